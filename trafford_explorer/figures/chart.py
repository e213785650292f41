"""A chart: its traces and its layout in the form that a browser draws in one pass, and its words.

Streamlit mounts a new chart whenever a figure changes and hands it to Plotly twice; Plotly then
draws everything again wherever something differs or a margin must be measured. So nothing is left to
differ or to be measured: no template, numbers as plain lists under one `datarevision`, the modes
that Streamlit would add, margins stated. A chart is made once for what it shows; what a reader picks
out is laid over it as shapes, so that choosing an area leaves its data as they are.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from trafford_explorer import style
from trafford_explorer.figures.parts import note, ring
from trafford_explorer.formats import rounded

AXIS_TITLE_WIDTH = 34
"""Characters on one line of an axis title; a longer one would be cut off on a phone."""
SELECTED = "selected "
"""What the name of a shape that picks out an area starts with; the area's name follows."""
_CHARACTER = 7.0
"""Pixels that a character of an axis label takes at 13 px, on the wide side."""
_TAG = re.compile("</?b>")
_MODES = {"clickmode": "event+select", "hovermode": "closest", "dragmode": "pan"}


@dataclass(frozen=True)
class Spot:
    """Where an area stands in a chart, under the name that the chart carries for it."""

    name: str
    x: float
    y: float


@dataclass(frozen=True)
class Chart:
    """What is drawn, and the words that go with it.

    Parameters
    ----------
    title : str
        The finding, in words.
    subtitle : str
        Indicator, sex, period and kind of area.
    alt : str
        What the chart says, for those who do not see it.
    data : sequence of dict
        Plotly traces, as plain lists and short numbers.
    layout : dict
        Plotly layout, from `house_layout`.
    spots : mapping of str to Spot
        Area code to its dot; empty where nothing can be picked out.
    names_picked : bool
        Whether a picked area's name is written beside its dot.
    key : str
        What its signs mean, for a picture that stands alone; on the screen a legend says it.
    """

    title: str
    subtitle: str
    alt: str
    data: Sequence[Mapping]
    layout: Mapping
    spots: Mapping[str, Spot] = field(default_factory=dict)
    names_picked: bool = True
    key: str = ""

    def figure(
        self, picked: Sequence[str] = (), *, ink: str = style.CHART_INK["light"], mark: str = ""
    ) -> go.Figure:
        """The figure, with some areas picked out.

        Parameters
        ----------
        picked : sequence of str
            Area codes, the focus first; one that is not drawn is passed over.
        ink : str
            Colour of text, for the reader's theme.
        mark : str
            Told to every trace. Streamlit reports a click only when it differs from the chart's
            last one; under a new mark the same dot clicked again is a new click.
        """
        data = self.data
        if mark:
            data = [trace | {"legendgroup": f"{trace['name']} {mark}"} for trace in data]
        whole = go.Figure({"data": data, "layout": self.dressed(picked, ink=ink)}, _validate=False)
        whole.layout.template = None
        return whole

    def dressed(self, picked: Sequence[str] = (), *, ink: str = style.CHART_INK["light"]) -> dict:
        """The layout with some areas picked out and text in one colour; as in `figure`."""
        spots = [self.spots[code] for code in dict.fromkeys(picked) if code in self.spots]
        layout = {
            **self.layout,
            "font": self.layout["font"] | {"color": ink},
            "shapes": [*self.layout.get("shapes", ()), *_rings(spots)],
        }
        if self.names_picked:
            tags = [self._tag(spot) for spot in spots]
            layout["annotations"] = [*self.layout.get("annotations", ()), *tags]
        return layout

    def _tag(self, spot: Spot) -> dict:
        """A picked area's name beside its dot, turned inwards near an edge of the chart."""
        across = part_way(spot.x, self.layout["xaxis"]["range"])
        below = part_way(spot.y, self.layout["yaxis"]["range"]) > 0.9
        aside = {} if 0.25 <= across <= 0.75 else {"xanchor": "left" if across < 0.5 else "right"}
        return note(
            short(spot.name),
            spot.x,
            spot.y,
            yshift=-22 if below else 22,
            bgcolor=style.ACCENT,
            bordercolor=style.ACCENT_RING,
            borderpad=2,
            font={"color": style.ACCENT_RING},
            **aside,
        )


def _rings(spots: Sequence[Spot]) -> list[dict]:
    """Yellow in a black ring round each spot, the first the largest and on top."""
    line = {"color": style.ACCENT_RING, "width": 2.5}
    rings = [
        ring(f"{SELECTED}{s.name}", s.x, s.y, 6 if i else 7.5, line, fillcolor=style.ACCENT)
        for i, s in enumerate(spots)
    ]
    return rings[::-1]


def house_layout(
    height: int,
    xaxis: Mapping,
    yaxis: Mapping,
    *,
    top: int = 8,
    right: int = 12,
    longest: str = "88.8",
    **more: object,
) -> dict:
    """The one look of every chart; the ground is the page's and the text follows its theme.

    Parameters
    ----------
    height : int
        Pixels.
    xaxis, yaxis : mapping
        What differs from the house's axes; `title` may be a string.
    top, right : int
        Margins in pixels; the other two are worked out from labels and titles.
    longest : str
        The longest label on the y axis, where it has no `ticktext`.
    more
        Any other entries of a Plotly layout.
    """
    x = _axis({"showgrid": False} | dict(xaxis))
    y = _axis(yaxis)
    labels = y.get("ticktext") or [longest]
    size = y.get("tickfont", {}).get("size", 13) / 13
    lines = (line for label in labels for line in _TAG.sub("", str(label)).split("<br>"))
    wide = max(map(len, lines)) * _CHARACTER * size
    return {
        "height": height,
        "font": {"size": 13, "family": '"Source Sans", sans-serif'},
        "margin": {
            "t": top,
            "r": right,
            "b": 0 if x.get("visible") is False else 28 + _title_room(x),
            "l": round(10 + (wide if y.get("showticklabels", True) else 0) + _title_room(y)),
        },
        "showlegend": "legend" in more,
        "xaxis": x,
        "yaxis": y,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "datarevision": 1,
        **_MODES,
        **more,
    }


LEGEND_ABOVE = {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
"""A legend over the chart, from the left."""


def _axis(given: Mapping) -> dict:
    axis = {"zeroline": False, "fixedrange": True, **given}
    if axis.get("showgrid", True):
        axis["gridcolor"] = style.GRID
    if "tickvals" in axis:
        axis["tickmode"] = "array"
    if isinstance(axis.get("title"), str):
        axis["title"] = {"text": axis["title"], "font": {"size": 14}}
    return axis


def _title_room(axis: Mapping) -> int:
    text = axis.get("title", {}).get("text", "")
    return 22 + 18 * text.count("<br>") if text else 0


def wrapped(title: str, width: int = AXIS_TITLE_WIDTH) -> str:
    """A title over as many lines as fit beside a small chart."""
    return "<br>".join(wrap(title, width))


def short(name: str, limit: int = 26) -> str:
    """A name that fits, cut with an ellipsis where it is too long."""
    return name if len(name) <= limit else name[: limit - 1].rstrip(" ,&") + "…"


def numbers(values: Iterable[float], decimals: int) -> list[float]:
    """Numbers as short as they can be sent: one digit more than is printed, or four in all.

    As many more as it takes for Plotly to print what `formats.rounded` does.

    Parameters
    ----------
    values : iterable of float
        Missing ones stay NaN.
    decimals : int
        Digits after the point with which a number is printed.

    >>> numbers([59.691, 4.9499, 0.704123, 12345.67, 1.45], 1)
    [59.69, 4.9499, 0.7, 12345.7, 1.4500000000000002]
    """
    return [_short_number(float(value), decimals) for value in values]


def _short_number(value: float, decimals: int) -> float:
    if not math.isfinite(value):
        return value
    printed = rounded(value, decimals)
    if abs(value) < 1000:
        candidate = round(value, decimals + 1)
        if _drawn(candidate, decimals) == printed:
            return candidate
    for digits in range(4, 16):
        candidate = float(f"{value:.{digits}g}")
        if _drawn(candidate, decimals) == printed:
            return candidate
    if _drawn(value, decimals) == printed:
        return value
    # A half that is stored as slightly less: the next number up prints as the half does in decimal.
    return math.nextafter(value, math.copysign(math.inf, value))


def _drawn(value: float, decimals: int) -> float:
    """What Plotly prints under the pointer: the number as it is stored, a half away from zero."""
    return float(Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def span(values: Iterable[float]) -> list[float] | None:
    """An axis from the lowest to the highest value with 4% to spare; None without a value.

    Set outright, because Plotly would widen it for every name that stands beside a dot, and the
    axis would move when an area is chosen.
    """
    known = [float(value) for value in values if pd.notna(value)]
    if not known:
        return None
    low, high = min(known), max(known)
    spare = 0.04 * (high - low) or 1.0
    digits = 2 - math.floor(math.log10(spare))
    return [round(low - spare, digits), round(high + spare, digits)]


def part_way(value: float, between: Sequence[float]) -> float:
    """Where a value stands on an axis, 0 at its start and 1 at its end."""
    return (value - between[0]) / (between[1] - between[0])
