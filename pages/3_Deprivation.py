"""Deprivation and hidden pockets: who is hidden by a good average?"""

import streamlit as st

from trafford_explorer.ui import deprivation, explore, page


@page.guarded
def show() -> None:
    chosen = page.begin("Deprivation and hidden pockets", deprivation.offers)
    deprivation.hidden_pockets()
    page.text("section", "Every LSOA, and each kind of deprivation", "h2")
    answer = st.empty()
    deprivation.controls(chosen)
    explore.linked(answer, "h3", deprivation.beneath)
    deprivation.residents()
    deprivation.moves()
    deprivation.concentration()
    deprivation.how_much()
    page.onward(
        ("PCNs and hubs", "how far it is from here to a hub, a practice, a food bank"),
    )
    page.end()


show()
