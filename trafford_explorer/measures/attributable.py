"""What the count would be if every group had the rate of the least deprived one."""

from collections.abc import Sequence
from dataclasses import dataclass

from trafford_explorer.measures._inputs import check_lengths, read_numbers, refuse


@dataclass(frozen=True)
class Attributable:
    """Arithmetic on rates, and nothing about causes.

    Parameters
    ----------
    count : float
        Events (or people) counted.
    expected : float
        How many there would be if every group had the rate of the least deprived group.
    excess : float
        `count` minus `expected`.
    fraction : float
        `excess` over `count`.
    """

    count: float
    expected: float
    excess: float
    fraction: float


def population_attributable(counts: Sequence[float], denominators: Sequence[float]) -> Attributable:
    """The excess of a count over what the least deprived group's rate would give.

    Parameters
    ----------
    counts : sequence of float, n
        Events in each group, most deprived first, 0 or more.
    denominators : sequence of float, n
        People in each group, above 0; at least 2 groups.

    Returns
    -------
    Attributable

    Raises
    ------
    ValueError
        When a number is missing or out of its range, or nothing was counted.

    Interpretation
    --------------
    Arithmetic: "if every group had the least deprived group's rate there would be so many fewer".
    It does not say what makes the rates differ, nor what would change them. Negative where the
    least deprived group's rate is above the average.

    Applicability
    -------------
    Where lower is better and groups are large. The least deprived group's rate is taken as it is,
    chance included.

    Source
    ------
    J. P. Mackenbach and A. E. Kunst, Measuring the magnitude of socio-economic inequalities in
    health, Social Science and Medicine 44, 1997, 757-771. No published example with counts was
    found; worked by hand, 30 of 100 and 10 of 100 would be 20 at the second rate, an excess of 20
    in 40.

    Examples
    --------
    >>> found = population_attributable([30, 10], [100, 100])
    >>> found.excess, found.fraction
    (20.0, 0.5)
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
    refuse(problems)
    total, expected = float(c.sum()), float(c[-1] / n[-1] * n.sum())
    return Attributable(total, expected, total - expected, (total - expected) / total)
