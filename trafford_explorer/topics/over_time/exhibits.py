"""What the page over time and against others needs, kept between runs."""

from collections.abc import Sequence

import pandas as pd

from trafford_explorer import figures, selection, shipped, style
from trafford_explorer.areas import ENGLAND, PEER_LISTS, TRAFFORD, AreaType
from trafford_explorer.cache import kept
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.phrases import capital
from trafford_explorer.sources import Source
from trafford_explorer.tables import releases
from trafford_explorer.topics.explore import exhibits as cached
from trafford_explorer.topics.gap import exhibits as cached_gap
from trafford_explorer.topics.over_time import words as over_time

BOROUGHS = "boroughs"
"""In the address, the ten boroughs; the other lists go by the name of their file."""


@kept(200)
def series() -> dict[tuple[str, str], tuple[str, ...]]:
    """Indicator and sex to Trafford's periods; shared, so nothing may change it."""
    return over_time.borough_series(shipped.authority_values())


@kept(200)
def offers() -> selection.Offers:
    """All that Explore offers, and every borough series; immutable, so it is shared."""
    return selection.widened(shipped.offers(), series())


@kept(200)
def indicators() -> list[str]:
    """Indicators with a series, in the order in which they are declared."""
    held = {indicator for indicator, _ in series()}
    return [indicator for indicator in INDICATORS if indicator in held]


def sexes(indicator: str) -> list[str]:
    """Sexes with a series."""
    return [sex for sex in over_time.SEXES if (indicator, sex) in series()]


@kept(200)
def lists() -> dict[str, str]:
    """Id of a comparison list to its name, with a date."""
    return {BOROUGHS: cached_gap.BOROUGHS} | {
        list_id: name if any(c.isdigit() for c in name) else f"{name}, {_dated(list_id)}"
        for list_id, name in PEER_LISTS.items()
    }


def _dated(list_id: str) -> str:
    source = shipped.sources()[f"data/raw/lookups/{list_id}.csv"]
    changed = [up.last_changed for up in source.upstream if up.last_changed]
    return f"undated, file of {max(changed)[:7]}" if changed else "undated"


def list_name(list_id: str) -> str:
    """A comparison list's name without its date."""
    return cached_gap.BOROUGHS if list_id == BOROUGHS else PEER_LISTS[list_id]


def _codes(list_id: str) -> list[str]:
    return cached_gap.comparison_lists()[list_name(list_id)]


@kept(100)
def _everywhere(indicator: str, sex: str) -> over_time.Among:
    """Trafford beside every authority of the data."""
    rows = shipped.authority_rows(indicator)
    found = over_time.among(
        rows, sorted(rows["area_code"].unique()), shipped.authority_names(), sex
    )
    return over_time.alike(found, INDICATORS[indicator])


def _among(indicator: str, sex: str, list_id: str) -> over_time.Among:
    return over_time.within(_everywhere(indicator, sex), _codes(list_id))


@kept(400)
def standings(indicator: str, sex: str) -> dict[str, over_time.Listed]:
    """Trafford's standing in every list; shared, so nothing may change it."""
    return {
        list_id: over_time.listed(
            _among(indicator, sex, list_id), INDICATORS[indicator], name, list_id == BOROUGHS
        )
        for list_id, name in lists().items()
    }


@kept(400)
def story(indicator: str, sex: str, list_id: str) -> over_time.Story:
    """What the page tells of a choice. Shared between readers: read it only."""
    one = _among(indicator, sex, list_id)
    found = standings(indicator, sex)
    return over_time.Story(
        INDICATORS[indicator],
        one,
        found[list_id],
        found[BOROUGHS],
        over_time.judgement_of(shipped.authority_rows(indicator), sex, one.period),
    )


@kept(400)
def chart(indicator: str, sex: str, list_id: str) -> figures.Chart:
    """Trafford's line among the others. Shared between readers: read it only."""
    told = story(indicator, sex, list_id)
    one, own = told.one, told.indicator.own_groups
    looks = {
        code: {"colour": style.PEER, "width": 1.2, "labelled": False, "size": 3}
        for code in one.lines
        if code not in (TRAFFORD, ENGLAND) and not own
    }
    if ENGLAND in one.lines and not own:
        looks[ENGLAND] = {"colour": style.MUTED, "dash": "dash", "symbol": "square", "size": 6}
    looks[TRAFFORD] = {"colour": style.SEX_COLOURS[sex], "width": 3.5, "size": 8}
    drawn = []
    for code, look in looks.items():
        parts = over_time.pieces(one.lines[code], told.indicator)
        for i, part in enumerate(parts, start=1):
            labelled = i == len(parts) and look.get("labelled", True)
            drawn.append(
                figures.Line(
                    one.names.get(code, code),
                    over_time.points(part),
                    **look | {"labelled": labelled} | _dots(part, one.period),
                )
            )
    periods = over_time.all_periods(one.lines[code] for code in looks)
    around = "".join(f"; {words}" for words in [over_time.describe_drawn(told)] if words)
    return figures.lines_chart(
        drawn,
        periods,
        axis=capital(told.indicator.unit),
        title=over_time.describe_chart(told),
        subtitle=f"Local authorities, {periods[0]} to {periods[-1]}, in {told.indicator.unit}{around}",
        alt=f"{over_time.describe_now(told)} {over_time.describe_since(told)}",
        decimals=told.indicator.decimals,
        marks=[figures.Mark(m.label, m.first, m.last) for m in over_time.marks(told)],
        height=420,
    )


def _dots(part: pd.DataFrame, newest: str) -> dict[str, str]:
    return {"dash": "dot"} if over_time.shorter_or_longer(part, newest) else {}


def sources(indicator: str) -> list[Source]:
    """Records of the files behind the figures of authorities."""
    return cached.sources_of(indicator, str(AreaType.LOCAL_AUTHORITY))


@kept(200)
def csv(indicator: str, sex: str, list_id: str) -> str:
    """What the chart shows, as a file to take away."""
    return over_time.series_csv(
        story(indicator, sex, list_id), shipped.authority_rows(indicator), sources(indicator)
    )


@kept(200)
def tartan() -> over_time.Tartan:
    """Every producer's judgement. Shared between readers: read it only."""
    return over_time.tartan(shipped.authority_values())


@kept(200)
def standings_csv(indicator: str, sex: str, list_id: str) -> str:
    """Where Trafford stands in every list, as a file to take away."""
    held = shipped.sources()
    peers = [held[f"data/raw/lookups/{one}.csv"] for one in PEER_LISTS]
    found = list(standings(indicator, sex).values())
    told = story(indicator, sex, list_id)
    return over_time.standings_csv(found, told, [*sources(indicator), *peers])


@kept(200)
def judgements_csv() -> str:
    """Every figure of Trafford with its judgement, as a file to take away."""
    found = tartan()
    files = {
        source.path: source
        for indicator in found.figures["indicator_id"].unique()
        for source in sources(indicator)
    }
    return over_time.judgements_csv(found, list(files.values()))


@kept(200)
def source_lines(indicator: str, list_id: str) -> Sequence[str]:
    """Sources of the series, the list and the judgements."""
    shown = shipped.authority_rows(indicator)
    lines = [f"{INDICATORS[indicator].title}, local authorities: {'; '.join(releases(shown))}."]
    if list_id != BOROUGHS:
        record = shipped.sources()[f"data/raw/lookups/{list_id}.csv"]
        lines.append(f"{lists()[list_id]}: {record.producer}.")
    judged = {row.indicator.id for row in tartan().rows}
    table = shipped.authority_values()
    here = table[
        table["indicator_id"].isin(judged)
        & (table["area_code"] == TRAFFORD)
        & table["compared_to_england"].isin(over_time.JUDGED)
    ]
    return [*lines, f"Judgements: {'; '.join(releases(here))}."]
