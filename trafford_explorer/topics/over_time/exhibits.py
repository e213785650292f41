"""What the page over time and against others shows: one indicator of Trafford, and every judgement."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from trafford_explorer import load, selection, shipped
from trafford_explorer.areas import ENGLAND, GREATER_MANCHESTER, PEER_LISTS, TRAFFORD
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import (
    Address,
    Cell,
    Column,
    Exhibit,
    Kind,
    Missing,
    Rank,
    Table,
    chart_exhibit,
    figure_of,
    file_stem,
    table_of,
)
from trafford_explorer.exhibits.table import LONGEST_SHEET_NAME
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.measures import Estimate
from trafford_explorer.phrases import comma_people, listed, people_word
from trafford_explorer.sources import Source, merged
from trafford_explorer.topics.explore.words import describe_no_interval
from trafford_explorer.topics.over_time import findings, words
from trafford_explorer.topics.over_time.charts import among_places_chart

PAGE = "Over time and against others"
BOROUGHS = "boroughs"
"""In the address, the ten boroughs; the other lists go by the name of their file."""
LISTS = {BOROUGHS: "The ten boroughs of Greater Manchester", **PEER_LISTS}
"""Id of a comparison list to its name."""
JUDGED_HEADS = ("Newest", "Before", "Before that", "And before")
"""What each period of the table of judgements is called, the newest first."""
_NOT_HERE = Missing("not in this copy")


# ---- what can be chosen ------------------------------------------------------------------------


@kept(1)
def series() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Indicator and sex to Trafford's periods, the newest first."""
    return MappingProxyType(findings.borough_series(shipped.authority_values()))


@kept(1)
def offers() -> selection.Offers:
    """All that Explore offers, and every series of the borough."""
    return selection.widened(shipped.offers(), series())


@kept(1)
def indicators() -> tuple[str, ...]:
    """Indicators with a series, in the order in which they are declared."""
    with_series = {indicator for indicator, _ in series()}
    return tuple(indicator for indicator in INDICATORS if indicator in with_series)


def sexes(indicator: str) -> list[str]:
    """Sexes with a series."""
    return [sex for sex in findings.SEXES if (indicator, sex) in series()]


@kept(1)
def lists() -> Mapping[str, str]:
    """Id of a comparison list to its name, with a date."""
    dated = {
        list_id: name
        if list_id == BOROUGHS or any(c.isdigit() for c in name)
        else f"{name}, {_date_of_list(list_id)}"
        for list_id, name in LISTS.items()
    }
    return MappingProxyType(dated)


def _date_of_list(list_id: str) -> str:
    source = shipped.sources()[_file_of_list(list_id)]
    changed = [up.last_changed for up in source.upstream if up.last_changed]
    return f"undated, file of {max(changed)[:7]}" if changed else "undated"


@kept(20)
def places_of_list(list_id: str) -> tuple[str, ...]:
    """Codes of a comparison list's authorities, Trafford left out."""
    if list_id == BOROUGHS:
        return tuple(code for code in GREATER_MANCHESTER if code != TRAFFORD)
    peers = load.load_peers()
    return tuple(peers.loc[peers["list_id"] == list_id, "area_code"])


def _file_of_list(list_id: str) -> str:
    return f"data/raw/lookups/{list_id}.csv"


def sources_of_list(*list_ids: str) -> tuple[Source, ...]:
    """Who says which places some comparison lists hold; the ten boroughs need nobody to say so."""
    files = [_file_of_list(list_id) for list_id in list_ids if list_id != BOROUGHS]
    return shipped.sources_of_files(*files)


# ---- what was found ----------------------------------------------------------------------------


@kept(100)
def _everywhere(indicator: str, sex: str) -> findings.PlacesOverTime:
    """Trafford beside every authority of the data."""
    rows = shipped.authority_rows(indicator)
    codes = sorted(rows["area_code"].unique())
    places = findings.places_over_time(rows, codes, shipped.authority_names(), sex)
    return findings.comparable_with_trafford(places, INDICATORS[indicator])


@kept(400)
def standing_in_lists(indicator: str, sex: str) -> Mapping[str, findings.ListStanding]:
    """Trafford's standing in every list."""
    return MappingProxyType(
        {
            list_id: findings.standing_in_list(
                findings.only_places(_everywhere(indicator, sex), places_of_list(list_id)),
                INDICATORS[indicator],
                name,
                list_id == BOROUGHS,
            )
            for list_id, name in lists().items()
        }
    )


@kept(400)
def borough(indicator: str, sex: str, list_id: str) -> findings.BoroughSeries:
    """One indicator and sex of Trafford over the years and against a list of places."""
    places = findings.only_places(_everywhere(indicator, sex), places_of_list(list_id))
    found = standing_in_lists(indicator, sex)
    return findings.BoroughSeries(
        INDICATORS[indicator],
        places,
        found[list_id],
        found[BOROUGHS],
        findings.judgement_of(shipped.authority_rows(indicator), sex, places.period),
        plan_start(),
    )


@kept(1)
def plan_start() -> int:
    """The month in which Trafford's plan was agreed: where every change starts that can."""
    return findings.start_of_plan(shipped.plan_facts())


@kept(1)
def _judgements() -> findings.Judgements:
    return findings.borough_judgements(shipped.authority_values())


# ---- one indicator -----------------------------------------------------------------------------


@kept(400)
def answer(indicator: str, sex: str) -> Exhibit:
    """Trafford's newest figure against England, against before and among the ten boroughs."""
    found = borough(indicator, sex, BOROUGHS)
    places = found.places
    periods = {TRAFFORD: [places.period]}
    if found.first is not None:
        periods[TRAFFORD].append(found.change.earlier_period)
    if found.england is not None:
        periods[ENGLAND] = [places.period]
    if found.boroughs.rank:
        periods |= {code: [places.period] for code in places_of_list(BOROUGHS)}
    said = [
        line[line["period"].isin(periods[code])]
        for code, line in places.lines.items()
        if code in periods
    ]
    return Exhibit(
        f"over_time/answer/{indicator}/{sex}",
        _name(found, places.period),
        words.describe_now(found),
        shipped.sources_of_values(*said),
        _address(indicator, sex),
        says=(words.describe_judgement(found),) if found.judgement else (),
    )


@kept(400)
def lines(indicator: str, sex: str, list_id: str) -> Exhibit:
    """Trafford over the years among England and a list of places."""
    found = borough(indicator, sex, list_id)
    periods = findings.all_periods(found.drawn.values())
    says = (
        words.describe_change_certainty(found),
        words.describe_trend(found.places.trafford, found.indicator, sex, found.trend),
        words.describe_newest_apart(found),
        words.describe_england_since(found),
        words.describe_direction(found),
        "" if found.judgement else words.describe_judgement(found),
        words.describe_against_england(found),
    )
    notes = (
        words.describe_start(found),
        words.describe_stand_in(found.indicator),
        words.describe_coverage(found),
        words.describe_ranks() if found.chosen.rank else "",
    )
    return chart_exhibit(
        f"over_time/lines/{indicator}/{sex}/{list_id}",
        _name(found, f"{periods[0]} to {periods[-1]}", list_id),
        among_places_chart(
            found,
            title=words.describe_since(found),
            subtitle=words.chart_basis(found),
            alt=words.describe_lines(found),
        ),
        merged([*shipped.sources_of_values(*found.drawn.values()), *sources_of_list(list_id)]),
        _address(indicator, sex, list_id),
        says=tuple(filter(None, says)),
        notes=tuple(filter(None, notes)),
        tables=(_by_year(found), _by_place(found)),
        reading=words.how_to_read(found),
    )


@kept(100)
def all_figures(indicator: str, sex: str, list_id: str) -> Exhibit:
    """Every figure of the chart, with what the indicator is."""
    found = borough(indicator, sex, list_id)
    declared, periods = found.indicator, findings.all_periods(found.drawn.values())
    rows = _rows_of(found)
    held = rows[rows["value"].notna()]
    return Exhibit(
        f"over_time/figures/{indicator}/{sex}/{list_id}",
        _name(found, f"{periods[0]} to {periods[-1]}", list_id),
        words.describe_figures(found, len(held)),
        merged([*shipped.sources_of_values(held), *sources_of_list(list_id)]),
        _address(indicator, sex, list_id),
        says=(declared.definition, declared.why_it_matters),
        notes=declared.caveats,
        tables=(_every_line(found), _every_row(found, rows)),
    )


@kept(100)
def standings(indicator: str, sex: str) -> Exhibit | None:
    """Where Trafford stands in every list; None where places are not compared."""
    if INDICATORS[indicator].own_groups:
        return None
    found = borough(indicator, sex, BOROUGHS)
    in_lists = standing_in_lists(indicator, sex)
    rows = shipped.authority_rows(indicator)
    every_place = {TRAFFORD, *(code for list_id in in_lists for code in places_of_list(list_id))}
    newest = rows[
        (rows["sex"] == sex)
        & (rows["period"] == found.places.period)
        & rows["area_code"].isin(every_place)
    ]
    return Exhibit(
        f"over_time/standings/{indicator}/{sex}",
        _name(found, found.places.period),
        words.describe_standings(found, list(in_lists.values())),
        merged([*shipped.sources_of_values(newest), *sources_of_list(*in_lists)]),
        _address(indicator, sex),
        notes=(words.describe_standings_rule(),),
        tables=(_standings_table(found, list(in_lists.values())),),
    )


def _address(indicator: str, sex: str, list_id: str = BOROUGHS) -> Address:
    choice = (("indicator", indicator), ("sex", sex))
    return Address(PAGE, choice if list_id == BOROUGHS else (*choice, ("against", list_id)))


def _name(found: findings.BoroughSeries, period: str, list_id: str = BOROUGHS) -> str:
    among = "" if list_id == BOROUGHS else list_id
    return file_stem(found.indicator.short_title, people_word(found.sex), "Trafford", among, period)


def _sheet(found: findings.BoroughSeries, what: str) -> str:
    """A sheet's name out of measure, people and what is in it.

    A long measure is shortened so that its last part, such as "older release", still tells it from
    others that begin alike.
    """
    end = f"{comma_people(found.sex)}, {what}"
    room = LONGEST_SHEET_NAME - len(end)
    title = found.indicator.short_title
    if len(title) > room:
        start, comma, last = title.rpartition(", ")
        title = f"{start[: room - 8]}…{last[:7]}" if comma else title[:room]
    return f"{title}{end}"


def _measure(found: findings.BoroughSeries, name: str) -> Column:
    """A column of the indicator's published figures."""
    return Column(name, Kind.NUMBER, found.fmt, indicator=found.indicator.id)


def _caption(found: findings.BoroughSeries, what: str) -> str:
    periods = findings.all_periods(found.drawn.values())
    title = words.subject(found.indicator, found.sex)
    return f"{title}, Trafford, {periods[0]} to {periods[-1]}, {what}"


def _basis(found: findings.BoroughSeries, *more: str) -> str:
    """The unit, the people, the kind of area, and what of intervals."""
    limits = pd.concat(list(found.drawn.values()))["lower_95"]
    places = "local authorities and England" if len(found.drawn) > 1 else "the whole borough"
    said = (
        f"In {found.indicator.unit}; {people_word(found.sex)}; {places}.",
        *more,
        words.INTERVALS if limits.notna().any() else describe_no_interval(found.indicator),
    )
    return " ".join(filter(None, said))


def _estimates(line: pd.DataFrame) -> dict[str, Estimate]:
    """Period to figure with its limits."""
    return {row.period: figure_of(row) for row in line.itertuples()}


def _end(
    others: Sequence[tuple[float, str]],
    end: Callable[[Iterable[float]], float],
    found: findings.BoroughSeries,
) -> tuple[float, str]:
    """The lowest or the highest of some figures, and every place that prints it."""
    value = end(figure for figure, _ in others)
    return value, listed(sorted(name for one, name in others if found.fmt.is_alike(one, value)))


def _by_year(found: findings.BoroughSeries) -> Table:
    """A row a period: Trafford, England, and the two ends of the other places."""
    first = [code for code in (TRAFFORD, ENGLAND) if code in found.drawn]
    columns = [Column("Years", Kind.PERIOD)]
    columns += [_measure(found, found.places.name_of(code)) for code in first]
    figures = [_estimates(found.drawn[code]) for code in first]
    others: dict[str, list[tuple[float, str]]] = {}
    for code, line in found.drawn.items():
        if code not in first:
            for row in line.itertuples():
                others.setdefault(row.period, []).append((row.value, found.places.name_of(code)))
    if others:
        columns += [
            _measure(found, "Lowest of the others"),
            Column("Place with the lowest"),
            _measure(found, "Highest of the others"),
            Column("Place with the highest"),
        ]
    rows = []
    for period in findings.all_periods(found.drawn.values()):
        row: list[Cell] = [period, *(line.get(period, _NOT_HERE) for line in figures)]
        if period in others:
            row += [*_end(others[period], min, found), *_end(others[period], max, found)]
        elif others:
            row += [_NOT_HERE, "", _NOT_HERE, ""]
        rows.append(tuple(row))
    return Table(
        "by_year",
        _sheet(found, "years"),
        _caption(found, "by year"),
        tuple(columns),
        tuple(rows),
        _basis(found, f"The others: {found.chosen.name}." if others else ""),
    )


def _by_place(found: findings.BoroughSeries) -> Table:
    """A row a place, highest first: the newest period, the first comparable one, the difference."""
    change, newest = found.change, found.places.period
    periods = [newest]
    if change:
        periods = list(dict.fromkeys([change.earlier_period, change.later_period, newest]))
    figures = {code: _estimates(line) for code, line in found.drawn.items()}
    codes = sorted(
        figures,
        key=lambda code: figures[code][newest].value if newest in figures[code] else float("-inf"),
        reverse=True,
    )
    columns = [Column("Place"), *(_measure(found, period) for period in periods)]
    if change:
        ends = (change.later_period, change.earlier_period)
        both = [line for line in figures.values() if set(ends) <= set(line)]
        pairs = ((line[ends[0]].value, line[ends[1]].value) for line in both)
        columns.append(Column(found.fmt.heading("Difference", pairs), Kind.NUMBER, found.fmt))
    rows = []
    for code in codes:
        row: list[Cell] = [found.places.name_of(code)]
        row += [figures[code].get(period, _NOT_HERE) for period in periods]
        if change:
            row.append(_difference(found, code))
        rows.append(tuple(row))
    return Table(
        "by_place",
        _sheet(found, "places"),
        _caption(found, "by place"),
        tuple(columns),
        tuple(rows),
        _basis(found, f"Places: {found.chosen.name}." if len(codes) > 1 else ""),
        marked=(codes.index(TRAFFORD),),
    )


def _difference(found: findings.BoroughSeries, code: str) -> Estimate | Missing:
    """How much a place's figure moved over the periods of Trafford's change."""
    line = found.drawn[code]
    ends = line[line["period"].isin([found.change.earlier_period, found.change.later_period])]
    if len(ends) < 2:
        return Missing("not both in this copy")
    moved = findings.change_over(ends).found
    return Estimate(moved.estimate, moved.lower, moved.upper)


def _every_line(found: findings.BoroughSeries) -> Table:
    """Every line of the chart: a row a period, a column a place, Trafford and England first."""
    first = [code for code in (TRAFFORD, ENGLAND) if code in found.drawn]
    rest = sorted(set(found.drawn) - set(first), key=found.places.name_of)
    figures = [_estimates(found.drawn[code]) for code in (*first, *rest)]
    return Table(
        "every_line",
        _sheet(found, "lines"),
        _caption(found, "every line of the chart"),
        (
            Column("Years", Kind.PERIOD),
            *(_measure(found, found.places.name_of(code)) for code in (*first, *rest)),
        ),
        tuple(
            (period, *(line.get(period, _NOT_HERE) for line in figures))
            for period in findings.all_periods(found.drawn.values())
        ),
        _basis(found),
    )


def _rows_of(found: findings.BoroughSeries) -> pd.DataFrame:
    """Every row of the table of values for the places of the chart, Trafford's and England's first."""
    rows = shipped.authority_rows(found.indicator.id)
    rows = rows[rows["area_code"].isin(list(found.drawn)) & (rows["sex"] == found.sex)]
    periods = {period: i for i, period in enumerate(findings.all_periods([rows]))}
    order = [
        (code != TRAFFORD, code != ENGLAND, code, periods[period])
        for code, period in zip(rows["area_code"], rows["period"], strict=True)
    ]
    return rows.assign(_order=order).sort_values("_order").drop(columns="_order")


def _every_row(found: findings.BoroughSeries, rows: pd.DataFrame) -> Table:
    """A row a place and period, with what it can be compared with and whose it is."""
    runs = {
        (code, period): number
        for code, line in found.drawn.items()
        for number, run in enumerate(findings.comparable_runs(line, found.indicator), start=1)
        for period in run["period"]
    }
    marks = findings.year_marks(found.places.trafford, found.indicator)
    return table_of(
        rows.itertuples(),
        {
            Column("Place"): lambda row: found.places.name_of(row.area_code),
            Column("Area code"): "area_code",
            Column("Years", Kind.PERIOD): "period",
            Column("Run", Kind.NUMBER): lambda row: runs.get(
                (row.area_code, row.period), Missing("no figure to compare")
            ),
            _measure(found, "Figure"): figure_of,
            Column("Judgement against England"): _judgement,
            Column("Release"): "release",
        },
        name="every_figure",
        sheet=_sheet(found, "all"),
        caption=_caption(found, "every figure of every place"),
        basis=_basis(found, words.describe_runs(marks)),
    )


def _judgement(row: tuple) -> str:
    """The producer's judgement of a row of the table of values; "" for none."""
    return row.compared_to_england if row.compared_to_england in findings.JUDGED else ""


def _standings_table(found: findings.BoroughSeries, in_lists: list[findings.ListStanding]) -> Table:
    """A row a list: Trafford's rank, how many places have a figure, and the two ends."""

    def rank(one: findings.ListStanding) -> Rank | Missing:
        if one.standing:
            return Rank.from_highest(one.standing)
        return Missing(f"no rank: {words.held_of_list(one)}")

    def value(end: findings.ListEnd | None) -> float | Missing:
        return end.value if end else _NOT_HERE

    def places(end: findings.ListEnd | None) -> str:
        return listed(end.places) if end else ""

    title = words.subject(found.indicator, found.sex)
    return table_of(
        in_lists,
        {
            Column("List"): "name",
            Column("Rank, 1 is the highest", Kind.RANK): rank,
            Column("Other places", Kind.NUMBER): "others",
            Column("With a figure", Kind.NUMBER): "with_figure",
            _measure(found, "Highest"): lambda one: value(one.highest),
            Column("Place with the highest"): lambda one: places(one.highest),
            _measure(found, "Lowest"): lambda one: value(one.lowest),
            Column("Place with the lowest"): lambda one: places(one.lowest),
        },
        sheet=_sheet(found, "lists"),
        caption=f"{title}, Trafford among others, {found.places.period}",
        basis=(
            f"In {found.indicator.unit}; {people_word(found.sex)}; local authorities; without "
            "intervals."
        ),
    )


# ---- every judgement ---------------------------------------------------------------------------


@kept(1)
def judgements() -> Exhibit:
    """Every producer's judgement of Trafford against England."""
    found = _judgements()
    cells = {(row.indicator.id, row.sex, period) for row in found.rows for period, _ in row.cells}
    figures = found.figures
    keys = zip(figures["indicator_id"], figures["sex"], figures["period"], strict=True)
    shown = figures[[key in cells for key in keys]]
    periods = findings.all_periods([shown])
    years = f"{periods[0]} to {periods[-1]}"
    return Exhibit(
        "over_time/judgements",
        file_stem("judgements against England", "Trafford", years),
        words.describe_judgements(found),
        shipped.sources_of_values(shown),
        Address(PAGE),
        notes=(words.describe_judgements_rule(found), words.describe_trend_rule()),
        tables=(_judgements_table(found, years),),
    )


def _trend_in_words(indicator: str, sex: str) -> str:
    declared = INDICATORS[indicator]
    line = findings.series(shipped.authority_rows(indicator), TRAFFORD, sex)
    return words.trend_in_words(findings.recent_trend_of(line, declared), declared)


def _judgements_table(found: findings.Judgements, years: str) -> Table:
    """A row an indicator and sex: its newest periods, each with the producer's judgement."""
    heads = [
        column
        for head in JUDGED_HEADS
        for column in (Column(f"{head}: years", Kind.PERIOD), Column(f"{head}: judgement"))
    ]
    return Table(
        "",
        "Judgements against England",
        f"Trafford against England, in the producer’s words, {years}",
        (Column("Indicator, whole borough"), Column("Topic"), Column("Recent trend"), *heads),
        tuple(
            (
                words.subject(row.indicator, row.sex),
                str(row.indicator.topic),
                _trend_in_words(row.indicator.id, row.sex),
                *(cell for period_and_said in row.cells for cell in period_and_said),
                *[Missing("none")] * (2 * (findings.JUDGED_PERIODS - len(row.cells))),
            )
            for row in found.rows
        ),
        "The whole borough; women, men and all people as named in each row; the newest period first.",
    )


@kept(1)
def not_judged() -> Exhibit:
    """What nobody judged, and every figure of Trafford beside England's."""
    found = _judgements()
    figures = found.figures
    periods = findings.all_periods([figures[figures["value"].notna()]])
    years = f"{periods[0]} to {periods[-1]}"
    return Exhibit(
        "over_time/not_judged",
        file_stem("figures beside England", "Trafford", years),
        words.describe_unjudged(found),
        shipped.sources_of_values(figures, found.england),
        Address(PAGE),
        tables=(_not_judged_table(found), _every_figure_table(found, years)),
    )


def _england_beside(row: tuple) -> float | Missing:
    """England's figure beside one of Trafford's."""
    if INDICATORS[row.indicator_id].own_groups:
        return Missing("not comparable")
    return _NOT_HERE if pd.isna(row.england) else row.england


def _not_judged_table(found: findings.Judgements) -> Table:
    """A row an indicator: its newest figure, England's of the same years, and why no judgement."""
    figures = found.figures[found.figures["value"].notna()]
    by_indicator = dict(list(figures.groupby("indicator_id", sort=False)))
    refused = {one.indicator.id: one.refused for one in found.unjudged}
    rows = []
    for indicator in refused:
        if indicator in by_indicator:
            of_sex = dict(list(by_indicator[indicator].groupby("sex")))
            for sex in findings.whole_or_apart([sex for sex in findings.SEXES if sex in of_sex]):
                rows += of_sex[sex].iloc[-1:].itertuples()
    return _beside_england_table(
        "not_judged",
        "Not judged against England",
        "Indicators of Trafford that nobody judged against England, newest figures",
        rows,
        {"Not judged, because": lambda row: words.why_not_judged(refused[row.indicator_id])},
    )


def _every_figure_table(found: findings.Judgements, years: str) -> Table:
    """A row an indicator, sex and period of Trafford."""
    refused = {one.indicator.id: one.refused for one in found.unjudged}

    def why(row: tuple) -> str:
        if row.indicator_id in refused:
            return words.why_not_judged(refused[row.indicator_id])
        return words.why_no_judgement(row.compared_to_england, not pd.isna(row.value))

    return _beside_england_table(
        "every_figure",
        "Every figure of Trafford",
        f"Every figure of Trafford and England’s of the same years, {years}",
        list(found.figures.itertuples()),
        {
            "Judgement against England": _judgement,
            "No judgement, because": why,
            "People": lambda row: people_word(row.sex),
            "Indicator id": "indicator_id",
            "Release": "release",
        },
    )


def _beside_england_table(
    name: str,
    sheet: str,
    caption: str,
    rows: Sequence[tuple],
    more: Mapping[str, str | Callable[[tuple], str]],
) -> Table:
    """Figures of Trafford with England's of the same years, each row another indicator's.

    Parameters
    ----------
    name, sheet, caption : str
    rows : sequence of tuple
        Rows of `Judgements.figures`.
    more : mapping of str to str or callable
        Further columns of text, and what fills them, as in `table_of`.
    """
    declared = [INDICATORS[row.indicator_id] for row in rows]
    return table_of(
        rows,
        {
            Column("Indicator"): lambda row: words.subject(INDICATORS[row.indicator_id], row.sex),
            Column("Topic"): lambda row: str(INDICATORS[row.indicator_id].topic),
            Column("Years", Kind.PERIOD): "period",
            Column("Trafford", Kind.NUMBER, with_unit=True): figure_of,
            Column("England", Kind.NUMBER, with_unit=True): _england_beside,
            **{Column(head): fill for head, fill in more.items()},
        },
        name=name,
        sheet=sheet,
        caption=caption,
        basis=f"The whole borough; people and years as named in each row. {words.INTERVALS}",
        row_formats=list(map(findings.format_of, declared)),
        row_indicators=[indicator.id for indicator in declared],
    )


# ---- all of them -------------------------------------------------------------------------------


def every() -> Iterator[Exhibit]:
    """Every exhibit of the page: each series, beside one of the lists in turn."""
    yield judgements()
    yield not_judged()
    ids = list(lists())
    for number, (indicator, sex) in enumerate(series()):
        list_id = ids[number % len(ids)]
        yield answer(indicator, sex)
        yield lines(indicator, sex, list_id)
        yield all_figures(indicator, sex, list_id)
        in_lists = standings(indicator, sex)
        if in_lists is not None:
            yield in_lists
