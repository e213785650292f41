"""A chart of all neighbourhoods in which one is picked out."""

from dataclasses import replace

from trafford_explorer import style
from trafford_explorer.figures.chart import Chart


def one_lane(chart: Chart, name: str, *, title: str, alt: str) -> Chart:
    """A chart of areas by neighbourhood in which one has its colour and the others are grey.

    Parameters
    ----------
    chart : Chart
        From `spread_chart`.
    name : str
        The neighbourhood.
    """
    data = [
        trace
        if trace.get("name") == name
        else trace | {"marker": trace["marker"] | {"color": style.MUTED}}
        for trace in chart.data
    ]
    axis = chart.layout["yaxis"]
    ticks = [f"<b>{tick}</b>" if tick == name else tick for tick in axis["ticktext"]]
    layout = dict(chart.layout) | {"yaxis": axis | {"ticktext": ticks}}
    return replace(chart, title=title, alt=alt, data=data, layout=layout)


def one_bar(chart: Chart, name: str, *, title: str, alt: str) -> Chart:
    """A chart of a bar a neighbourhood in which one has a bold name and a frame.

    Parameters
    ----------
    chart : Chart
        From `tenths_chart`.
    name : str
        The neighbourhood.
    """
    names = list(chart.data[0]["y"])
    ticks = [f"<b>{tick}</b>" if tick == name else tick for tick in names]
    at = names.index(name)
    frame = {
        "type": "rect",
        "name": f"frame of {name}",
        "x0": 0,
        "x1": 100,
        "y0": at - 0.42,
        "y1": at + 0.42,
        "line": {"color": style.NEIGHBOURHOOD_COLOURS[name], "width": 3},
    }
    axis = {"tickvals": names, "ticktext": ticks}
    layout = dict(chart.layout) | {"yaxis": chart.layout["yaxis"] | axis, "shapes": [frame]}
    return replace(chart, title=title, alt=alt, layout=layout)
