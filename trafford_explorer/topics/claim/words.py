"""The answer to "can we say that?" in words, built from the numbers it rests on."""

from dataclasses import dataclass
from math import sqrt

import pandas as pd

from trafford_explorer.areas import AREA_TYPE_TEXT, AreaType
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import Indicator
from trafford_explorer.measures import Claim, Estimate, Figure, Reason
from trafford_explorer.periods import describe_period, period_sort_key
from trafford_explorer.question import Question, Side
from trafford_explorer.sources import OURS
from trafford_explorer.style import FOR_SEX
from trafford_explorer.topics.explore.words import plain_name, say

_BEST_FIT = "best fit"
_WHOLE = {AreaType.LOCAL_AUTHORITY, AreaType.COUNTRY, AreaType.PCN}
_OWN_INTERVALS = {
    "Wilson": "Wilson’s interval, worked out here from the count and its denominator",
    "Byar": "Byar’s interval, worked out here from the count and its denominator",
    "exact Poisson": "the exact Poisson interval, worked out here from a count below 10",
}


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


@dataclass(frozen=True)
class Reply:
    """An answer to read aloud.

    Parameters
    ----------
    answer : str
        "Yes", "Not from these data" or "Cannot be answered".
    figures : str
        What the two figures are; "" where they may not be set side by side.
    why : str
        The one sentence why.
    guide : str
        What may help where no interval is published; "" elsewhere.
    notes : tuple of str
        How the intervals were come by, and what the answer does not cover.
    """

    answer: str
    figures: str
    why: str
    guide: str = ""
    notes: tuple[str, ...] = ()


def figure_of(rows: pd.DataFrame, side: Side) -> Figure:
    """The figure of one side of a question.

    Parameters
    ----------
    rows : DataFrame
        Rows of one indicator and sex, of the table of values.
    side : Side
    """
    found = _row_of(rows, side)
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


def _row_of(rows: pd.DataFrame, side: Side) -> pd.DataFrame:
    """The row of one side, or none."""
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
        None where no interval was ever published in these data.
    """
    found = rows[(rows["area_type"] == area_type) & rows["lower_95"].notna()]
    if found.empty:
        return None
    period = max(found["period"].unique(), key=period_sort_key)
    found = found[found["period"] == period]
    return Width(area_type, str(period), float((found["upper_95"] - found["lower_95"]).mean()) / 2)


def place_phrase(area_type: AreaType, area_code: str, name: str) -> str:
    """An area's name with its kind, as wards and MSOAs share names."""
    if area_type in _WHOLE:
        return name
    return f"{plain_name(area_code, name)} {AREA_TYPE_TEXT[area_type].singular}"


def describe_claim(
    indicator: Indicator,
    question: Question,
    claim: Claim,
    names: tuple[str, str],
    figures: tuple[Figure, Figure],
    widths: tuple[Width | None, Width | None] = (None, None),
) -> Reply:
    """The answer in words.

    Parameters
    ----------
    indicator : Indicator
    question : Question
    claim : Claim
        Of the two figures.
    names : (str, str)
        The areas as `place_phrase` names them.
    figures : (Figure, Figure)
    widths : (Width or None, Width or None)
        How wide intervals of each area's kind last were.
    """
    fmt = NumberFormat(indicator.decimals, indicator.unit)
    return Reply(
        answer=f"{claim.answer}.",
        figures=_figures(indicator, question, fmt, claim, names),
        why=_why(fmt, question, claim, names, figures),
        guide=_guide(fmt, claim, widths),
        notes=_notes(claim, names),
    )


def describe_question(indicator: Indicator, question: Question, names: tuple[str, str]) -> str:
    """What is asked, as a question."""
    sex = FOR_SEX[question.sex]
    years = dict.fromkeys([question.first.period, question.second.period])
    when = " and ".join(describe_period(period) for period in years)
    return f"Do {names[0]} and {names[1]} differ? {indicator.title}{sex}, {when}"


def figures_table(
    indicator: Indicator,
    question: Question,
    claim: Claim,
    names: tuple[str, str],
    rows: pd.DataFrame,
) -> pd.DataFrame:
    """The two figures with their intervals, years and producers, as a table for the screen.

    Parameters
    ----------
    rows : DataFrame
        Rows of the question's indicator and sex, of the table of values.
    """
    fmt = NumberFormat(indicator.decimals, indicator.unit)
    lines = []
    for i, side in enumerate((question.first, question.second)):
        figure = figure_of(rows, side)
        estimate, whose = (claim.first, claim.second)[i], claim.methods[i]
        if estimate is None and figure.value is not None:
            estimate, whose = Estimate(figure.value, figure.lower, figure.upper), "published"
        limits = ""
        if estimate is not None and estimate.has_interval:
            limits = f"{fmt.interval(estimate.lower, estimate.upper)} ({whose})"
        found = _row_of(rows, side)
        lines.append(
            {
                "Area": names[i],
                "Years": side.period,
                "Figure": fmt.value(figure.value) if figure.value is not None else "none",
                "95% interval": limits or "none",
                "Source": str(found["release"].iloc[0]) if len(found) else "",
            }
        )
    return pd.DataFrame(lines).set_index("Area")


def _figures(
    indicator: Indicator,
    question: Question,
    fmt: NumberFormat,
    claim: Claim,
    names: tuple[str, str],
) -> str:
    if claim.first is None or claim.second is None:
        return ""

    def one(estimate: Estimate) -> str:
        limits = fmt.interval(estimate.lower, estimate.upper) if estimate.has_interval else ""
        return fmt.value(estimate.value) + (f" (95% interval {limits})" if limits else "")

    said = say(indicator, question.sex, one(claim.first))
    return (
        f"In {names[0]}, {said} in {describe_period(question.first.period)}; in {names[1]}, "
        f"{one(claim.second)}."
    )


def _why(
    fmt: NumberFormat,
    question: Question,
    claim: Claim,
    names: tuple[str, str],
    figures: tuple[Figure, Figure],
) -> str:
    first, second = names
    apart, limits = "", ""
    if claim.difference is not None:
        apart = fmt.difference(fmt.apart(claim.first.value, claim.second.value))
        limits = _limits(fmt, claim)
    lacking = [
        name
        for name, estimate in zip(names, (claim.first, claim.second), strict=True)
        if estimate is not None and not estimate.has_interval
    ]
    missing = [i for i, figure in enumerate(figures) if figure.value is None]
    match claim.reason:
        case Reason.EXCLUDES_ZERO:
            return (
                f"The difference is {apart}, and its 95% interval ({limits}) leaves out zero: chance "
                "alone would seldom give so much."
            )
        case Reason.TOO_WIDE:
            return (
                f"The difference is {apart}, but its 95% interval ({limits}) holds zero: the "
                "intervals are too wide to tell the two apart, which does not make them equal."
            )
        case Reason.NO_INTERVAL:
            return (
                f"The difference is {apart}, but no interval is published for "
                f"{' or '.join(lacking)}, so nothing here says whether that is more than chance."
            )
        case Reason.NO_DENOMINATOR:
            return (
                f"{' and '.join(lacking)}: a percentage without the count and the number of people "
                "behind it, and without an interval, says nothing of how far chance could move it."
            )
        case Reason.DIFFERENT_PERIODS:
            return (
                f"The two figures are of different years ({question.first.period} and "
                f"{question.second.period}); choose the same years for both."
            )
        case Reason.DIFFERENT_KINDS:
            kinds = [AREA_TYPE_TEXT[figure.area_type].vintage for figure in figures]
            return (
                f"The two are different kinds of area ({kinds[0]}; {kinds[1]}), which differ in more "
                "than the figure; choose two of one kind, or set one against Trafford or England."
            )
        case Reason.WITHHELD:
            place = missing[0]
            reason = figures[place].withheld.rstrip(".")
            return f"There is no figure for {names[place]}: {reason[:1].lower()}{reason[1:]}."
        case Reason.NO_FIGURE:
            return f"These data hold no figure for {' or '.join(names[i] for i in missing)}."
        case Reason.PATIENTS:
            network, other = (
                (first, second) if figures[0].area_type is AreaType.PCN else (second, first)
            )
            return (
                f"{network} has patients, who may live anywhere; the figures of {other} are of its "
                "residents. The two groups of people are not the same kind."
            )
        case Reason.BEST_FIT:
            best = [name for name, figure in zip(names, figures, strict=True) if figure.best_fit]
            return (
                f"The figure for {' and '.join(best)} is put together here from smaller areas that "
                "do not fit its boundary exactly, and no interval covers the misfit."
            )
        case Reason.SLOPE_ELSEWHERE:
            return (
                f"A slope index is built from each place’s own tenths by deprivation: those of "
                f"{first} and of {second} are different groups of people, so the two figures are "
                "not two measurements of one thing."
            )


def _limits(fmt: NumberFormat, claim: Claim) -> str:
    """The interval of the difference, turned so that the difference is above zero."""
    found = claim.difference
    if found.lower is None or found.upper is None:
        return ""
    low, high = (found.lower, found.upper) if found.estimate >= 0 else (-found.upper, -found.lower)
    return fmt.interval(low, high)


def _guide(fmt: NumberFormat, claim: Claim, widths: tuple[Width | None, Width | None]) -> str:
    if claim.reason is not Reason.NO_INTERVAL:
        return ""
    known = list(dict.fromkeys(width for width in widths if width is not None))
    if not known:
        return ""
    said = "; ".join(
        f"the intervals of {AREA_TYPE_TEXT[width.area_type].plural} reached about "
        f"{fmt.difference(width.half)} either side in {width.period}"
        for width in known
    )
    guide = f"As a guide, not an answer: {said}."
    if len(known) == 1 and None not in widths:
        apart = fmt.difference(sqrt(2) * known[0].half)
        guide += f" Two figures had to be about {apart} apart to be told apart."
    return guide


def _notes(claim: Claim, names: tuple[str, str]) -> tuple[str, ...]:
    notes = [
        f"{_OWN_INTERVALS[whose]}."
        for whose in dict.fromkeys(claim.methods)
        if whose in _OWN_INTERVALS
    ]
    if claim.nested and claim.difference is not None and claim.difference.lower is not None:
        notes.append(
            f"One of {names[0]} and {names[1]} lies inside the other, so the interval of their "
            "difference is a little wider than it need be."
        )
    if claim.reason is Reason.EXCLUDES_ZERO:
        notes.append(
            "That holds for two areas named beforehand. Whoever picks the two ends of a list finds "
            "such a difference more easily."
        )
    return tuple(notes)
