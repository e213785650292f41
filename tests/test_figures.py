"""Charts draw what the view holds: every value, no value that is not there, and the chosen areas."""

import json
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from types import SimpleNamespace

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rounding import on_paper
from trafford_explorer import figures, style
from trafford_explorer.areas import AREA_TYPE_TEXT, NEIGHBOURHOODS, SMALL_AREA_TYPES, AreaType
from trafford_explorer.figures.areas import LABELLED, LANE, LINE, axis_title, subtitle
from trafford_explorer.figures.chart import AXIS_TITLE_WIDTH, SELECTED, numbers
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.load import load_area_names, load_indicator_values
from trafford_explorer.view import Comparator, View, build_view, offered

LIFE = "life_expectancy_at_birth"


def a_view(
    values,
    *,
    indicator=LIFE,
    level=AreaType.MSOA11,
    sex="female",
    period="2015-19",
    england=None,
    trafford=None,
    **columns,
):
    """A view of areas A, B, C and so on, in the four neighbourhoods by turns."""
    count = len(values)
    table = pd.DataFrame(
        {
            "area_code": [f"E02{n:06d}" for n in range(count)],
            "area_name": [chr(65 + n % 26) * (1 + n // 26) for n in range(count)],
            "neighbourhood": [NEIGHBOURHOODS[n % 4] for n in range(count)],
            "value": values,
            "lower_95": np.nan,
            "upper_95": np.nan,
            "count": np.nan,
            "denominator": np.nan,
            "release": "Toy Office 2020",
            "missing_reason": "",
            "population": 1000.0,
            "imd_score": [10.0 + n for n in range(count)],
        }
    ).assign(**columns)
    return View(
        INDICATORS[indicator],
        level,
        sex,
        period,
        table,
        Comparator("England", england),
        Comparator("Trafford", trafford),
    )


FIVE = [80.0, 77.5, 87.0, 82.0, 79.0]


def draw(build, view, picked=(), **words):
    """The chart of a view with the words given, and its figure with areas picked out."""
    chart = build(view, **({"title": "Finding", "alt": "In words"} | words))
    return SimpleNamespace(
        title=chart.title, subtitle=chart.subtitle, alt=chart.alt, figure=chart.figure(picked)
    )


def traces(chart, name):
    return [trace for trace in chart.figure.data if trace.name == name]


def trace(chart, name):
    (found,) = traces(chart, name)
    return found


def drawn(chart):
    """Every dot of a chart: name to (x, y)."""
    return {
        name: (float(x), float(y))
        for one in chart.figure.data
        for name, x, y in zip(one.customdata, one.x, one.y, strict=True)
    }


def selected(chart):
    """What is picked out, the topmost first: (name, x, y, radius)."""
    return [
        (shape.name.removeprefix(SELECTED), shape.xanchor, shape.yanchor, shape.x1)
        for shape in reversed(chart.figure.layout.shapes)
        if (shape.name or "").startswith(SELECTED)
    ]


def annotations(chart):
    return [note.text for note in chart.figure.layout.annotations]


ALL = [figures.ranked_chart, figures.deprivation_chart, figures.spread_chart]
WITH_LINES = [figures.ranked_chart, figures.spread_chart]


# ---- words -------------------------------------------------------------------------------------


@pytest.mark.parametrize("build", ALL)
def test_a_chart_carries_its_finding_its_words_and_what_it_is_of(build):
    chart = draw(build, a_view(FIVE), title="A finding", alt="The finding in words")
    assert chart.title == "A finding"
    assert chart.alt == "The finding in words"
    assert chart.subtitle == subtitle(a_view(FIVE))
    assert isinstance(chart.figure, go.Figure)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ("Life expectancy at birth, women, 2015-19", "MSOAs of 2011")),
        ({"sex": "male"}, ("Life expectancy at birth, men, 2015-19",)),
        ({"period": "2009-13"}, ("2009-13",)),
        ({"level": AreaType.WARD17}, ("wards in force until April 2023",)),
        ({"level": AreaType.WARD23}, ("wards in force since May 2023",)),
    ],
)
def test_the_subtitle_names_indicator_sex_period_and_vintage(changes, words):
    said = subtitle(a_view(FIVE, **changes))
    assert all(word in said for word in words)


def test_the_subtitle_names_no_sex_where_figures_have_none():
    said = subtitle(a_view(FIVE, indicator="imd_score", sex="persons"))
    assert "women" not in said and "men" not in said


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        (LIFE, "Life expectancy, years"),
        ("bad_or_very_bad_health", "Bad or very bad health, % of residents"),
        ("imd_score", "Multiple deprivation score"),
        ("imd_rank", "Multiple deprivation rank, 1 is most deprived"),
        ("imd_decile", "Multiple deprivation tenth, 1 is most deprived"),
        ("under75_preventable_mortality", "deaths per 100,000 people"),
        ("house_price_to_earnings_residence", "times annual earnings"),
    ],
)
def test_the_axis_says_what_is_measured_in_which_unit(indicator, words):
    title = axis_title(a_view(FIVE, indicator=indicator))
    assert words in title.replace("<br>", " ")


@pytest.mark.parametrize("indicator", INDICATORS)
def test_no_axis_title_is_cut_off_or_says_its_unit_twice(indicator):
    title = axis_title(a_view(FIVE, indicator=indicator))
    lines = title.split("<br>")
    assert all(len(line) <= AXIS_TITLE_WIDTH for line in lines)
    unit = INDICATORS[indicator].unit.lower()
    assert " ".join(lines).lower().count(unit) <= 1
    assert unit.rpartition(", ")[2] in " ".join(lines).lower()


@pytest.mark.parametrize(
    ("build", "axis"),
    [
        (figures.ranked_chart, "xaxis"),
        (figures.deprivation_chart, "yaxis"),
        (figures.spread_chart, "xaxis"),
    ],
)
def test_the_value_axis_has_its_title(build, axis):
    chart = draw(build, a_view(FIVE))
    assert chart.figure.layout[axis].title.text == "Life expectancy, years"


@pytest.mark.parametrize(("level", "year"), [(AreaType.MSOA11, "2019"), (AreaType.WARD23, "2025")])
def test_the_deprivation_axis_names_its_release_and_direction(level, year):
    chart = draw(figures.deprivation_chart, a_view(FIVE, level=level))
    title = chart.figure.layout.xaxis.title.text
    words = title.replace("<br>", " ")
    assert words == f"Index of Multiple Deprivation (IMD) {year} score, more deprived →"
    assert all(len(line) <= AXIS_TITLE_WIDTH for line in title.split("<br>"))


@pytest.mark.parametrize(("indicator", "suffix"), [(LIFE, ""), ("bad_or_very_bad_health", "%")])
def test_a_dot_says_its_name_and_value_with_the_indicators_decimals(indicator, suffix):
    chart = draw(figures.ranked_chart, a_view(FIVE, indicator=indicator))
    hover = trace(chart, "areas").hovertemplate
    assert hover.startswith("%{customdata}<br>%{x:,.1f}" + suffix + "<extra>")


@pytest.mark.parametrize("build", ALL)
def test_one_figures_choice_does_not_reach_the_next(build):
    chart = build(a_view(FIVE), title="", alt="")
    before = chart.figure().to_json()
    chart.figure(["E02000003"], ink="#123456", mark="7")
    assert chart.figure().to_json() == before


@given(st.floats(0.001, 99_999), st.integers(0, 2))
def test_a_number_is_sent_short_but_prints_the_same(value, decimals):
    (sent,) = numbers([value], decimals)
    drawn = Decimal(sent).quantize(Decimal(10) ** -decimals, ROUND_HALF_UP)  # as toFixed does
    assert drawn == on_paper(value, decimals)
    assert sent == pytest.approx(value, rel=1e-3, abs=0.51 * 10 ** -(decimals + 1))


# ---- the ranked chart --------------------------------------------------------------------------


def test_areas_stand_in_order_with_the_highest_at_the_top():
    found = drawn(draw(figures.ranked_chart, a_view(FIVE)))
    assert found == {"B": (77.5, 1), "E": (79, 2), "A": (80, 3), "D": (82, 4), "C": (87, 5)}


def test_few_areas_have_their_names_on_the_axis_at_their_place():
    axis = draw(figures.ranked_chart, a_view(FIVE)).figure.layout.yaxis
    assert list(axis.ticktext) == ["B", "E", "A", "D", "C"]
    assert list(axis.tickvals) == [1, 2, 3, 4, 5]


def test_many_areas_are_counted_instead_of_named():
    view = a_view(list(np.linspace(70, 90, LABELLED + 1)), level=AreaType.LSOA21)
    axis = draw(figures.ranked_chart, view).figure.layout.yaxis
    assert not axis.ticktext
    assert axis.title.text == "31 LSOAs, highest at the top"


def test_intervals_are_drawn_where_they_are_published():
    view = a_view(
        FIVE,
        lower_95=[78.0, 75.0, 85.5, 80.0, np.nan],
        upper_95=[83.0, 79.5, 88.0, 84.0, np.nan],
    )
    bars = trace(draw(figures.ranked_chart, view), "areas").error_x
    assert bars.symmetric is False
    np.testing.assert_allclose(bars.arrayminus, [2.5, np.nan, 2.0, 2.0, 1.5])
    np.testing.assert_allclose(bars.array, [2.0, np.nan, 3.0, 2.0, 1.0])


def test_no_interval_is_drawn_where_none_is_published():
    for build in ALL:
        for one in draw(build, a_view(FIVE)).figure.data:
            assert one.error_x.array is None
            assert one.error_y.array is None


def test_more_areas_do_not_make_the_chart_higher_than_asked():
    few = draw(figures.ranked_chart, a_view(FIVE), height=500)
    many = draw(figures.ranked_chart, a_view(list(np.linspace(70, 90, 139))), height=500)
    assert few.figure.layout.height < many.figure.layout.height == 500


# ---- what is not known -------------------------------------------------------------------------


@pytest.mark.parametrize("build", ALL)
def test_an_area_without_a_figure_is_not_drawn_and_not_zero(build):
    chart = draw(build, a_view([80.0, np.nan, 87.0, 82.0, 79.0]))
    assert set(drawn(chart)) == {"A", "C", "D", "E"}
    assert all(np.isfinite(x) and np.isfinite(y) and x for x, y in drawn(chart).values())


def test_an_area_without_a_score_is_not_set_against_deprivation():
    view = a_view(FIVE, imd_score=[10.0, np.nan, 12.0, 13.0, 14.0])
    assert set(drawn(draw(figures.deprivation_chart, view))) == {"A", "C", "D", "E"}
    assert set(drawn(draw(figures.spread_chart, view))) == {"A", "B", "C", "D", "E"}


@pytest.mark.parametrize("build", ALL)
def test_a_view_without_any_figure_can_be_drawn(build):
    chart = draw(build, a_view([np.nan] * 5), ["E02000000"])
    assert drawn(chart) == {}
    assert selected(chart) == []


# ---- neighbourhoods ----------------------------------------------------------------------------


@pytest.mark.parametrize("build", [figures.deprivation_chart, figures.spread_chart])
def test_each_neighbourhood_has_one_trace_with_its_own_symbol_and_colour(build):
    chart = draw(build, a_view([*FIVE, 81.0, 83.0, 84.0]))
    named = {one.name: one for one in chart.figure.data}
    assert tuple(named) == NEIGHBOURHOODS
    for name, one in named.items():
        assert one.marker.symbol == style.NEIGHBOURHOOD_SYMBOLS[name]
        assert one.marker.color == style.NEIGHBOURHOOD_COLOURS[name]
    assert len({one.marker.symbol for one in named.values()}) == 4
    assert len({one.marker.color for one in named.values()}) == 4


def test_areas_stand_in_their_own_neighbourhoods_trace():
    chart = draw(figures.deprivation_chart, a_view(FIVE))
    assert list(trace(chart, "North").customdata) == ["A", "E"]
    assert list(trace(chart, "Central").customdata) == ["B"]


def test_a_neighbourhood_without_areas_has_no_trace():
    chart = draw(figures.spread_chart, a_view(FIVE[:2]))
    assert [one.name for one in chart.figure.data] == ["North", "Central"]


def test_each_area_is_set_at_its_score_and_value():
    found = drawn(draw(figures.deprivation_chart, a_view(FIVE)))
    assert found["B"] == (11.0, 77.5)
    assert found["E"] == (14.0, 79.0)


def test_dots_grow_with_residents():
    view = a_view(FIVE, population=[500.0, 9000.0, 4000.0, 2000.0, 9000.0])
    chart = draw(figures.deprivation_chart, view)
    size = {
        name: int(s)
        for one in chart.figure.data
        for name, s in zip(one.customdata, one.marker.size, strict=True)
    }
    assert size["A"] < size["D"] < size["C"] < size["B"] == size["E"]


def test_dots_are_alike_where_residents_are_not_known():
    view = a_view(FIVE, population=[500.0, np.nan, 4000.0, 2000.0, 9000.0])
    chart = draw(figures.deprivation_chart, view)
    assert {one.marker.size for one in chart.figure.data} == {10}


@pytest.mark.parametrize("width", [2.0, 0.01, 0.0])
def test_every_dot_of_the_spread_stays_in_its_neighbourhoods_lane(width):
    values = [*np.random.default_rng(1).normal(80, width, 137), 70.0, 90.0]
    chart = draw(figures.spread_chart, a_view(values))
    axis = chart.figure.layout.yaxis
    lane = dict(zip(axis.ticktext, axis.tickvals, strict=True))
    for one in chart.figure.data:
        assert np.abs(np.asarray(one.y, dtype=float) - lane[one.name]).max() < LANE / 2
    assert list(axis.ticktext) == list(NEIGHBOURHOODS)
    assert list(axis.tickvals) == sorted(axis.tickvals, reverse=True)


def test_dots_of_equal_value_do_not_hide_each_other():
    chart = draw(figures.spread_chart, a_view([80.0] * 12))
    for one in chart.figure.data:
        assert len(set(one.y)) == len(one.y) == 3


# ---- comparators -------------------------------------------------------------------------------


@pytest.mark.parametrize("build", WITH_LINES)
def test_england_is_a_solid_line_and_trafford_a_dashed_one_each_named(build):
    chart = draw(build, a_view(FIVE, england=83.2, trafford=81.46))
    lines = {line.x0: line.line.dash for line in chart.figure.layout.shapes}
    assert lines == {83.2: "solid", 81.46: "dash"}
    assert set(annotations(chart)) == {"England 83.2", "Trafford 81.5"}


@pytest.mark.parametrize("build", WITH_LINES)
@pytest.mark.parametrize(
    ("known", "names"),
    [({}, []), ({"england": 83.2}, ["England 83.2"]), ({"trafford": 0.0}, ["Trafford 0.0"])],
)
def test_a_comparator_that_is_not_known_has_no_line(build, known, names):
    chart = draw(build, a_view(FIVE, **known))
    assert annotations(chart) == names
    assert len(chart.figure.layout.shapes) == len(names)


@pytest.mark.parametrize("build", WITH_LINES)
def test_totals_have_no_line_of_a_larger_area(build):
    view = a_view(FIVE, indicator="population", trafford=241_025.0)
    assert not draw(build, view).figure.layout.shapes


def names_of_lines(chart):
    """Of each comparator: which end of its name is at its line, and by how much it is lifted."""
    return {
        note.text.split()[0]: (note.xanchor, note.yshift or 0)
        for note in chart.figure.layout.annotations
    }


def test_the_lower_comparators_name_stands_to_its_left_and_the_highers_to_its_right():
    chart = draw(figures.spread_chart, a_view(FIVE, england=83.0, trafford=82.0))
    assert names_of_lines(chart) == {"Trafford": ("right", 0), "England": ("left", 0)}
    assert chart.figure.layout.margin.t == 26


@pytest.mark.parametrize("build", WITH_LINES)
def test_a_name_that_would_run_off_the_chart_is_turned_inwards_and_lifted(build):
    right = draw(build, a_view(FIVE, england=90.0, trafford=82.0))
    assert names_of_lines(right) == {"Trafford": ("right", 0), "England": ("right", LINE)}
    left = draw(build, a_view(FIVE, england=70.0, trafford=76.0))
    assert names_of_lines(left) == {"England": ("left", 0), "Trafford": ("left", LINE)}
    assert left.figure.layout.margin.t == right.figure.layout.margin.t == 26 + LINE


@pytest.mark.parametrize(("england", "anchor"), [(70.0, "left"), (95.0, "right")])
def test_a_single_comparators_name_stays_on_the_chart(england, anchor):
    chart = draw(figures.spread_chart, a_view(FIVE, england=england))
    assert names_of_lines(chart) == {"England": (anchor, 0)}


# ---- axes --------------------------------------------------------------------------------------


@pytest.mark.parametrize("build", WITH_LINES)
def test_the_value_axis_holds_every_value_and_line_with_little_to_spare(build):
    low, high = draw(build, a_view(FIVE, england=90.0, trafford=70.0)).figure.layout.xaxis.range
    assert (low, high) == pytest.approx((70.0 - 0.8, 90.0 + 0.8))
    low, high = draw(build, a_view(FIVE)).figure.layout.xaxis.range
    assert (low, high) == pytest.approx((77.5 - 0.38, 87.0 + 0.38))


def test_the_ranked_axis_holds_every_interval():
    view = a_view(FIVE, lower_95=[70.0, *[np.nan] * 4], upper_95=[95.0, *[np.nan] * 4])
    low, high = draw(figures.ranked_chart, view).figure.layout.xaxis.range
    assert low < 70.0 and high > 95.0


@pytest.mark.parametrize("build", ALL)
def test_choosing_an_area_moves_no_axis(build):
    view = a_view(list(np.linspace(70, 90, 40)))
    before = draw(build, view).figure.layout
    after = draw(build, view, ["E02000000", "E02000039"]).figure.layout
    for axis in ("xaxis", "yaxis"):
        assert len(before[axis].range) == 2
        assert before[axis].range == after[axis].range


@pytest.mark.parametrize("build", ALL)
def test_equal_values_still_have_an_axis(build):
    figure = draw(build, a_view([80.0] * 5)).figure
    axis = figure.layout.yaxis if build is figures.deprivation_chart else figure.layout.xaxis
    assert axis.range == (79.0, 81.0)


def test_the_name_of_a_chosen_area_is_turned_inwards_at_an_edge():
    view = a_view([70.0, 80.0, 90.0])
    notes = draw(figures.spread_chart, view, ["E02000000", "E02000001", "E02000002"])
    assert [note.xanchor for note in notes.figure.layout.annotations] == ["left", None, "right"]
    top = draw(figures.deprivation_chart, view, ["E02000000", "E02000002"]).figure.layout
    assert [note.yshift > 0 for note in top.annotations] == [True, False]


@pytest.mark.parametrize(
    ("indicator", "form"), [("imd_rank", ","), ("population", ","), (LIFE, None)]
)
def test_thousands_are_written_out_on_the_axis_of_ranks_and_totals(indicator, form):
    view = a_view([12_000.0, 500.0], indicator=indicator)
    for build, axis in ((figures.ranked_chart, "xaxis"), (figures.deprivation_chart, "yaxis")):
        assert draw(build, view).figure.layout[axis].tickformat == form


def test_the_top_of_an_unnamed_ranking_of_positions_is_the_least_deprived():
    values = list(np.linspace(382, 33_000, 40))
    chart = draw(figures.ranked_chart, a_view(values, indicator="imd_rank", level=AreaType.LSOA21))
    assert chart.figure.layout.yaxis.title.text == "40 LSOAs, least deprived at the top"
    (dots,) = traces(chart, "areas")
    assert np.argmax(dots.x) == np.argmax(dots.y), "the highest number is the least deprived"


# ---- what is selected --------------------------------------------------------------------------


@pytest.mark.parametrize("build", ALL)
def test_selected_areas_are_picked_out_in_the_order_given_on_their_own_dots(build):
    view = a_view(FIVE)
    chart = draw(build, view, ["E02000003", "E02000000"])
    assert [name for name, *_ in selected(chart)] == ["D", "A"]
    for name, x, y, _ in selected(chart):
        assert (x, y) == pytest.approx(drawn(chart)[name])


@pytest.mark.parametrize("build", ALL)
def test_the_focus_is_larger_than_the_areas_held(build):
    chart = draw(build, a_view(FIVE), ["E02000003", "E02000000", "E02000001"])
    focus, *held = [radius for *_, radius in selected(chart)]
    assert all(focus > radius for radius in held)
    top = chart.figure.layout.shapes[-1]
    assert (top.fillcolor, top.line.color) == (style.ACCENT, style.ACCENT_RING)


@pytest.mark.parametrize("build", ALL)
def test_a_choice_leaves_the_data_declared_unchanged_and_another_view_does_not(build):
    none, one = draw(build, a_view(FIVE)), draw(build, a_view(FIVE), ["E02000003"])
    assert none.figure.layout.datarevision == one.figure.layout.datarevision
    data_of = [json.loads(chart.figure.to_json())["data"] for chart in (none, one)]
    assert data_of[0] == data_of[1]
    other = replace(a_view(FIVE), period="1999")
    assert draw(build, other).figure.layout.datarevision != none.figure.layout.datarevision


@pytest.mark.parametrize("build", ALL)
def test_without_a_selection_nothing_is_picked_out(build):
    assert selected(draw(build, a_view(FIVE))) == []


@pytest.mark.parametrize("build", ALL)
def test_areas_twice_unknown_or_without_a_figure_are_passed_over(build):
    view = a_view([80.0, np.nan, 87.0, 82.0, 79.0])
    picked = ["E02000002", "E02000001", "E02000002", "E02999999"]
    assert [name for name, *_ in selected(draw(build, view, picked))] == ["C"]


@pytest.mark.parametrize("build", [figures.deprivation_chart, figures.spread_chart])
def test_selected_areas_are_named_beside_their_dots(build):
    assert annotations(draw(build, a_view(FIVE), ["E02000003"])) == ["D"]


def test_selected_areas_are_named_once_in_the_ranked_chart():
    few = draw(figures.ranked_chart, a_view(FIVE), ["E02000003"])
    assert annotations(few) == []
    many = draw(figures.ranked_chart, a_view(list(np.linspace(70, 90, 40))), ["E02000003"])
    assert annotations(many) == ["D"]


@pytest.mark.parametrize("build", ALL)
def test_drawing_does_not_change_the_view(build):
    view = a_view(FIVE)
    before = view.table.copy()
    draw(build, view, ["E02000003"])
    pd.testing.assert_frame_equal(view.table, before)


# ---- names -------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", SMALL_AREA_TYPES)
def test_every_shipped_area_has_a_chart_name_of_its_own(level):
    areas = load_area_names()
    of_level = areas[areas["area_type"] == level]
    names = figures.chart_names(of_level)
    assert len(set(names)) == len(names) == len(of_level) > 0
    assert all(name == name.strip() and name for name in names)


def test_every_kind_of_area_and_unit_shipped_is_drawn_with_all_its_areas():
    values, areas = load_indicator_values(), load_area_names()
    choices = offered(values, SMALL_AREA_TYPES)
    choices = choices.assign(unit=[INDICATORS[i].unit for i in choices["indicator_id"]])
    kinds, units = choices.drop_duplicates("area_type"), choices.drop_duplicates("unit")
    assert len(kinds) == len(SMALL_AREA_TYPES)
    for choice in pd.concat([kinds, units]).itertuples():
        view = build_view(
            values,
            areas[areas["area_type"] == choice.area_type],
            indicator_id=choice.indicator_id,
            level=AreaType(choice.area_type),
            sex=choice.sex,
            period=choice.period,
        )
        known = int(view.values.notna().sum())
        for build in ALL:
            assert len(drawn(draw(build, view))) == known, (choice, build.__name__)


# ---- life in parts, legends --------------------------------------------------------------------


def test_a_life_is_drawn_in_its_two_parts_with_its_whole():
    chart = figures.life_in_parts_chart(
        [("Least deprived", 73.0, 13.9), ("Most deprived", 56.16, 22.94)],
        title="Years",
        subtitle="Toy paper",
        alt="In words",
    )
    good, rest = chart.figure().data
    assert list(good.x) == [73.0, 56.16]
    assert list(rest.x) == [13.9, 22.94]
    assert list(good.y) == list(rest.y) == ["Least deprived", "Most deprived"]
    assert list(good.text) == ["73.0", "56.2"]
    assert [note.text for note in chart.figure().layout.annotations] == [
        "<b>86.9</b>",
        "<b>79.1</b>",
    ]
    assert chart.figure().layout.barmode == "stack"
    assert (chart.title, chart.subtitle, chart.alt) == ("Years", "Toy paper", "In words")


def test_the_two_parts_of_a_life_differ_in_more_than_colour():
    chart = figures.life_in_parts_chart([("A", 70.0, 10.0)], title="", subtitle="", alt="")
    good, rest = chart.figure().data
    assert good.marker.pattern.shape != rest.marker.pattern.shape
    assert good.name != rest.name


def test_a_legend_row_is_a_range_with_its_count():
    view = a_view(FIVE, indicator="bad_or_very_bad_health")
    rows = list(figures.legend_rows(view, [(3.04, 4.96), (5.0, 5.0), (6.0, 7.0)], [3, 1, 0]))
    assert rows == [("3.0 to 5.0%", 3), ("5.0%", 1), ("", 0)]


def test_the_subtitles_kind_of_area_is_that_of_the_view():
    for level in SMALL_AREA_TYPES:
        assert AREA_TYPE_TEXT[level].vintage in subtitle(a_view(FIVE, level=level))


# ---- as the browser gets it ----------------------------------------------------------------------


@pytest.mark.parametrize("build", ALL)
def test_a_figure_leaves_nothing_to_be_drawn_twice(build):
    chart = build(a_view(FIVE), title="", alt="")
    spec = json.loads(chart.figure(["E02000003"], ink="#123456").to_json())
    layout = spec["layout"]
    assert "template" not in layout or not layout["template"]
    assert (layout["clickmode"], layout["hovermode"]) == ("event+select", "closest")
    assert layout["font"]["color"] == "#123456"
    for axis in ("xaxis", "yaxis"):
        assert not layout[axis].get("automargin")
    assert layout["margin"]["l"] > 10
    assert all(isinstance(trace["x"], list) for trace in spec["data"]), "no packed arrays"


@pytest.mark.parametrize("build", ALL)
def test_a_mark_is_told_to_every_trace_and_changes_nothing_else(build):
    chart = build(a_view(FIVE), title="", alt="")
    plain, marked = (json.loads(chart.figure(mark=mark).to_json()) for mark in ("", "7"))
    for one, other in zip(plain["data"], marked["data"], strict=True):
        assert other.pop("legendgroup").endswith(" 7")
        assert one == other
    assert plain["layout"] == marked["layout"]


def test_long_names_get_their_room():
    def left(names):
        return draw(figures.ranked_chart, a_view(FIVE, area_name=names)).figure.layout.margin.l

    assert left([f"{i} A very long name of an area" for i in "ABCDE"]) > left(list("ABCDE")) + 100
