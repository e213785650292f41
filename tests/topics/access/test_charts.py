"""The charts of distance and of the networks' sizes: every dot where its figure is."""

import pandas as pd
import pytest

from trafford_explorer import style
from trafford_explorer.topics.access.charts import access_chart, list_sizes_chart

TABLE = pd.DataFrame(
    {
        "area_code": ["E01000001", "E01000002", "E01000003"],
        "area_name": ["Hale, 001A", "Partington, 002B", "Sale Moor, 003C"],
        "neighbourhood": ["South", "West", "Central"],
        "residents": [1000, 4000, 2000],
        "score": [2.5, 68.1, 36.0],
        "km": [2.25, 0.2, 3.1],
    }
)
WORDS = {"title": "Title", "subtitle": "Subtitle", "alt": "Alt"}


def test_what_a_picture_must_say_besides_is_its_key():
    assert (
        access_chart(TABLE, 1, 36.0, up="", across="", key="In doubt.", **WORDS).key == "In doubt."
    )


@pytest.fixture
def chart():
    return access_chart(TABLE, 1.5, 36.0, up="Up", across="Across", **WORDS)


def test_each_lsoa_stands_at_its_score_and_distance_in_its_neighbourhoods_look(chart):
    found = {
        name: (x, y, trace["name"], trace["marker"]["color"], trace["marker"]["symbol"])
        for trace in chart.data
        for name, x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
    }
    for row in TABLE.itertuples():
        name = row.area_name.replace(",", "")
        x, y, home, colour, symbol = found[name]
        assert (x, y, home) == (row.score, row.km, row.neighbourhood)
        assert colour == style.NEIGHBOURHOOD_COLOURS[home]
        assert symbol == style.NEIGHBOURHOOD_SYMBOLS[home]
        assert (chart.spots[row.area_code].x, chart.spots[row.area_code].y) == (x, y)
    sizes = {t["name"]: t["marker"]["size"][0] for t in chart.data}
    assert sizes["West"] > sizes["Central"] > sizes["South"]


def test_the_distance_and_the_fifth_are_drawn_where_they_are(chart):
    band, line = chart.layout["shapes"]
    assert band["x0"] == 36.0
    assert band["x1"] == chart.layout["xaxis"]["range"][1]
    assert line["y0"] == line["y1"] == 1.5
    said = [note["text"] for note in chart.layout["annotations"]]
    assert said == ["most deprived fifth", "1.5 km"]


def test_the_line_stays_in_the_chart_when_every_place_is_near():
    near = access_chart(TABLE.assign(km=[0.1, 0.2, 0.3]), 3.0, 36.0, up="", across="", **WORDS)
    low, high = near.layout["yaxis"]["range"]
    assert low < 0 < 3.0 < high


def test_a_picked_lsoa_is_ringed_and_named(chart):
    figure = chart.figure(["E01000002"])
    assert any(shape.name == "selected Partington 002B" for shape in figure.layout.shapes)
    assert any(note.text == "Partington 002B" for note in figure.layout.annotations)


def test_networks_stand_at_their_sizes_over_the_range():
    chart = list_sizes_chart(
        ["One PCN", "Two PCN"],
        [[40_000, 52_000], [31_000, 29_000]],
        ["May 2021", "January 2026"],
        (30_000, 50_000),
        **WORDS,
    )
    assert [trace["name"] for trace in chart.data] == ["May 2021", "January 2026"]
    assert [trace["x"] for trace in chart.data] == [[40_000, 31_000], [52_000, 29_000]]
    assert chart.layout["yaxis"]["ticktext"] == ["One", "Two"]
    (band,) = chart.layout["shapes"]
    assert (band["x0"], band["x1"]) == (30_000, 50_000)
    symbols = [trace["marker"]["symbol"] for trace in chart.data]
    assert len(set(symbols)) == 2
    assert symbols[-1] == "circle"
    low, high = chart.layout["xaxis"]["range"]
    assert low == 0 and high > 52_000


def test_a_long_name_stands_whole_on_two_lines():
    names = ["Altrincham Healthcare Alliance PCN", "Two PCN"]
    chart = list_sizes_chart(names, [[1], [2]], ["May 2021"], (1, 2), **WORDS)
    assert chart.layout["yaxis"]["ticktext"] == ["Altrincham<br>Healthcare Alliance", "Two"]
