"""What was tried by hand on every page, and who publishes this copy of the app."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date

import pandas as pd

from trafford_explorer.accessibility import (
    FAILS,
    FILES,
    NOT_TRIED,
    PASSES,
    RESULTS,
    checks_of,
)
from trafford_explorer.errors import DataError
from trafford_explorer.load.text import read_text_table
from trafford_explorer.paths import FOLDERS, Folders

CHECK_COLUMNS = ["page", "check", "date", "pressed", "happened", "result", "instead"]
_SUBJECT = "accessibility checks"


@dataclass(frozen=True)
class Publisher:
    """The public body that publishes this copy; "" for what is not stated."""

    organisation: str = ""
    email: str = ""
    telephone: str = ""
    reply: str = ""


def load_publisher(folders: Folders = FOLDERS) -> Publisher:
    """Return who publishes this copy, from `publisher.toml`.

    Raises
    ------
    DataError
        When the file is missing, is not TOML, or holds something else than the four texts.
    """
    name = folders.publisher.name
    try:
        stated = tomllib.loads(folders.publisher.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError("publisher", [f"{name} cannot be read ({error})"]) from error
    known = [field.name for field in fields(Publisher)]
    problems = [
        f"{name} has {key!r}, and may have {', '.join(known)}" for key in stated if key not in known
    ]
    problems += [
        f"{key} in {name} is not a text in quotation marks"
        for key, value in stated.items()
        if key in known and not isinstance(value, str)
    ]
    if problems:
        raise DataError("publisher", problems)
    return Publisher(**{key: value.strip() for key, value in stated.items()})


def load_accessibility_checks(pages: Collection[str], folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return what was tried by hand, and what happened.

    Parameters
    ----------
    pages : collection of str
        Labels of the pages in the menu.
    folders : Folders

    Returns
    -------
    DataFrame
        Columns `CHECK_COLUMNS`, a row for a page and a check; every column text, `date` as
        YYYY-MM-DD, "" where it was not tried.

    Raises
    ------
    DataError
        When the file is missing, lacks a column, or a row does not hold what it must, with its line.
    """
    rows = read_text_table(_SUBJECT, folders.accessibility_checks, CHECK_COLUMNS)
    problems, seen = [], {}
    for line, row in enumerate(rows.itertuples(index=False), start=2):
        problems += [f"line {line}: {what}" for what in _problems(row, pages)]
        key = (row.page, row.check)
        if key in seen:
            problems.append(f"line {line}: it repeats line {seen[key]}")
        seen.setdefault(key, line)
    if problems:
        raise DataError(_SUBJECT, problems)
    return rows


def _problems(row: tuple, pages: Collection[str]) -> list[str]:
    """What is wrong with one row."""
    found = []
    if row.page != FILES and row.page not in pages:
        found.append(f"there is no page {row.page!r}")
    elif row.check not in {check.id for check in checks_of(row.page)}:
        found.append(f"there is no check {row.check!r} for {row.page}")
    if row.result not in RESULTS:
        found.append(f"the result {row.result!r} is none of: {', '.join(RESULTS)}")
    if not row.happened.strip():
        found.append("what happened is missing")
    if row.result in (PASSES, FAILS) and not row.pressed.strip():
        found.append("what was pressed is missing")
    if row.result in (FAILS, NOT_TRIED) and not row.instead.strip():
        found.append("how a person gets the same instead is missing")
    if (row.result == NOT_TRIED) != (not row.date):
        found.append("a row has a date if, and only if, it was tried")
    if row.date:
        try:
            date.fromisoformat(row.date)
        except ValueError:
            found.append(f"the date {row.date!r} is not a day written as 2026-01-31")
    return found
