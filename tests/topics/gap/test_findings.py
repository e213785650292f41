"""The findings of the life expectancy gap stand in the shipped tables."""

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.errors import DataError
from trafford_explorer.load import (
    load_area_names,
    load_breakdowns,
    load_comparison_values,
    load_indicator_values,
    load_plan_facts,
)
from trafford_explorer.topics.gap import findings
from trafford_explorer.topics.overview import findings as overview_findings
from trafford_explorer.topics.overview.findings import GOOD_SHARE, HEALTHY, LIFE_EXPECTANCY


@pytest.fixture(scope="module")
def values():
    return load_indicator_values()


@pytest.fixture(scope="module")
def names():
    areas = load_area_names()
    return areas[areas["area_type"] == "msoa11"].set_index("area_code")["area_name"].to_dict()


@pytest.fixture(scope="module")
def tenths():
    return {sex: findings.tenths_gap(load_breakdowns(), sex) for sex in findings.SEXES}


def of(values, indicator):
    return values[values["indicator_id"] == indicator]


@pytest.mark.parametrize(("sex", "ends", "slope"), [("male", 11.4, 9.1), ("female", 7.9, 7.6)])
def test_the_tenths_give_the_published_gap_and_slope(tenths, sex, ends, slope):
    assert tenths[sex].apart == ends
    assert tenths[sex].slope.sii == pytest.approx(slope, abs=0.05)


def test_the_fitted_line_is_the_plain_weighted_regression_at_the_middle_of_each_tenth(tenths):
    for found in tenths.values():
        table = found.table
        share = table["population"] / table["population"].sum()
        rank = share.cumsum() - share / 2
        slope, start = np.polyfit(rank, table["value"], 1, w=np.sqrt(share))
        assert np.allclose(table["fitted"], start + slope * rank)
        assert found.slope.sii == pytest.approx(slope)


def test_nine_tenths_are_refused():
    breakdowns = load_breakdowns()
    short = breakdowns[~((breakdowns["sex"] == "male") & (breakdowns["group"] == 4))]
    with pytest.raises(DataError, match="ten rows"):
        findings.tenths_gap(short, "male")


def test_every_msoa_is_split_into_good_health_and_the_rest_the_most_deprived_first(values, names):
    life, healthy = of(values, LIFE_EXPECTANCY), of(values, HEALTHY)
    scores = of(values, "imd_score")
    scores = scores[(scores["area_type"] == "msoa11") & (scores["period"] == "2019")]
    scores = scores.set_index("area_code")["value"]
    found = findings.lives(life, healthy, scores, names, "female")
    assert found.period == "2009-13" and len(found.table) == 28
    assert found.table["imd_score"].is_monotonic_decreasing
    for row in found.table.itertuples():
        (plain,) = life[
            (life["area_code"] == row.area_code)
            & (life["sex"] == "female")
            & (life["period"] == "2009-13")
        ]["value"]
        assert row.good + row.rest == pytest.approx(plain)
    most, fewest = findings.healthy_ends({"female": found})
    assert (most.area_name, fewest.area_name) == ("Bowdon", "Old Trafford")
    assert (most.good, fewest.good) == (found.table["good"].max(), found.table["good"].min())


def test_the_search_finds_hale_and_partington_and_no_other_pair(values, names):
    every = pd.concat([values, load_comparison_values()])
    every = every[every["area_type"] == "msoa11"]
    life, share = of(every, LIFE_EXPECTANCY), of(every, GOOD_SHARE)
    quoted = overview_findings.quoted_gap(load_plan_facts(), life, share)
    found = findings.search(quoted, life, share)
    fits = found.near[found.near["fits"]]
    assert fits["area_code"].map(names).tolist() == ["Hale", "Partington"]
    assert set(fits["sex"]) == {"female"} and set(fits["period"]) == {"2009-13"}
    assert len(found.near) > len(fits) and found.searched > 600
    assert (found.near["value"].round(1) == found.near["quoted_years"]).all()
