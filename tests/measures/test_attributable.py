"""What the count would be at the least deprived group's rate."""

import dataclasses
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures import plain
from trafford_explorer.measures import attributable_inside, population_attributable

law = settings(max_examples=50)


@st.composite
def groups(draw):
    counts = draw(st.lists(st.integers(0, 300), min_size=2, max_size=10).filter(any))
    more = draw(st.lists(st.integers(1, 9000), min_size=len(counts), max_size=len(counts)))
    return counts, [count + extra for count, extra in zip(counts, more, strict=True)]


def check_against_plain(found, case):
    assert found.excess == pytest.approx(plain.attributable(*case), abs=1e-6)


def test_an_example_worked_by_hand():
    """60 of 200, 30 of 100 and 10 of 100 at one in ten would be 20, 10 and 10."""
    found = population_attributable([60, 30, 10], [200, 100, 100])
    assert (found.count, found.expected, found.excess, found.fraction) == (100, 40, 60, 0.6)


@law
@given(groups())
def test_it_agrees_with_the_plain_implementation_and_adds_up(case):
    found = population_attributable(*case)
    check_against_plain(found, case)
    assert found.expected + found.excess == pytest.approx(found.count)
    assert found.fraction <= 1


@law
@given(st.integers(1, 50), st.lists(st.integers(1, 90), min_size=2, max_size=10))
def test_equal_rates_leave_no_excess(rate, people):
    found = population_attributable([rate * n for n in people], people, events=True)
    assert found.excess == pytest.approx(0, abs=1e-9)


def test_no_rate_in_the_last_group_makes_everything_excess():
    assert population_attributable([5, 0], [10, 10]).fraction == 1


def test_a_planted_error_is_found():
    case = ([60, 30, 10], [200, 100, 100])
    found = population_attributable(*case)
    with pytest.raises(AssertionError):
        check_against_plain(dataclasses.replace(found, excess=found.excess + 1), case)


@pytest.mark.parametrize(
    ("counts", "people", "message"),
    [
        ([1, 2], [1], "denominators has 1 numbers and counts has 2"),
        ([1], [1], "at least 2"),
        ([-1, 2], [1, 1], "no count may be below 0"),
        ([0, 0], [1, 1], "nothing was counted"),
        ([1, 2], [0, 1], "denominator must be above 0"),
        ([1, 2], [1, 1], "no count may be above its denominator"),
        ([1, math.nan], [1, 1], "missing"),
        ([-1, 2], [0, 1], "no count may be below 0; every denominator"),
    ],
)
def test_wrong_input_is_refused_and_named(counts, people, message):
    with pytest.raises(ValueError, match=f"(?i){message}"):
        population_attributable(counts, people)


def test_a_fifth_of_ten_tenths_is_the_last_two_together():
    tenths, people = [50, 45, 40, 35, 30, 25, 20, 15, 12, 8], [100] * 10
    found = population_attributable(tenths, people, reference=2)
    assert found.excess == pytest.approx(280 - 0.1 * 1000)
    as_one = population_attributable([*tenths[:8], 20], [*people[:8], 200])
    assert (found.excess, found.lower, found.upper) == pytest.approx(
        (as_one.excess, as_one.lower, as_one.upper)
    )


def test_its_limits_are_those_of_a_difference_of_shares():
    """Newcombe 1998, method 10: 56 of 70 less 48 of 80 is 0.2, 0.0524 to 0.3339."""
    found = population_attributable([56, 48], [70, 80])
    assert (found.lower, found.upper) == pytest.approx((70 * 0.0524, 70 * 0.3339), abs=0.005)


def test_events_may_pass_their_denominator_and_have_wider_limits():
    people = population_attributable([60, 30], [100, 100])
    deaths = population_attributable([60, 30], [100, 100], events=True)
    assert deaths.excess == people.excess == pytest.approx(30)
    assert deaths.lower < people.lower < 30 < people.upper < deaths.upper
    assert population_attributable([300, 30], [100, 100], events=True).excess == pytest.approx(270)


@pytest.mark.parametrize("reference", [0, 2, -1])
def test_a_reference_of_no_or_all_groups_is_refused(reference):
    with pytest.raises(ValueError, match="Reference"):
        population_attributable([5, 3], [10, 10], reference=reference)


def test_an_area_that_shares_nobody_has_the_limits_of_a_difference():
    found, whole = attributable_inside((56, 70), (0, 0), (48, 80)), [[56, 48], [70, 80]]
    expected = population_attributable(*whole)
    assert (found.excess, found.lower, found.upper) == pytest.approx(
        (expected.excess, expected.lower, expected.upper)
    )


def test_the_whole_as_one_area_has_the_excess_and_the_limits_of_the_whole():
    found, expected = (
        attributable_inside((60, 200), (48, 80), (48, 80)),
        population_attributable([60, 48], [200, 80]),
    )
    for name in ("count", "expected", "excess", "lower", "upper", "fraction"):
        assert getattr(found, name) == pytest.approx(getattr(expected, name)), name


def test_people_shared_with_the_least_deprived_narrow_the_interval():
    """The same area, once half of it in the group and once beside it, by hand: 35 - 1.5 x 10 = 20."""
    shared = attributable_inside((30, 100), (5, 50), (10, 100))
    beside = attributable_inside((35, 150), (0, 0), (10, 100))
    assert shared.excess == beside.excess == 20
    assert shared.upper - shared.lower < beside.upper - beside.lower


def test_the_excesses_of_areas_add_to_that_of_the_whole():
    least = (20, 100)
    parts = [((40, 100), (0, 0)), ((30, 120), (12, 60)), ((0, 0), (8, 40))]
    whole = population_attributable([70, 20], [220, 100])
    assert sum(attributable_inside(*one, least).excess for one in parts) == pytest.approx(
        whole.excess
    )


@pytest.mark.parametrize(
    ("apart", "shared", "least", "named"),
    [
        ((5, 4), (0, 0), (1, 10), "counts 5 of 4 people"),
        ((5, 9), (3, 8), (1, 10), "ore is shared"),
        ((5, 9), (0, 0), (0, 0), "may be empty"),
        ((0, 9), (0, 0), (1, 10), "othing was counted"),
    ],
)
def test_what_cannot_be_is_refused(apart, shared, least, named):
    with pytest.raises(ValueError, match=named):
        attributable_inside(apart, shared, least)
