"""The neighbourhood profiles, run without a browser."""

import pytest

from trafford_explorer.areas import NEIGHBOURHOODS
from trafford_explorer.briefing import neighbourhoods
from trafford_explorer.load import load_indicator_values
from trafford_explorer.ui import cached_neighbourhoods

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
    assert "Partington Community Hub" in table.loc["Community hub", "Name"].tolist()


def test_every_dot_of_the_charts_of_areas_stands_in_a_table(visit):
    app = visit(PAGE, level="neighbourhood", area="West")
    app.toggle(key="Table of every area").set_value(True).run()
    assert not app.exception
    (table,) = (t.value for t in app.table if "Area" in t.value.columns)
    spreads = cached_neighbourhoods.spreads("West")
    assert len(table) == sum(len(one.areas) for one in spreads)
    life = table.loc["Life expectancy at birth, women"]
    assert life["Area"].iloc[0] == "Partington" and life["Value"].iloc[0] == "77.7 years"
