"""The plan scorecard in words: every number in them is counted again."""

import re
from dataclasses import replace
from itertools import product

import pytest

from trafford_explorer.exhibits import Missing
from trafford_explorer.measures import Direction, Standing, Verdict
from trafford_explorer.periods import period_sort_key
from trafford_explorer.topics.over_time import exhibits as over_time
from trafford_explorer.topics.plan import exhibits, findings, words

WHOLE = re.compile(r"[A-Z0-9“].*[.!?]”?", re.S)


@pytest.fixture(scope="module")
def card():
    return exhibits.whole_plan()


def with_verdict(card, verdict):
    """The same plan with every change tested, and all with one result."""
    measures = tuple(
        replace(
            m,
            since=replace(
                m.since,
                change=m.since.change
                and replace(m.since.change, found=replace(m.since.change.found, verdict=verdict)),
            ),
        )
        for m in card.measures
    )
    return replace(card, measures=measures)


def numbers(said):
    return [int(n) for n in re.findall(r"\d+", said)]


def test_a_month_is_said_in_words():
    assert words.month_in_words(2019 * 12 + 10) == "November 2019"


def test_the_answer_counts_every_measure_once(card):
    states = [m.state for m in card.measures]
    said = words.describe_answer(card)
    assert numbers(said) == [
        len(states),
        states.count(findings.BETTER),
        2019,
        states.count(findings.WORSE),
        states.count(findings.SIMILAR),
        states.count(findings.NOT_COMPARED),
        states.count(findings.NOT_JUDGED),
        4,  # significant: both MMR, not in education or not known, depression
        9,  # tested
    ]
    assert sum(numbers(said)[1:2] + numbers(said)[3:-2]) == len(states)
    assert said.endswith("This does not show whether the plan worked.")
    assert numbers(words.describe_unmeasured(card)) == [12, len(card.gaps)]


def test_what_cannot_be_tested_is_never_called_chance(card):
    untested = [
        m
        for m in card.measures
        if m.since.change is None or m.since.change.found.verdict is Verdict.CANNOT_SAY
    ]
    names = {m.indicator.id for m in card.measures} - {m.indicator.id for m in untested}
    assert names == {
        "healthy_life_expectancy_at_birth",
        "under75_preventable_mortality",
        "obesity_reception",
        "obesity_year_6",
        "mmr_one_dose_age_2",
        "mmr_two_doses_age_5",
        "neet_or_not_known_16_17",
        "depression_recorded",
    }
    card = replace(card, measures=tuple(untested))
    said = " ".join([words.describe_answer(card), *words.describe_comparison(card)])
    assert "none of the changes can be tested" in said
    assert "cannot be tested: intervals are published, but not in this copy." in said
    assert "cannot be tested: no interval is published for these figures." in said
    assert "are of counts of everyone, not of a sample." in said
    assert "chance" not in said and "significant" not in said


def test_how_many_tests_would_be_significant_by_chance_is_said(card):
    said = " ".join(words.describe_comparison(card))
    assert "One in 20 such tests comes out significant by chance alone: about 0.5 of the 9" in said


def test_what_is_worse_than_england_and_getting_worse_is_named_or_said_to_be_nothing(card):
    said = words.describe_worse_and_worsening(card)
    assert said.startswith(
        "Of 36 measures of Trafford’s plan none is worse than England and getting"
    )
    assert findings.worse_and_worsening(card).measures == ()
    (mmr,) = [m for m in card.measures if m.is_worsening]
    assert mmr.indicator.id == "mmr_one_dose_age_2"
    worse = replace(mmr, others=replace(mmr.others, judgement="worse"))
    one = replace(card, measures=(worse,))
    assert findings.worse_and_worsening(one).measures == (worse,)
    assert words.describe_worse_and_worsening(one) == (
        "Of 1 measure of Trafford’s plan, 1 is worse than England and getting worse: MMR "
        "vaccination, one dose by age 2."
    )


def test_the_producers_judgement_comes_before_our_test(card):
    decay = next(m for m in card.measures if m.indicator.id == "dental_decay_age_5")
    assert decay.newest["value"] > decay.others.england
    assert words.describe_beside_england(decay) == "similar to England (the producer’s judgement)"
    mmr = next(m for m in card.measures if m.indicator.id == "mmr_one_dose_age_2")
    assert words.describe_beside_england(mmr) == "better than England (our test)"
    judged = replace(mmr, others=replace(mmr.others, judgement="similar"))
    assert words.describe_beside_england(judged) == "similar to England (the producer’s judgement)"


@pytest.mark.parametrize(
    ("verdict", "answer", "row"),
    [
        (Verdict.DIFFERENT, "are statistically significant", " (statistically significant)"),
        (Verdict.NOT_DISTINGUISHABLE, "none of the", " (could be due to chance)"),
    ],
)
def test_what_was_tested_says_its_result(card, verdict, answer, row):
    tested = with_verdict(card, verdict)
    changes = sum(m.since.change is not None for m in card.measures)
    said = words.describe_answer(tested)
    assert answer in said and f"of the {changes} changes tested" in said
    assert not any("cannot be tested" in one for one in words.describe_comparison(tested))
    moved = [m for m in tested.measures if m.since.change]
    assert all(words.describe_move(m).endswith(row) for m in moved)


def test_a_measure_that_falls_behind_is_told_in_whole_sentences(card):
    mmr = next(m for m in card.measures if m.indicator.id == "mmr_one_dose_age_2")
    assert words.describe_behind(mmr) == (
        "In Trafford 90.6% of children had one dose of the MMR vaccine by age 2 in 2024/25, down 5.1 "
        "percentage points from 95.7% in 2019/20. The difference is statistically significant. "
        "Recent trend: decreasing, which is worsening. Better than England (88.9%; our test)."
    )


def test_every_measure_with_a_change_can_be_told_so(card):
    certain = (
        "The difference is statistically significant.",
        "The difference could be due to chance.",
        "We cannot test this: ",
        "These are counts of everyone, not a sample.",
    )
    for m in (m for m in card.measures if m.since.change):
        said = words.describe_behind(m)
        assert said.startswith("In Trafford ") and said.endswith(".") and ";." not in said
        assert sum(one in said for one in certain) == 1
        beside = (
            f"{m.beside_england.capitalize()} {'to' if m.beside_england == 'similar' else 'than'}"
        )
        assert (f"{beside} England (" in said) is bool(m.beside_england)
        assert ("which is worsening" in said) is m.is_worsening


def test_a_trend_that_cannot_be_calculated_is_a_missing_figure_with_its_reason(card):
    (table, *_) = exhibits.measures(()).tables
    at = [column.name for column in table.columns].index("Recent trend")
    for m, row in zip(card.measures, table.rows, strict=True):
        unknown = m.trend.direction is Direction.UNKNOWN
        assert isinstance(row[at], Missing) is unknown
        if unknown:
            assert row[at].reason == f"cannot be calculated: {m.trend.reason}"


def test_the_start_is_told_with_how_many_start_later(card):
    late = sum(
        period_sort_key(m.since.change.earlier_period)[1] > card.start + 12
        for m in card.measures
        if m.since.change
    )
    said = " ".join(words.describe_comparison(card))
    assert late and f"for {late} measures it is more than a year later" in said
    assert "November 2019" in said


def test_a_state_without_a_measure_is_not_counted(card):
    part = next(part for part in card.parts if part.id == "aspiration_connections")
    assert words.describe_part(part, card).endswith("of 2 measures, 2 cannot be compared.")
    mental = next(part for part in card.parts if part.id == "reform_mental_health")
    assert words.describe_part(mental, card).endswith("of 1 measure, 1 is not judged.")
    urgent = next(part for part in card.parts if part.id == "reform_urgent_care")
    assert words.describe_part(urgent, card).endswith("no open figure in this copy.")


def test_two_parts_of_one_name_are_told_apart(card):
    assert len({words.part_label(part) for part in card.parts}) == 12
    assert len({words.quoted(part) for part in card.parts}) == 12
    assert len({part.words for part in card.parts}) == 11


def test_the_parts_without_a_measure_are_named(card):
    title = words.describe_squares(card)
    assert card.bare and all(part.words in title for part in card.bare)
    none_bare = replace(card, parts=tuple(p for p in card.parts if p not in card.bare))
    assert words.describe_squares(none_bare).startswith("Every part")


def test_every_combination_of_the_lists_has_whole_sentences(card):
    """Where nothing belongs to all that is chosen, the title says so and what to do."""
    of_kind = [["", *(p.id for p in card.parts if p.kind == kind)] for kind in findings.KINDS]
    empty = 0
    for choice in product(*of_kind):
        chosen = [part for part in choice if part]
        shown = findings.narrowed(card, chosen)
        said = [words.describe_choice(shown), words.describe_gaps(shown)]
        said += [words.describe_promises(shown.gaps)] if shown.gaps else []
        assert all(WHOLE.fullmatch(one) and "None" not in one for one in said), said
        if shown.measures:
            assert numbers(said[0])[0] == len(shown.measures)
        elif len(chosen) > 1:
            start = "No measure here" if shown.gaps else "Nothing here"
            assert said[0].startswith(
                f"{start} belongs to {'both' if len(chosen) == 2 else 'all of'} "
            )
            assert said[0].endswith("set one list to “All” to see more.")
            empty += not shown.gaps
        else:
            assert words.NO_FIGURE in said[0]
    assert empty > 50


def test_a_gap_that_rests_on_the_title_of_a_part_alone_is_said_to(card):
    titles = sum(gap.title_only for gap in card.gaps)
    found = numbers(words.describe_promises(card.gaps))
    assert found == [len(card.gaps), len(card.gaps) - titles, titles] and all(found)
    for gap in card.gaps:
        said = "1 rests on the title" if gap.title_only else "1 is named in the papers"
        assert words.describe_promises([gap]).startswith(f"Of the 1 gap, {said}")


def test_nothing_is_said_of_figures_that_are_not_in_these_files(card):
    """That a figure is not here does not mean that there is none, or that the plan names it."""
    urgent = findings.narrowed(card, ["reform_urgent_care"])
    said = [
        words.describe_unmeasured(card),
        words.describe_squares(card),
        words.describe_part(urgent.parts[0], card),
        words.describe_choice(urgent),
        words.describe_gaps(card),
        words.describe_signs(card)[words.NOTHING],
    ]
    for one in said:
        assert "in this copy" in one
        assert "at all" not in one and "speaks of" not in one


def test_only_the_signs_that_are_used_are_explained(card):
    used = {m.state for m in card.measures}
    assert set(words.describe_signs(card)) == {*used, words.NOTHING}
    assert len(set(words.SIGNS.values()) | {words.NOTHING_SIGN}) == len(findings.STATES) + 1


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Standing(rank_from_highest=10, rank_from_lowest=1, of=10, tied=0), "lowest of ten"),
        (Standing(rank_from_highest=1, rank_from_lowest=10, of=10, tied=0), "highest of ten"),
        (
            Standing(rank_from_highest=3, rank_from_lowest=7, of=10, tied=1),
            "joint 3rd highest of ten",
        ),
        (Standing(rank_from_highest=9, rank_from_lowest=2, of=10, tied=0), "2nd lowest of ten"),
    ],
)
def test_a_rank_is_said_from_the_nearer_end(standing, said):
    assert words.describe_rank(standing, "ten") == said


def test_a_rank_among_others_says_why_it_is_not_among_the_boroughs(card):
    lists, seen = over_time.lists(), set()
    for m in card.measures:
        said = words.describe_standing(m, lists)
        if m.indicator.own_groups:
            assert said.startswith("no rank: each place’s figure rests on groups of its own")
        elif m.others.standing is None:
            assert said.endswith("no whole list of neighbours, so no rank")
        elif m.others.neighbours:
            assert f"{m.others.boroughs} of 10 boroughs in this copy, so no rank among them" in said
            assert said.endswith(lists[m.others.neighbours])
            seen.add(m.others.neighbours)
        else:
            assert said.endswith(" of the ten boroughs")
    assert len(seen) == 2


def test_a_gap_inside_trafford_is_said_to_have_no_area_of_its_own(card):
    slopes = [m for m in card.measures if m.indicator.own_groups]
    assert slopes
    for m in slopes:
        assert "no one area has a figure of its own" in words.describe_why_not_inside(m)
        assert words.describe_areas_inside(m) == ""
