"""A view as a table for the screen and as a file to take away."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict

import pandas as pd

from trafford_explorer.areas import AREA_TYPE_TEXT
from trafford_explorer.exhibits import FORMULA_STARTS, Value
from trafford_explorer.formats import NumberFormat
from trafford_explorer.measures import standing
from trafford_explorer.sources import BOUNDARY_LINE, Source
from trafford_explorer.tables import releases
from trafford_explorer.view import View

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def screen_table(view: View) -> pd.DataFrame:
    """What the map shows, highest first (a position: most deprived first), as the screen writes it.

    Returns
    -------
    DataFrame
        The area's name as the index; text columns `Rank (1 = highest)` (of positions,
        `Rank (1 = most deprived)`), the value with its unit, `95% interval` where there is one,
        `Neighbourhood` and `Code`.
    """
    table = view.table.sort_values(["value", "area_name"], ascending=[view.is_position, True])
    found = [standing(view.values, code) for code in table["area_code"]]
    ranks = [
        f"{s.rank_from_lowest if view.is_position else s.rank_from_highest} of {s.of}" if s else ""
        for s in found
    ]
    columns = {
        f"Rank (1 = {'most deprived' if view.is_position else 'highest'})": ranks,
        view.indicator.short_title: [
            view.format.value(value) if pd.notna(value) else reason
            for value, reason in zip(table["value"], table["missing_reason"], strict=True)
        ],
    }
    if view.has_intervals:
        columns["95% interval"] = [
            view.format.interval(low, high)
            for low, high in zip(table["lower_95"], table["upper_95"], strict=True)
        ]
    columns["Neighbourhood"] = table["neighbourhood"].tolist()
    columns["Code"] = table["area_code"].tolist()
    index = pd.Index(table["area_name"], name=AREA_TYPE_TEXT[view.level].label)
    return pd.DataFrame(columns, index=index)


def download_csv(view: View, sources: Sequence[Source]) -> str:
    """A view as CSV text: what it is, its sources and caveats, an empty line, then the table.

    Parameters
    ----------
    view : View
    sources : sequence of Source
        The records of the files that its values come from.

    Returns
    -------
    str
        Lines of two columns (name, words) until the first empty line, then one row an area with
        unrounded values and area codes.
    """
    indicator = view.indicator
    about = [
        ("Indicator", indicator.title),
        ("Definition", indicator.definition),
        ("Unit", indicator.unit),
        ("Sex", view.sex),
        ("Period", view.period),
        ("Areas", AREA_TYPE_TEXT[view.level].vintage),
    ]
    about += [
        (f"{c.name}, same sex and period", "not in these data" if c.value is None else str(c.value))
        for c in (view.england, view.trafford)
    ]
    about += [("Release", r) for r in releases(view.table)]
    about += [("Caveat", caveat) for caveat in indicator.caveats]
    if not view.has_intervals:
        about.append(("Intervals", "None in the files used here"))
    about += [*source_rows(sources), ("Boundaries", BOUNDARY_LINE)]
    columns = [
        "area_code",
        "area_name",
        "neighbourhood",
        "value",
        "lower_95",
        "upper_95",
        "count",
        "denominator",
        "release",
        "missing_reason",
    ]
    return csv_text(about, view.table[columns])


def source_rows(sources: Iterable[Source]) -> list[tuple[str, str]]:
    """Where figures are from, and their licences, as the head of a CSV file has them."""
    rows = []
    for source in sources:
        rows.append(("Source", f"{source.title} ({source.path}, sha256 {source.sha256})"))
        rows.append(("Licence", f"{source.licence}. {source.attribution}"))
    return rows


def csv_text(about: Iterable[tuple[str, str]], table: pd.DataFrame) -> str:
    """Lines of two columns (name, words), an empty line, then a table without its index."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([as_text(cell) for cell in row] for row in about)
    writer.writerow([])
    buffer.write(plain_csv(table))
    return buffer.getvalue()


def plain_csv(table: pd.DataFrame) -> str:
    """A table without its index as CSV, in which a spreadsheet finds no formula."""
    plain = table.rename(columns=as_text)
    for column in plain.select_dtypes(exclude=["number", "bool"]):
        plain[column] = pd.Series(map(as_text, plain[column]), plain.index, dtype=object)
    return plain.to_csv(index=False, lineterminator="\n")


def as_text(value: Value) -> Value:
    """A text that a spreadsheet would take for a formula, with the mark that keeps it a text."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def sources_csv(sources: Iterable[Source]) -> str:
    """The records of raw files as CSV text, one row a file, with every upstream file named."""
    rows = []
    for source in sources:
        upstream = "; ".join(
            " ".join(part for part in (u.repository, u.path, u.commit) if part)
            for u in source.upstream
        )
        rows.append(asdict(source) | {"upstream": upstream})
    return plain_csv(pd.DataFrame(rows))


def comparison_table(view: View, codes: Sequence[str]) -> pd.DataFrame:
    """The areas being compared, highest first, each with its distance from England or Trafford.

    Returns
    -------
    DataFrame
        The area's name as the index; text columns: the value with its unit, `95% interval` where
        there is one, and the difference from the first comparator that has a figure. Differences
        are taken between the numbers as printed.
    """
    rows = view.table.set_index("area_code").loc[list(codes)].sort_values("value", ascending=False)
    fmt = view.format
    columns = {
        view.indicator.short_title: [
            fmt.value(value) if pd.notna(value) else reason
            for value, reason in zip(rows["value"], rows["missing_reason"], strict=True)
        ]
    }
    if view.has_intervals:
        columns["95% interval"] = [
            fmt.interval(low, high)
            for low, high in zip(rows["lower_95"], rows["upper_95"], strict=True)
        ]
    other = next((c for c in (view.england, view.trafford) if c.value is not None), None)
    if other is not None and not view.is_total:
        columns[f"Against {other.name} ({fmt.value(other.value)})"] = [
            _side(fmt, value, other.value) if pd.notna(value) else "" for value in rows["value"]
        ]
    return pd.DataFrame(columns, index=pd.Index(rows["area_name"], name="Compared"))


def _side(fmt: NumberFormat, value: float, other: float) -> str:
    difference = round(value, fmt.decimals) - round(other, fmt.decimals)
    if round(difference, fmt.decimals) == 0:
        return "the same"
    return f"{fmt.difference(difference)} {'above' if difference > 0 else 'below'}"
