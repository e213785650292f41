"""The recent trend of a series, tested as OHID tests it for Fingertips."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import erfc, isnan, log, nan, sqrt

import numpy as np

from trafford_explorer.measures._inputs import Z95
from trafford_explorer.measures.difference import Estimate

POINTS = 5
"""Years that a recent trend looks at, the newest."""
CRITICAL = 9.5495
"""Chi-squared with 1 degree of freedom above which p is below 0.002."""


class Direction(StrEnum):
    """Where the newest five points lead."""

    INCREASING = "increasing"
    DECREASING = "decreasing"
    NONE = "none"
    """No significant change."""
    UNKNOWN = "unknown"
    """It cannot be calculated."""


@dataclass(frozen=True)
class Trend:
    """The recent trend of a series.

    Parameters
    ----------
    direction : Direction
    chi_squared, p : float
        The test statistic with 1 degree of freedom and its probability; NaN where it cannot be
        calculated.
    reason : str
        Why it cannot be calculated, or why a large `chi_squared` is no trend; "" otherwise.
    """

    direction: Direction
    chi_squared: float = nan
    p: float = nan
    reason: str = ""


def recent_trend(counts: Sequence[float], denominators: Sequence[float]) -> Trend:
    """The recent trend of a proportion: its latest five yearly figures.

    Parameters
    ----------
    counts : sequence of float, n
        People with the thing counted, oldest first; NaN or None where a year is missing.
    denominators : sequence of float, n
        People counted, above 0; NaN or None where a year is missing.

    Returns
    -------
    Trend
        `unknown` for fewer than five years, a missing figure among the latest five, and a count of
        none or of all.

    Raises
    ------
    ValueError
        When the two differ in length, or a count lies outside 0 to its denominator.

    Applicability
    -------------
    Whole years that follow each other, do not overlap and are counted in one way. Not for pooled,
    rolling or monthly figures.

    Source
    ------
    Office for Health Improvement and Disparities, Public health technical guidance, "Fingertips
    trend markers" (fingertips.phe.org.uk, static reports): chi-squared for a linear trend in
    proportions; the direction is that of the slope of the log odds, which must not turn when any one
    of the points is left out.

    Examples
    --------
    >>> found = recent_trend([2618, 2462, 2329, 2349, 2241], [2782, 2644, 2507, 2526, 2474])
    >>> str(found.direction), round(found.chi_squared, 3)
    ('decreasing', 19.745)
    >>> found = recent_trend([100, 110, 120, 130, 140], [1000] * 5)
    >>> str(found.direction), round(found.chi_squared, 3), round(found.p, 4)
    ('none', 9.47, 0.0021)
    """
    if len(counts) != len(denominators):
        raise ValueError(
            f"{len(counts)} counts and {len(denominators)} denominators were given; they must be "
            "as many."
        )
    if len(counts) < POINTS:
        return _too_few(len(counts))
    r = np.asarray(counts[-POINTS:], dtype=float)
    n = np.asarray(denominators[-POINTS:], dtype=float)
    if not (np.isfinite(r).all() and np.isfinite(n).all()):
        return Trend(Direction.UNKNOWN, reason="a figure is missing among the latest five")
    if (n <= 0).any() or (r < 0).any() or (r > n).any():
        raise ValueError("Every denominator must be above 0, and no count below 0 or above it.")
    if (r == n).any() or (r == 0).any():
        return Trend(Direction.UNKNOWN, reason="one of the latest five counts is none or all")
    t = np.arange(1.0, POINTS + 1)
    total, events = n.sum(), r.sum()
    chi_squared = (
        total
        * (total * (r * t).sum() - events * (n * t).sum()) ** 2
        / (events * (total - events) * (total * (n * t**2).sum() - (n * t).sum() ** 2))
    )
    odds = np.array([log(a / (b - a)) for a, b in zip(r, n, strict=True)])
    return _judge(chi_squared, t, odds, np.ones(POINTS))


def recent_trend_of_estimates(estimates: Sequence[Estimate | None]) -> Trend:
    """The recent trend of rates, expectancies or indices with 95% limits: the latest five years.

    Parameters
    ----------
    estimates : sequence of Estimate or None, n
        Oldest first; None where a year is missing.

    Returns
    -------
    Trend
        `unknown` for fewer than five years, and where one of the latest five is missing or has no
        interval.

    Notes
    -----
    A straight line weighted by one over the squared standard error, which is the width of the
    interval over 3.92; chi-squared is the square of its slope over the slope's standard error. The
    slope must not turn when any one of the points is left out.

    Source
    ------
    As in `recent_trend`.

    Examples
    --------
    >>> found = recent_trend_of_estimates([Estimate(v, v - 1, v + 1) for v in (70, 71, 72, 73, 74)])
    >>> str(found.direction), round(found.chi_squared, 2)
    ('increasing', 38.41)
    """
    if len(estimates) < POINTS:
        return _too_few(len(estimates))
    latest = estimates[-POINTS:]
    if any(one is None or isnan(one.value) for one in latest):
        return Trend(Direction.UNKNOWN, reason="a figure is missing among the latest five")
    if not all(one.has_interval and one.upper > one.lower for one in latest):
        return Trend(Direction.UNKNOWN, reason="one of the latest five has no interval")
    t = np.arange(1.0, POINTS + 1)
    weights = np.array([((one.upper - one.lower) / (2 * Z95)) ** -2 for one in latest])
    values = np.array([one.value for one in latest])
    middle = (weights * t).sum() / weights.sum()
    slope = _slope(t, values, weights)
    return _judge(slope**2 * (weights * (t - middle) ** 2).sum(), t, values, weights)


def _too_few(points: int) -> Trend:
    return Trend(Direction.UNKNOWN, reason=f"{points} of the {POINTS} years needed are there")


def _slope(t: np.ndarray, values: np.ndarray, weights: np.ndarray) -> float:
    """Slope of the weighted straight line through points."""
    middle = (weights * t).sum() / weights.sum()
    return float((weights * (t - middle) * values).sum() / (weights * (t - middle) ** 2).sum())


def _judge(chi_squared: float, t: np.ndarray, values: np.ndarray, weights: np.ndarray) -> Trend:
    """The trend by its test and by the slopes with all points and with each left out."""
    p = erfc(sqrt(chi_squared / 2))
    if not chi_squared > CRITICAL:
        return Trend(Direction.NONE, float(chi_squared), p)
    slope = _slope(t, values, weights)
    without = [_slope(*(np.delete(row, i) for row in (t, values, weights))) for i in range(len(t))]
    if any(part * slope <= 0 for part in without):
        reason = "the slope turns when one of the five is left out"
        return Trend(Direction.NONE, float(chi_squared), p, reason)
    return Trend(Direction.INCREASING if slope > 0 else Direction.DECREASING, float(chi_squared), p)
