"""The polygon of a new unit as a file gives it: whether it is one, and as a shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import shapely
from shapely.geometry import shape

from mapping.faults import Phrase
from mapping.i18n import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

MOST_VERTICES: Final = 50_000
_DIGITS: Final = 1e-6
"""Degrees to which all layers are written: 0.1 m."""


def what_is_wrong(polygon: Mapping[str, Any]) -> Phrase | None:
    """Return why a GeoJSON geometry is no land, as part of a sentence; None where it is."""
    if polygon.get("type") not in {"Polygon", "MultiPolygon"}:
        return Phrase(message("不是面"))
    try:
        built = shapely.force_2d(shape(dict(polygon)))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, shapely.errors.ShapelyError):
        return Phrase(message("坐标不成形状"))
    if built.is_empty:
        return Phrase(message("没有坐标"))
    if shapely.get_num_coordinates(built) > MOST_VERTICES:
        return Phrase(message("顶点超过 {most} 个"), most=MOST_VERTICES)
    west, south, east, north = built.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004 - the range of degrees
        return Phrase(message("坐标不是经纬度"))
    return None


def shape_of(polygon: Mapping[str, Any]) -> BaseGeometry:
    """Return the shape of a sound polygon, WGS-84 degrees, made valid, its vertices as fine as those of all layers."""
    built = shapely.make_valid(shapely.force_2d(shape(dict(polygon))))
    parts = [part for part in shapely.get_parts(built) if part.geom_type in {"Polygon", "MultiPolygon"}]
    return shapely.set_precision(shapely.union_all(parts), _DIGITS)


def geojson_of(land: BaseGeometry) -> dict[str, Any]:
    """Return a shape as a GeoJSON geometry with plain lists, for a file of an edition."""
    rounded = shapely.set_precision(land, _DIGITS)
    return {"type": rounded.geom_type, "coordinates": _lists(rounded.__geo_interface__["coordinates"])}


def _lists(coordinates: Any) -> Any:
    return [_lists(part) for part in coordinates] if isinstance(coordinates, tuple | list) else coordinates
