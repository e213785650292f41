"""Figures are rounded in decimal, halves away from zero, by one function, wherever they are said."""

import ast
import re
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
import pytest

from tests.rounding import exactly_apart, on_paper, read
from tests.sampling import some_or_all
from trafford_explorer import formats, load
from trafford_explorer.figures.chart import numbers
from trafford_explorer.formats import BEFORE, NumberFormat
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.paths import ROOT

PACKAGE = ROOT / "trafford_explorer"
YEARS = NumberFormat(1, "years")


@pytest.fixture(scope="module")
def figures():
    """Every figure and limit that is shipped, with the digits of its indicator."""
    values = pd.concat([load.load_indicator_values(), load.load_comparison_values()])
    return [
        (float(value), INDICATORS[row.indicator_id].decimals)
        for row in values.itertuples()
        for value in (row.value, row.lower_95, row.upper_95)
        if pd.notna(value)
    ]


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (1.45, 1, "1.5"),
        (81.05, 1, "81.1"),
        (6.85, 1, "6.9"),
        (2.5, 0, "3"),
        (-2.5, 0, "−3"),
        (-0.04, 1, "0.0"),
        (999.95, 1, "1,000.0"),
        (1234.0, 0, "1,234"),
        (1e-7, 2, "0.00"),
        (1.005, 2, "1.01"),
        (12_345_678.5, 0, "12,345,679"),
    ],
)
def test_halves_go_away_from_zero_in_decimal(value, decimals, said):
    assert formats.fixed(value, decimals) == said
    assert NumberFormat(decimals, "score").number(value) == said


@some_or_all
def test_every_figure_prints_as_it_rounds_on_paper(figures, step):
    halves = [pair for pair in figures if str(pair[0]).endswith("5")]
    for value, decimals in [*figures[::step], *halves]:
        said = NumberFormat(decimals, "score").number(value)
        assert read(said) == on_paper(value, decimals), value
        assert float(formats.rounded(value, decimals)) == float(on_paper(value, decimals))
    assert len(halves) > 100


def as_plotly(value, decimals):
    """What toFixed makes of a number: the nearest decimal to the number as it is stored."""
    return Decimal(value).quantize(Decimal(10) ** -decimals, ROUND_HALF_UP)


@some_or_all
def test_a_tooltip_prints_what_the_table_prints(figures, step):
    halves = [pair for pair in figures if str(pair[0]).endswith("5")]
    for value, decimals in [*figures[::step], *halves]:
        (sent,) = numbers([value], decimals)
        assert as_plotly(sent, decimals) == on_paper(value, decimals), value
        assert sent == pytest.approx(value, abs=0.5 * 10.0**-decimals, rel=1e-3)


@pytest.mark.parametrize(
    ("value", "other", "said"),
    [
        (83.762, 74.937, f"8.8 years ({BEFORE})"),
        (83.8, 74.9, "8.9 years"),
        (83.84, 83.76, "less than 0.1 years"),
        (83.749, 83.751, f"less than 0.1 years ({BEFORE})"),
        (77.7, 87.3, "9.6 years"),
        (83.45, 80.1, "3.4 years"),
    ],
)
def test_a_difference_is_of_unrounded_figures_and_says_so_where_it_looks_off(value, other, said):
    assert YEARS.between(value, other) == YEARS.between(other, value) == said


def test_who_subtracts_comes_to_the_difference_or_is_told():
    steps = [80 + n / 40 for n in range(60)]
    told = 0
    for value in steps:
        for other in steps:
            said = YEARS.between(value, other)
            if said.startswith("less than"):
                assert exactly_apart(value, other, 1) <= Decimal("0.1")
                continue
            size = read(said.split()[0])
            assert size == exactly_apart(value, other, 1)
            printed = abs(on_paper(value, 1) - on_paper(other, 1))
            assert (printed != size) is said.endswith(f"({BEFORE})")
            told += printed != size
    assert told > 100


def test_the_same_is_said_of_equal_figures_alone():
    assert YEARS.compared(80.0, 80.0, "more", "less") == "the same"
    assert YEARS.compared(80.01, 80.0, "more", "less") == "less than 0.1 years apart"
    assert YEARS.compared(79.0, 80.0, "more", "less") == "1.0 years less"
    per_cent = NumberFormat(0, "% of adults")
    assert per_cent.compared(5.1, 5.2, "more", "less") == "less than 1 percentage points apart"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (399, 400, "over 99%"),
        (1, 400, "under 1%"),
        (400, 400, "100%"),
        (0, 400, "0%"),
        (1, 8, "13%"),
        (199, 200, "over 99%"),
        (1, 200, "1%"),
        (0.995, 1, "over 99%"),
    ],
)
def test_a_share_is_none_or_all_only_where_it_is(part, whole, said):
    assert formats.share(part, whole) == said
    assert f"{formats.share_number(part, whole)}%" == said


@pytest.mark.parametrize("parts", [(1, 1, 1), (1, 3), (33, 33, 34), (1, 399), (5, 5, 5, 985)])
def test_shares_that_do_not_add_up_say_so(parts):
    whole = sum(parts)
    printed = sum(on_paper(100 * part / whole, 0) for part in parts)
    assert bool(formats.shares_note(parts, whole)) is (printed != 100)


# ---- nothing else rounds ------------------------------------------------------------------------

PLACES = re.compile(r"[,+]?\.\d*[f%]$")
"""A format that rounds a number."""


def rounding_formats(path):
    """Lines on which a text is made with a format that rounds."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            spec = "".join(
                str(part.value) if isinstance(part, ast.Constant) else "0"
                for part in node.format_spec.values
            )
            if PLACES.search(spec):
                yield node.lineno


def test_no_text_rounds_a_figure_by_itself():
    found = {
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in PACKAGE.rglob("*.py")
        for line in rounding_formats(path)
        if path.name != "formats.py"
    }
    # The seconds that writing files took are no figure of the data, nor are the ticks of an axis,
    # which stand on whole steps.
    assert {name.rpartition(":")[0] for name in found} == {"ui/briefing.py", "pictures/chart.py"}


def test_no_words_round_a_figure_by_themselves():
    made = [*PACKAGE.glob("topics/*/words.py"), *PACKAGE.glob("topics/*/findings.py")]
    assert len(made) > 20
    for path in made:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        bare = [f for f in calls if isinstance(f, ast.Name) and f.id == "round"]
        methods = [f for f in calls if isinstance(f, ast.Attribute) and f.attr == "round"]
        sorts = path.parent.name == "patch"  # an order of distances that no reader sees
        assert not methods and len(bare) == (1 if sorts and path.name == "findings.py" else 0), path
