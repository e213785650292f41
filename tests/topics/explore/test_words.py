"""Every sentence is built from the numbers it states, and says no more than they can bear."""

import re

import numpy as np
import pandas as pd
import pytest

from tests.rounding import NUMBER, exactly_apart, read
from trafford_explorer import load, phrases
from trafford_explorer.areas import SMALL_AREA_TYPES, AreaType, plain_name
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.measures import standing
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.topics.explore import words as sentences
from trafford_explorer.view import Comparator, View, build_view, offered

PARTINGTON, HALE, SALE = "E02001275", "E02001284", "E02001267"
NAMES = {PARTINGTON: "Partington", HALE: "Hale", SALE: "Sale Moor"}
HOMES = {PARTINGTON: "West", HALE: "South", SALE: "Central"}
CLAIMS = re.compile(
    r"\b(real|really|significant\w*|cause[sd]?|causing|due to|because|proves?)\b", re.IGNORECASE
)


def a_view(
    values,
    *,
    indicator="life_expectancy_at_birth",
    level=AreaType.MSOA11,
    sex="female",
    period="2015-19",
    england=None,
    trafford=None,
    **columns,
):
    """A view of areas with the given values; `columns` replace whole columns of its table."""
    codes = list(values)
    table = pd.DataFrame(
        {
            "area_code": codes,
            "area_name": [NAMES.get(code, code) for code in codes],
            "neighbourhood": [HOMES.get(code, "North") for code in codes],
            "value": [float(value) for value in values.values()],
            "lower_95": np.nan,
            "upper_95": np.nan,
            "count": np.nan,
            "denominator": np.nan,
            "release": "Toy Office 2020",
            "missing_reason": "",
            "population": 1000.0,
            "imd_score": np.nan,
        }
    ).assign(**columns)
    return View(
        INDICATORS[indicator],
        level,
        sex,
        period,
        table,
        Comparator("England", england),
        Comparator("Trafford", trafford),
    )


THREE = {PARTINGTON: 77.68, HALE: 87.29, SALE: 82.0}


def everything_said(view):
    """Every sentence that a view can lead to, for its first area and without one."""
    code = view.table["area_code"].iloc[0]
    return [
        sentences.describe_area(view, code),
        sentences.describe_comparison(view, code) or "None",
        *sentences.describe_basis(view, code),
        sentences.describe_certainty(view),
        sentences.describe_range(view),
        sentences.describe_ends(view),
        sentences.describe_deprivation(view),
        *sentences.describe_correlation(view),
        sentences.describe_spread(view),
        sentences.describe_map(view, sentences.describe_range(view), (code,)),
        sentences.describe_direction(view),
    ]


# ---- the indicators' own words -----------------------------------------------------------------


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=lambda one: one.id)
@pytest.mark.parametrize("sex", ["female", "male", "persons"])
def test_every_statement_reads_well(indicator, sex):
    statement = indicator.statement
    said = sentences.say(indicator, sex, NumberFormat(indicator.decimals, indicator.unit).value(12))
    assert "the figure for" not in statement, "the indicator has no words of its own"
    assert statement.count("{value}") == 1
    assert "." not in statement
    assert statement[0].islower() or statement[:2].isupper() or statement.startswith("{value}")
    assert "12" in said
    assert "{" not in said and "}" not in said and "  " not in said
    assert said == said.strip()
    assert len(said) <= 130, "too long to say aloud"


def test_a_statement_names_the_sex_where_values_have_one_and_only_there():
    values = load.load_indicator_values()
    sexed = set(values.loc[values["sex"] != "persons", "indicator_id"])
    for indicator in INDICATORS.values():
        women, men, everyone = (
            sentences.say(indicator, sex, "12") for sex in ("female", "male", "persons")
        )
        assert (women != men) == (indicator.id in sexed), indicator.id
        assert "women" not in everyone and "female" not in everyone


def test_statements_are_all_different():
    said = [indicator.statement for indicator in INDICATORS.values()]
    assert len(set(said)) == len(said)


def test_titles_keep_the_capital_of_a_name_inside_a_sentence():
    for indicator in INDICATORS.values():
        inside = phrases.inside_sentence(indicator.title)
        assert inside.lower() == indicator.title.lower()
        assert not inside.startswith(("index of M", "nHS", "mMR", "lSOA"))


# ---- one area ----------------------------------------------------------------------------------


def test_an_area_is_described_by_value_period_and_rank():
    assert sentences.describe_area(a_view(THREE), PARTINGTON) == (
        "In Partington MSOA, life expectancy at birth for women was 77.7 years in 2015 to 2019, "
        "the lowest of Trafford’s 3 MSOAs."
    )


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"values": {PARTINGTON: 84.0, HALE: 87.29, SALE: 82.0}}, "77.7 years", "84.0 years"),
        ({"values": {PARTINGTON: 84.0, HALE: 87.29, SALE: 82.0}}, "the lowest", "the 2nd"),
        ({"sex": "male"}, "for women", "for men"),
        ({"period": "2009-13"}, "2015 to 2019", "2009 to 2013"),
        ({"level": AreaType.WARD17}, "3 MSOAs", "3 old wards"),
    ],
)
def test_changing_what_is_shown_changes_the_sentence(changes, old, new):
    before = sentences.describe_area(a_view(THREE), PARTINGTON)
    after = sentences.describe_area(a_view(**({"values": THREE} | changes)), PARTINGTON)
    assert old in before and old not in after
    assert new in after and new not in before


def test_ranks_are_counted_from_the_nearer_end():
    values = pd.Series({str(n): float(n) for n in range(1, 6)})
    said = [
        sentences.describe_standing(standing(values, code), "wards")
        for code in ("1", "2", "3", "4", "5")
    ]
    assert said == [
        "the lowest of Trafford’s 5 wards",
        "the 2nd lowest of Trafford’s 5 wards",
        "the 3rd lowest of Trafford’s 5 wards",
        "the 2nd highest of Trafford’s 5 wards",
        "the highest of Trafford’s 5 wards",
    ]


def test_areas_with_the_same_value_share_their_rank():
    tied = a_view({PARTINGTON: 80.0, HALE: 80.0, SALE: 82.0})
    assert "the joint lowest" in sentences.describe_area(tied, HALE)
    assert "joint" not in sentences.describe_area(tied, SALE)


def test_values_that_print_the_same_are_tied():
    near = a_view({PARTINGTON: 80.01, HALE: 80.02, SALE: 82.0})
    for code in (PARTINGTON, HALE):
        assert "the joint lowest" in sentences.describe_area(near, code)
    assert "from 80.0 years in 2 MSOAs to 82.0" in sentences.describe_range(near)
    alike = a_view({PARTINGTON: 80.01, HALE: 80.02})
    assert sentences.describe_range(alike).endswith(": 80.0 years.")
    assert sentences.describe_ends(alike).endswith("80.0 years in all of them.")


def test_an_area_without_a_figure_is_given_the_reason():
    hidden = a_view(
        {PARTINGTON: np.nan, HALE: 87.29},
        missing_reason=["Rests on fewer than 100 people, so it is not shown here", ""],
    )
    assert sentences.describe_area(hidden, PARTINGTON) == (
        "Life expectancy at birth for women in Partington MSOA, 2015 to 2019: no figure. "
        "Rests on fewer than 100 people, so it is not shown here."
    )
    assert "above" not in sentences.describe_comparison(hidden, PARTINGTON)
    assert "95%" not in sentences.describe_comparison(hidden, PARTINGTON)


def test_a_rank_in_england_is_said_from_its_deprived_end():
    ranks = a_view(
        {PARTINGTON: 382, HALE: 33_000, SALE: 12_000},
        indicator="imd_rank",
        level=AreaType.LSOA21,
        sex="persons",
        period="2025",
    )
    assert sentences.describe_area(ranks, PARTINGTON) == (
        "In LSOA Partington, the deprivation rank (IMD), where 1 is the most deprived in England, "
        "was 382 in 2025, the most deprived of Trafford’s 3 LSOAs."
    )
    assert "the least deprived of" in sentences.describe_area(ranks, HALE)
    (said,) = sentences.describe_basis(ranks, HALE)
    assert said.endswith("a position among all LSOAs of England.")
    said = sentences.describe_range(ranks)
    assert "from rank 382 in LSOA Partington to rank 33,000 in LSOA Hale" in said
    assert "a gap of 32,618 places" in said


def test_a_tenth_is_shared_and_never_a_joint_rank():
    tenths = in_tenths(1, 10, 10)
    said = sentences.describe_area(tenths, "1")
    assert said.endswith("was 10 in 2025, one of 2 in that tenth among Trafford’s 3 LSOAs.")
    alone = sentences.describe_area(tenths, "0")
    assert alone.endswith("was 1 in 2025, the only one in that tenth among Trafford’s 3 LSOAs.")


def in_tenths(*tenths):
    return a_view(
        {str(n): tenth for n, tenth in enumerate(tenths)},
        indicator="imd_decile",
        level=AreaType.LSOA21,
        sex="persons",
        period="2025",
    )


@pytest.mark.parametrize(
    ("tenths", "words"),
    [
        (
            (1, 1, 5, 10, 10, 10),
            "2 LSOAs are in the most deprived tenth of England and 3 in the least deprived tenth",
        ),
        (
            (1, 10),
            "1 LSOA is in the most deprived tenth of England and 1 in the least deprived tenth",
        ),
        (
            (2, 3, 10, 10),
            "no LSOA is in the most deprived tenth of England and 2 are in the least deprived "
            "tenth; they lie in tenths 2 to 10, where 1 is the most deprived",
        ),
        (
            (1, 1, 4),
            "2 LSOAs are in the most deprived tenth of England and none in the least deprived "
            "tenth; they lie in tenths 1 to 4, where 1 is the most deprived",
        ),
        (
            (5, 6),
            "no LSOA is in the most deprived tenth of England and none in the least deprived "
            "tenth; they lie in tenths 5 to 6, where 1 is the most deprived",
        ),
    ],
)
def test_tenths_are_counted_at_the_two_ends_of_england(tenths, words):
    """ "From 1 in 6 LSOAs" would be heard as one in six."""
    view = in_tenths(*tenths)
    title = "Index of Multiple Deprivation, tenth of England (decile)"
    assert sentences.describe_range(view) == f"{title}, 2025: {words}."
    low, high = min(tenths), max(tenths)
    assert sentences.describe_ends(view) == (
        f"{title}, Trafford’s {len(tenths)} LSOAs, 2025: from tenth {low} to tenth {high} of England."
    )


def test_areas_all_in_one_tenth_are_said_to_be():
    assert sentences.describe_ends(in_tenths(4, 4)).endswith("2025: tenth 4 in all of them.")


@pytest.mark.parametrize(
    ("sex", "said"),
    [("female", "the female population was"), ("persons", "the population was")],
)
def test_residents_of_one_sex_are_named_so(sex, said):
    people = a_view(
        {PARTINGTON: 7000, HALE: 9000},
        indicator="population",
        sex=sex,
        period="2024",
        trafford=241_025.0,
    )
    assert f"{said} 7,000 people" in sentences.describe_area(people, PARTINGTON)
    assert "the smallest of Trafford’s 2" in sentences.describe_area(people, PARTINGTON)
    assert "against 241,025 people in Trafford." in sentences.describe_comparison(
        people, PARTINGTON
    )
    assert "below" not in sentences.describe_comparison(people, PARTINGTON)
    start = "Female residents, 2024" if sex == "female" else "Residents, 2024"
    assert sentences.describe_range(people) == (
        f"{start}: from 7,000 people in Partington MSOA to 9,000 people in Hale MSOA."
    )


# ---- set against England and Trafford ----------------------------------------------------------


def test_differences_have_their_side_and_the_figure_they_are_from():
    said = sentences.describe_comparison(a_view(THREE, england=83.2, trafford=77.0), PARTINGTON)
    assert "5.5 years below England (83.2 years)" in said
    assert "0.7 years above Trafford (77.0 years)" in said


def test_differences_are_those_of_the_unrounded_figures():
    view = a_view({PARTINGTON: 80.04, HALE: 85.0}, england=79.96)
    assert sentences.describe_comparison(view, PARTINGTON).endswith(
        "2015 to 2019: less than 0.1 years apart from England (80.0 years)."
    )
    view = a_view({PARTINGTON: 80.0, HALE: 85.0}, england=80.0)
    assert sentences.describe_comparison(view, PARTINGTON).endswith(
        "2015 to 2019: the same as England (80.0 years)."
    )
    view = a_view({PARTINGTON: 74.937, HALE: 85.0}, england=83.762)
    assert "2019: 8.8 years (before rounding) below England (83.8" in (
        sentences.describe_comparison(view, PARTINGTON)
    )
    assert sentences.describe_range(a_view({PARTINGTON: 74.937, HALE: 83.762})).endswith(
        "a gap of 8.8 years (before rounding)."
    )


GAP = re.compile(rf"from (?:rank )?{NUMBER}.* to (?:rank )?{NUMBER}.*, a gap of {NUMBER}([^.]*)")
AGAINST = re.compile(
    rf"{NUMBER}([^;.(]*?(?:\(before rounding\) )?)(above|below) \w+ \({NUMBER}", re.I
)


def test_every_difference_is_of_unrounded_figures_and_says_so_where_it_looks_off(shipped_views):
    gaps = differences = told = 0
    for view in shipped_views:
        decimals, values = view.indicator.decimals, view.values.dropna()
        found = GAP.search(sentences.describe_range(view))
        if found:
            *ends, gap, rest = found.groups()
            low, high, gap = map(read, (*ends, gap))
            assert gap == exactly_apart(values.max(), values.min(), decimals), found.group()
            assert (high - low != gap) is ("before rounding" in rest), found.group()
            gaps += 1
            told += high - low != gap
        for code in view.table["area_code"][:3]:
            own = view.row(code)["value"]
            said = sentences.describe_comparison(view, code).partition(": ")[2]
            for size, rest, side, theirs in AGAINST.findall(said):
                other = {
                    view.format.number(one.value): one.value
                    for one in (view.england, view.trafford)
                    if one.value is not None
                }[theirs]
                assert read(size) == exactly_apart(own, other, decimals), said
                assert (own > other) == (side == "above")
                printed = abs(read(view.format.number(own)) - read(theirs))
                assert (printed != read(size)) is ("before rounding" in rest), said
                differences += 1
    assert gaps > 200 and differences > 200 and told > 20


def test_no_two_areas_that_print_alike_have_another_rank(shipped_views):
    tied = 0
    for view in shipped_views:
        said = {code: view.format.number(value) for code, value in view.values.dropna().items()}
        ranks: dict[str, set[str]] = {}
        for code, value in said.items():
            sentence = sentences.describe_area(view, code)
            ranks.setdefault(value, set()).add(sentence.rpartition(", ")[2])
            assert " 1st " not in sentence
        for value, words in ranks.items():
            alike = list(said.values()).count(value)
            assert len(words) == 1, (view.indicator.id, view.level, value)
            if not view.is_tenth:
                assert (alike > 1) is ("joint" in next(iter(words)))
            tied += alike > 1
    assert tied > 100


def test_percentages_differ_by_percentage_points():
    view = a_view(
        {PARTINGTON: 25.7, HALE: 3.4},
        indicator="children_in_low_income_families_relative",
        sex="persons",
        period="2024/25",
        england=19.8,
    )
    said = sentences.describe_comparison(view, HALE)
    assert said.endswith("2024/25: 16.4 percentage points below England (19.8%).")


def test_what_cannot_be_compared_is_named():
    none = "This copy holds no figure for England or Trafford on the same basis."
    assert sentences.describe_basis(a_view(THREE), HALE) == (none,)
    one = a_view(THREE, england=83.2)
    none = "This copy holds no figure for Trafford on the same basis."
    assert sentences.describe_basis(one, HALE) == (none,)
    assert "England (83.2 years)" in sentences.describe_comparison(one, HALE)


def test_an_interval_is_given_where_one_is_published_and_only_there():
    with_one = a_view(THREE, lower_95=[75.0, 85.0, np.nan], upper_95=[80.0, 89.0, np.nan])
    assert "95% interval 85.0 to 89.0." in sentences.describe_comparison(with_one, HALE)
    assert "95%" not in sentences.describe_comparison(with_one, SALE)


def test_a_figure_of_our_own_is_marked_as_ours_with_how_it_was_made():
    view = a_view(
        THREE, release=["Trafford Inequalities Explorer: sum of LSOA counts", "ONS", "ONS"]
    )
    said = sentences.describe_basis(view, PARTINGTON)
    assert "The figure of Partington MSOA is ours: sum of LSOA counts." in said
    fitted = a_view(THREE, release="Trafford Inequalities Explorer: sum of LSOA counts, best fit")
    (*_, said) = sentences.describe_basis(fitted, PARTINGTON)
    assert said.endswith("sum of LSOA counts, each counted where most of it lies.")
    assert "ours" not in " ".join(sentences.describe_basis(view, HALE))


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (AreaType.MSOA21, "Hale MSOA lies wholly or mostly in South neighbourhood."),
        (AreaType.WARD23, "Hale ward lies in South neighbourhood."),
        (AreaType.WARD17, "Hale old ward lies in South neighbourhood as it was until April 2023."),
    ],
)
def test_an_areas_neighbourhood_is_named_with_its_vintage(level, words):
    assert words in sentences.describe_comparison(a_view(THREE, level=level), HALE)


def test_a_neighbourhood_does_not_lie_in_itself():
    view = a_view({"North": 5.0, "South": 6.0}, level=AreaType.NEIGHBOURHOOD)
    assert "lies in" not in sentences.describe_comparison(view, "North")


# ---- the whole view ----------------------------------------------------------------------------


def test_without_an_interval_that_is_said_of_these_figures_only():
    assert sentences.describe_certainty(a_view(THREE)) == (
        "We cannot test differences between areas: this copy holds no intervals for these figures."
    )


def test_with_intervals_their_overlap_is_spoken_of():
    view = a_view(THREE, lower_95=75.0, upper_95=90.0)
    assert "intervals overlap" in sentences.describe_certainty(view)


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("imd_score", "An index: small differences in score or rank mean little."),
        ("income_deprivation_rank", "An index: small differences in score or rank mean little."),
        ("population", "Mid-year estimates by ONS, revised from time to time."),
        ("population_aged_65_and_over", "Mid-year estimates by ONS, revised from time to time."),
    ],
)
def test_an_index_and_an_estimate_are_not_called_chance(indicator, words):
    assert sentences.describe_certainty(a_view(THREE, indicator=indicator)) == words


@pytest.mark.parametrize("indicator", ["no_car", "claimant_rate"])
def test_counts_of_everyone_are_told_from_samples(indicator):
    said = sentences.describe_certainty(a_view(THREE, indicator=indicator))
    assert said.startswith("These are counts of everyone recorded, not a sample")


@pytest.mark.parametrize(
    ("indicator", "rest"),
    [
        ("bad_or_very_bad_health", "These are counts of everyone"),
        ("dementia", "We cannot test differences between areas"),
    ],
)
def test_ages_come_first_where_figures_are_not_adjusted_for_them(indicator, rest):
    first, second = sentences.describe_certainty(a_view(THREE, indicator=indicator)).split(". ", 1)
    assert first.startswith("Not adjusted for age")
    assert second.startswith(rest)


def test_an_indicator_is_as_certain_at_one_level_as_at_another(shipped_views):
    said = {}
    for view in shipped_views:
        if view.has_intervals:
            continue
        words = sentences.describe_certainty(view)
        assert said.setdefault(view.indicator.id, words) == words
    assert len(said) > 50


def test_the_range_names_both_ends_and_their_gap():
    assert sentences.describe_range(a_view(THREE)) == (
        "Life expectancy at birth for women, 2015 to 2019: from 77.7 years in Partington MSOA to "
        "87.3 years in Hale MSOA, a gap of 9.6 years."
    )
    assert sentences.describe_ends(a_view(THREE)) == (
        "Life expectancy at birth for women, Trafford’s 3 MSOAs, 2015 to 2019: from 77.7 years in "
        "Partington to 87.3 years in Hale."
    )


def test_the_range_follows_the_numbers():
    turned = a_view({PARTINGTON: 88.0, HALE: 80.0, SALE: 82.0})
    assert "from 80.0 years in Hale to 88.0 years in Partington." in sentences.describe_ends(turned)
    assert "a gap of 8.0 years" in sentences.describe_range(turned)


def test_an_end_shared_by_several_areas_names_none_of_them():
    shared = a_view({PARTINGTON: 80.0, HALE: 80.0, SALE: 82.0})
    assert "from 80.0 years in 2 MSOAs to 82.0 years in Sale Moor." in sentences.describe_ends(
        shared
    )
    assert "Partington" not in sentences.describe_range(shared)


def test_areas_without_a_figure_are_no_end_of_the_range():
    holes = a_view({PARTINGTON: np.nan, HALE: 87.29, SALE: 82.0})
    assert "Partington" not in sentences.describe_range(holes)


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ({PARTINGTON: np.nan, HALE: np.nan}, "no figure."),
        ({PARTINGTON: 80.0, HALE: np.nan}, "one figure only."),
        ({PARTINGTON: 80.0, HALE: 80.0}, "80.0 years in all of them."),
    ],
)
def test_there_is_a_title_without_two_ends(values, ends):
    view = a_view(values)
    assert sentences.describe_ends(view).endswith(f"2015 to 2019: {ends}")
    assert "gap" not in sentences.describe_range(view)
    assert sentences.describe_range(view).endswith(".")


def twelve(values, imd, **changes):
    return a_view(
        {f"E0200{n:04d}": value for n, value in enumerate(values)}, imd_score=imd, **changes
    )


UP = [float(n) for n in range(12)]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (UP, "mostly higher where deprivation is greater."),
        (UP[::-1], "mostly lower where deprivation is greater."),
        ([0, 1, 2, 11, 10, 9, 8, 7, 6, 5, 4, 3], "no clear pattern with deprivation."),
    ],
)
def test_the_pattern_with_deprivation_follows_the_numbers(values, words):
    assert sentences.describe_deprivation(twelve(values, UP)) == (
        f"Life expectancy for women in Trafford’s MSOAs, 2015 to 2019: {words}"
    )


MIDDLING = [3, 8, 0, 9, 2, 1, 11, 4, 5, 10, 6, 7]


def test_the_same_correlation_is_a_pattern_only_on_enough_areas():
    """Twelve areas in no order at all come to 0.37 more often than once in twenty."""
    few = twelve(MIDDLING, UP)
    r = sentences.rank_correlation(few)
    assert 0.3 < r < 0.6
    assert "no clear pattern" in sentences.describe_deprivation(few)
    many = twelve(MIDDLING * 5, UP * 5)
    assert sentences.rank_correlation(many) == pytest.approx(r)
    assert "often higher where deprivation is greater" in sentences.describe_deprivation(many)


def test_a_weak_order_is_no_pattern_however_many_the_areas():
    weak = twelve([0, 1, 2, 11, 10, 9, 8, 7, 6, 5, 4, 3] * 20, UP * 20)
    assert 1.96 / np.sqrt(239) < abs(sentences.rank_correlation(weak)) < 0.3
    assert "no clear pattern" in sentences.describe_deprivation(weak)


def test_the_strength_of_a_pattern_is_said_with_its_number_of_areas_and_its_scale():
    assert sentences.describe_correlation(twelve(UP[::-1], UP)) == (
        "Spearman’s rank correlation −1.00 on 12 MSOAs (1 or −1 is a perfect order, 0 is none; no "
        "interval).",
        "Larger dots have more residents.",
    )
    unsized = twelve(UP, UP, population=np.nan)
    assert len(sentences.describe_correlation(unsized)) == 1
    assert sentences.describe_correlation(twelve(UP, np.nan)) == ()


def test_more_or_fewer_residents_are_not_called_higher_or_lower():
    people = twelve(UP, UP, indicator="population", sex="persons", period="2024")
    assert "mostly more where deprivation is greater" in sentences.describe_deprivation(people)


def test_rank_correlation_is_spearmans():
    """Against a plain second implementation: 1 - 6 * sum of squared rank differences."""
    values = [3, 8, 0, 9, 2, 1, 11, 4, 5, 10, 6, 7]
    n = len(values)
    plain = 1 - 6 * sum((rank - at) ** 2 for at, rank in enumerate(values)) / (n * (n * n - 1))
    assert sentences.rank_correlation(twelve(values, UP)) == pytest.approx(plain)


def test_no_pattern_is_spoken_of_with_few_areas_or_few_different_values():
    few = a_view({str(n): n for n in range(9)}, imd_score=UP[:9])
    flat = twelve([1, 2] * 6, UP)
    unknown = twelve(UP, np.nan)
    for view in (few, flat, unknown):
        assert sentences.rank_correlation(view) is None
        said = sentences.describe_deprivation(view)
        assert said.endswith("too few areas to speak of a pattern.")


def test_a_part_of_the_index_is_named_as_one():
    score = twelve(UP, UP, indicator="income_deprivation_score", sex="persons", period="2025")
    said = sentences.describe_correlation(score)
    assert "Income deprivation itself counts in the index." in said
    rank = twelve(UP[::-1], UP, indicator="income_deprivation_rank", sex="persons", period="2025")
    assert sentences.describe_deprivation(rank) == (
        "Income deprivation rank in Trafford’s MSOAs, 2025: mostly a lower number where deprivation "
        "is greater."
    )


def test_the_spread_names_the_neighbourhood_whose_areas_differ_most():
    view = a_view(
        {"a": 70.0, "b": 80.0, "c": 75.0, "d": 76.0, "e": 90.0, "f": np.nan},
        neighbourhood=["West", "West", "South", "South", "North", "North"],
    )
    assert sentences.describe_spread(view) == (
        "Life expectancy at birth for women, 2015 to 2019: MSOAs differ most inside West, from 70.0 "
        "years to 80.0 years."
    )
    narrow = view.table.assign(value=[79.0, 80.0, 70.0, 76.0, 90.0, np.nan])
    assert "differ most inside South" in sentences.describe_spread(
        View(view.indicator, view.level, "female", "2015-19", narrow, view.england, view.trafford)
    )


def test_neighbourhoods_that_tie_are_both_named():
    homes = ["West", "West", "South", "South"]
    same = a_view({"a": 70.0, "b": 80.0, "c": 70.04, "d": 80.0}, neighbourhood=homes)
    assert sentences.describe_spread(same).endswith(
        "differ most inside West and South, from 70.0 years to 80.0 years."
    )
    other = a_view({"a": 70.0, "b": 80.0, "c": 75.0, "d": 85.0}, neighbourhood=homes)
    assert sentences.describe_spread(other).endswith("differ most inside West and South.")


def test_the_spread_of_totals_is_no_finding_about_a_neighbourhood():
    people = a_view(
        {"a": 7000.0, "b": 9000.0, "c": 8000.0},
        indicator="population",
        neighbourhood=["West", "West", "South"],
    )
    assert sentences.describe_spread(people) == (
        "Female residents, 2015 to 2019: inside the neighbourhoods, MSOAs of 7,000 to 9,000 people."
    )


def test_the_spread_of_single_areas_is_none():
    assert sentences.describe_spread(a_view(THREE)).endswith(
        "one of the MSOAs in each neighbourhood."
    )


def test_the_map_is_described_with_what_is_selected():
    said = sentences.describe_map(a_view(THREE), "From low to high.", (HALE,))
    assert "From low to high." in said
    assert "Selected: Hale." in said
    assert "Selected" not in sentences.describe_map(a_view(THREE), "From low to high.")


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("life_expectancy_at_birth", "Darker is worse (lower)."),
        ("bad_or_very_bad_health", "Darker is worse (higher)."),
        ("population", "Darker is higher; neither end is better."),
        ("imd_score", "Darker is higher, which is more deprived."),
        ("imd_rank", "Darker is a lower number, which is more deprived."),
        ("imd_decile", "Darker is a lower number, which is more deprived."),
    ],
)
def test_shades_are_explained_by_the_indicators_direction(indicator, words):
    assert sentences.describe_direction(a_view(THREE, indicator=indicator)) == words


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("life_expectancy_at_birth", "Brown is below England (83.2 years), which is worse; teal"),
        ("bad_or_very_bad_health", "Brown is above England (83.2%), which is worse; teal is below"),
        ("universal_credit_rate", "Brown is above England (83.2%); teal is below it"),
    ],
)
def test_shades_around_england_are_explained_by_side_and_direction(indicator, words):
    view = a_view(THREE, indicator=indicator, england=83.2)
    assert words in sentences.describe_direction(view, against_england=True)


# ---- names and places --------------------------------------------------------------------------


def test_wards_and_msoas_of_the_same_name_are_told_apart():
    assert sentences.area_phrase(a_view(THREE), HALE) == "Hale MSOA"
    assert sentences.area_phrase(a_view(THREE, level=AreaType.WARD23), HALE) == "Hale ward"
    assert sentences.area_phrase(a_view(THREE, level=AreaType.WARD17), HALE) == "Hale old ward"


def test_only_an_lsoas_number_loses_its_comma():
    name = "Altrincham West, Dunham & Warburton"
    assert plain_name("E02001283", name) == name
    assert plain_name("E01006074", f"{name}, 025A") == f"{name} 025A"


def test_a_place_is_named_with_its_network_and_neighbourhood():
    place = pd.Series(
        {
            "name": "Toy Surgery",
            "pcn_name": "Toy PCN",
            "neighbourhood": "West",
            "address": "1 Toy Road",
            "postcode": "M1 1AA",
            "note": "",
        }
    )
    assert sentences.describe_place(PLACE_KINDS["gp_practice"], place) == (
        "Toy Surgery: GP practice in Toy PCN, standing in West neighbourhood. 1 Toy Road, M1 1AA."
    )


def test_what_is_not_known_of_a_place_is_left_out():
    place = pd.Series({"name": "Toy Hub", "pcn_name": np.nan, "note": "Closed on Mondays."})
    assert sentences.describe_place(PLACE_KINDS["hub"], place) == (
        "Toy Hub: community hub. Closed on Mondays."
    )


# ---- what is shipped ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped_views():
    """Every indicator on every kind of area on offer, in its newest period."""
    values, areas = load.load_indicator_values(), load.load_area_names()
    choices = offered(values, SMALL_AREA_TYPES).drop_duplicates(["indicator_id", "area_type"])
    return [
        build_view(
            values,
            areas[areas["area_type"] == choice.area_type],
            indicator_id=choice.indicator_id,
            level=AreaType(choice.area_type),
            sex=choice.sex,
            period=choice.period,
        )
        for choice in choices.itertuples()
    ]


@pytest.fixture(scope="module")
def said(shipped_views):
    return [sentence for view in shipped_views for sentence in everything_said(view)]


def test_titles_of_patterns_can_be_read_aloud(shipped_views):
    for view in shipped_views:
        title = sentences.describe_deprivation(view)
        assert not re.search(r"correlation|figures for|\d\.\d", title)
        assert len(title) <= 140, title


def test_nothing_that_is_said_claims_a_cause_or_certainty(said):
    assert len(said) > 1000
    for sentence in said:
        about = sentence.replace("because of long-term sickness", "")
        assert not CLAIMS.search(about), sentence


def test_everything_that_is_said_is_whole(said):
    for sentence in said:
        assert sentence
        assert sentence == "None" or sentence.endswith("."), sentence
        assert "  " not in sentence and "nan" not in sentence.lower().split(), sentence
        assert "{" not in sentence, sentence
        assert sentence[0].isupper() or sentence[0].isdigit() or sentence[0] == "−", sentence
