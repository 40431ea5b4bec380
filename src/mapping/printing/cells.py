"""Firms by cell on a sheet: hexagons over the land and below its edges, cut to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from mapping.cartography.look import light
from mapping.geography.projection import to_equal_area
from mapping.printing.display import Area, Lines, Stroke, group
from mapping.printing.hatching import hatch
from mapping.printing.viewport import rings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from mapping.cartography.state import MapState
    from mapping.insight.firms.cell_model import FirmCell
    from mapping.printing.display import Item
    from mapping.printing.viewport import Viewport

_BETWEEN: Final = light("glow")
_APART: Final = light("edge-wide")
"""Lines around cells that stand for several, and the hatch of those in no unit."""
_HATCH: Final = Stroke(_APART, 0.1)
_WIDEST: Final = 0.12
_THINNEST: Final = 0.04
_SHARE: Final = 0.04
"""Of lines around cells: mm, and of the width of a cell. Where they would be finer there are none."""
_HATCH_STEP: Final = 0.9


def draw_cells(state: MapState, view: Viewport) -> Iterator[Item]:
    """Yield the cells within a window: larger ones below those that stand for themselves, the hatch on these."""
    if state.heat is None:
        return
    classes = state.heat.classes
    every = [(one, cell) for one in classes for cell in (*one.larger, *one.cells)]
    for size in sorted({cell.resolution for _, cell in every}):
        larger = size < state.spec.cells
        for one in classes:
            cells = [cell for of, cell in every if of is one and cell.resolution == size]
            found = [shape for shape in _placed(cells, view) if not shape.is_empty]
            if found:
                outlines = tuple(ring for shape in found for ring in rings(shape))
                items: list[Item] = [Area(outlines, one.row.bin.fill)]
                width = min(_WIDEST, _SHARE * _wide(found))
                if width >= _THINNEST:
                    items.append(Lines(outlines, Stroke(_APART if larger else _BETWEEN, width)))
                yield group(f"cells:{one.row.bin.label}", items)
    shapes = _placed([cell for _, cell in every if cell.outside and not cell.larger], view)
    if shapes:
        yield group("cells:outside", [Lines(hatch(shapely.union_all(shapes), _HATCH_STEP), _HATCH)])


def _placed(cells: Sequence[FirmCell], view: Viewport) -> list[BaseGeometry]:
    """Return what of cells lies in the window, in mm of the sheet: all are projected at once, those near it are cut."""
    if not cells:
        return []
    corners = np.array([cell.corners for cell in cells])
    west, south, east, north = view.extent
    on_plane = shapely.get_coordinates(to_equal_area(shapely.multipoints(corners.reshape(-1, 2))))
    shapes = np.asarray(shapely.polygons(on_plane.reshape(corners.shape)))
    near = shapes[shapely.intersects(shapes, shapely.box(west, south, east, north))]
    return [view.cut(shape) for shape in near]


def _wide(shapes: Sequence[BaseGeometry]) -> float:
    """Return how wide a cell is in mm: the widest, since some are cut."""
    bounds = shapely.bounds(np.array(shapes))
    return float((bounds[:, 2] - bounds[:, 0]).max())
