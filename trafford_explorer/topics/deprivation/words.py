"""The deprivation page's findings: who an average hides, who lives where, what has moved.

Every number comes from a table; the sentences are built from the numbers. Scores are averaged with
residents as weights; ranks and tenths never are. No figure here has an interval, so no difference is
said to be more than it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from trafford_explorer.areas import (
    INDEX_BEFORE,
    INDEX_YEAR,
    NEIGHBOURHOODS,
    POPULATION_YEAR,
    AreaType,
)
from trafford_explorer.errors import DataError
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import INDICATORS, Indicator
from trafford_explorer.indicators.deprivation import LSOAS_IN_ENGLAND
from trafford_explorer.measures import (
    Variation,
    between_within,
    concentration_index,
    lorenz_points,
)
from trafford_explorer.measures.slope import FEWEST_GROUPS
from trafford_explorer.phrases import capital, inside_sentence, listed
from trafford_explorer.tables import releases
from trafford_explorer.topics.explore.words import plain_name

SCORE, RANK, TENTH = "imd_score", "imd_rank", "imd_decile"
NOW, BEFORE = INDEX_YEAR, INDEX_BEFORE
MOST_DEPRIVED_FIFTH = 2
"""The last of the tenths that make up the most deprived fifth."""
CONCENTRATED = (
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
_SCORE = NumberFormat(1, "score")
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _count(n: int) -> str:
    return _WORDS[n] if n < len(_WORDS) else f"{n:,}"


def percent(part: float, whole: float) -> str:
    """A share as it is said, in whole per cent; a part that rounds to none is "under 1%".

    >>> percent(1, 3), percent(1, 400), percent(0, 3)
    ('33%', 'under 1%', '0%')
    """
    said = round(100 * part / whole)
    return "under 1%" if part and not said else f"{said}%"


def _at(values: pd.DataFrame, area_type: AreaType, period: str) -> pd.DataFrame:
    """One kind of area in one period, its code as the index; DataError where there is nothing."""
    found = values[
        (values["area_type"] == area_type)
        & (values["period"] == period)
        & (values["sex"] == "persons")
        & values["value"].notna()
    ]
    if found.empty:
        raise DataError("deprivation", [f"no figure by {area_type} for {period}"])
    return found.set_index("area_code")


# ---- hidden pockets ----------------------------------------------------------------------------


def small_areas(
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
    score = _at(scores, AreaType.LSOA21, NOW)
    table = names[["area_code", "area_name", "neighbourhood"]].copy()
    codes = table["area_code"]
    table = table.assign(
        score=codes.map(score["value"]),
        rank=codes.map(_at(ranks, AreaType.LSOA21, NOW)["value"]),
        tenth=codes.map(_at(tenths, AreaType.LSOA21, NOW)["value"]),
        weight=codes.map(score["denominator"]),
    ).dropna(subset=["score", "rank", "tenth", "weight"])
    table = table.astype({"rank": int, "tenth": int, "weight": int})
    names_said = [
        plain_name(c, n) for c, n in zip(table["area_code"], table["area_name"], strict=True)
    ]
    return table.assign(area_name=names_said).sort_values("rank", ignore_index=True)


@dataclass(frozen=True)
class Middle:
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


def middle_of_england(table: pd.DataFrame) -> Middle:
    """Where England's middle LSOA stands among the scores.

    Parameters
    ----------
    table : DataFrame
        `small_areas()`. A rank falls as the score rises, so two LSOAs on either side of the middle
        rank enclose the middle score.

    Raises
    ------
    DataError
        When all LSOAs are on one side of the middle.
    """
    rank = (LSOAS_IN_ENGLAND[NOW] + 1) // 2
    more, less = table[table["rank"] <= rank], table[table["rank"] >= rank]
    if more.empty or less.empty:
        raise DataError("deprivation", ["no LSOA on one of the sides of England’s middle"])
    above, below = more.loc[more["rank"].idxmax()], less.loc[less["rank"].idxmin()]
    return Middle(
        rank, int(above["rank"]), int(below["rank"]), float(above["score"]), float(below["score"])
    )


@dataclass(frozen=True)
class Lifted:
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
        `small_areas()`, with `average` (that of its neighbourhood), `in_fifth` and `hidden`.
    averages : mapping of str to float
        Neighbourhood to its population-weighted mean score.
    middle : Middle
    lifted : tuple of Lifted
    variation : Variation
        Of the scores, by neighbourhood.
    residents : int
        Who live in the pockets.
    residents_year : str
    """

    table: pd.DataFrame
    averages: Mapping[str, float]
    middle: Middle
    lifted: tuple[Lifted, ...]
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

    @property
    def seen(self) -> pd.DataFrame:
        """Those in the most deprived fifth of England that no average hides."""
        return self.in_fifth[~self.in_fifth["hidden"]]

    @property
    def others(self) -> pd.DataFrame:
        """Every LSOA that is no hidden pocket, the most deprived first."""
        return self.table[~self.table["hidden"]]


def hidden_pockets(
    table: pd.DataFrame, scores: pd.DataFrame, residents: pd.Series, residents_year: str
) -> HiddenPockets:
    """The LSOAs that their neighbourhoods' averages hide.

    Parameters
    ----------
    table : DataFrame
        `small_areas()`.
    scores : DataFrame
        Values of `imd_score`, those of the neighbourhoods among them.
    residents : Series
        Residents by LSOA of 2021.
    residents_year : str
        The year of that count.
    """
    means = _at(scores, AreaType.NEIGHBOURHOOD, NOW)["value"]
    averages = {name: float(means[name]) for name in NEIGHBOURHOODS}
    middle = middle_of_england(table)
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
            lifted.append(Lifted(name, most, mean, without))
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


def _by_home(table: pd.DataFrame) -> str:
    """ "A and B in Central; C in South"."""
    homes = [
        f"{listed(here['area_name'].tolist())} in {name}"
        for name, here in table.groupby("neighbourhood", sort=False)
    ]
    return "; ".join(homes)


def describe_pockets(found: HiddenPockets) -> str:
    """The answer at the top of the page."""
    pockets = found.pockets
    n = len(pockets)
    if not n:
        return (
            "No small area (LSOA) in the most deprived fifth of England stands in a neighbourhood "
            "that looks well off on average."
        )
    areas = "small area (LSOA)" if n == 1 else "small areas (LSOAs)"
    stand = "stands in a neighbourhood" if n == 1 else "stand in neighbourhoods"
    look = "looks" if n == 1 else "look"
    return (
        f"{capital(_count(n))} {areas} in the most deprived fifth of England {stand} that {look} "
        f"well off on average: {_by_home(pockets)}."
    )


def describe_pocket_residents(found: HiddenPockets) -> str:
    """Who live in the pockets, and what they are pockets of."""
    n = len(found.in_fifth)
    people = (
        f"{found.residents:,} people lived there in mid-{found.residents_year}. "
        if len(found.pockets)
        else ""
    )
    return (
        f"{people}Source: MHCLG, Indices of Deprivation {NOW}, by LSOA, small areas of about "
        f"1,700 residents. In all, {n} of Trafford’s {len(found.table)} LSOAs are in the most "
        "deprived fifth of England. It describes areas: not everyone in a deprived area is "
        "deprived, and deprived people live elsewhere too."
    )


def describe_variation(found: HiddenPockets) -> str:
    """How much of the variation an average of a neighbourhood cannot show."""
    within = round(100 * found.variation.within)
    return (
        f"{within}% of the variation in deprivation score lies inside the neighbourhoods and "
        f"{100 - within}% between them (Index of Multiple Deprivation, IMD, {NOW}; "
        f"{found.variation.areas} LSOAs, {found.variation.groups} neighbourhoods; no interval)."
    )


def describe_variation_method() -> str:
    """What the split of the variation means, and how it is made."""
    return (
        "Variation inside: how far LSOAs stand from their own neighbourhood’s average, as a share "
        "of how far they stand from Trafford’s. 0% would mean that each average tells all. Method: "
        "one-way analysis of variance of the score, each LSOA weighted by the residents that the "
        f"IMD {NOW} counts (mid-2022). No interval is given."
    )


def describe_rule(found: HiddenPockets) -> str:
    """The rule by which an LSOA is called a hidden pocket."""
    return (
        "The rule: an LSOA in the most deprived fifth of England (national tenths 1 and 2), in a "
        "neighbourhood whose average IMD score, weighted by residents, is below the score of "
        "England’s middle LSOA. A higher score is more deprived."
    )


def describe_middle(found: HiddenPockets) -> str:
    """How the middle of England is known, and on which side of it each average is."""
    middle = found.middle
    sides = []
    for side, words in (
        ("less", "below it (less deprived)"),
        ("more", "above it (more deprived)"),
        ("", "between the two scores, so not placed"),
    ):
        here = [
            f"{name} {_SCORE.number(mean)}"
            for name, mean in sorted(found.averages.items(), key=lambda item: item[1])
            if middle.side(mean) == side
        ]
        if here:
            sides.append(f"{words}: {listed(here)}")
    return (
        f"The middle of England is rank {middle.rank:,} of {LSOAS_IN_ENGLAND[NOW]:,}. Trafford’s "
        f"LSOAs on either side of it, ranks {middle.above_rank:,} and {middle.below_rank:,}, score "
        f"{_SCORE.number(middle.above)} and {_SCORE.number(middle.below)}, so the middle lies "
        f"between. Averages {'; '.join(sides)}. Ranks and tenths are never averaged. An average of "
        "England’s scores is not in these data."
    )


def describe_lifted(found: HiddenPockets) -> str:
    """The neighbourhoods that are past the middle only through their most deprived LSOAs."""
    return " ".join(
        f"Not hidden by this rule: {listed(one.names)}, which lift {one.neighbourhood}’s average "
        f"past the middle. Without them it would be {_SCORE.number(one.without)} instead of "
        f"{_SCORE.number(one.average)}."
        for one in found.lifted
    )


def describe_pockets_chart(found: HiddenPockets) -> str:
    """Title of the strip chart: the widest distance between an LSOA and its own average."""
    if found.pockets.empty:
        return describe_pockets(found)
    row = found.pockets.iloc[0]
    return (
        f"{row['area_name']} scores {_SCORE.number(row['score'])} in {row['neighbourhood']}, where "
        f"the average is {_SCORE.number(row['average'])}"
    )


def describe_pockets_alt(found: HiddenPockets) -> str:
    """The strip chart in words: each neighbourhood's range and average."""
    lines = []
    for name in NEIGHBOURHOODS:
        here = found.table[found.table["neighbourhood"] == name]
        lines.append(
            f"{name}: {len(here)} LSOAs from {_SCORE.number(here['score'].min())} to "
            f"{_SCORE.number(here['score'].max())}, average {_SCORE.number(found.averages[name])}, "
            f"{_count(int(here['in_fifth'].sum()))} in the most deprived fifth of England."
        )
    return f"{describe_pockets_chart(found)}. {' '.join(lines)}"


def pockets_table(table: pd.DataFrame) -> pd.DataFrame:
    """Score and tenth of LSOAs beside the average of their neighbourhood.

    Parameters
    ----------
    table : DataFrame
        Rows of `HiddenPockets.table`.
    """
    return pd.DataFrame(
        {
            "Score": table["score"].map(_SCORE.number).tolist(),
            "Tenth of England": table["tenth"].astype(str).tolist(),
            "Average around it": [
                f"{name} {_SCORE.number(mean)}"
                for name, mean in zip(table["neighbourhood"], table["average"], strict=True)
            ],
        },
        index=pd.Index(table["area_name"], name="LSOA"),
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
    tenths: pd.DataFrame,
    lookup: pd.DataFrame,
    population: pd.DataFrame,
    year: str = POPULATION_YEAR,
) -> ResidentsByTenth:
    """Residents by neighbourhood and national tenth, each LSOA counted where most of it lies.

    Parameters
    ----------
    tenths : DataFrame
        Values of `imd_decile`.
    lookup : DataFrame
        `load.load_lookup()`: LSOA, neighbourhood and residents in mid-2024.
    population : DataFrame
        Values of `population`, those of the neighbourhoods among them.
    year : str
        The year of the lookup's residents.
    """
    tenth = lookup["lsoa21_code"].map(_at(tenths, AreaType.LSOA21, NOW)["value"])
    counts = (
        lookup.assign(tenth=tenth)
        .dropna(subset=["tenth"])
        .astype({"tenth": int})
        .pivot_table(
            index="neighbourhood", columns="tenth", values="population", aggfunc="sum", fill_value=0
        )
        .reindex(index=list(NEIGHBOURHOODS), columns=range(1, 11), fill_value=0)
        .astype(int)
    )
    wards = _at(population, AreaType.NEIGHBOURHOOD, year)["value"]
    return ResidentsByTenth(counts, {name: round(wards[name]) for name in NEIGHBOURHOODS}, year)


def describe_residents(found: ResidentsByTenth) -> str:
    """Title of the chart: where most and where fewest live in the most deprived fifth."""
    share = found.in_fifth / found.totals
    most, least = share.idxmax(), share.idxmin()

    def part(name: str) -> str:
        return f"{percent(found.in_fifth[name], found.totals[name])} of {name}’s residents"

    return (
        f"{capital(part(most))} live in the most deprived fifth of England’s LSOAs "
        f"({found.in_fifth[most]:,} people), against {part(least)} ({found.in_fifth[least]:,})"
    )


def describe_residents_alt(found: ResidentsByTenth) -> str:
    """The chart in words: both ends of every neighbourhood."""
    lines = [
        f"{name}: {percent(found.in_fifth[name], total)} in the most deprived fifth of England, "
        f"{percent(found.counts.loc[name, 9:].sum(), total)} in the least deprived fifth."
        for name, total in found.totals.items()
    ]
    return f"{describe_residents(found)}. {' '.join(lines)}"


def describe_residents_basis(found: ResidentsByTenth) -> str:
    """What the counts rest on, and how far they are from the better totals."""
    apart = {name: found.totals[name] - wards for name, wards in found.by_wards.items()}
    widest = max(apart, key=lambda name: abs(apart[name] / found.by_wards[name]))
    return (
        f"Residents in mid-{found.year} (ONS) by the tenth of England that their LSOA is in (IMD "
        f"{NOW}). An LSOA counts as a whole for the neighbourhood that most of it lies in (best "
        f"fit), so totals differ from those counted by wards, most in {widest}: "
        f"{found.totals[widest]:,} here, {found.by_wards[widest]:,} by wards."
    )


def describe_no_slope() -> str:
    """Why no slope index stands over the neighbourhoods."""
    return (
        f"No slope index of inequality is drawn over the {_count(len(NEIGHBOURHOODS))} "
        f"neighbourhoods: it needs {_count(FEWEST_GROUPS)} groups or more."
    )


def residents_table(found: ResidentsByTenth) -> pd.DataFrame:
    """Counts and shares, a row a tenth and a column a neighbourhood."""
    ends = {1: "1, most deprived", 10: "10, least deprived"}

    def cell(name: str, count: int) -> str:
        return f"{count:,} ({percent(count, found.totals[name])})" if count else "0"

    rows = {
        name: [*(cell(name, n) for n in found.counts.loc[name]), f"{found.totals[name]:,}"]
        for name in found.counts.index
    }
    index = pd.Index([*(ends.get(n, str(n)) for n in found.counts.columns), "All"], name="Tenth")
    return pd.DataFrame(rows, index=index)


# ---- 2019 and 2025 -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Moves:
    """Each LSOA's place among all of England's in two releases of the index.

    Parameters
    ----------
    table : DataFrame
        One row an LSOA of 2021: `area_code, area_name, neighbourhood, earlier_code, earlier_name,
        earlier_rank, later_rank`, `earlier` and `later` (how many in 100 LSOAs of England are as deprived or
        more), `moved` (their difference; above 0 is relatively less deprived) and `unchanged`
        (whether its outline is that of 2011).
    in_fifth : (int, int)
        LSOAs in the most deprived fifth of England, then and now.
    of : (int, int)
        LSOAs of Trafford, then and now.
    """

    table: pd.DataFrame
    in_fifth: tuple[int, int]
    of: tuple[int, int]

    @property
    def compared(self) -> pd.DataFrame:
        """The LSOAs whose outline stayed."""
        return self.table[self.table["unchanged"]]

    @property
    def more(self) -> int:
        """How many of them stand nearer the most deprived end than before."""
        return int((self.compared["moved"] < 0).sum())

    @property
    def less(self) -> int:
        """How many stand nearer the least deprived end than before."""
        return int((self.compared["moved"] > 0).sum())

    def largest(self, n: int = 5) -> pd.DataFrame:
        """The `n` that moved the most either way, from most towards the deprived end on."""
        ordered = self.compared.sort_values(["moved", "area_code"], ignore_index=True)
        ends = pd.concat(
            [ordered[ordered["moved"] < 0].head(n), ordered[ordered["moved"] > 0].tail(n)]
        )
        return ends.reset_index(drop=True)


def moves(
    ranks: pd.DataFrame,
    tenths: pd.DataFrame,
    pairs: pd.DataFrame,
    names: pd.DataFrame,
    earlier_names: Mapping[str, str],
) -> Moves:
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
    before = _at(ranks, AreaType.LSOA11, BEFORE)["value"]
    now = _at(ranks, AreaType.LSOA21, NOW)["value"]
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
        earlier=100 * table["earlier_rank"] / LSOAS_IN_ENGLAND[BEFORE],
        later=100 * table["later_rank"] / LSOAS_IN_ENGLAND[NOW],
    )
    table = table.assign(moved=table["later"] - table["earlier"]).drop(columns="change_code")
    both = [
        _at(tenths, kind, year)["value"]
        for kind, year in ((AreaType.LSOA11, BEFORE), (AreaType.LSOA21, NOW))
    ]
    return Moves(
        table.sort_values("area_code", ignore_index=True),
        tuple(int((found <= MOST_DEPRIVED_FIFTH).sum()) for found in both),
        tuple(len(found) for found in both),
    )


def describe_moves(found: Moves) -> str:
    """Title of the chart: how many stand nearer either end of England than before."""
    n = len(found.compared)
    return (
        f"{found.more} of {n} LSOAs are relatively more deprived in England than in {BEFORE}, and "
        f"{found.less} relatively less"
    )


def describe_moves_fifth(found: Moves) -> str:
    """How many were, and are, in the most deprived fifth of England."""
    return (
        f"{found.in_fifth[0]} of {found.of[0]} LSOAs were in the most deprived fifth of England in "
        f"{BEFORE}; {found.in_fifth[1]} of {found.of[1]} are in {NOW}."
    )


def describe_moves_caution() -> str:
    """What may not be made of a change in position."""
    return (
        "A better rank is not the same as less poverty: a place also rises when others fall. The "
        f"index of {NOW} is built with new and changed indicators (incomes are now counted after "
        "housing costs), and neither release has an interval, so no change here is called real."
    )


def describe_moves_method(found: Moves) -> str:
    """How positions of two releases are set side by side."""
    return (
        "Position: rank divided by the number of LSOAs in England in that release "
        f"({LSOAS_IN_ENGLAND[BEFORE]:,} and {LSOAS_IN_ENGLAND[NOW]:,}), times 100; 0 is the most "
        f"deprived end. Scores of {BEFORE} and {NOW} are not compared."
    )


def describe_split(found: Moves) -> str:
    """The LSOAs that were divided, named apart, because they have no place of their own before."""
    divided = found.table[~found.table["unchanged"]]
    said = []
    for code, parts in divided.groupby("earlier_code"):
        names = [
            f"{name} ({where:.0f} in 100)"
            for name, where in zip(parts["area_name"], parts["later"], strict=True)
        ]
        said.append(
            f"Not counted: {listed(names)}, which were one LSOA in "
            f"{BEFORE}, {parts['earlier_name'].iloc[0]} ({parts['earlier'].iloc[0]:.0f} in 100, "
            f"{code})."
        )
    return " ".join(said)


def describe_moves_alt(found: Moves) -> str:
    """The chart in words: the counts, and the two that moved the most."""
    ends = found.largest(1)
    said = [
        f"{row.area_name} from {row.earlier:.0f} to {row.later:.0f} in 100"
        for row in ends.itertuples()
    ]
    return f"{describe_moves(found)}. The largest moves: {listed(said)}."


def moves_table(table: pd.DataFrame, *, ranks: bool = False) -> pd.DataFrame:
    """Positions of LSOAs as the screen writes them.

    Parameters
    ----------
    table : DataFrame
        Rows of `Moves.table`.
    ranks : bool
        Whether their ranks stand beside the positions.
    """
    columns = {"Neighbourhood": table["neighbourhood"].tolist()}
    for year, place, rank in ((BEFORE, "earlier", "earlier_rank"), (NOW, "later", "later_rank")):
        columns[year] = table[place].map("{:.1f}".format).tolist()
        if ranks:
            columns[f"Rank {year}"] = table[rank].map("{:,}".format).tolist()
    return pd.DataFrame(columns, index=pd.Index(table["area_name"], name="LSOA"))


# ---- how something is spread along deprivation -------------------------------------------------


@dataclass(frozen=True)
class Concentrated:
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
    areas : int
        LSOAs.
    releases : tuple of str
        Whose counts they are.
    """

    indicator: Indicator
    period: str
    people: tuple[float, ...]
    amount: tuple[float, ...]
    index: float
    areas: int
    releases: tuple[str, ...]

    @property
    def population(self) -> str:
        """Who could be counted ("residents", "households")."""
        return self.indicator.unit.removeprefix("% of ")

    def held_by(self, share: float) -> float:
        """The part, 0 to 1, that falls to the most deprived share of the population."""
        return float(np.interp(share, self.people, self.amount))


def concentration(values: pd.DataFrame, scores: pd.DataFrame, period: str = "2021") -> Concentrated:
    """The concentration curve and index of one indicator along the index of deprivation.

    Parameters
    ----------
    values : DataFrame
        Values of one indicator of `CONCENTRATED`.
    scores : DataFrame
        Values of `imd_score`; LSOAs are put in order of the newest, which stands on the same
        boundaries as the Census of 2021.
    period : str

    Raises
    ------
    DataError
        When there is no count for those LSOAs.
    """
    here = _at(values, AreaType.LSOA21, period)
    here = here.assign(score=_at(scores, AreaType.LSOA21, NOW)["value"])
    here = here.dropna(subset=["count", "denominator", "score"])
    if len(here) < 2:
        raise DataError("concentration", [f"no counts by LSOA for {period}"])
    here = here.sort_values("score", ascending=False)
    rates, people = here["count"] / here["denominator"], here["denominator"]
    points = lorenz_points(rates.tolist(), people.tolist())
    return Concentrated(
        INDICATORS[str(here["indicator_id"].iloc[0])],
        period,
        points.people,
        points.amount,
        concentration_index(rates.tolist(), people.tolist()),
        len(here),
        tuple(releases(here)),
    )


def describe_concentration(found: Concentrated) -> str:
    """Title of the curve: what falls to the most deprived fifth."""
    return (
        f"Trafford’s most deprived fifth is home to {round(100 * found.held_by(0.2))}% of all its "
        f"{inside_sentence(found.indicator.title)}"
    )


def describe_concentration_detail(found: Concentrated) -> str:
    """Who the fifth are, what an equal share would be, and what the curve does not say."""
    return (
        "An equal share would be 20%. The more deprived half is home to "
        f"{round(100 * found.held_by(0.5))}%. The fifth: LSOAs in order of IMD {NOW} score, the "
        f"most deprived first, until a fifth of {found.population} are counted. It says where "
        "people live, not which of them are deprived, nor why."
    )


def describe_concentration_index(found: Concentrated) -> str:
    """The index with its meaning, method, number of areas, source and period."""
    number = f"{found.index:.2f}".replace("-", "−")
    if float(f"{found.index:.2f}") == 0:
        number, side = "0.00", "about an equal share everywhere"
    else:
        side = f"more falls to the {'more' if found.index < 0 else 'less'} deprived LSOAs"
    not_age = (
        " Not adjusted for age: part of it is the ages of residents."
        if found.indicator.not_age_adjusted
        else ""
    )
    return (
        f"Concentration index {number}: {side}. 0 would mean that every LSOA has its share; −1 and 1 "
        "are the ends. Method: twice the area between curve and diagonal, below 0 where the curve "
        "is above it (Kakwani, Wagstaff and van Doorslaer 1997); "
        f"{found.areas} LSOAs of 2021 ordered by IMD {NOW} score, because that index stands on the "
        f"Census’s boundaries. No interval is given.{not_age} Do not compare the index of something "
        f"common with that of something rare. Source: {listed(found.releases)}, {found.period}."
    )


def concentration_table(found: Concentrated) -> pd.DataFrame:
    """What each fifth of the population holds, the most deprived first."""
    edges = [found.held_by(n / 5) for n in range(6)]
    names = ("1, most deprived", "2", "3", "4", "5, least deprived")
    return pd.DataFrame(
        {
            "Share": [f"{100 * (b - a):.1f}%" for a, b in pairwise(edges)],
            "Added up": [f"{100 * b:.1f}%" for b in edges[1:]],
        },
        index=pd.Index(names, name=f"Fifth of {found.population}"),
    )
