"""A table of values that does not hold what it must is refused with every problem."""

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.errors import DataError
from trafford_explorer.tables import BREAKDOWN_COLUMNS, VALUE_COLUMNS
from trafford_explorer.tables.values import (
    AGE_COLUMNS,
    check_breakdowns,
    check_population_by_age,
    check_values,
)

AREAS = {"ward23": {"E05015239"}, "local_authority": {"E08000009"}}


def row(**changes):
    whole = {
        "indicator_id": "no_car",
        "area_type": "ward23",
        "area_code": "E05015239",
        "sex": "persons",
        "period": "2021",
        "value": 20.6,
        "lower_95": np.nan,
        "upper_95": np.nan,
        "count": np.nan,
        "denominator": np.nan,
        "release": "ONS",
        "compared_to_england": "",
        "missing_reason": "",
    }
    return whole | changes


def table(*rows, columns=VALUE_COLUMNS):
    frame = pd.DataFrame(list(rows))[columns]
    text = [name for name in columns if frame[name].dtype == object]
    return frame.astype(dict.fromkeys(text, "str"))


def test_a_right_table_passes():
    check_values(
        table(
            row(),
            row(period="2022/23-24/25", lower_95=20.0, upper_95=21.0, count=5.0, denominator=9.0),
            row(sex="female", value=np.nan, missing_reason="not published"),
        ),
        AREAS,
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"indicator_id": "rattles"}, "indicator_id 'rattles' is not known"),
        ({"area_type": "parish"}, "area_type 'parish' is not known"),
        ({"area_code": "E05000819"}, "'E05000819' is not the code of a ward23"),
        ({"sex": "women"}, "sex 'women' is not known"),
        ({"period": "2022 - 24"}, "period '2022 - 24' is not written"),
        ({"compared_to_england": "Better"}, "compared_to_england 'Better'"),
        ({"value": 100.1}, "outside the bounds"),
        ({"value": -0.1}, "outside the bounds"),
        ({"value": np.nan}, "neither a value nor a missing_reason"),
        ({"missing_reason": "secret"}, "a value and a missing_reason"),
        ({"release": ""}, "no release"),
        ({"lower_95": 20.0}, "one end of an interval"),
        ({"lower_95": 20.7, "upper_95": 21.0}, "outside its interval"),
        ({"lower_95": 20.0, "upper_95": 20.5}, "outside its interval"),
        ({"count": -1.0}, "count below 0"),
        ({"count": 3.0, "denominator": 2.0}, "count above its denominator"),
    ],
)
def test_each_fault_is_named(changes, words):
    with pytest.raises(DataError) as caught:
        check_values(table(row(**changes)), AREAS)
    assert words in str(caught.value)


def test_every_fault_is_named_at_once_with_the_rows_it_stands_in():
    bad = table(row(sex="women", value=200.0), row(), row(), row(indicator_id="rattles"))
    with pytest.raises(DataError) as caught:
        check_values(bad, AREAS)
    assert len(caught.value.problems) == 3
    assert "1 row with the key of another row: (no_car, ward23, E05015239" in str(caught.value)

    with pytest.raises(DataError, match="2 rows with no release"):
        check_values(table(row(release=""), row(release="", sex="male")), AREAS)


def test_life_expectancy_and_deciles_keep_their_own_bounds():
    wrong = table(
        row(indicator_id="life_expectancy_at_birth", value=20.6),
        row(indicator_id="imd_decile", value=11.0),
    )
    with pytest.raises(DataError, match="2 rows with a value outside the bounds"):
        check_values(wrong, AREAS)


def test_missing_extra_and_misplaced_columns_are_named():
    right = table(row())
    with pytest.raises(DataError, match="columns missing: \\['value'\\]"):
        check_values(right.drop(columns="value"), AREAS)
    with pytest.raises(DataError, match="not known: \\['note'\\]"):
        check_values(right.assign(note=""), AREAS)
    with pytest.raises(DataError, match="in the order"):
        check_values(right[right.columns[::-1]], AREAS)


def test_types_are_checked_column_by_column():
    right = table(row())
    with pytest.raises(DataError, match="'value' must hold decimal numbers"):
        check_values(right.astype({"value": "str"}), AREAS)
    with pytest.raises(DataError, match="'sex' must hold text"):
        check_values(right.assign(sex=1.5), AREAS)
    with pytest.raises(DataError, match="'release' must hold empty text"):
        check_values(right.assign(release=pd.Series([None], dtype="str")), AREAS)


def test_thousands_of_unknown_codes_do_not_fill_the_screen():
    many = table(*(row(area_code=f"E05{number:06}") for number in range(50)))
    with pytest.raises(DataError) as caught:
        check_values(many, AREAS)
    assert caught.value.problems[-1] == "and 47 more such"


def test_groups_are_whole_numbers_of_a_known_grouping():
    right = table(row(grouping="local_deprivation_decile", group=10), columns=BREAKDOWN_COLUMNS)
    check_breakdowns(right, AREAS)
    with pytest.raises(DataError, match="group of local_deprivation_decile 11 is not known"):
        check_breakdowns(right.assign(group=11), AREAS)
    with pytest.raises(DataError, match="grouping 'thirds' is not known"):
        check_breakdowns(right.assign(grouping=pd.Series(["thirds"], dtype="str")), AREAS)
    with pytest.raises(DataError, match="whole numbers"):
        check_breakdowns(right.assign(group=1.5), AREAS)


def test_residents_by_age_are_checked():
    right = table(
        row(age_from=0.0, age_to=4.0, persons=5.0),
        row(age_from=90.0, age_to=np.nan, persons=0.0),
        columns=AGE_COLUMNS,
    )
    check_population_by_age(right, AREAS)
    with pytest.raises(DataError) as caught:
        check_population_by_age(right.assign(persons=-1.0, age_to=-1.0), AREAS)
    assert len(caught.value.problems) == 2
