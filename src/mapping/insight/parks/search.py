"""The search box of the parks: by Chinese characters, by pinyin in full or by initials, by English words.

Traditional characters are read as simplified ones, full-width letters as others.

Which parks a text finds is a set, kept as the bits of one integer: bit *i* is the park at place *i* of the index.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from mapping.catalog.gazetteer import fold
from mapping.insight.folding import simplified
from mapping.insight.readings import syllables_of, typed_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPED = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
# One letter is the initial of nearly everything.
_FEWEST_LETTERS = 2


class TextIndex:
    """Finds the parks that a text belongs to. ``texts`` maps each text to the bits of its parks."""

    def __init__(self, texts: Mapping[str, int], everything: int) -> None:
        self._texts = texts
        self._everything = everything

    # Read when a text is first looked for: documents list parks and look for none.
    @cached_property
    def _forms(self) -> list[tuple[str, int]]:
        forms: dict[str, int] = {}
        for text, parks in self._texts.items():
            for form in typed_forms(text):
                forms[form] = forms.get(form, 0) | parks
        return sorted(forms.items())

    @cached_property
    def _syllables(self) -> frozenset[str]:
        return frozenset().union(*(syllables_of(text) for text in self._texts if _HAN.search(text)))

    @cached_property
    def _written(self) -> tuple[tuple[str, int], ...]:
        return tuple((simplified(fold(text)), parks) for text, parks in self._texts.items())

    def find(self, text: str) -> int:
        """Return the bits of the parks that every word of ``text`` finds; all parks for an empty text.

        Words are parted by spaces. Pinyin syllables written apart (``sheng wu``) are one word.
        """
        found = self._everything
        for word in self._words(text):
            found &= self._find_word(word)
        return found

    def _words(self, text: str) -> list[str]:
        words: list[str] = []
        in_syllables = False
        for part in text.split():
            word = fold(simplified(part).replace("ü", "v").replace("Ü", "v"))
            is_syllable = word in self._syllables and word.isalpha() and not _HAN.search(word)
            if is_syllable and in_syllables:
                words[-1] += word
            elif word:
                words.append(word)
            in_syllables = is_syllable
        return words

    def _find_word(self, word: str) -> int:
        if not _TYPED.fullmatch(word):
            return self._find_written(word)
        if len(word) < _FEWEST_LETTERS and word.isalpha():
            return self._everything
        return self._find_typed(word)

    def _find_written(self, word: str) -> int:
        found = 0
        for text, parks in self._written:
            if word in text:
                found |= parks
        return found

    def _find_typed(self, word: str) -> int:
        found = 0
        for form, parks in self._forms[bisect_left(self._forms, (word, 0)) :]:
            if not form.startswith(word):
                break
            found |= parks
        return found
