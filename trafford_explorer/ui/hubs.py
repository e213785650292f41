"""Networks and hubs: who is near a service, who is not, and what the record says of each."""

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from trafford_explorer import maps, selection
from trafford_explorer.areas import AREA_TYPE_TEXT, AreaType
from trafford_explorer.briefing import access as words
from trafford_explorer.briefing import networks as record
from trafford_explorer.briefing.sentences import capital, plain_name
from trafford_explorer.selection import BACKGROUND, Found, Selection
from trafford_explorer.ui import cached, cached_over_time, explore, page, state, takeaway
from trafford_explorer.ui import cached_hubs as kept

SERVICE, WITHIN = "service", "within"
"""The page's own keys of the address: what is asked about, and the distance in km."""
_NOTES = "explorer_hubs_notes"
_SIZES, _ABOUT_SIZES = "list-sizes", ("Networks", "Range of patients")
_CHART = "access"
_SMALL = (AreaType.LSOA21, AreaType.LSOA11)
_FALLBACK = "imd_score"
"""What is shown elsewhere once an LSOA is chosen here, where the indicator has none by LSOA."""
MOST_DRAWN = 12
"""So many LSOAs are picked out in the map and the chart; a neighbourhood’s would hide the rest."""
FEW = 13
"""So many places stand in an open table; more are one click away."""


@dataclass(frozen=True)
class Asked:
    """What the page is asked: a service and a distance in metres."""

    service: str
    limit: int


def resolve() -> Asked:
    """The service and the distance: the address's, else the last ones, else hubs within 1 km."""
    notes = []
    hub = next(iter(words.SERVICES))
    service = state.page_choice(SERVICE) or hub
    if service not in words.SERVICES:
        notes.append(
            f"There is no service “{str(service)[:60]}” here, so this page asks about community "
            "hubs. The others are in the list."
        )
        service = hub
    asked = state.page_choice(WITHIN)
    limit = words.parse_limit(asked) if asked else words.FIRST_LIMIT
    if limit is None:
        notes.append(
            f"“{str(asked)[:20]}” is not a distance offered here, so 1 km is used: choose from 0.5 "
            "to 3 km."
        )
        limit = words.FIRST_LIMIT
    _remember(service, limit)
    st.session_state[_NOTES] = notes
    return Asked(service, limit)


def _remember(service: str, limit: int) -> None:
    """Keep what is asked, in the session and in the address."""
    state.keep(**{SERVICE: service, WITHIN: f"{limit / 1000:g}"})


# ---- choosing ------------------------------------------------------------------------------------


def _take_asked() -> None:
    service, limit = st.session_state.get("near-service"), st.session_state.get("near-limit")
    if service in words.SERVICES and limit in words.LIMITS:
        _remember(service, limit)


def _choose(level: str, code: str) -> None:
    """Choose an area; the indicator and the rest of the choice stay where they can."""

    def step(chosen: Selection) -> state.Step:
        offers, notes = cached_over_time.offers(), []
        if chosen.level != level:
            chosen = replace(chosen, focus="")
        if level not in offers.levels(chosen.indicator):
            chosen, notes = selection.with_indicator(chosen, _FALLBACK, offers)
        moved, more = selection.with_level(chosen, level, offers)
        focused, last = selection.with_focus(moved, code, offers)
        return focused, [*notes, *more, *last]

    state.choose(step)


def _take_click() -> None:
    code = explore.clicked_area()
    if code in kept.ground().table.index:
        _choose(AreaType.LSOA21, code)


def _take_dot() -> None:
    code = explore.clicked_dot(_CHART, kept.dots())
    if code:
        _choose(AreaType.LSOA21, code)


def _take_found(found: Found) -> None:
    _choose(found.level, found.code)


# ---- the parts of the page -----------------------------------------------------------------------


def answer_slot() -> DeltaGenerator:
    """Where the answer stands, above the controls."""
    return st.empty()


def controls(asked: Asked) -> None:
    """What is asked about, how far, and the finder."""
    with st.container(key="controls"):
        first, second, third = st.columns([2.4, 2.6, 3])
        state.follow("near-service", asked.service)
        first.selectbox(
            "Near what?",
            list(words.SERVICES),
            key="near-service",
            format_func=lambda one: capital(words.SERVICES[one].many),
            on_change=_take_asked,
        )
        state.follow("near-limit", asked.limit)
        second.selectbox(
            "How far, in a straight line?",
            words.LIMITS,
            key="near-limit",
            format_func=words.limit_words,
            on_change=_take_asked,
        )
        with third:
            explore.finder(kept.finder(), take=_take_found)


def _picked(chosen: Selection) -> tuple[tuple[str, ...], str]:
    """The LSOAs of what is chosen, and its sentence without its distance."""
    if not chosen.picked:
        return (), ""
    lookup = kept.lookup()
    name = cached.area_name_of(chosen.level).get(chosen.focus, "")
    if chosen.level in _SMALL:
        known = [c for code in chosen.picked for c in words.lsoas_of(chosen.level, code, lookup)]
        return tuple(known), name
    return words.lsoas_of(chosen.level, chosen.focus, lookup), name


@st.fragment
@page.guarded
def linked(asked: Asked, slot: DeltaGenerator) -> None:
    """The answer, the map and the chart: all that a click changes, and nothing else."""
    state.write_address()
    chosen = state.selection()
    found = kept.access(asked.service)
    codes, name = _picked(chosen)
    _answer(found, asked, chosen, codes, name, slot)
    large = codes if len(codes) > MOST_DRAWN else ()
    codes = () if large else codes
    left, right = st.columns([1.15, 1], gap="medium")
    with left:
        service = found.service.kind
        extras = list(dict.fromkeys([*_extras(chosen), *_with_practices(service)]))
        drawn = explore.draw_map(
            maps.MapState(
                layer=AreaType.LSOA21,
                codes=found.ground.table.index.tolist(),
                classes=kept.classes(asked.service),
                values=kept.values(asked.service),
                selected=codes,
                extras=extras,
                summary=words.describe_map(found, codes),
                near=large,
                background=BACKGROUND in chosen.layers,
            ),
            height=470,
            on_click=_take_click,
            picture=(
                words.describe_access(found, asked.limit),
                _with_doubt(kept.chart(asked.service, asked.limit).subtitle, found, asked),
            ),
            about=_about(asked),
        )
        explore.places(extras)
        _legend(found, asked, chosen)
        explore.layers(chosen)
    with right:
        drawing = kept.chart(asked.service, asked.limit)
        if chosen.level not in _SMALL:  # the names of a whole ward's LSOAs would hide each other
            drawing = replace(drawing, names_picked=False)
        page.chart(
            drawing,
            _CHART,
            _take_dot,
            picked=codes,
            mark=str(state.choices()),
            heading="h2",
            about=_about(asked),
        )
        if doubt := words.describe_pattern_doubt(found):
            page.text("note", doubt)
        page.text("note", words.describe_correlation(found))
        page.text("note", words.describe_basis(found))
    if not drawn:
        st.table(words.distances_table(found))
    else:
        page.table("Table of every LSOA", lambda: words.distances_table(found))
    # Drawn further down, which this part must not wait for.
    takeaway.note_chart(kept.sizes_chart(), _SIZES, (), _ABOUT_SIZES)
    page.give_away(source_lines(asked))


def _about(asked: Asked) -> tuple[str, ...]:
    """What the sources of the distances start with."""
    return (words.SERVICES[asked.service].about.plural, "Postcodes", "Deprivation")


def _with_doubt(said: str, found: words.Access, asked: Asked) -> str:
    """What a picture says under its title, with what is in doubt."""
    return ". ".join(filter(None, (said, words.describe_doubt(found, asked.limit))))


def _with_practices(kind: str) -> list[str]:
    """What is marked on the map: the places asked about, and with the hubs the practices too."""
    return [kind, "gp_practice"] if kind == "hub" else [kind]


def _extras(chosen: Selection) -> list[str]:
    return [layer for layer in chosen.layers if layer != BACKGROUND]


def _answer(
    found: words.Access,
    asked: Asked,
    chosen: Selection,
    codes: tuple[str, ...],
    name: str,
    slot: DeltaGenerator,
) -> None:
    notes = [*st.session_state.pop(_NOTES, []), *state.take_notes()]
    doubt = words.describe_doubt(found, asked.limit)
    details = [
        words.describe_counts(found, asked.limit),
        words.describe_far(found, asked.limit),
        words.describe_record(found),
        doubt,
    ]
    picked = ""
    if chosen.focus and codes:
        kind = AREA_TYPE_TEXT[AreaType(chosen.level)].singular
        whole = words.lsoas_of(chosen.level, chosen.focus, kept.lookup())
        if whole:
            area = f"{plain_name(chosen.focus, name)} {kind}"
            split = chosen.level in (AreaType.WARD23, AreaType.NEIGHBOURHOOD)
            picked = words.describe_picked(found, area, whole, best_fit=split)
    elif chosen.focus:
        picked = words.describe_not_picked(chosen.level, name)
    answer = words.describe_access(found, asked.limit)
    takeaway.note_answer(" ".join(filter(None, (answer, doubt, picked))), about=_about(asked))
    if not picked:
        picked = "Click an area on the map or a dot in the chart, or find one by name."
    page.headline(answer, [" ".join(filter(None, details))], notes=notes, hint=picked, slot=slot)


def _legend(found: words.Access, asked: Asked, chosen: Selection) -> None:
    classes = kept.classes(asked.service)
    rows = [
        (page.swatch(colour), f"{capital(said)} ({count} LSOAs)")
        for colour, said, count in zip(
            classes.colours, words.class_words(classes.edges), classes.counts, strict=True
        )
    ]
    page.legend(rows)
    marks = []
    for kind in _with_practices(found.service.kind):
        if kind == "gp_practice":
            marks += page.network_rows("GP practice, ")
        elif kind in maps.PLACE_LOOKS:
            marks.append((page.place_swatch(kind), capital(found.service.one)))
        else:
            colour = str(maps.LINE_LAYERS[kind]["fillColor"])
            words_here = "Greenspace of every kind; only parks and gardens count"
            marks.append((page.swatch(colour), words_here))
    page.legend(marks)
    lines = " Dark lines: neighbourhoods." if AreaType.NEIGHBOURHOOD in chosen.layers else ""
    page.text("note", f"Distances are rounded to 0.1 km. Darker is farther, which is worse.{lines}")


def within(asked: Asked) -> None:
    """Residents near every place."""
    found = kept.access(asked.service)
    table = kept.within(asked.service, asked.limit)
    page.text("section", words.describe_within(found, table, asked.limit), "h2")
    if len(table) <= FEW:
        st.table(words.within_table(table, asked.limit))
    else:
        st.table(words.within_table(table.head(FEW), asked.limit))
        page.table(
            f"All {len(table)} {found.service.many}",
            lambda: words.within_table(table, asked.limit),
        )
    page.text("note", words.describe_within_basis(asked.limit))
    with st.container(horizontal=True):
        page.csv_button(
            "Download this table as CSV",
            kept.within_file(asked.service, asked.limit),
            file_name=f"trafford_near_{asked.service}_{asked.limit}m.csv",
            key="within-file",
        )
        page.csv_button(
            "Download every LSOA’s distance as CSV",
            kept.distances_file(asked.service),
            file_name=f"trafford_distance_{asked.service}.csv",
            key="distance-file",
        )


def networks() -> None:
    """The five networks: sizes, members, neighbourhood, deprivation."""
    found = kept.networks()
    page.text("section", "The five primary care networks (PCNs)", "h2")
    left, right = st.columns([1.2, 1], gap="large")
    with left:
        page.chart(kept.sizes_chart(), _SIZES, about=_ABOUT_SIZES)
        with st.container(key="list-sizes-table"):
            st.table(record.sizes_table(found))
    with right:
        page.text("note", record.describe_sizes_basis(kept.band()))
        page.text(
            "note",
            "A network has members, not a boundary, so none is drawn. Which neighbourhood it "
            "serves is inferred from where its practices stand; no document states it.",
        )
        page.text("note", record.describe_practices(found))
        page.text("note", record.describe_scores_basis(kept.scores()))
        page.csv_button(
            "Download the networks as CSV",
            kept.networks_file(),
            file_name="trafford_pcns.csv",
            key="networks-file",
        )
    for column, one in _in_columns(found):
        with column:
            page.text("finding", one.name, "h3")
            page.text("detail", record.describe_home(one))
            page.text("detail", record.describe_network(one))
            page.text("detail", record.describe_score(one))


def hubs() -> None:
    """The six hubs, as the record has them."""
    found = kept.hubs()
    page.text("section", record.describe_hubs(found), "h2")
    for column, one in _in_columns(found):
        with column:
            page.text("finding", f"{one.name}, {one.neighbourhood}", "h3")
            page.text("detail", one.where)
            page.text("detail te-warn" if one.doubted else "detail", one.record)
            page.text("note", one.before)
    page.text("note", record.describe_hubs_basis())
    page.csv_button(
        "Download the hubs as CSV", kept.hubs_file(), file_name="trafford_hubs.csv", key="hubs-file"
    )


def _in_columns(items: list, number: int = 3):
    """Items row by row, each with a column of its own."""
    for start in range(0, len(items), number):
        row = items[start : start + number]
        yield from zip(st.columns(number, gap="medium"), row, strict=False)


def source_lines(asked: Asked) -> list[str]:
    """Sources of all that the page shows."""
    return kept.source_lines(asked.service)
