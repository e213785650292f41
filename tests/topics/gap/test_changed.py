"""Whether a gap itself has changed: what is followed, what is tested, and why no other is."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from trafford_explorer import shipped
from trafford_explorer.areas import AreaType
from trafford_explorer.exhibits import text_rows
from trafford_explorer.indicators import INDICATORS, Basis, Polarity
from trafford_explorer.indicators.declare import Break
from trafford_explorer.measures import Estimate, Verdict
from trafford_explorer.topics.gap import changed, exhibits, words

LIFE = INDICATORS["life_expectancy_at_birth"]
NOT_HELD = "intervals are published, but not in this copy"


def at(periods, earlier, later):
    return changed.gap_change("tenths", "male", periods, earlier, later, NOT_HELD, ())


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        (
            Estimate(5, 4, 6),
            Estimate(9, 8, 10),
            "Wider. The difference is statistically significant.",
        ),
        (
            Estimate(9, 8, 10),
            Estimate(5, 4, 6),
            "Narrower. The difference is statistically significant.",
        ),
        (Estimate(9, 7, 11), Estimate(9.3, 7, 12), "The difference could be due to chance."),
        (Estimate(9, 7, 11), Estimate(12.0), f"We cannot test this: {NOT_HELD}."),
    ],
)
def test_what_a_test_says(earlier, later, said):
    assert words.describe_gap_certainty(at(("2013-15", "2019-21"), earlier, later)) == said


def test_periods_that_share_years_are_not_tested():
    found = at(("2011-15", "2015-19"), Estimate(5, 4, 6), Estimate(9, 8, 10))
    assert found.verdict is Verdict.CANNOT_SAY and not found.is_wider
    assert words.describe_gap_certainty(found) == ("We cannot test this: the periods share years.")


@pytest.mark.parametrize(
    ("periods", "indicator", "ends"),
    [
        (["2009-13", "2015-19"], LIFE, ("2009-13", "2015-19")),
        (["2011-15", "2013-17", "2015-19"], LIFE, ("2011-15", "2015-19")),
        (["2015-19"], LIFE, None),
        (["2012-14", "2015-19"], LIFE, None),
        (["2009-13", "2015-19"], replace(LIFE, comparable_over_time=False, breaks=()), None),
        (["2009-13", "2015-19"], replace(LIFE, breaks=(Break("2014", "other"),)), None),
    ],
)
def test_which_periods_are_set_against_each_other(periods, indicator, ends):
    assert changed.comparable_ends(periods, indicator, AreaType.MSOA11) == ends


def test_the_slope_over_areas_by_hand():
    """Ten areas of equal size along a straight line from 70 to 79: a slope of 10 from end to end."""
    codes = [f"A{n}" for n in range(10)]
    rows = pd.DataFrame(
        {
            "area_code": codes,
            "period": "2015-19",
            "value": [70.0 + n for n in range(10)],
            "lower_95": np.nan,
            "upper_95": np.nan,
        }
    ).sample(frac=1, random_state=1)
    scores = pd.Series([50.0 - n for n in range(10)], index=codes)
    found, _ = changed.slope_over_areas(rows, scores, pd.Series(100.0, index=codes), "2015-19")
    assert found.value == pytest.approx(10) and not found.has_interval


def test_the_tenths_are_as_on_their_own_and_no_gap_has_changed_by_a_test():
    found = exhibits.gap_changes()
    men, women = found[0], found[1]
    assert [round(x, 1) for x in (men.change.found.estimate, women.change.found.estimate)] == [
        0.3,
        -0.2,
    ]
    tested = [one for one in found if not one.why]
    assert len(found) == 10 and len(tested) == 4
    assert all(one.verdict is Verdict.NOT_DISTINGUISHABLE for one in tested)
    assert exhibits.has_changed().finding.startswith("None of the 4 tests finds")


def test_the_title_counts_the_tests_and_what_cannot_be_tested():
    found = exhibits.gap_changes()
    tested = [one for one in found if not one.why]
    said = words.describe_changed(found)
    assert said.startswith(
        f"None of the {len(tested)} tests finds that Trafford’s gap in life expectancy became wider"
    )
    assert said.endswith(f"; {len(found) - len(tested)} further comparisons cannot be tested.")
    first = tested[0]
    difference = replace(
        first.change.found, verdict=Verdict.DIFFERENT, estimate=1.0, lower=0.5, upper=1.5
    )
    wider = replace(first, change=replace(first.change, found=difference))
    assert words.describe_changed([wider, *tested[1:]]).startswith(
        f"Of the {len(tested)} tests, 1 finds that Trafford’s gap in life expectancy became wider "
        "between "
    )
    assert words.describe_changed([wider]).startswith("Of the 1 test, 1 finds")
    assert words.describe_changed([one for one in found if one.why]).startswith(
        "No test can be made"
    )


def test_every_figure_with_a_better_end_is_followed_or_has_a_reason():
    rows = exhibits.has_changed().table("others").rows
    listed = {title for row in rows for title in row[2].split("; ")}
    wanted = {
        one.title
        for one in INDICATORS.values()
        if one.polarity in (Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD)
    }
    followed = {INDICATORS[i].title for i in (*exhibits.RELEASES.values(), LIFE.id)}
    assert listed == wanted - followed
    assert sum(row[1] for row in rows) == len(listed)


def test_a_reason_is_the_one_that_holds():
    reasons = changed.why_not(shipped.values(), shipped.breakdowns(), {LIFE.id})
    assert reasons["obesity_year_6"] == changed.OTHER_BOUNDARIES
    assert reasons["no_qualifications"] == changed.ONE_PERIOD
    assert reasons["under75_preventable_mortality"] == changed.NO_SMALL
    assert all(
        (reason == changed.ORDERED_BY) is (INDICATORS[i].basis is Basis.INDEX)
        for i, reason in reasons.items()
    )


def test_the_table_prints_the_gap_then_and_now():
    (first, *_) = text_rows(exhibits.has_changed().table("gaps"))
    assert first[2] == "2013-15" and first[3].startswith("9.1 years (")
    assert first[4] == "2019-21" and first[5].startswith("9.4 years (")
