"""What kind of line an edge is: city limit, official, schematic or district reference.

All layers share identical vertices, so an edge is a set of segments and the kinds follow from set logic alone, with
no tolerance: a segment either is in both layers or is not.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import shapely
from shapely.geometry import MultiLineString

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shapely.geometry.base import BaseGeometry

EdgeKind = Literal["city", "official", "schematic", "district"]
Segment = tuple[tuple[float, float], tuple[float, float]]


def classify_edges(units: Iterable[BaseGeometry], districts: Iterable[BaseGeometry]) -> dict[EdgeKind, MultiLineString]:
    """Sort every edge of the layout units and districts by what it is; each segment lands in exactly one kind.

    - ``city``: outline of the city, that is of all units together. Detached parts count, holes do not: the only hole
      (0.4 km2 in Xinzhou) is a gap in the source, not a limit of the city.
    - ``official``: between two units, and a district edge.
    - ``schematic``: between two units, and no district edge: drawn by hand, to be shown dashed.
    - ``district``: a district edge that is no unit edge, for reference.

    Args:
        units: (Multi)Polygons in WGS-84 degrees, one per layout unit.
        districts: (Multi)Polygons with the same vertices, one per district.

    Returns:
        One MultiLineString per kind, empty where the kind does not occur; lines run on through degree-2 vertices.
    """
    unit_polygons = list(units)
    unit_uses = Counter(s for unit in unit_polygons for s in _segments(unit))
    district_segments = {s for district in districts for s in _segments(district)}
    holes = _hole_segments(unit_polygons)
    outline = {s for s, uses in unit_uses.items() if uses == 1}
    inner = set(unit_uses) - outline
    return {
        "city": _merged(outline - holes),
        "official": _merged(inner & district_segments),
        "schematic": _merged(inner - district_segments),
        "district": _merged(district_segments - inner - outline - holes),
    }


def city_outline(units: Iterable[BaseGeometry]) -> BaseGeometry:
    """Return the ground of all units together, with holes of the source closed (Polygon or MultiPolygon)."""
    merged = shapely.coverage_union_all(list(units))
    shells = [shapely.polygons(part.exterior) for part in shapely.get_parts(merged) if not part.is_empty]
    return shapely.union_all(shells)


def split_outline(outline: BaseGeometry, schematic: BaseGeometry) -> tuple[MultiLineString, MultiLineString]:
    """Return the part of a unit's outline that is drawn solid, and the part that runs along schematic edges."""
    return _lines_of(shapely.difference(outline, schematic)), _lines_of(shapely.intersection(outline, schematic))


def _lines_of(shape: BaseGeometry) -> MultiLineString:
    """Return the lines of a shape, without the points in which lines only touch."""
    return MultiLineString([part for part in shapely.get_parts(shapely.line_merge(shape)) if part.length > 0])


def _hole_segments(units: list[BaseGeometry]) -> set[Segment]:
    merged = shapely.coverage_union_all(units)
    return {s for part in shapely.get_parts(merged) for ring in part.interiors for s in _ring_segments(ring)}


def _segments(polygon: BaseGeometry) -> Iterator[Segment]:
    for part in shapely.get_parts(polygon):
        for ring in (part.exterior, *part.interiors):
            yield from _ring_segments(ring)


def _ring_segments(ring: BaseGeometry) -> Iterator[Segment]:
    """Yield the sides of a ring, each written from its lesser to its greater end so that both neighbours agree."""
    points = [(x, y) for x, y in ring.coords]
    for start, end in pairwise(points):
        yield (start, end) if start < end else (end, start)


def _merged(segments: set[Segment]) -> MultiLineString:
    if not segments:
        return MultiLineString()
    # Sorted, because the order of a set of floats may differ between two runs.
    merged = shapely.line_merge(shapely.multilinestrings([shapely.linestrings(s) for s in sorted(segments)]))
    return MultiLineString(list(shapely.get_parts(merged)))
