"""No row of a raw file is lost or counted twice on its way to the tables.

The raw files are read here with the csv module alone, and what is kept is said again by hand.
"""

import csv
from collections import Counter, defaultdict

import pytest

from trafford_explorer.indicators import INDICATORS, LEFT_OUT, Joined
from trafford_explorer.indicators.beneath import ENGLAND_FILE, FILES
from trafford_explorer.load import (
    load_breakdowns,
    load_comparison_values,
    load_indicator_values,
)
from trafford_explorer.paths import FOLDERS

FOLDER_NAMES = ("census2021", "deprivation", "life_expectancy", "outcomes", "population")
HEALTHY = "life_expectancy/gm_healthy_life_expectancy_2011_24_with_limits.csv"
ENGLAND_TOTALS = "census2021/england_totals.csv"
"""One row a category; `test_census_england.py` follows each to the tables."""
TENTHS = "life_expectancy/gm_le_by_deprivation_decile_2019_21.csv"
COUNT_ROWS = {
    "outcomes/claimant_count.csv": {"indicator": "Claimant count"},
    "outcomes/universal_credit.csv": {"indicator": "People on Universal Credit"},
    "outcomes/trafford_ward23_indicators.csv": {"measure": "Count"},
    TENTHS: {"Category": ""},
    HEALTHY: {
        "Age group": "<1",
        "Period": tuple(f"{year} to {year + 2}" for year in range(2015, 2023)),
    },
}
"""Rows that hold the count or the limits of another row's figure, or the same figure again."""

NOT_USED = {
    "outcomes/trafford_msoa11_disease_prevalence_2018.csv": ("Cardiovascular",),
    "outcomes/trafford_ward23_indicators.csv": (
        "Total resident",
        "Population",
        "Median age",
        "Old-age",
        "Detached",
        "Semi-detached",
        "Terraced",
        "Flat",
        "Households with 3 or more",
        "No people in household",
        "Single ethnicity",
        "People reporting their general health as very bad",
        "Household deprived",
        "Household is deprived",
    ),
}
SEX_COLUMNS = {
    "life_expectancy/england_la_life_expectancy.csv": "inequality",
    "life_expectancy/england_la_healthy_life_expectancy.csv": "inequality",
    "life_expectancy/england_la_slope_index_of_inequality.csv": "inequality",
    "life_expectancy/la_healthy_life_expectancy_2010_20_older_vintage.csv": "inequality",
    "life_expectancy/la_slope_index_of_inequality_2010_20_older_vintage.csv": "inequality",
    "life_expectancy/la_healthy_life_expectancy_2009_11_oldest_vintage.csv": "group",
    "life_expectancy/la_under75_preventable_mortality.csv": "unit",
    "life_expectancy/trafford_ward17_le_hle_history.csv": "unit",
    "life_expectancy/trafford_msoa11_life_expectancy_2015_19.csv": "Sex",
    "life_expectancy/trafford_le_by_local_deprivation_decile_2013_15.csv": "sex",
    "life_expectancy/trafford_sii_confidence_intervals_2010_16.csv": "sex",
    HEALTHY: "Sex",
    TENTHS: "Sex",
    "life_expectancy/gm_msoa11_le_hle_dfle_2009_13.csv": "sex",
    "life_expectancy/england_utla_le_hle_dfle_2009_13.csv": "sex",
    "population/trafford_mid2020_lsoa11.csv": "gender",
    "population/trafford_mid2020_ward17.csv": "gender",
    **{
        f"population/trafford_mid{year}_{kind}.csv": "sex"
        for year, kind in (
            (2022, "lsoa"),
            (2022, "msoa"),
            (2022, "ward"),
            (2023, "local_authority"),
            (2024, "lsoa"),
            (2024, "msoa"),
            (2024, "ward"),
            (2024, "local_authority"),
        )
    },
}
AREA_COLUMNS = (
    "lsoa11cd",
    "lsoa21_code",
    "msoa11_code",
    "msoa11cd",
    "lad19cd",
    "area_code",
    "Area code",
    "Area Code",
)
VALUES_A_ROW = {
    "census2021/disability_age_standardised_gm_la.csv": 1,
    "census2021/general_health_age_standardised_gm_la.csv": 1,
    **{
        f"census2021/{stem}_{suffix}.csv": times
        for stem, times, suffixes in (
            ("car_van_availability", 1, ("gm_la", "lsoa21")),
            ("disability", 2, ("gm_la", "lsoa21", "msoa21", "ward22")),
            ("economic_activity_status", 1, ("gm_la", "lsoa21")),
            ("general_health", 2, ("gm_la", "lsoa21", "msoa21", "ward22")),
            ("highest_level_qualification", 2, ("gm_la", "lsoa21")),
            ("household_bedroom_occupancy", 1, ("gm_la", "lsoa21")),
            ("household_composition", 2, ("gm_la", "lsoa21")),
            ("household_deprivation", 2, ("lsoa21",)),
            ("household_tenure", 3, ("gm_la", "lsoa21")),
            ("population_ethnic_group", 6, ("gm_la", "lsoa21")),
            ("unpaid_care", 2, ("gm_la", "lsoa21")),
        )
        for suffix in suffixes
    },
    "deprivation/england_la_iod2019.csv": 1,
    "deprivation/england_la_iod2025.csv": 1,
    "deprivation/gm_iod2025_lsoa21.csv": 24,
    "deprivation/trafford_iod2015_iod2019_lsoa11.csv": 3,
    "deprivation/trafford_iod2025_idaci_idaopi_denominators_lsoa21.csv": 6,
    "deprivation/trafford_ward17_iod2019.csv": 1,
    "deprivation/trafford_ward23_iod2025.csv": 1,
    "life_expectancy/gm_msoa11_le_hle_dfle_2009_13.csv": 5,
    "life_expectancy/england_utla_le_hle_dfle_2009_13.csv": 3,
    **{
        file: 1
        for file in SEX_COLUMNS
        if file.startswith("life_expectancy") and "le_hle_dfle" not in file
    },
    **{file: 4 for file in SEX_COLUMNS if file.startswith("population")},
    **{
        f"outcomes/{stem}.csv": 1
        for stem in (
            "children_low_income_families",
            "claimant_count",
            "fuel_poverty",
            "la_wider_indicators",
            "obese_reception",
            "obese_year6",
            "trafford_lsoa11_fuel_poverty_2017",
            "trafford_msoa11_disease_prevalence_2018",
            "trafford_msoa11_no_outdoor_space_2020",
            "trafford_ward17_obesity_year6_2015_18",
            "trafford_ward23_indicators",
            "universal_credit",
        )
    },
}
"""Raw file -> how many values of the tables each kept row of it gives."""


def raw_rows(file):
    with (FOLDERS.raw_data / file).open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def holds(row, where):
    return all(
        row[column] in ((wanted,) if isinstance(wanted, str) else wanted)
        for column, wanted in where.items()
    )


@pytest.fixture(scope="module")
def trafford_codes():
    """Every code of a small area of Trafford, from the raw lookups."""
    codes = set()
    for file in ("trafford_lsoa11_lookup", "trafford_lsoa21_lookup", "trafford_ward_locality"):
        for row in raw_rows(f"lookups/{file}.csv"):
            codes |= {text for text in row.values() if text.startswith("E0")}
    return codes


@pytest.fixture(scope="module")
def authorities():
    """England, the ten authorities of Greater Manchester, and the peers."""
    codes = {"E92000001"} | {f"E080000{number:02}" for number in range(1, 11)}
    for path in sorted((FOLDERS.raw_data / "lookups").glob("peers_*.csv")):
        codes |= {row["area_code"] for row in raw_rows(f"lookups/{path.name}")}
    return codes


@pytest.fixture(scope="module")
def table_rows():
    """Area and sex of every row of the tables, by raw file.

    A row is traced to its file by indicator, release and kind of area, which tell files apart.
    """
    traced = defaultdict(list)
    for one in INDICATORS.values():
        for extract in one.extracts:
            for kind in extract.area_types:
                traced[one.id, extract.release, str(kind)].append(extract.file)
    assert all(len(set(files)) == 1 for files in traced.values())
    counted = defaultdict(Counter)
    tables = (load_indicator_values(), load_comparison_values(), load_breakdowns())
    for table in tables:
        columns = ["indicator_id", "release", "area_type", "area_code", "sex"]
        for id, release, kind, code, sex in table[columns].itertuples(index=False):
            if (id, release, kind) in traced:
                counted[traced[id, release, kind][0]][code, sex[0]] += 1
            else:
                assert release.startswith("Trafford Inequalities Explorer: ")
    return counted


def test_every_raw_file_is_used_or_left_out_with_a_reason():
    kept = {
        f"{folder}/{path.name}"
        for folder in FOLDER_NAMES
        for path in (FOLDERS.raw_data / folder).glob("*.csv")
    }
    used = {extract.file for one in INDICATORS.values() for extract in one.extracts}
    only_denominators = {"deprivation/gm_iod2019_population_denominators_lsoa11.csv"}
    left_out = {one.file for one in LEFT_OUT if not one.where}
    tables_of_their_own = {*FILES.values(), ENGLAND_FILE}
    assert used == {*VALUES_A_ROW, ENGLAND_TOTALS}
    assert kept - used - only_denominators - tables_of_their_own <= left_out


@pytest.mark.parametrize("file", VALUES_A_ROW)
def test_every_row_of_a_raw_file_is_taken_or_left_out_with_a_reason(file):
    taken = [one.where for one in LEFT_OUT if one.file == file]
    for one in INDICATORS.values():
        for extract in one.extracts:
            parts = [extract.count, extract.denominator]
            joined = [part for part in parts if isinstance(part, Joined)]
            taken += [part.where for part in joined if (part.file or extract.file) == file]
            taken += [extract.where] if extract.file == file else []
            taken += [one.where for one in [extract.limits] if one and one.file == file]
    rows = raw_rows(file)
    lost = [row for row in rows if not any(holds(row, where) for where in taken)]
    assert rows
    assert lost == []


@pytest.mark.parametrize("file", VALUES_A_ROW)
def test_each_area_sex_and_period_of_a_raw_file_is_in_the_tables(
    file, table_rows, trafford_codes, authorities
):
    names = {}
    if file.endswith("trafford_msoa11_life_expectancy_2015_19.csv"):
        names = {
            row["msoa11hclnm"]: row["msoa11cd"]
            for row in raw_rows("lookups/gm_msoa11_names.csv")
            if row["Laname"] == "Trafford"
        } | {"England": "E92000001"}
    expected = Counter()
    for row in raw_rows(file):
        if file in COUNT_ROWS and holds(row, COUNT_ROWS[file]):
            continue
        if row.get("indicator", "").startswith(NOT_USED.get(file, ())):
            continue
        column = next((name for name in AREA_COLUMNS if name in row), "")
        code = names.get(row.get("AreaName", ""), row.get(column, "E08000009"))
        compared = file == "life_expectancy/gm_msoa11_le_hle_dfle_2009_13.csv"
        if code in trafford_codes or code in authorities or compared:
            sex = row[SEX_COLUMNS[file]][0].lower() if file in SEX_COLUMNS else "p"
            expected[code, sex] += VALUES_A_ROW[file]
    if file.startswith("deprivation/england_la"):
        # The authorities' table of the whole index gives its share of the most deprived LSOAs too.
        expected.update(dict.fromkeys(expected, 1))
    assert expected
    assert table_rows[file] == expected
