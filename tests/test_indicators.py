"""Every indicator is declared once, whole, and in words that hold."""

import dataclasses
import re

import pandas as pd
import pytest

from trafford_explorer.areas import ENGLAND, TRAFFORD, AreaType
from trafford_explorer.build.aggregates import MEMBERSHIPS
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import (
    INDICATORS,
    LEFT_OUT,
    Aggregate,
    Basis,
    Break,
    Extract,
    Indicator,
    Joined,
    Method,
    Polarity,
    Topic,
    index_by_id,
)
from trafford_explorer.load import (
    load_breakdowns,
    load_comparison_values,
    load_indicator_values,
)
from trafford_explorer.paths import FOLDERS
from trafford_explorer.periods import period_sort_key
from trafford_explorer.topics.gap import findings as gap_findings

AT_LEAST = (
    "life_expectancy_at_birth",
    "healthy_life_expectancy_at_birth",
    "disability_free_life_expectancy_at_birth",
    "sii_life_expectancy_at_birth",
    "sii_life_expectancy_at_birth_older_release",
    "sii_life_expectancy_at_birth_2010_16_release",
    "healthy_life_expectancy_at_birth_older_release",
    "share_of_life_in_good_health",
    "under75_preventable_mortality",
    "imd_score",
    "imd_rank",
    "imd_decile",
    "idaci_score",
    "idaopi_score",
    "children_in_low_income_families_relative",
    "children_in_low_income_families_absolute",
    "obesity_reception",
    "obesity_year_6",
    "claimant_rate",
    "universal_credit_rate",
    "population",
    "population_aged_0_15",
    "population_aged_16_64",
    "population_aged_65_and_over",
    "no_car",
    "social_rented",
    "household_deprivation",
    "no_qualifications",
    "ethnic_groups_other_than_white",
    "bad_or_very_bad_health",
    "disability",
)


def extract(**changes):
    whole = {
        "file": "toys/rattles.csv",
        "area_types": (AreaType.WARD23,),
        "release": "Toy Office 2024",
        "period": "2024",
    }
    return Extract(**(whole | changes))


def indicator(**changes):
    whole = {
        "id": "rattles",
        "title": "Rattles",
        "short_title": "Rattles",
        "unit": "% of toys",
        "decimals": 1,
        "definition": "Toys that rattle.",
        "why_it_matters": "Noise.",
        "polarity": Polarity.NO_JUDGEMENT,
        "topic": Topic.HOMES,
        "extracts": (extract(),),
    }
    return Indicator(**(whole | changes))


def test_a_bad_declaration_is_refused_with_every_problem_at_once():
    with pytest.raises(DataError) as caught:
        indicator(
            id="Rattles!",
            title=" ",
            decimals=9,
            unit="toys",
            breaks=(Break("2022 - 24", "counted anew"),),
            extracts=(extract(period="", release=""),),
            aggregates=(Aggregate(AreaType.NEIGHBOURHOOD, AreaType.WARD23, Method.WEIGHTED_MEAN),),
        )
    message = str(caught.value)
    for part in ("id must", "title must", "decimals is 9", "bounds must", "2022 - 24", "period"):
        assert part in message
    assert "release" in message
    assert "weighted by" in message


@pytest.mark.parametrize(
    "changes",
    [
        {"period": "2022 - 24"},
        {"period_column": "period"},
        {"value": ""},
        {"lower_95": "low"},
        {"area_types": ()},
        {"area_types": (AreaType.WARD23, AreaType.LSOA21)},
    ],
)
def test_a_bad_extract_is_refused(changes):
    with pytest.raises(DataError, match=re.escape("toys/rattles.csv")):
        indicator(extracts=(extract(**changes),))


def test_a_percentage_is_bound_to_0_and_100_without_saying_so():
    assert indicator().bounds == (0.0, 100.0)


def test_source_files_name_every_file_once_and_joined_ones_too():
    people = Joined("people", "toys/people.csv")
    one = indicator(extracts=(extract(denominator=people), extract(denominator=people)))
    assert one.source_files == ("toys/rattles.csv", "toys/people.csv")


def test_the_files_of_a_kind_of_area_are_only_those_behind_it():
    one = indicator(
        extracts=(
            extract(denominator=Joined("people", "toys/people.csv")),
            extract(file="toys/old.csv", area_types=(AreaType.WARD17,)),
            extract(file="toys/newer.csv", area_types=(AreaType.WARD17,), release="Newer"),
        ),
        aggregates=(Aggregate(AreaType.NEIGHBOURHOOD, AreaType.WARD23, Method.SHARE),),
    )
    wards = ("toys/rattles.csv", "toys/people.csv")
    assert one.source_files_for(AreaType.WARD23) == wards
    assert one.source_files_for(AreaType.NEIGHBOURHOOD) == wards
    assert one.source_files_for(AreaType.WARD17) == ("toys/old.csv", "toys/newer.csv")
    assert one.source_files_for(AreaType.WARD17, ["Newer", ""]) == ("toys/newer.csv",)
    assert one.source_files_for(AreaType.LSOA21) == ()


def test_a_kind_of_area_partly_published_and_partly_calculated_has_the_files_of_both():
    one = indicator(
        extracts=(
            extract(),
            extract(file="toys/all.csv", area_types=(AreaType.LOCAL_AUTHORITY,), release="All"),
        ),
        aggregates=(Aggregate(AreaType.LOCAL_AUTHORITY, AreaType.WARD23, Method.SHARE),),
    )
    kind = AreaType.LOCAL_AUTHORITY
    assert one.source_files_for(kind) == ("toys/all.csv", "toys/rattles.csv")
    assert one.source_files_for(kind, {"All"}) == ("toys/all.csv",)
    assert one.source_files_for(kind, {"Trafford Inequalities Explorer: sum"}) == (
        "toys/rattles.csv",
    )


def test_the_files_of_all_kinds_of_area_together_are_the_indicators():
    for one in INDICATORS.values():
        by_kind = {file for kind in one.area_types for file in one.source_files_for(kind)}
        breakdowns = {e.file for e in one.extracts if e.breakdown}
        assert by_kind <= set(one.source_files) <= by_kind | breakdowns
        assert all(one.source_files_for(kind) for kind in one.area_types)


def test_area_types_hold_what_is_published_and_what_is_calculated():
    one = indicator(aggregates=(Aggregate(AreaType.NEIGHBOURHOOD, AreaType.WARD23, Method.SHARE),))
    assert one.area_types == (AreaType.WARD23, AreaType.NEIGHBOURHOOD)


def test_the_same_id_twice_is_refused():
    with pytest.raises(DataError, match="declared twice"):
        index_by_id([indicator(), indicator()])


def test_nobody_can_change_the_declarations():
    with pytest.raises(TypeError):
        INDICATORS["rattles"] = indicator()
    with pytest.raises(dataclasses.FrozenInstanceError):
        INDICATORS["imd_score"].title = "Rattles"


def test_the_indicators_asked_for_are_declared():
    assert set(AT_LEAST) <= set(INDICATORS)
    stems = ("income", "employment", "education", "health", "crime", "barriers")
    for stem in (*stems, "living_environment"):
        for measure in ("score", "rank", "decile"):
            assert f"{stem}_deprivation_{measure}" in INDICATORS


def test_each_id_is_the_id_of_its_indicator_and_titles_are_unique():
    assert all(key == one.id for key, one in INDICATORS.items())
    titles = [one.title for one in INDICATORS.values()]
    assert len(set(titles)) == len(titles)
    shorts = [one.short_title for one in INDICATORS.values()]
    assert len(set(shorts)) == len(shorts)


@pytest.mark.parametrize("one", INDICATORS.values(), ids=lambda one: one.id)
def test_words_are_sentences_and_short_titles_are_short(one):
    for text in (one.definition, one.why_it_matters, *one.caveats):
        assert text.endswith("."), text
        assert "  " not in text
    assert len(one.short_title) <= 45
    assert one.caveats or one.id.startswith("mmr")


@pytest.mark.parametrize("one", INDICATORS.values(), ids=lambda one: one.id)
def test_every_source_file_is_kept_with_the_project(one):
    for file in one.source_files:
        assert (FOLDERS.raw_data / file).is_file(), file


@pytest.mark.parametrize("one", INDICATORS.values(), ids=lambda one: one.id)
def test_aggregates_rest_on_a_kind_of_area_that_is_published_and_on_a_lookup(one):
    published = {kind for extract in one.extracts for kind in extract.area_types}
    for aggregate in one.aggregates:
        assert aggregate.of in published
        assert (aggregate.of, aggregate.to) in MEMBERSHIPS


def test_no_rank_decile_or_life_expectancy_is_ever_aggregated():
    for one in INDICATORS.values():
        if one.id.endswith(("_rank", "_decile")) or "life" in one.id:
            assert one.aggregates == ()


def test_the_fields_without_judgement_have_none():
    for id in ("population", "ethnic_groups_other_than_white", "social_rented", "disability"):
        assert INDICATORS[id].polarity is Polarity.NO_JUDGEMENT


def test_scores_of_different_years_are_not_comparable():
    scores = [one for one in INDICATORS.values() if one.id.endswith("_score")]
    assert len(scores) == 10
    assert not any(one.comparable_over_time for one in scores)


def test_every_declared_kind_of_area_has_rows_and_every_row_a_declared_kind():
    values = load_indicator_values()
    shipped = set(values[["indicator_id", "area_type"]].itertuples(index=False, name=None))
    declared = {(one.id, str(kind)) for one in INDICATORS.values() for kind in one.area_types}
    assert shipped == declared


def test_what_is_left_out_has_a_reason_and_a_file_of_its_own():
    assert all(one.what and one.reason.endswith(".") for one in LEFT_OUT)
    used = {file for one in INDICATORS.values() for file in one.source_files}
    whole_files = [one.file for one in LEFT_OUT if one.file and not one.where]
    assert len(set(whole_files)) == len(whole_files)
    assert not used & set(whole_files)


def trafford(values, id):
    rows = values[(values["indicator_id"] == id) & (values["area_code"] == TRAFFORD)]
    return rows.set_index(["sex", "period"])


def test_the_caveats_that_give_a_number_hold():
    """Numbers in caveats are words about the data: here the data say them again."""
    values = load_indicator_values()
    for newer, older, largest in (
        ("sii_life_expectancy_at_birth", "sii_life_expectancy_at_birth_older_release", 0.3),
        ("healthy_life_expectancy_at_birth", "healthy_life_expectancy_at_birth_older_release", 2.7),
        (
            "sii_life_expectancy_at_birth_older_release",
            "sii_life_expectancy_at_birth_2010_16_release",
            0.2,
        ),
    ):
        gap = (trafford(values, newer)["value"] - trafford(values, older)["value"]).abs()
        assert round(gap.max(), 6) == largest

    slope = trafford(values, "sii_life_expectancy_at_birth_2010_16_release")
    half = (slope["upper_95"] - slope["lower_95"]) / 2
    assert half.between(1.5, 1.7).all()
    for sex in gap_findings.SEXES:
        ours = gap_findings.tenths_gap(load_breakdowns(), sex, "2019-21").estimate
        assert round((ours.upper - ours.lower) / 2, 1) == 1.5

    msoas = values[
        (values["indicator_id"] == "life_expectancy_at_birth")
        & (values["area_type"] == "msoa11")
        & (values["period"] == "2009-13")
    ]
    half = (msoas["upper_95"] - msoas["lower_95"]) / 2
    assert 1.5 < half.median() < 2.2

    rate = trafford(values, "children_in_low_income_families_relative")
    same = trafford(values, "children_in_low_income_families_absolute")
    equal = rate["value"] == same["value"]
    assert equal["persons", "2024/25"]
    assert equal.sum() == 1


def test_an_illness_left_out_as_lower_than_a_part_of_itself_is_so():
    (why,) = (one for one in LEFT_OUT if "cardiovascular" in one.what)
    raw = pd.read_csv(FOLDERS.raw_data / why.file).pivot(
        index="area_code", columns="indicator", values="value"
    )
    lower = raw[why.where["indicator"]] < raw["Coronary Heart Disease prevalence"]
    assert f"{lower.sum()} of {len(lower)} MSOAs" in why.reason


def test_only_small_area_illness_care_and_schooling_are_marked_as_not_adjusted_for_age():
    marked = {one.id for one in INDICATORS.values() if one.not_age_adjusted}
    assert {"dementia", "bad_or_very_bad_health", "disability", "no_qualifications"} <= marked
    assert not {i for i in marked if "standardised" in i or "life" in i or "population" in i}
    assert "under75_preventable_mortality" not in marked
    for one in INDICATORS.values():
        if any("not adjusted for age" in caveat.lower() for caveat in one.caveats):
            assert one.not_age_adjusted, one.id


def test_what_the_figures_rest_on_follows_where_they_are_from():
    """A plain second reading, from the folders and releases of the raw files."""
    for one in INDICATORS.values():
        files = {extract.file for extract in one.extracts}
        if any(file.startswith("deprivation/") for file in files):
            assert one.basis is Basis.INDEX, one.id
        elif any(file.startswith("population/") for file in files):
            assert one.basis is Basis.MID_YEAR, one.id
        elif any(file.startswith("census2021/") for file in files):
            assert one.basis is Basis.RECORDED, one.id
        elif one.basis is Basis.RECORDED:
            assert all("DWP" in e.release or "Nomis" in e.release for e in one.extracts), one.id
        else:
            assert one.basis is Basis.OTHER, one.id


CLAIMS_OF_THE_WHOLE_WORLD = re.compile(
    r"\b(newest|latest|last) (figures|published)\b(?!.*in this copy)|not published anywhere"
    r"|published without|no interval was published|were found",
    re.IGNORECASE,
)


def test_nothing_is_said_of_what_is_published_elsewhere():
    """These data end somewhere; that says nothing of what their producers have published since."""
    for one in INDICATORS.values():
        for text in (one.definition, one.why_it_matters, *one.caveats):
            assert not CLAIMS_OF_THE_WHOLE_WORLD.search(text), text


def test_the_implausible_row_named_as_left_out_is_not_there():
    rows = load_comparison_values()
    of_area = rows[rows["area_code"] == "E02006917"]
    assert set(of_area["sex"]) == {"male"}


def test_the_limits_of_healthy_life_expectancy_are_of_the_figures_that_they_stand_beside():
    """ONS's file with limits and Fingertips' give one figure in all 68 rows that both have."""
    folder = FOLDERS.raw_data / "life_expectancy"
    ons = pd.read_csv(folder / "gm_healthy_life_expectancy_2011_24_with_limits.csv", dtype=str)
    ons = ons[ons["Age group"] == "<1"]
    plain = pd.read_csv(folder / "england_la_healthy_life_expectancy.csv", dtype=str)
    fingertips = {
        (row.area_code, row.inequality, row.period.replace(" - ", "-")): float(row.value)
        for row in plain.dropna(subset="value").itertuples()
    }
    keys = [
        (code, sex, f"{period[:4]}-{period[-2:]}")
        for code, sex, period in zip(ons["Area code"], ons["Sex"], ons["Period"], strict=True)
    ]
    held = dict(zip(keys, ons["HLE"].astype(float), strict=True))
    assert len(held) == len(ons) == 84
    shared = held.keys() & fingertips.keys()
    assert len(shared) == 68
    assert {key: held[key] for key in shared} == {key: fingertips[key] for key in shared}

    values = load_indicator_values()
    values = values[
        (values["indicator_id"] == "healthy_life_expectancy_at_birth")
        & values["area_type"].isin(["local_authority", "country"])
        & (values["period"] != "2009-13")
    ]
    rows = values.set_index(["area_code", "sex", "period"])
    limits = zip(keys, ons["LCI"].astype(float), ons["UCI"].astype(float), strict=True)
    for (code, sex, period), lower, upper in limits:
        row = rows.loc[(code, sex.lower(), period)]
        assert (row["value"], row["lower_95"], row["upper_95"]) == (
            held[code, sex, period],
            lower,
            upper,
        )
    assert rows["lower_95"].notna().sum() == 84
    earlier = values[values["period"].isin(["2011-13", "2012-14", "2013-15", "2014-16"])]
    assert len(earlier) == 16 and set(earlier["area_code"]) == {TRAFFORD, ENGLAND}


def test_a_declared_start_is_the_first_period_that_ends_once_the_plan_was_agreed():
    values, agreed = load_indicator_values(), 2019 * 12 + 10
    declared = {one.id: one.start for one in INDICATORS.values() if one.start}
    assert "sii_life_expectancy_at_birth" in declared
    for name, start in declared.items():
        ours = values[(values["indicator_id"] == name) & (values["area_code"] == TRAFFORD)]
        later = [p for p in ours["period"].unique() if period_sort_key(p)[0] >= agreed]
        assert min(later, key=period_sort_key) == start
