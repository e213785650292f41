"""Questions worth asking, in words: they ask; they never say why something is so."""

from collections.abc import Sequence

from trafford_explorer.areas import AREA_TYPE_TEXT
from trafford_explorer.indicators import Polarity
from trafford_explorer.phrases import inside_sentence, listed, people_word, plural
from trafford_explorer.topics.access import words as access_words
from trafford_explorer.topics.access.findings import Distances
from trafford_explorer.topics.deprivation.findings import HiddenPockets
from trafford_explorer.topics.explore.words import area_phrase, indicator_phrase
from trafford_explorer.topics.gap.findings import SlopeChange
from trafford_explorer.topics.overview.words import NOT_HERE
from trafford_explorer.topics.plan.findings import PlanMeasure, PlanPart, Scorecard
from trafford_explorer.topics.plan.words import NOT_FOUND, quoted
from trafford_explorer.topics.scrutiny.findings import YEARS, Outlier, far_from_service

WIDENING, POCKET, OUTLIER = (
    "a wider gap (untested)",
    "a hidden pocket",
    "an area that stands apart from the others",
)
BEHIND, DESERT, PROMISE = (
    "a measure that got worse",
    "a service far from the most deprived",
    "a part of the plan with few measures",
)
"""The rules, as headings name them."""
WHY_BEHIND = (
    "Rule: a measure linked to the plan whose recent trend is worsening, or which moved the worse way "
    "since the plan began, as printed, and is judged worse than England’s. The link is our reading."
)
WHY_PROMISE = (
    f"Rule: of the parts of the plan for which something was {NOT_FOUND}, those with the fewest "
    "measures."
)
WHY_POCKET = (
    "Rule: an LSOA in the most deprived fifth of England, in a neighbourhood that is on average less "
    "deprived than the middle of England."
)


def ask_widening(found: SlopeChange, changes: Sequence[SlopeChange]) -> str:
    """What was tried against a gap that is wider than before, the other sex's figures beside it.

    Parameters
    ----------
    found : SlopeChange
        Of the sex whose gap is wider.
    changes : sequence of SlopeChange
        Of every sex.
    """
    others = [one for one in changes if one.sex != found.sex]
    beside = "".join(f" For {people_word(one.sex)} it was {_then_and_now(one)}." for one in others)
    return (
        "In Trafford, the gap in life expectancy between the most and the least deprived "
        f"{people_word(found.sex)} was {_then_and_now(found)}.{beside} We cannot test these changes: "
        f"{NOT_HERE}. What has been tried since, and who has looked at whether it reached the most "
        "deprived?"
    )


def _then_and_now(found: SlopeChange) -> str:
    change = found.change
    return (
        f"{YEARS.value(change.later)} in {change.later_period} and {YEARS.value(change.earlier)} in "
        f"{change.earlier_period}"
    )


def describe_widening(found: SlopeChange) -> str:
    """The slope index in both periods."""
    change = found.change
    return (
        f"Slope index of inequality in life expectancy at birth, {people_word(found.sex)}, Trafford: "
        f"{YEARS.value(change.later)} in {change.later_period}, {YEARS.number(change.earlier)} in "
        f"{change.earlier_period}."
    )


def why_widening(found: SlopeChange) -> str:
    """The rule by which a gap is called wider."""
    return (
        f"Rule: the slope index is larger, as printed, in {found.change.later_period} than in "
        f"{found.change.earlier_period}."
    )


def ask_pockets(found: HiddenPockets) -> str:
    """How services find the people whom an average hides."""
    homes = listed(list(dict.fromkeys(found.pockets["neighbourhood"])))
    names = listed(found.pockets["area_name"].tolist())
    return (
        f"Averages make {homes} look well off. How does each service that is planned by "
        f"neighbourhood find the people in {names}?"
    )


def ask_outlier(found: Outlier) -> str:
    """What is known of an area that stands apart."""
    view, where = found.view, area_phrase(found.view, found.area_code)
    return (
        f"On {indicator_phrase(view)} in {view.period}, {where} stands apart from Trafford’s other "
        f"{AREA_TYPE_TEXT[view.level].plural}. Who knows why, and what is offered there that is not "
        "offered elsewhere?"
    )


def why_outlier(found: Outlier) -> str:
    """The rule by which an area is said to stand apart."""
    view = found.view
    side = "lower" if view.indicator.polarity is Polarity.HIGH_IS_GOOD else "higher"
    kind = AREA_TYPE_TEXT[view.level]
    return (
        f"Rule: the {kind.singular} lies {side} than the middle half of Trafford’s {kind.plural} by "
        "more than one and a half times that half’s width."
    )


def ask_behind(measure: PlanMeasure) -> str:
    """Who watches a measure that gets worse."""
    if measure.is_worsening:
        found = f"its recent trend in Trafford is {measure.trend.direction}, which is worsening"
    else:
        found = (
            "Trafford’s figure is worse, as printed, than when its plan began, and judged worse than "
            "England’s"
        )
    return f"{measure.name}: {found}. Who watches it, and what would show that it has turned?"


def ask_desert(access: Distances, limit: int) -> str:
    """How people reach a service that is far from where they live."""
    far, service = far_from_service(access, limit), access.service
    names = [str(access.small_areas.table.loc[code, "name"]) for code in far.index]
    return (
        f"{listed(names[: access_words.NAMED])}: small areas in the most deprived fifth of England, "
        f"and far from a {service.one}. How do people there reach one, and has anyone asked them?"
    )


def why_desert(access: Distances, limit: int) -> str:
    """The rule by which an area is called far from a service."""
    return (
        "Rule: an LSOA in the most deprived fifth of England that is on average more than "
        f"{access_words.limit_words(limit)} in a straight line from the nearest {access.service.one} in "
        "Trafford."
    )


def ask_promise(part: PlanPart, card: Scorecard) -> str:
    """How anyone would know whether a part of the plan has been kept."""
    gaps = card.gaps_of(part)
    own = [gap for gap in gaps if gap.parts == (part,)] or gaps
    missing = listed([inside_sentence(gap.what) for gap in own])
    return (
        f"The plan speaks of {quoted(part)}. How would this committee know whether it has been kept, "
        f"and who holds the figures on {missing}?"
    )


def describe_questions(rules: Sequence[str]) -> str:
    """How many questions the rules raise.

    Parameters
    ----------
    rules : sequence of str
        The rule of each question.
    """
    if not rules:
        return "No rule finds a question in this copy."
    follow = "question follows" if len(rules) == 1 else "questions follow"
    kinds = list(dict.fromkeys(rules))
    return (
        f"{plural(len(rules), follow, follow)} from the data on Trafford, by "
        f"{plural(len(kinds), 'rule that looks', 'rules that look')} for {listed(kinds)}."
    )
