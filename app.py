"""Overview: how big is the gap, and where?"""

import streamlit as st

from trafford_explorer import shipped
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.topics.explore import exhibits as cached
from trafford_explorer.topics.overview import words as overview
from trafford_explorer.ui import explore, page


@page.guarded
def show() -> None:
    page.begin("Overview")
    gap = cached.quoted_gap()
    msoas = shipped.area_name_of("msoa11")
    slopes = cached.slope_changes()

    left, right = st.columns([1.35, 1], gap="large")
    with left:
        page.text("answer", overview.describe_quoted_gap(gap), "h1", about=("Quoted gap",))
        page.chart(
            cached.quoted_chart("Years of life, in good health and not"),
            key="quoted",
            heading="h2",
            about=("Quoted gap",),
        )
        page.text("detail", overview.describe_quoted_ends(gap))
        page.table("Table of the quoted years", lambda: overview.quoted_table(gap))
        page.text("note", overview.describe_quoted_origin(gap, msoas))
    with right:
        page.text("finding", "A different measure, for all of Trafford: the slope index", "h2")
        page.text("subtitle", INDICATORS[overview.SLOPE].definition)
        page.pair(overview.describe_slope(slope) for slope in slopes)
        page.text("note", cached.slope_certainty())
        page.text("finding", "Highest and lowest small areas (MSOAs)", "h2")
        for ends in cached.life_expectancy_ends():
            page.text("detail", overview.describe_ends(ends, msoas))
        page.text("note", overview.describe_ends_caution(cached.life_expectancy_ends()[0]))

    page.text(
        "finding", "Four neighbourhoods, five primary care networks, six community hubs", "h2"
    )
    map_side, words = st.columns([1.35, 1], gap="large")
    with map_side:
        explore.neighbourhood_map(height=430)
    with words:
        explore.neighbourhood_lines()
    explore.network_legend()
    explore.neighbourhoods_table()
    page.ways_in()
    page.end(cached.overview_sources())


show()
