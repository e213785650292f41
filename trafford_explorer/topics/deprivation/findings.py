"""Deprivation in numbers: who an average hides, who lives where, what has moved, how it is spread.

Scores are averaged with residents as weights; ranks and tenths never are.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from trafford_explorer.areas import INDEX_BEFORE, INDEX_YEAR, NEIGHBOURHOODS, AreaType, plain_name
from trafford_explorer.errors import DataError
from trafford_explorer.formats import whole
from trafford_explorer.indicators import INDICATORS, Indicator
from trafford_explorer.indicators.deprivation import LSOAS_IN_ENGLAND
from trafford_explorer.measures import (
    Variation,
    between_within,
    concentration_index,
    lorenz_points,
)

SCORE, RANK, TENTH = "imd_score", "imd_rank", "imd_decile"
MOST_DEPRIVED_FIFTH = 2
"""The last of the tenths that make up the most deprived fifth."""
CENSUS_YEAR = "2021"
COUNTED_BY_CENSUS = (
    "bad_or_very_bad_health",
    "disability",
    "disability_limited_a_lot",
    "unpaid_care",
    "unpaid_care_50_hours",
    "long_term_sick_or_disabled",
    "no_qualifications",
    "no_car",
    "overcrowding",
    "older_people_living_alone",
    "lone_parent_households",
    "social_rented",
)
"""Census shares by LSOA that come with their count: only these can be added up along a ranking."""


def rows_of(values: pd.DataFrame, area_type: AreaType, period: str) -> pd.DataFrame:
    """The rows of everyone in one kind of area and one period that have a value.

    Parameters
    ----------
    values : DataFrame
        Values of one indicator, with the columns of the table of values; the rows keep them all.

    Raises
    ------
    DataError
        When there is no such row.
    """
    rows = values[
        (values["area_type"] == area_type)
        & (values["period"] == period)
        & (values["sex"] == "persons")
        & values["value"].notna()
    ]
    if rows.empty:
        raise DataError("deprivation", [f"no figure by {area_type} for {period}"])
    return rows


def _by_area(values: pd.DataFrame, area_type: AreaType, period: str) -> pd.DataFrame:
    return rows_of(values, area_type, period).set_index("area_code")


# ---- hidden pockets ----------------------------------------------------------------------------


def scored_lsoas(
    scores: pd.DataFrame, ranks: pd.DataFrame, tenths: pd.DataFrame, names: pd.DataFrame
) -> pd.DataFrame:
    """Trafford's LSOAs in the newest index, the most deprived first.

    Parameters
    ----------
    scores, ranks, tenths : DataFrame
        Values of `imd_score`, `imd_rank` and `imd_decile`.
    names : DataFrame
        `area_code, area_name, neighbourhood` of the LSOAs of 2021.

    Returns
    -------
    DataFrame
        `area_code, area_name, neighbourhood, score, rank, tenth, weight`, one row an LSOA;
        `weight` are the residents that the index itself counts.
    """
    score = _by_area(scores, AreaType.LSOA21, INDEX_YEAR)
    table = names[["area_code", "area_name", "neighbourhood"]].copy()
    codes = table["area_code"]
    table = table.assign(
        score=codes.map(score["value"]),
        rank=codes.map(_by_area(ranks, AreaType.LSOA21, INDEX_YEAR)["value"]),
        tenth=codes.map(_by_area(tenths, AreaType.LSOA21, INDEX_YEAR)["value"]),
        weight=codes.map(score["denominator"]),
    ).dropna(subset=["score", "rank", "tenth", "weight"])
    table = table.astype({"rank": int, "tenth": int, "weight": int})
    names_said = [
        plain_name(c, n) for c, n in zip(table["area_code"], table["area_name"], strict=True)
    ]
    return table.assign(area_name=names_said).sort_values("rank", ignore_index=True)


@dataclass(frozen=True)
class EnglandsMiddle:
    """The score of England's middle LSOA, as close as Trafford's own come to it.

    Parameters
    ----------
    rank : int
        The middle rank.
    above_rank, below_rank : int
        Trafford's nearest ranks on the more and on the less deprived side of it.
    above, below : float
        Their scores; the middle LSOA's lies between them.
    """

    rank: int
    above_rank: int
    below_rank: int
    above: float
    below: float

    @property
    def about(self) -> float:
        """Half way between the two scores."""
        return (self.above + self.below) / 2

    def side(self, score: float) -> str:
        """Whether a score is on the "less" or the "more" deprived side; "" between the two."""
        return "less" if score < self.below else "more" if score > self.above else ""


def englands_middle(table: pd.DataFrame) -> EnglandsMiddle:
    """Where England's middle LSOA stands among the scores.

    Parameters
    ----------
    table : DataFrame
        `scored_lsoas()`. A rank falls as the score rises, so two LSOAs on either side of the middle
        rank enclose the middle score.

    Raises
    ------
    DataError
        When all LSOAs are on one side of the middle.
    """
    rank = (LSOAS_IN_ENGLAND[INDEX_YEAR] + 1) // 2
    more, less = table[table["rank"] <= rank], table[table["rank"] >= rank]
    if more.empty or less.empty:
        raise DataError("deprivation", ["no LSOA on one of the sides of England’s middle"])
    above, below = more.loc[more["rank"].idxmax()], less.loc[less["rank"].idxmin()]
    return EnglandsMiddle(
        rank, int(above["rank"]), int(below["rank"]), float(above["score"]), float(below["score"])
    )


@dataclass(frozen=True)
class LiftedAverage:
    """A neighbourhood that its most deprived LSOAs alone lift past the middle of England."""

    neighbourhood: str
    names: tuple[str, ...]
    average: float
    without: float


@dataclass(frozen=True)
class HiddenPockets:
    """LSOAs in the most deprived fifth of England, in neighbourhoods that look well off.

    Parameters
    ----------
    table : DataFrame
        `scored_lsoas()`, with `average` (that of its neighbourhood), `in_fifth` and `hidden`.
    averages : mapping of str to float
        Neighbourhood to its population-weighted mean score.
    middle : EnglandsMiddle
    lifted : tuple of LiftedAverage
    variation : Variation
        Of the scores, by neighbourhood.
    residents : int
        Who live in the pockets.
    residents_year : str
    """

    table: pd.DataFrame
    averages: Mapping[str, float]
    middle: EnglandsMiddle
    lifted: tuple[LiftedAverage, ...]
    variation: Variation
    residents: int
    residents_year: str

    @property
    def pockets(self) -> pd.DataFrame:
        """The hidden ones, the most deprived first."""
        return self.table[self.table["hidden"]]

    @property
    def in_fifth(self) -> pd.DataFrame:
        """Every LSOA in the most deprived fifth of England, the most deprived first."""
        return self.table[self.table["in_fifth"]]


def hidden_pockets(
    table: pd.DataFrame, scores: pd.DataFrame, residents: pd.Series, residents_year: str
) -> HiddenPockets:
    """The LSOAs that their neighbourhoods' averages hide.

    Parameters
    ----------
    table : DataFrame
        `scored_lsoas()`.
    scores : DataFrame
        Values of `imd_score`, those of the neighbourhoods among them.
    residents : Series
        Residents by LSOA of 2021.
    residents_year : str
        The year of that count.
    """
    means = _by_area(scores, AreaType.NEIGHBOURHOOD, INDEX_YEAR)["value"]
    averages = {name: float(means[name]) for name in NEIGHBOURHOODS}
    middle = englands_middle(table)
    average = table["neighbourhood"].map(averages)
    in_fifth = table["tenth"] <= MOST_DEPRIVED_FIFTH
    hidden = in_fifth & average.map(middle.side).eq("less")
    table = table.assign(average=average, in_fifth=in_fifth, hidden=hidden)
    lifted = []
    for name, mean in averages.items():
        here = table[table["neighbourhood"] == name]
        rest = here[~here["in_fifth"]]
        without = float(np.average(rest["score"], weights=rest["weight"]))
        if middle.side(mean) == "more" and middle.side(without) == "less":
            most = tuple(here.loc[here["in_fifth"], "area_name"])
            lifted.append(LiftedAverage(name, most, mean, without))
    return HiddenPockets(
        table=table,
        averages=averages,
        middle=middle,
        lifted=tuple(lifted),
        variation=between_within(
            table["score"].tolist(), table["neighbourhood"].tolist(), table["weight"].tolist()
        ),
        residents=int(residents[table.loc[hidden, "area_code"]].sum()),
        residents_year=residents_year,
    )


# ---- residents by tenth ------------------------------------------------------------------------


@dataclass(frozen=True)
class ResidentsByTenth:
    """Residents of each neighbourhood by the tenth of England that their LSOA is in.

    Parameters
    ----------
    counts : DataFrame
        One row a neighbourhood, columns 1 (most deprived) to 10.
    by_wards : mapping of str to int
        Residents of each neighbourhood counted by its wards, which is the better total.
    year : str
        Of the residents.
    """

    counts: pd.DataFrame
    by_wards: Mapping[str, int]
    year: str

    @property
    def totals(self) -> pd.Series:
        """Residents of each neighbourhood, its LSOAs added up."""
        return self.counts.sum(axis=1)

    @property
    def shares(self) -> pd.DataFrame:
        """Per cent of each neighbourhood's residents in each tenth."""
        return 100 * self.counts.div(self.totals, axis=0)

    @property
    def in_fifth(self) -> pd.Series:
        """Residents of each neighbourhood in the most deprived fifth of England."""
        return self.counts.loc[:, :MOST_DEPRIVED_FIFTH].sum(axis=1)


def residents_by_tenth(
    tenths: pd.DataFrame, population: pd.DataFrame, names: pd.DataFrame, year: str
) -> ResidentsByTenth:
    """Residents by neighbourhood and national tenth, each LSOA counted where most of it lies.

    Parameters
    ----------
    tenths : DataFrame
        Values of `imd_decile`.
    population : DataFrame
        Values of `population`, those of LSOAs and of neighbourhoods.
    names : DataFrame
        `area_code, neighbourhood` of the LSOAs of 2021.
    year : str
        Of the residents.
    """
    homes = names.set_index("area_code")["neighbourhood"]
    tenth = _by_area(tenths, AreaType.LSOA21, INDEX_YEAR)["value"].astype(int)
    people = _by_area(population, AreaType.LSOA21, year)["value"]
    counts = (
        pd.DataFrame({"neighbourhood": homes, "tenth": tenth, "people": people})
        .dropna()
        .pivot_table(
            index="neighbourhood", columns="tenth", values="people", aggfunc="sum", fill_value=0
        )
        .reindex(index=list(NEIGHBOURHOODS), columns=range(1, 11), fill_value=0)
        .astype(int)
    )
    wards = _by_area(population, AreaType.NEIGHBOURHOOD, year)["value"]
    return ResidentsByTenth(counts, {name: whole(wards[name]) for name in NEIGHBOURHOODS}, year)


# ---- 2019 and 2025 -----------------------------------------------------------------------------


@dataclass(frozen=True)
class PositionMoves:
    """Each LSOA's place among all of England's in two releases of the index.

    Parameters
    ----------
    table : DataFrame
        One row an LSOA of 2021: `area_code, area_name, neighbourhood, earlier_code, earlier_name,
        earlier_rank, later_rank`, `earlier` and `later` (how many in 100 LSOAs of England are as
        deprived or more), `moved` (their difference; above 0 is relatively less deprived) and
        `unchanged` (whether its outline is that of 2011).
    in_fifth : (int, int)
        LSOAs in the most deprived fifth of England, then and now.
    lsoas : (int, int)
        LSOAs of Trafford, then and now.
    """

    table: pd.DataFrame
    in_fifth: tuple[int, int]
    lsoas: tuple[int, int]

    @property
    def compared(self) -> pd.DataFrame:
        """The LSOAs whose outline stayed."""
        return self.table[self.table["unchanged"]]

    @property
    def more_deprived(self) -> int:
        """How many of them stand nearer the most deprived end than before."""
        return int((self.compared["moved"] < 0).sum())

    @property
    def less_deprived(self) -> int:
        """How many stand nearer the least deprived end than before."""
        return int((self.compared["moved"] > 0).sum())

    def largest(self, n: int = 5) -> pd.DataFrame:
        """The `n` that moved the most either way, from most towards the deprived end on."""
        ordered = self.compared.sort_values(["moved", "area_code"], ignore_index=True)
        ends = pd.concat(
            [ordered[ordered["moved"] < 0].head(n), ordered[ordered["moved"] > 0].tail(n)]
        )
        return ends.reset_index(drop=True)


def position_moves(
    ranks: pd.DataFrame,
    tenths: pd.DataFrame,
    pairs: pd.DataFrame,
    names: pd.DataFrame,
    earlier_names: Mapping[str, str],
) -> PositionMoves:
    """Positions in 2019 and 2025, joined through the lookup of LSOAs of 2011 and 2021.

    Parameters
    ----------
    ranks, tenths : DataFrame
        Values of `imd_rank` and `imd_decile`.
    pairs : DataFrame
        `load.load_lsoa11_lsoa21()`.
    names : DataFrame
        `area_code, area_name, neighbourhood` of the LSOAs of 2021.
    earlier_names : mapping of str to str
        Code to name of the LSOAs of 2011.
    """
    before = _by_area(ranks, AreaType.LSOA11, INDEX_BEFORE)["value"]
    now = _by_area(ranks, AreaType.LSOA21, INDEX_YEAR)["value"]
    table = pairs.rename(columns={"lsoa11_code": "earlier_code", "lsoa21_code": "area_code"})
    table = table.merge(names[["area_code", "area_name", "neighbourhood"]], on="area_code")
    table = table.assign(
        area_name=[
            plain_name(c, n) for c, n in zip(table["area_code"], table["area_name"], strict=True)
        ],
        earlier_name=[plain_name(c, earlier_names[c]) for c in table["earlier_code"]],
        earlier_rank=table["earlier_code"].map(before).astype(int),
        later_rank=table["area_code"].map(now).astype(int),
        unchanged=table["change_code"] == "U",
    )
    table = table.assign(
        earlier=100 * table["earlier_rank"] / LSOAS_IN_ENGLAND[INDEX_BEFORE],
        later=100 * table["later_rank"] / LSOAS_IN_ENGLAND[INDEX_YEAR],
    )
    table = table.assign(moved=table["later"] - table["earlier"]).drop(columns="change_code")
    both = [
        _by_area(tenths, kind, year)["value"]
        for kind, year in ((AreaType.LSOA11, INDEX_BEFORE), (AreaType.LSOA21, INDEX_YEAR))
    ]
    return PositionMoves(
        table.sort_values("area_code", ignore_index=True),
        tuple(int((tenth <= MOST_DEPRIVED_FIFTH).sum()) for tenth in both),
        tuple(len(tenth) for tenth in both),
    )


# ---- how something is spread along deprivation -------------------------------------------------


@dataclass(frozen=True)
class Concentration:
    """How a thing counted in LSOAs is spread over them, from the most to the least deprived.

    Parameters
    ----------
    indicator : Indicator
    period : str
        Of the counts.
    people, amount : tuple of float
        Points of the curve: shares of those who could be counted, and of those who are.
    index : float
        The concentration index.
    lsoas : DataFrame
        `area_code, score, count, denominator`, the most deprived first: those counted, and those who
        could be.
    """

    indicator: Indicator
    period: str
    people: tuple[float, ...]
    amount: tuple[float, ...]
    index: float
    lsoas: pd.DataFrame

    @property
    def population(self) -> str:
        """Who could be counted ("residents", "households")."""
        return self.indicator.unit.removeprefix("% of ")

    def held_by(self, share: float) -> float:
        """The part, 0 to 1, that falls to the most deprived share of the population."""
        return float(np.interp(share, self.people, self.amount))


def concentration_of(
    values: pd.DataFrame, scores: pd.DataFrame, period: str = CENSUS_YEAR
) -> Concentration:
    """The concentration curve and index of one indicator along the index of deprivation.

    Parameters
    ----------
    values : DataFrame
        Values of one indicator of `COUNTED_BY_CENSUS`.
    scores : DataFrame
        Values of `imd_score`; LSOAs are put in order of the newest, which stands on the same
        boundaries as the Census of 2021.
    period : str

    Raises
    ------
    DataError
        When there is no count for those LSOAs.
    """
    here = _by_area(values, AreaType.LSOA21, period)
    here = here.assign(score=_by_area(scores, AreaType.LSOA21, INDEX_YEAR)["value"])
    here = here.dropna(subset=["count", "denominator", "score"])
    if len(here) < 2:
        raise DataError("concentration", [f"no counts by LSOA for {period}"])
    here = here.sort_values("score", ascending=False)
    rates, people = here["count"] / here["denominator"], here["denominator"]
    points = lorenz_points(rates.tolist(), people.tolist())
    return Concentration(
        INDICATORS[str(here["indicator_id"].iloc[0])],
        period,
        points.people,
        points.amount,
        concentration_index(rates.tolist(), people.tolist()),
        here.reset_index()[["area_code", "score", "count", "denominator"]],
    )
