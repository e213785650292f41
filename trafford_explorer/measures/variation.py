"""How much of the variation among small areas lies between larger ones, and how much inside them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from trafford_explorer.measures._inputs import check_lengths, read_numbers, refuse

_ROUNDING = 1e-12


@dataclass(frozen=True)
class Variation:
    """Shares of a population-weighted variance.

    Parameters
    ----------
    share_between, share_within : float
        Shares of the whole, 0 to 1, adding to 1; both NaN where all values are equal.
    total : float
        The whole variance, in the unit of the values squared.
    groups : int
        Larger areas.
    areas : int
        Small areas.
    """

    share_between: float
    share_within: float
    total: float
    groups: int
    areas: int


def between_within(
    values: Sequence[float], groups: Sequence[str], weights: Sequence[float] | None = None
) -> Variation:
    """Split the variance of small areas' values by the larger areas that they lie in.

    Parameters
    ----------
    values : sequence of float, n
        One a small area.
    groups : sequence of str, n
        The larger area of each; at least 2 different ones.
    weights : sequence of float, n, optional
        People in each small area, above 0; all equal where none are given.

    Returns
    -------
    Variation

    Raises
    ------
    ValueError
        When lengths differ, a number or a group is missing, or there are fewer than 2 groups.

    Interpretation
    --------------
    A large share within means that the larger areas' averages hide most of the differences.

    Applicability
    -------------
    For values that may be averaged (scores, rates), not ranks or deciles. Small areas' own chance
    variation counts as "within".

    Source
    ------
    The sums of squares of a one-way analysis of variance, weighted (any textbook of statistics). No
    published example with weights was found; worked by hand, 1 and 3 in one group, 5 and 7 in
    another have means 2 and 6 and variance 5, of which 4 lies between.

    Examples
    --------
    >>> found = between_within([1, 3, 5, 7], ["a", "a", "b", "b"])
    >>> round(found.share_between, 6), round(found.share_within, 6), found.total
    (0.8, 0.2, 5.0)
    """
    problems: list[str] = []
    y = read_numbers("values", values, problems)
    w = np.ones(len(y)) if weights is None else read_numbers("weights", weights, problems)
    # Through a Series, so that None and NaN stay missing beside words.
    codes, names = pd.factorize(pd.Series(groups, dtype=object))
    check_lengths({"values": y, "weights": w, "groups": codes}, problems, fewest=2)
    if (codes < 0).any():
        problems.append("every small area needs a group")
    if len(names) < 2:
        problems.append("at least two groups are needed")
    if (w <= 0).any():
        problems.append("every weight must be above 0")
    refuse(problems)
    if np.ptp(y) <= _ROUNDING * np.abs(y).max():
        return Variation(float("nan"), float("nan"), 0.0, len(names), len(y))
    share = w / w.sum()
    apart = y - (share * y).sum()
    total = (share * apart**2).sum()
    size = np.bincount(codes, share)
    middle = np.bincount(codes, share * apart) / size
    part = min(float((size * middle**2).sum() / total), 1.0)
    return Variation(part, 1 - part, float(total), len(names), len(y))
