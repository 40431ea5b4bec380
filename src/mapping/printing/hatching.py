"""A hatch as lines: not every format knows patterns."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import shapely

from mapping.printing.viewport import lines

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from mapping.printing.display import Line

HATCH_STEP = 1.4


def hatch(shape: BaseGeometry, step: float = HATCH_STEP) -> tuple[Line, ...]:
    """Return 45-degree lines ``step`` mm apart that fill a shape in mm: not every format knows patterns."""
    west, south, east, north = shape.bounds
    height = north - south
    pitch = step * math.sqrt(2)
    starts = [west - height + i * pitch for i in range(int((east - west + height) / pitch) + 1)]
    strokes = shapely.multilinestrings([[(x, north), (x + height, south)] for x in starts])
    return lines(shapely.intersection(strokes, shape))
