"""One extract reads the rows it declares from its raw file, and refuses what it cannot read."""

import pytest

from trafford_explorer.areas import ENGLAND, TRAFFORD, AreaType
from trafford_explorer.build.extract import KnownAreas, RawFiles, extract_values
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import (
    Added,
    AreaNames,
    Breakdown,
    Extract,
    Joined,
    Limits,
    Outside,
)
from trafford_explorer.paths import Folders

AREAS = KnownAreas(
    {
        AreaType.WARD23: frozenset({"E05015239", "E05015240"}),
        AreaType.MSOA11: frozenset({"E02001284"}),
    },
    frozenset({TRAFFORD, "E08000007"}),
)
LONG = """area_code,period,indicator,value,compared,who
E92000001,2022 - 24,Rattles,20.5,Not compared,Persons
E08000009,2022 - 24,Rattles,19.2,Better,Persons
E08000009,2022 - 24,Rattles,NA,Worse,Males
E07000008,2022 - 24,Rattles,10.0,Similar,Persons
E05015239,2022 - 24,Rattles,0.353,NA,Females
E08000009,2022 - 24,Drums,77,Higher 99.8,Persons
"""


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "data" / "raw" / "toys"
    folder.mkdir(parents=True)

    def write(text, name="rattles.csv"):
        (folder / name).write_text(text, encoding="utf-8")
        return RawFiles(Folders(tmp_path))

    return write


def declared(**changes):
    whole = {
        "file": "toys/rattles.csv",
        "area_types": (AreaType.LOCAL_AUTHORITY, AreaType.COUNTRY),
        "release": "Toy Office",
        "where": {"indicator": "Rattles"},
        "sex_column": "who",
        "period_column": "period",
        "compared_column": "compared",
    }
    return Extract(**(whole | changes))


def cells(frame, *columns):
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False)]


def test_rows_of_the_declared_kinds_are_read_in_the_words_of_the_table(raw):
    frame = extract_values(declared(), raw(LONG), AREAS)
    assert cells(frame, "area_type", "area_code", "sex", "period", "compared_to_england") == [
        ("country", ENGLAND, "persons", "2022-24", "not compared"),
        ("local_authority", TRAFFORD, "persons", "2022-24", "better"),
        ("local_authority", TRAFFORD, "male", "2022-24", "worse"),
    ]
    assert frame["value"].tolist()[:2] == [20.5, 19.2]


def test_a_blank_keeps_its_row_with_a_reason(raw):
    frame = extract_values(declared(missing_reason="too few toys"), raw(LONG), AREAS)
    assert frame["value"].isna().tolist() == [False, False, True]
    assert frame["missing_reason"].tolist() == ["", "", "too few toys"]


def test_published_values_are_scaled(raw):
    ward = declared(area_types=(AreaType.WARD23,), scale=100.0)
    frame = extract_values(ward, raw(LONG), AREAS)
    assert frame["value"].round(10).tolist() == [35.3]
    assert frame["sex"].tolist() == ["female"]


def test_columns_of_counts_are_added_up_and_made_a_percentage(raw):
    files = raw("area_code,a,b,c\nE05015239,1,2,3\nE05015240,0,0,0\n")
    share = declared(
        area_types=(AreaType.WARD23,),
        where={},
        value="",
        count=("a", "b"),
        denominator=("a", "b", "c"),
        sex_column="",
        period_column="",
        period="2021",
        compared_column="",
    )
    frame = extract_values(share, files, AREAS)
    assert cells(frame, "value", "count", "denominator")[0] == (50.0, 3.0, 6.0)
    assert frame["value"].isna().tolist() == [False, True]
    assert frame["missing_reason"].tolist()[1] != ""


def test_a_count_in_other_rows_is_matched_on_area_and_period(raw):
    files = raw(
        "area_code,period,indicator,value\n"
        "E08000009,March 2025,rate,2.0\nE08000009,March 2026,rate,3.0\n"
        "E08000009,March 2026,number,30\nE08000009,March 2025,number,20\n"
    )
    rate = declared(
        where={"indicator": "rate"},
        count=Joined("value", where={"indicator": "number"}),
        sex_column="",
        compared_column="",
    )
    frame = extract_values(rate, files, AREAS)
    assert cells(frame, "period", "count") == [("March 2025", 20.0), ("March 2026", 30.0)]


def test_a_denominator_in_another_file_is_matched_on_area(raw):
    raw("code,sex,people\nE05015239,Persons,7\nE05015239,Females,4\n", "people.csv")
    joined = Joined("people", "toys/people.csv", "code", where={"sex": "Persons"})
    ward = declared(area_types=(AreaType.WARD23,), denominator=joined)
    assert extract_values(ward, raw(LONG), AREAS)["denominator"].tolist() == [7.0]


def test_a_number_that_stands_twice_is_refused(raw):
    raw("code,people\nE05015239,7\nE05015239,4\n", "people.csv")
    ward = declared(
        area_types=(AreaType.WARD23,), denominator=Joined("people", "toys/people.csv", "code")
    )
    with pytest.raises(DataError, match="people stands twice for 'E05015239'"):
        extract_values(ward, raw(LONG), AREAS)


def test_names_become_codes_through_the_declared_file(raw):
    raw("place,code,town\nHale,E02001284,Trafford\nHale,E02009999,Halton\n", "names.csv")
    names = AreaNames("toys/names.csv", "place", "code", {"town": "Trafford"}, {"England": ENGLAND})
    msoa = declared(
        area_types=(AreaType.MSOA11, AreaType.COUNTRY),
        area_names=names,
        area_column="place",
        where={},
        sex_column="",
        period_column="",
        period="2021",
        compared_column="",
    )
    frame = extract_values(msoa, raw("place,value\nHale,86\nEngland,83\n"), AREAS)
    assert cells(frame, "area_type", "area_code", "value") == [
        ("msoa11", "E02001284", 86.0),
        ("country", ENGLAND, 83.0),
    ]
    with pytest.raises(DataError, match=r"'Hail' is not in toys/names\.csv"):
        extract_values(msoa, raw("place,value\nHail,86\n"), AREAS)


@pytest.mark.parametrize(
    ("outside", "kept"), [(Outside.LEAVE_OUT, [False]), (Outside.COMPARE, [False, True])]
)
def test_small_areas_outside_trafford_are_left_out_or_marked(raw, outside, kept):
    files = raw("area_code,value\nE02001284,1\nE02000984,2\n")
    msoa = declared(
        area_types=(AreaType.MSOA11,),
        outside=outside,
        where={},
        sex_column="",
        period_column="",
        period="2021",
        compared_column="",
    )
    assert extract_values(msoa, files, AREAS)["outside_trafford"].tolist() == kept


def test_small_areas_outside_trafford_are_refused_where_none_are_expected(raw):
    files = raw(LONG.replace("E05015239", "E05000819"))
    with pytest.raises(DataError, match="'E05000819' is not a ward23 of Trafford"):
        extract_values(declared(area_types=(AreaType.WARD23,)), files, AREAS)


def test_tenths_and_fifths_keep_their_group(raw):
    files = raw("fifth,value,who\nMost deprived,30,Persons\nLeast deprived,20,Persons\n")
    fifths = Breakdown("fifths", "fifth", {"Most deprived": "1", "Least deprived": "5"})
    frame = extract_values(
        declared(
            breakdown=fifths,
            area_code=TRAFFORD,
            where={},
            period_column="",
            period="2021",
            compared_column="",
        ),
        files,
        AREAS,
    )
    assert cells(frame, "area_code", "grouping", "group") == [
        (TRAFFORD, "fifths", "1"),
        (TRAFFORD, "fifths", "5"),
    ]


def test_every_cell_that_cannot_be_read_is_named_at_once(raw):
    files = raw(
        "area_code,period,indicator,value,compared,who\n"
        "E0800009,2022 - 24,Rattles,1,Better,Persons\n"
        "E08000009,Summer,Rattles,one,Finer,Folk\n"
    )
    with pytest.raises(DataError) as caught:
        extract_values(declared(), files, AREAS)
    assert len(caught.value.problems) == 5
    for part in ("'E0800009'", "'Summer'", "'one'", "'Finer'", "'Folk'"):
        assert part in str(caught.value)


def test_missing_columns_and_files_are_named(raw):
    with pytest.raises(DataError) as caught:
        extract_values(declared(lower_95="low", upper_95="high"), raw(LONG), AREAS)
    assert "toys/rattles.csv has no column 'low'" in str(caught.value)
    assert "'high'" in str(caught.value)
    with pytest.raises(DataError, match=r"toys/drums\.csv: the file is not in data/raw"):
        extract_values(declared(file="toys/drums.csv"), raw(LONG), AREAS)


def test_a_filter_that_finds_nothing_is_refused(raw):
    with pytest.raises(DataError, match="no row to take"):
        extract_values(declared(where={"indicator": "Whistles"}), raw(LONG), AREAS)


# ---- limits in another file ----------------------------------------------------------------------

BESIDE = """code,who,when,years,low,high
E08000009,Persons,2022 to 2024,19.2,18.1,20.3
E08000009,Males,2022 to 2024,18.0,17.0,19.0
"""
LIMITS = Limits("toys/limits.csv", "low", "high", "years", "code", "who", "when")


def test_limits_of_another_file_go_to_the_figure_of_the_same_area_sex_and_period(raw):
    raw(BESIDE, "limits.csv")
    frame = extract_values(declared(limits=LIMITS), raw(LONG), AREAS)
    limits = dict(
        zip(
            zip(frame["area_code"], frame["sex"], strict=True),
            cells(frame, "lower_95", "upper_95"),
            strict=True,
        )
    )
    assert limits[TRAFFORD, "persons"] == (18.1, 20.3)
    assert str(limits[ENGLAND, "persons"]) == "(nan, nan)"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("19.2", "19.3", "is 19.2, and 19.3 in toys/limits.csv"),
        ("Males", "Persons", "two rows for one area, sex and period"),
        ("years", "age", "toys/limits.csv has no column 'years'"),
        ("18.1", "low", "'low', which is not a number"),
    ],
)
def test_limits_that_do_not_belong_to_the_figure_are_refused(raw, old, new, words):
    raw(BESIDE.replace(old, new), "limits.csv")
    with pytest.raises(DataError, match=words):
        extract_values(declared(limits=LIMITS), raw(LONG), AREAS)


# ---- rows added up -------------------------------------------------------------------------------

TALL = """topic,category,england
toys,Rattles,30
toys,Drums,50
toys,Bells,20
toys,Total,100
games,Rattles,7
"""


def added_up(*counted):
    return Extract(
        file="toys/tall.csv",
        area_types=(AreaType.COUNTRY,),
        release="Toy Office",
        value="",
        count=Added("england", {"topic": "toys", "category": counted}),
        denominator=Added("england", {"topic": "toys", "category": ("Rattles", "Drums", "Bells")}),
        where={"topic": "toys", "category": "Total"},
        area_code=ENGLAND,
        period="2021",
    )


def test_rows_of_a_tall_table_are_added_up(raw):
    frame = extract_values(added_up("Drums", "Bells"), raw(TALL, "tall.csv"), AREAS)
    assert cells(frame, "area_code", "value", "count", "denominator") == [
        (ENGLAND, 70.0, 70.0, 100.0)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TALL.replace("toys,Drums", "toys,Drum"), "toys, Drums stands 0 times"),
        (TALL + "toys,Drums,50\n", "toys, Drums stands 2 times"),
        (TALL.replace("toys,Bells,20", "toys,Bells,many"), "'many', which is not a number"),
        (TALL.replace("category", "kind"), "toys/tall.csv has no column 'category'"),
    ],
)
def test_a_category_that_is_not_there_once_stops_the_build(raw, text, words):
    with pytest.raises(DataError, match=words):
        extract_values(added_up("Drums", "Bells"), raw(text, "tall.csv"), AREAS)
