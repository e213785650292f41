"""Plotly's words for colours, dashes and symbols in Matplotlib's."""

import re
from collections.abc import Sequence

from matplotlib.colors import to_rgba

from trafford_explorer.pictures.paper import PictureError

Colour = tuple[float, float, float, float]
CLEAR: Colour = (0.0, 0.0, 0.0, 0.0)

_RGBA = re.compile(r"rgba?\(([^)]*)\)")
_DASHES = {
    "dash": (3, 3),
    "dot": (1, 1),
    "longdash": (5, 5),
    "dashdot": (3, 1, 1, 1),
    "longdashdot": (5, 2, 1, 2),
}
_SYMBOLS = {
    "circle": ("o", 1.0),
    "square": ("s", 1.0),
    "diamond": ("D", 0.92),
    "triangle-up": ("^", 1.12),
    "triangle-down": ("v", 1.12),
    "triangle-left": ("<", 1.12),
    "triangle-right": (">", 1.12),
    "pentagon": ("p", 1.0),
    "hexagon": ("h", 1.0),
    "star": ("*", 1.25),
    "cross": ("P", 1.1),
    "x": ("X", 1.1),
    "line-ns": ("|", 1.4),
    "line-ew": ("_", 1.4),
}
"""Plotly's name to Matplotlib's, and to how much larger it must be drawn to cover as much."""
STROKES = {"|", "_"}
"""Matplotlib's marks that are a line and have no inside."""
STEPS = {"hv": "steps-post", "vh": "steps-pre", "hvh": "steps-mid"}


def colour(text: str, opacity: float = 1.0) -> Colour:
    """A colour as a style sheet writes it; an empty text is none.

    >>> colour("rgba(0,0,0,0.5)"), colour("#ffffff", 0.5), colour("")
    ((0.0, 0.0, 0.0, 0.5), (1.0, 1.0, 1.0, 0.5), (0.0, 0.0, 0.0, 0.0))
    """
    if not text:
        return CLEAR
    found = _RGBA.fullmatch(text.strip())
    if found:
        red, green, blue, *alpha = (float(part) for part in found[1].split(","))
        whole = (red / 255, green / 255, blue / 255, alpha[0] if alpha else 1.0)
    else:
        whole = to_rgba(text)
    return (*whole[:3], whole[3] * opacity)


def dashes(name: str, width: float) -> str | tuple[int, tuple[float, ...]]:
    """A dash pattern for a line of so many pixels.

    >>> dashes("solid", 2), dashes("dash", 3), dashes("6px,3px", 3)
    ('solid', (0, (3.0, 3.0)), (0, (2.0, 1.0)))
    """
    if name in ("", "solid"):
        return "solid"
    wide = max(width, 0.1)
    if name in _DASHES:
        unit = max(width, 3.0) / wide
        return (0, tuple(part * unit for part in _DASHES[name]))
    parts = re.fullmatch(r"(\d+(?:\.\d+)?)px(?:[, ]+(\d+(?:\.\d+)?)px)*", name)
    if not parts:
        raise PictureError(f"a line that is {name!r} cannot be drawn")
    return (0, tuple(float(part) / wide for part in re.findall(r"\d+(?:\.\d+)?", name)))


def symbol(name: str) -> tuple[str, float, bool]:
    """Matplotlib's marker, its size beside Plotly's, and whether it is hollow.

    >>> symbol("diamond-open")
    ('D', 0.92, True)
    """
    plain = name.removesuffix("-open")
    if plain not in _SYMBOLS:
        raise PictureError(f"a mark that is {name!r} cannot be drawn")
    return (*_SYMBOLS[plain], plain != name)


def each(value: object, count: int, otherwise: object) -> Sequence:
    """A setting that may be one for all or one for each, as one for each."""
    if value is None:
        value = otherwise
    if isinstance(value, str) or not isinstance(value, Sequence):
        return [value] * count
    return value
