"""Outlines and points as the map's frame fetches them: one small script a layer, named by hash.

The name changes with the content, so that a browser may keep a script for ever.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from trafford_explorer.areas import TRAFFORD, AreaType
from trafford_explorer.build.derived import geometry_record, write_derived
from trafford_explorer.paths import Folders
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.sources import SIDECAR_SUFFIX
from trafford_explorer.tables.geography import WEB_AREA_LAYERS, check_drawn_shapes

DECIMALS = 5
"""About 1 m; the published outlines are generalised to 20 m."""

AREA_TOLERANCE = 0.00008
"""Degrees of latitude, about 9 m: the size of the corners that an outline may lose."""

_SIMPLIFIED_KINDS = {"greenspace": 0.000055, "metrolink_line": 0.00003}
"""Kind of place that is drawn whole -> tolerance, in the same degrees."""

_LONGITUDE_SCALE = float(np.cos(np.radians(53.42)))
"""A degree of longitude in Trafford, in degrees of latitude, so that no direction loses more."""

_PLACES = "geo/places.geojson"


def build_web_geometry(
    folders: Folders,
    areas: Mapping[AreaType, gpd.GeoDataFrame],
    places: gpd.GeoDataFrame,
) -> None:
    """Write one script a layer to `geo/web/`, and remove the scripts they replace.

    Raises
    ------
    DataError
        An outline broke or vanished while it was simplified.
    """
    for layer in WEB_AREA_LAYERS:
        frame = areas[AreaType(layer)]
        shapes = simplified_coverage(frame.geometry.to_numpy())
        check_drawn_shapes(layer, frame["area_code"], shapes)
        features = _area_features(frame, shapes)
        _write_layer(folders, layer, _layer_script(layer, features), f"geo/areas/{layer}.geojson")
    authorities = areas[AreaType.LOCAL_AUTHORITY]
    trafford = authorities[authorities["area_code"] == TRAFFORD]
    outline = simplified_coverage(trafford.geometry.to_numpy())
    script = _layer_script("trafford", _area_features(trafford, outline))
    _write_layer(folders, "trafford", script, "geo/areas/local_authority.geojson")
    for kind, tolerance in _SIMPLIFIED_KINDS.items():
        features = _place_features(places[places["kind"] == kind], tolerance)
        _write_layer(folders, kind, _layer_script(kind, features), _PLACES)
    _write_layer(folders, "places", places_script(places), _PLACES)


def simplified_coverage(shapes: np.ndarray) -> np.ndarray:
    """Return outlines with fewer corners; a border that two areas share stays shared."""
    return _unscaled(shapely.coverage_simplify(_scaled(shapes), AREA_TOLERANCE))


def places_script(places: gpd.GeoDataFrame) -> str:
    """Return the script with every kind of place that is a point.

    Each place has `id`, `n` (name), `lat`, `lon`, `p` (code of its network, or "") and `t` (kind,
    address, network, neighbourhood). Places of a kind that share a point have `o`, 1 for the second
    and so on, so that the map can set their markers side by side without moving the record.
    """
    layers = {}
    for kind, about in PLACE_KINDS.items():
        if about.geometry != "point":
            continue
        layers[kind], seen = [], {}
        for row in places[places["kind"] == kind].itertuples():
            at = round(row.geometry.y, DECIMALS), round(row.geometry.x, DECIMALS)
            position = seen[at] = seen.get(at, -1) + 1
            layers[kind].append(
                {
                    "id": row.place_id,
                    "n": row.name,
                    "lat": at[0],
                    "lon": at[1],
                    "p": row.pcn_code,
                    "t": _tooltip(row, about.label),
                    **({"o": position} if position else {}),
                }
            )
    return f"window.traffordPlaces={_script_json(layers)};\n"


def _tooltip(place: object, label: str) -> str:
    where = f"{place.neighbourhood} neighbourhood" if place.neighbourhood else ""
    address = f"{place.address} {place.postcode}".strip()
    parts = [label, address, place.pcn_name, where, place.note]
    return " · ".join(part for part in parts if part)


def _area_features(areas: gpd.GeoDataFrame, shapes: Iterable) -> list[dict[str, object]]:
    return [
        _feature(code, {"n": name, "h": neighbourhood}, shape)
        for code, name, neighbourhood, shape in zip(
            areas["area_code"], areas["area_name"], areas["neighbourhood"], shapes, strict=True
        )
    ]


def _place_features(places: gpd.GeoDataFrame, tolerance: float) -> list[dict[str, object]]:
    shapes = _unscaled(shapely.simplify(_scaled(places.geometry.to_numpy()), tolerance))
    check_drawn_shapes("places", places["place_id"], shapes)
    rows = zip(places["place_id"], places["name"], places["category"], shapes, strict=True)
    return [
        _feature(place_id, {"n": name} if category in name else {"n": name, "k": category}, shape)
        for place_id, name, category, shape in sorted(rows, key=lambda row: row[0])
    ]


def _feature(
    code: str, properties: Mapping[str, str], shape: shapely.Geometry
) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": code,
        "properties": properties,
        "geometry": geometry_record(shape, DECIMALS),
    }


def _layer_script(layer: str, features: list[dict[str, object]]) -> str:
    collection = _script_json({"type": "FeatureCollection", "features": features})
    return (
        "window.traffordGeometry=window.traffordGeometry||{};"
        f'window.traffordGeometry["{layer}"]={collection};\n'
    )


def _script_json(value: object) -> str:
    """Return JSON that is safe inside a script: ASCII only, and no text can end the script."""
    return json.dumps(value, separators=(",", ":"), allow_nan=False).replace("</", "<\\/")


def _write_layer(folders: Folders, layer: str, script: str, derived_from: str) -> None:
    content = script.encode()
    path = folders.web_geometry / f"{layer}.{hashlib.sha256(content).hexdigest()[:10]}.js"
    for old in folders.web_geometry.glob(f"{layer}.*"):
        if old.name.removesuffix(SIDECAR_SUFFIX) != path.name:
            old.unlink()
    write_derived(
        folders,
        Path(path),
        content,
        (derived_from,),
        "Corners thinned out to about 9 m or less, shared borders kept shared, coordinates rounded "
        "to 5 decimals; a script for the map's frame, for drawing and not for measuring.",
    )


def _scaled(shapes: np.ndarray) -> np.ndarray:
    return shapely.transform(shapes, lambda corners: corners * [_LONGITUDE_SCALE, 1.0])


def _unscaled(shapes: np.ndarray) -> np.ndarray:
    """Return shapes in degrees again, rounded as they are written, so that checks see the same."""
    return shapely.transform(
        shapes, lambda corners: (corners / [_LONGITUDE_SCALE, 1.0]).round(DECIMALS)
    )
