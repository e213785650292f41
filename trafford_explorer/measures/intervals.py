"""Confidence intervals of shares, counts and rates."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from trafford_explorer.measures._inputs import (
    check_confidence,
    normal_quantile,
    read_numbers,
    refuse,
)

FEW_EVENTS = 10
"""Below so many events the interval of a rate is the exact one."""


class Interval(NamedTuple):
    """Lower and upper limits, of the shape of what was given.

    Parameters
    ----------
    lower, upper : float or ndarray of float
    """

    lower: np.ndarray
    upper: np.ndarray


def _read(
    count: Sequence[float] | float,
    denominator: Sequence[float] | float | None,
    confidence: float,
    *,
    share: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """Counts and denominators in one shape; ValueError with everything that is wrong."""
    problems: list[str] = []
    events = read_numbers("count", count, problems, row=False)
    people = read_numbers(
        "denominator", 1.0 if denominator is None else denominator, problems, row=False
    )
    if (events < 0).any():
        problems.append("no count may be below 0")
    if (people <= 0).any():
        problems.append("every denominator must be above 0")
    check_confidence(confidence, problems)
    try:
        events, people = np.broadcast_arrays(events, people)
    except ValueError:
        problems.append(f"count and denominator differ in shape: {events.shape}, {people.shape}")
    else:
        if share and (events > people).any():
            problems.append("no count may be larger than its denominator")
    refuse(problems)
    return events, people


def wilson_interval(
    count: Sequence[float] | float, denominator: Sequence[float] | float, confidence: float = 0.95
) -> Interval:
    """Wilson's score interval of a share.

    Parameters
    ----------
    count : float or array of float
        People (or homes) with the thing counted, 0 or more.
    denominator : float or array of float
        People (or homes) counted, above 0, at least `count`.
    confidence : float
        From 0.5 to below 1.

    Returns
    -------
    Interval
        Limits of the share, 0 to 1.

    Raises
    ------
    ValueError
        When a number is missing or out of its range.

    Interpretation
    --------------
    The shares that the count would not contradict, if it were drawn from a large population.

    Applicability
    -------------
    For counts out of a known number. Not for rates in which one person can be counted twice, nor
    for percentages whose denominator is not known.

    Source
    ------
    E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22,
    1927, 209-212; the method of OHID for proportions. Published example: R. G. Newcombe, Two-sided
    confidence intervals for the single proportion, Statistics in Medicine 17, 1998, 857-872, table
    I: 81 of 263 gives 0.2553 to 0.3662.

    Examples
    --------
    >>> found = wilson_interval(81, 263)
    >>> round(float(found.lower), 4), round(float(found.upper), 4)
    (0.2553, 0.3662)
    """
    events, people = _read(count, denominator, confidence, share=True)
    z = normal_quantile(confidence)
    share = events / people
    middle = share + z**2 / (2 * people)
    reach = z * np.sqrt(share * (1 - share) / people + z**2 / (4 * people**2))
    scale = 1 + z**2 / people
    # Exactly 0 and 1 at the ends, where rounding would leave the share outside its limits.
    lower = np.where(events == 0, 0.0, (middle - reach) / scale)
    upper = np.where(events == people, 1.0, (middle + reach) / scale)
    return Interval(lower[()], upper[()])


def byar_interval(count: Sequence[float] | float, confidence: float = 0.95) -> Interval:
    """Byar's interval of a count of events.

    Parameters
    ----------
    count : float or array of float
        Events, 0 or more.
    confidence : float
        From 0.5 to below 1.

    Returns
    -------
    Interval
        Limits of the count.

    Raises
    ------
    ValueError
        When a number is missing or out of its range.

    Interpretation
    --------------
    The averages that the count would not contradict, if events came singly and by chance.

    Applicability
    -------------
    For 10 events or more; below that `rate_interval` takes the exact Poisson interval. Where the
    formula would fall below 0 (very few events, very high confidence) the lower limit is 0.

    Source
    ------
    N. E. Breslow and N. E. Day, Statistical methods in cancer research, volume II, IARC 1987, p.
    69; OHID technical guide on confidence intervals, which has it within 0.2% of the exact 95%
    limits from 10 events on (checked in the tests). No published example was found; worked by
    hand, the lower limit of 10 events is 10 (1 - 1/90 - 1.96 / (3 sqrt(10)))^3 = 4.79.

    Examples
    --------
    >>> found = byar_interval(10)
    >>> round(float(found.lower), 2), round(float(found.upper), 2)
    (4.79, 18.39)
    """
    events, _ = _read(count, None, confidence)
    z = normal_quantile(confidence)
    some = np.where(events == 0, 1.0, events)
    lower = some * (1 - 1 / (9 * some) - z / (3 * np.sqrt(some))) ** 3
    above = events + 1
    upper = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    return Interval(np.where(events == 0, 0.0, np.maximum(lower, 0.0))[()], upper[()])


def rate_interval(
    count: Sequence[float] | float,
    denominator: Sequence[float] | float,
    confidence: float = 0.95,
    multiplier: float = 100_000,
) -> Interval:
    """Interval of a crude rate: Byar's, and the exact Poisson interval below 10 events.

    Parameters
    ----------
    count : float or array of float
        Events, 0 or more.
    denominator : float or array of float
        Person-years (or people), above 0.
    confidence : float
        From 0.5 to below 1.
    multiplier : float
        The rate is events per so many, above 0.

    Returns
    -------
    Interval
        Limits of the rate, per `multiplier`.

    Raises
    ------
    ValueError
        When a number is missing or out of its range.

    Interpretation
    --------------
    The rates that the count would not contradict, if events came singly and by chance.

    Applicability
    -------------
    For crude rates of independent events. Not for directly standardised rates, nor for events
    that come in clusters.

    Source
    ------
    OHID technical guide on confidence intervals: Byar's method, exact below 10 events (F. Garwood,
    Fiducial limits for the Poisson distribution, Biometrika 28, 1936, 437-442: 5 events give 1.62
    to 11.67).

    Examples
    --------
    >>> found = rate_interval(5, 1, multiplier=1)
    >>> round(float(found.lower), 2), round(float(found.upper), 2)
    (1.62, 11.67)
    """
    from scipy.special import gammaincinv  # slow to import, and pages without rates do without

    events, years = _read(count, denominator, confidence)
    if not 0 < multiplier < np.inf:
        refuse([f"multiplier is {multiplier}; it must be above 0"])
    byar = byar_interval(events, confidence)
    tail = (1 - confidence) / 2
    exact_lower = np.where(events > 0, gammaincinv(np.where(events > 0, events, 1.0), tail), 0.0)
    exact_upper = gammaincinv(events + 1, 1 - tail)
    few = events < FEW_EVENTS
    lower = np.where(few, exact_lower, byar.lower)
    upper = np.where(few, exact_upper, byar.upper)
    return Interval((lower / years * multiplier)[()], (upper / years * multiplier)[()])
