"""What a reader wants of the words recognised in a text: some taken out, meanings chosen for ambiguous ones.

The page reads it from an address, the command line from its options; what fits no word of the text is told by both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.catalog.gazetteer import LONGEST_NAME, fold
from mapping.errors import WrongValuesError
from mapping.insight.match.subjects import choices
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapping.catalog import Catalog
    from mapping.insight.match.lexicon import Word


def taken_out(words: Sequence[Word], names: Iterable[str]) -> tuple[tuple[str, ...], tuple[WrongValuesError, ...]]:
    """Return the terms of the words that are named, as written or as terms, and an error if others are named."""
    named = {name: _word(words, name) for name in names}
    terms = tuple(dict.fromkeys(word.term for word in named.values() if word))
    wrong = [name for name, word in named.items() if word is None]
    return terms, (WrongValuesError(Code.WORD_NOT_IN_TEXT, wrong),) if wrong else ()


def chosen_meanings(
    catalog: Catalog, words: Sequence[Word], pairs: Iterable[str], means: str
) -> tuple[dict[str, str], tuple[WrongValuesError, ...]]:
    """Return term -> sub-sector or industry of the pairs with ``means`` between; an error if a word has no such one."""
    chosen: dict[str, str] = {}
    wrong: list[str] = []
    for pair in pairs:
        name, _, meaning = pair.rpartition(means)
        word = _word(words, name)
        if word and meaning.strip() in choices(catalog, word):
            chosen[word.term] = meaning.strip()
        else:
            wrong.append(pair)
    return chosen, (WrongValuesError(Code.MEANING_UNKNOWN, wrong),) if wrong else ()


def _word(words: Sequence[Word], name: str) -> Word | None:
    if len(name) > LONGEST_NAME:
        return None
    key = fold(name)
    return next((word for word in words if key in {fold(word.term), fold(word.text)}), None)
