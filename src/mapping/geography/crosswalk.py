"""Crosswalk between the two geographies: which part of which district lies in which layout unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from shapely.geometry import MultiPolygon

from mapping.geography.projection import area_km2

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

SLIVER_KM2 = 0.01
"""Pieces below this area are dropped: no such piece exists in the project's own layers, which share their vertices;
layers of other origin overlap in slivers along every edge drawn twice."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Ground that one district and one layout unit have in common.

    ``geometry`` is a (Multi)Polygon in WGS-84 degrees. ``share_of_district`` and ``share_of_unit`` are fractions of
    the whole area, in 0..1, computed from the geometry on the equal-area plane.
    """

    adcode: str
    unit_id: str
    geometry: BaseGeometry
    area_km2: float
    share_of_district: float
    share_of_unit: float


def crosswalk_pieces(
    districts: Mapping[str, BaseGeometry], units: Mapping[str, BaseGeometry], *, sliver_km2: float = SLIVER_KM2
) -> tuple[Piece, ...]:
    """Intersect districts with layout units.

    Args:
        districts: adcode -> (Multi)Polygon, WGS-84 degrees.
        units: unit id -> (Multi)Polygon, WGS-84 degrees.
        sliver_km2: pieces smaller than this are left out; 0 keeps every piece that has an area.

    Returns:
        Pieces by district, then unit, in the order given.
    """
    pieces = []
    unit_ids = list(units)
    unit_polygons = list(units.values())
    unit_areas = dict(zip(unit_ids, area_km2(unit_polygons), strict=True))
    tree = shapely.STRtree(unit_polygons)
    for adcode, district in districts.items():
        district_area = area_km2(district)
        for index in sorted(tree.query(district, predicate="intersects")):
            unit_id = unit_ids[index]
            common = _polygons_only(shapely.intersection(district, unit_polygons[index]))
            area = area_km2(common)
            if area > 0 and area >= sliver_km2:
                share_of_unit = float(area / unit_areas[unit_id])
                pieces.append(Piece(adcode, unit_id, common, area, area / district_area, share_of_unit))
    return tuple(pieces)


def _polygons_only(geometry: BaseGeometry) -> BaseGeometry:
    """Leave out the lines and points in which two neighbours merely touch."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    polygons = [part for part in parts if part.geom_type == "Polygon"]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
