"""Overview: how big is the gap, and where?"""

import streamlit as st

from trafford_explorer.topics.gap import exhibits as gap_exhibits
from trafford_explorer.topics.overview import exhibits as overview_exhibits
from trafford_explorer.ui import overview, page
from trafford_explorer.ui.show import show


@page.guarded
def draw() -> None:
    page.begin("Overview")
    show(overview_exhibits.quoted(), answers=True)
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        show(overview_exhibits.ends(), heading="h2")
    with right:
        show(gap_exhibits.slope_now(), heading="h2", large="now")
    overview.neighbourhoods()
    page.ways_in()
    page.end()


draw()
