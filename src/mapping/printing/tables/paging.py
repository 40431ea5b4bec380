"""What stands on which page: headings on each, bands never left alone at the foot, no row lost.

It is found for the tables of a sheet together, so that one may begin where another ends. Rows get as much air as they
can without taking one more page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.printing.tables.drawing import drawn
from mapping.printing.tables.setting import MOST_LINES, Part, RowBlock, set_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.printing.display import Item
    from mapping.printing.tables.model import PagedTable
    from mapping.printing.tables.setting import SetRow, SetTable

_LEAST_AIR, _MOST_AIR = 0.55, 2.1
_STEPS: Final = 12
_ROUNDING: Final = 1e-6
_BETWEEN: Final = 4.5
_SMALL: Final = 0.35
"""Of a page's height: what a table takes that is not parted."""
_LARGER: Final = (1.3, 1.2, 1.1)
"""How much larger the letters of what fits one page may be."""


def paged(
    tables: Sequence[PagedTable], box_of: Callable[[int], Box], lines: float = MOST_LINES
) -> Iterator[tuple[Item, ...]]:
    """Yield what stands on each page; ``box_of`` gives the room on a page, counted from 0.

    Every row stands on one page, whole, unless it alone is higher than a page. Columns that can be spared are left out
    where rows would have more ``lines`` than that on average.
    """
    width = box_of(0).right - box_of(0).left
    cast = [set_table(table, width, 1.0, lines) for table in tables]
    pages = _pages(cast, box_of, _LEAST_AIR)
    if len(pages) == 1:
        larger = ([set_table(table, width, scale, lines) for table in tables] for scale in _LARGER)
        cast = next((one for one in larger if len(_pages(one, box_of, _LEAST_AIR)) == 1), cast)
    air = _air(cast, box_of, len(pages))
    for number, page in enumerate(_pages(cast, box_of, air)):
        yield tuple(drawn(page, box_of(number), air))


class _Pages:
    """Pages being filled with tables, one after another."""

    def __init__(self, box_of: Callable[[int], Box], air: float) -> None:
        self.done: list[list[Part]] = [[]]
        self._box_of, self._air = box_of, air
        self._used = 0.0

    def add(self, cast: SetTable) -> None:
        """Add a table, below what stands on the last page if its beginning has room there."""
        self._cast, self._first = cast, True
        self._start = self._used + _BETWEEN if self.done[-1] else 0.0
        if self.done[-1] and self._is_better_whole(cast):
            self.done.append([])
            self._start = 0.0
        self._open(())
        for block in cast.blocks:
            self._put(block)
        self._close()

    def _is_better_whole(self, cast: SetTable) -> bool:
        """Tell whether a table is so small that it is not parted, but waits for the next page."""
        box = self._box_of(len(self.done) - 1)
        room = box.bottom - box.top
        height = Part(cast, 0.0, tuple(row for block in cast.blocks for row in block.rows), first=True).bottom(
            self._air
        )
        return height <= _SMALL * room and self._start + height > room

    @property
    def _room(self) -> float:
        box = self._box_of(len(self.done) - 1)
        return box.bottom - box.top - self._used

    def _open(self, rows: tuple[SetRow, ...]) -> None:
        """Begin the table's part of a page with what stands above its rows, and perhaps a band that goes on."""
        head = self._cast.headings.height(self._air) if self._cast.headings else 0.0
        self._rows = list(rows)
        self._used = self._start + (self._cast.top if self._first else 0.0) + head
        self._used += sum(row.height(self._air) for row in rows)
        self._empty = not self.done[-1]

    def _close(self) -> None:
        self.done[-1].append(Part(self._cast, self._start, tuple(self._rows), self._first))

    def _put(self, block: RowBlock) -> None:
        height = block.height(self._air)
        if height <= self._room + _ROUNDING:
            self._rows += block.rows
            self._used += height
            self._empty = False
        elif not self._empty:
            self._turn(block)
            self._put(block)
        elif len(block.rows) > 1:
            for row in block.rows:
                self._put(RowBlock((row,), block.band))
        else:
            for part in block.rows[0].parts(self._room, self._air):
                if not self._empty:
                    self._turn(block)
                self._rows.append(part)
                self._used += part.height(self._air)
                self._empty = False

    def _turn(self, block: RowBlock) -> None:
        """Begin a page, on which a block is to stand."""
        if self._rows:
            self._close()
            self._first = False
        self.done.append([])
        self._start = 0.0
        goes_on = block.band is not None and block.rows[0].kind != "band"
        self._open((block.band,) if goes_on and block.band else ())


def _pages(casts: Sequence[SetTable], box_of: Callable[[int], Box], air: float) -> list[list[Part]]:
    """Return what stands on each page where rows have ``air`` above and below."""
    pages = _Pages(box_of, air)
    for cast in casts:
        pages.add(cast)
    return pages.done


def _air(casts: Sequence[SetTable], box_of: Callable[[int], Box], pages: int) -> float:
    """Return the air with which tables take no more pages than with the least and leave no page half empty.

    Of what does that equally well, the most.
    """
    step = (_MOST_AIR - _LEAST_AIR) / _STEPS
    found = [(air, _pages(casts, box_of, air)) for air in (_LEAST_AIR + step * i for i in range(_STEPS + 1))]
    fair = [(_blank(made, box_of, air), -air) for air, made in found if len(made) <= pages]
    return -min(fair)[1]


def _blank(pages: Sequence[Sequence[Part]], box_of: Callable[[int], Box], air: float) -> float:
    """Return how much of a page is left empty at the most, in tenths; the last page may end anywhere."""
    blank = 0.0
    for number, parts in enumerate(pages[:-1]):
        box, last = box_of(number), parts[-1]
        blank = max(blank, 1 - last.bottom(air) / (box.bottom - box.top))
    return round(blank, 1)
