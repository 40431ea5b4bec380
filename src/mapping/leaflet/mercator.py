"""The projection of the offline page: Web Mercator, as Leaflet draws it, for a map of a fixed size."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mapping.cartography.placement import Point
    from mapping.cartography.state import MapState
    from mapping.geography import Geography

# The map beside its panel in a window of 1280 x 800, the smallest that a desk is likely to have.
WIDTH, HEIGHT = 960.0, 780.0
PADDING = 24.0
_WORLD = 256.0


@dataclass(frozen=True, slots=True)
class Mercator:
    """A part of the world in that projection: centre (lat, lon) and zoom, for a map of `WIDTH` x `HEIGHT` px."""

    centre: tuple[float, float]
    zoom: float

    def project(self, lon: float, lat: float) -> Point:
        """Return the place of a point on the map in px from its upper left corner."""
        x, y = _mercator(lon, lat)
        cx, cy = _mercator(self.centre[1], self.centre[0])
        scale = _WORLD * 2**self.zoom
        return WIDTH / 2 + (x - cx) * scale, HEIGHT / 2 + (y - cy) * scale

    def unproject(self, x: float, y: float) -> Point:
        """Return (lat, lon) of a point of the map."""
        cx, cy = _mercator(self.centre[1], self.centre[0])
        scale = _WORLD * 2**self.zoom
        return _latitude(cy + (y - HEIGHT / 2) / scale), (cx + (x - WIDTH / 2) / scale) * 360 - 180

    def project_all(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the places of points (lon, lat), one a row, as :meth:`project` does of one."""
        return np.array([self.project(lon, lat) for lon, lat in points.tolist()])


def _mercator(lon: float, lat: float) -> Point:
    """Return Web Mercator coordinates, the world being 1 wide and y growing southwards."""
    return (lon + 180) / 360, (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2


def _latitude(y: float) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))


def mercator_of(state: MapState, geography: Geography) -> Mercator:
    """Return the part that shows the city, or the unit of a map of one unit, with some room around."""
    units = geography.units
    one = state.spec.kind == "unit" and state.spec.unit in units.index
    west, south, east, north = units.loc[[state.spec.unit]].total_bounds if one else units.total_bounds
    (x0, y0), (x1, y1) = _mercator(west, north), _mercator(east, south)
    fit = min((WIDTH - 2 * PADDING) / (x1 - x0), (HEIGHT - 2 * PADDING) / (y1 - y0)) / _WORLD
    zoom = math.floor(math.log2(fit) * 10) / 10
    return Mercator((_latitude((y0 + y1) / 2), float((west + east) / 2)), zoom)
