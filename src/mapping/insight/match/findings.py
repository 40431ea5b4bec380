"""What the tables hold for a subject at each unit and park: findings, each with its strength, before any weighing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict

from mapping.insight.match.closeness import (
    SAME_INDUSTRY,
    STEPS,
    Closeness,
    Hit,
    Subject,
    among,
    claimed,
    hits_by_word,
    order,
)
from mapping.insight.match.weights import (
    CONFIDENCE,
    LEVEL_STRENGTH,
    NEXT_FIRM,
    NEXT_PARK,
    diminishing,
    level_factor,
    rank_strength,
)
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation, ListEntry, Park
    from mapping.view import View

FindingKind: TypeAlias = Literal[
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

RANKED_LEAST = 0.4
"""What a designation at the end of a long list counts for, against the first-named of those that are equally close."""
SHARED_LIST = 0.6
"""What a designation counts for that several units have by one list, against one that a unit has by itself."""
_LISTS: tuple[Literal["enterprise", "project", "platform"], ...] = ("enterprise", "project", "platform")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the tables that speaks for a place: how strongly (0 to 1), and how close it comes to a subject.

    Which facts are set depends on the kind: ``ranks`` and ``terms`` of designations, best first; ``terms`` of a park's
    own words; ``parks``; ``entries`` of the three lists; ``level``.
    """

    kind: FindingKind
    strength: float
    closeness: Closeness
    ranks: tuple[int, ...] = ()
    terms: tuple[str, ...] = ()
    parks: tuple[Park, ...] = ()
    entries: tuple[ListEntry, ...] = ()
    level: str | None = None
    shared_list: str | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What speaks for the units and parks of a view, by id; those that nothing speaks for are left out."""

    of_unit: Mapping[str, Sequence[Finding]]
    of_park: Mapping[str, Sequence[Finding]]


def findings(catalog: Catalog, subject: Subject, view: View) -> Findings:
    """Return what speaks for each unit and park in a view; a park's own words decide whether anything does."""
    words = _places(catalog, view).words
    same = tuple(term for term in subject.terms if term in words)
    # of words that no place is recorded with nothing depends, not even on their number
    return _findings(catalog, view, subject.subsectors, subject.industry_id, same, len(subject.terms) if same else 0)


@kept(2048)
def _findings(  # noqa: PLR0913, PLR0917 - a cache key
    catalog: Catalog,
    view: View,
    subsectors: tuple[str, ...],
    industry_id: str | None,
    same: tuple[str, ...],
    terms: int,
) -> Findings:
    """Return the findings of what is meant, whatever else it is called: meanings are few, and texts many."""
    places = _places(catalog, view)
    found = hits_by_word(catalog.vocabulary, subsectors, industry_id, same, places.words)
    named = {facts.unit_id: _named(found, facts.rows) for facts in places.units}
    claims = claimed(catalog.vocabulary, found)
    near = {park.park_id: own for park in places.parks if (own := among(claims, park.industries))}
    asked = _Asked(catalog, industry_id, same, terms, claims, near)
    of_unit = {
        facts.unit_id: (
            *_policy_findings(asked, facts.rows, named[facts.unit_id]),
            *_park_count_findings(asked, facts.parks),
            *_list_findings(asked, facts.entries),
        )
        for facts in places.units
    }
    of_park = {
        park.park_id: tuple(_park_findings(park, near[park.park_id], named.get(park.unit_id or "")))
        for park in places.parks
        if park.park_id in near
    }
    return Findings({unit_id: told for unit_id, told in of_unit.items() if told}, of_park)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the tables hold of a unit in a view."""

    unit_id: str
    rows: Sequence[Designation]
    parks: Sequence[Park]
    entries: Sequence[ListEntry]


@dataclass(frozen=True, slots=True)
class _Places:
    """The units and parks of a view, and every word that any of them, or an entry of the lists, is recorded with."""

    units: Sequence[_Facts]
    parks: Sequence[Park]
    words: frozenset[str]


@kept(8)
def _places(catalog: Catalog, view: View) -> _Places:
    units = tuple(
        _Facts(
            unit.unit_id,
            catalog.designations_of(unit.unit_id, view.edition),
            catalog.parks_of(unit.unit_id, view),
            catalog.list_entries_of(unit.unit_id, view),
        )
        for unit in catalog.units
    )
    parks = catalog.parks_in(view)
    words = {row.term for facts in units for row in facts.rows}
    words.update(word for park in parks for word in park.industries)
    words.update(word for facts in units for entry in facts.entries for word in entry.industries)
    return _Places(units, parks, frozenset(words))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for: its industry, those of its ``terms`` words that places have, and what places claim of it.

    ``claims`` by word, ``near`` by park, the closest first.
    """

    catalog: Catalog
    industry_id: str | None
    same: tuple[str, ...]
    terms: int
    claims: Mapping[str, Hit]
    near: Mapping[str, tuple[Hit, ...]]


def _park_findings(park: Park, own: Sequence[Hit], named: _Named | None) -> Iterator[Finding]:
    """Yield what speaks for a park.

    ``own``: the hits among its words, the closest first; ``named``: how the policy names the subject for its unit.
    """
    best = own[0]
    near = tuple(one.word for one in own if one.closer or not best.closer)
    # A park that does little else fits better than one where the subject is one of many.
    strength = best.strength * (2 + len(near) / len(park.industries)) / 3
    yield Finding("park_words", strength, best.closeness, terms=near)
    level = LEVEL_STRENGTH.get(park.level or "", 0.0)
    if level:
        yield Finding("park_level", level * strength, best.closeness, level=park.level)
    if named:
        kind: FindingKind = "park_backing" if named.rows[0].shared_list is None else "park_shared"
        closeness = max(best.closeness, named.hit.closeness, key=STEPS.index)
        yield Finding(kind, named.strength * strength, closeness, **_listing(named.rows))


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


def _named(found: Mapping[str, Hit], rows: Sequence[Designation]) -> _Named | None:
    """Return the designations that come closest to a subject."""
    hits = among(found, [row.term for row in rows])
    if not hits:
        return None
    nearest = {one.word: one for one in hits if one.closeness == hits[0].closeness}
    of_step = tuple(row for row in rows if row.term in nearest)
    best = max(of_step, key=lambda row: nearest[row.term].strength * _standing(row))
    ordered = (best, *(row for row in of_step if row is not best))
    return _Named(nearest[best.term], ordered)


def _policy_findings(asked: _Asked, rows: Sequence[Designation], named: _Named | None) -> Iterator[Finding]:
    """Yield how the policy names the subject; units that share a list are named alike, and get the same for it."""
    if named is None:
        return
    kind: FindingKind = "designation" if named.rows[0].shared_list is None else "shared"
    yield Finding(kind, named.strength, named.hit.closeness, **_listing(named.rows))
    exact = tuple(row.term for row in rows if row.term in asked.same)
    if exact:
        yield Finding("exact", len(exact) / asked.terms, "word", terms=exact)


class _Listing(TypedDict):
    ranks: tuple[int, ...]
    terms: tuple[str, ...]
    shared_list: str | None


def _listing(rows: Sequence[Designation]) -> _Listing:
    """Return what a finding tells of designations."""
    return _Listing(
        ranks=tuple(row.rank for row in rows),
        terms=tuple(row.term for row in rows),
        shared_list=rows[0].shared_list,
    )


def _park_count_findings(asked: _Asked, parks: Sequence[Park]) -> Iterator[Finding]:
    related = [(park, asked.near[park.park_id][0]) for park in parks if park.park_id in asked.near]
    if not related:
        return
    related.sort(key=lambda pair: order(pair[1]))
    closeness = related[0][1].closeness
    # those that share no more than the industry are told only where there is nothing closer
    told = [(park, best) for park, best in related if best.closer or closeness == "industry"]
    values = [best.strength * level_factor(park.level) for park, best in told]
    yield Finding("parks", sum(diminishing(values, NEXT_PARK)), closeness, parks=tuple(park for park, _ in told))
    graded = [(park, best, LEVEL_STRENGTH.get(park.level or "", 0.0)) for park, best in told]
    highest, best, strength = max(graded, key=lambda row: row[1].strength * row[2])
    if highest.level:
        yield Finding("level", strength * best.strength, best.closeness, level=highest.level, parks=(highest,))


def _list_findings(asked: _Asked, entries: Sequence[ListEntry]) -> Iterator[Finding]:
    """Yield enterprises, projects and platforms; together they diminish, so that no list outweighs the others."""
    found = [(entry, near) for entry in entries if (near := _entry_hit(asked, entry))]
    closer = [pair for pair in found if pair[1].closer] or found
    valued = [(entry, near, near.strength * _sureness(asked, entry, near)) for entry, near in closer]
    valued.sort(key=lambda row: -row[2])
    added = diminishing([value for *_, value in valued], NEXT_FIRM)
    for kind in _LISTS:
        of_kind = [
            (entry, near, gain) for (entry, near, _), gain in zip(valued, added, strict=True) if entry.list == kind
        ]
        if of_kind:
            closeness = min((near.closeness for _, near, _ in of_kind), key=STEPS.index)
            yield Finding(
                kind, sum(gain for *_, gain in of_kind), closeness, entries=tuple(entry for entry, *_ in of_kind)
            )


def _entry_hit(asked: _Asked, entry: ListEntry) -> Hit | None:
    """Return how close an entry comes to a subject: by its words, otherwise by the industry that the list gives it."""
    own = among(asked.claims, entry.industries)
    if own:
        return own[0]
    if entry.industry_id is not None and entry.industry_id == asked.industry_id:
        return Hit(entry.industry_id, "industry", SAME_INDUSTRY)
    return None


def _sureness(asked: _Asked, entry: ListEntry, near: Hit) -> float:
    """Return how sure it is (0 to 1) that an entry is about the subject: as sure as the weaker of evidence and word."""
    meant = asked.catalog.vocabulary.of_word(near.word)
    told = CONFIDENCE[entry.confidence]
    return told if near.closeness == "word" or meant is None else min(told, CONFIDENCE[meant.confidence])
