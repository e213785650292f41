"""How many fewer there would be if everyone had the rate of the least deprived."""

from collections.abc import Sequence
from dataclasses import dataclass

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


def _rate(count: float, people: float, events: bool) -> Estimate:
    """A share of people or a rate of events, for one person, with its limits."""
    found = rate_interval(count, people, multiplier=1) if events else wilson_interval(count, people)
    return Estimate(float(count / people), float(found.lower), float(found.upper))
