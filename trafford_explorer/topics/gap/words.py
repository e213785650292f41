"""The life expectancy gap in words: the slope index, the tenths, the years, good health, the origin.

Whether two figures differ is said only by `measures.difference`.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import floor

import pandas as pd

from trafford_explorer.areas import AREA_TYPE_TEXT, INDEX_OF, TRAFFORD, AreaType
from trafford_explorer.formats import BEFORE, fixed, rounded
from trafford_explorer.measures import (
    RII_VARIANT,
    Difference,
    Estimate,
    GoodYearsApart,
    Verdict,
)
from trafford_explorer.periods import describe_period, period_sort_key
from trafford_explorer.phrases import capital, listed, people_label, people_word, plural
from trafford_explorer.topics.gap.changed import FEWEST, GapChange
from trafford_explorer.topics.gap.findings import (
    BoroughSlopes,
    GoodYearsInParts,
    HealthyEnd,
    Lives,
    Search,
    SlopeChange,
    TenthsGap,
)
from trafford_explorer.topics.over_time.findings import Change, PlacesOverTime
from trafford_explorer.topics.overview.findings import YEARS, QuotedGap
from trafford_explorer.topics.overview.words import NOT_HERE

_ERROR_RATE = 0.05
"""How often chance alone makes a 95% interval leave out zero."""
SLOPE = "Slope index of inequality in life expectancy at birth"


# ---- changes -----------------------------------------------------------------------------------


def describe_change(whose: str, change: Change) -> tuple[str, str]:
    """A change in years, and what may be said of it.

    Parameters
    ----------
    whose : str
        The measure with its place and people, as it starts a sentence.
    change : Change
    """
    word = YEARS.compared(change.later, change.earlier, "more", "less")
    said = (
        f"{whose} was {YEARS.value(change.earlier)} in {change.earlier_period} and "
        f"{YEARS.value(change.later)} in {change.later_period}, {word}"
    )
    limits = ""
    if change.found.verdict is not Verdict.CANNOT_SAY:
        limits = f" (95% interval of the change {YEARS.interval(change.found.lower, change.found.upper)})"
    return f"{said}{limits}.", _certainty(change.found)


def _certainty(found: Difference) -> str:
    match found.verdict:
        case Verdict.CANNOT_SAY:
            return f"We cannot test this: {NOT_HERE}."
        case Verdict.NOT_DISTINGUISHABLE:
            return "The difference could be due to chance."
        case _:
            return "The difference is statistically significant."


# ---- the slope index ---------------------------------------------------------------------------


def describe_now(changes: Sequence[SlopeChange]) -> str:
    """The answer at the top of the page."""
    now = " and ".join(
        f"{YEARS.value(one.change.later)} for {people_word(one.sex)}" for one in changes
    )
    return (
        f"Trafford’s slope index of inequality in life expectancy was {now} in "
        f"{changes[0].change.later_period}."
    )


def describe_slope_certainty(changes: Sequence[SlopeChange], ours: Sequence[TenthsGap]) -> str:
    """That the changes cannot be tested, and how wide intervals of such figures are.

    Parameters
    ----------
    changes : sequence of SlopeChange
    ours : sequence of TenthsGap
        Of the newest tenths: a guide to the width of an interval, and no verdict.
    """
    since = " and ".join(dict.fromkeys(one.change.earlier_period for one in changes))
    widths = [YEARS.value((one.slope.sii_upper - one.slope.sii_lower) / 2) for one in ours]
    reach = " and ".join(
        f"{width} either way for {people_word(one.sex)}"
        for width, one in zip(widths, ours, strict=True)
    )
    if len(set(widths)) == 1:
        reach = f"{widths[0]} either way for men and for women alike"
    return (
        f"We cannot test the changes since {since}: {NOT_HERE}. As a guide to their width, the "
        f"intervals worked out here for {ours[0].period} reach about {reach}."
    )


def describe_meaning() -> str:
    """What a slope index is, as a subtitle has it."""
    return (
        f"{SLOPE}: the difference between the most and the least deprived end of Trafford, along a "
        "line through all ten tenths of its residents"
    )


def describe_slope_series(sex: str, line: pd.DataFrame) -> str:
    """Title of a chart of the slope index: now, and the range of the current release."""
    now = line.iloc[-1]
    low, high = line["value"].min(), line["value"].max()
    return (
        f"Trafford’s slope index for {people_word(sex)} was {YEARS.value(now['value'])} in "
        f"{now['period']}, and between {YEARS.number(low)} and {YEARS.number(high)} since "
        f"{line['period'].iloc[0]}."
    )


def describe_slope_change(sex: str, release: str, change: Change) -> str:
    """What may be said of the change in one release, from its starting point to its last years.

    Parameters
    ----------
    sex : str
    release : str
        "current release" or "with intervals".
    change : Change
    """
    which = "release that has intervals" if release == "with intervals" else release
    whose = f"In the {which}, Trafford’s slope index of inequality for {people_word(sex)}"
    return " ".join(describe_change(whose, change))


def describe_slope_lines(sex: str, lines: Mapping[str, pd.DataFrame], change: Change) -> str:
    """The chart of the slope index, for those who do not see it.

    Parameters
    ----------
    sex : str
    lines : mapping of str to DataFrame
        Release to its series.
    change : Change
        In the release with intervals.
    """
    return (
        f"{describe_slope_series(sex, lines['current release'])} "
        f"{describe_slope_change(sex, 'with intervals', change)}"
    )


# ---- tenths of deprivation ---------------------------------------------------------------------


def describe_tenths(tenths: TenthsGap) -> str:
    """Title of the chart of tenths."""
    return (
        f"In {tenths.period} life expectancy at birth for {people_word(tenths.sex)} was "
        f"{YEARS.number(tenths.most)} years in the most deprived tenth of Trafford’s residents and "
        f"{YEARS.number(tenths.least)} in the least deprived."
    )


def explain_gaps(tenths: TenthsGap) -> tuple[str, str]:
    """Why two figures for the gap differ: that of two tenths, and the slope through all ten."""
    slope, people, apart = tenths.slope, people_word(tenths.sex), tenths.ends
    exact = f", {BEFORE}" if YEARS.is_off(tenths.least, tenths.most) else ""
    return (
        f"{YEARS.difference(apart.estimate)} (95% interval "
        f"{YEARS.interval(apart.lower, apart.upper)}{exact}) is the gap between {people} in the "
        f"least deprived tenth of Trafford and {people} in the most deprived, {tenths.period}: this "
        "uses only two groups, so it is less reliable.",
        f"{YEARS.difference(slope.sii)} (95% interval "
        f"{YEARS.interval(slope.sii_lower, slope.sii_upper)}, worked out here) is the slope index for "
        f"{people} in Trafford, {tenths.period}: it follows a line through all ten tenths, so that "
        "every resident counts.",
    )


def explain_quoted(quoted: QuotedGap) -> str:
    """Why the figure of Trafford's paper is another one again."""
    return (
        f"{YEARS.difference(quoted.years)} is the gap between two places in Trafford’s paper of "
        f"{quoted.date[:4]}, {YEARS.number(quoted.least.parts.total)} against "
        f"{YEARS.number(quoted.most.parts.total)} years: it says nothing of the places between."
    )


def describe_published(tenths: TenthsGap, published: Estimate, whose: str) -> str:
    """The published slope index of the same years beside ours, and whose each interval is.

    Parameters
    ----------
    tenths : TenthsGap
    published : Estimate
    whose : str
        Who published it.
    """
    slope, people = tenths.slope, people_word(tenths.sex)
    ours = f"{YEARS.number(slope.sii)} ({YEARS.interval(slope.sii_lower, slope.sii_upper)})"
    where = f"for {people} in Trafford, {tenths.period}"
    if published.has_interval:
        theirs = (
            f"{YEARS.number(published.value)} ({YEARS.interval(published.lower, published.upper)})"
        )
        return (
            f"Of the two intervals {where}, {ours} is worked out here from the tenths as printed and "
            f"{theirs} is that of the {whose}, from tenths that were not rounded."
        )
    return (
        f"The slope index published {where}, is {YEARS.number(published.value)} ({whose}, without an "
        f"interval in this copy); worked out here from the same tenths it is {ours}."
    )


def describe_slope_method(tenths: TenthsGap) -> tuple[str, str]:
    """How the slope was worked out here, and its relative index."""
    slope, people = tenths.slope, people_word(tenths.sex)
    return (
        f"The slope index for {people}, {tenths.period}, was worked out here: {slope.method}.",
        f"The relative index of inequality for {people}, {tenths.period}, is {fixed(slope.rii, 2)} "
        f"({fixed(slope.rii_lower, 2)} to {fixed(slope.rii_upper, 2)}): {RII_VARIANT}.",
    )


def describe_tenths_limits(tenths: TenthsGap) -> str:
    """What the tenths are."""
    return (
        f"{people_label(tenths.sex)} of Trafford in {tenths.period} are split into ten equal "
        "groups by the deprivation of their LSOA."
    )


def residents_column(tenths: TenthsGap) -> str:
    """What the people of each tenth are called: of pandemic years they are three years added up."""
    return "Residents, three years added up" if tenths.period == "2019-21" else "Residents"


# ---- the slope of the tenths, then and now ------------------------------------------------------


def describe_between(found: Mapping[str, Change]) -> str:
    """The slope index of two periods of tenths, men and women.

    Parameters
    ----------
    found : mapping of str to Change
        Sex to the change of the slope index worked out here.
    """
    first = next(iter(found.values()))
    moved = " and ".join(
        f"from {YEARS.number(one.earlier)} to {YEARS.value(one.later)} for {people_word(sex)}"
        for sex, one in found.items()
    )
    return (
        f"Between {first.earlier_period} and {first.later_period} the slope index of life expectancy "
        f"in Trafford, worked out here, went {moved}."
    )


def describe_between_certainty(sex: str, change: Change) -> str:
    """The change of one sex with its interval, and whether chance alone could give it."""
    found = change.found
    exact = f", {BEFORE}" if YEARS.is_off(change.later, change.earlier) else ""
    more = "more" if found.estimate > 0 else "less"
    return (
        f"For {people_word(sex)} in Trafford the slope index was {YEARS.difference(found.estimate)} "
        f"{more} in {change.later_period} than in {change.earlier_period} (95% interval of the change "
        f"{YEARS.interval(found.lower, found.upper)}{exact}). {_certainty(found)}"
    )


def describe_between_basis(periods: Sequence[str]) -> tuple[str, str]:
    """What sets the two periods of tenths apart besides the years, and that there are no others.

    Parameters
    ----------
    periods : sequence of str
        Every period that tenths are held for.
    """
    return (
        "The later tenths are made of other LSOAs (those of 2021) and by another index of deprivation "
        "than the earlier, which are from an older release.",
        f"This copy holds tenths of Trafford for {listed(list(periods))} only.",
    )


# ---- whether the gap itself has changed ---------------------------------------------------------

OVER_TENTHS = "ten tenths of residents, worked out here"
OVER_PUBLISHED = "ten tenths of residents, as published"
OVER_EARLIER_RELEASE = "ten tenths of residents, as published with intervals to 2014-16"


def over_areas(level: AreaType, areas: int) -> str:
    """What a slope runs over where it is worked out from small areas."""
    return f"{areas} {AREA_TYPE_TEXT[level].plural}, worked out here"


def describe_changed(found: Sequence[GapChange]) -> str:
    """How many gaps can be followed, and what the tests say of them."""
    tested = [one for one in found if not one.why]
    wider, narrower = sum(one.is_wider for one in tested), sum(one.is_narrower for one in tested)
    first = min((one.change.earlier_period for one in found), key=period_sort_key)
    last = max((one.change.later_period for one in found), key=period_sort_key)
    untested = len(found) - len(tested)
    further = plural(untested, "further comparison", "further comparisons") if untested else ""
    return (
        f"{_tests_found(len(tested), wider, narrower)} between {first} and {last}"
        f"{f'; {further} cannot be tested' if further else ''}."
    )


def _tests_found(tests: int, wider: int, narrower: int) -> str:
    """What the tests of a change of the gap found, as the start of a sentence."""
    gap = "Trafford’s gap in life expectancy"
    if not tests:
        return f"No test can be made of whether {gap} changed"
    of = f"of the {plural(tests, 'test', 'tests')}"
    if not (wider or narrower):
        return f"None {of} finds that {gap} became wider or narrower"
    found = [
        f"{count} {'finds' if count == 1 else 'find'} that {which}"
        for count, which in (
            (wider, f"{gap} became wider"),
            (narrower, f"{'it' if wider else gap} became narrower"),
        )
        if count
    ]
    return f"{capital(of)}, {listed(found)}"


def describe_changed_limits(found: Sequence[GapChange]) -> tuple[str, ...]:
    """What the rows are, and that they are not alike."""
    areas = {one.rows[0]["area_type"].iloc[0] for one in found if len(one.rows[0]) > FEWEST}
    years = listed(sorted({INDEX_OF[AreaType(area)] for area in areas}))
    return (
        "Each gap is a slope index: the years between the most and the least deprived end of a line "
        "through tenths or small areas. The rows rest on different areas, releases and years, and are "
        "not set against each other.",
        f"MSOAs and old wards are in order of IMD {years} at both times, and weigh by their residents "
        "of 2020.",
    )


def describe_gap_certainty(found: GapChange) -> str:
    """What may be said of one gap at two times."""
    if found.why:
        return f"We cannot test this: {found.why}."
    if found.is_wider or found.is_narrower:
        way = "Wider" if found.is_wider else "Narrower"
        return f"{way}. The difference is statistically significant."
    return "The difference could be due to chance."


# ---- the ten boroughs ---------------------------------------------------------------------------


def describe_boroughs(found: BoroughSlopes, names: Mapping[str, str]) -> str:
    """Title of the chart of the ten boroughs: Trafford and the two ends."""
    ours = found.trafford
    printed = {names[one.area_code]: YEARS.number(one.slope.sii) for one in found.places}
    ends = [
        f"{end} in {listed([name for name, value in printed.items() if value == end])}"
        for end in (YEARS.number(found.places[i].slope.sii) for i in (-1, 0))
    ]
    return (
        f"In {ours.period} the slope index of life expectancy for {people_word(ours.sex)} was "
        f"{YEARS.value(ours.slope.sii)} in Trafford; in the ten boroughs it ran from {ends[0]} to "
        f"{ends[1]}."
    )


def describe_boroughs_basis(found: BoroughSlopes) -> str:
    """What the chart of the boroughs shows."""
    ours = found.trafford
    return (
        f"Slope index of inequality in life expectancy at birth, {people_word(ours.sex)}, "
        f"{ours.period}, over tenths of each borough’s own residents; lines are 95% intervals, worked "
        "out here"
    )


def describe_boroughs_certainty(found: BoroughSlopes, names: Mapping[str, str]) -> str:
    """In how many boroughs the slope index differs from Trafford's by more than chance."""
    others = [one for one in found.places if one.area_code != TRAFFORD]
    apart = [
        names[one.area_code] for one in others if found.apart(one).verdict is Verdict.DIFFERENT
    ]
    ours = found.trafford
    which = f"{len(apart)} ({listed(apart)})" if apart else "none"
    are = "is" if len(apart) == 1 else "are"
    return (
        f"Of the {len(others)} differences from Trafford for {people_word(ours.sex)} in {ours.period}, "
        f"{which} {are} statistically significant (by chance alone about "
        f"{fixed(_ERROR_RATE * len(others), 2)} of them would be); the others could be due to chance."
    )


def describe_borough_certainty(found: BoroughSlopes, other: TenthsGap) -> str:
    """What may be said of one borough's difference from Trafford; "" for Trafford."""
    return "" if other.area_code == TRAFFORD else _certainty(found.apart(other))


def describe_boroughs_limits(found: BoroughSlopes) -> tuple[str, str]:
    """That each borough has tenths of its own, and why England's is not drawn."""
    england = found.england
    return (
        f"Each borough’s {people_word(england.sex)} are split into tenths of their own: the most "
        "deprived tenth of one borough is not as deprived as that of another.",
        f"England’s slope index for {people_word(england.sex)} in {england.period} is "
        f"{YEARS.value(england.slope.sii)}: it spans the tenths of all England, so it is not drawn.",
    )


# ---- over the years ----------------------------------------------------------------------------


def describe_among(found: PlacesOverTime) -> str:
    """Title of a chart over the years: Trafford and England now, and Trafford's place."""
    now = found.newest
    said = (
        f"In {found.period} life expectancy at birth for {people_word(found.sex)} was "
        f"{YEARS.number(now[TRAFFORD])} years in Trafford"
    )
    if found.england is not None:
        said += f" and {YEARS.number(found.england)} in England"
    higher = int((now.drop(TRAFFORD).map(YEARS.rounded) > YEARS.rounded(now[TRAFFORD])).sum())
    place = f"{higher} {'was' if higher == 1 else 'were'} higher" if higher else "none was higher"
    return f"{said}; of the {len(now) - 1} other places, {place}."


def describe_coverage(found: PlacesOverTime) -> str:
    """How many of a list's places the data hold."""
    held = len(found.newest.drop(TRAFFORD))
    return (
        f"For {people_word(found.sex)}, {held} of the {found.others} other places of this list are in "
        "this copy."
    )


def describe_years(found: PlacesOverTime, change: Change) -> str:
    """The change of Trafford's life expectancy, and what may be said of it."""
    whose = f"Life expectancy at birth for {people_word(found.sex)} in Trafford"
    return " ".join(describe_change(whose, change))


# ---- years in good health ----------------------------------------------------------------------


def describe_lives(found: Lives) -> str:
    """The two ends of good health, and those of life, each pair with its own names."""
    return (
        f"In {found.period} {people_word(found.sex)}’s years in good health ran "
        f"{_ends(found, 'good')}. Their life expectancy ran {_ends(found, 'life')}."
    )


def _ends(found: Lives, column: str) -> str:
    """From which MSOA to which a column goes, and how far apart these two are."""
    table = found.table.set_index("area_name")[column]
    low, high = table.min(), table.max()
    where_low, where_high = (
        listed(table.index[table.map(YEARS.rounded) == YEARS.rounded(end)].tolist())
        for end in (low, high)
    )
    return (
        f"from {YEARS.number(low)} in {where_low} to {YEARS.number(high)} in {where_high}, "
        f"{YEARS.between(high, low)} apart"
    )


def describe_lives_basis(found: Lives) -> str:
    """Indicators, people, years and kind of area."""
    return (
        f"Life expectancy and healthy life expectancy at birth, {people_word(found.sex)}, "
        f"{found.period}, by MSOA of 2011, the most deprived at the top "
        f"(IMD {INDEX_OF[AreaType.MSOA11]} score)"
    )


def describe_lives_limits(found: Lives) -> str:
    """What the years in good health rest on."""
    return (
        f"For {people_word(found.sex)} this copy holds years in good health by MSOA in {found.period} "
        "only; good health is rated by people themselves, good or very good."
    )


def _said_parts(apart: GoodYearsApart) -> tuple[float, float, float]:
    """The difference and its parts as they are said, so that the parts add to the difference.

    Each is cut to the digits shown, and what is then missing goes to the part that lost more (largest
    remainder).
    """
    step = Decimal(1).scaleb(-YEARS.decimals)
    total, length, health = (
        Decimal(str(rounded(years, 9))) / step
        for years in (apart.total, apart.length, apart.health)
    )
    said = int(total.quantize(Decimal(1), ROUND_HALF_UP))
    cut = [floor(length), floor(health)]
    left = [length - cut[0], health - cut[1]]
    for _ in range(said - sum(cut)):
        most = left.index(max(left))
        cut[most], left[most] = cut[most] + 1, left[most] - 1
    return float(said * step), float(cut[0] * step), float(cut[1] * step)


def describe_parts(apart: GoodYearsApart, most: str, least: str, sex: str, period: str) -> str:
    """What a difference in years of good health between two areas is made of.

    Parameters
    ----------
    apart : GoodYearsApart
        The first area less the second.
    most, least : str
        The areas' names as a sentence has them, in that order.
    sex, period : str
    """

    def side(years: float) -> str:
        return f"{YEARS.number(abs(years))} {'fewer' if years < 0 else 'more'}"

    total, length, health = _said_parts(apart)
    start = (
        f"In {describe_period(period)} {people_word(sex)} had {side(total)} years in good health in "
        f"{most} than in {least}"
    )
    if length * health >= 0:
        return (
            f"{start}: {YEARS.number(abs(length))} of these years are length of life and "
            f"{YEARS.number(abs(health))} health."
        )
    return f"{start}: {side(length)} by length of life and {side(health)} by health."


def describe_parts_basis(found: GoodYearsInParts) -> str:
    """Indicator, people, years and kind of area."""
    return (
        f"Healthy life expectancy at birth less Trafford’s, {people_word(found.lives.sex)}, "
        f"{found.lives.period}, by MSOA of 2011, the fewest years in good health at the top"
    )


def describe_parts_extremes(sex: str) -> str:
    """What comes of comparing ends."""
    return (
        f"Comparing only the MSOAs with most and with fewest years in good health for "
        f"{people_word(sex)} overstates differences."
    )


def describe_parts_method(sex: str) -> str:
    """How the years are split."""
    return (
        f"For {people_word(sex)}, years in good health are life expectancy times the share of life in "
        "good health. Length of life is the difference in life expectancy times the mean of the two "
        "shares; health is the difference in the shares times the mean of the two life expectancies "
        "(Kitagawa 1955). Worked out here from published figures, and in sentences rounded so that "
        "the two add to the difference."
    )


def describe_parts_limits(sex: str) -> str:
    """What the split does not say."""
    return (
        f"This names no cause: this copy holds no deaths by cause or age of {people_word(sex)} in any "
        "MSOA. The two parts have no interval: how the published intervals of life and of good health "
        "go together is not published."
    )


def describe_parts_alt(found: GoodYearsInParts, finding: str) -> str:
    """The chart in words."""
    below = found.table[found.table["total"] < 0]
    mostly = int((below["health"] < below["length"]).sum())
    return (
        f"{finding} Bars of {len(found.table)} MSOAs, left of zero where they have fewer years in "
        f"good health than Trafford: {len(below)}, of which {mostly} more by health than by length "
        "of life."
    )


def describe_healthy(found: Mapping[str, Lives]) -> str:
    """How far apart the ends of good health lie for men and for women, and those of life."""
    good, life = (
        " and ".join(
            f"{YEARS.difference(one.apart(column))} for {people_word(sex)}"
            for sex, one in found.items()
        )
        for column in ("good", "life")
    )
    period = " and ".join(dict.fromkeys(one.period for one in found.values()))
    return (
        f"Between Trafford’s highest and lowest MSOAs in {period}, years in good health differed by "
        f"{good}, and life expectancy by {life}. The pairs need not be the same MSOAs."
    )


def describe_healthy_basis(found: Mapping[str, Lives]) -> str:
    """What the bars of the two ends show."""
    period = " and ".join(dict.fromkeys(one.period for one in found.values()))
    return (
        f"Years in self-rated good health and the rest, {period}, the highest and the lowest by "
        f"{AREA_TYPE_TEXT[AreaType.MSOA11].vintage}"
    )


def name_of_end(end: HealthyEnd) -> str:
    """One bar: whose life, and where."""
    return f"{people_label(end.sex)}, {end.area_name}"


def describe_bars(ends: Sequence[HealthyEnd]) -> str:
    """Bars of years in good health and the rest, for those who do not see them."""
    return " ".join(
        f"{name_of_end(end)}: {YEARS.value(end.good)} in good health and {YEARS.number(end.rest)} not."
        for end in ends
    )


# ---- the origin of the quoted figures ----------------------------------------------------------


def describe_search(quoted: QuotedGap, found: Search) -> str:
    """What the search over every published MSOA found."""
    ends = (quoted.least, quoted.most)
    fits = [len(end.fits) for end in ends]
    start = (
        f"Of {found.searched:,} published figures (every MSOA of Greater Manchester, men and women "
        "apart), "
    )
    if fits == [1, 1]:
        said = [
            f"one equals {YEARS.number(end.parts.total)} years with {fixed(end.other_percent, 0)}% not in "
            "good health"
            for end in ends
        ]
        return f"{start}{listed(said)}: the origin is inferred, as the paper names none."
    return f"{start}{fits[0]} fit the first pair and {fits[1]} the second, so no origin is named."
