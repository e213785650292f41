"""One neighbourhood as charts: where it stands on every indicator, and who lives there."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from trafford_explorer import style
from trafford_explorer.figures.chart import LEGEND_ABOVE, Chart, house_layout, short

ROW = 25
"""Pixels of one row of the spine chart."""


@dataclass(frozen=True)
class SpineRow:
    """One indicator: where a neighbourhood, Trafford and England stand between its two ends.

    Parameters
    ----------
    label, words : str
        The row's name, and what its dot says.
    here : float
        0 at the left end and 1 at the right.
    trafford, england : float or None
    """

    label: str
    words: str
    here: float
    trafford: float | None
    england: float | None


def spine_chart(
    rows: Sequence[SpineRow],
    name: str,
    ends: tuple[str, str],
    *,
    title: str,
    subtitle: str,
    alt: str,
) -> Chart:
    """Every indicator as a line from one end of Trafford's areas to the other.

    Parameters
    ----------
    rows : sequence of SpineRow
        From the top.
    name : str
        The neighbourhood.
    ends : (str, str)
        Words for the left and the right end.
    """
    labels = [short(row.label, 32) for row in rows]
    places = list(range(len(rows)))
    spine_x: list[float | None] = []
    spine_y: list[float | None] = []
    for place in places:
        spine_x += [0, 1, None]
        spine_y += [place, place, None]
    data = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": spine_x,
            "y": spine_y,
            "line": {"color": style.GRID, "width": 7},
            "hoverinfo": "skip",
            "showlegend": False,
            "name": "range",
        },
        _marks("England", [row.england for row in rows], style.MUTED, "square-open", 10),
        _marks("Trafford", [row.trafford for row in rows], style.MUTED, "diamond", 11),
        _marks(name, [row.here for row in rows], style.NEIGHBOURHOOD_COLOURS[name], "circle", 13)
        | {
            "customdata": [row.words for row in rows],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    ]
    layout = house_layout(
        90 + ROW * len(rows),
        {
            "tickmode": "array",
            "tickvals": [0, 1],
            "ticktext": list(ends),
            "range": [-0.08, 1.08],
            "side": "top",
        },
        {
            "tickmode": "array",
            "tickvals": places,
            "ticktext": labels,
            "range": [len(rows) - 0.4, -0.6],
            "showgrid": False,
        },
        top=64,
        showlegend=True,
        legend=LEGEND_ABOVE | {"y": 1 + 34 / (ROW * len(rows) + 1)},
    )
    layout["margin"]["b"] = 8
    return Chart(title, subtitle, alt, data, layout)


def _marks(name: str, at: Sequence[float | None], colour: str, symbol: str, size: int) -> dict:
    """One mark a row, where it is known; beyond the ends it stands at the end."""
    known = [(i, x) for i, x in enumerate(at) if x is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(min(max(x, -0.05), 1.05), 3) for _, x in known],
        "y": [i for i, _ in known],
        "name": name,
        "marker": {
            "color": colour,
            "symbol": symbol,
            "size": size,
            "line": {"width": 1.5, "color": colour},
        },
        "hoverinfo": "skip",
    }


def pyramid_chart(
    table: pd.DataFrame, name: str, *, title: str, subtitle: str, alt: str, height: int = 470
) -> Chart:
    """Residents by age and sex as bars to either side, with Trafford's as an outline.

    Parameters
    ----------
    table : DataFrame
        `label, female, male, trafford_female, trafford_male`, in per cent, the youngest first.
    name : str
        The neighbourhood.
    """
    labels = table["label"].tolist()
    reach = float(table.drop(columns="label").to_numpy().max()) * 1.08
    ticks = [value for value in range(-10, 11, 2) if abs(value) <= reach]
    data: list[dict] = []
    for sex, word, sign in (("male", "Men and boys", -1), ("female", "Women and girls", 1)):
        shares = table[sex].round(2).tolist()
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "x": [sign * share for share in shares],
                "y": labels,
                "name": word,
                "marker": {
                    "color": style.SEX_COLOURS[sex],
                    "pattern": {
                        "shape": "/" if sex == "male" else "",
                        "bgcolor": style.SEX_COLOURS[sex],
                        "fgcolor": "#ffffff",
                        "size": 7,
                        "solidity": 0.12,
                    },
                },
                "customdata": shares,
                "hovertemplate": f"{word}, %{{y}}: %{{customdata:.1f}}% of residents<extra></extra>",
            }
        )
    for sex, sign in (("male", -1), ("female", 1)):
        data.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [sign * share for share in table[f"trafford_{sex}"].round(2)],
                "y": labels,
                "name": "Trafford",
                "line": {"color": style.FITTED, "width": 2.5, "shape": "hvh"},
                "showlegend": sex == "male",
                "hoverinfo": "skip",
            }
        )
    layout = house_layout(
        height,
        {
            "title": f"% of all residents of {name}",
            "tickmode": "array",
            "tickvals": ticks,
            "ticktext": [str(abs(tick)) for tick in ticks],
            "range": [-reach, reach],
            "showgrid": True,
        },
        {"showgrid": False},
        top=34,
        longest=max(labels, key=len),
        barmode="overlay",
        bargap=0.12,
        showlegend=True,
        legend=LEGEND_ABOVE,
    )
    return Chart(title, subtitle, alt, data, layout)
