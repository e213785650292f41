"""Who is near a service and who is not: straight-line distances, small area by small area.

An LSOA's distance is the mean over its postcodes, each to the place nearest to it. Whether an LSOA
lies within a distance of one place, and which place is nearest to it, is asked of its centre: ONS's
population-weighted centroid.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import geopandas as gpd
import numpy as np
import pandas as pd

from trafford_explorer.areas import INDEX_YEAR, AreaType, plain_name
from trafford_explorer.errors import DataError
from trafford_explorer.formats import rounded_values
from trafford_explorer.measures import Beyond, living_beyond, metres_between, metres_to_nearest
from trafford_explorer.places import PLACE_KINDS, PlaceKind, date_in_words
from trafford_explorer.topics.deprivation.findings import MOST_DEPRIVED_FIFTH
from trafford_explorer.topics.patch.findings import NATIONAL_GRID, is_doubted, on_grid
from trafford_explorer.topics.patch.words import NOT_KNOWN

LIMITS = (500, 1000, 1500, 2000, 2500, 3000)
"""Distances to choose from, in metres."""
FIRST_LIMIT = 1000


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
            "are not in this copy.",
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
            "the greenspace in this copy only what is recorded as “Public park or garden” counts: "
            "golf courses, pitches, allotments and churchyards may not be open to all.",
        ),
    }
)
"""What can be asked about, in the order offered."""


@dataclass(frozen=True)
class SmallAreas:
    """Where residents live: the LSOAs, and the postcodes that stand for their homes.

    Parameters
    ----------
    table : DataFrame
        One row an LSOA, its code as the index, sorted: `name, neighbourhood, residents, tenth,
        score, postcodes, easting, northing`, the last two of its population-weighted centroid.
    points : ndarray
        Easting and northing of each postcode.
    lsoa_codes : ndarray of str
        The LSOA of each postcode.
    """

    table: pd.DataFrame
    points: np.ndarray
    lsoa_codes: np.ndarray

    @property
    def most_deprived(self) -> pd.DataFrame:
        """The LSOAs in the most deprived fifth of England."""
        return self.table[self.table["tenth"] <= MOST_DEPRIVED_FIFTH]


def small_areas(
    postcodes: pd.DataFrame,
    centres: pd.DataFrame,
    lookup: pd.DataFrame,
    names: Mapping[str, str],
    scores: pd.DataFrame,
    tenths: pd.DataFrame,
) -> SmallAreas:
    """Where residents live.

    Parameters
    ----------
    postcodes : DataFrame
        `load.load_postcodes()`.
    centres : DataFrame
        `load.load_lsoa_centres()`.
    lookup : DataFrame
        `load.load_lookup()`.
    names : mapping of str to str
        LSOA of 2021 to its name.
    scores, tenths : DataFrame
        Values of `imd_score` and `imd_decile`.

    Raises
    ------
    DataError
        An LSOA has no postcode, centre, score or tenth.
    """
    points = on_grid(postcodes["lon"], postcodes["lat"])
    codes = postcodes["lsoa21_code"].astype(str).to_numpy()
    counts = pd.Series(codes).value_counts().rename("postcodes")
    score, tenth = (
        found[(found["area_type"] == AreaType.LSOA21) & (found["period"] == INDEX_YEAR)].set_index(
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
    ).join([counts, centres.set_index("lsoa21_code")])
    short = table.index[table.isna().any(axis=1)]
    if len(short):
        raise DataError(
            "distances", [f"no postcode, centre, score or tenth for {c}" for c in short]
        )
    return SmallAreas(table.astype({"tenth": int, "postcodes": int}), points, codes)


@dataclass(frozen=True)
class Distances:
    """How far every LSOA is from a service.

    Parameters
    ----------
    service : Service
    small_areas : SmallAreas
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
    small_areas: SmallAreas
    places: pd.DataFrame
    metres: pd.Series
    between: pd.DataFrame
    doubted: tuple[str, ...] = ()
    without: pd.Series | None = None

    def beyond(self, limit: int, *, fifth: bool = False, without: bool = False) -> Beyond:
        """Residents of LSOAs farther than a limit: of all, or of the most deprived fifth."""
        metres = self.without if without and self.without is not None else self.metres
        table = self.small_areas.most_deprived if fifth else self.small_areas.table
        return living_beyond(metres[table.index], table["residents"], limit)


def distances_to(service: Service, places: gpd.GeoDataFrame, where: SmallAreas) -> Distances:
    """How far every LSOA is from a service.

    Parameters
    ----------
    service : Service
    places : GeoDataFrame
        `load.load_places(service.kind)`.
    where : SmallAreas

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
    return Distances(
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


def _mean_metres(where: SmallAreas, shapes: np.ndarray) -> pd.Series:
    each = pd.Series(metres_to_nearest(where.points, shapes))
    return each.groupby(where.lsoa_codes).mean().reindex(where.table.index)


def in_km(metres: pd.Series) -> pd.Series:
    """Distances in km as they are said, to one decimal, so that a class holds what its words say."""
    return rounded_values(metres / 1000, 1)


def parse_limit(text: str) -> int | None:
    """The distance that an address asks for in kilometres; None for one that is not offered."""
    known = {f"{limit / 1000:g}": limit for limit in LIMITS}
    return known.get(text.removesuffix(".0"))


def mean_distances(found: Distances, metres: pd.Series) -> tuple[float, float]:
    """Mean metres over residents of the most deprived fifth, and over those of everywhere else."""
    table = found.small_areas.table
    inside = table["tenth"] <= MOST_DEPRIVED_FIFTH
    deprived, elsewhere = (
        float(np.average(metres[here.index], weights=here["residents"]))
        for here in (table[inside], table[~inside])
    )
    return deprived, elsewhere


def correlation_with_deprivation(found: Distances) -> float:
    """Spearman's rank correlation of LSOAs' distances with their scores."""
    return float(found.metres.rank().corr(found.small_areas.table["score"].rank()))


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


def residents_near(found: Distances, limit: int) -> pd.DataFrame:
    """Residents within a distance of every place.

    Returns
    -------
    DataFrame
        The columns of `Distances.places` and `lsoas, residents, fifth`: LSOAs whose centre is not
        farther than the limit, their residents, and those of them in the most deprived fifth; the
        most of these first.
    """
    near = (found.between <= limit).to_numpy()
    residents = found.small_areas.table["residents"].to_numpy()
    deprived = np.where(found.small_areas.table["tenth"] <= MOST_DEPRIVED_FIFTH, residents, 0)
    table = found.places.assign(
        lsoas=near.sum(axis=0), residents=residents @ near, fifth=deprived @ near
    )
    return table.sort_values(
        ["fifth", "residents", "name", "place_id"], ascending=[False, False, True, True],
        ignore_index=True,
    )  # fmt: skip
