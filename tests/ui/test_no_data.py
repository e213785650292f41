"""What a reader is told when the data are missing or broken: words and a way on, no traceback."""

import functools
import shutil

import pytest

from trafford_explorer import load, menu
from trafford_explorer.errors import DataError
from trafford_explorer.paths import FOLDERS, Folders
from trafford_explorer.ui import assets

PAGES = [
    "",
    "pages/1_Explore.py",
    "pages/2_Life_expectancy_gap.py",
    "pages/3_Deprivation.py",
    "pages/4_Neighbourhoods.py",
    "pages/5_PCNs_and_hubs.py",
    "pages/6_My_patch.py",
    "pages/7_Over_time.py",
    "pages/8_Plan_scorecard.py",
    "pages/9_Briefing.py",
    "pages/10_Committee_mode.py",
    "pages/12_Data_and_methods.py",
    "pages/13_Accessibility.py",
]


@pytest.fixture
def without(monkeypatch, tmp_path, fresh):
    """Make one loading function look into a folder that holds nothing."""

    def lose(name: str) -> None:
        real = getattr(load, name)
        monkeypatch.setattr(load, name, functools.partial(real, folders=Folders(tmp_path)))

    return lose


@pytest.mark.parametrize("path", PAGES)
def test_without_the_table_of_values_a_page_says_so_and_what_to_do(visit, without, path):
    without("load_indicator_values")
    app = visit(path)
    assert not app.exception
    said = app.error[0].value
    assert "indicator_values.csv" in said
    assert "make data" in said


@pytest.mark.parametrize("path", PAGES)
def test_the_menu_still_leads_to_the_pages_that_work(visit, without, path):
    without("load_indicator_values")
    app = visit(path)
    labels = [link.proto.label for link in app.sidebar.get("page_link")]
    assert labels == [entry.label for entry in menu.PAGES]


@pytest.mark.parametrize(
    ("path", "loader"),
    [
        ("", "load_plan_facts"),
        ("", "load_comparison_values"),
        ("", "load_places"),
        ("pages/1_Explore.py", "load_finder"),
        ("pages/1_Explore.py", "load_area_names"),
        ("pages/3_Deprivation.py", "load_lookup"),
        ("pages/3_Deprivation.py", "load_lsoa11_lsoa21"),
        ("pages/5_PCNs_and_hubs.py", "load_postcodes"),
        ("pages/5_PCNs_and_hubs.py", "load_places"),
        ("pages/5_PCNs_and_hubs.py", "load_lookup"),
        ("pages/5_PCNs_and_hubs.py", "load_list_sizes"),
        ("pages/5_PCNs_and_hubs.py", "load_earlier_hubs"),
        ("pages/5_PCNs_and_hubs.py", "load_place_facts"),
        ("pages/6_My_patch.py", "load_postcodes"),
        ("pages/6_My_patch.py", "load_places"),
        ("pages/6_My_patch.py", "load_lookup"),
        ("pages/7_Over_time.py", "load_peers"),
        ("pages/8_Plan_scorecard.py", "load_plan_facts"),
        ("pages/8_Plan_scorecard.py", "load_plan_links"),
        ("pages/9_Briefing.py", "load_sources"),
        ("pages/10_Committee_mode.py", "load_plan_facts"),
        ("pages/10_Committee_mode.py", "load_comparison_values"),
        ("pages/12_Data_and_methods.py", "load_sources"),
    ],
)
def test_a_page_without_one_of_its_files_says_so_in_words(visit, without, path, loader):
    without(loader)
    app = visit(path)
    assert not app.exception
    said = app.error[0].value
    assert said.startswith("This page cannot be shown: ")
    assert "make data" in said


def test_a_file_that_is_broken_is_named_with_what_is_wrong(visit, monkeypatch, tmp_path, fresh):
    shutil.copytree(FOLDERS.data, tmp_path / "data", ignore=shutil.ignore_patterns("raw"))
    table = tmp_path / "data" / "indicator_values.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join([lines[0], *lines[1:50], lines[1]]), encoding="utf-8")
    real = load.load_indicator_values
    monkeypatch.setattr(
        load, "load_indicator_values", functools.partial(real, folders=Folders(tmp_path))
    )
    app = visit("pages/1_Explore.py")
    assert not app.exception
    assert app.error


def test_without_the_maps_files_a_sentence_and_the_table_take_its_place(visit, monkeypatch):
    from trafford_explorer.ui import explore

    def broken():
        raise DataError("map files", ["a file the map needs cannot be used"])

    monkeypatch.setattr(explore, "map_files", broken)
    app = visit("pages/1_Explore.py")
    assert not app.exception
    assert "The map cannot be drawn" in app.warning[0].value
    assert len(app.table[0].value) == 28
    overview = visit()
    assert not overview.exception
    assert "The map cannot be drawn" in overview.warning[0].value


def test_a_fault_of_the_programs_is_not_taken_for_one_of_the_data_nor_shown(
    visit, monkeypatch, fresh
):
    """Only what a reader can be told is caught; the rest is for the log."""

    def fault(*_, **__):
        raise ZeroDivisionError("a slip")

    monkeypatch.setattr(load, "load_indicator_values", fault)
    app = visit("pages/1_Explore.py")
    assert not app.error
    assert len(app.exception) == 1
    assert "a slip" not in app.exception[0].value


def test_the_pages_listed_are_the_pages_there_are():
    root = FOLDERS.root
    files = {"app.py", *(f"pages/{path.name}" for path in (root / "pages").glob("*.py"))}
    assert {entry.file for entry in menu.PAGES} == files
    assert root / "static" == assets.STATIC
