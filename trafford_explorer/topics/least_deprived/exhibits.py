"""How many fewer or more at the least deprived fifth's rate: for an indicator, a list, a place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from trafford_explorer import load, shipped
from trafford_explorer.areas import NEIGHBOURHOODS, AreaType, with_kind
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import Address, Column, Exhibit, Kind, Table, file_stem, table_of
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.measures import Attributable, Estimate
from trafford_explorer.selection import Selection
from trafford_explorer.sources import Source, merged
from trafford_explorer.topics.explore.exhibits import address_of
from trafford_explorer.topics.explore.words import ALTERED
from trafford_explorer.topics.least_deprived import findings, words
from trafford_explorer.topics.least_deprived.findings import Counts

_SCORE = "imd_score"
_LOOKUP = "data/lookup_lsoa21.csv"
_PERCENT = NumberFormat(1, "%")
_ALL = "trafford"
Parts = Mapping[AreaType, Sequence[str]]
"""The areas of each kind that make up a place."""


@kept()
def counted() -> tuple[str, ...]:
    """Every indicator that has such a sum."""
    return findings.counted(shipped.values())


@kept()
def counts(indicator: str) -> Counts:
    """The counts of one of `counted` by its smallest areas."""
    return findings.counts_of(
        shipped.indicator_values(indicator), shipped.indicator_values(_SCORE), INDICATORS
    )


@kept()
def excess(indicator: str) -> Exhibit | None:
    """All Trafford at the least deprived fifth's rate of one indicator; None where it has no sum."""
    if indicator not in counted():
        return None
    found = counts(indicator)
    shown = Selection(indicator, str(found.level), "persons", found.period)
    return Exhibit(
        f"least_deprived/excess/{indicator}",
        file_stem("at the least deprived rate", found.indicator.short_title, found.period),
        words.describe_excess(found, found.excess),
        _sources([found]),
        address_of(shown),
        says=(words.ARITHMETIC,),
        notes=_notes([found], words.describe_fifth(found)),
        tables=(_table([found], "Trafford"),),
    )


def trafford(indicators: Iterable[str], id: str, address: Address) -> Exhibit | None:
    """All Trafford at the least deprived fifth's rates; None where none of the indicators has a sum.

    Parameters
    ----------
    indicators : iterable of str
        Of those only the ones in `counted` are shown.
    id : str
        Of the exhibit, after the name of the topic.
    address : Address
        Where it is shown.
    """
    wanted = set(indicators)
    found = [counts(indicator) for indicator in counted() if indicator in wanted]
    if not found:
        return None
    return _of_place(found, "Trafford", id, address)


@kept()
def every_indicator() -> Exhibit:
    """All Trafford at the least deprived fifth's rates of every indicator that has such a sum."""
    return trafford(counted(), _ALL, Address("Deprivation and hidden pockets"))


@kept(60)
def inside(kind: str, code: str) -> Exhibit:
    """A ward or neighbourhood since 2023 at the rates of Trafford's least deprived fifth.

    Parameters
    ----------
    kind : str
        Ward since 2023, or neighbourhood.
    code : str
    """
    lookup, is_ward = load.load_lookup(), kind == AreaType.WARD23
    lsoas = lookup.loc[lookup["ward_code" if is_ward else "neighbourhood"] == code, "lsoa21_code"]
    wards = shipped.area_names(AreaType.WARD23)
    parts = {
        AreaType.LSOA21: tuple(lsoas),
        AreaType.WARD23: (code,)
        if is_ward
        else tuple(wards.loc[wards["neighbourhood"] == code, "area_code"]),
    }
    name = shipped.area_name_of(AreaType.WARD23)[code] if is_ward else code
    page = "My patch" if is_ward else "Neighbourhoods"
    return _of_place(
        [counts(indicator) for indicator in counted()],
        with_kind(name, AreaType(kind)),
        f"inside/{kind}/{code}",
        Address(page, (("level", kind), ("area", code))),
        parts,
    )


def _of_place(
    found: Sequence[Counts],
    place: str,
    id: str,
    address: Address,
    parts: Parts | None = None,
) -> Exhibit:
    """A sentence of the first indicator, and a table of all, for some areas or all Trafford."""
    lookup = shipped.sources_of_files(_LOOKUP) if parts else ()
    return Exhibit(
        f"least_deprived/{id}",
        file_stem("at the least deprived rates", place),
        words.describe_excess(found[0], _excess(found[0], parts), place),
        merged([*_sources(found), *lookup]),
        address,
        says=(words.ARITHMETIC,),
        notes=(
            *_notes(found, words.describe_every_fifth(found)),
            *((words.BEST_FIT,) if parts else ()),
            words.describe_left_out(),
        ),
        tables=(_table(found, place, parts),),
    )


def _notes(found: Sequence[Counts], fifth: str) -> tuple[str, ...]:
    census = any(one.level is AreaType.LSOA21 for one in found)
    said = (words.INTERVAL, fifth, words.describe_age(found), ALTERED if census else "")
    return tuple(filter(None, said))


def _sources(found: Sequence[Counts]) -> tuple[Source, ...]:
    """Whose the counts and the scores are."""
    scores = (
        shipped.rows_of(_SCORE, level, found_of.index_year)
        for level, found_of in {one.level: one for one in found}.items()
    )
    return shipped.sources_of_values(*(one.areas for one in found), *scores)


def _excess(one: Counts, parts: Parts | None) -> Attributable:
    return one.excess_inside(parts[one.level]) if parts else one.excess


def _table(found: Sequence[Counts], place: str, parts: Parts | None = None) -> Table:
    """A row an indicator: what is counted, the rates, and what the least deprived rate would change."""

    def more(one: Counts) -> Estimate:
        this = _excess(one, parts)
        return Estimate(-this.excess, -this.upper, -this.lower)

    return table_of(
        found,
        {
            Column("Figure"): "indicator.title",
            Column("Years", Kind.PERIOD): "period",
            Column("Counted", Kind.NUMBER, words.WHOLE): lambda one: _excess(one, parts).count,
            Column(f"Rate, {place}", Kind.NUMBER, _PERCENT, with_unit=True): lambda one: one.rate(
                parts[one.level] if parts else None
            ),
            Column("Rate, least deprived fifth", Kind.NUMBER, _PERCENT, with_unit=True): (
                "rate_in_least"
            ),
            Column("More, or fewer (−), at that rate", Kind.NUMBER, words.WHOLE): more,
        },
        sheet="At the least deprived rate",
        caption=f"{place} at the rates of Trafford’s least deprived fifth",
        basis="95% intervals in brackets, worked out here.",
    )


def every() -> Iterator[Exhibit]:
    """For every indicator, for all Trafford, and for every neighbourhood and ward."""
    yield from filter(None, map(excess, counted()))
    yield every_indicator()
    for name in NEIGHBOURHOODS:
        yield inside(str(AreaType.NEIGHBOURHOOD), name)
    for code in shipped.area_name_of(AreaType.WARD23):
        yield inside(str(AreaType.WARD23), code)
