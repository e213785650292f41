"""Children: low income, weight, teeth, vaccination, school readiness, activity."""

from trafford_explorer.areas import AreaType
from trafford_explorer.indicators.declare import (
    Aggregate,
    Basis,
    Break,
    Breakdown,
    Extract,
    Indicator,
    Joined,
    Method,
    Polarity,
    StandIn,
    Topic,
)
from trafford_explorer.indicators.wider import wider_series

_LOCAL_AND_COUNTRY = (AreaType.LOCAL_AUTHORITY, AreaType.COUNTRY)
_LOW_INCOME = "outcomes/children_low_income_families.csv"
_LOW_INCOME_RELEASE = "DWP, Children in Low Income Families, as of April 2026"
_WARD_PERSONS_2024 = "population/trafford_mid2024_ward.csv"
_MEASURED = (
    "Reception and Year 6 children in state schools whose parents do not object are measured."
)
_PANDEMIC = "Not published: small numbers, or too few children were measured in the pandemic years"
_FIFTHS = {
    "Most deprived quintile": "1",
    "Second most deprived quintile": "2",
    "Average deprived quintile": "3",
    "Second least deprived quintile": "4",
    "Least deprived quintile": "5",
}


def _low_income(kind: str) -> Extract:
    return Extract(
        file=_LOW_INCOME,
        area_types=_LOCAL_AND_COUNTRY,
        release=_LOW_INCOME_RELEASE,
        where={"indicator": f"% of children living in {kind} low income families: Aged 0-15"},
        period_column="period",
    )


def _obesity(stem: str, year: str) -> tuple[Extract, ...]:
    """The three pools of one file: authorities by year, wards of three, fifths of five."""
    name = f"{year} prevalence of obesity (including severe obesity)"
    release = "OHID, National Child Measurement Programme, as of April 2026"
    common = {
        "file": f"outcomes/{stem}.csv",
        "release": release,
        "period_column": "period",
        "compared_column": "compared_to_England",
        "missing_reason": _PANDEMIC,
    }
    return (
        Extract(area_types=_LOCAL_AND_COUNTRY, where={"indicator": name}, **common),
        Extract(
            area_types=(AreaType.WARD23,),
            where={"indicator": f"{name}, 3 years data combined"},
            **common,
        ),
        Extract(
            area_types=_LOCAL_AND_COUNTRY,
            where={"indicator": f"{name}, 5 years data combined"},
            breakdown=Breakdown("deprivation_quintile_within_area", "inequality", _FIFTHS),
            **common,
        ),
    )


_OBESITY_CAVEATS = (
    _MEASURED,
    "Wards pool three school years and authorities show one: do not compare the two.",
    "Deprivation fifths pool five school years, and are fifths of the area, not of England.",
    "Some years are not published, the pandemic years among them.",
)

INDICATORS = (
    Indicator(
        id="children_in_low_income_families_relative",
        title="Children in relative low income families",
        short_title="Children in relative low income",
        statement="{value} of children under 16 lived in relative low income families",
        unit="% of children under 16",
        decimals=1,
        definition=(
            "Children under 16 in families on less than 60% of the typical income of that year, "
            "before housing costs, who also claimed Child Benefit and another household benefit."
        ),
        why_it_matters="Growing up on a low income affects health, learning and work for life.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.CHILDREN,
        stand_in=StandIn("residents aged 0 to 15", (0, 15)),
        basis=Basis.RECORDED,
        extracts=(
            _low_income("relative"),
            Extract(
                file=_LOW_INCOME,
                area_types=(AreaType.WARD23,),
                release="DWP counts as a rate by Trafford Data Lab, as of April 2026",
                where={"indicator": "Children in relative low income families (under 16s)"},
                denominator=Joined("aged_0_to_15", _WARD_PERSONS_2024, where={"sex": "Persons"}),
                period_column="period",
            ),
        ),
        aggregates=(
            Aggregate(
                AreaType.NEIGHBOURHOOD,
                AreaType.WARD23,
                Method.WEIGHTED_MEAN,
                "percentages",
                "residents aged 0 to 15 in mid-2024",
            ),
        ),
        caveats=(
            "Before housing costs: where homes cost more, more children are poor than this shows.",
            (
                "Counts of wards are not in the file. Neighbourhood figures are ours: ward percentages "
                "weighted by children in mid-2024. Weighted in this way they give Trafford's published rate."
            ),
        ),
    ),
    Indicator(
        id="children_in_low_income_families_absolute",
        title="Children in absolute low income families",
        short_title="Children in absolute low income",
        statement="{value} of children under 16 lived in absolute low income families",
        unit="% of children under 16",
        decimals=1,
        definition=(
            "Children under 16 in families on less than 60% of the typical income of a fixed year, "
            "allowing for inflation, before housing costs, who also claimed Child Benefit and "
            "another household benefit."
        ),
        why_it_matters="It shows whether families can buy more or less than families could before.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.CHILDREN,
        basis=Basis.RECORDED,
        extracts=(_low_income("absolute"),),
        breaks=(
            Break(
                "2024/25",
                "the published figures for 2024/25 equal the relative measure in every area, so "
                "the fixed year seems to have been moved",
            ),
        ),
        caveats=(
            "Before housing costs: where homes cost more, more children are poor than this shows.",
        ),
    ),
    Indicator(
        id="obesity_reception",
        title="Children with obesity in Reception",
        short_title="Obesity, Reception",
        statement="{value} of children measured in Reception had obesity",
        unit="% of children",
        decimals=1,
        definition="Children aged 4 to 5 measured in Reception who have obesity or severe obesity.",
        why_it_matters="Weight in the first school year is an early sign of unequal health.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.CHILDREN,
        stand_in=StandIn("half the residents aged 4 and 5", (4, 5), 0.5),
        extracts=_obesity("obese_reception", "Reception"),
        caveats=_OBESITY_CAVEATS,
    ),
    Indicator(
        id="obesity_year_6",
        title="Children with obesity in Year 6",
        short_title="Obesity, Year 6",
        statement="{value} of children measured in Year 6 had obesity",
        unit="% of children",
        decimals=1,
        definition="Children aged 10 to 11 measured in Year 6 who have obesity or severe obesity.",
        why_it_matters=(
            "Children with obesity are more likely to be ill as adults, and the gap between places "
            "widens through primary school."
        ),
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.CHILDREN,
        stand_in=StandIn("half the residents aged 10 and 11", (10, 11), 0.5),
        extracts=(
            *_obesity("obese_year6", "Year 6"),
            Extract(
                file="outcomes/trafford_ward17_obesity_year6_2015_18.csv",
                area_types=(AreaType.WARD17, *_LOCAL_AND_COUNTRY),
                release="National Child Measurement Programme, as of November 2019",
                lower_95="LCI",
                upper_95="UCI",
                period_column="period",
            ),
        ),
        caveats=(
            *_OBESITY_CAVEATS,
            (
                "2015/16 to 2017/18 is a pool of three years for the wards in force until April 2023, "
                "Trafford and England."
            ),
        ),
    ),
    wider_series(
        id="dental_decay_age_5",
        name="Percentage of 5 year olds with experience of visually obvious dental decay",
        title="Five year olds with tooth decay",
        short_title="Tooth decay at 5",
        statement="{value} of five year olds examined had tooth decay",
        unit="% of 5 year olds",
        decimals=1,
        definition="Five year olds examined who have visible decay, or had teeth filled or out.",
        why_it_matters="Tooth decay is painful, common in poorer areas, and can be prevented.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.CHILDREN,
        caveats=("A sample survey of some years; not every authority took part in each.",),
    ),
    wider_series(
        id="physically_active_children",
        name="Percentage of physically active children and young people",
        title="Physically active children and young people",
        short_title="Active children",
        statement="{value} of children and young people were physically active",
        unit="% of children",
        decimals=1,
        definition=(
            "Children and young people of school age who are active for an average of 60 minutes a "
            "day or more."
        ),
        why_it_matters="Activity in childhood helps health, mood and learning.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.CHILDREN,
        caveats=("From a sample survey; many authorities have gaps.",),
    ),
    wider_series(
        id="mmr_one_dose_age_2",
        name="Population vaccination coverage: MMR for one dose (2 years old)",
        title="MMR vaccination, one dose by age 2",
        short_title="MMR, one dose at 2",
        statement="{value} of children had one dose of the MMR vaccine by age 2",
        unit="% of 2 year olds",
        decimals=1,
        definition="Children who had one dose of the MMR vaccine by their second birthday.",
        why_it_matters="Measles spreads where cover falls below 95%.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.CHILDREN,
        stand_in=StandIn("residents aged 2", (2, 2)),
    ),
    wider_series(
        id="mmr_two_doses_age_5",
        name="Population vaccination coverage: MMR for two doses (5 years old)",
        title="MMR vaccination, two doses by age 5",
        short_title="MMR, two doses at 5",
        statement="{value} of children had two doses of the MMR vaccine by age 5",
        unit="% of 5 year olds",
        decimals=1,
        definition="Children who had two doses of the MMR vaccine by their fifth birthday.",
        why_it_matters="Measles spreads where cover falls below 95%.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.CHILDREN,
        stand_in=StandIn("residents aged 5", (5, 5)),
    ),
    wider_series(
        id="school_readiness",
        name=(
            "School readiness: percentage of children achieving a good level of development at the "
            "end of Reception"
        ),
        title="Children ready for school",
        short_title="School readiness",
        statement="{value} of children were ready for school at the end of Reception",
        unit="% of children",
        decimals=1,
        definition="Children who reach a good level of development by the end of Reception.",
        why_it_matters="Children who start behind tend to stay behind, in school and in health.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.CHILDREN,
        stand_in=StandIn("half the residents aged 4 and 5", (4, 5), 0.5),
    ),
    wider_series(
        id="school_readiness_free_school_meals",
        name=(
            "School readiness: percentage of children with free school meal status achieving a "
            "good level of development at the end of Reception"
        ),
        title="Children with free school meals ready for school",
        short_title="School readiness, free school meals",
        statement="{value} of children with free school meals were ready for school at the end of Reception",
        unit="% of children with free school meals",
        decimals=1,
        definition=(
            "Children known to have free school meals who reach a good level of development by the "
            "end of Reception."
        ),
        why_it_matters="Set beside all children, it shows the gap that starts before school.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.CHILDREN,
    ),
    wider_series(
        id="neet_16_17",
        name="Not in education, employment or training (NEET)(16-17 years old)",
        title="16 and 17 year olds not in education, employment or training",
        short_title="Not in education, work or training",
        statement="{value} of 16 and 17 year olds were not in education, employment or training",
        unit="% of 16 and 17 year olds",
        decimals=1,
        definition="16 and 17 year olds known to be in no education, employment or training.",
        why_it_matters="Leaving education early without work is a risk for later work and health.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.CHILDREN,
        stand_in=StandIn("residents aged 16 and 17", (16, 17)),
    ),
    wider_series(
        id="neet_or_not_known_16_17",
        name="Not in education, employment or training (NEET)(inc not know)(16-17 years old)",
        title=(
            "16 and 17 year olds not in education, employment or training, or whose activity is "
            "not known"
        ),
        short_title="Not in education or work, or not known",
        statement="{value} of 16 and 17 year olds were not in education, employment or training, or it was not known",
        unit="% of 16 and 17 year olds",
        decimals=1,
        definition=(
            "16 and 17 year olds known to be in no education, employment or training, and those "
            "whose activity the authority does not know."
        ),
        why_it_matters="Young people nobody has record of cannot be offered help.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.CHILDREN,
        stand_in=StandIn("residents aged 16 and 17", (16, 17)),
    ),
)
