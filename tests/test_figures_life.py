"""Charts of length of life draw what they are given: parts, tenths, lines over the years."""

import itertools

import pytest

from trafford_explorer.figures import (
    Line,
    Mark,
    lines_chart,
    lives_chart,
)
from trafford_explorer.figures.life import LABEL_LINE, MOST_YEARS

WORDS = {"title": "Finding", "subtitle": "What of", "alt": "In words"}
BARS = [("Partington", 56.0, 23.1), ("Hale", 73.1, 13.8)]
YEARS = [f"{y}-{y - 1998:02d}" for y in range(2010, 2023)]


def by_name(chart):
    return {trace.name: trace for trace in chart.figure().data}


def test_lives_are_stacked_in_the_order_given_with_both_parts():
    chart = lives_chart(BARS, **WORDS)
    good, rest = chart.figure().data
    assert list(good.y) == list(rest.y) == ["Partington", "Hale"]
    assert list(good.x) == [56.0, 73.1] and list(rest.x) == [23.1, 13.8]
    assert chart.layout["yaxis"]["autorange"] == "reversed", "the first stands at the top"
    assert good.marker.pattern.shape != rest.marker.pattern.shape
    assert (chart.title, chart.subtitle, chart.alt) == ("Finding", "What of", "In words")


def test_more_lives_take_more_room():
    assert (
        lives_chart(BARS * 10, **WORDS).layout["height"]
        > 4 * lives_chart(BARS, **WORDS).layout["height"] / 2
    )


def a_line(name, values, limits=None, **look):
    points = [
        (YEARS[i], value, *((value - limits, value + limits) if limits else (None, None)))
        for i, value in enumerate(values)
    ]
    return Line(name, points, "#3b8698", **look)


def test_each_point_stands_in_its_own_year_also_where_a_series_has_a_gap():
    line = Line("Trafford", [(YEARS[0], 9.9, None, None), (YEARS[4], 10.4, None, None)], "#3b8698")
    chart = lines_chart([line], YEARS, axis="Years", **WORDS)
    (drawn,) = chart.figure().data
    assert list(drawn.x) == [0, 4] and list(drawn.y) == [9.9, 10.4]
    assert drawn.error_y.array is None


def test_limits_are_drawn_where_there_are_any():
    chart = lines_chart([a_line("A", [9.0, 10.0], limits=1.5)], YEARS, axis="Years", **WORDS)
    (drawn,) = chart.figure().data
    assert list(drawn.error_y.array) == list(drawn.error_y.arrayminus) == [1.5, 1.5]
    assert drawn.customdata[0] == f"A, {YEARS[0]}: 9.0 (7.5 to 10.5)"
    low, high = chart.layout["yaxis"]["range"]
    assert low < 7.5 and high > 11.5, "the axis holds the limits"


def test_names_stand_at_the_ends_and_never_over_one_another():
    lines = [
        a_line(name, [10.0, value]) for name, value in (("A", 10.0), ("B", 10.01), ("C", 14.0))
    ]
    chart = lines_chart(lines, YEARS, axis="Years", **WORDS)
    notes = {note["text"]: note["y"] for note in chart.layout["annotations"]}
    low, high = chart.layout["yaxis"]["range"]
    apart = (high - low) / (chart.layout["height"] - 60) * LABEL_LINE
    heights = sorted(notes.values())
    assert set(notes) == {"A", "B", "C"}
    assert all(b - a >= apart * 0.999 for a, b in itertools.pairwise(heights))


def test_a_line_that_is_not_to_be_named_is_not():
    lines = [a_line("A", [10.0, 11.0]), a_line("B", [9.0, 9.5], labelled=False)]
    chart = lines_chart(lines, YEARS, axis="Years", **WORDS)
    assert [note["text"] for note in chart.layout["annotations"]] == ["A"]


def test_names_stand_in_a_legend_where_lines_are_close():
    chart = lines_chart([a_line("A", [10.0, 11.0])], YEARS, axis="Years", legend=True, **WORDS)
    assert chart.layout["showlegend"] and not chart.layout["annotations"]


def test_few_enough_years_are_written_and_the_last_is_among_them():
    axis = lines_chart([a_line("A", [1.0])], YEARS, axis="Years", **WORDS).layout["xaxis"]
    assert len(axis["ticktext"]) <= MOST_YEARS
    shown = [text.replace("<br>", "") for text in axis["ticktext"]]
    assert shown[-1] == YEARS[-1]
    assert [YEARS[i] for i in axis["tickvals"]] == shown


@pytest.mark.parametrize("from_zero", [True, False])
def test_an_axis_starts_at_zero_where_it_is_asked_to(from_zero):
    chart = lines_chart([a_line("A", [80.0, 81.0])], YEARS, axis="Y", from_zero=from_zero, **WORDS)
    assert (chart.layout["yaxis"]["range"][0] <= 0) is from_zero


# ---- marks on the years --------------------------------------------------------------------------


def test_a_mark_stands_before_its_period_and_a_band_over_its_periods():
    chart = lines_chart(
        [Line("Trafford", [(year, 1.0, None, None) for year in YEARS], "#000000")],
        YEARS,
        axis="Years",
        title="t",
        subtitle="s",
        alt="a",
        marks=[Mark("break", YEARS[1]), Mark("Covid", YEARS[2], YEARS[3])],
    )
    line, band = chart.layout["shapes"]
    assert (line["x0"], line["x1"], line["line"]["dash"]) == (0.5, 0.5, "dash")
    assert (band["x0"], band["x1"]) == (1.5, 3.5)
    assert {"break", "Covid"} <= {note["text"] for note in chart.layout["annotations"]}
    assert chart.figure().layout.shapes[0].name == "break"


def test_a_tooltip_has_as_many_digits_as_the_indicator():
    chart = lines_chart(
        [Line("Trafford", [(YEARS[0], 235123.4, 1000.0, 300000.0)], "#000000")],
        YEARS[:1],
        axis="People",
        title="t",
        subtitle="s",
        alt="a",
        decimals=0,
    )
    assert chart.data[0]["customdata"] == [f"Trafford, {YEARS[0]}: 235,123 (1,000 to 300,000)"]


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("2022-24", "2022<br>-24"),
        ("2024/25", "2024<br>/25"),
        ("2024", "2024"),
        ("March 2026", "Mar<br>2026"),
        ("January 2025-December 2025", "to Dec<br>2025"),
    ],
)
def test_a_period_under_the_chart_is_narrow(period, label):
    chart = lines_chart(
        [Line("Trafford", [(period, 1.0, None, None)], "#000000")],
        [period],
        axis="%",
        title="t",
        subtitle="s",
        alt="a",
    )
    assert chart.layout["xaxis"]["ticktext"] == [label]
