"""The answer in words follows from its numbers, and each rule of the answer from the figure."""

from dataclasses import replace
from typing import NamedTuple

import pandas as pd
import pytest

from trafford_explorer.areas import TRAFFORD, AreaType
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.measures import Answer, Figure, Reason, can_we_say
from trafford_explorer.question import Question, Side
from trafford_explorer.topics.claim import words
from trafford_explorer.topics.claim.findings import Width, last_width

YEARS = INDICATORS["life_expectancy_at_birth"]
SHARE = INDICATORS["disability"]
NAMES = ("Hale MSOA", "Partington MSOA")


class Said(NamedTuple):
    """What the answer to a question says, part by part."""

    answer: str
    figures: str
    why: tuple[str, ...]
    guide: tuple[str, ...]
    notes: tuple[str, ...]


def figure(code="E1", kind=AreaType.MSOA11, period="2009-13", **numbers):
    return Figure(kind, code, period, **numbers)


def ask(indicator, first, second, names=NAMES, widths=(None, None)):
    sides = [Side(one.area_type, one.area_code, one.period) for one in (first, second)]
    question = Question(indicator.id, "female", *sides)
    claim = can_we_say(indicator, first, second)
    return claim, Said(
        words.describe_answer(indicator, question, claim, names),
        words.describe_figures(indicator, question, claim, names),
        words.describe_reason(indicator, question, claim, names, (first, second)),
        words.describe_guide(indicator, claim, widths),
        words.describe_notes(claim, names),
    )


HIGH = figure("E1", value=86.9, lower=84.9, upper=88.9)
LOW = figure("E2", value=79.1, lower=77.3, upper=81.0)


def test_a_difference_is_said_with_both_figures_and_its_interval():
    _, said = ask(YEARS, HIGH, LOW)
    assert said.answer == (
        "Yes: Hale MSOA and Partington MSOA differ in life expectancy at birth for women, "
        "2009 to 2013."
    )
    assert "86.9 years (95% interval 84.9 to 88.9)" in said.figures
    assert "79.1 years (95% interval 77.3 to 81.0)" in said.figures
    apart, certain = said.why
    assert "7.8 years apart" in apart and "5.0 to 10.5" in apart  # less 2.76, plus 2.69
    assert certain == "The difference is statistically significant."
    assert any("beforehand" in note for note in said.notes)


def test_the_order_of_the_areas_changes_no_number_of_the_reason():
    one, other = ask(YEARS, HIGH, LOW)[1], ask(YEARS, LOW, HIGH, NAMES[::-1])[1]
    assert one.why[0].partition(" are ")[2] == other.why[0].partition(" are ")[2]
    assert one.why[1] == other.why[1]


def test_other_numbers_make_another_sentence():
    said = ask(YEARS, replace(HIGH, value=80.0, lower=78.0, upper=82.0), LOW)[1]
    assert said.answer.startswith("Not from these data: they do not show whether Hale MSOA and")
    apart, certain, equal = said.why
    assert "0.9 years apart" in apart and certain == "The difference could be due to chance."
    assert equal.startswith("That does not make Hale MSOA and Partington MSOA equal")


def test_where_no_interval_was_published_a_width_is_a_guide_and_no_answer():
    bare = [replace(one, lower=None, upper=None) for one in (HIGH, LOW)]
    width = Width(AreaType.MSOA11, "2009-13", 1.84)
    claim, said = ask(YEARS, *bare, widths=(width, width))
    assert claim.reason is Reason.NO_INTERVAL
    assert said.why[1].startswith(
        "We cannot test this: this copy holds no interval for Hale MSOA or"
    )
    reach, apart = said.guide
    assert reach.startswith("As a guide, not an answer")
    assert "1.8 years either side in 2009-13" in reach
    assert "2.6 years apart" in apart  # 1.84 times the square root of 2
    assert ask(YEARS, *bare)[1].guide == ()


def test_only_the_figure_without_an_interval_is_named():
    said = ask(YEARS, HIGH, replace(LOW, lower=None, upper=None))[1]
    assert said.why[1].endswith("no interval for Partington MSOA.")


def test_an_interval_of_our_own_is_named_as_ours():
    first = figure("E1", value=20.0, count=200, denominator=1000)
    second = figure("E2", value=10.0, count=100, denominator=1000)
    claim, said = ask(SHARE, first, second)
    assert claim.methods == ("Wilson", "Wilson")
    assert any(note.startswith("Wilson’s interval, worked out here") for note in said.notes)
    assert claim.first.lower == pytest.approx(17.64, abs=0.01)  # Wilson, 200 of 1,000, by hand
    assert claim.first.upper == pytest.approx(22.59, abs=0.01)


def test_a_published_interval_goes_before_one_of_our_own():
    first = figure("E1", value=20.0, count=200, denominator=1000, lower=15.0, upper=25.0)
    claim, _ = ask(SHARE, first, figure("E2", value=10.0, count=100, denominator=1000))
    assert claim.methods == ("published", "Wilson")
    assert (claim.first.lower, claim.first.upper) == (15.0, 25.0)


@pytest.mark.parametrize(("count", "method"), [(40, "Byar"), (9, "exact Poisson")])
def test_a_rate_with_its_count_gets_byars_or_the_exact_interval(count, method):
    rate = replace(SHARE, unit="deaths per 1,000 people")
    claim, _ = ask(
        rate,
        figure("E1", value=count / 5, count=count, denominator=5000),
        figure("E2", value=50.0, count=250, denominator=5000),
    )
    assert claim.methods == (method, "Byar")
    assert claim.first.lower < count / 5 < claim.first.upper
    assert claim.answer is Answer.YES


def test_a_count_that_does_not_give_the_figure_is_not_used():
    adjusted = figure("E1", value=25.0, count=200, denominator=1000)
    claim, _ = ask(SHARE, adjusted, figure("E2", value=10.0, count=100, denominator=1000))
    assert claim.reason is Reason.NO_DENOMINATOR


def test_an_area_inside_the_other_is_said_to_be():
    whole = figure(TRAFFORD, AreaType.LOCAL_AUTHORITY, value=83.5, lower=83.2, upper=83.9)
    claim, said = ask(YEARS, HIGH, whole, ("Hale MSOA", "Trafford"))
    assert claim.nested and any("lies inside the other" in note for note in said.notes)
    assert not ask(YEARS, HIGH, LOW)[0].nested


@pytest.mark.parametrize(
    ("first", "second", "parts"),
    [
        (HIGH, replace(LOW, period="2015-19"), ["2009-13", "2015-19"]),
        (HIGH, replace(LOW, area_type=AreaType.WARD17), ["MSOAs of 2011", "wards in force until"]),
        (HIGH, figure("E2", withheld="Small numbers"), ["Partington MSOA: small numbers."]),
        (HIGH, figure("E2"), ["no figure for Partington MSOA"]),
        (HIGH, replace(LOW, area_type=AreaType.PCN), ["patients", "of Hale MSOA are of its"]),
        (HIGH, replace(LOW, best_fit=True), ["figure for Partington MSOA is put together"]),
    ],
)
def test_what_stands_in_the_way_is_named(first, second, parts):
    claim, said = ask(YEARS, first, second)
    assert claim.answer is Answer.CANNOT and said.figures == ""
    assert all(part in " ".join(said.why) for part in parts), said.why
    assert said.answer.startswith("Cannot be answered: Hale MSOA and Partington MSOA cannot be")


def test_one_area_cannot_be_asked_about_twice():
    with pytest.raises(ValueError, match="two different areas"):
        can_we_say(YEARS, HIGH, replace(HIGH, period="2015-19"))


def test_the_width_is_that_of_the_newest_period_with_intervals():
    rows = pd.DataFrame(
        {
            "area_type": ["msoa11"] * 4,
            "period": ["2005-09", "2009-13", "2009-13", "2015-19"],
            "lower_95": [70.0, 80.0, 81.0, float("nan")],
            "upper_95": [90.0, 83.0, 86.0, float("nan")],
        }
    )
    assert last_width(rows, AreaType.MSOA11) == Width(AreaType.MSOA11, "2009-13", 2.0)
    assert last_width(rows, AreaType.WARD17) is None


def test_the_question_names_both_areas_the_sex_and_the_years():
    sides = Side(AreaType.MSOA11, "E1", "2009-13"), Side(AreaType.MSOA11, "E2", "2015-19")
    said = words.describe_question(YEARS, Question(YEARS.id, "male", *sides), NAMES)
    assert all(w in said for w in (*NAMES, "men", "2009 to 2013", "2015 to 2019"))
