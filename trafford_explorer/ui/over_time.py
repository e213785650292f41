"""The page over time and against others: one indicator of Trafford, and every judgement of it."""

import html
from dataclasses import dataclass

import streamlit as st

from trafford_explorer import selection, style
from trafford_explorer.indicators import INDICATORS, Topic
from trafford_explorer.selection import DEFAULT_INDICATOR, Offers, Selection
from trafford_explorer.topics.over_time import exhibits as kept
from trafford_explorer.topics.over_time import words
from trafford_explorer.ui import page, state, takeaway

AGAINST = "against"
"""The page's own key of the address: the comparison list."""


@dataclass(frozen=True)
class Shown:
    """What the page shows: the choice as far as it has a series, and a comparison list."""

    indicator: str
    sex: str
    against: str
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        return self.indicator, self.sex, self.against


def offers() -> Offers:
    """What can be chosen on this page."""
    return kept.offers()


def resolve(chosen: Selection) -> Shown:
    """The series nearest to the choice, with a sentence for what could not be had.

    The choice itself is left as it is, so that the other pages still show it.
    """
    notes = state.take_notes()
    indicator, sex = chosen.indicator, chosen.sex
    held = indicator in kept.indicators()
    shown = indicator if held else DEFAULT_INDICATOR
    if sex not in kept.sexes(shown):
        sex = kept.sexes(shown)[0]
    if not held:
        notes.append(
            words.describe_no_series(
                INDICATORS[indicator].title, words.subject(INDICATORS[shown], sex)
            )
        )
    against, more = comparison()
    return Shown(shown, sex, against, (*notes, *more))


def comparison() -> tuple[str, list[str]]:
    """The comparison list chosen, and a sentence where the address names one that is not there."""
    asked, notes = state.page_choice(AGAINST) or kept.BOROUGHS, []
    if asked not in kept.lists():
        notes.append(
            f"There is no comparison list “{str(asked)[:60]}”, so Trafford stands beside the ten "
            "boroughs of Greater Manchester."
        )
        asked = kept.BOROUGHS
    _keep_list(asked)
    return asked, notes


def _keep_list(against: str) -> None:
    """Keep the comparison list; the ten boroughs need no word in the address."""
    state.keep(**{AGAINST: "" if against == kept.BOROUGHS else against})


def pick_list(key: str, against: str) -> None:
    """The control that chooses the comparison list."""
    state.follow(key, against)
    st.selectbox(
        "Set Trafford against",
        list(kept.lists()),
        key=key,
        format_func=kept.lists().get,
        on_change=_take_list,
        args=(key,),
    )


def _take_topic(by_topic: dict[Topic, list[str]]) -> None:
    topic = st.session_state.get("time-topic")
    if topic in by_topic:
        first = by_topic[topic][0]
        state.choose(lambda chosen: selection.with_indicator(chosen, first, offers()))


def _take_indicator() -> None:
    value = st.session_state.get("time-indicator")
    if value is not None:
        state.choose(lambda chosen: selection.with_indicator(chosen, value, offers()))


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
    """The newest figure against England, before and the ten; then what may be said of it."""
    told = kept.story(*shown.key)
    headline = words.describe_now(told)
    takeaway.note_answer(headline, about=(INDICATORS[shown.indicator].title,))
    lines = " ".join((words.describe_direction(told), words.describe_judgement(told)))
    since = " ".join(filter(None, (words.describe_since(told), words.describe_england_since(told))))
    page.headline(headline, [since, lines], notes=shown.notes)


def controls(shown: Shown) -> None:
    """Topic, indicator, comparison list and sex."""
    topic = INDICATORS[shown.indicator].topic
    by_topic: dict[Topic, list[str]] = {}
    for indicator in kept.indicators():
        by_topic.setdefault(INDICATORS[indicator].topic, []).append(indicator)
    with st.container(key="controls"):
        first, second, third = st.columns([2.2, 4, 3])
        state.follow("time-topic", topic)
        first.selectbox(
            "Topic",
            [one for one in Topic if one in by_topic],
            key="time-topic",
            on_change=_take_topic,
            args=(by_topic,),
        )
        state.follow("time-indicator", shown.indicator)
        second.selectbox(
            "Indicator",
            by_topic[topic],
            key="time-indicator",
            format_func=lambda i: INDICATORS[i].title,
            on_change=_take_indicator,
        )
        with third:
            pick_list("time-list", shown.against)
        state.follow("time-sex", shown.sex)
        st.radio(
            "Sex",
            kept.sexes(shown.indicator),
            key="time-sex",
            format_func=page.SEX_LABEL.get,
            horizontal=True,
            on_change=_take_sex,
            args=(shown.indicator,),
        )


def lines(shown: Shown) -> None:
    """The lines, with what must be known of breaks and gaps, and the tables behind them."""
    told = kept.story(*shown.key)
    page.chart(
        kept.chart(*shown.key),
        "time-lines",
        heading="h2",
        about=(INDICATORS[shown.indicator].title,),
    )
    for mark in words.marks(told):
        page.text("note", mark.words)
    for said in (words.describe_lengths(told), words.describe_coverage(told)):
        if said:
            page.text("note", said)
    if st.toggle("Table of the chart", key="time-table"):
        tables = {
            "By period": words.periods_table(told),
            "By place": words.places_table(told),
        }
        if words.describe_drawn(told):
            tables["Every line of the chart"] = words.lines_table(told)
        for name, table in tables.items():
            page.text("detail", name)
            st.table(table, alt=name)


def lists(shown: Shown) -> None:
    """Where Trafford stands in every list."""
    told = kept.story(*shown.key)
    if told.indicator.own_groups:
        return
    page.text("section", "Where Trafford stands among others", "h2")
    found = kept.standings(shown.indicator, shown.sex)
    st.table(words.lists_table(list(found.values()), told))
    page.text(
        "note",
        "A rank is given only where every place of the list is in these data. No list but the ten "
        "boroughs contains Trafford; highest and lowest are among the places in these data.",
    )
    page.csv_button(
        "Download where Trafford stands as CSV",
        kept.standings_csv(*shown.key),
        file_name=f"trafford_{shown.indicator}_{shown.sex}_among_others.csv",
        key="standings-file",
    )


def details(shown: Shown) -> None:
    """What the indicator is, and the figures to take away."""
    indicator = INDICATORS[shown.indicator]
    name = f"trafford_{shown.indicator}_{shown.sex}_over_time_{shown.against}.csv"
    with st.expander("What this indicator is, its caveats, and the figures as a file"):
        page.text("detail", indicator.definition)
        page.text("detail", indicator.why_it_matters)
        for caveat in indicator.caveats:
            page.text("detail", caveat)
        page.csv_button(
            "Download these series as CSV",
            kept.csv(*shown.key),
            file_name=name,
        )
        page.text(
            "note", "The file holds its source, periods, licence and caveats above the table."
        )


def tartan() -> None:
    """Every producer's judgement of Trafford against England."""
    found = kept.tartan()
    page.text("section", "Better, similar or worse than England: every judgement there is", "h2")
    page.text("detail", words.describe_tartan(found))
    st.html(_tartan_html(found))
    page.text("note", words.describe_tartan_rule(found))
    if st.toggle(
        "Indicators that nobody judged, their newest figures and why", key="time-unjudged"
    ):
        st.table(words.unjudged_table(found))
    page.csv_button(
        "Download every figure and judgement as CSV",
        kept.judgements_csv(),
        file_name="trafford_against_england.csv",
        key="judgements-file",
    )


def _tartan_html(found: words.Tartan) -> str:
    heads = "".join(
        f'<th scope="col" role="columnheader">{html.escape(head)}</th>'
        for head in ("Indicator, whole borough", "Newest", "Before", "Before that", "And before")
    )
    rows = []
    topic = None
    for row in found.rows:
        if row.indicator.topic is not topic:
            topic = row.indicator.topic
            rows.append(
                f'<tr role="row"><th class="te-topic" role="rowheader" scope="colgroup" colspan="{words.COLUMNS + 1}">'
                f"{html.escape(topic)}</th></tr>"
            )
        name = html.escape(words.subject(row.indicator, row.sex))
        cells = "".join(_cell(*cell) for cell in row.cells)
        cells += '<td role="cell">none</td>' * (words.COLUMNS - len(row.cells))
        rows.append(f'<tr role="row"><th scope="row" role="rowheader">{name}</th>{cells}</tr>')
    return (
        '<table class="te-tartan" role="table"><caption>Trafford against England, in the '
        'producer’s words</caption><thead role="rowgroup"><tr role="row">'
        f'{heads}</tr></thead><tbody role="rowgroup">{"".join(rows)}</tbody></table>'
    )


def _cell(period: str, said: str) -> str:
    ground, ink = style.JUDGEMENTS.get(said, ("transparent", "inherit"))
    sign = words.SYMBOL.get(said, "")
    return (
        f'<td role="cell" style="background:{ground};color:{ink}"><span>{html.escape(period)}</span> '
        f"<b>{html.escape(f'{sign} {said}'.strip())}</b></td>"
    )


def source_lines(shown: Shown) -> list[str]:
    """Sources of all that the page shows."""
    return list(kept.source_lines(shown.indicator, shown.against))
