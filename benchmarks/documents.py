"""How long a document and each of its files take: `python -m benchmarks.documents`.

Each template in a fresh process of the same kind that serves the page, once to read the tables and
then timed with empty caches of documents and pictures, as a reader's first click finds them.
"""

from datetime import date
from time import perf_counter

from trafford_explorer import documents, shipped
from trafford_explorer.templates import contents as kept

TARGET_SECONDS = 10.0
CASES = {
    "My own choice, 6 areas, 5 indicators": (
        "chosen",
        (
            ("local_authority", "E08000009"),
            ("neighbourhood", "North"),
            ("neighbourhood", "West"),
            ("ward23", "E05015244"),
            ("ward23", "E05015253"),
            ("pcn", "U66368"),
        ),
        (
            "life_expectancy_at_birth",
            "bad_or_very_bad_health",
            "disability",
            "claimant_rate",
            "obesity_year_6",
        ),
    ),
    "Neighbourhood briefing, all four": (
        "neighbourhood",
        tuple(("neighbourhood", name) for name in ("North", "Central", "West", "South")),
        (),
    ),
    "Ward one-pager": ("ward", (("ward23", "E05015244"),), ()),
    "Life expectancy gap": ("gap", (), ()),
    "Deprivation": ("deprivation", (), ()),
    "Scrutiny pack": ("scrutiny", (), ()),
}


def seconds(template: str, places: tuple, indicators: tuple) -> dict[str, float]:
    """Time of the content, of its pictures, and of each kind of file; seconds."""
    first = shipped.offers().first()
    wanted = kept.Wanted(
        template, places, indicators, "", first, "http://localhost:8501/", date.today()
    )
    start = perf_counter()
    document = kept.document(wanted)
    took = {"content": perf_counter() - start}
    start = perf_counter()
    drawn = documents.draw(document)
    took[f"{len(drawn)} pictures"] = perf_counter() - start
    for one in documents.FORMATS:
        start = perf_counter()
        one.write(document, drawn)
        took[one.name] = perf_counter() - start
    return took


def main() -> None:
    """Print one line a template; end with an error where a file would take too long."""
    seconds("ward", (("ward23", "E05015253"),), ())  # a server that has made a document before
    missed = []
    for name, asked in CASES.items():
        took = seconds(*asked)
        shared = sum(t for what, t in took.items() if what == "content" or "pictures" in what)
        said = ", ".join(f"{what} {t:.1f} s" for what, t in took.items())
        worst = max(shared + took[one.name] for one in documents.FORMATS)
        print(f"{name}: {said}; the slowest file {worst:.1f} s from nothing")
        if worst >= TARGET_SECONDS:
            missed.append(name)
    if missed:
        raise SystemExit(f"A file takes {TARGET_SECONDS:.0f} s or more: {'; '.join(missed)}")


if __name__ == "__main__":
    main()
