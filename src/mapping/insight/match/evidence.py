"""What speaks for a unit or a park: reasons with points, from the policy, the parks table and the three lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict

from mapping.insight.match.weights import (
    CONFIDENCE,
    LEVEL_STRENGTH,
    NEXT_FIRM,
    NEXT_PARK,
    SAME_INDUSTRY,
    SAME_WORD,
    diminishing,
    level_factor,
    rank_strength,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation, ListEntry, Park, ThesaurusEntry, Unit
    from mapping.insight.match.weights import Weights
    from mapping.view import View

ReasonKind: TypeAlias = Literal[
    "designation",
    "exact",
    "shared",
    "parks",
    "level",
    "enterprise",
    "project",
    "platform",
    "park_words",
    "park_level",
    "park_backing",
    "park_shared",
]

_DIGITS = 0
_LISTS: tuple[Literal["enterprise", "project", "platform"], ...] = ("enterprise", "project", "platform")


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a text asks for: a 965 industry, or (``industry_id`` None) a term that cuts across them.

    ``terms`` are the recognised words that ask for it; ``share`` is their part of all words that count (0 to 1).
    """

    industry_id: str | None
    terms: tuple[str, ...]
    share: float

    def means(self, designation: Designation) -> bool:
        """Tell whether a designation is about this subject."""
        if self.industry_id is None:
            return designation.term in self.terms
        return designation.industry_id == self.industry_id


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a place fits, with the points (of 100, whole) that it adds; ``shared`` and ``park_shared`` add none.

    Which facts are set depends on the kind: ``ranks`` and ``terms`` of designations, best first; ``terms`` of a park's
    own words; ``parks``; ``entries`` of the three lists; ``level``.
    """

    kind: ReasonKind
    subject: Subject
    points: float
    ranks: tuple[int, ...] = ()
    terms: tuple[str, ...] = ()
    parks: tuple[Park, ...] = ()
    entries: tuple[ListEntry, ...] = ()
    level: str | None = None
    shared_list: str | None = None

    @property
    def key(self) -> tuple[str, str | None, tuple[str, ...]]:
        """What the reason is about, whatever its points: kind, industry, and the term where there is no industry."""
        term = () if self.subject.industry_id else self.subject.terms
        return self.kind, self.subject.industry_id, term


def unit_reasons(
    catalog: Catalog, unit: Unit, subjects: Sequence[Subject], weights: Weights, view: View
) -> tuple[Reason, ...]:
    """Return what speaks for a unit in a view, subject by subject."""
    rows = catalog.designations_of(unit.unit_id, view.edition)
    parks = catalog.parks_of(unit.unit_id, view)
    entries = catalog.list_entries_of(unit.unit_id, view)
    out: list[Reason] = []
    for subject in subjects:
        out += _policy_reasons(rows, subject, weights)
        out += _park_count_reasons(catalog, parks, subject, weights)
        out += _list_reasons(catalog, entries, subject, weights)
    return tuple(out)


def park_reasons(
    catalog: Catalog, park: Park, subjects: Sequence[Subject], weights: Weights, edition: str
) -> tuple[Reason, ...]:
    """Return what speaks for a park; empty where its own industries have nothing to do with the subjects."""
    related = [(subject, _park_strength(catalog, park, subject)) for subject in subjects]
    related = [(subject, strength) for subject, strength in related if strength]
    out: list[Reason] = []
    for subject, strength in related:
        own = _related_words(catalog, park, subject)
        # A park that does little else fits better than one where the subject is one of many.
        devoted = (1 + len(own) / len(park.industries)) / 2
        points = _points(weights, "park_words", subject, strength * devoted)
        out.append(Reason("park_words", subject, points, terms=own))
        level = LEVEL_STRENGTH.get(park.level or "", 0.0)
        if level:
            points = _points(weights, "park_level", subject, level)
            out.append(Reason("park_level", subject, points, level=park.level))
        out += _backing(catalog, park, subject, weights, edition)
    return tuple(out)


def _points(weights: Weights, part: str, subject: Subject, strength: float) -> float:
    """Return points as they are shown: the part's most, times the subject's share, times the strength (0 to 1).

    They are whole, since what they weigh is not known to a tenth; what counts at all counts as one at least.
    """
    points = weights.points(part) * subject.share * strength
    return max(1.0, round(points, _DIGITS)) if points > 0 else 0.0


def _policy_reasons(rows: Sequence[Designation], subject: Subject, weights: Weights) -> Iterator[Reason]:
    """Yield how the policy names the subject; a list shared by several units tells them not apart: no points."""
    named = [row for row in rows if subject.means(row)]
    own = [row for row in named if row.shared_list is None]
    if own:
        points = _points(weights, "designation", subject, rank_strength(own[0].rank))
        yield Reason("designation", subject, points, **_listing(own))
    exact = tuple(row.term for row in rows if row.shared_list is None and row.term in subject.terms)
    if exact:
        points = _points(weights, "exact", subject, len(exact) / len(subject.terms))
        yield Reason("exact", subject, points, terms=exact)
    shared = [row for row in named if row.shared_list is not None]
    if shared:
        yield Reason("shared", subject, 0.0, **_listing(shared))


class _Listing(TypedDict):
    ranks: tuple[int, ...]
    terms: tuple[str, ...]
    shared_list: str | None


def _listing(rows: Sequence[Designation]) -> _Listing:
    """Return what a reason tells of designations."""
    return _Listing(
        ranks=tuple(row.rank for row in rows),
        terms=tuple(row.term for row in rows),
        shared_list=rows[0].shared_list,
    )


def _park_strength(catalog: Catalog, park: Park, subject: Subject) -> float:
    """Return how closely a park's own industries meet the subject: by the very word, by the 965 industry, or not."""
    if any(term in park.industries for term in subject.terms):
        return SAME_WORD
    return SAME_INDUSTRY if subject.industry_id in catalog.industries_of_park(park) else 0.0


def _related_words(catalog: Catalog, park: Park, subject: Subject) -> tuple[str, ...]:
    """Return the park's own words that are about the subject."""
    return tuple(
        word
        for word in park.industries
        if word in subject.terms or (subject.industry_id and _industry_of_word(catalog, word) == subject.industry_id)
    )


def _industry_of_word(catalog: Catalog, word: str) -> str | None:
    known = _thesaurus(catalog).get(word)
    return known.industry_id if known else None


@lru_cache(maxsize=4)
def _thesaurus(catalog: Catalog) -> Mapping[str, ThesaurusEntry]:
    return {entry.term: entry for entry in catalog.thesaurus}


def _park_count_reasons(
    catalog: Catalog, parks: Sequence[Park], subject: Subject, weights: Weights
) -> Iterator[Reason]:
    related = [park for park in parks if _park_strength(catalog, park, subject)]
    if not related:
        return
    values = [_park_strength(catalog, park, subject) * level_factor(park.level) for park in related]
    points = _points(weights, "parks", subject, sum(diminishing(values, NEXT_PARK)))
    yield Reason("parks", subject, points, parks=tuple(related))
    best = max(related, key=lambda park: LEVEL_STRENGTH.get(park.level or "", 0.0))
    if best.level:
        points = _points(weights, "level", subject, LEVEL_STRENGTH[best.level])
        yield Reason("level", subject, points, level=best.level, parks=(best,))


def _list_reasons(
    catalog: Catalog, entries: Sequence[ListEntry], subject: Subject, weights: Weights
) -> Iterator[Reason]:
    """Yield enterprises, projects and platforms; together they diminish, so that no list outweighs the others."""
    valued = [(entry, _entry_value(catalog, entry, subject)) for entry in entries]
    valued = sorted(((entry, value) for entry, value in valued if value), key=lambda pair: -pair[1])
    added = diminishing([value for _, value in valued], NEXT_FIRM)
    for kind in _LISTS:
        of_kind = [(entry, gain) for (entry, _), gain in zip(valued, added, strict=True) if entry.list == kind]
        if of_kind:
            points = _points(weights, "firms", subject, sum(gain for _, gain in of_kind))
            yield Reason(kind, subject, points, entries=tuple(entry for entry, _ in of_kind))


def _entry_value(catalog: Catalog, entry: ListEntry, subject: Subject) -> float:
    """Return what an entry counts for (0 to 1): how closely it meets the subject, times its evidence.

    Most projects and platforms have words but no industry of their own; the thesaurus tells theirs, as it does for
    parks. A chain of two mappings is as sure as the weaker of them.
    """
    if any(term in entry.industries for term in subject.terms):
        return SAME_WORD * CONFIDENCE[entry.confidence]
    if subject.industry_id is None:
        return 0.0
    if entry.industry_id is not None:
        return SAME_INDUSTRY * CONFIDENCE[entry.confidence] if entry.industry_id == subject.industry_id else 0.0
    known = [_thesaurus(catalog)[word] for word in entry.industries if word in _thesaurus(catalog)]
    sure = [CONFIDENCE[word.confidence] for word in known if word.industry_id == subject.industry_id]
    return SAME_INDUSTRY * min(CONFIDENCE[entry.confidence], max(sure)) if sure else 0.0


def _backing(catalog: Catalog, park: Park, subject: Subject, weights: Weights, edition: str) -> Iterator[Reason]:
    """Yield whether the policy names the subject for the unit that the park belongs to."""
    if park.unit_id is None:
        return
    named = [row for row in catalog.designations_of(park.unit_id, edition) if subject.means(row)]
    own = [row for row in named if row.shared_list is None]
    if own:
        points = _points(weights, "park_backing", subject, rank_strength(own[0].rank))
        yield Reason("park_backing", subject, points, **_listing(own))
    elif named:
        yield Reason("park_shared", subject, 0.0, **_listing(named))
