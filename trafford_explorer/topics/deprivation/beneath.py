"""What lies under the kinds of deprivation of one LSOA, beside the typical LSOA of England.

The typical LSOA is the middle one: half of England's LSOAs have more, half have less. The middle of
each underlying indicator is given; that of a score is read between Trafford's LSOAs on either side of
the middle rank.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from trafford_explorer import formats
from trafford_explorer.areas import INDEX_YEAR, AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.indicators.beneath import BENEATH, YEAR_OF, Beneath
from trafford_explorer.indicators.deprivation import LSOAS_IN_ENGLAND
from trafford_explorer.phrases import plural
from trafford_explorer.topics.deprivation.findings import rows_of

_STANDARDISED = {"standardised rate": "rate", "standardised ratio": "ratio"}
"""Units of figures that allow for age and sex, and what a sentence calls such a figure."""


@dataclass(frozen=True)
class Part:
    """One underlying indicator of an LSOA.

    Parameters
    ----------
    of : Beneath
    value : float
        NaN where there is none.
    missing : str
        Why there is none; "" where there is one.
    typical : float
        Of England's middle LSOA.
    low, high : float
        The lowest and the highest of Trafford's LSOAs.
    """

    of: Beneath
    value: float
    missing: str
    typical: float
    low: float
    high: float

    @property
    def times(self) -> float:
        """The value as a multiple of the typical one."""
        return self.value / self.typical

    @property
    def is_more(self) -> bool:
        """Whether it is printed as more deprived than the typical LSOA."""
        look = self.of.format
        return self.value > self.typical and look.number(self.value) != look.number(self.typical)


@dataclass(frozen=True)
class WhyDeprived:
    """An LSOA by what lies under its deprivation.

    Parameters
    ----------
    area_type, area_code, name : str
    year : str
        Of the index.
    parts : tuple of Part
        In the order of the domains.
    """

    area_type: str
    area_code: str
    name: str
    year: str
    parts: tuple[Part, ...]

    @property
    def known(self) -> tuple[Part, ...]:
        """The parts that have a value."""
        return tuple(part for part in self.parts if not part.missing)

    @property
    def more(self) -> tuple[Part, ...]:
        """Those on which it is more deprived than the typical LSOA."""
        return tuple(part for part in self.known if part.is_more)

    @property
    def farthest(self) -> Part:
        """The part that is the largest multiple of the typical one."""
        return max(self.known, key=lambda part: part.times)


def middle_of_england(scores: pd.Series, ranks: pd.Series, year: str) -> float:
    """The score of England's middle LSOA, read between the nearest of Trafford's.

    Parameters
    ----------
    scores, ranks : Series
        By LSOA; rank 1 is the most deprived of `LSOAS_IN_ENGLAND[year]`.
    year : str

    Returns
    -------
    float
        On the straight line between the scores on either side of the middle rank.

    Raises
    ------
    DataError
        All LSOAs are on one side of the middle.
    """
    both = pd.DataFrame({"score": scores, "rank": ranks}).dropna().sort_values("rank")
    middle = (LSOAS_IN_ENGLAND[year] + 1) / 2
    if not both["rank"].min() <= middle <= both["rank"].max():
        raise DataError("deprivation", ["no LSOA on one of the sides of England’s middle"])
    return float(np.interp(middle, both["rank"], both["score"]))


def why_deprived(
    area_type: str,
    area_code: str,
    name: str,
    beneath: pd.DataFrame,
    typical: pd.DataFrame,
    values: Mapping[str, pd.DataFrame],
) -> WhyDeprived:
    """What lies under an LSOA's deprivation.

    Parameters
    ----------
    area_type, area_code, name : str
        An LSOA of 2021 or of 2011.
    beneath, typical : DataFrame
        `load.load_beneath()` and `load.load_typical_lsoa()`.
    values : mapping of str to DataFrame
        Values of the scores and ranks that `BENEATH` names, by indicator.

    Raises
    ------
    DataError
        There is no such LSOA, or an indicator lacks it.
    """
    level = AreaType(area_type)
    year = YEAR_OF[level]
    here = beneath[beneath["period"] == year]
    middles = typical[typical["period"] == year].set_index("id")["value"]
    parts = []
    for one in BENEATH:
        if year not in one.years():
            continue
        if one.score:
            scores = values[one.score]
            rows = scores[(scores["area_type"] == level) & (scores["period"] == year)]
            rows = rows.set_index("area_code")
            series, reasons = rows["value"], rows["missing_reason"]
            ranks = rows_of(values[one.rank], level, year).set_index("area_code")["value"]
            middle = middle_of_england(series, ranks, year)
        else:
            series = here[here["id"] == one.id].set_index("area_code")["value"]
            reasons, middle = pd.Series(dtype=str), float(middles[one.id])
        if area_code not in series:
            raise DataError("deprivation", [f"no {one.spoken} of {area_code}, {year}"])
        value = float(series[area_code])
        why = str(reasons.get(area_code, "")) or "not published"
        parts.append(
            Part(
                one,
                value,
                why if np.isnan(value) else "",
                middle,
                float(series.min()),
                float(series.max()),
            )
        )
    return WhyDeprived(area_type, area_code, name, year, tuple(parts))


# ---- sentences ---------------------------------------------------------------------------------


def said_typical(part: Part) -> str:
    """The typical LSOA's figure, with "about" where it is read between two."""
    return f"{'about ' if part.of.score else ''}{part.of.format.value(part.typical)}"


def times_words(part: Part) -> str:
    """How many times the typical figure a value is ("3.4 times")."""
    return f"{formats.NumberFormat(1, '').number(part.times)} times"


def _said_beside(part: Part) -> str:
    """A part's figure against the typical one; a standardised figure is named as what it is."""
    said = f"{part.of.format.value(part.value)} against {said_typical(part)}"
    kind = _STANDARDISED.get(part.of.format.unit)
    return f"a {kind} of {said}, allowing for age and sex" if kind else said


def describe_beneath(found: WhyDeprived) -> str:
    """Title: on how many indicators an LSOA is more deprived than the typical one, and on which most."""
    most, n = found.farthest, len(found.more)
    index = f"Indices of Deprivation {found.year}"
    against = f"{most.of.spoken}: {_said_beside(most)}"
    if not n:
        return (
            f"LSOA {found.name} is more deprived than England’s typical LSOA on none of "
            f"{len(found.known)} indicators shown of the {index}, and comes nearest to it on {against}."
        )
    which = "all" if n == len(found.known) else f"{n} of"
    return (
        f"LSOA {found.name} is more deprived than England’s typical LSOA on {which} "
        f"{plural(len(found.known), 'indicator', 'indicators')} shown of the {index}, and by the "
        f"most on {against} ({times_words(most)})."
    )


def describe_basis(found: WhyDeprived) -> str:
    """What the chart draws."""
    return (
        f"Each figure as a multiple of England’s typical LSOA; Indices of Deprivation {found.year}, "
        f"all people, LSOAs of {'2021' if found.area_type == AreaType.LSOA21 else '2011'}"
    )


def describe_alt(found: WhyDeprived) -> str:
    """What the chart says, for those who do not see it."""
    said = "; ".join(f"{part.of.spoken} {times_words(part)}" for part in found.known)
    return f"{describe_beneath(found)} Multiples of the typical LSOA: {said}."


def describe_typical(year: str) -> str:
    """What the typical LSOA is, and whose figure."""
    return (
        "England’s typical LSOA is the middle one (the median): of the "
        f"{LSOAS_IN_ENGLAND[year]:,} LSOAs of the index of {year} half have more and half have less. It "
        "is our calculation from the published files, and not a rate for England. “About” marks the "
        "shares of people on a low income or shut out of work, which are read between the two LSOAs of "
        "Trafford nearest to the middle rank."
    )


def describe_meaning(year: str) -> str:
    """What the figures are, and what they are not."""
    income = "after" if year == INDEX_YEAR else "before"
    crime = "" if year == INDEX_YEAR else " Figures of crime were not published for 2019."
    return (
        "These figures help to explain a score; they are not parts that add up to it, and they describe "
        f"areas and not each person. Income is counted {income} housing costs. The figures of "
        "illness, admissions and early deaths allow for age and sex. What the shares of adults "
        "and young people count, and overcrowding, is inferred from MHCLG’s labels. Years "
        "of the single figures are not all confirmed, so the year of the index is given. No interval is "
        f"published, and figures of 2019 and 2025 are not comparable.{crime}"
    )


NOT_SHOWN = (
    "Not shown: what is one figure for all of Trafford (homelessness), counts, scores without a unit, "
    "housing costs, and indicators whose meaning is not confirmed; the page Data and methods lists "
    "them."
)
