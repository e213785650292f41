"""A chart of the screen as a picture: the same traces, drawn by Matplotlib."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Rectangle
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Transform, blended_transform_factory

from trafford_explorer.figures import Chart
from trafford_explorer.pictures.looks import (
    CLEAR,
    STEPS,
    STROKES,
    Colour,
    colour,
    dashes,
    each,
    symbol,
)
from trafford_explorer.pictures.paper import (
    INK,
    PIXEL,
    POINTS,
    PictureError,
    Sheet,
    check_kind,
    drawing,
    extent,
    file_of,
    foot,
    head,
    pixels_at,
    width_of,
    write,
)

_EDGE = 10.0
"""Pixels between what is drawn and the edge of the sheet."""
_TICK_GAP = 6.0
_ROW = 21.0
"""Pixels of one row of the legend."""
_BAR_GAP = 0.2
_MARK = "trace"
_TEXT_PLACES = {"left": "right", "right": "left", "center": "center"}


def chart_picture(
    chart: Chart,
    *,
    source: str,
    rights: str,
    kind: str = "png",
    width: float = 6.5,
    framed: bool = True,
    picked: Sequence[str] = (),
) -> bytes:
    """A chart as a file of its own.

    Parameters
    ----------
    chart : Chart
        From `figures`; the traces that the screen draws are the ones drawn here.
    source : str
        Whose figures they are.
    rights : str
        Licence, and what the publishers ask to be said.
    kind : str
        "png" or "svg".
    width : float
        Inches.
    framed : bool
        Whether title, subtitle, source and licence stand in the picture. They are in the file's
        own record in any case.
    picked : sequence of str
        Codes of the areas to pick out, the focus first.

    Raises
    ------
    PictureError
        The chart asks for something that is not drawn here.
    """
    check_kind(kind)
    with drawing():
        sheet, axes = draw_chart(
            chart, source=source, rights=rights, width=width, framed=framed, picked=picked
        )
        said = f"{chart.subtitle}. {chart.alt}"
        return file_of(
            sheet,
            kind,
            title=chart.title,
            description=said,
            source=source,
            rights=rights,
            data=drawn_values(axes),
        )


def draw_chart(
    chart: Chart,
    *,
    source: str,
    rights: str,
    width: float,
    framed: bool,
    picked: Sequence[str] = (),
) -> tuple[Sheet, Axes]:
    """The sheet with the chart on it, and the chart's axes."""
    layout = chart.dressed(picked, ink=INK)
    sheet = Sheet(width)
    if framed:
        head(sheet, chart.title, chart.subtitle)
    if layout.get("showlegend"):
        _legend(sheet, chart.data, layout)
    margin = layout["margin"]
    plot = _Plot(sheet, chart.data, layout, sheet.height + margin["t"])
    plot.draw()
    sheet.height = plot.fit(sheet.height)
    if chart.key:
        sheet.say(chart.key, 11.5)
    if framed:
        foot(sheet, source, rights)
    sheet.settle()
    return sheet, plot.axes


class _Plot:
    """The ground of one chart: its axes, and everything that is drawn in and beside them."""

    def __init__(self, sheet: Sheet, data: Sequence[Mapping], layout: Mapping, top: float):
        margin = layout["margin"]
        self.sheet, self.data, self.layout = sheet, data, layout
        self.tall = layout["height"] - margin["t"] - margin["b"]
        self.top = top
        self.beside: list[Artist] = []
        """Text that may stand outside the axes, for which room must be found."""
        self.names = {way: _categories(data, way) for way in "xy"}
        self.axes = sheet.room(margin["l"], top, sheet.width - margin["l"] - margin["r"], self.tall)
        self.stacked: dict[tuple[float, bool], float] = {}
        bars = [trace for trace in data if trace["type"] == "bar"]
        self.slots = len(bars) if layout.get("barmode", "group") == "group" else 1
        self.axes.set(xlim=self._range("x"), ylim=self._range("y"))

    # ---- places ----

    def at(self, way: str, values: Sequence) -> list[float]:
        """Where values stand on an axis: numbers as they are, names by their order."""
        names = self.names[way]
        if names is None:
            return [np.nan if value is None else float(value) for value in values]
        return [float(names.index(value)) for value in values]

    def _range(self, way: str) -> tuple[float, float]:
        axis, names = self.layout[f"{way}axis"], self.names[way]
        low, high = axis.get("range") or (
            (-0.5, len(names) - 0.5) if names is not None else _reach(self.data, way)
        )
        return (high, low) if axis.get("autorange") == "reversed" else (low, high)

    def _axes_or_sheet(self, ref: str, way: str) -> Transform:
        return self.axes.transAxes if ref == "paper" else self.axes.transData

    def _place(self, of: Mapping) -> Transform:
        """From what a shape or a note counts in to the sheet."""
        return blended_transform_factory(
            self._axes_or_sheet(of.get("xref", "x"), "x"),
            self._axes_or_sheet(of.get("yref", "y"), "y"),
        )

    # ---- drawing ----

    def draw(self) -> None:
        for way in "xy":
            if self.layout[f"{way}axis"].get("visible", True):
                self._axis(way)
        slot = 0
        for i, trace in enumerate(self.data):
            if trace["type"] == "bar":
                self._bars(i, trace, slot % self.slots)
                slot += 1
            elif trace["type"] == "scatter":
                self._scatter(i, trace)
            else:
                raise PictureError(f"a chart of type {trace['type']!r} cannot be drawn")
        for shape in self.layout.get("shapes", ()):
            self._shape(shape)
        for note in self.layout.get("annotations", ()):
            self._note(note)

    def _axis(self, way: str) -> None:
        axis, axes = self.layout[f"{way}axis"], self.axes
        ticks = self._ticks(way)
        if axis.get("showgrid", True):
            for at, _ in ticks:
                draw = axes.axvline if way == "x" else axes.axhline
                draw(at, color=colour(axis["gridcolor"]), lw=POINTS, zorder=0.5, gid="grid")
        size = axis.get("tickfont", {}).get("size", self.layout["font"]["size"])
        above = axis.get("side") == "top"
        words: list[Artist] = []
        if axis.get("showticklabels", True):
            for at, text in ticks:
                if way == "x":
                    words += write(
                        axes,
                        at,
                        1 if above else 0,
                        text,
                        transform=axes.get_xaxis_transform(),
                        across="center",
                        upright="bottom" if above else "top",
                        up=_TICK_GAP if above else -_TICK_GAP,
                        size=size,
                    )
                else:
                    words += write(
                        axes,
                        0,
                        at,
                        text,
                        transform=axes.get_yaxis_transform(),
                        across="right",
                        upright="middle",
                        right=-_TICK_GAP,
                        size=size,
                    )
        title = axis.get("title", {})
        if title.get("text"):
            self._title(way, title, ticks, words, size, above)
        self.beside += words

    def _title(
        self,
        way: str,
        title: Mapping,
        ticks: Sequence[tuple[float, str]],
        words: list[Artist],
        size: float,
        above: bool,
    ) -> None:
        big = title.get("font", {}).get("size", 14)
        shown = [text for _, text in ticks] if words else []
        if way == "x":
            lines = max((text.count("<br>") + 1 for text in shown), default=0)
            away = _TICK_GAP + 1.28 * size * lines + 4
            words += write(
                self.axes,
                0.5,
                1 if above else 0,
                title["text"].replace("<br>", " "),
                transform=self.axes.transAxes,
                across="center",
                upright="bottom" if above else "top",
                up=away if above else -away,
                size=big,
            )
            return
        away = _TICK_GAP + max((width_of(text, size) for text in shown), default=0) + 13
        words += write(
            self.axes,
            0,
            0.5,
            title["text"],
            transform=self.axes.transAxes,
            across="right",
            upright="middle",
            right=-away,
            size=big,
            rotation=90,
        )

    def _ticks(self, way: str) -> list[tuple[float, str]]:
        axis, names = self.layout[f"{way}axis"], self.names[way]
        low, high = sorted(self._range(way))
        if axis.get("tickvals") is not None:
            values = self.at(way, axis["tickvals"])
            texts = axis.get("ticktext") or [_written(value, axis) for value in values]
        elif names is not None:
            values, texts = list(range(len(names))), names
        else:
            room = self.tall / 38 if way == "y" else (self.sheet.width - 100) / 80
            most = min(max(int(room), 2), axis.get("nticks", 10))
            values = MaxNLocator(most, steps=[1, 2, 5, 10]).tick_values(low, high).tolist()
            texts = [_written(value, axis) for value in values]
        return [
            (at, str(text))
            for at, text in zip(values, texts, strict=True)
            if low - 1e-9 <= at <= high + 1e-9
        ]

    def _scatter(self, i: int, trace: Mapping) -> None:
        x, y = self.at("x", trace["x"]), self.at("y", trace["y"])
        mode, clipped = trace.get("mode", "markers"), trace.get("cliponaxis", True)
        if "lines" in mode:
            line = trace.get("line", {})
            wide = line.get("width", 2)
            drawn = self.axes.plot(
                x,
                y,
                color=colour(line["color"]),
                lw=wide * POINTS,
                ls=dashes(line.get("dash", ""), wide),
                drawstyle=STEPS[line["shape"]] if line.get("shape", "linear") != "linear" else None,
                solid_capstyle="butt",
                solid_joinstyle="round",
                zorder=3 + i / 100,
                clip_on=clipped,
            )
            drawn[0].set_gid(f"{_MARK}-{i}-line")
        self._errors(i, trace, x, y)
        if "markers" in mode:
            self._markers(i, trace, x, y, clipped)
        if "text" in mode:
            _, _, across = trace.get("textposition", "middle center").partition(" ")
            font = trace.get("textfont", {})
            upright = {"top": "bottom", "bottom": "top"}.get(
                trace.get("textposition", "middle center").split(" ")[0], "middle"
            )
            for at, up, text in zip(x, y, each(trace["text"], len(x), ""), strict=True):
                write(
                    self.axes,
                    at,
                    up,
                    text,
                    across=_TEXT_PLACES[across],
                    upright=upright,
                    size=font.get("size", 13),
                    colour=colour(font.get("color", INK)),
                    zorder=4.5,
                )

    def _markers(self, i: int, trace: Mapping, x: list, y: list, clipped: bool) -> None:
        """Marks, one group a symbol."""
        count, look = len(x), trace.get("marker", {})
        symbols = each(look.get("symbol"), count, "circle")
        sizes = each(look.get("size"), count, 6)
        fills = each(look.get("color"), count, INK)
        edge = look.get("line", {})
        widths = each(edge.get("width"), count, None)
        edges = each(edge.get("color"), count, "#444444")
        opacity = look.get("opacity", 1.0)
        for n, name in enumerate(dict.fromkeys(symbols)):
            here = [k for k in range(count) if symbols[k] == name]
            marker, scale, hollow = symbol(name)
            plain = [colour(fills[k], opacity) for k in here]
            lines = [(1 if hollow else 0) if widths[k] is None else widths[k] for k in here]
            ink: dict[str, list[Colour]] = {
                "facecolors": [CLEAR] * len(here) if hollow else plain,
                "edgecolors": plain if hollow else [colour(edges[k], opacity) for k in here],
            }
            if marker in STROKES:
                ink = {"color": plain}
            drawn = self.axes.scatter(
                [x[k] for k in here],
                [y[k] for k in here],
                s=[(sizes[k] * scale * POINTS) ** 2 for k in here],
                marker=marker,
                **ink,
                linewidths=[wide * POINTS for wide in lines],
                zorder=4 + i / 100,
                clip_on=clipped,
            )
            drawn.set_gid(f"{_MARK}-{i}-marks-{n}")

    def _errors(self, i: int, trace: Mapping, x: Sequence, y: Sequence) -> None:
        for way in "xy":
            limits = trace.get(f"error_{way}")
            if not limits:
                continue
            up = [np.nan if v is None else v for v in limits["array"]]
            down = [np.nan if v is None else v for v in limits.get("arrayminus", up)]
            ends, caps = [], []
            for at, beside, above, below in zip(x, y, up, down, strict=True):
                if not np.isfinite([at, beside, above, below]).all():
                    continue
                centre = beside if way == "y" else at
                pair = (centre - below, centre + above)
                ends.append([(at, end) if way == "y" else (end, beside) for end in pair])
            wide = limits.get("thickness", 2) * POINTS
            ink = colour(limits["color"])
            drawn = LineCollection(
                ends,
                colors=[ink],
                linewidths=wide,
                zorder=3.5 + i / 100,
                gid=f"{_MARK}-{i}-limits-{way}",
            )
            self.axes.add_collection(drawn, autolim=False)
            caps = [point for line in ends for point in line]
            if limits.get("width", 4) and caps:
                self.axes.plot(
                    *zip(*caps, strict=True),
                    ls="",
                    marker="_" if way == "y" else "|",
                    ms=2 * limits.get("width", 4) * POINTS,
                    mew=wide,
                    color=ink,
                    zorder=3.5 + i / 100,
                )

    def _bars(self, i: int, trace: Mapping, slot: int) -> None:
        level = trace.get("orientation") == "h"
        places = self.at("y" if level else "x", trace["y" if level else "x"])
        values = self.at("x" if level else "y", trace["x" if level else "y"])
        whole = 1 - self.layout.get("bargap", _BAR_GAP)
        wide = whole / self.slots
        look = trace.get("marker", {})
        fills = each(look.get("color"), len(places), INK)
        edge, stripes = look.get("line", {}), look.get("pattern", {})
        bars = []
        for k, (place, value) in enumerate(zip(places, values, strict=True)):
            base = 0.0
            if self.layout.get("barmode") in ("stack", "relative"):
                base = self.stacked.get((place, value < 0), 0.0)
                self.stacked[place, value < 0] = base + value
            start = place - whole / 2 + slot * wide
            corner = (base, start) if level else (start, base)
            size = (value, wide) if level else (wide, value)
            bars.append((base, value, start + wide / 2))
            if not np.isfinite(value):
                continue
            bar = Rectangle(
                corner,
                *size,
                facecolor=colour(stripes.get("bgcolor") or fills[k], look.get("opacity", 1.0)),
                edgecolor=colour(edge["color"]) if edge.get("width") else CLEAR,
                linewidth=edge.get("width", 0) * POINTS,
                zorder=2 + i / 100,
                gid=f"{_MARK}-{i}-bar-{'h' if level else 'v'}",
            )
            if stripes.get("shape"):
                bar.set(hatch=stripes["shape"] * 3, hatchcolor=colour(stripes["fgcolor"]))
                bar.set_hatch_linewidth(1.1 * POINTS)
            self.axes.add_patch(bar)
        ends = [base + value for base, value, _ in bars]
        middles = [middle for *_, middle in bars]
        self._errors(i, trace, ends if level else middles, middles if level else ends)
        if trace.get("text"):
            self._bar_words(trace, bars, level)

    def _bar_words(
        self, trace: Mapping, bars: list[tuple[float, float, float]], level: bool
    ) -> None:
        font, inside = trace.get("textfont", {}), trace.get("textposition") == "inside"
        words = each(trace["text"], len(bars), "")
        for (base, value, middle), text in zip(bars, words, strict=True):
            if not text or not np.isfinite(value):
                continue
            along = base + value / 2 if inside else base + value
            turned = trace.get("textangle", 0)
            drawn = write(
                self.axes,
                along if level else middle,
                middle if level else along,
                text,
                across="center" if inside or not level else "left",
                upright="middle" if inside or level else "bottom",
                right=0 if inside or not level else 5,
                size=font.get("size", 13),
                colour=colour(font.get("color", INK)),
                rotation=-turned,
                zorder=4.5,
            )
            if not inside:
                self.beside += drawn

    def _shape(self, shape: Mapping) -> None:
        place = self._place(shape)
        line = shape.get("line", {})
        wide = line.get("width", 2)
        look = {
            "linewidth": wide * POINTS,
            "linestyle": dashes(line.get("dash", ""), wide),
            "zorder": 0.8 if shape.get("layer") == "below" else 5,
        }
        ink = colour(line.get("color", "#444444")) if wide else CLEAR
        pixels = {way: shape.get(f"{way}sizemode") == "pixel" for way in "xy"}
        if any(pixels.values()):
            centre = [shape.get(f"{way}anchor", 0) for way in "xy"]
            small = pixels_at(self.axes.figure, *centre, self.axes.transData)
            place = blended_transform_factory(
                small if pixels["x"] else place, small if pixels["y"] else place
            )
        if shape["type"] == "line":
            drawn: Artist = Line2D(
                (shape["x0"], shape["x1"]),
                (shape["y0"], shape["y1"]),
                color=ink,
                transform=place,
                **look,
            )
            drawn.set_solid_capstyle("butt")
            self.axes.add_artist(drawn)
        elif shape["type"] in ("rect", "circle"):
            low = (min(shape["x0"], shape["x1"]), min(shape["y0"], shape["y1"]))
            size = (abs(shape["x1"] - shape["x0"]), abs(shape["y1"] - shape["y0"]))
            look |= {
                "facecolor": colour(shape.get("fillcolor", "")),
                "edgecolor": ink,
                "transform": place,
            }
            if shape["type"] == "rect":
                drawn = Rectangle(low, *size, **look)
            else:
                middle = (low[0] + size[0] / 2, low[1] + size[1] / 2)
                drawn = Ellipse(middle, *size, **look)
            self.axes.add_artist(drawn)
        else:
            raise PictureError(f"a shape that is a {shape['type']!r} cannot be drawn")
        drawn.set_clip_on(not any(pixels.values()))

    def _note(self, note: Mapping) -> None:
        if note.get("showarrow", True):
            raise PictureError("a note with an arrow cannot be drawn")
        font = note.get("font", {})
        box = None
        if note.get("bgcolor"):
            box = {
                "boxstyle": f"square,pad={note.get('borderpad', 1) / 10}",
                "facecolor": colour(note["bgcolor"]),
                "edgecolor": colour(note.get("bordercolor", "")),
                "linewidth": 1.5 * POINTS,
            }
        at = {
            way: self.at(way, [note[way]])[0] if note.get(f"{way}ref", way) == way else note[way]
            for way in "xy"
        }
        self.beside += write(
            self.axes,
            at["x"],
            at["y"],
            note["text"],
            transform=self._place(note),
            across=note.get("xanchor", "center"),
            upright=note.get("yanchor", "middle"),
            right=note.get("xshift", 0),
            up=note.get("yshift", 0),
            size=font.get("size", self.layout["font"]["size"]),
            colour=colour(font.get("color", INK)),
            align=note.get("align", ""),
            box=box,
        )

    # ---- room ----

    def fit(self, top: float) -> float:
        """Move and widen the axes until what stands beside them is on the sheet; where it ends."""
        left, right, up = 0.0, 0.0, 0.0
        for _ in range(2):
            box = self.axes.get_window_extent()
            unit = self.axes.figure.dpi * PIXEL
            x0, y0, x1, y1 = extent(self.axes.figure, self.beside)
            left = max(box.x0 / unit - x0, 0)
            right = max(x1 - box.x1 / unit, 0)
            up, down = max(y1 - box.y1 / unit, 0), max(box.y0 / unit - y0, 0)
            wide = self.sheet.width - left - right - 2 * _EDGE
            self.sheet.place(self.axes, left + _EDGE, top + up + 4, wide, self.tall)
        return top + up + 4 + self.tall + down + 4


def _categories(data: Sequence[Mapping], way: str) -> list[str] | None:
    """The names on an axis in the order in which they come; None where it counts in numbers."""
    names = [value for trace in data for value in trace[way]]
    if not any(isinstance(value, str) for value in names):
        return None
    return list(dict.fromkeys(names))


def _reach(data: Sequence[Mapping], way: str) -> tuple[float, float]:
    """A range for an axis that has none: from the lowest to the highest, bars from zero."""
    level = {"x": "h", "y": "v"}[way]
    found = [float(value) for trace in data for value in trace[way] if value is not None]
    if any(t["type"] == "bar" and t.get("orientation", "v") == level for t in data):
        found.append(0.0)
    found = [value for value in found if np.isfinite(value)] or [0.0, 1.0]
    low, high = min(found), max(found)
    spare = 0.05 * (high - low) or 1.0
    return (low - spare * (low != 0), high + spare * (high != 0))


def _written(value: float, axis: Mapping) -> str:
    """A number of an axis: thousands separated, a true minus sign."""
    rounded = round(value, 10)
    text = f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.10g}"
    return text.replace("-", "−") + axis.get("ticksuffix", "")


# ---- the legend ----------------------------------------------------------------------------------


def _legend(sheet: Sheet, data: Sequence[Mapping], layout: Mapping) -> None:
    """What each series is, over the chart, in as many rows as it takes."""
    size = layout.get("legend", {}).get("font", {}).get("size", 13)
    x, left = 12.0, 12.0
    sheet.height += _ROW
    for trace in data:
        if not trace.get("showlegend", True):
            continue
        wide = 26 if "lines" in trace.get("mode", "") else 16
        needs = wide + 6 + width_of(trace["name"], size)
        if x > left and x + needs > sheet.width - left:
            x = left
            sheet.height += _ROW
        _sample(sheet, trace, x, sheet.height - 7, wide)
        write(
            sheet.axes, x + wide + 6, sheet.height - 7, trace["name"], upright="middle", size=size
        )
        x += needs + 18
    sheet.skip(4)


def _sample(sheet: Sheet, trace: Mapping, x: float, y: float, wide: float) -> None:
    """A series in small."""
    axes, look = sheet.axes, trace.get("marker", {})
    if trace["type"] == "bar":
        stripes = look.get("pattern", {})
        fill = stripes.get("bgcolor") or each(look.get("color"), 1, INK)[0]
        box = Rectangle((x, y - 7), 14, 14, facecolor=colour(fill), edgecolor=CLEAR, lw=0)
        if stripes.get("shape"):
            box.set(hatch=stripes["shape"] * 3, hatchcolor=colour(stripes["fgcolor"]))
            box.set_hatch_linewidth(1.1 * POINTS)
        axes.add_patch(box)
        return
    mode, middle = trace.get("mode", "markers"), x + wide / 2
    if "lines" in mode:
        line = trace["line"]
        thick = line.get("width", 2)
        axes.plot(
            [x, x + wide],
            [y, y],
            color=colour(line["color"]),
            lw=thick * POINTS,
            ls=dashes(line.get("dash", ""), thick),
        )
    if "markers" in mode:
        name = each(look.get("symbol"), 1, "circle")[0]
        marker, scale, hollow = symbol(name)
        fill = colour(each(look.get("color"), 1, INK)[0], look.get("opacity", 1.0))
        edge = look.get("line", {})
        ink = fill if hollow else colour(each(edge.get("color"), 1, "#444444")[0])
        thick = each(edge.get("width"), 1, 1 if hollow else 0)[0]
        size = min(max(each(look.get("size"), 1, 6)[0], 7), 13)
        axes.plot(
            [middle],
            [y],
            ls="",
            marker=marker,
            ms=size * scale * POINTS,
            mfc=CLEAR if hollow else fill,
            mec=ink,
            mew=thick * POINTS,
        )


# ---- reading back --------------------------------------------------------------------------------


def drawn_values(axes: Axes) -> list[dict]:
    """What is drawn, read from the drawing itself: one mapping a series.

    Returns
    -------
    list of dict
        `trace` (its number), `kind` ("line", "marks", "bar" or "limits"), and `x` and `y`: places
        on the axes; of a bar its length, and its middle on the other axis; of limits the two ends of each.
    """
    found: dict[tuple[int, str], dict] = {}
    for artist in axes.get_children():
        parts = (artist.get_gid() or "").split("-")
        if parts[0] != _MARK:
            continue
        kind = parts[2]
        series = found.setdefault(
            (int(parts[1]), "-".join(parts[2:]) if kind == "limits" else kind),
            {"trace": int(parts[1]), "kind": kind, "x": [], "y": []},
        )
        if kind == "line":
            x, y = artist.get_data()
        elif kind == "marks":
            x, y = np.ma.filled(artist.get_offsets(), np.nan).T
        elif kind == "limits":
            x = [[float(end[0]) for end in line] for line in artist.get_segments()]
            y = [[float(end[1]) for end in line] for line in artist.get_segments()]
        else:
            x, y = _of_bar(artist)
        series["x"] += [_plain(value) for value in x]
        series["y"] += [_plain(value) for value in y]
    return list(found.values())


def _of_bar(bar: Rectangle) -> tuple[list[float], list[float]]:
    if (bar.get_gid() or "").endswith("h"):
        return [bar.get_width()], [bar.get_y() + bar.get_height() / 2]
    return [bar.get_x() + bar.get_width() / 2], [bar.get_height()]


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [_plain(part) for part in value]
    number = round(float(value), 6)
    return None if np.isnan(number) else number
