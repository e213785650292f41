"""The pictures of a document, drawn once for all of its files."""

from trafford_explorer.documents.document import Document, Picture
from trafford_explorer.maps import MapState
from trafford_explorer.pictures import chart_picture, map_picture

WIDTH = 6.5
"""Inches: the width of text on a page of A4."""


def draw_one(picture: Picture) -> bytes:
    """One picture as PNG; its title and source stand beside it as text, so not inside it."""
    if isinstance(picture.drawn, MapState):
        return map_picture(
            picture.drawn,
            title=picture.title,
            subtitle=picture.subtitle,
            source=picture.source,
            width=WIDTH,
            framed=False,
        )
    return chart_picture(picture.drawn, source=picture.source, width=WIDTH, framed=False)


def draw(document: Document) -> dict[str, bytes]:
    """Every picture of a document by its name."""
    return {picture.name: draw_one(picture) for picture in document.pictures}
