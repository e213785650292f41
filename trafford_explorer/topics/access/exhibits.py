"""Primary care networks and hubs: each figure of the page, for the screen, for paper and for files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from types import MappingProxyType

import pandas as pd

from trafford_explorer import load, maps, shipped
from trafford_explorer.areas import (
    INDEX_YEAR,
    POPULATION_YEAR,
    AreaType,
    plain_name,
    with_kind,
)
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import (
    Address,
    Cell,
    Column,
    Exhibit,
    Kind,
    SaidOfArea,
    Sign,
    Table,
    chart_exhibit,
    file_stem,
    table_of,
)
from trafford_explorer.figures import chart_names
from trafford_explorer.indicators import Polarity
from trafford_explorer.indicators.deprivation import SCORES
from trafford_explorer.phrases import capital
from trafford_explorer.places import date_in_words
from trafford_explorer.selection import Found
from trafford_explorer.sources import Source, merged
from trafford_explorer.topics.access import charts, findings, networks, words
from trafford_explorer.topics.access.findings import (
    LIMITS,
    SERVICES,
    Distances,
    Service,
    SmallAreas,
)
from trafford_explorer.topics.access.networks import Hub, Network, PatientRange, ScoreOrigin
from trafford_explorer.topics.patch.findings import POSTCODES_OF

PAGE = "PCNs and hubs"
HUB = "hub"
SMALL = (AreaType.LSOA21, AreaType.LSOA11)
"""Kinds of area of which several can be picked out."""
MOST_DRAWN = 12
"""So many LSOAs are picked out in the map and the chart; a neighbourhood’s would hide the rest."""
_FOUND_BY = (AreaType.LSOA21, AreaType.MSOA21, AreaType.WARD23, AreaType.NEIGHBOURHOOD)
_BEST_FIT = (AreaType.WARD23, AreaType.NEIGHBOURHOOD)
"""Kinds of area whose LSOAs do not add up to them exactly."""
_SCORE, _TENTH, _RESIDENTS = "imd_score", "imd_decile", "population"
_LSOA = Column("LSOA (2021)")
_DEPRIVATION_AND_RESIDENTS = {
    Column(f"IMD {INDEX_YEAR} score", Kind.NUMBER, SCORES, indicator=_SCORE): "score",
    Column(
        f"Tenth of England, IMD {INDEX_YEAR} (1 is the most deprived)",
        Kind.NUMBER,
        indicator=_TENTH,
    ): "tenth",
    Column(f"Residents (mid-{POPULATION_YEAR})", Kind.NUMBER, indicator=_RESIDENTS): "residents",
}
"""Columns of every table of LSOAs, and what fills them."""
_PLACES = "data/raw/places/"
_NETWORK_FILES = (f"{_PLACES}pcns.csv", f"{_PLACES}pcn_list_sizes.csv")
_PRACTICES = f"{_PLACES}pcn_practices_2026.csv"
_HUBS_BEFORE = f"{_PLACES}community_hubs_2021.csv"
_FACTS, _PAPERS = f"{_PLACES}facts.csv", "data/raw/plan/plan_facts.csv"


# ---- what is found -----------------------------------------------------------------------------


@kept()
def lsoa_lookup() -> pd.DataFrame:
    """The lookup of LSOAs."""
    return load.load_lookup()


@kept()
def small_areas() -> SmallAreas:
    """The LSOAs and their postcodes."""
    return findings.small_areas(
        load.load_postcodes(),
        load.load_lsoa_centres(),
        lsoa_lookup(),
        shipped.area_name_of(AreaType.LSOA21),
        shipped.indicator_values(_SCORE),
        shipped.indicator_values(_TENTH),
    )


@kept()
def distances(service: str) -> Distances:
    """How far every LSOA is from a service."""
    asked = SERVICES[service]
    return findings.distances_to(asked, load.load_places(asked.kind), small_areas())


@kept()
def classes(service: str) -> maps.Classes:
    """The map's classes, of distances in km as they are said."""
    return maps.classify(findings.in_km(distances(service).metres), Polarity.LOW_IS_GOOD)


@kept()
def finder() -> Mapping[str, Found]:
    """What a reader may type, to the area it means."""
    found = shipped.finder(_SCORE, AreaType.LSOA21)
    return MappingProxyType({k: entry for k, entry in found.items() if entry.level in _FOUND_BY})


@kept()
def chart_name_of() -> Mapping[str, str]:
    """The name that the chart carries for an LSOA to its code."""
    names = shipped.area_names(AreaType.LSOA21)
    return MappingProxyType(dict(zip(chart_names(names), names["area_code"], strict=True)))


@kept()
def every_network() -> tuple[Network, ...]:
    """The networks, the largest first."""
    return tuple(
        networks.networks(
            shipped.places("pcn"),
            shipped.places("gp_practice"),
            load.load_list_sizes(),
            load.load_place_facts(),
        )
    )


@kept()
def patient_range() -> PatientRange:
    """How many patients the plan says a network is meant to have."""
    return networks.patient_range(shipped.plan_facts())


@kept()
def origin_of_scores() -> ScoreOrigin:
    """Whose calculation the networks' scores are."""
    return networks.origin_of_scores(load.load_place_facts())


@kept()
def every_hub() -> tuple[Hub, ...]:
    """The hubs by name."""
    return tuple(networks.hubs(shipped.places("hub"), load.load_earlier_hubs()))


def lsoas_picked(level: str, codes: Iterable[str]) -> tuple[str, ...]:
    """The LSOAs of what is chosen, the focus first: of several small areas, or of one other area."""
    picked = list(codes) if level in SMALL else list(codes)[:1]
    return tuple(x for code in picked for x in findings.lsoas_of(level, code, lsoa_lookup()))


# ---- what every exhibit needs ------------------------------------------------------------------


def _address(service: str, limit: int, *more: tuple[str, str]) -> Address:
    return Address(PAGE, (("service", service), ("within", f"{limit / 1000:g}"), *more))


@kept()
def _sources(service: str) -> tuple[Source, ...]:
    """The sources of distances by LSOA, with its residents, its neighbourhood and its deprivation."""
    rows = [
        shipped.rows_of(indicator, AreaType.LSOA21, year, "persons")
        for indicator, year in (
            (_SCORE, INDEX_YEAR),
            (_TENTH, INDEX_YEAR),
            (_RESIDENTS, POPULATION_YEAR),
        )
    ]
    return merged(
        (
            *shipped.sources_of_places(SERVICES[service].kind),
            *shipped.sources_of_files("data/postcodes.csv", years=(POSTCODES_OF,)),
            *shipped.sources_of_values(*rows),
            *shipped.sources_of_files("data/raw/lookups/trafford_lsoa21_lookup.csv"),
            *shipped.sources_of_names(AreaType.LSOA21),
        )
    )


@kept()
def _sources_of_centres(service: str) -> tuple[Source, ...]:
    """The sources of distances and of the centres that stand for LSOAs where one point is meant."""
    return merged((*_sources(service), *shipped.sources_of_files("data/lsoa_centres.csv")))


def _doubts(*said: str) -> tuple[str, ...]:
    return tuple(filter(None, said))


# ---- who is near a service ---------------------------------------------------------------------


@kept(200)
def answer(service: str, limit: int, level: str = "", code: str = "") -> Exhibit:
    """Who lives farther from a service than a distance; of an area that is chosen, how far it is.

    Parameters
    ----------
    service : str
        Key of `SERVICES`.
    limit : int
        Metres.
    level, code : str
        The area that is chosen; "" for none.
    """
    found = distances(service)
    chosen = chosen_area(service, level, code) if code else None
    return Exhibit(
        "/".join(filter(None, ("access/answer", service, str(limit), code))),
        file_stem("residents far from", found.service.many, f"beyond {limit} m", POPULATION_YEAR),
        words.describe_access(found, limit),
        chosen.sources if chosen is not None else _sources(service),
        _address(service, limit, *((("level", level), ("area", code)) if code else ())),
        says=_doubts(
            words.describe_counts(found, limit),
            words.describe_far(found, limit),
            words.describe_record(found),
        ),
        tables=(_shares_table(found, limit), _deprived_table(found, limit)),
        quoted_with=_doubts(
            words.describe_doubt(found, limit), chosen.finding if chosen is not None else ""
        ),
    )


def _shares_table(found: Distances, limit: int) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for without in (False, True) if found.without is not None else (False,):
        counted = f"without {' and '.join(found.doubted)}" if without else "all"
        for who, fifth in (("All residents", False), (capital(words.FIFTH), True)):
            far = found.beyond(limit, fifth=fifth, without=without)
            rows.append((who, counted, far.of, far.people, 100 * far.people / far.of))
    return Table(
        name="shares",
        sheet="Who lives farther away",
        caption=(
            f"Residents of Trafford farther than {words.limit_words(limit)} from a "
            f"{found.service.one}, mid-{POPULATION_YEAR}"
        ),
        columns=(
            Column("Who"),
            Column(f"{capital(found.service.many)} counted"),
            Column("Residents", Kind.NUMBER),
            Column("Of these farther", Kind.NUMBER),
            Column("Share farther", Kind.SHARE),
        ),
        rows=tuple(rows),
        basis="LSOAs of 2021 whose mean distance is more; an estimate of residents, without an interval.",
    )


def _deprived_table(found: Distances, limit: int) -> Table:
    table = found.small_areas.most_deprived.assign(metres=found.metres)
    table = table.sort_values(["metres", "name"], ascending=[False, True])
    return table_of(
        table.itertuples(),
        {
            _LSOA: "name",
            Column(f"To the nearest {found.service.one}", Kind.DISTANCE): "metres",
            Column(f"Farther than {words.limit_words(limit)}"): lambda row: (
                "yes" if row.metres > limit else "no"
            ),
            **_DEPRIVATION_AND_RESIDENTS,
            Column("LSOA code", only_in_files=True): "Index",
        },
        name="most_deprived_fifth",
        sheet="The most deprived fifth",
        caption=(
            f"Distance to the nearest {found.service.one} in Trafford’s small areas of {words.FIFTH}"
        ),
        basis=f"{capital(words.describe_map_basis(found))}.",
        marked=lambda row: row.metres > limit,
    )


@kept(200)
def chosen_area(service: str, level: str, code: str) -> Exhibit | None:
    """The area that is chosen and how far its LSOAs are; None where its boundaries are gone."""
    codes = findings.lsoas_of(level, code, lsoa_lookup())
    if not codes:
        return None
    plain = plain_name(code, shipped.area_name_of(level).get(code, ""))
    name = with_kind(plain, AreaType(level))
    found = distances(service)
    return Exhibit(
        f"access/area/{service}/{level}/{code}",
        file_stem("distance to", found.service.many, name),
        words.describe_picked(found, name, codes, best_fit=level in _BEST_FIT),
        _sources_of_centres(service),
        Address(PAGE, (("service", service), ("level", level), ("area", code))),
        tables=(_distances_table(found, codes, name),),
    )


@kept(200)
def distance_map(
    service: str,
    picked: tuple[str, ...] = (),
    layers: tuple[str, ...] = (str(AreaType.NEIGHBOURHOOD),),
    background: bool = False,
    alone: bool = False,
) -> Exhibit:
    """Every LSOA by its distance to a service, with the places on top.

    Parameters
    ----------
    service : str
    picked : tuple of str
        LSOAs that are picked out, the focus first.
    layers : tuple of str
        What lies over the map besides the places that are asked about.
    background : bool
        Whether the street map is drawn.
    alone : bool
        Whether only the places that are asked about are marked, for a room.
    """
    found, shades = distances(service), classes(service)
    kind = found.service.kind
    places = (kind,) if alone else _kinds_marked(kind)
    extras = tuple(dict.fromkeys((*layers, *places)))
    codes = [str(code) for code in found.small_areas.table.index]
    alt = words.describe_map(found, picked)
    lines = " Dark lines: neighbourhoods." if AreaType.NEIGHBOURHOOD in layers else ""
    return Exhibit(
        f"access/map/{service}",
        file_stem("map of distance to", found.service.many, "LSOA", found.service.about.date),
        words.describe_ends(found),
        merged(
            (
                *_sources(service),
                *shipped.sources_of_layers(AreaType.LSOA21, *extras),
                *(shipped.sources_of_places("pcn") if "gp_practice" in extras else ()),
            )
        ),
        Address(PAGE, (("service", service),)),
        basis=words.describe_map_basis(found),
        picture=maps.MapState(
            layer=AreaType.LSOA21,
            codes=codes,
            classes=shades,
            values={
                str(code): words.km_words(km) for code, km in findings.in_km(found.metres).items()
            },
            selected=picked,
            extras=extras,
            summary=alt,
            background=background,
        ),
        tables=(_distances_table(found),),
        alt=alt,
        legend=(*_class_signs(shades), *(s for kind in places for s in _signs(kind, found))),
        reading=f"Distances are rounded to 0.1 km. Darker is farther away.{lines}",
        areas=tuple(
            SaidOfArea(
                code,
                str(found.small_areas.table.loc[code, "name"]),
                words.describe_area(found, code),
            )
            for code in codes
        ),
    )


def _class_signs(shades: maps.Classes) -> Iterator[Sign]:
    """A row of the legend for each class of distance."""
    said = words.class_words(shades.edges)
    for colour, text, count in zip(shades.colours, said, shades.counts, strict=True):
        yield Sign(f"{capital(text)} ({count} LSOAs)", colour)


def _kinds_marked(kind: str) -> tuple[str, ...]:
    """The kinds of place on the map: those asked about, and with the hubs the practices too."""
    return (kind, "gp_practice") if kind == HUB else (kind,)


def _signs(kind: str, found: Distances) -> Iterator[Sign]:
    if kind == "gp_practice":
        yield from shipped.network_signs("GP practice, ")
    elif kind in maps.PLACE_LOOKS:
        yield Sign(capital(found.service.one), *maps.PLACE_LOOKS[kind])
    else:
        colour = str(maps.LINE_LAYERS[kind]["fillColor"])
        yield Sign("Greenspace of every kind; only parks and gardens count", colour)


def _distances_table(found: Distances, only: Sequence[str] = (), name: str = "") -> Table:
    """Every LSOA, or those of one area, the farthest first."""
    asked, whole = found.service, found.small_areas.table
    table = (whole.loc[list(only)] if only else whole).assign(metres=found.metres)
    table = table.sort_values(["metres", "name"], ascending=[False, True])
    away = f"To the nearest {asked.one}"
    without = {}
    if found.without is not None:
        head = f"{away} without {' and '.join(found.doubted)}"
        without[Column(head, Kind.DISTANCE, only_in_files=True)] = lambda row: float(
            found.without[row.Index]
        )
    return table_of(
        table.itertuples(),
        {
            _LSOA: "name",
            Column(away, Kind.DISTANCE): "metres",
            **without,
            **_DEPRIVATION_AND_RESIDENTS,
            Column("Neighbourhood"): "neighbourhood",
            Column("Postcodes", Kind.NUMBER, only_in_files=True): "postcodes",
            Column("LSOA code", only_in_files=True): "Index",
        },
        name="lsoas",
        sheet="Distance by LSOA",
        caption=(
            f"Distance to the nearest {asked.one} in {f'the LSOAs of {name}' if name else 'every LSOA'}"
            f", as recorded {asked.recorded}"
        ),
        basis=f"{capital(words.describe_map_basis(found))}. All people; no interval is published.",
        marked=lambda row: row.tenth <= findings.MOST_DEPRIVED_FIFTH,
    )


@kept(200)
def pattern(service: str, limit: int, names_picked: bool = True) -> Exhibit:
    """Distance against deprivation, one dot an LSOA.

    Parameters
    ----------
    service : str
    limit : int
        Metres; drawn as a line.
    names_picked : bool
        Whether the LSOAs that are picked out carry their names.
    """
    found = distances(service)
    table = found.small_areas.table.assign(km=found.metres / 1000).reset_index(names="area_code")
    names = shipped.area_name_of(AreaType.LSOA21)
    asked = found.service
    drawn = charts.access_chart(
        table.assign(area_name=table["area_code"].map(names)),
        limit / 1000,
        float(found.small_areas.most_deprived["score"].min()),
        up=f"Mean distance to the nearest {asked.one}, km",
        across=f"Index of Multiple Deprivation (IMD) {INDEX_YEAR} score, more deprived →",
        title=words.describe_pattern(found),
        subtitle=words.describe_pattern_basis(found),
        alt=words.describe_pattern_alt(found, limit),
        key=words.describe_pattern_doubt(found),
    )
    return chart_exhibit(
        f"access/pattern/{service}/{limit}",
        file_stem("distance and deprivation", asked.many, "LSOA", f"{limit} m", asked.about.date),
        replace(drawn, names_picked=names_picked),
        _sources(service),
        _address(service, limit),
        says=(words.describe_correlation(found),),
        notes=(words.PATTERN_IS_NO_REASON, words.describe_basis(found)),
        tables=(_distances_table(found),),
    )


@kept(200)
def near_each_place(service: str, limit: int) -> Exhibit:
    """Residents near every place, those with most of the most deprived fifth first."""
    found = distances(service)
    asked, table = found.service, findings.residents_near(found, limit)
    within = f"within {words.limit_words(limit)}"
    return Exhibit(
        f"access/near/{service}/{limit}",
        file_stem("residents near", asked.many, f"within {limit} m", POPULATION_YEAR),
        words.describe_near(found, table, limit),
        _sources_of_centres(service),
        _address(service, limit),
        says=(words.describe_near_basis(limit),),
        tables=(_places_table(asked, table, within), _distances_table(found)),
    )


def _places_table(asked: Service, near: pd.DataFrame, within: str) -> Table:
    """A row a place of a service, with the residents near it."""
    one = len(near) == 1
    which = f"The {asked.one}" if one else f"All {len(near)} {asked.many}"
    return table_of(
        near.itertuples(),
        {
            Column("Place"): lambda row: words.located(row.label, row.name, row.address, row.doubt),
            Column("Stands in"): lambda row: row.neighbourhood or "not recorded",
            Column(f"Residents {within}", Kind.NUMBER): lambda row: int(row.residents),
            Column("Of these in the most deprived fifth", Kind.NUMBER): lambda row: int(row.fifth),
            Column("LSOAs", Kind.NUMBER, only_in_files=True): "lsoas",
            Column("Name", only_in_files=True): "name",
            Column("Address", only_in_files=True): "address",
            Column("Postcode", only_in_files=True): "postcode",
            Column("Ward", only_in_files=True): "ward_name",
            Column("Nearest LSOA", only_in_files=True): "nearest_lsoa",
            Column("In doubt", only_in_files=True): "doubt",
        },
        name="places",
        sheet="Residents near each place",
        caption=f"{which} in Trafford and residents {within}",
        basis=(
            f"Residents of mid-{POPULATION_YEAR}, most deprived fifth of England by IMD "
            f"{INDEX_YEAR}, {asked.many} as recorded {asked.recorded}."
        ),
        marked=lambda row: bool(row.doubt),
    )


# ---- networks ----------------------------------------------------------------------------------


@kept()
def list_sizes() -> Exhibit:
    """The patients of the networks at four dates against the plan's range."""
    found, plan = every_network(), patient_range()
    days = [networks.month(day) for day, _, _ in found[0].sizes]
    paper = shipped.sources()[_PAPERS].cited((plan.year,), plan.source)
    return chart_exhibit(
        "access/list_sizes",
        file_stem("registered patients", "primary care networks", *days[:: len(days) - 1]),
        charts.list_sizes_chart(
            [one.name for one in found],
            [[patients for _, patients, _ in one.sizes] for one in found],
            days,
            (plan.low, plan.high),
            title=networks.describe_sizes(found, plan),
            subtitle="Registered patients of the five primary care networks, all ages, at four dates; "
            f"shaded: the plan’s {plan.low:,} to {plan.high:,}",
            alt=networks.describe_sizes_alt(found, plan),
        ),
        merged(
            (
                *shipped.sources_of_files(*_NETWORK_FILES, years=days),
                *shipped.sources_of_files(_PRACTICES, years=days[-1:]),
                paper,
                *_sources_of_scores(),
            )
        ),
        Address(PAGE),
        says=(networks.describe_practices(found),),
        notes=(
            networks.describe_sizes_basis(plan),
            networks.MEMBERS_AND_NO_BOUNDARY,
            networks.describe_scores_basis(origin_of_scores()),
        ),
        tables=(_patients_table(found, days), _networks_table(found)),
    )


def _sources_of_scores() -> tuple[Source, ...]:
    found = origin_of_scores()
    return (shipped.sources()[_FACTS].cited((found.year,), found.name),)


def _patients_table(found: Sequence[Network], days: Sequence[str]) -> Table:
    return Table(
        name="patients",
        sheet="Patients of the networks",
        caption="Registered patients of the primary care networks, all ages, at four dates",
        columns=(Column("Network"), *(Column(day, Kind.NUMBER) for day in days)),
        rows=tuple((one.name, *(patients for _, patients, _ in one.sizes)) for one in found),
        basis="Women and men together, counted and not estimated: there is no interval.",
    )


def _networks_table(found: Sequence[Network]) -> Table:
    return table_of(
        ((one, networks.month(day), *counts) for one in found for day, *counts in one.sizes),
        {
            Column("Network and date"): lambda row: f"{row[0].name}, {row[1]}",
            Column("Network", only_in_files=True): lambda row: row[0].name,
            Column("Date", only_in_files=True): itemgetter(1),
            Column("Registered patients", Kind.NUMBER): itemgetter(2),
            Column("Practices", Kind.NUMBER): itemgetter(3),
            Column("Neighbourhood (inferred)"): lambda row: row[0].neighbourhood,
            Column("Practices outside it"): lambda row: "; ".join(row[0].elsewhere["name"]),
            Column("Patient-weighted IMD 2019, third party", Kind.NUMBER, SCORES): (
                lambda row: row[0].score
            ),
            Column("Its tenth (1 is the most deprived)", Kind.NUMBER): lambda row: row[0].tenth,
            Column("Network code", only_in_files=True): lambda row: row[0].code,
        },
        name="every_figure",
        sheet="Networks, every figure",
        caption="Patients, practices, neighbourhood and deprivation score of each network",
        basis="All ages, women and men together. The score has one date and stands in each row.",
    )


@kept()
def network(code: str) -> Exhibit:
    """One network: its patients, its practices, its neighbourhood and its score."""
    found = next(one for one in every_network() if one.code == code)
    days = [networks.month(found.sizes[n][0]) for n in (0, -1)]
    return Exhibit(
        f"access/network/{code}",
        file_stem(found.name, "patients and practices", days[-1]),
        networks.describe_network(found),
        merged(
            (
                *shipped.sources_of_files(*_NETWORK_FILES, years=days),
                *shipped.sources_of_files(_PRACTICES, years=days[-1:]),
                *_sources_of_scores(),
            )
        ),
        Address(PAGE),
        says=(networks.describe_home(found), networks.describe_score(found)),
        tables=(
            table_of(
                found.members.itertuples(),
                {
                    Column("Practice"): "name",
                    Column("Registered patients", Kind.NUMBER): lambda row: int(row.list_size),
                    Column("Ward"): "ward_name",
                    Column("Neighbourhood"): "neighbourhood",
                },
                name="practices",
                sheet=found.name[:31],
                caption=f"Practices of {found.name}, {days[-1]}",
                basis="All ages, women and men together; a patient may live anywhere.",
                marked=lambda row: row.neighbourhood != found.neighbourhood,
            ),
        ),
    )


# ---- hubs --------------------------------------------------------------------------------------


def _sources_of_hubs(found: Iterable[Hub]) -> tuple[Source, ...]:
    before = tuple(date_in_words(one.earlier_date) for one in found)
    return merged(
        (
            *shipped.sources_of_places(HUB),
            *shipped.sources_of_files(_HUBS_BEFORE, years=before),
        )
    )


@kept()
def hubs() -> Exhibit:
    """The hubs as the two lists have them."""
    found = every_hub()
    return Exhibit(
        "access/hubs",
        file_stem("community hubs", "Trafford", found[0].date),
        networks.describe_hubs(found),
        _sources_of_hubs(found),
        Address(PAGE),
        says=(networks.describe_hubs_basis(),),
        tables=(
            table_of(
                found,
                {
                    Column("Hub"): "name",
                    Column("Neighbourhood"): "neighbourhood",
                    Column("Host"): "host",
                    Column("Address"): "address",
                    Column("Postcode"): "postcode",
                    Column("What the record says"): "record",
                    Column("Can we confirm that it is open?"): lambda one: (
                        "no" if one.doubted else "listed, not checked"
                    ),
                    Column("Date of the record", only_in_files=True): "date",
                    Column("Date of the earlier list", only_in_files=True): "earlier_date",
                    Column("Host then", only_in_files=True): "earlier_host",
                    Column("Address then", only_in_files=True): "earlier_address",
                    Column("Postcode then", only_in_files=True): "earlier_postcode",
                },
                sheet="Community hubs",
                caption="The community hubs, their hosts, and how far the record goes",
                basis="Two lists of the council’s; a list says that a hub is on it, not that it is open.",
                marked=lambda one: bool(one.doubted),
            ),
        ),
    )


@kept()
def hub(name: str) -> Exhibit:
    """One hub: its host, its address, what the record says, and the earlier list."""
    found = next(one for one in every_hub() if one.name == name)
    return Exhibit(
        f"access/hub/{file_stem(name)}",
        file_stem(name, found.date),
        found.where,
        _sources_of_hubs([found]),
        Address(PAGE),
        says=(found.before,),
        quoted_with=(found.record,),
    )


def every() -> Iterator[Exhibit]:
    """Every exhibit of the topic, of every service at two distances and an area of every kind."""
    for service in SERVICES:
        yield distance_map(service)
        for limit in LIMITS[1:3]:
            yield answer(service, limit)
            yield pattern(service, limit)
            yield near_each_place(service, limit)
    for level in _FOUND_BY:
        code = next(found.code for found in finder().values() if found.level == level)
        yield answer(HUB, LIMITS[1], level, code)
        if chosen := chosen_area(HUB, level, code):
            yield chosen
    yield list_sizes()
    yield from (network(one.code) for one in every_network())
    yield hubs()
    yield from (hub(one.name) for one in every_hub())
