"""What is found of the life expectancy gap: the tenths, the years in good health, the search.

Frames in, findings out. Men and women are never merged.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from trafford_explorer.areas import ENGLAND, GREATER_MANCHESTER, TRAFFORD, AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.formats import apart, rounded, rounded_values
from trafford_explorer.measures import (
    Difference,
    Estimate,
    GoodYearsApart,
    SlopeIndex,
    difference,
    good_years_apart,
    relative_ranks,
    slope_index_of_inequality,
)
from trafford_explorer.periods import period_sort_key
from trafford_explorer.topics.over_time.findings import Change
from trafford_explorer.topics.overview.findings import (
    HEALTHY,
    LIFE_EXPECTANCY,
    QuotedEnd,
    QuotedGap,
)

SEXES = ("male", "female")
PARTS = ("total", "length", "health")
"""A difference in years of good health, and what it is made of."""
TENTHS = "local_deprivation_decile"
_SOURCE_COLUMNS = ["indicator_id", "area_type", "period", "release", "grouping"]
_LIMITS = ["value", "lower_95", "upper_95"]


@dataclass(frozen=True)
class SlopeChange:
    """The slope index of Trafford of one sex since its one starting point."""

    sex: str
    change: Change


# ---- tenths of deprivation ---------------------------------------------------------------------


@dataclass(frozen=True)
class TenthsGap:
    """Life expectancy by tenth of deprivation inside one place, of one sex.

    Parameters
    ----------
    area_code, sex, period : str
    table : DataFrame
        `group, value, lower_95, upper_95, population, fitted` and whose figures they are, the most
        deprived tenth first.
    slope : SlopeIndex
        Worked out here from the table.
    """

    area_code: str
    sex: str
    period: str
    table: pd.DataFrame
    slope: SlopeIndex

    @property
    def ends(self) -> Difference:
        """The least deprived tenth minus the most deprived."""
        limits = self.table[_LIMITS].iloc[[-1, 0]]
        return difference(*(Estimate(*row) for row in limits.itertuples(index=False)))

    @property
    def most(self) -> float:
        """Years in the most deprived tenth."""
        return float(self.table["value"].iloc[0])

    @property
    def least(self) -> float:
        """Years in the least deprived tenth."""
        return float(self.table["value"].iloc[-1])

    @property
    def estimate(self) -> Estimate:
        """The slope index with its interval, both worked out here."""
        return Estimate(self.slope.sii, self.slope.sii_lower, self.slope.sii_upper)


def periods_of_tenths(breakdowns: pd.DataFrame) -> tuple[str, ...]:
    """Periods that tenths of Trafford are held for, the oldest first.

    Raises
    ------
    DataError
        When there is none.
    """
    held = breakdowns.loc[_life_by_tenth(breakdowns, TRAFFORD), "period"].unique()
    if not len(held):
        raise DataError(
            "tenths of deprivation", ["ten rows with limits are needed, and none is there"]
        )
    return tuple(sorted(held, key=period_sort_key))


def tenths_gap(
    breakdowns: pd.DataFrame, sex: str, period: str, area_code: str = TRAFFORD
) -> TenthsGap:
    """The tenths of a place of one sex and period, with the slope index worked out from them.

    Parameters
    ----------
    breakdowns : DataFrame
        `load.load_breakdowns()`.
    sex, period, area_code : str

    Raises
    ------
    DataError
        When there are no ten tenths with their limits and residents.
    """
    found = breakdowns[
        _life_by_tenth(breakdowns, area_code)
        & (breakdowns["sex"] == sex)
        & (breakdowns["period"] == period)
    ].sort_values("group")
    if len(found) != 10 or found[[*_LIMITS, "denominator"]].isna().any(axis=None):
        raise DataError("tenths of deprivation", [f"{sex}: ten rows with limits are needed"])
    people = found["denominator"].to_numpy()
    slope = slope_index_of_inequality(
        found["value"], people, lower=found["lower_95"], upper=found["upper_95"]
    )
    table = found[[*_SOURCE_COLUMNS, "group", *_LIMITS]].assign(
        population=people, fitted=slope.intercept + slope.sii * relative_ranks(people)
    )
    return TenthsGap(area_code, sex, period, table.reset_index(drop=True), slope)


def _life_by_tenth(breakdowns: pd.DataFrame, area_code: str) -> pd.Series:
    return (
        (breakdowns["indicator_id"] == LIFE_EXPECTANCY)
        & (breakdowns["grouping"] == TENTHS)
        & (breakdowns["area_code"] == area_code)
    )


def change_of_slope(earlier: TenthsGap, later: TenthsGap) -> Change:
    """How the slope index worked out here moved between two periods that share no year."""
    one, other = earlier.estimate, later.estimate
    return Change(earlier.period, later.period, one.value, other.value, difference(other, one))


@dataclass(frozen=True)
class BoroughSlopes:
    """The slope indices of the ten boroughs, of one sex and period, worked out here.

    Parameters
    ----------
    places : tuple of TenthsGap
        The largest first; Trafford's among them.
    england : TenthsGap
        Over tenths of all England.
    """

    places: tuple[TenthsGap, ...]
    england: TenthsGap

    @property
    def trafford(self) -> TenthsGap:
        return next(one for one in self.places if one.area_code == TRAFFORD)

    def apart(self, other: TenthsGap) -> Difference:
        """A borough's slope index minus Trafford's."""
        return difference(other.estimate, self.trafford.estimate)


def borough_slopes(breakdowns: pd.DataFrame, sex: str, period: str) -> BoroughSlopes:
    """The ten boroughs' slope indices, each over tenths of its own.

    Parameters
    ----------
    breakdowns : DataFrame
        `load.load_breakdowns()`.
    sex, period : str
    """
    places = [tenths_gap(breakdowns, sex, period, code) for code in GREATER_MANCHESTER]
    places.sort(key=lambda one: -one.slope.sii)
    return BoroughSlopes(tuple(places), tenths_gap(breakdowns, sex, period, ENGLAND))


# ---- years in good health ----------------------------------------------------------------------


@dataclass(frozen=True)
class Lives:
    """Length of life and years in good health of every MSOA, one sex.

    Parameters
    ----------
    sex, period : str
    table : DataFrame
        `area_code, area_name, life, life_lower, life_upper, good, good_lower, good_upper, rest,
        imd_score`, the most deprived first.
    """

    sex: str
    period: str
    table: pd.DataFrame

    def apart(self, column: str) -> float:
        """Years between the highest and the lowest MSOA of a column, unrounded."""
        return apart(self.table[column].max(), self.table[column].min())


def lives(
    life: pd.DataFrame,
    healthy: pd.DataFrame,
    scores: pd.Series,
    names: Mapping[str, str],
    sex: str,
) -> Lives:
    """Every MSOA's years in good health and the rest, the most deprived first.

    Parameters
    ----------
    life, healthy : DataFrame
        Values of life expectancy and of healthy life expectancy at birth.
    scores : Series
        IMD score by MSOA of 2011.
    names : mapping of str to str
        MSOA code to name.
    sex : str

    Raises
    ------
    DataError
        When no period has both for any MSOA.
    """

    def of(frame: pd.DataFrame, name: str) -> pd.DataFrame:
        here = frame[
            (frame["area_type"] == AreaType.MSOA11) & (frame["sex"] == sex) & frame["value"].notna()
        ]
        return here[["area_code", "period", *_LIMITS]].rename(
            columns={"value": name, "lower_95": f"{name}_lower", "upper_95": f"{name}_upper"}
        )

    both = of(life, "life").merge(of(healthy, "good"), on=["area_code", "period"])
    both = both[both["area_code"].isin(scores.index) & both["area_code"].isin(list(names))]
    if both.empty:
        raise DataError("healthy life expectancy", [f"no MSOA has both figures, {sex}"])
    period = max(both["period"].unique(), key=period_sort_key)
    table = both[both["period"] == period].drop(columns="period")
    table = table.assign(
        area_name=table["area_code"].map(names),
        rest=[apart(life, good) for life, good in zip(table["life"], table["good"], strict=True)],
        imd_score=table["area_code"].map(scores),
    ).sort_values("imd_score", ascending=False, ignore_index=True)
    return Lives(sex, str(period), table)


@dataclass(frozen=True)
class GoodYearsInParts:
    """Years of good health of every MSOA less Trafford's, in length of life and health, one sex.

    Parameters
    ----------
    lives : Lives
    trafford : DataFrame
        Trafford's rows of life expectancy and of healthy life expectancy, of the same period.
    table : DataFrame
        `area_code, area_name, life, good` of each MSOA, and `total, length, health`, its years of
        good health less Trafford's and the two parts; the fewest years of good health first.
    """

    lives: Lives
    trafford: pd.DataFrame
    table: pd.DataFrame

    @property
    def ends(self) -> tuple[pd.Series, pd.Series]:
        """The MSOA with most years in good health, and the one with fewest."""
        return self.table.iloc[-1], self.table.iloc[0]

    @property
    def apart(self) -> GoodYearsApart:
        """The MSOA with most less the one with fewest."""
        most, least = self.ends
        return good_years_apart((most["life"], most["good"]), (least["life"], least["good"]))


def good_years_in_parts(
    found: Lives, life: pd.DataFrame, healthy: pd.DataFrame
) -> GoodYearsInParts:
    """Every MSOA's years of good health against Trafford's, split into length of life and health.

    Parameters
    ----------
    found : Lives
    life, healthy : DataFrame
        Values of life expectancy and of healthy life expectancy at birth.

    Raises
    ------
    DataError
        When Trafford has not both figures of that sex and period.
    """
    both = pd.concat([life, healthy])
    both = both[
        (both["area_code"] == TRAFFORD)
        & (both["sex"] == found.sex)
        & (both["period"] == found.period)
        & both["value"].notna()
    ]
    own = both.set_index("indicator_id")["value"]
    if len(own) != 2 or own.index.nunique() != 2:
        raise DataError("healthy life expectancy", [f"Trafford has not both, {found.sex}"])
    whole = float(own[LIFE_EXPECTANCY]), float(own[HEALTHY])
    here = found.table[["area_code", "area_name", "life", "good"]]
    apart = [good_years_apart(one, whole) for one in zip(here["life"], here["good"], strict=True)]
    table = here.assign(**{part: [getattr(one, part) for one in apart] for part in PARTS})
    return GoodYearsInParts(found, both, table.sort_values("good", ignore_index=True))


@dataclass(frozen=True)
class HealthyEnd:
    """The MSOA with most or with fewest years in good health, of one sex."""

    sex: str
    area_name: str
    good: float
    rest: float


def healthy_ends(found: Mapping[str, Lives]) -> tuple[HealthyEnd, ...]:
    """The MSOA with most and the one with fewest years in good health, sex by sex."""
    return tuple(
        HealthyEnd(sex, row["area_name"], float(row["good"]), float(row["rest"]))
        for sex, one in found.items()
        for row in (
            one.table.loc[one.table["good"].idxmax()],
            one.table.loc[one.table["good"].idxmin()],
        )
    )


# ---- the origin of the quoted figures ----------------------------------------------------------


@dataclass(frozen=True)
class Search:
    """What a search for the quoted figures among published ones found.

    Parameters
    ----------
    searched : int
        Rows (area, sex and period) of Greater Manchester's MSOAs that were looked at.
    near : DataFrame
        Every figure that equals a quoted length of life: `quoted_years, quoted_percent, area_code,
        sex, period, value, lower_95, upper_95, other, fits`, where `other` is the share of life not
        in good health and `fits` whether it equals the quoted one too.
    """

    searched: int
    near: pd.DataFrame


def search(quoted: QuotedGap, life: pd.DataFrame, good_share: pd.DataFrame) -> Search:
    """Look for the quoted figures among those of every MSOA of Greater Manchester.

    Parameters
    ----------
    quoted : QuotedGap
    life, good_share : DataFrame
        Values of life expectancy and of the share of it in good health.
    """
    key = ["area_code", "sex", "period"]
    both = life.merge(good_share[[*key, "value"]].rename(columns={"value": "good"}), on=key)
    near = pd.concat([_near(end, both) for end in (quoted.least, quoted.most)], ignore_index=True)
    return Search(len(both), near)


def _near(end: QuotedEnd, both: pd.DataFrame) -> pd.DataFrame:
    rows = both[rounded_values(both["value"], 1) == rounded(end.parts.total, 1)]
    other = rows["good"].map(lambda good: apart(100, good))
    return rows[["area_code", "sex", "period", *_LIMITS]].assign(
        quoted_years=end.parts.total,
        quoted_percent=end.other_percent,
        other=other,
        fits=rounded_values(other) == rounded(end.other_percent),
    )
