"""The figures that a question about two areas asks of, and how wide intervals last were."""

from dataclasses import dataclass

import pandas as pd

from trafford_explorer.areas import AreaType
from trafford_explorer.measures import Figure
from trafford_explorer.periods import period_sort_key
from trafford_explorer.question import Side
from trafford_explorer.sources import OURS

_BEST_FIT = "best fit"


@dataclass(frozen=True)
class Width:
    """How wide the intervals of a kind of area were when they were last published.

    Parameters
    ----------
    area_type : AreaType
    period : str
    half : float
        Mean reach to either side, in the indicator's unit.
    """

    area_type: AreaType
    period: str
    half: float


def figure_of(found: pd.DataFrame, side: Side) -> Figure:
    """The figure of one side of a question.

    Parameters
    ----------
    found : DataFrame
        Its row of the table of values, or none (`row_of`).
    side : Side
    """
    if found.empty:
        return Figure(side.area_type, side.area_code, side.period)
    row = found.iloc[0]
    numbers = {
        name: None if pd.isna(row[column]) else float(row[column])
        for name, column in (
            ("value", "value"),
            ("lower", "lower_95"),
            ("upper", "upper_95"),
            ("count", "count"),
            ("denominator", "denominator"),
        )
    }
    return Figure(
        side.area_type,
        side.area_code,
        side.period,
        **numbers,
        best_fit=str(row["release"]).startswith(OURS) and _BEST_FIT in str(row["release"]),
        withheld=str(row["missing_reason"]),
    )


def row_of(rows: pd.DataFrame, side: Side) -> pd.DataFrame:
    """The row of one side among the rows of one indicator and sex, or none."""
    return rows[
        (rows["area_type"] == side.area_type)
        & (rows["area_code"] == side.area_code)
        & (rows["period"] == side.period)
    ]


def last_width(rows: pd.DataFrame, area_type: AreaType) -> Width | None:
    """How wide a kind of area's intervals were in the newest period that has any.

    Parameters
    ----------
    rows : DataFrame
        Rows of one indicator and sex, of the table of values.
    area_type : AreaType

    Returns
    -------
    Width or None
        None where this copy holds no interval of that kind of area.
    """
    found = rows[(rows["area_type"] == area_type) & rows["lower_95"].notna()]
    if found.empty:
        return None
    period = max(found["period"].unique(), key=period_sort_key)
    found = found[found["period"] == period]
    return Width(area_type, str(period), float((found["upper_95"] - found["lower_95"]).mean()) / 2)
