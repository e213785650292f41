"""Networks and hubs: who is near a service, who is not, and what the record says of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from trafford_explorer import selection, shipped
from trafford_explorer.areas import AreaType
from trafford_explorer.exhibits import Exhibit
from trafford_explorer.indicators.recorded import REGISTERS
from trafford_explorer.phrases import capital
from trafford_explorer.selection import BACKGROUND, Found, Selection
from trafford_explorer.topics.access import exhibits, words
from trafford_explorer.topics.access.findings import FIRST_LIMIT, LIMITS, SERVICES, parse_limit
from trafford_explorer.topics.over_time import exhibits as over_time_exhibits
from trafford_explorer.topics.primary_care import exhibits as primary_care
from trafford_explorer.ui import explore, page, show, state, takeaway

SERVICE, WITHIN = "service", "within"
"""The page's own keys of the address: what is asked about, and the distance in km."""
_NOTES = "explorer_hubs_notes"
_CHART = "access"
_FALLBACK = "imd_score"
"""What is shown elsewhere once an LSOA is chosen here, where the indicator has none by LSOA."""
FEW = 13
"""So many places stand in an open table; more are one click away."""


@dataclass(frozen=True)
class Asked:
    """What the page is asked: a service, a distance in metres, and a disease register."""

    service: str
    limit: int
    register: str


def resolve() -> Asked:
    """What is asked: the address's, else the last, else hubs within 1 km and the first register."""
    notes = []
    hub = next(iter(SERVICES))
    service = state.page_choice(SERVICE) or hub
    if service not in SERVICES:
        notes.append(
            f"There is no service “{str(service)[:60]}” here, so this page asks about community "
            "hubs. The others are in the list."
        )
        service = hub
    asked = state.page_choice(WITHIN)
    limit = parse_limit(asked) if asked else FIRST_LIMIT
    if limit is None:
        notes.append(
            f"“{str(asked)[:20]}” is not a distance offered here, so 1 km is used: choose from 0.5 "
            "to 3 km."
        )
        limit = FIRST_LIMIT
    first = next(iter(REGISTERS))
    register = state.page_choice(primary_care.REGISTER) or first
    if register not in REGISTERS:
        notes.append(
            f"There is no disease register “{str(register)[:60]}” here, so this page shows "
            f"{REGISTERS[first].spoken}. The others are in the list."
        )
        register = first
    _remember(service, limit)
    _keep_register(register)
    st.session_state[_NOTES] = notes
    return Asked(service, limit, register)


def _remember(service: str, limit: int) -> None:
    """Keep what is asked, in the session and in the address."""
    state.keep(**{SERVICE: service, WITHIN: f"{limit / 1000:g}"})


def _keep_register(register: str) -> None:
    """Keep the register; the first of the list needs no word in the address."""
    state.keep(**{primary_care.REGISTER: "" if register == next(iter(REGISTERS)) else register})


# ---- choosing ------------------------------------------------------------------------------------


def _take_asked() -> None:
    service, limit = st.session_state.get("near-service"), st.session_state.get("near-limit")
    if service in SERVICES and limit in LIMITS:
        _remember(service, limit)


def _take_register() -> None:
    register = st.session_state.get("recorded-register")
    if register in REGISTERS:
        _keep_register(register)


def _choose(level: str, code: str) -> None:
    """Choose an area; the indicator and the rest of the choice stay where they can."""

    def step(chosen: Selection) -> state.Step:
        offers, notes = over_time_exhibits.offers(), []
        if chosen.level != level:
            chosen = replace(chosen, focus="")
        if level not in offers.levels(chosen.indicator):
            chosen, notes = selection.with_indicator(chosen, _FALLBACK, offers)
        moved, more = selection.with_level(chosen, level, offers)
        focused, last = selection.with_focus(moved, code, offers)
        return focused, [*notes, *more, *last]

    state.choose(step)


def _take_click() -> None:
    code = explore.clicked_area()
    if code in exhibits.small_areas().table.index:
        _choose(AreaType.LSOA21, code)


def _take_dot() -> None:
    code = explore.clicked_dot(_CHART, exhibits.chart_name_of())
    if code:
        _choose(AreaType.LSOA21, code)


def _take_found(found: Found) -> None:
    _choose(found.level, found.code)


# ---- the parts of the page -----------------------------------------------------------------------


def answer_slot() -> DeltaGenerator:
    """Where the answer stands, above the controls."""
    return st.empty()


def controls(asked: Asked) -> None:
    """What is asked about, how far, and the finder."""
    with st.container(key="controls"):
        first, second, third = st.columns([2.4, 2.6, 3])
        state.follow("near-service", asked.service)
        first.selectbox(
            "Near what?",
            list(SERVICES),
            key="near-service",
            format_func=lambda one: capital(SERVICES[one].many),
            on_change=_take_asked,
        )
        state.follow("near-limit", asked.limit)
        second.selectbox(
            "How far, in a straight line?",
            LIMITS,
            key="near-limit",
            format_func=words.limit_words,
            on_change=_take_asked,
        )
        with third:
            explore.finder(exhibits.finder(), take=_take_found)


@st.fragment
@page.guarded
def linked(asked: Asked, slot: DeltaGenerator) -> None:
    """The answer, the map and the chart: all that a click changes, and nothing else."""
    state.write_address()
    chosen = state.selection()
    shown = _answer(asked, chosen, slot)
    codes = exhibits.lsoas_picked(chosen.level, chosen.picked)
    large = codes if len(codes) > exhibits.MOST_DRAWN else ()
    codes = () if large else codes
    left, right = st.columns([1.15, 1], gap="medium")
    with left:
        drawn = exhibits.distance_map(
            asked.service,
            codes,
            tuple(layer for layer in chosen.layers if layer != BACKGROUND),
            BACKGROUND in chosen.layers,
        )
        placed = replace(drawn, picture=replace(drawn.map, near=large))
        is_drawn = explore.draw_map(placed, 470, on_click=_take_click)
        page.text("note", "Click an area on the map or a dot in the chart, or find one by name.")
        explore.places(drawn.map.extras)
        show.legend(drawn)
        explore.layers(chosen)
        show.sources_and_notes(drawn)
    with right:
        # the names of a whole ward's LSOAs would hide each other
        dots = exhibits.pattern(asked.service, asked.limit, chosen.level in exhibits.SMALL)
        show.chart(
            dots,
            heading="h2",
            picked=codes,
            on_select=_take_dot,
            mark=str(state.choices()),
            slot=_CHART,
        )
        for said in (*dots.says, *shown.says):
            page.text("detail", said)
        show.sources_and_notes(dots)
    if is_drawn:
        show.tables(drawn, slot=_CHART)
    else:
        show.table(drawn.table("lsoas"))
    show.tables(shown, slot="answer")
    for below in _below(asked):  # drawn further down, which this part must not wait for
        takeaway.note(below)
    page.give_away()


def _below(asked: Asked) -> Iterator[Exhibit]:
    """What can be taken away from the rest of the page."""
    yield exhibits.near_each_place(asked.service, asked.limit)
    yield exhibits.list_sizes()
    yield from _recorded(asked)
    yield exhibits.hubs()


def _recorded(asked: Asked) -> tuple[Exhibit, Exhibit, Exhibit]:
    """One register by practice, against age, and as a funnel."""
    register = asked.register
    return (
        primary_care.practices(register),
        primary_care.against_age(register),
        primary_care.funnel_of(register),
    )


def _answer(asked: Asked, chosen: Selection, slot: DeltaGenerator) -> Exhibit:
    """Who is near, and how far the area is that is chosen."""
    notes = [*st.session_state.pop(_NOTES, []), *state.take_notes()]
    found = exhibits.answer(asked.service, asked.limit)
    hint = ""
    area = None
    if chosen.focus:
        area = exhibits.chosen_area(asked.service, chosen.level, chosen.focus)
        name = shipped.area_name_of(chosen.level).get(chosen.focus, "")
        hint = area.finding if area else words.describe_not_picked(chosen.level, name)
    quoted = (
        exhibits.answer(asked.service, asked.limit, chosen.level, chosen.focus) if area else found
    )
    takeaway.shown().answering = quoted
    takeaway.note(found)
    page.headline(found.finding, found.quoted_with, notes=notes, hint=hint, slot=slot)
    return found


def near_each_place(asked: Asked) -> None:
    """Residents near every place."""
    found = exhibits.near_each_place(asked.service, asked.limit)
    table = found.table("places")
    page.text("section", found.finding, "h2")
    if len(table.rows) <= FEW:
        show.table(table)
    else:
        show.table(table.only(range(FEW), f"Shown: the first {FEW}."))
        show.tables(found, [table], slot="near")
    for said in found.says:
        page.text("note", said)
    show.sources_and_notes(found)
    with st.container(horizontal=True):
        takeaway.csv_button("Download this table as CSV", found, table, "within-file")
        drawn = exhibits.distance_map(asked.service)
        takeaway.csv_button(
            "Download every LSOA’s distance as CSV", drawn, drawn.table("lsoas"), "distance-file"
        )


def networks() -> None:
    """The five networks: sizes, members, neighbourhood, deprivation."""
    found = exhibits.list_sizes()
    page.text("section", "The five primary care networks (PCNs)", "h2")
    show.beside(found)
    takeaway.csv_button(
        "Download the networks as CSV", found, found.table("every_figure"), "networks-file"
    )
    for column, one in _in_columns([exhibits.network(n.code) for n in exhibits.every_network()]):
        with column:
            show.show(one)
            show.tables(primary_care.network(one.id.rpartition("/")[2]))


def recorded(asked: Asked) -> None:
    """What practices and networks have recorded of one disease."""
    page.text("section", "Diseases that GP practices have recorded", "h2")
    state.follow("recorded-register", asked.register)
    st.selectbox(
        "Which disease?",
        list(REGISTERS),
        key="recorded-register",
        format_func=lambda one: REGISTERS[one].title,
        on_change=_take_register,
    )
    by_practice, by_age, as_funnel = _recorded(asked)
    show.beside(by_practice, slot="primary_care/practices")
    left, right = st.columns(2, gap="medium")
    with left:
        show.show(by_age, slot="primary_care/age")
    with right:
        show.show(as_funnel, slot="primary_care/funnel")


def hubs() -> None:
    """The six hubs, as the record has them."""
    found = exhibits.hubs()
    show.show(found, heading="h2")
    takeaway.csv_button("Download the hubs as CSV", found, found.table(), "hubs-file")
    for column, one in _in_columns([exhibits.hub(h.name) for h in exhibits.every_hub()]):
        with column:
            show.show(one)


def _in_columns(
    items: Sequence[Exhibit], number: int = 3
) -> Iterator[tuple[DeltaGenerator, Exhibit]]:
    """Exhibits row by row, each with a column of its own."""
    for start in range(0, len(items), number):
        row = items[start : start + number]
        yield from zip(st.columns(number, gap="medium"), row, strict=False)
