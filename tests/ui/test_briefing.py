"""The page Briefing, run without a browser: choosing, refusing, previewing, making the files."""

import io
import zipfile
from datetime import date
from urllib.parse import parse_qs

import pytest

from trafford_explorer import shipped
from trafford_explorer.areas import SMALL_AREA_TYPES, AreaType
from trafford_explorer.templates import contents as cached_briefing
from trafford_explorer.templates import declared as templates
from trafford_explorer.topics.deprivation import exhibits as deprivation
from trafford_explorer.topics.primary_care import exhibits as primary_care
from trafford_explorer.topics.scrutiny import exhibits as scrutiny

PAGE = "pages/9_Briefing.py"
EXPLORE = "pages/1_Explore.py"


def test_it_starts_from_all_of_trafford_and_the_indicator_of_the_map(visit, headline, say):
    app = visit(PAGE)
    assert not app.exception
    values = shipped.indicator_values("life_expectancy_at_birth")
    here = values[(values["area_code"] == "E08000009") & (values["sex"] == "female")]
    newest = here[here["period"] == "2023-25"]["value"].iloc[0]
    assert f"In Trafford, life expectancy at birth for women was {newest:.1f} years" in headline(
        app
    )
    assert "Preview: Trafford: Life expectancy at birth" in say(app)


def test_it_starts_from_the_areas_picked_on_the_map(visit, headline, say):
    app = visit(PAGE, indicator="overcrowding", level="ward23", area=["E05015253", "E05015244"])
    assert headline(app).startswith("In Old Trafford ward, 10.8% of households were overcrowded")
    assert "Bucklow-St Martins ward" in say(app)
    assert app.multiselect(key="briefing-indicators").value == ["overcrowding"]


def test_what_was_picked_on_another_page_comes_along(visit, headline):
    app = visit(EXPLORE, indicator="no_car", level="ward23", area="E05015253")
    app = app.switch_page(PAGE).run()
    assert headline(app).startswith("In Old Trafford ward")


@pytest.mark.parametrize("template", list(templates.TEMPLATES))
def test_every_template_has_its_address_and_its_preview(visit, headline, say, template):
    app = visit(PAGE, template=template)
    assert not app.exception
    assert headline(app)
    said = say(app)
    assert "What these figures do not say" in said and "Method, boundaries and sources" in said
    assert templates.TEMPLATES[template].label in said
    assert app.selectbox(key="briefing-template").value == template


def test_a_choice_is_written_to_the_address(visit):
    app = visit(PAGE, template="ward", place="ward23:E05015244,ward23:E05015253")
    app = app.text_input(key="briefing-title").set_value("For the committee").run()
    assert app.query_params["template"] == "ward"
    assert app.query_params["place"] == "ward23:E05015244,ward23:E05015253"
    assert app.query_params["title"] == "For the committee"
    app = app.selectbox(key="briefing-template").set_value("gap").run()
    assert app.query_params["template"] == "gap" and "place" not in app.query_params


def test_the_address_of_a_document_brings_it_back(visit, say):
    app = visit(PAGE, template="ward", place="ward23:E05015253", title="One ward")
    wanted = cached_briefing.Wanted(
        "ward",
        (("ward23", "E05015253"),),
        (),
        "One ward",
        shipped.offers().first(),
        "",
        date.today(),
    )
    asked = cached_briefing.document(wanted).sections[-1].parts[-1].address
    params = {k: v[0] for k, v in parse_qs(asked.partition("?")[2]).items()}
    assert params == {"template": "ward", "place": "ward23:E05015253", "title": "One ward"}
    assert say(visit(PAGE, **params)) == say(app)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"template": "nope"}, "There is no template “nope”"),
        (
            {"place": "ward23:E9"},
            "“ward23:E9” cannot be in this document, so the document is about Trafford. It takes "
            "Trafford, its neighbourhoods, wards and primary care networks, and any area on its "
            "map: choose from the list.",
        ),
        (
            {"template": "ward", "place": "neighbourhood:North,ward23:E05015253"},
            "North neighbourhood cannot be in this document. It takes Trafford’s wards: choose",
        ),
        (
            {"template": "neighbourhood", "place": "local_authority:E08000009"},
            "Trafford cannot be in this document, so the document is about North neighbourhood",
        ),
        (
            {"figure": "nope"},
            "“nope” cannot be in this document, so it has “Life expectancy at birth”. It takes "
            "indicators with figures for areas inside Trafford: choose from the list.",
        ),
        ({"title": "x" * 130}, "the title has 130 characters"),
        (
            {"place": ",".join(f"ward23:E0501522{n}" for n in range(9))},
            "“ward23:E05015220”, “ward23:E05015221”, “ward23:E05015222” and 6 more cannot be in",
        ),
    ],
)
def test_what_cannot_be_had_is_said_in_words(visit, say, params, said):
    app = visit(PAGE, **params)
    assert not app.exception
    assert said in say(app)


_OUTSIDE = [f"local_authority:E080000{n:02d}" for n in (6, 7)] + ["country:E92000001"]


@pytest.mark.parametrize("template", [one.id for one in templates.TEMPLATES.values() if one.kinds])
@pytest.mark.parametrize("outside", [*_OUTSIDE, ",".join(_OUTSIDE), "pcn:U1", "ward23", ":", ","])
def test_a_place_outside_trafford_is_never_written_about(visit, say, template, outside):
    app = visit(PAGE, template=template, place=outside)
    assert not app.exception
    (place,) = app.multiselect(key="briefing-places").value
    assert place in cached_briefing.names()
    said = say(app)
    assert "Salford" not in said.partition("Preview: ")[2].partition(" Made on ")[0]
    assert ("cannot be in this document, so the document is about" in said) == (outside != ",")


def test_a_place_that_the_session_or_a_restored_widget_brings_is_refused_too(visit, say):
    app = visit(PAGE)
    app.session_state["explorer_place"] = "local_authority:E08000006,ward23:E05015253"
    app = app.run()
    assert not app.exception
    assert "“local_authority:E08000006” cannot be in this document. It takes" in say(app)
    assert app.multiselect(key="briefing-places").value == [("ward23", "E05015253")]
    app.session_state["briefing-places"] = [("local_authority", "E08000006")]
    app = app.run()
    assert not app.exception
    assert set(app.multiselect(key="briefing-places").value) <= set(cached_briefing.names())
    assert "Salford" not in say(app).partition("Preview: ")[2].partition(" Made on ")[0]


def test_only_what_lies_inside_trafford_has_a_name_for_a_document():
    names = {kind: set(found) for kind, found in shipped.offers().area_names.items()}
    assert set(names) == set(map(str, SMALL_AREA_TYPES))
    for kind in AreaType:
        inside = names.get(str(kind), set()) | {
            code for k, code in cached_briefing.names() if k == kind
        }
        for code in shipped.area_name_of(str(kind)):
            assert bool(cached_briefing.name_of((str(kind), code))) == (code in inside)


def test_a_place_or_indicator_named_twice_is_written_about_once(visit):
    twice = ["ward23:E05015253, ward23:E05015253,", "ward23:E05015253"]
    app = visit(PAGE, place=twice, figure=["no_car,no_car", " no_car"])
    assert not app.exception
    assert app.multiselect(key="briefing-places").value == [("ward23", "E05015253")]
    assert app.multiselect(key="briefing-indicators").value == ["no_car"]


def test_an_msoa_of_each_year_is_told_from_the_other(visit, say):
    app = visit(PAGE, place="msoa11:E02001284,msoa21:E02001284")
    assert not app.exception
    assert "Preview: Hale MSOA (2011) and Hale MSOA (2021): Life expectancy" in say(app)
    options = app.multiselect(key="briefing-places").options
    assert len(set(options)) == len(options)


def test_too_many_areas_are_refused_with_the_limit(visit, headline):
    wards = list(shipped.offers().area_names["ward23"])[: templates.MOST_AREAS + 1]
    app = visit(PAGE, template="ward", place=",".join(f"ward23:{code}" for code in wards))
    assert headline(app) == (
        "The document cannot be made: 7 areas are chosen, and at most 6 fit in one document. "
        "Remove some, or make two documents."
    )
    assert not [b for b in app.button if b.label == "Make the files"]


def test_too_many_indicators_are_refused_with_the_limit(visit, headline):
    many = shipped.offers().indicators[: templates.MOST_INDICATORS + 1]
    app = visit(PAGE, figure=",".join(many))
    assert "6 indicators are chosen, and at most 5" in headline(app)


def test_emptied_boxes_fall_back_to_the_selection(visit):
    app = visit(PAGE)
    app = app.multiselect(key="briefing-places").set_value([]).run()
    assert not app.exception
    assert app.multiselect(key="briefing-places").value


def test_a_network_alone_makes_a_document(visit, headline, say):
    app = visit(PAGE, place="pcn:U66368")
    assert not app.exception
    assert "registered patients" in headline(app)
    assert "of the indicators none is published for one" in say(app)


def test_an_indicator_without_a_figure_for_the_area_is_named(visit, say):
    app = visit(PAGE, figure="life_expectancy_at_birth,no_car", place="ward23:E05015253")
    assert "This copy holds no figure by ward for life expectancy at birth." in say(app)
    assert "make" in {button.key for button in app.button}


def test_areas_and_indicators_without_a_figure_in_common_make_no_document(visit, headline, say):
    app = visit(
        PAGE,
        figure="life_expectancy_at_birth",
        place="neighbourhood:North,neighbourhood:South",
    )
    assert not app.exception
    assert headline(app) == (
        "The document cannot be made: this copy holds no figure of life expectancy at birth for "
        "North neighbourhood and South neighbourhood. Choose from the MSOAs near there, or another "
        "indicator or other areas."
    )
    assert "make" not in {button.key for button in app.button}
    assert "Preview" not in say(app)
    offered = app.multiselect(key="briefing-instead")
    homes = shipped.offers().neighbourhoods["msoa11"]
    inside = [code for code, home in homes.items() if home in ("North", "South")]
    assert len(offered.options) == len(inside) > 5
    app = offered.set_value([("msoa11", "E02001284"), ("msoa11", inside[0])]).run()
    assert app.query_params["place"] == f"msoa11:E02001284,msoa11:{inside[0]}"
    assert headline(app).startswith("In Hale MSOA, life expectancy at birth for women")
    assert "make" in {button.key for button in app.button}
    assert len(app.multiselect(key="briefing-places").options) > 28


def test_nobody_has_chosen_a_sex_so_women_and_men_are_shown(visit, say):
    said = say(visit(PAGE))
    for people in ("women", "men"):
        assert f"In Trafford, life expectancy at birth for {people} was" in said
        assert f"Life expectancy at birth for {people}, 2015 to 2019: from" in said


def test_the_files_are_made_and_offered(visit):
    app = visit(PAGE, template="ward", place="ward23:E05015253")
    app = app.button(key="make").click().run()
    assert not app.exception
    labels = [one.proto.label for one in app.get("download_button")]
    assert labels == [
        "Word (.docx)",
        "PowerPoint (.pptx)",
        "PDF (.pdf)",
        "Web page (.html)",
        "Excel (.xlsx)",
    ]
    kind, made = app.session_state["explorer_files"]
    assert kind.places == (("ward23", "E05015253"),)
    for ending in ("docx", "pptx", "xlsx"):
        assert zipfile.ZipFile(io.BytesIO(made[ending])).testzip() is None
    assert made["pdf"].startswith(b"%PDF") and made["html"].startswith(b"<!DOCTYPE html>")
    # Another choice is another document: its files are not there yet.
    app = app.multiselect(key="briefing-places").set_value([("ward23", "E05015244")]).run()
    assert not app.get("download_button")


def test_a_title_from_a_link_is_a_text_in_the_workbook(visit):
    app = visit(PAGE, template="ward", place="ward23:E05015253", title='=HYPERLINK("http://x","y")')
    app = app.button(key="make").click().run()
    assert not app.exception
    book = zipfile.ZipFile(io.BytesIO(app.session_state["explorer_files"][1]["xlsx"]))
    sheets = [book.read(n).decode() for n in book.namelist() if n.startswith("xl/worksheets/sheet")]
    assert "=HYPERLINK(" in sheets[0] and not any("<f>" in sheet for sheet in sheets)


@pytest.mark.parametrize("sign", "\x7f\ufeff\ufffe\uffff✨")
def test_a_title_that_cannot_be_printed_is_refused_where_it_is_typed(visit, headline, sign):
    app = visit(PAGE, template="gap")
    app = app.text_input(key="briefing-title").set_value(f"Title{sign}").run()
    assert not app.exception
    assert headline(app).startswith("The document cannot be made: the title holds a sign that")
    assert "after “Title”); delete it there" in headline(app)
    assert not [b for b in app.button if b.label == "Make the files"]
    app = app.text_input(key="briefing-title").set_value("Title").run()
    assert [b for b in app.button if b.label == "Make the files"]


def test_questions_are_one_click_away_and_stand_in_the_address(visit, say):
    app = visit(PAGE)
    app = app.toggle(key="open-questions").set_value(True).run()
    assert app.query_params["open"] in ("questions", ["questions"])
    for opened in (app, visit(PAGE, open="questions")):
        said = say(opened)
        assert scrutiny.in_short().finding in said
        for question in scrutiny.questions():
            assert question.exhibit.finding in said
            assert all(words in said for words in question.exhibit.notes)


def test_the_scrutiny_pack_does_not_ask_its_questions_twice(visit, say):
    app = visit(PAGE, template="scrutiny", open="questions")
    assert "open-questions" not in [toggle.key for toggle in app.toggle]
    asked = scrutiny.questions()[0].exhibit
    assert say(app).count(asked.says[0]) == 1


def test_start_again_clears_the_document_too(visit):
    app = visit(PAGE, template="ward", place="ward23:E05015253", title="Mine")
    app = app.sidebar.button[0].click().run()
    assert app.selectbox(key="briefing-template").value == "chosen"
    assert "title" not in app.query_params


def test_a_document_about_a_deprived_lsoa_says_why_it_is(visit, say):
    app = visit(PAGE, place="lsoa21:E01006108", figure="imd_score")
    assert not app.exception
    said = say(app)
    assert "Why the LSOAs are deprived" in said
    assert deprivation.beneath("lsoa21", "E01006108").finding in said
    app = visit(PAGE, place="lsoa21:E01006108", figure="no_car")
    assert "Why the LSOAs are deprived" not in say(app)


def test_a_networks_document_has_what_its_practices_recorded(visit, say):
    said = say(visit(PAGE, place="pcn:U66368"))
    assert primary_care.network("U66368").finding in said
