"""The Indices of Deprivation of 2015, 2019 and 2025: score, rank and decile of each domain."""

from dataclasses import dataclass

from trafford_explorer.areas import AreaType
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators.declare import (
    Aggregate,
    Basis,
    Break,
    Extract,
    Indicator,
    Joined,
    Method,
    Outside,
    Polarity,
    Topic,
)

_LSOA11 = "deprivation/trafford_iod2015_iod2019_lsoa11.csv"
_LSOA21 = "deprivation/gm_iod2025_lsoa21.csv"
_OLDER_AND_CHILDREN = "deprivation/trafford_iod2025_idaci_idaopi_denominators_lsoa21.csv"
_PEOPLE_2015 = "deprivation/gm_iod2019_population_denominators_lsoa11.csv"

LSOAS_IN_ENGLAND = {"2015": 32_844, "2019": 32_844, "2025": 33_755}
"""LSOAs ranked in each release of the indices (MHCLG; the records of the files below say so too)."""
MEASURES = ("score", "rank", "decile")
"""How each domain is given; an indicator's id is its domain's, an underscore and one of these."""

_STATE_OF_AREA = (
    "It describes areas, not people: not everyone in a deprived area is deprived, and deprived "
    "people live in other areas too."
)
_NOT_OVER_TIME = (
    "Scores of different years are not comparable: methods, weights and boundaries changed. "
    "Compare ranks or deciles, as positions relative to England."
)
_AFTER_HOUSING = "In 2025 incomes are counted after housing costs; in 2019 and 2015 before."
_OUR_MEANS = (
    "Ward figures are weighted means published by Trafford Data Lab; those of MSOAs and "
    "neighbourhoods are ours, weighted in the same way."
)
_NO_ENGLAND = (
    "No figure for England is in this copy: no average of England is given with the scores."
)


@dataclass(frozen=True)
class _Domain:
    """One domain: its words, its spelling in each file, and who it is a share or average of."""

    stem: str
    name: str
    plain: str
    spoken: str
    """With `{}` where "score", "rank" or "tenth" belongs, as it is said inside a sentence."""
    definition: str
    why: str
    in_2019: str
    authority_2025: str
    ward: str
    lsoa21_column: str
    people: str = "residents"
    people_2019: str = "total_population_mid2015"
    people_2025: str = "total_population_mid2022"
    percent_of: str = ""
    share: str = ""
    """What the score says, where it is a percentage of people."""
    decimals: int = 1
    bounds: tuple[float, float] = (0.0, 100.0)
    caveats: tuple[str, ...] = ()
    minimum: int = 0

    @property
    def lsoa21_file(self) -> str:
        return _OLDER_AND_CHILDREN if self.stem in ("idaci", "idaopi") else _LSOA21

    @property
    def scale(self) -> float:
        return 100.0 if self.percent_of else 1.0


def _people_2019(domain: _Domain) -> Joined:
    return Joined(domain.people_2019, _PEOPLE_2015, "lsoa11_code")


def _people_2025(domain: _Domain) -> Joined:
    return Joined(domain.people_2025, _OLDER_AND_CHILDREN, "lsoa21_code")


def _small_areas(domain: _Domain, measure: str) -> tuple[Extract, ...]:
    """LSOAs in the three releases; who lived there is known for the later two."""
    scale = domain.scale if measure == "score" else 1.0
    older = [
        Extract(
            file=_LSOA11,
            area_types=(AreaType.LSOA11,),
            release=f"MHCLG, Indices of Deprivation {year}",
            value=measure,
            scale=scale,
            denominator=denominator,
            area_column="lsoa11cd",
            where={"index_domain": domain.in_2019, "year": year},
            period_column="year",
        )
        for year, denominator in (("2015", ()), ("2019", _people_2019(domain)))
    ]
    latest = Extract(
        file=domain.lsoa21_file,
        area_types=(AreaType.LSOA21,),
        release="MHCLG, Indices of Deprivation 2025",
        value=f"{domain.lsoa21_column}_{measure}",
        scale=scale,
        denominator=_people_2025(domain),
        area_column="lsoa21_code",
        period="2025",
        outside=Outside.LEAVE_OUT,
    )
    return (*older, latest)


def _wards(domain: _Domain) -> tuple[Extract, ...]:
    return tuple(
        Extract(
            file=f"deprivation/trafford_{kind}_iod{year}.csv",
            area_types=(kind,),
            release=(
                f"Trafford Data Lab, weighted mean of LSOA scores, Indices of Deprivation {year}"
            ),
            where={"indicator": domain.ward},
            period_column="period",
        )
        for kind, year in ((AreaType.WARD17, "2019"), (AreaType.WARD23, "2025"))
    )


def _authorities(
    column: str, scale: float, domain_2019: str, domain_2025: str
) -> tuple[Extract, ...]:
    return (
        Extract(
            file="deprivation/england_la_iod2019.csv",
            area_types=(AreaType.LOCAL_AUTHORITY,),
            release="MHCLG, Indices of Deprivation 2019, local authority summaries",
            value=column,
            scale=scale,
            area_column="lad19cd",
            where={"index_domain": domain_2019},
            period_column="year",
        ),
        Extract(
            file="deprivation/england_la_iod2025.csv",
            area_types=(AreaType.LOCAL_AUTHORITY,),
            release="MHCLG, Indices of Deprivation 2025, local authority summaries",
            value=column,
            scale=scale,
            where={"index_domain": domain_2025},
            period_column="deprivation_data_year",
        ),
    )


def _means(domain: _Domain) -> tuple[Aggregate, ...]:
    return tuple(
        Aggregate(to, of, Method.WEIGHTED_MEAN, "scores", domain.people, (year,))
        for to, of, year in (
            (AreaType.MSOA21, AreaType.LSOA21, "2025"),
            (AreaType.NEIGHBOURHOOD, AreaType.LSOA21, "2025"),
            (AreaType.MSOA11, AreaType.LSOA11, "2019"),
            (AreaType.NEIGHBOURHOOD17, AreaType.LSOA11, "2019"),
        )
    )


def _score(domain: _Domain) -> Indicator:
    return Indicator(
        id=f"{domain.stem}_score",
        title=domain.name if domain.percent_of else f"{domain.name}, score",
        short_title=domain.plain if domain.percent_of else f"{domain.plain} score",
        statement=domain.share or f"the {domain.spoken.format('score')} was {{value}}",
        unit=f"% of {domain.percent_of}" if domain.percent_of else "score",
        decimals=domain.decimals,
        definition=domain.definition,
        why_it_matters=domain.why,
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.DEPRIVATION,
        basis=Basis.INDEX,
        bounds=domain.bounds,
        extracts=(
            *_small_areas(domain, "score"),
            *_wards(domain),
            *_authorities("average_score", domain.scale, domain.in_2019, domain.authority_2025),
        ),
        aggregates=_means(domain),
        comparable_over_time=False,
        minimum_denominator=domain.minimum,
        caveats=(_STATE_OF_AREA, _NOT_OVER_TIME, *domain.caveats, _OUR_MEANS, _NO_ENGLAND),
    )


def _position(domain: _Domain, measure: str) -> Indicator:
    is_rank = measure == "rank"
    word = "rank" if is_rank else "tenth"
    return Indicator(
        id=f"{domain.stem}_{measure}",
        title=f"{domain.name}, {'rank in England' if is_rank else 'tenth of England (decile)'}",
        short_title=f"{domain.plain} {word}",
        statement=(
            f"the {domain.spoken.format(word)}, where 1 is the most deprived in England, was {{value}}"
        ),
        unit=f"{word}, 1 is most deprived",
        decimals=0,
        definition=(
            f"{domain.definition} All LSOAs of England are put in order of their score; "
            + (
                "rank 1 is the most deprived of 32,844 in 2015 and 2019 and of 33,755 in 2025."
                if is_rank
                else "they are then cut into ten equal groups, of which 1 is the most deprived tenth."
            )
        ),
        why_it_matters=domain.why,
        polarity=Polarity.HIGH_IS_GOOD,
        topic=Topic.DEPRIVATION,
        basis=Basis.INDEX,
        bounds=(1.0, float(max(LSOAS_IN_ENGLAND.values()))) if is_rank else (1.0, 10.0),
        extracts=_small_areas(domain, measure),
        breaks=(
            Break(
                "2025",
                "in 2025 methods and LSOA boundaries changed, and the number of LSOAs rose from "
                "32,844 to 33,755",
            ),
        ),
        minimum_denominator=domain.minimum,
        caveats=(
            _STATE_OF_AREA,
            "It is a position in England, not in Trafford: a change can come from other places.",
            "Ranks and deciles are never averaged, so there are none for wards or neighbourhoods.",
            *domain.caveats,
        ),
    )


_SHARE = "The share of {people} {rest}, as the Indices of Deprivation estimate it."
_AGES_OF_WORK = (
    "Working age is 18 to 66 in 2025, and 18 to 59 for women and 18 to 64 for men before."
)

_DOMAINS = (
    _Domain(
        stem="imd",
        name="Index of Multiple Deprivation",
        plain="Multiple deprivation",
        spoken="deprivation {} (IMD)",
        definition=(
            "A weighted sum of seven kinds of deprivation: income, employment, education, health, "
            "crime, barriers to housing and services, and living environment."
        ),
        why=(
            "It is the official measure of how deprived small areas are, and the one most often "
            "used to decide where help goes."
        ),
        in_2019="Index of Multiple Deprivation",
        authority_2025="Index of Multiple Deprivation",
        ward="Index of Multiple Deprivation",
        lsoa21_column="IMD",
        caveats=(_AFTER_HOUSING,),
    ),
    _Domain(
        stem="income_deprivation",
        name="Income deprivation",
        plain="Income deprivation",
        spoken="income deprivation {}",
        share="{value} of residents lived in income deprivation",
        definition=_SHARE.format(people="residents", rest="living in families on a low income"),
        why="Low income is behind much of the difference in health between places.",
        in_2019="Income",
        authority_2025="Income Deprivation",
        ward="Indices of Deprivation: Income",
        lsoa21_column="Income",
        percent_of="residents",
        caveats=(_AFTER_HOUSING,),
    ),
    _Domain(
        stem="employment_deprivation",
        name="Employment deprivation",
        plain="Employment deprivation",
        spoken="employment deprivation {}",
        share="{value} of people of working age were in employment deprivation",
        definition=_SHARE.format(
            people="people of working age",
            rest="shut out of work by unemployment, sickness, disability or caring",
        ),
        why="Being kept out of work harms health, and ill health keeps people out of work.",
        in_2019="Employment",
        authority_2025="Employment Deprivation",
        ward="Indices of Deprivation: Employment",
        lsoa21_column="Employment",
        people="people of working age",
        people_2019="working_age_18_59_64",
        people_2025="working_age_18_66_mid2022",
        percent_of="people of working age",
        caveats=(_AGES_OF_WORK,),
    ),
    _Domain(
        stem="education_deprivation",
        name="Education, skills and training deprivation",
        plain="Education deprivation",
        spoken="education deprivation {}",
        definition="A score of low attainment of children and lack of qualifications of adults.",
        why="Education shapes work, income and health through life.",
        in_2019="Education, Skills and Training",
        authority_2025="Education, Skills and Training Deprivation",
        ward="Indices of Deprivation: Education, Skills and Training",
        lsoa21_column="Education",
    ),
    _Domain(
        stem="health_deprivation",
        name="Health deprivation and disability",
        plain="Health deprivation",
        spoken="health deprivation {}",
        definition=(
            "A score of early death, illness and disability, emergency admissions and mental ill "
            "health, adjusted for age and sex. 0 is about the average of England's LSOAs."
        ),
        why="It shows where ill health is greater than the ages of residents would lead to.",
        in_2019="Health and Disability",
        authority_2025="Health Deprivation and Disability",
        ward="Indices of Deprivation: Health Deprivation and Disability",
        lsoa21_column="Health",
        decimals=2,
        bounds=(-5.0, 5.0),
        caveats=("Scores may be negative, which is less deprived than average.",),
    ),
    _Domain(
        stem="crime_deprivation",
        name="Crime deprivation",
        plain="Crime deprivation",
        spoken="crime deprivation {}",
        definition=(
            "A score of the risk of being a victim of crime at home or in the area. 0 is about the "
            "average of England's LSOAs."
        ),
        why="Crime and the fear of it affect mental health and how people use their area.",
        in_2019="Crime",
        authority_2025="Crime",
        ward="Indices of Deprivation: Crime",
        lsoa21_column="Crime",
        decimals=2,
        bounds=(-5.0, 5.0),
        caveats=("Scores may be negative, which is less deprived than average.",),
    ),
    _Domain(
        stem="barriers_deprivation",
        name="Barriers to housing and services",
        plain="Barriers to housing and services",
        spoken="{} for barriers to housing and services",
        definition=(
            "A score of how hard it is to reach local services and to find affordable, suitable "
            "housing."
        ),
        why="Services that are far away and homes that cost too much affect health and daily life.",
        in_2019="Barriers to Housing and Services",
        authority_2025="Barriers to Housing and Services",
        ward="Indices of Deprivation: Barriers to Housing and Services",
        lsoa21_column="Housing_and_Services",
    ),
    _Domain(
        stem="living_environment_deprivation",
        name="Living environment deprivation",
        plain="Living environment deprivation",
        spoken="living environment deprivation {}",
        definition=(
            "A score of the quality of the place: the condition of homes, air quality and road "
            "accidents among them."
        ),
        why="Cold, damp homes and dirty air are causes of illness that places can change.",
        in_2019="Living Environment",
        authority_2025="Living Environment Deprivation",
        ward="Indices of Deprivation: Living Environment",
        lsoa21_column="Environment",
    ),
    _Domain(
        stem="idaci",
        name="Income deprivation affecting children",
        plain="Children in income deprivation",
        spoken="{} for income deprivation of children",
        share="{value} of children aged 0 to 15 lived in income deprivation",
        definition=_SHARE.format(
            people="children aged 0 to 15", rest="living in families on a low income"
        ),
        why="Growing up on a low income affects health for life.",
        in_2019="Income Deprivation Affecting Children",
        authority_2025="Income Deprivation Affecting Children",
        ward="Income Deprivation Affecting Children",
        lsoa21_column="idaci",
        people="children aged 0 to 15",
        people_2019="children_0_15_mid2015",
        people_2025="children_0_15_mid2022",
        percent_of="children aged 0 to 15",
        caveats=(f"{_AFTER_HOUSING} The rise of the score from 2019 is such a change of method.",),
    ),
    _Domain(
        stem="idaopi",
        name="Income deprivation affecting older people",
        plain="Older people in income deprivation",
        spoken="{} for income deprivation of older people",
        share="{value} of people aged 60 and over lived in income deprivation",
        definition=_SHARE.format(people="people aged 60 and over", rest="living on a low income"),
        why="Poverty in later life shortens the years of good health.",
        in_2019="Income Deprivation Affecting Older People",
        authority_2025="Income Deprivation Affecting Older People",
        ward="Income Deprivation Affecting Older People",
        lsoa21_column="idaopi",
        people="people aged 60 and over",
        people_2019="older_60_plus_mid2015",
        people_2025="older_60_plus_mid2022",
        percent_of="people aged 60 and over",
        minimum=100,
        caveats=("Values resting on fewer than 100 people aged 60 and over are not shown.",),
    ),
)

DOMAINS = {domain.stem: domain.name for domain in _DOMAINS}
"""Start of an indicator's id to the domain's name: the whole index, its seven domains, two others."""

INDICATORS = (
    *(
        indicator
        for domain in _DOMAINS
        for indicator in (
            _score(domain),
            _position(domain, "rank"),
            _position(domain, "decile"),
        )
    ),
    Indicator(
        id="lsoas_in_most_deprived_tenth",
        title="LSOAs in the most deprived tenth of England",
        short_title="LSOAs in the most deprived tenth",
        statement="{value} of LSOAs were in the most deprived tenth of England",
        unit="% of LSOAs",
        decimals=1,
        definition=(
            "The share of an authority's LSOAs that are among the most deprived tenth of England "
            "on the Index of Multiple Deprivation."
        ),
        why_it_matters="It shows how much concentrated deprivation an average hides.",
        polarity=Polarity.LOW_IS_GOOD,
        topic=Topic.DEPRIVATION,
        basis=Basis.INDEX,
        extracts=_authorities(
            "proportion_bottom_decile",
            100.0,
            "Index of Multiple Deprivation",
            "Index of Multiple Deprivation",
        ),
        breaks=(Break("2025", "in 2025 methods and LSOA boundaries changed"),),
        caveats=(
            "MHCLG calls it the bottom decile; it is the most deprived one.",
            _STATE_OF_AREA,
        ),
    ),
)

_IMD = next(one for one in INDICATORS if one.id == "imd_score")
SCORES = NumberFormat(_IMD.decimals, _IMD.unit)
"""How every score of the Index of Multiple Deprivation is written, wherever it stands."""
