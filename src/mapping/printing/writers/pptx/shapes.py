"""Items of the display list as shapes of a slide, each native and editable."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.i18n import translator
from mapping.printing.display import Area, Circle, Grid, Group, Lines, Passage, Rect, Run, Text, TileMark
from mapping.printing.writers.pptx.clipping import clipped
from mapping.printing.writers.pptx.looks import NO_FILL, NO_LINE, fill, line
from mapping.printing.writers.pptx.outline import freeform
from mapping.printing.writers.pptx.pen import Drawn
from mapping.printing.writers.pptx.tables import above, table
from mapping.printing.writers.pptx.tile_shapes import tile
from mapping.printing.writers.pptx.words import Spacing, body, text_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mapping.printing.display import Item
    from mapping.printing.writers.pptx.pen import Extent, Pen

_RECT: Final = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_ELLIPSE: Final = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
_LINE: Final = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
_WHOLE: Final = 100_000
_LONGEST_NAME: Final = 30
_DESCENT: Final = 0.288
"""Of an em: how far below the baseline a line with a pitch of its own ends."""
_WIDER: Final = 0.6
"""Millimetres by which running text may be wider than it was measured before it breaks elsewhere."""
_TABLE: Final = "table"
"""The name of tables that have none of their own: they take that of their layer."""
_JUMP: Final = "ppaction://hlinksldjump"
_LAND: Final = ("unit:", "zone:", "inset:unit:", "inset:zone:")
_PLATE: Final = 0.85
"""Opacity of the plate below a name on land too dark for it: not every program draws the glow of a text."""
_CENTRED: Final = 0.25
"""Millimetres that a word may stand off the middle of its shape and still be centred."""


def draw(pen: Pen, items: Iterable[Item]) -> Iterator[Drawn]:
    """Yield the shapes of items, from back to front."""
    for item in items:
        match item:
            case Group():
                yield from _group(pen, item)
            case Grid():
                yield from _grid(pen, item)
            case _:
                shape = _shape_of(pen, item)
                if shape is not None:
                    yield shape


def grouped(pen: Pen, name: str, alt: str, shapes: Iterable[Drawn]) -> Iterator[Drawn]:
    """Yield shapes as one group, or as several where something between them stands alone."""
    for alone, run in groupby(shapes, key=lambda shape: shape.alone):
        parts = list(run)
        yield from parts if alone else (_one_group(pen, name, alt, parts),)


def _one_group(pen: Pen, name: str, alt: str, shapes: Sequence[Drawn]) -> Drawn:
    extent = shapes[0].extent
    for shape in shapes[1:]:
        extent |= shape.extent
    inner = extent.xfrm.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    return Drawn(
        f"<p:grpSp><p:nvGrpSpPr><p:cNvPr {pen.head(name, alt)}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{extent.xfrm}{inner}</a:xfrm></p:grpSpPr>{''.join(shape.xml for shape in shapes)}"
        "</p:grpSp>",
        extent,
    )


def _group(pen: Pen, item: Group) -> Iterator[Drawn]:
    """Yield a group; of a single shape nothing but the shape, under the group's name and words."""
    inside = pen.within(item.name).leading(item.to)
    items = item.items if item.clip is None else tuple(clipped(item.items, item.clip))
    match items:
        case (Rect() | Circle() as shape, Text() as text) if _centred(shape, text):
            yield _preset(inside, shape, text, item.name, item.alt)
        case (Area() | Lines() | Rect() | Circle() | Text() as single,):
            yield from filter(None, (_shape_of(inside, single, item.name, item.alt),))
        case (Area() as land, Lines() as hatch) if item.name.startswith(_LAND):
            # The land keeps its name for itself; lines that hatch it lie on it.
            yield from filter(None, (_area(inside, land, item.name, item.alt), _lines(inside, hatch)))
        case _:
            yield from grouped(pen, item.name, item.alt, draw(inside, _paired(items)))


def _shape_of(pen: Pen, item: Item, name: str = "", alt: str = "") -> Drawn | None:
    match item:
        case Text():
            return _text(pen, item, name, alt)
        case Passage():
            return _passage(pen, item)
        case Area():
            return _area(pen, item, name, alt)
        case Lines():
            return _lines(pen, item, name, alt)
        case Rect() | Circle():
            return _preset(pen, item, None, name, alt)
        case TileMark():
            return tile(pen, item)
        case _:
            raise TypeError(item)


def _paired(items: Sequence[Item]) -> Iterator[Item]:
    """Yield items, those that are a shape with its word on it as one group: it is moved and edited as one shape."""
    at = 0
    while at < len(items):
        shape = items[at]
        word = items[at + 1] if at + 1 < len(items) else None
        if isinstance(shape, Rect | Circle) and isinstance(word, Text) and _centred(shape, word):
            yield Group(word.text, (shape, word))
            at += 2
        else:
            yield shape
            at += 1


def _centred(shape: Rect | Circle, text: Text) -> bool:
    """Tell whether a text is the word on a shape."""
    if text.anchor != "middle" or text.face.halo:
        return False
    box, word = _box(shape), text.box
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return math.dist((x, y), (text.x, (word.top + word.bottom) / 2)) < _CENTRED and word.inside(box)


def _shape(  # noqa: PLR0913, PLR0917 - what a shape is made of
    pen: Pen, extent: Extent, name: str, alt: str, geometry: str, look: str, text: str = "", *, is_box: bool = False
) -> Drawn:
    locks = '<p:cNvSpPr txBox="1"/>' if is_box else "<p:cNvSpPr/>"
    # As a whole it leads there: words that do would take the theme's colour for links.
    leads = f'<a:hlinkClick r:id="{pen.relation}" action="{_JUMP}"/>' if is_box and pen.relation else ""
    return Drawn(
        f"<p:sp><p:nvSpPr><p:cNvPr {pen.head(name, alt)}>{leads}</p:cNvPr>{locks}<p:nvPr/></p:nvSpPr><p:spPr>"
        f"<a:xfrm>{extent.xfrm}</a:xfrm>{geometry}{look}</p:spPr>{text}</p:sp>",
        extent,
    )


def _text(pen: Pen, item: Text, name: str = "", alt: str = "") -> Drawn:
    words = body(pen, (Run(item.text, item.face),), item.anchor)
    place = text_box(item)
    plate = fill(pen, item.face.halo_fill, _PLATE) if item.face.halo and pen.is_dark(place) else NO_FILL
    return _shape(
        pen,
        pen.extent(place),
        name or item.text[:_LONGEST_NAME],
        alt,
        _RECT,
        plate + NO_LINE,
        words,
        is_box=True,
    )


def _passage(pen: Pen, item: Passage) -> Drawn:
    """Return running text as one box. A line with a pitch of its own ends just below its baseline."""
    top = item.box.top
    if item.lines:
        first = item.lines[0]
        top = first.y + _DESCENT * first.face.em - item.pitch
    box = Box(item.box.left, top, item.box.right + _WIDER, max(item.box.bottom, top + item.pitch * len(item.lines)))
    words = body(pen, item.runs, item.anchor, spacing=Spacing(item.pitch), wrap=True)
    name = "".join(run.text for run in item.runs)[:_LONGEST_NAME].replace("\n", " ")
    return _shape(pen, pen.extent(box), name, "", _RECT, NO_FILL + NO_LINE, words, is_box=True)


def _area(pen: Pen, item: Area, name: str = "", alt: str = "") -> Drawn | None:
    found = freeform(pen, item.rings, closed=True)
    if found is None:
        return None
    extent, geometry = found
    look = fill(pen, item.fill, item.opacity) + NO_LINE
    return _shape(pen, extent, name or _kind(pen, item), alt, geometry, look)


def _lines(pen: Pen, item: Lines, name: str = "", alt: str = "") -> Drawn | None:
    title = name or _kind(pen, item)
    if len(item.lines) == 1 and len(item.lines[0]) == 2:  # noqa: PLR2004 - a straight line has two ends
        return _straight(pen, item, title, alt)
    found = freeform(pen, item.lines, closed=False)
    if found is None:
        return None
    extent, geometry = found
    return _shape(pen, extent, title, alt, geometry, NO_FILL + line(pen, item.stroke))


def _straight(pen: Pen, item: Lines, name: str, alt: str) -> Drawn:
    """Return a straight line as what programs call a connector."""
    (x1, y1), (x2, y2) = item.lines[0]
    extent = pen.extent(Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
    flip = ' flipV="1"' if (x2 - x1) * (y2 - y1) < 0 else ""
    return Drawn(
        f"<p:cxnSp><p:nvCxnSpPr><p:cNvPr {pen.head(name, alt)}/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>"
        f"<a:xfrm{flip}>{extent.xfrm}</a:xfrm>{_LINE}{line(pen, item.stroke)}</p:spPr></p:cxnSp>",
        extent,
    )


def _preset(pen: Pen, item: Rect | Circle, word: Text | None = None, name: str = "", alt: str = "") -> Drawn:
    """Return a rectangle or circle, with the word that stands on it."""
    box = _box(item)
    geometry = _ELLIPSE
    if isinstance(item, Rect):
        side = min(box.right - box.left, box.bottom - box.top)
        geometry = _RECT if not item.radius or not side else _rounded(item.radius / side)
    look = fill(pen, item.fill, item.opacity) + line(pen, item.stroke)
    text = body(pen, (Run(word.text, word.face),), "middle", literal=True) if word is not None else ""
    return _shape(pen, pen.extent(box), name or _kind(pen, item), alt, geometry, look, text)


def _rounded(share: float) -> str:
    adjusted = round(min(0.5, share) * _WHOLE)
    return f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {adjusted}"/></a:avLst></a:prstGeom>'


def _grid(pen: Pen, item: Grid) -> Iterator[Drawn]:
    """Yield a table, and what lies over it."""
    named = replace(item, name=pen.layer) if item.name == _TABLE and pen.layer else item
    yield table(pen, named)
    yield from grouped(pen, named.name, "", draw(pen, _paired(above(item))))


def _box(item: Rect | Circle) -> Box:
    if isinstance(item, Rect):
        return item.box
    return Box(item.x - item.radius, item.y - item.radius, item.x + item.radius, item.y + item.radius)


def _kind(pen: Pen, item: Area | Lines | Rect | Circle) -> str:
    """Return the name of a shape that has none of its own."""
    t = translator(pen.lang)
    match item:
        case Area():
            return t("面")
        case Lines():
            return t("线")
        case Rect():
            return t("矩形")
        case Circle():
            return t("圆")
