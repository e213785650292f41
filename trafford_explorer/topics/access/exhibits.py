"""What the page of networks and hubs reads, kept between runs."""

import pandas as pd

from trafford_explorer import figures, load, maps, shipped
from trafford_explorer.areas import AREA_TYPE_TEXT, AreaType
from trafford_explorer.cache import kept
from trafford_explorer.indicators import Polarity
from trafford_explorer.selection import Found
from trafford_explorer.sources import Source
from trafford_explorer.topics.access import networks as record
from trafford_explorer.topics.access import words
from trafford_explorer.topics.explore import exhibits as cached

_FOUND_BY = (AreaType.LSOA21, AreaType.MSOA21, AreaType.WARD23, AreaType.NEIGHBOURHOOD)
_HUB_LISTS = ("community_hubs", "community_hubs_2021")


@kept(200)
def ground() -> words.Ground:
    """The LSOAs and their postcodes; shared, so nothing may change it."""
    return words.ground(
        load.load_postcodes(),
        lookup(),
        shipped.area_name_of(AreaType.LSOA21),
        shipped.indicator_values("imd_score"),
        shipped.indicator_values("imd_decile"),
    )


@kept(200)
def lookup() -> pd.DataFrame:
    """The lookup of LSOAs; shared, so nothing may change it."""
    return load.load_lookup()


@kept(200)
def access(service: str) -> words.Access:
    """How far every LSOA is from a service; shared, so nothing may change it."""
    one = words.SERVICES[service]
    return words.access(one, load.load_places(one.kind), ground())


@kept(200)
def chart(service: str, limit: int) -> figures.Chart:
    """Shared between readers: read it only."""
    found = access(service)
    table = found.ground.table.assign(km=found.metres / 1000).reset_index(names="area_code")
    names = shipped.area_name_of(AreaType.LSOA21)
    title, doubt = words.describe_pattern(found), words.describe_pattern_doubt(found)
    one = found.service.one
    return figures.access_chart(
        table.assign(area_name=table["area_code"].map(names)),
        limit / 1000,
        float(found.ground.fifth["score"].min()),
        up=f"Mean distance to the nearest {one}, km",
        across=f"Index of Multiple Deprivation (IMD) {words.IMD} score, more deprived →",
        title=title,
        subtitle=f"Straight line to the nearest {one}, mean over postcodes of {words.POSTCODES_OF}, "
        f"{found.service.many} as recorded {found.service.recorded}, by "
        f"{AREA_TYPE_TEXT[AreaType.LSOA21].vintage}",
        alt=" ".join(filter(None, (f"{title}.", words.describe_access(found, limit), doubt))),
        key=doubt,
    )


@kept(200)
def dots() -> dict[str, str]:
    """The name that the chart carries for an LSOA to its code; shared, so nothing may change it."""
    names = shipped.area_names(AreaType.LSOA21)
    return dict(zip(figures.chart_names(names), names["area_code"], strict=True))


@kept(200)
def classes(service: str) -> maps.Classes:
    """The map's classes, of distances in km as they are said; shared between readers: read it only."""
    return maps.classify(words.in_km(access(service).metres), Polarity.LOW_IS_GOOD)


@kept(200)
def values(service: str) -> dict[str, str]:
    """LSOA to its distance in words, all in one unit, so that a legend can be ordered by them."""
    return {str(c): words.km_words(km) for c, km in words.in_km(access(service).metres).items()}


@kept(200)
def finder() -> dict[str, Found]:
    """What a reader may type, to the area it means; shared, so nothing may change it."""
    found = shipped.finder("imd_score", AreaType.LSOA21)
    return {label: entry for label, entry in found.items() if entry.level in _FOUND_BY}


@kept(200)
def within(service: str, limit: int) -> pd.DataFrame:
    """Residents near every place."""
    return words.within(access(service), limit)


def _sources(service: str) -> list[Source]:
    held = shipped.sources()
    files = [words.SERVICES[service].about.source_file]
    files += [
        "data/raw/lookups/trafford_postcodes.csv",
        "data/raw/lookups/trafford_lsoa21_lookup.csv",
    ]
    found = [held[file] for file in files]
    for indicator in ("imd_score", "imd_decile", "population"):
        found += cached.sources_of(indicator, AreaType.LSOA21)
    return list({source.path: source for source in found}.values())


@kept(200)
def distances_file(service: str) -> bytes:
    """Every LSOA's distance as a file to take away."""
    return words.distances_csv(access(service), _sources(service)).encode("utf-8-sig")


@kept(200)
def within_file(service: str, limit: int) -> bytes:
    """Residents near every place as a file to take away."""
    return words.within_csv(access(service), limit, _sources(service)).encode("utf-8-sig")


# ---- networks and hubs ---------------------------------------------------------------------------


@kept(200)
def networks() -> list[record.Network]:
    """The networks; shared, so nothing may change them."""
    return record.networks(
        shipped.places("pcn"),
        shipped.places("gp_practice"),
        load.load_list_sizes(),
        load.load_place_facts(),
    )


@kept(200)
def band() -> record.Band:
    """The plan's range."""
    return record.band(shipped.plan_facts())


@kept(200)
def scores() -> record.Scores:
    """Whose calculation the networks' scores are."""
    return record.scores_of(load.load_place_facts())


@kept(200)
def sizes_chart() -> figures.Chart:
    """Shared between readers: read it only."""
    found, plan = networks(), band()
    return figures.list_sizes_chart(
        [one.name for one in found],
        [[patients for _, patients, _ in one.sizes] for one in found],
        [record.month(day) for day, _, _ in found[0].sizes],
        (plan.low, plan.high),
        title=record.describe_sizes(found, plan),
        subtitle="Registered patients of the five primary care networks, all ages, at four dates; "
        f"shaded: the plan’s {plan.low:,} to {plan.high:,}",
        alt=record.describe_sizes_alt(found, plan),
    )


@kept(200)
def networks_file() -> bytes:
    """List sizes and scores as a file to take away."""
    files = ("pcns", "pcn_list_sizes", "pcn_practices_2026", "facts")
    held = [shipped.sources()[f"data/raw/places/{name}.csv"] for name in files]
    return record.networks_csv(networks(), band(), scores(), held).encode("utf-8-sig")


@kept(200)
def hubs() -> list[record.Hub]:
    """The hubs; shared, so nothing may change them."""
    return record.hubs(shipped.places("hub"), load.load_earlier_hubs())


@kept(200)
def hubs_file() -> bytes:
    """The hubs as a file to take away."""
    held = [shipped.sources()[f"data/raw/places/{name}.csv"] for name in _HUB_LISTS]
    return record.hubs_csv(hubs(), held).encode("utf-8-sig")


def source_lines(service: str) -> list[str]:
    """Sources of all that the page shows."""
    held = shipped.sources()
    one = words.SERVICES[service]
    place = held[one.about.source_file]
    postcodes = held["data/raw/lookups/trafford_postcodes.csv"]
    whose = scores()
    return [
        f"{one.about.plural}: {place.producer}, as recorded {one.recorded}. "
        f"{one.about.licence_note}".strip(),
        f"Postcodes: {postcodes.producer}, {postcodes.period}.",
        f"Deprivation: MHCLG, Indices of Deprivation {words.IMD}. Residents by LSOA: ONS, "
        f"mid-{words.RESIDENTS}. Areas: {AREA_TYPE_TEXT[AreaType.LSOA21].vintage}.",
        f"Networks, members and list sizes: {held['data/raw/places/pcns.csv'].producer}, May 2021 to "
        "January 2026. Neighbourhood of a network: inferred here.",
        f"Patient-weighted IMD 2019 by network: {whose.source}.",
        f"Range of patients: {band().source}.",
        f"Hubs: {held['data/raw/places/community_hubs.csv'].producer}, lists of February 2024 and "
        "May 2021.",
    ]
