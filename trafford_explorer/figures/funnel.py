"""The funnel: each share against the number counted, with limits that narrow as it grows."""

from collections.abc import Sequence

import numpy as np

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
from trafford_explorer.measures import ALARM, WARNING, Funnel

_POINTS = 40
"""Places at which a limit is worked out."""


def funnel_chart(
    found: Funnel,
    names: Sequence[str],
    look: NumberFormat,
    *,
    across: str,
    up: str,
    middle: str,
    title: str,
    subtitle: str,
    alt: str,
    colours: Sequence[str] | None = None,
    letters: Sequence[str] | None = None,
) -> Chart:
    """Shares about their target, with widened limits and, where they differ from them, plain ones.

    Parameters
    ----------
    found : Funnel
    names : sequence of str
        One a share.
    look : NumberFormat
        Of the shares in per cent.
    across, up : str
        What the axes say.
    middle : str
        What the target is, for the legend.
    title, subtitle, alt : str
    colours, letters : sequence of str, optional
        Of each dot, and the letter on it.
    """
    low, high = min(found.denominators), max(found.denominators)
    sizes = np.geomspace(0.8 * low, 1.08 * high, _POINTS)
    x = [round(float(size)) for size in sizes]
    values = numbers([100 * share for share in found.shares], look.decimals)
    ink = list(colours) if colours else [style.DOT] * len(values)
    data = [
        {
            "type": "scatter",
            "mode": "lines",
            "name": f"{middle}: {look.value(100 * found.target)}",
            "x": [x[0], x[-1]],
            "y": [round(100 * found.target, 4)] * 2,
            "line": {"color": style.MUTED, "width": 2},
            "hoverinfo": "skip",
        }
    ]
    kinds = [(ALARM, True, "solid"), (WARNING, True, "dash")]
    if found.dispersion > 1:
        kinds.append((ALARM, False, "dot"))
    for confidence, widened, dash in kinds:
        limits = found.limits(sizes, confidence, widened=widened)
        width = "widened" if widened and found.dispersion > 1 else "plain"
        for first, side in ((True, limits.upper), (False, limits.lower)):
            data.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "name": f"{100 * confidence:g}% limits, {width}",
                    "showlegend": first,
                    "x": x,
                    "y": [round(100 * float(share), 4) for share in side],
                    "line": {"color": style.FITTED, "width": 1.5, "dash": dash},
                    "hoverinfo": "skip",
                }
            )
    dots = {
        "type": "scatter",
        "mode": "markers",
        "name": "dots",
        "showlegend": False,
        "x": [round(size) for size in found.denominators],
        "y": values,
        "customdata": list(names),
        "hovertemplate": f"%{{customdata}}<br>%{{y:.{look.decimals}f}}% of %{{x:,}}<extra></extra>",
        "marker": {"color": ink, "size": 9, "line": {"width": 0.5, "color": "#ffffff"}},
    }
    if letters:
        dots |= {
            "mode": "markers+text",
            "text": list(letters),
            "textfont": {"size": 11, "color": "#ffffff"},
            "marker": dots["marker"] | {"size": 16},
        }
    limits = found.limits(found.denominators, ALARM)
    reach = [100 * float(share) for side in limits for share in np.atleast_1d(side)]
    tall = span([*values, *reach])
    if tall:
        tall = [max(tall[0], -0.04 * tall[1]), tall[1]]
    layout = house_layout(
        440,
        {"title": wrapped(across), "range": [x[0], x[-1]], "tickformat": ",", "nticks": 5},
        {"title": wrapped(up), "range": tall},
        top=96,
        longest=look.number(100 * max(found.shares)),
        showlegend=True,
        legend=LEGEND_ABOVE,
    )
    return Chart(title, subtitle, alt, [*data, dots], layout)
