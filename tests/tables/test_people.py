"""Residents who stand in for the people that a share counts."""

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.indicators import INDICATORS, StandIn
from trafford_explorer.load import load_indicator_values, load_residents_of_age
from trafford_explorer.tables.people import people_counted, residents_counted

TWO = StandIn("residents aged 2", (2, 2))


@pytest.fixture(scope="module")
def residents():
    return load_residents_of_age()


@pytest.mark.parametrize(
    ("period", "people"),
    [
        ("2017/18", 2782),  # before the first estimate: the first
        ("2020/21", 2782),
        ("2021/22", (2782 + 2507) / 2),  # between two
        ("2022/23", 2507),
        ("2023", 2526),
        ("2024/25", 2474),
        ("2026", 2474),
    ],
)
def test_the_year_that_holds_the_middle_of_the_period_is_taken(residents, period, people):
    assert residents_counted(residents, TWO, "persons", period) == people


def test_a_school_year_is_half_of_two_ages(residents):
    half = StandIn("half", (4, 5), 0.5)
    of_2024 = residents[(residents["period"] == "2024") & (residents["sex"] == "persons")]
    wanted = of_2024.loc[of_2024["age"].isin([4, 5]), "residents"].sum() / 2
    assert residents_counted(residents, half, "persons", "2024") == wanted


def test_the_estimates_are_those_of_the_raw_files(residents):
    raw = pd.read_csv("data/raw/population/trafford_mid2022_ward.csv")
    for sex, name in (("female", "Females"), ("male", "Males"), ("persons", "Persons")):
        wanted = raw.loc[raw["sex"] == name, "all_ages"].sum()
        here = residents[(residents["period"] == "2022") & (residents["sex"] == sex)]
        assert here["residents"].sum() == wanted and len(here) == 91


def test_only_figures_of_trafford_of_an_indicator_with_a_stand_in_have_people(residents):
    values = load_indicator_values()
    values = values[values["area_type"].isin(["local_authority", "country"])]
    people = people_counted(values, residents)
    with_people = values[people.notna()]
    assert set(with_people["area_code"]) == {"E08000009"}
    assert set(with_people["indicator_id"]) == {
        name for name, one in INDICATORS.items() if one.stand_in
    }
    assert np.isfinite(people.dropna()).all() and (people.dropna() > 1000).all()
