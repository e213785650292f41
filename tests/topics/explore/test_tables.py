"""A view as a table on screen and as a file: read back, nothing is lost."""

import csv
import io
from datetime import date

import numpy as np
import pandas as pd
import pytest

from trafford_explorer import load
from trafford_explorer.areas import SMALL_AREA_TYPES, AreaType
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.sources import BOUNDARY_LINE, Source, Upstream
from trafford_explorer.topics.explore.tables import (
    csv_text,
    download_csv,
    screen_table,
    sources_csv,
)
from trafford_explorer.view import Comparator, View, build_view, offered

SOURCE = Source(
    path="data/raw/toys/rattles.csv",
    title="Rattles, by ward",
    producer="Toy Office",
    licence="Open Government Licence v3.0",
    attribution="Contains toy data, © Toy Office.",
    period="2021",
    geography="wards",
    rows=3,
    sha256="ab" * 32,
    transformation="copied",
    changed="nothing",
    date_accessed=date(2026, 11, 1),
    url="https://toys.example",
    upstream=(
        Upstream("a/rattles.csv", "toys/data", "0" * 40),
        Upstream("b/rattles.csv", "toys/data", "1" * 40),
    ),
)


def a_view(indicator="bad_or_very_bad_health", values=(5.04, np.nan, 8.0), **columns):
    table = pd.DataFrame(
        {
            "area_code": ["E05000003", "E05000001", "E05000002"],
            "area_name": ["Cuddle", 'Ark, "Noah" & Sons', "Ball"],
            "neighbourhood": ["North", "South", "West"],
            "value": values,
            "lower_95": np.nan,
            "upper_95": np.nan,
            "count": [50.4, np.nan, 80.0],
            "denominator": [1000.0, np.nan, 1000.0],
            "release": ["Toy Office 2021", "", "Toy Office 2021, wards"],
            "missing_reason": ["", "Rests on fewer than 100 people", ""],
            "population": 1000.0,
            "imd_score": 10.0,
        }
    ).assign(**columns)
    return View(
        INDICATORS[indicator],
        AreaType.WARD23,
        "persons",
        "2021",
        table,
        Comparator("England", None),
        Comparator("Trafford", 4.64),
    )


def read_back(text):
    """The words before the first empty line as pairs, and the table after it."""
    head, _, body = text.partition("\n\n")
    pairs = [tuple(row) for row in csv.reader(io.StringIO(head))]
    return pairs, pd.read_csv(io.StringIO(body))


def test_a_download_holds_what_it_is_before_an_empty_line():
    pairs, _ = read_back(download_csv(a_view(), [SOURCE]))
    indicator = INDICATORS["bad_or_very_bad_health"]
    assert all(len(pair) == 2 for pair in pairs)
    assert ("Indicator", indicator.title) in pairs
    assert ("Definition", indicator.definition) in pairs
    assert ("Unit", "% of residents") in pairs
    assert ("Sex", "persons") in pairs
    assert ("Period", "2021") in pairs
    assert ("Areas", "wards in force since May 2023") in pairs
    assert ("England, same sex and period", "not in these data") in pairs
    assert ("Trafford, same sex and period", "4.64") in pairs


def test_a_download_carries_source_licence_caveats_and_boundary_line():
    pairs, _ = read_back(download_csv(a_view(), [SOURCE]))
    words = dict(pairs)
    assert SOURCE.title in words["Source"] and SOURCE.sha256 in words["Source"]
    assert words["Licence"] == ("Open Government Licence v3.0. Contains toy data, © Toy Office.")
    assert words["Boundaries"] == BOUNDARY_LINE
    caveats = [text for name, text in pairs if name == "Caveat"]
    assert caveats == list(INDICATORS["bad_or_very_bad_health"].caveats)
    releases = [text for name, text in pairs if name == "Release"]
    assert releases == ["Toy Office 2021", "Toy Office 2021, wards"]


def test_a_downloads_table_is_the_views_unrounded():
    view = a_view()
    _, table = read_back(download_csv(view, [SOURCE]))
    expected = view.table[table.columns].replace("", np.nan)
    pd.testing.assert_frame_equal(table, expected, check_dtype=False)
    assert table["value"].tolist()[0] == 5.04
    assert table.loc[1, "missing_reason"] == "Rests on fewer than 100 people"


def test_a_download_says_whether_intervals_are_published():
    without, _ = read_back(download_csv(a_view(), [SOURCE]))
    assert ("Intervals", "None in the files used here") in without
    with_some, table = read_back(
        download_csv(a_view(lower_95=[4.0, np.nan, 7.0], upper_95=[6.0, np.nan, 9.0]), [SOURCE])
    )
    assert "Intervals" not in dict(with_some)
    assert table["lower_95"].dropna().tolist() == [4.0, 7.0]


@pytest.mark.parametrize("text", ["=1+1", "+1 a", "-1 a", "@SUM(A1)", "\t=1", "=HYPERLINK()"])
def test_a_text_in_a_file_is_no_formula(text):
    table = pd.DataFrame({text: [text, None], "figure": [-1.5, np.nan], "shown": ["-1.5", "+2"]})
    lines = list(csv.reader(io.StringIO(csv_text([(text, text)], table), newline="")))
    assert lines[0] == [f"'{text}", f"'{text}"]
    assert lines[2] == [f"'{text}", "figure", "shown"]
    assert lines[3:] == [[f"'{text}", "-1.5", "-1.5"], ["", "", "+2"]]


def test_every_source_is_named_with_its_own_licence():
    other = Source(**(vars(SOURCE) | {"title": "Balls", "licence": "ODbL"}))
    pairs, _ = read_back(download_csv(a_view(), [SOURCE, other]))
    assert [name for name, _ in pairs if name in ("Source", "Licence")] == [
        "Source",
        "Licence",
        "Source",
        "Licence",
    ]


@pytest.mark.parametrize("indicator_id", ["life_expectancy_at_birth", "imd_rank", "population"])
def test_a_shipped_view_can_be_read_back(indicator_id):
    values, areas = load.load_indicator_values(), load.load_area_names()
    choices = offered(values, SMALL_AREA_TYPES)
    choice = choices[choices["indicator_id"] == indicator_id].iloc[0]
    view = build_view(
        values,
        areas[areas["area_type"] == choice["area_type"]],
        indicator_id=indicator_id,
        level=AreaType(choice["area_type"]),
        sex=choice["sex"],
        period=choice["period"],
    )
    held = load.load_sources()
    sources = [held[f"data/raw/{file}"] for file in view.source_files]
    pairs, table = read_back(download_csv(view, sources))
    assert table["value"].tolist() == view.table["value"].tolist()
    assert table["area_code"].tolist() == view.table["area_code"].tolist()
    assert [name for name, _ in pairs].count("Licence") == len(sources)


def test_the_screen_shows_the_highest_first_with_ranks_and_units():
    shown = screen_table(a_view())
    assert shown.index.tolist() == ["Ball", "Cuddle", 'Ark, "Noah" & Sons']
    assert shown["Rank (1 = highest)"].tolist() == ["1 of 2", "2 of 2", ""]
    assert shown["Bad or very bad health"].tolist() == [
        "8.0%",
        "5.0%",
        "Rests on fewer than 100 people",
    ]
    assert shown["Code"].tolist() == ["E05000002", "E05000003", "E05000001"]
    assert shown["Neighbourhood"].tolist() == ["West", "North", "South"]


def test_the_screen_shows_positions_most_deprived_first():
    shown = screen_table(a_view("imd_rank", values=(382.0, np.nan, 33_000.0)))
    assert shown.index.tolist() == ["Cuddle", "Ball", 'Ark, "Noah" & Sons']
    assert shown["Rank (1 = most deprived)"].tolist() == ["1 of 2", "2 of 2", ""]
    assert shown["Multiple deprivation rank"].tolist()[0] == "382"


def test_the_screen_has_a_column_of_intervals_only_where_some_are_published():
    assert "95% interval" not in screen_table(a_view())
    shown = screen_table(a_view(lower_95=[4.0, np.nan, 7.04], upper_95=[6.0, np.nan, 9.0]))
    assert shown["95% interval"].tolist() == ["7.0 to 9.0", "4.0 to 6.0", ""]


def test_areas_with_the_same_value_share_a_rank_on_screen():
    shown = screen_table(a_view(values=(8.0, 5.0, 8.0)))
    assert shown["Rank (1 = highest)"].tolist() == ["1 of 3", "1 of 3", "3 of 3"]


def test_the_list_of_sources_is_one_row_a_file_with_its_checksum_and_origins():
    table = pd.read_csv(io.StringIO(sources_csv([SOURCE])))
    assert len(table) == 1
    row = table.iloc[0]
    assert row["sha256"] == SOURCE.sha256
    assert row["licence"] == SOURCE.licence
    assert row["upstream"] == (
        f"toys/data a/rattles.csv {'0' * 40}; toys/data b/rattles.csv {'1' * 40}"
    )
