"""The same raw files give the same bytes, and a change in one is told."""

import csv
import io
import os
import shutil
import subprocess
import sys

import pytest

from trafford_explorer.build import build_all
from trafford_explorer.build.report import derived_files
from trafford_explorer.paths import FOLDERS, ROOT, Folders

SCRIPT = """
import sys
from pathlib import Path
from trafford_explorer.build import build_all
from trafford_explorer.paths import Folders
build_all(Folders(Path(sys.argv[1])))
"""


def copy_of_raw_files(target):
    for folder in (FOLDERS.raw_data, FOLDERS.raw_geo):
        shutil.copytree(folder, target / folder.relative_to(FOLDERS.root))
    return target


def start_build(folder, seed):
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        stderr=subprocess.PIPE,
    )


@pytest.fixture(scope="module")
def two_builds(tmp_path_factory):
    """Folders of two builds, made side by side under different hash seeds."""
    folders = [copy_of_raw_files(tmp_path_factory.mktemp(name)) for name in ("one", "another")]
    started = [start_build(folder, seed) for folder, seed in zip(folders, "17", strict=True)]
    for process in started:
        _, errors = process.communicate(timeout=300)
        assert process.returncode == 0, errors.decode()
    return [Folders(folder) for folder in folders]


def sidecars(folders):
    return {
        path.relative_to(folders.root).as_posix(): path.read_bytes()
        for base in (folders.data, folders.geo)
        for path in base.rglob("*.source.toml")
        if folders.raw_data not in path.parents and folders.raw_geo not in path.parents
    }


def differences(one, another):
    return sorted(name for name in set(one) | set(another) if one.get(name) != another.get(name))


def test_two_builds_in_other_folders_and_hash_seeds_are_the_same_bytes(two_builds):
    one, another = two_builds
    assert len(derived_files(one)) > 30
    assert differences(derived_files(one), derived_files(another)) == []
    assert differences(sidecars(one), sidecars(another)) == []


def test_the_shipped_files_are_those_a_fresh_build_makes(two_builds):
    fresh, _ = two_builds
    assert differences(derived_files(FOLDERS), derived_files(fresh)) == []
    assert differences(sidecars(FOLDERS), sidecars(fresh)) == []


def test_one_changed_cell_is_told_as_one_changed_value(two_builds):
    _, folders = two_builds
    path = folders.raw_data / "life_expectancy" / "trafford_msoa11_life_expectancy_2015_19.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    cell = next(row for row in rows if row[:2] == ["Partington", "Female"])
    cell[2] = "81.5"
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")

    changes = build_all(folders)
    assert changes == [
        "data/indicator_values.csv: life_expectancy_at_birth: 1 value changed",
        f"no change in {len(derived_files(folders)) - 1} files",
    ]
