"""The plan scorecard in words: every number is found again by a plain second computation."""

import csv
import io
import re
from itertools import product

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.areas import ENGLAND, GREATER_MANCHESTER, TRAFFORD
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import INDICATORS, LEFT_OUT, Polarity
from trafford_explorer.load import (
    load_indicator_values,
    load_plan_facts,
    load_plan_links,
    load_sources,
)
from trafford_explorer.periods import period_sort_key
from trafford_explorer.phrases import ordinal
from trafford_explorer.topics.gap import exhibits as cached_gap
from trafford_explorer.topics.over_time import exhibits as cached_over_time
from trafford_explorer.topics.over_time import findings as over_time
from trafford_explorer.topics.plan import exhibits as cached_plan
from trafford_explorer.topics.plan import words as plan

START = 2019 * 12 + 10
SMOKING = INDICATORS["smoking_adults"]
CLAIMANTS = INDICATORS["claimant_rate"]


@pytest.fixture(scope="module")
def facts():
    return load_plan_facts()


@pytest.fixture(scope="module")
def links():
    return load_plan_links()


@pytest.fixture(scope="module")
def card():
    return cached_plan.whole()


@pytest.fixture(scope="module")
def trafford():
    """(indicator, sex, period) -> value and its limits, of Trafford alone."""
    values = load_indicator_values()
    here = values[(values["area_code"] == TRAFFORD) & values["value"].notna()]
    return {
        (r.indicator_id, r.sex, r.period): (r.value, r.lower_95, r.upper_95)
        for r in here.itertuples()
    }


def a_line(*rows):
    full = [(p, v, *(limits or (np.nan, np.nan)), "Toy") for p, v, *limits in rows]
    return pd.DataFrame(full, columns=["period", "value", "lower_95", "upper_95", "release"])


def state(line, indicator=SMOKING):
    return plan.state_of(
        plan.since_plan(line, indicator, START), indicator, over_time.format_of(indicator)
    )


# ---- since the plan began ----------------------------------------------------------------------


def test_the_plan_begins_when_the_papers_say_it_was_agreed(facts):
    assert facts.loc["timeline_2019-11", "statement"].endswith("first agreed")
    assert plan.start_of_plan(facts) == START
    assert plan.month_in_words(START) == "November 2019"
    moved = facts.copy()
    moved.loc["timeline_2019-11", "period"] = "2021-02"
    assert plan.start_of_plan(moved) == 2021 * 12 + 1
    with pytest.raises(DataError, match="month the plan was agreed"):
        plan.start_of_plan(facts.drop("timeline_2019-11"))


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
    found = plan.since_plan(a_line(*((p, float(i)) for i, p in enumerate(periods))), SMOKING, START)
    assert found.change.earlier_period == first
    assert found.change.later_period == periods[-1]
    assert found.change.earlier == periods.index(first)
    assert not found.before


def test_the_nearest_before_is_taken_where_there_is_no_other_and_it_is_said():
    found = plan.since_plan(a_line(("2016", 9.0), ("2018", 8.0), ("2021", 7.0)), SMOKING, START)
    assert (found.change.earlier_period, found.before) == ("2018", True)


@pytest.mark.parametrize(
    ("line", "indicator", "words"),
    [
        (a_line(("2021", 5.0)), "smoking_adults", "only one figure in these data"),
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
    found = plan.since_plan(line, declared, START)
    assert found.change is None
    assert words in found.why or words == "cannot be compared"
    assert plan.state_of(found, declared, over_time.format_of(declared)) == plan.NOT_COMPARED


def test_a_break_is_never_crossed():
    line = a_line(("2020", 10.0), ("2022", 20.0), ("2024", 30.0))
    found = plan.since_plan(line, INDICATORS["population"], START)
    assert found.change.earlier_period == "2022"


def test_which_side_is_better_comes_from_the_indicator_and_turns_with_the_figures():
    down, up = a_line(("2019", 9.0), ("2024", 7.0)), a_line(("2019", 7.0), ("2024", 9.0))
    active = INDICATORS["physically_active_adults"]
    assert SMOKING.polarity is Polarity.LOW_IS_GOOD and active.polarity is Polarity.HIGH_IS_GOOD
    assert [state(down), state(up)] == [plan.BETTER, plan.WORSE]
    assert [state(down, active), state(up, active)] == [plan.WORSE, plan.BETTER]
    assert state(up, INDICATORS["depression_recorded"]) == plan.NOT_JUDGED
    assert state(a_line(("2019", 7.01), ("2024", 7.04))) == plan.LEVEL


def test_a_change_is_more_than_chance_only_where_the_interval_of_the_difference_says_so():
    wide = a_line(("2019", 9.0, 6.0, 12.0), ("2024", 7.0, 4.0, 10.0))
    narrow = a_line(("2019", 9.0, 8.8, 9.2), ("2024", 7.0, 6.8, 7.2))
    assert [state(wide), state(narrow)] == [plan.SIMILAR, plan.BETTER]


# ---- the shipped scorecard ---------------------------------------------------------------------


def by_hand(card, trafford):
    """State of every figure from the raw numbers, written a second way."""
    found = {}
    for one in card.figures:
        change = one.since.change
        if change is None:
            found[one.name] = "none"
            continue
        key = one.indicator.id, one.sex
        old, new = (
            trafford[*key, change.earlier_period][0],
            trafford[*key, change.later_period][0],
        )
        digits = one.indicator.decimals
        moved = round(round(new, digits) - round(old, digits), 6)
        good = {"high is good": 1, "low is good": -1}.get(str(one.indicator.polarity), 0)
        found[one.name] = "+" if moved * good > 0 else "-" if moved * good < 0 else "open"
    return found


def test_the_answer_counts_what_the_file_holds(card, trafford, links):
    said = f"{plan.describe_answer(card)} {plan.describe_unmeasured(card)}"
    found = list(by_hand(card, trafford).values())
    numbers = [int(n) for n in re.findall(r"(?<![\d/])\d+(?![\d/])", said)]
    rest = found.count("none") + found.count("open")
    linked = {r.item for r in links.itertuples() if r.indicator}
    gaps = {(r.gap, r.promise, r.reason) for r in links.itertuples() if r.gap}
    better, worse = found.count("+"), found.count("-")
    assert numbers == [
        better,
        len(found),
        2019,
        worse,
        rest,
        12,
        12 - len(linked),
        len(gaps),
    ]
    assert better + worse + rest == len(found)
    assert len(found) == len({one.name for one in card.figures}) > 30


def test_no_change_of_the_shipped_data_can_be_told_from_chance_and_that_is_said(card, trafford):
    with_limits = [
        one
        for one in card.figures
        if one.since.change
        and not np.isnan(trafford[one.indicator.id, one.sex, one.since.change.later_period][1])
    ]
    assert with_limits == []
    said = plan.describe_chance(card)
    assert "so none can be told from chance" in said
    late = sum(
        period_sort_key(one.since.change.earlier_period)[1] > START + 12
        for one in card.figures
        if one.since.change
    )
    assert f"for {late} figures it lies more than a year later" in said


def test_every_row_says_the_figures_of_the_file(card, trafford):
    for one in card.figures:
        fmt = over_time.format_of(one.indicator)
        periods = [p for i, s, p in trafford if (i, s) == (one.indicator.id, one.sex)]
        newest = max(periods, key=period_sort_key)
        value, lower, _ = trafford[one.indicator.id, one.sex, newest]
        figure, when = plan.describe_newest(one)
        assert figure == fmt.value(value), one.name
        assert when.endswith("; no interval") is bool(np.isnan(lower))
        said, then = plan.describe_since(one)
        assert said.startswith(plan.SIGNS[one.state])
        if one.since.change:
            old = trafford[one.indicator.id, one.sex, one.since.change.earlier_period][0]
            assert f"from {fmt.value(old)} in " in then
            digits = one.indicator.decimals
            new, then_old = round(value, digits), round(old, digits)
            moved = "Up " if new > then_old else "Down " if new < then_old else "No change "
            assert then.startswith(moved)
            assert "Cannot be told from chance." in then


def test_a_rank_is_given_only_where_a_whole_list_is_in_the_file(card):
    """The ten boroughs first; else the first list of neighbours that is published whole."""
    values = load_indicator_values()
    lists = {name: cached_gap.comparison_lists()[peers] for peers, name in neighbours()}
    ranked, elsewhere = 0, set()
    for one in card.figures:
        rows = values[
            (values["indicator_id"] == one.indicator.id)
            & (values["sex"] == one.sex)
            & (values["period"] == one.story.places.period)
            & values["value"].notna()
        ].set_index("area_code")["value"]
        first, then = plan.describe_others(one)
        if one.indicator.own_groups:
            assert first == "Not compared"
            continue
        ten = rows[rows.index.isin(GREATER_MANCHESTER)].round(one.indicator.decimals)
        if len(ten) < 10:
            whole = [name for name, peers in lists.items() if set(peers) <= set(rows.index)]
            assert then.startswith(f"{len(ten)} of 10 boroughs")
            if not whole:
                assert then.endswith(" and no whole list of neighbours in these data, so no rank.")
                continue
            peers = rows[[*lists[whole[0]], TRAFFORD]].round(one.indicator.decimals)
            low, high = (peers < peers[TRAFFORD]).sum(), (peers > peers[TRAFFORD]).sum()
            place = f"{ordinal(min(low, high) + 1)} {'lowest' if low <= high else 'highest'}"
            assert (peers == peers[TRAFFORD]).sum() == 1 and min(low, high)
            assert then.endswith(
                f" in these data, so no rank among them; {place} of Trafford and its "
                f"{len(peers) - 1} neighbours: {whole[0].replace(chr(39), '’')}."
            )
            elsewhere.add(whole[0])
        else:
            ranked += 1
            if ten[TRAFFORD] == ten.min() and (ten == ten.min()).sum() == 1:
                assert then == "Lowest of the ten boroughs."
            assert then.endswith("of the ten boroughs.")
        if ENGLAND in rows.index:
            assert first == f"England {over_time.format_of(one.indicator).value(rows[ENGLAND])}"
        else:
            assert first == "England: not in these data"
    assert ranked > 10
    assert len(elsewhere) == 2 and all(any(c.isdigit() for c in name) for name in elsewhere)
    smoking = next(one for one in card.figures if one.indicator is SMOKING)
    assert smoking.story.chosen is smoking.story.boroughs


def neighbours():
    """Name of each list of neighbours without its date, and with it."""
    lists = cached_over_time.lists()
    return [
        (cached_over_time.list_name(list_id), name)
        for list_id, name in lists.items()
        if list_id != cached_over_time.BOROUGHS
    ]


def test_a_figure_that_is_itself_a_gap_inside_trafford_is_said_to_be_one(card):
    slopes = [one for one in card.figures if one.indicator.own_groups]
    assert slopes
    for one in slopes:
        first, then = plan.describe_inside(one)
        assert first == "A gap inside Trafford" and "no one area has a figure of its own" in then


def test_the_two_ends_inside_trafford_are_those_of_the_file(card):
    values = load_indicator_values()
    seen = 0
    for one in card.figures:
        if one.inside is None:
            continue
        rows = values[
            (values["indicator_id"] == one.indicator.id)
            & (values["sex"] == one.sex)
            & (values["period"] == one.inside.period)
            & (values["area_type"] == one.inside.level)
        ]
        said, then = plan.describe_inside(one)
        fmt = over_time.format_of(one.indicator)
        low, high = fmt.value(rows["value"].min()), fmt.value(rows["value"].max())
        order = {
            Polarity.LOW_IS_GOOD: (f"Best {low}", f"worst {high}"),
            Polarity.HIGH_IS_GOOD: (f"Best {high}", f"worst {low}"),
        }.get(one.indicator.polarity, (f"Lowest {low}", f"highest {high}"))
        assert all(part in said for part in order), said
        assert then.startswith(f"{rows['value'].notna().sum()} ")
        newest = max(
            values.loc[
                (values["indicator_id"] == one.indicator.id)
                & (values["sex"] == one.sex)
                & values["area_type"].isin([str(level) for level in cached_plan.INSIDE])
                & values["value"].notna(),
                "period",
            ],
            key=lambda p: period_sort_key(p)[0],
        )
        assert period_sort_key(newest)[0] == period_sort_key(one.inside.period)[0]
        seen += 1
    assert seen > 10
    assert "Not adjusted for age" in plan.describe_inside_limits(card)


def test_every_part_stands_on_the_page_with_its_paper_and_section(card, facts, links):
    table = plan.summary_table(card)
    assert len(table) == 12
    for item, (words, row) in zip(card.items, table.iterrows(), strict=True):
        assert words == facts.loc[item.id, "statement"]
        assert facts.loc[item.id, "section"] in row["Where it stands"]
        mine = links[links["item"] == item.id]
        assert row["No data here"] == (mine["gap"] != "").sum()
        names = [one for one in card.figures if one.indicator.id in set(mine["indicator"])]
        assert sum(row[plan.capital(s)] for s in plan.STATES) == len(names)
    bare = [item.words for item in card.items if not card.figures_of(item)]
    title = plan.describe_chart(card).lower()
    assert bare and all(words.lower() in title for words in bare)


def test_two_parts_of_one_name_are_told_apart(card):
    names = [card.name_of(item) for item in card.items]
    assert len(set(names)) == 12
    assert "Living well at home (design group)" in names and "Urgent care" in names


def test_a_gap_repeats_the_papers_words_and_says_what_is_needed(card, facts):
    statements = set(facts["statement"])
    for gap in card.gaps:
        assert gap.promise in statements
        assert gap.reason and gap.needed and gap.items


def test_more_than_one_choice_shows_what_belongs_to_all(card, links):
    chosen = ("aspiration_lives", "reform_childrens_services")
    found = plan.narrowed(card, chosen)
    mine = [set(links.loc[links["item"] == item, "indicator"]) - {""} for item in chosen]
    assert {one.indicator.id for one in found.figures} == mine[0] & mine[1]
    assert [item.id for item in found.items] == list(chosen)
    assert plan.narrowed(card, ()) is card
    urgent = plan.narrowed(card, ("reform_urgent_care",))
    assert urgent.figures == () and len(urgent.gaps) == 3
    assert plan.describe_view(urgent) == (
        "Urgent care (reform area): no open figure in the files used here"
    )


def test_every_combination_of_the_lists_has_its_words_and_its_file(card, facts):
    """Where nothing belongs to all that is chosen, the heading says so and what to do."""
    of_kind = [["", *(i.id for i in card.items if i.kind == kind)] for kind in plan.KINDS]
    empty = 0
    for choice in product(*of_kind):
        chosen = [part for part in choice if part]
        shown = plan.narrowed(card, chosen)
        text = plan.scorecard_csv(shown, facts, [])
        rows = list(csv.DictReader(io.StringIO(text.partition("\n\n")[2])))
        here = [row for row in rows if row["part"]]
        assert len(here) == sum(
            len(shown.figures_of(item)) + len(shown.gaps_of(item)) for item in shown.items
        )
        view = plan.describe_view(shown)
        said = [view, plan.describe_gaps(shown.gaps), plan.describe_promises(shown.gaps)]
        said += [plan.describe_counts(shown.figures), plan.describe_inside_limits(shown)]
        assert not any("None" in words for words in said) and view in text
        plan.reasons_table(shown)
        if not here:
            empty += 1
            assert len(chosen) > 1 and all(row["row"].startswith("printed") for row in rows)
            assert view.startswith(
                f"Nothing here belongs to {'both' if len(chosen) == 2 else 'all of'} "
            )
            assert view.endswith("set one list to “All” to see more")
        elif chosen and not shown.figures:
            assert view.startswith("No figure here belongs") or plan.NO_FIGURE in view
    assert empty > 50


def test_a_gap_that_rests_on_the_title_of_a_part_alone_is_said_to(card, facts):
    titles = {item.words for item in card.items}
    assert all(gap.title_only is (gap.promise in titles) for gap in card.gaps)
    found = sum(gap.title_only for gap in card.gaps)
    numbers = [int(n) for n in re.findall(r"\d+", plan.describe_promises(card.gaps))]
    assert numbers == [len(card.gaps) - found, found] and all(numbers)
    for gap in card.gaps:
        said = "1 rests on the title" if gap.title_only else "1 is named in the papers"
        assert plan.describe_promises([gap]).startswith(f"Of these, {said}")
    rows = list(
        csv.DictReader(io.StringIO(plan.scorecard_csv(card, facts, []).partition("\n\n")[2]))
    )
    said = {row["name"] for row in rows if row["promise_is"] == plan.TITLE_ALONE}
    assert said == {gap.what for gap in card.gaps if gap.title_only}


def test_nothing_is_said_of_figures_that_are_not_in_these_files(card):
    """That a figure is not here does not mean that there is none, or that the plan names it."""
    urgent = plan.narrowed(card, ["reform_urgent_care"])
    said = [
        plan.describe_unmeasured(card),
        plan.describe_chart(card),
        plan.describe_counts(()),
        plan.describe_view(urgent),
        plan.describe_gaps(card.gaps),
        plan.describe_marks(card)[-1][1],
    ]
    for words in said:
        assert "files used here" in words
        assert "at all" not in words and "speaks of" not in words


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
        plan.scorecard(
            facts, links, [one for one in card.figures if one.indicator.id != "smoking_adults"]
        )


# ---- the plan's own figures, and the file ------------------------------------------------------


def test_every_figure_of_the_papers_stands_as_printed_with_its_paper(facts):
    found = plan.own_figures(facts)
    printed = facts[facts["kind"].isin(["figure", "table row"])]
    assert sum(len(one.rows) for one in found) == len(printed)
    rows = {what: (one, figure, when) for one in found for what, figure, when, _ in one.rows}
    one, figure, when = rows["Registered residents who had a first vaccine dose"]
    assert (figure, when) == ("117,361 people", "April 2021")
    assert "Trafford Together Locality Plan Refresh 2021" in one.source
    assert one.source.endswith("section 1.5")
    assert rows["Combined health and social care resource"][1] == "£512 million"
    assert rows["Population a PCN is meant to cover"][1] == "30,000 to 50,000 people"
    assert rows["Council: Public Health"][1] == (
        "Budget £13,334 thousand, forecast outturn £13,414 thousand, variance £80 thousand, "
        "percentage 0.6%"
    )
    assert "variance −£674 thousand, percentage −1.98%" in rows["CCG: Other primary care"][1]
    assert not any("data/" in known for one in found for *_, known in one.rows)


def test_the_file_holds_the_view_its_sources_and_unrounded_values(card, facts, links, trafford):
    shown = plan.narrowed(card, ["reform_prevention"])
    sources = [load_sources()["data/raw/plan/plan_links.csv"]]
    text = plan.scorecard_csv(shown, facts, sources)
    about, _, table = text.partition("\n\n")
    assert "our own reading, not the council’s" in about
    assert "plan_links.csv" in about and "Prevention (reform area)" in about
    rows = list(csv.DictReader(io.StringIO(table)))
    figures = [row for row in rows if row["row"] == "figure"]
    mine = links[links["item"] == "reform_prevention"]
    assert {row["indicator_id"] for row in figures} == set(mine["indicator"]) - {""}
    for row in figures:
        key = row["indicator_id"], row["sex"], row["period"]
        assert float(row["value"]) == trafford[key][0]
        assert row["reason"] in set(mine["reason"]) and row["release"]
        one = next(f for f in shown.figures if (f.indicator.id, f.sex) == key[:2])
        assert row["others"] == plan.describe_others(one)[1]
    assert sum(row["row"] == plan.NOTHING for row in rows) == (mine["gap"] != "").sum()
    printed = facts["kind"].isin(["figure", "table row"]).sum()
    assert sum(row["row"].startswith("printed") for row in rows) == printed
