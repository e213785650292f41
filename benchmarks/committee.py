"""Measure Committee mode: from the key to the next step's sentence, and to its map or chart.

    python -m benchmarks.committee

Writes `committee.md` beside this file. Each repetition is a session of its own with an empty
browser cache, on a server that has been started once.
"""

import argparse
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.browsing import Tab, launch
from benchmarks.quiet import wait_for_quiet
from benchmarks.report import quartiles
from benchmarks.servers import Server
from trafford_explorer.stage import screens as cached_story
from trafford_explorer.story import Step

WANTED_MS = 1000
OUT = Path(__file__).parent / "committee.md"


def play(browser: Browser, address: str, steps: tuple[Step, ...]) -> dict[int, tuple[float, float]]:
    """Step to milliseconds from the key to its sentence and to its picture, in a new session."""
    tab = Tab(browser, address)
    tab.page.goto(tab.address, wait_until="commit")
    tab.page.wait_for_selector(".st-key-story-picture .main-svg")
    tab.settle()
    took = {}
    for number, step in enumerate(steps[1:], start=2):
        shown = cached_story.shown(step).map
        wait_for_quiet()
        layer, areas = (str(shown.layer), len(shown.codes)) if shown else ("", 0)
        seen = tab.turn_step(number, layer, areas)
        took[number] = (seen["sentence"] - seen["key"], seen["picture"] - seen["key"])
        tab.settle()
    tab.close()
    return took


def main() -> None:
    """Measure, write the table, print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repetitions", type=int, default=10)
    repetitions = parser.parse_args().repetitions
    story = cached_story.stories()[0]
    with sync_playwright() as playwright, Server(Path("app.py")) as server:
        browser = launch(playwright)
        address = server.address(f"Committee_mode?story={story.id}&step=1")
        runs = [play(browser, address, story.steps) for _ in range(repetitions)]
        browser.close()
    lines = [
        f"Medians of {repetitions} sessions with an empty browser cache, quartiles in brackets; "
        f"wanted: each step within {WANTED_MS:,} ms.",
        "",
        "| step | key to the sentence | key to the picture | slowest picture | |",
        "|---|---|---|---|---|",
    ]
    for number, step in enumerate(story.steps[1:], start=2):
        said, drawn = (quartiles([run[number][part] for run in runs]) for part in (0, 1))
        slowest = max(run[number][1] for run in runs)
        cells = [f"{q['median']:,.0f} ms ({q['q1']:,.0f} to {q['q3']:,.0f})" for q in (said, drawn)]
        met = "met" if slowest <= WANTED_MS else "**missed**"
        lines.append(
            f"| {number} {step.title} | {cells[0]} | {cells[1]} | {slowest:,.0f} ms | {met} |"
        )
    text = "\n".join(lines) + "\n"
    OUT.write_text(text, encoding="utf-8")
    print(text, flush=True)


if __name__ == "__main__":
    main()
