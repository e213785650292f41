"""Life expectancy against a published table, a plain implementation and its laws."""

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures import plain
from trafford_explorer.measures import life_table

AGES = [0, 1, *range(5, 91, 5)]
PEOPLE = [7060, 35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601, 50209, 56416]
PEOPLE += [46411, 39820, 37978, 37039, 33288, 23306, 11936, 11936]
DEATHS = [17, 9, 4, 8, 20, 15, 24, 33, 50, 71, 100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937]
PUBLISHED = {
    0: (80.16960813, 79.88268548, 80.45653078),
    1: (79.36245674, 79.0898816, 79.63503188),
    5: (75.44193645, 75.17407307, 75.70979983),
    25: (55.78835987, 55.53801579, 56.03870395),
    65: (18.76856852, 18.57570352, 18.96143352),
    85: (6.163942934, 5.978358351, 6.349527517),
    90: (6.16210635, 5.887683386, 6.436529314),
}
"""Age to life expectancy and its 95% limits: the OHID R package PHEindicatormethods,
tests/testthat/testLifeExpectancy.R, from PHE's life expectancy calculator."""


def check_against_plain(table, deaths, people, ages, confidence=0.95):
    expected = plain.life_table(deaths, people, ages, confidence)
    found = zip(table.life_expectancy, table.lower, table.upper, strict=True)
    for age, row, plain_row in zip(ages, found, expected, strict=True):
        assert row == pytest.approx(plain_row, rel=1e-9, abs=1e-9), f"at age {age}"


@pytest.mark.parametrize("age", PUBLISHED)
def test_the_published_table(age):
    table = life_table(DEATHS, PEOPLE, AGES)
    i = AGES.index(age)
    value, lower, upper = PUBLISHED[age]
    assert table.life_expectancy[i] == pytest.approx(value, abs=5e-8)
    # To 0.00001 years, because the calculator multiplies by 1.96 and not by 1.959964.
    assert (table.lower[i], table.upper[i]) == pytest.approx((lower, upper), abs=1e-5)


def test_birth_is_the_first_age_and_survivors_start_at_100_000():
    table = life_table(DEATHS, PEOPLE, AGES)
    assert table.at_birth == table.life_expectancy[0]
    assert table.survivors[0] == 100_000
    assert table.age_starts == tuple(AGES)


@st.composite
def areas(draw):
    """Deaths by age in an area of a likely size, with a likely rise of death rates with age."""
    people = draw(st.lists(st.integers(600, 9000), min_size=20, max_size=20))
    lives = draw(st.lists(st.integers(60, 200), min_size=20, max_size=20))
    rates = [0.004 if age == 0 else 0.0002 * math.exp(0.075 * age) for age in AGES]
    deaths = [round(n * r * f / 100) for n, r, f in zip(people, rates, lives, strict=True)]
    return deaths, people


law = settings(max_examples=25)


@law
@given(areas(), st.sampled_from([0.95, 0.99]))
def test_it_agrees_with_the_plain_implementation(area, confidence):
    deaths, people = area
    table = life_table(deaths, people, AGES, confidence=confidence)
    check_against_plain(table, deaths, people, AGES, confidence)


@law
@given(areas(), st.integers(0, 19))
def test_life_expectancy_falls_when_more_die(area, band):
    deaths, people = area
    more = [d + (i == band) for i, d in enumerate(deaths)]
    before, after = life_table(deaths, people, AGES), life_table(more, people, AGES)
    for i in range(band + 1):
        assert after.life_expectancy[i] < before.life_expectancy[i]
    later = before.life_expectancy[band + 1 :]
    assert after.life_expectancy[band + 1 :] == pytest.approx(later, rel=1e-12)


@law
@given(areas(), st.integers(2, 5))
def test_more_years_of_the_same_narrow_the_interval_and_leave_the_rest(area, times):
    deaths, people = np.array(area[0]), np.array(area[1])
    once, many = (life_table(deaths * k, people * k, AGES) for k in (1, times))
    assert many.life_expectancy == pytest.approx(once.life_expectancy)
    width = once.upper[0] - once.lower[0]
    assert many.upper[0] - many.lower[0] == pytest.approx(width / math.sqrt(times))


@pytest.mark.parametrize("name", ["_FIRST_YEAR", "_LATER"])
def test_a_planted_error_in_the_share_lived_is_found(monkeypatch, name):
    monkeypatch.setitem(life_table.__globals__, name, 0.4)
    with pytest.raises(AssertionError, match="at age 0"):
        check_against_plain(life_table(DEATHS, PEOPLE, AGES), DEATHS, PEOPLE, AGES)


def test_a_result_that_is_off_is_found_and_cannot_be_changed():
    table = life_table(DEATHS, PEOPLE, AGES)
    wrong = dataclasses.replace(table, upper=tuple(x + 0.001 for x in table.upper))
    with pytest.raises(AssertionError, match="at age 0"):
        check_against_plain(wrong, DEATHS, PEOPLE, AGES)
    with pytest.raises(dataclasses.FrozenInstanceError):
        table.confidence = 0.5


def test_an_age_at_which_everybody_dies_leaves_nobody():
    deaths = [*DEATHS[:5], 38561, *DEATHS[6:]]
    table = life_table(deaths, PEOPLE, AGES)
    assert table.survivors[6:] == (0.0,) * 14
    check_against_plain(table, deaths, PEOPLE, AGES)


def test_an_old_age_whose_interval_is_too_wide_is_not_given_and_the_others_are():
    people = [*PEOPLE[:-1], 10]
    deaths = [*DEATHS[:-1], 1]
    table = life_table(deaths, people, AGES)
    for row in (table.life_expectancy, table.lower, table.upper):
        assert math.isnan(row[-1])
        assert not math.isnan(row[0])


def changed(row, index, value):
    return [value if i == index % len(row) else x for i, x in enumerate(row)]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((DEATHS, changed(PEOPLE, 5, 0), AGES), "nobody in it"),
        ((DEATHS, changed(PEOPLE, 5, -3), AGES), "nobody in it"),
        ((changed(DEATHS, 3, -5), PEOPLE, AGES), "deaths may be below 0"),
        ((changed(DEATHS, 18, 12000), PEOPLE, AGES), "more deaths than people"),
        ((changed(DEATHS, -1, 0), PEOPLE, AGES), "nobody died in the last age band"),
        (([1] * 20, [249.9] * 20, AGES), "4,998 person-years"),
        ((DEATHS[1:], PEOPLE, AGES), "populations has 20 numbers and deaths has 19"),
        (([5], [5000], [0]), "at least 2 are needed"),
        ((DEATHS, PEOPLE, AGES[::-1]), "rise from 0"),
        ((DEATHS, PEOPLE, changed(AGES, 0, 0.5)), "rise from 0"),
        ((DEATHS, PEOPLE, changed(AGES, 2, 1)), "rise from 0"),
        ((changed(DEATHS, 0, math.nan), PEOPLE, AGES), "deaths holds a number that is missing"),
        ((DEATHS, PEOPLE, [f"{age}+" for age in AGES]), "age_starts must be numbers"),
    ],
)
def test_the_reasons_for_giving_no_table(arguments, message):
    with pytest.raises(ValueError, match=f"No life expectancy is given: .*{message}"):
        life_table(*arguments)


def test_exactly_5_000_person_years_are_enough():
    deaths = [0] * 10 + [2] * 8 + [60, 100]
    assert life_table(deaths, [250] * 20, AGES).at_birth > 0


@pytest.mark.parametrize("confidence", [0.5, 0.95, 0.99])
def test_the_95_percent_interval_at_birth_decides_whatever_confidence_is_asked_for(confidence):
    deaths = [2] + [0] * 12 + [4, 6, 9, 13, 20, 29, 61]

    def of(infants):
        return life_table(deaths, [infants] + [300] * 19, AGES, confidence=confidence)

    with pytest.raises(ValueError, match=r"at birth would be 25\.7 years wide"):
        of(15)
    assert of(21).at_birth > 60


def test_confidence_out_of_range_is_refused():
    with pytest.raises(ValueError, match="confidence is 95"):
        life_table(DEATHS, PEOPLE, AGES, confidence=95)


def test_every_reason_is_given_at_once():
    with pytest.raises(ValueError, match=r"person-years in all.*nobody died"):
        life_table([1, 0], [10, 10], [0, 1])
