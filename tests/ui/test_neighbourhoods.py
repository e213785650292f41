"""The neighbourhood profiles, run without a browser."""

import pytest
import streamlit as st

from trafford_explorer.areas import NEIGHBOURHOODS
from trafford_explorer.load import load_indicator_values
from trafford_explorer.topics.deprivation import exhibits as cached_deprivation
from trafford_explorer.topics.neighbourhoods import exhibits as cached_neighbourhoods
from trafford_explorer.topics.neighbourhoods import words as neighbourhoods
from trafford_explorer.ui import explore, page

PAGE = "pages/4_Neighbourhoods.py"


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_the_answer_is_what_the_neighbourhood_of_the_address_stands_out_for(visit, headline, name):
    found = neighbourhoods.positions(load_indicator_values(), name, "neighbourhood")
    app = visit(PAGE, level="neighbourhood", area=name)
    assert not app.exception
    assert headline(app) == neighbourhoods.describe_neighbourhood(name, found)
    assert app.query_params["area"] in (name, [name])


def test_it_opens_on_the_neighbourhood_of_the_area_chosen_elsewhere(visit, headline):
    app = visit(PAGE, indicator="disability", level="msoa21", area="E02001275")
    assert headline(app).startswith("West neighbourhood")


def test_without_a_choice_it_opens_on_the_first(visit, headline):
    assert headline(visit(PAGE)).startswith("North neighbourhood")


def test_a_wrong_name_falls_back_with_a_sentence(visit, headline, say):
    app = visit(PAGE, level="neighbourhood", area="<b>East</b>")
    assert headline(app).startswith("North neighbourhood")
    assert "“<b>East</b>” is not one of the areas shown by Neighbourhood" in say(app)


def test_each_finding_and_the_rule_are_on_the_page(visit, say):
    said = say(visit(PAGE, level="neighbourhood", area="West"))
    found = neighbourhoods.positions(load_indicator_values(), "West", "neighbourhood")
    for one in neighbourhoods.stands_out(found):
        assert neighbourhoods.describe_finding(one, "West") in said
    assert "The rule:" in said


def test_the_old_boundaries_show_old_wards_and_fewer_indicators(visit, say):
    app = visit(PAGE, level="neighbourhood17", area="West")
    assert not app.exception
    said = say(app)
    assert "wards in force until" in said or "neighbourhoods until April 2023" in said
    assert "Fewer indicators" in said
    assert "on the new boundaries only" in said
    assert "Here there are 2: on these boundaries only" in said


@pytest.mark.parametrize(
    "label",
    [
        "Table of every indicator",
        "Table of ages",
        "Table of tenths",
        "Table of ethnic groups",
        "Table of homes by tenure",
        "Table of areas",
    ],
)
def test_every_chart_has_its_table(visit, label):
    app = visit(PAGE, level="neighbourhood", area="Central")
    before = len(app.table)
    app = app.toggle(key=label).set_value(True).run()
    assert len(app.table) == before + 1


def test_no_life_expectancy_of_a_neighbourhood_is_made_up(visit, say):
    said = say(visit(PAGE, level="neighbourhood", area="North"))
    assert "own life expectancy is not published" in said


def test_what_the_map_shows_stands_in_a_table(visit, say):
    app = visit(PAGE, level="neighbourhood", area="West")
    app.toggle(key="Table of what the map shows").set_value(True).run()
    assert not app.exception
    (table,) = (t.value for t in app.table if t.value.index.name == "What")
    wards = table.loc["Ward", "Name"].tolist()
    assert f"Wards: {', '.join(wards)}." in say(app)
    practices = len(table.loc["GP practice"])
    assert f"{practices} GP practices" in say(app)
    doubted = "Partington Community Hub (not known whether it runs today)"
    assert doubted in table.loc["Community hub", "Name"].tolist()
    assert "hubs in Partington (not known whether it runs today) and Urmston" in say(app)


def test_every_dot_of_the_charts_of_areas_stands_in_a_table(visit):
    app = visit(PAGE, level="neighbourhood", area="West")
    app.toggle(key="Table of every area").set_value(True).run()
    assert not app.exception
    (table,) = (t.value for t in app.table if "Area" in t.value.columns)
    spreads = cached_neighbourhoods.spreads("West")
    assert len(table) == sum(len(one.areas) for one in spreads)
    life = table.loc["Life expectancy at birth, women"]
    assert life["Area"].iloc[0] == "Partington" and life["Value"].iloc[0] == "77.7 years"
    assert set(life["95% interval"]) == {"none here"}
    assert "none here" not in set(
        table.loc["Healthy life expectancy at birth, women", "95% interval"]
    )


# ---- one area of the neighbourhood ---------------------------------------------------------------

PARTINGTON, HALE = "E02001275", "E02001284"


@pytest.fixture
def charts(monkeypatch):
    """Stands for the charts: what each is told, and a button that clicks a dot of it."""
    told = {}

    def chart(drawn, key, on_select="ignore", *, picked=(), **_):
        told[key] = drawn, picked

        def press(name):
            st.session_state[key] = {"selection": {"points": [{"customdata": name}]}}
            on_select()

        if callable(on_select):
            for name in ("Hale", "nowhere"):
                st.button(name, key=f"{key} {name}", on_click=press, args=(name,))

    monkeypatch.setattr(page, "chart", chart)
    return told


def test_a_dot_chooses_its_msoa_in_what_the_chart_shows(visit, headline, say, charts):
    app = visit(PAGE, level="neighbourhood", area="West")
    assert "Click a dot" in say(app)
    app.button(key="healthy_life_expectancy_at_birth-male nowhere").click().run()
    assert app.query_params["area"] in ("West", ["West"])
    app.button(key="healthy_life_expectancy_at_birth-male Hale").click().run()
    assert not app.exception
    for key, value in {
        "indicator": "healthy_life_expectancy_at_birth",
        "level": "msoa11",
        "sex": "male",
        "period": "2009-13",
        "area": HALE,
    }.items():
        assert app.query_params[key] in (value, [value])
    assert headline(app).startswith("South neighbourhood")
    said = say(app)
    assert "Outlined: Hale MSOA." in said
    lives = cached_neighbourhoods.lives(
        "South", ("life_expectancy_at_birth", "healthy_life_expectancy_at_birth")
    )
    assert neighbourhoods.describe_chosen(lives, HALE, "Hale MSOA") in said
    for one in lives:
        drawn, picked = charts[f"{one.indicator.id}-{one.sex}"]
        assert picked == (HALE,) and drawn.spots[HALE].name == "Hale"


@pytest.mark.parametrize(
    ("level", "code", "area", "layer"),
    [
        ("msoa21", PARTINGTON, "Partington MSOA", "msoa21"),
        ("msoa11", PARTINGTON, "Partington MSOA", "msoa21"),
        ("lsoa21", "E01006108", "Partington 017E LSOA", "lsoa21"),
        ("ward23", "E05015259", "Urmston ward", "ward23"),
    ],
)
def test_an_area_chosen_elsewhere_is_outlined_and_named(
    visit, say, charts, monkeypatch, level, code, area, layer
):
    states = []
    monkeypatch.setattr(explore, "draw_map", lambda shown, **_: states.append(shown) or True)
    said = say(visit(PAGE, level=level, area=code))
    assert f"Outlined: {area}." in said and f"Chosen: {area}. " in said
    assert states[-1].selected == (code,) and states[-1].outlined == layer
    assert f"Outlined: {area}." in states[-1].summary
    drawn, _ = charts["life_expectancy_at_birth-female"]
    assert ("It has no dot below" in said) is (code not in drawn.spots)


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_the_tenths_speak_of_the_neighbourhood_shown(visit, charts, name):
    visit(PAGE, level="neighbourhood", area=name)
    drawn, _ = charts["profile-tenths"]
    assert f"of {name}’s residents live" in drawn.title
    assert f"<b>{name}</b>" in drawn.layout["yaxis"]["ticktext"]
    assert drawn.alt.startswith(drawn.title)
    shared = cached_deprivation.residents_bars().chart
    assert shared.title != drawn.title and "shapes" not in shared.layout


# ---- whose figures, and the way on ---------------------------------------------------------------


@pytest.mark.parametrize("level", ["neighbourhood", "neighbourhood17"])
def test_every_source_line_and_every_row_names_who_published_the_figures(visit, level):
    lines = cached_neighbourhoods.sources("West", level)
    named = ("ONS", "MHCLG", "DWP", "PHE", "OHID", "BEIS", "House of Commons Library")
    assert all(any(who in line for who in named) for line in lines)
    app = visit(PAGE, level=level, area="West")
    app.toggle(key="Table of every indicator").set_value(True).run()
    (table,) = (t.value for t in app.table if "Source" in t.value.columns)
    assert all(any(who in source for who in named) for source in table["Source"])


def test_the_links_lead_to_the_neighbourhood_shown_though_none_was_chosen(visit):
    def link(app):
        return next(
            one.proto
            for one in app.main.get("page_link")
            if one.proto.label.startswith("**Explore the map")
        )

    found = link(visit(PAGE))
    assert "North neighbourhood on the map" in found.label
    assert "level=neighbourhood&" in found.query_string and "area=North" in found.query_string
    chosen = link(visit(PAGE, level="msoa21", area=PARTINGTON))
    assert "Partington MSOA on the map" in chosen.label and not chosen.query_string


def test_an_msoa_is_found_by_name_as_well_as_by_its_dot(visit, headline, say):
    app = visit(PAGE)
    box = next(one for one in app.selectbox if one.label == "Find an MSOA")
    assert len(box.options) == 28
    box.select("E02001275").run()
    assert not app.exception
    assert headline(app).startswith("West neighbourhood")
    assert "Chosen: Partington MSOA. Life expectancy at birth, 2015-19: men" in say(app)
    assert app.query_params["area"] == "E02001275" and app.query_params["level"] == "msoa11"
