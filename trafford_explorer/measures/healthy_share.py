"""A life expectancy split into years in good health and the rest."""

from dataclasses import dataclass

from trafford_explorer.formats import apart


@dataclass(frozen=True)
class LifeInParts:
    """Years of life, in good health and not.

    Parameters
    ----------
    total, good, other : float
        Years at birth; `good` and `other` add to `total`.
    """

    total: float
    good: float
    other: float


def life_in_parts(life_expectancy: float, other_percent: float) -> LifeInParts:
    """Split a life expectancy by the share of life that is not in good health.

    Parameters
    ----------
    life_expectancy : float
        Years at birth, above 0.
    other_percent : float
        Share of life not in good health, 0 to 100.

    Returns
    -------
    LifeInParts

    Raises
    ------
    ValueError
        When an argument is out of its range.

    Notes
    -----
    Years in good health divided by life expectancy is the share of life in good health (ONS,
    Health state life expectancies, 2015); this turns the same relation round. A share rounded to
    whole per cent carries half a point of error, 0.4 of a year at 85 years.

    Examples
    --------
    >>> parts = life_in_parts(86.9, 16)
    >>> round(parts.good, 1), round(parts.other, 1)
    (73.0, 13.9)
    """
    if not life_expectancy > 0 or not 0 <= other_percent <= 100:
        raise ValueError(
            f"A life of {life_expectancy} years with {other_percent}% not in good health is not "
            "one: years must be above 0 and the share from 0 to 100."
        )
    other = life_expectancy * other_percent / 100
    return LifeInParts(total=life_expectancy, good=apart(life_expectancy, other), other=other)
