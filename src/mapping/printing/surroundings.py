"""Names of what is no unit: rivers, lakes and neighbouring cities."""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING, Final

import shapely

from mapping.cartography.labels import LabelItem, LabelText
from mapping.cartography.placement import AT_ANCHOR
from mapping.printing import style
from mapping.printing.display import Face
from mapping.printing.lettering import Lettered, holds, letter_lines
from mapping.printing.viewport import cut_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState
    from mapping.geography import Geography, Water
    from mapping.printing.display import Point
    from mapping.printing.viewport import Viewport

_LEAST_LAKE_MM: Final = 8.0
_ALONG: Final = 20
"""Parts of a river between which its name may stand."""
_SMALL_AREA_KM2: Final = 8.0
"""Taken for a lake whose area is not known: it is named only at large scales."""

_NEAR: Final = sorted(product(range(-12, 13, 3), repeat=2), key=lambda step: math.hypot(*step))
"""Steps in mm from a neighbour's point to where its name may stand, the nearest first."""


def letter_waters(  # noqa: PLR0913 - the same
    state: MapState,
    geography: Geography,
    view: Viewport,
    *,
    size: float,
    taken: Sequence[Box],
    avoided: Sequence[Box] = (),
) -> Lettered:
    """Place the names of rivers, on their water, and of the lakes that are large enough at the map's scale."""
    if not {"water", "labels"} <= set(state.spec.overlays):
        return Lettered((), (), ())
    face = Face(size, fill=style.WATER_INK, halo=0.5)
    items = []
    for water in geography.waters:
        name = state.waters.get(water.water_id)
        points = _river_points(water.water_id, geography, view) if water.kind == "river" else _lake_points(water, view)
        if name and points:
            items.append(LabelItem(f"water:{water.water_id}", points, (LabelText(name),), 9))
    return letter_lines(items, face, view, taken=taken, avoided=avoided, steps=AT_ANCHOR)


def _river_points(river_id: str, geography: Geography, view: Viewport) -> tuple[Point, ...]:
    """Return points of a river's course in the window, those near where its name is best first."""
    cut = cut_of(geography, view)
    course = cut.shape(f"river:{river_id}", cut.ground.rivers[river_id][0])
    if course.is_empty:
        return ()
    wanted = [shapely.Point(view.project(a.lon, a.lat)) for a in geography.river_anchors.get(river_id, ())]
    inside = [course.interpolate(course.project(p)) for p in wanted if holds(view.box, (p.x, p.y))]
    longest = max(shapely.get_parts(course), key=shapely.length)
    shares = sorted((i / _ALONG for i in range(1, _ALONG)), key=lambda share: abs(share - 0.5))
    along = [longest.interpolate(share, normalized=True) for share in shares]
    return tuple((p.x, p.y) for p in (*inside, *along))


def _lake_points(lake: Water, view: Viewport) -> tuple[Point, ...]:
    """Return the place of a lake's name if the lake is at least as wide as the name would be."""
    if lake.kind != "label" or (lake.area_km2 or _SMALL_AREA_KM2) ** 0.5 * 1000 * view.mm_per_m < _LEAST_LAKE_MM:
        return ()
    point = view.project(*lake.shape.coords[0])
    return (point,) if holds(view.box, point) else ()


def letter_neighbours(state: MapState, geography: Geography, view: Viewport, taken: Sequence[Box]) -> Lettered:
    """Place the names of neighbouring cities near their schematic points, never on the city's own land.

    One that has no room beside it is left out.
    """
    if "labels" not in state.spec.overlays:
        return Lettered((), (), ())
    face = Face(8.4, fill=style.MUTED)
    land = cut_of(geography, view).land
    items = []
    for city in state.cities:
        x, y = view.project(city.lon, city.lat)
        half = face.width(city.name) / 2 + 1
        around = ((x + dx, y + dy) for dx, dy in _NEAR)
        free = tuple(
            p for p in around if not land.intersects(shapely.box(p[0] - half, p[1] - 2, p[0] + half, p[1] + 2))
        )
        if free and holds(view.box, (x, y)):
            items.append(LabelItem(f"city:{city.key}", free, (LabelText(city.name),), 9))
    # Steps away from places that are free of land would lead back onto it.
    return letter_lines(items, face, view, taken=taken, steps=AT_ANCHOR)
