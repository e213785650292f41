"""The plan's facts and the links to indicators are checked row by row."""

import csv
import shutil

import pytest

from trafford_explorer.errors import DataError
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.load import load_plan_facts, load_plan_links
from trafford_explorer.load.plan import LINK_COLUMNS, PLAN_ITEM_KINDS
from trafford_explorer.paths import FOLDERS, Folders

LINKS = "plan/plan_links.csv"
GOOD = {
    "item": "reform_prevention",
    "indicator": "smoking_adults",
    "gap": "",
    "promise": "",
    "reason": "A reason of our own.",
    "needed": "",
}
GAP = GOOD | {
    "indicator": "",
    "gap": "Something that is not measured",
    "promise": "prevent_hle",
    "needed": "A figure of it",
}


@pytest.fixture
def plan(tmp_path):
    """A copy of the plan's files whose links a test may change."""
    shutil.copytree(FOLDERS.raw_data / "plan", tmp_path / "data" / "raw" / "plan")
    return Folders(tmp_path)


def rows_of(folders):
    with (folders.raw_data / LINKS).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folders, rows, columns=LINK_COLUMNS):
    with (folders.raw_data / LINKS).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def refused(folders, **how):
    with pytest.raises(DataError) as error:
        load_plan_links(folders, **how)
    return list(error.value.problems)


def test_the_shipped_links_name_every_part_of_the_plan_and_only_what_there_is():
    facts, links = load_plan_facts(), load_plan_links()
    parts = facts.index[facts["kind"].isin(PLAN_ITEM_KINDS)]
    assert len(parts) == 12
    assert set(links["item"]) == set(parts)
    assert set(links["indicator"]) - {""} <= set(INDICATORS)
    assert (links["reason"].str.len() > 15).all()
    gaps = links[links["gap"] != ""]
    assert len(gaps) > 10
    assert set(gaps["promise"]) <= set(facts.index)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (GOOD | {"item": "reform_magic"}, "'reform_magic' is no aspiration, reform area or design"),
        (GOOD | {"item": "resource"}, "'resource' is no aspiration"),
        (GOOD | {"indicator": "luck"}, "there is no indicator 'luck'"),
        (GOOD | {"indicator": "neet_16_17", "reason": "  "}, "the reason is missing"),
        (GOOD | {"indicator": ""}, "either an indicator or a gap"),
        (GOOD | {"indicator": "neet_16_17", "gap": "x"}, "either an indicator or a gap"),
        (GOOD | {"indicator": "neet_16_17", "needed": "x"}, "belong to a gap"),
        (GAP | {"promise": "moon"}, "the promise 'moon' is none of the plan's facts"),
        (GAP | {"promise": ""}, "the promise '' is none of the plan's facts"),
        (GAP | {"needed": ""}, "what would be needed is missing"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(plan, row, words):
    rows = rows_of(plan)
    write(plan, [*rows, row])
    problems = refused(plan)
    assert any(p.startswith(f"line {len(rows) + 2}: ") and words in p for p in problems)


def test_a_row_that_repeats_another_is_refused_with_both_lines(plan):
    rows = rows_of(plan)
    write(plan, [*rows, rows[3] | {"reason": "Another reason for the same."}])
    assert refused(plan) == [f"line {len(rows) + 2}: it repeats line 5"]


def test_a_good_row_more_is_no_problem(plan):
    rows = rows_of(plan)
    write(plan, [*rows, GOOD | {"indicator": "neet_16_17"}, GAP])
    assert len(load_plan_links(plan)) == len(rows) + 2


def test_a_part_of_the_plan_without_a_row_is_named(plan):
    write(plan, [row for row in rows_of(plan) if row["item"] != "reform_urgent_care"])
    assert refused(plan) == ["'reform_urgent_care' has no row"]


def test_an_indicator_that_is_no_longer_declared_is_refused(plan):
    known = [one for one in INDICATORS if one != "smoking_adults"]
    problems = refused(plan, indicators=known)
    assert problems and all("there is no indicator 'smoking_adults'" in p for p in problems)


def test_a_missing_file_and_a_missing_column_are_named(plan):
    write(plan, rows_of(plan), [c for c in LINK_COLUMNS if c != "needed"])
    assert refused(plan) == ["column 'needed' is missing"]
    (plan.raw_data / LINKS).unlink()
    assert "plan_links.csv cannot be read" in refused(plan)[0]


def test_a_fact_stated_twice_is_refused(plan):
    path = plan.raw_data / "plan" / "plan_facts.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[1]]), encoding="utf-8")
    with pytest.raises(DataError, match="stated twice"):
        load_plan_facts(plan)
