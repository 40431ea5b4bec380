"""Geometry of the city, keyed by id: units, districts, zones and water; datums, areas, edges and label positions."""

from mapping.geography.anchors import Anchor
from mapping.geography.atlas import Geography, load_geography
from mapping.geography.crosswalk import Piece

__all__ = ["Anchor", "Geography", "Piece", "load_geography"]
