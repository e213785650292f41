"""Where one area stands among the areas of its kind."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Standing:
    """Rank of one area among those with a value.

    Parameters
    ----------
    rank_from_highest, rank_from_lowest : int
        1 is the highest (lowest); areas with the same value share the better of their ranks.
    of : int
        Areas with a value, this one included.
    tied : int
        Other areas with exactly the same value.
    """

    rank_from_highest: int
    rank_from_lowest: int
    of: int
    tied: int


def standings(values: pd.Series) -> dict[str, Standing]:
    """The rank of every area that has a value; parameters and warning as in `standing`.

    Examples
    --------
    >>> standings(pd.Series({"a": 79.1, "b": 86.9}))["b"].rank_from_highest
    1
    """
    found = values.dropna()
    low = found.rank(method="min")
    high = found.rank(method="min", ascending=False)
    tied = found.groupby(found).transform("size") - 1
    return {
        str(code): Standing(int(h), int(lo), len(found), int(t))
        for code, h, lo, t in zip(found.index, high, low, tied, strict=True)
    }


def standing(values: pd.Series, area_code: str) -> Standing | None:
    """The rank of one area, or None when it has no value.

    Parameters
    ----------
    values : Series of float
        One value an area, its code as the index; missing values do not count as areas.
    area_code : str
        The area asked about; must be in the index.

    Returns
    -------
    Standing or None

    Warning
    -------
    Ranks of small areas are mostly chance where the figures' intervals overlap: say so beside them.

    Examples
    --------
    >>> standing(pd.Series({"a": 79.1, "b": 86.9, "c": 80.0}), "c").rank_from_lowest
    2
    """
    return standings(values).get(area_code)
