"""Any indicator of Trafford over the years and against other authorities, in words.

Frames in, findings and sentences out. Whether two figures differ is said only by
`measures.difference`; whether Trafford is better or worse than England is said only where the
producer of the figures has judged it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median_low

import pandas as pd

from trafford_explorer.areas import ENGLAND, TRAFFORD, AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import INDICATORS, Basis, Indicator, Polarity
from trafford_explorer.measures import Difference, Estimate, Verdict, difference, standing
from trafford_explorer.periods import describe_period, period_months, period_sort_key
from trafford_explorer.phrases import inside_sentence, ordinal
from trafford_explorer.sources import Source
from trafford_explorer.tables import releases
from trafford_explorer.topics.explore.tables import csv_text, source_rows
from trafford_explorer.topics.explore.words import say

SEXES = ("female", "male", "persons")
SEX_WORD = {"female": "women", "male": "men", "persons": "everyone"}
COVID = (2020 * 12 + 2, 2021 * 12 + 11)
"""March 2020 and December 2021, in months from year 0: what this page calls the Covid years."""
COLUMNS = 4
"""So many periods of each indicator stand in the table of judgements."""
RECENT = 36
"""Months by which an indicator's newest figure may be older than the newest of all and be counted."""
JUDGED = ("better", "similar", "worse", "higher", "lower")
"""What a producer may say of an area against England; anything else is no judgement."""
SYMBOL = {"better": "+", "similar": "=", "worse": "−", "higher": "↑", "lower": "↓"}
NOT_JUDGED = "not judged"
_NUMBER = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def format_of(indicator: Indicator) -> NumberFormat:
    """How an indicator's numbers are written."""
    return NumberFormat(indicator.decimals, indicator.unit)


# ---- one place's series ------------------------------------------------------------------------


def series(values: pd.DataFrame, area_code: str, sex: str) -> pd.DataFrame:
    """One place's values of one sex, oldest first.

    Returns
    -------
    DataFrame
        `indicator_id, area_type, period, value, lower_95, upper_95, release`.
    """
    found = values[
        (values["area_code"] == area_code) & (values["sex"] == sex) & values["value"].notna()
    ]
    order = found["period"].map(period_sort_key)
    columns = ["indicator_id", "area_type", "period", "value", "lower_95", "upper_95", "release"]
    return found.assign(_order=order).sort_values("_order")[columns].reset_index(drop=True)


def points(line: pd.DataFrame) -> list[tuple[str, float, float | None, float | None]]:
    """A series as a chart takes it: period, value, and both limits or None."""
    return [
        (
            r.period,
            r.value,
            None if pd.isna(r.lower_95) else r.lower_95,
            None if pd.isna(r.upper_95) else r.upper_95,
        )
        for r in line.itertuples()
    ]


def share_years(earlier: str, later: str) -> bool:
    """Whether two periods have a month in common.

    >>> share_years("2013-15", "2014-16"), share_years("2010-12", "2014-16")
    (True, False)
    """
    one, other = (period_sort_key(period) for period in (earlier, later))
    return one[1] <= other[0] and other[1] <= one[0]


def all_periods(lines: Iterable[pd.DataFrame]) -> list[str]:
    """Every period of several series, in order."""
    return sorted({period for line in lines for period in line["period"]}, key=period_sort_key)


def first_pooled(line: pd.DataFrame) -> str:
    """The first period of the newest unbroken run of periods of one length.

    A five-year figure before a run of three-year figures is no part of it.
    """
    periods = list(line["period"])
    length = period_months(periods[-1])
    return next(period for period in periods if period_months(period) == length)


def _breaks(indicator: Indicator) -> list[tuple[tuple[int, int], str]]:
    """Breaks that hold for local authorities: their place in time, and why."""
    return [
        (period_sort_key(found.period), found.reason)
        for found in indicator.breaks
        if not found.area_types or AreaType.LOCAL_AUTHORITY in found.area_types
    ]


def _run_of(period: str, indicator: Indicator) -> tuple:
    """What two periods have in common that can be compared."""
    key = period_sort_key(period)
    if not indicator.comparable_over_time:
        return key
    return sum(at <= key for at, _ in _breaks(indicator)), period_months(period)


def runs(line: pd.DataFrame, indicator: Indicator) -> list[pd.DataFrame]:
    """A series in runs within which periods can be compared, the one that ends last at the end.

    Periods of different lengths, and those on either side of a declared break, are in different
    runs; where an indicator cannot be compared over time each period is a run of its own.
    """
    if line.empty:
        return []
    groups = line.groupby(line["period"].map(lambda p: _run_of(p, indicator)), sort=False)
    found = [group.reset_index(drop=True) for _, group in groups]
    return sorted(found, key=lambda run: period_sort_key(run["period"].iloc[-1]))


def comparable_run(line: pd.DataFrame, indicator: Indicator) -> pd.DataFrame | None:
    """The newest run whose first and last periods share no year; None where there is none."""
    apart = [
        run
        for run in runs(line, indicator)
        if len(run) > 1 and not share_years(run["period"].iloc[0], run["period"].iloc[-1])
    ]
    return apart[-1] if apart else None


def holes(run: pd.DataFrame) -> list[tuple[str, str]]:
    """Neighbouring periods of a run that lie further apart than is usual in it."""
    periods = list(run["period"])
    ends = [period_sort_key(period)[0] for period in periods]
    steps = [later - earlier for earlier, later in pairwise(ends)]
    if len(steps) < 2:
        return []
    usual = median_low(steps)
    return [(periods[i], periods[i + 1]) for i, step in enumerate(steps) if step > usual]


def pieces(line: pd.DataFrame, indicator: Indicator) -> list[pd.DataFrame]:
    """A series in the pieces within which its points may be joined, the newest last."""
    found = []
    for run in runs(line, indicator):
        starts = {later for _, later in holes(run)}
        number = run["period"].isin(starts).cumsum()
        found += [piece.reset_index(drop=True) for _, piece in run.groupby(number)]
    return found


def borough_series(
    values: pd.DataFrame, indicators: Mapping[str, Indicator] = INDICATORS
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Indicators and sexes of which Trafford has two comparable periods, the newest period first."""
    here = values[
        (values["area_type"] == AreaType.LOCAL_AUTHORITY)
        & (values["area_code"] == TRAFFORD)
        & values["value"].notna()
    ]
    found = {}
    for (indicator, sex), rows in here.groupby(["indicator_id", "sex"], sort=False):
        line = series(rows, TRAFFORD, str(sex))
        if any(len(run) > 1 for run in runs(line, indicators[str(indicator)])):
            found[str(indicator), str(sex)] = tuple(line["period"][::-1])
    return found


# ---- changes -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """A figure of one place in two periods that share no year, and what may be said of them."""

    earlier_period: str
    later_period: str
    earlier: float
    later: float
    found: Difference


def change_over(line: pd.DataFrame) -> Change:
    """The change from the first to the last period of a series (`series`).

    Raises
    ------
    DataError
        When the series has no two periods that share no year.
    """
    if len(line) < 2 or share_years(line["period"].iloc[0], line["period"].iloc[-1]):
        raise DataError("series", ["no two periods in it are apart"])
    ends = [line.iloc[0], line.iloc[-1]]
    estimates = [
        Estimate(*(float(end[c]) for c in ("value", "lower_95", "upper_95"))) for end in ends
    ]
    return Change(
        str(ends[0]["period"]),
        str(ends[1]["period"]),
        estimates[0].value,
        estimates[1].value,
        difference(estimates[1], estimates[0]),
    )


_BY_CHANCE = "hether that is more than chance cannot be said"
_NOT_KNOWN = {
    Basis.RECORDED: f"They count everyone recorded, not a sample; w{_BY_CHANCE}",
    Basis.MID_YEAR: (
        "Both are mid-year estimates, not a sample; how far out they may be cannot be said"
    ),
}
"""What cannot be said of a change without intervals, where the figures are no rates or surveys."""


def describe_change(change: Change, fmt: NumberFormat, basis: Basis = Basis.OTHER) -> str:
    """What may be said of a change, as `measures.difference` says it.

    Parameters
    ----------
    change : Change
    fmt : NumberFormat
    basis : Basis
        What the figures rest on, which says what is not known where they have no interval.
    """
    moved = fmt.apart(change.later, change.earlier)
    word = "more" if moved > 0 else "less"
    said = (
        f"{fmt.value(change.earlier)} in {change.earlier_period} and "
        f"{fmt.value(change.later)} in {change.later_period}"
    )
    said += f", {fmt.difference(moved)} {word}" if moved else ", the same"
    found = change.found
    if found.verdict is Verdict.CANNOT_SAY:
        if not moved:
            return f"{said} as printed."
        return f"{said}. {_NOT_KNOWN.get(basis, f'W{_BY_CHANCE}')}: {found.reason}."
    limits = fmt.interval(found.lower, found.upper)
    if not moved:
        return f"{said} as printed. The 95% interval of that change is {limits}."
    if found.verdict is Verdict.NOT_DISTINGUISHABLE:
        return f"{said}. The 95% interval of that change, {limits}, holds zero: it may be chance."
    return f"{said}. The 95% interval of that change, {limits}, leaves out zero."


def with_limits(fmt: NumberFormat, value: float, lower: float, upper: float) -> str:
    """A bare number with its 95% interval in brackets, where it has one."""
    limits = fmt.interval(lower, upper)
    return fmt.number(value) + (f" ({limits})" if limits else "")


# ---- among other places ------------------------------------------------------------------------


@dataclass(frozen=True)
class Among:
    """Trafford among other places, one sex.

    Parameters
    ----------
    sex : str
    lines : mapping of str to DataFrame
        Area code to its `series`; Trafford's and England's among them where they are known.
    names : mapping of str to str
        Area code to name.
    asked : int
        Places in the comparison list, whether or not the data hold them.
    """

    sex: str
    lines: Mapping[str, pd.DataFrame]
    names: Mapping[str, str]
    asked: int

    @property
    def trafford(self) -> pd.DataFrame:
        return self.lines[TRAFFORD]

    @property
    def period(self) -> str:
        """Trafford's newest."""
        return str(self.trafford["period"].iloc[-1])

    @property
    def newest(self) -> pd.Series:
        """Values of that period, Trafford and the places in the list, without England."""
        found = {
            code: line.loc[line["period"] == self.period, "value"]
            for code, line in self.lines.items()
            if code != ENGLAND
        }
        return pd.Series({code: float(v.iloc[0]) for code, v in found.items() if len(v)})

    @property
    def england(self) -> float | None:
        """England's value of that period."""
        return self.england_in(self.period)

    def england_in(self, period: str) -> float | None:
        """England's value of a period."""
        line = self.lines.get(ENGLAND)
        if line is None:
            return None
        found = line.loc[line["period"] == period, "value"]
        return float(found.iloc[0]) if len(found) else None


def among(
    values: pd.DataFrame,
    codes: Sequence[str],
    names: Mapping[str, str],
    sex: str,
    since: str = "",
) -> Among:
    """Trafford and England beside a list of places.

    Parameters
    ----------
    values : DataFrame
        Values of one indicator.
    codes : sequence of str
        The list's authorities.
    names : mapping of str to str
    sex : str
    since : str, optional
        First period to keep, of those that are as long as it is; all where it is not given.
    """
    lines = {}
    for code in dict.fromkeys([*codes, ENGLAND, TRAFFORD]):
        line = series(values, code, sex)
        if since:
            start, length = period_sort_key(since), period_months(since)
            line = line[
                [period_sort_key(p) >= start and period_months(p) == length for p in line["period"]]
            ].reset_index(drop=True)
        if len(line):
            lines[code] = line
    if TRAFFORD not in lines:
        raise DataError("series", [f"none for Trafford, {sex}"])
    return Among(sex, lines, names, len(set(codes) - {TRAFFORD}))


def whole_or_apart(sexes: Sequence[str]) -> Sequence[str]:
    """Everyone where a figure is published whole, else the sexes that it is published for."""
    return ["persons"] if "persons" in sexes else sexes


def alike(one: Among, indicator: Indicator) -> Among:
    """The same places with only such periods as can be set beside one of Trafford's."""
    ours = {_run_of(period, indicator) for period in one.trafford["period"]}
    kept = {
        code: line[[_run_of(p, indicator) in ours for p in line["period"]]].reset_index(drop=True)
        for code, line in one.lines.items()
    }
    return replace(one, lines={code: line for code, line in kept.items() if len(line)})


def within(one: Among, codes: Sequence[str]) -> Among:
    """Trafford and England beside fewer places.

    Parameters
    ----------
    one : Among
        Beside every place that may be asked for.
    codes : sequence of str
        The list's authorities.
    """
    wanted = dict.fromkeys([*codes, ENGLAND, TRAFFORD])
    lines = {code: one.lines[code] for code in wanted if code in one.lines}
    return replace(one, lines=lines, asked=len(set(codes) - {TRAFFORD}))


@dataclass(frozen=True)
class Listed:
    """Where Trafford stands in its newest period among a list of places.

    Parameters
    ----------
    name : str
        Of the list, with its date.
    places : str
        The list as it ends a sentence ("Trafford and its 15 neighbours").
    asked, held : int
        Places in the list without Trafford, and how many of them these data hold for the period.
    rank : str
        "2nd lowest of the ten Greater Manchester boroughs"; "" where not all are held.
    highest, lowest : str
        The ends by name and value, Trafford among them; "" where no other place is held.
    """

    name: str
    places: str
    asked: int
    held: int
    rank: str
    highest: str
    lowest: str


def listed(one: Among, indicator: Indicator, name: str, ours: bool) -> Listed:
    """Trafford's standing among a list of places.

    Parameters
    ----------
    one : Among
        Trafford and the list.
    indicator : Indicator
    name : str
        Of the list, with its date.
    ours : bool
        Whether the list and Trafford are the ten boroughs of Greater Manchester.
    """
    fmt = format_of(indicator)
    values = one.newest.round(indicator.decimals)
    held = len(values) - 1
    places = (
        "the ten Greater Manchester boroughs"
        if ours
        else f"Trafford and its {one.asked} neighbours"
    )
    if indicator.own_groups or not held:
        return Listed(name, places, one.asked, held, "", "", "")
    rank = ""
    if held == one.asked:
        found = standing(values, TRAFFORD)
        from_low = found.rank_from_lowest <= found.rank_from_highest
        number = found.rank_from_lowest if from_low else found.rank_from_highest
        end = "lowest" if from_low else "highest"
        place = end if number == 1 else f"{ordinal(number)} {end}"
        rank = f"{'joint ' if found.tied else ''}{place} of {places}"
    ends = []
    for value in (values.max(), values.min()):
        who = [one.names.get(code, code) for code in values.index[values == value]]
        who = who[0] if len(who) == 1 else f"{len(who)} places"
        ends.append(f"{who}, {fmt.value(value)}")
    return Listed(name, places, one.asked, held, rank, *ends)


# ---- the page ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Story:
    """One indicator and sex of Trafford over the years and against a list of places.

    Parameters
    ----------
    indicator : Indicator
    one : Among
        Trafford, England and the list chosen.
    chosen, boroughs : Listed
        Trafford's standing in the list chosen, and in the ten boroughs.
    judgement : str
        What the producer says of Trafford's newest figure against England; "" for nothing.
    """

    indicator: Indicator
    one: Among
    chosen: Listed
    boroughs: Listed
    judgement: str

    @property
    def fmt(self) -> NumberFormat:
        return format_of(self.indicator)

    @property
    def sex(self) -> str:
        return self.one.sex

    @property
    def value(self) -> float:
        """Trafford's newest."""
        return float(self.one.trafford["value"].iloc[-1])

    @property
    def run(self) -> pd.DataFrame | None:
        """The newest periods of Trafford that can be compared."""
        return comparable_run(self.one.trafford, self.indicator)

    @property
    def change(self) -> Change | None:
        """Since the first comparable period; None where no two can be compared."""
        return None if self.run is None else change_over(self.run)

    @property
    def first(self) -> float | None:
        """The figure that the newest is set against; None where the newest cannot be compared."""
        change = self.change
        return change.earlier if change and change.later_period == self.one.period else None


def judgement_of(values: pd.DataFrame, sex: str, period: str) -> str:
    """What the producer says of Trafford against England; "" where there is no judgement."""
    found = values.loc[
        (values["area_code"] == TRAFFORD)
        & (values["sex"] == sex)
        & (values["period"] == period)
        & values["value"].notna(),
        "compared_to_england",
    ]
    said = str(found.iloc[0]) if len(found) else ""
    return said if said in JUDGED else ""


def subject(indicator: Indicator, sex: str) -> str:
    """An indicator's title with its sex, as a heading has it."""
    return indicator.title + ("" if sex == "persons" else f", {SEX_WORD[sex]}")


def _side(fmt: NumberFormat, value: float, other: float, words: tuple[str, str]) -> str:
    apart = fmt.apart(value, other)
    return (
        f"{fmt.difference(apart)} {words[0] if apart > 0 else words[1]}" if apart else "the same as"
    )


def _brief(fmt: NumberFormat, value: float) -> str:
    """A number whose unit has just been said; a percentage keeps its sign."""
    return fmt.value(value) if fmt.is_percentage else fmt.number(value)


def describe_now(story: Story) -> str:
    """The answer: Trafford's newest figure against England, against before and among the ten."""
    fmt, one = story.fmt, story.one
    said = say(story.indicator, story.sex, fmt.value(story.value))
    parts = []
    if one.england is not None and not story.indicator.own_groups:
        side = _side(fmt, story.value, one.england, ("above", "below"))
        parts.append(f"{side} England ({_brief(fmt, one.england)})")
    if story.first is not None:
        since = f"{_brief(fmt, story.first)} in {describe_period(story.change.earlier_period)}"
        moved = fmt.apart(story.value, story.first)
        parts.append(
            f"{'up' if moved > 0 else 'down'} from {since}" if moved else f"as it was, {since}"
        )
    if story.boroughs.rank:
        parts.append(f"the {story.boroughs.rank}")
    end = f": {'; '.join(parts)}" if parts else ""
    return f"In Trafford, {said} in {describe_period(one.period)}{end}."


def describe_direction(story: Story) -> str:
    """Which way is better, and on which side of England and of the past the newest figure lies."""
    polarity = story.indicator.polarity
    if polarity not in (Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD):
        return "Whether a higher figure is better is not judged here."
    high = polarity is Polarity.HIGH_IS_GOOD
    start = f"{'Higher' if high else 'Lower'} is better"
    others = []
    if story.one.england is not None and not story.indicator.own_groups:
        others.append(("England’s", story.one.england))
    if story.first is not None:
        others.append((f"that of {story.change.earlier_period}", story.first))
    sides: dict[str, list[str]] = {}
    for name, other in others:
        apart = story.fmt.apart(story.value, other)
        side = "level with" if not apart else "on the better side of"
        if apart and (apart > 0) is not high:
            side = "on the worse side of"
        sides.setdefault(side, []).append(name)
    lies = ", and ".join(f"{side} {' and '.join(names)}" for side, names in sides.items())
    return f"{start}: Trafford’s figure is {lies}." if lies else f"{start}."


def describe_judgement(story: Story) -> str:
    """The producer's own judgement against England, or that there is none."""
    when = story.one.period
    if story.judgement:
        side = {
            "similar": "similar to",
            "better": "better than",
            "worse": "worse than",
            "higher": "higher than",
            "lower": "lower than",
        }[story.judgement]
        return f"The producer’s own judgement for {when}: {side} England."
    if story.indicator.own_groups:
        return (
            "The producer does not compare it with England: each place’s figure rests on groups of "
            "its own, so places are neither ranked nor drawn here."
        )
    return f"The files used here hold no judgement of Trafford against England for {when}."


def describe_since(story: Story) -> str:
    """The change since the first comparable period, and whether it can be told from chance."""
    change = story.change
    if change is None:
        return "No two comparable periods in these data are apart, so no change is given."
    said = f"Trafford: {describe_change(change, story.fmt, story.indicator.basis)}"
    if change.later_period != story.one.period:
        return f"{said} The newest figure, {story.one.period}, cannot be set against these."
    return said


def describe_england_since(story: Story) -> str:
    """England's figures of the same two periods; "" where they are not held."""
    change = story.change
    if change is None or story.indicator.own_groups:
        return ""
    ends = [story.one.england_in(p) for p in (change.earlier_period, change.later_period)]
    if None in ends:
        return ""
    first, last = (story.fmt.value(end) for end in ends)
    return f"England, same periods: {first} and {last}."


def describe_coverage(story: Story) -> str:
    """How many of the chosen places these data hold, and the rank among them or why there is none."""
    found = story.chosen
    if story.indicator.own_groups:
        return ""
    if found.rank:
        return (
            f"{found.name}: Trafford is the {found.rank} in {story.one.period}. Places whose figures "
            "are close may be in this order by chance."
        )
    return f"{found.name}: {_count(found, story)}, so no rank among them is given."


def _count(found: Listed, story: Story) -> str:
    ten = found.places.startswith("the ten")
    held, asked = (found.held + 1, found.asked + 1) if ten else (found.held, found.asked)
    return f"{held} of {asked} published in these data for {story.one.period}"


def describe_drawn(story: Story) -> str:
    """Whose the thin grey lines of the chart are; "" where no other place is drawn."""
    found, asked = story.chosen, story.one.asked
    drawn = len(set(story.one.lines) - {TRAFFORD, ENGLAND})
    if story.indicator.own_groups or not drawn:
        return ""
    if found.places.startswith("the ten"):
        part = "" if drawn == asked else f"{_NUMBER[drawn]} of "
        return f"thin grey lines: {part}the {_NUMBER[asked]} other boroughs of Greater Manchester"
    return f"thin grey lines: {found.name}, {'all' if drawn == asked else f'{drawn} of its'} {asked} places"


def describe_chart(story: Story) -> str:
    """Title of the chart."""
    fmt, one = story.fmt, story.one
    said = f"{subject(story.indicator, story.sex)}: Trafford {fmt.value(story.value)}"
    if one.england is not None and not story.indicator.own_groups:
        said += f", England {fmt.value(one.england)}"
    return f"{said}, {one.period}"


@dataclass(frozen=True)
class Marked:
    """Something that a reader must know of a stretch of the years.

    Parameters
    ----------
    label : str
        On the chart.
    first : str
        The first period it holds for.
    last : str
        The last such period; "" for a break before `first`.
    words : str
        Below the chart.
    """

    label: str
    first: str
    last: str
    words: str


def _in_covid(period: str) -> bool:
    last, first = period_sort_key(period)
    return last >= COVID[0] and first <= COVID[1]


def marks(story: Story) -> list[Marked]:
    """Breaks, gaps and the Covid years in the series that the chart shows."""
    line = story.one.trafford
    periods = list(line["period"])
    found = []
    for at, reason in _breaks(story.indicator):
        after = [p for p in periods if period_sort_key(p) >= at]
        if after and len(after) < len(periods):
            found.append(
                Marked(
                    "break", after[0], "", f"Break at {after[0]}: {reason}. Lines are not joined."
                )
            )
    for run in runs(line, story.indicator):
        found += [
            Marked(
                "gap",
                later,
                "",
                f"No figure between {earlier} and {later} is in these data; lines are not joined.",
            )
            for earlier, later in holes(run)
        ]
    for is_covid, near in groupby(periods, _in_covid):
        if is_covid:
            covid = list(near)
            first, last = covid[0], covid[-1]
            one = first == last
            found.append(
                Marked(
                    "Covid",
                    first,
                    last,
                    f"Covid years: {first if one else f'{first} to {last}'} {'takes' if one else 'take'} "
                    "in months from March 2020 to December 2021 and may be unlike other years; these "
                    "data declare no break for them.",
                )
            )
    return found


def shorter_or_longer(line: pd.DataFrame, newest: str) -> bool:
    """Whether a piece's periods are not as long as the newest period."""
    return period_months(line["period"].iloc[0]) != period_months(newest)


def describe_lengths(story: Story) -> str:
    """That periods of several lengths are drawn apart; "" where all are of one length."""
    one = story.one
    others = [
        run for run in runs(one.trafford, story.indicator) if shorter_or_longer(run, one.period)
    ]
    if not others:
        return ""
    lasts = [run.iloc[-1] for run in others]
    other = max(lasts, key=lambda row: period_sort_key(row["period"]))
    return (
        "Periods of different lengths are never joined: dotted lines and lone points are of periods "
        f"that are not as long as the newest, {one.period}. The last of these in Trafford: "
        f"{story.fmt.value(other['value'])} in {describe_period(str(other['period']))}."
    )


# ---- tables ------------------------------------------------------------------------------------


def lists_table(found: Sequence[Listed], story: Story) -> pd.DataFrame:
    """Trafford's standing in each list of places."""
    one_period = story.one.period
    return pd.DataFrame(
        {
            "Trafford is": [
                f"{one.rank.partition(' of ')[0]} of {one.held + 1}"
                if one.rank
                else f"not ranked: {_count(one, story).removesuffix(f' for {one_period}')}"
                for one in found
            ],
            "Highest": [one.highest or "none" for one in found],
            "Lowest": [one.lowest or "none" for one in found],
        },
        index=pd.Index([one.name for one in found], name=f"List, {one_period}"),
    )


def periods_table(story: Story) -> pd.DataFrame:
    """The chart by period: Trafford, England, and the two ends of the list."""
    fmt, one = story.fmt, story.one
    columns: dict[str, dict[str, str]] = {}
    for name, code in (("Trafford", TRAFFORD), ("England", ENGLAND)):
        if code in one.lines and (code == TRAFFORD or not story.indicator.own_groups):
            columns[name] = {
                r.period: with_limits(fmt, r.value, r.lower_95, r.upper_95)
                for r in one.lines[code].itertuples()
            }
    if not story.indicator.own_groups:
        others = pd.concat(
            [
                line.assign(name=one.names.get(code, code))
                for code, line in one.lines.items()
                if code not in (TRAFFORD, ENGLAND)
            ]
            or [one.trafford.iloc[:0].assign(name="")]
        )
        others = others.reset_index(drop=True)
        spread = {}
        for period, rows in others.groupby("period"):
            low, high = (rows.loc[rows["value"].idxmin()], rows.loc[rows["value"].idxmax()])
            spread[str(period)] = " to ".join(
                f"{fmt.number(end['value'])} {end['name']}" for end in (low, high)
            )
        if spread:
            columns["The list, lowest to highest"] = spread
    return by_period(columns)


def lines_table(story: Story) -> pd.DataFrame:
    """Every line of the chart: one row a period, one column a place, Trafford and England first."""
    fmt, one = story.fmt, story.one
    first = [code for code in (TRAFFORD, ENGLAND) if code in one.lines]
    rest = sorted(set(one.lines) - set(first), key=lambda code: one.names.get(code, code))
    codes = [TRAFFORD] if story.indicator.own_groups else [*first, *rest]
    return by_period(
        {
            one.names.get(code, code): {
                r.period: fmt.number(r.value) for r in one.lines[code].itertuples()
            }
            for code in codes
        }
    )


def by_period(columns: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """Columns of figures as text, each from period to figure, as one table in order of time."""
    table = pd.DataFrame(columns).fillna("not published")
    order = sorted(table.index, key=period_sort_key)
    return table.loc[order].rename_axis("Years")


def places_table(story: Story) -> pd.DataFrame:
    """Every place of the chart in the newest period and the first comparable one, highest first."""
    fmt, one, change = story.fmt, story.one, story.change
    periods = [one.period]
    if change:
        periods = list(dict.fromkeys([change.earlier_period, change.later_period, one.period]))
    codes = [TRAFFORD] if story.indicator.own_groups else list(one.lines)
    held = {
        code: dict(zip(one.lines[code]["period"], one.lines[code]["value"], strict=True))
        for code in codes
    }
    codes.sort(key=lambda code: held[code].get(one.period, float("-inf")), reverse=True)
    columns = {
        p: [fmt.value(held[c][p]) if p in held[c] else "not published" for c in codes]
        for p in periods
    }
    if change:
        columns["Difference"] = [_moved(fmt, held[c], change) for c in codes]
    return pd.DataFrame(columns, index=pd.Index([one.names.get(c, c) for c in codes], name="Place"))


def _moved(fmt: NumberFormat, held: Mapping[str, float], change: Change) -> str:
    ends = [held.get(p) for p in (change.earlier_period, change.later_period)]
    if None in ends:
        return ""
    moved = fmt.apart(ends[1], ends[0])
    return f"{fmt.difference(moved)} {'more' if moved > 0 else 'less'}" if moved else "the same"


def series_csv(story: Story, values: pd.DataFrame, sources: Sequence[Source]) -> str:
    """The chart as CSV text: what it is, its sources and caveats, an empty line, then the table.

    Parameters
    ----------
    story : Story
    values : DataFrame
        Every row of the indicator.
    sources : sequence of Source
        The records of the files that its values come from.

    Returns
    -------
    str
        Lines of two columns (name, words) until the first empty line, then one row a place and
        period with unrounded values; `run` says which periods of a place can be compared.
    """
    indicator, one = story.indicator, story.one
    codes = [TRAFFORD] if indicator.own_groups else list(one.lines)
    rows = values[
        values["area_code"].isin(codes)
        & (values["sex"] == story.sex)
        & values["area_type"].isin([AreaType.LOCAL_AUTHORITY, AreaType.COUNTRY])
    ]
    numbers = {}
    for code in codes:
        for number, run in enumerate(runs(one.lines[code], indicator), start=1):
            numbers |= {(code, period): number for period in run["period"]}
    keys = list(zip(rows["area_code"], rows["period"], strict=True))
    table = rows.assign(
        area_name=rows["area_code"].map(one.names),
        run=pd.array([numbers.get(key) for key in keys], dtype="Int64"),
        _order=[(code != TRAFFORD, code != ENGLAND, code, *period_sort_key(p)) for code, p in keys],
    ).sort_values("_order")
    about = [
        ("Indicator", indicator.title),
        ("Definition", indicator.definition),
        ("Unit", indicator.unit),
        ("Sex", story.sex),
        ("Periods", f"{one.trafford['period'].iloc[0]} to {one.period}"),
        ("Compared with", story.chosen.name),
        ("Places", _count(story.chosen, story)),
        ("Change", describe_since(story)),
        *((mark.label.capitalize(), mark.words) for mark in marks(story)),
        *(("Release", r) for r in releases(rows)),
        *(("Caveat", caveat) for caveat in indicator.caveats),
    ]
    if rows["lower_95"].isna().all():
        about.append(("Intervals", "None in the files used here"))
    columns = [
        "area_code",
        "area_name",
        "sex",
        "period",
        "run",
        "value",
        "lower_95",
        "upper_95",
        "compared_to_england",
        "release",
        "missing_reason",
    ]
    return csv_text([*about, *source_rows(sources)], table[columns])


# ---- the table of judgements -------------------------------------------------------------------


@dataclass(frozen=True)
class Judged:
    """One row of the table of judgements: an indicator and sex, the newest period first.

    Parameters
    ----------
    indicator : Indicator
    sex : str
    cells : tuple of (period, judgement)
        `not judged` where the producer says nothing, `no figure` where there is none.
    """

    indicator: Indicator
    sex: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Tartan:
    """Every producer's judgement of Trafford against England, and what nobody judged.

    Parameters
    ----------
    rows : tuple of Judged
        By topic, then as the indicators are declared.
    unjudged : tuple of (Indicator, str)
        Indicators published for Trafford without any judgement, and why.
    figures : DataFrame
        Every figure of Trafford: the columns of the table of values, and `england`, England's of
        the same sex and period (NaN where these data have none); by indicator, sex and time.
    """

    rows: tuple[Judged, ...]
    unjudged: tuple[tuple[Indicator, str], ...]
    figures: pd.DataFrame


def tartan(values: pd.DataFrame, indicators: Mapping[str, Indicator] = INDICATORS) -> Tartan:
    """The producers' judgements of Trafford against England.

    Parameters
    ----------
    values : DataFrame
        The table of indicator values.
    indicators : mapping
    """
    here = values[
        (values["area_type"] == AreaType.LOCAL_AUTHORITY) & (values["area_code"] == TRAFFORD)
    ]
    order = {indicator: i for i, indicator in enumerate(indicators)}
    topics = list(dict.fromkeys(one.topic for one in indicators.values()))
    rows, unjudged = [], []
    for name, found in sorted(
        here.groupby("indicator_id"),
        key=lambda pair: (topics.index(indicators[pair[0]].topic), order[pair[0]]),
    ):
        indicator = indicators[str(name)]
        if not found["compared_to_england"].isin(JUDGED).any():
            refused = (found["compared_to_england"] == "not compared").any()
            why = (
                "the producer does not compare it with England"
                if refused
                else "the file used here has no judgement"
            )
            unjudged.append((indicator, why))
            continue
        for sex in SEXES:
            of_sex = found[found["sex"] == sex]
            if of_sex["compared_to_england"].isin(JUDGED).any():
                rows.append(Judged(indicator, sex, _cells(of_sex)))
    return Tartan(tuple(rows), tuple(unjudged), _beside_england(values, here, order))


def _beside_england(
    values: pd.DataFrame, here: pd.DataFrame, order: Mapping[str, int]
) -> pd.DataFrame:
    key = ["indicator_id", "sex", "period"]
    england = values.loc[values["area_code"] == ENGLAND, [*key, "value"]]
    both = here.merge(england.rename(columns={"value": "england"}), on=key, how="left")
    both["_order"] = [
        (order[i], SEXES.index(sex), *period_sort_key(period))
        for i, sex, period in zip(*(both[column] for column in key), strict=True)
    ]
    return both.sort_values("_order", ignore_index=True).drop(columns="_order")


def _cells(rows: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    newest = sorted(rows["period"], key=period_sort_key, reverse=True)
    same = [p for p in newest if period_months(p) == period_months(newest[0])][:COLUMNS]
    by_period = rows.set_index("period")
    cells = []
    for period in same:
        row = by_period.loc[period]
        said = row["compared_to_england"]
        if pd.isna(row["value"]):
            said = "no figure"
        elif said not in JUDGED:
            said = NOT_JUDGED
        cells.append((period, str(said)))
    return tuple(cells)


def _newest_end(row: Judged) -> int:
    return period_sort_key(row.cells[0][0])[0]


def recent(found: Tartan) -> list[Judged]:
    """Rows whose newest figure ends within `RECENT` months of the newest of them all."""
    last = max((_newest_end(row) for row in found.rows), default=0)
    return [row for row in found.rows if last - _newest_end(row) <= RECENT]


def describe_tartan(found: Tartan) -> str:
    """How many of the newest judgements say what; superseded and old figures are not counted."""
    newest = [row.cells[0][1] for row in recent(found)]
    counts = [(said, newest.count(said)) for said in (*JUDGED, NOT_JUDGED, "no figure")]
    said = ", ".join(
        f"{word} on {_NUMBER[n] if n < len(_NUMBER) else n}"
        for word, n in counts
        if n or word in ("better", "similar", "worse")
    )
    return (
        "Against England, by the producers’ own judgement of the newest figure: "
        f"{said}, of {len(newest)}."
    )


def describe_tartan_rule(found: Tartan) -> str:
    """What the table of judgements is, and what is left out."""
    old = len(found.rows) - len(recent(found))
    return (
        f"Women, men and everyone are counted apart. {_NUMBER[old].capitalize() if old < 11 else old} "
        f"of the {len(found.rows)} rows, whose newest figure is more than three years older than the "
        "newest here, are shown but not counted. The words are the producer’s and are not worked out "
        "here. “Higher” and “lower” stand where the producer does not say which is better (its words "
        "are “Higher 99.8” and “Lower 99.8”). Pooled periods share years, so neighbouring cells are not separate "
        f"evidence. {len(found.unjudged)} more indicators are published for Trafford and not judged."
    )


def unjudged_table(found: Tartan) -> pd.DataFrame:
    """What nobody judged, its newest figures, and why."""
    rows = []
    held = found.figures[found.figures["value"].notna()]
    by_indicator = dict(list(held.groupby("indicator_id", sort=False)))
    for one, why in found.unjudged:
        of_sex = dict(list(by_indicator[one.id].groupby("sex"))) if one.id in by_indicator else {}
        for sex in whole_or_apart([sex for sex in SEXES if sex in of_sex]):
            row, fmt = of_sex[sex].iloc[-1], format_of(one)
            england = (
                "not comparable"
                if one.own_groups
                else "not in these data"
                if pd.isna(row["england"])
                else fmt.value(row["england"])
            )
            rows.append(
                {
                    "Indicator": subject(one, sex),
                    "Topic": str(one.topic),
                    "Years": row["period"],
                    "Trafford": fmt.value(row["value"]),
                    "England": england,
                    "Not judged, because": why,
                }
            )
    return pd.DataFrame(rows).set_index("Indicator")


def _why_none(said: str, value: float) -> str:
    """Why a figure has no judgement where others of its indicator have one; "" where it has."""
    if said in JUDGED:
        return ""
    if pd.isna(value):
        return "no figure"
    return (
        "the producer does not judge it" if said else "the file used here has none for these years"
    )


def judgements_csv(
    found: Tartan,
    sources: Sequence[Source],
    indicators: Mapping[str, Indicator] = INDICATORS,
) -> str:
    """Every figure of Trafford with England's and the producer's judgement, as CSV text.

    Parameters
    ----------
    found : Tartan
    sources : sequence of Source
        The records of the files that the figures come from.
    indicators : mapping

    Returns
    -------
    str
        Lines of two columns (name, words) until the first empty line, then one row an indicator,
        sex and period with unrounded values; `judgement` is empty where there is none, and
        `why_none` then says why.
    """
    table, why = found.figures, {one.id: reason for one, reason in found.unjudged}
    said = table["compared_to_england"]
    table = table.assign(
        indicator=table["indicator_id"].map(lambda i: indicators[i].title),
        topic=table["indicator_id"].map(lambda i: str(indicators[i].topic)),
        unit=table["indicator_id"].map(lambda i: indicators[i].unit),
        judgement=said.where(said.isin(JUDGED), ""),
        why_none=[
            why.get(row.indicator_id) or _why_none(row.compared_to_england, row.value)
            for row in table.itertuples()
        ],
        england=table["england"].mask(
            table["indicator_id"].map(lambda i: indicators[i].own_groups)
        ),
    )
    about = [
        ("About", "Every figure of the whole borough of Trafford, and England’s of the same years"),
        ("Judgements", describe_tartan_rule(found)),
    ]
    columns = ["topic", "indicator_id", "indicator", "unit", "sex", "period", "value", "lower_95"]
    columns += ["upper_95", "england", "judgement", "why_none", "release", "missing_reason"]
    return csv_text([*about, *source_rows(sources)], table[columns])


def standings_csv(found: Sequence[Listed], story: Story, sources: Sequence[Source]) -> str:
    """Where Trafford stands in every list, as CSV text under what it is and its sources."""
    about = [
        ("Indicator", story.indicator.title),
        ("Sex", story.sex),
        ("Period", story.one.period),
        ("Unit", story.indicator.unit),
        ("Trafford", str(story.value)),
        (
            "Rank",
            "Given only where every place of the list is in these data; close ranks may be chance",
        ),
        *source_rows(sources),
    ]
    rows = [
        {
            "list": one.name,
            "rank": one.rank,
            "other_places": one.asked,
            "of_these_with_a_figure": one.held,
            "highest": one.highest,
            "lowest": one.lowest,
        }
        for one in found
    ]
    return csv_text(about, pd.DataFrame(rows))


def describe_no_series(title: str, shown: str) -> str:
    """Why the page shows another indicator than the one that was chosen."""
    return (
        f"{title}: these data hold no two comparable periods for Trafford, so this page shows "
        f"{inside_sentence(shown)}. Choose another from the list."
    )
