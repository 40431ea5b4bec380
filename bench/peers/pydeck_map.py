"""The map with pydeck."""

import pydeck
import streamlit as st

from bench.options import LAYERS
from bench.scene import features, scene

st.set_page_config(layout="wide")
layer = st.radio("layer", LAYERS, horizontal=True)
shapes = features(layer)
for feature in shapes["features"]:
    fill = feature["properties"]["fill"]
    feature["properties"]["rgb"] = [int(fill[at : at + 2], 16) for at in (1, 3, 5)]
lines = {
    "type": "FeatureCollection",
    "features": [{"type": "Feature", "properties": {}, "geometry": line} for line in scene().lines.values()],
}
(south, west), (north, east) = scene().bounds
st.pydeck_chart(
    pydeck.Deck(
        layers=[
            pydeck.Layer(
                "GeoJsonLayer", shapes, id="units", get_fill_color="properties.rgb", stroked=False, pickable=True
            ),
            pydeck.Layer("GeoJsonLayer", lines, id="lines", get_line_color=[74, 86, 99], line_width_min_pixels=1),
        ],
        initial_view_state=pydeck.ViewState(latitude=(south + north) / 2, longitude=(west + east) / 2, zoom=8),
        map_provider=None,
        map_style=None,
        tooltip={"text": "{name} {value}"},
    ),
    height=700,
    key="map",
)
