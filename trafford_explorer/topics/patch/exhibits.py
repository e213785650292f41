"""What My patch reads, kept between runs; no key of any of it is a postcode."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from trafford_explorer import load, selection, shipped
from trafford_explorer.areas import AreaType
from trafford_explorer.cache import kept
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.places import PLACE_KINDS, date_in_words
from trafford_explorer.sources import Source
from trafford_explorer.topics.explore import exhibits as cached
from trafford_explorer.topics.patch import words

HUBS = 2
"""The nearest hub, and the next in case the record of the first is in doubt."""


@dataclass(frozen=True)
class Around:
    """Hubs and practices near a point, the nearest first."""

    hubs: tuple[words.Near, ...]
    practices: tuple[words.Near, ...]


@kept(200)
def offers() -> selection.Offers:
    """What has figures for today's wards; immutable, so it is shared."""
    return selection.narrowed(shipped.offers(), INDICATORS, [AreaType.WARD23])


@kept(200)
def homes() -> dict[str, words.Home]:
    """Every postcode of Trafford and where it lies; shared, so nothing may change it."""
    return words.homes(load.load_postcodes())


@kept(200)
def wards() -> dict[str, str]:
    """Code to name of today's wards, by name."""
    names = shipped.area_name_of(AreaType.WARD23)
    return dict(sorted(names.items(), key=lambda item: item[1]))


@kept(200)
def ward_for(level: str, code: str) -> tuple[str, str]:
    """The ward to show for an area that is none of today's wards, and a sentence on why."""
    held = shipped.offers()
    names = {**wards(), **({code: held.area_names[level][code]} if code else {})}
    return words.ward_for(level, code, names, shipped.home_of(level, code), load.load_lookup())


@kept(200)
def _positions(kind: str) -> tuple[list[str], np.ndarray]:
    places = load.load_places(kind)
    return places["place_id"].tolist(), words.on_grid(places.geometry.x, places.geometry.y)


def around(at: tuple[float, float]) -> Around:
    """What is near a point; not cached, because the point may be a postcode's."""
    return Around(
        words.nearest(at, *_positions("hub"), HUBS),
        words.nearest(at, *_positions("gp_practice"), words.NEAREST_PRACTICES),
    )


@kept(200)
def _centres() -> dict[str, tuple[float, float]]:
    """The centre of each ward, weighted by residents."""
    areas = load.load_areas(AreaType.LSOA21).to_crs(words.NATIONAL_GRID)
    middle = areas.set_index("area_code").geometry.centroid
    found = {}
    for ward, here in load.load_lookup().groupby("ward_code"):
        points = middle[here["lsoa21_code"]]
        found[str(ward)] = words.weighted_centre(
            np.column_stack([points.x, points.y]), here["population"]
        )
    return found


@kept(200)
def around_ward(ward_code: str) -> Around:
    """What is near a ward's centre."""
    return around(_centres()[ward_code])


@kept(200)
def patch(ward_code: str, msoa_code: str = "", lsoa_code: str = "") -> words.Patch:
    """A ward, or the small area of a postcode in it, with names and neighbourhood."""
    main = shipped.main_msoas().set_index("ward_code")
    areas = shipped.area_names(AreaType.WARD23).set_index("area_code")
    code = msoa_code or str(main.loc[ward_code, "msoa_code"])
    lsoas = shipped.area_name_of(AreaType.LSOA21)
    return words.Patch(
        ward_code=ward_code,
        ward_name=wards()[ward_code],
        neighbourhood=str(areas.loc[ward_code, "neighbourhood"]),
        msoa_code=code,
        msoa_name=shipped.area_name_of(AreaType.MSOA11)[code],
        msoa_share=float(main.loc[ward_code, "share"]),
        lsoa_code=lsoa_code,
        lsoa_name=words.lsoa_name(lsoa_code, lsoas) if lsoa_code else "",
    )


@kept(200)
def deprived(shown: words.Patch) -> words.Deprived:
    """How deprived a patch is."""
    return words.deprived(
        shown,
        load.load_lookup(),
        shipped.indicator_values("imd_rank"),
        shipped.indicator_values("imd_decile"),
    )


@kept(200)
def profile(shown: words.Patch) -> pd.DataFrame:
    """Every figure of a patch."""
    return words.profile(shipped.values(), shown)


@kept(200)
def profile_file(shown: words.Patch) -> bytes:
    """The profile as a file to take away."""
    table = profile(shown)
    found: dict[str, Source] = {}
    for row in table[["indicator_id", "area_type"]].drop_duplicates().itertuples():
        for source in cached.sources_of(row.indicator_id, row.area_type):
            found[source.path] = source
    text = words.profile_csv(table, shown, list(found.values()))
    return text.encode("utf-8-sig")


def source_lines(shown: words.Patch) -> list[str]:
    """Sources of all that the page shows."""
    postcodes = shipped.sources()["data/raw/lookups/trafford_postcodes.csv"]
    return [
        f"Postcodes: {postcodes.producer}, {postcodes.period}.",
        *(
            f"{PLACE_KINDS[kind].plural}: as recorded {date_in_words(PLACE_KINDS[kind].date)}."
            for kind in ("hub", "gp_practice")
        ),
        f"Deprivation: MHCLG, Indices of Deprivation {words.IMD}. Residents by LSOA: ONS, "
        f"mid-{words.RESIDENTS}.",
        *words.profile_sources(profile(shown)),
    ]
