"""What speaks for a unit or a park: reasons with points, from the policy, the parks table and the three lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self, TypeAlias, TypedDict

from mapping.insight.match.closeness import SAME_INDUSTRY, STEPS, Closeness, Hit, Subject, hits, order
from mapping.insight.match.weights import (
    CONFIDENCE,
    LEVEL_STRENGTH,
    NEXT_FIRM,
    NEXT_PARK,
    diminishing,
    level_factor,
    rank_strength,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation, ListEntry, Park
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
RANKED_LEAST = 0.4
"""What a designation at the end of a long list counts for, against the first-named of those that are equally close."""
SHARED_LIST = 0.6
"""What a designation counts for that several units have by one list, against one that a unit has by itself."""
_LISTS: tuple[Literal["enterprise", "project", "platform"], ...] = ("enterprise", "project", "platform")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a place fits, with the points (of 100, whole) that it adds, and how close it comes to what is asked for.

    Which facts are set depends on the kind: ``ranks`` and ``terms`` of designations, best first; ``terms`` of a park's
    own words; ``parks``; ``entries`` of the three lists; ``level``.
    """

    kind: ReasonKind
    subject: Subject
    points: float
    closeness: Closeness
    ranks: tuple[int, ...] = ()
    terms: tuple[str, ...] = ()
    parks: tuple[Park, ...] = ()
    entries: tuple[ListEntry, ...] = ()
    level: str | None = None
    shared_list: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What the reason is about, whatever its points: its kind and its subject."""
        return self.kind, self.subject.id

    @property
    def closer(self) -> bool:
        """Whether it rests on more than the same industry."""
        return self.closeness != "industry"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the units and parks of a view, subject by subject; by id, empty where nothing does."""

    of_unit: Mapping[str, Sequence[Reason]]
    of_park: Mapping[str, Sequence[Reason]]


def evidence(catalog: Catalog, subjects: Sequence[Subject], weights: Weights, view: View) -> Evidence:
    """Return what speaks for each unit and park in a view; a park's own words decide whether anything does."""
    units = [_Facts.of(catalog, unit.unit_id, view) for unit in catalog.units]
    parks = catalog.parks_in(view)
    of_unit: dict[str, list[Reason]] = {unit.unit_id: [] for unit in catalog.units}
    of_park: dict[str, list[Reason]] = {park.park_id: [] for park in parks}
    for subject in subjects:
        named = {facts.unit_id: _named(catalog, facts.rows, subject) for facts in units}
        for facts in units:
            reasons = of_unit[facts.unit_id]
            reasons += _policy_reasons(facts.rows, named[facts.unit_id], subject, weights)
            reasons += _park_count_reasons(catalog, facts.parks, subject, weights)
            reasons += _list_reasons(catalog, facts.entries, subject, weights)
        for park in parks:
            of_park[park.park_id] += _park_reasons(catalog, park, subject, named.get(park.unit_id or ""), weights)
    return Evidence(of_unit, of_park)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the tables hold of a unit in a view."""

    unit_id: str
    rows: Sequence[Designation]
    parks: Sequence[Park]
    entries: Sequence[ListEntry]

    @classmethod
    def of(cls, catalog: Catalog, unit_id: str, view: View) -> Self:
        return cls(
            unit_id,
            catalog.designations_of(unit_id, view.edition),
            catalog.parks_of(unit_id, view),
            catalog.list_entries_of(unit_id, view),
        )


def _park_reasons(
    catalog: Catalog, park: Park, subject: Subject, named: _Named | None, weights: Weights
) -> Iterator[Reason]:
    """Yield what speaks for a park; ``named`` is how the policy names the subject for the unit that it belongs to."""
    own = hits(catalog.vocabulary, subject, park.industries)
    if not own:
        return
    best = own[0]
    near = tuple(one.word for one in own if one.closer or not best.closer)
    # A park that does little else fits better than one where the subject is one of many.
    devoted = (2 + len(near) / len(park.industries)) / 3
    points = _points(weights, "park_words", subject, best.strength * devoted)
    yield Reason("park_words", subject, points, best.closeness, terms=near)
    level = LEVEL_STRENGTH.get(park.level or "", 0.0)
    if level:
        points = _points(weights, "park_level", subject, level * best.strength)
        yield Reason("park_level", subject, points, best.closeness, level=park.level)
    if named:
        kind: ReasonKind = "park_backing" if named.rows[0].shared_list is None else "park_shared"
        points = _points(weights, "park_backing", subject, named.strength * best.strength)
        closeness = max(best.closeness, named.hit.closeness, key=STEPS.index)
        yield Reason(kind, subject, points, closeness, **_listing(named.rows))


def _points(weights: Weights, part: str, subject: Subject, strength: float) -> float:
    """Return points as they are shown: the part's most, times the subject's share, times the strength (0 to 1).

    They are whole, since what they weigh is not known to a tenth; what counts at all counts as one at least.
    """
    points = weights.points(part) * subject.share * strength
    return max(1.0, round(points, _DIGITS)) if points > 0 else 0.0


@dataclass(frozen=True, slots=True)
class _Named:
    """The designations of a unit that come equally close to a subject, in the order of the list."""

    hit: Hit
    rows: tuple[Designation, ...]

    @property
    def strength(self) -> float:
        """How strongly the policy names the subject: the place in the list tells equally close ones apart."""
        return self.hit.strength * _standing(self.rows[0])


def standing(rank: int) -> float:
    """Return what a place in the policy's list counts for (0 to 1) among designations that are equally close."""
    return RANKED_LEAST + (1 - RANKED_LEAST) * rank_strength(rank)


def _standing(row: Designation) -> float:
    return standing(row.rank) * (1.0 if row.shared_list is None else SHARED_LIST)


def _named(catalog: Catalog, rows: Sequence[Designation], subject: Subject) -> _Named | None:
    """Return the designations that come closest to a subject."""
    found = hits(catalog.vocabulary, subject, tuple(row.term for row in rows))
    if not found:
        return None
    nearest = {one.word: one for one in found if one.closeness == found[0].closeness}
    of_step = tuple(row for row in rows if row.term in nearest)
    best = max(of_step, key=lambda row: nearest[row.term].strength * _standing(row))
    ordered = (best, *(row for row in of_step if row is not best))
    return _Named(nearest[best.term], ordered)


def _policy_reasons(
    rows: Sequence[Designation], named: _Named | None, subject: Subject, weights: Weights
) -> Iterator[Reason]:
    """Yield how the policy names the subject; units that share a list are named alike, and get the same for it."""
    if named is None:
        return
    kind: ReasonKind = "designation" if named.rows[0].shared_list is None else "shared"
    points = _points(weights, "designation", subject, named.strength)
    yield Reason(kind, subject, points, named.hit.closeness, **_listing(named.rows))
    exact = tuple(row.term for row in rows if row.term in subject.terms)
    if exact:
        points = _points(weights, "exact", subject, len(exact) / len(subject.terms))
        yield Reason("exact", subject, points, "word", terms=exact)


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


def _park_count_reasons(
    catalog: Catalog, parks: Sequence[Park], subject: Subject, weights: Weights
) -> Iterator[Reason]:
    related = [(park, own[0]) for park in parks if (own := hits(catalog.vocabulary, subject, park.industries))]
    if not related:
        return
    related.sort(key=lambda pair: order(pair[1]))
    closeness = related[0][1].closeness
    # those that share no more than the industry are told only where there is nothing closer
    told = [(park, best) for park, best in related if best.closer or closeness == "industry"]
    values = [best.strength * level_factor(park.level) for park, best in told]
    points = _points(weights, "parks", subject, sum(diminishing(values, NEXT_PARK)))
    yield Reason("parks", subject, points, closeness, parks=tuple(park for park, _ in told))
    graded = [(park, best, LEVEL_STRENGTH.get(park.level or "", 0.0)) for park, best in told]
    highest, best, strength = max(graded, key=lambda row: row[1].strength * row[2])
    if highest.level:
        points = _points(weights, "level", subject, strength * best.strength)
        yield Reason("level", subject, points, best.closeness, level=highest.level, parks=(highest,))


def _list_reasons(
    catalog: Catalog, entries: Sequence[ListEntry], subject: Subject, weights: Weights
) -> Iterator[Reason]:
    """Yield enterprises, projects and platforms; together they diminish, so that no list outweighs the others."""
    found = [(entry, near) for entry in entries if (near := _entry_hit(catalog, entry, subject))]
    closer = [pair for pair in found if pair[1].closer] or found
    valued = [(entry, near, near.strength * _sureness(catalog, entry, near)) for entry, near in closer]
    valued.sort(key=lambda row: -row[2])
    added = diminishing([value for *_, value in valued], NEXT_FIRM)
    for kind in _LISTS:
        of_kind = [
            (entry, near, gain) for (entry, near, _), gain in zip(valued, added, strict=True) if entry.list == kind
        ]
        if of_kind:
            points = _points(weights, "firms", subject, sum(gain for *_, gain in of_kind))
            closeness = min((near.closeness for _, near, _ in of_kind), key=STEPS.index)
            yield Reason(kind, subject, points, closeness, entries=tuple(entry for entry, *_ in of_kind))


def _entry_hit(catalog: Catalog, entry: ListEntry, subject: Subject) -> Hit | None:
    """Return how close an entry comes to a subject: by its words, otherwise by the industry that the list gives it."""
    own = hits(catalog.vocabulary, subject, entry.industries)
    if own:
        return own[0]
    if entry.industry_id is not None and entry.industry_id == subject.industry_id:
        return Hit(entry.industry_id, "industry", SAME_INDUSTRY)
    return None


def _sureness(catalog: Catalog, entry: ListEntry, near: Hit) -> float:
    """Return how sure it is (0 to 1) that an entry is about the subject: as sure as the weaker of evidence and word."""
    meant = catalog.vocabulary.of_word(near.word)
    told = CONFIDENCE[entry.confidence]
    return told if near.closeness == "word" or meant is None else min(told, CONFIDENCE[meant.confidence])
