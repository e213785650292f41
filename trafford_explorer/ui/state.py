"""The selection in the reader's session, and the address that mirrors it.

The address is adopted when the reader changed it (a pasted link, Back, Forward) and written when the
reader changed the view. A run that a widget or a click started never adopts the address: it may
still be the one from before the click.

A session ends with its server. What it alone held is therefore left in the page (`mark`), and comes
back with the first run after the connection was lost (`wake`); `ui/page.js` carries it.
"""

import html
import secrets
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, parse_qsl, urlencode

import streamlit as st

from trafford_explorer import shipped
from trafford_explorer.selection import OWN_KEYS, Offers, Selection, parse, refit
from trafford_explorer.topics.over_time import exhibits as cached_over_time

_SELECTION = "explorer_selection"
_WANTED = "explorer_wanted"
"""What was chosen, where the page shown last could not show all of it."""
_OFFERS = "explorer_offers"
"""What the page shown last offers."""
_NOTES = "explorer_notes"
_WRITTEN = "explorer_written"
_CHOSE = "explorer_chose"
_COUNT = "explorer_choices"
_STARTS = "explorer_starts"
PAGE_KEYS = (
    "against",
    "ask",
    "aspiration",
    "reform",
    "group",
    "counted",
    "service",
    "within",
    "register",
    "template",
    "place",
    "figure",
    "title",
    "story",
    "step",
    "open",
    "more",
    "part",
    "topic",
    "find",
)
"""Keys of the address that belong to one page; each is kept in the session after `explorer_`."""
_OWN = ("asked_beside", "found", "home", "marked", "stood")
"""Choices that no address holds, each a short text kept in the session after `explorer_own_`."""
_ONLY_HERE = {"postcode": "explorer_patch", "files": "explorer_files"}
"""What never goes to the browser, and where the session has it: it is asked for again by name."""
_MARK, _SESSION = "explorer_mark", "explorer_session"
_WOKEN, _LOST, _BACK = "explorer_woken", "explorer_lost", "explorer_back"
_BROUGHT = "explorer_brought"
_LONGEST = 4000
"""So many characters a page takes back from the browser."""

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
    state = st.session_state
    if _SELECTION not in state and _BROUGHT in state:
        offers = cached_over_time.offers()
        state[_SELECTION], _ = parse(state.pop(_BROUGHT), offers)
        state[_WANTED] = state[_SELECTION]
    return state.get(_SELECTION) or shipped.offers().first()


def choose(step: Callable[[Selection], Step]) -> None:
    """Take one step from the present choice; for the callbacks of widgets, charts and the map."""
    state = st.session_state
    if _SELECTION not in state:  # no page but Committee mode was shown yet
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
    if _BROUGHT in state:
        wanted, _ = parse(state.pop(_BROUGHT), cached_over_time.offers())
        if refit(wanted, offers)[0] == state[_SELECTION]:
            state[_WANTED] = wanted
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


def toggle(label: str, name: str) -> bool:
    """A switch whose state stands in the address, under the key that lists what is open.

    Parameters
    ----------
    label : str
    name : str
        Unlike every other on its page; without a comma.
    """
    key = f"open-{name}"
    follow(key, name in _opened())
    return st.toggle(label, key=key, on_change=_take_open, args=(key, name))


def _opened() -> list[str]:
    return [name for name in page_choice("open").split(",") if name]


def _take_open(key: str, name: str) -> None:
    others = [other for other in _opened() if other != name]
    keep(open=",".join([*others, name] if st.session_state[key] else others))


def starts() -> int:
    """How many times the reader started again in this session."""
    return st.session_state.get(_STARTS, 0)


def start_again() -> None:
    """Clear every choice."""
    st.session_state[_STARTS] = starts() + 1
    for key in PAGE_KEYS:
        st.session_state.pop(f"explorer_{key}", None)
        st.query_params.pop(key, None)
    st.session_state.pop(_WANTED, None)
    set_own("asked_beside", "")
    choose(lambda _: (shipped.offers().first(), []))


def follow(key: str, value: object) -> None:
    """Make a widget show what is chosen, only where it shows something else.

    Setting it on every run would send each run's value back to the reader's screen, where it could
    overtake a newer one.
    """
    if st.session_state.get(key) != value:
        st.session_state[key] = value


# ---- what outlives the server --------------------------------------------------------------------


def own(name: str) -> str:
    """One of the choices that no address holds; "" for none."""
    return st.session_state.get(f"explorer_own_{name}", "")


def set_own(name: str, text: str) -> None:
    """Make such a choice, where "" takes it back; the text may have been changed in the browser."""
    st.session_state[f"explorer_own_{name}"] = text


def mark() -> str:
    """An HTML attribute with what the session alone holds; each run that changes it draws a newer one.

    No postcode and no file is in it, only that there was one.
    """
    here = st.session_state
    said = {key: here.get(f"explorer_{key}") for key in PAGE_KEYS}
    said |= {name: own(name) for name in _OWN}
    if chosen := here.get(_WANTED) or here.get(_SELECTION):
        said["wanted"] = urlencode(chosen.to_params(), doseq=True)
    said["choices"] = choices()
    said["lost"] = " ".join(name for name, key in _ONLY_HERE.items() if here.get(key))
    text = urlencode({key: value for key, value in said.items() if value})
    last, number = here.get(_MARK, ("", 0))
    if text != last:
        number += 1
        here[_MARK] = text, number
    session = here.setdefault(_SESSION, secrets.token_hex(8))
    held = f"{urlencode({'session': session, 'number': number})}&{text}"
    return f' data-te-kept="{html.escape(held)}"'


def wake(text: str) -> str:
    """Take back what the page held when the connection was lost, where this is another session.

    Parameters
    ----------
    text : str
        What `mark` left, as the browser sends it, with a number for this time of waking.

    Returns
    -------
    str
        That number, by which the browser knows that it was heard; "" where nothing was lost.
    """
    here = st.session_state
    try:
        said = dict(parse_qsl(text[:_LONGEST], max_num_fields=64))
    except ValueError:
        return ""
    turn = said.get("wake", "")
    if not (turn.isascii() and turn.isdecimal()):
        return ""
    if here.get(_WOKEN) == turn or said.get("session") in (None, here.get(_SESSION)):
        return turn
    here[_WOKEN] = turn
    for key in PAGE_KEYS:
        if key in said and key not in st.query_params:
            here[f"explorer_{key}"] = said[key]
    for name in _OWN:
        if name in said:
            set_own(name, said[name])
    here[_BACK] = [name for name in _OWN if name in said]
    if said.get("choices", "").isdecimal() and len(said["choices"]) < 9:
        here[_COUNT] = max(choices(), int(said["choices"]) + 1)
    here[_BROUGHT] = parse_qs(said.get("wanted", ""), keep_blank_values=True, max_num_fields=64)
    here[_LOST] = [name for name in said.get("lost", "").split() if name in _ONLY_HERE]
    return turn


def lost(name: str) -> bool:
    """Whether something that cannot come back was lost with the connection; says so once."""
    return _once(_LOST, name)


def came_back(name: str) -> bool:
    """Whether a choice that no address holds came back with this waking; says so once."""
    return _once(_BACK, name)


def _once(key: str, name: str) -> bool:
    names = st.session_state.get(key, [])
    if name not in names:
        return False
    names.remove(name)
    return True
