"""The life expectancy gap and the panel of two areas, run without a browser."""

import html
import re

import pytest

from tests.sampling import some_or_all
from trafford_explorer import shipped
from trafford_explorer.areas import PEER_LISTS, TRAFFORD, AreaType
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.load import load_indicator_values
from trafford_explorer.selection import Selection
from trafford_explorer.topics.claim import exhibits as claim_exhibits
from trafford_explorer.topics.over_time import exhibits as cached_over_time
from trafford_explorer.ui import claim

LIFE = "life_expectancy_at_birth"
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
    for words in (
        "What Trafford’s paper said in 2019",
        "7.8 years apart",
        "We cannot test the changes",
    ):
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


def test_on_explore_the_page_asks_its_own_where_the_address_asks_nothing(visit, say):
    app = open_panel(visit, EXPLORE, ask="moon", indicator=HEALTH, level="msoa21", area=PARTINGTON)
    assert "“moon”, which is no question" in say(app)
    assert asked(app)[1] == [PARTINGTON, "E08000009"]


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
    assert PEER_LISTS[lists[1]] in say(app)
    assert app.query_params["against"] in (lists[1], [lists[1]])


def test_the_list_is_in_the_address_and_a_wrong_one_gets_a_sentence(visit, say):
    (wanted,) = list(cached_over_time.lists())[2:3]
    assert PEER_LISTS[wanted] in say(visit(GAP, against=wanted))
    assert "There is no comparison list “moon”" in say(visit(GAP, against="moon"))


@pytest.mark.parametrize(
    "name",
    [
        "gap/slope_now/years",
        "overview/quoted_gap",
        "gap/slope/male",
        "gap/tenths/2013-15/female",
        "gap/tenths/2019-21/male",
        "gap/slope_between",
        "gap/boroughs/female",
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


# ---- what the panel asks of itself -------------------------------------------------------------

HEALTH = "bad_or_very_bad_health"
PARTINGTON, HALE, BOWDON = "E02001275", "E02001284", "E02001285"


def open_panel(visit, page, **params):
    """A page with its panel open."""
    app = visit(page, **params)
    if page != GAP:
        app = app.segmented_control(key="detail").set_value("claim").run()
    assert not app.exception
    return app


def asked(app):
    """What the panel asks: its question, and the same by its controls."""
    (shown,) = [e.value for e in app.main.get("html") if 'data-testid="reply"' in e.value]
    words = html.unescape(re.search(r'te-subtitle">(.*?)</p>', shown)[1])
    places = [app.selectbox(key=f"ask-{side}").value for side in ("first", "second")]
    title = INDICATORS[app.selectbox(key="ask-indicator").value].title
    assert f"differ? {title}" in words
    years = {app.selectbox(key=f"ask-{side}-years").value for side in ("first", "second")}
    return words, [code for _, code in places], app.radio(key="ask-sex").value, years


def again(app):
    return [button for button in app.button if button.label == "Ask about what the page shows"]


@pytest.mark.parametrize(
    ("areas", "sides"),
    [
        ([], None),  # the two ends of the map, which its headline names
        ([PARTINGTON], [PARTINGTON, "E08000009"]),
        ([PARTINGTON, HALE], [PARTINGTON, HALE]),
        (["", BOWDON, HALE], [BOWDON, HALE]),
        (["", BOWDON], [BOWDON, "E08000009"]),
        ([PARTINGTON, PARTINGTON, BOWDON, HALE], [PARTINGTON, BOWDON]),
    ],
)
def test_on_explore_it_opens_on_what_the_page_shows(visit, areas, sides):
    app = open_panel(visit, EXPLORE, indicator=HEALTH, level="msoa21", area=areas)
    words, codes, sex, years = asked(app)
    values = shipped.indicator_values(HEALTH)
    here = values[(values["area_type"] == "msoa21") & (values["sex"] == "persons")]
    here = here[here["period"] == "2021"].set_index("area_code")["value"]
    assert codes == (sides or [here.idxmax(), here.idxmin()])
    assert f"differ? {INDICATORS[HEALTH].title}, 2021" in words
    assert sex == "persons" and years == {"2021"}
    assert not again(app)


@pytest.mark.parametrize("page", [EXPLORE, GAP])
@pytest.mark.parametrize(
    ("areas", "sides"),
    [
        ([PARTINGTON], [PARTINGTON, "E08000009"]),
        ([PARTINGTON, HALE], [PARTINGTON, HALE]),
        (["", BOWDON, HALE], [BOWDON, HALE]),
    ],
)
def test_it_takes_the_sex_the_years_and_the_areas_of_the_page(visit, page, areas, sides):
    chosen = {"indicator": LIFE, "level": "msoa11", "sex": "male", "period": "2009-13"}
    app = open_panel(visit, page, **chosen, area=areas)
    _, codes, sex, years = asked(app)
    assert (codes, sex, years) == (sides, "male", {"2009-13"})


@pytest.mark.parametrize("page", [EXPLORE, GAP])
def test_an_area_stands_beside_england_where_trafford_has_no_figure_of_those_years(visit, page):
    app = open_panel(visit, page, indicator=LIFE, level="msoa11", period="2015-19", area=PARTINGTON)
    assert asked(app)[1] == [PARTINGTON, "E92000001"]


def test_an_area_stands_beside_the_end_of_the_map_where_neither_has_a_figure(visit):
    view = shipped.current_view(Selection("asthma", "msoa11", "persons", "2018"))
    assert view.trafford.value is None and view.england.value is None
    highest, lowest = view.values.idxmax(), view.values.idxmin()
    for area, other in ((BOWDON, highest), (highest, lowest)):
        app = open_panel(visit, EXPLORE, indicator="asthma", level="msoa11", area=area)
        assert asked(app)[1] == [area, other]


def test_it_follows_every_choice_on_the_page(visit):
    app = open_panel(visit, EXPLORE, indicator=LIFE, level="msoa11", area=[PARTINGTON, HALE])
    assert asked(app)[1] == [PARTINGTON, HALE]
    app = app.radio(key="sex").set_value("male").run()
    assert asked(app)[2] == "male"
    app = app.selectbox(key="period").set_value("2009-13").run()
    assert asked(app)[3] == {"2009-13"}
    other = "healthy_life_expectancy_at_birth"
    app = app.selectbox(key="indicator").set_value(other).run()
    words, codes, sex, _ = asked(app)
    assert INDICATORS[other].title in words and codes == [PARTINGTON, HALE] and sex == "male"


def test_a_question_of_the_readers_own_stays_until_the_page_shows_something_else(visit):
    app = open_panel(visit, EXPLORE, indicator=LIFE, level="msoa11", area=[PARTINGTON, HALE])
    own = (AreaType.MSOA11, BOWDON)
    app = app.selectbox(key="ask-second").set_value(own).run()
    assert asked(app)[1] == [PARTINGTON, BOWDON]
    app = app.multiselect(key="layers").set_value(["hub"]).run()  # which shows no other figures
    assert asked(app)[1] == [PARTINGTON, BOWDON]
    (button,) = again(app)
    app = button.click().run()
    assert asked(app)[1] == [PARTINGTON, HALE] and not again(app)
    app = app.selectbox(key="ask-second").set_value(own).run()
    app = app.radio(key="sex").set_value("male").run()
    assert asked(app)[1:3] == ([PARTINGTON, HALE], "male")


def test_on_the_gap_page_areas_chosen_for_another_indicator_are_asked_about_by_length_of_life(
    visit,
):
    app = open_panel(visit, GAP, indicator=HEALTH, level="msoa21", area=[PARTINGTON, HALE])
    words, codes, _, _ = asked(app)
    assert INDICATORS[LIFE].title in words and codes == [PARTINGTON, HALE]


@pytest.mark.parametrize(
    "chosen", [{}, {"indicator": "no_car", "level": "ward23", "area": "E05015253"}]
)
def test_on_the_gap_page_its_own_question_stands_where_no_area_has_length_of_life(visit, chosen):
    words = asked(open_panel(visit, GAP, **chosen))[0]
    assert words.startswith("Do Hale MSOA and Partington MSOA differ? Life expectancy at birth")


def test_a_question_of_one_page_is_not_that_of_another_and_start_again_forgets_it(visit):
    app = open_panel(visit, GAP)
    app = app.selectbox(key="ask-indicator").set_value("no_car").run()
    assert INDICATORS["no_car"].title in asked(app)[0]
    assert INDICATORS[LIFE].title in asked(app.sidebar.button[0].click().run())[0]
    app = app.selectbox(key="ask-indicator").set_value("no_car").run()
    app = app.switch_page(EXPLORE).run()
    app = app.segmented_control(key="detail").set_value("claim").run()
    assert INDICATORS[LIFE].title in asked(app)[0]


@some_or_all
def test_every_view_with_an_area_or_without_opens_on_a_question_about_it(offers, step):
    for (indicator, level, sex), periods in list(offers.periods.items())[::step]:
        names = list(offers.area_names[level])
        for picked in ("", names[0], names[-1]):
            chosen = Selection(indicator, level, sex, periods[0], focus=picked)
            question = claim.of_page(chosen, None)
            assert (question.indicator, question.sex) == (indicator, sex)
            assert question.first.place != question.second.place
            assert question.first.period == periods[0]
            assert question.second.period == periods[0]
            if picked:
                assert question.first.place == (AreaType(level), picked)


def test_without_the_tenths_the_page_says_so_in_words(visit, monkeypatch, fresh):
    from trafford_explorer import load

    table = load.load_breakdowns()
    monkeypatch.setattr(load, "load_breakdowns", lambda: table[table["sex"] == "persons"])
    app = visit(GAP)
    assert not app.exception
    assert any("ten rows with limits are needed" in error.value for error in app.error)
