"""One neighbourhood in sentences, each whole by itself.

Better and worse are said only where the indicator has a direction, and no difference is said to be
more than it is.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from trafford_explorer.areas import AREA_TYPE_TEXT, AreaType, with_kind
from trafford_explorer.formats import ADD_UP, fixed, share
from trafford_explorer.indicators import Basis, Indicator, Untested
from trafford_explorer.indicators.deprivation import SCORES
from trafford_explorer.periods import describe_period
from trafford_explorer.phrases import (
    capital,
    comma_people,
    for_people,
    inside_sentence,
    listed,
    one_or_many,
    people_word,
    plural,
)
from trafford_explorer.topics.deprivation.words import ResidentsByTenth
from trafford_explorer.topics.explore.words import ALTERED, say
from trafford_explorer.topics.neighbourhoods.findings import (
    MOST_STANDOUTS,
    AgePyramid,
    AreasOfIndicator,
    IndicatorPosition,
    members,
    standouts,
)
from trafford_explorer.topics.overview.words import NeighbourhoodLine

NETWORKS_ARE_INFERRED = (
    "A primary care network has members, not a boundary; which neighbourhood it serves is inferred "
    "from where its practices stand."
)
CENSUS_COUNTS = (
    f"These are counts of everyone, not a sample, slightly altered to protect privacy. {ADD_UP}"
)
COUNTED_WHERE_MOST_LIVE = "MSOAs and LSOAs are counted where most of their residents live."
MORE_IS_MORE_DEPRIVED = "A higher score is more deprived."
NO_AVERAGE = "No average of these areas is given."
RECORDED_DEPENDS = (
    "What practices recorded (2018) depends on who is tested and on how old residents are."
)
FEWER_BEFORE_2023 = "Fewer indicators were published on, or fit, the old boundaries."
NOT_ON_OLD_BOUNDARIES = (
    "Residents by age and by tenth of England, ethnic groups, homes, length of life, and what is "
    "published for smaller areas only, are shown on the new boundaries only."
)
_CENSUS = "census"
"""How the files of the Census begin."""
_SINCE = {
    AreaType.NEIGHBOURHOOD: "has had {count} since May 2023",
    AreaType.NEIGHBOURHOOD17: "had {count} until April 2023",
}


# ---- every indicator ---------------------------------------------------------------------------


def _against(position: IndicatorPosition) -> str:
    """Whether a judged neighbourhood is worse or better than Trafford."""
    return "worse" if position.is_worse else "better"


def describe_standouts(name: str, positions: Sequence[IndicatorPosition]) -> str:
    """The answer at the top of the page: what a neighbourhood stands out for."""
    parts = [
        f"{inside_sentence(one.indicator.short_title)} ({one.format.value(one.value)} in "
        f"{describe_period(one.period)}, {_against(one)} than Trafford’s "
        f"{one.format.value(one.trafford)})"
        for one in standouts(positions)
    ]
    if not parts:
        return f"{name} neighbourhood stands out for nothing that this copy can judge."
    said = parts[0] if len(parts) == 1 else f"{'; '.join(parts[:-1])}; and {parts[-1]}"
    return f"{name} neighbourhood stands out for {said}."


def describe_standout(position: IndicatorPosition, name: str) -> str:
    """One of the indicators that a neighbourhood stands out for, to say aloud."""
    said = say(position.indicator, "persons", position.format.value(position.value))
    return (
        f"In {name}, {said} in {describe_period(position.period)}: {_against(position)} than "
        f"Trafford ({position.format.value(position.trafford)})."
    )


def describe_standout_rule(positions: Sequence[IndicatorPosition]) -> tuple[str, ...]:
    """How they were chosen, why they are fewer where they are, and what can be tested of them."""
    rule = (
        "The rule: of the indicators where better and worse are defined, the "
        f"{MOST_STANDOUTS} on which the neighbourhood is farthest from Trafford, as a part of the "
        "range between Trafford’s highest and lowest ward (or MSOA, or LSOA, where wards have no "
        "figure); one from each topic. Left out: what prints the same as Trafford’s and, of the "
        "indices of deprivation, all but the overall one (IMD)."
    )
    topics = [f"“{one.indicator.topic}”" for one in standouts(positions)]
    few = (
        f"only {listed(topics)} {'has' if len(topics) == 1 else 'have'}"
        if topics
        else "no topic has"
    )
    said = f"Here there are {len(topics)}: on these boundaries {few} such an indicator."
    certainty = describe_certainty([one.indicator for one in standouts(positions)])
    return (
        rule,
        *([said] if len(topics) < MOST_STANDOUTS else []),
        *([certainty] if certainty else []),
    )


def describe_certainty(found: Sequence[Indicator]) -> str:
    """What a neighbourhood's figures are, by what each rests on, and which of them cannot be tested.

    A neighbourhood's figures are added up here, so no interval is published for any of them.

    Parameters
    ----------
    found : sequence of Indicator
        "" is said of none.
    """
    untested = [one for one in found if one.basis is not Basis.RECORDED]
    said = []
    if untested:
        which = "these differences"
        if len(untested) < len(found):
            which = f"differences on {listed(_names_of_untested(untested))}"
        said.append(f"We cannot test {which}: {Untested.NOT_PUBLISHED}.")
    if len(untested) < len(found):
        which = "The other figures" if untested else "These"
        said.append(f"{which} are counts of everyone, not a sample.")
    if any(extract.file.startswith(_CENSUS) for one in found for extract in one.extracts):
        said.append(ALTERED)
    return " ".join(said)


def _names_of_untested(found: Sequence[Indicator]) -> list[str]:
    """Indicators by name, several scores of the indices of deprivation as one."""
    scores = [one for one in found if one.basis is Basis.INDEX]
    others = [inside_sentence(one.short_title) for one in found if one.basis is not Basis.INDEX]
    if len(scores) > 1:
        return [*others, "the scores of the indices of deprivation"]
    return [*others, *(inside_sentence(one.short_title) for one in scores)]


def describe_worse(positions: Sequence[IndicatorPosition], name: str) -> str:
    """On how many indicators a neighbourhood is worse than Trafford."""
    judged = [p for p in positions if p.is_judged and p.trafford is not None]
    worse = sum(bool(p.apart) and p.is_worse for p in judged)
    same = sum(not p.apart for p in judged)
    of = f"all {len(judged)}" if worse == len(judged) else f"{worse or 'none'} of {len(judged)}"
    return (
        f"{name} is worse than Trafford on {of} indicators where better and worse are defined"
        f"{f', and the same on {same}' if same else ''} (all people, newest figures)."
    )


def describe_unjudged(positions: Sequence[IndicatorPosition], name: str) -> str:
    """Where a neighbourhood is farthest from Trafford, of the indicators without better or worse."""
    open_ended = [p for p in positions if not p.is_judged]
    widest = max(open_ended, key=lambda p: p.reach)
    said = say(widest.indicator, "persons", widest.format.value(widest.value))
    start = f"In {name}, {said} in {describe_period(widest.period)}"
    if widest.trafford is None:
        return f"{start}."
    return (
        f"{start}, against {widest.format.value(widest.trafford)} in Trafford. Of "
        f"{len(open_ended)} indicators where better and worse are not defined, {name} differs most "
        "from Trafford on this one, beside the range between Trafford’s areas."
    )


def describe_share(positions: Sequence[IndicatorPosition], name: str) -> str:
    """Of some shares of a whole, the one that differs most from Trafford's."""
    widest = max(positions, key=lambda p: abs(p.apart))
    said = say(widest.indicator, "persons", widest.format.value(widest.value))
    start = f"In {name}, {said} in {describe_period(widest.period)}"
    theirs = f"Trafford ({widest.format.value(widest.trafford)})"
    if not widest.apart:
        return f"{start}, about the same as {theirs}."
    side = "higher" if widest.apart > 0 else "lower"
    size = widest.format.between(widest.value, widest.trafford)
    return f"{start}, {size} {side} than in {theirs}."


# ---- what is published for the areas alone -----------------------------------------------------


def where_end(found: AreasOfIndicator, at: int) -> str:
    """The area at one end of a neighbourhood's, or how many print the same there.

    Parameters
    ----------
    found : AreasOfIndicator
    at : int
        0 for the lowest, -1 for the highest.
    """
    printed = found.areas["value"].map(found.format.rounded)
    names = found.areas.loc[printed == printed.iloc[at], "area_name"].tolist()
    return one_or_many(names, AREA_TYPE_TEXT[found.level].plural)


def _from_to(found: AreasOfIndicator) -> str:
    """The lowest and the highest of a neighbourhood's areas."""

    def end(at: int) -> str:
        where = where_end(found, at)
        alone = where == found.areas["area_name"].iloc[at]
        value = found.format.value(found.areas["value"].iloc[at])
        return f"{value} in {with_kind(where, found.level) if alone else where}"

    return f"from {end(0)} to {end(-1)}"


def describe_areas(found: AreasOfIndicator, name: str) -> str:
    """From which area to which a neighbourhood goes on an indicator."""
    return (
        f"In {name}, {inside_sentence(found.indicator.title)}{for_people(found.sex)} in "
        f"{describe_period(found.period)} ranged {_from_to(found)}."
    )


def describe_widest(lists: Sequence[AreasOfIndicator], name: str) -> str:
    """The indicator on which a neighbourhood's areas lie farthest apart."""
    widest = max(lists, key=lambda found: found.reach)
    title = f"{inside_sentence(widest.indicator.short_title)}{comma_people(widest.sex)}"
    return (
        f"{name}’s areas lie farthest apart on {title}, in {describe_period(widest.period)}: "
        f"{_from_to(widest)}."
    )


def describe_intervals(lists: Sequence[AreasOfIndicator]) -> str:
    """Which figures of single areas have 95% limits here, and that the others have none."""
    having = dict.fromkeys(
        f"{inside_sentence(found.indicator.title)} ({found.period})"
        for found in lists
        if found.areas["lower_95"].notna().any()
    )
    if not having:
        return "This copy has no 95% intervals for these figures."
    return (
        f"This copy has 95% intervals for {listed(list(having))}, and none for the other figures."
    )


def describe_chosen_area(lists: Sequence[AreasOfIndicator], area_code: str, area: str) -> str:
    """A single area with its figures in some charts of areas; "" where it has none in them.

    Parameters
    ----------
    lists : sequence of AreasOfIndicator
        What the charts show, in the order in which it is said.
    area_code : str
    area : str
        Its name with its kind.
    """
    figures: dict[str, list[str]] = {}
    for found in lists:
        for row in found.areas[found.areas["area_code"] == area_code].itertuples():
            limits = found.format.interval(row.lower_95, row.upper_95)
            what = f"{inside_sentence(found.indicator.title)} in {describe_period(found.period)}"
            figures.setdefault(what, []).append(
                f"{found.format.value(row.value)}"
                + (f" (95% interval {limits})" if limits else "")
                + for_people(found.sex)
            )
    said = "; ".join(f"{what} was {listed(parts)}" for what, parts in figures.items())
    return f"In {area}, {said}." if said else ""


def describe_no_dot(lists: Sequence[AreasOfIndicator], area: str) -> str:
    """That an area is none of those that some charts of areas show."""
    kinds = listed(sorted({AREA_TYPE_TEXT[found.level].vintage for found in lists}))
    return f"{area} has no dot below: these are figures of {kinds}."


def describe_newer(sex: str) -> str:
    """That the newest life expectancy by MSOA is not in this copy."""
    return (
        f"Newer official figures of life expectancy for {people_word(sex)} by MSOA (2019-23) exist; "
        "this copy does not hold them."
    )


def describe_life_limits(name: str) -> str:
    """Why no length of life stands for the neighbourhood itself."""
    return f"{name}’s own life expectancy is not published, and an average of its MSOAs would not be it."


# ---- people ------------------------------------------------------------------------------------


def describe_residents(line: NeighbourhoodLine) -> str:
    """How many live in a neighbourhood, counted by its wards."""
    return f"{line.residents:,} people lived in {line.name} neighbourhood in mid-{line.year}."


def describe_services(line: NeighbourhoodLine, practices_day: str, hubs_day: str) -> str:
    """Practices, networks and hubs of a neighbourhood, with the days of their records."""
    visiting = "".join(
        f" ({count} of them in {network}, which serves {home})"
        for network, count, home in line.visiting
    )
    networks = listed(line.networks) if line.networks else "no primary care network"
    kind = "a hub" if len(line.hubs) == 1 else "hubs"
    hubs = f"{kind} in {listed(line.hubs)}" if line.hubs else "no community hub"
    return (
        f"{line.name} has {plural(line.practices, 'GP practice', 'GP practices')}{visiting} and "
        f"{networks} ({practices_day}), and {hubs} ({hubs_day})."
    )


def describe_ages(found: AgePyramid, name: str) -> str:
    """Residents, and the band of age that differs most from Trafford's."""
    band = found.apart.abs().idxmax()
    side = "more" if found.apart[band] > 0 else "fewer"
    return (
        f"Of the {found.residents:,} people who lived in {name} in mid-{found.year}, "
        f"{fixed(found.both[band], 1)}% were aged {found.shares['label'][band]}, "
        f"{fixed(abs(found.apart[band]), 1)} percentage points {side} than in Trafford: the widest "
        "difference of all ages."
    )


def describe_tenths(found: ResidentsByTenth, name: str) -> str:
    """How many of a neighbourhood's residents live in the most deprived fifth of England."""
    own, every = found.in_fifth[name], found.in_fifth.sum()
    ours, theirs = share(own, found.totals[name]), share(every, found.totals.sum())
    who = f"{capital(ours)} of residents" if own else "None of the residents"
    people = f" ({plural(own, 'person', 'people')})" if own else ""
    beside = (
        f"the same as Trafford’s {theirs} ({every:,})"
        if ours == theirs
        else f"against {theirs} of Trafford’s ({every:,})"
    )
    return (
        f"{who} of the LSOAs mostly in {name} lived in the most deprived fifth of England’s LSOAs in "
        f"mid-{found.year}{people}, {beside}."
    )


# ---- areas -------------------------------------------------------------------------------------


def describe_wards(wards: Sequence[str], name: str, level: AreaType) -> str:
    """The wards of a neighbourhood on the new or the old boundaries."""
    had = _SINCE[level].format(count=plural(len(wards), "ward", "wards"))
    return f"{name} neighbourhood {had}: {'; '.join(wards)}."


def describe_msoas(msoas: Sequence[str], name: str, level: AreaType) -> str:
    """The MSOAs that belong to a neighbourhood as it is today."""
    year = "2021" if level is AreaType.MSOA21 else "2011"
    return (
        f"The MSOAs of {year} wholly or mostly in {name} as it has been since May 2023 are "
        f"{'; '.join(msoas)}."
    )


def describe_deprivation_ends(ends: pd.DataFrame, name: str, level: AreaType) -> str:
    """A neighbourhood's most and least deprived LSOA.

    Parameters
    ----------
    ends : DataFrame
        As of `findings.deprivation_ends`.
    name : str
    level : AreaType
        Whether the neighbourhood is meant as it is or as it was until April 2023.
    """
    least, most = ends.iloc[0], ends.iloc[-1]
    when = "" if level is AreaType.NEIGHBOURHOOD else " as it was until April 2023"
    return (
        f"The most deprived LSOA in {name}{when} is {most['area_name']} (IMD {most['period']} score "
        f"{SCORES.number(most['value'])}) and the least deprived {least['area_name']} "
        f"({SCORES.number(least['value'])})."
    )


def describe_change(old: Mapping[str, str], new: Mapping[str, str], name: str) -> str:
    """What the boundary change of May 2023 means for a neighbourhood.

    Parameters
    ----------
    old, new : mapping of str to str
        Name of each ward to its neighbourhood, before and since.
    name : str
    """

    def said(homes: Mapping[str, str]) -> str:
        wards = members(homes, name)
        return f"{plural(len(wards), 'ward', 'wards')} ({', '.join(wards)})"

    return (
        f"Wards and neighbourhoods changed in May 2023: {name} had {said(old)} and has {said(new)}."
        " Wards that kept their name may have other ground, so figures before and after are not "
        "joined."
    )


def describe_map(wards: Sequence[str], name: str, area: str = "") -> str:
    """A neighbourhood's map in words, with the name of an area that is outlined in it."""
    outlined = f" Outlined: {area}." if area else ""
    return f"Map of Trafford’s wards. In {name} neighbourhood: {', '.join(wards)}.{outlined}"


def describe_signs(area: str = "") -> str:
    """How a neighbourhood's map is to be read, with the name of an area that is outlined in it."""
    return (
        "Dashed lines are neighbourhoods, dotted lines MSOAs, white lines wards; a dot is a GP "
        "practice, coloured and lettered by its primary care network."
        + (f" Outlined: {area}." if area else "")
    )


def describe_every_figure(
    positions: Sequence[IndicatorPosition], lists: Sequence[AreasOfIndicator], name: str
) -> str:
    """How many indicators have a figure of the neighbourhood, and how many of its areas."""
    own = f"{name} has figures of its own on {len({p.indicator.id for p in positions})} indicators"
    if not lists:
        return f"{own} (all people, newest years)."
    inside = len({found.indicator.id for found in lists})
    return f"{own}, and its wards, MSOAs or LSOAs on {inside} others (newest years)."
