"""A neighbourhood in sentences: each is whole, and each number is the table's."""

import numpy as np
import pandas as pd
import pytest

from tests.rounding import exactly_apart, on_paper
from tests.topics.neighbourhoods.toys import LEVELS, of, toy
from trafford_explorer.areas import NEIGHBOURHOODS, AreaType, with_kind
from trafford_explorer.indicators import INDICATORS, Basis, Polarity
from trafford_explorer.load import load_area_names, load_indicator_values, load_population_by_age
from trafford_explorer.phrases import inside_sentence
from trafford_explorer.topics.deprivation.words import ResidentsByTenth
from trafford_explorer.topics.neighbourhoods import findings, words
from trafford_explorer.topics.overview.words import NeighbourhoodLine


@pytest.fixture(scope="module")
def values():
    return load_indicator_values()


@pytest.fixture(scope="module")
def areas(values):
    names = load_area_names()
    return {n: findings.areas_of_indicators(values, names, n) for n in NEIGHBOURHOODS}


# ---- what stands out -----------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_the_answer_says_every_standout_with_its_years_and_trafford(values, name, level):
    found = of(values, name, level)
    said = words.describe_standouts(name, found)
    assert said.startswith(f"{name} neighbourhood stands out for ")
    for p in findings.standouts(found):
        against = "worse" if p.is_worse else "better"
        assert f"({p.format.value(p.value)} in " in said
        assert f", {against} than Trafford’s {p.format.value(p.trafford)})" in said


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_the_rule_is_stated_and_why_there_are_fewer(values, name, level):
    found = of(values, name, level)
    rule, *more = words.describe_standout_rule(found)
    for part in ("the 3 on which", "one from each topic", "prints the same", "overall one (IMD)"):
        assert part in rule
    topics = [p.indicator.topic for p in findings.standouts(found)]
    assert len(more) == (1 if len(topics) == 3 else 2)
    if len(topics) < 3:
        assert f"Here there are {len(topics)}: on these boundaries only" in more[0]
        assert all(f"“{topic}”" in more[0] for topic in topics)
    assert more[-1] == words.describe_certainty([p.indicator for p in findings.standouts(found)])
    assert values.loc[values["area_type"] == level, "lower_95"].isna().all()


COUNTS = "counts of everyone, not a sample"
CENSUS = "Census counts are slightly altered to protect privacy."


@pytest.mark.parametrize(
    ("indicators", "said"),
    [
        ((), ""),
        (("claimant_rate", "children_in_low_income_families_relative"), f"These are {COUNTS}."),
        (("overcrowding", "claimant_rate"), f"These are {COUNTS}. {CENSUS}"),
        (
            ("imd_score",),
            "We cannot test these differences: no interval is published for these figures.",
        ),
        (
            ("imd_score", "idaci_score", "claimant_rate"),
            "We cannot test differences on the scores of the indices of deprivation: no interval is "
            f"published for these figures. The other figures are {COUNTS}.",
        ),
        (
            ("population_aged_0_15", "no_car"),
            "We cannot test differences on residents aged 0 to 15: no interval is published for "
            f"these figures. The other figures are {COUNTS}. {CENSUS}",
        ),
    ],
)
def test_what_can_be_tested_is_said_of_each_basis_in_a_list(indicators, said):
    assert words.describe_certainty([INDICATORS[one] for one in indicators]) == said


@pytest.mark.parametrize("level", LEVELS)
def test_no_count_of_everyone_is_said_to_lack_an_interval(values, level):
    for name in NEIGHBOURHOODS:
        shown = [p.indicator for p in findings.standouts(of(values, name, level))]
        counted = [one for one in shown if one.basis is Basis.RECORDED]
        said = words.describe_certainty(shown)
        assert (COUNTS in said) is bool(counted)
        assert ("no interval is published" in said) is (len(counted) < len(shown))
        assert not any(f"on {inside_sentence(one.short_title)}" in said for one in counted)


def test_nothing_that_stands_out_is_said_to_be_nothing():
    _, said = words.describe_standout_rule([])
    assert said == "Here there are 0: on these boundaries no topic has such an indicator."
    same = of(toy("bad_or_very_bad_health", home=15.04, trafford=15.0))
    assert "for nothing" in words.describe_standouts("West", same)


@pytest.mark.parametrize(
    ("indicator", "home", "against"),
    [
        ("bad_or_very_bad_health", 20.0, "worse"),
        ("bad_or_very_bad_health", 10.0, "better"),
        ("good_or_very_good_health", 10.0, "worse"),
        ("good_or_very_good_health", 20.0, "better"),
    ],
)
def test_better_and_worse_follow_the_indicators_direction(indicator, home, against):
    (found,) = of(toy(indicator, home=home))
    said = words.describe_standout(found, "West")
    assert said.startswith(f"In West, {home:.1f}% of residents were in ")
    assert said.endswith(f" in 2021: {against} than Trafford (15.0%).")


def test_the_title_of_the_spine_counts_the_worse_sides(values):
    for name in NEIGHBOURHOODS:
        judged = [p for p in of(values, name) if p.is_judged]
        worse = same = 0
        for p in judged:
            ours, theirs = (float(f"{v:.{p.indicator.decimals}f}") for v in (p.value, p.trafford))
            up = p.indicator.polarity is Polarity.HIGH_IS_GOOD
            worse += ours < theirs if up else ours > theirs
            same += ours == theirs
        said = words.describe_worse(judged, name)
        of_all = f"all {worse}" if worse == len(judged) else f"{worse or 'none'} of {len(judged)}"
        assert f"worse than Trafford on {of_all} indicators" in said
        assert (f"and the same on {same}" in said) is bool(same)


def test_what_prints_the_same_is_neither_better_nor_worse():
    same = of(toy("bad_or_very_bad_health", home=15.04, trafford=15.0))
    said = words.describe_worse(same, "West")
    assert "on none of 1 indicators where better and worse are defined, and the same on 1" in said


def test_of_the_indicators_without_better_and_worse_the_widest_part_of_the_range_is_told(values):
    found = [p for p in of(values, "North") if not p.is_judged]
    widest = max(found, key=lambda p: abs(p.value - p.trafford) / (p.high - p.low))
    said = words.describe_unjudged(found, "North")
    ours, theirs = (widest.format.value(x) for x in (widest.value, widest.trafford))
    of_whom = widest.indicator.statement.format(value=ours, for_sex="", sex_word="")
    assert said.startswith(f"In North, {of_whom} in ")
    assert f", against {theirs} in Trafford. Of {len(found)} indicators where better and" in said


def test_an_indicator_without_a_figure_of_trafford_is_told_alone():
    frame = toy("no_car")
    alone = of(frame[frame["area_type"] != "local_authority"].reset_index(drop=True))
    said = words.describe_unjudged(alone, "West")
    assert said == "In West, 20.0% of households had no car or van in 2021."


@pytest.mark.parametrize("wanted", [findings.ETHNIC_GROUPS, findings.TENURES])
def test_the_title_over_shares_names_the_one_most_unlike_trafford(values, wanted):
    found = findings.chosen_positions(of(values, "North"), wanted)
    widest = max(found, key=lambda p: abs(p.value - p.trafford))
    said = words.describe_share(found, "North")
    assert f"In North, {on_paper(widest.value, 1)}% of " in said
    assert f"{exactly_apart(widest.value, widest.trafford, 1)} percentage points" in said
    assert said.endswith(f"than in Trafford ({on_paper(widest.trafford, 1)}%).")


# ---- single areas --------------------------------------------------------------------------------


def test_the_title_over_the_areas_names_the_two_that_are_farthest_apart(areas):
    widest = sorted(areas["West"], key=lambda found: found.reach)[-1]
    said = words.describe_widest(areas["West"], "West")
    least, most = widest.areas.iloc[0], widest.areas.iloc[-1]
    for end in (least, most):
        named = with_kind(end["area_name"], widest.level)
        assert f"{widest.format.value(end['value'])} in {named}" in said


def test_a_chosen_area_is_said_with_its_figures_sexes_years_and_limits(values, areas):
    lives = [s for s in areas["West"] if s.indicator.id == "healthy_life_expectancy_at_birth"]
    said = words.describe_chosen_area(lives, "E02001275", "Partington MSOA")
    assert said.startswith(
        "In Partington MSOA, healthy life expectancy at birth in 2009 to 2013 was "
    )
    rows = values[
        (values["indicator_id"] == "healthy_life_expectancy_at_birth")
        & (values["area_code"] == "E02001275")
    ]
    assert len(rows) == 2
    for row in rows.itertuples():
        sex = {"male": "men", "female": "women"}[row.sex]
        limits = f"(95% interval {on_paper(row.lower_95, 1)} to {on_paper(row.upper_95, 1)})"
        assert f"{on_paper(row.value, 1)} years {limits} for {sex}" in said
    assert words.describe_chosen_area(lives, "E05015259", "Urmston ward") == ""
    ward = words.describe_no_dot(lives, "Urmston ward")
    assert ward.startswith("Urmston ward has no dot below") and "MSOAs of 2011" in ward


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_the_words_on_intervals_name_exactly_what_has_some(areas, name):
    having = {
        f"{s.indicator.title[:1].lower()}{s.indicator.title[1:]} ({s.period})"
        for s in areas[name]
        if s.areas["lower_95"].notna().any()
    }
    said = words.describe_intervals(areas[name])
    assert len(having) == 2 and all(one in said for one in having)
    without = [s for s in areas[name] if s.areas["lower_95"].isna().all()]
    assert "no 95% intervals" in words.describe_intervals(without)


# ---- people, areas, boundaries -------------------------------------------------------------------


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_the_title_of_the_pyramid_names_the_band_most_unlike_trafford(name):
    found = findings.age_pyramid(load_population_by_age(), name)
    table = found.shares
    both = table["female"] + table["male"]
    apart = (both - table["trafford_female"] - table["trafford_male"]).to_numpy()
    band = int(np.argmax(np.abs(apart)))
    said = words.describe_ages(found, name)
    assert f"{both[band]:.1f}% were aged {table['label'][band]}, {abs(apart[band]):.1f} " in said
    assert f"{found.residents:,} people who lived in {name} in mid-2024" in said


def test_the_title_over_the_tenths_speaks_of_the_neighbourhood_first():
    counts = pd.DataFrame(0, index=list(NEIGHBOURHOODS), columns=range(1, 11))
    counts.loc["North", [1, 10]] = 300, 700
    counts.loc["South", [2, 10]] = 1, 999
    found = ResidentsByTenth(counts, {}, "2024")
    said = words.describe_tenths(found, "South")
    assert said.startswith("Under 1% of residents of the LSOAs mostly in South")
    assert "the most deprived fifth of England’s LSOAs in mid-2024 (1 person), against 15%" in said
    assert said.endswith("of Trafford’s (301).")


@pytest.mark.parametrize(
    ("ours", "said"),
    [
        (300, "(300 people), the same as Trafford’s 30% (600)."),
        (0, "against 15% of Trafford’s (300)."),
    ],
)
def test_two_shares_that_print_alike_are_the_same_and_no_share_is_none(ours, said):
    counts = pd.DataFrame(0, index=["North", "South"], columns=range(1, 11))
    counts.loc["North", [1, 10]] = 300, 700
    counts.loc["South", [2, 10]] = ours, 1000 - ours
    title = words.describe_tenths(ResidentsByTenth(counts, {}, "2024"), "South")
    assert title.endswith(said)
    assert title.startswith("None of the residents of") is (ours == 0)


def test_residents_practices_networks_and_hubs_are_said_with_their_days():
    line = NeighbourhoodLine(
        "West", 44_673, "2024", ("West Trafford PCN",), 1, ("A", "B"), (("South PCN", 1, "South"),)
    )
    assert words.describe_residents(line) == (
        "44,673 people lived in West neighbourhood in mid-2024."
    )
    said = words.describe_services(line, "1 January 2026", "2 February 2024")
    assert said == (
        "West has 1 GP practice (1 of them in South PCN, which serves South) and West Trafford PCN "
        "(1 January 2026), and hubs in A and B (2 February 2024)."
    )
    alone = NeighbourhoodLine("West", 1, "2024", (), 2, ("A",))
    assert "and a hub in A (" in words.describe_services(alone, "1 May 2026", "2 May 2024")
    none = NeighbourhoodLine("West", 1, "2024", (), 2, ())
    said = words.describe_services(none, "1 January 2026", "2 February 2024")
    assert "no primary care network" in said and "no community hub" in said


def test_the_ends_of_deprivation_say_on_which_boundaries():
    ends = pd.DataFrame(
        {"area_name": ["Hale 026A", "Bowdon 027B"], "value": [3.0, 9.5], "period": "2019"}
    )
    now = words.describe_deprivation_ends(ends, "South", AreaType.NEIGHBOURHOOD)
    assert "in South is Bowdon 027B (IMD 2019 score 9.5)" in now and "Hale 026A (3.0)." in now
    then = words.describe_deprivation_ends(ends, "South", AreaType.NEIGHBOURHOOD17)
    assert "in South as it was until April 2023 is" in then


def test_the_boundary_change_is_told_by_its_wards():
    said = words.describe_change(
        {"Hale": "South", "Sale": "Central"}, {"Hale": "South", "Bowdon": "South"}, "South"
    )
    assert "South had 1 ward (Hale) and has 2 wards (Bowdon, Hale)" in said
    assert "not joined" in said
