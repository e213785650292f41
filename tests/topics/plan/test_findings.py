"""The plan scorecard: what is compared with what, found again by a plain second computation."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.areas import ENGLAND, GREATER_MANCHESTER, TRAFFORD
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import INDICATORS, LEFT_OUT, Polarity
from trafford_explorer.load import load_indicator_values, load_plan_facts, load_plan_links
from trafford_explorer.periods import period_sort_key
from trafford_explorer.topics.gap import exhibits as gap_exhibits
from trafford_explorer.topics.over_time import exhibits as over_time
from trafford_explorer.topics.over_time.findings import since_plan, start_of_plan
from trafford_explorer.topics.plan import exhibits, findings
from trafford_explorer.topics.plan.words import THEMES

START = 2019 * 12 + 10
SMOKING = INDICATORS["smoking_adults"]


@pytest.fixture(scope="module")
def facts():
    return load_plan_facts()


@pytest.fixture(scope="module")
def links():
    return load_plan_links()


@pytest.fixture(scope="module")
def card():
    return exhibits.whole_plan()


@pytest.fixture(scope="module")
def values():
    return load_indicator_values()


def a_line(*rows):
    full = [(p, v, *(limits or (np.nan, np.nan)), "Toy", np.nan) for p, v, *limits in rows]
    columns = ["period", "value", "lower_95", "upper_95", "release", "people"]
    return pd.DataFrame(full, columns=columns)


def state(line, indicator=SMOKING):
    return findings.state_of(since_plan(line, indicator, START), indicator)


# ---- since the plan began ----------------------------------------------------------------------


def test_the_plan_begins_when_the_papers_say_it_was_agreed(facts):
    assert facts.loc["timeline_2019-11", "statement"].endswith("first agreed")
    assert start_of_plan(facts) == START
    moved = facts.copy()
    moved.loc["timeline_2019-11", "period"] = "2021-02"
    assert start_of_plan(moved) == 2021 * 12 + 1
    with pytest.raises(DataError, match="month the plan was agreed"):
        start_of_plan(facts.drop("timeline_2019-11"))


@pytest.mark.parametrize(
    ("periods", "first"),
    [
        (["2017", "2018", "2019", "2020", "2024"], "2019"),
        (["2016-18", "2017-19", "2018-20", "2022-24"], "2017-19"),
        (["2017/18", "2018/19", "2019/20", "2024/25"], "2019/20"),
        (["2016/17", "2018/19", "2021/22", "2023/24"], "2021/22"),
        (["March 2020", "April 2020", "March 2021", "March 2024"], "March 2020"),
    ],
)
def test_the_start_is_the_first_period_that_ends_with_or_after_the_plans_month(periods, first):
    found = since_plan(a_line(*((p, float(i)) for i, p in enumerate(periods))), SMOKING, START)
    assert found.change.earlier_period == first
    assert found.change.later_period == periods[-1]
    assert found.change.earlier == periods.index(first)
    assert not found.before


def test_the_nearest_before_is_taken_where_there_is_no_other_and_it_is_said():
    found = since_plan(a_line(("2016", 9.0), ("2018", 8.0), ("2021", 7.0)), SMOKING, START)
    assert (found.change.earlier_period, found.before) == ("2018", True)


def test_a_start_that_an_indicator_declares_is_its_start():
    line = a_line(("2019", 9.0), ("2020", 8.0), ("2024", 7.0))
    for declared, first in (("2020", "2020"), ("2024", "2019"), ("2001", "2019")):
        found = since_plan(line, replace(SMOKING, start=declared), START)
        assert found.change.earlier_period == first, declared


@pytest.mark.parametrize(
    ("line", "indicator", "words"),
    [
        (a_line(("2021", 5.0)), "smoking_adults", "only one figure in this copy"),
        (a_line(("2015", 5.0), ("2017", 4.0)), "smoking_adults", "from before the plan"),
        (a_line(("2019", 5.0), ("2025", 4.0)), "imd_score", "2019 and 2025 cannot be compared"),
        (a_line(("2019-21", 5.0), ("2021-23", 4.0)), "smoking_adults", "no earlier figure"),
        (a_line(("2019", 5.0), ("2022-24", 4.0)), "smoking_adults", "no earlier figure"),
        (
            a_line(("2019", 3.0), ("2025", 2.0)),
            "lsoas_in_most_deprived_tenth",
            "cannot be compared",
        ),
    ],
)
def test_no_change_is_given_where_two_figures_cannot_be_compared(line, indicator, words):
    declared = INDICATORS[indicator]
    found = since_plan(line, declared, START)
    assert found.change is None
    assert words in found.why or words == "cannot be compared"
    assert findings.state_of(found, declared) == findings.NOT_COMPARED


def test_a_break_is_never_crossed():
    line = a_line(("2020", 10.0), ("2022", 20.0), ("2024", 30.0))
    found = since_plan(line, INDICATORS["population"], START)
    assert found.change.earlier_period == "2022"


def test_which_side_is_better_comes_from_the_indicator_and_turns_with_the_figures():
    down, up = a_line(("2019", 9.0), ("2024", 7.0)), a_line(("2019", 7.0), ("2024", 9.0))
    active = INDICATORS["physically_active_adults"]
    assert SMOKING.polarity is Polarity.LOW_IS_GOOD and active.polarity is Polarity.HIGH_IS_GOOD
    assert [state(down), state(up)] == [findings.BETTER, findings.WORSE]
    assert [state(down, active), state(up, active)] == [findings.WORSE, findings.BETTER]
    assert state(up, INDICATORS["depression_recorded"]) == findings.NOT_JUDGED
    assert state(a_line(("2019", 7.01), ("2024", 7.04))) == findings.LEVEL


def test_a_change_is_more_than_chance_only_where_the_interval_of_the_difference_says_so():
    wide = a_line(("2019", 9.0, 6.0, 12.0), ("2024", 7.0, 4.0, 10.0))
    narrow = a_line(("2019", 9.0, 8.8, 9.2), ("2024", 7.0, 6.8, 7.2))
    assert [state(wide), state(narrow)] == [findings.SIMILAR, findings.BETTER]


# ---- the shipped scorecard ---------------------------------------------------------------------


def test_every_linked_indicator_is_measured_and_no_other(card, links):
    assert {m.indicator.id for m in card.measures} == set(links["indicator"]) - {""}
    assert len(card.measures) == len({m.name for m in card.measures}) > 30


WITHIN_CHANCE = {
    "healthy_life_expectancy_at_birth",
    "obesity_reception",
    "obesity_year_6",
    "under75_preventable_mortality",
}
"""Measures whose change was tested and could be due to chance."""


def test_every_state_is_found_again_from_the_raw_figures(card, values):
    ours = values[(values["area_code"] == TRAFFORD) & values["value"].notna()]
    held = {(r.indicator_id, r.sex, r.period): r.value for r in ours.itertuples()}
    seen = set()
    for m in card.measures:
        change = m.since.change
        if change is None:
            assert m.state == findings.NOT_COMPARED and m.since.why
            continue
        key = m.indicator.id, m.sex
        periods = [p for i, s, p in held if (i, s) == key]
        assert change.later_period == max(periods, key=period_sort_key)
        digits = m.indicator.decimals
        old, new = held[*key, change.earlier_period], held[*key, change.later_period]
        moved = round(round(new, digits) - round(old, digits), 6)
        good = {Polarity.HIGH_IS_GOOD: 1, Polarity.LOW_IS_GOOD: -1}.get(m.indicator.polarity, 0)
        wanted = findings.LEVEL if good else findings.NOT_JUDGED
        if moved * good:
            wanted = findings.BETTER if moved * good > 0 else findings.WORSE
        if good and m.indicator.id in WITHIN_CHANCE:
            wanted = findings.SIMILAR
        assert m.state == wanted, m.name
        seen.add(m.state)
    assert {findings.BETTER, findings.WORSE, findings.NOT_JUDGED} <= seen


def test_every_page_starts_a_change_of_one_measure_with_the_same_years(card):
    for m in card.measures:
        if m.since.change is None:
            continue
        found = over_time.borough(m.indicator.id, m.sex, over_time.BOROUGHS).change
        ends = found.earlier_period, found.later_period
        assert ends == (m.since.change.earlier_period, m.since.change.later_period), m.name
    slopes = {m.sex: m.since.change for m in card.measures if m.indicator.id == gap_exhibits.SLOPE}
    assert {one.sex: one.change for one in gap_exhibits.slope_changes()} == slopes
    assert {change.earlier_period for change in slopes.values()} == {"2017-19"}
    for sex, change in slopes.items():
        said = [*gap_exhibits.slope(sex).sentences(), *gap_exhibits.slope_now().sentences()]
        assert any(f"{change.earlier:.1f} years in {change.earlier_period}" in one for one in said)


def test_a_rank_is_given_only_where_a_whole_list_has_figures(card, values):
    """The ten boroughs first; else the first list of neighbours that is published whole."""
    others = [one for one in over_time.lists() if one != over_time.BOROUGHS]
    ranked, elsewhere = 0, set()
    for m in card.measures:
        rows = values[
            (values["indicator_id"] == m.indicator.id)
            & (values["sex"] == m.sex)
            & (values["period"] == m.newest["period"])
            & values["value"].notna()
        ].set_index("area_code")["value"]
        found = m.others
        if m.indicator.own_groups:
            assert found == findings.BesideOthers()
            continue
        assert found.england == rows.get(ENGLAND)
        ten = rows[rows.index.isin(GREATER_MANCHESTER)]
        assert found.boroughs == len(ten)
        whole = [one for one in others if set(over_time.places_of_list(one)) <= set(rows.index)]
        if len(ten) == 10:
            assert found.neighbours == ""
            peers, ranked = ten, ranked + 1
        elif whole:
            assert found.neighbours == whole[0]
            peers = rows[[*over_time.places_of_list(whole[0]), TRAFFORD]]
            elsewhere.add(whole[0])
        else:
            assert found.standing is None
            continue
        printed = peers.round(m.indicator.decimals)
        assert found.standing.of == len(peers)
        assert found.standing.rank_from_lowest == (printed < printed[TRAFFORD]).sum() + 1
        assert found.standing.rank_from_highest == (printed > printed[TRAFFORD]).sum() + 1
        assert found.standing.tied == (printed == printed[TRAFFORD]).sum() - 1
    assert ranked > 10 and len(elsewhere) == 2


def test_the_newest_figures_inside_trafford_are_taken(card, values):
    seen = 0
    for m in card.measures:
        rows = values[
            (values["indicator_id"] == m.indicator.id)
            & (values["sex"] == m.sex)
            & values["area_type"].isin([str(level) for level in exhibits.INSIDE])
            & values["value"].notna()
        ]
        assert (m.inside is None) is rows.empty
        if m.inside is not None:
            newest = max(period_sort_key(p)[0] for p in rows["period"].unique())
            assert period_sort_key(m.inside.period)[0] == newest
            seen += 1
    assert seen > 10


def test_better_or_worse_than_england_is_the_producers_word_else_that_of_a_test(card):
    by_name = {m.indicator.id: m for m in card.measures}
    assert by_name["dental_decay_age_5"].beside_england == "similar"  # the producer's
    assert by_name["mmr_one_dose_age_2"].beside_england == "better"  # our test
    assert by_name["imd_score"].beside_england == ""  # no figure of England
    assert by_name["depression_recorded"].beside_england == "higher"  # no better end
    assert by_name["claimant_rate"].beside_england == ""  # counts of everyone, never tested


def test_every_part_has_the_measures_and_gaps_of_the_links(card, facts, links):
    assert len(card.parts) == 12
    assert [part.kind for part in card.parts[:3]] == [findings.ASPIRATION] * 3
    for part in card.parts:
        mine = links[links["item"] == part.id]
        assert part.words == facts.loc[part.id, "statement"]
        assert facts.loc[part.id, "section"] in part.source
        assert len(card.gaps_of(part)) == (mine["gap"] != "").sum()
        wanted = set(mine["indicator"]) - {""}
        assert {m.indicator.id for m in card.measures_of(part)} == wanted
        assert (part in card.bare) is (not wanted)


def test_a_gap_repeats_the_papers_words_and_says_what_is_needed(card, facts):
    statements, titles = set(facts["statement"]), {part.words for part in card.parts}
    for gap in card.gaps:
        assert gap.promise in statements
        assert gap.reason and gap.needed and gap.parts
        assert gap.title_only is (gap.promise in titles)


def test_more_than_one_choice_keeps_what_belongs_to_all(card, links):
    chosen = ("aspiration_lives", "reform_childrens_services")
    found = findings.narrowed(card, chosen)
    mine = [set(links.loc[links["item"] == part, "indicator"]) - {""} for part in chosen]
    assert {m.indicator.id for m in found.measures} == mine[0] & mine[1]
    assert [part.id for part in found.parts] == list(chosen) and not found.is_whole
    assert findings.narrowed(card, ()) is card and card.is_whole
    urgent = findings.narrowed(card, ("reform_urgent_care",))
    assert urgent.measures == () and len(urgent.gaps) == 3


def test_a_reason_names_the_files_left_out_that_come_near(card):
    left = {one.what: one.reason for one in LEFT_OUT}
    index = next(reason for what, reason in left.items() if "Health Index" in what)
    assert "well-being" in index and "shown one by one" not in index
    reasons = {gap.what: gap.reason for gap in card.gaps}
    for what, named in (
        ("How content or anxious people say they are", ("ONS Health Index, 2015 to 2021",)),
        ("Access to talking therapies, waits, self-harm and suicide", ("2015/16 to 2019/20",)),
        ("Visits to A&E, waits there and emergency stays", ("emergency admissions by small area",)),
        ("Community assets and air quality", ("at one date each", "living environment score")),
    ):
        assert all(words in reasons[what] for words in named)


def test_an_indicator_without_a_figure_of_trafford_is_refused(facts, links, card):
    with pytest.raises(DataError, match="no figure of Trafford for 'smoking_adults'"):
        findings.scorecard(
            facts, links, [one for one in card.measures if one.indicator.id != "smoking_adults"]
        )


# ---- the plan's own figures --------------------------------------------------------------------


def test_every_figure_of_the_papers_stands_as_printed_with_its_paper(facts):
    found = findings.printed_figures(facts, list(THEMES))
    printed = facts[facts["kind"].isin(["figure", "table row"])]
    assert sum(len(group.lines) for group in found) == len(printed)
    lines = {line.what: (line, group) for group in found for line in group.lines}
    line, group = lines["Registered residents who had a first vaccine dose"]
    assert (line.values, line.unit, line.when) == (("117361",), "people", "April 2021")
    assert (group.document, group.section) == (
        "Trafford Together Locality Plan Refresh 2021",
        "1.5",
    )
    assert lines["Population a PCN is meant to cover"][0].values == ("30000", "50000")
    line, group = lines["Other primary care"]
    assert line.values == ("34044", "33370", "-674", "-1.98")
    assert group.columns == ("CCG", "budget", "forecast outturn", "variance", "percentage")
    assert not any("data/" in line.caveat for group in found for line in group.lines)
