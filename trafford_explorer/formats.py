"""How numbers are written: one function each for figures, shares, differences, ranks and distances.

Nothing else in the project rounds a figure that a reader sees: halves go away from zero, in decimal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

import pandas as pd

STEP = 100
"""Metres to which a distance is rounded when it is said."""
ADD_UP = "Shares may not add to 100 because of rounding."
BEFORE = "before rounding"
"""What a difference says beside two figures whose printed numbers lie another number apart."""


def rounded(value: float, decimals: int = 0) -> float:
    """A figure rounded as it is printed: in decimal, halves away from zero.

    The shortest decimal that stands for the number is rounded, which is the one that a source prints:
    1.45 is stored as slightly less, and is 1.5 all the same. A value that is not finite stays as it is.

    >>> rounded(1.45, 1), rounded(81.05, 1), rounded(-6.85, 1), rounded(2.5)
    (1.5, 81.1, -6.9, 3.0)
    """
    number = float(value)
    return float(_decimal(number, decimals)) if isfinite(number) else number


def _decimal(value: float, decimals: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def whole(value: float) -> int:
    """A figure rounded to a whole number, a half away from zero."""
    return int(rounded(value))


def rounded_values(values: pd.Series, decimals: int = 0) -> pd.Series:
    """Every figure of a column rounded as it is printed; missing ones stay missing."""
    return values.astype(float).map(lambda value: rounded(value, decimals))


def fixed(value: float, decimals: int) -> str:
    """A figure rounded as it is printed, as text: thousands separated, a true minus, never "-0.0".

    >>> fixed(1234.25, 1), fixed(-0.04, 1), fixed(-2.5, 0)
    ('1,234.3', '0.0', '−3')
    """
    number = float(value)
    if not isfinite(number):
        return str(number)
    found = _decimal(number, decimals)
    return f"{'−' if found < 0 else ''}{abs(found):,f}"


def apart(value: float, other: float) -> float:
    """`value` minus `other`, unrounded, without the noise of binary arithmetic.

    >>> apart(83.762, 74.937), apart(0.3, 0.1)
    (8.825, 0.2)
    """
    if not (isfinite(value) and isfinite(other)):
        return float(value) - float(other)
    return float(Decimal(repr(float(value))) - Decimal(repr(float(other))))


def total(*values: float) -> float:
    """Figures added up, unrounded, without the noise of binary arithmetic.

    >>> total(0.1, 0.2)
    0.3
    """
    return float(sum(Decimal(repr(float(value))) for value in values))


def share(part: float, whole: float) -> str:
    """A share as it is said, in whole per cent, which is 0 or 100 only where it is none or all.

    >>> share(1, 3), share(1, 400), share(0, 3), share(399, 400)
    ('33%', 'under 1%', '0%', 'over 99%')
    """
    return f"{share_number(part, whole)}%"


def share_number(part: float, whole: float) -> str:
    """The same without its sign, for "12 in 100" and for columns whose heading has it."""
    said = int(rounded(100 * part / whole))
    if part > 0 and said == 0:
        return "under 1"
    return "over 99" if part < whole and said == 100 else str(said)


def shares_note(parts: Iterable[float], whole: float, decimals: int = 0) -> str:
    """What a list of shares of one whole says where they do not add to 100 as they are printed.

    Parameters
    ----------
    parts : iterable of float
        Every part of the whole.
    whole : float
    decimals : int
        Digits after the point of each share.

    Returns
    -------
    str
        A sentence; "" where the shares add to 100.

    >>> shares_note([1, 1, 1], 3)
    'Shares may not add to 100 because of rounding.'
    >>> shares_note([1, 3], 4)
    ''
    """
    found = sum(_decimal(100 * float(part) / float(whole), decimals) for part in parts)
    return "" if found == 100 else ADD_UP


def distance(metres: float) -> str:
    """A distance as it is said: metres below a kilometre, then kilometres, to the nearest 100 m.

    >>> distance(40), distance(649), distance(951), distance(2449)
    ('under 100 m', '600 m', '1.0 km', '2.4 km')
    """
    near = STEP * whole(metres / STEP)
    if near < STEP:
        return f"under {STEP} m"
    return f"{near} m" if near < 1000 else f"{fixed(near / 1000, 1)} km"


_COUNTED = frozenset({"years", "people", "households"})
"""Units that are said after the number as they stand."""


@dataclass(frozen=True)
class NumberFormat:
    """How one indicator's numbers are written.

    Parameters
    ----------
    decimals : int
        Digits after the point.
    unit : str
        The unit in words, as the indicator declares it ("years", "% of children", "score").
    """

    decimals: int
    unit: str

    @property
    def is_percentage(self) -> bool:
        return self.unit.startswith("%")

    @property
    def _rate(self) -> str:
        """ "per 100,000 people" of "deaths per 100,000 people"; empty where there is no "per"."""
        _, found, rest = f" {self.unit}".rpartition(" per ")
        return f"per {rest}" if found else ""

    def rounded(self, value: float) -> float:
        """The value as it is printed, as a number."""
        return rounded(value, self.decimals)

    def is_alike(self, value: float, other: float) -> bool:
        """Whether two values print the same."""
        return self.rounded(value) == self.rounded(other)

    def number(self, value: float) -> str:
        """The bare number: thousands separated, a true minus sign, never "-0.0"."""
        return fixed(value, self.decimals)

    def value(self, value: float) -> str:
        """The number with the shortest unit that stays true ("87.3 years", "12.4%", "35.2").

        A rate keeps what it is per ("153.4 per 100,000 people"), a multiple what it is of ("8.9 times
        annual earnings"), money its pounds ("£512 million"); scores, ranks and tenths are bare numbers.
        """
        if pd.isna(value):
            return "not published"
        if self.is_percentage:
            return f"{self.number(value)}%"
        if self.unit in _COUNTED or self.unit.startswith("times "):
            return f"{self.number(value)} {self.unit}"
        if self.unit.startswith("£ "):
            return f"£{self.number(value)} {self.unit[2:]}"
        if self._rate:
            return f"{self.number(value)} {self._rate}"
        return self.number(value)

    def difference(self, value: float) -> str:
        """The size of a difference; between two percentages it is in percentage points."""
        number = self.number(abs(value))
        if self.is_percentage:
            return f"{number} percentage points"
        if self.unit in _COUNTED:
            return f"{number} {self.unit}"
        if self.unit.startswith("rank"):
            return f"{number} places"
        if self._rate:
            return f"{number} {self._rate}"
        return number

    def is_off(self, value: float, other: float) -> bool:
        """Whether whoever subtracts two printed figures gets another number than the difference said.

        >>> NumberFormat(1, "years").is_off(83.762, 74.937)
        True
        """
        if self.is_alike(value, other):
            return False
        printed = apart(self.rounded(value), self.rounded(other))
        return self.rounded(printed) != self.rounded(apart(value, other))

    def heading(self, name: str, pairs: Iterable[tuple[float, float]]) -> str:
        """The heading of a column of differences, which says so where any of them looks off.

        Parameters
        ----------
        name : str
        pairs : iterable of (float, float)
            The two figures of each row, both in the table.

        >>> NumberFormat(1, "years").heading("Years apart", [(83.762, 74.937)])
        'Years apart, before rounding'
        """
        return f"{name}, {BEFORE}" if any(self.is_off(*pair) for pair in pairs) else name

    def between(self, value: float, other: float) -> str:
        """The size of the difference between two figures that stand beside it, in words.

        It is worked out from the unrounded figures. Where whoever hears the two and subtracts would
        come to another number, it says so; where both print the same it is less than their last digit.

        >>> years = NumberFormat(1, "years")
        >>> years.between(83.762, 74.937)
        '8.8 years (before rounding)'
        >>> years.between(83.8, 74.9), years.between(83.76, 83.84), years.between(83.749, 83.751)
        ('8.9 years', 'less than 0.1 years', 'less than 0.1 years (before rounding)')
        """
        moved = abs(apart(value, other))
        least = f"less than {self.difference(10**-self.decimals)}"
        if self.is_alike(value, other):
            return least
        said = self.difference(moved) if self.rounded(moved) else least
        return f"{said} ({BEFORE})" if self.is_off(value, other) else said

    def compared(self, value: float, other: float, more: str, less: str) -> str:
        """How one figure lies beside another that the same sentence says.

        Parameters
        ----------
        value, other : float
        more, less : str
            What follows the size of the difference where `value` is the higher, or the lower.

        >>> years = NumberFormat(1, "years")
        >>> [years.compared(x, 83.8, "more", "less") for x in (84.0, 83.79, 83.8)]
        ['0.2 years more', 'less than 0.1 years apart', 'the same']
        """
        if value == other:
            return "the same"
        size = self.between(value, other)
        if self.is_alike(value, other):
            return f"{size} apart"
        return f"{size} {more if value > other else less}"

    def interval(self, lower: float, upper: float) -> str:
        """A 95% interval in words ("84.9 to 88.9"), empty when there is none."""
        if pd.isna(lower) or pd.isna(upper):
            return ""
        return f"{self.number(lower)} to {self.number(upper)}"
