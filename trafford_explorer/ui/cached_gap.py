"""What the life expectancy gap and the questions about two areas need, read once."""

import pandas as pd
import streamlit as st

from trafford_explorer import figures, load, selection, style
from trafford_explorer.areas import (
    ENGLAND,
    GREATER_MANCHESTER,
    PEER_LISTS,
    SMALL_AREA_TYPES,
    TRAFFORD,
    AreaType,
)
from trafford_explorer.briefing import claim, gap, over_time, overview
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.measures import Figure, can_we_say
from trafford_explorer.question import Held, Question, Side, build_held
from trafford_explorer.tables import releases
from trafford_explorer.ui import cached
from trafford_explorer.view import DEPRIVATION_PERIOD

BOROUGHS = "The ten boroughs of Greater Manchester"
OLDER_SLOPE = "sii_life_expectancy_at_birth_older_release"


# ---- two areas ---------------------------------------------------------------------------------


@st.cache_data(show_spinner=False)
def rows(indicator: str, sex: str) -> pd.DataFrame:
    """Every row of one indicator and sex."""
    values = cached.indicator_values(indicator)
    return values[values["sex"] == sex].reset_index(drop=True)


@st.cache_data(show_spinner=False)
def sexes(indicator: str) -> list[str]:
    """The sexes that an indicator has figures for, women first."""
    return sorted(cached.indicator_values(indicator)["sex"].unique())


@st.cache_resource(show_spinner=False, max_entries=200)
def held(indicator: str, sex: str) -> Held:
    """What may be asked about; shared, so nothing may change it."""
    found = rows(indicator, sex)[["area_type", "area_code", "period"]]
    return build_held(list(found.itertuples(index=False)), list(cached.pcn_names()))


@st.cache_data(show_spinner=False)
def asked() -> list[str]:
    """Indicators that can be asked about, by title."""
    return sorted(INDICATORS, key=lambda i: INDICATORS[i].title)


@st.cache_resource(show_spinner=False)
def offers() -> selection.Offers:
    """What the page on the gap shows by area; immutable, so it is shared."""
    lives = (overview.LIFE_EXPECTANCY, overview.HEALTHY)
    return selection.narrowed(cached.offers(), lives, SMALL_AREA_TYPES)


def place(kind: AreaType, code: str) -> str:
    """An area's name with its kind."""
    names = cached.pcn_names() if kind is AreaType.PCN else cached.area_name_of(str(kind))
    return claim.place_phrase(kind, code, names.get(code, code))


@st.cache_data(show_spinner=False)
def reply(question: Question) -> tuple[claim.Reply, pd.DataFrame]:
    """The answer to a question, and its two figures as a table."""
    indicator = INDICATORS[question.indicator]
    found = rows(question.indicator, question.sex)
    ends: tuple[Side, Side] = (question.first, question.second)
    shown: tuple[Figure, Figure] = tuple(claim.figure_of(found, side) for side in ends)
    names = tuple(place(*side.place) for side in ends)
    said = can_we_say(indicator, *shown)
    widths = tuple(claim.last_width(found, side.area_type) for side in ends)
    answer = claim.describe_claim(indicator, question, said, names, shown, widths)
    return answer, claim.figures_table(indicator, question, said, names, found)


# ---- the gap -----------------------------------------------------------------------------------


@st.cache_resource(show_spinner=False)
def tenths() -> dict[str, gap.TenthsGap]:
    """The tenths of Trafford by sex."""
    breakdowns = load.load_breakdowns()
    return {sex: gap.tenths_gap(breakdowns, sex) for sex in gap.SEXES}


@st.cache_resource(show_spinner=False)
def tenths_chart(sex: str) -> figures.Chart:
    """The tenths of one sex as bars."""
    found = tenths()[sex]
    slope = found.slope
    words = f"{gap.describe_tenths(found)}. {gap.describe_slope_method(found)}"
    return figures.life_by_tenth_chart(
        [
            figures.Tenth(int(r.group), r.value, r.lower_95, r.upper_95, r.fitted)
            for r in found.table.itertuples()
        ],
        (slope.intercept, slope.intercept + slope.sii),
        colour=style.SEX_COLOURS[sex],
        title=gap.describe_tenths(found),
        subtitle=(
            f"Life expectancy at birth, {gap.sex_word(sex)}, {found.period}, by tenth of Trafford’s "
            "residents by deprivation, with 95% intervals and the fitted line"
        ),
        alt=words,
    )


@st.cache_resource(show_spinner=False)
def slope_lines(sex: str) -> dict[str, pd.DataFrame]:
    """Trafford's slope index by release: the current, the older, and the one with intervals."""
    return {
        "current release": over_time.series(cached.indicator_values(overview.SLOPE), TRAFFORD, sex),
        "older release": over_time.series(cached.indicator_values(OLDER_SLOPE), TRAFFORD, sex),
        "with intervals": over_time.series(
            cached.indicator_values(overview.SLOPE_WITH_INTERVALS), TRAFFORD, sex
        ),
    }


@st.cache_resource(show_spinner=False)
def slope_chart(sex: str) -> figures.Chart:
    """Trafford's slope index over the years, each release a line of its own."""
    found = slope_lines(sex)
    looks = {
        "older release": {"colour": style.PEER, "dash": "dot", "symbol": "diamond"},
        "with intervals": {"colour": style.MUTED, "dash": "dash", "symbol": "square"},
        "current release": {"colour": style.SEX_COLOURS[sex], "symbol": "circle"},
    }
    return figures.lines_chart(
        [figures.Line(name, over_time.points(found[name]), **look) for name, look in looks.items()],
        over_time.all_periods(found.values()),
        axis="Years",
        title=gap.describe_slope_series(sex, found["current release"]),
        subtitle=(
            f"Slope index of inequality in life expectancy at birth, {gap.sex_word(sex)}, Trafford; "
            "three releases of one measure, never joined"
        ),
        alt=gap.describe_slope_series(sex, found["current release"])
        + ". With intervals: "
        + gap.describe_change(over_time.change_over(found["with intervals"])),
        from_zero=True,
        legend=True,
        height=330,
    )


@st.cache_data(show_spinner=False)
def comparison_lists() -> dict[str, list[str]]:
    """Name of a list of places to its authorities' codes, Trafford left out."""
    peers = load.load_peers()
    found = {BOROUGHS: [code for code in GREATER_MANCHESTER if code != TRAFFORD]}
    for list_id, name in PEER_LISTS.items():
        found[name] = peers.loc[peers["list_id"] == list_id, "area_code"].tolist()
    return found


@st.cache_resource(show_spinner=False)
def among(sex: str, list_name: str) -> over_time.Among:
    """Trafford's life expectancy beside England's and those of a list of places."""
    values = cached.authority_rows(overview.LIFE_EXPECTANCY)
    names = cached.authority_names()
    since = over_time.first_pooled(over_time.series(values, TRAFFORD, sex))
    return over_time.among(values, comparison_lists()[list_name], names, sex, since)


@st.cache_resource(show_spinner=False)
def among_chart(sex: str, list_name: str) -> figures.Chart:
    """Trafford's life expectancy over the years among other places."""
    found = among(sex, list_name)
    lines = [
        figures.Line(
            found.names.get(code, code),
            over_time.points(line),
            colour=style.PEER,
            symbol="",
            width=1.2,
            labelled=False,
        )
        for code, line in found.lines.items()
        if code not in (TRAFFORD, ENGLAND)
    ]
    if ENGLAND in found.lines:
        lines.append(
            figures.Line(
                "England", over_time.points(found.lines[ENGLAND]), style.MUTED, "dash", "square"
            )
        )
    lines.append(
        figures.Line(
            "Trafford", over_time.points(found.trafford), style.SEX_COLOURS[sex], width=3.5
        )
    )
    periods = over_time.all_periods(found.lines.values())
    return figures.lines_chart(
        lines,
        periods,
        axis="Years",
        title=gap.describe_among(found),
        subtitle=(
            f"Life expectancy at birth, {gap.sex_word(sex)}, {periods[0]} to {periods[-1]}; thin "
            f"grey lines: {list_name}"
        ),
        alt=f"{gap.describe_among(found)}. {gap.describe_change(over_time.change_over(found.trafford))}",
    )


@st.cache_resource(show_spinner=False)
def lives(sex: str) -> gap.Lives:
    """Years in good health and the rest, by MSOA."""
    scores = cached.indicator_values("imd_score")
    scores = scores[
        (scores["area_type"] == AreaType.MSOA11)
        & (scores["period"] == DEPRIVATION_PERIOD[AreaType.MSOA11])
    ]
    return gap.lives(
        cached.indicator_values(overview.LIFE_EXPECTANCY),
        cached.indicator_values(overview.HEALTHY),
        scores.set_index("area_code")["value"],
        cached.area_name_of("msoa11"),
        sex,
    )


@st.cache_resource(show_spinner=False)
def lives_chart(sex: str) -> figures.Chart:
    """Every MSOA's years in good health and the rest, the most deprived first."""
    found = lives(sex)
    return figures.lives_chart(
        list(found.table[["area_name", "good", "rest"]].itertuples(index=False, name=None)),
        title=gap.describe_lives(found),
        subtitle=(
            f"Life expectancy and healthy life expectancy at birth, {gap.sex_word(sex)}, "
            f"{found.period}, by MSOA of 2011, the most deprived at the top "
            f"(IMD {DEPRIVATION_PERIOD[AreaType.MSOA11]} score)"
        ),
        alt=gap.describe_lives(found),
    )


@st.cache_data(show_spinner=False)
def origin() -> tuple[str, pd.DataFrame]:
    """What the search for the quoted figures found, in words and as a table."""
    life = cached.greater_manchester(overview.LIFE_EXPECTANCY)
    share = cached.greater_manchester(overview.GOOD_SHARE)
    key = ["area_code", "sex", "period"]
    searched = len(life[key].merge(share[key], on=key))
    quoted = cached.quoted_gap()
    words = gap.describe_search(quoted, searched)
    return words, gap.search_table(quoted, life, share, cached.area_name_of("msoa11"))


@st.cache_data(show_spinner=False)
def gap_sources() -> list[str]:
    """Sources of what the page shows."""
    life = cached.indicator_values(overview.LIFE_EXPECTANCY)
    by_kind = {
        "Slope index": cached.indicator_values(overview.SLOPE),
        "Slope index, older releases": pd.concat(
            [
                cached.indicator_values(OLDER_SLOPE),
                cached.indicator_values(overview.SLOPE_WITH_INTERVALS),
            ]
        ),
        "Life expectancy, authorities and England": cached.authority_rows(overview.LIFE_EXPECTANCY),
        "Life expectancy, MSOAs": life[life["area_type"] == AreaType.MSOA11],
        "Healthy life expectancy, MSOAs": cached.indicator_values(overview.HEALTHY).query(
            "area_type == 'msoa11'"
        ),
    }
    lines = [f"{what}: {'; '.join(releases(values))}." for what, values in by_kind.items()]
    found = tenths()["male"]
    quoted = cached.quoted_gap()
    return [
        f"Quoted gap: {quoted.document}, {quoted.body}, {quoted.date}, section {quoted.section}.",
        f"Tenths of deprivation: {found.release}.",
        *lines,
    ]
