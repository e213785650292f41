"""The linked map and charts: one selection, shown in every part and changed from every part."""

import functools
import html
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit_folium import st_folium

from trafford_explorer import figures, maps, selection, style
from trafford_explorer.areas import AREA_TYPE_TEXT, AreaType
from trafford_explorer.briefing import overview, sentences
from trafford_explorer.briefing.table import comparison_table, download_csv, screen_table
from trafford_explorer.errors import ExplorerError
from trafford_explorer.indicators import INDICATORS, Topic
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.selection import BACKGROUND, MAX_HELD, Found, Selection
from trafford_explorer.tables import releases
from trafford_explorer.ui import cached, claim, page, state, takeaway
from trafford_explorer.ui.assets import map_files
from trafford_explorer.view import View

MAP_KEY = "map"
LINKED = "linked"
"""The part of a page that a click draws anew, with what can be taken away from it."""
FEW = 8
"""So few areas leave room beside the map for the chart of what is inside them."""
_FINDS = "explorer_finds"
_MAP_FAILED = "explorer_map_failed"


# ---- choosing ----------------------------------------------------------------------------------


def _take(key: str, step: str) -> None:
    """Callback of a control: hand its value to the step of the same name in `selection`."""
    value = st.session_state.get(key)
    if value is not None:
        steps = {
            "indicator": selection.with_indicator,
            "level": selection.with_level,
            "sex": selection.with_sex,
        }
        state.choose(lambda chosen: steps[step](chosen, value, cached.offers()))


def _take_topic(by_topic: dict[Topic, list[str]]) -> None:
    """Callback of the topic: its first indicator."""
    topic = st.session_state.get("topic")
    if topic in by_topic:
        first = by_topic[topic][0]
        state.choose(lambda chosen: selection.with_indicator(chosen, first, cached.offers()))


def _take_period() -> None:
    value = st.session_state.get("period")
    if value is not None:
        state.choose(lambda chosen: (selection.replace(chosen, period=value), []))


def _choose_area(step: Callable[[Selection], state.Step]) -> None:
    """Choose an area; a place that was clicked before is named no longer."""
    forget_place()
    state.choose(step)


def _take_layers() -> None:
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
        moved, notes = selection.with_level(chosen, found.level, cached.offers())
        focused, more = selection.with_focus(moved, found.code, cached.offers())
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
            selection.with_focus(chosen, click.area_code, cached.offers())
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
        _choose_area(lambda chosen: selection.with_focus(chosen, code, cached.offers()))


# ---- the parts of the page ---------------------------------------------------------------------


@st.fragment
@page.guarded
def linked(answer: DeltaGenerator, heading: str = "h1") -> None:
    """The answer, the map, the charts and the table: all that a click changes, and nothing else.

    Parameters
    ----------
    answer : DeltaGenerator
        An empty slot above the controls; every run writes the headline into it anew.
    heading : str
        The headline's HTML element; a lower one on a page that has an answer of its own.
    """
    state.write_address()
    takeaway.begin(LINKED)
    chosen = state.selection()
    view = cached.current_view(chosen)
    headline(view, chosen, answer, state.take_notes(), heading)
    below = f"h{int(heading[-1]) + 1}"
    left, right = st.columns([1.15, 1], gap="medium")
    with left:
        drawn = draw_map(map_state(view, chosen), 470, picture=map_words(view, chosen), part=LINKED)
        compare(view, chosen)
        places(chosen.layers)
        map_legend(view, chosen)
        layers(chosen)
    beside = len(view.table) <= FEW
    with right:
        linked_chart(cached.drawn(view).ranked, "ranked", view, chosen, below)
        if beside:
            spread(view, chosen, below)
            deprivation(view, chosen, below)
    if not beside and cached.drawn(view).deprivation is None:
        spread(view, chosen, below)
        deprivation(view, chosen, below)
    elif not beside:
        first, second = st.columns(2, gap="medium")
        with first:
            deprivation(view, chosen, below)
        with second:
            spread(view, chosen, below)
    details(view, chosen, open_table=not drawn)


def controls(chosen: Selection) -> None:
    """Topic, indicator, kind of area, years, sex, and the finder."""
    offers = cached.offers()
    topic = INDICATORS[chosen.indicator].topic
    by_topic = {
        t: [i for i in offers.indicators if INDICATORS[i].topic is t]
        for t in Topic
        if any(INDICATORS[i].topic is t for i in offers.indicators)
    }
    with st.container(key="controls"):
        first, second, third = st.columns([2.2, 4, 3])
        state.follow("topic", topic)
        first.selectbox(
            "Topic", list(by_topic), key="topic", on_change=_take_topic, args=(by_topic,)
        )
        state.follow("indicator", chosen.indicator)
        second.selectbox(
            "Indicator",
            by_topic[topic],
            key="indicator",
            format_func=lambda i: INDICATORS[i].title,
            on_change=_take,
            args=("indicator", "indicator"),
        )
        with third:
            finder(cached.finder(chosen.indicator, chosen.level))
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
            format_func=page.SEX_LABEL.get,
            horizontal=True,
            on_change=_take,
            args=("sex", "sex"),
        )


def headline(
    view: View, chosen: Selection, slot: DeltaGenerator, notes: Sequence[str], heading: str = "h1"
) -> None:
    """The answer in one sentence, what it is set against, and how far it can be trusted.

    Written into a slot at the top of the page, above the controls, as one live region.
    """
    if chosen.focus:
        answer = sentences.describe_area(view, chosen.focus)
        detail = sentences.describe_comparison(view, chosen.focus)
    else:
        answer = cached.drawn(view).words
        detail = "Click an area on the map or a dot in a chart, or find one by name."
    takeaway.note_answer(answer, LINKED)
    look = "te-answer" if heading == "h1" else "te-finding"
    slot.html(
        f'<div class="te-live"{state.mark()}>{page.warnings(notes)}<{heading} class="{look}" data-testid="answer">'
        f'{html.escape(answer)}</{heading}><p class="te-detail">{html.escape(detail)} '
        f'<span class="te-note">{html.escape(sentences.describe_certainty(view))}</span></p></div>'
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


def compare(view: View, chosen: Selection) -> None:
    """Hold the focus for comparison, let held areas go, and set them side by side."""
    if not chosen.picked:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if chosen.focus and chosen.focus not in chosen.held:
            st.button(
                "Hold for comparison", key="hold", on_click=state.choose, args=(selection.hold,)
            )
        for code in chosen.held:
            name = view.row(code)["area_name"]
            st.button(
                f"{name} ✕",
                key=f"release-{code}",
                help=f"Stop comparing {name}",
                on_click=state.choose,
                args=(functools.partial(selection.release, code=code),),
            )
    if len(chosen.held) >= MAX_HELD:
        page.text(
            "note",
            f"{MAX_HELD} areas are held, the most that can be compared. Remove one to hold another.",
        )
    if chosen.held:
        st.table(comparison_table(view, chosen.picked))


def map_state(view: View, chosen: Selection) -> maps.MapState:
    """What the map is to show for this choice."""
    drawn = cached.drawn(view)
    return maps.MapState(
        layer=chosen.level,
        codes=view.table["area_code"].tolist(),
        classes=cached.classes(chosen),
        values=drawn.values,
        selected=chosen.picked,
        extras=[layer for layer in chosen.layers if layer != BACKGROUND],
        summary=sentences.describe_map(view, drawn.words, chosen.picked),
        background=BACKGROUND in chosen.layers,
    )


def map_words(view: View, chosen: Selection) -> tuple[str, str]:
    """Title and subtitle of a picture of the map."""
    drawn = cached.drawn(view)
    against = chosen.shade == "england" and view.england.value is not None
    direction = sentences.describe_direction(view, against_england=against)
    return drawn.words.rstrip("."), f"{drawn.ranked.subtitle}. {direction}"


def draw_map(
    shown: maps.MapState,
    height: int,
    on_click: Callable[[], None] | None = None,
    *,
    picture: tuple[str, str],
    about: tuple[str, ...] = (),
    part: str = "",
) -> bool:
    """Draw the map, or say in words that it cannot be drawn.

    Parameters
    ----------
    shown : MapState
    height : int
        Pixels.
    on_click : callable, optional
        Called after a click in the frame; chooses the area clicked where none is given.
    picture : (str, str)
        Title and subtitle of its picture.
    about, part
        As in `page.chart`.

    Returns
    -------
    bool
        False where a sentence stands in the map's place; the page then opens its table.
    """
    takeaway.note_map(shown, *picture, about, part)
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


def map_legend(view: View, chosen: Selection) -> None:
    """The map's legend, as text, and what it is shaded by where there is a choice."""
    classes = cached.classes(chosen)
    words = figures.legend_rows(view, classes.edges, classes.counts)
    rows = [
        (page.swatch(colour), f"{text} ({count} {'area' if count == 1 else 'areas'})")
        for colour, (text, count) in zip(classes.colours, words, strict=False)
        if count
    ]
    if classes.missing:
        missing = view.table.loc[view.table["value"].isna(), "area_name"].tolist()
        names = ", ".join(missing[:4]) + (" and others" if len(missing) > 4 else "")
        rows.append((page.NO_FIGURE, f"No figure: {names}"))
    page.legend(rows)
    against = chosen.shade == "england" and view.england.value is not None
    page.text("note", sentences.describe_direction(view, against_england=against))
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
    """Which places and lines are laid over the map, with their legend."""
    labels = maps.orientation_layers() | {BACKGROUND: "Street map background (needs a network)"}
    state.follow("layers", list(chosen.layers))
    st.multiselect(
        "Also show on the map",
        list(labels),
        key="layers",
        format_func=labels.get,
        on_change=_take_layers,
        placeholder="Hubs, GP practices, services, greenspace, trams",
        filter_mode="contains",
        select_all=False,
        wrap=True,
    )
    rows: list[tuple[str, str]] = []
    for layer in chosen.layers:
        if layer == "gp_practice":
            rows += page.network_rows()
        elif layer in maps.PLACE_LOOKS:
            kind = PLACE_KINDS[layer]
            when = f"as recorded in {kind.date[:4]}" if kind.old_snapshot else kind.date[:4]
            rows.append((page.place_swatch(layer), f"{kind.plural} ({when})"))
    if rows:
        page.legend(rows)
    if BACKGROUND in chosen.layers:
        page.text("note", "Background © OpenStreetMap contributors. It is blank without a network.")


def place_words(kinds: Collection[str] | None = None) -> str:
    """What is said of the practice, hub or service that was clicked; "" for one of other kinds."""
    kind, place_id = _marked()
    if not kind or (kinds is not None and kind not in kinds):
        return ""
    return cached.describe_place(kind, place_id)


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
            rows = cached.places(kind)
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


def deprivation(view: View, chosen: Selection, heading: str) -> None:
    """The indicator against deprivation, or why it is not drawn."""
    drawn = cached.drawn(view)
    if drawn.deprivation is None:
        page.text("note", drawn.why_no_deprivation)
        return
    linked_chart(drawn.deprivation, "deprivation", view, chosen, heading)
    page.text(
        "note",
        f"{drawn.correlation} A pattern between areas says nothing about why, nor about any one "
        "person.",
    )


def spread(view: View, chosen: Selection, heading: str) -> None:
    """The areas inside each neighbourhood."""
    if view.level not in (AreaType.NEIGHBOURHOOD, AreaType.NEIGHBOURHOOD17):
        linked_chart(cached.drawn(view).spread, "spread", view, chosen, heading)
        return
    smaller = cached.smaller_view(chosen)
    if smaller is None:
        page.text("finding", "Inside the neighbourhoods", heading)
        page.text("detail", "This indicator is not published for anything smaller.")
        return
    page.chart(cached.drawn(smaller).spread, key="spread-inside", heading=heading, part=LINKED)


def linked_chart(
    drawn: figures.Chart, key: str, view: View, chosen: Selection, heading: str
) -> None:
    """A chart whose dots choose an area."""
    page.chart(
        drawn,
        key,
        functools.partial(_take_point, key, cached.drawn(view).codes),
        picked=chosen.picked,
        mark=str(state.choices()),
        heading=heading,
        part=LINKED,
    )


def details(view: View, chosen: Selection, open_table: bool) -> None:
    """Two areas set side by side, table, download, and where it is from: one click away."""
    parts = ("Can we say that?", "Table", "Download, copy", "Source and method")
    if open_table and not st.session_state.get("detail"):
        st.session_state["detail"] = "Table"
    part = st.segmented_control("More on this view", parts, key="detail")
    if part == parts[0]:
        claim.panel()
    elif part == "Table":
        st.table(screen_table(view))
    elif part == parts[2]:
        takeaway.contents(page.with_date(cached.source_lines(chosen)), LINKED)
        text = download_csv(view, cached.sources_of(chosen.indicator, chosen.level))
        page.csv_button(
            "Download this view as CSV",
            text,
            file_name=f"trafford_{chosen.indicator}_{chosen.level}_{chosen.sex}_"
            f"{chosen.period.replace('/', '-').replace(' ', '_')}.csv",
        )
        page.text("note", "The file holds its source, period, licence and caveats above the table.")
    elif part == "Source and method":
        indicator = view.indicator
        page.text("detail", indicator.definition)
        page.text("detail", indicator.why_it_matters)
        for caveat in indicator.caveats:
            page.text("detail", caveat)
        for release in releases(view.table):
            page.text("note", f"Release: {release}.")
        page.text("note", f"Boundaries: {AREA_TYPE_TEXT[view.level].vintage}.")
        for source in cached.sources_of(chosen.indicator, chosen.level):
            page.text("note", f"{source.title}. {source.producer}. {source.licence}.")


# ---- the overview's map ------------------------------------------------------------------------


def neighbourhood_map(height: int) -> None:
    """The four neighbourhoods, the practices coloured by PCN, the hubs, and a list of these marks."""
    lines = cached.neighbourhood_lines()
    codes = sorted(line.name for line in lines)
    words = {line.name: overview.describe_neighbourhood(line) for line in lines}
    picked = _home()
    draw_map(
        maps.MapState(
            layer=AreaType.NEIGHBOURHOOD,
            codes=codes,
            classes=maps.Classes(
                class_of={code: i for i, code in enumerate(codes)},
                edges=[],
                counts=[],
                missing=0,
                colours=tuple(style.NEIGHBOURHOOD_TINTS[code] for code in codes),
            ),
            values=words,
            selected=(picked,) if picked else (),
            extras=maps.LANDMARKS,
            summary="Map of Trafford’s four neighbourhoods. "
            + " ".join(f"{name}: {text}." for name, text in words.items()),
            labels=True,
            near=codes,
        ),
        height,
        on_click=_take_home,
        picture=(
            "Trafford’s four neighbourhoods",
            "Neighbourhoods since May 2023, GP practices by primary care network, community hubs",
        ),
        about=("Community hubs", "GP practices"),
    )
    places(maps.LANDMARKS)


def _take_home() -> None:
    """Callback of the overview's map: a neighbourhood or a place was clicked."""
    code = clicked_area()
    if code:
        state.set_own("home", code)


def _home() -> str:
    """The neighbourhood that was clicked on the overview's map; "" for none."""
    code = state.own("home")
    return code if code in {line.name for line in cached.neighbourhood_lines()} else ""


def clicked_area() -> str:
    """Code of the area clicked on the map, for its callback; "" for anything else.

    A place that was clicked is named by `places` from then on, and no longer after an area.
    """
    click = _click()
    if click is None:
        return ""
    _mark_place(click.place_kind, click.place_id)
    return click.area_code


def neighbourhood_lines() -> None:
    """Each neighbourhood in a line; the one clicked on the map is marked."""
    picked = _home()
    lines = []
    for line in cached.neighbourhood_lines():
        mark = " te-marked" if line.name == picked else ""
        lines.append(
            f'<p class="te-detail te-home{mark}">'
            f"{page.swatch(style.NEIGHBOURHOOD_TINTS[line.name])} "
            f"<strong>{line.name}{' (chosen)' if mark else ''}</strong>: "
            f"{html.escape(overview.describe_neighbourhood(line))}</p>"
        )
    st.html(f'<div class="te-live">{"".join(lines)}</div>')


def neighbourhoods_table() -> None:
    """What the overview's map shows, one click away."""
    page.table(
        "Table of the neighbourhoods",
        lambda: overview.neighbourhoods_table(cached.neighbourhood_lines()),
    )


def network_legend() -> None:
    """What the markers of the overview's map stand for."""
    hub = (page.place_swatch("hub"), "Community hub (council list, February 2024)")
    page.legend([*page.network_rows(), hub])
    page.text(
        "note",
        "A dot is a GP practice, coloured and lettered by its primary care network. A network has "
        "members, not a boundary; its patients may live anywhere. Which network serves which "
        "neighbourhood is inferred from where its practices stand.",
    )
