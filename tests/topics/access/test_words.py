"""Who is near what: every number against a plain sum over the raw files."""

import csv
import json
import math

import numpy as np
import pandas as pd
import pytest
from pyproj import Transformer
from shapely.geometry import Point

from trafford_explorer import formats, load, maps
from trafford_explorer.areas import AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import Polarity
from trafford_explorer.paths import FOLDERS
from trafford_explorer.topics.access import findings, words

RAW = FOLDERS.raw_data
CENTRES = FOLDERS.raw_geo / "trafford_lsoa_2021_population_weighted_centroids.csv"
TO_GRID = Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)


def rows(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def plain():
    """LSOA -> positions of its postcodes, residents, tenth; from the raw files alone."""
    homes: dict[str, list[tuple[float, float]]] = {}
    for row in rows(RAW / "lookups" / "trafford_postcodes.csv"):
        at = TO_GRID.transform(float(row["lon"]), float(row["lat"]))
        homes.setdefault(row["lsoa_code"], []).append(at)
    people = {
        row["area_code"]: int(float(row["all_ages"]))
        for row in rows(RAW / "population" / "trafford_mid2024_lsoa.csv")
        if row["sex"] == "Persons"
    }
    values = load.load_indicator_values()
    tenths = values[
        (values["indicator_id"] == "imd_decile")
        & (values["area_type"] == "lsoa21")
        & (values["period"] == "2025")
    ]
    tenth = dict(zip(tenths["area_code"], tenths["value"], strict=True))
    return homes, people, tenth


@pytest.fixture(scope="module")
def ground():
    names = load.load_area_names()
    names = names[names["area_type"] == "lsoa21"]
    values = load.load_indicator_values()
    return findings.small_areas(
        load.load_postcodes(),
        load.load_lsoa_centres(),
        load.load_lookup(),
        dict(zip(names["area_code"], names["area_name"], strict=True)),
        values[values["indicator_id"] == "imd_score"],
        values[values["indicator_id"] == "imd_decile"],
    )


@pytest.fixture(scope="module")
def found(ground):
    return {
        name: findings.distances_to(service, load.load_places(service.kind), ground)
        for name, service in findings.SERVICES.items()
    }


def raw_positions(name: str) -> list[tuple[float, float]]:
    """Where the raw file has the places of a kind, in metres."""
    source = FOLDERS.root / findings.SERVICES[name].about.source_file
    if source.suffix == ".csv":
        return [TO_GRID.transform(float(r["lon"]), float(r["lat"])) for r in rows(source)]
    features = json.loads(source.read_text(encoding="utf-8"))["features"]
    return [TO_GRID.transform(*f["geometry"]["coordinates"][:2]) for f in features]


def mean_to_nearest(homes, places) -> float:
    each = [min(math.dist(home, place) for place in places) for home in homes]
    return sum(each) / len(each)


@pytest.mark.parametrize("name", ["hub", "gp_practice", "library", "food_bank"])
def test_distances_and_shares_agree_with_a_plain_sum_over_the_raw_files(plain, found, name):
    homes, people, tenth = plain
    places = raw_positions(name)
    slow = {code: mean_to_nearest(points, places) for code, points in homes.items()}
    one = found[name]
    assert len(slow) == 139
    assert one.metres.to_dict() == pytest.approx(slow, abs=0.5)
    for limit in findings.LIMITS:
        far = [code for code in slow if slow[code] > limit]
        assert one.beyond(limit).people == sum(people[code] for code in far)
        assert one.beyond(limit).of == sum(people.values())
        poor = [code for code in far if tenth[code] <= 2]
        assert one.beyond(limit, fifth=True).people == sum(people[code] for code in poor)
    fifth = sum(people[code] for code in people if tenth[code] <= 2)
    assert one.beyond(1000, fifth=True).of == fifth


def test_the_answer_says_the_shares_of_the_plain_sum(plain, found):
    homes, people, tenth = plain
    places = raw_positions("hub")
    far = {c: mean_to_nearest(points, places) > 1000 for c, points in homes.items()}
    share = sum(people[c] for c in far if far[c]) / sum(people.values())
    poor = [c for c in people if tenth[c] <= 2]
    fifth = sum(people[c] for c in poor if far[c]) / sum(people[c] for c in poor)
    said = words.describe_access(found["hub"], 1000)
    assert said == (
        f"{share:.0%} of Trafford’s residents (mid-2024) live in small areas that are on average more than 1 km from a community hub. Of those "
        f"who live in the most deprived fifth of England, {fifth:.0%} do."
    )
    counts = words.describe_counts(found["hub"], 1000)
    assert f"{sum(people[c] for c in far if far[c]):,} of {sum(people.values()):,}" in counts
    record = words.describe_record(found["hub"])
    assert "6 community hubs in Trafford, as recorded on 2 February 2024" in record
    named = words.describe_far(found["hub"], 1000)
    for code in poor:
        name = found["hub"].small_areas.table.loc[code, "name"]
        assert (name in named) == far[code]


def test_without_the_hub_in_doubt_the_shares_are_those_of_the_other_five(plain, found):
    homes, people, tenth = plain
    one = found["hub"]
    assert one.doubted == ("Partington Community Hub",)
    sure = [
        TO_GRID.transform(float(r["lon"]), float(r["lat"]))
        for r in rows(RAW / "places" / "community_hubs.csv")
        if r["town"] != "Partington"
    ]
    far = [c for c, points in homes.items() if mean_to_nearest(points, sure) > 1000]
    poor = [c for c in people if tenth[c] <= 2]
    whole = sum(people[c] for c in far) / sum(people.values())
    fifth = sum(people[c] for c in far if tenth[c] <= 2) / sum(people[c] for c in poor)
    said = words.describe_doubt(one, 1000)
    assert f"Without it the shares are {whole:.0%} and {fifth:.0%}." in said
    assert words.describe_doubt(found["library"], 1000) == ""


@pytest.mark.parametrize("name", findings.SERVICES)
def test_every_distance_is_in_the_class_whose_words_it_has(found, name):
    metres = found[name].metres
    classes = maps.classify(findings.in_km(metres), Polarity.LOW_IS_GOOD)
    said = words.class_words(classes.edges)
    assert said[0].startswith("up to ") and said[-1].startswith("over ")
    ends = [0, *(number(text.split("up to ")[1]) for text in said[:-1]), math.inf]
    for text, end in zip(said[1:], ends[1:], strict=False):
        assert number(text.removeprefix("over ").split(",")[0]) == end
    for code, k in classes.class_of.items():
        assert ends[k] < number(formats.distance(metres[code])) <= ends[k + 1]
        assert number(words.km_words(findings.in_km(metres)[code])) == number(
            formats.distance(metres[code])
        )


def number(text: str) -> float:
    """Metres of a distance in words."""
    figure, unit = text.split(" ")
    return round(float(figure) * (1000 if unit == "km" else 1))


@pytest.mark.parametrize("limit", [500, 1000, 3000])
def test_residents_near_a_place_agree_with_a_plain_sum(plain, found, limit):
    _, people, tenth = plain
    centres = {
        row["lsoa21cd"]: (float(row["easting"]), float(row["northing"])) for row in rows(CENTRES)
    }
    assert centres.keys() == people.keys()
    for file, name_column, name in (
        ("community_hubs.csv", "hub_name", "hub"),
        ("pcn_practices_2026.csv", "practice_name", "gp_practice"),
    ):
        table = findings.residents_near(found[name], limit).set_index("name")
        for row in rows(RAW / "places" / file):
            at = TO_GRID.transform(float(row["lon"]), float(row["lat"]))
            near = [code for code, centre in centres.items() if math.dist(at, centre) <= limit]
            mine = table.loc[row[name_column]]
            assert mine["residents"] == sum(people[c] for c in near)
            assert mine["fifth"] == sum(people[c] for c in near if tenth[c] <= 2)
            assert mine["lsoas"] == len(near)


def test_parks_are_the_public_ones_only_and_nobody_inside_one_is_away_from_it(found):
    one = found["park"]
    assert len(one.places) == 37
    assert (one.metres >= 0).all()
    greenspace = load.load_places("greenspace")
    public = greenspace[greenspace["category"] == "Public park or garden"].to_crs("EPSG:27700")
    code = one.metres.index[0]
    at = one.small_areas.points[one.small_areas.lsoa_codes == code]
    slow = [min(public.distance(Point(x, y))) for x, y in at]
    assert one.metres[code] == pytest.approx(np.mean(slow))


def test_an_old_record_is_dated_in_the_answer_and_a_new_one_is_not(found):
    assert "food bank recorded in January 2018" in words.describe_access(found["food_bank"], 1000)
    assert "recorded" not in words.describe_access(found["hub"], 1000)
    assert "an old record" in words.describe_record(found["dentist"])
    assert "an old record" not in words.describe_record(found["gp_practice"])


def test_few_of_the_far_are_named_and_the_rest_counted(found):
    far = words.describe_far(found["childrens_centre"], 1000)
    one = found["childrens_centre"]
    metres = one.metres[one.small_areas.most_deprived.index]
    beyond = metres[metres > 1000].sort_values(ascending=False)
    assert far.count("km)") == words.NAMED < len(beyond)
    assert f"and {len(beyond) - words.NAMED} more." in far
    assert one.small_areas.table.loc[beyond.index[0], "name"] in far
    assert words.describe_far(found["gp_practice"], 1000) == ""


def test_a_distance_that_rounds_to_the_limit_is_said_to_be_just_over_it(found):
    assert 1000 < found["food_bank"].metres["E01006207"] < 1050
    assert "(just over 1.0 km)" in words.describe_far(found["food_bank"], 1000)


def test_nobody_beyond_is_said_in_words(found):
    assert words.describe_access(found["gp_practice"], 1000).endswith("none do.")
    everyone = words.describe_access(found["park"], 3000)
    far = found["park"].beyond(3000).people
    assert ("None of Trafford’s residents" in everyone) == (far == 0)


def test_a_place_moved_away_changes_the_answer(ground):
    hubs = load.load_places("hub")
    before = findings.distances_to(findings.SERVICES["hub"], hubs, ground)
    moved = hubs.set_geometry(hubs.geometry.translate(xoff=0.03))
    after = findings.distances_to(findings.SERVICES["hub"], moved, ground)
    assert words.describe_access(before, 1000) != words.describe_access(after, 1000)
    assert not before.metres.equals(after.metres)


def test_a_place_without_a_position_and_no_place_are_refused(ground):
    networks = load.load_places("pcn")
    for places in (networks, networks.head(0)):
        with pytest.raises(DataError, match="no position"):
            findings.distances_to(findings.SERVICES["hub"], places, ground)


@pytest.mark.parametrize("lacking", ["postcodes", "centres"])
def test_an_lsoa_without_a_postcode_or_a_centre_is_refused(lacking):
    names = load.load_area_names()
    names = names[names["area_type"] == "lsoa21"]
    values = load.load_indicator_values()
    given = {"postcodes": load.load_postcodes(), "centres": load.load_lsoa_centres()}
    given[lacking] = given[lacking][given[lacking]["lsoa21_code"] != "E01006108"]
    with pytest.raises(DataError, match="E01006108"):
        findings.small_areas(
            given["postcodes"],
            given["centres"],
            load.load_lookup(),
            dict(zip(names["area_code"], names["area_name"], strict=True)),
            values[values["indicator_id"] == "imd_score"],
            values[values["indicator_id"] == "imd_decile"],
        )


def test_the_pattern_is_said_with_two_means_over_residents(plain, found):
    homes, people, tenth = plain
    places = raw_positions("hub")
    slow = {c: mean_to_nearest(points, places) for c, points in homes.items()}

    def mean(codes):
        return sum(slow[c] * people[c] for c in codes) / sum(people[c] for c in codes)

    poor = {c for c in people if tenth[c] <= 2}
    inside, outside = mean(poor), mean(set(people) - poor)
    said = words.describe_pattern(found["hub"])
    assert said == (
        f"The nearest community hub is {inside / 1000:.1f} km away on average in Trafford’s LSOAs in the "
        f"most deprived fifth of England, and {outside / 1000:.1f} km in its other LSOAs."
    )


def test_the_correlation_is_spearmans(found):
    one = found["hub"]
    table = pd.DataFrame({"m": one.metres, "s": one.small_areas.table["score"]})
    slow = np.corrcoef(table["m"].rank(), table["s"].rank())[0, 1]
    said = words.describe_correlation(one)
    assert f"deprivation is {slow:.2f}".replace("-", "−") in said


def test_one_lsoa_and_a_whole_ward_are_said(found):
    one = found["hub"]
    said = words.describe_picked(one, "LSOA Partington 017E", ("E01006108",))
    row = one.small_areas.table.loc["E01006108"]
    assert f"over its {row['postcodes']} postcodes" in said
    assert "Partington Community Hub" in said
    assert f"{row['residents']:,} residents (mid-2024)" in said
    codes = findings.lsoas_of("ward23", "E05015244", load.load_lookup())
    ward = words.describe_picked(one, "Bucklow-St Martins ward", codes, best_fit=True)
    assert f"its {len(codes)} LSOAs (best fit)" in ward
    weights = one.small_areas.table.loc[list(codes), "residents"]
    mean = float(np.average(one.metres[list(codes)], weights=weights))
    assert formats.distance(mean) in ward


def test_areas_of_every_kind_lead_to_their_lsoas():
    lookup = load.load_lookup()
    assert findings.lsoas_of(AreaType.LSOA21, "E01006108", lookup) == ("E01006108",)
    assert findings.lsoas_of(AreaType.LSOA11, "E01006108", lookup) == ("E01006108",)
    msoa = findings.lsoas_of(AreaType.MSOA11, "E02001275", lookup)
    assert set(msoa) == set(lookup.loc[lookup["msoa21_code"] == "E02001275", "lsoa21_code"])
    assert len(findings.lsoas_of(AreaType.NEIGHBOURHOOD, "West", lookup)) == 29
    assert findings.lsoas_of(AreaType.WARD17, "E05000829", lookup) == ()
    assert findings.lsoas_of(AreaType.LSOA21, "", lookup) == ()


@pytest.mark.parametrize(
    ("text", "limit"),
    [("0.5", 500), ("1", 1000), ("1.0", 1000), ("3", 3000), ("4", None), ("x", None), ("", None)],
)
def test_the_addresss_distance(text, limit):
    assert findings.parse_limit(text) == limit


def test_the_basis_says_what_is_measured_and_what_is_left_out(found):
    for one in found.values():
        said = words.describe_basis(one)
        for part in ("straight lines", "mid-2024", "IMD 2025", "11 of 139 LSOAs", "the border"):
            assert part in said
        assert one.service.basis in said
        assert one.service.basis


def test_the_map_is_said_with_its_ends(found):
    one = found["hub"]
    said = words.describe_map(one, ("E01006108",))
    assert formats.distance(one.metres.min()) in said
    assert formats.distance(one.metres.max()) in said
    assert "Selected: Partington 017E (Bucklow-St Martins ward)." in said


def test_the_doubt_is_in_the_picked_sentence_and_beside_the_means(found):
    one = found["hub"]
    picked = words.describe_picked(one, "LSOA Partington 017E", ("E01006108",))
    assert "nearest to its centre is Partington Community Hub (not known whether" in picked
    poor = one.small_areas.most_deprived
    mean = float(np.average(one.without[poor.index], weights=poor["residents"]))
    beside = words.describe_pattern_doubt(one)
    assert f"the means are {formats.distance(mean)} in the most deprived fifth" in beside
    assert words.describe_pattern_doubt(found["library"]) == ""
    assert "Partington Community Hub is counted, though" in words.describe_map_basis(one)
    assert words.describe_map_basis(found["library"]) == words.describe_pattern_basis(
        found["library"]
    )


def test_nameless_parks_are_told_apart_by_the_nearest_lsoa(found):
    park = found["park"]
    nameless = park.places[park.places["name"].str.contains("without a recorded name")]
    assert len(nameless)
    for place in nameless.itertuples():
        lsoa = park.small_areas.table.loc[park.between[place.place_id].idxmin(), "name"]
        assert place.label == f"{place.name} (nearest LSOA {lsoa})"


def test_who_is_nearest_is_said_and_nobody_too(found):
    one = found["hub"]
    near = findings.residents_near(one, 1000)
    title = words.describe_near(one, near, 1000)
    assert title == (
        f"Of Trafford’s {len(one.places)} community hubs, {near.loc[0, 'label']} has the most residents "
        "of the most deprived fifth of England within 1 km: "
        f"{near['fifth'].max():,} (mid-2024)."
    )
    tied = near.assign(fifth=near["fifth"].where(near.index > 1, 7000))
    assert f"{near.loc[0, 'label']} and 1 more each have the most" in words.describe_near(
        one, tied, 1000
    )
    assert words.describe_near(one, near.assign(fifth=0), 1000).startswith("No community hub in")
