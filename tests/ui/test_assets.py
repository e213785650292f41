"""The files that the map's frame loads: laid out once, under names that change with their bytes."""

import errno
import hashlib
import os
import tempfile
import time
from pathlib import Path

import pytest

from trafford_explorer.errors import DataError
from trafford_explorer.load import web_geometry_files
from trafford_explorer.paths import Folders
from trafford_explorer.ui import assets


@pytest.fixture
def static(tmp_path, monkeypatch):
    """An empty folder in place of the app's `static`."""
    folder = tmp_path / "static"
    monkeypatch.setattr(assets, "STATIC", folder)
    assets.map_files.cache_clear()
    yield folder
    assets.map_files.cache_clear()


def published(address: str, folder) -> object:
    return folder / address.rsplit("/", 1)[1]


def test_every_file_is_laid_out_under_its_checksum(static):
    files = assets.map_files()
    for address in files.scripts:
        path = published(address, static)
        checksum = hashlib.sha256(path.read_bytes()).hexdigest()
        assert path.name.split(".")[-2] == checksum[:10]


def test_every_layer_is_laid_out_and_named_in_the_options(static):
    options = published(assets.map_files().scripts[0], static).read_text(encoding="utf-8")
    for name in web_geometry_files().values():
        stem = name.split(".")[0]
        found = list(static.glob(f"{stem}.*.js"))
        assert len(found) == 1
        assert found[0].name in options


def test_addresses_are_relative_so_that_the_app_may_live_below_a_path(static):
    files = assets.map_files()
    for address in files.scripts:
        assert address.startswith("../../app/static/")


def test_files_look_old_so_that_the_browser_keeps_them(static):
    assets.map_files()
    year = 365 * 86_400
    assert all(path.stat().st_mtime < time.time() - 10 * year for path in static.iterdir())


def test_laying_out_again_writes_nothing_new(static):
    first = assets.map_files()
    before = {path.name: path.stat().st_ino for path in static.iterdir()}
    assets.map_files.cache_clear()
    assert assets.map_files() == first
    assert {path.name: path.stat().st_ino for path in static.iterdir()} == before


def test_a_file_cut_short_is_laid_out_again(static):
    address = assets.map_files().scripts[1]
    path = published(address, static)
    whole = path.read_bytes()
    path.write_bytes(whole[:10])
    assets.map_files.cache_clear()
    assets.map_files()
    assert path.read_bytes() == whole


def test_no_half_written_file_is_left_behind(static):
    assets.map_files()
    assert all(path.suffix in {".js"} for path in static.iterdir())


def test_other_bytes_have_another_name(static):
    one = assets._publish(static, "a.js", b"1")
    assert one != assets._publish(static, "a.js", b"2")
    assert one == assets._publish(static, "a.js", b"1")


def test_missing_outlines_are_a_data_error(static, monkeypatch, tmp_path):
    monkeypatch.setattr(
        assets, "web_geometry_files", lambda _: web_geometry_files(Folders(tmp_path))
    )
    with pytest.raises(DataError, match="make data"):
        assets.map_files()


def test_a_missing_file_is_a_data_error(static, monkeypatch, tmp_path):
    monkeypatch.setattr(assets, "_leaflet", lambda name: tmp_path / name)
    with pytest.raises(DataError, match=r": leaflet\.css cannot be read .*README\.md"):
        assets.map_files()


# ---- where nothing can be written ----------------------------------------------------------------

REFUSALS = {
    "a folder of someone else": PermissionError(errno.EACCES, "Permission denied"),
    "a mount for reading only": OSError(errno.EROFS, "Read-only file system"),
}
"""What the system says; root is refused only by the second."""


@pytest.fixture(params=REFUSALS)
def read_only(request, monkeypatch, static):
    """The app's `static` refuses whatever would change it."""

    def refusing(name, owner=os):
        real = getattr(owner, name)

        def call(*given, **named):
            if str(static) in f"{given} {named}":
                raise REFUSALS[request.param]
            return real(*given, **named)

        monkeypatch.setattr(owner, name, call)

    assets._spare.cache_clear()
    for name in ("utime", "mkdir", "chmod", "replace"):
        refusing(name)
    refusing("mkstemp", tempfile)
    yield static
    if assets._spare.cache_info().currsize:
        assets._spare().cleanup()
    assets._spare.cache_clear()


@pytest.fixture
def filled(static):
    """`static` as an earlier start left it, and what it loads from there."""
    found = assets.map_files()
    assets.map_files.cache_clear()
    return found


def test_a_filled_folder_that_cannot_be_written_still_serves_the_map(filled, read_only):
    assert assets.map_files() == filled


def test_where_nothing_can_be_laid_the_map_is_served_from_a_temporary_folder(read_only):
    files = assets.map_files()
    folder = Path(assets._spare().name)
    assert folder.is_dir()
    assert not read_only.exists()
    options = published(files.scripts[0], folder).read_text(encoding="utf-8")
    for address in files.scripts:
        assert address.startswith("../../component/trafford_explorer.ui.assets.map/")
        assert published(address, folder).stat().st_size > 0
    for name in web_geometry_files().values():
        (found,) = folder.glob(f"{name.split('.')[0]}.*.js")
        assert f'"../../component/trafford_explorer.ui.assets.map/{found.name}"' in options


def test_where_no_folder_at_all_can_be_written_one_sentence_says_what_to_do(read_only, monkeypatch):
    def refuse(*_, **__):
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    with pytest.raises(DataError, match=r"static/ nor in a temporary folder; let the app") as said:
        assets.map_files()
    assert str(read_only) not in str(said.value)
