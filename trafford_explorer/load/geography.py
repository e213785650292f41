"""Areas, lookups, places and the outlines of the map, as the build left them."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from trafford_explorer.areas import AreaType
from trafford_explorer.errors import DataError, SelectionError
from trafford_explorer.paths import FOLDERS, Folders
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.tables import AREA_COLUMNS, PLACE_COLUMNS
from trafford_explorer.tables.geography import (
    AREA_NAME_COLUMNS,
    DRAWN_AREA_TYPES,
    FINDER_COLUMNS,
    LSOA11_LOOKUP_COLUMNS,
    LSOA11_LSOA21_COLUMNS,
    LSOA_CENTRE_COLUMNS,
    PEER_COLUMNS,
    POSTCODE_COLUMNS,
    WARD_LOOKUP_COLUMNS,
    WEB_LAYERS,
    check_area_names,
    check_areas,
    check_finder,
    check_lookup,
    check_places,
    check_small_lookup,
)

_COUNTS = ("list_size", "list_size_2021", "practices", "practices_2021")


def load_areas(area_type: str, folders: Folders = FOLDERS) -> gpd.GeoDataFrame:
    """Return the areas of one type, with outlines where they have any.

    Parameters
    ----------
    area_type : str
        An `AreaType` or its text, such as `lsoa21`.
    folders : Folders
        Where the files are.

    Returns
    -------
    GeoDataFrame
        EPSG:4326, one row an area, sorted by code: `area_code` (a neighbourhood's is its name),
        `area_name`, `neighbourhood` (today's best fit inside Trafford; for `ward17` and
        `neighbourhood17` the one of their time; "" above neighbourhood level) and `geometry`.
        The geometry is empty for a `pcn`, which has members and no boundary, for England, and for
        local authorities outside Greater Manchester.

    Raises
    ------
    SelectionError
        There is no such type.
    DataError
        The files are missing or do not hold what they must.
    """
    kind = _area_type(area_type)
    names = load_area_names(folders)
    rows = names[names["area_type"] == str(kind)].sort_values("area_code", ignore_index=True)
    shapes: dict[str, shapely.Geometry] = {}
    if kind in DRAWN_AREA_TYPES:
        features = _read_features(
            folders.geo / "areas" / f"{kind}.geojson", f"areas of type {kind}"
        )
        codes = [feature["properties"].get("area_code", "") for feature in features]
        shapes = dict(zip(codes, _shapes(features, shapely.MultiPolygon()), strict=True))
    geometry = [shapes.get(code, shapely.MultiPolygon()) for code in rows["area_code"]]
    areas = gpd.GeoDataFrame(rows[AREA_COLUMNS[:-1]], geometry=geometry, crs="EPSG:4326")
    check_areas(areas, kind)
    return areas


def load_area_names(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return every area of every type without its outline.

    Returns
    -------
    DataFrame
        One row an area: `area_type`, `area_code`, `area_name`, `neighbourhood` as in `load_areas`,
        and `published_name`, the name in the official files ("Trafford 025A" for an LSOA).

    Raises
    ------
    DataError
        The file is missing or does not hold what it must.
    """
    names = _read_table(folders, "areas.csv", "areas")
    check_area_names(names)
    return names[AREA_NAME_COLUMNS]


def load_finder(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return what people type, and the area that each label means.

    Returns
    -------
    DataFrame
        One row a label and kind of area: `label` ("MSOA Hale", "Sale, the town: Ward Sale
        Central"), `area_type`, `area_code`, and `words`, lower-case words to search in (name, code,
        published name, neighbourhood, towns whose gazetteer point stands there).

    Raises
    ------
    DataError
        The file is missing, or a row leads to no area.
    """
    finder = _read_table(folders, "finder.csv", "finder")
    check_finder(finder, load_area_names(folders))
    return finder[FINDER_COLUMNS]


def load_places(kind: str, folders: Folders = FOLDERS) -> gpd.GeoDataFrame:
    """Return the places of one kind.

    Parameters
    ----------
    kind : str
        A key of `places.PLACE_KINDS`, such as `hub`, `pcn` or `gp_practice`.
    folders : Folders
        Where the files are.

    Returns
    -------
    GeoDataFrame
        EPSG:4326, one row a place, sorted by name, columns of `tables.PLACE_COLUMNS`. `place_id` is
        the official code where there is one. `neighbourhood_basis` says how the neighbourhood was
        found; a network's is inferred. `list_size` is registered patients, not residents, at
        `list_size_date`; `list_size_2021` those of May 2021, missing for a practice without;
        `practices` the members of a network. `source_date` is the day, month or year of the
        record; `note` says what to doubt. A network's geometry is empty: it must not be drawn.

    Raises
    ------
    SelectionError
        There is no such kind.
    DataError
        The file is missing or does not hold what it must.
    """
    if kind not in PLACE_KINDS:
        raise SelectionError(
            f"There is no kind of place {kind!r}. There are: {', '.join(PLACE_KINDS)}."
        )
    features = _read_features(folders.geo / "places.geojson", "places")
    chosen = [feature for feature in features if feature["properties"].get("kind") == kind]
    table = pd.DataFrame(
        {name: _property(chosen, name) for name in PLACE_COLUMNS if name != "geometry"}
    )
    nowhere = shapely.Point()
    places = gpd.GeoDataFrame(table, geometry=_shapes(chosen, nowhere), crs="EPSG:4326")
    check_places(places)
    return places


def web_geometry_files(folders: Folders = FOLDERS) -> dict[str, str]:
    """Return the script of each map layer: layer -> file name in `geo/web/`.

    Raises
    ------
    DataError
        A layer has no script or several, or a script is not what its name says.
    """
    files, problems = {}, []
    for layer in WEB_LAYERS:
        found = sorted(path for path in folders.web_geometry.glob(f"{layer}.*.js"))
        if len(found) != 1:
            problems.append(f"{len(found)} files for the layer {layer!r} where one is expected")
            continue
        path = found[0]
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
        if path.name != f"{layer}.{digest}.js":
            problems.append(f"{path.name} has changed since it was named")
        files[layer] = path.name
    if problems:
        raise DataError("outlines for the map", [*problems, "run `make data`"])
    return files


def load_lookup(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return the lookup of the LSOAs of 2021.

    Parameters
    ----------
    folders : Folders
        Where the files are.

    Returns
    -------
    DataFrame
        139 rows, one an LSOA, sorted by code: `lsoa21_code`, `msoa21_code`, `ward_code` (best-fit
        ward since May 2023), `neighbourhood` (that of the ward) and `population` (residents of
        all ages, mid-2024, in persons: weights, not a count of the residents of a ward).

    Raises
    ------
    DataError
        The file is missing or does not hold what it must.
    """
    table = _read_table(folders, "lookup_lsoa21.csv", "lookup of LSOAs 2021")
    check_lookup(table)
    return table


def load_lsoa11_lookup(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return one row an LSOA of 2011 (138), with areas of its own time.

    Columns `lsoa11_code`, `msoa11_code`, `ward17_code` (best-fit ward until April 2023) and
    `neighbourhood17` (that of the ward). Raises DataError like `load_lookup`.
    """
    return _load(folders, "lookup_lsoa11.csv", "lookup of LSOAs 2011", LSOA11_LOOKUP_COLUMNS)


def load_lsoa11_lsoa21(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return every pair of an LSOA of 2011 and one of 2021 in Trafford (139 rows).

    Columns `lsoa11_code`, `lsoa21_code` and `change_code`: U is unchanged, S is split (only
    E01006185, into E01034000 and E01034001). Raises DataError like `load_lookup`.
    """
    return _load(
        folders, "lookup_lsoa11_lsoa21.csv", "lookup of LSOAs 2011 to 2021", LSOA11_LSOA21_COLUMNS
    )


def load_wards(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return one row a ward: 21 of `ward23` and 21 of `ward17`.

    Columns `area_type`, `ward_code`, `ward_name` and `neighbourhood`, the last being the
    neighbourhood of the ward's own time. Never join wards by name: ten names occur in both
    vintages for different ground. Raises DataError like `load_lookup`.
    """
    return _load(folders, "lookup_ward.csv", "lookup of wards", WARD_LOOKUP_COLUMNS)


def load_peers(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return one row a peer list and authority (70 rows; Trafford itself is in none).

    Columns `list_id` (a key of `areas.PEER_LISTS`), `list_name`, `area_code`, `area_name`.
    Raises DataError like `load_lookup`.
    """
    return _load(folders, "peers.csv", "peers", PEER_COLUMNS)


def load_postcodes(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return one row a postcode of Trafford in use in February 2025 (11,264).

    Columns `postcode` (capitals, no space), `ward_code` (since May 2023), `msoa21_code` and
    `lsoa21_code`, all the postcode's own and no best fit, and `lon`, `lat` in degrees. Raises
    DataError like `load_lookup`.
    """
    return _load(folders, "postcodes.csv", "postcodes", POSTCODE_COLUMNS)


def load_lsoa_centres(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return the point that stands for each LSOA of 2021 wherever one is meant (139).

    Columns `lsoa21_code`, `easting` and `northing`: ONS's population-weighted centroid, in metres
    of the national grid (EPSG:27700). Raises DataError like `load_lookup`.
    """
    return _load(folders, "lsoa_centres.csv", "centres of LSOAs", LSOA_CENTRE_COLUMNS)


def _load(folders: Folders, file_name: str, subject: str, columns: list[str]) -> pd.DataFrame:
    table = _read_table(folders, file_name, subject)
    check_small_lookup(subject, table, columns)
    return table


def _read_table(folders: Folders, file_name: str, subject: str) -> pd.DataFrame:
    path = folders.data / file_name
    if not path.is_file():
        raise DataError(subject, [f"{file_name} is missing from the data folder: run `make data`"])
    return pd.read_csv(path, keep_default_na=False)


def _area_type(area_type: str) -> AreaType:
    try:
        return AreaType(area_type)
    except ValueError:
        known = ", ".join(AreaType)
        raise SelectionError(
            f"There is no kind of area {area_type!r}. There are: {known}."
        ) from None


def _read_features(path: Path, subject: str) -> list[Mapping]:
    if not path.is_file():
        raise DataError(subject, [f"{path.name} is missing from the geo folder: run `make data`"])
    try:
        return json.loads(path.read_text(encoding="utf-8"))["features"]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise DataError(subject, [f"{path.name} is not a GeoJSON collection: {error}"]) from error


def _shapes(features: list[Mapping], nowhere: shapely.Geometry) -> list[shapely.Geometry]:
    return [
        shapely.geometry.shape(feature["geometry"]) if feature["geometry"] else nowhere
        for feature in features
    ]


def _property(features: list[Mapping], name: str) -> pd.Series:
    """Return one column of places: a count that may be missing, or a text that may be empty."""
    if name in _COUNTS:
        counts = [feature["properties"].get(name, pd.NA) for feature in features]
        return pd.Series(counts, dtype="Int64")
    return pd.Series([feature["properties"].get(name, "") for feature in features], dtype="str")
