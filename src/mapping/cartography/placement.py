"""Label placement on a fixed picture: greedy, by priority, from the richest form to the poorest.

Units of length are the renderer's own (px or mm); y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mapping.cartography.labels import LabelItem, LabelText

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that something occupies."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two share an area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def grown(self, margin: float) -> Box:
        """Return the box with ``margin`` added on every side."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def inside(self, frame: Box) -> bool:
        """Tell whether the box lies within ``frame``."""
        return (
            frame.left <= self.left
            and self.right <= frame.right
            and frame.top <= self.top
            and self.bottom <= frame.bottom
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its form and the box it fills."""

    key: str
    text: LabelText
    box: Box


# Steps away from an anchor, in widths and heights of the label; nearest first.
_STEPS: tuple[Point, ...] = (
    (0, 0),
    (0, -0.45),
    (0, 0.45),
    (0.25, 0),
    (-0.25, 0),
    (0, -0.9),
    (0, 0.9),
    (0.45, 0.3),
    (-0.45, 0.3),
    (0.45, -0.3),
    (-0.45, -0.3),
)


def place(  # noqa: PLR0913 - what bounds a search, each named
    items: Sequence[LabelItem],
    *,
    project: Callable[[float, float], Point],
    measure: Callable[[LabelText], Point],
    frame: Box,
    taken: Sequence[Box] = (),
    margin: float = 3,
) -> tuple[Placed, ...]:
    """Place labels so that none overlaps another, an obstacle in ``taken``, or the edge of ``frame``.

    ``project(lon, lat)`` gives a point of the picture, ``measure(text)`` the width and height of a form. A label for
    which no form has a free place is left out.
    """
    boxes = list(taken)
    placed: list[Placed] = []
    for item in items:
        points = [project(lon, lat) for lon, lat in item.anchors]
        found = _first_free(item, points, measure, frame, boxes, margin)
        if found is not None:
            placed.append(found)
            boxes.append(found.box.grown(margin))
    return tuple(placed)


def _first_free(  # noqa: PLR0913, PLR0917 - the same
    item: LabelItem,
    points: Sequence[Point],
    measure: Callable[[LabelText], Point],
    frame: Box,
    boxes: Sequence[Box],
    margin: float,
) -> Placed | None:
    for text in item.forms:
        width, height = measure(text)
        for x, y in points:
            for dx, dy in _STEPS:
                left, top = x + dx * width - width / 2, y + dy * height - height / 2
                box = Box(left, top, left + width, top + height)
                if box.inside(frame) and not any(box.grown(margin).overlaps(b) for b in boxes):
                    return Placed(item.key, text, box)
    return None
