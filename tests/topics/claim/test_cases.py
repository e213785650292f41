"""Cases worked by hand: what may be said of two areas, and why."""

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from trafford_explorer.areas import AreaType
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.load import load_indicator_values
from trafford_explorer.measures import Answer, Reason, can_we_say
from trafford_explorer.question import Side
from trafford_explorer.topics.claim.findings import figure_of, row_of

CASES = pd.read_csv(Path(__file__).parent / "cases.csv", dtype=str)


@pytest.fixture(scope="module")
def values():
    return load_indicator_values()


def of(values, case):
    return values[(values["indicator_id"] == case.indicator_id) & (values["sex"] == case.sex)]


def sides(case):
    first = Side(AreaType(case.first_type), case.first_code, case.first_period)
    second = Side(AreaType(case.second_type), case.second_code, case.second_period)
    return first, second


@pytest.mark.parametrize("case", list(CASES.itertuples()), ids=lambda c: f"{c.Index}-{c.reason}")
def test_the_answer_and_the_reason_are_those_worked_by_hand(values, case):
    rows = of(values, case)
    first, second = (figure_of(row_of(rows, side), side) for side in sides(case))
    for one, other in ((first, second), (second, first)):
        claim = can_we_say(INDICATORS[case.indicator_id], one, other)
        assert (str(claim.answer), str(claim.reason)) == (case.answer, case.reason)


def test_every_reason_has_three_cases_and_there_are_forty_in_all():
    counted = Counter(CASES["reason"])
    assert set(counted) == {str(reason) for reason in Reason}
    assert min(counted.values()) >= 3
    assert len(CASES) >= 40
    assert set(CASES["answer"]) == {str(answer) for answer in Answer}


def test_every_area_but_the_networks_is_in_the_data(values):
    known = set(zip(values["area_type"], values["area_code"], strict=True))
    for case in CASES.itertuples():
        for side in sides(case):
            if side.area_type is not AreaType.PCN:
                assert (str(side.area_type), side.area_code) in known, case
