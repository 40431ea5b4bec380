"""Towns on a chessboard: coverages with shared vertices, drawn at random."""

from __future__ import annotations

import shapely
from hypothesis import strategies as st
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

SIZE = 4
Town = tuple[list[BaseGeometry], list[BaseGeometry]]


@st.composite
def towns(draw: st.DrawFn) -> Town:
    """Return units and districts that divide the same squares each in its own way; some squares are no town at all."""
    squares = [box(114 + x, 30 + y, 115 + x, 31 + y) for x in range(SIZE) for y in range(SIZE)]
    within = draw(st.lists(st.booleans(), min_size=SIZE**2, max_size=SIZE**2).filter(any))
    layers = []
    for _ in range(2):
        owners = draw(st.lists(st.integers(0, 3), min_size=SIZE**2, max_size=SIZE**2))
        grounds: dict[int, list[BaseGeometry]] = {}
        for square, owner, inside in zip(squares, owners, within, strict=True):
            if inside:
                grounds.setdefault(owner, []).append(square)
        layers.append([shapely.coverage_union_all(ground) for ground in grounds.values()])
    return layers[0], layers[1]
