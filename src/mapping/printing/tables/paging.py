"""What stands on which page: headings on each, bands never left alone at the foot, no row lost.

It is found for the tables of a sheet together, so that one may begin where another ends. Rows get as much air as they
can without taking one more page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mapping.printing.tables.drawing import drawn
from mapping.printing.tables.setting import ABREAST, LEAST_AIR, MOST_LINES, Part, RowBlock, set_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.printing.display import Item
    from mapping.printing.tables.model import PagedTable
    from mapping.printing.tables.setting import SetRow, SetTable

_MOST_AIR: Final = 2.1
_STEPS: Final = 12
_ROUNDING: Final = 1e-6
_BETWEEN: Final = 4.5
_SMALL: Final = 0.35
"""Of a page's height: what may be left empty below for the sake of a table that is not parted."""
_SECTIONS: Final = (0.35, 0.2, 0.0)
"""Of a page's height: what a section takes that is not parted. The first counts with which no page is added."""
_LARGER: Final = (1.3, 1.2, 1.1)
"""How much larger the letters of what fits one page may be."""


def paged(
    tables: Sequence[PagedTable], box_of: Callable[[int], Box], lines: float = MOST_LINES
) -> Iterator[tuple[Item, ...]]:
    """Yield what stands on each page; ``box_of`` gives the room on a page, counted from 0.

    Every row stands on one page, whole, unless it alone is higher than a page. Columns that can be spared are left out
    where rows would have more ``lines`` than that on average.
    """
    box = replace(box_of(0), top=box_of(1).top, bottom=box_of(1).bottom)
    cast = set_tables(tables, box, 1.0, lines)
    least = len(_pages(cast, box_of, LEAST_AIR))
    if least == 1:
        larger = (set_tables(tables, box, scale, lines) for scale in _LARGER)
        cast = next((one for one in larger if len(_pages(one, box_of, LEAST_AIR)) == 1), cast)
    section = next(one for one in _SECTIONS if len(_pages(cast, box_of, LEAST_AIR, one)) <= least)
    air = _air(cast, box_of, least, section)
    for number, page in enumerate(_pages(cast, box_of, air, section)):
        yield tuple(drawn(page, box_of(number), air))


class _Pages:
    """Pages being filled with tables, one after another."""

    def __init__(self, box_of: Callable[[int], Box], air: float, section: float) -> None:
        self.done: list[list[Part]] = [[]]
        self._box_of, self._air, self._section = box_of, air, section
        self._used = 0.0

    def add(self, cast: SetTable) -> None:
        """Add a table, below what stands on the last page if its beginning has room there."""
        self._cast, self._first = cast, True
        self._begin(cast.height(self._air), most=_SMALL)
        self._open(())
        for block in cast.blocks:
            self._put(block)
        self._close()

    def add_abreast(self, casts: tuple[SetTable, ...]) -> None:
        """Add tables beside each other, none of them parted."""
        self._begin(max(cast.height(self._air) for cast in casts), most=1.0)
        left = 0.0
        for cast in casts:
            self.done[-1].append(cast.whole(self._start, left))
            left += cast.room + ABREAST
        self._used = max(part.bottom(self._air) for part in self.done[-1][-len(casts) :])

    def _begin(self, high: float, most: float) -> None:
        """Begin a table so high: below the last one, or on the next page if only that has room for all of it.

        ``most``: of a page's height that may be left empty for that.
        """
        self._start = self._used + _BETWEEN if self.done[-1] else 0.0
        box = self._box_of(len(self.done) - 1)
        left = box.bottom - box.top - self._start
        box = self._box_of(len(self.done))
        room = box.bottom - box.top
        if self.done[-1] and left < high <= room and left <= most * room:
            self.done.append([])
            self._start = 0.0

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

    def _is_better_below(self, block: RowBlock) -> bool:
        """Tell whether a section is so small that it is not parted, but waits for the next page."""
        box = self._box_of(len(self.done) - 1)
        high = sum(row.height(self._air) for row in block.section)
        return not self._empty and self._room + _ROUNDING < high <= self._section * (box.bottom - box.top)

    def _put(self, block: RowBlock) -> None:
        height = block.height(self._air)
        if self._is_better_below(block):
            self._turn(block)
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


def _pages(
    casts: Sequence[tuple[SetTable, ...]], box_of: Callable[[int], Box], air: float, section: float = 0.0
) -> list[list[Part]]:
    """Return what stands on each page where rows have ``air`` above and below."""
    pages = _Pages(box_of, air, section)
    for row in casts:
        if len(row) > 1:
            pages.add_abreast(row)
        else:
            pages.add(*row)
    return pages.done


def _air(casts: Sequence[tuple[SetTable, ...]], box_of: Callable[[int], Box], pages: int, section: float) -> float:
    """Return the air with which tables take no more pages than with the least and leave no page half empty.

    Of what does that equally well, the most.
    """
    step = (_MOST_AIR - LEAST_AIR) / _STEPS
    found = [(air, _pages(casts, box_of, air, section)) for air in (LEAST_AIR + step * i for i in range(_STEPS + 1))]
    fair = [(blank, -air) for air, made in found if len(made) <= pages and (blank := _blank(made, box_of, air)) >= 0]
    return -min(fair)[1]


def _blank(pages: Sequence[Sequence[Part]], box_of: Callable[[int], Box], air: float) -> float:
    """Return how much of a page is left empty at the most, in tenths; below 0 where one is too full.

    The last page may end anywhere.
    """
    shares = []
    for number, parts in enumerate(pages):
        box = box_of(number)
        left = box.bottom - box.top - max(part.bottom(air) for part in parts)
        if left < -_ROUNDING and any(part.left for part in parts):
            return -1.0
        shares.append(left / (box.bottom - box.top))
    return round(max(shares[:-1], default=0.0), 1)
