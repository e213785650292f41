"""What is worth a question: each rule looks at figures and either fires or does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import Polarity, Topic
from trafford_explorer.topics.access.findings import Distances
from trafford_explorer.topics.gap.findings import SlopeChange
from trafford_explorer.topics.plan.findings import WORSE, PlanMeasure, PlanPart, Scorecard
from trafford_explorer.view import View

MOST = 8
"""No more questions than a meeting can hold."""
FENCE = 1.5
"""Widths of the middle half beyond which a figure is an outlier (Tukey's fence)."""
OUTLIERS, BEHIND, PROMISES = 2, 2, 2
"""Questions that one rule asks at most."""
DESERT = 2000
"""Metres, in a straight line, beyond which a service is called far."""
YEARS = NumberFormat(1, "years")
_WHOLE_INDEX = "imd_score"

T = TypeVar("T")


def widened(changes: Sequence[SlopeChange]) -> list[SlopeChange]:
    """Sexes whose slope index is larger, as printed, than in the earlier period."""
    return [
        one
        for one in changes
        if YEARS.rounded(one.change.later) > YEARS.rounded(one.change.earlier)
    ]


@dataclass(frozen=True)
class Outlier:
    """An area beyond the fence of its kind on the worse side, and how many widths it lies out."""

    view: View
    area_code: str
    reach: float


def outlier_of(view: View) -> Outlier | None:
    """The area farthest beyond the worse end of the middle half, by its width; None within the fence."""
    values = view.values.dropna()
    polarity = view.indicator.polarity
    if len(values) < 8 or not polarity.has_better_end:
        return None
    low, high = values.quantile(0.25), values.quantile(0.75)
    if high <= low:
        return None
    beyond = low - values if polarity is Polarity.HIGH_IS_GOOD else values - high
    reach = float(beyond.max() / (high - low))
    return Outlier(view, str(beyond.idxmax()), reach) if reach > FENCE else None


def farthest_outliers(views: Sequence[View]) -> list[Outlier]:
    """The areas farthest outside the fence, each another area in another topic, at most `OUTLIERS`.

    Of the indices of deprivation only the overall one counts: its parts say the same again.
    """
    whole = [
        view
        for view in views
        if view.indicator.topic is not Topic.DEPRIVATION or view.indicator.id == _WHOLE_INDEX
    ]
    chosen: list[Outlier] = []
    for one in sorted(
        filter(None, map(outlier_of, whole)), key=lambda o: (-o.reach, o.view.indicator.id)
    ):
        topics = {other.view.indicator.topic for other in chosen}
        areas = {other.area_code for other in chosen}
        if one.view.indicator.topic not in topics and one.area_code not in areas:
            chosen.append(one)
    return chosen[:OUTLIERS]


def falling_behind(card: Scorecard) -> list[PlanMeasure]:
    """Measures that get worse, at most `BEHIND`.

    The recent trend leads the worse way, or the figure is worse, as printed, than at the plan's start
    and judged worse than England's. Those with a trend come first, then those that moved most as a
    part of where they stood.
    """
    behind = [
        m
        for m in card.measures
        if m.since.change and (m.is_worsening or (m.state == WORSE and m.beside_england == "worse"))
    ]
    behind.sort(key=lambda m: (not m.is_worsening, -_moved(m), m.indicator.id, m.sex))
    return behind[:BEHIND]


def _moved(measure: PlanMeasure) -> float:
    change = measure.since.change
    return abs(change.later - change.earlier) / abs(change.earlier) if change.earlier else 0.0


def far_from_service(access: Distances, limit: int) -> pd.Series:
    """Metres of the LSOAs in the most deprived fifth of England beyond a limit, the farthest first."""
    metres = access.metres[access.small_areas.most_deprived.index]
    return metres[metres > limit].sort_values(ascending=False)


def unmeasured_parts(card: Scorecard) -> list[PlanPart]:
    """Parts of the plan with the fewest measures, of those in which something was not found."""
    bare = [part for part in card.parts if card.gaps_of(part)]
    bare.sort(key=lambda part: (len(card.measures_of(part)), -len(card.gaps_of(part))))
    return bare[:PROMISES]


def at_most(rules: Sequence[Sequence[T]], most: int = MOST) -> list[T]:
    """What every rule found, in the order of the rules.

    Where there is more than fits, each rule keeps its first before any keeps its second.
    """
    ranked = [
        (place, rule, one)
        for rule, several in enumerate(rules)
        for place, one in enumerate(several)
    ]
    kept = sorted(ranked, key=lambda entry: entry[:2])[:most]
    return [one for _, _, one in sorted(kept, key=lambda entry: (entry[1], entry[0]))]
