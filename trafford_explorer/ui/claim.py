"""The panel "Can we say that?": two areas, an indicator and a sex, and whether they differ."""

import html
from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from trafford_explorer import selection, shipped
from trafford_explorer.areas import AREA_TYPE_TEXT, ENGLAND, TRAFFORD, AreaType, plain_name
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.measures import absolute_gap
from trafford_explorer.phrases import people_label
from trafford_explorer.question import (
    OPENING,
    SIDES,
    Question,
    build_question,
    fit,
    to_address,
    with_period,
    with_place,
)
from trafford_explorer.selection import Offers, Selection
from trafford_explorer.topics.claim import exhibits as claim_exhibits
from trafford_explorer.ui import page, state, takeaway
from trafford_explorer.ui.show import sources_and_notes, table

_BESIDE = "asked_beside"
"""The name under which the session keeps what the page asked beside the reader's own question."""
_PART = "claim"
"""The part of the page that gives the answer away."""


@dataclass(frozen=True)
class Asked:
    """What the panel asks.

    Parameters
    ----------
    now : Question
    page : Question
        What it asks of itself beside what the page shows.
    note : str
        Why the address's question could not be had; "" where it could.
    """

    now: Question
    page: Question
    note: str = ""


def _asked(offers: Offers | None) -> Asked:
    """The page's question, or the reader's own while the page shows what it was asked beside."""
    page_asks = of_page(state.current(), offers)
    own = state.page_choice(claim_exhibits.ASK)
    if not own:
        return Asked(page_asks, page_asks)
    if not state.own(_BESIDE):  # a link brought the question along
        state.set_own(_BESIDE, to_address(page_asks))
    if state.own(_BESIDE) != to_address(page_asks):  # the page has gone on to something else
        _forget()
        return Asked(page_asks, page_asks)
    question, note = claim_exhibits.asked_in(own)
    return Asked(question or page_asks, page_asks, note)


def of_page(chosen: Selection, offers: Offers | None) -> Question:
    """A question about the areas chosen, or one and Trafford or England; else the map's two ends."""
    if offers is not None:
        chosen, _ = selection.refit(chosen, offers)
        if not chosen.picked:
            return OPENING
    view, kind = shipped.current_view(chosen), AreaType(chosen.level)
    places = [(kind, code) for code in chosen.picked]
    if places and view.trafford.value is not None:
        places.append((AreaType.LOCAL_AUTHORITY, TRAFFORD))
    if places and view.england.value is not None:
        places.append((AreaType.COUNTRY, ENGLAND))
    figures = view.values.dropna()
    if figures.nunique() > 1:
        ends = absolute_gap(figures)
        places += [(kind, ends.high_code), (kind, ends.low_code)]
    return build_question(
        chosen.indicator,
        chosen.sex,
        chosen.period,
        places,
        claim_exhibits.held(chosen.indicator, chosen.sex),
    )


def _ask(asked: Asked, question: Question) -> None:
    """Take the reader's own question, brought into the data; the address has it."""
    fitted = fit(question, claim_exhibits.held(question.indicator, question.sex))
    state.set_own(_BESIDE, to_address(asked.page))
    state.keep(**{claim_exhibits.ASK: "" if fitted == asked.page else to_address(fitted)})


def _forget() -> None:
    """Ask about what the page shows again."""
    state.set_own(_BESIDE, "")
    state.keep(**{claim_exhibits.ASK: ""})


def _take_indicator(asked: Asked) -> None:
    indicator = st.session_state.get("ask-indicator")
    if indicator is None:
        return
    sexes, sex = claim_exhibits.sexes(indicator), asked.now.sex
    sex = sex if sex in sexes else sexes[0]
    _ask(asked, replace(asked.now, indicator=indicator, sex=sex))


def _take_sex(asked: Asked) -> None:
    sex = st.session_state.get("ask-sex")
    if sex is not None:
        _ask(asked, replace(asked.now, sex=sex))


def _take_place(asked: Asked, side: str) -> None:
    place = st.session_state.get(f"ask-{side}")
    if place is not None:
        held = claim_exhibits.held(asked.now.indicator, asked.now.sex)
        _ask(asked, with_place(asked.now, side, place, held))


def _take_period(asked: Asked, side: str) -> None:
    period = st.session_state.get(f"ask-{side}-years")
    if period is not None:
        _ask(asked, with_period(asked.now, side, period))


@st.fragment
@page.guarded
def panel(*, offers: Callable[[], Offers] | None = None) -> None:
    """The question, its controls and its answer.

    Parameters
    ----------
    offers : callable, optional
        What the page shows by area, where that is not everything: with no such area chosen, the
        panel opens on a question of its own.
    """
    page.text("section", "Can we say that?", "h2")
    page.text(
        "note",
        "Choose two areas, or an area and Trafford or England. The answer says whether the "
        "published figures can tell them apart.",
    )
    asked = _asked(offers() if offers else None)
    if asked.note:
        page.text("warn", asked.note)
    with st.container(key="ask"):
        _what(asked)
        for side, label in zip(SIDES, ("First area", "Second area"), strict=True):
            _side(asked, side, label)
        if asked.now != asked.page:
            st.button("Ask about what the page shows", on_click=_forget)
    _answer(asked.now)


def _what(asked: Asked) -> None:
    first, second = st.columns([3, 2])
    state.follow("ask-indicator", asked.now.indicator)
    first.selectbox(
        "Question about",
        claim_exhibits.indicators(),
        key="ask-indicator",
        format_func=lambda i: INDICATORS[i].title,
        on_change=_take_indicator,
        args=(asked,),
    )
    state.follow("ask-sex", asked.now.sex)
    second.radio(
        "Men or women",
        claim_exhibits.sexes(asked.now.indicator),
        key="ask-sex",
        format_func=people_label,
        horizontal=True,
        on_change=_take_sex,
        args=(asked,),
    )


def _side(asked: Asked, side: str, label: str) -> None:
    held = claim_exhibits.held(asked.now.indicator, asked.now.sex)
    chosen = getattr(asked.now, side)
    first, second = st.columns([3, 2])
    state.follow(f"ask-{side}", chosen.place)
    first.selectbox(
        label,
        list(held),
        key=f"ask-{side}",
        format_func=_place_label,
        filter_mode="contains",
        on_change=_take_place,
        args=(asked, side),
    )
    state.follow(f"ask-{side}-years", chosen.period)
    second.selectbox(
        f"Years of the {label.lower()}",
        held[chosen.place],
        key=f"ask-{side}-years",
        on_change=_take_period,
        args=(asked, side),
    )


def _place_label(place: tuple[AreaType, str]) -> str:
    kind, code = place
    if kind in (AreaType.LOCAL_AUTHORITY, AreaType.COUNTRY, AreaType.PCN):
        return claim_exhibits.place(kind, code)
    name = plain_name(code, shipped.area_name_of(str(kind)).get(code, code))
    return f"{name}, {AREA_TYPE_TEXT[kind].label}"


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
        takeaway.contents(_PART)
