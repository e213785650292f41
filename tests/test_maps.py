"""What the map is told, and what is made of a click."""

import json

import numpy as np
import pandas as pd
import pytest

from trafford_explorer import maps, style
from trafford_explorer.indicators import Polarity
from trafford_explorer.maps import MapFiles, MapState, build_layer, build_map, classify

FILES = MapFiles(["a/leaflet.js", "a/map.js"])


def test_the_worst_values_are_the_darkest_in_either_direction():
    values = pd.Series(range(10), index=list("abcdefghij"), dtype=float)
    high_good = classify(values, Polarity.HIGH_IS_GOOD)
    low_good = classify(values, Polarity.LOW_IS_GOOD)
    assert high_good.class_of["a"] == 4
    assert low_good.class_of["j"] == 4
    assert low_good.colours == style.SEQUENTIAL


def test_every_area_with_a_value_is_in_one_class_and_inside_its_edges():
    rng = np.random.default_rng(1)
    values = pd.Series(rng.normal(80, 3, 139), index=[f"E{i}" for i in range(139)])
    values.iloc[[3, 7]] = np.nan
    found = classify(values, Polarity.HIGH_IS_GOOD)
    assert set(found.class_of) == set(values.dropna().index)
    assert found.missing == 2
    assert sum(found.counts) == 137
    for code, k in found.class_of.items():
        low, high = found.edges[k]
        assert low <= values[code] <= high


def test_equal_values_share_a_class():
    values = pd.Series([1.0] * 20 + [2.0] * 5, index=[f"E{i}" for i in range(25)])
    found = classify(values, Polarity.LOW_IS_GOOD)
    assert found.edges == [(1.0, 1.0), (2.0, 2.0)]
    assert found.counts == [20, 5]


def test_no_value_at_all_is_all_missing():
    found = classify(pd.Series({"a": np.nan}), Polarity.UNKNOWN)
    assert (found.class_of, found.missing) == ({}, 1)


def test_around_england_the_better_side_comes_first():
    values = pd.Series({"low": 78.0, "near": 83.1, "high": 87.0, "none": np.nan})
    found = maps.classify_against(values, 83.2, Polarity.HIGH_IS_GOOD)
    assert found.class_of == {"high": 0, "near": 2, "low": 4}
    assert (found.counts, found.missing) == ([1, 0, 1, 0, 1], 1)
    turned = maps.classify_against(values, 83.2, Polarity.LOW_IS_GOOD)
    assert turned.class_of == {"low": 0, "near": 2, "high": 4}


def test_values_equal_to_england_are_in_the_middle():
    found = maps.classify_against(pd.Series({"a": 5.0, "b": 5.0}), 5.0, Polarity.NO_JUDGEMENT)
    assert found.class_of == {"a": 2, "b": 2}


def state(**changes) -> MapState:
    given = {
        "layer": "lsoa21",
        "codes": ["a", "b", "c"],
        "classes": classify(pd.Series({"a": 1.0, "b": 2.0, "c": np.nan}), Polarity.LOW_IS_GOOD),
        "values": {"a": "1", "b": "2"},
        "selected": ["b"],
    }
    return MapState(**(given | changes))


def test_the_frame_is_told_one_character_an_area_and_missing_is_marked():
    told = state().as_dict()
    assert told["classes"] == "01-"
    assert told["values"] == "1|2|"
    assert told["selected"] == ["b"]


def test_the_map_loads_nothing_but_the_files_it_was_given():
    page = build_map(FILES).get_root().render()
    loaded = [part.split('"')[0] for part in page.split('src="')[1:]]
    assert loaded == list(FILES.scripts)
    assert "http" not in json.dumps(build_map(FILES).default_css)


def test_the_layer_tells_the_map_in_the_frame_what_to_show():
    layer = build_layer(state())
    built = build_map(FILES)
    layer.add_to(built)
    script = built.get_root().render()
    assert "TraffordMap.show(" in script
    assert '"classes":"01-"' in script


@pytest.mark.parametrize("value", [None, "", 3, [], {}, {"n": 4}, {"zoom": 3}])
def test_a_value_that_says_nothing_is_no_click(value):
    assert maps.read_click(value) is None


def test_a_click_on_an_area_gives_its_code():
    click = maps.read_click({"area_code": "E01", "layer": "lsoa21", "n": 7})
    assert click == maps.Click(area_code="E01", layer="lsoa21", n=7)


def test_a_click_on_a_place_is_no_area():
    click = maps.read_click({"place": "hub", "id": "hub-sale", "n": 7})
    assert click == maps.Click(place_kind="hub", place_id="hub-sale", n=7)


def test_a_strange_click_is_cut_short_not_trusted():
    click = maps.read_click({"area_code": ["x"] * 500, "n": "soon"})
    assert len(click.area_code) == 100
    assert click.n == 0


def test_a_pcn_is_no_layer():
    assert "pcn" not in maps.orientation_layers()
    assert "pcn" not in maps.PLACE_LOOKS


def test_what_never_changes_is_a_script_of_its_own():
    script = maps.client_options({"lsoa21": "a/lsoa21.js"}, "p { margin: 0 }")
    told = json.loads(script.removeprefix("window.traffordOptions=").rstrip(";\n"))
    assert told["files"] == {"lsoa21": "a/lsoa21.js"}
    assert told["css"] == "p { margin: 0 }"
    assert "OpenStreetMap contributors" in told["attribution"]


def test_tenths_are_shaded_alike_on_every_map():
    found = maps.classify_tenths(
        pd.Series({f"E{n}": float(n) for n in range(1, 11)} | {"x": np.nan})
    )
    assert found.class_of == {
        "E1": 5, "E2": 4, "E3": 3, "E4": 3, "E5": 2, "E6": 2, "E7": 1, "E8": 1, "E9": 0, "E10": 0,
    }  # fmt: skip
    assert found.names == ("9 to 10", "7 to 8", "5 to 6", "3 to 4", "2", "1")
    assert (found.counts, found.missing) == ([2, 2, 2, 2, 1, 1], 1)
    assert maps.classify_tenths(pd.Series({"a": 2.0})).colours == found.colours
