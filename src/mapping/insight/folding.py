"""Text folded for finding words in it, with the way back from every folded character to the text as written.

Full-width and half-width forms, upper and lower case, traditional and simplified characters become one (NFKC, case
folding, OpenCC). Signs without width and line breaks between two Chinese characters, as pasted from a page, are left
out. A run of letters and digits
that are no Chinese is one token and stands between two marks, so that a word is only found as whole tokens: ``ai`` is
not in ``main``. Spaces and hyphens between two tokens are left out (``fuel-cell`` is ``fuel cell``).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from opencc import OpenCC

if TYPE_CHECKING:
    from collections.abc import Iterable

BOUNDARY = "\x1f"
"""Stands at both ends of a token."""
GAP = "\x1e"
"""Stands where nothing may be found, and where a blank keeps two Chinese words apart."""

_HAN_FIRST, _HAN_LAST = 0x3400, 0x9FFF
HAN = f"{chr(_HAN_FIRST)}-{chr(_HAN_LAST)}"
# An apostrophe inside a word belongs to it (Jiang'an) but is not compared.
_TOKEN = re.compile(rf"(?:(?![{HAN}])[^\W_])+(?:['\u2019](?:(?![{HAN}])[^\W_])+)*")
_HAS_HAN = re.compile(rf"[{HAN}]")
_NO_WIDTH = "\u00ad\u200b-\u200f\u2060\ufeff"
# What only lays a text out: signs without width, and a line break inside a run of Chinese.
_LAYOUT = re.compile(rf"[{_NO_WIDTH}]+|(?<=[{HAN}])[ \t{_NO_WIDTH}]*\r?\n[ \t{_NO_WIDTH}]*(?=[{HAN}])")
_BETWEEN_TOKENS = re.compile(r"[\s\-\u2010-\u2013]+")


@dataclass(slots=True)
class Folded:
    """A folded text; its character at ``i`` comes from ``original[starts[i]:ends[i]]``."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    _characters: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The folded text."""
        return "".join(self._characters)

    def append(self, character: str, start: int, end: int) -> None:
        """Add one folded character and where it comes from."""
        self._characters.append(character)
        self.starts.append(start)
        self.ends.append(end)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the part of the original that ``text[first:last]`` comes from."""
        return self.starts[first], self.ends[last - 1]


def fold_text(text: str, closed: Iterable[tuple[int, int]] = ()) -> Folded:
    """Fold a text; nothing can be found in, or across, the ``closed`` parts of it."""
    characters, places = _plain(text, closed)
    folded = Folded()
    end_of_token = -1
    at = 0
    while at < len(characters):
        token = _TOKEN.match(characters, at)
        between = _BETWEEN_TOKENS.match(characters, at)
        if token:
            _append_token(folded, token, places)
            at = end_of_token = token.end()
        elif between:
            at = between.end()
            # Between tokens nothing is kept; anywhere else a blank parts what stands beside it.
            if between.start() != end_of_token or not _TOKEN.match(characters, at):
                folded.append(GAP, places[between.start()], places[at - 1] + 1)
        else:
            folded.append(characters[at], places[at], places[at] + 1)
            at += 1
    return folded


def fold_term(term: str) -> str:
    """Return a word as it stands in a folded text."""
    return fold_text(term).text


def plain(text: str) -> str:
    """Return text for comparing single words: NFKC, without case, in simplified characters."""
    return simplified(unicodedata.normalize("NFKC", text).casefold())


def in_place(text: str) -> str:
    """Return text as `plain` does, each character in its place; one that would become several stays as written."""
    return "".join(map(_one_in_place, text))


@cache
def _one_in_place(character: str) -> str:
    folded = _plain_character(character)
    return folded if len(folded) == 1 else character


@cache
def _plain_character(character: str) -> str:
    return plain(character)


def without_layout(text: str) -> tuple[str, list[int]]:
    """Return text without what only lays it out, and the place in ``text`` of each of its characters."""
    hidden = {place for run in _LAYOUT.finditer(text) for place in range(*run.span())}
    if not hidden:
        return text, list(range(len(text)))
    places = [place for place in range(len(text)) if place not in hidden]
    return "".join(text[place] for place in places), places


def simplified(text: str) -> str:
    """Return text in simplified characters, as long as before, character by character."""
    return "".join(map(_simplified, text)) if _HAS_HAN.search(text) else text


def variants(texts: Iterable[str]) -> dict[str, str]:
    """Return traditional character -> simplified, for the characters that occur in texts: what a browser needs to know.

    The same as `simplified` tells of each; all of Chinese is asked about at once, which takes a fiftieth of a second.
    """
    wanted = set().union(*texts)
    every = [chr(code) for code in range(_HAN_FIRST, _HAN_LAST + 1)]
    # a line each, so that no two are read as one word
    folded = str(_opencc().convert("\n".join(every))).split("\n")
    return {one: other for one, other in zip(every, folded, strict=True) if one != other and other in wanted}


@cache
def _simplified(character: str) -> str:
    return str(_opencc().convert(character)) if _HAS_HAN.match(character) else character


@cache
def _opencc() -> OpenCC:
    return OpenCC("t2s")


def _plain(text: str, closed: Iterable[tuple[int, int]]) -> tuple[str, list[int]]:
    """Return the text with every character folded by itself, and the place each folded one comes from."""
    hidden = {place for start, end in closed for place in range(start, end)}
    characters: list[str] = []
    places: list[int] = []
    for character, place in zip(*without_layout(text), strict=True):
        for part in GAP if place in hidden else _plain_character(character):
            characters.append(part)
            places.append(place)
    return "".join(characters), places


def _append_token(folded: Folded, token: re.Match[str], places: list[int]) -> None:
    start, end = places[token.start()], places[token.end() - 1] + 1
    folded.append(BOUNDARY, start, start)
    for at in range(token.start(), token.end()):
        if token.string[at].isalnum():
            folded.append(token.string[at], places[at], places[at] + 1)
    folded.append(BOUNDARY, end, end)
