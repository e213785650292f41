"""One neighbourhood: what it stands out for, where it stands on every indicator, who lives there.

Frames in, findings and sentences out. Better and worse are said only where the indicator has a
direction, and no difference is said to be more than it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from trafford_explorer.areas import (
    AREA_TYPE_TEXT,
    ENGLAND,
    SMALLER,
    TRAFFORD,
    AreaType,
)
from trafford_explorer.formats import NumberFormat, share
from trafford_explorer.indicators import INDICATORS, Indicator, Polarity, Topic
from trafford_explorer.periods import describe_period, period_sort_key
from trafford_explorer.phrases import capital, inside_sentence, listed
from trafford_explorer.sources import Source
from trafford_explorer.style import FOR_SEX
from trafford_explorer.topics.deprivation.findings import ResidentsByTenth
from trafford_explorer.topics.explore.tables import csv_text, source_rows
from trafford_explorer.topics.explore.words import plain_name, say
from trafford_explorer.topics.patch.words import doubt

FINDINGS = 3
_SEX = {"male": "men", "female": "women", "persons": "everyone"}
_JUDGED = (Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD)
_COUNTED = {"people", "households"}


_INSIDE = (
    AreaType.WARD23,
    AreaType.MSOA21,
    AreaType.MSOA11,
    AreaType.LSOA21,
    AreaType.LSOA11,
)
"""Kinds of area inside today's neighbourhoods, the largest first; the last four by best fit."""


class _Between:
    """Something that stands between the lowest and the highest of Trafford's areas."""

    indicator: Indicator
    trafford: float | None
    england: float | None
    low: float
    high: float

    @property
    def is_judged(self) -> bool:
        """Whether one end is the better one."""
        return self.indicator.polarity in _JUDGED

    @property
    def format(self) -> NumberFormat:
        return NumberFormat(self.indicator.decimals, self.indicator.unit)

    def words(self, value: float | None) -> str:
        """A value as a table has it."""
        return "not in these data" if value is None else self.format.value(value)

    def part_way(self, value: float) -> float:
        """0 at the worst area (or the lowest), 1 at the best (or the highest)."""
        share = (value - self.low) / (self.high - self.low)
        return 1 - share if self.indicator.polarity is Polarity.LOW_IS_GOOD else share


@dataclass(frozen=True)
class Position(_Between):
    """A neighbourhood between the two ends of Trafford's smaller areas, on one indicator.

    Parameters
    ----------
    indicator : Indicator
    period : str
    value : float
        The neighbourhood's.
    trafford, england : float or None
        On the same basis; None where these data hold none.
    level : AreaType
        Kind of the smaller areas.
    low, high : float
        Lowest and highest of them.
    release : str
        Whose figure the neighbourhood's is.
    """

    indicator: Indicator
    period: str
    value: float
    trafford: float | None
    england: float | None
    level: AreaType
    low: float
    high: float
    release: str = ""

    @property
    def reach(self) -> float:
        """How far the neighbourhood is from Trafford, of the whole range; 0 where not known."""
        if self.trafford is None:
            return 0.0
        return abs(self.value - self.trafford) / (self.high - self.low)


@dataclass(frozen=True)
class Spread(_Between):
    """A neighbourhood's areas on an indicator that is not published for the neighbourhood itself.

    Parameters
    ----------
    indicator : Indicator
    sex, period : str
    level : AreaType
        Kind of the areas.
    areas : DataFrame
        `area_code, area_name, value, lower_95, upper_95, release` of the neighbourhood's areas, the
        lowest first; NaN where the files used here give no 95% limits.
    trafford, england : float or None
        On the same basis; None where these data hold none.
    low, high : float
        Lowest and highest of all Trafford's areas of the kind.
    """

    indicator: Indicator
    sex: str
    period: str
    level: AreaType
    areas: pd.DataFrame
    trafford: float | None
    england: float | None
    low: float
    high: float

    @property
    def title(self) -> str:
        """The indicator's short title, with the sex where there is one."""
        return self.indicator.short_title + FOR_SEX[self.sex]

    @property
    def has_intervals(self) -> bool:
        """Whether any of the areas has 95% limits."""
        return bool(self.areas["lower_95"].notna().any())

    @property
    def reach(self) -> float:
        """The part of Trafford's range that the neighbourhood's areas take up."""
        values = self.areas["value"]
        return (values.max() - values.min()) / (self.high - self.low)


def positions(values: pd.DataFrame, name: str, level: AreaType) -> list[Position]:
    """Where a neighbourhood stands on every indicator that it has, in the order of the topics.

    Parameters
    ----------
    values : DataFrame
        The table of indicator values.
    name : str
        A neighbourhood; its name is its code.
    level : AreaType
        `NEIGHBOURHOOD` or `NEIGHBOURHOOD17`.

    Returns
    -------
    list of Position
        The newest period of each indicator. Totals are left out, because they grow with the area,
        as are indicators without figures for smaller areas in that period.
    """
    everyone = values[(values["sex"] == "persons") & values["value"].notna()]
    ours = everyone[(everyone["area_type"] == level) & (everyone["area_code"] == name)]
    found = []
    for indicator_id, rows in ours.groupby("indicator_id"):
        indicator = INDICATORS[str(indicator_id)]
        period = max(rows["period"], key=period_sort_key)
        if indicator.unit not in _COUNTED:
            here = everyone[
                (everyone["indicator_id"] == indicator_id) & (everyone["period"] == period)
            ]
            position = _position(indicator, period, here, name, level)
            if position is not None:
                found.append(position)
    order = list(Topic)
    return sorted(found, key=lambda p: (order.index(p.indicator.topic), p.indicator.id))


def _position(
    indicator: Indicator, period: str, here: pd.DataFrame, name: str, level: AreaType
) -> Position | None:
    by_code = here.set_index(["area_type", "area_code"])["value"]
    ours = (here["area_type"] == level) & (here["area_code"] == name)
    for smaller in SMALLER[level]:
        areas = here.loc[here["area_type"] == smaller, "value"]
        if areas.nunique() > 1:
            return Position(
                indicator,
                period,
                float(by_code[level, name]),
                _known(by_code, AreaType.LOCAL_AUTHORITY, TRAFFORD),
                _known(by_code, AreaType.COUNTRY, ENGLAND),
                smaller,
                float(areas.min()),
                float(areas.max()),
                str(here.loc[ours, "release"].iloc[0]),
            )
    return None


def _known(by_code: pd.Series, area_type: AreaType, code: str) -> float | None:
    key = (str(area_type), code)
    return float(by_code[key]) if key in by_code.index else None


def stands_out(found: Sequence[Position], count: int = FINDINGS) -> list[Position]:
    """The indicators on which a neighbourhood is farthest from Trafford, one a topic.

    One that prints the same as Trafford's does not stand out.

    Only those with a better and a worse end count, and of the indices of deprivation only the
    overall one, because its parts say the same again.
    """
    chosen: dict[Topic, Position] = {}
    for position in sorted(found, key=lambda p: (-p.reach, p.indicator.id)):
        topic = position.indicator.topic
        part = topic is Topic.DEPRIVATION and position.indicator.id != "imd_score"
        if position.is_judged and not part and _apart(position):
            chosen.setdefault(topic, position)
    return list(chosen.values())[:count]


def _apart(position: Position) -> float:
    """The neighbourhood less Trafford, as both are printed; 0 where Trafford's is not known."""
    known = position.trafford is not None
    return position.format.apart(position.value, position.trafford) if known else 0.0


def _side(position: Position) -> str:
    return "higher" if _apart(position) > 0 else "lower"


def _is_worse(position: Position) -> bool:
    """Whether a judged neighbourhood that prints apart from Trafford is on the worse side of it."""
    return (_apart(position) > 0) is (position.indicator.polarity is Polarity.LOW_IS_GOOD)


def describe_neighbourhood(name: str, found: Sequence[Position]) -> str:
    """The answer at the top of the page: what a neighbourhood stands out for."""
    parts = [
        f"{inside_sentence(one.indicator.short_title)} ({one.format.value(one.value)}, {_side(one)} "
        f"than Trafford’s {one.format.value(one.trafford)})"
        for one in stands_out(found)
    ]
    if not parts:
        return f"{name} stands out for nothing that these data can judge."
    listed = parts[0] if len(parts) == 1 else f"{'; '.join(parts[:-1])}; and {parts[-1]}"
    return f"{name} neighbourhood stands out for {listed}."


def describe_finding(position: Position, name: str) -> str:
    """One finding as a sentence to say aloud."""
    said = say(position.indicator, "persons", position.format.value(position.value))
    return (
        f"In {name}, {said} in {describe_period(position.period)}, against "
        f"{position.format.value(position.trafford)} in Trafford: {_side(position)}, which is "
        f"{'worse' if _is_worse(position) else 'better'}."
    )


def describe_rule(found: Sequence[Position] | None = None) -> str:
    """How the findings were chosen, and of some positions why they are fewer than the rule allows."""
    rule = (
        f"The rule: of the indicators that have a better and a worse end, the {FINDINGS} on which the "
        "neighbourhood is farthest from Trafford, as a part of the range between Trafford’s highest "
        "and lowest ward (or MSOA, or LSOA, where wards have no figure); one from each topic. Left "
        "out: what prints the same as Trafford’s and, of the indices of deprivation, all but the "
        "overall one (IMD). These figures have no interval in the files used here, so none of the "
        "differences is called real."
    )
    topics = [f"“{one.indicator.topic}”" for one in stands_out(found or ())]
    if found is None or len(topics) == FINDINGS:
        return rule
    few = (
        f"only {listed(topics)} {'has' if len(topics) == 1 else 'have'}"
        if topics
        else "no topic has"
    )
    return f"{rule} Here there are {len(topics)}: on these boundaries {few} such an indicator."


def spine_table(
    found: Sequence[Position], name: str, sources: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """The spine chart as a table for the screen.

    Parameters
    ----------
    found : sequence of Position
    name : str
        The neighbourhood.
    sources : mapping of str to str, optional
        Indicator to whose figures it rests on; without it the table has no such column.
    """
    rows = [
        {
            "Indicator": p.indicator.title,
            name: p.words(p.value),
            "Trafford": p.words(p.trafford),
            "England": p.words(p.england),
            "Lowest to highest": f"{p.format.number(p.low)} to {p.format.number(p.high)}, "
            f"{AREA_TYPE_TEXT[p.level].plural}",
            "Years": p.period,
            "Better is": {Polarity.HIGH_IS_GOOD: "higher", Polarity.LOW_IS_GOOD: "lower"}.get(
                p.indicator.polarity, "not judged"
            ),
            **({"Source": sources[p.indicator.id]} if sources else {}),
        }
        for p in found
    ]
    return pd.DataFrame(rows).set_index("Indicator")


def profile_csv(
    found: Sequence[Position],
    inside: Sequence[Spread],
    name: str,
    level: AreaType,
    sources: Sequence[Source],
) -> str:
    """The figures of a neighbourhood as a CSV file, with what they are above the table.

    Returns
    -------
    str
        Lines of two columns (name, words) until the first empty line; then one row an indicator
        with the neighbourhood's value, and one row an area where only its areas have one. Values
        are unrounded.
    """
    every = [*found, *inside]
    about = [
        ("Neighbourhood", name),
        ("Boundaries", AREA_TYPE_TEXT[level].vintage),
        ("Intervals", describe_intervals(inside)),
        *source_rows(sources),
        *(
            ("Caveat", f"{title}: {' '.join(caveats)}")
            for title, caveats in dict.fromkeys(
                (p.indicator.title, p.indicator.caveats) for p in every
            )
        ),
    ]
    taken = [
        (p, "persons", (level, name, f"{name} neighbourhood", p.value, None, None, p.release))
        for p in found
    ]
    taken += [(s, s.sex, (s.level, *r)) for s in inside for r in s.areas.itertuples(index=False)]
    rows = [
        {
            "area_type": str(kind),
            "area_code": code,
            "area": area,
            "indicator_id": p.indicator.id,
            "indicator": p.indicator.title,
            "unit": p.indicator.unit,
            "sex": sex,
            "period": p.period,
            "value": value,
            "lower_95": lower,
            "upper_95": upper,
            "trafford": p.trafford,
            "england": p.england,
            "lowest": p.low,
            "highest": p.high,
            "lowest_and_highest_of": AREA_TYPE_TEXT[p.level].vintage,
            "release": release,
        }
        for p, sex, (kind, code, area, value, lower, upper, release) in taken
    ]
    return csv_text(about, pd.DataFrame(rows))


def describe_intervals(inside: Sequence[Spread]) -> str:
    """Which figures have 95% limits in the tables, and that the others have none."""
    having = dict.fromkeys(
        f"{inside_sentence(s.indicator.title)} ({s.period})" for s in inside if s.has_intervals
    )
    if not having:
        return "None in the files used here"
    return (
        f"95% limits for {listed(list(having))}; the other figures have none in the files used here"
    )


def describe_spine(found: Sequence[Position], name: str) -> str:
    """Title of the spine chart: on how many indicators the neighbourhood is worse than Trafford."""
    judged = [p for p in found if p.is_judged and p.trafford is not None]
    worse = sum(bool(_apart(p)) and _is_worse(p) for p in judged)
    same = sum(not _apart(p) for p in judged)
    return (
        f"{name} is on the worse side of Trafford on {worse} of {len(judged)} indicators that have a "
        f"better end{f', the same on {same}' if same else ''}"
    )


def spreads(values: pd.DataFrame, areas: pd.DataFrame, name: str) -> list[Spread]:
    """A neighbourhood's areas, on every indicator that has no figure for the neighbourhood.

    Parameters
    ----------
    values : DataFrame
        The table of indicator values.
    areas : DataFrame
        `area_type, area_code, area_name, neighbourhood` of every area; a smaller area belongs where
        most of its residents live.
    name : str

    Returns
    -------
    list of Spread
        In the order of the topics; of each indicator and sex the newest period, and in it the
        largest kind of area. Ranks and tenths of the indices of deprivation say what their scores
        say, and are left out.
    """
    known = values[values["value"].notna()]
    published = set(known.loc[known["area_type"] == AreaType.NEIGHBOURHOOD, "indicator_id"])
    mine = known[
        known["area_type"].isin(_INSIDE)
        & ~known["indicator_id"].isin(published)
        & ~known["indicator_id"].str.endswith(("_rank", "_decile"))
    ]
    found = []
    for (indicator_id, sex), rows in mine.groupby(["indicator_id", "sex"]):
        period = max(rows["period"], key=period_sort_key)
        newest = rows[rows["period"] == period]
        level = next(kind for kind in _INSIDE if (newest["area_type"] == kind).any())
        every = newest[newest["area_type"] == level]
        homes = areas[(areas["area_type"] == level) & (areas["neighbourhood"] == name)]
        ours = every.merge(homes[["area_code", "area_name"]], on="area_code")
        low, high = float(every["value"].min()), float(every["value"].max())
        if ours.empty or low == high:
            continue
        by_code = known[
            (known["indicator_id"] == indicator_id)
            & (known["sex"] == sex)
            & (known["period"] == period)
        ].set_index(["area_type", "area_code"])["value"]
        ours = ours.sort_values(["value", "area_code"], ignore_index=True)
        found.append(
            Spread(
                INDICATORS[str(indicator_id)],
                str(sex),
                period,
                level,
                ours[["area_code", "area_name", "value", "lower_95", "upper_95", "release"]].assign(
                    area_name=[plain_name(r.area_code, r.area_name) for r in ours.itertuples()]
                ),
                _known(by_code, AreaType.LOCAL_AUTHORITY, TRAFFORD),
                _known(by_code, AreaType.COUNTRY, ENGLAND),
                low,
                high,
            )
        )
    order = list(Topic)
    return sorted(found, key=lambda s: (order.index(s.indicator.topic), s.indicator.id, s.sex))


def describe_spread(one: Spread) -> str:
    """From which area to which a neighbourhood goes on an indicator."""
    least, most = one.areas.iloc[0], one.areas.iloc[-1]
    return (
        f"{one.title} ({one.period}): from {one.format.value(least['value'])} in "
        f"{least['area_name']} to {one.format.value(most['value'])} in {most['area_name']}"
    )


def describe_spreads(found: Sequence[Spread], name: str) -> str:
    """Title of the chart of areas: the indicator on which they lie farthest apart."""
    widest = max(found, key=lambda s: s.reach)
    return f"{name}’s areas lie farthest apart on {inside_sentence(describe_spread(widest))}"


def spreads_table(found: Sequence[Spread]) -> pd.DataFrame:
    """The areas of a neighbourhood as a table for the screen."""
    rows = [
        {
            "Indicator": one.indicator.title + FOR_SEX[one.sex],
            "Years": one.period,
            "Lowest": f"{one.format.value(one.areas['value'].iloc[0])} "
            f"{one.areas['area_name'].iloc[0]}",
            "Highest": f"{one.format.value(one.areas['value'].iloc[-1])} "
            f"{one.areas['area_name'].iloc[-1]}",
            "Areas": f"{len(one.areas)} {AREA_TYPE_TEXT[one.level].plural}",
            "Trafford": one.words(one.trafford),
            "England": one.words(one.england),
        }
        for one in found
    ]
    return pd.DataFrame(rows).set_index("Indicator")


def every_area_table(found: Sequence[Spread]) -> pd.DataFrame:
    """Every dot of the charts of single areas: area, value and interval a row, the lowest first."""
    rows = [
        {
            "Indicator": one.indicator.title + FOR_SEX[one.sex],
            "Years": one.period,
            "Area": area.area_name,
            "Value": one.format.value(area.value),
            "95% interval": one.format.interval(area.lower_95, area.upper_95) or "none here",
        }
        for one in found
        for area in one.areas.itertuples()
    ]
    return pd.DataFrame(rows).set_index("Indicator")


def describe_chosen(found: Sequence[Spread], area_code: str, area: str) -> str:
    """A single area that is chosen, with its figures in some charts of areas.

    Parameters
    ----------
    found : sequence of Spread
        What the charts show, in the order in which it is said.
    area_code : str
    area : str
        Its name with its kind.
    """
    figures: dict[str, list[str]] = {}
    for one in found:
        for row in one.areas[one.areas["area_code"] == area_code].itertuples():
            limits = one.format.interval(row.lower_95, row.upper_95)
            figures.setdefault(f"{inside_sentence(one.indicator.title)}, {one.period}", []).append(
                f"{_SEX[one.sex]} {one.format.value(row.value)}"
                + (f" (95% limits {limits})" if limits else "")
            )
    if not figures:
        kinds = listed(sorted({AREA_TYPE_TEXT[one.level].vintage for one in found}))
        return f"Chosen: {area}. It has no dot below: these are figures of {kinds}."
    said = "; ".join(f"{what}: {', '.join(parts)}" for what, parts in figures.items())
    return f"Chosen: {area}. {capital(said)}."


ETHNIC_GROUPS = (
    "ethnic_group_asian",
    "ethnic_group_black",
    "ethnic_group_mixed",
    "ethnic_group_white",
    "ethnic_group_other",
)
TENURES = ("owned_or_shared_ownership", "social_rented", "private_rented")


def shares(found: Sequence[Position], wanted: Sequence[str]) -> list[Position]:
    """The positions of some indicators, in the order asked for."""
    by_id = {p.indicator.id: p for p in found}
    return [by_id[i] for i in wanted if i in by_id]


def describe_shares(found: Sequence[Position], name: str) -> str:
    """Title of a chart of shares: the one that differs most from Trafford's."""
    widest = max(found, key=lambda p: abs(_apart(p)))
    return (
        f"{name} is most unlike Trafford in {inside_sentence(widest.indicator.short_title)}: "
        f"{widest.format.value(widest.value)}, "
        f"{widest.format.difference(abs(_apart(widest)))} {_side(widest)}"
    )


@dataclass(frozen=True)
class Pyramid:
    """Residents by age and sex, as shares of all residents.

    Parameters
    ----------
    period : str
    table : DataFrame
        One row a band, the youngest first: `label, female, male, trafford_female, trafford_male`,
        in per cent of all residents.
    residents : int
    """

    period: str
    table: pd.DataFrame
    residents: int


def pyramid(ages: pd.DataFrame, name: str) -> Pyramid:
    """The age pyramid of a neighbourhood against Trafford's.

    Parameters
    ----------
    ages : DataFrame
        `load.load_population_by_age()`.
    name : str
    """

    def shares(area_type: AreaType, code: str, before: str) -> pd.DataFrame:
        here = ages[(ages["area_type"] == area_type) & (ages["area_code"] == code)]
        wide = here.pivot(index="age_from", columns="sex", values="persons")[["female", "male"]]
        return (100 * wide / wide.to_numpy().sum()).add_prefix(before)

    ours = ages[(ages["area_type"] == AreaType.NEIGHBOURHOOD) & (ages["area_code"] == name)]
    table = shares(AreaType.NEIGHBOURHOOD, name, "").join(
        shares(AreaType.LOCAL_AUTHORITY, TRAFFORD, "trafford_")
    )
    labels = ours.drop_duplicates("age_from").set_index("age_from")["age_to"]
    table.insert(
        0,
        "label",
        [
            f"{start:.0f} and over"
            if pd.isna(labels[start])
            else f"{start:.0f} to {labels[start]:.0f}"
            for start in table.index
        ],
    )
    return Pyramid(
        str(ours["period"].iloc[0]),
        table.reset_index(drop=True),
        int(ours.loc[ours["sex"].isin(["female", "male"]), "persons"].sum()),
    )


def describe_pyramid(found: Pyramid, name: str) -> str:
    """Title of the pyramid: residents, and the band that differs most from Trafford's."""
    both = found.table["female"] + found.table["male"]
    apart = both - found.table["trafford_female"] - found.table["trafford_male"]
    band = apart.abs().idxmax()
    side = "more" if apart[band] > 0 else "fewer"
    return (
        f"{found.residents:,} residents; most unlike Trafford at ages {found.table['label'][band]}: "
        f"{both[band]:.1f}% of residents, {abs(apart[band]):.1f} percentage points {side}"
    )


def pyramid_table(found: Pyramid) -> pd.DataFrame:
    """The pyramid as a table for the screen."""
    names = {
        "female": "Women and girls",
        "male": "Men and boys",
        "trafford_female": "Women and girls, Trafford",
        "trafford_male": "Men and boys, Trafford",
    }
    table = found.table.set_index("label").rename_axis("Age").rename(columns=names)
    return table.map(lambda share: f"{share:.1f}%")


def describe_extremes(scores: pd.DataFrame, areas: pd.DataFrame, name: str) -> str:
    """A neighbourhood's most and least deprived LSOA.

    Parameters
    ----------
    scores : DataFrame
        Values of `imd_score` of one kind of LSOA and one period.
    areas : DataFrame
        `area_code, area_name, neighbourhood` of the LSOAs.
    name : str
    """
    both = areas.merge(scores[["area_code", "value", "period"]], on="area_code")
    here = both[both["neighbourhood"] == name].sort_values(["value", "area_code"])
    least, most = here.iloc[0], here.iloc[-1]
    return (
        f"Most deprived LSOA: {plain_name(most['area_code'], most['area_name'])} (IMD "
        f"{most['period']} score {most['value']:.1f}); least deprived: "
        f"{plain_name(least['area_code'], least['area_name'])} ({least['value']:.1f}). A higher score "
        "is more deprived. LSOAs are counted where most of their residents live."
    )


def describe_tenths(found: ResidentsByTenth, name: str) -> str:
    """Title of the residents by tenth: how many of the neighbourhood's live in the lowest fifth."""
    own, all_of_it = found.in_fifth[name], found.in_fifth.sum()
    return (
        f"{capital(share(own, found.totals[name]))} of {name}’s residents live in the most deprived "
        f"fifth of England’s LSOAs ({own:,} {'person' if own == 1 else 'people'}), against "
        f"{share(all_of_it, found.totals.sum())} of Trafford’s ({all_of_it:,})"
    )


def map_table(
    name: str, wards: Sequence[str], practices: pd.DataFrame, hubs: pd.DataFrame
) -> pd.DataFrame:
    """What a neighbourhood's map shows: its wards, and the practices and hubs that stand in it.

    Parameters
    ----------
    name : str
    wards : sequence of str
        Names, as they come in the table.
    practices, hubs : DataFrame
        Places of the kinds `gp_practice` and `hub`, of all neighbourhoods.
    """
    rows = [("Ward", ward, "") for ward in wards]
    for kind, places, more in (
        ("GP practice", practices, "pcn_name"),
        ("Community hub", hubs, "host"),
    ):
        here = places[places["neighbourhood"] == name].sort_values("name")
        rows += [
            (kind, row["name"] + (doubt(row) if kind == "Community hub" else ""), row[more])
            for _, row in here.iterrows()
        ]
    columns = ["What", "Name", "Network, or who runs it"]
    return pd.DataFrame(rows, columns=columns).set_index("What")


def describe_members(wards: Sequence[str], msoas: Sequence[str], level: AreaType) -> str:
    """The wards and MSOAs of a neighbourhood."""
    when = AREA_TYPE_TEXT[level].vintage
    return f"Wards: {', '.join(wards)}. MSOAs, wholly or mostly: {', '.join(msoas)} ({when})."


def describe_change(old: Mapping[str, str], new: Mapping[str, str], name: str) -> str:
    """What the boundary change of May 2023 means for a neighbourhood.

    Parameters
    ----------
    old, new : mapping of str to str
        Name of each ward to its neighbourhood, before and since.
    name : str
    """
    before, since = (
        sorted(ward for ward, home in homes.items() if home == name) for homes in (old, new)
    )

    def said(wards: Sequence[str]) -> str:
        return f"{len(wards)} ward{'' if len(wards) == 1 else 's'} ({', '.join(wards)})"

    return (
        f"Wards and neighbourhoods changed in May 2023. {name} had {said(before)} and has "
        f"{said(since)}. Wards that kept their name may have other ground, so figures before and "
        "after are not joined."
    )
