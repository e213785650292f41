"""The linked map of Explore as tutorials for Streamlit and Folium show it, to measure against.

One page, one indicator, the 139 LSOAs: the whole map is built on each run with a stock
`folium.GeoJson`, `st_folium` returns everything it can, the area comes from `last_active_drawing`,
and the same three charts are drawn with Plotly Express from the same prepared table. With
`?charts=lean` in the address the charts come from the app's own figure functions instead, so that
only the map and its link differ.

It is not made slow. What a good tutorial would keep between runs is kept; outlines are the app's
simplified ones; the page has no controls, layers, legend, finder, comparison, table or address; and
the area chosen is not outlined on the map, which would send every outline again with each click.

A stock Folium map loads Leaflet and ten other files from other machines. Here it loads only Leaflet,
from the Python package `js_lib_leaflet` through the same server, so that it works with no network
and waits for nothing that the app does not wait for.
"""

from pathlib import Path

import folium
import geopandas as gpd
import js_lib_leaflet
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium

from trafford_explorer import figures, load, maps
from trafford_explorer.areas import AreaType
from trafford_explorer.topics.explore import words as sentences
from trafford_explorer.view import View, build_view

INDICATOR, LEVEL, SEX, PERIOD = "bad_or_very_bad_health", AreaType.LSOA21, "persons", "2021"

components.declare_component(
    "leaflet", path=str(Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet")
)
LEAFLET = "../app.leaflet/leaflet"


@st.cache_data
def get_view() -> View:
    areas = load.load_area_names()
    return build_view(
        load.load_indicator_values(),
        areas[areas["area_type"] == LEVEL],
        indicator_id=INDICATOR,
        level=LEVEL,
        sex=SEX,
        period=PERIOD,
    )


@st.cache_data
def get_areas() -> gpd.GeoDataFrame:
    view = get_view()
    classes = maps.classify(view.values, view.indicator.polarity)
    areas = load.load_areas(LEVEL)
    codes = areas["area_code"]
    return areas.assign(
        value=codes.map(view.values).map(view.format.value),
        colour=codes.map(classes.class_of).map(dict(enumerate(classes.colours))),
    )


def draw_map() -> folium.Map:
    m = folium.Map(location=[53.419, -2.365], zoom_start=11, tiles=None)
    m.default_js = [("leaflet", f"{LEAFLET}.js")]
    m.default_css = [("leaflet_css", f"{LEAFLET}.css")]
    folium.GeoJson(
        get_areas(),
        style_function=lambda feature: {
            "fillColor": feature["properties"]["colour"],
            "fillOpacity": 0.95,
            "color": "#ffffff",
            "weight": 0.8,
        },
        tooltip=folium.GeoJsonTooltip(["area_name", "value", "neighbourhood"], labels=False),
        attribution="ONS",
    ).add_to(m)
    (south, west), (north, east) = maps.TRAFFORD_BOUNDS
    m.fit_bounds([[south, west], [north, east]])
    return m


def mark(figure: go.Figure, found: pd.DataFrame, x: str, y: str) -> go.Figure:
    """Pick out the area chosen, under its name."""
    for _, row in found.iterrows():
        figure.add_scatter(
            x=[row[x]],
            y=[row[y]],
            mode="markers",
            marker={"size": 15, "color": "#ffd500", "line": {"width": 2.5, "color": "black"}},
            showlegend=False,
        )
        figure.add_annotation(x=row[x], y=row[y], text=row["short_name"], bgcolor="#ffd500")
    return figure


def draw_plain_charts(view: View, picked: list[str]) -> list[go.Figure]:
    """The three charts as Plotly Express draws them."""
    table = view.table.sort_values("value", ignore_index=True)
    table = table.assign(rank=table.index + 1, short_name=figures.chart_names(table))
    found = table[table["area_code"].isin(picked)]
    trafford = {"x": view.trafford.value, "line_dash": "dash", "annotation_text": "Trafford"}
    ranked = px.scatter(table, x="value", y="rank", hover_name="area_name", height=560)
    deprivation = px.scatter(
        table,
        x="imd_score",
        y="value",
        color="neighbourhood",
        size="population",
        size_max=10,
        hover_name="area_name",
        height=380,
    )
    spread = px.strip(
        table,
        x="value",
        y="neighbourhood",
        color="neighbourhood",
        hover_name="area_name",
        height=380,
    )
    return [
        mark(ranked.add_vline(**trafford), found, "value", "rank"),
        mark(deprivation, found, "imd_score", "value"),
        mark(spread.add_vline(**trafford), found, "value", "neighbourhood"),
    ]


@st.cache_resource
def get_lean_charts() -> list[figures.Chart]:
    functions = (figures.ranked_chart, figures.deprivation_chart, figures.spread_chart)
    return [draw(get_view(), title="", alt="") for draw in functions]


def draw_lean_charts(view: View, picked: list[str]) -> list[go.Figure]:
    """The three charts as the app draws them."""
    return [chart.figure(picked) for chart in get_lean_charts()]


st.set_page_config(page_title="Tutorial", layout="wide")
view = get_view()
answer = st.empty()
left, right = st.columns([1.15, 1], gap="medium")
with left:
    clicked = st_folium(draw_map(), key="map", height=470, use_container_width=True)

drawing = clicked.get("last_active_drawing")
picked = [drawing["properties"]["area_code"]] if drawing else []
words = sentences.describe_area(view, picked[0]) if picked else sentences.describe_range(view)
answer.title(words)

lean = st.query_params.get("charts") == "lean"
ranked, deprivation, spread = (draw_lean_charts if lean else draw_plain_charts)(view, picked)
with right:
    st.subheader(sentences.describe_ends(view))
    st.plotly_chart(ranked, key="ranked")
first, second = st.columns(2, gap="medium")
with first:
    st.subheader(sentences.describe_deprivation(view))
    st.plotly_chart(deprivation, key="deprivation")
with second:
    st.subheader(sentences.describe_spread(view))
    st.plotly_chart(spread, key="spread")
