"""Small tables of the slope index and of life expectancy."""

import pandas as pd

from trafford_explorer.areas import TRAFFORD
from trafford_explorer.topics.overview import findings

VALUES = {
    ("male", "2017-19"): 8.5,
    ("male", "2022-24"): 10.4,
    ("female", "2017-19"): 7.6,
    ("female", "2022-24"): 6.2,
}
LIFE = [
    ("msoa11", "a", "female", "2015-19", 87.3),
    ("msoa11", "b", "female", "2015-19", 77.7),
    ("msoa11", "a", "male", "2015-19", 83.0),
    ("msoa11", "b", "male", "2015-19", 84.5),
]


def slopes(values, half_width, **changes):
    """Frames of the two releases, from `{(sex, period): value}` and one half-width a sex."""
    current = pd.DataFrame(
        [
            {"area_code": TRAFFORD, "sex": sex, "period": period, "value": value}
            for (sex, period), value in values.items()
        ]
    )
    older = pd.DataFrame(
        [
            {
                "area_code": TRAFFORD,
                "sex": sex,
                "period": "2014-16",
                "value": 9.0,
                "lower_95": 9.0 - half,
                "upper_95": 9.0 + half,
            }
            for sex, half in half_width.items()
        ]
    )
    return findings.slope_changes(current.assign(**changes), older)


def life(rows):
    return pd.DataFrame(rows, columns=["area_type", "area_code", "sex", "period", "value"])
