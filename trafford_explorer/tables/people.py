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
    return _in_period(_by_year(residents, stand_in, sex), period)


def _by_year(residents: pd.DataFrame, stand_in: StandIn, sex: str) -> pd.Series:
    """How many stand in, by the year of each mid-year estimate."""
    of_them = residents[(residents["sex"] == sex) & residents["age"].between(*stand_in.ages)]
    return of_them.groupby(of_them["period"].astype(int))["residents"].sum() * stand_in.part


def _in_period(by_year: pd.Series, period: str) -> float:
    last, first = period_sort_key(period)
    return float(np.interp((first + last) // 2 // 12, by_year.index, by_year))


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
    for (indicator, sex), rows in here.groupby(["indicator_id", "sex"]):
        stand_in = indicators[str(indicator)].stand_in
        if stand_in:
            by_year = _by_year(residents, stand_in, str(sex))
            found[rows.index] = [_in_period(by_year, period) for period in rows["period"]]
    return found
