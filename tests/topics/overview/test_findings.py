"""The overview's findings stand in the shipped tables, and move when the tables do."""

import dataclasses

import numpy as np
import pytest

from tests.topics.overview.toys import LIFE, life
from trafford_explorer import load
from trafford_explorer.areas import AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.topics.overview import findings

HALE, PARTINGTON = "E02001284", "E02001275"


def test_the_quoted_gap_is_the_papers(gap):
    assert (gap.least.parts.total, gap.most.parts.total) == (86.9, 79.1)
    assert (gap.least.other_percent, gap.most.other_percent) == (16, 29)
    assert round(gap.years, 1) == 7.8
    assert round(gap.least.drawn.good - gap.most.drawn.good, 1) == 17.1
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


def test_a_gap_is_that_of_its_two_ends_unrounded(gap):
    for end, other, said in ((83.84, 74.86, 8.98), (86.9, 79.1, 7.8)):
        parts = dataclasses.replace(gap.least.parts, total=end)
        low = dataclasses.replace(gap.most.parts, total=other)
        changed = dataclasses.replace(
            gap,
            least=dataclasses.replace(gap.least, parts=parts),
            most=dataclasses.replace(gap.most, parts=low),
        )
        assert changed.years == said


@pytest.mark.parametrize("value", ["", "about 80"])
def test_a_fact_without_a_number_is_refused_by_name(facts, by_msoa, value):
    facts.loc["le_most_deprived", "value"] = value
    with pytest.raises(DataError, match="le_most_deprived"):
        findings.quoted_gap(facts, *by_msoa)


def test_a_fact_that_is_not_there_is_refused_by_name(facts, by_msoa):
    with pytest.raises(DataError, match="poor_health_least_deprived"):
        findings.quoted_gap(facts.drop("poor_health_least_deprived"), *by_msoa)


def test_the_two_ends_are_of_the_newest_period_and_one_kind_of_area():
    ends = findings.life_expectancy_ends(
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
    assert (women.gap.high_code, women.gap.high) == ("a", 87.3)
    assert (men.gap.high_code, men.gap.low) == ("b", 83.0)
    assert women.areas == 2


def test_residents_of_the_shipped_neighbourhoods_are_the_sums_of_their_wards():
    population = load.load_indicator_values()
    population = population[population["indicator_id"] == "population"]
    lines = findings.neighbourhood_lines(
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
    assert sum(len(line.networks) for line in lines) == 5
    assert {line.name: line.visiting for line in lines if line.visiting} == {
        "West": (("Sale Central PCN", 1, "Central"),)
    }
