"""Periods: a dozen ways of writing them in published files, one way in the tables.

In the tables a dash joins the first and last part of a pool, years of April to March or September
to August carry a stroke, and months are words: `2009-11` is three calendar years pooled and never
November 2009.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from trafford_explorer.errors import DataError

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_YEAR = r"(?:19|20)\d\d"
_SPLIT_YEAR = rf"{_YEAR}/\d\d"
_MONTH = "|".join(MONTHS)
_SHORT_MONTH = "|".join(month[:3] for month in MONTHS)
_JOIN = r"(?: ?- ?| to )"

SHAPES = (
    rf"{_YEAR}",
    rf"{_YEAR}-\d\d",
    rf"{_SPLIT_YEAR}",
    rf"{_SPLIT_YEAR}-\d\d/\d\d",
    rf"{_SPLIT_YEAR} Q[1-4]-{_SPLIT_YEAR} Q[1-4]",
    rf"(?:{_MONTH}) {_YEAR}",
    rf"(?:{_MONTH}) {_YEAR}-(?:{_MONTH}) {_YEAR}",
)
"""Every shape a period may have in the tables, as regular expressions."""

_NORMAL = re.compile("|".join(f"(?:{shape})" for shape in SHAPES))


def is_period(text: str) -> bool:
    """Whether a text is a period as the tables write it."""
    return _NORMAL.fullmatch(text) is not None and _order_problem(text) is None


@cache
def normalise_period(raw: str) -> str:
    """Return a published period in the one way the tables write it.

    Parameters
    ----------
    raw : str
        Such as `2022 - 24`, `2011 to 2015`, `2015/16`, `2022/23 - 24/25`, `March 2026`,
        `Jan 2025-Dec 2025`, `2021/22 Q1 - 2025/26 Q3`, `2022-06-30` (the day of the mid-year
        estimates), `2019-01` (a month, because the second number is no later year) or `2024`.

    Returns
    -------
    str
        Such as `2022-24`, `2011-15`, `2022/23-24/25`, `January 2025-December 2025` or `2022`.

    Raises
    ------
    DataError
        The shape is unknown, or the period ends before it begins.

    Examples
    --------
    >>> normalise_period("2022 - 24")
    '2022-24'
    >>> normalise_period("2022-06-30")
    '2022'
    """
    text = " ".join(raw.split())
    for pattern, rewrite in _REWRITES:
        match = pattern.fullmatch(text)
        if match:
            text = rewrite(match)
            break
    if _NORMAL.fullmatch(text) is None:
        raise DataError(
            "period",
            [
                f"{raw!r} has a shape that is not known; known are 2024, 2022-24, 2024/25, March 2026"
            ],
        )
    problem = _order_problem(text)
    if problem:
        raise DataError("period", [f"{raw!r} {problem}"])
    return text


@cache
def period_sort_key(period: str) -> tuple[int, int]:
    """Return a key that puts periods in order of their last month, then of their first.

    Parameters
    ----------
    period : str
        As the tables write it.

    Returns
    -------
    tuple of int
        Last and first month, counted from year 0. Years with a stroke run from April to March.

    Raises
    ------
    DataError
        The text is not a period as the tables write it.

    Examples
    --------
    >>> sorted(["2021", "2019-21", "2020/21"], key=period_sort_key)
    ['2020/21', '2019-21', '2021']
    """
    if _NORMAL.fullmatch(period) is None:
        raise DataError("period", [f"{period!r} is not written as the tables write periods"])
    first, _, last = period.partition("-")
    start = _months(first)[0]
    end = _months(_whole_year(last, first))[1] if last else _months(first)[1]
    return end, start


def period_months(period: str) -> int:
    """Return how many months a period covers, so that pools and single years can be told apart.

    Raises
    ------
    DataError
        The text is not a period as the tables write it.

    Examples
    --------
    >>> [period_months(period) for period in ("2024", "2022-24", "2024/25", "March 2026")]
    [12, 36, 12, 1]
    """
    end, start = period_sort_key(period)
    return end - start + 1


@cache
def describe_period(period: str) -> str:
    """Return a period as a sentence would have it.

    Raises
    ------
    DataError
        The text is not a period as the tables write it.

    Examples
    --------
    >>> describe_period("2015-19")
    '2015 to 2019'
    >>> describe_period("2022/23-24/25")
    '2022/23 to 2024/25'
    >>> describe_period("2021/22 Q1-2025/26 Q3")
    'April 2021 to December 2025'
    """
    end, start = period_sort_key(period)
    if " Q" in period:
        return f"{_month_name(start)} to {_month_name(end)}"
    first, _, last = period.partition("-")
    return f"{first} to {_whole_year(last, first)}" if last else first


def _order_problem(text: str) -> str | None:
    for year in re.findall(_SPLIT_YEAR, text):
        if int(year[-2:]) != (int(year[:4]) + 1) % 100:
            return f"holds {year}, whose two years do not follow each other"
    end, start = period_sort_key(text)
    return "ends before it begins" if end < start else None


def _whole_year(last: str, first: str) -> str:
    """Give the last part of a pool its century: 19 after 2015 is 2019."""
    if re.fullmatch(r"\d\d(?:/\d\d)?", last):
        return first[:2] + last
    return last


def _months(part: str) -> tuple[int, int]:
    """First and last month of a year, a year with a stroke, one of its quarters, or a month."""
    if " Q" in part:
        first = int(part[:4]) * 12 + 3 + 3 * (int(part[-1]) - 1)
        return first, first + 2
    if "/" in part:
        return int(part[:4]) * 12 + 3, int(part[:4]) * 12 + 14
    if " " in part:
        month, year = part.split()
        at = int(year) * 12 + MONTHS.index(month)
        return at, at
    return int(part) * 12, int(part) * 12 + 11


def _month_name(month: int) -> str:
    return f"{MONTHS[month % 12]} {month // 12}"


def _full_month(short: str) -> str:
    return next(month for month in MONTHS if month.startswith(short))


def _pool_or_month(match: re.Match[str]) -> str:
    year, number = match.groups()
    if int(number) > int(year) % 100 or int(number) not in range(1, 13):
        return f"{year}-{number}"
    return f"{MONTHS[int(number) - 1]} {year}"


def _pool(match: re.Match[str]) -> str:
    return f"{match[1]}-{match[2][-2:]}"


_REWRITES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"({_YEAR})-06-30"), lambda match: match[1]),
    (re.compile(rf"({_YEAR})-(\d\d)"), _pool_or_month),
    (re.compile(rf"({_YEAR}){_JOIN}({_YEAR}|\d\d)"), _pool),
    (
        re.compile(rf"({_SPLIT_YEAR}){_JOIN}(?:\d\d)?(\d\d/\d\d)"),
        lambda match: f"{match[1]}-{match[2]}",
    ),
    (
        re.compile(rf"({_SPLIT_YEAR} Q[1-4]){_JOIN}({_SPLIT_YEAR} Q[1-4])"),
        lambda match: f"{match[1]}-{match[2]}",
    ),
    (
        re.compile(rf"({_SHORT_MONTH}) ({_YEAR}){_JOIN}({_SHORT_MONTH}) ({_YEAR})"),
        lambda match: f"{_full_month(match[1])} {match[2]}-{_full_month(match[3])} {match[4]}",
    ),
)


def period_for_spreadsheet(period: str) -> str:
    """A period so written that no spreadsheet takes it for a date: years whole, months numbered.

    `2010-12` would become December 2010 and `2010/11` November 2010; a month is written as SDMX has
    it. A text that is no period is left as it is.

    >>> [period_for_spreadsheet(p) for p in ("2010-12", "2010/11", "2022/23-24/25", "March 2026")]
    ['2010-2012', '2010/2011', '2022/2023-2024/2025', '2026-M03']
    """
    if not is_period(period) or " Q" in period:
        return period
    first, _, last = period.partition("-")
    return "-".join(map(_numbered, [first, _whole_year(last, first)] if last else [first]))


def _numbered(part: str) -> str:
    """A year, a year with a stroke or a month in whole numbers."""
    if "/" in part:
        return f"{part[:4]}/{int(part[:4]) + 1}"
    if " " in part:
        month, year = part.split()
        return f"{year}-M{MONTHS.index(month) + 1:02d}"
    return part


def long_date(day: date) -> str:
    """A day in words.

    >>> long_date(date(2025, 3, 1))
    '1 March 2025'
    """
    return f"{day.day} {day:%B %Y}"
