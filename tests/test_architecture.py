"""The arrows between modules, read from their imports; a promise in the README gets a test."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "trafford_explorer"
DECLARATIONS = {
    "accessibility",
    "areas",
    "errors",
    "formats",
    "indicators",
    "menu",
    "paths",
    "periods",
    "phrases",
    "places",
    "sources",
    "style",
}
"""What may be known everywhere: words, units, folders, colours. They import only each other."""

MAY_IMPORT = {
    "tables": DECLARATIONS,
    "load": DECLARATIONS | {"tables"},
    "measures": DECLARATIONS | {"tables"},
    "build": DECLARATIONS | {"tables", "load", "measures"},
    "view": DECLARATIONS | {"tables", "measures"},
    "selection": DECLARATIONS | {"tables"},
    "question": DECLARATIONS,
    "story": DECLARATIONS | {"selection"},
    "figures": DECLARATIONS | {"measures", "view"},
    "maps": DECLARATIONS,
    "pictures": DECLARATIONS | {"load", "figures", "maps", "exhibits"},
    "cache": set(),
    "exhibits": DECLARATIONS | {"tables", "measures", "figures", "maps"},
    "shipped": DECLARATIONS | {"tables", "load", "view", "selection", "maps", "cache", "exhibits"},
    "topics": DECLARATIONS
    | {
        "tables",
        "load",
        "measures",
        "view",
        "selection",
        "question",
        "figures",
        "maps",
        "cache",
        "exhibits",
        "shipped",
    },
    "documents": DECLARATIONS | {"exhibits", "maps", "pictures"},
    "templates": DECLARATIONS
    | {
        "tables",
        "view",
        "selection",
        "maps",
        "figures",
        "cache",
        "exhibits",
        "shipped",
        "topics",
        "documents",
    },
    "stage": DECLARATIONS
    | {
        "tables",
        "load",
        "view",
        "selection",
        "story",
        "figures",
        "maps",
        "cache",
        "exhibits",
        "shipped",
        "topics",
    },
    "ui": DECLARATIONS
    | {
        "load",
        "measures",
        "view",
        "selection",
        "question",
        "story",
        "figures",
        "maps",
        "pictures",
        "documents",
        "tables",
        "cache",
        "exhibits",
        "shipped",
        "topics",
        "templates",
        "stage",
    },
}
"""Top-level module -> the other modules of the package that it may import. No page needs `build`."""

NEVER = {
    **{
        module: {"streamlit", "folium", "plotly", "geopandas", "streamlit_folium"}
        for module in DECLARATIONS
    },
    "tables": {"streamlit", "folium", "plotly", "streamlit_folium"},
    "load": {"streamlit", "folium", "plotly", "streamlit_folium"},
    "build": {"streamlit", "folium", "plotly", "streamlit_folium"},
    "measures": {"streamlit", "folium", "plotly", "streamlit_folium", "geopandas"},
    "view": {"streamlit", "folium", "plotly", "streamlit_folium"},
    "selection": {"streamlit", "folium", "plotly", "streamlit_folium"},
    "question": {"streamlit", "folium", "plotly", "streamlit_folium", "pandas"},
    "story": {"streamlit", "folium", "plotly", "streamlit_folium", "pandas"},
    "figures": {"streamlit", "folium", "streamlit_folium"},
    "maps": {"streamlit", "plotly", "streamlit_folium"},
    "pictures": {"streamlit", "folium", "plotly", "streamlit_folium"},
    **{
        module: {"streamlit", "folium", "plotly", "streamlit_folium", "matplotlib"}
        for module in ("cache", "exhibits", "shipped", "topics", "templates", "stage")
    },
    "documents": {"streamlit", "folium", "plotly", "streamlit_folium", "geopandas"},
}
"""Top-level module -> libraries that it may never import."""

MAY_OPEN_FILES = {"load", "build"}
OPENERS = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "read_csv",
    "read_file",
    "read_excel",
    "read_json",
    "read_parquet",
    "to_file",
    "fdopen",
}
OPENS_FOR_THE_SCREEN = {
    f"{PACKAGE}/ui/assets.py",
    f"{PACKAGE}/ui/markup.py",
}
"""Files for the browser, not data: what the map's frame loads, the style sheet, and scripts."""

TILES = "https://tile.openstreetmap.org/"
PAGES = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py"))]
MODULES = sorted((ROOT / PACKAGE).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> set[str]:
    """Full dotted names of everything a file imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


def libraries(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in imports(path)}


def layer(path: Path) -> str:
    """The top-level module of the package that a file belongs to."""
    return path.relative_to(ROOT / PACKAGE).parts[0].removesuffix(".py")


def layers_used(path: Path) -> set[str]:
    parts = [name.split(".") for name in imports(path) if name.startswith(f"{PACKAGE}.")]
    known = {layer(module) for module in MODULES}
    return {part[1] for part in parts if part[1] in known}


def calls(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute):
                found.add(function.attr)
            elif isinstance(function, ast.Name):
                found.add(function.id)
    return found


def test_every_module_has_a_place_in_the_order():
    known = DECLARATIONS | set(MAY_IMPORT) | {"__init__"}
    assert {layer(path) for path in MODULES} == known


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_arrows_go_one_way(path):
    own = layer(path)
    allowed = DECLARATIONS if own in DECLARATIONS | {"__init__"} else MAY_IMPORT[own]
    assert layers_used(path) <= allowed | {own}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_leaves_alone_the_libraries_of_others(path):
    assert not libraries(path) & NEVER.get(layer(path), set())


def test_streamlit_is_imported_only_by_pages_and_ui():
    users = {name_of(path) for path in MODULES if "streamlit" in libraries(path)}
    assert users
    assert {name for name in users if not name.startswith(f"{PACKAGE}/ui/")} == set()


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_draws_and_computes_nothing_itself(path):
    drawn = {"folium", "plotly", "streamlit_folium", "pandas", "geopandas", "numpy"}
    assert not libraries(path) & drawn
    assert layers_used(path) <= DECLARATIONS | {"ui", "shipped", "topics", "stage"}


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_is_thin(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 60


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_begins_and_ends_as_every_page_does(path):
    text = path.read_text(encoding="utf-8")
    assert "@page.guarded" in text
    assert "page.begin(" in text
    assert "page.end(" in text or "page.end_before_room(" in text


@pytest.mark.parametrize("path", [*PAGES, *MODULES], ids=name_of)
def test_only_the_loading_and_building_code_opens_files(path):
    name = name_of(path)
    if name in OPENS_FOR_THE_SCREEN or (path in MODULES and layer(path) in MAY_OPEN_FILES):
        return
    assert not calls(path) & OPENERS


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_catches_everything(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in {"everything", "Exception", "BaseException"}


def test_no_address_but_that_of_the_optional_street_map_can_be_asked_for():
    """Addresses in comments and in records of origin are for readers; these files run."""
    files = [*PAGES, *MODULES]
    files += [p for p in (ROOT / PACKAGE).rglob("*") if p.suffix in {".js", ".css", ".html"}]
    found = {
        (name_of(path), address)
        for path in files
        for address in re.findall(r"""(?:https?:)?//[\w.-]+\.\w{2,}/?""", path.read_text("utf-8"))
        if address.startswith("http")
    }
    in_client = {address for name, address in found if not name.endswith(".py")}
    assert in_client == {TILES}
    assert {address for name, address in found if name.endswith(".py")} <= {"https://github.com/"}


def test_the_street_map_is_off_at_first():
    from trafford_explorer.selection import BACKGROUND, DEFAULT_LAYERS

    assert BACKGROUND not in DEFAULT_LAYERS


def test_nothing_points_outside_the_project():
    for path in [*PAGES, *MODULES, *sorted((ROOT / "tests").rglob("*.py"))]:
        if path == Path(__file__) or path.name == "test_sources.py":
            continue
        text = path.read_text(encoding="utf-8")
        assert "/work/" not in text, name_of(path)
        assert "../shared" not in text, name_of(path)
