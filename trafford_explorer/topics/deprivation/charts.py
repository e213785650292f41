"""Charts of deprivation that no other topic draws: hidden pockets, two releases, concentration."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from trafford_explorer import style
from trafford_explorer.areas import NEIGHBOURHOODS
from trafford_explorer.figures.areas import LANE, spread_chart, subtitle
from trafford_explorer.figures.chart import (
    LEGEND_ABOVE,
    Chart,
    house_layout,
    numbers,
    part_way,
    wrapped,
)
from trafford_explorer.figures.parts import dots, note, note_above, ring, upright_line
from trafford_explorer.formats import share
from trafford_explorer.phrases import capital
from trafford_explorer.topics.deprivation.beneath import WhyDeprived, times_words
from trafford_explorer.view import Comparator, View

FIFTH = 20
AVERAGE, POCKET = "average ", "pocket "
"""What the names of the shapes start with; the area's name follows."""
_DIAGONAL = {
    "type": "line",
    "x0": 0,
    "y0": 0,
    "x1": 100,
    "y1": 100,
    "line": {"color": style.MUTED, "width": 2, "dash": "dash"},
}
"""Where nothing moved, or where shares are equal."""


def hidden_pockets_chart(
    view: View,
    averages: Mapping[str, float],
    middle: float,
    pockets: Sequence[str],
    *,
    title: str,
    alt: str,
) -> Chart:
    """Each neighbourhood's LSOAs by score, its average as an upright bar, its pockets ringed.

    Parameters
    ----------
    view : View
        The score by LSOA.
    averages : mapping of str to float
        Neighbourhood to its average score.
    middle : float
        About the score of England's middle LSOA, drawn as a line.
    pockets : sequence of str
        Codes of the LSOAs to ring.
    title, alt : str
        The finding, and what the chart says in words.
    """
    nothing = Comparator("Trafford", None)
    drawn = spread_chart(replace(view, trafford=nothing, england=nothing), title=title, alt=alt)
    shapes = [upright_line(middle)]
    for i, name in enumerate(NEIGHBOURHOODS):
        lane = (4 - i) * LANE
        shapes.append(
            {
                "type": "rect",
                "name": f"{AVERAGE}{name}",
                "xsizemode": "pixel",
                "xanchor": averages[name],
                "x0": -3,
                "x1": 3,
                "y0": lane - 0.42 * LANE,
                "y1": lane + 0.42 * LANE,
                "fillcolor": style.NEIGHBOURHOOD_COLOURS[name],
                "line": {"color": style.ACCENT_RING, "width": 1},
            }
        )
    for code in pockets:
        spot, line = drawn.spots[code], {"color": style.MUTED, "width": 2.5}
        shapes.append(ring(f"{POCKET}{spot.name}", spot.x, spot.y, 9, line))
    of_england = note_above(
        f"England’s middle LSOA, about {view.format.number(middle)}",
        middle,
        xanchor="left" if part_way(middle, drawn.layout["xaxis"]["range"]) < 0.5 else "right",
    )
    return replace(
        drawn,
        subtitle=f"{subtitle(view)}; upright bar: neighbourhood average, ring: hidden pocket",
        layout={**drawn.layout, "shapes": shapes, "annotations": [of_england]},
        names_picked=False,
    )


def moves_chart(
    table: pd.DataFrame, years: tuple[str, str], *, title: str, subtitle: str, alt: str
) -> Chart:
    """Each LSOA's position then (across) and now (up), with the line on which nothing moved.

    Parameters
    ----------
    table : DataFrame
        `area_name, neighbourhood, earlier, later, unchanged`; positions 0 to 100, 0 the most
        deprived. Those whose outline changed are hollow.
    years : (str, str)
        Of the two positions.
    title, subtitle, alt : str
    """
    data = []
    for name in NEIGHBOURHOODS:
        here = table[table["neighbourhood"] == name]
        symbol = style.NEIGHBOURHOOD_SYMBOLS[name]
        data.append(
            dots(
                name,
                numbers(here["earlier"], 0),
                numbers(here["later"], 0),
                {
                    "color": style.NEIGHBOURHOOD_COLOURS[name],
                    "symbol": [symbol if same else f"{symbol}-open" for same in here["unchanged"]],
                    "size": 9,
                    "opacity": 0.85,
                    "line": {"width": [0.5 if same else 2 for same in here["unchanged"]]},
                },
                f"%{{customdata}}<br>{years[0]}: %{{x:.0f}} in 100"
                f"<br>{years[1]}: %{{y:.0f}} in 100",
                customdata=here["area_name"].tolist(),
            )
        )
    across = [-3, 103]
    axis = {"range": across, "tickvals": [0, 20, 40, 60, 80, 100]}
    less = {"xanchor": "left", "align": "left", "font": {"size": 13}}
    more = {"xanchor": "right", "yanchor": "bottom", "align": "right", "font": {"size": 13}}
    layout = house_layout(
        470,
        {**axis, "title": f"Position, {years[0]} (0 = most deprived)", "showgrid": True},
        {**axis, "title": f"Position, {years[1]} (0 = most deprived)"},
        top=56,  # on a phone the legend takes two lines
        longest="100",
        legend=LEGEND_ABOVE,
        shapes=[_DIAGONAL],
        annotations=[
            note("relatively less<br>deprived than before", 0, 100, **less),
            note("relatively more<br>deprived than before", 100, 0, **more),
        ],
    )
    return Chart(title, subtitle, alt, data, layout)


def concentration_chart(
    people: Sequence[float],
    amount: Sequence[float],
    *,
    across: str,
    up: str,
    title: str,
    subtitle: str,
    alt: str,
) -> Chart:
    """A concentration curve, the diagonal of equal shares, and what the first fifth holds.

    Parameters
    ----------
    people, amount : sequence of float
        Shares added up, 0 to 1, the most deprived first.
    across, up : str
        What the two axes count.
    title, subtitle, alt : str
    """
    x, y = ([100 * value for value in values] for values in (people, amount))
    held = _between(x, y, FIFTH)
    data = [
        {
            "type": "scatter",
            "mode": "lines",
            "name": "curve",
            "x": numbers(x, 0),
            "y": numbers(y, 0),
            "line": {"color": style.DOT, "width": 3},
            "hovertemplate": f"most deprived %{{x:.0f}}% of {across}: %{{y:.0f}}%<extra></extra>",
        },
        dots(
            "fifth",
            [FIFTH],
            numbers([held], 0),
            {
                "size": 11,
                "color": style.ACCENT,
                "line": {"width": 2.5, "color": style.ACCENT_RING},
            },
            f"most deprived {FIFTH}%: %{{y:.0f}}%<extra></extra>",
        ),
    ]
    axis = {"range": [0, 102], "tickvals": [0, 20, 40, 60, 80, 100]}
    layout = house_layout(
        400,
        {**axis, "title": wrapped(f"% of {across}, most deprived first"), "showgrid": True},
        {**axis, "title": wrapped(f"% of {up}")},
        longest="100%",
        right=22,
        shapes=[_DIAGONAL],
        annotations=[
            note("equal shares", 70, 62, xanchor="left", yanchor="top"),
            note(
                share(held, 100),
                FIFTH,
                held,
                xanchor="right",
                xshift=-10,
                yshift=8,
                font={"size": 16},
            ),
        ],
    )
    return Chart(title, subtitle, alt, data, layout)


def _between(x: Sequence[float], y: Sequence[float], at: float) -> float:
    """The height of a curve at a place between two of its points."""
    for x0, x1, y0, y1 in zip(x, x[1:], y, y[1:], strict=False):
        if x0 <= at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return y[-1]


def beneath_chart(found: WhyDeprived, *, title: str, subtitle: str, alt: str) -> Chart:
    """Each underlying indicator of an LSOA as a multiple of the typical LSOA's, a row each.

    Parameters
    ----------
    found : WhyDeprived
        Parts without a value are left out.
    title, subtitle, alt : str
    """
    parts = found.known
    rows = list(range(len(parts)))
    times, low, high = (
        numbers(found, 2)
        for found in (
            [part.times for part in parts],
            [part.low / part.typical for part in parts],
            [part.high / part.typical for part in parts],
        )
    )
    said = [
        f"{part.of.format.value(part.value)}, {times_words(part)} the typical LSOA"
        for part in parts
    ]
    data = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": "lowest to highest LSOA of Trafford",
            "x": low,
            "y": rows,
            "hoverinfo": "skip",
            "marker": {"color": style.PEER, "size": 5},
            "error_x": {
                "type": "data",
                "symmetric": False,
                "array": [round(b - a, 3) for a, b in zip(low, high, strict=True)],
                "arrayminus": [0] * len(parts),
                "color": style.PEER,
                "thickness": 4,
                "width": 0,
            },
        },
        {
            "type": "scatter",
            "mode": "markers",
            "name": found.name,
            "x": times,
            "y": rows,
            "customdata": said,
            "hovertemplate": "%{customdata}<extra></extra>",
            "marker": {
                "color": style.DOT,
                "size": 12,
                "line": {"width": 1.5, "color": style.ACCENT_RING},
            },
        },
    ]
    reach = max([1.0, *times, *high])
    layout = house_layout(
        110 + 40 * len(parts),
        {
            "title": wrapped("Times England’s typical LSOA"),
            "range": [0, round(1.04 * reach, 2)],
            "nticks": 6,
        },
        {
            "tickmode": "array",
            "tickvals": rows,
            "ticktext": [wrapped(capital(part.of.spoken), 26) for part in parts],
            "range": [len(parts) - 0.5, -0.5],
            "showgrid": False,
        },
        top=64,
        showlegend=True,
        legend=LEGEND_ABOVE | {"y": 1.04},
        shapes=[
            {
                "type": "line",
                "yref": "paper",
                "x0": 1,
                "x1": 1,
                "y0": 0,
                "y1": 1,
                "line": {"color": style.MUTED, "width": 2, "dash": "dash"},
            }
        ],
        annotations=[
            {
                "x": 1,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "text": "typical LSOA of England",
                "showarrow": False,
            }
        ],
    )
    return Chart(title, subtitle, alt, data, layout)
