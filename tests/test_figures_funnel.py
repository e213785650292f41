"""The funnel as a chart: its lines, its dots, and what its legend says."""

import pytest

from trafford_explorer.figures import funnel_chart
from trafford_explorer.formats import NumberFormat
from trafford_explorer.measures import ALARM, WARNING, funnel

WORDS = {
    "across": "Patients",
    "up": "% of patients",
    "middle": "All together",
    "title": "One of three lies outside.",
    "subtitle": "Shares, 2022/23",
    "alt": "One of three lies outside.",
}


def drawn(counts, people, **more):
    found = funnel(counts, people)
    names = [f"Practice {n}" for n in range(len(counts))]
    return found, funnel_chart(found, names, NumberFormat(1, "% of patients"), **WORDS, **more)


def test_dots_stand_at_their_size_and_share_and_lines_at_the_limits():
    found, chart = drawn([10, 20, 60], [100, 100, 200])
    assert found.dispersion > 1
    *lines, dots = chart.data
    assert dots["x"] == [100, 100, 200]
    assert dots["y"] == pytest.approx([10, 20, 30])
    assert dots["customdata"] == ["Practice 0", "Practice 1", "Practice 2"]
    shown = [line["name"] for line in lines if line.get("showlegend", True)]
    assert shown == [
        "All together: 22.5%",
        "99.8% limits, widened",
        "95% limits, widened",
        "99.8% limits, plain",
    ]
    kinds = [(ALARM, True), (WARNING, True), (ALARM, False)]
    for (upper, lower), (confidence, widened) in zip(
        zip(lines[1::2], lines[2::2], strict=True), kinds, strict=True
    ):
        for size, low, high in zip(upper["x"], lower["y"], upper["y"], strict=True):
            limits = found.limits(size, confidence, widened=widened)
            assert (low, high) == pytest.approx((100 * limits.lower, 100 * limits.upper), abs=0.2)


def test_where_nothing_is_widened_the_limits_are_called_plain_and_drawn_once():
    found, chart = drawn([20, 21, 19], [100, 100, 100])
    assert found.dispersion == 1
    shown = [line["name"] for line in chart.data if line.get("showlegend", True)]
    assert shown == ["All together: 20.0%", "99.8% limits, plain", "95% limits, plain"]


def test_letters_stand_on_the_dots_where_they_are_given():
    _, chart = drawn(
        [20, 21, 19], [100, 100, 100], colours=["#111111"] * 3, letters=["A", "B", "C"]
    )
    dots = chart.data[-1]
    assert dots["mode"] == "markers+text" and dots["text"] == ["A", "B", "C"]
    assert dots["marker"]["color"] == ["#111111"] * 3
