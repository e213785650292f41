"""Health and lifestyle: Census health and care, recorded illness, habits of adults."""

from trafford_explorer.areas import AreaType
from trafford_explorer.indicators.census import (
    BEST_FIT_WARDS,
    CENSUS_DAY,
    ENGLAND_ADDED_UP,
    NO_ENGLAND,
    NOT_AGE_STANDARDISED,
    OUR_BEST_FIT,
    PERTURBED,
    census_extracts,
    sums_of_lsoas,
    ward_profile,
)
from trafford_explorer.indicators.declare import (
    Aggregate,
    Basis,
    Extract,
    Indicator,
    Method,
    Polarity,
    StandIn,
    Topic,
)
from trafford_explorer.indicators.wider import wider_series

_HEALTH = ("Very good health", "Good health", "Fair health", "Bad health", "Very bad health")
_BAD, _GOOD = _HEALTH[3:], _HEALTH[:2]
_LIMITED = (
    "Disabled under the Equality Act: Day-to-day activities limited a lot",
    "Disabled under the Equality Act: Day-to-day activities limited a little",
)
_DISABILITY = (
    *_LIMITED,
    (
        "Not disabled under the Equality Act: Has long term physical or mental health condition but "
        "day-to-day activities are not limited"
    ),
    "Not disabled under the Equality Act: No long term physical or mental health conditions",
)
_CARE = (
    "Provides no unpaid care",
    "Provides 9 hours or less unpaid care a week",
    "Provides 10 to 19 hours unpaid care a week",
    "Provides 20 to 34 hours unpaid care a week",
    "Provides 35 to 49 hours unpaid care a week",
    "Provides 50 or more hours unpaid care a week",
)
_PUBLISHED = (AreaType.LSOA21, AreaType.MSOA21, AreaType.WARD17, AreaType.LOCAL_AUTHORITY)
_OLD_NEIGHBOURHOODS = Aggregate(AreaType.NEIGHBOURHOOD17, AreaType.WARD17, Method.SHARE)
_RATED = "Health is rated by the people themselves, or by who filled in the form for them."
_CENSUS_CAVEATS = (NOT_AGE_STANDARDISED, CENSUS_DAY, PERTURBED, ENGLAND_ADDED_UP)


def _age_standardised(
    id: str, stem: str, columns: tuple[str, ...], words: str, statement: str, polarity: Polarity
) -> Indicator:
    """Return the age-adjusted twin of a Census indicator, known for authorities only."""
    return Indicator(
        id=id,
        title=f"{words}, adjusted for age",
        short_title=f"{words}, age-adjusted",
        statement=statement,
        unit="% of residents",
        decimals=1,
        definition=(
            f"Residents reporting {words[0].lower()}{words[1:]} in the Census of 2021, as if every "
            "authority had residents of the same ages."
        ),
        why_it_matters="It compares health between places whose residents differ in age.",
        polarity=polarity,
        topic=Topic.HEALTH,
        basis=Basis.RECORDED,
        extracts=(
            Extract(
                file=f"census2021/{stem}_age_standardised_gm_la.csv",
                area_types=(AreaType.LOCAL_AUTHORITY,),
                release="ONS, Census 2021, age-standardised",
                value=columns,
                period="2021",
            ),
        ),
        caveats=(
            "Two published percentages, each rounded to one decimal, are added.",
            "Published for local authorities only.",
            CENSUS_DAY,
            NO_ENGLAND,
        ),
    )


def _illness(id: str, name: str, words: str) -> Indicator:
    return Indicator(
        id=id,
        title=f"{words}, recorded prevalence",
        short_title=f"Recorded {words[0].lower()}{words[1:]}",
        statement=f"an estimated {{value}} of GP patients had {words[0].lower()}{words[1:]} on record",
        unit="% of patients",
        decimals=1,
        definition=(
            f"Patients whose GP practice has {words[0].lower()}{words[1:]} on record, estimated "
            "for MSOAs from the registers of their practices."
        ),
        why_it_matters="It shows where services for a long-term illness are needed most.",
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.HEALTH,
        not_age_adjusted=True,
        extracts=(
            Extract(
                file="outcomes/trafford_msoa11_disease_prevalence_2018.csv",
                area_types=(AreaType.MSOA11,),
                release="House of Commons Library from NHS Digital, via Trafford Data Lab",
                where={"indicator": name},
                period_column="period",
            ),
        ),
        caveats=(
            (
                "Estimated from practice registers, and not adjusted for age: most long-term illness "
                "is commoner where more residents are old."
            ),
            "A low figure can mean less illness or fewer diagnoses.",
        ),
    )


INDICATORS = (
    Indicator(
        id="bad_or_very_bad_health",
        title="Residents in bad or very bad health",
        short_title="Bad or very bad health",
        statement="{value} of residents were in bad or very bad health",
        unit="% of residents",
        decimals=1,
        definition="Residents who said in the Census that their health was bad or very bad.",
        why_it_matters="How people rate their own health foretells illness, need and early death.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.HEALTH,
        basis=Basis.RECORDED,
        not_age_adjusted=True,
        extracts=(
            *census_extracts("general_health", _BAD, _HEALTH, areas=_PUBLISHED),
            ward_profile("People reporting their general health as bad or very bad"),
        ),
        aggregates=(*sums_of_lsoas(AreaType.NEIGHBOURHOOD), _OLD_NEIGHBOURHOODS),
        caveats=(_RATED, *_CENSUS_CAVEATS, BEST_FIT_WARDS),
    ),
    Indicator(
        id="good_or_very_good_health",
        title="Residents in good or very good health",
        short_title="Good or very good health",
        statement="{value} of residents were in good or very good health",
        unit="% of residents",
        decimals=1,
        definition="Residents who said in the Census that their health was good or very good.",
        why_it_matters="It is the health that healthy life expectancy counts.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.HEALTH,
        basis=Basis.RECORDED,
        not_age_adjusted=True,
        extracts=census_extracts("general_health", _GOOD, _HEALTH, areas=_PUBLISHED),
        aggregates=(
            *sums_of_lsoas(AreaType.WARD23, AreaType.NEIGHBOURHOOD),
            _OLD_NEIGHBOURHOODS,
        ),
        caveats=(_RATED, *_CENSUS_CAVEATS, OUR_BEST_FIT),
    ),
    _age_standardised(
        "bad_or_very_bad_health_age_standardised",
        "general_health",
        _BAD,
        "Bad or very bad health",
        "{value} of residents, adjusted for age, reported bad or very bad health",
        Polarity.LOW_IS_GOOD,
    ),
    Indicator(
        id="disability",
        title="Disabled residents",
        short_title="Disabled residents",
        statement="{value} of residents were disabled",
        unit="% of residents",
        decimals=1,
        definition=(
            "Residents whose day-to-day activities are limited a lot or a little by a long-term "
            "physical or mental health condition: disabled under the Equality Act."
        ),
        why_it_matters="It shows where services and places must work for disabled people most.",
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.HEALTH,
        basis=Basis.RECORDED,
        not_age_adjusted=True,
        extracts=census_extracts("disability", _LIMITED, _DISABILITY, areas=_PUBLISHED),
        aggregates=(
            *sums_of_lsoas(AreaType.WARD23, AreaType.NEIGHBOURHOOD),
            _OLD_NEIGHBOURHOODS,
        ),
        caveats=(*_CENSUS_CAVEATS, OUR_BEST_FIT),
    ),
    Indicator(
        id="disability_limited_a_lot",
        title="Residents whose daily activities are limited a lot",
        short_title="Residents limited a lot by disability",
        statement="{value} of residents had daily activities limited a lot",
        unit="% of residents",
        decimals=1,
        definition=(
            "Residents whose day-to-day activities are limited a lot by a long-term physical or "
            "mental health condition."
        ),
        why_it_matters="These residents are the most likely to need care and support every day.",
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.HEALTH,
        basis=Basis.RECORDED,
        not_age_adjusted=True,
        extracts=census_extracts("disability", _LIMITED[:1], _DISABILITY, areas=_PUBLISHED),
        aggregates=(
            *sums_of_lsoas(AreaType.WARD23, AreaType.NEIGHBOURHOOD),
            _OLD_NEIGHBOURHOODS,
        ),
        caveats=(*_CENSUS_CAVEATS, OUR_BEST_FIT),
    ),
    _age_standardised(
        "disability_age_standardised",
        "disability",
        _LIMITED,
        "Disability",
        "{value} of residents, adjusted for age, were disabled",
        Polarity.NO_JUDGEMENT,
    ),
    Indicator(
        id="unpaid_care",
        title="Residents who give unpaid care",
        short_title="Unpaid care",
        statement="{value} of residents aged 5 and over gave unpaid care",
        unit="% of residents aged 5 and over",
        decimals=1,
        definition=(
            "Residents aged 5 and over who look after someone with a long-term illness or a "
            "problem of old age, unpaid, for any number of hours a week."
        ),
        why_it_matters="Carers keep others at home, often at a cost to their own health and work.",
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.HEALTH,
        basis=Basis.RECORDED,
        not_age_adjusted=True,
        extracts=census_extracts("unpaid_care", _CARE[1:], _CARE),
        aggregates=sums_of_lsoas(AreaType.MSOA21, AreaType.WARD23, AreaType.NEIGHBOURHOOD),
        caveats=(*_CENSUS_CAVEATS, OUR_BEST_FIT),
    ),
    Indicator(
        id="unpaid_care_50_hours",
        title="Residents who give 50 or more hours of unpaid care a week",
        short_title="Unpaid care, 50 or more hours",
        statement="{value} of residents aged 5 and over gave 50 or more hours of unpaid care a week",
        unit="% of residents aged 5 and over",
        decimals=1,
        definition="Residents aged 5 and over who give 50 or more hours of unpaid care a week.",
        why_it_matters="Caring all day and night wears on the health of the carer most.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.HEALTH,
        basis=Basis.RECORDED,
        not_age_adjusted=True,
        extracts=census_extracts("unpaid_care", _CARE[5:], _CARE),
        aggregates=sums_of_lsoas(AreaType.MSOA21, AreaType.WARD23, AreaType.NEIGHBOURHOOD),
        caveats=(*_CENSUS_CAVEATS, OUR_BEST_FIT),
    ),
    _illness("asthma", "Asthma prevalence", "Asthma"),
    _illness("cancer", "Cancer prevalence", "Cancer"),
    _illness("copd", "COPD prevalence", "Chronic lung disease (COPD)"),
    _illness(
        "coronary_heart_disease", "Coronary Heart Disease prevalence", "Coronary heart disease"
    ),
    _illness("dementia", "Dementia prevalence", "Dementia"),
    _illness("diabetes", "Diabetes prevalence", "Diabetes"),
    _illness("heart_failure", "Heart Failure prevalence", "Heart failure"),
    _illness("obesity_recorded", "Obesity prevalence", "Obesity"),
    _illness(
        "stroke",
        "Stroke and Transient Ischaemic Attack prevalence",
        "Stroke or transient ischaemic attack",
    ),
    wider_series(
        id="depression_recorded",
        name="Depression: QOF prevalence",
        title="Depression, recorded prevalence",
        short_title="Depression recorded",
        statement="{value} of patients aged 18 and over had depression on record",
        unit="% of patients aged 18 and over",
        decimals=1,
        definition="Patients aged 18 and over whose GP practice has depression on record.",
        why_it_matters="Depression is common, shortens working lives and goes with physical illness.",
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.HEALTH,
        stand_in=StandIn("residents aged 18 and over", (18, 90)),
        not_age_adjusted=True,
        caveats=(
            "A low figure can mean less depression or fewer diagnoses.",
            "2023/24 is not in the source file.",
        ),
    ),
    wider_series(
        id="smoking_adults",
        name="Smoking Prevalence in adults (aged 18 and over) - current smokers (APS)",
        title="Adults who smoke",
        short_title="Adults who smoke",
        statement="{value} of adults smoked",
        unit="% of adults",
        decimals=1,
        definition="Adults aged 18 and over who say in a survey that they smoke now.",
        why_it_matters="Smoking is a leading cause of early death, and far more common in some groups.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.HEALTH,
        caveats=("From a sample survey: small changes are within chance.",),
    ),
    wider_series(
        id="smoking_routine_and_manual",
        name=(
            "Smoking prevalence in adults in routine and manual occupations (aged 18 to 64) - "
            "current smokers (APS)"
        ),
        title="Adults in routine and manual work who smoke",
        short_title="Smoking, routine and manual work",
        statement="{value} of adults in routine and manual work smoked",
        unit="% of adults aged 18 to 64 in such work",
        decimals=1,
        definition=(
            "Adults aged 18 to 64 in routine and manual occupations who say in a survey that they "
            "smoke now."
        ),
        why_it_matters="Set beside all adults, it shows how unequal smoking is.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.HEALTH,
        caveats=(
            "From a small part of a sample survey: changes are often within chance.",
            "Published for single years and, from 2019 on, for pools of three years as well.",
        ),
    ),
    wider_series(
        id="overweight_adults",
        name=(
            "Overweight (including obesity) prevalence in adults, (using adjusted self-reported "
            "height and weight)"
        ),
        title="Adults who are overweight or have obesity",
        short_title="Overweight adults",
        statement="{value} of adults were overweight or had obesity",
        unit="% of adults",
        decimals=1,
        definition=(
            "Adults aged 18 and over who are overweight or have obesity, from the height and weight "
            "they report, adjusted."
        ),
        why_it_matters="Excess weight raises the risk of diabetes, heart disease and cancers.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.HEALTH,
        caveats=("From a sample survey: small changes are within chance.",),
    ),
    wider_series(
        id="physically_active_adults",
        name="Percentage of physically active adults",
        title="Physically active adults",
        short_title="Active adults",
        statement="{value} of adults were physically active",
        unit="% of adults",
        decimals=1,
        definition="Adults who are active for 150 minutes a week or more, at moderate effort.",
        why_it_matters="Regular activity prevents illness at every age.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.HEALTH,
        caveats=("From a sample survey: small changes are within chance.",),
    ),
    wider_series(
        id="physically_inactive_adults",
        name="Percentage of physically inactive adults",
        title="Physically inactive adults",
        short_title="Inactive adults",
        statement="{value} of adults were physically inactive",
        unit="% of adults",
        decimals=1,
        definition="Adults who are active for less than 30 minutes a week, at moderate effort.",
        why_it_matters="Those who move least gain most from starting.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.HEALTH,
        caveats=("From a sample survey: small changes are within chance.",),
    ),
    wider_series(
        id="nhs_health_checks",
        name="People receiving an NHS Health Check",
        title="People who had an NHS Health Check",
        short_title="NHS Health Checks",
        statement="{value} of people eligible had an NHS Health Check",
        unit="% of people eligible",
        decimals=1,
        definition=(
            "People eligible for an NHS Health Check who had one, added up over the quarters of "
            "the period."
        ),
        why_it_matters="The check finds risks of heart disease, stroke and diabetes early.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.HEALTH,
        caveats=("The source file holds one cumulative period only.",),
    ),
)
