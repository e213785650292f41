"""Recorded diseases in numbers: practices, networks, Trafford, Greater Manchester and England."""

from dataclasses import dataclass

import pandas as pd

from trafford_explorer.areas import AreaType
from trafford_explorer.indicators.recorded import AGED_50, REGISTERS, Register
from trafford_explorer.measures import Difference, Estimate, Funnel, difference, funnel
from trafford_explorer.measures import wilson_interval as wilson
from trafford_explorer.tables.recorded import GREATER_MANCHESTER, PRACTICE

NETWORK = str(AreaType.PCN)
WHOLES = (str(AreaType.LOCAL_AUTHORITY), GREATER_MANCHESTER, str(AreaType.COUNTRY))
"""Trafford, Greater Manchester and England: what practices are set beside."""


@dataclass(frozen=True)
class Recorded:
    """One register as it is recorded.

    Parameters
    ----------
    register : Register
    table : DataFrame
        `area_type, area_code, area_name, pcn_code, count, denominator, value, lower_95, upper_95,
        aged_50`, one row a practice, network, Trafford, Greater Manchester and England; the value in
        per cent with Wilson's limits, `aged_50` per cent of the whole list.
    period : str
    """

    register: Register
    table: pd.DataFrame
    period: str

    def of(self, area_type: str) -> pd.DataFrame:
        """The rows of one kind of area, the highest value first."""
        here = self.table[self.table["area_type"] == area_type]
        return here.sort_values(["value", "area_code"], ascending=[False, True], ignore_index=True)

    @property
    def practices(self) -> pd.DataFrame:
        return self.of(PRACTICE)

    @property
    def networks(self) -> pd.DataFrame:
        return self.of(NETWORK)

    def whole(self, area_type: str) -> pd.Series:
        """The row of Trafford, Greater Manchester or England."""
        return self.of(area_type).iloc[0]

    @property
    def from_england(self) -> Difference:
        """Trafford less England, in percentage points; Trafford is 0.4% of it."""
        trafford, _, england = (estimate_of(self.whole(kind)) for kind in WHOLES)
        return difference(trafford, england)

    @property
    def age_order(self) -> float:
        """Spearman's rank correlation over practices with the share of the list aged 50 and over."""
        here = self.practices
        return float(here["value"].rank().corr(here["aged_50"].rank()))

    @property
    def funnel(self) -> Funnel:
        """The practices about the share of all of them together."""
        here = self.practices
        return funnel(here["count"].tolist(), here["denominator"].tolist())


def estimate_of(row: pd.Series) -> Estimate:
    """A row's value with its limits."""
    return Estimate(float(row["value"]), float(row["lower_95"]), float(row["upper_95"]))


def recorded(register: str, table: pd.DataFrame) -> Recorded:
    """One register, worked out from its counts.

    Parameters
    ----------
    register : str
        Key of `REGISTERS`.
    table : DataFrame
        `load.load_recorded()`.
    """
    older = table[table["register"] == AGED_50].set_index(["area_type", "area_code"])
    share = 100 * older["count"] / older["denominator"]
    here = table[table["register"] == register].reset_index(drop=True)
    limits = wilson(here["count"].tolist(), here["denominator"].tolist())
    keys = pd.MultiIndex.from_frame(here[["area_type", "area_code"]])
    found = here.assign(
        value=100 * here["count"] / here["denominator"],
        lower_95=100 * limits.lower,
        upper_95=100 * limits.upper,
        aged_50=share.reindex(keys).to_numpy(),
    )
    return Recorded(
        REGISTERS[register],
        found.drop(columns=["register", "period"]),
        str(here["period"].iloc[0]),
    )
