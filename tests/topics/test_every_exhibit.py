"""What holds of every exhibit of every topic: its sources, its sentences, its tables, its files."""

import importlib
import io
import math
import pkgutil
import re
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

from trafford_explorer import menu, shipped, topics
from trafford_explorer.areas import NEIGHBOURHOODS
from trafford_explorer.exhibits import Exhibit, Kind, Missing, Rank, Table, csv_bytes, spread
from trafford_explorer.measures import Estimate
from trafford_explorer.places import PLACE_KINDS

EXHIBITS = [
    importlib.import_module(f"{topics.__name__}.{found.name}.exhibits")
    for found in pkgutil.iter_modules(topics.__path__)
    if (importlib.util.find_spec(f"{topics.__name__}.{found.name}.exhibits"))
]
STREET_MAP = {"metrolink_line", "allotment"}


@pytest.fixture(scope="module")
def everything() -> list[Exhibit]:
    return [
        exhibit for module in EXHIBITS if hasattr(module, "every") for exhibit in module.every()
    ]


@pytest.fixture(scope="module")
def published() -> dict[str, np.ndarray]:
    """Every value that a release holds, rounded to nine digits."""
    tables = (shipped.values(), shipped.comparison_values(), shipped.breakdowns())
    columns = ["value", "lower_95", "upper_95", "count", "denominator"]
    rows = pd.concat([table[["release", *columns]] for table in tables])
    return {
        str(release): np.unique(_digits(part[columns].to_numpy(dtype=float).ravel()))
        for release, part in rows.groupby("release")
    }


def _digits(values: np.ndarray) -> np.ndarray:
    known = values[np.isfinite(values)]
    return np.array([float(f"{value:.9g}") for value in known])


def numbers_of(exhibit: Exhibit) -> np.ndarray:
    """Every number in the tables of an exhibit and in its chart."""
    found: list[float] = []
    for table in exhibit.tables:
        for row in table.rows:
            for cell in row:
                if isinstance(cell, Estimate):
                    found.append(cell.value)
                elif isinstance(cell, int | float):
                    found.append(cell)
    return _digits(np.array(found, dtype=float))


def cells_of_indicators(table: Table) -> Iterator[tuple[str, float]]:
    """Every figure that a table says is an indicator's own, with the indicator's id."""
    for number, row in enumerate(table.rows):
        for column, cell in zip(table.columns, row, strict=True):
            if column.kind is not Kind.NUMBER or isinstance(cell, Missing | Rank | str):
                continue
            indicator = column.indicator
            if not indicator and table.row_indicators and column.format is None:
                indicator = table.row_indicators[number]
            if indicator:
                yield indicator, cell.value if isinstance(cell, Estimate) else cell


def test_every_topic_is_gone_over(everything):
    named = {exhibit.id.split("/")[0] for exhibit in everything}
    assert {module.__name__.split(".")[-2] for module in EXHIBITS} <= named


def test_every_id_is_its_own(everything):
    ids = [exhibit.id for exhibit in everything]
    assert sorted({i for i in ids if ids.count(i) > 1}) == []


def test_each_leads_back_to_a_page(everything):
    pages = {page.label for page in menu.PAGES}
    assert {
        exhibit.id: exhibit.address.page
        for exhibit in everything
        if exhibit.address.page not in pages
    } == {}


def test_each_published_figure_is_credited(everything):
    """A column that holds an indicator's own figures: one of its releases is among the sources."""
    by_indicator: dict[str, dict[str, set[float]]] = {}
    both = pd.concat([shipped.values(), shipped.comparison_values(), shipped.breakdowns()])
    for (indicator, release), part in both.groupby(["indicator_id", "release"]):
        known = set(_digits(part["value"].to_numpy(dtype=float)))
        by_indicator.setdefault(str(indicator), {})[str(release)] = known
    wrong = []
    for exhibit in everything:
        credited = {source.release for source in exhibit.sources}
        for table in exhibit.tables:
            for indicator, value in cells_of_indicators(table):
                near = float(f"{value:.9g}")
                holds = {r for r, known in by_indicator[indicator].items() if near in known}
                if not holds & credited:
                    wrong.append((exhibit.id, table.name, indicator, value, sorted(holds)))
    assert wrong[:5] == []


def test_nobody_is_credited_whose_figure_is_not_shown(everything, published):
    wrong = []
    for exhibit in everything:
        shown = numbers_of(exhibit)
        figures = any(True for table in exhibit.tables for _ in cells_of_indicators(table))
        for source in exhibit.sources:
            known = published.get(source.release)
            if known is not None and figures and not np.isin(shown, known).any():
                wrong.append((exhibit.id, source.release))
    assert wrong[:5] == []


def test_no_source_stands_twice_and_each_figure_has_its_years(everything):
    for exhibit in everything:
        keys = [(source.path, source.release) for source in exhibit.sources]
        assert len(keys) == len(set(keys)), exhibit.id
        assert all(source.years for source in exhibit.sources if source.release), exhibit.id


def test_the_street_map_and_names_are_credited_only_where_they_are_shown(everything):
    drawn = {PLACE_KINDS[kind].source_file for kind in STREET_MAP}
    names = {"gm_msoa11_names.csv", "gm_msoa21_names.csv"}
    msoas = set(shipped.area_name_of("msoa11").values()) | set(
        shipped.area_name_of("msoa21").values()
    )
    for exhibit in everything:
        paths = {source.path for source in exhibit.sources}
        layers = set(exhibit.map.extras) if exhibit.map else set()
        if paths & drawn:
            assert layers & STREET_MAP, exhibit.id
        if any(path.endswith(tuple(names)) for path in paths):
            cells = [str(cell) for t in exhibit.tables for row in t.rows for cell in row]
            said = " ".join([*exhibit.sentences(), exhibit.alt, *cells])
            assert any(name in said for name in msoas) or (
                exhibit.map and exhibit.map.layer.startswith("msoa")
            ), exhibit.id


def test_every_sentence_is_whole(everything):
    """Each begins with a capital or a number and ends as a sentence; none stands twice in one."""
    whole = re.compile(r"[A-Z0-9“‘−(].*[.!?]”?", re.S)
    for exhibit in everything:
        said = list(exhibit.sentences())
        assert len(said) == len(set(said)), exhibit.id
        for words in said:
            assert whole.fullmatch(words), (exhibit.id, words)
            assert ".." not in words and "  " not in words, (exhibit.id, words)


def test_every_table_is_a_csv_file_whose_numbers_are_numbers(everything):
    for exhibit in everything:
        for table in exhibit.tables:
            read = pd.read_csv(io.BytesIO(csv_bytes(exhibit, table)))
            found = spread(table)
            assert tuple(read.columns[: len(found.head)]) == found.head, exhibit.id
            assert len(read) == len(table.rows), exhibit.id
            for number, head in enumerate(found.head):
                values = [row[number] for row in found.rows if row[number] is not None]
                if values and not any(isinstance(value, str) for value in values):
                    written = read[head].dropna().tolist()
                    assert all(
                        math.isclose(a, b, rel_tol=1e-9)
                        for a, b in zip(written, values, strict=True)
                    ), (exhibit.id, head)


def test_a_column_of_figures_holds_no_text(everything):
    for exhibit in everything:
        for table in exhibit.tables:
            for number, column in enumerate(table.columns):
                cells = [row[number] for row in table.rows]
                if column.kind in (Kind.NUMBER, Kind.SHARE, Kind.DISTANCE):
                    assert not any(isinstance(cell, str | Rank) for cell in cells), (
                        exhibit.id,
                        column.name,
                    )
                elif column.kind is Kind.RANK:
                    assert all(isinstance(cell, Rank | Missing) for cell in cells), exhibit.id


def test_a_file_says_measure_place_and_period_and_not_the_finding(everything):
    for exhibit in everything:
        assert re.fullmatch(r"[a-z0-9][a-z0-9_-]*", exhibit.name), exhibit.id
        assert len(exhibit.name) <= 120


RETIRED = (
    "printed as wider",
    "cannot say whether Trafford’s health and care plan",
    "on the worse side of Trafford",
    "as in the list of sources",
    "leaves out zero",
    "chance alone would seldom",
    "picks the two ends of a list",
    "one odd tenth",
    "A tenth holds a tenth",
    "lengths of life lie",
    "runs today was not found",
    "never joined into one",
    "Data last updated:",
    "no rule is broken",
    "in these data",
    "in the files used here",
    "these areas, Everyone",
    "Cannot be told from chance",
    "higher, which is worse",
    "Deprivation causes",
    "1st of",
)
"""Ways of saying that gave way to plainer ones."""


def test_no_sentence_speaks_the_old_way(everything):
    found = [
        (exhibit.id, phrase, said)
        for exhibit in everything
        for said in (*exhibit.sentences(), exhibit.basis, exhibit.reading, exhibit.alt)
        for phrase in RETIRED
        if phrase.lower() in said.lower()
    ]
    assert found == []


PLACES = re.compile(
    r"Trafford|England|neighbourhood|ward|MSOA|LSOA|borough|PCN|postcode|"
    + "|".join(NEIGHBOURHOODS)
)
OF_THE_PLAN = ("plan/", "scrutiny/promise/")
"""Of these the plan is the subject, which their page and their document name."""


def test_every_finding_names_a_place_and_every_picture_its_years(everything):
    """A sentence read aloud without its neighbours says where, and a picture when."""
    lost = [
        exhibit.id
        for exhibit in everything
        if not PLACES.search(f"{exhibit.finding} {exhibit.basis}")
        and not exhibit.id.startswith(OF_THE_PLAN)
    ]
    timeless = [
        exhibit.id
        for exhibit in everything
        if exhibit.picture is not None
        and not re.search(r"(19|20)\d\d", f"{exhibit.finding} {exhibit.basis}")
    ]
    assert lost + timeless == []
