"""Data and methods, run without a browser: each of its parts, whole."""

import pytest

from trafford_explorer import load
from trafford_explorer.areas import SMALL_AREA_TYPES
from trafford_explorer.indicators import INDICATORS, LEFT_OUT, Topic
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.ui.methods import PARTS

METHODS = "pages/12_Data_and_methods.py"


def show(app, part: str):
    return app.segmented_control(key="methods").set_value(part).run()


@pytest.mark.parametrize("part", PARTS)
def test_each_part_shows_something_without_error(visit, say, part):
    app = visit(METHODS)
    before = say(app)
    show(app, part)
    assert not app.exception
    assert not app.error
    assert app.table or say(app) != before


def test_it_opens_on_the_sources_and_counts_them(visit, headline):
    app = visit(METHODS)
    assert str(len(INDICATORS)) in headline(app)
    assert str(len(load.load_sources())) in headline(app)


def test_every_raw_file_is_listed_with_licence_period_checksum_and_changes(visit):
    table = visit(METHODS).table[0].value.reset_index()
    sources = load.load_sources()
    assert len(table) == len(sources)
    listed = table["File, and the start of its sha256"].tolist()
    for path, source in sources.items():
        assert f"{path} ({source.sha256[:12]})" in listed
    for column in ("Licence", "Period", "Producer"):
        assert (table[column].str.strip() != "").all()
    assert table["How the file was made"].str.contains("Changed here: ").all()


def test_the_sources_can_be_searched(visit):
    app = visit(METHODS)
    app.text_input(key="find-source").set_value("OBES").run()
    table = app.table[0].value.reset_index()
    assert 0 < len(table) < len(load.load_sources())
    assert table.astype(str).agg(" ".join, axis=1).str.contains("obes", case=False).all()


@pytest.mark.parametrize("words", ["zeppelin", "[", "(", "*", "\\"])
def test_a_search_without_result_says_so(visit, words):
    app = visit(METHODS)
    app.text_input(key="find-source").set_value(words + "zzz").run()
    assert not app.exception
    assert not app.table
    assert words in app.info[0].value


@pytest.mark.parametrize("topic", list(Topic))
def test_every_indicator_of_a_topic_is_defined_with_its_caveats(visit, say, topic):
    app = show(visit(METHODS), "Indicators")
    app.selectbox(key="methods-topic").select(topic).run()
    said = " ".join(say(app).split())
    here = [i for i in INDICATORS.values() if i.topic is topic]
    assert here
    for indicator in here:
        for words in (indicator.title, indicator.definition, *indicator.caveats):
            assert " ".join(words.split()) in said


def test_what_was_left_out_is_listed_with_reasons(visit):
    app = show(visit(METHODS), "What was left out")
    table = app.table[0].value.reset_index()
    assert len(table) == len(LEFT_OUT)
    assert (table["Why"].str.strip() != "").all()
    newer = table[table["Why"].str.contains("published and not in this copy")]
    assert newer["What"].str.contains("Segment Tool").any()
    assert newer["What"].str.contains("93283").any()


def test_places_and_boundaries_say_their_age_and_vintage(visit):
    app = show(visit(METHODS), "Places and boundaries")
    assert len(app.table[0].value) == len(PLACE_KINDS)
    assert len(app.table[1].value) == len(SMALL_AREA_TYPES)


def test_a_bad_link_does_no_harm(visit, headline):
    app = visit(METHODS, indicator="happiness", area="E99")
    assert not app.exception
    assert headline(app)


def test_a_choice_made_elsewhere_survives_a_visit(visit):
    app = visit(METHODS, indicator="imd_score", level="lsoa21", area="E01006074")
    assert app.query_params["area"] == "E01006074"


def test_what_is_shown_stands_in_the_address_and_comes_back(visit):
    app = show(visit(METHODS), "Indicators")
    app.selectbox(key="methods-topic").select(str(Topic.HOMES)).run()
    homes = str(Topic.HOMES)
    assert app.query_params["part"] in ("Indicators", ["Indicators"])
    assert app.query_params["topic"] in (homes, [homes])
    again = visit(METHODS, part="Indicators", topic=homes)
    assert again.segmented_control(key="methods").value == "Indicators"
    assert again.selectbox(key="methods-topic").value == homes
    searched = visit(METHODS)
    searched.text_input(key="find-source").set_value("odbl").run()
    assert searched.query_params["find"] in ("odbl", ["odbl"])
    found = visit(METHODS, find="odbl")
    assert len(found.table[0].value) == len(searched.table[0].value) < len(load.load_sources())


def test_a_search_that_may_be_a_postcode_is_not_kept(visit):
    app = visit(METHODS)
    app.text_input(key="find-source").set_value("M33 7ZF").run()
    assert "find" not in app.query_params


def test_a_part_or_topic_that_there_is_not_is_named(visit, say):
    assert "no part “<b>”" in say(visit(METHODS, part="<b>"))
    app = visit(METHODS, part="Indicators", topic="Weather")
    assert "no topic “Weather”" in say(app) and not app.exception
