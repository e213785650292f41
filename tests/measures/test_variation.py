"""How much of the variation lies between larger areas, and how much inside them."""

import dataclasses
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures import plain
from trafford_explorer.measures import between_within

law = settings(max_examples=50)


@st.composite
def areas(draw):
    n = draw(st.integers(3, 20))
    values = draw(st.lists(st.integers(0, 100), min_size=n, max_size=n))
    groups = draw(st.lists(st.sampled_from("NSEW"), min_size=n, max_size=n))
    weights = draw(st.lists(st.integers(1, 500), min_size=n, max_size=n))
    return values, groups, weights


varied = areas().filter(lambda case: len(set(case[0])) > 1 and len(set(case[1])) > 1)


def check_against_plain(found, case):
    assert found.share_between == pytest.approx(plain.between_share(*case), abs=1e-9)


def test_an_example_worked_by_hand_with_weights():
    """Means 2 and 8, of 100 and 300 people; the mean of all 6.5. Between: (100 x 4.5^2 +
    300 x 1.5^2) / 400 = 6.75. Within: 100 people 1 away and 300 nowhere = 0.25. Whole: 7."""
    found = between_within([1, 3, 8], ["a", "a", "b"], [50, 50, 300])
    assert found.total == pytest.approx(7)
    assert found.share_between == pytest.approx(6.75 / 7)
    assert (found.groups, found.areas) == (2, 3)


@law
@given(varied)
def test_it_agrees_with_the_plain_implementation_and_the_two_add_to_the_whole(case):
    found = between_within(*case)
    check_against_plain(found, case)
    assert found.share_between + found.share_within == pytest.approx(1)
    assert 0 <= found.share_between <= 1


@law
@given(varied, st.integers(-50, 50), st.integers(1, 9))
def test_a_shift_and_a_change_of_unit_leave_the_shares(case, shift, factor):
    values, groups, weights = case
    moved = between_within([factor * v + shift for v in values], groups, weights)
    before = between_within(*case)
    assert moved.share_between == pytest.approx(before.share_between, abs=1e-9)
    assert moved.total == pytest.approx(before.total * factor**2)


@law
@given(varied)
def test_every_area_a_group_of_its_own_leaves_nothing_inside(case):
    values, _, weights = case
    assert between_within(values, range(len(values)), weights).share_within == pytest.approx(
        0, abs=1e-9
    )


def test_equal_values_have_no_shares():
    found = between_within([0.1 + 0.2, 0.3, 0.3], ["a", "a", "b"])
    assert math.isnan(found.share_between)
    assert math.isnan(found.share_within)
    assert found.total == 0


def test_without_weights_every_area_weighs_the_same():
    case = ([1, 3, 8], ["a", "a", "b"])
    assert between_within(*case) == between_within(*case, [7, 7, 7])


def test_a_planted_error_is_found():
    case = ([1, 3, 8], ["a", "a", "b"], [50, 50, 300])
    found = between_within(*case)
    with pytest.raises(AssertionError):
        check_against_plain(
            dataclasses.replace(found, share_between=found.share_between - 0.01), case
        )
    with pytest.raises(AssertionError):  # as if people had been left out
        check_against_plain(between_within(*case[:2]), case)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([1, 2], ["a"]), "groups has 1 numbers and values has 2"),
        (([1, 2], ["a", "a"]), "at least two groups"),
        (([1, 2, 3], ["a", None, "b"]), "needs a group"),
        (([1, 2, 3], ["a", math.nan, "b"]), "needs a group"),
        (([1, math.nan], ["a", "b"]), "missing"),
        (([1, 2], ["a", "b"], [1, 0]), "weight must be above 0"),
        (([1, 2], ["a", "b"], [1]), "weights has 1 numbers"),
        (([1, 2], ["a", "a"], [1, -1]), "at least two groups are needed; every weight"),
    ],
)
def test_wrong_input_is_refused_and_named(arguments, message):
    with pytest.raises(ValueError, match=f"(?i){message}"):
        between_within(*arguments)
