"""Charts for a room: large text, the same data."""

from itertools import pairwise

import pytest

from trafford_explorer import figures
from trafford_explorer.figures.stage import MOST_NAMES, TEXT
from trafford_explorer.stage import screens as cached_story

STORY = cached_story.stories()[0]
CHARTS = {
    step.screen: cached_story.shown(step).exhibit.chart
    for step in STORY.steps
    if cached_story.shown(step).exhibit.chart is not None
}


def sizes(node):
    """Every font size anywhere in a chart."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in {"font", "tickfont", "textfont", "insidetextfont"} and "size" in value:
                yield value["size"]
            yield from sizes(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from sizes(value)


@pytest.mark.parametrize("name", CHARTS)
def test_no_text_is_small_and_the_chart_has_no_height_of_its_own(name):
    drawn = CHARTS[name].figure().to_dict()
    found = list(sizes(drawn["layout"])) + list(sizes(list(drawn["data"])))
    assert found and min(found) >= TEXT
    assert "height" not in drawn["layout"]
    assert CHARTS[name].alt


def test_a_large_chart_has_the_data_and_the_words_of_the_small_one():
    small = figures.life_in_parts_chart(
        [("A", 73.0, 13.9), ("B", 56.2, 22.9)], title="t", subtitle="s", alt="a"
    )
    before = repr(small)
    large = figures.enlarged(small)
    assert repr(small) == before, "the page's own chart stays as it is"
    assert (large.title, large.subtitle, large.alt) == ("t", "s", "a")
    for one, other in zip(small.data, large.data, strict=True):
        assert (one["x"], one["y"], one["text"]) == (other["x"], other["y"], other["text"])
    said = [note["text"] for note in small.layout["annotations"]]
    assert [note["text"] for note in large.layout["annotations"]] == said


def test_names_at_the_ends_of_lines_do_not_overlap():
    lines = [
        figures.Line(name, [("2022", 1.0, None, None), ("2023", value, None, None)], "#000")
        for name, value in (("one", 5.0), ("two", 5.05), ("three", 9.0))
    ]
    chart = figures.enlarged(
        figures.lines_chart(lines, ["2022", "2023"], axis="Years", title="t", subtitle="s", alt="a")
    )
    low, high = chart.layout["yaxis"]["range"]
    at = sorted(note["y"] for note in chart.layout["annotations"])
    assert all((b - a) / (high - low) * 300 >= TEXT for a, b in pairwise(at))


def test_of_many_names_only_the_two_ends_are_written():
    names = [f"area {i}" for i in range(MOST_NAMES + 1)]
    layout = figures.chart.house_layout(300, {}, {"tickvals": list(range(13)), "ticktext": names})
    found = figures.enlarged(figures.Chart("t", "s", "a", [], layout)).layout["yaxis"]["ticktext"]
    assert [name for name in found if name] == ["area 0", "area 12"]
    assert len(found) == len(names)
