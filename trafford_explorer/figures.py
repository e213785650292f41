"""Plotly figures from prepared tables: what is drawn, never where it is shown.

A chart is a figure with the words that belong to it. The focus and the areas held for comparison
are shapes laid over the dots, so that choosing an area leaves the data of the chart as they are.
"""

import math
from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from trafford_explorer import style
from trafford_explorer.areas import AREA_TYPE_TEXT, NEIGHBOURHOODS
from trafford_explorer.indicators import Polarity
from trafford_explorer.view import View

TEMPLATE = go.layout.Template(
    layout={
        "font": {"size": 14},
        "margin": {"l": 8, "r": 12, "t": 8, "b": 44},
        "showlegend": False,
        "hoverlabel": {"font": {"size": 14}, "align": "left"},
        "xaxis": {
            "zeroline": False,
            "automargin": True,
            "fixedrange": True,
            "title": {"font": {"size": 14}},
            "tickfont": {"size": 13},
        },
        "yaxis": {
            "zeroline": False,
            "automargin": True,
            "fixedrange": True,
            "title": {"font": {"size": 14}},
            "tickfont": {"size": 13},
        },
    },
    data={"scatter": [{"mode": "markers", "marker": {"line": {"width": 0.5, "color": "#ffffff"}}}]},
)
"""The one chart template; the ground and the text colours follow the reader's theme."""

AXIS_TITLE_WIDTH = 34
"""Characters on one line of an axis title; a longer one would be cut off on a phone."""
LINE = 17
"""Pixels by which one comparator's name is lifted over the other's."""
SELECTED = "selected "
"""What the name of a shape that picks out an area starts with; the area's name follows."""
LABELLED = 30
"""At most so many areas have their names on the axis; more would overlap."""


@dataclass(frozen=True)
class Chart:
    """A figure and the words that go with it.

    Parameters
    ----------
    figure : plotly Figure
    title : str
        The finding, in words.
    subtitle : str
        Indicator, sex, period and kind of area.
    alt : str
        What the chart says, for those who do not see it.
    """

    figure: go.Figure
    title: str
    subtitle: str
    alt: str


def axis_title(view: View) -> str:
    """The indicator's short name with what its unit adds ("Life expectancy, years")."""
    unit = view.indicator.unit
    short = view.indicator.short_title
    first, _, rest = unit.partition(", ")
    if rest and short.lower().endswith(first):
        unit = rest
    if not unit or unit.lower() in short.lower():
        return _wrapped(short)
    plain = _wrapped(f"{short}, {unit}")
    parted = f"{_wrapped(short + ',')}<br>{_wrapped(unit)}"
    return parted if parted.count("<br>") <= plain.count("<br>") else plain


def _wrapped(title: str) -> str:
    return "<br>".join(wrap(title, AXIS_TITLE_WIDTH))


def subtitle(view: View) -> str:
    """Indicator, sex where the figure has one, period and kind of area, in one line."""
    sex = {"female": ", women", "male": ", men", "persons": ""}[view.sex]
    return f"{view.indicator.title}{sex}, {view.period}, by {AREA_TYPE_TEXT[view.level].vintage}"


def _compact(values: Sequence[float] | pd.Series | np.ndarray) -> np.ndarray:
    """Numbers as Plotly sends them shortest: half the bytes, six or seven true digits."""
    return np.asarray(values, dtype="float32")


def _whole(values: Sequence[int] | pd.Series | np.ndarray) -> np.ndarray:
    """Whole numbers from 0 on, in one or two bytes each."""
    array = np.asarray(values)
    return array.astype("uint8" if array.max(initial=0) < 256 else "uint16")


def _figure(height: int) -> go.Figure:
    """An empty figure in the house style."""
    return go.Figure(layout={"template": TEMPLATE, "height": height})


def _figure_of(view: View, height: int, axis: str) -> go.Figure:
    """An empty figure for a view, whose dots say their name and their value on the axis given.

    Its data are declared to stay the same as long as the view does.
    """
    figure = _figure(height)
    figure.layout.template.data.scatter[0].hovertemplate = _hover(view, axis)
    figure.layout.datarevision = f"{view.indicator.id} {view.level} {view.sex} {view.period}"
    return figure


def chart_names(table: pd.DataFrame) -> list[str]:
    """The areas' names as charts carry them, short: an LSOA's MSOA only up to its first part.

    They stay unique, because an LSOA's name ends in its own number and letter.

    >>> chart_names(pd.DataFrame({"area_code": ["E01006074", "E02001283"], "area_name":
    ...     ["Altrincham West, Dunham & Warburton, 025A", "Altrincham West, Dunham & Warburton"]}))
    ['Altrincham West 025A', 'Altrincham West, Dunham & Warburton']
    """
    names = []
    for code, name in zip(table["area_code"], table["area_name"], strict=True):
        if str(code).startswith("E01"):
            place, _, number = str(name).rpartition(", ")
            name = f"{place.split(',')[0].split(' & ')[0]} {number}"
        names.append(str(name))
    return names


def _hover(view: View, axis: str) -> str:
    suffix = "%" if view.format.is_percentage else ""
    return f"%{{customdata}}<br>%{{{axis}:,.{view.indicator.decimals}f}}{suffix}<extra></extra>"


def _span(values: Iterable[float]) -> list[float] | None:
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


def _part_way(value: float, span: Sequence[float]) -> float:
    """Where a value stands on an axis, 0 at its start and 1 at its end."""
    return (value - span[0]) / (span[1] - span[0])


def _comparators(view: View) -> list[tuple[float, str, str]]:
    """Value, words and dash of England and Trafford, the lower first; none beside totals."""
    if view.is_total:
        return []
    found = [
        (comparator.value, f"{comparator.name} {view.format.number(comparator.value)}", dash)
        for comparator, dash in ((view.england, "solid"), (view.trafford, "dash"))
        if comparator.value is not None
    ]
    return sorted(found)


def _comparator_lines(
    figure: go.Figure, view: View, span: Sequence[float], *, name_width: float
) -> None:
    """England as a solid line and Trafford as a dashed one, each named where it stands.

    The lower is named to its left and the higher to its right, away from each other. Where that
    would run off the chart a name is turned inwards, and the higher one's lifted over the other.
    `name_width` is the part of the axis that a name takes on a phone.
    """
    found = _comparators(view)
    if not found:
        return
    anchors = ["right", "left"] if len(found) == 2 else ["left"]
    if _part_way(found[0][0], span) < name_width / 2:  # half: the margin has room for the rest
        anchors[0] = "left"
    if _part_way(found[-1][0], span) > 1 - name_width:
        anchors[-1] = "right"
    lifted = len(found) == 2 and anchors != ["right", "left"]
    if lifted:
        figure.update_layout(margin_t=figure.layout.margin.t + LINE)
    for i, (value, text, dash) in enumerate(found):
        figure.add_vline(x=value, line={"color": style.MUTED, "width": 2, "dash": dash})
        figure.add_annotation(
            x=value,
            y=1,
            yref="paper",
            yanchor="bottom",
            xanchor=anchors[i],
            text=text,
            showarrow=False,
            font={"size": 13},
            **({"yshift": LINE} if lifted and i == 1 else {}),
        )


def _picked(
    figure: go.Figure,
    x: Sequence[float],
    y: Sequence[float],
    names: Sequence[str],
    *,
    labels: bool = True,
) -> None:
    """The focus and the held areas: yellow in a black ring, each under its name, the focus on top.

    They are shapes, not a trace: with its data declared unchanged (`datarevision`) a chart whose
    shapes move is not worked out again, and a click is drawn in a fraction of the time. Near an
    edge the name is turned inwards, so that it stays on the chart. The axes must be set.
    """
    for i in reversed(range(len(names))):
        reach = 7.5 if i == 0 else 6
        figure.add_shape(
            type="circle",
            name=f"{SELECTED}{names[i]}",
            xsizemode="pixel",
            ysizemode="pixel",
            xanchor=x[i],
            yanchor=y[i],
            x0=-reach,
            x1=reach,
            y0=-reach,
            y1=reach,
            fillcolor=style.ACCENT,
            line={"color": style.ACCENT_RING, "width": 2.5},
        )
    if not labels:
        return
    for i, name in enumerate(names):
        across = _part_way(x[i], figure.layout.xaxis.range)
        edge = "left" if across < 0.25 else "right" if across > 0.75 else None
        below = _part_way(y[i], figure.layout.yaxis.range) > 0.9
        figure.add_annotation(
            x=x[i],
            y=y[i],
            text=_short(name),
            xanchor=edge,
            showarrow=False,
            yshift=-22 if below else 22,
            bgcolor=style.ACCENT,
            bordercolor=style.ACCENT_RING,
            borderpad=2,
            font={"size": 13, "color": style.ACCENT_RING},
        )


def _short(name: str, limit: int = 26) -> str:
    return name if len(name) <= limit else name[: limit - 1].rstrip(" ,&") + "…"


def _in_order(table: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    """Rows of the given areas, in the order given."""
    rows = table.set_index("area_code", drop=False)
    return rows.loc[[code for code in dict.fromkeys(codes) if code in rows.index]]


def ranked_chart(
    view: View, picked: Sequence[str], *, title: str, alt: str, height: int = 590
) -> Chart:
    """Every area from highest to lowest, a dot with its interval where one is published.

    Parameters
    ----------
    view : View
    picked : sequence of str
        Area codes to pick out, the focus first.
    title, alt : str
        The finding, and what the chart says in words.
    height : int
        Pixels, at most; fewer areas take less.
    """
    table = view.table[view.table["value"].notna()].sort_values(
        ["value", "area_code"], ignore_index=True
    )
    labelled = len(table) <= LABELLED
    span = _span([*table["value"], *table["lower_95"], *table["upper_95"], *_lines_at(view)])
    if labelled:
        height = min(height, 120 + 22 * len(table))
    place = _whole(np.arange(1, len(table) + 1))
    figure = _figure_of(view, height, "x")
    figure.update_layout(
        margin_t=26,
        xaxis=_value_axis(view, span),
        yaxis={"range": [0.2, len(table) + 0.8]}
        | (
            {
                "tickmode": "array",
                "tickvals": place,
                "ticktext": [_short(n, 30) for n in table["area_name"]],
                "showgrid": True,
            }
            if labelled
            else {"showticklabels": False, "showgrid": False, "title_text": _order(view)}
        ),
    )
    interval = {}
    if view.has_intervals:
        interval = {
            "error_x": {
                "type": "data",
                "symmetric": False,
                "array": _compact(table["upper_95"] - table["value"]),
                "arrayminus": _compact(table["value"] - table["lower_95"]),
                "color": style.MUTED,
                "thickness": 1.5,
                "width": 0,
            }
        }
    figure.add_trace(
        go.Scatter(
            x=_compact(table["value"]),
            y=place,
            marker={"size": 9 if labelled else 6, "color": style.DOT},
            customdata=chart_names(table),
            name="areas",
            **interval,
        )
    )
    if span:
        _comparator_lines(figure, view, span, name_width=0.55 if labelled else 0.33)
    position = pd.Series(place, index=table["area_code"])
    chosen = _in_order(table, picked)
    _picked(
        figure,
        chosen["value"].tolist(),
        [int(position[c]) for c in chosen["area_code"]],
        chart_names(chosen),
        labels=not labelled,
    )
    return Chart(figure, title, subtitle(view), alt)


def _lines_at(view: View) -> list[float]:
    return [value for value, _, _ in _comparators(view)]


def _value_axis(view: View, span: list[float] | None) -> dict:
    """The axis of the indicator itself: its title, its range, and whole thousands written out."""
    axis: dict = {"title_text": axis_title(view)}
    if span:
        axis["range"] = span
    if view.is_rank or view.is_total:
        axis["tickformat"] = ","
    return axis


def _order(view: View) -> str:
    """What stands at the top of a ranked chart on which areas have no names."""
    count = int(view.values.notna().sum())
    top = "least deprived" if view.is_position else "highest"
    return f"{count} {AREA_TYPE_TEXT[view.level].plural}, {top} at the top"


def _by_neighbourhood(
    figure: go.Figure,
    table: pd.DataFrame,
    x: pd.Series,
    y: pd.Series,
    size: pd.Series | int,
) -> None:
    names = pd.Series(chart_names(table), index=table.index)
    figure.layout.template.data.scatter[0].marker.opacity = 0.85
    for name in NEIGHBOURHOODS:
        here = table["neighbourhood"] == name
        if not here.any():
            continue
        figure.add_trace(
            go.Scatter(
                x=_compact(x[here]),
                y=_whole(y[here]) if y.dtype.kind in "iu" else _compact(y[here]),
                name=name,
                customdata=names[here].tolist(),
                marker={
                    "color": style.NEIGHBOURHOOD_COLOURS[name],
                    "symbol": style.NEIGHBOURHOOD_SYMBOLS[name],
                    "size": size if isinstance(size, int) else _whole(size[here].round()),
                },
            )
        )


def deprivation_chart(
    view: View, picked: Sequence[str], *, title: str, alt: str, height: int = 380
) -> Chart:
    """The indicator against the deprivation score of the same areas, one dot an area.

    Dots are sized by residents where a count on the same boundaries exists (`View.is_sized`). Areas
    without a value or a score are left out.
    """
    table = view.with_deprivation
    index = f"Index of Multiple Deprivation (IMD) {view.deprivation_period} score, more deprived →"
    figure = _figure_of(view, height, "y")
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "font": {"size": 13}},
        margin_t=34,
        xaxis={"title_text": _wrapped(index), "range": _span(table["imd_score"])},
        yaxis=_value_axis(view, _span(table["value"])),
    )
    size: pd.Series | int = 10
    if view.is_sized:
        widest = 10 if len(table) > 60 else 18
        size = 4 + (widest - 4) * np.sqrt(table["population"] / table["population"].max())
    _by_neighbourhood(figure, table, table["imd_score"], table["value"], size)
    chosen = _in_order(table, picked)
    _picked(
        figure,
        chosen["imd_score"].tolist(),
        chosen["value"].tolist(),
        chart_names(chosen),
    )
    return Chart(figure, title, subtitle(view), alt)


LANE = 60
"""Distance between two neighbourhoods' lanes, in the spread chart's own units."""


def _lanes(table: pd.DataFrame, values: pd.Series) -> pd.Series:
    """A height for every dot: its neighbourhood's lane, moved aside where dots would overlap."""
    lane = table["neighbourhood"].map({n: 4 - i for i, n in enumerate(NEIGHBOURHOODS)}) * LANE
    width = (values.max() - values.min()) / 60 or 1.0
    bins = ((values - values.min()) / width).round()
    turn = table.groupby([lane, bins]).cumcount()
    step = np.where(turn % 2 == 0, turn // 2, -(turn + 1) // 2)
    return (lane + np.clip(step * 8, -24, 24)).astype(int)


def spread_chart(
    view: View, picked: Sequence[str], *, title: str, alt: str, height: int = 380
) -> Chart:
    """The areas inside each neighbourhood, one dot an area, so that a good middle hides none."""
    table = view.table[view.table["value"].notna() & view.table["neighbourhood"].ne("")]
    table = table.sort_values("value", ignore_index=True)
    span = _span([*table["value"], *_lines_at(view)]) if len(table) else None
    figure = _figure_of(view, height, "x")
    figure.update_layout(
        margin_t=26,
        xaxis=_value_axis(view, span),
        yaxis={
            "range": [0.45 * LANE, 4.55 * LANE],
            "tickmode": "array",
            "tickvals": [4 * LANE, 3 * LANE, 2 * LANE, LANE],
            "ticktext": list(NEIGHBOURHOODS),
            "tickfont": {"size": 14},
        },
    )
    if span:
        y = _lanes(table, table["value"])
        size = 7 if len(table) > 60 else 11
        _by_neighbourhood(figure, table, table["value"], y, size)
        _comparator_lines(figure, view, span, name_width=0.4)
        chosen = _in_order(table.assign(_y=y), picked)
        _picked(
            figure,
            chosen["value"].tolist(),
            chosen["_y"].tolist(),
            chart_names(chosen),
        )
    return Chart(figure, title, subtitle(view), alt)


def life_in_parts_chart(
    bars: Sequence[tuple[str, float, float]], *, title: str, subtitle: str, alt: str
) -> Chart:
    """Years of life as bars split into good health and the rest.

    Parameters
    ----------
    bars : sequence of (name, good years, other years)
        Drawn from the top in the order given.
    """
    names = [name for name, _, _ in bars]
    figure = _figure(40 + 62 * len(bars))
    for label, values, colour, pattern in (
        ("good health", [good for _, good, _ in bars], style.GOOD_HEALTH, ""),
        ("not in good health", [rest for _, _, rest in bars], style.OTHER_HEALTH, "/"),
    ):
        figure.add_trace(
            go.Bar(
                x=values,
                y=names,
                orientation="h",
                name=label,
                marker={
                    "color": colour,
                    "pattern": {
                        "shape": pattern,
                        "bgcolor": colour,
                        "fgcolor": "#8c5a12",
                        "size": 7,
                        "solidity": 0.15,
                    },
                },
                text=[f"{v:.1f}" for v in values],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"size": 15, "color": "#ffffff" if not pattern else "#1f1300"},
                constraintext="none",
                hovertemplate="%{y}: %{x:.1f} years " + label + "<extra></extra>",
            )
        )
    for name, good, rest in bars:
        figure.add_annotation(
            x=good + rest,
            y=name,
            text=f"<b>{good + rest:.1f}</b>",
            showarrow=False,
            xanchor="left",
            xshift=6,
            font={"size": 18},
        )
    figure.update_layout(
        barmode="stack",
        bargap=0.3,
        margin={"t": 30, "b": 6, "r": 48},
        showlegend=True,
        legend={
            "orientation": "h",
            "y": 1.0,
            "yanchor": "bottom",
            "x": 0,
            "traceorder": "normal",
            "font": {"size": 14},
        },
        xaxis={"visible": False, "range": [0, 92]},
        yaxis={"autorange": "reversed", "showgrid": False, "tickfont": {"size": 15}},
    )
    return Chart(figure, title, subtitle, alt)


def better_end(polarity: Polarity) -> tuple[str, str]:
    """Words for the low and the high end of a scale, by the indicator's direction."""
    if polarity is Polarity.HIGH_IS_GOOD:
        return "worse", "better"
    if polarity is Polarity.LOW_IS_GOOD:
        return "better", "worse"
    return "lower", "higher"


def legend_rows(view: View, edges: Sequence[tuple[float, float]], counts: Sequence[int]):
    """Words for each class of the map: its range and how many areas are in it, 0 for none."""
    fmt = view.format
    suffix = "%" if fmt.is_percentage else ""
    for (low, high), count in zip_longest(edges, counts):
        if not count:
            yield "", 0
            continue
        first, last = fmt.number(low), fmt.number(high)
        yield (f"{first}{suffix}" if first == last else f"{first} to {last}{suffix}", count)


_FONT = '"Source Sans", sans-serif'
_CHARACTER = 7.0
"""Pixels that a character of an axis label takes at 13 px, on the wide side."""


def finished(figure: go.Figure, ink: str) -> go.Figure:
    """The figure in the form that a browser draws in one pass.

    Streamlit mounts a new chart whenever a figure changes and hands it to Plotly twice; Plotly then
    draws everything again wherever something differs or a margin must be measured. So nothing is
    left to differ or to be measured: the template is merged in, numbers are plain lists under one
    `datarevision`, the modes that Streamlit would add are set, and the margins are stated.

    Parameters
    ----------
    figure : plotly Figure
        As the functions above build it; it is not changed.
    ink : str
        Colour of text, for the reader's theme.
    """
    spec = figure.to_plotly_json()
    given = spec["layout"]
    template = given.pop("template", {})
    defaults = (template.get("data", {}).get("scatter") or [{}])[0]
    data = [
        _plain(_merged(defaults, trace) if trace["type"] == "scatter" else trace)
        for trace in spec["data"]
    ]
    layout = _plain(_merged(template.get("layout", {}), given))
    grid = {"gridcolor": style.GRID, "automargin": False}
    for name in ("xaxis", "yaxis"):
        axis = layout.get(name, {})
        colours = {"tickfont": {"color": ink}, "title": {"font": {"color": ink}}}
        layout[name] = _merged(_merged(grid, axis), colours) | {"automargin": False}
    layout["xaxis"].setdefault("showgrid", False)
    layout["margin"] = layout.get("margin", {}) | _margins(layout, data)
    layout |= {
        "font": _merged(layout.get("font", {}), {"family": _FONT, "color": ink}),
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "clickmode": "event+select",
        "hovermode": "closest",
        "dragmode": "pan",
    }
    layout.setdefault("datarevision", 1)
    whole = go.Figure({"data": data, "layout": layout}, _validate=False)
    whole.layout.template = None
    return whole


def _merged(below: Mapping, above: Mapping) -> dict:
    """Two nested mappings as one, the second on top."""
    both = dict(below)
    for key, value in above.items():
        old = both.get(key)
        nested = isinstance(old, Mapping) and isinstance(value, Mapping)
        both[key] = _merged(old, value) if nested else value
    return both


def _plain(value: object) -> object:
    """Packed arrays as lists of short numbers, inside whatever they stand in."""
    if isinstance(value, Mapping) and "bdata" in value:
        value = np.frombuffer(b64decode(value["bdata"]), dtype=value["dtype"])
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, np.ndarray):
        if value.dtype.kind in "iu":
            return value.tolist()
        return [float(f"{number:.5g}") for number in value.tolist()]
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def _margins(layout: Mapping, data: Sequence[Mapping]) -> dict[str, float]:
    """Room for the axes' labels and titles, in pixels, from how long they are."""
    if layout["xaxis"].get("visible") is False:
        bottom = layout.get("margin", {}).get("b", 0)
    else:
        title = layout["xaxis"].get("title", {}).get("text") or ""
        bottom = 28 + (22 + 18 * title.count("<br>") if title else 0)
    axis = layout["yaxis"]
    named = axis.get("ticktext")
    if named is None:
        named = [str(name) for trace in data if trace["type"] == "bar" for name in trace["y"]]
        named = named or ["10,000" if axis.get("tickformat") else "88.8"]
    longest = max((len(str(text)) for text in named), default=0)
    size = axis.get("tickfont", {}).get("size", 13)
    title = axis.get("title", {}).get("text") or ""
    left = 10 + longest * _CHARACTER * size / 13 + (22 + 18 * title.count("<br>") if title else 0)
    return {"b": bottom, "l": round(left)}
