"""Labels and park markers of the offline page.

The page opens at one fixed scale and is placed for it; zooming in only moves labels apart.
"""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

import folium
import shapely

from mapping.cartography.labels import LabelItem, LabelText, district_items, label_items
from mapping.cartography.look import paint
from mapping.cartography.look_lines import path_options
from mapping.cartography.look_marks import on_screen
from mapping.cartography.placement import Box, lead_home, place
from mapping.cartography.territory import Territory
from mapping.cartography.tiles import tile_svg
from mapping.leaflet import page_facilities
from mapping.leaflet.frames import template, text_width
from mapping.leaflet.mercator import HEIGHT, WIDTH, Mercator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mapping.cartography.parts import ParkMark
    from mapping.cartography.placement import Placed, Point
    from mapping.cartography.state import MapState
    from mapping.geography import Geography

_TILE = 18.0
_TILE_GAP = 2.0
_LONGEST = 4
"""Tiles of one row."""
_NAME_SIZE, _DETAIL_SIZE, _LINE = 13.0, 12.0, 1.3
_CHIP = 32.0
NUMBER = round(on_screen("number-offline"))
"""Diameter in px of a marker with a number."""
DOT = on_screen("dot")
"""Diameter in px of one without."""
OTHER = on_screen("other") - float(path_options("marker-other")["weight"])
"""Diameter in px of the middle of the ring for a park of another unit."""
LARGEST_CIRCLE = on_screen("circle") / 2
"""Radius in px of the largest circle of a second measure."""
_LEAST_CIRCLE = on_screen("circle-least") / 2


def markers(
    state: MapState, geography: Geography, mercator: Mercator
) -> Iterator[folium.Marker | folium.CircleMarker | folium.PolyLine]:
    """Yield the circles of a second measure, the labels and, where the map shows them, facilities and parks."""
    yield from _circles(state)
    labels = _placed(state, geography, mercator) if "labels" in state.spec.overlays else ()
    if labels:
        tiles = {industry: tile_svg(tile, int(_TILE)) for industry, tile in state.tiles.items()}
        for placed in labels:
            yield from _leader(placed, mercator)
            yield _label_marker(placed, mercator, tiles)
    taken = [*(placed.box for placed in labels), *_park_boxes(_stacks(state) if state.marks else (), state, mercator)]
    yield from page_facilities.markers(state, mercator, taken)
    if "labels" in state.spec.overlays and "water" in state.spec.overlays:
        yield from _rivers(state, geography, mercator, taken)
    if state.marks:
        # parks of other units lie under those of the map's own
        stacks = sorted(_stacks(state), key=lambda stack: any(_is_own(park, state) for park in stack))
        yield from (_park_marker(stack, state) for stack in stacks)


def _circles(state: MapState) -> Iterator[folium.CircleMarker]:
    made = state.second
    if made is None:
        return
    places = {unit.unit_id: unit.anchors for unit in state.units}
    places |= {shared.shared_list: shared.anchors for shared in state.shared_lists}
    for key, anchors in places.items():
        if key in made.radii and anchors:
            lon, lat = anchors[0]
            yield folium.CircleMarker(
                (lat, lon),
                radius=max(_LEAST_CIRCLE, LARGEST_CIRCLE * made.radii[key]),
                **path_options("circle"),
                fill=True,
                fill_color=paint("circle-fill"),
                fill_opacity=1,
                class_name=f"circle circle-{key}",
                interactive=False,
            )


def _stacks(state: MapState) -> Iterator[list[ParkMark]]:
    """Yield the parks that are drawn, those at one and the same point together."""
    at: dict[tuple[float | None, float | None], list[ParkMark]] = {}
    for park in state.parks:
        if park.drawable:
            at.setdefault((park.lat, park.lon), []).append(park)
    yield from at.values()


def _park_boxes(stacks: Iterable[list[ParkMark]], state: MapState, mercator: Mercator) -> Iterator[Box]:
    """Yield the boxes of the markers of parks, those of one point together."""
    for stack in stacks:
        first = stack[0]
        x, y = mercator.project(first.lon or 0.0, first.lat or 0.0)  # a drawable park has both
        numbers = _numbers(stack, state)
        half, high = (_number_width(numbers) / 2, NUMBER / 2) if numbers else (DOT / 2, DOT / 2)
        yield Box(x - half, y - high, x + half, y + high)


def _numbers(stack: Sequence[ParkMark], state: MapState) -> str:
    """Return the numbers that stand on the marker of the parks of one point; empty where it is a dot."""
    return "·".join(str(state.numbers[park.park_id]) for park in stack if park.park_id in state.numbers)


def _number_width(numbers: str) -> int:
    return max(NUMBER, round(text_width(numbers, _DETAIL_SIZE)) + 12)


def _placed(state: MapState, geography: Geography, mercator: Mercator) -> tuple[Placed, ...]:
    items = district_items(state) if state.by_district else _unit_items(state)
    shapes = geography.districts if state.by_district else geography.units
    groups = {s.shared_list: tuple(s.members) for s in state.shared_lists}
    land = Territory(
        {str(i): shapely.transform(shape, mercator.project_all) for i, shape in shapes.geometry.items()}, groups
    )
    frame = Box(4, 4, WIDTH - 4, HEIGHT - 4)
    numbered = [stack for stack in _stacks(state) if state.marks and _numbers(stack, state)]
    # the name of a unit stands clear of the numbers, if it can
    for taken in (tuple(_park_boxes(numbered, state, mercator)), ()):
        placed = place(items, project=mercator.project, measure=_measure, frame=frame, taken=taken, land=land)
        if state.spec.unit in {one.key for one in placed}:
            break
    return lead_home(items, placed, project=mercator.project, measure=_measure, frame=frame, taken=taken, land=land)


def _unit_items(state: MapState) -> tuple[LabelItem, ...]:
    return label_items(state, grouped=state.spec.kind != "unit")


def _measure(text: LabelText) -> Point:
    """Return width and height of a label in px."""
    width, height = text_width(text.name, _NAME_SIZE), _NAME_SIZE * _LINE
    rows = _tile_rows(text)
    row = (_TILE + _TILE_GAP) * max(map(len, rows)) + (_CHIP if text.chip else 0)
    if text.detail is not None:
        row += text_width(text.detail, _DETAIL_SIZE)
        height += max(_TILE, _DETAIL_SIZE * _LINE)
    elif text.tiles or text.chip:
        height += (_TILE + _TILE_GAP) * len(rows)
    width = max(width, row)
    return width + 4, height + 2


def _tile_rows(text: LabelText) -> tuple[tuple[str | None, ...], ...]:
    """Return the tiles in one row, or in two where they are many, as on sheets; one empty row where there are none."""
    if len(text.tiles) <= _LONGEST or text.detail is not None:
        return (text.tiles,)
    half = math.ceil(len(text.tiles) / 2)
    return text.tiles[:half], text.tiles[half:]


def _leader(placed: Placed, mercator: Mercator) -> Iterator[folium.PolyLine | folium.CircleMarker]:
    """Yield the line from a unit to its label beside it, and the dot at its foot."""
    if placed.line is None:
        return
    line = [mercator.unproject(x, y) for x, y in placed.line]
    yield folium.PolyLine(  # type: ignore[no-untyped-call]
        line, **path_options("label-leader"), class_name="label-leader", interactive=False
    )
    yield folium.CircleMarker(
        line[0],
        radius=on_screen("leader-foot") / 2,
        **path_options("place"),
        fill=True,
        fill_color=paint("ink"),
        fill_opacity=1,
        class_name="label-foot",
        interactive=False,
    )


def _label_marker(placed: Placed, mercator: Mercator, tiles: Mapping[str | None, str]) -> folium.Marker:
    """Return a label as a marker at its geographic place; the icon's own middle is its anchor."""
    box = placed.box
    width, height = box.right - box.left, box.bottom - box.top
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    text = placed.text
    says = text.tiles or text.detail is not None or text.chip
    rows = [[tiles.get(i, tiles[None]) for i in row] for row in _tile_rows(text)] if says else []
    html = template("page_label.html").render(text=text, rows=rows).strip()
    icon = folium.DivIcon(
        html=html, icon_size=(round(width), round(height)), icon_anchor=(round(width / 2), round(height / 2))
    )
    icon.options["class_name"] = "label"
    return folium.Marker(mercator.unproject(x, y), icon=icon, interactive=False, keyboard=False)


def _rivers(state: MapState, geography: Geography, mercator: Mercator, taken: Sequence[Box]) -> Iterator[folium.Marker]:
    """Yield the name of each river, once, where it is best of the places that are free; none where all are taken."""
    frame, height = Box(4, 4, WIDTH - 4, HEIGHT - 4), _DETAIL_SIZE * _LINE
    for river_id, anchors in geography.river_anchors.items():
        name = state.waters.get(river_id)
        width = text_width(name, _DETAIL_SIZE) + 4 if name else 0
        for anchor in anchors if name else ():
            x, y = mercator.project(anchor.lon, anchor.lat)
            box = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            if box.inside(frame) and not any(box.overlaps(other) for other in taken):
                size = (round(width), round(height))
                icon = folium.DivIcon(html=escape(name or ""), icon_size=size)
                icon.options["class_name"] = "river-name"
                yield folium.Marker((anchor.lat, anchor.lon), icon=icon, interactive=False, keyboard=False)
                break


def _is_own(park: ParkMark, state: MapState) -> bool:
    """Tell whether a map is about a park: that of one unit about its own, any other about all."""
    return state.spec.kind != "unit" or park.unit_id == state.spec.unit


def _park_marker(stack: list[ParkMark], state: MapState) -> folium.Marker | folium.CircleMarker:
    """Return the parks of one point: numbered on the map of their own unit, else a dot; a ring for a town's anchor.

    On the map of a unit the parks of others are grey rings.
    """
    first = stack[0]
    place = (first.lat or 0.0, first.lon or 0.0)  # a drawable park has both
    tooltip = "<br>".join(escape(" · ".join(filter(None, (p.name, p.level, p.precision_label)))) for p in stack)
    near = not all(park.has_own_place for park in stack)
    if text := _numbers(stack, state):
        width = _number_width(text)
        icon = folium.DivIcon(html=text, icon_size=(width, NUMBER), icon_anchor=(width // 2, NUMBER // 2))
        icon.options["class_name"] = f"park-number {'town' if near else 'placed'}"
        return folium.Marker(place, icon=icon, tooltip=tooltip)
    if not any(_is_own(park, state) for park in stack):
        return folium.CircleMarker(
            place,
            radius=OTHER / 2,
            **path_options("marker-other"),
            fill=True,
            fill_color=paint("on-marker"),
            fill_opacity=1,
            class_name="park other " + " ".join(f"park-{p.park_id}" for p in stack),
            tooltip=tooltip,
        )
    return folium.CircleMarker(
        place,
        radius=DOT / 2,
        **path_options("marker-town" if near else "marker"),
        fill=True,
        fill_color=paint("on-marker" if near else "marker"),
        fill_opacity=1,
        class_name="park " + " ".join(f"park-{p.park_id}" for p in stack),
        tooltip=tooltip,
    )
