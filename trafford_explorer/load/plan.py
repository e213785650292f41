"""What Trafford's own papers said, and which indicators speak to it."""

from collections.abc import Collection

import pandas as pd

from trafford_explorer.errors import DataError
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.load.text import read_text_table
from trafford_explorer.paths import FOLDERS, Folders

PLAN_COLUMNS = [
    "fact_id",
    "theme",
    "kind",
    "statement",
    "value",
    "unit",
    "period",
    "document",
    "body",
    "document_date",
    "section",
    "caveat",
]
LINK_COLUMNS = ["item", "indicator", "gap", "promise", "reason", "needed"]
PLAN_ITEM_KINDS = ("aspiration", "reform area", "strategic design group")
"""Kinds of fact that are a part of the plan to which indicators can be linked."""


def load_plan_facts(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return the figures and promises of Trafford's papers, as printed.

    Returns
    -------
    DataFrame
        One row a fact, its `fact_id` as the index; every column text, "" where nothing is stated.

    Raises
    ------
    DataError
        When the file is missing, lacks a column or repeats a fact.
    """
    facts = read_text_table(
        "plan facts", folders.raw_data / "plan" / "plan_facts.csv", PLAN_COLUMNS
    )
    if facts["fact_id"].duplicated().any():
        twice = sorted(facts.loc[facts["fact_id"].duplicated(), "fact_id"])
        raise DataError("plan facts", [f"stated twice: {', '.join(twice)}"])
    return facts.set_index("fact_id")


def load_plan_links(
    folders: Folders = FOLDERS, indicators: Collection[str] = INDICATORS
) -> pd.DataFrame:
    """Return which indicator speaks to which part of the plan, and what nothing measures.

    Parameters
    ----------
    folders : Folders
        Where the files are.
    indicators : collection of str
        Ids that may be linked to.

    Returns
    -------
    DataFrame
        Columns `LINK_COLUMNS`, every one text. `item` is the `fact_id` of a part of the plan. A row
        either links it to an `indicator`, with the `reason`; or names a `gap`, with the fact whose
        words are the `promise`, the `reason` why nothing measures it and what is `needed`.

    Raises
    ------
    DataError
        When a file is missing or lacks a column, a row does not hold what it must (with its line),
        or a part of the plan has no row.
    """
    facts = load_plan_facts(folders)
    links = read_text_table(
        "plan links", folders.raw_data / "plan" / "plan_links.csv", LINK_COLUMNS
    )
    items = facts.index[facts["kind"].isin(PLAN_ITEM_KINDS)]
    problems, seen = [], {}
    for line, row in enumerate(links.itertuples(index=False), start=2):
        problems += [f"line {line}: {what}" for what in _problems(row, items, facts, indicators)]
        key = (row.item, row.indicator, row.gap)
        if key in seen:
            problems.append(f"line {line}: it repeats line {seen[key]}")
        seen.setdefault(key, line)
    problems += [f"{item!r} has no row" for item in items if item not in set(links["item"])]
    if problems:
        raise DataError("plan links", problems)
    return links


def _problems(
    row: tuple, items: Collection[str], facts: pd.DataFrame, indicators: Collection[str]
) -> list[str]:
    """What is wrong with one row of the links."""
    found = []
    if row.item not in items:
        found.append(f"{row.item!r} is no aspiration, reform area or design group of the plan")
    if bool(row.indicator) == bool(row.gap):
        found.append("a row names either an indicator or a gap")
    if row.indicator and row.indicator not in indicators:
        found.append(f"there is no indicator {row.indicator!r}")
    if not row.reason.strip():
        found.append("the reason is missing")
    if row.gap and row.promise not in facts.index:
        found.append(f"the promise {row.promise!r} is none of the plan's facts")
    if row.gap and not row.needed.strip():
        found.append("what would be needed is missing")
    if row.indicator and (row.promise or row.needed):
        found.append("a promise and what would be needed belong to a gap, not to an indicator")
    return found
