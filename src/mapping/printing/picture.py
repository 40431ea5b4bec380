"""A sheet's main map: ground, markers, names, north arrow, scale bar and, where a corner is free, the key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

import shapely

from mapping.cartography.placement import Box
from mapping.geography.projection import to_equal_area
from mapping.printing import facilities, furniture, lettering, markers, style, surroundings
from mapping.printing.blocks.cell_key import cell_key
from mapping.printing.blocks.legend import Legend, facility_key, layer_key, line_key
from mapping.printing.display import Face, Rect, Stroke, group
from mapping.printing.ground import draw_ground, window
from mapping.printing.lettering_look import look_of
from mapping.printing.second import CircleKey, circle_boxes, draw_circles, largest_on
from mapping.printing.slide_window import MARGIN, aside, clear_window
from mapping.printing.translator import sheet_translator
from mapping.printing.viewport import cut_of, filled, fit, ground_of, main_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from mapping.cartography.state import MapState
    from mapping.geography import Geography
    from mapping.printing.display import Item, Point
    from mapping.printing.setting import Setting
    from mapping.printing.viewport import Bounds, Viewport

_MARGIN: Final = 4.0
_LEAST_MARGIN: Final = 2.4
"""Around the land in a window that gave up some of its height."""
_KEY_INSET: Final = 3.0
_KEY_STEP: Final = 4.0
_PARK_ROOM: Final = 4.0
_LEAST_KEY: Final = 36.0
_STEP_ASIDE: Final = 17.0
"""Out of the way of the north arrow or the scale bar."""
_OUTLINE_STEP: Final = 2.0
_INSET_EDGE: Final = Stroke(style.WINE, 0.3, (1.6, 0.9))
_INSET_NOTE: Final = Face(6.6, bold=True, fill=style.WINE, halo=0.7)


Key: TypeAlias = Legend | CircleKey


@dataclass(frozen=True, slots=True)
class Picture:
    """The main map before it is drawn: its window, the keys with their corners, and those that found no corner.

    ``unlisted`` are parks that the list beside it has no room for: they are marked without a number.
    """

    state: MapState
    geography: Geography
    setting: Setting
    view: Viewport
    keys: tuple[tuple[Key, Box], ...]
    homeless: tuple[Key, ...]
    unlisted: frozenset[str] = frozenset()

    def draw(self, inset: Viewport | None) -> Iterator[Item]:
        """Yield the map; ``inset`` is the window whose frame is shown on it."""
        yield group("map", self._items(inset), self.state.title)

    def _items(self, inset: Viewport | None) -> Iterator[Item]:
        state, view, lang = self.state, self.view, self.state.spec.lang
        yield from draw_ground(state, self.geography, view)
        largest = largest_on(self.setting.paper)
        yield from draw_circles(state, self.geography, view, grouped=True, largest=largest)
        pieces = furniture.furniture(view, lang, self.setting)
        taken = [piece.box.grown(1.6) for piece in pieces]
        taken += [box.grown(0.8) for _, box in self.keys]
        yield from self._named(taken, inset)
        for piece in pieces:
            yield from self._backing(piece.box)
            yield piece.item
        for key, box in self.keys:
            yield Rect(box, fill=style.WHITE, stroke=style.HAIRLINE, opacity=0.94)
            yield group("key", key.draw(box), key.title)
        yield window(view.box)

    def _backing(self, box: Box) -> Iterator[Item]:
        """Yield a ground for a piece that stands on land rather than beside it."""
        if cut_of(self.geography, self.view).land.intersects(_rectangle(box)):
            yield Rect(box.grown(1.2), fill=style.WHITE, radius=0.8, opacity=0.95)

    def _named(self, taken: list[Box], inset: Viewport | None) -> Iterator[Item]:
        """Yield markers and names, in the order of who must have a place."""
        state, geography, view = self.state, self.geography, self.view
        focus = state.focus is not None
        # Numbers can move aside and dots cannot: badges keep clear of dots, and numbers of badges.
        movable = bool(state.numbers) or focus
        marked = markers.Marked((), ()) if movable else self._marked(taken)
        hubs = facilities.place_badges(state, view, taken, marked.boxes)
        badges = facilities.draw_badges(hubs)
        taken += badges.boxes
        if movable:
            marked = self._marked(taken)
            taken += marked.boxes
        frame = _inset_frame(view, inset, state) if inset is not None else markers.Marked((), ())
        taken += frame.boxes
        circles = circle_boxes(state, geography, view, grouped=True, largest=largest_on(self.setting.paper))
        avoided = (*marked.boxes, *circles)
        look = look_of(self.setting.paper, focus=focus)
        units = lettering.letter_units(state, geography, view, look=look, taken=taken, avoided=avoided)
        taken += units.boxes
        waters = surroundings.letter_waters(
            state, geography, view, size=8.0 if focus else 7.4, taken=taken, avoided=self._outline()
        )
        taken += waters.boxes
        named = facilities.draw_names(state, hubs, view, (*taken, *marked.boxes))
        taken += named.boxes
        cities = surroundings.letter_neighbours(state, geography, view, taken)
        yield from (
            *frame.items,
            *cities.items,
            *waters.items,
            *badges.items,
            *marked.items,
            *named.items,
            *units.items,
        )

    def _focus(self) -> BaseGeometry | None:
        """Return the land of the unit in focus; None on a map of the city."""
        if not _has_focus(self.state, self.geography):
            return None
        return ground_of(self.geography).units[self.state.spec.unit or ""]

    def _outline(self) -> list[Box]:
        """Return small boxes along the outline of the unit in focus, which names had better not cross."""
        land = self._focus()
        if land is None:
            return []
        outline = self.view.cut(land.boundary)
        dense = shapely.get_coordinates(shapely.segmentize(outline, _OUTLINE_STEP))
        return [Box(x - 0.7, y - 0.7, x + 0.7, y + 0.7) for x, y in dense]

    def _marked(self, taken: Sequence[Box]) -> markers.Marked:
        state = self.state
        found = markers.stacks(state, self.view, self.unlisted)
        if state.focus is not None or state.numbers:
            own = [s for s in found if s.text]
            plain = markers.draw_dots(s for s in found if not s.text and s.named_in(state.numbers))
            others = [s for s in found if not s.named_in(state.numbers) and not _covered(s.point, taken)]
            rings = markers.draw_rings(others)
            land = self._focus()
            on = cut_of(self.geography, self.view).unit(state.spec.unit or "") if land is not None else None
            numbers = markers.draw_numbers(own, self.view.box, (*taken, *plain.boxes), state.spec.lang, on)
            return markers.Marked((*rings.items, *plain.items, *numbers.items), (*plain.boxes, *numbers.boxes))
        return markers.draw_dots(found) if state.marks else markers.Marked((), ())


def picture(  # noqa: PLR0913 - what decides a map, each named
    state: MapState,
    geography: Geography,
    box: Box,
    setting: Setting,
    *,
    higher: Viewport | None = None,
    dots: bool = False,
    extent: Bounds | None = None,
) -> Picture:
    """Return the map of a state in a window: the city, or the unit in focus, at the largest round scale.

    ``higher``: the window before it gave up some of its height. The land may come closer to the edge to keep its scale.
    ``extent``: ground (m) that the map shows in place of the city or unit; its keys keep clear of what is drawn.
    ``dots``: its parks have no list that tells their numbers, so the key on the map says what a dot is.
    """
    ground = ground_of(geography)
    focus = _has_focus(state, geography)
    shapes = [ground.units[state.spec.unit or ""]] if focus else list(ground.units.values())
    extents = [main_parts(shape).bounds if focus else shape.bounds for shape in shapes]
    bounds = extent or (
        min(west for west, _, _, _ in extents),
        min(south for _, south, _, _ in extents),
        max(east for _, _, east, _ in extents),
        max(north for _, _, _, north in extents),
    )
    hubs_told = True
    if setting.paper.slide and focus:
        view, hubs_told = _beside_keys(state, box, bounds, shapes[0], setting, dots=dots)
    elif not setting.paper.to_scale:  # no scale is written there, so none needs to be round
        view = filled(box, bounds, MARGIN, setting.paper.magnify)
        if setting.paper.slide:
            view = aside(view, bounds)
    else:
        view = fit(box, bounds, _MARGIN if higher is None else _LEAST_MARGIN, setting.paper.magnify)
    if higher is not None:
        view = replace(view, denominator=max(view.denominator, higher.denominator))
    cut = cut_of(geography, view)
    keep_clear = cut.unit(state.spec.unit or "") if focus else cut.land
    if extent is not None and state.drawn is not None:
        keep_clear = view.cut(to_equal_area(state.drawn.within.shape))
    pieces = furniture.furniture(view, state.spec.lang, setting)
    taken = [*(_rectangle(piece.box.grown(2)) for piece in pieces), keep_clear]
    if not setting.legend:
        return Picture(state, geography, setting, view, (), ())
    second = CircleKey(state.second, largest_on(setting.paper)) if state.second is not None else None
    lines = None if dots else line_key(state, _kinds_in(view, geography))
    wanted = [layer_key(state), cell_key(state), lines, second]
    shown = facilities.in_window(state, view)
    marked = shapely.buffer(shapely.MultiPoint([point for _, point in shown]), facilities.SIDE)
    # Keys leave facilities open where all of them find a corner all the same.
    keys, homeless = _at_corners(view, [key for key in wanted if key is not None], [*taken, marked])
    if homeless and shown:
        keys, homeless = _at_corners(view, [key for key in wanted if key is not None], taken)
    hubs = facility_key(state, [mark for mark, _ in shown if hubs_told], dots=dots)
    if hubs is not None:
        covered = [*taken, *(_rectangle(box.grown(2)) for _, box in keys)]
        found = _free_place(view, hubs, [*covered, marked]) or _free_place(view, hubs, covered)
        # On paper rather on the unit's own land, off its parks, than below the column's edge. A slide shows less.
        if found is None and not setting.paper.slide:
            parks = shapely.buffer(shapely.MultiPoint([s.point for s in markers.stacks(state, view)]), _PARK_ROOM)
            found = _free_place(view, hubs, [part for part in covered if part is not keep_clear] + [marked, parks])
        keys, homeless = ([*keys, found], homeless) if found else (keys, [*homeless, hubs])
    return Picture(state, geography, setting, view, tuple(keys), tuple(homeless))


def _beside_keys(  # noqa: PLR0913 - the same
    state: MapState, box: Box, bounds: Bounds, land: BaseGeometry, setting: Setting, *, dots: bool
) -> tuple[Viewport, bool]:
    """Return a slide's window with all that stands on it beside the unit, and whether its key tells the facilities.

    They are named on the map: where their key has no room it goes before that of the ``dots``.
    """
    for told in (True, False):

        def has_room(view: Viewport, shown: BaseGeometry, told: bool = told) -> bool:  # noqa: FBT001 - bound here
            pieces = [_rectangle(piece.box.grown(1.4)) for piece in furniture.furniture(view, state.spec.lang, setting)]
            if any(shown.intersects(piece) for piece in pieces):
                return False
            marks = [mark for mark, _ in facilities.in_window(state, view)] if told else []
            key = facility_key(state, marks, dots=dots) if setting.legend else None
            return key is None or _free_place(view, key, [*pieces, shown]) is not None

        view = clear_window(box, bounds, land, setting, has_room)
        if view is not None:
            return view, told
    return filled(box, bounds, MARGIN, setting.paper.magnify), True


def _kinds_in(view: Viewport, geography: Geography) -> frozenset[str]:
    """Return the kinds of edges that a window shows."""
    extent = shapely.box(*view.extent)
    return frozenset(kind for kind, edges in ground_of(geography).edges.items() if edges.intersects(extent))


def _rectangle(box: Box) -> BaseGeometry:
    return shapely.box(box.left, box.top, box.right, box.bottom)


def _covered(point: Point, boxes: Sequence[Box]) -> bool:
    return any(box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom for box in boxes)


def _has_focus(state: MapState, geography: Geography) -> bool:
    return state.focus is not None and state.spec.unit in ground_of(geography).units


def _free_corner(view: Viewport, key: Key, keep_clear: Sequence[BaseGeometry]) -> Box | None:
    """Return the corner in which a key hides nothing that the map is about; upper ones may start lower, and so on."""
    width = max(_LEAST_KEY, key.natural_width())
    height = key.sizes(width).full
    frame = view.box.grown(-_KEY_INSET)
    sides = (frame.right - width, frame.left)
    levels = (frame.bottom - height, frame.top, frame.bottom - height - _STEP_ASIDE, frame.top + _STEP_ASIDE)
    for left in sides:
        for top in levels:
            box = Box(left, top, left + width, top + height)
            if _is_free(box, keep_clear):
                return box
    return None


def _at_corners(
    view: Viewport, wanted: Sequence[Key], keep_clear: Sequence[BaseGeometry]
) -> tuple[list[tuple[Key, Box]], list[Key]]:
    """Return the keys that find a corner with it, and those that do not."""
    taken = list(keep_clear)
    keys: list[tuple[Key, Box]] = []
    homeless: list[Key] = []
    for key in wanted:
        corner = _free_corner(view, key, taken)
        if corner is None:
            homeless.append(key)
        else:
            keys.append((key, corner))
            taken.append(_rectangle(corner.grown(2)))
    return keys, homeless


def _free_place(view: Viewport, key: Legend, keep_clear: Sequence[BaseGeometry]) -> tuple[Legend, Box] | None:
    """Return the form of a small key, narrow or broad, that finds a corner, or else any place off what is kept clear.

    None where there is no such place.
    """
    frame = view.box.grown(-_KEY_INSET)
    corner = _free_corner(view, key, keep_clear)
    if corner is not None:
        return key, corner
    for columns in (1, 2, 3, len(key.lines)):
        form = replace(key, columns=columns)
        width = form.natural_width()
        height = form.sizes(width).full
        for y in range(int((frame.bottom - frame.top - height) // _KEY_STEP), -1, -1):
            for x in range(int((frame.right - frame.left - width) // _KEY_STEP), -1, -1):
                left, top = frame.left + x * _KEY_STEP, frame.top + y * _KEY_STEP
                box = Box(left, top, left + width, top + height)
                if _is_free(box, keep_clear):
                    return form, box
    return None


def _is_free(box: Box, keep_clear: Sequence[BaseGeometry]) -> bool:
    place = _rectangle(box)
    return not any(shape.intersects(place) for shape in keep_clear)


def _inset_frame(view: Viewport, inset: Viewport, state: MapState) -> markers.Marked:
    """Return the dashed frame of what the inset enlarges, with a word on its upper edge."""
    west, south, east, north = inset.extent
    left, top = view.place(west, north)
    right, bottom = view.place(east, south)
    box = Box(left, top, right, bottom)
    t = sheet_translator(state.spec.lang)
    text = _INSET_NOTE.centred(right - 1, top - 1.6, t("见放大图"), "end")
    item = group("inset-frame", [Rect(box, stroke=_INSET_EDGE), text])
    return markers.Marked((item,), (text.box,))
