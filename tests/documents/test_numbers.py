"""Every number in every file, and in every picture, is one that the app shows on its pages."""

import html
import json
import math
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.documents import reading
from tests.pictures.reading import picture_data
from trafford_explorer import load, menu
from trafford_explorer.areas import AREA_TYPE_TEXT
from trafford_explorer.documents.document import texts
from trafford_explorer.exhibits import Kind
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.selection import MAX_HELD
from trafford_explorer.sources import BOUNDARY_YEAR
from trafford_explorer.templates import contents as kept
from trafford_explorer.topics.deprivation.exhibits import pockets
from trafford_explorer.topics.scrutiny.exhibits import questions

ROOT = Path(__file__).resolve().parents[2]
GAP, DEPRIVATION = "pages/2_Life_expectancy_gap.py", "pages/3_Deprivation.py"
EXPLORE, NEIGHBOURHOODS = "pages/1_Explore.py", "pages/4_Neighbourhoods.py"
HUBS, PATCH = "pages/5_PCNs_and_hubs.py", "pages/6_My_patch.py"
TIME, PLAN = "pages/7_Over_time.py", "pages/8_Plan_scorecard.py"
CHILDREN = "children_in_low_income_families_relative"
HEALTH = "bad_or_very_bad_health"
LIFE = "life_expectancy_at_birth"


def explore(indicator, level, sex, period, *areas) -> tuple[str, dict]:
    asked = {"indicator": indicator, "level": level, "sex": sex, "period": period}
    return EXPLORE, asked | ({"area": ["", *areas]} if areas else {})


LIVES = [explore(LIFE, "msoa11", sex, "2015-19") for sex in ("female", "male")]
POCKETS = tuple(pockets().pockets["area_code"])[:MAX_HELD]
SMALL = [explore("imd_score", "lsoa21", "persons", "2025", *POCKETS)]
WARDS = ("E05015244", "E05015253")
WARD_MAP = [explore("imd_score", "ward23", "persons", "2025", ward) for ward in WARDS]
SHOWN = {
    "gap": [("", {}), (GAP, {}), *LIVES],
    "deprivation": [
        (DEPRIVATION, {}),
        *((DEPRIVATION, {"level": "lsoa21", "area": code}) for code in POCKETS),
        *SMALL,
    ],
    "scrutiny": [
        (GAP, {}),
        (DEPRIVATION, {}),
        (PLAN, {}),
        (HUBS, {"service": "hub", "within": "2"}),
        *SMALL,
    ],
    "neighbourhood": [(NEIGHBOURHOODS, {"level": "neighbourhood", "area": "North"})],
    "ward": [(PATCH, {"level": "ward23", "area": WARDS[0]}), WARD_MAP[0]],
    "two wards": [*((PATCH, {"level": "ward23", "area": ward}) for ward in WARDS), *WARD_MAP],
    "chosen": [
        (HUBS, {}),
        *((TIME, {"indicator": LIFE, "sex": sex}) for sex in ("female", "male")),
        (TIME, {"indicator": CHILDREN, "sex": "persons"}),
        *LIVES,
        *(
            explore(indicator, level, "persons", period, *areas)
            for indicator, period in ((HEALTH, "2021"), (CHILDREN, "2024/25"))
            for level, areas in (("ward23", WARDS), ("neighbourhood", ("North",)))
        ),
        *(explore(HEALTH, "ward23", "persons", "2021", ward) for ward in WARDS),
        *(explore(CHILDREN, "ward23", "persons", "2024/25", ward) for ward in WARDS),
        explore(CHILDREN, "neighbourhood", "persons", "2024/25", "North"),
    ],
}
"""Pages and addresses on which each document's figures stand."""

COUNTED_HERE = re.compile(
    r"\(\d+ of \d+\)|\(\d+\)$|\bPage \d+|^Sheet \d+|^Question \d+|^\d+ questions|"
    r"Shown: \d+ rows from either end; the Excel file has all \d+",
    re.MULTILINE,
)
"""What counts slides, pages, sheets, questions and rows of the file itself, so no page shows it."""
MADE_HERE = {
    "the day on which it was made": {"5", "2026"},
    "how kinds of area are described, declared once": reading.numbers(
        " ".join(words.vintage for words in AREA_TYPE_TEXT.values())
    ),
    "the year of the copyright line under a map": {str(BOUNDARY_YEAR)},
    "the version of the data": reading.numbers(kept.version.__wrapped__()),
}
"""Numbers that no page shows, each with the reason why a file may."""


def figures_in(texts_of_file: list[str]) -> set[str]:
    """Numbers of a file, without those that count its own parts."""
    return reading.numbers(" ".join(COUNTED_HERE.sub(" ", one) for one in texts_of_file))


def _everything(path: str, params: dict) -> tuple[set[str], set[float]]:
    """Numbers in the words and tables of a page, all of it opened, and those its charts draw."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params.update(params)
    if path:
        app.switch_page(path)
    app.run()
    for toggle in list(app.toggle):
        app.toggle(key=toggle.key).set_value(True)
    if path == EXPLORE:
        app.query_params["more"] = "table"
    app.run()
    pages = [_words(app)]
    traces = [t for c in app.main.get("plotly_chart") for t in json.loads(c.proto.spec)["data"]]
    charts = _floats(traces) | {n for trace in traces for n in _limits(trace)}
    alts = " ".join(c.proto.alt for c in app.main.get("plotly_chart"))
    if path == EXPLORE:
        app.query_params["more"] = "method"
        pages.append(_words(app.run()))
        areas = params.get("area", [])[1:]
        for area in areas:  # one area at a time is what the headline speaks of
            app.query_params["area"] = area
            pages.append(_words(app.run()))
    assert not app.exception
    return reading.numbers(" ".join([*pages, alts])), charts


def _words(app: AppTest) -> str:
    kinds = ("markdown", "html", "info", "warning")
    said = [element.value for kind in kinds for element in app.main.get(kind)]
    said = [html.unescape(re.sub(r"<[^>]+>", " ", one)) for one in said]
    for table in app.table:
        frame = table.value
        said += [str(frame.index.name), *map(str, frame.index), *map(str, frame.columns)]
        said += [str(cell) for cell in frame.to_numpy().ravel()]
    return " ".join(said)


def _limits(trace: dict) -> set[float]:
    """Both ends of every interval of a trace, which the browser draws from their distances."""
    found = set()
    for axis in "xy":
        bars = trace.get(f"error_{axis}") or {}
        for sign, name in ((1, "array"), (-1, "arrayminus")):
            for value, reach in zip(trace.get(axis, []), bars.get(name, []), strict=False):
                if value is not None and reach is not None:
                    found.add(round(value + sign * reach, 3))
    return found


def _floats(value) -> set[float]:
    """Every number in nested lists and mappings, to three decimals."""
    if isinstance(value, bool) or value is None:
        return set()
    if isinstance(value, int | float):
        return set() if math.isnan(value) else {round(float(value), 3)}
    if isinstance(value, dict):
        value = [v for v in value.values() if not isinstance(v, str)]
    return {n for one in value for n in _floats(one)} if isinstance(value, list) else set()


_SEEN: dict[str, tuple[set[str], set[float]]] = {}


@pytest.fixture
def screen(case) -> tuple[set[str], set[float]]:
    if case not in _SEEN:
        asked = list(SHOWN[case])
        if case == "scrutiny":
            files = {EXPLORE, TIME}
            addresses = [one.exhibit.address for one in questions()]
            asked += [
                (file, dict(address.choice))
                for address in addresses
                if (file := menu.entry(address.page).file) in files
            ]
        found = [_everything(*one) for one in asked]
        _SEEN[case] = (
            set().union(*(words for words, _ in found)),
            set().union(*(charts for _, charts in found)),
        )
    return _SEEN[case]


@pytest.mark.parametrize("ending", ["docx", "pptx", "pdf", "html", "xlsx"])
def test_every_number_of_a_file_is_on_the_pages_of_the_app(case, document, made, screen, ending):
    allowed = set().union(*MADE_HERE.values())
    if case == "scrutiny":
        allowed |= {str(n) for n in range(1, 9)}  # the questions, numbered in their table
    found = figures_in(reading.texts(ending, made(ending)))
    if ending == "xlsx":
        held = _unrounded(document)
        found = {one for one in found if one not in held and one.removesuffix(".0") not in held}
    missing = found - screen[0] - allowed
    missing = {one for one in missing if one.lstrip("0") not in screen[0] | allowed}
    assert missing == set()


def _unrounded(document) -> set[str]:
    """Figures of the tables' unrounded data that are those of the table of values."""
    values = load.load_indicator_values()
    known = set(values[["value", "lower_95", "upper_95", "count", "denominator"]].stack().round(8))
    found: set[str] = set()
    for table in document.tables:
        found |= _only_in_sheets(table)
        for column, cell in _for_files_only(table):
            assert column.format or round(cell, 8) in known, (table.caption, column.name)
            found.add(f"{cell:.10g}")
            found |= {f"{cell:.{n}f}" for n in range(3)}
    return found


def _only_in_sheets(table) -> set[str]:
    """Distances in metres, and the numbers in codes, which a reader of a page is not shown."""
    cells = [
        str(row[number])
        for number, column in enumerate(table.raw.columns)
        for row in table.raw.rows
        if column.kind is Kind.DISTANCE or (column.only_in_files and column.kind is Kind.TEXT)
    ]
    return reading.numbers(" ".join(cells)) | {cell.removesuffix(".0") for cell in cells}


def _for_files_only(table) -> list[tuple]:
    """Figures of columns that the workbook alone has, each with its column."""
    return [
        (column, row[number])
        for number, column in enumerate(table.raw.columns)
        for row in table.raw.rows
        if column.only_in_files and column.kind is Kind.NUMBER
    ]


def test_every_picture_draws_what_the_screen_draws(document, drawn, screen):
    for picture in document.pictures:
        if picture.exhibit.map is not None:
            continue
        data = [dict(one) for one in picture_data(drawn[picture.name])]
        for one in data:
            one.pop("trace", None)
        assert data, picture.name
        missing = {n for n in _floats(data) if not any(abs(n - s) < 0.0015 for s in screen[1])}
        assert missing == set(), picture.name


def test_every_map_shows_the_values_of_the_table_of_values(document, drawn):
    values = load.load_indicator_values()
    for picture in document.pictures:
        if picture.exhibit.map is None or not picture.name.startswith("explore-map-"):
            continue
        one = next(i for i in INDICATORS.values() if picture.subtitle.startswith(f"{i.title}, "))
        words = picture.subtitle.removeprefix(f"{one.title}, ").split(", ")
        sex = {"women": "female", "men": "male"}.get(words[0], "persons")
        period = words[0] if sex == "persons" else words[1]
        rows = values[
            (values["indicator_id"] == one.id)
            & (values["area_type"] == picture.exhibit.map.layer)
            & (values["sex"] == sex)
            & (values["period"] == period)
            & values["value"].notna()
        ]
        fmt = NumberFormat(one.decimals, one.unit)
        wanted = {r.area_code: fmt.value(r.value) for r in rows.itertuples()}
        shown = {a["area"]: a["value"] for a in picture_data(drawn[picture.name]) if "area" in a}
        assert shown == wanted and len(shown) > 3


def test_a_number_that_is_not_on_the_screen_would_be_found(document, screen):
    """The check itself can fail: a figure changed by its last digit is not on the pages."""
    said = reading.numbers(" ".join(texts(list(document.parts()))))
    changed = {f"{float(one) + 1000.37:.2f}" for one in said if "." in one}
    assert len(changed - screen[0]) > 0.9 * len(changed)
