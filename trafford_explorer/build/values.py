"""The tables of values: from declarations and raw files to the files in `data/`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from trafford_explorer.areas import AreaType
from trafford_explorer.build.aggregates import MEMBERSHIPS, aggregate_values
from trafford_explorer.build.derived import csv_bytes, write_derived
from trafford_explorer.build.extract import (
    OUTSIDE_TRAFFORD,
    KnownAreas,
    RawFiles,
    extract_values,
    read_known_areas,
)
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import INDICATORS, Indicator
from trafford_explorer.paths import Folders
from trafford_explorer.periods import normalise_period
from trafford_explorer.tables import BREAKDOWN_COLUMNS, BREAKDOWN_KEY, VALUE_COLUMNS, VALUE_KEY
from trafford_explorer.tables.values import (
    AGE_COLUMNS,
    AGE_KEY,
    AGE_NUMBER_COLUMNS,
    NUMBER_COLUMNS,
    OLDEST_AGE,
    RESIDENT_COLUMNS,
    RESIDENT_KEY,
    check_breakdowns,
    check_population_by_age,
    check_residents_of_age,
    check_values,
)

VALUES_FILE = "indicator_values.csv"
COMPARISON_FILE = "comparison_values.csv"
BREAKDOWNS_FILE = "breakdowns.csv"
AGES_FILE = "population_by_age.csv"
RESIDENTS_FILE = "residents_of_age.csv"

_MSOA_NAMES = "lookups/gm_msoa11_names.csv"
_AGE_FILES = {
    AreaType.MSOA21: "population/trafford_mid2024_msoa.csv",
    AreaType.WARD23: "population/trafford_mid2024_ward.csv",
    AreaType.LOCAL_AUTHORITY: "population/trafford_mid2024_local_authority.csv",
}
_RESIDENT_FILES = (
    "population/trafford_mid2020_ward17.csv",
    "population/trafford_mid2022_ward.csv",
    "population/trafford_mid2023_local_authority.csv",
    "population/trafford_mid2024_local_authority.csv",
)
_SEX = {"Females": "female", "Males": "male", "Persons": "persons"}
_BAND = 5
_ROUND = 10
"""Decimals that survive; what lies beyond is binary noise, such as in 35.3 from 100 x 0.353."""


@dataclass(frozen=True)
class ValueTables:
    """The three tables of values, checked and sorted, numbers as numbers."""

    values: pd.DataFrame
    comparison: pd.DataFrame
    breakdowns: pd.DataFrame


def build_values(folders: Folders, indicators: Mapping[str, Indicator] = INDICATORS) -> ValueTables:
    """Return the tables of values that the declarations and the raw files give.

    Parameters
    ----------
    folders : Folders
        With raw files in `data/raw` and lookups in `data`.
    indicators : mapping
        What to build.

    Returns
    -------
    ValueTables
        `values` and `comparison` with `VALUE_COLUMNS`, `breakdowns` with `BREAKDOWN_COLUMNS`, each
        sorted by its key. `comparison` holds MSOAs of 2011 outside Trafford.

    Raises
    ------
    DataError
        With every problem found in the raw files, or else in the tables made from them.
    """
    raw, areas = RawFiles(folders), read_known_areas(folders)
    frames: list[pd.DataFrame] = []
    problems: list[str] = []
    for indicator in indicators.values():
        try:
            frames.append(_indicator_rows(indicator, raw, areas, folders))
        except DataError as error:
            problems += [f"{indicator.id}, {error.subject}: {text}" for text in error.problems]
    if problems:
        raise DataError("raw files", problems)

    rows = pd.concat(frames, ignore_index=True)
    for column in NUMBER_COLUMNS:
        rows[column] = rows[column].astype(float).round(_ROUND)
    broken_down = rows["grouping"] != ""
    outside = rows[OUTSIDE_TRAFFORD].astype(bool)
    tables = ValueTables(
        values=_sorted(rows[~broken_down & ~outside], VALUE_KEY, VALUE_COLUMNS),
        comparison=_sorted(rows[~broken_down & outside], VALUE_KEY, VALUE_COLUMNS),
        breakdowns=_sorted(
            rows[broken_down].astype({"group": "int64"}), BREAKDOWN_KEY, BREAKDOWN_COLUMNS
        ),
    )
    known = known_codes(areas)
    check_values(tables.values, known, indicators)
    check_values(
        tables.comparison,
        _codes_to_compare(tables.comparison, raw),
        indicators,
        "comparison values",
    )
    check_breakdowns(tables.breakdowns, known, indicators)
    return tables


def build_population_by_age(folders: Folders) -> pd.DataFrame:
    """Return residents in mid-2024 in bands of five years of age, the last one 90 and over.

    Returns
    -------
    pandas.DataFrame
        Columns `AGE_COLUMNS`, sorted by `AGE_KEY`, one row an area, sex and band, for Trafford, its
        MSOAs of 2021, wards and neighbourhoods (sums of wards). `age_to` is missing in the last
        band; `persons` counts residents of the row's sex.

    Raises
    ------
    DataError
        With every problem found.
    """
    raw, areas = RawFiles(folders), read_known_areas(folders)
    frames = [_age_rows(raw.read(file), kind) for kind, file in _AGE_FILES.items()]
    wards = next(frame for frame in frames if frame["area_type"].iat[0] == AreaType.WARD23)
    pair = (AreaType.WARD23, AreaType.NEIGHBOURHOOD)
    of_ward = MEMBERSHIPS[pair].read(folders)
    neighbourhoods = wards.assign(
        area_type=str(AreaType.NEIGHBOURHOOD), area_code=wards["area_code"].map(of_ward)
    )
    by = [column for column in AGE_COLUMNS if column != "persons"]
    frames.append(neighbourhoods.groupby(by, dropna=False, as_index=False)["persons"].sum())
    rows = pd.concat(frames, ignore_index=True)
    for column in AGE_NUMBER_COLUMNS:
        rows[column] = rows[column].astype(float)
    table = _sorted(rows, AGE_KEY, AGE_COLUMNS)
    check_population_by_age(table, known_codes(areas))
    return table


def build_residents_of_age(folders: Folders) -> pd.DataFrame:
    """Return Trafford's residents by single years of age, of each mid-year estimate that is held.

    Returns
    -------
    pandas.DataFrame
        Columns `RESIDENT_COLUMNS`, sorted by `RESIDENT_KEY`; `age` 90 is everyone of 90 and over.

    Raises
    ------
    DataError
        With every problem found.
    """
    raw = RawFiles(folders)
    table = _sorted(
        pd.concat([_residents(raw.read(file)) for file in _RESIDENT_FILES]),
        RESIDENT_KEY,
        RESIDENT_COLUMNS,
    )
    check_residents_of_age(table)
    return table


def _residents(table: pd.DataFrame) -> pd.DataFrame:
    """The sum of the areas of one file; the file of 2020 calls sex and the last age otherwise."""
    table = table.rename(columns={"gender": "sex", str(OLDEST_AGE): f"{OLDEST_AGE}+"})
    ages = {str(age): float(age) for age in range(OLDEST_AGE)}
    ages[f"{OLDEST_AGE}+"] = float(OLDEST_AGE)
    sums = table[list(ages)].astype(float).groupby(table["sex"].map(_SEX)).sum()
    long = sums.rename(columns=ages).rename_axis(columns="age").stack().rename("residents")
    return long.reset_index().assign(period=normalise_period(table["period"].iat[0]))


def write_values(folders: Folders, indicators: Mapping[str, Indicator] = INDICATORS) -> None:
    """Build every table of values, check them all, and only then write them to `data/`.

    Raises
    ------
    DataError
        With every problem found; the files in `data/` are then as they were.
    """
    tables = build_values(folders, indicators)
    ages, residents = build_population_by_age(folders), build_residents_of_age(folders)
    raw_files = sorted({file for one in indicators.values() for file in one.source_files})
    lookups = sorted({f"data/{one.file}" for one in MEMBERSHIPS.values()} | {"data/peers.csv"})
    sources = [*lookups, *(f"data/raw/{file}" for file in raw_files)]
    outside = _sources_where(indicators, comparison=True)
    broken_down = _sources_where(indicators, comparison=False)
    how = "As declared in trafford_explorer/indicators. "
    for name, table, derived_from, text in (
        (
            VALUES_FILE,
            tables.values,
            sources,
            f"{how}Figures whose release names this project are sums or weighted means of smaller "
            "areas.",
        ),
        (COMPARISON_FILE, tables.comparison, outside, f"{how}MSOAs of 2011 outside Trafford."),
        (BREAKDOWNS_FILE, tables.breakdowns, broken_down, f"{how}Deprivation tenths and fifths."),
        (
            AGES_FILE,
            ages,
            ["data/lookup_ward.csv", *(f"data/raw/{file}" for file in _AGE_FILES.values())],
            "Single years of age added up to bands of five; neighbourhoods are sums of wards.",
        ),
        (
            RESIDENTS_FILE,
            residents,
            [f"data/raw/{file}" for file in _RESIDENT_FILES],
            "Mid-year estimates by single years of age; those of 2020 and 2022 are sums of wards.",
        ),
    ):
        write_derived(folders, folders.data / name, csv_bytes(_as_text(table)), derived_from, text)


def known_codes(areas: KnownAreas) -> dict[str, frozenset[str]]:
    """Return every code that may stand in the main tables, by kind of area."""
    return {str(kind): frozenset(areas.codes(kind)) for kind in AreaType}


def _indicator_rows(
    indicator: Indicator, raw: RawFiles, areas: KnownAreas, folders: Folders
) -> pd.DataFrame:
    problems: list[str] = []
    frames = []
    for extract in indicator.extracts:
        try:
            frames.append(extract_values(extract, raw, areas))
        except DataError as error:
            problems += [f"{error.subject}: {text}" for text in error.problems]
    if problems:
        raise DataError("extracts", problems)
    rows = pd.concat([frame.dropna(axis=1, how="all") for frame in frames], ignore_index=True)
    for column in (*NUMBER_COLUMNS, "grouping", "group"):
        if column not in rows:
            rows[column] = np.nan
    plain = rows[rows["grouping"].isna()]
    ours = [aggregate_values(plain, aggregate, folders) for aggregate in indicator.aggregates]
    rows = pd.concat([rows, *(frame.dropna(axis=1, how="all") for frame in ours)])
    rows = rows.assign(
        indicator_id=indicator.id,
        grouping=rows["grouping"].astype(object).fillna(""),
        group=rows["group"].astype(object).fillna(""),
    )
    return _without_small_denominators(rows, indicator)


def _without_small_denominators(rows: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Take out values resting on too few people; sums above them were made with them."""
    few = (rows["denominator"] < indicator.minimum_denominator) & rows["value"].notna()
    hidden = ["value", "lower_95", "upper_95", "count"]
    reason = f"Rests on fewer than {indicator.minimum_denominator} people, so it is not shown here"
    return rows.assign(
        **{column: rows[column].mask(few) for column in hidden},
        missing_reason=rows["missing_reason"].mask(few, reason),
    )


def _codes_to_compare(comparison: pd.DataFrame, raw: RawFiles) -> dict[str, frozenset[str]]:
    if comparison.empty:
        return {}
    return {str(AreaType.MSOA11): frozenset(raw.read(_MSOA_NAMES)["msoa11cd"])}


def _age_rows(table: pd.DataFrame, kind: AreaType) -> pd.DataFrame:
    ages = [str(age) for age in range(OLDEST_AGE)] + [f"{OLDEST_AGE}+"]
    single = table[ages].astype(float)
    starts = np.minimum(np.arange(OLDEST_AGE + 1) // _BAND * _BAND, OLDEST_AGE)
    bands = single.T.groupby(starts).sum().T
    base = pd.DataFrame(
        {
            "area_type": str(kind),
            "area_code": table["area_code"],
            "sex": table["sex"].map(_SEX),
            "period": table["period"].map(normalise_period),
        }
    )
    frames = [
        base.assign(
            age_from=float(start),
            age_to=float(start + _BAND - 1) if start < OLDEST_AGE else np.nan,
            persons=bands[start],
        )
        for start in bands.columns
    ]
    return pd.concat(frames, ignore_index=True)


def _sources_where(indicators: Mapping[str, Indicator], *, comparison: bool) -> list[str]:
    """Raw files of the rows that go to the comparison table, or else to the breakdowns."""
    extracts = [extract for one in indicators.values() for extract in one.extracts]
    chosen = [
        extract
        for extract in extracts
        if (extract.outside == "compare" if comparison else extract.breakdown is not None)
    ]
    return sorted({f"data/raw/{file}" for extract in chosen for file in extract.source_files})


def _sorted(rows: pd.DataFrame, key: Sequence[str], columns: Sequence[str]) -> pd.DataFrame:
    table = rows[list(columns)].sort_values(list(key), kind="stable").reset_index(drop=True)
    text = [name for name in columns if not pd.api.types.is_numeric_dtype(table[name])]
    return table.astype(dict.fromkeys(text, "str"))


def _as_text(table: pd.DataFrame) -> pd.DataFrame:
    """Write numbers in their shortest form, whole ones without a point, missing ones as nothing."""
    numbers = table.select_dtypes("float").columns
    return table.assign(**{name: [_number_text(cell) for cell in table[name]] for name in numbers})


def _number_text(number: float) -> str:
    if np.isnan(number):
        return ""
    return str(int(number)) if number.is_integer() else repr(float(number))
