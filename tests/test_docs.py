"""The README keeps up with the project: commands, pages, modules and data files."""

import re
from pathlib import Path

import pytest

from trafford_explorer import load
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.ui.page import PAGES

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "trafford_explorer"
MODULES = sorted(
    path.stem
    for path in PACKAGE.iterdir()
    if (path.suffix == ".py" or (path / "__init__.py").exists()) and path.stem != "__init__"
)


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_there_is_a_readme_and_a_licence():
    assert (ROOT / "README.md").is_file()
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "MIT License" in licence


@pytest.mark.parametrize("command", ["make run", "make test"])
def test_the_two_commands_are_named_and_exist(readme, command):
    assert command in readme
    target = command.split()[1]
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


def test_the_way_without_make_is_named(readme):
    assert "pip install -r requirements.txt" in readme
    assert "streamlit run app.py" in readme


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.file)
def test_every_page_is_named(readme, entry):
    assert entry.file in readme


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.name)
def test_every_page_is_in_the_menu(path):
    assert f"pages/{path.name}" in {entry.file for entry in PAGES}


@pytest.mark.parametrize("module", MODULES)
def test_every_module_is_named(readme, module):
    assert re.search(rf"`(?:trafford_explorer[./])?{module}(?:\.py|/)?`", readme)


def test_every_data_file_named_exists(readme):
    named = {
        name
        for name in re.findall(r"`((?:data|geo)/[\w./*-]+)`", readme)
        if not name.endswith(("/", "/raw"))
    }
    assert named, "the README has a table of data files"
    missing = [name for name in sorted(named) if not list(ROOT.glob(name))]
    assert missing == []


def test_the_counts_are_those_of_the_data(readme):
    said = re.search(r"(\d+) indicators in ([\d,]+) values, from (\d+) raw files", readme)
    values = len(load.load_indicator_values())
    assert said.groups() == (str(len(INDICATORS)), f"{values:,}", str(len(load.load_sources())))


def test_every_raw_file_of_data_is_in_the_table_of_sources(readme):
    named = re.findall(r"`(data/raw/[\w./*-]+)`", readme)
    covered = {path for name in named for path in ROOT.glob(name.removesuffix("/"))}
    missing = [
        path
        for path in load.load_sources()
        if path.startswith("data/") and not covered & {ROOT / path, (ROOT / path).parent}
    ]
    assert missing == []


def table_of_pages(readme: str) -> dict[str, tuple[str, str]]:
    """Page to its cells of topics and files in the table of where each page is made."""
    _, rows = readme.split("| page | topics in `topics/` | file in `ui/` |\n|---|---|---|\n")
    cells = [row.strip("| ").split(" | ") for row in rows.partition("\n\n")[0].splitlines()]
    return {page: (topics, files) for page, topics, files in cells}


def test_every_page_topic_and_file_is_in_the_table_of_pages(readme):
    found = table_of_pages(readme)
    assert list(found) == [entry.label for entry in PAGES]
    topics = {name for cell, _ in found.values() for name in re.findall(r"`(\w+)`", cell)}
    held = {path.name for path in (PACKAGE / "topics").iterdir() if (path / "exhibits.py").exists()}
    assert held <= topics
    for cell, files in found.values():
        for name in re.findall(r"`(\w+)`", cell):
            assert (PACKAGE / "topics" / name).is_dir(), name
        for name in re.findall(r"`(\w+\.py)`", files):
            assert (PACKAGE / "ui" / name).is_file(), name


def test_every_topic_with_exhibits_says_what_they_all_are():
    for path in (PACKAGE / "topics").glob("*/exhibits.py"):
        assert re.search(r"^def every\(\)", path.read_text(encoding="utf-8"), re.M), path


def test_every_picture_and_file_linked_to_exists(readme):
    links = re.findall(r"\]\(([^)#\s]+)", readme)
    local = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in local if not (ROOT / link).exists()] == []


def test_the_versions_pinned_are_exact():
    for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            asked = line.split("#")[0].strip()
            if asked and not asked.startswith("-"):
                assert re.fullmatch(r"[\w.\[\]-]+==[\w.]+", asked), f"{name}: {asked}"
