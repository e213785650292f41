"""How wide the columns of a table are, and how much text fits a page or a file's properties."""

from collections.abc import Sequence
from math import ceil, sqrt
from struct import unpack

from trafford_explorer.documents.document import Table

TEXT_WIDTH = 17.0
"""Centimetres of text on a page of A4."""
USUAL_HEIGHT, TALL_HEIGHT = 9.6, 18.5
"""Centimetres that a picture may take of a page's height."""
TALL = 0.85
"""Height by width from which a picture is a tall one."""

LONGEST_PROPERTY = 255
"""Characters that Word and PowerPoint take in a property of a file."""


def property_text(words: str) -> str:
    """A text as a property of a Word or PowerPoint file; one that is too long ends with "…"."""
    return words if len(words) <= LONGEST_PROPERTY else f"{words[: LONGEST_PROPERTY - 1]}…"


def column_shares(table: Table) -> list[float]:
    """The part of a table's width that each column takes, longer texts getting more of it.

    The longest word must fit; beyond it a column grows with the square root of its texts.
    """
    columns = list(zip(table.head, *table.rows, strict=True))
    longest = [
        max((len(w) for text in column for w in text.split()), default=1) for column in columns
    ]
    whole = [max(len(text) for text in column) for column in columns]
    want = [4 + 1.3 * word + 2.5 * sqrt(text) for word, text in zip(longest, whole, strict=True)]
    return [one / sum(want) for one in want]


def picture_width(image: bytes) -> float:
    """Centimetres on a page of A4: two usual pictures fit on it, or one tall one.

    Parameters
    ----------
    image : bytes
        A PNG, whose size stands in its first bytes.
    """
    across, down = unpack(">II", image[16:24])
    highest = TALL_HEIGHT if down > TALL * across else USUAL_HEIGHT
    return min(TEXT_WIDTH, highest * across / down)


def lines(words: str, across: int) -> int:
    """Lines that a text takes where so many characters fit on one."""
    return max(1, ceil(len(words) / across))


def row_lines(cells: Sequence[str], across: Sequence[int]) -> int:
    """Lines that a row of a table takes."""
    return max(lines(cell, max(1, n)) for cell, n in zip(cells, across, strict=True))
