"""Charts of the life expectancy gap draw what they are given."""

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.areas import ENGLAND, TRAFFORD
from trafford_explorer.measures import slope_index_of_inequality
from trafford_explorer.topics.gap import charts
from trafford_explorer.topics.gap.findings import TenthsGap
from trafford_explorer.topics.over_time.findings import PlacesOverTime

WORDS = {"title": "Finding", "subtitle": "What of", "alt": "In words"}
VALUES = np.arange(71.0, 81.0)


@pytest.fixture
def tenths():
    table = pd.DataFrame(
        {
            "group": range(1, 11),
            "value": VALUES,
            "lower_95": VALUES - 1,
            "upper_95": VALUES + 2,
            "fitted": VALUES + 0.5,
        }
    )
    return TenthsGap(
        TRAFFORD, "male", "2013-15", table, slope_index_of_inequality(VALUES, [100] * 10)
    )


def by_name(chart):
    return {trace.name: trace for trace in chart.figure().data}


def a_line(values):
    years = [f"{2015 + i}-{17 + i}" for i in range(len(values))]
    nothing = [np.nan] * len(values)
    return pd.DataFrame(
        {"period": years, "value": values, "lower_95": nothing, "upper_95": nothing}
    )


def test_tenths_are_bars_from_zero_with_their_limits(tenths):
    chart = charts.tenths_chart(tenths, **WORDS)
    bars = by_name(chart)["tenth of residents"]
    assert list(bars.x) == list(range(1, 11)) and list(bars.y) == list(VALUES)
    assert set(bars.error_y.array) == {2.0} and set(bars.error_y.arrayminus) == {1.0}
    assert list(bars.text) == [f"{value:.1f}" for value in VALUES]
    assert bars.customdata[0] == "70.0 to 73.0"
    assert chart.layout["yaxis"]["range"][0] == 0


def test_the_fitted_line_runs_from_end_to_end_through_the_middle_of_each_tenth(tenths):
    line = by_name(charts.tenths_chart(tenths, **WORDS))["fitted line"]
    start = tenths.slope.intercept
    ends = [round(start, 1), round(start + tenths.slope.sii, 1)]
    assert list(line.y) == [ends[0], *(VALUES + 0.5), ends[1]]
    assert list(line.x) == [0.5, *range(1, 11), 10.5]


def test_trafford_is_drawn_last_and_named_with_england_among_unnamed_places():
    lines = {
        "E08000001": a_line([76.0, 77.0]),
        ENGLAND: a_line([79.0, 79.5]),
        TRAFFORD: a_line([80.0, 80.4]),
    }
    chart = charts.years_chart(PlacesOverTime("male", lines, {"E08000001": "Bolton"}, 1), **WORDS)
    assert [trace.name for trace in chart.figure().data] == ["Bolton", "England", "Trafford"]
    named = {note["text"] for note in chart.layout["annotations"]}
    assert named == {"England", "Trafford"}


def test_men_and_women_are_told_apart_by_more_than_colour():
    chart = charts.slopes_chart({sex: a_line([9.3, 10.4]) for sex in ("male", "female")}, **WORDS)
    men, women = chart.figure().data
    assert (men.name, women.name) == ("Men", "Women")
    assert men.marker.symbol != women.marker.symbol
    assert chart.layout["yaxis"]["range"][0] <= 0


def test_the_current_release_is_drawn_over_the_others():
    lines = {
        name: a_line([9.0, 9.5]) for name in ("current release", "older release", "with intervals")
    }
    chart = charts.slope_chart("male", lines, title="Finding", alt="In words")
    assert [trace.name for trace in chart.figure().data][-1] == "current release"
    assert len(chart.figure().data) == 3
