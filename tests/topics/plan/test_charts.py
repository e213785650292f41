"""The charts of the plan draw every square and every count that they are given."""

from trafford_explorer.topics.plan.charts import COLUMNS, Square, counts_chart, squares_chart

WORDS = {"title": "Finding", "subtitle": "What of", "alt": "In words"}
LOOKS = {"better": ("#0d4f60", "#ffffff"), "worse": ("#8c4f0b", "#ffffff")}


def signs(count, sign="+", state="better"):
    return [Square(sign, f"Figure {i}: {state}", state) for i in range(count)]


def test_every_figure_is_a_square_in_its_row_with_its_sign_and_words():
    rows = [("First", [*signs(2), *signs(1, "−", "worse")]), ("Second", signs(1, "×", "no data"))]
    chart = squares_chart(rows, LOOKS, **WORDS)
    found = {trace.name: trace for trace in chart.figure().data}
    assert list(found["better"].x) == [0, 1] and list(found["worse"].x) == [2]
    assert set(found["better"].text) == {"<b>+</b>"} and set(found["worse"].text) == {"<b>−</b>"}
    assert found["no data"].y[0] > found["better"].y[0]
    assert list(found["better"].customdata) == ["Figure 0: better", "Figure 1: better"]
    assert found["no data"].marker.color != found["better"].marker.color
    names = [note["text"] for note in chart.layout["annotations"]]
    assert names == ["First", "Second"]


def test_a_part_with_more_squares_than_fit_takes_another_line():
    one = squares_chart([("A", signs(COLUMNS)), ("B", signs(1))], LOOKS, **WORDS)
    more = squares_chart([("A", signs(COLUMNS + 1)), ("B", signs(1))], LOOKS, **WORDS)
    assert max(more.data[0]["x"]) == COLUMNS - 1
    assert more.layout["height"] > one.layout["height"]
    points = set(zip(more.data[0]["x"], more.data[0]["y"], strict=True))
    assert len(points) == COLUMNS + 2


def test_a_part_without_squares_keeps_its_name_and_its_room():
    chart = squares_chart([("Empty", []), ("Full", signs(1))], LOOKS, **WORDS)
    empty, full = chart.layout["annotations"]
    assert full["y"] == empty["y"] + 1 < chart.data[0]["y"][0]


def test_a_bar_is_as_long_as_its_count():
    chart = counts_chart(
        [("good", "+ good", 18), ("none", "× none", 19)],
        {"good": ("#000", "#fff")},
        title="t",
        subtitle="s",
        alt="a",
    )
    (bars,) = chart.data
    assert (bars["x"], bars["y"]) == ([18, 19], ["+ good", "× none"])
    assert [note["text"] for note in chart.layout["annotations"]] == ["<b>18</b>", "<b>19</b>"]
    assert bars["marker"]["color"] == ["#000", "rgba(0,0,0,0)"]
