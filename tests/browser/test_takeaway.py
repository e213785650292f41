"""Pictures are downloaded and the answer is copied, by mouse, by keyboard and without https."""

from xml.etree import ElementTree

import pytest

from tests.pictures.reading import picture_data

SVG = "{http://www.w3.org/2000/svg}"
SWITCH = "Download pictures, copy the answer"
COPY = "Copy this sentence with its source"


def open_panel(reader):
    reader.page.get_by_text(SWITCH).click()
    reader.page.locator(".te-copy").wait_for()
    reader.settled()


def taken(reader, button):
    with reader.page.expect_download() as waiting:
        reader.page.get_by_role("button", name=button).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def words_of_panel(reader):
    return reader.page.locator(".te-copy-words p").all_inner_texts()


def test_explores_map_and_chart_are_downloaded_as_chosen(reader):
    reader.open("Explore", level="msoa11", area="E02001284")
    reader.page.get_by_role("radio", name="Download, copy").click()
    reader.page.locator(".te-copy").wait_for()
    name, png = taken(reader, "Download as PNG")
    assert name == "life_expectancy_at_birth_women_msoa_2015-19.png"
    areas = {one["area"]: one for one in picture_data(png)}
    assert len(areas) == 28 and areas["E02001284"]["picked"]
    assert areas["E02001284"]["value"] == "87.3 years"
    title = reader.page.locator(".te-finding").first.inner_text()
    reader.choose("Which figure?", title)
    reader.page.wait_for_timeout(1000)  # a busy machine takes a moment to start the run
    reader.settled()
    name, svg = taken(reader, "Download as SVG")
    assert name.endswith(".svg")
    root = ElementTree.fromstring(svg)
    assert root.find(f"{SVG}title").text == title
    said = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert "PHE Fingertips" in said and "Open Government Licence" in said
    shown = reader.page.evaluate(
        "() => [...document.querySelectorAll('.js-plotly-plot')].map(p => p.data[0])"
        ".filter(t => t && t.name === 'areas').map(t => Array.from(t.x))[0]"
    )
    (marks,) = [one for one in picture_data(svg) if one["kind"] == "marks"]
    assert marks["x"] == pytest.approx(shown)


def test_the_answer_is_copied_by_mouse_with_source_and_link(reader):
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open("Life_expectancy_gap")
    open_panel(reader)
    reader.page.get_by_role("button", name=COPY).click()
    reader.says("Copied.")
    lines = reader.page.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines == words_of_panel(reader)
    assert lines[0] == reader.page.get_by_role("heading", level=1).inner_text()
    assert (
        lines[1].startswith("Source: OHID Fingertips indicator 92901")
        and lines[2] == f"See {reader.page.url}"
    )


def test_it_is_copied_by_keyboard_and_the_link_brings_the_view_back(reader):
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open("Over_time")
    reader.page.get_by_role("switch", name=SWITCH).focus()
    reader.page.keyboard.press("Space")
    button = reader.page.get_by_role("button", name=COPY)
    button.wait_for()
    reader.settled()
    for _ in range(6):
        reader.page.keyboard.press("Tab")
        if button.evaluate("b => b === document.activeElement"):
            break
    assert button.evaluate("b => b === document.activeElement")
    reader.page.keyboard.press("Enter")
    reader.says("Copied.")
    assert button.evaluate("b => b === document.activeElement"), "the focus stays where it was"
    answer, _, link = reader.page.evaluate("navigator.clipboard.readText()").split("\n")
    reader.page.goto(link.removeprefix("See "))
    reader.settled()
    assert reader.answer == answer


def test_a_step_of_committee_mode_is_copied_from_its_notes(reader):
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open("Committee_mode", story="gap", step="3")
    reader.page.get_by_text("Notes", exact=True).click()
    reader.page.get_by_role("button", name=COPY).click()
    reader.says("Copied.")
    answer, source, link = reader.page.evaluate("navigator.clipboard.readText()").split("\n")
    assert answer == reader.answer
    assert source.startswith("Source: ") and link == f"See {reader.page.url}"


def test_without_https_it_is_copied_too(reader):
    reader.page.add_init_script(
        "window.kept = navigator.clipboard;"
        "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    )
    reader.page.context.grant_permissions(["clipboard-read"])
    reader.open("My_patch")
    open_panel(reader)
    reader.page.get_by_role("button", name=COPY).click()
    reader.says("Copied.")
    assert reader.page.evaluate("window.kept.readText()").split("\n") == words_of_panel(reader)


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_the_panel_fits_the_screen(make_reader, size):
    reader = make_reader(size).open("Neighbourhoods")
    open_panel(reader)
    for part in (".te-copy", ".st-key-take-panel"):
        box = reader.page.locator(part).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= size[0]
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    button = reader.page.get_by_role("button", name=COPY).bounding_box()
    assert button["height"] >= 24 and button["width"] >= 24
