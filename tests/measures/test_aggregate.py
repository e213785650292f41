"""Scores and counts of small areas taken to larger ones."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures import plain
from trafford_explorer.indicators import Method
from trafford_explorer.measures import weighted_aggregate

law = settings(max_examples=30)
small_areas = st.lists(
    st.tuples(st.sampled_from("NSEW"), st.integers(0, 90), st.integers(90, 3000)),
    min_size=1,
    max_size=25,
)
NONE = math.nan


def means(rows):
    """(group, score, people) as small areas with a score."""
    frame = pd.DataFrame(rows, columns=["group", "value", "denominator"])
    return weighted_aggregate(frame.assign(count=NONE), ["group"], Method.WEIGHTED_MEAN)


def shares(rows):
    """(group, count, people) as small areas with a count."""
    frame = pd.DataFrame(rows, columns=["group", "count", "denominator"])
    return weighted_aggregate(frame.assign(value=NONE), ["group"], Method.SHARE)


def check_against_plain(found, rows):
    expected = plain.aggregate(rows)
    assert set(found.index) == set(expected)
    for name, row in expected.items():
        got = found.loc[name, ["value", "denominator", "areas"]]
        assert tuple(got) == pytest.approx(row, abs=1e-9)


def test_an_example_worked_by_hand():
    """(10 x 100 + 40 x 300) / 400 = 32.5."""
    found = means([("N", 10.0, 100), ("N", 40.0, 300), ("S", 7.0, 100)])
    assert found["value"].to_dict() == {"N": 32.5, "S": 7.0}
    assert found["denominator"].to_dict() == {"N": 400, "S": 100}
    assert found["areas"].to_dict() == {"N": 2, "S": 1}
    assert found["count"].isna().all() and not found["lacking"].any()


def test_counts_are_added_up_before_they_are_divided():
    """30 of 100 and 30 of 300 are 15%, and not the 20% that the mean of 30% and 10% would be."""
    found = shares([("N", 30, 100), ("N", 30, 300)])
    assert found.loc["N", "value"] == pytest.approx(15)
    assert found.loc["N", ["count", "denominator"]].tolist() == [60, 400]


def test_a_total_is_the_sum_of_the_values_and_has_no_denominator():
    rows = pd.DataFrame({"group": ["N", "N"], "value": [10.0, 40.0]})
    found = weighted_aggregate(rows.assign(count=NONE, denominator=NONE), ["group"], Method.TOTAL)
    assert found.loc["N", "value"] == 50
    assert found[["count", "denominator"]].isna().all(axis=None)


def test_a_gap_leaves_the_larger_area_without_a_figure_and_is_counted():
    found = means([("N", 10.0, 100), ("N", NONE, 300), ("S", 7.0, 100)])
    assert math.isnan(found.loc["N", "value"]) and math.isnan(found.loc["N", "denominator"])
    assert found["lacking"].to_dict() == {"N": 1, "S": 0}
    assert found.loc["S", "value"] == 7


@law
@given(small_areas)
def test_it_agrees_with_the_plain_implementation(rows):
    check_against_plain(means(rows), rows)


@law
@given(small_areas)
def test_a_mean_lies_between_the_scores_and_order_does_not_matter(rows):
    found = means(rows)
    for name, mean in found["value"].items():
        here = [row[1] for row in rows if row[0] == name]
        assert min(here) - 1e-9 <= mean <= max(here) + 1e-9
    pd.testing.assert_frame_equal(found, means(rows[::-1]))


@law
@given(small_areas)
def test_counts_and_their_shares_give_the_same(rows):
    mean_of_shares = means([(group, 100 * count / people, people) for group, count, people in rows])
    assert shares(rows)["value"].to_numpy() == pytest.approx(mean_of_shares["value"].to_numpy())


def test_a_planted_error_is_found():
    rows = [("N", 10, 100), ("N", 40, 300), ("S", 7, 100)]
    check_against_plain(means(rows), rows)
    with pytest.raises(AssertionError):
        check_against_plain(means([(group, value, 100) for group, value, _ in rows]), rows)


def good(**changes):
    columns = {"group": ["N", "S"], "value": [10.0, 40.0], "count": [1.0, 4.0]}
    return pd.DataFrame(columns | {"denominator": [100.0, 300.0]} | changes)


def test_the_table_given_is_left_as_it_was():
    rows = good()
    weighted_aggregate(rows, ["group"], Method.SHARE)
    pd.testing.assert_frame_equal(rows, good())


@pytest.mark.parametrize(
    ("areas", "message"),
    [
        (good().drop(columns=["group", "value"]), "lacks the columns group, value"),
        (good().iloc[:0], "there are no areas"),
        (good(group=["N", None]), "needs a group"),
        (good(denominator=[100.0, 0.0]), "denominator must be above 0"),
        (good(count=[101.0, 4.0]), "no larger than its denominator"),
        (good(count=[-1.0, 4.0]), "0 or more"),
        (good(group=[None, "S"], denominator=[0.0, 300.0]), "needs a group; every denominator"),
    ],
)
def test_wrong_input_is_refused_and_named(areas, message):
    with pytest.raises(ValueError, match=f"(?i){message}"):
        weighted_aggregate(areas, ["group"], Method.SHARE)
