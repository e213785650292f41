"""Networks and hubs: sizes, members, scores and doubts against the raw files."""

import csv
import re

import pytest

from trafford_explorer import load
from trafford_explorer.errors import DataError
from trafford_explorer.paths import FOLDERS
from trafford_explorer.topics.access import networks as words

PLACES = FOLDERS.raw_data / "places"


def rows(name: str) -> list[dict[str, str]]:
    with (PLACES / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def tables():
    return (
        load.load_places("pcn"),
        load.load_places("gp_practice"),
        load.load_list_sizes(),
        load.load_place_facts(),
    )


@pytest.fixture(scope="module")
def found(tables):
    return words.networks(*tables)


@pytest.fixture(scope="module")
def band():
    return words.patient_range(load.load_plan_facts())


def test_list_sizes_are_the_files_and_the_last_is_the_sum_of_the_members(found):
    held = {
        (r["pcn_code"], r["date"]): (int(r["registered_patients"]), int(r["practices"]))
        for r in rows("pcn_list_sizes.csv")
    }
    mine = {(one.code, day): (n, m) for one in found for day, n, m in one.sizes}
    assert mine == held
    members = rows("pcn_practices_2026.csv")
    for one in found:
        here = [r for r in members if r["pcn_code"] == one.code]
        assert one.patients == sum(int(r["list_size"]) for r in here)
        assert sorted(one.members["name"]) == sorted(r["practice_name"] for r in here)
        said = words.describe_network(one)
        assert said.startswith(f"{one.name} had {one.patients:,} registered patients")
    assert [one.patients for one in found] == sorted((o.patients for o in found), reverse=True)


def test_the_plans_range_and_who_lies_outside_it(found, band):
    assert (band.low, band.high) == (30_000, 50_000)
    over = [one for one in found if one.patients > 50_000]
    said = words.describe_sizes(found, band)
    assert said.startswith("In January 2026 two of the five networks of Trafford were larger")
    assert len(over) == 2
    for one in over:
        assert f"{one.name} ({one.patients:,})" in said
    for one in found:
        assert (one.name in said) == (one in over)
    assert "the plan’s own wording" in words.describe_sizes_basis(band)
    wide = words.PatientRange(1, 10**6, "", "")
    assert words.describe_sizes(found, wide).startswith(
        "In January 2026 all five networks of Trafford were within"
    )
    small = words.describe_sizes(found, words.PatientRange(34_000, 10**6, "", ""))
    assert "one of the five networks of Trafford was smaller" in small
    assert "South Trafford PCN (33,244)" in small


def test_the_exception_is_found_in_the_data_and_named(found, tables):
    homes = {r["pcn_code"]: r["neighbourhood"] for r in rows("pcns.csv")}
    odd = [
        r
        for r in rows("pcn_practices_2026.csv")
        if r["neighbourhood_of_premises"] != homes[r["pcn_code"]]
    ]
    assert [r["practice_name"] for r in odd] == ["Bodmin Road Health Centre"]
    for one in found:
        said = words.describe_home(one)
        assert "inferred" in said
        mine = [r for r in odd if r["pcn_code"] == one.code]
        assert ("exception" in said) == bool(mine)
        for r in mine:
            assert f"{r['practice_name']} in {r['ward_2023']} ward" in said
    pcns, practices, sizes, facts = tables
    moved = practices.assign(
        neighbourhood=practices["neighbourhood"].where(practices["place_id"] != "P91017", "Central")
    )
    again = words.networks(pcns, moved, sizes, facts)
    assert not any("exception" in words.describe_home(one) for one in again)


def test_each_network_has_its_own_score_and_whose_it_is(found, tables):
    (fact,) = [r for r in rows("facts.csv") if r["fact"].startswith("Patient-weighted IMD")]
    for one in found:
        score = re.search(r"score of ([\d.]+), tenth (\d+)", words.describe_score(one))
        word = {"U95344": "Altrincham HA", "U83990": "Sale Central", "U79881": "West"}.get(
            one.code, one.name.split()[0]
        )
        assert re.search(rf"{word} {score[1]} \((decile )?{score[2]}\)", fact["value"])
    basis = words.describe_scores_basis(words.origin_of_scores(tables[3]))
    assert "one third party’s calculation" in basis
    assert "not an official figure" in basis
    assert "February 2023" in basis


def test_a_tenth_of_what_is_said_not_to_be_recorded(found, tables):
    (fact,) = [r for r in rows("facts.csv") if r["fact"].startswith("Patient-weighted IMD")]
    assert fact["note"].endswith("decile 1 = most deprived")  # and of what, it does not say
    for one in found:
        assert "the record does not say of which list" in words.describe_score(one)
    basis = words.describe_scores_basis(words.origin_of_scores(tables[3]))
    assert "do not set them beside the tenths of LSOAs" in basis


def test_a_score_too_few_or_no_members_are_refused(tables):
    pcns, practices, sizes, facts = tables
    fewer = facts.assign(
        value=facts["value"].str.replace("Sale Central 15.9 (7); ", "", regex=False)
    )
    with pytest.raises(DataError, match="Sale Central PCN"):
        words.networks(pcns, practices, sizes, fewer)
    with pytest.raises(DataError, match="North Trafford PCN"):
        words.networks(pcns, practices[practices["pcn_code"] != "U66368"], sizes, facts)
    with pytest.raises(DataError, match="0 rows"):
        words.origin_of_scores(facts[~facts["fact"].str.startswith("Patient")])


def test_a_plan_without_a_range_is_refused():
    plan = load.load_plan_facts()
    with pytest.raises(DataError, match="missing"):
        words.patient_range(plan.drop(index="pcn_size"))
    broken = plan.copy()
    broken.loc["pcn_size", "value"] = "about 40000"
    with pytest.raises(DataError, match="not a range"):
        words.patient_range(broken)


def test_practices_are_counted_at_both_ends(found):
    said = words.describe_practices(found)
    assert f"{len(rows('pcn_practices.csv'))} practices were members in May 2021" in said
    assert f"and {len(rows('pcn_practices_2026.csv'))} in January 2026" in said


def test_those_who_do_not_see_the_chart_are_told_both_ends(found, band):
    alt = words.describe_sizes_alt(found, band)
    assert alt.startswith(words.describe_sizes(found, band))
    for one in found:
        assert f"{one.name} {one.sizes[0][1]:,}, then {one.patients:,}" in alt


def test_every_hub_has_its_host_address_dates_and_doubt():
    hubs = words.hubs(load.load_places("hub"), load.load_earlier_hubs())
    now = {r["hub_name"]: r for r in rows("community_hubs.csv")}
    then = {r["town"]: r for r in rows("community_hubs_2021.csv")}
    assert [one.name for one in hubs] == sorted(now)
    for one in hubs:
        row = now[one.name]
        assert row["host"] in one.where
        assert row["address"] in one.where
        assert row["postcode"] in one.where
        assert one.neighbourhood == row["neighbourhood"]
        assert "2 February 2024" in one.record
        assert then[row["town"]]["postcode"] in one.before
        assert "13 May 2021" in one.before
        assert one.doubted == (row["town"] == "Partington")
    said = words.describe_hubs(hubs)
    assert said.startswith("Trafford Council’s list of 2 February 2024 has 6 community hubs")
    assert "could not confirm whether Partington Community Hub is open" in said
    sure = [one for one in hubs if not one.doubted]
    assert "confirm" not in words.describe_hubs(sure)


def test_lists_that_name_different_hubs_are_refused():
    earlier = load.load_earlier_hubs()
    with pytest.raises(DataError, match="different hubs"):
        words.hubs(load.load_places("hub"), earlier[earlier["town"] != "Sale"])
