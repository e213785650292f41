"""What is for readers who do not see the screen, or use no mouse: said, named, pressed by keyboard."""

import pytest

from tests.browser.axe import assert_no_violation
from tests.browser.test_every_page import LOOKS


@pytest.mark.parametrize("look", ["light", "dark", "400% zoom"])
def test_axe_finds_no_violation_in_what_can_be_taken_away(make_reader, look):
    reader = make_reader(**LOOKS[look]).open("Life_expectancy_gap")
    reader.page.get_by_text("Download pictures, copy the answer").click()
    reader.page.get_by_role("button", name="Copy this sentence with its source").wait_for()
    reader.settled()
    assert_no_violation(reader)


def listen(reader):
    """Wait until the page is listened to: its first look at what it says is over."""
    reader.page.locator(".te-spoken").wait_for(state="attached")
    reader.page.wait_for_timeout(1500)


def spoken(reader, words):
    """Wait until the words have been given to whoever listens to the page."""
    reader.wait_until(
        "words => document.querySelector('.te-spoken[role=status]')?.textContent.includes(words)",
        words,
    )


def test_a_changed_answer_is_said_by_a_node_that_stays(reader):
    reader.open("Explore")
    code = reader.codes()[6]
    listen(reader)
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
    listen(reader)
    reader.click_area(code)
    spoken(reader, "(chosen) ")
    assert reader.page.locator(".te-marked strong").inner_text() == "(chosen)"


def test_the_keyboard_goes_past_the_menu(reader):
    reader.open("Life_expectancy_gap")
    reader.page.keyboard.press("Tab")
    focused = "() => document.activeElement"
    assert reader.page.evaluate(f"({focused})().textContent") == "Skip to main content"
    reader.page.keyboard.press("Enter")
    reader.wait_until(f"() => ({focused})().closest('[data-testid=stMain]')")
    reader.page.keyboard.press("Tab")
    reader.wait_until(
        f"() => ({focused})().getAttribute('aria-label')?.startsWith('Table: Slope index')"
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
    listen(reader)
    reader.type_choice("Reform area", "Prevention")
    spoken(reader, "Prevention")
