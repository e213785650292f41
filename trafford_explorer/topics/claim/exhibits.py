""" "Can we say that?": what may be asked about two areas, and the answer as an exhibit."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from trafford_explorer import shipped
from trafford_explorer.areas import TRAFFORD, AreaType
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import (
    Address,
    Cell,
    Column,
    Exhibit,
    Kind,
    Missing,
    Table,
    file_stem,
)
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.measures import Claim, Estimate, Figure, can_we_say
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

PAGE = "Life expectancy gap"
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
    said = (
        words.describe_figures(indicator, question, claim, names),
        *words.describe_reason(indicator, question, claim, names, (first, second)),
        *words.describe_guide(indicator, claim, widths),
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
        notes=words.describe_notes(claim, names),
        tables=(_table(question, claim, names, (first, second), published),),
    )


def _sources(question: Question, published: list[pd.DataFrame]) -> tuple[Source, ...]:
    kinds = (question.first.area_type, question.second.area_type)
    return merged([*shipped.sources_of_values(*published), *shipped.sources_of_names(*kinds)])


def _table(
    question: Question,
    claim: Claim,
    names: tuple[str, str],
    figures: tuple[Figure, Figure],
    published: list[pd.DataFrame],
) -> Table:
    """The two figures with their intervals, years and producers."""
    indicator = INDICATORS[question.indicator]
    lines: list[tuple[Cell, ...]] = []
    for figure, row, name, estimate, whose in zip(
        figures,
        published,
        names,
        (claim.first, claim.second),
        claim.methods,
        strict=True,
    ):
        cell = estimate
        if cell is None and figure.value is not None:
            cell, whose = Estimate(figure.value, figure.lower, figure.upper), "published"
        has_interval = cell is not None and cell.has_interval
        lines.append(
            (
                name,
                figure.period,
                cell if cell is not None else Missing(figure.withheld or "not in this copy"),
                whose if has_interval else Missing("none in this copy"),
                str(row["release"].iloc[0]) if len(row) else Missing("not in this copy"),
            )
        )
    return Table(
        name="",
        sheet="Two areas",
        caption=f"{indicator.title}{comma_people(question.sex)}: {names[0]} and {names[1]}",
        columns=(
            Column("Area"),
            Column("Years", Kind.PERIOD),
            Column(
                "Figure",
                Kind.NUMBER,
                NumberFormat(indicator.decimals, indicator.unit),
                with_unit=True,
                indicator=question.indicator,
            ),
            Column("Whose 95% interval"),
            Column("Source"),
        ),
        rows=tuple(lines),
        basis="95% intervals in brackets where there is one.",
    )


def every() -> Iterator[Exhibit]:
    """Answers for each of the reasons: an area of each kind against the last of its kind."""
    for indicator in ("life_expectancy_at_birth", "share_of_life_in_good_health", "disability"):
        sex = sexes(indicator)[0]
        found = held(indicator, sex)
        for kind in dict.fromkeys(kind for kind, _ in found):
            first, *_, last = [place for place in found if place[0] is kind] * 2
            other = last if last != first else (AreaType.LOCAL_AUTHORITY, TRAFFORD)
            sides = (Side(*place, found[place][0]) for place in (first, other))
            yield reply(Question(indicator, sex, *sides))
    yield reply(OPENING)
