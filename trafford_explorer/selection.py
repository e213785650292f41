"""What a reader has chosen: one small value, equal to the address of the page.

Pure: the tables say what can be chosen, the address or a click says what is wanted, and what comes
back is a choice that the data offer, with a sentence for everything that had to give way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from trafford_explorer.areas import (
    AREA_TYPE_TEXT,
    SMALL_AREA_TYPES,
    AreaType,
    plain_name,
    with_kind,
)
from trafford_explorer.formats import share
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.periods import period_sort_key
from trafford_explorer.phrases import people_word

MAX_HELD = 5
OWN_KEYS = ("indicator", "level", "sex", "period", "area", "layers", "shade")
SHADES = ("values", "england")
"""How the map is shaded: by the areas' own values, or by their distance from England's."""
DEFAULT_INDICATOR = "life_expectancy_at_birth"
DEFAULT_LAYERS = ("neighbourhood",)
BACKGROUND = "openstreetmap"
LEVEL_ORDER = (
    AreaType.MSOA11,
    AreaType.MSOA21,
    AreaType.WARD23,
    AreaType.LSOA21,
    AreaType.LSOA11,
    AreaType.WARD17,
    AreaType.NEIGHBOURHOOD,
    AreaType.NEIGHBOURHOOD17,
)
SEX_ORDER = ("female", "male", "persons")
_NO_LAYERS = "none"


@dataclass(frozen=True)
class Selection:
    """One choice.

    Parameters
    ----------
    indicator, level, sex, period : str
        `level` is an area type.
    focus : str
        Code of the area looked at; "" for none.
    held : tuple of str
        Codes of the areas kept for comparison, at most `MAX_HELD`, in the order they were held.
    layers : tuple of str
        Orientation layers shown on the map.
    shade : str
        One of `SHADES`; in the address only where it is not the first.
    """

    indicator: str
    level: str
    sex: str
    period: str
    focus: str = ""
    held: tuple[str, ...] = ()
    layers: tuple[str, ...] = DEFAULT_LAYERS
    shade: str = SHADES[0]

    @property
    def picked(self) -> tuple[str, ...]:
        """Every area picked out, the focus first, none twice."""
        return tuple(dict.fromkeys(c for c in (self.focus, *self.held) if c))

    def to_params(self) -> dict[str, str | list[str]]:
        """The choice as the keys and values of an address; `area` is the focus, then the held."""
        params: dict[str, str | list[str]] = {
            "indicator": self.indicator,
            "level": self.level,
            "sex": self.sex,
            "period": self.period,
            "layers": ",".join(self.layers) or _NO_LAYERS,
        }
        if self.shade != SHADES[0]:
            params["shade"] = self.shade
        areas = [self.focus, *self.held] if self.focus else ["", *self.held]
        if any(areas):
            params["area"] = areas
        return params


@dataclass(frozen=True)
class Offers:
    """Everything that can be chosen.

    Parameters
    ----------
    periods : mapping of (indicator, level, sex) to tuple of str
        The newest period first.
    area_names : mapping of level to mapping of code to name
        Areas inside Trafford.
    neighbourhoods : mapping of level to mapping of code to neighbourhood
    layers : tuple of str
    """

    periods: Mapping[tuple[str, str, str], tuple[str, ...]]
    area_names: Mapping[str, Mapping[str, str]]
    neighbourhoods: Mapping[str, Mapping[str, str]]
    layers: tuple[str, ...]
    _levels: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self):
        found: dict[str, set[str]] = {}
        for indicator, level, _ in self.periods:
            found.setdefault(indicator, set()).add(level)
        for indicator, levels in found.items():
            self._levels[indicator] = tuple(str(x) for x in LEVEL_ORDER if x in levels)

    @property
    def indicators(self) -> tuple[str, ...]:
        """Every indicator offered, in the order it was declared."""
        return tuple(i for i in INDICATORS if i in self._levels)

    def levels(self, indicator: str) -> tuple[str, ...]:
        """Area types an indicator can be shown for, the one to start with first."""
        return self._levels.get(indicator, ())

    def sexes(self, indicator: str, level: str) -> tuple[str, ...]:
        """Sexes published for an indicator at a level."""
        return tuple(s for s in SEX_ORDER if (indicator, level, s) in self.periods)

    def first(self, indicator: str = DEFAULT_INDICATOR) -> Selection:
        """The choice to start from."""
        if indicator not in self._levels:
            indicator = self.indicators[0]
        level = self.levels(indicator)[0]
        sex = self.sexes(indicator, level)[0]
        return Selection(indicator, level, sex, self.periods[indicator, level, sex][0])


def build_offers(offered: pd.DataFrame, areas: pd.DataFrame, layers: Iterable[str]) -> Offers:
    """Everything that the tables let a reader choose.

    Parameters
    ----------
    offered : DataFrame
        `view.offered()`.
    areas : DataFrame
        `area_type, area_code, area_name, neighbourhood` of every area.
    layers : iterable of str
        Orientation layers.
    """
    periods = {
        (str(i), str(level), str(sex)): tuple(group)
        for (i, level, sex), group in offered.groupby(
            ["indicator_id", "area_type", "sex"], sort=False
        )["period"]
    }
    names: dict[str, dict[str, str]] = {}
    homes: dict[str, dict[str, str]] = {}
    inside = areas[areas["area_type"].isin(LEVEL_ORDER)]  # no other borough, nor England
    for area_type, group in inside.groupby("area_type", sort=False):
        codes = group["area_code"].astype(str)
        names[str(area_type)] = dict(zip(codes, group["area_name"], strict=True))
        homes[str(area_type)] = dict(zip(codes, group["neighbourhood"], strict=True))
    return Offers(periods, names, homes, tuple(layers))


def narrowed(offers: Offers, indicators: Iterable[str], levels: Iterable[str]) -> Offers:
    """What a page offers that shows only some indicators and some kinds of area.

    Parameters
    ----------
    offers : Offers
        Everything that can be chosen.
    indicators, levels : iterable of str
        What the page shows; what the tables do not have is passed over.
    """
    wanted, kinds = set(indicators), {str(level) for level in levels}
    periods = {
        key: found for key, found in offers.periods.items() if key[0] in wanted and key[1] in kinds
    }
    return replace(offers, periods=periods)


def widened(offers: Offers, series: Mapping[tuple[str, str], Sequence[str]]) -> Offers:
    """What a page offers that shows figures of the whole borough besides those of its areas.

    The kind of area and the areas chosen elsewhere stand on such a page, so that they are still
    chosen on the next: each series is offered whatever they are.

    Parameters
    ----------
    offers : Offers
        Everything that can be chosen.
    series : mapping of (indicator, sex) to sequence of str
        Periods, the newest first.
    """
    periods = dict(offers.periods)
    for (indicator, sex), found in series.items():
        for level in map(str, LEVEL_ORDER):
            here = periods.get((indicator, level, sex), ())
            periods[indicator, level, sex] = (*here, *(p for p in found if p not in here))
    return replace(offers, periods=periods)


def _level_label(level: str) -> str:
    return AREA_TYPE_TEXT[AreaType(level)].label


def _fit(wanted: Selection, offers: Offers) -> tuple[Selection, list[str]]:
    """The nearest choice that the data offer, and what had to change."""
    notes: list[str] = []
    for fit in (_fit_indicator, _fit_level, _fit_sex, _fit_period, _fit_areas):
        wanted, said = fit(wanted, offers)
        notes += [said] if said else []
    return wanted, notes


def _fit_indicator(wanted: Selection, offers: Offers) -> tuple[Selection, str]:
    """The indicator asked for, or one that has the areas asked for."""
    if wanted.indicator in offers.indicators:
        return wanted, ""
    first = offers.first()
    if wanted.level not in offers.levels(first.indicator):
        having = (i for i in offers.indicators if wanted.level in offers.levels(i))
        first = offers.first(next(having, first.indicator))
    instead = INDICATORS[first.indicator].title
    if wanted.indicator in INDICATORS:
        # The years asked for were those of the other indicator.
        return replace(wanted, indicator=first.indicator, period=""), (
            f"{INDICATORS[wanted.indicator].title}: not among the figures shown here, so this page "
            f"shows “{instead}”. Choose another from the list."
        )
    return replace(wanted, indicator=first.indicator), (
        f"There is no indicator “{wanted.indicator}”, so “{instead}” is chosen instead. The "
        "lists under Explore the map and Over time name every one."
    )


def _fit_level(wanted: Selection, offers: Offers) -> tuple[Selection, str]:
    levels = offers.levels(wanted.indicator)
    if wanted.level in levels:
        return wanted, ""
    was = _level_label(wanted.level) if wanted.level in set(SMALL_AREA_TYPES) else wanted.level
    said = (
        f"{INDICATORS[wanted.indicator].title} has no figures by “{was}” on this page. It is shown "
        f"by {_level_label(levels[0])}."
    )
    return replace(wanted, level=levels[0]), said if was else ""


def _fit_sex(wanted: Selection, offers: Offers) -> tuple[Selection, str]:
    title, sexes = INDICATORS[wanted.indicator].title, offers.sexes(wanted.indicator, wanted.level)
    if wanted.sex in sexes:
        return wanted, ""
    fitted, people = replace(wanted, sex=sexes[0]), people_word(sexes[0])
    if not wanted.sex:
        return fitted, ""
    if wanted.sex not in SEX_ORDER:
        return fitted, (
            f"“{wanted.sex}” is not one of female, male or persons. {title} is shown for {people}."
        )
    return fitted, (
        f"{title} has no figures for {people_word(wanted.sex)} here. It is shown for {people}."
    )


def _fit_period(wanted: Selection, offers: Offers) -> tuple[Selection, str]:
    periods = offers.periods[wanted.indicator, wanted.level, wanted.sex]
    if wanted.period in periods:
        return wanted, ""
    said = (
        f"{INDICATORS[wanted.indicator].title} has no figures for “{wanted.period}” here. The years "
        f"shown are {periods[0]}; published: {', '.join(periods[:6])}."
    )
    return replace(wanted, period=periods[0]), said if wanted.period else ""


def _fit_areas(wanted: Selection, offers: Offers) -> tuple[Selection, str]:
    known = offers.area_names.get(wanted.level, {})
    strange = [code for code in wanted.picked if code not in known]
    if not strange:
        return wanted, ""
    held = tuple(code for code in wanted.held if code in known)
    return replace(wanted, focus=wanted.focus if wanted.focus in known else "", held=held), (
        f"“{', '.join(strange)}” is not one of the areas shown by {_level_label(wanted.level)}, so "
        "it is not selected. Choose one by its name or on the map."
    )


def parse(params: Mapping[str, Sequence[str]], offers: Offers) -> tuple[Selection, list[str]]:
    """The choice an address asks for, and a sentence for each part that could not be had.

    Parameters
    ----------
    params : mapping of str to sequence of str
        The address's own keys, each with every value it was given.
    offers : Offers

    Returns
    -------
    (Selection, list of str)
        Never raises: a bad value means the nearest choice and a sentence.
    """

    def one(key: str) -> str:
        values = params.get(key) or [""]
        return str(values[0]).strip()[:80]

    notes: list[str] = []
    start = offers.first(one("indicator") if one("indicator") in offers.indicators else "")
    layers = DEFAULT_LAYERS
    if one("layers"):
        asked = [part for part in one("layers").split(",") if part and part != _NO_LAYERS]
        known = [part for part in asked if part in offers.layers or part == BACKGROUND]
        if len(known) < len(asked):
            unknown = ", ".join(part for part in asked if part not in known)
            notes.append(
                f"There is no map layer “{unknown}”, so it is left out. Explore the map lists the "
                "layers."
            )
        layers = tuple(dict.fromkeys(known))
    shade = one("shade") or SHADES[0]
    if shade not in SHADES:
        notes.append(f"The map cannot be shaded by “{shade}”; it shows the areas’ own values.")
        shade = SHADES[0]
    areas = [str(code).strip()[:40] for code in params.get("area", ())]
    held = tuple(dict.fromkeys(code for code in areas[1:] if code))
    if len(held) > MAX_HELD:
        notes.append(
            f"The address names {len(held)} areas to compare; the first {MAX_HELD} are kept."
        )
        held = held[:MAX_HELD]
    level = one("level")
    having = (i for i in (start.indicator, *offers.indicators) if level in offers.levels(i))
    wanted = Selection(
        indicator=one("indicator") or next(having, start.indicator),
        level=level,
        sex=one("sex"),
        period=one("period"),
        focus=areas[0] if areas else "",
        held=held,
        layers=layers,
        shade=shade,
    )
    fitted, more = _fit(wanted, offers)
    return fitted, [*notes, *more]


def with_indicator(
    chosen: Selection, indicator: str, offers: Offers
) -> tuple[Selection, list[str]]:
    """Change the indicator, keeping the level, sex, years and areas where it has them."""
    level = _level_for(chosen, indicator, offers)
    moved, notes = with_level(replace(chosen, indicator=indicator), level, offers)
    return moved, notes


def with_measure(chosen: Selection, indicator: str, offers: Offers) -> tuple[Selection, list[str]]:
    """Change the indicator and nothing else where it has the same level, sex and years."""
    if chosen.period in offers.periods.get((indicator, chosen.level, chosen.sex), ()):
        return replace(chosen, indicator=indicator), []
    return with_indicator(chosen, indicator, offers)


def with_release(
    chosen: Selection, level: str, period: str, offers: Offers
) -> tuple[Selection, list[str]]:
    """Change the years together with the boundaries that they stand on."""
    moved, notes = with_level(chosen, level, offers)
    return replace(moved, period=period), notes


def at_neighbourhood(
    chosen: Selection, name: str, level: str, offers: Offers
) -> tuple[Selection, list[str]]:
    """Look at a neighbourhood on the new or the old boundaries.

    An indicator that is not published for them gives way to the first that is.
    """
    if level not in offers.levels(chosen.indicator):
        start = offers.first().indicator
        having = (start, *offers.indicators)
        chosen = replace(chosen, indicator=next(i for i in having if level in offers.levels(i)))
    moved, _ = with_level(chosen, level, offers)
    return replace(moved, focus=name, held=tuple(c for c in moved.held if c != name)), []


def with_compared(
    chosen: Selection, indicator: str, level: str, codes: Sequence[str], offers: Offers
) -> tuple[Selection, list[str]]:
    """Compare some areas, at most `MAX_HELD`, in the newest figures of an indicator at a level."""
    sex = offers.sexes(indicator, level)[0]
    moved = replace(
        chosen,
        indicator=indicator,
        level=level,
        sex=sex,
        period=offers.periods[indicator, level, sex][0],
        focus="",
        held=tuple(codes[:MAX_HELD]),
    )
    return moved, []


def refit(chosen: Selection, offers: Offers) -> tuple[Selection, list[str]]:
    """What was chosen on another page, as near as this page's offers come to it.

    Areas come first: they stay picked where this page shows their kind, with another indicator
    where the one chosen has none for them. A sentence says what this page does not show.
    """
    if chosen.period in offers.periods.get((chosen.indicator, chosen.level, chosen.sex), ()):
        return chosen, []
    indicator, level = chosen.indicator, chosen.level
    for_areas = [i for i in (indicator, *offers.indicators) if level in offers.levels(i)]
    if chosen.picked and for_areas:
        indicator = for_areas[0]
    elif indicator not in offers.indicators:
        indicator = offers.first().indicator
    if level not in offers.levels(indicator):
        level = _level_for(chosen, indicator, offers)
    moved, notes = with_level(replace(chosen, indicator=indicator), level, offers)
    if chosen.picked and not moved.picked:
        notes = [_not_here(chosen, level, offers)]
    if indicator != chosen.indicator and DEFAULT_INDICATOR in offers.indicators:
        notes = [*notes, _other_indicator(chosen.indicator, moved, offers)]
    return moved, notes


def _not_here(chosen: Selection, level: str, offers: Offers) -> str:
    """That the areas chosen elsewhere are of a kind that this page does not show."""
    old, names = AREA_TYPE_TEXT[AreaType(chosen.level)], offers.area_names.get(chosen.level, {})
    one = len(chosen.picked) == 1
    said = ", ".join(names.get(code, code) for code in chosen.picked)
    return (
        f"{said} ({old.singular if one else old.plural}) {'is' if one else 'are'} not picked out "
        f"here: this page shows {AREA_TYPE_TEXT[AreaType(level)].plural}. On the other pages "
        f"{'it is' if one else 'they are'} still chosen."
    )


def _other_indicator(was: str, moved: Selection, offers: Offers) -> str:
    """That an indicator chosen elsewhere has no figures for what this page shows."""
    whom = AREA_TYPE_TEXT[AreaType(moved.level)].plural
    having = offers.levels(was)
    where = f"{whom} in this copy" if having else "areas inside Trafford"
    return (
        f"{INDICATORS[was].title} has no figures for {where}, so “{INDICATORS[moved.indicator].title}” "
        "is shown. The first is chosen again where it has figures."
    )


_NEW_VINTAGE = {
    AreaType.MSOA11: AreaType.MSOA21,
    AreaType.LSOA11: AreaType.LSOA21,
    AreaType.WARD17: AreaType.WARD23,
    AreaType.NEIGHBOURHOOD17: AreaType.NEIGHBOURHOOD,
}
_OTHER_VINTAGE = _NEW_VINTAGE | {new: old for old, new in _NEW_VINTAGE.items()}


def _level_for(chosen: Selection, indicator: str, offers: Offers) -> str:
    """The level to show another indicator at: the same kind of area, with its newest figures."""
    levels = offers.levels(indicator)
    same_kind = [
        level
        for level in (chosen.level, _OTHER_VINTAGE.get(AreaType(chosen.level), ""))
        if level in levels
    ]

    def newest(level: str) -> tuple:
        sexes = offers.sexes(indicator, level)
        return max(period_sort_key(offers.periods[indicator, level, sex][0]) for sex in sexes)

    return str(max(same_kind, key=newest)) if same_kind else levels[0]


def with_level(chosen: Selection, level: str, offers: Offers) -> tuple[Selection, list[str]]:
    """Change the kind of area; an area stays picked only where the new kind has it too."""
    notes: list[str] = []
    known = offers.area_names.get(level, {})
    picked = (chosen.focus, *chosen.held)
    if level == chosen.level or all(not c or c in known for c in picked):
        kept = picked
    elif level in (AreaType.NEIGHBOURHOOD, AreaType.NEIGHBOURHOOD17):
        homes = offers.neighbourhoods.get(chosen.level, {})
        kept = tuple(homes.get(c, "") for c in picked)
        names = ", ".join(dict.fromkeys(c for c in kept if c))
        if names:
            notes.append(f"The areas chosen before lie in {names}, which is now selected.")
    else:
        kept = tuple(c if c in known else "" for c in picked)
        lost = {c for c in picked if c and c not in known}
        if lost:
            notes.append(_dropped(lost, chosen.level, level, offers))
    moved = replace(
        chosen,
        level=level,
        focus=kept[0],
        held=tuple(dict.fromkeys(c for c in kept[1:] if c)),
    )
    sexes = offers.sexes(moved.indicator, level)
    if moved.sex not in sexes:
        moved = replace(moved, sex=sexes[0])
    periods = offers.periods[moved.indicator, level, moved.sex]
    if moved.period not in periods:
        moved = replace(moved, period=periods[0])
    return moved, notes


def _dropped(lost: set[str], was: str, now: str, offers: Offers) -> str:
    old, new = AREA_TYPE_TEXT[AreaType(was)], AREA_TYPE_TEXT[AreaType(now)]
    if len(lost) == 1:
        (code,) = lost
        plain = plain_name(code, offers.area_names[was].get(code, code))
        what = f"{with_kind(plain, AreaType(was))} is"
    else:
        what = f"The {len(lost)} {old.plural} chosen before are"
    return (
        f"{what} no longer selected: the map now shows {new.plural}, which are other areas even "
        "where a name is the same."
    )


def with_sex(chosen: Selection, sex: str, offers: Offers) -> tuple[Selection, list[str]]:
    """Change the sex, keeping the years where they are published for it."""
    periods = offers.periods[chosen.indicator, chosen.level, sex]
    period = chosen.period if chosen.period in periods else periods[0]
    return replace(chosen, sex=sex, period=period), []


def with_focus(chosen: Selection, code: str, offers: Offers) -> tuple[Selection, list[str]]:
    """Look at an area; a code that the level does not have changes nothing and says so."""
    if code and code not in offers.area_names.get(chosen.level, {}):
        return chosen, [f"“{code}” is not one of the areas shown by {_level_label(chosen.level)}."]
    return replace(chosen, focus=code), []


def hold(chosen: Selection) -> tuple[Selection, list[str]]:
    """Keep the focus for comparison; a sixth area is refused with a sentence."""
    if not chosen.focus or chosen.focus in chosen.held:
        return chosen, []
    if len(chosen.held) >= MAX_HELD:
        return chosen, [
            f"{MAX_HELD} areas are held already, which is the most that can be compared. "
            "Remove one, then hold this one."
        ]
    return replace(chosen, held=(*chosen.held, chosen.focus)), []


def release(chosen: Selection, code: str) -> tuple[Selection, list[str]]:
    """Stop comparing one area."""
    return replace(chosen, held=tuple(c for c in chosen.held if c != code)), []


@dataclass(frozen=True)
class Found:
    """An area that a name means.

    Parameters
    ----------
    level, code : str
        The area to choose.
    note : str
        What the reader must know: that another area than the one named is shown, and why.
    """

    level: str
    code: str
    note: str = ""


def build_finder(
    offers: Offers, names: pd.DataFrame, main_msoas: pd.DataFrame, indicator: str, level: str
) -> dict[str, Found]:
    """What a reader may type to find an area, and the area it means.

    Parameters
    ----------
    offers : Offers
    names : DataFrame
        `load.load_finder()`: areas and towns by the names people use.
    main_msoas : DataFrame
        `ward_code, ward_name, msoa_code, share`: for each of today's wards the MSOA with most of
        its residents, and how many of them, 0 to 1.
    indicator, level : str
        What is shown now: its own areas come first, then those of the indicator's other levels,
        which change the level. Where it has no figures for today's wards, each ward stands for the
        MSOA with most of its residents, and says so.
    """
    levels = [level, *(other for other in offers.levels(indicator) if other != level)]
    found: dict[str, Found] = {}
    for kind in levels:
        here = names[names["area_type"] == kind]
        for label, code in zip(here["label"], here["area_code"], strict=True):
            found[str(label)] = Found(str(kind), str(code))
    msoas = [kind for kind in levels if kind in (AreaType.MSOA11, AreaType.MSOA21)]
    if msoas and AreaType.WARD23 not in levels:
        for row in main_msoas.itertuples():
            name = offers.area_names[msoas[0]].get(str(row.msoa_code), "")
            found[f"Ward {row.ward_name} (its main MSOA)"] = Found(
                msoas[0],
                str(row.msoa_code),
                f"{INDICATORS[indicator].title} has no figures for today’s wards. This is {name} "
                f"MSOA, where {share(row.share, 1)} of the residents of {row.ward_name} ward live "
                "(best fit).",
            )
    return found


def main_msoa_of_wards(lookup: pd.DataFrame, ward_names: Mapping[str, str]) -> pd.DataFrame:
    """For each ward the MSOA with most of its residents.

    Parameters
    ----------
    lookup : DataFrame
        `load.load_lookup()`, one row an LSOA of 2021.
    ward_names : mapping of str to str

    Returns
    -------
    DataFrame
        `ward_code, ward_name, msoa_code, share`, one row a ward, sorted by name; `share` of the
        ward's residents by best-fit LSOAs, 0 to 1.
    """
    people = lookup.groupby(["ward_code", "msoa21_code"], as_index=False)["population"].sum()
    people = people.assign(
        share=people["population"] / people.groupby("ward_code")["population"].transform("sum")
    )
    main = people.sort_values(["share", "msoa21_code"], ascending=[False, True])
    main = main.drop_duplicates("ward_code").rename(columns={"msoa21_code": "msoa_code"})
    main = main.assign(ward_name=main["ward_code"].map(ward_names)).sort_values("ward_name")
    return main[["ward_code", "ward_name", "msoa_code", "share"]].reset_index(drop=True)
