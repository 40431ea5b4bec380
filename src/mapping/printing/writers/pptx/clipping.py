"""Cutting what a group shows to its window by geometry: slides know no clipping."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import shapely

from mapping.cartography.colours import READABLE_CONTRAST, contrast
from mapping.printing.display import Area, Circle, Grid, Group, Lines, Passage, Rect, Text, TileMark
from mapping.printing.viewport import lines, rings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shapely.geometry.base import BaseGeometry

    from mapping.cartography.placement import Box
    from mapping.printing.display import Item, Line

_WIDE_MM: Final = 0.7
"""Lines of this width stick visibly out of the window where they end at a slant."""
_LAND: Final = ("unit:", "zone:", "inset:unit:", "inset:zone:")
_QUARTER: Final = 16


def clipped(items: Iterable[Item], window: Box) -> Iterator[Item]:
    """Yield what of the items lies in a window; text and signs, which are placed inside, as they are."""
    for item in items:
        yield from _cut(item, window)


def _cut(item: Item, window: Box) -> Iterator[Item]:
    match item:
        case Group():
            inner = tuple(clipped(item.items, window))
            if inner:
                yield replace(item, items=inner, clip=None)
        case Area():
            yield from _area(item, window)
        case Lines():
            yield from _lines(item, window)
        case Rect():
            box = _common(item.box, window)
            if box is not None:
                yield replace(item, box=box)
        case Circle():
            yield from _circle(item, window)
        case Text() | Passage() | Grid() | TileMark():
            yield item


def _area(item: Area, window: Box) -> Iterator[Item]:
    if all(_inside(ring, window) for ring in item.rings):
        yield item
        return
    found = rings(shapely.intersection(even_odd(item.rings), _rectangle(window)))
    if found:
        yield replace(item, rings=found)


def _lines(item: Lines, window: Box) -> Iterator[Item]:
    half = item.stroke.width / 2
    if all(_inside(line, window, half) for line in item.lines):
        yield item
        return
    if item.stroke.width < _WIDE_MM or item.stroke.dash:
        shape = shapely.MultiLineString([line for line in item.lines if len(line) > 1])
        found = lines(shapely.intersection(shape, _rectangle(window)))
        if found:
            yield replace(item, lines=found)
        return
    # A broad line is a band of land or water: as an area it ends where the window does.
    shape = shapely.MultiLineString([line for line in item.lines if len(line) > 1])
    band = rings(shapely.intersection(shape.buffer(half, cap_style="flat"), _rectangle(window)))
    if band:
        yield Area(band, item.stroke.colour, item.stroke.opacity)


def _circle(item: Circle, window: Box) -> Iterator[Item]:
    disc = shapely.Point(item.x, item.y).buffer(item.radius, quad_segs=_QUARTER)
    if _rectangle(window).contains(disc):
        yield item
        return
    shape = shapely.intersection(disc, _rectangle(window))
    if item.fill is not None and rings(shape):
        yield Area(rings(shape), item.fill, item.opacity)
    if item.stroke is not None:
        edge = lines(shapely.intersection(disc.boundary, _rectangle(window)))
        if edge:
            yield Lines(edge, item.stroke)


def dark_land(items: Iterable[Item], ink: str) -> BaseGeometry | None:
    """Return the land on which words in a colour cannot be read; None where there is none."""
    found = [
        even_odd(area.rings)
        for group in _groups(items)
        if group.name.startswith(_LAND)
        for area in group.items
        if isinstance(area, Area) and contrast(area.fill, ink) < READABLE_CONTRAST
    ]
    if not found:
        return None
    land = shapely.union_all(found)
    shapely.prepare(land)
    return land


def _groups(items: Iterable[Item]) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            yield item
            yield from _groups(item.items)


def even_odd(outlines: Iterable[Line]) -> BaseGeometry:
    """Return the shape of rings that fill by the even-odd rule."""
    whole: BaseGeometry = shapely.Polygon()
    for ring in outlines:
        whole = shapely.symmetric_difference(whole, shapely.make_valid(shapely.Polygon(ring)))
    return whole


def _common(box: Box, window: Box) -> Box | None:
    left, top = max(box.left, window.left), max(box.top, window.top)
    right, bottom = min(box.right, window.right), min(box.bottom, window.bottom)
    return replace(box, left=left, top=top, right=right, bottom=bottom) if left < right and top < bottom else None


def _inside(line: Line, window: Box, margin: float = 0.0) -> bool:
    slack = 1e-6 - margin
    return all(
        window.left - slack <= x <= window.right + slack and window.top - slack <= y <= window.bottom + slack
        for x, y in line
    )


def _rectangle(box: Box) -> BaseGeometry:
    return shapely.box(box.left, box.top, box.right, box.bottom)
