"""Explore the map: what is it like here, and next door?"""

import streamlit as st

from trafford_explorer import shipped
from trafford_explorer.ui import explore, page


@page.guarded
def show() -> None:
    chosen = page.begin("Explore the map", shipped.offers)
    answer = st.empty()
    explore.controls(chosen)
    explore.linked(answer)
    page.onward(
        (
            "Over time and against others",
            "the whole borough over the years, with figures that no one publishes for smaller areas",
        ),
        ("Briefing", "this view as a document for paper, slides or a spreadsheet"),
    )
    page.end()


show()
