"""Sentences about what is on screen, each built from the numbers it states.

Areas are spoken of, never a person's fate; differences, never causes; and no difference is said to
be more than chance, because most of these figures have no published interval.
"""

import pandas as pd

from trafford_explorer.areas import AREA_TYPE_TEXT, NEIGHBOURHOODS, AreaType
from trafford_explorer.indicators import Indicator, Polarity, Topic
from trafford_explorer.measures import Standing, absolute_gap, standing
from trafford_explorer.periods import describe_period
from trafford_explorer.places import PlaceKind
from trafford_explorer.tables import OURS
from trafford_explorer.view import View

_FOR_SEX = {"female": " for women", "male": " for men", "persons": ""}
_SEX_WORD = {"female": "female ", "male": "male ", "persons": ""}
_NAMES = ("Asian", "Black", "Mixed", "White", "Universal Credit", "Index of Multiple Deprivation")
"""How titles begin that keep their capital inside a sentence."""
_BEST_FIT = {AreaType.LSOA21, AreaType.LSOA11, AreaType.MSOA21, AreaType.MSOA11}


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th.

    >>> [ordinal(n) for n in (1, 2, 3, 11, 21, 112)]
    ['1st', '2nd', '3rd', '11th', '21st', '112th']
    """
    last = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{last}"


def inside_sentence(title: str) -> str:
    """A title as it stands inside a sentence: no capital, unless it begins with a name.

    >>> [inside_sentence(title) for title in ("Life expectancy", "MMR vaccination", "Asian groups")]
    ['life expectancy', 'MMR vaccination', 'Asian groups']
    """
    if title[:2].isupper() or title.startswith(_NAMES):
        return title
    return title[:1].lower() + title[1:]


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
    return indicator.statement.format(value=value, for_sex=_FOR_SEX[sex], sex_word=_SEX_WORD[sex])


def _is_tenth(view: View) -> bool:
    return view.indicator.unit.startswith("tenth")


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
    if _is_tenth(view):
        return f"one of {found.tied + 1} in that tenth among Trafford’s {found.of} {plural}"
    if view.is_position:
        return describe_standing(found, plural, low="most deprived", high="least deprived")
    return describe_standing(found, plural)


def indicator_phrase(view: View) -> str:
    """The indicator with its sex, as it stands inside a sentence."""
    title = view.indicator.title
    if title.startswith("Residents"):
        return f"{_SEX_WORD[view.sex]}{inside_sentence(title)}"
    return f"{inside_sentence(title)}{_FOR_SEX[view.sex]}"


def plain_name(area_code: str, name: str) -> str:
    """An area's name without the comma before an LSOA's number.

    >>> plain_name("E01006104", "Partington, 017A")
    'Partington 017A'
    """
    if area_code.startswith("E01"):
        place, _, number = name.rpartition(", ")
        return f"{place} {number}"
    return name


def area_phrase(view: View, area_code: str) -> str:
    """An area's name with its kind, since wards and MSOAs share names."""
    name = plain_name(area_code, str(view.row(area_code)["area_name"]))
    return f"{name} {AREA_TYPE_TEXT[view.level].singular}"


def _comparisons(view: View, value: float) -> list[str]:
    """What a value is set against, and what there is nothing to set it against."""
    known = [c for c in (view.england, view.trafford) if c.value is not None]
    if view.is_position:
        return ["It is a position among all LSOAs of England."]
    if view.is_total:
        return [f"{c.name}: {view.format.value(c.value)}." for c in known]
    said = []
    if known:
        against = "; ".join(_against(view, value, c.name, c.value) for c in known)
        said.append(against[:1].upper() + against[1:] + ".")
    unknown = [c.name for c in (view.england, view.trafford) if c.value is None]
    if unknown:
        said.append(f"No figure for {' or '.join(unknown)} on the same basis is in these data.")
    return said


def _against(view: View, value: float, name: str, other: float) -> str:
    difference = value - other
    theirs = view.format.value(other)
    if round(difference, view.indicator.decimals) == 0:
        return f"about the same as {name} ({theirs})"
    side = "above" if difference > 0 else "below"
    return f"{view.format.difference(difference)} {side} {name} ({theirs})"


def describe_area(view: View, area_code: str) -> str:
    """The one sentence to say aloud about an area: value, period, rank."""
    row = view.row(area_code)
    where = area_phrase(view, area_code)
    when = describe_period(view.period)
    if pd.isna(row["value"]):
        reason = str(row["missing_reason"])
        reason = (reason[:1].upper() + reason[1:]).removesuffix(".")
        return f"{_subject(view)} in {where}, {when}: no figure. {reason}."
    found = standing(view.values, area_code)
    assert found is not None
    said = say(view.indicator, view.sex, view.format.value(row["value"]))
    return f"In {where}, {said} in {when}, {_standing_in(view, found)}."


def _subject(view: View) -> str:
    phrase = indicator_phrase(view)
    return phrase[:1].upper() + phrase[1:]


def describe_comparison(view: View, area_code: str) -> str:
    """How an area differs from England and Trafford, its interval, and where it lies."""
    row = view.row(area_code)
    parts: list[str] = []
    if not pd.isna(row["value"]):
        parts += _comparisons(view, row["value"])
        interval = view.format.interval(row["lower_95"], row["upper_95"])
        if interval:
            parts.append(f"95% interval {interval}.")
    if str(row["release"]).startswith(OURS):
        how = str(row["release"]).removeprefix(OURS).lstrip(": ")
        parts.append(f"The figure is ours: {how}.")
    home = str(row["neighbourhood"])
    if home and view.level not in (AreaType.NEIGHBOURHOOD, AreaType.NEIGHBOURHOOD17):
        old = view.level is AreaType.WARD17
        fit = " (best fit)" if view.level in _BEST_FIT else ""
        when = " neighbourhood as it was until April 2023" if old else " neighbourhood"
        parts.append(f"It lies in {home}{when}{fit}.")
    return " ".join(parts)


def describe_certainty(view: View) -> str:
    """What may be made of a difference between two areas in this view."""
    if view.has_intervals:
        return "Where two areas’ 95% intervals overlap widely, the figures do not show which is higher."
    estimated = view.table["release"].str.contains("estimates").any()
    counted = view.table["denominator"].notna().any() and view.table["count"].notna().any()
    if counted and not estimated:
        return (
            "These are counts of everyone recorded, not a sample; in small areas chance still "
            "moves them, and no interval is published."
        )
    return "No interval was published, so small differences between areas may be chance."


def describe_range(view: View) -> str:
    """The two ends of the view, for a screen on which no area is chosen."""
    found = view.values.dropna()
    start = f"{_subject(view)}, {describe_period(view.period)}"
    if len(found) < 2 or found.nunique() == 1:
        return f"{start}: {view.format.value(found.iloc[0]) if len(found) else 'no figure'}."
    gap = absolute_gap(found)
    low, high = (
        _end(view, value, area_phrase(view, code))
        for value, code in ((gap.low, gap.low_code), (gap.high, gap.high_code))
    )
    if _is_tenth(view):
        return f"{start}: from {low} to {high}. 1 is the most deprived."
    return f"{start}: from {low} to {high}, a gap of {view.format.difference(gap.absolute)}."


def _end(view: View, value: float, name: str) -> str:
    """One end of the view with its area, or with how many areas share it."""
    shared = int((view.values == value).sum())
    where = name if shared == 1 else f"{shared} {AREA_TYPE_TEXT[view.level].plural}"
    return f"{view.format.value(value)} in {where}"


def describe_ends(view: View) -> str:
    """Title of the ranked chart: the two ends by name."""
    found = view.values.dropna()
    if len(found) < 2:
        return "One figure only" if len(found) else "No figure"
    gap = absolute_gap(found)
    if gap.absolute == 0:
        return f"{view.format.value(gap.low)} in all of them"
    low, high = (
        _end(view, value, plain_name(code, str(view.row(code)["area_name"])))
        for value, code in ((gap.low, gap.low_code), (gap.high, gap.high_code))
    )
    return f"From {low} to {high}"


def rank_correlation(view: View) -> float | None:
    """Spearman's rank correlation of the indicator with deprivation; None under 10 areas."""
    both = view.table[["value", "imd_score"]].dropna()
    if len(both) < 10 or both["value"].nunique() < 3 or both["imd_score"].nunique() < 3:
        return None
    return float(both["value"].rank().corr(both["imd_score"].rank()))


def describe_deprivation(view: View) -> str:
    """Title of the deprivation chart: the direction, if there is one, with its correlation."""
    r = rank_correlation(view)
    if r is None:
        return "Too few areas to speak of a pattern"
    number = f"rank correlation {r:+.2f}".replace("-", "−")
    short = inside_sentence(view.indicator.short_title)
    part = "; it is part of the index" if view.indicator.topic is Topic.DEPRIVATION else ""
    if abs(r) < 0.3:
        return f"No clear pattern between {short} and deprivation ({number}){part}"
    strong = abs(r) >= 0.6
    side = "higher" if r > 0 else "lower"
    if view.is_position:
        said = f"the {short} {'is mostly' if strong else 'tends to be'} a {side} number"
    else:
        said = f"figures for {short} {'are mostly' if strong else 'tend to be'} {side}"
    return f"Where deprivation is greater, {said} ({number}){part}"


def describe_spread(view: View) -> str:
    """Title of the spread chart: the neighbourhood whose areas differ most."""
    table = view.table[view.table["value"].notna()]
    spans = {
        name: (here.min(), here.max())
        for name in NEIGHBOURHOODS
        if len(here := table.loc[table["neighbourhood"] == name, "value"]) > 1
    }
    if not spans:
        return "One area in each neighbourhood"
    widest = max(spans, key=lambda name: spans[name][1] - spans[name][0])
    low, high = spans[widest]
    return f"Widest inside {widest}: from {view.format.value(low)} to {view.format.value(high)}"


def describe_map(view: View, picked: tuple[str, ...] = ()) -> str:
    """What the map shows, for those who do not see it."""
    chosen = ""
    if picked:
        names = ", ".join(plain_name(code, str(view.row(code)["area_name"])) for code in picked)
        chosen = f" Selected: {names}."
    return f"Map of Trafford. {describe_range(view)}{chosen} Every value is in the table below."


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
        return "Darker is lower, which is worse."
    if view.indicator.polarity is Polarity.LOW_IS_GOOD:
        return "Darker is higher, which is worse."
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
