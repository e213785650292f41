"""What a build changed is said by file, and in tables of values by indicator."""

from trafford_explorer.build.report import derived_files, describe_changes
from trafford_explorer.paths import Folders

VALUES = "data/indicator_values.csv"
HEAD = "indicator_id,area_type,area_code,sex,period,value\n"
OLD = f"{HEAD}no_car,ward23,A,persons,2021,1\nno_car,ward23,B,persons,2021,2\n".encode()


def changes(before, after, name=VALUES):
    return describe_changes({name: before} if before else {}, {name: after})


def test_a_file_that_is_as_it_was_is_counted():
    assert changes(OLD, OLD) == ["no change in 1 file"]


def test_values_rows_added_and_rows_removed_are_told_apart_by_indicator():
    new = (
        f"{HEAD}no_car,ward23,A,persons,2021,9\nno_car,ward23,C,persons,2021,2\n"
        "population,ward23,A,persons,2021,1\npopulation,ward23,B,persons,2021,1\n"
    ).encode()
    assert changes(OLD, new) == [
        f"{VALUES}: no_car: 1 row added, 1 row removed, 1 value changed",
        f"{VALUES}: population: 2 rows added",
        "no change in 0 files",
    ]


def test_a_new_table_has_all_its_rows_added():
    assert changes(None, OLD)[0] == f"{VALUES}: no_car: 2 rows added"


def test_a_table_without_a_key_counts_rows():
    lookup = "data/lookup_ward.csv"
    assert changes(b"a,b\n1,2\n1,2\n", b"a,b\n1,2\n3,4\n", lookup)[0] == (
        f"{lookup}: 1 row added, 1 row removed"
    )
    assert changes(b"a,b\n1,2\n3,4\n", b"a,b\n3,4\n1,2\n", lookup)[0] == (
        f"{lookup}: columns or order of rows changed"
    )


def test_other_files_are_new_changed_or_removed():
    before = {"geo/web/a.js": b"1", "geo/web/b.js": b"1"}
    after = {"geo/web/b.js": b"2", "geo/web/c.js": b"1"}
    assert describe_changes(before, after)[:3] == [
        "geo/web/a.js: file removed",
        "geo/web/b.js: changed",
        "geo/web/c.js: new file",
    ]


def test_raw_files_and_sidecars_are_not_derived(tmp_path):
    for name in ("data/raw/x/a.csv", "data/b.csv", "data/b.csv.source.toml", "geo/web/c.js"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"1")
    assert list(derived_files(Folders(tmp_path))) == ["data/b.csv", "geo/web/c.js"]
