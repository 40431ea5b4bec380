"""Rows of a sheet that need no parser, since they are spelt as office programs spell them.

A parser asks Python once for every element, and 200,000 rows of a list have millions. Nearly all rows are spelt in one
way: places in full, a number or a text, no reference to a character. A pattern recognises such a row as a whole, and
the rows of a list have few shapes between them. Whatever differs by one character is left to the parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping

# Begins with a character that is surely seen: ASCII, or one of the ideographs by the first of their three bytes.
VALUE = rb"[!-%'-;=-~\xe4-\xe9][^<&]*+"
_CELL = (
    rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,5}")?(?: t="(?:n|s|str|inlineStr|b)")?'
    rb"(?:/>|></c>|>(?:<f>[^<&]*+</f>)?<v>" + VALUE + rb"</v></c>"
    rb'|><is><t(?: xml:space="preserve")?>' + VALUE + rb"</t></is></c>)"
)
_ROW = re.compile(rb'<row r="([1-9][0-9]{0,6})"((?: [A-Za-z0-9:]+="[^"<&]*+")*+)>((?:' + _CELL + rb")*+)</row>")
_FORM = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"((?: s="[0-9]{1,5}")?(?: t="[a-zA-Z]+")?(?:/>|></c>|>))')
_TEXTS = re.compile(
    rb'(?:<si><t(?: xml:space="preserve")?>[^<]*+</t>(?:<phoneticPr [^<>]*+/>)?</si>)++',
)
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
_UTF8 = re.compile(
    rb"""(?:\xef\xbb\xbf)?\s*+(?:<\?xml [^>]*?encoding=["']utf-8["'][^>]*>|(?!<\?xml )<)""", re.IGNORECASE
)
_MARK = b"<taken/>"
_MOST_HELD = 4 * 2**20


@dataclass(frozen=True, slots=True)
class Shape:
    """What rows of one shape have in common: how many cells, and by a bit for each column, which of them are filled."""

    cells: int
    elements: int
    written: int
    told: int
    styles: tuple[tuple[int, int], ...]
    is_odd: bool


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A row, numbered from 0."""

    number: int
    is_hidden: bool
    shape: Shape


@dataclass(frozen=True, slots=True)
class PlainTexts:
    """Texts that cells refer to."""

    elements: int


Plain: TypeAlias = "PlainRow | PlainTexts | Shape"


@dataclass(frozen=True, slots=True)
class Spelling:
    """How programs write the rows of one format."""

    begin: re.Pattern[bytes]
    """The end of what stands before a row, up to where one may begin."""
    read: Callable[[bytes, int], tuple[Plain, int] | None]
    """Returns the row that begins at a place, and where it ends; None where it needs a parser."""
    ends: Mapping[bytes, bytes]
    """Beginning of a tag -> the tag that ends it."""

    def is_cut(self, text: bytes, at: int) -> bool:
        """Tell whether what begins here does not end in this text."""
        return any(text.startswith(tag, at) and text.find(end, at) < 0 for tag, end in self.ends.items())


def told_apart(chunks: Iterable[bytes], spelling: Spelling) -> Iterator[bytes | Plain]:
    """Yield the rows that need no parser, and in between what does: all the rest, with an empty element for each run.

    The element keeps apart what the rows have kept apart: nothing becomes a comment or a tag because they are gone.
    """
    held = b""
    is_first, is_plain = True, False
    for chunk in chunks:
        if is_first:
            is_first, is_plain = False, _UTF8.match(chunk) is not None
        if not is_plain:
            yield chunk
            continue
        held = yield from _taken(held + chunk, spelling)
    if held:
        yield held


def _taken(text: bytes, spelling: Spelling) -> Generator[bytes | Plain, None, bytes]:
    """Yield the pieces of a text and return its end, if a row or a tag is cut there."""
    done = at = 0
    while (begin := spelling.begin.search(text, at)) is not None:
        start = at = begin.end()
        row = spelling.read(text, at)
        if row is None and spelling.is_cut(text, at):
            if len(text) - at > _MOST_HELD:
                break
            yield text[done:at]
            return text[at:]
        if row is None:
            at += 1
            continue
        yield text[done:start]
        while row is not None:
            piece, at = row
            yield piece
            row = spelling.read(text, at)
        yield _MARK
        done = at
        at -= 1  # the next one may follow at once, after what is no such row
    end = text.rfind(b"<", done)
    end = end if end >= 0 and len(text) - end <= _MOST_HELD else len(text)
    yield text[done:end]
    return text[end:]


def _row(text: bytes, at: int) -> tuple[PlainRow | PlainTexts, int] | None:
    """Return the row, or the run of texts, that begins here, and where it ends."""
    match = _ROW.match(text, at)
    if match is None:
        texts = _TEXTS.match(text, at)
        return None if texts is None else (PlainTexts(3 * texts[0].count(b"<si>")), texts.end())
    number, attributes, cells = match.groups()
    if b' r="' in attributes:
        return None
    found = _FORM.findall(cells)
    columns, numbers, forms = zip(*found, strict=True) if found else ((), (), ())
    if numbers.count(number) != len(numbers):
        return None
    is_hidden = _HIDDEN.search(attributes) is not None
    return PlainRow(int(number) - 1, is_hidden, _shape(columns, forms)), match.end()


@lru_cache(maxsize=4096)
def _shape(columns: tuple[bytes, ...], forms: tuple[bytes, ...]) -> Shape:
    written = told = 0
    styles = []
    is_odd = False
    for letters, form in zip(columns, forms, strict=True):
        column = column_of(letters.decode())
        bit = 1 << column
        if form.endswith((b"/>", b"</c>")):
            continue
        is_odd = is_odd or bool(written & bit)
        written |= bit
        told |= 0 if b't="s"' in form else bit
        if (style := re.search(rb's="([0-9]+)"', form)) is not None:
            styles.append((column, int(style[1])))
    return Shape(len(columns), 1 + 4 * len(columns), written, told, tuple(styles), is_odd)


WORKBOOK: Final = Spelling(
    re.compile(rb"(?:>|\A)\s*+(?=<row r=\"|<si><t)"), _row, {b"<row": b"</row>", b"<si>": b"</si>"}
)
"""Of XLSX, by Excel, WPS and LibreOffice."""


def column_of(letters: str) -> int:
    """Return the column from 0 that a spreadsheet calls so."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
