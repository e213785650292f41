"""Figures this project calculates for larger areas, always through a named lookup."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from trafford_explorer.areas import AREA_TYPE_TEXT, TRAFFORD, AreaType
from trafford_explorer.build.extract import OUTSIDE_TRAFFORD, read_lookup
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import Aggregate, Method
from trafford_explorer.measures import weighted_aggregate
from trafford_explorer.paths import Folders
from trafford_explorer.sources import OURS

_DECIMALS = 4


@dataclass(frozen=True)
class Membership:
    """Which lookup says what area a smaller one belongs to.

    `group` is empty where every member belongs to Trafford as a whole.
    """

    file: str
    member: str
    group: str = ""
    best_fit: bool = False
    wards: AreaType | None = None

    def read(self, folders: Folders) -> pd.Series:
        """Return the code of the larger area, indexed by the code of the smaller one."""
        table = read_lookup(folders, self.file)
        if self.wards:
            table = table[table["area_type"] == self.wards]
        groups = table[self.group] if self.group else pd.Series(TRAFFORD, index=table.index)
        return pd.Series(groups.to_numpy(), index=table[self.member].to_numpy(), name="group")


_LSOA21 = "lookup_lsoa21.csv"
_LSOA11 = "lookup_lsoa11.csv"
_WARD = "lookup_ward.csv"

MEMBERSHIPS: Mapping[tuple[AreaType, AreaType], Membership] = {
    (AreaType.LSOA21, AreaType.MSOA21): Membership(_LSOA21, "lsoa21_code", "msoa21_code"),
    (AreaType.LSOA21, AreaType.WARD23): Membership(
        _LSOA21, "lsoa21_code", "ward_code", best_fit=True
    ),
    (AreaType.LSOA21, AreaType.NEIGHBOURHOOD): Membership(
        _LSOA21, "lsoa21_code", "neighbourhood", best_fit=True
    ),
    (AreaType.LSOA21, AreaType.LOCAL_AUTHORITY): Membership(_LSOA21, "lsoa21_code"),
    (AreaType.LSOA11, AreaType.MSOA11): Membership(_LSOA11, "lsoa11_code", "msoa11_code"),
    (AreaType.LSOA11, AreaType.NEIGHBOURHOOD17): Membership(
        _LSOA11, "lsoa11_code", "neighbourhood17", best_fit=True
    ),
    (AreaType.WARD23, AreaType.NEIGHBOURHOOD): Membership(
        _WARD, "ward_code", "neighbourhood", wards=AreaType.WARD23
    ),
    (AreaType.WARD23, AreaType.LOCAL_AUTHORITY): Membership(
        _WARD, "ward_code", wards=AreaType.WARD23
    ),
    (AreaType.WARD17, AreaType.NEIGHBOURHOOD17): Membership(
        _WARD, "ward_code", "neighbourhood", wards=AreaType.WARD17
    ),
    (AreaType.WARD17, AreaType.LOCAL_AUTHORITY): Membership(
        _WARD, "ward_code", wards=AreaType.WARD17
    ),
}
"""Smaller and larger kind of area -> the lookup that joins them. There is no other join."""


def release_of(aggregate: Aggregate) -> str:
    """Return the release of an aggregate, which marks it as ours and says how it was made."""
    text = AREA_TYPE_TEXT[aggregate.of]
    of = f"{text.singular} {aggregate.things}"
    how = f"{aggregate.method} of {of}" if aggregate.method is not Method.SHARE else f"sum of {of}"
    if aggregate.method is Method.WEIGHTED_MEAN:
        how += f", weighted by {aggregate.weights}"
    membership = MEMBERSHIPS[aggregate.of, aggregate.to]
    return f"{OURS}: {how}{', best fit' if membership.best_fit else ''}"


def aggregate_values(values: pd.DataFrame, aggregate: Aggregate, folders: Folders) -> pd.DataFrame:
    """Return the values of larger areas, from those of the smaller areas that make them up.

    Parameters
    ----------
    values : pandas.DataFrame
        Rows of one indicator, with the columns of the table of values but `indicator_id`.
    aggregate : Aggregate
        What is calculated, and how.
    folders : Folders
        Where the lookups are.

    Returns
    -------
    pandas.DataFrame
        The same columns, one row an area, sex and period; shares and means are rounded to 4 decimals
        (`measures.weighted_aggregate`). An area one of whose members has no value has none either,
        and a `missing_reason` that says so.

    Raises
    ------
    DataError
        No lookup joins the two kinds of area, there is no row to calculate from, or a count or a
        denominator cannot be right.
    """
    pair = (aggregate.of, aggregate.to)
    if pair not in MEMBERSHIPS:
        raise DataError("aggregates", [f"no lookup joins {aggregate.of} to {aggregate.to}"])
    rows = values[(values["area_type"] == aggregate.of) & ~values[OUTSIDE_TRAFFORD]]
    if aggregate.periods:
        rows = rows[rows["period"].isin(aggregate.periods)]
    if rows.empty:
        raise DataError("aggregates", [f"no {aggregate.of} to calculate {aggregate.to} from"])

    members = MEMBERSHIPS[pair].read(folders)
    by = ["group", "sex", "period"]
    try:
        result = weighted_aggregate(_every_member(rows, members), by, aggregate.method)
    except ValueError as error:
        raise DataError("aggregates", [f"{aggregate.of} to {aggregate.to}: {error}"]) from error
    if aggregate.method is not Method.TOTAL:
        result["value"] = result["value"].round(_DECIMALS)
    plural = AREA_TYPE_TEXT[aggregate.of].plural
    result["missing_reason"] = [
        "" if not lacking else f"{lacking} of its {count} {plural} have no value"
        for lacking, count in zip(result["lacking"], result["areas"], strict=True)
    ]
    result = result.drop(columns=["areas", "lacking"])
    return result.reset_index(names=["area_code", "sex", "period"]).assign(
        area_type=str(aggregate.to),
        lower_95=np.nan,
        upper_95=np.nan,
        release=release_of(aggregate),
        compared_to_england="",
        **{OUTSIDE_TRAFFORD: False},
    )


def _every_member(rows: pd.DataFrame, members: pd.Series) -> pd.DataFrame:
    """Give every member a row for each sex and period, so that a gap shows as a missing value."""
    published = rows[["sex", "period"]].drop_duplicates()
    every = members.rename_axis("area_code").reset_index().merge(published, how="cross")
    numbers = rows[["area_code", "sex", "period", "value", "count", "denominator"]]
    return every.merge(numbers, on=["area_code", "sex", "period"], how="left")
