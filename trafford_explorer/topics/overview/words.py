"""The overview's sentences, built from its findings."""

from collections.abc import Mapping, Sequence

import pandas as pd

from trafford_explorer.areas import AREA_TYPE_TEXT
from trafford_explorer.formats import apart, fixed
from trafford_explorer.periods import describe_period
from trafford_explorer.phrases import listed, people_label, people_word, plural
from trafford_explorer.topics.overview.findings import (
    YEARS,
    Ends,
    NeighbourhoodLine,
    QuotedGap,
)

NOT_HERE = "intervals are published, but not in this copy"
"""Why figures of the whole borough and of MSOAs since 2015 cannot be tested here."""
NEWER = "Newer official figures (2019-23) exist; this copy does not hold them."
"""Said wherever 2015-19 is the newest life expectancy of small areas."""
EXTREMES = "Comparing only the highest and the lowest area overstates differences."


# ---- the gap as the paper printed it -----------------------------------------------------------


def describe_quoted_gap(gap: QuotedGap) -> str:
    """The answer at the top of the overview, as the paper printed it, and of whom it is near certain."""
    least, most = gap.least, gap.most
    whose = (
        f" The figures equal ONS’s for {people_word(least.fits.iloc[0]['sex'])}."
        if gap.has_one_origin
        else ""
    )
    return (
        f"In {gap.date[:4]} Trafford’s own plan put life expectancy at "
        f"{YEARS.number(least.parts.total)} years in its least deprived part and "
        f"{YEARS.number(most.parts.total)} in its most deprived, {YEARS.difference(gap.years)} apart, "
        f"with {fixed(least.other_percent, 0)}% and {fixed(most.other_percent, 0)}% of life in poor "
        f"health.{whose}"
    )


def describe_good_years(gap: QuotedGap) -> str:
    """Years in good health at both ends: ONS's own, else what the paper's rounded shares mean."""
    least, most = gap.least, gap.most
    if gap.has_ons_years:
        ours = (least.published_good, most.published_good)
        return (
            f"In ONS’s own table years in good health are {YEARS.number(ours[0])} and "
            f"{YEARS.number(ours[1])}, {YEARS.difference(apart(*ours))} apart."
        )
    return describe_rounded_shares(gap)


def describe_rounded_shares(gap: QuotedGap) -> str:
    """What the paper's rounded shares mean in years of good health."""
    return (
        f"The paper’s rounded shares mean {YEARS.number(gap.least.parts.good)} and "
        f"{YEARS.number(gap.most.parts.good)} years in good health, as worked out here."
    )


def describe_quoted_basis(gap: QuotedGap, names: Mapping[str, str]) -> str:
    """Whose figures the paper's equal, in a line; or that it leaves this out.

    Parameters
    ----------
    gap : QuotedGap
    names : mapping of str to str
        MSOA code to name.
    """
    start = "The paper names no sex, years or kind of area"
    if len(gap.least.fits) != 1 or len(gap.most.fits) != 1:
        return f"{start}; no single published area and sex fits its figures."
    if not gap.has_one_origin:
        return f"{start}; its two ends fit published figures of different sexes or years."
    least, most = gap.least.fits.iloc[0], gap.most.fits.iloc[0]
    return (
        f"Our reading: ONS’s figures for {people_word(least['sex'])} in the MSOAs "
        f"{names[least['area_code']]} and {names[most['area_code']]}, {least['period']}."
    )


def describe_quoted_origin(gap: QuotedGap, names: Mapping[str, str]) -> tuple[str, ...]:
    """How sure the reading of the paper's figures is, with their limits; and what its word means.

    Parameters
    ----------
    gap : QuotedGap
    names : mapping of str to str
        MSOA code to name.
    """
    poor = "“Poor health” is the paper’s word for life not in good or very good self-rated health."
    if not gap.has_one_origin:
        return (poor,)
    quoted = listed(
        [
            YEARS.number(gap.least.parts.total),
            YEARS.number(gap.most.parts.total),
            f"{fixed(gap.least.other_percent, 0)}%",
            f"{fixed(gap.most.other_percent, 0)}%",
        ]
    )

    def limits(row: pd.Series) -> str:
        return YEARS.interval(row["lower_95"], row["upper_95"])

    least, most = gap.least.fits.iloc[0], gap.most.fits.iloc[0]
    return (
        f"The paper of {long_month(gap.date)} names no sex, years or kind of area for its figures; that "
        f"{quoted} are ONS’s for {names[least['area_code']]} and {names[most['area_code']]} is our "
        "reading, near certain.",
        f"ONS’s 95% intervals are {limits(least)} and {limits(most)} years.",
        *([describe_rounded_shares(gap)] if gap.has_ons_years else []),
        poor,
    )


def describe_quoted_bars(gap: QuotedGap) -> str:
    """The chart of the quoted years, for those who do not see it."""
    return " ".join(
        f"{end.label}: {YEARS.value(end.drawn.good)} in good health and "
        f"{YEARS.number(end.drawn.other)} not, {YEARS.number(end.drawn.total)} in all."
        for end in (gap.least, gap.most)
    )


def long_month(day: str) -> str:
    """Month and year of an ISO date.

    >>> long_month("2019-07-02")
    'July 2019'
    """
    return f"{pd.Timestamp(day).month_name()} {day[:4]}"


# ---- the two ends ------------------------------------------------------------------------------


def describe_ends_now(ends: Sequence[Ends]) -> str:
    """How far apart the ends of life expectancy are, women first."""
    apart = " and ".join(
        f"{YEARS.difference(one.apart)} for {people_word(one.sex)}" for one in ends
    )
    one = ends[0]
    kinds = AREA_TYPE_TEXT[one.area_type].plural
    return (
        f"In {one.period} life expectancy at birth differed by {apart} between the highest and the "
        f"lowest of Trafford’s {one.areas} {kinds}."
    )


def name_ends(codes: Sequence[str], names: Mapping[str, str]) -> str:
    """The areas at one end by name."""
    return listed([names[code] for code in codes])


def describe_ends(ends: Ends, names: Mapping[str, str]) -> str:
    """The two ends of one sex, by name."""
    gap = ends.gap
    return (
        f"{people_label(ends.sex)}’s life expectancy at birth was highest in "
        f"{name_ends(ends.highest, names)}, {YEARS.value(gap.high)}, and lowest in "
        f"{name_ends(ends.lowest, names)}, "
        f"{YEARS.value(gap.low)}, in {ends.period}: {YEARS.between(gap.high, gap.low)} apart."
    )


def describe_ends_basis(ends: Ends) -> str:
    """Indicator, people, years and kind of area of the two ends."""
    return (
        "Life expectancy at birth, women and men apart, "
        f"{describe_period(ends.period)}, {AREA_TYPE_TEXT[ends.area_type].vintage}"
    )


def describe_ends_caution() -> tuple[str, ...]:
    """What may not be made of the two ends."""
    return NEWER, f"We cannot test these differences: {NOT_HERE}.", EXTREMES


# ---- the neighbourhoods ------------------------------------------------------------------------


def describe_neighbourhoods(lines: Sequence[NeighbourhoodLine]) -> str:
    """What the overview's map shows."""
    networks, hubs = (sum(len(getattr(line, of)) for line in lines) for of in ("networks", "hubs"))
    return (
        f"Trafford’s {len(lines)} neighbourhoods have {networks} primary care networks, {hubs} "
        f"community hubs and {sum(line.practices for line in lines)} GP practices for "
        f"{sum(line.residents for line in lines):,} residents (mid-{lines[0].year})."
    )


def describe_neighbourhood(line: NeighbourhoodLine) -> str:
    """One neighbourhood in a sentence."""
    visiting = "".join(
        f" ({count} of them in {network}, which serves {home})"
        for network, count, home in line.visiting
    )
    said = [
        f"{line.name} has {line.residents:,} residents (mid-{line.year})",
        f"{plural(line.practices, 'GP practice', 'GP practices')}{visiting}",
    ]
    if line.networks:
        said.append(listed(line.networks))
    if line.hubs:
        said.append(f"{'a hub' if len(line.hubs) == 1 else 'hubs'} in {listed(line.hubs)}")
    return f"{'; '.join(said)}."
