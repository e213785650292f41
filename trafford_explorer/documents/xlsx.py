"""Excel: what the document says, then a sheet a table; numbers are numbers, written as on screen."""

import io
import re
from collections.abc import Mapping
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from trafford_explorer import exhibits, style
from trafford_explorer.documents.document import (
    AUTHOR,
    LANGUAGE,
    Document,
    Link,
    Note,
    Picture,
    Table,
)
from trafford_explorer.exhibits import FORMULA_STARTS, Value, spread

INK = style.SEQUENTIAL[-1].removeprefix("#").upper()
GROUND = PatternFill("solid", fgColor=style.SEQUENTIAL[0].removeprefix("#").upper())
DIGITS = 10
"""Digits of an unrounded figure; no source has more."""
WRAP = Alignment(wrap_text=True, vertical="top")
_NUMBER = re.compile(r"(−?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%| years| people| households)?")
_INTERVAL = re.compile(rf"({_NUMBER.pattern}) \(({_NUMBER.pattern}) to ({_NUMBER.pattern})\)")
_YEAR = re.compile(r"(19|20)\d\d")
_FORBIDDEN = re.compile(r"[\\/*?:\[\]'’“”]")


def to_xlsx(document: Document, drawn: Mapping[str, bytes]) -> bytes:
    """A document's words and the data behind it as a workbook.

    Parameters
    ----------
    document : Document
    drawn : mapping of str to bytes
        Not used: the workbook holds the tables behind the pictures.
    """
    book = Workbook()
    _properties(book, document)
    about = book.active
    about.title = "About"
    _about(about, document)
    for number, table in enumerate(document.tables, start=1):
        sheet = book.create_sheet(_name(number, table))
        if table.raw is not None:
            _raw_table(sheet, table.raw)
        else:
            _table(sheet, table)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _properties(book: Workbook, document: Document) -> None:
    core = book.properties
    core.title, core.subject, core.creator = document.title, document.subject, AUTHOR
    core.language, core.description, core.lastModifiedBy = LANGUAGE, document.lead, AUTHOR
    core.created = core.modified = datetime(
        document.made.year, document.made.month, document.made.day
    )


def _name(number: int, table: Table) -> str:
    """A sheet's name: at most 31 characters, and unlike every other's by its number."""
    if table.raw is not None:
        return table.raw.sheet
    return f"{number} {_FORBIDDEN.sub(' ', table.caption)}"[:31].strip()


def _about(sheet: Worksheet, document: Document) -> None:
    sheet.column_dimensions["A"].width = 110
    _line(sheet, document.title, size=16, bold=True)
    _line(sheet, document.lead, size=13)
    _line(sheet, document.about)
    number = 0
    for section in document.sections:
        _line(sheet, section.title, size=13, bold=True)
        for part in section.parts:
            if isinstance(part, Table):
                number += 1
                row = _line(sheet, f"Sheet {number}: {part.caption}")
                cell = sheet.cell(row, 1)
                where = f"'{_name(number, part)}'!A1"
                cell.hyperlink = Hyperlink(ref=cell.coordinate, location=where)
                sheet.cell(row, 1).font = Font(color="0B5C8A", underline="single")
                if part.raw is not None:  # its sheet holds figures alone
                    _line(sheet, part.raw.basis or part.basis, grey=True)
                    _line(sheet, f"Source: {part.source}", grey=True)
            elif isinstance(part, Picture):
                _line(sheet, f"Picture in the other files: {part.title}. {part.subtitle}")
                _line(sheet, f"Source: {part.source}")
            elif isinstance(part, Link):
                row = _line(sheet, f"{part.words} {part.address}")
                if part.is_whole:
                    sheet.cell(row, 1).hyperlink = part.address
            else:
                _line(sheet, part.words, grey=isinstance(part, Note))


def _write(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    """Fill a cell; every value of the workbook comes through here.

    A text stays a text: openpyxl would make a formula of one that begins with "=", and an error of
    "#N/A". The mark of quotation keeps it one when a reader edits the cell.
    """
    cell = sheet.cell(row, column, value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_STARTS)
    return cell


def _line(
    sheet: Worksheet, words: str, *, size: float = 11, bold: bool = False, grey: bool = False
) -> int:
    row = sheet.max_row + 1 if sheet.cell(1, 1).value is not None else 1
    cell = _write(sheet, row, 1, words)
    cell.alignment = WRAP
    cell.font = Font(size=size, bold=bold, color=INK if bold else "444B52" if grey else "000000")
    return row


def _table(sheet: Worksheet, table: Table) -> None:
    for words, bold in (
        (table.caption, True),
        (table.basis, False),
        (f"Source: {table.source}", False),
    ):
        row = _line(sheet, words, size=13 if bold else 11, bold=bold, grey=not bold)
        sheet.cell(row, 1).alignment = Alignment(wrap_text=False)
    first = sheet.max_row + 2
    head, rows = _spread(table)
    _grid(sheet, first, head, rows)
    sheet.freeze_panes = sheet.cell(first + 1, 2)
    sheet.print_title_rows = f"{first}:{first}"
    if table.data is not None:
        start = first + len(rows) + 3
        row = start - 1
        words = "The same figures with every digit of the source"
        _write(sheet, row, 1, words).font = Font(bold=True)
        rows = [[(_whole(value), "General") for value in row] for row in table.data.to_numpy()]
        _grid(sheet, start, list(map(str, table.data.columns)), rows)


def _raw_table(sheet: Worksheet, table: exhibits.Table) -> None:
    """A table with its header in the first row, frozen and filtered, every number a number."""
    found = spread(table)
    rows = [
        list(zip(values, looks, strict=True))
        for values, looks in zip(found.rows, found.looks, strict=True)
    ]
    _grid(sheet, 1, list(found.head), rows)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"


def _whole(value: Value) -> Value:
    """A cell of a table with every digit of its source, without those of binary arithmetic."""
    if value is None or value != value:
        return None
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}")
    return value.item() if hasattr(value, "item") else value


def _grid(sheet: Worksheet, first: int, head: list[str], rows: list[list[tuple]]) -> None:
    for column, words in enumerate(head, start=1):
        cell = _write(sheet, first, column, words)
        cell.font, cell.fill, cell.alignment = Font(bold=True), GROUND, WRAP
        longest = max([len(words) // 2, *(len(str(row[column - 1][0] or "")) for row in rows)])
        letter = get_column_letter(column)
        known = sheet.column_dimensions[letter].width
        width = min(60, max(10, longest + 3))
        sheet.column_dimensions[letter].width = max(width, known if first > 8 else 0)
    for i, row in enumerate(rows, start=first + 1):
        for column, (value, look) in enumerate(row, start=1):
            cell = _write(sheet, i, column, value)
            cell.number_format = look
            if column == 1:
                cell.font = Font(bold=True)
            if isinstance(value, str) and len(value) > 40:
                cell.alignment = WRAP


def _spread(table: Table) -> tuple[list[str], list[list[tuple]]]:
    """The table with every figure as a number; a figure with its interval takes three columns."""
    columns = list(zip(*table.rows, strict=True)) if table.rows else [()] * len(table.head)
    head: list[str] = []
    cells: list[list[tuple]] = []
    for i, (name, column) in enumerate(zip(table.head, columns, strict=True)):
        if i and any(_INTERVAL.fullmatch(text) for text in column):
            head += [name, f"{name}: lower limit", f"{name}: upper limit"]
            cells += [list(three) for three in zip(*map(_three, column), strict=True)]
        else:
            head.append(name)
            cells.append([number(text) if i else (text, "@") for text in column])
    return head, [list(row) for row in zip(*cells, strict=True)]


def _three(text: str) -> tuple[tuple, tuple, tuple]:
    found = _INTERVAL.fullmatch(text)
    if not found:
        return number(text), ("", "General"), ("", "General")
    return number(found[1]), number(found[6]), number(found[11])


def number(text: str) -> tuple[Value, str]:
    """A text that is one figure as a number and the look that writes it so; else the text.

    >>> number("77.7 years"), number("−1.0"), number("2,023"), number("2023"), number("not published")
    ((77.7, '#,##0.0" years"'), (-1.0, '#,##0.0'), (2023, '#,##0'), ('2023', '@'), ('not published', '@'))
    """
    found = _NUMBER.fullmatch(text)
    if not found or _YEAR.fullmatch(text):
        return text, "@"
    sign, whole, decimals, unit = found.groups()
    value: float | int = int(whole.replace(",", ""))
    if decimals:
        value = float(f"{value}.{decimals}")
    look = "#,##0" + (f".{'0' * len(decimals)}" if decimals else "")
    if unit:
        look += f'"{unit}"'
    return (-value if sign else value), look
