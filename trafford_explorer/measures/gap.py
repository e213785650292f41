"""The gap between two values."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Gap:
    """A difference between two areas, without a claim that it could not be chance.

    Parameters
    ----------
    high_code, low_code : str
        Area codes of the two ends.
    high, low : float
        Their values, in the indicator's unit.
    """

    high_code: str
    high: float
    low_code: str
    low: float

    @property
    def absolute(self) -> float:
        """High minus low, in the indicator's unit; never negative."""
        return self.high - self.low


def absolute_gap(values: pd.Series) -> Gap:
    """The gap between the highest and the lowest of several areas.

    Parameters
    ----------
    values : Series of float
        One value an area, its code as the index; missing values are passed over. On a tie the
        code that sorts first stands.

    Returns
    -------
    Gap

    Raises
    ------
    ValueError
        When fewer than two areas have a value.

    Warning
    -------
    The two ends are picked because they are extreme, so some of their gap is chance; it is larger
    where there are more areas, or smaller ones. It is no measure of inequality by deprivation.

    Examples
    --------
    >>> absolute_gap(pd.Series({"a": 79.1, "b": 86.9})).absolute.__round__(1)
    7.8
    """
    found = values.dropna().sort_index()
    if len(found) < 2:
        raise ValueError(f"A gap needs two areas with a value, and {len(found)} has one.")
    return Gap(
        high_code=str(found.idxmax()),
        high=float(found.max()),
        low_code=str(found.idxmin()),
        low=float(found.min()),
    )
