"""The picture of an exhibit as a file: its chart or its map, with its own title and sources."""

from collections.abc import Sequence
from dataclasses import replace

from trafford_explorer.exhibits import Exhibit
from trafford_explorer.pictures.chart import chart_picture
from trafford_explorer.pictures.map import map_picture
from trafford_explorer.sources import rights_lines, source_lines


def exhibit_picture(
    exhibit: Exhibit,
    kind: str = "png",
    *,
    width: float = 6.5,
    framed: bool = True,
    picked: Sequence[str] = (),
) -> bytes:
    """The picture of an exhibit as a file of its own.

    Parameters
    ----------
    exhibit : Exhibit
        With a picture.
    kind : str
        "png" or "svg".
    width : float
        Inches.
    framed : bool
        Whether title, subtitle, source and licence stand in the picture.
    picked : sequence of str
        Codes of the areas to pick out in a chart; a map has its own.
    """
    source = f"{'; '.join(source_lines(exhibit.sources))}."
    rights = " ".join(rights_lines(exhibit.sources))
    if exhibit.map is not None:
        return map_picture(
            exhibit.map,
            title=exhibit.finding,
            subtitle=exhibit.basis,
            source=source,
            rights=rights,
            kind=kind,
            width=width,
            framed=framed,
        )
    chart = replace(exhibit.chart, key=exhibit.key)
    return chart_picture(
        chart,
        source=source,
        rights=rights,
        kind=kind,
        width=width,
        framed=framed,
        picked=picked,
    )
