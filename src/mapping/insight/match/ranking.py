"""Match a text to places: which layout units and parks fit what somebody wants to do, and why.

The text's words are recognised, never guessed: an ambiguous word counts for nothing until one of its industries has
been chosen. The policy's own terms do not ask: the tables have assigned each to one industry, for every map. Scores
are sums of the points of their reasons, out of 100.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, TypeVar

from mapping.catalog.records import Park, Unit
from mapping.errors import UnknownNameError
from mapping.faults import Phrase
from mapping.i18n import message
from mapping.insight.match.evidence import Reason, evidence
from mapping.insight.match.lexicon import lexicon
from mapping.insight.match.subjects import asks, choices, subjects_of
from mapping.insight.match.weights import Weights
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.insight.match.closeness import Subject
    from mapping.insight.match.conditions import Condition
    from mapping.insight.match.lexicon import Word
    from mapping.view import View

MOST_BUSINESSES = 6
"""Businesses of a text that are answered one by one: those with most words."""
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
class Places:
    """The places that fit, best first.

    Those that share no more than the industry with what is asked for stand apart in ``units_by_industry`` and
    ``parks_by_industry``: none of them is a first place.
    """

    units: tuple[UnitScore, ...] = ()
    parks: tuple[ParkScore, ...] = ()
    units_by_industry: tuple[UnitScore, ...] = ()
    parks_by_industry: tuple[ParkScore, ...] = ()

    @property
    def only_by_industry(self) -> bool:
        """Whether there are places, and none of them comes closer than the industry."""
        return not self.units and not self.parks and bool(self.units_by_industry or self.parks_by_industry)


@dataclass(frozen=True, slots=True)
class Business:
    """One of several things that a text asks for, answered by itself."""

    subject: Subject
    places: Places


@dataclass(frozen=True, slots=True)
class Match(Places):
    """The answer to a text.

    ``words`` are all that were recognised; of these ``asked`` are ambiguous and wait for a choice, ``dropped`` were
    taken out by the reader, and the others make up the ``subjects``. ``struck`` are words that the text rules out,
    ``nearby`` those that it wants near its site, ``conditions`` what it asks of the site: they count for nothing, and
    neither do ``named``, the units that the text names. ``businesses`` are the subjects one by one, where there are
    several; of very many those with most words.
    """

    text: str = ""
    weights: Weights = field(default_factory=Weights)
    words: tuple[Word, ...] = ()
    unknown: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    truncated: bool = False
    asked: tuple[Word, ...] = ()
    dropped: tuple[Word, ...] = ()
    struck: tuple[Word, ...] = ()
    nearby: tuple[Word, ...] = ()
    conditions: tuple[Condition, ...] = ()
    subjects: tuple[Subject, ...] = ()
    businesses: tuple[Business, ...] = ()

    @property
    def industries(self) -> tuple[str, ...]:
        """Ids of the 965 industries asked for, each once, in the order of the text."""
        return tuple(dict.fromkeys(s.industry_id for s in self.subjects if s.industry_id))

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

    ``drop``: words that do not count, as written or as terms. ``choose``: term -> the sub-sector or the industry that
    is meant.
    A text without recognised words has no hits.

    Raises:
        UnknownNameError: no such edition, or a choice that is none of what the word may mean.
    """
    chosen = tuple(sorted((choose or {}).items()))
    return _match(catalog, text, weights or Weights(), frozenset(drop), chosen, view)


@kept(128)
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
        if word.term in chosen and chosen[word.term] not in choices(catalog, word):
            kind = Phrase(message("「{word}」的含义"), word=word.text)
            raise UnknownNameError(kind, chosen[word.term], choices(catalog, word))
    dropped = tuple(word for word in found.words if drop & {word.term, word.text})
    counted = [word for word in found.words if word not in dropped]
    asked = tuple(word for word in counted if asks(catalog, word) and word.term not in chosen)
    subjects = subjects_of(catalog, [word for word in counted if word not in asked], chosen)
    places = _places(catalog, subjects, weights, view)
    several = sorted(subjects, key=lambda subject: -subject.share)[:MOST_BUSINESSES] if len(subjects) > 1 else ()
    each = (replace(subject, share=1.0) for subject in subjects if subject in several)
    return Match(
        **{part.name: getattr(places, part.name) for part in fields(places)},
        text=text,
        weights=weights,
        words=found.words,
        unknown=found.unknown,
        named=found.places,
        truncated=found.truncated,
        asked=asked,
        dropped=dropped,
        struck=found.struck,
        nearby=found.nearby,
        conditions=found.conditions,
        subjects=subjects,
        businesses=tuple(Business(subject, _places(catalog, (subject,), weights, view)) for subject in each),
    )


def _places(catalog: Catalog, subjects: Sequence[Subject], weights: Weights, view: View) -> Places:
    found = evidence(catalog, subjects, weights, view)
    units = [(unit, tuple(found.of_unit.get(unit.unit_id, ()))) for unit in catalog.units]
    parks = [(park, tuple(found.of_park.get(park.park_id, ()))) for park in catalog.parks_in(view)]
    return Places(
        units=tuple(UnitScore(*row) for row in _ranked(_closer(units))),
        parks=tuple(ParkScore(*row) for row in _ranked(_closer(parks))),
        units_by_industry=tuple(UnitScore(*row) for row in _ranked(_by_industry(units))),
        parks_by_industry=tuple(ParkScore(*row) for row in _ranked(_by_industry(parks))),
    )


def _score(reasons: Iterable[Reason]) -> float:
    """Return the sum of the points as they are shown, so that a reader can add them up."""
    return round(sum(reason.points for reason in reasons), DIGITS)


T = TypeVar("T", Unit, Park)


def _closer(rated: Iterable[tuple[T, tuple[Reason, ...]]]) -> list[tuple[T, tuple[Reason, ...]]]:
    """Return the places that share more than the industry with what is asked for, and have points for it."""
    return [(p, reasons) for p, reasons in rated if any(r.closer for r in reasons) and _score(reasons)]


def _by_industry(rated: Iterable[tuple[T, tuple[Reason, ...]]]) -> list[tuple[T, tuple[Reason, ...]]]:
    """Return the places that share the industry and no more, and have points for it."""
    return [(p, reasons) for p, reasons in rated if _score(reasons) and not any(r.closer for r in reasons)]


def _ranked(hits: Sequence[tuple[T, tuple[Reason, ...]]]) -> Iterator[tuple[T, int, float, tuple[Reason, ...]]]:
    """Yield hits best first with competition ranks (1, 1, 3); within a tie the tables' order stays."""
    ordered = sorted(hits, key=lambda hit: -_score(hit[1]))
    scores = [_score(reasons) for _, reasons in ordered]
    for (place, reasons), score in zip(ordered, scores, strict=True):
        yield place, scores.index(score) + 1, score, reasons
