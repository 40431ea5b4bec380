"""The parts of the map in folium, for the two peers that use it."""

from __future__ import annotations

from typing import Any

import folium

from bench.scene import features, scene

STATIC = "/app/static/vendor"


class LocalMap(folium.Map):
    """A folium map that takes Leaflet from the server it came from; folium itself would ask public hosts."""

    default_js: list[tuple[str, str]] = [("leaflet", f"{STATIC}/leaflet-1.9.4.js")]  # noqa: RUF012 - folium's type
    default_css: list[tuple[str, str]] = [("leaflet", f"{STATIC}/leaflet-1.9.4.css")]  # noqa: RUF012 - the same


def local_map() -> folium.Map:
    """Return the empty map, fitted to the city."""
    (south, west), (north, east) = scene().bounds
    return LocalMap(location=[(south + north) / 2, (west + east) / 2], zoom_start=9, tiles=None)


def units(layer_id: str) -> folium.GeoJson:
    """Return the units in the colours of a layer, with their tooltips."""
    return folium.GeoJson(
        features(layer_id),
        name="units",
        style_function=_unit_style,
        tooltip=folium.GeoJsonTooltip(["name", "value"]),
        smooth_factor=0,
    )


def edges() -> folium.FeatureGroup:
    """Return all lines: edges of every kind and rivers."""
    group = folium.FeatureGroup(name="edges")
    for name, geometry in scene().lines.items():
        folium.GeoJson(geometry, name=name, style_function=_line_style, smooth_factor=0).add_to(group)
    return group


def _unit_style(feature: dict[str, Any]) -> dict[str, Any]:
    return {
        "fillColor": feature["properties"]["fill"],
        "fillOpacity": 1,
        "color": "#5a6673",
        "weight": 0.8,
        "className": "bench-unit",
    }


def _line_style(_feature: dict[str, Any]) -> dict[str, Any]:
    return {"color": "#4a5663", "weight": 1, "fill": False, "interactive": False}
