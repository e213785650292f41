"""The selection in the reader's session, and the address that mirrors it.

The address is adopted when the reader changed it (a pasted link, Back, Forward) and written when the
reader changed the view. A run that a widget or a click started never adopts the address: it may
still be the one from before the click.
"""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from trafford_explorer.selection import OWN_KEYS, Offers, Selection, parse, refit
from trafford_explorer.ui import cached, cached_over_time

_SELECTION = "explorer_selection"
_WANTED = "explorer_wanted"
"""What was chosen, where the page shown last could not show all of it."""
_OFFERS = "explorer_offers"
"""What the page shown last offers."""
_NOTES = "explorer_notes"
_WRITTEN = "explorer_written"
_CHOSE = "explorer_chose"
_COUNT = "explorer_choices"
QUESTION = "explorer_question"
"""What the reader asks in the panel "Can we say that?"."""
_STARTS = "explorer_starts"
PAGE_KEYS = (
    "against",
    "aspiration",
    "reform",
    "group",
    "service",
    "within",
    "template",
    "place",
    "figure",
    "title",
    "story",
    "step",
)
"""Keys of the address that belong to one page; each is kept in the session after `explorer_`."""

Step = tuple[Selection, list[str]]


def _address() -> dict[str, list[str]]:
    params = st.query_params
    return {key: params.get_all(key) for key in OWN_KEYS if key in params}


def _as_lists(chosen: Selection) -> dict[str, list[str]]:
    return {k: v if isinstance(v, list) else [v] for k, v in chosen.to_params().items()}


def selection() -> Selection:
    """What is chosen now."""
    return st.session_state[_SELECTION]


def current() -> Selection:
    """What is chosen, without a look at the address nor a change to it."""
    return st.session_state.get(_SELECTION) or cached.offers().first()


def choose(step: Callable[[Selection], Step]) -> None:
    """Take one step from the present choice; for the callbacks of widgets, charts and the map."""
    state = st.session_state
    if _SELECTION not in state:  # the server was restarted under the reader's feet
        state[_SELECTION], _ = parse(_address(), cached_over_time.offers())
    before = state[_SELECTION]
    wanted = state.get(_WANTED, before)
    after, state[_NOTES] = step(before)
    state[_SELECTION] = state[_WANTED] = after
    if wanted.picked and not before.picked and not after.picked:  # this page never showed them
        state[_WANTED] = replace(after, level=wanted.level, focus=wanted.focus, held=wanted.held)
    state[_CHOSE] = True
    state[_COUNT] = state.get(_COUNT, 0) + 1


def choices() -> int:
    """How many choices were made in this session; names widgets that must start afresh."""
    return st.session_state.get(_COUNT, 0)


def adopt(offers: Offers | None = None) -> None:
    """Bring the selection and the address together at the start of a run.

    An address without any of its own keys says nothing: what was chosen on another page stands, as
    far as this page offers it, and stands whole again on the next page that offers it. What could
    not be had waits for `take_notes`.

    Parameters
    ----------
    offers : Offers, optional
        What this page offers; everything where none is given.
    """
    state = st.session_state
    offers = offers or cached_over_time.offers()
    address = _address()
    chose = state.pop(_CHOSE, False)
    if _SELECTION not in state or (address and not chose and address != state.get(_WRITTEN)):
        state[_SELECTION], state[_NOTES] = parse(address, offers)
        state[_WANTED] = state[_SELECTION]
    else:
        came = state.get(_OFFERS) is not offers  # from a page that may have shown less
        start = state.get(_WANTED, state[_SELECTION]) if came else state[_SELECTION]
        state[_SELECTION], notes = refit(start, offers)
        if notes:
            state[_NOTES] = [*state.get(_NOTES, []), *notes]
    state[_OFFERS] = offers
    write_address()


def take_notes() -> list[str]:
    """The sentences that the last choice left for the reader, once."""
    return st.session_state.pop(_NOTES, [])


def write_address() -> None:
    """Make the address equal to what is chosen, leaving other keys of it alone."""
    wanted = _as_lists(st.session_state[_SELECTION])
    if _address() != wanted:
        others = {k: st.query_params.get_all(k) for k in st.query_params if k not in OWN_KEYS}
        st.query_params.from_dict(others | wanted)  # one write is one entry in the history
    st.session_state[_WRITTEN] = wanted
    st.session_state.pop(_CHOSE, None)


def page_choice(key: str) -> str:
    """One of `PAGE_KEYS`, as the address or else this session has it; "" where neither does."""
    return st.query_params.get(key) or st.session_state.get(f"explorer_{key}", "")


def page_choices(key: str) -> list[str]:
    """The parts of a list that stands under one of `PAGE_KEYS`, none twice, none empty."""
    text = ",".join(st.query_params.get_all(key)) or page_choice(key)
    return list(dict.fromkeys(part for part in map(str.strip, text.split(",")) if part))


def keep(**choices: str) -> None:
    """Keep a page's own choices in the session and in the address, where "" leaves them out."""
    address = {key: st.query_params.get_all(key) for key in st.query_params}
    wanted = {key: value for key, value in address.items() if key not in choices}
    for key, value in choices.items():
        st.session_state[f"explorer_{key}"] = value
        if value:
            wanted[key] = [value]
    if wanted != address:
        st.query_params.from_dict(wanted)  # one write is one entry in the history


def starts() -> int:
    """How many times the reader started again in this session."""
    return st.session_state.get(_STARTS, 0)


def start_again() -> None:
    """Clear every choice."""
    st.session_state[_STARTS] = starts() + 1
    for key in PAGE_KEYS:
        st.session_state.pop(f"explorer_{key}", None)
        st.query_params.pop(key, None)
    for key in (_WANTED, QUESTION):
        st.session_state.pop(key, None)
    choose(lambda _: (cached.offers().first(), []))


def follow(key: str, value: object) -> None:
    """Make a widget show what is chosen, only where it shows something else.

    Setting it on every run would send each run's value back to the reader's screen, where it could
    overtake a newer one.
    """
    if st.session_state.get(key) != value:
        st.session_state[key] = value
