"""Committee mode in a browser: a story played by keyboard, whatever happens to the room."""

import re

import pytest

PAGE = "Committee_mode"
ROOMS = {"small": (1280, 720), "large": (1920, 1080)}
STEPS = range(1, 11)
FORWARD = ("ArrowRight", "PageDown", "Space")

SMALL_TEXT = """least => {
  const small = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const words = node.textContent.trim(), box = node.parentElement;
    if (!words || !box || box.closest('script, style, noscript, template, .te-spoken')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const seen = range.getBoundingClientRect();
    if (seen.width < 2 || seen.height < 2) continue;
    if (!box.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (box.closest('[aria-hidden=true]') && !box.closest('svg, .te-swatch')) continue;
    const size = parseFloat(getComputedStyle(box).fontSize);
    if (size < least) small.push(`${size}: ${words.slice(0, 40)}`);
  }
  for (const box of document.querySelectorAll('input')) {
    if (box.getBoundingClientRect().width > 2 && parseFloat(getComputedStyle(box).fontSize) < least)
      small.push(`input: ${box.value}`);
  }
  return small;
}"""

CUT = """() => {
  const cut = [];
  const main = document.querySelector('[data-testid=stMain]');
  if (main.scrollHeight > main.clientHeight || main.scrollWidth > main.clientWidth) cut.push('page');
  for (const part of document.querySelectorAll('h1, .te-caption, .te-foot, .st-key-story-bar, ' +
      '.st-key-story-leave a, .te-legend li, .st-key-story-picture svg.main-svg, ' +
      '.st-key-story-picture iframe, .st-key-story-picture svg text')) {
    const box = part.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
      cut.push(`${part.tagName} ${part.textContent.slice(0, 30)}`);
  }
  const picture = document.querySelector('.st-key-story-picture').getBoundingClientRect();
  if (picture.height < innerHeight / 4) cut.push('the picture is too small');
  return cut;
}"""


def go(reader, step, story="gap"):
    reader.open(PAGE, story=story, step=str(step))
    shows(reader, step)
    return reader


def shows(reader, step):
    """Wait until the step stands: in the address, the list, the sentence and the picture."""
    reader.wait_until(
        """step => new URL(location.href).searchParams.get('step') === String(step)
          && [...document.querySelectorAll('input[role=combobox]')].some(
               box => box.value.startsWith(`Step ${step} of`))
          && document.querySelector('h1')""",
        step,
    )
    reader.settled()
    reader.page.wait_for_selector(
        ".st-key-story-picture .main-svg, .st-key-story-picture iframe", timeout=15_000
    )
    if reader.page.locator("iframe[title*=folium]").count():
        reader.codes()


def press(reader, key, step):
    reader.page.keyboard.press(key)
    shows(reader, step)


def test_the_story_is_played_from_end_to_end_by_keyboard_and_nothing_leaves_the_machine(
    make_reader,
):
    reader = make_reader(ROOMS["small"])
    go(reader, 1)
    said = [reader.answer]
    for step in STEPS[1:]:
        press(reader, FORWARD[step % 3], step)
        said.append(reader.answer)
    assert len(set(said)) == len(STEPS)
    reader.page.keyboard.press("ArrowRight")
    reader.page.wait_for_timeout(500)
    shows(reader, 10)
    press(reader, "PageUp", 9)
    assert reader.answer == said[8]
    press(reader, "ArrowLeft", 8)
    assert reader.answer == said[7]
    press(reader, "Home", 1)
    assert reader.answer == said[0]
    press(reader, "End", 10)
    assert reader.answer == said[9]
    assert set(reader.params) == {"story", "step"}


def test_keys_still_turn_the_steps_after_a_click_in_the_map(make_reader):
    reader = make_reader(ROOMS["small"])
    go(reader, 2)
    code = reader.codes()[4]
    for key in FORWARD:
        reader.page.mouse.click(*reader.point_in(code))
        reader.wait_for_focus(code)
        caption = reader.page.locator(".te-caption").first.inner_text()
        assert "77.7" in caption or "years" in caption
        press(reader, key, 3)
        press(reader, "ArrowLeft", 2)
    press(reader, "ArrowLeft", 1)


def test_every_area_and_mark_of_a_map_is_reached_by_keyboard_and_the_keys_still_turn(make_reader):
    reader = make_reader(ROOMS["small"])
    go(reader, 8)
    hub = reader.map.locator(".leaflet-marker-icon[role=button]").nth(1)
    name = hub.get_attribute("title")
    hub.press("Enter")
    reader.says(f"{name}: community hub")
    reader.page.keyboard.press("ArrowRight")
    shows(reader, 9)
    press(reader, "ArrowLeft", 8)
    assert reader.page.get_by_text(f"{name}: community hub").count() == 0
    reader.find("Altrincham West, Dunham & Warburton 025A (Bowdon ward)")
    reader.says(
        "Altrincham West, Dunham & Warburton 025A (Bowdon ward): 2.0 km to the nearest community hub."
    )
    assert reader.page.locator("body").evaluate(SMALL_TEXT, 24) == []
    reader.page.keyboard.press("ArrowRight")
    shows(reader, 9)


def test_the_table_stands_in_the_place_of_the_picture_and_scrolls_by_keyboard(make_reader):
    reader = make_reader(ROOMS["small"])
    go(reader, 2)
    reader.page.get_by_text("Table", exact=True).click()
    box = reader.page.get_by_role("group", name="Table that scrolls", exact=True)
    box.wait_for(timeout=15_000)
    assert reader.page.get_by_role("row").count() == 29
    assert reader.page.evaluate(SMALL_TEXT, 24) == []
    box.focus()
    reader.page.keyboard.press("PageDown")
    reader.wait_until("() => document.querySelector('.st-key-story-tables').scrollTop > 50")
    reader.page.keyboard.press("ArrowRight")
    reader.wait_until("() => new URL(location.href).searchParams.get('step') === '3'")
    reader.page.get_by_role("cell", name="2022-24").or_(
        reader.page.get_by_role("rowheader", name="2022-24")
    ).wait_for()
    assert reader.page.evaluate(SMALL_TEXT, 24) == []


def test_keys_are_left_alone_where_a_reader_types_or_presses(make_reader):
    reader = make_reader(ROOMS["small"])
    go(reader, 3)
    reader.page.get_by_role("combobox", name="Go to a step").click()
    for key in ("ArrowLeft", "Home", "PageDown"):
        reader.page.keyboard.press(key)
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_timeout(400)
    assert reader.params["step"] == ["3"]
    reader.page.get_by_role("switch", name="Notes").focus()
    reader.page.keyboard.press("Space")
    reader.says("For the presenter")
    assert reader.params["step"] == ["3"]
    reader.page.keyboard.press("c")
    reader.page.keyboard.press("r")
    reader.page.wait_for_timeout(300)
    assert reader.page.locator("[data-testid=stDialog]").count() == 0


def test_the_buttons_the_list_and_the_end(make_reader):
    reader = make_reader(ROOMS["small"])
    go(reader, 1)
    assert not reader.page.get_by_role("button", name="← Previous").is_visible()
    reader.page.get_by_role("button", name="Next →").click()
    shows(reader, 2)
    reader.page.get_by_role("button", name="← Previous").click()
    shows(reader, 1)
    reader.choose("Go to a step", "Step 6 of 10: The four neighbourhoods")
    shows(reader, 6)
    press(reader, "ArrowRight", 7)
    reader.page.get_by_role("button", name="End", exact=True).click()
    reader.wait_until("() => location.pathname === '/' && document.title.startsWith('Overview')")
    reader.settled()
    assert reader.page.get_by_role("link", name="Back to the story").count() == 0


def test_an_excursion_leads_back_to_the_same_step(make_reader):
    reader = make_reader(ROOMS["small"])
    go(reader, 9)
    reader.page.get_by_role("link", name="Leave for Over time").click()
    reader.wait_until("() => document.title.startsWith('Over time')")
    reader.settled()
    assert reader.params["indicator"] == ["healthy_life_expectancy_at_birth"]
    reader.follow("Deprivation and hidden pockets")
    assert (reader.params["story"], reader.params["step"]) == (["gap"], ["9"])
    reader.page.reload()
    reader.settled()
    reader.page.get_by_role("link", name="Back to the story, step 9").click()
    reader.wait_until("() => document.title.startsWith('Committee mode')")
    shows(reader, 9)


@pytest.mark.parametrize(("room", "scheme"), [("small", "light"), ("large", "dark")])
def test_every_step_fits_the_room_and_no_text_is_under_24_pixels(make_reader, room, scheme):
    reader = make_reader(ROOMS[room], scheme)
    go(reader, 1)
    for step in STEPS:
        if step > 1:
            press(reader, "ArrowRight", step)
        reader.page.wait_for_timeout(400)
        assert reader.page.evaluate(CUT) == [], step
        for frame in reader.page.frames:
            assert frame.evaluate(SMALL_TEXT, 24) == [], step
        assert (
            float(
                reader.page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
            )
            >= 28
        )
        assert reader.page.get_by_role("heading", level=1).count() == 1
        charts = reader.page.locator(".st-key-story-picture .stPlotlyChart").count()
        assert charts + reader.page.locator("iframe[title*=folium]").count() == 1


def test_the_notes_fit_beside_the_picture_and_stay_from_step_to_step(make_reader):
    reader = make_reader(ROOMS["small"])
    go(reader, 5)
    reader.page.get_by_text("Notes", exact=True).click()
    reader.says("Questions to ask")
    first = reader.page.locator(".te-notes").inner_text()
    assert "most deprived" in first
    press(reader, "ArrowRight", 6)
    reader.says("Questions to ask")
    assert reader.page.locator(".te-notes").inner_text() != first
    for step in (7, 8, 9, 10):
        press(reader, "ArrowRight", step)
        reader.page.wait_for_timeout(400)
        assert reader.page.evaluate(CUT) == [], step
        assert reader.page.evaluate(SMALL_TEXT, 24) == [], step


def test_nothing_of_the_developers_is_in_sight(make_reader):
    reader = make_reader(ROOMS["small"])
    go(reader, 4)
    reader.page.keyboard.press("ArrowRight")
    for part in ("stToolbar", "stStatusWidget", "stHeader", "stSidebar", "stDialog"):
        for found in reader.page.locator(f"[data-testid={part}]").all():
            assert not found.is_visible(), part
    shows(reader, 5)


@pytest.mark.parametrize("asked", [{"story": "moon", "step": "4"}, {"story": "gap", "step": "99"}])
def test_a_wrong_address_gets_a_sentence_and_the_nearest_step(make_reader, asked):
    reader = make_reader(ROOMS["small"]).open(PAGE, **asked)
    step = 1 if asked["story"] == "moon" else 10
    shows(reader, step)
    reader.page.locator(".te-warn").get_by_text(re.compile("^There is no")).wait_for()
    assert reader.page.evaluate(CUT) == []


# ---- a server that is killed in the middle -------------------------------------------------------


@pytest.mark.parametrize("wait", [False, True], ids=["at once", "after it is back"])
def test_the_first_key_after_the_server_was_killed_and_started_shows_the_next_step(
    make_reader, server, wait
):
    reader = make_reader(ROOMS["small"], expect_errors=True)
    reader.address = server.address
    go(reader, 3)
    press(reader, "ArrowRight", 4)
    fourth = reader.answer
    server.kill()
    reader.wait_until(
        "() => document.querySelector('[data-testid=stApp]').dataset.testConnectionState"
        " !== 'CONNECTED'"
    )
    reader.page.wait_for_timeout(1500)
    assert reader.answer == fourth
    assert not reader.page.locator("[data-testid=stDialog]").is_visible()
    assert reader.page.get_by_text("Connection lost, one moment.").is_visible()
    server.start()
    if wait:
        reader.wait_until(
            "() => document.querySelector('[data-testid=stApp]').dataset.testConnectionState"
            " === 'CONNECTED'"
        )
    reader.page.keyboard.press("ArrowRight")
    shows(reader, 5)
    assert reader.answer != fourth
    assert reader.answer.startswith("Four of the 11 small areas")
    press(reader, "ArrowRight", 6)
