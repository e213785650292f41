"""The files that the map's frame loads, laid where the app serves them and the browser keeps them.

Streamlit serves `static/` beside the app, with a type and a date but no lifetime. So each file is
copied there once, under a name that holds its checksum and with an old date, which browsers take to
mean that it will not change soon: it is then fetched once, not on every page. Where `static/` cannot
be written to, a temporary folder is served as a component's own files are: without a date, so that
they are fetched again on every page.
"""

import contextlib
import functools
import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import js_lib_leaflet
from streamlit.components.v1 import declare_component

from trafford_explorer.errors import DataError
from trafford_explorer.load import web_geometry_files
from trafford_explorer.maps import MapFiles, client_options
from trafford_explorer.paths import FOLDERS, ROOT

STATIC = ROOT / "static"
_STATIC_ADDRESS = "../../app/static"  # as the frame sees it
_OLD = 946_684_800  # 2000-01-01: browsers keep a file for a tenth of its age


def _leaflet(name: str) -> Path:
    return Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet" / name


def _described(error: OSError) -> str:
    """Which file of the project, or of a library, could not be read, and why."""
    path = Path(error.filename)
    name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path.name
    return f"{name} cannot be read ({error.strerror})"


def _publish(folder: Path, name: str, data: bytes) -> str:
    """Lay data in a folder under a name with its checksum; that name."""
    stem, suffix = name.split(".")[0], Path(name).suffix
    target = folder / f"{stem}.{hashlib.sha256(data).hexdigest()[:10]}{suffix}"
    if not target.exists() or target.stat().st_size != len(data):
        folder.mkdir(exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    with contextlib.suppress(OSError):  # not ours to change: served, only kept less long
        os.utime(target, (_OLD, _OLD))
    return target.name


@functools.cache
def _spare() -> tempfile.TemporaryDirectory:
    """A folder of this run of the app, removed when it ends."""
    return tempfile.TemporaryDirectory(prefix="trafford-explorer-")


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
            layer: (name, (FOLDERS.web_geometry / name).read_bytes())
            for layer, name in web_geometry_files(FOLDERS).items()
        }
        styles = [_leaflet("leaflet.css"), client / "map.css"]
        css = "\n".join(path.read_text(encoding="utf-8") for path in styles)
        paths = [client / "map.js", _leaflet("leaflet.js")]
        scripts = {path.name: path.read_bytes() for path in paths}
    except OSError as error:
        problem = f"{_described(error)}; set the app up again as README.md says"
        raise DataError("map files", [problem]) from error
    with contextlib.suppress(OSError):  # the app may be where nobody can write
        return _lay_out(STATIC, _STATIC_ADDRESS, layers, css, scripts)
    try:
        folder = Path(_spare().name)
        component = declare_component("map", path=folder)
        return _lay_out(folder, f"../../component/{component.name}", layers, css, scripts)
    except OSError as error:
        raise DataError(
            "map files",
            [
                "they can be laid neither in static/ nor in a temporary folder; let the app write "
                "to one of them, or start it once where it can write and keep what is then in static/"
            ],
        ) from error


def _lay_out(
    folder: Path,
    address: str,
    layers: Mapping[str, tuple[str, bytes]],
    css: str,
    scripts: Mapping[str, bytes],
) -> MapFiles:
    """Lay every file in a folder that the frame finds at an address, and say what it loads.

    Raises
    ------
    OSError
        When one of them is not there and cannot be written.
    """

    def publish(name: str, data: bytes) -> str:
        return f"{address}/{_publish(folder, name, data)}"

    files = {layer: publish(name, data) for layer, (name, data) in layers.items()}
    options = client_options(files, css).encode()
    # Ours first, so that it can say so when Leaflet does not load.
    return MapFiles(
        scripts=[
            publish("options.js", options),
            *(publish(name, data) for name, data in scripts.items()),
        ]
    )
