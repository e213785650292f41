"""My patch in sentences; none repeats what was typed.

A postcode is read, turned into codes and forgotten: nothing here that is handed on holds one, no
sentence repeats what was typed, and distances are rounded before they leave.
"""

from collections.abc import Sequence

import pandas as pd

from trafford_explorer import formats
from trafford_explorer.areas import (
    AreaType,
)
from trafford_explorer.errors import DataError
from trafford_explorer.indicators.deprivation import LSOAS_IN_ENGLAND
from trafford_explorer.phrases import listed
from trafford_explorer.places import PLACE_KINDS, date_in_words
from trafford_explorer.sources import OURS
from trafford_explorer.topics.patch.findings import (
    IMD,
    LEAST_DEPRIVED,
    MOST_DEPRIVED,
    RESIDENTS,
    STEP,
    Deprived,
    Near,
    Patch,
    is_doubted,
)

# ---- a postcode --------------------------------------------------------------------------------


# ---- an area chosen on another page --------------------------------------------------------------


# ---- where it is, and what is near --------------------------------------------------------------


def describe_basis(patch: Patch) -> str:
    """From where distances are measured, and what they leave out."""
    start = (
        "your postcode’s centre"
        if patch.is_postcode
        else f"the centre of {patch.ward_name} ward, the mean position of its residents (ONS’s "
        "population-weighted centroids of its LSOAs, best fit, weighted by residents of "
        f"mid-{RESIDENTS})"
    )
    return (
        f"Straight lines from {start}, rounded to {STEP} m; the way on foot is longer, the more so "
        "across a river, railway or motorway. Only places "
        "in Trafford are in this copy: one over the border may be nearer."
    )


NO_LIFE_OF_WARDS = (
    "No life expectancy is published for today’s wards; that of the MSOA in which most of the ward’s "
    "residents live stands in its place, and is older."
)
ASK_ABOUT_HUBS = (
    "Where a hub’s record is in doubt it says so; ask the council before sending anyone there."
)
LINK_SHOWS_THE_WARD = "A copied link shows the whole ward: a postcode is never kept."
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
    here = "your postcode" if patch.is_postcode else f"the centre of {patch.ward_name} ward"
    said = (
        f"Nearest hub to {here}: {first['name']}, {formats.distance(near[0].metres)} away, {first['address']}, "
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
        parts.append(f"The next is {second['name']}, {formats.distance(near[1].metres)} away.")
    return " ".join(parts)


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
            f"These are main sites as of {when}. A resident may be registered with any of them, or anywhere "
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
            f"{formats.distance(hub.metres)} away and the nearest GP practice "
            f"{formats.distance(practice.metres)}."
        )
    part = found.in_tenths(MOST_DEPRIVED)
    said = (
        f"About {formats.share(part, found.residents)} of its residents live in small areas (LSOAs)"
        if part
        else "None of its small areas (LSOAs) is"
    )
    return (
        f"{patch.ward_name} ward is in {patch.neighbourhood} neighbourhood. {said} in the most "
        f"deprived fifth of England (IMD {IMD}); {hub_words} {formats.distance(hub.metres)} from its "
        "centre."
    )


def describe_which_lsoa(patch: Patch, lsoas: int) -> str:
    """Which of a patch's LSOAs is taken apart."""
    if patch.is_postcode:
        return f"LSOA {patch.lsoa_name} is the small area of your postcode."
    return (
        f"It is the most deprived of the {lsoas} LSOAs of {patch.ward_name} ward (best fit) on the Index "
        f"of Multiple Deprivation {IMD}; the others are on the page Deprivation and hidden pockets."
    )


def describe_deprivation(patch: Patch, found: Deprived) -> str:
    """The LSOA's rank and tenth, or the ward's residents at both ends."""
    whose = f"IMD {IMD}"
    least, most = (
        formats.share(there, found.residents) if there else "none"
        for there in map(found.in_tenths, (LEAST_DEPRIVED, MOST_DEPRIVED))
    )
    ward = (
        f"Of {patch.ward_name} ward’s residents, {most} live in LSOAs in the most deprived fifth "
        f"of England and {least} in the least deprived fifth ({whose}; "
        f"{int(found.table['lsoas'].sum())} LSOAs, best fit; residents mid-{RESIDENTS})."
    )
    if not patch.is_postcode:
        return ward
    return (
        f"LSOA {patch.lsoa_name} ranks {found.rank:,} of {LSOAS_IN_ENGLAND[IMD]:,} in England "
        f"(1 is the most deprived), tenth {found.tenth} of 10 ({whose}). {ward}"
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


def describe_profile(table: pd.DataFrame, patch: Patch) -> str:
    """Title of the profile."""
    wards = int((table["area_type"] == AreaType.WARD23).sum())
    return (
        f"This profile has {wards} figures of {patch.ward_name} ward and {len(table) - wards} of "
        f"{patch.msoa_name} MSOA, each of its newest years."
    )


def describe_profile_basis(table: pd.DataFrame, patch: Patch) -> str:
    """What the columns are, what a dash and a star mean, and how far differences can be read."""
    whose = (
        "your postcode’s MSOA"
        if patch.is_postcode
        else f"where {formats.share(patch.msoa_share, 1)} of the ward’s residents live (best fit)"
    )
    lsoa = (
        f" LSOA: {patch.lsoa_name} ({patch.lsoa_code}), a small area of about 1,700 residents."
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
        f"({patch.msoa_code}, 2011 boundaries): {whose}; its figures are older and are shown because none is "
        "published for today’s wards. Each row gives its years. “Not held”: this copy has no "
        "figure of the same people and years. Scores: higher is more "
        "deprived. Areas differ in the ages of their residents; few figures have an "
        "interval, which then stands in brackets, so small differences should not be read as real."
        f"{star}"
    )
