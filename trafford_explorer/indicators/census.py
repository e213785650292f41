"""Extracts of the Census 2021 tables, which hold one column of counts a category."""

from collections.abc import Sequence

from trafford_explorer.areas import ENGLAND, AreaType
from trafford_explorer.indicators.declare import Added, Aggregate, Extract, Joined, Method

CENSUS_DAY = "Census day was 21 March 2021, in the pandemic."
PERTURBED = (
    "Counts are changed slightly by ONS to protect people, so sums differ a little between tables."
)
NOT_AGE_STANDARDISED = (
    "Not adjusted for age below local authority level: areas with many older people look less "
    "healthy."
)
BEST_FIT_WARDS = (
    "Published ward figures add up small areas, each counted in the ward that holds most of it; "
    "neighbourhood figures are ours, made in the same way from LSOAs."
)
OUR_BEST_FIT = (
    "Ward and neighbourhood figures are our sums of LSOAs, each counted where most of it lies, and "
    "so are approximate."
)
NO_ENGLAND = "The figure for England is not in this collection."
ENGLAND_ADDED_UP = (
    "England's figure adds up the counts of its local authorities or LSOAs, each changed slightly by "
    "ONS, so it can differ from the published one by less than any digit shown."
)

_CENSUS = "ONS, Census 2021"
_ENGLAND = "census2021/england_totals.csv"
_PUBLISHED_FOR_ENGLAND = frozenset(
    {"car_van_availability", "household_composition", "household_tenure"}
)
"""Topics whose counts ONS publishes for England; of the others the copy used adds up areas."""
_WARD_PROFILES = "outcomes/trafford_ward23_indicators.csv"


def census_extracts(
    stem: str,
    counted: Sequence[str],
    everyone: Sequence[str],
    *,
    areas: Sequence[AreaType] = (AreaType.LSOA21, AreaType.LOCAL_AUTHORITY),
    code_column: str = "area_code",
) -> tuple[Extract, ...]:
    """Return one extract a kind of area from `census2021/<stem>_<suffix>.csv`, and England's.

    Parameters
    ----------
    stem : str
        Beginning of the file names.
    counted : sequence of str
        Columns that are counted.
    everyone : sequence of str
        Columns that make up the denominator.
    areas : sequence of AreaType
        Kinds of area there is a table for.
    code_column : str
        Column of the area code.
    """
    return (
        *(
            Extract(
                file=f"census2021/{stem}_{_SUFFIXES[kind]}.csv",
                area_types=(kind,),
                release=f"{_CENSUS}, percentage of published counts",
                value="",
                count=tuple(counted),
                denominator=tuple(everyone),
                area_column=code_column,
                period="2021",
            )
            for kind in areas
        ),
        Extract(
            file=_ENGLAND,
            area_types=(AreaType.COUNTRY,),
            release=(
                f"{_CENSUS}, percentage of published counts"
                if stem in _PUBLISHED_FOR_ENGLAND
                else f"{_CENSUS}, percentage of counts added up over England's areas"
            ),
            value="",
            count=Added("england", {"topic": stem, "category": tuple(counted)}),
            denominator=Added("england", {"topic": stem, "category": tuple(everyone)}),
            where={"topic": stem, "category": "Total"},
            area_code=ENGLAND,
            period="2021",
        ),
    )


def ward_profile(indicator: str, *, with_count: bool = False) -> Extract:
    """Return the extract of one published ward percentage, with its count where there is one."""
    name = f"{indicator} (from best-fit OAs)"
    return Extract(
        file=_WARD_PROFILES,
        area_types=(AreaType.WARD23,),
        release=f"{_CENSUS}, best fit of output areas, via Trafford Data Lab",
        where={"indicator": name, "measure": "Percentage"},
        count=Joined("value", where={"indicator": name, "measure": "Count"}) if with_count else (),
        period_column="period",
    )


def sums_of_lsoas(*to: AreaType) -> tuple[Aggregate, ...]:
    """Return sums of counts of LSOAs 2021, one a kind of area."""
    return tuple(Aggregate(kind, AreaType.LSOA21, Method.SHARE) for kind in to)


_SUFFIXES = {
    AreaType.LSOA21: "lsoa21",
    AreaType.MSOA21: "msoa21",
    AreaType.WARD17: "ward22",
    AreaType.LOCAL_AUTHORITY: "gm_la",
}
"""Wards of 2022 are those in force until April 2023: the codes are the same."""
