"""Any indicator of Trafford over the years and against other authorities: what the figures show.

Tables in, findings out. Whether two figures differ is said only by `measures.difference`; whether
Trafford is better or worse than England is said only where the producer of the figures has judged
it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise
from statistics import median_low

import pandas as pd

from trafford_explorer.areas import ENGLAND, TRAFFORD, AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.formats import NumberFormat, rounded_values
from trafford_explorer.indicators import INDICATORS, Basis, Indicator, Polarity, StandIn
from trafford_explorer.measures import (
    POINTS,
    Difference,
    Direction,
    Estimate,
    Share,
    Standing,
    Trend,
    Verdict,
    difference,
    difference_of_shares,
    recent_trend_of_estimates,
    standing,
    trend_of_shares,
)
from trafford_explorer.periods import period_months, period_sort_key
from trafford_explorer.phrases import listed, ordinal

SEXES = ("female", "male", "persons")
COVID = (2020 * 12 + 2, 2021 * 12 + 11)
"""March 2020 and December 2021, in months from year 0: what this page calls the Covid years."""
JUDGED_PERIODS = 4
"""So many periods of each indicator stand in the table of judgements."""
RECENT = 36
"""Months by which an indicator's newest figure may be older than the newest of all and be counted."""
JUDGED = ("better", "similar", "worse", "higher", "lower")
"""What a producer may say of an area against England; anything else is no judgement."""
NOT_JUDGED, NO_FIGURE = "not judged", "no figure"
AGREED = "timeline_2019-11"
"""The plan's fact that says when it was agreed."""


def format_of(indicator: Indicator) -> NumberFormat:
    """How an indicator's numbers are written."""
    return NumberFormat(indicator.decimals, indicator.unit)


# ---- one place's series ------------------------------------------------------------------------


def series(values: pd.DataFrame, area_code: str, sex: str) -> pd.DataFrame:
    """One place's values of one sex, oldest first.

    Returns
    -------
    DataFrame
        `indicator_id, area_type, period, value, lower_95, upper_95, release, people`; the last is
        NaN where nobody stands in for the people counted (`shipped.authority_values`).
    """
    found = values[
        (values["area_code"] == area_code) & (values["sex"] == sex) & values["value"].notna()
    ]
    order = found["period"].map(period_sort_key)
    columns = ["indicator_id", "area_type", "period", "value", "lower_95", "upper_95", "release"]
    columns.append("people")
    if "people" not in found:
        found = found.assign(people=float("nan"))
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


def _breaks(
    indicator: Indicator, level: AreaType = AreaType.LOCAL_AUTHORITY
) -> list[tuple[tuple[int, int], str]]:
    """Breaks that hold for a kind of area: their place in time, and why."""
    return [
        (period_sort_key(found.period), found.reason)
        for found in indicator.breaks
        if not found.area_types or level in found.area_types
    ]


def run_of(
    period: str, indicator: Indicator, level: AreaType = AreaType.LOCAL_AUTHORITY
) -> tuple[int, int]:
    """What two periods of a kind of area have in common where they can be compared."""
    key = period_sort_key(period)
    if not indicator.comparable_over_time:
        return key
    return sum(at <= key for at, _ in _breaks(indicator, level)), period_months(period)


def comparable_runs(line: pd.DataFrame, indicator: Indicator) -> list[pd.DataFrame]:
    """A series in runs within which periods can be compared, the one that ends last at the end.

    Periods of different lengths, and those on either side of a declared break, are in different
    runs; where an indicator cannot be compared over time each period is a run of its own.
    """
    if line.empty:
        return []
    groups = line.groupby(line["period"].map(lambda p: run_of(p, indicator)), sort=False)
    found = [group.reset_index(drop=True) for _, group in groups]
    return sorted(found, key=lambda run: period_sort_key(run["period"].iloc[-1]))


def _run_of_newest(line: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The run of a series, which is not empty, that holds its newest period."""
    newest = line["period"].iloc[-1]
    return next(run for run in comparable_runs(line, indicator) if newest in set(run["period"]))


def run_for_change(line: pd.DataFrame, indicator: Indicator) -> pd.DataFrame | None:
    """The newest run whose first and last periods share no year; None where there is none."""
    apart = [
        run
        for run in comparable_runs(line, indicator)
        if len(run) > 1 and not share_years(run["period"].iloc[0], run["period"].iloc[-1])
    ]
    return apart[-1] if apart else None


def gaps_in_time(run: pd.DataFrame) -> list[tuple[str, str]]:
    """Neighbouring periods of a run that lie further apart than is usual in it."""
    periods = list(run["period"])
    ends = [period_sort_key(period)[0] for period in periods]
    steps = [later - earlier for earlier, later in pairwise(ends)]
    if len(steps) < 2:
        return []
    usual = median_low(steps)
    return [(periods[i], periods[i + 1]) for i, step in enumerate(steps) if step > usual]


def joined_stretches(line: pd.DataFrame, indicator: Indicator) -> list[pd.DataFrame]:
    """A series in the pieces within which its points may be joined, the newest last."""
    found = []
    for run in comparable_runs(line, indicator):
        starts = {later for _, later in gaps_in_time(run)}
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
        if any(len(run) > 1 for run in comparable_runs(line, indicators[str(indicator)])):
            found[str(indicator), str(sex)] = tuple(line["period"][::-1])
    return found


# ---- changes -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """A figure of one place in two periods that share no year, and what may be said of them.

    Parameters
    ----------
    earlier_period, later_period : str
    earlier, later : float
    found : Difference
        The later figure minus the earlier one.
    stood_in : bool
        Whether residents stood in for the people counted, to test it.
    """

    earlier_period: str
    later_period: str
    earlier: float
    later: float
    found: Difference
    stood_in: bool = False


def _shares(rows: pd.DataFrame, stand_in: StandIn) -> list[Share]:
    """The figures of a series with the people who stand in for those counted."""
    return [
        Share(float(value), float(people), stand_in.per)
        for value, people in zip(rows["value"], rows["people"], strict=True)
    ]


def _estimates(rows: pd.DataFrame) -> list[Estimate]:
    """The figures of a series with their limits, where they have any."""
    limits = ["value", "lower_95", "upper_95"]
    return [Estimate(*map(float, row)) for row in rows[limits].itertuples(index=False)]


def _can_stand_in(rows: pd.DataFrame, indicator: Indicator) -> bool:
    """Whether figures have no limits, but residents who stand in for the people counted."""
    return (
        indicator.stand_in is not None
        and bool(rows["lower_95"].isna().all())
        and bool(rows["people"].notna().all())
    )


def _is_tested_by_stand_in(rows: pd.DataFrame, indicator: Indicator) -> bool:
    """The same for a test of two figures; counts of everyone are described and never tested."""
    return indicator.basis is not Basis.RECORDED and _can_stand_in(rows, indicator)


def change_over(line: pd.DataFrame, indicator: Indicator | None = None) -> Change:
    """The change from the first to the last period of a series (`series`).

    Parameters
    ----------
    line : DataFrame
    indicator : Indicator, optional
        Where its figures have no limits and residents stand in for those counted, the change is
        tested with them; counts of everyone are described and not tested.

    Raises
    ------
    DataError
        When the series has no two periods that share no year.
    """
    if len(line) < 2 or share_years(line["period"].iloc[0], line["period"].iloc[-1]):
        raise DataError("series", ["no two periods in it are apart"])
    ends = line.iloc[[0, -1]]
    earlier, later = _estimates(ends)
    stood_in = indicator is not None and _is_tested_by_stand_in(ends, indicator)
    if stood_in:
        before, after = _shares(ends, indicator.stand_in)
        found = difference_of_shares(after, before)
    else:
        found = difference(later, earlier)
    return Change(*map(str, ends["period"]), earlier.value, later.value, found, stood_in)


def recent_trend_of(line: pd.DataFrame, indicator: Indicator) -> Trend:
    """The recent trend of a series, its newest five yearly figures (`measures.recent_trend`).

    Parameters
    ----------
    line : DataFrame
        `series`, oldest first.
    indicator : Indicator

    Returns
    -------
    Trend
        `unknown`, with the reason, for pooled, rolling, monthly and broken series, and where there
        are neither limits nor people.
    """
    if line.empty:
        return Trend(Direction.UNKNOWN, reason="there is no figure")
    run = _run_of_newest(line, indicator)
    months = period_months(str(run["period"].iloc[-1]))
    if months != 12:
        return Trend(
            Direction.UNKNOWN,
            reason="its periods are months" if months < 12 else "its periods pool several years",
        )
    newest = run.iloc[-POINTS:]
    ends = [period_sort_key(period)[0] for period in newest["period"]]
    steps = [later - earlier for earlier, later in pairwise(ends)]
    if any(step < 12 for step in steps):
        return Trend(Direction.UNKNOWN, reason="its periods share months")
    if len(newest) < POINTS:
        return Trend(
            Direction.UNKNOWN,
            reason=f"it takes {POINTS} comparable years, and this copy has {len(newest)}",
        )
    if any(step > 12 for step in steps):
        return Trend(Direction.UNKNOWN, reason="a year is missing among the newest five")
    if _can_stand_in(newest, indicator):
        return trend_of_shares(_shares(newest, indicator.stand_in))
    if newest["lower_95"].isna().any():
        return Trend(Direction.UNKNOWN, reason=str(indicator.untested))
    return recent_trend_of_estimates(_estimates(newest))


def start_of_plan(facts: pd.DataFrame) -> int:
    """The month in which the plan was agreed, counted from year 0.

    Raises
    ------
    DataError
        When the papers' facts do not say it as a year and a month.
    """
    said = str(facts["period"].get(AGREED, ""))
    if not re.fullmatch(r"\d{4}-\d\d", said):
        raise DataError("plan facts", [f"{AGREED!r} does not give the month the plan was agreed"])
    year, month = said.split("-")
    return int(year) * 12 + int(month) - 1


@dataclass(frozen=True)
class SincePlan:
    """A measure since the plan began.

    Parameters
    ----------
    change : Change or None
        None where no two figures can be compared; then `why` says so.
    why : str
    before : bool
        Whether the earlier figure is from before the plan, because none is nearer.
    """

    change: Change | None
    why: str = ""
    before: bool = False


def since_plan(line: pd.DataFrame, indicator: Indicator, start: int) -> SincePlan:
    """The newest figure against the indicator's one starting point.

    Parameters
    ----------
    line : DataFrame
        Trafford's series, oldest first.
    indicator : Indicator
    start : int
        Month in which the plan began. The period that the indicator declares (`Indicator.start`) is
        taken, else the first that ends then or later; where there is none but the newest, the last
        one before it. Of months, only the newest's own month of other years is taken.
    """
    newest = str(line["period"].iloc[-1])
    if period_sort_key(newest)[0] < start:
        return SincePlan(None, "the newest figure is from before the plan")
    if len(line) == 1:
        return SincePlan(None, "only one figure in this copy")
    if not indicator.comparable_over_time:
        years = listed(list(line["period"]))
        return SincePlan(None, f"{years} cannot be compared: the method changed")
    run = _run_of_newest(line, indicator)
    earlier = [p for p in run["period"] if p != newest and not share_years(p, newest)]
    if period_months(newest) == 1:
        month = newest.split()[0]
        earlier = [p for p in earlier if p.split()[0] == month]
    if not earlier:
        return SincePlan(None, "no earlier figure can be compared with it")
    later = [p for p in earlier if period_sort_key(p)[0] >= start]
    first = later[0] if later else earlier[-1]
    if indicator.start in earlier:
        first = indicator.start
    ends = run[run["period"].isin([first, newest])].reset_index(drop=True)
    return SincePlan(change_over(ends, indicator), before=not later)


def change_from_start(line: pd.DataFrame, indicator: Indicator, start: int) -> Change | None:
    """The change since the indicator's one starting point; None where nothing can be compared.

    Where the newest figure cannot be compared with one of the plan's time (`since_plan`), it is that
    of the newest run of figures that can be compared, from its first.

    Parameters
    ----------
    line : DataFrame
        Trafford's series, oldest first.
    indicator : Indicator
    start : int
        Month in which the plan began.
    """
    since = since_plan(line, indicator, start).change
    run = None if since else run_for_change(line, indicator)
    return since if run is None else change_over(run, indicator)


def is_worsening(trend: Trend, indicator: Indicator) -> bool:
    """Whether a recent trend leads the worse way; False where neither way is worse."""
    worse = {
        Polarity.HIGH_IS_GOOD: Direction.DECREASING,
        Polarity.LOW_IS_GOOD: Direction.INCREASING,
    }
    return trend.direction is worse.get(indicator.polarity)


# ---- among other places ------------------------------------------------------------------------


@dataclass(frozen=True)
class PlacesOverTime:
    """Trafford among other places, one sex.

    Parameters
    ----------
    sex : str
    lines : mapping of str to DataFrame
        Area code to its `series`; Trafford's and England's among them where they are known.
    names : mapping of str to str
        Area code to name.
    others : int
        Places in the comparison list without Trafford, whether or not the data hold them.
    """

    sex: str
    lines: Mapping[str, pd.DataFrame]
    names: Mapping[str, str]
    others: int

    def name_of(self, code: str) -> str:
        """A place's name; its code where it has none."""
        return self.names.get(code, code)

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


def places_over_time(
    values: pd.DataFrame,
    codes: Sequence[str],
    names: Mapping[str, str],
    sex: str,
    since: str = "",
) -> PlacesOverTime:
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
    of_place = dict(list(values[values["sex"] == sex].groupby("area_code")))
    for code in dict.fromkeys([*codes, ENGLAND, TRAFFORD]):
        if code not in of_place:
            continue
        line = series(of_place[code], code, sex)
        if since:
            start, length = period_sort_key(since), period_months(since)
            line = line[
                [period_sort_key(p) >= start and period_months(p) == length for p in line["period"]]
            ].reset_index(drop=True)
        if len(line):
            lines[code] = line
    if TRAFFORD not in lines:
        raise DataError("series", [f"none for Trafford, {sex}"])
    return PlacesOverTime(sex, lines, names, len(set(codes) - {TRAFFORD}))


def whole_or_apart(sexes: Sequence[str]) -> Sequence[str]:
    """Everyone where a figure is published whole, else the sexes that it is published for."""
    return ["persons"] if "persons" in sexes else sexes


def comparable_with_trafford(places: PlacesOverTime, indicator: Indicator) -> PlacesOverTime:
    """The same places with only such periods as can be set beside one of Trafford's."""
    ours = {run_of(period, indicator) for period in places.trafford["period"]}
    kept = {
        code: line[[run_of(p, indicator) in ours for p in line["period"]]].reset_index(drop=True)
        for code, line in places.lines.items()
    }
    return replace(places, lines={code: line for code, line in kept.items() if len(line)})


def only_places(places: PlacesOverTime, codes: Sequence[str]) -> PlacesOverTime:
    """Trafford and England beside fewer places.

    Parameters
    ----------
    places : PlacesOverTime
        Beside every place that may be asked for.
    codes : sequence of str
        The list's authorities.
    """
    wanted = dict.fromkeys([*codes, ENGLAND, TRAFFORD])
    lines = {code: places.lines[code] for code in wanted if code in places.lines}
    return replace(places, lines=lines, others=len(set(codes) - {TRAFFORD}))


@dataclass(frozen=True)
class ListEnd:
    """One end of a list of places: the figure, and the places that have it as printed."""

    value: float
    places: tuple[str, ...]


@dataclass(frozen=True)
class ListStanding:
    """Where Trafford stands in its newest period among a list of places.

    Parameters
    ----------
    name : str
        Of the list, with its date.
    ours : bool
        Whether the list and Trafford are the ten boroughs of Greater Manchester.
    others : int
        Places in the list without Trafford.
    with_figure : int
        How many of them this copy holds for the period.
    standing : Standing or None
        Trafford's, on figures as they are printed; None where not all of them are held.
    highest, lowest : ListEnd or None
        The ends of the list and Trafford; None where no other place is held.
    """

    name: str
    ours: bool
    others: int
    with_figure: int
    standing: Standing | None = None
    highest: ListEnd | None = None
    lowest: ListEnd | None = None

    @property
    def places(self) -> str:
        """The list as it ends a sentence ("Trafford and its 15 neighbours")."""
        if self.ours:
            return "the ten Greater Manchester boroughs"
        return f"Trafford and its {self.others} neighbours"

    @property
    def nearer_lowest(self) -> bool:
        """Whether Trafford's rank is counted from the lowest figure; False without one."""
        found = self.standing
        return found is not None and found.rank_from_lowest <= found.rank_from_highest

    @property
    def rank(self) -> str:
        """ "2nd lowest of the ten Greater Manchester boroughs"; "" where not all are held."""
        if self.standing is None:
            return ""
        end = "lowest" if self.nearer_lowest else "highest"
        number = min(self.standing.rank_from_lowest, self.standing.rank_from_highest)
        place = end if number == 1 else f"{ordinal(number)} {end}"
        return f"{'joint ' if self.standing.tied else ''}{place} of {self.places}"


def standing_in_list(
    places: PlacesOverTime, indicator: Indicator, name: str, ours: bool
) -> ListStanding:
    """Trafford's standing among a list of places.

    Parameters
    ----------
    places : PlacesOverTime
        Trafford and the list.
    indicator : Indicator
    name : str
        Of the list, with its date.
    ours : bool
        Whether the list and Trafford are the ten boroughs of Greater Manchester.
    """
    figures = places.newest
    printed = rounded_values(figures, indicator.decimals)
    with_figure = len(figures) - 1
    if indicator.own_groups or not with_figure:
        return ListStanding(name, ours, places.others, with_figure)
    highest, lowest = (
        ListEnd(
            float(figures[end]),
            tuple(places.name_of(code) for code in printed.index[printed == printed[end]]),
        )
        for end in (figures.idxmax(), figures.idxmin())
    )
    whole = with_figure == places.others
    return ListStanding(
        name,
        ours,
        places.others,
        with_figure,
        standing(printed, TRAFFORD) if whole else None,
        highest,
        lowest,
    )


# ---- the page ----------------------------------------------------------------------------------


ENGLAND_TIMES = 235
"""England has about so many times the people of Trafford."""


def newest_less_england(
    trafford: pd.DataFrame, england: pd.DataFrame, indicator: Indicator
) -> Difference | None:
    """Trafford's newest figure minus England's of the same years; None where no test can be made.

    Trafford is 0.4% of England, so the two are taken as independent.

    Parameters
    ----------
    trafford, england : DataFrame
        `series`; England's has the newest period of Trafford's.
    indicator : Indicator
    """
    period = trafford["period"].iloc[-1]
    here, there = (line[line["period"] == period].iloc[:1] for line in (trafford, england))
    if there.empty:
        return None
    if _is_tested_by_stand_in(here, indicator):
        (ours,) = _shares(here, indicator.stand_in)
        theirs = Share(float(there["value"].iloc[0]), ours.people * ENGLAND_TIMES, ours.per)
        found = difference_of_shares(ours, theirs)
    else:
        found = difference(*_estimates(here), *_estimates(there))
    return None if found.verdict is Verdict.CANNOT_SAY else found


@dataclass(frozen=True)
class BoroughSeries:
    """One indicator and sex of Trafford over the years and against a list of places.

    Parameters
    ----------
    indicator : Indicator
    places : PlacesOverTime
        Trafford, England and the list chosen.
    chosen, boroughs : ListStanding
        Trafford's standing in the list chosen, and in the ten boroughs.
    judgement : str
        What the producer says of Trafford's newest figure against England; "" for nothing.
    start : int
        Month in which Trafford's plan was agreed, counted from year 0.
    """

    indicator: Indicator
    places: PlacesOverTime
    chosen: ListStanding
    boroughs: ListStanding
    judgement: str
    start: int

    @property
    def fmt(self) -> NumberFormat:
        return format_of(self.indicator)

    @property
    def sex(self) -> str:
        return self.places.sex

    @property
    def value(self) -> float:
        """Trafford's newest."""
        return float(self.places.trafford["value"].iloc[-1])

    @cached_property
    def change(self) -> Change | None:
        """Since the indicator's starting point; None where no two figures can be compared."""
        return change_from_start(self.places.trafford, self.indicator, self.start)

    @cached_property
    def trend(self) -> Trend:
        """Trafford's recent trend."""
        return recent_trend_of(self.places.trafford, self.indicator)

    @property
    def england_change(self) -> Change | None:
        """England's over the same two periods; None where one is not held."""
        if self.england_before is None:
            return None
        line = self.places.lines[ENGLAND]
        ends = line["period"].isin([self.change.earlier_period, self.change.later_period])
        return change_over(line[ends])

    @property
    def against_england(self) -> Difference | None:
        """Trafford's newest figure minus England's, tested here; None where it cannot be tested."""
        if self.england is None:
            return None
        return newest_less_england(self.places.trafford, self.places.lines[ENGLAND], self.indicator)

    @property
    def first(self) -> float | None:
        """The figure that the newest is set against; None where the newest cannot be compared."""
        change = self.change
        return change.earlier if change and change.later_period == self.places.period else None

    @property
    def england(self) -> float | None:
        """England's figure of the newest period; None where it is not held or cannot be compared."""
        return None if self.indicator.own_groups else self.places.england

    @property
    def england_before(self) -> tuple[float, float] | None:
        """England's figures of the two periods of the change; None where one is not held."""
        if self.change is None or self.indicator.own_groups:
            return None
        ends = [
            self.places.england_in(period)
            for period in (self.change.earlier_period, self.change.later_period)
        ]
        return None if None in ends else (ends[0], ends[1])

    @property
    def drawn(self) -> Mapping[str, pd.DataFrame]:
        """The lines that may be set beside each other: Trafford's alone where groups are its own."""
        if self.indicator.own_groups:
            return {TRAFFORD: self.places.trafford}
        return self.places.lines


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


@dataclass(frozen=True)
class YearMark:
    """Something that a reader must know of a stretch of the years.

    Parameters
    ----------
    label : str
        On the chart: "break", "gap" or "Covid".
    first : str
        The first period it holds for.
    last : str
        The last such period; "" for a break or a gap before `first`.
    reason : str
        Of a break.
    before : str
        Of a gap: the last period before it.
    """

    label: str
    first: str
    last: str = ""
    reason: str = ""
    before: str = ""


def _in_covid(period: str) -> bool:
    last, first = period_sort_key(period)
    return last >= COVID[0] and first <= COVID[1]


def year_marks(line: pd.DataFrame, indicator: Indicator) -> list[YearMark]:
    """Breaks, gaps and the Covid years in a series of Trafford's."""
    periods = list(line["period"])
    found = []
    for at, reason in _breaks(indicator):
        after = [period for period in periods if period_sort_key(period) >= at]
        if after and len(after) < len(periods):
            found.append(YearMark("break", after[0], reason=reason))
    for run in comparable_runs(line, indicator):
        found += [YearMark("gap", later, before=earlier) for earlier, later in gaps_in_time(run)]
    for is_covid, near in groupby(periods, _in_covid):
        if is_covid:
            covid = list(near)
            found.append(YearMark("Covid", covid[0], covid[-1]))
    return found


@dataclass(frozen=True)
class LineGap:
    """A stretch of years in which some of the lines that stand beside each other have no figure.

    Parameters
    ----------
    before, first : str
        The periods on either side of it.
    without, having : tuple of str
        Codes of the places whose figures are missing there, and of those that have one.
    """

    before: str
    first: str
    without: tuple[str, ...]
    having: tuple[str, ...]


def line_gaps(lines: Mapping[str, pd.DataFrame], indicator: Indicator) -> list[LineGap]:
    """Every gap in any of the lines of a chart, and whose figures are missing in it.

    Parameters
    ----------
    lines : mapping of str to DataFrame
        Code to its series.
    indicator : Indicator
    """
    ends = {
        pair
        for line in lines.values()
        for run in comparable_runs(line, indicator)
        for pair in gaps_in_time(run)
    }
    found = []
    for before, first in sorted(ends, key=lambda pair: tuple(map(period_sort_key, pair))):
        inside = {
            code: any(
                period_sort_key(before) < period_sort_key(period) < period_sort_key(first)
                and period_months(period) == period_months(first)
                for period in line["period"]
            )
            for code, line in lines.items()
        }
        found.append(
            LineGap(
                before,
                first,
                tuple(code for code, has in inside.items() if not has),
                tuple(code for code, has in inside.items() if has),
            )
        )
    return found


def shorter_or_longer(line: pd.DataFrame, newest: str) -> bool:
    """Whether a piece's periods are not as long as the newest period."""
    return period_months(line["period"].iloc[0]) != period_months(newest)


# ---- the table of judgements -------------------------------------------------------------------


@dataclass(frozen=True)
class JudgedRow:
    """One row of the table of judgements: an indicator and sex, the newest period first.

    Parameters
    ----------
    indicator : Indicator
    sex : str
    cells : tuple of (period, judgement)
        `NOT_JUDGED` where the producer says nothing, `NO_FIGURE` where there is none.
    """

    indicator: Indicator
    sex: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Unjudged:
    """An indicator that is published for Trafford without any judgement.

    Parameters
    ----------
    indicator : Indicator
    refused : bool
        Whether the producer says that it does not compare it with England.
    """

    indicator: Indicator
    refused: bool


@dataclass(frozen=True)
class Judgements:
    """Every producer's judgement of Trafford against England, and what nobody judged.

    Parameters
    ----------
    rows : tuple of JudgedRow
        By topic, then as the indicators are declared.
    unjudged : tuple of Unjudged
        In the same order.
    figures : DataFrame
        Every figure of Trafford: the columns of the table of values, and `england`, England's of
        the same sex and period (NaN where this copy has none or it cannot be compared); by
        indicator, sex and time.
    england : DataFrame
        The rows of the table of values that those of England come from.
    """

    rows: tuple[JudgedRow, ...]
    unjudged: tuple[Unjudged, ...]
    figures: pd.DataFrame
    england: pd.DataFrame

    @cached_property
    def recent(self) -> tuple[JudgedRow, ...]:
        """Rows whose newest figure ends within `RECENT` months of the newest of them all."""
        ends = [period_sort_key(row.cells[0][0])[0] for row in self.rows]
        return tuple(
            row for row, end in zip(self.rows, ends, strict=True) if max(ends) - end <= RECENT
        )


def borough_judgements(
    values: pd.DataFrame, indicators: Mapping[str, Indicator] = INDICATORS
) -> Judgements:
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
    for name, figures in sorted(
        here.groupby("indicator_id"),
        key=lambda pair: (topics.index(indicators[pair[0]].topic), order[pair[0]]),
    ):
        indicator = indicators[str(name)]
        if not figures["compared_to_england"].isin(JUDGED).any():
            refused = bool((figures["compared_to_england"] == "not compared").any())
            unjudged.append(Unjudged(indicator, refused))
            continue
        for sex in SEXES:
            of_sex = figures[figures["sex"] == sex]
            if of_sex["compared_to_england"].isin(JUDGED).any():
                rows.append(JudgedRow(indicator, sex, _judged_cells(of_sex)))
    return Judgements(
        tuple(rows), tuple(unjudged), *_beside_england(values, here, indicators, order)
    )


def _beside_england(
    values: pd.DataFrame,
    here: pd.DataFrame,
    indicators: Mapping[str, Indicator],
    order: Mapping[str, int],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Trafford's figures with England's beside them, and the rows that England's come from."""
    key = ["indicator_id", "sex", "period"]
    own_groups = [name for name, indicator in indicators.items() if indicator.own_groups]
    england = values[(values["area_code"] == ENGLAND) & ~values["indicator_id"].isin(own_groups)]
    england = england.merge(here[key], on=key)
    both = here.merge(
        england[[*key, "value"]].rename(columns={"value": "england"}), on=key, how="left"
    )
    both["_order"] = [
        (order[i], SEXES.index(sex), *period_sort_key(period))
        for i, sex, period in zip(*(both[column] for column in key), strict=True)
    ]
    return both.sort_values("_order", ignore_index=True).drop(columns="_order"), england


def _judged_cells(rows: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    newest = sorted(rows["period"], key=period_sort_key, reverse=True)
    alike = [p for p in newest if period_months(p) == period_months(newest[0])][:JUDGED_PERIODS]
    by_period = rows.set_index("period")
    cells = []
    for period in alike:
        row = by_period.loc[period]
        said = row["compared_to_england"]
        if pd.isna(row["value"]):
            said = NO_FIGURE
        elif said not in JUDGED:
            said = NOT_JUDGED
        cells.append((period, str(said)))
    return tuple(cells)
