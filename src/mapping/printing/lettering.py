"""Names on a map: layout units with their tiles or values, waters and neighbouring cities, none on top of another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import shapely

from mapping.cartography.labels import LabelItem, LabelText, district_items, label_items
from mapping.cartography.placement import AROUND, Box, lead_home, place
from mapping.cartography.territory import Territory
from mapping.kept import kept
from mapping.printing.display import Face, group
from mapping.printing.lettering_look import Lettering, draw_label
from mapping.printing.viewport import cut_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from mapping.cartography.placement import Placed
    from mapping.cartography.state import MapState
    from mapping.geography import Geography
    from mapping.printing.display import Item, Point
    from mapping.printing.viewport import Ground, Viewport

_MARGIN: Final = 0.5
_FRAME: Final = 1.5
"""Free inside the edge of a map."""
_LEAST_LAND: Final = 30.0
"""Land (mm2) that a unit must show before it is named; one that the map is about and shows whole is always named."""
_MOST_OF_IT: Final = 0.9
"""Of a unit, from which on it is shown whole."""
_ASTRAY: Final = 2.4
"""Heights of a name that a label beside its unit may be away from it on another's land: farther, it names the other."""
_PASSES: Final = 4
_LINE_STEP: Final = 0.8
_FOOT_ROOM: Final = 0.9


@dataclass(frozen=True, slots=True)
class Lettered:
    """The labels of a map as items, the boxes they fill, and the keys of those that found no place."""

    items: tuple[Item, ...]
    boxes: tuple[Box, ...]
    missing: tuple[str, ...]


def letter_units(  # noqa: PLR0913 - the same as below
    state: MapState,
    geography: Geography,
    view: Viewport,
    *,
    look: Lettering,
    taken: Sequence[Box],
    avoided: Sequence[Box] = (),
) -> Lettered:
    """Place the names of the units on the main map, those that share a list as one on a map of the city."""
    grouped = state.focus is None
    items = district_items(state) if state.by_district else label_items(state, grouped=grouped)
    return letter(items, state, geography, view, look=look, taken=taken, avoided=avoided)


def letter(  # noqa: PLR0913 - what decides a map's names, each named
    labels: Iterable[LabelItem],
    state: MapState,
    geography: Geography,
    view: Viewport,
    *,
    look: Lettering,
    taken: Sequence[Box],
    avoided: Sequence[Box] = (),
) -> Lettered:
    """Place labels. A name outranks another unit's tiles: while one is missing, the others give way.

    What is ``taken`` stays free; what is ``avoided`` is covered only where a label would otherwise lose its form.
    """
    if "labels" not in state.spec.overlays:
        return Lettered((), (), ())
    land = _territory(state, geography, view)
    every = [_on_sheet(item, geography, view, look, land) for item in labels]
    # A unit too small for a name is told of beside it where others have left room.
    small = [item for item in every if item.anchors and _is_small(item.key, geography, view)]
    items = [item for item in every if item.anchors and item not in small]
    # The line to its name starts in it: no other name may lie on all of it.
    feet = tuple(Box(x, y, x, y).grown(_FOOT_ROOM) for item in small for x, y in item.anchors[:1])
    free, taken = tuple(taken), (*taken, *feet)
    rest = items
    placed: tuple[Placed, ...] = ()
    homeless: set[str] | None = None
    for _ in range(_PASSES):
        placed = _placed(rest, look.measure, view.box, taken, avoided, land)
        missing = {item.key for item in rest} - {p.key for p in placed}
        if homeless is None:
            # what its unit has no room for even on an empty map can be given none by others
            lost = [item for item in items if item.key in missing]
            homeless = {item.key for item in lost if not _placed([item], look.measure, view.box, taken, land=land)}
            rest = [item for item in items if item.key not in homeless]
        missing -= homeless
        if not missing:
            break
        rest = _giving_way(rest, missing)
    # Whichever goes first may take the place of another.
    ways = [((items, taken), (small, free))]
    if state.focus is None and small:
        ways.append(((small, free), (items, taken)))

    def led(way: Sequence[tuple[Sequence[LabelItem], Sequence[Box]]]) -> tuple[Placed, ...]:
        found = placed
        for (some, full), spared in product(way, (avoided, ()) if avoided else ((),)):
            found = lead_home(
                some,
                found,
                project=lambda x, y: (x, y),
                measure=look.measure,
                frame=view.box.grown(-_FRAME),
                land=land,
                taken=(*full, *spared),
                margin=_MARGIN,
                astray=_ASTRAY,
            )
        return found

    def worth(found: Sequence[Placed]) -> tuple[int, int, float]:
        abroad = sum(land.other_share(p.key, p.box) for p in found if p.line is not None)
        return len(found), sum(not p.text.is_bare for p in found), -abroad

    placed = max(map(led, ways), key=worth)
    drawn = tuple(group(f"label:{p.key}", draw_label(p, look, state.tiles)) for p in placed)
    boxes = tuple(box for p in placed for box in (p.box, *_along(p)))
    return Lettered(drawn, boxes, tuple(sorted({item.key for item in (*items, *small)} - {p.key for p in placed})))


def _territory(state: MapState, geography: Geography, view: Viewport) -> Territory:
    """Return whose land each place of a window is."""
    groups = tuple((s.shared_list, tuple(s.members)) for s in state.shared_lists)
    return _territory_of(geography, view, groups, by_district=state.by_district)


@kept(48)
def _territory_of(
    geography: Geography, view: Viewport, groups: tuple[tuple[str, tuple[str, ...]], ...], *, by_district: bool
) -> Territory:
    cut = cut_of(geography, view)
    if by_district:
        return Territory({key: cut.district(key) for key in cut.ground.districts}, dict(groups))
    return Territory({key: cut.unit(key) for key in cut.ground.units}, dict(groups))


def _along(placed: Placed) -> Iterator[Box]:
    """Yield small boxes along a label's line, which other names must not cover."""
    if placed.line is None:
        return
    dense = shapely.get_coordinates(shapely.segmentize(shapely.LineString(placed.line), _LINE_STEP))
    yield from (Box(x - 0.4, y - 0.4, x + 0.4, y + 0.4) for x, y in dense.tolist())


def _giving_way(items: Sequence[LabelItem], missing: set[str]) -> list[LabelItem]:
    """Return the items with the missing first and every other of the same priority or lower one form poorer."""
    first = min(item.priority for item in items if item.key in missing)
    ahead = [item for item in items if item.key in missing]
    rest = [
        replace(item, forms=item.forms[1:]) if item.priority >= first and len(item.forms) > 1 else item
        for item in items
        if item.key not in missing
    ]
    return [*ahead, *rest]


def _on_sheet(
    item: LabelItem, geography: Geography, view: Viewport, look: Lettering, territory: Territory
) -> LabelItem:
    """Return the item with anchors in mm of the sheet, those first at which the label covers its own land best."""
    points = [point for lon, lat in item.anchors if holds(view.box, point := view.project(lon, lat))]
    cut = cut_of(geography, view)
    if item.key in cut.ground.units:
        land = cut.unit(item.key)
    elif item.key in cut.ground.districts:
        land = cut.district(item.key)
    else:
        return replace(item, anchors=tuple(points))
    if _is_small(item.key, geography, view) and (item.forms[0].is_bare or _is_cut(land, item.key, cut.ground, view)):
        return replace(item, anchors=())
    points.append(_middle(geography, view, item.key))
    width, height = look.measure(item.forms[0])
    boxes = [Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2) for x, y in points]
    # In fifths, so that the order of the anchors decides among places that are as good.
    cover = [round(5 * territory.own_share(item.key, box)) for box in boxes]
    order = sorted(range(len(points)), key=lambda i: -cover[i])
    return replace(item, anchors=tuple(points[i] for i in order))


def _is_small(key: str, geography: Geography, view: Viewport) -> bool:
    """Tell whether a window shows too little of a unit or district for a name in it."""
    cut = cut_of(geography, view)
    if key in cut.ground.units:
        return bool(cut.unit(key).area < _LEAST_LAND)
    return key in cut.ground.districts and bool(cut.district(key).area < _LEAST_LAND)


def _is_cut(land: BaseGeometry, key: str, ground: Ground, view: Viewport) -> bool:
    """Tell whether a window shows only a part of a unit or district."""
    whole = ground.units[key] if key in ground.units else ground.districts[key]
    return bool(land.area < _MOST_OF_IT * whole.area * view.mm_per_m**2)


@kept(1024)
def _middle(geography: Geography, view: Viewport, key: str) -> Point:
    """Return the middle of the largest circle within the land of a unit or district."""
    cut = cut_of(geography, view)
    land: Any = cut.unit(key) if key in cut.ground.units else cut.district(key)
    x, y = shapely.maximum_inscribed_circle(land).coords[0]
    return float(x), float(y)


def holds(box: Box, point: Point) -> bool:
    """Tell whether a point lies in a box."""
    return box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom


def _placed(  # noqa: PLR0913, PLR0917 - what bounds a search, each named
    items: Sequence[LabelItem],
    measure: Callable[[LabelText], Point],
    frame: Box,
    taken: Sequence[Box],
    avoided: Sequence[Box] = (),
    land: Territory | None = None,
    steps: Sequence[Point] = AROUND,
) -> tuple[Placed, ...]:
    """Place items one by one; each form first tries to cover nothing, then to cover only what is avoided."""
    placed: list[Placed] = []
    for item in items:
        boxes = (*taken, *(p.box.grown(_MARGIN) for p in placed))
        for text, obstacles in product(item.forms, ((*boxes, *avoided), boxes) if avoided else (boxes,)):
            found = place(
                [replace(item, forms=(text,))],
                project=lambda x, y: (x, y),
                measure=measure,
                frame=frame.grown(-_FRAME),
                taken=obstacles,
                margin=_MARGIN,
                land=land,
                steps=steps,
            )
            if found:
                placed += found
                break
    return tuple(placed)


def letter_lines(  # noqa: PLR0913 - the same
    items: Iterable[LabelItem],
    face: Face,
    view: Viewport,
    *,
    taken: Sequence[Box],
    avoided: Sequence[Box] = (),
    steps: Sequence[Point] = AROUND,
) -> Lettered:
    """Place labels of one line and one face, such as the names of waters, at most ``steps`` from their anchors."""

    def measure(text: LabelText) -> Point:
        return face.width(text.name), face.em * 1.15

    placed = _placed(list(items), measure, view.box, taken, avoided, steps=steps)
    texts = tuple(
        group(
            f"label:{p.key}",
            [face.centred((p.box.left + p.box.right) / 2, (p.box.top + p.box.bottom) / 2, p.text.name, "middle")],
        )
        for p in placed
    )
    return Lettered(texts, tuple(p.box for p in placed), ())
