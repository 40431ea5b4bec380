"""Firms by cell with ``st_folium``: pandas counts them, Leaflet draws a path for each cell.

folium's own heat map needs a script from a public host, and blurs what is counted.
"""

from typing import Any

import folium
import numpy as np
import streamlit as st
from streamlit_folium import st_folium

from bench.firm_list import fill_of
from bench.folium_parts import local_map
from bench.peers.pandas_firms import cells, frame
from bench.scene import industries
from mapping.firms.hexagons import corners_of
from mapping.insight.firms.query import FirmQuery


def _style(feature: dict[str, Any]) -> dict[str, Any]:
    return {"fillColor": feature["properties"]["fill"], "fillOpacity": 1, "stroke": False, "className": "bench-cell"}


firms = st.cache_resource(frame)()
st.set_page_config(layout="wide")
chosen = st.pills("industry", industries(), selection_mode="multi")
found = cells(firms, FirmQuery(industry=tuple(chosen)))
shapes = corners_of(np.asarray(found.index, dtype=np.int64)).round(5).tolist()
features = [
    {
        "type": "Feature",
        "properties": {"firms": count, "fill": fill_of(count)},
        "geometry": {"type": "Polygon", "coordinates": [[*shape, shape[0]]]},
    }
    for shape, count in zip(shapes, found.tolist(), strict=True)
]
folium_map = local_map()
folium.GeoJson(
    {"type": "FeatureCollection", "features": features},
    name="cells",
    style_function=_style,
    tooltip=folium.GeoJsonTooltip(["firms"]),
    smooth_factor=0,
).add_to(folium_map)
st_folium(folium_map, key="map", height=700, use_container_width=True, returned_objects=["last_active_drawing"])
