"""How many fewer there would be if everyone had the rate of the least deprived."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from trafford_explorer.measures._inputs import check_lengths, read_numbers, refuse
from trafford_explorer.measures.difference import Estimate, limits_of_difference
from trafford_explorer.measures.intervals import rate_interval, wilson_interval


@dataclass(frozen=True)
class Attributable:
    """Arithmetic on rates, and nothing about causes.

    Parameters
    ----------
    count : float
        People (or events) counted.
    expected : float
        How many there would be if everyone had the rate of the least deprived.
    excess : float
        `count` minus `expected`.
    lower, upper : float
        95% limits of `excess`.
    fraction : float
        `excess` over `count`.
    """

    count: float
    expected: float
    excess: float
    lower: float
    upper: float
    fraction: float


def population_attributable(
    counts: Sequence[float],
    denominators: Sequence[float],
    *,
    reference: int = 1,
    events: bool = False,
) -> Attributable:
    """The excess of a count over what the least deprived groups' rate would give.

    Parameters
    ----------
    counts : sequence of float, n
        People in each group, most deprived first, 0 or more.
    denominators : sequence of float, n
        People in each group, above 0; at least 2 groups.
    reference : int
        How many groups at the end are the least deprived, taken together: 2 of 10 tenths are the
        least deprived fifth. Above 0, below n.
    events : bool
        Whether what is counted can befall one person twice, or deaths are set against
        person-years, so that a count may pass its denominator; else people are counted.

    Returns
    -------
    Attributable

    Raises
    ------
    ValueError
        When a number is missing or out of its range, or nothing was counted.

    Interpretation
    --------------
    Arithmetic: "if everyone had the rate of the least deprived fifth there would be so many fewer".
    It does not say what makes the rates differ, nor what would change them. Negative where the
    least deprived have the higher rate.

    Applicability
    -------------
    Where lower is better. Limits hold for counts that vary by chance; of counts of everyone they
    say how much chance alone might move them.

    Notes
    -----
    The excess is the people outside the least deprived groups times the difference of the two
    rates, so its limits are those of a difference of independent rates (Newcombe's method 10 over
    Wilson's intervals, or Byar's for events).

    Source
    ------
    J. P. Mackenbach and A. E. Kunst, Measuring the magnitude of socio-economic inequalities in
    health, Social Science and Medicine 44, 1997, 757-771. No published example with counts was
    found; worked by hand, 30 of 100 and 10 of 100 would be 20 at the second rate, an excess of 20
    in 40. Limits: R. G. Newcombe, Statistics in Medicine 17, 1998, 873-890, method 10: 56 of 70
    less 48 of 80 is 0.2 (0.0524 to 0.3339), which for 70 people are 3.7 to 23.4.

    Examples
    --------
    >>> found = population_attributable([30, 10], [100, 100])
    >>> found.excess, found.fraction
    (20.0, 0.5)
    >>> found = population_attributable([56, 48], [70, 80])
    >>> round(found.excess), round(found.lower, 1), round(found.upper, 1)
    (14, 3.7, 23.4)
    """
    problems: list[str] = []
    c = read_numbers("counts", counts, problems)
    n = read_numbers("denominators", denominators, problems)
    check_lengths({"counts": c, "denominators": n}, problems, fewest=2)
    if (c < 0).any():
        problems.append("no count may be below 0")
    elif len(c) and not c.any():
        problems.append("nothing was counted, so there is no excess to speak of")
    if (n <= 0).any():
        problems.append("every denominator must be above 0")
    elif not events and len(c) == len(n) and (c > n).any():
        problems.append("no count may be above its denominator")
    if not 0 < reference < max(len(c), 2):
        problems.append(f"reference is {reference}; it must be above 0 and below the groups")
    refuse(problems)
    others = c[:-reference].sum(), n[:-reference].sum()
    least = c[-reference:].sum(), n[-reference:].sum()
    outside, total = float(others[1]), float(c.sum())
    excess = float(others[0] - least[0] / least[1] * others[1])
    lower, upper = limits_of_difference(_rate(*others, events), _rate(*least, events))
    return Attributable(
        total, total - excess, excess, lower * outside, upper * outside, excess / total
    )


Group = tuple[float, float]
"""How many are counted, and among how many people; both 0 where there is nobody."""


def attributable_inside(apart: Group, shared: Group, least: Group) -> Attributable:
    """The excess of one area's count over what the least deprived group's rate would give it.

    Parameters
    ----------
    apart : (float, float)
        Those of the area outside the least deprived group: counted, and all.
    shared : (float, float)
        Those of the area who are themselves in that group; (0, 0) for nobody.
    least : (float, float)
        The whole group, `shared` among them.

    Returns
    -------
    Attributable

    Raises
    ------
    ValueError
        When a count is below 0 or above its people, the area or the group is empty, nothing was
        counted in the area, or more is shared than the group has.

    Interpretation
    --------------
    As in `population_attributable`, of which it is the part that falls to one area: over areas that
    make up the whole, the excesses add to the whole's.

    Notes
    -----
    Written as a sum over people who are counted once: with a the area's people over the group's, the
    excess is those apart, plus (1 - a) times those shared, less a times the rest of the group. Its
    limits are those of a weighted sum of independent rates, each limit taking the side of every
    Wilson interval that faces it; for an area that shares nobody they are those of a difference of
    two rates.

    Source
    ------
    G. Y. Zou and A. Donner, Construction of confidence limits about effect measures: a general
    approach, Statistics in Medicine 27, 2008, 1693-1702 (weighted sums), over Wilson's intervals.
    Worked by hand: 30 of 100 apart and 10 of 100 in the group would be 10, an excess of 20; with 5
    of 50 of the group shared as well, 35 of 150 would be 15, an excess of 20.

    Examples
    --------
    >>> attributable_inside((30, 100), (5, 50), (10, 100)).excess
    20.0
    >>> found = attributable_inside((56, 70), (0, 0), (48, 80))
    >>> round(found.excess), round(found.lower, 1), round(found.upper, 1)
    (14, 3.7, 23.4)
    """
    groups = {"apart": apart, "shared": shared, "least": least}
    problems = [
        f"{name} counts {count:g} of {people:g} people; it must be from none to all of them"
        for name, (count, people) in groups.items()
        if not 0 <= count <= people
    ]
    rest = least[0] - shared[0], least[1] - shared[1]
    if not problems and not 0 <= rest[0] <= rest[1]:
        problems.append("more is shared with the least deprived group than it has")
    people = apart[1] + shared[1]
    if not people or not least[1]:
        problems.append("neither the area nor the least deprived group may be empty")
    count = float(apart[0] + shared[0])
    if not count:
        problems.append("nothing was counted, so there is no excess to speak of")
    refuse(problems)
    part = people / least[1]
    weighted = [
        (weight * n, _rate(c, n, events=False))
        for weight, (c, n) in ((1.0, apart), (1.0 - part, shared), (-part, rest))
        if n
    ]
    expected = part * float(least[0])
    excess = count - expected
    below = (w * (r.value - (r.lower if w > 0 else r.upper)) for w, r in weighted)
    above = (w * ((r.upper if w > 0 else r.lower) - r.value) for w, r in weighted)
    return Attributable(
        count, expected, excess, excess - hypot(*below), excess + hypot(*above), excess / count
    )


def _rate(count: float, people: float, events: bool) -> Estimate:
    """A share of people or a rate of events, for one person, with its limits."""
    found = rate_interval(count, people, multiplier=1) if events else wilson_interval(count, people)
    return Estimate(float(count / people), float(found.lower), float(found.upper))
