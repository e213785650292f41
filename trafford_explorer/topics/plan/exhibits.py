"""The plan scorecard: each figure put together."""

from collections.abc import Callable, Iterable, Iterator

import pandas as pd

from trafford_explorer import load, shipped, style
from trafford_explorer.areas import (
    AREA_TYPE_TEXT,
    ENGLAND,
    GREATER_MANCHESTER,
    TRAFFORD,
    AreaType,
    plain_name,
)
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import (
    Address,
    Column,
    Exhibit,
    Kind,
    Missing,
    Rank,
    Sign,
    Table,
    chart_exhibit,
    figure_of,
    file_stem,
    table_of,
)
from trafford_explorer.formats import NumberFormat, rounded_values
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.measures import Direction, Estimate, standing
from trafford_explorer.periods import period_sort_key
from trafford_explorer.phrases import capital, listed, one_or_many
from trafford_explorer.selection import Selection
from trafford_explorer.sources import Source, merged
from trafford_explorer.topics.explore.words import describe_certainty
from trafford_explorer.topics.least_deprived import exhibits as least_deprived
from trafford_explorer.topics.over_time import exhibits as over_time
from trafford_explorer.topics.over_time.findings import (
    SEXES,
    judgement_of,
    newest_less_england,
    recent_trend_of,
    series,
    since_plan,
    whole_or_apart,
)
from trafford_explorer.topics.plan import charts, findings, words
from trafford_explorer.topics.plan.findings import (
    KEYS,
    KINDS,
    BesideOthers,
    PlanMeasure,
    PlanPart,
    PrintedFigures,
    Scorecard,
)
from trafford_explorer.view import View

PAGE = "Plan scorecard"
INSIDE = (
    AreaType.WARD23,
    AreaType.MSOA21,
    AreaType.MSOA11,
    AreaType.WARD17,
    AreaType.LSOA21,
    AreaType.LSOA11,
)
"""Kinds of area inside Trafford to look for, those with the best-known names first."""
LOOKS = {
    findings.BETTER: style.JUDGEMENTS["better"],
    findings.WORSE: style.JUDGEMENTS["worse"],
    findings.LEVEL: style.JUDGEMENTS["similar"],
    findings.SIMILAR: style.JUDGEMENTS["similar"],
    findings.NOT_JUDGED: style.JUDGEMENTS["higher"],
    findings.NOT_COMPARED: style.JUDGEMENTS["lower"],
}
"""Ground and ink of each state; its sign and its word stand on it."""
_SIGNS = words.SIGNS | {words.NOTHING: words.NOTHING_SIGN}
_FACTS, _LINKS = "data/raw/plan/plan_facts.csv", "data/raw/plan/plan_links.csv"
_MEASURED = (
    "Whole borough of Trafford: women and men together, unless the name says which. 95% intervals "
    "in brackets where this copy holds one."
)


# ---- what was found ------------------------------------------------------------------------------


@kept()
def plan_parts() -> tuple[PlanPart, ...]:
    """Every part of the plan."""
    return findings.plan_parts(shipped.plan_facts())


@kept()
def plan_links() -> pd.DataFrame:
    """Which indicator speaks to which part of the plan."""
    return load.load_plan_links()


@kept()
def whole_plan() -> Scorecard:
    """Every part of the plan with its measures and gaps."""
    facts, links = shipped.plan_facts(), plan_links()
    wanted = set(links["indicator"]) - {""}
    values = shipped.authority_values()
    ours = values[(values["area_code"] == TRAFFORD) & values["value"].notna()]
    held = set(ours[["indicator_id", "sex"]].itertuples(index=False, name=None))
    start = over_time.plan_start()
    measures = [
        _measure(indicator, sex, start)
        for indicator in INDICATORS
        if indicator in wanted
        for sex in whole_or_apart([sex for sex in SEXES if (indicator, sex) in held])
    ]
    return findings.scorecard(facts, links, measures)


@kept(100)
def plan_of(chosen: tuple[str, ...], only_worse: bool = False) -> Scorecard:
    """As much of the plan as belongs to every part that is chosen, by their ids.

    Parameters
    ----------
    chosen : tuple of str
    only_worse : bool
        Only the measures that are worse than England and getting worse.
    """
    found = findings.narrowed(whole_plan(), chosen)
    return findings.worse_and_worsening(found) if only_worse else found


def _measure(indicator: str, sex: str, start: int) -> PlanMeasure:
    declared = INDICATORS[indicator]
    line = series(shipped.authority_rows(indicator), TRAFFORD, sex)
    return PlanMeasure(
        declared,
        sex,
        line,
        since_plan(line, declared, start),
        recent_trend_of(line, declared),
        _beside_others(indicator, sex, line),
        _inside(indicator, sex),
    )


def _newest_of_others(indicator: str, sex: str, period: str) -> pd.DataFrame:
    rows = shipped.authority_rows(indicator)
    return rows[(rows["sex"] == sex) & (rows["period"] == period) & rows["value"].notna()]


def _beside_others(indicator: str, sex: str, line: pd.DataFrame) -> BesideOthers:
    """England, and Trafford's rank in the first list of which every place has a figure."""
    declared, period = INDICATORS[indicator], str(line["period"].iloc[-1])
    if declared.own_groups:
        return BesideOthers()
    values = _newest_of_others(indicator, sex, period).set_index("area_code")["value"]
    boroughs = int(values.index.isin(GREATER_MANCHESTER).sum())
    england = float(values[ENGLAND]) if ENGLAND in values.index else None
    rows = shipped.authority_rows(indicator)
    judgement = judgement_of(rows, sex, period)
    less = newest_less_england(line, series(rows, ENGLAND, sex), declared)
    for list_id in over_time.lists():
        places = [*over_time.places_of_list(list_id), TRAFFORD]
        if set(places) <= set(values.index):
            rank = standing(rounded_values(values[places], declared.decimals), TRAFFORD)
            neighbours = "" if list_id == over_time.BOROUGHS else list_id
            return BesideOthers(england, judgement, less, boroughs, rank, neighbours)
    return BesideOthers(england, judgement, less, boroughs)


def _inside(indicator: str, sex: str) -> View | None:
    """The newest figures of areas inside Trafford."""
    offers = shipped.offers()
    offered = [
        (offers.periods[indicator, level, sex][0], level)
        for level in INSIDE
        if (indicator, level, sex) in offers.periods
    ]
    if not offered:
        return None
    period, level = max(offered, key=lambda newest: period_sort_key(newest[0])[0])
    return shipped.current_view(Selection(indicator, str(level), sex, period))


# ---- whose figures -------------------------------------------------------------------------------


def _both_ends(measures: Iterable[PlanMeasure]) -> list[pd.DataFrame]:
    """Rows of Trafford's newest figures, and of those at the plan's start."""
    return [
        line[line["period"].isin([start, line["period"].iloc[-1]])]
        for m in measures
        for line, start in [(m.trafford, m.since.change.earlier_period if m.since.change else "")]
    ]


def _of_others(measure: PlanMeasure) -> pd.DataFrame:
    """Rows of England's figure, and of the places among which Trafford has a rank."""
    others = measure.others
    shown = [ENGLAND] if others.england is not None else []
    if others.standing is not None:
        shown += over_time.places_of_list(others.neighbours or over_time.BOROUGHS)
    rows = _newest_of_others(measure.indicator.id, measure.sex, str(measure.newest["period"]))
    return rows[rows["area_code"].isin(shown)]


def _ends_inside(measure: PlanMeasure) -> pd.DataFrame:
    """Rows of the lowest and the highest figures inside Trafford; none where there are none."""
    view = measure.inside
    if view is None:
        return shipped.indicator_values(measure.indicator.id).iloc[:0]
    rows = shipped.rows_of(measure.indicator.id, view.level, view.period, view.sex)
    here = rows[rows["area_code"].isin(view.table["area_code"])]
    return here[here["value"].isin([here["value"].min(), here["value"].max()])]


def _sources(measures: Iterable[PlanMeasure], *more: pd.DataFrame) -> tuple[Source, ...]:
    """Those of the plan, of the links, of measures now and at the plan's start, and of more rows."""
    columns = ["indicator_id", "area_type", "period", "release", "value"]
    rows = [part[columns] for part in (*_both_ends(measures), *more) if len(part)]
    papers = shipped.sources_of_files(_FACTS, _LINKS)
    return merged((*papers, *shipped.sources_of_values(pd.concat(rows)))) if rows else papers


def sources_of_measure(measure: PlanMeasure) -> tuple[Source, ...]:
    """Those of one measure now, at the plan's start and in England, and of the plan's start."""
    rows = _of_others(measure)
    return _sources([measure], rows[rows["area_code"] == ENGLAND])


# ---- the answer ----------------------------------------------------------------------------------


@kept()
def answer() -> Exhibit:
    """Whether the plan is working, as far as the measures can say."""
    card = whole_plan()
    return Exhibit(
        "plan/answer",
        _file_name(),
        words.describe_answer(card),
        _sources(card.measures),
        Address(PAGE),
        says=(words.describe_unmeasured(card),),
    )


def _file_name(*parts: str) -> str:
    return file_stem("plan scorecard", *parts, "Trafford", f"since {whole_plan().start_year}")


@kept()
def standing_bars() -> Exhibit:
    """How many measures moved which way, and how many things were not found, as bars."""
    card = whole_plan()
    number = findings.count_states(card.measures) | {words.NOTHING: len(card.gaps)}
    rows = [(state, f"{_SIGNS[state]} {state}", count) for state, count in number.items() if count]
    return chart_exhibit(
        "plan/standing",
        _file_name("measures by state"),
        charts.counts_chart(
            rows,
            LOOKS,
            title=words.describe_answer(card),
            subtitle=words.describe_bars_basis(card),
            alt=words.describe_bars_alt(rows),
        ),
        _sources(card.measures),
        Address(PAGE),
        tables=(
            Table(
                name="counts",
                sheet="Measures of the plan by state",
                caption=f"Measures of Trafford’s plan since {card.start_year}, and what was not found",
                columns=(Column("State"), Column("How many", Kind.NUMBER)),
                rows=tuple((capital(state), count) for state, _, count in rows),
                basis="Measures of the whole borough, each once.",
            ),
            _both_ends_table(card),
        ),
    )


# ---- the parts of the plan -----------------------------------------------------------------------


@kept()
def part(part_id: str) -> Exhibit:
    """One part of the plan: which way its measures moved, and what nothing here measures.

    Parameters
    ----------
    part_id : str
        One of the ids of `plan_parts`.
    """
    card = whole_plan()
    found = next(one for one in card.parts if one.id == part_id)
    gaps = card.gaps_of(found)
    return Exhibit(
        f"plan/part/{found.id}",
        _file_name(found.id),
        words.describe_part(found, card),
        _sources(card.measures_of(found)),
        address_of((found.id,)),
        says=(words.describe_missing(found, gaps),) if gaps else (),
        notes=(f"The plan’s words stand in the {found.source}.",),
    )


def aspirations() -> list[Exhibit]:
    """The plan's aspirations."""
    return [part(one.id) for one in plan_parts() if one.kind == findings.ASPIRATION]


def address_of(chosen: Iterable[str]) -> Address:
    """Where parts of the plan stand that are chosen by their ids."""
    kinds = {one.id: one.kind for one in plan_parts()}
    return Address(PAGE, tuple((KEYS[kinds[part_id]], part_id) for part_id in chosen))


@kept()
def squares() -> Exhibit:
    """Every part of the plan as a row of signs, one for each measure and each gap."""
    card = whole_plan()
    order = {state: place for place, state in enumerate(findings.STATES)}
    rows = []
    for one in card.parts:
        shown = sorted(card.measures_of(one), key=lambda m: order[m.state])
        marks = [(m.state, m.name) for m in shown]
        marks += [(words.NOTHING, gap.what) for gap in card.gaps_of(one)]
        drawn = [charts.Square(_SIGNS[s], f"{name}: {s}", s) for s, name in marks]
        rows.append((words.part_label(one), drawn))
    return chart_exhibit(
        "plan/parts",
        _file_name("parts"),
        charts.squares_chart(
            rows,
            LOOKS,
            title=words.describe_squares(card),
            subtitle=words.describe_squares_basis(card),
            alt=words.describe_squares_alt(card),
        ),
        _sources(card.measures),
        Address(PAGE),
        says=(words.LINKS_ARE_OURS,),
        notes=(words.describe_papers(card), *words.describe_comparison(card)),
        tables=(_summary_table(card), _both_ends_table(card)),
        legend=tuple(
            Sign(said, *_square(state)) for state, said in words.describe_signs(card).items()
        ),
    )


def _square(state: str) -> tuple[str, str, str, str]:
    """Ground, sign, shape and ink of a state's square."""
    ground, ink = LOOKS.get(state, ("transparent", "inherit"))
    return ground, _SIGNS[state], "", ink


def _summary_table(card: Scorecard) -> Table:
    """A row a part of the plan, a column a state that a measure is in."""
    used = [state for state, count in findings.count_states(card.measures).items() if count]
    rows = []
    for one in card.parts:
        number = findings.count_states(card.measures_of(one))
        counted = (*(number[state] for state in used), len(card.gaps_of(one)))
        rows.append((one.words, KINDS[one.kind], *counted, one.document, one.section))
    return Table(
        name="parts",
        sheet="The parts of the plan",
        caption=f"Each part of Trafford’s plan with its measures since {card.start_year}",
        columns=(
            Column("Part"),
            Column("Kind"),
            *(Column(capital(state), Kind.NUMBER) for state in (*used, words.NOTHING)),
            Column("Paper", only_in_files=True),
            Column("Section of the paper"),
        ),
        rows=tuple(rows),
        basis=(
            f"Counts of measures of the whole borough, newest figure against {card.start_year} or the "
            "first after; a count of measures has no interval."
        ),
    )


def _both_ends_table(card: Scorecard) -> Table:
    """Each measure now and at the plan's start."""
    return table_of(
        card.measures,
        {Column("Measure"): "name", Column("State"): "state", **_NEWEST, **_START},
        name="measures",
        sheet="Each measure then and now",
        caption=f"Each measure of Trafford’s plan, newest figure and that of {card.start_year} or after",
        basis=_MEASURED,
        **_by_row(card),
    )


def _by_row(card: Scorecard) -> dict[str, tuple]:
    """How each row of a table of measures is written, and whose figures stand in it."""
    return {
        "row_formats": tuple(m.format for m in card.measures),
        "row_indicators": tuple(m.indicator.id for m in card.measures),
    }


def _figure(name: str) -> Column:
    """A column of figures, each in the unit of its row."""
    return Column(name, Kind.NUMBER, with_unit=True)


_NEWEST = {
    _figure("Newest"): lambda m: figure_of(m.newest),
    Column("Years", Kind.PERIOD): lambda m: str(m.newest["period"]),
}
_START = {
    _figure("At the start"): lambda m: (
        figure_of(m.at_start) if m.since.change else Missing(m.since.why)
    ),
    Column("Years at the start", Kind.PERIOD): lambda m: (
        m.since.change.earlier_period if m.since.change else ""
    ),
}


# ---- how much it would take ----------------------------------------------------------------------


@kept(100)
def how_much(chosen: tuple[str, ...]) -> Exhibit | None:
    """The measures of some parts of the plan at the least deprived fifth's rate; None without any."""
    found = [measure.indicator.id for measure in plan_of(chosen).measures]
    return least_deprived.trafford(found, "/".join(("plan", *chosen)), address_of(chosen))


# ---- measure by measure --------------------------------------------------------------------------


@kept(100)
def measures(chosen: tuple[str, ...], only_worse: bool = False) -> Exhibit:
    """Every measure that belongs to all the parts of the plan that are chosen, by their ids.

    Parameters
    ----------
    chosen : tuple of str
    only_worse : bool
        As in `plan_of`.
    """
    asked, card = plan_of(chosen), plan_of(chosen, only_worse)
    describe = words.describe_worse_and_worsening if only_worse else words.describe_choice
    inside = [m.inside for m in card.measures if m.inside is not None]
    lists = {m.others.neighbours for m in card.measures} - {""}
    shown = [part for m in card.measures for part in (_of_others(m), _ends_inside(m))]
    tables = (_score_table(card), _reasons_table(card)) if card.measures else ()
    return Exhibit(
        "/".join(("plan/measures", *chosen, *(["worse"] if only_worse else []))),
        _file_name("measures", *chosen, *(["worse and worsening"] if only_worse else [])),
        describe(asked),
        merged(
            (
                *_sources(card.measures, *shown),
                *over_time.sources_of_list(*sorted(lists)),
                *shipped.sources_of_names(*(view.level for view in inside)),
            )
        ),
        address_of(chosen),
        basis=_MEASURED if card.measures else "",
        notes=words.describe_measures_rules(card) if card.measures else (),
        tables=(*tables, *([_inside_table(card)] if inside else [])),
    )


def _score_table(card: Scorecard) -> Table:
    """Each measure now, since the plan began, beside others and inside Trafford."""
    whose = "" if card.is_whole else f", {listed([words.quoted(part) for part in card.parts])}"
    rank = Column("Rank among the ten boroughs, from the highest", Kind.RANK, only_in_files=True)
    return table_of(
        card.measures,
        {
            Column("Measure"): "name",
            Column("Speaks to"): lambda m: "; ".join(map(words.part_label, card.parts_of(m))),
            **_NEWEST,
            Column("Since the plan began"): words.describe_state,
            Column("Move"): words.describe_move,
            **_START,
            Column("Recent trend"): _recent_trend,
            _figure("England"): _england,
            Column("Against England"): words.describe_beside_england,
            Column("Among others"): lambda m: words.describe_standing(m, over_time.lists()),
            rank: _rank_among_boroughs,
            _figure("Lowest inside Trafford"): lambda m: _end_inside(m, min)[0],
            Column("Where lowest"): lambda m: _end_inside(m, min)[1],
            _figure("Highest inside Trafford"): lambda m: _end_inside(m, max)[0],
            Column("Where highest"): lambda m: _end_inside(m, max)[1],
            Column("Areas inside Trafford"): words.describe_areas_inside,
            Column("Better"): words.describe_better_end,
            Column("Indicator", only_in_files=True): "indicator.id",
            Column("Release", only_in_files=True): lambda m: str(m.newest["release"]),
            Column("What must be known", only_in_files=True): (
                lambda m: " ".join(m.indicator.caveats)
            ),
        },
        sheet="Plan measure by measure",
        caption=f"Measures of Trafford’s plan since {card.start_year}{whose}",
        basis=_MEASURED,
        **_by_row(card),
    )


def _recent_trend(measure: PlanMeasure) -> str | Missing:
    said = words.describe_recent_trend(measure)
    return Missing(said) if measure.trend.direction is Direction.UNKNOWN else said


_OWN_GROUPS = Missing("each place’s figure rests on groups of its own")


def _england(measure: PlanMeasure) -> Estimate | Missing:
    """England's figure of the newest years, with its limits where this copy holds them."""
    if measure.others.england is not None:
        rows = _newest_of_others(measure.indicator.id, measure.sex, str(measure.newest["period"]))
        (row,) = rows[rows["area_code"] == ENGLAND].itertuples()
        return figure_of(row)
    none = Missing("no figure of England in this copy")
    return _OWN_GROUPS if measure.indicator.own_groups else none


def _rank_among_boroughs(measure: PlanMeasure) -> Rank | Missing:
    others = measure.others
    if others.standing is not None and not others.neighbours:
        return Rank.from_highest(others.standing)
    none = Missing("not every borough is held")
    return _OWN_GROUPS if measure.indicator.own_groups else none


def _end_inside(
    measure: PlanMeasure, end: Callable[[Iterable[float]], float]
) -> tuple[float | Missing, str]:
    """The lowest or the highest figure inside Trafford, with its area or how many share it."""
    view = measure.inside
    if view is None:
        return Missing(words.describe_why_not_inside(measure)), ""
    value = end(view.values.dropna())
    alike = view.printed.index[view.printed == view.format.rounded(value)]
    names = [plain_name(code, str(view.row(code)["area_name"])) for code in alike]
    return float(value), one_or_many(names, AREA_TYPE_TEXT[view.level].plural)


def _reasons_table(card: Scorecard) -> Table:
    """Why each measure speaks to each part of the plan that is shown."""
    why = dict.fromkeys(
        (words.part_label(one), m.indicator.title, card.reasons[one.id, m.indicator.id])
        for one in card.parts
        for m in card.measures_of(one)
    )
    return Table(
        name="reasons",
        sheet="Why each measure is here",
        caption="Why each measure is here: our reading of Trafford’s plan",
        columns=(Column("Part of the plan"), Column("Measure"), Column("Why, in our reading")),
        rows=tuple(why),
    )


def _inside_table(card: Scorecard) -> Table:
    """What must be known of the figures for areas inside Trafford, each said once."""
    known: dict[str, list[str]] = {}
    for m in card.measures:
        if m.inside is not None:
            known.setdefault(describe_certainty(m.inside), []).append(m.indicator.short_title)
    return Table(
        name="inside",
        sheet="Figures inside Trafford",
        caption="What must be known of the figures for areas inside Trafford",
        columns=(Column("What must be known"), Column("Of which measures")),
        rows=tuple((said, listed(list(dict.fromkeys(titles)))) for said, titles in known.items()),
    )


# ---- what was not found --------------------------------------------------------------------------


@kept(100)
def gaps(chosen: tuple[str, ...]) -> Exhibit:
    """What was looked for and not found for all the parts of the plan that are chosen."""
    card = plan_of(chosen)
    return Exhibit(
        "/".join(("plan/gaps", *chosen)),
        file_stem("plan scorecard", "not found", *chosen, "Trafford"),
        words.describe_gaps(card),
        shipped.sources_of_files(_FACTS, _LINKS),
        address_of(chosen),
        says=(words.describe_promises(card.gaps),) if card.gaps else (),
        tables=(_gaps_table(card),) if card.gaps else (),
    )


def _gaps_table(card: Scorecard) -> Table:
    return table_of(
        card.gaps,
        {
            Column("Not measured here"): "what",
            Column("What the plan says"): "promise",
            Column("Where it stands"): "source",
            Column("How it is named"): lambda gap: (
                words.TITLE_ALONE if gap.title_only else words.NAMED_IN_PAPERS
            ),
            Column("Why"): "reason",
            Column("What would be needed"): "needed",
            Column("Part"): lambda gap: "; ".join(map(words.part_label, gap.parts)),
        },
        sheet="Looked for and not found",
        caption=f"Figures for Trafford’s plan that were {words.NOT_FOUND}",
    )


# ---- the plan's own figures ----------------------------------------------------------------------


@kept()
def printed() -> tuple[Exhibit, ...]:
    """The figures that the papers print, by theme, paper and section."""
    groups = findings.printed_figures(shipped.plan_facts(), list(words.THEMES))
    return tuple(map(_printed, groups))


def _printed(group: PrintedFigures) -> Exhibit:
    stem = file_stem(group.theme, *group.columns[:1])
    return Exhibit(
        f"plan/printed/{stem}-{group.section}",
        file_stem(
            "printed in the papers", group.theme, *group.columns[:1], "Trafford", group.date[:4]
        ),
        words.describe_printed(group),
        shipped.sources_of_files(_FACTS),
        Address(PAGE),
        tables=(_budget_table(group) if group.columns else _printed_table(group),),
    )


def _printed_table(group: PrintedFigures) -> Table:
    """One row a figure; a range as its two ends."""
    rows, formats = [], []
    for line in group.lines:
        ends = ("",) if len(line.values) == 1 else (", from", ", to")
        for end, value in zip(ends, line.values, strict=True):
            rows.append((f"{line.what}{end}", _number(value), line.when, capital(line.caveat)))
            formats.append(NumberFormat(_decimals([value]), _UNITS.get(line.unit, line.unit)))
    return Table(
        name="",
        sheet=f"Printed, {group.theme}",
        caption=f"{group.document}, section {group.section}: {words.THEMES.get(group.theme, group.theme)}",
        columns=(
            Column("What"),
            Column("As printed", Kind.NUMBER, with_unit=True),
            Column("When"),
            Column("To know"),
        ),
        rows=tuple(rows),
        row_formats=tuple(formats),
    )


def _budget_table(group: PrintedFigures) -> Table:
    """One row a line of a budget, its amounts in thousands of pounds and a percentage."""
    whose, *columns = group.columns
    last = NumberFormat(_decimals([line.values[-1] for line in group.lines]), "%")
    return Table(
        name="",
        sheet=f"Printed budget, {whose}",
        caption=f"{group.document}, section {group.section}: budget of the {whose}, {group.lines[0].when}",
        columns=(
            Column("What"),
            *(
                Column(f"{capital(name)}, £ thousand", Kind.NUMBER, NumberFormat(0, "£ thousand"))
                for name in columns[:-1]
            ),
            Column(capital(columns[-1]), Kind.NUMBER, last, with_unit=True),
            Column("When"),
            Column("To know"),
        ),
        rows=tuple(
            (line.what, *map(_number, line.values), line.when, capital(line.caveat))
            for line in group.lines
        ),
    )


_UNITS = {"GBP million": "£ million"}


def _decimals(values: Iterable[str]) -> int:
    """The most digits that stand after the point of some printed numbers."""
    return max(len(value.partition(".")[2]) for value in values)


def _number(value: str) -> int | float:
    return float(value) if "." in value else int(value)


# ---- all of them ---------------------------------------------------------------------------------


def every() -> Iterator[Exhibit]:
    """Every exhibit of the topic, for no choice, for each part of the plan, and for pairs of them."""
    yield from (answer(), standing_bars(), squares())
    yield from (part(one.id) for one in plan_parts())
    pairs = [
        ("aspiration_lives", "reform_childrens_services"),
        ("aspiration_wellbeing", "reform_urgent_care"),
    ]
    for chosen in [(), *((one.id,) for one in plan_parts()), *pairs]:
        yield measures(chosen)
        yield gaps(chosen)
        if found := how_much(chosen):
            yield found
    yield from printed()
