"""Airports, stations, ports and bonded zones on a sheet: badges with their names, none on top of anything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.cartography.look import light
from mapping.cartography.look_marks import on_sheet
from mapping.cartography.look_symbols import BOX, GLYPHS, RADIUS, RIM
from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.display import Area, Circle, Face, Lines, Rect, group
from mapping.printing.markers import Marked, about, around, beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.parts import FacilityMark
    from mapping.cartography.state import MapState
    from mapping.printing.display import Item, Point
    from mapping.printing.viewport import Viewport

SIDE: Final = on_sheet("facility")
NAVY: Final = light("facility")
GROUND: Final = light("on-facility")
NAME: Final = Face(6.6, fill=NAVY, halo=0.6)
_PLACE: Final = on_sheet("place") / 2
_CLEAR: Final = 0.3
_MOVED: Final = 0.1
"""Millimetres from which on a badge stands beside its point."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A facility with its point on the sheet, and the box of its badge, which may have moved aside."""

    mark: FacilityMark
    point: Point
    box: Box


def in_window(state: MapState, view: Viewport) -> tuple[tuple[FacilityMark, Point], ...]:
    """Return the facilities of a map whose point lies in a window, with that point."""
    frame = view.box.grown(-SIDE / 2)
    points = ((mark, view.project(mark.lon, mark.lat)) for mark in state.facilities)
    return tuple(
        (m, (x, y)) for m, (x, y) in points if frame.left <= x <= frame.right and frame.top <= y <= frame.bottom
    )


def place_badges(state: MapState, view: Viewport, covers: Sequence[Box], taken: Sequence[Box]) -> tuple[Placed, ...]:
    """Give each facility its badge's place: its own point, or the nearest place that nothing has taken.

    ``covers`` are keys and furniture: what lies below them is not drawn. ``taken`` are other markers.
    """
    boxes, placed = [*covers, *taken], list[Placed]()
    frame = view.box.grown(-1)
    for mark, point in in_window(state, view):
        if any(box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom for box in covers):
            continue
        places = [around(x, y, SIDE, SIDE) for x, y in about(point)]
        free = (box for box in places if box.inside(frame) and not any(box.overlaps(other) for other in boxes))
        box = next(free, places[0])
        placed.append(Placed(mark, point, box))
        boxes.append(box.grown(_CLEAR))
    return tuple(placed)


def draw_badges(placed: Sequence[Placed]) -> Marked:
    """Return the badges, with a line to its point where one stands aside."""
    leaders = group("facility-leaders", (item for each in placed for item in _leader(each)))
    badges = (
        group(f"facility:{p.mark.facility_id}", badge(p.box, p.mark.kind, near=p.mark.near), _alt(p.mark))
        for p in placed
    )
    return Marked((leaders, *badges) if placed else (), tuple(each.box for each in placed))


def draw_names(state: MapState, placed: Sequence[Placed], view: Viewport, taken: Sequence[Box]) -> Marked:
    """Return the names beside their badges where there is room; the key and the tables tell the rest."""
    if "labels" not in state.spec.overlays:
        return Marked((), ())
    frame, occupied = view.box.grown(-1), list(taken)
    items: list[Item] = []
    boxes: list[Box] = []
    for each in placed:
        others = [box for box in occupied if box != each.box]
        for box in _beside(each.box, NAME.width(each.mark.label)):
            if box.inside(frame) and not any(box.grown(_CLEAR).overlaps(other) for other in others):
                text = NAME.centred(box.left, (box.top + box.bottom) / 2, each.mark.label)
                items.append(group(f"label:{each.mark.facility_id}", [text]))
                boxes.append(box)
                occupied.append(box.grown(_CLEAR))
                break
    return Marked(tuple(items), tuple(boxes))


def _beside(badge: Box, width: float) -> Iterator[Box]:
    """Yield the places of a name beside a badge, best first: those of a park's marker, then the corners."""
    yield from beside(badge, width)
    right, left = badge.right + 0.4, badge.left - 0.4 - width
    up, down = badge.top - 0.5 * NAME.em, badge.bottom - 0.7 * NAME.em
    for x in (right, left):
        for y in (up, down):
            yield Box(x, y, x + width, y + 1.2 * NAME.em)


def badge(box: Box, kind: str, *, near: bool) -> Iterator[Item]:
    """Yield the symbol of a kind in a square: hollow with a dashed edge where the point only lies near."""
    scale = (box.right - box.left) / BOX
    yield Rect(box, fill=style.WHITE, radius=RADIUS * scale)
    inner = box.grown(-RIM * scale)
    radius = (RADIUS - RIM) * scale
    if near:
        yield Rect(inner, fill=GROUND, stroke=style.line("facility-near"), radius=radius)
    else:
        yield Rect(inner, fill=NAVY, radius=radius)
    rings = tuple(tuple((box.left + x * scale, box.top + y * scale) for x, y in ring) for ring in GLYPHS[kind])
    yield Area(rings, NAVY if near else GROUND)


def _leader(placed: Placed) -> Iterator[Item]:
    box, (x, y) = placed.box, placed.point
    middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    if max(abs(middle[0] - x), abs(middle[1] - y)) > _MOVED:
        yield Lines(((middle, (x, y)),), style.line("facility-leader"))
        yield Circle(x, y, _PLACE, fill=NAVY, stroke=style.line("place"))


def _alt(mark: FacilityMark) -> str:
    return f"{mark.name} · {mark.kind_label} · {mark.precision_label}"
