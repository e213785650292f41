"""Checks that the measures share. Problems are collected, so that an error names all of them."""

from collections.abc import Mapping, Sequence
from numbers import Real
from statistics import NormalDist

import numpy as np

LOWEST_CONFIDENCE = 0.5
"""Below it somebody has given the error rate (0.05) or an intention that no interval can serve."""


def read_numbers(name: str, given: object, problems: list[str], *, row: bool = True) -> np.ndarray:
    """The numbers as floats; what is wrong with them is added to `problems`.

    Parameters
    ----------
    name : str
        What to call them in a problem.
    given : sequence of float, or a number when `row` is False
    problems : list of str
        Added to.
    row : bool
        Whether they must be one row; otherwise any shape will do.

    Returns
    -------
    ndarray of float
        Empty when they are no numbers at all.
    """
    try:
        found = np.asarray(given)
        if found.dtype.kind not in "iufO" or any(isinstance(x, str) for x in found.flat):
            raise TypeError
        found = found.astype(float)
    except (TypeError, ValueError):
        problems.append(f"{name} must be numbers, none missing")
        return np.empty(0)
    if row and found.ndim != 1:
        problems.append(f"{name} must be one row of numbers")
        return np.empty(0)
    if not np.isfinite(found).all():
        problems.append(f"{name} holds a number that is missing or not finite")
    return found


def check_lengths(rows: Mapping[str, np.ndarray], problems: list[str], fewest: int) -> None:
    """Add a problem where the rows differ in length from the first, or it is too short."""
    (first, row), *others = rows.items()
    for name, other in others:
        if len(other) != len(row):
            problems.append(f"{name} has {len(other)} numbers and {first} has {len(row)}")
    if len(row) < fewest:
        problems.append(f"{first} has {len(row)} numbers; at least {fewest} are needed")


def check_confidence(confidence: float, problems: list[str]) -> None:
    """Add a problem where `confidence` is no level of confidence."""
    if not isinstance(confidence, Real) or not LOWEST_CONFIDENCE <= confidence < 1:
        problems.append(
            f"confidence is {confidence!r}; it must be at least {LOWEST_CONFIDENCE} and below 1, "
            "such as 0.95"
        )


def refuse(problems: Sequence[str], opening: str = "") -> None:
    """Raise a ValueError that names every problem, where there is one."""
    if problems:
        text = opening + "; ".join(problems)
        raise ValueError(text[:1].upper() + text[1:] + ".")


def normal_quantile(confidence: float) -> float:
    """Standard errors either side of an estimate that hold `confidence`: 1.96 for 0.95."""
    return NormalDist().inv_cdf((1 + confidence) / 2)


Z95 = normal_quantile(0.95)
