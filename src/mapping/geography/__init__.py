"""Geometry of the city, keyed by id: units, districts, zones and water; datums, areas, edges and label positions."""

from mapping.geography.anchors import Anchor
from mapping.geography.atlas import Geography, load_geography
from mapping.geography.crosswalk import Piece
from mapping.geography.properties import Basis, Water, WrittenName

__all__ = ["Anchor", "Basis", "Geography", "Piece", "Water", "WrittenName", "load_geography"]
