"""What each screen of a story shows: a sentence of the app's, one chart or one map, and its source."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from trafford_explorer import figures, load, maps, phrases, shipped
from trafford_explorer.areas import AreaType
from trafford_explorer.cache import kept
from trafford_explorer.errors import StoryError
from trafford_explorer.exhibits import Exhibit, Sign, screen_frame
from trafford_explorer.figures.areas import subtitle
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.menu import PAGES, STAGE
from trafford_explorer.selection import Selection
from trafford_explorer.sources import BOUNDARY_LINE, merged, source_lines
from trafford_explorer.story import FILE, Known, Step, Story, parse_stories
from trafford_explorer.tables import releases
from trafford_explorer.topics.access import exhibits as cached_hubs
from trafford_explorer.topics.access import words as access
from trafford_explorer.topics.deprivation import exhibits as deprivation
from trafford_explorer.topics.explore import exhibits as cached
from trafford_explorer.topics.explore import words as sentences
from trafford_explorer.topics.explore.tables import screen_table
from trafford_explorer.topics.gap import exhibits as gap_exhibits
from trafford_explorer.topics.over_time import exhibits as cached_over_time
from trafford_explorer.topics.over_time import words as over_time
from trafford_explorer.topics.overview import exhibits as overview_exhibits
from trafford_explorer.topics.plan import exhibits as plan

HUB = "hub"
_LINES = "Dark lines: neighbourhoods."
MOST_SOURCES = 8
"""Sources that the foot of a screen has room for."""


@dataclass(frozen=True)
class Shown:
    """One screen.

    Parameters
    ----------
    sentence : str
        The finding.
    caption : str
        What is drawn: indicator, sex, period, kind of area.
    source : str
    tables : callable
        Gives what is drawn as tables by their titles; one alone has none.
    chart : Chart or None
    map : MapState or None
        One of the two is given.
    legend : tuple of Sign
        The marks of the map's classes and marks.
    note : str
        How the map is to be read.
    areas : mapping of str to str
        What is said of an area that is chosen on the map.
    names : mapping of str to str
        Area code to name, of the same areas.
    address : mapping of str to str
        The same view in the address of the page to look closer at.
    """

    sentence: str
    caption: str
    source: str
    tables: Callable[[], Mapping[str, pd.DataFrame]]
    chart: figures.Chart | None = None
    map: maps.MapState | None = None
    legend: tuple[Sign, ...] = ()
    note: str = ""
    areas: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    address: Mapping[str, str] = field(default_factory=dict)


@kept(200)
def stories() -> tuple[Story, ...]:
    """Every story of the file; immutable, so it is shared."""
    return parse_stories(
        load.load_story_text(),
        Known(
            offers=shipped.offers(),
            series=cached_over_time.series(),
            lists=tuple(cached_over_time.lists()),
            services=tuple(access.SERVICES),
            distances=tuple(f"{limit / 1000:g}" for limit in access.LIMITS),
            pages=tuple(entry.label for entry in PAGES if entry.label != STAGE),
        ),
    )


def shown(step: Step) -> Shown:
    """The screen of a step. Shared between readers: read it only."""
    return _shown(step.screen, tuple(sorted(step.choice.items())), step.line)


@kept(100)
def _shown(screen: str, choice: tuple[tuple[str, str], ...], line: int) -> Shown:
    return BUILDERS[screen](dict(choice), line)


def _of_exhibits(*exhibits: Exhibit) -> Shown:
    """A screen that says the first exhibit's finding over the last one's chart and tables."""
    said, drawn = exhibits[0], exhibits[-1]
    several = len(drawn.tables) > 1
    return Shown(
        said.finding,
        drawn.basis,
        _whose(exhibits),
        lambda: {one.caption if several else "": screen_frame(one) for one in drawn.tables},
        figures.enlarged(drawn.chart),
        address=dict(drawn.address.choice),
    )


def _whose(exhibits: Sequence[Exhibit]) -> str:
    """The sources of a screen; of more than the foot has room for, how many and where they stand."""
    lines = source_lines(merged(source for one in exhibits for source in one.sources))
    if len(lines) > MOST_SOURCES:
        return f"{len(lines)} sources, named on the page {exhibits[-1].address.page}"
    return "; ".join(lines)


# ---- screens of their own ------------------------------------------------------------------------


def _quoted_gap(_: Mapping[str, str], __: int) -> Shown:
    return _of_exhibits(overview_exhibits.quoted())


def _slope_index(_: Mapping[str, str], __: int) -> Shown:
    return _of_exhibits(gap_exhibits.slope_now())


def _healthy_lives(_: Mapping[str, str], __: int) -> Shown:
    return _of_exhibits(gap_exhibits.healthy_ends())


def _hidden_pockets(_: Mapping[str, str], __: int) -> Shown:
    return _of_exhibits(deprivation.answer(), deprivation.pockets_strip())


def _neighbourhoods(_: Mapping[str, str], __: int) -> Shown:
    return _of_exhibits(deprivation.residents_bars())


def _access(choice: Mapping[str, str], _: int) -> Shown:
    service = choice.get("service", HUB)
    limit = access.parse_limit(choice.get("within", "")) or access.FIRST_LIMIT
    found = cached_hubs.access(service)
    classes, kind = cached_hubs.classes(service), found.service.kind
    legend = [
        Sign(phrases.capital(said), colour)
        for colour, said in zip(classes.colours, access.class_words(classes.edges), strict=True)
    ]
    if kind in maps.PLACE_LOOKS:
        legend.append(Sign(phrases.capital(found.service.one), *maps.PLACE_LOOKS[kind]))
    names = found.ground.table["name"].to_dict()
    codes = found.ground.table.index.tolist()
    return Shown(
        access.describe_access(found, limit),
        cached_hubs.chart(service, limit).subtitle,
        cached_hubs.source_lines(service)[0].removesuffix("."),
        lambda: {"": access.distances_table(found)},
        map=maps.MapState(
            layer=AreaType.LSOA21,
            codes=codes,
            classes=classes,
            values=cached_hubs.values(service),
            extras=("neighbourhood", kind),
            summary=access.describe_map(found, ()),
            near=codes,
            stage=True,
        ),
        legend=tuple(legend),
        note=f"Darker is farther. {_LINES}",
        areas={
            str(
                code
            ): f"{names[code]}: {access.about_metres(metres)} to the nearest {found.service.one}."
            for code, metres in found.metres.items()
        },
        names=names,
        address={"service": service, "within": f"{limit / 1000:g}"},
    )


def _cannot_say(_: Mapping[str, str], __: int) -> Shown:
    return _of_exhibits(plan.standing_bars())


# ---- any view of Explore, any series -------------------------------------------------------------


def _selection(choice: Mapping[str, str]) -> Selection:
    return Selection(
        choice["indicator"],
        choice["level"],
        choice["sex"],
        choice["period"],
        focus=choice["area"],
    )


def _of_view(choice: Mapping[str, str]) -> tuple[Selection, Shown]:
    """All of a screen but its picture."""
    chosen = _selection(choice)
    view = shipped.current_view(chosen)
    said = cached.drawn(view).words
    if chosen.focus:
        said = sentences.describe_area(view, chosen.focus)
    address = {key: value for key, value in choice.items() if value}
    source = "; ".join(releases(view.table))
    return chosen, Shown(
        said, subtitle(view), source, lambda: {"": screen_table(view)}, address=address
    )


def _map(choice: Mapping[str, str], _: int) -> Shown:
    chosen, screen = _of_view(choice)
    view, classes = shipped.current_view(chosen), cached.classes(chosen)
    rows = figures.legend_rows(view, classes.edges, classes.counts)
    legend = [
        Sign(said, colour)
        for colour, (said, count) in zip(classes.colours, rows, strict=False)
        if count
    ]
    if classes.missing:
        legend.append(Sign("No figure"))
    codes = view.table["area_code"].tolist()
    return replace(
        screen,
        map=replace(
            cached.map_state(view, chosen), extras=("neighbourhood",), near=codes, stage=True
        ),
        legend=tuple(legend),
        note=f"{phrases.capital(view.indicator.unit)}. {sentences.describe_direction(view)} {_LINES}",
        areas={code: sentences.describe_area(view, code) for code in codes},
        names=dict(zip(codes, view.table["area_name"], strict=True)),
    )


def _chart(part: str) -> Callable[[Mapping[str, str], int], Shown]:
    """The screen of one of the charts of Explore."""

    def build(choice: Mapping[str, str], line: int) -> Shown:
        chosen, screen = _of_view(choice)
        drawn = cached.drawn(shipped.current_view(chosen))
        chart: figures.Chart | None = getattr(drawn, part)
        if chart is None:
            raise StoryError(FILE, [f"line {line}: {drawn.why_no_deprivation}"])
        return replace(screen, chart=figures.enlarged(chart))

    return build


def _over_time(choice: Mapping[str, str], _: int) -> Shown:
    indicator, sex, others = choice["indicator"], choice["sex"], choice["list"]
    drawn = cached_over_time.chart(indicator, sex, others)
    told = cached_over_time.story(indicator, sex, others)
    return Shown(
        over_time.describe_now(told),
        f"{INDICATORS[indicator].title}. {drawn.subtitle}",
        "; ".join(releases(shipped.authority_rows(indicator))),
        lambda: {
            "By period": over_time.periods_table(told),
            "By place": over_time.places_table(told),
        },
        figures.enlarged(drawn),
        address={"indicator": indicator, "sex": sex, "against": others},
    )


BUILDERS: Mapping[str, Callable[[Mapping[str, str], int], Shown]] = {
    "quoted_gap": _quoted_gap,
    "slope_index": _slope_index,
    "healthy_lives": _healthy_lives,
    "hidden_pockets": _hidden_pockets,
    "neighbourhoods": _neighbourhoods,
    "access": _access,
    "cannot_say": _cannot_say,
    "map": _map,
    "ranked": _chart("ranked"),
    "spread": _chart("spread"),
    "deprivation": _chart("deprivation"),
    "over_time": _over_time,
}
"""Screen to what makes it; the same names as `story.SCREENS`."""


def source_line(found: Shown) -> str:
    """Source and licence of a screen, and on a map whose boundaries it has, in a line or two."""
    outlines = f" {BOUNDARY_LINE}." if found.map is not None else ""
    return f"Source: {found.source}. Open Government Licence v3.0.{outlines}"
