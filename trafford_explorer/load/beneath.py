"""The underlying indicators of the Indices of Deprivation, as their files have them."""

import pandas as pd

from trafford_explorer.areas import AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.indicators.beneath import BENEATH, ENGLAND_FILE, FILES, YEAR_OF
from trafford_explorer.paths import FOLDERS, Folders
from trafford_explorer.tables.geography import AREA_COUNTS

_CODES = {AreaType.LSOA21: "lsoa21_code", AreaType.LSOA11: "lsoa11_code"}


def load_beneath(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return the underlying indicators that come with a column of their own, by LSOA of Trafford.

    Returns
    -------
    DataFrame
        One row an LSOA and indicator: `period` (of the index), `area_type`, `area_code`, `id` (of
        `BENEATH`) and `value`, in the unit in which it is shown.

    Raises
    ------
    DataError
        A file is missing, lacks a column or an LSOA, or has a cell that is no number of 0 or more.
    """
    tables, problems = [], []
    for area_type, year in YEAR_OF.items():
        wanted = {one.column[year]: one for one in BENEATH if year in one.column}
        raw = _read(folders, FILES[year], [_CODES[area_type], *wanted], problems)
        if raw.empty:
            continue
        codes = raw[_CODES[area_type]]
        if codes.nunique() != len(raw) or len(raw) != AREA_COUNTS[area_type]:
            problems.append(f"{FILES[year]}: not one row for each {area_type}")
        for column, one in wanted.items():
            values = pd.to_numeric(raw[column], errors="coerce")
            bad = codes[~(values >= 0)]
            problems += [f"{FILES[year]}: {column} of {code} is no number" for code in bad]
            tables.append(
                pd.DataFrame(
                    {
                        "period": year,
                        "area_type": str(area_type),
                        "area_code": codes,
                        "id": one.id,
                        "value": values * one.scale,
                    }
                )
            )
    if problems:
        raise DataError("underlying indicators of deprivation", problems)
    return pd.concat(tables, ignore_index=True)


def load_typical_lsoa(folders: Folders = FOLDERS) -> pd.DataFrame:
    """Return England's middle LSOA for the same indicators.

    Returns
    -------
    DataFrame
        One row a year of the index and indicator: `period`, `id` and `value`, the median over all
        LSOAs of England that have a value, each counted once; computed, not published.

    Raises
    ------
    DataError
        The file is missing, or lacks a column or an indicator.
    """
    problems: list[str] = []
    raw = _read(folders, ENGLAND_FILE, ["iod_year", "column", "england_median_computed"], problems)
    rows = []
    if not raw.empty:
        keys = zip(raw["iod_year"].astype(str), raw["column"], strict=True)
        medians = dict(zip(keys, raw["england_median_computed"], strict=True))
        for one in BENEATH:
            for year, column in one.column.items():
                middle = medians.get((year, column), float("nan"))
                if not middle > 0:
                    problems.append(f"{ENGLAND_FILE}: no median of {column}, {year}")
                rows.append({"period": year, "id": one.id, "value": middle * one.scale})
    if problems:
        raise DataError("underlying indicators of deprivation", problems)
    return pd.DataFrame(rows)


def _read(folders: Folders, file: str, columns: list[str], problems: list[str]) -> pd.DataFrame:
    """A raw file's columns; empty, with what is wrong added to the problems, where it lacks one."""
    path = folders.raw_data / file
    if not path.is_file():
        problems.append(f"{file} is missing from the data folder")
        return pd.DataFrame()
    raw = pd.read_csv(path)
    missing = [column for column in columns if column not in raw]
    problems += [f"{file}: column {column!r} is missing" for column in missing]
    return pd.DataFrame() if missing else raw[columns]
