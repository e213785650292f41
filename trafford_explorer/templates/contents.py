"""Documents and their files, kept between runs: what the pages show, gathered for paper."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from trafford_explorer import documents, shipped
from trafford_explorer.areas import (
    AREA_TYPE_TEXT,
    INDEX_BEFORE,
    INDEX_YEAR,
    NEIGHBOURHOODS,
    TRAFFORD,
    AreaType,
    plain_name,
)
from trafford_explorer.cache import kept
from trafford_explorer.documents.document import (
    Document,
    Finding,
    Heading,
    Note,
    Paragraph,
    Part,
    Section,
)
from trafford_explorer.exhibits import Exhibit
from trafford_explorer.indicators import INDICATORS, Topic
from trafford_explorer.phrases import inside_sentence
from trafford_explorer.selection import MAX_HELD, Selection
from trafford_explorer.sources import merged
from trafford_explorer.templates import declared as templates
from trafford_explorer.templates.declared import Frame
from trafford_explorer.topics.access import exhibits as access_exhibits
from trafford_explorer.topics.deprivation import exhibits as deprivation
from trafford_explorer.topics.deprivation.findings import SCORE
from trafford_explorer.topics.explore import exhibits as explore
from trafford_explorer.topics.gap import exhibits as gap_exhibits
from trafford_explorer.topics.gap.findings import SEXES
from trafford_explorer.topics.least_deprived import exhibits as least_deprived
from trafford_explorer.topics.neighbourhoods import exhibits as neighbourhood_exhibits
from trafford_explorer.topics.neighbourhoods import words as neighbourhood_words
from trafford_explorer.topics.over_time import exhibits as over_time_exhibits
from trafford_explorer.topics.over_time.findings import whole_or_apart
from trafford_explorer.topics.over_time.words import subject
from trafford_explorer.topics.overview import exhibits as overview_exhibits
from trafford_explorer.topics.overview.findings import (
    LIFE_EXPECTANCY,
    SLOPE,
)
from trafford_explorer.topics.patch import exhibits as patch_exhibits
from trafford_explorer.topics.patch.words import ASK_ABOUT_HUBS, NO_LIFE_OF_WARDS
from trafford_explorer.topics.plan import exhibits as plan
from trafford_explorer.topics.primary_care import exhibits as primary_care
from trafford_explorer.topics.scrutiny import exhibits as scrutiny

Place = tuple[str, str]
"""Kind of area and code; the borough's code for all of Trafford."""
_BOROUGH: Place = (str(AreaType.LOCAL_AUTHORITY), TRAFFORD)
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
    found: dict[Place, str] = {_BOROUGH: "Trafford"}
    found |= {(str(AreaType.NEIGHBOURHOOD), n): f"{n} neighbourhood" for n in NEIGHBOURHOODS}
    found |= {(str(AreaType.WARD23), c): f"{n} ward" for c, n in patch_exhibits.wards().items()}
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
    name = plain_name(code, found)
    return f"{what} {name}" if kind.startswith("lsoa") else f"{name} {what}"


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


def _frame(wanted: Wanted, kinds: Sequence[AreaType], shown: Iterable[Exhibit | Part]) -> Frame:
    """What a document has besides its content, and the sources of what is shown in it."""
    exhibits = [one for one in shown if isinstance(one, Exhibit)]
    return Frame(
        title=wanted.title,
        made=wanted.made,
        version=version(),
        root=wanted.root,
        here=here(wanted),
        kinds=tuple(kinds),
        sources=merged(source for one in exhibits for source in one.sources),
    )


# ---- my own choice -----------------------------------------------------------------------------


def _chosen(wanted: Wanted) -> Document:
    found = [one for i in wanted.indicators for one in _figures(i, wanted)]
    of_networks = _networks([code for kind, code in wanted.places if kind == AreaType.PCN])
    kinds = [AreaType(kind) for kind, _ in wanted.places]
    beneath = _beneath(wanted)
    shown = [*(part for one in found for part in one.parts), *beneath, *of_networks]
    limits = []
    if of_networks:
        limits.append(
            "A primary care network has members and no boundary: of the indicators none is published "
            "for one, so its part gives its patients, its practices and the diseases that they record."
        )
    levels = [_level(i, kind, wanted) for i in wanted.indicators for kind in kinds]
    frame = _frame(wanted, [*kinds, *(AreaType(level) for level in levels if level)], shown)
    sections = [Section("Why the LSOAs are deprived", tuple(beneath))] if beneath else []
    sections += [Section("Primary care networks", tuple(of_networks))] if of_networks else []
    return templates.chosen_document(
        frame, found, [name_of(place) for place in wanted.places], sections, limits
    )


def _sexes(indicator: str, sexes: Sequence[str], wanted: Wanted) -> Sequence[str]:
    """Everyone, or women and men apart; the map's own sex where it shows one of everyone's two."""
    usual = whole_or_apart(sexes)
    of_the_map = wanted.view.indicator == indicator and wanted.view.sex in sexes
    return (wanted.view.sex,) if of_the_map and wanted.view.sex not in usual else usual


def _level(indicator: str, kind: str, wanted: Wanted) -> str:
    """The kind of area by which an indicator is shown for a place; "" where it has none."""
    levels = shipped.offers().levels(indicator)
    if kind == AreaType.LOCAL_AUTHORITY:
        view = wanted.view
        return view.level if view.indicator == indicator and view.level in levels else levels[0]
    return kind if kind in levels else ""


def has_figures(wanted: Wanted) -> bool:
    """Whether a document of one's own choice has a figure of any of its places."""
    return any(
        kind == AreaType.PCN or _level(indicator, kind, wanted)
        for indicator in wanted.indicators
        for kind, _ in wanted.places
    )


def areas_with_figures(wanted: Wanted) -> list[Place]:
    """Small areas that have the first of the figures, in the neighbourhoods of the places asked for."""
    level = shipped.offers().levels(wanted.indicators[0])[0]
    homes = {shipped.home_of(*place) for place in wanted.places}
    inside = shipped.offers().neighbourhoods[level]
    return sorted(((level, code) for code, home in inside.items() if home in homes), key=name_of)


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
            missing = f"This copy holds no figure by {singular} for {inside_sentence(title)}."
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
) -> tuple[list[str], list[Part | Exhibit]]:
    """A view with some areas picked: what is said of them, its map with its tables, and its charts.

    Parameters
    ----------
    chosen : Selection
    again : bool
        Whether the part says what the headlines of a document say too.
    every : bool
        Whether it has the chart against deprivation.
    """
    shown, against = explore.view_map(chosen), explore.against_deprivation(chosen)
    answers = [explore.answer(replace(chosen, focus=code, held=())) for code in chosen.picked]
    parts: list[Part | Exhibit] = [Heading(shown.basis)]
    parts += [Finding(one.finding) for one in answers if again]
    about = answers or [explore.answer(chosen)]
    in_turn = zip_longest(*(one.says for one in about), fillvalue="")
    said = dict.fromkeys(words for each in in_turn for words in each if words)
    parts += [Paragraph(words) for words in said]
    parts += [Note(words) for words in dict.fromkeys(w for one in about for w in one.notes)]
    parts += [shown, replace(explore.ranked(chosen), tables=())]  # whose table is the map's
    if against is not None and every:
        parts.append(against)
    if every and (found := least_deprived.excess(chosen.indicator)):
        parts.append(found)
    return [one.finding for one in answers] or [shown.finding], parts


def _borough(indicator: str, wanted: Wanted) -> tuple[list[str], list[Part | Exhibit]]:
    """The whole of Trafford over the years, where there is a series."""
    findings: list[str] = []
    parts: list[Part | Exhibit] = []
    again = len(wanted.indicators) > 1
    for sex in _sexes(indicator, over_time_exhibits.sexes(indicator), wanted):
        answer = over_time_exhibits.answer(indicator, sex)
        findings.append(answer.finding)
        parts += [
            Heading(f"{subject(INDICATORS[indicator], sex)}: all of Trafford"),
            *([answer] if again else map(Paragraph, answer.says)),
            over_time_exhibits.lines(indicator, sex, over_time_exhibits.BOROUGHS),
        ]
    return findings, parts


def _beneath(wanted: Wanted) -> list[Exhibit]:
    """Why the LSOAs of a document about deprivation are deprived."""
    if all(INDICATORS[i].topic is not Topic.DEPRIVATION for i in wanted.indicators):
        return []
    return [
        deprivation.beneath(kind, code)
        for kind, code in wanted.places
        if kind in deprivation.LEVELS
    ]


def _networks(codes: Sequence[str]) -> list[Exhibit]:
    """Primary care networks: their patients, their practices and the diseases that these record."""
    found = [one.code for one in access_exhibits.every_network() if one.code in codes]
    each = [
        make(code) for code in found for make in (access_exhibits.network, primary_care.network)
    ]
    return [*each, access_exhibits.list_sizes()] if found else []


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
    shown = [part for one in found for part in (one.answer, *one.parts)]
    limits = [
        *map(neighbourhood_words.describe_life_limits, chosen),
        neighbourhood_words.NETWORKS_ARE_INFERRED,
    ]
    kinds = (AreaType.NEIGHBOURHOOD, AreaType.WARD23, AreaType.MSOA21, AreaType.MSOA11)
    frame = _frame(wanted, kinds, shown)
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
    yield Heading("How much would it take?")
    yield least_deprived.inside(level, name)
    yield Heading("Who lives here")
    yield neighbourhood_exhibits.ages(name)


# ---- wards -------------------------------------------------------------------------------------


def _wards(wanted: Wanted) -> Document:
    found, used = [], []
    for _, code in wanted.places:
        shown, near = patch_exhibits.patch(code), patch_exhibits.around_ward(code)
        answer = patch_exhibits.answer(shown, near)
        parts = (
            patch_exhibits.deprivation(shown),
            patch_exhibits.main_figures(shown, WARD_FIGURES),
            replace(least_deprived.inside(str(AreaType.WARD23), code), notes=(), tables=()),
            patch_exhibits.nearby(shown, near),
            _ward_map(code),
        )
        found.append(templates.OneWard(shown.ward_name, answer.finding, parts))
        used += [answer, *parts]
    kinds = (AreaType.WARD23, AreaType.MSOA11, AreaType.LSOA21)
    frame = _frame(wanted, kinds, used)
    return templates.ward_one_pager(frame, found, (NO_LIFE_OF_WARDS, ASK_ABOUT_HUBS))


def _ward_map(code: str) -> Exhibit:
    """A ward on the map of wards, alone: its figures stand beside it."""
    chosen = Selection(
        SCORE,
        str(AreaType.WARD23),
        "persons",
        INDEX_YEAR,
        focus=code,
        layers=("neighbourhood", "hub"),
    )
    drawn = explore.view_map(chosen)
    return replace(drawn, id=f"{drawn.id}/{code}", says=(), notes=(), tables=())


# ---- the gap -----------------------------------------------------------------------------------


def _gap(wanted: Wanted) -> Document:
    now, quoted, ends = (
        gap_exhibits.slope_now(),
        overview_exhibits.quoted(),
        overview_exhibits.ends(),
    )
    slopes, boroughs, lives, in_parts = (
        [one(sex) for sex in SEXES]
        for one in (
            gap_exhibits.slope,
            gap_exhibits.boroughs,
            gap_exhibits.lives,
            gap_exhibits.parts,
        )
    )
    tenths = [
        gap_exhibits.tenths(sex, period)
        for period in reversed(gap_exhibits.tenth_periods())
        for sex in SEXES
    ]
    between, moved = gap_exhibits.slope_between(), gap_exhibits.has_changed()
    years = [gap_exhibits.years(sex, over_time_exhibits.BOROUGHS) for sex in SEXES]
    beside, origin = gap_exhibits.quoted_beside_tenths(), gap_exhibits.origin()
    where = _gap_map()
    gaps = (*tenths, between, beside)
    every = (now, quoted, ends, *slopes, *gaps, moved, *boroughs, *years, *lives, *in_parts, origin)
    found = templates.Themed(
        answer=now.finding,
        findings=tuple(one.finding for one in (*slopes, quoted, ends, *lives)),
        sections=(
            Section("Then and now", (now, quoted)),
            Section("The slope index over the years", tuple(slopes)),
            Section("Where lives are longer and shorter", tuple(where)),
            Section(
                "Ten tenths of Trafford, and why three figures for the gap differ",
                gaps,
            ),
            Section("Has the gap itself changed?", (moved,)),
            Section("The slope index in the ten boroughs", tuple(boroughs)),
            Section("Length of life over the years, against others", tuple(years)),
            Section("Years in good health, MSOA by MSOA", tuple(lives)),
            Section("What is the gap in good health made of?", tuple(in_parts)),
            Section("The two ends by name", (ends,)),
            Section("Where the quoted figures come from", (origin,)),
        ),
        methods=(INDICATORS[SLOPE].definition,),
    )
    kinds = (AreaType.LOCAL_AUTHORITY, AreaType.MSOA11)
    frame = _frame(wanted, kinds, (*every, *where))
    return templates.themed(frame, templates.GAP, "The life expectancy gap in Trafford", found)


def _slope_section() -> Section:
    return Section("The slope index over the years", tuple(map(gap_exhibits.slope, SEXES)))


def _gap_map() -> list[Part | Exhibit]:
    """Life expectancy by MSOA, men and women."""
    parts: list[Part | Exhibit] = []
    level = str(AreaType.MSOA11)
    for sex in SEXES:
        period = shipped.offers().periods[LIFE_EXPECTANCY, level, sex][0]
        parts += _one_view(Selection(LIFE_EXPECTANCY, level, sex, period))[1]
    return parts


# ---- deprivation -------------------------------------------------------------------------------


def _deprivation(wanted: Wanted) -> Document:
    answer, strip = deprivation.answer(), deprivation.pockets_strip()
    residents, moves = deprivation.residents_bars(), deprivation.moves_scatter()
    how_much = least_deprived.every_indicator()
    view = _pockets_view()
    beneath = [deprivation.beneath(view.level, code) for code in view.held]
    shown = (answer, strip, explore.view_map(view), *beneath, residents, moves, how_much)
    kinds = (AreaType.LSOA21, AreaType.LSOA11, AreaType.NEIGHBOURHOOD)
    frame = _frame(wanted, kinds, shown)
    said = templates.Themed(
        answer=answer.finding,
        findings=(*answer.says, residents.finding, moves.finding),
        sections=(
            *_pocket_sections(view),
            *([Section("Why the hidden pockets are deprived", tuple(beneath))] if beneath else []),
            Section("Who lives in which tenth of England", (residents,)),
            Section(f"From {INDEX_BEFORE} to {INDEX_YEAR}: places in England’s order", (moves,)),
            Section("How much would it take?", (how_much,)),
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
    return (
        Section("Hidden pockets", (deprivation.pockets_strip(),)),
        Section("Where the most deprived small areas are", (explore.view_map(view),)),
    )


# ---- scrutiny ----------------------------------------------------------------------------------


def _scrutiny(wanted: Wanted) -> Document:
    in_short, asked = scrutiny.in_short(), scrutiny.questions()
    plan_shown = (
        plan.answer(),
        plan.squares(),
        *filter(None, (plan.how_much(()),)),
        gap_exhibits.has_changed(),
    )
    shown = (*(one.exhibit for one in asked), *map(gap_exhibits.slope, SEXES), *plan_shown)
    kinds = (AreaType.LOCAL_AUTHORITY, AreaType.WARD23, AreaType.LSOA21)
    frame = _frame(wanted, kinds, shown)
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
