"""A life expectancy split into years in good health and the rest."""

import pytest

from trafford_explorer.measures import life_in_parts


@pytest.mark.parametrize(
    ("years", "share", "good", "other"),
    [(86.9, 16, 73.0, 13.9), (79.1, 29, 56.2, 22.9), (80.0, 25, 60.0, 20.0)],
)
def test_worked_examples(years, share, good, other):
    parts = life_in_parts(years, share)
    assert round(parts.good, 1) == good
    assert round(parts.other, 1) == other
    assert parts.total == years


def test_the_parts_add_to_the_whole():
    for share in (0, 12.5, 33, 100):
        parts = life_in_parts(81.3, share)
        assert parts.good + parts.other == pytest.approx(81.3)


def test_the_ends_of_the_share():
    assert life_in_parts(80.0, 0).other == 0
    assert life_in_parts(80.0, 100).good == 0


@pytest.mark.parametrize(
    ("years", "share"),
    [(0, 10), (-80, 10), (80, -1), (80, 101), (float("nan"), 10), (80, float("nan"))],
)
def test_what_is_no_life_is_refused(years, share):
    with pytest.raises(ValueError, match="must be"):
        life_in_parts(years, share)
