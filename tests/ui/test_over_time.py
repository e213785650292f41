"""Over time and against others, run without a browser."""

import re

import pytest

from trafford_explorer.areas import ENGLAND, TRAFFORD
from trafford_explorer.load import load_indicator_values
from trafford_explorer.topics.over_time import exhibits as over_time_exhibits

PAGE = "pages/7_Over_time.py"
EXPLORE = "pages/1_Explore.py"


def param(app, key):
    """The first value of a key of the address, however the run gave it."""
    found = app.query_params[key]
    return found if isinstance(found, str) else found[0]


@pytest.fixture(scope="module")
def values():
    return load_indicator_values().set_index(["indicator_id", "area_code", "sex", "period"])[
        "value"
    ]


def test_it_opens_on_life_expectancy_with_the_figures_of_the_file(visit, headline, values):
    said = headline(visit(PAGE))
    ours, england = (
        values["life_expectancy_at_birth", code, "female", "2023-25"]
        for code in (TRAFFORD, ENGLAND)
    )
    assert f"for women was {ours:.1f} years in 2023 to 2025" in said
    assert f"above England ({england:.1f})" in said


def test_a_link_opens_its_indicator_sex_and_list(visit, headline, say, values):
    app = visit(
        PAGE,
        indicator="under75_preventable_mortality",
        sex="male",
        against="peers_cipfa_lga_2024_07",
    )
    value = values["under75_preventable_mortality", TRAFFORD, "male", "2024"]
    assert f"for men was {value:.1f} per 100,000 people in 2024" in headline(app)
    assert app.selectbox(key="time-list").value == "peers_cipfa_lga_2024_07"
    assert "CIPFA and LGA nearest neighbours, July 2024: Trafford is the" in say(app)
    assert param(app, "indicator") == "under75_preventable_mortality"
    assert param(app, "sex") == "male"
    assert param(app, "against") == "peers_cipfa_lga_2024_07"


def test_an_indicator_of_boroughs_alone_can_be_asked_for_by_link(visit, headline):
    app = visit(PAGE, indicator="smoking_adults")
    assert "adults smoked in 2024" in headline(app)
    assert not [w for w in app.main.get("html") if "te-warn" in w.value]


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"indicator": "disability"}, "no two comparable periods for Trafford"),
        ({"indicator": "nonsense"}, "no indicator “nonsense”"),
        ({"sex": "nobody"}, "is not one of female, male or persons"),
        ({"against": "nowhere"}, "no comparison list “nowhere”"),
    ],
)
def test_a_link_that_cannot_be_had_gets_a_sentence_and_a_page(visit, headline, say, params, words):
    app = visit(PAGE, **params)
    assert not app.exception and not app.error
    assert words in say(app)
    assert "life expectancy at birth" in headline(app)


def test_what_was_chosen_on_explore_is_still_chosen_there(visit, headline, say):
    app = visit(EXPLORE, indicator="disability", level="msoa21", area="E02001275")
    app = app.switch_page(PAGE).run()
    assert "life expectancy" in headline(app)
    assert "so this page shows life expectancy at birth, women." in say(app)
    app = app.switch_page(EXPLORE).run()
    assert param(app, "indicator") == "disability"
    assert param(app, "area") == "E02001275"


def test_an_area_stays_chosen_when_another_series_is(visit):
    app = visit(EXPLORE, indicator="disability", level="msoa21", area="E02001275")
    app = app.switch_page(PAGE).run()
    app = app.selectbox(key="time-topic").set_value("Health and lifestyle").run()
    assert param(app, "area") == "E02001275"
    app = app.switch_page(EXPLORE).run()
    assert not app.exception and not app.error
    assert param(app, "area") == "E02001275"


def test_a_series_whose_years_explore_has_not_leads_explore_to_years_that_it_has(visit, offers):
    app = visit(PAGE, indicator="obesity_year_6", level="ward17", period="2024/25")
    app = app.switch_page(EXPLORE).run()
    assert not app.exception and not app.error
    key = tuple(param(app, k) for k in ("indicator", "level", "sex"))
    assert key[0] == "obesity_year_6"
    assert param(app, "period") in offers.periods[key]


def test_sex_indicator_and_list_can_be_chosen(visit, headline, say):
    app = visit(PAGE)
    app = app.radio(key="time-sex").set_value("male").run()
    assert "for men" in headline(app) and param(app, "sex") == "male"
    app = app.selectbox(key="time-list").set_value("peers_cipfa_2021").run()
    assert param(app, "against") == "peers_cipfa_2021"
    assert "thin grey lines: CIPFA nearest neighbours, 2021" in say(app)
    app = app.selectbox(key="time-indicator").set_value("healthy_life_expectancy_at_birth").run()
    assert "healthy life expectancy at birth for men" in headline(app)
    assert param(app, "against") == "peers_cipfa_2021"


def test_the_sex_of_an_indicator_that_was_fallen_back_to_can_be_chosen(visit, headline):
    app = visit(PAGE, indicator="disability")
    app = app.radio(key="time-sex").set_value("male").run()
    assert "life expectancy at birth for men" in headline(app)


def test_start_again_clears_the_list_too(visit, say):
    app = visit(PAGE, indicator="smoking_adults", against="peers_cipfa_2019")
    next(b for b in app.sidebar.button if b.label == "Start again").click()
    app = app.run()
    assert "against" not in app.query_params
    assert app.selectbox(key="time-list").value == "boroughs"
    assert app.selectbox(key="time-indicator").value == "life_expectancy_at_birth"


TABLES = [
    "over_time/lines/by_year",
    "over_time/lines/by_place",
    "over_time/figures/every_line",
    "over_time/figures/every_figure",
    "over_time/not_judged/not_judged",
    "over_time/not_judged/every_figure",
]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_one_press_away_and_stands_in_the_address(visit, name):
    inside = "about" if "/figures/" in name else ""
    app = visit(PAGE, open=inside)
    before = len(app.table)
    app = app.toggle(key=f"open-{name}").set_value(True).run()
    assert len(app.table) == before + 1
    opened = ",".join(filter(None, (inside, name)))
    assert param(app, "open") == opened
    again = visit(PAGE, open=opened)
    assert again.toggle(key=f"open-{name}").value
    assert len(again.table) == before + 1


def test_a_table_stays_open_when_another_sex_is_chosen(visit):
    app = visit(PAGE, open=TABLES[0])
    women = app.table[0].value
    app = app.radio(key="time-sex").set_value("male").run()
    assert app.toggle(key=f"open-{TABLES[0]}").value
    assert list(app.table[0].value["Trafford"]) != list(women["Trafford"])


def test_no_sentence_stands_twice_on_the_page(visit):
    app = visit(PAGE, indicator="smoking_adults")
    said = re.findall(
        r"<(?:p|h\d)[^>]*>([^<]{30,})</(?:p|h\d)>",
        " ".join(element.value for element in app.main.get("html")),
    )
    assert len(said) > 10
    twice = [one for one in set(said) if said.count(one) > 1]
    assert [one for one in twice if not one.startswith("Source: ")] == []


def test_the_answer_is_short_and_the_chart_follows_it(visit, headline):
    for indicator in ("life_expectancy_at_birth", "smoking_adults", "obesity_year_6"):
        app = visit(PAGE, indicator=indicator)
        said = over_time_exhibits.answer(indicator, app.radio(key="time-sex").value)
        assert headline(app) == said.finding
        assert len(" ".join((said.finding, *said.says)).split()) <= 60


def test_a_judgement_is_said_in_words_and_a_sign_and_not_by_colour_alone(visit):
    app = visit(PAGE)
    (table,) = [e.value for e in app.main.get("html") if 'class="te-tartan"' in e.value]
    cells = [cell for cell in table.split("<td")[1:] if "background" in cell]
    assert len(cells) > 50
    for cell in cells:
        assert any(
            f"<b>{word}</b>" in cell
            for word in (
                "+ better",
                "= similar",
                "− worse",
                "↑ higher",
                "↓ lower",
                "not judged",
                "no figure",
            )
        )


def test_a_sex_that_is_not_published_is_said_and_both_files_can_be_taken(visit, headline, say):
    app = visit(PAGE, indicator="life_expectancy_at_birth", sex="persons")
    assert "for women" in headline(app)
    assert "Life expectancy at birth has no figures for all people here." in say(app)
    files = [button.proto.label for button in app.get("download_button")]
    assert "Download where Trafford stands as CSV" in files
    assert "Download every figure and judgement as CSV" in files
