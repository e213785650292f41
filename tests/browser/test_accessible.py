"""axe-core on every page, in light, in dark and at 400% zoom: no violation, no rule switched off.

The size of targets, which axe-core itself leaves out by default, is looked at outside the map's
frame: the statement on the page Accessibility names the marks on the map that fail it.
"""

from importlib.resources import files

import pytest

from tests.browser.test_every_page import PAGES

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
LOOKS = {
    "light": {"size": (1400, 900)},
    "dark": {"size": (1400, 900), "scheme": "dark"},
    "400% zoom": {"size": (320, 256)},  # what a window of 1280 by 1024 shows at 400%
}


LOOK = """async () => {
  const brief = { resultTypes: ['violations'] };
  const whole = await axe.run(brief);
  const sizes = await axe.run({ exclude: ['iframe'] }, { ...brief, runOnly: ['target-size'] });
  return { passes: whole.passes, violations: [...whole.violations, ...sizes.violations] };
}"""


def assert_no_violation(reader):
    for frame in reader.page.frames:
        frame.evaluate(AXE)
    for _ in range(4):  # a table that turns out too wide is made reachable a second later
        found = reader.page.evaluate(LOOK)
        if not found["violations"]:
            break
        reader.page.wait_for_timeout(1500)
    assert found["passes"], "axe looked at nothing"
    assert [
        f"{one['id']}: {one['help']}: {node['html'][:200]}"
        for one in found["violations"]
        for node in one["nodes"]
    ] == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation(make_reader, path, look):
    reader = make_reader(**LOOKS[look]).open(path)
    if reader.page.locator("iframe[title*=folium]").count():
        reader.codes()
    for chart in reader.page.locator(".stPlotlyChart").all():
        chart.locator(".main-svg").first.wait_for()
    assert_no_violation(reader)


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_no_violation_in_what_can_be_taken_away(make_reader, look):
    reader = make_reader(**LOOKS[look]).open("Life_expectancy_gap")
    reader.page.get_by_text("Download pictures, copy the answer").click()
    reader.page.get_by_role("button", name="Copy this sentence with its source").wait_for()
    reader.settled()
    assert_no_violation(reader)


def spoken(reader, words):
    """Wait until the words have been given to whoever listens to the page."""
    reader.wait_until(
        "words => document.querySelector('.te-spoken[role=status]')?.textContent.includes(words)",
        words,
    )


def test_a_changed_answer_is_said_by_a_node_that_stays(reader):
    reader.open("Explore")
    code = reader.codes()[6]
    reader.page.locator(".te-spoken").wait_for(state="attached")
    reader.page.wait_for_timeout(1500)  # the first look at the page is over
    reader.page.evaluate("window.kept = document.querySelector('.te-spoken')")
    assert reader.page.evaluate("kept.textContent") == "", "nothing is new on a page just opened"
    reader.click_area(code, wait=True)
    spoken(reader, reader.answer)
    reader.follow("Over time and against others")
    spoken(reader, reader.answer)
    assert reader.page.evaluate("kept.isConnected && kept === document.querySelector('.te-spoken')")


def test_the_neighbourhood_that_is_chosen_is_said_and_named(reader):
    reader.open()
    code = reader.codes()[0]
    reader.page.locator(".te-spoken").wait_for(state="attached")
    reader.page.wait_for_timeout(1500)  # the first look at the page is over
    reader.click_area(code)
    spoken(reader, " (chosen): ")
    assert reader.page.locator(".te-marked strong").inner_text().endswith("(chosen)")


def test_the_keyboard_goes_past_the_menu(reader):
    reader.open("Life_expectancy_gap")
    reader.page.keyboard.press("Tab")
    focused = "() => document.activeElement"
    assert reader.page.evaluate(f"({focused})().textContent") == "Skip to main content"
    reader.page.keyboard.press("Enter")
    reader.wait_until(f"() => ({focused})().closest('[data-testid=stMain]')")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate(f"({focused})().getAttribute('aria-label')") == (
        "Table of the slope index"
    )


def test_the_map_has_a_name_for_who_does_not_see_it(reader):
    reader.open("Explore")
    reader.codes()
    frame = reader.page.get_by_label("Map", exact=True)
    frame.wait_for()
    assert reader.map.locator("[role=region][aria-label^='Map of Trafford']").count() == 1


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_mark_on_the_map_is_pressed_by_keyboard(reader, key):
    reader.open()
    mark = reader.map.locator(".leaflet-marker-icon[role=button]").nth(3)
    name = mark.get_attribute("title")
    mark.press(key)
    reader.says(f"{name}: ")


def test_what_a_filter_leaves_is_said(reader):
    reader.open("Plan_scorecard")
    reader.page.locator(".te-spoken").wait_for(state="attached")
    reader.page.wait_for_timeout(1500)  # the first look at the page is over
    reader.type_choice("Reform area", "Prevention")
    spoken(reader, "Prevention")
