"""The chart draws every comparable line, joined only where points can be compared."""

import pytest

from trafford_explorer.areas import TRAFFORD
from trafford_explorer.topics.over_time import findings
from trafford_explorer.topics.over_time.charts import among_places_chart


@pytest.fixture
def drawn(a_series):
    def draw(*choice):
        found = a_series(*choice)
        return found, among_places_chart(found, title="T.", subtitle="s", alt="A.")

    return draw


def test_every_figure_of_trafford_is_drawn_and_trafford_is_on_top(drawn, figures_of):
    found, chart = drawn("smoking_adults")
    held = figures_of("smoking_adults")
    line = chart.data[-1]
    assert line["name"] == "Trafford"
    assert line["y"] == [round(value, 1) for _, value in sorted(held.items())]
    assert {trace["name"] for trace in chart.data} == {
        found.places.name_of(code) for code in found.drawn
    }


def test_no_line_is_drawn_over_a_break_and_other_lengths_are_dotted(drawn):
    found, chart = drawn("life_expectancy_at_birth", "female")
    ours = [trace for trace in chart.data if trace["name"] == "Trafford"]
    stretches = findings.joined_stretches(found.places.trafford, found.indicator)
    assert [len(trace["x"]) for trace in ours] == [len(stretch) for stretch in stretches]
    assert [trace["line"]["dash"] for trace in ours] == ["dot", "solid"]
    assert [shape["name"] for shape in chart.layout["shapes"]] == ["break", "Covid"]


def test_places_with_groups_of_their_own_are_not_drawn(drawn):
    found, chart = drawn("sii_life_expectancy_at_birth", "male")
    assert list(found.drawn) == [TRAFFORD] and len(found.places.lines) > 2
    assert {trace["name"] for trace in chart.data} == {"Trafford"}
