"""The kinds of area the explorer knows, and the names that stand for Trafford in the files."""

from dataclasses import dataclass
from enum import StrEnum

TRAFFORD = "E08000009"
ENGLAND = "E92000001"

NEIGHBOURHOODS = ("North", "Central", "West", "South")

GREATER_MANCHESTER = tuple(f"E080000{n:02d}" for n in range(1, 11))


class AreaType(StrEnum):
    """Every kind of area, with its vintage in its name where boundaries have changed."""

    LSOA21 = "lsoa21"
    LSOA11 = "lsoa11"
    MSOA21 = "msoa21"
    MSOA11 = "msoa11"
    WARD23 = "ward23"
    WARD17 = "ward17"
    NEIGHBOURHOOD = "neighbourhood"
    NEIGHBOURHOOD17 = "neighbourhood17"
    PCN = "pcn"
    LOCAL_AUTHORITY = "local_authority"
    COUNTRY = "country"


@dataclass(frozen=True)
class AreaTypeText:
    """How one kind of area is named on screen."""

    label: str
    singular: str
    plural: str
    vintage: str


AREA_TYPE_TEXT: dict[AreaType, AreaTypeText] = {
    AreaType.LSOA21: AreaTypeText(
        "LSOA (2021)", "LSOA", "LSOAs", "LSOAs of 2021, small areas of about 1,700 residents"
    ),
    AreaType.LSOA11: AreaTypeText(
        "LSOA (2011)", "LSOA", "LSOAs", "LSOAs of 2011, small areas of about 1,700 residents"
    ),
    AreaType.MSOA21: AreaTypeText(
        "MSOA (2021)", "MSOA", "MSOAs", "MSOAs of 2021, areas of about 8,600 residents"
    ),
    AreaType.MSOA11: AreaTypeText(
        "MSOA (2011)", "MSOA", "MSOAs", "MSOAs of 2011, areas of about 8,500 residents"
    ),
    AreaType.WARD23: AreaTypeText("Ward", "ward", "wards", "wards in force since May 2023"),
    AreaType.WARD17: AreaTypeText(
        "Ward (to April 2023)", "old ward", "old wards", "wards in force until April 2023"
    ),
    AreaType.NEIGHBOURHOOD: AreaTypeText(
        "Neighbourhood", "neighbourhood", "neighbourhoods", "neighbourhoods since May 2023"
    ),
    AreaType.NEIGHBOURHOOD17: AreaTypeText(
        "Neighbourhood (to April 2023)",
        "old neighbourhood",
        "old neighbourhoods",
        "neighbourhoods until April 2023",
    ),
    AreaType.PCN: AreaTypeText(
        "Primary care network", "primary care network", "primary care networks", "PCN members 2026"
    ),
    AreaType.LOCAL_AUTHORITY: AreaTypeText(
        "Local authority", "local authority", "local authorities", "local authorities of 2023"
    ),
    AreaType.COUNTRY: AreaTypeText("England", "country", "countries", "England"),
}

SMALLER = {
    AreaType.NEIGHBOURHOOD: (AreaType.WARD23, AreaType.MSOA21, AreaType.LSOA21),
    AreaType.NEIGHBOURHOOD17: (AreaType.WARD17, AreaType.MSOA11, AreaType.LSOA11),
}
"""Kinds of area inside a neighbourhood on the same boundaries, the largest first."""
SMALL_AREA_TYPES = (
    AreaType.LSOA21,
    AreaType.LSOA11,
    AreaType.MSOA21,
    AreaType.MSOA11,
    AreaType.WARD23,
    AreaType.WARD17,
    AreaType.NEIGHBOURHOOD,
    AreaType.NEIGHBOURHOOD17,
)
"""Kinds of area inside Trafford that can be drawn on a map."""

INDEX_YEAR, INDEX_BEFORE = "2025", "2019"
"""The Indices of Deprivation that are held: the newest, the one before, and the first."""
POPULATION_YEAR = "2024"
"""The mid-year population estimates that residents are counted by."""
INDEX_OF: dict[AreaType, str] = {
    AreaType.LSOA21: INDEX_YEAR,
    AreaType.MSOA21: INDEX_YEAR,
    AreaType.WARD23: INDEX_YEAR,
    AreaType.NEIGHBOURHOOD: INDEX_YEAR,
    AreaType.LSOA11: INDEX_BEFORE,
    AreaType.MSOA11: INDEX_BEFORE,
    AreaType.WARD17: INDEX_BEFORE,
    AreaType.NEIGHBOURHOOD17: INDEX_BEFORE,
}
"""The index that stands on the same boundaries as each kind of area."""

PEER_LISTS: dict[str, str] = {
    "peers_nhs_england_near_neighbours": "NHS England near neighbours",
    "peers_cipfa_lga_2024_07": "CIPFA and LGA nearest neighbours, July 2024",
    "peers_cipfa_2021": "CIPFA nearest neighbours, 2021",
    "peers_cipfa_2019": "CIPFA nearest neighbours, 2019",
    "peers_childrens_services_statistical_neighbours": (
        "Children's services statistical neighbours"
    ),
}
"""File stem in `data/raw/lookups` -> name of the list. None of them contains Trafford."""


def plain_name(area_code: str, name: str) -> str:
    """An area's name without the comma before an LSOA's number.

    >>> plain_name("E01006104", "Partington, 017A (Bucklow-St Martins ward)")
    'Partington 017A (Bucklow-St Martins ward)'
    """
    if area_code.startswith("E01"):
        place, _, number = name.rpartition(", ")
        return f"{place} {number}"
    return name


def with_kind(name: str, level: AreaType) -> str:
    """An area's plain name with its kind, since wards and MSOAs share names.

    An LSOA's kind comes first, because its name ends with its ward.

    >>> with_kind("Hale", AreaType.MSOA21)
    'Hale MSOA'
    >>> with_kind("Partington 017E (Bucklow-St Martins ward)", AreaType.LSOA21)
    'LSOA Partington 017E (Bucklow-St Martins ward)'
    """
    kind = AREA_TYPE_TEXT[level].singular
    return f"{kind} {name}" if level in (AreaType.LSOA21, AreaType.LSOA11) else f"{name} {kind}"
