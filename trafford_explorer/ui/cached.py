"""What the pages read, kept between runs: pure functions of `load`, handed out as copies."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from trafford_explorer import figures, load, maps, view
from trafford_explorer.areas import (
    AREA_TYPE_TEXT,
    ENGLAND,
    NEIGHBOURHOODS,
    SMALL_AREA_TYPES,
    SMALLER,
    AreaType,
)
from trafford_explorer.briefing import overview, sentences
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.selection import (
    Found,
    Offers,
    Selection,
    build_finder,
    build_offers,
    main_msoa_of_wards,
)
from trafford_explorer.sources import Source
from trafford_explorer.tables import releases


@st.cache_resource(show_spinner=False)
def _values() -> pd.DataFrame:
    """The table of indicator values; shared by every reader, so nothing here may change it."""
    return load.load_indicator_values()


@st.cache_resource(show_spinner=False)
def _area_names() -> pd.DataFrame:
    """Names of every area; shared, so nothing here may change it."""
    return load.load_area_names()


@st.cache_resource(show_spinner=False)
def offers() -> Offers:
    """Everything that can be chosen; immutable, so it is shared."""
    return build_offers(
        view.offered(_values(), SMALL_AREA_TYPES), _area_names(), maps.orientation_layers()
    )


def home_of(area_type: str, area_code: str) -> str:
    """The neighbourhood that an area lies in; "" where it is not known."""
    if area_code in NEIGHBOURHOODS:
        return area_code
    return offers().neighbourhoods.get(area_type, {}).get(area_code, "")


@st.cache_resource(show_spinner=False, max_entries=400)
def _view(indicator: str, level: str, sex: str, period: str) -> view.View:
    areas = _area_names()
    return view.build_view(
        _values(),
        areas[areas["area_type"] == level],
        indicator_id=indicator,
        level=AreaType(level),
        sex=sex,
        period=period,
    )


def current_view(chosen: Selection) -> view.View:
    """The view of a choice. Shared between readers: read it, never write to its table."""
    return _view(chosen.indicator, chosen.level, chosen.sex, chosen.period)


@dataclass(frozen=True)
class Drawn:
    """What is drawn and said of a view, whatever is picked out in it.

    Parameters
    ----------
    ranked, spread : Chart
    deprivation : Chart or None
        None where `why_no_deprivation` says why it is not drawn.
    correlation : str
        The strength of the pattern with deprivation, in words.
    words : str
        The view's two ends in a sentence.
    values : dict of str to str
        Area code to its value in words.
    codes : dict of str to str
        The name that charts carry for an area to its code.
    """

    ranked: figures.Chart
    spread: figures.Chart
    deprivation: figures.Chart | None
    why_no_deprivation: str
    correlation: str
    words: str
    values: dict[str, str]
    codes: dict[str, str]


@st.cache_resource(show_spinner=False, max_entries=400)
def _drawn(indicator: str, level: str, sex: str, period: str) -> Drawn:
    shown = _view(indicator, level, sex, period)
    words = sentences.describe_range(shown)
    reason = sentences.describe_no_deprivation(shown)
    pattern, spread = sentences.describe_deprivation(shown), sentences.describe_spread(shown)
    names = figures.chart_names(shown.table)
    return Drawn(
        ranked=figures.ranked_chart(shown, title=sentences.describe_ends(shown), alt=words),
        spread=figures.spread_chart(shown, title=spread, alt=spread),
        deprivation=None
        if reason
        else figures.deprivation_chart(shown, title=pattern, alt=pattern),
        why_no_deprivation=reason,
        correlation=sentences.describe_correlation(shown),
        words=words,
        values={str(c): shown.format.value(v) for c, v in shown.values.dropna().items()},
        codes=dict(zip(names, shown.table["area_code"], strict=True)),
    )


def drawn(shown: view.View) -> Drawn:
    """Charts and words of a view. Shared between readers: read it only."""
    return _drawn(shown.indicator.id, str(shown.level), shown.sex, shown.period)


def all_values() -> pd.DataFrame:
    """The whole table of indicator values. Shared between readers: read it only."""
    return _values()


@st.cache_data(show_spinner=False)
def indicator_values(indicator_id: str) -> pd.DataFrame:
    """Every row of one indicator."""
    values = _values()
    return values[values["indicator_id"] == indicator_id].reset_index(drop=True)


@st.cache_resource(show_spinner=False)
def authority_values() -> pd.DataFrame:
    """Every row of a local authority or England; shared, so nothing may change it."""
    values = _values()
    kinds = [str(AreaType.LOCAL_AUTHORITY), str(AreaType.COUNTRY)]
    return values[values["area_type"].isin(kinds)].reset_index(drop=True)


@st.cache_data(show_spinner=False)
def authority_rows(indicator: str) -> pd.DataFrame:
    """Rows of one indicator for authorities and England."""
    found = authority_values()
    return found[found["indicator_id"] == indicator].reset_index(drop=True)


@st.cache_data(show_spinner=False)
def authority_names() -> dict[str, str]:
    """Code to name of every authority and England."""
    return area_name_of(str(AreaType.LOCAL_AUTHORITY)) | {ENGLAND: "England"}


@st.cache_data(show_spinner=False)
def area_names(area_type: str) -> pd.DataFrame:
    """`area_code, area_name, neighbourhood` of every area of a kind."""
    areas = _area_names()
    return areas[areas["area_type"] == area_type].reset_index(drop=True)


@st.cache_data(show_spinner=False)
def places(kind: str) -> pd.DataFrame:
    """The places of a kind, without their geometry."""
    return pd.DataFrame(load.load_places(kind).drop(columns="geometry"))


@st.cache_resource(show_spinner=False, max_entries=400)
def _classes(indicator: str, level: str, sex: str, period: str, shade: str) -> maps.Classes:
    found = _view(indicator, level, sex, period)
    polarity = found.indicator.polarity
    if shade == "england" and found.england.value is not None:
        return maps.classify_against(found.values, found.england.value, polarity)
    return maps.classify(found.values, polarity)


def classes(chosen: Selection) -> maps.Classes:
    """The map's classes of a choice. Shared between readers: read it only."""
    return _classes(chosen.indicator, chosen.level, chosen.sex, chosen.period, chosen.shade)


def smaller_view(chosen: Selection) -> view.View | None:
    """The same indicator, sex and years by the largest kind of area below a neighbourhood."""
    held = offers()
    for level in SMALLER[chosen.level]:
        if chosen.period in held.periods.get((chosen.indicator, level, chosen.sex), ()):
            return _view(chosen.indicator, level, chosen.sex, chosen.period)
    return None


@st.cache_resource(show_spinner=False, max_entries=200)
def finder(indicator: str, level: str) -> dict[str, Found]:
    """What a reader may type, to the area it means; shared, so nothing may change it."""
    return build_finder(offers(), load.load_finder(), main_msoas(), indicator, level)


@st.cache_data(show_spinner=False)
def main_msoas() -> pd.DataFrame:
    """The MSOA in which most of each ward's residents live."""
    return main_msoa_of_wards(load.load_lookup(), area_name_of("ward23"))


@st.cache_data(show_spinner=False)
def pcn_names() -> dict[str, str]:
    """PCN code to name."""
    networks = load.load_places("pcn")
    return dict(zip(networks["pcn_code"], networks["pcn_name"], strict=True))


@st.cache_data(show_spinner=False)
def describe_place(kind: str, place_id: str) -> str:
    """One clicked place in words; "" for one that is not known."""
    if kind not in PLACE_KINDS:
        return ""
    found = places(kind)
    found = found[found["place_id"] == place_id]
    return sentences.describe_place(PLACE_KINDS[kind], found.iloc[0]) if len(found) else ""


@st.cache_data(show_spinner=False)
def sources() -> dict[str, Source]:
    """The record of every raw file, by its path."""
    held = load.load_sources()
    if not held:
        raise DataError("sources", ["no record of a raw file was found beside the data"])
    return held


@st.cache_data(show_spinner=False)
def sources_of(indicator_id: str, level: str = "") -> list[Source]:
    """The records of the files behind an indicator's values, at one level where one is given."""
    held, indicator = sources(), INDICATORS[indicator_id]
    files = indicator.source_files_for(AreaType(level)) if level else indicator.source_files
    return [held[f"data/raw/{file}"] for file in files]


def source_lines(chosen: Selection) -> list[str]:
    """Source, period and area kind of what the page shows."""
    shown = current_view(chosen)
    return [
        f"{shown.indicator.title}, {chosen.period}: {'; '.join(releases(shown.table))}.",
        f"Areas: {AREA_TYPE_TEXT[shown.level].vintage}.",
    ]


@st.cache_data(show_spinner=False)
def data_date() -> date:
    """The day on which the newest raw file was taken in."""
    return max(source.date_accessed for source in sources().values())


@st.cache_data(show_spinner=False)
def area_name_of(area_type: str) -> dict[str, str]:
    """Code to name of every area of a kind."""
    areas = area_names(area_type)
    return dict(zip(areas["area_code"], areas["area_name"], strict=True))


@st.cache_data(show_spinner=False)
def plan_facts() -> pd.DataFrame:
    """What Trafford's own papers said."""
    return load.load_plan_facts()


@st.cache_data(show_spinner=False)
def greater_manchester(indicator_id: str) -> pd.DataFrame:
    """Every row of one indicator by MSOA, of Trafford and of the rest of Greater Manchester."""
    rest = load.load_comparison_values()
    both = pd.concat([indicator_values(indicator_id), rest[rest["indicator_id"] == indicator_id]])
    return both[both["area_type"] == AreaType.MSOA11]


def quoted_chart(title: str) -> figures.Chart:
    """The gap as Trafford's paper printed it, as two bars."""
    gap = quoted_gap()
    return figures.life_in_parts_chart(
        [(end.label, end.parts.good, end.parts.other) for end in (gap.least, gap.most)],
        title=title,
        subtitle=f"{gap.document}, {gap.body}, {gap.date}",
        alt=overview.describe_quoted_ends(gap),
    )


@st.cache_data(show_spinner=False)
def quoted_gap() -> overview.QuotedGap:
    """The gap as Trafford's paper printed it, and what its figures equal."""
    return overview.quoted_gap(
        plan_facts(),
        greater_manchester(overview.LIFE_EXPECTANCY),
        greater_manchester(overview.GOOD_SHARE),
        greater_manchester(overview.HEALTHY),
    )


@st.cache_data(show_spinner=False)
def slope_changes() -> list[overview.SlopeChange]:
    """Trafford's slope index then and now, men first."""
    return overview.slope_changes(
        indicator_values(overview.SLOPE), indicator_values(overview.SLOPE_WITH_INTERVALS)
    )


def slope_certainty() -> str:
    """Whether the slope's changes can be told from chance."""
    last = overview.last_period_with_interval(indicator_values(overview.SLOPE_WITH_INTERVALS))
    return overview.describe_slope_certainty(slope_changes(), last)


@st.cache_data(show_spinner=False)
def life_expectancy_ends() -> list[overview.Ends]:
    """Highest and lowest MSOA by sex."""
    return overview.life_expectancy_ends(
        indicator_values(overview.LIFE_EXPECTANCY), AreaType.MSOA11
    )


@st.cache_data(show_spinner=False)
def neighbourhood_lines() -> list[overview.NeighbourhoodLine]:
    """Residents, practices, networks and hubs of each neighbourhood."""
    return overview.neighbourhood_lines(
        indicator_values("population"), places("gp_practice"), places("pcn"), places("hub")
    )


def overview_sources() -> list[str]:
    """Sources of what the overview shows."""
    gap = quoted_gap()
    shown = {
        "Quoted gap": {f"{gap.document}, {gap.body}, {gap.date}, section {gap.section}"},
        "The figures that it equals": overview.releases(
            greater_manchester(overview.LIFE_EXPECTANCY), gap.least.fits["period"].unique()
        ),
        "Slope index": overview.releases(indicator_values(overview.SLOPE), overview.SLOPE_PERIODS),
        "Highest and lowest MSOA": overview.releases(
            greater_manchester(overview.LIFE_EXPECTANCY),
            [ends.period for ends in life_expectancy_ends()],
        ),
        "Residents": {source.producer for source in sources_of("population")},
    }
    lines = [f"{what}: {'; '.join(sorted(whose))}." for what, whose in shown.items()]
    lines += [
        f"{PLACE_KINDS[kind].plural}: as recorded {PLACE_KINDS[kind].date}."
        for kind in ("hub", "gp_practice")
    ]
    return lines
