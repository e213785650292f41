"""The overview's findings: the gap as Trafford's paper gave it, the slope index, the two ends.

Every number comes from a table; the sentences are built from the numbers. A difference is that of
the two numbers as they are said (`NumberFormat.apart`), so that who subtracts aloud gets the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from trafford_explorer.areas import AREA_TYPE_TEXT, TRAFFORD, AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.formats import NumberFormat
from trafford_explorer.measures import (
    ChangeAtWidth,
    Gap,
    LifeInParts,
    absolute_gap,
    areas_that_fit,
    change_at_width,
    life_in_parts,
)
from trafford_explorer.periods import describe_period, period_sort_key
from trafford_explorer.topics.patch.words import doubt

SLOPE = "sii_life_expectancy_at_birth"
SLOPE_WITH_INTERVALS = "sii_life_expectancy_at_birth_2010_16_release"
LIFE_EXPECTANCY = "life_expectancy_at_birth"
GOOD_SHARE = "share_of_life_in_good_health"
HEALTHY = "healthy_life_expectancy_at_birth"
SLOPE_PERIODS = ("2018-20", "2022-24")
_SEX = {"female": "women", "male": "men"}
_YEARS = NumberFormat(1, "years")


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
        """Years of life between the two ends, as printed."""
        return _YEARS.apart(self.least.parts.total, self.most.parts.total)

    @property
    def good_years(self) -> float:
        """Years in good health between the two ends, worked out here from the shares printed."""
        return _YEARS.apart(self.least.parts.good, self.most.parts.good)

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


def describe_quoted_gap(gap: QuotedGap) -> str:
    """The answer at the top of the overview."""
    return (
        f"In {gap.date[:4]} Trafford’s own plan put the gap between its least and most deprived "
        f"parts at {gap.years:.1f} years of life; its figures mean {gap.good_years:.1f} fewer years "
        "in good health."
    )


def describe_quoted_ends(gap: QuotedGap) -> str:
    """The quoted figures, what follows from them, and what ONS's own table says of it."""
    least, most = gap.least, gap.most
    said = (
        f"{least.parts.total:.1f} years against {most.parts.total:.1f}; "
        f"{least.other_percent:.0f}% against {most.other_percent:.0f}% of life in poor health. "
        f"That is {least.parts.good:.1f} against {most.parts.good:.1f} years in good health, worked "
        "out here from the paper’s rounded shares"
    )
    ours = (least.published_good, most.published_good)
    if gap.has_one_origin and None not in ours:
        said += f"; ONS’s own table gives {ours[0]:.1f} and {ours[1]:.1f}"
    return f"{said}."


def describe_quoted_origin(gap: QuotedGap, names: Mapping[str, str]) -> str:
    """What the paper leaves out, and the published figures that its own equal.

    Parameters
    ----------
    names : mapping of str to str
        MSOA code to name.
    """
    start = (
        f"Quoted from the paper of {_long_month(gap.date)}, which names no sex, years or kind of "
        "area. "
    )
    if len(gap.least.fits) != 1 or len(gap.most.fits) != 1:
        return start + "No single published area and sex fits its figures."
    if not gap.has_one_origin:
        return start + "Its two ends fit published figures of different sexes or years."
    least, most = gap.least.fits.iloc[0], gap.most.fits.iloc[0]
    figures = (
        f"{gap.least.parts.total:.1f}, {gap.most.parts.total:.1f}, "
        f"{gap.least.other_percent:.0f}% and {gap.most.other_percent:.0f}%"
    )

    def limits(row: pd.Series) -> str:
        return f"{row['lower_95']:.1f} to {row['upper_95']:.1f}"

    return (
        f"{start}{figures} equal ONS’s for {_SEX[least['sex']]} in the MSOAs "
        f"{names[least['area_code']]} and {names[most['area_code']]}, {least['period']} (our "
        f"reading, near certain). 95% limits: {limits(least)} and {limits(most)} years. “Poor "
        "health” is the paper’s word for life not in good or very good self-rated health."
    )


@dataclass(frozen=True)
class SlopeChange:
    """The slope index of one sex in two periods, set against the width last published.

    `earlier_end` is "lowest" or "highest" where no other period of the series is as low or as high
    as the earlier one, which makes a change from it look large; else "".
    """

    sex: str
    earlier_period: str
    later_period: str
    change: ChangeAtWidth
    earlier_end: str = ""


def _series_end(values: pd.Series, period: str) -> str:
    """Whether one period is the single lowest or highest of a series of more than two."""
    others = values.drop(period).dropna()
    if len(others) < 2:
        return ""
    here = values[period]
    return "lowest" if here < others.min() else "highest" if here > others.max() else ""


def slope_changes(
    slope: pd.DataFrame,
    with_intervals: pd.DataFrame,
    periods: tuple[str, str] = SLOPE_PERIODS,
) -> list[SlopeChange]:
    """Trafford's slope index of inequality in two periods, men first.

    Parameters
    ----------
    slope : DataFrame
        Values of the current release of the slope index.
    with_intervals : DataFrame
        Values of the release that carried intervals.
    periods : (str, str)
        The earlier and the later period.

    Raises
    ------
    DataError
        When a value or every interval is missing.
    """
    changes = []
    for sex in ("male", "female"):
        here = slope[(slope["area_code"] == TRAFFORD) & (slope["sex"] == sex)]
        values = here.set_index("period")["value"]
        widths = with_intervals[
            (with_intervals["area_code"] == TRAFFORD) & (with_intervals["sex"] == sex)
        ]
        half = ((widths["upper_95"] - widths["lower_95"]) / 2).mean()
        missing = [p for p in periods if pd.isna(values.get(p))]
        if missing or pd.isna(half):
            raise DataError("slope index", [f"{sex}: no value for {', '.join(missing) or 'width'}"])
        change = change_at_width(float(values[periods[0]]), float(values[periods[1]]), float(half))
        changes.append(SlopeChange(sex, *periods, change, _series_end(values, periods[0])))
    return changes


def describe_slope(one: SlopeChange) -> tuple[str, str, str]:
    """One sex's slope index: the sex, the figure now, and when, with the figure before."""
    return (
        _SEX[one.sex].capitalize(),
        f"{one.change.later:.1f} years",
        f"in {one.later_period}; {one.change.earlier:.1f} in {one.earlier_period}",
    )


def describe_slope_certainty(changes: list[SlopeChange], last_with_interval: str) -> str:
    """Whether the changes can be told from chance, as far as anything published allows."""
    widths = [f"±{one.change.half_width:.1f}" for one in changes]
    said = " and ".join(
        f"{width} years for {_SEX[one.sex]}" for width, one in zip(widths, changes, strict=True)
    )
    if len(set(widths)) == 1:
        said = f"{widths[0]} years for either sex"
    start = (
        "No interval is published in the files used here for these years. At the last widths they "
        f"give (about {said}, to {last_with_interval}), "
    )
    ends = "".join(
        f" {one.earlier_period} is the {one.earlier_end} point of the {_SEX[one.sex]}’s series."
        for one in changes
        if one.earlier_end
    )
    within = [one.change.within_chance for one in changes]
    if all(within):
        return f"{start}such a change cannot be told from chance.{ends}"
    if not any(within):
        verdict = "both changes are larger than chance would usually give; neither is proven."
        return f"{start}{verdict}{ends}"
    larger = _SEX[next(one.sex for one in changes if not one.change.within_chance)]
    return (
        f"{start}only the change for {larger} is larger than chance would usually give, and it is "
        f"not proven.{ends}"
    )


def last_period_with_interval(with_intervals: pd.DataFrame) -> str:
    """The newest period whose slope index has an interval."""
    found = with_intervals.loc[with_intervals["lower_95"].notna(), "period"].unique()
    return str(max(found, key=period_sort_key))


@dataclass(frozen=True)
class Ends:
    """The areas with the highest and the lowest life expectancy, of one sex and period."""

    sex: str
    period: str
    area_type: AreaType
    gap: Gap


def life_expectancy_ends(values: pd.DataFrame, area_type: AreaType) -> list[Ends]:
    """The two ends of the newest life expectancy of one kind of area, women first."""
    found = []
    for sex in ("female", "male"):
        here = values[(values["area_type"] == area_type) & (values["sex"] == sex)]
        here = here[here["value"].notna()]
        period = max(here["period"].unique(), key=period_sort_key)
        newest = here[here["period"] == period].set_index("area_code")["value"]
        found.append(Ends(sex, str(period), area_type, absolute_gap(newest)))
    return found


def describe_ends(ends: Ends, names: Mapping[str, str]) -> str:
    """The two ends of one sex, by name."""
    gap = ends.gap
    return (
        f"{_SEX[ends.sex].capitalize()}: {names[gap.high_code]} {gap.high:.1f} years, "
        f"{names[gap.low_code]} {gap.low:.1f}, {_YEARS.apart(gap.high, gap.low):.1f} apart."
    )


def describe_ends_caution(ends: Ends) -> str:
    """What may not be made of the two ends."""
    return (
        f"Life expectancy at birth, {describe_period(ends.period)}, the newest in these data for "
        f"{AREA_TYPE_TEXT[ends.area_type].plural}. No interval is published in the files used here, "
        "and the two ends are picked because they are extreme, so part of each gap is chance."
    )


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
) -> list[NeighbourhoodLine]:
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
    for name in ("North", "Central", "West", "South"):
        stand_here = practices.loc[practices["neighbourhood"] == name, "pcn_name"]
        away = stand_here[stand_here.map(home).ne(name) & stand_here.isin(home.index)]
        lines.append(
            NeighbourhoodLine(
                name=name,
                residents=round(counts[name]),
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
    return lines


def describe_neighbourhood(line: NeighbourhoodLine) -> str:
    """One neighbourhood in a sentence."""
    hubs = "hub" if len(line.hubs) == 1 else "hubs"
    visiting = "".join(
        f" ({count} of them in {network}, which serves {home})"
        for network, count, home in line.visiting
    )
    return (
        f"{line.residents:,} residents (mid-{line.year}); {line.practices} GP practices{visiting}; "
        f"{' and '.join(line.networks)}; {hubs} in {' and '.join(line.hubs)}"
    )


def quoted_table(gap: QuotedGap) -> pd.DataFrame:
    """The quoted ends as a table: years of life, of them in good health and not."""
    ends = (gap.least, gap.most)
    return pd.DataFrame(
        {
            "Years of life": [_YEARS.number(end.parts.total) for end in ends],
            "In good health, worked out here": [_YEARS.number(end.parts.good) for end in ends],
            "Not in good health, worked out here": [_YEARS.number(end.parts.other) for end in ends],
            "Share not in good health, as printed": [f"{end.other_percent:g}%" for end in ends],
        },
        index=pd.Index([end.label for end in ends], name="Part of Trafford"),
    )


def neighbourhoods_table(lines: Sequence[NeighbourhoodLine]) -> pd.DataFrame:
    """What the overview's map shows: residents, practices, networks and hubs, a row each."""
    return pd.DataFrame(
        {
            "Residents": [f"{line.residents:,} (mid-{line.year})" for line in lines],
            "GP practices that stand here": [str(line.practices) for line in lines],
            "Primary care networks (inferred)": [" and ".join(line.networks) for line in lines],
            "Community hubs": [" and ".join(line.hubs) for line in lines],
        },
        index=pd.Index([line.name for line in lines], name="Neighbourhood"),
    )


def releases(values: pd.DataFrame, periods: Iterable[str]) -> set[str]:
    """Whose figures the values of some periods are."""
    return set(values.loc[values["period"].isin(list(periods)), "release"]) - {""}


def _long_month(day: str) -> str:
    return f"{pd.Timestamp(day).month_name()} {day[:4]}"
