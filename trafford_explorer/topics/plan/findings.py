"""The plan scorecard: its parts, the measures that speak to each, and what nothing measures.

Tables in, findings out. A measure has moved the better or the worse way since the plan began only
where its indicator has a direction; whether that is more than chance is said only by
`measures.difference`. The plan's own figures are quoted, never counted as measures.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from trafford_explorer.errors import DataError
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import Indicator, Polarity
from trafford_explorer.measures import Difference, Standing, Trend, Verdict
from trafford_explorer.topics.over_time.findings import (
    SincePlan,
    format_of,
    is_worsening,
    start_of_plan,
)
from trafford_explorer.topics.over_time.words import subject
from trafford_explorer.view import View

KINDS = {
    "aspiration": "Aspiration",
    "reform area": "Reform area",
    "strategic design group": "Design group",
}
"""Kind of fact that is a part of the plan, to its name on screen; in the order of the page."""
ASPIRATION = "aspiration"
KEYS = dict(zip(KINDS, ("aspiration", "reform", "group"), strict=True))
"""Kind of part to the key of the address that chooses one."""

BETTER, WORSE, LEVEL, SIMILAR = "better", "worse", "the same", "could be due to chance"
NOT_JUDGED, NOT_COMPARED = "not judged", "cannot be compared"
STATES = (BETTER, WORSE, LEVEL, SIMILAR, NOT_JUDGED, NOT_COMPARED)
"""How a measure stands against the plan's start."""
_FIGURE_KINDS = ("figure", "table row")


# ---- parts of the plan --------------------------------------------------------------------------


@dataclass(frozen=True)
class PlanPart:
    """An aspiration, a reform area or a design group, in the plan's own words."""

    id: str
    kind: str
    words: str
    document: str
    section: str

    @property
    def source(self) -> str:
        return f"{self.document}, section {self.section}"


def plan_parts(facts: pd.DataFrame) -> tuple[PlanPart, ...]:
    """Every part of the plan, aspirations first.

    Parameters
    ----------
    facts : DataFrame
        `load.load_plan_facts()`.
    """
    order = list(KINDS)
    return tuple(
        sorted(
            (
                PlanPart(str(fact), row["kind"], row["statement"], row["document"], row["section"])
                for fact, row in facts[facts["kind"].isin(order)].iterrows()
            ),
            key=lambda part: order.index(part.kind),
        )
    )


# ---- one measure --------------------------------------------------------------------------------


def state_of(since: SincePlan, indicator: Indicator) -> str:
    """One of `STATES`: which way a measure has moved since the plan's start, as printed."""
    if since.change is None:
        return NOT_COMPARED
    if not indicator.polarity.has_better_end:
        return NOT_JUDGED
    if since.change.found.verdict is Verdict.NOT_DISTINGUISHABLE:
        return SIMILAR
    if format_of(indicator).is_alike(since.change.later, since.change.earlier):
        return LEVEL
    rose = since.change.later > since.change.earlier
    return BETTER if rose is (indicator.polarity is Polarity.HIGH_IS_GOOD) else WORSE


@dataclass(frozen=True)
class BesideOthers:
    """Trafford's newest figure beside those of others.

    Parameters
    ----------
    england : float or None
    judgement : str
        What the producer says of Trafford's figure against England's; "" for nothing.
    less_england : Difference or None
        Trafford's figure minus England's, tested here; None where no test can be made.
    boroughs : int
        How many of the ten boroughs have a figure, Trafford among them.
    standing : Standing or None
        Trafford's in the first list in which every place has a figure: the ten boroughs, else a
        list of neighbours; on figures as they are printed.
    neighbours : str
        The id of that list of neighbours; "" where it is the ten boroughs, or where none is whole.
    """

    england: float | None = None
    judgement: str = ""
    less_england: Difference | None = None
    boroughs: int = 0
    standing: Standing | None = None
    neighbours: str = ""


@dataclass(frozen=True)
class PlanMeasure:
    """One indicator of Trafford, one sex.

    Parameters
    ----------
    indicator : Indicator
    sex : str
    trafford : DataFrame
        Its series, oldest first.
    since : SincePlan
    trend : Trend
        The recent trend.
    others : BesideOthers
    inside : View or None
        The newest figures of areas inside Trafford; None where none are held.
    """

    indicator: Indicator
    sex: str
    trafford: pd.DataFrame
    since: SincePlan
    trend: Trend
    others: BesideOthers
    inside: View | None

    @property
    def format(self) -> NumberFormat:
        return format_of(self.indicator)

    @property
    def state(self) -> str:
        return state_of(self.since, self.indicator)

    @property
    def name(self) -> str:
        return subject(self.indicator, self.sex)

    @property
    def newest(self) -> pd.Series:
        return self.trafford.iloc[-1]

    @property
    def at_start(self) -> pd.Series:
        """The figure that the newest is set against; raise IndexError where there is none."""
        start = self.since.change.earlier_period if self.since.change else ""
        return self.trafford[self.trafford["period"] == start].iloc[0]

    @property
    def beside_england(self) -> str:
        """The newest figure against England's: the producer's judgement, else that of our test.

        "better", "worse", "higher", "lower" or "similar"; "" where nobody judged and no test can be
        made.
        """
        if self.others.judgement:
            return self.others.judgement
        found = self.others.less_england
        if found is None:
            return ""
        if found.verdict is Verdict.NOT_DISTINGUISHABLE:
            return "similar"
        if not self.indicator.polarity.has_better_end:
            return "higher" if found.estimate > 0 else "lower"
        good = (found.estimate > 0) is (self.indicator.polarity is Polarity.HIGH_IS_GOOD)
        return "better" if good else "worse"

    @property
    def is_worsening(self) -> bool:
        """Whether the recent trend leads the worse way."""
        return is_worsening(self.trend, self.indicator)

    @property
    def is_worse_and_worsening(self) -> bool:
        """Whether it is worse than England and its recent trend leads the worse way."""
        return self.is_worsening and self.beside_england == "worse"


@dataclass(frozen=True)
class PlanGap:
    """Something looked for in this copy and not found.

    Parameters
    ----------
    parts : tuple of PlanPart
        Parts of the plan that it is missed in.
    what : str
    promise, source : str
        The plan's own words, and where they stand.
    reason, needed : str
    title_only : bool
        Whether those words are the title of a part of the plan and no more.
    """

    parts: tuple[PlanPart, ...]
    what: str
    promise: str
    source: str
    reason: str
    needed: str
    title_only: bool


@dataclass(frozen=True)
class Scorecard:
    """The plan's parts with their measures and gaps, or as many of them as were asked for.

    Parameters
    ----------
    parts : tuple of PlanPart
    measures : tuple of PlanMeasure
        Each once, whatever it speaks to.
    reasons : mapping of (part, indicator) to str
    gaps : tuple of PlanGap
    start : int
        Month in which the plan was agreed.
    all_parts : tuple of PlanPart
        Every part of the plan, whichever were asked for.
    """

    parts: tuple[PlanPart, ...]
    measures: tuple[PlanMeasure, ...]
    reasons: Mapping[tuple[str, str], str]
    gaps: tuple[PlanGap, ...]
    start: int
    all_parts: tuple[PlanPart, ...]

    def measures_of(self, part: PlanPart) -> list[PlanMeasure]:
        return [m for m in self.measures if (part.id, m.indicator.id) in self.reasons]

    def gaps_of(self, part: PlanPart) -> list[PlanGap]:
        return [gap for gap in self.gaps if part in gap.parts]

    def parts_of(self, measure: PlanMeasure) -> list[PlanPart]:
        return [part for part in self.parts if (part.id, measure.indicator.id) in self.reasons]

    @property
    def is_whole(self) -> bool:
        return self.parts == self.all_parts

    @property
    def bare(self) -> list[PlanPart]:
        """Parts without any measure."""
        return [part for part in self.parts if not self.measures_of(part)]

    @property
    def start_year(self) -> int:
        return self.start // 12


def scorecard(
    facts: pd.DataFrame, links: pd.DataFrame, measures: Sequence[PlanMeasure]
) -> Scorecard:
    """The whole plan.

    Parameters
    ----------
    facts, links : DataFrame
        `load.load_plan_facts()`, `load.load_plan_links()`.
    measures : sequence of PlanMeasure
        Of every indicator that the links name, in the order to show them in.
    """
    parts = plan_parts(facts)
    by_id = {part.id: part for part in parts}
    linked = links[links["indicator"] != ""]
    missing = set(linked["indicator"]) - {measure.indicator.id for measure in measures}
    if missing:
        raise DataError("plan links", [f"no figure of Trafford for {i!r}" for i in sorted(missing)])
    missed_in: dict[tuple[str, ...], list[PlanPart]] = {}
    for row in links[links["gap"] != ""].itertuples():
        key = (row.gap, row.promise, row.reason, row.needed)
        missed_in.setdefault(key, []).append(by_id[row.item])
    gaps = tuple(
        PlanGap(
            tuple(of),
            what,
            facts["statement"][promise],
            f"{facts['document'][promise]}, section {facts['section'][promise]}",
            reason,
            needed,
            promise in by_id,
        )
        for (what, promise, reason, needed), of in missed_in.items()
    )
    reasons = {(row.item, row.indicator): row.reason for row in linked.itertuples()}
    return Scorecard(parts, tuple(measures), reasons, gaps, start_of_plan(facts), parts)


def narrowed(card: Scorecard, chosen: Iterable[str]) -> Scorecard:
    """Only the measures and gaps that belong to every chosen part of the plan; all where none is.

    Parameters
    ----------
    card : Scorecard
    chosen : iterable of str
        Ids of parts of the plan.
    """
    wanted = tuple(part for part in card.parts if part.id in set(chosen))
    if not wanted:
        return card
    return replace(
        card,
        parts=wanted,
        measures=tuple(
            measure
            for measure in card.measures
            if all((part.id, measure.indicator.id) in card.reasons for part in wanted)
        ),
        gaps=tuple(gap for gap in card.gaps if all(part in gap.parts for part in wanted)),
    )


def worse_and_worsening(card: Scorecard) -> Scorecard:
    """Only the measures that are worse than England and whose recent trend leads the worse way."""
    return replace(card, measures=tuple(m for m in card.measures if m.is_worse_and_worsening))


def count_states(measures: Iterable[PlanMeasure]) -> dict[str, int]:
    """How many measures are in each of `STATES`."""
    states = [measure.state for measure in measures]
    return {state: states.count(state) for state in STATES}


# ---- the plan's own figures ---------------------------------------------------------------------


@dataclass(frozen=True)
class PrintedFigure:
    """A line of a paper: what is counted, its figures as printed, of when, and what to know.

    Parameters
    ----------
    what : str
    values : tuple of str
        As printed; two where the paper gives a range, several in a line of a table.
    unit, when, caveat : str
    """

    what: str
    values: tuple[str, ...]
    unit: str
    when: str
    caveat: str


@dataclass(frozen=True)
class PrintedFigures:
    """Figures of one theme that one section of one paper prints.

    Parameters
    ----------
    theme, document, body, date, section : str
    lines : tuple of PrintedFigure
    columns : tuple of str
        What the values of a line of a table are; () where the paper prints no table.
    """

    theme: str
    document: str
    body: str
    date: str
    section: str
    lines: tuple[PrintedFigure, ...]
    columns: tuple[str, ...]


def printed_figures(facts: pd.DataFrame, themes: Sequence[str]) -> tuple[PrintedFigures, ...]:
    """The figures that the papers print, by theme, paper and section; the lines of a table apart.

    Parameters
    ----------
    facts : DataFrame
        `load.load_plan_facts()`.
    themes : sequence of str
        The order of the themes; one that is not named comes last.
    """
    order = {theme: place for place, theme in enumerate(themes)}
    shared = ["theme", "document", "body", "document_date", "section"]
    lines: dict[tuple[tuple[str, ...], tuple[str, ...]], list[PrintedFigure]] = {}
    for _, row in facts[facts["kind"].isin(_FIGURE_KINDS)].iterrows():
        head, is_line, what = row["statement"].partition(": ")
        in_table = row["kind"] == "table row" and bool(is_line)
        whose, _, named = head.partition(" ")
        columns = (whose, *named.split(", ")) if in_table else ()
        values = row["value"].split("|") if in_table else re.split(r"(?<=\d)-(?=\d)", row["value"])
        lines.setdefault((tuple(row[shared]), columns), []).append(
            PrintedFigure(
                what if in_table else row["statement"],
                tuple(values),
                row["unit"],
                row["period"],
                row["caveat"],
            )
        )
    return tuple(
        PrintedFigures(*where, tuple(found), columns)
        for (where, columns), found in sorted(
            lines.items(), key=lambda entry: (order.get(entry[0][0][0], len(order)), entry[0][1])
        )
    )
