"""What one choice shows: its areas with their values, the comparators, population and deprivation.

A view is worked out once from the tables, and the map, the charts, the words, the table and the
download all read it, so that they cannot disagree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from trafford_explorer.areas import ENGLAND, INDEX_OF, TRAFFORD, AreaType
from trafford_explorer.formats import NumberFormat, rounded_values
from trafford_explorer.indicators import INDICATORS, Indicator
from trafford_explorer.measures import Standing, standings
from trafford_explorer.periods import period_sort_key

RESIDENTS_OF = ("2024", "2022", "2020")
"""Mid-year estimates of residents: the first of these that stands on a view's boundaries is used."""


@dataclass(frozen=True)
class Comparator:
    """The same indicator, sex and period somewhere else.

    Parameters
    ----------
    name : str
        "England" or "Trafford".
    value : float or None
        None where this copy holds none for this indicator, sex and period.
    release : str
        Whose figure it is.
    """

    name: str
    value: float | None
    release: str = ""


@dataclass(frozen=True)
class View:
    """One indicator, level, sex and period.

    Parameters
    ----------
    indicator : Indicator
    level : AreaType
    sex, period : str
    table : DataFrame
        One row an area of that level, sorted by code: `area_code, area_name, neighbourhood, value,
        lower_95, upper_95, count, denominator, release, missing_reason, population, imd_score`.
        `value` is NaN where none is published; `population` and `imd_score` where none stand on
        the same boundaries.
    england, trafford : Comparator
    """

    indicator: Indicator
    level: AreaType
    sex: str
    period: str
    table: pd.DataFrame
    england: Comparator
    trafford: Comparator

    @property
    def format(self) -> NumberFormat:
        return NumberFormat(self.indicator.decimals, self.indicator.unit)

    @cached_property
    def values(self) -> pd.Series:
        """The value of each area, its code as the index."""
        return self.table.set_index("area_code")["value"]

    @cached_property
    def printed(self) -> pd.Series:
        """The same as they are printed, without the areas that have no value."""
        return rounded_values(self.values.dropna(), self.indicator.decimals)

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Where each area with a value stands, by its code, on the figures as printed."""
        return standings(self.printed)

    @property
    def deprivation_period(self) -> str:
        """The year of the IMD that stands on the same boundaries."""
        return INDEX_OF[self.level]

    @property
    def has_intervals(self) -> bool:
        return bool(self.table["lower_95"].notna().any())

    @property
    def is_total(self) -> bool:
        """Whether values are counts, which grow with the area: no yardstick is set beside them."""
        return self.indicator.unit in {"people", "households"}

    @property
    def is_rank(self) -> bool:
        """Whether values are ranks in England, where 1 is the most deprived."""
        return self.indicator.unit.startswith("rank")

    @property
    def is_tenth(self) -> bool:
        """Whether values are tenths (deciles) of England, where 1 is the most deprived."""
        return self.indicator.unit.startswith("tenth")

    @property
    def is_position(self) -> bool:
        """Whether values are ranks or tenths of England."""
        return self.is_rank or self.is_tenth

    @cached_property
    def with_deprivation(self) -> pd.DataFrame:
        """The rows that have both a value and a deprivation score, numbered from 0."""
        known = self.table["value"].notna() & self.table["imd_score"].notna()
        return self.table[known].reset_index(drop=True)

    @property
    def is_sized(self) -> bool:
        """Whether the residents of every area in `with_deprivation` are known."""
        residents = self.with_deprivation["population"]
        return len(residents) > 0 and bool(residents.notna().all())

    @property
    def source_files(self) -> tuple[str, ...]:
        """The raw files behind what is shown, England and Trafford included, below `data/raw`."""
        files = list(self.indicator.source_files_for(self.level, set(self.table["release"]) - {""}))
        for kind, comparator in (
            (AreaType.COUNTRY, self.england),
            (AreaType.LOCAL_AUTHORITY, self.trafford),
        ):
            if comparator.value is not None:
                files += self.indicator.source_files_for(kind, {comparator.release})
        return tuple(dict.fromkeys(files))

    def row(self, area_code: str) -> pd.Series:
        """The row of one area; KeyError when the view has no such area."""
        return self.table.iloc[self._row_number[area_code]]

    @cached_property
    def _row_number(self) -> Mapping[str, int]:
        return {code: number for number, code in enumerate(self.table["area_code"])}


def offered(values: pd.DataFrame, levels: tuple[AreaType, ...]) -> pd.DataFrame:
    """Every choice that the data hold.

    Parameters
    ----------
    values : DataFrame
        The table of indicator values.
    levels : tuple of AreaType
        Kinds of area that can be drawn.

    Returns
    -------
    DataFrame
        Distinct `indicator_id, area_type, sex, period` with at least one value, the newest period
        first within each.
    """
    held = values[values["area_type"].isin([str(level) for level in levels])]
    held = held[held["value"].notna()]
    distinct = held[["indicator_id", "area_type", "sex", "period"]].drop_duplicates()
    order = {p: period_sort_key(p) for p in distinct["period"].unique()}
    return (
        distinct.assign(_order=distinct["period"].map(order))
        .sort_values(["indicator_id", "area_type", "sex", "_order"], ascending=[True] * 3 + [False])
        .drop(columns="_order")
        .reset_index(drop=True)
    )


def _comparator(values: pd.DataFrame, code: str, name: str) -> Comparator:
    found = values[(values["area_code"] == code) & values["value"].notna()]
    if found.empty:
        return Comparator(name, None)
    return Comparator(name, float(found["value"].iloc[0]), str(found["release"].iloc[0]))


def _one_column(
    values: pd.DataFrame, indicator_id: str, area_type: AreaType, periods: Sequence[str]
) -> pd.Series:
    """An indicator for persons, by area, of the newest of the periods given."""
    chosen = values[
        (values["indicator_id"] == indicator_id)
        & (values["area_type"] == area_type)
        & (values["sex"] == "persons")
    ]
    for period in periods:
        found = chosen[chosen["period"] == period]
        if len(found):
            return found.set_index("area_code")["value"]
    return pd.Series(dtype=float)


def build_view(
    values: pd.DataFrame,
    areas: pd.DataFrame,
    *,
    indicator_id: str,
    level: AreaType,
    sex: str,
    period: str,
) -> View:
    """The view of one choice.

    Parameters
    ----------
    values : DataFrame
        The table of indicator values.
    areas : DataFrame
        `area_code, area_name, neighbourhood` of every area of the level.
    indicator_id, level, sex, period
        The choice; must be one of `offered(values)`.

    Returns
    -------
    View
    """
    here = values[
        (values["indicator_id"] == indicator_id)
        & (values["sex"] == sex)
        & (values["period"] == period)
    ]
    columns = ["value", "lower_95", "upper_95", "count", "denominator", "release", "missing_reason"]
    at_level = here[here["area_type"] == level].set_index("area_code")[columns]
    table = areas[["area_code", "area_name", "neighbourhood"]].join(at_level, on="area_code")
    text = ["release", "missing_reason"]
    table = table.assign(
        **{name: table[name].fillna("") for name in text},
        population=table["area_code"].map(_one_column(values, "population", level, RESIDENTS_OF)),
        imd_score=table["area_code"].map(
            _one_column(values, "imd_score", level, (INDEX_OF[level],))
        ),
    )
    absent = table["value"].isna() & (table["missing_reason"] == "")
    table.loc[absent, "missing_reason"] = "not published for this area"
    return View(
        indicator=INDICATORS[indicator_id],
        level=level,
        sex=sex,
        period=period,
        table=table.sort_values("area_code").reset_index(drop=True),
        england=_comparator(here, ENGLAND, "England"),
        trafford=_comparator(here, TRAFFORD, "Trafford"),
    )
