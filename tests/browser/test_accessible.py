"""axe-core on every page, in light, in dark and at 400% zoom: no violation, no rule switched off."""

from importlib.resources import files

import pytest

from tests.browser.test_every_page import PAGES

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
LOOKS = {
    "light": {"size": (1400, 900)},
    "dark": {"size": (1400, 900), "scheme": "dark"},
    "400% zoom": {"size": (320, 256)},  # what a window of 1280 by 1024 shows at 400%
}


def assert_no_violation(reader):
    for frame in reader.page.frames:
        frame.evaluate(AXE)
    for _ in range(4):  # a table that turns out too wide is made reachable a second later
        found = reader.page.evaluate("() => axe.run()")
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
