"""The page of networks and hubs without a browser: addresses, controls, choices and parts."""

import re

import pytest

from trafford_explorer.exhibits import sentence_lines
from trafford_explorer.pictures.map import _class_words
from trafford_explorer.sources import source_lines
from trafford_explorer.topics.access import exhibits
from trafford_explorer.topics.access import words as access
from trafford_explorer.topics.access.findings import SERVICES
from trafford_explorer.topics.primary_care import exhibits as primary_care

PAGE = "pages/5_PCNs_and_hubs.py"
EXPLORE = "pages/1_Explore.py"
OVER_TIME = "pages/7_Over_time.py"
PARTINGTON, PARTINGTON_MSOA = "E01006108", "E02001275"
BOROUGH_ONLY = "smoking_adults"


def live(app):
    """What the live region says."""
    (found,) = [e.value for e in app.main.get("html") if 'data-testid="answer"' in e.value]
    assert 'class="te-live"' in found
    return re.sub(r"<[^>]+>", " ", found)


def test_it_opens_on_the_hubs_within_one_kilometre(visit, headline, say):
    app = visit(PAGE)
    assert not app.exception and not app.error
    found = exhibits.distances("hub")
    assert headline(app) == access.describe_access(found, 1000)
    assert access.describe_doubt(found, 1000) in live(app)
    assert app.query_params["service"] == "hub"
    assert app.query_params["within"] == "1"
    said = say(app)
    for part in (
        "two of the five networks of Trafford were larger than the plan’s 30,000 to 50,000",
        "The exception: Bodmin Road Health Centre in Bucklow-St Martins ward, West",
        "one third party’s calculation",
        "could not confirm whether Partington Community Hub is open",
        "one just over the border may be nearer",
        "A centre is ONS’s population-weighted centroid",
        "MHCLG, Indices of Deprivation 2025",
    ):
        assert part in said


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_is_asked_the_same_question(visit, headline, say, service):
    app = visit(PAGE, service=service, within="1.5")
    assert not app.exception and not app.error
    found = exhibits.distances(service)
    assert headline(app) == access.describe_access(found, 1500)
    near = exhibits.near_each_place(service, 1500)
    assert near.finding in say(app)
    assert all(line in say(app) for line in source_lines(near.sources))


def test_the_controls_change_the_answer_and_the_address(visit, headline):
    app = visit(PAGE)
    app.selectbox(key="near-service").select("library").run()
    assert app.query_params["service"] == "library"
    app.selectbox(key="near-limit").select(2500).run()
    assert app.query_params["within"] == "2.5"
    assert headline(app) == access.describe_access(exhibits.distances("library"), 2500)


def test_what_was_asked_is_still_asked_after_another_page(visit, headline):
    app = visit(PAGE, service="pharmacy", within="0.5")
    app.query_params.clear()
    app.switch_page(OVER_TIME).run()
    assert not app.exception
    app.query_params.clear()
    app.switch_page(PAGE).run()
    assert headline(app) == access.describe_access(exhibits.distances("pharmacy"), 500)
    app.sidebar.button[0].click().run()
    assert app.query_params["service"] == "hub"
    assert app.query_params["within"] == "1"


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"service": "casino"}, "There is no service “casino” here"),
        ({"within": "7"}, "“7” is not a distance offered here"),
        ({"within": "near"}, "“near” is not a distance offered here"),
        ({"indicator": "imd_score", "level": "lsoa21", "area": "E99"}, "“E99” is not one of"),
        ({"indicator": "happiness"}, "There is no indicator “happiness”"),
    ],
)
def test_a_bad_link_says_what_could_not_be_had_and_asks_about_hubs(
    visit, headline, params, sentence
):
    app = visit(PAGE, **params)
    assert not app.exception and not app.error
    assert sentence in live(app)
    assert headline(app) == access.describe_access(exhibits.distances("hub"), 1000)
    assert app.query_params["service"] == "hub"
    assert app.query_params["within"] == "1"


@pytest.mark.parametrize("key", ["service", "within", "indicator", "level", "area", "layers"])
def test_no_value_of_any_key_breaks_the_page(visit, key):
    app = visit(PAGE, **{key: "<script>alert(1)</script>"})
    assert not app.exception and not app.error
    assert not any("<script" in element.value for element in app.main.get("html"))


def test_an_area_chosen_on_explore_is_still_chosen_and_stays_so(visit):
    app = visit(EXPLORE, area=PARTINGTON_MSOA)
    before = app.query_params["indicator"]
    app.query_params.clear()
    app.switch_page(PAGE).run()
    assert not app.exception
    assert app.query_params["area"] == PARTINGTON_MSOA
    assert app.query_params["indicator"] == before
    assert "Partington MSOA: " in live(app)
    assert "of its 5 LSOAs, from" in live(app)
    app.query_params.clear()
    app.switch_page(EXPLORE).run()
    assert app.query_params["area"] == PARTINGTON_MSOA


def test_a_deep_link_brings_back_service_distance_and_area(visit):
    app = visit(
        PAGE,
        service="food_bank",
        within="2",
        indicator="imd_score",
        level="lsoa21",
        area=PARTINGTON,
    )
    assert app.selectbox(key="near-service").value == "food_bank"
    assert app.selectbox(key="near-limit").value == 2000
    assert app.query_params["area"] == PARTINGTON
    assert "LSOA Partington 017E (Bucklow-St Martins ward): " in live(app)


def test_an_area_of_old_boundaries_is_kept_and_said_not_to_be_shown(visit):
    app = visit(PAGE, indicator="imd_score", level="neighbourhood17", area="West")
    assert not app.exception
    assert app.query_params["area"] == "West"
    assert "stands on old boundaries" in live(app)


def test_the_finder_leads_to_lsoas_msoas_wards_and_neighbourhoods(visit):
    entries = exhibits.finder()
    assert {e.level for e in entries.values()} == {"lsoa21", "msoa21", "ward23", "neighbourhood"}
    app = visit(PAGE)
    for level, said in (
        ("ward23", "ward: "),
        ("lsoa21", " ward): "),
        ("neighbourhood", "(best fit)"),
    ):
        label, entry = next((k, e) for k, e in entries.items() if e.level == level)
        key = next(box.key for box in app.selectbox if str(box.key).startswith("find-"))
        app.selectbox(key=key).select(label).run()
        assert not app.exception
        assert app.query_params["level"] == level
        assert app.query_params["area"] == entry.code
        assert said in live(app)


def test_tables_are_one_click_away(visit):
    app = visit(PAGE, service="pharmacy")
    assert len(app.table[0].value) == 13
    app.toggle(key="open-access/lsoas").set_value(True).run()
    app.toggle(key="open-near/places").set_value(True).run()
    assert {len(table.value) for table in app.table} == {139, 13, 57, 5, 8}
    assert app.query_params["open"] == "access/lsoas,near/places"
    again = visit(PAGE, service="pharmacy", open="access/lsoas,near/places")
    assert {len(table.value) for table in again.table} == {139, 13, 57, 5, 8}


def test_what_is_copied_has_the_doubt_and_the_area_that_is_chosen(visit, say):
    app = visit(PAGE, indicator="imd_score", level="lsoa21", area=PARTINGTON)
    doubt = access.describe_doubt(exhibits.distances("hub"), 1000)
    shown = app.session_state["explorer_shown"][""]
    copied = sentence_lines(shown.answering)
    assert copied[1] == doubt
    assert copied[2].startswith("LSOA Partington 017E (Bucklow-St Martins ward): ")
    assert exhibits.pattern("hub", 1000).reading in say(app)
    kinds = {key.split("/")[1] for key in shown.exhibits}
    assert kinds >= {"answer", "map", "pattern", "near", "list_sizes", "hubs"}


def test_the_legend_has_no_gap_and_names_the_lines_only_where_they_are_drawn(visit, say):
    app = visit(PAGE)
    words = access.class_words(exhibits.classes("hub").edges)
    said = say(app)
    for one in words:
        assert f"{one[0].upper()}{one[1:]} (" in said
    assert "Dark lines: neighbourhoods." in said and "Dashed" not in said
    assert "Dark lines" not in say(visit(PAGE, layers="msoa21"))


def test_a_picture_of_the_map_has_the_legends_classes():
    drawn, classes = exhibits.distance_map("hub").map, exhibits.classes("hub")
    for said, (low, high), count in zip(
        _class_words(drawn), classes.edges, classes.counts, strict=True
    ):
        assert said == f"{low} to {high} km ({count} areas)"


def test_choosing_an_area_keeps_an_indicator_that_has_only_a_series_of_the_borough(visit):
    app = visit(OVER_TIME, indicator=BOROUGH_ONLY)
    assert app.query_params["indicator"] == BOROUGH_ONLY
    app.query_params.clear()
    app.switch_page(PAGE).run()
    label, entry = next((k, e) for k, e in exhibits.finder().items() if e.level == "lsoa21")
    key = next(box.key for box in app.selectbox if str(box.key).startswith("find-"))
    app.selectbox(key=key).select(label).run()
    assert app.query_params["area"] == entry.code
    assert app.query_params["indicator"] == BOROUGH_ONLY


def test_without_the_maps_files_the_table_stands_open(visit, monkeypatch):
    from trafford_explorer.errors import DataError
    from trafford_explorer.ui import explore

    def broken():
        raise DataError("map files", ["a file the map needs cannot be used"])

    monkeypatch.setattr(explore, "map_files", broken)
    app = visit(PAGE)
    assert "The map cannot be drawn" in app.warning[0].value
    assert any(len(table.value) == 139 for table in app.table)


def test_a_register_is_chosen_in_the_address_and_from_the_list(visit, say):
    app = visit(PAGE, register="dementia")
    assert not app.exception and not app.error
    assert app.selectbox(key="recorded-register").value == "dementia"
    assert primary_care.practices("dementia").finding in say(app)
    app.selectbox(key="recorded-register").select("asthma").run()
    assert not app.exception
    assert app.query_params["register"] == "asthma"
    said = say(app)
    for make in (primary_care.practices, primary_care.against_age, primary_care.funnel_of):
        assert make("asthma").finding in said
        assert make("dementia").finding not in said
    assert said.count("not age-standardised") == 1


def test_a_register_that_is_not_offered_is_told(visit, say):
    app = visit(PAGE, register="gout")
    assert not app.exception
    assert "There is no disease register “gout” here, so this page shows diabetes." in say(app)
    assert primary_care.practices("diabetes").finding in say(app)
