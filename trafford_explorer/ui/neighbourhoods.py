"""The neighbourhood profiles, part by part."""

import functools
import html
from dataclasses import dataclass

import streamlit as st

from trafford_explorer import selection, shipped, style
from trafford_explorer.areas import AREA_TYPE_TEXT, NEIGHBOURHOODS, AreaType
from trafford_explorer.selection import Selection
from trafford_explorer.topics.deprivation import exhibits as cached_deprivation
from trafford_explorer.topics.deprivation import words as deprivation
from trafford_explorer.topics.explore import exhibits as cached
from trafford_explorer.topics.explore.words import plain_name
from trafford_explorer.topics.neighbourhoods import exhibits as kept
from trafford_explorer.topics.neighbourhoods import words
from trafford_explorer.topics.over_time import exhibits as cached_over_time
from trafford_explorer.topics.overview import exhibits as overview_exhibits
from trafford_explorer.topics.overview import words as overview
from trafford_explorer.ui import explore, page, state, takeaway

_BOUNDARIES = {
    AreaType.NEIGHBOURHOOD: "Since May 2023",
    AreaType.NEIGHBOURHOOD17: "Until April 2023",
}
_LIVES = ("life_expectancy_at_birth", "healthy_life_expectancy_at_birth")
_DOTS = AreaType.MSOA11
"""The areas that these are published for, each a dot."""


@dataclass(frozen=True)
class Shown:
    """What the page shows: a neighbourhood, on the new or the old boundaries.

    Parameters
    ----------
    name : str
    level : AreaType
    code, kind, area : str
        A single area of it that is chosen: its code, its kind, its name with its kind; "" for none.
    """

    name: str
    level: AreaType
    code: str = ""
    kind: str = ""
    area: str = ""

    @property
    def is_new(self) -> bool:
        return self.level is AreaType.NEIGHBOURHOOD


def shown(chosen: Selection) -> Shown:
    """The neighbourhood chosen, or that of the area chosen; else the first."""
    name = shipped.home_of(chosen.level, chosen.focus) if chosen.focus else ""
    old = chosen.level == AreaType.NEIGHBOURHOOD17
    level = AreaType.NEIGHBOURHOOD17 if old else AreaType.NEIGHBOURHOOD
    if not name or chosen.focus == name:
        return Shown(name or NEIGHBOURHOODS[0], level)
    area = plain_name(chosen.focus, shipped.area_name_of(chosen.level).get(chosen.focus, ""))
    kind = AREA_TYPE_TEXT[AreaType(chosen.level)].singular
    return Shown(name, level, chosen.focus, chosen.level, f"{area} {kind}")


def _choose(name: str, level: AreaType) -> None:
    state.choose(
        lambda now: selection.at_neighbourhood(now, name, str(level), cached_over_time.offers())
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
    for level in kept.WARDS:
        if code in kept.ward_homes(level):
            _choose(kept.ward_homes(level)[code], level)


def _take_dot(key: str, asked: Selection) -> None:
    """Callback of a chart of MSOAs: the MSOA of the dot, in what the chart shows."""
    _choose_msoa(explore.clicked_dot(key, cached.drawn(shipped.current_view(asked)).codes), asked)


def _take_name(key: str, asked: Selection) -> None:
    """Callback of the list of MSOAs, the equal of their dots."""
    _choose_msoa(st.session_state.get(key) or "", asked)


def _choose_msoa(code: str, asked: Selection) -> None:
    def step(chosen: Selection) -> state.Step:
        offers = cached_over_time.offers()
        moved = selection.replace(chosen, indicator=asked.indicator, sex=asked.sex, focus="")
        moved, notes = selection.with_release(moved, asked.level, asked.period, offers)
        focused, more = selection.with_focus(moved, code, offers)
        return focused, [*notes, *more]

    if code:
        explore.forget_place()
        state.choose(step)


def answer(now: Shown) -> None:
    """What the neighbourhood stands out for, and the rule behind it."""
    found = kept.positions(now.name, now.level)
    headline = words.describe_neighbourhood(now.name, found)
    takeaway.note_answer(
        headline,
        source=[
            f"{one.indicator.short_title}, everyone, {one.period}: {one.release}; from "
            f"{', '.join(sorted({file.producer for file in cached.sources_of(one.indicator.id)}))}."
            for one in words.stands_out(found)
        ],
    )
    page.headline(headline, notes=state.take_notes())
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
    findings = (words.describe_finding(one, now.name) for one in words.stands_out(found))
    st.html(  # one element, however many there are: the map below stays where it is
        "".join(f'<p class="te-detail te-key">{html.escape(one)}</p>' for one in findings)
    )
    page.text("note", words.describe_rule(found))


def place(now: Shown) -> None:
    """The map, and what lies in the neighbourhood."""
    left, right = st.columns([1.2, 1], gap="large")
    shown = kept.map_state(now.name, now.level)
    if now.code:
        shown = kept.outlining(shown, now.level, now.kind, now.code, now.area)
    with left:
        explore.draw_map(
            shown,
            height=430,
            on_click=_take_ward,
            picture=(
                f"{now.name} neighbourhood and its wards",
                f"{AREA_TYPE_TEXT[kept.WARDS[now.level]].vintage.capitalize()}, GP practices by primary "
                "care network, community hubs",
            ),
        )
        explore.places(shown.extras)
        page.text(
            "note",
            "Dashed lines are neighbourhoods, dotted lines MSOAs, white lines wards. Click a ward to "
            "see its neighbourhood." + (f" Outlined: {now.area}." if now.code else ""),
        )
    with right:
        line = next(
            line for line in overview_exhibits.neighbourhood_lines() if line.name == now.name
        )
        if now.is_new:
            page.text("detail", overview.describe_neighbourhood(line))
        page.text("detail", kept.members(now.name, now.level))
        page.text("detail", kept.extremes(now.name, now.level))
        page.text("note", kept.change(now.name))
    explore.network_legend()
    page.table("Table of what the map shows", lambda: kept.on_the_map(now.name, now.level))


def spine(now: Shown) -> None:
    """Every indicator between the worst and the best area."""
    page.text("section", "Every indicator, between Trafford’s worst and best areas", "h2")
    left, right = st.columns(2, gap="large")
    with left:
        page.chart(kept.spine(now.name, now.level, True), "spine-judged")
    with right:
        page.chart(kept.spine(now.name, now.level, False), "spine-other")
    page.table(
        "Table of every indicator",
        lambda: words.spine_table(
            kept.positions(now.name, now.level),
            now.name,
            kept.sources_by_indicator(now.name, now.level),
        ),
    )
    if not now.is_new:
        page.text("note", "Fewer indicators were published on, or fit, the old boundaries.")


def inside(now: Shown) -> None:
    """What is published for the areas and not for the neighbourhood."""
    if not now.is_new:
        page.text(
            "note",
            "Residents by age and by tenth of England, ethnic groups, homes, length of life, and what "
            "is published for smaller areas only, are shown on the new boundaries only.",
        )
        return
    page.text("section", f"Area by area: what no one publishes for {now.name} as a whole", "h2")
    left, right = st.columns(2, gap="large")
    with left:
        page.chart(kept.inside_chart(now.name, True), "inside-judged")
    with right:
        page.chart(kept.inside_chart(now.name, False), "inside-other")
    page.text(
        "note",
        "No average is made of these. MSOAs and LSOAs belong where most of their residents live. "
        "What practices recorded (2018) depends on who is tested and on how old residents are.",
    )
    page.table("Table of areas", lambda: words.spreads_table(kept.spreads(now.name)))
    page.table("Table of every area", lambda: words.every_area_table(kept.spreads(now.name)))


def people(now: Shown) -> None:
    """Who lives in the neighbourhood, and in which tenth of England."""
    if not now.is_new:
        return
    page.text("section", "Who lives here", "h2")
    left, right = st.columns(2, gap="large")
    with left:
        page.chart(kept.pyramid_chart(now.name), "pyramid", about=("Residents by age",))
        page.table("Table of ages", lambda: words.pyramid_table(kept.pyramid(now.name)))
    with right:
        page.chart(cached_deprivation.residents_chart(now.name), "profile-tenths")
        page.legend(
            (page.swatch(colour), str(tenth)) for tenth, colour in enumerate(style.TENTHS, start=1)
        )
        page.table(
            "Table of tenths",
            lambda: deprivation.residents_table(cached_deprivation.residents()),
        )
    found = kept.positions(now.name, now.level)
    for (label, wanted), column in zip(
        (("ethnic groups", words.ETHNIC_GROUPS), ("homes by tenure", words.TENURES)),
        st.columns(2, gap="large"),
        strict=True,
    ):
        with column:
            page.chart(kept.shares_chart(now.name, wanted), f"shares-{wanted[0]}")
            page.table(
                f"Table of {label}",
                lambda wanted=wanted: words.spine_table(words.shares(found, wanted), now.name),
            )


def life(now: Shown) -> None:
    """Length and health of life: the MSOAs as dots, never an average."""
    if not now.is_new:
        return
    page.text("section", "Length and health of life, MSOA by MSOA", "h2")
    found = kept.lives(now.name, _LIVES)
    page.text(
        "detail",
        words.describe_chosen(found, now.code, now.area)
        if now.code
        else "Click a dot to choose its MSOA, or find it by name.",
        live=True,
    )
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
        args=(key, kept.as_asked(found[0])),
    )
    for start in range(0, len(found), 2):
        row = found[start : start + 2]
        for one, column in zip(row, st.columns(2, gap="large"), strict=False):
            key = f"{one.indicator.id}-{one.sex}"
            with column:
                page.chart(
                    kept.life_chart(now.name, one.indicator.id, one.sex),
                    key,
                    functools.partial(_take_dot, key, kept.as_asked(one)),
                    picked=(now.code,),
                    mark=str(state.choices()),
                )
    page.text(
        "note",
        f"One dot is one MSOA of 2011, placed where most of its residents live. {now.name}’s own life "
        "expectancy is not published, and an average of its MSOAs would not be it. Intervals: "
        f"{words.describe_intervals(found)}. The figures are in “Table of every area”.",
    )


def take_away(now: Shown) -> None:
    """The figures as a file, and the way on."""
    with st.container(key="take-away", horizontal=True, vertical_alignment="center"):
        page.csv_button(
            f"Download {now.name}’s figures as CSV",
            kept.profile_file(now.name, now.level),
            file_name=f"trafford_{now.name.lower()}_{now.level}.csv",
        )


def onward(now: Shown) -> None:
    """Where to go on, with the neighbourhood that is shown where none was chosen."""
    chosen = state.selection()
    moved, _ = selection.at_neighbourhood(
        chosen, now.name, str(now.level), cached_over_time.offers()
    )
    page.onward(
        (
            "Explore the map",
            f"{now.area or f'{now.name} neighbourhood'} on the map, figure by figure",
        ),
        ("PCNs and hubs", "who in it is near a hub, and who is not"),
        shown=chosen if chosen.focus else moved,
    )


def source_lines(now: Shown) -> list[str]:
    """Sources of what the page shows."""
    return [*kept.sources(now.name, now.level), "Residents by age: ONS mid-year estimates."]
