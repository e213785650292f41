"""Every area: its name, its neighbourhood and, where it has one, its outline."""

import re
from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from trafford_explorer.areas import ENGLAND, NEIGHBOURHOODS, AreaType
from trafford_explorer.build.derived import (
    csv_bytes,
    geojson_bytes,
    geometry_record,
    write_derived,
)
from trafford_explorer.build.lookups import (
    lsoa11_lsoa21,
    lsoa21_lookup,
    msoa11_msoa21,
    msoa_neighbourhoods,
    ward_lookup,
)
from trafford_explorer.paths import Folders
from trafford_explorer.tables import AREA_COLUMNS
from trafford_explorer.tables.geography import (
    AREA_NAME_COLUMNS,
    DRAWN_AREA_TYPES,
    check_area_names,
    check_areas,
)

DECIMALS = 6
"""About 0.1 m: far finer than the generalised outlines, and the same for every shared corner."""

OUTLINES: Mapping[AreaType, str] = {
    AreaType.LSOA21: "geo/raw/trafford_lsoa_2021.geojson",
    AreaType.LSOA11: "geo/raw/trafford_lsoa_2011.geojson",
    AreaType.MSOA21: "geo/raw/trafford_msoa_2021.geojson",
    AreaType.MSOA11: "geo/raw/trafford_msoa_2011.geojson",
    AreaType.WARD23: "geo/raw/trafford_wards_2023.geojson",
    AreaType.WARD17: "geo/raw/trafford_wards_2022.geojson",
    AreaType.NEIGHBOURHOOD: "geo/raw/trafford_localities_2023.geojson",
    AreaType.NEIGHBOURHOOD17: "geo/raw/trafford_localities_2017_2023.geojson",
    AreaType.LOCAL_AUTHORITY: "geo/raw/gm_local_authorities_2023.geojson",
}

_LSOA21 = "data/raw/lookups/trafford_lsoa21_lookup.csv"
_LSOA11 = "data/raw/lookups/trafford_lsoa11_lookup.csv"
_PCNS = "data/raw/places/pcns.csv"
_AUTHORITY_CODE = re.compile(r"E(06|07|08|09|10)\d{6}")
_AUTHORITY_FILES: Mapping[str, tuple[str, str]] = {
    "data/raw/deprivation/england_la_iod2025.csv": ("area_code", "area_name"),
    "data/raw/deprivation/england_la_iod2019.csv": ("lad19cd", "lad19nm"),
    **{
        f"data/raw/{path}.csv": ("area_code", "area_name")
        for path in (
            "life_expectancy/england_la_life_expectancy",
            "life_expectancy/england_la_healthy_life_expectancy",
            "life_expectancy/england_la_slope_index_of_inequality",
            "life_expectancy/england_utla_le_hle_dfle_2009_13",
            "life_expectancy/la_healthy_life_expectancy_2009_11_oldest_vintage",
            "life_expectancy/la_healthy_life_expectancy_2010_20_older_vintage",
            "life_expectancy/la_slope_index_of_inequality_2010_20_older_vintage",
            "life_expectancy/la_under75_preventable_mortality",
            "outcomes/obese_reception",
            "outcomes/obese_year6",
            "outcomes/children_low_income_families",
            "outcomes/claimant_count",
            "outcomes/universal_credit",
            "outcomes/fuel_poverty",
            "outcomes/la_wider_indicators",
            "lookups/peers_nhs_england_near_neighbours",
            "lookups/peers_cipfa_lga_2024_07",
            "lookups/peers_cipfa_2021",
            "lookups/peers_cipfa_2019",
            "lookups/peers_childrens_services_statistical_neighbours",
        )
    },
}
"""Files with local authorities, and their columns of code and name.

An authority takes its name from the first file that has it: the newest, which writes no "UA".
"""


def build_areas(folders: Folders) -> dict[AreaType, gpd.GeoDataFrame]:
    """Write `data/areas.csv` and one file of outlines an area type, and return the areas.

    Returns
    -------
    dict
        Area type -> GeoDataFrame of `AREA_COLUMNS`, for every type that has outlines.

    Raises
    ------
    DataError
        An area lacks a name, a neighbourhood or a valid outline, or is one too many.
    """
    names = area_names(folders)
    check_area_names(names)
    write_derived(
        folders,
        folders.data / "areas.csv",
        csv_bytes(names),
        (_LSOA21, _LSOA11, *OUTLINES.values(), _PCNS, *_AUTHORITY_FILES),
        "Code, name and neighbourhood of every area. LSOAs carry the name of their MSOA (House of "
        "Commons Library) before their number and the ward that holds most of them behind it; local "
        "authorities the name of the newest file.",
    )
    areas = {}
    for area_type in DRAWN_AREA_TYPES:
        areas[area_type] = outlines(folders, area_type, names)
        check_areas(areas[area_type], area_type)
        write_derived(
            folders,
            folders.geo / "areas" / f"{area_type}.geojson",
            geojson_bytes(_features(areas[area_type])),
            (OUTLINES[area_type],),
            "Outlines as published, invalid ones repaired, coordinates rounded to 6 decimals.",
        )
    return areas


def area_names(folders: Folders) -> pd.DataFrame:
    """Return every area of every type: code, name, neighbourhood and published name.

    The neighbourhood of an area of before May 2023 is today's best fit (through LSOAs 2011 to
    2021), except for old wards, which lie wholly in the old neighbourhoods and carry those. It is
    "" where neighbourhoods do not apply.
    """
    parts = {
        AreaType.LSOA21: _lsoa21_names(folders),
        AreaType.LSOA11: _lsoa11_names(folders),
        AreaType.MSOA21: _msoa21_names(folders),
        AreaType.MSOA11: _msoa11_names(folders),
        AreaType.WARD23: _ward_names(folders, AreaType.WARD23),
        AreaType.WARD17: _ward_names(folders, AreaType.WARD17),
        AreaType.NEIGHBOURHOOD: _neighbourhood_names(),
        AreaType.NEIGHBOURHOOD17: _neighbourhood_names(),
        AreaType.PCN: _pcn_names(folders),
        AreaType.LOCAL_AUTHORITY: _authority_names(folders),
        AreaType.COUNTRY: pd.DataFrame(
            {"area_code": [ENGLAND], "area_name": "England", "neighbourhood": ""}
        ),
    }
    named = [
        part.sort_values("area_code").assign(
            area_type=str(area_type),
            published_name=part.get("published_name", part["area_name"]),
        )[AREA_NAME_COLUMNS]
        for area_type, part in parts.items()
    ]
    return pd.concat(named, ignore_index=True)


def outlines(folders: Folders, area_type: AreaType, names: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the areas of one type with their outlines, sorted by code.

    An area without an outline (a local authority outside Greater Manchester) has an empty one.
    """
    raw = gpd.read_file(folders.root / OUTLINES[area_type])
    has_code = area_type not in (AreaType.NEIGHBOURHOOD, AreaType.NEIGHBOURHOOD17)
    codes = raw["area_code"] if has_code else raw["area_name"]
    shapes = pd.Series(repaired(raw.geometry.to_numpy()), index=codes)
    areas = names[names["area_type"] == str(area_type)].sort_values("area_code")
    geometry = [shapes.get(code, shapely.MultiPolygon()) for code in areas["area_code"]]
    frame = areas[AREA_COLUMNS[:-1]].reset_index(drop=True)
    return gpd.GeoDataFrame(frame, geometry=geometry, crs="EPSG:4326")


def repaired(geometries: np.ndarray) -> np.ndarray:
    """Return valid polygons with rounded corners; what a repair leaves beside them is dropped."""
    rounded = shapely.transform(geometries, lambda corners: corners.round(DECIMALS))
    return np.array([_polygons(shape) for shape in shapely.make_valid(rounded)], dtype=object)


def _polygons(shape: shapely.Geometry) -> shapely.Geometry:
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    parts = [part for part in shape.geoms if part.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(parts)


def _features(areas: gpd.GeoDataFrame) -> list[dict[str, object]]:
    return [
        {
            "type": "Feature",
            "properties": {"area_code": code},
            "geometry": geometry_record(shape, DECIMALS),
        }
        for code, shape in zip(areas["area_code"], areas.geometry, strict=True)
        if not shape.is_empty
    ]


def _lsoa21_names(folders: Folders) -> pd.DataFrame:
    raw = pd.read_csv(folders.root / _LSOA21)
    lookup = lsoa21_lookup(folders).set_index("lsoa21_code")
    wards = raw["lsoa21_code"].map(lookup["ward_code"]).map(_ward_of_code(raw))
    return pd.DataFrame(
        {
            "area_code": raw["lsoa21_code"],
            "area_name": _readable_lsoa(raw["msoa21_hcl_name"], raw["lsoa21_name"], wards),
            "neighbourhood": raw["lsoa21_code"].map(lookup["neighbourhood"]),
            "published_name": raw["lsoa21_name"],
        }
    )


def _lsoa11_names(folders: Folders) -> pd.DataFrame:
    raw = pd.read_csv(folders.root / _LSOA11)
    today = lsoa11_lsoa21(folders).merge(lsoa21_lookup(folders), on="lsoa21_code")
    neighbourhoods, codes = (_where_most_live(today, to) for to in ("neighbourhood", "ward_code"))
    wards = raw["lsoa11_code"].map(codes).map(_ward_of_code(pd.read_csv(folders.root / _LSOA21)))
    return pd.DataFrame(
        {
            "area_code": raw["lsoa11_code"],
            "area_name": _readable_lsoa(raw["msoa11_hcl_name"], raw["lsoa11_name"], wards),
            "neighbourhood": raw["lsoa11_code"].map(neighbourhoods),
            "published_name": raw["lsoa11_name"],
        }
    )


def _where_most_live(today: pd.DataFrame, to: str) -> pd.Series:
    """Where more of the residents of each LSOA of 2011 live now: one that was split has several."""
    residents = today.groupby(["lsoa11_code", to])["population"].sum().reset_index()
    ordered = residents.sort_values(
        ["lsoa11_code", "population"], ascending=[True, False], kind="stable"
    )
    return ordered.drop_duplicates("lsoa11_code").set_index("lsoa11_code")[to]


def _ward_of_code(raw: pd.DataFrame) -> dict[str, str]:
    """Code -> name of the wards since May 2023."""
    return dict(zip(raw["ward24_code"], raw["ward24_name"], strict=True))


def _readable_lsoa(
    msoa_names: pd.Series, lsoa_names: pd.Series, ward_names: pd.Series
) -> pd.Series:
    """Return "Hale, 027B (Bowdon ward)" for the LSOA "Trafford 027B" of the MSOA Hale.

    An MSOA's name can mislead: Timperley North, 021A lies in Brooklands ward.
    """
    return (
        msoa_names + ", " + lsoa_names.str.removeprefix("Trafford ") + " (" + ward_names + " ward)"
    )


def _msoa21_names(folders: Folders) -> pd.DataFrame:
    raw = pd.read_csv(folders.root / _LSOA21).drop_duplicates("msoa21_code")
    best = msoa_neighbourhoods(folders).query("best_fit").set_index("msoa21_code")["neighbourhood"]
    return pd.DataFrame(
        {
            "area_code": raw["msoa21_code"],
            "area_name": raw["msoa21_hcl_name"],
            "neighbourhood": raw["msoa21_code"].map(best),
            "published_name": raw["msoa21_name"],
        }
    )


def _msoa11_names(folders: Folders) -> pd.DataFrame:
    raw = pd.read_csv(folders.root / _LSOA11).drop_duplicates("msoa11_code")
    today = _msoa21_names(folders).set_index("area_code")["neighbourhood"]
    successor = msoa11_msoa21(folders).set_index("msoa11_code")["msoa21_code"]
    return pd.DataFrame(
        {
            "area_code": raw["msoa11_code"],
            "area_name": raw["msoa11_hcl_name"],
            "neighbourhood": raw["msoa11_code"].map(successor).map(today),
            "published_name": raw["msoa11_name"],
        }
    )


def _ward_names(folders: Folders, area_type: AreaType) -> pd.DataFrame:
    wards = ward_lookup(folders)
    return wards[wards["area_type"] == area_type].rename(
        columns={"ward_code": "area_code", "ward_name": "area_name"}
    )


def _neighbourhood_names() -> pd.DataFrame:
    names = list(NEIGHBOURHOODS)
    return pd.DataFrame({"area_code": names, "area_name": names, "neighbourhood": names})


def _pcn_names(folders: Folders) -> pd.DataFrame:
    raw = pd.read_csv(folders.root / _PCNS)
    return pd.DataFrame(
        {"area_code": raw["pcn_code"], "area_name": raw["pcn_name"], "neighbourhood": ""}
    )


def _authority_names(folders: Folders) -> pd.DataFrame:
    tables = []
    for path, (code, name) in _AUTHORITY_FILES.items():
        table = pd.read_csv(folders.root / path, usecols=[code, name], dtype=str)
        tables.append(table.rename(columns={code: "area_code", name: "area_name"}))
    found = pd.concat(tables, ignore_index=True).drop_duplicates("area_code").dropna()
    is_authority = found["area_code"].map(lambda code: bool(_AUTHORITY_CODE.fullmatch(code)))
    return found[is_authority].assign(neighbourhood="")
