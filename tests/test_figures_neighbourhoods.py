"""One neighbourhood is picked out in a chart of all, and the shared chart is left as it is."""

import pandas as pd

from trafford_explorer import style
from trafford_explorer.figures import Chart, one_bar, one_lane, tenths_chart
from trafford_explorer.figures.chart import house_layout

WORDS = {"title": "Finding", "subtitle": "What of", "alt": "In words"}


def test_one_lane_stands_out_and_the_others_keep_their_dots():
    def trace(name):
        return {
            "type": "scatter",
            "name": name,
            "x": [1.0],
            "y": [4],
            "marker": {"color": "#d55e00"},
        }

    chart = Chart(
        "t",
        "s",
        "a",
        [trace("North"), trace("South")],
        house_layout(300, {}, {"ticktext": ["North", "South"], "tickvals": [4, 1]}),
    )
    lane = one_lane(chart, "South", title="Finding", alt="In words")
    north, south = lane.data
    assert (south["marker"]["color"], north["marker"]["color"]) == ("#d55e00", style.MUTED)
    assert north["x"] == [1.0] and lane.title == "Finding" and lane.alt == "In words"
    assert lane.layout["yaxis"]["ticktext"] == ["North", "<b>South</b>"]
    assert chart.data[0]["marker"]["color"] == "#d55e00", "the shared chart is left as it is"


def test_one_bar_has_a_bold_name_and_a_frame():
    shares = pd.DataFrame(10.0, index=["North", "Central", "West", "South"], columns=range(1, 11))
    chart = tenths_chart(shares, **WORDS)
    found = one_bar(chart, "West", title="Of West", alt="In words")
    assert found.layout["yaxis"]["ticktext"] == ["North", "Central", "<b>West</b>", "South"]
    (frame,) = found.layout["shapes"]
    assert frame["y0"] < 2 < frame["y1"] and frame["y1"] - frame["y0"] < 1
    assert found.title == "Of West" and found.data == chart.data
    assert "shapes" not in chart.layout, "the shared chart is left as it is"
