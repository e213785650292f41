"""Recorded diseases of practices and networks: with their intervals, and against age."""

from textwrap import wrap

from trafford_explorer import style
from trafford_explorer.figures.chart import (
    LEGEND_ABOVE,
    Chart,
    house_layout,
    numbers,
    span,
    wrapped,
)
from trafford_explorer.formats import NumberFormat
from trafford_explorer.topics.primary_care.findings import WHOLES, Recorded

_DASHES = ("solid", "dash", "dot")
_WIDE = 29
"""Characters on a line of a name beside its dot."""


def recorded_chart(
    found: Recorded, look: NumberFormat, *, title: str, subtitle: str, alt: str
) -> Chart:
    """Each network and below it its practices, with intervals, beside three larger places.

    Parameters
    ----------
    found : Recorded
    look : NumberFormat
        Of the percentages.
    title, subtitle, alt : str
    """
    practices, rows = found.practices, []
    for network in found.networks.itertuples():
        rows.append((network, True))
        mine = practices[practices["pcn_code"] == network.area_code]
        rows += [(practice, False) for practice in mine.itertuples()]
    place = list(range(len(rows)))
    codes = [row.area_code if is_network else row.pcn_code for row, is_network in rows]
    values = numbers([row.value for row, _ in rows], look.decimals)
    data: list[dict] = []
    for kind, dash in zip(WHOLES, _DASHES, strict=True):
        whole = found.whole(kind)
        data.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": f"{whole['area_name']} {look.value(whole['value'])}",
                "x": numbers([whole["value"]] * 2, look.decimals),
                "y": [-0.7, len(rows) - 0.3],
                "line": {"color": style.MUTED, "width": 2, "dash": dash},
                "hoverinfo": "skip",
            }
        )
    data.append(
        {
            "type": "scatter",
            "mode": "markers",
            "name": "areas",
            "showlegend": False,
            "x": values,
            "y": place,
            "customdata": [row.area_name for row, _ in rows],
            "hovertemplate": f"%{{customdata}}<br>%{{x:.{look.decimals}f}}%<extra></extra>",
            "error_x": {
                "type": "data",
                "symmetric": False,
                "array": [round(row.upper_95 - row.value, 4) for row, _ in rows],
                "arrayminus": [round(row.value - row.lower_95, 4) for row, _ in rows],
                "color": style.MUTED,
                "thickness": 1.5,
                "width": 0,
            },
            "marker": {
                "symbol": ["diamond" if is_network else "circle" for _, is_network in rows],
                "size": [13 if is_network else 8 for _, is_network in rows],
                "color": [style.PCN_COLOURS[code] for code in codes],
                "line": {"width": 0.5, "color": "#ffffff"},
            },
        }
    )
    wholes = [found.whole(kind)["value"] for kind in WHOLES]
    layout = house_layout(
        110 + 27 * len(rows),
        {
            "title": wrapped(f"% of {found.register.base}"),
            "range": span([*found.practices["lower_95"], *found.practices["upper_95"], *wholes]),
            "nticks": 6,
        },
        {
            "tickmode": "array",
            "tickvals": place,
            "ticktext": [_label(row.area_name, is_network) for row, is_network in rows],
            "range": [len(rows) - 0.3, -0.7],
            "showgrid": False,
        },
        top=62,
        showlegend=True,
        legend=LEGEND_ABOVE,
    )
    return Chart(title, subtitle, alt, data, layout)


def _label(name: str, is_network: bool) -> str:
    """A name over as many lines as it takes, a network's in bold."""
    if not is_network:
        return wrapped(name, _WIDE)
    return "<br>".join(f"<b>{line}</b>" for line in wrap(name.removesuffix(" PCN"), _WIDE))


def age_chart(found: Recorded, look: NumberFormat, *, title: str, subtitle: str, alt: str) -> Chart:
    """Practices by the share of their list aged 50 and over; a letter says whose network each is in.

    Parameters
    ----------
    found : Recorded
    look : NumberFormat
        Of the percentages.
    title, subtitle, alt : str
    """
    here = found.practices
    data = [
        {
            "type": "scatter",
            "mode": "markers+text",
            "name": "practices",
            "x": numbers(here["aged_50"], 1),
            "y": numbers(here["value"], look.decimals),
            "text": [style.PCN_LETTERS[code] for code in here["pcn_code"]],
            "textposition": "middle center",
            "textfont": {"size": 11, "color": "#ffffff"},
            "customdata": here["area_name"].tolist(),
            "hovertemplate": (
                f"%{{customdata}}<br>%{{y:.{look.decimals}f}}%, %{{x:.1f}}% aged 50 and over"
                "<extra></extra>"
            ),
            "marker": {
                "size": 16,
                "color": [style.PCN_COLOURS[code] for code in here["pcn_code"]],
                "line": {"width": 0.5, "color": "#ffffff"},
            },
        }
    ]
    layout = house_layout(
        400,
        {"title": wrapped("% of the whole list aged 50 and over"), "range": span(here["aged_50"])},
        {
            "title": wrapped(f"% of {found.register.base}"),
            "range": span(here["value"]),
        },
        longest=look.number(here["value"].max()),
    )
    return Chart(title, subtitle, alt, data, layout)
