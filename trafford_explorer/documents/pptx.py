"""PowerPoint: one finding, picture or table a slide, on the file's own layouts and placeholders."""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from trafford_explorer import style
from trafford_explorer.documents.document import (
    AUTHOR,
    LANGUAGE,
    Document,
    Finding,
    Heading,
    Link,
    Note,
    Part,
    Picture,
    Section,
    Table,
)
from trafford_explorer.documents.layout import TALL, column_shares, lines, property_text, row_lines

WIDTH, HEIGHT = 13.333, 7.5
"""Inches, 16 to 9."""
LEFT, TOP = 0.6, 1.5
ACROSS, DOWN = WIDTH - 2 * LEFT, HEIGHT - TOP - 0.45
INK = style.SEQUENTIAL[-1].removeprefix("#").upper()
GROUND = style.SEQUENTIAL[0].removeprefix("#").upper()
_TITLE, _CONTENT, _ONLY = "Title Slide", "Title and Content", "Title Only"
_SIZES = {Finding: 18, Note: 13}
_TABLE_SIZE = 12
_FONT = b"Arial"
Thing = TypeVar("Thing")
_PER_POINT = 0.0075
"""Inches that a character takes on the line for each point of its size."""


def to_pptx(document: Document, drawn: Mapping[str, bytes]) -> bytes:
    """A document as slides; parameters as in `to_docx`."""
    file = Presentation()
    _layouts(file)
    _properties(file, document)
    first = _slide(file, _TITLE, document.title)
    body = first.placeholders[1].text_frame
    _say(body.paragraphs[0], document.lead, 20)
    _say(body.add_paragraph(), document.about, 12)
    for section in document.sections:
        _section(file, section, drawn)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _section(file, section: Section, drawn: Mapping[str, bytes]) -> None:
    """Texts gather on slides under the nearest heading; each picture and table has its own.

    A slide under another title than the section's says above it which section it belongs to.
    """
    before = len(file.slides)
    _slides(file, section, drawn)
    for slide in list(file.slides)[before:]:
        if slide.shapes.title.text_frame.text != section.title:
            _box(slide, section.title, 0.1, 0.3)


def _slides(file, section: Section, drawn: Mapping[str, bytes]) -> None:
    title, texts, count = section.title, [], 0

    def tell() -> None:
        nonlocal texts, count
        for several in _slides_of(texts):
            count += 1
            _text_slide(file, title if count == 1 else f"{title} ({count})", several)
        texts = []

    for part in section.parts:
        if isinstance(part, Heading):
            tell()
            title, count = part.words, 0
        elif isinstance(part, Picture):
            tell()
            _picture_slide(file, part, drawn[part.name])
        elif isinstance(part, Table):
            tell()
            _table_slides(file, part)
        else:
            texts.append(part)
    tell()


def _layouts(file) -> None:
    """The default layouts on a wide slide, with the house's ink; those not used are left out."""
    file.slide_width, file.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for layout in list(file.slide_layouts):
        if layout.name not in (_TITLE, _CONTENT, _ONLY):
            file.slide_layouts.remove(layout)
    master = file.slide_master
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'"Calibri"', b'"' + _FONT + b'"')
    places = {
        "TITLE": (LEFT, 0.35, ACROSS, TOP - 0.5),
        "BODY": (LEFT, TOP, ACROSS, DOWN),
        "DATE": (LEFT, 7.0, 3.0, 0.35),
        "FOOTER": (4.5, 7.0, 4.3, 0.35),
        "SLIDE_NUMBER": (WIDTH - LEFT - 3.0, 7.0, 3.0, 0.35),
        "CENTER_TITLE": (LEFT, 1.4, ACROSS, 1.8),
        "SUBTITLE": (LEFT, 3.3, ACROSS, 3.2),
    }
    for holder in (master, *file.slide_layouts):
        for shape in holder.placeholders:
            kind = shape.placeholder_format.type.name
            if kind in places and (
                holder is master or shape.element.spPr.find(qn("a:xfrm")) is not None
            ):
                shape.left, shape.top, shape.width, shape.height = map(Inches, places[kind])
    styles = master.element.find(qn("p:txStyles"))
    for name, size in (("p:titleStyle", 2600), ("p:bodyStyle", 1800)):
        level = styles.find(qn(name)).find(qn("a:lvl1pPr"))
        level.set("algn", "l")
        look = level.find(qn("a:defRPr"))
        look.set("sz", str(size))
        if name == "p:titleStyle":
            look.set("b", "1")
            fill = look.find(qn("a:solidFill"))
            if fill is not None:
                fill.clear()
                fill.append(fill.makeelement(qn("a:srgbClr"), {"val": INK}))
    opening = next(one for one in file.slide_layouts if one.name == _TITLE)
    for shape in opening.placeholders:
        for level in shape.element.iter(qn("a:lvl1pPr")):
            level.set("algn", "l")
            for fill in level.iter(qn("a:solidFill")):
                fill.clear()
                fill.append(fill.makeelement(qn("a:srgbClr"), {"val": "333333"}))


def _properties(file, document: Document) -> None:
    core = file.core_properties
    core.title, core.subject = property_text(document.title), property_text(document.subject)
    core.author = AUTHOR
    core.language, core.last_modified_by = LANGUAGE, AUTHOR
    core.created = core.modified = datetime(
        document.made.year, document.made.month, document.made.day
    )


def _slide(file, layout: str, title: str):
    found = next(one for one in file.slide_layouts if one.name == layout)
    slide = file.slides.add_slide(found)
    size = 32 if layout == _TITLE else 26
    if layout != _TITLE and len(title) > 95:
        size = 22 if len(title) <= 130 else 18
    frame = slide.shapes.title.text_frame
    frame.word_wrap = True
    _say(frame.paragraphs[0], title, size)
    return slide


def _say(
    paragraph, words: str, size: float, *, bold: bool | None = None, address: str = ""
) -> None:
    run = paragraph.add_run()
    run.text = words
    run.font.size = Pt(size)
    run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
    if bold is not None:
        run.font.bold = bold
    if address:
        run.hyperlink.address = address


def _plain(paragraph) -> None:
    """Without the body's bullet and indent."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.append(properties.makeelement(qn("a:buNone"), {}))


def _size(part: Part) -> int:
    return _SIZES.get(type(part), 16)


def _words(part: Part) -> str:
    if isinstance(part, Link) and not part.is_whole:
        return f"{part.words} {part.address}"
    return part.words


def _slides_of(parts: Sequence[Part]) -> list[list[Part]]:
    """Texts in as many lots as fit on a slide each."""

    def height(part: Part) -> float:
        size = _size(part)
        return lines(_words(part), int(ACROSS / (size * _PER_POINT))) * size * 1.2 / 72 + 0.14

    return [lot for lot in _lots(parts, height, DOWN) if lot]


def _lots(
    things: Sequence[Thing], height: Callable[[Thing], float], room: float
) -> list[list[Thing]]:
    """Things in order, in as many lots as fit into the room; the first is there even if empty."""
    lots: list[list[Thing]] = [[]]
    used = 0.0
    for one in things:
        if lots[-1] and used + height(one) > room:
            lots.append([])
            used = 0.0
        lots[-1].append(one)
        used += height(one)
    return lots


def _text_slide(file, title: str, parts: Sequence[Part]) -> None:
    slide = _slide(file, _CONTENT, title)
    frame = slide.placeholders[1].text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for i, part in enumerate(parts):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(8)
        if not isinstance(part, Finding):
            _plain(paragraph)
        whole = isinstance(part, Link) and part.is_whole
        _say(
            paragraph,
            _words(part),
            _size(part),
            address=part.address if whole else "",
        )


def _box(slide, words: str, top: float, height: float, *, across: float = ACROSS) -> None:
    box = slide.shapes.add_textbox(Inches(LEFT), Inches(top), Inches(across), Inches(height))
    frame = box.text_frame
    frame.word_wrap = True
    _say(frame.paragraphs[0], words, 12)


def _picture_slide(file, picture: Picture, image: bytes) -> None:
    slide = _slide(file, _ONLY, picture.title)
    shape = slide.shapes.add_picture(io.BytesIO(image), 0, 0)
    described = shape._element.nvPicPr.cNvPr
    described.set("descr", picture.alt)
    described.set("name", picture.name)
    if shape.height > TALL * shape.width:
        _stand_beside(slide, picture, shape)
    else:
        _stand_below(slide, picture, shape)


def _scaled(shape, across: float, down: float) -> None:
    """As large as fits in so many inches."""
    scale = min(Inches(across) / shape.width, Inches(down) / shape.height)
    shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))


def _stand_beside(slide, picture: Picture, shape) -> None:
    """A tall picture at the slide's full height, its words on the left."""
    _scaled(shape, ACROSS * 0.62, HEIGHT - 0.3)
    shape.left, shape.top = Emu(Inches(WIDTH - 0.2) - shape.width), Inches(0.15)
    room = shape.left / Inches(1) - LEFT - 0.2
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = map(Inches, (LEFT, 0.5, room, 2.4))
    _box(slide, picture.subtitle, 3.0, 1.4, across=room)
    _box(slide, picture.below, 5.2, 1.8, across=room)


def _stand_below(slide, picture: Picture, shape) -> None:
    across = int(ACROSS / (12 * _PER_POINT))
    below = picture.below
    head = 0.2 * lines(picture.subtitle, across) + 0.12
    foot = 0.2 * lines(below, across) + 0.15
    _box(slide, picture.subtitle, TOP - 0.1, head)
    most = HEIGHT - TOP - head - foot - 0.15
    _scaled(shape, ACROSS, most)
    shape.top = Inches(TOP + head - 0.05)
    shape.left = Emu(int((Inches(WIDTH) - shape.width) / 2))
    _box(slide, below, HEIGHT - foot - 0.1, foot)


def _table_slides(file, table: Table) -> None:
    size = _TABLE_SIZE if len(table.head) <= 7 else 10
    widths = [ACROSS * share for share in column_shares(table)]
    across = [int((width - 0.2) / (size * _PER_POINT)) for width in widths]
    line = size * 1.2 / 72
    wide = int(ACROSS / (12 * _PER_POINT))
    head = 0.2 * lines(table.basis, wide) + 0.15
    foot = 0.2 * lines(f"Source: {table.source}", wide) + 0.15
    room = HEIGHT - TOP - head - foot - (row_lines(table.head, across) * line + 0.1) - 0.1

    def height(cells: Sequence[str]) -> float:
        return row_lines(cells, across) * line + 0.1

    lots = _lots(table.rows, height, room)
    for number, rows in enumerate(lots, start=1):
        part = f" ({number} of {len(lots)})" if len(lots) > 1 else ""
        slide = _slide(file, _ONLY, f"{table.caption}{part}")
        _box(slide, table.basis, TOP - 0.1, head)
        frame = slide.shapes.add_table(
            len(rows) + 1,
            len(table.head),
            Inches(LEFT),
            Inches(TOP + head - 0.05),
            Inches(ACROSS),
            Inches(line * (len(rows) + 1)),
        )
        described = frame._element.nvGraphicFramePr.cNvPr
        described.set("descr", f"{table.caption}. {table.basis}")
        described.set("name", table.caption)
        grid = frame.table
        grid.first_row, grid.first_col, grid.horz_banding = True, True, False
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = Inches(width)
        for i, cells in enumerate((table.head, *rows)):
            grid.rows[i].height = Inches(height(cells))
            for j, words in enumerate(cells):
                _cell(grid.cell(i, j), words, size, head=i == 0, first=j == 0)
        _box(slide, f"Source: {table.source}", HEIGHT - foot - 0.1, foot)


def _cell(cell, words: str, size: float, *, head: bool, first: bool) -> None:
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.margin_left = cell.margin_right = Inches(0.08)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(GROUND if head else "FFFFFF")
    _say(cell.text_frame.paragraphs[0], words, size, bold=head or first)
    cell.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string("16191B")
