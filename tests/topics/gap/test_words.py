"""The life expectancy gap in words: each number is the one in the table it comes from."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.areas import ENGLAND, TRAFFORD
from trafford_explorer.errors import DataError
from trafford_explorer.load import (
    load_area_names,
    load_breakdowns,
    load_comparison_values,
    load_indicator_values,
    load_plan_facts,
)
from trafford_explorer.measures import life_in_parts
from trafford_explorer.topics.gap import words as gap
from trafford_explorer.topics.over_time import findings as over_time
from trafford_explorer.topics.overview import words as overview


@pytest.fixture(scope="module")
def values():
    return load_indicator_values()


@pytest.fixture(scope="module")
def tenths():
    return {sex: gap.tenths_gap(load_breakdowns(), sex) for sex in gap.SEXES}


def of(values, indicator):
    return values[values["indicator_id"] == indicator]


def a_line(rows):
    columns = ["period", "value", "lower_95", "upper_95", "release"]
    return pd.DataFrame(
        [(*row, *[np.nan] * (4 - len(row)), "Toy") for row in rows], columns=columns
    )


def quoted(years=(86.9, 79.1), share=(16.0, 29.0)):
    ends = [
        overview.QuotedEnd(label, life_in_parts(y, s), s, pd.DataFrame())
        for label, y, s in zip(("Least deprived", "Most deprived"), years, share, strict=True)
    ]
    return overview.QuotedGap(*ends, "Paper", "Body", "2019-07-02", "3.1")


# ---- tenths and the three figures ----------------------------------------------------------------


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


def test_each_of_the_three_sentences_follows_its_own_figure(tenths):
    found = tenths["male"]
    first, second, third = gap.explain_gaps(found, quoted())
    assert first.startswith("11.4 years (9.1 to 13.7)")  # 1.8 and 1.4 combine to 2.28
    assert second.startswith("9.1 years")
    assert third.startswith("7.8 years")

    table = found.table.copy()
    table.loc[9, ["value", "lower_95", "upper_95"]] = 90.0, 88.2, 91.8
    other = gap.explain_gaps(replace(found, table=table), quoted())
    assert other[0].startswith("16.4 years (14.1 to 18.7)") and other[1:] == (second, third)

    slope = replace(found.slope, sii=5.0, sii_lower=4.0, sii_upper=6.0)
    other = gap.explain_gaps(replace(found, slope=slope), quoted())
    assert other[1].startswith("5.0 years (4.0 to 6.0)") and other[::2] == (first, third)

    other = gap.explain_gaps(found, quoted(years=(88.0, 79.1)))
    assert other[2].startswith("8.9 years") and "88.0 against 79.1" in other[2]
    assert other[:2] == (first, second)


def test_the_method_names_measure_interval_groups_variant_source_and_what_was_published(tenths):
    published = a_line([("2013-15", 9.1, 7.5, 10.8)])
    said = gap.describe_slope_method(tenths["male"], published)
    for words in ("men", "2013-15", "10 groups", "Low and Low 2004", "100,000 simulations"):
        assert words in said
    assert "least deprived end over that at the most" in said
    assert "9.1 (7.5 to 10.8)" in said
    assert "Published" not in gap.describe_slope_method(tenths["male"], a_line([("2012-14", 1.0)]))


def test_nine_tenths_are_refused():
    breakdowns = load_breakdowns()
    short = breakdowns[~((breakdowns["sex"] == "male") & (breakdowns["group"] == 4))]
    with pytest.raises(DataError, match="ten rows"):
        gap.tenths_gap(short, "male")


# ---- changes -------------------------------------------------------------------------------------


def test_a_change_without_intervals_is_not_called_real():
    said = gap.describe_change(over_time.change_over(a_line([("2015-17", 9.3), ("2022-24", 10.4)])))
    assert "1.1 years more" in said
    assert said.endswith("We cannot test this: this copy has no interval for these figures.")


@pytest.mark.parametrize(
    ("later", "words"),
    [
        ((10.4, 8.8, 12.0), "could be due to chance."),
        ((15.0, 14.0, 16.0), "is statistically significant."),
    ],
)
def test_a_change_with_intervals_is_judged_by_that_of_the_change(later, words):
    line = a_line([("2010-12", 9.9, 8.3, 11.6), ("2014-16", *later)])
    assert words in gap.describe_change(over_time.change_over(line))


def test_years_that_overlap_are_not_compared():
    with pytest.raises(DataError):
        over_time.change_over(a_line([("2013-15", 9.1), ("2014-16", 10.4)]))


def test_the_headline_gives_both_sexes_and_calls_no_change_real(values):
    changes = overview.slope_changes(
        of(values, overview.SLOPE), of(values, overview.SLOPE_WITH_INTERVALS)
    )
    said = gap.describe_now(changes)
    plain = of(values, overview.SLOPE)
    plain = plain[(plain["area_code"] == TRAFFORD) & (plain["period"] == "2022-24")]
    for row in plain.itertuples():
        assert f"{row.value:.1f} years for {gap.sex_word(row.sex)}" in said
    assert "no change can be called real" in said


def test_the_title_of_a_slope_series_gives_its_last_value_and_its_range():
    line = a_line([("2015-17", 9.3), ("2018-20", 8.5), ("2022-24", 10.4)])
    said = gap.describe_slope_series("male", line)
    assert said == "Men: 10.4 years in 2022-24; between 8.5 and 10.4 since 2015-17"


def test_releases_stand_in_columns_of_their_own():
    line = {"male": {"older": a_line([("2010-12", 10.1)]), "now": a_line([("2015-17", 9.3)])}}
    table = gap.slope_table(line)
    assert table.loc["2010-12"].tolist() == ["10.1", "not published"]
    assert table.loc["2015-17"].tolist() == ["not published", "9.3"]


# ---- among others --------------------------------------------------------------------------------


def toy_values():
    rows = [
        (code, sex, period, value)
        for code, ends in (
            (TRAFFORD, (80.0, 80.4)),
            (ENGLAND, (79.0, 79.5)),
            ("E08000001", (81.0, 79.0)),
        )
        for sex in ("male", "female")
        for period, value in zip(("2015-17", "2023-25"), ends, strict=True)
    ]
    rows.append((TRAFFORD, "male", "2009-13", 70.0))
    frame = pd.DataFrame(rows, columns=["area_code", "sex", "period", "value"])
    return frame.assign(lower_95=np.nan, upper_95=np.nan, release="Toy")


def test_trafford_is_set_among_the_places_of_the_list_and_england_is_no_place_of_it():
    found = over_time.places_over_time(
        toy_values(), ["E08000001", "E08009999"], {}, "male", "2015-17"
    )
    assert gap.describe_among(found) == (
        "Men: Trafford 80.4 years, England 79.5 in 2023-25; highest among 2 places"
    )
    assert gap.describe_coverage(found).startswith("1 of the 2 other places")
    assert list(found.trafford["period"]) == ["2015-17", "2023-25"], "no five-year figure"


def test_a_place_that_is_higher_is_counted():
    frame = toy_values()
    frame.loc[frame["area_code"].eq("E08000001"), "value"] = 85.0
    found = over_time.places_over_time(frame, ["E08000001"], {}, "female", "2015-17")
    assert gap.describe_among(found).endswith("1 higher among 2 places")


def test_the_series_starts_with_the_first_period_of_the_present_length():
    assert (
        over_time.first_pooled(a_line([("2009-13", 1.0), ("2015-17", 2.0), ("2023-25", 3.0)]))
        == "2015-17"
    )


# ---- lives ---------------------------------------------------------------------------------------


def test_every_msoa_is_split_into_good_health_and_the_rest_the_most_deprived_first(values):
    life, healthy = (of(values, i) for i in (overview.LIFE_EXPECTANCY, overview.HEALTHY))
    scores = of(values, "imd_score")
    scores = scores[(scores["area_type"] == "msoa11") & (scores["period"] == "2019")]
    scores = scores.set_index("area_code")["value"]
    areas = load_area_names()
    names = areas[areas["area_type"] == "msoa11"].set_index("area_code")["area_name"].to_dict()
    found = gap.lives(life, healthy, scores, names, "female")
    assert found.period == "2009-13" and len(found.table) == 28
    assert found.table["imd_score"].is_monotonic_decreasing
    for row in found.table.itertuples():
        (plain,) = life[
            (life["area_code"] == row.area_code)
            & (life["sex"] == "female")
            & (life["period"] == "2009-13")
        ]["value"]
        assert row.good + row.rest == pytest.approx(plain)
    said = gap.describe_lives(found)
    assert "55.0 years in good health in Old Trafford" in said  # 54.96 in ONS's table
    assert "73.8 in Bowdon" in said and "18.8 years apart" in said
    assert len(gap.lives_table(found)) == 28


# ---- the origin ----------------------------------------------------------------------------------


def test_the_search_names_hale_and_partington_and_no_other_pair(values):
    every = pd.concat([values, load_comparison_values()])
    every = every[every["area_type"] == "msoa11"]
    life, share, healthy = (
        of(every, i) for i in (overview.LIFE_EXPECTANCY, overview.GOOD_SHARE, overview.HEALTHY)
    )
    found = overview.quoted_gap(load_plan_facts(), life, share, healthy)
    areas = load_area_names()
    names = areas[areas["area_type"] == "msoa11"].set_index("area_code")["area_name"].to_dict()
    table = gap.search_table(found, life, share, names)
    fits = table[table["Both fit"] == "yes"]
    assert fits["MSOA"].tolist() == ["Hale", "Partington"]
    assert set(fits["Sex"]) == {"women"} and set(fits["Years"]) == {"2009-13"}
    for row in table.itertuples():
        years = row.Index.split(" ")[0]
        assert f"{float(row[4].split(' ')[0]):.1f}" == years
    said = gap.describe_search(found, 692)
    assert said.startswith("Of 692 published figures") and "inferred" in said


def test_a_search_that_finds_two_names_none():
    found = quoted()
    two = replace(found, least=replace(found.least, fits=pd.DataFrame({"sex": ["a", "b"]})))
    assert "no origin is named" in gap.describe_search(two, 10)
