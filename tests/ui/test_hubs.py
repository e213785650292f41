"""The page of networks and hubs without a browser: addresses, controls, choices and parts."""

import re

import pytest

from trafford_explorer import maps
from trafford_explorer.pictures.map import _class_words
from trafford_explorer.topics.access import exhibits as cached_hubs
from trafford_explorer.topics.access import words as access

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
    found = cached_hubs.access("hub")
    assert headline(app) == access.describe_access(found, 1000)
    assert access.describe_doubt(found, 1000) in live(app)
    assert app.query_params["service"] == "hub"
    assert app.query_params["within"] == "1"
    said = say(app)
    for part in (
        "Two of the five networks are larger than the plan’s 30,000 to 50,000 patients",
        "The exception: Bodmin Road Health Centre in Bucklow-St Martins ward, West",
        "one third party’s calculation",
        "whether Partington Community Hub runs today was not found",
        "one just over the border may be nearer",
        "ONS’s centres weighted by residents are not in these data",
        "MHCLG, Indices of Deprivation 2025",
    ):
        assert part in said


@pytest.mark.parametrize("service", access.SERVICES)
def test_every_service_is_asked_the_same_question(visit, headline, say, service):
    app = visit(PAGE, service=service, within="1.5")
    assert not app.exception and not app.error
    found = cached_hubs.access(service)
    assert headline(app) == access.describe_access(found, 1500)
    table = cached_hubs.within(service, 1500)
    assert access.describe_within(found, table, 1500) in say(app)
    assert found.service.about.licence_note in say(app)


def test_the_controls_change_the_answer_and_the_address(visit, headline):
    app = visit(PAGE)
    app.selectbox(key="near-service").select("library").run()
    assert app.query_params["service"] == "library"
    app.selectbox(key="near-limit").select(2500).run()
    assert app.query_params["within"] == "2.5"
    assert headline(app) == access.describe_access(cached_hubs.access("library"), 2500)


def test_what_was_asked_is_still_asked_after_another_page(visit, headline):
    app = visit(PAGE, service="pharmacy", within="0.5")
    app.query_params.clear()
    app.switch_page(OVER_TIME).run()
    assert not app.exception
    app.query_params.clear()
    app.switch_page(PAGE).run()
    assert headline(app) == access.describe_access(cached_hubs.access("pharmacy"), 500)
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
    assert headline(app) == access.describe_access(cached_hubs.access("hub"), 1000)
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
    assert "Partington 017E LSOA: " in live(app)


def test_an_area_of_old_boundaries_is_kept_and_said_not_to_be_shown(visit):
    app = visit(PAGE, indicator="imd_score", level="neighbourhood17", area="West")
    assert not app.exception
    assert app.query_params["area"] == "West"
    assert "stands on old boundaries" in live(app)


def test_the_finder_leads_to_lsoas_msoas_wards_and_neighbourhoods(visit):
    entries = cached_hubs.finder()
    assert {e.level for e in entries.values()} == {"lsoa21", "msoa21", "ward23", "neighbourhood"}
    app = visit(PAGE)
    for level, said in (
        ("ward23", "ward: "),
        ("lsoa21", "LSOA: "),
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
    app.toggle(key="Table of every LSOA").set_value(True).run()
    app.toggle(key="All 57 pharmacies").set_value(True).run()
    assert {len(table.value) for table in app.table} == {139, 13, 57, 5}


def test_what_is_taken_away_has_the_doubt(visit, say):
    app = visit(PAGE)
    doubt = access.describe_doubt(cached_hubs.access("hub"), 1000)
    shown = app.session_state["explorer_shown"][""]
    assert doubt in shown.answer
    assert cached_hubs.chart("hub", 1000).key in say(app)
    assert "Whether Partington" in cached_hubs.chart("hub", 1000).key
    assert b"Partington Community Hub" in cached_hubs.hubs_file()
    assert "In doubt" in cached_hubs.within_file("hub", 1000).decode()


def test_the_legend_has_no_gap_and_names_the_lines_only_where_they_are_drawn(visit, say):
    app = visit(PAGE)
    words = access.class_words(cached_hubs.classes("hub").edges)
    said = say(app)
    for one in words:
        assert f"{one[0].upper()}{one[1:]} (" in said
    assert "Dark lines: neighbourhoods." in said and "Dashed" not in said
    assert "Dark lines" not in say(visit(PAGE, layers="msoa21"))


def test_a_picture_of_the_map_has_the_legends_classes():
    classes, values = cached_hubs.classes("hub"), cached_hubs.values("hub")
    state = maps.MapState(layer="lsoa21", codes=list(values), classes=classes, values=values)
    for said, (low, high), count in zip(
        _class_words(state), classes.edges, classes.counts, strict=True
    ):
        assert said == f"{low} to {high} km ({count} areas)"


def test_choosing_an_area_keeps_an_indicator_that_has_only_a_series_of_the_borough(visit):
    app = visit(OVER_TIME, indicator=BOROUGH_ONLY)
    assert app.query_params["indicator"] == BOROUGH_ONLY
    app.query_params.clear()
    app.switch_page(PAGE).run()
    label, entry = next((k, e) for k, e in cached_hubs.finder().items() if e.level == "lsoa21")
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
