"""The neighbourhood profiles in a browser."""

import pytest

PAGE = "Neighbourhoods"
LIFE = 6
"""The first chart of length of life, counted from 0 in the order of the page."""
SIZES = {"wide": (1400, 900), "phone": (390, 844)}


@pytest.mark.parametrize("size", SIZES)
def test_a_click_on_a_ward_shows_its_neighbourhood(make_reader, size):
    reader = make_reader(SIZES[size]).open(PAGE, level="neighbourhood", area="West")
    title = reader.page.get_by_role("heading", level=1)
    assert title.inner_text().startswith("West neighbourhood")
    reader.wait_for_layer("ward23")
    reader.click_area("E05015247")
    reader.page.get_by_role("heading", level=1).filter(has_text="North neighbourhood").wait_for()
    reader.wait_until("() => new URL(location.href).searchParams.get('area') === 'North'")


def test_a_button_chooses_and_back_returns(reader):
    reader.open(PAGE, level="neighbourhood", area="West")
    reader.page.get_by_role("radio", name="South").or_(
        reader.page.get_by_role("button", name="South", exact=True)
    ).first.click()
    title = reader.page.get_by_role("heading", level=1)
    title.filter(has_text="South neighbourhood").wait_for()
    reader.page.go_back()
    title.filter(has_text="West neighbourhood").wait_for()


def test_the_choice_is_kept_from_page_to_page(reader):
    reader.open(PAGE, level="neighbourhood", area="Central")
    reader.follow("Overview")
    reader.follow("Neighbourhoods")
    reader.page.get_by_role("heading", level=1).filter(has_text="Central neighbourhood").wait_for()


def test_the_neighbourhood_chosen_here_is_chosen_on_explore_and_an_area_there_is_at_home_here(
    reader,
):
    reader.open(PAGE, level="neighbourhood", area="Central")
    reader.page.get_by_role("radio", name="South").or_(
        reader.page.get_by_role("button", name="South", exact=True)
    ).first.click()
    reader.page.get_by_role("heading", level=1).filter(has_text="South neighbourhood").wait_for()
    reader.follow("Explore the map")
    assert "South" in reader.answer
    reader.open("Explore", indicator="disability", level="ward23", area="E05015247")
    reader.follow("Neighbourhoods")
    reader.page.get_by_role("heading", level=1).filter(has_text="North neighbourhood").wait_for()


def test_the_old_boundaries_are_in_the_address(reader):
    reader.open(PAGE, level="neighbourhood", area="West")
    reader.page.get_by_role("radio", name="Until April 2023").or_(
        reader.page.get_by_role("button", name="Until April 2023", exact=True)
    ).first.click()
    reader.wait_until(
        "() => new URL(location.href).searchParams.get('level') === 'neighbourhood17'"
    )
    reader.wait_for_layer("ward17")
    address = reader.page.url
    reader.page.goto("about:blank")
    reader.page.goto(address)
    reader.page.get_by_text("Fewer indicators were published").wait_for()
    assert reader.page.get_by_role("heading", level=1).inner_text().startswith("West")


def test_a_clicked_dot_is_said_outlined_on_the_map_and_in_the_address(reader):
    reader.open(PAGE, level="neighbourhood", area="West")
    reader.wait_for_layer("ward23")
    name = reader.lonely_dots(LIFE)[0]
    reader.click_dot(LIFE, name)
    reader.says(f"In {name} MSOA, life expectancy at birth in 2015 to 2019 was ")
    reader.wait_until("() => new URL(location.href).searchParams.get('level') === 'msoa11'")
    (code,) = reader.params["area"]
    reader.wait_for_area(code)
    assert reader.params["sex"] == ["male"]
    for chart in range(LIFE, LIFE + 4):
        reader.wait_for_picked(chart, [name])
    reader.map.wait_for_selector(".leaflet-halo-pane path", state="attached")
    assert "Outlined: " + name in reader.map.locator("[role=region]").get_attribute("aria-label")
    reader.click_area("E05015247")  # a ward again: its neighbourhood, and nothing outlined
    reader.wait_until("() => new URL(location.href).searchParams.get('area') === 'North'")
    reader.wait_for_focus("")
    assert reader.map.locator(".leaflet-halo-pane path").count() == 0
