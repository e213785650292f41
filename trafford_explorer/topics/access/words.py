"""Who is near a service and who is not: straight-line distances, small area by small area.

An LSOA's distance is the mean over its postcodes, each to the place nearest to it. Whether an LSOA
lies within a distance of one place is asked of its centre, the mean position of its postcodes: the
published centres weighted by residents are not in these data.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

import geopandas as gpd
import numpy as np
import pandas as pd

from trafford_explorer.areas import AREA_TYPE_TEXT, AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.measures import Beyond, living_beyond, metres_between, metres_to_nearest
from trafford_explorer.phrases import listed
from trafford_explorer.places import PLACE_KINDS, PlaceKind, date_in_words
from trafford_explorer.sources import BOUNDARY_LINE, Source
from trafford_explorer.topics.deprivation.findings import MOST_DEPRIVED_FIFTH
from trafford_explorer.topics.explore.tables import csv_text, source_rows
from trafford_explorer.topics.explore.words import plain_name
from trafford_explorer.topics.patch.words import (
    IMD,
    NATIONAL_GRID,
    NOT_KNOWN,
    POSTCODES_OF,
    RESIDENTS,
    STEP,
    distance_words,
    is_doubted,
    on_grid,
    share_words,
)

LIMITS = (500, 1000, 1500, 2000, 2500, 3000)
"""Distances to choose from, in metres."""
FIRST_LIMIT = 1000
NAMED = 4
"""So many small areas are named in a sentence."""
FIFTH = "the most deprived fifth of England"


@dataclass(frozen=True)
class Service:
    """A kind of help, as it stands in a sentence.

    Parameters
    ----------
    kind : str
        Key of `PLACE_KINDS`.
    one, many : str
        "community hub", "community hubs".
    category : str
        Only places of this category; "" for all of the kind.
    basis : str
        What the places' positions are, and what is left out.
    """

    kind: str
    one: str
    many: str
    category: str = ""
    basis: str = ""

    @property
    def about(self) -> PlaceKind:
        return PLACE_KINDS[self.kind]

    @property
    def recorded(self) -> str:
        """When the record is of, as it ends a sentence: "on 2 February 2024", "in July 2019"."""
        day = self.about.date.count("-") == 2
        return f"{'on' if day else 'in'} {date_in_words(self.about.date)}"


_AS_PUBLISHED = "Places stand where the published file has them."
SERVICES: Mapping[str, Service] = MappingProxyType(
    {
        "hub": Service(
            "hub", "community hub", "community hubs", basis="Positions are the council’s own."
        ),
        "gp_practice": Service(
            "gp_practice",
            "GP practice",
            "GP practices",
            basis="A practice stands at the centre of its main site’s postcode; branch surgeries "
            "are not in these data.",
        ),
        "pharmacy": Service("pharmacy", "pharmacy", "pharmacies", basis=_AS_PUBLISHED),
        "library": Service("library", "library", "libraries", basis=_AS_PUBLISHED),
        "food_bank": Service("food_bank", "food bank", "food banks", basis=_AS_PUBLISHED),
        "childrens_centre": Service(
            "childrens_centre", "children’s centre", "children’s centres", basis=_AS_PUBLISHED
        ),
        "leisure_centre": Service(
            "leisure_centre", "leisure centre", "leisure centres", basis=_AS_PUBLISHED
        ),
        "dentist": Service("dentist", "dentist", "dentists", basis=_AS_PUBLISHED),
        "park": Service(
            "greenspace",
            "public park or garden",
            "public parks and gardens",
            category="Public park or garden",
            basis="To the nearest edge of the park, and 0 inside it; its gate may be farther. Of "
            "the greenspace in these data only what is recorded as “Public park or garden” counts: "
            "golf courses, pitches, allotments and churchyards may not be open to all.",
        ),
    }
)
"""What can be asked about, in the order offered."""


@dataclass(frozen=True)
class Ground:
    """Where residents live: the LSOAs, and the postcodes that stand for their homes.

    Parameters
    ----------
    table : DataFrame
        One row an LSOA, its code as the index, sorted: `name, neighbourhood, residents, tenth,
        score, postcodes, easting, northing`, the last two of the mean of its postcodes.
    points : ndarray
        Easting and northing of each postcode.
    lsoa_codes : ndarray of str
        The LSOA of each postcode.
    """

    table: pd.DataFrame
    points: np.ndarray
    lsoa_codes: np.ndarray

    @property
    def fifth(self) -> pd.DataFrame:
        """The LSOAs in the most deprived fifth of England."""
        return self.table[self.table["tenth"] <= MOST_DEPRIVED_FIFTH]


def ground(
    postcodes: pd.DataFrame,
    lookup: pd.DataFrame,
    names: Mapping[str, str],
    scores: pd.DataFrame,
    tenths: pd.DataFrame,
) -> Ground:
    """Where residents live.

    Parameters
    ----------
    postcodes : DataFrame
        `load.load_postcodes()`.
    lookup : DataFrame
        `load.load_lookup()`.
    names : mapping of str to str
        LSOA of 2021 to its name.
    scores, tenths : DataFrame
        Values of `imd_score` and `imd_decile`.

    Raises
    ------
    DataError
        An LSOA has no postcode, score or tenth.
    """
    points = on_grid(postcodes["lon"], postcodes["lat"])
    codes = postcodes["lsoa21_code"].astype(str).to_numpy()
    spread = pd.DataFrame({"easting": points[:, 0], "northing": points[:, 1]}).groupby(codes)
    centres = spread.mean().assign(postcodes=spread.size())
    score, tenth = (
        found[(found["area_type"] == AreaType.LSOA21) & (found["period"] == IMD)].set_index(
            "area_code"
        )["value"]
        for found in (scores, tenths)
    )
    rows = lookup.set_index("lsoa21_code").sort_index()
    table = pd.DataFrame(
        {
            "name": [plain_name(code, names[code]) for code in rows.index],
            "neighbourhood": rows["neighbourhood"],
            "residents": rows["population"],
            "tenth": rows.index.map(tenth),
            "score": rows.index.map(score),
        },
        index=rows.index,
    ).join(centres)
    short = table.index[table.isna().any(axis=1)]
    if len(short):
        raise DataError("distances", [f"no postcode, score or tenth for {c}" for c in short])
    return Ground(table.astype({"tenth": int, "postcodes": int}), points, codes)


@dataclass(frozen=True)
class Access:
    """How far every LSOA is from a service.

    Parameters
    ----------
    service : Service
    ground : Ground
    places : DataFrame
        `place_id, name, address, postcode, ward_name, neighbourhood, nearest_lsoa, doubt, label`, one
        row a place, by name. The nearest LSOA is the one whose centre is nearest; the label is the
        name, with what tells it from its namesakes and what is in doubt.
    metres : Series
        LSOA to the mean distance from its postcodes to the nearest place.
    between : DataFrame
        Metres from the centre of each LSOA (row) to each place (column, its `place_id`).
    doubted : tuple of str
        Names of places whose record says that they may not run any longer.
    without : Series or None
        `metres` when those are left out; None where there are none.
    """

    service: Service
    ground: Ground
    places: pd.DataFrame
    metres: pd.Series
    between: pd.DataFrame
    doubted: tuple[str, ...] = ()
    without: pd.Series | None = None

    def beyond(self, limit: int, *, fifth: bool = False, without: bool = False) -> Beyond:
        """Residents of LSOAs farther than a limit: of all, or of the most deprived fifth."""
        metres = self.without if without and self.without is not None else self.metres
        table = self.ground.fifth if fifth else self.ground.table
        return living_beyond(metres[table.index], table["residents"], limit)


def access(service: Service, places: gpd.GeoDataFrame, where: Ground) -> Access:
    """How far every LSOA is from a service.

    Parameters
    ----------
    service : Service
    places : GeoDataFrame
        `load.load_places(service.kind)`.
    where : Ground

    Raises
    ------
    DataError
        There is no such place, or one has no position.
    """
    here = places[places["category"] == service.category] if service.category else places
    here = here.sort_values(["name", "place_id"], ignore_index=True)
    if here.empty or here.geometry.is_empty.any():
        raise DataError("places", [f"no position for some or all {service.many}"])
    shapes = here.geometry.to_crs(NATIONAL_GRID).to_numpy()
    doubt = here.apply(is_doubted, axis=1).to_numpy(bool)
    centres = where.table[["easting", "northing"]].to_numpy()
    between = pd.DataFrame(
        metres_between(centres, shapes), index=where.table.index, columns=here["place_id"]
    )
    columns = ["place_id", "name", "address", "postcode", "ward_name", "neighbourhood"]
    listing = pd.DataFrame(here[columns]).assign(
        nearest_lsoa=where.table.loc[between.idxmin(), "name"].to_numpy(),
        doubt=np.where(doubt, NOT_KNOWN, ""),
    )
    return Access(
        service,
        where,
        listing.assign(label=_labels(listing)),
        _mean_metres(where, shapes),
        between,
        tuple(here.loc[doubt, "name"]),
        _mean_metres(where, shapes[~doubt]) if doubt.any() and not doubt.all() else None,
    )


def _labels(listing: pd.DataFrame) -> pd.Series:
    """Names; those that occur twice with the postcode or, where there is none, the nearest LSOA."""
    near = "nearest LSOA " + listing["nearest_lsoa"]
    apart = listing["postcode"].where(listing["postcode"] != "", near)
    apart = apart.where(listing["name"].duplicated(keep=False), "")
    said = pd.concat([apart, listing["doubt"]], axis=1).agg(
        lambda row: "; ".join(filter(None, row)), 1
    )
    return listing["name"] + said.map(lambda words: f" ({words})" if words else "")


def _mean_metres(where: Ground, shapes: np.ndarray) -> pd.Series:
    each = pd.Series(metres_to_nearest(where.points, shapes))
    return each.groupby(where.lsoa_codes).mean().reindex(where.table.index)


# ---- words --------------------------------------------------------------------------------------


def limit_words(limit: int) -> str:
    """A distance to choose, in kilometres.

    >>> limit_words(500), limit_words(1000), limit_words(2500)
    ('0.5 km', '1 km', '2.5 km')
    """
    return f"{limit / 1000:g} km"


def about_metres(metres: float) -> str:
    """A distance rounded to 100 m, as it is said."""
    return distance_words(int(STEP * round(metres / STEP)))


def in_km(metres: pd.Series) -> pd.Series:
    """Distances in km as they are said, to one decimal, so that a class holds what its words say."""
    return (metres / 1000).round(1)


def km_words(km: float) -> str:
    """A distance on the map, where all have one unit.

    >>> km_words(0.7)
    '0.7 km'
    """
    return f"{km:.1f} km"


def class_words(edges: Sequence[tuple[float, float]]) -> list[str]:
    """Classes of distances, the nearest first, so that every distance has one and only one.

    Parameters
    ----------
    edges : sequence of (float, float)
        The lowest and the highest of each class, as `in_km` has them.

    >>> class_words([(0.2, 0.7), (0.8, 1.2), (1.3, 3.8)])
    ['up to 0.7 km', 'over 0.7 km, up to 1.2 km', 'over 1.2 km']
    """
    ends = [km_words(high) for _, high in edges]
    if len(ends) == 1:
        return [f"up to {ends[0]}"]
    middle = [f"over {low}, up to {high}" for low, high in pairwise(ends[:-1])]
    return [f"up to {ends[0]}", *middle, f"over {ends[-2]}"]


def parse_limit(text: str) -> int | None:
    """The distance that an address asks for in kilometres; None for one that is not offered."""
    known = {f"{limit / 1000:g}": limit for limit in LIMITS}
    return known.get(text.removesuffix(".0"))


def describe_access(found: Access, limit: int) -> str:
    """The answer: of all residents and of the most deprived fifth, who lives farther away."""
    whole, fifth = found.beyond(limit), found.beyond(limit, fifth=True)
    dated = f" recorded {found.service.recorded}" if found.service.about.old_snapshot else ""
    far = (
        "in small areas that are on average more than "
        f"{limit_words(limit)} from a {found.service.one}{dated}"
    )
    if not whole.people:
        return f"None of Trafford’s residents live {far}."
    first = f"{share_words(whole.people, whole.of)} of Trafford’s residents live {far}"
    rest = f"{share_words(fifth.people, fifth.of)} do" if fifth.people else "none do"
    return f"{first}. Of those who live in {FIFTH}, {rest}."


def describe_counts(found: Access, limit: int) -> str:
    """The same in residents."""
    whole, fifth = found.beyond(limit), found.beyond(limit, fifth=True)
    return (
        f"That is {whole.people:,} of {whole.of:,} residents, and {fifth.people:,} of the "
        f"{fifth.of:,} in the most deprived fifth."
    )


def describe_record(found: Access) -> str:
    """How many places are counted, and of when."""
    service = found.service
    number = f"{len(found.places)} {service.many if len(found.places) > 1 else service.one}"
    old = (
        "; an old record, so some may have closed or moved and others opened"
        if service.about.old_snapshot
        else ""
    )
    return f"Counted: {number} in Trafford, as recorded {service.recorded}{old}."


def describe_far(found: Access, limit: int) -> str:
    """Which small areas of the most deprived fifth are farther, the farthest first; "" for none."""
    metres = found.metres[found.ground.fifth.index]
    far = metres[metres > limit].sort_values(ascending=False)
    if far.empty:
        return ""
    names = [
        f"{found.ground.table.loc[code, 'name']} ({_beyond_words(far[code], limit)})"
        for code in far.index[:NAMED]
    ]
    if len(far) > NAMED:
        names.append(f"{len(far) - NAMED} more")
    verb = "this one is" if len(far) == 1 else "these are"
    return f"Of the {len(metres)} small areas (LSOAs) in it, {verb} farther: {listed(names)}."


def _beyond_words(metres: float, limit: int) -> str:
    said = about_metres(metres)
    return f"just over {said}" if said == about_metres(limit) else said


def describe_doubt(found: Access, limit: int) -> str:
    """What the answer would be without the places that may not run; "" where there are none."""
    if found.without is None:
        return ""
    whole = found.beyond(limit, without=True)
    fifth = found.beyond(limit, fifth=True, without=True)
    return (
        f"{_doubt(found)} Without it the shares are {share_words(whole.people, whole.of)} of all and "
        f"{share_words(fifth.people, fifth.of)} of the most deprived fifth."
    )


def _doubt(found: Access) -> str:
    return f"Whether {listed(found.doubted)} runs today was not found."


def describe_pattern_doubt(found: Access) -> str:
    """The chart's two means without the places that may not run; "" where there are none."""
    if found.without is None:
        return ""
    inside, outside = _means(found, found.without)
    return (
        f"{_doubt(found)} Without it the means are {inside} in the most deprived fifth and {outside} "
        "elsewhere."
    )


def describe_basis(found: Access) -> str:
    """How it is worked out, and what it leaves out."""
    fifth = found.ground.fifth
    return (
        f"Distances are straight lines; the way on foot is longer. {found.service.basis} An LSOA "
        "counts as farther when the mean over its postcodes "
        f"({POSTCODES_OF}; shops and offices have postcodes too), each to its nearest "
        f"{found.service.one}, is more than the distance chosen. Residents: mid-{RESIDENTS}. Most "
        f"deprived fifth: tenths 1 and 2 of England, IMD {IMD}: {len(fifth)} of "
        f"{len(found.ground.table)} LSOAs. Only places in Trafford are in these data: one just over "
        "the border may be nearer, and is not counted."
    )


def _means(found: Access, metres: pd.Series) -> list[str]:
    """Mean distance over residents of the most deprived fifth, and of everyone else, as said."""
    table = found.ground.table
    inside = table["tenth"] <= MOST_DEPRIVED_FIFTH
    parts = (table[inside], table[~inside])
    return [
        about_metres(float(np.average(metres[here.index], weights=here["residents"])))
        for here in parts
    ]


def describe_pattern(found: Access) -> str:
    """Title of the chart: how far the most deprived fifth live, and everyone else."""
    inside, outside = _means(found, found.metres)
    return (
        f"Nearest {found.service.one}: {inside} on average in the most deprived fifth, {outside} "
        "elsewhere"
    )


def describe_correlation(found: Access) -> str:
    """The strength of the order, and what it does not say."""
    score = found.ground.table["score"]
    r = float(found.metres.rank().corr(score.rank()))
    return (
        f"Spearman’s rank correlation of distance with deprivation {f'{r:.2f}'.replace('-', '−')} "
        f"on {len(score)} LSOAs (1 or −1 is a perfect order, 0 is none; no interval). A pattern "
        "between areas says nothing about why. Larger dots have more residents."
    )


def describe_map(found: Access, picked: Sequence[str]) -> str:
    """What the map shows, for those who do not see it."""
    table, metres = found.ground.table, found.metres
    near, far = metres.idxmin(), metres.idxmax()
    names = [str(table.loc[code, "name"]) for code in picked]
    chosen = f" Selected: {', '.join(names)}." if names else ""
    return (
        f"Map of Trafford’s {len(table)} LSOAs by mean distance to the nearest "
        f"{found.service.one}: from {about_metres(metres[near])} in {table.loc[near, 'name']} to "
        f"{about_metres(metres[far])} in {table.loc[far, 'name']}.{chosen} Every value is in the "
        "table below."
    )


def describe_picked(
    found: Access, name: str, codes: Sequence[str], *, best_fit: bool = False
) -> str:
    """The chosen area: its distance, its nearest place, its deprivation and residents.

    Parameters
    ----------
    found : Access
    name : str
        The area with its kind ("Partington MSOA").
    codes : sequence of str
        Its LSOAs.
    best_fit : bool
        Whether its LSOAs do not add up to it exactly.
    """
    table, one = found.ground.table, found.service.one
    here = table.loc[list(codes)]
    if len(here) == 1:
        row, code = here.iloc[0], codes[0]
        place = found.places.set_index("place_id").loc[found.between.loc[code].idxmin(), "label"]
        return (
            f"{name}: {about_metres(found.metres[code])} from the nearest {one} on average over "
            f"its {row['postcodes']} postcodes; nearest to its centre is {place}. Tenth "
            f"{row['tenth']} of 10 in England (IMD {IMD}; 1 is the most deprived); "
            f"{row['residents']:,} residents (mid-{RESIDENTS})."
        )
    metres = found.metres[here.index]
    near, far = metres.idxmin(), metres.idxmax()
    mean = float(np.average(metres, weights=here["residents"]))
    return (
        f"{name}: {about_metres(mean)} from the nearest {one} on average over the residents of its "
        f"{len(here)} LSOAs{' (best fit)' if best_fit else ''}, from {about_metres(metres[near])} in "
        f"{here.loc[near, 'name']} to {about_metres(metres[far])} in {here.loc[far, 'name']}."
    )


_COLUMN_OF = {
    AreaType.LSOA21: "lsoa21_code",
    AreaType.LSOA11: "lsoa21_code",
    AreaType.MSOA21: "msoa21_code",
    AreaType.MSOA11: "msoa21_code",
    AreaType.WARD23: "ward_code",
    AreaType.NEIGHBOURHOOD: "neighbourhood",
}
"""An LSOA of 2011 counts where its code stands unchanged; MSOAs kept their codes in Trafford."""


def lsoas_of(level: str, code: str, lookup: pd.DataFrame) -> tuple[str, ...]:
    """The LSOAs of an area chosen elsewhere; none for an area of boundaries that are gone."""
    column = _COLUMN_OF.get(AreaType(level))
    if not column or not code:
        return ()
    return tuple(sorted(lookup.loc[lookup[column] == code, "lsoa21_code"]))


def describe_not_picked(level: str, name: str) -> str:
    """Why an area chosen elsewhere is not picked out here."""
    return (
        f"{name} {AREA_TYPE_TEXT[AreaType(level)].singular} is still chosen, but it stands on old "
        "boundaries that this page’s LSOAs do not add up to, so it is not picked out here."
    )


# ---- tables -------------------------------------------------------------------------------------


def within(found: Access, limit: int) -> pd.DataFrame:
    """Residents within a distance of every place.

    Returns
    -------
    DataFrame
        The columns of `Access.places` and `lsoas, residents, fifth`: LSOAs whose centre is not
        farther than the limit, their residents, and those of them in the most deprived fifth; the
        most of these first.
    """
    near = (found.between <= limit).to_numpy()
    residents = found.ground.table["residents"].to_numpy()
    deprived = np.where(found.ground.table["tenth"] <= MOST_DEPRIVED_FIFTH, residents, 0)
    table = found.places.assign(
        lsoas=near.sum(axis=0), residents=residents @ near, fifth=deprived @ near
    )
    return table.sort_values(
        ["fifth", "residents", "name", "place_id"], ascending=[False, False, True, True],
        ignore_index=True,
    )  # fmt: skip


def within_table(table: pd.DataFrame, limit: int) -> pd.DataFrame:
    """Residents near every place, as the screen writes them; a name that occurs twice is located."""
    address = table["address"].where(table["label"] != table["name"], "")
    return pd.DataFrame(
        {
            "Stands in": table["neighbourhood"].replace("", "not recorded").tolist(),
            f"Residents within {limit_words(limit)}": table["residents"]
            .map("{:,}".format)
            .tolist(),
            "Of these in the most deprived fifth": table["fifth"].map("{:,}".format).tolist(),
        },
        index=pd.Index(
            [
                f"{label}, {street}" if street and not doubt else label
                for label, street, doubt in zip(
                    table["label"], address, table["doubt"], strict=True
                )
            ],
            name="Place",
        ),
    )


def describe_within(found: Access, table: pd.DataFrame, limit: int) -> str:
    """Title of the table: the place with most of the most deprived fifth near it."""
    first = table.iloc[0]
    if not first["fifth"]:
        return (
            f"No {found.service.one} has residents of the most deprived fifth within "
            f"{limit_words(limit)}"
        )
    ties = table[table["fifth"] == first["fifth"]]["label"].tolist()
    who = first["label"] if len(ties) == 1 else f"{first['label']} and {len(ties) - 1} more"
    verb = "has" if len(ties) == 1 else "each have"
    return (
        f"{who} {verb} {first['fifth']:,} residents of the most deprived fifth within "
        f"{limit_words(limit)}"
    )


def describe_within_basis(limit: int) -> str:
    """How the table counts."""
    return (
        f"An LSOA counts, with all its residents (mid-{RESIDENTS}), where its centre lies within "
        f"{limit_words(limit)} of the place, in a straight line; one near two places counts at "
        "both, so rows do not add up. A centre is the mean position of the LSOA’s postcodes: ONS’s "
        "centres weighted by residents are not in these data. Being near says nothing about being "
        "open, welcome or registered."
    )


def distances_table(found: Access) -> pd.DataFrame:
    """Every LSOA, the farthest first, as the screen writes it."""
    table = found.ground.table.assign(metres=found.metres).sort_values(
        ["metres", "name"], ascending=[False, True]
    )
    return pd.DataFrame(
        {
            f"To the nearest {found.service.one}": table["metres"].map(about_metres).tolist(),
            f"IMD {IMD} score": table["score"].map("{:.1f}".format).tolist(),
            "Tenth of England": table["tenth"].map(str).tolist(),
            "Residents": table["residents"].map("{:,}".format).tolist(),
            "Neighbourhood": table["neighbourhood"].tolist(),
        },
        index=pd.Index(table["name"], name="LSOA (2021)"),
    )


def _about(found: Access) -> list[tuple[str, str]]:
    doubt = [("In doubt", _doubt(found))] if found.doubted else []
    return [
        ("Service", f"{found.service.many}. {describe_record(found)}"),
        *doubt,
        ("About", describe_basis(found)),
    ]


def distances_csv(found: Access, sources: Sequence[Source]) -> str:
    """Every LSOA's distance as CSV text, under what it is and its sources.

    Where a place is in doubt, a further column has the distances without it.
    """
    held = {"mean_metres_to_nearest": found.metres.round(1)}
    if found.without is not None:
        held["mean_metres_without_those_in_doubt"] = found.without.round(1)
    table = found.ground.table.assign(**held)
    table = table.rename_axis("lsoa21_code").reset_index()
    about = [*_about(found), *source_rows(sources), ("Boundaries", BOUNDARY_LINE)]
    columns = ["lsoa21_code", "name", "neighbourhood", "residents", "tenth", "score", "postcodes"]
    renamed = {"tenth": "imd_2025_tenth", "score": "imd_2025_score"}
    return csv_text(about, table[[*columns, *held]].rename(columns=renamed))


def within_csv(found: Access, limit: int, sources: Sequence[Source]) -> str:
    """Residents near every place as CSV text, under what it is and its sources."""
    about = [
        *_about(found),
        ("Distance", limit_words(limit)),
        ("Counting", describe_within_basis(limit)),
        *source_rows(sources),
        ("Boundaries", BOUNDARY_LINE),
    ]
    renamed = {
        "ward_name": "ward",
        "lsoas": "lsoas_within",
        "residents": "residents_within",
        "fifth": "of_these_in_most_deprived_fifth",
    }
    return csv_text(about, within(found, limit).drop(columns="label").rename(columns=renamed))
