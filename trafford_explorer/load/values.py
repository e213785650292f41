"""The tables of values, as the build left them."""

from collections.abc import Sequence

import pandas as pd

from trafford_explorer.errors import DataError
from trafford_explorer.load.geography import load_area_names
from trafford_explorer.paths import FOLDERS, Folders
from trafford_explorer.tables import BREAKDOWN_COLUMNS, VALUE_COLUMNS
from trafford_explorer.tables.values import (
    AGE_COLUMNS,
    AGE_NUMBER_COLUMNS,
    NUMBER_COLUMNS,
    RESIDENT_COLUMNS,
    RESIDENT_NUMBER_COLUMNS,
    AreaCodes,
    check_breakdowns,
    check_population_by_age,
    check_residents_of_age,
    check_values,
)

_MSOA_NAMES = "lookups/gm_msoa11_names.csv"


def load_indicator_values(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return every value of every indicator, for Trafford's areas, authorities and England.

    Parameters
    ----------
    folders : Folders
        Where the files are.

    Returns
    -------
    pandas.DataFrame
        Columns `VALUE_COLUMNS`, unique and sorted by `VALUE_KEY`. `value`, `lower_95` and
        `upper_95` are in the unit of the indicator, `count` and `denominator` are numbers of
        people, households or homes; all five are NaN where nothing is published. The other columns
        are text, empty where there is nothing to say; `missing_reason` is filled where, and only
        where, `value` is NaN. A kind of area below local authority holds areas of Trafford only.
        `release` starts with `sources.OURS` where this project calculated the figure.

    Raises
    ------
    DataError
        The file is missing or does not hold what it must, with every problem found.
    """
    frame = _read(folders, "indicator_values.csv", VALUE_COLUMNS, NUMBER_COLUMNS)
    check_values(frame, _area_codes(folders))
    return frame


def load_comparison_values(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return the values of Greater Manchester's MSOAs of 2011 outside Trafford.

    Returns
    -------
    pandas.DataFrame
        As `load_indicator_values` returns them.

    Raises
    ------
    DataError
        The file is missing or does not hold what it must, with every problem found.
    """
    frame = _read(folders, "comparison_values.csv", VALUE_COLUMNS, NUMBER_COLUMNS)
    path = folders.raw_data / _MSOA_NAMES
    if not path.is_file():
        raise DataError("comparison values", [f"{path.name}, which names the MSOAs, is missing"])
    msoas = pd.read_csv(path, dtype=str, keep_default_na=False)
    outside = msoas.loc[msoas["Laname"] != "Trafford", "msoa11cd"]
    check_values(frame, {"msoa11": frozenset(outside)}, subject="comparison values")
    return frame


def load_breakdowns(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return values by deprivation tenth or fifth inside an area.

    Returns
    -------
    pandas.DataFrame
        Columns `BREAKDOWN_COLUMNS`, unique and sorted by `BREAKDOWN_KEY`. `grouping` is
        `local_deprivation_decile` (`group` 1 to 10, residents in `denominator`) or
        `deprivation_quintile_within_area` (`group` 1 to 5); group 1 is the most deprived part of
        the area itself, not of England. The other columns are as in `load_indicator_values`.

    Raises
    ------
    DataError
        The file is missing or does not hold what it must, with every problem found.
    """
    frame = _read(folders, "breakdowns.csv", BREAKDOWN_COLUMNS, NUMBER_COLUMNS)
    check_breakdowns(frame, _area_codes(folders))
    return frame


def load_population_by_age(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return residents in mid-2024 by sex and five-year band of age.

    Returns
    -------
    pandas.DataFrame
        Columns `area_type` (msoa21, ward23, neighbourhood, local_authority), `area_code`, `sex`,
        `period`, `age_from`, `age_to` (NaN in the band 90 and over) and `persons`, the residents
        of that sex and age.

    Raises
    ------
    DataError
        The file is missing or does not hold what it must, with every problem found.
    """
    frame = _read(folders, "population_by_age.csv", AGE_COLUMNS, AGE_NUMBER_COLUMNS)
    check_population_by_age(frame, _area_codes(folders))
    return frame


def load_residents_of_age(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return Trafford's residents by single years of age, in 2020, 2022, 2023 and 2024.

    Returns
    -------
    pandas.DataFrame
        Columns `period`, `sex`, `age` (90 is everyone of 90 and over) and `residents`, the
        mid-year estimate.

    Raises
    ------
    DataError
        The file is missing or does not hold what it must, with every problem found.
    """
    frame = _read(folders, "residents_of_age.csv", RESIDENT_COLUMNS, RESIDENT_NUMBER_COLUMNS)
    check_residents_of_age(frame)
    return frame


def _read(
    folders: Folders, name: str, columns: Sequence[str], numbers: Sequence[str]
) -> pd.DataFrame:
    path = folders.data / name
    if not path.is_file():
        raise DataError(name, ["the file is not in data/; run `make data` to build it"])
    types = {
        column: "float64" if column in numbers else "int64" if column == "group" else "str"
        for column in columns
    }
    text = [column for column, kind in types.items() if kind == "str"]
    try:
        frame = pd.read_csv(path, dtype=types, engine="pyarrow")
    except (ValueError, KeyError) as error:
        raise DataError(name, [f"the file cannot be read: {error}"]) from error
    return frame.fillna({column: "" for column in text if column in frame.columns})


def _area_codes(folders: Folders) -> AreaCodes:
    names = load_area_names(folders)
    return {kind: frozenset(of_kind) for kind, of_kind in names.groupby("area_type")["area_code"]}
