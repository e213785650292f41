"""The overview's findings stand in the shipped tables, and move when the tables do."""

import dataclasses

import numpy as np
import pandas as pd
import pytest

from trafford_explorer import load
from trafford_explorer.areas import TRAFFORD, AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.topics.overview import words as overview

HALE, PARTINGTON = "E02001284", "E02001275"
NAMES = {HALE: "Hale", PARTINGTON: "Partington"}


# ---- the quoted gap ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def by_msoa():
    """Both indicators by MSOA, for every MSOA of Greater Manchester."""
    both = pd.concat([load.load_indicator_values(), load.load_comparison_values()])
    both = both[both["area_type"] == AreaType.MSOA11]
    return tuple(
        both[both["indicator_id"] == indicator]
        for indicator in (overview.LIFE_EXPECTANCY, overview.GOOD_SHARE, overview.HEALTHY)
    )


@pytest.fixture
def facts():
    return load.load_plan_facts()


@pytest.fixture
def gap(facts, by_msoa):
    return overview.quoted_gap(facts, *by_msoa)


def test_the_quoted_gap_is_the_papers(gap):
    assert (gap.least.parts.total, gap.most.parts.total) == (86.9, 79.1)
    assert (gap.least.other_percent, gap.most.other_percent) == (16, 29)
    assert round(gap.years, 1) == 7.8
    assert round(gap.good_years, 1) == 16.8
    assert round(gap.least.parts.good, 1) == 73.0
    assert round(gap.most.parts.good, 1) == 56.2


def test_the_quoted_figures_fit_women_in_hale_and_in_partington(gap, by_msoa):
    assert by_msoa[0]["area_code"].nunique() > 300, "not all of Greater Manchester was searched"
    most, least = gap.most.fits, gap.least.fits
    assert most[["area_code", "sex", "period"]].to_numpy().tolist() == [
        [PARTINGTON, "female", "2009-13"]
    ]
    assert least[["area_code", "sex", "period"]].to_numpy().tolist() == [
        [HALE, "female", "2009-13"]
    ]


def test_the_quoted_gap_is_said_with_its_numbers(gap):
    said = overview.describe_quoted_gap(gap)
    assert "In 2019" in said
    assert "put the gap between its least and most deprived parts at 7.8 years of life" in said
    ends = overview.describe_quoted_ends(gap)
    for words in ("86.9 years against 79.1", "16% against 29%", "73.0 against 56.2"):
        assert words in ends


def test_years_in_good_health_are_never_said_to_be_the_plans_own(gap):
    """The paper printed four figures; years in good health are worked out from its shares."""
    assert "its figures mean 16.8 fewer years in good health" in overview.describe_quoted_gap(gap)
    assert "worked out here from the paper’s rounded shares" in overview.describe_quoted_ends(gap)
    origin = overview.describe_quoted_origin(gap, NAMES)
    assert "86.9, 79.1, 16% and 29% equal ONS’s" in origin
    assert "All" not in origin


def test_onss_own_years_in_good_health_are_read_from_its_table(gap, facts, by_msoa):
    said = overview.describe_quoted_ends(gap)
    assert said.endswith("; ONS’s own table gives 73.1 and 56.0.")
    healthy = by_msoa[2].copy()
    women = healthy["sex"].eq("female") & healthy["period"].eq("2009-13")
    healthy.loc[women & healthy["area_code"].eq(HALE), "value"] = 70.04
    moved = overview.quoted_gap(facts, *by_msoa[:2], healthy)
    assert overview.describe_quoted_ends(moved).endswith("gives 70.0 and 56.0.")


def test_without_onss_years_in_good_health_nothing_is_said_of_them(gap, facts, by_msoa):
    without = overview.quoted_gap(facts, *by_msoa[:2])
    assert overview.describe_quoted_ends(without).endswith("the paper’s rounded shares.")
    mixed = dataclasses.replace(gap, most=with_fits(gap.most, sex="male"))
    assert "ONS" not in overview.describe_quoted_ends(mixed)


def test_a_gap_is_that_of_its_two_ends_as_printed(gap):
    for end, other, said in ((83.84, 74.86, 8.9), (86.9, 79.1, 7.8)):
        parts = dataclasses.replace(gap.least.parts, total=end)
        low = dataclasses.replace(gap.most.parts, total=other)
        changed = dataclasses.replace(
            gap,
            least=dataclasses.replace(gap.least, parts=parts),
            most=dataclasses.replace(gap.most, parts=low),
        )
        assert changed.years == said


def test_the_origin_is_named_with_limits_and_as_our_reading(gap):
    said = overview.describe_quoted_origin(gap, NAMES)
    assert "names no sex, years or kind of area" in said
    assert "women in the MSOAs Hale and Partington, 2009-13 (our reading" in said
    assert "84.9 to 88.9 and 77.3 to 81.0 years" in said
    assert "July 2019" in said


def test_changing_a_fact_changes_the_sentences(facts, by_msoa, gap):
    facts.loc["le_least_deprived", "value"] = "87.9"
    changed = overview.quoted_gap(facts, *by_msoa)
    assert "8.8 years of life" in overview.describe_quoted_gap(changed)
    assert "87.9 years against 79.1" in overview.describe_quoted_ends(changed)
    assert "No single published area and sex fits" in overview.describe_quoted_origin(
        changed, NAMES
    )
    facts.loc["le_least_deprived", "document_date"] = "2021-03-02"
    assert "In 2021" in overview.describe_quoted_gap(overview.quoted_gap(facts, *by_msoa))
    assert overview.describe_quoted_gap(gap) != overview.describe_quoted_gap(changed)


def with_fits(end, **columns):
    return dataclasses.replace(end, fits=end.fits.assign(**columns))


@pytest.mark.parametrize("columns", [{"sex": "male"}, {"period": "2015-19"}])
def test_ends_of_different_sexes_or_years_are_not_called_one_origin(gap, columns):
    mixed = dataclasses.replace(gap, most=with_fits(gap.most, **columns))
    said = overview.describe_quoted_origin(mixed, NAMES)
    assert "different sexes or years" in said
    assert "Partington" not in said


def test_the_names_and_limits_are_those_of_the_fits(gap):
    moved = dataclasses.replace(gap, most=with_fits(gap.most, lower_95=70.0, area_code=HALE))
    said = overview.describe_quoted_origin(moved, NAMES)
    assert "Hale and Hale" in said
    assert "70.0 to 81.0" in said


@pytest.mark.parametrize("value", ["", "about 80"])
def test_a_fact_without_a_number_is_refused_by_name(facts, by_msoa, value):
    facts.loc["le_most_deprived", "value"] = value
    with pytest.raises(DataError, match="le_most_deprived"):
        overview.quoted_gap(facts, *by_msoa)


def test_a_fact_that_is_not_there_is_refused_by_name(facts, by_msoa):
    with pytest.raises(DataError, match="poor_health_least_deprived"):
        overview.quoted_gap(facts.drop("poor_health_least_deprived"), *by_msoa)


# ---- the slope index ---------------------------------------------------------------------------


def slopes(values, half_width, **changes):
    """Frames of the two releases, from `{(sex, period): value}` and one half-width a sex."""
    current = pd.DataFrame(
        [
            {"area_code": TRAFFORD, "sex": sex, "period": period, "value": value}
            for (sex, period), value in values.items()
        ]
    )
    older = pd.DataFrame(
        [
            {
                "area_code": TRAFFORD,
                "sex": sex,
                "period": "2014-16",
                "value": 9.0,
                "lower_95": 9.0 - half,
                "upper_95": 9.0 + half,
            }
            for sex, half in half_width.items()
        ]
    )
    return overview.slope_changes(current.assign(**changes), older)


VALUES = {
    ("male", "2018-20"): 8.5,
    ("male", "2022-24"): 10.4,
    ("female", "2018-20"): 7.6,
    ("female", "2022-24"): 6.2,
}


def test_men_come_first_with_both_periods():
    men, women = slopes(VALUES, {"male": 1.6, "female": 1.6})
    assert overview.describe_slope(men) == ("Men", "10.4 years", "in 2022-24; 8.5 in 2018-20")
    assert overview.describe_slope(women) == ("Women", "6.2 years", "in 2022-24; 7.6 in 2018-20")


def test_other_authorities_do_not_count():
    with pytest.raises(DataError, match="male"):
        slopes(VALUES, {"male": 1.6, "female": 1.6}, area_code="E08000003")


@pytest.mark.parametrize(
    ("half_width", "verdict"),
    [
        ({"male": 1.6, "female": 1.6}, "such a change cannot be told from chance."),
        ({"male": 0.2, "female": 0.2}, "both changes are larger than chance would usually give"),
        ({"male": 0.2, "female": 1.6}, "only the change for men is larger"),
        ({"male": 1.6, "female": 0.2}, "only the change for women is larger"),
    ],
)
def test_the_verdict_on_the_slope_follows_the_width(half_width, verdict):
    said = overview.describe_slope_certainty(slopes(VALUES, half_width), "2014-16")
    assert verdict in said
    assert said.startswith("No interval is published in the files used here for these years.")
    assert "±" in said and "to 2014-16" in said
    assert "proven" in said or "cannot be told" in said


def test_the_verdict_on_the_slope_follows_the_change():
    wide = VALUES | {("male", "2022-24"): 18.5}
    said = overview.describe_slope_certainty(slopes(wide, {"male": 1.6, "female": 1.6}), "2014-16")
    assert "only the change for men" in said


def test_an_earlier_period_that_is_an_end_of_its_series_is_named_as_one():
    """A rise from the lowest point there is looks larger than one from a usual year."""
    longer = VALUES | {("male", "2020-22"): 9.6, ("female", "2020-22"): 6.5}
    men, women = slopes(longer, {"male": 1.6, "female": 1.6})
    assert (men.earlier_end, women.earlier_end) == ("lowest", "highest")
    said = overview.describe_slope_certainty([men, women], "2014-16")
    assert "2018-20 is the lowest point of the men’s series." in said
    assert "2018-20 is the highest point of the women’s series." in said


@pytest.mark.parametrize("other", [8.5, 8.0])
def test_an_earlier_period_inside_its_series_is_not_named(other):
    longer = VALUES | {("male", "2020-22"): other}
    said = overview.describe_slope_certainty(
        slopes(longer, {"male": 1.6, "female": 1.6}), "2014-16"
    )
    assert "point of the" not in said
    assert "point of the" not in overview.describe_slope_certainty(
        slopes(VALUES, {"male": 1.6, "female": 1.6}), "2014-16"
    ), "two points have two ends each"


def test_widths_are_named_by_sex_where_they_differ():
    said = overview.describe_slope_certainty(
        slopes(VALUES, {"male": 1.7, "female": 1.5}), "2014-16"
    )
    assert "±1.7 years for men and ±1.5 years for women" in said
    same = overview.describe_slope_certainty(
        slopes(VALUES, {"male": 1.6, "female": 1.6}), "2014-16"
    )
    assert same.count("±") == 1


@pytest.mark.parametrize(
    ("values", "half_width"),
    [
        ({key: value for key, value in VALUES.items() if key != ("male", "2022-24")}, 1.6),
        (VALUES | {("female", "2018-20"): np.nan}, 1.6),
        (VALUES, np.nan),
    ],
)
def test_a_slope_that_is_not_there_is_refused(values, half_width):
    with pytest.raises(DataError, match="slope index"):
        slopes(values, {"male": half_width, "female": half_width})


def test_the_shipped_slopes_are_within_chance_at_the_last_published_widths():
    values = load.load_indicator_values()
    current = values[values["indicator_id"] == overview.SLOPE]
    older = values[values["indicator_id"] == overview.SLOPE_WITH_INTERVALS]
    men, women = overview.slope_changes(current, older)
    assert (men.change.earlier, men.change.later) == (8.5, 10.4)
    assert (women.change.earlier, women.change.later) == (7.6, 6.2)
    assert men.change.within_chance and women.change.within_chance
    assert (men.earlier_end, women.earlier_end) == ("lowest", "")
    assert overview.last_period_with_interval(older) == "2014-16"


def test_the_last_period_with_an_interval_is_the_newest_that_has_one():
    older = pd.DataFrame(
        {"period": ["2012-14", "2010-12", "2015-17"], "lower_95": [1.0, 1.0, np.nan]}
    )
    assert overview.last_period_with_interval(older) == "2012-14"


# ---- the highest and the lowest ----------------------------------------------------------------


def life(rows):
    return pd.DataFrame(rows, columns=["area_type", "area_code", "sex", "period", "value"])


LIFE = [
    ("msoa11", "a", "female", "2015-19", 87.3),
    ("msoa11", "b", "female", "2015-19", 77.7),
    ("msoa11", "a", "male", "2015-19", 83.0),
    ("msoa11", "b", "male", "2015-19", 84.5),
]


def test_the_two_ends_are_of_the_newest_period_and_one_kind_of_area():
    ends = overview.life_expectancy_ends(
        life(
            [
                *LIFE,
                ("msoa11", "a", "female", "2009-13", 99.0),
                ("ward17", "c", "female", "2015-19", 60.0),
                ("msoa11", "c", "female", "2020-24", np.nan),
            ]
        ),
        AreaType.MSOA11,
    )
    women, men = ends
    assert (women.sex, women.period) == ("female", "2015-19")
    names = {"a": "Hale", "b": "Partington"}
    assert overview.describe_ends(women, names) == (
        "Women: Hale 87.3 years, Partington 77.7, 9.6 apart."
    )
    assert overview.describe_ends(men, names).startswith("Men: Partington 84.5 years, Hale 83.0")


def test_changing_a_value_changes_the_ends():
    changed = [(*row[:4], 70.0) if row[:3] == ("msoa11", "a", "female") else row for row in LIFE]
    women, _ = overview.life_expectancy_ends(life(changed), AreaType.MSOA11)
    assert overview.describe_ends(women, {"a": "Hale", "b": "Partington"}).startswith(
        "Women: Partington 77.7 years, Hale 70.0, 7.7 apart."
    )


def test_the_two_ends_are_apart_as_printed():
    """83.84 and 74.86 are said as 83.8 and 74.9, which anyone subtracts to 8.9."""
    rows = [
        (*row[:4], {"a": 83.84, "b": 74.86}[row[1]]) if row[2] == "female" else row for row in LIFE
    ]
    women, _ = overview.life_expectancy_ends(life(rows), AreaType.MSOA11)
    assert overview.describe_ends(women, {"a": "A", "b": "B"}).endswith("8.9 apart.")


def test_the_ends_are_told_to_be_picked_and_without_interval():
    women, _ = overview.life_expectancy_ends(life(LIFE), AreaType.MSOA11)
    said = overview.describe_ends_caution(women)
    assert "2015 to 2019" in said
    assert "No interval is published in the files used here" in said
    assert "the newest in these data for MSOAs" in said
    assert "part of each gap is chance" in said


# ---- the neighbourhoods ------------------------------------------------------------------------


def test_a_neighbourhood_has_its_residents_networks_practices_and_hubs():
    population = pd.DataFrame(
        [
            ("neighbourhood", name, sex, period, number)
            for name, number in (
                ("North", 61147.0),
                ("Central", 1.0),
                ("West", 2.0),
                ("South", 3.0),
            )
            for sex in ("persons", "female")
            for period in ("2022", "2024")
        ],
        columns=["area_type", "area_code", "sex", "period", "value"],
    )
    population.loc[population["sex"] == "female", "value"] = 9.0
    population.loc[population["period"] == "2022", "value"] = 8.0
    networks = pd.DataFrame(
        {"pcn_name": ["Toy North", "Toy S", "Toy A"], "neighbourhood": ["North", "South", "South"]}
    )
    practices = pd.DataFrame(
        {
            "neighbourhood": ["North", "North", "South", "South", "South"],
            "pcn_name": ["Toy North", "Toy North", "Toy S", "Toy North", "Toy North"],
        }
    )
    hubs = pd.DataFrame(
        {
            "name": ["Old Trafford Community Hub", "Stretford Community Hub", "Hale Community Hub"],
            "neighbourhood": ["North", "North", "South"],
            "note": ["", "", "Whether it runs today was not found."],
        }
    )
    lines = {
        line.name: overview.describe_neighbourhood(line)
        for line in overview.neighbourhood_lines(population, practices, networks, hubs)
    }
    assert list(lines) == ["North", "Central", "West", "South"]
    assert lines["North"] == (
        "61,147 residents (mid-2024); 2 GP practices; Toy North; hubs in Old Trafford and Stretford"
    )
    assert lines["South"].endswith(
        "3 GP practices (2 of them in Toy North, which serves North); Toy S and Toy A; "
        "hub in Hale (not known whether it runs today)"
    )


def test_residents_of_the_shipped_neighbourhoods_are_the_sums_of_their_wards():
    population = load.load_indicator_values()
    population = population[population["indicator_id"] == "population"]
    lines = overview.neighbourhood_lines(
        population,
        load.load_places("gp_practice"),
        load.load_places("pcn"),
        load.load_places("hub"),
    )
    wards = population[
        (population["area_type"] == "ward23")
        & (population["sex"] == "persons")
        & (population["period"] == "2024")
    ]
    home = load.load_wards().set_index("ward_code")["neighbourhood"]
    sums = wards.groupby(wards["area_code"].map(home))["value"].sum()
    assert {line.name: line.residents for line in lines} == sums.astype(int).to_dict()
    assert sum(len(line.hubs) for line in lines) == 6
    doubted = [hub for line in lines for hub in line.hubs if "not known whether it runs" in hub]
    assert [hub.partition(" ")[0] for hub in doubted] == ["Partington"]
    assert doubted[0] in overview.neighbourhoods_table(lines).loc["West", "Community hubs"]
    assert sum(len(line.networks) for line in lines) == 5
    assert {line.name: line.visiting for line in lines if line.visiting} == {
        "West": (("Sale Central PCN", 1, "Central"),)
    }


def test_releases_are_those_of_the_periods_asked_for():
    values = pd.DataFrame({"period": ["2020", "2021", "2022"], "release": ["a", "", "c"]})
    assert overview.releases(values, ["2020", "2021"]) == {"a"}
