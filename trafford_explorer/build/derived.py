"""Writing a derived file: the same bytes every time, with a sidecar that says what it came from."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from trafford_explorer.paths import Folders
from trafford_explorer.sources import SIDECAR_SUFFIX


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Return a table as CSV: UTF-8, one line feed a row, no index."""
    return table.to_csv(index=False, lineterminator="\n").encode()


def json_text(value: object) -> str:
    """Return compact JSON in the order given, with letters such as é left readable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write_derived(
    folders: Folders, path: Path, content: bytes, derived_from: Sequence[str], how: str
) -> None:
    """Write a derived file and its sidecar.

    Parameters
    ----------
    folders : Folders
        Root below which the file is written; paths in the sidecar are relative to it.
    path : Path
        File to write; its folder is made where it is missing.
    content : bytes
        The whole file.
    derived_from : sequence of str
        Files it was made from, relative to the root, such as `data/raw/places/pcns.csv`.
    how : str
        One or two sentences: what was done.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    lines = [
        "# Written by the build beside the file it describes; do not edit.",
        f"path = {_toml(path.relative_to(folders.root).as_posix())}",
        f"how = {_toml(how)}",
        f"sha256 = {_toml(hashlib.sha256(content).hexdigest())}",
        "derived_from = [",
        *(f"    {_toml(source)}," for source in derived_from),
        "]",
        "",
    ]
    path.with_name(path.name + SIDECAR_SUFFIX).write_bytes("\n".join(lines).encode())


def geojson_bytes(features: Iterable[Mapping[str, object]]) -> bytes:
    """Return a GeoJSON collection with one feature a line, so that a change reads as one line."""
    lines = ",\n".join(json_text(feature) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()


def geometry_record(geometry: BaseGeometry, decimals: int) -> dict[str, object] | None:
    """Return a geometry as GeoJSON with rounded coordinates; None where there is none to draw."""
    if geometry is None or geometry.is_empty:
        return None
    record = shapely.geometry.mapping(geometry)
    return {
        "type": record["type"],
        "coordinates": _rounded(record["coordinates"], decimals),
    }


def _rounded(coordinates: object, decimals: int) -> object:
    if isinstance(coordinates, float):
        return round(coordinates, decimals)
    return [_rounded(part, decimals) for part in coordinates]


def _toml(text: str) -> str:
    """Quote a string for TOML, whose basic strings take the same escapes as JSON."""
    return json.dumps(text, ensure_ascii=False)
