"""The build: the same bytes everywhere, and what it makes of awkward shapes and names."""

import os
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from trafford_explorer.areas import AreaType
from trafford_explorer.build import areas as build_areas_module
from trafford_explorer.build.derived import (
    geojson_bytes,
    geometry_record,
    write_derived,
)
from trafford_explorer.build.finder import finder
from trafford_explorer.build.places import READERS
from trafford_explorer.build.web import places_script, simplified_coverage
from trafford_explorer.load.geography import load_areas, load_places
from trafford_explorer.load.provenance import load_derived_files
from trafford_explorer.paths import FOLDERS, ROOT, Folders
from trafford_explorer.places import PLACE_KINDS

SCRIPT = (
    "import sys; from pathlib import Path;"
    "from trafford_explorer.build.geography import build_geography;"
    "from trafford_explorer.paths import Folders;"
    "build_geography(Folders(Path(sys.argv[1])))"
)


def _build(root: Path, seed: str) -> dict[str, bytes]:
    folders = Folders(root)
    folders.data.mkdir(parents=True)
    folders.geo.mkdir()
    folders.raw_data.symlink_to(FOLDERS.raw_data)
    folders.raw_geo.symlink_to(FOLDERS.raw_geo)
    subprocess.run(
        [sys.executable, "-c", SCRIPT, str(root)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
    )
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in (folders.data, folders.geo)
        for path in folder.rglob("*")
        if path.is_file() and "raw" not in path.relative_to(root).parts
    }


def test_the_build_writes_the_shipped_bytes_in_any_folder_with_any_hash_seed(tmp_path):
    first = _build(tmp_path / "one", "1")
    second = _build(tmp_path / "another folder", "2")
    assert first == second
    shipped = {name: (FOLDERS.root / name).read_bytes() for name in first}
    assert first == shipped
    assert "geo/places.geojson" in first
    assert len([name for name in first if name.startswith("geo/web/")]) == 2 * 12


def test_a_second_build_leaves_no_script_of_the_first(tmp_path):
    _build(tmp_path / "root", "1")
    folders = Folders(tmp_path / "root")
    (folders.web_geometry / "lsoa21.0123456789.js").write_text("old")
    subprocess.run([sys.executable, "-c", SCRIPT, str(folders.root)], cwd=ROOT, check=True)
    assert len(list(folders.web_geometry.glob("lsoa21.*.js"))) == 1


def test_a_derived_file_is_written_with_its_record(tmp_path):
    folders = Folders(tmp_path)
    write_derived(folders, folders.data / "a" / "b.csv", b"x\n1\n", ["data/raw/c.csv"], 'A "b".')
    record = load_derived_files(folders)["data/a/b.csv"]
    assert record.how == 'A "b".'
    assert record.derived_from == ("data/raw/c.csv",)


def test_geojson_has_one_feature_a_line_and_rounded_coordinates():
    point = geometry_record(shapely.Point(-2.12345678, 53.4), 6)
    feature = {"type": "Feature", "properties": {"name": "Café"}, "geometry": point}
    text = geojson_bytes([feature, feature]).decode()
    assert text.count("\n") == 4
    assert '"coordinates":[-2.123457,53.4]' in text
    assert "Café" in text


def test_nothing_to_draw_becomes_a_null_geometry():
    assert geometry_record(shapely.Point(), 6) is None
    assert geometry_record(shapely.MultiPolygon(), 6) is None


def test_an_invalid_outline_is_repaired_and_stays_a_polygon():
    bow_tie = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    spike = shapely.Polygon([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0), (-1, 0), (0, 0)])
    repaired = build_areas_module.repaired(np.array([bow_tie, spike], dtype=object))
    assert shapely.is_valid(repaired).all()
    assert {shape.geom_type for shape in repaired} <= {"Polygon", "MultiPolygon"}
    assert shapely.area(repaired) == pytest.approx([2, 1])


def test_the_three_invalid_outlines_of_2011_lose_no_ground():
    for area_type, codes in (
        (AreaType.LSOA11, ["E01006195", "E01006205"]),
        (AreaType.MSOA11, ["E02001281"]),
    ):
        raw = gpd.read_file(FOLDERS.root / build_areas_module.OUTLINES[area_type])
        raw = raw.set_index("area_code").geometry
        ours = load_areas(area_type).set_index("area_code").geometry
        assert not raw[codes].is_valid.any()
        for code in codes:
            assert ours[code].is_valid
            assert ours[code].area == pytest.approx(raw[code].buffer(0).area, rel=1e-3)


def test_neighbours_keep_one_border_when_they_are_simplified():
    wiggle = [(1, y / 1000 + 0.00001 * (y % 2)) for y in range(0, 1001, 10)]
    left = shapely.Polygon([(0, 0), *wiggle, (0, 1)])
    right = shapely.Polygon([(2, 0), *wiggle, (2, 1)])
    thin = simplified_coverage(np.array([left, right], dtype=object))
    assert (
        shapely.get_num_coordinates(thin).sum() < shapely.get_num_coordinates([left, right]).sum()
    )
    assert shapely.coverage_is_valid(thin)


def test_a_text_that_would_end_the_script_is_escaped():
    hubs = load_places("hub").assign(name="</script><b>")
    assert "</" not in places_script(hubs)


def test_a_town_is_found_in_the_area_in_whose_outline_it_stands():
    areas = {
        kind: gpd.GeoDataFrame(
            {"area_code": ["A", "B"]},
            geometry=[shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)],
            crs=4326,
        )
        for kind in (
            "neighbourhood",
            "neighbourhood17",
            "ward23",
            "ward17",
            "msoa21",
            "msoa11",
            "lsoa21",
            "lsoa11",
        )
    }
    names = pd.DataFrame(
        {
            "area_type": "ward23",
            "area_code": ["A", "B"],
            "area_name": ["Aston", "Beeston & Side"],
            "neighbourhood": "North",
            "published_name": ["Aston", "Beeston & Side"],
        }
    )
    towns = gpd.GeoDataFrame({"name": ["Sea"]}, geometry=[shapely.Point(1.5, 0.5)], crs=4326)
    only_wards = {AreaType(kind): frame for kind, frame in areas.items()}
    for kind in only_wards:
        if kind is not AreaType.WARD23:
            only_wards[kind] = only_wards[kind].iloc[:0]
    table = finder(names, only_wards, towns).set_index("label")
    assert table.loc["Sea, the town: Ward Beeston & Side", "area_code"] == "B"
    assert table.loc["Ward Beeston & Side", "words"] == "beeston side b north sea"
    assert "sea" not in table.loc["Ward Aston", "words"]


def test_every_kind_of_place_has_a_reader():
    assert list(READERS) == list(PLACE_KINDS)


def test_the_duplicate_dentist_and_services_outside_trafford_are_left_out():
    dentists = pd.read_csv(FOLDERS.root / PLACE_KINDS["dentist"].source_file)
    assert len(dentists) - dentists.duplicated().sum() == len(load_places("dentist"))
    services = gpd.read_file(FOLDERS.root / PLACE_KINDS["mental_health_service"].source_file)
    assert len(services) - 15 == len(load_places("mental_health_service"))
