"""The files that the map's frame loads, laid where the app serves them and the browser keeps them.

Streamlit serves `static/` beside the app, with a type and a date but no lifetime. So each file is
copied there once, under a name that holds its checksum and with an old date, which browsers take to
mean that it will not change soon: it is then fetched once, not on every page.
"""

import functools
import hashlib
import os
import tempfile
from pathlib import Path

import js_lib_leaflet

from trafford_explorer.errors import DataError
from trafford_explorer.load import web_geometry_files
from trafford_explorer.maps import MapFiles
from trafford_explorer.paths import FOLDERS, ROOT

STATIC = ROOT / "static"
_FRAME_TO_STATIC = "../../app/static"
_OLD = 946_684_800  # 2000-01-01: browsers keep a file for a tenth of its age


def _leaflet(name: str) -> Path:
    return Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet" / name


def _publish(source: Path, static: Path = STATIC) -> str:
    """Copy a file into `static` and give back its address as the map's frame sees it."""
    data = source.read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:10]
    stem = source.stem if digest in source.stem else f"{source.stem}.{digest}"
    target = static / f"{stem}{source.suffix}"
    if not target.exists() or target.stat().st_size != len(data):
        static.mkdir(exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=static)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    os.utime(target, (_OLD, _OLD))
    return f"{_FRAME_TO_STATIC}/{target.name}"


@functools.cache
def map_files() -> MapFiles:
    """Everything the map's frame loads.

    Raises
    ------
    DataError
        When a file is missing or cannot be laid out; the page then shows the table instead.
    """
    try:
        return MapFiles(
            scripts=[
                _publish(_leaflet("leaflet.js")),
                _publish(ROOT / "trafford_explorer" / "client" / "map.js"),
            ],
            stylesheets=[
                _publish(_leaflet("leaflet.css")),
                _publish(ROOT / "trafford_explorer" / "client" / "map.css"),
            ],
            layers={
                layer: _publish(FOLDERS.web_geometry / name)
                for layer, name in web_geometry_files(FOLDERS).items()
            },
        )
    except OSError as error:
        raise DataError("map files", [f"a file the map needs cannot be used ({error})"]) from error
