"""The areas of a view as tables of raw values, and the list of sources as a file."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict

import pandas as pd

from trafford_explorer.areas import AREA_TYPE_TEXT, ENGLAND, TRAFFORD, AreaType, plain_name
from trafford_explorer.exhibits import (
    LONGEST_SHEET_NAME,
    Cell,
    Column,
    Kind,
    Missing,
    Rank,
    Table,
    csv_text,
    figure_of,
)
from trafford_explorer.figures.areas import subtitle
from trafford_explorer.formats import NumberFormat, apart
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.periods import describe_period
from trafford_explorer.phrases import capital, people_word
from trafford_explorer.sources import Source
from trafford_explorer.topics.explore.words import (
    describe_no_interval,
    indicator_phrase,
)
from trafford_explorer.view import Comparator, View

CODE = "Code"
"""Name of the column that holds the areas' codes."""
SCORE = INDICATORS["imd_score"]
RESIDENTS = INDICATORS["population"]
_SHEET_KIND = {
    AreaType.LSOA21: "LSOA 21",
    AreaType.LSOA11: "LSOA 11",
    AreaType.MSOA21: "MSOA 21",
    AreaType.MSOA11: "MSOA 11",
    AreaType.WARD23: "ward",
    AreaType.WARD17: "old ward",
    AreaType.NEIGHBOURHOOD: "n-hood",
    AreaType.NEIGHBOURHOOD17: "old n-hood",
}
_FILLING = {"a", "aged", "and", "in", "of", "or", "the", "to", "with"}


def areas_table(view: View, marked: Collection[str] = (), *, beside: bool = False) -> Table:
    """Every area of a view, highest first (a position: most deprived first).

    Parameters
    ----------
    view : View
    marked : collection of str
        Codes of the areas that the table is about.
    beside : bool
        Whether England and Trafford follow, where they have a figure.

    Returns
    -------
    Table
        Name, rank, figure with its 95% limits, neighbourhood and code; in files also the counts that
        the figure rests on, where they are known, and whose figure it is.
    """
    found = view.table.sort_values(["value", "area_name"], ascending=[view.is_position, True])
    if beside:
        found = _with_comparators(view, found)
    ranked = Rank.from_lowest if view.is_position else Rank.from_highest
    columns = [
        (
            Column(f"Rank (1 = {'most deprived' if view.is_position else 'highest'})", Kind.RANK),
            [
                ranked(view.standings[code]) if code in view.standings else _NO_RANK
                for code in found["area_code"]
            ],
        ),
        _figures(view, found),
        *_place(view, found),
        *(
            (Column(name, Kind.NUMBER, only_in_files=True), found[column].tolist())
            for column, name in (("count", "Count"), ("denominator", "Out of"))
            if found[column].notna().any()
        ),
        (Column("Release", only_in_files=True), found["release"].tolist()),
    ]
    return _table_of(view, found, columns, sheet=_sheet(view), marked=marked)


def deprivation_table(view: View) -> Table:
    """The areas of a view that have a deprivation score too, the most deprived first.

    Returns
    -------
    Table
        Name, score, figure, residents where every area has them, neighbourhood and code.
    """
    found = view.with_deprivation.sort_values("imd_score", ascending=False)
    columns = [
        (
            Column(
                f"{SCORE.short_title}, {view.deprivation_period}",
                Kind.NUMBER,
                NumberFormat(SCORE.decimals, SCORE.unit),
                indicator=SCORE.id,
            ),
            found["imd_score"].tolist(),
        ),
        _figures(view, found),
        *(
            [
                (
                    Column("All residents", Kind.NUMBER, indicator=RESIDENTS.id),
                    found["population"].astype(int).tolist(),
                )
            ]
            if view.is_sized
            else []
        ),
        *_place(view, found),
    ]
    return _table_of(view, found, columns, sheet=_sheet(view, " IMD"), beside=" and deprivation")


def comparison(view: View, codes: Sequence[str]) -> Table:
    """Some areas of a view, highest first, then England and Trafford, with their distances.

    Each is set against the first of England and Trafford that has a figure; differences are those of
    the numbers as they are said (`NumberFormat.apart`).

    Parameters
    ----------
    view : View
    codes : sequence of str
    """
    rows = view.table[view.table["area_code"].isin(list(codes))]
    found = _with_comparators(view, rows.sort_values("value", ascending=False))
    columns = [_figures(view, found)]
    other = next((c for c in (view.england, view.trafford) if c.value is not None), None)
    if other is not None and not view.is_total:
        columns.append(_differences(view, found, other))
    return _table_of(
        view, found, columns, name="compared", sheet=_sheet(view, " vs"), beside=", side by side"
    )


_Values = tuple[Column, Sequence[Cell]]
"""A column with its cells."""
_NO_RANK = Missing("not ranked")


def _place(view: View, found: pd.DataFrame) -> list[_Values]:
    """The neighbourhood of each area, where it is not one itself, and its code."""
    inside = view.level not in (AreaType.NEIGHBOURHOOD, AreaType.NEIGHBOURHOOD17)
    homes = [(Column("Neighbourhood"), found["neighbourhood"].tolist())] if inside else []
    return [*homes, (Column(CODE), found["area_code"].tolist())]


def _with_comparators(view: View, found: pd.DataFrame) -> pd.DataFrame:
    """Rows of a view's areas, and those of England and Trafford where they have a figure."""
    beside = [
        {"area_code": code, "area_name": one.name, "value": one.value, "release": one.release}
        for code, one in ((ENGLAND, view.england), (TRAFFORD, view.trafford))
        if one.value is not None
    ]
    if not beside:
        return found
    rows = pd.DataFrame(beside).reindex(columns=found.columns).astype(found.dtypes.to_dict())
    return pd.concat([found, rows.fillna({"neighbourhood": ""})])


def _figures(view: View, found: pd.DataFrame) -> _Values:
    """The figures of a view with their limits, or why there is none."""
    column = Column(view.indicator.short_title, Kind.NUMBER, view.format, True, view.indicator.id)
    return column, list(map(figure_of, found.itertuples(index=False)))


def _differences(view: View, found: pd.DataFrame, other: Comparator) -> _Values:
    unit = "percentage points" if view.format.is_percentage else view.format.unit
    column = Column(
        view.format.heading(
            f"Above or (−) below {other.name}, {view.format.value(other.value)}",
            ((value, other.value) for value in found["value"].dropna()),
        ),
        Kind.NUMBER,
        NumberFormat(view.format.decimals, unit),
    )
    return column, [
        Missing("compared with")
        if name == other.name
        else Missing("no figure")
        if pd.isna(value)
        else apart(value, other.value)
        for name, value in zip(found["area_name"], found["value"], strict=True)
    ]


def _table_of(
    view: View,
    found: pd.DataFrame,
    columns: Sequence[_Values],
    *,
    sheet: str,
    name: str = "",
    beside: str = "",
    marked: Collection[str] = (),
) -> Table:
    """A table with a row an area, named first."""
    text = AREA_TYPE_TEXT[view.level]
    limits = (
        "95% intervals in brackets." if view.has_intervals else describe_no_interval(view.indicator)
    )
    names = [
        plain_name(code, area)
        for code, area in zip(found["area_code"], found["area_name"], strict=True)
    ]
    return Table(
        name=name,
        sheet=sheet,
        caption=(
            f"{capital(indicator_phrase(view))}{beside}, {text.plural} of Trafford, "
            f"{describe_period(view.period)}"
        ),
        columns=(Column(text.label), *(column for column, _ in columns)),
        rows=tuple(zip(names, *(cells for _, cells in columns), strict=True)),
        basis=f"{subtitle(view)}. {limits}",
        marked=tuple(n for n, code in enumerate(found["area_code"]) if code in marked),
    )


def marking(table: Table, codes: Collection[str]) -> tuple[int, ...]:
    """Numbers of the rows of a table of areas that are about some of them."""
    at = [column.name for column in table.columns].index(CODE)
    return tuple(n for n, row in enumerate(table.rows) if row[at] in codes)


def _sheet(view: View, more: str = "") -> str:
    """A name for a sheet that tells views apart by words, however long the indicator's is."""
    people = "" if view.sex == "persons" else f" {people_word(view.sex)}"
    end = f"{more}{people} {_SHEET_KIND[view.level]}"
    room = LONGEST_SHEET_NAME - len(end)
    title = view.indicator.short_title.replace("'", "")
    words = title.split()
    if len(title) > room:
        words = [word for word in words if word.lower() not in _FILLING]
    while len(" ".join(words)) > room and len(words) > 2:
        inner = [n for n in range(1, len(words) - 1) if not words[n].isdigit()]
        del words[inner[len(inner) // 2] if inner else 1]
    return f"{' '.join(words)[:room].rstrip(' ,')}{end}"


def sources_csv(sources: Iterable[Source]) -> str:
    """The records of raw files as CSV text, one row a file, with every upstream file named."""
    rows = [
        asdict(source)
        | {
            "upstream": "; ".join(
                " ".join(filter(None, (u.repository, u.path, u.commit))) for u in source.upstream
            )
        }
        for source in sources
    ]
    return csv_text(rows[0], [row.values() for row in rows])
