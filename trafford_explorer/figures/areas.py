"""The areas of a view as charts: ranked, against deprivation, and inside their neighbourhoods."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from zlib import crc32

import numpy as np
import pandas as pd

from trafford_explorer import style
from trafford_explorer.areas import AREA_TYPE_TEXT, NEIGHBOURHOODS
from trafford_explorer.figures.chart import (
    LEGEND_ABOVE,
    Chart,
    Spot,
    house_layout,
    numbers,
    part_way,
    short,
    span,
    wrapped,
)
from trafford_explorer.figures.parts import dots, note_above, upright_line
from trafford_explorer.indicators.deprivation import SCORES
from trafford_explorer.phrases import comma_people
from trafford_explorer.view import View

LINE = 17
"""Pixels by which one comparator's name is lifted over the other's."""
LABELLED = 30
"""At most so many areas have their names on the axis; more would overlap."""
LANE = 15
"""Distance between two neighbourhoods' lanes, in the spread chart's own units."""
_EDGE = {"width": 0.5, "color": "#fff"}
"""The line round a dot that keeps two neighbours apart."""


def axis_title(view: View) -> str:
    """The indicator's short name with what its unit adds ("Life expectancy, years")."""
    unit = view.indicator.unit
    name = view.indicator.short_title
    first, _, rest = unit.partition(", ")
    if rest and name.lower().endswith(first):
        unit = rest
    if not unit or unit.lower() in name.lower():
        return wrapped(name)
    plain = wrapped(f"{name}, {unit}")
    parted = f"{wrapped(name + ',')}<br>{wrapped(unit)}"
    return parted if parted.count("<br>") <= plain.count("<br>") else plain


def subtitle(view: View) -> str:
    """Indicator, sex where the figure has one, period and kind of area, in one line."""
    sex = comma_people(view.sex)
    return f"{view.indicator.title}{sex}, {view.period}, by {AREA_TYPE_TEXT[view.level].vintage}"


def chart_names(table: pd.DataFrame) -> list[str]:
    """The areas' names as charts carry them, short: an LSOA's MSOA only up to its first part, no ward.

    They stay unique, because an LSOA's name ends in its own number and letter.

    >>> chart_names(pd.DataFrame({"area_code": ["E01006074", "E02001283"], "area_name":
    ...     ["Altrincham West, Dunham & Warburton, 025A (Bowdon ward)", "Altrincham West, Dunham & Warburton"]}))
    ['Altrincham West 025A', 'Altrincham West, Dunham & Warburton']
    """
    names = []
    for code, name in zip(table["area_code"], table["area_name"], strict=True):
        if str(code).startswith("E01"):
            place, _, number = str(name).partition(" (")[0].rpartition(", ")
            name = f"{place.split(',')[0].split(' & ')[0]} {number}"
        names.append(str(name))
    return names


def ranked_chart(view: View, *, title: str, alt: str, height: int = 590) -> Chart:
    """Every area from highest to lowest, a dot with its interval where one is published.

    Parameters
    ----------
    view : View
    title, alt : str
        The finding, and what the chart says in words.
    height : int
        Pixels, at most; fewer areas take less.
    """
    table = view.table[view.table["value"].notna()].sort_values(
        ["value", "area_code"], ignore_index=True
    )
    labelled = len(table) <= LABELLED
    across = span([*table["value"], *table["lower_95"], *table["upper_95"], *_lines_at(view)])
    place = list(range(1, len(table) + 1))
    names = chart_names(table)
    trace = dots(
        "areas",
        numbers(table["value"], view.indicator.decimals),
        place,
        {"size": 9 if labelled else 6, "color": style.DOT, "line": _EDGE},
        f"{_hover(view, 'x')}<extra></extra>",
        customdata=names,
    )
    if view.has_intervals:
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [round(v, 3) for v in table["upper_95"] - table["value"]],
            "arrayminus": [round(v, 3) for v in table["value"] - table["lower_95"]],
            "color": style.MUTED,
            "thickness": 1.5,
            "width": 0,
        }
    upright: dict = {"range": [0.2, len(table) + 0.8]}
    if labelled:
        upright |= {
            "tickvals": place,
            "ticktext": [short(name, 30) for name in table["area_name"]],
        }
    else:
        upright |= {"showticklabels": False, "showgrid": False, "title": _order(view)}
    lines = _comparator_lines(view, across, name_width=0.55 if labelled else 0.33)
    return _chart_of(
        view,
        table,
        names,
        [trace],
        house_layout(
            min(height, 120 + 22 * len(table)) if labelled else height,
            _value_axis(view, across),
            upright,
            datarevision=_revision(view),
            **lines,
        ),
        words=(title, alt),
        names_picked=not labelled,
    )


def deprivation_chart(view: View, *, title: str, alt: str, height: int = 380) -> Chart:
    """The indicator against the deprivation score of the same areas, one dot an area.

    Dots are sized by residents where a count on the same boundaries exists (`View.is_sized`). Areas
    without a value or a score are left out.
    """
    table = view.with_deprivation
    index = f"Index of Multiple Deprivation (IMD) {view.deprivation_period} score, more deprived →"
    size: Sequence[int] | int = 10
    if view.is_sized:
        widest = 10 if len(table) > 60 else 18
        share = np.sqrt(table["population"] / table["population"].max())
        size = (4 + (widest - 4) * share).round().astype(int).tolist()
    names = chart_names(table)
    x, y = (
        numbers(table["imd_score"], SCORES.decimals),
        numbers(table["value"], view.indicator.decimals),
    )
    return _chart_of(
        view,
        table,
        names,
        by_neighbourhood(table, names, x, y, size=size, hover=_hover(view, "y")),
        house_layout(
            height,
            {"title": wrapped(index)} | _range(span(x)),
            _value_axis(view, span(table["value"])),
            top=34,
            longest="10,000" if view.is_rank or view.is_total else "88.8",
            legend=LEGEND_ABOVE,
            datarevision=_revision(view),
        ),
        words=(title, alt),
    )


def spread_chart(view: View, *, title: str, alt: str, height: int = 380) -> Chart:
    """The areas inside each neighbourhood, one dot an area, so that a good middle hides none."""
    table = view.table[view.table["value"].notna() & view.table["neighbourhood"].ne("")]
    table = table.sort_values("value", ignore_index=True)
    across = span([*table["value"], *_lines_at(view)]) if len(table) else None
    names = chart_names(table)
    x = numbers(table["value"], view.indicator.decimals)
    y = _lanes(table).tolist() if len(table) else []
    size = 7 if len(table) > 60 else 11
    return _chart_of(
        view,
        table,
        names,
        by_neighbourhood(table, names, x, y, size=size, hover=_hover(view, "x")),
        house_layout(
            height,
            _value_axis(view, across),
            {
                "range": [0.45 * LANE, 4.55 * LANE],
                "tickvals": [4 * LANE, 3 * LANE, 2 * LANE, LANE],
                "ticktext": list(NEIGHBOURHOODS),
                "tickfont": {"size": 14},
            },
            datarevision=_revision(view),
            **_comparator_lines(view, across, name_width=0.4),
        ),
        words=(title, alt),
    )


def legend_rows(
    view: View,
    edges: Sequence[tuple[float, float]],
    counts: Sequence[int],
    names: Sequence[str] = (),
) -> Iterator[tuple[str, int]]:
    """Words for each class of the map, and how many areas are in it, 0 for none.

    Parameters
    ----------
    view : View
    edges : sequence of (float, float)
        Lowest and highest value of each class.
    counts : sequence of int
    names : sequence of str
        What a class is called where that is not its range.
    """
    fmt = view.format
    suffix = "%" if fmt.is_percentage else ""
    for k, ((low, high), count) in enumerate(zip_longest(edges, counts)):
        if not count:
            yield "", 0
            continue
        if names:
            yield names[k], count
            continue
        first, last = fmt.number(low), fmt.number(high)
        yield (f"{first}{suffix}" if first == last else f"{first} to {last}{suffix}", count)


def _chart_of(
    view: View,
    table: pd.DataFrame,
    names: Sequence[str],
    data: list[dict],
    layout: dict,
    *,
    words: tuple[str, str],
    names_picked: bool = True,
) -> Chart:
    """The chart of a table's rows, each of which can be picked out where its dot stands."""
    places = {
        name: Spot(name, x, y)
        for trace in data
        for name, x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
    }
    spots = {
        code: places[name]
        for code, name in zip(table["area_code"], names, strict=True)
        if name in places
    }
    title, alt = words
    return Chart(title, subtitle(view), alt, data, layout, spots, names_picked)


def _hover(view: View, axis: str) -> str:
    """What a dot says: its name, and its value along the axis given."""
    suffix = "%" if view.format.is_percentage else ""
    return f"%{{customdata}}<br>%{{{axis}:,.{view.indicator.decimals}f}}{suffix}"


def by_neighbourhood(
    table: pd.DataFrame,
    names: Sequence[str],
    x: Sequence[float],
    y: Sequence[float],
    *,
    size: Sequence[int] | int,
    hover: str,
) -> list[dict]:
    """One trace of dots a neighbourhood, in its colour and symbol.

    Parameters
    ----------
    table : DataFrame
        `neighbourhood`, a row an area.
    names : sequence of str
    x, y : sequence of float
    size : sequence of int, or int
        Of the dots, one for each row or one for all, in pixels.
    hover : str
        What a dot says, as Plotly's template.
    """

    def of(values: Sequence, here: Iterable[int]) -> list:
        return [values[i] for i in here]

    traces = []
    for name in NEIGHBOURHOODS:
        here = np.flatnonzero(table["neighbourhood"] == name)
        if not len(here):
            continue
        traces.append(
            dots(
                name,
                of(x, here),
                of(y, here),
                {
                    "color": style.NEIGHBOURHOOD_COLOURS[name],
                    "symbol": style.NEIGHBOURHOOD_SYMBOLS[name],
                    "size": size if isinstance(size, int) else of(size, here),
                    "opacity": 0.85,
                    "line": _EDGE,
                },
                hover,
                customdata=of(names, here),
            )
        )
    return traces


def _lanes(table: pd.DataFrame) -> pd.Series:
    """A height for every dot: its neighbourhood's lane, moved aside where dots would overlap."""
    values = table["value"]
    lane = table["neighbourhood"].map({n: 4 - i for i, n in enumerate(NEIGHBOURHOODS)}) * LANE
    width = (values.max() - values.min()) / 60 or 1.0
    bins = ((values - values.min()) / width).round()
    turn = table.groupby([lane, bins]).cumcount()
    step = np.where(turn % 2 == 0, turn // 2, -(turn + 1) // 2)
    return (lane + np.clip(step * 2, -6, 6)).astype(int)


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


def _lines_at(view: View) -> list[float]:
    return [value for value, _, _ in _comparators(view)]


def _comparator_lines(view: View, across: Sequence[float] | None, *, name_width: float) -> dict:
    """England as a solid line and Trafford as a dashed one, each named where it stands.

    The lower is named to its left and the higher to its right, away from each other. Where that
    would run off the chart a name is turned inwards, and the higher one's lifted over the other.
    `name_width` is the part of the axis that a name takes on a phone.

    Returns
    -------
    dict
        Entries of `house_layout`: the top margin, and lines and names where there are any.
    """
    found = _comparators(view)
    if not found or across is None:
        return {"top": 26}
    anchors = ["right", "left"] if len(found) == 2 else ["left"]
    if part_way(found[0][0], across) < name_width / 2:  # half: the margin has room for the rest
        anchors[0] = "left"
    if part_way(found[-1][0], across) > 1 - name_width:
        anchors[-1] = "right"
    lifted = len(found) == 2 and anchors != ["right", "left"]
    shapes = [upright_line(value, dash=dash) for value, _, dash in found]
    notes = [
        note_above(text, value, xanchor=anchor)
        for (value, text, _), anchor in zip(found, anchors, strict=True)
    ]
    if lifted:
        notes[1]["yshift"] = LINE
    return {"top": 26 + (LINE if lifted else 0), "shapes": shapes, "annotations": notes}


def _value_axis(view: View, across: list[float] | None) -> dict:
    """The axis of the indicator itself: its title, its range, and whole thousands written out."""
    axis = {"title": axis_title(view)} | _range(across)
    if view.is_rank or view.is_total:
        axis["tickformat"] = ","
    return axis


def _range(across: list[float] | None) -> dict:
    return {"range": across} if across else {}


def _order(view: View) -> str:
    """What stands at the top of a ranked chart on which areas have no names."""
    count = int(view.values.notna().sum())
    top = "least deprived" if view.is_position else "highest"
    return f"{count} {AREA_TYPE_TEXT[view.level].plural}, {top} at the top"


def _revision(view: View) -> int:
    """The data of a chart are declared to stay the same as long as the view does."""
    return crc32(f"{view.indicator.id} {view.level} {view.sex} {view.period}".encode())
