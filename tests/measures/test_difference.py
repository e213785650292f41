"""Whether two published figures can be told apart."""

import dataclasses
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures import plain
from trafford_explorer.measures import Estimate, Verdict, difference, wilson_interval
from trafford_explorer.measures.difference import limits_of_difference

law = settings(max_examples=50)


def check_against_plain(found, first, second):
    expected = plain.difference(*((e.value, e.lower, e.upper) for e in (first, second)))
    assert (found.estimate, found.lower, found.upper) == pytest.approx(expected, abs=1e-9)


def test_altman_and_bland():
    """BMJ 326, 2003, 219: relative risks of fracture under and over 60, as logarithms. They print
    four decimals of rounded logarithms, hence 0.0005."""
    under = Estimate(math.log(0.67), math.log(0.46), math.log(0.98))
    over = Estimate(math.log(0.88), math.log(0.71), math.log(1.08))
    found = difference(under, over)
    assert found.estimate == pytest.approx(-0.2726, abs=5e-4)
    assert found.z == pytest.approx(-1.24, abs=0.02)
    assert [found.lower, found.upper] == pytest.approx([-0.7050, 0.1598], abs=5e-3)
    assert found.verdict is Verdict.NOT_DISTINGUISHABLE


def test_newcombe():
    """Statistics in Medicine 17, 1998, 873-890, table II, method 10: 56 of 70 less 48 of 80."""
    shares = [Estimate(k / n, *map(float, wilson_interval(k, n))) for k, n in ((56, 70), (48, 80))]
    found = difference(*shares)
    assert found.estimate == pytest.approx(0.2)
    assert [found.lower, found.upper] == pytest.approx([0.0524, 0.3339], abs=5e-5)
    assert found.verdict is Verdict.DIFFERENT


@st.composite
def estimates(draw):
    value = draw(st.floats(-100, 100))
    return Estimate(value, value - draw(st.floats(0.01, 10)), value + draw(st.floats(0.01, 10)))


@law
@given(estimates(), estimates())
def test_it_agrees_with_the_plain_implementation(first, second):
    check_against_plain(difference(first, second), first, second)


@law
@given(estimates(), estimates())
def test_turning_the_two_round_negates_the_difference_and_leaves_the_verdict(first, second):
    there, again = difference(first, second), difference(second, first)
    assert again.estimate == pytest.approx(-there.estimate)
    assert (again.lower, again.upper) == pytest.approx((-there.upper, -there.lower))
    assert again.z == pytest.approx(-there.z)
    assert again.verdict is there.verdict


@law
@given(estimates(), estimates())
def test_verdict_interval_and_z_never_contradict_each_other(first, second):
    found = difference(first, second)
    outside = found.lower > 0 or found.upper < 0
    assert outside == (found.verdict is Verdict.DIFFERENT)
    if abs(abs(found.z) - 1.96) > 1e-3:
        assert outside == (abs(found.z) > 1.96)
    assert found.reason == ""


@law
@given(estimates())
def test_a_figure_is_not_different_from_one_like_it(estimate):
    found = difference(estimate, estimate)
    assert (found.estimate, found.z) == (0, 0)
    assert found.verdict is Verdict.NOT_DISTINGUISHABLE


def test_a_planted_error_is_found():
    first, second = Estimate(3.0, 2.0, 5.0), Estimate(1.0, 0.0, 1.5)
    found = difference(first, second)
    check_against_plain(found, first, second)
    with pytest.raises(AssertionError):
        check_against_plain(dataclasses.replace(found, upper=found.upper + 0.01), first, second)
    with pytest.raises(AssertionError):  # as if both sides of the intervals were one
        check_against_plain(found, first, Estimate(1.0, 0.5, 2.0))


def test_the_verdict_turns_where_the_interval_of_the_difference_leaves_nothing():
    base = Estimate(80.0, 79.0, 81.0)
    edge = math.sqrt(2)
    for shift, verdict in ((edge - 1e-9, "not distinguishable"), (edge + 1e-9, "different")):
        other = Estimate(80 + shift, 79 + shift, 81 + shift)
        assert str(difference(other, base).verdict) == verdict


def test_overlapping_intervals_can_be_different():
    assert difference(Estimate(81.5, 80.5, 82.5), Estimate(80.0, 79.0, 81.0)).verdict == "different"


@pytest.mark.parametrize(
    ("first", "second", "independent", "reason"),
    [
        (Estimate(1.0), Estimate(2.0), True, "either figure"),
        (Estimate(1.0, 0.5, 1.5), Estimate(2.0), True, "one of the figures"),
        (Estimate(1.0), Estimate(2.0, 1.5, 2.5), True, "one of the figures"),
        (Estimate(1.0, math.nan, math.nan), Estimate(2.0, 1.5, 2.5), True, "one of the figures"),
        (Estimate(1.0, 0.5, 1.5), Estimate(2.0, 1.5, 2.5), False, "share people or years"),
    ],
)
def test_what_cannot_be_said_says_why(first, second, independent, reason):
    found = difference(first, second, independent=independent)
    assert found.verdict is Verdict.CANNOT_SAY
    assert reason in found.reason
    assert (found.lower, found.upper, found.z) == (None, None, None)
    assert found.estimate == -1


def test_figures_without_width_have_no_z():
    found = difference(Estimate(2.0, 2.0, 2.0), Estimate(1.0, 1.0, 1.0))
    assert (found.z, found.verdict) == (None, Verdict.DIFFERENT)


def test_limits_need_both_intervals():
    assert limits_of_difference(Estimate(1.0), Estimate(2.0, 1.0, 3.0)) is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((math.nan,), "needs a value"),
        ((math.inf, 1.0, 2.0), "needs a value"),
        ((1.0, 0.5), "both limits or none"),
        ((1.0, None, 2.0), "both limits or none"),
        ((1.0, math.nan, 2.0), "both limits or none"),
        ((1.0, 1.5, 2.0), "does not lie between"),
        ((3.0, 1.5, 2.0), "does not lie between"),
    ],
)
def test_a_figure_that_is_none_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        Estimate(*arguments)
