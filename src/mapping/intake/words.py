"""Which terms of the thesaurus the industry words of a list are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mapping.catalog.gazetteer import fold
from mapping.intake.found import WordFound
from mapping.intake.rows import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.intake.found import WordBasis
    from mapping.intake.ground import Ground
    from mapping.intake.pages import Cell

_APART = re.compile(r"[;；、，,|｜\n\r\t]+|(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")
_STROKES = re.compile(r"[/／＋+&＆·]")
_MAY_PART = re.compile(r"[/／＋+&＆·]|以及|和|与|及")
_ENDINGS: Final = ("等产业", "等行业", "等领域", "产业集群", "产业链", "产业", "行业", "等")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_LONGEST: Final = 80
_MOST_GUESSED: Final = 300
_MOST_SUGGESTED: Final = 3
_LIKENESS: Final = 55.0


@dataclass(frozen=True, slots=True)
class Read:
    """The words of a cell: terms of ours, each once, and what is none."""

    terms: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class Words:
    """Finds terms by words as written, each different cell once."""

    def __init__(self, ground: Ground, chosen: Mapping[str, str]) -> None:
        self._terms = ground.terms
        self._spellings: dict[str, str] = {}
        for term in sorted(ground.terms):
            self._spellings.setdefault(fold(term), term)
        for written, term in ground.english_terms.items():
            self._spellings.setdefault(fold(written), term)
        self._subsectors = ground.subsectors
        self._chosen = {fold(word): term for word, term in chosen.items() if not term or term in ground.terms}
        self._known: dict[str, tuple[str | None, WordBasis]] = {}
        self._rows: dict[str, list[int]] = {}
        self._parts: dict[str, tuple[str, ...]] = {}

    def read(self, cell: Cell) -> Read:
        """Return the terms of a cell."""
        written = text(cell) if not isinstance(cell, str) else cell
        parts = self._parts[written] = self._split(written)
        terms, unknown = [], []
        for part in parts:
            term, basis = self._term(part)
            if term:
                terms.append(term)
            elif basis == "unknown":
                unknown.append(part)
        return Read(tuple(dict.fromkeys(terms)), tuple(dict.fromkeys(unknown)))

    def met(self, cell: Cell, number: int) -> None:
        """Remember in which row a cell stood that was read."""
        written = text(cell) if not isinstance(cell, str) else cell
        for part in self._parts.get(written, ()):
            self._rows.setdefault(part, []).append(number)

    def found(self) -> tuple[WordFound, ...]:
        """Return every different word with its rows; unknown ones first, the more frequent before others."""
        order = sorted(self._rows, key=lambda word: (self._term(word)[0] is not None, -len(self._rows[word]), word))
        guessed = 0
        found = []
        for word in order:
            term, basis = self._term(word)
            near: tuple[str, ...] = ()
            if basis == "unknown" and guessed < _MOST_GUESSED:
                guessed += 1
                near = self.suggestions(word)
            found.append(WordFound(word, tuple(self._rows[word]), term, basis, near))
        return tuple(found)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Return terms that may be meant by a word, best first: those of the sub-sector of its name, those like it."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where a word was not found

        if len(word) > _LONGEST:
            return ()
        key = fold(word)
        named = [term for term in self._subsectors.get(word, ())[:1] if term in self._terms]
        like = process.extract(key, self._spellings.keys(), scorer=fuzz.ratio, limit=6, score_cutoff=_LIKENESS)
        return tuple(dict.fromkeys((*named, *(self._spellings[name] for name, _, _ in like))))[:_MOST_SUGGESTED]

    def _split(self, written: str) -> tuple[str, ...]:
        """Return the words of a cell. A word that is known as a whole is not taken apart."""
        whole = written.strip()
        if self._is_known(whole):
            return (whole,)
        parts: list[str] = []
        for part in filter(None, (one.strip(" 。.：:") for one in _apart(whole))):
            parts += self._parted(part)
        return tuple(dict.fromkeys(parts))

    def _parted(self, part: str) -> tuple[str, ...]:
        """Take a word apart at a stroke where a part is known by itself, at 和 and the like only where each is."""
        if self._is_known(part):
            return (part,)
        for sign, enough in ((_STROKES, any), (_MAY_PART, all)):
            smaller = [one.strip() for one in sign.split(part) if one.strip()]
            if len(smaller) > 1 and enough(map(self._is_known, smaller)):
                return tuple(smaller)
        return (part,)

    def _is_known(self, word: str) -> bool:
        return self._term(word)[1] != "unknown"

    def _term(self, word: str) -> tuple[str | None, WordBasis]:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._look_up(word)
        return known

    def _look_up(self, word: str) -> tuple[str | None, WordBasis]:
        key = fold(word) if len(word) <= _LONGEST else ""
        if key in self._chosen:
            term = self._chosen[key]
            return (term, "chosen") if term else (None, "left_out")
        if word in self._terms:
            return word, "term"
        for spelling in _spellings(key):
            if spelling in self._spellings:
                return self._spellings[spelling], "spelling"
        return None, "unknown"


def _spellings(key: str) -> tuple[str, ...]:
    """Return what a folded word may be looked up by: as it is, without brackets, without 产业 and the like."""
    bare = _BRACKETS.sub("", key)
    forms = [key, bare]
    for form in (key, bare):
        forms += [form.removesuffix(end) for end in _ENDINGS if form.endswith(end) and len(form) > len(end) + 1]
    return tuple(dict.fromkeys(filter(None, forms)))


def _apart(text: str) -> list[str]:
    """Return the words of a text: what signs keep apart, but for signs inside brackets."""
    parts, start = [], 0
    for match in _APART.finditer(text):
        before = text[start : match.start()]
        if sum(map(before.count, "(（")) > sum(map(before.count, ")）")):
            continue
        parts.append(before)
        start = match.end()
    return [*parts, text[start:]]
