"""An exhibit on the screen: its finding, its picture, what it says, its tables, and whose it is."""

import html
from collections.abc import Callable, Sequence

import streamlit as st

from trafford_explorer import style
from trafford_explorer.exhibits import Exhibit, Table, head_of, screen_frame, text_rows
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
    answers: bool = False,
    large: str | None = None,
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
    answers : bool
        Whether it answers the page's question: its finding is then the page's first heading.
    large : str, optional
        The name of its table whose newest figures are written large in the place of its picture,
        which can still be taken away.
    """
    takeaway.note(exhibit, picked, part, answers=answers)
    _heading(exhibit, "h1" if answers else heading, answers=answers)
    if large is None:
        _draw(exhibit, picked, on_select, mark)
    else:
        _large(next(table for table in exhibit.tables if table.name == large))
    for words in exhibit.says:
        page.text("detail te-key", words)
    tables(exhibit, but=large)
    sources_and_notes(exhibit)


def answer(exhibit: Exhibit) -> None:
    """The exhibit that answers the page's question: its finding as the page's first heading."""
    takeaway.note(exhibit, answers=True)
    page.headline(exhibit.finding, exhibit.says)


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
    _heading(exhibit, heading)
    _draw(exhibit, picked, on_select, mark)


def _heading(exhibit: Exhibit, heading: str, *, answers: bool = False) -> None:
    """Its finding and its basis; of an answer as a live region, so that a change of it is read out."""
    look = 'te-answer" data-testid="answer' if answers else "te-finding"
    finding = f'<{heading} class="{look}">{html.escape(exhibit.finding)}</{heading}>'
    basis = f'<p class="te-subtitle">{html.escape(exhibit.basis)}</p>' if exhibit.basis else ""
    st.html(f'<div class="te-live">{finding}</div>{basis}' if answers else f"{finding}{basis}")


def _large(shown: Table) -> None:
    """The newest figure of each row of a table with a column a period, newest first, written large."""
    head = head_of(shown)
    page.pair(
        (
            name,
            figure,
            "; ".join(
                [
                    f"in {head[1]}",
                    *(f"{x} in {when}" for x, when in zip(rest, head[2:], strict=True)),
                ]
            ),
        )
        for name, figure, *rest in text_rows(shown)
    )


def _draw(
    exhibit: Exhibit, picked: Sequence[str], on_select: Callable[[], None] | None, mark: str
) -> None:
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


def tables(exhibit: Exhibit, *, but: str | None = None) -> None:
    """Each table of an exhibit, one press away; which are open stands in the address.

    Parameters
    ----------
    exhibit : Exhibit
    but : str, optional
        The name of a table whose figures stand on the page already.
    """
    for one in (table for table in exhibit.tables if table.name != but):
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
