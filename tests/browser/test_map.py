"""The map itself: it keeps its place, gives way to a sentence, and asks only for what it needs."""

import shutil

import pytest

from tests.conftest import ROOT, serving
from trafford_explorer import load


def zoom_and_pan(reader) -> list[float]:
    """Zoom in twice and drag the map aside; where it then stands."""
    _, _, width = reader.view()
    for _ in range(2):
        reader.map.get_by_role("button", name="Zoom in").click()
        reader.page.wait_for_timeout(500)  # the zoom is drawn step by step
    frame = reader.page.locator("iframe[title*=folium]")
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    left, top, wider = reader.view()
    assert wider > width * 1.2
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x - 60, y - 40, steps=4)
    reader.page.mouse.up()
    reader.page.wait_for_timeout(800)  # the map glides on after a drag
    after = reader.view()
    assert after[0] < left - 30
    assert after[1] < top - 20
    return after


def test_zoom_and_place_are_kept_through_every_change(reader):
    reader.open("Explore", indicator="population", level="ward23", layers="neighbourhood")
    reader.codes()
    kept = zoom_and_pan(reader)

    inside = reader.map.evaluate(
        """() => [...document.querySelectorAll('.leaflet-areas-pane path')].findIndex(p => {
             const b = p.getBoundingClientRect();
             return b.left > 40 && b.top > 140 && b.right < innerWidth - 40
               && b.bottom < innerHeight - 60;
           })"""
    )
    reader.click_area(reader.codes()[inside], wait=True)
    assert reader.view() == kept

    reader.show_layer("Community hubs")
    reader.map.wait_for_selector(".trafford-place.star", state="attached")
    assert reader.view() == kept

    reader.choose("Kind of area", "LSOA (2021)")
    reader.wait_for_layer("lsoa21")
    assert reader.view() == kept

    reader.follow("Data and methods")
    reader.follow("Explore the map")
    reader.wait_for_layer("lsoa21")
    assert reader.view() == pytest.approx(kept, abs=2)


def test_a_click_does_not_mount_the_map_anew(reader):
    reader.open("Explore")
    frame = reader.map
    frame.evaluate("window.markOfTheTest = 1")
    requests = len(reader.requests)
    reader.click_area(reader.codes()[4], wait=True)
    reader.click_dot(0, reader.lonely_dots(0)[0])
    reader.page.wait_for_timeout(800)
    assert reader.map is frame
    assert frame.evaluate("window.markOfTheTest") == 1
    asked = [url for url in reader.requests[requests:] if not url.endswith("/favicon.png")]
    assert asked == []  # the browser itself asks for the icon when the address changes


def test_the_wheel_scrolls_the_page_and_does_not_zoom(reader):
    reader.open("Explore")
    reader.codes()
    _, _, width = reader.view()
    box = reader.page.locator("iframe[title*=folium]").bounding_box()
    reader.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    reader.page.mouse.wheel(0, 300)
    reader.wait_until("() => document.querySelector('[data-testid=stMain]').scrollTop > 200")
    assert reader.view()[2] == width


def test_a_button_shows_the_whole_of_trafford_again(reader):
    reader.open("Explore")
    reader.codes()
    start = reader.view()
    moved = zoom_and_pan(reader)
    reader.map.get_by_role("button", name="Whole of Trafford").click()
    reader.page.wait_for_timeout(500)
    assert reader.view() != moved
    assert reader.view() == pytest.approx(start, abs=2)


def test_layers_show_their_places_and_can_be_taken_off_again(reader):
    reader.open("Explore")
    reader.codes()
    assert reader.map.locator(".trafford-place").count() == 0
    reader.show_layer("Community hubs")
    reader.map.wait_for_selector(".trafford-place.star")
    assert reader.markers("star") == len(load.load_places("hub")) == 6
    reader.show_layer("GP practices, by PCN")
    reader.map.wait_for_selector(".trafford-place.round")
    assert reader.markers("round") == len(load.load_places("gp_practice")) == 26
    reader.show_layer("Libraries")
    reader.map.wait_for_selector(".trafford-place.square")
    assert reader.markers("square") == len(load.load_places("library"))
    assert reader.params["layers"] == ["neighbourhood,hub,gp_practice,library"]
    reader.page.get_by_role("button", name="Remove Community hubs").click()
    reader.map.wait_for_selector(".trafford-place.star", state="detached")
    assert reader.markers("round") == 26


def test_a_clicked_practice_is_named_with_its_pcn_and_no_area_is_chosen(reader):
    practice = load.load_places("gp_practice").iloc[0]
    reader.open("Explore", layers="gp_practice")
    reader.map.locator(f".leaflet-marker-icon[title={practice['name']!r}]").click()
    reader.says(f"{practice['name']}: GP practice in {practice['pcn_name']}")
    assert "area" not in reader.params


def test_a_choice_made_while_the_map_is_loading_is_the_one_it_shows(make_reader):
    reader = make_reader()

    def late(route) -> None:
        reader.page.wait_for_timeout(2000)
        route.continue_()

    reader.page.route("**/leaflet.*.js", late)
    reader.page.goto(f"{reader.address}/Explore")
    reader.page.get_by_role("combobox", name="Find an area").wait_for()
    reader.find("MSOA Hale (2011)")
    reader.wait_for_answer("In Hale MSOA,")
    reader.wait_for_area("E02001284")


@pytest.mark.parametrize("file", ["leaflet.*.js", "msoa11.*.js"])
def test_without_a_file_of_the_maps_a_sentence_and_the_table_stand_in_its_place(make_reader, file):
    reader = make_reader(expect_errors=True)
    reader.page.route(f"**/{file}", lambda route: route.abort())
    reader.page.goto(f"{reader.address}/Explore")
    table = reader.page.locator("[data-testid=stTable]").first
    table.wait_for(timeout=25_000)
    assert table.locator("tbody tr").count() == 28
    on_page = reader.page.get_by_text("The map could not be drawn")
    in_frame = reader.page.frame_locator("iframe[title*=folium]").get_by_text(
        "The map could not be drawn"
    )
    in_sight = [
        found.bounding_box()
        for place in (on_page, in_frame)
        for found in place.all()
        if found.is_visible()
    ]
    assert any(box and box["height"] > 15 for box in in_sight), "the sentence cannot be seen"
    reader.find("MSOA Hale (2011)")
    reader.wait_for_answer("In Hale MSOA,")
    assert table.is_visible()


def test_outlines_are_fetched_once_and_then_come_from_the_browsers_cache(make_reader):
    reader = make_reader(clean=True)
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("Network.enable")
    asked: dict[str, str] = {}
    sent: list[str] = []
    kept: list[str] = []
    session.on(
        "Network.requestWillBeSent",
        lambda event: asked.__setitem__(event["requestId"], event["request"]["url"]),
    )

    def answered(event: dict) -> None:
        url = event["response"]["url"]
        if "/app/static/" in url:
            (kept if event["response"].get("fromDiskCache") else sent).append(url)

    session.on("Network.responseReceived", answered)
    session.on(
        "Network.requestServedFromCache", lambda event: kept.append(asked[event["requestId"]])
    )
    reader.open("")
    reader.codes()
    reader.map.wait_for_selector(".trafford-place.star")
    first = set(sent)
    assert any("leaflet" in url for url in first)
    assert any("neighbourhood" in url for url in first)
    sent.clear()

    reader.follow("Explore the map")
    reader.codes()
    reader.show_layer("Community hubs")
    reader.map.wait_for_selector(".trafford-place.star")
    again = [url for url in sent if url in first and url not in kept]
    assert again == []
    sent.clear()
    reader.follow("Data and methods")
    reader.follow("Explore the map")
    reader.codes()
    assert [url for url in sent if url not in kept] == []


def test_where_the_checkout_cannot_be_written_the_map_is_shown_all_the_same(make_reader, tmp_path):
    """A file stands where the folder should: that refuses everyone, root too."""
    copied = ("app.py", "pages", "trafford_explorer", ".streamlit")
    for path in ROOT.iterdir():
        if path.name in copied and path.is_dir():
            shutil.copytree(path, tmp_path / path.name)
        elif path.name in copied:
            shutil.copy(path, tmp_path)
        elif path.name not in ("static", "tmp"):
            (tmp_path / path.name).symlink_to(path)
    (tmp_path / "static").write_text("")
    with serving(tmp_path, tmp_path / "log") as address:
        reader = make_reader(clean=True)
        reader.address = address
        reader.open("Explore")
        assert len(reader.codes()) == 28
        reader.click_area(reader.codes()[4], wait=True)
        reader.page.close()  # before the app ends, which is an error for whoever still listens
    assert not any("/app/static/" in url for url in reader.requests)


def test_the_street_map_is_off_at_first_and_asked_for_only_when_chosen(make_reader):
    reader = make_reader(expect_errors=True)
    reader.open("Explore")
    reader.codes()
    assert reader.outside == []
    reader.show_layer("Street map background (needs a network)")
    reader.says("Background © OpenStreetMap contributors")
    reader.map.wait_for_selector("img.leaflet-tile", state="attached")
    reader.wait_for_layer("msoa11")
    assert reader.params["layers"] == ["neighbourhood,openstreetmap"]
    assert reader.outside
    assert all(url.startswith("https://tile.openstreetmap.org/") for url in reader.outside)
    reader.outside.clear()  # these were asked for, and the browser could not send them


def test_a_map_that_hangs_over_the_screens_edge_takes_the_click_where_it_fell(make_reader):
    """Leaflet gives the map the focus when pressed, and the browser would scroll it into view."""
    reader = make_reader((1400, 620)).open("Explore")
    code = reader.codes()[12]
    page = reader.page
    frame = page.locator("iframe[title*=folium]").bounding_box()
    assert frame["y"] + frame["height"] > 620
    x, y = reader.point_in(code)
    assert y < 620
    page.mouse.click(x, y)
    reader.wait_for_area(code)
    assert page.locator("[data-testid=stMain]").evaluate("e => e.scrollTop") == 0
