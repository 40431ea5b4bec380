"""What a careful eye would send back: lettering on lettering, and anything that leaves the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import shapely

from mapping.cartography.placement import Box
from mapping.printing.display import Area, Circle, Grid, Group, Lines, Passage, Rect, Text, TileMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shapely.geometry.base import BaseGeometry

    from mapping.printing.display import DisplayList, Item

TOLERANCE: Final = 0.02
"""Share of the smaller of two boxes that may be covered: touching descenders do not collide."""


_SEEN_THROUGH: Final = 0.5
"""Up to this opacity what lies below can still be read."""


@dataclass(frozen=True, slots=True)
class Collision:
    """Two pieces of lettering, and the share of the smaller that the other covers."""

    first: str
    second: str
    share: float


def collisions(page: DisplayList, tolerance: float = TOLERANCE) -> tuple[Collision, ...]:
    """Return the pairs of texts and tiles that cover each other by more than ``tolerance``."""
    marks = sorted(_lettering(page), key=lambda mark: mark[1].left)
    found = []
    for i, (name, box) in enumerate(marks):
        for other_name, other in marks[i + 1 :]:
            if other.left >= box.right:
                break
            share = _common(box, other) / min(_area(box), _area(other))
            if share > tolerance:
                found.append(Collision(name, other_name, share))
    return tuple(found)


def strays(page: DisplayList, frame: Box) -> tuple[str, ...]:
    """Return what reaches out of ``frame``, described."""
    return tuple(str(item)[:100] for item, box in _extents(page.items, None) if not box.inside(frame))


def cut_by(land: BaseGeometry, texts: Iterable[Text]) -> tuple[str, ...]:
    """Return the texts that run across the edge of ``land`` (mm), so that nobody can tell on which side they belong."""
    return tuple(
        text.text
        for text in texts
        if land.boundary.intersects(shapely.box(text.box.left, text.box.top, text.box.right, text.box.bottom))
    )


def _lettering(page: DisplayList) -> Iterator[tuple[str, Box]]:
    for item in page.walk():
        if isinstance(item, Text):
            if item.text.strip():
                yield item.text, item.box
        elif isinstance(item, TileMark):
            yield f"[{item.tile.sign}]", item.box


def _extents(items: Iterable[Item], clip: Box | None) -> Iterator[tuple[Item, Box]]:
    """Yield every item with the box it covers; what a group clips counts as the clip."""
    for item in items:
        if isinstance(item, Group):
            yield from _extents(item.items, item.clip or clip)
        elif isinstance(item, Grid):
            yield from _extents(item.items, clip)
        elif isinstance(item, Passage):
            yield from _extents(item.lines, clip)
        else:
            yield item, clip if clip is not None else _box(item)


def _box(item: Item) -> Box:
    match item:
        case Text() | TileMark() | Rect():
            return item.box
        case Circle():
            return _around([(item.x, item.y)], item.radius)
        case Area():
            return _around([point for ring in item.rings for point in ring], 0.0)
        case Lines():
            return _around([point for line in item.lines for point in line], item.stroke.width / 2)
        case Group() | Grid() | Passage():
            raise TypeError("what holds others is taken apart before it is measured")


def _around(points: list[tuple[float, float]], margin: float) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _common(first: Box, second: Box) -> float:
    width = min(first.right, second.right) - max(first.left, second.left)
    height = min(first.bottom, second.bottom) - max(first.top, second.top)
    return max(0.0, width) * max(0.0, height)


def covered(page: DisplayList, tolerance: float = TOLERANCE) -> tuple[str, ...]:
    """Return the texts and tiles of which something opaque that is drawn later hides more than ``tolerance``."""
    below: list[tuple[str, Box]] = []
    hidden: list[str] = []
    for item in page.walk():
        if isinstance(item, Text) and item.text.strip():
            below.append((item.text, item.box))
        elif isinstance(item, TileMark):
            below.append((f"[{item.tile.sign}]", item.box))
        elif isinstance(item, Rect) and item.fill is not None and item.opacity > _SEEN_THROUGH:
            hidden += [name for name, box in below if _common(item.box, box) / _area(box) > tolerance]
    return tuple(dict.fromkeys(hidden))
