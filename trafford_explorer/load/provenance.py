"""The records beside the data files, and whether the files are still what the records say."""

import hashlib
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

from trafford_explorer.errors import DataError
from trafford_explorer.paths import FOLDERS, Folders
from trafford_explorer.sources import (
    SIDECAR_SUFFIX,
    DerivedFile,
    Source,
    parse_derived,
    parse_source,
)


def load_sources(folders: Folders = FOLDERS) -> dict[str, Source]:
    """Return the record of every raw file.

    Parameters
    ----------
    folders : Folders
        Where the files are.

    Returns
    -------
    dict
        Path relative to the project root, such as `data/raw/outcomes/obese_year6.csv`, in sorted
        order -> `Source`.

    Raises
    ------
    DataError
        With the problems of every record that cannot be read.
    """
    return _load(folders, _sidecars(folders.raw_data, folders.raw_geo), parse_source)


def load_derived_files(folders: Folders = FOLDERS) -> dict[str, DerivedFile]:
    """Return the record of every file the build wrote; paths and errors as in `load_sources`."""
    raw = set(_sidecars(folders.raw_data, folders.raw_geo))
    derived = [path for path in _sidecars(folders.data, folders.geo) if path not in raw]
    return _load(folders, derived, parse_derived)


def check_provenance(folders: Folders = FOLDERS) -> None:
    """Check that every file of `data/` and `geo/` has a record and still has its checksum.

    Raises
    ------
    DataError
        With every file that has no record, every record whose file is gone, and every file whose
        bytes differ from its checksum.
    """
    records = {**load_sources(folders), **load_derived_files(folders)}
    files = {
        path.relative_to(folders.root).as_posix(): path
        for folder in (folders.data, folders.geo)
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".") and not _is_sidecar(path)
    }
    problems = [f"{name} has no record beside it" for name in sorted(files.keys() - records.keys())]
    problems += [
        f"{name} is gone, its record is not" for name in sorted(records.keys() - files.keys())
    ]
    for name in sorted(files.keys() & records.keys()):
        if hashlib.sha256(files[name].read_bytes()).hexdigest() != records[name].sha256:
            problems.append(f"{name} has changed since its checksum was taken")
    if problems:
        raise DataError("provenance", problems)


def _load(folders: Folders, sidecars: Iterable[Path], parse: Callable) -> dict:
    records, problems = {}, []
    for path in sidecars:
        name = path.relative_to(folders.root).as_posix()
        expected = name.removesuffix(SIDECAR_SUFFIX)
        try:
            record = parse(tomllib.loads(path.read_text(encoding="utf-8")))
        except tomllib.TOMLDecodeError as error:
            problems.append(f"{name} is not TOML: {error}")
            continue
        except DataError as error:
            problems += [f"{name}: {problem}" for problem in error.problems]
            continue
        if record.path != expected:
            problems.append(f"{name} names the file {record.path!r}")
        records[expected] = record
    if problems:
        raise DataError("provenance", problems)
    return records


def _sidecars(*roots: Path) -> list[Path]:
    return sorted(path for root in roots for path in root.rglob(f"*{SIDECAR_SUFFIX}"))


def _is_sidecar(path: Path) -> bool:
    return path.name.endswith(SIDECAR_SUFFIX)
