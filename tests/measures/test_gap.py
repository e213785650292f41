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
