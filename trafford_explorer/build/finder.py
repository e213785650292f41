"""What people type to find an area: wards, MSOAs, LSOAs, neighbourhoods and the towns in them."""

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from trafford_explorer.areas import AreaType
from trafford_explorer.build.derived import csv_bytes, write_derived
from trafford_explorer.paths import Folders
from trafford_explorer.tables.geography import FINDER_COLUMNS, check_finder

_PREFIXES: Mapping[AreaType, str] = {
    AreaType.NEIGHBOURHOOD: "Neighbourhood {name}",
    AreaType.NEIGHBOURHOOD17: "Neighbourhood {name} (to April 2023)",
    AreaType.WARD23: "Ward {name}",
    AreaType.WARD17: "Ward {name} (to April 2023)",
    AreaType.MSOA21: "MSOA {name}",
    AreaType.MSOA11: "MSOA {name} (2011)",
    AreaType.LSOA21: "LSOA {name}",
    AreaType.LSOA11: "LSOA {name} (2011)",
}
"""Kind of area -> its label: seven names are both an MSOA's and a ward's, for different ground."""


def build_finder(
    folders: Folders,
    names: pd.DataFrame,
    areas: Mapping[AreaType, gpd.GeoDataFrame],
    places: gpd.GeoDataFrame,
) -> None:
    """Write `data/finder.csv`.

    Raises
    ------
    DataError
        A label occurs twice for a kind of area, or leads to no area.
    """
    table = finder(names, areas, places[places["kind"] == "town_centre"])
    check_finder(table, names)
    write_derived(
        folders,
        folders.data / "finder.csv",
        csv_bytes(table),
        ("data/areas.csv", *(f"geo/areas/{kind}.geojson" for kind in _PREFIXES), _PLACES),
        "Labels and search words of every small area, and for each town the area of each kind in "
        "whose outline the gazetteer's point for the town stands.",
    )


def finder(
    names: pd.DataFrame,
    areas: Mapping[AreaType, gpd.GeoDataFrame],
    towns: gpd.GeoDataFrame,
) -> pd.DataFrame:
    """Return the finder: columns of `FINDER_COLUMNS`, one row a label and kind of area.

    Parameters
    ----------
    names : DataFrame
        The table of areas.
    areas : mapping
        Area type -> its outlines.
    towns : GeoDataFrame
        Points with a `name`.
    """
    tables = []
    for area_type, label in _PREFIXES.items():
        rows = names[names["area_type"] == str(area_type)].set_index("area_code")
        found = _towns_in(areas[area_type], towns)
        tables.append(_area_rows(rows, area_type, label, found))
        tables.append(_town_rows(rows, area_type, label, found))
    return pd.concat(tables, ignore_index=True)


def _towns_in(outlines: gpd.GeoDataFrame, towns: gpd.GeoDataFrame) -> dict[str, str]:
    """Return town -> code of the area in which its point stands, towns in alphabetical order."""
    codes, shapes = outlines["area_code"].to_numpy(), outlines.geometry.to_numpy()
    found = {}
    for town, point in sorted(zip(towns["name"], towns.geometry, strict=True), key=lambda t: t[0]):
        hits = np.flatnonzero(shapely.covers(shapes, point))
        if len(hits):
            found[town] = codes[hits[0]]
    return found


def _area_rows(
    rows: pd.DataFrame, area_type: AreaType, label: str, towns: Mapping[str, str]
) -> pd.DataFrame:
    words = [
        _words(name, code, published, neighbourhood, *(t for t, c in towns.items() if c == code))
        for code, name, published, neighbourhood in zip(
            rows.index,
            rows["area_name"],
            rows["published_name"],
            rows["neighbourhood"],
            strict=True,
        )
    ]
    return pd.DataFrame(
        {
            "label": [label.format(name=name) for name in rows["area_name"]],
            "area_type": str(area_type),
            "area_code": rows.index,
            "words": words,
        }
    )[FINDER_COLUMNS]


def _town_rows(
    rows: pd.DataFrame, area_type: AreaType, label: str, towns: Mapping[str, str]
) -> pd.DataFrame:
    names = rows["area_name"]
    return pd.DataFrame(
        {
            "label": [
                f"{town}, the town: {label.format(name=names[code])}"
                for town, code in towns.items()
            ],
            "area_type": str(area_type),
            "area_code": list(towns.values()),
            "words": [_words(town, "town") for town in towns],
        },
        columns=FINDER_COLUMNS,
    )


def _words(*texts: str) -> str:
    """Return each different word once, in lower case and without punctuation."""
    plain = " ".join(texts).lower().translate(_TO_SPACES)
    return " ".join(dict.fromkeys(plain.split()))


_TO_SPACES = str.maketrans(dict.fromkeys(",&()", " "))
_PLACES = "geo/places.geojson"
