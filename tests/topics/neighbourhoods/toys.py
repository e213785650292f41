"""A small table of values, and the positions found in a table."""

import pandas as pd

from trafford_explorer.areas import ENGLAND, TRAFFORD, AreaType
from trafford_explorer.topics.neighbourhoods import findings

LEVELS = (AreaType.NEIGHBOURHOOD, AreaType.NEIGHBOURHOOD17)


def toy(indicator="disability", home=20.0, trafford=15.0, wards=(5.0, 25.0), england=None):
    rows = [("neighbourhood", "West", home), ("local_authority", TRAFFORD, trafford)]
    rows += [("ward23", f"E0500000{i}", value) for i, value in enumerate(wards)]
    rows += [("country", ENGLAND, england)] if england is not None else []
    frame = pd.DataFrame(rows, columns=["area_type", "area_code", "value"])
    return frame.assign(
        indicator_id=indicator,
        sex="persons",
        period="2021",
        lower_95=None,
        upper_95=None,
        release="Toy Office 2021",
    )


def of(frame, name="West", level=AreaType.NEIGHBOURHOOD):
    return findings.indicator_positions(frame, name, level)
