"""The neighbourhood profiles, part by part."""

import html
from dataclasses import replace

import streamlit as st

from trafford_explorer import style
from trafford_explorer.areas import NEIGHBOURHOODS, AreaType
from trafford_explorer.briefing import deprivation, overview
from trafford_explorer.briefing import neighbourhoods as words
from trafford_explorer.selection import Selection
from trafford_explorer.ui import cached, cached_deprivation, explore, page
from trafford_explorer.ui import cached_neighbourhoods as kept

_KEY = "neighbourhood"
"""The page's own key of the address."""
_NAME = "explorer_profile"
_LIFE = Selection("life_expectancy_at_birth", AreaType.MSOA11, "female", "2015-19")
_BOUNDARIES = {
    AreaType.NEIGHBOURHOOD: "Since May 2023",
    AreaType.NEIGHBOURHOOD17: "Until April 2023",
}


def choice(chosen: Selection) -> str:
    """The neighbourhood to show: the address's, else the last one, else that of the area chosen."""
    asked = st.query_params.get(_KEY, "")
    note = ""
    if asked:
        name, note = words.check_name(asked)
    else:
        home = kept.home_of(chosen.level, chosen.focus) if chosen.focus else ""
        name = st.session_state.get(_NAME) or home or NEIGHBOURHOODS[0]
    _remember(name)
    if note:
        st.html(f'<div role="status"><p class="te-warn">{html.escape(note)}</p></div>')
    return name


def _remember(name: str) -> None:
    st.session_state[_NAME] = name
    if st.query_params.get(_KEY) != name:
        st.query_params[_KEY] = name


def _take_choice() -> None:
    name = st.session_state.get("profile")
    if name in NEIGHBOURHOODS:
        _remember(name)


def _take_ward() -> None:
    """Callback of the map: the neighbourhood of the ward that was clicked."""
    code = explore.clicked_area()
    home = next(
        (kept.ward_homes(level)[code] for level in kept.WARDS if code in kept.ward_homes(level)), ""
    )
    if home:
        _remember(home)


def _level() -> AreaType:
    return AreaType(st.session_state.get("boundaries") or AreaType.NEIGHBOURHOOD)


def answer(name: str) -> None:
    """What the neighbourhood stands out for, and the rule behind it."""
    found = kept.positions(name, _level())
    page.text("answer", words.describe_neighbourhood(name, found), "h1")
    if st.session_state.get("profile") != name:
        st.session_state["profile"] = name
    left, right = st.columns([1, 1])
    left.segmented_control(
        "Neighbourhood", NEIGHBOURHOODS, key="profile", on_change=_take_choice, required=True
    )
    right.segmented_control(
        "Boundaries",
        list(_BOUNDARIES),
        default=AreaType.NEIGHBOURHOOD,
        key="boundaries",
        format_func=_BOUNDARIES.get,
        required=True,
    )
    for one in words.stands_out(found):
        page.text("detail te-key", words.describe_finding(one, name))
    page.text("note", words.describe_rule())


def place(name: str) -> None:
    """The map, and what lies in the neighbourhood."""
    level = _level()
    left, right = st.columns([1.2, 1], gap="large")
    with left:
        explore.draw_map(kept.map_state(name, level), height=430, on_click=_take_ward)
        explore.place_note()
    with right:
        line = next(line for line in cached.neighbourhood_lines() if line.name == name)
        if level is AreaType.NEIGHBOURHOOD:
            page.text("detail", f"{overview.describe_neighbourhood(line)}.")
        page.text("detail", kept.members(name, level))
        page.text("detail", kept.extremes(name, level))
        page.text("note", kept.change(name))
    if level is AreaType.NEIGHBOURHOOD:
        explore.network_legend()


def spine(name: str) -> None:
    """Every indicator between the worst and the best area."""
    level = _level()
    page.text("section", "Every indicator, between Trafford’s worst and best areas", "h2")
    left, right = st.columns(2, gap="large")
    with left:
        page.chart(kept.spine(name, level, True), "spine-judged")
    with right:
        page.chart(kept.spine(name, level, False), "spine-other")
    page.table(
        "Table of every indicator", lambda: words.spine_table(kept.positions(name, level), name)
    )
    st.download_button(
        f"Download {name}’s figures as CSV",
        words.profile_csv(kept.positions(name, level), name, level).encode("utf-8-sig"),
        file_name=f"trafford_{name.lower()}_{level}.csv",
        mime="text/csv",
        on_click="ignore",
    )
    if level is AreaType.NEIGHBOURHOOD17:
        page.text("note", "Fewer indicators were published on, or fit, the old boundaries.")


def people(name: str) -> None:
    """Who lives in the neighbourhood, and in which tenth of England."""
    if _level() is not AreaType.NEIGHBOURHOOD:
        page.text(
            "note", "Residents by age and by tenth of England are on the new boundaries only."
        )
        return
    page.text("section", "Who lives here", "h2")
    left, right = st.columns(2, gap="large")
    with left:
        page.chart(kept.pyramid_chart(name), "pyramid")
        page.table("Table of ages", lambda: words.pyramid_table(kept.pyramid(name)))
    with right:
        page.chart(cached_deprivation.residents_chart(), "profile-tenths")
        page.legend(
            (page.swatch(colour), str(tenth)) for tenth, colour in enumerate(style.TENTHS, start=1)
        )
        page.table(
            "Table of tenths",
            lambda: deprivation.residents_table(cached_deprivation.residents()),
        )


def life(name: str) -> None:
    """Length of life: the MSOAs as dots, never an average."""
    page.text("section", "Length of life, MSOA by MSOA", "h2")
    for sex, column in zip(("male", "female"), st.columns(2, gap="large"), strict=True):
        with column:
            view = cached.current_view(replace(_LIFE, sex=sex))
            page.chart(cached.drawn(view).spread, f"life-{sex}")
    page.text(
        "note",
        f"One dot is one MSOA. {name}’s own life expectancy is not published, and an average of its "
        "MSOAs would not be it. No interval is published in the files used here for 2015-19.",
    )


def source_lines(name: str) -> list[str]:
    """Sources of what the page shows."""
    return [
        *kept.sources(name, _level()),
        *cached.source_lines(_LIFE),
        "Residents by age: ONS mid-year estimates.",
    ]
