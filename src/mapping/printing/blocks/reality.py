"""The matrix of plan and reality: units by industries, each cell with its quotient and the firms behind it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.blocks.tabular import signed
from mapping.printing.display import Cell, Face, Grid, Lines, Rect, Run, Stroke, TileMark
from mapping.printing.flow import Sizes, broken, fitted
from mapping.printing.typeface import FIRST_HAN, LEAST_SIZE, MM_PER_POINT, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.cartography.tiles import Tile
    from mapping.printing.display import Item

_ROW: Final = Sizes(3.5, 6.4, 9.4)
"""Heights of a row in mm; from `_TWO_LINES` on the firms stand below the quotient."""
_TWO_LINES: Final = 5.7
_NAME: Final = Face(7.2, bold=True)
_HEAD: Final = Face(6.2, fill=style.SUB)
_FIGURE: Final = Face(7.2, bold=True)
_QUIET: Final = Face(7.2, fill=style.MUTED)
_UNDER: Final = Face(LEAST_SIZE, fill=style.SUB)
_NAME_GAP: Final = 1.6
_MOST_NAMES: Final = 0.2
"""Of the width, for the names of units."""
_TILE: Final = 4.0
_PAD: Final = 0.4
_HEAD_LINES: Final = 2
_LEADING: Final = 1.2
_CELL_LINE: Final = Stroke(style.WHITE, 0.35)
_GROUP_LINE: Final = Stroke(style.WHITE, 1.1)
_SWATCH: Final = (6.0, 3.4)
_KEY: Final = style.SMALL
_KEY_LINE: Final = 4.6
_KEY_GAP: Final = 3.2
_ABOVE_KEY: Final = 1.6


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell: a sign, the quotient as written, the firms behind it, its ground; ``quiet``: it stands back."""

    sign: str
    text: str
    under: str
    fill: str
    quiet: bool = False

    @property
    def face(self) -> Face:
        """The face of the quotient."""
        return _QUIET if self.quiet else _FIGURE

    @property
    def told(self) -> str:
        """Sign and quotient."""
        return f"{self.sign} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class RealityMatrix:
    """Units by industries.

    ``names`` stand before the rows, ``heads`` (tile and name) above the columns. ``groups`` and ``tiers`` are the
    numbers of rows and columns that belong together, in order. ``key`` are the rows of the key.
    """

    names: tuple[str, ...]
    heads: tuple[tuple[Tile, str], ...]
    rows: tuple[tuple[Mark, ...], ...]
    groups: tuple[int, ...]
    tiers: tuple[int, ...]
    key: tuple[tuple[Mark, str], ...]
    alt: str

    def sizes(self, width: float) -> Sizes:
        """Return the heights with low, usual and high rows."""
        more, n = self._head(width) + self._key_height(width) + _ABOVE_KEY, len(self.rows)
        return Sizes(n * _ROW.least + more, n * _ROW.full + more, n * _ROW.airy + more)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the table, and the key below it."""
        width = box.right - box.left
        row = (box.bottom - box.top - self._head(width) - self._key_height(width) - _ABOVE_KEY) / len(self.rows)
        bottom = box.top + self._head(width) + row * len(self.rows)
        yield self._grid(Box(box.left, box.top, box.right, bottom), row)
        yield from self._key(Box(box.left, bottom + _ABOVE_KEY, box.right, box.bottom))

    def _grid(self, box: Box, row: float) -> Grid:
        width = box.right - box.left
        names, column = self._columns(width)
        head = self._head(width)
        columns, rows = (names, *(column for _ in self.heads)), (head, *(row for _ in self.rows))
        lefts = [*accumulate(columns, initial=box.left)][1:]
        tops = [*accumulate(rows, initial=box.top)][1:]
        cells: list[Cell] = []
        items: list[Item] = []
        for number, (tile, name) in enumerate(self.heads):
            cells.append(Cell(0, number + 1, self._head_runs(tile, name, column), "middle"))
            items += self._head_items(tile, name, Box(lefts[number], box.top, lefts[number] + column, tops[0]))
        for i, (name, marks) in enumerate(zip(self.names, self.rows, strict=True)):
            told = fitted(name, names - _NAME_GAP, _as_high(_NAME, row), LEAST_SIZE)
            cells.append(Cell(i + 1, 0, (Run(told.text, told.face),), "end"))
            items.append(told.centred(box.left + names - _NAME_GAP, tops[i] + row / 2, "end"))
            for k, mark in enumerate(marks):
                place = Box(lefts[k], tops[i], lefts[k] + column, tops[i] + row)
                cells.append(Cell(i + 1, k + 1, _mark_runs(mark, place), "middle", mark.fill))
                items += (Rect(place, fill=mark.fill), Rect(place, stroke=_CELL_LINE), *_mark_items(mark, place))
        over = tuple(self._lines(lefts, tops, column, row))
        return Grid("reality", box, columns, rows, tuple(cells), (*items, *over), over, self.alt)

    def _lines(self, lefts: list[float], tops: list[float], column: float, row: float) -> Iterator[Item]:
        """Yield the white lines between groups of units, and between tiers."""
        right, bottom = lefts[0] + column * len(self.heads), tops[0] + row * len(self.rows)
        for place in [*accumulate(self.groups)][:-1]:
            yield Lines((((lefts[0], tops[0] + place * row), (right, tops[0] + place * row)),), _GROUP_LINE)
        for place in [*accumulate(self.tiers)][:-1]:
            yield Lines((((lefts[0] + place * column, tops[0]), (lefts[0] + place * column, bottom)),), _GROUP_LINE)

    def _columns(self, width: float) -> tuple[float, float]:
        """Return the widths of the names and of each column."""
        names = min(max(map(_NAME.width, self.names)) + _NAME_GAP + 0.5, width * _MOST_NAMES)
        return names, (width - names) / len(self.heads)

    def _names_fit(self, column: float) -> bool:
        """Tell whether each name stands below its tile in two lines, no word of it cut; else the key has the names."""
        for _, name in self.heads:
            words = name.split() if ord(name[0]) < FIRST_HAN else ()
            if any(_HEAD.width(word) > column - 2 * _PAD for word in words):
                return False
            if len(_head_lines(name, column)) > _HEAD_LINES:
                return False
        return True

    def _head(self, width: float) -> float:
        """Return the height of the heads."""
        _, column = self._columns(width)
        most = max(len(_head_lines(name, column)) for _, name in self.heads) if self._names_fit(column) else 0
        return _TILE + 2 * _PAD + most * _HEAD.em * _LEADING + (_PAD if most else 0)

    def _head_items(self, tile: Tile, name: str, place: Box) -> Iterator[Item]:
        """Yield the tile of a column, and its name below where there is room."""
        column = place.right - place.left
        size = min(_TILE, column - 2 * _PAD)
        middle = (place.left + place.right) / 2
        yield TileMark(middle - size / 2, place.top + _PAD + (_TILE - size) / 2, size, tile)
        if self._names_fit(column):
            height = place.top + _TILE + 2 * _PAD + _HEAD.em * _LEADING / 2
            for line in _head_lines(name, column):
                yield _HEAD.centred(middle, height, line, "middle")
                height += _HEAD.em * _LEADING

    def _head_runs(self, tile: Tile, name: str, column: float) -> tuple[Run, ...]:
        if not self._names_fit(column):
            return (signed(tile, _FIGURE),)
        lines = "\n".join(_head_lines(name, column))
        return signed(tile, _FIGURE), Run(f"\n{lines}", _HEAD)

    def _entries(self, width: float) -> list[tuple[Tile | Mark, str]]:
        """Return the key: signs, and the names of industries where the heads have no room for them."""
        named = [] if self._names_fit(self._columns(width)[1]) else list(self.heads)
        return [*self.key, *named]

    def _key_lines(self, width: float) -> list[list[tuple[Tile | Mark, str]]]:
        lines: list[list[tuple[Tile | Mark, str]]] = [[]]
        used = 0.0
        for entry in self._entries(width):
            needed = _wide(entry[0]) + 1.0 + _KEY.width(entry[1]) + _KEY_GAP
            if lines[-1] and used + needed > width + _KEY_GAP:
                lines.append([])
                used = 0.0
            lines[-1].append(entry)
            used += needed
        return lines

    def _key_height(self, width: float) -> float:
        return len(self._key_lines(width)) * _KEY_LINE

    def _key(self, box: Box) -> Iterator[Item]:
        middle = box.top + _KEY_LINE / 2
        for line in self._key_lines(box.right - box.left):
            left = box.left
            for sample, label in line:
                wide = _wide(sample)
                yield from _sample(sample, Box(left, middle - _SWATCH[1] / 2, left + wide, middle + _SWATCH[1] / 2))
                yield _KEY.centred(left + wide + 1.0, middle, label)
                left += wide + 1.0 + _KEY.width(label) + _KEY_GAP
            middle += _KEY_LINE


def _wide(sample: Tile | Mark) -> float:
    return _SWATCH[0] if isinstance(sample, Mark) else _SWATCH[1]


def _sample(sample: Tile | Mark, place: Box) -> Iterator[Item]:
    """Yield what stands before a row of the key."""
    if not isinstance(sample, Mark):
        yield TileMark(place.left, place.top, place.right - place.left, sample)
        return
    yield Rect(place, fill=sample.fill, stroke=style.HAIRLINE)
    if sample.sign:
        middle = (place.left + place.right) / 2
        yield _KEY.centred(middle, (place.top + place.bottom) / 2, sample.sign, "middle")


def _head_lines(name: str, column: float) -> tuple[str, ...]:
    """Return a name in its lines; one of Han characters that does not fit on one is cut in the middle."""
    room = column - 2 * _PAD
    half = -(-len(name) // 2)
    if _HEAD.width(name) > room >= _HEAD.width(name[:half]) and ord(name[0]) >= FIRST_HAN:
        return name[:half], name[half:]
    return wrap(name, room, _HEAD.size)


def _as_high(face: Face, row: float) -> Face:
    """Return a face in the size that a row of a height in mm holds."""
    return face.sized(max(LEAST_SIZE, min(face.size, row / MM_PER_POINT / _LEADING)))


def _is_high(place: Box) -> bool:
    return place.bottom - place.top >= _TWO_LINES


def _mark_runs(mark: Mark, place: Box) -> tuple[Run, ...]:
    """Return what a cell says, for formats that have tables."""
    face = _as_high(mark.face, place.bottom - place.top)
    if not mark.under:
        return (Run(mark.told, face),) if mark.told else ()
    return Run(mark.told, face), Run(f"\n{mark.under}" if _is_high(place) else f" {mark.under}", _UNDER)


def _mark_items(mark: Mark, place: Box) -> Iterator[Item]:
    """Yield sign and quotient, and the firms below them, or beside them where a row is low."""
    column, row = place.right - place.left, place.bottom - place.top
    centre, middle = (place.left + place.right) / 2, (place.top + place.bottom) / 2
    face = _as_high(mark.face, row)
    if not mark.under:
        yield from broken(mark.told, column - _PAD, face).centred(centre, middle, "middle")
        return
    if _is_high(place):
        told = fitted(mark.told, column - _PAD, face, LEAST_SIZE)
        apart = (told.face.em + _UNDER.em) * _LEADING / 2
        yield told.centred(centre, middle - _UNDER.em * _LEADING / 2, "middle")
        yield fitted(mark.under, column - _PAD, _UNDER).centred(
            centre, middle - _UNDER.em * _LEADING / 2 + apart, "middle"
        )
        return
    room = column - _PAD - face.width(" ")
    under = _UNDER.width(mark.under)
    told = fitted(mark.told, room - under, face, LEAST_SIZE)
    left = centre - (told.face.width(told.text) + face.width(" ") + under) / 2
    yield told.centred(left, middle)
    yield _UNDER.centred(left + told.face.width(told.text) + face.width(" "), middle, mark.under)
