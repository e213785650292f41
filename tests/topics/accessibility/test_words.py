"""The statement says what the table of checks says, and counts what was not tried as failing."""

import pandas as pd
import pytest

from trafford_explorer.accessibility import CHECKS, CRITERIA, FILE_CHECKS, FILES, checks_of
from trafford_explorer.load.accessibility import CHECK_COLUMNS
from trafford_explorer.topics.accessibility.words import (
    OTHERWISE,
    UNTRIED,
    build_statement,
    checks_csv,
    checks_table,
    describe_answer,
    describe_barrier,
    describe_contact,
    describe_preparation,
    describe_status,
)

PAGES = ("Overview", "Explore the map")


def row(page, check, result="passes", date="2026-01-30", happened="It works.", instead=""):
    pressed = "Tab" if date else ""
    return dict(
        zip(CHECK_COLUMNS, (page, check, date, pressed, happened, result, instead), strict=True)
    )


def everything(**changed):
    """A row for every page and check, some changed: `page__check=(result, happened, instead)`."""
    rows = [row(page, check.id) for page in (*PAGES, FILES) for check in checks_of(page)]
    for one in rows:
        found = changed.get(f"{one['page'].split()[0].lower()}__{one['check']}")
        if found:
            one["result"], one["happened"], one["instead"] = found
    return rows


def statement(rows):
    return build_statement(pd.DataFrame(rows, columns=CHECK_COLUMNS), PAGES)


def test_where_everything_passes_it_says_so():
    found = statement(everything())
    asked = len(PAGES) * len(CHECKS) + len(FILE_CHECKS)
    assert describe_answer(found) == (
        f"This app meets WCAG 2.2 AA: all {asked} checks on 2 pages and the files they give pass."
    )
    assert "fully compliant" in describe_status(found)
    assert found.barriers == []
    assert found.kept == [check.can for check in (*CHECKS, *FILE_CHECKS) if check.can]


def test_a_page_without_a_row_counts_as_failing():
    rows = [r for r in everything() if (r["page"], r["check"]) != ("Overview", "focus")]
    found = statement(rows)
    (barrier,) = found.barriers
    assert (barrier.result, barrier.pages) == ("not tried", ("Overview",))
    assert (barrier.happened, barrier.instead) == (UNTRIED, OTHERWISE)
    assert "in part" in describe_answer(found) and "0 fail and 1 were not tried" in describe_answer(
        found
    )
    assert "partially compliant" in describe_status(found)
    assert "see where you are when you use a keyboard" not in found.kept


def test_an_empty_table_promises_nothing():
    found = statement([])
    assert found.kept == []
    assert found.count("not tried") == len(found.rows)
    assert describe_preparation(found).startswith("Nothing has been tried yet")


def test_the_same_fault_on_several_pages_stands_once_and_failures_stand_first():
    fault = ("fails", "A dot is small.", "Use the finder.")
    found = statement(
        everything(
            overview__rules=("not tried", "No time.", "Ask."),
            overview__targets=fault,
            explore__targets=fault,
        )
    )
    first, second = found.barriers
    assert first.pages == PAGES and first.everywhere
    said = describe_barrier(first)
    assert said == (
        "Everywhere: A dot is small. This fails WCAG 2.2 success criteria 2.5.8 "
        f"{CRITERIA['2.5.8']}."
    )
    assert second.pages == ("Overview",) and not second.everywhere
    assert describe_barrier(second).startswith(
        "Overview: No time. This may fail one or more of WCAG 2.2"
    )


def test_two_faults_of_one_check_stand_apart():
    found = statement(
        everything(
            overview__targets=("fails", "A dot is small.", "Use the finder."),
            explore__targets=("fails", "A button is small.", "Use the keyboard."),
        )
    )
    assert [one.pages for one in found.barriers] == [("Overview",), ("Explore the map",)]


def test_what_there_is_nothing_of_is_not_counted_and_breaks_no_promise():
    found = statement(everything(overview__finder=("nothing to check", "There is no map.", "")))
    asked = len(PAGES) * len(CHECKS) + len(FILE_CHECKS) - 1
    assert f"all {asked} checks" in describe_answer(found)
    assert "choose every area by typing its name or from a list, without the map" in found.kept


def test_the_days_are_those_of_the_table():
    rows = everything()
    rows[0]["date"], rows[3]["date"] = "2026-01-02", "2026-02-28"
    said = describe_preparation(statement(rows))
    assert "prepared on 2 January 2026. It was last reviewed on 28 February 2026" in said
    assert "from 2 January 2026 to 28 February 2026" in said
    same = describe_preparation(statement(everything()))
    assert "tested on 30 January 2026 by" in same


@pytest.mark.parametrize(
    ("stated", "has", "lacks"),
    [
        (("", "", "", ""), ["does not say who publishes it and a contact"], ["reply"]),
        (("A council", "", "", ""), ["published by A council", "does not say a contact"], []),
        (
            ("A council", "a@b.uk", "0161 1", "10 days"),
            ["e-mail a@b.uk or telephone 0161 1", "reply within 10 days"],
            ["does not say"],
        ),
        (("", "a@b.uk", "", ""), ["e-mail a@b.uk.", "does not say who publishes it."], ["reply"]),
    ],
)
def test_what_the_copy_does_not_state_is_said_to_be_missing(stated, has, lacks):
    said = " ".join(describe_contact(*stated))
    for words in has:
        assert words in said
    for words in lacks:
        assert words not in said


def test_the_table_and_the_file_hold_every_check():
    found = statement(everything())
    assert len(checks_table(found, ["Overview"])) == len(CHECKS)
    assert set(checks_table(found, [FILES]).index) == {FILES}
    assert len(checks_csv(found).splitlines()) == len(found.rows) + 1
