"""Where a page stands on a slide of an office's own: below the title of its layout, as large as there is room.

What the layout says itself is not drawn a second time: the title, the series' name and the frame around the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pptx.oxml.ns import qn

from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.display import Area, Circle, Grid, Group, Lines, Passage, Rect, Text, TileMark
from mapping.printing.translator import sheet_translator
from mapping.printing.typeface import MM_PER_POINT, wrap
from mapping.printing.writers.pptx.pen import EMU_PER_MM
from mapping.printing.writers.pptx.template import FURNITURE, TITLES, placeholders, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pptx.shapes.base import BaseShape
    from pptx.slide import SlideLayout

    from mapping.printing.display import DisplayList, Item, Point
    from mapping.printing.writers.pptx.palette import Palette

_BESIDE: Final = 2.0
"""Millimetres left free beside words that may run on."""
_ROWS: Final = "key-row"
_PLATE: Final = 1.2
"""Millimetres by which the ground of a key reaches beyond it."""
_MARGIN: Final = 0.04
_GAP: Final = 0.012
_LOW: Final = 0.75
_TITLE_SHARE: Final = 0.13
_LEAST_HEIGHT: Final = 0.5
_LEAST_WIDTH: Final = 0.6
"""Shares of a slide: its margin, the gap below a title, where its foot begins, the height of a title that has to move,
and how high and wide the room below a title must be."""
_SIZES: Final = tuple(range(100, 20, -5))
_TITLE_LINE: Final = 1.25
_USUAL_SIZE: Final = 44.0
_POINTS: Final = 100


@dataclass(frozen=True, slots=True)
class Room:
    """The room that a layout leaves, in mm: for drawing and title, ``moved`` if that is not where the layout has it."""

    drawing: Box
    title: Box | None = None
    moved: bool = False
    size: float = _USUAL_SIZE


def room_on(layout: SlideLayout, width: float, height: float) -> Room:
    """Return the room on a layout of slides of a size in mm."""
    margin = width * _MARGIN
    foot = min(
        (top for top in (_box(shape).top for shape in _furniture(layout)) if top > height * _LOW),
        default=height - height * _MARGIN,
    )
    placeholder = title_of(layout)
    if placeholder is None:
        return Room(Box(margin, height * _MARGIN, width - margin, foot))
    title, size = _box(placeholder), _size(layout)
    top = title.bottom + height * _GAP
    left, right = max(0.0, title.left), min(width, title.right)
    if right - left < width * _LEAST_WIDTH:
        left, right = margin, width - margin
    if foot - top >= height * _LEAST_HEIGHT:
        return Room(Box(left, top, right, foot), title, size=size)
    # A layout whose title stands in its middle, such as that of a cover.
    upper = Box(margin, height * _MARGIN, width - margin, height * (_MARGIN + _TITLE_SHARE))
    return Room(Box(margin, upper.bottom + height * _GAP, width - margin, foot), upper, moved=True, size=size)


def shrunk(text: str, room: Room) -> int:
    """Return the per cent of its layout's size at which a title fits into its place."""
    box = room.title
    if box is None:
        return _SIZES[0]
    width, height = (box.right - box.left) * (1 - 2 * _MARGIN), box.bottom - box.top
    for share in _SIZES:
        size = room.size * share / 100
        if len(wrap(text, width, size, bold=True)) * size * MM_PER_POINT * _TITLE_LINE <= height:
            return share
    return _SIZES[-1]


def without_frame(page: DisplayList, items: Iterable[Item], *, titled: bool) -> tuple[Item, ...]:
    """Return the items of a page without the lines around it and, where the slide has a title, the heading's own."""
    kept: list[Item] = []
    for item in items:
        if isinstance(item, Rect) and item.fill is None:
            continue
        if titled and isinstance(item, Group) and item.name == "heading":
            kept += _below_title(page, item)
        else:
            kept.append(item)
    return tuple(kept)


def _below_title(page: DisplayList, heading: Group) -> Iterator[Item]:
    """Yield what a heading says besides its title, on one line: at the left what the page is, at the right the rest."""
    texts = [item for item in _walk(heading.items) if isinstance(item, Text)]
    left = [text for text in texts if text.anchor == "start"]
    t = sheet_translator(page.about.lang)
    series = t("武汉产业地图")
    right = [text for text in texts if text.anchor == "end" and text.text != series]
    yield from left
    if right:
        last = right[-1]
        face = replace(last.face, size=min(text.face.size for text in (*right, *left)))
        baseline = max((text.y for text in left), default=last.y)
        joined = " · ".join(text.text for text in right)
        yield Group("heading", (replace(last, text=joined, face=face, y=baseline),))


def bounds(items: Iterable[Item]) -> Box | None:
    """Return the rectangle that items fill."""
    boxes = [box for item in items for box in _boxes(item)]
    if not boxes:
        return None
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def placing_in(area: Box, items: Sequence[Item]) -> tuple[float, Point]:
    """Return how many times as large items fill an area, from its top and in its middle, and how far they move (mm)."""
    filled = bounds(items)
    if filled is None:
        return 1.0, (0.0, 0.0)
    across, down = area.right - area.left, area.bottom - area.top
    scale = min(across / (filled.right - filled.left), down / (filled.bottom - filled.top))
    left = area.left + (across - scale * (filled.right - filled.left)) / 2
    return scale, (left - filled.left * scale, area.top - filled.top * scale)


def on_plate(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return items with a light ground below the rows of a key, whose lines and letters are made for one."""
    rows = [item for item in items if isinstance(item, Group) and item.name.startswith(_ROWS)]
    around = bounds(rows)
    if around is None:
        return tuple(items)
    at = items.index(rows[0])
    return (*items[:at], Rect(around.grown(_PLATE), fill=style.WHITE), *items[at:])


def has_own_ground(items: Sequence[Item], palette: Palette) -> bool:
    """Tell whether items stand on a ground of theirs that no colour of the theme takes the place of."""
    match items:
        case (Rect(fill=str(colour)), *_):
            return colour not in palette.fills
        case (Group(items=inner), *_):
            return has_own_ground(inner, palette)
        case _:
            return False


def free_right(box: Box, page: DisplayList, items: Iterable[Item]) -> float:
    """Return how far in mm a box may reach to the right before it meets another item, or its ground or page ends."""
    right = page.width - box.left
    for item in _solid(items):
        for other in _boxes(item):
            if isinstance(item, Rect) and box.inside(other):
                right = min(right, other.right - (box.left - other.left))
            elif other.left >= box.right and other.top < box.bottom and other.bottom > box.top:
                right = min(right, other.left - _BESIDE)
    return max(right, box.right)


def _solid(items: Iterable[Item]) -> Iterator[Item]:
    """Yield what words may not run into; of maps the window."""
    for item in items:
        if isinstance(item, Group) and item.clip is None:
            yield from _solid(item.items)
        elif not isinstance(item, Area | Lines) and not (isinstance(item, Rect) and item.fill is None):
            yield item


def _boxes(item: Item) -> Iterator[Box]:
    match item:
        case Group():
            if item.clip is not None:
                yield item.clip
            else:
                for part in item.items:
                    yield from _boxes(part)
        case Text() | Rect() | TileMark() | Passage() | Grid():
            yield item.box
        case Circle():
            yield Box(item.x - item.radius, item.y - item.radius, item.x + item.radius, item.y + item.radius)
        case Area():
            yield from _around(item.rings)
        case Lines():
            yield from _around(item.lines)


def _around(lines: Sequence[Sequence[tuple[float, float]]]) -> Iterator[Box]:
    for points in lines:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        yield Box(min(xs), min(ys), max(xs), max(ys))


def _walk(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from _walk(item.items)


def _furniture(layout: SlideLayout) -> list[BaseShape]:
    return [shape for shape in placeholders(layout) if shape.placeholder_format.type in FURNITURE]


def _box(shape: BaseShape) -> Box:
    """Return the place of a placeholder, which may be its master's; an unknown one lies at the corner."""
    left, top, width, height = (
        (value or 0) / EMU_PER_MM for value in (shape.left, shape.top, shape.width, shape.height)
    )
    return Box(left, top, left + width, top + height)


def _size(layout: SlideLayout) -> float:
    """Return the size of a layout's titles in points: its own, its master's placeholder's, or its master's style's."""
    holders = [title_of(layout)]
    holders += [shape for shape in placeholders(layout.slide_master) if shape.placeholder_format.type in TITLES]
    places = [holder._element for holder in holders if holder is not None]  # noqa: SLF001 - sizes are not read by it
    styles = layout.slide_master._element.find(f".//{qn('p:titleStyle')}")  # noqa: SLF001 - the same
    for element in [*places, styles]:
        if element is None:
            continue
        for level in element.iter(qn("a:lvl1pPr")):
            found = level.find(qn("a:defRPr"))
            if found is not None and found.get("sz"):
                return int(found.get("sz")) / _POINTS
    return _USUAL_SIZE
