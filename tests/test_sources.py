"""The records beside the files: what they must say, and that the files are still what they say."""

from datetime import date

import pytest

from trafford_explorer.areas import PEER_LISTS
from trafford_explorer.errors import DataError
from trafford_explorer.load.provenance import (
    check_provenance,
    load_derived_files,
    load_sources,
)
from trafford_explorer.paths import FOLDERS, Folders
from trafford_explorer.sources import (
    MAP_ATTRIBUTION,
    OURS,
    SIDECAR_SUFFIX,
    Source,
    Upstream,
    credit_lines,
    licence_in_short,
    licence_lines,
    merged,
    parse_derived,
    parse_source,
    publishers,
    rights_lines,
    source_lines,
)

RECORD = {
    "path": "data/raw/lookups/tiny.csv",
    "title": "A tiny file",
    "producer": "ONS",
    "url_note": "No address is recorded.",
    "licence": "Open Government Licence v3.0",
    "attribution": "Source: Office for National Statistics.",
    "period": "2024",
    "geography": "Trafford LSOAs",
    "vintage": "2021",
    "rows": 3,
    "sha256": "0" * 64,
    "transformation": "none",
    "changed": "nothing",
    "date_accessed": date(2026, 11, 21),
    "upstream": [{"repository": "owner/name", "path": "a.csv", "commit": "a" * 40}],
}

ODBL = "Open Database Licence (ODbL)"


def test_a_record_becomes_a_source_with_its_upstream_files():
    source = parse_source(RECORD)
    assert source.rows == 3
    assert source.url == ""
    assert source.upstream == (Upstream("a.csv", "owner/name", "a" * 40),)


def test_a_bad_record_reports_every_problem_at_once():
    bad = {
        **RECORD,
        "title": " ",
        "rows": 0,
        "sha256": "abc",
        "date_accessed": "yesterday",
        "colour": "red",
        "upstream": [{"repository": "owner/name", "path": "", "commit": "not hexadecimal"}, "x"],
    }
    del bad["producer"], bad["url_note"]
    with pytest.raises(DataError) as error:
        parse_source(bad)
    text = " | ".join(error.value.problems)
    for part in (
        "'title'",
        "'producer' is missing",
        "'rows'",
        "'sha256'",
        "'date_accessed'",
        "'url' or 'url_note'",
        "'colour' is not a field",
        "upstream 1 has no 'path'",
        "upstream 1 has 'not hexadecimal'",
        "upstream 2 must be a table",
    ):
        assert part in text


def test_a_derived_record_must_name_what_it_came_from():
    good = {"path": "data/a.csv", "how": "copied", "sha256": "0" * 64, "derived_from": ["b"]}
    assert parse_derived(good).derived_from == ("b",)
    with pytest.raises(DataError, match=r"'how' is missing.*'derived_from' must list"):
        parse_derived({"path": "data/a.csv", "sha256": "0" * 64, "derived_from": []})


def test_every_raw_file_has_a_record_and_every_record_a_file():
    recorded = set(load_sources())
    present = {
        path.relative_to(FOLDERS.root).as_posix()
        for folder in (FOLDERS.raw_data, FOLDERS.raw_geo)
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    assert recorded == {name for name in present if not name.endswith(SIDECAR_SUFFIX)}
    assert len(recorded) > 130


def test_every_file_still_has_its_checksum():
    check_provenance()


def test_every_derived_file_comes_from_files_that_exist():
    derived = load_derived_files()
    assert "data/lookup_lsoa21.csv" in derived
    named = {source for record in derived.values() for source in record.derived_from}
    assert not {source for source in named if not (FOLDERS.root / source).is_file()}


def test_a_file_without_record_a_lost_file_and_a_changed_one_are_all_reported(tmp_path):
    folders = Folders(tmp_path)
    folders.raw_data.mkdir(parents=True)
    folders.raw_geo.mkdir(parents=True)
    (folders.raw_data / "new.csv").write_text("a\n1\n")
    (folders.raw_data / "changed.csv").write_text("a\n2\n")
    for name in ("changed.csv", "lost.csv"):
        lines = [
            f'{key} = "{value}"'
            for key, value in RECORD.items()
            if isinstance(value, str) and key != "path"
        ]
        lines += [f'path = "data/raw/{name}"', "rows = 3", "date_accessed = 2026-11-21"]
        (folders.raw_data / (name + SIDECAR_SUFFIX)).write_text("\n".join(lines))
    with pytest.raises(DataError) as error:
        check_provenance(folders)
    assert error.value.problems == (
        "data/raw/new.csv has no record beside it",
        "data/raw/lost.csv is gone, its record is not",
        "data/raw/changed.csv has changed since its checksum was taken",
    )


def test_licences_are_those_that_the_publishers_state():
    sources = load_sources()
    assert "Open Parliament" in sources["data/raw/lookups/gm_msoa21_names.csv"].licence
    assert "ODbL" in sources["geo/raw/metrolink_lines.geojson"].licence
    assert "ODbL" in sources["data/raw/services/allotments.csv"].licence
    fingertips = sources["data/raw/life_expectancy/trafford_msoa11_life_expectancy_2015_19.csv"]
    assert fingertips.licence == "Open Government Licence v3.0 as stated by Trafford Data Lab"
    assert "non-commercial" in fingertips.licence_note


def test_no_record_points_to_a_file_outside_the_project():
    texts = [
        path.read_text(encoding="utf-8")
        for folder in (FOLDERS.data, FOLDERS.geo)
        for path in folder.rglob(f"*{SIDECAR_SUFFIX}")
    ]
    for word in ("SOURCES.md", "DATA_NOTES", "PLACES.md", "/work", "../shared"):
        assert not [text for text in texts if word in text]


def test_every_peer_list_is_among_the_sources():
    assert {f"data/raw/lookups/{name}.csv" for name in PEER_LISTS} <= set(load_sources())


def test_the_attribution_names_each_publisher_whose_licence_asks_for_it():
    text = " ".join(rights_lines(load_sources().values()))
    for name in (
        "Open Government Licence v3.0",
        "National Statistics",
        "OS data",
        "Royal Mail",
        "House of Commons Library",
        "OpenStreetMap contributors (ODbL)",
        "Transport for Greater Manchester",
        "Trafford Data Lab",
    ):
        assert name in text
    assert "Crown copyright and database right 2025" in MAP_ATTRIBUTION
    assert "OpenStreetMap" in MAP_ATTRIBUTION


# ---- beside a figure -----------------------------------------------------------------------------


def source(path: str = "data/raw/one.csv", **changes: object) -> Source:
    return parse_source({**RECORD, "path": path, **changes})


def test_a_record_cites_nothing_until_it_stands_beside_a_figure():
    assert (source().years, source().release) == ((), "")


def test_what_is_cited_of_one_file_and_release_is_put_together_in_order():
    one, two = source(), source("data/raw/two.csv")
    found = merged(
        [
            one.cited(["2019"], "A"),
            two.cited(["2021"], "B"),
            one.cited(["2015", "2019"], "A"),
            one.cited(["2025"], "C"),
        ]
    )
    assert [(s.path, s.release, s.years) for s in found] == [
        ("data/raw/one.csv", "A", ("2015", "2019")),
        ("data/raw/two.csv", "B", ("2021",)),
        ("data/raw/one.csv", "C", ("2025",)),
    ]


def test_a_room_is_told_each_release_once_and_our_own_work_once():
    found = [
        source().cited(["2025"], "MHCLG, IoD 2025"),
        source("data/raw/two.csv").cited(["2024"], "MHCLG, IoD 2025"),
        source().cited(["2025"], f"{OURS}: weighted mean"),
        source("data/raw/two.csv").cited(["2025"], f"{OURS}: sum"),
    ]
    assert publishers(found) == f"MHCLG, IoD 2025; {OURS}"


def test_a_release_is_named_once_with_the_years_of_all_its_files():
    files = [
        source(f"data/raw/{n}.csv").cited([year], "ONS, Census")
        for n, year in enumerate(("2011", "2021"))
    ]
    assert source_lines(files) == ("ONS, Census (2011 and 2021)",)
    assert source_lines([source()]) == ("ONS",)


def test_what_this_project_worked_out_names_whom_it_was_worked_out_from():
    ours = source().cited(["2024"], f"{OURS}: sum of LSOA counts")
    assert source_lines([ours]) == (f"{OURS}: sum of LSOA counts, from ONS (2024)",)


def test_an_attribution_names_no_other_licence_than_the_record_states():
    for path, found in load_sources().items():
        if "Open Government Licence" in found.attribution:
            assert "Open Government Licence" in found.licence, path
        if "ODbL" in found.attribution:
            assert "ODbL" in found.licence, path


def test_each_licence_stands_once_with_what_it_covers_and_the_commonest_for_the_rest():
    lines = source("data/raw/lines.geojson", title="Lines", licence=ODBL)
    names = source("data/raw/names.csv", title="Names", licence="Open Parliament Licence")
    many = [lines, source(), source("data/raw/two.csv"), names, source().cited(["2021"], "ONS")]
    assert licence_lines(many) == (
        "Contains public sector information licensed under the Open Government Licence v3.0.",
        "Licence of “Lines”: Open Database Licence (ODbL).",
        "Licence of “Names”: Open Parliament Licence.",
    )
    assert licence_lines([lines]) == ("Licence: Open Database Licence (ODbL).",)
    assert licence_lines([]) == ()


def test_a_room_is_told_each_licence_once_and_in_short():
    both = source(licence="Open Government Licence v3.0; names under another licence")
    lines = source(licence=ODBL)
    said = "Licence: OGL v3.0; names under another licence; ODbL."
    assert licence_in_short([both, source(), lines]) == said
    assert licence_in_short([]) == ""


def test_a_line_that_names_the_licence_is_said_from_the_licence_alone():
    asked = "Contains public sector information licensed under the Open Government Licence v3.0. A."
    assert rights_lines([source(attribution=asked, licence=ODBL)]) == (
        "Licence: Open Database Licence (ODbL).",
        "A.",
    )


def test_each_line_that_a_publisher_asks_for_stands_once():
    asked = source(attribution="Contains a. Source: ONS.")
    assert credit_lines([asked, source("data/raw/b.csv", attribution="Source: ONS.")]) == (
        "Contains a.",
        "Source: ONS.",
    )
