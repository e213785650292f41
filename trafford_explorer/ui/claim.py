"""The panel "Can we say that?": two areas, an indicator and a sex, and whether they differ."""

import functools
import html
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from trafford_explorer.areas import AREA_TYPE_TEXT, ENGLAND, TRAFFORD, AreaType
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.question import (
    OPENING,
    SIDES,
    Question,
    Side,
    fit,
    to_address,
    with_period,
    with_place,
)
from trafford_explorer.topics.claim import exhibits as claim_exhibits
from trafford_explorer.ui import page, state, takeaway
from trafford_explorer.ui.show import sources_and_notes, table

_PART = "claim"
"""The part of the page that gives the answer away."""


def _question() -> tuple[Question, str]:
    """What is asked, and a sentence where the address asks what cannot be asked."""
    return claim_exhibits.asked_in(state.page_choice(claim_exhibits.ASK))


def _ask(step: Callable[[Question], Question]) -> None:
    """Take one step from the present question; what it asks of is then brought into the data."""
    before, _ = _question()
    asked = step(before)
    fitted = fit(asked, claim_exhibits.held(asked.indicator, asked.sex))
    state.keep(**{claim_exhibits.ASK: "" if fitted == OPENING else to_address(fitted)})


def _take_indicator() -> None:
    indicator = st.session_state.get("ask-indicator")
    if indicator is None:
        return
    sexes = claim_exhibits.sexes(indicator)
    _ask(lambda q: replace(q, indicator=indicator, sex=q.sex if q.sex in sexes else sexes[0]))


def _take_sex() -> None:
    sex = st.session_state.get("ask-sex")
    if sex is not None:
        _ask(lambda q: replace(q, sex=sex))


def _take_place(side: str) -> None:
    place = st.session_state.get(f"ask-{side}")
    if place is not None:
        _ask(lambda q: with_place(q, side, place, claim_exhibits.held(q.indicator, q.sex)))


def _take_period(side: str) -> None:
    period = st.session_state.get(f"ask-{side}-years")
    if period is not None:
        _ask(lambda q: with_period(q, side, period))


def _take_selection() -> None:
    """Ask about what the page shows: its first two areas, or its area and Trafford."""
    chosen = state.selection()
    kind = AreaType(chosen.level)
    sides = [Side(kind, code, chosen.period) for code in chosen.picked[:2]]
    sides += [
        Side(AreaType.LOCAL_AUTHORITY, TRAFFORD, chosen.period),
        Side(AreaType.COUNTRY, ENGLAND, chosen.period),
    ]
    _ask(lambda _: Question(chosen.indicator, chosen.sex, *sides[:2]))


@st.fragment
@page.guarded
def panel(*, follows_page: bool = False) -> None:
    """The question, its controls and its answer.

    Parameters
    ----------
    follows_page : bool
        Whether the page has areas to ask about, and a button that does so.
    """
    page.text("section", "Can we say that?", "h2")
    page.text(
        "note",
        "Choose two areas, or an area and Trafford or England. The answer says whether the "
        "published figures can tell them apart.",
    )
    asked, note = _question()
    if note:
        page.text("warn", note)
    with st.container(key="ask"):
        _what(asked)
        for side, label in zip(SIDES, ("First area", "Second area"), strict=True):
            _side(asked, side, label)
        if follows_page:
            st.button("Ask about the areas chosen above", on_click=_take_selection)
    _answer(asked)


def _what(asked: Question) -> None:
    first, second = st.columns([3, 2])
    state.follow("ask-indicator", asked.indicator)
    first.selectbox(
        "Question about",
        claim_exhibits.indicators(),
        key="ask-indicator",
        format_func=lambda i: INDICATORS[i].title,
        on_change=_take_indicator,
    )
    state.follow("ask-sex", asked.sex)
    second.radio(
        "Men or women",
        claim_exhibits.sexes(asked.indicator),
        key="ask-sex",
        format_func=page.SEX_LABEL.get,
        horizontal=True,
        on_change=_take_sex,
    )


def _side(asked: Question, side: str, label: str) -> None:
    held = claim_exhibits.held(asked.indicator, asked.sex)
    chosen = getattr(asked, side)
    first, second = st.columns([3, 2])
    state.follow(f"ask-{side}", chosen.place)
    first.selectbox(
        label,
        list(held),
        key=f"ask-{side}",
        format_func=_place_label,
        filter_mode="contains",
        on_change=functools.partial(_take_place, side),
    )
    state.follow(f"ask-{side}-years", chosen.period)
    second.selectbox(
        f"Years of the {label.lower()}",
        held[chosen.place],
        key=f"ask-{side}-years",
        on_change=functools.partial(_take_period, side),
    )


def _place_label(place: tuple[AreaType, str]) -> str:
    kind, code = place
    name = claim_exhibits.place(kind, code)
    if kind in (AreaType.LOCAL_AUTHORITY, AreaType.COUNTRY, AreaType.PCN):
        return name
    words = AREA_TYPE_TEXT[kind]
    return f"{name.removesuffix(' ' + words.singular)}, {words.label}"


def _answer(asked: Question) -> None:
    if asked.first.place == asked.second.place:
        page.text("detail", "Choose two different areas: both are the same now.")
        return
    exhibit = claim_exhibits.reply(asked)
    takeaway.begin(_PART)
    takeaway.note(exhibit, part=_PART, answers=True)
    lines = "".join(f'<p class="te-detail">{html.escape(words)}</p>' for words in exhibit.says)
    st.html(
        f'<div class="te-live te-reply" data-testid="reply"><p class="te-subtitle">'
        f'{html.escape(exhibit.basis)}</p><p class="te-verdict">{html.escape(exhibit.finding)}</p>'
        f"{lines}</div>"
    )
    for figures in exhibit.tables:
        table(figures)
    sources_and_notes(exhibit)
    if state.toggle("Copy this answer, download its figures", _PART):
        takeaway.contents((), _PART)
