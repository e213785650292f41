"""The accessibility statement, run without a browser: the law's parts, and true to the table."""

import functools

import pytest

from trafford_explorer import load
from trafford_explorer.accessibility import CHECKS, FILE_CHECKS, FILES
from trafford_explorer.paths import Folders
from trafford_explorer.topics.accessibility import words
from trafford_explorer.ui import accessibility
from trafford_explorer.ui.page import PAGES

PAGE = "pages/13_Accessibility.py"


def test_it_has_the_parts_that_the_law_asks_for(visit, say):
    app = visit(PAGE)
    assert not app.exception and not app.error
    said = say(app)
    for part in (
        "Accessibility statement for",
        "How accessible this app is",
        "Feedback and contact information",
        "Reporting accessibility problems",
        "Enforcement procedure",
        "Technical information",
        "compliant with the Web Content Accessibility Guidelines (WCAG) version 2.2 AA standard",
        "(No. 2) Accessibility Regulations 2018",
        "Equality Advisory and Support Service",
        "disproportionate burden",
        "What we are doing to improve",
        "Preparation of this statement",
        "was last reviewed on",
    ):
        assert part in said


def test_it_names_everything_that_fails_or_was_not_tried(visit, say, headline):
    app = visit(PAGE)
    found = accessibility.statement()
    said = say(app)
    assert found.barriers
    for barrier in found.barriers:
        assert words.describe_barrier(barrier) in said
        assert barrier.instead in said
    assert headline(app) == words.describe_answer(found)


@pytest.mark.parametrize("chosen", [PAGES[1].label, FILES])
def test_the_checks_of_a_page_can_be_read(visit, chosen):
    app = visit(PAGE)
    app.selectbox(key="checks-page").select(chosen).run()
    (table,) = app.table
    assert set(table.value.index) == {chosen}
    assert len(table.value) == (len(FILE_CHECKS) if chosen == FILES else len(CHECKS))


def test_the_checks_of_all_pages_can_be_read_at_once(visit):
    app = visit(PAGE)
    app.selectbox(key="checks-page").select("All pages").run()
    (table,) = app.table
    assert len(table.value) == len(PAGES) * len(CHECKS) + len(FILE_CHECKS)


def test_who_publishes_this_copy_is_named_once_it_is_stated(
    visit, say, monkeypatch, tmp_path, fresh
):
    assert "does not say who publishes it" in say(visit(PAGE))
    (tmp_path / "publisher.toml").write_text(
        'organisation = "A council"\nemail = "help@council.example"\n', encoding="utf-8"
    )
    real = load.load_publisher
    monkeypatch.setattr(load, "load_publisher", functools.partial(real, Folders(tmp_path)))
    accessibility._contact.clear()
    said = say(visit(PAGE))
    assert "published by A council" in said and "help@council.example" in said
    assert "does not say" not in said
