"""The life expectancy gap and the panel of two areas, run without a browser."""

import pytest

from trafford_explorer.areas import TRAFFORD
from trafford_explorer.load import load_indicator_values
from trafford_explorer.topics.claim import exhibits as claim_exhibits
from trafford_explorer.topics.over_time import exhibits as cached_over_time

GAP = "pages/2_Life_expectancy_gap.py"
EXPLORE = "pages/1_Explore.py"


@pytest.fixture(scope="module")
def slope():
    values = load_indicator_values()
    found = values[
        (values["indicator_id"] == "sii_life_expectancy_at_birth")
        & (values["area_code"] == TRAFFORD)
    ]
    return found.set_index(["sex", "period"])["value"]


def test_the_answer_is_the_slope_index_of_both_sexes(visit, headline, slope):
    said = headline(visit(GAP))
    assert f"{slope['male', '2022-24']:.1f} years for men" in said
    assert f"{slope['female', '2022-24']:.1f} years for women" in said
    assert said.endswith("in 2022-24.")


def test_the_quoted_gap_stands_beside_what_is_known_now(visit, say):
    said = say(visit(GAP))
    for words in ("What Trafford’s paper said in 2019", "7.8 years", "We cannot test the changes"):
        assert words in said


@pytest.mark.parametrize(
    "words",
    [
        "11.4 years (95% interval 9.1 to 13.7) is the gap between men",
        "9.1 years (95% interval",
        "7.8 years is the gap between two places",
    ],
)
def test_the_three_figures_are_explained(visit, say, words):
    assert words in say(visit(GAP))


def test_the_panel_opens_on_a_case_that_can_be_answered(visit, say):
    said = say(visit(GAP))
    assert "Do Hale MSOA and Partington MSOA differ?" in said
    assert "Yes: Hale MSOA and Partington MSOA differ in life expectancy at birth" in said
    assert "The difference is statistically significant." in said


def test_another_area_gets_another_answer(visit, say):
    app = visit(GAP)
    place = next(
        p for p in claim_exhibits.held("life_expectancy_at_birth", "female") if p[1] == "E02001276"
    )
    app = app.selectbox(key="ask-second").set_value(place).run()
    assert "Not from these data:" in say(app) and "could be due to chance" in say(app)
    asked = app.query_params["ask"]
    assert (
        asked == "life_expectancy_at_birth:female:msoa11:E02001284:2009-13:msoa11:E02001276:2009-13"
    )
    assert "Not from these data:" in say(visit(GAP, ask=asked))


def test_a_question_in_the_address_that_cannot_be_asked_is_answered_in_words(visit, say):
    app = visit(GAP, ask="moon")
    assert not app.exception
    assert "“moon”, which is no question that can be asked here" in say(app)
    assert "Do Hale MSOA and Partington MSOA differ?" in say(app)


def test_the_answer_can_be_taken_away(visit):
    app = visit(GAP)
    app = app.toggle(key="open-claim").set_value(True).run()
    assert not app.exception
    labels = [one.proto.label for one in app.get("download_button")]
    assert "Download the figures (CSV): Two areas" in labels


def test_other_years_on_one_side_cannot_be_answered(visit, say):
    app = visit(GAP)
    app = app.selectbox(key="ask-first-years").set_value("2015-19").run()
    assert "Cannot be answered:" in say(app) and "different years" in say(app)


def test_the_same_area_twice_is_refused_in_words(visit, say):
    app = visit(GAP)
    app = app.selectbox(key="ask-second").set_value(app.selectbox(key="ask-first").value).run()
    assert "Choose two different areas" in say(app)


def test_another_indicator_moves_the_question_to_areas_that_it_has(visit, say):
    app = visit(GAP)
    app = app.selectbox(key="ask-indicator").set_value("sii_life_expectancy_at_birth").run()
    assert not app.exception
    assert "Cannot be answered:" in say(app) and "own tenths" in say(app)


def test_a_list_of_places_can_be_chosen_and_is_named(visit, say):
    app = visit(GAP)
    lists = list(cached_over_time.lists())
    assert len(app.selectbox(key="gap-list").options) == len(lists) == 6
    app = app.selectbox(key="gap-list").set_value(lists[1]).run()
    assert cached_over_time.list_name(lists[1]) in say(app)
    assert app.query_params["against"] in (lists[1], [lists[1]])


def test_the_list_is_in_the_address_and_a_wrong_one_gets_a_sentence(visit, say):
    (wanted,) = list(cached_over_time.lists())[2:3]
    assert cached_over_time.list_name(wanted) in say(visit(GAP, against=wanted))
    assert "There is no comparison list “moon”" in say(visit(GAP, against="moon"))


@pytest.mark.parametrize(
    "name",
    [
        "gap/slope_now/years",
        "overview/quoted_gap",
        "gap/slope/male",
        "gap/tenths/female",
        "gap/years/boroughs/male",
        "gap/lives/female",
        "overview/life_expectancy_ends",
        "gap/origin",
    ],
)
def test_every_figure_has_its_table_and_the_address_says_that_it_is_open(visit, name):
    app = visit(GAP)
    before = len(app.table)
    app = app.toggle(key=f"open-{name}").set_value(True).run()
    assert len(app.table) == before + 1 and len(app.table[0].value)
    assert app.query_params["open"] == name
    assert len(visit(GAP, open=name).table) == before + 1


def test_explore_asks_about_the_areas_that_are_chosen(visit, say):
    app = visit(
        EXPLORE,
        indicator="bad_or_very_bad_health",
        level="msoa21",
        area=["E02001275", "E02001284"],
    )
    app.session_state["detail"] = "Can we say that?"
    app = app.run()
    button = next(b for b in app.button if b.label.startswith("Ask about"))
    assert "Do Partington MSOA and Hale MSOA differ?" in say(button.click().run())


def test_explore_sets_a_single_area_against_trafford(visit, say):
    app = visit(EXPLORE, indicator="disability", level="msoa21", area="E02001275")
    app.session_state["detail"] = "Can we say that?"
    app = app.run()
    button = next(b for b in app.button if b.label.startswith("Ask about"))
    assert "Do Partington MSOA and Trafford differ?" in say(button.click().run())


def test_without_the_tenths_the_page_says_so_in_words(visit, monkeypatch, fresh):
    from trafford_explorer import load

    table = load.load_breakdowns()
    monkeypatch.setattr(load, "load_breakdowns", lambda: table[table["sex"] == "persons"])
    app = visit(GAP)
    assert not app.exception
    assert any("ten rows with limits are needed" in error.value for error in app.error)
