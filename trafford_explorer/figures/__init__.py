"""Plotly figures from prepared tables: what is drawn, never where it is shown."""

from trafford_explorer.figures.areas import (
    chart_names,
    deprivation_chart,
    legend_rows,
    ranked_chart,
    spread_chart,
)
from trafford_explorer.figures.chart import Chart, Spot
from trafford_explorer.figures.deprivation import tenths_chart
from trafford_explorer.figures.funnel import funnel_chart
from trafford_explorer.figures.life import (
    Line,
    Mark,
    life_in_parts_chart,
    lines_chart,
    lives_chart,
)
from trafford_explorer.figures.neighbourhoods import one_bar, one_lane
from trafford_explorer.figures.stage import enlarged

__all__ = [
    "Chart",
    "Line",
    "Mark",
    "Spot",
    "chart_names",
    "deprivation_chart",
    "enlarged",
    "funnel_chart",
    "legend_rows",
    "life_in_parts_chart",
    "lines_chart",
    "lives_chart",
    "one_bar",
    "one_lane",
    "ranked_chart",
    "spread_chart",
    "tenths_chart",
]
