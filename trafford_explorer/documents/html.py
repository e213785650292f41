"""HTML: one file that asks for nothing from anywhere; headings, tables and pictures with their marks."""

import base64
from collections.abc import Mapping
from html import escape

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

_CSS = f"""
body{{font-family:Arial,Helvetica,sans-serif;font-size:1.0625rem;line-height:1.5;color:#16191b;
background:#fff;max-width:50rem;margin:0 auto;padding:1.5rem}}
h1,h2,h3,h4{{color:{style.SEQUENTIAL[-1]};line-height:1.25}}
h1{{font-size:2rem}}h2{{font-size:1.5rem;margin-top:2.5rem}}h3{{font-size:1.2rem}}
.lead{{font-size:1.25rem}}
.note,figcaption span,caption span{{font-size:.95rem;color:#444b52;font-weight:400;display:block}}
figure{{margin:1.5rem 0}}figcaption,caption{{font-weight:700;text-align:left;padding-bottom:.4rem}}
img{{max-width:100%;height:auto}}
.wide{{overflow-x:auto}}
table{{border-collapse:collapse;width:100%;font-size:.95rem;font-variant-numeric:tabular-nums}}
th,td{{border:1px solid #8b959c;padding:.3rem .5rem;text-align:left;vertical-align:top}}
thead th{{background:{style.SEQUENTIAL[0]}}}
a{{color:#0b5c8a}}
@media print{{body{{max-width:none;padding:0;font-size:10pt}}figure,tr{{break-inside:avoid}}}}
"""


def to_html(document: Document, drawn: Mapping[str, bytes]) -> bytes:
    """A document as one HTML file; parameters as in `to_docx`."""
    parts = "".join(_section(section, drawn) for section in document.sections)
    page = (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGE}"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(document.title)}</title>"
        f'<meta name="description" content="{escape(document.subject)}">'
        f'<meta name="author" content="{AUTHOR}"><style>{_CSS}</style></head>'
        f"<body><header><h1>{escape(document.title)}</h1>"
        f'<p class="lead">{escape(document.lead)}</p>'
        f'<p class="note">{escape(document.about)}</p></header><main>{parts}</main></body></html>\n'
    )
    return page.encode("utf-8")


def _section(section: Section, drawn: Mapping[str, bytes]) -> str:
    said = [f"<section><h2>{escape(section.title)}</h2>"]
    listing = False
    for part in section.parts:
        if isinstance(part, Finding) is not listing:
            listing = not listing
            said.append("<ul>" if listing else "</ul>")
        said.append(_part(part, drawn))
    return "".join([*said, "</ul>" if listing else "", "</section>"])


def _part(part: Part, drawn: Mapping[str, bytes]) -> str:
    if isinstance(part, Picture):
        return _picture(part, drawn[part.name])
    if isinstance(part, Table):
        return _table(part)
    words = escape(part.words)
    if isinstance(part, Heading):
        return f"<h{part.level}>{words}</h{part.level}>"
    if isinstance(part, Finding):
        return f"<li>{words}</li>"
    if isinstance(part, Note):
        return f'<p class="note">{words}</p>'
    if isinstance(part, Link):
        if part.is_whole:
            return f'<p><a href="{escape(part.address)}">{words}</a></p>'
        return f"<p>{words} {escape(part.address)}</p>"
    return f"<p>{words}</p>"


def _picture(picture: Picture, image: bytes) -> str:
    data = base64.b64encode(image).decode("ascii")
    return (
        f"<figure><figcaption>{escape(picture.title)}<span>{escape(picture.subtitle)}</span>"
        f'</figcaption><img src="data:image/png;base64,{data}" alt="{escape(picture.alt)}">'
        f'<p class="note">{escape(picture.below)}</p></figure>'
    )


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in table.head)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for name, *cells in table.rows
    )
    label = escape(table.caption)
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{label}"><table>'
        f"<caption>{label}<span>{escape(table.basis)}</span></caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        f'<p class="note">{escape(f"Source: {table.source}")}</p>'
    )
