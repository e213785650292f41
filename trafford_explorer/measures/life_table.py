"""Life expectancy from deaths and populations by age."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from trafford_explorer.measures._inputs import (
    Z95,
    check_confidence,
    check_lengths,
    normal_quantile,
    read_numbers,
    refuse,
)

FEWEST_PERSON_YEARS = 5000
WIDEST_INTERVAL = 20.0
"""Years. No life expectancy is published whose 95% interval is wider."""
_BORN = 100_000
_FIRST_YEAR, _LATER = 0.1, 0.5
"""Share of a band that is lived, on average, by those who die in it."""


@dataclass(frozen=True)
class LifeTable:
    """Life expectancy at the start of each age band.

    Parameters
    ----------
    age_starts : tuple of float
        First age of each band, years; the last band is open.
    life_expectancy : tuple of float
        Years still to live on average at that age, at the death rates given; NaN at an age after
        the first whose 95% interval is wider than 20 years.
    lower, upper : tuple of float
        Its confidence limits; NaN where it is.
    survivors : tuple of float
        Of 100,000 born, those alive at that age.
    confidence : float
        Of the limits.
    """

    age_starts: tuple[float, ...]
    life_expectancy: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    survivors: tuple[float, ...]
    confidence: float

    @property
    def at_birth(self) -> float:
        """Life expectancy at age 0, years."""
        return self.life_expectancy[0]


def life_table(
    deaths: Sequence[float],
    populations: Sequence[float],
    age_starts: Sequence[float],
    *,
    confidence: float = 0.95,
) -> LifeTable:
    """An abridged life table with its intervals.

    Parameters
    ----------
    deaths : sequence of float, n
        Deaths in each age band over the period, 0 or more.
    populations : sequence of float, n
        Person-years lived in each band over the period, above 0.
    age_starts : sequence of float, n
        First age of each band, rising from 0: first the first year of life, last an open band (0,
        1, 5, 10 and so on to 90 in published tables).
    confidence : float
        Of the limits that come back, from 0.5 to below 1.

    Returns
    -------
    LifeTable

    Raises
    ------
    ValueError
        With every reason why no table is given: under 5,000 person-years in all, a band without
        people, more deaths than people in a band, no death in the last band, a 95% interval at
        birth wider than 20 years, or input out of range.

    Interpretation
    --------------
    Years lived on average by people who died at these rates all their lives. It describes an area
    and a period, not what awaits one person.

    Applicability
    -------------
    For an area's residents by sex. Not for groups that people join because of their health (such as
    care homes), and not to be averaged over areas.

    Source
    ------
    C. L. Chiang, The life table and its applications, 1984 (method II; a = 0.1 in the first year,
    0.5 elsewhere); variance of the open band after P. B. S. Silcocks, D. A. Jenner and R. Reza,
    Life expectancy as a summary of mortality in a population, Journal of Epidemiology and
    Community Health 55, 2001, 38-43; at least 5,000 person-years after B. Toson and A. Baker, Life
    expectancy at birth: methodological options for small populations, ONS 2003; the other rules
    as in OHID's R package PHEindicatormethods (`phe_life_expectancy`). Published example: the one
    in that package's tests (80.17 years at birth, 79.88 to 80.46), which is in the tests.

    Examples
    --------
    Where 2% of people die each year at every age, a life is 50 years:

    >>> table = life_table([20, 80, 500], [1000, 4000, 25000], [0, 1, 5])
    >>> round(table.at_birth, 1), round(table.life_expectancy[-1], 1)
    (50.0, 50.0)
    """
    d, n, ages = _read(deaths, populations, age_starts, confidence)
    rate = d / n
    width = np.append(np.diff(ages), 0.0)  # the open band has none: each of its sums is set apart
    part = np.full(len(ages), _LATER)
    part[0] = _FIRST_YEAR
    risk = np.minimum(width * rate / (1 + width * (1 - part) * rate), 1.0)
    risk[-1] = 1.0
    alive = _BORN * np.append(1.0, np.cumprod(1 - risk[:-1]))
    lived = width * (np.append(alive[1:], 0.0) + part * alive * risk)
    lived[-1] = alive[-1] / rate[-1]
    expectancy = _per_survivor(_from_here_on(lived), alive)

    variance = np.divide(risk**2 * (1 - risk), d, out=np.zeros_like(d), where=d > 0)
    later = np.append(expectancy[1:], 0.0)
    weighted = variance * alive**2 * ((1 - part) * width + later) ** 2
    weighted[-1] = alive[-1] ** 2 / (d[-1] * rate[-1] ** 2)
    error = np.sqrt(_per_survivor(_from_here_on(weighted), alive**2))

    published_width = 2 * Z95 * error
    if published_width[0] > WIDEST_INTERVAL:
        raise ValueError(
            f"The 95% interval at birth would be {published_width[0]:.1f} years wide; no life "
            f"expectancy is given where it is wider than {WIDEST_INTERVAL:.0f}."
        )
    expectancy[published_width > WIDEST_INTERVAL] = np.nan
    reach = normal_quantile(confidence) * error
    return LifeTable(
        age_starts=tuple(ages.tolist()),
        life_expectancy=tuple(expectancy.tolist()),
        lower=tuple((expectancy - reach).tolist()),
        upper=tuple((expectancy + reach).tolist()),
        survivors=tuple(alive.tolist()),
        confidence=confidence,
    )


def _from_here_on(amounts: np.ndarray) -> np.ndarray:
    return np.cumsum(amounts[::-1])[::-1]


def _per_survivor(amounts: np.ndarray, alive: np.ndarray) -> np.ndarray:
    return np.divide(amounts, alive, out=np.zeros_like(alive), where=alive > 0)


def _read(
    deaths: Sequence[float],
    populations: Sequence[float],
    age_starts: Sequence[float],
    confidence: float,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    problems: list[str] = []
    given = {"deaths": deaths, "populations": populations, "age_starts": age_starts}
    rows = {name: read_numbers(name, row, problems) for name, row in given.items()}
    check_lengths(rows, problems, fewest=2)
    check_confidence(confidence, problems)
    refuse(problems, "no life expectancy is given: ")
    d, n, ages = rows.values()
    if ages[0] != 0 or (np.diff(ages) <= 0).any():
        problems.append("ages must rise from 0")
    if (d < 0).any():
        problems.append("no count of deaths may be below 0")
    if (n <= 0).any():
        problems.append("an age band has nobody in it")
    elif (d > n).any():
        problems.append("an age band has more deaths than people")
    if n.sum() < FEWEST_PERSON_YEARS:
        problems.append(
            f"there are {n.sum():,.0f} person-years in all, and fewer than {FEWEST_PERSON_YEARS:,} "
            "are too few"
        )
    if d[-1] == 0:
        problems.append("nobody died in the last age band")
    refuse(problems, "no life expectancy is given: ")
    return d, n, ages
