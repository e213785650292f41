"""Length of life in its parts, and series over the years, as charts."""

from collections.abc import Sequence
from dataclasses import dataclass

from trafford_explorer import style
from trafford_explorer.figures import parts
from trafford_explorer.figures.chart import LEGEND_ABOVE, Chart, house_layout, numbers, short, span
from trafford_explorer.figures.parts import ground, inside_bars, note, note_above, upright_line
from trafford_explorer.formats import fixed, total

ROW = 24
"""Pixels of one bar where there are many."""
LABEL_ROOM = 92
"""Pixels right of a chart of lines for the names at their ends."""
LABEL_LINE = 17
"""Pixels between two such names, at least."""
MOST_YEARS = 6
"""At most so many years are written under a chart of lines; more would overlap on a phone."""
_PARTS = (
    ("good health", style.GOOD_HEALTH, "", "#ffffff"),
    ("not in good health", style.OTHER_HEALTH, "/", "#1f1300"),
)


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
    data = _parts(bars)
    for trace, (_, _, _, ink) in zip(data, _PARTS, strict=True):
        trace |= inside_bars([fixed(years, 1) for years in trace["x"]], size=15, color=ink)
    beside = {"xanchor": "left", "xshift": 6, "font": {"size": 18}}
    totals = [
        note(f"<b>{fixed(total(good, rest), 1)}</b>", good + rest, name, **beside)
        for name, good, rest in bars
    ]
    layout = house_layout(
        40 + 62 * len(bars),
        {"visible": False, "range": [0, 92]},
        {"autorange": "reversed", "showgrid": False, "tickfont": {"size": 15}},
        top=30,
        right=48,
        longest=max(names, key=len),
        barmode="stack",
        bargap=0.3,
        legend=LEGEND_ABOVE | {"y": 1.0, "traceorder": "normal", "font": {"size": 14}},
        annotations=totals,
    )
    layout["margin"]["b"] = 6
    return Chart(title, subtitle, alt, data, layout)


def lives_chart(
    bars: Sequence[tuple[str, float, float]], *, title: str, subtitle: str, alt: str
) -> Chart:
    """Years of life of many areas as thin bars, split into good health and the rest.

    Parameters
    ----------
    bars : sequence of (name, good years, other years)
        Drawn from the top in the order given.
    """
    names = [short(name, 30) for name, _, _ in bars]
    layout = house_layout(
        70 + ROW * len(bars),
        {"title": "Years of life, from birth", "range": [0, 92], "showgrid": True},
        {"autorange": "reversed", "showgrid": False},
        top=34,
        longest=max(names, key=len),
        barmode="stack",
        bargap=0.25,
        legend=LEGEND_ABOVE | {"traceorder": "normal"},
    )
    return Chart(
        title,
        subtitle,
        alt,
        _parts([(n, *rest) for n, (_, *rest) in zip(names, bars, strict=True)]),
        layout,
    )


def _parts(lives: Sequence[tuple[str, float, float]]) -> list[dict]:
    """The two traces of a life: years in good health, and the rest in stripes."""
    return [
        parts.bars(
            label,
            numbers([life[1 + i] for life in lives], 1),
            [life[0] for life in lives],
            {"color": colour, "pattern": parts.pattern(colour, shape)},
            f"%{{y}}: %{{x:.1f}} years {label}<extra></extra>",
        )
        for i, (label, colour, shape, _) in enumerate(_PARTS)
    ]


@dataclass(frozen=True)
class Line:
    """One series over the years.

    Parameters
    ----------
    name : str
        For the label at its end, and the tooltip.
    points : sequence of (period, value, lower or None, upper or None)
        In order; a period that is not there leaves a gap in time, not in the line.
    colour : str
    dash : str
        As Plotly names it.
    symbol : str
        Of its points; "" for none.
    width : float
    labelled : bool
        Whether its name stands at its end.
    size : int
        Of its points, in pixels.
    """

    name: str
    points: Sequence[tuple[str, float, float | None, float | None]]
    colour: str
    dash: str = "solid"
    symbol: str = "circle"
    width: float = 2.5
    labelled: bool = True
    size: int = 7


@dataclass(frozen=True)
class Mark:
    """A dashed line before a period, or a dashed band over some, with a word above it.

    Parameters
    ----------
    label : str
    first : str
        The period before which the line stands, or at which the band starts.
    last : str
        The period at which the band ends; "" for a line.
    """

    label: str
    first: str
    last: str = ""


def lines_chart(
    lines: Sequence[Line],
    periods: Sequence[str],
    *,
    axis: str,
    title: str,
    subtitle: str,
    alt: str,
    from_zero: bool = False,
    legend: bool = False,
    height: int = 380,
    decimals: int = 1,
    marks: Sequence[Mark] = (),
) -> Chart:
    """Series over the years, the last drawn on top, named at their ends or in a legend.

    Parameters
    ----------
    lines : sequence of Line
    periods : sequence of str
        Every period of the axis, in order.
    axis : str
        Title of the value axis.
    from_zero : bool
        Whether the axis starts at 0.
    legend : bool
        Whether the names stand above the chart and not at the lines' ends, which may be close.
    height : int
        Pixels.
    decimals : int
        Digits after the point in the tooltips.
    marks : sequence of Mark
        Breaks and stretches of the years that a reader must know of.
    """
    place = {period: i for i, period in enumerate(periods)}
    limits = [
        limit
        for line in lines
        for _, value, *ends in line.points
        for limit in (value, *ends)
        if limit is not None
    ]
    low, high = span(limits) or [0.0, 1.0]
    upright = [-0.03 * high, high] if from_zero else [low, high]
    ends = not legend and any(line.labelled for line in lines)
    step = -(-len(periods) // MOST_YEARS)
    shown = [i for i in range(len(periods)) if (len(periods) - 1 - i) % step == 0]
    layout = house_layout(
        height,
        {
            "tickvals": shown,
            "ticktext": [_two_lines(periods[i]) for i in shown],
            "tickangle": 0,
            "range": [-0.4, len(periods) - 0.6],
        },
        {"title": axis, "range": upright},
        top=34 if legend or marks else 12,
        right=LABEL_ROOM if ends else 12,
        showlegend=legend,
        legend=LEGEND_ABOVE,
        annotations=[
            *(_end_names(lines, place, upright, height) if ends else []),
            *(_mark_label(mark, place) for mark in marks),
        ],
        shapes=[_mark_shape(mark, place) for mark in marks],
    )
    layout["margin"]["b"] += LABEL_LINE
    return Chart(title, subtitle, alt, [_line(line, place, decimals) for line in lines], layout)


def _two_lines(period: str) -> str:
    """A period narrow enough to stand level beside others on a phone."""
    first, _, last = period.partition("-")
    if " Q" not in period and first[0].isalpha():
        month, year = (last or first).split()
        return f"{'to ' if last else ''}{month[:3]}<br>{year}"
    if last:
        return f"{first}<br>-{last}"
    return period.replace("/", "<br>/")


def _mark_shape(mark: Mark, place: dict[str, int]) -> dict:
    left = place[mark.first] - 0.5
    if not mark.last:
        return upright_line(left, dash="dash") | {"name": mark.label, "layer": "below"}
    band = ground(left, place[mark.last] + 0.5, color=style.MUTED, width=1, dash="dash")
    return band | {"name": mark.label}


def _mark_label(mark: Mark, place: dict[str, int]) -> dict:
    at = place[mark.first] - 0.5
    if mark.last:
        at = (at + place[mark.last] + 0.5) / 2
    return note_above(mark.label, at, xanchor="center" if mark.last else "right")


def _line(line: Line, place: dict[str, int], decimals: int) -> dict:
    trace = {
        "type": "scatter",
        "mode": "lines+markers" if line.symbol else "lines",
        "x": [place[period] for period, *_ in line.points],
        "y": numbers([value for _, value, *_ in line.points], decimals),
        "name": line.name,
        "line": {"color": line.colour, "width": line.width, "dash": line.dash},
        "customdata": [_point_words(line.name, *point, decimals) for point in line.points],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    if line.symbol:
        trace["marker"] = {"color": line.colour, "symbol": line.symbol, "size": line.size}
    if line.points and all(lower is not None for _, _, lower, _ in line.points):
        trace["error_y"] = {
            "type": "data",
            "symmetric": False,
            "array": numbers([u - v for _, v, _, u in line.points], decimals),
            "arrayminus": numbers([v - lo for _, v, lo, _ in line.points], decimals),
            "color": line.colour,
            "thickness": 1.5,
            "width": 3,
        }
    return trace


def _point_words(
    name: str,
    period: str,
    value: float,
    lower: float | None,
    upper: float | None,
    decimals: int,
) -> str:
    limits = f" ({fixed(lower, decimals)} to {fixed(upper, decimals)})" if lower is not None else ""
    return f"{name}, {period}: {fixed(value, decimals)}{limits}"


def _end_names(
    lines: Sequence[Line], place: dict[str, int], upright: Sequence[float], height: int
) -> list[dict]:
    """Names right of the last point of each labelled line, moved apart where they would overlap."""
    per_pixel = (upright[1] - upright[0]) / (height - 60)
    ends = sorted(
        ((line.points[-1], line) for line in lines if line.labelled and line.points),
        key=lambda end: end[0][1],
    )
    notes, below = [], None
    for (period, value, *_), line in ends:
        at = value if below is None else max(value, below + LABEL_LINE * per_pixel)
        below = at
        notes.append(note(line.name, place[period], at, xanchor="left", xshift=8, align="left"))
    return notes
