"""Sentences about what the least deprived fifth's rate would come to elsewhere."""

from collections.abc import Sequence

from trafford_explorer.areas import AREA_TYPE_TEXT, AreaType
from trafford_explorer.formats import NumberFormat, whole
from trafford_explorer.measures import Attributable
from trafford_explorer.periods import describe_period
from trafford_explorer.phrases import inside_sentence, listed
from trafford_explorer.topics.least_deprived.findings import Counts

ARITHMETIC = "This is arithmetic, not a forecast, and says nothing about causes."
INTERVAL = (
    "The 95% intervals are worked out here: these are counts of everyone, not a sample, and an "
    "interval says how far chance alone might move them."
)
BEST_FIT = "Each LSOA is counted in the ward and neighbourhood where most of it lies."
NOTHING_COUNTED = "None of the measures chosen is published as counts by small area."
WHOLE = NumberFormat(0, "")
_PERCENT = NumberFormat(1, "%")


def about(value: float, like: float) -> float:
    """A number as it is said with "about": to hundreds where `like` is a thousand or more, else to
    tens from a hundred on, else to whole people.

    >>> about(3449, 3412), about(214.6, 512), about(47.2, 47.2)
    (3400.0, 210.0, 47.0)
    """
    step = 100 if abs(like) >= 1000 else 10 if abs(like) >= 100 else 1
    return float(step * whole(value / step))


def describe_excess(found: Counts, excess: Attributable, place: str = "Trafford") -> str:
    """How many fewer or more there would be, with the interval, of all Trafford or one place in it."""
    said = about(excess.excess, excess.excess)
    what = inside_sentence(found.indicator.title)
    whose = "its" if place == "Trafford" else "Trafford’s"
    start = f"If everyone in {place} had the rate of {whose} least deprived fifth, there would have been"
    when = f"in {describe_period(found.period)}"
    limits = sorted(about(x, excess.excess) for x in (excess.lower, excess.upper))
    if not said:
        return (
            f"{start} about as many {what} {when} as there were (95% interval {_limits(*limits)})."
        )
    side = "fewer" if said > 0 else "more"
    return f"{start} about {WHOLE.number(abs(said))} {side} {what} {when} (95% interval {_limits(*limits)})."


def _limits(lower: float, upper: float) -> str:
    """Limits of how many fewer, the smaller number first; with their sides where these differ."""
    if lower < 0 < upper:
        return f"{WHOLE.number(-lower)} more to {WHOLE.number(upper)} fewer"
    ends = sorted((abs(lower), abs(upper)))
    return " to ".join(WHOLE.number(end) for end in ends)


def describe_fifth(found: Counts) -> str:
    """Who the least deprived fifth are, and their rate beside Trafford's."""
    plural = AREA_TYPE_TEXT[found.level].plural
    return (
        f"The least deprived fifth are the {len(found.least)} of Trafford’s {len(found.areas)} "
        f"{plural} with the lowest IMD {found.index_year} scores, home to "
        f"{_PERCENT.value(found.share_in_least)} of its {found.population}: "
        f"{_PERCENT.value(found.rate_in_least)} there, {_PERCENT.value(found.rate())} in all "
        f"Trafford, in {describe_period(found.period)}."
    )


def describe_every_fifth(found: Sequence[Counts]) -> str:
    """Who they are where several indicators stand in one table."""
    by_ward = [inside_sentence(x.indicator.title) for x in found if x.level is AreaType.WARD23]
    years = listed(list(dict.fromkeys(one.index_year for one in found)))
    kinds = f"LSOAs, and wards for {listed(by_ward)}" if by_ward else "LSOAs"
    return (
        f"The least deprived fifth are the least deprived areas by IMD {years} score that together "
        f"hold as near as can be to a fifth of those who could be counted: {kinds}."
    )


def describe_age(found: Sequence[Counts]) -> str:
    """That ages are part of it, and where; "" for nowhere."""
    aged = [inside_sentence(one.indicator.title) for one in found if one.indicator.not_age_adjusted]
    if not aged:
        return ""
    return f"Not adjusted for age, so part of the difference is residents’ ages: {listed(aged)}."


def describe_left_out() -> str:
    """Which indicators have no such sum."""
    return (
        "Only figures with counts by small area can be added up so: shares published without the "
        "number of people, such as children’s weight by ward, rates and lengths of life are left out, "
        "and so are deaths under 75, which this copy holds for all Trafford alone."
    )
