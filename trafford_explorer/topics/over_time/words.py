"""What may be said of an indicator of Trafford over the years and against other authorities."""

from collections.abc import Sequence

import pandas as pd

from trafford_explorer.areas import ENGLAND, TRAFFORD
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import Basis, Indicator, Polarity
from trafford_explorer.measures import POINTS, Direction, Trend, Verdict
from trafford_explorer.periods import describe_period, period_sort_key
from trafford_explorer.phrases import capital, comma_people, inside_sentence, listed, plural
from trafford_explorer.topics.explore.words import say
from trafford_explorer.topics.over_time import findings

INTERVALS = "95% intervals stand in brackets where this copy has one."
_BESIDE_ENGLAND = {
    "similar": "similar to England’s",
    "better": "better than England’s",
    "worse": "worse than England’s",
    "higher": "higher than England’s",
    "lower": "lower than England’s",
}
_TESTED = {
    Verdict.DIFFERENT: ": the difference is statistically significant",
    Verdict.NOT_DISTINGUISHABLE: ": the difference could be due to chance",
}
"""What a test found, as the end of a sentence; "" is said where none could be made."""
_NAMED = 4
"""So many places, besides Trafford and England, are named in a list; more are counted."""
_NUMBER = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def subject(indicator: Indicator, sex: str) -> str:
    """An indicator's title with its sex, as a heading has it."""
    return f"{indicator.title}{comma_people(sex)}"


def _in_words(count: int) -> str:
    return _NUMBER[count] if count < len(_NUMBER) else str(count)


# ---- a change ----------------------------------------------------------------------------------


def describe_certainty(change: findings.Change, indicator: Indicator) -> str:
    """Whether a change can be told from chance, as a test says it, or why none can be made.

    Parameters
    ----------
    change : Change
    indicator : Indicator
        Whose basis says what its figures are where they have no interval.
    """
    if change.found.verdict is Verdict.DIFFERENT:
        return "The difference is statistically significant."
    if change.found.verdict is Verdict.NOT_DISTINGUISHABLE:
        return "The difference could be due to chance."
    if indicator.basis in (Basis.RECORDED, Basis.MID_YEAR):
        return "These are counts of everyone, not a sample."
    if indicator.basis is Basis.INDEX:
        return "We cannot test this: the method changed."
    return f"We cannot test this: {indicator.untested}."


def describe_stand_in(indicator: Indicator) -> str:
    """Who stands in for the people counted where a test needs them; "" where nobody does."""
    if indicator.stand_in is None:
        return ""
    return (
        f"The tests of {inside_sentence(indicator.title)} are ours: the file gives no number of "
        f"people, so {indicator.stand_in.words} of Trafford (mid-year estimates of 2020, 2022, 2023 "
        "and 2024) stand in for them. A verdict is given only where a fifth fewer and a fifth more "
        "people give it too."
    )


# ---- the recent trend ----------------------------------------------------------------------------


def trend_in_words(trend: Trend, indicator: Indicator) -> str:
    """The direction of a recent trend, and whether that is an improvement where one end is better.

    >>> from trafford_explorer.indicators import INDICATORS
    >>> trend_in_words(Trend(Direction.DECREASING), INDICATORS["mmr_one_dose_age_2"])
    'decreasing, worsening'
    """
    if trend.direction is Direction.UNKNOWN:
        return "cannot be calculated"
    if trend.direction is Direction.NONE:
        return "no significant change"
    if not indicator.polarity.has_better_end:
        return str(trend.direction)
    worsens = findings.is_worsening(trend, indicator)
    return f"{trend.direction}, {'worsening' if worsens else 'improving'}"


def describe_trend(line: pd.DataFrame, indicator: Indicator, sex: str, trend: Trend) -> str:
    """The recent trend of Trafford's figures, as OHID works it out, or why there is none."""
    name = inside_sentence(subject(indicator, sex))
    said = trend_in_words(trend, indicator)
    if trend.direction is Direction.UNKNOWN:
        return f"The recent trend of {name} in Trafford {said}: {trend.reason}."
    first, last = line["period"].iloc[-POINTS], line["period"].iloc[-1]
    why = f": {trend.reason}" if trend.reason else ""
    return f"Recent trend in Trafford, {first} to {last}, of {name} (OHID’s method): {said}{why}."


def describe_trend_rule() -> str:
    """How a recent trend is worked out."""
    return (
        "Recent trend as OHID works it out for Fingertips: the newest five yearly figures in a row, "
        "tested for a straight rise or fall (p below 0.002) whose direction stands when any one of "
        "them is left out. Pooled, rolling and monthly figures have none."
    )


def describe_moved(start: str, change: findings.Change, fmt: NumberFormat) -> str:
    """What a figure was in two periods, and how far apart these are.

    Parameters
    ----------
    start : str
        How the sentence begins: place, people and the earlier figure ("In Trafford, life expectancy
        at birth for men was 79.3 years").
    change : Change
    fmt : NumberFormat
    """
    later = f"{fmt.value(change.later)} in {describe_period(change.later_period)}"
    return (
        f"{start} in {describe_period(change.earlier_period)} and {later}, {_apart(change, fmt)}."
    )


def _apart(change: findings.Change, fmt: NumberFormat) -> str:
    return fmt.compared(change.later, change.earlier, "more", "less")


# ---- one indicator -----------------------------------------------------------------------------


def _side(fmt: NumberFormat, value: float, other: float) -> str:
    if value == other:
        return "the same as"
    size = fmt.between(value, other)
    if fmt.is_alike(value, other):
        return f"{size} apart from"
    return f"{size} {'above' if value > other else 'below'}"


def _brief(fmt: NumberFormat, value: float) -> str:
    """A number whose unit has just been said; a percentage keeps its sign."""
    return fmt.value(value) if fmt.is_percentage else fmt.number(value)


def describe_now(borough: findings.BoroughSeries) -> str:
    """The answer: Trafford's newest figure against England, against before and among the ten."""
    fmt = borough.fmt
    said = say(borough.indicator, borough.sex, fmt.value(borough.value))
    parts = []
    if borough.england is not None:
        side = _side(fmt, borough.value, borough.england)
        parts.append(f"{side} England ({_brief(fmt, borough.england)})")
    if borough.first is not None:
        since = f"{_brief(fmt, borough.first)} in {describe_period(borough.change.earlier_period)}"
        moved = "up" if borough.value > borough.first else "down"
        if fmt.is_alike(borough.value, borough.first):
            moved = "the same as" if borough.value == borough.first else "about the same as"
            parts.append(f"{moved} {since}")
        else:
            parts.append(f"{moved} from {since}")
    if borough.boroughs.rank:
        parts.append(f"the {borough.boroughs.rank}")
    end = f": {'; '.join(parts)}" if parts else ""
    return f"In Trafford, {said} in {describe_period(borough.places.period)}{end}."


def describe_judgement(borough: findings.BoroughSeries) -> str:
    """The producer's own judgement against England, or that there is none."""
    when = borough.places.period
    if borough.judgement:
        return (
            f"The producer of the figures judges Trafford’s of {when} "
            f"{_BESIDE_ENGLAND[borough.judgement]}."
        )
    if borough.indicator.own_groups:
        return (
            f"The producer does not compare Trafford’s figure of {when} with England’s: each place’s "
            "rests on groups of its own, so places are neither ranked nor drawn here."
        )
    return f"This copy has no judgement by the producer of Trafford’s figure of {when} against England’s."


def describe_since(borough: findings.BoroughSeries) -> str:
    """The change in Trafford since the indicator's starting point."""
    change, indicator, sex = borough.change, borough.indicator, borough.sex
    if change is None:
        return (
            f"{subject(indicator, sex)}: no two figures of Trafford lie far enough apart to give a "
            "change."
        )
    first = say(indicator, sex, borough.fmt.value(change.earlier))
    return describe_moved(f"In Trafford, {first}", change, borough.fmt)


def describe_change_certainty(borough: findings.BoroughSeries) -> str:
    """Whether the change can be told from chance; "" where there is none."""
    change = borough.change
    if change is None or borough.fmt.is_alike(change.later, change.earlier):
        return ""
    return describe_certainty(change, borough.indicator)


def describe_newest_apart(borough: findings.BoroughSeries) -> str:
    """That the newest figure cannot be set against those of the change; "" where it can."""
    newest = borough.places.period
    if borough.change is None or borough.change.later_period == newest:
        return ""
    return f"Trafford’s newest figure, of {newest}, cannot be compared with those before it."


def describe_england_since(borough: findings.BoroughSeries) -> str:
    """England's figures of the same two periods; "" where they are not held."""
    if borough.england_before is None:
        return ""
    first, last = (borough.fmt.value(value) for value in borough.england_before)
    change = borough.change
    tested = _TESTED.get(borough.england_change.found.verdict, "")
    return (
        f"In England, {say(borough.indicator, borough.sex, first)} in "
        f"{describe_period(change.earlier_period)} and {last} in "
        f"{describe_period(change.later_period)}{tested}."
    )


def describe_against_england(borough: findings.BoroughSeries) -> str:
    """Our own test against England; "" where the producer has judged, or where none can be made."""
    found = borough.against_england
    if borough.judgement or found is None:
        return ""
    return (
        f"Trafford’s figure of {borough.places.period} less England’s is "
        f"{borough.fmt.number(found.estimate)} (95% interval {borough.fmt.interval(found.lower, found.upper)}, "
        f"worked out here){_TESTED[found.verdict]}."
    )


def describe_start(borough: findings.BoroughSeries) -> str:
    """Why the change starts where it does; "" where there is none, or it is another start."""
    change = borough.change
    if change is None or period_sort_key(change.later_period)[0] < borough.start:
        return ""
    return (
        f"The change starts with {change.earlier_period}, as on every page: the first figure of years "
        "that end once Trafford’s health and care plan was agreed, or the nearest that can be compared."
    )


def describe_direction(borough: findings.BoroughSeries) -> str:
    """Which way is better, and how the newest figure compares with England's and the earlier one.

    Where the producer has judged it against England, only that judgement says so.
    """
    polarity = borough.indicator.polarity
    if not polarity.has_better_end:
        title = inside_sentence(borough.indicator.title)
        return f"Of {title}, neither a higher nor a lower figure is called better."
    high = polarity is Polarity.HIGH_IS_GOOD
    start = f"{'Higher' if high else 'Lower'} is better"
    others = []
    if borough.england is not None and not borough.judgement:
        others.append(("England’s", borough.england))
    if borough.first is not None:
        others.append((f"its own of {borough.change.earlier_period}", borough.first))
    sides: dict[str, list[str]] = {}
    for name, other in others:
        side = "better than" if (borough.value > other) is high else "worse than"
        if borough.fmt.is_alike(borough.value, other):
            side = "the same as"
        sides.setdefault(side, []).append(name)
    said = listed([f"{side} {listed(names)}" for side, names in sides.items()]) if sides else ""
    when = borough.places.period
    return f"{start}: Trafford’s figure of {when} is {said}." if said else f"{start}."


def describe_coverage(borough: findings.BoroughSeries) -> str:
    """Trafford's rank in the list chosen, or why it has none; "" where places are not compared."""
    found, period = borough.chosen, borough.places.period
    if borough.indicator.own_groups or (found.ours and found.rank):
        return ""
    if found.rank:
        return f"{found.name}: Trafford is the {found.rank} in {period}."
    return f"{found.name}: {held_of_list(found)} for {period}, so no rank among them is given."


def describe_ranks() -> str:
    """What a rank does not say."""
    return "No test was made of the order of places; where their figures are close it is uncertain."


def held_of_list(found: findings.ListStanding) -> str:
    """How many places of a list this copy holds; of the ten boroughs Trafford is one."""
    held, of = found.with_figure + found.ours, found.others + found.ours
    return f"{held} of {of} in this copy"


def describe_drawn(borough: findings.BoroughSeries) -> str:
    """Whose the thin grey lines of the chart are; "" where no other place is drawn."""
    found, others = borough.chosen, borough.places.others
    drawn = len(set(borough.drawn) - {TRAFFORD, ENGLAND})
    if not drawn:
        return ""
    if found.ours:
        part = "" if drawn == others else f"{_NUMBER[drawn]} of "
        return f"thin grey lines: {part}the {_NUMBER[others]} other boroughs of Greater Manchester"
    all_or_some = "all" if drawn == others else f"{drawn} of its"
    return f"thin grey lines: {found.name}, {all_or_some} {others} places"


def chart_basis(borough: findings.BoroughSeries) -> str:
    """Indicator, people, years and places of the chart."""
    periods = findings.all_periods(borough.drawn.values())
    parts = [
        f"{subject(borough.indicator, borough.sex)}, local authorities, {periods[0]} to "
        f"{periods[-1]}, in {borough.indicator.unit}",
        describe_drawn(borough),
    ]
    return "; ".join(filter(None, parts))


def describe_lines(borough: findings.BoroughSeries) -> str:
    """The chart, for those who do not see it."""
    fmt, lines = borough.fmt, borough.drawn
    said = []
    for code in (TRAFFORD, ENGLAND):
        if code in lines:
            first, last = (
                f"{fmt.value(end['value'])} in {end['period']}"
                for end in (lines[code].iloc[0], lines[code].iloc[-1])
            )
            said.append(f"{borough.places.name_of(code)} from {first} to {last}")
    others = len(set(lines) - {TRAFFORD, ENGLAND})
    if others:
        said.append(f"{plural(others, 'other place', 'other places')} as thin lines")
    return f"Lines over the years: {listed(said)}."


def describe_mark(mark: findings.YearMark) -> str:
    """A break or the Covid years, as a sentence below the chart."""
    if mark.label == "break":
        return f"Break at {mark.first}: {mark.reason}. Lines are not joined."
    one = mark.first == mark.last
    return (
        f"Covid years: {mark.first if one else f'{mark.first} to {mark.last}'} "
        f"{'takes' if one else 'take'} in months from March 2020 to December 2021 and may be unlike "
        "other years; this copy declares no break for them."
    )


def describe_gap(gap: findings.LineGap, borough: findings.BoroughSeries) -> str:
    """Whose figures are missing in a gap of the chart's lines, and who has one there."""
    start = f"No figure of {_who(gap.without, borough)} between {gap.before} and {gap.first} is in this copy"
    if not gap.having:
        return (
            f"No figure between {gap.before} and {gap.first} is in this copy for any place drawn; lines "
            "are not joined."
        )
    have = "has" if len(gap.having) == 1 else "have"
    return f"{start}, so no line joins them; {_who(gap.having, borough)} {have} one."


def describe_other_gaps(gaps: Sequence[findings.LineGap]) -> str:
    """That some thin lines are broken where Trafford's and England's are not; "" where none is."""
    if all({TRAFFORD, ENGLAND} & set(gap.without) for gap in gaps):
        return ""
    return (
        "Some thin lines are broken in other years, where this copy has no figure of their place."
    )


def _who(codes: Sequence[str], borough: findings.BoroughSeries) -> str:
    """Some places of a chart: Trafford and England by name, others too where they are few."""
    first = [borough.places.name_of(code) for code in (TRAFFORD, ENGLAND) if code in codes]
    others = sorted(
        borough.places.name_of(code) for code in codes if code not in (TRAFFORD, ENGLAND)
    )
    if len(others) > _NAMED:
        others = [plural(len(others), "other place", "other places")]
    return listed([*first, *others])


def describe_lengths(borough: findings.BoroughSeries) -> str:
    """That periods of several lengths are drawn apart; "" where all are of one length."""
    trafford, newest = borough.places.trafford, borough.places.period
    others = [
        run
        for run in findings.comparable_runs(trafford, borough.indicator)
        if findings.shorter_or_longer(run, newest)
    ]
    if not others:
        return ""
    lasts = [run.iloc[-1] for run in others]
    other = max(lasts, key=lambda row: period_sort_key(row["period"]))
    return (
        "Periods of different lengths are never joined: dotted lines and lone points are of periods "
        f"that are not as long as the newest, {newest}. The last of these in Trafford: "
        f"{borough.fmt.value(other['value'])} in {describe_period(str(other['period']))}."
    )


def how_to_read(borough: findings.BoroughSeries) -> str:
    """What the marks, the dots and the gaps of the chart are; "" where there are none."""
    marks = findings.year_marks(borough.places.trafford, borough.indicator)
    gaps = findings.line_gaps(borough.drawn, borough.indicator)
    said = [
        *(describe_mark(mark) for mark in marks if mark.label != "gap"),
        *(describe_gap(gap, borough) for gap in gaps if {TRAFFORD, ENGLAND} & set(gap.without)),
        describe_other_gaps(gaps),
        describe_lengths(borough),
    ]
    return " ".join(filter(None, said))


def describe_figures(borough: findings.BoroughSeries, rows: int) -> str:
    """How many figures the file of a series has, and of whom.

    Parameters
    ----------
    borough : BoroughSeries
    rows : int
        Figures, those left out by the publisher not among them.
    """
    others = len(set(borough.drawn) - {TRAFFORD, ENGLAND})
    who = ["Trafford", *["England"] * (ENGLAND in borough.drawn)]
    if others:
        who.append(plural(others, "other place", "other places"))
    periods = findings.all_periods(borough.drawn.values())
    return (
        f"{subject(borough.indicator, borough.sex)}: this copy has "
        f"{plural(rows, 'figure', 'figures')} for {listed(who)}, from {periods[0]} to {periods[-1]}."
    )


def describe_runs(marks: Sequence[findings.YearMark]) -> str:
    """What the column that numbers the runs of a file says."""
    why = [f"from {mark.first} on, {mark.reason}" for mark in marks if mark.label == "break"]
    breaks = f": {'; '.join(why)}" if why else ""
    return f"Only figures of one run can be compared over time{breaks}."


# ---- in every list of places -------------------------------------------------------------------


def describe_standings(
    borough: findings.BoroughSeries, found: Sequence[findings.ListStanding]
) -> str:
    """In how many lists Trafford stands nearer which end, and in how many it has no rank."""
    ranked = [one for one in found if one.rank]
    low = sum(one.nearer_lowest for one in ranked)
    counts = (
        ("is nearer the lowest figure than the highest", low),
        ("is nearer the highest figure than the lowest", len(ranked) - low),
        ("cannot be ranked", len(found) - len(ranked)),
    )
    said = listed([f"{end} in {count}" for end, count in counts if count])
    title = inside_sentence(subject(borough.indicator, borough.sex))
    return (
        f"In {describe_period(borough.places.period)}, of {plural(len(found), 'list', 'lists')} of "
        f"places, Trafford’s figure for {title} {said}."
    )


def describe_standings_rule() -> str:
    """Where a rank is given, and among whom the ends are."""
    return (
        "A rank is given only where this copy has a figure of every place of the list. No list but "
        "the ten boroughs contains Trafford; highest and lowest are among the places with a figure, "
        "and no difference between places was tested."
    )


# ---- judgements --------------------------------------------------------------------------------


def describe_judgements(found: findings.Judgements) -> str:
    """How many of the newest judgements say what; superseded and old figures are not counted."""
    newest = [row.cells[0][1] for row in found.recent]
    counts = [
        (said, newest.count(said))
        for said in (*findings.JUDGED, findings.NOT_JUDGED, findings.NO_FIGURE)
    ]
    said = ", ".join(
        f"{word} on {count or 'none'}"
        for word, count in counts
        if count or word in ("better", "similar", "worse")
    )
    return (
        "Against England, Trafford’s newest figures are, by their producers’ own judgement, "
        f"{said}, of {len(newest)}."
    )


def describe_judgements_rule(found: findings.Judgements) -> str:
    """What the table of judgements is, and what is left out."""
    old = len(found.rows) - len(found.recent)
    return (
        f"Women, men and all people are counted apart. {capital(_in_words(old))} of the "
        f"{len(found.rows)} rows, whose newest figure is more than three years older than the newest "
        "here, are shown but not counted. The words are the producer’s and are not worked out here. "
        "“Higher” and “lower” stand where the producer does not say which is better (its words are "
        "“Higher 99.8” and “Lower 99.8”). Pooled periods share years, so neighbouring cells are not "
        "separate evidence."
    )


def describe_unjudged(found: findings.Judgements) -> str:
    """How many indicators of Trafford nobody judged."""
    indicators = found.figures["indicator_id"].nunique()
    return (
        f"Of {indicators} indicators of Trafford in this copy, {len(found.unjudged)} have no judgement "
        "against England."
    )


def why_not_judged(refused: bool) -> str:
    """Why an indicator has no judgement at all."""
    if refused:
        return "the producer does not compare it with England"
    return "this copy has no judgement of it"


def why_no_judgement(said: str, has_figure: bool) -> str:
    """Why a figure has no judgement where others of its indicator have one; "" where it has."""
    if said in findings.JUDGED:
        return ""
    if not has_figure:
        return findings.NO_FIGURE
    return "the producer does not judge it" if said else "this copy has none for these years"


# ---- the choice --------------------------------------------------------------------------------


def describe_no_series(title: str, shown: str) -> str:
    """Why the page shows another indicator than the one that was chosen."""
    return (
        f"{title}: this copy has no two comparable periods for Trafford, so this page shows "
        f"{inside_sentence(shown)}. Choose another from the list."
    )


def describe_no_list(asked: str) -> str:
    """Why Trafford stands beside the ten boroughs and not beside the list of the address."""
    return (
        f"There is no comparison list “{asked[:60]}”, so Trafford stands beside the ten boroughs of "
        "Greater Manchester."
    )
