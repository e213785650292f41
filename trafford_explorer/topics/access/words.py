"""Who is near a service and who is not, in sentences."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from trafford_explorer import formats
from trafford_explorer.areas import AREA_TYPE_TEXT, INDEX_YEAR, POPULATION_YEAR, AreaType, with_kind
from trafford_explorer.formats import fixed, share
from trafford_explorer.phrases import listed, one_or_many
from trafford_explorer.topics.access.findings import (
    Distances,
    correlation_with_deprivation,
    mean_distances,
)
from trafford_explorer.topics.patch.findings import POSTCODES_OF

NAMED = 4
"""So many small areas are named in a sentence."""
FIFTH = "the most deprived fifth of England"
PATTERN_IS_NO_REASON = (
    "A pattern between areas says nothing about why. Larger dots have more residents."
)


def limit_words(limit: int) -> str:
    """A distance to choose, in kilometres.

    >>> limit_words(500), limit_words(1000), limit_words(2500)
    ('0.5 km', '1 km', '2.5 km')
    """
    return f"{limit / 1000:g} km"


def km_words(km: float) -> str:
    """A distance on the map, where all have one unit.

    >>> km_words(0.7)
    '0.7 km'
    """
    return f"{fixed(km, 1)} km"


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


def describe_access(found: Distances, limit: int) -> str:
    """The answer: of all residents and of the most deprived fifth, who lives farther away."""
    whole, fifth = found.beyond(limit), found.beyond(limit, fifth=True)
    dated = f" recorded {found.service.recorded}" if found.service.about.old_snapshot else ""
    far = (
        "in small areas that are on average more than "
        f"{limit_words(limit)} from a {found.service.one}{dated}"
    )
    residents = f"of Trafford’s residents (mid-{POPULATION_YEAR}) live {far}"
    if not whole.people:
        return f"None {residents}."
    first = f"{share(whole.people, whole.of)} {residents}"
    rest = f"{share(fifth.people, fifth.of)} do" if fifth.people else "none do"
    return f"{first}. Of those who live in {FIFTH}, {rest}."


def describe_counts(found: Distances, limit: int) -> str:
    """The same in residents."""
    whole, fifth = found.beyond(limit), found.beyond(limit, fifth=True)
    return (
        f"More than {limit_words(limit)} away live {whole.people:,} of {whole.of:,} residents of "
        f"Trafford, and {fifth.people:,} of the {fifth.of:,} in {FIFTH} (mid-{POPULATION_YEAR})."
    )


def describe_record(found: Distances) -> str:
    """How many places are counted, and of when."""
    service = found.service
    number = f"{len(found.places)} {service.many if len(found.places) > 1 else service.one}"
    old = (
        "; an old record, so some may have closed or moved and others opened"
        if service.about.old_snapshot
        else ""
    )
    return f"Counted: {number} in Trafford, as recorded {service.recorded}{old}."


def describe_far(found: Distances, limit: int) -> str:
    """Which small areas of the most deprived fifth are farther, the farthest first; "" for none."""
    metres = found.metres[found.small_areas.most_deprived.index]
    far = metres[metres > limit].sort_values(ascending=False)
    if far.empty:
        return ""
    names = [
        f"{found.small_areas.table.loc[code, 'name']} ({_beyond_words(far[code], limit)})"
        for code in far.index[:NAMED]
    ]
    if len(far) > NAMED:
        names.append(f"{len(far) - NAMED} more")
    verb = "this one is" if len(far) == 1 else "these are"
    return (
        f"Of Trafford’s {len(metres)} small areas (LSOAs) in {FIFTH}, {verb} farther than "
        f"{limit_words(limit)}: {listed(names)}."
    )


def _beyond_words(metres: float, limit: int) -> str:
    said = formats.distance(metres)
    return f"just over {said}" if said == formats.distance(limit) else said


def describe_doubt(found: Distances, limit: int) -> str:
    """What the answer would be without the places that may not run; "" where there are none."""
    if found.without is None:
        return ""
    whole = found.beyond(limit, without=True)
    fifth = found.beyond(limit, fifth=True, without=True)
    return (
        f"{_doubt(found)} Without it the shares are {share(whole.people, whole.of)} and "
        f"{share(fifth.people, fifth.of)}."
    )


def _doubt(found: Distances) -> str:
    return f"We could not confirm whether {listed(found.doubted)} is open."


def describe_pattern_doubt(found: Distances) -> str:
    """The chart's two means without the places that may not run; "" where there are none."""
    if found.without is None:
        return ""
    inside, outside = map(formats.distance, mean_distances(found, found.without))
    return (
        f"Without {listed(found.doubted)}, which may not be open, the means are {inside} in the most "
        f"deprived fifth and {outside} elsewhere."
    )


def describe_map_basis(found: Distances) -> str:
    """What the map draws, and which of its places may not run."""
    basis = describe_pattern_basis(found)
    if not found.doubted:
        return basis
    return f"{basis}; {listed(found.doubted)} is counted, though it may not be open"


def describe_basis(found: Distances) -> str:
    """How it is worked out, and what it leaves out."""
    fifth = found.small_areas.most_deprived
    return (
        f"Distances are straight lines; the way on foot is longer. {found.service.basis} An LSOA "
        "counts as farther when the mean over its postcodes "
        f"({POSTCODES_OF}; shops and offices have postcodes too), each to its nearest "
        f"{found.service.one}, is more than the distance chosen. Residents: mid-{POPULATION_YEAR}. Most "
        f"deprived fifth: tenths 1 and 2 of England, IMD {INDEX_YEAR}: {len(fifth)} of "
        f"{len(found.small_areas.table)} LSOAs. Only places in Trafford are in this copy: one just over "
        "the border may be nearer, and is not counted."
    )


def describe_pattern(found: Distances) -> str:
    """Title of the chart: how far the most deprived fifth live, and everyone else."""
    inside, outside = map(formats.distance, mean_distances(found, found.metres))
    return (
        f"The nearest {found.service.one} is {inside} away on average in Trafford’s LSOAs in {FIFTH}, "
        f"and {outside} in its other LSOAs."
    )


def describe_pattern_basis(found: Distances) -> str:
    """What the chart draws: how distances are taken, of when, by what."""
    service = found.service
    return (
        f"Straight line to the nearest {service.one}, mean over postcodes of {POSTCODES_OF}, "
        f"{service.many} as recorded {service.recorded}, by "
        f"{AREA_TYPE_TEXT[AreaType.LSOA21].vintage}"
    )


def describe_pattern_alt(found: Distances, limit: int) -> str:
    """What the chart says, for those who do not see it."""
    return f"{describe_pattern(found)} {describe_access(found, limit)}"


def describe_correlation(found: Distances) -> str:
    """The strength of the order, and what it does not say."""
    r = formats.NumberFormat(2, "").number(correlation_with_deprivation(found))
    return (
        f"Spearman’s rank correlation of distance with deprivation is {r} on "
        f"{len(found.metres)} LSOAs (1 or −1 is a perfect order, 0 is none; no interval)."
    )


def describe_ends(found: Distances) -> str:
    """What the map shows: the nearest and the farthest small area."""
    table, metres, service = found.small_areas.table, found.metres, found.service
    return (
        f"Among Trafford’s {len(table)} LSOAs the mean distance to the nearest {service.one}, as "
        f"recorded {service.recorded}, goes {_from_to(metres, table['name'])}."
    )


def _from_to(metres: pd.Series, names: pd.Series) -> str:
    """The nearest and the farthest of some LSOAs, or how many print the same."""
    printed = metres.map(formats.distance)

    def end(code: str) -> str:
        alike = names[printed.index[printed == printed[code]]].astype(str).tolist()
        return f"{printed[code]} in {one_or_many(alike, 'LSOAs')}"

    return f"from {end(str(metres.idxmin()))} to {end(str(metres.idxmax()))}"


def describe_map(found: Distances, picked: Sequence[str]) -> str:
    """What the map shows, for those who do not see it."""
    names = [str(found.small_areas.table.loc[code, "name"]) for code in picked]
    chosen = f" Selected: {', '.join(names)}." if names else ""
    return f"{describe_ends(found)}{chosen} Every value is in the table below."


def describe_area(found: Distances, code: str) -> str:
    """One small area of the map."""
    said = formats.distance(found.metres[code])
    return (
        f"{found.small_areas.table.loc[code, 'name']}: {said} to the nearest {found.service.one}."
    )


def describe_picked(
    found: Distances, name: str, codes: Sequence[str], *, best_fit: bool = False
) -> str:
    """The chosen area: its distance, its nearest place, its deprivation and residents.

    Parameters
    ----------
    found : Distances
    name : str
        The area with its kind ("Partington MSOA").
    codes : sequence of str
        Its LSOAs.
    best_fit : bool
        Whether its LSOAs do not add up to it exactly.
    """
    table, one = found.small_areas.table, found.service.one
    here = table.loc[list(codes)]
    if len(here) == 1:
        row, code = here.iloc[0], codes[0]
        place = found.places.set_index("place_id").loc[found.between.loc[code].idxmin(), "label"]
        return (
            f"{name}: {formats.distance(found.metres[code])} from the nearest {one} on average over "
            f"its {row['postcodes']} postcodes; nearest to its centre is {place}. Tenth "
            f"{row['tenth']} of 10 in England (IMD {INDEX_YEAR}; 1 is the most deprived); "
            f"{row['residents']:,} residents (mid-{POPULATION_YEAR})."
        )
    metres = found.metres[here.index]
    mean = float(np.average(metres, weights=here["residents"]))
    return (
        f"{name}: {formats.distance(mean)} from the nearest {one} on average over the residents "
        f"(mid-{POPULATION_YEAR}) of its {len(here)} LSOAs{' (best fit)' if best_fit else ''}, "
        f"{_from_to(metres, here['name'])}."
    )


def describe_not_picked(level: str, name: str) -> str:
    """Why an area chosen elsewhere is not picked out here."""
    return (
        f"{with_kind(name, AreaType(level))} is still chosen, but it stands on old "
        "boundaries that this page’s LSOAs do not add up to, so it is not picked out here."
    )


def describe_near(found: Distances, table: pd.DataFrame, limit: int) -> str:
    """Title of the table: the place with most residents of the most deprived fifth near it.

    Parameters
    ----------
    found : Distances
    table : DataFrame
        `findings.residents_near`.
    limit : int
        Metres.
    """
    first = table.iloc[0]
    near = f"within {limit_words(limit)}"
    if not first["fifth"]:
        return (
            f"No {found.service.one} in Trafford has residents of {FIFTH} {near} "
            f"(mid-{POPULATION_YEAR})."
        )
    ties = table[table["fifth"] == first["fifth"]]["label"].tolist()
    who = first["label"] if len(ties) == 1 else f"{first['label']} and {len(ties) - 1} more"
    most = "has the most" if len(ties) == 1 else "each have the most"
    of = f"{len(table)} {found.service.many}" if len(table) > 1 else f"only {found.service.one}"
    return (
        f"Of Trafford’s {of}, {who} {most} residents of {FIFTH} {near}: {first['fifth']:,} "
        f"(mid-{POPULATION_YEAR})."
    )


def located(label: str, name: str, address: str, doubt: str) -> str:
    """A place in a list, with its street where another has its name."""
    return f"{label}, {address}" if address and label != name and not doubt else label


def describe_near_basis(limit: int) -> str:
    """How the table counts."""
    return (
        f"An LSOA counts, with all its residents (mid-{POPULATION_YEAR}), where its centre lies within "
        f"{limit_words(limit)} of the place, in a straight line; one near two places counts at "
        "both, so rows do not add up. A centre is ONS’s population-weighted centroid: the "
        "middle of where the LSOA’s people lived in 2021. Being near says nothing about being "
        "open, welcome or registered."
    )
