"""What each screen of a story shows: a sentence of the app's, one chart or one map, and its source."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from trafford_explorer import figures, load, shipped
from trafford_explorer.cache import kept
from trafford_explorer.errors import StoryError
from trafford_explorer.exhibits import Exhibit, SaidOfArea, address_params
from trafford_explorer.menu import PAGES, STAGE
from trafford_explorer.selection import Selection
from trafford_explorer.sources import (
    BOUNDARY_LINE,
    Source,
    credit_lines,
    licence_in_short,
    merged,
    publishers,
    source_lines,
)
from trafford_explorer.story import FILE, Known, Step, Story, parse_stories
from trafford_explorer.topics.access import exhibits as access_exhibits
from trafford_explorer.topics.access.findings import FIRST_LIMIT, LIMITS, SERVICES, parse_limit
from trafford_explorer.topics.deprivation import exhibits as deprivation
from trafford_explorer.topics.explore import exhibits as explore
from trafford_explorer.topics.explore import words as sentences
from trafford_explorer.topics.gap import exhibits as gap_exhibits
from trafford_explorer.topics.over_time import exhibits as over_time_exhibits
from trafford_explorer.topics.overview import exhibits as overview_exhibits
from trafford_explorer.topics.plan import exhibits as plan

HUB = "hub"
MOST_SOURCES = 8
"""Sources that the foot of a screen has room for."""


@dataclass(frozen=True)
class Shown:
    """One screen.

    Parameters
    ----------
    sentence : str
        The finding.
    exhibit : Exhibit
        What is drawn, for a room, with its tables.
    source : str
    licence : str
        In short, with the copyright lines that its publishers ask for.
    address : mapping of str to str
        The same view in the address of the page to look closer at.
    """

    sentence: str
    exhibit: Exhibit
    source: str
    licence: str
    address: Mapping[str, str]

    @property
    def areas(self) -> dict[str, SaidOfArea]:
        """What is said of each area of a map, by its code."""
        return {area.code: area for area in self.exhibit.areas}


@kept(200)
def stories() -> tuple[Story, ...]:
    """Every story of the file; immutable, so it is shared."""
    return parse_stories(
        load.load_story_text(),
        Known(
            offers=shipped.offers(),
            series=over_time_exhibits.series(),
            lists=tuple(over_time_exhibits.lists()),
            services=tuple(SERVICES),
            distances=tuple(f"{limit / 1000:g}" for limit in LIMITS),
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
    """A screen that says the first exhibit's finding over the last one's picture and tables."""
    said, drawn = exhibits[0], exhibits[-1]
    used = merged(source for one in exhibits for source in one.sources)
    address = address_params(said.address if drawn.map else drawn.address)
    picture = (
        replace(drawn.map, near=drawn.map.codes, stage=True)
        if drawn.map
        else figures.enlarged(drawn.chart)
    )
    return Shown(
        said.finding,
        replace(drawn, picture=picture),
        _whose(used, exhibits[-1].address.page),
        _licence(used, drawn.map is not None),
        {key: value for key, (value, *_) in address.items()},
    )


def _whose(used: Sequence[Source], page: str) -> str:
    """The sources of a screen; of more than the foot has room for, how many and where they stand."""
    lines = source_lines(used)
    if len(lines) > MOST_SOURCES:
        return f"{len(lines)} sources, named on the page {page}"
    return publishers(used)


def _licence(used: Sequence[Source], has_outlines: bool) -> str:
    """Licences in short and the copyright lines that go with them; on a map that of its outlines
    stands for those of the same two holders."""
    lines = [line for line in credit_lines(used) if "©" in line]
    if has_outlines:
        lines = [*(line for line in lines if "Crown copyright" not in line), f"{BOUNDARY_LINE}."]
    return " ".join([licence_in_short(used), *lines])


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
    limit = parse_limit(choice.get("within", "")) or FIRST_LIMIT
    return _of_exhibits(
        access_exhibits.answer(service, limit), access_exhibits.distance_map(service, alone=True)
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


def _of_view(
    make: Callable[[Selection], Exhibit | None],
) -> Callable[[Mapping[str, str], int], Shown]:
    """The screen of the map or of one of the charts of Explore."""

    def build(choice: Mapping[str, str], line: int) -> Shown:
        chosen = _selection(choice)
        exhibit = make(chosen)
        if exhibit is None:
            view = shipped.current_view(chosen)
            raise StoryError(FILE, [f"line {line}: {sentences.describe_no_deprivation(view)}"])
        return _of_exhibits(*([explore.answer(chosen)] if chosen.focus else []), exhibit)

    return build


def _over_time(choice: Mapping[str, str], _: int) -> Shown:
    indicator, sex, others = choice["indicator"], choice["sex"], choice["list"]
    return _of_exhibits(
        over_time_exhibits.answer(indicator, sex), over_time_exhibits.lines(indicator, sex, others)
    )


BUILDERS: Mapping[str, Callable[[Mapping[str, str], int], Shown]] = {
    "quoted_gap": _quoted_gap,
    "slope_index": _slope_index,
    "healthy_lives": _healthy_lives,
    "hidden_pockets": _hidden_pockets,
    "neighbourhoods": _neighbourhoods,
    "access": _access,
    "cannot_say": _cannot_say,
    "map": _of_view(explore.view_map),
    "ranked": _of_view(explore.ranked),
    "spread": _of_view(explore.spread),
    "deprivation": _of_view(explore.against_deprivation),
    "over_time": _over_time,
}
"""Screen to what makes it; the same names as `story.SCREENS`."""


def source_line(found: Shown) -> str:
    """Source and licence of a screen, and on a map whose boundaries it has, in a line or two."""
    return f"Source: {found.source}. {found.licence}"
