"""The answer to "can we say that?" in words, built from the numbers it rests on."""

from collections.abc import Sequence
from math import sqrt

from trafford_explorer.areas import AREA_TYPE_TEXT, AreaType, plain_name, with_kind
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import Indicator
from trafford_explorer.measures import Answer, Claim, Estimate, Figure, Reason
from trafford_explorer.periods import describe_period
from trafford_explorer.phrases import comma_people, for_people, inside_sentence, listed
from trafford_explorer.question import Question
from trafford_explorer.topics.claim.findings import Width
from trafford_explorer.topics.explore.words import say
from trafford_explorer.topics.overview.words import EXTREMES

_WHOLE = {AreaType.LOCAL_AUTHORITY, AreaType.COUNTRY, AreaType.PCN}
_OWN_INTERVALS = {
    "Wilson": "Wilson’s interval, worked out here from the count and its denominator.",
    "Byar": "Byar’s interval, worked out here from the count and its denominator.",
    "exact Poisson": "The exact Poisson interval, worked out here from a count below 10.",
}


def place_phrase(area_type: AreaType, area_code: str, name: str) -> str:
    """An area's name with its kind, as wards and MSOAs share names."""
    if area_type in _WHOLE:
        return name
    return with_kind(plain_name(area_code, name), area_type)


def describe_question(indicator: Indicator, question: Question, names: tuple[str, str]) -> str:
    """What is asked, as a question, with its measure, people and years."""
    return (
        f"Do {names[0]} and {names[1]} differ? {indicator.title}{comma_people(question.sex)}, "
        f"{_when(question)}"
    )


def describe_answer(
    indicator: Indicator, question: Question, claim: Claim, names: tuple[str, str]
) -> str:
    """The answer, with places, measure, people and years."""
    what = f"{inside_sentence(indicator.title)}{for_people(question.sex)}, {_when(question)}"
    both = f"{names[0]} and {names[1]}"
    match claim.answer:
        case Answer.YES:
            return f"{claim.answer}: {both} differ in {what}."
        case Answer.NOT_FROM_THESE:
            return f"{claim.answer}: they do not show whether {both} differ in {what}."
        case _:
            return f"{claim.answer}: {both} cannot be compared in {what}."


def _when(question: Question) -> str:
    years = dict.fromkeys((question.first.period, question.second.period))
    return listed([describe_period(period) for period in years])


def describe_figures(
    indicator: Indicator, question: Question, claim: Claim, names: tuple[str, str]
) -> str:
    """What the two figures are; "" where they may not be set side by side."""
    if claim.first is None or claim.second is None:
        return ""
    fmt = NumberFormat(indicator.decimals, indicator.unit)

    def one(estimate: Estimate) -> str:
        limits = fmt.interval(estimate.lower, estimate.upper) if estimate.has_interval else ""
        return fmt.value(estimate.value) + (f" (95% interval {limits})" if limits else "")

    said = say(indicator, question.sex, one(claim.first))
    return (
        f"In {names[0]}, {said} in {describe_period(question.first.period)}; in {names[1]}, "
        f"{one(claim.second)}."
    )


def describe_reason(
    indicator: Indicator,
    question: Question,
    claim: Claim,
    names: tuple[str, str],
    figures: tuple[Figure, Figure],
) -> tuple[str, ...]:
    """Why the answer is what it is.

    Parameters
    ----------
    indicator : Indicator
    question : Question
    claim : Claim
        Of the two figures.
    names : (str, str)
        The areas as `place_phrase` names them.
    figures : (Figure, Figure)
    """
    first, second = names
    apart = ""
    if claim.difference is not None:
        apart = _describe_apart(NumberFormat(indicator.decimals, indicator.unit), claim, names)
    lacking = [
        name
        for name, estimate in zip(names, (claim.first, claim.second), strict=True)
        if estimate is not None and not estimate.has_interval
    ]
    missing = [i for i, figure in enumerate(figures) if figure.value is None]
    match claim.reason:
        case Reason.EXCLUDES_ZERO:
            return apart, "The difference is statistically significant."
        case Reason.TOO_WIDE:
            return (
                apart,
                "The difference could be due to chance.",
                f"That does not make {first} and {second} equal.",
            )
        case Reason.NO_INTERVAL:
            return (
                apart,
                f"We cannot test this: this copy holds no interval for {' or '.join(lacking)}.",
            )
        case Reason.NO_DENOMINATOR:
            return (
                f"We cannot test this: the percentage of {' and '.join(lacking)} has no interval, "
                "and this copy does not hold the count and the number of people behind it.",
            )
        case Reason.DIFFERENT_PERIODS:
            return (
                f"The two figures are of different years ({question.first.period} and "
                f"{question.second.period}); choose the same years for both.",
            )
        case Reason.DIFFERENT_KINDS:
            kinds = [AREA_TYPE_TEXT[figure.area_type].vintage for figure in figures]
            return (
                f"The two are different kinds of area ({kinds[0]}; {kinds[1]}), which differ in more "
                "than the figure; choose two of one kind, or set one against Trafford or England.",
            )
        case Reason.WITHHELD:
            place = missing[0]
            reason = inside_sentence(figures[place].withheld)
            return (f"There is no figure for {names[place]}: {reason.rstrip('.')}.",)
        case Reason.NO_FIGURE:
            without = " or ".join(names[i] for i in missing)
            return (f"This copy holds no figure for {without}.",)
        case Reason.PATIENTS:
            network, other = (
                (first, second) if figures[0].area_type is AreaType.PCN else (second, first)
            )
            return (
                f"{network} has patients, who may live anywhere; the figures of {other} are of its "
                "residents. The two groups of people are not the same kind.",
            )
        case Reason.BEST_FIT:
            best = [name for name, figure in zip(names, figures, strict=True) if figure.best_fit]
            return (
                f"The figure for {' and '.join(best)} is put together here from smaller areas that "
                "do not fit its boundary exactly, and no interval covers the misfit.",
            )
        case Reason.SLOPE_ELSEWHERE:
            return (
                f"A slope index is built from each place’s own tenths by deprivation: those of "
                f"{first} and of {second} are different groups of people, so the two figures are "
                "not two measurements of one thing.",
            )


def _describe_apart(fmt: NumberFormat, claim: Claim, names: tuple[str, str]) -> str:
    """The difference as printed, with its interval turned so that it is above zero."""
    found = claim.difference
    apart = fmt.between(claim.first.value, claim.second.value)
    if claim.first.value == claim.second.value:
        apart = fmt.difference(0.0)
    if found.lower is None or found.upper is None:
        return f"{names[0]} and {names[1]} are {apart} apart."
    low, high = (found.lower, found.upper) if found.estimate >= 0 else (-found.upper, -found.lower)
    return f"{names[0]} and {names[1]} are {apart} apart (95% interval {fmt.interval(low, high)})."


def describe_guide(
    indicator: Indicator, claim: Claim, widths: Sequence[Width | None]
) -> tuple[str, ...]:
    """What may help where there is no interval: how wide intervals last were.

    Parameters
    ----------
    indicator : Indicator
    claim : Claim
    widths : sequence of Width or None
        How wide intervals of each area's kind last were.
    """
    known = list(dict.fromkeys(width for width in widths if width is not None))
    if claim.reason is not Reason.NO_INTERVAL or not known:
        return ()
    fmt = NumberFormat(indicator.decimals, indicator.unit)
    said = "; ".join(
        f"the intervals of {AREA_TYPE_TEXT[width.area_type].plural} reached about "
        f"{fmt.difference(width.half)} either side in {width.period}"
        for width in known
    )
    guide = f"As a guide, not an answer: {said}."
    if len(known) > 1 or None in widths:
        return (guide,)
    apart = fmt.difference(sqrt(2) * known[0].half)
    return (
        guide,
        f"With such intervals two figures had to be about {apart} apart to differ significantly.",
    )


def describe_notes(claim: Claim, names: tuple[str, str]) -> tuple[str, ...]:
    """How the intervals were come by, and what the answer does not cover."""
    notes = [
        _OWN_INTERVALS[whose] for whose in dict.fromkeys(claim.methods) if whose in _OWN_INTERVALS
    ]
    if claim.nested and claim.difference is not None and claim.difference.lower is not None:
        notes.append(
            f"One of {names[0]} and {names[1]} lies inside the other, so the interval of their "
            "difference is a little wider than it need be."
        )
    if claim.reason is Reason.EXCLUDES_ZERO:
        notes += ["That holds for two areas named beforehand.", EXTREMES]
    return tuple(notes)
