"""A list of shares that does not add to 100 as it is printed says so."""

from itertools import chain

import pytest

from tests.rounding import on_paper
from trafford_explorer.exhibits import Column, Kind, Table, spread, text_rows
from trafford_explorer.formats import ADD_UP
from trafford_explorer.measures import Estimate
from trafford_explorer.topics.deprivation import exhibits as deprivation
from trafford_explorer.topics.neighbourhoods import exhibits as neighbourhoods
from trafford_explorer.topics.patch import exhibits as patch


@pytest.fixture(scope="module")
def tables():
    """Every table of three topics that list the parts of a whole."""
    every = chain(deprivation.every(), neighbourhoods.every(), patch.every())
    return [table for one in every for table in one.tables]


def shares_of(table):
    """The columns of shares of a table whose rows are all the parts of one whole."""
    for n, column in enumerate(table.columns):
        cells = [row[n] for row in table.rows]
        share = column.kind is Kind.SHARE or (column.format and column.format.is_percentage)
        if not share or not all(isinstance(cell, float | int | Estimate) for cell in cells):
            continue
        values = [cell.value if isinstance(cell, Estimate) else cell for cell in cells]
        if len(values) > 2 and abs(sum(values) - 100) < 0.01:
            yield values, column.format.decimals if column.format else 0


def test_parts_that_do_not_add_up_say_so(tables):
    off = 0
    for table in tables:
        for values, decimals in shares_of(table):
            if sum(on_paper(value, decimals) for value in values) != 100:
                assert ADD_UP in table.basis, table.caption
                off += 1
    assert off > 10


def test_a_spreadsheet_prints_no_share_as_none_or_all_that_is_not():
    table = Table(
        "", "S", "C", (Column("A"), Column("B", Kind.SHARE)),
        (("a", 99.75), ("b", 0.25), ("c", 100.0), ("d", 0.0), ("e", 12.5)),
    )  # fmt: skip
    assert [row[1] for row in text_rows(table)] == ["over 99%", "under 1%", "100%", "0%", "13%"]
    found = spread(table)
    assert [row[1] for row in found.rows] == [99.75, 0.25, 100.0, 0.0, 12.5]
    looks = [row[1] for row in found.looks]
    assert looks == ['"over 99"', '"under 1"', "#,##0", "#,##0", "#,##0"]
