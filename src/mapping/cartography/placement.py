"""Label placement on a fixed picture: greedy, by priority, from the richest form to the poorest.

A label stands in its own unit, by `RULE`; one that finds no place there may be put beside it, with a line that leads
home. The live map does the same (leaflet/browser/map/placement.js, leaders.js) and is given the rule.

Units of length are the renderer's own (px or mm); y grows downwards.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mapping.cartography.labels import LabelItem, LabelText

Point: TypeAlias = tuple[float, float]
Line: TypeAlias = tuple[Point, Point]
"""From a point of a unit to the label beside it."""


class LabelRule(NamedTuple):
    """Where a label may stand.

    ``home``: the least share of it in its own land, ``rich`` the least of a form that says more than the name;
    ``abroad``: the most in the land of others; what lies beyond the city is nobody's. ``reach``: distances from its
    land that are tried for a label with a line, in heights of a name; ``foreign``: what lying wholly in another unit
    costs, in the same measure.
    """

    home: float
    rich: float
    abroad: float
    reach: tuple[float, ...]
    foreign: float


RULE: Final = LabelRule(home=0.5, rich=0.65, abroad=0.12, reach=(1.3, 1.8, 2.4, 3.4, 4.8, 6.4, 8.4), foreign=5.0)


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

    def nearest(self, point: Point) -> Point:
        """Return the point of the box that is nearest to another."""
        return min(max(point[0], self.left), self.right), min(max(point[1], self.top), self.bottom)

    def crossed_by(self, line: Line) -> bool:
        """Tell whether a line runs through the box (Liang and Barsky)."""
        (x1, y1), (x2, y2) = line
        begin, end = 0.0, 1.0
        for start, step, least, most in ((x1, x2 - x1, self.left, self.right), (y1, y2 - y1, self.top, self.bottom)):
            if step:
                a, b = sorted(((least - start) / step, (most - start) / step))
                begin, end = max(begin, a), min(end, b)
            elif not least <= start <= most:
                return False
        return begin < end


class Land(Protocol):
    """Whose land a place is (see `territory.Territory`)."""

    def has(self, key: str) -> bool:
        """Tell whether a label of this key has land of its own."""
        ...

    def own_share(self, key: str, box: Box) -> float:
        """Return the share (0 to 1) of a box that lies in the label's own land."""
        ...

    def other_share(self, key: str, box: Box) -> float:
        """Return the share (0 to 1) of a box that lies in the land of others."""
        ...


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its form, the box it fills, and the line to its unit where it stands beside it."""

    key: str
    text: LabelText
    box: Box
    line: Line | None = None


_DIRECTIONS: Final = 24
_MOST_FEET: Final = 6
"""Anchors at which a line may start."""

_WHOLE: Final = 0.97
"""A label with so much of itself in its own land counts as wholly there."""
_WORTH_A_STEP: Final = 0.02
"""A place farther from the best anchor must be better by more than this."""

AROUND: Final[tuple[Point, ...]] = (
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
"""Steps away from an anchor, in widths and heights of the label; nearest first."""

AT_ANCHOR: Final[tuple[Point, ...]] = ((0, 0),)
"""None: a name on the water that it names."""


def place(  # noqa: PLR0913 - what bounds a search, each named
    items: Sequence[LabelItem],
    *,
    project: Callable[[float, float], Point],
    measure: Callable[[LabelText], Point],
    frame: Box,
    taken: Sequence[Box] = (),
    margin: float = 3,
    land: Land | None = None,
    steps: Sequence[Point] = AROUND,
) -> tuple[Placed, ...]:
    """Place labels so that none overlaps another, an obstacle in ``taken``, or the edge of ``frame``.

    ``project(lon, lat)`` gives a point of the picture, ``measure(text)`` the width and height of a form; ``land`` says
    where a label is at home, ``steps`` how far it may move from an anchor, in its widths and heights. A label for which
    no form has a free place is left out.
    """
    boxes = list(taken)
    placed: list[Placed] = []
    for item in items:
        points = [project(lon, lat) for lon, lat in item.anchors]
        found = _first_free(item, points, measure, frame, boxes, margin, land, steps)
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
    land: Land | None,
    steps: Sequence[Point],
) -> Placed | None:
    """Return the richest form that has a free place, at the place where most of it lies in its own land."""
    # Asked some thousand times a map: plain numbers, and the margin added to what is in the way, once.
    walls = [(b.left - margin, b.top - margin, b.right + margin, b.bottom + margin) for b in boxes]
    for text in item.forms:
        width, height = measure(text)
        best, most = None, 0.0
        for (x, y), (dx, dy) in product(points, steps):
            left, top = x + dx * width - width / 2, y + dy * height - height / 2
            right, bottom = left + width, top + height
            if left < frame.left or right > frame.right or top < frame.top or bottom > frame.bottom:
                continue
            if any(
                left < east and west < right and top < south and north < bottom for west, north, east, south in walls
            ):
                continue
            box = Box(left, top, right, bottom)
            share = 1.0 if land is None else _home_share(item.key, text, box, land)
            if share >= _WHOLE:
                return Placed(item.key, text, box)
            if share > most + _WORTH_A_STEP:
                best, most = box, share
        if best is not None:
            return Placed(item.key, text, best)
    return None


def _home_share(key: str, text: LabelText, box: Box, land: Land) -> float:
    """Return how much (0 to 1) of a label is at home in a box, 0 where it may not stand there without a line."""
    if not land.has(key):
        return 1.0
    own = land.own_share(key, box)
    at_home = own >= (RULE.home if text.is_bare else RULE.rich) and land.other_share(key, box) <= RULE.abroad
    return own if at_home else 0.0


def lead_home(  # noqa: PLR0913 - the same
    items: Sequence[LabelItem],
    placed: Sequence[Placed],
    *,
    project: Callable[[float, float], Point],
    measure: Callable[[LabelText], Point],
    frame: Box,
    land: Land,
    taken: Sequence[Box] = (),
    margin: float = 3,
    astray: float = math.inf,
) -> tuple[Placed, ...]:
    """Put beside its unit each label that found no place there, then each that was left with a bare name.

    Neither a label nor its line meets another or anything in ``taken``. What finds nothing free within reach stays as
    it was. ``astray``: how far, in heights of a name, one may stand on the land of others and its line may cross it;
    only a bare name that would else be missing may go as far as any.
    """
    found = {p.key: p for p in placed}
    lost = [(item, item.forms) for item in items if item.key not in found]
    bare = [(item, item.saying) for item in items if item.key in found and found[item.key].text.is_bare]
    for item, forms in (*lost, *bare):
        if not item.leads:
            continue
        feet = [project(lon, lat) for lon, lat in item.anchors[:_MOST_FEET]]
        others = [p for p in found.values() if p.key != item.key]
        boxes = [box.grown(margin) for box in (*taken, *(p.box for p in others))]
        lines = [p.line for p in others if p.line is not None]
        line_height = measure(item.forms[-1])[1]
        # A shorter name that lies on nobody's land is better than a long one on another's.
        first = [] if astray == math.inf else [(form, astray, RULE.abroad) for form in forms if not form.is_bare]
        last = [] if item.key in found or astray == math.inf else [(forms[-1], math.inf, 1.0)]
        for text, most, abroad in (*first, *((form, astray, 1.0) for form in forms), *last):
            places = _around(feet, measure(text), line_height)
            inside = (
                place
                for place in places
                if place[1].inside(frame) and (abroad >= 1 or land.other_share(item.key, place[1]) <= abroad)
            )
            best = _cheapest(item.key, inside, land, boxes, lines, margin, most)
            if best is not None:
                found[item.key] = Placed(item.key, text, *best)
                break
    return tuple(found.values())


def _cheapest(  # noqa: PLR0913, PLR0917 - the same
    key: str,
    places: Iterable[tuple[float, Box, Line]],
    land: Land,
    boxes: Sequence[Box],
    lines: Sequence[Line],
    clear: float,
    astray: float,
) -> tuple[Box, Line] | None:
    """Return the free place that is nearest, and best not in the land of others; its line tangles with no other."""
    best, least = None, math.inf
    for gap, box, line in places:
        if gap >= least or any(box.overlaps(b) or b.crossed_by(line) for b in boxes):
            continue
        if any(box.crossed_by(other) or _tangled(line, other, clear) for other in lines):
            continue
        # asked last: most places are taken, and whose land it is takes longest to tell
        abroad = land.other_share(key, box)
        cost = gap + RULE.foreign * abroad
        if cost < least and (gap <= astray or (abroad <= RULE.abroad and _crossed(key, line, land) * gap <= astray)):
            best, least = (box, line), cost
    return best


def _crossed(key: str, line: Line, land: Land) -> float:
    """Return the share (0 to 1) of a label's line that runs over the land of others."""
    (x1, y1), (x2, y2) = line
    points = ((x1 + (x2 - x1) * i / _DIRECTIONS, y1 + (y2 - y1) * i / _DIRECTIONS) for i in range(_DIRECTIONS + 1))
    return sum(land.other_share(key, Box(x, y, x, y)) for x, y in points) / (_DIRECTIONS + 1)


def _tangled(first: Line, second: Line, clear: float) -> bool:
    """Tell whether one line would be taken for the other: they cross, or one runs over the foot of the other."""
    if all(_side(a, b[0]) != _side(a, b[1]) for a, b in ((first, second), (second, first))):
        return True
    pairs = ((first, second[0]), (second, first[0]))
    return any(Box(x, y, x, y).grown(clear).crossed_by(line) for line, (x, y) in pairs)


def _side(line: Line, point: Point) -> int:
    """Return on which side of a line a point lies: -1, 0 or 1."""
    (x1, y1), (x2, y2) = line
    turn = (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)
    return (turn > 0) - (turn < 0)


def _outwards(part: float) -> float:
    """Return how far a box reaches out of its middle in a direction, by its cosine or sine, in sides of the box."""
    return max(-1.0, min(1.0, math.sqrt(2) * part)) / 2


def _around(feet: Sequence[Point], size: Point, line_height: float) -> Iterator[tuple[float, Box, Line]]:
    """Yield places around points, nearest first: the distance in heights of a line of text, the box, the line to it.

    The distance is that to the box, corner or side, so that the line is seen.
    """
    width, height = size
    for foot in feet:
        for gap in RULE.reach:
            for turn in range(_DIRECTIONS):
                angle = 2 * math.pi * turn / _DIRECTIONS
                across, down = math.cos(angle), math.sin(angle)
                x = foot[0] + across * gap * line_height + _outwards(across) * width
                y = foot[1] + down * gap * line_height + _outwards(down) * height
                box = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
                yield gap, box, (foot, box.nearest(foot))
