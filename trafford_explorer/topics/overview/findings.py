"""The overview's findings: the gap as Trafford's paper gave it, the slope index, the two ends.

Every number comes from a table. A difference is that of the two numbers as they are said
(`NumberFormat.apart`), so that who subtracts aloud gets the same.
"""

from dataclasses import dataclass

import pandas as pd

from trafford_explorer.areas import NEIGHBOURHOODS, AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.formats import NumberFormat, apart, whole
from trafford_explorer.measures import (
    Gap,
    LifeInParts,
    absolute_gap,
    areas_that_fit,
    life_in_parts,
)
from trafford_explorer.periods import period_sort_key
from trafford_explorer.topics.patch.words import doubt

SLOPE = "sii_life_expectancy_at_birth"
SLOPE_WITH_INTERVALS = "sii_life_expectancy_at_birth_2010_16_release"
LIFE_EXPECTANCY = "life_expectancy_at_birth"
GOOD_SHARE = "share_of_life_in_good_health"
HEALTHY = "healthy_life_expectancy_at_birth"
YEARS = NumberFormat(1, "years")


@dataclass(frozen=True)
class QuotedEnd:
    """One end of the gap as printed, and the published figure that it equals.

    Parameters
    ----------
    label : str
        "Least deprived" or "Most deprived".
    parts : LifeInParts
        The quoted years split by the quoted share.
    other_percent : float
        Quoted share of life in poor health.
    fits : DataFrame
        Published areas and sexes that round to the quoted figures (`areas_that_fit`).
    published_good : float or None
        Published healthy life expectancy of the one area and sex that fits; None where more or
        fewer fit, or it is not known.
    """

    label: str
    parts: LifeInParts
    other_percent: float
    fits: pd.DataFrame
    published_good: float | None = None

    @property
    def drawn(self) -> LifeInParts:
        """The quoted years with the published years in good health, where these are known."""
        if self.published_good is None:
            return self.parts
        return LifeInParts(
            self.parts.total, self.published_good, self.parts.total - self.published_good
        )


@dataclass(frozen=True)
class QuotedGap:
    """The gap as Trafford's paper printed it."""

    least: QuotedEnd
    most: QuotedEnd
    document: str
    body: str
    date: str
    section: str

    @property
    def years(self) -> float:
        """Years of life between the two ends."""
        return apart(self.least.parts.total, self.most.parts.total)

    @property
    def has_ons_years(self) -> bool:
        """Whether both ends have one origin whose years in good health are published."""
        return self.has_one_origin and None not in (
            self.least.published_good,
            self.most.published_good,
        )

    @property
    def has_one_origin(self) -> bool:
        """Whether each end equals one published figure, both of the same sex and period."""
        if len(self.least.fits) != 1 or len(self.most.fits) != 1:
            return False
        least, most = self.least.fits.iloc[0], self.most.fits.iloc[0]
        return bool(least["sex"] == most["sex"] and least["period"] == most["period"])


def _number(facts: pd.DataFrame, fact_id: str) -> float:
    try:
        return float(facts.loc[fact_id, "value"])
    except (KeyError, ValueError) as error:
        raise DataError("plan facts", [f"the fact {fact_id!r} has no number"]) from error


def _published_good(fits: pd.DataFrame, healthy: pd.DataFrame | None) -> float | None:
    if healthy is None or len(fits) != 1:
        return None
    key = ["area_code", "sex", "period"]
    found = fits[key].merge(healthy, on=key)["value"].dropna()
    return float(found.iloc[0]) if len(found) == 1 else None


def quoted_gap(
    facts: pd.DataFrame,
    life_expectancy: pd.DataFrame,
    good_share: pd.DataFrame,
    healthy: pd.DataFrame | None = None,
) -> QuotedGap:
    """The quoted gap, with the published figures that it equals.

    Parameters
    ----------
    facts : DataFrame
        `load.load_plan_facts()`.
    life_expectancy, good_share : DataFrame
        Values of `life_expectancy_at_birth` and `share_of_life_in_good_health` by MSOA, for every
        MSOA of Greater Manchester.
    healthy : DataFrame, optional
        Values of `healthy_life_expectancy_at_birth` of the same areas.

    Raises
    ------
    DataError
        When the paper's figures are not among the facts.
    """
    ends = []
    for label, suffix in (("Least deprived", "least_deprived"), ("Most deprived", "most_deprived")):
        years = _number(facts, f"le_{suffix}")
        share = _number(facts, f"poor_health_{suffix}")
        fits = areas_that_fit(life_expectancy, good_share, years=years, other_percent=share)
        published = _published_good(fits, healthy)
        ends.append(QuotedEnd(label, life_in_parts(years, share), share, fits, published))
    row = facts.loc["le_least_deprived"]
    return QuotedGap(
        ends[0], ends[1], row["document"], row["body"], row["document_date"], row["section"]
    )


@dataclass(frozen=True)
class Ends:
    """The areas with the highest and the lowest life expectancy of one sex and period, of how many.

    `highest` and `lowest` are the codes of all that print as the two ends do.
    """

    sex: str
    period: str
    area_type: AreaType
    areas: int
    gap: Gap
    highest: tuple[str, ...]
    lowest: tuple[str, ...]

    @property
    def apart(self) -> float:
        """Years between the two, unrounded."""
        return apart(self.gap.high, self.gap.low)


def life_expectancy_ends(values: pd.DataFrame, area_type: AreaType) -> tuple[Ends, ...]:
    """The two ends of the newest life expectancy of one kind of area, women first."""
    found = []
    for sex in ("female", "male"):
        here = values[(values["area_type"] == area_type) & (values["sex"] == sex)]
        here = here[here["value"].notna()]
        period = max(here["period"].unique(), key=period_sort_key)
        newest = here[here["period"] == period].set_index("area_code")["value"]
        gap, printed = absolute_gap(newest), newest.map(YEARS.rounded)
        highest, lowest = (
            tuple(printed.index[printed == YEARS.rounded(end)]) for end in (gap.high, gap.low)
        )
        found.append(Ends(sex, str(period), area_type, len(newest), gap, highest, lowest))
    return tuple(found)


@dataclass(frozen=True)
class NeighbourhoodLine:
    """One neighbourhood in a line: residents, networks, hubs.

    A hub whose record doubts that it runs has that after its name.
    `visiting` holds, of practices that stand here in a network inferred to serve another
    neighbourhood: the network, how many they are, and that neighbourhood.
    """

    name: str
    residents: int
    year: str
    networks: tuple[str, ...]
    practices: int
    hubs: tuple[str, ...]
    visiting: tuple[tuple[str, int, str], ...] = ()


def neighbourhood_lines(
    population: pd.DataFrame, practices: pd.DataFrame, networks: pd.DataFrame, hubs: pd.DataFrame
) -> tuple[NeighbourhoodLine, ...]:
    """What stands in each neighbourhood.

    Parameters
    ----------
    population : DataFrame
        Values of `population`.
    practices, networks, hubs : DataFrame
        Places of the kinds `gp_practice`, `pcn` and `hub`.
    """
    here = population[
        (population["area_type"] == AreaType.NEIGHBOURHOOD) & (population["sex"] == "persons")
    ]
    year = max(here["period"].unique(), key=period_sort_key)
    counts = here[here["period"] == year].set_index("area_code")["value"]
    home = networks.set_index("pcn_name")["neighbourhood"]
    lines = []
    for name in NEIGHBOURHOODS:
        stand_here = practices.loc[practices["neighbourhood"] == name, "pcn_name"]
        away = stand_here[stand_here.map(home).ne(name) & stand_here.isin(home.index)]
        lines.append(
            NeighbourhoodLine(
                name=name,
                residents=whole(counts[name]),
                year=str(year),
                networks=tuple(networks.loc[networks["neighbourhood"] == name, "pcn_name"]),
                practices=len(stand_here),
                hubs=tuple(
                    hub["name"].removesuffix(" Community Hub") + doubt(hub)
                    for _, hub in hubs[hubs["neighbourhood"] == name].iterrows()
                ),
                visiting=tuple(
                    (network, int(count), home[network])
                    for network, count in away.value_counts().sort_index().items()
                ),
            )
        )
    return tuple(lines)
