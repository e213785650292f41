"""The files that the map's frame loads: laid out once, under names that change with their bytes."""

import hashlib
import os
import time

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
    one = assets._publish("a.js", b"1")
    assert one != assets._publish("a.js", b"2")
    assert one == assets._publish("a.js", b"1")


def test_missing_outlines_are_a_data_error(static, monkeypatch, tmp_path):
    monkeypatch.setattr(
        assets, "web_geometry_files", lambda _: web_geometry_files(Folders(tmp_path))
    )
    with pytest.raises(DataError, match="make data"):
        assets.map_files()


def test_a_missing_file_is_a_data_error(static, monkeypatch, tmp_path):
    monkeypatch.setattr(assets, "_leaflet", lambda name: tmp_path / name)
    with pytest.raises(DataError, match=r"leaflet\.css"):
        assets.map_files()


def test_a_folder_that_cannot_be_written_is_a_data_error(static, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError("read-only file system")

    monkeypatch.setattr(assets.tempfile, "mkstemp", refuse)
    with pytest.raises(DataError, match="read-only"):
        assets.map_files()


def test_a_folder_whose_files_belong_to_someone_else_still_serves_them(static, monkeypatch):
    """The date is a help to the browser, not a need: without it the map must still be drawn."""
    assets.map_files()
    assets.map_files.cache_clear()

    def refuse(*_, **__):
        raise PermissionError("not the owner")

    monkeypatch.setattr(os, "utime", refuse)
    assert assets.map_files().scripts
