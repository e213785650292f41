"""How long the slope index takes: `python -m benchmarks.measures`.

Ten groups and 100,000 simulated sets of values, on each scale, as the page asks for it.
"""

from statistics import median
from time import perf_counter

from trafford_explorer.measures import slope_index_of_inequality

REPETITIONS = 20
TARGET_SECONDS = 0.2
GROUPS = 10
VALUES = [0.62, 0.55, 0.51, 0.47, 0.44, 0.41, 0.36, 0.33, 0.24, 0.20]
CASES = [
    ("indicator", False),
    ("rate", False),
    ("rate", True),
    ("proportion", False),
    ("proportion", True),
]


def seconds(value_type: str, transform: bool) -> float:
    """Median time of one call, after one that is not counted."""
    took = []
    for _ in range(REPETITIONS + 1):
        start = perf_counter()
        slope_index_of_inequality(
            VALUES,
            [1000] * GROUPS,
            [0.05] * GROUPS,
            value_type=value_type,
            transform=transform,
            repetitions=100_000,
        )
        took.append(perf_counter() - start)
    return median(took[1:])


def main() -> None:
    """Print one line a case; end with an error where one misses the target."""
    missed = []
    for value_type, transform in CASES:
        took = seconds(value_type, transform)
        name = f"{value_type}{', transformed' if transform else ''}"
        print(f"{name}: {took * 1000:.0f} ms, median of {REPETITIONS}")
        if took >= TARGET_SECONDS:
            missed.append(name)
    if missed:
        raise SystemExit(f"Slower than {TARGET_SECONDS} s: {'; '.join(missed)}")


if __name__ == "__main__":
    main()
