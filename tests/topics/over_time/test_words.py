"""Sentences about a series say the figures of the files, and no more than these can bear."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.areas import ENGLAND, GREATER_MANCHESTER, TRAFFORD
from trafford_explorer.indicators import INDICATORS, Polarity
from trafford_explorer.load import load_peers
from trafford_explorer.measures import Estimate, Verdict, difference
from trafford_explorer.periods import period_months, period_sort_key
from trafford_explorer.topics.over_time import charts, exhibits, findings, words

OTHERS = [code for code in GREATER_MANCHESTER if code != TRAFFORD]
SMOKING = INDICATORS["smoking_adults"]
CANNOT_TEST = "We cannot test this: intervals are published, but not in this copy."


def a_change(*rows):
    full = [(p, v, *(limits or (np.nan, np.nan))) for p, v, *limits in rows]
    return findings.change_over(
        pd.DataFrame(full, columns=["period", "value", "lower_95", "upper_95"])
    )


def test_the_answer_has_the_figures_of_the_files(a_series, figures_of):
    said = words.describe_now(a_series("smoking_adults"))
    trafford, england = figures_of("smoking_adults"), figures_of("smoking_adults", code=ENGLAND)
    ten = {code: figures_of("smoking_adults", code=code)["2024"] for code in GREATER_MANCHESTER}
    assert f"{trafford['2024']:.1f}% of adults smoked in 2024" in said
    apart = round(england["2024"], 1) - round(trafford["2024"], 1)
    assert f"{apart:.1f} percentage points below England ({england['2024']:.1f}%)" in said
    assert f"down from {trafford['2019']:.1f}% in 2019" in said
    assert min(ten, key=ten.get) == TRAFFORD
    assert "the lowest of the ten Greater Manchester boroughs" in said


# ---- a change ------------------------------------------------------------------------------------


def test_the_change_names_place_people_and_years(a_series, figures_of):
    said = words.describe_since(a_series("life_expectancy_at_birth", "female"))
    held = figures_of("life_expectancy_at_birth", "female")
    first, last = round(held["2017-19"], 1), round(held["2023-25"], 1)
    assert said == (
        f"In Trafford, life expectancy at birth for women was {first} years in 2017 to 2019 and "
        f"{last} years in 2023 to 2025, {last - first:.1f} years more."
    )


def test_a_change_without_intervals_is_not_called_significant(a_series):
    assert words.describe_change_certainty(a_series("smoking_adults")) == CANNOT_TEST


@pytest.mark.parametrize(
    ("later", "said"),
    [
        ((10.4, 8.8, 12.0), "The difference could be due to chance."),
        ((15.0, 14.0, 16.0), "The difference is statistically significant."),
    ],
)
def test_a_change_with_intervals_is_judged_by_the_interval_of_the_change(later, said):
    change = a_change(("2010-12", 9.9, 8.3, 11.6), ("2014-16", *later))
    assert words.describe_certainty(change, SMOKING) == said
    assert words.describe_certainty(change, INDICATORS["claimant_rate"]) == said


def test_the_change_of_the_release_with_intervals_could_be_due_to_chance(a_series, values):
    name = "sii_life_expectancy_at_birth_2010_16_release"
    found = a_series(name, "female")
    rows = values[
        (values["indicator_id"] == name)
        & (values["sex"] == "female")
        & (values["area_code"] == TRAFFORD)
        & values["period"].isin(["2010-12", "2014-16"])
    ].set_index("period")
    first, last = rows.loc["2010-12"], rows.loc["2014-16"]
    moved = last["value"] - first["value"]
    lower = moved - np.hypot(last["value"] - last["lower_95"], first["upper_95"] - first["value"])
    upper = moved + np.hypot(last["upper_95"] - last["value"], first["value"] - first["lower_95"])
    assert lower < 0 < upper
    assert (found.change.found.lower, found.change.found.upper) == pytest.approx((lower, upper))
    assert words.describe_change_certainty(found) == "The difference could be due to chance."


def test_no_change_is_no_question_of_chance(a_series):
    found = a_series("neet_16_17")
    assert words.describe_since(found).endswith("2.3% in 2025, the same.")
    assert words.describe_change_certainty(found) == ""


def test_counts_and_estimates_are_not_spoken_of_as_samples(a_series):
    people = words.describe_change_certainty(a_series("population"))
    assert people == "These are counts of everyone, not a sample."
    prices = words.describe_change_certainty(a_series("house_price_to_earnings_workplace"))
    assert prices == "We cannot test this: no interval is published for these figures."
    counted = words.describe_change_certainty(a_series("claimant_rate"))
    assert counted == "These are counts of everyone, not a sample."


def test_a_figure_beyond_a_break_is_said_to_stand_alone(a_series):
    found = a_series("children_in_low_income_families_absolute")
    assert "from" not in words.describe_now(found)
    assert "2023/24" in words.describe_since(found)
    assert "newest figure, of 2024/25, cannot be compared" in words.describe_newest_apart(found)
    assert words.describe_newest_apart(a_series("smoking_adults")) == ""


def test_englands_change_is_of_the_same_two_periods(a_series, figures_of):
    england = figures_of("smoking_adults", code=ENGLAND)
    assert words.describe_england_since(a_series("smoking_adults")) == (
        f"In England, {england['2019']:.1f}% of adults smoked in 2019 and {england['2024']:.1f}% in "
        "2024."
    )


# ---- better and worse ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("polarity", "said"),
    [
        (
            Polarity.LOW_IS_GOOD,
            "Lower is better: Trafford’s figure of 2024 is better than England’s and its own of 2019.",
        ),
        (
            Polarity.HIGH_IS_GOOD,
            "Higher is better: Trafford’s figure of 2024 is worse than England’s and its own of 2019.",
        ),
        (Polarity.NO_JUDGEMENT, "neither a higher nor a lower figure is called better."),
        (Polarity.UNKNOWN, "neither a higher nor a lower figure is called better."),
    ],
)
def test_better_and_worse_follow_the_direction_of_the_indicator(a_series, polarity, said):
    found = a_series("smoking_adults")
    declared = replace(found.indicator, polarity=polarity)
    assert said in words.describe_direction(replace(found, indicator=declared, judgement=""))


def test_where_the_producer_has_judged_only_its_judgement_is_said(a_series):
    found = a_series("smoking_adults")
    assert found.judgement == "similar"
    assert words.describe_judgement(found) == (
        "The producer of the figures judges Trafford’s of 2024 similar to England’s."
    )
    assert "England" not in words.describe_direction(found)


def test_places_with_groups_of_their_own_are_not_spoken_of(a_series):
    found = a_series("sii_life_expectancy_at_birth", "male")
    for said in (words.describe_now(found), words.describe_direction(found)):
        assert "England" not in said and "highest" not in said
    assert "neither ranked nor drawn" in words.describe_judgement(found)
    assert words.describe_drawn(found) == words.describe_coverage(found) == ""


# ---- among others --------------------------------------------------------------------------------


def test_without_all_ten_there_is_a_count_and_no_rank(a_series, figures_of):
    found = a_series("neet_16_17")
    period = found.places.period
    held = sum(period in figures_of("neet_16_17", code=code) for code in GREATER_MANCHESTER)
    assert held < 10
    said = words.describe_coverage(found)
    assert f"{held} of 10 in this copy for {period}, so no rank" in said
    assert "boroughs" not in words.describe_now(found)


def test_neighbours_are_counted_without_trafford(a_series, figures_of):
    peers = load_peers()
    name = "peers_childrens_services_statistical_neighbours"
    codes = peers.loc[peers["list_id"] == name, "area_code"].tolist()
    found = a_series("life_expectancy_at_birth", "female", codes, ours=False)
    held = sum(
        found.places.period in figures_of("life_expectancy_at_birth", "female", code)
        for code in codes
    )
    assert f"{held} of {len(codes)} in this copy" in words.describe_coverage(found)


def test_a_rank_that_the_headline_has_is_not_said_again(a_series):
    assert words.describe_coverage(a_series("smoking_adults")) == ""


def test_those_drawn_beside_trafford_are_counted_without_it(a_series, figures_of):
    assert words.describe_drawn(a_series("smoking_adults")) == (
        "thin grey lines: the nine other boroughs of Greater Manchester"
    )
    few = a_series("neet_16_17")
    drawn = sum(bool(figures_of("neet_16_17", code=code)) for code in OTHERS)
    assert 0 < drawn < 9 and len(few.places.lines) == drawn + 2
    word = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight"][drawn]
    assert f"lines: {word} of the nine other" in words.describe_drawn(few)
    peers = a_series("smoking_adults", codes=OTHERS[:4], ours=False)
    assert words.describe_drawn(peers) == "thin grey lines: The list, all 4 places"


def test_the_lists_are_counted_by_the_end_that_trafford_stands_nearer(a_series):
    found = a_series("smoking_adults")
    few = a_series("neet_16_17").chosen
    lists = [found.boroughs, found.boroughs, few]
    assert found.boroughs.nearer_lowest and not few.rank
    assert words.describe_standings(found, lists) == (
        "In 2024, of 3 lists of places, Trafford’s figure for adults who smoke is nearer the lowest "
        "figure than the highest in 2 and cannot be ranked in 1."
    )


# ---- what must be known of some years ------------------------------------------------------------


def test_breaks_gaps_and_the_covid_years_are_said_below_the_chart(a_series):
    life = words.how_to_read(a_series("life_expectancy_at_birth", "female"))
    assert "Break at 2015-17: " in life and "Covid years: 2018-20 to 2021-23 take in" in life
    depression = words.how_to_read(a_series("depression_recorded"))
    assert "No figure between 2022/23 and 2024/25 is in this copy for any place drawn" in depression
    older = a_series("sii_life_expectancy_at_birth_2010_16_release", "male")
    assert "Covid" not in words.how_to_read(older)


def test_a_gap_names_whose_figure_is_missing_and_who_has_one(a_series):
    reception = a_series("obesity_reception")
    said = words.how_to_read(reception)
    assert (
        "between 2019/20 and 2021/22 is in this copy, so no line joins them; England and Bury"
        in said
    )
    assert said.count("No figure of Trafford and 8 other places between") == 1
    for indicator, marked in (("obesity_reception", False), ("depression_recorded", True)):
        chart = charts.among_places_chart(a_series(indicator), title="", subtitle="", alt="")
        notes = [note.text for note in chart.figure().layout.annotations]
        assert ("gap" in notes) is marked


def test_every_note_on_a_gap_is_true_of_every_line(a_series):
    notes = 0
    for indicator, sex in exhibits.series():
        found = a_series(indicator, sex)
        for gap in findings.line_gaps(found.drawn, found.indicator):
            between = {
                code
                for code, line in found.drawn.items()
                for period in line["period"]
                if period_sort_key(gap.before)
                < period_sort_key(period)
                < period_sort_key(gap.first)
                and period_months(period) == period_months(gap.first)
            }
            assert set(gap.having) == between
            assert set(gap.without) == set(found.drawn) - between
            said = words.describe_gap(gap, found)
            assert ("for any place" in said) is (not between)
            for code in {TRAFFORD, ENGLAND} & set(found.drawn) if between else ():
                missing, _, having = said.partition("; ")
                name = found.places.name_of(code)
                assert (name in missing) is (code in gap.without)
                assert (name in having) is (code in gap.having)
            notes += 1
    assert notes > 10


def test_single_years_beside_pools_are_both_said(a_series, figures_of):
    found = a_series("smoking_routine_and_manual")
    held = figures_of("smoking_routine_and_manual")
    last = max((p for p in held if period_months(p) == 12), key=period_sort_key)
    said = words.describe_lengths(found)
    assert "the newest, 2022-24." in said
    assert f"The last of these in Trafford: {held[last]:.1f}% in {last}." in said
    assert words.describe_lengths(a_series("smoking_adults")) == ""


# ---- judgements ----------------------------------------------------------------------------------


def test_the_sentence_counts_the_newest_judgements_that_are_not_old(values):
    found = findings.borough_judgements(values)
    newest = [row.cells[0] for row in found.rows]
    last = max(period_sort_key(period)[0] for period, _ in newest)
    fresh = [said for period, said in newest if last - period_sort_key(period)[0] <= 36]
    assert 0 < len(fresh) < len(newest)
    said = words.describe_judgements(found)
    for judgement in ("better", "similar", "worse"):
        n = fresh.count(judgement)
        assert f"{judgement} on {n or 'none'}" in said
    assert said.endswith(f"of {len(fresh)}.")


def test_a_figure_without_a_judgement_has_a_reason_and_one_with_it_has_none():
    assert words.why_no_judgement("better", True) == ""
    assert words.why_no_judgement("", False) == "no figure"
    assert words.why_no_judgement("", True) == "this copy has none for these years"
    assert words.why_no_judgement("not compared", True) == "the producer does not judge it"


# ---- tests against England -----------------------------------------------------------------------


@pytest.mark.parametrize("sex", ["male", "female"])
def test_healthy_life_expectancy_is_tested_over_time_and_beside_england(a_series, sex):
    """Trafford's falls could be chance; England's, on far more people, are significant."""
    found = a_series("healthy_life_expectancy_at_birth", sex)
    moved = {"male": (-1.5, -5.6, 2.5), "female": (-0.8, -5.4, 3.9)}[sex]
    change = found.change.found
    assert (found.change.earlier_period, found.change.later_period) == ("2017-19", "2022-24")
    assert tuple(round(n, 1) for n in (change.estimate, change.lower, change.upper)) == moved
    assert words.describe_change_certainty(found) == "The difference could be due to chance."
    assert words.describe_england_since(found).endswith(
        ": the difference is statistically significant."
    )


def test_the_producers_judgement_is_said_and_our_test_agrees_with_it(a_series, values):
    for sex in ("male", "female"):
        found = a_series("healthy_life_expectancy_at_birth", sex)
        assert found.judgement == "similar"
        assert found.against_england.verdict is Verdict.NOT_DISTINGUISHABLE
        assert words.describe_against_england(found) == ""
        ours = words.describe_against_england(replace(found, judgement=""))
        assert ours.endswith("worked out here): the difference could be due to chance.")
    rows = values[
        (values["indicator_id"] == "healthy_life_expectancy_at_birth")
        & values["compared_to_england"].isin(["better", "similar", "worse"])
        & values["lower_95"].notna()
    ]
    england = values[
        (values["indicator_id"] == "healthy_life_expectancy_at_birth")
        & (values["area_code"] == ENGLAND)
    ].set_index(["sex", "period"])
    limits = ["value", "lower_95", "upper_95"]
    for _, row in rows.iterrows():
        theirs = england.loc[(row["sex"], row["period"]), limits]
        found = difference(Estimate(*row[limits]), Estimate(*theirs))
        wanted = "similar"
        if found.verdict is Verdict.DIFFERENT:
            wanted = "better" if found.estimate > 0 else "worse"
        assert row["compared_to_england"] == wanted
    assert len(rows) == 2 * (8 + 9 * 2), "Trafford's eight periods, and two of nine boroughs"


def test_at_65_where_nobody_has_judged_our_own_test_is_said(a_series):
    found = a_series("healthy_life_expectancy_at_65", "female")
    assert words.describe_against_england(found).startswith(
        "Trafford’s figure of 2022-24 less England’s is 1.1 (95% interval "
    )


# ---- tests with residents who stand in -----------------------------------------------------------


def test_mmr_fell_by_more_than_chance_whoever_stands_in(a_series):
    found = a_series("mmr_one_dose_age_2")
    change = found.change
    assert (change.earlier, change.later) == (95.7, 90.6)
    assert change.stood_in and change.found.z == pytest.approx(-7.3, abs=0.1)
    assert words.describe_change_certainty(found) == "The difference is statistically significant."
    assert "residents aged 2 of Trafford" in words.describe_stand_in(found.indicator)


def test_a_verdict_that_hangs_on_how_many_people_there_are_is_not_given(a_series):
    found = a_series("school_readiness")
    assert found.change.stood_in and words.describe_change_certainty(found) == CANNOT_TEST


def test_the_recent_trend_of_mmr_is_that_of_ohids_method(a_series):
    found = a_series("mmr_one_dose_age_2")
    assert list(found.places.trafford["people"].iloc[-5:]) == [2782, 2644.5, 2507, 2526, 2474]
    assert found.trend.chi_squared == pytest.approx(19.745, abs=0.5)
    said = words.describe_trend(found.places.trafford, found.indicator, "persons", found.trend)
    assert said.startswith("Recent trend in Trafford, 2020/21 to 2024/25, of MMR vaccination")
    assert said.endswith(": decreasing, worsening.")


@pytest.mark.parametrize(
    ("indicator", "sex", "why"),
    [
        ("life_expectancy_at_birth", "female", "its periods pool several years"),
        ("claimant_rate", "persons", "its periods are months"),
        ("employment_rate", "persons", "its periods share months"),
        ("obesity_reception", "persons", "a year is missing among the newest five"),
        ("smoking_adults", "persons", "intervals are published, but not in this copy"),
        ("school_readiness", "persons", "it takes 5 comparable years, and this copy has 4"),
    ],
)
def test_where_no_trend_can_be_calculated_the_reason_is_said(a_series, indicator, sex, why):
    found = a_series(indicator, sex)
    said = words.describe_trend(found.places.trafford, found.indicator, sex, found.trend)
    assert said.endswith(f"in Trafford cannot be calculated: {why}.")
