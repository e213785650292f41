"""Every question stands with its figures, its rule, its sources and the page that shows it."""

import pytest

from trafford_explorer import menu
from trafford_explorer.measures import Verdict
from trafford_explorer.topics.gap.exhibits import slope
from trafford_explorer.topics.plan.exhibits import part, whole_plan
from trafford_explorer.topics.scrutiny import exhibits, findings, words


@pytest.fixture(scope="module")
def asked():
    return exhibits.questions()


def only(asked, rule):
    return [one.exhibit for one in asked if one.rule == rule]


def test_between_five_and_eight_questions_each_with_figures_and_a_rule(asked):
    assert 5 <= len(asked) <= findings.MOST
    assert {words.WIDENING, words.POCKET, words.OUTLIER, words.DESERT, words.PROMISE} <= {
        one.rule for one in asked
    }
    for one in asked:
        assert one.exhibit.finding.endswith("?")
        assert (
            any(c.isdigit() for said in one.exhibit.says for c in said) or one.rule == words.PROMISE
        )
        assert one.exhibit.notes[0].startswith("Rule: ")
        assert one.exhibit.sources


def test_each_leads_to_a_page_of_the_menu(asked):
    for one in asked:
        assert menu.entry(one.exhibit.address.page).path


def test_a_question_leads_where_its_figures_stand(asked):
    (wider,) = only(asked, words.WIDENING)
    assert (wider.address, wider.sources) == (slope("male").address, slope("male").sources)
    promise = only(asked, words.PROMISE)[0]
    assert promise.says[0] == part("reform_urgent_care").finding
    assert promise.address.choice == (("reform", "reform_urgent_care"),)
    outlier = only(asked, words.OUTLIER)[0]
    assert ("area", "E05015253") in outlier.address.choice
    assert "10.8%" in outlier.says[0]
    (desert,) = only(asked, words.DESERT)
    assert desert.address.choice == (("service", "hub"), ("within", "2"))
    (behind,) = only(asked, words.BEHIND)
    assert behind.address.choice == (("indicator", "mmr_one_dose_age_2"), ("sex", "persons"))
    assert behind.says[0].startswith("In Trafford 90.6% of children had one dose")
    assert behind.says[0].endswith("Better than England (88.9%; our test).")


def test_no_question_says_why_or_calls_a_change_real(asked):
    said = " ".join(text for one in asked for text in one.exhibit.sentences()).lower()
    for word in (
        "because of",
        "caused",
        "due to",
        "rose",
        "improved",
    ):
        assert word not in said
    tested = {
        f"scrutiny/behind/{m.indicator.id}/{m.sex}"
        for m in whole_plan().measures
        if m.since.change and m.since.change.found.verdict is Verdict.DIFFERENT
    }
    for one in asked:
        significant = "is statistically significant" in " ".join(one.exhibit.sentences())
        assert not significant or one.exhibit.id in tested, one.exhibit.id


def test_all_of_them_stand_in_one_table(asked):
    short = exhibits.in_short()
    (table,) = short.tables
    assert [row[0] for row in table.rows] == [one.exhibit.finding for one in asked]
    assert short.finding.startswith(f"{len(asked)} questions follow")
    assert short.address.choice == (("open", "questions"),)
    paths = {source.path for source in short.sources}
    assert paths == {source.path for one in asked for source in one.exhibit.sources}
