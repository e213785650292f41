"""An exhibit on the screen: its finding, its picture, what it says, its tables, and whose it is."""

import html
from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from trafford_explorer import style
from trafford_explorer.exhibits import (
    Exhibit,
    Missing,
    Table,
    head_of,
    screen_frame,
    text_of,
    text_rows,
)
from trafford_explorer.phrases import capital
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
    slot: str = "",
    answers: bool = False,
    first: bool = False,
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
    slot : str
        The place on the page where one exhibit gives way to another: its chart is drawn anew in
        place, and what is open there stays open. The exhibit's id by default.
    answers : bool
        Whether it answers the page's question: its finding is then the page's first heading.
    first : bool
        Whether it is the page's first picture, straight below the answer: its own words then stand
        below it.
    large : str, optional
        The name of its table whose newest figures are written large in the place of its picture,
        which can still be taken away.
    """
    takeaway.note(exhibit, picked, part, answers=answers)
    if not first:
        _heading(exhibit, "h1" if answers else heading, answers=answers)
    if large is None:
        _draw(exhibit, picked, on_select, mark, slot)
    else:
        _large(next(table for table in exhibit.tables if table.name == large))
    if first:
        _heading(exhibit, heading)
    for words in exhibit.details:
        page.text("detail te-key", words)
    tables(exhibit, [one for one in exhibit.tables if one.name != large], slot=slot)
    sources_and_notes(exhibit)


def beside(
    exhibit: Exhibit,
    *,
    heading: str = "h3",
    widths: tuple[float, float] = (1.2, 1),
    part: str = "",
    slot: str = "",
    first: bool = False,
) -> DeltaGenerator:
    """A chart with what it says and its first table beside it, and all else below.

    Parameters
    ----------
    exhibit : Exhibit
        With a table.
    heading : str
        The finding's HTML element.
    widths : (float, float)
        Of the two columns.
    part : str
        As in `show`.
    slot, first
        As in `show`.

    Returns
    -------
    DeltaGenerator
        The column beside the chart, for what belongs there besides.
    """
    left, right = st.columns(widths, gap="medium")
    with left:
        chart(exhibit, heading=heading, part=part, slot=slot, first=first)
    with right:
        for words in exhibit.details:
            page.text("detail", words)
        page.text("finding", exhibit.tables[0].caption, f"h{int(heading[-1]) + 1}")
        table(exhibit.tables[0])
    tables(exhibit, exhibit.tables[1:], slot=slot)
    sources_and_notes(exhibit)
    return right


def answer(
    exhibit: Exhibit,
    notes: Sequence[str] = (),
    *,
    hint: str = "",
    slot: DeltaGenerator | None = None,
    heading: str = "h1",
    live: bool = True,
    part: str = "",
    together: bool = False,
    alone: bool = False,
) -> None:
    """The exhibit that answers the page's question: its finding as the page's first heading.

    Parameters
    ----------
    exhibit : Exhibit
    notes, hint, slot, heading, live
        As in `page.headline`.
    part : str
        As in `show`.
    together : bool
        Whether what it says besides stands in one paragraph.
    alone : bool
        Whether what it says besides is left to the page, which says it below its picture.
    """
    takeaway.note(exhibit, part=part, answers=True)
    said = [" ".join(exhibit.details)] if together else exhibit.details
    if alone:
        said = exhibit.quoted_with
    page.headline(
        exhibit.finding, said, notes=notes, hint=hint, slot=slot, heading=heading, live=live
    )


def in_sight(exhibit: Exhibit, *, heading: str = "h3") -> None:
    """A finding without a picture, with what it says and its tables in sight; as `show` besides."""
    takeaway.note(exhibit)
    _heading(exhibit, heading)
    for words in exhibit.details:
        page.text("detail", words)
    for one in exhibit.tables:
        table(one)
    sources_and_notes(exhibit)


def legend(exhibit: Exhibit) -> None:
    """What the shades and marks of a picture stand for, and how it is to be read."""
    if exhibit.legend:
        page.legend((page.sign(row), row.words) for row in exhibit.legend)
    if exhibit.reading:
        page.text("note", exhibit.reading)


def chart(
    exhibit: Exhibit,
    *,
    heading: str = "h3",
    picked: Sequence[str] = (),
    on_select: Callable[[], None] | None = None,
    mark: str = "",
    part: str = "",
    slot: str = "",
    first: bool = False,
) -> None:
    """Its finding, its basis, its chart and how that is read; parameters as in `show`."""
    takeaway.note(exhibit, picked, part)
    if not first:
        _heading(exhibit, heading)
    _draw(exhibit, picked, on_select, mark, slot)
    if first:
        _heading(exhibit, heading)


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
    exhibit: Exhibit,
    picked: Sequence[str],
    on_select: Callable[[], None] | None,
    mark: str,
    slot: str,
) -> None:
    if exhibit.chart is None:
        return
    ink = style.CHART_INK["dark" if st.context.theme.type == "dark" else "light"]
    st.plotly_chart(
        exhibit.chart.figure(picked, ink=ink, mark=mark),
        key=slot or exhibit.id,
        theme=None,
        on_select=on_select or "ignore",
        selection_mode="points",
        config={"displayModeBar": False, "scrollZoom": False},
        alt=exhibit.alt,
    )
    legend(exhibit)


def tables(exhibit: Exhibit, only: Sequence[Table] | None = None, *, slot: str = "") -> None:
    """Tables of an exhibit, all by default, each one press away; which are open is in the address.

    Parameters
    ----------
    exhibit : Exhibit
    only : sequence of Table, optional
    slot : str
        Where on the page one exhibit follows another as the reader chooses: what is open there
        stays open. The exhibit's id by default.
    """
    for one in exhibit.tables if only is None else only:
        name = "/".join(filter(None, (slot or exhibit.id, one.name)))
        if state.toggle(f"Table: {one.caption}", name):
            table(one)


def table(shown: Table) -> None:
    """A real table with what must be known of it below."""
    st.table(screen_frame(shown), alt=shown.caption)
    if shown.basis:
        page.text("note", shown.basis)


Group = Sequence[tuple[str, Sequence[str]]]
"""What stands together in one cell: for each line what stands before it, and its columns."""


def records(
    shown: Table,
    groups: Mapping[str, Group],
    *,
    links: Sequence[str] = (),
    looks: Mapping[str, tuple[str, str]] | None = None,
) -> None:
    """A table of many columns in sight, some of them together in a cell; on a phone row by row.

    Parameters
    ----------
    shown : Table
    groups : mapping of str to Group
        Heading of each cell to its lines, the row's name first; a first line with a figure stands
        out. Why there is no figure is said once in a cell, and an empty line is left out.
    links : sequence of str
        Where the name of each row leads; "" for nowhere.
    looks : mapping of str to (str, str)
        Ground and ink of a first line that says so.
    """
    rows = []
    for number in range(len(shown.rows)):
        (_, name), *cells = ((head, _cell(shown, number, of)) for head, of in groups.items())
        link = links[number] if links else ""
        rows.append(
            f'<tr role="row"><th scope="row" role="rowheader">{_lines(name, link=link)}</th>'
            + "".join(
                f'<td role="cell" data-head="{html.escape(head)}">{_lines(said, looks or {})}</td>'
                for head, said in cells
            )
            + "</tr>"
        )
    heads = "".join(f'<th scope="col" role="columnheader">{html.escape(h)}</th>' for h in groups)
    st.html(
        f'<table class="te-score" role="table"><caption>{html.escape(shown.caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(rows)}</tbody></table>'
    )


def _cell(shown: Table, row: int, group: Group) -> dict[str, bool]:
    """The lines of a cell, each with whether it is a figure and not the reason why there is none."""
    place = {column.name: number for number, column in enumerate(shown.columns)}
    said: dict[str, bool] = {}
    for before, columns in group:
        texts = [text_of(shown, row, place[name]) for name in columns]
        words = ", ".join(filter(None, texts))
        if isinstance(shown.rows[row][place[columns[0]]], Missing):
            said[capital(words)] = False
        elif words:
            said[f"{before}: {words}" if before else words] = True
    return said


def _lines(
    said: Mapping[str, bool], looks: Mapping[str, tuple[str, str]] | None = None, *, link: str = ""
) -> str:
    """The lines of a cell as HTML, the first standing out where it is a figure."""
    lines = [f"<span>{html.escape(line)}</span>" for line in said]
    first = next(iter(said), "")
    words = html.escape(first)
    if link:
        lines[0] = f'<a href="{html.escape(link)}" target="_self">{words}</a>'
    elif looks and first in looks:
        ground, ink = looks[first]
        lines[0] = f'<b class="te-state" style="background:{ground};color:{ink}">{words}</b>'
    elif said.get(first):
        lines[0] = f"<b>{words}</b>"
    return " ".join(lines)


def sources_and_notes(exhibit: Exhibit) -> None:
    """What must be known of an exhibit and whose figures it shows, one press away, without a run."""
    lines = [*exhibit.notes, *(f"Source: {line}." for line in source_lines(exhibit.sources))]
    if lines:
        said = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        st.html(f'<details class="te-more"><summary>Source and notes</summary>{said}</details>')
