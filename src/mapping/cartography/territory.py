"""Whose land a place of a picture is: what a label asks before it takes it.

Units of length are the picture's own (px or mm); y grows downwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

    from mapping.cartography.placement import Box

_ACROSS: Final = 12
_DOWN: Final = 5
"""Points in which a box is looked at."""


class Territory:
    """The land of units in a picture.

    ``shapes`` are the units by key, in the picture's own measure; ``groups`` the members of labels that stand for
    several of them. A key of neither kind has no land, and may stand anywhere.
    """

    def __init__(self, shapes: Mapping[str, BaseGeometry], groups: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Take over the shapes."""
        self._shapes = {key: shape for key, shape in shapes.items() if not shape.is_empty}
        self._groups = groups or {}
        for shape in self._shapes.values():
            shapely.prepare(shape)

    def has(self, key: str) -> bool:
        """Tell whether a label of this key has land of its own in the picture."""
        return any(member in self._shapes for member in self._members(key))

    def shares(self, key: str, box: Box) -> tuple[float, float]:
        """Return the shares (0 to 1) of a box in the label's own land and in that of others."""
        xs, ys = (
            line.ravel()
            for line in np.meshgrid(_steps(box.left, box.right, _ACROSS), _steps(box.top, box.bottom, _DOWN))
        )
        own = other = 0
        members = self._members(key)
        for unit, shape in self._shapes.items():
            west, north, east, south = shape.bounds
            if west > box.right or east < box.left or north > box.bottom or south < box.top:
                continue
            inside = int(shapely.contains_xy(shape, xs, ys).sum())
            if unit in members:
                own += inside
            else:
                other += inside
        return own / xs.size, other / xs.size

    def _members(self, key: str) -> tuple[str, ...]:
        return self._groups.get(key, (key,))


def _steps(low: float, high: float, count: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the middles of ``count`` equal parts."""
    return low + (np.arange(count) + 0.5) * (high - low) / count
