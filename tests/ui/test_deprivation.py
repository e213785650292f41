"""The deprivation page without a browser: addresses, controls, the pockets and the parts below."""

import re

import pytest

from trafford_explorer.topics.deprivation import exhibits as cached_deprivation

PAGE = "pages/3_Deprivation.py"
EXPLORE = "pages/1_Explore.py"
PARTINGTON, FIRSWAY, DIVIDED = "E01006108", "E01006168", "E01006185"
FIRST = {"indicator": "imd_score", "level": "lsoa21", "sex": "persons", "period": "2025"}


def address(app):
    """The keys of the address that say what is shown."""
    return {key: app.query_params[key] for key in FIRST}


def live(app):
    """What the live region says of the map."""
    (found,) = [e.value for e in app.main.get("html") if 'data-testid="answer"' in e.value]
    return re.sub(r"<[^>]+>", " ", found)


def test_it_opens_on_its_finding_and_the_whole_index(visit, headline, say):
    app = visit(PAGE)
    assert not app.exception and not app.error
    assert "in the most deprived fifth of England" in headline(app)
    assert "% of the variation in deprivation score lies inside Trafford’s" in say(app)
    assert (
        "from 0.7 in LSOA Timperley North 021A (Brooklands ward) to 68.1 in LSOA Partington 017E (Bucklow-St Martins ward)"
        in live(app)
    )
    assert 'class="te-live"' in next(
        e.value for e in app.main.get("html") if 'data-testid="answer"' in e.value
    )
    assert address(app) == FIRST
    assert "no longer" not in say(app)


def test_the_page_states_its_rule_its_limits_and_its_sources(visit, say):
    said = say(visit(PAGE))
    for words in (
        "A hidden pocket is an LSOA in the most deprived fifth",
        "A better rank is not the same as less poverty",
        "We cannot test this: no interval is published for these figures.",
        "No slope index of inequality is drawn over Trafford’s four neighbourhoods",
        "best fit",
        "E01006185",
        "MHCLG, Indices of Deprivation 2025",
        "Census 2021",
    ):
        assert words in said


def test_a_deep_link_brings_back_domain_measure_year_and_area(visit):
    app = visit(
        PAGE, indicator="health_deprivation_rank", level="lsoa11", period="2019", area=DIVIDED
    )
    assert not app.exception
    assert app.selectbox(key="domain").value == "health_deprivation"
    assert app.radio(key="measure").value == "rank"
    assert app.selectbox(key="release").value == "lsoa11 2019"
    assert app.query_params["area"] == DIVIDED
    assert "health deprivation rank" in live(app)


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"indicator": "happiness"}, "There is no indicator “happiness”"),
        ({"indicator": "no_car"}, "not among the figures shown here"),
        ({"indicator": "imd_score", "level": "msoa21"}, "has no figures by “MSOA (2021)”"),
        ({"indicator": "imd_score", "period": "1999"}, "has no figures for “1999”"),
        ({"indicator": "imd_score", "area": "E99"}, "“E99” is not one of the areas shown"),
    ],
)
def test_a_bad_link_says_what_could_not_be_had_and_shows_the_index(
    visit, headline, params, sentence
):
    app = visit(PAGE, **params)
    assert not app.exception and not app.error
    assert sentence in live(app)
    assert headline(app)
    assert address(app) == FIRST


@pytest.mark.parametrize("key", ["indicator", "level", "sex", "period", "area", "layers"])
def test_no_value_of_any_key_breaks_the_page(visit, key):
    app = visit(PAGE, **{key: "<script>alert(1)</script>"})
    assert not app.exception and not app.error
    assert not any("<script" in element.value for element in app.main.get("html"))


def test_an_lsoa_chosen_on_explore_is_kept_with_the_whole_index(visit):
    app = visit(EXPLORE, indicator="no_car", level="lsoa21", area=PARTINGTON)
    app.query_params.clear()
    app.switch_page(PAGE).run()
    assert not app.exception
    assert app.query_params["area"] == PARTINGTON
    assert address(app) == FIRST
    assert live(app).strip().startswith("In LSOA Partington 017E (Bucklow-St Martins ward)")


def test_an_msoa_chosen_on_explore_is_not_shown_here_but_chosen_again_there(visit):
    app = visit(EXPLORE, area="E02001275")
    app.query_params.clear()
    app.switch_page(PAGE).run()
    assert "area" not in app.query_params
    assert "Partington (MSOA) is not picked out here: this page shows LSOAs." in live(app)
    app.run()
    assert "not picked out here" not in live(app)
    app.query_params.clear()
    app.switch_page(EXPLORE).run()
    assert app.query_params["area"] == "E02001275"
    assert address(app)["indicator"] == "life_expectancy_at_birth"


def test_domain_and_measure_change_together_and_keep_year_and_area(visit):
    app = visit(PAGE, indicator="imd_score", level="lsoa11", period="2019", area=PARTINGTON)
    app.selectbox(key="domain").select("income_deprivation").run()
    assert app.query_params["indicator"] == "income_deprivation_score"
    app.radio(key="measure").set_value("decile").run()
    assert app.query_params["indicator"] == "income_deprivation_decile"
    assert app.query_params["period"] == "2019"
    assert app.query_params["area"] == PARTINGTON
    assert "income deprivation tenth" in live(app)


def test_the_year_changes_with_its_boundaries(visit):
    app = visit(PAGE, area=PARTINGTON)
    app.selectbox(key="release").select("lsoa11 2019").run()
    assert not app.exception
    assert app.query_params["level"] == "lsoa11"
    assert app.query_params["period"] == "2019"
    assert "LSOAs of 2011" in " ".join(e.value for e in app.main.get("html"))


def test_the_finder_offers_lsoas_only(visit):
    app = visit(PAGE)
    found = cached_deprivation.finder("imd_score", "lsoa21")
    assert {entry.level for entry in found.values()} == {"lsoa21", "lsoa11"}
    label = next(name for name, entry in found.items() if entry.code == FIRSWAY)
    app.selectbox(key="find-0").select(label).run()
    assert app.query_params["area"] == FIRSWAY


def test_the_pockets_can_be_shown_on_the_map(visit):
    app = visit(PAGE, indicator="crime_deprivation_rank", level="lsoa11", period="2019")
    app.button(key="show").click().run()
    codes = cached_deprivation.pockets().pockets["area_code"].tolist()
    assert app.query_params["area"] == ["", *codes]
    assert address(app) == FIRST


def test_another_thing_counted_changes_the_finding_and_its_source(visit, say):
    app = visit(PAGE)
    assert "all its residents in bad or very bad health" in say(app)
    app.selectbox(key="counted").select("no_car").run()
    assert not app.exception
    assert "all its households without a car or van" in say(app)
    assert app.query_params["counted"] == "no_car"
    app.selectbox(key="counted").select("bad_or_very_bad_health").run()
    assert "counted" not in app.query_params


def test_the_address_restores_what_is_counted_and_refuses_what_is_not_offered(visit, say):
    assert "all its overcrowded households" in say(visit(PAGE, counted="overcrowding"))
    app = visit(PAGE, counted="life_expectancy_at_birth")
    assert "“life_expectancy_at_birth” is not among the things that can be counted" in say(app)
    assert app.selectbox(key="counted").value == "bad_or_very_bad_health"
    assert "counted" not in app.query_params


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("pockets/all", 139),
        ("residents/shares", 10),
        ("residents/totals", 2),
        ("moves/all", 139),
        ("concentration/lsoas", 139),
    ],
)
def test_the_longer_tables_are_there_on_demand_and_open_in_the_address(visit, name, rows):
    app = visit(PAGE)
    before = len(app.table)
    app.toggle(key=f"open-deprivation/{name}").set_value(True).run()
    assert len(app.table) == before + 1
    assert any(len(table.value) == rows for table in app.table)
    again = visit(PAGE, open=f"deprivation/{name}")
    assert len(again.table) == before + 1
    again.selectbox(key="counted").select("no_car").run()
    assert len(again.table) == before + 1


def test_the_foot_credits_what_the_page_shows_and_no_more(visit):
    app = visit(PAGE)
    foot = next(e.value for e in app.main.get("html") if "te-foot" in e.value)
    for whose in ("Indices of Deprivation 2019", "Census 2021", "House of Commons Library"):
        assert whose in foot
    assert "OpenStreetMap" not in foot and "Life expectancy" not in foot


def test_start_again_comes_back_to_the_whole_index(visit):
    app = visit(PAGE, indicator="crime_deprivation_rank", level="lsoa21", area=PARTINGTON)
    app.sidebar.button[0].click().run()
    assert address(app) == FIRST
    assert "area" not in app.query_params


def test_a_neighbourhood_is_chosen_again_after_a_choice_on_this_page(visit, headline):
    app = visit("pages/4_Neighbourhoods.py", level="neighbourhood", area="West")
    app.query_params.clear()
    app.switch_page(PAGE).run()
    app.selectbox(key="domain").select("crime_deprivation").run()
    assert address(app)["indicator"] != "imd_score"
    app.query_params.clear()
    app.switch_page("pages/4_Neighbourhoods.py").run()
    assert not app.exception
    assert headline(app).startswith("West neighbourhood")
    app.sidebar.button[0].click().run()
    assert headline(app).startswith("North neighbourhood")


def test_the_chosen_lsoa_is_taken_apart_and_the_most_deprived_where_none_is(visit, say):
    said = say(visit(PAGE))
    assert "No LSOA is chosen: this is the most deprived of Trafford." in said
    assert (
        "LSOA Partington 017E (Bucklow-St Martins ward) is more deprived than England’s typical LSOA on all 13"
        in said
    )
    app = visit(PAGE, level="lsoa11", period="2019", area=FIRSWAY)
    assert not app.exception
    found = cached_deprivation.beneath("lsoa11", FIRSWAY)
    assert found.finding in say(app)
    assert "Indices of Deprivation 2019" in found.finding


def test_what_lies_under_an_lsoa_can_be_taken_away(visit):
    app = visit(PAGE, level="lsoa21", period="2025", area=PARTINGTON, more="take")
    assert not app.exception
    title = cached_deprivation.beneath("lsoa21", PARTINGTON).finding
    assert any(title in option for box in app.selectbox for option in map(str, box.options))
