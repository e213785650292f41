"""The neighbourhood profiles, part by part."""

import html
from dataclasses import dataclass

import streamlit as st

from trafford_explorer import selection, style
from trafford_explorer.areas import AREA_TYPE_TEXT, NEIGHBOURHOODS, AreaType
from trafford_explorer.briefing import deprivation, overview
from trafford_explorer.briefing import neighbourhoods as words
from trafford_explorer.selection import Selection
from trafford_explorer.ui import cached, cached_deprivation, explore, page, state, takeaway
from trafford_explorer.ui import cached_neighbourhoods as kept

_BOUNDARIES = {
    AreaType.NEIGHBOURHOOD: "Since May 2023",
    AreaType.NEIGHBOURHOOD17: "Until April 2023",
}
_LIVES = ("life_expectancy_at_birth", "healthy_life_expectancy_at_birth")


@dataclass(frozen=True)
class Shown:
    """What the page shows: a neighbourhood, on the new or the old boundaries."""

    name: str
    level: AreaType

    @property
    def is_new(self) -> bool:
        return self.level is AreaType.NEIGHBOURHOOD


def shown(chosen: Selection) -> Shown:
    """The neighbourhood chosen, or that of the area chosen; else the first."""
    name = kept.home_of(chosen.level, chosen.focus) if chosen.focus else ""
    old = chosen.level == AreaType.NEIGHBOURHOOD17
    return Shown(
        name or NEIGHBOURHOODS[0], AreaType.NEIGHBOURHOOD17 if old else AreaType.NEIGHBOURHOOD
    )


def _choose(name: str, level: AreaType) -> None:
    state.choose(lambda now: selection.at_neighbourhood(now, name, str(level), cached.offers()))


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
    page.text("note", words.describe_rule())


def place(now: Shown) -> None:
    """The map, and what lies in the neighbourhood."""
    left, right = st.columns([1.2, 1], gap="large")
    shown = kept.map_state(now.name, now.level)
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
            "see its neighbourhood.",
        )
    with right:
        line = next(line for line in cached.neighbourhood_lines() if line.name == now.name)
        if now.is_new:
            page.text("detail", f"{overview.describe_neighbourhood(line)}.")
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
        lambda: words.spine_table(kept.positions(now.name, now.level), now.name),
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
        page.chart(cached_deprivation.residents_chart(), "profile-tenths")
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
    for indicator in _LIVES:
        for sex, column in zip(("male", "female"), st.columns(2, gap="large"), strict=True):
            drawn = kept.life_chart(now.name, indicator, sex)
            if drawn is not None:
                with column:
                    page.chart(drawn, f"{indicator}-{sex}")
    page.text(
        "note",
        f"One dot is one MSOA of 2011, placed where most of its residents live. {now.name}’s own life "
        "expectancy is not published, and an average of its MSOAs would not be it. No interval is "
        "published in the files used here for 2015-19. The figures are in “Table of every area”.",
    )


def take_away(now: Shown) -> None:
    """The figures as a file, and the way on."""
    with st.container(key="take-away", horizontal=True, vertical_alignment="center"):
        page.csv_button(
            f"Download {now.name}’s figures as CSV",
            kept.profile_file(now.name, now.level),
            file_name=f"trafford_{now.name.lower()}_{now.level}.csv",
        )


def source_lines(now: Shown) -> list[str]:
    """Sources of what the page shows."""
    return [*kept.sources(now.name, now.level), "Residents by age: ONS mid-year estimates."]
