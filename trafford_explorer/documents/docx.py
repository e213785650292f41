"""Word: the file's own styles, so that a template of the reader's house can be laid over it."""

import io
from collections.abc import Mapping
from datetime import datetime

from docx import Document as new_document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Inches, Pt, RGBColor

from trafford_explorer import style
from trafford_explorer.documents.document import (
    AUTHOR,
    LANGUAGE,
    Document,
    Finding,
    Heading,
    Link,
    Note,
    Picture,
    Table,
)
from trafford_explorer.documents.layout import (
    TEXT_WIDTH,
    column_shares,
    picture_width,
    property_text,
)

INK = style.SEQUENTIAL[-1].removeprefix("#")
GROUND = style.SEQUENTIAL[0].removeprefix("#")
MARGIN = 2.0
"""Centimetres of A4 left free on each side."""
NOTE = "Note"
"""A paragraph style of this file's own, for what must be known beside a figure."""


def to_docx(document: Document, drawn: Mapping[str, bytes]) -> bytes:
    """A document as a Word file.

    Parameters
    ----------
    document : Document
    drawn : mapping of str to bytes
        The name of each picture to its PNG.
    """
    file = new_document()
    _page(file)
    _styles(file)
    _properties(file, document)
    file.add_paragraph(document.title, style="Title")
    file.add_paragraph(document.lead, style="Subtitle")
    file.add_paragraph(document.about, style=NOTE)
    for section in document.sections:
        file.add_heading(section.title, level=1)
        for part in section.parts:
            _add(file, part, drawn)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _add(file, part, drawn: Mapping[str, bytes]) -> None:
    if isinstance(part, Heading):
        file.add_heading(part.words, level=part.level - 1)
    elif isinstance(part, Finding):
        file.add_paragraph(part.words, style="List Bullet")
    elif isinstance(part, Note):
        file.add_paragraph(part.words, style=NOTE)
    elif isinstance(part, Link):
        _link(file, part)
    elif isinstance(part, Picture):
        _picture(file, part, drawn[part.name])
    elif isinstance(part, Table):
        _table(file, part)
    else:
        file.add_paragraph(part.words)


def _page(file) -> None:
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(MARGIN)
    page.top_margin = page.bottom_margin = Cm(MARGIN)
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run("Page ")
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = foot.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = words
        run._r.append(mark)


def _styles(file) -> None:
    styles = file.styles
    looks = {
        "Normal": (11, False, None),
        "Title": (24, True, INK),
        "Subtitle": (13, False, "333333"),
        "Heading 1": (16, True, INK),
        "Heading 2": (13, True, INK),
        "Heading 3": (12, True, INK),
        "Caption": (10.5, True, "1f2a33"),
    }
    for name, (size, bold, colour) in looks.items():
        one = styles[name]
        font = one.font
        font.size, font.bold, font.italic, font.name = Pt(size), bold, False, "Arial"
        fonts = one.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        if colour:
            font.color.rgb = RGBColor.from_string(colour.upper())
    spaced = styles["Subtitle"].element.rPr.find(qn("w:spacing"))
    if spaced is not None:
        styles["Subtitle"].element.rPr.remove(spaced)
    styles["Title"].paragraph_format.space_after = Pt(4)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Heading 1"].paragraph_format.space_before = Pt(16)
    styles["Heading 1"].paragraph_format.space_after = Pt(4)
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Caption"].paragraph_format.space_before = Pt(8)
    styles["Caption"].paragraph_format.space_after = Pt(3)
    note = styles.add_style(NOTE, 1)
    note.base_style = styles["Normal"]
    note.font.size = Pt(9.5)
    note.font.color.rgb = RGBColor.from_string("444B52")
    note.paragraph_format.space_after = Pt(5)
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        defaults.append(language)
    language.set(qn("w:val"), LANGUAGE)


def _properties(file, document: Document) -> None:
    core = file.core_properties
    core.title, core.subject = property_text(document.title), property_text(document.subject)
    core.author = AUTHOR
    core.language, core.last_modified_by = LANGUAGE, AUTHOR
    made = datetime(document.made.year, document.made.month, document.made.day)
    core.created = core.modified = made


def _link(file, link: Link) -> None:
    words = file.add_paragraph()
    if not link.is_whole:
        words.add_run(f"{link.words} {link.address}")
        return
    to = file.part.relate_to(link.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    anchor = OxmlElement("w:hyperlink")
    anchor.set(qn("r:id"), to)
    run = words.add_run(link.words)
    run.font.underline = True
    run.font.color.rgb = RGBColor.from_string("0B5C8A")
    anchor.append(run._r)
    words._p.append(anchor)


def _picture(file, picture: Picture, image: bytes) -> None:
    file.add_paragraph(picture.title, style="Caption")
    _kept(file.add_paragraph(picture.subtitle, style=NOTE))
    line = file.add_paragraph()
    _kept(line)
    shape = line.add_run().add_picture(io.BytesIO(image), width=Cm(picture_width(image)))
    described = shape._inline.docPr
    described.set("descr", picture.alt)
    described.set("name", picture.name)
    described.set("title", picture.title)
    file.add_paragraph(picture.below, style=NOTE)


def _kept(paragraph) -> None:
    paragraph.paragraph_format.keep_with_next = True


def _table(file, table: Table) -> None:
    file.add_paragraph(table.caption, style="Caption")
    _kept(file.add_paragraph(table.basis, style=NOTE))
    grid = file.add_table(rows=1 + len(table.rows), cols=len(table.head), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.LEFT
    grid.autofit = False
    widths = [Inches(TEXT_WIDTH / 2.54 * share) for share in column_shares(table)]
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), table.caption)
    grid._tbl.tblPr.append(described)
    look = grid._tbl.tblPr.find(qn("w:tblLook"))
    for name, value in (("firstRow", "1"), ("firstColumn", "1"), ("noVBand", "1")):
        look.set(qn(f"w:{name}"), value)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    size = 8.5 if len(table.head) > 5 else 9.5
    for i, cells in enumerate((table.head, *table.rows)):
        row = grid.rows[i]
        properties = row._tr.get_or_add_trPr()
        if i == 0:
            properties.append(_flag("w:tblHeader"))
        properties.append(_flag("w:cantSplit"))
        for cell, words, width in zip(row.cells, cells, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
            run = paragraph.add_run(words)
            run.font.size = Pt(size)
            if i == 0:
                run.bold = True
                _shade(cell)
        row.cells[0].paragraphs[0].runs[0].bold = True
    file.add_paragraph(f"Source: {table.source}", style=NOTE)


def _flag(name: str):
    element = OxmlElement(name)
    element.set(qn("w:val"), "true")
    return element


def _shade(cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), GROUND)
    cell._tc.get_or_add_tcPr().append(shade)
