"""Which firms lie in an area drawn on a map: arithmetic alone, so that an engine needs no geometry for it.

A ray to the east crosses the edges of a polygon an odd number of times from inside. Asking each point about each edge
would take an engine seconds where there are many; so the latitudes of the corners are halved again and again, and a
point is only asked about edges that pass its own latitude.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import ibis

from mapping.insight.within import Within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ibis.expr.types import BooleanValue, FloatingValue, IntegerValue

    from mapping.insight.within import Ring

    Edge: TypeAlias = tuple[float, float, float, float]
    """Lower and upper latitude, and the line between: longitude at latitude 0, and its change with a degree."""


def inside(text: str, lon: FloatingValue, lat: FloatingValue) -> tuple[BooleanValue, ...]:
    """Return what holds for points in an area, all of it; null where there is no point.

    The bounds come first, and are conditions of their own: what lies outside them is not looked into.

    Raises:
        UsageError: the area cannot be read.
    """
    area = Within.parse(text)
    west, south, east, north = area.bounds
    found = None
    for ring in area.rings:
        one = _in_ring(ring, lon, lat)
        found = one if found is None else found | one
    return lon.between(west, east), lat.between(south, north), found


def _in_ring(ring: Ring, lon: FloatingValue, lat: FloatingValue) -> BooleanValue:
    heights = sorted({height for _, height in ring})
    odd = _between(heights, _edges(ring), lon, lat) % 2 == 1
    return (lat >= heights[0]) & (lat < heights[-1]) & odd


def _edges(ring: Ring) -> list[Edge]:
    edges = []
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if y1 != y2:  # a ray along an edge does not cross it
            slope = (x2 - x1) / (y2 - y1)
            edges.append((min(y1, y2), max(y1, y2), x1 - y1 * slope, slope))
    return edges


def _between(heights: Sequence[float], edges: Sequence[Edge], lon: FloatingValue, lat: FloatingValue) -> IntegerValue:
    """Return how many edges lie east of points that are between the first and the last of some heights."""
    bottom, top = heights[0], heights[-1]
    whole = [edge for edge in edges if edge[0] <= bottom and edge[1] >= top]
    part = [edge for edge in edges if not (edge[0] <= bottom and edge[1] >= top)]
    told = [(lon < lat * slope + start).cast("int32") for _, _, start, slope in whole]
    if part:
        at = len(heights) // 2
        below = [edge for edge in part if edge[0] < heights[at]]
        above = [edge for edge in part if edge[1] > heights[at]]
        halves = (_between(heights[: at + 1], below, lon, lat), _between(heights[at:], above, lon, lat))
        told.append(ibis.ifelse(lat < heights[at], *halves))
    return _sum(told)


def _sum(numbers: list[IntegerValue]) -> IntegerValue:
    """Return a sum as a tree that is no deeper than it must be: engines take an expression apart by recursion."""
    if not numbers:
        return ibis.literal(0, "int32")
    while len(numbers) > 1:
        pairs = [a + b for a, b in zip(numbers[::2], numbers[1::2], strict=False)]
        numbers = pairs + numbers[len(pairs) * 2 :]
    return numbers[0]
