"""The table of checks by hand and the publisher's details are checked entry by entry."""

import csv
from datetime import date

import pytest

from trafford_explorer.accessibility import CHECKS, CRITERIA, FILE_CHECKS, FILES
from trafford_explorer.errors import DataError
from trafford_explorer.load import load_accessibility_checks, load_publisher
from trafford_explorer.load.accessibility import CHECK_COLUMNS, Publisher
from trafford_explorer.paths import Folders
from trafford_explorer.ui.page import PAGES

LABELS = [entry.label for entry in PAGES]
GOOD = {
    "page": "Overview",
    "check": "keyboard",
    "date": "2026-01-31",
    "pressed": "Tab to the end.",
    "happened": "Everything was reached.",
    "result": "passes",
    "instead": "",
}
UNTRIED = GOOD | {"date": "", "pressed": "", "result": "not tried", "instead": "Use the tables."}


@pytest.fixture
def folders(tmp_path):
    (tmp_path / "docs").mkdir()
    return Folders(tmp_path)


def write(folders, rows, columns=CHECK_COLUMNS):
    with folders.accessibility_checks.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return folders


def refused(folders):
    with pytest.raises(DataError) as error:
        load_accessibility_checks(LABELS, folders)
    return list(error.value.problems)


def test_every_page_and_check_of_the_shipped_table_has_its_row():
    rows = load_accessibility_checks(LABELS)
    expected = {(page, check.id) for page in LABELS for check in CHECKS}
    expected |= {(FILES, check.id) for check in FILE_CHECKS}
    assert set(zip(rows["page"], rows["check"], strict=True)) == expected
    tried = rows[rows["date"] != ""]
    assert all(date.fromisoformat(day) <= date.today() for day in tried["date"])


def test_the_checks_name_criteria_that_there_are():
    for check in (*CHECKS, *FILE_CHECKS):
        assert set(check.criteria) <= set(CRITERIA)
    assert len({check.id for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize(
    "row", [GOOD, UNTRIED, GOOD | {"result": "fails", "instead": "The table."}]
)
def test_a_row_that_holds_what_it_must_is_taken(folders, row):
    assert load_accessibility_checks(LABELS, write(folders, [row])).to_dict("records") == [row]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"page": "Home"}, "there is no page 'Home'"),
        ({"check": "smell"}, "there is no check 'smell' for Overview"),
        ({"page": FILES}, f"there is no check 'keyboard' for {FILES}"),
        ({"result": "fine"}, "the result 'fine' is none of"),
        ({"happened": " "}, "what happened is missing"),
        ({"pressed": ""}, "what was pressed is missing"),
        ({"result": "fails"}, "how a person gets the same instead is missing"),
        ({"date": ""}, "a row has a date if, and only if, it was tried"),
        ({"date": "31.1.2026"}, "the date '31.1.2026' is not a day written as"),
    ],
)
def test_a_row_that_does_not_is_named_with_its_line(folders, changed, problem):
    other = GOOD | {"check": "focus"}
    (found,) = refused(write(folders, [other, GOOD | changed]))
    assert found.startswith(f"line 3: {problem}")


def test_a_row_that_was_not_tried_has_no_date(folders):
    (found,) = refused(write(folders, [UNTRIED | {"date": "2026-01-31"}]))
    assert "only if, it was tried" in found


def test_a_check_stands_once(folders):
    assert refused(write(folders, [GOOD, GOOD])) == ["line 3: it repeats line 2"]


def test_a_missing_column_and_a_missing_file_are_named(folders):
    assert "accessibility_checks.csv cannot be read" in refused(folders)[0]
    columns = [name for name in CHECK_COLUMNS if name != "result"]
    assert refused(write(folders, [GOOD], columns)) == ["column 'result' is missing"]


def test_the_shipped_copy_names_no_publisher():
    assert load_publisher() == Publisher()


def test_a_publisher_is_read(folders):
    folders.publisher.write_text('organisation = " A council "\nreply = "10 days"\n', "utf-8")
    assert load_publisher(folders) == Publisher("A council", "", "", "10 days")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("organisation = A council", "publisher.toml cannot be read"),
        ('fax = "0161"', "publisher.toml has 'fax', and may have organisation, email"),
        ("telephone = 161", "telephone in publisher.toml is not a text in quotation marks"),
    ],
)
def test_a_broken_publisher_is_refused_in_words(folders, text, problem):
    folders.publisher.write_text(text, "utf-8")
    with pytest.raises(DataError, match=problem):
        load_publisher(folders)
