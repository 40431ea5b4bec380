"""The matrix of likeness: every pair of units with its index, as one table, and the key to its tints below."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, permutations
from typing import TYPE_CHECKING, Final, Literal

import shapely

from mapping.cartography.look import light
from mapping.cartography.look_tints import NOT_DESIGNATED, SAND
from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.display import Cell, Face, Grid, Lines, Rect, Run, Stroke
from mapping.printing.flow import Sizes, fitted
from mapping.printing.hatching import hatch
from mapping.printing.typeface import FIRST_HAN, MM_PER_POINT, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.printing.display import Item, Text

_ROW: Final = Sizes(3.5, 5.4, 9.6)
"""Heights of a row in mm."""
_HEAD_LINES: Final = 2
_NAME_GAP: Final = 1.6
_FIGURE: Final = style.BODY.sized(7.0)
_HEAD: Final = Face(6.6, bold=True, fill=style.SUB)
_NAME: Final = Face(7.2, bold=True)
_PAD: Final = 0.5
_LEAST: Final = 6.0
_LEADING: Final = 1.3
"""Of a row, in ems."""
_SELF, _DECREE = light("self"), light("decree")
_CELL_LINE: Final = Stroke(style.WHITE, 0.35)
_GROUP_LINE: Final = Stroke(style.WHITE, 1.1)
_HATCH: Final = Stroke(light("decree-key"), 0.12)
_HATCH_STEP: Final = 0.8
_BLOCK_LINE: Final = Stroke(light("block-edge"), 0.4)
_CHOSEN_LINE: Final = Stroke(style.WINE, 0.6)
_SWATCH: Final = (5.0, 3.0)
_KEY: Final = style.SMALL
_KEY_LINE: Final = 4.2
_KEY_GAP: Final = 3.2

Kind = Literal["self", "decree", "pair"]


@dataclass(frozen=True, slots=True)
class Index:
    """How alike two units are: the index as written, the step of its tint (0 to 5), and whether it is a pair at all.

    ``decree``: alike because one list was given to both.
    """

    text: str
    step: int
    kind: Kind = "pair"

    @property
    def fill(self) -> str:
        """The colour of its cell."""
        if self.kind != "pair":
            return _SELF if self.kind == "self" else _DECREE
        return SAND[self.step - 1] if self.step else NOT_DESIGNATED

    @property
    def face(self) -> Face:
        """The face of its figure: nought, the unit itself and what was decreed stand back."""
        quiet = self.kind != "pair" or not self.step
        return style.FAINT.sized(_FIGURE.size) if quiet else _FIGURE


@dataclass(frozen=True, slots=True)
class Matrix:
    """Units by units.

    ``names`` stand before the rows, ``heads`` above the columns; ``rows`` hold the indices. ``groups`` are the numbers
    of units that belong together, in order, and ``blocks`` the runs that share a list: first place and length.
    ``key`` are the rows of the key: a sample and what it says. ``chosen`` are the places of one or two units that
    stand out: their names, and the cells of the two.
    """

    names: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[Index, ...], ...]
    groups: tuple[int, ...]
    blocks: tuple[tuple[int, int], ...]
    key: tuple[tuple[Index, str], ...]
    alt: str
    chosen: tuple[int, ...] = ()

    def sizes(self, width: float) -> Sizes:
        """Return the heights with low, usual and high rows."""
        more = self._head_height(width) + self._key_height(width) + 1.6
        n = len(self.rows)
        return Sizes(n * _ROW.least + more, n * _ROW.full + more, n * _ROW.airy + more)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the table, and the key below it."""
        width = box.right - box.left
        head, key = self._head_height(width), self._key_height(width)
        row = (box.bottom - box.top - head - key - 1.6) / len(self.rows)
        bottom = box.top + head + row * len(self.rows)
        yield self._grid(Box(box.left, box.top, box.right, bottom), head, row)
        yield from self._key(Box(box.left, bottom + 1.6, box.right, box.bottom))

    def _grid(self, box: Box, head: float, row: float) -> Grid:
        names, column = self._columns(box.right - box.left)
        columns = (names, *(column for _ in self.heads))
        rows = (head, *(row for _ in self.rows))
        lefts = [box.left, *accumulate(columns, initial=box.left)][1:]
        tops = [box.top, *accumulate(rows, initial=box.top)][1:]
        numbered = not self._heads_fit(column)
        cells: list[Cell] = []
        items: list[Item] = []
        over: list[Item] = []
        for i, name in enumerate(self.heads):
            text = str(i + 1) if numbered else name
            face = self._marked(_HEAD, i)
            cells.append(Cell(0, i + 1, (Run(text, face),), "middle"))
            items += self._head(text, Box(lefts[i + 1], box.top, lefts[i + 1] + column, box.top + head), face)
        for i, (name, indices) in enumerate(zip(self.names, self.rows, strict=True)):
            middle = tops[i + 1] + row / 2
            face = self._marked(_as_high(_NAME, row), i)
            told = fitted(f"{i + 1}  {name}" if numbered else name, names - _NAME_GAP, face, _LEAST)
            cells.append(Cell(i + 1, 0, (Run(told.text, told.face),), "end"))
            items.append(told.centred(box.left + names - _NAME_GAP, middle, "end"))
            for k, index in enumerate(indices):
                place = Box(lefts[k + 1], tops[i + 1], lefts[k + 1] + column, tops[i + 1] + row)
                face = _as_high(index.face, row)
                cells.append(Cell(i + 1, k + 1, (Run(index.text, face),), "middle", index.fill))
                items += _ground(place, index)
                items.append(Rect(place, stroke=_CELL_LINE))
                items.append(face.centred(place.left + column / 2, middle, index.text, "middle"))
        over += self._lines(lefts, tops, column, row)
        over += self._frames(lefts, tops, column, row)
        return Grid("matrix", box, columns, rows, tuple(cells), (*items, *over), tuple(over), self.alt)

    def _lines(self, lefts: list[float], tops: list[float], column: float, row: float) -> Iterator[Item]:
        """Yield the white lines between groups, and the frames of what shares a list."""
        n = len(self.rows)
        left, top, right, bottom = lefts[1], tops[1], lefts[1] + n * column, tops[1] + n * row
        for place in list(accumulate(self.groups))[:-1]:
            x, y = left + place * column, top + place * row
            yield Lines((((x, top), (x, bottom)), ((left, y), (right, y))), _GROUP_LINE)
        for start, size in self.blocks:
            x, y = left + start * column, top + start * row
            yield Rect(Box(x, y, x + size * column, y + size * row), stroke=_BLOCK_LINE)

    def _marked(self, face: Face, place: int) -> Face:
        """Return the face of a unit's name: of one that stands out, in the colour of a selection."""
        return replace(face, fill=style.WINE) if place in self.chosen else face

    def _frames(self, lefts: list[float], tops: list[float], column: float, row: float) -> Iterator[Item]:
        """Yield the frames of the two cells in which a chosen pair meets."""
        if len(self.chosen) > 1:
            for i, k in permutations(self.chosen, 2):
                left, top = lefts[k + 1], tops[i + 1]
                yield Rect(Box(left, top, left + column, top + row), stroke=_CHOSEN_LINE)

    def _head(self, text: str, place: Box, face: Face) -> Iterator[Text]:
        """Yield the lines of a column's head, standing on the table."""
        lines = self._head_lines(text, place.right - place.left)
        pitch = _HEAD.em * 1.2
        middle = place.bottom - _PAD - pitch * (len(lines) - 0.5)
        for line in lines:
            yield face.centred((place.left + place.right) / 2, middle, line, "middle")
            middle += pitch

    def _columns(self, width: float) -> tuple[float, float]:
        """Return the widths of the names and of each column."""
        longest = max(_NAME.width(f"00  {name}" if ord(name[0]) < FIRST_HAN else name) for name in self.names)
        names = min(longest + _NAME_GAP + 0.5, width * 0.24)
        return names, (width - names) / len(self.heads)

    def _heads_fit(self, column: float) -> bool:
        """Tell whether each head stands above its column in two lines, no word of it cut; else they are numbered."""
        room = column - 2 * _PAD
        for name in self.heads:
            whole = all(_HEAD.width(word) <= room for word in name.split())
            if not whole and ord(name[0]) < FIRST_HAN:
                return False
            if len(self._head_lines(name, column)) > _HEAD_LINES:
                return False
        return True

    def _head_lines(self, name: str, column: float) -> tuple[str, ...]:
        """Return a head in its lines; one of Han characters that does not fit on one is cut in the middle."""
        room = column - 2 * _PAD
        if _HEAD.width(name) <= room:
            return (name,)
        half = -(-len(name) // 2)
        if ord(name[0]) >= FIRST_HAN and _HEAD.width(name[:half]) <= room:
            return (name[:half], name[half:])
        return wrap(name, room, _HEAD.size, bold=True)

    def _head_height(self, width: float) -> float:
        _, column = self._columns(width)
        lines = max(len(self._head_lines(name, column)) for name in self.heads) if self._heads_fit(column) else 1
        return lines * _HEAD.em * 1.2 + 2 * _PAD

    def _key_lines(self, width: float) -> list[list[tuple[Index, str]]]:
        lines: list[list[tuple[Index, str]]] = [[]]
        used = 0.0
        for row in self.key:
            needed = _SWATCH[0] + 1.0 + _KEY.width(row[1]) + _KEY_GAP
            if lines[-1] and used + needed > width + _KEY_GAP:
                lines.append([])
                used = 0.0
            lines[-1].append(row)
            used += needed
        return lines

    def _key_height(self, width: float) -> float:
        return len(self._key_lines(width)) * _KEY_LINE

    def _key(self, box: Box) -> Iterator[Item]:
        middle = box.top + _KEY_LINE / 2
        for line in self._key_lines(box.right - box.left):
            left = box.left
            for sample, label in line:
                swatch = Box(left, middle - _SWATCH[1] / 2, left + _SWATCH[0], middle + _SWATCH[1] / 2)
                yield from _ground(swatch, sample)
                yield Rect(swatch, stroke=style.HAIRLINE)
                yield _KEY.centred(swatch.right + 1.0, middle, label)
                left += _SWATCH[0] + 1.0 + _KEY.width(label) + _KEY_GAP
            middle += _KEY_LINE


def _as_high(face: Face, row: float) -> Face:
    """Return a face in the size that a row of a height in mm holds."""
    return face.sized(max(_LEAST, min(face.size, row / MM_PER_POINT / _LEADING)))


def _ground(place: Box, index: Index) -> Iterator[Item]:
    """Yield the ground of a cell: a tint, or hatch for what is alike by decree."""
    yield Rect(place, fill=style.WHITE if index.kind == "decree" else index.fill)
    if index.kind == "decree":
        corners = shapely.box(place.left, place.top, place.right, place.bottom)
        yield Lines(hatch(corners, _HATCH_STEP), _HATCH)
