"""People: residents by age and sex, ethnic group, qualifications."""

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
    Aggregate,
    Basis,
    Break,
    Extract,
    Indicator,
    Method,
    Polarity,
    Topic,
)

_GROUPS = {
    "asian": ("Bangladeshi", "Chinese", "Indian", "Pakistani", "Other Asian"),
    "black": ("African", "Caribbean", "Other Black"),
    "mixed": (
        "White and Asian",
        "White and Black African",
        "White and Black Caribbean",
        "Other Mixed or Multiple ethnic groups",
    ),
    "white": (
        "English, Welsh, Scottish, Northern Irish or British",
        "Irish",
        "Gypsy or Irish Traveller",
        "Roma",
        "Other White",
    ),
    "other": ("Arab", "Any other ethnic group"),
}
_GROUP_NAMES = {
    "asian": "Asian, Asian British or Asian Welsh",
    "black": "Black, Black British, Black Welsh, Caribbean or African",
    "mixed": "Mixed or Multiple ethnic groups",
    "white": "White",
    "other": "Other ethnic group",
}
_COLUMNS = {
    group: tuple(f"{_GROUP_NAMES[group]}: {part}" for part in parts)
    for group, parts in _GROUPS.items()
}
_EVERYONE = tuple(column for columns in _COLUMNS.values() for column in columns)
_NOT_WHITE = tuple(
    column for group, columns in _COLUMNS.items() if group != "white" for column in columns
)
_QUALIFICATIONS = (
    "No qualifications",
    "Level 1 and entry level qualifications",
    "Level 2 qualifications",
    "Apprenticeship",
    "Level 3 qualifications",
    "Level 4 qualifications or above",
    "Other qualifications",
)
_CENSUS_CAVEATS = (CENSUS_DAY, PERTURBED, ENGLAND_ADDED_UP)
_TO_ALL = sums_of_lsoas(AreaType.MSOA21, AreaType.WARD23, AreaType.NEIGHBOURHOOD)
_TO_MSOA_AND_NEIGHBOURHOOD = sums_of_lsoas(AreaType.MSOA21, AreaType.NEIGHBOURHOOD)

_ESTIMATES = (
    ("trafford_mid2024_lsoa", AreaType.LSOA21, "sex", "mid-2024"),
    ("trafford_mid2024_msoa", AreaType.MSOA21, "sex", "mid-2024"),
    ("trafford_mid2024_ward", AreaType.WARD23, "sex", "mid-2024"),
    ("trafford_mid2024_local_authority", AreaType.LOCAL_AUTHORITY, "sex", "mid-2024"),
    ("trafford_mid2023_local_authority", AreaType.LOCAL_AUTHORITY, "sex", "mid-2023"),
    ("trafford_mid2022_lsoa", AreaType.LSOA21, "sex", "mid-2022"),
    ("trafford_mid2022_msoa", AreaType.MSOA21, "sex", "mid-2022"),
    ("trafford_mid2022_ward", AreaType.WARD23, "sex", "mid-2022"),
    ("trafford_mid2020_lsoa11", AreaType.LSOA11, "gender", "mid-2020"),
    ("trafford_mid2020_ward17", AreaType.WARD17, "gender", "mid-2020"),
)
_NEW_BASE = Break(
    "2022",
    "estimates from 2022 on rest on the Census of 2021, those of 2020 on the Census of 2011",
)
_POPULATION_CAVEATS = (
    "Estimates by ONS, revised from time to time.",
    "Neighbourhood figures are ours: sums of their wards, which lie wholly inside them.",
    "Residents are not patients: GP lists hold more people than live in Trafford.",
    "The figure for England is not in this collection.",
)


def _population(value: str, column: str) -> tuple[Extract, ...]:
    shares = {"count": (column,), "denominator": ("all_ages",)}
    return tuple(
        Extract(
            file=f"population/{stem}.csv",
            area_types=(kind,),
            release=f"ONS, {year} population estimates",
            value=value,
            sex_column=sex_column,
            period_column="period",
            **({} if value else shares),
        )
        for stem, kind, sex_column, year in _ESTIMATES
    )


def _sums(method: Method, things: str) -> tuple[Aggregate, ...]:
    return (
        Aggregate(AreaType.NEIGHBOURHOOD, AreaType.WARD23, method, things),
        Aggregate(AreaType.LOCAL_AUTHORITY, AreaType.WARD23, method, things, periods=("2022",)),
        Aggregate(AreaType.MSOA11, AreaType.LSOA11, method, things),
        Aggregate(AreaType.NEIGHBOURHOOD17, AreaType.WARD17, method, things),
        Aggregate(AreaType.LOCAL_AUTHORITY, AreaType.WARD17, method, things),
    )


def _age_band(id: str, column: str, ages: str, why: str) -> Indicator:
    return Indicator(
        id=id,
        title=f"Residents aged {ages}",
        short_title=f"Residents aged {ages}",
        statement=f"{{value}} of {{sex_word}}residents were aged {ages}",
        unit="% of residents",
        decimals=1,
        definition=f"Residents aged {ages} as a percentage of all residents of the same sex.",
        why_it_matters=why,
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.PEOPLE,
        basis=Basis.MID_YEAR,
        extracts=_population("", column),
        aggregates=_sums(Method.SHARE, "counts"),
        breaks=(_NEW_BASE,),
        caveats=_POPULATION_CAVEATS,
    )


def _ethnic_group(group: str, groups: str) -> Indicator:
    return Indicator(
        id=f"ethnic_group_{group}",
        title=f"Residents of {groups}",
        short_title=groups[0].upper() + groups[1:],
        statement=f"{{value}} of residents were in {groups}",
        unit="% of residents",
        decimals=1,
        definition=(
            f'Residents who chose a group under "{_GROUP_NAMES[group]}" in the Census of 2021.'
        ),
        why_it_matters="Services must reach people of every background who live in an area.",
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.PEOPLE,
        basis=Basis.RECORDED,
        extracts=census_extracts("population_ethnic_group", _COLUMNS[group], _EVERYONE),
        aggregates=_TO_ALL,
        caveats=(*_CENSUS_CAVEATS, OUR_BEST_FIT),
    )


def _qualification(id: str, column: str, ward: str, words: dict[str, str | Polarity]) -> Indicator:
    return Indicator(
        id=id,
        unit="% of residents aged 16 and over",
        decimals=1,
        topic=Topic.PEOPLE,
        basis=Basis.RECORDED,
        not_age_adjusted=True,
        extracts=(
            *census_extracts("highest_level_qualification", (column,), _QUALIFICATIONS),
            ward_profile(ward, with_count=True),
        ),
        aggregates=_TO_MSOA_AND_NEIGHBOURHOOD,
        caveats=(
            "Older people had fewer chances to gain qualifications, so the ages of an area count.",
            *_CENSUS_CAVEATS,
            BEST_FIT_WARDS,
        ),
        **words,
    )


INDICATORS = (
    Indicator(
        id="population",
        title="Residents",
        short_title="Residents",
        statement="the {sex_word}population was {value}",
        unit="people",
        decimals=0,
        definition="Usual residents at the middle of the year, as estimated by ONS.",
        why_it_matters="It says how many people every other figure is about.",
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.PEOPLE,
        basis=Basis.MID_YEAR,
        bounds=(0.0, 70_000_000.0),
        extracts=_population("all_ages", ""),
        aggregates=_sums(Method.TOTAL, "residents"),
        breaks=(_NEW_BASE,),
        caveats=_POPULATION_CAVEATS,
    ),
    _age_band(
        "population_aged_0_15",
        "aged_0_to_15",
        "0 to 15",
        "Areas with many children need schools, play and family services.",
    ),
    _age_band(
        "population_aged_16_64",
        "aged_16_to_64",
        "16 to 64",
        "It says how many people of working age there are.",
    ),
    _age_band(
        "population_aged_65_and_over",
        "aged_65_and_over",
        "65 and over",
        "Areas with many older people have more illness and disability, whatever their wealth.",
    ),
    Indicator(
        id="ethnic_groups_other_than_white",
        title="Residents of ethnic groups other than White",
        short_title="Ethnic groups other than White",
        statement="{value} of residents were in ethnic groups other than White",
        unit="% of residents",
        decimals=1,
        definition=(
            "Residents who chose an Asian, Black, Mixed or other ethnic group in the Census of "
            "2021."
        ),
        why_it_matters="Services must reach people of every background who live in an area.",
        polarity=Polarity.NO_JUDGEMENT,
        topic=Topic.PEOPLE,
        basis=Basis.RECORDED,
        extracts=(
            *census_extracts("population_ethnic_group", _NOT_WHITE, _EVERYONE),
            ward_profile("Ethnically Diverse Communities (Non-white ethnic group)"),
        ),
        aggregates=_TO_MSOA_AND_NEIGHBOURHOOD,
        caveats=(
            "White minorities, such as Irish, Roma or Polish residents, are not counted here.",
            *_CENSUS_CAVEATS,
            BEST_FIT_WARDS,
        ),
    ),
    _ethnic_group("asian", "Asian ethnic groups"),
    _ethnic_group("black", "Black ethnic groups"),
    _ethnic_group("mixed", "Mixed or Multiple ethnic groups"),
    _ethnic_group("white", "White ethnic groups"),
    _ethnic_group("other", "other ethnic groups"),
    _qualification(
        "no_qualifications",
        "No qualifications",
        "Residents with no qualifications",
        {
            "title": "Residents without qualifications",
            "short_title": "No qualifications",
            "statement": "{value} of residents aged 16 and over had no qualifications",
            "definition": "Residents aged 16 and over who have no qualifications.",
            "why_it_matters": "Without qualifications, secure and well-paid work is hard to find.",
            "polarity": Polarity.LOW_IS_GOOD,
        },
    ),
    _qualification(
        "level_4_qualifications",
        "Level 4 qualifications or above",
        "Residents with a higher education qualification",
        {
            "title": "Residents with a higher education qualification",
            "short_title": "Residents with higher education",
            "statement": (
                "{value} of residents aged 16 and over had a higher education qualification"
            ),
            "definition": (
                "Residents aged 16 and over whose highest qualification is at level 4 or above, "
                "such as a degree or a higher national certificate."
            ),
            "why_it_matters": "Higher education goes with better health and longer life.",
            "polarity": Polarity.HIGH_IS_GOOD,
        },
    ),
)
