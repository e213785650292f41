"""The slope index of inequality against published figures, a plain implementation and its laws."""

import dataclasses
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures import plain
from trafford_explorer.measures import relative_ranks, slope
from trafford_explorer.measures import slope_index_of_inequality as sii

ROOT = Path(__file__).resolve().parents[2]
DECILES = ROOT / "data/raw/life_expectancy/trafford_le_by_local_deprivation_decile_2013_15.csv"

PEOPLE = [120, 100, 90, 110, 80, 100]
INDICATOR = {
    "values": [74.1, 76.0, 78.4, 79.0, 80.2, 83.5],
    "lower": [73.0, 75.1, 77.2, 78.0, 78.9, 82.1],
    "upper": [75.2, 76.9, 79.6, 80.0, 81.5, 84.9],
    "value_type": "indicator",
}
RATE = {
    "values": [310.0, 250.0, 214.0, 190.0, 150.0, 121.0],
    "lower": [270.0, 216.0, 181.0, 163.0, 122.0, 99.0],
    "upper": [354.0, 288.0, 252.0, 221.0, 183.0, 147.0],
    "value_type": "rate",
}
PROPORTION = {
    "values": [0.62, 0.55, 0.41, 0.38, 0.24, 0.20],
    "lower": [0.53, 0.45, 0.31, 0.29, 0.16, 0.13],
    "upper": [0.70, 0.64, 0.52, 0.47, 0.35, 0.29],
    "value_type": "proportion",
}
CASES = [
    pytest.param(INDICATOR, False, id="indicator"),
    pytest.param(RATE, False, id="rate"),
    pytest.param(RATE, True, id="rate on the scale of logarithms"),
    pytest.param(PROPORTION, False, id="proportion"),
    pytest.param(PROPORTION, True, id="proportion on the scale of logits"),
]


def check_against_plain(found, expected):
    """Points to rounding; limits within 5% of the interval, which 20,000 and 4,000 draws allow."""
    for name in ("sii", "rii", "intercept"):
        assert getattr(found, name) == pytest.approx(expected[name], rel=1e-9), name
    for name in ("sii", "rii"):
        width = expected[f"{name}_upper"] - expected[f"{name}_lower"]
        for end in ("lower", "upper"):
            field = f"{name}_{end}"
            assert getattr(found, field) == pytest.approx(expected[field], abs=0.05 * width), field


# Published figures


@pytest.mark.parametrize(
    ("sex", "index", "lower", "upper"), [("Male", 9.1, 7.5, 10.8), ("Female", 7.6, 6.0, 9.2)]
)
def test_traffords_deciles_give_what_was_published_for_trafford(sex, index, lower, upper):
    """Public Health Outcomes Framework, slope index of inequality in life expectancy at birth,
    Trafford 2013-15. Points to 0.05, limits to 0.1: they are simulated, from rounded deciles."""
    rows = pd.read_csv(DECILES).query("sex == @sex").sort_values("decile")
    found = sii(rows["LE"], rows["population"], lower=rows["LCL"], upper=rows["UCL"])
    assert found.groups == 10
    assert found.sii == pytest.approx(index, abs=0.05)
    assert found.sii_lower == pytest.approx(lower, abs=0.1)
    assert found.sii_upper == pytest.approx(upper, abs=0.1)


# The plain implementation


@pytest.mark.parametrize(("case", "transform"), CASES)
@pytest.mark.parametrize("confidence", [0.95, 0.99])
def test_it_agrees_with_the_plain_implementation(case, transform, confidence):
    options = case | {"transform": transform, "confidence": confidence}
    values = options.pop("values")
    for multiplier in (1.0, -1.0):
        options["multiplier"] = multiplier
        found = sii(values, PEOPLE, repetitions=20_000, **options)
        check_against_plain(found, plain.slope_index(values, PEOPLE, repetitions=4000, **options))


@pytest.mark.parametrize(("case", "transform"), CASES)
def test_errors_given_and_errors_from_limits_are_one_thing(case, transform):
    scale = case["value_type"]
    errors = [
        (plain.go(scale, high) - plain.go(scale, low)) / (2 * plain.normal_quantile(0.95))
        for low, high in zip(case["lower"], case["upper"], strict=True)
    ]
    from_errors = sii(case["values"], PEOPLE, errors, value_type=scale, transform=transform)
    from_limits = sii(populations=PEOPLE, transform=transform, **case)
    for name, number in dataclasses.asdict(from_errors).items():
        other = getattr(from_limits, name)
        assert number == (other if isinstance(number, str) else pytest.approx(other)), name
    check_against_plain(
        from_errors,
        plain.slope_index(
            case["values"], PEOPLE, errors, value_type=scale, transform=transform, repetitions=4000
        ),
    )


def test_limits_of_an_indicator_are_those_of_a_sum_of_normal_errors():
    """A line is linear in the values, so that here the interval has a formula."""
    errors = [0.5, 0.4, 0.6, 0.5, 0.7, 0.8]
    weights = [plain.line([float(i == j) for j in range(6)], PEOPLE)[1] for i in range(6)]
    deviation = math.sqrt(sum((w * e) ** 2 for w, e in zip(weights, errors, strict=True)))
    found = sii(INDICATOR["values"], PEOPLE, errors)
    assert found.sii_upper - found.sii == pytest.approx(1.96 * deviation, rel=0.02)
    assert found.sii - found.sii_lower == pytest.approx(1.96 * deviation, rel=0.02)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(lambda p: np.cumsum(p) / np.sum(p), id="rank at the end of the range"),
        pytest.param(lambda p: (np.arange(len(p)) + 0.5) / len(p), id="people left out"),
    ],
)
def test_a_planted_error_in_the_rank_is_found(monkeypatch, wrong):
    monkeypatch.setattr(slope, "relative_ranks", wrong)
    with pytest.raises(AssertionError):
        test_it_agrees_with_the_plain_implementation(INDICATOR, False, 0.95)


@pytest.mark.parametrize("field", ["sii", "rii", "intercept", "sii_lower", "rii_upper"])
def test_a_result_that_is_off_is_found(field):
    values, options = RATE["values"], {k: v for k, v in RATE.items() if k != "values"}
    found = sii(values, PEOPLE, repetitions=20_000, **options)
    expected = plain.slope_index(values, PEOPLE, repetitions=4000, **options)
    check_against_plain(found, expected)
    moved = dataclasses.replace(found, **{field: getattr(found, field) * 1.1})
    with pytest.raises(AssertionError, match=field):
        check_against_plain(moved, expected)


def test_a_rate_simulated_without_its_logarithm_is_found(monkeypatch):
    plain_scale = slope._SCALES["indicator"]
    monkeypatch.setitem(slope._SCALES, "rate", plain_scale)
    with pytest.raises(AssertionError):
        test_it_agrees_with_the_plain_implementation(RATE, True, 0.95)


# Laws

populations = st.lists(st.integers(50, 5000), min_size=5, max_size=12)
law = settings(max_examples=25)


@st.composite
def groups(draw, low=0.05, high=0.95):
    people = draw(populations)
    values = draw(
        st.lists(st.floats(low, high), min_size=len(people), max_size=len(people)).map(
            lambda found: [round(x, 4) for x in found]
        )
    )
    return values, people


@law
@given(populations, st.floats(0.05, 0.95), st.sampled_from(["indicator", "rate", "proportion"]))
def test_equal_groups_have_no_gradient(people, value, value_type):
    transform = value_type != "indicator"
    found = sii([value] * len(people), people, value_type=value_type, transform=transform)
    assert found.sii == pytest.approx(0, abs=1e-9)
    assert found.rii == pytest.approx(1, abs=1e-9)


@law
@given(groups())
def test_reversing_the_order_negates_the_slope_and_turns_the_ratio_round(case):
    values, people = case
    there = sii(values, people, value_type="rate", transform=True)
    again = sii(values[::-1], people[::-1], value_type="rate", transform=True)
    assert again.sii == pytest.approx(-there.sii, abs=1e-9)
    assert again.rii == pytest.approx(1 / there.rii, rel=1e-9)
    assert sii(values[::-1], people[::-1]).sii == pytest.approx(-sii(values, people).sii, abs=1e-9)


@law
@given(groups(), st.floats(0.1, 1000), st.booleans())
def test_scaling_a_rate_scales_the_slope_and_leaves_the_ratio(case, factor, transform):
    values, people = np.array(case[0]), case[1]
    options = {"value_type": "rate", "transform": transform, "repetitions": 1000}
    small = sii(values, people, lower=values * 0.9, upper=values * 1.1, **options)
    values = values * factor
    large = sii(values, people, lower=values * 0.9, upper=values * 1.1, **options)
    for end in ("", "_lower", "_upper"):
        before, after = getattr(small, f"sii{end}"), getattr(large, f"sii{end}")
        assert after == pytest.approx(before * factor, rel=1e-6, abs=1e-9 * factor)
        ratios = getattr(small, f"rii{end}"), getattr(large, f"rii{end}")
        assert ratios[1] == pytest.approx(ratios[0], rel=1e-5)


@law
@given(groups(), st.floats(-100, 100).filter(lambda x: abs(x) > 0.01))
def test_a_multiplier_scales_the_slope_and_keeps_its_limits_in_order(case, multiplier):
    values, people = case
    errors = [0.1] * len(values)
    options = {"value_type": "proportion", "repetitions": 1000}
    once = sii(values, people, errors, **options)
    many = sii(values, people, errors, multiplier=multiplier, **options)
    assert many.sii == pytest.approx(multiplier * once.sii)
    limits = sorted([multiplier * once.sii_lower, multiplier * once.sii_upper])
    assert [many.sii_lower, many.sii_upper] == pytest.approx(limits)
    assert many.sii_lower <= many.sii_upper
    assert many.intercept == once.intercept
    if multiplier > 0:
        assert (many.rii, many.rii_lower, many.rii_upper) == (
            once.rii,
            once.rii_lower,
            once.rii_upper,
        )
    else:
        assert many.rii == pytest.approx(1 / once.rii)
        assert many.rii_lower <= many.rii_upper


@pytest.mark.parametrize(("case", "transform"), CASES)
def test_a_negative_multiplier_turns_the_ratio_and_its_limits_round_and_the_method_says_so(
    case, transform
):
    """As in OHID's package, which takes the inverse of each simulated ratio before it sorts them."""
    options = {"transform": transform, "repetitions": 20_000}
    there = sii(populations=PEOPLE, **case, **options)
    turned = sii(populations=PEOPLE, **case, **options, multiplier=-1)
    assert turned.sii == pytest.approx(-there.sii)
    assert turned.rii == pytest.approx(1 / there.rii)
    assert turned.rii_lower == pytest.approx(1 / there.rii_upper, rel=1e-3)
    assert turned.rii_upper == pytest.approx(1 / there.rii_lower, rel=1e-3)
    assert turned.rii_lower < turned.rii < turned.rii_upper
    assert slope.RII_TURNED in turned.method and slope.RII_TURNED not in there.method


@law
@given(groups())
def test_the_fitted_line_passes_through_its_ends(case):
    values, people = case
    found = sii(values, people)
    fitted = found.intercept + found.sii * relative_ranks(people)
    assert np.average(values - fitted, weights=people) == pytest.approx(0, abs=1e-9)
    if found.intercept:
        assert found.rii == pytest.approx((found.intercept + found.sii) / found.intercept)


# What comes back


@pytest.mark.parametrize(("case", "transform"), CASES)
def test_more_confidence_gives_a_wider_interval_around_the_same_point(case, transform):
    narrow, wide = (
        sii(populations=PEOPLE, transform=transform, confidence=level, **case)
        for level in (0.95, 0.99)
    )
    assert wide.sii_lower < narrow.sii_lower < narrow.sii < narrow.sii_upper < wide.sii_upper
    assert wide.rii_lower < narrow.rii_lower < narrow.rii < narrow.rii_upper < wide.rii_upper
    assert wide.sii == narrow.sii


def test_the_same_call_gives_the_same_limits_and_another_seed_nearly_so():
    first = sii(populations=PEOPLE, **RATE)
    assert first == sii(populations=PEOPLE, **RATE)
    other = sii(populations=PEOPLE, seed=7, **RATE)
    assert other.sii_lower != first.sii_lower
    assert other.sii_lower == pytest.approx(first.sii_lower, rel=0.02)


def test_without_errors_or_limits_there_is_no_interval_and_the_method_says_so():
    found = sii(INDICATOR["values"], PEOPLE)
    assert (found.sii_lower, found.sii_upper, found.rii_lower, found.rii_upper) == (None,) * 4
    assert "no interval" in found.method


def test_the_method_names_the_groups_the_scale_the_confidence_and_the_simulations():
    found = sii(populations=PEOPLE, transform=True, confidence=0.998, repetitions=5000, **RATE)
    for words in ("6 groups", "logarithms", "99.8%", "5,000", "Low and Low"):
        assert words in found.method
    assert "logarithms" not in sii(populations=PEOPLE, **RATE).method


def test_a_result_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        sii(INDICATOR["values"], PEOPLE).sii = 0.0


def test_errors_of_nothing_give_limits_on_the_point():
    found = sii(INDICATOR["values"], PEOPLE, [0.0] * 6, repetitions=1000)
    assert [found.sii_lower, found.sii_upper] == pytest.approx([found.sii] * 2)


def test_standard_errors_go_before_limits():
    errors = [0.5] * 6
    both = sii(populations=PEOPLE, standard_errors=errors, **INDICATOR)
    assert both == sii(INDICATOR["values"], PEOPLE, errors)


def test_a_fitted_end_of_nothing_has_no_ratio():
    found = sii([0.0] * 5, [1] * 5, [0.0] * 5, repetitions=1000)
    assert math.isnan(found.rii)
    assert math.isnan(found.rii_lower)


@pytest.mark.parametrize("groups", [5, 100])
def test_five_groups_and_a_hundred_are_taken(groups):
    assert sii(list(range(groups)), [10] * groups).groups == groups


def test_lists_arrays_and_series_are_the_same_to_it():
    expected = sii(INDICATOR["values"], PEOPLE)
    assert sii(np.array(INDICATOR["values"]), np.array(PEOPLE)) == expected
    shuffled_index = pd.Series(INDICATOR["values"], index=list("fedcba"))
    assert sii(shuffled_index, pd.Series(PEOPLE)) == expected


# What is refused


def changed(case, **changes):
    return {"populations": PEOPLE} | case | changes


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (changed(INDICATOR, value_type="ratio"), "value_type is 'ratio'; .*indicator"),
        (changed(INDICATOR, value_type=3), "value_type is 3"),
        (changed(INDICATOR, transform=True), "rates and proportions"),
        (changed(INDICATOR, multiplier="none"), "multiplier is 'none'"),
        (changed(INDICATOR, multiplier=0), "multiplier is 0"),
        (changed(INDICATOR, multiplier=math.nan), "multiplier is nan"),
        (changed(INDICATOR, confidence=0.05), r"confidence is 0\.05"),
        (changed(INDICATOR, confidence=1.0), r"confidence is 1\.0"),
        (changed(INDICATOR, confidence=95), "confidence is 95"),
        (changed(INDICATOR, confidence="high"), "confidence is 'high'"),
        (changed(INDICATOR, repetitions=0), "repetitions is 0"),
        (changed(INDICATOR, repetitions=999), "at least 1,000"),
        (changed(INDICATOR, repetitions="none"), "repetitions is 'none'"),
        (changed(INDICATOR, populations=[0, *PEOPLE[1:]]), "population must be above 0"),
        (changed(INDICATOR, populations=[-5, *PEOPLE[1:]]), "population must be above 0"),
        (changed(INDICATOR, populations=[math.nan, *PEOPLE[1:]]), "populations holds a number"),
        (changed(INDICATOR, populations=None), "both needed"),
        (changed(INDICATOR, populations=PEOPLE[1:]), "populations has 5 numbers and values has 6"),
        (changed(INDICATOR, populations=list("abcdef")), "populations must be numbers"),
        (changed(INDICATOR, values=["1"] * 6), "values must be numbers"),
        (changed(INDICATOR, values=[None, *INDICATOR["values"][1:]]), "missing"),
        (changed(INDICATOR, values=[math.inf] * 6), "not finite"),
        (changed(INDICATOR, values=[[1.0] * 6]), "one row"),
        (changed(INDICATOR, values=[[1.0], [2.0, 3.0]]), "must be numbers"),
        (changed(INDICATOR, values=5.0), "one row"),
        (changed(INDICATOR, lower=None), "given together"),
        (changed(INDICATOR, upper=None), "given together"),
        (changed(INDICATOR, lower=INDICATOR["upper"]), "between its lower and its upper"),
        (changed(INDICATOR, upper=INDICATOR["lower"]), "between its lower and its upper"),
        (changed(INDICATOR, lower=[math.nan] * 6), "lower holds a number that is missing"),
        (changed(INDICATOR, standard_errors=[-0.1] * 6), "no standard error may be below 0"),
        (changed(INDICATOR, standard_errors=[math.nan] * 6), "standard_errors holds a number"),
        (changed(INDICATOR, standard_errors=[0.1]), "standard_errors has 1 numbers"),
        (changed(RATE, values=[0, *RATE["values"][1:]]), "values of a rate must be above 0"),
        (changed(RATE, lower=[0, *RATE["lower"][1:]]), "lower of a rate must be above 0"),
        (changed(PROPORTION, values=[62] * 6), "values of a proportion must be above 0 and below"),
        (changed(PROPORTION, values=[0, *PROPORTION["values"][1:]]), "above 0 and below 1"),
        (changed(PROPORTION, upper=[1.2, *PROPORTION["upper"][1:]]), "upper of a proportion"),
        (changed(PROPORTION, lower=[-0.1, *PROPORTION["lower"][1:]]), "lower of a proportion"),
    ],
)
def test_wrong_input_is_refused_and_named(call, message):
    with pytest.raises(ValueError, match=f"(?i){message}"):
        sii(**call)


@pytest.mark.parametrize("groups", [0, 4, 101])
def test_too_few_and_too_many_groups_are_refused(groups):
    with pytest.raises(ValueError, match=f"{groups} groups; a slope index needs 5 to 100"):
        sii(list(range(groups)), [10] * groups)


def test_every_problem_is_named_at_once():
    with pytest.raises(ValueError) as caught:
        sii([0.2, 1.4, 0.3, 0.2], [1, 2, 3, 0], lower=[0.1] * 4, value_type="proportion")
    for words in ("4 groups", "below 1", "population", "given together"):
        assert words in str(caught.value)
    with pytest.raises(ValueError, match=r"Confidence is 2; .*repetitions is 5"):
        sii([1] * 5, [1] * 5, confidence=2, repetitions=5)


def test_ranks_of_people_who_are_not_there_are_refused():
    with pytest.raises(ValueError, match="above 0"):
        relative_ranks([1, 0])
