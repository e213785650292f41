"""Folium map and layers: what is drawn where, in which class, and what a click on it means.

The map is built once and never again: its behaviour is in `client/map.js`, its outlines are static
files, and each choice is one small feature group that repaints what is already there.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import folium
import numpy as np
import pandas as pd
from branca.element import MacroElement
from folium.template import Template

from trafford_explorer import style
from trafford_explorer.indicators import Polarity
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.sources import MAP_ATTRIBUTION

TRAFFORD_BOUNDS = [[53.345, -2.478], [53.481, -2.253]]
"""South-west and north-east corner of the borough, degrees."""

LINE_LAYERS: dict[str, dict[str, object]] = {
    "trafford": {"color": "#1f2a33", "weight": 2.5, "fill": False},
    "neighbourhood": {"color": "#1f2a33", "weight": 2.2, "fill": False, "dashArray": "7 4"},
    "neighbourhood17": {"color": "#1f2a33", "weight": 2.2, "fill": False, "dashArray": "2 5"},
    "msoa21": {"color": "#5a6570", "weight": 1.6, "fill": False, "dashArray": "1 4"},
    "msoa11": {"color": "#5a6570", "weight": 1.6, "fill": False, "dashArray": "1 4"},
    "greenspace": {"color": "#4f8a3c", "weight": 0.8, "fillColor": "#86b96f", "fillOpacity": 0.6},
    "metrolink_line": {"color": "#6b5b00", "weight": 2.5, "dashArray": "1 5", "fill": False},
}

LANDMARKS = ("gp_practice", "hub")
"""What is marked on a map that shows where help is."""
PLACE_LOOKS: dict[str, tuple[str, str, str]] = {
    "hub": ("#111111", "H", "star"),
    "gp_practice": ("#5a6570", "G", "round"),
    "pharmacy": ("#0b6b3a", "P", "square"),
    "library": ("#7a4a12", "L", "square"),
    "childrens_centre": ("#8a1f6b", "K", "square"),
    "food_bank": ("#a33b0b", "F", "square"),
    "dentist": ("#24618f", "D", "square"),
    "leisure_centre": ("#1d6d74", "X", "square"),
    "mental_health_service": ("#57428f", "M", "square"),
    "hospital": ("#a3123a", "+", "square"),
    "care_home": ("#5d5326", "C", "square"),
    "jobcentre": ("#333f8f", "J", "square"),
    "allotment": ("#3d6b1d", "A", "square"),
    "green_flag_park": ("#24733f", "G", "square"),
    "metrolink_stop": ("#6b5b00", "T", "square"),
    "train_station": ("#4a4a4a", "R", "square"),
    "town_centre": ("#3a3a3a", "•", "square"),
}
"""Kind of place -> colour, letter, shape of its marker."""

MISSING_CLASS = "-"
SEPARATOR = "|"


@dataclass(frozen=True)
class MapFiles:
    """Addresses, relative to the map's frame, of the scripts it loads in this order to start."""

    scripts: Sequence[str]


@dataclass(frozen=True)
class Classes:
    """Areas sorted into at most five classes of value.

    Parameters
    ----------
    class_of : dict of str to int
        Area code to class, 0 the lightest; an area without a figure is not in it.
    edges : list of (float, float)
        Lowest and highest value found in each class, in the order of the classes.
    counts : list of int
        Areas in each class.
    missing : int
        Areas without a figure.
    colours : tuple of str
        Of each class.
    names : tuple of str
        What each class holds, where that does not follow from its edges; else none.
    """

    class_of: dict[str, int]
    edges: list[tuple[float, float]]
    counts: list[int]
    missing: int
    colours: tuple[str, ...] = style.SEQUENTIAL
    names: tuple[str, ...] = ()


def tinted(colours: Mapping[str, str]) -> Classes:
    """Areas that stand for no value, each in a colour of its own or of several."""
    every = list(dict.fromkeys(colours.values()))
    class_of = {code: every.index(colour) for code, colour in colours.items()}
    return Classes(class_of, edges=[], counts=[], missing=0, colours=tuple(every))


def classify(values: pd.Series, polarity: Polarity, *, classes: int = 5) -> Classes:
    """Sort areas into classes of about equal number, dark the worst where the indicator says so.

    Parameters
    ----------
    values : Series of float
        One value an area, its code as the index, rounded as it is printed, so that no two classes
        print the same end; NaN where none is published.
    polarity : Polarity
        With `HIGH_IS_GOOD` the lowest values are the darkest, otherwise the highest.
    classes : int
        At most so many; fewer where there are fewer different values. Equal values share a class.

    Returns
    -------
    Classes
        Ordered from the lightest to the darkest.
    """
    found = values.dropna()
    if found.empty:
        return Classes({}, [], [], len(values))
    dark_first = polarity is Polarity.HIGH_IS_GOOD
    ordered = -found if dark_first else found
    number = min(classes, ordered.nunique())
    cuts = np.quantile(ordered.to_numpy(), np.linspace(0, 1, number + 1)[1:-1])
    position = pd.Series(
        np.searchsorted(np.unique(cuts), ordered.to_numpy(), side="left"), index=found.index
    )
    used = sorted(position.unique())
    step = {old: new for new, old in enumerate(used)}
    position = position.map(step)
    edges = [(found[position == k].min(), found[position == k].max()) for k in range(len(used))]
    counts = [int((position == k).sum()) for k in range(len(used))]
    picks = np.linspace(0, len(style.SEQUENTIAL) - 1, len(used)).round().astype(int)
    if len(used) == 1:
        picks = np.array([2])
    return Classes(
        class_of={str(code): int(k) for code, k in position.items()},
        edges=[(float(low), float(high)) for low, high in edges],
        counts=counts,
        missing=int(values.isna().sum()),
        colours=tuple(style.SEQUENTIAL[k] for k in picks),
    )


_TENTHS = ((9, 10), (7, 8), (5, 6), (3, 4), (2, 2), (1, 1))
"""Tenths of England that share a shade, the least deprived first: the two most deprived have their own."""


def classify_tenths(values: pd.Series) -> Classes:
    """Sort areas by tenth of England, so that the most deprived tenth and fifth can be seen.

    Parameters
    ----------
    values : Series of float
        A tenth an area, 1 the most deprived, its code as the index; NaN where none is published.

    Returns
    -------
    Classes
        Always 9 and 10, 7 and 8, 5 and 6, 3 and 4, then 2, then 1, which is the darkest; a class
        without an area counts 0 and has no edges (NaN).
    """
    groups = [values[values.between(low, high)] for low, high in _TENTHS]
    return Classes(
        class_of={str(code): k for k, group in enumerate(groups) for code in group.index},
        edges=[(float(group.min()), float(group.max())) for group in groups],
        counts=[len(group) for group in groups],
        missing=int(values.isna().sum()),
        colours=style.SEQUENTIAL_TENTHS,
        names=tuple(str(low) if low == high else f"{low} to {high}" for low, high in _TENTHS),
    )


def classify_against(values: pd.Series, reference: float, polarity: Polarity) -> Classes:
    """Sort areas into five classes around a reference, from better to worse.

    Parameters
    ----------
    values : Series of float
        One value an area, its code as the index; NaN where none is published.
    reference : float
        The value in the middle, such as England's.
    polarity : Polarity
        With `HIGH_IS_GOOD` the highest values come first, otherwise the lowest.

    Returns
    -------
    Classes
        Always five, of equal width, the middle one within a fifth of the largest distance from the
        reference; a class without an area counts 0 and has no edges (NaN).
    """
    found = values.dropna()
    distance = found - reference
    if polarity is Polarity.HIGH_IS_GOOD:
        distance = -distance
    reach = distance.abs().max() if len(found) else 0.0
    cuts = reach * np.array([-0.6, -0.2, 0.2, 0.6])
    position = pd.Series(np.searchsorted(cuts, distance.to_numpy(), side="left"), index=found.index)
    if reach == 0:
        position[:] = 2
    groups = [found[position == k] for k in range(5)]
    return Classes(
        class_of={str(code): int(k) for code, k in position.items()},
        edges=[(float(group.min()), float(group.max())) for group in groups],
        counts=[len(group) for group in groups],
        missing=int(values.isna().sum()),
        colours=style.DIVERGING,
    )


@dataclass(frozen=True)
class MapState:
    """What the map shows after a choice: everything the frame is told, nothing it already has.

    Parameters
    ----------
    layer : str
        Area type drawn.
    codes : sequence of str
        Every area of that layer, in the order of its outlines (sorted by code).
    classes : Classes
        Class of each area; an area outside it is drawn as missing.
    values : mapping of str to str
        Area code to the words of its tooltip.
    selected : sequence of str
        Codes picked out, the focus first.
    outlined : str
        Layer that gives the outlines of those picked out which are not areas of `layer`; "" for none.
    extras : sequence of str
        Orientation layers and kinds of place drawn on top.
    summary : str
        What the map says, for those who do not see it.
    background : bool
        Whether the optional OpenStreetMap background is on.
    labels : bool
        Whether each area carries its name.
    near : sequence of str
        Codes of the areas that the map moves to when they change; where there are none it moves no
        further than it must to show all that is newly picked out.
    scene : str
        A reader's own zoom and place last as long as this stays the same.
    stage : bool
        Whether the map is shown to a room: large text, and the keys steer the page, not the map.
    """

    layer: str
    codes: Sequence[str]
    classes: Classes
    values: Mapping[str, str]
    selected: Sequence[str] = ()
    extras: Sequence[str] = ()
    summary: str = ""
    background: bool = False
    labels: bool = False
    missing_text: str = "no figure published"
    near: Sequence[str] = ()
    scene: str = ""
    stage: bool = False
    outlined: str = ""

    def as_dict(self) -> dict[str, object]:
        """The state as the frame reads it: one character and one short text an area."""
        class_of = self.classes.class_of
        moves: dict[str, object] = {"near": list(self.near)} if self.near else {}
        if self.stage:
            moves["stage"] = True
        if self.outlined:
            moves["outlined"] = self.outlined
        return {
            "layer": self.layer,
            "classes": "".join(str(class_of.get(code, MISSING_CLASS)) for code in self.codes),
            "colours": list(self.classes.colours),
            "values": SEPARATOR.join(self.values.get(code, "") for code in self.codes),
            "selected": list(self.selected),
            "extras": list(self.extras),
            "osm": self.background,
            "labels": self.labels,
            "summary": self.summary,
            "missingText": self.missing_text,
            "scene": self.scene,
            **moves,
        }


class _Client(MacroElement):
    """Starts the behaviour in `client/map.js` on the map it is added to."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "TraffordMap.init({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self):
        super().__init__()
        self._name = "TraffordClient"


class _Show(MacroElement):
    """Repaints the map that is already there."""

    _template = Template(
        "{% macro script(this, kwargs) %}TraffordMap.show({{ this.state }});{% endmacro %}"
    )

    def __init__(self, state: dict[str, object]):
        super().__init__()
        self._name = "TraffordShow"
        self.state = json.dumps(state, ensure_ascii=False, separators=(",", ":"))


class OfflineMap(folium.Map):
    """A Folium map that loads only the files it is given, none from another machine.

    Its page header is empty: size and fonts are in `client/map.css`, which the browser keeps.
    """

    _template = Template(
        "{% macro html(this, kwargs) %}"
        '<div class="folium-map" id={{ this.get_name()|tojson }} ></div>'
        "{% endmacro %}"
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, "
        "{ center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }} });"
        "{% endmacro %}"
    )

    def __init__(self, files: MapFiles):
        super().__init__(
            location=[53.419, -2.365],
            tiles=None,
            zoom_start=11,
            min_zoom=10,
            max_zoom=17,
            scroll_wheel_zoom=False,
            zoom_snap=0.25,
            zoom_delta=0.5,
            max_bounds_viscosity=0.8,
            max_bounds=True,
            min_lat=TRAFFORD_BOUNDS[0][0] - 0.12,
            min_lon=TRAFFORD_BOUNDS[0][1] - 0.2,
            max_lat=TRAFFORD_BOUNDS[1][0] + 0.12,
            max_lon=TRAFFORD_BOUNDS[1][1] + 0.2,
        )
        self.default_js = [(f"script{i}", url) for i, url in enumerate(files.scripts)]
        self.default_css = []


def build_map(files: MapFiles) -> OfflineMap:
    """The one map of the app, always the same, so that the frame keeps it from run to run."""
    built = OfflineMap(files)
    _Client().add_to(built)
    return built


def client_options(layers: Mapping[str, str], css: str) -> str:
    """The script that tells the frame what never changes: addresses, colours, attribution, style.

    The style travels in a script because the frame waits for scripts and not for style sheets: a
    map drawn before its style would be a heap of words.

    Parameters
    ----------
    layers : mapping of str to str
        Layer name to the address of its geometry, relative to the frame.
    css : str
        Style sheets of Leaflet and of the map.
    """
    options = {
        "css": css,
        "files": dict(layers),
        "bounds": TRAFFORD_BOUNDS,
        "missing": style.MISSING,
        "line": "#ffffff",
        "ring": style.ACCENT_RING,
        "accent": style.ACCENT,
        "attribution": MAP_ATTRIBUTION,
        "lines": LINE_LAYERS,
        "pcn": style.PCN_COLOURS,
        "pcnLetters": style.PCN_LETTERS,
        "places": {
            kind: {"colour": colour, "letter": letter, "shape": shape}
            for kind, (colour, letter, shape) in PLACE_LOOKS.items()
        },
    }
    return f"window.traffordOptions={json.dumps(options, sort_keys=True)};\n"


def build_layer(state: MapState) -> folium.FeatureGroup:
    """The feature group that tells the map in the frame what to show."""
    group = folium.FeatureGroup(name="state")
    _Show(state.as_dict()).add_to(group)
    return group


def orientation_layers() -> dict[str, str]:
    """Every layer that can be laid over the areas, id to label, in the order offered."""
    lines = {
        "neighbourhood": "Neighbourhood outlines",
        "hub": PLACE_KINDS["hub"].plural,
        "gp_practice": "GP practices, by PCN",
    }
    services = {kind: PLACE_KINDS[kind].plural for kind in PLACE_LOOKS if kind not in LANDMARKS}
    ground = {"greenspace": "Greenspace", "metrolink_line": "Metrolink lines"}
    return lines | services | ground


@dataclass(frozen=True)
class Click:
    """One click in the map's frame: an area or a place, or the word that the frame failed."""

    area_code: str = ""
    layer: str = ""
    place_kind: str = ""
    place_id: str = ""
    failed: str = ""
    n: int = field(default=0)


def read_click(value: object) -> Click | None:
    """What the frame's value says, or None when it says nothing that can be used.

    The value crosses a browser, so nothing about its shape is taken for granted.
    """
    if not isinstance(value, Mapping):
        return None
    texts = {
        name: str(value[key])[:100]
        for name, key in (
            ("area_code", "area_code"),
            ("layer", "layer"),
            ("place_kind", "place"),
            ("place_id", "id"),
            ("failed", "failed"),
        )
        if value.get(key) is not None
    }
    if not texts:
        return None
    n = value.get("n")
    return Click(**texts, n=int(n) if isinstance(n, int | float) else 0)
