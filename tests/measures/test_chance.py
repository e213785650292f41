"""A change set against the width of an interval that was published before."""

import math

import pytest

from trafford_explorer.measures import change_at_width


def test_a_worked_example():
    """A half-width of 1.96 is one standard error of a value, so root 2 is that of a difference."""
    change = change_at_width(8.5, 10.4, 1.959964)
    assert change.standard_errors == pytest.approx(1.9 / math.sqrt(2))
    assert change.within_chance


@pytest.mark.parametrize(
    ("earlier", "later", "errors"),
    [(8.5, 10.4, 1.6), (7.6, 6.2, 1.2)],
)
def test_traffords_slope_since_2018_20_is_within_chance_at_the_last_width(earlier, later, errors):
    """As DATA_NOTES has it: about 1.6 standard errors for men and 1.2 for women."""
    change = change_at_width(earlier, later, 1.64)
    assert change.standard_errors == pytest.approx(errors, abs=0.05)
    assert change.within_chance


def test_the_verdict_turns_where_the_interval_of_the_difference_ends():
    limit = 1.64 * math.sqrt(2)
    assert change_at_width(8.0, 8.0 + limit - 1e-6, 1.64).within_chance
    assert not change_at_width(8.0, 8.0 + limit + 1e-6, 1.64).within_chance


def test_direction_does_not_matter_and_no_change_is_none():
    up, down = change_at_width(6.0, 9.0, 1.0), change_at_width(9.0, 6.0, 1.0)
    assert up.standard_errors == down.standard_errors
    assert change_at_width(7.0, 7.0, 0.1).standard_errors == 0


def test_a_wider_interval_makes_the_same_change_smaller():
    narrow, wide = change_at_width(6.0, 9.0, 1.0), change_at_width(6.0, 9.0, 2.0)
    assert wide.standard_errors == pytest.approx(narrow.standard_errors / 2)


@pytest.mark.parametrize("half_width", [0.0, -1.0])
def test_a_width_must_be_above_nothing(half_width):
    with pytest.raises(ValueError, match="above 0"):
        change_at_width(1.0, 2.0, half_width)


@pytest.mark.parametrize(
    "figures", [(1.0, 2.0, math.nan), (math.nan, 2.0, 1.0), (1.0, math.nan, 1.0)]
)
def test_a_figure_that_is_not_known_is_refused_and_never_judged(figures):
    with pytest.raises(ValueError, match=r"above 0|two values"):
        change_at_width(*figures)
