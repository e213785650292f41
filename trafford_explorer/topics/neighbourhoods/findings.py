"""One neighbourhood in numbers: where it stands on every indicator, its areas, who lives there.

Tables in, findings out. Better and worse stand only where the indicator has a direction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from trafford_explorer.areas import ENGLAND, SMALLER, TRAFFORD, AreaType, plain_name
from trafford_explorer.formats import NumberFormat, apart
from trafford_explorer.indicators import INDICATORS, Indicator, Polarity, Topic
from trafford_explorer.periods import period_sort_key

MOST_STANDOUTS = 3
"""So many indicators at the most are said to be what a neighbourhood stands out for."""
ETHNIC_GROUPS = (
    "ethnic_group_asian",
    "ethnic_group_black",
    "ethnic_group_mixed",
    "ethnic_group_white",
    "ethnic_group_other",
)
TENURES = ("owned_or_shared_ownership", "social_rented", "private_rented")
_COUNTED = {"people", "households"}
_COLUMNS = [
    "indicator_id",
    "area_type",
    "area_code",
    "sex",
    "period",
    "value",
    "lower_95",
    "upper_95",
    "release",
]
_NUMBERS = ["value", "lower_95", "upper_95"]
_INSIDE = (
    AreaType.WARD23,
    AreaType.MSOA21,
    AreaType.MSOA11,
    AreaType.LSOA21,
    AreaType.LSOA11,
)
"""Kinds of area inside today's neighbourhoods, the largest first; the last four by best fit."""


class _BetweenTwoEnds:
    """What stands between the lowest and the highest of Trafford's smaller areas."""

    indicator: Indicator
    low: float
    high: float

    @property
    def is_judged(self) -> bool:
        """Whether one end is the better one."""
        return self.indicator.polarity.has_better_end

    @property
    def format(self) -> NumberFormat:
        return NumberFormat(self.indicator.decimals, self.indicator.unit)

    def part_way(self, value: float) -> float:
        """0 at the worst area (or the lowest), 1 at the best (or the highest)."""
        share = (value - self.low) / (self.high - self.low)
        return 1 - share if self.indicator.polarity is Polarity.LOW_IS_GOOD else share


@dataclass(frozen=True)
class IndicatorPosition(_BetweenTwoEnds):
    """A neighbourhood on one indicator, all people, between the ends of Trafford's smaller areas.

    Parameters
    ----------
    indicator : Indicator
    period : str
    value : float
        The neighbourhood's.
    trafford, england : float or None
        On the same basis; None where this copy holds none.
    level : AreaType
        Kind of the smaller areas.
    low, high : float
        Lowest and highest of them.
    rows : DataFrame
        Rows of the table of values with these figures, the neighbourhood's first, the two ends last.
    """

    indicator: Indicator
    period: str
    value: float
    trafford: float | None
    england: float | None
    level: AreaType
    low: float
    high: float
    rows: pd.DataFrame = field(compare=False)

    @property
    def reach(self) -> float:
        """How far the neighbourhood is from Trafford, of the whole range; 0 where not known."""
        if self.trafford is None:
            return 0.0
        return abs(self.value - self.trafford) / (self.high - self.low)

    @property
    def apart(self) -> float:
        """The neighbourhood less Trafford; 0 where both print the same, or Trafford's is not known."""
        if self.trafford is None or self.format.is_alike(self.value, self.trafford):
            return 0.0
        return apart(self.value, self.trafford)

    @property
    def is_worse(self) -> bool:
        """Whether a judged neighbourhood that prints apart from Trafford is on its worse side."""
        return (self.apart > 0) is (self.indicator.polarity is Polarity.LOW_IS_GOOD)


@dataclass(frozen=True)
class AreasOfIndicator(_BetweenTwoEnds):
    """A neighbourhood's areas on an indicator that is not published for the neighbourhood itself.

    Parameters
    ----------
    indicator : Indicator
    sex, period : str
    level : AreaType
        Kind of the areas.
    areas : DataFrame
        Rows of the table of values of the neighbourhood's areas with their `area_name`, the lowest
        first; `lower_95` and `upper_95` are NaN where this copy has no 95% limits.
    trafford, england : float or None
        On the same basis; None where this copy holds none.
    low, high : float
        Lowest and highest of all Trafford's areas of the kind.
    rows : DataFrame
        Rows of the table of values with the figures beside the areas' own, the two ends last.
    """

    indicator: Indicator
    sex: str
    period: str
    level: AreaType
    areas: pd.DataFrame = field(compare=False)
    trafford: float | None
    england: float | None
    low: float
    high: float
    rows: pd.DataFrame = field(compare=False)

    @property
    def reach(self) -> float:
        """The part of Trafford's range that the neighbourhood's areas take up."""
        values = self.areas["value"]
        return (values.max() - values.min()) / (self.high - self.low)


# ---- every indicator ---------------------------------------------------------------------------


def indicator_positions(
    values: pd.DataFrame, name: str, level: AreaType
) -> tuple[IndicatorPosition, ...]:
    """Where a neighbourhood stands on every indicator that it has, in the order of the topics.

    Parameters
    ----------
    values : DataFrame
        The table of indicator values.
    name : str
        A neighbourhood; its name is its code.
    level : AreaType
        `NEIGHBOURHOOD` or `NEIGHBOURHOOD17`.

    Returns
    -------
    tuple of IndicatorPosition
        The newest period of each indicator. Totals are left out, because they grow with the area,
        as are indicators without figures for smaller areas in that period.
    """
    everyone = _known(values[values["sex"] == "persons"], (level, *SMALLER[level]))
    positions = []
    for indicator_id, every in everyone.groupby("indicator_id"):
        indicator = INDICATORS[str(indicator_id)]
        ours = every[(every["area_type"] == level) & (every["area_code"] == name)]
        if ours.empty or indicator.unit in _COUNTED:
            continue
        period = max(ours["period"], key=period_sort_key)
        position = _position(indicator, period, every[every["period"] == period], name, level)
        if position is not None:
            positions.append(position)
    order = list(Topic)
    return tuple(sorted(positions, key=lambda p: (order.index(p.indicator.topic), p.indicator.id)))


def _known(values: pd.DataFrame, kinds: Sequence[AreaType]) -> pd.DataFrame:
    """Rows with a value of some kinds of area, of Trafford and of England.

    Their texts are plain objects, which many small comparisons take far less time over.
    """
    here = values["area_type"].isin(kinds) | values["area_code"].isin([TRAFFORD, ENGLAND])
    rows = values.loc[here & values["value"].notna(), _COLUMNS]
    return rows.astype(dict.fromkeys(rows.columns.difference(_NUMBERS), object))


def _position(
    indicator: Indicator, period: str, here: pd.DataFrame, name: str, level: AreaType
) -> IndicatorPosition | None:
    own = here[(here["area_type"] == level) & (here["area_code"] == name)]
    trafford, england = _beside(here)
    for smaller in SMALLER[level]:
        areas = here[here["area_type"] == smaller]
        if areas["value"].nunique() > 1:
            ends = _ends(areas)
            return IndicatorPosition(
                indicator,
                period,
                float(own["value"].iloc[0]),
                _value(trafford),
                _value(england),
                smaller,
                *map(float, ends["value"]),
                pd.concat([own, trafford, england, ends]),
            )
    return None


def _beside(here: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of Trafford and of England, one or none each."""
    kinds = ((AreaType.LOCAL_AUTHORITY, TRAFFORD), (AreaType.COUNTRY, ENGLAND))
    trafford, england = (
        here[(here["area_type"] == kind) & (here["area_code"] == code)] for kind, code in kinds
    )
    return trafford, england


def _ends(areas: pd.DataFrame) -> pd.DataFrame:
    """The rows of the lowest and of the highest area."""
    return areas.loc[[areas["value"].idxmin(), areas["value"].idxmax()]]


def _value(row: pd.DataFrame) -> float | None:
    return float(row["value"].iloc[0]) if len(row) else None


def standouts(
    positions: Sequence[IndicatorPosition], count: int = MOST_STANDOUTS
) -> list[IndicatorPosition]:
    """The indicators on which a neighbourhood is farthest from Trafford, one a topic.

    One that prints the same as Trafford's does not stand out. Only those with a better and a worse
    end count, and of the indices of deprivation only the overall one, because its parts say the
    same again.
    """
    chosen: dict[Topic, IndicatorPosition] = {}
    for position in sorted(positions, key=lambda p: (-p.reach, p.indicator.id)):
        topic = position.indicator.topic
        part = topic is Topic.DEPRIVATION and position.indicator.id != "imd_score"
        if position.is_judged and not part and position.apart:
            chosen.setdefault(topic, position)
    return list(chosen.values())[:count]


def chosen_positions(
    positions: Sequence[IndicatorPosition], indicators: Sequence[str]
) -> list[IndicatorPosition]:
    """The positions on some indicators, in the order asked for."""
    by_id = {p.indicator.id: p for p in positions}
    return [by_id[i] for i in indicators if i in by_id]


# ---- what is published for the areas alone -----------------------------------------------------


def areas_of_indicators(
    values: pd.DataFrame, areas: pd.DataFrame, name: str
) -> tuple[AreasOfIndicator, ...]:
    """A neighbourhood's areas, on every indicator that has no figure for the neighbourhood.

    Parameters
    ----------
    values : DataFrame
        The table of indicator values.
    areas : DataFrame
        `area_type, area_code, area_name, neighbourhood` of every area; a smaller area belongs where
        most of its residents live.
    name : str

    Returns
    -------
    tuple of AreasOfIndicator
        In the order of the topics; of each indicator and sex the newest period, and in it the
        largest kind of area. Ranks and tenths of the indices of deprivation say what their scores
        say, and are left out.
    """
    known = _known(values, (*_INSIDE, AreaType.NEIGHBOURHOOD))
    published = set(known.loc[known["area_type"] == AreaType.NEIGHBOURHOOD, "indicator_id"])
    wanted = known[
        ~known["indicator_id"].isin(published)
        & ~known["indicator_id"].str.endswith(("_rank", "_decile"))
    ]
    ours_by_kind = {
        kind: rows[["area_code", "area_name"]]
        for kind, rows in areas[areas["neighbourhood"] == name].groupby("area_type")
    }
    lists = []
    for (indicator_id, sex), rows in wanted.groupby(["indicator_id", "sex"]):
        inside = rows[rows["area_type"].isin(_INSIDE)]
        if inside.empty:
            continue
        period = max(inside["period"], key=period_sort_key)
        newest = rows[rows["period"] == period]
        level = next(kind for kind in _INSIDE if (newest["area_type"] == kind).any())
        every = newest[newest["area_type"] == level]
        ours = every.merge(ours_by_kind[level], on="area_code")
        ends = _ends(every)
        low, high = map(float, ends["value"])
        if ours.empty or low == high:
            continue
        ours = ours.sort_values(["value", "area_code"], ignore_index=True).assign(
            area_name=lambda found: list(map(plain_name, found["area_code"], found["area_name"]))
        )
        trafford, england = _beside(newest)
        lists.append(
            AreasOfIndicator(
                INDICATORS[str(indicator_id)],
                str(sex),
                period,
                level,
                ours,
                _value(trafford),
                _value(england),
                low,
                high,
                pd.concat([trafford, england, ends]),
            )
        )
    order = list(Topic)
    return tuple(
        sorted(lists, key=lambda s: (order.index(s.indicator.topic), s.indicator.id, s.sex))
    )


# ---- people ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class AgePyramid:
    """Residents by age and sex, as shares of all residents.

    Parameters
    ----------
    year : str
    shares : DataFrame
        One row a band, the youngest first: `label, female, male, trafford_female, trafford_male`,
        in per cent of all residents.
    residents : int
    """

    year: str
    shares: pd.DataFrame = field(compare=False)
    residents: int

    @property
    def both(self) -> pd.Series:
        """Per cent of all residents in each band."""
        return self.shares["female"] + self.shares["male"]

    @property
    def apart(self) -> pd.Series:
        """Percentage points by which each band is above Trafford's."""
        return self.both - self.shares["trafford_female"] - self.shares["trafford_male"]


def age_pyramid(ages: pd.DataFrame, name: str) -> AgePyramid:
    """The age pyramid of a neighbourhood beside Trafford's.

    Parameters
    ----------
    ages : DataFrame
        `load.load_population_by_age()`, in which a neighbourhood is the sum of its wards.
    name : str
    """

    def shares(area_type: AreaType, code: str, before: str) -> pd.DataFrame:
        here = ages[(ages["area_type"] == area_type) & (ages["area_code"] == code)]
        wide = here.pivot(index="age_from", columns="sex", values="persons")[["female", "male"]]
        return (100 * wide / wide.to_numpy().sum()).add_prefix(before)

    ours = ages[(ages["area_type"] == AreaType.NEIGHBOURHOOD) & (ages["area_code"] == name)]
    table = shares(AreaType.NEIGHBOURHOOD, name, "").join(
        shares(AreaType.LOCAL_AUTHORITY, TRAFFORD, "trafford_")
    )
    last = ours.drop_duplicates("age_from").set_index("age_from")["age_to"]
    labels = [
        f"{int(start)} and over" if pd.isna(last[start]) else f"{int(start)} to {int(last[start])}"
        for start in table.index
    ]
    table.insert(0, "label", labels)
    return AgePyramid(
        str(ours["period"].iloc[0]),
        table.reset_index(drop=True),
        int(ours.loc[ours["sex"].isin(["female", "male"]), "persons"].sum()),
    )


# ---- areas -------------------------------------------------------------------------------------


def deprivation_ends(scores: pd.DataFrame, areas: pd.DataFrame, name: str) -> pd.DataFrame:
    """A neighbourhood's least and most deprived LSOA.

    Parameters
    ----------
    scores : DataFrame
        Rows of `imd_score` of one kind of LSOA and one period.
    areas : DataFrame
        `area_code, area_name, neighbourhood` of the LSOAs.
    name : str

    Returns
    -------
    DataFrame
        Two of the rows of `scores` with their `area_name`, the least deprived first.
    """
    homes = areas.loc[areas["neighbourhood"] == name, ["area_code", "area_name"]]
    here = scores.merge(homes, on="area_code").sort_values(["value", "area_code"])
    return here.iloc[[0, -1]].assign(
        area_name=lambda found: list(map(plain_name, found["area_code"], found["area_name"]))
    )


def members(homes: Mapping[str, str], name: str) -> list[str]:
    """The areas whose neighbourhood is the one named, sorted; `homes` holds each area's."""
    return sorted(area for area, home in homes.items() if home == name)
