"""The smallest set of layers an office could bring: two units that are two districts, keys and shapes only."""

from __future__ import annotations

from typing import Any

from shapely.geometry import box, mapping


def feature(key: str, value: Any, geometry: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": {key: value}, "geometry": geometry}


LEFT, RIGHT = mapping(box(114.0, 30.0, 114.5, 30.5)), mapping(box(114.5, 30.0, 115.0, 30.5))
OFFICE = {
    "layout_units_14_web": [feature("unit_id", "left", LEFT), feature("unit_id", "right", RIGHT)],
    "layout_units_web": [feature("unit_id", "left", LEFT), feature("unit_id", "right", RIGHT)],
    "districts_web": [feature("adcode", 420101, LEFT), feature("adcode", 420102.0, RIGHT)],
    "zones_web": [feature("zone_id", "zone", LEFT)],
    "water_web": [feature("id", "river", {"type": "LineString", "coordinates": [[114.0, 30.2], [115.0, 30.2]]})],
}
