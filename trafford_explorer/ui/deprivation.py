"""The deprivation page: pockets, controls of the indices, residents, positions, concentration."""

import streamlit as st

from trafford_explorer import selection, style
from trafford_explorer.areas import AREA_TYPE_TEXT, AreaType
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.indicators.deprivation import DOMAINS, MEASURES
from trafford_explorer.selection import Offers, Selection
from trafford_explorer.topics.deprivation import exhibits as kept
from trafford_explorer.topics.deprivation import words
from trafford_explorer.topics.explore import exhibits as cached
from trafford_explorer.ui import explore, page, state

_BY_LSOA = (kept.INDEX, "Residents by LSOA")
"""What the sources of residents along deprivation start with."""
MEASURE_LABEL = {"score": "Score", "rank": "Rank in England", "decile": "Tenth of England"}


def offers() -> Offers:
    """What can be chosen on this page."""
    return kept.offers()


def _parts(indicator: str) -> tuple[str, str]:
    """The domain and the measure of an indicator of this page."""
    stem, _, measure = indicator.rpartition("_")
    return stem, measure


def _take_indicator() -> None:
    """Callback of domain and measure: the two together are one indicator."""
    stem, measure = st.session_state.get("domain"), st.session_state.get("measure")
    if stem in DOMAINS and measure in MEASURES:
        state.choose(lambda chosen: selection.with_measure(chosen, f"{stem}_{measure}", offers()))


def _take_release() -> None:
    """Callback of the years: they come with their boundaries."""
    release = st.session_state.get("release")
    if release is not None:
        level, period = release.split()
        state.choose(lambda chosen: selection.with_release(chosen, level, period, offers()))


def finding() -> None:
    """The answer: who is hidden, by what rule, among whom."""
    found = kept.pockets()
    page.text("answer", words.describe_pockets(found), "h1", about=(kept.INDEX,))
    page.text("detail", words.describe_variation(found))
    page.text("note", words.describe_pocket_residents(found))
    left, right = st.columns([1.35, 1], gap="medium")
    with left:
        page.chart(kept.pockets_chart(), key="pockets", heading="h2", about=(kept.INDEX,))
        page.text(
            "note",
            "One dot is one LSOA; the bar across a row is the neighbourhood’s average; a ring is a "
            "hidden pocket. Further right is more deprived.",
        )
    with right:
        page.text("detail", words.describe_rule(found))
        if len(found.pockets):
            page.text("finding", "The hidden pockets", "h3")
            page.text("subtitle", f"Score, IMD {words.NOW}, by LSOA and averaged by residents")
            st.table(words.pockets_table(found.pockets))
            codes = tuple(found.pockets["area_code"])
            st.button("Show them on the map below", key="show", on_click=_show, args=(codes,))
        page.text("detail", words.describe_lifted(found))
    with st.expander("The other LSOAs in the most deprived fifth, and how this is worked out"):
        if len(found.seen):
            st.table(words.pockets_table(found.seen))
        page.text("note", words.describe_middle(found))
        page.text("note", words.describe_variation_method())
        page.text("note", words.describe_no_slope())


def _show(codes: tuple[str, ...]) -> None:
    """Pick the pockets out on the map and in its charts."""
    state.choose(
        lambda chosen: selection.with_compared(
            chosen, words.SCORE, AreaType.LSOA21, codes, offers()
        )
    )


def controls(chosen: Selection) -> None:
    """Which index, how it is given, of which year, and the finder."""
    stem, measure = _parts(chosen.indicator)
    releases = {
        f"{level} {period}": f"{period}, {AREA_TYPE_TEXT[AreaType(level)].label}"
        for level in offers().levels(chosen.indicator)
        for period in offers().periods[chosen.indicator, level, "persons"]
    }
    with st.container(key="controls"):
        first, second, third = st.columns([3, 2, 3])
        state.follow("domain", stem)
        first.selectbox(
            "Kind of deprivation",
            list(DOMAINS),
            key="domain",
            format_func=DOMAINS.get,
            on_change=_take_indicator,
        )
        state.follow("release", f"{chosen.level} {chosen.period}")
        second.selectbox(
            "Year", list(releases), key="release", format_func=releases.get, on_change=_take_release
        )
        with third:
            explore.finder(
                kept.finder(chosen.indicator, chosen.level), "Type the name of an MSOA or a number"
            )
        state.follow("measure", measure)
        st.radio(
            "Given as",
            MEASURES,
            key="measure",
            format_func=MEASURE_LABEL.get,
            horizontal=True,
            on_change=_take_indicator,
        )


def residents() -> None:
    """Residents of each neighbourhood by tenth of England, drawn and as a table."""
    found = kept.residents()
    page.text("section", "Who lives in which tenth of England", "h2")
    left, right = st.columns([1.2, 1], gap="medium")
    with left:
        page.chart(kept.residents_chart(), key="residents", about=_BY_LSOA)
        ends = {1: "1, most deprived", 10: "10, least deprived"}
        page.legend(
            (page.swatch(colour), ends.get(tenth, str(tenth)))
            for tenth, colour in enumerate(style.TENTHS, start=1)
        )
        page.text("note", words.describe_residents_basis(found))
    with right:
        st.table(words.residents_table(found))


def moves() -> None:
    """Positions in England then and now."""
    found = kept.moves()
    page.text("section", f"From {words.BEFORE} to {words.NOW}: places in England’s order", "h2")
    left, right = st.columns([1.2, 1], gap="medium")
    with left:
        page.chart(kept.moves_chart(), key="moves", about=(kept.POSITIONS, "LSOA to"))
        page.text("note", words.describe_moves_method(found))
        page.text("note", words.describe_split(found))
    with right:
        page.text("detail", words.describe_moves_fifth(found))
        page.text("detail", words.describe_moves_caution())
        page.text("finding", "The largest moves either way", "h3")
        page.text("subtitle", "Position in 100, IMD, by LSOA; 0 is the most deprived end")
        st.table(words.moves_table(found.largest()))
    if st.toggle(f"All {len(found.table)} LSOAs as a table", key="moves-table"):
        st.table(words.moves_table(found.table.sort_values("later_rank"), ranks=True))


def concentration() -> None:
    """How something counted is spread along deprivation."""
    page.text("section", "How unequally is something shared out?", "h2")
    chosen = st.selectbox(
        "What is counted (Census 2021)",
        words.CONCENTRATED,
        key="concentrated",
        format_func=lambda i: INDICATORS[i].title,
    )
    found = kept.concentration(chosen)
    left, right = st.columns([1.2, 1], gap="medium")
    with left:
        page.chart(
            kept.concentration_chart(chosen),
            key="concentration",
            about=(*_BY_LSOA, found.indicator.title),
        )
    with right:
        page.text("detail", words.describe_concentration_detail(found))
        st.table(words.concentration_table(found))
        page.text("note", words.describe_concentration_index(found))


def source_lines(chosen: Selection) -> list[str]:
    """Sources of all that the page shows."""
    counted = st.session_state.get("concentrated", words.CONCENTRATED[0])
    return [*cached.source_lines(chosen), *kept.sources(counted)]
