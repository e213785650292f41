"""Length of life as charts."""

from collections.abc import Sequence

from trafford_explorer import style
from trafford_explorer.figures.chart import Chart, house_layout


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
    parts = (
        ("good health", [good for _, good, _ in bars], style.GOOD_HEALTH, "", "#ffffff"),
        ("not in good health", [rest for _, _, rest in bars], style.OTHER_HEALTH, "/", "#1f1300"),
    )
    data = [
        {
            "type": "bar",
            "orientation": "h",
            "x": values,
            "y": names,
            "name": label,
            "marker": {"color": colour, "pattern": _pattern(colour, shape)},
            "text": [f"{years:.1f}" for years in values],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "textfont": {"size": 15, "color": ink},
            "constraintext": "none",
            "hovertemplate": f"%{{y}}: %{{x:.1f}} years {label}<extra></extra>",
        }
        for label, values, colour, shape, ink in parts
    ]
    totals = [
        {
            "x": good + rest,
            "y": name,
            "text": f"<b>{good + rest:.1f}</b>",
            "showarrow": False,
            "xanchor": "left",
            "xshift": 6,
            "font": {"size": 18},
        }
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
        showlegend=True,
        legend={
            "orientation": "h",
            "y": 1.0,
            "yanchor": "bottom",
            "x": 0,
            "traceorder": "normal",
            "font": {"size": 14},
        },
        annotations=totals,
    )
    layout["margin"]["b"] = 6
    return Chart(title, subtitle, alt, data, layout)


def _pattern(colour: str, shape: str) -> dict:
    """Stripes, so that the two parts differ in more than colour."""
    return {
        "shape": shape,
        "bgcolor": colour,
        "fgcolor": "#8c5a12",
        "size": 7,
        "solidity": 0.15,
    }
