"""How many people a published share of Trafford is about, where its file does not say."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from trafford_explorer.areas import TRAFFORD
from trafford_explorer.indicators import INDICATORS, Indicator, StandIn
from trafford_explorer.periods import period_sort_key


def residents_counted(residents: pd.DataFrame, stand_in: StandIn, sex: str, period: str) -> float:
    """Residents who stand in for the people counted in a period.

    They are those of the mid-year estimate of the year that holds the middle of the period. A year
    between two estimates has what lies between them; one before the first or after the last has
    those of that estimate.

    Parameters
    ----------
    residents : DataFrame
        `load.load_residents_of_age()`.
    stand_in : StandIn
    sex, period : str
    """
    last, first = period_sort_key(period)
    year = (first + last) // 2 // 12
    of_them = residents[(residents["sex"] == sex) & residents["age"].between(*stand_in.ages)]
    by_year = of_them.groupby(of_them["period"].astype(int))["residents"].sum()
    return float(np.interp(year, by_year.index, by_year)) * stand_in.part


def people_counted(
    values: pd.DataFrame,
    residents: pd.DataFrame,
    indicators: Mapping[str, Indicator] = INDICATORS,
) -> pd.Series:
    """About how many people each figure of Trafford is about; NaN where nobody stands in for them.

    Parameters
    ----------
    values : DataFrame
        The table of indicator values.
    residents : DataFrame
        As in `residents_counted`.
    indicators : mapping
    """
    found = pd.Series(float("nan"), index=values.index)
    here = values[(values["area_code"] == TRAFFORD) & values["value"].notna()]
    for row in here.itertuples():
        stand_in = indicators[row.indicator_id].stand_in
        if stand_in:
            found[row.Index] = residents_counted(residents, stand_in, row.sex, row.period)
    return found
