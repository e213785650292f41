"""The pictures of a document, drawn once for all of its files."""

from trafford_explorer.documents.document import Document, Picture
from trafford_explorer.pictures import chart_picture, map_picture
from trafford_explorer.sources import rights_lines

WIDTH = 6.5
"""Inches: the width of text on a page of A4."""


def draw_one(picture: Picture) -> bytes:
    """One picture as PNG; its title and source stand beside it as text, so not inside it."""
    rights = " ".join(rights_lines(picture.exhibit.sources))
    looks = {"source": picture.source, "rights": rights, "width": WIDTH, "framed": False}
    if picture.exhibit.chart is not None:
        return chart_picture(picture.exhibit.chart, **looks)
    words = {"title": picture.title, "subtitle": picture.subtitle}
    return map_picture(picture.exhibit.map, **words, **looks)


def draw(document: Document) -> dict[str, bytes]:
    """Every picture of a document by its name."""
    return {picture.name: draw_one(picture) for picture in document.pictures}
