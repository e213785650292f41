"""Explore, run without a browser: addresses, controls, clicks and the parts below."""

import io

import pandas as pd
import pytest
import streamlit as st

from trafford_explorer import shipped
from trafford_explorer.areas import AREA_TYPE_TEXT, SMALL_AREA_TYPES, AreaType
from trafford_explorer.indicators import INDICATORS, Topic
from trafford_explorer.ui import explore, takeaway

EXPLORE = "pages/1_Explore.py"
PARTINGTON, FIRSWOOD, HALE = "E02001275", "E02001262", "E02001284"


@pytest.fixture
def click(monkeypatch):
    """Stands for the map's frame: what it is told, and a button that sends the given click."""
    sent: dict[str, object] = {}
    told: list[dict[str, object]] = []

    def frame(built, *, key, on_change, feature_group_to_add, **_):
        told.append({"map": built, "group": feature_group_to_add})

        def press() -> None:
            st.session_state[key] = dict(sent)
            on_change()

        st.button("click", key="the-frame", on_click=press)

    monkeypatch.setattr(explore, "st_folium", frame)

    def do(app, **value):
        sent.clear()
        sent.update(value)
        return app.button(key="the-frame").click().run()

    do.told = told
    return do


# ---- addresses ---------------------------------------------------------------------------------


def test_it_opens_on_a_meaningful_view(visit, headline):
    app = visit(EXPLORE)
    assert not app.exception
    assert not app.error
    assert "from 77.7 years in Partington MSOA to 87.3 years in Hale MSOA" in headline(app)
    assert app.query_params["indicator"] == "life_expectancy_at_birth"


def test_a_deep_link_brings_back_the_view(visit, headline):
    app = visit(
        EXPLORE,
        indicator="healthy_life_expectancy_at_birth",
        level="msoa11",
        sex="male",
        period="2009-13",
        area=[PARTINGTON, HALE],
        layers="hub",
    )
    assert not app.exception
    assert headline(app).startswith("In Partington MSOA")
    assert "for men" in headline(app)
    assert app.selectbox(key="indicator").value == "healthy_life_expectancy_at_birth"
    assert app.selectbox(key="level").value == "msoa11"
    assert app.selectbox(key="period").value == "2009-13"
    assert app.radio(key="sex").value == "male"
    assert app.multiselect(key="layers").value == ["hub"]
    assert app.query_params["area"] == [PARTINGTON, HALE]


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"indicator": "happiness"}, "There is no indicator “happiness”"),
        ({"level": "county"}, "has no figures by “county”"),
        ({"sex": "both"}, "“both” is not one of female, male or persons"),
        ({"period": "1999"}, "has no figures for “1999”"),
        ({"area": "E99"}, "“E99” is not one of the areas shown"),
        ({"layers": "hub,volcanoes"}, "There is no map layer “volcanoes”"),
        ({"area": [f"E020012{n}" for n in range(60, 68)]}, "names 7 areas to compare"),
    ],
)
def test_a_bad_link_says_what_could_not_be_had(visit, say, headline, params, sentence):
    app = visit(EXPLORE, **params)
    assert not app.exception
    assert not app.error
    assert sentence in say(app)
    assert headline(app)


@pytest.mark.parametrize("key", ["indicator", "level", "sex", "period", "area", "layers"])
@pytest.mark.parametrize("nasty", ["<script>alert(1)</script>", "x" * 3000, "", "../../etc/passwd"])
def test_no_value_of_any_key_breaks_the_page(visit, key, nasty):
    app = visit(EXPLORE, **{key: nasty})
    assert not app.exception
    assert not app.error
    assert not any("<script" in element.value for element in app.main.get("html"))


def test_every_indicator_offered_can_be_opened(visit, offers):
    """Each at one of its levels, in turn, so that every level is met many times."""
    app = visit(EXPLORE)
    met = set()
    for number, indicator in enumerate(offers.indicators):
        levels = offers.levels(indicator)
        level = levels[number % len(levels)]
        met.add(level)
        app.query_params.clear()
        app.query_params.update({"indicator": indicator, "level": level})
        app.run()
        assert not app.exception, f"{indicator} by {level}"
        assert not app.error, f"{indicator} by {level}"
        assert app.query_params["level"] == level
    assert met == {str(level) for level in SMALL_AREA_TYPES}


# ---- controls ----------------------------------------------------------------------------------


def test_changing_the_indicator_changes_view_and_address(visit, headline):
    app = visit(EXPLORE)
    app.selectbox(key="indicator").select("healthy_life_expectancy_at_birth").run()
    assert headline(app).startswith("Healthy life expectancy at birth")
    assert app.query_params["indicator"] == "healthy_life_expectancy_at_birth"
    assert app.query_params["period"] == "2009-13"


def test_changing_the_topic_shows_its_first_indicator_and_lists_the_others(visit, offers):
    app = visit(EXPLORE)
    app.selectbox(key="topic").select(Topic.DEPRIVATION).run()
    of_topic = [i for i in offers.indicators if INDICATORS[i].topic is Topic.DEPRIVATION]
    assert app.query_params["indicator"] == of_topic[0]
    assert app.selectbox(key="indicator").options == [INDICATORS[i].title for i in of_topic]


def test_changing_the_level_changes_what_is_drawn(visit, headline):
    app = visit(EXPLORE)
    app.selectbox(key="level").select("ward17").run()
    assert "old ward" in headline(app)
    assert app.query_params["level"] == "ward17"


def test_only_levels_that_have_figures_are_offered(visit, offers):
    app = visit(EXPLORE)
    levels = offers.levels("life_expectancy_at_birth")
    assert app.selectbox(key="level").options == [
        AREA_TYPE_TEXT[AreaType(level)].label for level in levels
    ]
    assert "neighbourhood" not in levels


def test_changing_the_sex_changes_the_figures(visit, headline):
    app = visit(EXPLORE, area=PARTINGTON)
    app.radio(key="sex").set_value("male").run()
    assert "74.9 years" in headline(app)
    assert app.query_params["sex"] == "male"
    assert app.query_params["area"] == PARTINGTON


def test_changing_the_years_changes_the_figures(visit, headline):
    app = visit(EXPLORE, area=PARTINGTON)
    app.selectbox(key="period").select("2009-13").run()
    assert "79.1 years" in headline(app)
    assert app.query_params["period"] == "2009-13"


def test_changing_layers_changes_the_address_and_the_legend(visit, say):
    app = visit(EXPLORE)
    app.multiselect(key="layers").set_value(["hub", "gp_practice"]).run()
    assert app.query_params["layers"] == "hub,gp_practice"
    assert "Community hubs" in say(app)
    assert "Sale Central PCN" in say(app)
    credit = "Trafford Council (2 February 2024)."
    assert credit in say(app)
    app.multiselect(key="layers").set_value([]).run()
    assert app.query_params["layers"] == "none"
    assert credit not in say(app)


def test_the_finder_chooses_and_is_empty_again(visit, headline):
    app = visit(EXPLORE)
    app.selectbox(key="find-0").select("MSOA Hale (2011)").run()
    assert headline(app).startswith("In Hale MSOA")
    assert app.query_params["area"] == HALE
    assert app.selectbox(key="find-1").value is None


def test_the_finder_changes_the_level_with_the_area(visit, headline):
    app = visit(EXPLORE)
    app.selectbox(key="find-0").select("Ward Bowdon (to April 2023)").run()
    assert headline(app).startswith("In Bowdon old ward")
    assert app.query_params["level"] == "ward17"


def test_an_area_that_the_new_level_does_not_have_is_let_go_with_a_sentence(visit, say):
    app = visit(EXPLORE, area=PARTINGTON)
    app.selectbox(key="level").select("ward17").run()
    assert "area" not in app.query_params
    assert "no longer selected" in say(app)


def test_an_area_can_be_held_compared_and_let_go(visit, say):
    app = visit(EXPLORE, area=PARTINGTON)
    app.button(key="hold").click().run()
    assert app.query_params["area"] == [PARTINGTON, PARTINGTON]
    assert "hold" not in {button.key for button in app.main.button}
    app.selectbox(key="find-0").select("MSOA Hale (2011)").run()
    assert app.query_params["area"] == [HALE, PARTINGTON]
    app.button(key=f"release-{PARTINGTON}").click().run()
    assert app.query_params["area"] == HALE


def test_a_sixth_area_is_refused_with_a_sentence(visit, say):
    codes = [f"E02001{n}" for n in range(259, 265)]
    app = visit(EXPLORE, area=[codes[5], *codes[:5]])
    app.button(key="hold").click().run()
    assert "5 areas are held already" in say(app)
    assert app.query_params["area"] == [codes[5], *codes[:5]]


def test_start_again_clears_every_choice(visit):
    app = visit(EXPLORE, indicator="imd_score", level="lsoa21", layers="hub", area="E01006074")
    start = next(b for b in app.sidebar.button if b.label == "Start again")
    start.click().run()
    assert app.query_params["indicator"] == "life_expectancy_at_birth"
    assert app.query_params["layers"] == "neighbourhood"
    assert "area" not in app.query_params


# ---- clicks in the map -------------------------------------------------------------------------


def test_a_click_on_an_area_chooses_it(visit, click, headline):
    app = visit(EXPLORE)
    click(app, area_code=FIRSWOOD, layer="msoa11", n=1)
    assert headline(app).startswith("In Firswood MSOA")
    assert app.query_params["area"] == FIRSWOOD


def test_a_click_on_outlines_that_are_no_longer_shown_changes_nothing(visit, click):
    app = visit(EXPLORE, area=PARTINGTON)
    click(app, area_code="E05000821", layer="ward17", n=1)
    assert app.query_params["area"] == PARTINGTON
    assert not app.exception


def test_a_click_on_a_hub_names_it_and_leaves_the_area(visit, click):
    app = visit(EXPLORE, area=PARTINGTON, layers="hub")
    click(app, place="hub", id="no such hub", n=1)
    assert not app.info
    hub = shipped.places("hub").iloc[0]
    click(app, place="hub", id=hub["place_id"], n=2)
    assert hub["name"] in app.info[0].value
    assert app.query_params["area"] == PARTINGTON
    click(app, area_code=FIRSWOOD, layer="msoa11", n=3)
    assert not app.info


@pytest.mark.parametrize("value", [{}, {"n": 3}, {"area_code": "<b>", "layer": "msoa11"}])
def test_a_strange_value_from_the_frame_does_no_harm(visit, click, headline, value):
    app = visit(EXPLORE)
    click(app, **value)
    assert not app.exception
    assert "area" not in app.query_params


def test_the_map_is_the_same_on_every_run_so_that_its_frame_is_kept(visit, click):
    app = visit(EXPLORE)
    click(app, area_code=FIRSWOOD, layer="msoa11", n=1)
    click(app, area_code=HALE, layer="msoa11", n=2)

    def script(built) -> str:
        page = built.get_root().render()
        return page.replace(built.get_name(), "map")

    assert len({script(told["map"]) for told in click.told}) == 1


def test_when_the_frame_fails_the_table_opens(visit, click, say):
    app = visit(EXPLORE)
    assert not app.table
    click(app, failed="the map's library did not load", n=1)
    of_the_map, against_deprivation = (shown.value for shown in app.table)
    assert (
        len(of_the_map) == 28 and "Multiple deprivation score, 2019" in against_deprivation.columns
    )


# ---- the parts below ---------------------------------------------------------------------------


def test_the_table_lists_what_the_map_shows(visit):
    app = visit(EXPLORE)
    app.segmented_control(key="detail").set_value("table").run()
    table = app.table[0].value
    assert len(table) == 28
    assert table.index[0] == "Hale"
    assert "87.3 years" in table.iloc[0].tolist()


def test_the_download_holds_the_view_with_its_source(visit, monkeypatch):
    files: dict[str, bytes] = {}

    def keep(label, data, file_name, mime, **_):
        if mime == "text/csv":
            files[file_name] = data

    monkeypatch.setattr(takeaway.st, "download_button", keep)
    app = visit(EXPLORE)
    app.segmented_control(key="detail").set_value("take").run()
    ((name, data),) = files.items()
    assert name == "life_expectancy_at_birth_women_msoa_2015-19.csv"
    frame = pd.read_csv(io.BytesIO(data()))
    assert len(frame) == 28
    row = frame.set_index("Code").loc[PARTINGTON]
    assert round(row["Life expectancy (years)"], 1) == 77.7
    assert "2015-19" in row["Source"] and "Open Government Licence" in row["Licence"]
    for caveat in INDICATORS["life_expectancy_at_birth"].caveats:
        assert caveat in row["Notes"]


def test_source_and_method_says_what_it_is_and_where_from(visit, say):
    app = visit(EXPLORE)
    app.segmented_control(key="detail").set_value("method").run()
    indicator = INDICATORS["life_expectancy_at_birth"]
    said = say(app)
    assert indicator.definition in said
    for caveat in indicator.caveats:
        assert caveat in said
    assert "MSOAs of 2011" in said


def test_by_neighbourhood_the_areas_inside_are_shown_and_no_pattern_is_claimed(visit, say):
    app = visit(EXPLORE, indicator="population", level="neighbourhood")
    assert not app.exception
    assert "too few to show a pattern" in say(app)
    assert "by wards in force since May 2023" in say(app)


def test_what_is_open_below_stands_in_the_address_and_comes_back(visit):
    app = visit(EXPLORE)
    app.segmented_control(key="detail").set_value("table").run()
    assert app.query_params["more"] in ("table", ["table"])
    again = visit(EXPLORE, more="table")
    assert again.segmented_control(key="detail").value == "table" and len(again.table) == 2
    odd = visit(EXPLORE, more="<b>")
    assert not odd.exception and odd.segmented_control(key="detail").value is None
