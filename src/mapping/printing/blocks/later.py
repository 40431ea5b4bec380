"""What was said after the plan, on a sheet of one unit: year, words, and the document with its grade."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.printing import style
from mapping.printing.blocks.rows import Listing, Paragraph, rule
from mapping.printing.blocks.tabular import Told, told
from mapping.printing.display import Rect, Run, group
from mapping.printing.flow import Panel, Sizes
from mapping.printing.translator import sheet_translator, straight
from mapping.printing.typeface import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState
    from mapping.cartography.unit_and_industry import LaterFact, UnitFacts
    from mapping.printing.display import Face, Item
    from mapping.printing.flow import Block

    Line: TypeAlias = tuple[Face, str]

LATER: Final = "later"
_PITCH: Final = 3.9
_CLOSE: Final = 3.5
_PAD: Final = 0.5
_LEADING: Final = 1.25
_INDENT: Final = 0.8
_GAP: Final = 2.0
_BETWEEN: Final = " · "
_YEARS: Final = 11.0
"""The widest that the column of years may be: the words for no date are longer in English."""
_STRIP_HEAD: Final = 30.0
_STRIP_PAD: Final = 0.8
_ABREAST: Final = 2
_STRIP_LINES: Final = 2
"""Lines of documents that the strip below the map has at most."""
_WORDS: Final = style.BODY.sized(7.0)
_SMALL_WORDS: Final = style.BODY.sized(6.2)


@dataclass(frozen=True, slots=True)
class LaterRow:
    """A document: its year, its words as written, and below them where they stand, in small."""

    year: str
    words: str
    where: tuple[str, ...]
    face: Face = _WORDS
    column: float = 0.0
    """Width of the years of the list, so that all words begin at one place."""

    def height(self, width: float) -> float:
        """Return the height of all lines."""
        return max(_height(self._told(width)), _height(self._years)) + 2 * _PAD

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the row."""
        width = box.right - box.left
        top = box.top + (box.bottom - box.top - self.height(width)) / 2 + _PAD
        left = box.left + _INDENT
        yield from _set(self._years, left, top)
        yield from _set(self._told(width), left + self.column + _GAP, top)

    def columns(self, width: float) -> tuple[float, ...]:
        """Return the widths of years and words."""
        years = _INDENT + self.column + _GAP
        return years, width - years

    def cells(self, width: float) -> tuple[Told, ...]:
        """Return the year, and the words with where they stand below them."""
        del width
        runs = (Run(self.words, self.face), Run(f"\n{_BETWEEN.join(self.where)}", style.SMALL))
        return told(self.year, style.FAINT.sized(self.face.size)), Told(runs)

    def over(self, box: Box) -> Iterator[Item]:
        """Yield the line below the row."""
        yield rule(box.left, box.right, box.bottom)

    @property
    def _years(self) -> list[Line]:
        face = style.FAINT.sized(self.face.size)
        return [(face, line) for line in wrap(self.year, self.column, face.size)]

    def _told(self, width: float) -> list[Line]:
        room = width - _INDENT - self.column - _GAP - _INDENT
        words = [(self.face, line) for line in wrap(self.words, room, self.face.size)]
        return [*words, *((style.SMALL, line) for line in _filled(self.where, room))]


@dataclass(frozen=True, slots=True)
class Strip:
    """Documents side by side, and left of them under navy what they are: lower than a block under a bar."""

    title: str
    note: str
    body: Listing

    def sizes(self, width: float) -> Sizes:
        """Return its one height: of the documents, or of the words beside them."""
        body = self.body.sizes(width - _STRIP_HEAD - _GAP).least
        height = max(_height(self._head) + 2 * _STRIP_PAD, body)
        return Sizes(height, height, height)

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the strip as one group."""
        yield group(f"panel:{LATER}", self._items(box), self.title)

    def _items(self, box: Box) -> Iterator[Item]:
        head = replace(box, right=box.left + _STRIP_HEAD)
        yield Rect(head, fill=style.NAVY)
        yield from _set(self._head, head.left + _GAP, (box.top + box.bottom - _height(self._head)) / 2)
        yield from self.body.draw(replace(box, left=head.right + _GAP))

    @property
    def _head(self) -> list[Line]:
        room = _STRIP_HEAD - 2 * _GAP
        title = [(style.BAR, line) for line in wrap(self.title, room, style.BAR.size, bold=True)]
        return [*title, *((style.BAR_NOTE, line) for line in wrap(self.note, room, style.BAR_NOTE.size))]


def later_panel(state: MapState, facts: UnitFacts) -> Panel:
    """Return what was said of a unit after the plan, for the column.

    It takes no room that the plan needs: where the column does not hold all of it, it goes, and `later_strip` takes
    its place.
    """
    t = sheet_translator(state.spec.lang)
    body = _listing(state, facts, columns=1) if facts.later else Paragraph(t("没有收录。"), style.FAINT, pad=1.0)
    return Panel(LATER, t("此后的表述"), body, straight(facts.later_note, state.spec.lang), optional=True)


def later_strip(state: MapState, blocks: Sequence[Block]) -> Strip | None:
    """Return the same in columns, for the foot of the map; None where there is none or the column tells it.

    It stands in the map's own room, since the column has none: of many documents the latest are told, the rest counted.
    """
    facts = state.unit_facts
    if facts is None or not facts.later or any(map(is_later, blocks)):
        return None
    t = sheet_translator(state.spec.lang)
    body = _listing(state, facts, columns=min(len(facts.later), _ABREAST))
    return Strip(t("此后的表述"), straight(facts.later_note, state.spec.lang), body)


def is_later(block: Block) -> bool:
    """Return whether a block tells what was said after the plan."""
    return isinstance(block, Panel) and block.name == LATER


def _listing(state: MapState, facts: UnitFacts, columns: int) -> Listing:
    t, lang = sheet_translator(state.spec.lang), state.spec.lang
    rows = tuple(_row(fact, lang, _column(facts, _WORDS)) for fact in facts.later)
    small = tuple(replace(row, face=_SMALL_WORDS, column=_column(facts, _SMALL_WORDS)) for row in rows)

    def overflow(n: int) -> str:
        page = t("数据与来源")
        if n == len(rows):
            return t("{n} 份文件，见“{page}”页", n=n, page=page)
        return t("另有 {n} 份文件，见“{page}”页", n=n, page=page)

    return Listing(rows, columns, _PITCH, overflow, least_rows=_STRIP_LINES, small=small, close=_CLOSE)


def _height(lines: Iterable[Line]) -> float:
    return sum(face.em * _LEADING for face, _ in lines)


def _set(lines: Iterable[Line], left: float, top: float) -> Iterator[Item]:
    """Yield lines one below another."""
    for face, line in lines:
        pitch = face.em * _LEADING
        yield face.centred(left, top + pitch / 2, line)
        top += pitch


def _filled(parts: Sequence[str], room: float) -> Iterator[str]:
    """Yield lines of whole parts; only a part that is longer than a line is broken."""
    line = ""
    for part in parts:
        joined = f"{line}{_BETWEEN}{part}" if line else part
        if line and style.SMALL.width(joined) > room:
            yield line
            joined = part
        *full, line = wrap(joined, room, style.SMALL.size)
        yield from full
    yield line


def _row(fact: LaterFact, lang: str, column: float) -> LaterRow:
    where = tuple(straight(part, lang) for part in fact.where)
    return LaterRow(straight(fact.year, lang), straight(fact.words, lang), where, column=column)


def _column(facts: UnitFacts, face: Face) -> float:
    return min(_YEARS, max(face.width(fact.year) for fact in facts.later))
