"""Charts and maps as pictures (PNG and SVG), drawn without a browser from what the screen shows."""

from trafford_explorer.pictures.chart import chart_picture
from trafford_explorer.pictures.exhibit import exhibit_picture
from trafford_explorer.pictures.map import map_picture
from trafford_explorer.pictures.paper import KINDS, PictureError

__all__ = [
    "KINDS",
    "PictureError",
    "chart_picture",
    "exhibit_picture",
    "map_picture",
]
