"""Recorded diseases of Trafford's practices and networks, from the files of all Greater Manchester."""

import pandas as pd

from trafford_explorer.areas import ENGLAND, TRAFFORD, AreaType
from trafford_explorer.build.derived import csv_bytes, write_derived
from trafford_explorer.errors import DataError
from trafford_explorer.indicators.recorded import (
    AGED_50,
    AGED_50_CODE,
    AGED_50_LIST,
    PERIOD,
    REGISTERS,
)
from trafford_explorer.paths import Folders
from trafford_explorer.tables.recorded import (
    GREATER_MANCHESTER,
    PRACTICE,
    RECORDED_COLUMNS,
    RECORDED_KEY,
    check_recorded,
)

RECORDED_FILE = "recorded_diseases.csv"
_FOLDER = "data/raw/primary_care/"
_PREVALENCE = f"{_FOLDER}gm_gp_practice_qof_prevalence_2022_23.csv"
_PRACTICES = f"{_FOLDER}gm_gp_practice_pcn_icb_2022_23.csv"
_BOROUGHS = f"{_FOLDER}gm_sub_icb_local_authority_2022.csv"
_ENGLAND = f"{_FOLDER}england_qof_prevalence_2022_23_summed.csv"
_REGISTERS = f"{_FOLDER}qof_registers_2022_23.csv"
_COUNTED = {"REGISTER": "count", "PRACTICE_LIST_SIZE": "denominator"}


def build_recorded(folders: Folders) -> None:
    """Write `data/recorded_diseases.csv`.

    Raises
    ------
    DataError
        The published files lack what is declared, or the table does not hold what it must.
    """
    table = recorded_diseases(folders)
    check_recorded(table)
    write_derived(
        folders,
        folders.data / RECORDED_FILE,
        csv_bytes(table),
        (_PREVALENCE, _PRACTICES, _BOROUGHS, _ENGLAND, _REGISTERS),
        "Ten registers of Trafford's practices; networks, Trafford and Greater Manchester are sums of "
        "practices, England the sum of all practices. The list aged 50 and over stands among the "
        "registers, counted against the whole list.",
    )


def recorded_diseases(folders: Folders) -> pd.DataFrame:
    """Return the table: columns of `RECORDED_COLUMNS`, sorted by its key.

    Raises
    ------
    DataError
        A register is counted against another list than is declared, or a practice has no borough.
    """
    read = {path: pd.read_csv(folders.root / path) for path in (_PRACTICES, _BOROUGHS, _REGISTERS)}
    practices = read[_PRACTICES].merge(
        read[_BOROUGHS],
        left_on="SUB_ICB_ODS_CODE",
        right_on="sicbl22_code_h",
        how="left",
        validate="m:1",
    )
    problems = [f"no borough of {code}" for code in _without(practices, "ltla22_code")]
    counted = _by_register(pd.read_csv(folders.root / _PREVALENCE), ["PRACTICE_CODE"])
    england = _by_register(pd.read_csv(folders.root / _ENGLAND), [])
    bases = read[_REGISTERS].set_index("GROUP_CODE")["ALT_PAT_LIST"].fillna("TOTAL")
    for one in REGISTERS.values():
        if bases.get(one.code) != one.list_code:
            problems.append(f"{one.code} is counted against {bases.get(one.code)!r}")
    if problems:
        raise DataError("recorded diseases", problems)
    rows = counted.merge(practices, on="PRACTICE_CODE", validate="m:1")
    here = rows[rows["ltla22_code"] == TRAFFORD]
    names = {
        "area_code": "PRACTICE_CODE",
        "area_name": "PRACTICE_NAME",
        "pcn_code": "PCN_ODS_CODE",
    }
    single = here.assign(area_type=PRACTICE, **{to: here[of] for to, of in names.items()})
    parts = [
        single,
        _summed(here, ["PCN_ODS_CODE", "PCN_NAME"], AreaType.PCN),
        _summed(here, ["ltla22_code", "ltla22_name"], AreaType.LOCAL_AUTHORITY),
        _summed(
            rows.assign(name="Greater Manchester"), ["ICB_ONS_CODE", "name"], GREATER_MANCHESTER
        ),
        england.assign(area_type=str(AreaType.COUNTRY), area_code=ENGLAND, area_name="England"),
    ]
    table = pd.concat(parts, ignore_index=True).assign(period=PERIOD)
    table["pcn_code"] = table["pcn_code"].fillna("")
    order = [*REGISTERS, AGED_50]
    at = table["register"].map({name: n for n, name in enumerate(order)})
    table = table.assign(_at=at).sort_values(["_at", *RECORDED_KEY[1:]], ignore_index=True)
    return table[RECORDED_COLUMNS]


def _by_register(raw: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Counts and lists of the declared registers, and the list aged 50 and over of the whole one."""
    raw = raw.astype({"REGISTER": int})
    parts = []
    for one in REGISTERS.values():
        rows = raw[(raw["GROUP_CODE"] == one.code) & (raw["PATIENT_LIST_TYPE"] == one.list_code)]
        parts.append(rows.rename(columns=_COUNTED).assign(register=one.id))
    older = raw[(raw["GROUP_CODE"] == AGED_50_CODE) & (raw["PATIENT_LIST_TYPE"] == AGED_50_LIST)]
    whole = raw[raw["PATIENT_LIST_TYPE"] == "TOTAL"].drop_duplicates([*by, "PATIENT_LIST_TYPE"])
    older = older.assign(count=older["PRACTICE_LIST_SIZE"], register=AGED_50)
    whole = whole.rename(columns={"PRACTICE_LIST_SIZE": "denominator"})[
        [*by, "PATIENT_LIST_TYPE", "denominator"]
    ].drop(columns="PATIENT_LIST_TYPE")
    parts.append(older.merge(whole, on=by) if by else older.merge(whole, how="cross"))
    return pd.concat(parts, ignore_index=True)[["register", *by, "count", "denominator"]]


def _summed(rows: pd.DataFrame, by: list[str], area_type: str) -> pd.DataFrame:
    """Counts and lists added up; an area's code and name are the two columns."""
    sums = rows.groupby(["register", *by], as_index=False)[["count", "denominator"]].sum()
    code, name = by
    return sums.rename(columns={code: "area_code", name: "area_name"}).assign(
        area_type=str(area_type)
    )


def _without(table: pd.DataFrame, column: str) -> list[str]:
    return table.loc[table[column].isna(), "PRACTICE_CODE"].tolist()
