"""Measures: tables or numbers in, small frozen results out. Nothing here draws or reads a file."""

from trafford_explorer.measures.gap import Gap, absolute_gap
from trafford_explorer.measures.healthy_share import LifeInParts, life_in_parts
from trafford_explorer.measures.standing import Standing, standing

__all__ = ["Gap", "LifeInParts", "Standing", "absolute_gap", "life_in_parts", "standing"]
