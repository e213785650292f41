"""What the least deprived fifth's rate would come to elsewhere: arithmetic, without a cause.

Tables in, findings out.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from trafford_explorer.areas import INDEX_OF, AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import INDICATORS, Basis, Indicator
from trafford_explorer.measures import (
    Attributable,
    attributable_inside,
    population_attributable,
)
from trafford_explorer.periods import period_sort_key

LEVELS = (AreaType.LSOA21, AreaType.WARD23)
"""Kinds of area that counts are taken from, the smallest first: one figure an indicator."""
_FIFTH = 0.2
_ALSO = frozenset({"no_car"})
"""Counted too, although neither end of it is better: the sum judges nothing."""


@dataclass(frozen=True)
class Counts:
    """What is counted in small areas that an index of deprivation puts in order, of one period.

    Parameters
    ----------
    indicator : Indicator
    level : AreaType
    period : str
    areas : DataFrame
        `area_code, count, denominator, least`, the least deprived first; `least` says whether an
        area is of the least deprived fifth. Beside them the columns that tell whose figures they are.
    """

    indicator: Indicator
    level: AreaType
    period: str
    areas: pd.DataFrame

    @property
    def index_year(self) -> str:
        """The year of the index."""
        return INDEX_OF[self.level]

    @property
    def population(self) -> str:
        """Who could be counted ("residents aged 16 and over", "households")."""
        return self.indicator.unit.removeprefix("% of ")

    @property
    def least(self) -> pd.DataFrame:
        """The areas of the least deprived fifth."""
        return self.areas[self.areas["least"]]

    @property
    def share_in_least(self) -> float:
        """The per cent of all who could be counted that live in the least deprived fifth."""
        return float(100 * self.least["denominator"].sum() / self.areas["denominator"].sum())

    def rate(self, codes: Collection[str] | None = None) -> float:
        """Per cent of all who could be counted, in some of the areas; in all Trafford by default."""
        here = self.areas if codes is None else self.areas[self.areas["area_code"].isin(codes)]
        return float(100 * here["count"].sum() / here["denominator"].sum())

    @property
    def rate_in_least(self) -> float:
        """Per cent of those in the least deprived fifth."""
        return self.rate(self.least["area_code"])

    @property
    def excess(self) -> Attributable:
        """All of Trafford at the rate of its least deprived fifth."""
        both = self.areas.groupby("least")[["count", "denominator"]].sum()  # False, then True
        return population_attributable(both["count"], both["denominator"])

    def excess_inside(self, codes: Collection[str]) -> Attributable:
        """Some of the areas, taken together, at that rate."""
        inside = self.areas["area_code"].isin(codes)
        apart, shared, least = (
            (float(part["count"].sum()), float(part["denominator"].sum()))
            for part in (
                self.areas[inside & ~self.areas["least"]],
                self.areas[inside & self.areas["least"]],
                self.least,
            )
        )
        return attributable_inside(apart, shared, least)


def counted(values: pd.DataFrame) -> tuple[str, ...]:
    """Indicators with counts of everyone by small area whose sum means something.

    Parameters
    ----------
    values : DataFrame
        The table of indicator values.
    """
    here = values[
        values["area_type"].isin([str(level) for level in LEVELS])
        & (values["sex"] == "persons")
        & values[["count", "denominator"]].notna().all(axis=1)
    ]
    found = set(here["indicator_id"])
    return tuple(
        i
        for i, one in INDICATORS.items()
        if i in found
        and one.basis is Basis.RECORDED
        and (one.polarity.has_better_end or i in _ALSO)
    )


def counts_of(
    values: pd.DataFrame,
    scores: pd.DataFrame,
    indicators: Mapping[str, Indicator] = INDICATORS,
) -> Counts:
    """The newest counts of one indicator by its smallest areas, with the least deprived fifth marked.

    The fifth are the least deprived areas that together hold as near as can be to a fifth of all who
    could be counted; no area is cut.

    Parameters
    ----------
    values : DataFrame
        Values of one indicator.
    scores : DataFrame
        Values of `imd_score`.
    indicators : mapping of str to Indicator

    Raises
    ------
    DataError
        When no kind of area has counts and a score.
    """
    whole = values[
        (values["sex"] == "persons") & values[["count", "denominator"]].notna().all(axis=1)
    ]
    for level in LEVELS:
        here = whole[whole["area_type"] == level]
        score = scores[(scores["area_type"] == level) & (scores["period"] == INDEX_OF[level])]
        here = here.assign(score=here["area_code"].map(score.set_index("area_code")["value"]))
        here = here[here["score"].notna()]
        if len(here):
            break
    else:
        raise DataError("counts by small area", ["none with a score of deprivation beside it"])
    period = max(here["period"].unique(), key=period_sort_key)
    here = here[here["period"] == period].sort_values(["score", "area_code"], ignore_index=True)
    so_far = here["denominator"].cumsum() / here["denominator"].sum()
    last = int((so_far - _FIFTH).abs().idxmin())
    return Counts(
        indicators[str(here["indicator_id"].iloc[0])],
        level,
        str(period),
        here.assign(least=here.index <= last),
    )
