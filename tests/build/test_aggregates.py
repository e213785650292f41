"""Larger areas are sums of counts or weighted means, through a named lookup, and marked as ours."""

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.areas import AreaType
from trafford_explorer.build.aggregates import aggregate_values, release_of
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import Aggregate, Method
from trafford_explorer.paths import Folders

WARDS = """area_type,ward_code,ward_name,neighbourhood
ward17,E05000819,Altrincham,South
ward23,E05015239,Altrincham,South
ward23,E05015241,Bowdon,South
ward23,E05015246,Flixton,West
"""
TO_NEIGHBOURHOOD = (AreaType.NEIGHBOURHOOD, AreaType.WARD23)


@pytest.fixture
def folders(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "lookup_ward.csv").write_text(WARDS, encoding="utf-8")
    return Folders(tmp_path)


def ward_rows(*, value=(10.0, 40.0, 70.0), count=(1.0, 8.0, 7.0), people=(10.0, 20.0, 10.0)):
    return pd.DataFrame(
        {
            "area_type": "ward23",
            "area_code": ["E05015239", "E05015241", "E05015246"],
            "sex": "persons",
            "period": "2024",
            "value": value,
            "count": count,
            "denominator": people,
            "outside_trafford": False,
        }
    )


def south(frame):
    return frame.set_index("area_code").loc["South"]


def test_counts_and_denominators_are_added_before_they_are_divided(folders):
    frame = aggregate_values(ward_rows(), Aggregate(*TO_NEIGHBOURHOOD, Method.SHARE), folders)
    assert frame["area_code"].tolist() == ["South", "West"]
    assert south(frame)[["value", "count", "denominator"]].tolist() == [30.0, 9.0, 30.0]
    assert set(frame["area_type"]) == {"neighbourhood"}


def test_scores_are_averaged_with_their_denominators_as_weights(folders):
    mean = Aggregate(*TO_NEIGHBOURHOOD, Method.WEIGHTED_MEAN, "scores", "residents")
    frame = aggregate_values(ward_rows(), mean, folders)
    assert south(frame)["value"] == 30.0
    assert np.isnan(south(frame)["count"])
    assert south(frame)["denominator"] == 30.0


def test_residents_are_added_up(folders):
    total = Aggregate(*TO_NEIGHBOURHOOD, Method.TOTAL, "residents")
    frame = aggregate_values(ward_rows(count=(np.nan,) * 3, people=(np.nan,) * 3), total, folders)
    assert south(frame)["value"] == 50.0
    assert np.isnan(south(frame)["denominator"])


@pytest.mark.parametrize(
    "rows", [ward_rows().iloc[1:], ward_rows(count=(np.nan, 8.0, 7.0))], ids=["row", "count"]
)
def test_an_area_that_lacks_a_member_has_no_value_and_says_why(folders, rows):
    frame = aggregate_values(rows, Aggregate(*TO_NEIGHBOURHOOD, Method.SHARE), folders)
    assert south(frame)[["value", "count", "denominator"]].isna().all()
    assert south(frame)["missing_reason"] == "1 of its 2 wards have no value"
    assert frame.set_index("area_code").loc["West", "value"] == 70.0


def test_only_the_declared_periods_are_taken(folders):
    share = Aggregate(*TO_NEIGHBOURHOOD, Method.SHARE, periods=("2022",))
    with pytest.raises(DataError, match="no ward23 to calculate neighbourhood from"):
        aggregate_values(ward_rows(), share, folders)


def test_kinds_of_area_without_a_lookup_between_them_are_not_joined(folders):
    across = Aggregate(AreaType.NEIGHBOURHOOD, AreaType.WARD17, Method.SHARE)
    with pytest.raises(DataError, match="no lookup joins ward17 to neighbourhood"):
        aggregate_values(ward_rows(), across, folders)


def test_a_count_above_its_denominator_is_refused_by_its_kinds_of_area(folders):
    wrong = ward_rows(count=(1.0, 80.0, 7.0))
    with pytest.raises(
        DataError, match=r"ward23 to neighbourhood: .*no larger than its denominator"
    ):
        aggregate_values(wrong, Aggregate(*TO_NEIGHBOURHOOD, Method.SHARE), folders)


def test_the_release_says_whose_it_is_and_how_it_was_made():
    best_fit = Aggregate(AreaType.NEIGHBOURHOOD, AreaType.LSOA21, Method.SHARE)
    assert release_of(best_fit) == "Trafford Inequalities Explorer: sum of LSOA counts, best fit"
    mean = Aggregate(AreaType.MSOA21, AreaType.LSOA21, Method.WEIGHTED_MEAN, "scores", "residents")
    assert release_of(mean) == (
        "Trafford Inequalities Explorer: weighted mean of LSOA scores, weighted by residents"
    )
    total = Aggregate(*TO_NEIGHBOURHOOD, Method.TOTAL, "residents")
    assert release_of(total) == "Trafford Inequalities Explorer: sum of ward residents"
