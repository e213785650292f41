"""Sentences about what is on screen, each built from the numbers it states.

Areas are spoken of, never a person's fate; differences, never causes; and no difference is said to
be more than chance, because most of these figures came without an interval. A difference is that of
the unrounded figures (`NumberFormat.between`); ranks and ends are those of the figures as printed.
"""

from collections.abc import Sequence
from math import sqrt

import pandas as pd

from trafford_explorer.areas import (
    AREA_TYPE_TEXT,
    NEIGHBOURHOODS,
    AreaType,
    plain_name,
    with_kind,
)
from trafford_explorer.formats import apart, fixed
from trafford_explorer.indicators import Basis, Indicator, Polarity, Topic
from trafford_explorer.measures import Standing, absolute_gap
from trafford_explorer.periods import describe_period
from trafford_explorer.phrases import (
    capital,
    for_people,
    inside_sentence,
    listed,
    ordinal,
    sex_adjective,
)
from trafford_explorer.places import PlaceKind
from trafford_explorer.sources import OURS
from trafford_explorer.view import View

_BEST_FIT = {AreaType.LSOA21, AreaType.LSOA11, AreaType.MSOA21, AreaType.MSOA11}
_NOT_AGE_ADJUSTED = (
    "Not adjusted for age: part of the differences between areas is the ages of their residents."
)
WEAK, STRONG = 0.3, 0.6
"""Rank correlations below the first are no pattern however many areas there are; from the second on
the pattern holds mostly."""
ALTERED = "Census counts are slightly altered to protect privacy."
NO_CAUSE = "A pattern between areas says nothing about why, nor about any one person."


def say(indicator: Indicator, sex: str, value: str) -> str:
    """The indicator's statement with its figure, as the middle of a sentence.

    Parameters
    ----------
    indicator : Indicator
    sex : str
        `female`, `male` or `persons`.
    value : str
        The figure in words, as `NumberFormat.value` writes it.
    """
    return indicator.statement.format(
        value=value, for_sex=for_people(sex), sex_word=sex_adjective(sex)
    )


def describe_standing(
    found: Standing, plural: str, *, low: str = "lowest", high: str = "highest"
) -> str:
    """The rank from the nearer end ("the lowest of Trafford's 28 MSOAs").

    Parameters
    ----------
    found : Standing
    plural : str
        What is ranked ("MSOAs").
    low, high : str
        Words for the two ends.
    """
    from_low = found.rank_from_lowest <= found.rank_from_highest
    rank = found.rank_from_lowest if from_low else found.rank_from_highest
    end = low if from_low else high
    place = end if rank == 1 else f"{ordinal(rank)} {end}"
    joint = "joint " if found.tied else ""
    return f"the {joint}{place} of Trafford’s {found.of} {plural}"


def _standing_in(view: View, found: Standing) -> str:
    """The standing in the words of the indicator: a tenth is shared, a rank has a deprived end."""
    plural = AREA_TYPE_TEXT[view.level].plural
    if view.is_tenth:
        among = f"in that tenth among Trafford’s {found.of} {plural}"
        return f"one of {found.tied + 1} {among}" if found.tied else f"the only one {among}"
    if view.is_position:
        return describe_standing(found, plural, low="most deprived", high="least deprived")
    if view.is_total:
        return describe_standing(found, plural, low="smallest", high="largest")
    return describe_standing(found, plural)


def indicator_phrase(view: View) -> str:
    """The indicator with its sex, as it stands inside a sentence."""
    title = view.indicator.title
    if title.startswith("Residents"):
        return f"{sex_adjective(view.sex)}{inside_sentence(title)}"
    return f"{inside_sentence(title)}{for_people(view.sex)}"


def area_phrase(view: View, area_code: str) -> str:
    """An area's name with its kind, since wards and MSOAs share names."""
    return with_kind(plain_name(area_code, str(view.row(area_code)["area_name"])), view.level)


def _comparisons(view: View, value: float) -> list[str]:
    """What a value is set against; nothing for a position, which is set against all of England."""
    known = [c for c in (view.england, view.trafford) if c.value is not None]
    if view.is_position:
        return []
    if view.is_total:
        return [f"against {view.format.value(c.value)} in {c.name}" for c in known]
    return [_against(view, value, c.name, c.value) for c in known]


def _against(view: View, value: float, name: str, other: float) -> str:
    theirs = f"{name} ({view.format.value(other)})"
    if value == other:
        return f"the same as {theirs}"
    size = view.format.between(value, other)
    if view.format.is_alike(value, other):
        return f"{size} apart from {theirs}"
    return f"{size} {'above' if value > other else 'below'} {theirs}"


def describe_area(view: View, area_code: str) -> str:
    """The one sentence to say aloud about an area: value, period, rank."""
    row = view.row(area_code)
    where = area_phrase(view, area_code)
    when = describe_period(view.period)
    if pd.isna(row["value"]):
        return f"{_subject(view)} in {where}, {when}: no figure. {capital(row['missing_reason'])}."
    found = view.standings[area_code]
    said = say(view.indicator, view.sex, view.format.value(row["value"]))
    return f"In {where}, {said} in {when}, {_standing_in(view, found)}."


def _subject(view: View) -> str:
    return capital(indicator_phrase(view))


def describe_comparison(view: View, area_code: str) -> str:
    """Where an area lies, how it differs from England and Trafford, and its interval; one sentence.

    "" for a neighbourhood that is set against nothing.
    """
    row = view.row(area_code)
    where, home = area_phrase(view, area_code), _home(view, str(row["neighbourhood"]))
    said = [] if pd.isna(row["value"]) else _comparisons(view, row["value"])
    interval = view.format.interval(row["lower_95"], row["upper_95"])
    if interval:
        said.append(f"95% interval {interval}")
    if not said:
        return f"{where} lies {home}." if home else ""
    placed = f"{where} ({home})" if home else where
    return f"{placed}, {describe_period(view.period)}: {'; '.join(said)}."


def _home(view: View, neighbourhood: str) -> str:
    """Where an area lies; "" for one that is a neighbourhood."""
    if not neighbourhood or view.level in (AreaType.NEIGHBOURHOOD, AreaType.NEIGHBOURHOOD17):
        return ""
    how = "wholly or mostly in" if view.level in _BEST_FIT else "in"
    when = " as it was until April 2023" if view.level is AreaType.WARD17 else ""
    return f"{how} {neighbourhood} neighbourhood{when}"


def describe_basis(view: View, area_code: str) -> tuple[str, ...]:
    """What must be known of an area's figure: what it is a position in, what is missing, who made it.

    Sentences.
    """
    row = view.row(area_code)
    said = []
    if view.is_position:
        said.append(f"{_subject(view)}: a position among all LSOAs of England.")
    unknown = [c.name for c in (view.england, view.trafford) if c.value is None]
    if unknown and not (view.is_position or view.is_total):
        said.append(f"This copy holds no figure for {' or '.join(unknown)} on the same basis.")
    if str(row["release"]).startswith(OURS):
        where = area_phrase(view, area_code)
        said.append(f"The figure of {where} is ours: {_how_made(str(row['release']))}.")
    return tuple(said)


def _how_made(release: str) -> str:
    """How a figure of this project's own was made, as its release names it."""
    _, _, how = release.partition(": ")
    made, fitted, _ = how.partition(", best fit")
    return f"{made}, each counted where most of it lies" if fitted else made


def describe_certainty(view: View) -> str:
    """What may be made of a difference between two areas, ages first where they matter.

    It follows from what the indicator rests on, so that it is the same at every level; only an
    interval that is there in one period and not in another makes a difference.
    """
    basis = view.indicator.basis
    if basis is Basis.INDEX:
        said = "An index: small differences in score or rank mean little."
    elif basis is Basis.MID_YEAR:
        said = "Mid-year estimates by ONS, revised from time to time."
    elif basis is Basis.RECORDED:
        said = "These are counts of everyone recorded, not a sample."
    elif view.has_intervals:
        said = "Where two areas’ 95% intervals overlap widely, the figures do not show which is higher."
    else:
        said = (
            "We cannot test differences between areas: this copy holds no intervals for these "
            "figures."
        )
    return f"{_NOT_AGE_ADJUSTED} {said}" if view.indicator.not_age_adjusted else said


def describe_no_interval(indicator: Indicator) -> str:
    """What a table says where none of an indicator's figures has an interval, by what they rest on."""
    match indicator.basis:
        case Basis.RECORDED:
            return "These are counts of everyone, not a sample."
        case Basis.MID_YEAR:
            return "These are mid-year estimates; no interval is published for them."
        case Basis.INDEX:
            return "No interval is published for these figures."
        case _:
            return "This copy holds no intervals for these figures."


def describe_range(view: View) -> str:
    """The two ends of the view, for a screen on which no area is chosen."""
    found = view.values.dropna()
    start = f"{_subject(view)}, {describe_period(view.period)}"
    if len(found) < 2 or view.printed.nunique() == 1:
        return f"{start}: {_figure(view, found.iloc[0]) if len(found) else 'no figure'}."
    if view.is_tenth:
        return f"{start}: {_tenths(view)}."
    gap = absolute_gap(found)
    low, high = (
        _end(view, value, area_phrase(view, code))
        for value, code in ((gap.low, gap.low_code), (gap.high, gap.high_code))
    )
    if view.is_total:
        return f"{start}: from {low} to {high}."
    apart = view.format.between(gap.high, gap.low)
    return f"{start}: from {low} to {high}, a gap of {apart}."


def _end(view: View, value: float, name: str) -> str:
    """One end of the view with its area, or with how many areas share it."""
    shared = int((view.printed == view.format.rounded(value)).sum())
    where = name if shared == 1 else f"{shared} {AREA_TYPE_TEXT[view.level].plural}"
    return f"{_figure(view, value)} in {where}"


def _figure(view: View, value: float) -> str:
    """A value as it is said; a rank or a tenth is called one, so that "1 in 6" is no share."""
    word = "rank " if view.is_rank else "tenth " if view.is_tenth else ""
    return f"{word}{view.format.value(value)}"


def _tenths(view: View) -> str:
    """How many areas are in the most and in the least deprived tenth of England."""
    found = view.values.dropna()
    words = AREA_TYPE_TEXT[view.level]
    most, least = int((found == 1).sum()), int((found == 10).sum())

    one = most < 2
    said = (
        f"{most or 'no'} {words.singular if one else words.plural} {'is' if one else 'are'} in the "
        f"most deprived tenth of England and {least or 'none'} {'are ' if one and least > 1 else ''}"
        "in the least deprived tenth"
    )
    if most and least:
        return said
    low, high = view.format.value(found.min()), view.format.value(found.max())
    lie = f"all lie in tenth {low}" if low == high else f"they lie in tenths {low} to {high}"
    return f"{said}; {lie}, where 1 is the most deprived"


def describe_ends(view: View) -> str:
    """Title of the ranked chart: the two ends by name, or what all areas share."""
    found = view.values.dropna()
    plural = AREA_TYPE_TEXT[view.level].plural
    start = f"{_subject(view)}, Trafford’s {len(found)} {plural}, {describe_period(view.period)}"
    if len(found) < 2:
        return f"{start}: {'one figure only' if len(found) else 'no figure'}."
    gap = absolute_gap(found)
    if view.printed.nunique() == 1:
        return f"{start}: {_figure(view, gap.low)} in all of them."
    if view.is_tenth:
        low, high = view.format.value(gap.low), view.format.value(gap.high)
        return f"{start}: from tenth {low} to tenth {high} of England."
    low, high = (
        _end(view, value, plain_name(code, str(view.row(code)["area_name"])))
        for value, code in ((gap.low, gap.low_code), (gap.high, gap.high_code))
    )
    return f"{start}: from {low} to {high}."


def rank_correlation(view: View) -> float | None:
    """Spearman's rank correlation of the indicator with deprivation; None under 10 areas."""
    both = view.with_deprivation
    if len(both) < 10 or both["value"].nunique() < 3 or both["imd_score"].nunique() < 3:
        return None
    return float(both["value"].rank().corr(both["imd_score"].rank()))


def describe_deprivation(view: View) -> str:
    """Title of the deprivation chart: the indicator, and its direction if there is one.

    A direction is named only where so strong an order of so many areas would come about by chance
    less than once in twenty (1.96 over the square root of their number less one), and never below
    `WEAK`.
    """
    start = (
        f"{view.indicator.short_title}{for_people(view.sex)} in Trafford’s "
        f"{AREA_TYPE_TEXT[view.level].plural}, {describe_period(view.period)}"
    )
    r = rank_correlation(view)
    if r is None:
        return f"{start}: too few areas to speak of a pattern."
    if abs(r) < max(WEAK, 1.96 / sqrt(len(view.with_deprivation) - 1)):
        return f"{start}: no clear pattern with deprivation."
    how = "mostly" if abs(r) >= STRONG else "often"
    up, down = ("more", "fewer") if view.is_total else ("higher", "lower")
    side = up if r > 0 else down
    said = f"a {side} number" if view.is_position else side
    return f"{start}: {how} {said} where deprivation is greater."


def describe_correlation(view: View) -> tuple[str, ...]:
    """The strength of the pattern, what the dots' sizes mean, and what is counted twice; sentences.

    None where no pattern is worked out.
    """
    r = rank_correlation(view)
    if r is None:
        return ()
    number = fixed(r, 2)
    plural = AREA_TYPE_TEXT[view.level].plural
    said = [
        f"Spearman’s rank correlation {number} on {len(view.with_deprivation)} {plural} (1 or −1 is "
        "a perfect order, 0 is none; no interval)."
    ]
    if view.indicator.topic is Topic.DEPRIVATION:
        said.append(f"{view.indicator.short_title} itself counts in the index.")
    if view.is_sized:
        said.append("Larger dots have more residents.")
    return tuple(said)


def describe_no_deprivation(view: View) -> str:
    """Why the view is not set against deprivation; "" where it is."""
    if view.indicator.id.startswith("imd_"):
        return "Not drawn against deprivation: this is the index of deprivation itself."
    if rank_correlation(view) is None:
        count = int(view.table["value"].notna().sum())
        return (
            f"Not drawn against deprivation: {count} {AREA_TYPE_TEXT[view.level].plural} are too "
            "few to show a pattern. Choose a smaller kind of area where one is offered."
        )
    return ""


def describe_spread(view: View) -> str:
    """Title of the spread chart: the neighbourhood whose areas differ most, or those that tie."""
    table = view.table[view.table["value"].notna()]
    spans = {
        name: (here.min(), here.max())
        for name in NEIGHBOURHOODS
        if len(here := table.loc[table["neighbourhood"] == name, "value"]) > 1
    }
    start = f"{_subject(view)}, {describe_period(view.period)}"
    plural = AREA_TYPE_TEXT[view.level].plural
    if not spans:
        return f"{start}: one of the {plural} in each neighbourhood."
    if view.is_total:
        low, high = table["value"].min(), table["value"].max()
        said = f"{plural} of {view.format.number(low)} to {view.format.value(high)}"
        return f"{start}: inside the neighbourhoods, {said}."
    width = {name: view.format.rounded(apart(high, low)) for name, (low, high) in spans.items()}
    widest = [name for name in spans if width[name] == max(width.values())]
    ends = {tuple(_figure(view, value) for value in spans[name]) for name in widest}
    said = f"{start}: {plural} differ most inside {listed(widest)}"
    if len(ends) > 1:
        return f"{said}."
    ((low, high),) = ends
    return f"{said}, from {low} to {high}."


def describe_map(view: View, words: str, picked: Sequence[str] = ()) -> str:
    """What the map shows, for those who do not see it.

    Parameters
    ----------
    view : View
    words : str
        What the view says (`describe_range`).
    picked : sequence of str
        Codes of the areas that are selected.
    """
    chosen = ""
    if picked:
        names = ", ".join(plain_name(code, str(view.row(code)["area_name"])) for code in picked)
        chosen = f" Selected: {names}."
    return f"Map of Trafford. {words}{chosen} Every value is in the table below."


def describe_shades(view: View, *, against_england: bool, layers: Sequence[str]) -> str:
    """How the map is to be read: its unit, its shades, and the lines that are drawn over it."""
    said = [
        f"Shaded by {view.indicator.unit}.",
        describe_direction(view, against_england=against_england),
    ]
    if "neighbourhood" in layers:
        said.append("Dashed lines: neighbourhoods.")
    return " ".join(said)


def describe_method(view: View) -> tuple[str, ...]:
    """What the indicator is, what must be known of it, and whose boundaries are drawn; sentences."""
    vintage = AREA_TYPE_TEXT[view.level].vintage
    return (view.indicator.definition, *view.indicator.caveats, f"Boundaries: {vintage}.")


def describe_direction(view: View, *, against_england: bool = False) -> str:
    """How the map's shades are to be read, by value or by distance from England's figure."""
    if against_england:
        high_good = view.indicator.polarity is Polarity.HIGH_IS_GOOD
        judged = high_good or view.indicator.polarity is Polarity.LOW_IS_GOOD
        brown, teal = ("below", "above") if high_good else ("above", "below")
        worse = ", which is worse" if judged else ""
        england = view.format.value(view.england.value)
        return (
            f"Brown is {brown} England ({england}){worse}; teal is {teal} it; pale is close to it."
        )
    if view.indicator.topic is Topic.DEPRIVATION:
        side = "a lower number" if view.is_position else "higher"
        return f"Darker is {side}, which is more deprived."
    if view.indicator.polarity is Polarity.HIGH_IS_GOOD:
        return "Darker is worse (lower)."
    if view.indicator.polarity is Polarity.LOW_IS_GOOD:
        return "Darker is worse (higher)."
    return "Darker is higher; neither end is better."


def describe_place(kind: PlaceKind, place: pd.Series) -> str:
    """A practice, hub or service in one or two sentences: its name, PCN and neighbourhood.

    Parameters
    ----------
    kind : PlaceKind
    place : Series
        One row of `load.load_places`.
    """

    def get(name: str) -> str:
        value = place.get(name, "")
        return "" if pd.isna(value) else str(value)

    first = f"{get('name')}: {kind.label[:1].lower() + kind.label[1:]}"
    if kind.label.startswith("GP"):
        first = f"{get('name')}: {kind.label}"
    if get("pcn_name"):
        first += f" in {get('pcn_name')}"
    if get("neighbourhood"):
        first += f", standing in {get('neighbourhood')} neighbourhood"
    parts = [first + "."]
    if get("address"):
        parts.append(f"{get('address')}, {get('postcode')}.")
    if get("note"):
        parts.append(get("note"))
    return " ".join(parts)
