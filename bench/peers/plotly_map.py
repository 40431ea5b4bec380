"""The map with plotly."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from bench.options import LAYERS
from bench.scene import scene


def _path(geometry: dict[str, Any]) -> tuple[list[float | None], list[float | None]]:
    """Return longitudes and latitudes of a line, its parts parted by None as plotly wants it."""
    parts = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
    lon: list[float | None] = []
    lat: list[float | None] = []
    for part in parts:
        lon += [*(point[0] for point in part), None]
        lat += [*(point[1] for point in part), None]
    return lon, lat


st.set_page_config(layout="wide")
layer = scene().layers[st.radio("layer", LAYERS, horizontal=True)]
ids = list(scene().names)
palette = sorted(set(layer.fills.values()))
steps = [(at / len(palette), fill) for i, fill in enumerate(palette) for at in (i, i + 1)]
figure = go.Figure(
    go.Choropleth(
        geojson=scene().units,
        locations=ids,
        featureidkey="id",
        z=[palette.index(layer.fills[unit_id]) + 0.5 for unit_id in ids],
        zmin=0,
        zmax=len(palette),
        colorscale=steps,
        showscale=False,
        text=[f"{scene().names[unit_id]} {layer.values[unit_id]}" for unit_id in ids],
    )
)
for line in scene().lines.values():
    lon, lat = _path(line)
    figure.add_scattergeo(lon=lon, lat=lat, mode="lines", line={"color": "#4a5663", "width": 1}, showlegend=False)
figure.update_geos(fitbounds="locations", visible=False)
figure.update_layout(height=700, margin={"l": 0, "r": 0, "t": 0, "b": 0}, uirevision="kept")
st.plotly_chart(figure, key="map", theme=None, config={"topojsonURL": "/app/static/", "scrollZoom": True})
