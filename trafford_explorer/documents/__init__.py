"""A document as a file: Word, PowerPoint, PDF, HTML and Excel, each readable by everyone.

Each writer takes a `document.Document` and the bytes of its pictures and returns the bytes
of a file. None reads or writes a file, asks the network or adds a figure.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from trafford_explorer.documents.document import Document
from trafford_explorer.documents.docx import to_docx
from trafford_explorer.documents.html import to_html
from trafford_explorer.documents.pdf import lettering, to_pdf
from trafford_explorer.documents.pictures import draw, draw_one
from trafford_explorer.documents.pptx import to_pptx
from trafford_explorer.documents.xlsx import to_xlsx

__all__ = [
    "FORMATS",
    "Format",
    "draw",
    "draw_one",
    "lettering",
    "to_docx",
    "to_html",
    "to_pdf",
    "to_pptx",
    "to_xlsx",
]


@dataclass(frozen=True)
class Format:
    """One kind of file.

    Parameters
    ----------
    name : str
        As people call it.
    ending : str
    mime : str
    write : callable
        Document and pictures to bytes.
    """

    name: str
    ending: str
    mime: str
    write: Callable[[Document, Mapping[str, bytes]], bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = (
    Format("Word", "docx", f"{_OFFICE}.wordprocessingml.document", to_docx),
    Format("PowerPoint", "pptx", f"{_OFFICE}.presentationml.presentation", to_pptx),
    Format("PDF", "pdf", "application/pdf", to_pdf),
    Format("Web page", "html", "text/html", to_html),
    Format("Excel", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", to_xlsx),
)
