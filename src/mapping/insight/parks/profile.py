"""The profile of one park: its words and their industries, what the policy says to them there, and similar parks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import merge
from itertools import groupby, islice
from typing import TYPE_CHECKING, Literal, TypeAlias

from mapping.insight.overlap import jaccard
from mapping.insight.parks.index import park_index
from mapping.insight.profiles import sharing_units
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mapping.catalog import Catalog
    from mapping.catalog.graded import Citation
    from mapping.catalog.records import (
        Designation,
        Edition,
        Industry,
        Park,
        SharedList,
        TermMapping,
        ThesaurusEntry,
        Unit,
    )
    from mapping.view import View

Alike: TypeAlias = "tuple[tuple[str, ...], str | None]"
"""Words and level: parks that have the same of both."""
Groups: TypeAlias = "Mapping[Alike, tuple[tuple[int, Park], ...]]"
_Ranked: TypeAlias = "tuple[tuple[SimilarPark, tuple[tuple[int, Park], ...]], ...]"
Basis: TypeAlias = Literal["word", "subsector", "industry"]
"""What two parks share: the very word, a sub-sector, or an industry and no more."""
Standing: TypeAlias = Literal["industry", "cross", "outside"]
"""A word belongs to one of the 20 industries, cuts across them (a term of the policy), or lies outside them."""

MOST_SIMILAR = 5


@dataclass(frozen=True, slots=True)
class ParkWord:
    """An industry word of the park with its entry in the thesaurus, and its mapping where it is a policy term."""

    word: str
    entry: ThesaurusEntry
    mapping: TermMapping | None

    @property
    def standing(self) -> Standing:
        """How the word stands to the 20 industries."""
        if self.entry.industry_id:
            return "industry"
        return "cross" if self.mapping else "outside"


@dataclass(frozen=True, slots=True)
class Sector:
    """What the park does in one industry (None: words that belong to none), and what the policy says to it there.

    ``designations``: what the unit's list holds of this industry, or of the very words where there is no industry;
    empty where it holds nothing, and where the park's unit is not known. ``subsectors``: those of the words -> whether
    only wide words stand for them (`Vocabulary.stood_for`).
    """

    industry: Industry | None
    words: tuple[ParkWord, ...]
    designations: tuple[Designation, ...]
    subsectors: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class SimilarPark:
    """A park like this one: what the two share, and how much of all they have (Jaccard, over 0 to 1).

    ``likeness`` is taken over sub-sectors where the two share one, else over words and industries. ``subsectors`` are
    shared ones that no shared word speaks of: 光模块 and 光纤 are both 光通信.
    """

    park: Park
    likeness: float
    words: tuple[str, ...]
    subsectors: tuple[str, ...]
    industries: tuple[str, ...]
    same_level: bool

    @property
    def basis(self) -> Basis:
        """The closest of what the two share."""
        if self.words:
            return "word"
        return "subsector" if self.subsectors else "industry"


@dataclass(frozen=True, slots=True)
class ParkProfile:
    """What is known of one park in an edition; ``later``: it came after that.

    ``unit`` is None where it is not known; ``shared_list`` and ``sharing`` tell with whom the unit shares its list of
    industries. A park without words has no ``sectors``: its industries are not made public. ``citation`` is what the
    row rests on.
    """

    park: Park
    edition: Edition
    later: bool
    unit: Unit | None
    sectors: tuple[Sector, ...]
    shared_list: SharedList | None
    sharing: tuple[Unit, ...]
    similar: tuple[SimilarPark, ...]
    citation: Citation

    @property
    def industries(self) -> tuple[Industry, ...]:
        """The park's industries among the 20, in the order of its words."""
        return tuple(sector.industry for sector in self.sectors if sector.industry)


def park_profile(catalog: Catalog, park_id: str, view: View) -> ParkProfile:
    """Return the facts of one park, compared with the others of a view.

    Raises:
        UnknownNameError: no such park or edition.
    """
    park = catalog.park(park_id)
    designations = catalog.designations_of(park.unit_id, view.edition) if park.unit_id else ()
    shared = next((d.shared_list for d in designations if d.shared_list), None)
    return ParkProfile(
        park=park,
        edition=catalog.edition(view.edition),
        later=catalog.is_later(park, view.edition),
        unit=catalog.unit(park.unit_id) if park.unit_id else None,
        sectors=park_sectors(catalog, park, view.edition),
        shared_list=next((s for s in catalog.shared_lists if s.shared_list == shared), None),
        sharing=sharing_units(catalog, shared, view.edition),
        similar=similar_parks(catalog, park, view),
        citation=catalog.citation(park),
    )


def park_sectors(catalog: Catalog, park: Park, edition: str) -> tuple[Sector, ...]:
    """Group the park's words by industry, in the order of the words; those without one come last, each by itself.

    Raises:
        UnknownNameError: no such edition.
    """
    designations = catalog.designations_of(park.unit_id, edition) if park.unit_id else ()
    entries = catalog.vocabulary.thesaurus
    words = [ParkWord(word, entries[word], catalog.mapping_of(word)) for word in park.industries]
    stood_for = catalog.vocabulary.stood_for
    sectors = []
    for industry_id in catalog.industries_of_park(park):
        own = tuple(word for word in words if word.entry.industry_id == industry_id)
        backing = tuple(d for d in designations if d.industry_id == industry_id)
        sectors.append(Sector(catalog.industry(industry_id), own, backing, stood_for(word.word for word in own)))
    for word in words:
        if word.entry.industry_id is None:
            backing = tuple(d for d in designations if d.term == word.word)
            sectors.append(Sector(None, (word,), backing, stood_for((word.word,))))
    return tuple(sectors)


def similar_parks(catalog: Catalog, park: Park, view: View, *, most: int = MOST_SIMILAR) -> tuple[SimilarPark, ...]:
    """Return the parks of a view most like ``park``, the likest first, those of one industry and no more at the end.

    Likeness is the share of common sub-sectors among all that either has; where none is common, or one of the two has
    none, that of words and industries. Equal ones: more common words first, then the same level, then in the order of
    lists. A park that shares nothing is never named.
    """
    alike = park_groups(catalog, view.edition, later=view.later)
    of = (park.industries, park.level)
    # and are all like the same others
    ranked = _ranked_for(catalog, of, view.edition, later=view.later) if of in alike else _ranked(catalog, park, alike)
    found: list[SimilarPark] = []
    for _, equals in groupby(ranked, key=lambda one: _order(one[0])):
        in_order = merge(*(_each(like, parks) for like, parks in equals), key=lambda one: one[0])
        others = (like for _, like in in_order if like.park.park_id != park.park_id)
        found += islice(others, most - len(found))
        if len(found) >= most:
            break
    return tuple(found)


@kept(512)
def _ranked_for(catalog: Catalog, of: Alike, edition: str, *, later: bool) -> _Ranked:
    alike = park_groups(catalog, edition, later=later)
    return _ranked(catalog, alike[of][0][1], alike)


def _ranked(catalog: Catalog, park: Park, alike: Groups) -> _Ranked:
    """Return groups of parks, those most like a park first."""
    # parks of the same words and level are equally like any other: one of them stands for all
    rated = ((_compare(catalog, park, parks[0][1]), parks) for parks in alike.values())
    return tuple(sorted((one for one in rated if one[0].likeness > 0), key=lambda one: _order(one[0])))


def _each(like: SimilarPark, parks: Iterable[tuple[int, Park]]) -> Iterator[tuple[int, SimilarPark]]:
    """Yield each of the parks with its place, as much like the one in question as the first of them is."""
    return ((place, replace(like, park=park)) for place, park in parks)


@kept(8)
def park_groups(catalog: Catalog, edition: str, *, later: bool) -> Groups:
    """Return (words, level) -> the parks of a view that have these, each with its place in the order of lists."""
    groups: dict[Alike, list[tuple[int, Park]]] = {}
    for place, park in enumerate(park_index(catalog).parks):
        if later or not catalog.is_later(park, edition):
            groups.setdefault((park.industries, park.level), []).append((place, park))
    return {alike: tuple(parks) for alike, parks in groups.items()}


def _order(like: SimilarPark) -> tuple[bool, float, int, bool]:
    """Return what ranks similar parks, the likest first."""
    return like.basis == "industry", -like.likeness, -len(like.words), not like.same_level


def _compare(catalog: Catalog, park: Park, other: Park) -> SimilarPark:
    vocabulary = catalog.vocabulary
    mine, theirs = catalog.industries_of_park(park), catalog.industries_of_park(other)
    meant, meant_there = map(vocabulary.subsectors_of, (park.industries, other.industries))
    words = tuple(word for word in park.industries if word in other.industries)
    told = vocabulary.subsectors_of(words)
    likeness = jaccard(set(meant), set(meant_there))
    return SimilarPark(
        park=other,
        likeness=likeness or jaccard({*park.industries, *mine}, {*other.industries, *theirs}),
        words=words,
        subsectors=tuple(one for one in meant if one in meant_there and one not in told),
        industries=tuple(industry_id for industry_id in mine if industry_id in theirs),
        same_level=park.level == other.level,
    )
