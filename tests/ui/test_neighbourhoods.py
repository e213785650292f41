"""The neighbourhood profiles, run without a browser."""

import re

import pytest
import streamlit as st

from trafford_explorer.areas import NEIGHBOURHOODS
from trafford_explorer.topics.least_deprived import exhibits as least_deprived
from trafford_explorer.topics.neighbourhoods import exhibits, words
from trafford_explorer.ui import explore, show

PAGE = "pages/4_Neighbourhoods.py"


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_the_answer_is_what_the_neighbourhood_of_the_address_stands_out_for(visit, headline, name):
    app = visit(PAGE, level="neighbourhood", area=name)
    assert not app.exception
    assert headline(app) == exhibits.answer(name, "neighbourhood").finding
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
    found = exhibits.answer("West", "neighbourhood")
    assert len(found.says) == 3 and all(one in said for one in found.says)
    assert all(note in said for note in found.notes) and "The rule:" in said


def test_the_old_boundaries_show_old_wards_and_fewer_indicators(visit, say):
    app = visit(PAGE, level="neighbourhood17", area="West")
    assert not app.exception
    said = say(app)
    assert "West neighbourhood had 5 wards until April 2023: " in said
    assert "Fewer indicators" in said
    assert "on the new boundaries only" in said
    assert "Here there are 2: on these boundaries only" in said


def test_every_table_opens_and_stays_open_when_the_neighbourhood_changes(visit):
    app = visit(PAGE, level="neighbourhood", area="Central")
    names = [toggle.key for toggle in app.toggle if toggle.label.startswith("Table: ")]
    shown = [one for one in exhibits.every() if one.id.split("/")[2:3] == ["Central"]]
    shown = [one for one in shown if "/until_" not in one.id and "/E0" not in one.id]
    shown.append(least_deprived.inside("neighbourhood", "Central"))
    assert len(names) == sum(len(one.tables) for one in shown) > 10
    before = len(app.table)
    for name in names:
        app.toggle(key=name).set_value(True)
    app.run()
    assert not app.exception and len(app.table) == before + len(names)
    opened = app.query_params["open"]
    opened = opened if isinstance(opened, str) else opened[0]
    assert set(opened.split(",")) == {name.removeprefix("open-") for name in names}
    app.segmented_control(key="profile").set_value("South").run()
    assert not app.exception and len(app.table) == before + len(names)
    assert any("Every figure of South" in toggle.label for toggle in app.toggle)


def test_an_open_table_is_open_again_from_its_link(visit):
    app = visit(PAGE, level="neighbourhood", area="West", open="spine-judged")
    (table,) = (one.value for one in app.table)
    assert table.columns.tolist()[:4] == ["Years", "West", "Trafford", "England"]


def test_no_life_expectancy_of_a_neighbourhood_is_made_up(visit, say):
    said = say(visit(PAGE, level="neighbourhood", area="North"))
    assert "own life expectancy is not published" in said


def test_what_the_map_shows_stands_in_a_table(visit, say):
    app = visit(PAGE, level="neighbourhood", area="West", open="map")
    assert not app.exception
    (table,) = (one.value for one in app.table)
    said = say(app)
    wards = table.index[table["What it is"] == "Ward"]
    assert f"West neighbourhood has had 4 wards since May 2023: {'; '.join(wards)}." in said
    assert f"West has {sum(table['What it is'] == 'GP practice')} GP practices" in said
    assert "Partington Community Hub (not known whether it runs today)" in table.index
    assert "hubs in Partington (not known whether it runs today) and Urmston" in said


def test_every_dot_of_the_charts_of_areas_stands_in_a_table(visit):
    app = visit(PAGE, level="neighbourhood", area="West", open="every-figure")
    (table,) = (one.value for one in app.table)
    areas = exhibits.areas_of("West")
    own = exhibits.positions("West", "neighbourhood")
    assert len(table) == len(own) + sum(len(one.areas) for one in areas)
    life = table.loc["Life expectancy at birth"].query("People == 'Women'")
    assert life["Area"].iloc[0] == "Partington" and life["Figure"].iloc[0] == "77.7 years"
    healthy = table.loc["Healthy life expectancy at birth", "Figure"]
    assert healthy.str.contains(" to ").all() and not life["Figure"].str.contains(" to ").any()


# ---- one area of the neighbourhood ---------------------------------------------------------------

PARTINGTON, HALE = "E02001275", "E02001284"


@pytest.fixture
def charts(monkeypatch):
    """Stands for the charts: what each is told, and a button that clicks a dot of it."""
    told = {}

    def draw(exhibit, picked, on_select, mark, slot):
        told[slot] = exhibit.chart, picked

        def press(name):
            st.session_state[slot] = {"selection": {"points": [{"customdata": name}]}}
            on_select()

        if on_select:
            for name in ("Hale", "nowhere"):
                st.button(name, key=f"{slot} {name}", on_click=press, args=(name,))

    monkeypatch.setattr(show, "_draw", draw)
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
    lives = exhibits.lives_of("South")
    assert words.describe_chosen_area(lives, HALE, "Hale MSOA") in said
    for one in lives:
        drawn, picked = charts[f"{one.indicator.id}-{one.sex}"]
        assert picked == (HALE,) and drawn.spots[HALE].name == "Hale"


@pytest.mark.parametrize(
    ("level", "code", "area", "layer"),
    [
        ("msoa21", PARTINGTON, "Partington MSOA", "msoa21"),
        ("msoa11", PARTINGTON, "Partington MSOA", "msoa21"),
        ("lsoa21", "E01006108", "LSOA Partington 017E (Bucklow-St Martins ward)", "lsoa21"),
        ("ward23", "E05015259", "Urmston ward", "ward23"),
    ],
)
def test_an_area_chosen_elsewhere_is_outlined_and_named(
    visit, say, charts, monkeypatch, level, code, area, layer
):
    states = []
    monkeypatch.setattr(explore, "draw_map", lambda shown, *_, **__: states.append(shown.map))
    said = say(visit(PAGE, level=level, area=code))
    assert f"Outlined: {area}." in said
    assert states[-1].selected == (code,) and states[-1].outlined == layer
    assert f"Outlined: {area}." in states[-1].summary
    drawn, _ = charts["life_expectancy_at_birth-female"]
    assert (f"{area} has no dot below" in said) is (code not in drawn.spots)
    assert (f"In {area}, life expectancy at birth in 2015 to 2019 was" in said) is (
        code in drawn.spots
    )


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_the_tenths_speak_of_the_neighbourhood_shown(visit, charts, name):
    visit(PAGE, level="neighbourhood", area=name)
    drawn, _ = charts["tenths"]
    assert name in drawn.title and "most deprived fifth" in drawn.title
    assert f"<b>{name}</b>" in drawn.layout["yaxis"]["ticktext"]
    assert drawn.alt.startswith(drawn.title)


# ---- whose figures, and the way on ---------------------------------------------------------------


@pytest.mark.parametrize("level", ["neighbourhood", "neighbourhood17"])
def test_every_row_names_who_published_the_figure(visit, level):
    named = ("ONS", "MHCLG", "DWP", "PHE", "OHID", "BEIS", "House of Commons Library")
    app = visit(PAGE, level=level, area="West", open="every-figure")
    (table,) = (one.value for one in app.table)
    assert all(any(who in whose for who in named) for whose in table["Whose figure"])


@pytest.mark.parametrize("level", ["neighbourhood", "neighbourhood17"])
def test_nothing_is_said_twice(visit, level):
    """In the open text of the page; what stands folded below each figure is its own."""
    app = visit(PAGE, level=level, area="West")
    said = [
        line
        for element in app.main.get("html")
        if "<details" not in element.value and "<footer" not in element.value
        for line in re.findall(r"<(?:p|h[1-3])[^>]*>([^<]{25,})</", element.value)
    ]
    assert len(said) > 15 and len(said) == len(set(said))


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
    assert "In Partington MSOA, life expectancy at birth in 2015 to 2019 was " in say(app)
    assert app.query_params["area"] == "E02001275" and app.query_params["level"] == "msoa11"
