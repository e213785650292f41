"""The life expectancy gap in words: each number is the one in the table it comes from."""

import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tests.rounding import exactly_apart, on_paper
from trafford_explorer import shipped
from trafford_explorer.areas import ENGLAND, TRAFFORD
from trafford_explorer.errors import DataError
from trafford_explorer.load import load_breakdowns, load_indicator_values
from trafford_explorer.measures import Estimate, GoodYearsApart, life_in_parts
from trafford_explorer.topics.gap import exhibits, findings, words
from trafford_explorer.topics.over_time import findings as over_time
from trafford_explorer.topics.overview import findings as overview_findings
from trafford_explorer.topics.overview.findings import SLOPE


def a_line(rows):
    columns = ["period", "value", "lower_95", "upper_95", "release"]
    return pd.DataFrame(
        [(*row, *[np.nan] * (4 - len(row)), "Toy") for row in rows], columns=columns
    )


def quoted(years=(86.9, 79.1), share=(16.0, 29.0)):
    ends = [
        overview_findings.QuotedEnd(label, life_in_parts(y, s), s, pd.DataFrame())
        for label, y, s in zip(("Least deprived", "Most deprived"), years, share, strict=True)
    ]
    return overview_findings.QuotedGap(*ends, "Paper", "Body", "2019-07-02", "3.1")


@pytest.fixture(scope="module")
def men():
    return findings.tenths_gap(load_breakdowns(), "male", "2013-15")


# ---- tenths and the three figures ----------------------------------------------------------------


def test_each_of_the_three_sentences_follows_its_own_figure(men):
    first, second = words.explain_gaps(men)
    assert first.startswith("11.4 years (95% interval 9.1 to 13.7)")  # 1.8 and 1.4 combine to 2.28
    assert second.startswith("9.1 years (95% interval 7.4 to 10.7, worked out here)")
    assert words.explain_quoted(quoted()).startswith("7.8 years")

    table = men.table.copy()
    table.loc[9, ["value", "lower_95", "upper_95"]] = 90.0, 88.2, 91.8
    other = words.explain_gaps(replace(men, table=table))
    assert other[0].startswith("16.4 years (95% interval 14.1 to 18.7)") and other[1] == second

    slope = replace(men.slope, sii=5.0, sii_lower=4.0, sii_upper=6.0)
    other = words.explain_gaps(replace(men, slope=slope))
    assert (
        other[1].startswith("5.0 years (95% interval 4.0 to 6.0, worked out here)")
        and other[0] == first
    )

    other = words.explain_quoted(quoted(years=(88.0, 79.1)))
    assert other.startswith("8.9 years") and "88.0 against 79.1" in other


def test_the_method_names_measure_interval_groups_and_variant(men):
    said = " ".join(words.describe_slope_method(men))
    for part in ("men", "2013-15", "10 groups", "Low and Low 2004", "100,000 simulations"):
        assert part in said
    assert "least deprived end over that at the most" in said


def test_of_two_intervals_it_is_said_whose_each_is(men):
    said = words.describe_published(men, Estimate(9.1, 7.5, 10.8), "Office")
    assert said == (
        "Of the two intervals for men in Trafford, 2013-15, 9.1 (7.4 to 10.7) is worked out here from "
        "the tenths as printed and 9.1 (7.5 to 10.8) is that of the Office, from tenths that were not "
        "rounded."
    )
    alone = words.describe_published(men, Estimate(9.1), "Office")
    assert "is 9.1 (Office, without an interval in this copy)" in alone and "7.4 to 10.7" in alone


def test_two_periods_of_tenths_say_whether_the_slope_changed(men):
    later = findings.tenths_gap(load_breakdowns(), "male", "2019-21")
    change = findings.change_of_slope(men, later)
    assert words.describe_between_certainty("male", change) == (
        "For men in Trafford the slope index was 0.3 years more in 2019-21 than in 2013-15 (95% "
        "interval of the change −1.9 to 2.6). The difference could be due to chance."
    )
    sharp = replace(men, slope=replace(men.slope, sii=9.149, sii_lower=9.1, sii_upper=9.2))
    grown = replace(men, slope=replace(men.slope, sii=9.251, sii_lower=9.2, sii_upper=9.3))
    said = words.describe_between_certainty("male", findings.change_of_slope(sharp, grown))
    assert "0.1 years more" in said and ", before rounding)" in said  # 9.1 and 9.3 as printed
    assert said.endswith("The difference is statistically significant.")


def test_the_width_of_an_interval_is_a_guide_and_no_verdict():
    newest = [findings.tenths_gap(load_breakdowns(), sex, "2019-21") for sex in findings.SEXES]
    said = words.describe_slope_certainty(exhibits.slope_changes(), newest)
    assert said.startswith("We cannot test the changes since 2017-19: intervals are published, but")
    assert (
        said.endswith("about 1.5 years either way for men and for women alike.")
        and "significant" not in said
    )
    wide = replace(newest[0], slope=replace(newest[0].slope, sii_upper=13.0))
    other = words.describe_slope_certainty(exhibits.slope_changes(), [wide, newest[1]])
    assert other.endswith("about 2.6 years either way for men and 1.5 years either way for women.")


# ---- changes -------------------------------------------------------------------------------------


def test_a_change_without_intervals_cannot_be_tested():
    change = over_time.change_over(a_line([("2015-17", 9.3), ("2022-24", 10.4)]))
    moved, certain = words.describe_change("The slope", change)
    assert moved == "The slope was 9.3 years in 2015-17 and 10.4 years in 2022-24, 1.1 years more."
    assert certain == "We cannot test this: intervals are published, but not in this copy."


@pytest.mark.parametrize(
    ("later", "certain"),
    [
        ((10.4, 8.8, 12.0), "The difference could be due to chance."),
        ((15.0, 14.0, 16.0), "The difference is statistically significant."),
    ],
)
def test_a_change_with_intervals_is_judged_by_that_of_the_change(later, certain):
    line = a_line([("2010-12", 9.9, 8.3, 11.6), ("2014-16", *later)])
    moved, said = words.describe_change("The slope", over_time.change_over(line))
    assert said == certain and "95% interval of the change" in moved


def test_no_change_is_the_same_and_a_small_one_is_less_than_its_last_digit():
    change = over_time.change_over(a_line([("2015-17", 9.31), ("2022-24", 9.29)]))
    said, _ = words.describe_change("It", change)
    assert said.endswith("9.3 years in 2022-24, less than 0.1 years apart.")
    change = over_time.change_over(a_line([("2015-17", 9.3), ("2022-24", 9.3)]))
    assert words.describe_change("It", change)[0].endswith("9.3 years in 2022-24, the same.")


def test_years_that_overlap_are_not_compared():
    with pytest.raises(DataError):
        over_time.change_over(a_line([("2013-15", 9.1), ("2014-16", 10.4)]))


def test_the_headline_gives_both_sexes():
    values = load_indicator_values()
    said = words.describe_now(exhibits.slope_changes())
    plain = values[
        (values["indicator_id"] == SLOPE)
        & (values["area_code"] == TRAFFORD)
        & (values["period"] == "2022-24")
    ]
    for sex, people in (("male", "men"), ("female", "women")):
        (value,) = plain.loc[plain["sex"] == sex, "value"]
        assert f"{value:.1f} years for {people}" in said


def test_the_title_of_a_slope_series_gives_its_last_value_and_its_range():
    line = a_line([("2015-17", 9.3), ("2018-20", 8.5), ("2022-24", 10.4)])
    assert words.describe_slope_series("male", line) == (
        "Trafford’s slope index for men was 10.4 years in 2022-24, and between 8.5 and 10.4 since "
        "2015-17."
    )


# ---- the ten boroughs ----------------------------------------------------------------------------


def test_the_boroughs_are_told_by_their_ends_ties_said_and_each_difference_tested():
    names = shipped.authority_names()
    women = exhibits.borough_slopes("female")
    assert words.describe_boroughs(women, names) == (
        "In 2019-21 the slope index of life expectancy for women was 7.4 years in Trafford; in the ten "
        "boroughs it ran from 7.4 in Manchester and Trafford to 11.7 in Wigan."
    )
    apart = [one for one in women.places if women.apart(one).z and abs(women.apart(one).z) > 1.96]
    said = words.describe_boroughs_certainty(women, names)
    assert f"Of the 9 differences from Trafford for women in 2019-21, {len(apart)} (" in said
    for one in women.places:
        certain = words.describe_borough_certainty(women, one)
        if one.area_code == TRAFFORD:
            assert certain == ""
        else:
            assert ("statistically significant" in certain) is (one in apart)
            assert (names[one.area_code] in said) is (one in apart)


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
    return frame.assign(
        indicator_id="toy", area_type="toy", lower_95=np.nan, upper_95=np.nan, release="Toy"
    )


def test_trafford_is_set_among_the_places_of_the_list_and_england_is_no_place_of_it():
    found = over_time.places_over_time(
        toy_values(), ["E08000001", "E08009999"], {}, "male", "2015-17"
    )
    assert words.describe_among(found) == (
        "In 2023-25 life expectancy at birth for men was 80.4 years in Trafford and 79.5 in England; "
        "of the 1 other places, none was higher."
    )
    assert words.describe_coverage(found).startswith("For men, 1 of the 2 other places")
    assert list(found.trafford["period"]) == ["2015-17", "2023-25"], "no five-year figure"


def test_a_place_that_is_higher_is_counted():
    frame = toy_values()
    frame.loc[frame["area_code"].eq("E08000001"), "value"] = 85.0
    found = over_time.places_over_time(frame, ["E08000001"], {}, "female", "2015-17")
    assert words.describe_among(found).endswith("1 was higher.")


def test_the_series_starts_with_the_first_period_of_the_present_length():
    assert (
        over_time.first_pooled(a_line([("2009-13", 1.0), ("2015-17", 2.0), ("2023-25", 3.0)]))
        == "2015-17"
    )


# ---- years in good health ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def msoas():
    """Life and years in good health of every MSOA, 2009-13, by sex and name."""
    values, names = load_indicator_values(), shipped.area_name_of("msoa11")
    found = {}
    for sex in findings.SEXES:
        here = values[
            (values["area_type"] == "msoa11")
            & (values["sex"] == sex)
            & (values["period"] == "2009-13")
            & values["area_code"].isin(list(names))
        ]
        table = here.pivot(index="area_code", columns="indicator_id", values="value")
        found[sex] = table.rename(index=dict(names)).rename(
            columns={
                "life_expectancy_at_birth": "life",
                "healthy_life_expectancy_at_birth": "good",
            }
        )
    return found


def spread(column):
    return str(exactly_apart(column.max(), column.min(), 1))


def test_years_in_good_health_are_the_ends_of_each_sex(msoas):
    found = {sex: exhibits.good_health(sex) for sex in findings.SEXES}
    men, women = msoas["male"], msoas["female"]
    assert words.describe_healthy(found) == (
        "Between Trafford’s highest and lowest MSOAs in 2009-13, years in good health differed by "
        f"{spread(men['good'])} years for men and {spread(women['good'])} years for women, and life "
        f"expectancy by {spread(men['life'])} years for men and {spread(women['life'])} years for "
        "women. The pairs need not be the same MSOAs."
    )


@pytest.mark.parametrize("sex", ["male", "female"])
def test_a_difference_said_of_two_named_areas_is_that_of_those_two(msoas, sex):
    said = words.describe_lives(exhibits.good_health(sex)).removesuffix(".").split(". ")
    for sentence, column in zip(said, ("good", "life"), strict=True):
        figures = msoas[sex][column]
        (found,) = re.findall(
            r"from ([\d.]+) in (.+) to ([\d.]+) in (.+), ([\d.]+) years (?:\(before rounding\) )?apart$",
            sentence,
        )
        low, where_low, high, where_high, apart = found
        assert (low, high) == tuple(str(on_paper(figures[at], 1)) for at in (where_low, where_high))
        assert apart == str(exactly_apart(figures[where_high], figures[where_low], 1))
        assert figures[where_low] == figures.min() and figures[where_high] == figures.max()


def test_the_title_of_the_lives_names_both_pairs_of_ends():
    said = words.describe_lives(exhibits.good_health("female"))
    assert "from 55.0 in Old Trafford" in said  # 54.96 in ONS's table
    assert "73.8 in Bowdon, 18.9 years (before rounding) apart" in said


def test_the_bars_are_the_msoas_with_most_and_fewest_healthy_years(msoas):
    ends = findings.healthy_ends({sex: exhibits.good_health(sex) for sex in findings.SEXES})
    expected = []
    for sex, people in (("male", "Men"), ("female", "Women")):
        good = msoas[sex]["good"]
        expected += [
            (f"{people}, {good.idxmax()}", good.max()),
            (f"{people}, {good.idxmin()}", good.min()),
        ]
    assert [(words.name_of_end(end), end.good) for end in ends] == expected
    for end in ends:
        assert end.good + end.rest == pytest.approx(msoas[end.sex]["life"][end.area_name])
        assert f"{end.area_name}: {end.good:.1f} years in good health" in words.describe_bars(ends)


# ---- the origin ----------------------------------------------------------------------------------


def test_a_search_that_finds_one_pair_names_the_origin_as_inferred():
    one = pd.DataFrame({"sex": ["a"]})
    found = quoted()
    found = replace(found, least=replace(found.least, fits=one), most=replace(found.most, fits=one))
    said = words.describe_search(found, findings.Search(692, one))
    assert said.startswith("Of 692 published figures") and "inferred" in said
    assert "one equals 86.9 years with 16%" in said and "one equals 79.1 years with 29%" in said


def test_a_search_that_finds_two_names_none():
    found = quoted()
    two = replace(found, least=replace(found.least, fits=pd.DataFrame({"sex": ["a", "b"]})))
    assert "no origin is named" in words.describe_search(two, findings.Search(10, pd.DataFrame()))


@pytest.mark.parametrize(
    ("apart", "said"),
    [
        (GoodYearsApart(17.08, 6.033, 11.047), (17.1, 6.0, 11.1)),
        (GoodYearsApart(-17.08, -6.033, -11.047), (-17.1, -6.0, -11.1)),
        (GoodYearsApart(-2.0, 5.5, -7.5), (-2.0, 5.5, -7.5)),
        (GoodYearsApart(0.04, 0.06, -0.02), (0.0, 0.0, 0.0)),
    ],
)
def test_parts_are_said_so_that_they_add_up(apart, said):
    found = words._said_parts(apart)
    assert found == pytest.approx(said)
    assert found[1] + found[2] == pytest.approx(found[0])
