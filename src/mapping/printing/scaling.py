"""A page as it is composed, in the measures of A4, and the same page at the size of its paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapping.cartography.placement import Box
from mapping.printing.display import (
    Area,
    Cell,
    Circle,
    Grid,
    Group,
    Lines,
    Passage,
    Rect,
    Run,
    Text,
    TileMark,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.printing.display import DisplayList, Face, Item, Line, Point, Stroke
    from mapping.printing.style import Paper


def on_paper(page: DisplayList, paper: Paper) -> DisplayList:
    """Return a page that was composed on the draft of a paper (`Paper.draft`) at its true size."""
    scaled = _Scaling(paper.magnify)
    items = page.items if paper.magnify == 1 else scaled.items(page.items)
    return replace(page, width=paper.width, height=paper.height, items=items)


def enlarged(items: Iterable[Item], factor: float, origin: Point) -> tuple[Item, ...]:
    """Return items so many times as large, with the point ``origin`` (mm) where it was."""
    shift = tuple((1 - factor) * part for part in origin)
    return tuple(items) if factor == 1 else _Scaling(factor, (shift[0], shift[1])).items(items)


def moved(items: Iterable[Item], factor: float, shift: Point) -> tuple[Item, ...]:
    """Return items so many times as large, and then moved by ``shift`` (mm)."""
    return _Scaling(factor, shift).items(items)


class _Scaling:
    """What all lengths of a page are multiplied by; faces and strokes are few, so each is made once."""

    def __init__(self, factor: float, shift: Point = (0.0, 0.0)) -> None:
        """Take over the factor, and by how much everything is moved."""
        self._factor = factor
        self._right, self._down = shift
        self._faces: dict[Face, Face] = {}
        self._strokes: dict[Stroke, Stroke] = {}

    def items(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Return items at their size."""
        return tuple(map(self._item, items))

    def _item(self, item: Item) -> Item:  # noqa: PLR0911 - one case an item
        k = self._factor
        match item:
            case Text():
                return self._text(item)
            case Area():
                return Area(self._lines(item.rings), item.fill, item.opacity)
            case Lines():
                return Lines(self._lines(item.lines), self._stroke(item.stroke))
            case Rect():
                stroke = self._stroke(item.stroke) if item.stroke is not None else None
                return Rect(self._box(item.box), item.fill, stroke, item.radius * k, item.opacity)
            case Circle():
                stroke = self._stroke(item.stroke) if item.stroke is not None else None
                return Circle(self._x(item.x), self._y(item.y), item.radius * k, item.fill, stroke, item.opacity)
            case TileMark():
                return replace(item, x=self._x(item.x), y=self._y(item.y), size=item.size * k)
            case Group():
                clip = self._box(item.clip) if item.clip is not None else None
                return replace(item, items=self.items(item.items), clip=clip)
            case Passage():
                return replace(
                    item,
                    box=self._box(item.box),
                    runs=self._runs(item.runs),
                    pitch=item.pitch * k,
                    lines=tuple(map(self._text, item.lines)),
                )
            case Grid():
                return replace(
                    item,
                    box=self._box(item.box),
                    columns=tuple(width * k for width in item.columns),
                    rows=tuple(height * k for height in item.rows),
                    cells=tuple(map(self._cell, item.cells)),
                    items=self.items(item.items),
                    over=self.items(item.over),
                )

    def _text(self, text: Text) -> Text:
        return Text(self._x(text.x), self._y(text.y), text.text, self._face(text.face), text.anchor)

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, runs=self._runs(cell.runs))

    def _runs(self, runs: Iterable[Run]) -> tuple[Run, ...]:
        return tuple(replace(run, face=self._face(run.face)) for run in runs)

    def _lines(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        k, right, down = self._factor, self._right, self._down
        return tuple(tuple([(x * k + right, y * k + down) for x, y in line]) for line in lines)

    def _box(self, box: Box) -> Box:
        return Box(self._x(box.left), self._y(box.top), self._x(box.right), self._y(box.bottom))

    def _x(self, x: float) -> float:
        return x * self._factor + self._right

    def _y(self, y: float) -> float:
        return y * self._factor + self._down

    def _face(self, face: Face) -> Face:
        if face not in self._faces:
            self._faces[face] = replace(face, size=face.size * self._factor, halo=face.halo * self._factor)
        return self._faces[face]

    def _stroke(self, stroke: Stroke) -> Stroke:
        if stroke not in self._strokes:
            dash = tuple(length * self._factor for length in stroke.dash)
            self._strokes[stroke] = replace(stroke, width=stroke.width * self._factor, dash=dash)
        return self._strokes[stroke]
