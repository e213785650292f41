"""The life expectancy gap in words: the slope index, the tenths, the years, the two ends.

Frames in, findings and sentences out. Men and women are never merged, and whether two figures
differ is said only by `measures.difference`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from trafford_explorer.areas import ENGLAND, TRAFFORD, AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.formats import NumberFormat
from trafford_explorer.measures import (
    RII_VARIANT,
    Difference,
    Estimate,
    SlopeIndex,
    difference,
    relative_ranks,
    slope_index_of_inequality,
)
from trafford_explorer.periods import period_sort_key
from trafford_explorer.phrases import capital, people_word
from trafford_explorer.topics.over_time import words as over_time
from trafford_explorer.topics.over_time.findings import Change, PlacesOverTime, change_over
from trafford_explorer.topics.overview.words import QuotedEnd, QuotedGap, SlopeChange

SEXES = ("male", "female")
TENTHS = "local_deprivation_decile"
_SEX = {"female": "women", "male": "men"}
YEARS = NumberFormat(1, "years")
SLOPE = "Slope index of inequality in life expectancy at birth"


def sex_word(sex: str) -> str:
    """ "men" or "women"."""
    return _SEX[sex]


# ---- the slope index ---------------------------------------------------------------------------


def describe_now(changes: Sequence[SlopeChange]) -> str:
    """The answer at the top of the page."""
    now = " and ".join(f"{YEARS.value(one.change.later)} for {_SEX[one.sex]}" for one in changes)
    return (
        f"Trafford’s slope index of inequality in life expectancy was {now} in "
        f"{changes[0].later_period}; no interval is published in the files used here, so no change "
        "can be called real."
    )


def describe_meaning() -> str:
    """What a slope index is, in a line."""
    return (
        "The slope index is the difference in life expectancy between the most and the least "
        "deprived end of Trafford, along a line through all ten tenths of its residents."
    )


def describe_change(change: Change) -> str:
    """What may be said of a change in years, as `measures.difference` says it."""
    return over_time.describe_change(change, YEARS)


def describe_slope_series(sex: str, line: pd.DataFrame) -> str:
    """Title of a chart of the slope index: now, and the range of the current release."""
    now = line.iloc[-1]
    low, high = line["value"].min(), line["value"].max()
    return (
        f"Trafford’s slope index for {people_word(sex)} was {YEARS.value(now['value'])} in "
        f"{now['period']}, and between {YEARS.number(low)} and {YEARS.number(high)} since "
        f"{line['period'].iloc[0]}."
    )


def describe_slope_change(sex: str, release: str, line: pd.DataFrame) -> str:
    """What may be said of the change in one release, from its first years to its last.

    Parameters
    ----------
    sex : str
    release : str
        "current release" or "with intervals".
    line : DataFrame
        Its series.
    """
    which = "release with intervals" if release == "with intervals" else release
    change = describe_change(change_over(line))
    return f"Slope index, {people_word(sex)}, Trafford, {which}: {change}"


def describe_slope_lines(sex: str, lines: Mapping[str, pd.DataFrame]) -> str:
    """The chart of the slope index, for those who do not see it."""
    return (
        f"{describe_slope_series(sex, lines['current release'])} "
        f"{describe_slope_change(sex, 'with intervals', lines['with intervals'])}"
    )


def quoted_figure(quoted: QuotedGap) -> tuple[str, str, str]:
    """The gap as the paper printed it: what, how much, and what it leaves out."""
    ends = (
        f"{YEARS.number(quoted.least.parts.total)} against {YEARS.number(quoted.most.parts.total)}"
    )
    return (
        "Between the least and the most deprived part",
        YEARS.value(quoted.years),
        f"{ends}; sex, years and kind of area not stated",
    )


def slope_table(lines: Mapping[str, Mapping[str, pd.DataFrame]]) -> pd.DataFrame:
    """The slope index by period, sex and release, as a table for the screen.

    Parameters
    ----------
    lines : mapping of sex to release to DataFrame
        Each a `series`.
    """
    columns = {}
    for sex, releases in lines.items():
        for release, line in releases.items():
            columns[f"{capital(_SEX[sex])}, {release}"] = {
                row.period: _with_limits(row.value, row.lower_95, row.upper_95)
                for row in line.itertuples()
            }
    return over_time.by_period(columns)


def _with_limits(value: float, lower: float, upper: float) -> str:
    return over_time.with_limits(YEARS, value, lower, upper)


# ---- tenths of deprivation ---------------------------------------------------------------------


@dataclass(frozen=True)
class TenthsGap:
    """Life expectancy by tenth of deprivation inside Trafford, of one sex.

    Parameters
    ----------
    sex, period, release : str
    table : DataFrame
        `group, value, lower_95, upper_95, population, fitted`, the most deprived tenth first.
    slope : SlopeIndex
        Worked out here from the table.
    """

    sex: str
    period: str
    release: str
    table: pd.DataFrame
    slope: SlopeIndex

    @property
    def ends(self) -> Difference:
        """The least deprived tenth minus the most deprived."""
        limits = self.table[["value", "lower_95", "upper_95"]].iloc[[-1, 0]]
        return difference(*(Estimate(*row) for row in limits.itertuples(index=False)))

    @property
    def most(self) -> float:
        """Years in the most deprived tenth."""
        return float(self.table["value"].iloc[0])

    @property
    def least(self) -> float:
        """Years in the least deprived tenth."""
        return float(self.table["value"].iloc[-1])

    @property
    def apart(self) -> float:
        """Years between the two tenths, as printed."""
        return YEARS.apart(self.least, self.most)


def tenths_gap(breakdowns: pd.DataFrame, sex: str) -> TenthsGap:
    """Trafford's tenths of one sex, with the slope index worked out from them.

    Parameters
    ----------
    breakdowns : DataFrame
        `load.load_breakdowns()`.
    sex : str

    Raises
    ------
    DataError
        When there are no ten tenths with their limits and residents.
    """
    found = breakdowns[
        (breakdowns["indicator_id"] == "life_expectancy_at_birth")
        & (breakdowns["grouping"] == TENTHS)
        & (breakdowns["area_code"] == TRAFFORD)
        & (breakdowns["sex"] == sex)
    ].sort_values("group")
    numbers = found[["value", "lower_95", "upper_95", "denominator"]]
    if len(found) != 10 or numbers.isna().any(axis=None):
        raise DataError("tenths of deprivation", [f"{sex}: ten rows with limits are needed"])
    people = found["denominator"].to_numpy()
    slope = slope_index_of_inequality(
        found["value"], people, lower=found["lower_95"], upper=found["upper_95"]
    )
    table = found[["group", "value", "lower_95", "upper_95"]].assign(
        population=people, fitted=slope.intercept + slope.sii * relative_ranks(people)
    )
    return TenthsGap(
        sex,
        str(found["period"].iloc[0]),
        str(found["release"].iloc[0]),
        table.reset_index(drop=True),
        slope,
    )


def describe_tenths(tenths: TenthsGap) -> str:
    """Title of the chart of tenths."""
    return (
        f"{capital(_SEX[tenths.sex])}: {YEARS.number(tenths.most)} years in the most deprived tenth, "
        f"{YEARS.number(tenths.least)} in the least deprived"
    )


def explain_gaps(tenths: TenthsGap, quoted: QuotedGap) -> tuple[str, str, str]:
    """Why three figures for "the gap" differ, one sentence each: two tenths, the slope, the paper."""
    slope = tenths.slope
    return (
        f"{YEARS.difference(tenths.apart)} "
        f"({YEARS.interval(tenths.ends.lower, tenths.ends.upper)}): {_SEX[tenths.sex]} in the least deprived tenth of "
        f"Trafford less those in the most deprived, {tenths.period}; two tenths alone, so one odd "
        "tenth moves it much.",
        f"{YEARS.difference(slope.sii)} "
        f"({YEARS.interval(slope.sii_lower, slope.sii_upper)}): the same tenths, but along a line "
        "through all ten, so that every resident counts; this is the slope index.",
        f"{YEARS.difference(quoted.years)}: two places set side by side in Trafford’s paper of "
        f"{quoted.date[:4]}, {YEARS.number(quoted.least.parts.total)} against "
        f"{YEARS.number(quoted.most.parts.total)} years, which says nothing of the places between.",
    )


def describe_slope_method(tenths: TenthsGap, published: pd.DataFrame | None = None) -> str:
    """Name, method, interval, groups, source and period of the slope worked out here.

    Parameters
    ----------
    tenths : TenthsGap
    published : DataFrame, optional
        The `series` of the release with intervals; what it gives for the same years is said too.
    """
    slope = tenths.slope
    rii = f"{slope.rii:.2f} ({slope.rii_lower:.2f} to {slope.rii_upper:.2f})"
    return (
        f"Slope index of inequality, {_SEX[tenths.sex]}, {tenths.period}: "
        f"{YEARS.value(slope.sii)}, 95% interval "
        f"{YEARS.interval(slope.sii_lower, slope.sii_upper)}. Worked out here: {slope.method}. "
        f"Relative index of inequality {rii}: {RII_VARIANT}. Source of the tenths: "
        f"{tenths.release}.{_as_published(tenths, published)}"
    )


def _as_published(tenths: TenthsGap, published: pd.DataFrame | None) -> str:
    if published is None:
        return ""
    found = published[published["period"] == tenths.period]
    if found.empty:
        return ""
    row = found.iloc[0]
    return (
        f" Published for the same years, from tenths that were not rounded: "
        f"{_with_limits(row['value'], row['lower_95'], row['upper_95'])}."
    )


def describe_tenths_limits(tenths: TenthsGap) -> str:
    """What the tenths are, and what they are not."""
    return (
        f"A tenth holds a tenth of Trafford’s residents, ordered by the deprivation of their LSOA. "
        f"{tenths.period} is the only period of tenths in these data. Bars start at zero, so that "
        "their lengths can be compared."
    )


def tenths_table(tenths: Mapping[str, TenthsGap]) -> pd.DataFrame:
    """The charts of tenths as one table for the screen."""
    columns = {}
    for sex, found in tenths.items():
        rows = found.table
        columns[f"{capital(_SEX[sex])} (95% interval)"] = [
            _with_limits(r.value, r.lower_95, r.upper_95) for r in rows.itertuples()
        ]
        columns[f"{capital(_SEX[sex])}, fitted line"] = [YEARS.number(v) for v in rows["fitted"]]
        columns[f"{capital(_SEX[sex])}, residents"] = [f"{n:,.0f}" for n in rows["population"]]
    groups = next(iter(tenths.values())).table["group"]
    return pd.DataFrame(columns, index=pd.Index(groups, name="Tenth, 1 is most deprived"))


# ---- over the years ----------------------------------------------------------------------------


def describe_among(one: PlacesOverTime) -> str:
    """Title of a chart over the years: Trafford and England now, and Trafford's place."""
    now = one.newest
    said = f"{capital(_SEX[one.sex])}: Trafford {YEARS.number(now[TRAFFORD])} years"
    if one.england is not None:
        said += f", England {YEARS.number(one.england)}"
    higher = int((now.drop(TRAFFORD) > now[TRAFFORD]).sum())
    place = "highest" if not higher else f"{higher} higher"
    return f"{said} in {one.period}; {place} among {len(now)} places"


def describe_coverage(one: PlacesOverTime) -> str:
    """How many of a list's places the data hold."""
    held = len(one.newest.drop(TRAFFORD))
    return f"{held} of the {one.others} other places of this list are in these data."


def among_table(found: Mapping[str, PlacesOverTime]) -> pd.DataFrame:
    """The charts over the years as one table for the screen: newest period, highest first."""
    columns = {}
    for sex, one in found.items():
        values = one.newest
        if one.england is not None:
            values[ENGLAND] = one.england
        columns[f"{capital(_SEX[sex])}, {one.period}"] = values
    table = pd.DataFrame(columns).sort_values(next(iter(columns)), ascending=False)
    names = next(iter(found.values())).names
    table.index = pd.Index([names.get(code, code) for code in table.index], name="Place")
    return table.map(lambda v: "not published" if pd.isna(v) else YEARS.number(v))


# ---- years in good health ----------------------------------------------------------------------


@dataclass(frozen=True)
class Lives:
    """Length of life and years in good health of every MSOA, one sex.

    Parameters
    ----------
    sex, period : str
    table : DataFrame
        `area_code, area_name, life, life_lower, life_upper, good, good_lower, good_upper, rest,
        imd_score`, the most deprived first.
    """

    sex: str
    period: str
    table: pd.DataFrame


def lives(
    life: pd.DataFrame,
    healthy: pd.DataFrame,
    scores: pd.Series,
    names: Mapping[str, str],
    sex: str,
) -> Lives:
    """Every MSOA's years in good health and the rest, the most deprived first.

    Parameters
    ----------
    life, healthy : DataFrame
        Values of life expectancy and of healthy life expectancy at birth.
    scores : Series
        IMD score by MSOA of 2011.
    names : mapping of str to str
        MSOA code to name.
    sex : str

    Raises
    ------
    DataError
        When no period has both for any MSOA.
    """

    def of(frame: pd.DataFrame, name: str) -> pd.DataFrame:
        here = frame[
            (frame["area_type"] == AreaType.MSOA11) & (frame["sex"] == sex) & frame["value"].notna()
        ]
        return here[["area_code", "period", "value", "lower_95", "upper_95"]].rename(
            columns={"value": name, "lower_95": f"{name}_lower", "upper_95": f"{name}_upper"}
        )

    both = of(life, "life").merge(of(healthy, "good"), on=["area_code", "period"])
    both = both[both["area_code"].isin(scores.index) & both["area_code"].isin(list(names))]
    if both.empty:
        raise DataError("healthy life expectancy", [f"no MSOA has both figures, {sex}"])
    period = max(both["period"].unique(), key=period_sort_key)
    table = both[both["period"] == period].drop(columns="period")
    table = table.assign(
        area_name=table["area_code"].map(names),
        rest=table["life"] - table["good"],
        imd_score=table["area_code"].map(scores),
    ).sort_values("imd_score", ascending=False, ignore_index=True)
    return Lives(sex, str(period), table)


def describe_lives(found: Lives) -> str:
    """The two ends of good health and of life."""
    table = found.table.set_index("area_name")
    good_high, good_low = table["good"].idxmax(), table["good"].idxmin()
    high, low = table["good"].max(), table["good"].min()
    life = YEARS.apart(table["life"].max(), table["life"].min())
    return (
        f"{capital(_SEX[found.sex])}: from {YEARS.number(low)} years in good health in {good_low} "
        f"to {YEARS.number(high)} in {good_high}, {YEARS.difference(YEARS.apart(high, low))} apart; "
        f"lengths of life lie {YEARS.difference(life)} apart"
    )


def describe_lives_limits(found: Lives) -> str:
    """What the years in good health rest on."""
    return (
        f"{found.period} is the only period in these data with years in good health by MSOA. Good "
        "health is self-rated, good or very good. Intervals are in the table; areas whose intervals "
        "overlap widely cannot be told apart."
    )


def lives_table(found: Lives) -> pd.DataFrame:
    """The chart of lives as a table for the screen."""

    def limits(name: str) -> list[str]:
        rows = zip(
            found.table[name],
            found.table[f"{name}_lower"],
            found.table[f"{name}_upper"],
            strict=True,
        )
        return [f"{v:.1f} ({low:.1f} to {high:.1f})" for v, low, high in rows]

    return pd.DataFrame(
        {
            "Life expectancy": limits("life"),
            "Years in good health": limits("good"),
            "The rest": [f"{v:.1f}" for v in found.table["rest"]],
            "IMD score": [f"{v:.1f}" for v in found.table["imd_score"]],
        },
        index=pd.Index(found.table["area_name"], name="MSOA, most deprived first"),
    )


# ---- the origin of the quoted figures ----------------------------------------------------------


def describe_search(quoted: QuotedGap, searched: int) -> str:
    """What the search over every published MSOA found.

    Parameters
    ----------
    quoted : QuotedGap
    searched : int
        Rows (area, sex and period) of Greater Manchester's MSOAs that were looked at.
    """
    found = [len(end.fits) for end in (quoted.least, quoted.most)]
    start = f"Of {searched:,} published figures (every MSOA of Greater Manchester, men and women apart), "
    if found == [1, 1]:
        return (
            f"{start}one equals {quoted.least.parts.total:.1f} years with "
            f"{quoted.least.other_percent:.0f}% not in good health, and one equals "
            f"{quoted.most.parts.total:.1f} with {quoted.most.other_percent:.0f}%. That is inferred: "
            "the paper does not say where its figures are from."
        )
    return f"{start}{found[0]} fit the first pair and {found[1]} the second, so no origin is named."


def search_table(
    quoted: QuotedGap,
    life: pd.DataFrame,
    good_share: pd.DataFrame,
    names: Mapping[str, str],
) -> pd.DataFrame:
    """Every figure that equals a quoted length of life, and whether the share fits as well.

    Parameters
    ----------
    quoted : QuotedGap
    life, good_share : DataFrame
        Of every MSOA of Greater Manchester.
    names : mapping of str to str
        MSOA code to name, for those of Trafford.
    """
    both = life.merge(
        good_share[["area_code", "sex", "period", "value"]].rename(columns={"value": "good"}),
        on=["area_code", "sex", "period"],
    )
    rows = []
    for end in (quoted.least, quoted.most):
        near = both[both["value"].round(1) == round(end.parts.total, 1)]
        rows += [_search_row(end, row, names) for row in near.itertuples()]
    return pd.DataFrame(rows).set_index("Quoted")


def _search_row(end: QuotedEnd, row, names: Mapping[str, str]) -> dict[str, str]:
    other = 100 - row.good
    code = row.area_code
    return {
        "Quoted": f"{end.parts.total:.1f} years, {end.other_percent:.0f}%",
        "MSOA": names.get(code, f"{code}, outside Trafford"),
        "Sex": _SEX[row.sex],
        "Years": row.period,
        "Life expectancy (95% interval)": f"{row.value:.2f} ({row.lower_95:.1f} to {row.upper_95:.1f})",
        "Not in good health": f"{other:.1f}%",
        "Both fit": "yes" if round(other) == round(end.other_percent) else "no",
    }
