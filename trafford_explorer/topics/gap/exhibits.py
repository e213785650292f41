"""The exhibits of the life expectancy gap, from the shipped tables."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from trafford_explorer import figures, load, selection, shipped
from trafford_explorer.areas import (
    INDEX_OF,
    SMALL_AREA_TYPES,
    TRAFFORD,
    AreaType,
)
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import (
    Address,
    Cell,
    Column,
    Exhibit,
    Kind,
    Missing,
    Table,
    chart_exhibit,
    figure_of,
    file_stem,
    table_of,
)
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.measures import Estimate, good_years_apart
from trafford_explorer.phrases import capital, people_label, people_word
from trafford_explorer.sources import Source, merged
from trafford_explorer.topics.gap import changed, charts, findings, words
from trafford_explorer.topics.gap.findings import (
    SEXES,
    BoroughSlopes,
    Lives,
    SlopeChange,
    TenthsGap,
)
from trafford_explorer.topics.over_time import exhibits as over_time_exhibits
from trafford_explorer.topics.over_time import findings as over_time
from trafford_explorer.topics.over_time.exhibits import LISTS, places_of_list, sources_of_list
from trafford_explorer.topics.overview import exhibits as overview_exhibits
from trafford_explorer.topics.overview.findings import (
    GOOD_SHARE,
    HEALTHY,
    LIFE_EXPECTANCY,
    SLOPE,
    SLOPE_WITH_INTERVALS,
    YEARS,
)

OLDER_SLOPE = "sii_life_expectancy_at_birth_older_release"
PAGE = "Life expectancy gap"
RELEASES = {
    "current release": SLOPE,
    "older release": OLDER_SLOPE,
    "with intervals": SLOPE_WITH_INTERVALS,
}
"""Each release of the slope index, and the indicator that holds it."""
_PUBLISHED = ("with intervals", "current release")
"""Releases of the slope index that stand beside the one worked out here, in this order."""
_SCORE = "imd_score"
_PER_CENT = NumberFormat(1, "%")


@kept()
def offers() -> selection.Offers:
    """What the page on the gap shows by area."""
    return selection.narrowed(shipped.offers(), (LIFE_EXPECTANCY, HEALTHY), SMALL_AREA_TYPES)


# ---- the slope index ---------------------------------------------------------------------------


@kept()
def slope_lines(sex: str) -> Mapping[str, pd.DataFrame]:
    """Trafford's slope index by release: period and figure with its limits."""
    return {
        release: over_time.series(shipped.indicator_values(indicator), TRAFFORD, sex)
        for release, indicator in RELEASES.items()
    }


def _change(indicator: str, line: pd.DataFrame) -> over_time.Change:
    """The change of a series of Trafford's since the indicator's one starting point."""
    return over_time.change_from_start(line, INDICATORS[indicator], over_time_exhibits.plan_start())


@kept()
def slope_changes() -> tuple[SlopeChange, ...]:
    """Trafford's slope index since its starting point, men first."""
    return tuple(
        SlopeChange(sex, change)
        for sex in SEXES
        if (change := _change(SLOPE, slope_lines(sex)["current release"]))
    )


@kept()
def slope_certainty() -> str:
    """That the slope's changes cannot be tested, and how wide such intervals are."""
    newest = tenth_periods()[-1]
    return words.describe_slope_certainty(
        slope_changes(), [tenths_gap(sex, newest) for sex in SEXES]
    )


@kept()
def slope_now() -> Exhibit:
    """Trafford's slope index of men and of women: the answer to how large the gap is now."""
    lines = {sex: slope_lines(sex)["current release"] for sex in SEXES}
    changes = slope_changes()
    start = changes[0].change
    finding = words.describe_now(changes)
    series = (words.describe_slope_series(sex, line) for sex, line in lines.items())
    return chart_exhibit(
        "gap/slope_now",
        file_stem("slope index of life expectancy", "Trafford", start.later_period),
        charts.slopes_chart(
            lines,
            title=finding,
            subtitle=words.describe_meaning(),
            alt=" ".join(("Two lines over the years.", *series)),
        ),
        shipped.sources_of_values(*lines.values()),
        Address(PAGE),
        says=(slope_certainty(),),
        tables=(_then_and_now_table(changes), _years_of_both_table(lines)),
    )


def _then_and_now_table(changes: Sequence[SlopeChange]) -> Table:
    """A row for men and one for women, the newest figure first."""

    def figure(period: str) -> Column:
        return Column(period, Kind.NUMBER, YEARS, with_unit=True, indicator=SLOPE)

    return table_of(
        changes,
        {
            Column("People"): lambda one: people_label(one.sex),
            figure(changes[0].change.later_period): "change.later",
            figure(changes[0].change.earlier_period): "change.earlier",
        },
        name="now",
        sheet="Slope index then and now",
        caption="Slope index of inequality in life expectancy at birth, Trafford, then and now",
        basis="This copy holds no intervals for these years.",
    )


def _years_of_both_table(lines: Mapping[str, pd.DataFrame]) -> Table:
    """A row a period, a column for men and one for women."""
    return Table(
        name="years",
        sheet="Slope index over the years",
        caption="Slope index of inequality in life expectancy at birth, Trafford, by period",
        columns=(
            Column("Years", Kind.PERIOD),
            *(Column(people_label(sex), Kind.NUMBER, YEARS, indicator=SLOPE) for sex in lines),
        ),
        rows=_by_period(lines, "not published"),
        basis="Years of life; this copy holds no intervals for these years.",
    )


@kept()
def slope(sex: str) -> Exhibit:
    """Trafford's slope index over the years, each release a line of its own."""
    lines = slope_lines(sex)
    changes = {name: _change(RELEASES[name], line) for name, line in lines.items()}
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
            title=words.describe_slope_series(sex, lines["current release"]),
            alt=words.describe_slope_lines(sex, lines, changes["with intervals"]),
        ),
        shipped.sources_of_values(*lines.values()),
        Address(PAGE),
        says=tuple(
            words.describe_slope_change(sex, release, changes[release])
            for release in ("with intervals", "current release")
        ),
        tables=(
            Table(
                name="",
                sheet=f"Slope index by release, {people}",
                caption=(
                    f"Slope index of inequality in life expectancy at birth, {people}, Trafford, by "
                    "release"
                ),
                columns=(
                    Column("Years", Kind.PERIOD),
                    *(
                        Column(capital(release), Kind.NUMBER, YEARS, indicator=RELEASES[release])
                        for release in lines
                    ),
                ),
                rows=_by_period(lines, "not in this release"),
                basis=(
                    "Years of life; 95% intervals in brackets where this copy holds one. Three "
                    "separate series; not directly comparable."
                ),
            ),
        ),
    )


def _by_period(lines: Mapping[str, pd.DataFrame], reason: str) -> tuple[tuple[Cell, ...], ...]:
    """Several series as rows, one a period."""
    by_line = [{row.period: figure_of(row) for row in line.itertuples()} for line in lines.values()]
    return tuple(
        (period, *(found.get(period, Missing(reason)) for found in by_line))
        for period in over_time.all_periods(lines.values())
    )


# ---- tenths of deprivation ---------------------------------------------------------------------


@kept()
def tenth_periods() -> tuple[str, ...]:
    """Periods that tenths of Trafford are held for, the oldest first."""
    return findings.periods_of_tenths(load.load_breakdowns())


@kept()
def tenths_gap(sex: str, period: str) -> TenthsGap:
    """The tenths of Trafford of one sex and period."""
    return findings.tenths_gap(load.load_breakdowns(), sex, period)


def _published(found: TenthsGap) -> pd.DataFrame:
    """The published slope index of the same years: the release with intervals, or the current one."""
    lines = slope_lines(found.sex)
    rows = [lines[name][lines[name]["period"] == found.period] for name in _PUBLISHED]
    return next((one for one in rows if len(one)), rows[0])


@kept()
def tenths(sex: str, period: str) -> Exhibit:
    """The tenths of Trafford of one sex and period, with the line through them."""
    found = tenths_gap(sex, period)
    published = _published(found)
    people, finding, said = (
        people_word(sex),
        words.describe_tenths(found),
        words.explain_gaps(found),
    )
    return chart_exhibit(
        f"gap/tenths/{period}/{sex}",
        file_stem("life expectancy by tenth of deprivation", people, "Trafford", found.period),
        charts.tenths_chart(
            found,
            title=finding,
            subtitle=(
                f"Life expectancy at birth, {people}, {found.period}, by tenth of Trafford’s residents "
                "by deprivation, with 95% intervals and the fitted line"
            ),
            alt=f"{finding} {said[1]}",
        ),
        merged(
            [
                *shipped.sources_of_values(found.table),
                *shipped.sources_of_values(published),
            ]
        ),
        Address(PAGE),
        says=(
            *said,
            *(
                words.describe_published(
                    found,
                    figure_of(row),
                    row.release.split(",")[0],
                )
                for row in published.itertuples()
            ),
        ),
        notes=(
            words.describe_tenths_limits(found),
            *words.describe_slope_method(found),
        ),
        tables=(_tenths_table(found),),
    )


def _tenths_table(found: TenthsGap) -> Table:
    people = people_word(found.sex)
    return table_of(
        found.table.itertuples(),
        {
            Column("Tenth, 1 is most deprived", Kind.NUMBER): lambda row: int(row.group),
            Column("Life expectancy", Kind.NUMBER, YEARS, indicator=LIFE_EXPECTANCY): figure_of,
            Column("Fitted line", Kind.NUMBER, YEARS): "fitted",
            Column(words.residents_column(found), Kind.NUMBER): lambda row: int(row.population),
        },
        sheet=f"Tenths {found.period}, {people}",
        caption=(
            f"Life expectancy at birth by tenth of Trafford’s residents by deprivation, {people}, "
            f"{found.period}"
        ),
        basis="Years of life, tenths of all Trafford; 95% intervals in brackets.",
    )


@kept()
def slope_between() -> Exhibit:
    """Whether the slope through the tenths changed between the two periods that are held."""
    ends = {
        sex: tuple(tenths_gap(sex, period) for period in (tenth_periods()[0], tenth_periods()[-1]))
        for sex in SEXES
    }
    changes = {sex: findings.change_of_slope(*both) for sex, both in ends.items()}
    first, last = tenth_periods()[0], tenth_periods()[-1]
    return Exhibit(
        "gap/slope_between",
        file_stem("slope index worked out here", "Trafford", f"{first} and {last}"),
        words.describe_between(changes),
        shipped.sources_of_values(*(one.table for both in ends.values() for one in both)),
        Address(PAGE),
        basis=f"{words.SLOPE}, worked out here from ten tenths of Trafford’s residents",
        says=tuple(
            words.describe_between_certainty(sex, change) for sex, change in changes.items()
        ),
        notes=words.describe_between_basis(tenth_periods()),
        tables=(
            Table(
                name="",
                sheet="Slope index of the tenths",
                caption=f"Slope index worked out here, Trafford, {first} and {last}",
                columns=(
                    Column("People"),
                    Column(first, Kind.NUMBER, YEARS, with_unit=True),
                    Column(last, Kind.NUMBER, YEARS, with_unit=True),
                    Column("Difference, before rounding", Kind.NUMBER, YEARS, with_unit=True),
                ),
                rows=tuple(
                    (
                        capital(people_word(sex)),
                        *(one.estimate for one in ends[sex]),
                        Estimate(change.found.estimate, change.found.lower, change.found.upper),
                    )
                    for sex, change in changes.items()
                ),
                basis="Years of life; 95% intervals in brackets, worked out here.",
            ),
        ),
    )


# ---- whether the gap itself has changed --------------------------------------------------------


@kept()
def gap_changes() -> tuple[changed.GapChange, ...]:
    """Every gap in Trafford that is held at two times."""
    first, last = tenth_periods()[0], tenth_periods()[-1]
    found = []
    for sex in SEXES:
        one, other = tenths_gap(sex, first), tenths_gap(sex, last)
        found.append(
            changed.gap_change(
                words.OVER_TENTHS,
                sex,
                (first, last),
                one.estimate,
                other.estimate,
                "",
                (one.table, other.table),
            )
        )
    for over, release in (
        (words.OVER_PUBLISHED, "current release"),
        (words.OVER_EARLIER_RELEASE, "with intervals"),
    ):
        for sex in SEXES:
            line = slope_lines(sex)[release]
            moved = _change(RELEASES[release], line)
            periods = moved.earlier_period, moved.later_period
            ends = [line[line["period"] == period] for period in periods]
            estimates = [
                Estimate(*end[["value", "lower_95", "upper_95"]].iloc[0].astype(float))
                for end in ends
            ]
            untested = str(INDICATORS[RELEASES[release]].untested)
            found.append(changed.gap_change(over, sex, periods, *estimates, untested, tuple(ends)))
    return (*found, *_changes_over_areas())


def _changes_over_areas() -> Iterator[changed.GapChange]:
    """The gaps that are worked out from small areas."""
    for indicator, level, sex, *periods in changed.areas_at_two_times(shipped.values()):
        here = shipped.rows_of(indicator, level, sex=sex)
        view = shipped.view_of(indicator, str(level), sex, periods[-1]).table.set_index("area_code")
        ends = [
            changed.slope_over_areas(here, view["imd_score"], view["population"], period)
            for period in periods
        ]
        yield changed.gap_change(
            words.over_areas(level, len(ends[0][1])),
            sex,
            (periods[0], periods[1]),
            *(slope for slope, _ in ends),
            str(INDICATORS[indicator].untested),
            tuple(rows for _, rows in ends),
        )


@kept()
def has_changed() -> Exhibit:
    """Whether the gap itself has changed: each that can be followed, and why no other can."""
    found = gap_changes()
    followed = {LIFE_EXPECTANCY, *RELEASES.values()}
    reasons = changed.why_not(shipped.values(), shipped.breakdowns(), followed)
    levels = {AreaType(one.rows[0]["area_type"].iloc[0]) for one in found}
    small = [level for level in SMALL_AREA_TYPES if level in levels]
    beside = (
        shipped.rows_of(indicator, level, period)
        for level in small
        for indicator, period in ((_SCORE, INDEX_OF[level]), ("population", "2020"))
    )
    return Exhibit(
        "gap/has_changed",
        file_stem("the gap at two times", "life expectancy", "Trafford"),
        words.describe_changed(found),
        shipped.sources_of_values(*(rows for one in found for rows in one.rows), *beside),
        Address(PAGE),
        basis=f"{words.SLOPE}, men and women, Trafford",
        notes=words.describe_changed_limits(found),
        tables=(_changed_table(found), _not_followed_table(reasons)),
    )


def _changed_table(found: Sequence[changed.GapChange]) -> Table:
    def moved(one: changed.GapChange) -> Estimate:
        return Estimate(one.change.found.estimate, one.change.found.lower, one.change.found.upper)

    return table_of(
        found,
        {
            Column("Gap over"): "over",
            Column("People"): lambda one: people_word(one.sex),
            Column("Then", Kind.PERIOD): "change.earlier_period",
            Column("The gap then", Kind.NUMBER, YEARS, with_unit=True): "earlier",
            Column("Now", Kind.PERIOD): "change.later_period",
            Column("The gap now", Kind.NUMBER, YEARS, with_unit=True): "later",
            Column("More, or less (−), before rounding", Kind.NUMBER, YEARS): moved,
            Column("What may be said"): words.describe_gap_certainty,
        },
        name="gaps",
        sheet="The gap at two times",
        caption="Trafford’s gap in life expectancy at birth at two times, men and women",
        basis="Years of life; 95% intervals in brackets where there is one.",
    )


def _not_followed_table(reasons: Mapping[str, str]) -> Table:
    """A row a reason, with the indicators that it holds for."""
    by_reason: dict[str, list[str]] = {}
    for indicator, reason in reasons.items():
        by_reason.setdefault(reason, []).append(INDICATORS[indicator].title)
    return table_of(
        by_reason.items(),
        {
            Column("Why the gap cannot be followed"): lambda one: capital(one[0]),
            Column("Figures", Kind.NUMBER): lambda one: len(one[1]),
            Column("Which"): lambda one: "; ".join(one[1]),
        },
        name="others",
        sheet="Gaps that cannot be followed",
        caption="Figures of Trafford whose gap by deprivation cannot be followed, and why",
        basis=(
            "Figures where better and worse are defined; no interval stands here, because no figure is "
            "given."
        ),
    )


@kept()
def borough_slopes(sex: str) -> BoroughSlopes:
    """The ten boroughs' slope indices of the newest tenths."""
    return findings.borough_slopes(load.load_breakdowns(), sex, tenth_periods()[-1])


@kept()
def boroughs(sex: str) -> Exhibit:
    """The slope index of the ten boroughs side by side, each over tenths of its own."""
    found, names, people = borough_slopes(sex), shipped.authority_names(), people_word(sex)
    period, finding = found.trafford.period, words.describe_boroughs(found, names)
    certain = words.describe_boroughs_certainty(found, names)
    published = shipped.indicator_values(SLOPE)
    published = published[
        (published["sex"] == sex)
        & (published["period"] == period)
        & published["area_code"].isin([one.area_code for one in found.places])
    ]
    return chart_exhibit(
        f"gap/boroughs/{sex}",
        file_stem("slope index of the ten boroughs", people, "Greater Manchester", period),
        charts.boroughs_chart(
            found,
            names,
            title=finding,
            subtitle=words.describe_boroughs_basis(found),
            alt=f"{finding} {certain}",
        ),
        shipped.sources_of_values(
            *(one.table for one in (*found.places, found.england)), published
        ),
        Address(PAGE),
        says=(certain,),
        notes=words.describe_boroughs_limits(found),
        tables=(_boroughs_table(found, names, published), _borough_tenths_table(found, names)),
    )


def _boroughs_table(
    found: BoroughSlopes, names: Mapping[str, str], published: pd.DataFrame
) -> Table:
    """A row a borough, the largest slope first."""
    people, period = people_word(found.trafford.sex), found.trafford.period
    theirs = published.set_index("area_code")["value"]
    rows = []
    for one in found.places:
        apart = found.apart(one)
        ours = one.area_code == TRAFFORD
        rows.append(
            (
                names[one.area_code],
                one.estimate,
                float(theirs[one.area_code]),
                Missing("Trafford itself")
                if ours
                else Estimate(apart.estimate, apart.lower, apart.upper),
                words.describe_borough_certainty(found, one),
            )
        )
    return Table(
        name="",
        sheet=f"Slope of ten boroughs, {people}",
        caption=f"Slope index of inequality in life expectancy at birth, {people}, {period}, ten boroughs",
        columns=(
            Column("Borough, largest first"),
            Column("Worked out here", Kind.NUMBER, YEARS),
            Column("As published", Kind.NUMBER, YEARS, indicator=SLOPE),
            Column("Less Trafford’s, before rounding", Kind.NUMBER, YEARS),
            Column("What may be said of the difference"),
        ),
        rows=tuple(rows),
        basis="Years of life; 95% intervals in brackets, worked out here.",
        marked=(found.places.index(found.trafford),),
    )


def _borough_tenths_table(found: BoroughSlopes, names: Mapping[str, str]) -> Table:
    """What the slopes are worked out from: a row a borough, a column a tenth."""
    people, period = people_word(found.trafford.sex), found.trafford.period
    return Table(
        name="tenths",
        sheet=f"Tenths of ten boroughs, {people}",
        caption=f"Life expectancy at birth by tenth of each borough, {people}, {period}",
        columns=(
            Column("Borough; 1 is its most deprived tenth"),
            *(
                Column(str(group), Kind.NUMBER, YEARS, indicator=LIFE_EXPECTANCY)
                for group in found.trafford.table["group"]
            ),
        ),
        rows=tuple(
            (
                names[one.area_code],
                *(
                    Estimate(row.value, row.lower_95, row.upper_95)
                    for row in one.table.itertuples()
                ),
            )
            for one in found.places
        ),
        basis="Years of life, tenths of each borough’s own residents; 95% intervals in brackets.",
        marked=(found.places.index(found.trafford),),
    )


@kept()
def quoted_beside_tenths() -> Exhibit:
    """Why the gap of Trafford's paper is another figure than those of the tenths."""
    gap = overview_exhibits.quoted_gap()
    return Exhibit(
        "gap/quoted_beside_tenths",
        file_stem("quoted gap beside the tenths", "Trafford", gap.date[:7]),
        words.explain_quoted(gap),
        overview_exhibits.quoted_sources(),
        Address(PAGE),
    )


# ---- over the years ----------------------------------------------------------------------------


@kept()
def life_among(sex: str, list_id: str) -> over_time.PlacesOverTime:
    """Trafford's life expectancy beside England's and those of a list of places."""
    values = shipped.authority_rows(LIFE_EXPECTANCY)
    since = over_time.first_pooled(over_time.series(values, TRAFFORD, sex))
    return over_time.places_over_time(
        values, places_of_list(list_id), shipped.authority_names(), sex, since
    )


@kept()
def years(sex: str, list_id: str) -> Exhibit:
    """Trafford's life expectancy over the years among other places."""
    found, people = life_among(sex, list_id), people_word(sex)
    finding = words.describe_among(found)
    periods = over_time.all_periods(found.lines.values())
    change = words.describe_years(found, _change(LIFE_EXPECTANCY, found.trafford))
    return chart_exhibit(
        f"gap/years/{list_id}/{sex}",
        file_stem("life expectancy", people, LISTS[list_id], f"{periods[0]} to {periods[-1]}"),
        charts.years_chart(
            found,
            title=finding,
            subtitle=(
                f"Life expectancy at birth, {people}, {periods[0]} to {periods[-1]}; thin grey lines: "
                f"{LISTS[list_id]}"
            ),
            alt=f"{finding} {change}",
        ),
        merged([*shipped.sources_of_values(*found.lines.values()), *sources_of_list(list_id)]),
        Address(PAGE, (("against", list_id),)),
        says=(change,),
        notes=(words.describe_coverage(found),),
        tables=(_years_table(found, list_id),),
    )


def _years_table(found: over_time.PlacesOverTime, list_id: str) -> Table:
    """A row a place, highest now first, a column a period, the newest first."""
    people, periods = people_word(found.sex), over_time.all_periods(found.lines.values())
    by_place = {
        code: dict(zip(line["period"], line["value"], strict=True))
        for code, line in found.lines.items()
    }
    codes = sorted(by_place, key=lambda code: -by_place[code].get(found.period, 0.0))
    missing = Missing("not published")
    return Table(
        name="",
        sheet=f"Life expectancy by place, {people}",
        caption=(
            f"Life expectancy at birth, {people}, {periods[0]} to {periods[-1]}: Trafford, England "
            f"and others ({LISTS[list_id]})"
        ),
        columns=(
            Column(f"Place, highest in {found.period} first"),
            *(
                Column(period, Kind.NUMBER, YEARS, indicator=LIFE_EXPECTANCY)
                for period in reversed(periods)
            ),
        ),
        rows=tuple(
            (
                found.names.get(code, code),
                *(by_place[code].get(period, missing) for period in reversed(periods)),
            )
            for code in codes
        ),
        basis="Years of life, local authorities and England; this copy holds no intervals.",
        marked=(codes.index(TRAFFORD),),
    )


# ---- years in good health ----------------------------------------------------------------------


@kept()
def good_health(sex: str) -> Lives:
    """Years in good health and the rest, by MSOA."""
    scores = _scores().set_index("area_code")["value"]
    return findings.lives(
        shipped.indicator_values(LIFE_EXPECTANCY),
        shipped.indicator_values(HEALTHY),
        scores,
        shipped.area_name_of(AreaType.MSOA11),
        sex,
    )


def _scores() -> pd.DataFrame:
    return shipped.rows_of(_SCORE, AreaType.MSOA11, INDEX_OF[AreaType.MSOA11])


def _sources_of_lives(found: Lives) -> list[Source]:
    """Whose lengths of life, years in good health and names of areas they are."""
    both = [
        shipped.rows_of(one, AreaType.MSOA11, found.period, found.sex)
        for one in (LIFE_EXPECTANCY, HEALTHY)
    ]
    shown = pd.concat(rows[rows["area_code"].isin(found.table["area_code"])] for rows in both)
    return [*shipped.sources_of_values(shown), *shipped.sources_of_names(AreaType.MSOA11)]


@kept()
def lives(sex: str) -> Exhibit:
    """Every MSOA's years in good health and the rest, the most deprived first."""
    found, people = good_health(sex), people_word(sex)
    finding = words.describe_lives(found)
    return chart_exhibit(
        f"gap/lives/{sex}",
        file_stem("years in good health", people, "MSOA", "Trafford", found.period),
        figures.lives_chart(
            list(found.table[["area_name", "good", "rest"]].itertuples(index=False, name=None)),
            title=finding,
            subtitle=words.describe_lives_basis(found),
            alt=finding,
        ),
        merged([*_sources_of_lives(found), *shipped.sources_of_values(_scores())]),
        Address(PAGE),
        notes=(words.describe_lives_limits(found),),
        tables=(_lives_table(found),),
    )


def _lives_table(found: Lives) -> Table:
    people, score = people_word(found.sex), INDICATORS[_SCORE]
    scores = NumberFormat(score.decimals, score.unit)
    imd = Column(f"IMD {INDEX_OF[AreaType.MSOA11]} score", Kind.NUMBER, scores, indicator=_SCORE)
    rest = YEARS.heading("The rest", zip(found.table["life"], found.table["good"], strict=True))
    life = Column("Life expectancy", Kind.NUMBER, YEARS, indicator=LIFE_EXPECTANCY)
    good = Column("Years in good health", Kind.NUMBER, YEARS, indicator=HEALTHY)
    return table_of(
        found.table.itertuples(),
        {
            Column("MSOA, most deprived first"): "area_name",
            life: lambda row: Estimate(row.life, row.life_lower, row.life_upper),
            good: lambda row: Estimate(row.good, row.good_lower, row.good_upper),
            Column(rest, Kind.NUMBER, YEARS): "rest",
            imd: "imd_score",
        },
        sheet=f"Years in good health, {people}",
        caption=f"Years in good health and the rest, {people}, {found.period}, by MSOA",
        basis="MSOAs of 2011; 95% intervals in brackets.",
    )


@kept()
def good_years(sex: str) -> findings.GoodYearsInParts:
    """Every MSOA's years of good health less Trafford's, in length of life and health."""
    return findings.good_years_in_parts(
        good_health(sex),
        shipped.indicator_values(LIFE_EXPECTANCY),
        shipped.indicator_values(HEALTHY),
    )


@kept()
def parts(sex: str) -> Exhibit:
    """What the gap in years of good health is made of: the two ends, and every MSOA against Trafford."""
    found, people = good_years(sex), people_word(sex)
    (most, least), period = found.ends, found.lives.period
    names = (f"{end['area_name']} MSOA" for end in (most, least))
    finding = words.describe_parts(found.apart, *names, sex, period)
    return chart_exhibit(
        f"gap/parts/{sex}",
        file_stem("years in good health less Trafford", people, "MSOA", period),
        charts.good_years_chart(
            found,
            title=finding,
            subtitle=words.describe_parts_basis(found),
            alt=words.describe_parts_alt(found, finding),
        ),
        merged([*_sources_of_lives(found.lives), *shipped.sources_of_values(found.trafford)]),
        Address(PAGE),
        says=(*_quoted_pair_in_parts(found), words.describe_parts_extremes(sex)),
        notes=(words.describe_parts_method(sex), words.describe_parts_limits(sex)),
        tables=(_parts_table(found),),
    )


def _quoted_pair_in_parts(found: findings.GoodYearsInParts) -> tuple[str, ...]:
    """The same of the two MSOAs that the quoted gap is of, for the people whom it is of."""
    near = _search().near
    near = near[near["fits"] & (near["sex"] == found.lives.sex)].sort_values(
        "quoted_years", ascending=False
    )
    pair = [found.table.set_index("area_code").loc[code] for code in near["area_code"]]
    if len(pair) != 2:
        return ()
    names = (f"{one['area_name']} MSOA" for one in pair)
    apart = good_years_apart(*((one["life"], one["good"]) for one in pair))
    return (words.describe_parts(apart, *names, found.lives.sex, found.lives.period),)


def _parts_table(found: findings.GoodYearsInParts) -> Table:
    people, period = people_word(found.lives.sex), found.lives.period
    return table_of(
        found.table.itertuples(),
        {
            Column("MSOA, fewest years in good health first"): "area_name",
            Column("Life expectancy", Kind.NUMBER, YEARS, indicator=LIFE_EXPECTANCY): "life",
            Column("Years in good health", Kind.NUMBER, YEARS, indicator=HEALTHY): "good",
            Column("Less Trafford’s, before rounding", Kind.NUMBER, YEARS): "total",
            Column("of which length of life", Kind.NUMBER, YEARS): "length",
            Column("of which health", Kind.NUMBER, YEARS): "health",
        },
        sheet=f"Good health in parts, {people}",
        caption=f"Years in good health less Trafford’s, {people}, {period}, by MSOA",
        basis=(
            "MSOAs of 2011; the table of every MSOA’s years has the 95% intervals. Parts may not add "
            "up because of rounding."
        ),
    )


@kept()
def healthy_ends() -> Exhibit:
    """The MSOAs with most and with fewest years in good health, men and women."""
    found = {sex: good_health(sex) for sex in SEXES}
    ends = findings.healthy_ends(found)
    period = found[SEXES[0]].period
    return chart_exhibit(
        "gap/healthy_ends",
        file_stem("years in good health highest and lowest", "MSOA", "Trafford", period),
        figures.life_in_parts_chart(
            [(words.name_of_end(end), end.good, end.rest) for end in ends],
            title=words.describe_healthy(found),
            subtitle=words.describe_healthy_basis(found),
            alt=words.describe_bars(ends),
        ),
        merged(source for one in found.values() for source in _sources_of_lives(one)),
        Address(PAGE),
        tables=(
            table_of(
                ends,
                {
                    Column("People and MSOA"): words.name_of_end,
                    Column("Years in good health", Kind.NUMBER, YEARS, indicator=HEALTHY): "good",
                    Column("The rest", Kind.NUMBER, YEARS): "rest",
                },
                sheet="Good health, highest and lowest",
                caption=f"Most and fewest years in good health among Trafford’s MSOAs, {period}",
                basis="MSOAs of 2011; the table of every MSOA has the 95% intervals.",
            ),
        ),
    )


# ---- the origin of the quoted figures ----------------------------------------------------------


def _searched() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Life expectancy, and the share of it in good health, of Greater Manchester's MSOAs."""
    return shipped.greater_manchester(LIFE_EXPECTANCY), shipped.greater_manchester(GOOD_SHARE)


@kept()
def _search() -> findings.Search:
    return findings.search(overview_exhibits.quoted_gap(), *_searched())


@kept()
def origin() -> Exhibit:
    """The search for the quoted figures among all that are published."""
    life, share = _searched()
    gap, found = overview_exhibits.quoted_gap(), _search()
    searched = pd.concat([life, share]).merge(
        found.near[["sex", "period"]].drop_duplicates(), on=["sex", "period"]
    )
    return Exhibit(
        "gap/origin",
        file_stem("origin of the quoted gap", "MSOA", "Greater Manchester"),
        words.describe_search(gap, found),
        merged(
            [
                *overview_exhibits.quoted_sources(),
                *shipped.sources_of_values(searched),
                *shipped.sources_of_names(AreaType.MSOA11),
            ]
        ),
        Address(PAGE),
        tables=(_origin_table(found.near),),
    )


def _origin_table(near: pd.DataFrame) -> Table:
    """A row a published figure that equals a quoted length of life."""
    names, two_digits = shipped.area_name_of(AreaType.MSOA11), NumberFormat(2, "years")
    return table_of(
        near.itertuples(),
        {
            Column("Quoted years", Kind.NUMBER, YEARS): "quoted_years",
            Column("Quoted share not in good health", Kind.SHARE): "quoted_percent",
            Column("MSOA"): lambda row: names.get(
                row.area_code, f"{row.area_code}, outside Trafford"
            ),
            Column("People"): lambda row: people_word(row.sex),
            Column("Years", Kind.PERIOD): "period",
            Column(
                "Life expectancy", Kind.NUMBER, two_digits, indicator=LIFE_EXPECTANCY
            ): figure_of,
            Column("Not in good health", Kind.NUMBER, _PER_CENT, with_unit=True): "other",
            Column("Both fit"): lambda row: "yes" if row.fits else "no",
        },
        sheet="Search for the quoted gap",
        caption="Published figures that equal a quoted length of life",
        basis="MSOAs of 2011 in Greater Manchester; 95% intervals in brackets where there is one.",
        marked=lambda row: row.fits,
    )


def every() -> Iterator[Exhibit]:
    """Every exhibit of the topic, both sexes and every list of places."""
    yield from (
        slope_now(),
        slope_between(),
        has_changed(),
        quoted_beside_tenths(),
        healthy_ends(),
        origin(),
    )
    for sex in SEXES:
        yield from (slope(sex), boroughs(sex), lives(sex), parts(sex))
        yield from (tenths(sex, period) for period in tenth_periods())
        yield from (years(sex, list_id) for list_id in LISTS)
