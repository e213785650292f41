"""Tables of words that are written by hand and read as they stand."""

from pathlib import Path

import pandas as pd

from trafford_explorer.errors import DataError


def read_text_table(subject: str, path: Path, columns: list[str]) -> pd.DataFrame:
    """Return the columns of a CSV file of words, every one text, "" where nothing is stated.

    Raises
    ------
    DataError
        When the file cannot be read or lacks a column; `subject` is what a reader would call it.
    """
    try:
        found = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (OSError, ValueError) as error:
        raise DataError(subject, [f"{path.name} cannot be read ({error})"]) from error
    problems = [f"column {name!r} is missing" for name in columns if name not in found]
    if problems:
        raise DataError(subject, problems)
    return found[columns]
