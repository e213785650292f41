"""Questions worth asking: each follows from a stated rule over the data, or is not asked.

A rule looks at figures and either fires or does not. A question names its figure, its rule and the
page that shows it. It asks; it never says why something is so, and no difference is called real.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from trafford_explorer.areas import AREA_TYPE_TEXT
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import Polarity, Topic
from trafford_explorer.phrases import inside_sentence, listed
from trafford_explorer.topics.access import words as near
from trafford_explorer.topics.access.findings import Distances
from trafford_explorer.topics.deprivation import words as deprivation
from trafford_explorer.topics.deprivation.findings import SCORE, HiddenPockets
from trafford_explorer.topics.explore.words import (
    area_phrase,
    describe_area,
    describe_certainty,
    indicator_phrase,
)
from trafford_explorer.topics.overview.findings import SlopeChange
from trafford_explorer.topics.overview.words import describe_slope_certainty
from trafford_explorer.topics.plan import words as plan
from trafford_explorer.view import View

MOST = 8
"""No more questions than a meeting can hold."""
FENCE = 1.5
"""Widths of the middle half beyond which a figure is an outlier (Tukey's fence)."""
OUTLIERS, BEHIND, PROMISES = 2, 2, 2
DESERT = 2000
"""Metres, in a straight line, beyond which a service is called far."""
_SEX = {"female": "women", "male": "men"}
_YEARS = NumberFormat(1, "years")


@dataclass(frozen=True)
class Question:
    """A question that a rule found in the data.

    Parameters
    ----------
    rule : str
        Id of the rule.
    words : str
        The question, to be read aloud.
    figure : str
        The figure that it rests on.
    why : str
        The rule in words.
    page, path : str
        Label and address of the page that shows the figure.
    params : mapping
        What the address asks that page for.
    """

    rule: str
    words: str
    figure: str
    why: str
    page: str
    path: str
    params: Mapping[str, str | list[str]] = field(default_factory=dict, hash=False)


# ---- the rules ---------------------------------------------------------------------------------


def ask_widening(
    changes: Sequence[SlopeChange], last_with_interval: str, source: str
) -> list[Question]:
    """Whose slope index is larger, as printed, than in the earlier period.

    Parameters
    ----------
    changes : sequence of SlopeChange
    last_with_interval : str
        The newest period whose slope index has an interval.
    source : str
        Whose figures they are.
    """
    wider = [one for one in changes if _YEARS.apart(one.change.later, one.change.earlier) > 0]
    return [
        Question(
            rule="a widening gap",
            words=(
                f"The gap in length of life between the most and the least deprived {_SEX[one.sex]} "
                f"in Trafford is printed as wider than in {one.earlier_period}. What has been tried "
                "since, and who has looked at whether it reached the most deprived?"
            ),
            figure=(
                f"Slope index of inequality in life expectancy at birth, {_SEX[one.sex]}: "
                f"{_YEARS.value(one.change.later)} in {one.later_period}, "
                f"{_YEARS.number(one.change.earlier)} in {one.earlier_period}. "
                f"{describe_slope_certainty(list(changes), last_with_interval)} Source: {source}."
            ),
            why=(
                f"A widening gap: the slope index is larger, as printed, in {one.later_period} than "
                f"in {one.earlier_period}."
            ),
            page="Life expectancy gap",
            path="Life_expectancy_gap",
        )
        for one in wider
    ]


def ask_pockets(found: HiddenPockets, source: str) -> list[Question]:
    """Whether a neighbourhood's average hides LSOAs in the most deprived fifth of England.

    Parameters
    ----------
    found : HiddenPockets
    source : str
        Whose figures they are.
    """
    if found.pockets.empty:
        return []
    homes = list(dict.fromkeys(found.pockets["neighbourhood"]))
    return [
        Question(
            rule="a hidden pocket",
            words=(
                f"Averages make {listed(homes)} look well off. How does each service that is "
                f"planned by neighbourhood find the people in {listed(_names(found.pockets))}?"
            ),
            figure=(
                f"{deprivation.describe_pockets(found)} "
                f"{deprivation.describe_pocket_residents(found)} Source: {source}."
            ),
            why=deprivation.describe_rule(),
            page="Deprivation and hidden pockets",
            path="Deprivation",
        )
    ]


def _names(table: pd.DataFrame) -> list[str]:
    return table["area_name"].tolist()


@dataclass(frozen=True)
class Outlier:
    """An area that lies beyond the fence of its kind, on the worse side."""

    view: View
    area_code: str
    reach: float


def outlier_of(view: View) -> Outlier | None:
    """The area farthest beyond the worse end of the middle half, by its width; None within the fence."""
    values = view.values.dropna()
    polarity = view.indicator.polarity
    if len(values) < 8 or polarity not in (Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD):
        return None
    low, high = values.quantile(0.25), values.quantile(0.75)
    if high <= low:
        return None
    beyond = low - values if polarity is Polarity.HIGH_IS_GOOD else values - high
    reach = float(beyond.max() / (high - low))
    return Outlier(view, str(beyond.idxmax()), reach) if reach > FENCE else None


def ask_outliers(views: Sequence[View]) -> list[Question]:
    """The areas farthest outside the fence, each in another topic, at most `OUTLIERS`.

    Of the indices of deprivation only the overall one counts: its parts say the same again.
    """
    parts = {v.indicator.id for v in views if v.indicator.topic is Topic.DEPRIVATION} - {SCORE}
    found = sorted(
        (one for one in map(outlier_of, views) if one and one.view.indicator.id not in parts),
        key=lambda one: (-one.reach, one.view.indicator.id),
    )
    kept: list[Outlier] = []
    for one in found:
        topics = {other.view.indicator.topic for other in kept}
        if one.view.indicator.topic not in topics and one.area_code not in {
            other.area_code for other in kept
        }:
            kept.append(one)
    return [_ask_outlier(one) for one in kept[:OUTLIERS]]


def _ask_outlier(one: Outlier) -> Question:
    view, where = one.view, area_phrase(one.view, one.area_code)
    worse = "lower" if view.indicator.polarity is Polarity.HIGH_IS_GOOD else "higher"
    plural = AREA_TYPE_TEXT[view.level].plural
    return Question(
        rule="an outlier",
        words=(
            f"On {indicator_phrase(view)}, {where} stands apart from Trafford’s other {plural}. Who "
            "knows why, and what is offered there that is not offered elsewhere?"
        ),
        figure=(
            f"{describe_area(view, one.area_code)} {describe_certainty(view)} Source: "
            f"{view.row(one.area_code)['release']}."
        ),
        why=(
            f"An outlier: the {AREA_TYPE_TEXT[view.level].singular} lies {worse} than the middle half "
            f"of Trafford’s {plural} by more than one and a half times that half’s width."
        ),
        page="Explore the map",
        path="Explore",
        params={
            "indicator": view.indicator.id,
            "level": str(view.level),
            "sex": view.sex,
            "period": view.period,
            "area": one.area_code,
        },
    )


def ask_behind(card: plan.Scorecard) -> list[Question]:
    """Figures worse, as printed, than at the plan's start and than England's now, at most `BEHIND`.

    Those that moved most come first, as a part of where they stood.
    """
    found = [one for one in card.figures if _is_behind(one)]
    found.sort(key=lambda one: (-_moved(one), one.indicator.id, one.sex))
    return [_ask_behind(one) for one in found[:BEHIND]]


def _is_behind(one: plan.Figure) -> bool:
    england = one.story.places.england
    if one.state != plan.WORSE or england is None or one.indicator.own_groups:
        return False
    apart = one.story.fmt.apart(one.story.value, england)
    return apart != 0 and (apart > 0) is (one.indicator.polarity is Polarity.LOW_IS_GOOD)


def _moved(one: plan.Figure) -> float:
    change = one.since.change
    return abs(change.later - change.earlier) / abs(change.earlier) if change.earlier else 0.0


def _ask_behind(one: plan.Figure) -> Question:
    newest, when = plan.describe_newest(one)
    _, since = plan.describe_since(one)
    england, _ = plan.describe_others(one)
    return Question(
        rule="falling behind",
        words=(
            f"{one.name}: as printed, Trafford’s figure is worse than when its plan began, and worse "
            "than England’s. Who watches it, and what would show that it has turned?"
        ),
        figure=f"{newest} in Trafford ({when}). {since} {england} in the same years. "
        f"Source: {one.newest['release']}.",
        why=(
            "Falling behind: a figure linked to the plan that is, as printed, on the worse side both "
            "of where it stood when the plan began and of England now. The link is our reading."
        ),
        page="Over time and against others",
        path="Over_time",
        params={"indicator": one.indicator.id, "sex": one.sex},
    )


def ask_deserts(found: Distances, limit: int = DESERT) -> list[Question]:
    """Whether LSOAs of the most deprived fifth of England are farther from a service than a limit."""
    far = near.describe_far(found, limit)
    if not far:
        return []
    service = found.service
    metres = found.metres[found.small_areas.most_deprived.index]
    codes = metres[metres > limit].sort_values(ascending=False).index
    names = [str(found.small_areas.table.loc[code, "name"]) for code in codes[: near.NAMED]]
    return [
        Question(
            rule="a service desert",
            words=(
                f"{listed(names)}: small areas in the most deprived fifth of England, and far from "
                f"a {service.one}. How do people there reach one, and has anyone asked them?"
            ),
            figure=" ".join(
                filter(
                    None,
                    (
                        near.describe_access(found, limit),
                        far,
                        near.describe_doubt(found, limit),
                        near.describe_record(found),
                        near.describe_basis(found),
                    ),
                )
            ),
            why=(
                "A service desert: an LSOA in the most deprived fifth of England that is on average "
                f"more than {near.limit_words(limit)} in a straight line from the nearest "
                f"{service.one} in Trafford."
            ),
            page="PCNs and hubs",
            path="PCNs_and_hubs",
            params={"service": service.kind, "within": f"{limit / 1000:g}"},
        )
    ]


def ask_promises(card: plan.Scorecard) -> list[Question]:
    """The parts of the plan with the fewest figures, of those with something that nothing measures."""
    bare = [item for item in card.items if card.gaps_of(item)]
    bare.sort(key=lambda item: (len(card.figures_of(item)), -len(card.gaps_of(item))))
    return [_ask_promise(card, item) for item in bare[:PROMISES]]


def _ask_promise(card: plan.Scorecard, item: plan.Item) -> Question:
    gaps = card.gaps_of(item)
    own = [gap for gap in gaps if gap.items == (item,)] or gaps
    missing = listed([inside_sentence(gap.what) for gap in own])
    keys = dict(zip(plan.KINDS, ("aspiration", "reform", "group"), strict=True))
    return Question(
        rule="a promise with no measure",
        words=(
            f"The plan speaks of “{item.words}”. How would this committee know whether it has been "
            f"kept, and who holds the figures on {missing}?"
        ),
        figure=(
            f"{item.label}: {inside_sentence(plan.describe_counts(card.figures_of(item)))} "
            f"{plan.describe_missing(own)} Source: {own[0].source}."
        ),
        why=(
            "A promise with no measure: of the parts of the plan for which something was looked for "
            "and not found in the files used here, those with the fewest open figures."
        ),
        page="Plan scorecard",
        path="Plan_scorecard",
        params={keys[item.kind]: item.id},
    )


# ---- together ----------------------------------------------------------------------------------


def worth_asking(*found: Sequence[Question]) -> list[Question]:
    """The questions of every rule that fired, in the order of the rules, at most `MOST`.

    Where there are more, each rule keeps its first before any keeps its second.
    """
    ranked = [
        (place, rule, one)
        for rule, several in enumerate(found)
        for place, one in enumerate(several)
    ]
    kept = sorted(ranked, key=lambda entry: entry[:2])[:MOST]
    return [one for _, _, one in sorted(kept, key=lambda entry: (entry[1], entry[0]))]


def describe_questions(found: Sequence[Question]) -> str:
    """How many questions the rules raise."""
    if not found:
        return "No rule finds a question in these data."
    rules = list(dict.fromkeys(one.rule for one in found))
    many = "question" if len(found) == 1 else "questions"
    return f"{len(found)} {many} follow from the data by stated rules: {listed(rules)}."
