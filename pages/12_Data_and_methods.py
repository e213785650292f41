"""Data and methods: where is this from, and how is it made?"""

import streamlit as st

from trafford_explorer.ui import methods, page

page.begin("Data and methods")
st.title("Data and methods")
page.text("lede", methods.summary())

part = st.segmented_control("Show", methods.PARTS, default=methods.PARTS[0], key="methods")
if part == "Sources":
    methods.sources()
elif part == "Indicators":
    methods.indicators()
elif part == "What was left out":
    methods.left_out()
elif part == "Places and boundaries":
    methods.places_and_boundaries()
else:
    methods.how_figures_are_made()
page.end()
