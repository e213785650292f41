"""Residents by tenth of deprivation as bars, which more than one topic draws."""

import pandas as pd

from trafford_explorer import style
from trafford_explorer.figures.chart import Chart, house_layout, numbers
from trafford_explorer.figures.parts import bars, inside_bars

NUMBERED = 4.0
"""A part of a bar smaller than so many per cent has no room for its number on a phone."""


def tenths_chart(shares: pd.DataFrame, *, title: str, subtitle: str, alt: str) -> Chart:
    """A bar for each row, split into its per cents in tenths 1 (left) to 10.

    Parameters
    ----------
    shares : DataFrame
        One row a neighbourhood, columns 1 to 10; each row adds to 100.
    title, subtitle, alt : str
    """
    names = shares.index.tolist()
    data = [
        bars(
            f"tenth {tenth}",
            numbers(shares[tenth], 1),
            names,
            {"color": colour, "line": {"color": style.MUTED, "width": 1}},
            f"%{{y}}: %{{x:.1f}}% in tenth {tenth}<extra></extra>",
            **inside_bars(
                [str(tenth) if share >= NUMBERED else "" for share in shares[tenth]],
                size=13,
                color=ink,
            ),
        )
        for tenth, colour, ink in zip(shares.columns, style.TENTHS, style.ON_TENTHS, strict=True)
    ]
    layout = house_layout(
        50 + 58 * len(names),
        {
            "range": [0, 100.5],
            "title": "% of residents, most deprived tenth left",
            "ticksuffix": "%",
        },
        {"autorange": "reversed", "showgrid": False, "tickfont": {"size": 14}},
        longest=max(names, key=len),
        right=22,
        barmode="stack",
        bargap=0.28,
    )
    return Chart(title, subtitle, alt, data, layout)
