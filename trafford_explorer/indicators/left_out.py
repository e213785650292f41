"""What stands in the raw files and not in the tables, with the reason."""

from dataclasses import dataclass, field

from trafford_explorer.indicators.declare import Where


@dataclass(frozen=True)
class LeftOut:
    """Rows of a raw file, or what no file here holds, and why they are not in the tables.

    Parameters
    ----------
    what : str
        What is left out, in words.
    reason : str
        Why.
    file : str
        Below `data/raw`; empty for what concerns many files.
    where : mapping
        Rows that are left out: column to the text, or texts, they hold; every row where empty.
    """

    what: str
    reason: str
    file: str = ""
    where: Where = field(default_factory=dict, hash=False)


_WARD23 = "outcomes/trafford_ward23_indicators.csv"
_CENSUS = " (from best-fit OAs)"
_ENGLAND = "census2021/england_totals.csv"
_NOT_YET = "No page shows it yet."

LEFT_OUT: tuple[LeftOut, ...] = (
    LeftOut(
        "OHID's Segment Tool, which says how much of a gap in life expectancy each cause of death "
        "and each age makes up",
        "It is published and not in this copy, so no gap here is divided by cause of death or by age.",
    ),
    LeftOut(
        "Life expectancy (OHID Fingertips 93283) and healthy life expectancy (ONS) of MSOAs for "
        "2019-23, with intervals",
        "They are published and not in this copy: the newest here are for 2015-19 and 2009-13.",
    ),
    LeftOut(
        "Local authorities other than the ten of Greater Manchester and the members of Trafford's "
        "five peer lists",
        "No page compares Trafford with them, and few of them are like Trafford.",
    ),
    LeftOut(
        "LSOAs outside Trafford in the Indices of Deprivation 2025 and their denominators",
        "Small areas are shown inside Trafford only.",
    ),
    LeftOut(
        "Homelessness among the underlying indicators of the Indices of Deprivation (the core rate "
        "and the rate per 1,000 households of 2025, and the rate of 2019)",
        "Each is one figure for all of Trafford, so it says nothing of an LSOA.",
    ),
    LeftOut(
        "Counts of people among the underlying indicators of the Indices of Deprivation",
        "They are rounded to 5 and left blank where small; the published shares are shown.",
    ),
    LeftOut(
        "Mental health, mood and anxiety, broadband speeds and housing affordability as composites among "
        "the underlying indicators of the Indices of Deprivation",
        "They are scores about 0 without a unit: no one can say what a difference means.",
    ),
    LeftOut(
        "Affordability of owning and of renting among the underlying indicators of the Indices of "
        "Deprivation",
        "What the shares count is inferred and not confirmed.",
    ),
    LeftOut(
        "Staying on in education after 16, road accidents and four air pollutants among the underlying "
        "indicators of the Indices of Deprivation 2019, and air quality, which is their sum",
        "Their meaning is known from a label only.",
    ),
    LeftOut(
        "Burglary, theft, criminal damage, stalking and harassment, public order and weapons among the "
        "underlying indicators of the Indices of Deprivation 2025",
        "Violence and anti-social behaviour stand for the domain of crime in a list that must be short.",
    ),
    LeftOut(
        "Connectivity, patients per GP and overcrowding by rooms of 2025, and road distances, homes in "
        "poor condition and without central heating of 2019, among the underlying indicators of the "
        "Indices of Deprivation",
        "Each stands in one release only or repeats what is shown; distances have a page of their own.",
    ),
    LeftOut(
        "Obesity and non-diabetic hyperglycaemia among the disease registers of GP practices",
        "Who is on them depends above all on who was measured.",
    ),
    LeftOut(
        "Palliative care, osteoporosis and learning disability among the disease registers of GP practices",
        "They are small: in some practices of Trafford fewer than 5 patients are on one of them.",
    ),
    LeftOut(
        "Cancer, chronic kidney disease, epilepsy, heart failure, peripheral arterial disease and "
        "rheumatoid arthritis among the disease registers of GP practices",
        "Ten registers make one list; these are published as well, and are in the file.",
    ),
    LeftOut(
        "Disease registers of single GP practices outside Trafford",
        "They are added up to Greater Manchester and to England.",
    ),
    LeftOut(
        "MSOAs outside Greater Manchester",
        "Small areas are compared inside Greater Manchester only.",
        "life_expectancy/england_msoa11_le_hle_dfle_2009_13.csv",
    ),
    LeftOut(
        "The female row of MSOA E02006917, Manchester 060, for 2009 to 2013",
        "ONS lists it apart as implausible, at 103.2 years, and it is not in the source file.",
    ),
    LeftOut(
        "Population-weighted centroids of the LSOAs of 2011",
        "Every distance is asked of the LSOAs of 2021, which have centroids of their own.",
        "boundaries/gm_lsoa_2011_population_weighted_centroids.csv",
    ),
    LeftOut(
        "Average ranks of local authorities, and their ranks among authorities",
        "The average ranks run the other way from the ranks of LSOAs, and the ranks of different "
        "years are out of different numbers of authorities.",
    ),
    LeftOut(
        "Indices of Deprivation 2015 of local authorities",
        "Calculated for other boundaries than those of 2015, and without the average score.",
        "deprivation/england_la_iod2015.csv",
    ),
    LeftOut(
        "Index of Multiple Deprivation 2015 of Greater Manchester's LSOAs",
        "Trafford's rows equal those of the table that is used; others are outside Trafford.",
        "deprivation/gm_imd2015_lsoa11.csv",
    ),
    LeftOut(
        "Indices of Deprivation 2019 of Greater Manchester's LSOAs, ranks and deciles",
        "Trafford's rows repeat those of the table that is used, which has the scores too.",
        "deprivation/gm_iod2019_lsoa11.csv",
    ),
    LeftOut(
        "Sub-domains of the Indices of Deprivation 2019",
        _NOT_YET,
        "deprivation/gm_iod2019_subdomains_lsoa11.csv",
    ),
    LeftOut(
        "Sub-domains of the Indices of Deprivation 2025",
        _NOT_YET,
        "deprivation/gm_iod2025_subdomains_lsoa21.csv",
    ),
    LeftOut(
        "The parts of the health domain of 2019 outside Trafford",
        "Small areas are shown inside Trafford only, from the file of the underlying indicators.",
        "deprivation/gm_iod2019_health_indicators_lsoa11.csv",
    ),
    LeftOut(
        "The parts of the health domain of 2025 outside Trafford, and the numerators of its rates",
        "Small areas are shown inside Trafford only, from the file of the underlying indicators; the "
        "numerators are rounded, and do not give the scores.",
        "deprivation/gm_iod2025_health_indicators_lsoa21.csv",
    ),
    LeftOut(
        "Life expectancy of wards in 2011 to 2015, second copy, with a ward score of 2015",
        "The life expectancies equal those of the table that is used; the score differs by up to "
        "4.4 from averages of LSOAs.",
        "life_expectancy/trafford_ward_life_expectancy_2011_15_imd2015.csv",
    ),
    LeftOut(
        "Life expectancy and healthy life expectancy of Census-merged wards, 2009 to 2013",
        "Their codes are those of no ward drawn here; the healthy life expectancies equal those "
        "of the ward table that is used.",
        "life_expectancy/trafford_census_ward_le_hle_2009_13.csv",
    ),
    LeftOut(
        "Life expectancy of whole areas in 2019-21, in the table of tenths",
        "The same figures stand in the table of all years that is used.",
        "life_expectancy/gm_le_by_deprivation_decile_2019_21.csv",
        {"Category": ""},
    ),
    LeftOut(
        "England's residents by age on Census day",
        "Estimates for mid-2024 are used in their place, and they have no figure for England here.",
        _ENGLAND,
        {"topic": "population_by_5_year_age_bands"},
    ),
    *(
        LeftOut(
            f"Census counts {of}",
            "Kept to prove England's counts by a second route; the same counts stand in the table "
            "that is used.",
            f"census2021/{stem}.csv",
        )
        for stem, of in (
            ("census2021-ts007a-ctry", "of age by country"),
            ("census2021-ts045-ctry", "of cars or vans by country"),
            ("census2021-ts054-ctry", "of tenure by country"),
            ("census2021_ts003_household_composition_by_country", "of households by country"),
            ("TS021-2021-1_ethnic", "of ethnic groups by local authority, England and Wales"),
            ("TS066-2021-1_ecoActivity", "of activity by local authority, England and Wales"),
            ("TS067-2021-1_eduLevels", "of qualifications by local authority, England and Wales"),
        )
    ),
    LeftOut(
        "Residents by age on Census day, LSOAs",
        "Estimates for mid-2024 are used in their place.",
        "census2021/population_by_5_year_age_bands_lsoa21.csv",
    ),
    LeftOut(
        "Residents by age on Census day, local authorities",
        "Estimates for mid-2024 are used in their place.",
        "census2021/population_by_5_year_age_bands_gm_la.csv",
    ),
    LeftOut(
        "Single years of age in the population estimates, but for five-year bands in mid-2024",
        "Small cells are not needed, and are best not crossed further.",
    ),
    LeftOut(
        "Ward profiles: residents, age bands, median age, dependency and density, mid-2022",
        "The estimates of mid-2022 and mid-2024 by ward hold the same people in more detail.",
        _WARD23,
        {
            "indicator": (
                "Total resident population",
                "Population aged 0-15 years",
                "Population aged 16-64 years",
                "Population aged 20-44 years",
                "Population aged 65 or more years",
                "Population aged 80 or more years",
                "Median age",
                "Old-age dependency ratio",
                "Population density per km sq",
            )
        },
    ),
    LeftOut(
        "Ward profiles: kinds of home, cars three or more, language and ethnicity of households, "
        "very bad health, single kinds of household deprivation",
        "They are known for wards only, so they could not be set beside other areas.",
        _WARD23,
        {
            "indicator": tuple(
                name + _CENSUS
                for name in (
                    "Detached houses",
                    "Semi-detached houses",
                    "Terraced houses",
                    "Flat, maisonette or apartment",
                    "Households with 3 or more cars",
                    "No people in household have English as a main language",
                    "Single ethnicity households with two or more members",
                    "People reporting their general health as very bad",
                    "Household deprived in education",
                    "Household deprived in employment",
                    "Household is deprived in health and disability",
                    "Household is deprived in housing",
                )
            )
        },
    ),
    LeftOut(
        "Median size of gardens, in the table of homes without private outdoor space",
        _NOT_YET,
    ),
    LeftOut(
        "ONS Health Index of local authorities, 2015 to 2021",
        "Scores that each put many measures into one, end in 2021 and have no row for England. What "
        "some of them hold, such as personal well-being, is shown nowhere else here.",
        "outcomes/la_ons_health_index_2015_21.csv",
    ),
    LeftOut(
        "Personal Independence Payment and Attendance Allowance by MSOA, 2018 to 2020",
        "Counts of claims without the people they are out of.",
        "outcomes/trafford_msoa11_disability_benefits_2018_20.csv",
    ),
    LeftOut(
        "Recorded heart and circulatory disease (cardiovascular disease) by MSOA, 2018",
        "What it counts is not stated: it is lower than coronary heart disease alone, which is a "
        "part of it, in 26 of 28 MSOAs.",
        "outcomes/trafford_msoa11_disease_prevalence_2018.csv",
        {"indicator": "Cardiovascular Disease prevalence"},
    ),
    LeftOut(
        "Archive of ward indicators, 2006 to 2022, on the wards until April 2023",
        "Old periods of many lengths on old wards; nothing current can be compared with them. Some, "
        "such as hospital admissions for self-harm in 2015/16 to 2019/20, are shown nowhere else here.",
        "outcomes/trafford_ward17_indicators_archive.csv",
    ),
    LeftOut(
        "COVID-19 vaccination by MSOA to October 2022",
        "The campaign is over, and its figures would be read as today's.",
        "covid/trafford_msoa11_covid_vaccination_2022_10_19.csv",
    ),
)
"""Everything left out of the tables of values, which the page on data and methods lists."""
