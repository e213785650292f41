"""One neighbourhood as charts: where it stands on every indicator, and who lives there."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from trafford_explorer import style
from trafford_explorer.figures import Chart
from trafford_explorer.figures.chart import LEGEND_ABOVE, house_layout, numbers, wrapped
from trafford_explorer.figures.parts import bars, dots, rows_axis
from trafford_explorer.formats import fixed

ROW = 34
"""Pixels of one row of the spine chart: two lines of its label."""
LABEL = 27
"""Characters on one line of a label; whole names over two lines leave a phone some chart."""


@dataclass(frozen=True)
class SpineRow:
    """One indicator: where a neighbourhood or its areas stand between its two ends.

    Parameters
    ----------
    label : str
        The row's name.
    dots : sequence of (float, str)
        Where each dot stands, 0 at the left end and 1 at the right, and what it says; none where
        the row is a heading.
    trafford, england : float or None
    """

    label: str
    dots: Sequence[tuple[float, str]] = ()
    trafford: float | None = None
    england: float | None = None


def spine_chart(
    rows: Sequence[SpineRow],
    name: str,
    ends: tuple[str, str],
    *,
    title: str,
    subtitle: str,
    alt: str,
) -> Chart:
    """Every indicator as a line from one end of Trafford's areas to the other, under headings.

    Parameters
    ----------
    rows : sequence of SpineRow
        From the top.
    name : str
        The neighbourhood.
    ends : (str, str)
        Words for the left and the right end.
    """
    labels = [wrapped(row.label, LABEL) if row.dots else f"<b>{row.label}</b>" for row in rows]
    most = max(len(row.dots) for row in rows)
    places = list(range(len(rows)))
    spine_x: list[float | None] = []
    spine_y: list[float | None] = []
    for place in (place for place in places if rows[place].dots):
        spine_x += [0, 1, None]
        spine_y += [place, place, None]
    dots = _marks(
        name if most == 1 else f"areas of {name}",
        [(i, at) for i, row in enumerate(rows) for at, _ in row.dots],
        style.NEIGHBOURHOOD_COLOURS[name],
        "circle",
        13 if most == 1 else 9,
    ) | {
        "customdata": [words for row in rows for _, words in row.dots],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    others = [
        _marks("England", _where_known(rows, "england"), style.MUTED, "square-open", 10),
        _marks("Trafford", _where_known(rows, "trafford"), style.MUTED, "diamond", 11),
    ]
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
        *([*others, dots] if most == 1 else [dots, *others]),
    ]
    layout = house_layout(
        90 + ROW * len(rows),
        {"tickvals": [0, 1], "ticktext": list(ends), "range": [-0.08, 1.08], "side": "top"},
        rows_axis(labels, tickfont={"size": 12}),
        top=64,
        legend=LEGEND_ABOVE | {"y": 1 + 34 / (ROW * len(rows) + 1)},
    )
    layout["margin"]["b"] = 8
    return Chart(title, subtitle, alt, data, layout)


def _where_known(rows: Sequence[SpineRow], whose: str) -> list[tuple[int, float]]:
    found = [(i, getattr(row, whose)) for i, row in enumerate(rows)]
    return [(i, at) for i, at in found if at is not None]


def _marks(name: str, at: Sequence[tuple[int, float]], colour: str, symbol: str, size: int) -> dict:
    """Marks in some rows; beyond the ends they stand at the end."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(min(max(x, -0.05), 1.05), 3) for _, x in at],
        "y": [i for i, _ in at],
        "name": name,
        "marker": {
            "color": colour,
            "symbol": symbol,
            "size": size,
            "line": {"width": 1.5, "color": colour},
        },
        "hoverinfo": "skip",
    }


def shares_chart(
    rows: Sequence[tuple[str, float, float | None, float | None]],
    name: str,
    *,
    title: str,
    subtitle: str,
    alt: str,
) -> Chart:
    """Shares of residents or households as bars, with Trafford and England marked.

    Parameters
    ----------
    rows : sequence of (str, float, float or None, float or None)
        A group, and its per cent in the neighbourhood, in Trafford and in England, from the top.
    name : str
        The neighbourhood.
    """
    labels = [f"{wrapped(label, LABEL)}<br><b>{fixed(here, 1)}%</b>" for label, here, *_ in rows]
    data = [
        bars(
            name,
            numbers([here for _, here, _, _ in rows], 1),
            list(range(len(rows))),
            {"color": style.NEIGHBOURHOOD_COLOURS[name]},
            "%{x:.1f}%<extra></extra>",
        )
    ]
    for whose, column, symbol, size in (
        ("England", 3, "square-open", 10),
        ("Trafford", 2, "diamond", 11),
    ):
        known = [(i, row[column]) for i, row in enumerate(rows) if row[column] is not None]
        if known:
            data.append(
                dots(
                    whose,
                    numbers([value for _, value in known], 1),
                    [i for i, _ in known],
                    {
                        "color": style.MUTED,
                        "symbol": symbol,
                        "size": size,
                        "line": {"width": 1.5, "color": "#ffffff"},
                    },
                    f"{whose}: %{{x:.1f}}%<extra></extra>",
                )
            )
    highest = max(value for _, *values in rows for value in values if value is not None)
    layout = house_layout(
        110 + 56 * len(rows),
        {"title": "%", "range": [0, highest * 1.06], "showgrid": True},
        rows_axis(labels),
        top=40,
        bargap=0.45,
        legend=LEGEND_ABOVE,
    )
    return Chart(title, subtitle, alt, data, layout)


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
        shares = numbers(table[sex], 1)
        data.append(
            bars(
                word,
                [sign * share for share in shares],
                labels,
                {
                    "color": style.SEX_COLOURS[sex],
                    "pattern": {
                        "shape": "/" if sex == "male" else "",
                        "bgcolor": style.SEX_COLOURS[sex],
                        "fgcolor": "#ffffff",
                        "size": 7,
                        "solidity": 0.12,
                    },
                },
                f"{word}, %{{y}}: %{{customdata:.1f}}% of residents<extra></extra>",
                customdata=shares,
            )
        )
    for sex, sign in (("male", -1), ("female", 1)):
        data.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [sign * share for share in numbers(table[f"trafford_{sex}"], 1)],
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
        legend=LEGEND_ABOVE,
    )
    return Chart(title, subtitle, alt, data, layout)
