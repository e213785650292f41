"""Questions worth asking: each rule fires on the data as they are, and not on data without cause."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from trafford_explorer import load, shipped
from trafford_explorer.selection import Selection
from trafford_explorer.templates import contents as cached_briefing
from trafford_explorer.topics.access import exhibits as access_exhibits
from trafford_explorer.topics.access.findings import SERVICES
from trafford_explorer.topics.deprivation import exhibits as cached_deprivation
from trafford_explorer.topics.deprivation import findings as deprivation
from trafford_explorer.topics.overview import exhibits as overview_exhibits
from trafford_explorer.topics.plan import exhibits as cached_plan
from trafford_explorer.topics.scrutiny import words as questions

LAST, WHOSE = "2014-16", "OHID"


@pytest.fixture(scope="module")
def overcrowding():
    return shipped.current_view(Selection("overcrowding", "ward23", "persons", "2021"))


def with_values(view, values):
    return replace(view, table=view.table.assign(value=values))


# ---- a widening gap ----------------------------------------------------------------------------


def test_a_slope_index_that_grew_is_asked_about():
    asked = questions.ask_widening(overview_exhibits.slope_changes(), LAST, WHOSE)
    assert len(asked) == 1
    assert "men: 10.4 years in 2022-24, 8.5 in 2018-20" in asked[0].figure
    assert "We cannot test the changes since 2018-20" in asked[0].figure
    assert asked[0].path == "Life_expectancy_gap"


def test_a_slope_index_that_fell_or_stood_still_is_not():
    swapped = [
        replace(one, change=replace(one.change, earlier=one.change.later, later=one.change.earlier))
        for one in overview_exhibits.slope_changes()
        if one.sex == "male"
    ]
    assert questions.ask_widening(swapped, LAST, WHOSE) == []
    # 8.44 and 8.36 are printed as 8.4 both: no one can hear a difference.
    level = [
        replace(one, change=replace(one.change, earlier=8.36, later=8.44))
        for one in overview_exhibits.slope_changes()
    ]
    assert questions.ask_widening(level, LAST, WHOSE) == []


# ---- a hidden pocket ---------------------------------------------------------------------------


def test_pockets_are_named_with_their_neighbourhoods():
    (asked,) = questions.ask_pockets(cached_deprivation.pockets(), WHOSE)
    tenths = shipped.indicator_values("imd_decile")
    tenths = tenths[(tenths["area_type"] == "lsoa21") & (tenths["period"] == "2025")]
    names = shipped.area_names("lsoa21").set_index("area_code")
    poor = set(tenths.loc[tenths["value"] <= 2, "area_code"])
    hidden = [c for c in poor if names.loc[c, "neighbourhood"] in {"Central", "South"}]
    assert len(hidden) == 4
    for code in hidden:
        assert names.loc[code, "area_name"].replace(", 0", " 0") in asked.words


def test_without_a_pocket_nothing_is_asked():
    found = cached_deprivation.pockets()
    assert (
        questions.ask_pockets(replace(found, table=found.table.assign(hidden=False)), WHOSE) == []
    )


# ---- an outlier --------------------------------------------------------------------------------


def test_the_area_beyond_the_fence_is_found(overcrowding):
    values = overcrowding.values.dropna()
    low, high = np.percentile(values, 25), np.percentile(values, 75)
    found = questions.outlier_of(overcrowding)
    assert found.area_code == values.idxmax()
    assert found.reach == pytest.approx((values.max() - high) / (high - low))
    (asked,) = questions.ask_outliers([overcrowding])
    assert "Old Trafford ward" in asked.words and "10.8%" in asked.figure
    assert asked.params["area"] == found.area_code


def test_values_in_even_steps_have_no_outlier(overcrowding):
    even = with_values(overcrowding, np.linspace(1, 5, len(overcrowding.table)))
    assert questions.outlier_of(even) is None
    assert questions.ask_outliers([even]) == []


def test_only_the_worse_side_counts(overcrowding):
    turned = with_values(overcrowding, 20 - overcrowding.table["value"])
    best = turned.values.idxmin()
    assert overcrowding.values.idxmax() == best
    found = questions.outlier_of(turned)
    assert found is None or found.area_code != best


def test_an_indicator_without_a_better_end_has_no_outlier():
    view = shipped.current_view(Selection("private_rented", "ward23", "persons", "2021"))
    far = with_values(view, [100.0] + [1.0 + i / 10 for i in range(len(view.table) - 1)])
    assert questions.outlier_of(far) is None


def test_parts_of_the_index_do_not_say_again_what_it_says():
    views = [
        shipped.current_view(Selection(i, "ward23", "persons", "2025"))
        for i in ("imd_score", "barriers_deprivation_score", "idaopi_score")
    ]
    assert all(questions.outlier_of(view) for view in views)
    asked = questions.ask_outliers(views)
    assert [one.params["indicator"] for one in asked] == ["imd_score"]


# ---- falling behind ----------------------------------------------------------------------------


def test_a_figure_worse_than_then_and_than_england_is_asked_about():
    card = cached_plan.whole()
    asked = questions.ask_behind(card)
    assert [one.params["indicator"] for one in asked] == ["dental_decay_age_5"]
    values = load.load_indicator_values()
    here = values[(values["indicator_id"] == "dental_decay_age_5") & (values["sex"] == "persons")]
    ours = here[here["area_code"] == "E08000009"].set_index("period")["value"]
    england = here[here["area_code"] == "E92000001"].set_index("period")["value"]
    assert ours["2023/24"] > ours["2021/22"] and ours["2023/24"] > england["2023/24"]
    assert f"{ours['2023/24']:.1f}%" in asked[0].figure
    assert f"England {england['2023/24']:.1f}%" in asked[0].figure


def test_without_a_figure_on_the_worse_side_nothing_is_asked():
    card = cached_plan.whole()
    better = tuple(one for one in card.figures if one.state != "worse side")
    assert questions.ask_behind(replace(card, figures=better)) == []


# ---- a service desert --------------------------------------------------------------------------


def test_deprived_areas_far_from_a_hub_are_asked_about():
    found = access_exhibits.distances("hub")
    (asked,) = questions.ask_deserts(found)
    metres = found.metres[found.small_areas.table["tenth"] <= 2]
    far = metres[metres > questions.DESERT]
    assert len(far) == 2
    for code in far.index:
        assert found.small_areas.table.loc[code, "name"] in asked.words
    assert asked.params == {"service": "hub", "within": "2"}


def test_where_none_is_far_nothing_is_asked():
    assert questions.ask_deserts(access_exhibits.distances("hub"), 20_000) == []
    assert questions.ask_deserts(access_exhibits.distances("gp_practice")) == []
    assert "gp_practice" in SERVICES


# ---- a promise with no measure -----------------------------------------------------------------


def test_the_parts_of_the_plan_with_fewest_figures_come_first():
    card = cached_plan.whole()
    asked = questions.ask_promises(card)
    fewest = sorted(len(card.figures_of(item)) for item in card.items if card.gaps_of(item))[:2]
    found = [next(i for i in card.items if i.id in one.params.values()) for one in asked]
    assert [len(card.figures_of(item)) for item in found] == fewest == [0, 0]
    for item, one in zip(found, asked, strict=True):
        assert item.words in one.words and "no open figure" in one.figure


def test_a_plan_in_which_all_is_measured_raises_no_question():
    assert questions.ask_promises(replace(cached_plan.whole(), gaps=())) == []


# ---- together ----------------------------------------------------------------------------------


def test_between_five_and_eight_questions_each_with_figure_rule_and_page():
    asked = cached_briefing.worth_asking()
    assert 5 <= len(asked) <= questions.MOST
    rules = {one.rule for one in asked}
    assert {"a widening gap", "a hidden pocket", "an outlier", "a service desert"} <= rules
    assert "a promise with no measure" in rules
    for one in asked:
        assert one.words.endswith("?")
        assert any(c.isdigit() for c in one.figure)
        assert one.why.lower().startswith(one.rule)
        assert one.page and one.path


def test_no_rule_no_question():
    assert questions.worth_asking([], []) == []
    assert questions.describe_questions([]) == "No rule finds a question in these data."


def test_with_too_many_every_rule_keeps_its_first():
    one = cached_briefing.worth_asking()[0]
    lots = [[replace(one, rule=f"rule {r}", words=f"{r}-{i}?") for i in range(4)] for r in range(5)]
    kept = questions.worth_asking(*lots)
    assert len(kept) == questions.MOST
    assert {q.rule for q in kept} == {f"rule {r}" for r in range(5)}
    assert [q.words for q in kept[:2]] == ["0-0?", "0-1?"]


def test_no_question_says_why_or_calls_a_change_real():
    said = " ".join(f"{q.words} {q.figure}" for q in cached_briefing.worth_asking()).lower()
    for word in (
        "because of",
        "caused",
        "due to",
        "is statistically significant",
        "rose",
        "improved",
    ):
        assert word not in said


def test_the_pockets_of_a_shuffled_index_are_others():
    found = cached_deprivation.pockets()
    table = found.table.drop(columns=["average", "in_fifth", "hidden"])
    homes = pd.Series(table["neighbourhood"].to_numpy()[::-1], index=table.index)
    scores = shipped.indicator_values("imd_score")
    people = found.table.set_index("area_code")["weight"]
    turned = deprivation.hidden_pockets(table.assign(neighbourhood=homes), scores, people, "2024")
    asked = questions.ask_pockets(turned, WHOSE)
    assert [q.words for q in asked] != [q.words for q in questions.ask_pockets(found, WHOSE)]
