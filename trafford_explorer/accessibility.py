"""What is checked by hand on every page against WCAG 2.2 AA, and what a check can come to."""

from dataclasses import dataclass

PASSES = "passes"
FAILS = "fails"
NOT_TRIED = "not tried"
NOTHING = "nothing to check"
RESULTS = (PASSES, FAILS, NOT_TRIED, NOTHING)
FILES = "Files that Briefing writes"
"""What stands beside the pages: the documents."""

CRITERIA = {
    "1.1.1": "Non-text content",
    "1.3.1": "Info and relationships",
    "1.3.2": "Meaningful sequence",
    "1.4.1": "Use of colour",
    "1.4.3": "Contrast (minimum)",
    "1.4.4": "Resize text",
    "1.4.10": "Reflow",
    "1.4.11": "Non-text contrast",
    "1.4.12": "Text spacing",
    "2.1.1": "Keyboard",
    "2.1.2": "No keyboard trap",
    "2.1.4": "Character key shortcuts",
    "2.4.1": "Bypass blocks",
    "2.4.2": "Page titled",
    "2.4.3": "Focus order",
    "2.4.6": "Headings and labels",
    "2.4.7": "Focus visible",
    "2.4.11": "Focus not obscured (minimum)",
    "2.5.7": "Dragging movements",
    "2.5.8": "Target size (minimum)",
    "4.1.2": "Name, role, value",
    "4.1.3": "Status messages",
}
"""Success criteria of WCAG 2.2, levels A and AA, that the checks look at."""


@dataclass(frozen=True)
class Check:
    """One thing to try on a page.

    Parameters
    ----------
    id : str
    label : str
    criteria : tuple of str
        Numbers of success criteria, keys of `CRITERIA`.
    can : str
        What a person can do where it passes everywhere; "" where there is nothing to promise.
    """

    id: str
    label: str
    criteria: tuple[str, ...]
    can: str = ""


CHECKS = (
    Check(
        "rules",
        "Automatic rules (axe-core): light, dark, 400% zoom",
        ("1.1.1", "1.3.1", "1.4.3", "2.4.2", "4.1.2"),
    ),
    Check(
        "keyboard",
        "Every control reached and worked by keyboard, in a sensible order, with no trap",
        ("2.1.1", "2.1.2", "2.1.4", "2.4.3"),
        "reach and work every control with a keyboard",
    ),
    Check(
        "skip",
        "A way past the menu, a title, and headings in order",
        ("2.4.1", "2.4.2", "2.4.6", "1.3.1"),
        "go from heading to heading, and past the menu",
    ),
    Check(
        "focus",
        "Focus is visible and not covered",
        ("2.4.7", "2.4.11"),
        "see where you are when you use a keyboard",
    ),
    Check(
        "finder",
        "Every area that can be clicked is reached without the map or a chart",
        ("2.1.1", "2.5.7", "2.5.8"),
        "choose every area by typing its name or from a list, without the map",
    ),
    Check(
        "summary",
        "Maps and charts have a text that says what they show",
        ("1.1.1",),
        "read what every map and chart shows as text",
    ),
    Check(
        "table",
        "Maps and charts have a real table",
        ("1.1.1", "1.3.1"),
        "read the figures of every map and chart as a table",
    ),
    Check(
        "live",
        "A changed answer is announced",
        ("4.1.3",),
    ),
    Check(
        "contrast",
        "Lines, dots, marks and controls stand out by 3 to 1, in light and dark",
        ("1.4.11",),
        "use light or dark colours",
    ),
    Check(
        "colour",
        "Colour is never the only signal",
        ("1.4.1",),
        "tell areas and states apart without seeing colour",
    ),
    Check(
        "motion",
        "Reduced motion is respected",
        (),
        "turn off movement through your system’s setting",
    ),
    Check(
        "targets",
        "Controls are 24 by 24 pixels or have space around them, or an equal that is",
        ("2.5.8",),
        "press every control without hitting its neighbour",
    ),
    Check(
        "zoom",
        "Nothing is lost at 400% zoom, at 200% text and with wider text spacing",
        ("1.4.4", "1.4.10", "1.4.12"),
        "zoom in to 400% and space text wider without losing anything",
    ),
    Check(
        "forced",
        "Everything can be told apart in forced colours (high contrast mode)",
        ("1.4.11",),
        "use your system’s high contrast colours",
    ),
    Check("reader", "Read with a screen reader", ("1.1.1", "1.3.1", "4.1.2", "4.1.3")),
)
"""Tried on every page."""

FILE_CHECKS = (
    Check(
        "structure",
        "Headings, table headers, descriptions of pictures, language and title are marked",
        ("1.1.1", "1.3.1", "2.4.2"),
        "go through the documents by heading and have their pictures described",
    ),
    Check("reader", "Read with a screen reader", ("1.1.1", "1.3.1", "1.3.2")),
)
"""Tried on the documents."""


def checks_of(page: str) -> tuple[Check, ...]:
    """What is tried on a page, or on the documents."""
    return FILE_CHECKS if page == FILES else CHECKS
