"""Whose figures some values are: the records of the files they came from, with their years."""

from collections.abc import Mapping

import pandas as pd

from trafford_explorer.areas import AreaType
from trafford_explorer.indicators import Indicator
from trafford_explorer.sources import Source, merged

RAW = "data/raw/"
"""Folder of the raw files, relative to the project's root."""
LOOKUPS = "lookups/"
"""Files below it that turn names into codes; they hold no figure."""


def credit_values(
    rows: pd.DataFrame, indicators: Mapping[str, Indicator], records: Mapping[str, Source]
) -> tuple[Source, ...]:
    """The sources of rows of the tables of values or of breakdowns.

    Parameters
    ----------
    rows : DataFrame
        `indicator_id, area_type, period, release, value`, and `grouping` of a breakdown. Rows without
        a value are passed over: nobody's figure is shown there.
    indicators : mapping of str to Indicator
    records : mapping of str to Source
        By path relative to the project's root.

    Returns
    -------
    tuple of Source
        Each file and release once, with the periods of its rows.
    """
    shown = rows[rows["value"].notna()]
    parts = ["indicator_id", "area_type", "release", *(["grouping"] if "grouping" in rows else [])]
    found = []
    for (indicator_id, area_type, release, *grouping), part in shown.groupby(parts, sort=False):
        indicator = indicators[indicator_id]
        years = tuple(part["period"].unique())
        if grouping:
            files = indicator.source_files_of_groups(AreaType(area_type), release, grouping[0])
        else:
            files = indicator.source_files_for(AreaType(area_type), {release})
        figures = [file for file in files if not file.startswith(LOOKUPS)]
        found += [records[f"{RAW}{file}"].cited(years, release) for file in figures]
    return merged(found)
