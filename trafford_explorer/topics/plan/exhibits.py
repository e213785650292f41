"""What the plan scorecard needs, kept between runs."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from trafford_explorer import figures, load, shipped, style
from trafford_explorer.areas import TRAFFORD, AreaType
from trafford_explorer.cache import kept
from trafford_explorer.figures.plan import Sign, plan_chart
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.periods import period_sort_key
from trafford_explorer.selection import Selection
from trafford_explorer.sources import Source
from trafford_explorer.topics.explore import exhibits as cached
from trafford_explorer.topics.gap import exhibits as cached_gap
from trafford_explorer.topics.over_time import exhibits as cached_over_time
from trafford_explorer.topics.over_time import findings as over_time
from trafford_explorer.topics.plan import words as plan
from trafford_explorer.view import View

INSIDE = (
    AreaType.WARD23,
    AreaType.MSOA21,
    AreaType.MSOA11,
    AreaType.WARD17,
    AreaType.LSOA21,
    AreaType.LSOA11,
)
"""Kinds of area inside Trafford to look for, those with the best-known names first."""
LOOKS = {
    plan.BETTER: style.JUDGEMENTS["better"],
    plan.WORSE: style.JUDGEMENTS["worse"],
    plan.LEVEL: style.JUDGEMENTS["similar"],
    plan.SIMILAR: style.JUDGEMENTS["similar"],
    plan.NOT_JUDGED: style.JUDGEMENTS["higher"],
    plan.NOT_COMPARED: style.JUDGEMENTS["lower"],
}
"""Ground and ink of each state; its sign and its word stand on it."""
_FILES = ("data/raw/plan/plan_facts.csv", "data/raw/plan/plan_links.csv")


@kept(200)
def links() -> pd.DataFrame:
    """Which indicator speaks to which part of the plan."""
    return load.load_plan_links()


@kept(200)
def items() -> tuple[plan.Item, ...]:
    """Every part of the plan; immutable, so it is shared."""
    return tuple(plan.items(shipped.plan_facts()))


@kept(200)
def whole() -> plan.Scorecard:
    """The whole plan. Shared between readers: read it only."""
    facts, linked = shipped.plan_facts(), links()
    wanted = set(linked["indicator"]) - {""}
    values = shipped.authority_values()
    held = set(map(tuple, values.loc[_ours(values), ["indicator_id", "sex"]].to_numpy()))
    start = plan.start_of_plan(facts)
    found = []
    for indicator in INDICATORS:
        if indicator in wanted:
            sexes = [sex for sex in over_time.SEXES if (indicator, sex) in held]
            for sex in over_time.whole_or_apart(sexes):
                story = _story(indicator, sex)
                since = plan.since_plan(story.places.trafford, story.indicator, start)
                found.append(plan.Figure(story, since, _inside(indicator, sex)))
    return plan.scorecard(facts, linked, found)


def _story(indicator: str, sex: str) -> over_time.BoroughSeries:
    """Trafford's series beside the newest figures of others, which are all that this page needs."""
    declared, values = INDICATORS[indicator], shipped.authority_rows(indicator)
    trafford = over_time.series(values, TRAFFORD, sex)
    newest = trafford["period"].iloc[-1]
    now = values[(values["sex"] == sex) & (values["period"] == newest) & values["value"].notna()]
    lines = dict(tuple(now.groupby("area_code"))) | {TRAFFORD: trafford}
    every = over_time.PlacesOverTime(sex, lines, shipped.authority_names(), 0)
    codes = cached_gap.comparison_lists()
    one = over_time.only_places(every, codes[cached_gap.BOROUGHS])
    boroughs = chosen = over_time.standing_in_list(one, declared, cached_gap.BOROUGHS, True)
    if not (boroughs.rank or declared.own_groups):
        for list_id, name in cached_over_time.lists().items():
            peers = codes[cached_over_time.list_name(list_id)]
            if set(peers) <= set(lines):
                chosen = over_time.standing_in_list(
                    over_time.only_places(every, peers), declared, name, False
                )
                break
    return over_time.BoroughSeries(
        declared, one, chosen, boroughs, over_time.judgement_of(values, sex, one.period)
    )


def _ours(values: pd.DataFrame) -> pd.Series:
    return (values["area_code"] == TRAFFORD) & values["value"].notna()


def _inside(indicator: str, sex: str) -> View | None:
    """The newest figures of areas inside Trafford."""
    offers = shipped.offers()
    offered = [
        (offers.periods[indicator, level, sex][0], level)
        for level in INSIDE
        if (indicator, level, sex) in offers.periods
    ]
    if not offered:
        return None
    period, level = max(offered, key=lambda one: period_sort_key(one[0])[0])
    return shipped.current_view(Selection(indicator, str(level), sex, period))


@kept(100)
def card(chosen: tuple[str, ...]) -> plan.Scorecard:
    """The parts of the plan that were asked for. Shared between readers: read it only."""
    return plan.narrowed(whole(), chosen)


@kept(200)
def chart() -> figures.Chart:
    """Every part of the plan with its figures and gaps. Shared between readers: read it only."""
    found = whole()
    order = {state: i for i, state in enumerate(plan.STATES)}
    rows = []
    for item in found.items:
        shown = sorted(found.figures_of(item), key=lambda one: order[one.state])
        signs = [
            Sign(plan.SIGNS[one.state], f"{one.name}: {one.state}", one.state) for one in shown
        ]
        signs += [
            Sign(plan.NOTHING_SIGN, f"{plan.NOTHING}: {gap.what}", plan.NOTHING)
            for gap in found.gaps_of(item)
        ]
        rows.append((item.label, signs))
    summary = "; ".join(
        f"{item.label}: {plan.describe_counts(found.figures_of(item))[:-1]}, "
        f"{len(found.gaps_of(item))} with {plan.NOTHING}"
        for item in found.items
    )
    signs = [f"{sign} {said}" for sign, said in plan.describe_marks(found)]
    drawn = plan_chart(
        rows,
        LOOKS,
        title=plan.describe_chart(found),
        subtitle="One square is one figure for the whole borough, or one thing "
        f"{plan.NOT_FOUND}; against the plan’s start in {found.start_year}. A figure can stand in "
        "several rows.",
        alt=f"{summary}.",
    )
    return replace(drawn, key=f"{'. '.join(signs)}.")


def own_figures() -> list[plan.Printed]:
    """The figures that the papers print, by theme."""
    return plan.own_figures(shipped.plan_facts())


@kept(100)
def csv(chosen: tuple[str, ...]) -> bytes:
    """What is shown, as a file to take away."""
    shown = card(chosen)
    files = {source.path: source for source in _sources(shown)}
    return plan.scorecard_csv(shown, shipped.plan_facts(), list(files.values())).encode("utf-8-sig")


def _neighbours(shown: plan.Scorecard) -> dict[str, Source]:
    """Name of each list of neighbours that is ranked in, to the record of its file."""
    used = {one.story.chosen.name for one in shown.figures}
    return {
        name: shipped.sources()[f"data/raw/lookups/{list_id}.csv"]
        for list_id, name in cached_over_time.lists().items()
        if name in used and list_id != cached_over_time.BOROUGHS
    }


def _sources(shown: plan.Scorecard) -> list[Source]:
    held = shipped.sources()
    found = [*(held[file] for file in _FILES), *_neighbours(shown).values()]
    for one in shown.figures:
        found += cached.sources_of(one.indicator.id, str(AreaType.LOCAL_AUTHORITY))
        if one.inside is not None:
            found += cached.sources_of(one.indicator.id, str(one.inside.level))
    return found


@kept(100)
def source_lines(chosen: tuple[str, ...]) -> Sequence[str]:
    """Sources of the plan, the links and the figures shown."""
    shown = card(chosen)
    held = shipped.sources()
    releases = {str(one.newest["release"]) for one in shown.figures}
    for one in shown.figures:
        if one.inside is not None:
            releases |= set(one.inside.table["release"])
    return [
        f"The plan: {'; '.join(sorted({item.document for item in items()}))}. {held[_FILES[0]].attribution}",
        f"Links and gaps: {held[_FILES[1]].attribution}",
        *(f"{name}: {source.producer}." for name, source in _neighbours(shown).items()),
        f"Figures: {'; '.join(sorted(releases - {''}))}.",
    ]
