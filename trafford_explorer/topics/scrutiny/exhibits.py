"""Questions worth asking, each put together with the figures that it rests on and where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from trafford_explorer import shipped
from trafford_explorer.areas import INDEX_YEAR, AreaType
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import Address, Column, Exhibit, Table, file_stem
from trafford_explorer.phrases import capital
from trafford_explorer.selection import Selection
from trafford_explorer.sources import Source, merged
from trafford_explorer.topics.access import exhibits as access_exhibits
from trafford_explorer.topics.access import words as access_words
from trafford_explorer.topics.deprivation import exhibits as deprivation_exhibits
from trafford_explorer.topics.explore.words import describe_area, describe_certainty
from trafford_explorer.topics.gap.exhibits import slope
from trafford_explorer.topics.overview import exhibits as overview_exhibits
from trafford_explorer.topics.plan import exhibits as plan_exhibits
from trafford_explorer.topics.plan.words import describe_behind
from trafford_explorer.topics.scrutiny import findings, words
from trafford_explorer.topics.scrutiny.findings import DESERT

_POSTCODES = "data/raw/lookups/trafford_postcodes.csv"
_SERVICE, _TENTH = "hub", "imd_decile"
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
    said: tuple[str, ...],
    why: str,
    sources: tuple[Source, ...],
    address: Address,
) -> Question:
    exhibit = Exhibit(
        f"scrutiny/{id}",
        file_stem("question", id),
        asked,
        sources,
        address,
        says=tuple(filter(None, said)),
        notes=(why,),
    )
    return Question(rule, exhibit)


# ---- rule by rule --------------------------------------------------------------------------------


def _widening() -> Iterator[Question]:
    for change in findings.widened(overview_exhibits.slope_changes()):
        shown = slope(change.sex)
        yield _question(
            words.WIDENING,
            f"widening/{change.sex}",
            words.ask_widening(change),
            (words.describe_widening(change), overview_exhibits.slope_certainty()),
            words.why_widening(change),
            shown.sources,
            shown.address,
        )


def _pockets() -> Iterator[Question]:
    pockets, shown = deprivation_exhibits.pockets(), deprivation_exhibits.answer()
    if not pockets.pockets.empty:
        yield _question(
            words.POCKET,
            "pockets",
            words.ask_pockets(pockets),
            (shown.finding, *shown.says),
            words.WHY_POCKET,
            shown.sources,
            shown.address,
        )


def _outliers() -> Iterator[Question]:
    offers, level = shipped.offers(), str(AreaType.WARD23)
    views = [
        shipped.current_view(Selection(i, level, "persons", offers.periods[i, level, "persons"][0]))
        for i in offers.indicators
        if (i, level, "persons") in offers.periods
    ]
    for outlier in findings.farthest_outliers(views):
        view, code = outlier.view, outlier.area_code
        rows = shipped.indicator_values(view.indicator.id)
        here = (rows["area_code"] == code) & (rows["sex"] == view.sex)
        yield _question(
            words.OUTLIER,
            f"outlier/{view.indicator.id}",
            words.ask_outlier(outlier),
            (describe_area(view, code), describe_certainty(view)),
            words.why_outlier(outlier),
            shipped.sources_of_values(rows[here & (rows["period"] == view.period)]),
            Address(
                "Explore the map",
                (
                    ("indicator", view.indicator.id),
                    ("level", str(view.level)),
                    ("sex", view.sex),
                    ("period", view.period),
                    ("area", code),
                ),
            ),
        )


def _behind() -> Iterator[Question]:
    for measure in findings.falling_behind(plan_exhibits.whole_plan()):
        indicator, sex = measure.indicator.id, measure.sex
        yield _question(
            words.BEHIND,
            f"behind/{indicator}/{sex}",
            words.ask_behind(measure),
            (describe_behind(measure),),
            words.WHY_BEHIND,
            plan_exhibits.sources_of_measure(measure),
            Address("Over time and against others", (("indicator", indicator), ("sex", sex))),
        )


def _deserts() -> Iterator[Question]:
    found = access_exhibits.distances(_SERVICE)
    if findings.far_from_service(found, DESERT).empty:
        return
    yield _question(
        words.DESERT,
        f"desert/{_SERVICE}",
        words.ask_desert(found, DESERT),
        (
            access_words.describe_access(found, DESERT),
            access_words.describe_far(found, DESERT),
            access_words.describe_doubt(found, DESERT),
            access_words.describe_record(found),
            access_words.describe_basis(found),
        ),
        words.why_desert(found, DESERT),
        merged(
            (
                *shipped.sources_of_places(found.service.kind),
                *shipped.sources_of_files(
                    _POSTCODES, "data/raw/lookups/trafford_lsoa21_lookup.csv"
                ),
                *_whose_tenths(),
                *shipped.sources_of_names(AreaType.LSOA21),
            )
        ),
        Address(
            "PCNs and hubs", (("service", found.service.kind), ("within", f"{DESERT / 1000:g}"))
        ),
    )


def _whose_tenths() -> tuple[Source, ...]:
    """Whose the tenths of LSOAs are."""
    rows = shipped.indicator_values(_TENTH)
    here = (rows["area_type"] == AreaType.LSOA21) & (rows["period"] == INDEX_YEAR)
    return shipped.sources_of_values(rows[here])


def _promises() -> Iterator[Question]:
    card = plan_exhibits.whole_plan()
    for part in findings.unmeasured_parts(card):
        shown = plan_exhibits.part(part.id)
        yield _question(
            words.PROMISE,
            f"promise/{part.id}",
            words.ask_promise(part, card),
            (shown.finding, *shown.says),
            words.WHY_PROMISE,
            shown.sources,
            shown.address,
        )


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
        tables=(
            Table(
                name="",
                sheet="Questions worth asking",
                caption="Questions on Trafford that are worth asking, in short",
                columns=(Column("Question"), Column("Rule"), Column("Page")),
                rows=tuple(
                    (one.exhibit.finding, capital(one.rule), one.exhibit.address.page)
                    for one in asked
                ),
                basis="The figures behind each stand below, with their years and sources.",
            ),
        )
        if asked
        else (),
    )


def every() -> Iterator[Exhibit]:
    """Every question, and all of them in short."""
    yield in_short()
    yield from (one.exhibit for one in questions())
