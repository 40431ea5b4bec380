"""Freeforms: rings and lines as one geometry each, without points that nobody would see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from mapping.printing.writers.pptx.pen import GRID, Extent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from mapping.printing.display import Line
    from mapping.printing.writers.pptx.pen import Pen

    Points = NDArray[np.int64]

_INVISIBLE_MM: Final = 0.02
_RING: Final = 3


def freeform(pen: Pen, lines: Sequence[Line], *, closed: bool) -> tuple[Extent, str] | None:
    """Return the place and geometry of rings that fill by the even-odd rule, or of open lines; None: nothing is left.

    Programs differ in the rule by which they fill a path. With every ring inside another turning the other way, all
    of them come to the same.
    """
    thin = [_on_grid(pen, line) for line in _thinned(lines, closed=closed)]
    least = _RING if closed else 2
    paths = [path for path in thin if len(path) >= least]
    if not paths:
        return None
    if closed and len(paths) > 1:
        paths = _turned(paths)
    every = np.vstack(paths)
    low, high = every.min(axis=0), every.max(axis=0)
    # A path of no width or height cannot be scaled to its place.
    width, height = (int(side) for side in np.maximum(high - low, 1))
    place = Extent(int(low[0]), int(low[1]), int(low[0]) + width, int(low[1]) + height)
    end = "<a:close/>" if closed else ""
    body = "".join(_path(path - low) + end for path in paths)
    how = "" if closed else ' fill="none"'
    return place, (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width * GRID}" h="{height * GRID}"{how}>{body}</a:path></a:pathLst></a:custGeom>'
    )


def _thinned(lines: Iterable[Line], *, closed: bool) -> list[NDArray[np.float64]]:
    """Return the points of lines without those that lie within a hair of the line between their neighbours."""
    whole = [np.array(line) for line in lines if len(line) > 1]
    if not whole:
        return []
    # all at once: a call for each of some hundred lines takes longer than what it does
    shapes = shapely.linestrings(np.vstack(whole), indices=np.repeat(np.arange(len(whole)), list(map(len, whole))))
    points, which = shapely.get_coordinates(shapely.simplify(shapes, _INVISIBLE_MM), return_index=True)
    found = np.split(points, np.flatnonzero(np.diff(which)) + 1)
    return [
        points[:-1] if closed and len(points) > 1 and (points[0] == points[-1]).all() else points for points in found
    ]


def _on_grid(pen: Pen, points: NDArray[np.float64]) -> Points:
    """Return points on the slide's grid, each once where several fall together."""
    per_mm = 100
    placed = np.rint((points * pen.scale + np.array(pen.origin)) * per_mm).astype(np.int64)
    kept = np.ones(len(placed), dtype=bool)
    kept[1:] = (placed[1:] != placed[:-1]).any(axis=1)
    found: Points = placed[kept]
    return found


def _turned(paths: Sequence[Points]) -> list[Points]:
    """Return rings, those inside an even number of others turning one way and the rest the other."""
    areas = np.array([shapely.Polygon(path) for path in paths], dtype=object)
    tree = shapely.STRtree(areas)
    inside, around = tree.query(areas, predicate="covered_by")
    depth = np.bincount(inside[inside != around], minlength=len(paths))
    turns = [_signed_area(path) > 0 for path in paths]
    return [
        path if turn == (level % 2 == 0) else path[::-1] for path, turn, level in zip(paths, turns, depth, strict=True)
    ]


def _signed_area(path: Points) -> float:
    x, y = path[:, 0], path[:, 1]
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))


def _path(path: Points) -> str:
    (x, y), *rest = (path * GRID).tolist()
    return f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>' + "".join(
        [f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in rest]
    )
