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
_XS: Final = np.tile((np.arange(_ACROSS) + 0.5) / _ACROSS, _DOWN)
_YS: Final = np.repeat((np.arange(_DOWN) + 0.5) / _DOWN, _ACROSS)
"""The same points in a box of width and height 1."""


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
        # A label that finds no place at first asks for the same ones again, and the next map of a window does, too.
        self._asked: dict[tuple[str, Box], int] = {}
        self._told_apart: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def has(self, key: str) -> bool:
        """Tell whether a label of this key has land of its own in the picture."""
        return any(member in self._shapes for member in self._members(key))

    def own_share(self, key: str, box: Box) -> float:
        """Return the share (0 to 1) of a box that lies in the label's own land."""
        return self._share(self._sides(key)[0], box)

    def other_share(self, key: str, box: Box) -> float:
        """Return the share (0 to 1) of a box that lies in the land of others."""
        return self._share(self._sides(key)[1], box)

    def _sides(self, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the units whose land is a label's own, and the others."""
        found = self._told_apart.get(key)
        if found is None:
            members = self._members(key)
            own = tuple(unit for unit in self._shapes if unit in members)
            found = own, tuple(unit for unit in self._shapes if unit not in members)
            self._told_apart[key] = found
        return found

    def _share(self, units: Iterable[str], box: Box) -> float:
        inside = sum(self._points_in(unit, box) for unit in units if _meet(self._bounds[unit], box))
        return inside / _XS.size

    def _points_in(self, unit: str, box: Box) -> int:
        """Return how many of the points of a box lie in a unit."""
        count = self._asked.get((unit, box))
        if count is None:
            xs, ys = box.left + _XS * (box.right - box.left), box.top + _YS * (box.bottom - box.top)
            count = int(np.count_nonzero(shapely.contains_xy(self._shapes[unit], xs, ys)))
            self._asked[unit, box] = count
        return count

    def _members(self, key: str) -> tuple[str, ...]:
        return self._groups.get(key, (key,))


def _meet(bounds: tuple[float, float, float, float], box: Box) -> bool:
    west, north, east, south = bounds
    return west <= box.right and east >= box.left and north <= box.bottom and south >= box.top
