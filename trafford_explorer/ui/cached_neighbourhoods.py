"""What the neighbourhood profiles read, kept between runs."""

from collections import Counter

import streamlit as st

from trafford_explorer import figures, load, maps, style
from trafford_explorer.areas import AREA_TYPE_TEXT, NEIGHBOURHOODS, AreaType
from trafford_explorer.briefing import neighbourhoods
from trafford_explorer.ui import cached
from trafford_explorer.view import DEPRIVATION_PERIOD

WARDS = {AreaType.NEIGHBOURHOOD: AreaType.WARD23, AreaType.NEIGHBOURHOOD17: AreaType.WARD17}
MSOAS = {AreaType.NEIGHBOURHOOD: AreaType.MSOA21, AreaType.NEIGHBOURHOOD17: AreaType.MSOA11}
LSOAS = {AreaType.NEIGHBOURHOOD: AreaType.LSOA21, AreaType.NEIGHBOURHOOD17: AreaType.LSOA11}


@st.cache_resource(show_spinner=False)
def positions(name: str, level: str) -> list[neighbourhoods.Position]:
    """Where a neighbourhood stands on every indicator; shared, so nothing may change it."""
    return neighbourhoods.positions(cached.all_values(), name, AreaType(level))


@st.cache_data(show_spinner=False)
def ward_homes(level: str) -> dict[str, str]:
    """Ward code to neighbourhood, on the boundaries of a kind of neighbourhood."""
    wards = load.load_wards()
    here = wards[wards["area_type"] == WARDS[AreaType(level)]]
    return dict(zip(here["ward_code"], here["neighbourhood"], strict=True))


@st.cache_data(show_spinner=False)
def ward_names_and_homes(level: str) -> dict[str, str]:
    """Ward name to neighbourhood."""
    names = cached.area_name_of(str(WARDS[AreaType(level)]))
    return {names[code]: home for code, home in ward_homes(level).items()}


@st.cache_data(show_spinner=False)
def members(name: str, level: str) -> str:
    """The wards and MSOAs of a neighbourhood, in words."""
    kind = AreaType(level)
    wards = sorted(w for w, home in ward_names_and_homes(level).items() if home == name)
    areas = cached.area_names(str(MSOAS[kind]))
    msoas = sorted(areas.loc[areas["neighbourhood"] == name, "area_name"])
    return neighbourhoods.describe_members(wards, msoas, kind)


@st.cache_data(show_spinner=False)
def change(name: str) -> str:
    """What the boundary change means for a neighbourhood, in words."""
    old, new = (
        ward_names_and_homes(str(kind))
        for kind in (AreaType.NEIGHBOURHOOD17, AreaType.NEIGHBOURHOOD)
    )
    return neighbourhoods.describe_change(old, new, name)


@st.cache_data(show_spinner=False)
def extremes(name: str, level: str) -> str:
    """A neighbourhood's most and least deprived LSOA, in words."""
    lsoas = LSOAS[AreaType(level)]
    scores = cached.indicator_values("imd_score")
    scores = scores[
        (scores["area_type"] == lsoas) & (scores["period"] == DEPRIVATION_PERIOD[lsoas])
    ]
    return neighbourhoods.describe_extremes(scores, cached.area_names(str(lsoas)), name)


@st.cache_resource(show_spinner=False)
def spine(name: str, level: str, judged: bool) -> figures.Chart:
    """Every indicator of a neighbourhood that has a better end, or every one that has none."""
    found = [p for p in positions(name, level) if p.is_judged is judged]
    title = (
        neighbourhoods.describe_spine(found, name)
        if judged
        else f"{name} on {len(found)} indicators that have no better end"
    )
    ends = ("worst", "best") if judged else ("lowest", "highest")

    def at(position: neighbourhoods.Position, value: float | None) -> float | None:
        return None if value is None else position.part_way(value)

    rows = [
        figures.SpineRow(
            p.indicator.short_title,
            f"{p.indicator.short_title}, {p.period}: {p.format.value(p.value)}",
            p.part_way(p.value),
            at(p, p.trafford),
            at(p, p.england),
        )
        for p in found
    ]
    return figures.spine_chart(
        rows,
        name,
        ends,
        title=title,
        subtitle=(
            "The newest figure of each indicator, everyone, between the two ends of Trafford’s "
            f"wards or smaller areas; {AREA_TYPE_TEXT[AreaType(level)].vintage}"
        ),
        alt=f"{title}. Every figure is in the table below.",
    )


@st.cache_resource(show_spinner=False)
def pyramid(name: str) -> neighbourhoods.Pyramid:
    """Residents by age and sex."""
    return neighbourhoods.pyramid(load.load_population_by_age(), name)


@st.cache_resource(show_spinner=False)
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


@st.cache_resource(show_spinner=False)
def map_state(name: str, level: str) -> maps.MapState:
    """The wards on the map, those of one neighbourhood in its tint."""
    kind = AreaType(level)
    homes = ward_homes(level)
    names = cached.area_name_of(str(WARDS[kind]))
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
        extras=("neighbourhood", "gp_practice", "hub") if kind is AreaType.NEIGHBOURHOOD else (),
        summary=f"Map of Trafford’s wards. In {name} neighbourhood: {', '.join(ours)}.",
    )


def home_of(area_type: str, area_code: str) -> str:
    """The neighbourhood that an area lies in; "" where it is not known."""
    if area_code in NEIGHBOURHOODS:
        return area_code
    areas = cached.area_names(area_type)
    found = areas.loc[areas["area_code"] == area_code, "neighbourhood"]
    return str(found.iloc[0]) if len(found) else ""


def sources(name: str, level: str) -> list[str]:
    """Whose figures the page shows, with how many of its indicators are theirs."""
    counted = Counter(position.release for position in positions(name, level))
    return [
        f"{release}: {count} indicator{'' if count == 1 else 's'}."
        for release, count in sorted(counted.items())
    ]
