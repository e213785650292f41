"""Every page in every look: nothing outside, broken or sideways, and nothing that axe-core finds."""

from pathlib import Path

import pytest

from tests.browser.axe import assert_no_violation

PAGES = ["", *sorted(path.stem.split("_", 1)[1] for path in Path("pages").glob("*.py"))]
LOOKS = {
    "light": {"size": (1400, 900)},
    "dark": {"size": (1400, 900), "scheme": "dark"},
    # What a window of 1280 by 1024 shows at 400%; no phone shows less.
    "400% zoom": {"size": (320, 256)},
}


@pytest.mark.parametrize("look", ["light", "400% zoom"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_stands_on_its_own(make_reader, path, look):
    reader = make_reader(**LOOKS[look]).open(path)
    page = reader.page
    if page.locator("iframe[title*=folium]").count():
        reader.codes()
    for chart in page.locator(".stPlotlyChart").all():
        chart.locator(".main-svg").first.wait_for()
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator("[data-testid=stAlertContentError]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sideways = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid=stMain], [data-testid=stMainBlockContainer]')]
             .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.dataset.testid)"""
    )
    assert sideways == []
    assert reader.outside == []
    assert page.title().endswith("Trafford Inequalities Explorer")
    assert_no_violation(reader)
    if look == "light":  # and the same page turns dark
        page.emulate_media(color_scheme="dark")
        assert_dark(reader)
        assert_no_violation(reader)


def assert_dark(reader):
    """The ground is dark, the words on it are light, and the map follows."""
    dark = """e => {
      const [r, g, b] = getComputedStyle(e).backgroundColor.match(/[0-9.]+/g).map(Number);
      return (r + g + b) / 3 < 90;
    }"""
    ground = reader.page.locator("[data-testid=stApp]")
    reader.wait_until(f"ground => ({dark})(ground)", ground.element_handle())
    reader.settled()
    ink = reader.page.get_by_role("heading", level=1).evaluate(
        "e => getComputedStyle(e).color.match(/[0-9.]+/g).slice(0, 3).map(Number)"
    )
    assert sum(ink) / 3 > 170
    if reader.page.locator("iframe[title*=folium]").count():
        reader.codes()
        assert reader.map.locator(".leaflet-container").evaluate(dark)


def test_the_menu_names_every_page_and_leads_there(reader):
    reader.open()
    menu = reader.page.locator("[data-testid=stSidebar]")
    for label, path in (
        ("Explore the map", "/Explore"),
        ("Life expectancy gap", "/Life_expectancy_gap"),
        ("Deprivation and hidden pockets", "/Deprivation"),
        ("Neighbourhoods", "/Neighbourhoods"),
        ("PCNs and hubs", "/PCNs_and_hubs"),
        ("My patch", "/My_patch"),
        ("Over time and against others", "/Over_time"),
        ("Plan scorecard", "/Plan_scorecard"),
        ("Briefing", "/Briefing"),
        ("Data and methods", "/Data_and_methods"),
        ("Accessibility", "/Accessibility"),
        ("Overview", "/"),
    ):
        reader.follow(label)
        assert reader.page.evaluate("location.pathname") == path
    assert menu.get_by_role("link").count() == len(PAGES)
    reader.follow("Committee mode")
    assert reader.page.evaluate("location.pathname") == "/Committee_mode"
    assert not menu.is_visible(), "a room is shown no menu"


def test_a_choice_is_kept_from_page_to_page_and_start_again_clears_it(reader):
    reader.open("Explore")
    code = reader.codes()[6]
    reader.click_area(code, wait=True)
    answer = reader.answer
    reader.follow("Data and methods")
    reader.follow("Explore the map")
    reader.wait_for_answer(answer)
    reader.wait_for_area(code)
    reader.page.get_by_role("button", name="Start again").click()
    reader.wait_until("() => !new URL(location.href).searchParams.has('area')")
    reader.wait_for_answer("Life expectancy at birth")
    reader.wait_for_focus("")
