"""My patch: the box to type in, the answer, what is near, deprivation and the profile.

What is typed is read once, in the callback of the form, and not kept: only the codes of its areas
and rounded distances go into the session.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from trafford_explorer import maps, selection, shipped
from trafford_explorer.areas import AreaType
from trafford_explorer.exhibits import csv_bytes, head_of, text_rows
from trafford_explorer.selection import Selection
from trafford_explorer.topics.explore.exhibits import view_map
from trafford_explorer.topics.least_deprived import exhibits as least_deprived
from trafford_explorer.topics.patch import exhibits, findings
from trafford_explorer.ui import explore, page, show, state, takeaway

_BOX = "postcode"
_FOUND = "explorer_patch"
_REFUSED = "explorer_patch_refused"
MAP_HEIGHT = 430
_TOPIC, _AREA, _YEARS = 1, 2, 3
"""Columns of the profile that head its parts, and the last before its figures."""


@dataclass(frozen=True)
class _Found:
    """What is kept of a postcode."""

    ward: str
    msoa: str
    lsoa: str
    around: exhibits.Around


@dataclass(frozen=True)
class Shown:
    """What the page shows: a patch, what is near it, and the choice that it comes to.

    Parameters
    ----------
    patch : Patch
    around : Around
    chosen : Selection
        The page's ward as a choice; the reader's own choice stays what it is until a ward is chosen.
    why : str
        Why it is this ward, where none is chosen.
    """

    patch: findings.Patch
    around: exhibits.Around
    chosen: Selection
    why: str = ""


def shown(chosen: Selection) -> Shown:
    """The ward that is chosen, else one for the area that is; or the postcode's area in it."""
    exhibits.homes()  # a missing table is told now, not when someone types
    ward, why = chosen.focus, ""
    if chosen.level != AreaType.WARD23 or not ward:
        ward, why = exhibits.ward_for(chosen.level, chosen.focus)
    view = _at_ward(chosen, ward)
    found = st.session_state.get(_FOUND)
    if found is not None and found.ward == ward and not why:
        return Shown(exhibits.patch(found.ward, found.msoa, found.lsoa), found.around, view)
    st.session_state.pop(_FOUND, None)
    return Shown(exhibits.patch(ward), exhibits.around_ward(ward), view, why)


def _at_ward(chosen: Selection, ward: str) -> Selection:
    """The choice with a ward picked, and an indicator that wards have."""
    held = chosen.held if chosen.level == AreaType.WARD23 else ()
    asked = replace(chosen, level=str(AreaType.WARD23), focus=ward, held=held)
    return selection.refit(asked, exhibits.offers())[0]


# ---- choosing ----------------------------------------------------------------------------------


def _focus(ward: str) -> None:
    explore.forget_place()
    state.choose(lambda chosen: (_at_ward(chosen, ward), []))


def _take_postcode() -> None:
    """Callback of the form: resolve what was typed to codes, and forget it."""
    found = findings.look_up(st.session_state.get(_BOX) or "", exhibits.homes())
    if _BOX in st.session_state:
        # Setting it to "" would leave what was typed in Streamlit's own store until the next run.
        del st.session_state[_BOX]
    st.session_state.pop(_FOUND, None)
    if isinstance(found, str):
        st.session_state[_REFUSED] = found
        return
    near = exhibits.around((found.easting, found.northing))
    st.session_state[_FOUND] = _Found(found.ward_code, found.msoa_code, found.lsoa_code, near)
    _focus(found.ward_code)


def _take_ward(key: str) -> None:
    ward = st.session_state.get(key)
    if ward is not None:
        _whole_ward(ward)


def _take_click() -> None:
    """Callback of the map: a ward was clicked."""
    ward = explore.clicked_area()
    if ward in exhibits.wards():
        _whole_ward(ward)


def _whole_ward(ward: str) -> None:
    st.session_state.pop(_FOUND, None)
    _focus(ward)


# ---- the parts of the page ---------------------------------------------------------------------


def answer(now: Shown) -> None:
    """The answer, with whatever there is to say about the last choice above it."""
    notes = [*state.take_notes(), *filter(None, [st.session_state.pop(_REFUSED, "")])]
    if state.lost("postcode") and not now.patch.is_postcode:
        notes.append(
            "The connection was lost, and a postcode is never kept: type your postcode again. Until "
            f"then this page is about all of {now.patch.ward_name} ward."
        )
    found = exhibits.answer(now.patch, now.around)
    takeaway.note(found, answers=True)
    page.headline(found.finding, notes=notes, hint=now.why)


def ask(now: Shown) -> None:
    """The box to type in, and the wards to choose from."""
    with st.container(key="ask"):
        first, second = st.columns([1, 1], gap="medium", vertical_alignment="bottom")
        with first, st.form("find-postcode", clear_on_submit=True, border=False):
            box, button = st.columns([2.4, 1], vertical_alignment="bottom")
            box.text_input(
                "Postcode in Trafford (not kept)",
                key=_BOX,
                max_chars=20,
                autocomplete="off",
                placeholder="such as M32 0TH",
            )
            button.form_submit_button("Find it", on_click=_take_postcode, width="stretch")
        key = f"ward-{state.choices()}"
        second.selectbox(
            "Or a ward",
            list(exhibits.wards()),
            index=None,
            key=key,
            format_func=exhibits.wards().get,
            placeholder=f"Choose one of Trafford’s {len(exhibits.wards())} wards",
            filter_mode="contains",
            on_change=_take_ward,
            args=(key,),
        )
        if now.patch.is_postcode:
            st.button(
                f"Show all of {now.patch.ward_name} ward",
                key="whole-ward",
                on_click=_whole_ward,
                args=(now.patch.ward_code,),
            )


def here(now: Shown) -> None:
    """The map, what is near, and deprivation."""
    left, right = st.columns([1, 1.15], gap="medium")
    with right:
        _near(now)
        _deprivation(now)
    with left, st.container(key="patch-map"):
        _map(now)


def _near(now: Shown) -> None:
    """The nearest hub and practices; of a postcode nothing of it is given away as a file."""
    found = exhibits.nearby(now.patch, now.around)
    if not now.patch.is_postcode:
        takeaway.note(found)
    page.text("finding", "What is near", "h2")
    page.text("detail", found.finding)
    show.table(found.tables[0])
    for said in found.says:
        page.text("detail", said)
    for note in found.notes:
        page.text("note", note)


def _deprivation(now: Shown) -> None:
    found = exhibits.deprivation(now.patch)
    takeaway.note(found)
    page.text("finding", "Deprivation", "h2")
    page.text("detail", found.finding)
    show.tables(found, slot="deprivation")
    show.sources_and_notes(found)


def beneath(now: Shown) -> None:
    """Why the postcode's small area is deprived, or the ward's most deprived one."""
    with st.container(key="patch-beneath"):
        page.text("section", "Why is it deprived?", "h2")
        show.beside(exhibits.beneath(now.patch), slot="patch/beneath")


def how_much(now: Shown) -> None:
    """What the rates of Trafford's least deprived fifth would come to in the ward."""
    with st.container(key="patch-how-much"):
        page.text("section", "How much would it take?", "h2")
        show.in_sight(least_deprived.inside(str(AreaType.WARD23), now.patch.ward_code))


def _map(now: Shown) -> None:
    """Wards by the indicator that is chosen, this one picked out, and what is marked on them."""
    layers = tuple(dict.fromkeys([*now.chosen.layers, *maps.LANDMARKS]))
    chosen = replace(now.chosen, layers=layers)
    drawn = view_map(chosen)
    explore.draw_map(drawn, MAP_HEIGHT, on_click=_take_click)
    explore.places(layers)
    page.text("note", f"Map: {drawn.basis}. Click a ward to choose it.")
    show.legend(drawn)
    explore.shading(chosen)
    show.tables(drawn, slot="map")
    show.sources_and_notes(drawn)


def profile(now: Shown) -> None:
    """Every figure of the area, topic by topic, and the file of them."""
    found = exhibits.profile(now.patch)
    takeaway.note(found)
    page.text("section", found.finding, "h2")
    (table,) = found.tables
    head, rows = head_of(table), text_rows(table)
    topics = dict.fromkeys((row[_TOPIC], row[_AREA]) for row in rows)
    parts = "".join(
        _part(
            f"{topic}, {area}",
            head,
            [row for row in rows if row[_TOPIC : _AREA + 1] == (topic, area)],
        )
        for topic, area in topics
    )
    st.html(f'<div class="te-profile">{parts}</div>')
    for note in found.notes:
        page.text("note", note)
    with st.container(key="take-away", horizontal=True, vertical_alignment="center"):
        page.csv_button(
            "Download these figures as CSV",
            csv_bytes(found, table, updated=f"{shipped.data_date():%Y-%m-%d}"),
            file_name=f"{found.name}.csv",
        )
        page.text("note", "Your browser’s Print puts this patch on one A4 page, without the map.")


def _part(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The rows of one topic and kind of area as a table, without the columns that name these."""
    heads = "".join(
        f'<th scope="col">{html.escape(one)}</th>' for one in (title, *head[_YEARS + 1 :])
    )
    cells = "".join(
        f'<tr><th scope="row">{html.escape(f"{row[0]}, {row[_YEARS]}")}</th>'
        + "".join(f"<td>{html.escape(cell)}</td>" for cell in row[_YEARS + 1 :])
        + "</tr>"
        for row in rows
    )
    return (
        f'<table aria-label="{html.escape(title)}"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{cells}</tbody></table>"
    )
