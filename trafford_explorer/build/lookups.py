"""The lookups between kinds of area, made from the raw ones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from trafford_explorer.areas import PEER_LISTS, AreaType
from trafford_explorer.build.derived import csv_bytes, write_derived
from trafford_explorer.paths import Folders
from trafford_explorer.tables import LOOKUP_COLUMNS
from trafford_explorer.tables.geography import (
    LSOA11_LOOKUP_COLUMNS,
    LSOA11_LSOA21_COLUMNS,
    LSOA_CENTRE_COLUMNS,
    MSOA11_MSOA21_COLUMNS,
    MSOA_NEIGHBOURHOOD_COLUMNS,
    PEER_COLUMNS,
    POSTCODE_COLUMNS,
    WARD_LOOKUP_COLUMNS,
    check_lookup,
    check_small_lookup,
)

_LSOA21 = "data/raw/lookups/trafford_lsoa21_lookup.csv"
_LSOA11 = "data/raw/lookups/trafford_lsoa11_lookup.csv"
_LSOA11_LSOA21 = "data/raw/lookups/gm_lsoa11_lsoa21.csv"
_WARDS = "data/raw/lookups/trafford_ward_locality.csv"
_MSOA_SHARES = "data/raw/lookups/trafford_msoa21_locality_shares.csv"
_POSTCODES = "data/raw/lookups/trafford_postcodes.csv"
_CENTRES = "geo/raw/trafford_lsoa_2021_population_weighted_centroids.csv"
_POPULATION = "data/raw/population/trafford_mid2024_lsoa.csv"
_PEERS = {list_id: f"data/raw/lookups/{list_id}.csv" for list_id in PEER_LISTS}
_WARD_VINTAGES = {2023: AreaType.WARD23, 2017: AreaType.WARD17}


@dataclass(frozen=True)
class _Lookup:
    """One lookup: how it is made, from what, and in which words its sidecar says so."""

    subject: str
    columns: list[str]
    make: Callable[[Folders], pd.DataFrame]
    derived_from: tuple[str, ...]
    how: str


def build_lookups(folders: Folders) -> None:
    """Write every lookup to `data/`, each with a sidecar.

    Raises
    ------
    DataError
        A lookup lacks a column, repeats a key or names an unknown neighbourhood.
    """
    for file_name, lookup in LOOKUPS.items():
        table = lookup.make(folders)
        if lookup.columns is LOOKUP_COLUMNS:
            check_lookup(table)
        else:
            check_small_lookup(lookup.subject, table, lookup.columns)
        path = folders.data / file_name
        write_derived(folders, path, csv_bytes(table), lookup.derived_from, lookup.how)


def lsoa21_lookup(folders: Folders) -> pd.DataFrame:
    """Return one row an LSOA 2021: its MSOA, best-fit ward and neighbourhood, and residents."""
    areas = _read(folders, _LSOA21).rename(
        columns={"ward24_code": "ward_code", "locality_2023": "neighbourhood"}
    )
    persons = _read(folders, _POPULATION).query("sex == 'Persons'")
    population = persons.set_index("area_code")["all_ages"].astype(int)
    table = areas.assign(population=areas["lsoa21_code"].map(population))
    return table.sort_values("lsoa21_code")[LOOKUP_COLUMNS].reset_index(drop=True)


def lsoa11_lookup(folders: Folders) -> pd.DataFrame:
    """Return one row an LSOA 2011: its MSOA, best-fit old ward and old neighbourhood."""
    areas = _read(folders, _LSOA11).rename(columns={"locality_2017": "neighbourhood17"})
    return areas.sort_values("lsoa11_code")[LSOA11_LOOKUP_COLUMNS].reset_index(drop=True)


def lsoa11_lsoa21(folders: Folders) -> pd.DataFrame:
    """Return every pair of an LSOA of 2011 and one of 2021 in Trafford, with ONS's change code."""
    pairs = _read(folders, _LSOA11_LSOA21)
    trafford = pairs[pairs["lsoa11_code"].isin(_read(folders, _LSOA11)["lsoa11_code"])]
    return trafford.sort_values(["lsoa11_code", "lsoa21_code"])[LSOA11_LSOA21_COLUMNS].reset_index(
        drop=True
    )


def msoa11_msoa21(folders: Folders) -> pd.DataFrame:
    """Return every pair of an MSOA of 2011 and one of 2021 that share an LSOA."""
    pairs = (
        lsoa11_lsoa21(folders)
        .merge(lsoa11_lookup(folders), on="lsoa11_code")
        .merge(lsoa21_lookup(folders), on="lsoa21_code")
    )
    return (
        pairs[MSOA11_MSOA21_COLUMNS]
        .drop_duplicates()
        .sort_values(MSOA11_MSOA21_COLUMNS)
        .reset_index(drop=True)
    )


def ward_lookup(folders: Folders) -> pd.DataFrame:
    """Return one row a ward, new and old, with the neighbourhood of its own vintage."""
    wards = _read(folders, _WARDS).rename(columns={"locality": "neighbourhood"})
    table = wards.assign(area_type=wards["ward_vintage"].map(_WARD_VINTAGES))
    return table.sort_values("ward_code")[WARD_LOOKUP_COLUMNS].reset_index(drop=True)


def msoa_neighbourhoods(folders: Folders) -> pd.DataFrame:
    """Return one row an MSOA and neighbourhood that share residents, with the share."""
    shares = _read(folders, _MSOA_SHARES).rename(columns={"locality_2023": "neighbourhood"})
    return shares.sort_values(["msoa21_code", "neighbourhood"])[
        MSOA_NEIGHBOURHOOD_COLUMNS
    ].reset_index(drop=True)


def peers(folders: Folders) -> pd.DataFrame:
    """Return one row a peer list and authority, in the order of `PEER_LISTS`, then by code."""
    lists = [
        _read(folders, path).assign(list_id=list_id, list_name=PEER_LISTS[list_id])
        for list_id, path in _PEERS.items()
    ]
    return pd.concat(
        [table.sort_values("area_code")[PEER_COLUMNS] for table in lists], ignore_index=True
    )


def postcodes(folders: Folders) -> pd.DataFrame:
    """Return one row a postcode, without its space: its ward, MSOA, LSOA and position."""
    table = _read(folders, _POSTCODES).rename(
        columns={"msoa_code": "msoa21_code", "lsoa_code": "lsoa21_code"}
    )
    table = table.assign(postcode=table["postcode"].str.replace(" ", ""))
    return table.sort_values("postcode")[POSTCODE_COLUMNS].reset_index(drop=True)


def lsoa_centres(folders: Folders) -> pd.DataFrame:
    """Return one row an LSOA of 2021: ONS's population-weighted centroid, in metres."""
    table = _read(folders, _CENTRES).rename(columns={"lsoa21cd": "lsoa21_code"})
    return table.sort_values("lsoa21_code")[LSOA_CENTRE_COLUMNS].reset_index(drop=True)


def _read(folders: Folders, path: str) -> pd.DataFrame:
    return pd.read_csv(folders.root / path)


LOOKUPS: Mapping[str, _Lookup] = {
    "lookup_lsoa21.csv": _Lookup(
        "lookup of LSOAs 2021",
        LOOKUP_COLUMNS,
        lsoa21_lookup,
        (_LSOA21, _POPULATION),
        "Trafford LSOAs of 2021 with their MSOA, best-fit ward and the neighbourhood of that ward; "
        "population is ONS's estimate for mid-2024, persons of all ages.",
    ),
    "lookup_lsoa11.csv": _Lookup(
        "lookup of LSOAs 2011",
        LSOA11_LOOKUP_COLUMNS,
        lsoa11_lookup,
        (_LSOA11,),
        "Columns chosen and renamed; ward and neighbourhood are those in use until April 2023.",
    ),
    "lookup_lsoa11_lsoa21.csv": _Lookup(
        "lookup of LSOAs 2011 to 2021",
        LSOA11_LSOA21_COLUMNS,
        lsoa11_lsoa21,
        (_LSOA11_LSOA21, _LSOA11),
        "Rows of Trafford; U is unchanged, S is split.",
    ),
    "lookup_msoa11_msoa21.csv": _Lookup(
        "lookup of MSOAs 2011 to 2021",
        MSOA11_MSOA21_COLUMNS,
        msoa11_msoa21,
        (_LSOA11, _LSOA21, _LSOA11_LSOA21),
        "MSOAs of the two vintages that share an LSOA: in Trafford each keeps its code.",
    ),
    "lookup_ward.csv": _Lookup(
        "lookup of wards",
        WARD_LOOKUP_COLUMNS,
        ward_lookup,
        (_WARDS,),
        "Columns renamed; new wards carry the neighbourhood since May 2023, old wards the one "
        "until April 2023.",
    ),
    "lookup_msoa_neighbourhood.csv": _Lookup(
        "lookup of MSOAs to neighbourhoods",
        MSOA_NEIGHBOURHOOD_COLUMNS,
        msoa_neighbourhoods,
        (_MSOA_SHARES,),
        "Columns chosen and renamed; shares are of residents in mid-2024, through best-fit wards.",
    ),
    "peers.csv": _Lookup(
        "peers",
        PEER_COLUMNS,
        peers,
        tuple(_PEERS.values()),
        "The five lists in one table. None of them holds Trafford itself.",
    ),
    "postcodes.csv": _Lookup(
        "postcodes",
        POSTCODE_COLUMNS,
        postcodes,
        (_POSTCODES,),
        "Columns chosen and renamed, the space taken out of the postcode; codes and positions as "
        "published.",
    ),
    "lsoa_centres.csv": _Lookup(
        "centres of LSOAs",
        LSOA_CENTRE_COLUMNS,
        lsoa_centres,
        (_CENTRES,),
        "Code renamed; population-weighted centroids as published, easting and northing in metres.",
    ),
}
"""File in `data/` -> the lookup it holds."""
