"""What Trafford's own papers said."""

import pandas as pd

from trafford_explorer.errors import DataError
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
    path = folders.raw_data / "plan" / "plan_facts.csv"
    try:
        facts = pd.read_csv(path, dtype=str, keep_default_na=False)
    except OSError as error:
        raise DataError("plan facts", [f"{path.name} cannot be read ({error})"]) from error
    problems = [f"column {name!r} is missing" for name in PLAN_COLUMNS if name not in facts]
    if not problems and facts["fact_id"].duplicated().any():
        twice = sorted(facts.loc[facts["fact_id"].duplicated(), "fact_id"])
        problems.append(f"stated twice: {', '.join(twice)}")
    if problems:
        raise DataError("plan facts", problems)
    return facts[PLAN_COLUMNS].set_index("fact_id")
