"""The tables of values load whole, quickly and checked."""

import shutil
import time

import pytest

from trafford_explorer.errors import DataError
from trafford_explorer.load import (
    load_breakdowns,
    load_comparison_values,
    load_indicator_values,
    load_population_by_age,
    load_residents_of_age,
)
from trafford_explorer.paths import FOLDERS, Folders
from trafford_explorer.tables import BREAKDOWN_COLUMNS, VALUE_COLUMNS, VALUE_KEY
from trafford_explorer.tables.values import AGE_COLUMNS, RESIDENT_COLUMNS

LOADERS = {
    "indicator_values.csv": (load_indicator_values, VALUE_COLUMNS),
    "comparison_values.csv": (load_comparison_values, VALUE_COLUMNS),
    "breakdowns.csv": (load_breakdowns, BREAKDOWN_COLUMNS),
    "population_by_age.csv": (load_population_by_age, AGE_COLUMNS),
    "residents_of_age.csv": (load_residents_of_age, RESIDENT_COLUMNS),
}


@pytest.fixture
def copy(tmp_path):
    """A copy of the tables that a test may spoil."""
    (tmp_path / "data" / "raw" / "lookups").mkdir(parents=True)
    names = "data/raw/lookups/gm_msoa11_names.csv"
    for name in (*(f"data/{file}" for file in LOADERS), "data/areas.csv", names):
        shutil.copy(FOLDERS.root / name, tmp_path / name)
    return Folders(tmp_path)


@pytest.mark.parametrize(("load", "columns"), LOADERS.values(), ids=LOADERS)
def test_each_table_has_its_columns_text_as_text_and_blanks_only_in_numbers(load, columns):
    frame = load()
    assert list(frame.columns) == columns
    assert len(frame) > 100
    text = frame.select_dtypes("str")
    assert not text.isna().any(axis=None)
    numbers = frame.columns.difference(text.columns)
    assert all(kind in ("float64", "int64") for kind in frame.dtypes[numbers].astype(str))


def test_the_table_is_in_the_order_of_its_key():
    frame = load_indicator_values()
    assert frame[VALUE_KEY].equals(
        frame[VALUE_KEY].sort_values(VALUE_KEY, kind="stable", ignore_index=True)
    )


def test_each_call_hands_out_a_table_of_its_own():
    first = load_breakdowns()
    first["value"] = 0.0
    assert not load_breakdowns()["value"].eq(0.0).all()


def test_the_main_table_loads_in_well_under_a_second():
    best = min(_seconds(load_indicator_values) for _ in range(3))
    assert best < 0.5


def _seconds(call):
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


@pytest.mark.parametrize(("name", "load"), [(name, one) for name, (one, _) in LOADERS.items()])
def test_a_missing_file_is_said_with_what_to_do(copy, name, load):
    (copy.data / name).unlink()
    with pytest.raises(DataError, match="make data"):
        load(copy)


@pytest.mark.parametrize(("name", "load"), [(name, one) for name, (one, _) in LOADERS.items()])
def test_a_table_without_a_column_or_with_words_for_numbers_is_refused(copy, name, load):
    path = copy.data / name
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace(",sex,", ",gender,", 1), encoding="utf-8")
    with pytest.raises(DataError, match="sex"):
        load(copy)
    head, first, rest = whole.split("\n", 2)
    number = {"population_by_age.csv": "persons", "residents_of_age.csv": "residents"}.get(
        name, "value"
    )
    cells = first.rsplit(",", len(head.split(",")) - 1)
    cells[head.split(",").index(number)] = "many"
    path.write_text("\n".join([head, ",".join(cells), rest]), encoding="utf-8")
    with pytest.raises(DataError, match="cannot be read"):
        load(copy)


def test_a_spoilt_table_is_refused_with_every_problem(copy):
    path = copy.data / "indicator_values.csv"
    text = path.read_text(encoding="utf-8")
    text = text.replace("asthma,msoa11,E02001259,persons", "asthma,msoa11,E02009999,people", 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_indicator_values(copy)
    assert len(caught.value.problems) == 2
