"""Shapes of H3 cells: the one place that asks H3 for them. Browsers and sheets get coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import h3.api.numpy_int as h3
import numpy as np

from mapping.insight.firms.cell_model import FirmCell, FirmCells

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mapping.firms.cells import CellCounts
    from mapping.insight.firms.query import FirmQuery

CORNERS: Final = 6
"""Of a cell. Only twelve cells of each size have five, and only cells on an edge of H3's icosahedron have more; of
both there are none within 500 km of Wuhan, and a corner too many would be left out."""


def corners_of(cells: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return longitude and latitude of the corners, in the order of the cells: an array of (cells, corners, 2)."""
    shapes = [h3.cell_to_boundary(cell)[:CORNERS] for cell in cells.tolist()]
    flat = np.array(shapes, dtype=np.float64).reshape(-1, CORNERS, 2)
    turned: NDArray[np.float64] = flat[:, :, ::-1]
    return turned


def text_of(cell: int) -> str:
    """Return a cell as it stands in addresses and files."""
    return f"{cell:x}"


def with_shapes(query: FirmQuery, resolution: int, counts: CellCounts) -> FirmCells:
    """Return counts by cell as plain values with the shapes of the cells."""
    corners = corners_of(counts.cells).tolist()
    each = zip(counts.cells.tolist(), counts.amounts.tolist(), counts.outside.tolist(), corners, strict=True)
    cells = tuple(
        FirmCell(
            text_of(cell),
            amount,
            outside,
            larger=h3.get_resolution(cell) < resolution,
            corners=tuple((lon, lat) for lon, lat in shape),
        )
        for cell, amount, outside, shape in each
    )
    return FirmCells(query, resolution, counts.merged_below, cells, counts.without_point)
