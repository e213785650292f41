"""A picture's ground: sizes in pixels of the screen, text, what stands above and below, and the file.

One pixel is a hundredth of an inch here, so that a chart of the screen keeps its proportions and its
text stays readable on A4. Text is drawn line by line, because its parts may be bold.
"""

import io
import json
import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape, unescape

import matplotlib
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, ScaledTranslation, Transform

from trafford_explorer.errors import ExplorerError

PIXEL = 0.01
"""Inches."""
POINTS = 72 * PIXEL
"""Points in a pixel."""
DPI = 200
INK, FAINT, GROUND = "#2b3136", "#565e64", "#ffffff"
KINDS = ("png", "svg")
BY = "Trafford Inequalities Explorer"

_PAD = 12.0
_FONT_SCALE = 0.9
"""DejaVu Sans is that much wider than the screen's font."""
_LINE = 1.28
_SLACK = 1.03
"""Letters are put on whole dots when they are drawn, which may take more room than they measure."""
_CAPITAL = 0.73
_BREAK = re.compile(r"<br\s*/?>")
_BOLD = re.compile(r"(</?b>)")
_LONG = 400
"""A source of more characters is printed as small as the licence."""
_LOCK = threading.Lock()
"""Matplotlib may draw in one thread at a time only; readers of the app share a process."""

matplotlib.rcParams.update(
    {"svg.fonttype": "none", "svg.hashsalt": "trafford", "text.parse_math": False}
)


class PictureError(ExplorerError):
    """Something was asked that cannot be drawn; its text says what."""


def drawing() -> threading.Lock:
    """What to hold while a picture is drawn."""
    return _LOCK


# ---- text ----------------------------------------------------------------------------------------


def lines_of(text: str) -> list[list[tuple[str, bool]]]:
    """A text with <br> and <b> as lines of parts, each with whether it is bold.

    >>> lines_of("Sale<br><b>12.5%</b> of all")
    [[('Sale', False)], [('12.5%', True), (' of all', False)]]
    """
    bold, lines = False, []
    for line in _BREAK.split(text):
        parts = []
        for piece in _BOLD.split(line):
            if piece in ("<b>", "</b>"):
                bold = piece == "<b>"
            elif piece:
                parts.append((unescape(piece), bold))
        lines.append(parts)
    return lines


@lru_cache(maxsize=4000)
def _width(text: str, size: float, bold: bool) -> float:
    font = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
    return text_to_path.get_text_width_height_descent(text, font, False)[0]


def width_of(text: str, size: float) -> float:
    """Pixels that a text takes across, at a size of the screen's font."""
    return max(
        (sum(_width(part, size * _FONT_SCALE, bold) for part, bold in line))
        for line in lines_of(text)
    )


def fold(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """A text over as many lines as it needs to be no wider than so many pixels."""
    lines, now = [], ""
    for word in text.split():
        longer = f"{now} {word}".strip()
        if now and _SLACK * _width(longer, size * _FONT_SCALE, bold) > width:
            lines.append(now)
            now = word
        else:
            now = longer
    return [*lines, now] if now else lines


def shifted(base: Transform, figure: Figure, right: float = 0, up: float = 0) -> Transform:
    """A place moved by pixels."""
    return base + ScaledTranslation(right * PIXEL, up * PIXEL, figure.dpi_scale_trans)


def pixels_at(figure: Figure, x: float, y: float, base: Transform) -> Transform:
    """Pixels to the right of and above a place."""
    scale = Affine2D().scale(PIXEL) + figure.dpi_scale_trans
    return scale + ScaledTranslation(x, y, base)


def write(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    *,
    transform: Transform | None = None,
    across: str = "left",
    upright: str = "baseline",
    right: float = 0,
    up: float = 0,
    size: float = 13,
    colour: object = INK,
    align: str = "",
    bold: bool = False,
    box: Mapping | None = None,
    rotation: float = 0,
    zorder: float = 6,
) -> list[Artist]:
    """Write a text beside a place.

    Parameters
    ----------
    x, y : float
        The place, in `transform` (the axes' data by default).
    across, upright : str
        Which part of the text stands there: left, center, right; top, middle, bottom, baseline.
    right, up : float
        Pixels from the place.
    size : float
        In pixels of the screen's font.
    align : str
        Of the lines among each other; as `across` by default.
    box : mapping, optional
        Ground, border and padding of a tag, as Matplotlib's `bbox`.
    """
    figure, base = axes.figure, transform or axes.transData
    size *= _FONT_SCALE
    lines = lines_of(f"<b>{text}</b>" if bold else text)
    if rotation:
        plain = "\n".join("".join(part for part, _ in line) for line in lines)
        where = shifted(base, figure, right, up)
        upright = {"middle": "center"}.get(upright, upright)
        return [
            axes.text(
                x,
                y,
                plain,
                transform=where,
                ha=across,
                va=upright,
                rotation=rotation,
                multialignment="center",
                fontsize=size * POINTS,
                color=colour,
                zorder=zorder,
            )
        ]
    widths = [[_width(part, size, is_bold) for part, is_bold in line] for line in lines]
    whole = max(map(sum, widths))
    step = size * _LINE
    tall = step * (len(lines) - 1) + size * _CAPITAL
    left = right - {"left": 0.0, "center": whole / 2, "right": whole}[across]
    top = up + {"top": -0.25 * size, "middle": tall / 2, "bottom": tall + 0.3 * size}.get(
        upright, size * _CAPITAL
    )
    slack = {"left": 0.0, "center": 0.5, "right": 1.0}[align or across]
    drawn = []
    for i, (line, wide) in enumerate(zip(lines, widths, strict=True)):
        at = left + slack * (whole - sum(wide))
        for (part, is_bold), w in zip(line, wide, strict=True):
            drawn.append(
                axes.text(
                    x,
                    y,
                    part,
                    transform=shifted(base, figure, at, top - size * _CAPITAL - step * i),
                    ha="left",
                    va="baseline",
                    fontsize=size * POINTS,
                    fontweight="bold" if is_bold else "normal",
                    color=colour,
                    bbox=dict(box) if box else None,
                    zorder=zorder,
                )
            )
            at += w
    return drawn


# ---- the sheet -----------------------------------------------------------------------------------


class Sheet:
    """A white sheet of a given width whose height grows as things are put on it from the top.

    Its own axes cover all of it and count in pixels from the top left.
    """

    def __init__(self, width: float):
        self.width = width / PIXEL
        self.height = _PAD
        self.figure = Figure(figsize=(width, width), dpi=DPI, facecolor=GROUND)
        self.axes = self.figure.add_axes((0, 0, 1, 1), zorder=5)
        self.axes.axis("off")
        self.axes.set(xlim=(0, self.width), ylim=(self.width, 0))
        self._boxes: list[tuple[Axes, tuple[float, float, float, float]]] = []

    @property
    def inside(self) -> float:
        """Pixels between the margins."""
        return self.width - 2 * _PAD

    def say(self, text: str, size: float, colour: str = INK, *, bold: bool = False) -> None:
        """Print a text over the whole width, below what is there."""
        for line in fold(text, size, self.inside, bold=bold):
            self.height += size * _LINE
            write(
                self.axes,
                _PAD,
                self.height - 0.28 * size,
                escape(line, quote=False),
                size=size,
                colour=colour,
                bold=bold,
            )

    def skip(self, pixels: float) -> None:
        self.height += pixels

    def room(self, left: float, top: float, width: float, height: float) -> Axes:
        """Bare axes at a place, pixels from the top left; what is below must be skipped."""
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.axis("off")
        self.place(axes, left, top, width, height)
        return axes

    def place(self, axes: Axes, left: float, top: float, width: float, height: float) -> None:
        """Put axes at a place, pixels from the top left."""
        self._boxes = [(kept, box) for kept, box in self._boxes if kept is not axes]
        self._boxes.append((axes, (left, top, width, height)))
        self.settle()

    def settle(self) -> None:
        """Bring everything to where it belongs on the sheet as high as it now is."""
        high = max(self.height + _PAD, *(top + tall for _, (_, top, _, tall) in self._boxes), 1)
        self.figure.set_size_inches(self.width * PIXEL, high * PIXEL)
        self.axes.set_ylim(high, 0)
        for axes, (left, top, wide, tall) in self._boxes:
            axes.set_position(
                (left / self.width, 1 - (top + tall) / high, wide / self.width, tall / high)
            )


def head(sheet: Sheet, title: str, subtitle: str) -> None:
    """The finding, and what it is a finding of."""
    sheet.say(title, 17, bold=True)
    sheet.skip(2)
    sheet.say(subtitle, 12.5, FAINT)
    sheet.skip(8)


def foot(sheet: Sheet, source: str, rights: str) -> None:
    """The source, and licence and lines that the publishers ask for."""
    sheet.skip(6)
    text = source if source.startswith("Source") else f"Source: {source}"
    sheet.say(text, 10.5 if len(text) <= _LONG else 8.5, FAINT)
    sheet.skip(1)
    sheet.say(rights, 8.5, FAINT)
    sheet.settle()


# ---- the file ------------------------------------------------------------------------------------


def file_of(
    sheet: Sheet,
    kind: str,
    *,
    title: str,
    description: str,
    source: str,
    rights: str,
    data: Sequence[Mapping],
) -> bytes:
    """The picture as a file that carries its title, what it says, source, licence and numbers.

    Parameters
    ----------
    kind : str
        "png" or "svg".
    description : str
        What the picture says, for those who do not see it.
    rights : str
        Licence, and what the publishers ask to be said.
    data : sequence of mapping
        What was drawn, read back from the drawing.
    """
    sheet.settle()
    told = json.dumps(list(data), ensure_ascii=False, separators=(",", ":"))
    out = io.BytesIO()
    if kind == "png":
        words = {
            "Title": title,
            "Description": description,
            "Source": source,
            "Copyright": rights,
            "Software": BY,
            "Data": told,
        }
        quick = {"compress_level": 4}
        sheet.figure.savefig(out, format="png", dpi=DPI, metadata=words, pil_kwargs=quick)
        return out.getvalue()
    words = {
        "Title": title,
        "Description": description,
        "Source": source,
        "Rights": rights,
        "Creator": BY,
        "Date": None,
    }
    sheet.figure.savefig(out, format="svg", metadata=words)
    return _accessible(out.getvalue().decode(), title, description, told)


def _accessible(text: str, title: str, description: str, told: str) -> bytes:
    """An SVG with a title and a description that a screen reader finds, and with its numbers."""
    start = text.index("<svg ")
    end = text.index(">", start)
    opening = text[start:end] + ' role="img" aria-labelledby="picture-title picture-words">'
    inside = (
        f'<title id="picture-title">{escape(title)}</title>'
        f'<desc id="picture-words">{escape(description)}</desc>'
        f'<metadata id="picture-data">{escape(told, quote=False)}</metadata>'
    )
    return (text[:start] + opening + inside + text[end + 1 :]).encode()


def check_kind(kind: str) -> None:
    """Raise PictureError for a kind of file that is not made here."""
    if kind not in KINDS:
        raise PictureError(f"There is no picture of kind {kind!r}. There are: {', '.join(KINDS)}.")


def extent(figure: Figure, artists: Iterable[Artist]) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what is drawn, in pixels from the bottom left."""
    boxes = [artist.get_window_extent() for artist in artists]
    if not boxes:
        return (float("inf"), float("inf"), float("-inf"), float("-inf"))
    unit = figure.dpi * PIXEL
    return (
        min(box.x0 for box in boxes) / unit,
        min(box.y0 for box in boxes) / unit,
        max(box.x1 for box in boxes) / unit,
        max(box.y1 for box in boxes) / unit,
    )
