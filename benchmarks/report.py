"""What the measurements say: medians, quartiles, ratios, and whether each target is met."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Quartiles = dict[str, float]
"""`q1`, `median` and `q3`."""

Results = Mapping[str, object]
"""What `run.measure` returns and `results.json` holds."""

KB = 1000
PAGE = "page: "
"""What the measure of a page change starts with; its label follows."""


def quartiles(values: Sequence[float]) -> Quartiles:
    """Lower quartile, median and upper quartile, interpolated between the values.

    >>> quartiles([4, 1, 2, 3, 5])
    {'q1': 2.0, 'median': 3.0, 'q3': 4.0}
    """
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return {"q1": round(low, 1), "median": round(middle, 1), "q3": round(high, 1)}


@dataclass(frozen=True)
class Target:
    """One target of the project and how it came out."""

    words: str
    wanted: str
    found: str
    met: bool


def _median(results: Results, name: str, measure: str) -> float:
    return results["summary"][name][measure]["median"]


def judge(results: Results) -> list[Target]:
    """Every target with what was measured, in the order of the project's list."""
    click = _median(results, "app", "click_charts")
    ratio = click / _median(results, "tutorial", "click_charts")
    click_kb = _median(results, "app", "click_bytes") / KB
    load_kb = _median(results, "app", "load_bytes") / KB
    named = results["hover_names"]
    geometry = results["geometry"]
    most = geometry["most_fetches_of_one_file"]
    held = sum(geometry["from_cache"].values())
    outside = geometry["requests_to_other_machines"]
    return [
        Target(
            "click to all three charts redrawn, of the tutorial’s",
            "at most 0.30",
            f"{ratio:.2f}",
            ratio <= 0.3,
        ),
        Target(
            "click to all three charts redrawn",
            "at most 300 ms",
            f"{click:.0f} ms",
            click <= 300,
        ),
        Target(
            "websocket bytes a click, with hover names",
            "at most 30 KB",
            f"{click_kb:.1f} KB, names {'shown' if named else 'missing'}",
            click_kb <= 30 and named,
        ),
        Target(
            "websocket bytes at first load, 139 LSOAs",
            "at most 100 KB",
            f"{load_kb:.1f} KB",
            load_kb <= 100,
        ),
        Target(
            "geometry fetched once, then from the browser’s cache, on every page",
            "each file once",
            f"each file at most {most} time{'' if most == 1 else 's'}, {held} times from the cache",
            most == 1 and held > 0,
        ),
        Target("requests to other machines", "none", f"{outside or 'none'}", not outside),
    ]


_TIMES = (
    ("click_charts", "Map click to all three charts redrawn"),
    ("click_headline", "Map click to the headline"),
    ("cold_start", "Start of the server’s process to map and charts"),
    ("load", "New session on a warm server to map and charts"),
    ("load_answer", "New session on a warm server to the headline"),
)
_BYTES = (
    ("click_bytes", "Websocket bytes a click"),
    ("load_bytes", "Websocket bytes at first load"),
)


def _ms(found: Quartiles) -> str:
    return f"{found['median']:,.0f} ms ({found['q1']:,.0f} to {found['q3']:,.0f})"


def _kb(found: Quartiles) -> str:
    return f"{found['median'] / KB:,.1f} KB"


def _compared(results: Results, measure: str, words: str, show: Callable[[Quartiles], str]) -> str:
    """A row of the comparison; the tutorial with lean charts only where it was measured."""
    summary = results["summary"]
    ours = summary["app"][measure]
    cells = [words, show(ours)]
    for name in ("tutorial", "tutorial_lean"):
        theirs = summary[name].get(measure)
        cells += [show(theirs), f"{ours['median'] / theirs['median']:.2f}"] if theirs else ["", ""]
    return f"| {' | '.join(cells)} |"


def build_table(results: Results) -> str:
    """The results as Markdown: targets, the comparison, page changes."""
    busy = results["measured_while_busy"]
    lines = [
        f"Medians of {results['repetitions']}, quartiles in brackets, one run, one browser, "
        f"{results['processors']} processors; 139 LSOAs and three charts."
        + (f" Other programs were busy before {busy:.0%} of the measurements." if busy else ""),
        "",
        "| target | wanted | measured | |",
        "|---|---|---|---|",
        *(
            f"| {t.words[:1].upper()}{t.words[1:]} | {t.wanted} | {t.found} | "
            f"{'met' if t.met else '**missed**'} |"
            for t in judge(results)
        ),
        "",
        "| | this app | tutorial | ratio | tutorial with this app’s figures | ratio |",
        "|---|---|---|---|---|---|",
        *(_compared(results, measure, words, _ms) for measure, words in _TIMES),
        *(_compared(results, measure, words, _kb) for measure, words in _BYTES),
        "",
        "| menu click to the answer of | this app |",
        "|---|---|",
        *(
            f"| {measure.removeprefix(PAGE)} | {_ms(found)} |"
            for measure, found in results["summary"]["app"].items()
            if measure.startswith(PAGE)
        ),
    ]
    return "\n".join(lines) + "\n"
