"""The map with ``st_folium`` at its best: the base map stays, the units come as ``feature_group_to_add``."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from bench.folium_parts import edges, local_map, units
from bench.options import LAYERS

st.set_page_config(layout="wide")
layer = st.radio("layer", LAYERS, horizontal=True)
group = folium.FeatureGroup(name="units")
units(layer).add_to(group)
folium_map = local_map()
edges().add_to(folium_map)
st_folium(
    folium_map,
    key="map",
    height=700,
    use_container_width=True,
    feature_group_to_add=group,
    returned_objects=["last_active_drawing"],
)
