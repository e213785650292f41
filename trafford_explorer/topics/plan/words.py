"""The plan scorecard in words; whether a change is more than chance is said only where it was tested."""

from collections.abc import Mapping, Sequence

from trafford_explorer.areas import AREA_TYPE_TEXT
from trafford_explorer.formats import fixed
from trafford_explorer.indicators import Basis, Polarity
from trafford_explorer.measures import Direction, Standing, Verdict
from trafford_explorer.periods import MONTHS, describe_period, period_sort_key
from trafford_explorer.phrases import capital, inside_sentence, listed, ordinal, plural
from trafford_explorer.topics.explore.words import say
from trafford_explorer.topics.over_time.words import (
    describe_certainty,
    describe_stand_in,
    describe_trend_rule,
    trend_in_words,
)
from trafford_explorer.topics.plan.findings import (
    BETTER,
    KINDS,
    LEVEL,
    NOT_COMPARED,
    NOT_JUDGED,
    SIMILAR,
    STATES,
    WORSE,
    PlanGap,
    PlanMeasure,
    PlanPart,
    PrintedFigures,
    Scorecard,
    count_states,
)

SIGNS = {BETTER: "+", WORSE: "−", LEVEL: "=", SIMILAR: "≈", NOT_JUDGED: "?", NOT_COMPARED: "/"}
NOTHING, NOTHING_SIGN = "no data here", "×"
NOT_FOUND = "looked for but not found in this copy"
NO_FIGURE = "no open figure in this copy"
NAMED_IN_PAPERS = "named in the papers"
TITLE_ALONE = "the title of a part alone: what it takes in is our reading"
"""Said of a gap where the plan's words quoted are no more than the name of a part of it."""
_MEANING = {
    BETTER: "moved the better way since the plan’s start",
    WORSE: "moved the worse way since the plan’s start",
    LEVEL: "as printed, the same as at the plan’s start",
    SIMILAR: "the difference could be due to chance",
    NOT_JUDGED: "neither way is called better",
    NOT_COMPARED: "no two figures that can be compared",
}
_COUNTED = {
    LEVEL: ("stayed the same", "stayed the same"),
    SIMILAR: ("made a move that could be due to chance", "made moves that could be due to chance"),
    NOT_COMPARED: ("cannot be compared", "cannot be compared"),
    NOT_JUDGED: ("is not judged", "are not judged"),
}
THEMES = {
    "covid": "Covid",
    "urgent care": "urgent care",
    "finance": "money",
    "geography": "people and places",
    "digital": "digital care",
    "engagement": "engagement",
    "life expectancy": "length of life",
    "plan": "the plan itself",
}
"""Themes of the papers' own figures in their order, each as a sentence names it."""
LINKS_ARE_OURS = (
    "Which measure speaks to which part of the plan is our own reading, not the council’s or the "
    "NHS’s. A figure can move for many reasons: none of this shows what the plan did."
)
RANKS = (
    "Ranks are those of the figures as printed; figures that are close were not tested against "
    "each other."
)
AGAINST_ENGLAND = (
    "Better, similar and worse than England are the words of the figures’ producer where the file has "
    "them; where it has none and a test could be made, they are ours and marked so."
)
OWN_FIGURES = (
    "Printed in the papers, each at its own date: quoted, not checked and not brought up to date "
    "here, and no part of the counts above."
)


def month_in_words(month: int) -> str:
    """A month counted from year 0, in words.

    >>> month_in_words(2019 * 12 + 10)
    'November 2019'
    """
    return f"{MONTHS[month % 12]} {month // 12}"


def part_label(part: PlanPart) -> str:
    """The plan's words, with what tells two parts of one name apart."""
    return f"{part.words} ({KINDS[part.kind].lower()})"


def quoted(part: PlanPart) -> str:
    """The plan's words as a sentence quotes them, with their kind."""
    return f"“{part.words}” ({KINDS[part.kind].lower()})"


# ---- how many measures moved which way ----------------------------------------------------------


def _moved(measures: Sequence[PlanMeasure], card: Scorecard) -> str:
    """How many measures moved which way, as the end of a sentence; states without any left out."""
    number = count_states(measures)
    since = f"since {card.start_year}"
    said = []
    if number[BETTER]:
        said.append(f"{number[BETTER]} moved the better way {since}")
    if number[WORSE]:
        worse = "the worse" if said else f"moved the worse way {since}"
        said.append(f"{number[WORSE]} {worse}")
    for state, (one, many) in _COUNTED.items():
        if number[state]:
            said.append(f"{number[state]} {one if number[state] == 1 else many}")
    return listed(said)


def _tested(card: Scorecard) -> str:
    """How many of the changes are more than chance, as the end of a sentence."""
    verdicts = [m.since.change.found.verdict for m in card.measures if m.since.change]
    tested = [verdict for verdict in verdicts if verdict is not Verdict.CANNOT_SAY]
    if not tested:
        return "none of the changes can be tested"
    found = tested.count(Verdict.DIFFERENT)
    are = "is" if found == 1 else "are"
    return f"{found or 'none'} of the {len(tested)} changes tested {are} statistically significant"


def describe_answer(card: Scorecard) -> str:
    """The answer: what the measures say of the plan, and what they do not."""
    return (
        f"Of {plural(len(card.measures), 'measure', 'measures')} of Trafford’s health and care plan, "
        f"{_moved(card.measures, card)}; {_tested(card)}. This does not show whether "
        "the plan worked."
    )


def describe_unmeasured(card: Scorecard) -> str:
    """How much of the plan has no figure here."""
    things = "thing was" if len(card.gaps) == 1 else "things were"
    return f"In the {len(card.parts)} parts of the plan, {len(card.gaps) or 'no'} {things} {NOT_FOUND}."


def describe_papers(card: Scorecard) -> str:
    """What is counted as the plan's parts."""
    kinds = [part.kind for part in card.parts]
    counted = [
        plural(kinds.count(kind), name.lower(), f"{name.lower()}s") for kind, name in KINDS.items()
    ]
    papers = listed(sorted({part.document for part in card.parts}))
    return f"The parts of the plan are the {listed(counted)} of the {papers}."


def describe_comparison(card: Scorecard) -> tuple[str, ...]:
    """What is compared, what cannot be tested, and where the comparison starts."""
    changes = [measure.since.change for measure in card.measures if measure.since.change]
    tested = sum(change.found.verdict is not Verdict.CANNOT_SAY for change in changes)
    late = sum(period_sort_key(c.earlier_period)[1] > card.start + 12 for c in changes)
    before = sum(measure.since.before for measure in card.measures)
    starts = [
        *(
            [f"for {plural(late, 'measure', 'measures')} it is more than a year later"]
            if late
            else []
        ),
        *([f"for {before} it is the nearest before"] if before else []),
    ]
    return (
        "Better and worse compare two figures as printed; measures overlap and do not weigh the "
        "same, so their number is no score.",
        *_why_untested(card),
        *_by_chance(tested),
        f"The start is the first comparable figure of years that end in or after "
        f"{month_in_words(card.start)}, when the plan was agreed"
        f"{'; ' if starts else ''}{listed(starts) if starts else ''}.",
        f"The Covid years lie between {card.start_year} and the newest figures.",
    )


def _why_untested(card: Scorecard) -> list[str]:
    """How many changes were not tested, for each reason."""
    reasons: dict[str, int] = {}
    for measure in card.measures:
        change = measure.since.change
        if change and change.found.verdict is Verdict.CANNOT_SAY:
            reason = f"cannot be tested: {measure.indicator.untested}"
            if measure.indicator.basis is Basis.RECORDED:
                reason = "are of counts of everyone, not of a sample"
            reasons[reason] = reasons.get(reason, 0) + 1
    total = sum(measure.since.change is not None for measure in card.measures)
    return [f"Of the {total} changes, {count} {reason}." for reason, count in reasons.items()]


def _by_chance(tests: int) -> list[str]:
    """How many tests would come out significant by chance alone."""
    if not tests:
        return []
    return [
        f"One in 20 such tests comes out significant by chance alone: about {fixed(tests / 20, 1)} of the "
        f"{tests} made here."
    ]


def describe_worse_and_worsening(card: Scorecard) -> str:
    """Which of the measures shown are worse than England and getting worse."""
    found = [m for m in card.measures if m.is_worse_and_worsening]
    known = [
        m for m in card.measures if m.beside_england and m.trend.direction is not Direction.UNKNOWN
    ]
    count = plural(len(card.measures), "measure", "measures")
    if not found:
        return (
            f"Of {count} of Trafford’s plan none is worse than England and getting worse; both could "
            f"be judged of {len(known) or 'none'}."
        )
    names = listed([inside_sentence(m.name) for m in found])
    return f"Of {count} of Trafford’s plan, {len(found)} {'is' if len(found) == 1 else 'are'} worse than England and getting worse: {names}."


def describe_measures_rules(card: Scorecard) -> tuple[str, ...]:
    """How ranks, trends and judgements of the measures are to be read, and who stands in for whom."""
    stood_in = dict.fromkeys(describe_stand_in(m.indicator) for m in card.measures)
    return (RANKS, describe_trend_rule(), AGAINST_ENGLAND, *filter(None, stood_in))


def describe_recent_trend(measure: PlanMeasure) -> str:
    """The recent trend of a measure, with the reason where there is none."""
    said = trend_in_words(measure.trend, measure.indicator)
    return f"{said}: {measure.trend.reason}" if measure.trend.reason else said


def describe_beside_england(measure: PlanMeasure) -> str:
    """Better, similar or worse than England, and who says so; "" where nobody can."""
    return f"{_beside(measure)} ({_whose_word(measure)})" if measure.beside_england else ""


def _beside(measure: PlanMeasure) -> str:
    said = measure.beside_england
    return f"{said} {'to' if said == 'similar' else 'than'} England"


def _whose_word(measure: PlanMeasure) -> str:
    return "the producer’s judgement" if measure.others.judgement else "our test"


def describe_part(part: PlanPart, card: Scorecard) -> str:
    """Which way the measures of one part of the plan moved."""
    measures = card.measures_of(part)
    if not measures:
        return f"{quoted(part)} in Trafford’s plan: {NO_FIGURE}."
    counted = plural(len(measures), "measure", "measures")
    return f"{quoted(part)} in Trafford’s plan: of {counted}, {_moved(measures, card)}."


def describe_missing(part: PlanPart, gaps: Sequence[PlanGap]) -> str:
    """What nothing here measures in a part of the plan."""
    missed = "; ".join(inside_sentence(gap.what) for gap in gaps)
    return f"No data here for “{part.words}”: {missed}."


# ---- every part, as signs -----------------------------------------------------------------------


def describe_squares(card: Scorecard) -> str:
    """Title of the chart: the parts without any figure, by name."""
    if not card.bare:
        return "Every part of Trafford’s health and care plan has an open figure."
    verb = "has" if len(card.bare) == 1 else "have"
    return (
        f"Of the {len(card.parts)} parts of Trafford’s health and care plan, {len(card.bare)} {verb} "
        f"{NO_FIGURE}: {listed([part.words for part in card.bare])}."
    )


def describe_squares_basis(card: Scorecard) -> str:
    """What a square of the chart is."""
    return (
        f"One square is one measure of the whole borough, or one thing {NOT_FOUND}; newest figure "
        f"against the plan’s start in {card.start_year}. A measure can stand in several rows."
    )


def describe_squares_alt(card: Scorecard) -> str:
    """The chart in words: each part's measures by state, and its gaps."""
    said = []
    for part in card.parts:
        number = count_states(card.measures_of(part)) | {NOTHING: len(card.gaps_of(part))}
        counted = ", ".join(f"{count} {state}" for state, count in number.items() if count)
        said.append(f"{part_label(part)}: {counted or NO_FIGURE}.")
    return " ".join(said)


def describe_signs(card: Scorecard) -> Mapping[str, str]:
    """Each state of the chart's squares and what its sign means; states that are not used left out."""
    number = count_states(card.measures)
    used = {state: f"{capital(state)}: {_MEANING[state]}" for state in STATES if number[state]}
    return {**used, NOTHING: f"{capital(NOTHING)}: {NOT_FOUND}"}


# ---- how many, for a room -----------------------------------------------------------------------


def describe_bars_basis(card: Scorecard) -> str:
    """What the bars count."""
    return (
        f"Measures of the plan for the whole borough, newest figure against {card.start_year} or the "
        f"first figure after, and things {NOT_FOUND}"
    )


def describe_bars_alt(rows: Sequence[tuple[str, str, int]]) -> str:
    """The bars in words.

    Parameters
    ----------
    rows : sequence of (state, name, count)
    """
    return f"{'; '.join(f'{capital(state)}: {count}' for state, _, count in rows)}."


# ---- a choice of parts --------------------------------------------------------------------------


def describe_choice(card: Scorecard) -> str:
    """Title of the measures shown; where nothing belongs to all that is chosen, what to do."""
    if card.is_whole:
        return f"All {len(card.measures)} measures of Trafford that speak to its plan, each once."
    names = listed([quoted(part) for part in card.parts])
    if card.measures:
        counted = plural(len(card.measures), "measure that speaks", "measures that speak")
        return f"Of {counted} to {names}, {_moved(card.measures, card)}."
    if len(card.parts) == 1:
        return f"No measure speaks to {names}: there is {NO_FIGURE}."
    return (
        f"{'No measure' if card.gaps else 'Nothing'} here belongs to "
        f"{'both' if len(card.parts) == 2 else 'all of'} {names}: set one list to “All” to see more."
    )


def describe_gaps(card: Scorecard) -> str:
    """Title of what was not found."""
    names = "Trafford’s plan" if card.is_whole else listed([quoted(part) for part in card.parts])
    count = len(card.gaps)
    if not count:
        return f"Nothing is named that was looked for and not found for {names}."
    return f"For {names}, {count} {'thing was' if count == 1 else 'things were'} {NOT_FOUND}."


def describe_promises(gaps: Sequence[PlanGap]) -> str:
    """How many of the gaps the papers name, and how many rest on the title of a part."""
    titles = sum(gap.title_only for gap in gaps)
    named = len(gaps) - titles
    said = [
        *([f"{named} {'is' if named == 1 else 'are'} {NAMED_IN_PAPERS}"] if named else []),
        *([f"{titles} {'rests' if titles == 1 else 'rest'} on {TITLE_ALONE}"] if titles else []),
    ]
    gap = "gap" if len(gaps) == 1 else "gaps"
    return f"Of the {len(gaps)} {gap}, {' and '.join(said)}."


# ---- one measure --------------------------------------------------------------------------------


def describe_state(measure: PlanMeasure) -> str:
    """The sign and the state of a measure."""
    return f"{SIGNS[measure.state]} {measure.state}"


def _moved_by(measure: PlanMeasure) -> tuple[str, str]:
    """How far a measure with a change moved, and the word that leads to where it stood before."""
    change, fmt = measure.since.change, measure.format
    if change.later == change.earlier:
        return "the same", "as"
    size = fmt.between(change.later, change.earlier)
    if fmt.is_alike(change.later, change.earlier):
        return f"{size} apart", "from"
    return f"{'up' if change.later > change.earlier else 'down'} {size}", "from"


def describe_move(measure: PlanMeasure) -> str:
    """How far a measure moved since the plan's start; "" where nothing can be compared."""
    change = measure.since.change
    if change is None:
        return ""
    said, _ = _moved_by(measure)
    match change.found.verdict:
        case Verdict.DIFFERENT:
            return f"{said} (statistically significant)"
        case Verdict.NOT_DISTINGUISHABLE:
            return f"{said} (could be due to chance)"
        case _:
            return said


def describe_rank(standing: Standing, places: str) -> str:
    """Trafford's place in a list ("2nd lowest of the ten boroughs").

    Parameters
    ----------
    standing : Standing
    places : str
        The list as it ends a sentence.
    """
    from_low = standing.rank_from_lowest <= standing.rank_from_highest
    number = standing.rank_from_lowest if from_low else standing.rank_from_highest
    end = "lowest" if from_low else "highest"
    place = end if number == 1 else f"{ordinal(number)} {end}"
    return f"{'joint ' if standing.tied else ''}{place} of {places}"


def describe_standing(measure: PlanMeasure, lists: Mapping[str, str]) -> str:
    """Trafford's place in the first list in which every place has a figure, or why there is none.

    The ten boroughs come first; where they do not all have one, that is said before another list.

    Parameters
    ----------
    measure : PlanMeasure
    lists : mapping of str to str
        Id of a list of neighbours to its name with its date.
    """
    others = measure.others
    if measure.indicator.own_groups:
        return "no rank: each place’s figure rests on groups of its own"
    if others.standing is not None and not others.neighbours:
        return describe_rank(others.standing, "the ten boroughs")
    held = f"{others.boroughs} of 10 boroughs in this copy"
    if others.standing is None:
        return f"{held} and no whole list of neighbours, so no rank"
    rank = describe_rank(others.standing, f"Trafford and its {others.standing.of - 1} neighbours")
    return f"{held}, so no rank among them; {rank}: {lists[others.neighbours]}"


def describe_better_end(measure: PlanMeasure) -> str:
    """Which end of a measure's figures is the better."""
    return {Polarity.HIGH_IS_GOOD: "higher", Polarity.LOW_IS_GOOD: "lower"}.get(
        measure.indicator.polarity, "not judged"
    )


def describe_why_not_inside(measure: PlanMeasure) -> str:
    """Why there are no figures for areas inside Trafford."""
    if measure.indicator.own_groups:
        return "a gap between the parts of Trafford, so no one area has a figure of its own"
    return "no figure for areas inside Trafford in this copy"


def describe_areas_inside(measure: PlanMeasure) -> str:
    """How many areas inside Trafford have a figure, and of which years; "" where none has."""
    view = measure.inside
    if view is None:
        return ""
    count = int(view.values.notna().sum())
    return f"{count} {AREA_TYPE_TEXT[view.level].plural}, {describe_period(view.period)}"


def describe_behind(measure: PlanMeasure) -> str:
    """A measure now and at the plan's start, its test, its recent trend, and England beside it.

    Parameters
    ----------
    measure : PlanMeasure
        With a change.
    """
    change, fmt = measure.since.change, measure.format
    moved, since = _moved_by(measure)
    said = say(measure.indicator, measure.sex, fmt.value(change.later))
    sentences = [
        f"In Trafford {said} in {describe_period(change.later_period)}, {moved} {since} "
        f"{fmt.value(change.earlier)} in {describe_period(change.earlier_period)}.",
        describe_certainty(change, measure.indicator),
        f"Recent trend: {_trend_said(measure)}.",
    ]
    if measure.others.england is not None:
        england = fmt.value(measure.others.england)
        sentences.append(
            f"{capital(_beside(measure))} ({england}; {_whose_word(measure)})."
            if measure.beside_england
            else f"England’s figure was {england}."
        )
    return " ".join(sentences)


def _trend_said(measure: PlanMeasure) -> str:
    """The recent trend as it ends a sentence, with its reason in brackets where it has one."""
    trend = measure.trend
    said = trend_in_words(trend, measure.indicator)
    if trend.direction not in (
        Direction.UNKNOWN,
        Direction.NONE,
    ) and measure.indicator.polarity in (
        Polarity.HIGH_IS_GOOD,
        Polarity.LOW_IS_GOOD,
    ):
        said = f"{trend.direction}, which is {'worsening' if measure.is_worsening else 'improving'}"
    return f"{said} ({trend.reason})" if trend.reason else said


# ---- the plan's own figures ---------------------------------------------------------------------


def describe_printed(printed: PrintedFigures) -> str:
    """How many figures a section of a paper prints on a theme."""
    count = len(printed.lines)
    lines = ("line of a table", "lines of a table") if printed.columns else ("figure", "figures")
    theme = THEMES.get(printed.theme, printed.theme)
    whose = f" of the {printed.columns[0]}" if printed.columns else ""
    return (
        f"{printed.document} ({printed.body}, {printed.date}) prints {plural(count, *lines)} on "
        f"{theme}{whose} in section {printed.section}."
    )
