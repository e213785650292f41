"""The series of local authorities that stand together in one file, one declaration each."""

from trafford_explorer.areas import AreaType
from trafford_explorer.indicators.declare import (
    Break,
    Extract,
    Indicator,
    Polarity,
    StandIn,
    Topic,
    Untested,
)

_FEW_AREAS = (
    "Published here for England, Trafford and some other authorities only; how many differs by "
    "indicator, so count them before giving a rank."
)


def wider_series(
    *,
    id: str,
    name: str,
    title: str,
    short_title: str,
    statement: str,
    unit: str,
    decimals: int,
    definition: str,
    why_it_matters: str,
    polarity: Polarity,
    topic: Topic,
    caveats: tuple[str, ...] = (),
    bounds: tuple[float, float] | None = None,
    breaks: tuple[Break, ...] = (),
    not_age_adjusted: bool = False,
    untested: Untested = Untested.NOT_HELD,
    stand_in: StandIn | None = None,
) -> Indicator:
    """Return the indicator whose values are the rows called `name` in the wider indicators file.

    The other parameters are those of `Indicator`.
    """
    return Indicator(
        id=id,
        title=title,
        short_title=short_title,
        statement=statement,
        unit=unit,
        decimals=decimals,
        definition=definition,
        why_it_matters=why_it_matters,
        polarity=polarity,
        topic=topic,
        caveats=(*caveats, _FEW_AREAS),
        bounds=bounds,
        breaks=breaks,
        not_age_adjusted=not_age_adjusted,
        untested=untested,
        stand_in=stand_in,
        extracts=(
            Extract(
                file="outcomes/la_wider_indicators.csv",
                area_types=(AreaType.LOCAL_AUTHORITY, AreaType.COUNTRY),
                release="OHID, DfE, ONS and others, via Trafford Data Lab",
                where={"indicator": name},
                period_column="period",
                compared_column="compared_to_England",
            ),
        ),
    )
