"""The recent trend against cases worked by hand and by a second route."""

import math

import numpy as np
import pytest

from trafford_explorer.measures import Direction, Estimate, recent_trend, recent_trend_of_estimates

THOUSAND = [1000] * 5


@pytest.mark.parametrize(
    ("counts", "denominators", "chi_squared", "direction"),
    [
        ([100, 110, 120, 130, 140], THOUSAND, 9.470, "none"),
        ([2618, 2462, 2329, 2349, 2241], [2782, 2644, 2507, 2526, 2474], 19.745, "decreasing"),
        (
            [5171, 6551, 6856, 6826, 6178],
            [50695, 50009, 49323, 49827, 50230],
            106.23,
            "none",
        ),
    ],
)
def test_cases_worked_by_hand(counts, denominators, chi_squared, direction):
    found = recent_trend(counts, denominators)
    assert found.chi_squared == pytest.approx(chi_squared, abs=0.006)
    assert found.direction == direction


def test_the_probability_is_that_of_one_degree_of_freedom():
    assert recent_trend([100, 110, 120, 130, 140], THOUSAND).p == pytest.approx(0.0021, abs=5e-5)
    falling = recent_trend([2618, 2462, 2329, 2349, 2241], [2782, 2644, 2507, 2526, 2474])
    assert falling.p == pytest.approx(9e-6, rel=0.05)


def test_a_large_statistic_with_a_slope_that_turns_is_no_trend_and_says_so():
    found = recent_trend([5171, 6551, 6856, 6826, 6178], [50695, 50009, 49323, 49827, 50230])
    assert "turns" in found.reason and found.p < 0.002


def test_only_the_latest_five_years_count():
    latest = recent_trend([100, 110, 120, 130, 160], THOUSAND)
    assert latest.direction == Direction.INCREASING
    assert recent_trend([900, math.nan, 100, 110, 120, 130, 160], [1000] * 7) == latest


def test_the_statistic_is_that_of_a_regression_of_people_on_years():
    counts, people = np.array([30, 41, 38, 52, 60]), np.array([400, 420, 380, 410, 450])
    years = np.repeat(np.tile(np.arange(1, 6), 2), np.concatenate([counts, people - counts]))
    has = np.repeat([1, 0], [counts.sum(), people.sum() - counts.sum()])
    correlation = np.corrcoef(years, has)[0, 1]
    found = recent_trend(counts.tolist(), people.tolist())
    assert found.chi_squared == pytest.approx(people.sum() * correlation**2)


@pytest.mark.parametrize(
    ("counts", "denominators", "says"),
    [
        ([1, 2, 3, 4], [10] * 4, "4 of the 5"),
        ([], [], "0 of the 5"),
        ([1, 2, None, 4, 5], [10] * 5, "missing"),
        ([1, 2, 3, 4, 5], [10, 10, 10, math.nan, 10], "missing"),
        ([10, 2, 3, 4, 5], [10] * 5, "none or all"),
        ([0, 2, 3, 4, 5], [10] * 5, "none or all"),
    ],
)
def test_what_cannot_be_calculated_says_why(counts, denominators, says):
    found = recent_trend(counts, denominators)
    assert found.direction == Direction.UNKNOWN and says in found.reason
    assert math.isnan(found.chi_squared) and math.isnan(found.p)


@pytest.mark.parametrize(
    ("counts", "denominators"),
    [([1, 2, 3, 4, 11], [10] * 5), ([-1, 2, 3, 4, 5], [10] * 5), ([1] * 5, [10] * 6)],
)
def test_impossible_counts_are_refused(counts, denominators):
    with pytest.raises(ValueError):
        recent_trend(counts, denominators)


def test_rates_are_weighted_by_their_standard_errors():
    values, halves = [10.0, 12.0, 11.0, 15.0, 16.0], [1.0, 2.0, 1.5, 1.0, 3.0]
    estimates = [Estimate(v, v - h, v + h) for v, h in zip(values, halves, strict=True)]
    t, weights = np.arange(1.0, 6.0), (np.array(halves) / 1.96) ** -2.0
    design = np.column_stack([np.ones(5), t])
    covariance = np.linalg.inv(design.T @ (weights[:, None] * design))
    slope = (covariance @ design.T @ (weights * values))[1]
    found = recent_trend_of_estimates(estimates)
    assert found.chi_squared == pytest.approx(slope**2 / covariance[1, 1], rel=1e-4)
    assert found.direction == Direction.INCREASING


@pytest.mark.parametrize(
    ("estimates", "says"),
    [
        ([Estimate(1, 0, 2)] * 4, "4 of the 5"),
        ([Estimate(1, 0, 2)] * 4 + [None], "missing"),
        ([Estimate(1, 0, 2)] * 4 + [Estimate(1)], "no interval"),
        ([Estimate(1, 0, 2)] * 4 + [Estimate(1, 1, 1)], "no interval"),
    ],
)
def test_rates_that_cannot_be_tested_say_why(estimates, says):
    found = recent_trend_of_estimates(estimates)
    assert found.direction == Direction.UNKNOWN and says in found.reason


def test_rates_that_turn_are_no_trend():
    values = [10, 20, 30, 20, 10.5]
    found = recent_trend_of_estimates([Estimate(v, v - 0.1, v + 0.1) for v in values])
    assert found.direction == Direction.NONE and "turns" in found.reason
