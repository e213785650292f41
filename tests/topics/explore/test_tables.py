"""A view as a table on screen and as a file: nothing is lost."""

import io
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from trafford_explorer.areas import AreaType
from trafford_explorer.exhibits import Missing, head_of, spread, text_rows
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.sources import Source, Upstream
from trafford_explorer.topics.explore.tables import (
    areas_table,
    comparison,
    sources_csv,
)
from trafford_explorer.view import Comparator, View

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


def as_read(table):
    """Name of each row to its cells by their headings, as a reader sees them."""
    head = head_of(table)
    return {row[0]: dict(zip(head, row, strict=True)) for row in text_rows(table)}


def test_the_table_shows_the_highest_first_with_ranks_and_units():
    shown = as_read(areas_table(a_view()))
    assert list(shown) == ["Ball", "Cuddle", 'Ark, "Noah" & Sons']
    assert [row["Rank (1 = highest)"] for row in shown.values()] == [
        "1 of 2",
        "2 of 2",
        "not ranked",
    ]
    assert [row["Bad or very bad health"] for row in shown.values()] == [
        "8.0%",
        "5.0%",
        "Rests on fewer than 100 people",
    ]
    assert [row["Code"] for row in shown.values()] == ["E05000002", "E05000003", "E05000001"]
    assert [row["Neighbourhood"] for row in shown.values()] == ["West", "North", "South"]


def test_the_table_shows_positions_most_deprived_first():
    shown = as_read(areas_table(a_view("imd_rank", values=(382.0, np.nan, 33_000.0))))
    assert list(shown) == ["Cuddle", "Ball", 'Ark, "Noah" & Sons']
    assert [row["Rank (1 = most deprived)"] for row in shown.values()] == [
        "1 of 2",
        "2 of 2",
        "not ranked",
    ]
    assert shown["Cuddle"]["Multiple deprivation rank"] == "382"


def test_intervals_stand_in_brackets_where_some_are_published_and_the_basis_says_so():
    none = areas_table(a_view())
    assert none.basis.endswith("These are counts of everyone, not a sample.")
    some = areas_table(a_view(lower_95=[4.0, np.nan, 7.04], upper_95=[6.0, np.nan, 9.0]))
    assert as_read(some)["Ball"]["Bad or very bad health"] == "8.0% (7.0 to 9.0)"
    assert some.basis.endswith("95% intervals in brackets.")


def test_areas_with_the_same_value_share_a_rank():
    shown = as_read(areas_table(a_view(values=(8.0, 5.0, 8.0))))
    ranks = [row["Rank (1 = highest)"] for row in shown.values()]
    assert ranks == ["joint 1 of 3", "joint 1 of 3", "3 of 3"]


def test_only_files_have_the_counts_behind_a_figure_and_whose_it_is():
    table = areas_table(a_view())
    file = spread(table)
    assert not {"Count", "Out of", "Release"} & set(head_of(table))
    rows = [dict(zip(file.head, row, strict=True)) for row in file.rows]
    assert [row["Count"] for row in rows] == [80.0, 50.4, None]
    assert [row["Out of"] for row in rows] == [1000.0, 1000.0, None]
    assert rows[0]["Release"] == "Toy Office 2021, wards"
    assert rows[0]["Bad or very bad health (% of residents)"] == 8.0


def test_the_areas_a_table_is_about_survive_the_cut_to_its_ends():
    many = 60
    view = a_view()
    table = pd.concat([view.table.iloc[[0]]] * many, ignore_index=True).assign(
        area_code=[f"E05{n:06d}" for n in range(many)],
        area_name=[f"Ward {n}" for n in range(many)],
        value=[float(n) for n in range(many)],
    )
    long = areas_table(replace(view, table=table), ("E05000030",))
    assert [long.rows[n][0] for n in long.marked] == ["Ward 30"]
    short = long.ends()
    assert len(short.rows) == 21
    assert "Ward 30" in [row[0] for row in short.rows]


def test_areas_side_by_side_have_their_distance_as_it_is_said():
    table = comparison(a_view(), ("E05000003", "E05000002", "E05000001"))
    assert table.columns[2].name == "Above or (−) below Trafford, 4.6%"
    assert [row[0] for row in table.rows] == ["Ball", "Cuddle", 'Ark, "Noah" & Sons', "Trafford"]
    assert [row[2] for row in table.rows] == [
        3.36,
        0.4,
        Missing("no figure"),
        Missing("compared with"),
    ]
    people = comparison(a_view("population", values=(7000.0, 8000.0, 9000.0)), ("E05000003",))
    assert len(people.columns) == 2


def test_the_list_of_sources_is_one_row_a_file_with_its_checksum_and_origins():
    table = pd.read_csv(io.StringIO(sources_csv([SOURCE])))
    assert len(table) == 1
    row = table.iloc[0]
    assert row["sha256"] == SOURCE.sha256
    assert row["licence"] == SOURCE.licence
    assert row["upstream"] == (
        f"toys/data a/rattles.csv {'0' * 40}; toys/data b/rattles.csv {'1' * 40}"
    )
