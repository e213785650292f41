"""Data and methods: where is this from, and how is it made?"""

import streamlit as st

from trafford_explorer.ui import methods, page


@page.guarded
def show() -> None:
    page.begin("Data and methods")
    methods.answer()
    parts = list(methods.PARTS)
    part = st.segmented_control("Show", parts, default=parts[0], key="methods")
    methods.PARTS[part or parts[0]]()
    page.end()


show()
