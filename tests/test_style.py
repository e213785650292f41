"""Numbers and colours."""

import pytest

from trafford_explorer import style
from trafford_explorer.formats import NumberFormat


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ground", ["#ffffff", "#12181c"])
@pytest.mark.parametrize(
    "colour",
    [
        *style.NEIGHBOURHOOD_COLOURS.values(),
        *style.PCN_COLOURS.values(),
        *style.SEX_COLOURS.values(),
        style.MUTED,
        style.DOT,
        style.GOOD_HEALTH,
    ],
)
def test_chart_colours_stand_out_on_both_grounds(colour, ground):
    assert contrast(colour, ground) >= 3


def test_a_selected_dot_shows_on_both_grounds():
    assert contrast(style.ACCENT_RING, "#ffffff") >= 3
    assert contrast(style.ACCENT, "#12181c") >= 3


def test_marker_letters_can_be_read():
    for colour in style.PCN_COLOURS.values():
        assert contrast("#ffffff", colour) >= 3


def test_each_neighbourhood_and_pcn_has_a_mark_besides_its_colour():
    assert len(set(style.NEIGHBOURHOOD_SYMBOLS.values())) == 4
    assert len(set(style.PCN_LETTERS.values())) == 5
    assert set(style.PCN_LETTERS) == set(style.PCN_COLOURS)


@pytest.mark.parametrize(
    ("unit", "decimals", "value", "words"),
    [
        ("years", 1, 86.91, "86.9 years"),
        ("% of children", 1, 12.44, "12.4%"),
        ("score", 1, -0.04, "0.0"),
        ("score", 2, -0.547, "−0.55"),
        ("people", 0, 61147.0, "61,147 people"),
        ("households", 0, 1200.0, "1,200 households"),
        ("deaths per 100,000 people", 1, 153.43, "153.4 per 100,000 people"),
        ("per 1,000 births", 1, 3.96, "4.0 per 1,000 births"),
        ("times annual earnings", 1, 8.91, "8.9 times annual earnings"),
        ("rank, 1 is most deprived", 0, 1204.0, "1,204"),
        ("tenth, 1 is most deprived", 0, 3.0, "3"),
        ("super score", 1, 3.0, "3.0"),
        ("years", 1, float("nan"), "not published"),
    ],
)
def test_values_are_written_with_their_unit(unit, decimals, value, words):
    assert NumberFormat(decimals, unit).value(value) == words


@pytest.mark.parametrize(
    ("unit", "decimals", "words"),
    [
        ("% of children", 1, "3.3 percentage points"),
        ("years", 1, "3.3 years"),
        ("people", 0, "3 people"),
        ("rank, 1 is most deprived", 0, "3 places"),
        ("deaths per 100,000 people", 1, "3.3 per 100,000 people"),
        ("times annual earnings", 1, "3.3"),
        ("score", 2, "3.26"),
    ],
)
def test_a_difference_has_the_unit_of_a_difference_and_no_sign(unit, decimals, words):
    assert NumberFormat(decimals, unit).difference(-3.26) == words


def test_an_interval_needs_both_ends():
    assert NumberFormat(1, "years").interval(84.94, 88.88) == "84.9 to 88.9"
    assert NumberFormat(1, "years").interval(float("nan"), 88.88) == ""


def test_chart_text_can_be_read_on_its_ground_and_seen_on_the_other():
    grounds = {"light": "#ffffff", "dark": "#12181c"}
    for theme, ink in style.CHART_INK.items():
        for name, ground in grounds.items():
            assert contrast(ink, ground) >= (4.5 if name == theme else 2.8)


def test_the_number_of_a_tenth_can_be_read_on_its_colour():
    assert len(set(style.TENTHS)) == len(style.ON_TENTHS) == 10
    for ground, ink in zip(style.TENTHS, style.ON_TENTHS, strict=True):
        assert contrast(ground, ink) >= 4.5
