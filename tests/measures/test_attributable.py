"""What the count would be at the least deprived group's rate."""

import dataclasses
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures import plain
from trafford_explorer.measures import population_attributable

law = settings(max_examples=50)


@st.composite
def groups(draw):
    counts = draw(st.lists(st.integers(0, 300), min_size=2, max_size=10).filter(any))
    people = draw(st.lists(st.integers(1, 9000), min_size=len(counts), max_size=len(counts)))
    return counts, people


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
    found = population_attributable([rate * n for n in people], people)
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
        ([1, math.nan], [1, 1], "missing"),
        ([-1, 2], [0, 1], "no count may be below 0; every denominator"),
    ],
)
def test_wrong_input_is_refused_and_named(counts, people, message):
    with pytest.raises(ValueError, match=f"(?i){message}"):
        population_attributable(counts, people)
