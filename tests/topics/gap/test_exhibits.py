"""The exhibits of the gap: whose figures they are, what they say, and what can be taken away."""

import io
from collections import Counter

import pandas as pd
import pytest

from trafford_explorer import shipped
from trafford_explorer.exhibits import Missing, csv_bytes, screen_frame
from trafford_explorer.sources import source_lines
from trafford_explorer.topics.gap import exhibits
from trafford_explorer.topics.gap.findings import SEXES

EVERY = {one.id: one for one in exhibits.every()}


@pytest.mark.parametrize("name", EVERY)
def test_every_sentence_ends_as_a_sentence(name):
    for said in EVERY[name].sentences():
        assert said.endswith("."), said


def test_no_sentence_stands_twice_on_the_page():
    shown = [one for one in EVERY.values() if "/peers_" not in one.id]
    said = Counter(words for one in shown for words in one.sentences())
    assert {words for words, count in said.items() if count > 1} == set()


@pytest.mark.parametrize("name", EVERY)
def test_a_table_is_read_back_with_numbers_as_numbers(name):
    exhibit = EVERY[name]
    assert exhibit.chart is None or exhibit.tables, "what a picture shows stands in a table too"
    for table in exhibit.tables:
        frame = pd.read_csv(io.BytesIO(csv_bytes(exhibit, table)), encoding="utf-8-sig")
        assert len(frame) == len(table.rows) and frame["Source"].notna().all()
        for number, column in enumerate(table.columns):
            if column.kind == "number":
                head = next(h for h in frame.columns if h.startswith(column.name))
                assert pd.api.types.is_numeric_dtype(frame[head]), head
                cells = [row[number] for row in table.rows]
                missing = [isinstance(cell, Missing) for cell in cells]
                assert frame[head].isna().tolist() == missing


@pytest.mark.parametrize("name", EVERY)
def test_every_indicator_of_a_table_is_credited_with_its_years(name):
    exhibit = EVERY[name]
    files = {source.path for source in exhibit.sources}
    for table in exhibit.tables:
        for column in table.columns:
            if column.indicator:
                own = shipped.sources_of_values(shipped.indicator_values(column.indicator))
                own += shipped.sources_of_values(
                    shipped.breakdowns().query("indicator_id == @column.indicator")
                )
                assert files & {source.path for source in own}, column.name


@pytest.mark.parametrize("sex", SEXES)
def test_life_over_the_years_credits_only_its_own_series(sex):
    assert source_lines(exhibits.years(sex, "boroughs").sources) == (
        "OHID Fingertips indicator 90366, as of May 2026 (2015-17 to 2023-25)",
    )
    figures, peers = source_lines(exhibits.years(sex, "peers_cipfa_2019").sources)
    assert figures.startswith("OHID Fingertips indicator 90366") and peers.startswith("CIPFA")


@pytest.mark.parametrize("sex", SEXES)
def test_years_in_good_health_name_ons_once(sex):
    lines = source_lines(exhibits.lives(sex).sources)
    assert len([line for line in lines if line.startswith("ONS")]) == 1
    assert lines[0].endswith("(2009-13)")


def test_each_release_of_the_slope_index_is_credited_with_its_own_years():
    lines = source_lines(exhibits.slope("male").sources)
    assert [line.rpartition(" (")[2] for line in lines] == [
        "2015-17 to 2022-24)",
        "2010-12 to 2018-20)",
        "2010-12 to 2014-16)",
    ]


def test_releases_stand_in_columns_of_their_own():
    table = screen_frame(exhibits.slope("male").tables[0])
    assert table.loc["2010-12", ["Current release", "Older release"]].tolist() == [
        "not in this release",
        "10.1",
    ]
    assert table.loc["2022-24", "Current release"] == "10.4"


def test_the_table_over_the_years_holds_what_the_chart_draws():
    exhibit = exhibits.years("male", "boroughs")
    table = exhibit.tables[0]
    row = table.rows[table.marked[0]]
    (line,) = (trace for trace in exhibit.chart.data if trace["name"] == "Trafford")
    assert list(reversed(row[1:])) == pytest.approx(list(line["y"]), abs=0.051)
    assert len(table.rows) == len(exhibit.chart.data) == 11


def test_the_coverage_of_a_list_is_counted():
    (said,) = exhibits.years("female", "boroughs").notes
    assert said == "For women, 9 of the 9 other places of this list are in this copy."
