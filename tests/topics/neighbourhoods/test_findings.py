"""A neighbourhood's figures are those of the tables: where it stands, its areas, its people."""

import numpy as np
import pandas as pd
import pytest

from tests.topics.neighbourhoods.toys import LEVELS, of, toy
from trafford_explorer.areas import NEIGHBOURHOODS, SMALLER, TRAFFORD, AreaType
from trafford_explorer.indicators import INDICATORS, Polarity
from trafford_explorer.load import (
    load_area_names,
    load_indicator_values,
    load_population_by_age,
)
from trafford_explorer.periods import period_sort_key
from trafford_explorer.topics.neighbourhoods import findings


@pytest.fixture(scope="module")
def values():
    return load_indicator_values()


# ---- positions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicator", "at"),
    [("bad_or_very_bad_health", 0.25), ("good_or_very_good_health", 0.75), ("no_car", 0.75)],
)
def test_the_right_end_is_the_better_one_where_there_is_one(indicator, at):
    (found,) = of(toy(indicator))
    assert found.part_way(found.value) == pytest.approx(at)
    assert found.is_judged == (INDICATORS[indicator].polarity is not Polarity.NO_JUDGEMENT)


def test_the_largest_kind_of_area_with_figures_gives_the_ends():
    lsoas = pd.concat([toy(), toy(wards=(1.0, 99.0)).replace("ward23", "lsoa21")])
    (found,) = of(lsoas.drop_duplicates(["area_type", "area_code"]).reset_index(drop=True))
    assert (found.level, found.low, found.high) == (AreaType.WARD23, 5.0, 25.0)


def test_an_indicator_without_smaller_areas_or_a_total_is_left_out():
    assert of(toy(wards=())) == ()
    assert of(toy("population")) == ()


def test_england_is_known_only_where_the_data_hold_it():
    assert of(toy())[0].england is None
    assert of(toy(england=17.0))[0].england == 17.0


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_every_shipped_position_is_the_one_in_the_table(values, name, level):
    found = of(values, name, level)
    assert len(found) > 10
    for p in found:
        plain = values[
            (values["indicator_id"] == p.indicator.id)
            & (values["period"] == p.period)
            & (values["sex"] == "persons")
        ]
        ours = plain[(plain["area_type"] == level) & (plain["area_code"] == name)]["value"]
        areas = plain[plain["area_type"] == p.level]["value"].dropna()
        assert p.value == ours.iloc[0]
        assert (p.low, p.high) == (min(areas), max(areas))
        assert p.level in SMALLER[level]
        shown = [p.value, p.trafford, p.england, p.low, p.high]
        assert p.rows["value"].tolist() == [value for value in shown if value is not None]
        newer = values[
            (values["indicator_id"] == p.indicator.id)
            & (values["area_type"] == level)
            & (values["period"] > p.period)
        ]
        assert newer.empty or p.period.startswith("March"), p


# ---- what stands out -----------------------------------------------------------------------------


def as_printed(values, name, level):
    """The standouts by the rule as the page prints it, step by step."""
    known = values[(values["sex"] == "persons") & values["value"].notna()]
    ours = known[(known["area_type"] == level) & (known["area_code"] == name)]
    by_topic = {}
    for indicator_id, rows in ours.groupby("indicator_id"):
        indicator = INDICATORS[indicator_id]
        if indicator.polarity not in (Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD):
            continue
        if indicator.topic == "Deprivation" and indicator_id != "imd_score":
            continue
        row = max(rows.itertuples(), key=lambda r: period_sort_key(r.period))
        every = known[(known["indicator_id"] == indicator_id) & (known["period"] == row.period)]
        (trafford,) = every.loc[every["area_code"] == TRAFFORD, "value"]
        if f"{row.value:.{indicator.decimals}f}" == f"{trafford:.{indicator.decimals}f}":
            continue
        kinds = (every.loc[every["area_type"] == kind, "value"] for kind in SMALLER[level])
        areas = next((areas for areas in kinds if len(areas)), None)
        if areas is not None:
            part = abs(row.value - trafford) / (areas.max() - areas.min())
            by_topic.setdefault(indicator.topic, []).append((part, indicator_id))
    return [found for _, found in sorted(map(max, by_topic.values()), reverse=True)[:3]]


def standouts(values, name, level=AreaType.NEIGHBOURHOOD):
    return [p.indicator.id for p in findings.standouts(of(values, name, level))]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_the_rule_as_printed_gives_the_standouts(values, name, level):
    chosen = as_printed(values, name, level)
    assert standouts(values, name, level) == chosen
    topics = {INDICATORS[i].topic for i in chosen}
    assert len(topics) == len(chosen) == (3 if level == "neighbourhood" else 2)


@pytest.mark.parametrize("seed", range(3))
def test_when_figures_change_places_among_areas_the_standouts_follow(values, seed):
    """Of every indicator on its own, so that no neighbourhood keeps another's."""
    shuffle = np.random.default_rng(seed)
    moved = values.copy()
    here = moved["area_type"].isin(["neighbourhood", "ward23"]) & moved["value"].notna()
    series = ["indicator_id", "area_type", "sex", "period"]
    moved.loc[here, "value"] = (
        moved[here].groupby(series)["value"].transform(lambda v: shuffle.permutation(v.to_numpy()))
    )
    found = {name: standouts(moved, name) for name in NEIGHBOURHOODS}
    assert found == {name: as_printed(moved, name, AreaType.NEIGHBOURHOOD) for name in found}
    assert any(found[name] != standouts(values, name) for name in found)


def test_the_wards_order_makes_nothing_stand_out(values):
    moved = values.copy()
    here = moved["area_type"] == "ward23"
    moved.loc[here, "value"] = (
        moved.loc[here]
        .groupby(["indicator_id", "period"])["value"]
        .transform(lambda v: v.to_numpy()[::-1])
    )
    assert [standouts(moved, n) for n in NEIGHBOURHOODS] == [
        standouts(values, n) for n in NEIGHBOURHOODS
    ]


def test_what_prints_the_same_as_trafford_does_not_stand_out():
    found = of(toy("bad_or_very_bad_health", home=15.04, trafford=15.0))
    assert findings.standouts(found) == [] and found[0].apart == 0


def test_an_indicator_without_a_better_end_does_not_stand_out():
    assert findings.standouts(of(toy("no_car", home=25.0))) == []


@pytest.mark.parametrize(
    ("indicator", "home", "worse"),
    [
        ("bad_or_very_bad_health", 20.0, True),
        ("bad_or_very_bad_health", 10.0, False),
        ("good_or_very_good_health", 10.0, True),
        ("good_or_very_good_health", 20.0, False),
    ],
)
def test_better_and_worse_follow_the_indicators_direction(indicator, home, worse):
    (found,) = of(toy(indicator, home=home))
    assert found.is_worse is worse


@pytest.mark.parametrize("wanted", [findings.ETHNIC_GROUPS, findings.TENURES])
def test_shares_are_of_everyone_and_in_the_order_asked_for(values, wanted):
    found = findings.chosen_positions(of(values, "North"), wanted)
    assert [p.indicator.id for p in found] == list(wanted)
    assert sum(p.value for p in found) == pytest.approx(100, abs=0.6)


# ---- what is published for the areas alone -------------------------------------------------------


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_every_indicator_that_only_the_areas_have_is_there_with_their_figures(values, name):
    names = load_area_names()
    found = findings.areas_of_indicators(values, names, name)
    whole = set(values.loc[values["area_type"] == "neighbourhood", "indicator_id"])
    small = values[
        values["area_type"].isin(["ward23", "msoa21", "msoa11", "lsoa21", "lsoa11"])
        & values["value"].notna()
    ]
    wanted = {i for i in set(small["indicator_id"]) - whole if not i.endswith(("_rank", "_decile"))}
    assert {s.indicator.id for s in found} == wanted
    homes = names.set_index(["area_type", "area_code"])["neighbourhood"].sort_index()
    key = ["indicator_id", "sex", "period", "area_type", "area_code"]
    known = small.set_index(key)["value"].sort_index()
    for one in found:
        assert one.areas["value"].is_monotonic_increasing
        every = known[one.indicator.id, one.sex, one.period, str(one.level)]
        for row in one.areas.itertuples():
            assert homes[str(one.level), row.area_code] == name
            assert every[row.area_code] == row.value
        assert (one.low, one.high) == (every.min(), every.max())


# ---- people and areas ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_the_pyramid_is_everyone_counted_by_wards(values, name):
    rows = load_population_by_age()
    found = findings.age_pyramid(rows, name)
    ours = rows[(rows["area_code"] == name) & rows["sex"].isin(["female", "male"])]["persons"].sum()
    (published,) = values.loc[
        (values["indicator_id"] == "population")
        & (values["area_code"] == name)
        & (values["area_type"] == "neighbourhood")
        & (values["period"] == found.year)
        & (values["sex"] == "persons"),
        "value",
    ]
    assert found.residents == ours == published
    assert name != "North" or found.residents == 61_147
    table = found.shares.drop(columns="label")
    assert table[["female", "male"]].to_numpy().sum() == pytest.approx(100)
    assert table[["trafford_female", "trafford_male"]].to_numpy().sum() == pytest.approx(100)
    assert len(found.shares) == 19 and found.shares["label"].iloc[-1] == "90 and over"


def test_the_most_and_least_deprived_lsoa_are_those_of_the_neighbourhood():
    areas = pd.DataFrame(
        {
            "area_code": ["E01000001", "E01000002", "E01000003"],
            "area_name": ["Hale, 026A", "Sale, 018C", "Bowdon, 027B"],
            "neighbourhood": ["South", "Central", "South"],
        }
    )
    scores = pd.DataFrame(
        {"area_code": areas["area_code"], "value": [3.0, 60.0, 9.5], "period": "2025"}
    )
    ends = findings.deprivation_ends(scores, areas, "South")
    assert ends[["area_name", "value"]].to_numpy().tolist() == [
        ["Hale 026A", 3.0],
        ["Bowdon 027B", 9.5],
    ]


def test_members_are_the_areas_of_the_neighbourhood_in_order():
    homes = {"Urmston": "West", "Hale": "South", "Bowdon": "South"}
    assert findings.members(homes, "South") == ["Bowdon", "Hale"]
