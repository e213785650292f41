"""Small tables of life expectancy."""

import pandas as pd

LIFE = [
    ("msoa11", "a", "female", "2015-19", 87.3),
    ("msoa11", "b", "female", "2015-19", 77.7),
    ("msoa11", "a", "male", "2015-19", 83.0),
    ("msoa11", "b", "male", "2015-19", 84.5),
]


def life(rows):
    return pd.DataFrame(rows, columns=["area_type", "area_code", "sex", "period", "value"])
