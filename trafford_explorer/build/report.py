"""What a build changed: the tables it replaced beside the tables it wrote, in sentences."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pandas as pd

from trafford_explorer.paths import Folders
from trafford_explorer.sources import SIDECAR_SUFFIX
from trafford_explorer.tables import BREAKDOWN_KEY, VALUE_KEY
from trafford_explorer.tables.values import AGE_KEY, RESIDENT_KEY

KEYS: Mapping[str, Sequence[str]] = {
    "data/indicator_values.csv": VALUE_KEY,
    "data/comparison_values.csv": VALUE_KEY,
    "data/breakdowns.csv": BREAKDOWN_KEY,
    "data/population_by_age.csv": AGE_KEY,
    "data/residents_of_age.csv": RESIDENT_KEY,
}
"""Tables with a key: in these a row can change. In the others rows come and go."""


def derived_files(folders: Folders) -> dict[str, bytes]:
    """Return every derived file in `data/` and `geo/` by its path from the root, sidecars left out.

    The raw files are not derived, and are left out as well.
    """
    found = {}
    for folder, raw in ((folders.data, folders.raw_data), (folders.geo, folders.raw_geo)):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and raw not in path.parents and not _is_sidecar(path):
                found[path.relative_to(folders.root).as_posix()] = path.read_bytes()
    return found


def describe_changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    """Return what a build changed, one line a file, and in tables of values one an indicator.

    Parameters
    ----------
    before, after : mapping
        Path to content, as `derived_files` returns it.

    Returns
    -------
    list of str
        Such as `data/indicator_values.csv: imd_score: 1 value changed`; the last line counts the
        files that are as they were.
    """
    lines = []
    same = 0
    for name in sorted(set(before) | set(after)):
        if name not in after:
            lines.append(f"{name}: file removed")
        elif before.get(name) == after[name]:
            same += 1
        elif not name.endswith(".csv"):
            lines.append(f"{name}: {'changed' if name in before else 'new file'}")
        else:
            changes = _table_changes(before.get(name), after[name], KEYS.get(name, ()))
            lines += [f"{name}: {change}" for change in changes]
    return [*lines, f"no change in {same} {'file' if same == 1 else 'files'}"]


def _table_changes(before: bytes | None, after: bytes, key: Sequence[str]) -> list[str]:
    new = _table(after)
    old = _table(before) if before is not None else new.iloc[:0]
    key = [column for column in key if column in old.columns]
    if not key or list(old.columns) != list(new.columns):
        return [_sentence(*_rows_come_and_gone(old, new), 0) or "columns or order of rows changed"]
    changed = _changed_rows(old, new, key)
    if "indicator_id" not in key:
        return [_sentence(*changed.sum().astype(int)) or "order of rows changed"]
    of_indicator = changed.groupby(changed.index.get_level_values("indicator_id")).sum()
    sentences = (
        (indicator, _sentence(*counts.astype(int))) for indicator, counts in of_indicator.iterrows()
    )
    return [f"{name}: {text}" for name, text in sentences if text] or ["order of rows changed"]


def _changed_rows(old: pd.DataFrame, new: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """Say of every key whether its row was added, removed or changed."""
    cells_old, cells_new = old.set_index(list(key)), new.set_index(list(key))
    both = cells_old.index.intersection(cells_new.index)
    differs = (cells_old.loc[both] != cells_new.loc[both]).any(axis=1)
    every = cells_old.index.union(cells_new.index)
    return pd.DataFrame(
        {
            "added": ~every.isin(cells_old.index),
            "removed": ~every.isin(cells_new.index),
            "changed": every.isin(both[differs]),
        },
        index=every,
    )


def _rows_come_and_gone(old: pd.DataFrame, new: pd.DataFrame) -> tuple[int, int]:
    """Count lines of the one table that the other does not have, repeated lines as often."""
    counts_old = old.astype(str).agg("\x1f".join, axis=1).value_counts() if len(old) else None
    counts_new = new.astype(str).agg("\x1f".join, axis=1).value_counts() if len(new) else None
    if counts_old is None or counts_new is None:
        return len(new), len(old)
    difference = counts_new.sub(counts_old, fill_value=0)
    return int(difference.clip(lower=0).sum()), int(-difference.clip(upper=0).sum())


def _sentence(added: int, removed: int, changed: int) -> str:
    parts = (
        (added, "row added", "rows added"),
        (removed, "row removed", "rows removed"),
        (changed, "value changed", "values changed"),
    )
    return ", ".join(
        f"{number:,} {singular if number == 1 else plural}"
        for number, singular, plural in parts
        if number
    )


def _table(content: bytes) -> pd.DataFrame:
    return pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)


def _is_sidecar(path: Path) -> bool:
    return path.name.endswith(SIDECAR_SUFFIX)
