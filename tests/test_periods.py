"""Periods are written in one way, in order, and in words."""

import csv

import pytest

from trafford_explorer.errors import DataError
from trafford_explorer.paths import FOLDERS
from trafford_explorer.periods import (
    describe_period,
    is_period,
    normalise_period,
    period_months,
    period_sort_key,
)

PUBLISHED = {
    "2024": "2024",
    "2022 - 24": "2022-24",
    "2009-11": "2009-11",
    "2011 to 2015": "2011-15",
    "2015/16": "2015/16",
    "2022/23 - 24/25": "2022/23-24/25",
    "2015/16 to 2017/18": "2015/16-17/18",
    "2021/22 Q1 - 2025/26 Q3": "2021/22 Q1-2025/26 Q3",
    "March 2026": "March 2026",
    "Jan 2025-Dec 2025": "January 2025-December 2025",
    "Oct 2021-Sep 2022": "October 2021-September 2022",
    "2022-06-30": "2022",
    "2019-01": "January 2019",
    "1999/00": "1999/00",
}


@pytest.mark.parametrize(("raw", "normal"), PUBLISHED.items())
def test_a_published_period_is_written_in_one_way(raw, normal):
    assert normalise_period(raw) == normal


@pytest.mark.parametrize("normal", PUBLISHED.values())
def test_a_period_as_the_tables_write_it_stays_as_it_is(normal):
    assert is_period(normal)
    assert normalise_period(normal) == normal


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "24",
        "2024 Q1",
        "2022-07-01",
        "Summer 2020",
        "2015-14",
        "2015/17",
        "2024/25-22/23",
        "1824",
    ],
)
def test_an_unknown_or_impossible_period_is_refused_by_its_text(raw):
    with pytest.raises(DataError, match="period") as caught:
        normalise_period(raw)
    assert repr(raw) in str(caught.value)
    assert not is_period(raw)


def test_every_period_of_the_raw_files_is_known():
    seen = set()
    tables = [
        path
        for folder in ("life_expectancy", "deprivation", "outcomes", "population")
        for path in sorted((FOLDERS.raw_data / folder).glob("*.csv"))
        if path.name
        != "iod_indicators_columns_and_england.csv"  # when each part was counted, in words
    ]
    for path in tables:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            if "period" in (rows.fieldnames or []):
                seen |= {row["period"] for row in rows}
    assert len(seen) > 60
    assert all(is_period(normalise_period(period)) for period in seen)


def test_periods_are_ordered_by_their_end_and_then_by_their_beginning():
    in_order = (
        "2009-11",
        "2009-13",
        "2015/16-17/18",
        "2015-19",
        "2019",
        "2020/21",
        "2019-21",
        "2021",
        "October 2021-September 2022",
        "2022-24",
        "2024",
        "2021/22 Q1-2025/26 Q3",
        "February 2026",
        "March 2026",
    )
    assert tuple(sorted(sorted(in_order), key=period_sort_key)) == in_order


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2015-19", "2015 to 2019"),
        ("2024", "2024"),
        ("2024/25", "2024/25"),
        ("2022/23-24/25", "2022/23 to 2024/25"),
        ("March 2026", "March 2026"),
        ("January 2025-December 2025", "January 2025 to December 2025"),
        ("2021/22 Q1-2025/26 Q3", "April 2021 to December 2025"),
    ],
)
def test_a_period_is_put_in_words(period, words):
    assert describe_period(period) == words


def test_a_pool_is_longer_than_the_year_it_ends_in():
    assert period_months("2015/16-17/18") == 3 * period_months("2017/18") == 36
    assert period_months("2021/22 Q1-2025/26 Q3") == 57


@pytest.mark.parametrize("use", [period_sort_key, period_months, describe_period])
def test_only_periods_as_the_tables_write_them_are_used(use):
    with pytest.raises(DataError):
        use("2022 - 24")
