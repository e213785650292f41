"""Every figure of a neighbourhood with its sources, its sentences and its files."""

import io
import re

import pandas as pd
import pytest

from trafford_explorer import shipped
from trafford_explorer.areas import NEIGHBOURHOODS, AreaType
from trafford_explorer.exhibits import Kind, csv_bytes, spread
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.load import load_lsoa11_lookup
from trafford_explorer.measures import Estimate
from trafford_explorer.topics.neighbourhoods import exhibits

EVERY = tuple(exhibits.every())
LEVELS = (AreaType.NEIGHBOURHOOD, AreaType.NEIGHBOURHOOD17)


@pytest.fixture(scope="module")
def values():
    return shipped.values().set_index("indicator_id")


def of(part):
    return [one for one in EVERY if one.id.split("/")[1] == part]


def test_no_two_share_an_id_and_no_two_files_a_name():
    ids = [one.id for one in EVERY]
    assert len(ids) == len(set(ids))
    files = [(one.name, table.name) for one in EVERY for table in one.tables if "/E0" not in one.id]
    assert len(files) == len(set(files))


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_the_sheets_of_a_neighbourhood_differ_by_words(name):
    mine = [one for one in EVERY if f"/{name}" in one.id and "until_2023" not in one.id]
    sheets = [table.sheet for one in mine for table in one.tables if "/E0" not in one.id]
    plain = [re.sub(r"\d", "", sheet).lower() for sheet in sheets]
    assert len(plain) == len(set(plain)) > 10


@pytest.mark.parametrize("exhibit", EVERY, ids=lambda one: one.id)
def test_every_sentence_is_whole(exhibit):
    for said in (*exhibit.sentences(), exhibit.alt, *(area.words for area in exhibit.areas)):
        if said:
            assert re.match(r"[A-Z0-9]", said) and said.endswith("."), said
            assert ".." not in said and "  " not in said and "nan" not in said.split()
    said = list(exhibit.sentences())
    assert len(said) == len(set(said))


@pytest.fixture(scope="module")
def releases():
    """Indicator and value to whose figure it may be."""
    table = shipped.values()
    found = {}
    for key, release in zip(
        zip(table["indicator_id"], table["value"], strict=True), table["release"], strict=True
    ):
        found.setdefault(key, set()).add(release)
    return found


def published(table):
    """Indicator and figure of every cell that holds a published value."""
    for number, row in enumerate(table.rows):
        for column, cell in zip(table.columns, row, strict=True):
            indicator = column.indicator or next(
                iter(table.row_indicators[number : number + 1]), ""
            )
            value = cell.value if isinstance(cell, Estimate) else cell
            if indicator and column.kind is Kind.NUMBER and isinstance(value, float):
                yield indicator, value


@pytest.mark.parametrize("exhibit", EVERY, ids=lambda one: one.id)
def test_the_sources_are_those_of_the_values_in_the_tables(exhibit, releases):
    keys = [(source.path, source.release) for source in exhibit.sources]
    assert keys and len(keys) == len(set(keys))
    shown = {key for table in exhibit.tables for key in published(table)}
    cited = {source.release for source in exhibit.sources} - {""}
    assert all(releases[key] & cited for key in shown)
    if shown:
        assert cited <= set().union(*(releases[key] for key in shown))


@pytest.mark.parametrize("exhibit", EVERY, ids=lambda one: one.id)
def test_every_file_is_read_with_numbers_as_numbers(exhibit):
    for table in exhibit.tables:
        read = pd.read_csv(io.BytesIO(csv_bytes(exhibit, table)), keep_default_na=True)
        assert len(read) == len(table.rows)
        head = spread(table).head
        for column in table.columns:
            if column.kind is Kind.NUMBER:
                (name,) = [
                    one for one in head if re.fullmatch(rf"{re.escape(column.name)}( \(.*\))?", one)
                ]
                assert pd.api.types.is_numeric_dtype(read[name]), name
        assert read["Source"].notna().all() and read["Licence"].notna().all()


def test_the_map_credits_its_layers_and_says_each_ward():
    for one in of("map"):
        used = {source.path for source in one.sources}
        shown = {one.map.layer, *one.map.extras} | ({one.map.outlined} - {""})
        for layer in shown:
            assert {source.path for source in shipped.sources_of_layers(layer)} <= used, layer
        assert [area.code for area in one.areas] == list(one.map.codes)
        assert len(one.areas) == 21 and len(one.legend) == 7


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_residents_are_those_counted_by_wards(name, values):
    people = values.loc["population"]
    (wanted,) = people.loc[
        (people["area_code"] == name) & (people["period"] == "2024") & (people["sex"] == "persons"),
        "value",
    ].unique()
    said = exhibits.people_and_areas(name, AreaType.NEIGHBOURHOOD).finding
    assert said.startswith(f"{wanted:,.0f} people lived in {name} neighbourhood in mid-2024")


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_on_the_old_boundaries_the_lsoas_are_those_of_the_old_neighbourhood(name, values):
    homes = load_lsoa11_lookup().set_index("lsoa11_code")["neighbourhood17"]
    scores = values.loc["imd_score"]
    scores = scores[(scores["area_type"] == "lsoa11") & (scores["period"] == "2019")]
    here = scores[scores["area_code"].map(homes) == name]["value"]
    said = exhibits.people_and_areas(name, AreaType.NEIGHBOURHOOD17).finding
    assert f"(IMD 2019 score {here.max():.1f})" in said and f"({here.min():.1f})." in said


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_every_figure_stands_in_one_table(name, level):
    (table,) = exhibits.every_figure(name, level).tables
    own = [p.value for p in exhibits.positions(name, level)]
    lists = exhibits.areas_of(name) if level == AreaType.NEIGHBOURHOOD else ()
    inside = [value for one in lists for value in one.areas["value"]]
    figure = [column.name for column in table.columns].index("Figure")
    shown = [getattr(row[figure], "value", row[figure]) for row in table.rows]
    assert shown == [*own, *inside]
    with_limits = {
        table.row_indicators[number]
        for number, row in enumerate(table.rows)
        if isinstance(row[figure], Estimate) and row[figure].has_interval
    }
    wanted = {"healthy_life_expectancy_at_birth", "disability_free_life_expectancy_at_birth"}
    assert with_limits == (wanted if lists else set())
    heads = [column.name for column in table.columns]
    for column in ("Whose figure", "Area code", "What must be known"):
        assert all(row[heads.index(column)] for row in table.rows), column


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_the_spines_and_the_areas_hold_every_indicator_once(name):
    for part, found in (
        ("spine", exhibits.positions(name, AreaType.NEIGHBOURHOOD)),
        ("inside", exhibits.areas_of(name)),
    ):
        mine = [one for one in of(part) if one.id.split("/")[2:3] == [name]]
        mine = [one for one in mine if "until_2023" not in one.id]
        shown = [i for one in mine for table in one.tables for i in table.row_indicators]
        assert sorted(shown) == sorted(one.indicator.id for one in found)


def test_the_rows_that_a_chart_of_life_is_about_are_marked():
    for one in of("life"):
        (table,) = one.tables
        name = one.id.split("/")[2]
        assert len(table.rows) == 28
        assert [table.rows[n][1] for n in table.marked] == [name] * len(table.marked)
        assert len(table.marked) == sum(row[1] == name for row in table.rows) > 0
        assert {spot.name for spot in one.chart.spots.values()} == {row[0] for row in table.rows}


def test_a_hub_in_doubt_is_marked_in_the_table_of_the_map():
    (table,) = exhibits.area_map("West", AreaType.NEIGHBOURHOOD).tables
    hubs = [row[0] for row in table.rows if row[1] == "Community hub"]
    assert "Partington Community Hub (not known whether it runs today)" in hubs


def test_a_part_of_a_whole_says_its_indicators_unit():
    for one in of("shares"):
        (table,) = one.tables
        unit = INDICATORS[table.row_indicators[0]].unit
        assert unit in one.basis and {fmt.unit for fmt in table.row_formats} == {unit}


def test_an_area_without_a_length_of_life_has_no_exhibit():
    assert exhibits.chosen_area("West", "ward23", "E05015259") is None
