"""Length of life: life expectancy, years in good health, slope index, early deaths."""

from dataclasses import replace

from trafford_explorer.areas import ENGLAND, TRAFFORD, AreaType
from trafford_explorer.indicators.declare import (
    AreaNames,
    Break,
    Breakdown,
    Extract,
    Indicator,
    Limits,
    Outside,
    Polarity,
    StandIn,
    Topic,
    Where,
)

_LOCAL_AND_COUNTRY = (AreaType.LOCAL_AUTHORITY, AreaType.COUNTRY)
_GM_MSOA = "life_expectancy/gm_msoa11_le_hle_dfle_2009_13.csv"
_UPPER_TIER = "life_expectancy/england_utla_le_hle_dfle_2009_13.csv"
_WARDS = "life_expectancy/trafford_ward17_le_hle_history.csv"
_ONS_2015 = "ONS, tables of healthy and disability-free life expectancy 2009 to 2013 (2015)"
_HEALTHY_LIMITS = "life_expectancy/gm_healthy_life_expectancy_2011_24_with_limits.csv"
_HEALTHY_RELEASE = "ONS, healthy life expectancy with limits, 2011 to 2024"
_HEALTHY_EARLIER = ("2011 to 2013", "2012 to 2014", "2013 to 2015", "2014 to 2016")
_AT_BIRTH, _AT_65 = {"Age group": "<1"}, {"Age group": "65 to 69"}
_YEARS = (40.0, 110.0)
_YEARS_AT_65 = (2.0, 30.0)
_TENTHS = {
    f"{words} decile": str(number)
    for number, words in enumerate(
        (
            "Most deprived",
            "Second most deprived",
            "Third more deprived",
            "Fourth more deprived",
            "Fifth more deprived",
            "Fifth less deprived",
            "Fourth less deprived",
            "Third less deprived",
            "Second least deprived",
            "Least deprived",
        ),
        start=1,
    )
}
"""What OHID calls the tenths of an area, the most deprived first."""
_START = "2017-19"
"""The first three years that end once Trafford's plan was agreed, in November 2019."""
_SLOPE = (-30.0, 40.0)

_CHANCE = (
    "In an area this small, one sex and five years, chance moves the figure: the 95% interval of a "
    "Trafford MSOA is about 2 years either way."
)
_NO_INTERVAL = (
    "The files used here hold no confidence intervals for wards, nor for MSOAs in 2015 to 2019."
)
_OVERLAP = "Successive periods share years, so neighbouring points are not independent."
_OLD_WARDS = "Ward figures are for the wards in force until April 2023."


def _after_five_years(first: str, words: str) -> Break:
    return Break(
        first,
        f"2009 to 2013 is a five-year pool of an older release; from {words} on it is three years "
        "of the revised series",
        (AreaType.LOCAL_AUTHORITY,),
    )


def _gm_msoa(column: str, compared: str = "", interval: bool = True) -> Extract:
    return Extract(
        file=_GM_MSOA,
        area_types=(AreaType.MSOA11,),
        release=_ONS_2015,
        value=column,
        lower_95=f"{column}_lower95" if interval else "",
        upper_95=f"{column}_upper95" if interval else "",
        area_column="msoa11_code",
        sex_column="sex",
        period="2009-13",
        compared_column=compared,
        outside=Outside.COMPARE,
    )


def _upper_tier(column: str) -> Extract:
    return Extract(
        file=_UPPER_TIER,
        area_types=(AreaType.LOCAL_AUTHORITY,),
        release=f"{_ONS_2015}, upper-tier authorities",
        value=column,
        lower_95=f"{column}_lower95",
        upper_95=f"{column}_upper95",
        sex_column="sex",
        period="2009-13",
    )


def _wards(measure: str) -> Extract:
    return Extract(
        file=_WARDS,
        area_types=(AreaType.WARD17,),
        release="PHE Local Health and ONS, via Trafford Data Lab",
        where={"indicator": (f"Female {measure}", f"Male {measure}")},
        sex_column="unit",
        period_column="period",
    )


def _fingertips(stem: str, release: str, sex_column: str = "inequality") -> Extract:
    return Extract(
        file=f"life_expectancy/{stem}.csv",
        area_types=_LOCAL_AND_COUNTRY,
        release=release,
        sex_column=sex_column,
        period_column="period",
        compared_column="compared_to_England",
    )


def _healthy_with_limits(where: Where) -> Extract:
    return Extract(
        file=_HEALTHY_LIMITS,
        area_types=_LOCAL_AND_COUNTRY,
        release=_HEALTHY_RELEASE,
        value="HLE",
        lower_95="LCI",
        upper_95="UCI",
        where=where,
        area_column="Area code",
        sex_column="Sex",
        period_column="Period",
    )


_LIFE_EXPECTANCY = (
    "The average number of years a newborn baby would live if the death rates of the area and "
    "period stayed the same all through life."
)
_HEALTHY = (
    "The average number of years a newborn baby would live in very good or good health, as people "
    "rate it themselves, at the death rates and health of the area and period."
)
_SLOPE_INDEX = (
    "How many years longer people can expect to live at the least deprived end of an area than at "
    "the most deprived end, from a line fitted through all ten of its tenths by deprivation."
)
_SLOPE_CHANCE = (
    (
        "The file used here holds no confidence intervals. In the release for 2010 to 2016 they were "
        "about 1.6 years either way for Trafford; those worked out here for 2019 to 2021 are about 1.5."
    ),
    "The male and female figures are two measures: neither is a part of the other.",
)

INDICATORS = (
    Indicator(
        id="life_expectancy_at_birth",
        title="Life expectancy at birth",
        short_title="Life expectancy",
        statement="life expectancy at birth{for_sex} was {value}",
        unit="years",
        decimals=1,
        definition=_LIFE_EXPECTANCY,
        why_it_matters=(
            "It sums up in one figure how early people die in an area, and is the best known "
            "measure of the gap between places."
        ),
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.LENGTH_OF_LIFE,
        bounds=_YEARS,
        start=_START,
        extracts=(
            _gm_msoa("le"),
            Extract(
                file="life_expectancy/trafford_msoa11_life_expectancy_2015_19.csv",
                area_types=(AreaType.MSOA11, AreaType.COUNTRY),
                release="PHE Fingertips indicator 93283, as of January 2021",
                value="Value",
                area_column="AreaName",
                area_names=AreaNames(
                    file="lookups/gm_msoa11_names.csv",
                    name_column="msoa11hclnm",
                    code_column="msoa11cd",
                    where={"Laname": "Trafford"},
                    also={"England": ENGLAND},
                ),
                sex_column="Sex",
                period="2015-19",
            ),
            _wards("life expectancy at birth"),
            _fingertips(
                "england_la_life_expectancy", "OHID Fingertips indicator 90366, as of May 2026"
            ),
            _upper_tier("le"),
            Extract(
                file="life_expectancy/trafford_le_by_local_deprivation_decile_2013_15.csv",
                area_types=(AreaType.LOCAL_AUTHORITY,),
                release="PHE Public Health Outcomes Framework, as of May 2018",
                value="LE",
                lower_95="LCL",
                upper_95="UCL",
                denominator=("population",),
                area_code=TRAFFORD,
                sex_column="sex",
                period="2013-15",
                breakdown=Breakdown(
                    "local_deprivation_decile",
                    "decile",
                    {str(number): str(number) for number in range(1, 11)},
                ),
            ),
            Extract(
                file="life_expectancy/gm_le_by_deprivation_decile_2019_21.csv",
                area_types=_LOCAL_AND_COUNTRY,
                release="OHID Fingertips indicator 90366, tenths of 2019-21",
                value="Value",
                lower_95="Lower CI 95.0 limit",
                upper_95="Upper CI 95.0 limit",
                denominator=("Denominator",),
                where={"Category": tuple(_TENTHS)},
                area_column="Area Code",
                sex_column="Sex",
                period_column="Time period",
                breakdown=Breakdown("local_deprivation_decile", "Category", _TENTHS),
            ),
        ),
        breaks=(_after_five_years("2015-17", "2015 to 2017"),),
        caveats=(
            _CHANCE,
            _NO_INTERVAL,
            (
                "The newest figures below local authority level in this copy are for 2015 to 2019, "
                "before the pandemic. Newer official figures (2019-23) exist, with intervals for MSOAs "
                "(OHID Fingertips 93283); this copy does not hold them."
            ),
            _OLD_WARDS,
            _OVERLAP,
            (
                "It describes death rates of an area in a period, not how long people living there now "
                "will live."
            ),
        ),
    ),
    Indicator(
        id="healthy_life_expectancy_at_birth",
        title="Healthy life expectancy at birth",
        short_title="Healthy life expectancy",
        statement="healthy life expectancy at birth{for_sex} was {value}",
        unit="years",
        decimals=1,
        definition=_HEALTHY,
        why_it_matters=(
            "Places differ far more in years of good health than in years of life, and those years "
            "decide who can work, care and take part."
        ),
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.LENGTH_OF_LIFE,
        bounds=_YEARS,
        start=_START,
        extracts=(
            _gm_msoa("hle", "hle_vs_england"),
            _wards("healthy life expectancy"),
            replace(
                _fingertips(
                    "england_la_healthy_life_expectancy",
                    "OHID Fingertips indicator 90362, as of May 2026",
                ),
                limits=Limits(
                    file=_HEALTHY_LIMITS,
                    lower="LCI",
                    upper="UCI",
                    value="HLE",
                    area_column="Area code",
                    sex_column="Sex",
                    period_column="Period",
                    where=_AT_BIRTH,
                ),
            ),
            # Of the years before 2015-17 this copy has ONS's file alone.
            _healthy_with_limits({**_AT_BIRTH, "Period": _HEALTHY_EARLIER}),
            _upper_tier("hle"),
        ),
        breaks=(_after_five_years("2011-13", "2011 to 2013"),),
        caveats=(
            (
                "Health is rated by people themselves, in the Census for 2009 to 2013 and in a survey "
                "for local authorities."
            ),
            (
                "The newest figures for small areas in this copy are for 2009 to 2013. Newer official "
                "figures (2019-23) exist, with intervals for MSOAs (ONS); this copy does not hold them."
            ),
            (
                "The file used here holds no confidence intervals for wards; they are the wards in "
                "force until April 2023."
            ),
            (
                "Only the current, revised series of local authorities stands here; it must not be "
                "joined to the older releases."
            ),
            (
                "The 95% intervals of local authorities are ONS's: this copy holds those of Trafford "
                "and England for every period, of the other boroughs for 2017-19 and 2022-24."
            ),
            _OVERLAP,
        ),
    ),
    Indicator(
        id="healthy_life_expectancy_at_65",
        title="Healthy life expectancy at 65",
        short_title="Healthy life expectancy, at 65",
        statement="healthy life expectancy at 65{for_sex} was {value}",
        unit="years",
        decimals=1,
        definition=(
            "The average number of further years a person aged 65 would live in very good or good "
            "health, as people rate it themselves, at the death rates and health of the area and "
            "period."
        ),
        why_it_matters="It says how much of later life people can spend in good health.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.LENGTH_OF_LIFE,
        bounds=_YEARS_AT_65,
        start=_START,
        extracts=(_healthy_with_limits(_AT_65),),
        caveats=(
            "Health is rated by people themselves, in a survey.",
            (
                "This copy holds Trafford and England for every period, the other boroughs for "
                "2017-19 and 2022-24."
            ),
            _OVERLAP,
        ),
    ),
    Indicator(
        id="disability_free_life_expectancy_at_birth",
        title="Disability-free life expectancy at birth",
        short_title="Disability-free life expectancy",
        statement="disability-free life expectancy at birth{for_sex} was {value}",
        unit="years",
        decimals=1,
        definition=(
            "The average number of years a newborn baby would live without a long-lasting health "
            "problem or disability that limits daily activities, at the death rates and health of "
            "the area and period."
        ),
        why_it_matters="It shows where daily life is limited by ill health years earlier.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.LENGTH_OF_LIFE,
        bounds=_YEARS,
        extracts=(_gm_msoa("dfle", "dfle_vs_england"), _upper_tier("dfle")),
        caveats=(
            "Disability is reported by people themselves in the Census of 2011.",
            "No later figures for small areas are in this copy.",
            "The figure for Trafford is of the same release and period.",
        ),
    ),
    Indicator(
        id="share_of_life_in_good_health",
        title="Share of life in good health",
        short_title="Share of life in good health",
        statement="the share of life in good health{for_sex} was {value}",
        unit="% of life",
        decimals=1,
        definition=(
            "Healthy life expectancy as a percentage of life expectancy, of the same area, sex, "
            "period and release."
        ),
        why_it_matters=(
            "Where lives are shorter a larger part of them is also lived in less than good health."
        ),
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.LENGTH_OF_LIFE,
        extracts=(_gm_msoa("hle_percent_of_life", interval=False),),
        caveats=(
            "The rest of life is in fair, bad or very bad health, not only in illness.",
            "Good health is very good or good health as people rate it themselves.",
            "No later figures for small areas are in this copy.",
        ),
    ),
    Indicator(
        id="share_of_life_free_of_disability",
        title="Share of life free of disability",
        short_title="Share of life free of disability",
        statement="the share of life free of disability{for_sex} was {value}",
        unit="% of life",
        decimals=1,
        definition=(
            "Disability-free life expectancy as a percentage of life expectancy, of the same area, "
            "sex, period and release."
        ),
        why_it_matters="It shows how much of life is lived with daily activities limited.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.LENGTH_OF_LIFE,
        extracts=(_gm_msoa("dfle_percent_of_life", interval=False),),
        caveats=("No later figures for small areas are in this copy.",),
    ),
    Indicator(
        id="sii_life_expectancy_at_birth",
        title="Slope index of inequality in life expectancy at birth",
        short_title="Slope index, life expectancy",
        statement="the slope index of inequality in life expectancy{for_sex} was {value}",
        unit="years",
        decimals=1,
        definition=_SLOPE_INDEX,
        why_it_matters=(
            "It is the official measure of the gap inside a local authority, and rests on all of its "
            "residents rather than on the two ends alone."
        ),
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.LENGTH_OF_LIFE,
        bounds=_SLOPE,
        own_groups=True,
        start=_START,
        extracts=(
            _fingertips(
                "england_la_slope_index_of_inequality",
                "OHID Fingertips indicator 92901, as of May 2026",
            ),
        ),
        caveats=(
            *_SLOPE_CHANCE,
            _OVERLAP,
            (
                "England's figure spans the deprivation of all England, a local authority's only its "
                "own."
            ),
        ),
    ),
    Indicator(
        id="sii_life_expectancy_at_birth_older_release",
        title="Slope index of inequality in life expectancy at birth, older release",
        short_title="Slope index, older release",
        statement="the slope index of inequality in life expectancy{for_sex} was, in an older release, {value}",
        unit="years",
        decimals=1,
        definition=_SLOPE_INDEX,
        why_it_matters="It shows the years before the current series begins.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.LENGTH_OF_LIFE,
        bounds=_SLOPE,
        own_groups=True,
        extracts=(
            _fingertips(
                "la_slope_index_of_inequality_2010_20_older_vintage",
                "PHE and OHID Fingertips, as of February 2022",
            ),
        ),
        caveats=(
            (
                "An older release: for the same period it differs from the current one by up to 0.3 "
                "years for Trafford. Do not join the two into one line."
            ),
            *_SLOPE_CHANCE,
            _OVERLAP,
        ),
    ),
    Indicator(
        id="sii_life_expectancy_at_birth_2010_16_release",
        title="Slope index of inequality in life expectancy at birth, release with intervals",
        short_title="Slope index, with intervals",
        statement="the slope index of inequality in life expectancy{for_sex} was, in the release with intervals, {value}",
        unit="years",
        decimals=1,
        definition=_SLOPE_INDEX,
        why_it_matters="It is the newest release in this copy that says how uncertain Trafford's slope index is.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.LENGTH_OF_LIFE,
        bounds=_SLOPE,
        own_groups=True,
        extracts=(
            Extract(
                file="life_expectancy/trafford_sii_confidence_intervals_2010_16.csv",
                area_types=(AreaType.LOCAL_AUTHORITY,),
                release="PHE Public Health Outcomes Framework, as of May 2018",
                lower_95="LCL",
                upper_95="UCL",
                sex_column="sex",
                period_column="period",
            ),
        ),
        caveats=(
            (
                "A third release: it differs from the older one by up to 0.2 years. Do not join it to "
                "another line."
            ),
            _OVERLAP,
        ),
    ),
    Indicator(
        id="healthy_life_expectancy_at_birth_older_release",
        title="Healthy life expectancy at birth, older release",
        short_title="Healthy life expectancy, older release",
        statement="healthy life expectancy at birth{for_sex} was, in an older release, {value}",
        unit="years",
        decimals=1,
        definition=_HEALTHY,
        why_it_matters="It shows the years before the current series begins.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.LENGTH_OF_LIFE,
        bounds=_YEARS,
        extracts=(
            _fingertips(
                "la_healthy_life_expectancy_2010_20_older_vintage",
                "PHE and OHID Fingertips, as of May 2022",
            ),
        ),
        caveats=(
            (
                "An older release: for the same period it differs from the current one by up to 2.7 "
                "years for Trafford. Do not join the two into one line."
            ),
            _OVERLAP,
        ),
    ),
    Indicator(
        id="healthy_life_expectancy_at_birth_2009_11_release",
        title="Healthy life expectancy at birth, 2009 to 2011, oldest release",
        short_title="Healthy life expectancy, oldest release",
        statement="healthy life expectancy at birth{for_sex} was, in the oldest release, {value}",
        unit="years",
        decimals=1,
        definition=_HEALTHY,
        why_it_matters="It is the earliest figure for local authorities in this collection.",
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.LENGTH_OF_LIFE,
        bounds=_YEARS,
        extracts=(
            Extract(
                file="life_expectancy/la_healthy_life_expectancy_2009_11_oldest_vintage.csv",
                area_types=_LOCAL_AND_COUNTRY,
                release="PHE, as of June 2020",
                sex_column="group",
                period_column="period",
                compared_column="significance",
            ),
        ),
        caveats=("An older release than the other two. Do not join it to another line.",),
    ),
    Indicator(
        id="under75_preventable_mortality",
        title="Deaths under 75 from causes considered preventable",
        short_title="Preventable deaths under 75",
        statement="the rate of preventable deaths under 75{for_sex} was {value}",
        unit="deaths per 100,000 people",
        decimals=1,
        definition=(
            "Deaths before the age of 75 from causes that public health measures could mainly "
            "prevent, per 100,000 people of that age, adjusted for differences in age."
        ),
        why_it_matters=(
            "These deaths can mainly be avoided: smoking, alcohol, weight, vaccination, injury and "
            "the conditions people live in all count."
        ),
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.LENGTH_OF_LIFE,
        stand_in=StandIn("residents under 75", (0, 74), per=100_000),
        bounds=(0.0, 1500.0),
        extracts=(
            _fingertips(
                "la_under75_preventable_mortality",
                "OHID Fingertips indicator 93721, as of April 2026",
                sex_column="unit",
            ),
        ),
        caveats=("Adjusted for age, so areas with many older people can be compared with others.",),
    ),
)
