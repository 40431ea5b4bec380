"""The table of contents: every sheet of the document with the page on which it begins, by parts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from mapping.cartography.placement import Box
from mapping.documents.table_pages import page_of
from mapping.documents.words import SheetWords
from mapping.i18n import translator
from mapping.printing import style
from mapping.printing.display import Face, Group, Lines, Rect, Stroke, group
from mapping.printing.frame import foot, frame_of, heading, neat_line
from mapping.printing.translator import straight
from mapping.printing.typeface import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.documents.order import Entry, Order
    from mapping.printing.display import Item
    from mapping.printing.document import Page

_NAME: Final = Face(8.6)
_ORDINAL: Final = Face(7.2, fill=style.MUTED)
_NUMBER: Final = Face(8.6, bold=True, fill=style.NAVY)
_PART: Final = Face(9.4, bold=True, fill=style.NAVY)
_LEADER: Final = Stroke(style.MUTED, 0.25, (0.25, 1.1))
_GUTTER: Final = 12.0
_ORDINAL_ROOM: Final = 7.5
_NUMBER_ROOM: Final = 11.0
_LEADER_GAP: Final = 1.8
_LEAST_AIR, _MOST_AIR, _STEPS = 0.5, 2.6, 12
_ABOVE: Final = 1.6
"""Above the name of a part."""
_LARGE: Final = (1.5, 1.25, 1.0)
"""How much larger letters may be while all entries stand in one column on one page."""
_BALANCING: Final = 40
_MOST_PAGES: Final = 99


def contents(order: Order) -> Iterator[Page]:
    """Yield the table of contents of a document, from the entries of its order."""
    t, lang = translator(order.page.lang), order.page.lang
    title = t("目录")
    below = order.request.title or t("武汉产业地图")
    words = SheetWords(title, title, below, ())
    setting = order.setting
    frame = frame_of(setting.paper, words.heading(order), words.foot(order, _MOST_PAGES))
    tried = (_pages(_blocks(order.entries, lang, scale), frame.body, 1) for scale in _LARGE)
    short = next((pages for pages in tried if len(pages) == 1), None)
    for number, items in enumerate(short or _pages(_blocks(order.entries, lang, 1.0), frame.body, 2)):
        own = None if setting.number is None else setting.number + number
        yield page_of(
            order,
            words,
            frame,
            (
                *neat_line(frame),
                group("heading", heading(words.heading(order), frame)),
                *items,
                *foot(words.foot(order, own), frame),
            ),
        )


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table: a part's name, or an entry with its place in the document and its page."""

    text: str
    scale: float
    ordinal: int | None = None
    number: int | None = None

    @property
    def face(self) -> Face:
        face = _PART if self.number is None else _NAME
        return face.sized(face.size * self.scale)

    def lines(self, width: float) -> tuple[str, ...]:
        room = width if self.number is None else width - (_ORDINAL_ROOM + _NUMBER_ROOM) * self.scale
        return wrap(self.text, room, self.face.size, bold=self.face.bold)

    def height(self, width: float, air: float) -> float:
        above = _ABOVE if self.number is None else 0.0
        return len(self.lines(width)) * self.face.em * style.LINE + 2 * air + above

    def draw(self, box: Box, air: float) -> Iterator[Item]:
        """Yield the row within a box; an entry leads to its page in formats that can."""
        lines, pitch = self.lines(box.right - box.left), self.face.em * style.LINE
        top = box.bottom - air - len(lines) * pitch
        if self.number is None:
            yield Rect(Box(box.left, top + pitch * 0.12, box.left + 1.1, top + pitch * 0.88), fill=style.WINE)
            yield from (self.face.centred(box.left + 2.6, top + (i + 0.5) * pitch, one) for i, one in enumerate(lines))
            return
        yield Group(f"entry:{self.ordinal}", tuple(self._entry(lines, box, top, pitch)), self.text, to=self.number)

    def _entry(self, lines: Sequence[str], box: Box, top: float, pitch: float) -> Iterator[Item]:
        left = box.left + _ORDINAL_ROOM * self.scale
        ordinal = _ORDINAL.sized(_ORDINAL.size * self.scale)
        yield ordinal.centred(left - 2.4, top + pitch / 2, str(self.ordinal), "end")
        for i, line in enumerate(lines):
            yield self.face.centred(left, top + (i + 0.5) * pitch, line)
        middle = top + (len(lines) - 0.5) * pitch
        number = _NUMBER.sized(_NUMBER.size * self.scale).centred(box.right, middle, str(self.number), "end")
        begin, end = left + self.face.width(lines[-1]) + _LEADER_GAP, number.box.left - _LEADER_GAP
        if begin < end:
            y = middle + self.face.em * 0.3
            yield Lines((((begin, y), (end, y)),), _LEADER)
        yield number


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows that stay together; ``again`` names the part that goes on where they begin a column."""

    rows: tuple[_Row, ...]
    again: _Row | None


def _blocks(entries: Sequence[Entry], lang: str, scale: float) -> list[_Block]:
    """Return a part's name with its first two entries, then each by itself."""
    t = translator(lang)
    blocks: list[_Block] = []
    ordinal = 0
    for name, part in groupby(entries, key=lambda entry: entry.group):
        rows = []
        for entry in part:
            ordinal += 1
            rows.append(_Row(straight(entry.name, lang), scale, ordinal, entry.number))
        if not name:
            blocks += [_Block((row,), None) for row in rows]
            continue
        again = _Row(t("{name}（续）", name=straight(name, lang)), scale)
        blocks.append(_Block((_Row(straight(name, lang), scale), *rows[:2]), None))
        blocks += [_Block((row,), again) for row in rows[2:]]
    return blocks


def _pages(blocks: Sequence[_Block], body: Box, abreast: int) -> list[tuple[Item, ...]]:
    """Return what stands on each page: rows in columns of equal height, with as much air as there is."""
    width = (body.right - body.left - _GUTTER * (abreast - 1)) / abreast
    room = body.bottom - body.top

    def filled_to(step: int, air: float) -> list[list[_Row]]:
        return _filled(blocks, width, room * step / _BALANCING, air)

    def pages(air: float) -> int:
        return -(-len(filled_to(_BALANCING, air)) // abreast)

    most = _MOST_AIR * (1.0 if abreast > 1 else 1.6)
    airs = [most + (_LEAST_AIR - most) * i / _STEPS for i in range(_STEPS + 1)]
    fewest = pages(_LEAST_AIR)
    air = airs[bisect_left(airs, True, key=lambda one: pages(one) <= fewest)]
    # as low as the same number of columns can be, so that all are about as high
    steps = range(1, _BALANCING)
    step = bisect_left(steps, True, key=lambda i: len(filled_to(i, air)) <= fewest * abreast) + 1
    filled = filled_to(step, air)
    return [
        tuple(
            item
            for i, column in enumerate(filled[first : first + abreast])
            for item in _drawn(column, body, body.left + i * (width + _GUTTER), width, air)
        )
        for first in range(0, len(filled), abreast)
    ]


def _filled(blocks: Sequence[_Block], width: float, height: float, air: float) -> list[list[_Row]]:
    """Return the rows in columns no higher than ``height``, unless a single block is higher."""
    columns: list[list[_Row]] = [[]]
    used = 0.0
    for block in blocks:
        high = sum(row.height(width, air) for row in block.rows)
        if columns[-1] and used + high > height:
            columns.append([block.again] if block.again else [])
            used = sum(row.height(width, air) for row in columns[-1])
        columns[-1] += block.rows
        used += high
    return columns


def _drawn(column: Sequence[_Row], body: Box, left: float, width: float, air: float) -> Iterator[Item]:
    top = body.top - (_ABOVE if column and column[0].number is None else 0.0)
    for row in column:
        box = Box(left, top, left + width, top + row.height(width, air))
        yield from row.draw(box, air)
        top = box.bottom
