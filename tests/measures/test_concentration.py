"""The concentration index and its curve."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures import plain
from trafford_explorer.measures import concentration, concentration_index, lorenz_points

INDIA = ([154.7, 152.9, 119.5, 86.9, 54.3], [29939, 28776, 26528, 24689, 19739])
"""Deaths under five per 1,000 births, and births, by fifth of wealth."""

law = settings(max_examples=50)


@st.composite
def areas(draw):
    values = draw(st.lists(st.integers(0, 500), min_size=2, max_size=15).filter(any))
    people = draw(st.lists(st.integers(1, 3000), min_size=len(values), max_size=len(values)))
    return values, people


def test_the_world_banks_example():
    """O'Donnell and others, Analyzing health equity using household survey data, 2008, table 8.1,
    to its four decimals; the curve to the two that it prints in per cent."""
    assert concentration_index(*INDIA) == pytest.approx(-0.1694, abs=5e-5)
    points = lorenz_points(*INDIA)
    assert points.people == pytest.approx([0, 0.2309, 0.4528, 0.6574, 0.8478, 1], abs=5e-5)
    assert points.amount == pytest.approx([0, 0.3004, 0.5857, 0.7913, 0.9305, 1], abs=5e-5)


@law
@given(areas())
def test_it_agrees_with_the_plain_implementation_and_stays_within_one(case):
    found = concentration_index(*case)
    assert found == pytest.approx(plain.concentration(*case), abs=1e-9)
    assert -1 <= found <= 1


@law
@given(areas())
def test_reversing_the_order_negates_it(case):
    values, people = case
    turned = concentration_index(values[::-1], people[::-1])
    assert turned == pytest.approx(-concentration_index(values, people), abs=1e-9)


@law
@given(areas(), st.floats(0.01, 100))
def test_a_change_of_unit_leaves_it(case, factor):
    values, people = case
    scaled = [factor * v for v in values]
    assert concentration_index(scaled, people) == pytest.approx(concentration_index(values, people))


@law
@given(st.integers(1, 100), st.lists(st.integers(1, 3000), min_size=2, max_size=15))
def test_equal_rates_have_an_index_of_nothing(rate, people):
    assert concentration_index([rate] * len(people), people) == pytest.approx(0, abs=1e-12)


@law
@given(areas())
def test_the_curve_rises_from_nothing_to_everything(case):
    points = lorenz_points(*case)
    assert len(points.people) == len(case[0]) + 1
    for row in (points.people, points.amount):
        assert (row[0], row[-1]) == (0, 1)
        assert list(row) == sorted(row)


def test_a_planted_error_is_found(monkeypatch):
    real = concentration.lorenz_points
    monkeypatch.setattr(concentration, "lorenz_points", lambda v, n: real(v, [1] * len(n)))
    with pytest.raises(AssertionError):
        assert concentration_index(*INDIA) == pytest.approx(plain.concentration(*INDIA), abs=1e-9)


@pytest.mark.parametrize("function", [concentration_index, lorenz_points])
@pytest.mark.parametrize(
    ("values", "people", "message"),
    [
        ([1, 2], [1], "populations has 1 numbers and values has 2"),
        ([1], [1], "at least 2"),
        ([1, -1], [1, 1], "No value may be below 0"),
        ([0, 0], [1, 1], "must not all be 0"),
        ([1, 2], [1, 0], "population must be above 0"),
        ([1, math.nan], [1, 1], "missing"),
        (["a", "b"], [1, 1], "must be numbers"),
        ([1, -1], [0, 1], "population must be above 0; no value may be below 0"),
    ],
)
def test_wrong_input_is_refused_and_named(function, values, people, message):
    with pytest.raises(ValueError, match=f"(?i){message}"):
        function(values, people)
