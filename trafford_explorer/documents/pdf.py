"""PDF with tags: Typst lays it out and checks it against PDF/UA-1, the standard for access.

So headings, tables with their header cells, pictures with their descriptions, language and title
are marks in the file, not only looks. What a machine cannot check, such as whether a description
says what the picture says, is not claimed.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import matplotlib
import typst
from matplotlib.ft2font import FT2Font

from trafford_explorer import style
from trafford_explorer.documents.document import (
    AUTHOR,
    Document,
    Finding,
    Heading,
    Link,
    Note,
    Picture,
    Table,
)
from trafford_explorer.documents.layout import TEXT_WIDTH, column_shares, picture_width

STANDARD = "ua-1"
_LETTERS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"

_LAYOUT = """
#let d = json(bytes(sys.inputs.document))
#let ink = rgb("INK")
#let ground = rgb("GROUND")
#set document(title: d.title, author: d.author, description: d.subject)
#set text(lang: "en", region: "GB", font: "DejaVu Sans", size: 9.5pt, hyphenate: false)
#set page(
  paper: "a4",
  margin: 2cm,
  footer: context align(right, text(8pt)[Page #counter(page).display()]),
)
#set par(leading: 0.62em, spacing: 0.95em)
#show heading: set text(fill: ink)
#show heading: set block(above: 1.5em, below: 0.7em, sticky: true)
#show heading.where(level: 1): set text(15pt)
#show heading.where(level: 2): set text(12pt)
#show title: set text(21pt, fill: ink)
#show link: underline
#let note(words) = text(8pt, fill: rgb("#444b52"), words)
#let cell(words) = text(if d.small { 7.5pt } else { 8pt }, words)
#title()
#text(12pt, d.lead)

#note(d.about)
#for section in d.sections {
  heading(level: 1, section.title)
  for part in section.parts {
    if part.kind == "heading" { heading(level: part.level, part.words) }
    else if part.kind == "finding" { list(part.words) }
    else if part.kind == "note" { par(note(part.words)) }
    else if part.kind == "link" { par(link(part.address, part.words)) }
    else if part.kind == "picture" {
      v(4pt)
      block(breakable: false, {
        par(strong(part.title))
        par(note(part.subtitle))
        figure(
          image(bytes(part.png), width: part.width * 1%, alt: part.alt),
          numbering: none,
        )
        par(note(part.below))
      })
    }
    else if part.kind == "table" {
      v(4pt)
      block(sticky: true, { par(strong(part.caption)); par(note(part.basis)) })
      table(
        columns: part.widths.map(w => w * 1fr),
        inset: 4pt,
        stroke: 0.5pt + rgb("#8b959c"),
        fill: (x, y) => if y == 0 { ground },
        table.header(..part.head.map(h => cell(strong(h)))),
        ..part.rows.map(row => row.enumerate().map(((i, c)) => cell(if i == 0 { strong(c) } else { c }))).flatten(),
      )
      par(note(part.source))
    }
    else { par(part.words) }
  }
}
""".replace("INK", style.SEQUENTIAL[-1]).replace("GROUND", style.SEQUENTIAL[0])


def to_pdf(document: Document, drawn: Mapping[str, bytes]) -> bytes:
    """A document as a tagged PDF; parameters as in `to_docx`."""
    said = {
        "title": document.title,
        "author": AUTHOR,
        "subject": document.subject,
        "lead": document.lead,
        "about": document.about,
        "small": any(len(table.head) > 5 for table in document.tables),
        "sections": [
            {"title": s.title, "parts": [_part(part, drawn) for part in s.parts]}
            for s in document.sections
        ],
    }
    made = datetime(document.made.year, document.made.month, document.made.day, tzinfo=UTC)
    return typst.compile(
        _LAYOUT.encode("utf-8"),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(said, ensure_ascii=False)},
        pdf_standards=STANDARD,
        timestamp=made,
    )


@cache
def _fonts() -> typst.Fonts:
    """DejaVu Sans, which the pictures are lettered in too, and nothing of the machine's own."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_LETTERS)])


@cache
def lettering() -> frozenset[int]:
    """Code points that can be printed, plain and bold; the making of a PDF may end at another."""
    plain, bold = (
        FT2Font(str(_LETTERS / name)).get_charmap()
        for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
    )
    return frozenset(plain) & frozenset(bold)


def _part(part, drawn: Mapping[str, bytes]) -> dict:
    if isinstance(part, Picture):
        image = drawn[part.name]
        return {
            "kind": "picture",
            "title": part.title,
            "subtitle": part.subtitle,
            "alt": part.alt,
            "below": part.below,
            "png": list(image),
            "width": 100 * picture_width(image) / TEXT_WIDTH,
        }
    if isinstance(part, Table):
        return {
            "kind": "table",
            "caption": part.caption,
            "basis": part.basis,
            "head": part.head,
            "rows": part.rows,
            "widths": column_shares(part),
            "source": f"Source: {part.source}",
        }
    if isinstance(part, Link) and part.is_whole:
        return {"kind": "link", "words": part.words, "address": part.address}
    if isinstance(part, Link):
        return {"kind": "text", "words": f"{part.words} {part.address}"}
    if isinstance(part, Heading):
        return {"kind": "heading", "words": part.words, "level": part.level - 1}
    kinds = {Finding: "finding", Note: "note"}
    return {"kind": kinds.get(type(part), "text"), "words": part.words}
