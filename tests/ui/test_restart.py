"""What outlives a server: a page's last run in one session, brought back into another."""

import html
import re
from urllib.parse import parse_qs

import pytest

OVERVIEW = "app.py"
EXPLORE = "pages/1_Explore.py"
GAP = "pages/2_Life_expectancy_gap.py"
NEIGHBOURHOODS = "pages/4_Neighbourhoods.py"
HUBS = "pages/5_PCNs_and_hubs.py"
PATCH = "pages/6_My_patch.py"
OVER_TIME = "pages/7_Over_time.py"
BRIEFING = "pages/9_Briefing.py"
STORY = "pages/10_Committee_mode.py"
MSOA, LSOA = "E02001275", "E01006108"
TYPED = "M31 4FL"


def held(app) -> str:
    """What the newest part of a page leaves for the browser."""
    marks = [
        html.unescape(mark)
        for element in app.get("html")
        for mark in re.findall(r'data-te-kept="([^"]*)"', element.value)
    ]
    return max(marks, key=lambda mark: int(parse_qs(mark)["number"][0]))


def wake(app, text: str):
    app = app.text_input(key="wake").set_value(text).run()
    assert not app.exception
    return app


def address(app) -> dict[str, list[str]]:
    return {
        key: [value] if isinstance(value, str) else value for key, value in app.query_params.items()
    }


@pytest.fixture
def restart(visit):
    """The same page at the same address in a session that knows nothing, which is then woken."""

    def go(app, page):
        text = held(app)
        return wake(visit(page, **address(app)), f"{text}&wake=1")

    return go


def turn(app) -> str:
    return re.search(r'te-awake" data-turn="([^"]*)"', str([e.value for e in app.get("html")]))[1]


def test_a_page_that_was_never_lost_is_drawn_anew_as_it_was(visit, say):
    app = visit(PATCH)
    app.text_input(key="postcode").set_value(TYPED)
    app = next(b for b in app.button if b.label == "Find it").click().run()
    before = say(app)
    assert "Your postcode lies in" in before
    app = wake(app, f"{held(app)}&wake=17")
    assert say(app) == before
    assert turn(app) == "17"


def test_a_postcode_is_asked_for_again_and_was_never_given_to_the_page(
    visit, restart, headline, say
):
    app = visit(PATCH)
    app.text_input(key="postcode").set_value(TYPED)
    app = next(b for b in app.button if b.label == "Find it").click().run()
    text = held(app)
    assert parse_qs(text)["lost"] == ["postcode"]
    assert "M31" not in text.upper().replace("%", "") and "E0100" not in text
    app = restart(app, PATCH)
    assert headline(app).startswith("Bucklow-St Martins ward is in West neighbourhood.")
    assert "type your postcode again" in say(app)
    assert "all of Bucklow-St Martins ward" in say(app)
    app = app.run()
    assert "type your postcode again" not in say(app), "it is said once"


def test_a_postcode_is_asked_for_on_its_own_page_though_another_was_open(visit, restart, say):
    app = visit(PATCH)
    app.text_input(key="postcode").set_value(TYPED)
    app = next(b for b in app.button if b.label == "Find it").click().run()
    app = restart(app.switch_page(HUBS).run(), HUBS)
    assert "postcode again" not in say(app)
    assert "type your postcode again" in say(app.switch_page(PATCH).run())


def test_files_are_asked_for_again(visit, restart, say):
    app = visit(BRIEFING, template="ward", place="ward23:E05015253")
    app = app.button(key="make").click().run()
    assert app.get("download_button")
    app = restart(app, BRIEFING)
    assert not app.get("download_button")
    assert "make the files again" in say(app)


def test_a_question_of_two_areas_comes_back_with_its_answer(visit, restart, say):
    app = visit(GAP)
    app = (
        app.selectbox(key="ask-second").set_value(app.selectbox(key="ask-second").options[3]).run()
    )
    said = say(app)
    question = re.search(r"Do Hale MSOA and .*? differ\?", said)[0]
    assert "Partington" not in question
    again = restart(app, GAP)
    assert question in say(again)
    assert again.selectbox(key="ask-second").value == app.selectbox(key="ask-second").value


def test_what_was_chosen_for_other_pages_comes_back(visit, restart):
    """An LSOA cannot be shown over time, and a distance belongs to another page."""
    app = visit(
        HUBS, service="library", within="2.5", level="lsoa21", area=LSOA, indicator="imd_score"
    )
    app = app.switch_page(OVER_TIME).run()
    for key in ("area", "service"):
        app.query_params.pop(key, None)
    app = restart(app, OVER_TIME)
    app = app.switch_page(HUBS).run()
    assert app.selectbox(key="near-service").value == "library"
    assert address(app)["within"] == ["2.5"]


def test_the_selection_comes_back_where_no_address_holds_it(visit, restart):
    app = visit(EXPLORE, area=MSOA).switch_page(STORY).run()
    for key in [key for key in app.query_params if key not in ("story", "step")]:
        del app.query_params[key]
    app = restart(app.run(), STORY)
    app = app.switch_page(EXPLORE).run()
    assert MSOA in address(app)["area"]


def test_an_area_found_on_the_map_of_a_step_comes_back(visit, restart, say):
    app = visit(STORY, story="gap", step="2")
    box = app.selectbox(key="story-find-gap-2")
    app = box.set_value(MSOA).run()
    caption = next(e.value for e in app.get("html") if "te-caption" in e.value)
    assert "Partington" in caption
    again = restart(app, STORY)
    assert next(e.value for e in again.get("html") if "te-caption" in e.value) == caption
    assert again.selectbox(key="story-find-gap-2").value == MSOA


def test_a_document_and_a_place_of_the_map_do_not_meet(visit, say):
    app = visit(BRIEFING, template="ward", place="ward23:E05015253")
    app = app.multiselect(key="briefing-places").set_value([("ward23", "E05015244")]).run()
    app = app.switch_page(EXPLORE).run()
    assert not app.exception and not app.error


@pytest.mark.parametrize(
    "text",
    [
        "wake=",
        "wake=one",
        "wake=²",
        "session=x&number=1",
        "%ff%fe&&&===",
        "wake=5&" * 200,
        "wake=5&session=x&choices=-1&wanted=area%3D%3Cb%3E&lost=everything&ask=a|b&marked=:::&home=Mars",
        "wake=5&session=x&ask=life_expectancy_at_birth|female|moon|x|y|msoa11|E02001275|2009-13",
        "wake=5&session=x&ask=life_expectancy_at_birth|female|msoa11|x|y|msoa11|x|y&choices=999999999999",
        "wake=5&session=x&story=<b>&step=x&found=gap-2 x&stood=1 2 3&within=x&template=x&against=x",
        "wake=5&session=x&wanted=" + "x" * 9000,
    ],
)
def test_whatever_the_box_is_given_every_page_stands(visit, text):
    for page in (OVERVIEW, GAP, HUBS, STORY, BRIEFING):
        app = wake(visit("" if page == OVERVIEW else page), text)
        assert not app.error
