"""The tables that the app ships, read once and shared; nothing here may be written to.

Functions of the data take a table as an argument and know nothing of this module, so that a table
that a reader brings goes through the same functions. This module gives them the shipped one.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

import pandas as pd

from trafford_explorer import load, maps, style, view
from trafford_explorer.areas import (
    AREA_TYPE_TEXT,
    ENGLAND,
    NEIGHBOURHOODS,
    SMALL_AREA_TYPES,
    SMALLER,
    TRAFFORD,
    AreaType,
)
from trafford_explorer.cache import kept
from trafford_explorer.errors import DataError
from trafford_explorer.exhibits import Sign
from trafford_explorer.exhibits.credit import credit_values
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.places import PLACE_KINDS, date_in_words
from trafford_explorer.selection import (
    Found,
    Offers,
    Selection,
    build_finder,
    build_offers,
    main_msoa_of_wards,
)
from trafford_explorer.sources import DerivedFile, Source, merged
from trafford_explorer.tables.people import people_counted

# ---- values -------------------------------------------------------------------------------------


@kept()
def values() -> pd.DataFrame:
    """The whole table of indicator values."""
    return load.load_indicator_values()


@kept(200)
def indicator_values(indicator_id: str) -> pd.DataFrame:
    """Every row of one indicator."""
    found = values()
    return found[found["indicator_id"] == indicator_id].reset_index(drop=True)


def rows_of(indicator_id: str, kind: str, period: str = "", sex: str = "") -> pd.DataFrame:
    """Rows of one indicator by one kind of area, of one period and one sex where these are given."""
    rows = indicator_values(indicator_id)
    here = rows["area_type"] == kind
    for column, wanted in (("period", period), ("sex", sex)):
        if wanted:
            here &= rows[column] == wanted
    return rows[here]


@kept()
def authority_values() -> pd.DataFrame:
    """Every row of a local authority or England, and in `people` about how many it is of.

    `people` is filled for figures of Trafford for whose people residents stand in.
    """
    found = values()
    kinds = [str(AreaType.LOCAL_AUTHORITY), str(AreaType.COUNTRY)]
    found = found[found["area_type"].isin(kinds)].reset_index(drop=True)
    return found.assign(people=people_counted(found, load.load_residents_of_age()))


@kept(200)
def authority_rows(indicator: str) -> pd.DataFrame:
    """Rows of one indicator for authorities and England."""
    found = authority_values()
    return found[found["indicator_id"] == indicator].reset_index(drop=True)


@kept()
def comparison_values() -> pd.DataFrame:
    """Values of the small areas in the rest of Greater Manchester."""
    return load.load_comparison_values()


@kept()
def greater_manchester(indicator_id: str) -> pd.DataFrame:
    """Every row of one indicator by MSOA, of Trafford and of the rest of Greater Manchester."""
    rest = comparison_values()
    both = pd.concat([indicator_values(indicator_id), rest[rest["indicator_id"] == indicator_id]])
    return both[both["area_type"] == AreaType.MSOA11]


@kept()
def breakdowns() -> pd.DataFrame:
    """Values by tenth or fifth of deprivation."""
    return load.load_breakdowns()


# ---- areas and what can be chosen ---------------------------------------------------------------


@kept()
def all_area_names() -> pd.DataFrame:
    """`area_type, area_code, area_name, neighbourhood` of every area."""
    return load.load_area_names()


@kept()
def area_names(area_type: str) -> pd.DataFrame:
    """`area_code, area_name, neighbourhood` of every area of a kind."""
    areas = all_area_names()
    return areas[areas["area_type"] == area_type].reset_index(drop=True)


@kept()
def area_name_of(area_type: str) -> Mapping[str, str]:
    """Code to name of every area of a kind."""
    areas = area_names(area_type)
    return MappingProxyType(dict(zip(areas["area_code"], areas["area_name"], strict=True)))


@kept()
def authority_names() -> Mapping[str, str]:
    """Code to name of every authority and England."""
    return MappingProxyType(
        {
            **area_name_of(str(AreaType.LOCAL_AUTHORITY)),
            ENGLAND: AREA_TYPE_TEXT[AreaType.COUNTRY].label,
        }
    )


@kept()
def offers() -> Offers:
    """Everything that can be chosen."""
    return build_offers(
        view.offered(values(), SMALL_AREA_TYPES), all_area_names(), maps.orientation_layers()
    )


def home_of(area_type: str, area_code: str) -> str:
    """The neighbourhood that an area lies in; "" where it is not known."""
    if area_code in NEIGHBOURHOODS:
        return area_code
    return offers().neighbourhoods.get(area_type, {}).get(area_code, "")


@kept()
def main_msoas() -> pd.DataFrame:
    """The MSOA in which most of each ward's residents live."""
    return main_msoa_of_wards(load.load_lookup(), area_name_of("ward23"))


@kept(200)
def finder(indicator: str, level: str) -> Mapping[str, Found]:
    """What a reader may type, to the area it means."""
    return build_finder(offers(), load.load_finder(), main_msoas(), indicator, level)


# ---- views --------------------------------------------------------------------------------------


@kept(400)
def view_of(indicator: str, level: str, sex: str, period: str) -> view.View:
    """One indicator, kind of area, sex and period as a table with its comparators."""
    return view.build_view(
        values(),
        area_names(level),
        indicator_id=indicator,
        level=AreaType(level),
        sex=sex,
        period=period,
    )


def current_view(chosen: Selection) -> view.View:
    """The view of a choice."""
    return view_of(chosen.indicator, chosen.level, chosen.sex, chosen.period)


def smaller_view(chosen: Selection) -> view.View | None:
    """The same indicator, sex and years by the largest kind of area below a neighbourhood."""
    periods = offers().periods
    for level in SMALLER[chosen.level]:
        if chosen.period in periods.get((chosen.indicator, level, chosen.sex), ()):
            return view_of(chosen.indicator, str(level), chosen.sex, chosen.period)
    return None


# ---- places and papers --------------------------------------------------------------------------


@kept()
def places(kind: str) -> pd.DataFrame:
    """The places of a kind, without their geometry."""
    return pd.DataFrame(load.load_places(kind).drop(columns="geometry"))


@kept()
def pcn_names() -> Mapping[str, str]:
    """PCN code to name."""
    networks = load.load_places("pcn")
    return MappingProxyType(dict(zip(networks["pcn_code"], networks["pcn_name"], strict=True)))


def network_signs(before: str = "") -> tuple[Sign, ...]:
    """A row of a legend for each network's practices: its colour, its letter and its name."""
    return tuple(
        Sign(f"{before}{name}", style.PCN_COLOURS[code], style.PCN_LETTERS[code], "round")
        for code, name in pcn_names().items()
    )


@kept()
def plan_facts() -> pd.DataFrame:
    """What Trafford's own papers said."""
    return load.load_plan_facts()


# ---- sources ------------------------------------------------------------------------------------


@kept()
def sources() -> Mapping[str, Source]:
    """The record of every raw file, by its path."""
    found = load.load_sources()
    if not found:
        raise DataError("sources", ["no record of a raw file was found beside the data"])
    return MappingProxyType(found)


@kept()
def derived_files() -> Mapping[str, DerivedFile]:
    """The record of every file that the build wrote, by its path."""
    return MappingProxyType(load.load_derived_files())


def sources_of_values(*rows: pd.DataFrame) -> tuple[Source, ...]:
    """The sources of some rows of the tables of values or of breakdowns, with their years.

    Parameters
    ----------
    rows : DataFrame
        With `indicator_id, area_type, period, release, value`, and `grouping` of a breakdown; a row
        without a value has no source.
    """
    return merged(source for part in rows for source in credit_values(part, INDICATORS, sources()))


def sources_of_view(shown: view.View) -> tuple[Source, ...]:
    """The sources of a view and of the figures of England and Trafford beside it."""
    found = indicator_values(shown.indicator.id)
    beside = [
        code
        for code, other in ((ENGLAND, shown.england), (TRAFFORD, shown.trafford))
        if other.value is not None
    ]
    here = (found["area_type"] == shown.level) | found["area_code"].isin(beside)
    same = (found["sex"] == shown.sex) & (found["period"] == shown.period)
    return sources_of_values(found[here & same])


def sources_of_files(*paths: str, years: Iterable[str] = ()) -> tuple[Source, ...]:
    """The sources of some raw files, or of the raw files that derived ones were made from.

    Parameters
    ----------
    paths : str
        Relative to the project's root.
    years : iterable of str
        Of the figures that are shown.
    """
    given = tuple(years)
    raw = [
        file
        for path in paths
        for file in (derived_files()[path].derived_from if path in derived_files() else (path,))
    ]
    return merged(sources()[path].cited(given) for path in raw if path in sources())


def sources_of_places(*kinds: str) -> tuple[Source, ...]:
    """The sources of kinds of place, with the day of their record."""
    return merged(
        sources()[PLACE_KINDS[kind].source_file].cited((date_in_words(PLACE_KINDS[kind].date),))
        for kind in kinds
    )


def sources_of_names(*kinds: str) -> tuple[Source, ...]:
    """The sources of the names of MSOAs, which LSOAs carry too; other areas' names are in their data."""
    years = dict.fromkeys(kind[-2:] for kind in kinds if kind.startswith(("msoa", "lsoa")))
    return sources_of_files(*(f"data/raw/lookups/gm_msoa{year}_names.csv" for year in years))


def sources_of_layers(*layers: str) -> tuple[Source, ...]:
    """The sources of what a map shows: outlines of kinds of area, and layers of places."""
    areas = [f"geo/areas/{layer}.geojson" for layer in layers]
    outlines = sources_of_files(*(path for path in areas if path in derived_files()))
    return merged([*outlines, *sources_of_places(*(x for x in layers if x in PLACE_KINDS))])


@kept()
def data_date() -> date:
    """The day on which the newest raw file was taken in."""
    return max(source.date_accessed for source in sources().values())
