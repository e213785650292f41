"""Explore the map: what is it like here, and next door?"""

import streamlit as st

from trafford_explorer.ui import cached, explore, page

chosen = page.begin("Explore the map")
view = cached.current_view(chosen)

explore.headline(view, chosen)
explore.controls(chosen)
left, right = st.columns([1.15, 1], gap="medium")
with left:
    explore.finder(chosen)
    explore.compare(view, chosen)
    drawn = explore.draw_map(explore.map_state(view, chosen), height=470)
    explore.place_note()
    explore.map_legend(view, chosen)
    explore.layers(chosen)
with right:
    explore.ranked(view, chosen)
first, second = st.columns(2, gap="medium")
with first:
    explore.deprivation(view, chosen)
with second:
    explore.spread(view, chosen)
explore.details(view, chosen, open_table=not drawn)
page.end(cached.source_lines(chosen))
