"""Questions worth asking, each put together with the figures that it rests on and where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from trafford_explorer import shipped
from trafford_explorer.areas import AreaType
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import Address, Column, Exhibit, Table, file_stem
from trafford_explorer.phrases import capital
from trafford_explorer.selection import Selection
from trafford_explorer.sources import Source, merged
from trafford_explorer.topics.access import exhibits as access_exhibits
from trafford_explorer.topics.deprivation import exhibits as deprivation_exhibits
from trafford_explorer.topics.explore import exhibits as explore_exhibits
from trafford_explorer.topics.gap import exhibits as gap_exhibits
from trafford_explorer.topics.over_time.exhibits import PAGE as OVER_TIME
from trafford_explorer.topics.plan import exhibits as plan_exhibits
from trafford_explorer.topics.plan.words import describe_behind
from trafford_explorer.topics.scrutiny import findings, words
from trafford_explorer.topics.scrutiny.findings import DESERT

OPEN = "questions"
"""What the address lists as open where the questions stand on the page Briefing."""


@dataclass(frozen=True)
class Question:
    """A question to be read aloud, with its figures and the page that shows them.

    Parameters
    ----------
    rule : str
        The rule that asks it, as a heading names it.
    exhibit : Exhibit
        The question is its finding, and the figures that it rests on are what it says.
    """

    rule: str
    exhibit: Exhibit


def _question(
    rule: str,
    id: str,
    asked: str,
    why: str,
    said: tuple[str, ...],
    sources: tuple[Source, ...],
    address: Address,
) -> Question:
    name = file_stem("question", id)
    exhibit = Exhibit(f"scrutiny/{id}", name, asked, sources, address, says=said, notes=(why,))
    return Question(rule, exhibit)


def _question_on(rule: str, id: str, asked: str, why: str, shown: Exhibit) -> Question:
    """A question on what an exhibit says, that leads to where the exhibit stands."""
    said = (shown.finding, *shown.details)
    return _question(rule, id, asked, why, said, shown.sources, shown.address)


# ---- rule by rule --------------------------------------------------------------------------------


def _widening() -> Iterator[Question]:
    changes = gap_exhibits.slope_changes()
    for change in findings.widened(changes):
        shown = gap_exhibits.slope(change.sex)
        yield _question(
            words.WIDENING,
            f"widening/{change.sex}",
            words.ask_widening(change, changes),
            words.why_widening(change),
            (words.describe_widening(change), gap_exhibits.slope_certainty()),
            shown.sources,
            shown.address,
        )


def _pockets() -> Iterator[Question]:
    pockets = deprivation_exhibits.pockets()
    if not pockets.pockets.empty:
        asked, shown = words.ask_pockets(pockets), deprivation_exhibits.answer()
        yield _question_on(words.POCKET, "pockets", asked, words.WHY_POCKET, shown)


def _outliers() -> Iterator[Question]:
    offers, level = shipped.offers(), str(AreaType.WARD23)
    views = [
        shipped.current_view(Selection(i, level, "persons", offers.periods[i, level, "persons"][0]))
        for i in offers.indicators
        if (i, level, "persons") in offers.periods
    ]
    for outlier in findings.farthest_outliers(views):
        view = outlier.view
        yield _question_on(
            words.OUTLIER,
            f"outlier/{view.indicator.id}",
            words.ask_outlier(outlier),
            words.why_outlier(outlier),
            explore_exhibits.answer(
                Selection(
                    view.indicator.id,
                    str(view.level),
                    view.sex,
                    view.period,
                    focus=outlier.area_code,
                )
            ),
        )


def _behind() -> Iterator[Question]:
    for measure in findings.falling_behind(plan_exhibits.whole_plan()):
        indicator, sex = measure.indicator.id, measure.sex
        yield _question(
            words.BEHIND,
            f"behind/{indicator}/{sex}",
            words.ask_behind(measure),
            words.WHY_BEHIND,
            (describe_behind(measure),),
            plan_exhibits.sources_of_measure(measure),
            Address(OVER_TIME, (("indicator", indicator), ("sex", sex))),
        )


def _deserts() -> Iterator[Question]:
    hubs = access_exhibits.distances(access_exhibits.HUB)
    if not findings.far_from_service(hubs, DESERT).empty:
        yield _question_on(
            words.DESERT,
            f"desert/{access_exhibits.HUB}",
            words.ask_desert(hubs, DESERT),
            words.why_desert(hubs, DESERT),
            access_exhibits.answer(access_exhibits.HUB, DESERT),
        )


def _promises() -> Iterator[Question]:
    card = plan_exhibits.whole_plan()
    for part in findings.unmeasured_parts(card):
        asked, shown = words.ask_promise(part, card), plan_exhibits.part(part.id)
        yield _question_on(words.PROMISE, f"promise/{part.id}", asked, words.WHY_PROMISE, shown)


# ---- together ------------------------------------------------------------------------------------


@kept()
def questions() -> tuple[Question, ...]:
    """The questions that the rules find in the shipped data."""
    rules = (_widening(), _pockets(), _outliers(), _behind(), _deserts(), _promises())
    return tuple(findings.at_most([list(rule) for rule in rules]))


@kept()
def in_short() -> Exhibit:
    """How many questions there are, and each with its rule and its page."""
    asked = questions()
    whose = merged(source for one in asked for source in one.exhibit.sources)
    return Exhibit(
        "scrutiny/in-short",
        file_stem("questions worth asking", "Trafford"),
        words.describe_questions([one.rule for one in asked]),
        merged(source.cited() for source in whose),
        Address("Briefing", (("open", OPEN),)),
        tables=(_table(asked),) if asked else (),
    )


def _table(asked: tuple[Question, ...]) -> Table:
    return Table(
        name="",
        sheet="Questions worth asking",
        caption="Questions on Trafford that are worth asking, in short",
        columns=(Column("Question"), Column("Rule"), Column("Page")),
        rows=tuple(
            (one.exhibit.finding, capital(one.rule), one.exhibit.address.page) for one in asked
        ),
        basis="The figures behind each stand below, with their years and sources.",
    )


def every() -> Iterator[Exhibit]:
    """Every question, and all of them in short."""
    yield in_short()
    yield from (one.exhibit for one in questions())
