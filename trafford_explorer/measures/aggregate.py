"""Scores and counts of small areas taken to larger ones."""

from collections.abc import Sequence

import pandas as pd

from trafford_explorer.indicators import Method
from trafford_explorer.measures._inputs import refuse

_NUMBERS = ("value", "count", "denominator")


def weighted_aggregate(areas: pd.DataFrame, by: Sequence[str], method: Method) -> pd.DataFrame:
    """Sums, shares from summed counts, or weighted means, by larger area.

    Parameters
    ----------
    areas : DataFrame
        One row a small area, and a sex or a period where `by` names them: the columns of `by`, and
        `value`, `count` and `denominator`, NaN where nothing is published. Every small area of a
        larger one has a row, so that a gap shows.
    by : sequence of str
        Columns that say to what a row belongs; the larger area among them.
    method : Method
        A share is 100 x the counts over the denominators, a weighted mean that of the values with
        the denominators as weights, a total the sum of the values.

    Returns
    -------
    DataFrame
        `by` as the index, sorted: `value`, unrounded; `count`, of a share; `denominator`, of a share
        or a mean; `areas` (small areas in it) and `lacking` (those of them without a figure). Where
        one lacks its figure the larger area has none.

    Raises
    ------
    ValueError
        When a column is missing, there is no row, a row belongs to nothing, a denominator is not
        above 0, or a count is below 0 or above its denominator.

    Interpretation
    --------------
    A mean score hides how far apart the small areas are: see `between_within`.

    Applicability
    -------------
    For scores and counts. Never for ranks, deciles or life expectancies.

    Source
    ------
    MHCLG, English Indices of Deprivation 2019: Technical report, appendix N, average score of a
    larger area. No published example with its small areas was found; worked by hand, scores 10 and
    40 of 100 and 300 people average 32.5.

    Examples
    --------
    >>> rows = pd.DataFrame({"group": ["N", "N"], "value": [10.0, 40.0], "count": [float("nan")] * 2,
    ...                      "denominator": [100.0, 300.0]})
    >>> float(weighted_aggregate(rows, ["group"], Method.WEIGHTED_MEAN).loc["N", "value"])
    32.5
    """
    _check(areas, by, method)
    above, below = _parts(areas, method)
    keys = [areas[column] for column in by]
    sums = pd.DataFrame({"above": above, "below": below}).groupby(keys).sum(min_count=1)
    lacking = (above.isna() | below.isna()).groupby(keys).sum()
    whole = lacking == 0
    if method is Method.TOTAL:
        value = sums["above"]
    else:
        value = (100.0 if method is Method.SHARE else 1.0) * sums["above"] / sums["below"]
    return pd.DataFrame(
        {
            "value": value.where(whole),
            "count": sums["above"].where(whole & (method is Method.SHARE)),
            "denominator": sums["below"].where(whole & (method is not Method.TOTAL)),
            "areas": above.groupby(keys).size(),
            "lacking": lacking,
        }
    )


def _check(areas: pd.DataFrame, by: Sequence[str], method: Method) -> None:
    missing = [column for column in (*by, *_NUMBERS) if column not in areas]
    if missing:
        raise ValueError(f"The table lacks the columns {', '.join(missing)}.")
    problems = []
    if areas.empty:
        problems.append("there are no areas")
    if areas[list(by)].isna().any(axis=None):
        problems.append(f"every small area needs a {' and a '.join(by)}")
    if method is not Method.TOTAL and (areas["denominator"] <= 0).any():
        problems.append("every denominator must be above 0")
    if method is Method.SHARE and (
        (areas["count"] < 0) | (areas["count"] > areas["denominator"])
    ).any(axis=None):
        problems.append("every count must be 0 or more and no larger than its denominator")
    refuse(problems)


def _parts(areas: pd.DataFrame, method: Method) -> tuple[pd.Series, pd.Series]:
    """What is added above and below the line of the fraction."""
    if method is Method.SHARE:
        return areas["count"], areas["denominator"]
    if method is Method.TOTAL:
        return areas["value"], pd.Series(1.0, index=areas.index)
    return areas["value"] * areas["denominator"], areas["denominator"]
