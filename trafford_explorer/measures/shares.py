"""Shares and rates published without an interval, tested with a number of people from elsewhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite, nan
from typing import TypeVar

from trafford_explorer.measures.difference import Difference, Estimate, Verdict, difference
from trafford_explorer.measures.intervals import rate_interval, wilson_interval
from trafford_explorer.measures.trend import (
    Direction,
    Trend,
    recent_trend,
    recent_trend_of_estimates,
)

SLACK = 0.2
"""A verdict is believed where it stands with so much fewer and so much more people."""
UNSURE = "the answer hangs on how many people were counted"
T = TypeVar("T")


@dataclass(frozen=True)
class Share:
    """A published share or rate, and about how many people it is of.

    Parameters
    ----------
    value : float
        So many per `per` people; NaN where it is missing.
    people : float
        Above 0; NaN where it is missing.
    per : int
        100 for a share; more for a rate of events, in which a person may be counted twice.
    """

    value: float
    people: float
    per: int = 100

    def estimate(self, times: float = 1.0) -> Estimate:
        """With Wilson's interval for a share, Byar's for a rate, for so many times the people."""
        people = self.people * times
        count = self.value / self.per * people
        if self.per == 100:
            found = wilson_interval(count, people)
            limits = self.per * float(found.lower), self.per * float(found.upper)
        else:
            found = rate_interval(count, people, multiplier=self.per)
            limits = float(found.lower), float(found.upper)
        return Estimate(self.value, min(limits[0], self.value), max(limits[1], self.value))


def difference_of_shares(first: Share, second: Share, *, exact: bool = False) -> Difference:
    """The first share minus the second, and whether chance alone could give it.

    Parameters
    ----------
    first, second : Share
        Of different people.
    exact : bool
        Whether the numbers of people were published with the shares. Otherwise the verdict is given
        only where it is the same with a fifth fewer and a fifth more people.

    Returns
    -------
    Difference

    Source
    ------
    Wilson's and Byar's intervals as in `measures.intervals`, the test as in `measures.difference`.
    Worked by hand: 95.7% of 2,756 less 90.6% of 2,474 is 5.1, 7.3 standard errors.

    Examples
    --------
    >>> found = difference_of_shares(Share(95.7, 2756), Share(90.6, 2474))
    >>> round(found.estimate, 1), round(found.z, 1), str(found.verdict)
    (5.1, 7.3, 'different')
    """
    return _if_alike(
        lambda times: difference(first.estimate(times), second.estimate(times)),
        lambda found: found.verdict,
        lambda found: Difference(found.estimate, None, None, None, Verdict.CANNOT_SAY, UNSURE),
        exact,
    )


def trend_of_shares(shares: Sequence[Share], *, exact: bool = False) -> Trend:
    """The recent trend of shares or rates, yearly, oldest first.

    The parameters and what is believed are as in `difference_of_shares`; the method is that of
    `recent_trend` for shares and of `recent_trend_of_estimates` for rates.
    """

    def at(times: float) -> Trend:
        if all(share.per == 100 for share in shares):
            known = [
                (share.value / 100 * share.people * times, share.people * times)
                if isfinite(share.value)
                else (nan, nan)
                for share in shares
            ]
            return recent_trend([count for count, _ in known], [people for _, people in known])
        return recent_trend_of_estimates(
            [share.estimate(times) if isfinite(share.value) else None for share in shares]
        )

    return _if_alike(
        at,
        lambda found: found.direction,
        lambda found: Trend(Direction.UNKNOWN, reason=UNSURE),
        exact,
    )


def _if_alike(
    at: Callable[[float], T], said: Callable[[T], str], unsure: Callable[[T], T], exact: bool
) -> T:
    """What is found with the people given, unless it says something else with fewer or more."""
    found = at(1.0)
    if exact or all(said(at(times)) == said(found) for times in (1 - SLACK, 1 + SLACK)):
        return found
    return unsure(found)
