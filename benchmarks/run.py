"""Measure the app beside the tutorial way of doing the same, in one run and one browser.

    python -m benchmarks.run

Writes `results.json` and `results.md` beside this file. What each figure means is in the README
here; targets are in `report.py`.
"""

import argparse
import json
import os
import random
import signal
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

from benchmarks.browsing import AREAS, Geometry, Tab, launch
from benchmarks.quiet import wait_for_quiet
from benchmarks.report import PAGE, Quartiles, build_table, judge, quartiles
from benchmarks.servers import Server
from trafford_explorer import load
from trafford_explorer.areas import AreaType
from trafford_explorer.figures import chart_names
from trafford_explorer.topics.explore import words as sentences
from trafford_explorer.view import View, build_view

HERE = Path(__file__).parent
INDICATOR, LEVEL, SEX, PERIOD = "bad_or_very_bad_health", AreaType.LSOA21, "persons", "2021"
EXPLORE = f"Explore?indicator={INDICATOR}&level={LEVEL}&sex={SEX}&period={PERIOD}"
APPS = {
    "app": (Path("app.py"), EXPLORE),
    "tutorial": (Path("benchmarks/tutorial/app.py"), ""),
}
ROOM = "Committee mode"
LEAN = "tutorial_lean"
"""The tutorial with this app's own figures in it; only its clicks are measured."""
WARM_UP_CLICKS = 3
LONGEST_LABEL = 26
"""Charts shorten longer names; areas with them are not clicked, so that a label is a name."""

Samples = dict[str, dict[str, list[float]]]
"""App to measure to its values, milliseconds or bytes."""

_quiet: list[bool] = []
"""Whether the machine was quiet before each measurement."""


def _in_turn(repetition: int, names: Iterable[str] = APPS) -> list[str]:
    """The apps, in turn and back, so that none is always the first."""
    return list(names) if repetition % 2 == 0 else list(names)[::-1]


def _settle_machine() -> None:
    _quiet.append(wait_for_quiet())


def _say(text: str) -> None:
    print(text, flush=True)


def measure_cold_starts(browser: Browser, samples: Samples, repetitions: int) -> None:
    """From the start of the server's process to the map and the three charts, in a new session."""
    for repetition in range(-1, repetitions):  # the first fills the machine's own file cache
        for name in _in_turn(repetition):
            script, path = APPS[name]
            _settle_machine()
            with Server(script) as server:
                tab = Tab(browser, server.address(path))
                seen = tab.load()
                if repetition >= 0:
                    took = samples[name]
                    took["cold_start"].append(
                        max(seen["map"], seen["charts"]) - server.started * 1000
                    )
                    took["listening"].append((server.listening - server.started) * 1000)
                tab.close()
    _say(f"Cold starts: {repetitions} of each")


def measure_loads(
    browser: Browser, servers: Mapping[str, Server], samples: Samples, repetitions: int
) -> None:
    """A new session with an empty cache, on a server that has shown the page before."""
    for repetition in range(-1, repetitions):
        for name in _in_turn(repetition):
            tab = Tab(browser, servers[name].address(APPS[name][1]))
            _settle_machine()
            seen = tab.load()
            received = tab.settle()
            if repetition >= 0:
                took = samples[name]
                for part in ("answer", "map", "charts"):
                    took[f"load_{part}"].append(seen[part] - seen["origin"])
                took["load"].append(max(seen["map"], seen["charts"]) - seen["origin"])
                took["load_bytes"].append(received)
            tab.close()
    _say(f"First loads: {repetitions} of each")


def reference_view() -> View:
    """The view that both apps show, from which comes what each must say after a click."""
    areas = load.load_area_names()
    return build_view(
        load.load_indicator_values(),
        areas[areas["area_type"] == LEVEL],
        indicator_id=INDICATOR,
        level=LEVEL,
        sex=SEX,
        period=PERIOD,
    )


def measure_clicks(
    browser: Browser, servers: Mapping[str, Server], samples: Samples, repetitions: int
) -> bool:
    """Clicks on the same areas in both apps, in turn; whether every dot in the app has its name."""
    view = reference_view()
    labels = chart_names(view.table)
    tabs = {name: Tab(browser, servers[name].address(APPS[name][1])) for name in APPS}
    tabs[LEAN] = Tab(browser, servers["tutorial"].address("?charts=lean"))
    for tab in tabs.values():
        tab.load()
        tab.settle()
    order = [i for i in range(AREAS) if len(labels[i]) <= LONGEST_LABEL]
    random.Random(1).shuffle(order)
    areas = [i for i in order if all(tab.can_click(i) for tab in tabs.values())]
    for repetition in range(-WARM_UP_CLICKS, repetitions):
        index = areas[(repetition + WARM_UP_CLICKS) % len(areas)]
        answer = sentences.describe_area(view, view.table["area_code"].iloc[index])
        for name in _in_turn(repetition, tabs):
            _settle_machine()
            seen = tabs[name].click_area(index, answer, labels[index])
            received = tabs[name].settle()
            if repetition >= 0:
                took = samples[name]
                took["click_headline"].append(seen["headline"] - seen["click"])
                took["click_charts"].append(seen["charts"] - seen["click"])
                took["click_bytes"].append(received)
    named = tabs["app"].has_hover_names()
    for tab in tabs.values():
        tab.close()
    _say(f"Clicks: {repetitions} of each")
    return named


def _round(tab: Tab) -> list[str]:
    """The menu's entries, from the one after Explore round to Explore.

    Without the page that is shown to a room: it has no menu, and a measurement of its own.
    """
    labels = [label for label in tab.read_menu() if label != ROOM]
    here = next(i for i, label in enumerate(labels) if label.startswith("Explore"))
    return labels[here + 1 :] + labels[: here + 1]


def measure_pages(browser: Browser, server: Server, samples: Samples, repetitions: int) -> None:
    """From a click in the menu to the new page's answer, round all pages."""
    tab = Tab(browser, server.address(EXPLORE))
    tab.load()
    tab.settle()
    labels = _round(tab)
    for repetition in range(-1, repetitions):
        for label in labels:
            _settle_machine()
            seen = tab.follow_menu(label)
            tab.settle()
            if repetition >= 0:
                samples["app"][PAGE + label].append(seen["answer"] - seen["click"])
    tab.close()
    _say(f"Page changes: {repetitions} round {len(labels)} pages")


def measure_geometry(browser: Browser, server: Server) -> dict[str, object]:
    """Where outlines came from in one session: first page, every page, a reload, a second tab."""
    tab = Tab(browser, server.address(EXPLORE))
    counts = Geometry()
    counts.watch(tab.page)
    tab.load()
    tab.settle()
    first = sum(counts.fetched.values())
    for label in _round(tab) * 2:
        tab.follow_menu(label)
        tab.settle()
    tab.page.reload(wait_until="commit")
    tab.settle()
    tab.page.wait_for_timeout(2000)
    again = tab.context.new_page()
    counts.watch(again)
    again.goto(tab.address)
    again.wait_for_timeout(4000)
    outside = list(tab.outside)
    tab.close()
    _say("Geometry: one session over every page")
    return {
        "fetched_on_first_page": first,
        "most_fetches_of_one_file": max(counts.fetched.values(), default=0),
        "fetched": counts.fetched,
        "from_cache": counts.cached,
        "requests_to_other_machines": len(outside),
    }


def _summaries(samples: Samples) -> Iterator[tuple[str, dict[str, Quartiles]]]:
    for name, measures in samples.items():
        yield name, {measure: quartiles(values) for measure, values in measures.items()}


def measure(browser: Browser, repetitions: int) -> dict[str, object]:
    """Everything, as it is written to `results.json`."""
    samples: Samples = {name: defaultdict(list) for name in (*APPS, LEAN)}
    measure_cold_starts(browser, samples, repetitions)
    with Server(APPS["app"][0]) as app, Server(APPS["tutorial"][0]) as tutorial:
        servers = {"app": app, "tutorial": tutorial}
        measure_loads(browser, servers, samples, repetitions)
        named = measure_clicks(browser, servers, samples, repetitions)
        measure_pages(browser, app, samples, repetitions)
        geometry = measure_geometry(browser, app)
    return {
        "repetitions": repetitions,
        "processors": os.cpu_count(),
        "measured_while_busy": round(1 - sum(_quiet) / len(_quiet), 2),
        "case": {"address": EXPLORE, "areas": AREAS, "charts": 3},
        "hover_names": named,
        "geometry": geometry,
        "summary": dict(_summaries(samples)),
        "samples": {name: dict(measures) for name, measures in samples.items()},
    }


def _repetitions(text: str) -> int:
    number = int(text)
    if number < 2:
        raise argparse.ArgumentTypeError("quartiles need at least 2")
    return number


def main() -> None:
    """Measure, write both files, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repetitions", type=_repetitions, default=20)
    parser.add_argument("--out", type=Path, default=HERE, help="folder for the two files")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers are stopped too
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except Error:
            raise SystemExit(
                "No Chrome or Chromium was found. Install one: apt-get install chromium"
            ) from None
        results = measure(browser, arguments.repetitions)
        browser.close()
    table = build_table(results)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("results.json", json.dumps(results, indent=1) + "\n"),
        ("results.md", table),
    ):
        (arguments.out / name).write_text(text, encoding="utf-8")
    _say("\n" + table)
    missed = [target.words for target in judge(results) if not target.met]
    _say("Every target is met." if not missed else "Missed: " + "; ".join(missed))


if __name__ == "__main__":
    main()
