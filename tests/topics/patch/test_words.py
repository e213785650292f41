"""My patch: postcodes, distances, deprivation and the profile against second, plain computations."""

import csv
import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from trafford_explorer import formats, load
from trafford_explorer.paths import FOLDERS
from trafford_explorer.topics.patch import findings
from trafford_explorer.topics.patch import words as patch

EARTH = 6_371_008.8


def raw_rows(file):
    with (FOLDERS.raw_data / file).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def postcodes():
    return raw_rows("lookups/trafford_postcodes.csv")


@pytest.fixture(scope="module")
def homes():
    return findings.homes(load.load_postcodes())


@pytest.fixture(scope="module")
def values():
    return load.load_indicator_values()


@pytest.fixture
def ward():
    return findings.Patch(
        "E05015244", "Bucklow-St Martins", "West", "E02001275", "Partington", 0.75
    )


@pytest.fixture
def small(ward):
    return replace(ward, lsoa_code="E01006108", lsoa_name="Partington 017E")


def haversine(one, two):
    """Metres between two (lon, lat) on a sphere."""
    (x1, y1), (x2, y2) = (map(math.radians, point) for point in (one, two))
    a = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(a))


# ---- postcodes ---------------------------------------------------------------------------------


def test_every_postcode_of_the_file_resolves_by_its_own_codes_whatever_its_spaces_and_case(
    postcodes, homes
):
    assert len(postcodes) == len(homes) == 11_264
    for row in postcodes:
        typed = "  ".join(row["postcode"].lower()[i : i + 2] for i in range(0, 8, 2)) + "\t"
        found = findings.look_up(typed, homes)
        assert isinstance(found, findings.Home)
        assert (found.ward_code, found.msoa_code, found.lsoa_code) == (
            row["ward_code"],
            row["msoa_code"],
            row["lsoa_code"],
        )
        assert findings._WHOLE.fullmatch(row["postcode"].replace(" ", ""))


def test_a_postcodes_ward_is_its_own_and_not_the_best_fit_of_its_lsoa(homes):
    lookup = load.load_lookup().set_index("lsoa21_code")["ward_code"]
    other = sum(home.ward_code != lookup[home.lsoa_code] for home in homes.values())
    assert other == 1_968


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Nothing was typed."),
        ("   ", "Nothing was typed."),
        ("hello", "There is no such postcode"),
        ("12345", "There is no such postcode"),
        ("ZZ1 1AA", "There is no such postcode"),
        ("M33 7CI", "There is no such postcode"),
        ("M33 7ABC", "There is no such postcode"),
        ("<script>", "There is no such postcode"),
        ("M33", "That is only part of a postcode"),
        ("wa14 2", "That is only part of a postcode"),
        ("SW1A 1AA", "That postcode is outside Trafford, or does not exist:"),
        ("ol9 6aa", "That postcode is outside Trafford, or does not exist:"),
        ("M33 0ZZ", "it may lie just over the border"),
        ("M21 9WQ", "it may lie just over the border"),
    ],
)
def test_each_kind_of_bad_postcode_gets_its_own_sentence_that_does_not_repeat_it(
    homes, typed, sentence
):
    said = findings.look_up(typed, homes)
    assert isinstance(said, str)
    assert sentence in said
    assert "ward" in said
    if typed.strip():
        assert typed.strip().upper() not in said.upper()


def test_the_areas_of_the_uk_are_all_there():
    assert len(findings.POSTCODE_AREAS) == 124


# ---- distances ---------------------------------------------------------------------------------


def test_the_nearest_three_practices_of_every_postcode_agree_with_plain_haversine(homes, postcodes):
    practices = load.load_places("gp_practice")
    ids = practices["place_id"].tolist()
    grid = findings.on_grid(practices.geometry.x, practices.geometry.y)
    lon_lat = dict(
        zip(ids, zip(practices.geometry.x, practices.geometry.y, strict=True), strict=True)
    )
    for row in postcodes[::40]:
        home = homes[row["postcode"].replace(" ", "")]
        at = (float(row["lon"]), float(row["lat"]))
        plain = {place: haversine(at, where) for place, where in lon_lat.items()}
        found = findings.nearest((home.easting, home.northing), ids, grid, 3)
        third = sorted(plain.values())[2]
        assert [one.metres for one in found] == sorted(one.metres for one in found)
        for one in found:
            # The sphere and the national grid differ by up to 0.5 %.
            assert one.metres == pytest.approx(plain[one.place_id], abs=50 + 0.005 * third)
            assert plain[one.place_id] <= third * 1.005 + 1
            assert one.metres % findings.STEP == 0


def test_nearest_and_centre_against_numbers_done_by_hand():
    points = np.array([[0.0, 300.0], [400.0, 300.0], [0.0, -300.0], [3000.0, 4000.0]])
    found = findings.nearest((0.0, 0.0), ["b", "c", "a", "d"], points, 4)
    assert [(one.place_id, one.metres) for one in found] == [
        ("a", 300),
        ("b", 300),
        ("c", 500),
        ("d", 5000),
    ]
    assert findings.weighted_centre(np.array([[0.0, 0.0], [4.0, 8.0]]), [3, 1]) == (1.0, 2.0)


@pytest.mark.parametrize(
    ("metres", "said"), [(0, "under 100 m"), (100, "100 m"), (900, "900 m"), (1000, "1.0 km")]
)
def test_distances_are_said(metres, said):
    assert formats.distance(metres) == said


# ---- what is near ------------------------------------------------------------------------------


def test_the_hub_in_doubt_is_named_so_with_the_next_one_and_the_neighbourhoods_own(ward):
    hubs = load.load_places("hub")
    near = [
        findings.Near("hub-partington-community-hub", 300),
        findings.Near("hub-urmston-community-hub", 5200),
    ]
    said = patch.describe_hubs(ward, near, hubs)
    assert "Partington Community Hub, 300 m away" in said
    assert "2 February 2024" in said
    assert "whether a hub runs in Partington today was not found" in said
    assert said.endswith("The next is Urmston Community Hub, 5.2 km away.")
    assert "The next is" not in patch.describe_hubs(ward, near[::-1], hubs)
    other = patch.describe_hubs(replace(ward, neighbourhood="North"), near[::-1], hubs)
    own = "Old Trafford Community Hub and Stretford Community Hub"
    stands = f"Urmston Community Hub stands in West; on the list for North: {own}."
    assert other.endswith(stands)
    both = patch.describe_hubs(replace(ward, neighbourhood="North"), near, hubs)
    assert both.index("Partington Community Hub stands in West") < both.index("The next is")


def test_south_has_two_networks_and_they_are_marked_as_inferred(ward):
    networks = load.load_places("pcn")
    south = patch.describe_networks(replace(ward, neighbourhood="South"), networks)
    assert south.startswith(
        "PCNs of South: Altrincham Healthcare Alliance PCN and South Trafford PCN."
    )
    assert "inferred" in south
    assert patch.describe_networks(ward, networks).startswith("PCN of West: Trafford West PCN.")


def test_practices_are_listed_with_their_network_and_who_shares_their_site():
    practices = load.load_places("gp_practice")
    near = [findings.Near("P91604", 0), findings.Near("P91017", 1200)]
    said = patch.describe_practices(near, practices)
    assert "or anywhere else" in said
    assert "Barrington Medical Centre stands at the same postcode as St Johns" in said
    both = [*near, findings.Near("P91603", 0)]
    assert "stands at the same postcode" not in patch.describe_practices(both, practices)


# ---- deprivation -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code", sorted({r["ward_code"] for r in raw_rows("lookups/trafford_postcodes.csv")})
)
def test_residents_by_tenth_of_every_ward_agree_with_the_raw_files(values, ward, code):
    best_fit = {
        r["lsoa21_code"]: r["ward24_code"] for r in raw_rows("lookups/trafford_lsoa21_lookup.csv")
    }
    people = {
        r["area_code"]: int(r["all_ages"])
        for r in raw_rows("population/trafford_mid2024_lsoa.csv")
        if r["sex"] == "Persons"
    }
    tenth = values[(values["indicator_id"] == "imd_decile") & (values["area_type"] == "lsoa21")]
    tenth = dict(zip(tenth["area_code"], tenth["value"], strict=True))
    mine = [lsoa for lsoa, home in best_fit.items() if home == code]
    most = sum(people[lsoa] for lsoa in mine if tenth[lsoa] <= 2)
    here = replace(ward, ward_code=code, ward_name="X")
    found = found_for(values, here)
    assert found.residents == sum(people[lsoa] for lsoa in mine)
    assert found.in_tenths(findings.MOST_DEPRIVED) == most
    assert found.table["lsoas"].sum() == len(mine)
    said = patch.describe_patch(
        here,
        found,
        findings.Near("hub-sale-community-hub", 700),
        findings.Near("p", 200),
        load.load_places("hub"),
    )
    if most:
        share = round(100 * most / found.residents)
        assert f"About {share}% of its residents live in small areas (LSOAs) in the most" in said
    else:
        assert "None of its small areas (LSOAs) is in the most deprived fifth" in said
    assert "the nearest listed community hub, Sale, is 700 m from its centre" in said


def found_for(values, here):
    return findings.deprived(
        here,
        load.load_lookup(),
        values[values["indicator_id"] == "imd_rank"],
        values[values["indicator_id"] == "imd_decile"],
    )


def test_a_postcodes_lsoa_has_its_own_rank_and_tenth(values, small):
    row = next(
        r for r in raw_rows("deprivation/gm_iod2025_lsoa21.csv") if small.lsoa_code in r.values()
    )
    found = found_for(values, small)
    assert str(found.rank) in row.values()
    said = patch.describe_deprivation(small, found)
    assert f"LSOA Partington 017E ranks {found.rank:,} of 33,755 in England" in said
    assert f"tenth {found.tenth} of 10" in said
    answer = patch.describe_patch(
        small,
        found,
        findings.Near("hub-sale-community-hub", 700),
        findings.Near("p", 200),
        load.load_places("hub"),
    )
    assert answer.startswith("Your postcode lies in Bucklow-St Martins ward, West neighbourhood.")
    assert "in the most deprived tenth of England" in answer
    assert answer.endswith("700 m away and the nearest GP practice 200 m.")


# ---- the profile -------------------------------------------------------------------------------


def test_the_profile_holds_each_figure_of_the_ward_once_in_its_newest_year(values, ward):
    table = findings.area_profile(values, ward)
    of_ward = table[table["area_type"] == "ward23"]
    here = values[
        (values["area_code"] == ward.ward_code)
        & (values["sex"] == "persons")
        & values["value"].notna()
    ]
    assert sorted(of_ward["indicator_id"]) == sorted(here["indicator_id"].unique())
    assert not table.duplicated(["indicator_id", "sex"]).any()
    for row in table.to_dict("records"):
        like = values[
            (values["indicator_id"] == row["indicator_id"])
            & (values["sex"] == row["sex"])
            & (values["period"] == row["period"])
        ].set_index("area_code")["value"]
        code = ward.ward_code if row["area_type"] == "ward23" else ward.msoa_code
        assert row["own"] == like[code]
        for column, other in (("trafford", "E08000009"), ("england", "E92000001")):
            expected = like.get(other, np.nan)
            assert row[column] == expected or (pd.isna(row[column]) and pd.isna(expected))
        assert pd.isna(row["lsoa"])


def test_the_profile_says_where_its_msoas_residents_live(values, ward):
    basis = patch.describe_profile_basis(findings.area_profile(values, ward), ward)
    assert "where 75% of the ward’s residents live (best fit)" in basis
