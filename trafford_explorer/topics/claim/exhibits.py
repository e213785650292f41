""" "Can we say that?": what may be asked about two areas, and the answer as an exhibit."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from trafford_explorer import shipped
from trafford_explorer.areas import TRAFFORD, AreaType
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import (
    Address,
    Column,
    Exhibit,
    Kind,
    Missing,
    Table,
    file_stem,
    table_of,
)
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.measures import Claim, Estimate, Figure, can_we_say, good_years_apart
from trafford_explorer.phrases import comma_people, people_word
from trafford_explorer.question import (
    OPENING,
    Held,
    Question,
    Side,
    build_held,
    fit,
    from_address,
    to_address,
)
from trafford_explorer.sources import Source, merged
from trafford_explorer.topics.claim import words
from trafford_explorer.topics.claim.findings import figure_of, last_width, row_of
from trafford_explorer.topics.gap.words import describe_parts, describe_parts_method
from trafford_explorer.topics.overview.findings import HEALTHY, LIFE_EXPECTANCY, YEARS

PAGE = "Life expectancy gap"
_LIFE = Column("Life expectancy", Kind.NUMBER, YEARS, with_unit=True, indicator=LIFE_EXPECTANCY)
ASK = "ask"
"""The key of the address that holds the question."""


# ---- what may be asked -------------------------------------------------------------------------


@kept(200)
def rows(indicator: str, sex: str) -> pd.DataFrame:
    """Every row of one indicator and sex."""
    values = shipped.indicator_values(indicator)
    return values[values["sex"] == sex].reset_index(drop=True)


@kept(200)
def sexes(indicator: str) -> tuple[str, ...]:
    """The sexes that an indicator has figures for, women first."""
    return tuple(sorted(shipped.indicator_values(indicator)["sex"].unique()))


@kept(200)
def held(indicator: str, sex: str) -> Held:
    """Areas that may be asked about, with their periods."""
    found = rows(indicator, sex)[["area_type", "area_code", "period"]]
    return build_held(list(found.itertuples(index=False)), list(shipped.pcn_names()))


@kept()
def indicators() -> tuple[str, ...]:
    """Indicators that can be asked about, by title."""
    return tuple(sorted(INDICATORS, key=lambda i: INDICATORS[i].title))


def place(kind: AreaType, code: str) -> str:
    """An area's name with its kind."""
    names = shipped.pcn_names() if kind is AreaType.PCN else shipped.area_name_of(str(kind))
    return words.place_phrase(kind, code, names.get(code, code))


def asked_in(address: str) -> tuple[Question | None, str]:
    """The question that an address holds, and a sentence where it cannot be asked as it stands.

    Parameters
    ----------
    address : str

    Returns
    -------
    (Question or None, str)
        None where it holds no question at all.
    """
    asked = from_address(address)
    if asked is None or asked.indicator not in INDICATORS:
        return None, (
            f"The address holds “{address[:60]}”, which is no question that can be asked here, so "
            "the page’s own is shown; choose an indicator and two areas below."
        )
    sex = asked.sex if asked.sex in sexes(asked.indicator) else sexes(asked.indicator)[0]
    shown = fit(replace(asked, sex=sex), held(asked.indicator, sex))
    if shown == asked:
        return shown, ""
    return shown, (
        "The address asks about people, areas or years that this indicator has no figures for, so "
        "the nearest question that it has is shown; choose others below."
    )


# ---- the answer --------------------------------------------------------------------------------


@kept(200)
def reply(question: Question) -> Exhibit:
    """The answer to a question about two different areas, with its two figures."""
    indicator = INDICATORS[question.indicator]
    found = rows(question.indicator, question.sex)
    sides = (question.first, question.second)
    published = [row_of(found, side) for side in sides]
    first, second = (figure_of(row, side) for row, side in zip(published, sides, strict=True))
    names = (place(*question.first.place), place(*question.second.place))
    claim = can_we_say(indicator, first, second)
    widths = [last_width(found, side.area_type) for side in sides]
    in_parts = _in_parts(question, names)
    said = (
        words.describe_figures(indicator, question, claim, names),
        *words.describe_reason(indicator, question, claim, names, (first, second)),
        *words.describe_guide(indicator, claim, widths),
        *in_parts,
    )
    years = dict.fromkeys(side.period for side in sides)
    return Exhibit(
        f"claim/{to_address(question).replace(':', '/').replace(' ', '_')}",
        file_stem(indicator.title, people_word(question.sex), *names, *years),
        words.describe_answer(indicator, question, claim, names),
        _sources(question, published),
        Address(PAGE, ((ASK, to_address(question)),)),
        basis=words.describe_question(indicator, question, names),
        says=tuple(line for line in said if line),
        notes=(
            *words.describe_notes(claim, names),
            *([describe_parts_method(question.sex)] if in_parts else []),
        ),
        tables=(_table(question, claim, names, (first, second), published),),
    )


def _lives(question: Question) -> list[pd.DataFrame]:
    """Where years of good health of one period are asked about: life expectancy of both areas."""
    sides = (question.first, question.second)
    if question.indicator != HEALTHY or len({side.period for side in sides}) > 1:
        return []
    found = [row_of(rows(LIFE_EXPECTANCY, question.sex), side) for side in sides]
    both = all(len(one) and one["value"].notna().all() for one in found)
    return found if both and len({_family(one) for one in found}) == 1 else []


def _family(row: pd.DataFrame) -> str:
    """Whose a figure is: the producer's name, before the table that it stands in."""
    return str(row["release"].iloc[0]).partition(",")[0]


def _in_parts(question: Question, names: tuple[str, str]) -> tuple[str, ...]:
    """What a difference in years of good health is made of, where both lives are held too."""
    lives = _lives(question)
    if not lives:
        return ()
    sides = (question.first, question.second)
    good = [row_of(rows(question.indicator, question.sex), side) for side in sides]
    both = [
        (float(life["value"].iloc[0]), float(one["value"].iloc[0]))
        for life, one in zip(lives, good, strict=True)
    ]
    apart = good_years_apart(*both)
    return (describe_parts(apart, *names, question.sex, question.first.period),)


def _sources(question: Question, published: list[pd.DataFrame]) -> tuple[Source, ...]:
    kinds = (question.first.area_type, question.second.area_type)
    return merged(
        [
            *shipped.sources_of_values(*published, *_lives(question)),
            *shipped.sources_of_names(*kinds),
        ]
    )


def _table(
    question: Question,
    claim: Claim,
    names: tuple[str, str],
    figures: tuple[Figure, Figure],
    published: list[pd.DataFrame],
) -> Table:
    """The two figures with their intervals, years and producers."""
    indicator = INDICATORS[question.indicator]
    look, missing = NumberFormat(indicator.decimals, indicator.unit), Missing("not in this copy")
    lives = _lives(question) or [pd.DataFrame(), pd.DataFrame()]
    claimed = claim.first, claim.second
    given = zip(names, figures, published, claimed, claim.methods, lives, strict=True)
    sides = [_Side(*one) for one in given]
    figure = Column("Figure", Kind.NUMBER, look, with_unit=True, indicator=question.indicator)
    return table_of(
        sides,
        {
            Column("Area"): "name",
            Column("Years", Kind.PERIOD): "figure.period",
            figure: lambda side: side.estimate or Missing(side.figure.withheld or missing.reason),
            Column("Whose 95% interval"): lambda side: side.whose,
            **(
                {
                    _LIFE: lambda side: Estimate(
                        *side.life[["value", "lower_95", "upper_95"]].iloc[0].astype(float)
                    )
                }
                if _lives(question)
                else {}
            ),
            Column("Source"): lambda side: (
                str(side.row["release"].iloc[0]) if len(side.row) else missing
            ),
        },
        sheet="Two areas",
        caption=f"{indicator.title}{comma_people(question.sex)}: {names[0]} and {names[1]}",
        basis="95% intervals in brackets where there is one.",
    )


class _Side(NamedTuple):
    """One of the two areas: its figure, its row of the table of values, and what was claimed of it.

    `life` is the row of its life expectancy, where years of good health are split in two.
    """

    name: str
    figure: Figure
    row: pd.DataFrame
    claimed: Estimate | None
    method: str
    life: pd.DataFrame

    @property
    def estimate(self) -> Estimate | None:
        """Its figure with its limits: those of the claim, else those that are published."""
        if self.claimed is not None or self.figure.value is None:
            return self.claimed
        return Estimate(self.figure.value, self.figure.lower, self.figure.upper)

    @property
    def whose(self) -> str | Missing:
        """Whose its limits are."""
        if self.estimate is None or not self.estimate.has_interval:
            return Missing("none in this copy")
        return self.method if self.claimed is not None else "published"


def every() -> Iterator[Exhibit]:
    """Answers for each of the reasons: an area of each kind against the last of its kind."""
    for indicator in (LIFE_EXPECTANCY, HEALTHY, "share_of_life_in_good_health", "disability"):
        sex = sexes(indicator)[0]
        found = held(indicator, sex)
        for kind in dict.fromkeys(kind for kind, _ in found):
            first, *_, last = [place for place in found if place[0] is kind] * 2
            other = last if last != first else (AreaType.LOCAL_AUTHORITY, TRAFFORD)
            sides = (Side(*place, found[place][0]) for place in (first, other))
            yield reply(Question(indicator, sex, *sides))
    yield reply(OPENING)
