"""A map's window on a sheet: equal-area metres to millimetres at a round scale that is true for the paper."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely
from shapely.geometry.base import BaseMultipartGeometry

from mapping.geography.projection import to_equal_area
from mapping.insight.statistical import SCENIC
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from mapping.cartography.placement import Box
    from mapping.geography import Geography
    from mapping.printing.display import Line, Point

_MM_PER_M: Final = 1000.0
LEAST_PART: Final = 0.08
"""As on the live map."""
_ROUND: Final = (1.0, 1.2, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0)

Bounds = tuple[float, float, float, float]
"""West, south, east, north in metres of the equal-area plane."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The geometry in metres of the equal-area plane."""

    units: Mapping[str, BaseGeometry]
    districts: Mapping[str, BaseGeometry]
    scenic: BaseGeometry | None
    edges: Mapping[str, BaseGeometry]
    rivers: Mapping[str, tuple[BaseGeometry, float]]
    lakes: tuple[BaseGeometry, ...]
    land: BaseGeometry
    """That of all units as one."""


@kept(4)
def ground_of(geography: Geography) -> Ground:
    """Return the ground, projected once. Rivers come with their width in m, 0 where it is not known."""
    rivers = [water for water in geography.waters if water.kind == "river"]
    lakes = [water.shape for water in geography.waters if water.kind == "lake"]
    statistical = geography.statistical_units
    units = {str(i): to_equal_area(shape) for i, shape in geography.units.geometry.items()}
    return Ground(
        units=units,
        land=shapely.union_all(list(units.values())),
        districts={str(i): to_equal_area(shape) for i, shape in geography.districts.geometry.items()},
        scenic=to_equal_area(statistical.geometry.loc[SCENIC]) if SCENIC in statistical.index else None,
        edges={kind: to_equal_area(lines) for kind, lines in geography.edges.items()},
        rivers={
            river.water_id: (_bridged(to_equal_area(river.shape), width := river.width_m or 0.0), width)
            for river in rivers
        },
        lakes=tuple(to_equal_area(shape) for shape in lakes),
    )


def _bridged(course: BaseGeometry, width_m: float) -> BaseGeometry:
    """Return a river with gaps shorter than it is wide closed: there the line changes from one bank to the other."""
    parts = list(_parts(shapely.line_merge(course)))
    bridges = []
    for first, second in combinations(parts, 2):
        ends = [[shapely.Point(part.coords[i]) for i in (0, -1)] for part in (first, second)]
        gap = min((shapely.LineString([p, q]) for p, q in product(*ends)), key=lambda line: line.length)
        if 0 < gap.length < width_m:
            bridges.append(gap)
    return shapely.line_merge(shapely.union_all([course, *bridges])) if bridges else course


@dataclass(frozen=True, slots=True)
class Viewport:
    """A window ``box`` (mm) whose middle shows ``centre`` (m) at the scale 1:``denominator``.

    The scale is that on the paper, where the window is drawn ``magnify`` times as large.
    """

    box: Box
    centre: Point
    denominator: float
    magnify: float = 1.0

    @property
    def mm_per_m(self) -> float:
        """Millimetres of the window for a metre on the ground."""
        return _MM_PER_M / self.denominator / self.magnify

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
        return self.place(*_on_plane(lon, lat))

    def cut(self, shape: BaseGeometry) -> BaseGeometry:
        """Return what of a shape (m) lies in the window, in mm of the sheet."""
        west, south, east, north = shape.bounds
        left, bottom, right, top = self.extent
        if not (left <= west and east <= right and bottom <= south and north <= top):
            shape = shapely.intersection(shape, shapely.box(left, bottom, right, top))
        return shapely.transform(shape, self._place_all)

    def _place_all(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        middle = ((self.box.left + self.box.right) / 2, (self.box.top + self.box.bottom) / 2)
        scale = np.array((self.mm_per_m, -self.mm_per_m))
        placed: NDArray[np.float64] = (points - np.array(self.centre)) * scale + np.array(middle)
        return placed


@lru_cache(maxsize=4096)
def _on_plane(lon: float, lat: float) -> Point:
    """Return the point of the plane (m) for WGS-84 degrees; sheet after sheet asks for the same few hundred."""
    x, y = shapely.get_coordinates(to_equal_area(shapely.Point(lon, lat)))[0]
    return float(x), float(y)


class Cut:
    """What of the ground lies in a window, in mm of the sheet; each part is cut once, and drawn on many sheets."""

    def __init__(self, ground: Ground, view: Viewport) -> None:
        """Take over ground and window."""
        self.ground = ground
        self._view = view
        self._shapes: dict[str, BaseGeometry] = {}
        self._rings: dict[str, tuple[Line, ...]] = {}
        self._lines: dict[str, tuple[Line, ...]] = {}

    def shape(self, name: str, shape: BaseGeometry) -> BaseGeometry:
        """Return what of a shape of the ground (m) lies in the window; ``name`` is its own among all."""
        found = self._shapes.get(name)
        if found is None:
            found = self._shapes[name] = self._view.cut(shape)
            shapely.prepare(found)
        return found

    def unit(self, unit_id: str) -> BaseGeometry:
        """Return the land of a unit."""
        return self.shape(f"unit:{unit_id}", self.ground.units[unit_id])

    def district(self, adcode: str) -> BaseGeometry:
        """Return the land of a district."""
        return self.shape(f"district:{adcode}", self.ground.districts[adcode])

    @property
    def land(self) -> BaseGeometry:
        """The land of all units as one."""
        return self.shape("land", self.ground.land)

    def rings(self, name: str, shape: BaseGeometry) -> tuple[Line, ...]:
        """Return the rings of a shape (m) in the window."""
        found = self._rings.get(name)
        if found is None:
            found = self._rings[name] = rings(self.shape(name, shape))
        return found

    def lines(self, name: str, shape: BaseGeometry) -> tuple[Line, ...]:
        """Return the lines of a shape (m) in the window, joined where they run on."""
        found = self._lines.get(name)
        if found is None:
            found = self._lines[name] = lines(self.shape(name, shape))
        return found


@kept(48)
def cut_of(geography: Geography, view: Viewport) -> Cut:
    """Return the ground in a window; maps of many layers share one."""
    return Cut(ground_of(geography), view)


def main_parts(shape: BaseGeometry) -> BaseGeometry:
    """Return what of a shape its map is fitted to: parts whose extent is at least `LEAST_PART` of the largest part's.

    A far exclave would shrink all the rest.
    """
    parts = list(_parts(shape))
    extents = [shapely.box(*part.bounds).area for part in parts]
    kept = [part for part, extent in zip(parts, extents, strict=True) if extent >= LEAST_PART * max(extents)]
    return shape if len(kept) == len(parts) else shapely.union_all(kept)


def rings(shape: BaseGeometry) -> tuple[Line, ...]:
    """Return the rings of whatever is a polygon in a shape."""
    return tuple(
        _line(ring)
        for part in _parts(shape)
        if isinstance(part, shapely.Polygon)
        for ring in (part.exterior, *part.interiors)
    )


def lines(shape: BaseGeometry) -> tuple[Line, ...]:
    """Return whatever is a line in a shape, joined where it runs on."""
    found = shapely.MultiLineString([part for part in _parts(shape) if isinstance(part, shapely.LineString)])
    return tuple(_line(part) for part in _parts(shapely.line_merge(found)))


def _line(ring: BaseGeometry) -> Line:
    return tuple((x, y) for x, y in shapely.get_coordinates(ring).tolist())


def _parts(shape: Any) -> Iterator[BaseGeometry]:
    """Yield the parts of a shape that are no collections themselves and not empty."""
    for part in shapely.get_parts(shape):
        if isinstance(part, BaseMultipartGeometry):
            yield from _parts(part)
        elif not part.is_empty:
            yield part


def round_scale(least: float) -> float:
    """Return the smallest round scale denominator that is not below ``least``."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * factor for factor in (power, 10 * power) for step in _ROUND if step * factor >= least)


def fit(box: Box, bounds: Bounds, margin: float, magnify: float = 1.0) -> Viewport:
    """Return the window in ``box`` that shows ``bounds`` with ``margin`` mm around, at the largest round scale.

    The scale is round on the paper, where the window is drawn ``magnify`` times as large.
    """
    view = filled(box, bounds, margin, magnify)
    return replace(view, denominator=round_scale(view.denominator))


def filled(box: Box, bounds: Bounds, margin: float, magnify: float = 1.0) -> Viewport:
    """Return the same window at the largest scale, round or not."""
    west, south, east, north = bounds
    width, height = box.right - box.left - 2 * margin, box.bottom - box.top - 2 * margin
    denominator = max((east - west) / width, (north - south) / height) * _MM_PER_M / magnify
    return Viewport(box, ((west + east) / 2, (south + north) / 2), denominator, magnify)
