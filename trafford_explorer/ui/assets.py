"""The files that the map's frame loads, laid where the app serves them and the browser keeps them.

Streamlit serves `static/` beside the app, with a type and a date but no lifetime. So each file is
copied there once, under a name that holds its checksum and with an old date, which browsers take to
mean that it will not change soon: it is then fetched once, not on every page.
"""

import contextlib
import functools
import hashlib
import os
import tempfile
from pathlib import Path

import js_lib_leaflet

from trafford_explorer.errors import DataError
from trafford_explorer.load import web_geometry_files
from trafford_explorer.maps import MapFiles, client_options
from trafford_explorer.paths import FOLDERS, ROOT

STATIC = ROOT / "static"
_FRAME_TO_STATIC = "../../app/static"
_OLD = 946_684_800  # 2000-01-01: browsers keep a file for a tenth of its age


def _leaflet(name: str) -> Path:
    return Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet" / name


def _publish(name: str, data: bytes) -> str:
    """Lay data in `static` under a name with its checksum; its address as the frame sees it."""
    stem, suffix = name.split(".")[0], Path(name).suffix
    target = STATIC / f"{stem}.{hashlib.sha256(data).hexdigest()[:10]}{suffix}"
    if not target.exists() or target.stat().st_size != len(data):
        STATIC.mkdir(exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=STATIC)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    with contextlib.suppress(PermissionError):  # somebody else's files: served, only kept less long
        os.utime(target, (_OLD, _OLD))
    return f"{_FRAME_TO_STATIC}/{target.name}"


def _publish_file(path: Path) -> str:
    return _publish(path.name, path.read_bytes())


@functools.cache
def map_files() -> MapFiles:
    """Everything the map's frame loads before it starts.

    Raises
    ------
    DataError
        When a file is missing or cannot be laid out; the page then shows the table instead.
    """
    client = ROOT / "trafford_explorer" / "client"
    try:
        layers = {
            layer: _publish_file(FOLDERS.web_geometry / name)
            for layer, name in web_geometry_files(FOLDERS).items()
        }
        styles = [_leaflet("leaflet.css"), client / "map.css"]
        css = "\n".join(path.read_text(encoding="utf-8") for path in styles)
        return MapFiles(
            scripts=[  # ours first, so that it can say so when Leaflet does not load
                _publish("options.js", client_options(layers, css).encode()),
                _publish_file(client / "map.js"),
                _publish_file(_leaflet("leaflet.js")),
            ]
        )
    except OSError as error:
        raise DataError("map files", [f"a file the map needs cannot be used ({error})"]) from error
