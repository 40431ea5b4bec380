"""Whose land a place of a picture is: what a label asks before it takes it.

Units of length are the picture's own (px or mm); y grows downwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

    from mapping.cartography.placement import Box

_ACROSS: Final = 12
_DOWN: Final = 5
"""Points in which a box is looked at."""
_MIDDLES: Final = {count: np.arange(count) + 0.5 for count in (_ACROSS, _DOWN)}


class Territory:
    """The land of units in a picture.

    ``shapes`` are the units by key, in the picture's own measure; ``groups`` the members of labels that stand for
    several of them. A key of neither kind has no land, and may stand anywhere.
    """

    def __init__(self, shapes: Mapping[str, BaseGeometry], groups: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Take over the shapes."""
        self._shapes = {key: shape for key, shape in shapes.items() if not shape.is_empty}
        self._groups = groups or {}
        # Asked for some thousand places of one sheet: nine in ten are told apart by the bounds alone.
        self._bounds = {key: shape.bounds for key, shape in self._shapes.items()}
        for shape in self._shapes.values():
            shapely.prepare(shape)

    def has(self, key: str) -> bool:
        """Tell whether a label of this key has land of its own in the picture."""
        return any(member in self._shapes for member in self._members(key))

    def own_share(self, key: str, box: Box) -> float:
        """Return the share (0 to 1) of a box that lies in the label's own land."""
        members = self._members(key)
        return self._share([unit for unit in self._shapes if unit in members], box)

    def other_share(self, key: str, box: Box) -> float:
        """Return the share (0 to 1) of a box that lies in the land of others."""
        members = self._members(key)
        return self._share([unit for unit in self._shapes if unit not in members], box)

    def _share(self, units: Iterable[str], box: Box) -> float:
        reached = [unit for unit in units if _meet(self._bounds[unit], box)]
        if not reached:
            return 0.0
        xs = np.tile(_steps(box.left, box.right, _ACROSS), _DOWN)
        ys = np.repeat(_steps(box.top, box.bottom, _DOWN), _ACROSS)
        inside = sum(np.count_nonzero(shapely.contains_xy(self._shapes[unit], xs, ys)) for unit in reached)
        return inside / xs.size

    def _members(self, key: str) -> tuple[str, ...]:
        return self._groups.get(key, (key,))


def _meet(bounds: tuple[float, float, float, float], box: Box) -> bool:
    west, north, east, south = bounds
    return west <= box.right and east >= box.left and north <= box.bottom and south >= box.top


def _steps(low: float, high: float, count: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the middles of ``count`` equal parts."""
    return low + _MIDDLES[count] * (high - low) / count
