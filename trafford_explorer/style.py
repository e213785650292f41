"""The visual system, declared once: colours, symbols and the ink of charts.

Every colour stands out by 3:1 or more on both the light and the dark ground, because a chart drawn
for one keeps its colours when the reader switches. Colour is never the only signal: a neighbourhood
has a symbol, a PCN a letter, a selected area a thick ring and its name.
"""

MUTED = "#7a858e"
"""Axis text, gridless rules and comparator lines: 3.8:1 on white and 4.6:1 on the dark ground."""
DOT = "#3b8698"
"""A dot that stands for an area where colour says nothing more."""
MISSING = "#c9ced2"
ACCENT = "#ffd400"
ACCENT_RING = "#111111"
"""What is selected: yellow inside a black ring, so that one of the two shows on any ground."""

NEIGHBOURHOOD_COLOURS = {
    "North": "#d55e00",
    "Central": "#0a7abf",
    "West": "#009e73",
    "South": "#c2699b",
}
NEIGHBOURHOOD_TINTS = {
    "North": "#f6c9a3",
    "Central": "#a9d3ee",
    "West": "#a8dcc9",
    "South": "#e8c4d8",
}
"""The neighbourhoods' colours as a ground on which practices and hubs can be seen."""
NEUTRAL_AREA = "#eef1f2"
"""An area on the map that is not the one spoken of."""
NEIGHBOURHOOD_SYMBOLS = {
    "North": "circle",
    "Central": "square",
    "West": "diamond",
    "South": "triangle-up",
}
PCN_COLOURS = {
    "U66368": "#4477aa",
    "U83990": "#b8336f",
    "U79881": "#2f8f3e",
    "U42898": "#b8700b",
    "U95344": "#8a5fc0",
}
PCN_LETTERS = {"U66368": "N", "U83990": "C", "U79881": "W", "U42898": "S", "U95344": "A"}
SEX_COLOURS = {"female": "#8a5fc0", "male": "#2f8f6f", "persons": "#4a6fa5"}
FITTED = "#c2571a"
"""A fitted line, over bars in any other colour."""
PEER = "#9aa3a9"
"""Lines of other places, behind those that are named."""
GOOD_HEALTH = "#2a7f8e"
OTHER_HEALTH = "#e0a458"

SEQUENTIAL = ("#dcecef", "#a9d0d8", "#6dabb8", "#357f90", "#0d4f60")
"""Five classes, light to dark; dark is worse where the indicator has a direction, else higher."""
SEQUENTIAL_TENTHS = ("#e6f2f4", "#bcdbe1", "#8fc0ca", "#5f9fac", "#327b8b", "#0a4150")
"""Six classes, light to dark, for maps of tenths: the last two are the most deprived fifth."""
TENTHS = (
    "#0a4150",
    "#1f6475",
    "#317a8b",
    "#488e9d",
    "#61a1af",
    "#7ab3bf",
    "#95c4cd",
    "#afd3db",
    "#c5e0e5",
    "#dcecef",
)
"""The tenths of England, from the most to the least deprived; each is numbered where it is drawn."""
ON_TENTHS = ("#ffffff",) * 3 + ("#0b1d22",) * 7
"""Numbers that stand on them."""
DIVERGING = ("#0d4f60", "#6dabb8", "#f1efe9", "#d9a15f", "#8c4f0b")
"""Better than England (teal) to worse (brown), middle about the same."""

JUDGEMENTS = {
    "better": ("#0d4f60", "#ffffff"),
    "similar": ("#f1efe9", "#16191b"),
    "worse": ("#8c4f0b", "#ffffff"),
    "higher": ("#d5dbe8", "#16191b"),
    "lower": ("#d5dbe8", "#16191b"),
}
"""Ground and ink of a producer's judgement; the word and its sign stand on it."""

GRID = "rgba(122,133,142,0.28)"
BAND = "rgba(122,133,142,0.12)"
CHART_INK = {"light": "#686f75", "dark": "#919aa0"}
"""Text of a chart by the reader's theme: 4.5:1 on its own ground, and about 3:1 on the other, on
which it stands until the next choice when the theme is switched while the page is open."""
STAGE_INK = {"light": "#0a0f14", "dark": "#e8edee"}
"""Text of a chart that is shown to a room."""
