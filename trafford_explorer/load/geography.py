"""Areas, lookups, places and the outlines of the map, as the build left them."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from trafford_explorer.areas import AreaType
from trafford_explorer.errors import DataError, SelectionError
from trafford_explorer.paths import FOLDERS, Folders
from trafford_explorer.tables.geography import (
    LSOA11_LOOKUP_COLUMNS,
    LSOA11_LSOA21_COLUMNS,
    MSOA11_MSOA21_COLUMNS,
    MSOA_NEIGHBOURHOOD_COLUMNS,
    PEER_COLUMNS,
    WARD_LOOKUP_COLUMNS,
    check_lookup,
    check_small_lookup,
)


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


def load_msoa11_msoa21(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return every pair of an MSOA of 2011 and one of 2021 that share an LSOA (28 rows).

    Columns `msoa11_code`, `msoa21_code`: each MSOA of Trafford kept its code, and its outline
    moved by less than 0.01 km². Raises DataError like `load_lookup`.
    """
    return _load(
        folders, "lookup_msoa11_msoa21.csv", "lookup of MSOAs 2011 to 2021", MSOA11_MSOA21_COLUMNS
    )


def load_wards(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return one row a ward: 21 of `ward23` and 21 of `ward17`.

    Columns `area_type`, `ward_code`, `ward_name` and `neighbourhood`, the last being the
    neighbourhood of the ward's own time. Never join wards by name: ten names occur in both
    vintages for different ground. Raises DataError like `load_lookup`.
    """
    return _load(folders, "lookup_ward.csv", "lookup of wards", WARD_LOOKUP_COLUMNS)


def load_msoa_neighbourhoods(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return one row an MSOA and neighbourhood that share residents (34 rows; 6 MSOAs straddle).

    Columns `msoa21_code`, `neighbourhood`, `population_share` (0 to 1, of the MSOA's residents in
    mid-2024) and `best_fit` (True for the larger share). Raises DataError like `load_lookup`.
    """
    return _load(
        folders,
        "lookup_msoa_neighbourhood.csv",
        "lookup of MSOAs to neighbourhoods",
        MSOA_NEIGHBOURHOOD_COLUMNS,
    )


def load_peers(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return one row a peer list and authority (70 rows; Trafford itself is in none).

    Columns `list_id` (a key of `areas.PEER_LISTS`), `list_name`, `area_code`, `area_name`.
    Raises DataError like `load_lookup`.
    """
    return _load(folders, "peers.csv", "peers", PEER_COLUMNS)


def _load(folders: Folders, file_name: str, subject: str, columns: list[str]) -> pd.DataFrame:
    table = _read_table(folders, file_name, subject)
    check_small_lookup(subject, table, columns)
    return table


def _read_table(folders: Folders, file_name: str, subject: str) -> pd.DataFrame:
    path = folders.data / file_name
    if not path.is_file():
        raise DataError(subject, [f"{file_name} is missing from the data folder: run `make data`"])
    return pd.read_csv(path, keep_default_na=False)
