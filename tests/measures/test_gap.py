"""The gap between the two ends of several areas."""

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.measures import absolute_gap


def test_the_gap_is_the_highest_minus_the_lowest_with_their_codes():
    gap = absolute_gap(pd.Series({"b": 86.9, "a": 79.1, "c": 80.0}))
    assert (gap.high_code, gap.low_code) == ("b", "a")
    assert gap.absolute == pytest.approx(7.8)


def test_equal_areas_have_no_gap_and_the_first_code_stands():
    gap = absolute_gap(pd.Series({"b": 80.0, "a": 80.0}))
    assert gap.absolute == 0
    assert (gap.high_code, gap.low_code) == ("a", "a")


def test_on_a_tie_the_code_that_sorts_first_stands():
    gap = absolute_gap(pd.Series({"d": 9.0, "c": 9.0, "b": 1.0, "a": 1.0}))
    assert (gap.high_code, gap.low_code) == ("c", "a")


def test_areas_without_a_value_are_passed_over():
    gap = absolute_gap(pd.Series({"a": np.nan, "b": -2.0, "c": 3.0}))
    assert (gap.low, gap.high, gap.absolute) == (-2.0, 3.0, 5.0)


@pytest.mark.parametrize("seed", range(5))
def test_the_gap_is_never_negative_nor_moved_by_order_or_a_shift(seed):
    values = pd.Series(np.random.default_rng(seed).normal(80, 3, 28))
    gap = absolute_gap(values)
    assert gap.absolute == pytest.approx(np.ptp(values))
    assert gap == absolute_gap(values.sample(frac=1, random_state=seed))
    assert absolute_gap(values + 10).absolute == pytest.approx(gap.absolute)


@pytest.mark.parametrize("values", [{}, {"a": 1.0}, {"a": 1.0, "b": np.nan}])
def test_one_area_has_no_gap(values):
    with pytest.raises(ValueError, match="needs two areas"):
        absolute_gap(pd.Series(values, dtype=float))


# Intervals

VALUES = pd.Series({"a": 79.1, "b": 86.9, "c": 80.0})
HALF = pd.Series({"a": 1.85, "b": 2.0})


def test_the_gap_has_limits_where_both_ends_have_them():
    """7.8 with a standard error of sqrt((1.85 / 1.96)^2 + (2 / 1.96)^2), worked by hand."""
    gap = absolute_gap(VALUES, VALUES - HALF, VALUES + HALF)
    reach = np.hypot(1.85, 2.0)
    assert (gap.lower, gap.upper) == pytest.approx((7.8 - reach, 7.8 + reach))


@pytest.mark.parametrize(
    "half", [None, pd.Series({"a": 1.85}), pd.Series({"a": 1.85, "b": np.nan, "c": 1.0})]
)
def test_without_limits_at_both_ends_there_are_none(half):
    limits = () if half is None else (VALUES - half, VALUES + half)
    gap = absolute_gap(VALUES, *limits)
    assert (gap.lower, gap.upper) == (None, None)


def test_an_area_has_no_interval_against_itself():
    equal = pd.Series({"a": 80.0, "b": 80.0})
    gap = absolute_gap(equal, equal - 1, equal + 1)
    assert (gap.lower, gap.upper) == (None, None)


@pytest.mark.parametrize("seed", range(5))
def test_a_change_of_unit_scales_the_gap_and_its_limits(seed):
    values = pd.Series(np.random.default_rng(seed).uniform(10, 90, 12))
    scaled = values / 100
    small, large = (absolute_gap(v, v * 0.9, v * 1.2) for v in (scaled, values))
    assert (large.lower, large.upper) == pytest.approx((100 * small.lower, 100 * small.upper))


def test_limits_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="does not lie between"):
        absolute_gap(VALUES, VALUES + 1, VALUES + 2)
    with pytest.raises(ValueError, match="both limits or none"):
        absolute_gap(VALUES, VALUES - 1)
    with pytest.raises(ValueError, match="needs two areas"):
        absolute_gap(pd.Series({"a": 1.0}))
