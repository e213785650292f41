"""Every chart of every page as a picture: the same numbers, the same words, nothing cut off."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from tests.pictures.reading import picture_data
from tests.sampling import some_or_all
from trafford_explorer.figures import Chart
from trafford_explorer.pictures import PictureError, chart_picture
from trafford_explorer.pictures.chart import draw_chart, drawn_values
from trafford_explorer.ui import takeaway
from trafford_explorer.ui.page import PAGES

ROOT = Path(__file__).resolve().parents[2]
SOURCE = "A survey of 2024."
RIGHTS = "Licence: of the survey. Contains its data."
SVG = "{http://www.w3.org/2000/svg}"
HALE = {"level": "msoa11", "area": "E02001279"}
BARE = [
    page.label
    for page in PAGES
    if page.file
    in {"pages/6_My_patch.py", "pages/10_Committee_mode.py", "pages/13_Accessibility.py"}
]
"""Pages without a chart to take away: a room is shown other pages' charts."""


@pytest.fixture(scope="module")
def charts() -> Iterator[dict[str, tuple[Chart, tuple[str, ...]]]]:
    """Every chart that a page shows at first, and those that Explore shows with an area chosen."""
    found: dict[str, tuple[Chart, tuple[str, ...]]] = {}
    real, where = takeaway.note, [""]

    def note(exhibit, picked=(), *rest, **more):
        if exhibit.chart is not None:
            part = exhibit.id.split("/")[1] if exhibit.id.startswith("explore/") else exhibit.id
            found[f"{where[0]}: {part}"] = (exhibit.chart, tuple(picked))
        return real(exhibit, picked, *rest, **more)

    takeaway.note = note
    try:
        for entry, params in [*((page, {}) for page in PAGES), (PAGES[1], HALE)]:
            where[0] = entry.label + (" with Hale" if params else "")
            app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
            app.query_params.update(params)
            if entry.file != "app.py":
                app.switch_page(entry.file)
            app.run()
            assert not app.exception, entry.label
    finally:
        takeaway.note = real
    return found


@pytest.fixture(scope="module")
def axes_of(charts) -> dict:
    """Each chart drawn once as a picture, with nothing picked out."""
    return {name: drawn(chart)[1] for name, (chart, _) in charts.items()}


def drawn(chart, picked=(), **more):
    sheet, axes = draw_chart(
        chart,
        source=SOURCE,
        rights=RIGHTS,
        **{"width": 6.5, "framed": True, "picked": picked} | more,
    )
    return sheet, axes


def places(chart, trace, way):
    """The numbers of a trace on an axis; a name is its order among the chart's names."""
    every = [value for one in chart.data for value in one[way]]
    if not any(isinstance(value, str) for value in every):
        return [None if value is None else float(value) for value in trace[way]]
    names = list(dict.fromkeys(every))
    return [float(names.index(value)) for value in trace[way]]


def ordered(pairs):
    return sorted((tuple(pair) for pair in pairs), key=repr)


def same(found, wanted):
    assert len(found) == len(wanted)
    for one, other in zip(ordered(found), ordered(wanted), strict=True):
        assert one == pytest.approx(other, abs=1e-5)


def test_every_page_with_charts_was_looked_at(charts):
    pages = {name.split(": ")[0] for name in charts}
    assert {page.label for page in PAGES} - pages <= {*BARE, "Data and methods"}
    assert len(charts) > 30
    kinds = {trace["type"] for chart, _ in charts.values() for trace in chart.data}
    assert kinds == {"scatter", "bar"}


def test_marks_and_lines_stand_where_the_screens_do(charts, axes_of):
    for name, (chart, _) in charts.items():
        values = {(one["trace"], one["kind"]): one for one in drawn_values(axes_of[name])}
        for i, trace in enumerate(chart.data):
            if trace["type"] != "scatter" or not len(trace["x"]):
                continue
            x, y = places(chart, trace, "x"), places(chart, trace, "y")
            mode = trace.get("mode", "markers")
            if "lines" in mode:
                line = values[i, "line"]
                assert [v is None for v in line["x"]] == [v is None for v in x], name
                for way, wanted in (("x", x), ("y", y)):
                    known = [value for value in line[way] if value is not None]
                    assert known == pytest.approx([v for v in wanted if v is not None]), name
            if "markers" in mode:
                marks = values[i, "marks"]
                same(list(zip(marks["x"], marks["y"], strict=True)), list(zip(x, y, strict=True)))


def test_bars_are_as_long_as_the_screens_and_stand_on_each_other(charts, axes_of):
    seen = 0
    for name, (chart, _) in charts.items():
        axes = axes_of[name]
        values = {one["trace"]: one for one in drawn_values(axes) if one["kind"] == "bar"}
        stack: dict[float, float] = {}
        for i, trace in enumerate(chart.data):
            if trace["type"] != "bar":
                continue
            seen += 1
            level = trace.get("orientation") == "h"
            long, across = ("x", "y") if level else ("y", "x")
            assert values[i][long] == pytest.approx(places(chart, trace, long), abs=1e-5)
            assert values[i][across] == pytest.approx(places(chart, trace, across), abs=1e-5)
            if chart.layout.get("barmode") != "stack":
                continue
            boxes = [a for a in axes.patches if (a.get_gid() or "").startswith(f"trace-{i}-bar")]
            for box, place, value in zip(boxes, values[i][across], values[i][long], strict=True):
                assert box.get_x() == pytest.approx(stack.get(place, 0.0))
                stack[place] = stack.get(place, 0.0) + value
    assert seen > 10


def test_limits_reach_from_the_lower_to_the_upper(charts, axes_of):
    seen = 0
    for name, (chart, _) in charts.items():
        found = [one for one in drawn_values(axes_of[name]) if one["kind"] == "limits"]
        for one in found:
            trace = chart.data[one["trace"]]
            way = "y" if "error_y" in trace else "x"
            limits = trace[f"error_{way}"]
            wanted = [
                (value - down, value + up)
                for value, down, up in zip(
                    trace[way], limits["arrayminus"], limits["array"], strict=True
                )
                if not np.isnan([down, up]).any()
            ]
            same(one[way], wanted)
            seen += len(wanted)
    assert seen > 20


def words_of(picture: bytes) -> str:
    """All words that an SVG shows, as one text."""
    texts = [t.text or "" for t in ElementTree.fromstring(picture).iter(f"{SVG}text")]
    return " ".join(unescape(" ".join(texts)).split())


def test_a_picture_says_all_that_the_chart_says(charts):
    for name, (chart, picked) in charts.items():
        said = words_of(
            chart_picture(chart, source=SOURCE, rights=RIGHTS, kind="svg", picked=picked)
        )
        wanted = [chart.title, chart.subtitle, f"Source: {SOURCE}", RIGHTS, *chart.key.split()]
        if chart.layout.get("showlegend"):
            wanted += [t["name"] for t in chart.data if t.get("showlegend", True)]
        for note in chart.dressed(picked).get("annotations", ()):
            wanted += note["text"].replace("<b>", "").replace("</b>", "").split("<br>")
        for way in "xy":
            axis = chart.layout[f"{way}axis"]
            low, high = sorted(axis.get("range") or (-1e9, 1e9))
            shown = zip(axis.get("tickvals") or (), axis.get("ticktext") or (), strict=False)
            labels = [text for at, text in shown if isinstance(at, str) or low <= at <= high]
            wanted += [
                word
                for text in labels
                for word in text.replace("<b>", "").replace("</b>", "").split("<br>")
            ]
            wanted += axis.get("title", {}).get("text", "").split("<br>")
        for words in wanted:
            assert " ".join(words.split()) in said, (name, words)


@some_or_all
def test_nothing_is_cut_off(charts, step):
    for name, (chart, picked) in list(charts.items())[::step]:
        sheet, axes = drawn(chart, picked)
        edges = sheet.figure.bbox
        for text in [*sheet.axes.texts, *axes.texts]:
            box = text.get_window_extent()
            if not text.get_text().strip() or box.width == 0:
                continue
            assert box.x0 >= edges.x0 - 1 and box.x1 <= edges.x1 + 1, (name, text.get_text())
            assert box.y0 >= edges.y0 - 1 and box.y1 <= edges.y1 + 1, (name, text.get_text())


@some_or_all
def test_a_changed_value_changes_the_picture(charts, step):
    for name, (chart, _) in list(charts.items())[::step]:
        trace = next(t for t in chart.data if any(isinstance(v, int | float) for v in t["x"]))
        i = next(i for i, v in enumerate(trace["x"]) if v is not None)
        moved = list(trace["x"])
        reach = [v for v in trace["x"] if v is not None]
        moved[i] = min(reach) + 0.4 * ((max(reach) - min(reach)) or 1.0) + 0.013
        data = [t | {"x": moved} if t is trace else t for t in chart.data]
        other = replace(chart, data=data)
        first = chart_picture(chart, source=SOURCE, rights=RIGHTS, kind="svg")
        second = chart_picture(other, source=SOURCE, rights=RIGHTS, kind="svg")
        assert first != second, name
        assert picture_data(first) != picture_data(second), name


def some(charts) -> tuple[Chart, tuple[str, ...]]:
    return charts["Explore the map with Hale: ranked"]


def test_the_files_carry_title_source_licence_and_numbers(charts):
    chart, picked = some(charts)
    both = {
        kind: chart_picture(chart, source=SOURCE, rights=RIGHTS, kind=kind, picked=picked)
        for kind in ("png", "svg")
    }
    record = both["png"].decode("latin-1")
    for words in (chart.title, SOURCE, RIGHTS, "Trafford Inequalities"):
        assert words in record or words.encode().decode("latin-1") in record, words
    root = ElementTree.fromstring(both["svg"])
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == chart.title
    assert chart.alt in root.find(f"{SVG}desc").text
    _, axes = drawn(chart, picked)
    assert picture_data(both["png"]) == picture_data(both["svg"]) == drawn_values(axes)


def test_without_a_frame_the_words_are_in_the_record_only(charts):
    chart, _ = some(charts)
    bare = chart_picture(chart, source=SOURCE, rights=RIGHTS, kind="svg", framed=False)
    said = words_of(bare)
    assert chart.title not in said and SOURCE not in said and "Licence" not in said
    assert chart.title.encode() in bare and SOURCE.encode() in bare


def test_a_chosen_area_is_ringed_and_nothing_else_changes(charts):
    chart, picked = some(charts)
    (code,) = picked
    _, with_it = drawn(chart, picked)
    _, without = drawn(chart)
    assert drawn_values(with_it) == drawn_values(without)
    assert len(with_it.patches) == len(without.patches) + 1
    scattered, others = charts["Explore the map with Hale: deprivation"]
    assert others == picked
    name = scattered.spots[code].name
    plain = words_of(chart_picture(scattered, source=SOURCE, rights=RIGHTS, kind="svg"))
    tagged = words_of(
        chart_picture(scattered, source=SOURCE, rights=RIGHTS, kind="svg", picked=picked)
    )
    assert tagged.count(name) == plain.count(name) + 1


def test_the_same_chart_makes_the_same_file_in_any_thread(charts):
    chart, _ = some(charts)
    alone = chart_picture(chart, source=SOURCE, rights=RIGHTS, kind="svg")
    with ThreadPoolExecutor(4) as pool:
        together = list(
            pool.map(
                lambda _: chart_picture(chart, source=SOURCE, rights=RIGHTS, kind="svg"), range(8)
            )
        )
    assert set(together) == {alone}


def test_width_is_in_inches(charts):
    chart, _ = some(charts)
    for width in (4.0, 6.5, 12.0):
        content = chart_picture(chart, source=SOURCE, rights=RIGHTS, width=width)
        assert int.from_bytes(content[16:20], "big") == pytest.approx(width * 200, abs=1)


@pytest.mark.parametrize(
    "change",
    [
        {"data": [{"type": "pie", "x": [1], "y": [1], "name": "a"}]},
        {
            "data": [
                {"type": "scatter", "x": [1], "y": [1], "name": "a", "marker": {"symbol": "bird"}}
            ]
        },
    ],
)
def test_what_cannot_be_drawn_is_refused_and_not_left_out(charts, change):
    chart, _ = some(charts)
    with pytest.raises(PictureError, match="cannot be drawn"):
        chart_picture(replace(chart, **change), source=SOURCE, rights=RIGHTS)


def test_a_note_with_an_arrow_or_an_unknown_shape_is_refused(charts):
    chart, _ = some(charts)
    for more in (
        {"annotations": [{"x": 80, "y": 3, "text": "here"}]},
        {"shapes": [{"type": "path", "path": "M 0 0", "x0": 0, "x1": 1, "y0": 0, "y1": 1}]},
    ):
        with pytest.raises(PictureError, match="cannot be drawn"):
            chart_picture(
                replace(chart, layout={**chart.layout, **more}), source=SOURCE, rights=RIGHTS
            )


def test_another_kind_of_file_is_refused_in_words(charts):
    chart, _ = some(charts)
    with pytest.raises(PictureError, match="There are: png, svg"):
        chart_picture(chart, source=SOURCE, rights=RIGHTS, kind="gif")
