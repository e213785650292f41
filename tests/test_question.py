"""What is asked about two areas, and what becomes of it when one part changes."""

import pytest

from trafford_explorer.areas import ENGLAND, TRAFFORD, AreaType
from trafford_explorer.load import load_indicator_values
from trafford_explorer.question import (
    OPENING,
    Question,
    Side,
    build_held,
    build_question,
    fit,
    with_period,
    with_place,
)

HALE = (AreaType.MSOA11, "E02001284")
BOWDON = (AreaType.MSOA11, "E02001285")
WARD = (AreaType.WARD17, "E05000819")
HERE = (AreaType.LOCAL_AUTHORITY, TRAFFORD)
ALL = (AreaType.COUNTRY, ENGLAND)


def held(networks=()):
    return build_held(
        [
            ("country", ENGLAND, "2015-19"),
            ("local_authority", TRAFFORD, "2009-13"),
            ("local_authority", TRAFFORD, "2015-19"),
            ("ward17", WARD[1], "2015-19"),
            ("msoa11", BOWDON[1], "2009-13"),
            ("msoa11", HALE[1], "2009-13"),
            ("msoa11", HALE[1], "2015-19"),
        ],
        networks,
    )


def ask(first, second):
    return Question("life_expectancy_at_birth", "female", Side(*first), Side(*second))


def test_small_areas_come_first_then_trafford_england_and_the_networks():
    assert list(held(["U1"])) == [HALE, BOWDON, WARD, HERE, ALL, (AreaType.PCN, "U1")]


def test_periods_stand_newest_first_and_a_network_has_every_one():
    assert held()[HALE] == ("2015-19", "2009-13")
    assert held(["U1"])[AreaType.PCN, "U1"] == ("2015-19", "2009-13")


def test_a_question_that_can_be_asked_is_left_alone():
    asked = ask((*HALE, "2009-13"), (*BOWDON, "2009-13"))
    assert fit(asked, held()) == asked


@pytest.mark.parametrize(
    ("places", "first", "second"),
    [
        ([BOWDON, HALE], BOWDON, HALE),
        ([HALE, HALE, BOWDON], HALE, BOWDON),
        ([HALE], HALE, HERE),
        ([HERE], HERE, ALL),
        ([], HERE, ALL),
    ],
)
def test_a_question_is_about_the_first_two_areas_and_then_trafford_and_england(
    places, first, second
):
    asked = build_question("life_expectancy_at_birth", "female", "2009-13", places, held())
    assert (asked.first.place, asked.second.place) == (first, second)
    assert (asked.indicator, asked.sex) == ("life_expectancy_at_birth", "female")
    assert asked.first.period == "2009-13"


def test_an_area_without_figures_becomes_trafford_and_then_another_than_the_other_side():
    gone = (AreaType.MSOA11, "E02009999")
    assert fit(ask((*HALE, "2015-19"), (*gone, "2015-19")), held()).second == Side(*HERE, "2015-19")
    both = fit(ask((*gone, "2015-19"), (*HERE, "2015-19")), held())
    assert both.first.place not in (HERE, gone) and both.second.place == HERE


def test_a_period_without_figures_becomes_the_other_sides_or_the_newest():
    asked = ask((*HALE, "2009-13"), (*BOWDON, "2015-19"))
    assert fit(asked, held()).second.period == "2009-13"
    assert fit(ask((*HALE, "1999"), (*WARD, "1999")), held()).first.period == "2015-19"


def test_another_area_comes_in_the_period_of_the_other_side_where_it_has_one():
    asked = ask((*HALE, "2009-13"), (*BOWDON, "2009-13"))
    assert with_place(asked, "second", HERE, held()).second == Side(*HERE, "2009-13")
    assert with_place(asked, "second", WARD, held()).second == Side(*WARD, "2015-19")
    assert with_place(asked, "second", HERE, held()).first == asked.first


@pytest.mark.parametrize("side", ["first", "second"])
def test_one_sides_period_can_be_changed_alone(side):
    asked = with_period(OPENING, side, "2015-19")
    other = "second" if side == "first" else "first"
    assert getattr(asked, side).period == "2015-19"
    assert getattr(asked, other) == getattr(OPENING, other)


def test_the_opening_question_is_of_two_figures_with_intervals():
    values = load_indicator_values()
    for side in (OPENING.first, OPENING.second):
        found = values[
            (values["indicator_id"] == OPENING.indicator)
            & (values["sex"] == OPENING.sex)
            & (values["area_type"] == side.area_type)
            & (values["area_code"] == side.area_code)
            & (values["period"] == side.period)
        ]
        assert len(found) == 1 and found["lower_95"].notna().all()
