"""The map with stock ``st_folium``: one call, everything sent anew."""

import streamlit as st
from streamlit_folium import st_folium

from bench.folium_parts import edges, local_map, units
from bench.options import LAYERS

st.set_page_config(layout="wide")
layer = st.radio("layer", LAYERS, horizontal=True)
folium_map = local_map()
units(layer).add_to(folium_map)
edges().add_to(folium_map)
st_folium(folium_map, key="map", height=700, use_container_width=True, returned_objects=["last_active_drawing"])
