"""Columns of the tables of areas, lookups and places, and the checks that hold them."""

from collections.abc import Iterable, Mapping

import geopandas as gpd
import pandas as pd
import shapely

from trafford_explorer.areas import NEIGHBOURHOODS, PEER_LISTS, SMALL_AREA_TYPES, AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.tables import AREA_COLUMNS, LOOKUP_COLUMNS, PLACE_COLUMNS

AREA_NAME_COLUMNS = ["area_type", "area_code", "area_name", "neighbourhood", "published_name"]
LSOA11_LOOKUP_COLUMNS = ["lsoa11_code", "msoa11_code", "ward17_code", "neighbourhood17"]
LSOA11_LSOA21_COLUMNS = ["lsoa11_code", "lsoa21_code", "change_code"]
MSOA11_MSOA21_COLUMNS = ["msoa11_code", "msoa21_code"]
WARD_LOOKUP_COLUMNS = ["area_type", "ward_code", "ward_name", "neighbourhood"]
MSOA_NEIGHBOURHOOD_COLUMNS = ["msoa21_code", "neighbourhood", "population_share", "best_fit"]
PEER_COLUMNS = ["list_id", "list_name", "area_code", "area_name"]
FINDER_COLUMNS = ["label", "area_type", "area_code", "words"]

AREA_COUNTS: Mapping[AreaType, int] = {
    AreaType.LSOA21: 139,
    AreaType.LSOA11: 138,
    AreaType.MSOA21: 28,
    AreaType.MSOA11: 28,
    AreaType.WARD23: 21,
    AreaType.WARD17: 21,
    AreaType.NEIGHBOURHOOD: 4,
    AreaType.NEIGHBOURHOOD17: 4,
    AreaType.PCN: 5,
    AreaType.COUNTRY: 1,
}
"""How many areas of each kind there are; the number of local authorities follows the data."""

DRAWN_AREA_TYPES = (*SMALL_AREA_TYPES, AreaType.LOCAL_AUTHORITY)
"""Kinds of area that have an outline file. A PCN has members, not a boundary, and has none."""

TRAFFORD_BOX = (-2.50, 53.33, -2.24, 53.49)
"""West, south, east and north, in degrees, of a box that holds Trafford with little to spare."""

GREATER_MANCHESTER_BOX = (-2.74, 53.32, -1.90, 53.69)

_ONE_ROW_PER = {
    "lookup of LSOAs 2021": ("lsoa21_code",),
    "lookup of LSOAs 2011": ("lsoa11_code",),
    "lookup of LSOAs 2011 to 2021": ("lsoa11_code", "lsoa21_code"),
    "lookup of MSOAs 2011 to 2021": ("msoa11_code", "msoa21_code"),
    "lookup of wards": ("ward_code",),
    "lookup of MSOAs to neighbourhoods": ("msoa21_code", "neighbourhood"),
    "peers": ("list_id", "area_code"),
}


def check_lookup(lookup: pd.DataFrame) -> None:
    """Raise DataError unless there is one row for each of the 139 LSOAs of 2021.

    Parameters
    ----------
    lookup : DataFrame
        Columns of `LOOKUP_COLUMNS`; `population` in persons, mid-2024, more than 0.
    """
    problems = _table_problems(lookup, LOOKUP_COLUMNS, ("lsoa21_code",), AreaType.LSOA21)
    if "neighbourhood" in lookup:
        problems += _neighbourhood_problems(lookup["neighbourhood"])
    if "population" in lookup and not (lookup["population"] > 0).all():
        problems.append("population must be above 0 in every LSOA")
    _raise("lookup of LSOAs 2021", problems)


def check_small_lookup(subject: str, table: pd.DataFrame, columns: list[str]) -> None:
    """Raise DataError unless a lookup has its columns, a unique key and no empty cell."""
    problems = _table_problems(table, columns, _ONE_ROW_PER[subject], None)
    present = [c for c in columns if c in table]
    problems += [f"{c} has {n} empty cells" for c, n in _empty_cells(table[present])]
    for column in ("neighbourhood", "neighbourhood17"):
        if column in table:
            problems += _neighbourhood_problems(table[column])
    if "list_id" in table:
        unknown = sorted(set(table["list_id"]) ^ set(PEER_LISTS))
        problems += [f"{name!r} is not one of the five lists, or is missing" for name in unknown]
    _raise(subject, problems)


def _table_problems(
    table: pd.DataFrame, columns: list[str], key: Iterable[str], area_type: AreaType | None
) -> list[str]:
    missing = [c for c in columns if c not in table]
    problems = [f"column {c!r} is missing" for c in missing]
    key = list(key)
    if not set(key) & set(missing):
        repeated = table.loc[table.duplicated(key), key]
        problems += [f"{' '.join(map(str, row))} occurs twice" for row in repeated.to_numpy()]
    if area_type is not None and len(table) != AREA_COUNTS[area_type]:
        problems.append(f"{len(table)} rows where {AREA_COUNTS[area_type]} are expected")
    return problems


def _empty_cells(table: pd.DataFrame) -> list[tuple[str, int]]:
    counts = (table.isna() | (table == "")).sum()
    return [(name, int(n)) for name, n in counts.items() if n]


def _neighbourhood_problems(names: pd.Series, allowed: Iterable[str] = NEIGHBOURHOODS) -> list[str]:
    allowed = tuple(allowed)
    unknown = sorted({str(name) for name in names} - set(allowed))
    known = ", ".join(name or "(none)" for name in allowed)
    return [f"{name!r} is not a neighbourhood (they are {known})" for name in unknown]


def _raise(subject: str, problems: list[str]) -> None:
    if problems:
        raise DataError(subject, problems)
