"""In which of the 15 statistical units a point lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True)
class UnitShapes:
    """The shapes of the units by id, WGS-84 degrees."""

    shapes: Mapping[str, BaseGeometry]

    def units_at(self, lon: ArrayLike, lat: ArrayLike) -> list[str | None]:
        """Return the unit of each point; None outside the city and where there is no point (0/0 or not finite).

        A point on the edge of two units lies in the first of them, in the order of the layer.
        """
        x, y = (np.asarray(values, dtype=float).ravel() for values in (lon, lat))
        found = np.full(len(x), len(self.shapes))
        for place, shape in enumerate(self.shapes.values()):
            west, south, east, north = shape.bounds
            near = (found == len(self.shapes)) & (west <= x) & (x <= east) & (south <= y) & (y <= north)
            rows = np.flatnonzero(near)
            shapely.prepare(shape)
            found[rows[shapely.intersects_xy(shape, x[rows], y[rows])]] = place
        units = np.array([*self.shapes, None], dtype=object)
        return list(units[found])
