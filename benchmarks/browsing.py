"""One browser that opens, clicks and counts, the same way in every app."""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Locator, Page, Playwright

from trafford_explorer.load import web_geometry_files

PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
WINDOW = {"width": 1400, "height": 900}
AREAS, CHARTS = 139, 3
QUIET_MS = 700
"""A run is over when nothing was said for so long; the map component itself waits 250 ms."""

_GEOMETRY = re.compile(rf"/({'|'.join(web_geometry_files())})\.[^/]*js$")


def launch(playwright: Playwright) -> Browser:
    """A headless Chromium, the one installed or Playwright's own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    switches = ["--no-sandbox", "--disable-gpu", "--disable-sync"]
    switches += ["--disable-background-networking", "--disable-component-update"]
    return playwright.chromium.launch(executable_path=found, args=switches)


class Tab:
    """A page in a session of its own, with an empty cache and a count of what reaches it."""

    def __init__(self, browser: Browser, address: str):
        self.address = address
        self.context = browser.new_context(viewport=WINDOW)
        self.context.add_init_script(PROBE)
        self.received = 0
        self.outside: list[str] = []
        self.page = self._open_page()

    def _open_page(self) -> Page:
        page = self.context.new_page()
        page.on("websocket", lambda ws: ws.on("framereceived", self._count))
        page.on("request", self._note)
        return page

    def _count(self, payload: str | bytes) -> None:
        self.received += len(payload if isinstance(payload, bytes) else payload.encode())

    def _note(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "localhost":
            self.outside.append(request.url)

    def load(self) -> dict[str, float]:
        """Open the address and wait for the map and the charts.

        Returns
        -------
        dict
            `origin`, `answer`, `map` and `charts`: when the navigation began and when each first
            stood, milliseconds since 1970.
        """
        self.received = 0
        self.page.goto(self.address, wait_until="commit")
        return self._expect(
            self.page.evaluate(
                "want => bench.watchLoad(want)", {"areas": AREAS, "dots": AREAS, "charts": CHARTS}
            ),
            "the map and the charts",
        )

    def _expect(self, seen: dict[str, float] | None, what: str) -> dict[str, float]:
        if seen is None:
            raise RuntimeError(f"{what} never stood at {urlsplit(self.address).path}")
        return seen

    def settle(self) -> int:
        """Wait until the server falls silent; the bytes received since last asked or loaded."""
        before = -1
        while before != self.received:
            before = self.received
            self.page.wait_for_timeout(QUIET_MS)
        total, self.received = self.received, 0
        return total

    def can_click(self, index: int) -> bool:
        return self.page.evaluate("i => bench.pointOf(i) !== null", index)

    def click_area(self, index: int, answer: str, label: str) -> dict[str, float]:
        """Click an area on the map with the mouse.

        Parameters
        ----------
        index : int
            Its place among the areas, sorted by code.
        answer, label : str
            What the headline and each chart say when they show it.

        Returns
        -------
        dict
            `click`, `headline` and `charts`, milliseconds since 1970.
        """
        page = self.page
        page.bring_to_front()
        frame = page.locator("iframe[title*=folium]").bounding_box()
        x, y = page.evaluate("i => bench.pointOf(i)", index)
        page.mouse.move(frame["x"] + x, frame["y"] + y)
        page.wait_for_timeout(100)
        self.received = 0
        want = {"answer": answer, "label": label, "charts": CHARTS}
        page.evaluate("want => { window.benchSeen = bench.watchClick(want); }", want)
        page.mouse.down()
        page.mouse.up()
        return self._expect(page.evaluate("() => window.benchSeen"), f"“{answer}”")

    def _menu(self) -> Locator:
        return self.page.get_by_test_id("stSidebar").get_by_role("link")

    def read_menu(self) -> list[str]:
        """The labels of the menu, from the top."""
        return [text.strip() for text in self._menu().all_inner_texts()]

    def follow_menu(self, label: str) -> dict[str, float]:
        """Click an entry of the menu; `click` and `answer`, milliseconds since 1970."""
        page = self.page
        page.evaluate("want => { window.benchSeen = bench.watchPage(want); }", {"label": label})
        self._menu().get_by_text(label, exact=True).click()
        return self._expect(page.evaluate("() => window.benchSeen"), f"the page “{label}”")

    def turn_step(self, step: int, layer: str, areas: int) -> dict[str, float]:
        """Press the right arrow in a story; `key`, `sentence` and `picture`, ms since 1970.

        Parameters
        ----------
        step : int
            The step that comes.
        layer : str
            What its map shows; "" where it has a chart.
        areas : int
            Areas of that map.
        """
        want = {"step": step, "layer": layer, "areas": areas}
        self.page.evaluate("want => { window.benchSeen = bench.watchStep(want); }", want)
        self.page.keyboard.press("ArrowRight")
        return self._expect(self.page.evaluate("() => window.benchSeen"), f"step {step}")

    def has_hover_names(self) -> bool:
        return self.page.evaluate("() => bench.hoverNames()")

    def close(self) -> None:
        self.context.close()


@dataclass
class Geometry:
    """Which files of outlines and places a page asked for, and where they came from."""

    fetched: dict[str, int] = field(default_factory=dict)
    """File to how often it crossed the network."""
    cached: dict[str, int] = field(default_factory=dict)
    """File to how often the browser's cache gave it."""

    def watch(self, page: Page) -> CDPSession:
        """Count the requests of a page; must be called before it loads."""
        session = page.context.new_cdp_session(page)
        asked: dict[str, str] = {}
        from_memory: set[str] = set()

        def request(event: dict) -> None:
            path = urlsplit(event["request"]["url"]).path
            if _GEOMETRY.search(path):
                asked[event["requestId"]] = path.rsplit("/", 1)[-1]

        def response(event: dict) -> None:
            name = asked.get(event["requestId"])
            if name:
                reply = event["response"]
                held = reply.get("fromDiskCache") or event["requestId"] in from_memory
                counts = self.cached if held and reply["status"] == 200 else self.fetched
                counts[name] = counts.get(name, 0) + 1

        session.on("Network.requestWillBeSent", request)
        session.on("Network.requestServedFromCache", lambda e: from_memory.add(e["requestId"]))
        session.on("Network.responseReceived", response)
        session.send("Network.enable")
        return session
