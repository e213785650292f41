"""Intervals of shares, counts and rates."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures import plain
from trafford_explorer.measures import byar_interval, intervals, rate_interval, wilson_interval

law = settings(max_examples=50)
counts = st.integers(0, 400)
levels = st.sampled_from([0.9, 0.95, 0.99, 0.998])


@pytest.mark.parametrize(
    ("count", "denominator", "lower", "upper"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_newcombes_table(count, denominator, lower, upper):
    """R. G. Newcombe, Statistics in Medicine 17, 1998, 857-872, table I, to its four decimals."""
    found = wilson_interval(count, denominator)
    assert found.lower == pytest.approx(lower, abs=5e-5)
    assert found.upper == pytest.approx(upper, abs=5e-5)


@pytest.mark.parametrize(
    ("count", "lower", "upper"), [(0, 0, 3.69), (1, 0.03, 5.57), (5, 1.62, 11.67)]
)
def test_garwoods_limits(count, lower, upper):
    """F. Garwood, Biometrika 28, 1936, as printed in tables since, to two decimals."""
    found = rate_interval(count, 1, multiplier=1)
    assert found.lower == pytest.approx(lower, abs=0.005)
    assert found.upper == pytest.approx(upper, abs=0.005)


def test_hahn_and_meekers_rate():
    """G. J. Hahn and W. Q. Meeker, Statistical intervals, 1991, as the R package statpsych quotes
    it: 23 events in 5.25 units have the exact limits 2.777 and 6.574. Byar's lie within 0.2%."""
    found = rate_interval(23, 5.25, multiplier=1)
    assert found == pytest.approx((2.777148, 6.57358), rel=0.002)


def test_nine_events_have_the_exact_interval_and_ten_have_byars():
    assert rate_interval(9, 1, multiplier=1) == pytest.approx(plain.exact_poisson(9))
    assert rate_interval(10, 1, multiplier=1) == pytest.approx(plain.byar(10))
    assert plain.byar(9) != pytest.approx(plain.exact_poisson(9), rel=1e-4)


def test_byar_is_as_near_the_exact_limits_as_the_technical_guide_has_it():
    """OHID: within 0.2% of the exact 95% limits for 10 events or more."""
    for count in (10, 11, 15, 25, 60):
        assert byar_interval(count) == pytest.approx(plain.exact_poisson(count), rel=0.002)


@law
@given(counts, st.integers(1, 400), levels)
def test_wilson_agrees_with_the_plain_implementation_and_holds_the_share(count, more, level):
    denominator = count + more if count % 3 else max(count, 1)
    found = wilson_interval(count, denominator, level)
    assert found == pytest.approx(plain.wilson(count, denominator, level), abs=1e-9)
    assert 0 <= found.lower <= count / denominator <= found.upper <= 1
    other = wilson_interval(denominator - count, denominator, level)
    assert other.lower == pytest.approx(1 - found.upper)


@law
@given(counts, levels)
def test_byar_agrees_with_the_plain_implementation_and_holds_the_count(count, level):
    found = byar_interval(count, level)
    assert found == pytest.approx(plain.byar(count, level))
    assert 0 <= found.lower <= count < found.upper


@law
@given(st.integers(0, 9), st.integers(1, 10**6), levels)
def test_a_rate_of_few_events_agrees_with_the_plain_implementation(count, years, level):
    expected = [limit / years * 1000 for limit in plain.exact_poisson(count, level)]
    assert rate_interval(count, years, level, 1000) == pytest.approx(expected, rel=1e-6)


@law
@given(counts.filter(bool), levels)
def test_a_larger_sample_with_the_same_share_gives_a_narrower_interval(count, level):
    def width(times):
        found = wilson_interval(count * times, 500 * times, level)
        return found.upper - found.lower

    assert width(2) < width(1)


def test_a_planted_error_is_found(monkeypatch):
    real = intervals.normal_quantile
    monkeypatch.setattr(intervals, "normal_quantile", lambda level: 1.01 * real(level))
    with pytest.raises(AssertionError):
        assert wilson_interval(81, 263) == pytest.approx(plain.wilson(81, 263), abs=1e-9)
    with pytest.raises(AssertionError):
        assert byar_interval(20) == pytest.approx(plain.byar(20))
    monkeypatch.setattr(intervals, "FEW_EVENTS", 5)
    with pytest.raises(AssertionError):
        assert rate_interval(9, 1, multiplier=1) == pytest.approx(plain.exact_poisson(9))


def test_many_are_worked_out_as_one_by_one():
    events, people = np.array([[0, 3], [9, 10]]), pd.Series([100, 5000])
    for function in (wilson_interval, rate_interval):
        found = function(events, people)
        assert found.lower.shape == events.shape
        for (i, j), count in np.ndenumerate(events):
            one = function(count, people[j])
            assert (found.lower[i, j], found.upper[i, j]) == pytest.approx((one.lower, one.upper))
    assert byar_interval([0, 12]).lower.tolist() == [0.0, byar_interval(12).lower]


def test_none_and_all_have_limits_of_exactly_nothing_and_one():
    people = np.arange(1, 300)
    assert (wilson_interval(0, people).lower == 0).all()
    assert (wilson_interval(people, people).upper == 1).all()


def test_very_few_events_at_high_confidence_have_a_lower_limit_of_nothing():
    assert byar_interval(1, 0.998).lower == 0


@pytest.mark.parametrize(
    ("function", "arguments", "message"),
    [
        (wilson_interval, (-1, 10), "No count may be below 0"),
        (wilson_interval, (1, 0), "denominator must be above 0"),
        (wilson_interval, (11, 10), "larger than its denominator"),
        (wilson_interval, (1, 10, 95), "Confidence is 95"),
        (wilson_interval, (math.nan, 10), "count holds a number that is missing"),
        (wilson_interval, ("a", 10), "Count must be numbers"),
        (wilson_interval, ([1, 2], [3, 4, 5]), "differ in shape"),
        (byar_interval, (-1,), "No count may be below 0"),
        (byar_interval, (1, 0), "Confidence is 0"),
        (rate_interval, (1, 0), "denominator must be above 0"),
        (rate_interval, (-1, 10), "No count may be below 0"),
        (rate_interval, (1, 10, 0.95, 0), "Multiplier is 0"),
        (rate_interval, (1, 10, 1.5), r"Confidence is 1\.5"),
    ],
)
def test_wrong_input_is_refused_and_named(function, arguments, message):
    with pytest.raises(ValueError, match=f"(?i){message}"):
        function(*arguments)


def test_every_problem_is_named_at_once():
    with pytest.raises(ValueError, match=r"below 0; .*above 0; confidence is 2"):
        wilson_interval(-1, 0, 2)
