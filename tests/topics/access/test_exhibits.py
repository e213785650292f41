"""Every figure of networks and hubs: its sources, its sentences, its tables and their files."""

import csv
import io

import pandas as pd
import pytest

from trafford_explorer import formats, load
from trafford_explorer.exhibits import csv_bytes, screen_frame, sentence_lines
from trafford_explorer.paths import FOLDERS
from trafford_explorer.topics.access import exhibits, findings, words

PLACES = FOLDERS.raw_data / "places"
LOOKUPS = "data/raw/lookups/"
PARTINGTON = "E01006108"
DOUBT = "not known whether it runs today"
POSTCODES, NAMES = "trafford_postcodes.csv", "gm_msoa21_names.csv"


def raw(name):
    with (PLACES / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read(exhibit, name):
    frame = pd.read_csv(io.BytesIO(csv_bytes(exhibit, exhibit.table(name))))
    return frame.where(frame.notna(), "")


def files(exhibit):
    return {source.path for source in exhibit.sources}


@pytest.fixture(scope="module")
def everything():
    return list(exhibits.every())


def test_every_sentence_is_whole_and_said_once(everything):
    for exhibit in everything:
        said = list(exhibit.sentences())
        assert all(text == text.strip() and text.endswith(".") for text in said), exhibit.id
        assert len(said) == len(set(said)), exhibit.id
        assert exhibit.picture is None or exhibit.alt.startswith(exhibit.finding)


def test_no_sentence_stands_twice_on_the_page():
    page = [
        exhibits.answer("hub", 1000),
        exhibits.distance_map("hub"),
        exhibits.pattern("hub", 1000),
        exhibits.near_each_place("hub", 1000),
        exhibits.list_sizes(),
        *(exhibits.network(one.code) for one in exhibits.every_network()),
        exhibits.hubs(),
    ]
    said = [text for one in page for text in (*one.sentences(), one.reading) if text]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("service", findings.SERVICES)
def test_the_sources_are_those_of_the_distances_and_no_others(service):
    index = {
        "data/raw/deprivation/gm_iod2025_lsoa21.csv",
        "data/raw/deprivation/trafford_iod2025_idaci_idaopi_denominators_lsoa21.csv",
    }
    lookups = {f"{LOOKUPS}{name}" for name in (POSTCODES, NAMES, "trafford_lsoa21_lookup.csv")}
    place = findings.SERVICES[service].about.source_file
    wanted = {place, "data/raw/population/trafford_mid2024_lsoa.csv", *index, *lookups}
    for one in (exhibits.answer(service, 1000), exhibits.pattern(service, 1000)):
        assert files(one) == wanted
    drawn = exhibits.distance_map(service)
    assert files(drawn) > wanted
    assert ("data/raw/places/pcns.csv" in files(drawn)) == (service in ("hub", "gp_practice"))


def test_the_sources_of_networks_and_hubs_are_their_lists():
    shown = {"pcns", "pcn_list_sizes", "pcn_practices_2026", "facts"}
    wanted = {f"data/raw/places/{name}.csv" for name in shown}
    assert files(exhibits.list_sizes()) == wanted | {"data/raw/plan/plan_facts.csv"}
    for one in exhibits.every_network():
        assert files(exhibits.network(one.code)) == wanted
    hubs = {"data/raw/places/community_hubs.csv", "data/raw/places/community_hubs_2021.csv"}
    assert files(exhibits.hubs()) == hubs


def test_what_is_copied_has_the_doubt_and_the_area_that_is_chosen():
    doubt = words.describe_doubt(exhibits.distances("hub"), 1000)
    copied = sentence_lines(exhibits.answer("hub", 1000))
    assert copied[1] == doubt and "Partington Community Hub" in doubt
    chosen = sentence_lines(exhibits.answer("hub", 1000, "lsoa21", PARTINGTON))
    assert chosen[:2] == copied[:2]
    assert chosen[2].startswith("LSOA Partington 017E (Bucklow-St Martins ward): ")
    assert chosen[3].startswith("Source: ")
    assert sentence_lines(exhibits.answer("library", 1000))[1].startswith("Source: ")


def test_every_file_of_the_hubs_distances_has_the_doubt():
    shown = (
        (exhibits.answer("hub", 1000), ("shares", "most_deprived_fifth")),
        (exhibits.distance_map("hub"), ("lsoas",)),
        (exhibits.pattern("hub", 1000), ("lsoas",)),
        (exhibits.near_each_place("hub", 1000), ("places",)),
        (exhibits.hubs(), ("",)),
    )
    for exhibit, names in shown:
        for name in names:
            said = csv_bytes(exhibit, exhibit.table(name)).decode()
            assert "Partington Community Hub" in said
            assert any(
                text in said
                for text in ("may not be open", "could not confirm", "was not found", DOUBT)
            )
    for picture in (exhibits.distance_map("hub").basis, exhibits.pattern("hub", 1000).reading):
        assert "Partington Community Hub" in picture and "may not be open" in picture


def test_the_distances_are_raw_metres_with_and_without_the_hub_in_doubt():
    found = exhibits.distances("hub")
    frame = read(exhibits.distance_map("hub"), "lsoas").set_index("LSOA code")
    assert len(frame) == 139
    away = "To the nearest community hub (metres)"
    assert frame[away].to_dict() == pytest.approx(found.metres.to_dict())
    without = "To the nearest community hub without Partington Community Hub (metres)"
    assert frame[without].to_dict() == pytest.approx(found.without.to_dict())
    screen = screen_frame(exhibits.distance_map("hub").table("lsoas"))
    assert screen.iloc[0, 0] == formats.distance(found.metres.max())
    library = read(exhibits.distance_map("library"), "lsoas")
    assert not any("without" in head for head in library.columns)


def test_the_shares_are_those_of_the_answer():
    found = exhibits.distances("hub")
    table = exhibits.answer("hub", 1000).table("shares")
    for row, (fifth, without) in zip(
        table.rows, [(False, False), (True, False), (False, True), (True, True)], strict=True
    ):
        far = found.beyond(1000, fifth=fifth, without=without)
        assert row[2:4] == (far.of, far.people)
        assert row[4] == pytest.approx(100 * far.people / far.of)
    near = exhibits.answer("hub", 1000).table("most_deprived_fifth")
    assert {near.rows[n][0] for n in near.marked} == {
        found.small_areas.table.loc[code, "name"]
        for code in found.small_areas.most_deprived.index
        if found.metres[code] > 1000
    }


@pytest.mark.parametrize("service", findings.SERVICES)
def test_places_of_one_name_are_told_apart_on_screen_and_in_files(service):
    found = exhibits.distances(service)
    shown = exhibits.near_each_place(service, 1500)
    assert screen_frame(shown.table("places")).index.is_unique
    near, frame = findings.residents_near(found, 1500), read(shown, "places")
    assert [int(n) for n in frame["Residents within 1.5 km"]] == near["residents"].tolist()
    assert [int(n) for n in frame["Of these in the most deprived fifth"]] == near["fifth"].tolist()
    for head, column in (("Name", "name"), ("Postcode", "postcode"), ("Address", "address")):
        assert frame[head].tolist() == near[column].tolist()
    assert [text for text in frame["In doubt"] if text] == [DOUBT] * len(found.doubted)


def test_food_banks_of_one_name_have_their_street():
    held = load.load_places("food_bank").set_index("postcode")
    table = screen_frame(exhibits.near_each_place("food_bank", 1000).table("places"))
    assert f"Trussell Trust (M33 2RP), {held.loc['M33 2RP', 'address']}" in table.index


def test_the_networks_files_hold_four_dates_and_their_practices():
    shown = exhibits.list_sizes()
    assert screen_frame(shown.table("patients")).loc["Sale Central PCN", "May 2021"] == "63,638"
    frame = read(shown, "every_figure")
    sizes = {(r["pcn_code"], int(r["registered_patients"]), int(r["practices"]))
             for r in raw("pcn_list_sizes.csv")}  # fmt: skip
    rows = zip(frame["Network code"], frame["Registered patients"], frame["Practices"], strict=True)
    assert len(frame) == 20 and set(rows) == sizes
    outside = dict(zip(frame["Network code"], frame["Practices outside it"], strict=True))
    assert {code: name for code, name in outside.items() if name} == {
        "U83990": "Bodmin Road Health Centre"
    }
    assert any("third party" in note for note in shown.notes)
    for one in exhibits.every_network():
        members = exhibits.network(one.code).table("practices")
        mine = {
            (r["practice_name"], int(r["list_size"]))
            for r in raw("pcn_practices_2026.csv")
            if r["pcn_code"] == one.code
        }
        assert {row[:2] for row in members.rows} == mine


def test_the_hubs_file_is_both_lists():
    frame = read(exhibits.hubs(), "").set_index("Hub")
    then = {r["town"]: r for r in raw("community_hubs_2021.csv")}
    for row in raw("community_hubs.csv"):
        here, old = frame.loc[row["hub_name"]], then[row["town"]]
        for head, column in (("Host", "host"), ("Address", "address"), ("Postcode", "postcode")):
            assert here[head] == row[column]
            assert here[f"{head} then"] == old[column]
        open_now = here["Can we confirm that it is open?"]
        assert (open_now == "no") == (row["town"] == "Partington")
