"""Practices, networks, hubs, services and greenspace in one table."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from trafford_explorer.areas import AreaType
from trafford_explorer.build.derived import geojson_bytes, geometry_record, write_derived
from trafford_explorer.build.lookups import ward_lookup
from trafford_explorer.paths import Folders
from trafford_explorer.places import PLACE_KINDS, date_in_words
from trafford_explorer.tables import PLACE_COLUMNS
from trafford_explorer.tables.geography import check_places

DECIMALS = 6
NATIONAL_GRID = "EPSG:27700"

_POSTCODES = "data/raw/lookups/trafford_postcodes.csv"
_BY_POSTCODE = "ward of its postcode"
_BY_POINT = "ward in whose generalised outline it stands"
_AS_PUBLISHED = "ward of the published record"
_INTEGERS = ("list_size", "list_size_2021", "practices", "practices_2021")

_HUB_NOTES = {
    "Partington Community Hub": "Its host, The Hidden Treasure Trust, announced its closure at "
    "Christmas 2025; whether a hub runs in Partington today was not found.",
    "Sale Community Hub": "Two postcodes are recorded for the building: M33 4QJ in 2024, "
    "M33 4QW in 2021.",
    "Altrincham Community Hub": "The host is inferred from the contact details of the record.",
}
_ODD_ONE_OUT = "P91017"


@dataclass(frozen=True)
class _Wards:
    """What is needed to say in which ward, and so in which neighbourhood, a place stands."""

    table: pd.DataFrame
    by_postcode: Mapping[str, str]
    codes: list[str]
    outlines: np.ndarray

    def code_of(self, postcode: str, shape: shapely.Geometry) -> tuple[str, str]:
        """Return the ward's code and how it was found; ("", "") outside every ward."""
        if postcode in self.by_postcode:
            return self.by_postcode[postcode], _BY_POSTCODE
        inside = shapely.covers(self.outlines, shapely.point_on_surface(shape))
        hits = np.flatnonzero(inside)
        return (self.codes[hits[0]], _BY_POINT) if len(hits) else ("", "")


def build_places(folders: Folders, areas: Mapping[AreaType, gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """Write `geo/places.geojson` and return its table.

    Parameters
    ----------
    folders : Folders
        Where the raw files are and where the result goes.
    areas : mapping
        Areas by type, as `build_areas` returns them; the wards of 2023 are used.

    Returns
    -------
    GeoDataFrame
        Columns of `PLACE_COLUMNS`, kinds in the order of `PLACE_KINDS`, then by name.

    Raises
    ------
    DataError
        A place has no name, a repeated id or a position outside Trafford.
    """
    wards = _wards(folders, areas[AreaType.WARD23])
    parts = [_of_kind(kind, reader(folders), wards) for kind, reader in READERS.items()]
    places = gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), crs="EPSG:4326")
    check_places(places)
    write_derived(
        folders,
        folders.geo / "places.geojson",
        geojson_bytes(_features(places)),
        sorted({*(kind.source_file for kind in PLACE_KINDS.values()), *_EXTRA_FILES}),
        "All kinds in one table with common columns; ward and neighbourhood looked up by postcode, "
        "or by position where there is no live postcode (stops: as published); a duplicate dentist and 15 mental health "
        "services outside Trafford left out; a hospital is one point, the centre of its buildings; "
        "telephone numbers, e-mail addresses and names of persons are not carried over.",
    )
    return places


def _of_kind(kind: str, places: gpd.GeoDataFrame, wards: _Wards) -> gpd.GeoDataFrame:
    """Complete the places of one kind: common columns, ward, note of age, order."""
    about = PLACE_KINDS[kind]
    complete = places.reset_index(drop=True).assign(kind=kind, source_date=about.date)
    for column in PLACE_COLUMNS:
        if column not in complete:
            complete[column] = pd.NA if column in _INTEGERS else ""
    if about.geometry in ("point", "polygon"):
        complete = _with_wards(complete, wards)
    complete["note"] = [_note(kind, note) for note in complete["note"]]
    if "place_id" not in places:
        complete["place_id"] = _ids(kind, complete)
    for column in _INTEGERS:
        complete[column] = complete[column].astype("Int64")
    return complete.sort_values(["name", "place_id"])[PLACE_COLUMNS]


def _with_wards(places: gpd.GeoDataFrame, wards: _Wards) -> gpd.GeoDataFrame:
    found = [
        (published, _AS_PUBLISHED) if published else wards.code_of(postcode, shape)
        for published, postcode, shape in zip(
            places["ward_code"], places["postcode"], places.geometry, strict=True
        )
    ]
    codes = pd.Series([code for code, _ in found], dtype=str)
    given = places["neighbourhood"] != ""
    looked_up = codes.map(wards.table["neighbourhood"]).fillna("")
    basis = pd.Series([basis for _, basis in found], dtype=str)
    return places.assign(
        ward_code=codes,
        ward_name=codes.map(wards.table["ward_name"]).fillna(""),
        neighbourhood=places["neighbourhood"].where(given, looked_up),
        neighbourhood_basis=places["neighbourhood_basis"].where(given, basis),
    )


def _note(kind: str, note: str) -> str:
    about = PLACE_KINDS[kind]
    if not about.old_snapshot:
        return note
    age = f"As recorded in {date_in_words(about.date)}; may have closed or moved."
    return f"{age} {note}".strip()


def _ids(kind: str, places: pd.DataFrame) -> list[str]:
    """Return ids made of kind and name, with the postcode too where a name occurs twice."""
    repeated = places["name"].duplicated(keep=False)
    words = places["name"].where(~repeated, places["name"] + " " + places["postcode"])
    return [f"{kind}-{_slug(text)}" for text in words]


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _hubs(folders: Folders) -> gpd.GeoDataFrame:
    raw = _read_csv(folders, "hub")
    asked = f"As listed by the council on {date_in_words(PLACE_KINDS['hub'].date)}."
    return _points(
        raw,
        name=raw["hub_name"],
        host=raw["host"],
        address=raw["address"],
        postcode=raw["postcode"],
        neighbourhood=raw["neighbourhood"],
        neighbourhood_basis="as recorded with the hub",
        note=[f"{asked} {_HUB_NOTES.get(name, '')}".strip() for name in raw["hub_name"]],
    )


def _pcns(folders: Folders) -> gpd.GeoDataFrame:
    raw = _read_csv(folders, "pcn")
    # The registered address is one practice's: a point there would read as the network's place.
    nowhere = [shapely.Point()] * len(raw)
    return gpd.GeoDataFrame(
        {
            "place_id": raw["pcn_code"],
            "name": raw["pcn_name"],
            "pcn_code": raw["pcn_code"],
            "pcn_name": raw["pcn_name"],
            "neighbourhood": raw["neighbourhood"],
            "neighbourhood_basis": raw["neighbourhood_basis"],
            "list_size": raw["list_size_2026_01"],
            "list_size_date": PLACE_KINDS["pcn"].date,
            "list_size_2021": raw["list_size_2021_05"],
            "practices": raw["practices_2026_01"],
            "practices_2021": raw["practices_2021_05"],
            "note": "A network has member practices, not a boundary. Its neighbourhood is inferred "
            "from where its practices stand; no source states it.",
        },
        geometry=nowhere,
        crs="EPSG:4326",
    )


def _gp_practices(folders: Folders) -> gpd.GeoDataFrame:
    raw = _read_csv(folders, "gp_practice")
    before = pd.read_csv(folders.root / _PRACTICES_2021).set_index("practice_code")["list_size"]
    addresses = pd.read_csv(folders.root / _PRACTICE_ADDRESSES).set_index("name")["address"]
    networks = _read_csv(folders, "pcn").set_index("pcn_code")["pcn_name"]
    return _points(
        raw,
        place_id=raw["practice_code"],
        name=raw["practice_name"],
        address=raw["practice_name"].map(addresses).fillna(""),
        postcode=raw["postcode"],
        neighbourhood=raw["neighbourhood_of_premises"],
        neighbourhood_basis="where the practice stands; its patients may live elsewhere",
        pcn_code=raw["pcn_code"],
        pcn_name=raw["pcn_code"].map(networks),
        list_size=raw["list_size"],
        list_size_date=raw["list_size_date"],
        list_size_2021=raw["practice_code"].map(before),
        note=_practice_notes(raw, networks),
    )


def _practice_notes(raw: pd.DataFrame, networks: pd.Series) -> list[str]:
    neighbours = raw.groupby(["lat", "lon"])["practice_name"].agg(list)
    notes = []
    for row in raw.itertuples():
        others = [name for name in neighbours[row.lat, row.lon] if name != row.practice_name]
        parts = [f"Same postcode as {', '.join(others)}."] if others else []
        if row.practice_code == _ODD_ONE_OUT:
            parts.append(
                f"Stands in {row.ward_2023} ward, so in {row.neighbourhood_of_premises}, while the "
                f"other practices of {networks[row.pcn_code]} stand in Central."
            )
        notes.append(" ".join(parts))
    return notes


def _pharmacies(folders: Folders) -> gpd.GeoDataFrame:
    raw = _read_geojson(folders, "pharmacy")
    return _kept(
        raw,
        place_id="pharmacy-" + raw["organisation_data_service_code"],
        name=raw["pharmacy_name"],
        address=raw["address"],
        postcode=raw["postcode"],
    )


def _food_banks(folders: Folders) -> gpd.GeoDataFrame:
    raw = _read_geojson(folders, "food_bank")
    return _kept(
        raw,
        name=raw["Name"],
        address=raw["Address"],
        postcode=raw["Postcode"],
        note=["Referral: " + text.lower() + "." for text in raw["Referral method"]],
    )


def _mental_health_services(folders: Folders) -> gpd.GeoDataFrame:
    raw = _read_geojson(folders, "mental_health_service")
    trafford = gpd.read_file(folders.root / _TRAFFORD).geometry.iloc[0]
    inside = raw[raw.within(trafford)]
    return _kept(
        inside, name=inside["name"], address=inside["address"], postcode=inside["postcode"]
    )


def _hospitals(folders: Folders) -> gpd.GeoDataFrame:
    raw = _read_geojson(folders, "hospital")
    sites = raw.to_crs(NATIONAL_GRID).dissolve("DISTNAME", aggfunc={"ID": "count"})
    centres = sites.geometry.centroid.to_crs("EPSG:4326")
    buildings = sites["ID"].to_numpy()
    return gpd.GeoDataFrame(
        {
            "name": sites.index.to_numpy(),
            "note": [
                f"Point at the centre of the site's {n} buildings."
                if n > 1
                else "Point at the centre of the building."
                for n in buildings
            ],
        },
        geometry=centres.to_numpy(),
        crs="EPSG:4326",
    )


def _town_centres(folders: Folders) -> gpd.GeoDataFrame:
    raw = _read_geojson(folders, "town_centre")
    return _kept(raw, name=raw["name"], note="A gazetteer's point for the town, approximate.")


def _greenspace(folders: Folders) -> gpd.GeoDataFrame:
    raw = _read_geojson(folders, "greenspace")
    category = raw["site_type"].str.capitalize()
    numbers = [f"greenspace-{number:03d}" for number in range(1, len(raw) + 1)]
    unnamed = category + " without a recorded name"
    named = raw["site_name"].where(raw["site_name"].notna(), unnamed)
    return _kept(raw, place_id=numbers, name=named, category=category)


def _metrolink_lines(folders: Folders) -> gpd.GeoDataFrame:
    raw = _read_geojson(folders, "metrolink_line")
    return _kept(raw, place_id="metrolink_line-" + raw["osm_id"].astype(str), name="Metrolink")


def _libraries(folders: Folders) -> gpd.GeoDataFrame:
    raw = _read_csv(folders, "library")
    return _services(raw, category=raw["type"])


def _dentists(folders: Folders) -> gpd.GeoDataFrame:
    return _services(_read_csv(folders, "dentist").drop_duplicates(ignore_index=True))


def _care_homes(folders: Folders) -> gpd.GeoDataFrame:
    raw = _read_csv(folders, "care_home")
    spaced = raw["address"].str.replace(r",(?=\S)", ", ", regex=True)
    return _services(
        raw.assign(address=spaced),
        place_id="care_home-" + raw["cqc_id"],
        category=raw["type"].str.replace("|", ", ", regex=False),
    )


def _allotments(folders: Folders) -> gpd.GeoDataFrame:
    raw = _read_csv(folders, "allotment")
    return _points(raw, place_id="allotment-" + raw["osm_id"].astype(str), name=raw["name"])


def _plain(kind: str) -> Callable[[Folders], gpd.GeoDataFrame]:
    """Return a reader for services with name, address and postcode."""
    return lambda folders: _services(_read_csv(folders, kind))


def _stops(kind: str) -> Callable[[Folders], gpd.GeoDataFrame]:
    """Return a reader for stops and stations, whose record names the ward."""

    def read(folders: Folders) -> gpd.GeoDataFrame:
        raw = _read_csv(folders, kind).rename(columns={"long": "lon"})
        return _points(raw, name=raw["name"], ward_code=raw["area_code"])

    return read


def _green_flag_parks(folders: Folders) -> gpd.GeoDataFrame:
    raw = _read_csv(folders, "green_flag_park")
    return _points(raw, name=raw["name"])


def _services(raw: pd.DataFrame, **more: object) -> gpd.GeoDataFrame:
    columns = {"name": raw["name"], "address": raw["address"], "postcode": raw["postcode"], **more}
    return _points(raw, **columns)


def _points(raw: pd.DataFrame, **columns: object) -> gpd.GeoDataFrame:
    points = shapely.points(raw["lon"].to_numpy(float), raw["lat"].to_numpy(float))
    return gpd.GeoDataFrame(
        pd.DataFrame(columns, index=raw.index), geometry=points, crs="EPSG:4326"
    )


def _kept(raw: gpd.GeoDataFrame, **columns: object) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        pd.DataFrame(columns, index=raw.index),
        geometry=shapely.make_valid(raw.geometry.to_numpy()),
        crs="EPSG:4326",
    )


def _read_csv(folders: Folders, kind: str) -> pd.DataFrame:
    return pd.read_csv(folders.root / PLACE_KINDS[kind].source_file)


def _read_geojson(folders: Folders, kind: str) -> gpd.GeoDataFrame:
    return gpd.read_file(folders.root / PLACE_KINDS[kind].source_file)


def _wards(folders: Folders, ward23: gpd.GeoDataFrame) -> _Wards:
    postcodes = pd.read_csv(folders.root / _POSTCODES, usecols=["postcode", "ward_code"])
    return _Wards(
        table=ward_lookup(folders).set_index("ward_code"),
        by_postcode=dict(zip(postcodes["postcode"], postcodes["ward_code"], strict=True)),
        codes=list(ward23["area_code"]),
        outlines=ward23.geometry.to_numpy(),
    )


def _features(places: gpd.GeoDataFrame) -> list[dict[str, object]]:
    columns = [column for column in PLACE_COLUMNS if column != "geometry"]
    rows = places[columns].to_dict("records")
    return [
        {
            "type": "Feature",
            "properties": {
                name: int(value) if name in _INTEGERS else value
                for name, value in row.items()
                if not pd.isna(value) and value != ""
            },
            "geometry": geometry_record(shape, DECIMALS),
        }
        for row, shape in zip(rows, places.geometry, strict=True)
    ]


_PRACTICES_2021 = "data/raw/places/pcn_practices.csv"
_PRACTICE_ADDRESSES = "data/raw/services/gp_practices.csv"
_TRAFFORD = "geo/raw/trafford_local_authority_2023.geojson"
_EXTRA_FILES = (_PRACTICES_2021, _PRACTICE_ADDRESSES, _TRAFFORD, _POSTCODES)

READERS: Mapping[str, Callable[[Folders], gpd.GeoDataFrame]] = {
    "hub": _hubs,
    "pcn": _pcns,
    "gp_practice": _gp_practices,
    "pharmacy": _pharmacies,
    "library": _libraries,
    "leisure_centre": _plain("leisure_centre"),
    "care_home": _care_homes,
    "hospital": _hospitals,
    "dentist": _dentists,
    "mental_health_service": _mental_health_services,
    "childrens_centre": _plain("childrens_centre"),
    "food_bank": _food_banks,
    "jobcentre": _plain("jobcentre"),
    "allotment": _allotments,
    "green_flag_park": _green_flag_parks,
    "metrolink_stop": _stops("metrolink_stop"),
    "train_station": _stops("train_station"),
    "town_centre": _town_centres,
    "greenspace": _greenspace,
    "metrolink_line": _metrolink_lines,
}
"""Kind of place -> what reads its raw file into the common columns that it has."""
