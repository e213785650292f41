"""The overview: its figures stand on the first screen, and its map names who works where."""

from trafford_explorer import load
from trafford_explorer.ui.page import PAGES

PRACTICES, HUBS = 26, 6


def in_view(reader, locator) -> None:
    """Assert that the element is drawn whole inside the first screen."""
    box = locator.bounding_box()
    size = reader.page.viewport_size
    words = (locator.text_content() or "")[:60]
    assert box, f"“{words}” is not drawn"
    assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"], f"“{words}” is beside it"
    assert box["y"] >= 0 and box["y"] + box["height"] <= size["height"], f"“{words}” is below it"


def test_every_headline_figure_is_on_the_first_screen(reader):
    reader.open()
    page = reader.page
    assert reader.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    heading = page.get_by_role("heading", level=1)
    assert "7.8" in heading.inner_text()
    assert "16% and 29%" in heading.inner_text()
    in_view(reader, heading)

    bars = page.locator(".stPlotlyChart").first
    bars.locator(".bars path").first.wait_for()
    assert bars.locator(".bars path").count() == 4
    for bar in bars.locator(".bars path").all():
        box = bar.bounding_box()
        assert box["y"] + box["height"] <= 900 and box["width"] > 50
    for figure in ("86.9", "79.1", "73.1", "56.0"):
        in_view(reader, bars.get_by_text(figure, exact=True).first)
    in_view(reader, page.get_by_text("73.1 and 56.0, 17.1 years apart").first)

    slopes = page.locator(".te-pair > div")
    assert slopes.count() == 2
    for slope, words in zip(slopes.all(), ("Men", "Women"), strict=True):
        in_view(reader, slope)
        assert words in slope.inner_text()
        assert "2022-24" in slope.inner_text()
        assert "2017-19" in slope.inner_text()
    page.get_by_text("We cannot test the changes since 2017-19").first.wait_for()

    for sex in ("Women’s", "Men’s"):
        line = page.locator(".te-detail").filter(has_text=sex).first
        in_view(reader, line)
        assert "Partington" in line.inner_text()


def test_the_map_shows_practices_and_hubs_and_no_network_as_an_area(reader):
    reader.open()
    reader.map.wait_for_selector(".trafford-place.star")
    reader.map.wait_for_selector(".trafford-place.round")
    assert reader.markers("round") == PRACTICES
    assert reader.markers("star") == HUBS
    assert reader.map.locator(".leaflet-areas-pane path").count() == 4
    assert reader.codes() == ["Central", "North", "South", "West"]
    assert reader.map.locator(".leaflet-lines-pane path").count() == 0
    assert not [
        layer for layer in reader.map.evaluate("Object.keys(traffordGeometry)") if "pcn" in layer
    ]


def test_clicking_a_practice_names_it_and_its_network(reader):
    reader.open()
    reader.map.wait_for_selector(".trafford-place.round")
    practices = load.load_places("gp_practice")
    practice = practices[practices["neighbourhood"] == "West"].iloc[0]
    reader.map.locator(f".leaflet-marker-icon[title={practice['name']!r}]").click()
    reader.says(f"{practice['name']}: GP practice in {practice['pcn_name']}")
    reader.says("standing in West neighbourhood")


def test_clicking_a_hub_names_it(reader):
    reader.open()
    reader.map.wait_for_selector(".trafford-place.star")
    hub = load.load_places("hub").iloc[0]
    reader.map.locator(f".leaflet-marker-icon[title={hub['name']!r}]").click()
    reader.says(f"{hub['name']}: community hub")
    reader.says(f"standing in {hub['neighbourhood']} neighbourhood")


def test_clicking_a_neighbourhood_marks_its_line(reader):
    reader.open()
    reader.codes()
    reader.click_area("South")
    reader.page.locator(".te-marked").filter(has_text="South").wait_for()
    reader.wait_for_focus("South")


def test_the_overview_leads_into_every_other_page(reader):
    reader.open()
    ways = reader.page.locator(".st-key-ways a")
    ways.nth(len(PAGES) - 2).wait_for()
    assert ways.count() == len(PAGES) - 1
    ways.filter(has_text="Explore the map").click()
    reader.wait_until("() => location.pathname.endsWith('/Explore')")
    reader.codes()
