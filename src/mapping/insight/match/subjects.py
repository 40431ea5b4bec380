"""What a text asks for: its words grouped by what they mean, each group with its part of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from mapping.insight.match.closeness import Subject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.insight.match.lexicon import Word

_Meaning: TypeAlias = tuple[tuple[str, ...], str | None]
"""Sub-sectors, and the 965 industry."""

WIDE_WORD = 0.4
"""What a wide word (培训, 总部) counts for beside a narrow one."""


CUSTOMER = 0.2
"""What a word counts for that is said of those that somebody works for: beside others it tells little."""


def asks(catalog: Catalog, word: Word) -> bool:
    """Tell whether only the reader knows what a word means: its sub-sector is a guess, or there is none to tell it."""
    if not word.ambiguous or catalog.mapping_of(word.term) is not None:
        return False
    meant = catalog.vocabulary.of_word(word.term)
    return meant is None or meant.confidence == "low"


def subsector_meanings(catalog: Catalog, word: Word) -> tuple[str, ...]:
    """Return ids of the sub-sectors that a word may mean, likeliest first; empty for one of no sub-sector."""
    meant = catalog.vocabulary.of_word(word.term)
    return (meant.subsector_id, *meant.also) if meant else ()


def choices(catalog: Catalog, word: Word) -> tuple[str, ...]:
    """Return ids of what a reader may say that a word means: sub-sectors, then industries as such."""
    return (*subsector_meanings(catalog, word), *word.industries)


def subjects_of(catalog: Catalog, words: Sequence[Word], chosen: Mapping[str, str]) -> tuple[Subject, ...]:
    """Group words by what they ask for; shares are those of words. A word that is too general asks for nothing.

    ``chosen``: term -> the sub-sector or the industry that the reader means by it.
    """
    groups: dict[_Meaning, list[tuple[str, float]]] = {}
    for word in words:
        meaning = _meaning(catalog, word, chosen.get(word.term))
        if any(meaning):
            groups.setdefault(meaning, []).append((word.term, _weight(catalog, word)))
    total = sum(weight for group in groups.values() for _, weight in group)
    return tuple(
        Subject(
            subsectors,
            industry_id,
            tuple(dict.fromkeys(term for term, _ in group)),
            sum(weight for _, weight in group) / total,
        )
        for (subsectors, industry_id), group in groups.items()
    )


def _meaning(catalog: Catalog, word: Word, chosen: str | None) -> _Meaning:
    """Return the sub-sectors and the industry that a word asks for."""
    vocabulary = catalog.vocabulary
    if chosen and chosen in vocabulary.subsectors:
        return (chosen,), vocabulary.subsectors[chosen].industry_id
    meant = vocabulary.of_word(word.term)
    if chosen or meant is None:
        return (), chosen or next(iter(word.industries), None)
    subsectors = (meant.subsector_id, *meant.also) if meant.breadth == "broad" else (meant.subsector_id,)
    return subsectors, vocabulary.subsectors[meant.subsector_id].industry_id


def _weight(catalog: Catalog, word: Word) -> float:
    """Return what a word counts for beside others: little for a customer, and for a wide one that is no policy term."""
    meant = catalog.vocabulary.of_word(word.term)
    wide = meant is not None and meant.breadth == "broad" and catalog.mapping_of(word.term) is None
    return (WIDE_WORD if wide else 1.0) * (CUSTOMER if word.customer else 1.0)
