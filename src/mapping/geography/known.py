"""Whether a layer is in WGS-84, as it has to be, told by where the city is known to lie.

A file in GCJ-02 or BD-09 looks like any other: nothing in it names its datum, and all its layers may agree. So its
vertices are held against lines that are known, in each of the datums they may be in. Distances to a line say little
about one vertex and leave no doubt about many: half the vertices of another base of the same city lie within 50 m, of
any layer in another datum beyond 300 m.

What is known is the project's own file (``known_edges.geojson``: edges of districts, units and zones, rivers and lake
shores), whatever data folder is in use.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from mapping.faults import Fault, Place
from mapping.geography.datum import DATUMS, convert
from mapping.geography.layers import LayerSpec, read_layer
from mapping.geography.projection import to_equal_area
from mapping.sentences import Code
from mapping.settings import ROOT

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

KNOWN_EDGES: Final = ROOT / "data" / "geo" / "known_edges.geojson"
_SPEC: Final = LayerSpec("known_edges", "id", frozenset({"LineString", "MultiLineString"}), (), ())

FITS_WITHIN_M: Final = 150.0
"""Median distance of the vertices from the known lines, up to which a layer lies where they do."""
_VERTICES: Final = 400
_NAMES: Final = {"gcj02": "GCJ-02", "bd09": "BD-09"}


def datum_fault(file: str, frame: GeoDataFrame) -> Fault | None:
    """Return what is to be said of a layer that lies where it belongs only once it is converted; else None.

    A layer that fits in no datum is of another place or another time, of which nothing is known here.
    """
    points = _vertices(frame)
    if len(points) == 0:
        return None
    plane = {datum: _on_plane(points, datum) for datum in DATUMS}
    distances = {datum: _median_distance_m(where) for datum, where in plane.items()}
    best = min(DATUMS, key=lambda datum: distances[datum])
    # A third: how far the two are apart, where a layer fits in one of them by more than chance.
    if best == "wgs84" or distances[best] > min(FITS_WITHIN_M, distances["wgs84"] / 3):
        return None
    shift_m = float(np.hypot(*(plane[best] - plane["wgs84"]).T).mean())
    fields = {"datum": _NAMES[best], "metres": f"{round(shift_m, -1):.0f}"}
    return Fault(Code.LAYER_DATUM, Place(file), fields=fields)


def _vertices(frame: GeoDataFrame) -> Points:
    """Return some of the vertices of areas and lines, evenly over the city; a point that holds a name is no vertex."""
    shapes = [shape for shape in frame.geometry if shape.geom_type != "Point"]
    vertices = np.unique(shapely.get_coordinates(shapes), axis=0)
    chosen: Points = vertices[np.linspace(0, len(vertices) - 1, min(_VERTICES, len(vertices))).astype(int)]
    return chosen


def _on_plane(points: Points, datum: str) -> Points:
    lon, lat = convert(points[:, 0], points[:, 1], datum, "wgs84")
    return shapely.get_coordinates(to_equal_area(shapely.points(lon, lat)))


def _median_distance_m(points: Points) -> float:
    """Return how far half of the points are at most from the known lines; infinite where they are nowhere."""
    if not np.isfinite(points).all():
        return np.inf
    _, distances = _known_lines().query_nearest(shapely.points(points), return_distance=True, all_matches=False)
    return float(np.median(distances))


@lru_cache(maxsize=1)
def _known_lines() -> shapely.STRtree:
    """Return the known lines on the equal-area plane.

    Raises:
        DataError: the file is missing or at fault.
    """
    lines = to_equal_area(read_layer(KNOWN_EDGES, _SPEC).geometry.to_numpy())
    return shapely.STRtree([part for line in lines for part in _segments(line)])


def _segments(line: shapely.Geometry) -> list[shapely.Geometry]:
    """Return the pieces of a line, short enough for a tree of boxes to find the nearest quickly."""
    pieces: list[shapely.Geometry] = []
    for part in shapely.get_parts(line):
        points = shapely.get_coordinates(part)
        pieces += [shapely.LineString(pair) for pair in pairwise(points)]
    return pieces
