"""What the finished files say, read back without the code that wrote them."""

import base64
import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import openpyxl
import pypdf
from docx import Document as open_docx
from pptx import Presentation as open_pptx

from tests.rounding import on_paper

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ADDRESS = re.compile(r"https?://\S+")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def numbers(text: str) -> set[str]:
    """Every number of a text as it is written, thousands not set apart; addresses left out."""
    found = NUMBER.findall(_ADDRESS.sub(" ", text))
    return {one.replace(",", "").strip(".") for one in found}


def docx_texts(content: bytes) -> list[str]:
    """Every paragraph, those of tables and the foot too."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = [n for n in file.namelist() if re.fullmatch(r"word/(document|footer\d*)\.xml", n)]
        roots = [ElementTree.fromstring(file.read(name)) for name in parts]
    return [
        "".join(t.text or "" for t in paragraph.iter(f"{_WORD}t"))
        for root in roots
        for paragraph in root.iter(f"{_WORD}p")
    ]


def pptx_texts(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        slides = [n for n in file.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]
        roots = [ElementTree.fromstring(file.read(name)) for name in slides]
    return [
        "".join(t.text or "" for t in paragraph.iter(f"{_DRAWING}t"))
        for root in roots
        for paragraph in root.iter(f"{_DRAWING}p")
    ]


def pdf_texts(content: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def xlsx_texts(content: bytes) -> list[str]:
    """Every cell; a number as the sheet shows it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [
        shown(cell.value, cell.number_format)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def shown(value: object, look: str) -> str:
    """A cell as its number format writes it."""
    if isinstance(value, str) or look == "General":
        return str(value)
    if look.startswith('"'):  # words in the number's place
        return look.strip('"')
    decimals = len(look.partition(".")[2].partition('"')[0])
    return f"{on_paper(value, decimals)}{look.partition(chr(34))[2].rstrip(chr(34))}"


class Html(HTMLParser):
    """Texts, tags and their attributes of an HTML file."""

    def __init__(self, content: bytes):
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._hidden = 0
        self.feed(content.decode("utf-8"))

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._hidden += tag == "style"

    def handle_endtag(self, tag):
        self._hidden -= tag == "style"

    def handle_data(self, data):
        if not self._hidden and data.strip():
            self.texts.append(data)


def texts(ending: str, content: bytes) -> list[str]:
    """Everything that a file says in words."""
    read = {"docx": docx_texts, "pptx": pptx_texts, "pdf": pdf_texts, "xlsx": xlsx_texts}
    return Html(content).texts if ending == "html" else read[ending](content)


def images(ending: str, content: bytes) -> list[bytes]:
    """The pictures of a Word, PowerPoint or HTML file."""
    if ending == "html":
        return [
            base64.b64decode(attrs["src"].partition(",")[2])
            for tag, attrs in Html(content).tags
            if tag == "img"
        ]
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return [file.read(n) for n in file.namelist() if n.endswith(".png")]


def docx_headings(content: bytes) -> list[tuple[int, str]]:
    """The title as level 1, each heading one below its number in Word."""
    found = []
    for paragraph in open_docx(io.BytesIO(content)).paragraphs:
        name = paragraph.style.name
        if name == "Title":
            found.append((1, paragraph.text))
        elif name.startswith("Heading "):
            found.append((int(name.split()[1]) + 1, paragraph.text))
    return found


def html_headings(content: bytes) -> list[int]:
    return [int(tag[1]) for tag, _ in Html(content).tags if re.fullmatch(r"h[1-6]", tag)]


def pdf_headings(content: bytes) -> list[int]:
    """Levels of the headings among the PDF's tags."""
    root = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]["/StructTreeRoot"]
    return [int(tag[2]) for tag, _ in pdf_tags(root) if re.fullmatch(r"/H[1-6]", tag)]


def pdf_tags(node) -> list[tuple[str, dict]]:
    """Every tag of a PDF below one, in reading order."""
    found = []
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        one = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(one, dict) and "/S" in one:
            found.append((str(one["/S"]), one))
            found += pdf_tags(one)
    return found


def pptx_of(content: bytes):
    return open_pptx(io.BytesIO(content))
