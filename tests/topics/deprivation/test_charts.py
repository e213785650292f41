"""The deprivation charts draw what they are given: every dot, every ring, and where lines stand."""

import pandas as pd
import pytest

from tests.test_figures import a_view
from trafford_explorer.areas import NEIGHBOURHOODS, AreaType
from trafford_explorer.figures.areas import LANE
from trafford_explorer.topics.deprivation import charts
from trafford_explorer.topics.deprivation.charts import AVERAGE, POCKET

WORDS = {"title": "Finding", "alt": "In words"}


@pytest.fixture
def pockets():
    view = a_view(
        [20.0, 55.0, 18.0, 8.0, 21.0],
        indicator="imd_score",
        level=AreaType.LSOA21,
        sex="persons",
        period="2025",
        england=None,
        trafford=15.0,
    )
    averages = {"North": 20.5, "Central": 12.0, "West": 18.0, "South": 8.0}
    return charts.hidden_pockets_chart(view, averages, 17.3, ["E02000001"], **WORDS)


def shapes(chart, start):
    return {
        shape["name"].removeprefix(start): shape
        for shape in chart.layout["shapes"]
        if shape.get("name", "").startswith(start)
    }


def test_each_neighbourhoods_average_is_marked_in_its_own_lane(pockets):
    marks = shapes(pockets, AVERAGE)
    assert {name: mark["xanchor"] for name, mark in marks.items()} == {
        "North": 20.5,
        "Central": 12.0,
        "West": 18.0,
        "South": 8.0,
    }
    for i, name in enumerate(NEIGHBOURHOODS):
        lane = (4 - i) * LANE
        assert marks[name]["y0"] < lane < marks[name]["y1"]


def test_only_the_pockets_are_ringed_where_their_dots_are(pockets):
    rings = shapes(pockets, POCKET)
    assert set(rings) == {"B"}
    spot = pockets.spots["E02000001"]
    assert (rings["B"]["xanchor"], rings["B"]["yanchor"]) == (spot.x, spot.y)
    assert spot.x == 55.0


def test_the_middle_of_england_is_the_only_line_and_is_named(pockets):
    (line,) = [shape for shape in pockets.layout["shapes"] if shape["type"] == "line"]
    assert line["x0"] == line["x1"] == 17.3
    (note,) = pockets.layout["annotations"]
    assert note["text"] == "England’s middle LSOA, about 17.3"
    assert (pockets.title, pockets.alt) == ("Finding", "In words")


@pytest.fixture
def moved():
    return pd.DataFrame(
        {
            "area_name": ["A", "B", "C"],
            "neighbourhood": ["North", "South", "North"],
            "earlier": [10.0, 80.0, 13.4],
            "later": [12.5, 60.0, 35.0],
            "unchanged": [True, True, False],
        }
    )


def test_each_lsoa_stands_at_its_two_positions(moved):
    chart = charts.moves_chart(moved, ("2019", "2025"), subtitle="Of what", **WORDS)
    dots = {
        name: (x, y)
        for trace in chart.data
        for name, x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
    }
    assert dots == {"A": (10.0, 12.5), "B": (80.0, 60.0), "C": (13.4, 35.0)}
    north = chart.data[0]
    assert north["marker"]["symbol"] == ["circle", "circle-open"]
    (line,) = chart.layout["shapes"]
    assert (line["x0"], line["y0"], line["x1"], line["y1"]) == (0, 0, 100, 100)
    corners = {note["text"]: (note["x"], note["y"]) for note in chart.layout["annotations"]}
    assert corners == {
        "relatively less<br>deprived than before": (0, 100),
        "relatively more<br>deprived than before": (100, 0),
    }


def test_the_curve_its_diagonal_and_what_the_first_fifth_holds():
    chart = charts.concentration_chart(
        (0, 0.1, 0.3, 1), (0, 0.2, 0.6, 1), across="residents", up="them", subtitle="", **WORDS
    )
    curve, fifth = chart.data
    assert (curve["x"], curve["y"]) == ([0, 10, 30, 100], [0, 20, 60, 100])
    assert (fifth["x"], fifth["y"]) == ([20], [40.0])
    assert "40%" in [note["text"] for note in chart.layout["annotations"]]
    assert chart.layout["xaxis"]["title"]["text"].startswith("% of residents")
