"""Which published areas a quoted pair of figures equals."""

import pandas as pd

from trafford_explorer.formats import apart, rounded, rounded_values


def areas_that_fit(
    life_expectancy: pd.DataFrame,
    good_health_percent: pd.DataFrame,
    *,
    years: float,
    other_percent: float,
) -> pd.DataFrame:
    """Every area and sex whose published figures round to the two quoted ones.

    Parameters
    ----------
    life_expectancy, good_health_percent : DataFrame
        `area_code, sex, period, value, lower_95, upper_95`; years at birth, and the share of them
        in good health (0 to 100), of the same areas and period.
    years : float
        Quoted years, to one decimal.
    other_percent : float
        Quoted share of life not in good health, to whole per cent.

    Returns
    -------
    DataFrame
        `area_code, sex, period, value, lower_95, upper_95, good_percent`, one row a fit; empty
        when nothing fits.

    Warning
    -------
    That figures are equal makes an origin likely; it does not prove it.
    """
    both = life_expectancy.merge(
        good_health_percent[["area_code", "sex", "period", "value"]].rename(
            columns={"value": "good_percent"}
        ),
        on=["area_code", "sex", "period"],
    )
    fits = (rounded_values(both["value"], 1) == rounded(years, 1)) & (
        rounded_values(both["good_percent"].map(lambda good: apart(100, good)))
        == rounded(other_percent)
    )
    columns = ["area_code", "sex", "period", "value", "lower_95", "upper_95", "good_percent"]
    return both.loc[fits, columns].reset_index(drop=True)
