"""My patch without a browser: addresses, postcodes, wards, and what is kept."""

import re

import numpy as np
import pandas as pd
import pytest

from trafford_explorer import load
from trafford_explorer.paths import FOLDERS
from trafford_explorer.topics.patch import exhibits as cached_patch
from trafford_explorer.topics.patch import findings

PAGE = "pages/6_My_patch.py"
EXPLORE = "pages/1_Explore.py"
ALTRINCHAM, BUCKLOW, SALE_CENTRAL = "E05015239", "E05015244", "E05015254"
TYPED = "m314  fl"
"""Partington Central Surgery's, in the most deprived LSOAs of Trafford."""
NEAR_TYPED = "M31 4FL"
INDICATOR_OF = {
    "msoa11": "life_expectancy_at_birth",
    "lsoa21": "imd_score",
    "neighbourhood": "no_car",
    "ward17": "imd_score",
}
"""An indicator that Explore shows for each kind of area."""


def type_postcode(app, typed):
    app.text_input(key="postcode").set_value(typed)
    next(b for b in app.button if b.label == "Find it").click().run()
    return app


def everything(app):
    """All that the page, the address and the session hold, as one text."""
    kept = [app.session_state, *vars(app.session_state._state).values()]
    shown = [e.value for kind in ("html", "markdown", "info", "error") for e in app.get(kind)]
    shown += [table.value.to_string() for table in app.table]
    shown += [box.value for box in app.text_input]
    return f"{dict(app.query_params)} {kept} {shown}"


def test_it_opens_on_the_first_ward_with_its_answer_and_chooses_nothing(visit, headline, say):
    app = visit(PAGE)
    assert not app.exception and not app.error
    assert headline(app).startswith("Altrincham ward is in South neighbourhood.")
    assert "area" not in app.query_params
    said = say(app)
    assert "No ward is chosen yet: this is Altrincham, the first by name." in said
    for part in (
        "PCNs of South: Altrincham Healthcare Alliance PCN and South Trafford PCN.",
        "inferred from where their practices stand",
        "or anywhere else",
        "Straight lines from the centre of Altrincham ward",
        "one over the border may be nearer",
        "As listed by the council on 2 February 2024",
        "ONS via Trafford Data Lab (2024)",
        "Residents, 2024",
        "Life expectancy, women, 2015-19",
    ):
        assert part in said
    assert len(app.table[0].value) == 3


@pytest.mark.parametrize("ward", cached_patch.wards())
def test_each_of_the_21_wards_has_its_answer(visit, headline, ward):
    app = visit(PAGE, indicator="no_car", level="ward23", area=ward)
    assert not app.exception and not app.error
    assert headline(app).startswith(f"{cached_patch.wards()[ward]} ward is in ")
    assert app.query_params["indicator"] == "no_car"
    assert app.query_params["area"] == ward


def test_a_wards_distances_are_those_from_its_residents_centre():
    lookup = load.load_lookup()
    path = FOLDERS.raw_geo / "trafford_lsoa_2021_population_weighted_centroids.csv"
    centres = pd.read_csv(path).set_index("lsoa21cd")
    practices = load.load_places("gp_practice").to_crs("EPSG:27700")
    for ward, here in lookup.groupby("ward_code"):
        east = north = 0.0
        for row in here.itertuples():
            middle = centres.loc[row.lsoa21_code]
            east += middle["easting"] * row.population / here["population"].sum()
            north += middle["northing"] * row.population / here["population"].sum()
        metres = np.sort(
            [((p.x - east) ** 2 + (p.y - north) ** 2) ** 0.5 for p in practices.geometry]
        )[:3]
        found = [one.metres for one in cached_patch.around_ward(str(ward)).practices]
        assert np.abs(np.array(found) - metres).max() <= 50.5


def test_a_postcode_chooses_its_ward_and_answers_for_its_small_area(visit, headline, say):
    app = type_postcode(visit(PAGE), TYPED)
    assert not app.exception and not app.error
    home = cached_patch.homes()[NEAR_TYPED.replace(" ", "")]
    assert headline(app).startswith("Your postcode lies in Bucklow-St Martins ward, West")
    assert app.query_params["area"] == home.ward_code == BUCKLOW
    said = say(app)
    assert "ranks " in said and "of 33,755 in England" in said
    assert "Partington Community Hub" in said
    assert "whether a hub runs in Partington today was not found" in said
    assert "Partington (not known whether it runs today), is" in headline(app)
    following = cached_patch.around((home.easting, home.northing)).hubs[1]
    hubs = load.load_places("hub").set_index("place_id")
    assert f"The next is {hubs.loc[following.place_id, 'name']}" in said
    nearest = app.table[0].value
    assert set(nearest.index[:2]) == {"Partington Central Surgery", "Partington Family Practice"}
    assert nearest.iloc[0, 0] == "under 100 m"


def test_a_postcode_is_nowhere_after_the_run_nor_on_the_next_page(visit):
    known = cached_patch.homes()
    typed = next(one for one in known if one.startswith("M335"))  # of no hub and no practice
    app = type_postcode(visit(PAGE), typed)
    forms = re.compile(rf"{typed[:-3]}\s*{typed[-3:]}", re.I)
    assert "Your postcode lies in" in everything(app)
    assert not forms.search(everything(app))
    app.switch_page(EXPLORE).run()
    assert app.query_params["area"] == known[typed].ward_code
    assert not forms.search(everything(app))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("SW1A 1AA", "outside Trafford"),
        ("M33 0ZZ", "just over the border"),
        ("nowhere", "There is no such postcode"),
        ("M33", "only part of a postcode"),
        ("", "Nothing was typed"),
    ],
)
def test_a_bad_postcode_changes_nothing_and_is_told_once(visit, headline, typed, sentence):
    app = visit(PAGE, indicator="imd_score", level="ward23", area=SALE_CENTRAL)
    before = headline(app)
    type_postcode(app, typed)
    assert not app.exception
    (live,) = [e.value for e in app.main.get("html") if 'class="te-live"' in e.value]
    assert sentence in live
    if len(typed) > 3:  # the first half of a postcode stands in the hubs' addresses
        assert typed not in everything(app)
    assert headline(app) == before
    app.toggle(key="open-deprivation").set_value(True).run()
    assert sentence not in everything(app)


def test_a_ward_from_the_list_replaces_a_postcode_and_is_kept_on_the_next_page(visit, headline):
    app = type_postcode(visit(PAGE), TYPED)
    box = next(b for b in app.selectbox if b.label == "Or a ward")
    box.select(SALE_CENTRAL).run()
    assert headline(app).startswith("Sale Central ward is in Central")
    assert app.query_params["area"] == SALE_CENTRAL
    app.switch_page(EXPLORE).run()
    assert app.query_params["area"] == SALE_CENTRAL
    assert app.query_params["level"] == "ward23"


def test_the_whole_ward_can_be_asked_for_after_a_postcode(visit, headline):
    app = type_postcode(visit(PAGE), TYPED)
    app.button(key="whole-ward").click().run()
    assert headline(app).startswith("Bucklow-St Martins ward is in West")
    assert "whole-ward" not in [b.key for b in app.button]


def test_start_again_forgets_the_patch(visit, headline):
    app = type_postcode(visit(PAGE), TYPED)
    app.sidebar.button[0].click().run()
    assert headline(app).startswith("Altrincham ward")
    assert "explorer_patch" not in app.session_state


@pytest.mark.parametrize(
    ("level", "area", "ward", "why"),
    [
        ("msoa11", "E02001275", "Bucklow-St Martins", "Partington MSOA lies wholly or mostly in"),
        ("lsoa21", "E01006108", "Bucklow-St Martins", "ward) lies wholly or mostly in Bucklow"),
        ("neighbourhood", "West", "Bucklow-St Martins", "West neighbourhood has 4 wards: this is"),
        ("ward17", "E05000825", "Gorse Hill & Cornbrook", "Clifford old ward was in North, which"),
    ],
)
def test_an_area_of_another_page_leads_to_a_ward_in_it_and_stays_chosen(
    visit, headline, say, level, area, ward, why
):
    app = visit(EXPLORE, level=level, area=area, indicator=INDICATOR_OF[level])
    before = dict(app.query_params)
    app.query_params.clear()
    app.switch_page(PAGE).run()
    assert not app.exception
    assert headline(app).startswith(f"{ward} ward is in ")
    assert why in say(app)
    app.query_params.clear()
    app.switch_page(EXPLORE).run()
    assert app.query_params == before


def test_a_refused_postcode_takes_the_one_before_it_off_the_page(visit, headline):
    app = type_postcode(visit(PAGE), TYPED)
    assert headline(app).startswith("Your postcode lies in")
    app = type_postcode(app, "M1 1AE")
    assert headline(app).startswith("Bucklow-St Martins ward is in")


def test_a_ward_keeps_an_indicator_that_wards_have_and_another_gives_way(visit):
    for indicator, shown in (
        ("universal_credit_rate", "universal_credit_rate"),
        ("asthma", "imd_score"),
    ):
        app = visit(PAGE, indicator=indicator)
        assert app.query_params["indicator"] == indicator
        next(box for box in app.selectbox if box.label == "Or a ward").select(BUCKLOW).run()
        assert not app.exception
        assert app.query_params["area"] == BUCKLOW
        assert app.query_params["level"] == "ward23"
        assert app.query_params["indicator"] == shown


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"indicator": "happiness"}, "There is no indicator “happiness”"),
        ({"indicator": "imd_score", "level": "ward23", "area": "E99"}, "“E99” is not one of"),
        ({"indicator": "imd_score", "level": "ward23", "period": "1999"}, "no figures for “1999”"),
    ],
)
def test_a_bad_link_says_what_could_not_be_had_and_shows_a_ward(visit, headline, params, sentence):
    app = visit(PAGE, **params)
    assert not app.exception and not app.error
    assert sentence in " ".join(e.value for e in app.main.get("html"))
    assert headline(app).startswith("Altrincham ward")


@pytest.mark.parametrize("key", ["indicator", "level", "sex", "period", "area", "layers"])
def test_no_value_of_any_key_breaks_the_page(visit, key):
    app = visit(PAGE, **{key: "<script>alert(1)</script>"})
    assert not app.exception and not app.error
    assert not any("<script" in element.value for element in app.main.get("html"))


def test_the_table_of_tenths_adds_up_to_the_ward(visit):
    app = visit(PAGE, indicator="imd_score", level="ward23", area=BUCKLOW)
    app.toggle(key="open-deprivation").set_value(True).run()
    table = app.table[1].value
    found = cached_patch.deprived(cached_patch.patch(BUCKLOW))
    assert sum(int(n.replace(",", "")) for n in table["Residents"]) == found.residents
    assert len(table) == len(found.table)


def test_no_function_that_is_cached_takes_a_postcode():
    """A cache keeps its keys: they may be codes of areas, never what was typed."""
    for name in ("patch", "deprived", "area_profile", "profile", "deprivation", "around_ward"):
        function = getattr(cached_patch, name)
        assert "postcode" not in function.__wrapped__.__code__.co_varnames
    for name in ("around", "answer", "nearby"):
        assert not hasattr(getattr(cached_patch, name), "__wrapped__")
    fields = findings.Patch.__dataclass_fields__
    assert "postcode" not in fields and "easting" not in fields


def test_the_wards_on_the_map_stand_in_a_table(visit):
    app = visit(PAGE)
    app.toggle(key="open-map").set_value(True).run()
    assert not app.exception
    assert any(len(table.value) == 21 for table in app.table)
