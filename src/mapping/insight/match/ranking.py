"""Match a text to places: which layout units and parks fit what somebody wants to do, and why.

The text's words are recognised, never guessed: an ambiguous word counts for nothing until one of its industries has
been chosen. The policy's own terms do not ask: the tables have assigned each to one industry, for every map. Scores
are sums of the points of their reasons, out of 100.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from mapping.catalog.records import Park, Unit
from mapping.errors import UnknownNameError
from mapping.faults import Phrase
from mapping.i18n import message
from mapping.insight.match.closeness import Subject, unsure
from mapping.insight.match.evidence import Reason, park_reasons, unit_reasons
from mapping.insight.match.lexicon import lexicon
from mapping.insight.match.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import WordSubsector
    from mapping.insight.match.lexicon import Word
    from mapping.view import View

WIDE_WORD = 0.4
"""What a wide word (培训, 总部) counts for beside a narrow one."""
DIGITS = 0
"""Decimals of a score and of points, as shown; equal when shown means equal in rank."""


@dataclass(frozen=True, slots=True)
class UnitScore:
    """A layout unit with its place among the hits (equal scores share one) and the reasons that make its score."""

    unit: Unit
    rank: int
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ParkScore:
    """A park with its place among the hits and the reasons that make its score."""

    park: Park
    rank: int
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """The answer to a text.

    ``words`` are all that were recognised; of these ``asked`` are ambiguous and wait for a choice, ``dropped`` were
    taken out by the reader, and the others make up the ``subjects``. ``places`` are units that the text names; they
    count for nothing. ``units`` and ``parks`` are the hits, best first; those that share no more than the industry with
    what is asked for stand apart in ``units_by_industry`` and ``parks_by_industry``, and none of them is a first place.
    """

    text: str
    weights: Weights
    words: tuple[Word, ...]
    unknown: tuple[str, ...]
    places: tuple[str, ...]
    truncated: bool
    asked: tuple[Word, ...]
    dropped: tuple[Word, ...]
    subjects: tuple[Subject, ...]
    units: tuple[UnitScore, ...]
    parks: tuple[ParkScore, ...]
    units_by_industry: tuple[UnitScore, ...]
    parks_by_industry: tuple[ParkScore, ...]

    @property
    def industries(self) -> tuple[str, ...]:
        """Ids of the 965 industries asked for, in the order of the text."""
        return tuple(s.industry_id for s in self.subjects if s.industry_id)

    def score_of(self, unit_id: str) -> UnitScore | None:
        """Return a unit's score; None where nothing speaks for it."""
        return next((s for s in (*self.units, *self.units_by_industry) if s.unit.unit_id == unit_id), None)


def match(  # noqa: PLR0913 - each is one of the reader's choices
    catalog: Catalog,
    text: str,
    view: View,
    *,
    weights: Weights | None = None,
    drop: Iterable[str] = (),
    choose: Mapping[str, str] | None = None,
) -> Match:
    """Return the units and parks of a view that fit a text.

    ``drop``: words that do not count, as written or as terms. ``choose``: ambiguous term -> the industry that is meant.
    A text without recognised words has no hits.

    Raises:
        UnknownNameError: no such edition, or a choice that is none of the word's industries.
    """
    chosen = tuple(sorted((choose or {}).items()))
    return _match(catalog, text, weights or Weights(), frozenset(drop), chosen, view)


@lru_cache(maxsize=128)
def _match(  # noqa: PLR0913, PLR0917 - a cache key
    catalog: Catalog,
    text: str,
    weights: Weights,
    drop: frozenset[str],
    choose: tuple[tuple[str, str], ...],
    view: View,
) -> Match:
    found = lexicon(catalog).recognise(text)
    chosen = dict(choose)
    for word in found.words:
        if word.ambiguous and chosen.get(word.term, word.industries[0]) not in word.industries:
            kind = Phrase(message("「{word}」的产业"), word=word.text)
            raise UnknownNameError(kind, chosen[word.term], word.industries)
    dropped = tuple(word for word in found.words if drop & {word.term, word.text})
    counted = [word for word in found.words if word not in dropped]
    asked = tuple(word for word in counted if _asks(catalog, word) and word.term not in chosen)
    subjects = _subjects(catalog, [word for word in counted if word not in asked], chosen)
    units = [(unit, unit_reasons(catalog, unit, subjects, weights, view)) for unit in catalog.units]
    parks = [(park, park_reasons(catalog, park, subjects, weights, view.edition)) for park in catalog.parks_in(view)]
    return Match(
        text=text,
        weights=weights,
        words=found.words,
        unknown=found.unknown,
        places=found.places,
        truncated=found.truncated,
        asked=asked,
        dropped=dropped,
        subjects=subjects,
        units=tuple(UnitScore(*row) for row in _ranked(_closer(units))),
        parks=tuple(ParkScore(*row) for row in _ranked(_closer(parks))),
        units_by_industry=tuple(UnitScore(*row) for row in _ranked(_by_industry(units))),
        parks_by_industry=tuple(ParkScore(*row) for row in _ranked(_by_industry(parks))),
    )


def _asks(catalog: Catalog, word: Word) -> bool:
    """Tell whether only the reader knows what a word means: sub-sectors tell most that the industries leave open."""
    return word.ambiguous and catalog.mapping_of(word.term) is None and catalog.vocabulary.of_word(word.term) is None


def _subjects(catalog: Catalog, words: Sequence[Word], chosen: Mapping[str, str]) -> tuple[Subject, ...]:
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


def _score(reasons: Iterable[Reason]) -> float:
    """Return the sum of the points as they are shown, so that a reader can add them up."""
    return round(sum(reason.points for reason in reasons), DIGITS)


T = TypeVar("T", Unit, Park)


def _closer(rated: Iterable[tuple[T, tuple[Reason, ...]]]) -> list[tuple[T, tuple[Reason, ...]]]:
    """Return the places that share more than the industry with what is asked for."""
    return [(place, reasons) for place, reasons in rated if any(reason.closer for reason in reasons)]


def _by_industry(rated: Iterable[tuple[T, tuple[Reason, ...]]]) -> list[tuple[T, tuple[Reason, ...]]]:
    """Return the places that share the industry and no more."""
    return [(place, reasons) for place, reasons in rated if reasons and not any(reason.closer for reason in reasons)]


def _ranked(hits: Sequence[tuple[T, tuple[Reason, ...]]]) -> Iterator[tuple[T, int, float, tuple[Reason, ...]]]:
    """Yield hits best first with competition ranks (1, 1, 3); within a tie the tables' order stays."""
    ordered = sorted(hits, key=lambda hit: -_score(hit[1]))
    scores = [_score(reasons) for _, reasons in ordered]
    for (place, reasons), score in zip(ordered, scores, strict=True):
        yield place, scores.index(score) + 1, score, reasons
