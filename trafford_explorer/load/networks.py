"""What the files on networks and hubs say besides where the places are."""

import pandas as pd

from trafford_explorer.errors import DataError
from trafford_explorer.paths import FOLDERS, Folders

LIST_SIZE_COLUMNS = ["pcn_code", "pcn_name", "date", "practices", "registered_patients"]
EARLIER_HUB_COLUMNS = ["town", "host", "address", "postcode", "source_date"]
PLACE_FACT_COLUMNS = ["part", "fact", "value", "source", "source_date", "confidence", "note"]


def load_list_sizes(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return the registered patients and the practices of each network at four dates.

    Returns
    -------
    DataFrame
        One row a network and date: `pcn_code, pcn_name, date` (`2021-05-01`), `practices`,
        `registered_patients`.

    Raises
    ------
    DataError
        The file is missing, lacks a column or says something twice.
    """
    return _read(folders, "pcn_list_sizes.csv", LIST_SIZE_COLUMNS, ["pcn_code", "date"])


def load_earlier_hubs(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return the hubs as they were listed in May 2021: `town, host, address, postcode, source_date`.

    Raises DataError like `load_list_sizes`.
    """
    return _read(folders, "community_hubs_2021.csv", EARLIER_HUB_COLUMNS, ["town"])


def load_place_facts(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return what was found about networks, hubs and neighbourhoods, and how sure it is.

    Returns
    -------
    DataFrame
        Text, one row a fact: `part, fact, value, source, source_date, confidence, note`.

    Raises
    ------
    DataError
        The file is missing, lacks a column or states a fact twice.
    """
    return _read(folders, "facts.csv", PLACE_FACT_COLUMNS, ["part", "fact", "value"]).astype(str)


def _read(folders: Folders, name: str, columns: list[str], key: list[str]) -> pd.DataFrame:
    path = folders.raw_data / "places" / name
    if not path.is_file():
        raise DataError(name, [f"{name} is missing from the data folder"])
    table = pd.read_csv(path, keep_default_na=False)
    problems = [f"column {column!r} is missing" for column in columns if column not in table]
    if not problems:
        repeated = table.loc[table.duplicated(key), key].to_numpy()
        problems += [f"{' '.join(map(str, row))} occurs twice" for row in repeated]
    if problems:
        raise DataError(name, problems)
    return table[columns]
