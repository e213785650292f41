"""A view holds what was chosen, and nothing that only looks like it."""

import numpy as np
import pandas as pd
import pytest

from tests.sampling import some_or_all
from trafford_explorer.areas import ENGLAND, INDEX_OF, SMALL_AREA_TYPES, TRAFFORD, AreaType
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.load import load_area_names, load_indicator_values
from trafford_explorer.tables import VALUE_COLUMNS
from trafford_explorer.view import build_view, offered

HALE, SALE, FLIXTON = "E02001284", "E02001267", "E02001263"
AREAS = pd.DataFrame(
    {
        "area_code": [HALE, SALE, FLIXTON],
        "area_name": ["Hale", "Sale Moor", "Flixton"],
        "neighbourhood": ["South", "Central", "West"],
    }
)
LIFE = "life_expectancy_at_birth"


def row(value, **changes):
    whole = {
        "indicator_id": LIFE,
        "area_type": "msoa11",
        "area_code": HALE,
        "sex": "female",
        "period": "2015-19",
        "value": value,
        "lower_95": np.nan,
        "upper_95": np.nan,
        "count": np.nan,
        "denominator": np.nan,
        "release": "Toy Office",
        "compared_to_england": "",
        "missing_reason": "" if value == value else "Too few births",
    }
    return whole | changes


def frame(*rows):
    return pd.DataFrame(list(rows), columns=VALUE_COLUMNS)


def view_of(*rows, **changes):
    choice = {
        "indicator_id": LIFE,
        "level": AreaType.MSOA11,
        "sex": "female",
        "period": "2015-19",
    }
    return build_view(frame(*rows), AREAS, **(choice | changes))


def england(value, **changes):
    return row(value, area_type="country", area_code=ENGLAND, **changes)


def trafford(value, **changes):
    return row(value, area_type="local_authority", area_code=TRAFFORD, **changes)


# ---- what is in the table ----------------------------------------------------------------------


def test_every_area_of_the_level_is_in_the_view_sorted_by_code():
    view = view_of(row(87.3))
    assert view.table["area_code"].tolist() == sorted([HALE, SALE, FLIXTON])
    assert view.row(HALE)["value"] == 87.3
    assert view.row(HALE)["area_name"] == "Hale"


@pytest.mark.parametrize(
    "other",
    [
        {"sex": "male"},
        {"period": "2009-13"},
        {"area_type": "msoa21"},
        {"indicator_id": "healthy_life_expectancy_at_birth"},
    ],
)
def test_values_of_another_sex_period_level_or_indicator_stay_out(other):
    view = view_of(row(80.0, **other), row(85.0, area_code=SALE))
    assert np.isnan(view.values[HALE])
    assert view.values[SALE] == 85.0


def test_a_missing_value_keeps_the_producers_reason():
    assert view_of(row(np.nan)).row(HALE)["missing_reason"] == "Too few births"


def test_an_area_without_a_row_is_not_published_and_not_zero():
    absent = view_of(row(87.3)).row(SALE)
    assert np.isnan(absent["value"])
    assert absent["missing_reason"] == "not published for this area"


def test_a_value_has_no_reason_to_be_missing():
    assert view_of(row(87.3)).row(HALE)["missing_reason"] == ""


def test_text_is_never_nan():
    table = view_of(row(87.3)).table
    assert all(isinstance(text, str) for text in [*table["release"], *table["missing_reason"]])


def test_an_area_that_is_not_in_the_view_is_an_error():
    with pytest.raises(KeyError):
        view_of(row(87.3)).row("E02009999")


def test_the_tables_given_are_not_changed():
    values, areas = frame(row(87.3), england(83.2)), AREAS.copy()
    before = values.copy(), areas.copy()
    build_view(
        values, areas, indicator_id=LIFE, level=AreaType.MSOA11, sex="female", period="2015-19"
    )
    pd.testing.assert_frame_equal(values, before[0])
    pd.testing.assert_frame_equal(areas, before[1])


def test_a_view_has_intervals_when_any_area_has_one():
    assert not view_of(row(87.3)).has_intervals
    assert view_of(row(87.3, lower_95=85.0, upper_95=89.0), row(80.0, area_code=SALE)).has_intervals


# ---- comparators -------------------------------------------------------------------------------


def test_comparators_are_the_same_indicator_sex_and_period():
    view = view_of(row(87.3), england(83.2), trafford(83.9))
    assert (view.england.name, view.england.value) == ("England", 83.2)
    assert (view.trafford.name, view.trafford.value) == ("Trafford", 83.9)


@pytest.mark.parametrize(
    "other",
    [
        {"sex": "male"},
        {"period": "2017-19"},
        {"period": "2009-13"},
        {"indicator_id": "healthy_life_expectancy_at_birth"},
    ],
)
def test_what_is_not_the_same_is_no_comparator(other):
    view = view_of(row(87.3), england(83.2, **other), trafford(83.9, **other))
    assert view.england.value is None
    assert view.trafford.value is None


def test_an_unpublished_comparator_is_none_and_not_nan():
    view = view_of(row(87.3), england(np.nan))
    assert view.england.value is None


def test_a_comparator_says_whose_figure_it_is():
    view = view_of(row(87.3), england(83.2, release="Office for England"))
    assert view.england.release == "Office for England"
    assert view.trafford.release == ""


def test_the_files_behind_a_view_are_those_of_its_rows_and_of_its_comparators():
    """Life expectancy by MSOA is in two files, one a period; England of 2015-19 in the second."""
    own = INDICATORS[LIFE].source_files_for(AreaType.MSOA11)
    older, newer = own[0], own[1]
    releases = {extract.file: extract.release for extract in INDICATORS[LIFE].extracts}
    view = view_of(row(87.3, release=releases[newer]), england(83.2, release=releases[newer]))
    assert newer in view.source_files and older not in view.source_files
    view = view_of(row(87.3, release=releases[older]))
    assert view.source_files == (older,)


def test_another_authority_is_not_trafford():
    view = view_of(row(87.3), row(77.0, area_type="local_authority", area_code="E08000003"))
    assert view.trafford.value is None


# ---- population and deprivation ----------------------------------------------------------------


def people(count, period, area_type="msoa11", **changes):
    return row(
        count,
        indicator_id="population",
        area_type=area_type,
        period=period,
        **({"sex": "persons"} | changes),
    )


def imd(score, period, area_type="msoa11"):
    return row(score, indicator_id="imd_score", area_type=area_type, sex="persons", period=period)


def test_residents_are_persons_of_the_newest_year_on_the_same_boundaries():
    view = view_of(
        row(87.3),
        people(9000.0, "2020"),
        people(9100.0, "2022"),
        people(9200.0, "2024", "msoa21"),
        people(4600.0, "2022", sex="female"),
    )
    assert view.row(HALE)["population"] == 9100.0
    assert np.isnan(view.row(SALE)["population"])


@pytest.mark.parametrize(("level", "year"), [(AreaType.MSOA11, "2019"), (AreaType.MSOA21, "2025")])
def test_deprivation_is_of_the_release_on_the_same_boundaries(level, year):
    view = view_of(
        row(87.3, area_type=str(level)),
        imd(10.0, "2015", str(level)),
        imd(20.0, "2019", str(level)),
        imd(30.0, "2025", str(level)),
        level=level,
    )
    assert view.deprivation_period == year
    assert view.row(HALE)["imd_score"] == {"2019": 20.0, "2025": 30.0}[year]


def test_deprivation_of_another_vintage_is_not_borrowed():
    view = view_of(row(87.3), imd(30.0, "2025", "msoa21"), imd(10.0, "2015"))
    assert view.table["imd_score"].isna().all()


def test_every_kind_of_area_that_is_drawn_has_its_deprivation_year_by_its_vintage():
    assert set(INDEX_OF) == set(SMALL_AREA_TYPES)
    for level, year in INDEX_OF.items():
        old = str(level).endswith(("11", "17"))
        assert year == ("2019" if old else "2025")


# ---- what is offered ---------------------------------------------------------------------------


def test_only_what_has_a_value_is_offered_newest_first():
    values = frame(
        row(80.0, period="2009-13"),
        row(81.0, period="2015-19"),
        row(np.nan, period="2017-21"),
        england(83.0),
    )
    found = offered(values, (AreaType.MSOA11,))
    assert found["period"].tolist() == ["2015-19", "2009-13"]
    assert list(found.columns) == ["indicator_id", "area_type", "sex", "period"]


def test_a_choice_is_offered_once_however_many_areas_have_it():
    found = offered(frame(row(80.0), row(81.0, area_code=SALE)), (AreaType.MSOA11,))
    assert len(found) == 1


# ---- what is shipped ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped():
    values, areas = load_indicator_values(), load_area_names()
    return values, areas, offered(values, SMALL_AREA_TYPES)


@some_or_all
def test_every_shipped_choice_has_its_areas_values_and_comparators(shipped, step):
    """A plain second reading of the table for one choice an indicator and level."""
    values, areas, choices = shipped
    key = ["indicator_id", "area_type", "sex", "period", "area_code"]
    lookup = values.set_index(key)["value"].to_dict()
    for choice in choices.drop_duplicates(["indicator_id", "area_type"])[::step].itertuples():
        own = (choice.indicator_id, choice.area_type, choice.sex, choice.period)
        of_kind = areas[areas["area_type"] == choice.area_type]
        view = build_view(
            values,
            of_kind,
            indicator_id=choice.indicator_id,
            level=AreaType(choice.area_type),
            sex=choice.sex,
            period=choice.period,
        )
        assert len(view.table) == len(of_kind)
        for code, value in view.values.items():
            expected = lookup.get((*own, code), np.nan)
            assert value == expected or (np.isnan(value) and np.isnan(expected))
        for comparator, kind, code in (
            (view.england, "country", ENGLAND),
            (view.trafford, "local_authority", TRAFFORD),
        ):
            expected = lookup.get((choice.indicator_id, kind, choice.sex, choice.period, code))
            assert comparator.value == (
                None if expected is None or expected != expected else expected
            )
        assert view.table["imd_score"].notna().all()
        assert view.table["population"].notna().all()


@some_or_all
def test_every_shipped_view_has_its_files_and_no_other_indicators(shipped, step):
    values, areas, choices = shipped
    fewer = 0
    for choice in choices.drop_duplicates(["indicator_id", "area_type"])[::step].itertuples():
        view = build_view(
            values,
            areas[areas["area_type"] == choice.area_type],
            indicator_id=choice.indicator_id,
            level=AreaType(choice.area_type),
            sex=choice.sex,
            period=choice.period,
        )
        assert view.source_files
        assert set(view.source_files) <= set(view.indicator.source_files)
        fewer += len(view.source_files) < len(view.indicator.source_files)
    assert fewer > 50 / step


def test_an_area_without_a_score_is_not_set_against_deprivation():
    view = view_of(row(87.3), row(85.0, area_code=SALE), imd(20.0, "2019"), people(9000.0, "2020"))
    assert view.with_deprivation["area_code"].tolist() == [HALE]
    assert view.is_sized
    assert not view_of(row(87.3), imd(20.0, "2019")).is_sized
    assert not view_of(row(87.3), people(9000.0, "2020")).is_sized


def test_totals_and_positions_are_known_by_their_unit():
    def kind(indicator):
        view = view_of(row(1.0, indicator_id=indicator), indicator_id=indicator)
        return view.is_total, view.is_position

    assert kind("population") == (True, False)
    assert kind("imd_rank") == kind("imd_decile") == (False, True)
    assert kind("imd_score") == kind(LIFE) == (False, False)
    positions = {one.id for one in INDICATORS.values() if one.unit.startswith(("rank", "tenth"))}
    assert positions == {i for i in INDICATORS if i.endswith(("_rank", "_decile"))}
