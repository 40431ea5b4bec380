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
from mapping.insight.match.evidence import Reason, Subject, park_reasons, unit_reasons
from mapping.insight.match.lexicon import lexicon
from mapping.insight.match.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.insight.match.lexicon import Word
    from mapping.view import View

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
    count for nothing. ``units`` and ``parks`` are the hits, best first. ``listed_only`` are units that only a shared
    list names, without a park or firm of their own: they have reasons, but no score.
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
    listed_only: tuple[UnitScore, ...]

    @property
    def industries(self) -> tuple[str, ...]:
        """Ids of the 965 industries asked for, in the order of the text."""
        return tuple(s.industry_id for s in self.subjects if s.industry_id)

    def score_of(self, unit_id: str) -> UnitScore | None:
        """Return a unit's score; None where nothing speaks for it."""
        return next((s for s in (*self.units, *self.listed_only) if s.unit.unit_id == unit_id), None)


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
    subjects = _subjects([word for word in counted if word not in asked], chosen)
    scored = [(unit, unit_reasons(catalog, unit, subjects, weights, view)) for unit in catalog.units]
    hits = [(unit, reasons) for unit, reasons in scored if _score(reasons) > 0]
    quiet = [(unit, reasons) for unit, reasons in scored if reasons and _score(reasons) <= 0]
    parks = catalog.parks_in(view)
    rated = [(park, park_reasons(catalog, park, subjects, weights, view.edition)) for park in parks]
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
        units=tuple(UnitScore(*row) for row in _ranked(hits)),
        parks=tuple(ParkScore(*row) for row in _ranked([pair for pair in rated if _score(pair[1]) > 0])),
        listed_only=tuple(UnitScore(unit, len(hits) + 1, 0.0, reasons) for unit, reasons in quiet),
    )


def _asks(catalog: Catalog, word: Word) -> bool:
    return word.ambiguous and catalog.mapping_of(word.term) is None


def _subjects(words: Sequence[Word], chosen: Mapping[str, str]) -> tuple[Subject, ...]:
    """Group words by what they ask for: an industry, or a cross-cutting term by itself; shares are those of words."""
    groups: dict[tuple[str | None, str | None], list[str]] = {}
    for word in words:
        industry = chosen.get(word.term, word.industries[0]) if word.industries else None
        groups.setdefault((industry, None if industry else word.term), []).append(word.term)
    return tuple(
        Subject(industry, tuple(dict.fromkeys(terms)), len(terms) / len(words))
        for (industry, _), terms in groups.items()
    )


def _score(reasons: Iterable[Reason]) -> float:
    """Return the sum of the points as they are shown, so that a reader can add them up."""
    return round(sum(reason.points for reason in reasons), DIGITS)


T = TypeVar("T", Unit, Park)


def _ranked(hits: Sequence[tuple[T, tuple[Reason, ...]]]) -> Iterator[tuple[T, int, float, tuple[Reason, ...]]]:
    """Yield hits best first with competition ranks (1, 1, 3); within a tie the tables' order stays."""
    ordered = sorted(hits, key=lambda hit: -_score(hit[1]))
    scores = [_score(reasons) for _, reasons in ordered]
    for (place, reasons), score in zip(ordered, scores, strict=True):
        yield place, scores.index(score) + 1, score, reasons
