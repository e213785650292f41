"""Plotly figures from prepared tables: what is drawn, never where it is shown."""

from trafford_explorer.figures.access import access_chart, list_sizes_chart
from trafford_explorer.figures.areas import (
    chart_names,
    deprivation_chart,
    legend_rows,
    ranked_chart,
    spread_chart,
)
from trafford_explorer.figures.chart import Chart, Spot
from trafford_explorer.figures.deprivation import (
    concentration_chart,
    hidden_pockets_chart,
    moves_chart,
    tenths_chart,
)
from trafford_explorer.figures.life import (
    Line,
    Mark,
    Tenth,
    life_by_tenth_chart,
    life_in_parts_chart,
    lines_chart,
    lives_chart,
)
from trafford_explorer.figures.neighbourhoods import (
    SpineRow,
    one_lane,
    pyramid_chart,
    shares_chart,
    spine_chart,
)
from trafford_explorer.figures.stage import enlarged

__all__ = [
    "Chart",
    "Line",
    "Mark",
    "SpineRow",
    "Spot",
    "Tenth",
    "access_chart",
    "chart_names",
    "concentration_chart",
    "deprivation_chart",
    "enlarged",
    "hidden_pockets_chart",
    "legend_rows",
    "life_by_tenth_chart",
    "life_in_parts_chart",
    "lines_chart",
    "list_sizes_chart",
    "lives_chart",
    "moves_chart",
    "one_lane",
    "pyramid_chart",
    "ranked_chart",
    "shares_chart",
    "spine_chart",
    "spread_chart",
    "tenths_chart",
]
