"""Charts of a neighbourhood draw every row and every band that they are given."""

import pandas as pd
import pytest

from trafford_explorer import style
from trafford_explorer.figures import SpineRow, pyramid_chart, spine_chart

WORDS = {"title": "Finding", "subtitle": "What of", "alt": "In words"}
ROWS = [
    SpineRow("Bad health", "Bad health, 2021: 6.0%", 0.3, 0.5, None),
    SpineRow("Claimants", "Claimants, March 2026: 3.2%", 0.9, 0.6, 0.4),
]


def drawn(chart):
    return {trace.name: trace for trace in chart.figure().data}


def test_every_row_has_its_range_the_neighbourhood_and_what_is_known_of_the_others():
    found = drawn(spine_chart(ROWS, "West", ("worst area", "best area"), **WORDS))
    assert list(found["West"].x) == [0.3, 0.9] and list(found["West"].y) == [0, 1]
    assert list(found["Trafford"].x) == [0.5, 0.6]
    assert list(found["England"].x) == [0.4] and list(found["England"].y) == [1]
    assert list(found["range"].x) == [0, 1, None, 0, 1, None]
    assert list(found["West"].customdata) == [row.words for row in ROWS]


def test_the_three_marks_differ_in_more_than_colour():
    found = drawn(spine_chart(ROWS, "West", ("low", "high"), **WORDS))
    assert len({found[name].marker.symbol for name in ("West", "Trafford", "England")}) == 3


def test_the_first_row_stands_at_the_top_and_the_ends_are_named():
    layout = spine_chart(ROWS, "West", ("worst area", "best area"), **WORDS).layout
    assert layout["yaxis"]["range"][0] > layout["yaxis"]["range"][1]
    assert layout["yaxis"]["ticktext"] == ["Bad health", "Claimants"]
    assert layout["xaxis"]["ticktext"] == ["worst area", "best area"]


def test_a_mark_beyond_the_ends_stays_on_the_chart():
    row = SpineRow("A", "A", -0.6, 1.7, None)
    found = drawn(spine_chart([row], "West", ("low", "high"), **WORDS))
    assert found["West"].x[0] == -0.05 and found["Trafford"].x[0] == 1.05


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
