"""A small map of a list's points under one datum, over the outlines of the units."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from mapping.intake.values.datums import to_wgs84

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from mapping.intake.found import PointFound
    from mapping.intake.ground import Ground

WIDTH: Final = 560
HEIGHT: Final = 340
"""Of the drawing, in its own units."""
_MARGIN: Final = 0.06
_SMALLEST_DEG: Final = 0.12
"""What the drawing shows at least, in degrees of longitude."""
_FINE: Final = 0.0015


@dataclass(frozen=True, slots=True)
class DatumMap:
    """The drawing: outlines as one path, points by how they lie, and how many fall outside of what is drawn.

    ``fits`` lie in the unit that their row states (or in the city, where it states none); ``misses`` do not.
    """

    outlines: str
    fits: tuple[tuple[float, float], ...]
    misses: tuple[tuple[float, float], ...]
    beyond: int
    width: int = WIDTH
    height: int = HEIGHT


def datum_map(ground: Ground, points: Sequence[PointFound], datum: str) -> DatumMap:
    """Draw points that are given in a datum."""
    there = to_wgs84(np.array([(point.x, point.y) for point in points], dtype=float).reshape(-1, 2), datum)
    is_there = np.isfinite(there).all(axis=1)
    fits = is_there & _inside(ground, points, there)
    window = _window(ground.city, there[is_there])
    placed = np.column_stack(window.place(there[:, 0], there[:, 1]))
    with np.errstate(invalid="ignore"):
        shown = is_there & ((placed >= 0) & (placed <= np.array((WIDTH, HEIGHT)))).all(axis=1)
    return DatumMap(
        _outlines(ground, window), _pairs(placed[shown & fits]), _pairs(placed[shown & ~fits]), int((~shown).sum())
    )


def _inside(ground: Ground, points: Sequence[PointFound], there: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell of each point whether it lies in the unit that its row states; in the city, where it states none."""
    shapes = np.array([ground.units.get(point.unit_id or "", ground.city) for point in points], dtype=object)
    inside: NDArray[np.bool_] = shapely.contains_xy(shapes, there[:, 0], there[:, 1])
    return inside


def _pairs(placed: NDArray[np.float64]) -> tuple[tuple[float, float], ...]:
    return tuple((round(x, 1), round(y, 1)) for x, y in placed.tolist())


@dataclass(frozen=True, slots=True)
class _Window:
    """What is drawn: its middle in degrees, and how many units of the drawing a degree of longitude is."""

    lon: float
    lat: float
    scale: float

    def place(self, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
        upright = self.scale / math.cos(math.radians(self.lat))
        return WIDTH / 2 + (lon - self.lon) * self.scale, HEIGHT / 2 - (lat - self.lat) * upright


def _window(city: BaseGeometry, there: NDArray[np.float64]) -> _Window:
    """Return the window around the points that lie near the city; around the city where none does."""
    west, south, east, north = city.bounds
    near = there[
        (there[:, 0] > west - 1) & (there[:, 0] < east + 1) & (there[:, 1] > south - 1) & (there[:, 1] < north + 1)
    ]
    if len(near):
        (west, south), (east, north) = near.min(axis=0), near.max(axis=0)
    lon, lat = (west + east) / 2, (south + north) / 2
    squeeze = math.cos(math.radians(lat))
    span = max(east - west, (north - south) / squeeze * WIDTH / HEIGHT, _SMALLEST_DEG)
    return _Window(round(lon, 4), round(lat, 4), WIDTH * (1 - 2 * _MARGIN) / span)


def _outlines(ground: Ground, window: _Window) -> str:
    parts = []
    for lines in _edges(ground):
        x, y = window.place(lines[:, 0], lines[:, 1])
        ends = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x.tolist(), y.tolist(), strict=True))
        parts.append(f"M{ends}Z")
    return "".join(parts)


@lru_cache(maxsize=4)
def _edges(ground: Ground) -> tuple[NDArray[np.float64], ...]:
    """Return the rings of the units, no finer than a small map shows."""
    shapes = shapely.coverage_simplify(np.array(list(ground.units.values())), _FINE)
    rings = (shapely.get_exterior_ring(part) for part in shapely.get_parts(shapes))
    return tuple(shapely.get_coordinates(ring) for ring in rings)
