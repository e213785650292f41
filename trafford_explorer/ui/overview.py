"""The overview's map: the neighbourhood clicked on it is marked, there and in the words beside it."""

import html
from dataclasses import replace

import streamlit as st

from trafford_explorer import style
from trafford_explorer.topics.overview import exhibits
from trafford_explorer.ui import explore, page, state
from trafford_explorer.ui.show import legend, sources_and_notes, tables

_HEIGHT = 430
_HOME = "home"


def neighbourhoods() -> None:
    """The four neighbourhoods on the map, in words and as a table."""
    exhibit = exhibits.neighbourhoods()
    picked = state.own(_HOME)
    if picked not in {area.code for area in exhibit.areas}:  # what a browser brought back
        picked = ""
    shown = replace(exhibit.map, selected=(picked,) if picked else ())
    page.text("finding", exhibit.finding, "h2")
    page.text("subtitle", exhibit.basis)
    map_side, words = st.columns([1.35, 1], gap="large")
    with map_side:
        explore.draw_map(replace(exhibit, picture=shown), _HEIGHT, on_click=_take_home)
        explore.places(shown.extras)
    lines = []
    for area in exhibit.areas:
        mark = " te-marked" if area.code == picked else ""
        lines.append(
            f'<p class="te-detail te-home{mark}">{page.swatch(style.NEIGHBOURHOOD_TINTS[area.code])} '
            f"{'<strong>(chosen)</strong> ' if mark else ''}{html.escape(area.words)}</p>"
        )
    words.html(f'<div class="te-live">{"".join(lines)}</div>')
    legend(exhibit)
    tables(exhibit)
    sources_and_notes(exhibit)


def _take_home() -> None:
    """Callback of the map: a neighbourhood or a place was clicked."""
    code = explore.clicked_area()
    if code:
        state.set_own(_HOME, code)
