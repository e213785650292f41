"""Every kind of file of every template: it opens, says all, and can be read by everyone."""

import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import openpyxl
import pypdf
import pytest
from docx import Document as open_docx
from docx.oxml.ns import qn
from pptx.util import Emu

from tests.documents import reading
from trafford_explorer import documents, exhibits
from trafford_explorer.documents.document import (
    AUTHOR,
    Document,
    Finding,
    Heading,
    Note,
    Paragraph,
    Picture,
    Section,
    Table,
    texts,
)
from trafford_explorer.errors import SelectionError
from trafford_explorer.exhibits import Column, Kind, spread, text_of
from trafford_explorer.templates import declared as templates

WRITTEN = ["docx", "pptx", "pdf", "html", "xlsx"]


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


# ---- all is there ------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", WRITTEN)
def test_no_number_of_the_document_is_lost_on_the_way(document, made, ending):
    kept = [part for part in document.parts() if not isinstance(part, Picture)]
    said = " ".join([document.title, document.lead, document.about, *texts(kept)])
    found = reading.numbers(" ".join(reading.texts(ending, made(ending))))
    missing = reading.numbers(said) - found
    if ending == "xlsx":  # 47.0% stands there as a number that shows as 47.0%
        missing = {one for one in missing if f"{float(one):g}" not in found}
        missing -= reading.numbers(" ".join(_periods(document)))  # 2011-13 stands as 2011-2013
        missing -= reading.numbers(" ".join(_distances(document)))  # 1.2 km stands as 1,249 metres
    assert missing == set()


@pytest.mark.parametrize("ending", WRITTEN)
def test_no_file_says_a_number_that_the_document_does_not(document, made, ending):
    said = " ".join(
        [
            document.title,
            document.lead,
            document.about,
            document.subject,
            *texts(list(document.parts())),
        ]
    )
    known = reading.numbers(said)
    known |= {f"{float(one):g}" for one in known if one.replace(".", "").isdigit()}
    found = reading.numbers(" ".join(reading.texts(ending, made(ending))))
    if ending == "xlsx":
        known |= _unrounded(document)
        found = {one.removesuffix(".0") if one not in known else one for one in found}
    extra = found - known
    # Numbers of pages, of slides that go on, and of sheets count what stands in the file itself.
    counting = {str(n) for n in range(1, 80)}
    assert extra - counting == set()


def _distances(document) -> list[str]:
    """Distances of every table as a reader sees them; a sheet has them in metres."""
    return [
        text_of(table.raw, row, number)
        for table in document.tables
        for number, column in enumerate(table.raw.columns)
        if column.kind is Kind.DISTANCE
        for row in range(len(table.raw.rows))
    ]


def _periods(document) -> list[str]:
    return [
        row[number]
        for table in document.tables
        for number, column in enumerate(table.raw.columns)
        if column.kind is Kind.PERIOD
        for row in table.raw.rows
    ]


def _unrounded(document) -> set[str]:
    found: set[str] = set()
    for table in document.tables:
        whole = spread(table.raw)
        cells = [
            reading.shown(value, look)
            for values, looks in zip(whole.rows, whole.looks, strict=True)
            for value, look in zip(values, looks, strict=True)
            if value is not None
        ]
        found |= reading.numbers(" ".join([*whole.head, *cells]))
    return found


@pytest.mark.parametrize("ending", ["docx", "pptx", "html"])
def test_every_picture_is_in_the_file_as_it_was_drawn(document, drawn, made, ending):
    assert set(reading.images(ending, made(ending))) == set(drawn.values())
    assert len(drawn) == len(document.pictures) > 0


def test_every_sentence_is_in_the_pages(document, made):
    said = plain("".join(reading.docx_texts(made("docx"))))
    web = plain("".join(reading.Html(made("html")).texts))
    for words in texts([p for p in document.parts() if not isinstance(p, Picture)]):
        assert plain(words) in said
        assert plain(words) in web


# ---- headings, pictures, tables, language ------------------------------------------------------


def test_headings_of_a_document_never_skip_a_level(document, made):
    outline = document.outline
    assert outline[0] == (1, document.title)
    assert reading.docx_headings(made("docx")) == outline
    levels = [level for level, _ in outline]
    assert reading.html_headings(made("html")) == levels
    assert reading.pdf_headings(made("pdf")) == [level - 1 for level in levels[1:]]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_every_picture_has_its_description_in_every_file(document, made):
    wanted = [picture.alt for picture in document.pictures]
    assert all(len(alt) > 20 for alt in wanted)
    word = open_docx(io.BytesIO(made("docx")))
    assert [s._inline.docPr.get("descr") for s in word.inline_shapes] == wanted
    slides = reading.pptx_of(made("pptx")).slides
    shapes = [s for slide in slides for s in slide.shapes if s.shape_type == 13]
    assert [s._element.nvPicPr.cNvPr.get("descr") for s in shapes] == wanted
    html = reading.Html(made("html"))
    assert [attrs.get("alt") for tag, attrs in html.tags if tag == "img"] == wanted
    root = pypdf.PdfReader(io.BytesIO(made("pdf"))).trailer["/Root"]["/StructTreeRoot"]
    tags = reading.pdf_tags(root)
    assert [str(one["/Alt"]) for tag, one in tags if tag == "/Figure" and "/Alt" in one] == wanted


def test_every_table_has_its_header_row_marked(document, made):
    count = len(document.tables)
    assert count
    word = open_docx(io.BytesIO(made("docx"))).tables
    assert len(word) == count
    for table, wanted in zip(word, document.tables, strict=True):
        first = table.rows[0]._tr.trPr
        assert first.find(qn("w:tblHeader")) is not None
        assert tuple(cell.text for cell in table.rows[0].cells) == wanted.head
        assert len(table.rows) == len(wanted.rows) + 1
    html = reading.Html(made("html"))
    heads = [attrs for tag, attrs in html.tags if tag == "th"]
    assert {attrs.get("scope") for attrs in heads} == {"col", "row"}
    assert sum(attrs["scope"] == "col" for attrs in heads) == sum(
        len(t.head) for t in document.tables
    )
    grids = [
        s.table
        for slide in reading.pptx_of(made("pptx")).slides
        for s in slide.shapes
        if s.has_table
    ]
    assert len(grids) >= count and all(grid.first_row and grid.first_col for grid in grids)
    root = pypdf.PdfReader(io.BytesIO(made("pdf"))).trailer["/Root"]["/StructTreeRoot"]
    tags = [tag for tag, _ in reading.pdf_tags(root)]
    assert tags.count("/Table") == count
    assert tags.count("/TH") >= sum(len(table.head) for table in document.tables)


def test_every_table_says_its_basis_and_its_source(document):
    for table in document.tables:
        assert table.basis and table.source and table.caption
        if all(one.kind is Kind.TEXT for one in table.raw.columns):
            continue  # names alone
        said = f"{table.basis} {' '.join(table.head)}"
        assert re.search(
            r"interval|not a sample|above|below|[Rr]egistered|best fit|Straight lines", said
        ), table.caption


def test_title_language_and_author_are_set(document, made):
    word = open_docx(io.BytesIO(made("docx")))
    slides = reading.pptx_of(made("pptx"))
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx")))
    for core in (word.core_properties, slides.core_properties):
        assert (core.title, core.author, core.language) == (document.title, AUTHOR, "en-GB")
        assert core.subject == document.subject
    assert (book.properties.title, book.properties.creator) == (document.title, AUTHOR)
    language = word.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
    assert {one.get(qn("w:val")) for one in language} == {"en-GB"}
    pdf = pypdf.PdfReader(io.BytesIO(made("pdf")))
    assert pdf.trailer["/Root"]["/Lang"] == "en-GB"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.metadata.title == document.title
    html = reading.Html(made("html")).tags
    assert next(attrs for tag, attrs in html if tag == "html")["lang"] == "en-GB"


def test_the_pdf_claims_the_standard_that_it_was_checked_against(made):
    said = pypdf.PdfReader(io.BytesIO(made("pdf"))).trailer["/Root"]["/Metadata"].get_data()
    assert b"pdfuaid:part" in said


# ---- slides and pages --------------------------------------------------------------------------


def test_nothing_on_a_slide_lies_outside_it(made):
    show = reading.pptx_of(made("pptx"))
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= show.slide_width + Emu(10)
            assert shape.top >= 0 and shape.top + shape.height <= show.slide_height + Emu(10)


def test_every_slide_has_a_title_and_no_empty_box(made):
    for slide in reading.pptx_of(made("pptx")).slides:
        assert slide.shapes.title.text_frame.text
        for shape in slide.placeholders:
            assert shape.has_text_frame and shape.text_frame.text


def test_the_web_page_asks_for_nothing(made):
    page = reading.Html(made("html"))
    for tag, attrs in page.tags:
        assert tag not in {"script", "link", "iframe", "object", "embed"}
        for name in ("src", "srcset", "poster", "background", "style"):
            assert str(attrs.get(name, "data:")).startswith("data:")
    text = made("html").decode("utf-8")
    assert "url(" not in text and "@import" not in text


def test_links_lead_back_to_the_app(wanted, document, made):
    links = [attrs["href"] for tag, attrs in reading.Html(made("html")).tags if tag == "a"]
    assert links and all(link.startswith(wanted.root) for link in links)
    assert any(
        link.startswith(f"{wanted.root}Briefing?template={wanted.template}") for link in links
    )
    word = open_docx(io.BytesIO(made("docx")))
    held = {r.target_ref for r in word.part.rels.values() if r.is_external}
    assert held == set(links)


def test_marks_of_a_paragraph_stand_in_the_order_that_powerpoint_asks_for(made):
    order = ["lnSpc", "spcBef", "spcAft", "buNone", "buChar", "defRPr"]
    for slide in reading.pptx_of(made("pptx")).slides:
        for marks in slide.element.iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/main}pPr"
        ):
            names = [order.index(one.tag.rpartition("}")[2]) for one in marks]
            assert names == sorted(names)


# ---- the workbook ------------------------------------------------------------------------------


def test_there_is_a_sheet_a_table_with_its_source(document, made):
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx")))
    assert len(book.sheetnames) == len(document.tables) + 1
    assert all(len(name) <= 31 for name in book.sheetnames)
    about = {cell.value for cell in book["About"]["A"]}
    for sheet, table in zip(book.worksheets[1:], document.tables, strict=True):
        assert {table.raw.basis or table.basis, f"Source: {table.source}"} <= about
        assert tuple(cell.value for cell in sheet[1]) == spread(table.raw).head
    links = [cell.hyperlink.location for cell in book["About"]["A"] if cell.hyperlink]
    inside = [link for link in links if link]
    assert [link.partition("'!")[0].strip("'") for link in inside] == book.sheetnames[1:]


def test_a_sheet_holds_the_raw_figures_of_its_table(document, made):
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx")))
    for sheet, table in zip(book.worksheets[1:], document.tables, strict=True):
        rows = [tuple(c.value for c in row) for row in sheet.iter_rows(min_row=2)]
        assert rows == list(spread(table.raw).rows)


def test_every_text_of_a_workbook_is_a_text(document, made):
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx")))
    cells = [c for sheet in book for row in sheet for c in row if c.value is not None]
    assert {c.data_type for c in cells if isinstance(c.value, str)} == {"s"}
    assert {c.data_type for c in cells if not isinstance(c.value, str)} <= {"n", "b"}


# ---- titles that mean harm ---------------------------------------------------------------------

_MARKS = ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "\t=1+1", '=HYPERLINK("http://x.example","y")']
_MARKUP = ["<b>&amp;", "'\"=1", "#let x = 1", "*_`$\\", "]]>", "{{x}}", "%PDF", "../a", "_x000D_"]
_SCRIPTS = ["Łódź – “Żółć”", "سلام", "שלום", "Ω α Я", "e\u0301 a\u200cb"]
_HARM = [*_MARKS, *_MARKUP, *_SCRIPTS]


def _small(title: str) -> Document:
    """A document in which every text is the same."""
    columns = Column(title), Column(f"{title} ")
    table = Table(
        exhibits.Table("", "Sheet", title, columns, ((title, title),), title), title, title
    )
    parts = Heading(title), Finding(title), Note(title), Paragraph(title), table
    return Document(title, title, title, (Section(title, parts),), date(2026, 1, 5), "", ())


def _checked(title: str) -> str:
    return templates.check_title(title, documents.lettering())


@pytest.mark.parametrize("ending", WRITTEN)
@pytest.mark.parametrize("title", _HARM)
def test_a_title_is_a_title_in_every_file_whatever_it_looks_like(title, ending):
    kept = _checked(title)
    one = next(one for one in documents.FORMATS if one.ending == ending)
    made = one.write(_small(kept), {})
    if ending == "pdf":  # whose texts stand as they are drawn, from the right to the left too
        assert pypdf.PdfReader(io.BytesIO(made)).metadata.title == kept
    else:
        assert kept in reading.texts(ending, made)


def test_a_title_that_lists_long_names_is_cut_only_among_the_properties():
    title = ", ".join(f"Altrincham West, Dunham & Warburton 02{n}A LSOA (2021)" for n in range(6))
    said = replace(_small(title), subject=title * 2)
    for ending in ("docx", "pptx"):
        one = next(one for one in documents.FORMATS if one.ending == ending)
        made = one.write(said, {})
        assert title in reading.texts(ending, made)
        core = (
            open_docx(io.BytesIO(made)) if ending == "docx" else reading.pptx_of(made)
        ).core_properties
        for cut in (core.title, core.subject):
            assert len(cut) == 255 and cut.endswith("…") and title.startswith(cut[:-1])


@pytest.mark.parametrize("text", _MARKS)
def test_no_text_becomes_a_formula_in_the_workbook(text):
    book = openpyxl.load_workbook(io.BytesIO(documents.to_xlsx(_small(text), {})))
    cells = [c for sheet in book for row in sheet for c in row if c.value is not None]
    here = [c for c in cells if str(c.value).strip() == text.strip()]
    assert {c.data_type for c in cells} == {"s"} and len(here) >= 10
    assert all(c.quotePrefix for c in here) == (text != "#N/A")
    for name in book.sheetnames:
        assert not set(name) & set("[]:*?/\\'") and len(name) <= 31


@pytest.mark.parametrize("ending", WRITTEN)
def test_every_sign_that_a_title_may_hold_can_be_printed(ending):
    signs = []
    for point in sorted(documents.lettering()):
        try:
            signs.append(_checked(chr(point)))
        except SelectionError:
            continue
    assert len(signs) > 5000
    for between in ("", " ", "a"):  # by themselves, and as marks upon a letter
        text = between.join(filter(None, signs))
        whole = replace(_small("A"), lead=text, sections=(Section(text, (Heading(text),)),))
        one = next(one for one in documents.FORMATS if one.ending == ending)
        assert len(one.write(whole, {})) > len(text)


@pytest.mark.parametrize(
    "sign", "\x7f\ufeff\ufffe\uffff\ufdd0\ud800\x00\u2728\u4e2d\U0001fffe\u0951"
)
def test_a_sign_at_which_a_file_would_not_be_made_is_refused(sign):
    with pytest.raises(SelectionError, match="cannot be printed"):
        _checked(f"A title {sign} x")


# ---- what is in every document -----------------------------------------------------------------


def test_every_document_has_what_a_document_needs(wanted, document):
    titles = [section.title for section in document.sections]
    assert "What these figures do not say" in titles
    assert "Method, boundaries and sources" in titles
    inside = [p.words for p in document.sections[-1].parts if isinstance(p, Heading)]
    assert inside == ["Boundaries", "Sources", "Back to the screen"]
    assert "data version" in document.about and "5 January 2026" in document.about
    assert any(isinstance(part, Table) for part in document.parts())
    names = [picture.name for picture in document.pictures]
    assert len(set(names)) == len(names)


def test_every_format_is_there_once():
    assert [one.ending for one in documents.FORMATS] == WRITTEN
