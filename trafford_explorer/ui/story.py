"""Committee mode: one finding a screen, turned by buttons, keys or a list; the step is the address.

Everything that turns a step is asked with `if`, not with a callback: a callback is lost in a session
that has not drawn the page yet, and a key that breaks in while it is drawn must still turn the step.
"""

import contextlib
import html
from collections.abc import Iterator
from dataclasses import dataclass, replace

import streamlit as st

from trafford_explorer import menu, style
from trafford_explorer.errors import ExplorerError
from trafford_explorer.exhibits import screen_frame
from trafford_explorer.stage import screens as kept
from trafford_explorer.story import Story, find_story, nearest_step
from trafford_explorer.ui import explore, page, state, takeaway
from trafford_explorer.ui.assets import map_files
from trafford_explorer.ui.markup import element

_STOOD = "stood"
"""What no address holds of it: the step that stood last, with its story."""
_TABLE, _NOTES = "story-table", "story-notes"
_MOVES = {
    "previous": "← Previous",
    "next": "Next →",
    "first": "First step",
    "last": "Last step",
}
"""Buttons, each pressed by keys too; the last two have keys only, and are not in sight."""
_LOOK = element("stage.css")
_KEYS = element("story.js")
"""Keys press the buttons, unless they are needed where the focus is."""


@dataclass(frozen=True)
class Now:
    """What is shown: the story, the step counted from 1, and what there is to say about it."""

    story: Story
    number: int
    notes: tuple[str, ...] = ()

    @property
    def step(self):
        return self.story.steps[self.number - 1]

    @property
    def last(self) -> int:
        return len(self.story.steps)

    @property
    def address(self) -> dict[str, str]:
        return {page.STORY: self.story.id, page.STEP: str(self.number)}


def _asked() -> Now:
    """The step of the address where the reader changed it, else of this session, else the first."""
    address = tuple(st.query_params.get(key, "") for key in (page.STORY, page.STEP))
    session = tuple(st.session_state.get(f"explorer_{key}", "") for key in (page.STORY, page.STEP))
    unchanged = " ".join(address) == state.own(_STOOD)
    wanted = session if session[0] and (unchanged or not any(address)) else address
    found, strange = find_story(kept.stories(), wanted[0])
    number, beyond = nearest_step(found, "" if strange else wanted[1])
    return Now(found, number, tuple(note for note in (strange, beyond) if note))


def turn() -> Now:
    """The bar at the top, and the step that stands after what was pressed in it."""
    now = _asked()
    with st.container(key="story-bar", horizontal=True, vertical_alignment="center"):
        for move, label in _MOVES.items():
            with st.container(key=f"story-{move}", width="content"):
                if st.button(label, key=f"story-{move}-button"):
                    now = _moved(move, now)
        now = _jumped(now)
        for label, key in (("Table", _TABLE), ("Notes", _NOTES)):
            st.toggle(label, key=key)
        if st.button("End", key="story-end"):
            state.keep(**{page.STORY: "", page.STEP: ""})
            state.set_own(_STOOD, "")
            st.switch_page("app.py")
    _keep(now)
    ends = ("te-first" if now.number == 1 else "") + (" te-last" if now.number == now.last else "")
    st.html(_LOOK)
    st.html(
        f'<div class="te-stage {ends}" data-files="{" ".join(_map_files())}" hidden></div>{_KEYS}',
        unsafe_allow_javascript=True,
    )
    return now


def _map_files() -> list[str]:
    """Addresses of what a map's frame loads, as the page sees them; none where they are missing."""
    try:
        return [url.removeprefix("../../") for url in map_files().scripts]
    except ExplorerError:
        return []


def _moved(move: str, now: Now) -> Now:
    """One step on from what this session shows, which may be newer than the address."""
    number = st.session_state.get(f"explorer_{page.STEP}", "")
    if st.session_state.get(f"explorer_{page.STORY}") == now.story.id and number:
        now = replace(now, number=nearest_step(now.story, number)[0], notes=())
    wanted = {
        "previous": max(now.number - 1, 1),
        "next": min(now.number + 1, now.last),
        "first": 1,
        "last": now.last,
    }
    return replace(now, number=wanted[move])


def _jumped(now: Now) -> Now:
    """The list of every step; a new list for each step, so that none echoes an older choice."""
    steps = [(told, i) for told in kept.stories() for i in range(1, len(told.steps) + 1)]
    several = len(kept.stories()) > 1

    def name(entry: tuple[Story, int]) -> str:
        told, i = entry
        of = f" · {told.title}" if several else ""
        return f"Step {i} of {len(told.steps)}: {told.steps[i - 1].title}{of}"

    told, number = st.selectbox(
        "Go to a step",
        steps,
        index=steps.index((now.story, now.number)),
        key=f"story-jump-{now.story.id}-{now.number}",
        format_func=name,
        label_visibility="collapsed",
        filter_mode="contains",
    )
    if (told, number) == (now.story, now.number):
        return now
    moved = Now(told, number)
    st.session_state.pop(f"story-jump-{now.story.id}-{now.number}", None)
    _keep(moved)
    st.rerun()


def _keep(now: Now) -> None:
    """The step becomes the address and the session's own; a place pressed on another is forgotten."""
    written = " ".join(now.address.values())
    if state.own(_STOOD) != written:
        explore.forget_place()
    state.keep(**now.address)
    state.set_own(_STOOD, written)


def screen(now: Now) -> kept.Shown:
    """The sentence, what is drawn or its table, and the notes where they are asked for."""
    found = kept.shown(now.step)
    key = f"{now.story.id}-{now.number}"
    area = _area(found, key)
    pressed = explore.place_words(found.exhibit.map.extras) if found.exhibit.map is not None else ""
    caption = found.areas[area].words if area in found.areas else found.exhibit.basis
    st.html(
        f'<div class="te-says te-live">{page.warnings(now.notes)}'
        f'<h1 class="te-answer" data-testid="answer">{html.escape(found.sentence)}</h1>'
        f'<p class="te-caption">{html.escape(pressed or caption)}</p></div>'
    )
    with st.container(key="story-body", horizontal=True, wrap=False, gap="medium"):
        if st.session_state.get(_TABLE):
            _tables(found)
        else:
            _picture(found, key, area)
        if st.session_state.get(_NOTES):
            _notes(now, found)
    return found


def _picture(found: kept.Shown, key: str, area: str) -> None:
    """The chart, or the map with its legend and the list of its areas."""
    with st.container(key="story-picture"):
        if found.exhibit.map is None:
            _draw(found, key)
            return
        _draw_map(found, key, area)
    with st.container(key="story-legend"):
        _find(found, key)
        page.legend((page.sign(row), row.words) for row in found.exhibit.legend)
        page.text("caption", found.exhibit.reading)


def _area(found: kept.Shown, key: str) -> str:
    """The area chosen on the map of a step, in this session or before the connection was lost."""
    if state.came_back("found"):
        before, _, code = state.own("found").partition(" ")
        if before == key and code in found.areas:
            st.session_state[_finder(key)] = code
    area = st.session_state.get(_finder(key)) or ""
    state.set_own("found", f"{key} {area}" if area else "")
    return area


def _finder(key: str) -> str:
    """Where the area stands that a reader chose on the map of a step."""
    return f"story-find-{key}"


def _find(found: kept.Shown, key: str) -> None:
    """Every area of the map by its name, for whoever does not click on it."""
    names = {code: area.name for code, area in found.areas.items()}
    st.selectbox(
        "Find an area",
        sorted(names, key=names.get),
        index=None,
        key=_finder(key),
        format_func=names.get,
        placeholder="Find an area",
        label_visibility="collapsed",
        filter_mode="contains",
        on_change=explore.forget_place,
    )


def _draw(found: kept.Shown, key: str) -> None:
    ink = style.STAGE_INK["dark" if st.context.theme.type == "dark" else "light"]
    st.plotly_chart(
        found.exhibit.chart.figure(ink=ink),
        key=f"story-chart-{key}",
        theme=None,
        height="stretch",
        config={"displayModeBar": False, "scrollZoom": False},
        alt=found.exhibit.alt,
    )


def _draw_map(found: kept.Shown, key: str, area: str) -> None:
    def take() -> None:
        code = explore.clicked_area()
        if code in found.areas:
            st.session_state[_finder(key)] = code

    drawn = found.exhibit.map
    shown = replace(drawn, scene=f"{key} ", selected=(area,) if area else drawn.selected)
    if not explore.map_frame(shown, 420, on_click=take):
        _tables(found)


def _tables(found: kept.Shown) -> None:
    """What is drawn, as tables; they scroll in the place of the picture."""
    with st.container(key="story-tables"):
        for table in found.exhibit.tables:
            if len(found.exhibit.tables) > 1:
                page.text("caption", table.caption, "h2")
            st.table(screen_frame(table), alt=table.caption)


def _notes(now: Now, found: kept.Shown) -> None:
    """What the presenter may say and ask, and the sentence to take away."""
    parts = []
    for heading, lines in (
        ("For the presenter", now.step.notes),
        ("Questions to ask", now.step.questions),
    ):
        if lines:
            items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
            parts.append(f"<h2>{heading}</h2><ul>{items}</ul>")
    said = "".join(parts) or "<p>This step has no notes.</p>"
    with st.container(key="story-aside"):
        copied = takeaway.copy_block(
            [found.sentence, kept.source_line(found), f"See {takeaway.here()}"]
        )
        st.html(
            f'<div class="te-notes" tabindex="0" role="region" aria-label="Notes">{said}{copied}</div>',
            unsafe_allow_javascript=True,
        )


@contextlib.contextmanager
def foot(now: Now, found: kept.Shown) -> Iterator[None]:
    """The foot: what is drawn inside, and the way to the page where the finding stands at length.

    The menu of that page leads back to this step.
    """
    with st.container(key="story-foot", horizontal=True):
        yield
        if now.step.page:
            with st.container(key="story-leave", width="content"):
                st.page_link(
                    menu.entry(now.step.page).file,
                    label=f"Leave for {now.step.page} →",
                    query_params={**found.address, **now.address},
                )


def prepare(now: Now) -> None:
    """Make what the other steps show, the next one first, after this one stands on the screen.

    Once made it is kept, so this takes time only after the server was started. Between two steps
    the slot is touched, because there Streamlit looks whether a key was pressed meanwhile.
    """
    slot = st.empty()
    steps = now.story.steps
    for step in (*steps[now.number :], *steps[: now.number - 1]):
        with contextlib.suppress(ExplorerError):  # the step itself says so when its turn comes
            kept.shown(step)
        slot.empty()
