"""What a reader takes from a page: its pictures as files, and its answer with where it is from.

A page notes what it shows while it is drawn; nothing is made or sent before it is asked for.
"""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

import streamlit as st

from trafford_explorer import shipped
from trafford_explorer.exhibits import Exhibit, Table, csv_bytes, sentence_lines
from trafford_explorer.ui.markup import element

_SHOWN = "explorer_shown"
_SCRIPT = element("copy.js")
_KINDS = {
    "png": ("PNG, for slides and documents", "image/png"),
    "svg": ("SVG, for print and editing", "image/svg+xml"),
}


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


def address(page: str, params: Mapping[str, Sequence[str]]) -> str:
    """The address that shows the same page again.

    >>> address("http://localhost:8501/Explore", {"area": ["E02001259"], "sex": ["female"]})
    'http://localhost:8501/Explore?area=E02001259&sex=female'
    """
    query = urlencode(params, doseq=True)
    if page.count("/") == 2:
        page += "/"
    return f"{page}?{query}" if query else page


# ---- on screen -----------------------------------------------------------------------------------


@st.fragment
def panel() -> None:
    """Pictures and answer behind a switch; made when it is on."""
    with st.container(key="take-panel"):
        if st.toggle("Download pictures, copy the answer", key="take-"):
            contents()


def contents(part: str = "") -> None:
    """The answer to copy, then the pictures to download, of a part of the page or of its rest."""
    now = shown(part)
    if now.answering is not None:
        st.html(copy_block(sentence_lines(now.answering, here())), unsafe_allow_javascript=True)
    _exhibits(now.exhibits, part)


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
