"""The linked map and charts: one selection, shown in every part and changed from every part."""

import functools
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit_folium import st_folium

from trafford_explorer import maps, selection, shipped
from trafford_explorer.areas import AREA_TYPE_TEXT, AreaType
from trafford_explorer.errors import ExplorerError
from trafford_explorer.exhibits import Exhibit
from trafford_explorer.indicators import INDICATORS, Topic
from trafford_explorer.phrases import people_label
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.selection import BACKGROUND, MAX_HELD, Found, Offers, Selection
from trafford_explorer.sources import source_lines
from trafford_explorer.topics.explore import exhibits
from trafford_explorer.topics.explore import words as sentences
from trafford_explorer.topics.least_deprived import exhibits as least_deprived
from trafford_explorer.ui import claim, page, show, state, takeaway
from trafford_explorer.ui.assets import map_files

MAP_KEY = "map"
LINKED = "linked"
"""The part of a page that a click draws anew, with what can be taken away from it."""
FEW = 8
"""So few areas leave room beside the map for the chart of what is inside them."""
MORE = "more"
"""Key of the address that says what is open below the charts."""
_DETAILS = {
    "claim": "Can we say that?",
    "table": "Table",
    "take": "Download, copy",
    "method": "Source and method",
}
_FINDS = "explorer_finds"
_MAP_FAILED = "explorer_map_failed"
_LAYERS_CHANGED = "explorer_layers_changed"


# ---- choosing ----------------------------------------------------------------------------------


def _take(key: str, step: str) -> None:
    """Callback of a control: hand its value to the step of the same name in `selection`."""
    value = st.session_state.get(key)
    if value is not None:
        steps = {"level": selection.with_level, "sex": selection.with_sex}
        state.choose(lambda chosen: steps[step](chosen, value, shipped.offers()))


def _take_topic(key: str, by_topic: dict[Topic, list[str]], offers: Callable[[], Offers]) -> None:
    """Callback of the topic: its first indicator."""
    found = by_topic.get(st.session_state.get(key))
    if found:
        state.choose(lambda chosen: selection.with_indicator(chosen, found[0], offers()))


def _take_indicator(key: str, offers: Callable[[], Offers]) -> None:
    value = st.session_state.get(key)
    if value is not None:
        state.choose(lambda chosen: selection.with_indicator(chosen, value, offers()))


def _take_period() -> None:
    value = st.session_state.get("period")
    if value is not None:
        state.choose(lambda chosen: (selection.replace(chosen, period=value), []))


def _choose_area(step: Callable[[Selection], state.Step]) -> None:
    """Choose an area; a place that was clicked before is named no longer."""
    forget_place()
    state.choose(step)


def _take_layers() -> None:
    st.session_state[_LAYERS_CHANGED] = True
    wanted = tuple(st.session_state.get("layers", ()))
    state.choose(lambda chosen: (selection.replace(chosen, layers=wanted), []))


def _take_find(
    key: str, entries: dict[str, Found], take: Callable[[Found], None] | None = None
) -> None:
    label = st.session_state.get(key)
    st.session_state[_FINDS] = st.session_state.get(_FINDS, 0) + 1
    if label not in entries:
        return
    found = entries[label]
    if take:
        take(found)
        return

    def step(chosen: Selection) -> state.Step:
        moved, notes = selection.with_level(chosen, found.level, shipped.offers())
        focused, more = selection.with_focus(moved, found.code, shipped.offers())
        return focused, [*notes, *more, *([found.note] if found.note else [])]

    _choose_area(step)


def _click() -> maps.Click | None:
    """What was clicked on the map; None where nothing was, or where the frame says it failed."""
    click = maps.read_click(st.session_state.get(MAP_KEY))
    if click is not None and click.failed:
        st.session_state[_MAP_FAILED] = True
        return None
    return click


def _take_click() -> None:
    """Callback of the map: an area or a place was clicked, or the frame failed."""
    click = _click()
    if click is None:
        return
    if click.place_kind:
        _mark_place(click.place_kind, click.place_id)
        state.choose(lambda chosen: (chosen, []))
        return
    _choose_area(
        lambda chosen: (
            selection.with_focus(chosen, click.area_code, shipped.offers())
            if click.layer == chosen.level
            else (chosen, [])
        )
    )


def clicked_dot(key: str, names: dict[str, str]) -> str:
    """Code of the area whose dot was clicked in a chart, for its callback; "" for anything else.

    Parameters
    ----------
    key : str
        The chart's.
    names : dict of str to str
        The name that the chart carries for an area to its code.
    """
    event = st.session_state.get(key) or {}
    points = event.get("selection", {}).get("points", [])
    if not points:
        return ""
    name = points[0].get("customdata")
    name = name[0] if isinstance(name, list) else name
    return names.get(str(name), "")


def _take_point(key: str, names: dict[str, str]) -> None:
    """Callback of a chart: a dot was clicked; its name says which area it is."""
    code = clicked_dot(key, names)
    if code:
        _choose_area(lambda chosen: selection.with_focus(chosen, code, shipped.offers()))


# ---- the parts of the page ---------------------------------------------------------------------


@st.fragment
@page.guarded
def linked(
    answer: DeltaGenerator,
    heading: str = "h1",
    below: Callable[[Selection], None] | None = None,
) -> None:
    """The answer, the map, the charts and the table: all that a click changes, and nothing else.

    Parameters
    ----------
    answer : DeltaGenerator
        An empty slot above the controls; every run writes the headline into it anew.
    heading : str
        The headline's HTML element; a lower one on a page that has an answer of its own.
    below : callable, optional
        Draws what a page shows of the choice besides, under everything else that a click changes.
    """
    if st.session_state.pop(_LAYERS_CHANGED, False):
        st.rerun(scope="app")  # the page's end credits what the map shows
    state.write_address()
    takeaway.begin(LINKED)
    chosen = state.selection()
    drawn = exhibits.view_map(chosen)
    hint = "Click an area on the map or a dot in a chart, or find one by name."
    show.answer(
        exhibits.answer(chosen),
        notes=state.take_notes(),
        hint="" if chosen.focus else hint,
        slot=answer,
        heading=heading,
        part=LINKED,
        together=True,
    )
    smaller = f"h{int(heading[-1]) + 1}"
    left, right = st.columns([1.15, 1], gap="medium")
    with left:
        stands = draw_map(drawn, 470, part=LINKED)
        compare(drawn, chosen)
        places(chosen.layers)
        show.legend(drawn)
        shading(chosen)
        layers(chosen)
    beside = len(drawn.areas) <= FEW
    with right:
        linked_chart(exhibits.ranked(chosen), "ranked", chosen, smaller)
        if beside:
            spread(chosen, smaller)
            deprivation(chosen, smaller)
    if not beside and exhibits.against_deprivation(chosen) is None:
        spread(chosen, smaller)
        deprivation(chosen, smaller)
    elif not beside:
        first, second = st.columns(2, gap="medium")
        with first:
            deprivation(chosen, smaller)
        with second:
            spread(chosen, smaller)
    more, under = st.container(), st.container()
    if below:  # first, so that what can be taken away holds it
        with under:
            below(chosen)
    with more:
        details(drawn, chosen, open_table=not stands)


def controls(chosen: Selection) -> None:
    """Topic, indicator, kind of area, years, sex, and the finder."""
    offers = shipped.offers()
    with st.container(key="controls"):
        first, second, third = st.columns([2.2, 4, 3])
        pick_indicator((first, second), offers.indicators, chosen.indicator, shipped.offers)
        with third:
            finder(shipped.finder(chosen.indicator, chosen.level))
        first, second, third = st.columns([3, 2, 4])
        levels = offers.levels(chosen.indicator)
        state.follow("level", chosen.level)
        first.selectbox(
            "Kind of area",
            levels,
            key="level",
            format_func=lambda level: AREA_TYPE_TEXT[AreaType(level)].label,
            on_change=_take,
            args=("level", "level"),
        )
        periods = offers.periods[chosen.indicator, chosen.level, chosen.sex]
        state.follow("period", chosen.period)
        second.selectbox("Years", periods, key="period", on_change=_take_period)
        sexes = offers.sexes(chosen.indicator, chosen.level)
        state.follow("sex", chosen.sex)
        third.radio(
            "Sex",
            sexes,
            key="sex",
            format_func=people_label,
            horizontal=True,
            on_change=_take,
            args=("sex", "sex"),
        )


def pick_indicator(
    places: tuple[DeltaGenerator, DeltaGenerator],
    indicators: Sequence[str],
    shown: str,
    offers: Callable[[], Offers],
    before: str = "",
) -> None:
    """The list of topics, and that of a topic's indicators.

    Parameters
    ----------
    places : (DeltaGenerator, DeltaGenerator)
        Where the two lists stand.
    indicators : sequence of str
        All that can be chosen.
    shown : str
        The one that is shown.
    offers : callable
        Gives what the page offers, once another is chosen.
    before : str
        What the keys of the page's controls begin with.
    """
    by_topic = {t: [i for i in indicators if INDICATORS[i].topic is t] for t in Topic}
    topic_key, key, topic = f"{before}topic", f"{before}indicator", INDICATORS[shown].topic
    state.follow(topic_key, topic)
    places[0].selectbox(
        "Topic",
        [one for one, found in by_topic.items() if found],
        key=topic_key,
        on_change=_take_topic,
        args=(topic_key, by_topic, offers),
    )
    state.follow(key, shown)
    places[1].selectbox(
        "Indicator",
        by_topic[topic],
        key=key,
        format_func=lambda i: INDICATORS[i].title,
        on_change=_take_indicator,
        args=(key, offers),
    )


def finder(
    entries: dict[str, Found],
    placeholder: str = "Type a ward, MSOA, neighbourhood or town",
    take: Callable[[Found], None] | None = None,
) -> None:
    """Find an area by name: every area of the present level, then those of the others, then towns.

    Parameters
    ----------
    entries : dict of str to Found
        What may be typed, and the area it means.
    placeholder : str
    take : callable, optional
        Called with what was found; chooses that area, at its level, where none is given.
    """
    key = f"find-{st.session_state.get(_FINDS, 0)}"
    st.selectbox(
        "Find an area",
        list(entries),
        index=None,
        key=key,
        placeholder=placeholder,
        filter_mode="contains",
        on_change=_take_find,
        args=(key, entries, take),
    )


def compare(drawn: Exhibit, chosen: Selection) -> None:
    """Hold the focus for comparison, let held areas go, and set them side by side."""
    if not chosen.picked:
        return
    names = {area.code: area.name for area in drawn.areas}
    with st.container(horizontal=True, vertical_alignment="center"):
        if chosen.focus and chosen.focus not in chosen.held:
            st.button(
                "Hold for comparison", key="hold", on_click=state.choose, args=(selection.hold,)
            )
        for code in chosen.held:
            st.button(
                f"{names[code]} ✕",
                key=f"release-{code}",
                help=f"Stop comparing {names[code]}",
                on_click=state.choose,
                args=(functools.partial(selection.release, code=code),),
            )
    if len(chosen.held) >= MAX_HELD:
        page.text(
            "note",
            f"{MAX_HELD} areas are held, the most that can be compared. Remove one to hold another.",
        )
    for table in drawn.tables[1:]:
        show.table(table)


def draw_map(
    exhibit: Exhibit,
    height: int,
    on_click: Callable[[], None] | None = None,
    *,
    part: str = "",
) -> bool:
    """Draw the map of an exhibit; parameters and what comes back as in `map_frame`.

    `part` is as in `show.show`.
    """
    takeaway.note(exhibit, part=part)
    return map_frame(exhibit.map, height, on_click)


def map_frame(
    shown: maps.MapState, height: int, on_click: Callable[[], None] | None = None
) -> bool:
    """Draw the map, or say in words that it cannot be drawn.

    Parameters
    ----------
    shown : MapState
    height : int
        Pixels.
    on_click : callable, optional
        Called after a click in the frame; chooses the area clicked where none is given.

    Returns
    -------
    bool
        False where a sentence stands in the map's place; the page then opens its table.
    """
    try:
        files = map_files()
    except ExplorerError as error:
        st.warning(f"The map cannot be drawn: {error}. Everything it shows is in the table below.")
        return False
    st_folium(
        maps.build_map(files),
        key=MAP_KEY,
        height=height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=maps.build_layer(
            replace(shown, scene=f"{shown.scene}{state.starts()}")
        ),
        on_change=on_click or _take_click,
    )
    return not st.session_state.get(_MAP_FAILED, False)


def shading(chosen: Selection) -> None:
    """What the map is shaded by, where there is a choice."""
    view = shipped.current_view(chosen)
    if view.england.value is not None:
        state.follow("shade", chosen.shade)
        st.radio(
            "Shade the map by",
            selection.SHADES,
            key="shade",
            format_func={
                "values": "the areas’ own values",
                "england": f"distance from England ({view.format.value(view.england.value)})",
            }.get,
            horizontal=True,
            on_change=_take_shade,
        )
    elif chosen.shade == "england":
        page.text(
            "note",
            "England has no figure on the same basis here, so the map shows the areas’ own values.",
        )


def _take_shade() -> None:
    shade = st.session_state.get("shade", selection.SHADES[0])
    state.choose(lambda chosen: (selection.replace(chosen, shade=shade), []))


def layers(chosen: Selection) -> None:
    """Which places and lines are laid over the map."""
    labels = maps.orientation_layers() | {BACKGROUND: "Street map background (needs a network)"}
    state.follow("layers", list(chosen.layers))
    page.several(
        "Also show on the map",
        list(labels),
        "layers",
        labels.get,
        _take_layers,
        "Hubs, GP practices, services, greenspace, trams",
    )
    if BACKGROUND in chosen.layers:
        page.text("note", "Background © OpenStreetMap contributors. It is blank without a network.")


def place_words(kinds: Collection[str] | None = None) -> str:
    """What is said of the practice, hub or service that was clicked; "" for one of other kinds."""
    kind, place_id = _marked()
    if not kind or (kinds is not None and kind not in kinds):
        return ""
    return exhibits.describe_place(kind, place_id)


def _marked() -> tuple[str, str]:
    """Kind and id of the place that was clicked; both "" for none."""
    kind, _, place_id = state.own("marked").partition(":")
    return kind, place_id


def _mark_place(kind: str, place_id: str) -> None:
    state.set_own("marked", f"{kind}:{place_id}" if kind else "")


def forget_place() -> None:
    """From now on no place is named."""
    _mark_place("", "")


def places(layers: Iterable[str]) -> None:
    """Every mark of a map by its name, where the marks are many, and what is said of the chosen one.

    Parameters
    ----------
    layers : iterable of str
        What lies over the map; layers that mark no places are passed over.
    """
    names = {}
    for kind in layers:
        if kind in maps.PLACE_LOOKS:
            rows = shipped.places(kind)
            shared = rows["name"].duplicated(keep=False)
            for row, twice in zip(rows.itertuples(index=False), shared, strict=True):
                which = f", {row.postcode}" if twice and row.postcode else ""
                names[kind, row.place_id] = f"{row.name}{which} ({PLACE_KINDS[kind].label})"
    if names:
        picked = _marked()
        st.session_state["place"] = picked if picked in names else None
        st.selectbox(
            "Find a place marked on the map",
            sorted(names, key=names.get),
            index=None,
            key="place",
            format_func=names.get,
            placeholder="Type part of a name",
            filter_mode="contains",
            on_change=_take_place,
        )
    if words := place_words():
        st.info(words)


def _take_place() -> None:
    _mark_place(*(st.session_state.get("place") or ("", "")))


def deprivation(chosen: Selection, heading: str) -> None:
    """The indicator against deprivation, or why it is not drawn; what a lower rate would come to."""
    exhibit = exhibits.against_deprivation(chosen)
    if exhibit is None:
        page.text("note", sentences.describe_no_deprivation(shipped.current_view(chosen)))
    else:
        linked_chart(exhibit, "deprivation", chosen, heading)
    if found := least_deprived.excess(chosen.indicator):
        takeaway.note(found, part=LINKED)
        page.text("detail", " ".join((found.finding, *found.says)))
        show.sources_and_notes(found)


def spread(chosen: Selection, heading: str) -> None:
    """The areas inside each neighbourhood."""
    exhibit = exhibits.spread(chosen)
    if exhibit is None:
        page.text("finding", "Inside the neighbourhoods", heading)
        page.text("detail", "This indicator is not published for anything smaller.")
        return
    linked_chart(exhibit, "spread", chosen, heading)


def linked_chart(exhibit: Exhibit, slot: str, chosen: Selection, heading: str) -> None:
    """A chart whose dots choose an area, where they are those of the map."""
    of_the_map = dict(exhibit.address.choice)["level"] == chosen.level
    choose = functools.partial(_take_point, slot, exhibits.dot_names(exhibits.plain(chosen)))
    show.chart(
        exhibit,
        heading=heading,
        picked=chosen.picked,
        on_select=choose if of_the_map else None,
        mark=str(state.choices()),
        part=LINKED,
        slot=slot,
    )
    if exhibit.says:
        page.text("note", " ".join((*exhibit.says, *exhibit.notes)))


def _take_detail() -> None:
    """Callback: keep in the address what is open below the charts."""
    state.keep(**{MORE: st.session_state.get("detail") or ""})


def details(drawn: Exhibit, chosen: Selection, open_table: bool) -> None:
    """Two areas set side by side, table, download, and where it is from: one click away."""
    part = state.page_choice(MORE) or ("table" if open_table else "")
    state.follow("detail", part if part in _DETAILS else None)
    part = st.segmented_control(
        "More on this view",
        list(_DETAILS),
        key="detail",
        format_func=_DETAILS.get,
        on_change=_take_detail,
    )
    if part == "claim":
        claim.panel()
    elif part == "table":
        for one in drawn.tables:
            show.table(one)
        if against := exhibits.against_deprivation(chosen):
            for one in against.tables:
                page.text("finding", one.caption, "h3")
                show.table(one)
        if found := least_deprived.excess(chosen.indicator):
            for one in found.tables:
                page.text("finding", one.caption, "h3")
                show.table(one)
    elif part == "take":
        takeaway.contents(LINKED)
    elif part == "method":
        for words in (INDICATORS[chosen.indicator].why_it_matters, *drawn.notes):
            page.text("detail", words)
        for line in source_lines(drawn.sources):
            page.text("note", f"Source: {line}.")
        for source in drawn.sources:
            page.text("note", f"{source.title}. {source.producer}. {source.licence}.")


def clicked_area() -> str:
    """Code of the area clicked on the map, for its callback; "" for anything else.

    A place that was clicked is named by `places` from then on, and no longer after an area.
    """
    click = _click()
    if click is None:
        return ""
    _mark_place(click.place_kind, click.place_id)
    return click.area_code
