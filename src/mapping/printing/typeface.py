"""The sheet's one typeface, Noto Sans SC: widths, line breaks, and which characters it holds.

What readers write, and what an office has in its tables, may hold any character. Here alone it is decided how one that
the font lacks is printed; whoever measures or writes a text asks here, so that both see the same.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fontTools.ttLib import TTFont

from mapping.cartography.wording.typography import SIGN
from mapping.errors import MappingError
from mapping.fonts import font_file
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MM_PER_POINT: Final = 25.4 / 72

_NEVER_FIRST = frozenset("，。、；：）》」』”’！？…%）·,.;:)!?]")
_NEVER_LAST = frozenset("（《「『“‘([")
_COUNTERS = frozenset("个家处项条栋户页分亩版")
FIRST_HAN = 0x2E80
LEAST_SIZE: Final = 6.0
"""Points below which print is no longer read without effort."""

ELLIPSIS: Final = "…"
"""Stands where the end of a text had to go."""

OFFICE_LATIN: Final = 1.1
"""How much wider Latin letters and figures may be in the typeface of an office's slides than in ours. Han characters
are one em wide in all of them."""
_latin: ContextVar[float] = ContextVar("latin", default=1.0)

_EVEN_STEPS: Final = 40
_FEWEST: Final = 2
"""Pieces that a line keeps where the last line, of a single character, takes one from it."""

# A text shrunk to fit must not be found too wide again by rounding.
_SLACK = 0.999
_PAUSES = "、，；：）。"
_NOT_ALONE = 0.25
"""Of a width: a last line as long as this is no word that stands alone."""
_EVEN = (0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
"""Shares of a width that lines of about one length may keep to, the least first."""


_TWINS: Final = {
    **dict.fromkeys("\u2022\u2023\u25aa\u25ab\u25e6\u2043\u2027\u30fb", "·"),  # bullets and middle dots
    **dict.fromkeys("\u2010\u2011\u2012", "-"),
    "\u301c": "～",
}
"""Characters that the font lacks, and what says the same."""
_VARIANTS: Final = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Selectors of another look of the character before them."""


class MissingGlyphError(MappingError):
    """A character that the typeface cannot draw, so that a sheet with it would be wrong.

    Texts are printed as :func:`printable` says, so this tells of fonts that lack even what that puts in place.
    """

    def __init__(self, character: str, text: str) -> None:
        self.character = character
        number = f"U+{ord(character):04X}"
        super().__init__(Code.GLYPH_MISSING, character=character, number=number, text=text[:24])


@contextmanager
def latin(wider: float) -> Iterator[None]:
    """Measure Latin letters so many times as wide as in our typeface, until this ends."""
    before = _latin.set(wider)
    try:
        yield
    finally:
        _latin.reset(before)


def width_mm(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width in mm of a text in a size in points as it is printed, without kerning; see `latin`.

    Raises:
        MissingGlyphError: the font lacks a character, and also the sign that stands for one.
    """
    whole, of_latin = _ems(printable(text), bold)
    return (whole + of_latin * (_latin.get() - 1)) * size * MM_PER_POINT


@lru_cache(maxsize=8192)
def printable(text: str) -> str:
    """Return a text as it is printed: where the font lacks a character, its twin, a space, nothing or a sign.

    A twin says the same, and what has no look of its own leaves nothing out; a sign stands for a character lost.
    """
    return "".join(map(_printed, unicodedata.normalize("NFC", text)))


def lacking(text: str) -> tuple[str, ...]:
    """Return the characters of a text in whose place a sign is printed, one for each place."""
    composed = unicodedata.normalize("NFC", text)
    return tuple(character for character in composed if character != SIGN and _printed(character) == SIGN)


@lru_cache(maxsize=4096)
def _printed(character: str) -> str:
    if ord(character) in _advances(bold=False):
        return character
    if character.isspace():
        return " "
    # marks of direction and of joining have no look of their own
    if unicodedata.category(character) == "Cf" or _VARIANTS.match(character):
        return ""
    return _TWINS.get(character, SIGN)


@lru_cache(maxsize=8192)
def _ems(text: str, bold: bool) -> tuple[float, float]:  # noqa: FBT001 - a cache key
    """Return the width of a text in ems, and how much of it is that of Latin letters."""
    advances = _advances(bold=bold)
    total, of_latin = 0.0, 0.0
    for character in text:
        advance = advances.get(ord(character))
        if advance is None:
            raise MissingGlyphError(character, text)
        total += advance
        if ord(character) < FIRST_HAN:
            of_latin += advance
    return total, of_latin


@lru_cache(maxsize=2)
def _advances(*, bold: bool) -> Mapping[int, float]:
    """Return code point -> advance width in ems."""
    font = TTFont(font_file(bold=bold), lazy=True)
    # names of glyphs, which would take longer than all else here, and nobody asks for them
    font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])
    em = font["head"].unitsPerEm
    widths = font["hmtx"].metrics
    return {code: widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def shrink(text: str, width: float, size: float, *, bold: bool = False, least: float = LEAST_SIZE) -> float:
    """Return the largest size in points, from ``least`` to ``size``, at which a text is no wider than ``width`` mm."""
    wanted = width_mm(text, size, bold=bold)
    return size if wanted <= width else max(least, size * width / wanted * _SLACK)


def clip(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return a text that fits into ``width`` mm, with an ellipsis where its end had to go."""
    if width_mm(text, size, bold=bold) <= width:
        return text
    kept = text
    while kept and width_mm(kept + ELLIPSIS, size, bold=bold) > width:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines no wider than ``width`` mm, at spaces and between Han characters.

    Closing punctuation never starts a line and opening punctuation never ends one, a figure stays with its unit, and no
    single Han character is left to the last line. A word wider than a line is cut.
    """
    return _wrapped(text, width, size, bold, _latin.get())


def wrap_evenly(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into as many lines as `wrap` does, about as long as each other: no word stands alone on the last.

    Where it can be done they end between words or clauses.
    """
    lines = wrap(text, width, size, bold=bold)
    if len(lines) == 1:
        return lines
    for share in _EVEN:
        narrower = wrap(text, width * share, size, bold=bold)
        if len(narrower) <= len(lines) and _at_pauses(text, narrower):
            return narrower
    if _at_pauses(text, lines) and width_mm(lines[-1], size, bold=bold) >= width * _NOT_ALONE:
        return lines
    # as narrow as the same number of lines can be
    steps = range(_EVEN_STEPS)
    step = bisect_left(
        steps,
        True,
        key=lambda i: len(wrap(text, width * (i + 1) / _EVEN_STEPS, size, bold=bold)) <= len(lines),
    )
    return wrap(text, width * (step + 1) / _EVEN_STEPS, size, bold=bold)


def _at_pauses(text: str, lines: Sequence[str]) -> bool:
    """Tell whether each line but the last ends at a space or with a sign that lets one pause."""
    at = 0
    for line in lines[:-1]:
        at = text.find(line, at) + len(line)
        if at < len(line) or not (line[-1] in _PAUSES or text[at : at + 1] == " "):
            return False
    return True


@lru_cache(maxsize=16384)
def _wrapped(text: str, width: float, size: float, bold: bool, _wider: float) -> tuple[str, ...]:  # noqa: FBT001 - a cache key
    if width_mm(text.rstrip(), size, bold=bold) <= width:
        return (text.rstrip(),)
    lines: list[list[str]] = [[]]
    line = ""
    for piece in _pieces(text, width, size, bold=bold):
        if line and width_mm((line + piece).rstrip(), size, bold=bold) > width:
            line = piece.lstrip()
            lines.append([line])
        else:
            line += piece
            lines[-1].append(piece)
    if len(lines) > 1 and not "".join(lines[-1]).strip():
        lines.pop()
    if len(lines) > 1 and _is_alone(lines[-1]) and len(lines[-2]) > _FEWEST and ord(lines[-2][-1][0]) >= FIRST_HAN:
        lines[-1].insert(0, lines[-2].pop())
    return tuple("".join(line).rstrip() for line in lines)


def _is_alone(pieces: Sequence[str]) -> bool:
    """Tell whether a last line is a single Han character, with its punctuation at most."""
    return len(pieces) == 1 and sum(ord(c) >= FIRST_HAN and c not in _NEVER_FIRST for c in pieces[0]) == 1


def _pieces(text: str, width: float, size: float, *, bold: bool) -> list[str]:
    """Return what must stay together: Latin words with their space, Han characters with their punctuation."""
    pieces: list[str] = []
    for character in text:
        if pieces and _sticks(pieces[-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return [part for piece in pieces for part in _halves(piece, width, size, bold=bold)]


def _sticks(before: str, character: str) -> bool:
    last = before[-1]
    if character in _NEVER_FIRST or last in _NEVER_LAST or character == " ":
        return True
    if last == " " and before[-2:-1].isdigit():
        # a figure and what it counts or measures
        return character in _COUNTERS or (character.isascii() and character.isalpha())
    if before == "约 " and character.isdigit():
        return True
    return last != " " and ord(last) < FIRST_HAN and ord(character) < FIRST_HAN


def _halves(piece: str, width: float, size: float, *, bold: bool) -> list[str]:
    if len(piece) == 1 or width_mm(piece.rstrip(), size, bold=bold) <= width:
        return [piece]
    middle = len(piece) // 2
    return [*_halves(piece[:middle], width, size, bold=bold), *_halves(piece[middle:], width, size, bold=bold)]
