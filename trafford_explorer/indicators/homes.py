"""Homes and households: tenure, crowding, cars, deprivation of households, fuel, prices."""

from trafford_explorer.areas import AreaType
from trafford_explorer.indicators.census import (
    BEST_FIT_WARDS,
    CENSUS_DAY,
    ENGLAND_ADDED_UP,
    OUR_BEST_FIT,
    PERTURBED,
    census_extracts,
    sums_of_lsoas,
    ward_profile,
)
from trafford_explorer.indicators.declare import (
    Basis,
    Extract,
    Indicator,
    Polarity,
    Topic,
    Untested,
)
from trafford_explorer.indicators.wider import wider_series

_OWNED = (
    "Owned: Owns outright",
    "Owned: Owns with a mortgage or loan",
    "Shared ownership: Shared ownership",
)
_SOCIAL = (
    "Social rented: Rents from council or Local Authority",
    "Social rented: Other social rented",
)
_PRIVATE = (
    "Private rented: Private landlord or letting agency",
    "Private rented: Other private rented",
)
_TENURE = (*_OWNED, *_SOCIAL, *_PRIVATE, "Lives rent free")
_CARS = (
    "No cars or vans in household",
    "1 car or van in household",
    "2 cars or vans in household",
    "3 or more cars or vans in household",
)
_ROOMS = tuple(
    f"Occupancy rating of bedrooms: {rating}"
    for rating in ("+2 or more", "+1", "0", "-1", "-2 or less")
)
_ALONE_66 = "One-person household: Aged 66 years and over"
_LONE_PARENTS = "Single family household: Lone parent family: With dependent children"
_COMPOSITION = (
    _ALONE_66,
    "One-person household: Other",
    "Single family household: All aged 66 years and over",
    *(
        f"Single family household: Married or civil partnership couple: {children}"
        for children in ("No children", "Dependent children", "All children non-dependent")
    ),
    *(
        f"Single family household: Cohabiting couple family: {children}"
        for children in ("No children", "With dependent children", "All children non-dependent")
    ),
    _LONE_PARENTS,
    "Single family household: Lone parent family: All children non-dependent",
    "Single family household: Other single family household: Other family composition",
    "Other household types: With dependent children",
    "Other household types: Other, including all full-time students and all aged 66 years and over",
)
_DIMENSIONS = tuple(f"households_deprived_in_{number}_dimensions" for number in range(5))
_CAVEATS = (CENSUS_DAY, PERTURBED)
_TO_MSOA_AND_NEIGHBOURHOOD = sums_of_lsoas(AreaType.MSOA21, AreaType.NEIGHBOURHOOD)
_TO_ALL = sums_of_lsoas(AreaType.MSOA21, AreaType.WARD23, AreaType.NEIGHBOURHOOD)
_FUEL_RELEASE = "DESNZ, sub-regional fuel poverty, as of May 2026"


def _tenure(
    id: str,
    title: str,
    short_title: str,
    statement: str,
    columns: tuple[str, ...],
    ward: str,
    definition: str,
) -> Indicator:
    return Indicator(
        id=id,
        title=title,
        short_title=short_title,
        statement=statement,
        unit="% of households",
        decimals=1,
        definition=definition,
        why_it_matters="How people hold their homes goes with income, security and health.",
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.HOMES,
        basis=Basis.RECORDED,
        extracts=(*census_extracts("household_tenure", columns, _TENURE), ward_profile(ward)),
        aggregates=_TO_MSOA_AND_NEIGHBOURHOOD,
        caveats=(*_CAVEATS, BEST_FIT_WARDS),
    )


def _fuel(method: str) -> Extract:
    return Extract(
        file="outcomes/fuel_poverty.csv",
        area_types=(AreaType.LOCAL_AUTHORITY, AreaType.COUNTRY),
        release=_FUEL_RELEASE,
        where={"indicator": f"Fuel poverty ({method} methodology)"},
        period_column="period",
    )


def _household_deprivation(
    id: str, title: str, short_title: str, columns: tuple[str, ...], which: str
) -> Indicator:
    return Indicator(
        id=id,
        title=title,
        short_title=short_title,
        statement=f"{{value}} of households were deprived in {which} of four ways",
        unit="% of households",
        decimals=1,
        definition=(
            f"Households deprived in {which} of four ways: in employment, education, health and "
            "disability, or housing."
        ),
        why_it_matters="Different kinds of hardship in one home add to each other.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.HOMES,
        basis=Basis.RECORDED,
        not_age_adjusted=True,
        extracts=census_extracts(
            "household_deprivation",
            columns,
            _DIMENSIONS,
            areas=(AreaType.LSOA21,),
            code_column="lsoa21_code",
        ),
        aggregates=sums_of_lsoas(
            AreaType.MSOA21, AreaType.WARD23, AreaType.NEIGHBOURHOOD, AreaType.LOCAL_AUTHORITY
        ),
        caveats=(
            (
                "A household counts as deprived in education where nobody has level 2 qualifications, "
                "which older households often lack."
            ),
            *_CAVEATS,
            ENGLAND_ADDED_UP,
            "Figures above LSOAs, Trafford's among them, are our sums.",
        ),
    )


INDICATORS = (
    _tenure(
        "social_rented",
        "Households that rent from the council or a housing association",
        "Social renting",
        "{value} of households rented from the council or a housing association",
        _SOCIAL,
        "Social rented housing",
        "Households that rent from a council or from another social landlord, taken together.",
    ),
    _tenure(
        "private_rented",
        "Households that rent privately",
        "Private renting",
        "{value} of households rented privately",
        _PRIVATE,
        "Private rented housing",
        "Households that rent from a private landlord, an agency, an employer or a relative.",
    ),
    _tenure(
        "owned_or_shared_ownership",
        "Households that own their home or share its ownership",
        "Ownership or shared ownership",
        "{value} of households owned their home or shared its ownership",
        _OWNED,
        "Owned or shared ownership",
        "Households that own their home outright or with a mortgage, or in shared ownership.",
    ),
    Indicator(
        id="no_car",
        title="Households without a car or van",
        short_title="Households without a car or van",
        statement="{value} of households had no car or van",
        unit="% of households",
        decimals=1,
        definition="Households with no car or van in use.",
        why_it_matters=(
            "Without a car, reaching a hospital, a cheaper shop or a job depends on buses and trams."
        ),
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.HOMES,
        basis=Basis.RECORDED,
        extracts=(
            *census_extracts("car_van_availability", _CARS[:1], _CARS),
            ward_profile("No cars or vans in household"),
        ),
        aggregates=_TO_MSOA_AND_NEIGHBOURHOOD,
        caveats=("Some households choose to have none.", *_CAVEATS, BEST_FIT_WARDS),
    ),
    Indicator(
        id="overcrowding",
        title="Overcrowded households",
        short_title="Overcrowding",
        statement="{value} of households were overcrowded",
        unit="% of households",
        decimals=1,
        definition="Households with fewer bedrooms than the bedroom standard says they need.",
        why_it_matters="Crowded homes spread infections, disturb sleep and leave children no room.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.HOMES,
        basis=Basis.RECORDED,
        extracts=census_extracts("household_bedroom_occupancy", _ROOMS[3:], _ROOMS),
        aggregates=_TO_ALL,
        caveats=(*_CAVEATS, ENGLAND_ADDED_UP, OUR_BEST_FIT),
    ),
    Indicator(
        id="older_people_living_alone",
        title="Households of one person aged 66 and over",
        short_title="Older people living alone",
        statement="{value} of households were one person aged 66 or over",
        unit="% of households",
        decimals=1,
        definition="Households that are one person aged 66 or over, of all households.",
        why_it_matters="Living alone in later life can mean isolation and less help when ill.",
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.HOMES,
        basis=Basis.RECORDED,
        extracts=census_extracts("household_composition", (_ALONE_66,), _COMPOSITION),
        aggregates=_TO_ALL,
        caveats=("Many who live alone are not lonely.", *_CAVEATS, OUR_BEST_FIT),
    ),
    Indicator(
        id="lone_parent_households",
        title="Lone parent households with dependent children",
        short_title="Lone parents",
        statement="{value} of households were lone parents with dependent children",
        unit="% of households",
        decimals=1,
        definition="Households of a lone parent with dependent children, of all households.",
        why_it_matters="These households are more often on a low income than couples with children.",
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.HOMES,
        basis=Basis.RECORDED,
        extracts=census_extracts("household_composition", (_LONE_PARENTS,), _COMPOSITION),
        aggregates=_TO_ALL,
        caveats=(*_CAVEATS, OUR_BEST_FIT),
    ),
    _household_deprivation(
        "household_deprivation",
        "Households deprived in at least one way",
        "Households deprived in 1 or more ways",
        _DIMENSIONS[1:],
        "at least one",
    ),
    _household_deprivation(
        "household_deprivation_two_or_more",
        "Households deprived in two or more ways",
        "Households deprived in 2 or more ways",
        _DIMENSIONS[2:],
        "two or more",
    ),
    Indicator(
        id="fuel_poverty_lilee",
        title="Households in fuel poverty (low income, low energy efficiency)",
        short_title="Fuel poverty, from 2019",
        statement="{value} of households were in fuel poverty",
        unit="% of households",
        decimals=1,
        definition=(
            "Households in a home rated D or below for energy that would be left below the poverty "
            "line after paying for heat and light."
        ),
        why_it_matters="Cold homes make heart and lung disease worse and raise winter deaths.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.HOMES,
        untested=Untested.NOT_PUBLISHED,
        extracts=(_fuel("low income, low energy efficiency"),),
        caveats=(
            "The measure used from 2019; earlier years are another indicator, by another measure.",
            "A modelled estimate.",
        ),
    ),
    Indicator(
        id="fuel_poverty_lihc",
        title="Households in fuel poverty (low income, high cost)",
        short_title="Fuel poverty, to 2018",
        statement="{value} of households were in fuel poverty by the older measure",
        unit="% of households",
        decimals=1,
        definition=(
            "Households whose fuel costs are above the typical level and who would be left below "
            "the poverty line after paying them."
        ),
        why_it_matters="Cold homes make heart and lung disease worse and raise winter deaths.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.HOMES,
        untested=Untested.NOT_PUBLISHED,
        extracts=(
            _fuel("low income, high cost"),
            Extract(
                file="outcomes/trafford_lsoa11_fuel_poverty_2017.csv",
                area_types=(AreaType.LSOA11,),
                release="BEIS, sub-regional fuel poverty 2017, as of October 2019",
                area_column="lsoa11cd",
                period_column="period",
            ),
        ),
        caveats=(
            "The measure used until 2018; later years are another indicator, by another measure.",
            "A modelled estimate, least certain for LSOAs.",
        ),
    ),
    Indicator(
        id="no_private_outdoor_space",
        title="Homes without private outdoor space",
        short_title="No private outdoor space",
        statement="{value} of homes had no private outdoor space",
        unit="% of homes",
        decimals=1,
        definition="Homes with no garden, yard, patio or balcony of their own.",
        why_it_matters="A garden is where many people exercise, rest and let children play.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.HOMES,
        extracts=(
            Extract(
                file="outcomes/trafford_msoa11_no_outdoor_space_2020.csv",
                area_types=(AreaType.MSOA11,),
                release="ONS, access to gardens, April 2020",
                value="percent_dwellings_no_garden",
                scale=100.0,
                area_column="msoa11cd",
                period="April 2020",
            ),
        ),
        caveats=("Parks and shared gardens are not counted.",),
    ),
    wider_series(
        id="house_price_to_earnings_residence",
        name="Ratio of median house price to median gross annual residence-based earnings",
        title="House prices as a multiple of residents' earnings",
        short_title="House price to residents' earnings",
        statement="the median house price was {value} of residents",
        unit="times annual earnings",
        decimals=1,
        definition=(
            "The median price paid for a home, divided by the median yearly earnings before tax of "
            "people who live in the area."
        ),
        why_it_matters="Where homes cost many times earnings, fewer families can choose a good one.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.HOMES,
        untested=Untested.NOT_PUBLISHED,
        bounds=(0.0, 60.0),
    ),
    wider_series(
        id="house_price_to_earnings_workplace",
        name="Ratio of median house price to median gross annual workplace-based earnings",
        title="House prices as a multiple of earnings of people who work in the area",
        short_title="House price to local workers' earnings",
        statement="the median house price was {value} of people who worked there",
        unit="times annual earnings",
        decimals=1,
        definition=(
            "The median price paid for a home, divided by the median yearly earnings before tax of "
            "people who work in the area."
        ),
        why_it_matters="It shows whether people who work in an area can afford to live in it.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.HOMES,
        untested=Untested.NOT_PUBLISHED,
        bounds=(0.0, 60.0),
    ),
)
