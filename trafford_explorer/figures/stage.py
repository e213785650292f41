"""Charts for a room: any chart with text that can be read from the back, filling what it is given."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from trafford_explorer.figures.chart import Chart

TEXT = 24
"""Pixels of the smallest text in a room."""
HOUSE = 13
"""Pixels of the house's charts, to which its margins are fitted."""
MOST_NAMES = 12
"""Names that fit beside each other on an upright axis; of more only the two ends are written."""
_GROW = TEXT / HOUSE
_MARKS = 1.7
"""By how much dots and lines grow."""
_ROOM = 300
"""Pixels that the ground of a chart is high at 1280 by 720, on the low side."""


def enlarged(chart: Chart) -> Chart:
    """The same chart for a room: nothing is said or drawn that the chart does not have.

    Parameters
    ----------
    chart : Chart
        As a page shows it.

    Returns
    -------
    Chart
        Without a height of its own: it fills the place where it stands.
    """
    layout = {key: value for key, value in chart.layout.items() if key != "height"}
    layout |= {
        "autosize": True,
        "font": layout["font"] | {"size": TEXT},
        "margin": {side: round(room * _GROW) for side, room in layout["margin"].items()},
        "xaxis": _axis(layout["xaxis"], upright=False),
        "yaxis": _axis(layout["yaxis"], upright=True),
        "hoverlabel": {"font": {"size": TEXT}},
        "shapes": [_shape(shape) for shape in layout.get("shapes", ())],
        "annotations": _apart(
            [_note(note) for note in layout.get("annotations", ())], layout["yaxis"].get("range")
        ),
        "uniformtext": {"mode": False},
    }
    if "legend" in layout:
        layout["legend"] = layout["legend"] | {"font": {"size": TEXT}}
    return replace(chart, data=[_trace(trace) for trace in chart.data], layout=layout, spots={})


def _axis(axis: Mapping, *, upright: bool) -> dict:
    grown = {**axis, "tickfont": {"size": TEXT}}
    if title := axis.get("title", {}).get("text"):
        grown["title"] = {
            "text": title if upright else title.replace("<br>", " "),
            "font": {"size": TEXT},
        }
    if upright:
        grown |= {"ticks": "outside", "ticklen": 8, "tickcolor": "rgba(0,0,0,0)"}
    names = axis.get("ticktext")
    if upright and names and len(names) > MOST_NAMES:
        grown["ticktext"] = [names[0], *[""] * (len(names) - 2), names[-1]]
    if not upright and "tickvals" not in axis and "nticks" not in axis:
        grown["nticks"] = 8
    return grown


def _note(note: Mapping) -> dict:
    size = note.get("font", {}).get("size", HOUSE)
    grown = {**note, "font": note.get("font", {}) | {"size": max(TEXT, round(size * _MARKS))}}
    for shift in ("xshift", "yshift"):
        if shift in note:
            grown[shift] = round(note[shift] * _GROW)
    return grown


def _apart(notes: list[dict], upright: Sequence[float] | None) -> list[dict]:
    """Names that stand beside each other at the ends of lines, moved apart by a line of text."""
    ends = [n for n in notes if n.get("xanchor") == "left" and "xshift" in n and "yref" not in n]
    if upright is None or not ends or len({note["x"] for note in ends}) > 1:
        return notes
    if any(isinstance(note["y"], str) for note in ends):
        return notes
    line = 1.3 * TEXT * (upright[1] - upright[0]) / _ROOM
    ends.sort(key=lambda note: note["y"])
    for below, note in pairwise(ends):
        note["y"] = max(note["y"], below["y"] + line)
    return notes


def _shape(shape: Mapping) -> dict:
    grown = {**shape, "line": {**shape.get("line", {})}}
    if "width" in grown["line"]:
        grown["line"]["width"] = round(grown["line"]["width"] * 1.4, 1)
    for mode, ends in (("xsizemode", ("x0", "x1")), ("ysizemode", ("y0", "y1"))):
        if shape.get(mode) == "pixel":
            grown |= {end: round(shape[end] * _MARKS, 1) for end in ends}
    return grown


def _trace(trace: Mapping) -> dict:
    grown = dict(trace)
    if "textfont" in trace:
        grown["textfont"] = trace["textfont"] | {"size": TEXT}
    elif "text" in trace:
        grown["textfont"] = {"size": TEXT}
    marker = trace.get("marker", {})
    if "size" in marker:
        size = marker["size"]
        grown["marker"] = marker | {
            "size": [round(s * _MARKS) for s in size]
            if isinstance(size, list)
            else round(size * _MARKS)
        }
    if "width" in trace.get("line", {}):
        grown["line"] = trace["line"] | {"width": round(trace["line"]["width"] * 1.5, 1)}
    for bars in ("error_x", "error_y"):
        if bars in trace:
            grown[bars] = trace[bars] | {"thickness": 2.5}
    return grown
