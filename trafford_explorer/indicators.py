"""What each indicator is, declared once: its words, its units, and where its values stand.

The table builder reads `extracts`; every page, chart, download and sentence reads the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from trafford_explorer.areas import AreaType


class Polarity(StrEnum):
    """Whether a higher value is good."""

    HIGH_IS_GOOD = "high is good"
    LOW_IS_GOOD = "low is good"
    NO_JUDGEMENT = "no judgement"
    UNKNOWN = "unknown"


class Topic(StrEnum):
    """Headings under which the indicators are offered."""

    LENGTH_OF_LIFE = "Length of life and health"
    DEPRIVATION = "Deprivation"
    CHILDREN = "Children"
    HEALTH = "Health and lifestyle"
    WORK_AND_MONEY = "Work and money"
    HOMES = "Homes and households"
    PEOPLE = "People"


@dataclass(frozen=True)
class Indicator:
    """One indicator; see the module's docstring."""

    id: str
    title: str
    short_title: str
    unit: str
    decimals: int
    definition: str
    why_it_matters: str
    polarity: Polarity
    topic: Topic
    caveats: tuple[str, ...] = ()
    date_reviewed: date = date(2026, 11, 21)
