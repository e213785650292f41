"""The plan scorecard: the answer, the aspirations, every part, every figure, and what is missing."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from trafford_explorer import shipped
from trafford_explorer.selection import Selection
from trafford_explorer.topics.over_time import exhibits as cached_over_time
from trafford_explorer.topics.plan import exhibits as kept
from trafford_explorer.topics.plan import words
from trafford_explorer.ui import page, state, takeaway

FILTERS = dict(zip(("aspiration", "reform", "group"), words.KINDS, strict=True))
"""The page's own keys of the address, each with the kind of part that it chooses."""
_SCORE = ("Figure", "Newest", "Since the plan began", "Against others", "Inside Trafford")
_PRINTED = ("What", "As printed, and when")
_GAPS = ("Not measured here", "What the plan says", "Why", "What would be needed", "Part")


@dataclass(frozen=True)
class Shown:
    """What the page shows: the parts of the plan that are chosen, by the keys of the address."""

    by_key: dict[str, str]
    notes: tuple[str, ...] = ()

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(part for part in self.by_key.values() if part)


def _named(kind: str) -> dict[str, str]:
    """Parts of one kind, id to the plan's words."""
    return {item.id: item.words for item in kept.items() if item.kind == kind}


def resolve() -> Shown:
    """The parts that the address or the session asks for, with a sentence for one that is not."""
    notes, by_key = state.take_notes(), {}
    for key, kind in FILTERS.items():
        asked = state.page_choice(key)
        if asked and asked not in _named(kind):
            notes.append(
                f"The plan has no {words.KINDS[kind].lower()} “{str(asked)[:60]}”, so all are "
                "shown. Choose one from the list."
            )
            asked = ""
        by_key[key] = asked
    state.keep(**by_key)
    return Shown(by_key, tuple(notes))


def _take(key: str) -> None:
    state.keep(**{key: st.session_state.get(f"plan-{key}") or ""})


def answer(shown: Shown) -> None:
    """The answer, what may be made of it, and whose reading it is."""
    card = kept.whole()
    headline = words.describe_answer(card)
    takeaway.note_answer(headline)
    parts = f"{words.describe_parts(card)} {words.describe_chance(card)}"
    page.headline(headline, [words.describe_unmeasured(card), parts], notes=shown.notes)
    page.text("detail te-key", words.LINKS_ARE_OURS)


def aspirations() -> None:
    """The three aspirations, each with its counts and what nothing here measures."""
    card = kept.whole()
    found = [item for item in card.items if item.kind == words.ASPIRATION]
    for item, column in zip(found, st.columns(len(found), gap="medium"), strict=True):
        with column:
            page.text("finding", item.words, "h2")
            page.text("detail", words.describe_counts(card.figures_of(item)))
            page.text("detail", words.describe_missing(card.gaps_of(item)))
            page.text("note", item.source)


def overview() -> None:
    """Every part of the plan as a row of signs."""
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        page.chart(kept.chart(), "plan-parts", heading="h2")
    with right:
        st.html(_legend())
    page.table("Table of the parts of the plan", lambda: words.summary_table(kept.whole()))


def _legend() -> str:
    signs = {words.SIGNS[s]: kept.LOOKS[s] for s in words.STATES}
    rows = []
    for sign, said in words.describe_marks(kept.whole()):
        ground, ink = signs.get(sign, ("transparent", "inherit"))
        rows.append(
            f'<li><span class="te-swatch" style="background:{ground};color:{ink}" '
            f'aria-hidden="true">{html.escape(sign)}</span><span>{html.escape(said)}</span></li>'
        )
    return f'<ul class="te-legend te-upright">{"".join(rows)}</ul>'


def controls(shown: Shown) -> None:
    """One list for each kind of part."""
    page.text("section", "Figure by figure", "h2")
    with st.container(key="controls"):
        for column, (key, kind) in zip(st.columns(3), FILTERS.items(), strict=True):
            named = _named(kind)
            state.follow(f"plan-{key}", shown.by_key[key])
            column.selectbox(
                words.KINDS[kind],
                ["", *named],
                key=f"plan-{key}",
                format_func=lambda part, named=named: named.get(part, "All"),
                on_change=_take,
                args=(key,),
            )
    page.text(
        "note",
        "With more than one list set, only what belongs to all of them is shown. The choice is in "
        "the address, so a copied link brings this view back.",
    )


def figures(shown: Shown, chosen: Selection) -> None:
    """Every figure of the view, with why it is here and the file."""
    card = kept.card(shown.chosen)
    page.text("finding", words.describe_view(card), "h3", live=True)
    if card.figures:
        st.html(_score_html(card, chosen))
        page.text("note", f"Against others. {words.RANKS} {words.describe_inside_limits(card)}")
        page.table("Why each figure is here: our reading", lambda: words.reasons_table(card))
    page.csv_button(
        "Download this view as CSV",
        kept.csv(shown.chosen),
        file_name=f"trafford_plan_scorecard{''.join(f'_{part}' for part in shown.chosen)}.csv",
    )


def _score_html(card: words.Scorecard, chosen: Selection) -> str:
    rows = []
    for one in card.figures:
        cells = [
            _cell(head, *said)
            for head, said in zip(
                _SCORE[1:],
                (
                    words.describe_newest(one),
                    words.describe_since(one),
                    words.describe_others(one),
                    words.describe_inside(one),
                ),
                strict=True,
            )
        ]
        ground, ink = kept.LOOKS[one.state]
        cells[1] = cells[1].replace(
            "<b>", f'<b class="te-state" style="background:{ground};color:{ink}">'
        )
        parts = "; ".join(card.name_of(item) for item in card.items_of(one))
        rows.append(
            f'<tr role="row"><th scope="row" role="rowheader">{_link(one, chosen)}'
            f"<span>Speaks to: {html.escape(parts)}</span></th>{''.join(cells)}</tr>"
        )
    return _table(words.SCORE_CAPTION, _SCORE, rows)


def _link(one: words.Figure, chosen: Selection) -> str:
    """The figure's name, leading to where it is shown at length, with the chosen area kept."""
    indicator, sex = one.indicator.id, one.sex
    params: dict[str, str | Sequence[str]] = {"indicator": indicator, "sex": sex}
    if (indicator, sex) in cached_over_time.series():
        where, to = "Over_time", "Over time"
        if chosen.picked:
            params |= {"level": chosen.level, "area": [chosen.focus, *chosen.held]}
    elif indicator in shipped.offers().indicators:
        where, to = "Explore", "Explore the map"
        if chosen.picked and chosen.level in shipped.offers().levels(indicator):
            params |= {"level": chosen.level, "area": [chosen.focus, *chosen.held]}
    else:
        return f"<b>{html.escape(one.name)}</b>"
    address = html.escape(f"{where}?{urlencode(params, doseq=True)}")
    return (
        f'<a href="{address}" target="_self" title="{to}: {html.escape(one.name)}">'
        f"{html.escape(one.name)}</a>"
    )


def _cell(head: str, first: str, then: str) -> str:
    return (
        f'<td role="cell" data-head="{html.escape(head)}">'
        + (f"<b>{html.escape(first)}</b> " if first else "")
        + (f"<span>{html.escape(then)}</span>" if then else "")
        + "</td>"
    )


def _table(caption: str, heads: Sequence[str], rows: Sequence[str]) -> str:
    top = "".join(f'<th scope="col" role="columnheader">{html.escape(h)}</th>' for h in heads)
    return (
        f'<table class="te-score" role="table"><caption>{html.escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{top}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(rows)}</tbody></table>'
    )


def gaps(shown: Shown) -> None:
    """What was looked for and not found in the files used here."""
    card = kept.card(shown.chosen)
    found = card.gaps
    page.text("section", words.describe_gaps(found), "h2")
    if not found:
        return
    page.text("detail", words.describe_promises(found))
    rows = []
    for gap in found:
        cells = (
            (gap.promise, f"{gap.source}; {words.TITLE_ALONE}" if gap.title_only else gap.source),
            (gap.reason, ""),
            (gap.needed, ""),
            ("; ".join(card.name_of(item) for item in gap.items), ""),
        )
        said = "".join(
            f'<td role="cell" data-head="{html.escape(head)}">{html.escape(first)}'
            f"<span>{html.escape(then)}</span></td>"
            for head, (first, then) in zip(_GAPS[1:], cells, strict=True)
        )
        rows.append(
            f'<tr role="row"><th scope="row" role="rowheader">{html.escape(gap.what)}'
            f"<span>{words.NOTHING}</span></th>{said}</tr>"
        )
    st.html(_table(words.capital(words.NOT_FOUND), _GAPS, rows))


def own_figures() -> None:
    """The figures that the papers print, as dated facts."""
    page.text("section", "What the plan’s own papers counted", "h2")
    page.text("detail", words.OWN_FIGURES)
    theme = ""
    for printed in kept.own_figures():
        if printed.theme != theme:
            theme = printed.theme
            page.text("finding", theme, "h3")
        if printed.is_table:
            page.text("note", f"Source: {printed.source}")
            page.table(f"{theme}, {printed.rows[0][2]}, as a table", printed.table)
            continue
        rows = [
            f'<tr role="row"><th scope="row" role="rowheader">{html.escape(what)}'
            + (f"<span>{html.escape(known)}</span>" if known else "")
            + f"</th>{_cell('', figure, when)}</tr>"
            for what, figure, when, known in printed.rows
        ]
        st.html(_table(f"Source: {printed.source}", _PRINTED, rows))


def source_lines(shown: Shown) -> list[str]:
    """Sources of all that the page shows."""
    return list(kept.source_lines(shown.chosen))
