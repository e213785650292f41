"""Columns of the tables of areas, lookups and places, and the checks that hold them."""

from collections.abc import Iterable, Mapping

import geopandas as gpd
import numpy as np
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
POSTCODE_COLUMNS = ["postcode", "ward_code", "msoa21_code", "lsoa21_code", "lon", "lat"]
LSOA_CENTRE_COLUMNS = ["lsoa21_code", "easting", "northing"]
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

TRAFFORD_GRID_BOX = (366_000, 383_000, 386_000, 398_000)
"""The same on the national grid, in metres."""

GREATER_MANCHESTER_BOX = (-2.74, 53.32, -1.90, 53.69)

PLACE_COUNTS: Mapping[str, int] = {"hub": 6, "pcn": 5, "gp_practice": 26}
"""How many there are of the kinds that stand for the whole of Trafford."""

WEB_AREA_LAYERS = tuple(str(area_type) for area_type in SMALL_AREA_TYPES)
WEB_LAYERS = (*WEB_AREA_LAYERS, "trafford", "greenspace", "metrolink_line", "places")
"""Scripts of outlines and points that the map's frame fetches, each once."""

_GEOMETRY_TYPES = {
    "point": ("Point",),
    "line": ("LineString", "MultiLineString"),
    "polygon": ("Polygon", "MultiPolygon"),
}
_ONE_ROW_PER = {
    "lookup of LSOAs 2021": ("lsoa21_code",),
    "lookup of LSOAs 2011": ("lsoa11_code",),
    "lookup of LSOAs 2011 to 2021": ("lsoa11_code", "lsoa21_code"),
    "lookup of MSOAs 2011 to 2021": ("msoa11_code", "msoa21_code"),
    "lookup of wards": ("ward_code",),
    "lookup of MSOAs to neighbourhoods": ("msoa21_code", "neighbourhood"),
    "peers": ("list_id", "area_code"),
    "postcodes": ("postcode",),
    "centres of LSOAs": ("lsoa21_code",),
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
    if subject == "postcodes" and not problems:
        problems += _postcode_problems(table)
    if subject == "centres of LSOAs" and not problems:
        problems += _centre_problems(table)
    _raise(subject, problems)


def check_area_names(names: pd.DataFrame) -> None:
    """Raise DataError unless every area has a code, a name and, inside Trafford, a neighbourhood.

    Parameters
    ----------
    names : DataFrame
        Columns of `AREA_NAME_COLUMNS`, one row an area type and code.
    """
    problems = _table_problems(names, AREA_NAME_COLUMNS, ("area_type", "area_code"), None)
    if problems:
        raise DataError("areas", problems)
    unknown = sorted(set(names["area_type"]) - set(AreaType))
    problems += [f"{name!r} is not a kind of area" for name in unknown]
    for area_type, rows in names.groupby("area_type", sort=False):
        if area_type not in unknown:
            about = f"{area_type}: "
            problems += [about + text for text in _area_problems(rows, AreaType(area_type))]
    missing = sorted(set(AreaType) - set(names["area_type"]))
    problems += [f"there is no {name}" for name in missing]
    _raise("areas", problems)


def check_areas(areas: gpd.GeoDataFrame, area_type: AreaType) -> None:
    """Raise DataError unless the areas of one type are complete and their outlines sound.

    Parameters
    ----------
    areas : GeoDataFrame
        Columns of `AREA_COLUMNS`, EPSG:4326, sorted by code. The four neighbourhoods, and all
        areas inside Trafford, must have an outline within Trafford's box; a PCN and England none.
    """
    subject = f"areas of type {area_type}"
    problems = _table_problems(areas, AREA_COLUMNS, ("area_code",), None)
    if problems:
        raise DataError(subject, problems)
    problems += _area_problems(areas, area_type) + _crs_problems(areas)
    if not areas["area_code"].is_monotonic_increasing:
        problems.append("areas must be sorted by code")
    drawn = ~areas.geometry.is_empty
    if area_type in SMALL_AREA_TYPES:
        problems += [f"{code} has no outline" for code in areas.loc[~drawn, "area_code"]]
    elif area_type is not AreaType.LOCAL_AUTHORITY and drawn.any():
        problems.append(f"a {area_type} has no boundary and must not be drawn")
    box = TRAFFORD_BOX if area_type in SMALL_AREA_TYPES else GREATER_MANCHESTER_BOX
    problems += _shape_problems(areas.loc[drawn], "area_code", box, ("Polygon", "MultiPolygon"))
    _raise(subject, problems)


def check_places(places: gpd.GeoDataFrame) -> None:
    """Raise DataError unless places are complete and stand in Trafford.

    Parameters
    ----------
    places : GeoDataFrame
        Columns of `PLACE_COLUMNS`, EPSG:4326, one row a place; of one kind or several.
    """
    problems = _table_problems(places, PLACE_COLUMNS, ("place_id",), None)
    if problems:
        raise DataError("places", problems)
    unknown = sorted(set(places["kind"]) - set(PLACE_KINDS))
    problems += [f"{kind!r} is not a kind of place" for kind in unknown] + _crs_problems(places)
    for column in ("place_id", "name", "source_date"):
        nameless = places[column].isna() | (places[column] == "")
        problems += [f"{n} places have no {column}" for n in [int(nameless.sum())] if n]
    problems += _neighbourhood_problems(places["neighbourhood"], (*NEIGHBOURHOODS, ""))
    for kind, rows in places.groupby("kind", sort=False):
        if kind not in unknown:
            problems += _kind_problems(kind, rows)
    _raise("places", problems)


def check_finder(finder: pd.DataFrame, names: pd.DataFrame) -> None:
    """Raise DataError unless every row of the finder leads to an area that exists.

    Parameters
    ----------
    finder : DataFrame
        Columns of `FINDER_COLUMNS`; `words` in lower case.
    names : DataFrame
        The areas, as `check_area_names` takes them.
    """
    problems = _table_problems(finder, FINDER_COLUMNS, ("label", "area_type"), None)
    if problems:
        raise DataError("finder", problems)
    known = set(zip(names["area_type"], names["area_code"], strict=True))
    found = zip(finder["area_type"], finder["area_code"], strict=True)
    problems += [f"{kind} {code} is not an area" for kind, code in sorted(set(found) - known)]
    problems += [f"{column} has {n} empty cells" for column, n in _empty_cells(finder)]
    _raise("finder", problems)


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


def _postcode_problems(table: pd.DataFrame) -> list[str]:
    west, south, east, north = TRAFFORD_BOX
    inside = table["lon"].between(west, east) & table["lat"].between(south, north)
    n = int((~inside).sum())
    problems = [f"{n} postcodes lie outside Trafford's box"] if n else []
    wards = table["ward_code"].nunique()
    if wards != AREA_COUNTS[AreaType.WARD23]:
        problems.append(f"postcodes lie in {wards} wards, not {AREA_COUNTS[AreaType.WARD23]}")
    return problems


def _centre_problems(table: pd.DataFrame) -> list[str]:
    west, south, east, north = TRAFFORD_GRID_BOX
    inside = table["easting"].between(west, east) & table["northing"].between(south, north)
    outside = table.loc[~inside, "lsoa21_code"]
    problems = [f"the centre of {code} lies outside Trafford's box" for code in outside]
    if len(table) != AREA_COUNTS[AreaType.LSOA21]:
        expected = AREA_COUNTS[AreaType.LSOA21]
        problems.append(f"{len(table)} centres where {expected} are expected")
    return problems


def _neighbourhood_problems(names: pd.Series, allowed: Iterable[str] = NEIGHBOURHOODS) -> list[str]:
    allowed = tuple(allowed)
    unknown = sorted({str(name) for name in names} - set(allowed))
    known = ", ".join(name or "(none)" for name in allowed)
    return [f"{name!r} is not a neighbourhood (they are {known})" for name in unknown]


def check_drawn_shapes(layer: str, codes: Iterable[str], shapes: np.ndarray) -> None:
    """Raise DataError where an outline, simplified for the screen, is empty or no longer valid.

    Parameters
    ----------
    layer : str
        Name of the layer, for the message.
    codes, shapes : sequences of the same length
        What each shape is, and the shape as it will be written.
    """
    names = np.asarray(list(codes))
    empty, valid = shapely.is_empty(shapes), shapely.is_valid(shapes)
    problems = [f"{name} has vanished" for name in names[empty]]
    problems += [f"{name} crosses itself" for name in names[~valid]]
    _raise(f"outlines of the layer {layer}", problems)


def _area_problems(areas: pd.DataFrame, area_type: AreaType) -> list[str]:
    problems = []
    expected = AREA_COUNTS.get(area_type)
    if expected is not None and len(areas) != expected:
        problems.append(f"{len(areas)} areas where {expected} are expected")
    nameless = areas["area_name"].isna() | (areas["area_name"] == "")
    problems += [f"{code} has no name" for code in areas.loc[nameless, "area_code"]]
    if area_type is not AreaType.LOCAL_AUTHORITY:
        twice = areas.loc[areas["area_name"].duplicated(), "area_name"]
        problems += [f"the name {name!r} occurs twice" for name in twice]
    allowed = NEIGHBOURHOODS if area_type in SMALL_AREA_TYPES else ("",)
    return problems + _neighbourhood_problems(areas["neighbourhood"], allowed)


def _kind_problems(kind: str, places: gpd.GeoDataFrame) -> list[str]:
    about = PLACE_KINDS[kind]
    problems = []
    expected = PLACE_COUNTS.get(kind)
    if expected is not None and len(places) != expected:
        problems.append(f"{kind}: {len(places)} places where {expected} are expected")
    drawn = ~places.geometry.is_empty
    if about.geometry == "none":
        if drawn.any():
            problems.append(f"{kind} has members, not a place, and must not be drawn")
        return problems
    problems += [f"{place} has no position" for place in places.loc[~drawn, "place_id"]]
    types = _GEOMETRY_TYPES[about.geometry]
    return problems + _shape_problems(places.loc[drawn], "place_id", TRAFFORD_BOX, types)


def _shape_problems(
    frame: gpd.GeoDataFrame, key: str, box: tuple[float, ...], types: tuple[str, ...]
) -> list[str]:
    shapes, names = frame.geometry.to_numpy(), frame[key].to_numpy()
    problems = [f"{name} has an invalid geometry" for name in names[~shapely.is_valid(shapes)]]
    wrong = [shape.geom_type not in types for shape in shapes]
    problems += [f"{name} is not of type {' or '.join(types)}" for name in names[wrong]]
    outside = ~shapely.covered_by(shapes, shapely.box(*box))
    return problems + [f"{name} lies outside the box {box}" for name in names[outside]]


def _crs_problems(frame: gpd.GeoDataFrame) -> list[str]:
    if frame.crs is not None and frame.crs.to_epsg() == 4326:
        return []
    return [f"coordinates must be in EPSG:4326, not {frame.crs}"]


def _raise(subject: str, problems: list[str]) -> None:
    if problems:
        raise DataError(subject, problems)
