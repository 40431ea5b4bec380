"""Calibration: each hand-digitised ring becomes a piece of ground with the published area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from shapely.geometry import Polygon

from mapping.geography.projection import area_km2, from_equal_area, to_equal_area

from .base import GRID, largest_part
from .lines import CUTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from shapely.geometry.base import BaseGeometry

    from .facts import Cut

MAX_SHIFT_M = 2500.0
MAX_STRIP_M = 3000.0
_M2_PER_KM2 = 1e6


@dataclass(frozen=True, slots=True)
class CutPiece:
    """Ground taken by a cut, for one unit. ``adjusted_m``: shift of the line, or width of the river strip, if any."""

    piece_id: str
    unit_id: str
    geometry: BaseGeometry
    adjusted_m: float | None = None
    target_km2: float | None = None


def cut_pieces(districts: dict[str, BaseGeometry]) -> list[CutPiece]:
    """Apply all cuts in order; no two pieces overlap, and none leaves its parent districts."""
    pieces: list[CutPiece] = []
    taken: BaseGeometry = Polygon()
    for cut in CUTS:
        region = shapely.difference(shapely.union_all([districts[name] for name in cut.parents]), taken)
        new = _land_and_strip(cut, region, districts) if cut.river_neighbours else [_shifted(cut, region, districts)]
        pieces += new
        taken = shapely.union_all([taken, *(piece.geometry for piece in new)])
    return pieces


def _shifted(cut: Cut, region: BaseGeometry, districts: dict[str, BaseGeometry]) -> CutPiece:
    """Move the ring parallel to itself until its part of the region has the published area."""
    target_km2 = cut.target_km2 - (area_km2(districts[cut.includes]) if cut.includes else 0.0)
    ring, ground = to_equal_area(Polygon(cut.ring)), to_equal_area(region)

    def too_small(shift_m: float) -> bool:
        return moved(shift_m).intersection(ground).area / _M2_PER_KM2 < target_km2

    def moved(shift_m: float) -> BaseGeometry:
        return ring.buffer(shift_m, join_style="mitre")

    shift_m = _bisect(too_small, -MAX_SHIFT_M, MAX_SHIFT_M, rounds=60)
    line = shapely.set_precision(from_equal_area(moved(shift_m)), GRID)
    piece = shapely.intersection(line, region, grid_size=GRID)
    return CutPiece(cut.cut_id, cut.unit_id, piece, shift_m, target_km2)


def _land_and_strip(cut: Cut, region: BaseGeometry, districts: dict[str, BaseGeometry]) -> list[CutPiece]:
    """Split the ring's ground into a river strip and the land behind it, of the published area; strip first."""
    (parent,) = cut.parents
    bank = shapely.boundary(districts[parent])
    shared = [shapely.intersection(bank, shapely.boundary(districts[name])) for name in cut.river_neighbours]
    river = to_equal_area(shapely.union_all(shared))
    ground = to_equal_area(shapely.intersection(Polygon(cut.ring), region, grid_size=GRID))

    def too_large(width_m: float) -> bool:
        return ground.difference(river.buffer(width_m)).area / _M2_PER_KM2 > cut.target_km2

    width_m = _bisect(too_large, 0.0, MAX_STRIP_M, rounds=50)
    # Few segments a quarter circle: the edge is schematic and need not be smooth.
    land = from_equal_area(ground.difference(river.buffer(width_m, quad_segs=4)))
    land = largest_part(shapely.set_precision(land, GRID))
    whole = shapely.set_precision(from_equal_area(ground), GRID)
    strip = shapely.difference(whole, land, grid_size=GRID)
    return [
        CutPiece(f"{cut.cut_id}_river", cut.unit_id, strip),
        CutPiece(cut.cut_id, cut.unit_id, land, width_m, cut.target_km2),
    ]


def _bisect(more: Callable[[float], bool], low: float, high: float, *, rounds: int) -> float:
    """Return the value between ``low`` and ``high`` where ``more`` turns from true to false."""
    middle = low
    for _ in range(rounds):
        middle = (low + high) / 2
        if more(middle):
            low = middle
        else:
            high = middle
    return middle
