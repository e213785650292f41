"""The neighbourhood profiles: what is chosen, and which exhibits stand where."""

import functools
from dataclasses import dataclass

import streamlit as st

from trafford_explorer import selection, shipped
from trafford_explorer.areas import NEIGHBOURHOODS, AreaType
from trafford_explorer.exhibits import csv_bytes
from trafford_explorer.selection import Selection
from trafford_explorer.topics.least_deprived import exhibits as least_deprived
from trafford_explorer.topics.neighbourhoods import exhibits, words
from trafford_explorer.topics.over_time import exhibits as over_time_exhibits
from trafford_explorer.ui import explore, page, show, state, takeaway

_BOUNDARIES = {exhibits.NEW: "Since May 2023", exhibits.OLD: "Until April 2023"}
_DOTS = str(AreaType.MSOA11)
"""The areas that lengths of life are published for, each a dot."""


@dataclass(frozen=True)
class Shown:
    """What the page shows: a neighbourhood, on the new or the old boundaries.

    Parameters
    ----------
    name : str
    level : AreaType
    kind, code : str
        Kind and code of a single area of it that is chosen; "" for none.
    """

    name: str
    level: AreaType
    kind: str = ""
    code: str = ""

    @property
    def is_new(self) -> bool:
        return self.level is exhibits.NEW


def shown(chosen: Selection) -> Shown:
    """The neighbourhood chosen, or that of the area chosen; else the first."""
    name = shipped.home_of(chosen.level, chosen.focus) if chosen.focus else ""
    level = exhibits.OLD if chosen.level == exhibits.OLD else exhibits.NEW
    if not name or chosen.focus == name:
        return Shown(name or NEIGHBOURHOODS[0], level)
    return Shown(name, level, chosen.level, chosen.focus)


# ---- choosing ----------------------------------------------------------------------------------


def _choose(name: str, level: AreaType) -> None:
    state.choose(
        lambda now: selection.at_neighbourhood(now, name, str(level), over_time_exhibits.offers())
    )


def _take_choice(now: Shown) -> None:
    name = st.session_state.get("profile")
    if name in NEIGHBOURHOODS:
        _choose(name, now.level)


def _take_boundaries(now: Shown) -> None:
    level = st.session_state.get("boundaries")
    if level in _BOUNDARIES:
        _choose(now.name, AreaType(level))


def _take_ward() -> None:
    """Callback of the map: the neighbourhood of the ward that was clicked."""
    code = explore.clicked_area()
    for level in exhibits.WARDS:
        if code in exhibits.ward_homes(level):
            _choose(exhibits.ward_homes(level)[code], level)


def _take_dot(key: str, names: dict[str, str], asked: Selection) -> None:
    """Callback of a chart of MSOAs: the MSOA of the dot, in what the chart shows."""
    _choose_msoa(explore.clicked_dot(key, names), asked)


def _take_name(key: str, asked: Selection) -> None:
    """Callback of the list of MSOAs, the equal of their dots."""
    _choose_msoa(st.session_state.get(key) or "", asked)


def _choose_msoa(code: str, asked: Selection) -> None:
    def step(chosen: Selection) -> state.Step:
        offers = over_time_exhibits.offers()
        moved = selection.replace(chosen, indicator=asked.indicator, sex=asked.sex, focus="")
        moved, notes = selection.with_release(moved, asked.level, asked.period, offers)
        focused, more = selection.with_focus(moved, code, offers)
        return focused, [*notes, *more]

    if code:
        explore.forget_place()
        state.choose(step)


def _controls(now: Shown) -> None:
    """Which neighbourhood, on which boundaries."""
    left, right = st.columns([1, 1])
    state.follow("profile", now.name)
    left.segmented_control(
        "Neighbourhood",
        NEIGHBOURHOODS,
        key="profile",
        on_change=_take_choice,
        args=(now,),
        required=True,
    )
    state.follow("boundaries", now.level)
    right.segmented_control(
        "Boundaries",
        list(_BOUNDARIES),
        key="boundaries",
        format_func=_BOUNDARIES.get,
        on_change=_take_boundaries,
        args=(now,),
        required=True,
    )


# ---- the parts of the page ---------------------------------------------------------------------


def answer(now: Shown) -> None:
    """What the neighbourhood stands out for, and what can be chosen."""
    found = exhibits.answer(now.name, now.level)
    takeaway.note(found, answers=True)
    page.headline(found.finding, notes=state.take_notes())
    _controls(now)


def place(now: Shown) -> None:
    """The map, and beside it what stands out in words and what lies in the neighbourhood."""
    drawn = exhibits.area_map(now.name, now.level, now.kind, now.code)
    stands_out = exhibits.answer(now.name, now.level)
    left, right = st.columns([1.2, 1], gap="large")
    with left:
        explore.draw_map(drawn, 430, on_click=_take_ward)
        page.text("detail", drawn.finding)
        show.legend(drawn)
        page.text("note", "Click a ward to see its neighbourhood.")
        explore.places(drawn.map.extras)
        show.tables(drawn, slot="map")
        show.sources_and_notes(drawn)
    with right:
        for said in stands_out.says:
            page.text("detail te-key", said)
        show.sources_and_notes(stands_out)
        show.show(exhibits.people_and_areas(now.name, now.level), heading="h2")


def spine(now: Shown) -> None:
    """Every indicator between the worst and the best area."""
    page.text("section", "Every indicator, between Trafford’s worst and best areas", "h2")
    _pair(
        ("spine-judged", exhibits.spine(now.name, now.level, True)),
        ("spine-other", exhibits.spine(now.name, now.level, False)),
    )
    if not now.is_new:
        page.text("note", words.FEWER_BEFORE_2023)


def inside(now: Shown) -> None:
    """What is published for the areas and not for the neighbourhood."""
    if not now.is_new:
        page.text("note", words.NOT_ON_OLD_BOUNDARIES)
        return
    page.text("section", f"Area by area: what no one publishes for {now.name} as a whole", "h2")
    _pair(
        ("inside-judged", exhibits.inside(now.name, True)),
        ("inside-other", exhibits.inside(now.name, False)),
    )


def how_much(now: Shown) -> None:
    """What the rates of Trafford's least deprived fifth would come to in the neighbourhood."""
    if now.is_new:
        page.text("section", "How much would it take?", "h2")
        show.show(least_deprived.inside(str(exhibits.NEW), now.name), slot="how-much")


def people(now: Shown) -> None:
    """Who lives in the neighbourhood, and in which tenth of England."""
    if not now.is_new:
        return
    page.text("section", "Who lives here", "h2")
    _pair(
        ("ages", exhibits.ages(now.name)),
        ("tenths", exhibits.tenths(now.name)),
    )
    _pair(*((f"shares-{what}", exhibits.shares(now.name, what)) for what in exhibits.SHARES))


def life(now: Shown) -> None:
    """Length and health of life: the MSOAs as dots, never an average."""
    if not now.is_new:
        return
    page.text("section", "Length and health of life, MSOA by MSOA", "h2")
    found = exhibits.lives_of(now.name)
    _chosen_area(now)
    names, key = shipped.area_name_of(_DOTS), f"msoa-{state.choices()}"
    st.selectbox(
        "Find an MSOA",
        sorted(names, key=names.get),
        index=None,
        key=key,
        format_func=names.get,
        placeholder="Type part of a name",
        filter_mode="contains",
        on_change=_take_name,
        args=(key, exhibits.msoas_shown(found[0])),
    )
    for start in range(0, len(found), 2):
        pair = found[start : start + 2]
        for one, column in zip(pair, st.columns(2, gap="large"), strict=False):
            with column:
                _life_chart(now, one.indicator.id, one.sex, exhibits.msoas_shown(one))
    page.text("note", words.describe_life_limits(now.name))


def _chosen_area(now: Shown) -> None:
    """What the charts below say of the area that is chosen."""
    if not now.code:
        page.text("detail", "Click a dot to choose its MSOA, or find it by name.", live=True)
        return
    found = exhibits.chosen_area(now.name, now.kind, now.code)
    if found is None:
        area = exhibits.area_with_kind(now.kind, now.code)
        page.text("detail", words.describe_no_dot(exhibits.lives_of(now.name), area), live=True)
        return
    takeaway.note(found)
    page.text("detail", found.finding, live=True)


def _life_chart(now: Shown, indicator: str, sex: str, asked: Selection) -> None:
    drawn = exhibits.life(now.name, indicator, sex)
    key = f"{indicator}-{sex}"
    names = {spot.name: code for code, spot in drawn.chart.spots.items()}
    show.show(
        drawn,
        picked=(now.code,),
        on_select=functools.partial(_take_dot, key, names, asked),
        mark=str(state.choices()),
        slot=key,
    )


def take_away(now: Shown) -> None:
    """Every figure as one table and one file."""
    page.text("section", "Every figure in one table", "h2")
    found = exhibits.every_figure(now.name, now.level)
    show.show(found, slot="every-figure")
    (table,) = found.tables
    with st.container(key="take-away", horizontal=True, vertical_alignment="center"):
        st.download_button(
            f"Download {now.name}’s figures as CSV",
            lambda: csv_bytes(
                found, table, link=takeaway.here(), updated=f"{shipped.data_date():%Y-%m-%d}"
            ),
            file_name=f"{found.name}.csv",
            mime="text/csv",
            on_click="ignore",
        )


def onward(now: Shown) -> None:
    """Where to go on, with the neighbourhood that is shown where none was chosen."""
    chosen = state.selection()
    moved, _ = selection.at_neighbourhood(
        chosen, now.name, str(now.level), over_time_exhibits.offers()
    )
    area = exhibits.area_with_kind(now.kind, now.code) if now.code else f"{now.name} neighbourhood"
    page.onward(
        ("Explore the map", f"{area} on the map, figure by figure"),
        ("PCNs and hubs", "who in it is near a hub, and who is not"),
        shown=chosen if chosen.focus else moved,
    )


def _pair(*slots: tuple[str, exhibits.Exhibit]) -> None:
    """Exhibits side by side, each under the name of its slot."""
    for (slot, one), column in zip(slots, st.columns(2, gap="large"), strict=True):
        with column:
            show.show(one, slot=slot)
