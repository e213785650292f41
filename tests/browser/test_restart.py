"""The server is killed under a page that stands open, and started again: what is pressed then counts.

Every page says that its connection is lost, takes no press meanwhile without a word, and shows again
what its address and its session held, or asks for it by name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.browser.conftest import DOTS, PHONE, WIDE

POSTCODE = "m31 3dw"
BOX = "Postcode in Trafford (not kept)"
TITLE = "Title (optional)"
SWITCH = "Download pictures, copy the answer"
BACK = 60_000
"""How long a page may take to come back, in milliseconds: every page of the app asks at once."""
Press = Callable[..., None]


# ---- what is pressed, and what must come of it ---------------------------------------------------


def map_click(code: str) -> Press:
    return lambda reader: (reader.click_area(code), reader.wait_for_focus(code))


def dot(chart: int, says: str) -> Press:
    """A click on the loneliest dot of a chart; `says` is what is said of its `{name}`."""

    def press(reader):
        reader.codes()
        reader.settled()
        name = reader.lonely_dots(chart)[0]
        reader.click_dot(chart, name)
        reader.says(says.format(name=name))
        reader.wait_until(f"name => ({DOTS})({chart})?.[0]?.name === name", name)

    return press


def choose(label: str, option: str, says: str) -> Press:
    return lambda reader: (reader.choose(label, option), reader.says(says))


def part(name: str, says: str) -> Press:
    """One part of a radio or of a row of buttons."""

    def press(reader):
        words = reader.page.locator("label, button").filter(
            has=reader.page.get_by_text(name, exact=True)
        )
        words.first.click()
        reader.says(says)

    return press


def button(name: str, says: str) -> Press:
    def press(reader):
        reader.page.get_by_role("button", name=name, exact=True).click()
        reader.says(says)

    return press


FIRST_TABLE = "Table: "
"""How the label of every table of an exhibit begins."""


def table(label: str) -> Press:
    """A switch that opens one table more; of several that begin alike, the first."""

    def press(reader):
        tables = reader.page.locator("[data-testid=stTable]")
        before = tables.count()
        begins = re.compile(rf"^{re.escape(label)}" + ("" if label == FIRST_TABLE else "$"))
        reader.page.get_by_text(begins).first.click()
        tables.nth(before).wait_for()

    return press


def download(name: str) -> Press:
    def press(reader):
        with reader.page.expect_download() as waiting:
            reader.page.get_by_role("button", name=re.compile(rf"^{re.escape(name)}")).first.click()
        assert Path(waiting.value.path()).stat().st_size > 100

    return press


def picture(reader) -> None:
    reader.page.get_by_text(SWITCH).click()
    reader.page.locator(".te-copy").wait_for()
    reader.settled()
    download("Download as SVG, for print and editing")(reader)


def start_again(reader) -> None:
    reader.page.get_by_role("button", name="Start again").click()
    reader.wait_until(
        "() => !['area', 'aspiration', 'template', 'service'].some("
        "key => !['', null, 'hub'].includes(new URL(location.href).searchParams.get(key)))"
    )
    reader.settled()


def hold(reader) -> None:
    reader.page.get_by_role("button", name="Hold for comparison").click()
    reader.page.get_by_role("button", name="✕").first.wait_for()


def reply(says: str) -> Press:
    return lambda reader: (
        reader.page.locator("[data-testid=reply]").get_by_text(says).wait_for(timeout=BACK)
    )


def ask(label: str, place: str, says: str) -> Press:
    return lambda reader: (reader.type_choice(label, place), reply(says)(reader))


def type_postcode(reader) -> None:
    reader.page.get_by_label(BOX).fill(POSTCODE)
    reader.page.get_by_role("button", name="Find it").click()
    reader.wait_for_answer("Your postcode lies in")


def make_files(reader) -> None:
    reader.page.get_by_role("button", name="Make the files").click()
    reader.page.get_by_role("button", name="Excel (.xlsx)").wait_for(timeout=BACK)


def begin_a_title(reader) -> None:
    reader.page.get_by_label(TITLE).press_sequentially("For the com")


def end_the_title(reader) -> None:
    reader.page.keyboard.type("mittee")
    reader.page.keyboard.press("Enter")
    reader.wait_until(
        "() => new URL(location.href).searchParams.get('title') === 'For the committee'"
    )


def files_are_asked_for(reader) -> None:
    reader.says("make the files again")
    assert reader.page.get_by_label(TITLE).input_value() == "For the com"
    assert reader.page.get_by_role("button", name="(.xlsx)").count() == 0


def postcode_is_asked_for(reader) -> None:
    reader.says("type your postcode again")
    assert reader.answer.startswith("Flixton ward is in West neighbourhood.")
    assert reader.page.get_by_label(BOX).input_value() == "m31 3"


def marked(home: str) -> Press:
    return lambda reader: (
        reader.page.locator(".te-marked").filter(has_text=home).wait_for(),
        reader.wait_for_focus(home),
    )


def key(name: str, step: int) -> Press:
    def press(reader):
        reader.page.keyboard.press(name)
        reader.wait_until(
            "step => new URL(location.href).searchParams.get('step') === step", str(step)
        )
        reader.settled()

    return press


def finds(reader) -> None:
    reader.find("Hale")
    hale_is_told(reader)


def hale_is_told(reader) -> None:
    reader.page.locator(".te-caption").filter(has_text="Hale").wait_for()
    reader.map.wait_for_selector(".leaflet-halo-pane path", state="attached")


def searched(reader) -> None:
    box = reader.page.get_by_label("Search the sources")
    box.fill("odbl")
    box.press("Enter")
    search_stands(reader)


def search_stands(reader) -> None:
    reader.wait_until(
        "() => [...document.querySelectorAll('.te-note')].some(e => /^[1-9] files?[.]/.test(e.innerText))"
    )


@dataclass(frozen=True)
class Visit:
    """A page, what is done on it before the server is killed, what must stand after, what is pressed."""

    path: str
    params: dict[str, str] = field(default_factory=dict)
    size: tuple[int, int] = WIDE
    before: Press = lambda reader: None
    after: Press = lambda reader: None
    presses: tuple[Press, ...] = (start_again,)


MSOA, OTHER_MSOA, LSOA, WARD = "E02001275", "E02001262", "E01006108", "E05015247"
VISITS = {
    "Overview": Visit(
        "",
        before=lambda reader: (reader.codes(), reader.click_area("South"), marked("South")(reader)),
        after=marked("South"),
        presses=(
            map_click("West"),
            marked("West"),
            lambda reader: (
                reader.type_choice(
                    "Find a place marked on the map", "Partington Community Hub (Community hub)"
                ),
                reader.says("Partington Community Hub: community hub"),
            ),
            table(FIRST_TABLE),
            picture,
        ),
    ),
    "Explore": Visit(
        "Explore",
        {"area": MSOA},
        after=lambda reader: reader.wait_for_area(MSOA),
        presses=(
            map_click(OTHER_MSOA),
            hold,
            dot(0, "In {name} MSOA"),
            table("Table"),
            part("Download, copy", "Download the figures (CSV)"),
            download("Download the figures (CSV)"),
            part("Men", "for men"),
            choose("Indicator", "Healthy life expectancy at birth", "healthy life expectancy"),
            start_again,
        ),
    ),
    "Explore by touch": Visit(
        "Explore",
        {"area": MSOA},
        PHONE,
        after=lambda reader: reader.wait_for_area(MSOA),
        presses=(map_click(OTHER_MSOA), hold, table("Table")),
    ),
    "Explore by key": Visit(
        "Explore",
        {"area": MSOA},
        before=lambda reader: reader.page.get_by_role("button", name="Hold for comparison").focus(),
        presses=(
            lambda reader: (
                reader.page.keyboard.press("Enter"),
                reader.page.get_by_role("button", name="✕").first.wait_for(),
            ),
            lambda reader: reader.find("MSOA Hale (2011)"),
        ),
    ),
    "Gap": Visit(
        "Life_expectancy_gap",
        before=ask(
            "Second area",
            "Sale North, MSOA (2011)",
            "Do Hale MSOA and Sale North MSOA differ?",
        ),
        after=reply("Do Hale MSOA and Sale North MSOA differ?"),
        presses=(
            ask("First area", "Trafford", "Do Trafford and Sale North MSOA differ?"),
            table(FIRST_TABLE),
            choose(
                "Set Trafford against",
                "CIPFA nearest neighbours, 2019",
                "thin grey lines: CIPFA nearest neighbours, 2019",
            ),
            picture,
        ),
    ),
    "Deprivation": Visit(
        "Deprivation",
        {"area": LSOA},
        after=lambda reader: reader.wait_for_area(LSOA),
        presses=(
            map_click("E01006168"),
            hold,
            choose("Kind of deprivation", "Crime deprivation", "Crime deprivation, score"),
            part("Rank in England", "Crime deprivation, rank in England"),
            button("Show them on the map below", "Sale Moor 018C (Sale Moor ward) ✕"),
            start_again,
        ),
    ),
    "Neighbourhoods": Visit(
        "Neighbourhoods",
        {"level": "neighbourhood", "area": "West"},
        after=lambda reader: reader.wait_for_answer("West neighbourhood"),
        presses=(
            lambda reader: (reader.click_area(WARD), reader.wait_for_answer("North")),
            dot(6, "{name} MSOA"),
            part("South", "South neighbourhood"),
            table(FIRST_TABLE),
            download("Download South’s figures as CSV"),
        ),
    ),
    "PCNs and hubs": Visit(
        "PCNs_and_hubs",
        {"service": "library", "within": "2"},
        after=lambda reader: reader.says("from a library"),
        presses=(
            map_click(LSOA),
            dot(0, "LSOA {name} ("),
            table(FIRST_TABLE),
            download("Download this table as CSV"),
            choose("How far, in a straight line?", "2.5 km", "more than 2.5 km from a library"),
            start_again,
        ),
    ),
    "My patch": Visit(
        "My_patch",
        before=lambda reader: (
            type_postcode(reader),
            reader.page.get_by_label(BOX).press_sequentially("m31 3"),
        ),
        after=postcode_is_asked_for,
        presses=(
            type_postcode,
            table(FIRST_TABLE),
            map_click(WARD),
            choose("Or a ward", "Hale", "Hale ward is in South neighbourhood."),
            download("Download these figures as CSV"),
        ),
    ),
    "Over time": Visit(
        "Over_time",
        {"indicator": "healthy_life_expectancy_at_birth", "against": "cipfa_2021"},
        presses=(
            part("Men", "for men"),
            table(FIRST_TABLE),
            download("Download every figure and judgement as CSV"),
        ),
    ),
    "Plan": Visit(
        "Plan_scorecard",
        {"reform": "reform_mental_health"},
        after=lambda reader: reader.says(
            "Of 1 measure that speaks to “Mental health” (reform area)"
        ),
        presses=(
            download("Download this view as CSV"),
            table(FIRST_TABLE),
            choose("Reform area", "All", "measures of Trafford that speak to its plan, each once"),
        ),
    ),
    "Briefing": Visit(
        "Briefing",
        {"template": "ward", "place": "ward23:E05015253"},
        before=lambda reader: (make_files(reader), begin_a_title(reader)),
        after=files_are_asked_for,
        presses=(
            end_the_title,
            lambda reader: (make_files(reader), download("Excel (.xlsx)")(reader)),
            choose("Kind of document", "Deprivation", "in the most deprived fifth of England"),
        ),
    ),
    "Committee": Visit(
        "Committee_mode",
        {"story": "gap", "step": "2"},
        before=finds,
        after=hale_is_told,
        presses=(
            key("ArrowRight", 3),
            table("Table"),
            button("End", "In 2019 Trafford’s own plan put life expectancy"),
        ),
    ),
    "Data and methods": Visit(
        "Data_and_methods",
        before=searched,
        after=search_stands,
        presses=(
            download("Download the list with full checksums (CSV)"),
            part("Indicators", "Topic"),
        ),
    ),
    "Accessibility": Visit(
        "Accessibility", presses=(lambda reader: reader.follow("Plan scorecard"),)
    ),
}


# ---- the server goes and comes back --------------------------------------------------------------


def depart(make_reader, server, visit: Visit):
    """A reader on the way to a page, which is not waited for yet."""
    reader = make_reader(visit.size, expect_errors=True)
    reader.address = server.address
    reader.page.goto(f"{server.address}/{visit.path}?{urlencode(visit.params)}")
    return reader


def rest(reader) -> None:
    """Wait until the page is drawn, as long as a server takes that was just started."""
    reader.page.wait_for_selector(
        "[data-testid=stApp][data-test-script-state=notRunning]:has(.te-foot)", timeout=BACK
    )
    reader.settled()


def arrive(reader, visit: Visit) -> None:
    rest(reader)
    if reader.page.locator("iframe[title*=folium]").count():
        reader.codes()
    visit.before(reader)
    rest(reader)


def is_told(reader, by_touch: bool) -> None:
    """The page says that it is not connected, and of a press and of a key that neither counts."""
    veil = reader.page.locator(".te-veil")
    veil.wait_for()
    assert veil.inner_text().startswith("Connection lost, one moment.")
    said = veil.get_by_text("That did not count")
    assert said.count() == 0
    before = reader.page.evaluate(
        "[location.href, scrollY, document.querySelector('h1').innerText]"
    )
    (reader.page.touchscreen.tap if by_touch else reader.page.mouse.click)(100, 500)
    said.wait_for()
    reader.page.keyboard.press("Escape")
    reader.page.keyboard.press("Escape")
    reader.page.keyboard.press("Enter")
    assert veil.is_visible()
    after = reader.page.evaluate("[location.href, scrollY, document.querySelector('h1').innerText]")
    assert after == before


def is_back(reader, address: str) -> None:
    reader.page.locator(".te-veil").wait_for(state="hidden", timeout=BACK)
    rest(reader)
    assert reader.page.url == address


def restart(server, *visits) -> None:
    """Kill the server under these readers, look what they are told, and wait until they are back."""
    addresses = [reader.page.url for reader, _ in visits]
    server.kill()
    for reader, visit in visits:
        is_told(reader, visit.size == PHONE)
    server.start()
    for (reader, _), address in zip(visits, addresses, strict=True):
        is_back(reader, address)


SOME = ("Explore", "Explore by key", "Explore by touch", "My patch", "Briefing", "Committee")
"""Every kind of thing that is kept, asked for again or pressed, on as few pages as have them all."""


@pytest.mark.parametrize("names", [SOME, pytest.param(tuple(VISITS), marks=pytest.mark.long)])
def test_pages_say_that_they_are_lost_come_back_and_do_what_is_pressed(make_reader, server, names):
    visits = [(depart(make_reader, server, VISITS[name]), VISITS[name]) for name in names]
    for reader, visit in visits:
        arrive(reader, visit)
    restart(server, *visits)
    for reader, visit in visits:
        visit.after(reader)
        for press in visit.presses:
            press(reader)


@pytest.mark.long
@pytest.mark.parametrize("name", VISITS)
def test_each_press_counts_as_the_first_after_a_restart(make_reader, server, name):
    visit = VISITS[name]
    reader = depart(make_reader, server, visit)
    arrive(reader, visit)
    for press in visit.presses:
        restart(server, (reader, visit))
        press(reader)
        rest(reader)
