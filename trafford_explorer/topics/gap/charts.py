"""Charts of the life expectancy gap."""

from collections.abc import Mapping

import pandas as pd

from trafford_explorer import figures, style
from trafford_explorer.areas import ENGLAND, TRAFFORD
from trafford_explorer.figures import Chart
from trafford_explorer.figures.chart import LEGEND_ABOVE, house_layout, numbers, short
from trafford_explorer.figures.parts import bars, inside_bars, pattern
from trafford_explorer.formats import fixed
from trafford_explorer.phrases import people_label, people_word
from trafford_explorer.topics.gap.findings import BoroughSlopes, GoodYearsInParts, TenthsGap
from trafford_explorer.topics.over_time.findings import PlacesOverTime, all_periods, points

_SLOPE_LOOKS = {
    "older release": {"colour": style.PEER, "dash": "dot", "symbol": "diamond"},
    "with intervals": {"colour": style.MUTED, "dash": "dash", "symbol": "square"},
}
_BOROUGH_ROW = 30
"""Pixels of one borough."""
_AREA_ROW = 24
"""Pixels of one MSOA."""
_SEX_SYMBOLS = {"male": "circle", "female": "diamond"}


def slope_chart(sex: str, lines: Mapping[str, pd.DataFrame], *, title: str, alt: str) -> Chart:
    """The slope index over the years, each release a line of its own, the current one on top.

    Parameters
    ----------
    sex : str
    lines : mapping of str to DataFrame
        Release to its series.
    title, alt : str
    """
    looks = {
        **_SLOPE_LOOKS,
        "current release": {"colour": style.SEX_COLOURS[sex], "symbol": "circle"},
    }
    return figures.lines_chart(
        [figures.Line(name, points(lines[name]), **look) for name, look in looks.items()],
        all_periods(lines.values()),
        axis="Years",
        title=title,
        subtitle=(
            f"Slope index of inequality in life expectancy at birth, {people_word(sex)}, Trafford; "
            "three separate series, not directly comparable"
        ),
        alt=alt,
        from_zero=True,
        legend=True,
        height=330,
    )


def slopes_chart(
    lines: Mapping[str, pd.DataFrame], *, title: str, subtitle: str, alt: str
) -> Chart:
    """The slope index of men and of women over the years.

    Parameters
    ----------
    lines : mapping of str to DataFrame
        Sex to the series of the current release.
    title, subtitle, alt : str
    """
    return figures.lines_chart(
        [
            figures.Line(
                people_label(sex),
                points(line),
                style.SEX_COLOURS[sex],
                symbol=_SEX_SYMBOLS[sex],
                width=3.5,
            )
            for sex, line in lines.items()
        ],
        all_periods(lines.values()),
        axis="Years",
        title=title,
        subtitle=subtitle,
        alt=alt,
        from_zero=True,
    )


def tenths_chart(tenths: TenthsGap, *, title: str, subtitle: str, alt: str) -> Chart:
    """Life expectancy by tenth of deprivation as bars from zero, with limits and the fitted line."""
    table, slope = tenths.table, tenths.slope
    places = [int(group) for group in table["group"]]
    bars = {
        "type": "bar",
        "x": places,
        "y": numbers(table["value"], 1),
        "name": "tenth of residents",
        "marker": {"color": style.SEX_COLOURS[tenths.sex]},
        **inside_bars([fixed(value, 1) for value in table["value"]], -90, color="#ffffff"),
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": numbers(table["upper_95"] - table["value"], 1),
            "arrayminus": numbers(table["value"] - table["lower_95"], 1),
            "color": style.MUTED,
            "thickness": 2,
            "width": 4,
        },
        "customdata": [
            f"{fixed(t.lower_95, 1)} to {fixed(t.upper_95, 1)}" for t in table.itertuples()
        ],
        "hovertemplate": "Tenth %{x}: %{y:.1f} years (95% interval %{customdata})<extra></extra>",
    }
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": [places[0] - 0.5, *places, places[-1] + 0.5],
        "y": numbers([slope.intercept, *table["fitted"], slope.intercept + slope.sii], 1),
        "name": "fitted line",
        "line": {"color": style.FITTED, "width": 3},
        "hovertemplate": "fitted line: %{y:.1f} years<extra></extra>",
    }
    layout = house_layout(
        380,
        {
            "title": "Tenths of residents: 1 is the most deprived",
            "tickvals": places,
            "range": [places[0] - 0.6, places[-1] + 0.6],
        },
        {"title": "Years", "range": [0, 100]},
        top=34,
        longest="100",
        bargap=0.2,
        legend=LEGEND_ABOVE,
    )
    return Chart(title, subtitle, alt, [bars, line], layout)


def boroughs_chart(
    found: BoroughSlopes, names: Mapping[str, str], *, title: str, subtitle: str, alt: str
) -> Chart:
    """The slope index of each borough as a dot with its interval, Trafford's in the colour."""
    sex = found.trafford.sex
    traces = []
    for ours in (False, True):
        shown = [one for one in found.places if (one.area_code == TRAFFORD) is ours]
        values = [one.slope.sii for one in shown]
        colour = style.SEX_COLOURS[sex] if ours else style.PEER
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": numbers(values, 1),
                "y": [names[one.area_code] for one in shown],
                "name": "Trafford" if ours else "other boroughs",
                "marker": {
                    "color": colour,
                    "size": 13 if ours else 10,
                    "symbol": _SEX_SYMBOLS[sex] if ours else "circle-open",
                    "line": {"width": 2, "color": colour},
                },
                "error_x": {
                    "type": "data",
                    "symmetric": False,
                    "array": numbers([one.slope.sii_upper - one.slope.sii for one in shown], 1),
                    "arrayminus": numbers(
                        [one.slope.sii - one.slope.sii_lower for one in shown], 1
                    ),
                    "color": colour,
                    "thickness": 2.5 if ours else 1.5,
                    "width": 5,
                },
                "customdata": [
                    f"{fixed(one.slope.sii_lower, 1)} to {fixed(one.slope.sii_upper, 1)}"
                    for one in shown
                ],
                "hovertemplate": (
                    "%{y}: %{x:.1f} years (95% interval %{customdata})<extra></extra>"
                ),
            }
        )
    order = [names[one.area_code] for one in found.places]
    highest = max(one.slope.sii_upper for one in found.places)
    layout = house_layout(
        70 + _BOROUGH_ROW * len(order),
        {"title": "Years", "range": [0, 1.04 * highest], "showgrid": True},
        {
            "categoryorder": "array",
            "categoryarray": order,
            "range": [len(order) - 0.4, -0.6],
            "showgrid": False,
        },
        top=12,
        longest=max(order, key=len),
    )
    return Chart(title, subtitle, alt, traces, layout)


def good_years_chart(found: GoodYearsInParts, *, title: str, subtitle: str, alt: str) -> Chart:
    """Each MSOA's years of good health less Trafford's, length of life and health end to end."""
    names = [short(name, 30) for name in found.table["area_name"]]
    looks = {
        "length": (
            "length of life",
            {"color": style.OTHER_HEALTH, "pattern": pattern(style.OTHER_HEALTH, "/")},
        ),
        "health": ("health", {"color": style.GOOD_HEALTH}),
    }
    traces = [
        bars(
            label,
            numbers(found.table[part], 2),
            names,
            marker,
            f"%{{y}}: %{{x:.1f}} years by {label}<extra></extra>",
        )
        for part, (label, marker) in looks.items()
    ]
    layout = house_layout(
        80 + _AREA_ROW * len(names),
        {"title": "Years in good health less Trafford’s", "zeroline": True, "showgrid": True},
        {"autorange": "reversed", "showgrid": False},
        top=34,
        longest=max(names, key=len),
        barmode="relative",
        bargap=0.25,
        legend=LEGEND_ABOVE | {"traceorder": "normal"},
    )
    return Chart(title, subtitle, alt, traces, layout)


def years_chart(found: PlacesOverTime, *, title: str, subtitle: str, alt: str) -> Chart:
    """Trafford's life expectancy over the years among other places, England's dashed."""
    lines = [
        figures.Line(
            found.names.get(code, code),
            points(line),
            colour=style.PEER,
            symbol="",
            width=1.2,
            labelled=False,
        )
        for code, line in found.lines.items()
        if code not in (TRAFFORD, ENGLAND)
    ]
    if ENGLAND in found.lines:
        lines.append(
            figures.Line("England", points(found.lines[ENGLAND]), style.MUTED, "dash", "square")
        )
    lines.append(
        figures.Line(
            "Trafford",
            points(found.trafford),
            style.SEX_COLOURS[found.sex],
            width=3.5,
        )
    )
    return figures.lines_chart(
        lines,
        all_periods(found.lines.values()),
        axis="Years",
        title=title,
        subtitle=subtitle,
        alt=alt,
    )
