"""The deprivation page: pockets, controls of the indices, residents, positions, concentration."""

import streamlit as st

from trafford_explorer import selection
from trafford_explorer.areas import AREA_TYPE_TEXT, INDEX_BEFORE, INDEX_YEAR, AreaType
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.indicators.deprivation import DOMAINS, MEASURES
from trafford_explorer.selection import Offers, Selection
from trafford_explorer.topics.deprivation import exhibits
from trafford_explorer.topics.deprivation.findings import COUNTED_BY_CENSUS, SCORE
from trafford_explorer.topics.least_deprived import exhibits as least_deprived
from trafford_explorer.ui import explore, page, state
from trafford_explorer.ui.show import answer, beside, in_sight

MEASURE_LABEL = {"score": "Score", "rank": "Rank in England", "decile": "Tenth of England"}


def offers() -> Offers:
    """What can be chosen on this page."""
    return exhibits.offers()


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


def hidden_pockets() -> None:
    """The answer, and every LSOA in its neighbourhood with the hidden pockets ringed."""
    found = exhibits.answer()
    answer(found, live=False, alone=True)
    codes = tuple(exhibits.pockets().pockets["area_code"])
    column = beside(exhibits.pockets_strip(), heading="h2", widths=(1.35, 1), first=True)
    with column:
        for said in found.says:
            page.text("detail", said)
    if codes:
        column.button("Show them on the map below", key="show", on_click=_show, args=(codes,))


def _show(codes: tuple[str, ...]) -> None:
    """Pick the pockets out on the map and in its charts."""
    state.choose(
        lambda chosen: selection.with_compared(chosen, SCORE, AreaType.LSOA21, codes, offers())
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
                exhibits.finder(chosen.indicator, chosen.level),
                "Type the name of an MSOA or a number",
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


def beneath(chosen: Selection) -> None:
    """Why the chosen LSOA is deprived; Trafford's most deprived where none is chosen."""
    level, code = str(chosen.level), chosen.focus or exhibits.most_deprived(str(chosen.level))
    page.text("section", "Why is it deprived?", "h2")
    if not chosen.focus:
        page.text("note", "No LSOA is chosen: this is the most deprived of Trafford.")
    beside(exhibits.beneath(level, code), slot="deprivation/beneath", part=explore.LINKED)


def residents() -> None:
    """Residents of each neighbourhood by tenth of England."""
    page.text("section", "Who lives in which tenth of England", "h2")
    beside(exhibits.residents_bars())


def moves() -> None:
    """Positions in England then and now."""
    page.text("section", f"From {INDEX_BEFORE} to {INDEX_YEAR}: places in England’s order", "h2")
    beside(exhibits.moves_scatter())


def concentration() -> None:
    """How something counted is spread along deprivation."""
    page.text("section", "How unequally is something shared out?", "h2")
    counted = _counted()
    state.follow(exhibits.COUNTED, counted)
    st.selectbox(
        f"What is counted (Census {exhibits.CENSUS_YEAR})",
        COUNTED_BY_CENSUS,
        key=exhibits.COUNTED,
        format_func=lambda i: INDICATORS[i].title,
        on_change=_take_counted,
    )
    beside(exhibits.concentration_curve(counted), slot="deprivation/concentration")


def how_much() -> None:
    """What the least deprived fifth's rates would come to in all Trafford."""
    page.text("section", "How much would it take?", "h2")
    in_sight(least_deprived.every_indicator())


def _counted() -> str:
    """What is counted, with a sentence where the address names a thing that is not offered."""
    asked = state.page_choice(exhibits.COUNTED) or COUNTED_BY_CENSUS[0]
    if asked not in COUNTED_BY_CENSUS:
        page.text(
            "warn",
            f"“{str(asked)[:60]}” is not among the things that can be counted here, so "
            f"{INDICATORS[COUNTED_BY_CENSUS[0]].title} stands in its place. Choose one from the list.",
        )
        asked = COUNTED_BY_CENSUS[0]
    _keep_counted(asked)
    return asked


def _take_counted() -> None:
    _keep_counted(st.session_state[exhibits.COUNTED])


def _keep_counted(counted: str) -> None:
    """Keep what is counted; the first of the list needs no word in the address."""
    state.keep(**{exhibits.COUNTED: "" if counted == COUNTED_BY_CENSUS[0] else counted})
