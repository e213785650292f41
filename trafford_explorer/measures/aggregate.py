"""Scores and counts of small areas taken to larger ones."""

from dataclasses import dataclass

import pandas as pd

from trafford_explorer.measures._inputs import read_numbers, refuse

_COLUMNS = ("group", "value", "weight", "split")


@dataclass(frozen=True, eq=False)
class Aggregated:
    """One row a larger area.

    Parameters
    ----------
    table : DataFrame
        The larger area as the index, sorted: `value`, `weight` (people), `areas` (small areas in
        it) and `best_fit_share` (share of its people in small areas that are split).
    best_fit_share : float
        Share of all people whose small area lies in more than one larger area and was given to the
        one that holds most of it, 0 to 1.
    """

    table: pd.DataFrame
    best_fit_share: float


def weighted_aggregate(areas: pd.DataFrame, *, counts: bool = False) -> Aggregated:
    """A population-weighted mean of scores, or a share from summed counts, by larger area.

    Parameters
    ----------
    areas : DataFrame
        One row a small area: `group` (the larger area), `value` (a score; with `counts`, a count),
        `weight` (people; with `counts`, the denominator, above 0) and `split` (True where the
        small area lies in more than one larger area).
    counts : bool
        Whether `value` is a count to be added up; the result is then 100 x count / denominator.

    Returns
    -------
    Aggregated

    Raises
    ------
    ValueError
        When a column is missing or empty, something in it is missing, a weight is not above 0, or
        a count is below 0 or above its denominator.

    Interpretation
    --------------
    A mean score hides how far apart the small areas are: see `between_within`.

    Applicability
    -------------
    For scores and counts. Never for ranks, deciles or life expectancies. A large share of best-fit
    people means that the figure belongs only roughly to the larger area.

    Source
    ------
    MHCLG, English Indices of Deprivation 2019: Technical report, appendix N, average score of a
    larger area. No published example with its small areas was found; worked by hand, scores 10 and
    40 of 100 and 300 people average 32.5.

    Examples
    --------
    >>> rows = pd.DataFrame({"group": ["N", "N"], "value": [10.0, 40.0], "weight": [100, 300],
    ...                      "split": [False, True]})
    >>> found = weighted_aggregate(rows)
    >>> float(found.table.loc["N", "value"]), found.best_fit_share
    (32.5, 0.75)
    """
    missing = [column for column in _COLUMNS if column not in areas]
    if missing:
        raise ValueError(f"The table lacks the columns {', '.join(missing)}.")
    problems: list[str] = []
    value = read_numbers("value", areas["value"], problems)
    weight = read_numbers("weight", areas["weight"], problems)
    if areas.empty:
        problems.append("there are no areas")
    if areas["group"].isna().any():
        problems.append("every small area needs a group")
    if not areas["split"].isin([True, False]).all():
        problems.append("split must be True or False")
    if (weight <= 0).any():
        problems.append("every weight must be above 0")
    if counts and len(value) == len(weight) and ((value < 0) | (value > weight)).any():
        problems.append("every count must be 0 or more and no larger than its denominator")
    refuse(problems)
    split = areas["split"].astype(bool).to_numpy()
    rows = pd.DataFrame(
        {
            "group": areas["group"].to_numpy(),
            "total": value if counts else value * weight,
            "weight": weight,
            "best_fit": weight * split,
        }
    )
    summed = rows.groupby("group").sum()
    table = pd.DataFrame(
        {
            "value": summed["total"] / summed["weight"] * (100 if counts else 1),
            "weight": summed["weight"],
            "areas": rows.groupby("group").size(),
            "best_fit_share": summed["best_fit"] / summed["weight"],
        }
    )
    return Aggregated(table, float(weight[split].sum() / weight.sum()))
