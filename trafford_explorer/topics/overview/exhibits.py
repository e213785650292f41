"""The overview's exhibits: the gap as quoted, the two ends of life expectancy, the neighbourhoods."""

from collections.abc import Iterator

import pandas as pd

from trafford_explorer import figures, maps, shipped, style
from trafford_explorer.areas import AreaType
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import (
    Address,
    Column,
    Exhibit,
    Kind,
    Missing,
    SaidOfArea,
    Sign,
    Table,
    chart_exhibit,
    file_stem,
    table_of,
)
from trafford_explorer.maps import MapState
from trafford_explorer.phrases import listed, people_label
from trafford_explorer.places import PLACE_KINDS, date_in_words
from trafford_explorer.sources import Source, merged
from trafford_explorer.topics.overview import findings, words
from trafford_explorer.topics.overview.findings import (
    GOOD_SHARE,
    HEALTHY,
    LIFE_EXPECTANCY,
    YEARS,
    Ends,
    NeighbourhoodLine,
    QuotedGap,
)

PAGE = "Overview"
_PAPERS = "data/raw/plan/plan_facts.csv"


# ---- findings in the shipped tables ------------------------------------------------------------


@kept()
def quoted_gap() -> QuotedGap:
    """The gap as Trafford's paper printed it, and what its figures equal."""
    return findings.quoted_gap(
        shipped.plan_facts(),
        shipped.greater_manchester(LIFE_EXPECTANCY),
        shipped.greater_manchester(GOOD_SHARE),
        shipped.greater_manchester(HEALTHY),
    )


@kept()
def life_expectancy_ends() -> tuple[Ends, ...]:
    """Highest and lowest MSOA by sex."""
    return findings.life_expectancy_ends(shipped.indicator_values(LIFE_EXPECTANCY), AreaType.MSOA11)


@kept()
def neighbourhood_lines() -> tuple[NeighbourhoodLine, ...]:
    """Residents, practices, networks and hubs of each neighbourhood."""
    return findings.neighbourhood_lines(
        shipped.indicator_values("population"),
        shipped.places("gp_practice"),
        shipped.places("pcn"),
        shipped.places("hub"),
    )


# ---- the gap as the paper printed it -----------------------------------------------------------


@kept()
def quoted_sources() -> tuple[Source, ...]:
    """The paper, by its title and section."""
    gap = quoted_gap()
    paper = shipped.sources()[_PAPERS]
    return (paper.cited((gap.date,), f"{gap.document}, {gap.body}, section {gap.section}"),)


@kept()
def quoted() -> Exhibit:
    """The gap as Trafford's paper printed it, in years of life and of good health."""
    gap, names = quoted_gap(), shipped.area_name_of(AreaType.MSOA11)
    return chart_exhibit(
        "overview/quoted_gap",
        file_stem("quoted gap in life expectancy", "Trafford", gap.date[:7]),
        figures.life_in_parts_chart(
            [(end.label, end.drawn.good, end.drawn.other) for end in (gap.least, gap.most)],
            title=words.describe_quoted_gap(gap),
            subtitle=words.describe_quoted_basis(gap, names),
            alt=words.describe_quoted_bars(gap),
        ),
        merged([*quoted_sources(), *_sources_of_fits(gap)]),
        Address(PAGE),
        says=(words.describe_good_years(gap),),
        notes=words.describe_quoted_origin(gap, names),
        tables=(_quoted_table(gap),),
    )


def _sources_of_fits(gap: QuotedGap) -> tuple[Source, ...]:
    """Whose figures the paper's equal, where each of its ends equals one, and who named the areas."""
    if not gap.has_one_origin:
        return ()
    fits = pd.concat([gap.least.fits, gap.most.fits])[["area_code", "sex", "period"]]
    every = pd.concat(
        [shipped.greater_manchester(one) for one in (LIFE_EXPECTANCY, GOOD_SHARE, HEALTHY)]
    )
    found = every.merge(fits, on=["area_code", "sex", "period"])
    return (*shipped.sources_of_values(found), *shipped.sources_of_names(AreaType.MSOA11))


def _quoted_table(gap: QuotedGap) -> Table:
    return table_of(
        (gap.least, gap.most),
        {
            Column("Part of Trafford"): "label",
            Column("Years of life", Kind.NUMBER, YEARS): "parts.total",
            Column("In good health, as ONS has it", Kind.NUMBER, YEARS): lambda end: (
                Missing("no single published area fits")
                if end.published_good is None
                else end.published_good
            ),
            Column("In good health, by the share printed", Kind.NUMBER, YEARS): "parts.good",
            Column("Share not in good health, as printed", Kind.SHARE): "other_percent",
        },
        sheet="Quoted years of life",
        caption=f"Years of life in two parts of Trafford, as its paper of {gap.date[:4]} gives them",
        basis="As printed, without interval; sex, years and kind of area are not stated.",
    )


# ---- the two ends of life expectancy -----------------------------------------------------------


@kept()
def ends() -> Exhibit:
    """The MSOAs where people live longest and shortest, women and men."""
    found, names = life_expectancy_ends(), shipped.area_name_of(AreaType.MSOA11)
    shown = [
        shipped.rows_of(LIFE_EXPECTANCY, AreaType.MSOA11, one.period, one.sex) for one in found
    ]
    return Exhibit(
        "overview/life_expectancy_ends",
        file_stem("life expectancy highest and lowest", "MSOA", "Trafford", found[0].period),
        words.describe_ends_now(found),
        merged([*shipped.sources_of_values(*shown), *shipped.sources_of_names(AreaType.MSOA11)]),
        Address(PAGE),
        basis=words.describe_ends_basis(found[0]),
        says=tuple(words.describe_ends(one, names) for one in found),
        notes=words.describe_ends_caution(),
        tables=(_ends_table(found),),
    )


def _ends_table(found: tuple[Ends, ...]) -> Table:
    names = shipped.area_name_of(AreaType.MSOA11)
    apart = YEARS.heading("Years apart", ((one.gap.high, one.gap.low) for one in found))
    low = Column("Years in the lowest", Kind.NUMBER, YEARS, indicator=LIFE_EXPECTANCY)
    return table_of(
        found,
        {
            Column("People"): lambda one: people_label(one.sex),
            Column("Highest"): lambda one: words.name_ends(one.highest, names),
            Column("Years there", Kind.NUMBER, YEARS, indicator=LIFE_EXPECTANCY): "gap.high",
            Column("Lowest"): lambda one: words.name_ends(one.lowest, names),
            low: "gap.low",
            Column(apart, Kind.NUMBER, YEARS): "apart",
        },
        sheet="Highest and lowest MSOA",
        caption=(
            "Highest and lowest life expectancy at birth among the MSOAs of Trafford, "
            f"{found[0].period}"
        ),
        basis="MSOAs of 2011; this copy holds no intervals for these years.",
    )


# ---- the neighbourhoods ------------------------------------------------------------------------


@kept()
def neighbourhoods() -> Exhibit:
    """The four neighbourhoods, the practices coloured by network, and the hubs."""
    lines = neighbourhood_lines()
    said = {line.name: words.describe_neighbourhood(line) for line in lines}
    codes = sorted(said)
    residents = shipped.rows_of("population", AreaType.NEIGHBOURHOOD, lines[0].year, "persons")
    finding = words.describe_neighbourhoods(lines)
    return Exhibit(
        "overview/neighbourhoods",
        file_stem("neighbourhoods networks and hubs", "Trafford", lines[0].year),
        finding,
        merged(
            [
                *shipped.sources_of_values(residents),
                *shipped.sources_of_layers(AreaType.NEIGHBOURHOOD, *maps.LANDMARKS, "pcn"),
            ]
        ),
        Address(PAGE),
        basis=(
            "Neighbourhoods since May 2023, GP practices by primary care network, community hubs"
        ),
        picture=MapState(
            layer=AreaType.NEIGHBOURHOOD,
            codes=codes,
            classes=maps.tinted({code: style.NEIGHBOURHOOD_TINTS[code] for code in codes}),
            values=said,
            extras=maps.LANDMARKS,
            summary=" ".join((finding, *said.values())),
            labels=True,
            near=codes,
        ),
        tables=(_neighbourhoods_table(lines),),
        alt=" ".join((finding, *said.values())),
        legend=_signs(),
        reading=(
            "A dot is a GP practice, coloured and lettered by its primary care network. A network "
            "has members, not a boundary; its patients may live anywhere. Which network serves which "
            "neighbourhood is inferred from where its practices stand."
        ),
        areas=tuple(SaidOfArea(name, name, text) for name, text in said.items()),
    )


def _signs() -> tuple[Sign, ...]:
    hub, (colour, letter, shape) = PLACE_KINDS["hub"], maps.PLACE_LOOKS["hub"]
    return (
        *shipped.network_signs(),
        Sign(f"{hub.label} (council list, {date_in_words(hub.date)})", colour, letter, shape),
    )


def _neighbourhoods_table(lines: tuple[NeighbourhoodLine, ...]) -> Table:
    year = lines[0].year
    return table_of(
        lines,
        {
            Column("Neighbourhood"): "name",
            Column(f"Residents, mid-{year}", Kind.NUMBER, indicator="population"): "residents",
            Column("GP practices that stand here", Kind.NUMBER): "practices",
            Column("Primary care networks (inferred)"): lambda line: listed(line.networks),
            Column("Community hubs"): lambda line: listed(line.hubs),
        },
        sheet="Neighbourhoods",
        caption=f"Residents, GP practices, networks and hubs of each neighbourhood, mid-{year}",
        basis="Neighbourhoods since May 2023. Residents are the sums of wards.",
    )


def every() -> Iterator[Exhibit]:
    """Every exhibit of the topic."""
    yield from (quoted(), ends(), neighbourhoods())
