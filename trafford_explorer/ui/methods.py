"""The parts of the page that says where everything is from."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from trafford_explorer import shipped
from trafford_explorer.areas import AREA_TYPE_TEXT, SMALL_AREA_TYPES
from trafford_explorer.exhibits import Address, Exhibit
from trafford_explorer.indicators import INDICATORS, LEFT_OUT, Topic
from trafford_explorer.periods import long_date
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.topics.explore import exhibits as cached
from trafford_explorer.topics.explore.tables import sources_csv
from trafford_explorer.ui import page, show, state

_LONGEST = 60
"""Characters of a search."""


def answer() -> None:
    """What the page holds, in one sentence."""
    said = (
        f"{len(INDICATORS)} indicators from {len(shipped.sources())} files, each with a record of "
        f"its origin, how it was made and a checksum; {len(shipped.offers().indicators)} of them "
        "can be mapped inside Trafford, the others are for boroughs and England."
    )
    taken = f"The data were taken in on {long_date(shipped.data_date())}."
    where = Address("Data and methods")
    show.answer(
        Exhibit("methods/answer", "data_and_methods", said, (), where, quoted_with=(taken,))
    )


def sources() -> None:
    """Every raw file: producer, period, licence, checksum and what was changed."""
    table = pd.DataFrame(
        [
            {
                "What it holds": source.title,
                "Producer": source.producer,
                "Period": source.period,
                "Areas": source.vintage or source.geography,
                "Licence": source.licence,
                "How the file was made": f"{source.transformation}. Changed here: {source.changed}",
                "File, and the start of its sha256": f"{path} ({source.sha256[:12]})",
            }
            for path, source in shipped.sources().items()
        ]
    ).set_index("What it holds")
    if asked := state.page_choice("find"):
        state.follow("find-source", asked[:_LONGEST])
    wanted = st.text_input(
        "Search the sources",
        key="find-source",
        placeholder="For example: census, obesity, ODbL",
        max_chars=_LONGEST,
        on_change=_take_search,
    )
    if wanted:
        words = table.reset_index().astype(str).agg(" ".join, axis=1).str.lower()
        table = table[words.str.contains(wanted.lower(), regex=False).to_numpy()]
    page.text("note", f"{len(table)} files.", live=True)
    page.csv_button(
        "Download the list with full checksums (CSV)",
        sources_csv(shipped.sources().values()),
        file_name="trafford_explorer_sources.csv",
    )
    if len(table):
        st.table(table)
    else:
        st.info(f"No source mentions “{wanted}”. Try a shorter word, or clear the box.")


def indicators() -> None:
    """Every indicator's definition, limits and sources."""
    asked = state.page_choice("topic")
    topics = [str(topic) for topic in Topic]
    state.follow("methods-topic", asked if asked in topics else topics[0])
    if asked and asked not in topics:
        page.text("note", f"There is no topic “{asked[:60]}”. Choose one from the list.")
    topic = st.selectbox(
        "Topic", topics, key="methods-topic", on_change=_take, args=("topic", "methods-topic")
    )
    for indicator in INDICATORS.values():
        if indicator.topic != topic:
            continue
        page.text("finding", indicator.title, "h3")
        page.text("detail", indicator.definition)
        page.text("detail", indicator.why_it_matters)
        for caveat in indicator.caveats:
            page.text("note", caveat)
        kinds = ", ".join(AREA_TYPE_TEXT[kind].label for kind in indicator.area_types)
        page.text(
            "note", f"Unit: {indicator.unit}. Direction: {indicator.polarity}. Areas: {kinds}."
        )
        for source in cached.sources_of(indicator.id):
            page.text("note", f"Source: {source.producer}, {source.period}. {source.licence}.")


def left_out() -> None:
    """What the published files hold and the explorer does not show, with the reason."""
    rows = [{"What": item.what, "Why": item.reason, "File": item.file} for item in LEFT_OUT]
    st.table(pd.DataFrame(rows).set_index("What"))


def places_and_boundaries() -> None:
    """Services with the age of their records, and the boundaries by vintage."""
    st.table(
        pd.DataFrame(
            [
                {
                    "Places": kind.plural,
                    "Recorded": kind.date,
                    "Old record": "yes: may have closed or moved" if kind.old_snapshot else "no",
                    "File": kind.source_file,
                }
                for kind in PLACE_KINDS.values()
            ]
        ).set_index("Places")
    )
    st.table(
        pd.DataFrame(
            [
                {
                    "Kind of area": AREA_TYPE_TEXT[kind].label,
                    "Boundaries": AREA_TYPE_TEXT[kind].vintage,
                    "How many": len(shipped.area_names(kind)),
                }
                for kind in SMALL_AREA_TYPES
            ]
        ).set_index("Kind of area")
    )


def how_figures_are_made() -> None:
    """The rules that every figure of this project's own follows."""
    for words in (
        "Figures are shown as published. Where this project adds up or averages, the figure’s "
        "release says so.",
        "A neighbourhood’s share is the sum of its areas’ counts over the sum of their "
        "denominators. A neighbourhood’s deprivation score is the mean of its LSOAs’ scores, each "
        "weighted by the people it is about. Residents of a neighbourhood are the sum of its wards.",
        "LSOAs and MSOAs do not all fit inside one ward or neighbourhood; each is given to the one "
        "that holds most of it (best fit). 56 of 139 LSOAs have addresses in more than one ward.",
        "Ranks, deciles and life expectancies are never averaged. For life expectancy the MSOAs of "
        "a neighbourhood are shown one by one.",
        "Wards and neighbourhoods changed in May 2023. Ten ward names stayed while the ground "
        "moved, so nothing is joined by name, and every page says which boundaries it shows.",
        "No difference or change is called real where the files hold no interval. Most figures for "
        "small areas, and the slope index since 2015-17, come without one.",
        "Where one point stands for an LSOA (who lives within a distance, which place is nearest, the "
        "centre of a ward) it is ONS’s population-weighted centroid. A mean distance is that of its "
        "postcodes, and says so.",
        "The typical LSOA of England is the middle one (the median) of an indicator. Intervals of what "
        "GP practices recorded are ours, by Wilson’s method.",
        "The map’s shades sort areas into five classes of about equal number.",
    ):
        page.text("detail", words)


PARTS: dict[str, Callable[[], None]] = {
    "Sources": sources,
    "Indicators": indicators,
    "What was left out": left_out,
    "Places and boundaries": places_and_boundaries,
    "How figures are made": how_figures_are_made,
}
"""What can be shown on the page, by its label."""


def _take(key: str, widget: str) -> None:
    """Callback of a control: keep its value in the address."""
    state.keep(**{key: st.session_state.get(widget) or ""})


def _take_search() -> None:
    """Callback of the search: keep it in the address, unless it may be a postcode."""
    words = st.session_state.get("find-source") or ""
    state.keep(find="" if any(sign.isdigit() for sign in words) else words)


def part() -> None:
    """The part that is chosen, the sources at first, below the row of parts."""
    asked = state.page_choice("part")
    if asked and asked not in PARTS:
        page.text("note", f"This page has no part “{asked[:60]}”. Choose one from the row below.")
    first, *_ = PARTS
    state.follow("methods", asked if asked in PARTS else first)
    chosen = st.segmented_control(
        "Show",
        list(PARTS),
        key="methods",
        on_change=_take,
        args=("part", "methods"),
        required=True,
    )
    PARTS[chosen]()
