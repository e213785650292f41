"""Each rule fires on the data as they are, and not on data without cause."""

from dataclasses import replace

import numpy as np
import pytest

from trafford_explorer import shipped
from trafford_explorer.selection import Selection
from trafford_explorer.topics.access import exhibits as access_exhibits
from trafford_explorer.topics.gap import exhibits as gap_exhibits
from trafford_explorer.topics.plan.exhibits import whole_plan
from trafford_explorer.topics.plan.findings import WORSE
from trafford_explorer.topics.scrutiny import findings


@pytest.fixture(scope="module")
def overcrowding():
    return shipped.current_view(Selection("overcrowding", "ward23", "persons", "2021"))


def with_values(view, values):
    return replace(view, table=view.table.assign(value=values))


# ---- a widening gap ----------------------------------------------------------------------------


def test_a_slope_index_that_grew_is_found():
    (found,) = findings.widened(gap_exhibits.slope_changes())
    assert found.sex == "male"
    assert (round(found.change.later, 1), round(found.change.earlier, 1)) == (10.4, 8.9)


def test_a_slope_index_that_fell_or_stood_still_is_not():
    swapped = [
        replace(one, change=replace(one.change, earlier=one.change.later, later=one.change.earlier))
        for one in gap_exhibits.slope_changes()
        if one.sex == "male"
    ]
    assert findings.widened(swapped) == []
    # 8.44 and 8.36 are printed as 8.4 both: no one can hear a difference.
    level = [
        replace(one, change=replace(one.change, earlier=8.36, later=8.44))
        for one in gap_exhibits.slope_changes()
    ]
    assert findings.widened(level) == []


# ---- an outlier --------------------------------------------------------------------------------


def test_the_area_beyond_the_fence_is_found(overcrowding):
    values = overcrowding.values.dropna()
    low, high = np.percentile(values, 25), np.percentile(values, 75)
    found = findings.outlier_of(overcrowding)
    assert found.area_code == values.idxmax()
    assert found.reach == pytest.approx((values.max() - high) / (high - low))
    assert findings.farthest_outliers([overcrowding]) == [found]


def test_values_in_even_steps_have_no_outlier(overcrowding):
    even = with_values(overcrowding, np.linspace(1, 5, len(overcrowding.table)))
    assert findings.outlier_of(even) is None
    assert findings.farthest_outliers([even]) == []


def test_only_the_worse_side_counts(overcrowding):
    turned = with_values(overcrowding, 20 - overcrowding.table["value"])
    best = turned.values.idxmin()
    assert overcrowding.values.idxmax() == best
    found = findings.outlier_of(turned)
    assert found is None or found.area_code != best


def test_an_indicator_without_a_better_end_has_no_outlier():
    view = shipped.current_view(Selection("private_rented", "ward23", "persons", "2021"))
    far = with_values(view, [100.0] + [1.0 + i / 10 for i in range(len(view.table) - 1)])
    assert findings.outlier_of(far) is None


def test_parts_of_the_index_do_not_say_again_what_it_says():
    views = [
        shipped.current_view(Selection(i, "ward23", "persons", "2025"))
        for i in ("imd_score", "barriers_deprivation_score", "idaopi_score")
    ]
    assert all(findings.outlier_of(view) for view in views)
    found = findings.farthest_outliers(views)
    assert [one.view.indicator.id for one in found] == ["imd_score"]


# ---- falling behind ----------------------------------------------------------------------------


def test_a_measure_with_a_worsening_trend_is_found():
    (found,) = findings.falling_behind(whole_plan())
    assert found.indicator.id == "mmr_one_dose_age_2" and found.is_worsening


def test_tooth_decay_that_its_producer_calls_similar_is_not_found_and_is_where_called_worse():
    decay = next(m for m in whole_plan().measures if m.indicator.id == "dental_decay_age_5")
    assert decay.state == WORSE and decay.newest["value"] > decay.others.england
    card = replace(whole_plan(), measures=(decay,))
    assert findings.falling_behind(card) == []
    worse = replace(decay, others=replace(decay.others, judgement="worse"))
    assert findings.falling_behind(replace(card, measures=(worse,))) == [worse]


def test_without_a_measure_that_moved_the_worse_way_none_is_found():
    card = whole_plan()
    better = tuple(m for m in card.measures if m.state != WORSE)
    assert findings.falling_behind(replace(card, measures=better)) == []


# ---- a service desert --------------------------------------------------------------------------


def test_deprived_areas_far_from_a_hub_are_found():
    access = access_exhibits.distances("hub")
    found = findings.far_from_service(access, findings.DESERT)
    metres = access.metres[access.small_areas.table["tenth"] <= 2]
    assert set(found.index) == set(metres[metres > 2000].index) and len(found) == 2
    assert found.is_monotonic_decreasing


def test_where_none_is_far_none_is_found():
    assert findings.far_from_service(access_exhibits.distances("hub"), 20_000).empty
    assert findings.far_from_service(access_exhibits.distances("gp_practice"), 2000).empty


# ---- a promise with no measure -----------------------------------------------------------------


def test_the_parts_of_the_plan_with_fewest_measures_come_first():
    card = whole_plan()
    fewest = sorted(len(card.measures_of(part)) for part in card.parts if card.gaps_of(part))[:2]
    found = findings.unmeasured_parts(card)
    assert [len(card.measures_of(part)) for part in found] == fewest == [0, 0]


def test_a_plan_in_which_all_is_measured_has_none():
    assert findings.unmeasured_parts(replace(whole_plan(), gaps=())) == []


# ---- together ----------------------------------------------------------------------------------


def test_with_too_many_every_rule_keeps_its_first():
    found = findings.at_most([[f"{rule}-{i}" for i in range(4)] for rule in range(5)])
    assert len(found) == findings.MOST
    assert {one[0] for one in found} == set("01234")
    assert found[:2] == ["0-0", "0-1"]
    assert findings.at_most([[], []]) == []
