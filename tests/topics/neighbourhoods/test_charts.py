"""Charts of a neighbourhood draw every row and every band that they are given."""

import pandas as pd
import pytest

from trafford_explorer import style
from trafford_explorer.topics.neighbourhoods.charts import (
    SpineRow,
    pyramid_chart,
    shares_chart,
    spine_chart,
)

WORDS = {"title": "Finding", "subtitle": "What of", "alt": "In words"}
ROWS = [
    SpineRow("Bad health", [(0.3, "Bad health, 2021: 6.0%")], 0.5, None),
    SpineRow("Claimants", [(0.9, "Claimants, March 2026: 3.2%")], 0.6, 0.4),
]


def drawn(chart):
    return {trace.name: trace for trace in chart.figure().data}


def test_every_row_has_its_range_the_neighbourhood_and_what_is_known_of_the_others():
    found = drawn(spine_chart(ROWS, "West", ("worst area", "best area"), **WORDS))
    assert list(found["West"].x) == [0.3, 0.9] and list(found["West"].y) == [0, 1]
    assert list(found["Trafford"].x) == [0.5, 0.6]
    assert list(found["England"].x) == [0.4] and list(found["England"].y) == [1]
    assert list(found["range"].x) == [0, 1, None, 0, 1, None]
    assert list(found["West"].customdata) == [words for row in ROWS for _, words in row.dots]


def test_the_three_marks_differ_in_more_than_colour():
    found = drawn(spine_chart(ROWS, "West", ("low", "high"), **WORDS))
    assert len({found[name].marker.symbol for name in ("West", "Trafford", "England")}) == 3


def test_the_first_row_stands_at_the_top_and_the_ends_are_named():
    layout = spine_chart(ROWS, "West", ("worst area", "best area"), **WORDS).layout
    assert layout["yaxis"]["range"][0] > layout["yaxis"]["range"][1]
    assert layout["yaxis"]["ticktext"] == ["Bad health", "Claimants"]
    assert layout["xaxis"]["ticktext"] == ["worst area", "best area"]


def test_a_mark_beyond_the_ends_stays_on_the_chart():
    row = SpineRow("A", [(-0.6, "A")], 1.7, None)
    found = drawn(spine_chart([row], "West", ("low", "high"), **WORDS))
    assert found["West"].x[0] == -0.05 and found["Trafford"].x[0] == 1.05


def test_a_heading_has_its_name_and_no_range():
    rows = [SpineRow("Health"), ROWS[0]]
    chart = spine_chart(rows, "West", ("low", "high"), **WORDS)
    assert chart.layout["yaxis"]["ticktext"] == ["<b>Health</b>", "Bad health"]
    assert list(drawn(chart)["range"].y) == [1, 1, None]


def test_several_areas_stand_in_one_row_under_the_marks_of_the_others():
    row = SpineRow("Obesity", [(0.2, "Ashton"), (0.7, "Hale")], 0.5, 0.4)
    chart = spine_chart([row], "South", ("low", "high"), **WORDS)
    found = drawn(chart)
    assert list(found["areas of South"].x) == [0.2, 0.7]
    assert list(found["areas of South"].customdata) == ["Ashton", "Hale"]
    assert [trace["name"] for trace in chart.data][-2:] == ["England", "Trafford"]


def test_no_label_is_cut_and_the_margin_fits_its_longest_line():
    name = "Share of life free of disability, women"
    chart = spine_chart(
        [SpineRow(name, [(0.2, "x")], None, None)], "South", ("low", "high"), **WORDS
    )
    (label,) = chart.layout["yaxis"]["ticktext"]
    assert label.replace("<br>", " ") == name
    assert chart.layout["margin"]["l"] < 7 * len(name)


def test_shares_are_bars_with_the_others_marked_where_known():
    rows = [("Asian ethnic groups", 22.5, 12.6, 9.6), ("Other", 4.0, 2.6, None)]
    found = drawn(shares_chart(rows, "North", **WORDS))
    assert list(found["North"].x) == [22.5, 4.0]
    assert list(found["Trafford"].x) == [12.6, 2.6]
    assert list(found["England"].x) == [9.6] and list(found["England"].y) == [0]


def test_men_are_drawn_to_the_left_and_women_to_the_right_of_the_same_bands():
    table = pd.DataFrame(
        {
            "label": ["0 to 4", "5 to 9"],
            "female": [3.0, 2.5],
            "male": [3.2, 2.4],
            "trafford_female": [2.9, 2.8],
            "trafford_male": [3.0, 2.9],
        }
    )
    chart = pyramid_chart(table, "West", **WORDS)
    men, women, *outlines = chart.figure().data
    assert list(men.x) == [-3.2, -2.4] and list(women.x) == [3.0, 2.5]
    assert list(men.customdata) == [3.2, 2.4], "the tooltip has no minus sign"
    assert [list(line.x) for line in outlines] == [[-3.0, -2.9], [2.9, 2.8]]
    assert all(not tick.startswith("-") for tick in chart.layout["xaxis"]["ticktext"])
    assert men.marker.pattern.shape != women.marker.pattern.shape


@pytest.mark.parametrize("name", style.NEIGHBOURHOOD_COLOURS)
def test_a_neighbourhood_has_its_own_colour(name):
    found = drawn(spine_chart(ROWS, name, ("low", "high"), **WORDS))
    assert found[name].marker.color == style.NEIGHBOURHOOD_COLOURS[name]
