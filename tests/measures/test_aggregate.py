"""Scores and counts of small areas taken to larger ones."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures import plain
from trafford_explorer.measures import weighted_aggregate

law = settings(max_examples=30)
small_areas = st.lists(
    st.tuples(st.sampled_from("NSEW"), st.integers(0, 90), st.integers(90, 3000), st.booleans()),
    min_size=1,
    max_size=25,
)


def frame(rows):
    return pd.DataFrame(rows, columns=["group", "value", "weight", "split"])


def check_against_plain(found, rows):
    expected = plain.aggregate(rows)
    assert set(found.table.index) == set(expected)
    for name, row in expected.items():
        assert tuple(found.table.loc[name]) == pytest.approx(row, abs=1e-9)


def test_an_example_worked_by_hand():
    """(10 x 100 + 40 x 300) / 400 = 32.5; of 500 people 300 were best-fitted."""
    found = weighted_aggregate(
        frame([("N", 10.0, 100, False), ("N", 40.0, 300, True), ("S", 7.0, 100, False)])
    )
    assert found.table["value"].to_dict() == {"N": 32.5, "S": 7.0}
    assert found.table["weight"].to_dict() == {"N": 400, "S": 100}
    assert found.table["areas"].to_dict() == {"N": 2, "S": 1}
    assert found.table["best_fit_share"].to_dict() == {"N": 0.75, "S": 0.0}
    assert found.best_fit_share == pytest.approx(0.6)


def test_counts_are_added_up_before_they_are_divided():
    """30 of 100 and 30 of 300 are 15%, and not the 20% that the mean of 30% and 10% would be."""
    rows = frame([("N", 30, 100, False), ("N", 30, 300, False)])
    assert weighted_aggregate(rows, counts=True).table.loc["N", "value"] == pytest.approx(15)


@law
@given(small_areas)
def test_it_agrees_with_the_plain_implementation(rows):
    check_against_plain(weighted_aggregate(frame(rows)), rows)


@law
@given(small_areas)
def test_a_mean_lies_between_the_scores_and_order_does_not_matter(rows):
    found = weighted_aggregate(frame(rows))
    for name, mean in found.table["value"].items():
        here = [row[1] for row in rows if row[0] == name]
        assert min(here) - 1e-9 <= mean <= max(here) + 1e-9
    again = weighted_aggregate(frame(rows[::-1]))
    pd.testing.assert_frame_equal(found.table, again.table)
    assert 0 <= found.best_fit_share <= 1


@law
@given(small_areas)
def test_counts_and_their_shares_give_the_same(rows):
    counted = weighted_aggregate(frame(rows), counts=True)
    shares = frame([(g, 100 * v / w, w, s) for g, v, w, s in rows])
    assert counted.table["value"].to_numpy() == pytest.approx(
        weighted_aggregate(shares).table["value"].to_numpy()
    )


def test_a_planted_error_is_found():
    rows = [("N", 10, 100, False), ("N", 40, 300, True), ("S", 7, 100, False)]
    check_against_plain(weighted_aggregate(frame(rows)), rows)
    unweighted = frame([(g, v, 100, s) for g, v, _, s in rows])
    with pytest.raises(AssertionError):
        check_against_plain(weighted_aggregate(unweighted), rows)


def test_the_table_given_is_left_as_it_was():
    rows = frame([("N", 10.0, 100, False), ("S", 40.0, 300, True)])
    before = rows.copy()
    weighted_aggregate(rows)
    pd.testing.assert_frame_equal(rows, before)


GOOD = [("N", 10.0, 100.0, False), ("S", 40.0, 300.0, True)]


@pytest.mark.parametrize(
    ("areas", "counts", "message"),
    [
        (frame(GOOD).drop(columns=["weight", "split"]), False, "lacks the columns weight, split"),
        (frame([]), False, "there are no areas"),
        (frame(GOOD).assign(value=[1.0, None]), False, "value holds a number that is missing"),
        (frame(GOOD).assign(value=["a", "b"]), False, "value must be numbers"),
        (frame(GOOD).assign(weight=[1.0, 0.0]), False, "weight must be above 0"),
        (frame(GOOD).assign(group=["N", None]), False, "needs a group"),
        (frame(GOOD).assign(split=[True, None]), False, "split must be True or False"),
        (frame(GOOD).assign(value=[101.0, 4.0]), True, "no larger than its denominator"),
        (frame(GOOD).assign(value=[-1.0, 4.0]), True, "0 or more"),
        (frame(GOOD).assign(group=None, weight=0.0), False, "needs a group; every weight"),
    ],
)
def test_wrong_input_is_refused_and_named(areas, counts, message):
    with pytest.raises(ValueError, match=f"(?i){message}"):
        weighted_aggregate(areas, counts=counts)
