"""Networks and hubs in a browser: map, chart and sentence are one, at both widths."""

import pytest

PAGE = "PCNs_and_hubs"
PARTINGTON, PARTINGTON_MSOA = "E01006107", "E02001275"
"""Its largest LSOA, which no marker hides, and the MSOA."""
DISTANCE = 0
"""The chart of distance against deprivation, the first of the page."""
SIZES = {"wide": (1400, 900), "phone": (390, 844)}


@pytest.mark.parametrize("size", SIZES)
def test_a_click_on_the_map_names_the_area_and_rings_its_dot(make_reader, size):
    reader = make_reader(SIZES[size]).open(PAGE)
    answer = reader.answer
    assert "on average more than 1 km from a community hub" in answer
    assert len(reader.codes()) == 139
    assert reader.markers("star") == 6
    assert reader.markers("round") == 26
    reader.click_area(PARTINGTON, wait=True)
    reader.says("LSOA Partington 017D (Bucklow-St Martins ward): ")
    reader.wait_for_picked(DISTANCE, ["Partington 017D"])
    assert reader.answer == answer
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_click_on_a_dot_moves_the_map_and_the_address(reader):
    reader.open(PAGE)
    reader.codes()
    name = reader.lonely_dots(DISTANCE)[0]
    reader.click_dot(DISTANCE, name)
    reader.says(f"LSOA {name} (")
    reader.wait_for_focus(reader.params["area"][0])
    reader.wait_for_picked(DISTANCE, [name])
    assert reader.params["level"] == ["lsoa21"]


def test_service_and_distance_are_chosen_with_the_keyboard_and_kept_in_the_address(reader):
    reader.open(PAGE)
    reader.type_choice("Near what?", "Libraries")
    reader.wait_until(
        "() => document.querySelector('[data-testid=answer]')?.innerText.includes('from a library')"
    )
    reader.type_choice("How far, in a straight line?", "2.5 km")
    reader.wait_until("() => new URL(location.href).searchParams.get('within') === '2.5'")
    reader.settled()
    answer, address = reader.answer, reader.page.url
    assert "more than 2.5 km from a library" in answer
    reader.page.goto(address)
    reader.settled()
    assert reader.answer == answer


def test_an_area_of_explore_is_outlined_here_and_still_chosen_there(reader):
    reader.open("Explore", area=PARTINGTON_MSOA)
    reader.wait_for_area(PARTINGTON_MSOA)
    reader.follow("PCNs and hubs")
    reader.says("Partington MSOA: ")
    reader.wait_for_layer("lsoa21")
    assert reader.map.locator(".leaflet-halo-pane path").count() == 2 * 5
    reader.follow("Explore the map")
    reader.wait_for_area(PARTINGTON_MSOA)


def test_a_hub_that_is_clicked_is_named_with_its_doubt(reader):
    reader.open(PAGE)
    reader.codes()
    reader.map.locator(".leaflet-marker-icon[title='Partington Community Hub']").press("Enter")
    reader.says("whether a hub runs in Partington today was not found")
