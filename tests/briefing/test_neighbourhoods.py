"""A neighbourhood's profile: where it stands, what it stands out for, who lives there."""

import csv
import io

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.areas import ENGLAND, NEIGHBOURHOODS, SMALLER, TRAFFORD, AreaType
from trafford_explorer.briefing import neighbourhoods
from trafford_explorer.indicators import INDICATORS, Polarity
from trafford_explorer.load import (
    load_area_names,
    load_indicator_values,
    load_population_by_age,
    load_sources,
)

LEVELS = (AreaType.NEIGHBOURHOOD, AreaType.NEIGHBOURHOOD17)


@pytest.fixture(scope="module")
def values():
    return load_indicator_values()


def toy(indicator="disability", home=20.0, trafford=15.0, wards=(5.0, 25.0), england=None):
    rows = [("neighbourhood", "West", home), ("local_authority", TRAFFORD, trafford)]
    rows += [("ward23", f"E0500000{i}", value) for i, value in enumerate(wards)]
    rows += [("country", ENGLAND, england)] if england is not None else []
    frame = pd.DataFrame(rows, columns=["area_type", "area_code", "value"])
    return frame.assign(
        indicator_id=indicator, sex="persons", period="2021", release="Toy Office 2021"
    )


def of(frame, name="West", level=AreaType.NEIGHBOURHOOD):
    return neighbourhoods.positions(frame, name, level)


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
    (found,) = of(lsoas.drop_duplicates(["area_type", "area_code"]))
    assert (found.level, found.low, found.high) == (AreaType.WARD23, 5.0, 25.0)


def test_an_indicator_without_smaller_areas_or_a_total_is_left_out():
    assert of(toy(wards=())) == []
    assert of(toy("population")) == []


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
        newer = values[
            (values["indicator_id"] == p.indicator.id)
            & (values["area_type"] == level)
            & (values["period"] > p.period)
        ]
        assert newer.empty or p.period.startswith("March"), p


# ---- findings ------------------------------------------------------------------------------------


def test_the_findings_are_the_farthest_from_trafford_one_a_topic(values):
    for name in NEIGHBOURHOODS:
        found = of(values, name)
        chosen = neighbourhoods.stands_out(found)
        assert len(chosen) == 3
        topics = [p.indicator.topic for p in chosen]
        assert len(set(topics)) == 3
        # By hand: of each topic the largest distance, as a part of the range.
        best = {}
        for p in found:
            if not p.is_judged or p.trafford is None:
                continue
            if p.indicator.topic == "Deprivation" and p.indicator.id != "imd_score":
                continue
            far = abs(p.value - p.trafford) / (p.high - p.low)
            best[p.indicator.topic] = max(best.get(p.indicator.topic, 0.0), far)
        assert [best[t] for t in topics] == sorted(best.values(), reverse=True)[:3]


def test_when_the_areas_change_places_the_findings_go_with_them(values):
    turned = dict(zip(NEIGHBOURHOODS, [*NEIGHBOURHOODS[1:], NEIGHBOURHOODS[0]], strict=True))
    moved = values.copy()
    here = moved["area_type"] == "neighbourhood"
    moved.loc[here, "area_code"] = moved.loc[here, "area_code"].map(turned)
    for name, other in turned.items():
        before = neighbourhoods.stands_out(of(values, name))
        after = neighbourhoods.stands_out(of(moved, other))
        assert [p.indicator.id for p in before] == [p.indicator.id for p in after]
        one, two = (
            neighbourhoods.describe_neighbourhood(n, of(v, n))
            for n, v in ((name, values), (other, moved))
        )
        assert one.removeprefix(name) == two.removeprefix(other)
    plain = {n: neighbourhoods.describe_neighbourhood(n, of(values, n)) for n in NEIGHBOURHOODS}
    assert len({said.partition(" ")[2] for said in plain.values()}) == 4


@pytest.mark.parametrize(
    ("indicator", "home", "words"),
    [
        ("bad_or_very_bad_health", 20.0, "higher, which is worse"),
        ("bad_or_very_bad_health", 10.0, "lower, which is better"),
        ("good_or_very_good_health", 10.0, "lower, which is worse"),
        ("good_or_very_good_health", 20.0, "higher, which is better"),
    ],
)
def test_better_and_worse_follow_the_indicators_direction(indicator, home, words):
    (found,) = of(toy(indicator, home=home))
    said = neighbourhoods.describe_finding(found, "West")
    assert words in said and "in 2021" in said and "15.0% in Trafford" in said


def test_what_prints_the_same_as_trafford_does_not_stand_out():
    found = of(toy("bad_or_very_bad_health", home=15.04, trafford=15.0))
    assert neighbourhoods.stands_out(found) == []
    assert "nothing" in neighbourhoods.describe_neighbourhood("West", found)


def test_an_indicator_without_a_better_end_is_no_finding():
    assert neighbourhoods.stands_out(of(toy("no_car", home=25.0))) == []


def test_the_title_of_the_spine_counts_the_worse_sides(values):
    for name in NEIGHBOURHOODS:
        judged = [p for p in of(values, name) if p.is_judged]
        worse = 0
        for p in judged:
            up = p.indicator.polarity is Polarity.HIGH_IS_GOOD
            worse += p.value < p.trafford if up else p.value > p.trafford
        said = neighbourhoods.describe_spine(judged, name)
        assert f"on {worse} of {len(judged)} indicators" in said


def test_the_table_and_the_download_hold_every_indicator(values):
    found = of(values, "North")
    table = neighbourhoods.spine_table(found, "North")
    assert len(table) == len(found)
    inside = neighbourhoods.spreads(values, load_area_names(), "North")
    source = next(iter(load_sources().values()))
    text = neighbourhoods.profile_csv(found, inside, "North", AreaType.NEIGHBOURHOOD, [source])
    about, _, rows = text.partition("\n\n")
    assert source.sha256 in about and "Licence" in about and "North" in about
    read = list(csv.DictReader(io.StringIO(rows)))
    assert [float(row["value"]) for row in read] == [
        *(p.value for p in found),
        *(value for s in inside for value in s.areas["value"]),
    ]
    assert {row["area_code"] for row in read[: len(found)]} == {"North"}


# ---- what is published for the areas alone -------------------------------------------------------


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_every_indicator_that_only_the_areas_have_is_there_with_their_figures(values, name):
    names = load_area_names()
    found = neighbourhoods.spreads(values, names, name)
    whole = set(values.loc[values["area_type"] == "neighbourhood", "indicator_id"])
    small = values[
        values["area_type"].isin(["ward23", "msoa21", "msoa11", "lsoa21", "lsoa11"])
        & values["value"].notna()
    ]
    wanted = {i for i in set(small["indicator_id"]) - whole if not i.endswith(("_rank", "_decile"))}
    assert {s.indicator.id for s in found} == wanted
    for one in found:
        assert one.areas["value"].is_monotonic_increasing
        for row in one.areas.itertuples():
            (home,) = names.loc[
                (names["area_type"] == one.level) & (names["area_code"] == row.area_code),
                "neighbourhood",
            ]
            assert home == name
            (value,) = small.loc[
                (small["indicator_id"] == one.indicator.id)
                & (small["sex"] == one.sex)
                & (small["period"] == one.period)
                & (small["area_type"] == one.level)
                & (small["area_code"] == row.area_code),
                "value",
            ]
            assert value == row.value
    assert len(neighbourhoods.spreads_table(found)) == len(found)


def test_the_title_over_the_areas_names_the_two_that_are_farthest_apart(values):
    found = neighbourhoods.spreads(values, load_area_names(), "West")
    widest = sorted(found, key=lambda s: s.reach)[-1]
    said = neighbourhoods.describe_spreads(found, "West")
    assert widest.areas["area_name"].iloc[0] in said and widest.areas["area_name"].iloc[-1] in said
    assert widest.format.value(widest.areas["value"].max()) in said


@pytest.mark.parametrize("wanted", [neighbourhoods.ETHNIC_GROUPS, neighbourhoods.TENURES])
def test_shares_are_of_everyone_and_the_title_names_the_one_most_unlike_trafford(values, wanted):
    found = neighbourhoods.shares(of(values, "North"), wanted)
    assert [p.indicator.id for p in found] == list(wanted)
    assert sum(p.value for p in found) == pytest.approx(100, abs=0.6)
    apart = {p.indicator.short_title: round(p.value, 1) - round(p.trafford, 1) for p in found}
    title = max(apart, key=lambda t: abs(apart[t]))
    said = neighbourhoods.describe_shares(found, "North")
    assert title[1:] in said
    assert f"{abs(apart[title]):.1f} percentage points" in said


# ---- people, areas, boundaries -------------------------------------------------------------------


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_the_pyramid_is_everyone_and_its_title_names_the_band_most_unlike_trafford(name):
    ages = load_population_by_age()
    found = neighbourhoods.pyramid(ages, name)
    ours = ages[(ages["area_code"] == name) & ages["sex"].isin(["female", "male"])]["persons"].sum()
    assert found.residents == ours
    table = found.table.drop(columns="label")
    assert table[["female", "male"]].to_numpy().sum() == pytest.approx(100)
    assert table[["trafford_female", "trafford_male"]].to_numpy().sum() == pytest.approx(100)
    both = table["female"] + table["male"]
    apart = (both - table["trafford_female"] - table["trafford_male"]).to_numpy()
    band = found.table["label"][int(np.argmax(np.abs(apart)))]
    said = neighbourhoods.describe_pyramid(found, name)
    assert f"ages {band}:" in said and f"{ours:,.0f} residents" in said
    assert len(neighbourhoods.pyramid_table(found)) == len(found.table) == 19


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
    said = neighbourhoods.describe_extremes(scores, areas, "South")
    assert "Most deprived LSOA: Bowdon 027B (IMD 2025 score 9.5)" in said
    assert "least deprived: Hale 026A (3.0)" in said


def test_the_boundary_change_is_told_by_its_wards():
    said = neighbourhoods.describe_change(
        {"Hale": "South", "Sale": "Central"}, {"Hale": "South", "Bowdon": "South"}, "South"
    )
    assert "South had 1 ward (Hale) and has 2 wards (Bowdon, Hale)" in said
    assert "not joined" in said
