"""Names on a map: layout units with their tiles or values, waters and neighbouring cities, none on top of another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import shapely

from mapping.cartography.labels import LabelItem, LabelText, district_items, label_items
from mapping.cartography.placement import Box, place
from mapping.cartography.tiles import CROSS
from mapping.printing import style
from mapping.printing.display import Face, Rect, TileMark, group
from mapping.printing.viewport import ground_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mapping.cartography.placement import Placed
    from mapping.cartography.state import MapState
    from mapping.cartography.tiles import Tile
    from mapping.geography import Geography
    from mapping.printing.display import Item, Point
    from mapping.printing.viewport import Viewport

_HALO: Final = 0.7
_ROW_GAP: Final = 0.5
_TILE_GAP: Final = 0.5
_CHIP_PAD: Final = 0.9
_MARGIN: Final = 0.5
_LEAST_LAND: Final = 30.0
"""Land (mm2) that a unit must show before it is named."""
_PASSES: Final = 4


@dataclass(frozen=True, slots=True)
class Lettering:
    """Sizes of a map's labels: names and details in points, tiles in mm."""

    name: float
    detail: float
    tile: float
    quiet: float = 7.2

    def name_face(self, text: LabelText) -> Face:
        """Return the face of a label's name."""
        if text.quiet:
            return Face(self.quiet, fill=style.SUB, halo=_HALO)
        return Face(self.name, bold=True, halo=_HALO)

    @property
    def detail_face(self) -> Face:
        """The face of what stands under the name."""
        return Face(self.detail, halo=_HALO)

    @property
    def chip_face(self) -> Face:
        """The face inside a chip."""
        return Face(self.detail - 0.8, bold=True, fill=style.WHITE)

    def row_height(self, text: LabelText) -> float:
        """Return the height of the row under the name, 0 without one."""
        tile = self.tile if text.tiles else 0.0
        line = self.detail_face.em * 1.15 if text.detail is not None or text.chip is not None else 0.0
        return max(tile, line)

    def row_width(self, text: LabelText) -> float:
        """Return the width of the row under the name."""
        width = len(text.tiles) * (self.tile + _TILE_GAP)
        if text.detail is not None:
            width += self.detail_face.width(text.detail)
        if text.chip is not None:
            width += self.chip_width(text.chip) + (_TILE_GAP if text.detail is not None else 0.0)
        return width

    def chip_width(self, chip: str) -> float:
        """Return the width of a chip."""
        return self.chip_face.width(chip) + 2 * _CHIP_PAD

    def measure(self, text: LabelText) -> Point:
        """Return width and height of a label in mm."""
        face, row = self.name_face(text), self.row_height(text)
        height = face.em * 1.15 + (row + _ROW_GAP if row else 0.0)
        return max(face.width(text.name), self.row_width(text)), height


CITY: Final = Lettering(name=8.8, detail=7.2, tile=4.1)
INSET: Final = Lettering(name=7.4, detail=6.6, tile=3.3, quiet=6.6)
UNIT: Final = Lettering(name=15.0, detail=9.0, tile=6.4, quiet=8.2)


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
    items = [_on_sheet(item, geography, view, look) for item in labels]
    items = [item for item in items if item.anchors]
    placed: tuple[Placed, ...] = ()
    missing: set[str] = set()
    for _ in range(_PASSES):
        placed = _placed(items, look.measure, view.box, taken, avoided)
        missing = {item.key for item in items} - {p.key for p in placed}
        if not missing:
            break
        items = _giving_way(items, missing)
    drawn = tuple(group(f"label:{p.key}", draw_label(p, look, state.tiles)) for p in placed)
    return Lettered(drawn, tuple(p.box for p in placed), tuple(sorted(missing)))


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


def _on_sheet(item: LabelItem, geography: Geography, view: Viewport, look: Lettering) -> LabelItem:
    """Return the item with anchors in mm of the sheet, those first at which the label covers its own land best."""
    points = [point for lon, lat in item.anchors if holds(view.box, point := view.project(lon, lat))]
    ground = ground_of(geography)
    shape = ground.units.get(item.key) or ground.districts.get(item.key)
    if shape is None:
        return replace(item, anchors=tuple(points))
    land = view.cut(shape)
    if land.area < _LEAST_LAND:
        return replace(item, anchors=())
    points.append(_middle(land))
    width, height = look.measure(item.forms[0])
    boxes = [shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2) for x, y in points]
    # In fifths, so that the order of the anchors decides among places that are as good.
    cover = [round(5 * shapely.intersection(box, land).area / (width * height)) for box in boxes]
    order = sorted(range(len(points)), key=lambda i: -cover[i])
    return replace(item, anchors=tuple(points[i] for i in order))


def _middle(land: Any) -> Point:
    """Return the middle of the largest circle within a polygon."""
    x, y = shapely.maximum_inscribed_circle(land).coords[0]
    return float(x), float(y)


def holds(box: Box, point: Point) -> bool:
    """Tell whether a point lies in a box."""
    return box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom


def _placed(
    items: Sequence[LabelItem],
    measure: Callable[[LabelText], Point],
    frame: Box,
    taken: Sequence[Box],
    avoided: Sequence[Box] = (),
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
                frame=frame.grown(-1.5),
                taken=obstacles,
                margin=_MARGIN,
            )
            if found:
                placed += found
                break
    return tuple(placed)


def draw_label(placed: Placed, look: Lettering, tiles: Mapping[str | None, Tile]) -> Iterator[Item]:
    """Yield a label's name and the row under it, both centred in its box."""
    text, box = placed.text, placed.box
    middle = (box.left + box.right) / 2
    face = look.name_face(text)
    yield face.centred(middle, box.top + face.em * 1.15 / 2, text.name, "middle")
    if not look.row_height(text):
        return
    centre = box.bottom - look.row_height(text) / 2
    left = middle - look.row_width(text) / 2 + (_TILE_GAP / 2 if text.tiles else 0.0)
    for industry in text.tiles:
        yield TileMark(left, centre - look.tile / 2, look.tile, tiles.get(industry, CROSS), rim=True)
        left += look.tile + _TILE_GAP
    if text.detail is not None:
        yield look.detail_face.centred(left, centre, text.detail)
        left += look.detail_face.width(text.detail) + _TILE_GAP
    if text.chip is not None:
        yield from _chip(look, text.chip, left, centre)


def _chip(look: Lettering, chip: str, left: float, middle: float) -> Iterator[Item]:
    width, half = look.chip_width(chip), look.chip_face.em * 0.68
    yield Rect(Box(left, middle - half, left + width, middle + half), fill=style.WINE, radius=0.5)
    yield look.chip_face.centred(left + width / 2, middle, chip, "middle")


def letter_lines(
    items: Iterable[LabelItem], face: Face, view: Viewport, taken: Sequence[Box], avoided: Sequence[Box] = ()
) -> Lettered:
    """Place labels of one line and one face, such as the names of waters."""
    placed = _placed(list(items), lambda text: (face.width(text.name), face.em * 1.15), view.box, taken, avoided)
    texts = tuple(
        group(
            f"label:{p.key}",
            [face.centred((p.box.left + p.box.right) / 2, (p.box.top + p.box.bottom) / 2, p.text.name, "middle")],
        )
        for p in placed
    )
    return Lettered(texts, tuple(p.box for p in placed), ())
