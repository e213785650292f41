"""England's Census figures: every category proved against the file's total and by a second route."""

import csv
from collections import defaultdict

import pytest

from trafford_explorer.areas import ENGLAND, GREATER_MANCHESTER
from trafford_explorer.indicators import INDICATORS, Added
from trafford_explorer.load import load_indicator_values
from trafford_explorer.paths import FOLDERS

CENSUS = FOLDERS.raw_data / "census2021"
BY_COUNTRY = {
    "population_by_5_year_age_bands": "census2021-ts007a-ctry",
    "car_van_availability": "census2021-ts045-ctry",
    "household_tenure": "census2021-ts054-ctry",
}
BY_AUTHORITY = {
    "population_ethnic_group": "TS021-2021-1_ethnic",
    "economic_activity_status": "TS066-2021-1_ecoActivity",
    "highest_level_qualification": "TS067-2021-1_eduLevels",
}
ADDED_UP = (
    "general_health",
    "disability",
    "unpaid_care",
    "household_deprivation",
    "household_bedroom_occupancy",
)
"""Topics added up over LSOAs, of which this copy holds no second table of England."""


def rows_of(stem):
    with (CENSUS / f"{stem}.csv").open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def held_categories(topic):
    """Category to the counts of the ten boroughs (of Trafford's LSOAs for household deprivation)."""
    local = (CENSUS / f"{topic}_gm_la.csv").exists()
    rows = rows_of(f"{topic}_{'gm_la' if local else 'lsoa21'}")
    names = [name for name in rows[0] if name not in ("area_code", "area_name", "lsoa21_code")]
    return {name: [int(row[name]) for row in rows] for name in names}


@pytest.fixture(scope="module")
def england():
    found = defaultdict(dict)
    for row in rows_of("england_totals"):
        assert row["category"] not in found[row["topic"]]
        found[row["topic"]][row["category"]] = int(row["england"])
    return found


def test_the_categories_of_each_topic_are_those_of_the_tables_of_areas_and_add_to_its_total(
    england,
):
    assert len(england) == 12
    for topic, categories in england.items():
        assert categories.keys() - {"Total"} == held_categories(topic).keys(), topic
        assert sum(n for name, n in categories.items() if name != "Total") == categories["Total"]


@pytest.mark.parametrize(("topic", "stem"), BY_COUNTRY.items())
def test_published_country_rows_give_the_same_counts(england, topic, stem):
    (row,) = (row for row in rows_of(stem) if row["geography code"] == ENGLAND)
    for category, count in england[topic].items():
        ends = [
            name for name in row if name.endswith(f": {category}") or f": {category}:" in f"{name}:"
        ]
        assert count in {int(row[name]) for name in ends}, category


def test_published_households_by_composition_are_the_same(england):
    published = {
        row["C2021_HHCOMP_15_NAME"]: int(row["OBS_VALUE"])
        for row in rows_of("census2021_ts003_household_composition_by_country")
        if row["GEOGRAPHY_CODE"] == ENGLAND and row["MEASURES_NAME"] == "Value"
    }
    counts = dict(england["household_composition"])
    assert counts.pop("Total") == published["Total: All households"]
    for category, count in counts.items():
        assert published[category] == count


@pytest.mark.parametrize(("topic", "stem"), BY_AUTHORITY.items())
def test_authorities_added_up_give_the_same_counts_whatever_their_labels_say(england, topic, stem):
    """A category is known by its counts in the ten boroughs, not by its name."""
    counts = defaultdict(dict)
    for row in rows_of(stem):
        code, _, number, _, count = row.values()
        counts[number][code] = int(count)
    by_boroughs = {
        tuple(by_code[code] for code in sorted(GREATER_MANCHESTER)): sum(
            count for code, count in by_code.items() if code.startswith("E")
        )
        for by_code in counts.values()
    }
    assert len(by_boroughs) == len(counts), "two categories have the same counts everywhere"
    for category, boroughs in held_categories(topic).items():
        assert by_boroughs[tuple(boroughs)] == england[topic][category], category


@pytest.mark.parametrize("topic", ADDED_UP)
def test_where_there_is_no_second_table_england_is_not_unlike_every_place_held(england, topic):
    """Rough, but it finds most exchanges of two categories."""
    held = held_categories(topic)
    totals = [sum(counts) for counts in zip(*held.values(), strict=True)]
    for name, counts in held.items():
        shares = [count / total for count, total in zip(counts, totals, strict=True)]
        ours = england[topic][name] / england[topic]["Total"]
        assert 0.9 * min(shares) <= ours <= 1.1 * max(shares), name


def test_the_figures_of_the_tables_are_those_counts(england):
    """Each is worked out again from the columns that the boroughs' own figure is made of."""
    values = load_indicator_values()
    values = values[values["area_code"] == ENGLAND].set_index("indicator_id")
    proved = 0
    for one in INDICATORS.values():
        if not any(isinstance(extract.count, Added) for extract in one.extracts):
            continue
        (theirs,) = (extract for extract in one.extracts if isinstance(extract.count, Added))
        areas = next(
            e for e in one.extracts if e.file.startswith("census2021/") and e is not theirs
        )
        topic = areas.file.removeprefix("census2021/").rpartition("_")[0]
        counts = england[topic]
        count = sum(counts[name] for name in areas.count)
        row = values.loc[one.id]
        assert (row["count"], row["denominator"]) == (count, counts["Total"]), one.id
        assert row["value"] == pytest.approx(100 * count / counts["Total"], abs=5e-5)
        assert sum(counts[name] for name in areas.denominator) == counts["Total"]
        proved += 1
    assert proved == 24


def test_only_the_two_indicators_adjusted_for_age_are_without_england():
    values = load_indicator_values()
    england = set(values.loc[values["area_code"] == ENGLAND, "indicator_id"])
    census = {
        one.id
        for one in INDICATORS.values()
        if any(extract.file.startswith("census2021/") for extract in one.extracts)
    }
    without = {"bad_or_very_bad_health_age_standardised", "disability_age_standardised"}
    assert census - england == without
    said = {
        one.id for one in INDICATORS.values() if any("for England is not" in c for c in one.caveats)
    }
    assert said & census == without
