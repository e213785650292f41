"""Map, charts, finder and address: one selection, changed from every part and shown in every part."""

import random
from types import SimpleNamespace

import pytest

from trafford_explorer import load
from trafford_explorer.figures import chart_names

RANKED, DEPRIVATION, SPREAD = 0, 1, 2


@pytest.fixture(scope="module")
def msoas() -> SimpleNamespace:
    """What the MSOAs of 2011 are called: in charts, in the headline and in the finder."""
    areas = load.load_area_names()
    areas = areas[areas["area_type"] == "msoa11"]
    finder = load.load_finder()
    finder = finder[(finder["area_type"] == "msoa11") & finder["label"].str.startswith("MSOA ")]
    return SimpleNamespace(
        name=dict(zip(areas["area_code"], chart_names(areas), strict=True)),
        code=dict(zip(chart_names(areas), areas["area_code"], strict=True)),
        start={
            code: f"In {name} MSOA,"
            for code, name in zip(areas["area_code"], areas["area_name"], strict=True)
        },
        label=dict(zip(finder["area_code"], finder["label"], strict=True)),
    )


def sees(reader, msoas, code: str) -> None:
    """Headline, address, map and all three charts show the area; waits for each."""
    reader.wait_for_answer(msoas.start[code])
    reader.wait_for_area(code)
    for chart in (RANKED, DEPRIVATION, SPREAD):
        reader.wait_for_picked(chart, [msoas.name[code]])


def test_a_click_on_the_map_changes_headline_charts_and_address(reader, msoas):
    reader.open("Explore")
    before = reader.answer
    code = reader.codes()[9]
    reader.click_area(code)
    sees(reader, msoas, code)
    assert reader.answer != before


@pytest.mark.parametrize("chart", [RANKED, DEPRIVATION, SPREAD])
def test_a_click_in_each_chart_changes_the_map_and_the_headline(reader, msoas, chart):
    reader.open("Explore")
    name = reader.lonely_dots(chart)[1]
    reader.click_dot(chart, name)
    sees(reader, msoas, msoas.code[name])


def test_the_same_dot_counts_again_after_another_choice(reader, msoas):
    reader.open("Explore")
    for chart in (RANKED, SPREAD):
        reader.click_dot(chart, "Partington")
        sees(reader, msoas, msoas.code["Partington"])
        reader.click_area(reader.codes()[0])
        sees(reader, msoas, reader.codes()[0])
        reader.click_dot(chart, "Partington")
        sees(reader, msoas, msoas.code["Partington"])
        reader.click_area(reader.codes()[1], wait=True)


def test_a_click_on_the_area_already_chosen_keeps_it(reader, msoas):
    reader.open("Explore")
    code = reader.codes()[5]
    for _ in range(2):
        reader.click_area(code)
        sees(reader, msoas, code)


def test_the_finder_chooses_by_name_with_the_keyboard_only(reader, msoas):
    reader.open("Explore")
    reader.page.get_by_role("combobox", name="Find an area").wait_for()
    for _ in range(60):
        reader.page.keyboard.press("Tab")
        if (
            reader.page.evaluate("document.activeElement.getAttribute('aria-label')")
            == "Find an area"
        ):
            break
    else:
        pytest.fail("Tab never reaches the finder")
    code = msoas.code["Partington"]
    reader.page.keyboard.type("partin")
    reader.page.get_by_role("option", name=msoas.label[code], exact=True).wait_for()
    reader.page.keyboard.press("Enter")
    sees(reader, msoas, code)


def test_the_finder_changes_the_level_when_the_area_is_of_another(reader):
    reader.open("Explore")
    reader.find("Ward Bowdon (to April 2023)")
    reader.wait_for_layer("ward17")
    reader.wait_for_area("E05000821")
    assert reader.params["level"] == ["ward17"]
    assert len(reader.codes()) == 21


def test_a_pasted_link_brings_everything_back_in_a_cold_session(reader, msoas):
    held = [msoas.code["Hale"], msoas.code["Firswood"]]
    focus = msoas.code["Partington"]
    reader.open(
        "Explore",
        indicator="healthy_life_expectancy_at_birth",
        level="msoa11",
        sex="male",
        period="2009-13",
        area=[focus, *held],
        layers="hub,greenspace",
    )
    reader.wait_for_focus(focus)
    assert reader.answer.startswith("In Partington MSOA, healthy life expectancy")
    assert "for men" in reader.answer
    assert "2009 to 2013" in reader.answer
    for chart in (RANKED, DEPRIVATION, SPREAD):
        reader.wait_for_picked(chart, ["Partington", "Hale", "Firswood"])
    reader.map.wait_for_selector(".trafford-place.star")
    assert reader.markers("star") == 6
    assert reader.markers("round") == 0
    page = reader.page
    assert page.get_by_role("radio", name="Men", exact=True).is_checked()
    assert page.get_by_role("combobox", name="Years").input_value() == "2009-13"
    for name in ("Hale ✕", "Firswood ✕"):
        assert page.get_by_role("button", name=name).is_visible()
    assert reader.params["area"] == [focus, *held]
    assert reader.params["layers"] == ["hub,greenspace"]


def test_a_bad_link_says_so_and_shows_something_else(reader):
    reader.open("Explore", indicator="happiness", level="county", sex="both", area="E99")
    reader.says("There is no indicator “happiness”")
    assert reader.answer.startswith("Life expectancy at birth")
    assert len(reader.codes()) == 28
    assert "area" not in reader.params
    assert reader.params["level"] == ["msoa11"]


def test_two_held_areas_stand_on_the_map_and_in_every_chart(reader, msoas):
    reader.open("Explore")
    for name in ("Partington", "Bowdon"):
        reader.click_dot(RANKED, name)
        reader.wait_for_area(msoas.code[name])
        reader.page.get_by_role("button", name="Hold for comparison").click()
        reader.page.get_by_role("button", name=f"{name} ✕").wait_for()
    reader.click_dot(RANKED, "Firswood")
    for chart in (RANKED, DEPRIVATION, SPREAD):
        reader.wait_for_picked(chart, ["Firswood", "Partington", "Bowdon"])
    reader.wait_for_area(msoas.code["Firswood"])
    assert reader.params["area"] == [msoas.code[n] for n in ("Firswood", "Partington", "Bowdon")]
    # Each area picked out is outlined twice: a dark ring, and the accent inside it.
    assert reader.map.locator(".leaflet-halo-pane path").count() == 6


def test_a_sixth_area_is_refused_with_a_sentence(reader, msoas):
    codes = sorted(msoas.name)[:6]
    reader.open("Explore", area=[codes[5], *codes[:5]])
    reader.page.get_by_role("button", name="Hold for comparison").click()
    reader.says("5 areas are held already")
    assert reader.params["area"] == [codes[5], *codes[:5]]


def test_five_rapid_clicks_end_on_the_last(reader, msoas):
    reader.open("Explore")
    codes = [reader.codes()[i] for i in (3, 20, 8, 14, 25)]
    for code in codes:
        reader.click_area(code)
    sees(reader, msoas, codes[-1])
    reader.page.wait_for_timeout(1500)  # a click that came late would undo it now
    sees(reader, msoas, codes[-1])


def test_the_last_of_two_quick_choices_wins_whatever_they_came_from(make_reader, msoas):
    """Map, chart and finder in random pairs 200 to 300 ms apart, then Back."""
    reader = make_reader((1400, 2000))
    reader.open("Explore")
    reader.codes()
    wise = random.Random(20)
    codes = sorted(msoas.name)

    def act(kind: str, code: str) -> None:
        if kind == "map":
            reader.click_area(code)
        elif kind == "chart":
            reader.click_dot(RANKED, msoas.name[code], at_once=True)
        else:
            reader.find(msoas.label[code])

    current = ""
    for number in range(20):
        first_kind, second_kind = wise.sample(["map", "chart", "finder"], 2)
        first, second = wise.sample([c for c in codes if c != current], 2)
        told = f"pair {number}: {first_kind} {first}, then {second_kind} {second}, from {current}"
        act(first_kind, first)
        reader.page.wait_for_timeout(wise.randint(200, 300))
        act(second_kind, second)
        try:
            sees(reader, msoas, second)
            reader.page.wait_for_timeout(400)  # an older choice that came late would undo it now
            sees(reader, msoas, second)
        except Exception as error:
            seen = f"{reader.answer[:40]} {reader.params.get('area')}"
            raise AssertionError(f"{told}: {seen}") from error
        reader.page.go_back()
        reader.wait_until(
            "gone => new URL(location.href).searchParams.getAll('area')[0] !== gone", second
        )
        landed = reader.params.get("area", [""])[0]
        assert landed in (first, current), f"{told}: Back led to {landed!r}"
        current = landed
        if current:
            sees(reader, msoas, current)
        else:
            reader.wait_for_focus("")
            reader.wait_for_answer("Life expectancy at birth")


def test_back_and_forward_move_between_choices(reader, msoas):
    reader.open("Explore")
    one, two = reader.codes()[2], reader.codes()[22]
    reader.click_area(one)
    sees(reader, msoas, one)
    reader.click_area(two)
    sees(reader, msoas, two)
    reader.page.go_back()
    sees(reader, msoas, one)
    reader.page.go_forward()
    sees(reader, msoas, two)


@pytest.mark.parametrize(
    ("indicator", "option", "level", "outlines"),
    [
        ("imd_score", "LSOA (2021)", "lsoa21", 139),
        ("population", "Ward", "ward23", 21),
        ("population", "Neighbourhood", "neighbourhood", 4),
    ],
)
def test_each_kind_of_area_is_drawn_with_as_many_outlines_as_it_has(
    reader, indicator, option, level, outlines
):
    reader.open("Explore", indicator=indicator)
    reader.codes()
    reader.choose("Kind of area", option)
    reader.wait_for_layer(level)
    assert reader.map.locator(".leaflet-areas-pane path").count() == outlines
    assert reader.params["level"] == [level]


def test_the_table_opens_and_holds_what_the_map_shows(reader):
    reader.open("Explore")
    reader.page.get_by_role("radio", name="Table").click()
    table = reader.page.locator("[data-testid=stTable]").first
    table.wait_for()
    assert table.locator("tbody tr").count() == 28
    assert "Partington" in table.inner_text()


def test_the_download_is_the_view(reader):
    reader.open("Explore")
    reader.page.get_by_role("radio", name="Download").click()
    with reader.page.expect_download() as waiting:
        reader.page.get_by_role("button", name="Download the figures (CSV)").click()
    assert waiting.value.suggested_filename == "life_expectancy_at_birth_women_msoa_2015-19.csv"
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    assert "Licence" in text.partition("\n")[0]
    assert "E02001275" in text
