"""Committee mode, run without a browser."""

import html
import re

import pytest

from trafford_explorer import formats, load, shipped
from trafford_explorer.exhibits import text_rows
from trafford_explorer.load import load_indicator_values
from trafford_explorer.stage import screens as cached_story
from trafford_explorer.story import SCREENS, Step
from trafford_explorer.topics.access import exhibits as access_exhibits
from trafford_explorer.topics.access import words as access
from trafford_explorer.topics.deprivation import exhibits as cached_deprivation
from trafford_explorer.topics.explore import words as sentences
from trafford_explorer.topics.gap import exhibits as gap_exhibits
from trafford_explorer.topics.over_time import exhibits as over_time_exhibits
from trafford_explorer.topics.overview import exhibits as overview_exhibits
from trafford_explorer.topics.plan import exhibits as plan

STORY = "pages/10_Committee_mode.py"
STEPS = cached_story.stories()[0].steps


def view_of(indicator, level, sex):
    offers = shipped.offers()
    period = offers.periods[indicator, level, sex][0]
    return shipped.view_of(indicator, level, sex, period)


def step_of(app):
    """The step of the address; AppTest gives what was set by the page as a word, else as a list."""
    found = app.query_params["step"]
    return found if isinstance(found, str) else found[0]


SAID = [
    lambda: overview_exhibits.quoted().finding,
    lambda: sentences.describe_range(view_of("life_expectancy_at_birth", "msoa11", "female")),
    lambda: gap_exhibits.slope_now().finding,
    lambda: gap_exhibits.healthy_ends().finding,
    lambda: cached_deprivation.answer().finding,
    lambda: cached_deprivation.residents_bars().finding,
    lambda: sentences.describe_spread(
        view_of("children_in_low_income_families_relative", "ward23", "persons")
    ),
    lambda: access.describe_access(access_exhibits.distances("hub"), 1000),
    lambda: over_time_exhibits.answer("healthy_life_expectancy_at_birth", "female").finding,
    lambda: plan.standing_bars().finding,
]


@pytest.mark.parametrize("number", range(1, 11))
def test_each_step_says_the_sentence_of_the_page_it_comes_from(visit, headline, number):
    app = visit(STORY, story="gap", step=str(number))
    assert not app.exception and not app.error
    assert headline(app) == SAID[number - 1]()


def numbers(text):
    return [float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\.\d+", text)]


@pytest.fixture(scope="module")
def values():
    return load_indicator_values()


def chart(number):
    return cached_story.shown(STEPS[number - 1]).exhibit.chart


def test_the_numbers_of_the_map_are_those_of_the_table(values):
    screen = cached_story.shown(STEPS[1])
    here = values[
        (values["indicator_id"] == "life_expectancy_at_birth")
        & (values["area_type"] == "msoa11")
        & (values["sex"] == "female")
        & (values["period"] == "2015-19")
    ].set_index("area_code")["value"]
    low, high = round(here.min(), 1), round(here.max(), 1)
    assert numbers(screen.sentence) == [low, high, round(high - low, 1)]
    assert set(screen.areas) == set(here.index)
    for code, area in screen.areas.items():
        assert f"{here[code]:.1f} years" in area.words
    ends = [number for row in screen.exhibit.legend for number in numbers(row.words)]
    assert (min(ends), max(ends)) == (low, high)


def test_the_slope_is_drawn_for_men_and_women_in_one_chart(values):
    drawn = chart(3)
    assert [trace["name"] for trace in drawn.data] == ["Men", "Women"]
    for trace, sex in zip(drawn.data, ("male", "female"), strict=True):
        here = values[
            (values["indicator_id"] == "sii_life_expectancy_at_birth")
            & (values["area_code"] == "E08000009")
            & (values["sex"] == sex)
        ].sort_values("period")
        assert [round(y, 1) for y in trace["y"]] == [round(v, 1) for v in here["value"]]


def test_the_bars_of_the_quoted_gap_are_the_papers(values):
    totals = [note["text"] for note in chart(1).layout["annotations"]]
    facts = load.load_plan_facts()["value"]
    assert totals == [f"<b>{facts[f'le_{end}_deprived']}</b>" for end in ("least", "most")]


def test_children_are_drawn_ward_by_ward(values):
    here = values[
        (values["indicator_id"] == "children_in_low_income_families_relative")
        & (values["area_type"] == "ward23")
        & (values["period"] == "2024/25")
    ]["value"]
    drawn = sorted(round(x, 1) for trace in chart(7).data for x in trace["x"])
    assert drawn == sorted(round(v, 1) for v in here)


def test_the_shares_of_the_neighbourhoods_add_up():
    drawn = chart(6)
    for i in range(4):
        assert sum(trace["x"][i] for trace in drawn.data) == pytest.approx(100, abs=0.2)
    found = cached_deprivation.residents()
    assert [drawn.data[0]["x"][i] for i in range(4)] == pytest.approx(
        found.shares[1].tolist(), abs=0.05
    )


def test_hubs_are_on_the_map_with_every_small_area():
    screen = cached_story.shown(STEPS[7])
    drawn = screen.exhibit.map
    assert len(drawn.codes) == 139 and "hub" in drawn.extras and drawn.stage
    assert drawn.as_dict()["stage"] is True
    assert "gp_practice" not in drawn.extras, "practices by network are for a page"
    metres = access_exhibits.distances("hub").metres
    nearest = screen.areas[metres.idxmin()].words
    assert formats.distance(metres.min()) in nearest


def test_the_plans_bars_are_its_counts():
    (bars,) = chart(10).data
    card = plan.whole_plan()
    assert sum(bars["x"]) == len(card.measures) + len(card.gaps)


@pytest.mark.parametrize("screen", [name for name in SCREENS if "indicator" in SCREENS[name].needs])
def test_every_general_screen_can_be_made_of_any_sex_and_area(screen):
    choice = {"indicator": "life_expectancy_at_birth", "sex": "male"}
    if screen == "over_time":
        choice |= {"list": "boroughs"}
    else:
        choice |= {"level": "msoa11", "period": "2015-19", "area": "E02001275"}
    found = cached_story.shown(Step("A step", screen, choice))
    assert (found.exhibit.chart is None) is (screen == "map")
    assert "men" in found.sentence
    assert found.source and found.exhibit.basis
    if screen != "over_time":
        assert "Partington" in found.sentence


def test_the_step_and_nothing_else_is_in_the_address(visit):
    app = visit(STORY)
    assert set(app.query_params) == {"story", "step"}
    assert step_of(app) == "1"


def press(app, label):
    return next(b for b in app.button if b.label == label).click().run()


def test_next_and_previous_turn_one_step_and_stop_at_the_ends(visit, headline):
    app = visit(STORY, story="gap", step="9")
    app = press(app, "Next →")
    assert headline(app) == SAID[9]() and step_of(app) == "10"
    app = press(app, "Next →")
    assert step_of(app) == "10"
    app = press(app, "First step")
    assert headline(app) == SAID[0]()
    app = press(app, "← Previous")
    assert step_of(app) == "1"
    app = press(app, "Last step")
    assert headline(app) == SAID[9]()


def test_the_list_jumps_to_any_step(visit, headline):
    app = visit(STORY, story="gap", step="2")
    box = app.selectbox(key="story-jump-gap-2")
    assert [o.split(":")[0] for o in box.options] == [f"Step {i} of 10" for i in range(1, 11)]
    app = box.select_index(6).run()
    assert headline(app) == SAID[6]()
    assert step_of(app) == "7"


@pytest.mark.parametrize(
    ("asked", "step", "said"),
    [
        ({"story": "moon", "step": "3"}, 1, "There is no story “moon”"),
        ({"story": "gap", "step": "11"}, 10, "There is no step 11; this is the last, step 10."),
        ({"story": "gap", "step": "x"}, 1, "“x” is not a step’s number"),
        ({"step": "4"}, 4, ""),
    ],
)
def test_a_wrong_address_gets_a_sentence_and_the_nearest_step(
    visit, say, headline, asked, step, said
):
    app = visit(STORY, **asked)
    assert not app.exception and not app.error
    assert headline(app) == SAID[step - 1]()
    assert said in say(app)
    assert step_of(app) == str(step)


def test_notes_and_questions_are_shown_when_asked_for(visit, say):
    app = visit(STORY, story="gap", step="3")
    assert STEPS[2].questions[0] not in say(app)
    app = app.toggle(key="story-notes").set_value(True).run()
    for line in (*STEPS[2].notes, *STEPS[2].questions):
        assert line in say(app)


def in_words(app):
    """Every table of the page, as lists of texts with the names of rows and columns."""
    return [t.value.reset_index().astype(str).values.tolist() for t in app.table]


@pytest.mark.parametrize("number", range(1, 11))
def test_every_step_has_a_real_table_in_the_place_of_its_picture(visit, headline, number):
    app = visit(STORY, story="gap", step=str(number))
    assert not app.table
    app = app.toggle(key="story-table").set_value(True).run()
    assert not app.exception and headline(app) == SAID[number - 1]()
    assert not app.get("plotly_chart") and not app.get("component_instance")
    rows = [cell for table in in_words(app) for row in table for cell in row]
    screen = cached_story.shown(STEPS[number - 1])
    assert len(rows) >= 8
    if screen.exhibit.map is not None:
        (table,) = in_words(app)
        assert {row[0] for row in table} == {area.name for area in screen.areas.values()}
        for area in screen.areas.values():
            row = next(row for row in table if row[0] == area.name)
            assert row[1] in area.words or row[2] in area.words


def cells(number):
    """The numbers at the start of every cell of a step's tables."""
    tables = cached_story.shown(STEPS[number - 1]).exhibit.tables
    found = [
        re.match(r"[\d,]+(\.\d+)?", cell) for t in tables for row in text_rows(t) for cell in row
    ]
    return {float(one[0].replace(",", "")) for one in found if one}


def drawn(number, axis):
    return [value for trace in chart(number).data for value in trace[axis]]


@pytest.mark.parametrize(
    ("number", "axis", "decimals"),
    [(3, "y", 1), (4, "x", 1), (5, "x", 1), (7, "x", 1), (10, "x", 0)],
)
def test_every_value_of_a_chart_is_in_its_table(number, axis, decimals):
    shown = cells(number)
    for value in drawn(number, axis):
        if isinstance(value, (int, float)):
            assert round(value, decimals) in shown


def test_an_area_of_the_map_is_found_by_its_name(visit, say):
    app = visit(STORY, story="gap", step="2")
    screen = cached_story.shown(STEPS[1])
    (code,) = [code for code, area in screen.areas.items() if area.name == "Partington"]
    box = app.selectbox(key="story-find-gap-2")
    assert set(box.options) == {area.name for area in screen.areas.values()}
    app = box.select(code).run()
    assert not app.exception
    assert screen.areas[code].words in say(app)
    app = press(press(app, "Next →"), "← Previous")
    assert screen.exhibit.basis in say(app)


def test_the_sentence_can_be_copied_with_its_source_beside_the_notes(visit, headline):
    app = visit(STORY, story="gap", step="2")
    assert not any("te-copy" in e.value for e in app.main.get("html"))
    app = app.toggle(key="story-notes").set_value(True).run()
    (block,) = [e.value for e in app.main.get("html") if 'class="te-copy"' in e.value]
    answer, source, _ = (html.unescape(line) for line in re.findall(r"<p>(.*?)</p>", block))
    assert answer == headline(app)
    assert source.startswith("Source: PHE Fingertips indicator 93283")


def test_the_source_stands_at_the_foot(visit, say):
    said = say(visit(STORY, story="gap", step="2"))
    assert "Source: PHE Fingertips indicator 93283" in said
    assert "Licence: OGL v3.0" in said and "Crown copyright" in said


def links(app):
    return {link.proto.label: link.proto for link in app.sidebar.get("page_link")}


def test_a_page_visited_from_a_story_leads_back_to_its_step(visit):
    app = visit("pages/12_Data_and_methods.py", story="gap", step="7")
    back = links(app)["← Back to the story, step 7"]
    assert "Committee_mode" in back.page
    assert "story=gap" in back.query_string and "step=7" in back.query_string
    assert step_of(app) == "7"
    app = press_sidebar(app, "Start again")
    assert not [label for label in links(app) if "Back to the story" in label]


def press_sidebar(app, label):
    return next(b for b in app.sidebar.button if b.label == label).click().run()


def test_without_a_story_no_page_leads_back(visit):
    for asked in ({}, {"story": "gap", "step": "abc"}, {"step": "3"}):
        app = visit("pages/12_Data_and_methods.py", **asked)
        assert not app.exception
        assert not [label for label in links(app) if "Back to the story" in label]


def test_a_broken_file_of_stories_is_told_with_its_line(visit, monkeypatch, fresh):
    text = load.load_story_text().replace('screen = "map"', 'screen = "mop"')
    monkeypatch.setattr(load, "load_story_text", lambda: text)
    app = visit(STORY)
    assert not app.exception
    assert re.search(r"stories\.toml: line \d+: there is no screen “mop”", app.error[0].value)
    assert "make data" not in app.error[0].value


def test_a_step_whose_file_is_missing_says_so_and_the_others_stand(
    visit, monkeypatch, headline, fresh
):
    from trafford_explorer.errors import DataError

    def gone(*_, **__):
        raise DataError("postcodes", ["the file is not there"])

    monkeypatch.setattr(load, "load_postcodes", gone)
    app = visit(STORY, story="gap", step="8")
    assert "postcodes: the file is not there" in app.error[0].value
    app = visit(STORY, story="gap", step="7")
    assert not app.error and headline(app) == SAID[6]()
