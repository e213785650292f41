"""My patch: the box to type in, the answer, what is near, deprivation and the profile.

What is typed is read once, in the callback of the form, and not kept: only the codes of its areas
and rounded distances go into the session.
"""

import html
from dataclasses import dataclass, replace

import streamlit as st

from trafford_explorer import maps, selection
from trafford_explorer.areas import AreaType
from trafford_explorer.briefing import patch as words
from trafford_explorer.briefing import sentences
from trafford_explorer.briefing.table import screen_table
from trafford_explorer.selection import Selection
from trafford_explorer.ui import cached, explore, page, state, takeaway
from trafford_explorer.ui import cached_patch as kept

_BOX = "postcode"
_FOUND = "explorer_patch"
_REFUSED = "explorer_patch_refused"
MAP_HEIGHT = 430


@dataclass(frozen=True)
class _Found:
    """What is kept of a postcode."""

    ward: str
    msoa: str
    lsoa: str
    around: kept.Around


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

    patch: words.Patch
    around: kept.Around
    chosen: Selection
    why: str = ""


def shown(chosen: Selection) -> Shown:
    """The ward that is chosen, else one for the area that is; or the postcode's area in it."""
    kept.homes()  # a missing table is told now, not when someone types
    ward, why = chosen.focus, ""
    if chosen.level != AreaType.WARD23 or not ward:
        ward, why = kept.ward_for(chosen.level, chosen.focus)
    view = _at_ward(chosen, ward)
    found = st.session_state.get(_FOUND)
    if found is not None and found.ward == ward and not why:
        return Shown(kept.patch(found.ward, found.msoa, found.lsoa), found.around, view)
    st.session_state.pop(_FOUND, None)
    return Shown(kept.patch(ward), kept.around_ward(ward), view, why)


def _at_ward(chosen: Selection, ward: str) -> Selection:
    """The choice with a ward picked, and an indicator that wards have."""
    held = chosen.held if chosen.level == AreaType.WARD23 else ()
    asked = replace(chosen, level=str(AreaType.WARD23), focus=ward, held=held)
    return selection.refit(asked, kept.offers())[0]


# ---- choosing ----------------------------------------------------------------------------------


def _focus(ward: str) -> None:
    explore.forget_place()
    state.choose(lambda chosen: (_at_ward(chosen, ward), []))


def _take_postcode() -> None:
    """Callback of the form: resolve what was typed to codes, and forget it."""
    found = words.look_up(st.session_state.get(_BOX) or "", kept.homes())
    if _BOX in st.session_state:
        # Setting it to "" would leave what was typed in Streamlit's own store until the next run.
        del st.session_state[_BOX]
    st.session_state.pop(_FOUND, None)
    if isinstance(found, str):
        st.session_state[_REFUSED] = found
        return
    near = kept.around((found.easting, found.northing))
    st.session_state[_FOUND] = _Found(found.ward_code, found.msoa_code, found.lsoa_code, near)
    _focus(found.ward_code)


def _take_ward(key: str) -> None:
    ward = st.session_state.get(key)
    if ward is not None:
        _whole_ward(ward)


def _take_click() -> None:
    """Callback of the map: a ward was clicked."""
    ward = explore.clicked_area()
    if ward in kept.wards():
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
    found = words.describe_patch(
        now.patch,
        kept.deprived(now.patch),
        now.around.hubs[0],
        now.around.practices[0],
        cached.places("hub"),
    )
    link = " (The link shows the whole ward.)" if now.patch.is_postcode else ""
    takeaway.note_answer(found + link, about=("Postcodes", "Community hubs", "Deprivation"))
    page.headline(found, notes=notes, hint=now.why)


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
            list(kept.wards()),
            index=None,
            key=key,
            format_func=kept.wards().get,
            placeholder=f"Choose one of Trafford’s {len(kept.wards())} wards",
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
    hubs, practices = cached.places("hub"), cached.places("gp_practice")
    page.text("finding", "What is near", "h2")
    page.text("detail", f"Nearest hub: {words.describe_hubs(now.patch, now.around.hubs, hubs)}")
    st.table(words.practices_table(now.around.practices, practices))
    page.text("detail", words.describe_practices(now.around.practices, practices))
    page.text("detail", words.describe_networks(now.patch, cached.places("pcn")))
    page.text("note", words.describe_basis(now.patch))
    if border := words.describe_border(now.patch):
        page.text("note", border)


def _deprivation(now: Shown) -> None:
    found = kept.deprived(now.patch)
    page.text("finding", "Deprivation", "h2")
    page.text("detail", words.describe_deprivation(now.patch, found))
    if st.toggle("Table of the ward’s residents by tenth of England", key="patch-tenths"):
        st.table(words.tenths_table(found))


def _map(now: Shown) -> None:
    layers = tuple(dict.fromkeys([*now.chosen.layers, *maps.LANDMARKS]))
    drawn = replace(now.chosen, layers=layers)
    view = cached.current_view(drawn)
    explore.draw_map(
        explore.map_state(view, drawn),
        MAP_HEIGHT,
        on_click=_take_click,
        picture=explore.map_words(view, drawn),
    )
    explore.places(layers)
    page.text(
        "note",
        f"Wards by {sentences.indicator_phrase(view)}, {view.period}. Click one to choose it.",
    )
    explore.map_legend(view, drawn)
    explore.network_legend()
    page.table("Table of the wards on the map", lambda: screen_table(view))


def profile(now: Shown) -> None:
    """Every figure of the area, topic by topic."""
    table = kept.profile(now.patch)
    page.text("section", words.describe_profile(table, now.patch), "h2")
    parts = "".join(_part(part) for part in words.profile_parts(table, now.patch))
    st.html(f'<div class="te-profile">{parts}</div>')
    page.text("note", words.describe_profile_basis(table, now.patch))
    with st.container(key="take-away", horizontal=True, vertical_alignment="center"):
        page.csv_button(
            "Download these figures as CSV",
            kept.profile_file(now.patch),
            file_name=f"trafford_patch_{now.patch.lsoa_code or now.patch.ward_code}.csv",
        )
        page.text("note", "Your browser’s Print puts this patch on one A4 page, without the map.")


def _part(part: words.ProfilePart) -> str:
    """One topic as a table."""
    heads = "".join(f'<th scope="col">{html.escape(head)}</th>' for head in part.heads)
    rows = "".join(
        f'<tr><th scope="row">{html.escape(name)}</th>'
        + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for name, *cells in part.rows
    )
    return (
        f'<table aria-label="{html.escape(part.title)}"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def source_lines(now: Shown) -> list[str]:
    """Sources of all that the page shows."""
    return kept.source_lines(now.patch)
