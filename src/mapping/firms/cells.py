"""H3 cells: computed once for each point when a list is loaded, and merged where too few firms are in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import h3.api.numpy_int as h3
import numpy as np
import shapely

from mapping.firms.schema import RESOLUTIONS

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray
    from shapely.geometry.base import BaseGeometry

    Cells = NDArray[np.int64]

COARSEST: Final = 3
"""To where cells are merged at most: edges of 60 km, of which the city needs a few."""
_BITS: Final = 3
_FINEST: Final = 15
_RESOLUTION_AT: Final = 52


@dataclass(frozen=True, eq=False)
class CellCounts:
    """What lies in each cell.

    ``amounts`` are of what the query counts, ``firms`` how many firms those are of. ``outside``: the centre of the cell
    is in no unit. Where cells of fewer than ``merged_below`` firms were merged, they are of several resolutions, and
    only one may still have fewer: all there is of what could not be merged further. ``without_point``: firms that are
    in no cell.
    """

    cells: Cells
    amounts: NDArray[np.float64]
    firms: Cells
    outside: NDArray[np.bool_]
    merged_below: int = 0
    without_point: int = 0


def cells_of(lon: ArrayLike, lat: ArrayLike) -> tuple[Cells, ...]:
    """Return the cells of points at each of `RESOLUTIONS`, coarse to fine; 0 where there is no point (not finite).

    A point is in the cells above its finest cell: so counts of coarse cells are sums of those of fine ones.
    """
    x, y = (np.asarray(values, dtype=float).ravel() for values in (lon, lat))
    finest = RESOLUTIONS[-1]
    at = np.isfinite(x) & np.isfinite(y)
    found = np.zeros(len(x), dtype=np.int64)
    points = zip(y[at].tolist(), x[at].tolist(), strict=True)
    found[at] = np.fromiter((h3.latlng_to_cell(a, b, finest) for a, b in points), np.int64, int(at.sum()))
    return tuple(np.where(found == 0, 0, parents(found, resolution)) for resolution in RESOLUTIONS)


def parents(cells: Cells, resolution: int) -> Cells:
    """Return the cells of a coarser resolution in which cells lie: arithmetic on their numbers.

    A cell's number holds its resolution in 4 bits, and three for each resolution down to 15, set where it has no part
    (h3geo.org/docs/core-library/h3Indexing).
    """
    unused = (1 << (_BITS * (_FINEST - resolution))) - 1
    cleared = cells & ~np.int64(0xF << _RESOLUTION_AT)
    return (cleared | np.int64(resolution << _RESOLUTION_AT)) | np.int64(unused)


def resolutions(cells: Cells) -> Cells:
    """Return the resolution of each cell."""
    return (cells >> _RESOLUTION_AT) & 0xF


def centres(cells: Cells) -> NDArray[np.float64]:
    """Return the centre of each cell as (lon, lat)."""
    points = np.array([h3.cell_to_latlng(int(cell)) for cell in cells], dtype=float).reshape(-1, 2)
    return points[:, ::-1]


def outside(cells: Cells, city: BaseGeometry) -> NDArray[np.bool_]:
    """Tell which cells have their centre in no unit."""
    points = centres(cells)
    shapely.prepare(city)
    found: NDArray[np.bool_] = ~shapely.intersects_xy(city, points[:, 0], points[:, 1])
    return found


def merged(
    cells: Cells, firms: Cells, amounts: NDArray[np.float64], least: int
) -> tuple[Cells, Cells, NDArray[np.float64]]:
    """Merge cells so that none has fewer firms than ``least``, for a map that is published.

    Those that have too few are told together as the larger cell around them, and that goes on up to `COARSEST`; what
    has too few even there becomes one cell, the one of them with most firms. Cells that have enough stay as they are,
    and lie over a larger one that stands for their neighbours: merged as well, they would be lost to the map wherever
    the city has one lonely corner. Totals are kept. At most one cell has fewer than ``least``: then it holds all that
    could not be merged further.
    """
    if least <= 1 or not len(cells):
        return cells, firms, amounts
    for resolution in range(int(resolutions(cells).max()) - 1, COARSEST - 1, -1):
        few = firms < least
        cells, firms, amounts = _summed(np.where(few, parents(cells, resolution), cells), firms, amounts)
    few = firms < least
    if few.sum() > 1:
        largest = cells[few][np.argmax(firms[few])]
        cells, firms, amounts = _summed(np.where(few, largest, cells), firms, amounts)
    return cells, firms, amounts


def _summed(cells: Cells, firms: Cells, amounts: NDArray[np.float64]) -> tuple[Cells, Cells, NDArray[np.float64]]:
    each, at = np.unique(cells, return_inverse=True)
    summed = np.zeros(len(each), dtype=np.int64)
    np.add.at(summed, at, firms)
    total = np.zeros(len(each), dtype=np.float64)
    np.add.at(total, at, amounts)
    return each, summed, total
