"""A table for the screen and paper, for a workbook and for a CSV file, from the same values."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from trafford_explorer import formats
from trafford_explorer.exhibits.exhibit import Exhibit
from trafford_explorer.exhibits.table import Cell, Column, Kind, Missing, Rank, Table
from trafford_explorer.measures import Estimate
from trafford_explorer.periods import period_for_spreadsheet
from trafford_explorer.sources import rights_lines, source_lines

DIGITS = 10
"""Digits of an unrounded figure; no source has more."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula."""

Value = str | int | float | None
"""A cell of a spreadsheet; None is blank."""


# ---- text ---------------------------------------------------------------------------------------


def text_of(table: Table, row: int, column: int) -> str:
    """One cell as a reader sees it."""
    cell, look = table.rows[row][column], table.columns[column]
    if isinstance(cell, Missing):
        return cell.reason
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Rank):
        return f"{'joint ' if cell.tied else ''}{cell.place} of {cell.of}"
    if look.kind is Kind.SHARE:
        return formats.share(_value(cell), 100)
    if look.kind is Kind.DISTANCE:
        return formats.distance(_value(cell))
    given = table.format_of(row, column)
    if given is None:
        return f"{_value(cell):,}"
    said = given.value(_value(cell)) if look.with_unit else given.number(_value(cell))
    if isinstance(cell, Estimate) and cell.has_interval:
        said = f"{said} ({given.interval(cell.lower, cell.upper)})"
    return said


def _value(cell: Cell) -> float | int:
    return cell.value if isinstance(cell, Estimate) else cell


def head_of(table: Table) -> tuple[str, ...]:
    """The headings of a table as a reader sees them."""
    return tuple(table.columns[number].name for number in _read(table))


def text_rows(table: Table) -> tuple[tuple[str, ...], ...]:
    """A table as a reader sees it, row by row."""
    columns = _read(table)
    return tuple(
        tuple(text_of(table, row, column) for column in columns) for row in range(len(table.rows))
    )


def _read(table: Table) -> list[int]:
    """Numbers of the columns that a reader sees."""
    return [n for n, column in enumerate(table.columns) if not column.only_in_files]


def screen_frame(table: Table) -> pd.DataFrame:
    """A table as text for the screen, the names of its rows as the index."""
    rows, (first, *heads) = text_rows(table), head_of(table)
    index = pd.Index([name for name, *_ in rows], name=first)
    return pd.DataFrame([cells for _, *cells in rows], index=index, columns=heads)


# ---- spreadsheets -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Spread:
    """A table as a spreadsheet has it.

    Parameters
    ----------
    head : tuple of str
        One heading a column, with its unit.
    looks : tuple of tuple of str
        The number format of every cell; "@" for text.
    rows : tuple of tuple of Value
        Raw numbers; blank where there is no figure.
    """

    head: tuple[str, ...]
    looks: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[Value, ...], ...]


def spread(table: Table) -> Spread:
    """A table with each number in a cell of its own.

    The limits of an interval, the number of places in an order, the reason of a blank and, where
    every row has a unit of its own, the unit stand in columns of their own.
    """
    head: list[str] = []
    columns: list[list[tuple[Value, str]]] = []
    for number, column in enumerate(table.columns):
        cells = [row[number] for row in table.rows]
        decimals = [_look(table, row, number) for row in range(len(table.rows))]
        name = _heading(column)
        head.append(name)
        columns.append(list(zip(map(_raw, cells), _looks(cells, decimals), strict=True)))
        if any(isinstance(cell, Estimate) and cell.has_interval for cell in cells):
            for which in ("lower", "upper"):
                head.append(f"{name}: {which} 95% limit")
                limits = [getattr(c, which) if isinstance(c, Estimate) else None for c in cells]
                columns.append(
                    [(_short(v), look) for v, look in zip(limits, decimals, strict=True)]
                )
        if any(isinstance(cell, Rank) for cell in cells):
            head.append(f"{name}: of")
            columns.append([(c.of if isinstance(c, Rank) else None, "0") for c in cells])
        if any(isinstance(cell, Missing) for cell in cells):
            head.append(f"{column.name}: why there is no figure")
            columns.append([(c.reason if isinstance(c, Missing) else None, "@") for c in cells])
    if any(table.row_formats):
        head.append("Unit")
        columns.append([(given.unit if given else None, "@") for given in table.row_formats])
    rows = list(zip(*columns, strict=True)) if table.rows else []
    return Spread(
        tuple(head),
        tuple(tuple(look for _, look in row) for row in rows),
        tuple(tuple(value for value, _ in row) for row in rows),
    )


def _heading(column: Column) -> str:
    unit = column.format.unit if column.format else ""
    if column.kind is Kind.SHARE:
        unit = "%"
    elif column.kind is Kind.DISTANCE:
        unit = "metres"
    return f"{column.name} ({unit})" if unit and unit not in column.name else column.name


def _look(table: Table, row: int, column: int) -> str:
    """How a spreadsheet writes a number of a cell."""
    kind = table.columns[column].kind
    if kind is Kind.SHARE:
        return _share_look(table.rows[row][column])
    if kind in (Kind.RANK, Kind.DISTANCE):
        return "#,##0"
    given = table.format_of(row, column)
    return "#,##0" + (f".{'0' * given.decimals}" if given and given.decimals else "")


def _share_look(cell: Cell) -> str:
    """How a spreadsheet writes a share: neither 0 nor 100 where it is not none or all."""
    if isinstance(cell, Missing | str | Rank):
        return "#,##0"
    said = formats.share_number(_value(cell), 100)
    return "#,##0" if said.isdecimal() else f'"{said}"'


def _looks(cells: Iterable[Cell], looks: Iterable[str]) -> list[str]:
    return ["@" if isinstance(cell, str) else look for cell, look in zip(cells, looks, strict=True)]


def _raw(cell: Cell) -> Value:
    if isinstance(cell, Missing):
        return None
    if isinstance(cell, str):
        return period_for_spreadsheet(cell) or None
    if isinstance(cell, Rank):
        return cell.place
    return _short(_value(cell))


def _short(value: float | int | None) -> Value:
    """A number with every digit of its source, without those of binary arithmetic."""
    if value is None or value != value:
        return None
    number = value.item() if hasattr(value, "item") else value
    return float(f"{number:.{DIGITS}g}") if isinstance(number, float) else number


def csv_bytes(exhibit: Exhibit, table: Table, *, link: str = "", updated: str = "") -> bytes:
    """A table as a CSV file: one header row, the first; UTF-8 with a mark at its start.

    Whose figures they are, under which licence, what must be known, the address of the view and the
    day of the data stand in columns after the figures: one file opens everywhere, needs no second
    beside it, and a row that is copied elsewhere still says where it is from. Periods are written so
    that no spreadsheet takes them for dates, and a text that begins like a formula gets an
    apostrophe.

    Parameters
    ----------
    exhibit : Exhibit
    table : Table
        One of its tables.
    link : str
        Address of the view; "" leaves the column out.
    updated : str
        Day of the data as YYYY-MM-DD; "" leaves the column out.
    """
    found = spread(table)
    about = {
        "Table": table.caption,
        "Basis": table.basis or exhibit.basis,
        "Source": "; ".join(source_lines(exhibit.sources)),
        "Licence": " ".join(rights_lines(exhibit.sources)),
        "Notes": " ".join((*exhibit.quoted_with, *exhibit.notes)),
        "Link": link,
        "Data last updated": updated,
    }
    return csv_text(found.head, found.rows, about).encode("utf-8-sig")


def csv_text(
    head: Iterable[str], rows: Iterable[Iterable[Value]], about: Mapping[str, str] | None = None
) -> str:
    """Rows as CSV text under one heading, with columns that say the same in every row."""
    more = {name: words for name, words in (about or {}).items() if words}
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([*head, *more])
    for row in rows:
        writer.writerow(["" if v is None else _safe(v) for v in (*row, *more.values())])
    return buffer.getvalue()


def _safe(value: Value) -> Value:
    """A text that a spreadsheet takes for a text."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


# ---- a sentence to take away --------------------------------------------------------------------


def sentence_lines(exhibit: Exhibit, link: str = "") -> tuple[str, ...]:
    """What is copied from an exhibit: its finding, what goes with it, whose figures, and where."""
    source = "; ".join(source_lines(exhibit.sources))
    lines = (
        exhibit.finding,
        *exhibit.quoted_with,
        f"Source: {source}." if source else "",
        f"See {link}" if link else "",
    )
    return tuple(line for line in lines if line)
