"""Whether published figures allow it to be said that two areas differ."""

import re
from dataclasses import dataclass
from enum import StrEnum

from trafford_explorer.areas import ENGLAND, TRAFFORD, AreaType
from trafford_explorer.indicators import Basis, Indicator
from trafford_explorer.measures.difference import Difference, Estimate, Verdict, difference
from trafford_explorer.measures.intervals import FEW_EVENTS, rate_interval, wilson_interval


class Answer(StrEnum):
    """The three answers to "can we say that?"."""

    YES = "Yes"
    NOT_FROM_THESE = "Not from these data"
    CANNOT = "Cannot be answered"


class Reason(StrEnum):
    """Why the answer is what it is."""

    EXCLUDES_ZERO = "interval of the difference excludes zero"
    TOO_WIDE = "intervals too wide"
    NO_INTERVAL = "no interval published"
    NO_DENOMINATOR = "percentage without its denominator"
    DIFFERENT_PERIODS = "different periods"
    DIFFERENT_KINDS = "different kinds of area"
    WITHHELD = "count withheld"
    NO_FIGURE = "no figure"
    PATIENTS = "PCN patients against residents"
    BEST_FIT = "best-fit area"
    SLOPE_ELSEWHERE = "slope index of another place"


ANSWERS = {
    Reason.EXCLUDES_ZERO: Answer.YES,
    Reason.TOO_WIDE: Answer.NOT_FROM_THESE,
    Reason.NO_INTERVAL: Answer.NOT_FROM_THESE,
}
"""The answer that goes with a reason; every other one is `Answer.CANNOT`."""


@dataclass(frozen=True)
class Figure:
    """One figure of one area, with what must be known before it is compared.

    Parameters
    ----------
    area_type : AreaType
    area_code, period : str
    value, lower, upper : float or None
        In the indicator's unit; the 95% limits as published, both or neither.
    count, denominator : float or None
        Events and people behind it, where both are in the files.
    best_fit : bool
        Whether it is put together here from smaller areas that do not fit the boundary.
    withheld : str
        Why the producer gives no value; "" where it gives one, or says nothing.
    """

    area_type: AreaType
    area_code: str
    period: str
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    count: float | None = None
    denominator: float | None = None
    best_fit: bool = False
    withheld: str = ""


@dataclass(frozen=True)
class Claim:
    """What may be said of two figures.

    Parameters
    ----------
    answer : Answer
    reason : Reason
    first, second : Estimate or None
        The figures with the intervals that were used; None where the answer needs none.
    methods : tuple of str
        For each, whose interval it is: "published", "Wilson", "Byar", "exact Poisson", or "".
    difference : Difference or None
        First minus second; None where the two may not even be subtracted.
    nested : bool
        Whether one area holds the other.
    """

    answer: Answer
    reason: Reason
    first: Estimate | None = None
    second: Estimate | None = None
    methods: tuple[str, str] = ("", "")
    difference: Difference | None = None
    nested: bool = False


def can_we_say(indicator: Indicator, first: Figure, second: Figure) -> Claim:
    """Whether it can be said that two areas differ.

    Parameters
    ----------
    indicator : Indicator
        Of both figures, which are also of the same sex.
    first, second : Figure
        Of two different areas.

    Returns
    -------
    Claim

    Raises
    ------
    ValueError
        When both figures are of the same area.

    Interpretation
    --------------
    `Answer.YES` means that the 95% interval of the difference leaves out 0. `NOT_FROM_THESE` does
    not mean that the two are equal. For two areas named beforehand, not for the ends of a list.

    Source
    ------
    `difference` for published intervals. Where none is published, a share whose count and
    denominator are in the files gets Wilson's interval (`wilson_interval`), a rate Byar's or, below
    10 events, the exact one (`rate_interval`). An area against one that holds it shares people with
    it; the interval used, that of independent figures, is then a little too wide, so that `YES`
    stands.

    Examples
    --------
    >>> from trafford_explorer.indicators import INDICATORS
    >>> years = INDICATORS["life_expectancy_at_birth"]
    >>> hale = Figure(AreaType.MSOA11, "E02001284", "2009-13", 86.9, 84.9, 88.9)
    >>> partington = Figure(AreaType.MSOA11, "E02001275", "2009-13", 79.1, 77.3, 81.0)
    >>> str(can_we_say(years, hale, partington).answer)
    'Yes'
    >>> later = Figure(AreaType.MSOA11, "E02001275", "2015-19", 77.7)
    >>> str(can_we_say(years, hale, later).reason)
    'different periods'
    """
    if (first.area_type, first.area_code) == (second.area_type, second.area_code):
        raise ValueError("A claim needs two different areas.")
    reason = _obstacle(indicator, first, second)
    if reason:
        return Claim(Answer.CANNOT, reason)
    one, whose_one = _estimate(indicator, first)
    other, whose_other = _estimate(indicator, second)
    found = difference(one, other)
    if found.verdict is Verdict.DIFFERENT:
        reason = Reason.EXCLUDES_ZERO
    elif found.verdict is Verdict.NOT_DISTINGUISHABLE:
        reason = Reason.TOO_WIDE
    elif indicator.unit.startswith("%") and indicator.basis is not Basis.INDEX:
        reason = Reason.NO_DENOMINATOR
    else:
        reason = Reason.NO_INTERVAL
    return Claim(
        ANSWERS.get(reason, Answer.CANNOT),
        reason,
        one,
        other,
        (whose_one, whose_other),
        found,
        nested=first.area_type != second.area_type,
    )


def _obstacle(indicator: Indicator, first: Figure, second: Figure) -> Reason | None:
    """Why the two figures may not be set against each other at all."""
    both = (first, second)
    if (first.area_type is AreaType.PCN) != (second.area_type is AreaType.PCN):
        return Reason.PATIENTS
    if indicator.own_groups:
        return Reason.SLOPE_ELSEWHERE
    if _kinds_differ(first, second):
        return Reason.DIFFERENT_KINDS
    if first.period != second.period:
        return Reason.DIFFERENT_PERIODS
    if any(figure.value is None for figure in both):
        withheld = any(figure.value is None and figure.withheld for figure in both)
        return Reason.WITHHELD if withheld else Reason.NO_FIGURE
    if any(figure.best_fit for figure in both):
        return Reason.BEST_FIT
    return None


def _kinds_differ(first: Figure, second: Figure) -> bool:
    """Whether two areas are of different kinds, and neither is Trafford or England."""
    codes = {first.area_code, second.area_code}
    return first.area_type != second.area_type and not codes & {TRAFFORD, ENGLAND}


def _estimate(indicator: Indicator, figure: Figure) -> tuple[Estimate, str]:
    """A figure with its interval, published or worked out, and whose the interval is."""
    value = float(figure.value)
    if figure.lower is not None and figure.upper is not None:
        return Estimate(value, figure.lower, figure.upper), "published"
    scale = _scale(indicator.unit)
    if not scale or indicator.basis is Basis.INDEX or None in (figure.count, figure.denominator):
        return Estimate(value), ""
    if abs(scale * figure.count / figure.denominator - value) > 10.0**-indicator.decimals:
        return Estimate(value), ""  # such as an age-standardised figure
    if indicator.unit.startswith("%"):
        limits, whose = wilson_interval(figure.count, figure.denominator), "Wilson"
    else:
        limits = rate_interval(figure.count, figure.denominator, multiplier=1.0)
        whose = "exact Poisson" if figure.count < FEW_EVENTS else "Byar"
    return Estimate(value, scale * float(limits.lower), scale * float(limits.upper)), whose


def _scale(unit: str) -> float:
    """What a share or rate of 1 is in the unit: 100 for a percentage; 0 where it is neither."""
    if unit.startswith("%"):
        return 100.0
    per = re.search(r" per ([\d,]+)", unit)
    return float(per[1].replace(",", "")) if per else 0.0
