"""Questions name their areas and end as questions; none says why something is so."""

from dataclasses import replace

import pandas as pd
import pytest

from trafford_explorer import shipped
from trafford_explorer.topics.access import exhibits as access_exhibits
from trafford_explorer.topics.deprivation import exhibits as deprivation_exhibits
from trafford_explorer.topics.gap import exhibits as gap_exhibits
from trafford_explorer.topics.plan.exhibits import whole_plan
from trafford_explorer.topics.scrutiny import findings, words


def test_a_wider_gap_is_told_with_both_years_and_not_called_a_change_beyond_chance():
    (found,) = findings.widened(gap_exhibits.slope_changes())
    said = words.describe_widening(found)
    assert "men, Trafford: 10.4 years in 2022-24, 8.9 in 2017-19." in said
    asked = words.ask_widening(found, gap_exhibits.slope_changes())
    rows = shipped.indicator_values("sii_life_expectancy_at_birth")
    for sex, people in (("male", "men"), ("female", "women")):
        ours = rows[(rows["sex"] == sex) & rows["area_code"].eq("E08000009")].set_index("period")
        assert (
            f"{people} {'was' if people == 'men' else 'it was'} {ours.at['2022-24', 'value']:.1f} "
            f"years in 2022-24 and {ours.at['2017-19', 'value']:.1f} years in 2017-19."
        ) in asked
    assert "We cannot test these changes: intervals are published, but not in this copy." in asked


def test_pockets_are_named_with_their_neighbourhoods():
    asked = words.ask_pockets(deprivation_exhibits.pockets())
    tenths = shipped.indicator_values("imd_decile")
    tenths = tenths[(tenths["area_type"] == "lsoa21") & (tenths["period"] == "2025")]
    names = shipped.area_names("lsoa21").set_index("area_code")
    poor = set(tenths.loc[tenths["value"] <= 2, "area_code"])
    hidden = [c for c in poor if names.loc[c, "neighbourhood"] in {"Central", "South"}]
    assert len(hidden) == 4
    for code in hidden:
        assert names.loc[code, "area_name"].replace(", 0", " 0") in asked


def test_the_names_asked_about_follow_the_data():
    found = deprivation_exhibits.pockets()
    homes = pd.Series(found.table["neighbourhood"].to_numpy()[::-1], index=found.table.index)
    turned = replace(found, table=found.table.assign(neighbourhood=homes))
    assert words.ask_pockets(turned) != words.ask_pockets(found)


def test_a_desert_names_its_areas():
    access = access_exhibits.distances("hub")
    asked = words.ask_desert(access, findings.DESERT)
    for code in findings.far_from_service(access, findings.DESERT).index:
        assert access.small_areas.table.loc[code, "name"] in asked


def test_a_promise_quotes_the_part_and_asks_for_its_own_figures():
    card = whole_plan()
    part = next(part for part in card.parts if part.id == "reform_urgent_care")
    asked = words.ask_promise(part, card)
    assert "“Urgent care”" in asked and "visits to A&E" in asked
    assert "the measures of this reform area" not in asked


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ([], "No rule finds a question in this copy."),
        (
            ["a wider gap"],
            "1 question follows from the data on Trafford, by 1 rule that looks for a wider gap.",
        ),
        (
            ["a wider gap", "a wider gap", "a hidden pocket"],
            "3 questions follow from the data on Trafford, by 2 rules that look for a wider gap and a "
            "hidden pocket.",
        ),
    ],
)
def test_questions_are_counted_with_their_rules(rules, said):
    assert words.describe_questions(rules) == said


def test_the_name_of_a_rule_claims_no_more_than_it_found():
    """No test was made of the gap, so its name says so."""
    assert "untested" in words.WIDENING
