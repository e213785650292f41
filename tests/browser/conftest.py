"""A reader in a real browser, whose every request and every error is watched."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import sync_playwright

from tests.conftest import ROOT, _free_port, _healthy

CANDIDATES = (
    "chromium-headless-shell",  # the same engine without windows, which takes a sixth less work
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
INSTALL = "no Chrome or Chromium found; install one with: apt-get install chromium-headless-shell"
WIDE = (1400, 900)
PHONE = (390, 844)
STREAMLITS_OWN = ("_stcore/health", "_stcore/host-config")
"""Streamlit asks for these under a deep link's own path, gets 404 and goes on."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page lives for seconds: compiling its scripts a second time for speed costs more than it gives.
    "--js-flags=--no-opt --no-maglev",
    # Nothing but this machine has an address. Stopping requests one by one instead would switch off
    # the browser's cache, which some of these tests are about.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
SECONDS = 30_000
"""How long a step may take before the test fails, in milliseconds; a busy machine is slow."""

POINT_IN_AREA = """
path => {
  const box = path.getBoundingClientRect();
  for (const n of [2, 5, 9, 17, 31])
    for (let i = 1; i < n; i++)
      for (let j = 1; j < n; j++) {
        const x = (box.width * i) / n, y = (box.height * j) / n;
        if (document.elementFromPoint(box.left + x, box.top + y) === path) return { x, y };
      }
  return null;
}
"""

IN_SIGHT = """
codes => {
  const layer = document.documentElement.dataset.layer;
  const order = window.traffordGeometry[layer].features.map(f => f.id);
  const outlines = document.querySelectorAll('.leaflet-areas-pane path');
  return codes.every(code => {
    const box = outlines[order.indexOf(code)].getBoundingClientRect();
    return box.width > 2 && box.left >= 0 && box.top >= 0
      && box.right <= innerWidth && box.bottom <= innerHeight;
  });
}
"""

CHARTS = """
[...document.querySelectorAll(".stPlotlyChart")].filter(c => c.getBoundingClientRect().width > 0)
"""
"""The charts in sight: while new ones are drawn they stand hidden among the old."""

DOTS = (
    f"i => {{ const chart = {CHARTS.strip()}[i];"
    + """
  const plot = chart && chart.querySelector(".js-plotly-plot");
  if (!plot || !plot.data) return null;
  const traces = plot.querySelectorAll(".scatterlayer .trace");
  const found = [];
  plot.data.forEach((trace, t) => {
    if (!traces[t] || !trace.customdata) return;
    traces[t].querySelectorAll(".points path.point").forEach((dot, d) => {
      const box = dot.getBoundingClientRect();
      found.push({
        name: String(trace.customdata[d]),
        picked: false,
        x: box.left + box.width / 2,
        y: box.top + box.height / 2,
      });
    });
  });
  /* What is picked out is drawn as shapes, the topmost last; the focus comes first here. */
  const shapes = plot.layout.shapes || [];
  const drawn = plot.querySelectorAll(".shapelayer path");
  shapes.forEach((shape, s) => {
    if (!(shape.name || "").startsWith("selected ")) return;
    const path = plot.querySelector(`.shapelayer path[data-index="${s}"]`) || drawn[s];
    const box = path.getBoundingClientRect();
    found.unshift({
      name: shape.name.slice("selected ".length),
      picked: true,
      x: box.left + box.width / 2,
      y: box.top + box.height / 2,
    });
  });
  return found;
}
"""
)


def _find_browser() -> str | None:
    named = os.environ.get("EXPLORER_BROWSER")
    return named or next((path for name in CANDIDATES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser():
    """Chrome or Chromium; without one the tests are skipped, or fail where one is required."""
    path = _find_browser()
    if path is None:
        if os.environ.get("EXPLORER_REQUIRE_BROWSER") == "1":
            pytest.fail(INSTALL)
        pytest.skip(INSTALL)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield found
        found.close()


def _is_outside(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in {"data", "blob", "about"} and parts.hostname not in {
        "localhost",
        "127.0.0.1",
    }


@dataclass
class Dot:
    """One dot of a chart: the name it carries and where it is on the screen."""

    name: str
    picked: bool
    x: float
    y: float


@dataclass
class Reader:
    """A reader of the app: what is on the screen, and what was asked of the network."""

    page: object
    address: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note every request, error and failure from now on."""
        self.page.on("request", lambda request: self._saw(request.url))
        self.page.on("websocket", lambda socket: self._saw(socket.url))
        self.page.on("pageerror", lambda error: self.errors.append(f"page error: {error}"))
        self.page.on("console", self._heard)

    def _saw(self, url: str) -> None:
        self.requests.append(url)
        if _is_outside(url):
            self.outside.append(url)

    def _heard(self, message) -> None:
        if message.type != "error":
            return
        url = message.location.get("url", "")
        if not ("404" in message.text and urlsplit(url).path.endswith(STREAMLITS_OWN)):
            self.errors.append(f"{message.text} ({url})")

    # ---- going ----

    def open(self, path: str = "", **params: str | list[str]) -> "Reader":
        """Open a page of the app by its address, and wait until it is drawn."""
        query = urlencode(params, doseq=True)
        self.page.goto(f"{self.address}/{path}{'?' + query if query else ''}")
        self.settled()
        return self

    def settled(self) -> None:
        """Wait until the page has been drawn to its end, no part of it is still being fetched, and
        no run is under way."""
        self.page.wait_for_selector(".te-foot, [data-testid=stAlert]", timeout=SECONDS)
        self.page.wait_for_selector(
            "[data-testid=stApp][data-test-script-state=notRunning]"
            ":not(:has([data-testid=stSkeleton]))",
            timeout=SECONDS,
        )

    def follow(self, label: str) -> None:
        """Take a link of the menu."""
        self.page.locator("[data-testid=stSidebar]").get_by_role("link", name=label).click()
        self.page.wait_for_function(
            "label => document.title.startsWith(label + ' ·')",
            arg=label,
            timeout=SECONDS,
        )
        self.settled()

    # ---- reading ----

    @property
    def answer(self) -> str:
        """The headline."""
        return self.page.locator("[data-testid=answer]").inner_text()

    def wait_for_answer(self, start: str) -> None:
        """Wait until the headline starts so."""
        self.wait_until(
            "start => document.querySelector('[data-testid=answer]')?.innerText.startsWith(start)",
            start,
        )

    def wait_until(self, script: str, arg: object = None) -> None:
        self.page.wait_for_function(script, arg=arg, timeout=SECONDS)

    @property
    def params(self) -> dict[str, list[str]]:
        """The address's keys."""
        return parse_qs(urlsplit(self.page.url).query, keep_blank_values=True)

    def wait_for_area(self, code: str) -> None:
        """Wait until the address and the map both name the area, the first in either."""
        self.wait_until(
            "code => new URL(location.href).searchParams.getAll('area')[0] === code", code
        )
        self.wait_for_focus(code)

    # ---- the map ----

    @property
    def map(self):
        """The map's frame, drawn."""
        self.page.wait_for_selector("iframe[title*=folium]", timeout=SECONDS)
        for _ in range(100):
            found = [f for f in self.page.frames if "streamlit_folium" in f.url]
            if found:
                found[0].wait_for_selector(
                    ".leaflet-areas-pane path", state="attached", timeout=SECONDS
                )
                return found[0]
            self.page.wait_for_timeout(50)
        raise AssertionError("the page has no map")

    def wait_for_focus(self, code: str) -> None:
        self.map.wait_for_function(
            "code => document.documentElement.dataset.focus === code", arg=code, timeout=SECONDS
        )

    def wait_for_layer(self, layer: str) -> None:
        self.map.wait_for_function(
            "layer => document.documentElement.dataset.layer === layer", arg=layer, timeout=SECONDS
        )

    def codes(self) -> list[str]:
        """Codes of the areas on the map, in the order of their outlines."""
        return self.map.evaluate(
            "window.traffordGeometry[document.documentElement.dataset.layer]"
            ".features.map(f => f.id)"
        )

    def point_in(self, code: str) -> tuple[float, float]:
        """A point of the screen inside an area's outline, where nothing lies over it."""
        at = self._point_in(code)
        assert at, f"no part of {code} can be clicked"
        return at

    def _point_in(self, code: str) -> tuple[float, float] | None:
        outline = self.map.locator(".leaflet-areas-pane path").nth(self.codes().index(code))
        at = outline.evaluate(POINT_IN_AREA)
        box = outline.bounding_box()
        return at and box and (box["x"] + at["x"], box["y"] + at["y"])

    def click_area(self, code: str, wait: bool = False) -> None:
        """Click inside an area's outline."""
        outline = self.map.locator(".leaflet-areas-pane path").nth(self.codes().index(code))
        outline.scroll_into_view_if_needed()
        at = None
        for _ in range(50):  # a page that is being redrawn moves, and a map may lie under something
            before, at = at, self._point_in(code)
            if at and at == before:
                break
            if not at:
                self.page.wait_for_timeout(100)
        self.page.mouse.click(*(at or self.point_in(code)))
        if wait:
            self.wait_for_area(code)

    def view(self) -> list[float]:
        """Where the map stands: left, top and width of the neighbourhoods' outlines, in pixels."""
        outline = self.map.wait_for_selector(".leaflet-lines-pane path", timeout=SECONDS)
        box = outline.evaluate("e => e.getBoundingClientRect().toJSON()")
        return [round(box[side]) for side in ("left", "top", "width")]

    def in_sight(self, *codes: str, layer: str = "") -> None:
        """Wait until the map shows the whole of every area; of all areas where none is named."""
        if layer:
            self.wait_for_layer(layer)
        self.map.wait_for_function(IN_SIGHT, arg=codes or self.codes(), timeout=SECONDS)

    def markers(self, shape: str) -> int:
        return self.map.locator(f".leaflet-places-pane .trafford-place.{shape}").count()

    # ---- the charts ----

    def dots(self, chart: int) -> list[Dot]:
        """Every dot of a chart, counted from 0 in the order of the page."""
        self.wait_until(f"() => ({DOTS})({chart})?.length > 0")
        return [Dot(**found) for found in self.page.evaluate(DOTS, chart)]

    def picked(self, chart: int) -> list[str]:
        """Names of the dots picked out in a chart, the focus first."""
        return [dot.name for dot in self.dots(chart) if dot.picked]

    def wait_for_picked(self, chart: int, names: list[str]) -> None:
        self.wait_until(
            f"names => JSON.stringify((({DOTS})({chart}) || []).filter(d => d.picked)"
            ".map(d => d.name)) === JSON.stringify(names)",
            names,
        )

    def click_dot(self, chart: int, name: str, *, at_once: bool = False) -> None:
        """Click the dot that carries a name, when nothing is being redrawn; or `at_once`."""
        if not at_once:
            self.settled()
            self.wait_until(
                f"() => {CHARTS.strip()}.length"
                " === document.querySelectorAll('.stPlotlyChart').length"
            )
        self.dots(chart)
        self.page.evaluate(
            f"i => {CHARTS.strip()}[i].scrollIntoView({{ block: 'nearest' }})", chart
        )
        dot = None
        for _ in range(1 if at_once else 50):  # a page that is being laid out moves
            if dot:
                self.page.wait_for_timeout(150)
            before = dot
            dot = next(d for d in self.dots(chart) if d.name == name and not d.picked)
            if dot == before:
                break
        self.page.mouse.click(dot.x, dot.y)

    def lonely_dots(self, chart: int) -> list[str]:
        """Names of the dots that no other is near, the loneliest first: clicks on them are sure."""
        dots = [d for d in self.dots(chart) if not d.picked]

        def room(dot: Dot) -> float:
            return min((dot.x - o.x) ** 2 + (dot.y - o.y) ** 2 for o in dots if o.name != dot.name)

        return [d.name for d in sorted(dots, key=room, reverse=True)]

    # ---- the controls ----

    def _open(self, label: str):
        """Open a drop-down. Its list shuts when the page scrolls, so any scrolling comes first."""
        box = self.page.get_by_role("combobox", name=label, exact=True)
        if not self.page.evaluate(
            "box => { const b = box.getBoundingClientRect();"
            " return b.top > 60 && b.bottom < innerHeight - 10; }",
            box.element_handle(),
        ):
            box.scroll_into_view_if_needed()
            self.page.wait_for_timeout(200)
        box.click()
        return box

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a drop-down by its exact words."""
        self._open(label)
        self.page.get_by_role("option", name=option, exact=True).click()

    def type_choice(self, label: str, option: str) -> None:
        """Choose an option by typing its words and Enter."""
        box = self._open(label)
        self.page.keyboard.insert_text(option)
        self.page.get_by_role("option", name=option, exact=True).wait_for(timeout=SECONDS)
        box.press("Enter")

    def find(self, label: str) -> None:
        """Choose an area in the finder by its whole label."""
        self.type_choice("Find an area", label)

    def show_layer(self, label: str) -> None:
        """Lay a layer over the map."""
        self.type_choice("Also show on the map", label)
        self.page.keyboard.press("Escape")  # its list stays open for more, and hides the rest
        self.page.locator("[role=listbox]").wait_for(state="detached", timeout=SECONDS)

    def says(self, words: str) -> None:
        """Wait until the page says these words."""
        self.page.get_by_text(words).first.wait_for(timeout=SECONDS)


@pytest.fixture(scope="session")
def open_browser(browser):
    """A browser of a size and a scheme, opened once: what it fetched for one test it has for the next.

    One that is to be `clean` has fetched nothing, and shows things moving; the others belong to a
    reader who asked for less of that, which is also less for a machine to draw.
    """
    kept = {}

    def get(size: tuple[int, int], scheme: str, *, clean: bool):
        look = {
            "viewport": {"width": size[0], "height": size[1]},
            "color_scheme": scheme,
            "has_touch": size == PHONE,
            "is_mobile": size == PHONE,
        }
        if clean:
            return browser.new_context(**look)
        if (size, scheme) not in kept:
            kept[size, scheme] = browser.new_context(reduced_motion="reduce", **look)
        return kept[size, scheme]

    yield get
    for context in kept.values():
        context.close()


@pytest.fixture
def make_reader(open_browser, app_address) -> Iterator[Callable[..., Reader]]:
    """Readers with a page each; fails the test when one left the machine or met an error.

    Call it with a `size`, a `scheme` ("light" or "dark"), `clean=True` for a browser that has
    fetched nothing yet, and `expect_errors=True` for a test that breaks something on purpose.
    """
    made: list[tuple[Reader, bool]] = []
    own = []

    def make(
        size: tuple[int, int] = WIDE,
        scheme: str = "light",
        *,
        clean: bool = False,
        expect_errors: bool = False,
    ) -> Reader:
        context = open_browser(size, scheme, clean=clean)
        reader = Reader(context.new_page(), app_address)
        own.append(context if clean else reader.page)
        reader.watch()
        made.append((reader, expect_errors))
        return reader

    yield make
    for opened in own:
        opened.close()
    for reader, expect_errors in made:
        assert not reader.outside, "requests left the machine"
        assert expect_errors or not reader.errors, "the browser met errors"


@pytest.fixture
def reader(make_reader) -> Reader:
    """One reader at a wide screen."""
    return make_reader()


class Server:
    """The app on a port of its own, to be killed."""

    def __init__(self, port):
        self.address = f"http://localhost:{port}"
        self.command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        self.command += ["--server.headless", "true", "--server.port", str(port)]

    def start(self):
        self.process = subprocess.Popen(
            self.command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=os.environ | {"TZ": "UTC"},
        )  # fmt: skip
        deadline = time.monotonic() + 60
        while not _healthy(self.address):
            assert time.monotonic() < deadline, "the app did not start"
            time.sleep(0.1)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def server():
    found = Server(_free_port())
    found.start()
    yield found
    found.kill()
