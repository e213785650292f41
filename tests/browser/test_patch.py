"""My patch in a browser: a postcode is answered and leaves no trace, and the page prints on one."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

PAGE = "My_patch"
SIZES = {"wide": (1400, 900), "phone": (390, 844)}
BOX = "Postcode in Trafford (not kept)"
TYPED = "m31 3dw"
"""Of homes in Flixton: no place on any page has it."""
TRACE = re.compile(r"m31[\s+]*3dw", re.I)
FLIXTON = "E05015246"


def answered(reader):
    reader.wait_for_answer("Your postcode lies in")
    reader.settled()


@pytest.mark.parametrize("size", SIZES)
def test_the_answer_comes_first_and_the_box_right_beneath_it(make_reader, size):
    reader = make_reader(SIZES[size]).open(PAGE)
    title = reader.page.get_by_role("heading", level=1)
    assert title.inner_text().startswith("Altrincham ward is in South neighbourhood.")
    answer = reader.page.locator("[data-testid=stHtml]:has(h1)").bounding_box()
    assert answer["y"] < SIZES[size][1] / 3
    box = reader.page.get_by_label(BOX).bounding_box()
    assert 0 < box["y"] - (answer["y"] + answer["height"]) < 90
    assert box["y"] + box["height"] < SIZES[size][1]


@pytest.mark.parametrize("size", SIZES)
def test_a_postcode_is_answered_by_keyboard_alone_and_a_bad_one_is_told(make_reader, size):
    reader = make_reader(SIZES[size]).open(PAGE)
    box = reader.page.get_by_label(BOX)
    box.focus()
    reader.page.keyboard.type(TYPED)
    reader.page.keyboard.press("Enter")
    answered(reader)
    assert "in Flixton ward, West neighbourhood" in reader.answer
    assert box.input_value() == ""
    box.focus()
    reader.page.keyboard.type("SW1A 1AA")
    reader.page.keyboard.press("Enter")
    reader.says("That postcode is outside Trafford, or does not exist:")
    assert reader.answer.startswith("Flixton ward is in West neighbourhood.")
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_postcode_is_not_kept_logged_sent_back_nor_put_in_the_address(reader, app_log, tmp_path):
    received, sent = [], []

    def watch(socket):
        socket.on("framereceived", lambda frame: received.append(frame))
        socket.on("framesent", lambda frame: sent.append(frame))

    def holds(frame):
        text = frame if isinstance(frame, str) else bytes(frame).decode("latin-1")
        return bool(TRACE.search(text))

    reader.page.on("websocket", watch)
    reader.open(PAGE)
    reader.page.get_by_label(BOX).fill(TYPED)
    reader.page.get_by_role("button", name="Find it").click()
    answered(reader)
    assert sum(holds(frame) for frame in sent) == 1, "it is sent once, to be looked up"
    reader.wait_for_area(FLIXTON)
    with reader.page.expect_download() as started:
        reader.page.get_by_role("button", name="Download these figures as CSV").click()
    file = tmp_path / "patch.csv"
    started.value.save_as(file)
    texts = {
        "download": started.value.suggested_filename + file.read_text(encoding="utf-8-sig"),
        "address": unquote(reader.page.url),
        "page": reader.page.content(),
        "box": reader.page.get_by_label(BOX).input_value(),
        "title": reader.page.title(),
    }
    assert "Flixton" in texts["download"]
    reader.follow("Explore the map")
    reader.wait_for_area(FLIXTON)
    texts["next page"] = reader.page.content()
    texts["next address"] = unquote(reader.page.url)
    texts["kept in the browser"] = reader.page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state])"
    )
    reader.follow("My patch")
    answered(reader)
    texts["page, come back to"] = reader.page.content()
    texts["box, come back to"] = reader.page.get_by_label(BOX).input_value()
    texts["requests"] = unquote(" ".join(reader.requests))
    texts["server's log"] = Path(app_log).read_text(errors="replace")
    assert texts["server's log"].strip(), "the log is the server's"
    assert {where: TRACE.search(text) for where, text in texts.items()} == dict.fromkeys(texts)
    assert received and not any(holds(frame) for frame in received)
    assert sum(holds(frame) for frame in sent) == 1, "no later message carries it"


def test_a_click_on_the_map_chooses_a_ward_that_is_kept_on_the_next_page(reader):
    reader.open(PAGE)
    assert len(reader.codes()) == 21
    reader.click_area(FLIXTON, wait=True)
    reader.wait_for_answer("Flixton ward is in West neighbourhood.")
    reader.follow("Explore the map")
    reader.wait_for_area(FLIXTON)
    assert reader.params["level"] == ["ward23"]


def test_a_ward_is_chosen_from_the_list(reader):
    reader.open(PAGE)
    reader.type_choice("Or a ward", "Old Trafford")
    reader.wait_for_answer("Old Trafford ward is in North neighbourhood.")
    reader.wait_for_area("E05015253")


@pytest.mark.parametrize("typed", ["", "WA13 9EP"])
def test_a_patch_prints_on_one_page_of_a4(reader, typed):
    """The postcode is one of those with most to say: a hub in doubt, and in another neighbourhood."""
    reader.open(PAGE)
    if typed:
        reader.page.get_by_label(BOX).fill(typed)
        reader.page.get_by_role("button", name="Find it").click()
        answered(reader)
    paper = reader.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1
    (width, height) = map(
        float, re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", paper).groups()
    )
    assert (round(width), round(height)) == (595, 842)
    reader.page.emulate_media(media="print")
    assert reader.page.get_by_role("heading", level=1).is_visible()
    assert reader.page.locator(".te-profile td").count() > 100
    assert reader.page.locator(".te-profile").is_visible()
    assert not reader.page.get_by_label(BOX).is_visible()
    assert not reader.page.locator("iframe[title*=folium]").is_visible()


def test_a_patch_prints_dark_on_white_in_the_dark_theme(make_reader):
    reader = make_reader(scheme="dark").open(PAGE)
    reader.page.emulate_media(media="print")
    ink = reader.page.locator(".te-profile td").first.evaluate(
        "e => getComputedStyle(e).color.match(/[0-9.]+/g).slice(0, 3).map(Number)"
    )
    assert sum(ink) / 3 < 60
