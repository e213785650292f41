"""The table of recorded diseases, and the checks that hold it."""

import pandas as pd

from trafford_explorer.areas import AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.indicators.recorded import AGED_50, REGISTERS
from trafford_explorer.tables.geography import AREA_COUNTS, PLACE_COUNTS

RECORDED_KEY = ["register", "area_type", "area_code"]
RECORDED_COLUMNS = [*RECORDED_KEY, "area_name", "pcn_code", "period", "count", "denominator"]
PRACTICE, GREATER_MANCHESTER = "gp_practice", "greater_manchester"
"""Kinds of area that only this table has; the others are those of `AreaType`."""
FEWEST = 5
"""Patients on a register below which a practice's figure would have to be left out."""
EXPECTED = {
    PRACTICE: PLACE_COUNTS[PRACTICE],
    str(AreaType.PCN): AREA_COUNTS[AreaType.PCN],
    str(AreaType.LOCAL_AUTHORITY): 1,
    GREATER_MANCHESTER: 1,
    str(AreaType.COUNTRY): 1,
}
"""How many rows of each kind of area there are for each register."""


def check_recorded(table: pd.DataFrame) -> None:
    """Refuse a table of recorded diseases that does not hold what it must.

    Parameters
    ----------
    table : DataFrame
        Columns of `RECORDED_COLUMNS`, one row a register and area; counts in patients, from
        `FEWEST` up for a practice, and no more than the denominator. Networks and Trafford are the
        sums of their practices.

    Raises
    ------
    DataError
        With every problem found.
    """
    problems = [f"column {name!r} is missing" for name in RECORDED_COLUMNS if name not in table]
    if problems:
        raise DataError("recorded diseases", problems)
    for row in table.loc[table.duplicated(RECORDED_KEY), RECORDED_KEY].to_numpy():
        problems.append(f"{' '.join(map(str, row))} occurs twice")
    wrong = ~((table["count"] >= 1) & (table["count"] <= table["denominator"]))
    wrong |= (table["area_type"] == PRACTICE) & (table["count"] < FEWEST)
    for row in table.loc[wrong, RECORDED_KEY].to_numpy():
        problems.append(f"{' '.join(map(str, row))} has a count that is too small or too large")
    for register in (*REGISTERS, AGED_50):
        here = table[table["register"] == register]
        for kind, expected in EXPECTED.items():
            if (n := int((here["area_type"] == kind).sum())) != expected:
                problems.append(f"{register}: {n} rows of {kind} where {expected} are expected")
        if not problems:
            problems += _sum_problems(register, here)
    unknown = sorted(set(table["register"]) - {*REGISTERS, AGED_50})
    problems += [f"{name!r} is not a register" for name in unknown]
    if problems:
        raise DataError("recorded diseases", problems)


def _sum_problems(register: str, here: pd.DataFrame) -> list[str]:
    numbers = ["count", "denominator"]
    practices = here[here["area_type"] == PRACTICE]
    networks = here[here["area_type"] == AreaType.PCN].set_index("area_code")[numbers]
    whole = here[here["area_type"] == AreaType.LOCAL_AUTHORITY][numbers].sum()
    sums = practices.groupby("pcn_code")[numbers].sum()
    problems = []
    if not sums.sort_index().equals(networks.rename_axis("pcn_code").sort_index()):
        problems.append(f"{register}: a network is not the sum of its practices")
    if not practices[numbers].sum().equals(whole):
        problems.append(f"{register}: Trafford is not the sum of its practices")
    return problems
