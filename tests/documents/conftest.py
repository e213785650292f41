"""One document of each template, with its pictures and files, made once."""

from datetime import date

import pytest

from trafford_explorer import documents
from trafford_explorer.selection import Selection
from trafford_explorer.templates import contents as kept

ROOT = "http://localhost:8501/"
START = Selection("life_expectancy_at_birth", "msoa11", "female", "2015-19")
HEALTH = Selection("bad_or_very_bad_health", "ward23", "persons", "2021")
PLACES = (
    ("local_authority", "E08000009"),
    ("neighbourhood", "North"),
    ("ward23", "E05015244"),
    ("ward23", "E05015253"),
    ("pcn", "U66368"),
)
CASES = {
    "gap": ("gap", (), (), START),
    "deprivation": ("deprivation", (), (), START),
    "scrutiny": ("scrutiny", (), (), START),
    "neighbourhood": ("neighbourhood", (("neighbourhood", "North"),), (), START),
    "ward": ("ward", (("ward23", "E05015244"),), (), START),
    "two wards": ("ward", (("ward23", "E05015244"), ("ward23", "E05015253")), (), START),
    "chosen": (
        "chosen",
        PLACES,
        (
            "life_expectancy_at_birth",
            "bad_or_very_bad_health",
            "children_in_low_income_families_relative",
        ),
        HEALTH,
    ),
}


@pytest.fixture(params=CASES)
def case(request) -> str:
    return request.param


@pytest.fixture
def wanted(case) -> kept.Wanted:
    template, places, indicators, view = CASES[case]
    return kept.Wanted(template, places, indicators, "", view, ROOT, date(2026, 1, 5))


@pytest.fixture
def document(wanted):
    return kept.document(wanted)


_DRAWN: dict[str, dict[str, bytes]] = {}
_FILES: dict[tuple[str, str], bytes] = {}


@pytest.fixture
def drawn(case, document) -> dict[str, bytes]:
    if case not in _DRAWN:
        _DRAWN[case] = documents.draw(document)
    return _DRAWN[case]


@pytest.fixture
def made(case, document, drawn):
    """The bytes of one kind of file."""

    def make(ending: str) -> bytes:
        key = case, ending
        if key not in _FILES:
            one = next(one for one in documents.FORMATS if one.ending == ending)
            _FILES[key] = one.write(document, drawn)
        return _FILES[key]

    return make
