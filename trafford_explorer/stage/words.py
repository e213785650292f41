"""Sentences that only the screens of a story say: shorter than those of the pages, same numbers."""

from collections.abc import Mapping, Sequence

import pandas as pd

from trafford_explorer.formats import NumberFormat
from trafford_explorer.phrases import capital
from trafford_explorer.topics.gap.words import SEXES, Lives, sex_word
from trafford_explorer.topics.overview.words import QuotedGap

_YEARS = NumberFormat(1, "years")


def describe_origin(gap: QuotedGap, names: Mapping[str, str]) -> str:
    """What the paper leaves out, and whose figures its own equal, in a line.

    Parameters
    ----------
    gap : QuotedGap
    names : mapping of str to str
        MSOA code to name.
    """
    start = "The paper names no sex, years or kind of area"
    if not gap.has_one_origin:
        return f"{start}, and no single published pair of areas fits its figures."
    least, most = gap.least.fits.iloc[0], gap.most.fits.iloc[0]
    return (
        f"{start}; its figures equal ONS’s for {sex_word(least['sex'])} in the MSOAs "
        f"{names[least['area_code']]} and {names[most['area_code']]}, {least['period']} (our reading)."
    )


def _apart(one: Lives, column: str) -> float:
    return _YEARS.apart(one.table[column].max(), one.table[column].min())


def describe_healthy(found: Mapping[str, Lives]) -> str:
    """How far apart the ends of good health lie for men and for women, and those of life."""
    good = " and ".join(
        f"{_YEARS.value(_apart(found[sex], 'good'))} apart for {sex_word(sex)}" for sex in SEXES
    )
    life = " and ".join(_YEARS.number(_apart(found[sex], "life")) for sex in SEXES)
    period = " and ".join(dict.fromkeys(found[sex].period for sex in SEXES))
    return (
        f"In {period}, years in good health lay {good} between Trafford’s MSOAs; lengths of life "
        f"lay {life} apart."
    )


def healthy_ends(found: Mapping[str, Lives]) -> list[tuple[str, float, float]]:
    """The MSOA with most and the one with fewest years in good health, men first.

    Returns
    -------
    list of (name, good years, other years)
    """
    bars = []
    for sex in SEXES:
        table = found[sex].table
        for row in (table.loc[table["good"].idxmax()], table.loc[table["good"].idxmin()]):
            name = f"{capital(sex_word(sex))}, {row['area_name']}"
            bars.append((name, float(row["good"]), float(row["rest"])))
    return bars


def describe_bars(bars: Sequence[tuple[str, float, float]]) -> str:
    """Bars of years in good health and the rest, for those who do not see them."""
    return " ".join(
        f"{name}: {_YEARS.value(good)} in good health and {_YEARS.number(rest)} not."
        for name, good, rest in bars
    )


def bars_table(bars: Sequence[tuple[str, float, float]]) -> pd.DataFrame:
    """The same bars as a table."""
    return pd.DataFrame(
        {
            "Years in good health": [_YEARS.number(good) for _, good, _ in bars],
            "The rest": [_YEARS.number(rest) for _, _, rest in bars],
        },
        index=pd.Index([name for name, _, _ in bars], name="MSOA"),
    )
