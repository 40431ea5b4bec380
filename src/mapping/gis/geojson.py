"""A map as GeoJSON (RFC 7946): the land of the view with its values, colours and sources."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from shapely.geometry import mapping

from mapping.gis import told
from mapping.gis.land import parts_of
from mapping.gis.layers import areas

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.state import MapState
    from mapping.insight.atlas import Atlas


def geojson(state: MapState, atlas: Atlas, request: str, beside: Mapping[str, str] | None = None) -> bytes:
    """Return the units of a map, or the districts of the administrative view, as a FeatureCollection in UTF-8.

    Coordinates are WGS-84, longitude first, outer rings counter-clockwise, and there is no member ``crs``, as the
    standard has it. What the file says of itself is its member ``metadata``; ``request`` and ``beside`` are as for
    `mapping.gis.geopackage`.
    """
    table = areas(state, atlas)
    statements = told.about_rows(state, atlas, {**(beside or {}), "request": request})
    metadata: dict[str, Any] = {key: text for key, _, text in statements}
    metadata["fields"] = {field.name: field.alias for field in table.fields}
    metadata["legend"] = list(told.legend(state).records())
    metadata["sources"] = list(told.sources(state).records())
    in_parts = state.by_district and not state.layer.of_districts
    features = [
        {
            "type": "Feature",
            "id": row[0],
            # Districts without a value of their own: beside their names stand the units of which they have a part.
            "properties": {**properties, "parts": parts_of(state, str(row[0]))} if in_parts else properties,
            "geometry": mapping(shape),
        }
        for row, properties, shape in zip(table.rows, table.records(), table.shapes, strict=True)
    ]
    document = {"type": "FeatureCollection", "name": table.name, "metadata": metadata, "features": features}
    return json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
