"""Excel: what the document says, then a sheet a table; numbers are numbers, written as on screen."""

import io
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
from trafford_explorer.exhibits import FORMULA_STARTS, Spread, Value, spread

INK = style.SEQUENTIAL[-1].removeprefix("#").upper()
GROUND = PatternFill("solid", fgColor=style.SEQUENTIAL[0].removeprefix("#").upper())
WRAP = Alignment(wrap_text=True, vertical="top")


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
    for table in document.tables:
        _table(book.create_sheet(table.raw.sheet), table.raw)
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
                where = f"'{part.raw.sheet}'!A1"
                cell.hyperlink = Hyperlink(ref=cell.coordinate, location=where)
                sheet.cell(row, 1).font = Font(color="0B5C8A", underline="single")
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


def _table(sheet: Worksheet, table: exhibits.Table) -> None:
    """A table with its header in the first row, frozen and filtered, every number a number."""
    _grid(sheet, spread(table))
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"


def _grid(sheet: Worksheet, found: Spread) -> None:
    for column, words in enumerate(found.head, start=1):
        cell = _write(sheet, 1, column, words)
        cell.font, cell.fill, cell.alignment = Font(bold=True), GROUND, WRAP
        longest = max([len(words) // 2, *(len(str(row[column - 1] or "")) for row in found.rows)])
        width = min(60, max(10, longest + 3))
        sheet.column_dimensions[get_column_letter(column)].width = width
    for i, (values, looks) in enumerate(zip(found.rows, found.looks, strict=True), start=2):
        for column, (value, look) in enumerate(zip(values, looks, strict=True), start=1):
            cell = _write(sheet, i, column, value)
            cell.number_format = look
            if column == 1:
                cell.font = Font(bold=True)
            if isinstance(value, str) and len(value) > 40:
                cell.alignment = WRAP
