"""Airports, stations, ports and bonded zones of the offline page: badges, and names where there is room for them."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING, Final

import folium

from mapping.cartography.look_lines import path_options
from mapping.cartography.look_marks import on_screen
from mapping.cartography.look_symbols import symbol_svg
from mapping.cartography.placement import Box
from mapping.leaflet.frames import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.parts import FacilityMark
    from mapping.cartography.placement import Point
    from mapping.cartography.state import MapState
    from mapping.leaflet.mercator import Mercator

SIDE: Final = on_screen("facility")
_NAME_SIZE: Final = 11.5
_NAME_HEIGHT: Final = 15.0
_CLEAR: Final = 2.0
_DISTANCES: Final = (22.0, 30.0, 40.0)
_DIRECTIONS: Final = 12


def markers(state: MapState, mercator: Mercator, taken: Sequence[Box]) -> Iterator[folium.Marker | folium.PolyLine]:
    """Yield badges, lines from those that stand aside to their points, and names; ``taken`` (px) stays free."""
    boxes = list(taken)
    placed = []
    for mark in state.facilities:
        point = mercator.project(mark.lon, mark.lat)
        box = _free(point, boxes)
        boxes.append(box.grown(_CLEAR))
        placed.append((mark, point, box))
        if _middle(box) != point:
            ends = [(mark.lat, mark.lon), mercator.unproject(*_middle(box))]
            yield folium.PolyLine(ends, **path_options("facility-leader"), interactive=False)  # type: ignore[no-untyped-call]
    for mark, _, box in placed:
        yield _badge(mark, mercator.unproject(*_middle(box)))
        name = _free_name(mark.label, box, boxes) if "labels" in state.spec.overlays else None
        if name is not None:
            boxes.append(name)
            yield _name(mark.label, name, mercator.unproject(*_middle(name)))


def _free(point: Point, taken: Sequence[Box]) -> Box:
    """Return the badge's box at its point, or at the nearest free place around it."""
    turns = [math.tau * i / _DIRECTIONS for i in range(_DIRECTIONS)]
    around = [(point[0] + d * math.cos(a), point[1] + d * math.sin(a)) for d in _DISTANCES for a in turns]
    boxes = [Box(x - SIDE / 2, y - SIDE / 2, x + SIDE / 2, y + SIDE / 2) for x, y in (point, *around)]
    return next((box for box in boxes if not any(box.overlaps(other) for other in taken)), boxes[0])


def _free_name(label: str, badge: Box, taken: Sequence[Box]) -> Box | None:
    width = text_width(label, _NAME_SIZE) + 2
    x, y = _middle(badge)
    lefts = (badge.right + 2, badge.left - 2 - width, x - width / 2, x - width / 2)
    tops = (y - _NAME_HEIGHT / 2, y - _NAME_HEIGHT / 2, badge.bottom + 1, badge.top - 1 - _NAME_HEIGHT)
    boxes = (Box(left, top, left + width, top + _NAME_HEIGHT) for left, top in zip(lefts, tops, strict=True))
    others = [box for box in taken if box != badge.grown(_CLEAR)]
    return next((box for box in boxes if not any(box.overlaps(other) for other in others)), None)


def _middle(box: Box) -> Point:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _badge(mark: FacilityMark, place: Point) -> folium.Marker:
    side = round(SIDE)
    icon = folium.DivIcon(html=symbol_svg(mark.kind, near=mark.near), icon_size=(side, side))
    icon.options["class_name"] = f"facility facility-{mark.facility_id}"
    told = (mark.name, mark.kind_label, mark.precision_label, mark.source)
    return folium.Marker(place, icon=icon, tooltip="<br>".join(map(escape, told)), alt=mark.name)


def _name(label: str, box: Box, place: Point) -> folium.Marker:
    width, height = round(box.right - box.left), round(box.bottom - box.top)
    icon = folium.DivIcon(html=escape(label), icon_size=(width, height))
    icon.options["class_name"] = "facility-name"
    return folium.Marker(place, icon=icon, interactive=False, keyboard=False)
