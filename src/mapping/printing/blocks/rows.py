"""Rows one under another, lists in columns, and paragraphs: what the other blocks are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from mapping.cartography.placement import Box
from mapping.printing import style
from mapping.printing.blocks.tabular import Placed, drawn
from mapping.printing.display import Face, Lines, Passage, Run
from mapping.printing.flow import Sizes
from mapping.printing.typeface import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mapping.printing.blocks.tabular import Row
    from mapping.printing.display import Item, Text

_TIGHT, _AIRY = 0.88, 1.3
"""How far the rows of a list may move together before one is left out, and apart where there is room."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows one under another; ``air`` mm may be added to each. Every other row is tinted."""

    rows: tuple[Row, ...]
    air: float = 1.4
    tinted: bool = True

    @property
    def terse(self) -> Rows:
        """The rows without the spare ones."""
        return replace(self, rows=tuple(row for row in self.rows if not (isinstance(row, Paragraph) and row.spare)))

    @property
    def brief(self) -> Rows:
        """The rows with what says the same in a few words in place of what has such words."""
        return replace(self, rows=tuple(row.brief if isinstance(row, Paragraph) else row for row in self.rows))

    @property
    def silent(self) -> Rows:
        """The rows without those that only repeat in short where to read on."""
        return replace(self, rows=tuple(row for row in self.rows if not (isinstance(row, Paragraph) and row.shortened)))

    def sizes(self, width: float) -> Sizes:
        """Return the rows' height, tight and airy."""
        tight = sum(row.height(width) for row in self.rows)
        return Sizes(tight, tight, tight + self.air * len(self.rows))

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the rows, spare height shared equally."""
        width = box.right - box.left
        heights = [row.height(width) for row in self.rows]
        spare = (box.bottom - box.top - sum(heights)) / len(self.rows) if self.rows else 0.0
        tops = [*accumulate((height + spare for height in heights), initial=box.top)]
        yield from drawn(
            Placed(Box(box.left, top, box.right, bottom), i, 0, row, style.ZEBRA if self.tinted and i % 2 else None)
            for i, (row, (top, bottom)) in enumerate(zip(self.rows, pairwise(tops), strict=True))
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows in columns, filled downwards, the rows of a line level. What does not fit is counted in the last place.

    ``counts`` tells rows of what is listed from headings among them, which are no part of a count. In a full column a
    list may end after the ``fewest`` lines, and has its rows ``small``, where there are such, ``close`` mm apart.
    """

    rows: tuple[Row, ...]
    columns: int
    pitch: float
    overflow: Callable[[int], str]
    least_rows: int = 3
    gap: float = 3.0
    counts: Callable[[Row], bool] = lambda _: True
    fewest: int = 3
    small: tuple[Row, ...] = ()
    close: float = 0.0

    @property
    def smaller(self) -> Listing:
        """The list with its rows in small."""
        return replace(self, rows=self.small or self.rows, pitch=self.close or self.pitch)

    def sizes(self, width: float) -> Sizes:
        """Return the height for a few rows, and for all."""
        wanted = self._lines_wanted
        full = sum(self._heights(wanted, width))
        least = full if wanted <= self.least_rows else sum(self._heights(self.least_rows, width))
        tight = _TIGHT if self.pitch == self.close else 1.0
        return Sizes(min(least, full) * tight, full, full * _AIRY)

    def listed(self, box: Box) -> Sequence[Row]:
        """Return the rows that stand in a box; the others are counted."""
        return self._shown(self._lines_in(box) * self.columns)[0]

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield as many rows as the height holds."""
        lines, width = self._lines_in(box), self._column(box.right - box.left)
        heights = self._heights(lines, box.right - box.left)
        scale = min((box.bottom - box.top) / sum(heights), _AIRY)
        tops = [box.top + scale * sum(heights[:line]) for line in range(lines + 1)]
        shown, rest = self._shown(lines * self.columns)
        places = [
            (Box(left, tops[line], left + width, tops[line + 1]), line, column)
            for column in range(self.columns)
            for left in (box.left + column * (width + self.gap),)
            for line in range(lines)
        ]
        yield from drawn(Placed(*place, row) for row, place in zip(shown, places, strict=False))
        if rest:
            cell, _, _ = places[len(shown)]
            face = style.SMALL if self.pitch == self.close else style.QUIET
            yield face.centred(cell.left + 4.8, (cell.top + cell.bottom) / 2, self.overflow(rest))

    @property
    def _lines_wanted(self) -> int:
        return -(-len(self.rows) // self.columns)

    def _column(self, width: float) -> float:
        return (width - self.gap * (self.columns - 1)) / self.columns

    def _heights(self, lines: int, width: float) -> list[float]:
        """Return the heights of so many lines, each that of its highest row, so that columns stand level."""
        rows, column = self._shown(lines * self.columns)[0], self._column(width)
        return [max([self.pitch, *(row.height(column) for row in rows[line::lines])]) for line in range(lines)]

    def _lines_in(self, box: Box) -> int:
        """Return how many lines a box holds, at least one."""
        room = (box.bottom - box.top) / _TIGHT + 1e-6
        numbers = range(self._lines_wanted, 1, -1)
        return next((n for n in numbers if sum(self._heights(n, box.right - box.left)) <= room), 1)

    def _shown(self, places: int) -> tuple[Sequence[Row], int]:
        if len(self.rows) <= places:
            return self.rows, 0
        shown = list(self.rows[: places - 1])
        while shown and not self.counts(shown[-1]):
            shown.pop()  # a heading with nothing below it
        return shown, sum(self.counts(row) for row in self.rows[len(shown) :])


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text in one face; where the column is too short, a ``spare`` one among rows is left out.

    One that has a text ``in_short`` says that then, and is ``shortened``. ``marks`` are parts of the text (from,
    to) that stand out in bold.
    """

    text: str
    face: Face = style.QUIET
    pad: float = 1.0
    spare: bool = False
    in_short: str = ""
    shortened: bool = False
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def brief(self) -> Paragraph:
        """The paragraph in a few words, if it has any."""
        return replace(self, text=self.in_short, in_short="", shortened=True, marks=()) if self.in_short else self

    def height(self, width: float) -> float:
        """Return the height of all lines."""
        return len(self._lines(width)) * self._pitch + 2 * self.pad

    def sizes(self, width: float) -> Sizes:
        """Return the height of all lines: text neither shrinks nor stretches."""
        height = self.height(width)
        return Sizes(height, height, height)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the text as one passage."""
        text = box.grown(-self.pad)
        runs = tuple(Run(part, self._face(marked=marked)) for part, marked in self._parts(0, len(self.text)))
        if self.text:
            yield Passage(text, runs, self._pitch, tuple(self._drawn(text)))

    def _drawn(self, box: Box) -> Iterator[Text]:
        """Yield one text a line, or one for each part of it that is marked or not."""
        middle, at = box.top + self._pitch / 2, 0
        for line in self._lines(box.right - box.left + 2 * self.pad):
            at = self.text.index(line, at)
            left = box.left
            for part, marked in self._parts(at, at + len(line)):
                face = self._face(marked=marked)
                yield face.centred(left, middle, part)
                left += face.width(part)
            at += len(line)
            middle += self._pitch

    def _face(self, *, marked: bool) -> Face:
        return replace(self.face, bold=True, fill=style.INK) if marked else self.face

    def _parts(self, start: int, stop: int) -> Iterator[tuple[str, bool]]:
        """Yield the parts of the text between two places, each with whether it is marked."""
        cuts = sorted({start, stop, *(place for mark in self.marks for place in mark if start < place < stop)})
        for first, last in pairwise(cuts):
            yield self.text[first:last], any(begin <= first < end for begin, end in self.marks)

    @property
    def _pitch(self) -> float:
        return style.LINE * self.face.em

    def _lines(self, width: float) -> tuple[str, ...]:
        return wrap(self.text, width - 2 * self.pad, self.face.size, bold=self.face.bold)


def rule(left: float, right: float, y: float) -> Lines:
    """Return a hairline across."""
    return Lines((((left, y), (right, y)),), style.HAIRLINE)
