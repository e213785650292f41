"""Every figure of deprivation: its sources, its sentences, its tables and their files."""

import io

import pandas as pd
import pytest

from tests.topics.deprivation.plain import values
from trafford_explorer import shipped
from trafford_explorer.exhibits import Kind, Missing, csv_bytes, spread, text_rows
from trafford_explorer.topics.deprivation import exhibits

EVERY = list(exhibits.every())
TABLES = [(exhibit, table) for exhibit in EVERY for table in exhibit.tables]
LOOKUPS = "data/raw/lookups/"


def name_of(exhibit):
    return exhibit.id


def table_id(found):
    return "" if isinstance(found, tuple) else str(found)


def credited(exhibit):
    """Files whose figures an exhibit shows; lookups of names and areas left out."""
    return {source.path for source in exhibit.sources if not source.path.startswith(LOOKUPS)}


def test_ids_and_file_names_are_each_used_once():
    assert len({exhibit.id for exhibit in EVERY}) == len(EVERY)
    assert len({exhibit.name for exhibit in EVERY}) == len(EVERY)


@pytest.mark.parametrize("exhibit", EVERY, ids=name_of)
def test_every_sentence_is_whole_and_said_once(exhibit):
    said = list(exhibit.sentences())
    assert all(words == words.strip() and words.endswith(".") for words in said)
    assert len(said) == len(set(said))
    assert exhibit.picture is None or exhibit.alt.startswith(exhibit.finding)


def test_no_sentence_stands_twice_on_the_page():
    of_a_choice = ("deprivation/concentration/", "deprivation/beneath/")
    page = [one for one in EVERY if not one.id.startswith(of_a_choice)]
    page += [exhibits.concentration_curve("no_car"), exhibits.beneath("lsoa21", "E01006108")]
    said = [words for exhibit in page for words in exhibit.sentences()]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("exhibit", EVERY, ids=name_of)
def test_every_source_is_there_once_with_its_years(exhibit):
    assert len({(s.path, s.release) for s in exhibit.sources}) == len(exhibit.sources)
    for source in exhibit.sources:
        assert source.years or source.path.startswith(LOOKUPS)


INDEX_2025 = {
    "deprivation/gm_iod2025_lsoa21.csv",
    "deprivation/trafford_iod2025_idaci_idaopi_denominators_lsoa21.csv",
}
INDEX_2019 = {
    "deprivation/trafford_iod2015_iod2019_lsoa11.csv",
    "deprivation/gm_iod2019_population_denominators_lsoa11.csv",
}


@pytest.mark.parametrize(
    ("exhibit", "files"),
    [
        (exhibits.answer(), INDEX_2025 | {"population/trafford_mid2024_lsoa.csv"}),
        (exhibits.pockets_strip(), INDEX_2025),
        (exhibits.moves_scatter(), INDEX_2025 | INDEX_2019),
        (
            exhibits.concentration_curve("no_car"),
            INDEX_2025 | {"census2021/car_van_availability_lsoa21.csv"},
        ),
    ],
    ids=["answer", "pockets", "moves", "concentration"],
)
def test_the_sources_are_those_of_the_values_and_no_others(exhibit, files):
    assert credited(exhibit) == {f"data/raw/{file}" for file in files}


@pytest.mark.parametrize(("exhibit", "table"), TABLES, ids=table_id)
def test_a_column_of_an_indicator_holds_its_values_unchanged_and_credits_them(exhibit, table):
    for number, column in enumerate(table.columns):
        if not column.indicator:
            continue
        rows = values(column.indicator)
        cells = [row[number] for row in table.rows]
        shown = set(cells)
        assert shown <= set(rows["value"])
        years = {year for source in exhibit.sources for year in source.years}
        found = rows[rows["value"].isin(shown) & rows["period"].isin(years)]
        wanted = {source.path for source in shipped.sources_of_values(found)}
        assert credited(exhibit) & wanted


@pytest.mark.parametrize(("exhibit", "table"), TABLES, ids=table_id)
def test_every_table_is_read_as_a_file_with_its_numbers_as_numbers(exhibit, table):
    frame = pd.read_csv(io.BytesIO(csv_bytes(exhibit, table)))
    assert len(frame) == len(table.rows)
    numbers = [n for n, column in enumerate(table.columns) if column.kind is not Kind.TEXT]
    heads = spread(table).head
    assert numbers
    for column in (table.columns[n] for n in numbers):
        (head,) = [h for h in heads if h == column.name or h.startswith(f"{column.name} (")]
        assert pd.api.types.is_numeric_dtype(frame[head]), head
        assert frame[head].notna().all()
    assert not any(isinstance(cell, Missing) for row in table.rows for cell in row)


@pytest.mark.parametrize(("exhibit", "table"), TABLES, ids=table_id)
def test_every_row_is_named_once(exhibit, table):
    names = [row[0] for row in table.rows]
    assert len(names) == len(set(names))


def test_the_sheets_of_the_topic_have_names_of_their_own():
    several = ("deprivation/concentration/", "deprivation/beneath/")
    sheets = [table.sheet for exhibit, table in TABLES if not exhibit.id.startswith(several)]
    assert len(sheets) == len(set(sheets))


# ---- the tables ----------------------------------------------------------------------------------


def test_the_tables_of_the_pockets_hold_the_published_scores_and_tenths(index):
    codes = exhibits.pockets().table.set_index("area_name")["area_code"]
    hidden, whole = exhibits.pockets_strip().tables
    fifth = {code for code, row in index.items() if int(row["IMD_decile"]) <= 2}
    assert len(whole.rows) == len(index)
    for name, _, score, tenth, *_ in (*hidden.rows, *whole.rows):
        published = index[codes[name]]
        assert (score, tenth) == (float(published["IMD_score"]), int(published["IMD_decile"]))
    assert {codes[whole.rows[n][0]] for n in whole.marked} == fifth
    said = {row[-1]: row[0] for row in whole.rows}
    assert set(said) == {"yes, hidden", "yes, not hidden", "no"}
    assert [row[0] for row in whole.rows if row[-1] == "yes, hidden"] == [
        row[0] for row in hidden.rows
    ]


def test_on_paper_every_lsoa_of_the_fifth_stays_in_the_short_table():
    whole = exhibits.pockets_strip().tables[1]
    kept = {row[0] for row in whole.ends().rows}
    assert {whole.rows[n][0] for n in whole.marked} <= kept
    assert len(kept) < len(whole.rows)


def test_the_residents_tables_hold_numbers_that_add_up():
    counts, shares, totals = exhibits.residents_bars().tables
    assert [row[0] for row in counts.rows] == list(range(1, 11))
    for number in range(1, 5):
        column = [row[number] for row in counts.rows]
        total, by_wards = (row[number] for row in totals.rows)
        assert all(isinstance(cell, int) for cell in (*column, total, by_wards))
        assert sum(column) == total and abs(by_wards / total - 1) < 0.05
        part = [row[number] for row in shares.rows]
        assert part == pytest.approx([100 * cell / total for cell in column])


def test_the_moves_show_positions_and_the_ranks_that_they_are_made_of(moves):
    largest, whole = exhibits.moves_scatter().tables
    row = whole.rows[0]
    assert row[3] == pytest.approx(100 * row[4] / 32_844)
    assert row[5] == pytest.approx(100 * row[6] / 33_755)
    assert spread(whole).head[4] == "Rank in England 2019 (of 32,844)"
    assert {whole.rows[n][0] for n in whole.marked} == {name for name, *_ in largest.rows}
    divided = {name for name, _, before, *_ in whole.rows if before != "as now"}
    assert divided == set(moves.table.loc[~moves.table["unchanged"], "area_name"])


@pytest.mark.parametrize("indicator", ["bad_or_very_bad_health", "no_car"])
def test_the_fifths_add_up_to_the_whole(indicator):
    table, lsoas = exhibits.concentration_curve(indicator).tables
    assert lsoas.rows[-1][4:] == pytest.approx((100, 100)) and len(lsoas.rows) == 139
    assert sum(row[1] for row in table.rows) == pytest.approx(100)
    assert table.rows[-1][2] == pytest.approx(100)
    assert text_rows(table)[-1][2] == "100.0%"
