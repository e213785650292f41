"""Measures: tables or numbers in, small frozen results out. Nothing here draws or reads a file."""

from trafford_explorer.measures.access import (
    Beyond,
    living_beyond,
    metres_between,
    metres_to_nearest,
)
from trafford_explorer.measures.aggregate import weighted_aggregate
from trafford_explorer.measures.attributable import (
    Attributable,
    attributable_inside,
    population_attributable,
)
from trafford_explorer.measures.claim import Answer, Claim, Figure, Reason, can_we_say
from trafford_explorer.measures.components import GoodYearsApart, good_years_apart
from trafford_explorer.measures.concentration import Lorenz, concentration_index, lorenz_points
from trafford_explorer.measures.difference import (
    Difference,
    Estimate,
    Verdict,
    difference,
    limits_of_difference,
)
from trafford_explorer.measures.funnel import ALARM, WARNING, Funnel, funnel
from trafford_explorer.measures.gap import Gap, absolute_gap
from trafford_explorer.measures.healthy_share import LifeInParts, life_in_parts
from trafford_explorer.measures.intervals import (
    Interval,
    byar_interval,
    rate_interval,
    wilson_interval,
)
from trafford_explorer.measures.origin import areas_that_fit
from trafford_explorer.measures.shares import Share, difference_of_shares, trend_of_shares
from trafford_explorer.measures.slope import (
    RII_VARIANT,
    SlopeIndex,
    relative_ranks,
    slope_index_of_inequality,
)
from trafford_explorer.measures.standing import Standing, standing, standings
from trafford_explorer.measures.trend import (
    POINTS,
    Direction,
    Trend,
    recent_trend,
    recent_trend_of_estimates,
)
from trafford_explorer.measures.variation import Variation, between_within

__all__ = [
    "ALARM",
    "POINTS",
    "RII_VARIANT",
    "WARNING",
    "Answer",
    "Attributable",
    "Beyond",
    "Claim",
    "Difference",
    "Direction",
    "Estimate",
    "Figure",
    "Funnel",
    "Gap",
    "GoodYearsApart",
    "Interval",
    "LifeInParts",
    "Lorenz",
    "Reason",
    "Share",
    "SlopeIndex",
    "Standing",
    "Trend",
    "Variation",
    "Verdict",
    "absolute_gap",
    "areas_that_fit",
    "attributable_inside",
    "between_within",
    "byar_interval",
    "can_we_say",
    "concentration_index",
    "difference",
    "difference_of_shares",
    "funnel",
    "good_years_apart",
    "life_in_parts",
    "limits_of_difference",
    "living_beyond",
    "lorenz_points",
    "metres_between",
    "metres_to_nearest",
    "population_attributable",
    "rate_interval",
    "recent_trend",
    "recent_trend_of_estimates",
    "relative_ranks",
    "slope_index_of_inequality",
    "standing",
    "standings",
    "trend_of_shares",
    "weighted_aggregate",
    "wilson_interval",
]
