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
    found = values.dropna()
    if area_code not in found.index:
        return None
    value = found[area_code]
    return Standing(
        rank_from_highest=int((found > value).sum()) + 1,
        rank_from_lowest=int((found < value).sum()) + 1,
        of=len(found),
        tied=int((found == value).sum()) - 1,
    )
