"""The funnel: its limits, and by how much they are widened."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures import plain
from trafford_explorer.measures import ALARM, WARNING, funnel

law = settings(max_examples=50)


@st.composite
def practices(draw):
    n = draw(st.integers(3, 40))
    people = draw(st.lists(st.integers(50, 20_000), min_size=n, max_size=n))
    shares = draw(st.lists(st.floats(0.001, 0.6), min_size=n, max_size=n))
    return [max(1, round(s * p)) for s, p in zip(shares, people, strict=True)], people


def test_limits_worked_by_hand_without_over_dispersion():
    """About 0.2 with 100 people a standard error is 0.04: 1.96 of it is 0.0784, 3.09 of it 0.1236."""
    found = funnel([20, 21, 19, 20], [100] * 4)
    assert found.dispersion == 1
    lower, upper = found.limits(100, WARNING)
    assert (lower, upper) == (pytest.approx(0.1216, abs=1e-4), pytest.approx(0.2784, abs=1e-4))
    lower, upper = found.limits(100, ALARM)
    assert (lower, upper) == (pytest.approx(0.0764, abs=1e-4), pytest.approx(0.3236, abs=1e-4))


def test_the_tenth_at_either_end_is_drawn_in_before_the_dispersion_is_taken():
    """Eleven z-scores of -5 to 5 in steps of 1: the tenths are -4 and 4, so -5 and 5 count as those.
    Squares: 2 x (16 + 16 + 9 + 4 + 1) = 92; over 11 is 8.3636. Unchanged they would give 10."""
    people = [1600] * 11
    counts = [320 + 16 * z for z in range(-5, 6)]
    found = funnel(counts, people)
    assert found.z == pytest.approx(range(-5, 6))
    assert found.dispersion == pytest.approx(92 / 11)
    assert found.widening == pytest.approx(math.sqrt(92 / 11))
    assert found.outside(ALARM, widened=False) == (-1, -1, 0, 0, 0, 0, 0, 0, 0, 1, 1)
    assert found.outside(ALARM) == (0,) * 11
    assert found.outside(WARNING) == (0,) * 11


@law
@given(practices())
def test_it_agrees_with_the_plain_implementation(case):
    found = funnel(*case)
    assert found.dispersion == pytest.approx(plain.funnel_dispersion(*case), rel=1e-9)


@law
@given(practices(), st.sampled_from([WARNING, ALARM]), st.booleans())
def test_a_share_lies_outside_exactly_where_it_passes_the_limits(case, confidence, widened):
    found = funnel(*case)
    limits = found.limits(found.denominators, confidence, widened=widened)
    for share, lower, upper, said in zip(
        found.shares, *limits, found.outside(confidence, widened=widened), strict=True
    ):
        assert 0 <= lower <= found.target <= upper <= 1
        if said:
            assert share > upper - 1e-12 if said > 0 else share < lower + 1e-12
        else:
            assert lower - 1e-12 <= share <= upper + 1e-12


@law
@given(practices())
def test_limits_narrow_with_size_and_are_never_narrower_than_the_plain_ones(case):
    found = funnel(*case)
    few, many = found.limits([100, 10_000], ALARM).upper
    assert few >= many
    plain_few, plain_many = found.limits([100, 10_000], ALARM, widened=False).upper
    assert few >= plain_few and many >= plain_many


def test_what_cannot_be_a_funnel_is_refused_with_every_problem():
    with pytest.raises(ValueError, match="2 numbers; at least 3"):
        funnel([1, 2], [10, 10])
    with pytest.raises(ValueError, match="larger than its denominator"):
        funnel([11, 2, 3], [10, 10, 10])
    with pytest.raises(ValueError, match=r"(?i)every denominator must be above 0"):
        funnel([0, 2, 3], [0, 10, 10])
    with pytest.raises(ValueError, match=r"(?i)target is 0; it must be above 0"):
        funnel([0, 0, 0], [10, 10, 10])
    with pytest.raises(ValueError, match=r"(?i)target is 1\.2"):
        funnel([1, 2, 3], [10, 10, 10], target=1.2)
    found = funnel([1, 2, 3], [10, 10, 10])
    with pytest.raises(ValueError, match=r"(?i)every denominator must be above 0"):
        found.limits(0, WARNING)
    with pytest.raises(ValueError, match=r"(?i)confidence is 0\.05"):
        found.limits(10, 0.05)
