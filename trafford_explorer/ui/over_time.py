"""The page over time and against others: one indicator of Trafford, and every judgement of it."""

import html
from dataclasses import dataclass

import streamlit as st

from trafford_explorer import selection, style
from trafford_explorer.exhibits import Table, text_rows
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.phrases import people_label
from trafford_explorer.selection import DEFAULT_INDICATOR, Offers, Selection
from trafford_explorer.topics.over_time import exhibits as over_time_exhibits
from trafford_explorer.topics.over_time import words
from trafford_explorer.ui import explore, page, show, state, takeaway

AGAINST = "against"
"""The page's own key of the address: the comparison list."""
_SIGNS = {"better": "+", "similar": "=", "worse": "−", "higher": "↑", "lower": "↓"}
"""What stands before a judgement, so that colour alone never says it."""


@dataclass(frozen=True)
class Shown:
    """What the page shows: the choice as far as it has a series, and a comparison list."""

    indicator: str
    sex: str
    against: str
    notes: tuple[str, ...] = ()


def offers() -> Offers:
    """What can be chosen on this page."""
    return over_time_exhibits.offers()


def resolve(chosen: Selection) -> Shown:
    """The series nearest to the choice, with a sentence for what could not be had.

    The choice itself is left as it is, so that the other pages still show it.
    """
    notes = state.take_notes()
    indicator, sex = chosen.indicator, chosen.sex
    has_series = indicator in over_time_exhibits.indicators()
    shown = indicator if has_series else DEFAULT_INDICATOR
    if sex not in over_time_exhibits.sexes(shown):
        sex = over_time_exhibits.sexes(shown)[0]
    if not has_series:
        notes.append(
            words.describe_no_series(
                INDICATORS[indicator].title, words.subject(INDICATORS[shown], sex)
            )
        )
    against, more = comparison()
    return Shown(shown, sex, against, (*notes, *more))


def comparison() -> tuple[str, list[str]]:
    """The comparison list chosen, and a sentence where the address names one that is not there."""
    asked, notes = state.page_choice(AGAINST) or over_time_exhibits.BOROUGHS, []
    if asked not in over_time_exhibits.lists():
        notes.append(words.describe_no_list(asked))
        asked = over_time_exhibits.BOROUGHS
    _keep_list(asked)
    return asked, notes


def _keep_list(against: str) -> None:
    """Keep the comparison list; the ten boroughs need no word in the address."""
    state.keep(**{AGAINST: "" if against == over_time_exhibits.BOROUGHS else against})


def pick_list(key: str, against: str) -> None:
    """The control that chooses the comparison list."""
    state.follow(key, against)
    st.selectbox(
        "Set Trafford against",
        list(over_time_exhibits.lists()),
        key=key,
        format_func=over_time_exhibits.lists().get,
        on_change=_take_list,
        args=(key,),
    )


def _take_sex(indicator: str) -> None:
    value = st.session_state.get("time-sex")
    if value is None:
        return

    def step(chosen: Selection) -> state.Step:
        notes = []
        if chosen.indicator != indicator:
            chosen, notes = selection.with_indicator(chosen, indicator, offers())
        moved, more = selection.with_sex(chosen, value, offers())
        return moved, [*notes, *more]

    state.choose(step)


def _take_list(key: str) -> None:
    value = st.session_state.get(key)
    if value is not None:
        _keep_list(value)


def answer(shown: Shown) -> None:
    """The newest figure against England, before and the ten."""
    show.answer(over_time_exhibits.answer(shown.indicator, shown.sex), shown.notes, alone=True)


def controls(shown: Shown) -> None:
    """Topic, indicator, comparison list and sex."""
    with st.container(key="controls"):
        first, second, third = st.columns([2.2, 4, 3])
        explore.pick_indicator(
            (first, second), over_time_exhibits.indicators(), shown.indicator, offers, "time-"
        )
        with third:
            pick_list("time-list", shown.against)
        state.follow("time-sex", shown.sex)
        st.radio(
            "Sex",
            over_time_exhibits.sexes(shown.indicator),
            key="time-sex",
            format_func=people_label,
            horizontal=True,
            on_change=_take_sex,
            args=(shown.indicator,),
        )


def lines(shown: Shown) -> None:
    """Trafford's line among the others."""
    exhibit = over_time_exhibits.lines(shown.indicator, shown.sex, shown.against)
    show.show(exhibit, heading="h2", slot="over_time/lines", first=True)
    for said in over_time_exhibits.answer(shown.indicator, shown.sex).says:
        page.text("detail te-key", said)


def standings(shown: Shown) -> None:
    """Where Trafford stands in every list."""
    exhibit = over_time_exhibits.standings(shown.indicator, shown.sex)
    if exhibit is None:
        return
    page.text("section", "Where Trafford stands among others", "h2")
    show.chart(exhibit)
    show.table(exhibit.table())
    show.sources_and_notes(exhibit)
    takeaway.csv_button(
        "Download where Trafford stands as CSV", exhibit, exhibit.table(), "standings-file"
    )


def details(shown: Shown) -> None:
    """What the indicator is, and the figures to take away."""
    exhibit = over_time_exhibits.all_figures(shown.indicator, shown.sex, shown.against)
    if state.toggle("What this indicator is, its caveats, and the figures as a file", "about"):
        show.show(exhibit, slot="over_time/figures")
        takeaway.csv_button(
            "Download these series as CSV", exhibit, exhibit.table("every_figure"), "series-file"
        )


def judgements() -> None:
    """Every producer's judgement of Trafford against England, and every figure without one."""
    page.text("section", "Better, similar or worse than England: every judgement there is", "h2")
    exhibit = over_time_exhibits.judgements()
    show.chart(exhibit)
    st.html(_judgements_html(exhibit.table()))
    show.sources_and_notes(exhibit)
    others = over_time_exhibits.not_judged()
    show.show(others)
    takeaway.csv_button(
        "Download every figure and judgement as CSV",
        others,
        others.table("every_figure"),
        "judgements-file",
    )


def _judgements_html(table: Table) -> str:
    """The table of judgements with a colour and a sign to each; a heading where the topic changes."""
    names = [table.columns[0].name, *over_time_exhibits.JUDGED_HEADS, table.columns[2].name]
    heads = "".join(
        f'<th scope="col" role="columnheader">{html.escape(name)}</th>' for name in names
    )
    rows = []
    last = ""
    for name, topic, trend, *cells in text_rows(table):
        if topic != last:
            rows.append(
                f'<tr role="row"><th class="te-topic" role="rowheader" scope="colgroup" '
                f'colspan="{len(names)}">{html.escape(topic)}</th></tr>'
            )
        last = topic
        said = "".join(map(_judgement_html, cells[::2], cells[1::2]))
        said += f'<td role="cell">{html.escape(trend)}</td>'
        rows.append(
            f'<tr role="row"><th scope="row" role="rowheader">{html.escape(name)}</th>{said}</tr>'
        )
    return (
        f'<table class="te-tartan" role="table"><caption>{html.escape(table.caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(rows)}</tbody></table>'
    )


def _judgement_html(period: str, said: str) -> str:
    if period == said:  # there are not so many periods
        return f'<td role="cell">{html.escape(said)}</td>'
    ground, ink = style.JUDGEMENTS.get(said, ("transparent", "inherit"))
    sign = f"{_SIGNS[said]} " if said in _SIGNS else ""
    return (
        f'<td role="cell" style="background:{ground};color:{ink}"><span>{html.escape(period)}</span> '
        f"<b>{sign}{html.escape(said)}</b></td>"
    )
