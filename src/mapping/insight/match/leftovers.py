"""What is left of a text beside the words recognised in it: runs that look like words, so that they can be named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from mapping.insight.folding import HAN, plain, simplified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mapping.catalog.records import StopWord

SHORTEST = 2
"""A single character or letter is no word."""

_HAN_RUN = re.compile(rf"[{HAN}]+")
_LATIN_WORD = re.compile(rf"(?:(?![{HAN}])[^\W_])+(?:[-'\u2019](?:(?![{HAN}])[^\W_])+)*")
_BLANK = re.compile(r"[^\S\r\n]+")


@dataclass(frozen=True)
class StopWords:
    """The words that tell nothing: ``zh`` part a Chinese run, ``edges`` are taken off its ends, ``en`` are whole."""

    zh: tuple[str, ...]
    edges: tuple[str, ...]
    en: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[StopWord]) -> StopWords:
        """Sort the rows of the table by how they are used."""
        rows = tuple(words)
        chinese = [row for row in rows if row.lang == "zh"]
        return cls(
            zh=tuple(row.term for row in chinese if not row.edge),
            edges=tuple(row.term for row in chinese if row.edge),
            en=frozenset(plain(row.term) for row in rows if row.lang == "en"),
        )

    def pieces(self, run: str) -> Iterator[str]:
        """Yield what the stop words leave of a run of Chinese, as written; traditional ones are stop words too."""
        read = simplified(run)
        at = 0
        for _, start, end in (*self._automaton.find_matches_as_indexes(read), (0, len(read), len(read))):
            first, last = self._trimmed(read, at, start)
            yield run[first:last]
            at = max(at, end)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self.zh, matchkind=MatchKind.LeftmostLongest)

    def _trimmed(self, run: str, first: int, last: int) -> tuple[int, int]:
        """Return the span of a piece without the edges on both its ends."""
        while run.startswith(self.edges, first, last) or run.endswith(self.edges, first, last):
            for edge in self.edges:
                first += len(edge) * run.startswith(edge, first, last)
                last -= len(edge) * run.endswith(edge, first, last)
        return first, last


def leftovers(text: str, spans: Iterable[tuple[int, int]], stop_words: StopWords) -> tuple[str, ...]:
    """Return the runs outside ``spans`` (in order) that look like words, as written, each once."""
    found: dict[str, str] = {}
    at = 0
    for start, end in (*spans, (len(text), len(text))):
        for piece in _words(text[at:start], stop_words):
            found.setdefault(plain(piece), piece)
        at = max(at, end)
    return tuple(found.values())


def _words(gap: str, stop_words: StopWords) -> Iterator[str]:
    for run in _HAN_RUN.findall(gap):
        yield from (piece for piece in stop_words.pieces(run) if len(piece) >= SHORTEST)
    yield from _phrases(gap, stop_words.en)


def _phrases(gap: str, stop_words: frozenset[str]) -> Iterator[str]:
    """Yield English words, those that follow one another as one phrase."""
    phrase: tuple[int, int] | None = None
    for word in _LATIN_WORD.finditer(gap):
        if not _tells(word.group(), stop_words):
            continue
        if phrase and _BLANK.fullmatch(gap, phrase[1], word.start()):
            phrase = (phrase[0], word.end())
            continue
        if phrase:
            yield gap[slice(*phrase)]
        phrase = (word.start(), word.end())
    if phrase:
        yield gap[slice(*phrase)]


def _tells(word: str, stop_words: frozenset[str]) -> bool:
    """Tell whether a word is more than a number, a single letter or a stop word."""
    letters = sum(character.isalpha() for character in word)
    parts = re.split(r"[-'\u2019]", plain(word))
    return letters >= SHORTEST and plain(word) not in stop_words and not all(part in stop_words for part in parts)
