"""A map's window on a sheet: equal-area metres to millimetres at a round scale that is true for the paper."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import shapely

from mapping.cartography.placement import Box
from mapping.cartography.state import SCENIC
from mapping.geography.projection import to_equal_area

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

    from mapping.insight.atlas import Atlas
    from mapping.printing.display import Line, Point

_MM_PER_M: Final = 1000.0
_ROUND: Final = (1.0, 1.2, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0)

Bounds = tuple[float, float, float, float]
"""West, south, east, north in metres of the equal-area plane."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The atlas' geometry in metres of the equal-area plane."""

    units: Mapping[str, BaseGeometry]
    scenic: BaseGeometry | None
    edges: Mapping[str, BaseGeometry]
    rivers: Mapping[str, tuple[BaseGeometry, float]]
    lakes: tuple[BaseGeometry, ...]


@lru_cache(maxsize=4)
def ground_of(atlas: Atlas) -> Ground:
    """Return the ground of an atlas, projected once. Rivers come with their width in m."""
    geography = atlas.geography
    water = geography.water
    rivers = water[water["kind"] == "river_line"]
    lakes = water[water["kind"] == "lake_polygon"]
    statistical = geography.statistical_units
    return Ground(
        units={str(i): to_equal_area(shape) for i, shape in geography.units.geometry.items()},
        scenic=to_equal_area(statistical.geometry.loc[SCENIC]) if SCENIC in statistical.index else None,
        edges={kind: to_equal_area(lines) for kind, lines in geography.edges.items()},
        rivers={
            str(i): (to_equal_area(row.geometry), float(row["approx_width_m"] or 0)) for i, row in rivers.iterrows()
        },
        lakes=tuple(to_equal_area(shape) for shape in lakes.geometry),
    )


@dataclass(frozen=True, slots=True)
class Viewport:
    """A window ``box`` (mm) whose middle shows ``centre`` (m) at the scale 1:``denominator``."""

    box: Box
    centre: Point
    denominator: float

    @property
    def mm_per_m(self) -> float:
        """Millimetres on paper for a metre on the ground."""
        return _MM_PER_M / self.denominator

    @property
    def extent(self) -> Bounds:
        """What of the ground the window shows."""
        half_x = (self.box.right - self.box.left) / 2 / self.mm_per_m
        half_y = (self.box.bottom - self.box.top) / 2 / self.mm_per_m
        x, y = self.centre
        return x - half_x, y - half_y, x + half_x, y + half_y

    def place(self, x: float, y: float) -> Point:
        """Return the point of the sheet (mm) for a point of the plane (m)."""
        middle_x, middle_y = (self.box.left + self.box.right) / 2, (self.box.top + self.box.bottom) / 2
        return middle_x + (x - self.centre[0]) * self.mm_per_m, middle_y - (y - self.centre[1]) * self.mm_per_m

    def project(self, lon: float, lat: float) -> Point:
        """Return the point of the sheet (mm) for WGS-84 degrees."""
        point = to_equal_area(shapely.Point(lon, lat))
        return self.place(point.x, point.y)

    def cut(self, shape: BaseGeometry) -> BaseGeometry:
        """Return what of a shape (m) lies in the window, in mm of the sheet."""
        inside = shapely.intersection(shape, shapely.box(*self.extent))
        return shapely.transform(inside, self._place_all)

    def _place_all(self, points: object) -> object:
        middle = ((self.box.left + self.box.right) / 2, (self.box.top + self.box.bottom) / 2)
        return (points - self.centre) * (self.mm_per_m, -self.mm_per_m) + middle  # type: ignore[operator]


def rings(shape: BaseGeometry) -> tuple[Line, ...]:
    """Return the rings of whatever is a polygon in a shape."""
    polygons = [p for p in _parts(shape) if p.geom_type == "Polygon" and not p.is_empty]
    return tuple(tuple(ring.coords) for p in polygons for ring in (p.exterior, *p.interiors))


def lines(shape: BaseGeometry) -> tuple[Line, ...]:
    """Return whatever is a line in a shape, joined where it runs on."""
    found = [p for p in _parts(shape) if p.geom_type in ("LineString", "LinearRing") and not p.is_empty]
    if not found:
        return ()
    merged = shapely.line_merge(shapely.multilinestrings(found))
    return tuple(tuple(part.coords) for part in _parts(merged))


def _parts(shape: BaseGeometry) -> Iterable[BaseGeometry]:
    for part in shapely.get_parts(shape):
        if hasattr(part, "geoms"):
            yield from _parts(part)
        else:
            yield part


def round_scale(least: float) -> float:
    """Return the smallest round scale denominator that is not below ``least``."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * factor for factor in (power, 10 * power) for step in _ROUND if step * factor >= least)


def fit(box: Box, bounds: Bounds, margin: float) -> Viewport:
    """Return the window in ``box`` that shows ``bounds`` with ``margin`` mm around, at the largest round scale."""
    west, south, east, north = bounds
    width, height = box.right - box.left - 2 * margin, box.bottom - box.top - 2 * margin
    denominator = round_scale(max((east - west) / width, (north - south) / height) * _MM_PER_M)
    return Viewport(box, ((west + east) / 2, (south + north) / 2), denominator)
