"""Where a label fits: positions inside a unit with room around them, and along a river.

A renderer takes the first anchor at which its label collides with nothing, so each list is ranked, best first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import LineString, Point

from mapping.geography.projection import from_equal_area, to_equal_area

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

LABEL_ASPECT = 3.2
"""Width of a label over its height: four or five characters with a row of tiles beneath."""
LABEL_ANCHORS = 12
CELLS_ALONG = 160
"""Cells along the longer side of a unit's grid: 0.1 km in the centre, 0.6 km in the largest unit."""
SPREAD = 0.25
"""Least distance between two anchors of a unit, over the square root of its area; leaves room for about twelve."""

RIVER_ANCHORS = 8
RIVER_STEP_KM = 0.25
RIVER_SPACING_KM = 6.0
STRAIGHT = 0.98
"""A stretch counts as straight while its chord is at least this fraction of its length."""

_KM_PER_DEGREE = 111.195  # of latitude on a sphere of 6371 km; labels need equal scales, not exact ones


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place for a label, WGS-84 degrees."""

    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class _Grid:
    """Square cells over a polygon: centres ``lon`` (columns,) and ``lat`` (rows,), ``inside`` (rows, columns)."""

    lon: NDArray[np.floating]
    lat: NDArray[np.floating]
    cell_km: float
    inside: NDArray[np.bool_]


@lru_cache(maxsize=128)
def label_anchors(polygon: BaseGeometry, count: int = LABEL_ANCHORS) -> tuple[Anchor, ...]:
    """Return up to ``count`` places for a label in a (Multi)Polygon, roomiest first and spread over the unit.

    Every anchor lies inside the polygon. A polygon too thin for the grid gets one inner point. Where
    data are read again, most polygons are what they were, and so are their anchors.
    """
    grid = _grid_over(polygon)
    half_heights = _largest_boxes(grid.inside)
    fits = np.argwhere(half_heights >= 1)
    if fits.size == 0:
        point = shapely.point_on_surface(polygon)
        return (Anchor(point.x, point.y),)
    rows, columns = fits.T
    rooms = half_heights[rows, columns]
    places = fits * grid.cell_km
    # Boxes come in whole cells, so many tie: among equals the one nearest the middle wins (the penalty is below 1).
    off_middle = np.hypot(*(places - places.mean(axis=0)).T)
    scores = rooms - off_middle / (off_middle.max() + grid.cell_km)
    spacing_km = SPREAD * grid.cell_km * float(np.sqrt(grid.inside.sum()))
    return tuple(
        Anchor(
            lon=round(float(grid.lon[columns[i]]), 6),
            lat=round(float(grid.lat[rows[i]]), 6),
        )
        for i in _spread_out(places, scores, spacing_km, count)
    )


def river_anchors(line: BaseGeometry, city: BaseGeometry, count: int = RIVER_ANCHORS) -> tuple[Anchor, ...]:
    """Return up to ``count`` places on a river within the city, long straight stretches near its middle first.

    Args:
        line: LineString or MultiLineString, WGS-84 degrees.
        city: ground of the city, WGS-84 degrees; what lies outside is left out.
        count: the most anchors wanted.

    Returns:
        Anchors on the line at least 6 km apart; empty if the river does not touch the city.
    """
    on_edge = shapely.buffer(city, 1e-5)  # about 1 m: rivers run along the outline of the city, too
    stretches = shapely.get_parts(shapely.line_merge(shapely.intersection(line, on_edge)))
    lines = [part for part in to_equal_area(list(stretches)) if isinstance(part, LineString) and part.length > 0]
    if not lines:
        return ()
    sampled = [_sampled(part) for part in lines]
    places = np.concatenate(sampled) / 1000
    half_km = np.concatenate([_straight_half_km(points) for points in sampled])
    central = np.concatenate([1 - 0.5 * np.abs(np.linspace(-1, 1, len(points))) for points in sampled])
    picked = _spread_out(places, half_km * central, RIVER_SPACING_KM, count)
    found = from_equal_area([Point(places[i] * 1000) for i in picked])
    return tuple(Anchor(round(point.x, 6), round(point.y, 6)) for point in found)


def _grid_over(polygon: BaseGeometry) -> _Grid:
    west, south, east, north = polygon.bounds
    km_per_lon = _KM_PER_DEGREE * float(np.cos(np.radians((south + north) / 2)))
    width_km, height_km = (east - west) * km_per_lon, (north - south) * _KM_PER_DEGREE
    cell_km = max(width_km, height_km) / CELLS_ALONG
    columns, rows = (max(1, int(np.ceil(side / cell_km))) for side in (width_km, height_km))
    lon = west + (np.arange(columns) + 0.5) * cell_km / km_per_lon
    lat = south + (np.arange(rows) + 0.5) * cell_km / _KM_PER_DEGREE
    shapely.prepare(polygon)
    inside = np.asarray(shapely.contains_xy(polygon, *np.meshgrid(lon, lat)), dtype=bool)
    return _Grid(lon, lat, cell_km, inside)


def _largest_boxes(inside: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for each cell the half height, in cells, of the largest label-shaped box around it; -1 outside.

    A box of half height h covers (2h + 1) rows and (2w + 1) columns, w = h times the aspect. It fits if as many of
    its cells are inside as it has; the count comes from a summed-area table, the largest h from bisection.
    """
    rows, columns = inside.shape
    table = np.zeros((rows + 1, columns + 1), dtype=np.int32)
    table[1:, 1:] = inside.cumsum(axis=0, dtype=np.int32).cumsum(axis=1)
    # The table is read at four corners of each box in each round: by one index that is twice as fast as by two.
    counts = table.ravel()
    row, column = (place.astype(np.int32) for place in np.nonzero(inside))

    def fits(half: NDArray[np.int32]) -> NDArray[np.bool_]:
        wide = np.rint(half * LABEL_ASPECT).astype(np.int32)
        top, bottom = (edge * (columns + 1) for edge in (np.maximum(row - half, 0), np.minimum(row + half + 1, rows)))
        left, right = np.maximum(column - wide, 0), np.minimum(column + wide + 1, columns)
        covered = counts[bottom + right] - counts[top + right] - counts[bottom + left] + counts[top + left]
        return np.asarray(covered == (2 * half + 1) * (2 * wide + 1))

    low, high = np.zeros_like(row), np.full_like(row, rows // 2)
    while (low < high).any():
        middle = (low + high + 1) // 2
        good = fits(middle)
        low, high = np.where(good, middle, low), np.where(good, high, middle - 1)
    largest = np.full(inside.shape, -1, dtype=np.int64)
    largest[row, column] = low
    return largest


def _spread_out(places: NDArray[Any], scores: NDArray[Any], spacing: float, count: int) -> list[int]:
    """Pick up to ``count`` places greedily by score, passing over those within ``spacing`` of one already picked."""
    left = np.flatnonzero(np.isfinite(scores))
    picked: list[int] = []
    while len(picked) < count and left.size:
        best = left[np.argmax(scores[left])]
        picked.append(int(best))
        apart = np.hypot(*(places[left] - places[best]).T)
        left = left[(apart >= spacing) & (left != best)]
    return picked


def _sampled(line: LineString) -> NDArray[np.float64]:
    """Return points (n, 2) in metres, evenly along the line, both ends included."""
    steps = max(2, round(line.length / 1000 / RIVER_STEP_KM))
    return shapely.get_coordinates(shapely.line_interpolate_point(line, np.linspace(0, line.length, steps + 1)))


def _straight_half_km(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each point half the length (km) of the longest stretch centred there that is straight throughout."""
    step_km = float(np.hypot(*np.diff(points, axis=0).T).mean()) / 1000
    halves = np.zeros(len(points))
    growing = np.ones(len(points), dtype=bool)
    for reach in range(1, len(points) // 2 + 1):
        chords = np.hypot(*(points[2 * reach :] - points[: -2 * reach]).T) / 1000
        straight = np.zeros(len(points), dtype=bool)
        straight[reach : len(points) - reach] = chords >= STRAIGHT * 2 * reach * step_km
        growing &= straight
        halves[growing] = reach * step_km
    return halves
