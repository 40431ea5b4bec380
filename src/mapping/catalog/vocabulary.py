"""What words speak of: which industry and sub-sectors a word means, and which of these the policy's terms take in."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from mapping.catalog.lookup import by, grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.catalog.records import Subsector, TermSubsector, ThesaurusEntry, WordSubsector


class Vocabulary:
    """Words of the tables and of investors, by the industry and the sub-sectors that they speak of. Immutable."""

    def __init__(
        self,
        thesaurus: Iterable[ThesaurusEntry],
        subsectors: Iterable[Subsector],
        words: Iterable[WordSubsector],
        terms: Iterable[TermSubsector],
    ) -> None:
        self.thesaurus = by(thesaurus, lambda entry: entry.term)
        self.subsectors: Mapping[str, Subsector] = by(subsectors, lambda subsector: subsector.subsector_id)
        self._of_word = by(words, lambda word: word.term)
        rows = tuple(terms)
        self._terms = grouped(rows, lambda row: row.term)
        self._by_subsector = grouped(rows, lambda row: row.subsector_id)
        self._covers: Mapping[tuple[str, str], TermSubsector] = MappingProxyType(
            {(row.term, row.subsector_id): row for row in rows}
        )
        self._words = grouped(self._of_word.values(), lambda word: word.subsector_id)
        self._chain_mates = MappingProxyType(
            {
                one.subsector_id: frozenset(
                    other.subsector_id
                    for other in self.subsectors.values()
                    if other is not one and set(other.chains) & set(one.chains)
                )
                for one in self.subsectors.values()
            }
        )

    def industry_of(self, word: str) -> str | None:
        """Return the 965 industry that a word belongs to; None for one of none and for an unknown word."""
        entry = self.thesaurus.get(word)
        return entry.industry_id if entry else None

    def of_word(self, word: str) -> WordSubsector | None:
        """Return which sub-sectors a word speaks of; None where it is too general for any."""
        return self._of_word.get(word)

    def subsectors_of(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the sub-sectors that words speak of first of all, each once, in the order of the words.

        What a word may mean besides (``also``) is not among them; `stood_for` adds what terms of the plan name.
        A word too general for any sub-sector adds none.
        """
        meant = (self._of_word[word].subsector_id for word in words if word in self._of_word)
        return tuple(dict.fromkeys(meant))

    def named_by(self, word: str) -> tuple[str, ...]:
        """Return the sub-sectors that a word stands for: its first meaning, and what it names as a term of the plan.

        金融服务 names banking, insurance and securities. What a term only covers (ports of 现代物流), and what a wide
        word may mean besides (``also``), is not among them: of a park that has the word it would often be untrue.
        """
        meant = self._of_word.get(word)
        if meant is None:
            return ()
        named = (row.subsector_id for row in self.of_term(word) if row.relation == "names")
        return tuple(dict.fromkeys((meant.subsector_id, *named)))

    def stood_for(self, words: Iterable[str]) -> dict[str, bool]:
        """Return the sub-sectors that words stand for -> whether only wide words do; those of narrow words first."""
        narrow: dict[str, bool] = {}
        wide: dict[str, bool] = {}
        for meant in (self._of_word[word] for word in words if word in self._of_word):
            is_wide = meant.breadth == "broad"
            (wide if is_wide else narrow).update(dict.fromkeys(self.named_by(meant.term), is_wide))
        return narrow | {subsector_id: True for subsector_id in wide if subsector_id not in narrow}

    def words_of(self, subsector_id: str) -> tuple[WordSubsector, ...]:
        """Return the words that speak of a sub-sector first of all, in file order."""
        return self._words.get(subsector_id, ())

    def of_term(self, term: str) -> tuple[TermSubsector, ...]:
        """Return the sub-sectors that a term of the policy names or covers, in file order."""
        return self._terms.get(term, ())

    def terms_of(self, subsector_id: str) -> tuple[TermSubsector, ...]:
        """Return the terms of the policy that name or cover a sub-sector, in file order."""
        return self._by_subsector.get(subsector_id, ())

    def relation(self, term: str, subsector_id: str) -> TermSubsector | None:
        """Return how a term of the policy takes a sub-sector in; None where it does not."""
        return self._covers.get((term, subsector_id))

    def chain_mates(self, subsector_id: str) -> frozenset[str]:
        """Return the other sub-sectors of the chains that a sub-sector is part of."""
        return self._chain_mates.get(subsector_id, frozenset())

    def same_chain(self, one: str, other: str) -> bool:
        """Tell whether two different sub-sectors are part of one chain."""
        return other in self.chain_mates(one)
