"""Who is near what: every number against a plain sum over the raw files."""

import csv
import json
import math
import re

import numpy as np
import pandas as pd
import pytest
from pyproj import Transformer
from shapely.geometry import Point

from trafford_explorer import load, maps
from trafford_explorer.areas import AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import Polarity
from trafford_explorer.paths import FOLDERS
from trafford_explorer.topics.access import words

RAW = FOLDERS.raw_data
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
    return words.ground(
        load.load_postcodes(),
        load.load_lookup(),
        dict(zip(names["area_code"], names["area_name"], strict=True)),
        values[values["indicator_id"] == "imd_score"],
        values[values["indicator_id"] == "imd_decile"],
    )


@pytest.fixture(scope="module")
def found(ground):
    return {
        name: words.access(service, load.load_places(service.kind), ground)
        for name, service in words.SERVICES.items()
    }


def raw_positions(name: str) -> list[tuple[float, float]]:
    """Where the raw file has the places of a kind, in metres."""
    source = FOLDERS.root / words.SERVICES[name].about.source_file
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
    for limit in words.LIMITS:
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
        f"{share:.0%} of Trafford’s residents live in small areas that are on average more than 1 km from a community hub. Of those "
        f"who live in the most deprived fifth of England, {fifth:.0%} do."
    )
    counts = words.describe_counts(found["hub"], 1000)
    assert f"{sum(people[c] for c in far if far[c]):,} of {sum(people.values()):,}" in counts
    record = words.describe_record(found["hub"])
    assert "6 community hubs in Trafford, as recorded on 2 February 2024" in record
    named = words.describe_far(found["hub"], 1000)
    for code in poor:
        name = found["hub"].ground.table.loc[code, "name"]
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
    assert f"{whole:.0%} of all and {fifth:.0%} of the most deprived fifth" in said
    assert words.describe_doubt(found["library"], 1000) == ""


def test_the_doubt_is_in_the_picked_sentence_the_table_both_files_and_beside_the_means(found):
    one, doubt = found["hub"], "not known whether it runs today"
    picked = words.describe_picked(one, "Partington 017E LSOA", ("E01006108",))
    assert f"nearest to its centre is Partington Community Hub ({doubt})" in picked
    near = words.within(one, 1000)
    doubted = [name for name in words.within_table(near, 1000).index if doubt in name]
    assert doubted == [f"Partington Community Hub ({doubt})"]
    said = "Whether Partington Community Hub runs today was not found."
    head, table = words.within_csv(one, 1000, []).split("\n\n", 1)
    assert said in head
    body = list(csv.DictReader(table.splitlines()))
    assert {r["name"]: r["doubt"] for r in body if r["doubt"]} == {
        "Partington Community Hub": doubt
    }
    head, table = words.distances_csv(one, []).split("\n\n", 1)
    assert said in head
    body = list(csv.DictReader(table.splitlines()))
    without = {r["lsoa21_code"]: float(r["mean_metres_without_those_in_doubt"]) for r in body}
    assert without == pytest.approx(one.without.to_dict(), abs=0.06)
    poor = one.ground.fifth
    mean = float(np.average(one.without[poor.index], weights=poor["residents"]))
    beside = words.describe_pattern_doubt(one)
    assert f"the means are {words.about_metres(mean)} in the most deprived fifth" in beside
    assert words.describe_pattern_doubt(found["library"]) == ""
    for text in (
        words.within_csv(found["library"], 1000, []),
        words.distances_csv(found["library"], []),
    ):
        assert "In doubt" not in text and "mean_metres_without" not in text


@pytest.mark.parametrize("name", words.SERVICES)
def test_places_of_one_name_are_told_apart(found, name):
    near = words.within(found[name], 1000)
    index = words.within_table(near, 1000).index
    assert index.is_unique
    assert near["label"].is_unique
    alone = ~near["name"].duplicated(keep=False) & (near["doubt"] == "")
    assert list(index[alone]) == near.loc[alone, "name"].tolist()
    body = list(
        csv.DictReader(words.within_csv(found[name], 1000, []).split("\n\n", 1)[1].splitlines())
    )
    assert [r["postcode"] for r in body] == near["postcode"].tolist()
    assert [r["address"] for r in body] == near["address"].tolist()
    assert len({(r["name"], r["postcode"], r["nearest_lsoa"]) for r in body}) == len(body)


def test_food_banks_of_one_name_have_their_street_and_nameless_parks_the_lsoa(found):
    held = load.load_places("food_bank").set_index("postcode")
    table = words.within_table(words.within(found["food_bank"], 1000), 1000)
    assert f"Trussell Trust (M33 2RP), {held.loc['M33 2RP', 'address']}" in table.index
    park = found["park"]
    nameless = park.places[park.places["name"].str.contains("without a recorded name")]
    for place in nameless.itertuples():
        lsoa = park.ground.table.loc[park.between[place.place_id].idxmin(), "name"]
        assert place.label == f"{place.name} (nearest LSOA {lsoa})"


@pytest.mark.parametrize("name", words.SERVICES)
def test_every_distance_is_in_the_class_whose_words_it_has(found, name):
    metres = found[name].metres
    classes = maps.classify(words.in_km(metres), Polarity.LOW_IS_GOOD)
    said = words.class_words(classes.edges)
    assert said[0].startswith("up to ") and said[-1].startswith("over ")
    ends = [0, *(number(text.split("up to ")[1]) for text in said[:-1]), math.inf]
    for text, end in zip(said[1:], ends[1:], strict=False):
        assert number(text.removeprefix("over ").split(",")[0]) == end
    for code, k in classes.class_of.items():
        assert ends[k] < number(words.about_metres(metres[code])) <= ends[k + 1]
        assert number(words.km_words(words.in_km(metres)[code])) == number(
            words.about_metres(metres[code])
        )


def number(text: str) -> float:
    """Metres of a distance in words."""
    figure, unit = text.split(" ")
    return round(float(figure) * (1000 if unit == "km" else 1))


@pytest.mark.parametrize("limit", [500, 1000, 3000])
def test_residents_near_a_place_agree_with_a_plain_sum(plain, found, limit):
    homes, people, tenth = plain
    centres = {
        code: (
            sum(x for x, _ in points) / len(points),
            sum(y for _, y in points) / len(points),
        )
        for code, points in homes.items()
    }
    for file, name_column, name in (
        ("community_hubs.csv", "hub_name", "hub"),
        ("pcn_practices_2026.csv", "practice_name", "gp_practice"),
    ):
        table = words.within(found[name], limit).set_index("name")
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
    at = one.ground.points[one.ground.lsoa_codes == code]
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
    metres = one.metres[one.ground.fifth.index]
    beyond = metres[metres > 1000].sort_values(ascending=False)
    assert far.count("km)") == words.NAMED < len(beyond)
    assert f"and {len(beyond) - words.NAMED} more." in far
    assert one.ground.table.loc[beyond.index[0], "name"] in far
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
    before = words.access(words.SERVICES["hub"], hubs, ground)
    moved = hubs.set_geometry(hubs.geometry.translate(xoff=0.03))
    after = words.access(words.SERVICES["hub"], moved, ground)
    assert words.describe_access(before, 1000) != words.describe_access(after, 1000)
    assert not before.metres.equals(after.metres)


def test_a_place_without_a_position_and_no_place_are_refused(ground):
    networks = load.load_places("pcn")
    for places in (networks, networks.head(0)):
        with pytest.raises(DataError, match="no position"):
            words.access(words.SERVICES["hub"], places, ground)


def test_an_lsoa_without_a_postcode_is_refused():
    names = load.load_area_names()
    names = names[names["area_type"] == "lsoa21"]
    values = load.load_indicator_values()
    postcodes = load.load_postcodes()
    with pytest.raises(DataError, match="E01006108"):
        words.ground(
            postcodes[postcodes["lsoa21_code"] != "E01006108"],
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
    assert f"{inside / 1000:.1f} km on average in the most deprived fifth" in said
    assert f"{outside / 1000:.1f} km elsewhere" in said


def test_the_correlation_is_spearmans(found):
    one = found["hub"]
    table = pd.DataFrame({"m": one.metres, "s": one.ground.table["score"]})
    slow = np.corrcoef(table["m"].rank(), table["s"].rank())[0, 1]
    said = words.describe_correlation(one)
    assert f"deprivation {slow:.2f}".replace("-", "−") in said
    assert "says nothing about why" in said


def test_one_lsoa_and_a_whole_ward_are_said(found):
    one = found["hub"]
    said = words.describe_picked(one, "Partington 017E LSOA", ("E01006108",))
    row = one.ground.table.loc["E01006108"]
    assert f"over its {row['postcodes']} postcodes" in said
    assert "Partington Community Hub" in said
    assert f"{row['residents']:,} residents (mid-2024)" in said
    codes = words.lsoas_of("ward23", "E05015244", load.load_lookup())
    ward = words.describe_picked(one, "Bucklow-St Martins ward", codes, best_fit=True)
    assert f"its {len(codes)} LSOAs (best fit)" in ward
    weights = one.ground.table.loc[list(codes), "residents"]
    mean = float(np.average(one.metres[list(codes)], weights=weights))
    assert words.about_metres(mean) in ward


def test_areas_of_every_kind_lead_to_their_lsoas():
    lookup = load.load_lookup()
    assert words.lsoas_of(AreaType.LSOA21, "E01006108", lookup) == ("E01006108",)
    assert words.lsoas_of(AreaType.LSOA11, "E01006108", lookup) == ("E01006108",)
    msoa = words.lsoas_of(AreaType.MSOA11, "E02001275", lookup)
    assert set(msoa) == set(lookup.loc[lookup["msoa21_code"] == "E02001275", "lsoa21_code"])
    assert len(words.lsoas_of(AreaType.NEIGHBOURHOOD, "West", lookup)) == 29
    assert words.lsoas_of(AreaType.WARD17, "E05000829", lookup) == ()
    assert words.lsoas_of(AreaType.LSOA21, "", lookup) == ()


@pytest.mark.parametrize(
    ("text", "limit"),
    [("0.5", 500), ("1", 1000), ("1.0", 1000), ("3", 3000), ("4", None), ("x", None), ("", None)],
)
def test_the_addresss_distance(text, limit):
    assert words.parse_limit(text) == limit


def test_the_basis_says_what_is_measured_and_what_is_left_out(found):
    for one in found.values():
        said = words.describe_basis(one)
        for part in ("straight lines", "mid-2024", "IMD 2025", "11 of 139 LSOAs", "the border"):
            assert part in said
        assert one.service.basis in said
        assert one.service.basis


def test_the_files_hold_every_row_under_their_sources(found):
    sources = [load.load_sources()["data/raw/places/community_hubs.csv"]]
    one = found["hub"]
    head, table = words.distances_csv(one, sources).split("\n\n", 1)
    assert "community_hubs.csv" in head
    body = list(csv.DictReader(table.splitlines()))
    assert len(body) == 139
    assert {r["lsoa21_code"]: float(r["mean_metres_to_nearest"]) for r in body} == pytest.approx(
        one.metres.to_dict(), abs=0.06
    )
    head, table = words.within_csv(one, 1500, sources).split("\n\n", 1)
    assert "1.5 km" in head
    body = list(csv.DictReader(table.splitlines()))
    asked = words.within(one, 1500)
    assert [int(r["residents_within"]) for r in body] == asked["residents"].tolist()
    assert [int(r["of_these_in_most_deprived_fifth"]) for r in body] == asked["fifth"].tolist()


def test_the_screens_tables_say_what_the_figures_are(found):
    one = found["hub"]
    screen = words.distances_table(one)
    assert len(screen) == 139
    assert screen.iloc[0, 0] == words.about_metres(one.metres.max())
    score = one.ground.table.loc[one.metres.idxmax(), "score"]
    assert screen.iloc[0]["IMD 2025 score"] == f"{score:.1f}"
    near = words.within(one, 1000)
    table = words.within_table(near, 1000)
    assert (
        table.loc[near.loc[0, "name"], "Residents within 1 km"] == f"{near.loc[0, 'residents']:,}"
    )
    title = words.describe_within(one, near, 1000)
    assert title.startswith(near.loc[0, "name"])
    assert re.search(rf"{near.loc[0, 'fifth']:,} residents", title)
    nobody = near.assign(fifth=0)
    assert words.describe_within(one, nobody, 1000).startswith("No community hub has")


def test_the_map_is_said_with_its_ends(found):
    one = found["hub"]
    said = words.describe_map(one, ("E01006108",))
    assert words.about_metres(one.metres.min()) in said
    assert words.about_metres(one.metres.max()) in said
    assert "Selected: Partington 017E." in said
