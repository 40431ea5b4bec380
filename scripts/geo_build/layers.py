"""The layers as rows of geometry and properties, in file order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

from mapping.geography.projection import area_km2, from_equal_area, to_equal_area

from .base import GRID, boundaries, largest_part
from .faces import dissolve
from .facts import DISTRICTS, UNITS, ZONES
from .waters import water_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from .faces import Face
    from .facts import Unit

    Row = tuple[BaseGeometry, dict[str, Any]]

OFFICIAL_WITHIN_M = 1.0
"""An edge this close to a district edge is that district edge."""
SCHEMATIC_FROM_KM = 0.05
SCENIC_PARENTS = {"武昌区": "wuchang", "洪山区": "hongshan"}


def build_layers(faces: Sequence[Face]) -> dict[str, list[Row]]:
    """Return layer name -> rows of all five layers; the first property of a row is its key."""
    districts = dissolve(faces, lambda face: face.district)
    units = dissolve(faces, lambda face: face.unit_id)
    cuts = dissolve(faces, lambda face: face.piece_id)
    policy_units = dissolve(faces, _policy_unit)
    district_edges = to_equal_area(shapely.union_all(boundaries(districts.values()), grid_size=GRID))
    near_district_edges = district_edges.buffer(OFFICIAL_WITHIN_M)

    def unit_rows(grounds: dict[str, BaseGeometry]) -> list[Row]:
        return [
            (grounds[unit.unit_id], _unit_properties(unit, grounds[unit.unit_id], near_district_edges))
            for unit in UNITS
            if unit.unit_id in grounds
        ]

    ordered = {district.name_zh: districts[district.name_zh] for district in DISTRICTS}
    return {
        "districts": _district_rows(ordered),
        "layout_units": unit_rows(units),
        "layout_units_14": unit_rows(policy_units),
        "zones": _zone_rows(units, cuts),
        "water": water_rows(ordered),
    }


def known_edges(layers: dict[str, list[Row]]) -> list[Row]:
    """Return the lines by which other files are told to be in another datum: edges of land, and rivers and shores."""
    land = [shapely.boundary(ground) for name, rows in layers.items() if name != "water" for ground, _ in rows]
    water = [
        shapely.boundary(shape) if "Polygon" in shape.geom_type else shape
        for shape, _ in layers["water"]
        if shape.geom_type != "Point"
    ]
    return [
        (shapely.line_merge(shapely.union_all(lines, grid_size=GRID)), {"id": name})
        for name, lines in (("land", land), ("water", water))
    ]


def _policy_unit(face: Face) -> str:
    """Return the unit of the policy: the scenic area is none, its ground counts with the districts it lies in."""
    return SCENIC_PARENTS[face.district] if face.unit_id == "scenic" else face.unit_id


def _district_rows(districts: dict[str, BaseGeometry]) -> list[Row]:
    return [
        (
            districts[district.name_zh],
            {
                "adcode": district.adcode,
                "name_zh": district.name_zh,
                "name_en": district.name_en,
                "area_published_km2": district.published_km2,
                "area_geometry_km2": round(area_km2(districts[district.name_zh]), 2),
                "geometry_basis": "official",
            },
        )
        for district in DISTRICTS
    ]


def _unit_properties(unit: Unit, ground: BaseGeometry, near_district_edges: BaseGeometry) -> dict[str, Any]:
    edge = to_equal_area(shapely.boundary(ground))
    schematic_km = edge.difference(near_district_edges).length / 1000
    area = round(area_km2(ground), 2)
    label = _label_point(ground)
    return {
        "unit_id": unit.unit_id,
        "name_zh": unit.name_zh,
        "name_en": unit.name_en,
        "kind": unit.kind,
        "parents": ";".join(unit.parents),
        "geometry_basis": "schematic" if schematic_km > SCHEMATIC_FROM_KM else "official",
        "schematic_edge_km": round(schematic_km, 1),
        "perimeter_km": round(edge.length / 1000, 1),
        "area_published_km2": unit.published_km2,
        "area_geometry_km2": area,
        "area_diff_pct": None if unit.published_km2 is None else _difference_pct(area, unit.published_km2),
        "label_lon": round(label.x, 5),
        "label_lat": round(label.y, 5),
        "note": unit.note,
    }


def _zone_rows(units: dict[str, BaseGeometry], cuts: dict[str, BaseGeometry]) -> list[Row]:
    rows = []
    for zone in ZONES:
        ground = units[zone.unit_id] if zone.unit_id else cuts[zone.cut_id or ""]
        area = round(area_km2(ground), 2)
        properties = {
            "zone_id": zone.zone_id,
            "name_zh": zone.name_zh,
            "name_en": zone.name_en,
            "parents": ";".join(zone.parents),
            "geometry_basis": zone.basis,
            "area_published_km2": zone.published_km2,
            "area_geometry_km2": area,
            "area_diff_pct": _difference_pct(area, zone.published_km2),
            "note": zone.note,
        }
        rows.append((ground, properties))
    return rows


def _difference_pct(area: float, published: float) -> float:
    return round((area / published - 1) * 100, 2)


def _label_point(ground: BaseGeometry) -> BaseGeometry:
    """Return the centre of the largest circle that fits into the largest part."""
    circle = shapely.maximum_inscribed_circle(to_equal_area(largest_part(ground)))
    return from_equal_area(shapely.get_point(circle, 0))
