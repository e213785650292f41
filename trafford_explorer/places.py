"""The kinds of place the explorer knows: their words, their source and how old the record is."""

from calendar import month_name
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class PlaceKind:
    """How one kind of place is named, and what its record rests on.

    Parameters
    ----------
    label : str
        One place, as it starts a sentence ("Community hub").
    plural : str
        Several, as the name of a layer ("Community hubs").
    source_file : str
        Raw file, relative to the project root.
    date : str
        Year, month or day of the record, as `2018`, `2018-01` or `2018-01-01`.
    old_snapshot : bool
        True where the record is too old to be used as directions.
    geometry : str
        `point`, `line` or `polygon`; `none` for what has no place on a map.
    """

    label: str
    plural: str
    source_file: str
    date: str
    old_snapshot: bool = False
    geometry: str = "point"


_RAW = "data/raw"
_GEO = "geo/raw"

PLACE_KINDS: Mapping[str, PlaceKind] = MappingProxyType(
    {
        "hub": PlaceKind(
            "Community hub",
            "Community hubs",
            f"{_RAW}/places/community_hubs.csv",
            "2024-02-02",
        ),
        "pcn": PlaceKind(
            "Primary care network",
            "Primary care networks",
            f"{_RAW}/places/pcns.csv",
            "2026-01-01",
            geometry="none",
        ),
        "gp_practice": PlaceKind(
            "GP practice",
            "GP practices",
            f"{_RAW}/places/pcn_practices_2026.csv",
            "2026-01-01",
        ),
        "pharmacy": PlaceKind("Pharmacy", "Pharmacies", f"{_GEO}/pharmacies.geojson", "2025-03"),
        "library": PlaceKind("Library", "Libraries", f"{_RAW}/services/libraries.csv", "2023-11"),
        "leisure_centre": PlaceKind(
            "Leisure centre",
            "Leisure centres",
            f"{_RAW}/services/leisure_centres.csv",
            "2026-02",
        ),
        "care_home": PlaceKind(
            "Care home", "Care homes", f"{_RAW}/services/care_homes.csv", "2026-02"
        ),
        "hospital": PlaceKind(
            "Hospital", "Hospitals", f"{_GEO}/hospitals.geojson", "2018-04", True
        ),
        "dentist": PlaceKind(
            "Dentist", "Dentists", f"{_RAW}/services/dentists.csv", "2019-07", True
        ),
        "mental_health_service": PlaceKind(
            "Mental health service",
            "Mental health services",
            f"{_GEO}/mental_health_services.geojson",
            "2018-07",
            True,
        ),
        "childrens_centre": PlaceKind(
            "Children's centre",
            "Children's centres",
            f"{_RAW}/services/childrens_centres.csv",
            "2019-08",
            True,
        ),
        "food_bank": PlaceKind(
            "Food bank", "Food banks", f"{_GEO}/food_banks.geojson", "2018-01", True
        ),
        "jobcentre": PlaceKind(
            "Jobcentre", "Jobcentres", f"{_RAW}/services/jobcentres.csv", "2018-09", True
        ),
        "allotment": PlaceKind(
            "Allotment", "Allotments", f"{_RAW}/services/allotments.csv", "2019", True
        ),
        "green_flag_park": PlaceKind(
            "Green Flag park",
            "Green Flag parks",
            f"{_RAW}/services/green_flag_parks.csv",
            "2021",
            True,
        ),
        "metrolink_stop": PlaceKind(
            "Metrolink stop",
            "Metrolink stops",
            f"{_RAW}/services/metrolink_stops.csv",
            "2022-11",
        ),
        "train_station": PlaceKind(
            "Railway station",
            "Railway stations",
            f"{_RAW}/services/train_stations.csv",
            "2022-11",
        ),
        "town_centre": PlaceKind(
            "Town centre",
            "Town centres",
            f"{_GEO}/trafford_town_centres.geojson",
            "2018-02",
        ),
        "greenspace": PlaceKind(
            "Greenspace",
            "Greenspace",
            f"{_GEO}/greenspace_sites.geojson",
            "2023-10",
            geometry="polygon",
        ),
        "metrolink_line": PlaceKind(
            "Metrolink line",
            "Metrolink lines",
            f"{_GEO}/metrolink_lines.geojson",
            "2018-11",
            geometry="line",
        ),
    }
)
"""Kind of place -> its words and its source, in the order in which layers are offered."""


def date_in_words(date: str) -> str:
    """Return a year, month or day of a record as it is read.

    >>> date_in_words("2018"), date_in_words("2018-01"), date_in_words("2024-02-02")
    ('2018', 'January 2018', '2 February 2024')
    """
    year, *rest = date.split("-")
    words = [year]
    if rest:
        words.insert(0, month_name[int(rest[0])])
    if len(rest) == 2:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)
