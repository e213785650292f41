"""My patch put together: its figures, its tables, and what is never in a file."""

import io

import pandas as pd
import pytest

from trafford_explorer import load
from trafford_explorer.exhibits import csv_bytes, text_rows
from trafford_explorer.topics.patch import exhibits, findings


@pytest.fixture(scope="module")
def ward():
    return next(
        exhibits.patch(code) for code, name in exhibits.wards().items() if "Bucklow" in name
    )


@pytest.fixture(scope="module")
def small(ward):
    """The patch of a postcode in the ward."""
    home = next(h for h in exhibits.homes().values() if h.ward_code == ward.ward_code)
    return exhibits.patch(home.ward_code, home.msoa_code, home.lsoa_code)


def row_of(exhibit, start, years):
    rows = text_rows(exhibit.tables[0])
    return next(row for row in rows if row[0].startswith(start) and row[3] == years)


def test_practices_are_listed_with_their_network_and_distances_in_metres(ward):
    near = exhibits.Around(
        exhibits.around_ward(ward.ward_code).hubs,
        (findings.Near("P91604", 0), findings.Near("P91017", 1200)),
    )
    (table,) = exhibits.nearby(ward, near).tables
    assert [row[1] for row in table.rows] == [0, 1200]
    assert [row[1] for row in text_rows(table)] == ["under 100 m", "1.2 km"]
    assert [row[0] for row in table.rows] == [
        "St Johns Medical Centre",
        "Bodmin Road Health Centre",
    ]
    assert [row[2] for row in table.rows] == [
        "Altrincham Healthcare Alliance PCN",
        "Sale Central PCN",
    ]


def test_the_profile_says_the_msoas_length_of_life_and_whose_it_is(ward):
    row = row_of(exhibits.profile(ward), "Life expectancy, women", "2015-19")
    assert row[2] == f"{ward.msoa_name} MSOA"
    assert row[4] == "77.7 years"
    assert "LSOA" not in [column.name for column in exhibits.profile(ward).tables[0].columns]


def test_a_postcodes_small_area_has_a_column_of_its_own(small):
    heads = [column.name for column in exhibits.profile(small).tables[0].columns]
    assert heads[4:] == ["Here", "LSOA", "Trafford", "England"]


def test_the_file_names_areas_by_code_and_holds_no_postcode(small):
    exhibit = exhibits.profile(small)
    text = csv_bytes(exhibit, exhibit.tables[0]).decode("utf-8-sig")
    read = pd.read_csv(io.StringIO(text))
    assert len(read) == len(exhibits.area_profile(small))
    assert small.ward_code in text and small.msoa_code in text and small.lsoa_code in text
    squeezed = text.upper().replace(" ", "")
    assert not [one for one in findings.homes(load.load_postcodes()) if one in squeezed]


def test_no_id_and_no_file_name_holds_more_of_a_postcode_than_its_ward(small, ward):
    near = exhibits.around_ward(ward.ward_code)
    for of_code, of_ward in (
        (exhibits.answer(small, near), exhibits.answer(ward, near)),
        (exhibits.nearby(small, near), exhibits.nearby(ward, near)),
        (exhibits.deprivation(small), exhibits.deprivation(ward)),
        (exhibits.profile(small), exhibits.profile(ward)),
    ):
        assert (of_code.id, of_code.name) == (of_ward.id, of_ward.name)


def test_the_tenths_add_up_to_the_ward(ward):
    (table,) = exhibits.deprivation(ward).tables
    assert sum(row[2] for row in table.rows) == exhibits.deprived(ward).residents
    assert sum(row[3] for row in table.rows) == pytest.approx(100)


def test_what_stands_on_paper_is_cut_from_the_same_figures(ward):
    whole = text_rows(exhibits.profile(ward).tables[0])
    main = text_rows(exhibits.main_figures(ward, ("no_car", "imd_score")).tables[0])
    assert 2 <= len(main) < len(whole)
    assert {row[:5] for row in main} <= {row[:5] for row in whole}


def test_the_wards_most_deprived_lsoa_is_taken_apart_and_the_postcodes_own(ward, small):
    of_ward, of_code = exhibits.beneath(ward), exhibits.beneath(small)
    assert of_ward.finding.startswith(
        "LSOA Partington 017E (Bucklow-St Martins ward) is more deprived"
    )
    assert "the most deprived of the 6 LSOAs of Bucklow-St Martins ward" in of_ward.says[0]
    assert of_code.finding.startswith(f"LSOA {small.lsoa_name} ")
    assert (of_code.id, of_code.name) == (of_ward.id, of_ward.name)
