"""A neighbourhood's profile: where it stands, what it stands out for, who lives there."""

import csv
import io

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.areas import ENGLAND, NEIGHBOURHOODS, SMALLER, TRAFFORD, AreaType
from trafford_explorer.indicators import INDICATORS, Polarity
from trafford_explorer.load import (
    load_area_names,
    load_indicator_values,
    load_population_by_age,
    load_sources,
)
from trafford_explorer.periods import period_sort_key
from trafford_explorer.topics.deprivation.words import ResidentsByTenth
from trafford_explorer.topics.neighbourhoods import words as neighbourhoods

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


def as_printed(values, name, level):
    """The findings by the rule as the page prints it, step by step."""
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


def findings(values, name, level=AreaType.NEIGHBOURHOOD):
    return [p.indicator.id for p in neighbourhoods.stands_out(of(values, name, level))]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_the_rule_as_printed_gives_the_findings(values, name, level):
    found = of(values, name, level)
    rule = neighbourhoods.describe_rule(found)
    for words in ("the 3 on which", "one from each topic", "prints the same", "overall one (IMD)"):
        assert words in rule
    chosen = as_printed(values, name, level)
    assert findings(values, name, level) == chosen
    topics = {INDICATORS[i].topic for i in chosen}
    assert len(topics) == len(chosen) == (3 if level == "neighbourhood" else 2)
    assert (f"Here there are {len(chosen)}: on these boundaries only" in rule) is (len(chosen) < 3)
    assert len(chosen) == 3 or all(f"“{topic}”" in rule for topic in topics)
    # "No interval" is true of every figure that a finding can be made of.
    ours = values[values["area_type"] == level]
    assert ours["lower_95"].isna().all() and "no interval in the files used here" in rule


def test_nothing_that_stands_out_is_said_to_be_nothing():
    assert "Here there are 0: on these boundaries no topic has" in neighbourhoods.describe_rule([])


@pytest.mark.parametrize("seed", range(3))
def test_when_figures_change_places_among_areas_the_findings_follow(values, seed):
    """Of every indicator on its own, so that no neighbourhood keeps another's findings."""
    shuffle = np.random.default_rng(seed)
    moved = values.copy()
    here = moved["area_type"].isin(["neighbourhood", "ward23"]) & moved["value"].notna()
    series = ["indicator_id", "area_type", "sex", "period"]
    moved.loc[here, "value"] = (
        moved[here].groupby(series)["value"].transform(lambda v: shuffle.permutation(v.to_numpy()))
    )
    for name in NEIGHBOURHOODS:
        assert findings(moved, name) == as_printed(moved, name, AreaType.NEIGHBOURHOOD)
        said = neighbourhoods.describe_neighbourhood(name, of(moved, name))
        for p in neighbourhoods.stands_out(of(moved, name)):
            (value,) = moved.loc[
                (moved["indicator_id"] == p.indicator.id)
                & (moved["area_code"] == name)
                & (moved["area_type"] == "neighbourhood")
                & (moved["period"] == p.period),
                "value",
            ]
            assert p.format.value(value) in said
    assert any(findings(moved, name) != findings(values, name) for name in NEIGHBOURHOODS)


def test_the_wards_order_is_no_finding(values):
    moved = values.copy()
    here = moved["area_type"] == "ward23"
    moved.loc[here, "value"] = (
        moved.loc[here]
        .groupby(["indicator_id", "period"])["value"]
        .transform(lambda v: v.to_numpy()[::-1])
    )
    assert [findings(moved, n) for n in NEIGHBOURHOODS] == [
        findings(values, n) for n in NEIGHBOURHOODS
    ]


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
        worse = same = 0
        for p in judged:
            ours, theirs = (float(f"{v:.{p.indicator.decimals}f}") for v in (p.value, p.trafford))
            up = p.indicator.polarity is Polarity.HIGH_IS_GOOD
            worse += ours < theirs if up else ours > theirs
            same += ours == theirs
        said = neighbourhoods.describe_spine(judged, name)
        assert f"on {worse} of {len(judged)} indicators" in said
        assert said.endswith(f"the same on {same}" if same else "better end")


def test_what_prints_the_same_is_neither_better_nor_worse():
    same = of(toy("bad_or_very_bad_health", home=15.04, trafford=15.0))
    said = neighbourhoods.describe_spine(same, "West")
    assert said.endswith("on 0 of 1 indicators that have a better end, the same on 1")


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
    assert "Source" not in table
    named = neighbourhoods.spine_table(found, "North", {p.indicator.id: "An office" for p in found})
    assert set(named["Source"]) == {"An office"}


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_every_interval_in_the_tables_is_in_the_file_the_table_and_the_words(values, name):
    inside = neighbourhoods.spreads(values, load_area_names(), name)
    known = values[values["lower_95"].notna()].set_index(
        ["indicator_id", "sex", "period", "area_type", "area_code"]
    )[["lower_95", "upper_95"]]
    text = neighbourhoods.profile_csv(of(values, name), inside, name, AreaType.NEIGHBOURHOOD, [])
    about, _, rows = text.partition("\n\n")
    read = list(csv.DictReader(io.StringIO(rows)))
    having = {}
    for row in read:
        key = tuple(row[k] for k in ("indicator_id", "sex", "period", "area_type", "area_code"))
        limits = (row["lower_95"], row["upper_95"])
        if key in known.index:
            assert tuple(map(float, limits)) == tuple(known.loc[key])
            having[row["indicator"], row["period"]] = limits
        else:
            assert limits == ("", "")
    assert {title for title, _ in having} == {
        "Healthy life expectancy at birth",
        "Disability-free life expectancy at birth",
    }
    said = neighbourhoods.describe_intervals(inside)
    assert said in about
    for title, period in having:
        assert f"{title[0].lower()}{title[1:]} ({period})" in said
    table = neighbourhoods.every_area_table(inside)
    with_limits = table[table["95% interval"] != "none here"]
    assert len(with_limits) == sum(row["lower_95"] != "" for row in read)
    assert set(with_limits["Years"]) == {"2009-13"}


def test_without_any_interval_the_file_says_so():
    assert neighbourhoods.describe_intervals([]) == "None in the files used here"


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


def test_a_chosen_area_is_said_with_its_figures_sexes_years_and_limits(values):
    found = neighbourhoods.spreads(values, load_area_names(), "West")
    lives = [s for s in found if s.indicator.id == "healthy_life_expectancy_at_birth"]
    said = neighbourhoods.describe_chosen(lives, "E02001275", "Partington MSOA")
    assert said.startswith("Chosen: Partington MSOA. Healthy life expectancy at birth, 2009-13: ")
    rows = values[
        (values["indicator_id"] == "healthy_life_expectancy_at_birth")
        & (values["area_code"] == "E02001275")
    ]
    for row in rows.itertuples():
        sex = {"male": "men", "female": "women"}[row.sex]
        limits = f"(95% limits {row.lower_95:.1f} to {row.upper_95:.1f})"
        assert f"{sex} {row.value:.1f} years {limits}" in said
    ward = neighbourhoods.describe_chosen(lives, "E05015259", "Urmston ward")
    assert ward.startswith("Chosen: Urmston ward. It has no dot below") and "MSOAs of 2011" in ward


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


def test_the_title_over_the_tenths_speaks_of_the_neighbourhood_first():
    counts = pd.DataFrame(0, index=list(NEIGHBOURHOODS), columns=range(1, 11))
    counts.loc["North", [1, 10]] = 300, 700
    counts.loc["South", [2, 10]] = 1, 999
    found = ResidentsByTenth(counts, {}, "2024")
    said = neighbourhoods.describe_tenths(found, "South")
    assert said.startswith("Under 1% of South’s residents live in the most deprived fifth")
    assert "(1 people)" not in said and said.endswith("(1 person), against 15% of Trafford’s (301)")


def test_a_hub_in_doubt_is_marked_in_the_table_of_the_map():
    practices = pd.DataFrame({"neighbourhood": ["West"], "name": ["A"], "pcn_name": ["P"]})
    hubs = pd.DataFrame(
        {
            "neighbourhood": ["West", "West"],
            "name": ["B Community Hub", "C Community Hub"],
            "host": ["h", "i"],
            "note": ["Whether it runs today was not found.", ""],
        }
    )
    table = neighbourhoods.map_table("West", ["W"], practices, hubs)
    assert table.loc["Community hub", "Name"].tolist() == [
        "B Community Hub (not known whether it runs today)",
        "C Community Hub",
    ]


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
