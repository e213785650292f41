"""Areas, lookups, places and map scripts as they are shipped."""

import json
import shutil

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from trafford_explorer.areas import (
    GREATER_MANCHESTER,
    NEIGHBOURHOODS,
    PEER_LISTS,
    SMALL_AREA_TYPES,
    TRAFFORD,
    AreaType,
)
from trafford_explorer.errors import DataError, SelectionError
from trafford_explorer.load.geography import (
    load_area_names,
    load_areas,
    load_finder,
    load_lookup,
    load_lsoa11_lookup,
    load_lsoa11_lsoa21,
    load_lsoa_centres,
    load_peers,
    load_places,
    load_postcodes,
    load_wards,
    web_geometry_files,
)
from trafford_explorer.paths import FOLDERS, Folders
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.tables import AREA_COLUMNS, LOOKUP_COLUMNS, PLACE_COLUMNS
from trafford_explorer.tables.geography import (
    AREA_COUNTS,
    LSOA_CENTRE_COLUMNS,
    POSTCODE_COLUMNS,
    check_areas,
    check_drawn_shapes,
    check_finder,
    check_lookup,
    check_places,
    check_small_lookup,
)

NATIONAL_GRID = "EPSG:27700"
STRADDLING = {
    "E02001260",
    "E02001271",
    "E02001274",
    "E02001277",
    "E02001278",
    "E02001279",
}
SERVICE_COUNTS = {
    "pharmacy": 57,
    "library": 13,
    "leisure_centre": 9,
    "care_home": 56,
    "hospital": 3,
    "dentist": 52,
    "mental_health_service": 45,
    "childrens_centre": 2,
    "food_bank": 7,
    "jobcentre": 2,
    "allotment": 35,
    "green_flag_park": 11,
    "metrolink_stop": 18,
    "train_station": 9,
    "town_centre": 8,
    "greenspace": 427,
    "metrolink_line": 75,
}


def _web_json(layer: str) -> dict:
    text = (FOLDERS.web_geometry / web_geometry_files()[layer]).read_text(encoding="ascii")
    return json.loads(text.rstrip().rstrip(";").split("=", 1 if layer == "places" else 3)[-1])


# Areas


@pytest.mark.parametrize("area_type", AREA_COUNTS)
def test_areas_have_their_columns_number_and_coordinates(area_type):
    areas = load_areas(area_type)
    assert list(areas.columns) == AREA_COLUMNS
    assert len(areas) == AREA_COUNTS[area_type]
    assert areas.crs.to_epsg() == 4326
    assert areas["area_code"].is_unique
    assert areas["area_code"].is_monotonic_increasing


@pytest.mark.parametrize("area_type", SMALL_AREA_TYPES)
def test_small_areas_cover_trafford_without_overlap(area_type):
    areas = load_areas(area_type).to_crs(NATIONAL_GRID)
    authorities = load_areas(AreaType.LOCAL_AUTHORITY).to_crs(NATIONAL_GRID)
    trafford = authorities.set_index("area_code").geometry[TRAFFORD]
    together = areas.geometry.union_all()
    assert areas.geometry.is_valid.all()
    assert areas.geometry.area.sum() == pytest.approx(together.area, rel=1e-6)
    # LSOAs and MSOAs are clipped by another product and miss 0.25 % of the borough.
    assert together.symmetric_difference(trafford).area < 0.003 * trafford.area


def test_the_neighbourhoods_of_2023_tile_trafford_exactly():
    areas = load_areas("neighbourhood").to_crs(NATIONAL_GRID)
    authorities = load_areas(AreaType.LOCAL_AUTHORITY).to_crs(NATIONAL_GRID)
    trafford = authorities.set_index("area_code").geometry[TRAFFORD]
    assert areas.geometry.union_all().symmetric_difference(trafford).area < 100  # m² of 106 km²
    assert list(areas["area_code"]) == sorted(NEIGHBOURHOODS)


def test_every_neighbourhood_is_the_union_of_its_wards_in_both_vintages():
    for wards, neighbourhoods in (("ward23", "neighbourhood"), ("ward17", "neighbourhood17")):
        parts = load_areas(wards).to_crs(NATIONAL_GRID).dissolve("neighbourhood").geometry
        wholes = load_areas(neighbourhoods).to_crs(NATIONAL_GRID).set_index("area_code").geometry
        for name in NEIGHBOURHOODS:
            assert parts[name].symmetric_difference(wholes[name]).area < 0.001 * wholes[name].area


def test_the_two_sets_of_neighbourhoods_are_not_the_same_ground():
    new, old = (
        load_areas(kind).to_crs(NATIONAL_GRID).set_index("area_code").geometry
        for kind in ("neighbourhood", "neighbourhood17")
    )
    for name, overlap in (("North", 0.82), ("West", 0.87)):
        shared = new[name].intersection(old[name]).area / new[name].union(old[name]).area
        assert shared == pytest.approx(overlap, abs=0.01)


def test_an_lsoa_is_named_after_its_msoa_and_keeps_its_number():
    names = load_area_names().query("area_type == 'lsoa21'").set_index("area_code")
    assert (
        names.loc["E01006074", "area_name"]
        == "Altrincham West, Dunham & Warburton, 025A (Bowdon ward)"
    )
    assert names.loc["E01006074", "published_name"] == "Trafford 025A"


def test_local_authorities_hold_greater_manchester_and_every_peer():
    areas = load_areas("local_authority").set_index("area_code")
    assert set(load_peers()["area_code"]) <= set(areas.index)
    drawn = areas.index[~areas.geometry.is_empty]
    assert set(drawn) == set(GREATER_MANCHESTER)
    assert areas.loc[TRAFFORD, "area_name"] == "Trafford"
    assert (areas["neighbourhood"] == "").all()


def test_an_unknown_kind_of_area_is_refused_in_words():
    with pytest.raises(SelectionError, match=r"no kind of area 'parish'.*lsoa21"):
        load_areas("parish")


def test_a_primary_care_network_is_never_drawn():
    assert load_areas("pcn").geometry.is_empty.all()
    assert load_places("pcn").geometry.is_empty.all()
    assert not (FOLDERS.geo / "areas" / "pcn.geojson").exists()
    assert "pcn" not in web_geometry_files()
    assert "pcn" not in _web_json("places")


# Lookups


def test_the_lookup_has_one_row_an_lsoa_and_adds_up_to_the_residents_of_mid_2024():
    lookup = load_lookup()
    assert list(lookup.columns) == LOOKUP_COLUMNS
    assert len(lookup) == 139
    total = pd.read_csv(FOLDERS.raw_data / "population/trafford_mid2024_local_authority.csv")
    persons = total.loc[total["sex"] == "Persons", "all_ages"].item()
    assert lookup["population"].sum() == persons


def test_codes_of_every_lookup_are_areas():
    names = load_area_names()
    known = {kind: set(rows["area_code"]) for kind, rows in names.groupby("area_type")}
    lookup, old = load_lookup(), load_lsoa11_lookup()
    assert set(lookup["lsoa21_code"]) == known["lsoa21"]
    assert set(lookup["msoa21_code"]) == known["msoa21"]
    assert set(lookup["ward_code"]) == known["ward23"]
    assert set(old["lsoa11_code"]) == known["lsoa11"]
    assert set(old["msoa11_code"]) == known["msoa11"]
    assert set(old["ward17_code"]) == known["ward17"]
    assert set(load_wards()["ward_code"]) == known["ward23"] | known["ward17"]


def test_postcodes_are_those_of_the_raw_file_with_codes_of_areas():
    raw = pd.read_csv(FOLDERS.raw_data / "lookups/trafford_postcodes.csv")
    raw["postcode"] = raw["postcode"].str.replace(" ", "")
    found = load_postcodes()
    both = found.merge(raw, on="postcode", suffixes=("", "_raw"), validate="1:1")
    assert len(found) == len(raw) == len(both) == 11_264
    for column, published in (
        ("ward_code", "ward_code_raw"),
        ("msoa21_code", "msoa_code"),
        ("lsoa21_code", "lsoa_code"),
        ("lon", "lon_raw"),
        ("lat", "lat_raw"),
    ):
        assert (both[column] == both[published]).all()
    lookup = load_lookup()
    pairs = set(zip(lookup["lsoa21_code"], lookup["msoa21_code"], strict=True))
    assert set(zip(found["lsoa21_code"], found["msoa21_code"], strict=True)) == pairs
    wards = load_wards().query("area_type == 'ward23'")
    assert set(found["ward_code"]) == set(wards["ward_code"])


def test_postcodes_that_lie_elsewhere_or_miss_a_ward_are_refused():
    bad = load_postcodes().head(3).assign(lon=0.1)
    with pytest.raises(DataError) as error:
        check_small_lookup("postcodes", bad, POSTCODE_COLUMNS)
    assert "3 postcodes lie outside Trafford's box" in error.value.problems
    assert "postcodes lie in 2 wards, not 21" in error.value.problems


def test_each_lsoa_has_its_centre_inside_its_outline():
    centres = load_lsoa_centres().set_index("lsoa21_code")
    areas = load_areas("lsoa21").to_crs(NATIONAL_GRID).set_index("area_code")
    assert set(centres.index) == set(areas.index)
    points = gpd.points_from_xy(centres["easting"], centres["northing"])
    assert (
        areas.geometry[centres.index]
        .contains(gpd.GeoSeries(points, centres.index, NATIONAL_GRID))
        .all()
    )


def test_a_centre_outside_trafford_or_missing_is_refused():
    centres = load_lsoa_centres()
    degrees = centres.assign(easting=centres["easting"].where(centres.index > 0, -2.3))
    with pytest.raises(DataError) as error:
        check_small_lookup("centres of LSOAs", degrees.iloc[:-1], LSOA_CENTRE_COLUMNS)
    assert error.value.problems == (
        "the centre of E01006074 lies outside Trafford's box",
        "138 centres where 139 are expected",
    )


def test_only_one_lsoa_was_split():
    pairs = load_lsoa11_lsoa21()
    changed = pairs[pairs["change_code"] != "U"]
    assert len(pairs) == 139
    assert set(changed["lsoa11_code"]) == {"E01006185"}
    assert set(changed["lsoa21_code"]) == {"E01034000", "E01034001"}
    assert (changed["change_code"] == "S").all()


def test_every_msoa_kept_its_code():
    pairs = pd.read_csv(FOLDERS.data / "lookup_msoa11_msoa21.csv")
    assert len(pairs) == 28
    assert (pairs["msoa11_code"] == pairs["msoa21_code"]).all()


def test_six_msoas_straddle_two_neighbourhoods_and_take_the_larger_share():
    shares = pd.read_csv(FOLDERS.data / "lookup_msoa_neighbourhood.csv")
    parts = shares.groupby("msoa21_code").size()
    assert set(parts.index[parts > 1]) == STRADDLING
    assert shares.groupby("msoa21_code")["population_share"].sum().between(0.999, 1.001).all()
    assert (shares.groupby("msoa21_code")["best_fit"].sum() == 1).all()
    largest = shares.loc[shares.groupby("msoa21_code")["population_share"].idxmax()]
    assert largest["best_fit"].all()
    areas = load_areas("msoa21").set_index("area_code")["neighbourhood"]
    best = shares[shares["best_fit"]].set_index("msoa21_code")["neighbourhood"]
    pd.testing.assert_series_equal(areas, best, check_names=False)


def test_shares_of_an_msoa_follow_from_the_lookup_of_lsoas():
    lookup = load_lookup()
    residents = lookup.groupby(["msoa21_code", "neighbourhood"])["population"].sum()
    ours = residents / residents.groupby("msoa21_code").transform("sum")
    published = pd.read_csv(
        FOLDERS.data / "lookup_msoa_neighbourhood.csv", index_col=["msoa21_code", "neighbourhood"]
    )
    assert (ours.sort_index() - published["population_share"].sort_index()).abs().max() < 0.0001


def test_an_lsoa_has_the_neighbourhood_of_its_best_fit_ward():
    lookup = load_lookup()
    wards = load_wards().set_index("ward_code")["neighbourhood"]
    assert (lookup["ward_code"].map(wards) == lookup["neighbourhood"]).all()
    areas = load_areas("lsoa21").set_index("area_code")["neighbourhood"]
    assert (lookup.set_index("lsoa21_code")["neighbourhood"] == areas).all()


def test_five_lsoas_changed_neighbourhood_in_2023():
    new = load_lookup().set_index("lsoa21_code")["neighbourhood"]
    old = load_lsoa11_lookup().set_index("lsoa11_code")["neighbourhood17"]
    both = pd.concat([old, new], axis=1, join="inner")
    moved = both[both["neighbourhood17"] != both["neighbourhood"]]
    assert len(moved) == 5
    assert tuple(moved.loc["E01006095"]) == ("Central", "South")
    others = moved.drop("E01006095")
    assert {tuple(row) for row in others.to_numpy()} == {("West", "North")}


def test_old_areas_carry_the_neighbourhood_that_is_documented_for_them():
    wards = load_wards().set_index("ward_code")["neighbourhood"]
    old_wards = load_areas("ward17").set_index("area_code")["neighbourhood"]
    assert (old_wards == wards[old_wards.index]).all()
    split = load_areas("lsoa11").set_index("area_code").loc["E01006185", "neighbourhood"]
    assert split == "North"


def test_a_ward_name_alone_does_not_say_which_ground_is_meant():
    names = load_wards().groupby("ward_name")["area_type"].nunique()
    assert len(names[names == 2]) == 10


def test_the_five_peer_lists_are_whole_and_do_not_hold_trafford():
    peers = load_peers()
    assert list(peers["list_id"].unique()) == list(PEER_LISTS)
    sizes = peers.groupby("list_id").size()
    assert sizes.drop("peers_childrens_services_statistical_neighbours").eq(15).all()
    assert sizes["peers_childrens_services_statistical_neighbours"] == 10
    assert TRAFFORD not in set(peers["area_code"])


# Finder


def test_the_finder_leads_from_a_ward_an_msoa_and_a_town_to_their_codes():
    finder = load_finder().set_index(["label", "area_type"])["area_code"]
    assert finder["Ward Hale", "ward23"] == "E05015248"
    assert finder["MSOA Hale", "msoa21"] == "E02001284"
    assert finder["Partington, the town: MSOA Partington", "msoa21"] == "E02001275"
    assert finder["Neighbourhood North", "neighbourhood"] == "North"


def test_the_finder_holds_every_small_area_and_eight_towns_a_kind():
    finder = load_finder()
    for area_type in SMALL_AREA_TYPES:
        rows = finder[finder["area_type"] == area_type]
        assert set(rows["area_code"]) == set(load_areas(area_type)["area_code"])
        assert rows["label"].str.contains(", the town: ").sum() == 8
    assert (finder["words"] == finder["words"].str.lower()).all()


def test_a_finder_row_that_leads_nowhere_is_refused():
    names = load_area_names()
    bad = pd.DataFrame(
        {
            "label": ["MSOA Nowhere", "MSOA Nowhere"],
            "area_type": "msoa21",
            "area_code": ["E02999999", "E02001284"],
            "words": ["nowhere", ""],
        }
    )
    with pytest.raises(DataError, match="occurs twice") as error:
        check_finder(bad.assign(), names)
    with pytest.raises(DataError, match=r"E02999999 is not an area.*words has 1 empty"):
        check_finder(bad.assign(label=["a", "b"]), names)
    assert len(error.value.problems) == 1


# Places


@pytest.mark.parametrize("kind", PLACE_KINDS)
def test_places_have_common_columns_and_a_position_unless_they_have_none(kind):
    places = load_places(kind)
    assert list(places.columns) == PLACE_COLUMNS
    assert places.crs.to_epsg() == 4326
    assert places["place_id"].is_unique
    assert places.geometry.is_empty.all() == (PLACE_KINDS[kind].geometry == "none")
    assert len(places) == {**SERVICE_COUNTS, "hub": 6, "pcn": 5, "gp_practice": 26}[kind]


def test_the_six_hubs_stand_in_the_four_neighbourhoods_and_say_what_is_doubtful():
    hubs = load_places("hub").set_index("name")
    assert hubs["neighbourhood"].value_counts().to_dict() == {
        "North": 2,
        "West": 2,
        "Central": 1,
        "South": 1,
    }
    assert "closure at Christmas 2025" in hubs.loc["Partington Community Hub", "note"]
    assert (hubs["source_date"] == "2024-02-02").all()
    assert (hubs["host"] != "").all()


def test_the_five_networks_have_their_list_sizes_of_both_dates():
    networks = load_places("pcn").set_index("pcn_code")
    assert networks["list_size"].to_dict() == {
        "U66368": 47875,
        "U83990": 65330,
        "U79881": 53993,
        "U42898": 33244,
        "U95344": 48469,
    }
    assert networks["list_size_2021"].sum() == 244034
    assert networks["practices"].sum() == 26
    assert networks["practices_2021"].sum() == 30
    assert networks["neighbourhood_basis"].str.startswith("inferred").all()
    assert (networks["address"] == "").all()


def test_the_practices_add_up_to_their_networks():
    practices, networks = load_places("gp_practice"), load_places("pcn").set_index("pcn_code")
    sums = practices.groupby("pcn_code")["list_size"].agg(["sum", "size"])
    assert sums["sum"].to_dict() == networks["list_size"].to_dict()
    assert sums["size"].to_dict() == networks["practices"].to_dict()
    assert (practices["pcn_name"] == practices["pcn_code"].map(networks["pcn_name"])).all()
    assert (practices["address"] != "").all()


def test_one_practice_stands_outside_the_neighbourhood_of_its_network():
    practices, networks = load_places("gp_practice"), load_places("pcn").set_index("pcn_code")
    expected = practices["pcn_code"].map(networks["neighbourhood"])
    odd = practices[practices["neighbourhood"] != expected]
    assert list(odd["place_id"]) == ["P91017"]
    assert "so in West" in odd["note"].item()


def test_places_in_trafford_have_the_neighbourhood_in_whose_outline_they_stand():
    outlines = load_areas("neighbourhood")[["area_code", "geometry"]]
    for kind, about in PLACE_KINDS.items():
        if about.geometry != "point":
            continue
        places = load_places(kind)[["place_id", "neighbourhood", "geometry"]]
        joined = gpd.sjoin(places, outlines, how="left", predicate="covered_by")
        assert (joined["neighbourhood"] == joined["area_code"]).all(), kind


@pytest.mark.parametrize(
    ("kind", "file_name", "column"),
    [
        ("gp_practice", "places/pcn_practices_2026.csv", "ward_2023"),
        ("metrolink_stop", "services/metrolink_stops.csv", "area_name"),
        ("train_station", "services/train_stations.csv", "area_name"),
    ],
)
def test_a_place_has_the_ward_of_its_published_record(kind, file_name, column):
    raw = pd.read_csv(FOLDERS.raw_data / file_name).rename(columns={"practice_name": "name"})
    published = raw.set_index("name")[column].to_dict()
    assert load_places(kind).set_index("name")["ward_name"].to_dict() == published


def test_old_records_say_so():
    for kind, about in PLACE_KINDS.items():
        notes = load_places(kind)["note"]
        assert notes.str.contains("may have closed or moved").all() == about.old_snapshot, kind
    assert load_places("food_bank")["note"].str.startswith("As recorded in January 2018").all()


def test_each_hospital_is_one_point_among_its_buildings():
    hospitals = load_places("hospital").set_index("name")
    buildings = gpd.read_file(FOLDERS.raw_geo / "hospitals.geojson").set_index("DISTNAME")
    assert set(hospitals.index) == set(buildings.index)
    for name, point in hospitals.geometry.items():
        site = shapely.union_all(buildings.loc[[name]].geometry.to_numpy())
        assert site.convex_hull.covers(point)


def test_no_telephone_number_or_email_address_is_carried_over():
    texts = [
        (FOLDERS.geo / "places.geojson").read_text(encoding="utf-8"),
        (FOLDERS.web_geometry / web_geometry_files()["places"]).read_text(encoding="ascii"),
    ]
    numbers = pd.read_csv(FOLDERS.raw_data / "services/gp_practices.csv", dtype=str)["telephone"]
    for text in texts:
        assert "@" not in text
        assert not [number for number in numbers if number in text]


def test_an_unknown_kind_of_place_is_refused_in_words():
    with pytest.raises(SelectionError, match=r"no kind of place 'pub'.*gp_practice"):
        load_places("pub")


# Scripts for the map


@pytest.mark.parametrize("layer", SMALL_AREA_TYPES)
def test_each_script_holds_the_areas_of_its_layer_in_order(layer):
    areas = load_areas(layer)
    features = _web_json(layer)["features"]
    assert [feature["id"] for feature in features] == list(areas["area_code"])
    assert [feature["properties"]["n"] for feature in features] == list(areas["area_name"])
    assert [feature["properties"]["h"] for feature in features] == list(areas["neighbourhood"])
    drawn = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    drawn = gpd.GeoSeries(drawn, crs=4326).to_crs(NATIONAL_GRID)
    exact = areas.geometry.to_crs(NATIONAL_GRID)
    assert drawn.is_valid.all()
    # 9 m corners round an area of 0.1 km² or more.
    assert (drawn.symmetric_difference(exact).area / exact.area).max() < 0.03


@pytest.mark.parametrize("layer", SMALL_AREA_TYPES)
def test_borders_stay_shared_when_outlines_are_simplified(layer):
    features = _web_json(layer)["features"]
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    assert shapely.coverage_is_valid(shapes)


def test_an_outline_that_crosses_itself_or_vanished_is_refused():
    bow_tie = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    shapes = np.array([bow_tie, shapely.Polygon(), shapely.box(0, 0, 1, 1)], dtype=object)
    with pytest.raises(DataError, match="B has vanished; A crosses itself"):
        check_drawn_shapes("tiny", ["A", "B", "C"], shapes)


def test_scripts_are_small():
    sizes = {
        layer: (FOLDERS.web_geometry / name).stat().st_size
        for layer, name in web_geometry_files().items()
    }
    limits = {
        "lsoa21": 200_000,
        "lsoa11": 200_000,
        "greenspace": 150_000,
        "neighbourhood": 30_000,
        "neighbourhood17": 30_000,
        "places": 100_000,
    }
    assert {layer for layer, size in sizes.items() if size > limits.get(layer, 80_000)} == set()


def test_no_script_can_end_the_element_that_loads_it():
    for name in web_geometry_files().values():
        text = (FOLDERS.web_geometry / name).read_text(encoding="ascii")
        assert "</" not in text
        assert text.count("\n") == 1


def test_the_places_script_holds_every_point_and_its_network():
    layers = _web_json("places")
    points = {kind for kind, about in PLACE_KINDS.items() if about.geometry == "point"}
    assert set(layers) == points
    practices = load_places("gp_practice")
    assert [place["id"] for place in layers["gp_practice"]] == list(practices["place_id"])
    assert [place["p"] for place in layers["gp_practice"]] == list(practices["pcn_code"])
    assert "South Trafford PCN" in " ".join(place["t"] for place in layers["gp_practice"])


def test_practices_at_one_address_are_numbered_so_that_none_hides_another():
    places = _web_json("places")["gp_practice"]
    spots = [(place["lat"], place["lon"], place.get("o", 0)) for place in places]
    assert len(set(spots)) == len(spots)
    assert len({spot[:2] for spot in spots}) < len(spots)


def test_a_missing_or_altered_script_is_reported(tmp_path):
    folders = Folders(tmp_path)
    shutil.copytree(FOLDERS.web_geometry, folders.web_geometry)
    names = web_geometry_files()
    (folders.web_geometry / names["lsoa21"]).unlink()
    with (folders.web_geometry / names["ward23"]).open("a") as script:
        script.write("//")
    with pytest.raises(DataError) as error:
        web_geometry_files(folders)
    text = " | ".join(error.value.problems)
    assert "0 files for the layer 'lsoa21'" in text
    assert f"{names['ward23']} has changed" in text
    assert "make data" in text


# Checks


def test_a_bad_lookup_raises_every_problem_at_once():
    bad = pd.DataFrame(
        {
            "lsoa21_code": ["E01006074", "E01006074"],
            "ward_code": "E05015241",
            "neighbourhood": ["South", "East"],
            "population": [10, 0],
        }
    )
    with pytest.raises(DataError) as error:
        check_lookup(bad)
    text = " | ".join(error.value.problems)
    for part in (
        "'msoa21_code' is missing",
        "E01006074 occurs twice",
        "2 rows where 139",
        "'East' is not a neighbourhood",
        "population must be above 0",
    ):
        assert part in text


def test_bad_areas_raise_every_problem_at_once():
    bow_tie = shapely.Polygon([(-2.3, 53.4), (-2.2, 53.5), (-2.2, 53.4), (-2.3, 53.5)])
    bad = gpd.GeoDataFrame(
        {
            "area_code": ["West", "North", "South"],
            "area_name": ["West", "", "South"],
            "neighbourhood": ["West", "North", "Elsewhere"],
        },
        geometry=[bow_tie, shapely.MultiPolygon(), shapely.Point(-2.3, 53.4)],
        crs="EPSG:27700",
    )
    with pytest.raises(DataError) as error:
        check_areas(bad, AreaType.NEIGHBOURHOOD)
    text = " | ".join(error.value.problems)
    for part in (
        "3 areas where 4",
        "North has no name",
        "'Elsewhere' is not a neighbourhood",
        "EPSG:4326",
        "sorted by code",
        "North has no outline",
        "West has an invalid geometry",
        "South is not of type Polygon",
        "West lies outside the box",
    ):
        assert part in text


def test_a_network_with_an_outline_is_refused():
    networks = load_areas("pcn")
    drawn = networks.set_geometry([shapely.box(-2.4, 53.4, -2.3, 53.45)] * 5, crs=4326)
    with pytest.raises(DataError, match="has no boundary and must not be drawn"):
        check_areas(drawn, AreaType.PCN)
    placed = load_places("pcn").set_geometry([shapely.Point(-2.3, 53.4)] * 5, crs=4326)
    with pytest.raises(DataError, match="must not be drawn"):
        check_places(placed)


def test_bad_places_raise_every_problem_at_once():
    hubs = load_places("hub").head(4).reset_index(drop=True)
    bad = hubs.assign(
        place_id=["a", "a", "c", "d"],
        kind=["hub", "hub", "hub", "pub"],
        name=["One", "", "Three", "Four"],
        neighbourhood=["North", "South", "Nowhere", "West"],
    )
    with pytest.raises(DataError, match="a occurs twice"):
        check_places(bad)
    moved = bad.assign(place_id=list("abcd")).set_geometry(
        [shapely.Point(0, 51), *bad.geometry[1:]], crs=4326
    )
    with pytest.raises(DataError) as error:
        check_places(moved)
    text = " | ".join(error.value.problems)
    for part in (
        "'pub' is not a kind of place",
        "1 places have no name",
        "'Nowhere' is not a neighbourhood",
        "hub: 3 places where 6",
        "a lies outside the box",
    ):
        assert part in text


def test_a_missing_file_is_named_with_what_to_do(tmp_path):
    folders = Folders(tmp_path)
    for load in (load_lookup, load_peers, load_area_names, load_finder):
        with pytest.raises(DataError, match="missing from the data folder: run `make data`"):
            load(folders)
    with pytest.raises(DataError, match=r"places.geojson is missing"):
        load_places("hub", folders)


@pytest.mark.parametrize("kind", ["lsoa21", "lsoa11"])
def test_an_lsoa_is_named_with_the_ward_in_which_it_mostly_lies(kind):
    names = load_area_names()
    wards = names[names["area_type"] == "ward23"].set_index("area_code")["area_name"]
    lookup = load_lookup().set_index("lsoa21_code")["ward_code"].map(wards)
    here = names[names["area_type"] == kind].set_index("area_code")["area_name"]
    ward = here.str.extract(r", \d{3}[A-Z] \((.+) ward\)$")[0]
    assert ward.notna().all() and set(ward) <= set(wards)
    known = here.index.intersection(lookup.index)
    assert len(known) > 100 and ward[known].equals(lookup[known].rename(0))
    assert here["E01006101"] == "Timperley North, 021A (Brooklands ward)"


def test_an_lsoa_is_found_by_its_msoa_and_by_its_ward():
    finder = load_finder()
    (row,) = finder[
        (finder["area_type"] == "lsoa21") & (finder["area_code"] == "E01006101")
    ].itertuples()
    assert {"timperley", "north", "brooklands", "ward", "021a"} <= set(row.words.split())
    assert not set("()&,") & set("".join(finder["words"]))
