"""The window of a slide's map: the land of one unit as large as can be beside the key and the furniture.

A slide needs no round scale, so its window may move, or show a little more, until nothing lies on the unit.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Final

import shapely

from mapping.printing.viewport import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shapely.geometry.base import BaseGeometry

    from mapping.cartography.placement import Box
    from mapping.printing.setting import Setting
    from mapping.printing.viewport import Bounds, Viewport

MARGIN: Final = 1.6
_SHRINKS: Final = (1.0, 1.06, 1.12, 1.18, 1.25, 1.33, 1.42)
"""How much more of the ground a window may show, the least first."""
_SHIFTS: Final = sorted(product((0.0, -1.0, 1.0, -0.5, 0.5), repeat=2), key=lambda way: abs(way[0]) + abs(way[1]))
"""Shares of the free room by which the land may stand aside."""
_ASIDE: Final = 0.2
"""Share of the free width by which the city stands right of the middle."""
_COARSE_MM: Final = 0.2
"""To which outlines are simplified while windows are tried."""


def clear_window(
    box: Box, bounds: Bounds, land: BaseGeometry, setting: Setting, has_room: Callable[[Viewport, BaseGeometry], bool]
) -> Viewport | None:
    """Return the largest window in which all that stands on the map ``has_room`` beside the land.

    ``land`` is in metres of the plane, what ``has_room`` is asked about in mm of the sheet.
    None where no window lets it.
    """
    whole = filled(box, bounds, MARGIN, setting.paper.magnify)
    outline = land.simplify(_COARSE_MM / whole.mm_per_m)
    for view in _windows(whole, bounds):
        shown = shapely.buffer(view.cut(outline), _COARSE_MM)
        shapely.prepare(shown)
        if has_room(view, shown):
            return view
    return None


def aside(view: Viewport, bounds: Bounds) -> Viewport:
    """Return the window with its land near the right edge: scale bar, north arrow and most names stand left of it."""
    west, _, east, _ = bounds
    free = (view.box.right - view.box.left - 2 * MARGIN) / view.mm_per_m - (east - west)
    x, y = view.centre
    return replace(view, centre=(x - max(0.0, free) * _ASIDE, y))


def _windows(whole: Viewport, bounds: Bounds) -> Iterator[Viewport]:
    west, south, east, north = bounds
    width, height = whole.box.right - whole.box.left, whole.box.bottom - whole.box.top
    for shrink in _SHRINKS:
        view = replace(whole, denominator=whole.denominator * shrink)
        free_x = max(0.0, (width - 2 * MARGIN) / view.mm_per_m - (east - west)) / 2
        free_y = max(0.0, (height - 2 * MARGIN) / view.mm_per_m - (north - south)) / 2
        x, y = view.centre
        for across, up in dict.fromkeys((a * free_x, b * free_y) for a, b in _SHIFTS):
            yield replace(view, centre=(x + across, y + up))
