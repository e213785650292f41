"""Whether a change could be chance, judged at intervals that were published for earlier years."""

from dataclasses import dataclass
from math import isnan, sqrt

_Z95 = 1.959964


@dataclass(frozen=True)
class ChangeAtWidth:
    """A change between two years without intervals, set against an earlier interval's width.

    Parameters
    ----------
    earlier, later : float
        The two values.
    half_width : float
        Half the width of the 95% interval that was published for earlier years.
    standard_errors : float
        The change in standard errors of a difference of two independent values of that width.
    """

    earlier: float
    later: float
    half_width: float
    standard_errors: float

    @property
    def within_chance(self) -> bool:
        """True where so large a change is to be expected by chance more than once in twenty."""
        return self.standard_errors < _Z95


def change_at_width(earlier: float, later: float, half_width: float) -> ChangeAtWidth:
    """Set a change against the interval that was last published.

    Parameters
    ----------
    earlier, later : float
        Values of two periods that share no year, in the same unit.
    half_width : float
        Half of a 95% interval's width in that unit, above 0, taken to hold for both.

    Returns
    -------
    ChangeAtWidth

    Raises
    ------
    ValueError
        When `half_width` is not above 0, or a value is missing.

    Warning
    -------
    A guide, not a test: it says what would follow if the width were still what it was. A change
    that it finds too large for chance is still not established, because no interval is at hand.

    Notes
    -----
    The standard error of one value is `half_width / 1.96`, that of a difference of two independent
    values of equal width is larger by the square root of 2 (any textbook of statistics).

    Examples
    --------
    >>> change_at_width(8.5, 10.4, 1.65).within_chance
    True
    """
    if not half_width > 0:
        raise ValueError(f"The half-width must be above 0, and it is {half_width}.")
    if isnan(earlier) or isnan(later):
        raise ValueError(f"A change needs two values, and has {earlier} and {later}.")
    error = sqrt(2) * half_width / _Z95
    return ChangeAtWidth(earlier, later, half_width, abs(later - earlier) / error)
