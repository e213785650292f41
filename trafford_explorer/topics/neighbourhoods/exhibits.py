"""Neighbourhoods: each figure of the page put together, for the screen, for paper and for files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from trafford_explorer import figures, load, maps, shipped, style
from trafford_explorer.areas import (
    AREA_TYPE_TEXT,
    INDEX_OF,
    NEIGHBOURHOODS,
    AreaType,
    plain_name,
    with_kind,
)
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import (
    Address,
    Column,
    Exhibit,
    Kind,
    Missing,
    SaidOfArea,
    Sign,
    Table,
    chart_exhibit,
    figure_of,
    file_stem,
    table_of,
)
from trafford_explorer.formats import NumberFormat, shares_note
from trafford_explorer.indicators import Polarity
from trafford_explorer.phrases import capital, comma_people, people_label, people_word
from trafford_explorer.places import PLACE_KINDS, date_in_words
from trafford_explorer.selection import Selection
from trafford_explorer.sources import Source, merged
from trafford_explorer.topics.deprivation import exhibits as deprivation_exhibits
from trafford_explorer.topics.explore import exhibits as explore_exhibits
from trafford_explorer.topics.neighbourhoods import charts, findings, words
from trafford_explorer.topics.neighbourhoods.findings import AreasOfIndicator, IndicatorPosition
from trafford_explorer.topics.overview import exhibits as overview_exhibits
from trafford_explorer.topics.overview.findings import NeighbourhoodLine
from trafford_explorer.topics.patch.words import doubt

PAGE = "Neighbourhoods"
NEW, OLD = AreaType.NEIGHBOURHOOD, AreaType.NEIGHBOURHOOD17
WARDS = {NEW: AreaType.WARD23, OLD: AreaType.WARD17}
MSOAS = {NEW: AreaType.MSOA21, OLD: AreaType.MSOA11}
LSOAS = {NEW: AreaType.LSOA21, OLD: AreaType.LSOA11}
SHARES = {"ethnic groups": findings.ETHNIC_GROUPS, "homes by tenure": findings.TENURES}
"""Parts of a whole, and the indicators that hold them."""
LIVES = ("life_expectancy_at_birth", "healthy_life_expectancy_at_birth")
SEXES = ("male", "female")
_ENDS = {True: ("worst", "best"), False: ("lowest", "highest")}
_DEFINED = {True: "where better and worse are defined", False: "without better and worse"}
_BETTER = {Polarity.HIGH_IS_GOOD: "higher", Polarity.LOW_IS_GOOD: "lower"}
_AREAS = NumberFormat(0, "areas")
_PERCENT = NumberFormat(1, "% of residents")
_AGES = (
    "data/raw/population/trafford_mid2024_ward.csv",
    "data/raw/population/trafford_mid2024_local_authority.csv",
)
"""Residents by age: a neighbourhood is the sum of its wards."""
_UNTIL = "until_2023"
"""How ids and files of the old boundaries are told apart."""
_NOT_HERE = Missing("not in this copy")


# ---- what is found -----------------------------------------------------------------------------


@kept()
def positions(name: str, level: str) -> tuple[IndicatorPosition, ...]:
    """Where a neighbourhood stands on every indicator."""
    return findings.indicator_positions(shipped.values(), name, AreaType(level))


@kept()
def areas_of(name: str) -> tuple[AreasOfIndicator, ...]:
    """A neighbourhood's areas on what is published for them alone."""
    return findings.areas_of_indicators(shipped.values(), shipped.all_area_names(), name)


@kept()
def lives_of(name: str, indicators: Sequence[str] = LIVES) -> tuple[AreasOfIndicator, ...]:
    """A neighbourhood's areas on some expectations of life, men before women."""
    found = {(one.indicator.id, one.sex): one for one in areas_of(name)}
    return tuple(found[key] for key in product(indicators, SEXES) if key in found)


@kept()
def ward_homes(level: str) -> Mapping[str, str]:
    """Ward code to neighbourhood, on the boundaries of a kind of neighbourhood."""
    wards = load.load_wards()
    here = wards[wards["area_type"] == WARDS[AreaType(level)]]
    return MappingProxyType(dict(zip(here["ward_code"], here["neighbourhood"], strict=True)))


@kept()
def _homes_by_name(level: str) -> Mapping[str, str]:
    """Ward name to neighbourhood."""
    names = shipped.area_name_of(str(WARDS[AreaType(level)]))
    return MappingProxyType({names[code]: home for code, home in ward_homes(level).items()})


def _wards(name: str, level: str) -> list[str]:
    return findings.members(_homes_by_name(level), name)


def _line(name: str) -> NeighbourhoodLine:
    return next(line for line in overview_exhibits.neighbourhood_lines() if line.name == name)


def area_with_kind(kind: str, code: str) -> str:
    """The name of an area of any kind, with its kind."""
    name = plain_name(code, shipped.area_name_of(kind).get(code, ""))
    return with_kind(name, AreaType(kind))


def msoas_shown(found: AreasOfIndicator) -> Selection:
    """The choice that shows what the areas are drawn by."""
    return Selection(found.indicator.id, str(found.level), found.sex, found.period)


# ---- what every exhibit needs ------------------------------------------------------------------


def _id(part: str, name: str, level: str = NEW, *more: str) -> str:
    old = (_UNTIL,) if level == OLD else ()
    return "/".join(("neighbourhoods", part, name, *old, *more))


def _address(name: str, level: str = NEW) -> Address:
    return Address(PAGE, (("level", level), ("area", name)))


def _stem(what: str, name: str, level: str, *more: str) -> str:
    return file_stem(what, f"{name} neighbourhood", _UNTIL if level == OLD else "", *more)


def _sources_of(
    *found: IndicatorPosition | AreasOfIndicator, england: bool = True, ends: bool = True
) -> tuple[Source, ...]:
    """The sources of some findings, of their areas' names, and of the figures beside them.

    Parameters
    ----------
    found : IndicatorPosition or AreasOfIndicator
    england, ends : bool
        Whether England's figures are shown, and those of Trafford's lowest and highest area.
    """
    rows = [one.rows if ends else one.rows.iloc[:-2] for one in found]
    if not england:
        rows = [part[part["area_type"] != AreaType.COUNTRY] for part in rows]
    lists = [one for one in found if isinstance(one, AreasOfIndicator)]
    rows += [one.areas for one in lists]
    shown = shipped.sources_of_values(pd.concat(rows)) if rows else ()
    return merged((*shown, *shipped.sources_of_names(*(one.level for one in lists))))


@kept(400)
def _whose(indicator: str, kind: str, release: str) -> str:
    """Whose the figures of an indicator by one kind of area are, of one release."""
    columns = ["indicator_id", "area_type", "period", "release", "value"]
    row = pd.DataFrame([(indicator, kind, "", release, 0.0)], columns=columns)
    return "; ".join(dict.fromkeys(one.whose for one in shipped.sources_of_values(row)))


def _or_missing(value: float | None) -> float | Missing:
    return _NOT_HERE if value is None else value


def _figure(name: str) -> Column:
    """A column of figures, each in the unit of its row."""
    return Column(name, Kind.NUMBER, with_unit=True)


_BESIDE = {
    _figure("Trafford"): lambda found: _or_missing(found.trafford),
    _figure("England"): lambda found: _or_missing(found.england),
}
"""What a finding is set against."""


def _of_indicators(
    found: Sequence[IndicatorPosition | AreasOfIndicator],
) -> Mapping[str, tuple[NumberFormat, ...] | tuple[str, ...]]:
    """What a table has besides, whose rows are some findings."""
    return {
        "row_formats": tuple(one.format for one in found),
        "row_indicators": tuple(one.indicator.id for one in found),
    }


# ---- the answer, and where it is ---------------------------------------------------------------


@kept()
def answer(name: str, level: str) -> Exhibit:
    """What a neighbourhood stands out for, and the rule behind it."""
    found = positions(name, level)
    chosen = findings.standouts(found)
    return Exhibit(
        _id("answer", name, level),
        _stem("what stands out", name, level),
        words.describe_standouts(name, found),
        _sources_of(*chosen, england=False, ends=False),
        _address(name, level),
        says=tuple(words.describe_standout(one, name) for one in chosen),
        notes=words.describe_standout_rule(found),
    )


@kept(200)
def area_map(name: str, level: str, kind: str = "", code: str = "") -> Exhibit:
    """The wards on the map, those of one neighbourhood in its tint.

    Parameters
    ----------
    name, level : str
    kind, code : str
        A single area of any kind that is outlined; "" for none.
    """
    boundaries = AreaType(level)
    homes, names = ward_homes(level), shipped.area_name_of(str(WARDS[boundaries]))
    wards, area = _wards(name, level), area_with_kind(kind, code) if code else ""
    # the MSOAs of either year that keep their code are the same
    outlined = str(MSOAS[boundaries]) if kind in MSOAS.values() else kind
    layers = (str(boundaries), str(MSOAS[boundaries]), *maps.LANDMARKS)
    drawn = [WARDS[boundaries], *layers, *([outlined] if outlined else [])]
    alt, tint = words.describe_map(wards, name, area), style.NEIGHBOURHOOD_TINTS[name]
    return Exhibit(
        _id("map", name, level, *([code] if code else [])),
        _stem("map of wards", name, level),
        words.describe_wards(wards, name, boundaries),
        merged(
            (
                *shipped.sources_of_files("data/lookup_ward.csv"),
                *explore_exhibits.sources_of_map(dict.fromkeys(drawn)),
            )
        ),
        Address(PAGE, (("level", kind), ("area", code))) if code else _address(name, level),
        basis=(
            f"{capital(AREA_TYPE_TEXT[WARDS[boundaries]].vintage)}, GP practices by primary care "
            "network, community hubs"
        ),
        picture=maps.MapState(
            layer=WARDS[boundaries],
            codes=sorted(homes),
            classes=maps.tinted(
                {ward: tint if home == name else style.NEUTRAL_AREA for ward, home in homes.items()}
            ),
            values={ward: f"{home} neighbourhood" for ward, home in homes.items()},
            selected=(code,) if code else (),
            outlined=outlined,
            extras=layers,
            near=sorted(ward for ward, home in homes.items() if home == name),
            summary=alt,
        ),
        notes=(words.NETWORKS_ARE_INFERRED,),
        tables=(_map_table(wards, name),),
        alt=alt,
        legend=(
            Sign(f"Wards of {name} neighbourhood", tint),
            *explore_exhibits.layer_signs(maps.LANDMARKS),
        ),
        reading=words.describe_signs(area),
        areas=tuple(
            SaidOfArea(ward, names[ward], f"{names[ward]} ward is in {home} neighbourhood.")
            for ward, home in homes.items()
        ),
    )


def _map_table(wards: Iterable[str], name: str) -> Table:
    """The wards of a neighbourhood, and the practices and hubs that stand in it."""
    rows = [(ward, "Ward", "–") for ward in wards]
    for kind, more in (("gp_practice", "pcn_name"), ("hub", "host")):
        places = shipped.places(kind)
        for _, row in places[places["neighbourhood"] == name].sort_values("name").iterrows():
            said = row["name"] + (doubt(row) if kind == "hub" else "")
            rows.append((said, PLACE_KINDS[kind].label, row[more]))
    days = {kind: date_in_words(PLACE_KINDS[kind].date) for kind in maps.LANDMARKS}
    return Table(
        name="",
        sheet=f"{name}, on the map",
        caption=f"What the map shows in {name} neighbourhood",
        columns=(Column("Name"), Column("What it is"), Column("Network, or who runs it")),
        rows=tuple(rows),
        basis=f"GP practices as of {days['gp_practice']}, community hubs as of {days['hub']}.",
    )


@kept()
def people_and_areas(name: str, level: str) -> Exhibit:
    """How many live in a neighbourhood, what stands in it, its areas and their two ends."""
    boundaries = AreaType(level)
    lsoas, msoas = LSOAS[boundaries], MSOAS[boundaries]
    scores = shipped.rows_of("imd_score", lsoas, INDEX_OF[lsoas])
    ends = findings.deprivation_ends(scores, _lsoas(boundaries), name)
    said = [
        words.describe_deprivation_ends(ends, name, boundaries),
        words.describe_msoas(findings.members(_msoa_homes(str(msoas)), name), name, msoas),
    ]
    rows, places = [ends], ()
    if boundaries is NEW:
        line, people = _line(name), shipped.indicator_values("population")
        days = (date_in_words(PLACE_KINDS[kind].date) for kind in maps.LANDMARKS)
        said = [words.describe_residents(line), words.describe_services(line, *days), *said]
        rows.append(people[(people["area_code"] == name) & (people["period"] == line.year)])
        places = (*maps.LANDMARKS, "pcn")
    return Exhibit(
        _id("people_and_areas", name, level),
        _stem("people and areas", name, level),
        said[0],
        merged(
            (
                *shipped.sources_of_values(*rows),
                *shipped.sources_of_places(*places),
                *shipped.sources_of_names(msoas, lsoas),
                *shipped.sources_of_files("data/lookup_ward.csv"),
            )
        ),
        _address(name, level),
        says=tuple(said[1:]),
        notes=(
            words.MORE_IS_MORE_DEPRIVED,
            words.COUNTED_WHERE_MOST_LIVE,
            words.describe_change(_homes_by_name(OLD), _homes_by_name(NEW), name),
        ),
    )


def _msoa_homes(kind: str) -> Mapping[str, str]:
    """MSOA name to the neighbourhood of today that most of it lies in."""
    areas = shipped.area_names(kind)
    return dict(zip(areas["area_name"], areas["neighbourhood"], strict=True))


def _lsoas(boundaries: AreaType) -> pd.DataFrame:
    """LSOAs by the neighbourhood that they lay in when a kind of neighbourhood was in force."""
    areas = shipped.area_names(str(LSOAS[boundaries]))
    if boundaries is NEW:
        return areas
    before = load.load_lsoa11_lookup().set_index("lsoa11_code")["neighbourhood17"]
    return areas.assign(neighbourhood=areas["area_code"].map(before))


# ---- every indicator ---------------------------------------------------------------------------


@kept()
def spine(name: str, level: str, judged: bool) -> Exhibit:
    """Every indicator of a neighbourhood where better and worse are defined, or every other one."""
    found = [p for p in positions(name, level) if p.is_judged is judged]
    title = (words.describe_worse if judged else words.describe_unjudged)(found, name)
    rows = [
        _spine_row(
            p,
            p.indicator.short_title,
            [(p.value, f"{p.indicator.short_title}, {p.period}: {p.format.value(p.value)}")],
        )
        for p in found
    ]
    return chart_exhibit(
        _id("spine", name, level, "judged" if judged else "not_judged"),
        _stem(f"indicators {_DEFINED[judged]}", name, level, "newest"),
        charts.spine_chart(
            _under_topics(found, rows),
            name,
            _ENDS[judged],
            title=title,
            subtitle=(
                f"{len(found)} indicators {_DEFINED[judged]}: the newest figure of each, all people, "
                "between the two ends of Trafford’s wards or smaller areas; "
                f"{AREA_TYPE_TEXT[AreaType(level)].vintage}"
            ),
            alt=f"{title} Every figure is in the table below.",
        ),
        _sources_of(*found),
        _address(name, level),
        tables=(
            _positions_table(
                found,
                name,
                level,
                "better or worse" if judged else "not judged",
                f"{name} on {len(found)} indicators {_DEFINED[judged]}, all people, newest years",
                "All people; each row gives its years. "
                f"{words.describe_certainty([p.indicator for p in found])}",
            ),
        ),
    )


def _spine_row(
    found: IndicatorPosition | AreasOfIndicator, label: str, dots: list[tuple[float, str]]
) -> charts.SpineRow:
    def at(value: float | None) -> float | None:
        return None if value is None else found.part_way(value)

    return charts.SpineRow(
        label,
        [(found.part_way(value), said) for value, said in dots],
        at(found.trafford),
        at(found.england),
    )


def _under_topics(
    found: Sequence[IndicatorPosition | AreasOfIndicator], rows: Sequence[charts.SpineRow]
) -> list[charts.SpineRow]:
    """The rows, with each topic's name above its own."""
    shown: list[charts.SpineRow] = []
    topic = None
    for one, row in zip(found, rows, strict=True):
        if one.indicator.topic is not topic:
            topic = one.indicator.topic
            shown.append(charts.SpineRow(str(topic)))
        shown.append(row)
    return shown


def _positions_table(
    found: Sequence[IndicatorPosition], name: str, level: str, what: str, caption: str, basis: str
) -> Table:
    """A row an indicator: the neighbourhood, Trafford and England, and the ends between which."""
    better = {Column("Better is"): lambda p: _BETTER[p.indicator.polarity]}
    return table_of(
        found,
        {
            Column("Indicator"): "indicator.title",
            Column("Years", Kind.PERIOD): "period",
            _figure(name): "value",
            **_BESIDE,
            _figure("Lowest area"): "low",
            _figure("Highest area"): "high",
            Column("Areas"): lambda p: AREA_TYPE_TEXT[p.level].plural,
            **(better if all(p.is_judged for p in found) else {}),
            Column(f"Whose figure for {name}", only_in_files=True): lambda p: _whose(
                p.indicator.id, level, p.rows["release"].iloc[0]
            ),
        },
        sheet=f"{name}, {what}",
        caption=caption,
        basis=basis,
        **_of_indicators(found),
    )


# ---- what is published for the areas alone -----------------------------------------------------


@kept()
def inside(name: str, judged: bool) -> Exhibit:
    """A neighbourhood's areas on every indicator that is published for them alone."""
    found = [one for one in areas_of(name) if one.is_judged is judged]
    title = words.describe_widest(found, name)
    rows = [
        _spine_row(
            one,
            f"{one.indicator.short_title}{comma_people(one.sex)}",
            [
                (area.value, f"{area.area_name}: {one.format.value(area.value)}, {one.period}")
                for area in one.areas.itertuples()
            ],
        )
        for one in found
    ]
    return chart_exhibit(
        _id("inside", name, NEW, "judged" if judged else "not_judged"),
        _stem(f"areas on indicators {_DEFINED[judged]}", name, NEW, "newest"),
        charts.spine_chart(
            _under_topics(found, rows),
            name,
            _ENDS[judged],
            title=title,
            subtitle=(
                f"{len(found)} figures {_DEFINED[judged]}, published for wards, MSOAs or LSOAs and "
                f"not for neighbourhoods: one dot is one area of {name}, between the two ends of "
                "Trafford’s areas"
            ),
            alt=f"{title} The lowest and the highest area of every row are in the table below.",
        ),
        _sources_of(*found),
        _address(name),
        notes=(words.NO_AVERAGE if judged else words.RECORDED_DEPENDS,),
        tables=(_inside_table(found, name, judged),),
    )


def _inside_table(found: Sequence[AreasOfIndicator], name: str, judged: bool) -> Table:
    """A row an indicator and sex: the lowest and the highest of a neighbourhood's areas."""
    return table_of(
        found,
        {
            Column("Indicator"): "indicator.title",
            Column("People"): lambda one: people_label(one.sex),
            Column("Years", Kind.PERIOD): "period",
            Column("Kind of area"): lambda one: AREA_TYPE_TEXT[one.level].singular,
            Column("Where lowest"): lambda one: words.where_end(one, 0),
            _figure("Lowest"): lambda one: figure_of(one.areas.iloc[0]),
            Column("Where highest"): lambda one: words.where_end(one, -1),
            _figure("Highest"): lambda one: figure_of(one.areas.iloc[-1]),
            **_BESIDE,
            Column("Number of areas", Kind.NUMBER, _AREAS, only_in_files=True): (
                lambda one: len(one.areas)
            ),
            replace(_figure("Lowest in Trafford"), only_in_files=True): "low",
            replace(_figure("Highest in Trafford"), only_in_files=True): "high",
        },
        sheet=f"{name}, areas, {'better or worse' if judged else 'not judged'}",
        caption=f"Lowest and highest area of {name}, indicators {_DEFINED[judged]}, newest years",
        basis=f"{words.describe_intervals(found)} {words.COUNTED_WHERE_MOST_LIVE}",
        **_of_indicators(found),
    )


@kept()
def life(name: str, indicator: str, sex: str) -> Exhibit | None:
    """An expectation of life by MSOA, with one neighbourhood's MSOAs picked out; None without any."""
    found = next((one for one in lives_of(name, (indicator,)) if one.sex == sex), None)
    if found is None:
        return None
    view = shipped.current_view(msoas_shown(found))
    title = words.describe_areas(found, name)
    drawn = figures.spread_chart(view, title=title, alt=title)
    return chart_exhibit(
        _id("life", name, NEW, indicator, sex),
        _stem(found.indicator.title, name, NEW, people_word(sex), "MSOA", found.period),
        figures.one_lane(drawn, name, title=title, alt=title),
        merged((*shipped.sources_of_view(view), *shipped.sources_of_names(found.level))),
        _address(name),
        notes=(words.describe_newer(sex),) if indicator == LIVES[0] else (),
        tables=(_life_table(found, view.table, name),),
    )


def _life_table(found: AreasOfIndicator, areas: pd.DataFrame, name: str) -> Table:
    """A row an MSOA of Trafford, neighbourhood by neighbourhood, from the lowest to the highest."""
    rows = areas[areas["value"].notna()].sort_values(["neighbourhood", "value"])
    people = people_word(found.sex)
    short = {LIVES[0]: "life expectancy", LIVES[1]: "healthy life"}[found.indicator.id]
    indicator = found.indicator
    return table_of(
        rows.itertuples(),
        {
            Column("MSOA"): "area_name",
            Column("Neighbourhood"): "neighbourhood",
            Column(
                indicator.short_title, Kind.NUMBER, found.format, indicator=indicator.id
            ): figure_of,
        },
        sheet=f"{name}, {short}, {people}",
        caption=f"{indicator.title}, {people}, {found.period}, MSOAs of Trafford",
        basis=f"Years. {words.describe_intervals([found])} {words.COUNTED_WHERE_MOST_LIVE}",
        marked=lambda row: row.neighbourhood == name,
    )


@kept(200)
def chosen_area(name: str, kind: str, code: str) -> Exhibit | None:
    """A single area with its expectations of life; None where the charts have no dot for it."""
    found = [one for one in lives_of(name) if (one.areas["area_code"] == code).any()]
    if not found:
        return None
    rows = [one.areas[one.areas["area_code"] == code] for one in found]
    area = area_with_kind(kind, code)
    return Exhibit(
        _id("chosen_area", name, NEW, code),
        file_stem("length and health of life", area, *dict.fromkeys(one.period for one in found)),
        words.describe_chosen_area(found, code, area),
        merged((*shipped.sources_of_values(*rows), *shipped.sources_of_names(kind))),
        Address(PAGE, (("level", kind), ("area", code))),
    )


# ---- people ------------------------------------------------------------------------------------


@kept()
def ages(name: str) -> Exhibit:
    """Residents by age and sex beside Trafford's."""
    found = findings.age_pyramid(load.load_population_by_age(), name)
    title = words.describe_ages(found, name)
    heads = {
        "female": f"Women and girls, {name}",
        "male": f"Men and boys, {name}",
        "trafford_female": "Women and girls, Trafford",
        "trafford_male": "Men and boys, Trafford",
    }
    return chart_exhibit(
        _id("ages", name),
        _stem("residents by age and sex", name, NEW, f"mid-{found.year}"),
        charts.pyramid_chart(
            found.shares,
            name,
            title=title,
            subtitle=f"Residents by age and sex, mid-{found.year}, {name} against Trafford",
            alt=title,
        ),
        shipped.sources_of_files(*_AGES, years=(found.year,)),
        _address(name),
        tables=(
            Table(
                name="",
                sheet=f"{name}, age and sex",
                caption=f"Residents of {name} and of Trafford by age and sex, mid-{found.year}",
                columns=(
                    Column("Age"),
                    *(
                        Column(head, Kind.NUMBER, _PERCENT, with_unit=True)
                        for head in heads.values()
                    ),
                ),
                rows=tuple(
                    found.shares[["label", *heads]].itertuples(index=False, name=None),
                ),
                basis=" ".join(
                    filter(
                        None,
                        (
                            "Shares of all residents. These are estimates; no interval is published.",
                            shares_note(found.shares[[*heads][:2]].to_numpy().ravel(), 100, 1)
                            or shares_note(found.shares[[*heads][2:]].to_numpy().ravel(), 100, 1),
                        ),
                    )
                ),
            ),
        ),
    )


@kept()
def tenths(name: str) -> Exhibit:
    """Residents of every neighbourhood by tenth of England, one neighbourhood picked out."""
    every = deprivation_exhibits.residents_bars()
    title = words.describe_tenths(deprivation_exhibits.residents(), name)
    alt = f"{title} {every.alt}"
    return replace(
        every,
        id=_id("tenths", name),
        name=_stem("residents by tenth of deprivation", name, NEW),
        finding=title,
        picture=figures.one_bar(every.chart, name, title=title, alt=alt),
        address=_address(name),
        alt=alt,
    )


@kept()
def shares(name: str, what: str) -> Exhibit:
    """Ethnic groups or homes by tenure beside Trafford and England."""
    found = findings.chosen_positions(positions(name, NEW), SHARES[what])
    title, first = words.describe_share(found, name), found[0]
    beside = "Trafford" if all(p.england is None for p in found) else "Trafford and England"
    return chart_exhibit(
        _id("shares", name, NEW, what.replace(" ", "_")),
        _stem(what, name, NEW, f"Census {first.period}"),
        charts.shares_chart(
            [(p.indicator.short_title, p.value, p.trafford, p.england) for p in found],
            name,
            title=title,
            subtitle=(
                f"{capital(what)}, {first.indicator.unit}, Census {first.period}, {name} against "
                f"{beside}"
            ),
            alt=f"{title} Every figure is in the table below.",
        ),
        _sources_of(*found),
        _address(name),
        tables=(
            _positions_table(
                found,
                name,
                NEW,
                what,
                f"{capital(what)} in {name}, Census {first.period}",
                words.CENSUS_COUNTS,
            ),
        ),
    )


# ---- all of it as one file ---------------------------------------------------------------------


class _FigureRow(NamedTuple):
    """A row of the table of every figure: a finding, and one area's row of the table of values."""

    found: IndicatorPosition | AreasOfIndicator
    people: str
    kind: AreaType
    area: tuple


@kept()
def every_figure(name: str, level: str) -> Exhibit:
    """Every figure of a neighbourhood, and every one of its areas where only they have one."""
    own = positions(name, level)
    lists = areas_of(name) if level == NEW else ()
    return Exhibit(
        _id("every_figure", name, level),
        _stem("every figure", name, level, "newest"),
        words.describe_every_figure(own, lists, name),
        _sources_of(*own, *lists, ends=False),
        _address(name, level),
        notes=(words.describe_intervals(lists),),
        tables=(_figures_table(own, lists, name, AreaType(level)),),
    )


def _figures_table(
    own: Sequence[IndicatorPosition],
    lists: Sequence[AreasOfIndicator],
    name: str,
    level: AreaType,
) -> Table:
    """A row a figure of a neighbourhood, then one for each of its areas."""
    rows = [
        _FigureRow(p, people_label("persons"), level, area)
        for p in own
        for area in p.rows.iloc[:1].assign(area_name=name).itertuples()
    ]
    rows += [
        _FigureRow(one, people_label(one.sex), one.level, area)
        for one in lists
        for area in one.areas.itertuples()
    ]
    return table_of(
        rows,
        {
            Column("Indicator"): "found.indicator.title",
            Column("People"): "people",
            Column("Years", Kind.PERIOD): "found.period",
            Column("Area"): "area.area_name",
            Column("Kind of area"): lambda row: AREA_TYPE_TEXT[row.kind].singular,
            _figure("Figure"): lambda row: figure_of(row.area),
            _figure("Trafford"): lambda row: _or_missing(row.found.trafford),
            _figure("England"): lambda row: _or_missing(row.found.england),
            Column("Whose figure"): lambda row: _whose(
                row.found.indicator.id, str(row.kind), row.area.release
            ),
            Column("Area code", only_in_files=True): "area.area_code",
            Column("What must be known", only_in_files=True): (
                lambda row: " ".join(row.found.indicator.caveats)
            ),
        },
        sheet=f"{name}, every figure",
        caption=f"Every figure of {name}{' and its areas' if lists else ''}, newest years",
        basis="Each row gives its people, its years and its area.",
        **_of_indicators([row.found for row in rows]),
    )


# ---- for those who read every exhibit ----------------------------------------------------------


def every() -> Iterator[Exhibit]:
    """Every exhibit of the topic, of each neighbourhood on the new and the old boundaries."""
    for name, level in product(NEIGHBOURHOODS, (NEW, OLD)):
        yield answer(name, level)
        yield area_map(name, level)
        yield people_and_areas(name, level)
        yield from (spine(name, level, judged) for judged in (True, False))
        yield every_figure(name, level)
    for name in NEIGHBOURHOODS:
        yield ages(name)
        yield tenths(name)
        yield from (shares(name, what) for what in SHARES)
        yield from (inside(name, judged) for judged in (True, False))
        yield from (one for asked in product(LIVES, SEXES) if (one := life(name, *asked)))
        first = lives_of(name)[0]
        code = str(first.areas["area_code"].iloc[0])
        yield area_map(name, NEW, str(first.level), code)
        if chosen := chosen_area(name, str(first.level), code):
            yield chosen
