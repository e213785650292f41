"""What a reader takes from a page: its pictures as files, and its answer with where it is from.

A page notes what it shows while it is drawn; nothing is made or sent before it is asked for.
"""

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

import streamlit as st

from trafford_explorer import shipped
from trafford_explorer.exhibits import Exhibit, Table, csv_bytes, sentence_lines
from trafford_explorer.figures import Chart
from trafford_explorer.ui.markup import element

_SHOWN = "explorer_shown"
_SCRIPT = element("copy.js")
_KINDS = {
    "png": ("PNG, for slides and documents", "image/png"),
    "svg": ("SVG, for print and editing", "image/svg+xml"),
}
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Picture:
    """One picture that a page can give away.

    Parameters
    ----------
    title : str
    about : tuple of str
        What the lines of the page's sources that it needs start with; all of them where none is.
    make : callable
        Takes the source and the kind of file, and gives the file.
    """

    title: str
    about: tuple[str, ...]
    make: Callable[[str, str], bytes]


@dataclass(frozen=True)
class Noted:
    """An exhibit as it is shown now, with what is picked out in it."""

    exhibit: Exhibit
    picked: tuple[str, ...]


@dataclass
class Shown:
    """What one part of a page shows now."""

    exhibits: dict[str, Noted] = field(default_factory=dict)
    answering: Exhibit | None = None

    answer: str = ""
    about: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    pictures: dict[str, Picture] = field(default_factory=dict)


def _parts() -> dict[str, Shown]:
    return st.session_state.setdefault(_SHOWN, {})


def shown(part: str = "") -> Shown:
    """What a part of the page has noted; "" is the page itself."""
    return _parts().setdefault(part, Shown())


def begin(part: str | None = None) -> None:
    """Forget what was shown: by one part that is drawn anew, or by the whole page."""
    if part is None:
        st.session_state[_SHOWN] = {}
    else:
        _parts().pop(part, None)


def note(
    exhibit: Exhibit, picked: Sequence[str] = (), part: str = "", *, answers: bool = False
) -> None:
    """Note an exhibit as it is shown.

    Parameters
    ----------
    exhibit : Exhibit
    picked : sequence of str
        Codes of the areas that are picked out.
    part : str
        Of the page; "" is the page itself.
    answers : bool
        Whether it answers the page's question.
    """
    now = shown(part)
    now.exhibits[exhibit.id] = Noted(exhibit, tuple(picked))
    if answers:
        now.answering = exhibit


def noted() -> list[Exhibit]:
    """Every exhibit that the page shows now, in order."""
    return [one.exhibit for part in _parts().values() for one in part.exhibits.values()]


def note_answer(
    words: str, part: str = "", *, about: tuple[str, ...] = (), source: Sequence[str] = ()
) -> None:
    """Note the sentence that answers the page's question.

    Parameters
    ----------
    words : str
    part : str
        Of the page; "" is the page itself.
    about : tuple of str
        What those lines of the page's sources start with that are the sentence's; all by default.
    source : sequence of str
        The sentence's own sources, where the page's lines do not tell them apart.
    """
    now = shown(part)
    now.answer, now.about, now.source = words, about, tuple(source)


def note_chart(
    chart: Chart, key: str, picked: Sequence[str], about: tuple[str, ...], part: str = ""
) -> None:
    """Note a chart as it is drawn."""

    def make(source: str, kind: str) -> bytes:
        from trafford_explorer.pictures import chart_picture  # slow to import: not for every page

        return chart_picture(chart, source=source, kind=kind, picked=tuple(picked))

    shown(part).pictures[key] = Picture(chart.title, about, make)


# ---- what it is made of --------------------------------------------------------------------------


def source_of(about: tuple[str, ...], lines: Sequence[str]) -> str:
    """Those lines of a page's sources that start as given, and the last, which is the data's date.

    >>> source_of(("Hubs",), ["Hubs: the council.", "Homes: a census.", "Data of 2026."])
    'Hubs: the council. Data of 2026.'
    """
    own = [line for line in lines[:-1] if line.startswith(about)] if about else []
    return " ".join([*own, *lines[-1:]] if own else lines)


def file_name(title: str, kind: str) -> str:
    """A name for a picture's file, out of its title.

    >>> file_name("Map: from 77.7 years in Partington to 87.3 in Hale", "png")
    'trafford_map_from_77_7_years_in_partington_to_87_3_in_hale.png'
    """
    plain = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")
    return f"trafford_{plain[:_LONGEST_NAME].rstrip('_')}.{kind}"


def address(page: str, params: Mapping[str, Sequence[str]]) -> str:
    """The address that shows the same page again.

    >>> address("http://localhost:8501/Explore", {"area": ["E02001259"], "sex": ["female"]})
    'http://localhost:8501/Explore?area=E02001259&sex=female'
    """
    query = urlencode(params, doseq=True)
    if page.count("/") == 2:
        page += "/"
    return f"{page}?{query}" if query else page


def sentence(now: Shown, lines: Sequence[str], link: str) -> list[str]:
    """The answer, its sources and its address, each a line of its own."""
    source = " ".join([*now.source, *lines[-1:]]) if now.source else source_of(now.about, lines)
    return [now.answer, f"Source: {source}", *([f"See {link}"] if link else [])]


# ---- on screen -----------------------------------------------------------------------------------


@st.fragment
def panel(lines: Sequence[str], part: str = "") -> None:
    """Pictures and answer behind a switch; made when it is on."""
    with st.container(key="take-panel"):
        if st.toggle("Download pictures, copy the answer", key=f"take-{part}"):
            contents(lines, part)


def contents(lines: Sequence[str], part: str = "") -> None:
    """The answer to copy, then the pictures to download.

    Parameters
    ----------
    lines : sequence of str
        The page's sources, the last of them the data's date.
    part : str
        Of the page; "" is the page itself.
    """
    now = shown(part)
    if now.answering is not None:
        st.html(copy_block(sentence_lines(now.answering, here())), unsafe_allow_javascript=True)
    elif now.answer:
        st.html(copy_block(sentence(now, lines, here())), unsafe_allow_javascript=True)
    if now.exhibits:
        _exhibits(now.exhibits, part)
    if now.pictures:
        _pictures(now.pictures, lines, part)


def here() -> str:
    """The address that shows this view again; "" where it is not known."""
    page = st.context.url or ""
    params = {key: st.query_params.get_all(key) for key in st.query_params}
    return address(page, params) if page else ""


def copy_block(said: Sequence[str]) -> str:
    """Lines with a button that copies them, as HTML with its script."""
    words = "".join(f"<p>{html.escape(line)}</p>" for line in said)
    return (
        f'<div class="te-copy"><div class="te-copy-words">{words}</div>'
        '<button type="button">Copy this sentence with its source</button> '
        f'<span role="status"></span></div>{_SCRIPT}'
    )


def _exhibits(shown: Mapping[str, Noted], part: str) -> None:
    """One exhibit after another as files: its picture, and each of its tables."""
    wanted = [key for key, one in shown.items() if one.exhibit.picture or one.exhibit.tables]
    if not wanted:
        return
    key = st.selectbox(
        "Which figure?",
        wanted,
        key=f"take-figure-{part}",
        format_func=lambda key: shown[key].exhibit.finding if key in shown else "",
    )
    chosen = shown.get(key) or shown[wanted[0]]
    exhibit = chosen.exhibit
    with st.container(horizontal=True):
        if exhibit.picture is not None:
            for kind, (name, mime) in _KINDS.items():
                st.download_button(
                    f"Download as {name}",
                    lambda kind=kind: picture_file(exhibit, kind, picked=chosen.picked),
                    file_name=f"{exhibit.name}.{kind}",
                    mime=mime,
                    on_click="ignore",
                    key=f"take-figure-{kind}-{part}",
                )
        for table in exhibit.tables:
            label = f"Download the figures (CSV): {table.sheet}"
            csv_button(label, exhibit, table, f"take-csv-{table.name}-{part}")


def csv_button(label: str, exhibit: Exhibit, table: Table, key: str) -> None:
    """A button that gives a table of an exhibit as a CSV file, made when it is pressed."""
    link, updated = here(), f"{shipped.data_date():%Y-%m-%d}"
    st.download_button(
        label,
        lambda: csv_bytes(exhibit, table, link=link, updated=updated),
        file_name="_".join(filter(None, (exhibit.name, table.name))) + ".csv",
        mime="text/csv",
        on_click="ignore",
        key=key,
    )


def picture_file(exhibit: Exhibit, kind: str, *, picked: Sequence[str] = ()) -> bytes:
    """The picture of an exhibit as a file, with its title, its sources and its licence."""
    from trafford_explorer.pictures import exhibit_picture  # slow to import: not for every page

    return exhibit_picture(exhibit, kind, picked=picked)


def _pictures(pictures: Mapping[str, Picture], lines: Sequence[str], part: str) -> None:
    keys = list(pictures)
    key = st.selectbox(
        "Which picture?",
        keys,
        key=f"take-which-{part}",
        format_func=lambda key: pictures[key].title if key in pictures else "",
    )
    if key not in pictures:
        key = keys[0]
    chosen = pictures[key]
    source = source_of(chosen.about, lines)
    with st.container(horizontal=True):
        for kind, (name, mime) in _KINDS.items():
            st.download_button(
                f"Download as {name}",
                lambda kind=kind: chosen.make(source, kind),
                file_name=file_name(chosen.title, kind),
                mime=mime,
                on_click="ignore",
                key=f"take-{kind}-{part}",
            )
    st.html(
        '<p class="te-note">Each file holds its title, source and licence, and shows the numbers that '
        "the screen shows. What you have picked out is picked out in it.</p>"
    )
