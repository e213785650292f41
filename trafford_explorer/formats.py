"""How numbers are written: one function each for figures, shares, differences, ranks and distances."""

from dataclasses import dataclass

import pandas as pd

STEP = 100
"""Metres to which a distance is rounded when it is said."""


def share(part: float, whole: float) -> str:
    """A share as it is said, in whole per cent, which is 0 or 100 only where it is none or all.

    >>> share(1, 3), share(1, 400), share(0, 3), share(399, 400)
    ('33%', 'under 1%', '0%', 'over 99%')
    """
    said = round(100 * part / whole)
    if part and not said:
        return "under 1%"
    return "over 99%" if part < whole and said == 100 else f"{said}%"


def distance(metres: float) -> str:
    """A distance as it is said: metres below a kilometre, then kilometres, to the nearest 100 m.

    >>> distance(40), distance(649), distance(951), distance(2449)
    ('under 100 m', '600 m', '1.0 km', '2.4 km')
    """
    near = int(STEP * round(metres / STEP))
    if near < STEP:
        return f"under {STEP} m"
    return f"{near} m" if near < 1000 else f"{near / 1000:.1f} km"


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

    def apart(self, value: float, other: float) -> float:
        """`value` minus `other`, both taken as they are printed.

        Who hears "87.3 years" and "77.7 years" and subtracts must come to the difference that is
        said; that of the unrounded numbers can be off by one in the last digit.

        >>> NumberFormat(1, "years").apart(83.84, 74.86)
        8.9
        """
        return round(round(float(value), self.decimals) - round(float(other), self.decimals), 6)

    def number(self, value: float) -> str:
        """The bare number: thousands separated, a true minus sign, never "-0.0"."""
        text = f"{round(float(value), self.decimals):,.{self.decimals}f}"
        if text.startswith("-"):
            text = text[1:] if float(text.replace(",", "")) == 0 else "−" + text[1:]
        return text

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

    def interval(self, lower: float, upper: float) -> str:
        """A 95% interval in words ("84.9 to 88.9"), empty when there is none."""
        if pd.isna(lower) or pd.isna(upper):
            return ""
        return f"{self.number(lower)} to {self.number(upper)}"
