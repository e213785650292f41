"""What every page starts and ends with: configuration, menu, notices, the data's date and source."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from trafford_explorer import style
from trafford_explorer.errors import ExplorerError
from trafford_explorer.figures import Chart
from trafford_explorer.selection import Selection
from trafford_explorer.sources import ATTRIBUTION
from trafford_explorer.ui import cached, state

APP = "Trafford Inequalities Explorer"
ISSUES = "the “Issues” list of this project’s repository"


@dataclass(frozen=True)
class Page:
    """One entry of the menu."""

    file: str
    label: str
    question: str


PAGES = (
    Page("app.py", "Overview", "How big is the gap, and where?"),
    Page("pages/1_Explore.py", "Explore the map", "What is it like here, and next door?"),
    Page(
        "pages/12_Data_and_methods.py",
        "Data and methods",
        "Where is this from, and how is it made?",
    ),
)

_CSS = f"""
<style>
.block-container {{ padding-top: 2.2rem; padding-bottom: 2rem; max-width: 1360px; }}
h1 {{ padding-top: 0; padding-bottom: .2rem; }}
.te-lede {{ font-size: 1.05rem; margin: 0 0 .6rem; }}
.te-answer {{ font-family: "Source Serif", "Source Serif 4", Georgia, serif; font-size: 1.55rem;
  line-height: 1.3; font-weight: 600; margin: .1rem 0 .35rem; }}
.te-detail {{ font-size: 1rem; line-height: 1.45; margin: 0 0 .25rem; }}
.te-note {{ font-size: .92rem; line-height: 1.4; margin: 0 0 .4rem; opacity: .85; }}
.te-finding {{ font-weight: 600; font-size: 1.08rem; line-height: 1.3; margin: 0; }}
.te-subtitle {{ font-size: .9rem; opacity: .85; margin: .1rem 0 .2rem; line-height: 1.35; }}
.te-legend {{ display: flex; flex-wrap: wrap; gap: .2rem 1rem; font-size: .9rem; margin: .3rem 0; padding: 0;
  list-style: none; font-variant-numeric: tabular-nums; }}
.te-legend li {{ display: flex; align-items: center; gap: .4rem; margin: 0; }}
.te-swatch {{ width: 1.1rem; height: 1.1rem; border: 1px solid {style.MUTED}; flex: none;
  display: inline-flex; align-items: center; justify-content: center; font: 700 .72rem/1 sans-serif; color: #fff; }}
.te-round {{ border-radius: 50%; }} .te-star {{ transform: rotate(45deg) scale(.85); }}
.te-star > span {{ transform: rotate(-45deg); }}
.te-dashed {{ background: {style.MISSING}; border-style: dashed; }}
.te-foot {{ font-size: .85rem; line-height: 1.45; opacity: .85; border-top: 1px solid {style.MUTED};
  margin-top: 1.6rem; padding-top: .7rem; }}
.te-big {{ font-family: "Source Serif", "Source Serif 4", Georgia, serif; font-size: 1.9rem; font-weight: 600;
  font-variant-numeric: tabular-nums; line-height: 1.1; }}
[data-testid="stTable"] td {{ font-variant-numeric: tabular-nums; }}
[data-testid="stSidebar"] [data-testid="stPageLink"] a {{ padding: .35rem .5rem; }}
[data-testid="stException"] a, .stException a {{ display: none; }}
[data-testid="stDialog"] pre, [data-testid="stDialog"] code {{ display: none; }}
[data-testid="stStatusWidget"] {{ visibility: hidden; }}
[data-testid="stElementContainer"], [data-testid="stIFrame"], iframe {{ transition: none !important; opacity: 1 !important; }}
[data-stale="true"] {{ opacity: 1 !important; transition: none !important; }}
@media (max-width: 640px) {{
  .block-container {{ padding: 3.2rem 1rem 2rem; }}
  .te-answer {{ font-size: 1.3rem; }} h1 {{ font-size: 1.6rem !important; }}
}}
@media print {{
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"] {{ display: none !important; }}
}}
</style>
"""


def begin(label: str) -> Selection:
    """Start a page: its configuration, the menu, the selection and what there is to say about it.

    Parameters
    ----------
    label : str
        The page's label in the menu.

    Returns
    -------
    Selection
        What is chosen now; equal to the address.
    """
    st.set_page_config(page_title=f"{label} · {APP}", layout="wide")
    st.html(_CSS)
    try:
        notes = state.adopt(label)
    except ExplorerError as error:
        stop_with(error)
    chosen = state.selection()
    _menu(label, chosen)
    for note in notes:
        st.warning(note)
    return chosen


def stop_with(error: ExplorerError) -> None:
    """Say in words why the page cannot go on, and stop it."""
    st.title(APP)
    st.error(
        f"The page cannot be shown, because the data did not pass their checks: {error}. "
        "Run “make data” to rebuild the tables from the published files, then reload this page."
    )
    st.stop()


def _menu(label: str, chosen: Selection) -> None:
    with st.sidebar:
        st.markdown(f"**{APP}**")
        for entry in PAGES:
            st.page_link(
                entry.file,
                label=entry.label,
                help=entry.question,
                query_params=chosen.to_params() if entry.label != label else None,
            )
        st.button("Start again", on_click=state.start_again, help="Clear every choice")


def way_in(entry: Page, chosen: Selection) -> None:
    """A link into a page, with the question it answers."""
    st.page_link(
        entry.file, label=f"**{entry.label}**  \n{entry.question}", query_params=chosen.to_params()
    )


def text(kind: str, words: str, tag: str = "p") -> None:
    """A line of text in one of the page's styles (`answer`, `detail`, `note`, `lede`)."""
    st.html(f'<{tag} class="te-{kind}">{html.escape(words)}</{tag}>')


def chart(drawn: Chart, key: str, on_select: object = "ignore", heading: str = "h3") -> None:
    """A chart under its finding and its subtitle, with the text that stands for it."""
    st.html(
        f'<{heading} class="te-finding">{html.escape(drawn.title)}</{heading}>'
        f'<p class="te-subtitle">{html.escape(drawn.subtitle)}</p>'
    )
    st.plotly_chart(
        drawn.figure,
        key=key,
        on_select=on_select,
        selection_mode="points",
        config={"displayModeBar": False, "scrollZoom": False},
        alt=drawn.alt,
    )


def legend(rows: Iterable[tuple[str, str]]) -> None:
    """A legend in text: each row a swatch (HTML) and its words."""
    items = "".join(f"<li>{swatch}<span>{html.escape(words)}</span></li>" for swatch, words in rows)
    st.html(f'<ul class="te-legend">{items}</ul>')


def swatch(colour: str, letter: str = "", shape: str = "") -> str:
    """A square (or `round`, `star`) of colour with an optional letter, as HTML."""
    return (
        f'<span class="te-swatch te-{shape}" style="background:{colour}" aria-hidden="true">'
        f"<span>{html.escape(letter)}</span></span>"
    )


def end(source_lines: Sequence[str] = ()) -> None:
    """Close a page: sources, the data's date and whom to tell about a wrong figure."""
    lines = "".join(f"<div>{html.escape(line)}</div>" for line in source_lines)
    attribution = " ".join(ATTRIBUTION)
    st.html(
        f'<footer class="te-foot">{lines}<div>{html.escape(attribution)}</div>'
        f"<div>Data taken in on {_long_date(cached.data_date())}. A figure looks wrong? "
        f"Report it in {ISSUES}.</div></footer>"
    )


def _long_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
