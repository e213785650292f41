"""The plan scorecard: the answer, the aspirations, every part, every measure, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from trafford_explorer import menu, shipped
from trafford_explorer.selection import Selection
from trafford_explorer.topics.gap import exhibits as gap_exhibits
from trafford_explorer.topics.least_deprived import words as least_deprived_words
from trafford_explorer.topics.over_time import exhibits as over_time
from trafford_explorer.topics.plan import exhibits, words
from trafford_explorer.topics.plan.findings import KEYS, KINDS, PlanMeasure
from trafford_explorer.ui import page, state, takeaway
from trafford_explorer.ui import show as shows

_SCORE: dict[str, shows.Group] = {
    "Measure": (("", ("Measure",)), ("Speaks to", ("Speaks to",)), ("Better", ("Better",))),
    "Newest": (("", ("Newest",)), ("", ("Years",))),
    "Since the plan began": (
        ("", ("Since the plan began",)),
        ("At the start", ("At the start", "Years at the start")),
        ("Move", ("Move",)),
    ),
    "Recent trend": (("", ("Recent trend",)),),
    "Against others": (
        ("England", ("England",)),
        ("", ("Against England",)),
        ("Trafford", ("Among others",)),
    ),
    "Inside Trafford": (
        ("Lowest", ("Lowest inside Trafford", "Where lowest")),
        ("Highest", ("Highest inside Trafford", "Where highest")),
        ("", ("Areas inside Trafford",)),
    ),
}
_GAPS: dict[str, shows.Group] = {
    "Not measured here": (("", ("Not measured here",)),),
    "What the plan says": (
        ("", ("What the plan says",)),
        ("", ("Where it stands",)),
        ("", ("How it is named",)),
    ),
    "Why": (("", ("Why",)),),
    "What would be needed": (("", ("What would be needed",)),),
    "Part": (("", ("Part",)),),
}
_PRINTED: dict[str, shows.Group] = {
    "What": (("", ("What",)), ("", ("To know",))),
    "As printed, and when": (("", ("As printed",)), ("", ("When",))),
}
_LOOKS = {f"{words.SIGNS[state]} {state}": look for state, look in exhibits.LOOKS.items()}


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
    return {part.id: part.words for part in exhibits.plan_parts() if part.kind == kind}


def resolve() -> Shown:
    """The parts that the address or the session asks for, with a sentence for one that is not."""
    notes, by_key = state.take_notes(), {}
    for kind, key in KEYS.items():
        asked = state.page_choice(key)
        if asked and asked not in _named(kind):
            notes.append(
                f"The plan has no {KINDS[kind].lower()} “{str(asked)[:60]}”, so all are "
                "shown. Choose one from the list."
            )
            asked = ""
        by_key[key] = asked
    state.keep(**by_key)
    return Shown(by_key, tuple(notes))


def _take(key: str) -> None:
    state.keep(**{key: st.session_state.get(f"plan-{key}") or ""})


def answer(shown: Shown) -> None:
    """The answer, and what nothing measures."""
    shows.answer(exhibits.answer(), shown.notes, alone=True)


def aspirations() -> None:
    """The three aspirations, each with its counts and what nothing here measures."""
    found = exhibits.aspirations()
    for exhibit, column in zip(found, st.columns(len(found), gap="medium"), strict=True):
        with column:
            shows.show(exhibit, heading="h2")


def overview() -> None:
    """Every part of the plan as a row of signs, with whose reading it is beside it."""
    exhibit = exhibits.squares()
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        shows.chart(exhibit, heading="h2", first=True)
    with right:
        for said in exhibits.answer().says:
            page.text("detail te-key", said)
        for said in exhibit.says:
            page.text("detail te-key", said)
        shows.sources_and_notes(exhibit)
    shows.tables(exhibit)


def controls(shown: Shown) -> None:
    """One list for each kind of part."""
    page.text("section", "Measure by measure", "h2")
    with st.container(key="controls"):
        for column, (kind, key) in zip(st.columns(3), KEYS.items(), strict=True):
            named = _named(kind)
            state.follow(f"plan-{key}", shown.by_key[key])
            column.selectbox(
                KINDS[kind],
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


def measures(shown: Shown, chosen: Selection) -> None:
    """Every measure of the view in sight, with why it is here and the file."""
    only_worse = state.toggle("Only what is worse than England and getting worse", "worse")
    exhibit = exhibits.measures(shown.chosen, only_worse)
    takeaway.note(exhibit)
    page.text("finding", exhibit.finding, "h3", live=True)
    if exhibit.tables:
        score, *others = exhibit.tables
        found = exhibits.plan_of(shown.chosen, only_worse).measures
        shows.records(score, _SCORE, links=[_link(one, chosen) for one in found], looks=_LOOKS)
        page.text("note", exhibit.basis)
        shows.tables(exhibit, others, slot="plan/measures")
        takeaway.csv_button("Download this view as CSV", exhibit, score, "plan-csv")
    shows.sources_and_notes(exhibit)


def _link(measure: PlanMeasure, chosen: Selection) -> str:
    """Where a measure is shown at length, with the chosen area kept; "" where it is not."""
    indicator, sex = measure.indicator.id, measure.sex
    params: dict[str, str | Sequence[str]] = {"indicator": indicator, "sex": sex}
    kept = chosen.picked
    if (indicator, sex) in over_time.series():
        label = "Over time and against others"
    elif indicator in shipped.offers().indicators:
        label = "Explore the map"
        kept = kept and chosen.level in shipped.offers().levels(indicator)
    else:
        return ""
    if kept:
        params |= {"level": chosen.level, "area": [chosen.focus, *chosen.held]}
    return f"{menu.entry(label).path}?{urlencode(params, doseq=True)}"


def how_much(shown: Shown) -> None:
    """What the least deprived fifth's rates would come to, of the measures in sight."""
    page.text("section", "How much would it take?", "h2")
    exhibit = exhibits.how_much(shown.chosen)
    if exhibit is None:
        page.text("detail", least_deprived_words.NOTHING_COUNTED)
    else:
        shows.in_sight(exhibit)


def has_changed() -> None:
    """Whether the gap itself has changed, as the page on the gap has it."""
    page.text("section", "Has the gap itself changed?", "h2")
    shows.show(gap_exhibits.has_changed())


def gaps(shown: Shown) -> None:
    """What was looked for but not found in this copy."""
    exhibit = exhibits.gaps(shown.chosen)
    takeaway.note(exhibit)
    page.text("section", exhibit.finding, "h2")
    for said in exhibit.says:
        page.text("detail", said)
    for table in exhibit.tables:
        shows.records(table, _GAPS)
    shows.sources_and_notes(exhibit)


def printed() -> None:
    """The figures that the papers print, as dated facts."""
    page.text("section", "What the plan’s own papers counted", "h2")
    page.text("detail", words.OWN_FIGURES)
    for exhibit in exhibits.printed():
        shows.chart(exhibit)
        for table in exhibit.tables:
            if any(table.row_formats):
                shows.records(table, _PRINTED)
            else:
                shows.tables(exhibit)
