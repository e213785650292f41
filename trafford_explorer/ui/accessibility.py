"""The accessibility statement on screen."""

import html
from collections.abc import Iterable

import streamlit as st

from trafford_explorer import load, menu
from trafford_explorer.accessibility import FAILS, FILES
from trafford_explorer.exhibits import Address, Exhibit
from trafford_explorer.topics.accessibility import words
from trafford_explorer.ui import page, show

_ALL = "All pages"


@st.cache_resource(show_spinner=False)
def statement() -> words.Statement:
    """Shared between readers: read it only."""
    labels = [entry.label for entry in menu.PAGES]
    return words.build_statement(load.load_accessibility_checks(labels), labels)


@st.cache_data(show_spinner=False)
def _contact() -> list[str]:
    stated = load.load_publisher()
    return words.describe_contact(stated.organisation, stated.email, stated.telephone, stated.reply)


def answer() -> None:
    """Whether everyone can use it, in a sentence."""
    found = statement()
    show.answer(
        Exhibit(
            "accessibility/answer",
            "accessibility",
            words.describe_answer(found),
            (),
            Address("Accessibility"),
            quoted_with=(words.describe_source(found),),
        )
    )


def _points(lines: Iterable[str]) -> None:
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    st.html(f'<ul class="te-points">{items}</ul>')


def scope() -> None:
    """What the statement is about, and what a person can do."""
    page.text("section", f"Accessibility statement for the {page.APP}", "h2")
    page.text(
        "detail",
        "This statement applies to every page of this app and to the Word, PowerPoint, PDF, HTML "
        "and Excel files that it writes. We want as many people as possible to be able to use it. "
        "That means you should be able to:",
    )
    _points(f"{can};" for can in statement().kept)
    page.text(
        "detail",
        "The text is written to be simple to understand. AbilityNet (mcmw.abilitynet.org.uk) has "
        "advice on making your device easier to use if you have a disability.",
    )


def barriers() -> None:
    """What is not accessible, and how a person gets the same."""
    page.text("section", "How accessible this app is", "h2")
    page.text("detail", words.describe_status(statement()))
    for one in statement().barriers:
        look = "Fails" if one.result == FAILS else "Not tried"
        page.text("finding", f"{look}: {one.check.label}", "h3")
        page.text("detail", words.describe_barrier(one))
        page.text("detail", f"Instead: {one.instead}")
    page.text(
        "detail",
        "No disproportionate burden is claimed, and no part of the app is left out as being beyond "
        "the regulations.",
    )


def contact() -> None:
    """How to be heard, and by whom it is enforced."""
    page.text("section", "Feedback and contact information", "h2")
    for line in _contact():
        page.text("detail", line)
    page.text(
        "detail",
        "What every page shows can be had without its map and charts: as sentences and tables on the "
        "page, as CSV files, and from Briefing as Word, tagged PDF, HTML and Excel.",
    )
    page.text("section", "Reporting accessibility problems", "h2")
    page.text(
        "detail",
        "We are always looking to improve. If you find a problem that is not listed here, or think "
        f"that the law’s requirements are not met, tell the contact above or use {page.ISSUES}.",
    )
    page.text("section", "Enforcement procedure", "h2")
    page.text("detail", words.ENFORCEMENT)


def technical() -> None:
    """The law's own words, how it was tested, and every check."""
    page.text("section", "Technical information about this app’s accessibility", "h2")
    page.text(
        "detail",
        "Its makers are committed to making it accessible, in accordance with the Public Sector "
        "Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.",
    )
    page.text("section", "What we are doing to improve it", "h2")
    page.text(
        "detail",
        "Every change is checked by axe-core on every page, and what is listed above as failing or "
        "not tried is work to be done: first to have it tried by people who use screen readers.",
    )
    page.text("section", "Preparation of this statement", "h2")
    page.text("detail", words.describe_preparation(statement()))


def checks() -> None:
    """Every check on every page, to read and to download."""
    page.text("section", "What was tried, page by page", "h2")
    found = statement()
    choices = [_ALL, *found.pages, FILES]
    chosen = st.selectbox("Page", choices, key="checks-page", index=1)
    pages = choices[1:] if chosen == _ALL else [chosen]
    table = words.checks_table(found, pages)
    page.text("note", f"{chosen}: {len(table)} checks.", live=True)
    st.table(table, alt=f"Checks: {chosen}")
    page.csv_button(
        "Download every check (CSV)",
        words.checks_csv(found),
        file_name="trafford_explorer_accessibility_checks.csv",
    )
