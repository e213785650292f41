"""Documents and their files, kept between runs: what the pages show, gathered for paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from trafford_explorer import documents, shipped, style
from trafford_explorer.areas import (
    AREA_TYPE_TEXT,
    INDEX_BEFORE,
    INDEX_YEAR,
    NEIGHBOURHOODS,
    AreaType,
)
from trafford_explorer.cache import kept
from trafford_explorer.documents.document import (
    Document,
    Finding,
    Heading,
    Note,
    Paragraph,
    Part,
    Picture,
    Section,
    Table,
    table_of,
)
from trafford_explorer.exhibits import Exhibit
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.selection import MAX_HELD, Selection
from trafford_explorer.sources import Source, merged, source_lines
from trafford_explorer.tables import releases
from trafford_explorer.templates import declared as templates
from trafford_explorer.templates.declared import IN_BRACKETS, NO_INTERVAL, Frame
from trafford_explorer.topics.access import exhibits as cached_hubs
from trafford_explorer.topics.access import networks
from trafford_explorer.topics.deprivation import exhibits as deprivation
from trafford_explorer.topics.deprivation.findings import SCORE
from trafford_explorer.topics.explore import exhibits as cached
from trafford_explorer.topics.explore import words as sentences
from trafford_explorer.topics.explore.tables import comparison_table, screen_table
from trafford_explorer.topics.gap import exhibits as gap_exhibits
from trafford_explorer.topics.gap.findings import SEXES
from trafford_explorer.topics.neighbourhoods import exhibits as neighbourhood_exhibits
from trafford_explorer.topics.neighbourhoods import words as neighbourhood_words
from trafford_explorer.topics.over_time import exhibits as cached_over_time
from trafford_explorer.topics.over_time import words as over_time
from trafford_explorer.topics.overview import exhibits as overview_exhibits
from trafford_explorer.topics.overview.findings import (
    HEALTHY,
    LIFE_EXPECTANCY,
    SLOPE,
)
from trafford_explorer.topics.patch import exhibits as cached_patch
from trafford_explorer.topics.patch import words as patch
from trafford_explorer.topics.plan import exhibits as plan
from trafford_explorer.topics.scrutiny import exhibits as scrutiny
from trafford_explorer.view import View

Place = tuple[str, str]
"""Kind of area and code; the borough's code for all of Trafford."""
WARD_FIGURES = (
    "population",
    "imd_score",
    "bad_or_very_bad_health",
    "disability_limited_a_lot",
    "unpaid_care",
    "obesity_year_6",
    "children_in_low_income_families_relative",
    "universal_credit_rate",
    "no_qualifications",
    "no_car",
    "older_people_living_alone",
    "social_rented",
    "life_expectancy_at_birth",
)
"""What stands on a ward's page; the page My patch has every figure."""
_LIFE = (LIFE_EXPECTANCY, HEALTHY)
LISTED = "as in the list of sources"
_SOURCE_OF_PATCH = f"{LISTED}; each row gives its years"


@dataclass(frozen=True)
class Wanted:
    """What a document is asked to be.

    Parameters
    ----------
    template : str
    places : tuple of Place
    indicators : tuple of str
    title : str
        "" for the template's own.
    view : Selection
        What the map shows; an indicator that it shows is taken at its level, sex and years.
    root : str
        Address of the app; "" where it is not known.
    made : date
    """

    template: str
    places: tuple[Place, ...]
    indicators: tuple[str, ...]
    title: str
    view: Selection
    root: str
    made: date


@kept(200)
def version() -> str:
    """The data that every document rests on."""
    return templates.data_version(
        shipped.data_date(), [source.sha256 for source in shipped.sources().values()]
    )


@kept(200)
def names() -> dict[Place, str]:
    """Every place that the page lists, by its name; shared, so only read."""
    found: dict[Place, str] = {(str(AreaType.LOCAL_AUTHORITY), over_time.TRAFFORD): "Trafford"}
    found |= {(str(AreaType.NEIGHBOURHOOD), n): f"{n} neighbourhood" for n in NEIGHBOURHOODS}
    found |= {(str(AreaType.WARD23), c): f"{n} ward" for c, n in cached_patch.wards().items()}
    found |= {(str(AreaType.PCN), c): n for c, n in shipped.pcn_names().items()}
    return found


def name_of(place: Place) -> str:
    """A place's name with its kind; "" for one that no document can be about.

    Beside the places that the page lists these are all areas of the map. MSOAs and LSOAs bear their
    year, as those of both years share names and codes.
    """
    if place in names():
        return names()[place]
    kind, code = place
    found = shipped.offers().area_names.get(kind, {}).get(code)
    if found is None:
        return ""
    words = AREA_TYPE_TEXT[AreaType(kind)]
    what = words.label if words.label.startswith(words.singular) else words.singular
    return f"{sentences.plain_name(code, found)} {what}"


@kept(40)
def document(wanted: Wanted) -> Document:
    """The document that is asked for. Shared between readers: read it only."""
    build = {
        templates.CHOSEN.id: _chosen,
        templates.NEIGHBOURHOOD.id: _neighbourhoods,
        templates.WARD.id: _wards,
        templates.GAP.id: _gap,
        templates.DEPRIVATION.id: _deprivation,
        templates.SCRUTINY.id: _scrutiny,
    }
    return build[wanted.template](wanted)


@kept(200)
def picture(wanted: Wanted, name: str) -> bytes:
    """One picture of a document, drawn once for the preview and every file."""
    return documents.draw_one(next(part for part in document(wanted).pictures if part.name == name))


def here(wanted: Wanted) -> dict[str, str | list[str]]:
    """What the address of the page Briefing asks for."""
    asked: dict[str, str | list[str]] = {"template": wanted.template}
    template = templates.TEMPLATES[wanted.template]
    if template.kinds:
        asked["place"] = ",".join(":".join(place) for place in wanted.places)
    if template.takes_indicators:
        asked["figure"] = ",".join(wanted.indicators)
        asked |= wanted.view.to_params()
    if wanted.title:
        asked["title"] = wanted.title
    return asked


def _frame(wanted: Wanted, kinds: Sequence[AreaType], sources: Sequence[str]) -> Frame:
    return Frame(
        title=wanted.title,
        made=wanted.made,
        version=version(),
        root=wanted.root,
        here=here(wanted),
        kinds=tuple(kinds),
        sources=tuple(sources),
    )


def _source(view: View) -> str:
    return "; ".join(releases(view.table))


def _basis(view: View) -> str:
    """Indicator, sex, years, kind of area, and whether there are intervals."""
    limits = "95% intervals stand beside the values." if view.has_intervals else NO_INTERVAL
    return f"{cached.drawn(view).ranked.subtitle}. {limits}"


def _map(name: str, view: View, chosen: Selection) -> Picture:
    """The map of a view with the areas that are picked."""
    state = cached.map_state(view, chosen)
    against = chosen.shade == "england" and view.england.value is not None
    return templates.map_part(
        name,
        state,
        title=sentences.describe_ends(view),
        subtitle=cached.drawn(view).ranked.subtitle,
        alt=state.summary,
        source=_source(view),
        legend=sentences.describe_direction(view, against_england=against),
    )


def _values(view: View, caption: str) -> Table:
    return templates.ends_of(
        screen_table(view), caption, basis=_basis(view), source=_source(view), data=view.table
    )


# ---- my own choice -----------------------------------------------------------------------------


def _chosen(wanted: Wanted) -> Document:
    found = [one for i in wanted.indicators for one in _figures(i, wanted)]
    pcns = [code for kind, code in wanted.places if kind == AreaType.PCN]
    kinds = [AreaType(kind) for kind, _ in wanted.places]
    sources = [line for i in wanted.indicators for line in _sources_of(i)]
    limits = [
        f"{INDICATORS[i].title}: {caveat}"
        for i in wanted.indicators
        for caveat in INDICATORS[i].caveats
    ]
    if pcns:
        sources += cached_hubs.source_lines("hub")[3:6]
        limits.append(
            "A primary care network has members and no boundary: none of the indicators is published "
            "for one, so its part gives its patients and practices."
        )
    shown = [_level(i, kind, wanted) for i in wanted.indicators for kind in kinds]
    frame = _frame(wanted, [*kinds, *(AreaType(level) for level in shown if level)], sources)
    return templates.chosen_document(
        frame, found, [name_of(place) for place in wanted.places], _networks(pcns), limits
    )


def _sources_of(indicator: str) -> list[str]:
    rows = shipped.indicator_values(indicator)
    return [f"{INDICATORS[indicator].title}: {'; '.join(releases(rows))}."]


def _sexes(indicator: str, sexes: Sequence[str], wanted: Wanted) -> Sequence[str]:
    """The map's own sex where it shows the indicator; else everyone, or women and men apart."""
    if wanted.view.indicator == indicator and wanted.view.sex in sexes:
        return (wanted.view.sex,)
    return over_time.whole_or_apart(sexes)


def _level(indicator: str, kind: str, wanted: Wanted) -> str:
    """The kind of area by which an indicator is shown for a place; "" where it has none."""
    levels = shipped.offers().levels(indicator)
    if kind == AreaType.LOCAL_AUTHORITY:
        view = wanted.view
        return view.level if view.indicator == indicator and view.level in levels else levels[0]
    return kind if kind in levels else ""


def _figures(indicator: str, wanted: Wanted) -> list[templates.OneFigure]:
    """An indicator for every place that is asked for, a part for each sex."""
    title = INDICATORS[indicator].title
    findings: list[str] = []
    parts: list[Part] = []
    levels: dict[str, list[str]] = {}
    for kind, code in wanted.places:
        level = _level(indicator, kind, wanted)
        if kind == AreaType.LOCAL_AUTHORITY:
            said, more = _borough(indicator, wanted)
            findings += said
            parts += more
            levels.setdefault(level, [])
        elif level:
            levels.setdefault(level, []).append(code)
        elif kind != AreaType.PCN:
            singular = AREA_TYPE_TEXT[AreaType(kind)].singular
            missing = f"{title}: no figure by {singular} is in these data."
            if missing not in findings:
                findings.append(missing)
                parts.insert(0, Paragraph(missing))
    for level, codes in levels.items():
        for sex in _sexes(indicator, shipped.offers().sexes(indicator, level), wanted):
            periods = shipped.offers().periods[indicator, level, sex]
            same = wanted.view.indicator == indicator and wanted.view.period in periods
            when = wanted.view.period if same else periods[0]
            said, more = _one_view(
                Selection(indicator, level, sex, when, held=tuple(codes)),
                len(wanted.indicators) > 1,
                len(wanted.indicators) <= templates.FEW,
            )
            findings += said
            parts += more
    return [templates.OneFigure(title, tuple(findings), tuple(parts))] if findings else []


def _one_view(
    chosen: Selection, again: bool = True, every: bool = True
) -> tuple[list[str], list[Part]]:
    """A view with some areas picked: what is said of them, its map, its charts and its table.

    Parameters
    ----------
    chosen : Selection
    again : bool
        Whether the part says what the headlines of a document say too.
    every : bool
        Whether it has the chart against deprivation.
    """
    view = shipped.current_view(chosen)
    drawn = cached.drawn(view)
    key = f"{chosen.indicator}-{chosen.level}-{chosen.sex}"
    head = f"{view.indicator.short_title}{style.FOR_SEX[chosen.sex]}, {chosen.period}"
    parts: list[Part] = [Heading(f"{head}: by {AREA_TYPE_TEXT[view.level].label}")]
    findings = [sentences.describe_area(view, code) for code in chosen.picked]
    if not findings:
        findings = [drawn.words]
    parts += [Finding(words) for words in findings if again]
    parts += [Paragraph(sentences.describe_comparison(view, code)) for code in chosen.picked]
    parts.append(Note(sentences.describe_certainty(view)))
    if len(chosen.picked) > 1:
        parts.append(
            table_of(
                comparison_table(view, chosen.picked),
                f"{head}: the areas side by side",
                basis=_basis(view),
                source=_source(view),
            )
        )
    parts.append(_map(f"map-{key}", view, chosen))
    parts.append(templates.chart_part(f"ranked-{key}", drawn.ranked, _source(view)))
    if drawn.deprivation is not None and every:
        parts.append(
            templates.chart_part(
                f"deprivation-{key}", drawn.deprivation, _source(view), drawn.correlation
            )
        )
    parts.append(_values(view, f"{head}: every {AREA_TYPE_TEXT[view.level].singular}"))
    return findings, parts


def _borough(indicator: str, wanted: Wanted) -> tuple[list[str], list[Part]]:
    """The whole of Trafford over the years, where there is a series."""
    findings: list[str] = []
    parts: list[Part] = []
    again = len(wanted.indicators) > 1
    for sex in _sexes(indicator, cached_over_time.sexes(indicator), wanted):
        told = cached_over_time.story(indicator, sex, cached_over_time.BOROUGHS)
        source = "; ".join(releases(told.one.trafford))
        findings.append(over_time.describe_now(told))
        said = (
            over_time.describe_since(told),
            over_time.describe_england_since(told),
            over_time.describe_direction(told),
            over_time.describe_judgement(told),
            over_time.describe_coverage(told),
        )
        name = over_time.subject(told.indicator, sex)
        parts += [
            Heading(f"{name}: all of Trafford"),
            *([Finding(over_time.describe_now(told))] if again else []),
            *(Paragraph(words) for words in said if words),
            templates.chart_part(
                f"years-{indicator}-{sex}",
                cached_over_time.chart(indicator, sex, cached_over_time.BOROUGHS),
                source,
                " ".join(mark.words for mark in over_time.marks(told)),
            ),
            table_of(
                over_time.periods_table(told),
                f"{name}, over the years",
                basis=f"{name}, local authorities. {IN_BRACKETS}",
                source=source,
            ),
        ]
    return findings, parts


def _networks(codes: Sequence[str]) -> list[Section]:
    """Primary care networks: their patients and practices, which is all that is published."""
    found = [one for one in cached_hubs.networks() if one.code in codes]
    if not found:
        return []
    source = shipped.sources()["data/raw/places/pcns.csv"].producer
    parts: list[Part] = []
    for one in found:
        parts += [
            Heading(one.name),
            Finding(networks.describe_network(one)),
            Paragraph(networks.describe_home(one)),
            Paragraph(networks.describe_score(one)),
        ]
    parts += [
        Note(networks.describe_scores_basis(cached_hubs.scores())),
        Note(networks.describe_sizes_basis(cached_hubs.band())),
        templates.chart_part("list-sizes", cached_hubs.sizes_chart(), source),
        table_of(
            networks.sizes_table(cached_hubs.networks()),
            "Registered patients, with practices in brackets",
            basis="Registered patients of all ages, women and men together, counted and not "
            "estimated: there is no interval.",
            source=source,
        ),
    ]
    return [Section("Primary care networks", tuple(parts))]


# ---- neighbourhoods ----------------------------------------------------------------------------


def _neighbourhoods(wanted: Wanted) -> Document:
    chosen, level = [code for _, code in wanted.places], str(AreaType.NEIGHBOURHOOD)
    every = len(chosen) <= templates.FEW
    found = [
        templates.OneNeighbourhood(
            name,
            neighbourhood_exhibits.answer(name, level),
            tuple(_neighbourhood_parts(name, level, every)),
        )
        for name in chosen
    ]
    shown = [one.answer for one in found]
    shown += [part for one in found for part in one.parts if isinstance(part, Exhibit)]
    used = merged(source for one in shown for source in one.sources)
    limits = [
        *map(neighbourhood_words.describe_life_limits, chosen),
        neighbourhood_words.NETWORKS_ARE_INFERRED,
    ]
    kinds = (AreaType.NEIGHBOURHOOD, AreaType.WARD23, AreaType.MSOA21, AreaType.MSOA11)
    frame = _frame(wanted, kinds, [f"{line}." for line in source_lines(used)])
    return templates.neighbourhood_briefing(frame, found, limits)


def _neighbourhood_parts(name: str, level: str, every: bool) -> Iterator[Exhibit | Part]:
    """What stands on paper of a neighbourhood; not every chart where there are many."""
    yield neighbourhood_exhibits.people_and_areas(name, level)
    yield neighbourhood_exhibits.area_map(name, level)
    yield Heading("Every indicator")
    yield neighbourhood_exhibits.spine(name, level, True)
    yield neighbourhood_exhibits.spine(name, level, False)
    yield Heading("Length and health of life, MSOA by MSOA")
    for indicator in neighbourhood_exhibits.LIVES if every else neighbourhood_exhibits.LIVES[:1]:
        for sex in neighbourhood_exhibits.SEXES:
            if drawn := neighbourhood_exhibits.life(name, indicator, sex):
                yield drawn
    yield Heading("Area by area")
    yield neighbourhood_exhibits.inside(name, True)
    yield Heading("Who lives here")
    yield neighbourhood_exhibits.ages(name)


# ---- wards -------------------------------------------------------------------------------------


def _wards(wanted: Wanted) -> Document:
    found, sources = [], []
    limits: list[str] = []
    for _, code in wanted.places:
        shown = cached_patch.patch(code)
        around, poor = cached_patch.around_ward(code), cached_patch.deprived(shown)
        hubs, practices = shipped.places("hub"), shipped.places("gp_practice")
        table = cached_patch.profile(shown)
        main = table[table["indicator_id"].isin(WARD_FIGURES)]
        found.append(
            templates.OneWard(
                name=shown.ward_name,
                answer=patch.describe_patch(shown, poor, around.hubs[0], around.practices[0], hubs),
                said=(
                    patch.describe_deprivation(shown, poor),
                    f"Nearest hub: {patch.describe_hubs(shown, around.hubs, hubs)}",
                ),
                parts=(
                    _profile_table(main, shown),
                    table_of(
                        patch.practices_table(around.practices, practices),
                        "The nearest GP practices",
                        basis=patch.describe_practices(around.practices, practices),
                        source="NHS Digital",
                    ),
                    _ward_map(code),
                ),
                notes=(
                    patch.describe_basis(shown),
                    patch.describe_networks(shown, shipped.places("pcn")),
                    patch.describe_profile_basis(main, shown).replace(
                        " (those published are in the download)", ""
                    ),
                ),
            )
        )
        sources += cached_patch.source_lines(shown)
    limits += [
        "No life expectancy is published for today’s wards; that of the MSOA in which most of the "
        "ward’s residents live stands in its place, and is older.",
        "Where a hub’s record is in doubt it says so; ask the council before sending anyone.",
    ]
    kinds = (AreaType.WARD23, AreaType.MSOA11, AreaType.LSOA21)
    return templates.ward_one_pager(_frame(wanted, kinds, sources), found, limits)


def _profile_table(main, shown: patch.Patch) -> Table:
    """The main figures of a ward, and of its MSOA where wards have none, in one table."""
    heads = ("Figure", "Here", "Trafford", "England")
    rows = []
    for part in patch.profile_parts(main, shown):
        own = "" if part.heads[1] == "Ward" else f" ({shown.msoa_name} MSOA)"
        for name, *cells in part.rows:
            by_head = dict(zip(part.heads[1:], cells, strict=True))
            rows.append(
                (
                    f"{name}{own}",
                    cells[0],
                    *(by_head.get(head, "–") for head in heads[2:]),
                )
            )
    return Table(
        f"{shown.ward_name} ward: main figures",
        heads,
        tuple(rows),
        "Women and men together unless named; each row gives its years. Few of these figures have an "
        "interval, so small differences should not be read as real.",
        _SOURCE_OF_PATCH,
        main,
    )


def _ward_map(code: str) -> Picture:
    chosen = Selection(
        SCORE,
        str(AreaType.WARD23),
        "persons",
        INDEX_YEAR,
        focus=code,
        layers=("neighbourhood", "hub"),
    )
    return _map(f"map-{code}", shipped.current_view(chosen), chosen)


# ---- the gap -----------------------------------------------------------------------------------


def _gap(wanted: Wanted) -> Document:
    now, quoted, ends = (
        gap_exhibits.slope_now(),
        overview_exhibits.quoted(),
        overview_exhibits.ends(),
    )
    slopes, tenths, lives = (
        [one(sex) for sex in SEXES]
        for one in (gap_exhibits.slope, gap_exhibits.tenths, gap_exhibits.lives)
    )
    years = [gap_exhibits.years(sex, cached_over_time.BOROUGHS) for sex in SEXES]
    beside, origin = gap_exhibits.quoted_beside_tenths(), gap_exhibits.origin()
    where, shown = _gap_map()
    every = (now, quoted, ends, *slopes, *tenths, beside, *years, *lives, origin)
    found = templates.Themed(
        answer=now.finding,
        findings=tuple(one.finding for one in (*slopes, quoted, ends, *lives)),
        sections=(
            Section("Then and now", (now, quoted)),
            Section("The slope index over the years", tuple(slopes)),
            where,
            Section(
                "Ten tenths of Trafford, and why three figures for the gap differ",
                (*tenths, beside),
            ),
            Section("Length of life over the years, against others", tuple(years)),
            Section("Years in good health, MSOA by MSOA", tuple(lives)),
            Section("The two ends by name", (ends,)),
            Section("Where the quoted figures come from", (origin,)),
        ),
        methods=(INDICATORS[SLOPE].definition,),
    )
    sources = merged([*(source for one in every for source in one.sources), *shown])
    frame = _frame(
        wanted,
        (AreaType.LOCAL_AUTHORITY, AreaType.MSOA11),
        [f"{line}." for line in source_lines(sources)],
    )
    return templates.themed(frame, templates.GAP, "The life expectancy gap in Trafford", found)


def _slope_section() -> Section:
    return Section("The slope index over the years", tuple(map(gap_exhibits.slope, SEXES)))


def _gap_map() -> tuple[Section, list[Source]]:
    """Life expectancy by MSOA, men and women, and whose figures that is."""
    parts: list[Part] = []
    sources: list[Source] = []
    level = str(AreaType.MSOA11)
    for sex in SEXES:
        period = shipped.offers().periods[LIFE_EXPECTANCY, level, sex][0]
        chosen = Selection(LIFE_EXPECTANCY, level, sex, period)
        parts += _one_view(chosen)[1]
        sources += shipped.sources_of_view(shipped.current_view(chosen))
    return Section("Where lives are longer and shorter", tuple(parts)), sources


# ---- deprivation -------------------------------------------------------------------------------


def _deprivation(wanted: Wanted) -> Document:
    answer, strip = deprivation.answer(), deprivation.pockets_strip()
    residents, moves = deprivation.residents_bars(), deprivation.moves_scatter()
    view = _pockets_view()
    shown = (answer, strip, residents, moves)
    frame = _frame(
        wanted,
        (AreaType.LSOA21, AreaType.LSOA11, AreaType.NEIGHBOURHOOD),
        [
            *cached.source_lines(view),
            *source_lines(merged(source for exhibit in shown for source in exhibit.sources)),
        ],
    )
    said = templates.Themed(
        answer=answer.finding,
        findings=(*answer.says, residents.finding, moves.finding),
        sections=(
            *_pocket_sections(view),
            Section("Who lives in which tenth of England", (residents,)),
            Section(f"From {INDEX_BEFORE} to {INDEX_YEAR}: places in England’s order", (moves,)),
        ),
    )
    return templates.themed(frame, templates.DEPRIVATION, "Deprivation in Trafford", said)


def _pockets_view() -> Selection:
    """The map of deprivation with the first of the hidden pockets picked."""
    return Selection(
        SCORE,
        str(AreaType.LSOA21),
        "persons",
        INDEX_YEAR,
        held=tuple(deprivation.pockets().pockets["area_code"])[:MAX_HELD],
    )


def _pocket_sections(view: Selection) -> tuple[Section, Section]:
    shown = shipped.current_view(view)
    where = (
        _map("map-pockets", shown, view),
        _values(shown, f"{shown.indicator.title}, {view.period}: every LSOA"),
    )
    return (
        Section("Hidden pockets", (deprivation.pockets_strip(),)),
        Section("Where the most deprived small areas are", where),
    )


# ---- scrutiny ----------------------------------------------------------------------------------


def _scrutiny(wanted: Wanted) -> Document:
    in_short, asked = scrutiny.in_short(), scrutiny.questions()
    plan_shown = (plan.answer(), plan.squares())
    shown = (*(one.exhibit for one in asked), *map(gap_exhibits.slope, SEXES), *plan_shown)
    frame = _frame(
        wanted,
        (AreaType.LOCAL_AUTHORITY, AreaType.WARD23, AreaType.LSOA21),
        [
            *source_lines(merged(source for exhibit in shown for source in exhibit.sources)),
        ],
    )
    found = templates.Themed(
        answer=in_short.finding,
        findings=(),
        sections=(
            templates.questions_section(frame, in_short, asked),
            *_pocket_sections(_pockets_view()),
            _slope_section(),
            Section("The plan, part by part", plan_shown),
        ),
    )
    return templates.themed(frame, templates.SCRUTINY, "Questions for scrutiny", found)
