"""The map as a picture: each area in its class, what is picked out, and an honest legend."""

from collections import Counter
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

from tests.pictures.reading import picture_data
from trafford_explorer import load, style
from trafford_explorer.areas import NEIGHBOURHOODS
from trafford_explorer.indicators import Polarity
from trafford_explorer.maps import (
    PLACE_LOOKS,
    MapState,
    classify,
    classify_against,
    classify_tenths,
    orientation_layers,
)
from trafford_explorer.pictures import PictureError, map_picture
from trafford_explorer.pictures.map import draw_map
from trafford_explorer.sources import BOUNDARY_LINE, OSM_LINE

SVG = "{http://www.w3.org/2000/svg}"
WORDS = {
    "title": "A finding & more",
    "subtitle": "Years, women, 2015-19",
    "source": "A survey.",
    "rights": "Licence: of the survey.",
}
PARTINGTON, HALE = "E02001275", "E02001284"


def years():
    table = load.load_indicator_values()
    chosen = table[
        (table["indicator_id"] == "life_expectancy_at_birth")
        & (table["area_type"] == "msoa11")
        & (table["sex"] == "female")
        & (table["period"] == "2015-19")
    ]
    return chosen.set_index("area_code")["value"].sort_index()


def state(values=None, **more):
    values = years() if values is None else values
    return MapState(
        **{
            "layer": "msoa11",
            "codes": values.index.tolist(),
            "classes": classify(values, Polarity.HIGH_IS_GOOD),
            "values": {code: f"{value:.1f} years" for code, value in values.dropna().items()},
            "summary": "In words.",
        }
        | more
    )


def drawn(shown, **more):
    return draw_map(shown, **{"width": 6.5, "framed": True} | WORDS | more)


def words_of(picture):
    texts = [t.text or "" for t in ElementTree.fromstring(picture).iter(f"{SVG}text")]
    return " ".join(unescape(" ".join(texts)).split())


def svg(shown, **more):
    return map_picture(shown, **WORDS | {"kind": "svg"} | more)


def kinds_drawn(axes):
    return Counter((artist.get_gid() or "").partition("-")[0] for artist in axes.get_children())


def test_every_area_is_in_its_class_and_says_its_value():
    values, shown = years(), state()
    found = {one["area"]: one for one in picture_data(map_picture(shown, **WORDS))}
    assert found == {one["area"]: one for one in picture_data(svg(shown))}
    assert set(found) == set(values.index)
    darkest = [one for one, area in found.items() if area["colour"] == style.SEQUENTIAL[-1]]
    assert set(darkest) == set(values.nsmallest(len(darkest)).index), "the lowest are the worst"
    for code, value in values.items():
        assert found[code]["value"] == f"{value:.1f} years"
        assert found[code]["colour"] == shown.classes.colours[shown.classes.class_of[code]]


def test_a_changed_value_changes_the_picture():
    values = years()
    other = values.copy()
    other[HALE] = values.min() - 1
    assert map_picture(state(), **WORDS) != map_picture(state(other), **WORDS)


def test_the_legend_gives_each_class_its_ends_and_its_count():
    values, shown = years(), state()
    said = words_of(svg(shown))
    for k, count in enumerate(shown.classes.counts):
        held = [values[code] for code, at in shown.classes.class_of.items() if at == k]
        assert len(held) == count
        ends = f"{min(held):.1f} to {max(held):.1f} years"
        assert f"{ends} ({count} areas)" in said


def test_a_class_without_an_area_is_not_in_the_legend():
    values = years()
    classes = classify_against(values, values.max() + 5, Polarity.HIGH_IS_GOOD)
    assert 0 in classes.counts
    said = words_of(svg(state(classes=classes)))
    assert said.count("area") == sum(1 for count in classes.counts if count)
    assert "nan" not in said


def test_an_area_without_a_figure_is_grey_dashed_and_named():
    values = years()
    values[PARTINGTON] = np.nan
    shown = state(values)
    found = {one["area"]: one for one in picture_data(map_picture(shown, **WORDS))}
    assert found[PARTINGTON]["colour"] == style.MISSING and found[PARTINGTON]["value"] == ""
    assert "No figure published: Partington" in words_of(svg(shown))
    assert "No figure" not in words_of(svg(state()))


def test_words_for_the_classes_can_be_given():
    said = words_of(svg(state(), legend=["best", "", "", "", "worst"]))
    assert "best" in said and "worst" in said and "areas)" not in said


def test_what_is_chosen_is_ringed_and_named_with_the_focus_on_top():
    _, axes = drawn(state(selected=(PARTINGTON, HALE)))
    rings = [a for a in axes.patches if (a.get_gid() or "").startswith("picked")]
    assert Counter(ring.get_gid() for ring in rings) == {
        f"picked-{PARTINGTON}": 2,
        f"picked-{HALE}": 2,
    }
    top = max(rings, key=lambda ring: ring.get_zorder())
    assert top.get_gid() == f"picked-{PARTINGTON}"
    said = words_of(svg(state(selected=(PARTINGTON, HALE))))
    assert "Chosen: Partington, Hale" in said and said.count("Partington") == 2
    picked = [one["area"] for one in picture_data(svg(state(selected=(HALE,)))) if one["picked"]]
    assert picked == [HALE]


def test_what_is_chosen_on_another_layer_is_ringed_and_named_too():
    ward = "E05015244"
    shown = state(selected=(ward,), outlined="ward23")
    _, axes = drawn(shown)
    assert sum(a.get_gid() == f"picked-{ward}" for a in axes.patches) == 2
    assert "Bucklow-St Martins" in words_of(svg(shown))


@pytest.mark.parametrize("layer", orientation_layers())
def test_every_layer_of_the_screen_is_drawn_and_in_the_legend(layer):
    shown = state(extras=(layer,))
    _, axes = drawn(shown)
    kinds = kinds_drawn(axes)
    if layer in PLACE_LOOKS:
        inside = load.load_places(layer)
        west, east = axes.get_xlim()
        south, north = axes.get_ylim()
        points = inside.geometry.representative_point()
        here = points.x.between(west, east) & points.y.between(south, north)
        assert kinds["place"] == here.sum() > 0
    else:
        assert kinds["layer"] > kinds_drawn(drawn(state())[1])["layer"]
    assert len(words_of(svg(shown))) > len(words_of(svg(state())))


@pytest.mark.parametrize("layer", ["lsoa21", "lsoa11", "msoa21", "ward23", "ward17"])
def test_every_kind_of_area_can_be_drawn(layer):
    areas = load.load_areas(layer)
    values = pd.Series(np.arange(len(areas), dtype=float), index=areas["area_code"])
    found = picture_data(map_picture(state(values, layer=layer), **WORDS))
    assert {one["area"] for one in found} == set(areas["area_code"])


def test_neighbourhoods_carry_their_names_when_asked():
    classes = classify(years(), Polarity.HIGH_IS_GOOD)
    tints = replace(
        classes, class_of={name: i for i, name in enumerate(sorted(NEIGHBOURHOODS))}, edges=[]
    )
    shown = MapState("neighbourhood", sorted(NEIGHBOURHOODS), tints, {}, labels=True)
    said = words_of(svg(shown))
    for name in NEIGHBOURHOODS:
        assert name in said
        assert name not in words_of(svg(replace(shown, labels=False)))


def test_the_map_moves_to_what_is_near():
    whole, near = drawn(state())[1], drawn(state(near=(PARTINGTON,)))[1]
    assert np.ptp(near.get_xlim()) < 0.6 * np.ptp(whole.get_xlim())
    west, south, east, north = (
        load.load_areas("msoa11").set_index("area_code").geometry[PARTINGTON].bounds
    )
    assert near.get_xlim()[0] < west < east < near.get_xlim()[1]
    assert near.get_ylim()[0] < south < north < near.get_ylim()[1]


def test_a_kilometre_is_as_long_up_as_across():
    sheet, axes = drawn(state())
    box = axes.get_window_extent()
    across = box.width / np.ptp(axes.get_xlim()) / np.cos(np.radians(53.41))
    assert across == pytest.approx(box.height / np.ptp(axes.get_ylim()), rel=0.01)
    assert sheet.figure.bbox.contains(box.x1, box.y1)


def test_nothing_is_cut_off():
    everything = state(selected=(PARTINGTON, HALE), extras=("gp_practice", "hub", "greenspace"))
    sheet, axes = drawn(everything)
    edges = sheet.figure.bbox
    for text in [*sheet.axes.texts, *axes.texts]:
        box = text.get_window_extent()
        assert edges.x0 <= box.x0 and box.x1 <= edges.x1 + 1, text.get_text()
        assert edges.y0 <= box.y0 and box.y1 <= edges.y1 + 1, text.get_text()


def test_title_source_and_the_boundaries_line_are_inside_and_in_the_record():
    said = words_of(svg(state(extras=("metrolink_line",))))
    for words in (*WORDS.values(), BOUNDARY_LINE, OSM_LINE):
        assert words in said
    record = map_picture(state(), **WORDS).decode("latin-1")
    for words in (*WORDS.values(), "In words."):
        assert words in record


def test_without_a_frame_the_boundaries_line_stays():
    said = words_of(svg(state(), framed=False))
    assert not any(WORDS[part] in said for part in ("title", "source", "rights"))
    assert BOUNDARY_LINE in said and OSM_LINE not in said


def test_what_cannot_be_drawn_is_refused_and_not_left_out():
    with pytest.raises(PictureError, match="'moon' cannot be drawn"):
        map_picture(state(extras=("moon",)), **WORDS)
    with pytest.raises(PictureError, match="no outline of E02000001"):
        map_picture(state(codes=["E02000001"]), **WORDS)
    with pytest.raises(PictureError, match="There are: png, svg"):
        map_picture(state(), **WORDS, kind="pdf")


def test_the_legend_of_tenths_names_the_most_deprived_two_apart():
    codes = list(years().index)
    tenths = pd.Series([float(n % 4 + 1) for n in range(len(codes))], index=codes)
    classes = classify_tenths(tenths)
    said = words_of(svg(state(tenths, classes=classes)))
    for name, count in zip(classes.names, classes.counts, strict=True):
        assert (f"{name} ({count} areas)" in said) is (count > 0)
