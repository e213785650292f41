"""My patch in numbers: where a postcode or a ward lies, what is near it, and the figures of its area.

A postcode is read, turned into codes and forgotten: nothing here that is handed on holds one, and
distances are rounded before they leave.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from trafford_explorer.areas import (
    ENGLAND,
    INDEX_YEAR,
    POPULATION_YEAR,
    TRAFFORD,
    AreaType,
    plain_name,
    with_kind,
)
from trafford_explorer.errors import DataError
from trafford_explorer.formats import whole
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.periods import period_sort_key

NATIONAL_GRID = "EPSG:27700"


POSTCODES_OF = "February 2025"
"""When the postcodes of the table were in use."""


IMD = INDEX_YEAR


RESIDENTS = POPULATION_YEAR
"""The year of the residents in the lookup of LSOAs."""


STEP = 100
"""Distances are rounded to so many metres."""


NEAREST_PRACTICES = 3


MOST_DEPRIVED, LEAST_DEPRIVED = (1, 2), (9, 10)
"""The tenths of England that make up the most and the least deprived fifth."""


_EXAMPLE = "M32 0TH"
"""Trafford Town Hall's."""


_WHOLE = re.compile(r"([A-Z]{1,2})(\d[A-Z\d]?)\d[ABD-HJLNP-UW-Z]{2}")


_FIRST_HALF = re.compile(r"([A-Z]{1,2})\d[A-Z\d]?\d?")


_LETTERS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY "
    "E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE "
    "LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL "
    "SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)


POSTCODE_AREAS = frozenset(_LETTERS.split())
"""The letters that a postcode of the United Kingdom, Jersey, Guernsey or Man begins with."""


@dataclass(frozen=True)
class Home:
    """Where a postcode lies, by the codes of its own record, and its position in metres."""

    ward_code: str
    msoa_code: str
    lsoa_code: str
    easting: float
    northing: float


def on_grid(lon: Sequence[float], lat: Sequence[float]) -> np.ndarray:
    """Degrees as easting and northing in metres, one row a point."""
    points = gpd.GeoSeries.from_xy(lon, lat, crs="EPSG:4326").to_crs(NATIONAL_GRID)
    return np.column_stack([points.x, points.y])


def homes(postcodes: pd.DataFrame) -> dict[str, Home]:
    """What is known of each postcode (capitals, no space).

    Parameters
    ----------
    postcodes : DataFrame
        `load.load_postcodes()`.
    """
    grid = on_grid(postcodes["lon"], postcodes["lat"])
    columns = ("postcode", "ward_code", "msoa21_code", "lsoa21_code")
    codes = zip(*(postcodes[column].astype(str) for column in columns), strict=True)
    return {
        postcode: Home(ward, msoa, lsoa, float(east), float(north))
        for (postcode, ward, msoa, lsoa), (east, north) in zip(codes, grid, strict=True)
    }


def look_up(typed: str, known: Mapping[str, Home]) -> Home | str:
    """Where a typed postcode lies, or a sentence that says why it cannot be said.

    Parameters
    ----------
    typed : str
        Spaces, case and punctuation do not matter.
    known : mapping of str to Home
        `homes()`.

    Returns
    -------
    Home or str
        No sentence repeats what was typed.
    """
    key = re.sub(r"[\W_]", "", typed).upper()
    if key in known:
        return known[key]
    again = f"Type a whole postcode of Trafford, such as {_EXAMPLE}, or choose a ward."
    if not key:
        return f"Nothing was typed. {again}"
    whole = _WHOLE.fullmatch(key)
    if whole is None and (half := _FIRST_HALF.fullmatch(key)) and half[1] in POSTCODE_AREAS:
        return (
            "That is only part of a postcode, and a part can lie in several wards. Both halves are "
            f"needed. {again}"
        )
    if whole is None or whole[1] not in POSTCODE_AREAS:
        return (
            "There is no such postcode: no UK postcode is written like that. It has two halves, "
            f"letters and digits; spaces and capitals do not matter. {again}"
        )
    listed = f"the {len(known):,} postcodes of Trafford in use in {POSTCODES_OF}"
    if any(one[:-3] == key[:-3] for one in known):
        return (
            f"That postcode is not among {listed}. Its first half is used in Trafford, so it may "
            "lie just over the border, be newer or older than the list, or not exist. Check it, "
            "type another, or choose a ward."
        )
    return (
        "That postcode is outside Trafford, or does not exist: no postcode of Trafford begins with "
        f"its first half. This page knows only {listed}; other places are not in this copy, so ask "
        f"the council there. {again}"
    )


_PARTS = {
    AreaType.LSOA21: "lsoa21_code",
    AreaType.LSOA11: "lsoa21_code",
    AreaType.MSOA21: "msoa21_code",
    AreaType.MSOA11: "msoa21_code",
}
"""Kinds of area that lie in a ward, to their column of the lookup; nearly all kept their codes."""


def ward_for(
    level: str, code: str, names: Mapping[str, str], home: str, lookup: pd.DataFrame
) -> tuple[str, str]:
    """The ward to show where none is chosen, and a sentence that says why it is this one.

    Parameters
    ----------
    level, code : str
        Kind and code of the area chosen on another page; `code` is "" where none is.
    names : mapping of str to str
        Code to name of today's wards, in the order of their names; and of the area chosen.
    home : str
        The neighbourhood of the area; "" where it has none.
    lookup : DataFrame
        `load.load_lookup()`, whose wards are best fit.
    """
    column = _PARTS.get(AreaType(level))
    here = lookup[lookup[column] == code] if column and code else lookup.iloc[:0]
    if not here.empty:
        ward = str(here.groupby("ward_code")["population"].sum().idxmax())
        whole = with_kind(plain_name(code, names[code]), AreaType(level))
        return ward, (
            f"{whole} lies wholly or mostly in {names[ward]} ward (best fit), which is shown here."
        )
    inside = set(lookup.loc[lookup["neighbourhood"] == home, "ward_code"]) if home else set()
    ward = next(w for w in names if w in inside or not inside)
    if not inside:
        return ward, (f"No ward is chosen yet: this is {names[ward]}, the first by name.")
    which = f"{home} neighbourhood"
    if code != home:
        which = f"{with_kind(plain_name(code, names[code]), AreaType(level))} was in {home}, which"
    return ward, (
        f"{which} has {len(inside)} wards: this is {names[ward]}, the first by name. Choose "
        "another from the list."
    )


@dataclass(frozen=True)
class Patch:
    """A ward, or a postcode's small area in it, by codes and names; never a postcode.

    Parameters
    ----------
    ward_code, ward_name, neighbourhood : str
    msoa_code, msoa_name : str
        The postcode's own MSOA, else the one with most of the ward's residents.
    msoa_share : float
        Of the ward's residents who live in that MSOA (best fit), 0 to 1.
    lsoa_code, lsoa_name : str
        The postcode's own; "" where a ward was chosen.
    """

    ward_code: str
    ward_name: str
    neighbourhood: str
    msoa_code: str
    msoa_name: str
    msoa_share: float
    lsoa_code: str = ""
    lsoa_name: str = ""

    @property
    def is_postcode(self) -> bool:
        """Whether it was found through a postcode."""
        return bool(self.lsoa_code)


@dataclass(frozen=True)
class Near:
    """A place, and how far it is in a straight line, rounded to `STEP` metres."""

    place_id: str
    metres: int


def weighted_centre(points: np.ndarray, weights: Sequence[float]) -> tuple[float, float]:
    """The mean of points in metres, each weighted by its residents."""
    east, north = np.average(points, axis=0, weights=np.asarray(weights, dtype=float))
    return float(east), float(north)


def nearest(
    at: tuple[float, float], place_ids: Sequence[str], points: np.ndarray, n: int
) -> tuple[Near, ...]:
    """The nearest places to a point, the nearest first; of two at one distance, by their id.

    Parameters
    ----------
    at : tuple of float
        Easting and northing in metres.
    place_ids : sequence of str
    points : ndarray
        Easting and northing of each.
    n : int
    """
    metres = np.hypot(*(points - np.asarray(at)).T)
    order = sorted(range(len(place_ids)), key=lambda i: (round(metres[i], 1), place_ids[i]))
    return tuple(Near(place_ids[i], STEP * whole(float(metres[i]) / STEP)) for i in order[:n])


def is_doubted(hub: pd.Series) -> bool:
    """Whether a hub's record says that it may not run any longer."""
    return "not found" in str(hub["note"])


@dataclass(frozen=True)
class Deprived:
    """A ward's LSOAs and residents by tenth of England, and the postcode's own LSOA.

    Parameters
    ----------
    table : DataFrame
        `tenth, lsoas, residents`, the tenths that the ward has, the most deprived first.
    rank, tenth : int
        Of the LSOA; 0 where there is none.
    """

    table: pd.DataFrame
    rank: int = 0
    tenth: int = 0

    @property
    def residents(self) -> int:
        return int(self.table["residents"].sum())

    def in_tenths(self, tenths: Sequence[int]) -> int:
        """Residents in some of the tenths."""
        return int(self.table.loc[self.table["tenth"].isin(tenths), "residents"].sum())


def deprived(
    patch: Patch, lookup: pd.DataFrame, ranks: pd.DataFrame, tenths: pd.DataFrame
) -> Deprived:
    """How deprived a patch is on the newest index.

    Parameters
    ----------
    patch : Patch
    lookup : DataFrame
        `load.load_lookup()`, whose wards are best fit.
    ranks, tenths : DataFrame
        Values of `imd_rank` and `imd_decile`.
    """
    rank, tenth = (
        found[(found["area_type"] == AreaType.LSOA21) & (found["period"] == IMD)].set_index(
            "area_code"
        )["value"]
        for found in (ranks, tenths)
    )
    here = lookup[lookup["ward_code"] == patch.ward_code]
    codes = here["lsoa21_code"]
    if here.empty or codes.map(tenth).isna().any():
        raise DataError("deprivation", [f"no tenth for every LSOA of {patch.ward_name}"])
    table = (
        here.assign(tenth=codes.map(tenth).astype(int))
        .groupby("tenth", as_index=False)
        .agg(lsoas=("lsoa21_code", "size"), residents=("population", "sum"))
    )
    own = patch.lsoa_code
    return Deprived(table, int(rank[own]) if own else 0, int(tenth[own]) if own else 0)


def area_profile(values: pd.DataFrame, patch: Patch) -> pd.DataFrame:
    """Every indicator that the ward has, then those published for its MSOA only.

    Parameters
    ----------
    values : DataFrame
        The table of indicator values.
    patch : Patch

    Returns
    -------
    DataFrame
        `area_type, topic, indicator_id, sex, period, release, own, lower_95, upper_95, lsoa,
        trafford, england`, in the order in which indicators are offered, of the newest period in
        which the area's kind has it; numbers, NaN where this copy has no figure of the same sex
        and period.
    """
    asked = [(AreaType.WARD23, patch.ward_code), (AreaType.MSOA11, patch.msoa_code)]
    rows: list[dict[str, object]] = []
    taken: set[str] = set()
    for kind, code in asked:
        here = values[
            (values["area_type"] == kind) & (values["area_code"] == code) & values["value"].notna()
        ]
        here = here[~here["indicator_id"].isin(taken)]
        taken |= set(here["indicator_id"])
        for (indicator, sex), series in here.groupby(["indicator_id", "sex"], sort=True):
            if kind is AreaType.WARD23 and sex != "persons":
                continue
            row = series.loc[series["period"].map(period_sort_key).idxmax()]
            rows.append(
                {
                    "area_type": str(kind),
                    "topic": str(INDICATORS[indicator].topic),
                    "indicator_id": indicator,
                    "sex": sex,
                    "period": row["period"],
                    "release": row["release"],
                    "own": row["value"],
                    "lower_95": row["lower_95"],
                    "upper_95": row["upper_95"],
                }
            )
    if not rows:
        raise DataError("indicator values", [f"no figure for {patch.ward_name} ward"])
    order = {name: n for n, name in enumerate(INDICATORS)}
    table = pd.DataFrame(rows)
    table = table.assign(
        _kind=table["area_type"].ne(str(AreaType.WARD23)), _at=table["indicator_id"].map(order)
    ).sort_values(["_kind", "_at", "sex"], ignore_index=True)
    key = ["indicator_id", "sex", "period"]
    for column, code in (("lsoa", patch.lsoa_code), ("trafford", TRAFFORD), ("england", ENGLAND)):
        theirs = values.loc[values["area_code"] == code, [*key, "value"]] if code else None
        if theirs is None:
            table[column] = np.nan
        else:
            table = table.merge(theirs.rename(columns={"value": column}), on=key, how="left")
    return table[["area_type", "topic", *key, "release", *_NUMBERS]]


_NUMBERS = ("own", "lower_95", "upper_95", "lsoa", "trafford", "england")


def lsoa_name(code: str, names: Mapping[str, str]) -> str:
    """An LSOA's name without the comma before its number."""
    return plain_name(code, names[code])
