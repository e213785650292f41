"""Diseases as GP practices record them, as the build left them."""

import pandas as pd

from trafford_explorer.errors import DataError
from trafford_explorer.paths import FOLDERS, Folders
from trafford_explorer.tables.recorded import RECORDED_COLUMNS, check_recorded


def load_recorded(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return patients on ten disease registers by practice and network, 2022/23.

    Returns
    -------
    DataFrame
        One row a register and area, columns of `tables.recorded.RECORDED_COLUMNS`: `register` (a key
        of `REGISTERS`, or `AGED_50` for the list aged 50 and over), `area_type` (`gp_practice`, `pcn`,
        `local_authority` for Trafford, `greater_manchester`, `country`), `area_code`, `area_name`,
        `pcn_code` (of a practice, else ""), `period`, `count` and `denominator` in patients.

    Raises
    ------
    DataError
        The file is missing or does not hold what it must.
    """
    path = folders.data / "recorded_diseases.csv"
    if not path.is_file():
        raise DataError(
            "recorded diseases", [f"{path.name} is missing from the data folder: run `make data`"]
        )
    table = pd.read_csv(path, keep_default_na=False)
    check_recorded(table)
    return table[RECORDED_COLUMNS]
