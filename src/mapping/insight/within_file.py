"""An area out of somebody's geographic file: its polygons, brought within the limits of one that is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import shapely
from shapely.geometry import Polygon, box

from mapping.errors import UsageError
from mapping.faults import Fault
from mapping.geography.projection import area_km2, from_equal_area, to_equal_area
from mapping.insight.within import DECIMALS, MOST_CORNERS, MOST_POLYGONS, Within
from mapping.intake.shapes import read_shapes
from mapping.sentences import WithinCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from mapping.faults import Field
    from mapping.insight.atlas import Atlas

MOST_TOGETHER: Final = 240
"""Corners of all polygons of a file: as many as fit into an address."""
_FIRST_STEP_M: Final = 1.0
"""Where simplifying begins; each further step lets the edge move twice as far."""
_LEAST_PART_KM2: Final = 1e-5
"""What is smaller than ten square metres is no area of its own."""


def area_of_file(atlas: Atlas, file: str, data: bytes) -> tuple[Within, tuple[Fault, ...]]:
    """Return the polygons of a GeoJSON, GeoPackage or zipped Shapefile as an area, and what was done to them.

    Raises:
        UsageError: the file cannot be read, holds no polygons, or none in the city.
    """
    shapes = [shapely.from_wkb(shape.wkb) for shape in read_shapes(file, data)]
    area, faults = area_of_shapes(file, shapes)
    if not area.shape.intersects(atlas.geography.city):
        raise UsageError(WithinCode.FILE_OUTSIDE, file=file)
    return area, faults


def area_of_shapes(file: str, shapes: Iterable[BaseGeometry]) -> tuple[Within, tuple[Fault, ...]]:
    """Return what shapes (degrees) cover as an area; lines and points in them do not count.

    Raises:
        UsageError: there is no polygon among them.
    """
    faults: list[Fault] = []
    areas = [part for shape in shapes for part in polygons_of(shape)]
    parts = _whole(shapely.union_all([shapely.make_valid(part) for part in areas]))
    if not parts:
        raise UsageError(WithinCode.NO_AREA_IN_FILE, file=file)
    if len(parts) > MOST_POLYGONS:
        rest = float(np.sum(area_km2(parts[MOST_POLYGONS:])))
        counts: dict[str, Field] = {"found": len(parts), "most": MOST_POLYGONS, "km2": f"{rest:,.2f}"}
        faults.append(Fault(WithinCode.FILE_PARTS_LEFT_OUT, fields={"file": file, **counts}))
        parts = parts[:MOST_POLYGONS]
    rings, moved = simplified(parts)
    if moved:
        fields: dict[str, Field] = {"file": file, "most": MOST_TOGETHER, "metres": f"{moved:,.0f}"}
        faults.append(Fault(WithinCode.FILE_SIMPLIFIED, fields=fields))
    return Within.of_polygons(rings), tuple(faults)


def simplified(parts: Sequence[Polygon]) -> tuple[list[list[tuple[float, float]]], float]:
    """Return the corners of polygons, few enough, and by how many metres an edge moved at most; 0 where none did."""
    step = 0.0
    simple = [_on_the_grid(part) for part in parts]
    while not _few_enough(simple):
        step = max(_FIRST_STEP_M, 2 * step)
        simple = [_on_the_grid(_simpler(part, step)) or before for part, before in zip(parts, simple, strict=True)]
    rings = [[(float(lon), float(lat)) for lon, lat, *_ in part.exterior.coords] for part in simple if part is not None]
    return rings, step


def _few_enough(parts: Sequence[Polygon | None]) -> bool:
    corners = [len(part.exterior.coords) - 1 for part in parts if part is not None]
    return len(corners) == len(parts) and max(corners) <= MOST_CORNERS and sum(corners) <= MOST_TOGETHER


def _simpler(part: Polygon, step: float) -> BaseGeometry:
    return from_equal_area(shapely.simplify(to_equal_area(part), step, preserve_topology=True))


def polygons_of(shape: BaseGeometry) -> list[Polygon]:
    """Return the polygons in a shape, whatever else is in it."""
    if isinstance(shape, Polygon):
        return [shape] if not shape.is_empty else []
    if hasattr(shape, "geoms"):
        return [polygon for part in shape.geoms for polygon in polygons_of(part)]
    return []


def _whole(shape: BaseGeometry) -> list[Polygon]:
    """Return the polygons of a shape without holes, the largest first: one with a hole is cut in two through it."""
    found: list[Polygon] = []
    waiting = polygons_of(shapely.force_2d(shape))
    while waiting:
        part = waiting.pop()
        if not part.interiors:
            found.append(part)
            continue
        west, south, east, north = part.bounds
        middle = shapely.Polygon(part.interiors[0]).centroid.x
        for side in (box(west - 1, south - 1, middle, north + 1), box(middle, south - 1, east + 1, north + 1)):
            waiting.extend(polygons_of(part.intersection(side)))
    large = [part for part in found if area_km2(part) >= _LEAST_PART_KM2]
    return sorted(large, key=lambda part: -area_km2(part))


def _on_the_grid(part: BaseGeometry) -> Polygon | None:
    """Return the polygon as it is written, which is still one; None where rounding parts it."""
    whole = polygons_of(shapely.set_precision(part, 10**-DECIMALS))
    whole = sorted(whole, key=lambda polygon: -polygon.area)
    return None if not whole or whole[0].interiors else whole[0]
