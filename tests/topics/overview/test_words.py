"""The overview's sentences follow their numbers."""

import dataclasses

import pandas as pd
import pytest

from tests.topics.overview.toys import LIFE, life
from trafford_explorer.areas import AreaType
from trafford_explorer.topics.overview import findings, words

HALE, PARTINGTON = "E02001284", "E02001275"
NAMES = {HALE: "Hale", PARTINGTON: "Partington"}


def test_the_quoted_gap_is_said_with_its_numbers(gap):
    assert words.describe_quoted_gap(gap) == (
        "In 2019 Trafford’s own plan put life expectancy at 86.9 years in its least deprived part and "
        "79.1 in its most deprived, 7.8 years apart, with 16% and 29% of life in poor health. The figures equal "
        "ONS’s for women."
    )
    bars = words.describe_quoted_bars(gap)
    assert "Least deprived: 73.1 years in good health and 13.8 not, 86.9 in all" in bars


def test_years_in_good_health_are_onss_own_and_the_papers_shares_stand_in_the_note(gap):
    """The paper printed four figures; years in good health are worked out from its shares."""
    assert words.describe_good_years(gap) == (
        "In ONS’s own table years in good health are 73.1 and 56.0, 17.1 years apart."
    )
    sure, _, rounded, _ = words.describe_quoted_origin(gap, NAMES)
    assert rounded.startswith("The paper’s rounded shares mean 73.0 and 56.2 years in good health")
    assert "86.9, 79.1, 16% and 29% are ONS’s for Hale and Partington is our" in sure


def test_onss_own_years_in_good_health_are_read_from_its_table(gap, facts, by_msoa):
    healthy = by_msoa[2].copy()
    women = healthy["sex"].eq("female") & healthy["period"].eq("2009-13")
    healthy.loc[women & healthy["area_code"].eq(HALE), "value"] = 70.04
    moved = findings.quoted_gap(facts, *by_msoa[:2], healthy)
    assert "are 70.0 and 56.0, " in words.describe_good_years(moved)


def test_without_onss_years_in_good_health_nothing_is_said_of_them(gap, facts, by_msoa):
    without = findings.quoted_gap(facts, *by_msoa[:2])
    assert words.describe_good_years(without).endswith("as worked out here.")
    mixed = dataclasses.replace(gap, most=with_fits(gap.most, sex="male"))
    assert "ONS" not in words.describe_good_years(mixed)


def test_the_origin_is_named_with_limits_and_as_our_reading(gap):
    basis = words.describe_quoted_basis(gap, NAMES)
    assert basis == (
        "Our reading: ONS’s figures for women in the MSOAs Hale and Partington, 2009-13."
    )
    sure, limits, _, poor = words.describe_quoted_origin(gap, NAMES)
    assert "July 2019 names no sex, years or kind of area" in sure
    assert "84.9 to 88.9 and 77.3 to 81.0 years" in limits
    assert poor.startswith("“Poor health” is the paper’s word")


def with_fits(end, **columns):
    return dataclasses.replace(end, fits=end.fits.assign(**columns))


def test_changing_a_fact_changes_the_sentences(facts, by_msoa, gap):
    facts.loc["le_least_deprived", "value"] = "87.9"
    changed = findings.quoted_gap(facts, *by_msoa)
    said = words.describe_quoted_gap(changed)
    assert "87.9 years in its least" in said and "8.8 years apart" in said
    assert "ONS" not in said, "nobody is named whom no published figure fits"
    assert "no single published area and sex fits" in words.describe_quoted_basis(changed, NAMES)
    assert len(words.describe_quoted_origin(changed, NAMES)) == 1, "no reading of its figures"
    facts.loc["le_least_deprived", "document_date"] = "2021-03-02"
    assert "In 2021" in words.describe_quoted_gap(findings.quoted_gap(facts, *by_msoa))
    assert words.describe_quoted_gap(gap) != words.describe_quoted_gap(changed)


@pytest.mark.parametrize("columns", [{"sex": "male"}, {"period": "2015-19"}])
def test_ends_of_different_sexes_or_years_are_not_called_one_origin(gap, columns):
    mixed = dataclasses.replace(gap, most=with_fits(gap.most, **columns))
    said = words.describe_quoted_basis(mixed, NAMES)
    assert "different sexes or years" in said
    assert "Partington" not in said
    assert "ONS" not in words.describe_quoted_gap(mixed)


def test_the_answer_names_the_people_of_its_origin(gap):
    men = dataclasses.replace(
        gap, least=with_fits(gap.least, sex="male"), most=with_fits(gap.most, sex="male")
    )
    assert words.describe_quoted_gap(men).endswith("The figures equal ONS’s for men.")


def test_the_names_and_limits_are_those_of_the_fits(gap):
    moved = dataclasses.replace(gap, most=with_fits(gap.most, lower_95=70.0, area_code=HALE))
    assert "Hale and Hale" in words.describe_quoted_basis(moved, NAMES)
    assert "70.0 to 81.0" in words.describe_quoted_origin(moved, NAMES)[1]


def test_the_two_ends_are_named_with_people_and_years():
    women, men = findings.life_expectancy_ends(life(LIFE), AreaType.MSOA11)
    names = {"a": "Hale", "b": "Partington"}
    assert words.describe_ends(women, names) == (
        "Women’s life expectancy at birth was highest in Hale, 87.3 years, and lowest in Partington, "
        "77.7 years, in 2015-19: 9.6 years apart."
    )
    assert "highest in Partington, 84.5 years" in words.describe_ends(men, names)
    said = words.describe_ends_now((women, men))
    assert said.startswith("In 2015-19") and "9.6 years for women and 1.5 years for men" in said


def test_changing_a_value_changes_the_ends():
    changed = [(*row[:4], 70.0) if row[:3] == ("msoa11", "a", "female") else row for row in LIFE]
    women, _ = findings.life_expectancy_ends(life(changed), AreaType.MSOA11)
    said = words.describe_ends(women, {"a": "Hale", "b": "Partington"})
    assert "highest in Partington, 77.7 years, and lowest in Hale, 70.0 years" in said
    assert said.endswith("7.7 years apart.")


def test_the_two_ends_are_apart_before_rounding():
    """83.84 and 74.86 are said as 83.8 and 74.9, which anyone subtracts to 8.9."""
    rows = [
        (*row[:4], {"a": 83.84, "b": 74.86}[row[1]]) if row[2] == "female" else row for row in LIFE
    ]
    women, _ = findings.life_expectancy_ends(life(rows), AreaType.MSOA11)
    assert words.describe_ends(women, {"a": "A", "b": "B"}).endswith(
        "9.0 years (before rounding) apart."
    )


def test_the_ends_are_told_to_be_old_untested_and_picked():
    newer, untested, picked = words.describe_ends_caution()
    assert "this copy does not hold them" in newer
    assert untested.startswith("We cannot test these differences: intervals are published")
    assert "overstates differences" in picked


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
        line.name: words.describe_neighbourhood(line)
        for line in findings.neighbourhood_lines(population, practices, networks, hubs)
    }
    assert list(lines) == ["North", "Central", "West", "South"]
    assert lines["North"] == (
        "North has 61,147 residents (mid-2024); 2 GP practices; Toy North; hubs in Old Trafford and "
        "Stretford."
    )
    assert lines["South"].endswith(
        "3 GP practices (2 of them in Toy North, which serves North); Toy S and Toy A; "
        "a hub in Hale (not known whether it runs today)."
    )
