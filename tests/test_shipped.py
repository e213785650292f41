"""What is shipped hangs together: values, indicators, areas, sources, places and layers."""

import pytest

from trafford_explorer import load, maps, style
from trafford_explorer.areas import AREA_TYPE_TEXT, NEIGHBOURHOODS, SMALL_AREA_TYPES, AreaType
from trafford_explorer.build.report import derived_files
from trafford_explorer.indicators import INDICATORS, LEFT_OUT
from trafford_explorer.paths import FOLDERS
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.sources import SIDECAR_SUFFIX
from trafford_explorer.tables import BREAKDOWN_KEY, VALUE_KEY
from trafford_explorer.tables.geography import WEB_LAYERS


@pytest.fixture(scope="module")
def values():
    return load.load_indicator_values()


@pytest.fixture(scope="module")
def sources():
    return load.load_sources()


@pytest.fixture(scope="module")
def area_codes():
    areas = load.load_area_names()
    return set(zip(areas["area_type"], areas["area_code"], strict=True))


def test_every_value_has_an_indicator_and_every_indicator_a_value(values):
    breakdowns = load.load_breakdowns()
    shipped = set(values["indicator_id"]) | set(breakdowns["indicator_id"])
    assert shipped == set(INDICATORS)
    assert set(load.load_comparison_values()["indicator_id"]) <= set(INDICATORS)


def test_every_value_has_an_area(values, area_codes):
    for table in (values, load.load_breakdowns()):
        used = set(zip(table["area_type"], table["area_code"], strict=True))
        assert used <= area_codes


def test_every_value_has_a_source_that_is_shipped_with_its_record(values, sources):
    for indicator_id in values["indicator_id"].unique():
        files = INDICATORS[indicator_id].source_files
        assert files
        for file in files:
            assert f"data/raw/{file}" in sources, f"{indicator_id}: {file}"


def test_every_value_says_whose_release_it_is_and_every_gap_why(values):
    assert (values["release"] != "").all()
    missing = values["value"].isna()
    assert (values.loc[missing, "missing_reason"] != "").all()
    assert (values.loc[~missing, "missing_reason"] == "").all()


def test_the_key_of_each_table_is_unique(values):
    assert not values.duplicated(VALUE_KEY).any()
    assert not load.load_breakdowns().duplicated(BREAKDOWN_KEY).any()


def test_every_value_is_within_the_bounds_of_its_indicator(values):
    for indicator_id, here in values.groupby("indicator_id"):
        low, high = INDICATORS[indicator_id].bounds
        assert here["value"].dropna().between(low, high).all(), indicator_id


def test_an_interval_encloses_its_value(values):
    both = values.dropna(subset=["value", "lower_95", "upper_95"])
    assert len(both) > 400
    assert (both["lower_95"] <= both["value"] + 1e-9).all()
    assert (both["value"] <= both["upper_95"] + 1e-9).all()


def test_values_are_shipped_only_for_the_kinds_of_area_an_indicator_declares(values):
    for indicator_id, here in values.groupby("indicator_id"):
        declared = {str(kind) for kind in INDICATORS[indicator_id].area_types}
        assert set(here["area_type"]) <= declared, indicator_id


def test_no_life_expectancy_is_given_for_a_neighbourhood(values):
    life = values[values["indicator_id"].str.contains("life_expectancy")]
    assert not life["area_type"].str.startswith("neighbourhood").any()


def test_no_rank_or_decile_is_averaged(values):
    ranked = values[values["indicator_id"].str.contains("_rank|_decile")]
    assert len(ranked) > 0
    assert set(ranked["area_type"]) <= {"lsoa11", "lsoa21"}


def test_a_pcn_has_no_values_of_residents_and_no_outline(values):
    assert "pcn" not in set(values["area_type"])
    assert load.load_areas("pcn").geometry.is_empty.all()
    assert load.load_places("pcn").geometry.is_empty.all()
    assert "pcn" not in WEB_LAYERS


def test_every_file_is_what_its_record_says():
    load.check_provenance()


def test_every_derived_file_has_a_record():
    recorded = set(load.load_derived_files())
    present = {
        path.relative_to(FOLDERS.root).as_posix()
        for folder in (FOLDERS.data, FOLDERS.geo)
        for path in folder.rglob("*")
        if path.is_file()
        and "raw" not in path.relative_to(folder).parts
        and not path.name.endswith(SIDECAR_SUFFIX)
        and not path.name.startswith(".")
    }
    assert present == recorded
    assert present >= set(derived_files(FOLDERS)) - {
        name for name in derived_files(FOLDERS) if name.endswith(SIDECAR_SUFFIX)
    }


def test_every_source_names_producer_licence_period_and_changes(sources):
    for path, source in sources.items():
        for words in (source.title, source.producer, source.licence, source.period, source.changed):
            assert words.strip(), path
        assert source.attribution.strip(), path
        assert source.url or source.url_note, path


def test_nobody_can_change_the_declared_indicators():
    with pytest.raises(TypeError):
        INDICATORS["another"] = next(iter(INDICATORS.values()))
    with pytest.raises(AttributeError):
        next(iter(INDICATORS.values())).title = "another"


def test_an_indicators_key_is_its_id_and_titles_are_told_apart():
    assert all(key == indicator.id for key, indicator in INDICATORS.items())
    titles = [indicator.title for indicator in INDICATORS.values()]
    assert sorted(titles) == sorted(set(titles))


def test_everything_left_out_says_what_it_is_and_why():
    assert LEFT_OUT
    for item in LEFT_OUT:
        assert item.what.strip()
        assert item.reason.strip()


def test_every_kind_of_place_has_words_a_look_a_record_and_a_licence(sources):
    for name, kind in PLACE_KINDS.items():
        assert kind.label.strip()
        assert kind.plural.strip()
        assert kind.date
        assert kind.source_file in sources, name
        assert sources[kind.source_file].licence.strip(), name
        if kind.geometry == "point":
            assert name in maps.PLACE_LOOKS
        if kind.geometry in ("line", "polygon"):
            assert name in maps.LINE_LAYERS


def test_every_layer_offered_has_a_label_and_a_look():
    layers = maps.orientation_layers()
    for name, label in layers.items():
        assert label.strip()
        assert name in maps.PLACE_LOOKS or name in maps.LINE_LAYERS
    assert len(set(layers.values())) == len(layers)
    assert set(maps.PLACE_LOOKS) <= set(layers)


def test_no_two_kinds_of_place_look_alike():
    looks = list(maps.PLACE_LOOKS.values())
    assert len({(colour, letter) for colour, letter, _ in looks}) == len(looks)
    assert all(len(letter) == 1 for _, letter, _ in looks)


def test_every_outline_drawn_is_shipped_as_a_script():
    assert set(load.web_geometry_files()) == set(WEB_LAYERS)
    assert {str(kind) for kind in SMALL_AREA_TYPES} <= set(WEB_LAYERS)
    assert set(maps.LINE_LAYERS) <= set(WEB_LAYERS)


def test_every_kind_of_area_is_named_with_its_vintage():
    assert set(AREA_TYPE_TEXT) == set(AreaType)
    for kind in SMALL_AREA_TYPES:
        assert AREA_TYPE_TEXT[kind].vintage
        assert len(load.load_areas(kind)) > 0
    labels = [AREA_TYPE_TEXT[kind].label for kind in SMALL_AREA_TYPES]
    assert len(set(labels)) == len(labels)


def test_each_neighbourhood_and_network_has_its_own_colour_and_mark():
    assert set(style.NEIGHBOURHOOD_COLOURS) == set(NEIGHBOURHOODS)
    assert set(style.NEIGHBOURHOOD_SYMBOLS) == set(NEIGHBOURHOODS)
    assert set(style.PCN_COLOURS) == set(load.load_places("pcn")["pcn_code"])
    assert len(set(style.PCN_LETTERS.values())) == len(style.PCN_COLOURS)


def test_the_indicators_that_the_explorer_promises_are_there(values):
    promised = {
        ("life_expectancy_at_birth", "msoa11", "2015-19"),
        ("life_expectancy_at_birth", "msoa11", "2009-13"),
        ("healthy_life_expectancy_at_birth", "msoa11", "2009-13"),
        ("disability_free_life_expectancy_at_birth", "msoa11", "2009-13"),
        ("imd_score", "lsoa21", "2025"),
        ("imd_score", "lsoa11", "2019"),
    }
    held = set(values[["indicator_id", "area_type", "period"]].itertuples(index=False, name=None))
    assert promised <= held
    for indicator, kind in (
        ("life_expectancy_at_birth", "ward17"),
        ("life_expectancy_at_birth", "local_authority"),
        ("sii_life_expectancy_at_birth", "local_authority"),
        ("under75_preventable_mortality", "local_authority"),
        ("children_in_low_income_families_relative", "ward23"),
        ("obesity_year_6", "ward23"),
        ("obesity_reception", "ward23"),
        ("claimant_rate", "ward23"),
        ("universal_credit_rate", "ward23"),
        ("no_car", "lsoa21"),
        ("population", "lsoa21"),
    ):
        here = values[(values["indicator_id"] == indicator) & (values["area_type"] == kind)]
        assert len(here), f"{indicator} by {kind}"
