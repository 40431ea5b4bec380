"""What a text asks for: its words grouped by what they mean, each group with its part of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.insight.match.closeness import Subject, unsure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import WordSubsector
    from mapping.insight.match.lexicon import Word

WIDE_WORD = 0.4
"""What a wide word (培训, 总部) counts for beside a narrow one."""


def asks(catalog: Catalog, word: Word) -> bool:
    """Tell whether only the reader knows what a word means: sub-sectors tell most that the industries leave open."""
    return word.ambiguous and catalog.mapping_of(word.term) is None and catalog.vocabulary.of_word(word.term) is None


def subjects_of(catalog: Catalog, words: Sequence[Word], chosen: Mapping[str, str]) -> tuple[Subject, ...]:
    """Group words by what they ask for; shares are those of words. A word that is too general asks for nothing."""
    groups: dict[tuple[tuple[str, ...], str | None], list[tuple[str, tuple[str, ...], float]]] = {}
    for word in words:
        meant = catalog.vocabulary.of_word(word.term)
        industry = chosen.get(word.term) or (word.industries[0] if word.industries else None)
        if meant is None or (word.term in chosen and industry != _industry(catalog, meant.subsector_id)):
            subsectors: tuple[str, ...] = ()
            also: tuple[str, ...] = ()
            if industry is None:
                continue
        else:
            wide = meant.breadth == "broad"
            subsectors = (meant.subsector_id, *meant.also) if wide else (meant.subsector_id,)
            also = () if wide else unsure(meant)
            industry = _industry(catalog, meant.subsector_id)
        groups.setdefault((subsectors, industry), []).append((word.term, also, _weight(catalog, word, meant)))
    total = sum(weight for group in groups.values() for *_, weight in group)
    return tuple(
        Subject(
            subsectors,
            industry,
            tuple(dict.fromkeys(term for term, *_ in group)),
            sum(weight for *_, weight in group) / total,
            tuple(dict.fromkeys(other for _, also, _ in group for other in also)),
        )
        for (subsectors, industry), group in groups.items()
    )


def _weight(catalog: Catalog, word: Word, meant: WordSubsector | None) -> float:
    """Return what a word counts for: a wide one that is no term of the policy tells little beside a narrow one."""
    wide = meant is not None and meant.breadth == "broad" and catalog.mapping_of(word.term) is None
    return WIDE_WORD if wide else 1.0


def _industry(catalog: Catalog, subsector_id: str) -> str | None:
    return catalog.vocabulary.subsectors[subsector_id].industry_id
