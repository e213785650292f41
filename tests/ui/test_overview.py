"""The overview, run without a browser: its figures, and that each comes from the tables."""

import re

import pytest

from trafford_explorer import load, menu, shipped
from trafford_explorer.topics.explore import exhibits as cached


def test_it_opens_on_its_findings_without_error(visit):
    app = visit()
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize(
    "figure",
    [
        "86.9 years in its least deprived part and 79.1 in its most deprived, 7.8 years apart",
        "16% and 29% of life in poor health",
        "73.1 and 56.0, 17.1 years apart",
        "73.0 and 56.2 years in good health",
        "Hale and Partington, 2009-13",
        "July 2019",
        "near certain",
        "84.9 to 88.9 and 77.3 to 81.0",
        "61,147 residents",
        "We cannot test the changes since 2017-19",
        "Newer official figures (2019-23) exist",
    ],
)
def test_it_says(visit, say, figure):
    assert figure in say(visit())


def test_the_slope_index_is_that_of_the_table(visit, say):
    values = load.load_indicator_values()
    slope = values[
        (values["indicator_id"] == "sii_life_expectancy_at_birth")
        & (values["area_code"] == "E08000009")
        & values["period"].isin(["2017-19", "2022-24"])
    ]
    assert len(slope) == 4
    said = say(visit())
    for row in slope.itertuples():
        assert f"{row.value:.1f}" in said


def test_the_ends_are_those_of_the_table(visit, say):
    values = load.load_indicator_values()
    areas = load.load_area_names()
    names = areas[areas["area_type"] == "msoa11"].set_index("area_code")["area_name"]
    said = say(visit())
    for sex in ("female", "male"):
        here = values[
            (values["indicator_id"] == "life_expectancy_at_birth")
            & (values["area_type"] == "msoa11")
            & (values["sex"] == sex)
            & (values["period"] == "2015-19")
        ].set_index("area_code")["value"]
        for code in (here.idxmax(), here.idxmin()):
            assert f"in {names[code]}, {here[code]:.1f} years" in said


def test_a_gap_is_the_difference_of_the_two_figures_beside_it(visit):
    """A reader who subtracts what is printed gets what is printed, or is told why not."""
    found = [
        match
        for element in visit().main.get("html")
        for match in re.findall(
            r"highest in .*?, (\d+\.\d) years, .*?, (\d+\.\d) years, .*?: (\d+\.\d) years( \(before rounding\))? apart",
            element.value,
        )
    ]
    assert len(found) == 2
    for high, low, gap, told in found:
        assert (round(float(high) - float(low), 1) == float(gap)) is not bool(told)
    assert any(told for *_, told in found)


def test_it_leads_into_every_other_page(visit):
    links = [link.proto.label for link in visit().main.get("page_link")]
    for entry in menu.PAGES[1:]:
        assert any(entry.label in label and entry.question in label for label in links)


def test_a_link_with_a_choice_keeps_it_for_the_next_page(visit):
    app = visit(indicator="imd_score", level="lsoa21")
    assert app.query_params["indicator"] == "imd_score"
    assert app.query_params["level"] == "lsoa21"
    assert not app.exception


def test_a_bad_link_does_no_harm(visit, say):
    app = visit(indicator="happiness", area="E99", layers="volcanoes")
    assert not app.exception
    assert "86.9 years in its least deprived part" in say(app)


def test_the_sources_of_what_is_shown_stand_below(visit, say):
    said = say(visit())
    for part in ("Open Government Licence", "section 3.1 (2019-07-02)", "House of Commons Library"):
        assert part in said
    _, foot, below = said.rpartition("Trafford Long Term Strategic Framework")
    assert foot and "indicator 93283, as of January 2021 (2015-19)" in below
    assert "Data last updated: " in below


def test_what_chart_and_map_show_stands_in_tables_too(visit, say):
    app = visit()
    for name in ("overview/quoted_gap", "overview/neighbourhoods"):
        app.toggle(key=f"open-{name}").set_value(True)
    app.run()
    assert not app.exception
    assert app.query_params["open"] == "overview/quoted_gap,overview/neighbourhoods"
    quoted, areas = (table.value for table in app.table)
    assert quoted["Years of life"].tolist() == ["86.9", "79.1"]
    assert quoted["Share not in good health, as printed"].tolist() == ["16%", "29%"]
    assert areas.index.tolist() == ["North", "Central", "West", "South"]
    said = say(app)
    for residents in areas["Residents, mid-2024"]:
        assert f"{residents} residents" in said


MARKED = {
    "": ("gp_practice", "hub"),
    "pages/4_Neighbourhoods.py": ("gp_practice", "hub"),
    "pages/5_PCNs_and_hubs.py": ("gp_practice", "hub"),
    "pages/6_My_patch.py": ("gp_practice", "hub"),
    "pages/1_Explore.py": ("library",),
    "pages/3_Deprivation.py": ("library",),
}


@pytest.mark.parametrize("file", MARKED)
def test_every_mark_of_a_map_is_found_by_its_name_too(visit, file):
    asked = {"layers": "library"} if MARKED[file] == ("library",) else {}
    app = visit(file, **asked)
    every = {
        (kind, place): name
        for kind in MARKED[file]
        for place, name in shipped.places(kind).set_index("place_id")["name"].items()
    }
    box = app.selectbox(key="place")
    assert len(box.options) == len(every)
    picked = next(key for key, name in every.items() if "Urmston" in name)
    app = box.select(picked).run()
    assert not app.exception
    (said,) = [one.value for one in app.info if every[picked] in one.value]
    assert said == cached.describe_place(*picked)


def test_a_map_without_marks_asks_for_none(visit):
    assert "place" not in [box.key for box in visit("pages/1_Explore.py").selectbox]


def test_the_map_says_how_it_is_read_and_is_given_away_by_its_finding(visit, say):
    app = visit()
    assert "A dot is a GP practice, coloured and lettered" in say(app)
    app = app.toggle(key="take-").set_value(True).run()
    assert not app.exception
    figures = app.selectbox(key="take-figure-").options
    assert sum("neighbourhoods have" in finding for finding in figures) == 1
    assert "Which picture?" not in [box.label for box in app.selectbox]
