"""What was said after the plan, on a sheet of one unit: year, words, and the document with its grade."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mapping.printing import style
from mapping.printing.blocks.rows import Listing, Paragraph, rule
from mapping.printing.flow import Panel
from mapping.printing.translator import sheet_translator, straight
from mapping.printing.typeface import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.cartography.state import MapState
    from mapping.cartography.unit_and_industry import LaterFact, UnitFacts
    from mapping.printing.display import Face, Item
    from mapping.printing.flow import Block

LATER: Final = "later"
_PITCH: Final = 3.9
_CLOSE: Final = 3.5
_PAD: Final = 0.5
_LEADING: Final = 1.25
_INDENT: Final = 0.8
_GAP: Final = 2.0
_BETWEEN: Final = " · "
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
        words, where = self._lines(width)
        return (len(words) * self.face.em + len(where) * style.SMALL.em) * _LEADING + 2 * _PAD

    def draw(self, box: Box) -> Iterator[Item]:
        """Yield the row."""
        width = box.right - box.left
        words, where = self._lines(width)
        top = box.top + (box.bottom - box.top - self.height(width)) / 2 + _PAD
        left = box.left + _INDENT + self.column + _GAP
        yield style.FAINT.sized(self.face.size).centred(
            box.left + _INDENT, top + self.face.em * _LEADING / 2, self.year
        )
        for face, lines in ((self.face, words), (style.SMALL, where)):
            pitch = face.em * _LEADING
            for line in lines:
                yield face.centred(left, top + pitch / 2, line)
                top += pitch
        yield rule(box.left, box.right, box.bottom)

    def _lines(self, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        room = width - _INDENT - self.column - _GAP - _INDENT
        return wrap(self.words, room, self.face.size), tuple(_filled(self.where, room))


def later_panel(state: MapState, facts: UnitFacts) -> Panel:
    """Return what was said of a unit after the plan; what finds no room is counted, and said where it stands.

    It takes no room that the plan needs: where the column is full it goes, and `later_elsewhere` is told instead.
    """
    t, lang = sheet_translator(state.spec.lang), state.spec.lang
    title, note = t("此后的表述"), straight(facts.later_note, lang)
    if not facts.later:
        return Panel(LATER, title, Paragraph(t("没有收录。"), style.FAINT, pad=1.0), note, optional=True)
    rows = tuple(_row(fact, lang, _column(facts, _WORDS)) for fact in facts.later)
    small = tuple(replace(row, face=_SMALL_WORDS, column=_column(facts, _SMALL_WORDS)) for row in rows)

    def overflow(n: int) -> str:
        page = t("数据与来源")
        if n == len(rows):
            return t("{n} 份文件，见“{page}”页", n=n, page=page)
        return t("另有 {n} 份文件，见“{page}”页", n=n, page=page)

    body = Listing(rows, 1, _PITCH, overflow, least_rows=1, fewest=1, small=small, close=_CLOSE)
    return Panel(LATER, title, body, note, optional=True)


def later_elsewhere(state: MapState, blocks: Sequence[Block]) -> str:
    """Return where to read what was said after the plan, if there is any and none of the blocks tells it."""
    facts = state.unit_facts
    told = any(isinstance(block, Panel) and block.name == LATER for block in blocks)
    if facts is None or not facts.later or told:
        return ""
    t = sheet_translator(state.spec.lang)
    return t(
        "此后的表述（{note}）：{n} 份文件，见“{page}”页。",
        note=straight(facts.later_note, state.spec.lang),
        n=len(facts.later),
        page=t("数据与来源"),
    )


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
    return max(face.width(fact.year) for fact in facts.later)
