"""How unequally something is spread along a ranking by deprivation."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from trafford_explorer.measures._inputs import check_lengths, read_numbers, refuse


@dataclass(frozen=True)
class Lorenz:
    """Points of a concentration curve, from (0, 0) to (1, 1).

    Parameters
    ----------
    people : tuple of float
        Cumulative share of people, most deprived first.
    amount : tuple of float
        Cumulative share of the thing counted.
    """

    people: tuple[float, ...]
    amount: tuple[float, ...]


def lorenz_points(values: Sequence[float], populations: Sequence[float]) -> Lorenz:
    """The concentration curve of a rate over areas ordered from most to least deprived.

    Parameters
    ----------
    values : sequence of float, n
        Rate in each area, 0 or more and not all 0, most deprived first.
    populations : sequence of float, n
        People in each area, above 0; at least 2 areas.

    Returns
    -------
    Lorenz
        n + 1 points.

    Raises
    ------
    ValueError
        When a number is missing or out of its range.

    Interpretation
    --------------
    On the diagonal each area has its share. Above it, more than its share falls to the more deprived
    areas.

    Applicability
    -------------
    As for `concentration_index`.

    Source
    ------
    A. Wagstaff, P. Paci and E. van Doorslaer, On the measurement of inequalities in health, Social
    Science and Medicine 33, 1991, 545-557.

    Examples
    --------
    >>> lorenz_points([3, 1], [50, 50]).amount
    (0.0, 0.75, 1.0)
    """
    problems: list[str] = []
    y = read_numbers("values", values, problems)
    n = read_numbers("populations", populations, problems)
    check_lengths({"values": y, "populations": n}, problems, fewest=2)
    if (n <= 0).any():
        problems.append("every population must be above 0")
    if (y < 0).any():
        problems.append("no value may be below 0")
    elif len(y) and not y.any():
        problems.append("the values must not all be 0")
    refuse(problems)
    return Lorenz(_cumulative_share(n), _cumulative_share(y * n))


def _cumulative_share(amounts: np.ndarray) -> tuple[float, ...]:
    running = np.cumsum(amounts)
    return (0.0, *(running / running[-1]).tolist())


def concentration_index(values: Sequence[float], populations: Sequence[float]) -> float:
    """The concentration index of a rate over areas ordered from most to least deprived.

    Parameters
    ----------
    values : sequence of float, n
        Rate in each area, 0 or more and not all 0, most deprived first.
    populations : sequence of float, n
        People in each area, above 0; at least 2 areas.

    Returns
    -------
    float
        From -1 to 1.

    Raises
    ------
    ValueError
        When a number is missing or out of its range.

    Interpretation
    --------------
    0: everyone has their share. Negative: more falls to the more deprived areas. It is twice the area
    between the diagonal and the curve, negative where the curve is above.

    Applicability
    -------------
    For things counted from 0 upwards. Not for scores with an arbitrary zero, nor to compare
    indicators of very different prevalence.

    Source
    ------
    N. Kakwani, A. Wagstaff and E. van Doorslaer, Socioeconomic inequalities in health, Journal of
    Econometrics 77, 1997, 87-103. Published example: O. O'Donnell and others, Analyzing health
    equity using household survey data, World Bank 2008, table 8.1, deaths under five in India by
    wealth, -0.1694.

    Examples
    --------
    >>> deaths_per_1000_births = [154.7, 152.9, 119.5, 86.9, 54.3]
    >>> births = [29939, 28776, 26528, 24689, 19739]
    >>> round(concentration_index(deaths_per_1000_births, births), 4)
    -0.1694
    """
    points = lorenz_points(values, populations)
    return float(1 - 2 * np.trapezoid(points.amount, points.people))
