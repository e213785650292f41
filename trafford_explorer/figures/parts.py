"""What charts are made of: texts, lines and grounds over them, dots, bars, and axes of named rows."""

from collections.abc import Sequence

from trafford_explorer import style

Place = float | str
"""Where something stands on an axis; a text on an axis of names."""


def note(text: str, x: Place, y: Place, **look: object) -> dict:
    """A text at a place of the chart; `look` holds any other entries of a Plotly annotation."""
    return {"x": x, "y": y, "text": text, "showarrow": False, **look}


def note_above(text: str, x: Place, **look: object) -> dict:
    """A text above the chart, over a place of its x axis."""
    return note(text, x, 1, yref="paper", yanchor="bottom", **look)


def upright_line(x: float, **look: object) -> dict:
    """A line from the bottom to the top; `look` as in Plotly's `line`."""
    line = {"color": style.MUTED, "width": 2, **look}
    return {"type": "line", "yref": "paper", "x0": x, "x1": x, "y0": 0, "y1": 1, "line": line}


def level_line(y: float, **look: object) -> dict:
    """A line from side to side."""
    line = {"color": style.MUTED, "width": 2, **look}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": line}


def ground(x0: float, x1: float, **line: object) -> dict:
    """A shaded ground below the chart, between two places of its x axis."""
    return {
        **upright_line(x0),
        "type": "rect",
        "x1": x1,
        "fillcolor": style.BAND,
        "line": {"width": 0, **line},
        "layer": "below",
    }


def ring(name: str, x: float, y: float, reach: float, line: dict, **look: object) -> dict:
    """A circle of so many pixels around a dot."""
    return {
        "type": "circle",
        "name": name,
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": x,
        "yanchor": y,
        **dict.fromkeys(("x0", "y0"), -reach),
        **dict.fromkeys(("x1", "y1"), reach),
        "line": line,
        **look,
    }


def dots(
    name: str, x: Sequence[Place], y: Sequence[Place], marker: dict, hover: str, **more: object
) -> dict:
    """A trace of dots; `more` holds any other entries of a Plotly trace."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": x,
        "y": y,
        "marker": marker,
        "hovertemplate": hover,
        **more,
    }


def bars(
    name: str, x: Sequence[float], y: Sequence[Place], marker: dict, hover: str, **more: object
) -> dict:
    """A trace of bars from left to right; `more` as in `dots`."""
    shape = {"type": "bar", "orientation": "h", "name": name, "x": x, "y": y}
    return {**shape, "marker": marker, "hovertemplate": hover, **more}


def inside_bars(text: Sequence[str], angle: int = 0, **font: object) -> dict:
    """Texts in the middle of bars, as entries of their trace."""
    return {
        "text": text,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": angle,
        "textfont": font,
        "constraintext": "none",
    }


def pattern(colour: str, shape: str) -> dict:
    """Stripes, so that two parts of a bar differ in more than colour; no shape for none."""
    return {
        "shape": shape,
        "bgcolor": colour,
        "fgcolor": "#8c5a12",
        "size": 7,
        "solidity": 0.15,
    }


def rows_axis(names: Sequence[str], below: float = 0.4, above: float = 0.6, **more: object) -> dict:
    """An upright axis with a named row at 0, 1, 2 and so on, from the top."""
    return {
        "tickvals": list(range(len(names))),
        "ticktext": names,
        "range": [len(names) - below, -above],
        "showgrid": False,
        **more,
    }
