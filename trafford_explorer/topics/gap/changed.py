"""Whether a gap itself has changed: every gap that is held at two times, and why no other is.

Frames in, findings out. A gap is a slope index everywhere, so that no life expectancies are averaged.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from trafford_explorer.areas import SMALL_AREA_TYPES, AreaType
from trafford_explorer.indicators import INDICATORS, Basis, Indicator
from trafford_explorer.measures import Estimate, Verdict, difference, slope_index_of_inequality
from trafford_explorer.periods import period_sort_key
from trafford_explorer.topics.over_time.findings import Change, run_of, share_years

FEWEST = 10
"""So many areas at least make a slope."""


@dataclass(frozen=True)
class GapChange:
    """One gap at two times.

    Parameters
    ----------
    over : str
        What the slope runs over, as a table says it.
    sex : str
    change : Change
        From the earlier gap to the later one.
    earlier, later : Estimate
    why : str
        Why the change cannot be tested; "" where it is.
    rows : tuple of DataFrame
        The figures that it rests on.
    """

    over: str
    sex: str
    change: Change
    earlier: Estimate
    later: Estimate
    why: str
    rows: tuple[pd.DataFrame, ...]

    @property
    def verdict(self) -> Verdict:
        return self.change.found.verdict

    @property
    def is_wider(self) -> bool:
        """Whether a test says that the gap is wider."""
        return self.verdict is Verdict.DIFFERENT and self.change.found.estimate > 0

    @property
    def is_narrower(self) -> bool:
        """Whether a test says that the gap is narrower."""
        return self.verdict is Verdict.DIFFERENT and self.change.found.estimate < 0


def gap_change(
    over: str,
    sex: str,
    periods: tuple[str, str],
    earlier: Estimate,
    later: Estimate,
    untested: str,
    rows: tuple[pd.DataFrame, ...],
) -> GapChange:
    """One gap at two times, tested where both have an interval and share no year.

    Parameters
    ----------
    untested : str
        What is said of figures without an interval.
    """
    apart = not share_years(*periods)
    found = difference(later, earlier, independent=apart)
    why = "" if found.verdict is not Verdict.CANNOT_SAY else untested
    change = Change(*periods, earlier.value, later.value, found)
    return GapChange(
        over, sex, change, earlier, later, why if apart else "the periods share years", rows
    )


def comparable_ends(
    periods: Collection[str], indicator: Indicator, level: AreaType
) -> tuple[str, str] | None:
    """The first and the newest period of a kind of area that may be compared; None for none.

    The first that shares no year with the newest, else the first of all.
    """
    if not periods:
        return None
    *before, newest = sorted(periods, key=period_sort_key)
    run = run_of(newest, indicator, level)
    earlier = [p for p in before if run_of(p, indicator, level) == run]
    if not earlier:
        return None
    apart = [p for p in earlier if not share_years(p, newest)]
    return (apart or earlier)[0], newest


def slope_over_areas(
    values: pd.DataFrame, scores: pd.Series, people: pd.Series, period: str
) -> tuple[Estimate, pd.DataFrame]:
    """The slope index over small areas of one period, and the rows it rests on.

    Parameters
    ----------
    values : DataFrame
        Values of one indicator, kind of area and sex.
    scores, people : Series
        IMD score and residents by area.
    period : str
    """
    here = values[(values["period"] == period) & values["value"].notna()]
    here = here.assign(score=here["area_code"].map(scores), people=here["area_code"].map(people))
    here = here.sort_values("score", ascending=False)
    limits = (
        {"lower": here["lower_95"], "upper": here["upper_95"]}
        if here["lower_95"].notna().all()
        else {}
    )
    slope = slope_index_of_inequality(here["value"], here["people"], **limits)
    return Estimate(slope.sii, slope.sii_lower, slope.sii_upper), here


def areas_at_two_times(
    values: pd.DataFrame, indicators: Mapping[str, Indicator] = INDICATORS
) -> tuple[tuple[str, AreaType, str, str, str], ...]:
    """Indicator, kind of area, sex and two periods of every small-area figure that can be followed.

    Parameters
    ----------
    values : DataFrame
        The table of indicator values.
    indicators : mapping of str to Indicator
    """
    held = values[
        values["area_type"].isin([str(one) for one in SMALL_AREA_TYPES])
        & values["indicator_id"].isin([i for i, one in indicators.items() if is_followed(one)])
        & values["value"].notna()
    ]
    found = []
    for (indicator, level, sex), rows in held.groupby(
        ["indicator_id", "area_type", "sex"], sort=False
    ):
        kind, one = AreaType(level), indicators[str(indicator)]
        ends = comparable_ends(rows["period"].unique().tolist(), one, kind)
        if ends and rows.groupby("period").size().min() >= FEWEST:
            found.append((str(indicator), kind, str(sex), *ends))
    order = list(SMALL_AREA_TYPES)
    return tuple(sorted(found, key=lambda one: (order.index(one[1]), one[0], one[2] != "male")))


def is_followed(indicator: Indicator) -> bool:
    """Whether an indicator has a better end and is not what the areas are put in order by."""
    return indicator.polarity.has_better_end and indicator.basis is not Basis.INDEX


ONE_PERIOD = "one period only, in this copy"
OTHER_BOUNDARIES = "its periods stand on different boundaries"
METHOD_CHANGED = "its periods cannot be compared: the method changed"
ORDERED_BY = "it is an index of deprivation, which itself puts the areas in order"
NO_SMALL = "no figure by small area or group of deprivation in this copy"


def why_not(
    values: pd.DataFrame,
    breakdowns: pd.DataFrame,
    followed: Collection[str],
    indicators: Mapping[str, Indicator] = INDICATORS,
) -> dict[str, str]:
    """Every other indicator with a better end, to the reason why its gap cannot be followed.

    Parameters
    ----------
    values, breakdowns : DataFrame
        The tables of values and of breakdowns.
    followed : collection of str
        Indicators whose gap is.
    indicators : mapping of str to Indicator
    """
    small = values[
        values["area_type"].isin([str(one) for one in SMALL_AREA_TYPES]) & values["value"].notna()
    ]
    periods = {
        str(indicator): rows.groupby("area_type")["period"].unique().map(set).tolist()
        for indicator, rows in small.groupby("indicator_id")
    }
    grouped = set(breakdowns["indicator_id"])
    reasons = {}
    for i, one in indicators.items():
        if not one.polarity.has_better_end or i in followed:
            continue
        if one.basis is Basis.INDEX:
            reasons[i] = ORDERED_BY
        elif i not in periods:
            reasons[i] = ONE_PERIOD if i in grouped else NO_SMALL
        elif not one.comparable_over_time:
            reasons[i] = METHOD_CHANGED
        else:
            alike = all(a == b for a, b in pairwise(periods[i]))
            reasons[i] = ONE_PERIOD if alike else OTHER_BOUNDARIES
    return reasons
