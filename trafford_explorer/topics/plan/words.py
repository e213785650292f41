"""The plan scorecard: each part of the plan, the figures that speak to it, and what nothing measures.

Frames in, findings and sentences out. A figure is on the better or the worse side of where it stood
when the plan began only where its indicator has a direction; whether that is more than chance is
said only by `measures.difference`. The plan's own figures are quoted, never counted as measures.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from trafford_explorer.areas import AREA_TYPE_TEXT
from trafford_explorer.errors import DataError
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import Indicator, Polarity
from trafford_explorer.measures import Verdict
from trafford_explorer.periods import MONTHS, describe_period, period_months, period_sort_key
from trafford_explorer.phrases import capital, listed
from trafford_explorer.sources import Source
from trafford_explorer.topics.explore.tables import csv_text, source_rows
from trafford_explorer.topics.explore.words import describe_certainty, plain_name
from trafford_explorer.topics.over_time.findings import (
    BoroughSeries,
    Change,
    change_over,
    comparable_runs,
    share_years,
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
AGREED = "timeline_2019-11"
"""The fact that says when the plan was agreed."""

BETTER, WORSE, LEVEL, SIMILAR = "better side", "worse side", "the same", "may be chance"
NOT_JUDGED, NOT_COMPARED = "not judged", "cannot be compared"
STATES = (BETTER, WORSE, LEVEL, SIMILAR, NOT_JUDGED, NOT_COMPARED)
SIGNS = {BETTER: "+", WORSE: "−", LEVEL: "=", SIMILAR: "≈", NOT_JUDGED: "?", NOT_COMPARED: "/"}
NOTHING = "no data here"
NOTHING_SIGN = "×"
NOT_FOUND = "looked for and not found in the files used here"
NO_FIGURE = "no open figure in the files used here"
TITLE_ALONE = "the title of a part alone: what it takes in is our reading"
"""Said of a gap where the plan's words quoted are no more than the name of a part of it."""
_MEANING = {
    BETTER: "better than at the plan’s start, as printed",
    WORSE: "worse than at the plan’s start, as printed",
    LEVEL: "as printed, no change since the plan’s start",
    SIMILAR: "the change may be chance",
    NOT_JUDGED: "neither way is called better here",
    NOT_COMPARED: "no two figures that can be compared",
}
OWN_THEMES = {
    "covid": "Covid",
    "urgent care": "Urgent care",
    "finance": "Money",
    "geography": "People and places",
    "digital": "Digital",
    "engagement": "Engagement",
    "life expectancy": "Length of life",
    "plan": "The plan itself",
}
_FIGURE_KINDS = ("figure", "table row")
_BUDGET = ("budget", "forecast outturn", "variance", "percentage")
_PATHS = {", see data/PLACES.md C": "", "in data/raw/places": "in this project"}
"""Where the facts' caveats name a file of the project, and what a reader is told instead."""
SCORE_CAPTION = (
    "Figures for the whole borough of Trafford: women and men together, unless the name says which"
)
RANKS = "Places whose figures are close may stand in this order by chance."
LINKS_ARE_OURS = (
    "Which figure speaks to which part of the plan is our own reading, not the council’s or the "
    "NHS’s. A figure can move for many reasons: none of this shows what the plan did."
)

OWN_FIGURES = (
    "Printed in the papers, each at its own date: quoted, not checked and not brought up to date "
    "here, and no part of the counts above."
)


# ---- parts of the plan --------------------------------------------------------------------------


@dataclass(frozen=True)
class Item:
    """An aspiration, a reform area or a design group, in the plan's own words."""

    id: str
    kind: str
    words: str
    document: str
    section: str

    @property
    def label(self) -> str:
        """The words, with what tells two parts of one name apart."""
        return f"{self.words} ({KINDS[self.kind].lower()})"

    @property
    def source(self) -> str:
        return f"{self.document}, section {self.section}"


def items(facts: pd.DataFrame) -> list[Item]:
    """Every part of the plan, aspirations first.

    Parameters
    ----------
    facts : DataFrame
        `load.load_plan_facts()`.
    """
    found = facts[facts["kind"].isin(list(KINDS))]
    order = list(KINDS)
    return sorted(
        (
            Item(str(fact), row["kind"], row["statement"], row["document"], row["section"])
            for fact, row in found.iterrows()
        ),
        key=lambda item: order.index(item.kind),
    )


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


def month_in_words(month: int) -> str:
    """A month counted from year 0, in words.

    >>> month_in_words(2019 * 12 + 10)
    'November 2019'
    """
    return f"{MONTHS[month % 12]} {month // 12}"


# ---- one figure ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Since:
    """A figure since the plan began.

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


def since_plan(line: pd.DataFrame, indicator: Indicator, start: int) -> Since:
    """The newest figure against the first comparable one of the plan's time.

    Parameters
    ----------
    line : DataFrame
        Trafford's series (`over_time.series`).
    indicator : Indicator
    start : int
        Month in which the plan began. The first period that ends then or later is taken; where
        there is none but the newest, the last one before it. Of months, only the newest's own
        month of other years is taken.
    """
    newest = str(line["period"].iloc[-1])
    if period_sort_key(newest)[0] < start:
        return Since(None, "the newest figure is from before the plan")
    if len(line) == 1:
        return Since(None, "only one figure in these data")
    if not indicator.comparable_over_time:
        return Since(None, f"{_years(line)} cannot be compared: the way it is worked out changed")
    run = next(run for run in comparable_runs(line, indicator) if newest in set(run["period"]))
    earlier = [p for p in run["period"] if p != newest and not share_years(p, newest)]
    if period_months(newest) == 1:
        month = newest.split()[0]
        earlier = [p for p in earlier if p.split()[0] == month]
    if not earlier:
        return Since(None, "no earlier figure can be compared with it")
    later = [p for p in earlier if period_sort_key(p)[0] >= start]
    first = later[0] if later else earlier[-1]
    ends = run[run["period"].isin([first, newest])].reset_index(drop=True)
    return Since(change_over(ends), before=not later)


def _years(line: pd.DataFrame) -> str:
    return listed(list(line["period"]))


def state_of(since: Since, indicator: Indicator, fmt: NumberFormat) -> str:
    """One of `STATES`: on which side of the plan's start a figure now lies, as printed."""
    if since.change is None:
        return NOT_COMPARED
    if indicator.polarity not in (Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD):
        return NOT_JUDGED
    if since.change.found.verdict is Verdict.NOT_DISTINGUISHABLE:
        return SIMILAR
    moved = fmt.apart(since.change.later, since.change.earlier)
    if not moved:
        return LEVEL
    return BETTER if (moved > 0) is (indicator.polarity is Polarity.HIGH_IS_GOOD) else WORSE


@dataclass(frozen=True)
class Figure:
    """One indicator of Trafford, one sex.

    Parameters
    ----------
    story : BoroughSeries
        Trafford's series and England's, and Trafford's newest figure in the ten boroughs; the list
        chosen is the first in which every place is published, the boroughs where there is none.
    since : Since
    inside : View or None
        The newest figures of areas inside Trafford; None where none are published.
    """

    story: BoroughSeries
    since: Since
    inside: View | None

    @property
    def indicator(self) -> Indicator:
        return self.story.indicator

    @property
    def sex(self) -> str:
        return self.story.sex

    @property
    def state(self) -> str:
        return state_of(self.since, self.indicator, self.story.fmt)

    @property
    def name(self) -> str:
        return subject(self.indicator, self.sex)

    @property
    def newest(self) -> pd.Series:
        return self.story.places.trafford.iloc[-1]


@dataclass(frozen=True)
class Gap:
    """Something looked for in the files used here and not found.

    Parameters
    ----------
    items : tuple of Item
        Parts of the plan that it is missed in.
    what : str
    promise, source : str
        The plan's own words, and where they stand.
    reason, needed : str
    title_only : bool
        Whether those words are the title of a part of the plan and no more.
    """

    items: tuple[Item, ...]
    what: str
    promise: str
    source: str
    reason: str
    needed: str
    title_only: bool


@dataclass(frozen=True)
class Scorecard:
    """The plan's parts with their figures and gaps, or as many of them as were asked for.

    Parameters
    ----------
    items : tuple of Item
    figures : tuple of Figure
        Each once, whatever it speaks to.
    reasons : mapping of (item, indicator) to str
    gaps : tuple of Gap
    start : int
        Month in which the plan was agreed.
    parts : tuple of Item
        Every part of the plan, whichever were asked for.
    """

    items: tuple[Item, ...]
    figures: tuple[Figure, ...]
    reasons: Mapping[tuple[str, str], str]
    gaps: tuple[Gap, ...]
    start: int
    parts: tuple[Item, ...]

    def figures_of(self, item: Item) -> list[Figure]:
        return [one for one in self.figures if (item.id, one.indicator.id) in self.reasons]

    def gaps_of(self, item: Item) -> list[Gap]:
        return [one for one in self.gaps if item in one.items]

    def items_of(self, figure: Figure) -> list[Item]:
        return [one for one in self.items if (one.id, figure.indicator.id) in self.reasons]

    def name_of(self, item: Item) -> str:
        """The plan's words; with the kind where another part has the same."""
        twice = sum(other.words == item.words for other in self.parts) > 1
        return item.label if twice else item.words

    @property
    def start_year(self) -> int:
        return self.start // 12


def scorecard(facts: pd.DataFrame, links: pd.DataFrame, figures: Sequence[Figure]) -> Scorecard:
    """The whole plan.

    Parameters
    ----------
    facts, links : DataFrame
        `load.load_plan_facts()`, `load.load_plan_links()`.
    figures : sequence of Figure
        Of every indicator that the links name, in the order to show them in.
    """
    parts = tuple(items(facts))
    by_id = {item.id: item for item in parts}
    linked = links[links["indicator"] != ""]
    missing = set(linked["indicator"]) - {one.indicator.id for one in figures}
    if missing:
        raise DataError("plan links", [f"no figure of Trafford for {i!r}" for i in sorted(missing)])
    found: dict[tuple[str, ...], list[Item]] = {}
    for row in links[links["gap"] != ""].itertuples():
        key = (row.gap, row.promise, row.reason, row.needed)
        found.setdefault(key, []).append(by_id[row.item])
    gaps = tuple(
        Gap(
            tuple(of),
            what,
            facts["statement"][promise],
            f"{facts['document'][promise]}, section {facts['section'][promise]}",
            reason,
            needed,
            promise in by_id,
        )
        for (what, promise, reason, needed), of in found.items()
    )
    reasons = {(row.item, row.indicator): row.reason for row in linked.itertuples()}
    return Scorecard(parts, tuple(figures), reasons, gaps, start_of_plan(facts), parts)


def narrowed(card: Scorecard, chosen: Iterable[str]) -> Scorecard:
    """Only the figures and gaps that belong to every chosen part of the plan; all where none is.

    Parameters
    ----------
    card : Scorecard
    chosen : iterable of str
        Ids of parts of the plan.
    """
    wanted = [item for item in card.items if item.id in set(chosen)]
    if not wanted:
        return card
    figures = tuple(
        one
        for one in card.figures
        if all((item.id, one.indicator.id) in card.reasons for item in wanted)
    )
    gaps = tuple(one for one in card.gaps if all(item in one.items for item in wanted))
    return Scorecard(tuple(wanted), figures, card.reasons, gaps, card.start, card.parts)


# ---- counting -----------------------------------------------------------------------------------


def counts(figures: Iterable[Figure]) -> dict[str, int]:
    """How many figures are in each of `STATES`."""
    found = [one.state for one in figures]
    return {state: found.count(state) for state in STATES}


def _plural(count: int, one: str, many: str = "") -> str:
    return f"{count or 'no'} {one if count == 1 else many or one + 's'}"


def describe_answer(card: Scorecard) -> str:
    """The answer: what the open figures say of the plan."""
    number = counts(card.figures)
    level = number[LEVEL] + number[SIMILAR]
    rest = number[NOT_JUDGED] + number[NOT_COMPARED]
    sides = [
        f"{number[BETTER]} of {len(card.figures)} stand better than at its start in "
        f"{card.start_year}, or the first figure since, {number[WORSE]} worse",
        *([f"{level} about the same"] if level else []),
        *([f"{rest} cannot be compared or judged"] if rest else []),
    ]
    return (
        f"The open figures used here cannot say whether Trafford’s health and care plan is working: "
        f"{listed(sides)}."
    )


def describe_unmeasured(card: Scorecard) -> str:
    """How much of the plan has no figure here."""
    bare = sum(not card.figures_of(item) for item in card.items)
    return (
        f"Of the plan’s {len(card.items)} parts, {bare or 'none'} "
        f"{'has' if bare == 1 else 'have'} {NO_FIGURE}; {_plural(len(card.gaps), 'thing')} "
        f"{'was' if len(card.gaps) == 1 else 'were'} looked for in them and not found."
    )


def describe_parts(card: Scorecard) -> str:
    """What the plan is, and what is counted as its parts."""
    kinds = [item.kind for item in card.items]
    parts = [_plural(kinds.count(kind), name.lower()) for kind, name in KINDS.items()]
    papers = listed(sorted({item.document for item in card.items}))
    return f"The parts are the {listed(parts)} of the {papers}."


def describe_chance(card: Scorecard) -> str:
    """What may be made of better and worse."""
    compared = [one for one in card.figures if one.since.change]
    unsure = [one for one in compared if one.since.change.found.verdict is Verdict.CANNOT_SAY]
    late = [
        one
        for one in compared
        if period_sort_key(one.since.change.earlier_period)[1] > card.start + 12
    ]
    said = (
        "Better and worse are the two printed figures side by side; figures overlap and do not weigh "
        "the same, so their number is no score. "
        + (
            "The files used here hold no interval for any of the changes, so none can be told from "
            "chance."
            if len(unsure) == len(compared)
            else f"For {len(unsure)} of the {len(compared)} changes the files used here hold no "
            "interval, so they cannot be told from chance."
        )
        + f" The start is the first comparable figure of years that end in or after "
        f"{month_in_words(card.start)}, when the plan was agreed"
    )
    if late:
        said += (
            f"; for {_plural(len(late), 'figure')} it lies more than a year later, as the row says"
        )
    return f"{said}. The Covid years lie between start and now."


def describe_counts(figures: Sequence[Figure]) -> str:
    """How many figures stand where: "5 figures: 2 better, 1 worse, 2 not judged"."""
    if not figures:
        return f"{capital(NO_FIGURE)}."
    words = {BETTER: "better", WORSE: "worse"}
    parts = [f"{n} {words.get(state, state)}" for state, n in counts(figures).items() if n]
    return f"{_plural(len(figures), 'figure')}: {', '.join(parts)}."


def describe_missing(gaps: Sequence[Gap]) -> str:
    """What nothing here measures, in a sentence; "" where nothing is missed."""
    if not gaps:
        return ""
    return f"No data here: {'; '.join(_inside(gap.what) for gap in gaps)}."


def _inside(words: str) -> str:
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def describe_chart(card: Scorecard) -> str:
    """Title of the chart: the parts without any figure, by name."""
    bare = [item.words for item in card.items if not card.figures_of(item)]
    if not bare:
        return "Every part of the plan has an open figure"
    said = listed([_inside(words) if i else words for i, words in enumerate(bare)])
    return f"{said}: {NO_FIGURE}"


def describe_marks(card: Scorecard) -> list[tuple[str, str]]:
    """Each sign of the chart and what it means; the signs that are not used are left out."""
    number = counts(card.figures)
    used = [(SIGNS[s], f"{s}: {_MEANING[s]}") for s in STATES if number[s]]
    return [*used, (NOTHING_SIGN, f"{NOTHING}: {NOT_FOUND}")]


def describe_view(card: Scorecard) -> str:
    """Heading of the figures shown; where nothing belongs to all that is chosen, what to do."""
    if card.items == card.parts:
        return f"Every figure, once: {describe_counts(card.figures)[:-1]}"
    names = listed([item.label for item in card.items])
    if card.figures or len(card.items) == 1:
        return f"{names}: {_inside(describe_counts(card.figures)[:-1])}"
    return (
        f"{'No figure' if card.gaps else 'Nothing'} here belongs to "
        f"{'both' if len(card.items) == 2 else 'all of'} {names}: set one list to “All” to see more"
    )


def describe_gaps(gaps: Sequence[Gap]) -> str:
    """Heading of what was not found."""
    if not gaps:
        return "No gap is named that belongs to all the parts chosen"
    return f"No data here: {_plural(len(gaps), 'thing')} {NOT_FOUND}"


def describe_promises(gaps: Sequence[Gap]) -> str:
    """How many of the gaps the papers name, and how many rest on the title of a part."""
    titles = sum(gap.title_only for gap in gaps)
    named = len(gaps) - titles
    parts = [
        *([f"{named} {'is' if named == 1 else 'are'} named in the papers"] if named else []),
        *([f"{titles} {'rests' if titles == 1 else 'rest'} on {TITLE_ALONE}"] if titles else []),
    ]
    return f"Of these, {', and '.join(parts)}." if parts else ""


def summary_table(card: Scorecard) -> pd.DataFrame:
    """The chart as a table: each part of the plan with its counts."""
    rows = []
    for item in card.items:
        number = counts(card.figures_of(item))
        rows.append(
            {"Kind": KINDS[item.kind]}
            | {capital(state): number[state] for state in STATES}
            | {capital(NOTHING): len(card.gaps_of(item)), "Where it stands": item.source}
        )
    return pd.DataFrame(rows, index=pd.Index([item.words for item in card.items], name="Part"))


def reasons_table(card: Scorecard) -> pd.DataFrame:
    """Why each figure is linked to each part of the plan shown."""
    rows = [
        {"Part of the plan": item.label, "Figure": title, "Why, in our reading": reason}
        for item in card.items
        for title, reason in dict.fromkeys(
            (one.indicator.title, card.reasons[item.id, one.indicator.id])
            for one in card.figures_of(item)
        )
    ]
    columns = ["Part of the plan", "Figure", "Why, in our reading"]
    return pd.DataFrame(rows, columns=columns).set_index("Part of the plan")


# ---- one row ------------------------------------------------------------------------------------


def describe_newest(figure: Figure) -> tuple[str, str]:
    """The newest value, and its period with its interval or that there is none."""
    row, fmt = figure.newest, figure.story.fmt
    limits = fmt.interval(row["lower_95"], row["upper_95"])
    when = describe_period(str(row["period"]))
    return fmt.value(row["value"]), f"{when}; " + (f"95% {limits}" if limits else "no interval")


def describe_since(figure: Figure) -> tuple[str, str]:
    """Where the figure stands against the plan's start, and from what to what."""
    since, fmt = figure.since, figure.story.fmt
    said = f"{SIGNS[figure.state]} {figure.state}"
    if since.change is None:
        return said, f"{capital(since.why)}."
    change = since.change
    moved = fmt.apart(change.later, change.earlier)
    side = f"{'up' if moved > 0 else 'down'} {fmt.difference(moved)}" if moved else "no change"
    start = f"{fmt.value(change.earlier)} in {describe_period(change.earlier_period)}"
    early = ", the nearest before the plan" if since.before else ""
    verdict = {
        Verdict.CANNOT_SAY: "Cannot be told from chance.",
        Verdict.NOT_DISTINGUISHABLE: "It may be chance.",
        Verdict.DIFFERENT: "More than chance.",
    }[change.found.verdict]
    return said, f"{capital(side)} from {start}{early}. {verdict}"


def describe_others(figure: Figure) -> tuple[str, str]:
    """England in the same years, and the rank in the first list that is published whole, or why none.

    The ten boroughs come first; where they are not all published, that is said before another list.
    """
    story = figure.story
    if story.indicator.own_groups:
        return "Not compared", "Each place’s figure rests on groups of its own."
    england = story.places.england
    first = (
        "England: not in these data" if england is None else f"England {story.fmt.value(england)}"
    )
    found = story.boroughs
    if found.rank:
        return (
            first,
            f"{capital(found.rank.replace('the ten Greater Manchester boroughs', 'the ten boroughs'))}.",
        )
    held = f"{found.with_figure + 1} of {found.others + 1} boroughs"
    if not story.chosen.rank:
        return first, f"{held} and no whole list of neighbours in these data, so no rank."
    neighbours = story.chosen.name.replace("'", "’")
    return first, (
        f"{held} in these data, so no rank among them; {story.chosen.rank}: {neighbours}."
    )


def describe_inside(figure: Figure) -> tuple[str, str]:
    """The two ends among Trafford's own areas, with what they are."""
    view = figure.inside
    if figure.indicator.own_groups:
        return "A gap inside Trafford", "Between its parts, so no one area has a figure of its own."
    if view is None:
        return "Not in these data", "for areas inside Trafford"
    found = view.values.dropna()
    low, high = found.min(), found.max()
    ends = (low, high)
    words = ("lowest", "highest")
    if figure.indicator.polarity is Polarity.LOW_IS_GOOD:
        words = ("best", "worst")
    elif figure.indicator.polarity is Polarity.HIGH_IS_GOOD:
        ends, words = (high, low), ("best", "worst")
    said = "; ".join(
        f"{word} {view.format.value(end)}, {_who(view, end)}"
        for word, end in zip(words, ends, strict=True)
    )
    kind = AREA_TYPE_TEXT[view.level].plural
    return capital(said), f"{len(found)} {kind}, {describe_period(view.period)}."


def _who(view: View, value: float) -> str:
    """The area that has a value, or how many share it."""
    names = view.table.loc[view.table["value"] == value, ["area_code", "area_name"]]
    if len(names) > 1:
        return f"in {len(names)} {AREA_TYPE_TEXT[view.level].plural}"
    return plain_name(*map(str, names.iloc[0]))


def describe_inside_limits(card: Scorecard) -> str:
    """The caveats of the figures for areas inside Trafford, each said once."""
    said: dict[str, list[str]] = {}
    for one in card.figures:
        if one.inside is not None:
            said.setdefault(describe_certainty(one.inside), []).append(one.indicator.short_title)
    parts = [f"{listed(list(dict.fromkeys(titles)))}: {caveat}" for caveat, titles in said.items()]
    return f"Inside Trafford. {' '.join(parts)}" if parts else ""


# ---- the plan's own figures ---------------------------------------------------------------------


@dataclass(frozen=True)
class Printed:
    """Figures of one theme that one section of one paper prints.

    Parameters
    ----------
    theme, source : str
    rows : tuple of (what, figure, when, to know)
    is_table : bool
        Whether the paper prints them as a table.
    """

    theme: str
    source: str
    rows: tuple[tuple[str, str, str, str], ...]
    is_table: bool

    def table(self) -> pd.DataFrame:
        """The rows as a table for the screen."""
        columns = ["What", "As printed", "When", "To know"]
        return pd.DataFrame(list(self.rows), columns=columns).set_index("What")


def own_figures(facts: pd.DataFrame) -> list[Printed]:
    """The figures that the papers print, by theme, paper and section.

    Parameters
    ----------
    facts : DataFrame
        `load.load_plan_facts()`.
    """
    printed = facts[facts["kind"].isin(_FIGURE_KINDS)]
    names = {**OWN_THEMES, **{t: capital(t) for t in printed["theme"] if t not in OWN_THEMES}}
    order = list(names)
    found: dict[tuple[str, str, bool], list[tuple[str, str, str, str]]] = {}
    for _, row in printed.iterrows():
        source = (
            f"{row['document']}; {row['body']}, {row['document_date']}, section {row['section']}"
        )
        key = (row["theme"], source, row["kind"] == "table row")
        found.setdefault(key, []).append(
            (_stated(row), _printed(row), row["period"], capital(_without_paths(row["caveat"])))
        )
    return [
        Printed(names[theme], source, tuple(rows), is_table)
        for (theme, source, is_table), rows in sorted(
            found.items(), key=lambda one: (order.index(one[0][0]), one[0][2])
        )
    ]


def _without_paths(caveat: str) -> str:
    for path, words in _PATHS.items():
        caveat = caveat.replace(path, words)
    return caveat


def _stated(row: pd.Series) -> str:
    """The statement; of a row of a table, its heading and its line."""
    if row["kind"] != "table row":
        return str(row["statement"])
    head, _, line = str(row["statement"]).partition(": ")
    return f"{head.split()[0]}: {line}"


def _printed(row: pd.Series) -> str:
    if row["kind"] != "table row":
        unit = str(row["unit"])
        number = _number(str(row["value"]))
        if unit == "GBP million":
            return f"£{number} million"
        return f"{number}%" + unit[1:] if unit.startswith("%") else f"{number} {unit}"
    cells = [_number(part) for part in str(row["value"]).split("|")]
    parts = [
        f"{word} {cell}%" if word == "percentage" else f"{word} {_thousand(cell)}"
        for word, cell in zip(_BUDGET, cells, strict=True)
    ]
    return capital(", ".join(parts))


def _thousand(cell: str) -> str:
    """An amount of a table in thousands of pounds."""
    return f"{'−' if cell.startswith('−') else ''}£{cell.removeprefix('−')} thousand"


def _number(text: str) -> str:
    """A number as printed, with thousands set apart and a true minus sign; a range in words."""
    if re.fullmatch(r"\d+-\d+", text):
        return " to ".join(_number(part) for part in text.split("-"))
    sign, digits = ("−", text[1:]) if text.startswith("-") else ("", text)
    whole, point, rest = digits.partition(".")
    return f"{sign}{int(whole):,}{point}{rest}"


# ---- to take away -------------------------------------------------------------------------------


def scorecard_csv(card: Scorecard, facts: pd.DataFrame, sources: Sequence[Source]) -> str:
    """The view as CSV text: what it is and its sources, an empty line, then the rows.

    Parameters
    ----------
    card : Scorecard
        What is shown.
    facts : DataFrame
        `load.load_plan_facts()`; the figures that the papers print are rows of the file too.
    sources : sequence of Source
        Records of the files behind the figures, the plan's facts and the links.

    Returns
    -------
    str
        `row` is `figure`, `no data here` or `printed in the plan's papers`; values are unrounded.
    """
    rows: list[dict] = []
    for item in card.items:
        about = {"part": item.words, "kind": item.kind, "where_it_stands": item.source}
        rows += [about | _csv_figure(one, card, item) for one in card.figures_of(item)]
        rows += [
            about
            | {
                "row": NOTHING,
                "name": gap.what,
                "reason": gap.reason,
                "needed": gap.needed,
                "promise": gap.promise,
                "promise_stands": gap.source,
                "promise_is": TITLE_ALONE if gap.title_only else "named in the papers",
            }
            for gap in card.gaps_of(item)
        ]
    rows += [
        {
            "row": "printed in the plan's papers",
            "kind": row["theme"],
            "name": row["statement"],
            "value_as_printed": row["value"],
            "unit": row["unit"],
            "period": row["period"],
            "where_it_stands": f"{row['document']}, {row['body']}, {row['document_date']}, section "
            f"{row['section']}",
            "caveats": row["caveat"],
        }
        for _, row in facts[facts["kind"].isin(_FIGURE_KINDS)].iterrows()
    ]
    about = [
        ("Page", "Plan scorecard"),
        ("Parts of the plan", "; ".join(item.label for item in card.items)),
        ("Shown", f"{describe_view(card)}. {describe_gaps(card.gaps)}."),
        ("The plan was agreed in", month_in_words(card.start)),
        ("Whose links", LINKS_ARE_OURS),
        ("Better and worse", describe_chance(card)),
        ("Ranks", RANKS),
        *source_rows(sources),
    ]
    table = pd.DataFrame(rows)
    first = ["row", "part", "kind", "where_it_stands", "name"]
    columns = [*first, *(c for c in table if c not in first)]
    return csv_text(about, table.reindex(columns=columns))


def _csv_figure(one: Figure, card: Scorecard, item: Item) -> dict:
    row, change, view = one.newest, one.since.change, one.inside
    found = {
        "row": "figure",
        "name": one.indicator.title,
        "indicator_id": one.indicator.id,
        "sex": one.sex,
        "unit": one.indicator.unit,
        "period": row["period"],
        "value": row["value"],
        "lower_95": row["lower_95"],
        "upper_95": row["upper_95"],
        "release": row["release"],
        "since_plan": one.state,
        "why_not": one.since.why,
        "start_period": change.earlier_period if change else "",
        "start_value": change.earlier if change else None,
        "chance": (change.found.reason or str(change.found.verdict)) if change else "",
        "england": None if one.indicator.own_groups else one.story.places.england,
        "others": describe_others(one)[1],
        "reason": card.reasons[item.id, one.indicator.id],
        "caveats": " ".join(one.indicator.caveats),
    }
    if view is not None:
        values = view.values.dropna()
        found |= {
            "inside_areas": AREA_TYPE_TEXT[view.level].vintage,
            "inside_period": view.period,
            "inside_lowest": values.min(),
            "inside_lowest_name": _who(view, values.min()),
            "inside_highest": values.max(),
            "inside_highest_name": _who(view, values.max()),
            "inside_caveat": describe_certainty(view),
        }
    return found
