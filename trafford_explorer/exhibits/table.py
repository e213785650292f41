"""A table as raw values with the way each column is written.

Screen, paper, workbook and CSV write the same table each in its own way (`exhibits.write`), so no
number is ever read back out of a text.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter
from typing import TypeVar

from trafford_explorer.formats import NumberFormat
from trafford_explorer.measures import Estimate, Standing

LONGEST_SHEET_NAME = 31
"""Characters that a workbook allows for the name of a sheet."""


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    """A figure in the unit of its format; an `Estimate` brings its 95% limits along."""
    SHARE = "share"
    """A share in per cent, from 0 to 100, said in whole per cent."""
    RANK = "rank"
    DISTANCE = "distance"
    """Metres."""
    PERIOD = "period"


@dataclass(frozen=True)
class Missing:
    """Where a figure would stand: why there is none, as a reader is told."""

    reason: str


@dataclass(frozen=True)
class Rank:
    """A place in an order, of how many, and whether another shares it."""

    place: int
    of: int
    tied: bool = False

    @classmethod
    def from_highest(cls, found: Standing) -> "Rank":
        return cls(found.rank_from_highest, found.of, bool(found.tied))

    @classmethod
    def from_lowest(cls, found: Standing) -> "Rank":
        return cls(found.rank_from_lowest, found.of, bool(found.tied))


Cell = str | int | float | Estimate | Rank | Missing


@dataclass(frozen=True)
class Column:
    """One column: its name and how its values are written.

    Parameters
    ----------
    name : str
        As it heads the column on screen.
    kind : Kind
    format : NumberFormat, optional
        Digits and unit of a `NUMBER`; without one, a whole number without a unit, or the format of
        its row (`Table.row_formats`).
    with_unit : bool
        Whether the screen says the unit after each number; a spreadsheet has it in the heading.
    indicator : str
        The indicator whose values, as they stand in the tables, the column holds; "" for what was
        worked out from them and for columns of several indicators.
    only_in_files : bool
        Whether only a spreadsheet has the column, for whoever works on with the figures.
    """

    name: str
    kind: Kind = Kind.TEXT
    format: NumberFormat | None = None
    with_unit: bool = False
    indicator: str = ""
    only_in_files: bool = False


@dataclass(frozen=True)
class Table:
    """A table; the first cell of each row names the row.

    Parameters
    ----------
    name : str
        What tells it from the other tables of its exhibit, in lower case letters, digits and
        underscores; "" where it is the only one.
    sheet : str
        Name of its sheet in a workbook: at most 31 characters, unlike the others of a document in
        more than a digit.
    caption : str
        Place, people and years included, because it is read without its neighbours.
    columns : tuple of Column
    rows : tuple of tuple of Cell
        Raw values, unrounded; as many in each row as there are columns.
    basis : str
        People, years, kind of area, and the interval or why there is none.
    row_formats : tuple of NumberFormat or None
        Where each row is another indicator: how its `NUMBER`s are written; one a row, or none.
    row_indicators : tuple of str
        Where each row is another indicator: its id, or "" for what was worked out; one a row, or none.
    marked : tuple of int
        Numbers of the rows that the table is about; they are shown wherever only its ends are.

    Raises
    ------
    ValueError
        When a row has not as many cells as there are columns, or a sheet's name is too long.
    """

    name: str
    sheet: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    basis: str = ""
    row_formats: tuple[NumberFormat | None, ...] = ()
    row_indicators: tuple[str, ...] = ()
    marked: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.caption!r}: a row has not {len(self.columns)} cells")
        for given in (self.row_formats, self.row_indicators):
            if given and len(given) != len(self.rows):
                raise ValueError(f"{self.caption!r}: not one format or indicator a row")
        if not 0 < len(self.sheet) <= LONGEST_SHEET_NAME:
            raise ValueError(f"{self.sheet!r} must have 1 to {LONGEST_SHEET_NAME} characters")

    def format_of(self, row: int, column: int) -> NumberFormat | None:
        """How a number is written: as its column says, else as its row says."""
        if self.columns[column].format is not None or not self.row_formats:
            return self.columns[column].format
        return self.row_formats[row]

    def only(self, rows: Sequence[int], said: str) -> "Table":
        """The same table with some of its rows, and a sentence that says so at the end of its basis."""
        return replace(
            self,
            rows=tuple(self.rows[i] for i in rows),
            row_formats=tuple(self.row_formats[i] for i in rows) if self.row_formats else (),
            row_indicators=tuple(self.row_indicators[i] for i in rows)
            if self.row_indicators
            else (),
            marked=tuple(n for n, i in enumerate(rows) if i in self.marked),
            basis=" ".join(filter(None, (self.basis, said))),
        )

    def ends(self, each: int = 10, *, many: int = 40) -> "Table":
        """A long table by the rows at either end and those that it is about; a short one whole.

        Parameters
        ----------
        each : int
            Rows shown from either end.
        many : int
            Rows up to which a table is short.
        """
        count = len(self.rows)
        if count <= many:
            return self
        shown = [i for i in range(count) if i < each or i >= count - each or i in self.marked]
        about = " and those spoken of" if len(shown) > 2 * each else ""
        return self.only(
            shown, f"Shown: {each} rows from either end{about}; the Excel file has all {count}."
        )


def figure_of(row: tuple) -> Estimate | Missing:
    """The figure of a row of the table of values, or the publisher's reason that there is none."""
    if row.value != row.value:
        return Missing(row.missing_reason)
    return Estimate(row.value, row.lower_95, row.upper_95)


Thing = TypeVar("Thing")


def table_of(
    things: Iterable[Thing],
    columns: Mapping[Column, str | Callable[[Thing], Cell]],
    *,
    sheet: str,
    caption: str,
    name: str = "",
    basis: str = "",
    marked: Callable[[Thing], bool] = lambda _: False,
    row_formats: Sequence[NumberFormat | None] = (),
    row_indicators: Sequence[str] = (),
) -> Table:
    """A table with a row for each of some things, declared column by column.

    Parameters
    ----------
    things : iterable of Thing
        Findings, or rows of a DataFrame as `itertuples` gives them.
    columns : mapping of Column to str or callable
        What fills a column: the name of an attribute of each thing, or what is worked out of it.
    marked : callable
        Whether the table is about a thing.
    sheet, caption, name, basis, row_formats, row_indicators
        As in `Table`.
    """
    found = list(things)
    cells = [attrgetter(get) if isinstance(get, str) else get for get in columns.values()]
    return Table(
        name,
        sheet,
        caption,
        tuple(columns),
        tuple(tuple(cell(thing) for cell in cells) for thing in found),
        basis,
        tuple(row_formats),
        tuple(row_indicators),
        tuple(number for number, thing in enumerate(found) if marked(thing)),
    )
