"""What each indicator is, declared once: its words, its units, and where its values stand.

The table builder reads `extracts` and `aggregates`; every page, chart, download and sentence reads
the rest. To add an indicator, add one declaration to a topic's module and one file to `data/raw`.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from trafford_explorer.errors import DataError
from trafford_explorer.indicators import (
    children,
    deprivation,
    health,
    homes,
    life,
    people,
    work,
)
from trafford_explorer.indicators.declare import (
    Added,
    Aggregate,
    AreaNames,
    Basis,
    Break,
    Breakdown,
    Extract,
    Indicator,
    Joined,
    Limits,
    Method,
    Outside,
    Polarity,
    StandIn,
    Topic,
    Untested,
)
from trafford_explorer.indicators.left_out import LEFT_OUT, LeftOut

__all__ = [
    "INDICATORS",
    "LEFT_OUT",
    "Added",
    "Aggregate",
    "AreaNames",
    "Basis",
    "Break",
    "Breakdown",
    "Extract",
    "Indicator",
    "Joined",
    "LeftOut",
    "Limits",
    "Method",
    "Outside",
    "Polarity",
    "StandIn",
    "Topic",
    "Untested",
    "index_by_id",
]


def index_by_id(indicators: Iterable[Indicator]) -> Mapping[str, Indicator]:
    """Return indicators by id, in the order given, in a mapping nobody can change.

    Raises
    ------
    DataError
        Two indicators have the same id.
    """
    by_id: dict[str, Indicator] = {}
    twice = []
    for indicator in indicators:
        if indicator.id in by_id:
            twice.append(f"{indicator.id!r} is declared twice")
        by_id[indicator.id] = indicator
    if twice:
        raise DataError("indicators", twice)
    return MappingProxyType(by_id)


INDICATORS: Mapping[str, Indicator] = index_by_id(
    indicator
    for topic in (life, deprivation, children, health, work, homes, people)
    for indicator in topic.INDICATORS
)
"""Every indicator by id, in the order in which they are offered."""
