"""Rounding as anyone does it on paper, to try the project's own against."""

import re
from decimal import ROUND_HALF_UP, Decimal

NUMBER = r"(−?[\d,]+(?:\.\d+)?)"
"""A number as the project writes it."""


def on_paper(value: float | str, decimals: int) -> Decimal:
    """The shortest decimal that stands for a number, a half rounded away from zero."""
    text = value if isinstance(value, str) else repr(float(value))
    return Decimal(text).quantize(Decimal(10) ** -decimals, ROUND_HALF_UP)


def exactly_apart(value: float, other: float, decimals: int) -> Decimal:
    """The size of the difference of two unrounded numbers, then rounded."""
    found = Decimal(repr(float(value))) - Decimal(repr(float(other)))
    return abs(found).quantize(Decimal(10) ** -decimals, ROUND_HALF_UP)


def read(text: str) -> Decimal:
    """A number of a sentence."""
    return Decimal(re.fullmatch(NUMBER, text)[0].replace(",", "").replace("−", "-"))
