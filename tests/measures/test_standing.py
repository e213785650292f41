"""The rank of one area among those with a value."""

import random

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.measures import Standing, standing


def slow_standing(values: dict[str, float], code: str) -> Standing | None:
    """The same by sorting and counting one by one."""
    known = {area: value for area, value in values.items() if value == value}
    if code not in known:
        return None
    rising = sorted(known.values())
    falling = rising[::-1]
    return Standing(
        rank_from_highest=falling.index(known[code]) + 1,
        rank_from_lowest=rising.index(known[code]) + 1,
        of=len(known),
        tied=rising.count(known[code]) - 1,
    )


@pytest.mark.parametrize("seed", range(20))
def test_it_agrees_with_counting_one_by_one(seed):
    draw = random.Random(seed)
    values = {
        f"E{n:03d}": draw.choice([float("nan"), *(float(k) for k in range(8))])
        for n in range(draw.randint(1, 30))
    }
    for code in values:
        assert standing(pd.Series(values), code) == slow_standing(values, code)


def test_ranks_run_from_both_ends():
    values = pd.Series({"a": 79.1, "b": 86.9, "c": 80.0})
    assert standing(values, "a") == Standing(3, 1, 3, 0)
    assert standing(values, "b") == Standing(1, 3, 3, 0)


def test_areas_with_the_same_value_share_the_better_rank():
    values = pd.Series({"a": 1.0, "b": 1.0, "c": 2.0})
    assert standing(values, "a") == standing(values, "b") == Standing(2, 1, 3, 1)
    assert standing(values, "c") == Standing(1, 3, 3, 0)


def test_areas_without_a_value_are_not_counted():
    values = pd.Series({"a": 1.0, "b": np.nan, "c": 2.0})
    assert standing(values, "c").of == 2
    assert standing(values, "b") is None
    assert standing(values, "nowhere") is None


def test_the_two_ranks_of_an_untied_area_add_up():
    values = pd.Series({str(n): float(n * n) for n in range(12)})
    for code in values.index:
        found = standing(values, code)
        assert found.rank_from_highest + found.rank_from_lowest == found.of + 1
