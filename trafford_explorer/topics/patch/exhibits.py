"""My patch: the ward or a postcode's area, put together; no key, id or file name is a postcode's."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from trafford_explorer import load, selection, shipped
from trafford_explorer.areas import ENGLAND, TRAFFORD, AreaType
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import (
    Address,
    Column,
    Exhibit,
    Kind,
    Missing,
    Table,
    file_stem,
    table_of,
)
from trafford_explorer.exhibits.table import LONGEST_SHEET_NAME
from trafford_explorer.formats import NumberFormat, shares_note
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.measures import Estimate
from trafford_explorer.phrases import capital, comma_people
from trafford_explorer.sources import OURS, Source, merged
from trafford_explorer.topics.deprivation import exhibits as deprivation_exhibits
from trafford_explorer.topics.patch import findings, words

PAGE = "My patch"
_POSTCODES_FILE = "data/raw/lookups/trafford_postcodes.csv"
_CENTRES_FILE = "data/lsoa_centres.csv"
_RESIDENTS_FILE = "data/raw/population/trafford_mid2024_lsoa.csv"
_ENDS = {1: "1, most deprived", 10: "10, least deprived"}
HUBS = 2
"""The nearest hub, and the next in case the record of the first is in doubt."""


@dataclass(frozen=True)
class Around:
    """Hubs and practices near a point, the nearest first."""

    hubs: tuple[findings.Near, ...]
    practices: tuple[findings.Near, ...]


@kept()
def offers() -> selection.Offers:
    """What has figures for today's wards; immutable, so it is shared."""
    return selection.narrowed(shipped.offers(), INDICATORS, [AreaType.WARD23])


@kept()
def homes() -> dict[str, findings.Home]:
    """Every postcode of Trafford and where it lies; shared, so nothing may change it."""
    return findings.homes(load.load_postcodes())


@kept()
def wards() -> dict[str, str]:
    """Code to name of today's wards, by name."""
    names = shipped.area_name_of(AreaType.WARD23)
    return dict(sorted(names.items(), key=lambda item: item[1]))


@kept()
def ward_for(level: str, code: str) -> tuple[str, str]:
    """The ward to show for an area that is none of today's wards, and a sentence on why."""
    held = shipped.offers()
    names = {**wards(), **({code: held.area_names[level][code]} if code else {})}
    return findings.ward_for(level, code, names, shipped.home_of(level, code), load.load_lookup())


@kept()
def _positions(kind: str) -> tuple[list[str], np.ndarray]:
    places = load.load_places(kind)
    return places["place_id"].tolist(), findings.on_grid(places.geometry.x, places.geometry.y)


def around(at: tuple[float, float]) -> Around:
    """What is near a point; not cached, because the point may be a postcode's."""
    return Around(
        findings.nearest(at, *_positions("hub"), HUBS),
        findings.nearest(at, *_positions("gp_practice"), findings.NEAREST_PRACTICES),
    )


@kept()
def _centres() -> dict[str, tuple[float, float]]:
    """The centre of each ward: the mean of its LSOAs' centres, weighted by residents."""
    centres = load.load_lsoa_centres().set_index("lsoa21_code")
    found = {}
    for ward, here in load.load_lookup().groupby("ward_code"):
        points = centres.loc[here["lsoa21_code"]].to_numpy()
        found[str(ward)] = findings.weighted_centre(points, here["population"])
    return found


@kept()
def around_ward(ward_code: str) -> Around:
    """What is near a ward's centre."""
    return around(_centres()[ward_code])


@kept()
def patch(ward_code: str, msoa_code: str = "", lsoa_code: str = "") -> findings.Patch:
    """A ward, or the small area of a postcode in it, with names and neighbourhood."""
    main = shipped.main_msoas().set_index("ward_code")
    areas = shipped.area_names(AreaType.WARD23).set_index("area_code")
    code = msoa_code or str(main.loc[ward_code, "msoa_code"])
    lsoas = shipped.area_name_of(AreaType.LSOA21)
    return findings.Patch(
        ward_code=ward_code,
        ward_name=wards()[ward_code],
        neighbourhood=str(areas.loc[ward_code, "neighbourhood"]),
        msoa_code=code,
        msoa_name=shipped.area_name_of(AreaType.MSOA11)[code],
        msoa_share=float(main.loc[ward_code, "share"]),
        lsoa_code=lsoa_code,
        lsoa_name=findings.lsoa_name(lsoa_code, lsoas) if lsoa_code else "",
    )


@kept()
def deprived(shown: findings.Patch) -> findings.Deprived:
    """How deprived a patch is."""
    return findings.deprived(
        shown,
        load.load_lookup(),
        shipped.indicator_values("imd_rank"),
        shipped.indicator_values("imd_decile"),
    )


@kept()
def area_profile(shown: findings.Patch) -> pd.DataFrame:
    """Every figure of a patch."""
    return findings.area_profile(shipped.values(), shown)


# ---- exhibits ------------------------------------------------------------------------------------


def answer(shown: findings.Patch, near: Around) -> Exhibit:
    """Where the patch is, how deprived, and how far help is; not kept, because of the distances."""
    found = words.describe_patch(
        shown, deprived(shown), near.hubs[0], near.practices[0], shipped.places("hub")
    )
    kinds = ("hub", "gp_practice") if shown.is_postcode else ("hub",)
    return Exhibit(
        f"patch/answer/{shown.ward_code}",
        file_stem("ward in short", shown.ward_name),
        found,
        merged(
            [*_deprivation_sources(shown), *_where_from(shown), *shipped.sources_of_places(*kinds)]
        ),
        _address(shown),
        notes=(words.LINK_SHOWS_THE_WARD,) if shown.is_postcode else (),
    )


def nearby(shown: findings.Patch, near: Around) -> Exhibit:
    """The nearest hub and practices; not kept, because the distances may be a postcode's."""
    hubs, practices = shipped.places("hub"), shipped.places("gp_practice")
    rows = practices.set_index("place_id")
    return Exhibit(
        f"patch/nearby/{shown.ward_code}",
        file_stem("nearest GP practices", shown.ward_name),
        words.describe_hubs(shown, near.hubs, hubs),
        merged([*_where_from(shown), *shipped.sources_of_places("hub", "gp_practice", "pcn")]),
        _address(shown),
        says=(
            words.describe_practices(near.practices, practices),
            words.describe_networks(shown, shipped.places("pcn")),
        ),
        notes=tuple(filter(None, (words.describe_basis(shown), words.describe_border(shown)))),
        tables=(
            table_of(
                near.practices,
                {
                    Column("GP practice"): lambda one: str(rows.loc[one.place_id, "name"]),
                    Column("Away", Kind.DISTANCE): "metres",
                    Column("Primary care network (PCN)"): lambda one: str(
                        rows.loc[one.place_id, "pcn_name"]
                    ),
                },
                sheet=f"GP practices, {shown.ward_name}"[:LONGEST_SHEET_NAME],
                caption=f"The GP practices nearest to {_whose(shown)}",
                basis=f"Straight lines, rounded to {findings.STEP} m.",
            ),
        ),
    )


@kept()
def deprivation(shown: findings.Patch) -> Exhibit:
    """How deprived the ward is, and the postcode's own small area where there is one."""
    found = deprived(shown)
    return Exhibit(
        f"patch/deprivation/{shown.ward_code}",
        file_stem(
            "residents by tenth of deprivation", shown.ward_name, f"mid-{findings.RESIDENTS}"
        ),
        words.describe_deprivation(shown, found),
        _deprivation_sources(shown),
        _address(shown),
        tables=(
            table_of(
                found.table.itertuples(),
                {
                    Column("Tenth of England"): lambda row: _ENDS.get(row.tenth, str(row.tenth)),
                    Column("LSOAs", Kind.NUMBER): "lsoas",
                    Column("Residents", Kind.NUMBER): lambda row: int(row.residents),
                    Column("Share of residents", Kind.SHARE): lambda row: (
                        100 * row.residents / found.residents
                    ),
                },
                sheet=f"By tenth, {shown.ward_name}"[:LONGEST_SHEET_NAME],
                caption=(
                    f"Residents of {shown.ward_name} ward by tenth of England (IMD {findings.IMD}), "
                    f"mid-{findings.RESIDENTS}"
                ),
                basis=" ".join(
                    filter(
                        None,
                        (
                            "All people; LSOAs given to the ward that holds most of each (best fit).",
                            shares_note(found.table["residents"], found.residents),
                        ),
                    )
                ),
            ),
        ),
    )


@kept()
def beneath(shown: findings.Patch) -> Exhibit:
    """Why the postcode's small area is deprived, or of a ward its most deprived one."""
    lsoas = load.load_lookup().query("ward_code == @shown.ward_code")["lsoa21_code"]
    level = str(AreaType.LSOA21)
    code = shown.lsoa_code or deprivation_exhibits.most_deprived(level, tuple(lsoas))
    found = deprivation_exhibits.beneath(level, code)
    return replace(
        found,
        id=f"patch/beneath/{shown.ward_code}",
        name=file_stem("why it is deprived", shown.ward_name, findings.IMD),
        address=_address(shown),
        sources=merged([*found.sources, *_deprivation_sources(shown)]),
        says=(words.describe_which_lsoa(shown, len(lsoas)),),
    )


@kept()
def profile(shown: findings.Patch) -> Exhibit:
    """Every figure of the ward, and those of its MSOA that no ward has."""
    return _profile(shown, area_profile(shown), f"patch/profile/{shown.ward_code}", "every figure")


@kept()
def main_figures(shown: findings.Patch, indicators: tuple[str, ...]) -> Exhibit:
    """A ward's main figures, of some indicators, for a page of paper."""
    table = area_profile(shown)
    main = table[table["indicator_id"].isin(indicators)].reset_index(drop=True)
    return _profile(shown, main, f"patch/main_figures/{shown.ward_code}", "main figures")


def _profile(shown: findings.Patch, table: pd.DataFrame, id: str, what: str) -> Exhibit:
    return Exhibit(
        id,
        file_stem(what, shown.ward_name, "ward"),
        words.describe_profile(table, shown),
        _profile_sources(shown, table),
        _address(shown),
        notes=(words.describe_profile_basis(table, shown),),
        tables=(_profile_table(shown, table, what),),
    )


def _profile_table(shown: findings.Patch, table: pd.DataFrame, what: str) -> Table:
    """A row a figure of the ward, with those of its small area, of Trafford and of England."""
    heads = {"lsoa": "LSOA", "trafford": "Trafford", "england": "England"}
    others = [column for column in heads if table[column].notna().any()]
    declared = [INDICATORS[i] for i in table["indicator_id"]]
    return table_of(
        table.itertuples(),
        {
            Column("Figure"): _name_of_figure,
            Column("Topic"): "topic",
            Column("Area"): lambda row: (
                "Ward" if row.area_type == AreaType.WARD23 else f"{shown.msoa_name} MSOA"
            ),
            Column("Years", Kind.PERIOD): "period",
            Column("Here", Kind.NUMBER, with_unit=True): lambda row: Estimate(
                row.own, row.lower_95, row.upper_95
            ),
            **{
                Column(heads[name], Kind.NUMBER, with_unit=True): (
                    lambda row, name=name: _beside(getattr(row, name))
                )
                for name in others
            },
        },
        sheet=f"{capital(what)}, {shown.ward_name}"[:LONGEST_SHEET_NAME],
        caption=f"{shown.ward_name} ward ({shown.ward_code}): {what}",
        basis=words.describe_profile_basis(table, shown),
        row_formats=[NumberFormat(one.decimals, one.unit) for one in declared],
        row_indicators=table["indicator_id"],
    )


def _name_of_figure(row: tuple) -> str:
    """An indicator with its people; a star marks what this project worked out."""
    ours = "*" if row.release.startswith(OURS) else ""
    return f"{INDICATORS[row.indicator_id].short_title}{comma_people(row.sex)}{ours}"


def _beside(value: float) -> float | Missing:
    return Missing("not held") if pd.isna(value) else float(value)


def _profile_sources(shown: findings.Patch, table: pd.DataFrame) -> tuple[Source, ...]:
    """Whose the figures of the ward, of its small areas, of Trafford and of England are."""
    values = shipped.values()
    keys = set(zip(table["indicator_id"], table["sex"], table["period"], strict=True))
    codes = {shown.ward_code, shown.msoa_code, shown.lsoa_code, TRAFFORD, ENGLAND}
    here = values[
        values["area_code"].isin(codes) & values["indicator_id"].isin(table["indicator_id"])
    ]
    found = zip(here["indicator_id"], here["sex"], here["period"], strict=True)
    mine = here[[key in keys for key in found]]
    own = table.set_index("indicator_id")["area_type"].to_dict()
    kinds = [
        kind == own[indicator] or code in (TRAFFORD, ENGLAND, shown.lsoa_code)
        for indicator, kind, code in zip(
            mine["indicator_id"], mine["area_type"], mine["area_code"], strict=True
        )
    ]
    return shipped.sources_of_values(mine[kinds])


def _deprivation_sources(shown: findings.Patch) -> tuple[Source, ...]:
    codes = load.load_lookup().query("ward_code == @shown.ward_code")["lsoa21_code"]
    wanted = ("imd_rank", "imd_decile") if shown.is_postcode else ("imd_decile",)
    rows = [shipped.rows_of(indicator, AreaType.LSOA21, findings.IMD) for indicator in wanted]
    found = [part[part["area_code"].isin(codes)] for part in rows]
    residents = shipped.sources_of_files(_RESIDENTS_FILE, years=(findings.RESIDENTS,))
    return merged([*shipped.sources_of_values(*found), *residents])


def _where_from(shown: findings.Patch) -> tuple[Source, ...]:
    """Who places a postcode, or the LSOAs' centres and the residents that a ward's centre is of."""
    if not shown.is_postcode:
        residents = shipped.sources_of_files(_RESIDENTS_FILE, years=(findings.RESIDENTS,))
        return merged([*shipped.sources_of_files(_CENTRES_FILE), *residents])
    return shipped.sources_of_files(_POSTCODES_FILE, years=(findings.POSTCODES_OF,))


def _whose(shown: findings.Patch) -> str:
    return "your postcode" if shown.is_postcode else f"the centre of {shown.ward_name} ward"


def _address(shown: findings.Patch) -> Address:
    return Address(PAGE, (("level", str(AreaType.WARD23)), ("area", shown.ward_code)))


def every() -> Iterator[Exhibit]:
    """What is shown of every ward; of a postcode the like, never listed."""
    for code in wards():
        shown, near = patch(code), around_ward(code)
        yield from (answer(shown, near), nearby(shown, near), deprivation(shown))
        yield from (beneath(shown), profile(shown))
