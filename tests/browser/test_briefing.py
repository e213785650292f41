"""The page Briefing in a browser: by keyboard, on a phone, and the files as they arrive."""

import io
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

PAGE = "Briefing"
SIZES = {"wide": (1400, 900), "phone": (390, 844)}
ENDINGS = ("docx", "pptx", "pdf", "html", "xlsx")


@pytest.mark.parametrize("size", SIZES)
def test_the_answer_comes_first_and_the_preview_fits(make_reader, size):
    reader = make_reader(SIZES[size]).open(PAGE, template="ward", place="ward23:E05015253")
    title = reader.page.get_by_role("heading", level=1)
    assert title.inner_text().startswith("Old Trafford ward is in North neighbourhood")
    assert title.bounding_box()["y"] < SIZES[size][1] / 3
    picture = reader.page.locator("[data-testid=stImage] img")
    picture.wait_for()
    box = picture.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= SIZES[size][0]
    assert "Old Trafford" in picture.get_attribute("alt")
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert reader.outside == []


def test_headings_of_the_preview_never_skip_a_level(reader):
    reader.open(PAGE, template="scrutiny")
    reader.says("Method, boundaries and sources")
    levels = reader.page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain] :is(h1,h2,h3,h4,h5,h6)')]"
        ".map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_the_files_are_made_by_keyboard_and_arrive(reader):
    reader.open(PAGE, template="ward", place="ward23:E05015253")
    reader.page.get_by_role("button", name="Make the files").focus()
    reader.page.keyboard.press("Enter")
    reader.page.get_by_text("The files are ready").wait_for(timeout=60_000)
    for ending in ENDINGS:
        button = reader.page.get_by_role("button", name=f"(.{ending})")
        with reader.page.expect_download() as waiting:
            button.focus()
            reader.page.keyboard.press("Enter")
        found = waiting.value
        assert found.suggested_filename == f"old-trafford-ward.{ending}"
        content = Path(found.path()).read_bytes()
        if ending in {"docx", "pptx", "xlsx"}:
            assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
        if ending == "html":
            # The address of this very app stands in the file, so that the view opens again.
            assert f"{reader.address}/Briefing?template=ward" in content.decode("utf-8")
    assert reader.outside == []


def test_the_web_page_opens_alone_without_a_request(reader, tmp_path):
    reader.open(PAGE, template="ward", place="ward23:E05015253")
    reader.page.get_by_role("button", name="Make the files").click()
    reader.page.get_by_text("The files are ready").wait_for(timeout=60_000)
    with reader.page.expect_download() as waiting:
        reader.page.get_by_role("button", name="(.html)").click()
    saved = tmp_path / "briefing.html"
    waiting.value.save_as(saved)
    page = reader.page.context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(saved.as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    loaded = page.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0)")
    assert loaded and page.locator("img").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_a_choice_of_template_is_in_the_address(reader):
    reader.open(PAGE)
    reader.choose("Kind of document", "Deprivation")
    reader.wait_until("() => new URL(location.href).searchParams.get('template') === 'deprivation'")
    reader.says("in the most deprived fifth of England")
