"""Deprivation and hidden pockets: what can be chosen, and each figure put together."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import pandas as pd

from trafford_explorer import figures, load, selection, shipped, style
from trafford_explorer.areas import (
    AREA_TYPE_TEXT,
    INDEX_BEFORE,
    INDEX_YEAR,
    NEIGHBOURHOODS,
    POPULATION_YEAR,
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
    Sign,
    Table,
    chart_exhibit,
    file_stem,
)
from trafford_explorer.exhibits.table import LONGEST_SHEET_NAME
from trafford_explorer.formats import ADD_UP, NumberFormat, apart, shares_note
from trafford_explorer.indicators.beneath import BENEATH, ENGLAND_FILE, FILES, YEAR_OF
from trafford_explorer.indicators.deprivation import DOMAINS, LSOAS_IN_ENGLAND, MEASURES, SCORES
from trafford_explorer.phrases import capital, inside_sentence
from trafford_explorer.sources import Source, merged
from trafford_explorer.topics.deprivation import beneath as under
from trafford_explorer.topics.deprivation import charts, findings, words
from trafford_explorer.topics.deprivation.findings import (
    CENSUS_YEAR,
    COUNTED_BY_CENSUS,
    RANK,
    SCORE,
    TENTH,
)

PAGE = "Deprivation and hidden pockets"
COUNTED = "counted"
"""Key of the address: what the concentration curve counts."""
LEVELS = (AreaType.LSOA21, AreaType.LSOA11)
NOW, BEFORE = (AreaType.LSOA21, INDEX_YEAR), (AreaType.LSOA11, INDEX_BEFORE)
"""LSOAs of each release of the index, and its year."""
_POSITION = NumberFormat(1, "in 100")
_PEOPLE = NumberFormat(0, "people")
_ENDS = {1: "1, most deprived", 10: "10, least deprived"}
_FIFTHS = ("1, most deprived", "2", "3", "4", "5, least deprived")
_NAMES, _NAMES_BEFORE = "gm_msoa21_names", "gm_msoa11_names"
"""Lookups of the names that stand before the numbers of LSOAs."""
_LSOA = Column("LSOA")
_HOME = Column("Neighbourhood")


# ---- what can be chosen --------------------------------------------------------------------------


@kept()
def offers() -> selection.Offers:
    """The indices by LSOA."""
    wanted = [f"{stem}_{measure}" for stem in DOMAINS for measure in MEASURES]
    return selection.narrowed(shipped.offers(), wanted, LEVELS)


@kept(80)
def finder(indicator: str, level: str) -> Mapping[str, selection.Found]:
    """What a reader may type, to the LSOA it means."""
    return selection.build_finder(
        offers(), load.load_finder(), shipped.main_msoas(), indicator, level
    )


# ---- what was found ------------------------------------------------------------------------------


@kept()
def pockets() -> findings.HiddenPockets:
    """The LSOAs that their neighbourhoods' averages hide."""
    scores, ranks, tenths = map(shipped.indicator_values, (SCORE, RANK, TENTH))
    people = _rows("population", AreaType.LSOA21, POPULATION_YEAR)
    return findings.hidden_pockets(
        findings.scored_lsoas(scores, ranks, tenths, shipped.area_names(AreaType.LSOA21)),
        scores,
        people.set_index("area_code")["value"],
        POPULATION_YEAR,
    )


@kept()
def residents() -> findings.ResidentsByTenth:
    """Residents of each neighbourhood by the tenth of England of their LSOA."""
    return findings.residents_by_tenth(
        shipped.indicator_values(TENTH),
        shipped.indicator_values("population"),
        shipped.area_names(AreaType.LSOA21),
        POPULATION_YEAR,
    )


@kept()
def moves() -> findings.PositionMoves:
    """Positions in England in two releases of the index."""
    return findings.position_moves(
        shipped.indicator_values(RANK),
        shipped.indicator_values(TENTH),
        load.load_lsoa11_lsoa21(),
        shipped.area_names(AreaType.LSOA21),
        shipped.area_name_of(AreaType.LSOA11),
    )


@kept()
def concentration(indicator_id: str) -> findings.Concentration:
    """How something is spread along the index of deprivation."""
    return findings.concentration_of(
        shipped.indicator_values(indicator_id), shipped.indicator_values(SCORE)
    )


# ---- whose figures -------------------------------------------------------------------------------


def _rows(indicator: str, area_type: AreaType, period: str) -> pd.DataFrame:
    return findings.rows_of(shipped.indicator_values(indicator), area_type, period)


def _whose(*rows: pd.DataFrame, lookups: Sequence[str]) -> tuple[Source, ...]:
    """The sources of figures, and of the lookups that name their areas or join them."""
    files = shipped.sources_of_files(*(f"data/raw/lookups/{name}.csv" for name in lookups))
    return merged((*shipped.sources_of_values(*rows), *files))


# ---- hidden pockets ------------------------------------------------------------------------------


@kept()
def answer() -> Exhibit:
    """Who is hidden by a good average."""
    found = pockets()
    return Exhibit(
        "deprivation/answer",
        file_stem("hidden pockets", "Trafford", INDEX_YEAR),
        words.describe_pockets(found),
        _whose(
            _rows(TENTH, *NOW),
            _rows(SCORE, AreaType.NEIGHBOURHOOD, INDEX_YEAR),
            _rows("population", AreaType.LSOA21, POPULATION_YEAR),
            lookups=[_NAMES],
        ),
        Address(PAGE),
        says=(words.describe_pocket_residents(found),) if len(found.pockets) else (),
    )


@kept()
def pockets_strip() -> Exhibit:
    """Every LSOA's score in its neighbourhood, the hidden pockets ringed."""
    found = pockets()
    chosen = selection.Selection(SCORE, AreaType.LSOA21, "persons", INDEX_YEAR)
    return chart_exhibit(
        "deprivation/pockets",
        file_stem("deprivation score", "LSOA", "Trafford", INDEX_YEAR),
        charts.hidden_pockets_chart(
            shipped.current_view(chosen),
            found.averages,
            found.middle.about,
            found.pockets["area_code"].tolist(),
            title=words.describe_pockets_chart(found),
            alt=words.describe_pockets_alt(found),
        ),
        _whose(
            _rows(SCORE, *NOW),
            _rows(TENTH, *NOW),
            _rows(SCORE, AreaType.NEIGHBOURHOOD, INDEX_YEAR),
            lookups=[_NAMES],
        ),
        Address(PAGE, (("indicator", SCORE), ("level", str(AreaType.LSOA21)))),
        says=(
            words.describe_rule(),
            *words.describe_lifted(found),
            words.describe_variation(found),
        ),
        notes=(
            words.describe_areas_not_people(),
            words.describe_middle(found),
            words.describe_variation_method(),
            words.describe_no_interval(),
            words.describe_no_slope(),
        ),
        tables=_pocket_tables(found),
        reading="One dot is one LSOA; further right is more deprived.",
    )


def _pocket_tables(found: findings.HiddenPockets) -> tuple[Table, ...]:
    """The hidden pockets, and all LSOAs with the other ones in the most deprived fifth marked."""
    columns = (
        _LSOA,
        _HOME,
        Column("IMD score", Kind.NUMBER, SCORES, indicator=SCORE),
        Column("Tenth of England", Kind.NUMBER, indicator=TENTH),
        Column("Average score around it", Kind.NUMBER, SCORES, indicator=SCORE),
    )
    names = ["area_name", "neighbourhood", "score", "tenth", "average"]
    basis = (
        f"All people, IMD {INDEX_YEAR}, by {AREA_TYPE_TEXT[AreaType.LSOA21].vintage}; a neighbourhood’s "
        "average is weighted by residents. An index has no interval."
    )
    hidden = Table(
        name="hidden",
        sheet="Hidden pockets",
        caption=f"The hidden pockets of Trafford, {INDEX_YEAR}",
        columns=columns,
        rows=_cells(found.pockets[names]),
        basis=basis,
    )
    standing = found.table["hidden"].map({True: "yes, hidden", False: "yes, not hidden"})
    every = found.table.assign(standing=standing.where(found.table["in_fifth"], "no"))
    whole = Table(
        name="all",
        sheet="All LSOAs by score",
        caption=f"All {len(every)} LSOAs of Trafford by deprivation score, {INDEX_YEAR}",
        columns=(*columns, Column("In the most deprived fifth of England")),
        rows=_cells(every[[*names, "standing"]]),
        basis=basis,
        marked=tuple(n for n, inside in enumerate(every["in_fifth"]) if inside),
    )
    return (hidden, whole) if hidden.rows else (whole,)


def _cells(table: pd.DataFrame) -> tuple[tuple[str | int | float, ...], ...]:
    return tuple(table.itertuples(index=False, name=None))


# ---- residents by tenth --------------------------------------------------------------------------


@kept()
def residents_bars() -> Exhibit:
    """Residents of each neighbourhood by tenth of England."""
    found = residents()
    return chart_exhibit(
        "deprivation/residents",
        file_stem("residents by tenth of deprivation", "neighbourhoods", f"mid-{found.year}"),
        figures.tenths_chart(
            found.shares,
            title=words.describe_residents(found),
            subtitle=f"Residents, mid-{found.year}, by tenth of England, IMD {INDEX_YEAR}, LSOAs "
            "added up to neighbourhoods since May 2023 (best fit)",
            alt=words.describe_residents_alt(found),
        ),
        _whose(
            _rows(TENTH, *NOW),
            _rows("population", AreaType.LSOA21, POPULATION_YEAR),
            _rows("population", AreaType.NEIGHBOURHOOD, POPULATION_YEAR),
            lookups=["trafford_lsoa21_lookup"],
        ),
        Address(PAGE),
        notes=(words.describe_residents_basis(found),),
        tables=_residents_tables(found),
        legend=tuple(
            Sign(_ENDS.get(tenth, str(tenth)), colour)
            for tenth, colour in enumerate(style.TENTHS, start=1)
        ),
    )


def _residents_tables(found: findings.ResidentsByTenth) -> tuple[Table, Table, Table]:
    """Counts and shares, a row a tenth; and totals; a column a neighbourhood."""
    tenth = Column("Tenth of England, 1 most deprived", Kind.NUMBER, indicator=TENTH)
    people = [Column(name, Kind.NUMBER, _PEOPLE) for name in NEIGHBOURHOODS]
    counts, shares = found.counts.T[list(NEIGHBOURHOODS)], found.shares.T[list(NEIGHBOURHOODS)]
    basis = f"All people, IMD {INDEX_YEAR}, LSOAs added up to neighbourhoods (best fit)."
    estimates = "These are ONS estimates; no interval is published for them."
    off = any(shares_note(found.counts.loc[name], found.totals[name]) for name in NEIGHBOURHOODS)
    return (
        Table(
            name="people",
            sheet="Residents by tenth",
            caption=f"Residents of each neighbourhood by tenth of England, mid-{found.year}",
            columns=(tenth, *people),
            rows=_cells(counts.reset_index()),
            basis=f"{basis} {estimates}",
        ),
        Table(
            name="shares",
            sheet="Shares of residents by tenth",
            caption=f"Shares of each neighbourhood’s residents by tenth of England, mid-{found.year}",
            columns=(tenth, *(Column(name, Kind.SHARE) for name in NEIGHBOURHOODS)),
            rows=_cells(shares.reset_index()),
            basis=f"{basis} {estimates}{f' {ADD_UP}' if off else ''}",
        ),
        Table(
            name="totals",
            sheet="All residents, two counts",
            caption=f"All residents of each neighbourhood, mid-{found.year}, counted in two ways",
            columns=(Column("Counted by"), *people),
            rows=(
                ("LSOAs, each where most of it lies", *map(int, found.totals)),
                ("wards", *(found.by_wards[name] for name in found.totals.index)),
            ),
            basis=f"All people. {estimates}",
        ),
    )


# ---- 2019 and 2025 -------------------------------------------------------------------------------


@kept()
def moves_scatter() -> Exhibit:
    """Each LSOA's position in England in two releases of the index."""
    found = moves()
    return chart_exhibit(
        "deprivation/moves",
        file_stem(
            "position in England by deprivation", "LSOA", "Trafford", INDEX_BEFORE, INDEX_YEAR
        ),
        charts.moves_chart(
            found.table,
            (INDEX_BEFORE, INDEX_YEAR),
            title=words.describe_moves(found),
            subtitle=f"IMD {INDEX_BEFORE} and {INDEX_YEAR}, position among all LSOAs of England in "
            "100, by LSOA whose outline stayed; hollow: divided since",
            alt=words.describe_moves_alt(found),
        ),
        _whose(
            *(_rows(name, *then) for name in (RANK, TENTH) for then in (BEFORE, NOW)),
            lookups=["gm_lsoa11_lsoa21", _NAMES, _NAMES_BEFORE],
        ),
        Address(PAGE),
        says=(
            words.describe_moves_fifth(found),
            words.describe_moves_meaning(),
            words.describe_moves_no_test(),
        ),
        notes=(
            words.describe_new_method(),
            words.describe_moves_method(),
            *words.describe_divided(found),
        ),
        tables=_moves_tables(found),
    )


def _moves_tables(found: findings.PositionMoves) -> tuple[Table, Table]:
    """The largest moves either way, and every LSOA with its ranks."""
    positions = {
        year: Column(f"Position {year}", Kind.NUMBER, _POSITION)
        for year in (INDEX_BEFORE, INDEX_YEAR)
    }
    basis = (
        "All people; IMD, position in 100 among all LSOAs of England, where 0 is the most deprived "
        "end. An index has no interval."
    )
    largest = found.largest()[["area_name", "neighbourhood", "earlier", "later"]]
    every = found.table.sort_values("later_rank")
    every = every.assign(before=every["earlier_name"].where(~every["unchanged"], "as now"))
    ranked = ["area_name", "neighbourhood", "before"]
    ranked += ["earlier", "earlier_rank", "later", "later_rank"]
    return (
        Table(
            name="largest",
            sheet="Largest moves",
            caption=f"The largest moves either way, LSOAs of Trafford, {INDEX_BEFORE} to {INDEX_YEAR}",
            columns=(_LSOA, _HOME, *positions.values()),
            rows=_cells(largest),
            basis=basis,
        ),
        Table(
            name="all",
            sheet="All positions and ranks",
            caption=f"Positions of all {len(every)} LSOAs of Trafford, {INDEX_BEFORE} and {INDEX_YEAR}",
            columns=(
                _LSOA,
                _HOME,
                Column(f"LSOA in {INDEX_BEFORE}"),
                *(
                    column
                    for year, position in positions.items()
                    for column in (position, _rank(year))
                ),
            ),
            rows=_cells(every[ranked]),
            basis=basis,
            marked=tuple(
                n for n, name in enumerate(every["area_name"]) if name in set(largest["area_name"])
            ),
        ),
    )


def _rank(year: str) -> Column:
    """A column of published ranks, of so many LSOAs."""
    look = NumberFormat(0, f"of {LSOAS_IN_ENGLAND[year]:,}")
    return Column(f"Rank in England {year}", Kind.NUMBER, look, indicator=RANK)


# ---- how something is spread along deprivation ---------------------------------------------------


@kept()
def concentration_curve(indicator_id: str) -> Exhibit:
    """How something counted is spread along deprivation.

    Parameters
    ----------
    indicator_id : str
        One of `COUNTED_BY_CENSUS`.
    """
    found = concentration(indicator_id)
    title = words.describe_concentration(found)
    what = inside_sentence(found.indicator.title)
    return chart_exhibit(
        f"deprivation/concentration/{indicator_id}",
        file_stem("concentration", found.indicator.short_title, "Trafford", found.period),
        charts.concentration_chart(
            found.people,
            found.amount,
            across=found.population,
            up=what,
            title=title,
            subtitle=f"{found.indicator.title}, Census {found.period}, against IMD {INDEX_YEAR}, "
            f"by {AREA_TYPE_TEXT[AreaType.LSOA21].vintage}",
            alt=f"{title} {words.describe_concentration_half(found)}",
        ),
        _whose(
            _rows(indicator_id, AreaType.LSOA21, CENSUS_YEAR),
            _rows(SCORE, *NOW),
            lookups=[_NAMES],
        ),
        Address(PAGE, ((COUNTED, indicator_id),)),
        says=(words.describe_concentration_half(found), words.describe_concentration_limits()),
        notes=tuple(
            filter(
                None,
                (
                    words.describe_concentration_order(found),
                    words.describe_concentration_index(found),
                    words.describe_age(found),
                    words.describe_census(),
                ),
            )
        ),
        tables=(_fifths_table(found), _curve_table(found)),
    )


def _fifths_table(found: findings.Concentration) -> Table:
    """What each fifth of the population holds, the most deprived first."""
    held = [100 * found.held_by(n / 5) for n in range(6)]
    percent = NumberFormat(1, f"% of {inside_sentence(found.indicator.title)}")
    return Table(
        name="fifths",
        sheet="Share of each fifth",
        caption=f"{found.indicator.title} by fifth of Trafford’s {found.population}, {found.period}",
        columns=(
            Column(f"Fifth of {found.population}"),
            Column("Share", Kind.NUMBER, percent, with_unit=True),
            Column("Added up", Kind.NUMBER, percent, with_unit=True),
        ),
        rows=tuple(
            (name, apart(after, before), after)
            for name, (before, after) in zip(_FIFTHS, pairwise(held), strict=True)
        ),
        basis=(
            f"Census {found.period}; fifths along the IMD {INDEX_YEAR} score of LSOAs. {ADD_UP}"
        ),
    )


def _curve_table(found: findings.Concentration) -> Table:
    """Every LSOA along the curve, the most deprived first."""
    names, lsoas = shipped.area_name_of(AreaType.LSOA21), found.lsoas
    percent = NumberFormat(1, "%")
    return Table(
        name="lsoas",
        sheet="LSOAs along the curve",
        caption=f"{found.indicator.title} by LSOA of Trafford, {found.period}, most deprived first",
        columns=(
            _LSOA,
            Column(f"IMD {INDEX_YEAR} score", Kind.NUMBER, SCORES, indicator=SCORE),
            Column(capital(found.population), Kind.NUMBER),
            Column(found.indicator.title, Kind.NUMBER),
            Column(f"% of all {found.population} so far", Kind.NUMBER, percent),
            Column("% of all counted so far", Kind.NUMBER, percent),
        ),
        rows=tuple(
            (plain_name(row.area_code, names[row.area_code]), row.score, *counted, *so_far)
            for row, counted, so_far in zip(
                lsoas.itertuples(),
                _cells(lsoas[["denominator", "count"]].astype(int)),
                (
                    (100 * x, 100 * y)
                    for x, y in zip(found.people[1:], found.amount[1:], strict=True)
                ),
                strict=True,
            )
        ),
        basis=f"Census {found.period}, counts; LSOAs of 2021 in order of IMD {INDEX_YEAR} score.",
    )


# ---- what lies under an LSOA's deprivation --------------------------------------------------------


@kept()
def most_deprived(level: str, codes: tuple[str, ...] = ()) -> str:
    """The most deprived of some LSOAs of a kind, of all of them where none is named."""
    ranks = _rows(RANK, AreaType(level), YEAR_OF[AreaType(level)]).set_index("area_code")["value"]
    return str((ranks[list(codes)] if codes else ranks).idxmin())


@kept(200)
def why_deprived(level: str, code: str) -> under.WhyDeprived:
    """What lies under the deprivation of an LSOA."""
    names = {one.score for one in BENEATH if one.score} | {one.rank for one in BENEATH if one.score}
    return under.why_deprived(
        level,
        code,
        plain_name(code, shipped.area_name_of(level)[code]),
        load.load_beneath(),
        load.load_typical_lsoa(),
        {name: shipped.indicator_values(name) for name in sorted(names)},
    )


@kept(200)
def beneath(level: str, code: str) -> Exhibit:
    """Why an LSOA is deprived: its underlying indicators beside England's typical LSOA.

    Parameters
    ----------
    level : str
        LSOAs of 2021, with the index of 2025, or of 2011, with that of 2019.
    code : str
    """
    found = why_deprived(level, code)
    drawn = charts.beneath_chart(
        found,
        title=under.describe_beneath(found),
        subtitle=under.describe_basis(found),
        alt=under.describe_alt(found),
    )
    return chart_exhibit(
        f"deprivation/beneath/{level}/{code}",
        file_stem("why it is deprived", found.name, "LSOA", found.year),
        drawn,
        _beneath_sources(AreaType(level), code),
        Address(PAGE, (("indicator", SCORE), ("level", level), ("area", code))),
        notes=(
            under.describe_typical(found.year),
            under.describe_meaning(found.year),
            under.NOT_SHOWN,
        ),
        tables=_beneath_tables(found),
        reading="Right of the dashed line is more deprived than the typical LSOA of England.",
    )


def _beneath_sources(level: AreaType, code: str) -> tuple[Source, ...]:
    """Whose the figures, the scores and ranks, England's middle and the name are."""
    year = YEAR_OF[level]
    rows = [
        _rows(name, level, year) for one in BENEATH if one.score for name in (one.score, one.rank)
    ]
    files = [f"data/raw/{file}" for file in (FILES[year], ENGLAND_FILE)]
    return merged(
        (
            *shipped.sources_of_files(*files, years=(year,)),
            *_whose(*rows, lookups=[_NAMES if level is AreaType.LSOA21 else _NAMES_BEFORE]),
        )
    )


def _beneath_tables(found: under.WhyDeprived) -> tuple[Table, Table]:
    """Every indicator of an LSOA beside England's typical LSOA, and the two ends in Trafford."""
    times = NumberFormat(1, "times")
    # "Broadheath & Firsway 019E (Manor ward)": the number first, so that sheets differ by it.
    place, _, number = found.name.partition(" (")[0].rpartition(" ")
    basis = (
        f"Indices of Deprivation {found.year}; typical is the median over LSOAs, our calculation. "
        "More is more deprived in every row. No interval is published."
    )
    looks = tuple(part.of.format for part in found.parts)
    return (
        Table(
            name="beneath",
            sheet=f"Why, {number} {place}"[:LONGEST_SHEET_NAME].rstrip(),
            caption=f"What lies under the deprivation of LSOA {found.name}, {found.year}",
            columns=(
                Column("Indicator"),
                Column("Kind of deprivation"),
                Column("This LSOA", Kind.NUMBER, with_unit=True),
                Column("England’s typical LSOA", Kind.NUMBER, with_unit=True),
                Column("Times the typical", Kind.NUMBER, times),
            ),
            rows=tuple(
                (
                    part.of.label,
                    part.of.domain,
                    Missing(part.missing) if part.missing else part.value,
                    part.typical,
                    Missing(part.missing) if part.missing else part.times,
                )
                for part in found.parts
            ),
            basis=basis,
            row_formats=looks,
            marked=tuple(n for n, part in enumerate(found.parts) if part in found.more),
        ),
        Table(
            name="ends",
            sheet=f"Ends, {number} {place}"[:LONGEST_SHEET_NAME].rstrip(),
            caption=f"The lowest and the highest LSOA of Trafford on each indicator, {found.year}",
            columns=(
                Column("Indicator"),
                Column("Lowest LSOA of Trafford", Kind.NUMBER, with_unit=True),
                Column("Highest LSOA of Trafford", Kind.NUMBER, with_unit=True),
            ),
            rows=tuple((part.of.label, part.low, part.high) for part in found.parts),
            basis=basis,
            row_formats=looks,
        ),
    )


# ---- all of them ---------------------------------------------------------------------------------


def every() -> Iterator[Exhibit]:
    """Every exhibit of the topic, for every choice."""
    yield answer()
    yield pockets_strip()
    yield residents_bars()
    yield moves_scatter()
    yield from map(concentration_curve, COUNTED_BY_CENSUS)
    for level in map(str, LEVELS):
        yield beneath(level, most_deprived(level))
    for code in pockets().pockets["area_code"]:
        yield beneath(str(AreaType.LSOA21), code)
