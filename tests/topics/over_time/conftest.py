"""The table of values, and a series of Trafford's made from it without anything that is kept."""

import pandas as pd
import pytest

from trafford_explorer.areas import GREATER_MANCHESTER, TRAFFORD
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.load import (
    load_area_names,
    load_indicator_values,
    load_residents_of_age,
)
from trafford_explorer.tables.people import people_counted
from trafford_explorer.topics.over_time import findings

OTHERS = [code for code in GREATER_MANCHESTER if code != TRAFFORD]


@pytest.fixture(scope="session")
def values() -> pd.DataFrame:
    found = load_indicator_values()
    found = found[found["area_type"].isin(["local_authority", "country"])]
    return found.assign(people=people_counted(found, load_residents_of_age()))


@pytest.fixture(scope="session")
def names() -> dict[str, str]:
    found = load_area_names()
    return dict(zip(found["area_code"], found["area_name"], strict=True))


@pytest.fixture(scope="session")
def figures_of(values):
    """Period to figure of one indicator, sex and place, straight from the table."""

    def of(indicator, sex="persons", code=TRAFFORD):
        rows = values[
            (values["indicator_id"] == indicator)
            & (values["sex"] == sex)
            & (values["area_code"] == code)
            & values["value"].notna()
        ]
        return dict(zip(rows["period"], rows["value"], strict=True))

    return of


@pytest.fixture(scope="session")
def a_series(values, names):
    """One indicator and sex of Trafford beside some places."""

    def make(indicator, sex="persons", codes=OTHERS, ours=True):
        declared = INDICATORS[indicator]
        rows = values[values["indicator_id"] == indicator]
        beside, ten = (
            findings.comparable_with_trafford(
                findings.places_over_time(rows, places, names, sex), declared
            )
            for places in (codes, OTHERS)
        )
        return findings.BoroughSeries(
            declared,
            beside,
            findings.standing_in_list(beside, declared, "The list", ours),
            findings.standing_in_list(ten, declared, "The ten", True),
            findings.judgement_of(rows, sex, beside.period),
            2019 * 12 + 10,
        )

    return make
