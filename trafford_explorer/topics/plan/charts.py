"""The plan as charts: every part as a row of signed squares, and how many measures stand how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trafford_explorer import style
from trafford_explorer.figures.chart import Chart, house_layout
from trafford_explorer.figures.parts import bars, note

ROW = 44
"""Pixels of one part of the plan: its name, and the squares below it."""
COLUMNS = 15
"""Squares that stand beside each other; a part with more takes another line."""


@dataclass(frozen=True)
class Square:
    """One square: what stands on it, what it says when pointed at, and its state."""

    sign: str
    words: str
    state: str


def squares_chart(
    rows: Sequence[tuple[str, Sequence[Square]]],
    looks: Mapping[str, tuple[str, str]],
    *,
    title: str,
    subtitle: str,
    alt: str,
) -> Chart:
    """Each part of the plan as a row of signed squares under its name.

    Parameters
    ----------
    rows : sequence of (str, sequence of Square)
        From the top.
    looks : mapping of str to (str, str)
        State to ground and ink; a state that is not named is an empty square.
    """
    marks: dict[str, list[tuple[int, float, Square]]] = {}
    names, at = [], 0.0
    for name, signs in rows:
        names.append((name, at))
        for i, sign in enumerate(signs):
            down, across = divmod(i, COLUMNS)
            marks.setdefault(sign.state, []).append((across, at + 0.52 + 0.5 * down, sign))
        at += 1 + 0.5 * (max(len(signs) - 1, 0) // COLUMNS)
    data = []
    for state, found in marks.items():
        ground, ink = looks.get(state, ("rgba(0,0,0,0)", ""))
        data.append(
            {
                "type": "scatter",
                "mode": "markers+text",
                "name": state,
                "x": [across for across, _, _ in found],
                "y": [round(down, 2) for _, down, _ in found],
                "text": [f"<b>{sign.sign}</b>" for _, _, sign in found],
                "textposition": "middle center",
                "textfont": {"size": 14} | ({"color": ink} if ink else {}),
                "marker": {
                    "symbol": "square",
                    "size": 18,
                    "color": ground,
                    "line": {"width": 1.5, "color": style.MUTED},
                },
                "customdata": [sign.words for _, _, sign in found],
                "hovertemplate": "%{customdata}<extra></extra>",
                "cliponaxis": False,
            }
        )
    layout = house_layout(
        round(ROW * at) + 16,
        {"visible": False, "range": [-0.5, COLUMNS - 0.5], "fixedrange": True},
        {"range": [at, -0.25], "showticklabels": False, "showgrid": False, "fixedrange": True},
        annotations=[note(name, -0.45, y, xanchor="left", yanchor="middle") for name, y in names],
    )
    return Chart(title, subtitle, alt, data, layout)


def counts_chart(
    rows: Sequence[tuple[str, str, int]],
    looks: Mapping[str, tuple[str, str]],
    *,
    title: str,
    subtitle: str,
    alt: str,
) -> Chart:
    """A bar for each kind of thing, as long as its count.

    Parameters
    ----------
    rows : sequence of (kind, name, count)
        From the top.
    looks : mapping of str to (str, str)
        Kind to ground and ink; one that is not named is an empty bar.
    """
    names = [name for _, name, _ in rows]
    counts = [count for _, _, count in rows]
    marker = {
        "color": [looks.get(kind, ("rgba(0,0,0,0)", ""))[0] for kind, _, _ in rows],
        "line": {"color": style.MUTED, "width": 2},
    }
    beside = {"xanchor": "left", "xshift": 6, "font": {"size": 16}}
    layout = house_layout(
        30 + 46 * len(rows),
        {"visible": False, "range": [0, 1.12 * max(counts)]},
        {"autorange": "reversed", "showgrid": False, "tickfont": {"size": 15}},
        longest=max(names, key=len),
        bargap=0.25,
        annotations=[
            note(f"<b>{count}</b>", count, name, **beside)
            for name, count in zip(names, counts, strict=True)
        ],
    )
    layout["margin"]["b"] = 6
    data = [bars("count", counts, names, marker, "%{y}: %{x}<extra></extra>")]
    return Chart(title, subtitle, alt, data, layout)
