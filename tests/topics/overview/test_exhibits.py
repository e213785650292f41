"""The overview's exhibits: whose figures they are, what they say, and what can be taken away."""

import io

import pandas as pd
import pytest

from trafford_explorer import shipped
from trafford_explorer.exhibits import csv_bytes, screen_frame, sentence_lines
from trafford_explorer.sources import source_lines
from trafford_explorer.topics.overview import exhibits

EVERY = {one.id: one for one in exhibits.every()}


@pytest.mark.parametrize("name", EVERY)
def test_every_sentence_ends_as_a_sentence(name):
    for said in (*EVERY[name].sentences(), EVERY[name].reading):
        assert not said or said.endswith("."), said


@pytest.mark.parametrize("name", EVERY)
def test_a_table_is_read_back_with_numbers_as_numbers(name):
    exhibit = EVERY[name]
    for table in exhibit.tables:
        frame = pd.read_csv(io.BytesIO(csv_bytes(exhibit, table)), encoding="utf-8-sig")
        assert len(frame) == len(table.rows)
        assert frame["Source"].notna().all()
        for number, column in enumerate(table.columns):
            if column.kind in ("number", "share"):
                assert pd.api.types.is_numeric_dtype(frame.iloc[:, number]), column.name


def test_the_quoted_gap_credits_the_paper_and_the_figures_that_it_equals():
    paper, ons, names = source_lines(exhibits.quoted().sources)
    assert paper.endswith("Trafford CCG Governing Body, section 3.1 (2019-07-02)")
    assert ons.startswith("ONS") and ons.endswith("(2009-13)")
    assert names == "House of Commons Library"


def test_the_quoted_table_is_the_papers():
    table = screen_frame(exhibits.quoted().tables[0])
    assert table["Years of life"].tolist() == ["86.9", "79.1"]
    assert table["Share not in good health, as printed"].tolist() == ["16%", "29%"]


def test_the_ends_credit_their_own_years_only():
    figures, names = source_lines(exhibits.ends().sources)
    assert figures.endswith("(2015-19)") and names == "House of Commons Library"


def test_the_map_says_of_each_neighbourhood_what_stands_beside_it_and_in_its_table():
    exhibit = exhibits.neighbourhoods()
    rows = {row[0]: row for row in exhibit.tables[0].rows}
    assert [area.code for area in exhibit.areas] == list(rows)
    for area in exhibit.areas:
        assert area.words == exhibit.map.values[area.code]
        assert f"{rows[area.code][1]:,} residents" in area.words
    assert sum(row[1] for row in rows.values()) == 241_025
    assert {sign.words for sign in exhibit.legend} >= set(shipped.pcn_names().values())


def test_what_is_copied_is_the_finding_its_sources_and_the_way_back():
    lines = sentence_lines(exhibits.quoted(), "http://localhost/")
    assert lines[0].startswith("In 2019") and lines[1].startswith("Source: Trafford Long Term")
