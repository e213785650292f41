"""An exhibit on the screen: its finding, its picture, what it says, its tables, and whose it is."""

import html
from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from trafford_explorer import style
from trafford_explorer.exhibits import Exhibit, Table, screen_frame
from trafford_explorer.sources import source_lines
from trafford_explorer.ui import page, state, takeaway


def show(
    exhibit: Exhibit,
    *,
    heading: str = "h3",
    picked: Sequence[str] = (),
    on_select: Callable[[], None] | None = None,
    mark: str = "",
    part: str = "",
) -> None:
    """A chart, or a sentence, with all that belongs to it.

    Parameters
    ----------
    exhibit : Exhibit
    heading : str
        The finding's HTML element.
    picked : sequence of str
        Codes of the areas to pick out, the focus first.
    on_select : callable, optional
        What a click on a dot calls; by default a click does nothing.
    mark : str
        What makes this run's clicks differ from the last one's (`Chart.figure`).
    part : str
        The part of the page that gives it away, where that is drawn anew alone; the page's end by
        default.
    """
    chart(exhibit, heading=heading, picked=picked, on_select=on_select, mark=mark, part=part)
    for words in exhibit.says:
        page.text("detail te-key", words)
    tables(exhibit)
    sources_and_notes(exhibit)


def answer(
    exhibit: Exhibit,
    *,
    notes: Sequence[str] = (),
    hint: str = "",
    slot: DeltaGenerator | None = None,
    heading: str = "h1",
    part: str = "",
    together: bool = False,
) -> None:
    """The exhibit that answers the page's question: its finding as the page's first heading.

    Parameters
    ----------
    exhibit : Exhibit
    notes, hint, slot, heading
        As in `page.headline`.
    part : str
        As in `show`.
    together : bool
        Whether what it says besides stands in one paragraph.
    """
    takeaway.note(exhibit, part=part, answers=True)
    said = [" ".join(exhibit.says)] if together else exhibit.says
    page.headline(exhibit.finding, said, notes=notes, hint=hint, slot=slot, heading=heading)


def legend(exhibit: Exhibit) -> None:
    """What the shades and marks of a map stand for, and how it is to be read."""
    page.legend((page.sign(row), row.words) for row in exhibit.legend)
    page.text("note", exhibit.reading)


def chart(
    exhibit: Exhibit,
    *,
    heading: str = "h3",
    picked: Sequence[str] = (),
    on_select: Callable[[], None] | None = None,
    mark: str = "",
    part: str = "",
) -> None:
    """Its finding, its basis and its chart alone; parameters as in `show`."""
    takeaway.note(exhibit, picked, part)
    basis = f'<p class="te-subtitle">{html.escape(exhibit.basis)}</p>' if exhibit.basis else ""
    st.html(f'<{heading} class="te-finding">{html.escape(exhibit.finding)}</{heading}>{basis}')
    if exhibit.chart is None:
        return
    ink = style.CHART_INK["dark" if st.context.theme.type == "dark" else "light"]
    st.plotly_chart(
        exhibit.chart.figure(picked, ink=ink, mark=mark),
        key=exhibit.id,
        theme=None,
        on_select=on_select or "ignore",
        selection_mode="points",
        config={"displayModeBar": False, "scrollZoom": False},
        alt=exhibit.alt,
    )


def tables(exhibit: Exhibit) -> None:
    """Each table of an exhibit, one press away; which are open stands in the address."""
    for one in exhibit.tables:
        name = f"{exhibit.id}/{one.name}" if one.name else exhibit.id
        if state.toggle(f"Table: {one.caption}", name):
            table(one)


def table(shown: Table) -> None:
    """A real table with what must be known of it below."""
    st.table(screen_frame(shown), alt=shown.caption)
    if shown.basis:
        page.text("note", shown.basis)


def sources_and_notes(exhibit: Exhibit) -> None:
    """What must be known of an exhibit and whose figures it shows, one press away, without a run."""
    lines = [*exhibit.notes, *(f"Source: {line}." for line in source_lines(exhibit.sources))]
    if exhibit.reading:
        page.text("note", exhibit.reading)
    if lines:
        said = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        st.html(f'<details class="te-more"><summary>Source and notes</summary>{said}</details>')
