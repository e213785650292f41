"""The plan scorecard, run without a browser."""

import html
import re

import pytest

from trafford_explorer.sources import source_lines
from trafford_explorer.topics.plan import exhibits, findings, words

PAGE = "pages/8_Plan_scorecard.py"


def param(app, key):
    """The first value of a key of the address, however the run gave it."""
    found = app.query_params[key]
    return found if isinstance(found, str) else found[0]


def tables(app):
    return [e.value for e in app.main.get("html") if "te-score" in e.value]


def names(app):
    """The figures listed."""
    (table,) = [t for t in tables(app) if "Since the plan began" in t]
    heads = re.findall(r'<th scope="row"[^>]*>(?:<a [^>]*>|<b>)(.*?)</', table)
    return [html.unescape(name) for name in heads]


def test_it_opens_on_the_answer_with_all_that_the_plan_holds(visit, headline, say):
    app = visit(PAGE)
    assert not app.exception and not app.error
    card = exhibits.whole_plan()
    assert headline(app) == exhibits.answer().finding
    said = say(app)
    for exhibit in (*exhibits.aspirations(), exhibits.squares(), exhibits.gaps(())):
        assert all(sentence in said for sentence in exhibit.sentences())
    for gap in card.gaps:
        assert gap.what in said and gap.needed in said
    assert names(app) == [m.name for m in card.measures]


def test_no_sentence_stands_twice(visit, say):
    said = say(visit(PAGE, aspiration="aspiration_lives"))
    shown = [exhibits.answer(), *exhibits.aspirations(), exhibits.squares(), *exhibits.printed()]
    shown += [exhibits.measures(("aspiration_lives",)), exhibits.gaps(("aspiration_lives",))]
    for exhibit in shown:
        for sentence in (exhibit.finding, *exhibit.says):
            assert said.count(sentence) == 1, sentence


def test_the_foot_lists_the_sources_of_what_is_shown(visit):
    app = visit(PAGE, reform="reform_mental_health")
    (foot,) = [e.value for e in app.main.get("html") if "te-foot" in e.value]
    for line in source_lines(exhibits.measures(("reform_mental_health",)).sources[:2]):
        assert html.escape(line) in foot


@pytest.mark.parametrize(
    ("key", "part"),
    [
        ("aspiration", "aspiration_connections"),
        ("reform", "reform_childrens_services"),
        ("group", "design_group_living_well_at_home"),
    ],
)
def test_a_link_opens_its_part_and_nothing_else(visit, key, part):
    app = visit(PAGE, **{key: part})
    links = exhibits.plan_links()
    wanted = set(links.loc[links["item"] == part, "indicator"]) - {""}
    assert names(app) == [
        one.name for one in exhibits.whole_plan().measures if one.indicator.id in wanted
    ]
    assert param(app, key) == part
    assert app.selectbox(key=f"plan-{key}").value == part


def test_choices_add_up_go_into_the_address_and_back_to_all(visit):
    app = visit(PAGE)
    app = app.selectbox(key="plan-aspiration").set_value("aspiration_lives").run()
    app = app.selectbox(key="plan-reform").set_value("reform_childrens_services").run()
    assert param(app, "aspiration") == "aspiration_lives"
    assert param(app, "reform") == "reform_childrens_services"
    both = findings.narrowed(
        exhibits.whole_plan(), ["aspiration_lives", "reform_childrens_services"]
    )
    assert names(app) == [one.name for one in both.measures]
    app = app.selectbox(key="plan-aspiration").set_value("").run()
    assert "aspiration" not in app.query_params
    app = app.selectbox(key="plan-reform").set_value("").run()
    assert len(names(app)) == len(exhibits.whole_plan().measures)


def test_a_part_without_a_figure_says_so_and_names_what_is_missing(visit, say):
    app = visit(PAGE, reform="reform_urgent_care")
    assert not app.exception and not app.error
    said = say(app)
    assert "No measure speaks to “Urgent care” (reform area): there is no open figure" in said
    assert "For “Urgent care” (reform area), 3 things were looked for but not found" in said
    assert not [t for t in tables(app) if "Since the plan began" in t]


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        (
            {"reform": "reform_prevention", "group": "design_group_living_well_at_home"},
            "“Prevention” (reform area) and “Living well at home” (design group)",
        ),
        (
            {"aspiration": "aspiration_wellbeing", "reform": "reform_urgent_care"},
            "“Better wellbeing for our population” (aspiration) and “Urgent care” (reform area)",
        ),
    ],
)
def test_parts_that_share_nothing_are_said_to_and_what_to_do(visit, say, address, parts):
    app = visit(PAGE, **address)
    assert not app.exception and not app.error
    assert f"Nothing here belongs to both {parts}: set one list to “All”" in say(app)
    assert not [t for t in tables(app) if "Since the plan began" in t or "Not measured here" in t]


def test_a_link_to_a_part_that_is_not_gets_a_sentence_and_the_whole_plan(visit, say):
    app = visit(PAGE, aspiration="aspiration_moon", reform="aspiration_lives")
    assert not app.exception and not app.error
    said = say(app)
    assert "The plan has no aspiration “aspiration_moon”" in said
    assert "The plan has no reform area “aspiration_lives”" in said
    assert "aspiration" not in app.query_params and "reform" not in app.query_params
    assert len(names(app)) == len(exhibits.whole_plan().measures)


def test_start_again_clears_the_filters(visit):
    app = visit(PAGE, reform="reform_urgent_care", group="design_group_short_stay_in_hospital")
    next(b for b in app.sidebar.button if b.label == "Start again").click()
    app = app.run()
    assert "reform" not in app.query_params and "group" not in app.query_params
    assert app.selectbox(key="plan-reform").value == ""


def test_what_was_chosen_on_explore_is_still_chosen_and_goes_with_the_links(visit):
    app = visit("pages/1_Explore.py", indicator="disability", level="msoa21", area="E02001275")
    app = app.switch_page(PAGE).run()
    assert param(app, "area") == "E02001275"
    (table,) = [t for t in tables(app) if "Since the plan began" in t]
    links = [html.unescape(link) for link in re.findall(r'href="([^"]*)"', table)]
    smoking = next(link for link in links if "smoking_adults" in link)
    assert smoking.startswith("Over_time?") and "area=E02001275" in smoking
    once = next(link for link in links if "unpaid_care_50_hours" in link)
    assert once.startswith("Explore?") and "area=E02001275" in once
    app = app.switch_page("pages/1_Explore.py").run()
    assert param(app, "area") == "E02001275" and param(app, "indicator") == "disability"


@pytest.mark.parametrize("part", ["", *(item.id for item in exhibits.plan_parts())])
def test_every_figure_leads_somewhere_that_shows_it(part, visit, headline):
    """One figure of each part is followed; where it leads, it is not refused."""
    shown = exhibits.plan_of((part,) if part else ())
    app = visit(PAGE)
    found = {}
    for table in tables(app):
        for link in re.findall(r'href="([^"]*)"', table):
            where, _, query = html.unescape(link).partition("?")
            params = dict(pair.split("=") for pair in query.split("&"))
            found[params["indicator"], params["sex"]] = where, params
    for one in shown.measures[:1]:
        if (one.indicator.id, one.sex) in found:
            where, params = found[one.indicator.id, one.sex]
            pages = {"Over_time": "pages/7_Over_time.py", "Explore": "pages/1_Explore.py"}
            app = visit(pages[where], **params)
            assert not [w for w in app.main.get("html") if "te-warn" in w.value]
            assert headline(app)


def test_a_state_is_said_in_words_and_a_sign_and_not_by_colour_alone(visit):
    app = visit(PAGE)
    (table,) = [t for t in tables(app) if "Since the plan began" in t]
    said = re.findall(r'<b class="te-state"[^>]*>(.*?)</b>', table)
    assert len(said) == len(exhibits.whole_plan().measures)
    known = {f"{words.SIGNS[state]} {state}" for state in findings.STATES}
    assert set(said) <= known and len(set(said)) > 2


def test_the_tables_are_one_click_away_and_stay_open_in_the_address(visit):
    app = visit(PAGE)
    before = len(app.table)
    for key in ("open-plan/parts/parts", "open-plan/measures/reasons"):
        app = app.toggle(key=key).set_value(True).run()
    assert len(app.table) == before + 2
    assert len(app.table[0].value) == 12
    assert param(app, "open") == "plan/parts/parts,plan/measures/reasons"
    app = app.selectbox(key="plan-reform").set_value("reform_prevention").run()
    links = exhibits.plan_links()
    mine = links[(links["item"] == "reform_prevention") & (links["indicator"] != "")]
    assert set(app.table[1].value.iloc[:, -1]) == set(mine["reason"])


def test_why_there_is_no_figure_is_said_once_in_a_cell(visit):
    app = visit(PAGE)
    (table,) = [t for t in tables(app) if "Since the plan began" in t]
    cells = re.findall(r"<td [^>]*>(.*?)</td>", table)
    reason = "No figure for areas inside Trafford in this copy"
    found = [cell for cell in cells if reason in cell]
    assert len(found) > 5
    assert all(cell == f"<span>{reason}</span>" for cell in found)


def test_the_papers_own_figures_are_dated_and_name_paper_and_section(visit, say):
    said = say(visit(PAGE))
    assert words.OWN_FIGURES in said
    assert "Registered residents who had a first vaccine dose 117,361 people April 2021" in said
    assert (
        "Trafford Together Locality Plan Refresh 2021 (Trafford One System Board, 2021) prints "
        "5 figures on Covid in section 1.5." in said
    )
    assert "£512 million" in said
