"""The findings of the life expectancy gap stand in the shipped tables."""

import numpy as np
import pandas as pd
import pytest

from tests.rounding import on_paper
from trafford_explorer.errors import DataError
from trafford_explorer.load import (
    load_area_names,
    load_breakdowns,
    load_comparison_values,
    load_indicator_values,
    load_plan_facts,
)
from trafford_explorer.measures import good_years_apart
from trafford_explorer.topics.gap import exhibits, findings, words
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
    return {sex: findings.tenths_gap(load_breakdowns(), sex, "2013-15") for sex in findings.SEXES}


def of(values, indicator):
    return values[values["indicator_id"] == indicator]


@pytest.mark.parametrize(("sex", "ends", "slope"), [("male", 11.4, 9.1), ("female", 7.9, 7.6)])
def test_the_tenths_give_the_published_gap_and_slope(tenths, sex, ends, slope):
    assert round(tenths[sex].ends.estimate, 6) == ends
    assert tenths[sex].slope.sii == pytest.approx(slope, abs=0.05)


def test_the_fitted_line_is_the_plain_weighted_regression_at_the_middle_of_each_tenth(tenths):
    for found in tenths.values():
        table = found.table
        share = table["population"] / table["population"].sum()
        rank = share.cumsum() - share / 2
        slope, start = np.polyfit(rank, table["value"], 1, w=np.sqrt(share))
        assert np.allclose(table["fitted"], start + slope * rank)
        assert found.slope.sii == pytest.approx(slope)


@pytest.mark.parametrize("sex", findings.SEXES)
def test_the_slope_of_the_newest_tenths_is_the_published_one_in_every_borough(values, sex):
    published = of(values, "sii_life_expectancy_at_birth")
    published = published[(published["sex"] == sex) & (published["period"] == "2019-21")]
    published = published.set_index("area_code")["value"]
    found = findings.borough_slopes(load_breakdowns(), sex, "2019-21")
    assert len(found.places) == 10
    for one in (*found.places, found.england):
        assert one.slope.sii == pytest.approx(published[one.area_code], abs=0.051), one.area_code
        assert one.slope.sii_lower < one.slope.sii < one.slope.sii_upper


@pytest.mark.parametrize(
    ("sex", "slope", "change"),
    [
        ("male", (9.4, 7.9, 11.0), (0.3, -1.9, 2.6)),
        ("female", (7.4, 5.95, 8.85), (-0.2, -2.3, 2.0)),
    ],
)
def test_the_slope_and_its_change_are_those_of_the_errors_added_up_by_hand(
    tenths, sex, slope, change
):
    """The limits of a slope: 1.96 times the root of the summed squares of its weights and errors."""
    later = findings.tenths_gap(load_breakdowns(), sex, "2019-21")
    widths = []
    for one in (tenths[sex], later):
        share = one.table["population"] / one.table["population"].sum()
        rank = share.cumsum() - share / 2
        middle = (share * rank).sum()
        weights = share * (rank - middle) / (share * (rank - middle) ** 2).sum()
        errors = (one.table["upper_95"] - one.table["lower_95"]) / 2
        widths.append(float(np.sqrt((weights**2 * errors**2).sum())))
        plain = one.slope.sii_lower, one.slope.sii_upper
        assert plain == pytest.approx(
            (one.slope.sii - widths[-1], one.slope.sii + widths[-1]), abs=0.03
        )
    said = later.estimate.value, later.estimate.lower, later.estimate.upper
    assert said == pytest.approx(slope, abs=0.055)
    moved = findings.change_of_slope(tenths[sex], later).found
    assert (moved.estimate, moved.lower, moved.upper) == pytest.approx(change, abs=0.055)
    assert moved.upper - moved.estimate == pytest.approx(np.hypot(*widths), abs=0.04)
    assert str(moved.verdict) == "not distinguishable"


def test_periods_of_tenths_are_those_of_the_table_in_order():
    assert findings.periods_of_tenths(load_breakdowns()) == ("2013-15", "2019-21")


def test_nine_tenths_are_refused():
    breakdowns = load_breakdowns()
    short = breakdowns[~((breakdowns["sex"] == "male") & (breakdowns["group"] == 4))]
    with pytest.raises(DataError, match="ten rows"):
        findings.tenths_gap(short, "male", "2013-15")


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
    assert (
        found.near["value"]
        .map(lambda years: float(on_paper(years, 1)))
        .equals(found.near["quoted_years"])
    )


def test_the_gap_in_good_health_between_hale_and_partington_is_six_and_eleven_years():
    """86.91 and 79.12 years, 73.09 and 56.01 good: 6.03 and 11.05 of 17.08, said so that they add."""
    table = exhibits.good_years("female").table.set_index("area_name")
    hale, partington = table.loc["Hale"], table.loc["Partington"]
    assert round(hale["total"] - partington["total"], 1) == 17.1
    said = " ".join(exhibits.parts("female").says)
    assert "17.1 more years in good health in Hale MSOA than in Partington MSOA: 6.0 of" in said
    assert "length of life and 11.1 health." in said


@pytest.mark.parametrize("sex", findings.SEXES)
def test_every_msoa_is_set_against_trafford_and_its_parts_add_up(sex, values):
    found = exhibits.good_years(sex)
    assert len(found.table) == 28 and found.lives.period == "2009-13"
    own = values.query("area_code == 'E08000009' and sex == @sex and period == '2009-13'")
    good = float(own.set_index("indicator_id").at[HEALTHY, "value"])
    for row in found.table.itertuples():
        assert row.length + row.health == pytest.approx(row.total)
        assert row.total == pytest.approx(row.good - good)


def test_parts_that_pull_apart_are_said_with_their_sides():
    apart = good_years_apart((80.0, 40.0), (70.0, 42.0))
    said = words.describe_parts(apart, "A", "B", "male", "2009-13")
    assert said == (
        "In 2009 to 2013 men had 2.0 fewer years in good health in A than in B: 5.5 more by length of "
        "life and 7.5 fewer by health."
    )


def test_trafford_without_both_figures_is_refused(values):
    life, healthy = (values[values["indicator_id"] == i] for i in (LIFE_EXPECTANCY, HEALTHY))
    with pytest.raises(DataError, match="Trafford has not both"):
        findings.good_years_in_parts(exhibits.good_health("male"), life.iloc[:0], healthy)
