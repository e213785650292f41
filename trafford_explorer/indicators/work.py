"""Work and money: claimants, Universal Credit, employment, pay, sickness."""

from trafford_explorer.areas import AreaType
from trafford_explorer.indicators.census import (
    CENSUS_DAY,
    ENGLAND_ADDED_UP,
    OUR_BEST_FIT,
    PERTURBED,
    census_extracts,
    sums_of_lsoas,
)
from trafford_explorer.indicators.declare import (
    Aggregate,
    Basis,
    Extract,
    Indicator,
    Joined,
    Method,
    Polarity,
    Topic,
    Untested,
)
from trafford_explorer.indicators.wider import wider_series

_WORKING_AGE_2024 = Joined(
    "aged_16_to_64", "population/trafford_mid2024_ward.csv", where={"sex": "Persons"}
)
_ACTIVE = "Economically active (excluding full-time students): "
_STUDENT = "Economically active and a full-time student: "
_INACTIVE = "Economically inactive: "
_JOBS = tuple(
    f"In employment: {kind}: {hours}"
    for kind in ("Employee", "Self-employed with employees", "Self-employed without employees")
    for hours in ("Part-time", "Full-time")
)
_LONG_TERM_SICK = f"{_INACTIVE}Long-term sick or disabled"
_ACTIVITY = (
    *(f"{group}{status}" for group in (_ACTIVE, _STUDENT) for status in (*_JOBS, "Unemployed")),
    *(f"{_INACTIVE}{reason}" for reason in ("Retired", "Student", "Looking after home or family")),
    _LONG_TERM_SICK,
    f"{_INACTIVE}Other",
)


def _monthly(stem: str, rate: str, count: str, release: str) -> tuple[Extract, ...]:
    """A rate and, in other rows of the file, its count: authorities by month, wards once."""
    common = {
        "file": f"outcomes/{stem}.csv",
        "where": {"indicator": rate},
        "count": Joined("value", where={"indicator": count}),
        "period_column": "period",
    }
    return (
        Extract(area_types=(AreaType.LOCAL_AUTHORITY, AreaType.COUNTRY), release=release, **common),
        Extract(
            area_types=(AreaType.WARD23,),
            release=f"{release}, wards",
            denominator=_WORKING_AGE_2024,
            **common,
        ),
    )


_TO_NEIGHBOURHOOD = (Aggregate(AreaType.NEIGHBOURHOOD, AreaType.WARD23, Method.SHARE),)
_WARD_RATES = (
    "Ward rates are published with the residents aged 16 to 64 of mid-2024; neighbourhood rates "
    "are ours, from sums of their wards."
)

INDICATORS = (
    Indicator(
        id="claimant_rate",
        title="Claimants of unemployment benefits",
        short_title="Claimants",
        statement="{value} of residents aged 16 to 64 claimed unemployment benefits",
        unit="% of residents aged 16 to 64",
        decimals=1,
        definition=(
            "People who claim Jobseeker's Allowance, or Universal Credit and are required to look "
            "for work, as a percentage of residents aged 16 to 64."
        ),
        why_it_matters="Being out of work harms health, and its effects stay.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.WORK_AND_MONEY,
        basis=Basis.RECORDED,
        extracts=_monthly(
            "claimant_count",
            "Claimants as a proportion of residents aged 16-64",
            "Claimant count",
            "ONS and Nomis, as of May 2026",
        ),
        aggregates=_TO_NEIGHBOURHOOD,
        caveats=(
            "It is not unemployment: not all who are out of work claim, and some who claim work.",
            "Months are not adjusted for the season.",
            _WARD_RATES,
        ),
    ),
    Indicator(
        id="universal_credit_rate",
        title="People on Universal Credit",
        short_title="People on Universal Credit",
        statement="people on Universal Credit equalled {value} of residents aged 16 to 64",
        unit="% of residents aged 16 to 64",
        decimals=1,
        definition=(
            "People on Universal Credit, in work or out of it, as a percentage of residents aged "
            "16 to 64."
        ),
        why_it_matters="It shows where many households live on a low income.",
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.WORK_AND_MONEY,
        basis=Basis.RECORDED,
        extracts=_monthly(
            "universal_credit",
            "People on Universal Credit as a proportion of residents aged 16-64",
            "People on Universal Credit",
            "DWP, as of May 2026",
        ),
        aggregates=_TO_NEIGHBOURHOOD,
        caveats=(
            "It shows need and take-up together, and grew as older benefits moved into it.",
            _WARD_RATES,
        ),
    ),
    Indicator(
        id="long_term_sick_or_disabled",
        title="Residents out of work because of long-term sickness or disability",
        short_title="Long-term sickness or disability",
        statement="{value} of residents aged 16 and over were out of work because of long-term sickness or disability",
        unit="% of residents aged 16 and over",
        decimals=1,
        definition=(
            "Residents aged 16 and over who neither work nor look for work because they are "
            "long-term sick or disabled."
        ),
        why_it_matters="It shows where ill health keeps people from work.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.WORK_AND_MONEY,
        basis=Basis.RECORDED,
        not_age_adjusted=True,
        extracts=census_extracts("economic_activity_status", (_LONG_TERM_SICK,), _ACTIVITY),
        aggregates=sums_of_lsoas(AreaType.MSOA21, AreaType.WARD23, AreaType.NEIGHBOURHOOD),
        caveats=(
            "A percentage of everyone aged 16 and over, pensioners among them.",
            f"{CENSUS_DAY} Furlough was in force.",
            PERTURBED,
            OUR_BEST_FIT,
            ENGLAND_ADDED_UP,
        ),
    ),
    wider_series(
        id="employment_rate",
        name="Employment rate - aged 16-64",
        title="Employment rate",
        short_title="Employment rate",
        statement="{value} of residents aged 16 to 64 were in work",
        unit="% of residents aged 16 to 64",
        decimals=1,
        definition="Residents aged 16 to 64 in work, from a survey of the twelve months.",
        why_it_matters="Good work is good for health.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.WORK_AND_MONEY,
        caveats=(
            "From a sample survey: small changes are within chance.",
            "Successive periods share nine months.",
        ),
    ),
    wider_series(
        id="economically_inactive",
        name="% who are economically inactive - aged 16-64",
        title="Economic inactivity",
        short_title="Economically inactive",
        statement="{value} of residents aged 16 to 64 neither worked nor looked for work",
        unit="% of residents aged 16 to 64",
        decimals=1,
        definition=(
            "Residents aged 16 to 64 who neither work nor look for work, from a survey of the "
            "twelve months."
        ),
        why_it_matters="Ill health and caring are large reasons for being out of the labour market.",
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.WORK_AND_MONEY,
        caveats=(
            "Students and people who retired early are counted too.",
            "From a sample survey: small changes are within chance.",
            "Successive periods share nine months.",
        ),
    ),
    wider_series(
        id="paid_real_living_wage",
        name="Employees paid at or above the real living wage by work geography",
        title="Employees paid at least the real living wage",
        short_title="Paid the real living wage",
        statement="{value} of employees working there were paid at least the real living wage",
        unit="% of employees",
        decimals=1,
        definition=(
            "Employees working in the area who are paid at or above the real living wage of the "
            "Living Wage Foundation."
        ),
        why_it_matters="Low pay means poverty in work, and ill health goes with it.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.WORK_AND_MONEY,
        untested=Untested.NOT_PUBLISHED,
        caveats=("Counted where people work, not where they live.",),
    ),
)
