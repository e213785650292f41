"""My patch: where a postcode or a ward lies, what is near it, and the profile of its area.

A postcode is read, turned into codes and forgotten: nothing here that is handed on holds one, no
sentence repeats what was typed, and distances are rounded before they leave.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from trafford_explorer.areas import (
    AREA_TYPE_TEXT,
    ENGLAND,
    INDEX_YEAR,
    POPULATION_YEAR,
    TRAFFORD,
    AreaType,
)
from trafford_explorer.errors import DataError
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.indicators.deprivation import LSOAS_IN_ENGLAND
from trafford_explorer.periods import period_sort_key
from trafford_explorer.phrases import listed
from trafford_explorer.places import PLACE_KINDS, date_in_words
from trafford_explorer.sources import BOUNDARY_LINE, OURS, Source
from trafford_explorer.style import FOR_SEX
from trafford_explorer.topics.explore.tables import csv_text, source_rows
from trafford_explorer.topics.explore.words import plain_name

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


# ---- a postcode --------------------------------------------------------------------------------


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
        f"its first half. This page knows only {listed}; other places are not in these data, so ask "
        f"the council there. {again}"
    )


# ---- an area chosen on another page --------------------------------------------------------------

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
    kind = AREA_TYPE_TEXT[AreaType(level)].singular
    column = _PARTS.get(AreaType(level))
    here = lookup[lookup[column] == code] if column and code else lookup.iloc[:0]
    if not here.empty:
        ward = str(here.groupby("ward_code")["population"].sum().idxmax())
        return ward, (
            f"{plain_name(code, names[code])} {kind} lies wholly or mostly in {names[ward]} ward "
            "(best fit), which is shown here."
        )
    inside = set(lookup.loc[lookup["neighbourhood"] == home, "ward_code"]) if home else set()
    ward = next(w for w in names if w in inside or not inside)
    if not inside:
        return ward, (f"No ward is chosen yet: this is {names[ward]}, the first by name.")
    which = (
        f"{home} neighbourhood" if code == home else f"{names[code]} {kind} was in {home}, which"
    )
    return ward, (
        f"{which} has {len(inside)} wards: this is {names[ward]}, the first by name. Choose "
        "another from the list."
    )


# ---- where it is, and what is near --------------------------------------------------------------


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
    return tuple(Near(place_ids[i], int(STEP * round(float(metres[i]) / STEP))) for i in order[:n])


def distance_words(metres: int) -> str:
    """A rounded distance as it is said.

    >>> distance_words(0), distance_words(600), distance_words(1200)
    ('under 100 m', '600 m', '1.2 km')
    """
    if metres < STEP:
        return f"under {STEP} m"
    return f"{metres} m" if metres < 1000 else f"{metres / 1000:.1f} km"


def describe_basis(patch: Patch) -> str:
    """From where distances are measured, and what they leave out."""
    start = (
        "your postcode’s centre"
        if patch.is_postcode
        else f"the centre of {patch.ward_name} ward, the mean position of its residents (centres of "
        f"its LSOAs, best fit, weighted by residents, mid-{RESIDENTS})"
    )
    return (
        f"Straight lines from {start}, rounded to {STEP} m; the way on foot is longer, the more so "
        "across a river, railway or motorway. Only places "
        "in Trafford are in these data: one over the border may be nearer."
    )


def is_doubted(hub: pd.Series) -> bool:
    """Whether a hub's record says that it may not run any longer."""
    return "not found" in str(hub["note"])


NOT_KNOWN = "not known whether it runs today"


def doubt(hub: pd.Series) -> str:
    """What is said after the name of a hub whose record doubts that it runs; else ""."""
    return f" ({NOT_KNOWN})" if is_doubted(hub) else ""


def _hub_name(name: str) -> str:
    return name.removesuffix(" Community Hub")


def describe_hubs(patch: Patch, near: Sequence[Near], hubs: pd.DataFrame) -> str:
    """The nearest hub, what its record says, and where to look besides.

    The next one is named where the record of the first is in doubt, and the neighbourhood's own
    where the first stands in another.
    """
    rows = hubs.set_index("place_id")
    first = rows.loc[near[0].place_id]
    said = (
        f"{first['name']}, {distance_words(near[0].metres)} away, {first['address']}, "
        f"{first['postcode']}."
    )
    parts = [said, str(first["note"])]
    if first["neighbourhood"] != patch.neighbourhood:
        own = sorted(hubs.loc[hubs["neighbourhood"] == patch.neighbourhood, "name"])
        parts.append(
            f"{first['name']} stands in {first['neighbourhood']}; on the list for "
            f"{patch.neighbourhood}: {listed(own)}."
        )
    if is_doubted(first) and len(near) > 1:
        second = rows.loc[near[1].place_id]
        parts.append(f"The next is {second['name']}, {distance_words(near[1].metres)} away.")
    return " ".join(parts)


def practices_table(near: Sequence[Near], practices: pd.DataFrame) -> pd.DataFrame:
    """The nearest practices with their distance and network, as the screen writes them."""
    rows = practices.set_index("place_id")
    found = [rows.loc[one.place_id] for one in near]
    return pd.DataFrame(
        {
            "Away": [distance_words(one.metres) for one in near],
            "Primary care network (PCN)": [row["pcn_name"] for row in found],
        },
        index=pd.Index([row["name"] for row in found], name="GP practice"),
    )


def describe_practices(near: Sequence[Near], practices: pd.DataFrame) -> str:
    """Who is registered where, and the practices that share a site with one in the table."""
    rows = practices.set_index("place_id")
    shown = {str(rows.loc[one.place_id, "name"]) for one in near}
    notes = []
    for one in near:
        note, name = str(rows.loc[one.place_id, "note"]), str(rows.loc[one.place_id, "name"])
        if note.startswith("Same postcode as "):
            other = note.removeprefix("Same postcode as ").removesuffix(".")
            if other not in shown:
                notes.append(f"{other} stands at the same postcode as {name}.")
    when = date_in_words(PLACE_KINDS["gp_practice"].date)
    return " ".join(
        [
            f"Main sites as of {when}. A resident may be registered with any of them, or anywhere "
            "else.",
            *notes,
        ]
    )


def describe_networks(patch: Patch, networks: pd.DataFrame) -> str:
    """The networks of the neighbourhood, marked as inferred."""
    here = sorted(networks.loc[networks["neighbourhood"] == patch.neighbourhood, "pcn_name"])
    if not here:
        raise DataError("places", [f"no network serves {patch.neighbourhood}"])
    many = len(here) > 1
    return (
        f"PCN{'s' if many else ''} of {patch.neighbourhood}: {listed(here)}. This is inferred "
        f"from where {'their' if many else 'its'} practices stand: no document says so, and a PCN "
        "has members, not a boundary."
    )


# ---- deprivation --------------------------------------------------------------------------------


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


def share_words(part: int, whole: int) -> str:
    """A share in whole per cent, which is 0 or 100 only where it is none or all.

    >>> share_words(1, 400), share_words(0, 400), share_words(399, 400)
    ('under 1%', '0%', 'over 99%')
    """
    said = round(100 * part / whole)
    return (
        "under 1%"
        if part and not said
        else "over 99%"
        if part < whole and said == 100
        else f"{said}%"
    )


def tenth_words(tenth: int) -> str:
    """A tenth of England as it stands in a sentence.

    >>> tenth_words(1)
    'the most deprived tenth of England (IMD 2025)'
    >>> tenth_words(4)
    'tenth 4 of 10 in England (IMD 2025; 1 is the most deprived)'
    """
    if tenth in (1, 10):
        return f"the {'most' if tenth == 1 else 'least'} deprived tenth of England (IMD {IMD})"
    return f"tenth {tenth} of 10 in England (IMD {IMD}; 1 is the most deprived)"


def describe_patch(
    patch: Patch, found: Deprived, hub: Near, practice: Near, hubs: pd.DataFrame
) -> str:
    """The answer at the top of the page.

    Parameters
    ----------
    patch : Patch
    found : Deprived
    hub, practice : Near
        The nearest of each.
    hubs : DataFrame
        `load.load_places("hub")`.
    """
    row = hubs.set_index("place_id").loc[hub.place_id]
    hub_words = f"the nearest listed community hub, {_hub_name(str(row['name']))}{doubt(row)}, is"
    if patch.is_postcode:
        return (
            f"Your postcode lies in {patch.ward_name} ward, {patch.neighbourhood} neighbourhood. "
            f"Its small area (LSOA) is in {tenth_words(found.tenth)}; {hub_words} "
            f"{distance_words(hub.metres)} away and the nearest GP practice "
            f"{distance_words(practice.metres)}."
        )
    part = found.in_tenths(MOST_DEPRIVED)
    said = (
        f"About {share_words(part, found.residents)} of its residents live in small areas (LSOAs)"
        if part
        else "None of its small areas (LSOAs) is"
    )
    return (
        f"{patch.ward_name} ward is in {patch.neighbourhood} neighbourhood. {said} in the most "
        f"deprived fifth of England (IMD {IMD}); {hub_words} {distance_words(hub.metres)} from its "
        "centre."
    )


def describe_deprivation(patch: Patch, found: Deprived) -> str:
    """The LSOA's rank and tenth, or the ward's residents at both ends."""
    whose = f"IMD {IMD}"
    least = share_words(found.in_tenths(LEAST_DEPRIVED), found.residents)
    most = share_words(found.in_tenths(MOST_DEPRIVED), found.residents)
    ward = (
        f"Of {patch.ward_name} ward’s residents, {most} live in LSOAs in the most deprived fifth "
        f"of England and {least} in the least deprived fifth ({whose}; "
        f"{int(found.table['lsoas'].sum())} LSOAs, best fit; residents mid-{RESIDENTS})."
    )
    if not patch.is_postcode:
        return ward
    return (
        f"{patch.lsoa_name} LSOA ranks {found.rank:,} of {LSOAS_IN_ENGLAND[IMD]:,} in England "
        f"(1 is the most deprived), tenth {found.tenth} of 10 ({whose}). {ward}"
    )


def tenths_table(found: Deprived) -> pd.DataFrame:
    """Residents of the ward by tenth of England, as the screen writes them."""
    ends = {1: "1, most deprived", 10: "10, least deprived"}
    rows = found.table
    return pd.DataFrame(
        {
            "LSOAs": rows["lsoas"].map(str).tolist(),
            "Residents": rows["residents"].map("{:,}".format).tolist(),
            "Share": [share_words(n, found.residents) for n in rows["residents"]],
        },
        index=pd.Index([ends.get(t, str(t)) for t in rows["tenth"]], name="Tenth of England"),
    )


def describe_border(patch: Patch) -> str:
    """What a postcode's codes can and cannot say."""
    if not patch.is_postcode:
        return ""
    return (
        "Ward and small area are those of the postcode’s own record. A postcode covers several "
        "addresses; near a border, the next street may lie in another ward or borough. Your "
        "postcode was not kept, only these areas and rounded distances: a reload, or a copied link, "
        "shows the whole ward."
    )


# ---- the profile --------------------------------------------------------------------------------


def profile(values: pd.DataFrame, patch: Patch) -> pd.DataFrame:
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
        which the area's kind has it; numbers, NaN where these data have no figure of the same sex
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


@dataclass(frozen=True)
class ProfilePart:
    """One topic of the profile, as the screen writes it.

    Parameters
    ----------
    title : str
    heads : tuple of str
        Heads of the columns, the first that of the indicators.
    rows : tuple of tuple of str
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


_NUMBERS = ("own", "lower_95", "upper_95", "lsoa", "trafford", "england")
_NOT_HERE = "–"


def profile_parts(table: pd.DataFrame, patch: Patch) -> list[ProfilePart]:
    """The profile topic by topic; a dash, or no column, where these data have no like figure."""
    parts = []
    for (kind, topic), found in table.groupby(["area_type", "topic"], sort=False):
        of_ward = kind == AreaType.WARD23
        title = str(topic) if of_ward else f"{topic}: {patch.msoa_name} MSOA"
        own = "Ward" if of_ward else "MSOA"
        others = {"LSOA": "lsoa", "Trafford": "trafford", "England": "england"}
        columns = {own: "own"} | {h: c for h, c in others.items() if found[c].notna().any()}
        rows = []
        for row in found.to_dict("records"):
            one = INDICATORS[row["indicator_id"]]
            fmt = NumberFormat(one.decimals, one.unit)
            ours = "*" if row["release"].startswith(OURS) else ""
            name = f"{one.short_title}{FOR_SEX[row['sex']]}, {row['period']}{ours}"
            rows.append((name, *(_cell(fmt, row[column]) for column in columns.values())))
        parts.append(ProfilePart(title, (title, *columns), tuple(rows)))
    return parts


def _cell(fmt: NumberFormat, value: float) -> str:
    if pd.isna(value):
        return _NOT_HERE
    return fmt.number(value) + ("%" if fmt.is_percentage else "")


def describe_profile(table: pd.DataFrame, patch: Patch) -> str:
    """Title of the profile."""
    wards = int((table["area_type"] == AreaType.WARD23).sum())
    return (
        f"{patch.ward_name} ward in {wards} figures, and {len(table) - wards} for "
        f"{patch.msoa_name} MSOA"
    )


def describe_profile_basis(table: pd.DataFrame, patch: Patch) -> str:
    """What the columns are, what a dash and a star mean, and how far differences can be read."""
    whose = (
        "your postcode’s MSOA"
        if patch.is_postcode
        else f"where {patch.msoa_share:.0%} of the ward’s residents live (best fit)"
    )
    lsoa = (
        f" LSOA: {patch.lsoa_name}, a small area of about 1,700 residents."
        if patch.is_postcode
        else ""
    )
    star = (
        " * our own sum of LSOA counts, best fit."
        if table["release"].str.startswith(OURS).any()
        else ""
    )
    return (
        f"Women and men together unless named. Wards since May 2023.{lsoa} {patch.msoa_name} MSOA "
        f"(2011 boundaries): {whose}; its figures are older and are shown because none is "
        "published for today’s wards. Each row gives its years. A dash, or no column: no figure on "
        "the same basis in these data. Lengths of life are in years. Scores: higher is more "
        "deprived. Areas differ in the ages of their residents; few figures have an "
        "interval (those published are in the download), so small differences should not be read as real."
        f"{star}"
    )


def profile_sources(table: pd.DataFrame) -> list[str]:
    """Whose figures the profile shows."""
    published = sorted(r for r in table["release"].unique() if r and not r.startswith(OURS))
    return [f"Profile: {'; '.join(published)}."]


def profile_csv(table: pd.DataFrame, patch: Patch, sources: Sequence[Source]) -> str:
    """The profile as CSV text: what it is and its sources, an empty line, then the figures.

    It names areas by code and holds no postcode and no distance.
    """
    about = [
        ("Ward", f"{patch.ward_name} ({patch.ward_code}), since May 2023"),
        ("Neighbourhood", patch.neighbourhood),
        ("MSOA", f"{patch.msoa_name} ({patch.msoa_code}), 2011 boundaries"),
    ]
    if patch.is_postcode:
        about.append(("LSOA", f"{patch.lsoa_name} ({patch.lsoa_code}), 2021 boundaries"))
    about.append(("About", describe_profile_basis(table, patch)))
    about += [*source_rows(sources), ("Boundaries", BOUNDARY_LINE)]
    taken = table.assign(
        title=table["indicator_id"].map(lambda i: INDICATORS[i].title),
        unit=table["indicator_id"].map(lambda i: INDICATORS[i].unit),
    ).rename(columns={"own": "value"})
    columns = ["area_type", "indicator_id", "title", "unit", "sex", "period", "value"]
    columns += [
        "lower_95",
        "upper_95",
        *(["lsoa"] if patch.is_postcode else []),
        "trafford",
        "england",
        "release",
    ]
    return csv_text(about, taken[columns])


def lsoa_name(code: str, names: Mapping[str, str]) -> str:
    """An LSOA's name without the comma before its number."""
    return plain_name(code, names[code])
