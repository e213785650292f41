"""A difference in years of good health, split into length of life and health."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trafford_explorer.measures import good_years_apart

lives = st.tuples(st.floats(40, 95), st.floats(0, 1)).map(lambda one: (one[0], one[0] * one[1]))


@pytest.mark.parametrize(
    ("first", "second", "length", "health"),
    [
        ((80.0, 60.0), (70.0, 42.0), 6.75, 11.25),
        ((80.0, 60.0), (60.0, 45.0), 15.0, 0.0),  # shares alike: all of it is length of life
        ((80.0, 60.0), (80.0, 40.0), 0.0, 20.0),  # lives alike: all of it is health
        ((80.0, 40.0), (70.0, 42.0), 5.5, -7.5),  # 10 x 0.55 and -0.1 x 75: they pull apart
    ],
)
def test_worked_by_hand(first, second, length, health):
    found = good_years_apart(first, second)
    assert found.length == pytest.approx(length)
    assert found.health == pytest.approx(health)


@given(lives, lives)
def test_the_parts_add_up_and_turn_round(first, second):
    found, back = good_years_apart(first, second), good_years_apart(second, first)
    assert found.length + found.health == pytest.approx(found.total, abs=1e-9)
    assert (back.length, back.health) == pytest.approx((-found.length, -found.health), abs=1e-9)


@pytest.mark.parametrize("life", [(0, 0), (80, 81), (80, -1), (float("nan"), 10)])
def test_what_is_no_life_is_refused(life):
    with pytest.raises(ValueError, match="is not one"):
        good_years_apart(life, (80, 60))
