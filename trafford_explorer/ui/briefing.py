"""The page Briefing: what to write about, what it says, the files, and the document on screen."""

import html
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from trafford_explorer import documents, phrases, shipped
from trafford_explorer.areas import AREA_TYPE_TEXT, TRAFFORD, AreaType
from trafford_explorer.documents.document import (
    Document,
    Finding,
    Heading,
    Link,
    Note,
    Part,
    Picture,
    Table,
)
from trafford_explorer.errors import SelectionError
from trafford_explorer.exhibits import Address, Exhibit, file_stem
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.phrases import capital, inside_sentence, listed
from trafford_explorer.selection import Selection
from trafford_explorer.sources import Source
from trafford_explorer.templates import contents as kept
from trafford_explorer.templates import declared as templates
from trafford_explorer.templates.contents import Place, Wanted
from trafford_explorer.topics.scrutiny import exhibits as scrutiny
from trafford_explorer.ui import page, state
from trafford_explorer.ui import show as shows

TEMPLATE, PLACE, FIGURE, TITLE = "template", "place", "figure", "title"
"""The page's own keys of the address."""
_FILES = "explorer_files"
_BOROUGH: Place = (str(AreaType.LOCAL_AUTHORITY), TRAFFORD)


@dataclass(frozen=True)
class Asked:
    """What the page shows: the document that is asked for, or why there is none.

    Parameters
    ----------
    wanted : Wanted
    notes : tuple of str
        A sentence for everything that had to give way.
    refused : str
        Why no document can be made; "" where one can.
    instead : tuple of Place
        Areas that have a figure, where those that are asked for have none.
    """

    wanted: Wanted
    notes: tuple[str, ...] = ()
    refused: str = ""
    instead: tuple[Place, ...] = ()

    @property
    def template(self) -> templates.Template:
        return templates.TEMPLATES[self.wanted.template]

    @property
    def document(self) -> Document:
        return kept.document(self.wanted)


# ---- choosing ----------------------------------------------------------------------------------


def resolve(chosen: Selection) -> Asked:
    """What the address or the session asks for, else what the present selection suggests."""
    notes = state.take_notes()
    if state.lost("files"):
        notes.append(
            "The connection was lost, and the files that were made are gone with it: make the files "
            "again."
        )
    asked = state.page_choice(TEMPLATE) or templates.CHOSEN.id
    if asked not in templates.TEMPLATES:
        notes.append(
            f"There is no template “{asked[:60]}”, so this page shows “{templates.CHOSEN.label}”. "
            "Choose another from the list."
        )
        asked = templates.CHOSEN.id
    template = templates.TEMPLATES[asked]
    places = _places(template, chosen, notes)
    indicators = _indicators(template, chosen, notes)
    title, refused = state.page_choice(TITLE), ""
    try:
        title = templates.check_title(title, documents.lettering())
    except SelectionError as error:
        refused, title = f"The document cannot be made: {error}.", ""
    refused = _too_many_or_none(template, places, indicators) or refused
    wanted = Wanted(
        template=asked,
        places=tuple(places),
        indicators=tuple(indicators),
        title=title,
        view=chosen if template.takes_indicators else shipped.offers().first(),
        root=_root(),
        made=date.today(),
    )
    instead: tuple[Place, ...] = ()
    if template.takes_indicators and not refused and not kept.has_figures(wanted):
        instead = tuple(kept.areas_with_figures(wanted))
        refused = _nothing_in_common(wanted, instead)
    return Asked(wanted, tuple(notes), refused, instead)


def _too_many_or_none(
    template: templates.Template, places: Sequence[Place], indicators: Sequence[str]
) -> str:
    """Why so many areas and indicators make no document; "" where they do."""
    if template.takes_indicators and not indicators:
        return "The document cannot be made: no indicator is chosen. Choose one or more above."
    if template.kinds and not places:
        return "The document cannot be made: no area is chosen. Choose one or more above."
    for found, most, things in (
        (indicators, templates.MOST_INDICATORS, "indicators"),
        (places, templates.MOST_AREAS, "areas"),
    ):
        if len(found) > most:
            return (
                f"The document cannot be made: {len(found)} {things} are chosen, and at most {most} "
                "fit in one document. Remove some, or make two documents."
            )
    return ""


def _nothing_in_common(wanted: Wanted, instead: tuple[Place, ...]) -> str:
    """Why the areas and indicators make no document, and what can be chosen."""
    figures = listed([inside_sentence(INDICATORS[one].title) for one in wanted.indicators])
    places = listed([kept.name_of(place) for place in wanted.places])
    either = "another indicator or other areas"
    if instead:
        either = (
            f"from the {AREA_TYPE_TEXT[AreaType(instead[0][0])].plural} near there, or {either}"
        )
    return (
        f"The document cannot be made: this copy holds no figure of {figures} for {places}. "
        f"Choose {either}."
    )


def _root() -> str:
    """Address of the app up to its pages; "" where the browser's address is not known."""
    url = st.context.url
    return f"{url.rpartition('/')[0]}/" if url else ""


def _places(template: templates.Template, chosen: Selection, notes: list[str]) -> list[Place]:
    """The address's areas of the kinds that the template takes, else those of the selection."""
    if not template.kinds:
        return []
    asked = state.page_choices(PLACE)
    if not asked:
        picked = [(chosen.level, code) for code in chosen.picked]
        return [p for p in picked if _takes(template, p)] or [_first(template, chosen)]
    found, strange = [], []
    for part in asked:
        kind, _, code = part.partition(":")
        (found if _takes(template, (kind, code)) else strange).append((kind, code))
    instead = [] if found else [_first(template, chosen)]
    if strange:
        named = [kept.name_of(place) or f"“{':'.join(place)[:60]}”" for place in strange]
        about = f"so the document is about {kept.name_of(instead[0])}" if instead else ""
        notes.append(_left_out(named, template.places, about))
    return found or instead


def _takes(template: templates.Template, place: Place) -> bool:
    """Whether a template can be about a place; one's own choice about any area of the map."""
    fits = template.takes_indicators or place[0] in set(map(str, template.kinds))
    return fits and bool(kept.name_of(place))


def _left_out(strange: Sequence[str], allowed: str, instead: str) -> str:
    """What a document cannot have, what it can, and what it has instead."""
    few, more = strange[:3], len(strange) - 3
    named = phrases.listed([*few, *([f"{more} more"] if more > 0 else [])])
    return (
        f"{named} cannot be in this document{', ' if instead else ''}{instead}. It takes {allowed}: "
        "choose from the list."
    )


def _first(template: templates.Template, chosen: Selection) -> Place:
    """Where a template begins: where the selection is, else Trafford or the first of its kind."""
    if AreaType.LOCAL_AUTHORITY in template.kinds:
        return _BOROUGH
    kind = str(template.kinds[0])
    offers = shipped.offers()
    home = offers.neighbourhoods.get(chosen.level, {}).get(chosen.focus, "")
    if kind == AreaType.NEIGHBOURHOOD and (kind, home) in kept.names():
        return (kind, home)
    return next(place for place in kept.names() if place[0] == kind)


def _indicators(template: templates.Template, chosen: Selection, notes: list[str]) -> list[str]:
    if not template.takes_indicators:
        return []
    asked, offered = state.page_choices(FIGURE), shipped.offers().indicators
    found = [one for one in asked if one in offered]
    strange = [one for one in asked if one not in offered]
    if strange:
        named = [f"“{INDICATORS[one].title if one in INDICATORS else one[:60]}”" for one in strange]
        instead = f"so it has “{INDICATORS[chosen.indicator].title}”" if not found else ""
        notes.append(_left_out(named, "indicators with figures for areas inside Trafford", instead))
    return found or [chosen.indicator]


def _take() -> None:
    """Callback of every control: keep what it says in the session and in the address."""
    here = st.session_state
    said = {TEMPLATE: here.get("briefing-template") or templates.CHOSEN.id}
    before = state.page_choice(TEMPLATE) or templates.CHOSEN.id
    if said[TEMPLATE] == before:
        if "briefing-places" in here:
            said[PLACE] = ",".join(":".join(place) for place in here["briefing-places"])
        if "briefing-indicators" in here:
            said[FIGURE] = ",".join(here["briefing-indicators"])
    else:
        said |= {PLACE: "", FIGURE: ""}
    said[TITLE] = here.get("briefing-title") or ""
    state.keep(**said)


def _take_instead() -> None:
    """Callback: the areas that have a figure take the place of those that have none."""
    state.keep(
        **{PLACE: ",".join(":".join(place) for place in st.session_state["briefing-instead"])}
    )


def controls(asked: Asked) -> None:
    """Template, areas, indicators and title."""
    wanted, template = asked.wanted, asked.template
    with st.container(key="controls"):
        first, second = st.columns([1, 1], gap="medium")
        state.follow("briefing-template", wanted.template)
        first.selectbox(
            "Kind of document",
            list(templates.TEMPLATES),
            key="briefing-template",
            format_func=lambda one: templates.TEMPLATES[one].label,
            on_change=_take,
        )
        state.follow("briefing-title", state.page_choice(TITLE))
        second.text_input(
            "Title (optional)",
            key="briefing-title",
            placeholder=_own_title(asked),
            on_change=_take,
        )
        if template.kinds:
            offered = [place for place in kept.names() if _takes(template, place)]
            offered += [place for place in _alike(wanted.places) if place not in offered]
            state.follow("briefing-places", list(wanted.places))
            most = f"Areas (at most {templates.MOST_AREAS})"
            page.several(most, offered, "briefing-places", kept.name_of, _take)
        if asked.instead:
            kind = AREA_TYPE_TEXT[AreaType(asked.instead[0][0])].plural
            page.several(
                f"{capital(kind)} that have a figure",
                asked.instead,
                "briefing-instead",
                kept.name_of,
                _take_instead,
            )
        if template.takes_indicators:
            state.follow("briefing-indicators", list(wanted.indicators))
            page.several(
                f"Indicators (at most {templates.MOST_INDICATORS})",
                list(shipped.offers().indicators),
                "briefing-indicators",
                lambda one: INDICATORS[one].title,
                _take,
            )


def _alike(places: tuple[Place, ...]) -> list[Place]:
    """Every area of the kinds of some places."""
    kinds = {kind for kind, _ in places}
    areas = shipped.offers().area_names
    found = [(kind, code) for kind in sorted(kinds & set(areas)) for code in areas[kind]]
    return [*found, *(place for place in places if place[0] not in areas)]


def _own_title(asked: Asked) -> str:
    """The title that the document has where none is typed."""
    return "" if asked.refused else asked.document.title


# ---- the parts of the page ---------------------------------------------------------------------


def answer(asked: Asked) -> None:
    """What the document says in one sentence, or why there is none."""
    if asked.refused:
        page.headline(asked.refused, notes=asked.notes)
        return
    document, what = asked.document, asked.template.label
    name = file_stem(what, "briefing")
    shows.answer(
        Exhibit(
            "briefing/answer",
            name,
            document.lead,
            document.sources,
            Address("Briefing"),
            says=(f"{what}: {_counted(document)}",),
        ),
        asked.notes,
    )


def _counted(document: Document) -> str:
    pictures, tables = len(document.pictures), len(document.tables)
    return (
        f"{pictures} {'picture' if pictures == 1 else 'pictures'} and {tables} "
        f"{'table' if tables == 1 else 'tables'}, as shown below; five kinds of file."
    )


def files(asked: Asked) -> None:
    """Make the files, say how far it is, and offer each."""
    if asked.refused:
        return
    made = st.session_state.get(_FILES)
    ready = made is not None and made[0] == asked.wanted
    if st.button("Make the files", type="secondary" if ready else "primary", key="make"):
        made = (asked.wanted, _make(asked))
        st.session_state[_FILES] = made
        ready = True
    if not ready:
        page.text(
            "note",
            "Word, PowerPoint, PDF, a web page in one file, and Excel with the data behind it. "
            "The app makes them itself and sends nothing anywhere.",
        )
        return
    with st.container(key="take-away", horizontal=True, vertical_alignment="center"):
        for one in documents.FORMATS:
            st.download_button(
                f"{one.name} (.{one.ending})",
                made[1][one.ending],
                file_name=f"{_file_name(asked.document.title)}.{one.ending}",
                mime=one.mime,
                key=f"download-{one.ending}",
                on_click="ignore",
            )


def _make(asked: Asked) -> dict[str, bytes]:
    """Draw the pictures and write every file, with progress."""
    document = asked.document
    steps = len(document.pictures) + len(documents.FORMATS)
    found: dict[str, bytes] = {}
    start = time.perf_counter()
    with st.status("Making the files", expanded=True) as status:
        bar = st.progress(0.0, text="Drawing the pictures")
        drawn: dict[str, bytes] = {}
        for number, one in enumerate(document.pictures, start=1):
            bar.progress(number / steps, text=f"Picture {number} of {len(document.pictures)}")
            drawn[one.name] = kept.picture(asked.wanted, one.name)
        for number, kind in enumerate(documents.FORMATS, start=len(drawn)):
            bar.progress(number / steps, text=f"Writing {kind.name}")
            found[kind.ending] = kind.write(document, drawn)
        bar.progress(1.0, text="All five files are ready")
        took = time.perf_counter() - start
        status.update(
            label=f"The files are ready, made in {took:.1f} seconds",
            state="complete",
            expanded=False,
        )
    return found


def _file_name(title: str) -> str:
    """A title as the name of a file on any computer."""
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in title.lower())
    return "-".join(part for part in plain.split("-") if part)[:60] or "briefing"


def questions(asked: Asked) -> None:
    """Questions worth asking, where the document itself does not hold them."""
    if asked.wanted.template == templates.SCRUTINY.id:
        return
    if state.toggle("Questions worth asking", scrutiny.OPEN):
        shows.show(scrutiny.in_short(), heading="h2")
        for number, one in enumerate(scrutiny.questions(), start=1):
            page.text("eyebrow", f"Question {number}: {one.rule}")
            shows.show(one.exhibit)
            page.way_to(one.exhibit.address)


def preview(asked: Asked) -> None:
    """The document on the page: its words, its charts and maps, its tables."""
    if asked.refused:
        return
    document = asked.document
    page.text("section", f"Preview: {document.title}", "h2")
    page.text("note", document.about)
    for section in document.sections:
        page.text("finding te-part", section.title, "h3")
        _parts(section.parts, asked.wanted)


def _parts(parts: tuple[Part, ...], wanted: Wanted) -> None:
    """Parts under a heading of level 3."""
    for part in parts:
        if isinstance(part, Picture):
            _picture(part, wanted)
        elif isinstance(part, Table):
            _table(part)
        elif isinstance(part, Link):
            path = html.escape(part.address.removeprefix(wanted.root))
            st.html(
                f'<p class="te-detail"><a href="{path}" target="_self">{html.escape(part.words)}</a></p>'
            )
        elif isinstance(part, Heading):
            page.text("finding", part.words, "h4")
        elif isinstance(part, Note):
            page.text("note", part.words)
        elif isinstance(part, Finding):
            page.text("detail te-key", part.words)
        else:
            page.text("detail", part.words)


def _picture(picture: Picture, wanted: Wanted) -> None:
    """A chart as every page draws it; a map as the picture that goes into the files."""
    shows.chart(picture.exhibit, heading="p", slot=f"preview-{picture.name}")
    if picture.exhibit.map is not None:
        st.image(kept.picture(wanted, picture.name), width=620, alt=picture.alt)
        if picture.exhibit.reading:
            page.text("note", picture.exhibit.reading)
    page.text("note", f"Source: {picture.source}")


def _table(table: Table) -> None:
    """A table of the document, with its header row and the names of its rows marked."""
    heads = "".join(f'<th scope="col">{html.escape(head)}</th>' for head in table.head)
    rows = "".join(
        f'<tr><th scope="row">{html.escape(name)}</th>'
        + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for name, *cells in table.rows
    )
    label = html.escape(table.caption)
    st.html(
        f'<div class="te-scroll" role="region" tabindex="0" aria-label="{label}">'
        f'<table class="te-paper"><caption>{label}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        f'<p class="te-note">{html.escape(f"{table.basis} Source: {table.source}")}</p>'
    )


def sources(asked: Asked) -> tuple[Source, ...]:
    """Whose figures the document has."""
    return () if asked.refused else asked.document.sources
