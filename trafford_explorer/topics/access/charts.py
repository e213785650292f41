"""Distance against deprivation, and the sizes of the networks against the plan's range."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from trafford_explorer import style
from trafford_explorer.figures.areas import by_neighbourhood, chart_names
from trafford_explorer.figures.chart import (
    LEGEND_ABOVE,
    Chart,
    Spot,
    house_layout,
    numbers,
    span,
    wrapped,
)
from trafford_explorer.figures.parts import dots, ground, level_line, note, note_above, rows_axis
from trafford_explorer.indicators.deprivation import SCORES

_DATES = ("circle-open", "square-open", "diamond-open", "circle")
"""The last date is the filled one."""


def access_chart(
    table: pd.DataFrame,
    limit: float,
    fifth_from: float,
    *,
    up: str,
    across: str,
    title: str,
    subtitle: str,
    alt: str,
    key: str = "",
) -> Chart:
    """Distance to the nearest place against deprivation, one dot an LSOA.

    Parameters
    ----------
    table : DataFrame
        `area_code, area_name, neighbourhood, residents, score, km`.
    limit : float
        Distance chosen, in km; drawn as a line.
    fifth_from : float
        The lowest score in the most deprived fifth; from there on the ground is shaded.
    up, across : str
        What the axes say.
    key : str
        What a picture of it must say besides.
    """
    names = chart_names(table)
    x, y = numbers(table["score"], SCORES.decimals), numbers(table["km"], 1)
    share = np.sqrt(table["residents"] / table["residents"].max())
    size = (4 + 8 * share).round().astype(int).tolist()
    hover = f"%{{customdata}}<br>%{{y:.1f}} km, score %{{x:.{SCORES.decimals}f}}"
    data = by_neighbourhood(table, names, x, y, size=size, hover=hover)
    wide, high = span(x), span([0, limit, *y])
    layout = house_layout(
        430,
        {"title": wrapped(across), "range": wide},
        {"title": wrapped(up), "range": high, "ticksuffix": ""},
        top=34,
        legend=LEGEND_ABOVE,
        shapes=[ground(fifth_from, wide[1]), level_line(limit, dash="dash")],
        annotations=[
            note("most deprived fifth", wide[1], 1, yref="paper", xanchor="right", yanchor="top"),
            note(f"{limit:g} km", 1, limit, xref="paper", xanchor="right", yanchor="bottom"),
        ],
    )
    spots = {
        code: Spot(name, a, b)
        for code, name, a, b in zip(table["area_code"], names, x, y, strict=True)
    }
    return Chart(title, subtitle, alt, data, layout, spots, key=key)


def list_sizes_chart(
    names: Sequence[str],
    sizes: Sequence[Sequence[int]],
    dates: Sequence[str],
    band: tuple[int, int],
    *,
    title: str,
    subtitle: str,
    alt: str,
) -> Chart:
    """Registered patients of each network at a few dates, over a shaded range.

    Parameters
    ----------
    names : sequence of str
        Networks, from the top.
    sizes : sequence of sequence of int
        For each network its patients at each date.
    dates : sequence of str
        The oldest first, at most four.
    band : (int, int)
        The range.
    """
    data = [
        dots(
            date,
            [row[i] for row in sizes],
            list(range(len(names))),
            {
                "color": style.DOT,
                "symbol": _DATES[i - len(dates)],
                "size": 12 if i == len(dates) - 1 else 10,
                "line": {"width": 1.5, "color": style.DOT},
            },
            "%{customdata}<br>%{x:,} patients",
            customdata=list(names),
        )
        for i, date in enumerate(dates)
    ]
    wide = span([0, *band, *(value for row in sizes for value in row)])
    layout = house_layout(
        130 + 40 * len(names),
        {"title": "Registered patients", "range": [0, wide[1]], "tickformat": ",", "nticks": 5},
        rows_axis([wrapped(name.removesuffix(" PCN"), 20) for name in names], 0.5, 0.5),
        top=66,
        legend=LEGEND_ABOVE | {"y": 1.14},
        shapes=[ground(*band, width=1, color=style.MUTED, dash="dot")],
        annotations=[note_above("the plan’s range", sum(band) / 2)],
    )
    return Chart(title, subtitle, alt, data, layout)
