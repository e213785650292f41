"""A funnel: shares of areas or institutions against their size, with limits widened for how much they differ."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from trafford_explorer.measures._inputs import (
    check_confidence,
    check_lengths,
    normal_quantile,
    read_numbers,
    refuse,
)
from trafford_explorer.measures.intervals import Interval

TRIM = 0.1
"""Part of the z-scores at either end that is drawn in before the dispersion is worked out."""
WARNING, ALARM = 0.95, 0.998
"""The two pairs of limits of a funnel."""


@dataclass(frozen=True)
class Funnel:
    """Shares about a target.

    Parameters
    ----------
    target : float
        The share that all would have, 0 to 1.
    shares : tuple of float
        One an area, 0 to 1.
    denominators : tuple of float
    z : tuple of float
        Each share's distance from the target in its own standard errors, above 0 for more.
    dispersion : float
        By how much the winsorised z-scores vary more than chance alone gives, at least 1.
    """

    target: float
    shares: tuple[float, ...]
    denominators: tuple[float, ...]
    z: tuple[float, ...]
    dispersion: float

    @property
    def widening(self) -> float:
        """How many times as far from the target the widened limits are as the plain ones."""
        return float(np.sqrt(self.dispersion))

    def limits(
        self, denominators: Sequence[float] | float, confidence: float, *, widened: bool = True
    ) -> Interval:
        """The limits for some sizes, as shares from 0 to 1.

        Parameters
        ----------
        denominators : float or array of float
            Above 0.
        confidence : float
            Such as `WARNING` or `ALARM`.
        widened : bool
            Whether for over-dispersion; plain where not.
        """
        problems: list[str] = []
        people = read_numbers("denominators", denominators, problems, row=False)
        if (people <= 0).any():
            problems.append("every denominator must be above 0")
        check_confidence(confidence, problems)
        refuse(problems)
        reach = normal_quantile(confidence) * np.sqrt(self.target * (1 - self.target) / people)
        reach = reach * (self.widening if widened else 1.0)
        lower, upper = np.maximum(self.target - reach, 0.0), np.minimum(self.target + reach, 1.0)
        return Interval(lower[()], upper[()])

    def outside(self, confidence: float, *, widened: bool = True) -> tuple[int, ...]:
        """Of every share whether it lies above (1) or below (-1) the limits, or between them (0)."""
        reach = normal_quantile(confidence) * (self.widening if widened else 1.0)
        return tuple(int(np.sign(z)) if abs(z) > reach else 0 for z in self.z)


def funnel(
    counts: Sequence[float], denominators: Sequence[float], target: float | None = None
) -> Funnel:
    """A funnel of shares, its limits widened for over-dispersion.

    Parameters
    ----------
    counts : sequence of float, n
        People with the thing counted in each area or institution, 0 or more.
    denominators : sequence of float, n
        People who could be counted, above 0, at least the count; at least 3.
    target : float, optional
        The share that the funnel stands about, above 0 and below 1; that of all together where none
        is given.

    Returns
    -------
    Funnel

    Raises
    ------
    ValueError
        When lengths differ, a number is missing or out of its range, or all or nobody is counted.

    Interpretation
    --------------
    Outside the plain limits lies what chance alone would seldom give. Where nearly all lie outside,
    something else sets them apart (age, what is recorded); the widened limits take as much difference
    for granted as the middle of them shows, so that only what stands out even then lies outside.

    Applicability
    -------------
    For counts out of known numbers. Not a test of quality. The widening is the same for small and
    large, which is hard on neither only where what sets them apart does not shrink with size. Limits
    are of the normal approximation and end at 0 and 1.

    Source
    ------
    D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine
    24, 2005, 1185-1202, and Handling over-dispersion of performance indicators, Quality and Safety in
    Health Care 14, 2005, 347-351: the multiplicative approach, the dispersion being the mean square
    of the z-scores after the tenth at either end is drawn in to the tenth's own value (winsorised).
    It is never below 1. The Care Quality Commission has used winsorised z-scores so for general
    practices (Intelligent Monitoring: NHS GP Practices, Statistical methodology, 2015). Worked by hand
    in the tests.

    Examples
    --------
    Three of 100 about 0.2, whose standard error is 0.04: z is -2.5, 0 and 2.5, drawn in to -2 and 2 by
    the tenths, so the dispersion is 8 / 3.

    >>> found = funnel([10, 20, 30], [100, 100, 100])
    >>> found.target, [round(z, 4) for z in found.z], round(found.dispersion, 4)
    (0.2, [-2.5, 0.0, 2.5], 2.6667)
    """
    problems: list[str] = []
    events = read_numbers("counts", counts, problems)
    people = read_numbers("denominators", denominators, problems)
    check_lengths({"counts": events, "denominators": people}, problems, fewest=3)
    if (events < 0).any():
        problems.append("no count may be below 0")
    if (people <= 0).any():
        problems.append("every denominator must be above 0")
    elif len(events) == len(people) and (events > people).any():
        problems.append("no count may be larger than its denominator")
    refuse(problems)
    middle = float(events.sum() / people.sum() if target is None else target)
    if not 0 < middle < 1:
        refuse([f"target is {middle:g}; it must be above 0 and below 1"])
    shares = events / people
    z = (shares - middle) / np.sqrt(middle * (1 - middle) / people)
    low, high = np.quantile(z, [TRIM, 1 - TRIM])
    dispersion = max(1.0, float(np.mean(np.clip(z, low, high) ** 2)))
    return Funnel(
        middle,
        tuple(shares.tolist()),
        tuple(people.tolist()),
        tuple(z.tolist()),
        dispersion,
    )
