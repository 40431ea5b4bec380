"""A list of points for tests of the heat: counted by cell in plain NumPy, in no engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import h3.api.numpy_int as h3
import numpy as np

from mapping.firms.cells import CellCounts, centres, merged
from mapping.firms.hexagons import with_shapes
from mapping.insight.firms.model import GONE, FirmFigures, FirmsSource

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mapping.insight.firms.cell_model import FirmCells
    from mapping.insight.firms.model import Firm
    from mapping.insight.firms.query import FirmQuery

SOURCE = FirmsSource("点位.csv", made_up=False, firms=2_000, date="2026-11-30")
CITY = (114.0, 30.5, 114.6, 30.7)
"""West, south, east, north of what counts as in a unit: the toy city of the browser tests, or nearly."""


@dataclass(eq=False)
class Points:
    """Firms by nothing but place, industry and status; ``asked`` notes what was counted."""

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    industry: NDArray[np.str_]
    gone: NDArray[np.bool_]
    without_point: int = 7
    asked: list[tuple[FirmQuery, int, int]] = field(default_factory=list)
    source: FirmsSource = SOURCE

    def figures(self, query: FirmQuery) -> FirmFigures:
        """Count nothing by unit: that is no matter of the heat."""
        return FirmFigures(query, ())

    def firms(self, query: FirmQuery, most: int, after: int = 0) -> tuple[Firm, ...]:
        """List nobody."""
        del query, most, after
        return ()

    def cell_shapes(self, query: FirmQuery, resolution: int, merge_below: int = 0) -> FirmCells:
        """Return the cells with their shapes."""
        return with_shapes(query, resolution, self.cells(query, resolution, merge_below))

    def cells(self, query: FirmQuery, resolution: int, merge_below: int = 0) -> CellCounts:
        """Count by cell; cells with too few firms become the larger one around them."""
        self.asked.append((query, resolution, merge_below))
        wanted = np.isin(self.industry, query.industry) if query.industry else np.ones(len(self.lon), dtype=bool)
        if not query.closed and not set(query.status) & set(GONE):
            wanted &= ~self.gone
        places = zip(self.lat[wanted].tolist(), self.lon[wanted].tolist(), strict=True)
        found = np.array([h3.latlng_to_cell(lat, lon, resolution) for lat, lon in places], dtype=np.int64)
        cells, firms = np.unique(found, return_counts=True)
        cells, firms, amounts = merged(cells, firms, firms.astype(float), merge_below)
        west, south, east, north = CITY
        lon, lat = centres(cells).T
        outside = (lon < west) | (lon > east) | (lat < south) | (lat > north)
        return CellCounts(cells, amounts, firms, outside, merge_below, self.without_point)


def some_points(number: int = 2_000, seed: int = 7) -> Points:
    """Return so many points, most of them around two centres and some beyond the city."""
    chance = np.random.default_rng(seed)
    centres = np.array([(114.1, 30.6), (114.45, 30.62), (114.75, 30.6)])
    of = chance.choice(3, number, p=(0.55, 0.4, 0.05))
    lon, lat = (centres[of] + chance.normal(0, 0.05, (number, 2))).T
    industry = chance.choice(np.array(["auto", "ai", "none"]), number, p=(0.3, 0.2, 0.5))
    return Points(lon, lat, industry, chance.random(number) < 0.1)
