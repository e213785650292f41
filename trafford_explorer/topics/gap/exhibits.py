"""What the life expectancy gap and the questions about two areas need, read once."""

from collections.abc import Mapping

import pandas as pd

from trafford_explorer import figures, load, selection, shipped, style
from trafford_explorer.areas import (
    ENGLAND,
    GREATER_MANCHESTER,
    INDEX_OF,
    PEER_LISTS,
    SMALL_AREA_TYPES,
    TRAFFORD,
    AreaType,
)
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import (
    Address,
    Column,
    Exhibit,
    Kind,
    Missing,
    Table,
    chart_exhibit,
    file_stem,
)
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.measures import Estimate, Figure, can_we_say
from trafford_explorer.phrases import capital, people_word
from trafford_explorer.question import Held, Question, Side, build_held
from trafford_explorer.tables import releases
from trafford_explorer.topics.claim import words as claim
from trafford_explorer.topics.explore import exhibits as cached
from trafford_explorer.topics.gap import charts
from trafford_explorer.topics.gap import words as gap
from trafford_explorer.topics.over_time import findings as over_time
from trafford_explorer.topics.overview import words as overview

BOROUGHS = "The ten boroughs of Greater Manchester"
OLDER_SLOPE = "sii_life_expectancy_at_birth_older_release"
PAGE = "Life expectancy gap"
RELEASES = {
    "current release": overview.SLOPE,
    "older release": OLDER_SLOPE,
    "with intervals": overview.SLOPE_WITH_INTERVALS,
}
"""Each release of the slope index, and the indicator that holds it."""


# ---- two areas ---------------------------------------------------------------------------------


@kept(200)
def rows(indicator: str, sex: str) -> pd.DataFrame:
    """Every row of one indicator and sex."""
    values = shipped.indicator_values(indicator)
    return values[values["sex"] == sex].reset_index(drop=True)


@kept(200)
def sexes(indicator: str) -> list[str]:
    """The sexes that an indicator has figures for, women first."""
    return sorted(shipped.indicator_values(indicator)["sex"].unique())


@kept(200)
def held(indicator: str, sex: str) -> Held:
    """What may be asked about; shared, so nothing may change it."""
    found = rows(indicator, sex)[["area_type", "area_code", "period"]]
    return build_held(list(found.itertuples(index=False)), list(shipped.pcn_names()))


@kept(200)
def asked() -> list[str]:
    """Indicators that can be asked about, by title."""
    return sorted(INDICATORS, key=lambda i: INDICATORS[i].title)


@kept(200)
def offers() -> selection.Offers:
    """What the page on the gap shows by area; immutable, so it is shared."""
    lives = (overview.LIFE_EXPECTANCY, overview.HEALTHY)
    return selection.narrowed(shipped.offers(), lives, SMALL_AREA_TYPES)


def place(kind: AreaType, code: str) -> str:
    """An area's name with its kind."""
    names = shipped.pcn_names() if kind is AreaType.PCN else shipped.area_name_of(str(kind))
    return claim.place_phrase(kind, code, names.get(code, code))


@kept(200)
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


@kept(200)
def tenths() -> dict[str, gap.TenthsGap]:
    """The tenths of Trafford by sex."""
    breakdowns = load.load_breakdowns()
    return {sex: gap.tenths_gap(breakdowns, sex) for sex in gap.SEXES}


@kept(200)
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


@kept()
def slope_lines(sex: str) -> Mapping[str, pd.DataFrame]:
    """Trafford's slope index by release: period and figure with its limits."""
    return {
        release: over_time.series(shipped.indicator_values(indicator), TRAFFORD, sex)
        for release, indicator in RELEASES.items()
    }


@kept()
def slope(sex: str) -> Exhibit:
    """Trafford's slope index over the years, each release a line of its own."""
    lines = slope_lines(sex)
    years = lines["current release"]["period"]
    people = people_word(sex)
    return chart_exhibit(
        f"gap/slope/{sex}",
        file_stem(
            "slope index of life expectancy",
            people,
            "Trafford",
            f"{years.iloc[0]} to {years.iloc[-1]}",
        ),
        charts.slope_chart(
            sex,
            lines,
            title=gap.describe_slope_series(sex, lines["current release"]),
            alt=gap.describe_slope_lines(sex, lines),
        ),
        shipped.sources_of_values(*lines.values()),
        Address(PAGE),
        says=tuple(
            gap.describe_slope_change(sex, release, lines[release])
            for release in ("with intervals", "current release")
        ),
        tables=(_slope_table(sex, lines),),
    )


def _slope_table(sex: str, lines: Mapping[str, pd.DataFrame]) -> Table:
    """A row a period, a column a release."""
    by_release = {
        release: {
            row.period: Estimate(row.value, row.lower_95, row.upper_95) for row in line.itertuples()
        }
        for release, line in lines.items()
    }
    periods = over_time.all_periods(lines.values())
    missing = Missing("not in this release")
    return Table(
        name="",
        sheet=f"Slope index, {people_word(sex)}",
        caption=(
            f"Slope index of inequality in life expectancy at birth, {people_word(sex)}, Trafford, by "
            "release"
        ),
        columns=(
            Column("Years", Kind.PERIOD),
            *(
                Column(capital(release), Kind.NUMBER, gap.YEARS, indicator=RELEASES[release])
                for release in lines
            ),
        ),
        rows=tuple(
            (period, *(found.get(period, missing) for found in by_release.values()))
            for period in periods
        ),
        basis=(
            "Years; 95% intervals in brackets where one is published. Three releases of one measure, "
            "never joined."
        ),
    )


@kept(200)
def comparison_lists() -> dict[str, list[str]]:
    """Name of a list of places to its authorities' codes, Trafford left out."""
    peers = load.load_peers()
    found = {BOROUGHS: [code for code in GREATER_MANCHESTER if code != TRAFFORD]}
    for list_id, name in PEER_LISTS.items():
        found[name] = peers.loc[peers["list_id"] == list_id, "area_code"].tolist()
    return found


@kept(200)
def among(sex: str, list_name: str) -> over_time.PlacesOverTime:
    """Trafford's life expectancy beside England's and those of a list of places."""
    values = shipped.authority_rows(overview.LIFE_EXPECTANCY)
    names = shipped.authority_names()
    since = over_time.first_pooled(over_time.series(values, TRAFFORD, sex))
    return over_time.places_over_time(values, comparison_lists()[list_name], names, sex, since)


@kept(200)
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


@kept(200)
def lives(sex: str) -> gap.Lives:
    """Years in good health and the rest, by MSOA."""
    scores = shipped.indicator_values("imd_score")
    scores = scores[
        (scores["area_type"] == AreaType.MSOA11) & (scores["period"] == INDEX_OF[AreaType.MSOA11])
    ]
    return gap.lives(
        shipped.indicator_values(overview.LIFE_EXPECTANCY),
        shipped.indicator_values(overview.HEALTHY),
        scores.set_index("area_code")["value"],
        shipped.area_name_of("msoa11"),
        sex,
    )


@kept(200)
def lives_chart(sex: str) -> figures.Chart:
    """Every MSOA's years in good health and the rest, the most deprived first."""
    found = lives(sex)
    return figures.lives_chart(
        list(found.table[["area_name", "good", "rest"]].itertuples(index=False, name=None)),
        title=gap.describe_lives(found),
        subtitle=(
            f"Life expectancy and healthy life expectancy at birth, {gap.sex_word(sex)}, "
            f"{found.period}, by MSOA of 2011, the most deprived at the top "
            f"(IMD {INDEX_OF[AreaType.MSOA11]} score)"
        ),
        alt=gap.describe_lives(found),
    )


@kept(200)
def origin() -> tuple[str, pd.DataFrame]:
    """What the search for the quoted figures found, in words and as a table."""
    life = shipped.greater_manchester(overview.LIFE_EXPECTANCY)
    share = shipped.greater_manchester(overview.GOOD_SHARE)
    key = ["area_code", "sex", "period"]
    searched = len(life[key].merge(share[key], on=key))
    quoted = cached.quoted_gap()
    words = gap.describe_search(quoted, searched)
    return words, gap.search_table(quoted, life, share, shipped.area_name_of("msoa11"))


@kept(200)
def gap_sources() -> list[str]:
    """Sources of what the page shows."""
    life = shipped.indicator_values(overview.LIFE_EXPECTANCY)
    by_kind = {
        "Slope index": shipped.indicator_values(overview.SLOPE),
        "Slope index, older releases": pd.concat(
            [
                shipped.indicator_values(OLDER_SLOPE),
                shipped.indicator_values(overview.SLOPE_WITH_INTERVALS),
            ]
        ),
        "Life expectancy, authorities and England": shipped.authority_rows(
            overview.LIFE_EXPECTANCY
        ),
        "Life expectancy, MSOAs": life[life["area_type"] == AreaType.MSOA11],
        "Healthy life expectancy, MSOAs": shipped.indicator_values(overview.HEALTHY).query(
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
