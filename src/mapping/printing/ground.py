"""The land of a map: fills, hatch, edges, water and the outline of the unit in focus, cut to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.look import light
from mapping.cartography.look_lines import river
from mapping.geography.edges import split_outline
from mapping.geography.projection import to_equal_area
from mapping.insight.statistical import SCENIC
from mapping.printing import style
from mapping.printing.cells import draw_cells
from mapping.printing.display import Area, Lines, Rect, Stroke, group
from mapping.printing.hatching import hatch
from mapping.printing.viewport import cut_of, lines, rings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState
    from mapping.geography import Geography
    from mapping.printing.display import Item, Line
    from mapping.printing.viewport import Cut, Ground, Viewport


def draw_ground(state: MapState, geography: Geography, view: Viewport) -> Iterator[Item]:
    """Yield the land within a window, from back to front; ends of thick lines do not stick out of it."""
    yield group("ground", _layers(state, geography, view), clip=view.box)


def _layers(state: MapState, geography: Geography, view: Viewport) -> Iterator[Item]:
    cut = cut_of(geography, view)
    yield group("land", _land(state, cut, view))
    if state.heat is not None:
        yield group("cells", draw_cells(state, view), state.heat.label)
    yield group("edges", _edges(state, cut))
    if "water" in state.spec.overlays:
        yield group("water", _waters(cut, view))
    yield group("outline", _outline(state, cut.ground, view))
    if state.drawn is not None:
        yield group("drawn", _area_drawn(state.drawn.within.shape, view), state.drawn.label)


def _land(state: MapState, cut: Cut, view: Viewport) -> Iterator[Item]:
    ground = cut.ground
    yield Rect(view.box, fill=style.OUTSIDE)
    yield from _edge(cut, "city", style.line("city-band"))
    names = state.names
    kind, areas = ("district", ground.districts) if state.layer.of_districts else ("unit", ground.units)
    for area, shape in areas.items():
        name, value = names.get(area, area), state.layer.values.get(area)
        alt = " · ".join(filter(None, (name, value.text if value is not None else "")))
        yield group(f"{kind}:{area} {name}", _fill(cut, f"{kind}:{area}", shape, state.fill(area)), alt)
    if SCENIC in state.layer.values and ground.scenic is not None and not state.is_plain:
        yield group("zone:scenic", _fill(cut, "scenic", ground.scenic, state.fill(SCENIC)))


def _edges(state: MapState, cut: Cut) -> Iterator[Item]:
    solid = ["official", "district"] if state.by_district else ["official"]
    if "districts" in state.spec.overlays and not state.by_district:
        yield group("edge:district", _edge(cut, "district", style.line("district")))
    for name in ("casing", "official"):
        for kind in solid:
            yield group(f"edge:{name}", _edge(cut, kind, style.line(name)))
    for name in ("schematic-casing", "schematic"):
        yield group(f"edge:{name}", _edge(cut, "schematic", style.line(name)))
    scenic = cut.ground.scenic
    if scenic is not None:
        yield group("edge:scenic", _drawn(cut.lines("scenic-edge", scenic.boundary), style.line("scenic")))
    yield group("edge:city", _edge(cut, "city", style.line("city")))


def _edge(cut: Cut, kind: str, stroke: Stroke) -> Iterator[Item]:
    yield from _drawn(cut.lines(f"edge:{kind}", cut.ground.edges[kind]), stroke)


def _fill(cut: Cut, name: str, shape: BaseGeometry, colour: str | None) -> Iterator[Item]:
    outline = cut.rings(name, shape)
    if not outline:
        return
    if colour is not None:
        yield Area(outline, colour)
        return
    yield Area(outline, light("no-data"))
    yield Lines(hatch(cut.shape(name, shape)), style.line("hatch"))


def waters(ground: Ground, view: Viewport) -> Iterator[Item]:
    """Yield rivers and lakes within a window."""
    for course, width_m in ground.rivers.values():
        width = max(river(width_m).mm, width_m * view.mm_per_m)
        yield from edge(view, course, Stroke(style.WATER, width))
    for lake in ground.lakes:
        outline = rings(view.cut(lake))
        if outline:
            yield Area(outline, style.WATER)


def _waters(cut: Cut, view: Viewport) -> Iterator[Item]:
    for river_id, (course, width_m) in cut.ground.rivers.items():
        width = max(river(width_m).mm, width_m * view.mm_per_m)
        yield from _drawn(cut.lines(f"river:{river_id}", course), Stroke(style.WATER, width))
    for number, lake in enumerate(cut.ground.lakes):
        outline = cut.rings(f"lake:{number}", lake)
        if outline:
            yield Area(outline, style.WATER)


def _outline(state: MapState, ground: Ground, view: Viewport) -> Iterator[Item]:
    """Yield the outlines of the units or the district in focus or chosen: dashed where, and only where, schematic."""
    if state.by_district:
        found = [ground.districts.get(state.spec.district or "")]
    else:
        found = [ground.units.get(unit_id) for unit_id in state.chosen]
    outlines = [shape.boundary for shape in found if shape is not None]
    for outline in outlines:
        yield from edge(view, outline, style.line("subject-casing"))
    for outline in outlines:
        solid, dashed = (outline, None) if state.by_district else split_outline(outline, ground.edges["schematic"])
        yield from edge(view, solid, style.line("subject"))
        if dashed is not None:
            yield from edge(view, dashed, style.line("subject-schematic"))


def _area_drawn(shape: BaseGeometry, view: Viewport) -> Iterator[Item]:
    """Yield the area that a reader has drawn."""
    outline = to_equal_area(shape).boundary
    yield from edge(view, outline, style.line("drawn-casing"))
    yield from edge(view, outline, style.line("drawn"))


def edge(view: Viewport, shape: BaseGeometry, stroke: Stroke) -> Iterator[Item]:
    """Yield what of a line lies within a window."""
    yield from _drawn(lines(view.cut(shape)), stroke)


def _drawn(found: tuple[Line, ...], stroke: Stroke) -> Iterator[Item]:
    if found:
        yield Lines(found, stroke)


def window(box: Box) -> Rect:
    """Return the neat line around a map, drawn last so that it covers the cut edges."""
    return Rect(box, stroke=style.FRAME_LINE)
