"""The chart of Trafford over the years among other places."""

from trafford_explorer import figures, style
from trafford_explorer.areas import ENGLAND, TRAFFORD
from trafford_explorer.figures import Chart
from trafford_explorer.phrases import capital
from trafford_explorer.topics.over_time.findings import (
    BoroughSeries,
    all_periods,
    joined_stretches,
    line_gaps,
    points,
    shorter_or_longer,
    year_marks,
)

_OTHERS = {"colour": style.PEER, "width": 1.2, "labelled": False, "size": 3}
_ENGLAND = {"colour": style.MUTED, "dash": "dash", "symbol": "square", "size": 6}


def among_places_chart(borough: BoroughSeries, *, title: str, subtitle: str, alt: str) -> Chart:
    """Trafford's line on top of England's and those of the other places.

    Only comparable periods are joined; those not as long as the newest are dotted. A gap of all lines
    is marked; one of some is seen in them, and said below the chart.

    Parameters
    ----------
    borough : BoroughSeries
    title, subtitle, alt : str
    """
    others = [code for code in borough.drawn if code not in (TRAFFORD, ENGLAND)]
    looks = dict.fromkeys(others, _OTHERS)
    if ENGLAND in borough.drawn:
        looks[ENGLAND] = _ENGLAND
    looks[TRAFFORD] = {"colour": style.SEX_COLOURS[borough.sex], "width": 3.5, "size": 8}
    partly = {
        (gap.before, gap.first)
        for gap in line_gaps(borough.drawn, borough.indicator)
        if gap.having and TRAFFORD in gap.without
    }
    drawn = []
    for code, look in looks.items():
        stretches = joined_stretches(borough.drawn[code], borough.indicator)
        for stretch in stretches:
            labelled = stretch is stretches[-1] and look.get("labelled", True)
            dotted = shorter_or_longer(stretch, borough.places.period)
            drawn.append(
                figures.Line(
                    borough.places.name_of(code),
                    points(stretch),
                    **look | {"labelled": labelled} | ({"dash": "dot"} if dotted else {}),
                )
            )
    return figures.lines_chart(
        drawn,
        all_periods(borough.drawn.values()),
        axis=capital(borough.indicator.unit),
        title=title,
        subtitle=subtitle,
        alt=alt,
        decimals=borough.indicator.decimals,
        marks=[
            figures.Mark(mark.label, mark.first, mark.last)
            for mark in year_marks(borough.places.trafford, borough.indicator)
            if (mark.before, mark.first) not in partly
        ],
        height=420,
    )
