"""Every view as exhibits: its own figures, its own sources, and what is picked out laid over."""

from dataclasses import replace

import pytest

from trafford_explorer import shipped
from trafford_explorer.areas import AreaType
from trafford_explorer.exhibits import Missing
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.selection import SHADES, Selection
from trafford_explorer.topics.explore import exhibits

LIFE = Selection("life_expectancy_at_birth", "msoa11", "female", "2015-19")
PARTINGTON, HALE = "E02001275", "E02001284"


@pytest.fixture(scope="module")
def every():
    return list(exhibits.every())


def test_every_indicator_and_every_kind_of_area_is_among_them(every):
    offers = shipped.offers()
    assert {one.id.split("/")[2] for one in every} == set(offers.indicators)
    levels = {level for _, level, _ in offers.periods}
    assert {one.id.split("/")[3] for one in every if "/map/" in one.id} == levels


def test_every_area_of_a_map_is_spoken_of_in_a_whole_sentence(every):
    maps = [one for one in every if one.map]
    for one in maps:
        assert [area.code for area in one.areas] == one.map.codes
        for area in one.areas:
            assert area.name in area.words and area.words.endswith("."), area.words
            assert "  " not in area.words and ".." not in area.words


def test_every_figure_is_that_of_its_sex_and_years(every):
    for one in every:
        _, _, indicator, level, sex, *_ = one.id.split("/")
        period = dict(one.address.choice)["period"]
        rows = shipped.indicator_values(indicator)
        rows = rows[(rows["sex"] == sex) & (rows["period"] == period)]
        rows = rows[rows["area_type"].isin([level, "country", "local_authority"])]
        for table in one.tables:
            (at,) = [
                n
                for n, column in enumerate(table.columns)
                if column.name == INDICATORS[indicator].short_title
            ]
            cells = [row[at] for row in table.rows if not isinstance(row[at], Missing)]
            assert {cell.value for cell in cells} <= set(rows["value"]), one.id


def test_a_map_credits_its_outlines_and_what_lies_over_it_and_no_more():
    bare = exhibits.view_map(replace(LIFE, layers=()))
    hubs = exhibits.view_map(replace(LIFE, layers=("hub", "gp_practice")))
    more = {source.path for source in hubs.sources} - {source.path for source in bare.sources}
    assert more == {
        "data/raw/places/community_hubs.csv",
        "data/raw/places/pcn_practices_2026.csv",
        "data/raw/places/pcns.csv",
    }
    signs = [row.words for row in hubs.legend]
    assert "Community hubs (2024)" in signs and "Sale Central PCN" in signs
    charts = {source.path for source in exhibits.ranked(LIFE).sources}
    assert "data/raw/lookups/gm_msoa11_names.csv" in charts
    assert not any("boundaries" in path for path in charts)


def test_what_is_picked_out_is_laid_over_the_kept_map():
    whole = exhibits.view_map(LIFE)
    picked = exhibits.view_map(replace(LIFE, focus=PARTINGTON, held=(HALE,)))
    assert picked.areas is whole.areas and picked.map.classes is whole.map.classes
    assert picked.map.selected == (PARTINGTON, HALE)
    assert "Selected: Partington, Hale." in picked.alt
    table, compared = picked.tables
    assert {table.rows[n][0] for n in table.marked} == {"Partington", "Hale"}
    assert [row[0] for row in compared.rows] == ["Hale", "Partington", "England"]
    assert whole.map.selected == () and whole.tables[0].marked == ()


def test_the_charts_are_those_of_the_view_whatever_is_picked_out():
    picked = replace(LIFE, focus=PARTINGTON, layers=("hub",), shade="england")
    assert exhibits.ranked(picked) is exhibits.ranked(LIFE)
    assert exhibits.spread(picked) is exhibits.spread(LIFE)
    assert exhibits.against_deprivation(picked) is exhibits.against_deprivation(LIFE)


def test_what_a_click_reads_is_the_area_of_the_dot():
    names = exhibits.dot_names(LIFE)
    assert names["Partington"] == PARTINGTON
    assert set(names.values()) == set(exhibits.ranked(LIFE).chart.spots)


def test_shaded_around_england_it_is_another_exhibit_and_says_so():
    shaded = exhibits.view_map(replace(LIFE, shade="england"))
    assert shaded.id == "explore/map/life_expectancy_at_birth/msoa11/female/2015-19/england"
    assert "Brown is below England" in shaded.reading
    none = Selection("imd_score", "lsoa21", "persons", "2025", shade="england")
    assert "england" not in exhibits.view_map(none).id


def test_files_are_called_by_measure_people_kind_of_area_and_years():
    name = "life_expectancy_at_birth_women_msoa_2015-19"
    assert exhibits.view_map(LIFE).name == name
    assert exhibits.ranked(LIFE).name == f"{name}_ranked"
    years = Selection("children_in_low_income_families_relative", "ward23", "persons", "2024/25")
    assert exhibits.view_map(years).id.endswith("/ward23/persons/2024-25")


def test_the_neighbourhoods_show_what_is_inside_them():
    level = str(AreaType.NEIGHBOURHOOD)
    population = shipped.offers().periods["population", level, "persons"][0]
    chosen = Selection("population", level, "persons", population)
    assert "/ward23/" in exhibits.spread(chosen).id
    assert exhibits.against_deprivation(chosen) is None


def test_the_answer_is_of_the_area_looked_at_or_of_the_whole_view():
    assert exhibits.answer(LIFE).finding == exhibits.view_map(LIFE).finding
    area = exhibits.answer(replace(LIFE, focus=PARTINGTON))
    assert area.finding.startswith("In Partington MSOA, life expectancy at birth for women")
    assert area.id.endswith(f"/{PARTINGTON}")
    assert ("area", PARTINGTON) in area.address.choice


# ---- the shades of every map ---------------------------------------------------------------------

TENTHS = {
    "1": {1},
    "2": {2},
    "3 to 4": {3, 4},
    "5 to 6": {5, 6},
    "7 to 8": {7, 8},
    "9 to 10": {9, 10},
}


@pytest.fixture(scope="module")
def shaded():
    """Every indicator, kind of area and sex on offer in its newest period, in each way of shading."""
    offers = shipped.offers()
    return [
        (selection, exhibits.view_map(selection))
        for (indicator, level, sex), periods in offers.periods.items()
        for shade in SHADES
        for selection in [Selection(indicator, level, sex, periods[0], shade=shade)]
    ]


def test_no_two_classes_of_a_map_print_the_same_boundary(shaded):
    for _, one in shaded:
        rows = [sign.words for sign in one.legend if sign.words.endswith((" area)", " areas)"))]
        ends = [end for row in rows for end in row.rpartition(" (")[0].rstrip("%").split(" to ")]
        of_rows = [set(row.rpartition(" (")[0].rstrip("%").split(" to ")) for row in rows]
        assert len(set(ends)) == sum(map(len, of_rows)), (one.id, rows)
    assert len(shaded) > 400


def test_the_most_deprived_tenth_and_fifth_can_be_seen_on_every_map_of_tenths(shaded):
    seen = 0
    for selection, one in shaded:
        view = shipped.current_view(selection)
        if not view.is_tenth:
            continue
        seen += 1
        colours, names = one.map.classes.colours, one.map.classes.names
        assert len(set(colours)) == len(names) == 6
        for code, value in view.values.dropna().items():
            assert int(value) in TENTHS[names[one.map.classes.class_of[code]]]
        words = [sign.words.partition(" (")[0] for sign in one.legend]
        held = {name for name, tenths in TENTHS.items() if tenths & set(view.values)}
        assert held <= set(words)
        assert "Darker is a lower number" in one.reading
    assert seen > 8
