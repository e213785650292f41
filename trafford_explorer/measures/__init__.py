"""Measures: tables or numbers in, small frozen results out. Nothing here draws or reads a file."""

from trafford_explorer.measures.chance import ChangeAtWidth, change_at_width
from trafford_explorer.measures.gap import Gap, absolute_gap
from trafford_explorer.measures.healthy_share import LifeInParts, life_in_parts
from trafford_explorer.measures.origin import areas_that_fit
from trafford_explorer.measures.standing import Standing, standing

__all__ = [
    "ChangeAtWidth",
    "Gap",
    "LifeInParts",
    "Standing",
    "absolute_gap",
    "areas_that_fit",
    "change_at_width",
    "life_in_parts",
    "standing",
]
