"""How close what a place names comes to what is asked for: five steps, from the very word to the same industry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mapping.catalog.vocabulary import Vocabulary

Closeness: TypeAlias = Literal["word", "subsector", "term", "chain", "industry"]

STEPS: Final[tuple[Closeness, ...]] = ("word", "subsector", "term", "chain", "industry")
"""The same word, the same sub-sector, covered by a wider term, the same chain, the same industry and no more."""

SAME_WORD, SAME_SUBSECTOR, BESIDE, SAME_CHAIN, SAME_INDUSTRY = 1.0, 0.9, 0.4, 0.2, 0.08
"""Strengths (0 to 1) of the steps; ``BESIDE``: the sub-sector is not what the word means first of all."""

PART = 0.7
"""What a sub-sector counts for that a wide word takes in besides the one that it means first of all."""

COVERED_MOST, COVERED_FALL = 0.7, 1.5
"""Strength of a wider term that covers a sub-sector with a weight of 1, and how fast it falls with the weight."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a text asks for.

    ``subsectors`` are the sub-sectors meant, the first of all first: one for most words, several for a wide word such
    as 人工智能, none for a word that tells an industry and no more. ``industry_id`` is the 965 industry, None for what
    cuts across them. ``terms`` are the recognised words that ask for it; ``share`` is their part of all words that
    count (0 to 1).
    """

    subsectors: tuple[str, ...]
    industry_id: str | None
    terms: tuple[str, ...]
    share: float

    @property
    def id(self) -> str:
        """What the subject is, whatever its words and its share: sub-sector, industry or word."""
        return self.subsectors[0] if len(self.subsectors) == 1 else (self.industry_id or self.terms[0])


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a place that comes close to a subject: by which step and how strongly (0 to 1)."""

    word: str
    closeness: Closeness
    strength: float

    @property
    def closer(self) -> bool:
        """Whether more than the industry is shared."""
        return self.closeness != "industry"


def hits_by_word(
    vocabulary: Vocabulary,
    subsectors: tuple[str, ...],
    industry_id: str | None,
    same: Collection[str],
    words: Collection[str],
) -> Mapping[str, Hit]:
    """Return how close words of places come to what is meant, by word; those that are far from it are left out.

    ``same`` are the words that a text asks by. A word may be one of the policy's terms: what these name and cover, a
    table tells.
    """
    asked = {*subsectors, industry_id}
    hits = {
        word: Hit(word, "word", SAME_WORD) if word in same else _hit(vocabulary, subsectors, industry_id, word)
        for word in words
        if word in same or not _touches(vocabulary, word).isdisjoint(asked)
    }
    return {word: one for word, one in hits.items() if one}


@kept(1 << 14)
def _touches(vocabulary: Vocabulary, word: str) -> frozenset[str | None]:
    """Return all that a word can come close to: most words have nothing to do with what is asked for."""
    named = [row.subsector_id for row in vocabulary.of_term(word)]
    meant = vocabulary.of_word(word)
    if meant:
        named += [meant.subsector_id, *meant.also, *vocabulary.chain_mates(meant.subsector_id)]
    return frozenset({*named, vocabulary.industry_of(word)})


def claimed(vocabulary: Vocabulary, found: Mapping[str, Hit]) -> Mapping[str, Hit]:
    """Return the hits as places claim them by their own words.

    A wide word of theirs covers a sub-sector and names none: of a firm of 氢能 nobody knows that it makes fuel cells.
    Of the plan's terms the table tells what they name.
    """
    return {word: _covered(one) if _is_wide(vocabulary, one) else one for word, one in found.items()}


def _is_wide(vocabulary: Vocabulary, one: Hit) -> bool:
    """Tell whether a word meets a sub-sector that is one of several it stands for; 智能制造 stands for one."""
    meant = vocabulary.of_word(one.word)
    if one.closeness != "subsector" or meant is None or meant.breadth != "broad":
        return False
    return sum(row.relation == "names" for row in vocabulary.of_term(one.word)) != 1


def _covered(one: Hit) -> Hit:
    return Hit(one.word, "term", min(one.strength, COVERED_MOST))


def among(found: Mapping[str, Hit], words: Collection[str]) -> tuple[Hit, ...]:
    """Return the hits among the words of one place, the closest first."""
    return tuple(sorted((found[word] for word in words if word in found), key=order))


def _hit(vocabulary: Vocabulary, subsectors: tuple[str, ...], industry_id: str | None, word: str) -> Hit | None:
    """Return how close a word comes to what is meant without naming it; None where they are far apart."""
    found = [_by_term(vocabulary, word, subsectors), _by_subsector(vocabulary, word, subsectors)]
    nearest = max((one for one in found if one), key=lambda one: one.strength, default=None)
    if nearest:
        return nearest
    meant = vocabulary.of_word(word)
    if meant and any(vocabulary.same_chain(meant.subsector_id, asked) for asked in subsectors):
        return Hit(word, "chain", SAME_CHAIN)
    if industry_id is not None and vocabulary.industry_of(word) == industry_id:
        return Hit(word, "industry", SAME_INDUSTRY)
    return None


def order(one: Hit) -> tuple[int, float]:
    """Return what sorts hits: the nearer step first, and in a step the stronger."""
    return STEPS.index(one.closeness), -one.strength


def _by_term(vocabulary: Vocabulary, term: str, subsectors: tuple[str, ...]) -> Hit | None:
    """Return how a term of the policy takes sub-sectors in: what it names is the same, what it covers is wider."""
    best: Hit | None = None
    for asked in subsectors:
        row = vocabulary.relation(term, asked)
        if row is None:
            continue
        whole = 1.0 if asked == subsectors[0] else PART
        if row.relation == "names":
            one = Hit(term, "subsector", SAME_SUBSECTOR * row.weight * whole)
        else:
            one = Hit(term, "term", COVERED_MOST * row.weight**COVERED_FALL * whole)
        best = one if best is None or order(one) < order(best) else best
    return best


def _by_subsector(vocabulary: Vocabulary, word: str, subsectors: tuple[str, ...]) -> Hit | None:
    """Return how a word meets the sub-sectors asked for: a wide or unsure word only covers what it may mean besides."""
    meant = vocabulary.of_word(word)
    if meant is None or vocabulary.of_term(word):
        return None
    if meant.subsector_id in subsectors:
        return Hit(word, "subsector", SAME_SUBSECTOR * (1.0 if meant.subsector_id == subsectors[0] else PART))
    may_mean = meant.also if meant.breadth == "broad" or meant.confidence != "high" else ()
    if any(asked in may_mean for asked in subsectors):
        return Hit(word, "term", SAME_SUBSECTOR * BESIDE)
    return None
