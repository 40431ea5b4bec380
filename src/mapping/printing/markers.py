"""Parks on a map: numbered markers on the map of their unit, dots elsewhere; none on top of another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

import shapely

from mapping.cartography.look_marks import on_sheet
from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.display import Circle, Face, Lines, Rect, group
from mapping.printing.typeface import FIRST_HAN, LEAST_SIZE

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from mapping.cartography.parts import ParkMark
    from mapping.cartography.state import MapState
    from mapping.printing.display import Item, Point
    from mapping.printing.viewport import Viewport

HEIGHT: Final = on_sheet("number")
NUMBER: Final = Face(6.6, bold=True, fill=style.WHITE)
HOLLOW_NUMBER: Final = Face(6.6, bold=True, fill=style.MARKER)
NAME: Final = Face(6.8, halo=0.6)
DOT: Final = on_sheet("dot") / 2
OTHER: Final = on_sheet("other") / 2
_PLACE: Final = on_sheet("place") / 2
_PAD: Final = 0.9
_CLEAR: Final = 0.3
_DISTANCES: Final = (3.5, 5.0, 6.5, 8.0, 10.0, 12.5, 15.0)
_DIRECTIONS: Final = 16
_STEPS: Final = tuple(
    (distance * math.cos(math.tau * turn / _DIRECTIONS), distance * math.sin(math.tau * turn / _DIRECTIONS))
    for distance in _DISTANCES
    for turn in range(_DIRECTIONS)
)
_LONGEST_NAME: Final = 34.0


@dataclass(frozen=True, slots=True)
class Stack:
    """Parks that share a point: their numbers as one text, and where the point is on the sheet."""

    parks: tuple[ParkMark, ...]
    text: str
    point: Point

    @property
    def near(self) -> bool:
        """Whether the point is only an anchor in the town of a park, be it of one of several."""
        return not all(park.has_own_place for park in self.parks)

    def named_in(self, ids: Container[str]) -> bool:
        """Tell whether any of its parks is among some ids."""
        return any(park.park_id in ids for park in self.parks)


@dataclass(frozen=True, slots=True)
class Marked:
    """Markers as items, and the boxes they fill."""

    items: tuple[Item, ...]
    boxes: tuple[Box, ...]


def stacks(state: MapState, view: Viewport, unlisted: Container[str] = frozenset()) -> tuple[Stack, ...]:
    """Return the parks drawn within a window, those of one point together; ``unlisted`` ones without their number."""
    at: dict[Point, list[ParkMark]] = {}
    for park in state.parks:
        if park.lon is not None and park.lat is not None:
            at.setdefault((park.lon, park.lat), []).append(park)
    frame = view.box.grown(-1)
    found = []
    for (lon, lat), parks in at.items():
        x, y = view.project(lon, lat)
        if frame.left <= x <= frame.right and frame.top <= y <= frame.bottom:
            numbers = [
                state.numbers[p.park_id] for p in parks if p.park_id in state.numbers and p.park_id not in unlisted
            ]
            found.append(Stack(tuple(parks), number_text(numbers), (x, y)))
    return tuple(found)


def number_text(numbers: Sequence[int]) -> str:
    """Return numbers in short: runs as ``6-9`` with an en dash, the rest joined by a middle dot."""
    runs = []
    for _, members in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in members]
        runs.append(str(run[0]) if len(run) == 1 else f"{run[0]}{'·' if len(run) == 2 else '–'}{run[-1]}")  # noqa: PLR2004
    return "·".join(runs)


def draw_dots(found: Iterable[Stack]) -> Marked:
    """Return dots: filled where the place is known, a ring where it is only that of the town."""
    items, boxes = [], []
    for stack in found:
        x, y = stack.point
        dot = (
            Circle(x, y, DOT, fill=style.WHITE, stroke=style.line("marker-town"))
            if stack.near
            else Circle(x, y, DOT, fill=style.MARKER, stroke=style.line("marker"))
        )
        items.append(group(_name(stack), [dot], _alt(stack)))
        boxes.append(Box(x - DOT, y - DOT, x + DOT, y + DOT))
    return Marked(tuple(items), tuple(boxes))


def draw_rings(found: Iterable[Stack]) -> Marked:
    """Return grey rings: parks of other units, for orientation only."""
    items = [
        group(
            _name(stack),
            [Circle(*stack.point, OTHER, fill=style.WHITE, stroke=style.line("marker-other"))],
            _alt(stack),
        )
        for stack in found
    ]
    return Marked(tuple(items), ())


def draw_numbers(
    found: Sequence[Stack], frame: Box, taken: Sequence[Box], lang: str, land: BaseGeometry | None = None
) -> Marked:
    """Return numbered markers; one whose place is taken moves aside and keeps a line to its point.

    ``land`` is that of the unit which the map is about: the name of a park stands on it, else off it, and one that
    would run across its edge is left to the list beside the map, which has it by its number.
    """
    boxes = list(taken)
    mine: list[Box] = []
    for stack in found:
        # A marker on top of another's point would claim it.
        points = [around(*other.point, 1.0, 1.0) for other in found if other is not stack]
        box = _free_box(stack, frame.grown(-1), boxes, points)
        boxes.append(box.grown(_CLEAR))
        mine.append(box)
    pairs = list(zip(found, mine, strict=True))
    # All leaders lie under all markers, so that no number is crossed out.
    leaders = group("leaders", (item for stack, box in pairs for item in _leader(stack, box)))
    pills = (group(_name(s), numbered(box, s.text, hollow=s.near), _alt(s)) for s, box in pairs)
    names = _names(pairs, frame.grown(-1), boxes, lang, land)
    return Marked((leaders, *pills, *names.items), (*mine, *names.boxes))


def _free_box(stack: Stack, frame: Box, taken: Sequence[Box], points: Sequence[Box]) -> Box:
    """Return the nearest free place for a marker, if possible off the points of others; else its own point."""
    width = max(HEIGHT, NUMBER.width(stack.text) + 2 * _PAD)
    for obstacles in ((*taken, *points), taken):
        for x, y in about(stack.point):
            box = around(x, y, width, HEIGHT)
            if box.inside(frame) and not any(box.overlaps(other) for other in obstacles):
                return box
    return around(*stack.point, width, HEIGHT)


def about(point: Point) -> Iterator[Point]:
    """Yield a point, then points on rings around it, the nearest first."""
    x, y = point
    yield point
    for right, down in _STEPS:
        yield x + right, y + down


def around(x: float, y: float, width: float, height: float) -> Box:
    """Return the box of a size in mm around a point."""
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _leader(stack: Stack, box: Box) -> Iterator[Item]:
    """Yield the line from a marker that was moved to its point, and a dot there."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    if math.dist((x, y), stack.point) > 0.1:  # noqa: PLR2004 - moved at all
        yield Lines((((x, y), stack.point),), style.line("leader"))
        yield Circle(*stack.point, _PLACE, fill=style.MARKER, stroke=style.line("place"))


def numbered(box: Box, text: str, *, hollow: bool) -> Iterator[Item]:
    """Yield a pill with numbers: filled where the place is known, hollow where it is only that of the town."""
    stroke = style.line("number-town" if hollow else "number")
    yield Rect(box, fill=style.WHITE if hollow else style.MARKER, stroke=stroke, radius=(box.bottom - box.top) / 2)
    face = (HOLLOW_NUMBER if hollow else NUMBER).sized(max(LEAST_SIZE, NUMBER.size * (box.bottom - box.top) / HEIGHT))
    yield face.centred((box.left + box.right) / 2, (box.top + box.bottom) / 2, text, "middle")


def _names(
    pairs: Sequence[tuple[Stack, Box]], frame: Box, taken: list[Box], lang: str, land: BaseGeometry | None
) -> Marked:
    """Return the names of single parks beside their markers where there is room; the list has them all."""
    items: list[Item] = []
    boxes: list[Box] = []
    for stack, marker in pairs:
        name = name_forms(stack.parks[0].name, lang)[-1]
        if len(stack.parks) > 1 or NAME.width(name) > _LONGEST_NAME:
            continue
        others = [box for box in taken if box != marker.grown(_CLEAR)]
        for box in _on_one_side(beside(marker, NAME.width(name)), land):
            if box.inside(frame) and not any(box.grown(_CLEAR).overlaps(other) for other in others):
                items.append(NAME.centred(box.left, (box.top + box.bottom) / 2, name))
                boxes.append(box)
                taken.append(box.grown(_CLEAR))
                break
    return Marked(tuple(items), tuple(boxes))


def _on_one_side(boxes: Iterable[Box], land: BaseGeometry | None) -> list[Box]:
    """Return the boxes on a unit's land, then those off it; none that its edge cuts."""
    if land is None:
        return list(boxes)
    shapes = [(box, shapely.box(box.left, box.top, box.right, box.bottom)) for box in boxes]
    inside = [box for box, shape in shapes if land.contains(shape)]
    return [*inside, *(box for box, shape in shapes if not land.intersects(shape))]


def name_forms(name: str, lang: str) -> tuple[str, ...]:
    """Return the forms of a park's name: in full, and short.

    In Chinese the short form leaves out what is in brackets. In English the brackets hold the pinyin of a Chinese
    name, and that is the only form: a list of both would be long in some rows and cut in others.
    """
    outside, _, inside = name.partition(" (" if lang == "en" else "（")
    # 中国（湖北）自由贸易试验区武汉片区 would be 中国
    if not inside.endswith(("）", ")")) or not outside:
        return (name,)
    return (inside.removesuffix(")"),) if lang == "en" and ord(outside[0]) >= FIRST_HAN else (name, outside)


def beside(marker: Box, width: float) -> Iterator[Box]:
    """Yield the places of a name of a width in mm beside a marker, best first."""
    half = NAME.em * 0.6
    x, y = (marker.left + marker.right) / 2, (marker.top + marker.bottom) / 2
    yield Box(marker.right + 0.6, y - half, marker.right + 0.6 + width, y + half)
    yield Box(marker.left - 0.6 - width, y - half, marker.left - 0.6, y + half)
    yield Box(x - width / 2, marker.bottom + 0.4, x + width / 2, marker.bottom + 0.4 + 2 * half)
    yield Box(x - width / 2, marker.top - 0.4 - 2 * half, x + width / 2, marker.top - 0.4)


def _name(stack: Stack) -> str:
    """Return the name of a marker: of each of its parks, `park:p001 name`."""
    return " ".join(f"park:{park.park_id} {park.name}" for park in stack.parks)


def _alt(stack: Stack) -> str:
    return " · ".join(p.name for p in stack.parks)
