"""What the neighbourhood profiles read, kept between runs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from trafford_explorer import figures, load, maps, shipped, style
from trafford_explorer.areas import AREA_TYPE_TEXT, INDEX_OF, AreaType
from trafford_explorer.cache import kept
from trafford_explorer.figures.neighbourhoods import one_bar
from trafford_explorer.phrases import capital, listed
from trafford_explorer.selection import Selection
from trafford_explorer.sources import OURS
from trafford_explorer.topics.deprivation import exhibits as deprivation
from trafford_explorer.topics.explore import exhibits as cached
from trafford_explorer.topics.neighbourhoods import words as neighbourhoods

WARDS = {AreaType.NEIGHBOURHOOD: AreaType.WARD23, AreaType.NEIGHBOURHOOD17: AreaType.WARD17}
MSOAS = {AreaType.NEIGHBOURHOOD: AreaType.MSOA21, AreaType.NEIGHBOURHOOD17: AreaType.MSOA11}
LSOAS = {AreaType.NEIGHBOURHOOD: AreaType.LSOA21, AreaType.NEIGHBOURHOOD17: AreaType.LSOA11}


@kept(200)
def positions(name: str, level: str) -> list[neighbourhoods.Position]:
    """Where a neighbourhood stands on every indicator; shared, so nothing may change it."""
    return neighbourhoods.positions(shipped.values(), name, AreaType(level))


@kept(200)
def spreads(name: str) -> list[neighbourhoods.Spread]:
    """A neighbourhood's areas on what is published for them alone; shared, so only read."""
    return neighbourhoods.spreads(shipped.values(), load.load_area_names(), name)


@kept(200)
def ward_homes(level: str) -> dict[str, str]:
    """Ward code to neighbourhood, on the boundaries of a kind of neighbourhood."""
    wards = load.load_wards()
    here = wards[wards["area_type"] == WARDS[AreaType(level)]]
    return dict(zip(here["ward_code"], here["neighbourhood"], strict=True))


@kept(200)
def ward_names_and_homes(level: str) -> dict[str, str]:
    """Ward name to neighbourhood."""
    names = shipped.area_name_of(str(WARDS[AreaType(level)]))
    return {names[code]: home for code, home in ward_homes(level).items()}


def _wards(name: str, level: str) -> list[str]:
    return sorted(ward for ward, home in ward_names_and_homes(level).items() if home == name)


def on_the_map(name: str, level: str) -> pd.DataFrame:
    """What the map shows of a neighbourhood, as a table."""
    return neighbourhoods.map_table(
        name, _wards(name, level), shipped.places("gp_practice"), shipped.places("hub")
    )


@kept(200)
def members(name: str, level: str) -> str:
    """The wards and MSOAs of a neighbourhood, in words."""
    kind = AreaType(level)
    wards = _wards(name, level)
    areas = shipped.area_names(str(MSOAS[kind]))
    msoas = sorted(areas.loc[areas["neighbourhood"] == name, "area_name"])
    return neighbourhoods.describe_members(wards, msoas, kind)


@kept(200)
def change(name: str) -> str:
    """What the boundary change means for a neighbourhood, in words."""
    old, new = (
        ward_names_and_homes(str(kind))
        for kind in (AreaType.NEIGHBOURHOOD17, AreaType.NEIGHBOURHOOD)
    )
    return neighbourhoods.describe_change(old, new, name)


@kept(200)
def extremes(name: str, level: str) -> str:
    """A neighbourhood's most and least deprived LSOA, in words."""
    lsoas = LSOAS[AreaType(level)]
    scores = shipped.indicator_values("imd_score")
    scores = scores[(scores["area_type"] == lsoas) & (scores["period"] == INDEX_OF[lsoas])]
    return neighbourhoods.describe_extremes(scores, shipped.area_names(str(lsoas)), name)


@kept(200)
def spine(name: str, level: str, judged: bool) -> figures.Chart:
    """Every indicator of a neighbourhood that has a better end, or every one that has none."""
    found = [p for p in positions(name, level) if p.is_judged is judged]
    title = (
        neighbourhoods.describe_spine(found, name)
        if judged
        else f"{name} on {len(found)} indicators that have no better end"
    )
    rows = [
        _spine_row(
            p,
            p.indicator.short_title,
            [(p.value, f"{p.indicator.short_title}, {p.period}: {p.format.value(p.value)}")],
        )
        for p in found
    ]
    return figures.spine_chart(
        _under_headings(found, rows),
        name,
        _ENDS[judged],
        title=title,
        subtitle=(
            "The newest figure of each indicator, everyone, between the two ends of Trafford’s "
            f"wards or smaller areas; {AREA_TYPE_TEXT[AreaType(level)].vintage}"
        ),
        alt=f"{title}. Every figure is in the table below.",
    )


_ENDS = {True: ("worst", "best"), False: ("lowest", "highest")}
_Ranged = neighbourhoods.Position | neighbourhoods.Spread


def _spine_row(one: _Ranged, label: str, dots: list[tuple[float, str]]) -> figures.SpineRow:
    def at(value: float | None) -> float | None:
        return None if value is None else one.part_way(value)

    return figures.SpineRow(
        label,
        [(one.part_way(value), words) for value, words in dots],
        at(one.trafford),
        at(one.england),
    )


def _under_headings(
    found: Sequence[_Ranged], rows: Sequence[figures.SpineRow]
) -> list[figures.SpineRow]:
    """The rows, with each topic's name above its own."""
    shown: list[figures.SpineRow] = []
    topic = None
    for one, row in zip(found, rows, strict=True):
        if one.indicator.topic is not topic:
            topic = one.indicator.topic
            shown.append(figures.SpineRow(str(topic)))
        shown.append(row)
    return shown


@kept(200)
def inside_chart(name: str, judged: bool) -> figures.Chart:
    """A neighbourhood's areas on every indicator that is published for them alone."""
    found = [s for s in spreads(name) if s.is_judged is judged]
    title = neighbourhoods.describe_spreads(found, name)
    rows = [
        _spine_row(
            s,
            s.title,
            [
                (r.value, f"{r.area_name}: {s.format.value(r.value)} ({s.title}, {s.period})")
                for r in s.areas.itertuples()
            ],
        )
        for s in found
    ]
    better = "that have a better end" if judged else "that have no better end"
    return figures.spine_chart(
        _under_headings(found, rows),
        name,
        _ENDS[judged],
        title=title,
        subtitle=(
            f"{len(found)} figures {better}, published for wards, MSOAs or LSOAs and not for "
            f"neighbourhoods: one dot is one area of {name}, between the two ends of Trafford’s areas"
        ),
        alt=f"{title}. The lowest and the highest area of every row are in the table below.",
    )


def lives(name: str, indicators: Sequence[str]) -> list[neighbourhoods.Spread]:
    """A neighbourhood's areas on some expectations of life, men before women."""
    found = {(s.indicator.id, s.sex): s for s in spreads(name)}
    asked = [(indicator, sex) for indicator in indicators for sex in ("male", "female")]
    return [found[key] for key in asked if key in found]


def as_asked(one: neighbourhoods.Spread) -> Selection:
    """The choice that shows what the areas are drawn by."""
    return Selection(one.indicator.id, str(one.level), one.sex, one.period)


@kept(200)
def life_chart(name: str, indicator: str, sex: str) -> figures.Chart | None:
    """An expectation of life by MSOA, with one neighbourhood's MSOAs picked out."""
    one = next((s for s in lives(name, [indicator]) if s.sex == sex), None)
    if one is None:
        return None
    title = f"{name}: {neighbourhoods.describe_spread(one)}"
    shown = shipped.current_view(as_asked(one))
    return figures.one_lane(cached.drawn(shown).spread, name, title=title, alt=f"{title}.")


@kept()
def tenths_chart(name: str) -> figures.Chart:
    """Residents of every neighbourhood by tenth of England, one of them picked out."""
    title = neighbourhoods.describe_tenths(deprivation.residents(), name)
    drawn = deprivation.residents_bars().chart
    return one_bar(drawn, name, title=title, alt=f"{title}. {drawn.alt}")


@kept(200)
def shares_chart(name: str, wanted: tuple[str, ...]) -> figures.Chart:
    """Ethnic groups or tenures against Trafford and England."""
    found = neighbourhoods.shares(positions(name, AreaType.NEIGHBOURHOOD), wanted)
    title = neighbourhoods.describe_shares(found, name)
    england = (
        "" if any(p.england is not None for p in found) else "; England’s are not in these data"
    )
    return figures.shares_chart(
        [(p.indicator.short_title, p.value, p.trafford, p.england) for p in found],
        name,
        title=title,
        subtitle=(
            f"{capital(found[0].indicator.unit)}, Census {found[0].period}, {name} against "
            f"Trafford{england}"
        ),
        alt=f"{title}. Every figure is in the table below.",
    )


@kept(200)
def profile_file(name: str, level: str) -> bytes:
    """A neighbourhood's figures as a file to take away."""
    found = positions(name, level)
    inside = spreads(name) if level == AreaType.NEIGHBOURHOOD else []
    kinds = [(p.indicator.id, level) for p in found] + [(s.indicator.id, s.level) for s in inside]
    sources = {s.path: s for kind in kinds for s in cached.sources_of(kind[0], str(kind[1]))}
    text = neighbourhoods.profile_csv(found, inside, name, AreaType(level), list(sources.values()))
    return text.encode("utf-8-sig")


@kept(200)
def pyramid(name: str) -> neighbourhoods.Pyramid:
    """Residents by age and sex."""
    return neighbourhoods.pyramid(load.load_population_by_age(), name)


@kept(200)
def pyramid_chart(name: str) -> figures.Chart:
    """Residents by age and sex against Trafford."""
    found = pyramid(name)
    title = neighbourhoods.describe_pyramid(found, name)
    return figures.pyramid_chart(
        found.table,
        name,
        title=title,
        subtitle=f"Residents by age and sex, mid-{found.period}, {name} against Trafford (ONS)",
        alt=title,
    )


@kept(200)
def map_state(name: str, level: str) -> maps.MapState:
    """The wards on the map, those of one neighbourhood in its tint."""
    kind = AreaType(level)
    homes = ward_homes(level)
    names = shipped.area_name_of(str(WARDS[kind]))
    ours = sorted(names[code] for code, home in homes.items() if home == name)
    return maps.MapState(
        layer=WARDS[kind],
        codes=sorted(homes),
        classes=maps.Classes(
            class_of={code: int(home == name) for code, home in homes.items()},
            edges=[],
            counts=[],
            missing=0,
            colours=(style.NEUTRAL_AREA, style.NEIGHBOURHOOD_TINTS[name]),
        ),
        values={code: f"{home} neighbourhood" for code, home in homes.items()},
        extras=(str(kind), str(MSOAS[kind]), *maps.LANDMARKS),
        near=sorted(code for code, home in homes.items() if home == name),
        summary=f"Map of Trafford’s wards. In {name} neighbourhood: {', '.join(ours)}.",
    )


def outlining(
    shown: maps.MapState, level: str, kind: str, area_code: str, area: str
) -> maps.MapState:
    """The map of a neighbourhood with one area outlined, whatever kind of area it is."""
    lines = MSOAS[AreaType(level)]  # the MSOAs of either year that keep their code are the same
    return replace(
        shown,
        selected=(area_code,),
        outlined=str(lines) if kind in MSOAS.values() else kind,
        summary=f"{shown.summary} Outlined: {area}.",
    )


def producers(indicator_id: str, level: str) -> list[str]:
    """Who published the files behind an indicator's values at a level."""
    return sorted({source.producer for source in cached.sources_of(indicator_id, level)})


def sources_by_indicator(name: str, level: str) -> dict[str, str]:
    """Whose figures each of a neighbourhood's indicators rests on."""
    return {
        p.indicator.id: "; ".join(producers(p.indicator.id, level)) for p in positions(name, level)
    }


def sources(name: str, level: str) -> list[str]:
    """Whose figures the page shows, or rests on where they are worked out here, and how many."""
    releases = [(p.release, p.indicator.id, level) for p in positions(name, level)]
    if level == AreaType.NEIGHBOURHOOD:
        releases += [
            (s.areas["release"].iloc[0], s.indicator.id, str(s.level)) for s in spreads(name)
        ]
    counted = Counter(release for release, *_ in releases)
    behind: dict[str, set[str]] = {}
    for release, *indicator in releases:
        behind.setdefault(release, set()).update(producers(*indicator))
    return [
        f"{release}{f', from {listed(sorted(behind[release]))}' if release.startswith(OURS) else ''}: "
        f"{count} indicator{'' if count == 1 else 's'}."
        for release, count in sorted(counted.items())
    ]
