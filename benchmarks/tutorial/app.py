"""The linked map of Explore as tutorials for Streamlit and Folium show it, to measure against.

One page, one indicator, the 139 LSOAs: the whole map is built on each run with a stock
`folium.GeoJson`, `st_folium` returns everything it can, the area comes from `last_active_drawing`,
and the three charts are drawn by the app's own figure functions from the same prepared table. So
what differs is only how the map is built and linked.

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
import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium

from trafford_explorer import figures, load, maps
from trafford_explorer.areas import AreaType
from trafford_explorer.briefing import sentences
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


def draw_chart(chart: figures.Chart, key: str) -> None:
    st.subheader(chart.title)
    st.caption(chart.subtitle)
    st.plotly_chart(chart.figure, key=key, config={"displayModeBar": False})


st.set_page_config(page_title="Tutorial", layout="wide")
view = get_view()
answer = st.empty()
left, right = st.columns([1.15, 1], gap="medium")
with left:
    clicked = st_folium(draw_map(), key="map", height=470, use_container_width=True)

drawing = clicked.get("last_active_drawing")
picked = [drawing["properties"]["area_code"]] if drawing else []
answer.title(sentences.describe_area(view, picked[0]) if picked else sentences.describe_range(view))
with right:
    title = sentences.describe_ends(view)
    draw_chart(figures.ranked_chart(view, picked, title=title, alt=title), "ranked")
first, second = st.columns(2, gap="medium")
with first:
    title = sentences.describe_deprivation(view)
    draw_chart(figures.deprivation_chart(view, picked, title=title, alt=title), "deprivation")
with second:
    title = sentences.describe_spread(view)
    draw_chart(figures.spread_chart(view, picked, title=title, alt=title), "spread")
