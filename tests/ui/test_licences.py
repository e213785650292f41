"""A licence is said from the record of its file: corrected there, it is corrected everywhere."""

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from tests.documents import reading
from trafford_explorer import documents, load
from trafford_explorer.exhibits import csv_bytes
from trafford_explorer.pictures import exhibit_picture
from trafford_explorer.selection import Selection
from trafford_explorer.stage import screens
from trafford_explorer.templates import contents
from trafford_explorer.topics.gap import exhibits as gap
from trafford_explorer.topics.overview import exhibits as overview

SLOPES = "data/raw/life_expectancy/england_la_slope_index_of_inequality.csv"
CORRECTED = "Licence of Proof 7.1"


@pytest.fixture
def corrected(monkeypatch, fresh) -> None:
    """The record of the slope index states another licence."""
    records = dict(load.load_sources())
    assert CORRECTED not in records[SLOPES].licence
    records[SLOPES] = replace(records[SLOPES], licence=CORRECTED)
    monkeypatch.setattr(load, "load_sources", lambda: records)


def test_on_the_page(visit, say, corrected):
    assert CORRECTED in say(visit("pages/2_Life_expectancy_gap.py"))


def test_in_a_picture_and_in_its_own_record(corrected):
    shown = gap.slope_now()
    assert CORRECTED in " ".join(exhibit_picture(shown, "svg").decode().split())
    with Image.open(io.BytesIO(exhibit_picture(shown, "png"))) as picture:
        assert CORRECTED in picture.text["Copyright"]


def test_in_a_table_to_take_away(corrected):
    shown = gap.slope_now()
    head, first, *_ = csv_bytes(shown, shown.tables[0]).decode("utf-8-sig").splitlines()
    assert "Licence" in head and CORRECTED in first


def test_on_the_stage(corrected):
    step = next(s for story in screens.stories() for s in story.steps if s.screen == "slope_index")
    assert f"Licence: {CORRECTED}." in screens.source_line(screens.shown(step))


@pytest.mark.parametrize("ending", [one.ending for one in documents.FORMATS])
def test_in_a_document(ending, corrected):
    view = Selection("life_expectancy_at_birth", "msoa11", "female", "2015-19")
    wanted = contents.Wanted("gap", (), (), "", view, "", date(2026, 1, 5))
    found = contents.document(wanted)
    one = next(one for one in documents.FORMATS if one.ending == ending)
    said = reading.texts(ending, one.write(found, documents.draw(found)))
    assert CORRECTED in " ".join(" ".join(said).split())


def test_where_another_file_is_shown_nothing_of_it_is_said(corrected):
    shown = overview.quoted()
    assert SLOPES not in {source.path for source in shown.sources}
    assert CORRECTED.encode() not in csv_bytes(shown, shown.tables[0])
