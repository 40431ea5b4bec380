"""Rivers as the district edges that run in them, the main basin of East Lake, label points of the lakes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import MultiPolygon, Point, Polygon, box

from mapping.geography.projection import area_km2

from .base import GRID, largest_part, parts
from .lines import EAST_LAKE_REACH_LON, EAST_LAKE_RING, LAKES, RIVERS

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from .facts import River

    Row = tuple[BaseGeometry, dict[str, Any]]


def water_rows(districts: dict[str, BaseGeometry]) -> list[Row]:
    """Return rows of the water layer: rivers, lake polygon (if the base allows one), lake labels."""
    edges = {name: shapely.boundary(ground) for name, ground in districts.items()}
    outline = shapely.boundary(shapely.union_all(list(districts.values())))
    rows = [(_river_line(river, edges, outline), _river_properties(river)) for river in RIVERS]
    return [*rows, *_east_lake(districts["武昌区"]), *_lake_labels()]


def _river_line(river: River, edges: dict[str, BaseGeometry], outline: BaseGeometry) -> BaseGeometry:
    stretches = [shapely.intersection(edges[one], edges[other]) for one, other in river.shared]
    stretches += [
        shapely.intersection(shapely.intersection(edges[name], outline), box(*bounds)) for name, bounds in river.outer
    ]
    lines = [part for stretch in stretches for part in parts(stretch) if "Line" in part.geom_type]
    merged = shapely.line_merge(shapely.union_all(lines))
    return merged if river.within is None else shapely.intersection(merged, MultiPolygon([box(*river.within)]))


def _river_properties(river: River) -> dict[str, Any]:
    return {
        "id": river.water_id,
        "name_zh": river.name_zh,
        "name_en": river.name_en,
        "kind": "river_line",
        "geometry_basis": "derived: district boundary in the river",
        "approx_width_m": river.width_m,
    }


def _east_lake(wuchang: BaseGeometry) -> list[Row]:
    mainland = largest_part(wuchang)
    if mainland.bounds[2] <= EAST_LAKE_REACH_LON:
        return []
    basin = largest_part(shapely.intersection(mainland, Polygon(EAST_LAKE_RING), grid_size=GRID))
    properties = {
        "id": "eastlake_main",
        "name_zh": "东湖(主湖区)",
        "name_en": "East Lake (main basin)",
        "kind": "lake_polygon",
        "area_published_km2": None,
        "area_geometry_km2": round(area_km2(basin), 2),
        "geometry_basis": (
            "schematic: 武昌区界 east edge + hand-drawn west/south shore; main basin only (whole lake 33 km2)"
        ),
    }
    return [(basin, properties)]


def _lake_labels() -> list[Row]:
    return [
        (
            Point(lake.lon, lake.lat),
            {
                "id": lake.water_id,
                "name_zh": lake.name_zh,
                "name_en": lake.name_en,
                "kind": "lake_label",
                "area_published_km2": lake.area_km2,
                "geometry_basis": "schematic label point",
            },
        )
        for lake in LAKES
    ]
