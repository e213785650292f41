"""The life expectancy gap and the panel of two areas, in a browser."""

import pytest

PAGE = "Life_expectancy_gap"
SIZES = {"wide": (1400, 900), "phone": (390, 844)}


def reply(reader):
    return reader.page.locator("[data-testid=reply]")


@pytest.mark.parametrize("size", SIZES)
def test_every_chart_is_drawn_and_the_answer_is_the_first_thing_seen(make_reader, size):
    reader = make_reader(SIZES[size]).open(PAGE)
    title = reader.page.get_by_role("heading", level=1)
    assert "slope index of inequality in life expectancy was" in title.inner_text()
    assert title.bounding_box()["y"] < SIZES[size][1] / 3
    reader.wait_until("() => document.querySelectorAll('.stPlotlyChart').length === 15")
    charts = reader.page.locator(".stPlotlyChart")
    for chart in charts.all():
        chart.locator(".main-svg").first.wait_for()
        box = chart.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= SIZES[size][0]


@pytest.mark.parametrize("size", SIZES)
def test_two_areas_are_chosen_and_the_answer_follows(make_reader, size):
    reader = make_reader(SIZES[size]).open(PAGE)
    assert "Yes:" in reply(reader).inner_text()
    reader.type_choice("Second area", "Sale North, MSOA (2011)")
    reply(reader).get_by_text("Do Hale MSOA and Sale North MSOA differ?").wait_for()
    assert "Not from these data:" in reply(reader).inner_text()
    reader.type_choice("First area", "Trafford")
    reply(reader).get_by_text("Do Trafford and Sale North MSOA differ?").wait_for()
    reader.wait_until("() => new URLSearchParams(location.search).get('ask').includes('E08000009')")
    assert "lies inside the other" in reader.page.content()


def test_the_panel_works_by_keyboard_alone(reader):
    reader.open(PAGE)
    for chart in reader.page.locator(".stPlotlyChart").all():
        chart.locator(".main-svg").first.wait_for()
    box = reader.page.get_by_role("combobox", name="Years of the first area")
    box.scroll_into_view_if_needed()
    reader.page.wait_for_timeout(300)  # a list shuts when the page scrolls under it
    box.focus()
    reader.page.keyboard.press("ArrowDown")
    reader.page.get_by_role("option", name="2015-19").wait_for()
    reader.page.keyboard.type("2015")
    reader.page.keyboard.press("Enter")
    reply(reader).get_by_text("Cannot be answered:").wait_for()
    assert "different years" in reply(reader).inner_text()


def test_a_list_of_places_changes_both_charts_of_the_years(reader):
    reader.open(PAGE)
    before = reader.page.get_by_text("thin grey lines: The ten boroughs").count()
    assert before == 2
    reader.choose("Set Trafford against", "CIPFA nearest neighbours, 2019")
    reader.says("thin grey lines: CIPFA nearest neighbours, 2019")
    reader.page.get_by_text("thin grey lines: The ten boroughs").first.wait_for(state="detached")
    assert reader.page.get_by_text("thin grey lines: CIPFA nearest neighbours, 2019").count() == 2


def test_explore_asks_about_the_areas_chosen_on_the_map(reader):
    reader.open("Explore", indicator="disability", level="msoa21")
    code = reader.codes()[8]
    reader.click_area(code, wait=True)
    reader.page.get_by_text("Can we say that?", exact=True).click()
    name = reader.answer.removeprefix("In ").split(" MSOA")[0]
    shown = f"Do {name} MSOA and Trafford differ?"
    reply(reader).get_by_text(shown).wait_for()
    reader.type_choice("Second area", "Sale North, MSOA (2021)")
    reply(reader).get_by_text(f"Do {name} MSOA and Sale North MSOA differ?").wait_for()
    again = reader.page.get_by_role("button", name="Ask about what the page shows")
    again.click()
    reply(reader).get_by_text(shown).wait_for()
    again.wait_for(state="detached")
    reader.wait_for_area(code)
