"""What every page starts and ends with: configuration, menu, notices, the data's date and source."""

import functools
import html
from collections.abc import Callable, Iterable, Sequence
from typing import ParamSpec, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from trafford_explorer import shipped
from trafford_explorer.errors import ExplorerError, StoryError
from trafford_explorer.exhibits import Address, Sign, address_params
from trafford_explorer.menu import PAGES, STAGE, entry
from trafford_explorer.periods import long_date
from trafford_explorer.selection import Offers, Selection
from trafford_explorer.sources import Source, merged, rights_lines, source_lines
from trafford_explorer.ui import state, takeaway
from trafford_explorer.ui.markup import element

P = ParamSpec("P")
Option = TypeVar("Option")
APP = "Trafford Inequalities Explorer"
STORY, STEP = "story", "step"
"""Keys of the address that say which step of which story is under way."""
ISSUES = "the “Issues” list of this project’s repository"


_SCRIPT = element("page.js")
"""Says what is new in a `te-live` block by a node that stays, names the map's frame, and lets the
keyboard into a table that scrolls sideways. Where the connection was lost it lays a veil over the
page, and lifts it once the page has been drawn anew: the parts of a page that a press draws alone
are known to a server only after that."""
_CSS = element("page.css")


def begin(
    label: str, offers: Callable[[], Offers] | None = None, *, stage: bool = False
) -> Selection:
    """Start a page: its configuration, the menu, the selection and what there is to say about it.

    Parameters
    ----------
    label : str
        The page's label in the menu.
    offers : callable, optional
        Gives what can be chosen on this page, where that is not everything; asked once the menu
        stands, because the tables may be missing.
    stage : bool
        Whether the page is shown to a room: no menu in sight, and no choice in its address.

    Returns
    -------
    Selection
        What is chosen now; equal to the address.
    """
    st.set_page_config(page_title=f"{label} · {APP}", layout="wide")
    st.html(_CSS)
    takeaway.begin()
    _wake()
    _menu(stage)
    if stage:
        return state.current()
    state.adopt(offers() if offers else None)
    chosen = state.selection()
    text("eyebrow", APP if label == PAGES[0].label else f"{APP} · {label}")
    return chosen


def guarded(part: Callable[P, None]) -> Callable[P, None]:
    """A page, or a part that runs on its own, that says in words why it cannot go on.

    Only what a reader can be told is caught; anything else goes to the log, and Streamlit shows
    one plain sentence without details.
    """

    @functools.wraps(part)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            part(*args, **kwargs)
        except ExplorerError as error:
            _stop_with(error)

    return run


def _stop_with(error: ExplorerError) -> None:
    """Say in words why the page cannot go on, and stop it."""
    todo = (
        "Run “make data” to rebuild the tables from the published files, start the app again, then "
        "reload this page."
    )
    if isinstance(error, StoryError):
        todo = "Put right what is named here, start the app again, then reload this page."
    st.error(
        f"This page cannot be shown: {error}. {todo} The other pages may still work: they are in "
        "the menu."
    )
    st.stop()


def _menu(stage: bool) -> None:
    with st.sidebar:
        st.markdown(f"**{APP}**")
        back = {} if stage else _under_way()
        if back:
            with st.container(key="back-to-story"):
                st.page_link(
                    entry(STAGE).file,
                    label=f"← Back to the story, step {back[STEP]}",
                    query_params=back,
                )
        for one in PAGES:
            st.page_link(one.file, label=one.label, query_params=back)
        st.button("Start again", on_click=state.start_again, help="Clear every choice")
        st.html(_SCRIPT, unsafe_allow_javascript=True)


def _wake() -> None:
    """A box out of sight into which the page's script writes, to have all of the page drawn anew."""
    with st.sidebar, st.container(key="te-wake"):
        turn = state.wake(st.text_input("What this page held", key="wake"))
        st.html(f'<i class="te-awake" data-turn="{turn}"></i>')


def _under_way() -> dict[str, str]:
    """Story and step that a reader left for another page, as the address has them; else nothing."""
    found = {key: state.page_choice(key) for key in (STORY, STEP)}
    known = bool(found[STORY]) and found[STEP].isdecimal() and len(found[STEP]) < 4
    return found if known else {}


def ways_in() -> None:
    """A link into each of the other pages, with the question it answers."""
    with st.container(key="ways", horizontal=True):
        for one in PAGES[1:]:
            st.page_link(one.file, label=f"**{one.label} →**  \n{one.question}")


def onward(*ways: tuple[str, str], shown: Selection | None = None) -> None:
    """Where to go on with what is chosen: it is still chosen on the next page.

    Parameters
    ----------
    ways : (str, str)
        The label of a page in the menu, and what is found there.
    shown : Selection, optional
        What the page shows, where nobody has chosen it yet; the links take it along.
    """
    params = {} if shown in (None, state.selection()) else shown.to_params()
    with st.container(key="onward"):
        for label, found in ways:
            st.page_link(
                entry(label).file, label=f"**{label} →** {found}", query_params=params or None
            )


def way_to(address: Address) -> None:
    """A link to where an exhibit stands."""
    st.page_link(
        entry(address.page).file,
        label=f"See it on the page “{address.page}” →",
        query_params=address_params(address) or None,
    )


def text(kind: str, words: str, tag: str = "p", *, live: bool = False) -> None:
    """A line of text in one of the page's styles (`detail`, `note`, `lede`).

    A `live` line is read out when it changes.
    """
    line = f'<{tag} class="te-{kind}">{html.escape(words)}</{tag}>'
    st.html(f'<div class="te-live">{line}</div>' if live else line)


def warnings(notes: Iterable[str]) -> str:
    """What there is to say about the last choice, as HTML; it stands above the answer."""
    return "".join(f'<p class="te-warn">{html.escape(note)}</p>' for note in notes)


def headline(
    words: str,
    details: Iterable[str] = (),
    *,
    notes: Iterable[str] = (),
    hint: str = "",
    slot: DeltaGenerator | None = None,
    heading: str = "h1",
    live: bool = True,
) -> None:
    """The page's answer as one live region, so that a change of it is read out.

    Parameters
    ----------
    words : str
        The answer.
    details : iterable of str
        Lines below it; empty ones are left out.
    notes : iterable of str
        What there is to say about the last choice, above it.
    hint : str
        A last line, which stands out.
    slot : DeltaGenerator, optional
        A place kept for it further up the page; here by default.
    heading : str
        Its HTML element; a lower one on a page that has an answer of its own.
    live : bool
        False where it never changes and another part of the page is the live one.
    """
    look = "te-answer" if heading == "h1" else "te-finding"
    region, mark = (' class="te-live"', ' data-testid="answer"') if live else ("", "")
    lines = "".join(f'<p class="te-detail">{html.escape(line)}</p>' for line in details if line)
    if hint:
        lines += f'<p class="te-detail te-key">{html.escape(hint)}</p>'
    (slot or st).html(
        f'<div{region}{state.mark()}>{warnings(notes)}<{heading} class="{look}"{mark}>'
        f"{html.escape(words)}</{heading}>{lines}</div>"
    )


def several(
    label: str,
    options: Sequence[Option],
    key: str,
    name: Callable[[Option], str],
    take: Callable[[], None],
    placeholder: str = "Choose one or more",
) -> None:
    """A box in which several things can be chosen, found by what they are called."""
    st.multiselect(
        label,
        options,
        key=key,
        format_func=name,
        on_change=take,
        placeholder=placeholder,
        filter_mode="contains",
        select_all=False,
        wrap=True,
    )


def csv_button(label: str, text: str | bytes, file_name: str, key: str | None = None) -> None:
    """A button that gives a CSV file, as spreadsheets read it; pressing it changes nothing else."""
    st.download_button(
        label,
        text.encode("utf-8-sig") if isinstance(text, str) else text,
        file_name=file_name,
        mime="text/csv",
        key=key,
        on_click="ignore",
    )


def pair(items: Iterable[tuple[str, str, str]]) -> None:
    """A few figures side by side: what is counted, the figure, and what stands beside it."""
    cells = "".join(
        f'<div>{html.escape(label)}<span class="te-big">{html.escape(figure)}</span>'
        f"{html.escape(beside)}</div>"
        for label, figure, beside in items
    )
    st.html(f'<div class="te-pair">{cells}</div>')


def legend(rows: Iterable[tuple[str, str]]) -> None:
    """A legend in text: each row a swatch (HTML) and its words."""
    items = "".join(f"<li>{swatch}<span>{html.escape(words)}</span></li>" for swatch, words in rows)
    st.html(f'<ul class="te-legend">{items}</ul>')


def swatch(colour: str, letter: str = "", shape: str = "", ink: str = "") -> str:
    """A square (or `round`, `star`) of colour with an optional letter, as HTML."""
    look = f"te-swatch te-{shape}" if shape else "te-swatch"
    inside = f"<span>{html.escape(letter)}</span>" if letter else ""
    colours = f"background:{colour}{f';color:{ink}' if ink else ''}"
    return f'<span class="{look}" style="{colours}" aria-hidden="true">{inside}</span>'


def sign(shown: Sign) -> str:
    """The mark of a row of a legend, as HTML."""
    if not shown.colour:
        return NO_FIGURE
    return swatch(shown.colour, shown.letter, shown.shape, shown.ink)


NO_FIGURE = '<span class="te-swatch te-dashed" aria-hidden="true"></span>'
"""The mark of an area without a figure, as HTML."""


def give_away() -> None:
    """The page's pictures and its answer, for whoever wants to take them away."""
    if takeaway.shown().exhibits:
        takeaway.panel()


def end(sources: Iterable[Source] = (), *, take_away: bool = True) -> None:
    """Close a page: what can be taken away, sources, the data's date, and whom to tell of an error.

    Parameters
    ----------
    sources : iterable of Source
        Whose figures the page shows besides those of its exhibits.
    take_away : bool
        Whether the page's pictures and its answer can be had here; False where they can be had
        beside a part that is drawn anew alone.
    """
    if take_away:
        give_away()
    used = merged([*sources, *(source for one in takeaway.noted() for source in one.sources)])
    lines = "".join(f"<div>{html.escape(line)}.</div>" for line in source_lines(used))
    rights = " ".join(rights_lines(used or shipped.sources().values()))
    _foot(
        f"{lines}<div>{html.escape(rights)}</div>"
        f"<div>Data last updated: {long_date(shipped.data_date())}. A figure looks wrong? "
        f"Report it in {ISSUES}.</div>"
    )


def end_before_room(line: str) -> None:
    """Close a page that is shown to a room: only a line of sources stands at its foot."""
    _foot(f"<div>{html.escape(line)}</div>")


def _foot(inside: str) -> None:
    st.html(f'<footer class="te-foot"{state.mark()}>{inside}</footer>')
