"""Charts of the life expectancy gap."""

from collections.abc import Mapping

import pandas as pd

from trafford_explorer import figures, style
from trafford_explorer.figures import Chart
from trafford_explorer.phrases import people_word
from trafford_explorer.topics.over_time.findings import all_periods, points

_SLOPE_LOOKS = {
    "older release": {"colour": style.PEER, "dash": "dot", "symbol": "diamond"},
    "with intervals": {"colour": style.MUTED, "dash": "dash", "symbol": "square"},
}


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
            "three releases of one measure, never joined"
        ),
        alt=alt,
        from_zero=True,
        legend=True,
        height=330,
    )
