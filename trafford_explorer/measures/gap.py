"""The gap between the highest and the lowest of several areas."""

from dataclasses import dataclass

import pandas as pd

from trafford_explorer.formats import apart
from trafford_explorer.measures.difference import Estimate, limits_of_difference


@dataclass(frozen=True)
class Gap:
    """A difference between two areas, without a claim that it could not be chance.

    Parameters
    ----------
    high_code, low_code : str
        Area codes of the two ends.
    high, low : float
        Their values, in the indicator's unit.
    lower, upper : float or None
        95% limits of `absolute`, where both ends have limits.
    """

    high_code: str
    high: float
    low_code: str
    low: float
    lower: float | None = None
    upper: float | None = None

    @property
    def absolute(self) -> float:
        """High minus low, in the indicator's unit; never negative."""
        return apart(self.high, self.low)


def absolute_gap(
    values: pd.Series, lower: pd.Series | None = None, upper: pd.Series | None = None
) -> Gap:
    """The gap between the highest and the lowest of several areas.

    Parameters
    ----------
    values : Series of float
        One value an area, its code as the index; missing values are passed over. On a tie the
        code that sorts first stands.
    lower, upper : Series of float, optional
        95% limits, by the same codes; may be missing for some areas.

    Returns
    -------
    Gap
        With limits where both ends have them.

    Raises
    ------
    ValueError
        When fewer than two areas have a value, or a value lies outside its limits.

    Warning
    -------
    The two ends are picked because they are extreme, so some of their gap is chance, and its limits
    (those of two areas named beforehand) lie too high; it is larger where there are more areas, or
    smaller ones. It is no measure of inequality by deprivation.

    Source
    ------
    Limits as in `difference`.

    Examples
    --------
    >>> absolute_gap(pd.Series({"a": 79.1, "b": 86.9})).absolute.__round__(1)
    7.8
    >>> values = pd.Series({"a": 79.1, "b": 86.9})
    >>> gap = absolute_gap(values, values - [1.85, 2.0], values + [1.85, 2.0])
    >>> round(gap.lower, 1), round(gap.upper, 1)
    (5.1, 10.5)
    """
    high, low = _ends(values)
    ends = _estimates(values, lower, upper, high, low)
    limits = limits_of_difference(*ends) if high != low else None
    return Gap(str(high), ends[0].value, str(low), ends[1].value, *(limits or (None, None)))


def _ends(values: pd.Series) -> tuple[object, object]:
    """Codes of the highest and the lowest."""
    found = values.dropna().sort_index()
    if len(found) < 2:
        raise ValueError(f"A gap needs two areas with a value, and {len(found)} has one.")
    return found.idxmax(), found.idxmin()


def _estimates(
    values: pd.Series,
    lower: pd.Series | None,
    upper: pd.Series | None,
    high: object,
    low: object,
) -> tuple[Estimate, Estimate]:
    def one(code: object) -> Estimate:
        sides = [None if side is None else side.get(code) for side in (lower, upper)]
        return Estimate(
            float(values[code]), *(None if pd.isna(side) else float(side) for side in sides)
        )

    return one(high), one(low)
