"""What lies under the domains of the Indices of Deprivation, LSOA by LSOA: which figures are shown.

They explain a score; they are not parts that add up to it. What the files hold besides is listed with
its reason among what is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from trafford_explorer.areas import INDEX_BEFORE, INDEX_YEAR, AreaType
from trafford_explorer.formats import NumberFormat

FILES: Mapping[str, str] = MappingProxyType(
    {
        INDEX_YEAR: "deprivation/trafford_iod2025_indicators_lsoa21.csv",
        INDEX_BEFORE: "deprivation/trafford_iod2019_indicators_lsoa11.csv",
    }
)
"""Year of the index to the file of its underlying indicators, below `data/raw`."""
ENGLAND_FILE = "deprivation/iod_indicators_columns_and_england.csv"
"""Each column's meaning, and England's median over its LSOAs."""
YEAR_OF: Mapping[AreaType, str] = MappingProxyType(
    {AreaType.LSOA21: INDEX_YEAR, AreaType.LSOA11: INDEX_BEFORE}
)
"""Kind of area to the year of the index that stands on it."""


@dataclass(frozen=True)
class Beneath:
    """One underlying indicator in plain words; more is more deprived in every one of them.

    Parameters
    ----------
    id : str
    label : str
        As a row of a table has it, with what a rate is per.
    spoken : str
        As it stands inside a sentence.
    domain : str
        The kind of deprivation that it belongs to.
    format : NumberFormat
    column : mapping of str to str
        Year of the index to the column of its file; a year that is missing lacks it.
    scale : float
        What the column is multiplied by.
    score : str
        The indicator of `INDICATORS` whose value it is; it then needs no column, and England's middle
        is read between Trafford's LSOAs on either side of the middle rank.
    """

    id: str
    label: str
    spoken: str
    domain: str
    format: NumberFormat
    column: Mapping[str, str] = field(default_factory=dict)
    scale: float = 1.0
    score: str = ""

    @property
    def rank(self) -> str:
        """The indicator that ranks England's LSOAs by the score."""
        return f"{self.score.removesuffix('_score')}_rank"

    def years(self) -> tuple[str, ...]:
        """Of the indices that have it."""
        return tuple(FILES) if self.score else tuple(self.column)


def _both(column: str) -> dict[str, str]:
    return {INDEX_YEAR: column, INDEX_BEFORE: column}


def _percent(of: str, decimals: int = 1) -> NumberFormat:
    return NumberFormat(decimals, f"% of {of}")


_INCOME, _WORK, _EDUCATION = "Income", "Employment", "Education and skills"
_HEALTH, _CRIME, _HOUSING = "Health", "Crime", "Housing and services"
_RATE, _RATIO = NumberFormat(1, "standardised rate"), NumberFormat(0, "standardised ratio")
_PER_1000 = NumberFormat(1, "crimes per 1,000")
_INCIDENTS = NumberFormat(1, "incidents per 1,000")

BENEATH: tuple[Beneath, ...] = (
    Beneath(
        "income",
        "People on a low income",
        "people on a low income",
        _INCOME,
        _percent("residents", 0),
        score="income_deprivation_score",
    ),
    Beneath(
        "children",
        "Children aged 0 to 15 in families on a low income",
        "children in families on a low income",
        _INCOME,
        _percent("children", 0),
        score="idaci_score",
    ),
    Beneath(
        "older_people",
        "People aged 60 and over on a low income",
        "people aged 60 and over on a low income",
        _INCOME,
        _percent("people aged 60 and over", 0),
        score="idaopi_score",
    ),
    Beneath(
        "employment",
        "People of working age shut out of work",
        "people of working age shut out of work",
        _WORK,
        _percent("people of working age", 0),
        score="employment_deprivation_score",
    ),
    Beneath(
        "adult_skills",
        "Adults with few or no qualifications, or little English",
        "adults short of skills or English",
        _EDUCATION,
        _percent("adults"),
        _both("adult_skills_and_english_language_proficiency_indicator"),
        100.0,
    ),
    Beneath(
        "no_higher_education",
        "Young people not entering higher education",
        "young people not entering higher education",
        _EDUCATION,
        _percent("young people"),
        _both("entry_to_higher_education_indicator"),
        100.0,
    ),
    Beneath(
        "early_deaths",
        "Early deaths: years of life lost before 75, allowing for age and sex (a rate)",
        "early deaths",
        _HEALTH,
        _RATE,
        _both("years_of_potential_life_lost_indicator"),
    ),
    Beneath(
        "illness",
        "Illness and disability, allowing for age and sex (a ratio)",
        "illness and disability",
        _HEALTH,
        _RATIO,
        _both("comparative_illness_and_disability_ratio_indicator"),
    ),
    Beneath(
        "emergency_admissions",
        "Emergency admissions to hospital, allowing for age and sex (a ratio)",
        "emergency admissions to hospital",
        _HEALTH,
        _RATIO,
        _both("acute_morbidity_indicator"),
    ),
    Beneath(
        "violence_with_injury",
        "Violence with injury, per 1,000 people at risk",
        "violence with injury",
        _CRIME,
        _PER_1000,
        {INDEX_YEAR: "violence_with_injury_rate_per_1_000_at_risk_population"},
    ),
    Beneath(
        "violence_without_injury",
        "Violence without injury, per 1,000 people at risk",
        "violence without injury",
        _CRIME,
        _PER_1000,
        {INDEX_YEAR: "violence_without_injury_rate_per_1_000_at_risk_population"},
    ),
    Beneath(
        "anti_social_behaviour",
        "Anti-social behaviour, per 1,000 people at risk",
        "anti-social behaviour",
        _CRIME,
        _INCIDENTS,
        {INDEX_YEAR: "anti_social_behaviour_rate_per_1_000_at_risk_population"},
    ),
    Beneath(
        "overcrowding",
        "Overcrowded homes",
        "overcrowded homes",
        _HOUSING,
        _percent("households"),
        {
            INDEX_YEAR: "household_overcrowding_indicator_bedrooms",
            INDEX_BEFORE: "household_overcrowding_indicator",
        },
        100.0,
    ),
)
"""What is shown, in the order of the domains."""
