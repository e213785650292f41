"""The map of the screen as a picture: outlines, classes, what is picked out, and an honest legend."""

import math
from collections.abc import Sequence
from functools import lru_cache

import geopandas as gpd
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex
from matplotlib.patches import Patch, PathPatch, Rectangle
from matplotlib.path import Path as Outline

from trafford_explorer import load, style
from trafford_explorer.areas import AREA_TYPE_TEXT, TRAFFORD, AreaType
from trafford_explorer.maps import LINE_LAYERS, PLACE_LOOKS, TRAFFORD_BOUNDS, MapState
from trafford_explorer.phrases import plural
from trafford_explorer.pictures.looks import CLEAR, colour, dashes
from trafford_explorer.pictures.paper import (
    FAINT,
    INK,
    POINTS,
    PictureError,
    Sheet,
    check_kind,
    drawing,
    file_of,
    fold,
    foot,
    head,
    write,
)
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.sources import BOUNDARY_LINE, OSM_LINE

_KM_PER_DEGREE = 111.2
_ACROSS = math.cos(math.radians(53.41))
"""A degree of longitude beside one of latitude here."""
_BESIDE = 0.36
"""Part of the width that the legend takes."""
_MARGIN = 12.0
_ROW = 17.0
_SHAPES = {"star": "D", "round": "o", "square": "s"}
_FROM_STREET_MAP = {"metrolink_line", "allotment"}
_FEW = 3
"""At most so many areas without a figure are named."""
_LINE_WORDS = {
    "trafford": "Trafford",
    "greenspace": "Greenspace",
    "metrolink_line": "Metrolink lines",
}


def map_picture(
    state: MapState,
    *,
    title: str,
    subtitle: str,
    source: str,
    rights: str,
    kind: str = "png",
    width: float = 6.5,
    framed: bool = True,
    legend: Sequence[str] = (),
) -> bytes:
    """What the map shows as a file of its own, outlines and places as on the screen.

    The street map background is left out: it is not on this machine.

    Parameters
    ----------
    state : MapState
        As the screen's map is given it.
    title, subtitle, source : str
        The finding; indicator, sex, period and kind of area; whose figures they are.
    rights : str
        Licence, and what the publishers ask to be said.
    kind : str
        "png" or "svg".
    width : float
        Inches.
    framed : bool
        Whether title, subtitle, source and licence stand in the picture. The boundaries' own line
        does in any case.
    legend : sequence of str
        Words for each class, in their order; made from the areas' values where none are given.

    Raises
    ------
    PictureError
        The state asks for something that is not drawn here.
    """
    check_kind(kind)
    with drawing():
        sheet, axes = draw_map(
            state,
            title=title,
            subtitle=subtitle,
            source=source,
            rights=rights,
            width=width,
            framed=framed,
            legend=legend,
        )
        return file_of(
            sheet,
            kind,
            title=title,
            description=f"{subtitle}. {state.summary}",
            source=source,
            rights=f"{_attribution(state)} {rights}",
            data=drawn_areas(axes, state),
        )


def draw_map(
    state: MapState,
    *,
    title: str,
    subtitle: str,
    source: str,
    rights: str,
    width: float,
    framed: bool,
    legend: Sequence[str] = (),
) -> tuple[Sheet, Axes]:
    """The sheet with the map on it, and the map's axes."""
    outlines = _outlines(state.layer)
    unknown = sorted(set(state.codes) - set(outlines))
    if unknown:
        raise PictureError(f"there is no outline of {', '.join(unknown[:3])}")
    sheet = Sheet(width)
    if framed:
        head(sheet, title, subtitle)
    top = sheet.height
    west, south, east, north = _view(state, outlines)
    wide = sheet.inside * (1 - _BESIDE)
    tall = wide * (north - south) / ((east - west) * _ACROSS)
    axes = sheet.room(_MARGIN, top, wide, tall)
    axes.set(xlim=(west, east), ylim=(south, north))
    _areas(axes, state, outlines)
    for extra in state.extras:
        _extra(axes, extra)
    if state.layer != "trafford":
        _lines(axes, "trafford", zorder=3)
    _picked(axes, state, _outlines(state.outlined) | outlines if state.outlined else outlines)
    if state.labels:
        _labels(axes, outlines, _names(state.layer))
    _scale_bar(axes, west, south, east, north)
    down = _Legend(sheet, 2 * _MARGIN + wide, top).fill(state, legend)
    sheet.height = max(top + tall, down) + 4
    if framed:
        foot(sheet, source, f"{_attribution(state)} {rights}")
    else:
        sheet.say(_attribution(state), 8.5, FAINT)
    sheet.settle()
    return sheet, axes


# ---- outlines ------------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def _table(layer: str) -> gpd.GeoDataFrame:
    """Areas of a layer; shared, so nothing here may change it."""
    if layer == "trafford":
        found = load.load_areas(AreaType.LOCAL_AUTHORITY)
        return found[found["area_code"] == TRAFFORD]
    return load.load_areas(layer)


@lru_cache(maxsize=32)
def _places(kind: str) -> gpd.GeoDataFrame:
    """Places of a kind; shared, so nothing here may change it."""
    return load.load_places(kind)


@lru_cache(maxsize=16)
def _outlines(layer: str) -> dict[str, shapely.Geometry]:
    table = _table(layer)
    return dict(zip(table["area_code"], table.geometry, strict=True))


@lru_cache(maxsize=16)
def _names(layer: str) -> dict[str, str]:
    table = _table(layer)
    return dict(zip(table["area_code"], table["area_name"], strict=True))


def _picked_names(state: MapState) -> dict[str, str]:
    """Names of the areas painted, and of those that are only outlined."""
    return (_names(state.outlined) if state.outlined else {}) | _names(state.layer)


def _rings(shape: shapely.Geometry) -> list:
    if shape.geom_type == "Polygon":
        return [shape.exterior, *shape.interiors]
    return [ring for part in shape.geoms for ring in _rings(part)]


def _path(shape: shapely.Geometry) -> Outline:
    """One path of all rings of a shape; holes stay holes."""
    return Outline.make_compound_path(
        *(Outline(list(ring.coords), closed=True) for ring in _rings(shape))
    )


def _view(
    state: MapState, outlines: dict[str, shapely.Geometry]
) -> tuple[float, float, float, float]:
    """West, south, east and north of what is shown, with a little to spare."""
    (south, west), (north, east) = TRAFFORD_BOUNDS
    near = [outlines[code] for code in state.near if code in outlines]
    if near:
        west, south, east, north = shapely.union_all(near).bounds
    spare = 0.02 * max(north - south, (east - west) * _ACROSS)
    south, north = south - spare, north + spare
    west, east = west - spare / _ACROSS, east + spare / _ACROSS
    high, wide = north - south, (east - west) * _ACROSS
    if high > 1.25 * wide:
        more = (high / 1.25 - wide) / _ACROSS / 2
        west, east = west - more, east + more
    elif wide > 1.4 * high:
        more = (wide / 1.4 - high) / 2
        south, north = south - more, north + more
    return west, south, east, north


# ---- drawing -------------------------------------------------------------------------------------


def _areas(axes: Axes, state: MapState, outlines: dict[str, shapely.Geometry]) -> None:
    class_of, colours = state.classes.class_of, state.classes.colours
    for code in state.codes:
        found = class_of.get(code)
        axes.add_patch(
            PathPatch(
                _path(outlines[code]),
                facecolor=style.MISSING if found is None else colours[found],
                edgecolor=FAINT if found is None else "#ffffff",
                linewidth=0.8 * POINTS,
                linestyle=(0, (2, 3)) if found is None else "solid",
                zorder=1,
                gid=f"area-{code}",
            )
        )


def _picked(axes: Axes, state: MapState, outlines: dict[str, shapely.Geometry]) -> None:
    """Yellow in a black ring round each area chosen, its name beside it; the focus on top."""
    names = _picked_names(state)
    for i in reversed(range(len(state.selected))):
        code = state.selected[i]
        if code not in outlines:
            continue
        for ink, wide in (
            (style.ACCENT_RING, 8 if i == 0 else 5),
            (style.ACCENT, 4 if i == 0 else 2.5),
        ):
            axes.add_patch(
                PathPatch(
                    _path(outlines[code]),
                    facecolor="none",
                    edgecolor=ink,
                    linewidth=wide * POINTS,
                    zorder=4 + (len(state.selected) - i) / 100,
                    gid=f"picked-{code}",
                )
            )
        west, _, east, north = outlines[code].bounds
        left, right = axes.get_xlim()
        middle = (west + east) / 2
        part = (middle - left) / (right - left)
        low, high = axes.get_ylim()
        is_high = (north - low) / (high - low) > 0.9
        write(
            axes,
            middle,
            north,
            names[code].replace("<", "&lt;"),
            across="left" if part < 0.25 else "right" if part > 0.75 else "center",
            upright="top" if is_high else "bottom",
            up=-8 if is_high else 6,
            size=12,
            colour=style.ACCENT_RING,
            box={
                "boxstyle": "square,pad=0.2",
                "facecolor": style.ACCENT,
                "edgecolor": style.ACCENT_RING,
                "linewidth": 1.5 * POINTS,
            },
            zorder=8,
        )


def _labels(axes: Axes, outlines: dict[str, shapely.Geometry], names: dict[str, str]) -> None:
    for code, shape in outlines.items():
        west, south, east, north = shape.bounds
        write(
            axes,
            (west + east) / 2,
            (south + north) / 2,
            names[code],
            across="center",
            upright="middle",
            size=14,
            bold=True,
            box={"boxstyle": "square,pad=0.15", "facecolor": (1, 1, 1, 0.75), "edgecolor": CLEAR},
            zorder=7,
        )


def _extra(axes: Axes, name: str) -> None:
    """An orientation layer: outlines, lines, or the places of a kind."""
    if name in PLACE_LOOKS:
        _marks(axes, name)
    elif name in LINE_LAYERS:
        _lines(axes, name, zorder=2)
    else:
        raise PictureError(f"the layer {name!r} cannot be drawn")


def _shapes_of(name: str) -> list[shapely.Geometry]:
    table = _places(name) if name in PLACE_KINDS else _table(name)
    return [shape for shape in table.geometry if not shape.is_empty]


def _lines(axes: Axes, name: str, zorder: float) -> None:
    look = LINE_LAYERS[name]
    wide = float(look["weight"])
    if "fillColor" in look:
        for shape in _shapes_of(name):
            axes.add_patch(
                PathPatch(
                    _path(shape),
                    facecolor=colour(look["fillColor"], look["fillOpacity"]),
                    edgecolor=look["color"],
                    linewidth=wide * POINTS,
                    zorder=zorder - 0.5,
                    gid=f"layer-{name}",
                )
            )
        return
    parts = []
    for shape in _shapes_of(name):
        if shape.geom_type.endswith("Polygon"):
            parts += [list(ring.coords) for ring in _rings(shape)]
        else:
            parts += [list(part.coords) for part in getattr(shape, "geoms", [shape])]
    axes.add_collection(
        LineCollection(
            parts,
            colors=[look["color"]],
            linewidths=wide * POINTS,
            linestyles=[_dash(look)],
            zorder=zorder,
            gid=f"layer-{name}",
        ),
        autolim=False,
    )


def _dash(look: dict) -> str | tuple:
    parts = str(look.get("dashArray", "")).split()
    return dashes(",".join(f"{part}px" for part in parts), float(look["weight"]))


def _marks(axes: Axes, kind: str) -> None:
    """The places of a kind, each a mark with its letter; two in one place stand side by side."""
    base, letter, shape = PLACE_LOOKS[kind]
    seen: dict[tuple[float, float], int] = {}
    left, right = axes.get_xlim()
    aside = 0.017 * (right - left)
    for row in _places(kind).itertuples():
        if row.geometry.is_empty:
            continue
        point = row.geometry.representative_point()
        here = (round(point.x, 4), round(point.y, 4))
        turn = seen[here] = seen.get(here, -1) + 1
        if not (left <= point.x <= right and axes.get_ylim()[0] <= point.y <= axes.get_ylim()[1]):
            continue
        is_practice = kind == "gp_practice"
        ink = style.PCN_COLOURS.get(row.pcn_code, base) if is_practice else base
        sign = style.PCN_LETTERS.get(row.pcn_code, letter) if is_practice else letter
        _mark(axes, point.x + turn * aside, point.y, ink, sign, shape, gid=f"place-{kind}")


def _mark(
    axes: Axes, x: float, y: float, ink: str, letter: str, shape: str, *, gid: str = ""
) -> None:
    axes.plot(
        [x],
        [y],
        ls="",
        marker=_SHAPES[shape],
        ms=15 * POINTS,
        mfc=ink,
        mec="#ffffff",
        mew=1.2 * POINTS,
        zorder=5,
        gid=gid,
    )
    write(
        axes,
        x,
        y,
        letter,
        across="center",
        upright="middle",
        size=10.5,
        colour="#ffffff",
        bold=True,
        zorder=5.1,
    )


def _scale_bar(axes: Axes, west: float, south: float, east: float, north: float) -> None:
    """How long a kilometre or two are here."""
    across = (east - west) * _ACROSS * _KM_PER_DEGREE
    km = max(size for size in (0.25, 0.5, 1, 2, 5) if size <= max(across / 5, 0.25))
    long = km / _KM_PER_DEGREE / _ACROSS
    x, y = west + 0.02 * (east - west), south + 0.025 * (north - south)
    axes.plot([x, x + long], [y, y], color=INK, lw=2.5 * POINTS, solid_capstyle="butt", zorder=6)
    write(axes, x, y, f"{km:g} km", up=6, size=11, zorder=6)


# ---- the legend ----------------------------------------------------------------------------------


class _Legend:
    """Words beside the map for everything that is drawn on it."""

    def __init__(self, sheet: Sheet, left: float, top: float):
        self.sheet, self.left, self.y = sheet, left, top + 6
        self.room = sheet.width - left - _MARGIN

    def fill(self, state: MapState, words: Sequence[str]) -> float:
        """Write it, and return where it ends."""
        classes = state.classes
        said = list(words) or _class_words(state)
        for paint, text in zip(classes.colours, said, strict=False):
            if text:
                self._swatch(text, paint)
        missing = [code for code in state.codes if code not in classes.class_of]
        if missing:
            names = _names(state.layer)
            which = ", ".join(names[code] for code in missing[:_FEW])
            more = f" and {len(missing) - _FEW} others" if len(missing) > _FEW else ""
            self._swatch(
                f"{state.missing_text.capitalize()}: {which}{more}", style.MISSING, dashed=True
            )
        picked = [_picked_names(state).get(code, "") for code in state.selected]
        if any(picked):
            self._row(f"Chosen: {', '.join(filter(None, picked))}", self._ring)
        self.y += 6
        for extra in state.extras:
            self._extra(extra)
        return self.y

    def _row(self, text: str, sign) -> None:
        lines = fold(text, 12, self.room - 24)
        sign(self.left + 8, self.y + 8)
        for line in lines:
            write(
                self.sheet.axes,
                self.left + 24,
                self.y + 8,
                line.replace("<", "&lt;"),
                upright="middle",
                size=12,
            )
            self.y += _ROW
        self.y += 3

    def _swatch(self, text: str, paint: str, *, dashed: bool = False) -> None:
        def sign(x: float, y: float) -> None:
            self._box(x, y, facecolor=paint, edgecolor=FAINT, linestyle="--" if dashed else "-")

        self._row(text, sign)

    def _box(self, x: float, y: float, **look: object) -> Patch:
        return self.sheet.axes.add_patch(
            Rectangle((x - 8, y - 7), 16, 14, **{"linewidth": 0.8 * POINTS, **look})
        )

    def _ring(self, x: float, y: float) -> None:
        for ink, wide in ((style.ACCENT_RING, 6), (style.ACCENT, 3)):
            self._box(x, y, facecolor="none", edgecolor=ink, linewidth=wide * POINTS)

    def _extra(self, name: str) -> None:
        if name == "gp_practice":
            networks = _places("pcn").sort_values("pcn_name")
            for code, network in zip(networks["pcn_code"], networks["pcn_name"], strict=True):
                look = (style.PCN_COLOURS[code], style.PCN_LETTERS[code], "round")
                self._place(f"GP practice of {network}", look)
        elif name in PLACE_LOOKS:
            kind = PLACE_KINDS[name]
            when = f"as recorded in {kind.date[:4]}" if kind.old_snapshot else kind.date[:4]
            self._place(f"{kind.plural} ({when})", PLACE_LOOKS[name])
        else:
            self._line(name)

    def _place(self, text: str, look: tuple[str, str, str]) -> None:
        self._row(text, lambda x, y: _mark(self.sheet.axes, x, y, *look))

    def _line(self, name: str) -> None:
        look = LINE_LAYERS[name]

        def sign(x: float, y: float) -> None:
            if "fillColor" in look:
                paint = colour(look["fillColor"], look["fillOpacity"])
                self._box(x, y, facecolor=paint, edgecolor=look["color"])
                return
            self.sheet.axes.plot(
                [x - 8, x + 8],
                [y, y],
                color=look["color"],
                lw=look["weight"] * POINTS,
                ls=_dash(look),
            )

        words = _LINE_WORDS.get(name)
        self._row(words or f"Outlines of {AREA_TYPE_TEXT[AreaType(name)].plural}", sign)


def _class_words(state: MapState) -> list[str]:
    """What each class holds, in the words that the areas' own values have."""
    words = []
    for k in range(len(state.classes.colours)):
        codes = [code for code in state.codes if state.classes.class_of.get(code) == k]
        texts = [state.values.get(code, "") for code in codes]
        if not codes:
            words.append("")
        elif state.classes.names:
            words.append(f"{state.classes.names[k]} ({plural(len(codes), 'area', 'areas')})")
        elif k < len(state.classes.edges) and not math.isnan(state.classes.edges[k][0]):
            ends = [_nearest(texts, edge) for edge in state.classes.edges[k]]
            unit = ends[1].partition(" ")[2]
            first = ends[0].removesuffix(f" {unit}") if unit else ends[0]
            both = ends[0] if ends[0] == ends[1] else f"{first} to {ends[1]}"
            words.append(f"{both} ({plural(len(codes), 'area', 'areas')})")
        elif state.labels:
            words.append("")
        else:
            words.append(", ".join(sorted(set(filter(None, texts)))))
    return words


def _nearest(texts: Sequence[str], value: float) -> str:
    """The text whose number stands nearest to a value."""

    def distance(text: str) -> float:
        number = text.split(" ")[0].replace(",", "").replace("−", "-").rstrip("%")
        try:
            return abs(float(number) - value)
        except ValueError:
            return math.inf

    return min(texts, key=distance)


def _attribution(state: MapState) -> str:
    lines = [f"{BOUNDARY_LINE}."]
    if _FROM_STREET_MAP & set(state.extras):
        lines.append(f"{OSM_LINE}.")
    return " ".join(lines)


# ---- reading back --------------------------------------------------------------------------------


def drawn_areas(axes: Axes, state: MapState) -> list[dict]:
    """What the map shows, read from the drawing: each area's colour, and the words of its value."""
    found = []
    for artist in axes.get_children():
        sort, _, code = (artist.get_gid() or "").partition("-")
        if sort == "area":
            found.append(
                {
                    "area": code,
                    "colour": to_hex(artist.get_facecolor()),
                    "value": state.values.get(code, ""),
                    "picked": code in state.selected,
                }
            )
    return found
