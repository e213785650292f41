"""What the deprivation page reads, kept between runs."""

from trafford_explorer import figures, load, selection, shipped
from trafford_explorer.areas import AREA_TYPE_TEXT, POPULATION_YEAR, AreaType
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import (
    Address,
    Column,
    Exhibit,
    Kind,
    Table,
    chart_exhibit,
    file_stem,
)
from trafford_explorer.indicators.deprivation import DOMAINS, MEASURES
from trafford_explorer.phrases import inside_sentence
from trafford_explorer.tables import releases
from trafford_explorer.topics.deprivation import words as deprivation
from trafford_explorer.topics.explore import exhibits as cached

LEVELS = (AreaType.LSOA21, AreaType.LSOA11)
RESIDENTS = POPULATION_YEAR
INDEX = "Hidden pockets, tenths and concentration"
POSITIONS = "Positions then and now"
"""What the lines of the sources start with that name the index."""
"""The year of the residents in the lookup of LSOAs."""


@kept(200)
def offers() -> selection.Offers:
    """The indices by LSOA; immutable, so it is shared."""
    wanted = [f"{stem}_{measure}" for stem in DOMAINS for measure in MEASURES]
    return selection.narrowed(shipped.offers(), wanted, LEVELS)


@kept(80)
def finder(indicator: str, level: str) -> dict[str, selection.Found]:
    """What a reader may type, to the LSOA it means; shared, so nothing may change it."""
    return selection.build_finder(
        offers(), load.load_finder(), shipped.main_msoas(), indicator, level
    )


@kept(200)
def pockets() -> deprivation.HiddenPockets:
    """The LSOAs that their neighbourhoods' averages hide."""
    scores, ranks, tenths = (
        shipped.indicator_values(name)
        for name in (deprivation.SCORE, deprivation.RANK, deprivation.TENTH)
    )
    people = shipped.indicator_values("population")
    here = people[
        (people["area_type"] == AreaType.LSOA21)
        & (people["period"] == RESIDENTS)
        & (people["sex"] == "persons")
    ]
    table = deprivation.small_areas(scores, ranks, tenths, shipped.area_names(AreaType.LSOA21))
    return deprivation.hidden_pockets(
        table, scores, here.set_index("area_code")["value"], RESIDENTS
    )


@kept(200)
def pockets_chart() -> figures.Chart:
    """Shared between readers: read it only."""
    found = pockets()
    chosen = selection.Selection(deprivation.SCORE, AreaType.LSOA21, "persons", deprivation.NOW)
    return figures.hidden_pockets_chart(
        shipped.current_view(chosen),
        found.averages,
        found.middle.about,
        found.pockets["area_code"].tolist(),
        title=deprivation.describe_pockets_chart(found),
        alt=deprivation.describe_pockets_alt(found),
    )


@kept(200)
def residents() -> deprivation.ResidentsByTenth:
    """Residents of each neighbourhood by the tenth of England of their LSOA."""
    return deprivation.residents_by_tenth(
        shipped.indicator_values(deprivation.TENTH),
        load.load_lookup(),
        shipped.indicator_values("population"),
        RESIDENTS,
    )


@kept(200)
def residents_chart() -> figures.Chart:
    """Residents of each neighbourhood by tenth. Shared: read it only."""
    found = residents()
    return figures.tenths_chart(
        found.shares,
        title=deprivation.describe_residents(found),
        subtitle=f"Residents, mid-{found.year}, by tenth of England, IMD {deprivation.NOW}, LSOAs "
        "added up to neighbourhoods since May 2023 (best fit)",
        alt=deprivation.describe_residents_alt(found),
    )


@kept()
def residents_bars() -> Exhibit:
    """Residents of each neighbourhood by tenth of England."""
    found = residents()
    tenths = shipped.indicator_values(deprivation.TENTH)
    here = (tenths["area_type"] == AreaType.LSOA21) & (tenths["period"] == deprivation.NOW)
    return chart_exhibit(
        "deprivation/residents",
        file_stem("residents by tenth of deprivation", "neighbourhoods", f"mid-{found.year}"),
        residents_chart(),
        (
            *shipped.sources_of_values(tenths[here]),
            *shipped.sources_of_files("data/lookup_lsoa21.csv", years=(found.year,)),
        ),
        Address("Deprivation and hidden pockets"),
        notes=(deprivation.describe_residents_basis(found),),
        tables=(
            Table(
                name="people",
                sheet="Residents by tenth",
                caption=f"Residents of each neighbourhood by tenth of England, mid-{found.year}",
                columns=(
                    Column("Tenth", Kind.NUMBER),
                    *(Column(home, Kind.NUMBER) for home in found.counts.index),
                ),
                rows=tuple(
                    (int(tenth), *map(int, found.counts[tenth])) for tenth in found.counts.columns
                ),
                basis="All people; 1 is the most deprived tenth. LSOAs added up (best fit).",
            ),
        ),
    )


@kept(200)
def moves() -> deprivation.Moves:
    """Positions in England in two releases of the index."""
    return deprivation.moves(
        shipped.indicator_values(deprivation.RANK),
        shipped.indicator_values(deprivation.TENTH),
        load.load_lsoa11_lsoa21(),
        shipped.area_names(AreaType.LSOA21),
        shipped.area_name_of(AreaType.LSOA11),
    )


@kept(200)
def moves_chart() -> figures.Chart:
    """Shared between readers: read it only."""
    found = moves()
    return figures.moves_chart(
        found.table,
        (deprivation.BEFORE, deprivation.NOW),
        title=deprivation.describe_moves(found),
        subtitle=f"IMD {deprivation.BEFORE} and {deprivation.NOW}, position among all LSOAs of "
        "England in 100, by LSOA whose outline stayed; hollow: divided since",
        alt=deprivation.describe_moves_alt(found),
    )


@kept(200)
def concentration(indicator_id: str) -> deprivation.Concentrated:
    """How something is spread along the index of deprivation."""
    return deprivation.concentration(
        shipped.indicator_values(indicator_id), shipped.indicator_values(deprivation.SCORE)
    )


@kept(40)
def concentration_chart(indicator_id: str) -> figures.Chart:
    """Shared between readers: read it only."""
    found = concentration(indicator_id)
    words = deprivation.describe_concentration(found)
    return figures.concentration_chart(
        found.people,
        found.amount,
        across=found.population,
        up=inside_sentence(found.indicator.title),
        title=words,
        subtitle=f"{found.indicator.title}, Census {found.period}, against IMD {deprivation.NOW}, "
        f"by {AREA_TYPE_TEXT[AreaType.LSOA21].vintage}",
        alt=f"{words}. {deprivation.describe_concentration_detail(found)}",
    )


def sources(indicator_id: str) -> list[str]:
    """Sources of the findings below and above the map."""
    found = concentration(indicator_id)
    now, before = (
        "; ".join(releases(shipped.indicator_values(deprivation.SCORE).query(asked)))
        for asked in (
            f"area_type == '{AreaType.LSOA21}' and period == '{deprivation.NOW}'",
            f"area_type == '{AreaType.LSOA11}' and period == '{deprivation.BEFORE}'",
        )
    )
    return [
        f"{INDEX}: {now}.",
        f"{POSITIONS}: {before}; {now}.",
        f"Residents by LSOA: mid-{RESIDENTS}, "
        + "; ".join(sorted({source.producer for source in cached.sources_of("population")}))
        + ".",
        "LSOA to neighbourhood, and LSOA of 2011 to LSOA of 2021: lookups listed on Data and "
        "methods.",
        f"{found.indicator.title}, {found.period}: {'; '.join(found.releases)}.",
    ]
