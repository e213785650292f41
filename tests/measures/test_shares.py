"""Shares tested with a number of people from elsewhere."""

import math

import pytest

from trafford_explorer.measures import (
    Direction,
    Share,
    Verdict,
    difference_of_shares,
    recent_trend,
    trend_of_shares,
)


def test_a_large_change_is_significant_whatever_the_number_of_people():
    found = difference_of_shares(Share(95.7, 2756), Share(90.6, 2474))
    assert found.verdict == Verdict.DIFFERENT and found.z == pytest.approx(7.3, abs=0.05)


def test_a_verdict_that_turns_with_a_fifth_more_people_is_not_given():
    close = Share(50.0, 1000), Share(54.5, 1000)
    assert difference_of_shares(*close, exact=True).verdict == Verdict.DIFFERENT
    found = difference_of_shares(*close)
    assert found.verdict == Verdict.CANNOT_SAY and found.estimate == -4.5
    assert (found.lower, found.upper, found.z) == (None, None, None)


def test_a_small_change_could_be_due_to_chance():
    found = difference_of_shares(Share(50.0, 1000), Share(50.5, 1000))
    assert found.verdict == Verdict.NOT_DISTINGUISHABLE and found.lower < 0 < found.upper


def test_a_rate_has_the_interval_of_events():
    rate = Share(139.0, 220_000, 100_000).estimate()
    assert rate.lower == pytest.approx(124, abs=0.5) and rate.upper == pytest.approx(155.5, abs=0.6)


def test_limits_hold_the_value_at_the_ends():
    assert Share(0.0, 50).estimate().lower == 0
    assert Share(100.0, 50).estimate().upper == 100


def test_the_trend_of_shares_is_that_of_their_counts():
    counts, people = [2618, 2462, 2329, 2349, 2241], [2782, 2644, 2507, 2526, 2474]
    shares = [Share(100 * c / n, n) for c, n in zip(counts, people, strict=True)]
    found = trend_of_shares(shares)
    assert found.direction == Direction.DECREASING
    assert found.chi_squared == pytest.approx(recent_trend(counts, people).chi_squared)


def test_a_trend_that_hangs_on_the_number_of_people_is_not_given():
    shares = [Share(value, 1000) for value in (10, 11, 12, 13, 14)]  # 9.470, just below
    assert trend_of_shares(shares, exact=True).direction == Direction.NONE
    found = trend_of_shares(shares)
    assert found.direction == Direction.UNKNOWN and "how many people" in found.reason


def test_a_missing_share_leaves_no_trend():
    shares = [Share(math.nan if i == 2 else 50.0, 1000) for i in range(5)]
    assert "missing" in trend_of_shares(shares).reason
    rates = [Share(math.nan if i == 2 else 50.0, 1000, 100_000) for i in range(5)]
    assert "missing" in trend_of_shares(rates).reason
