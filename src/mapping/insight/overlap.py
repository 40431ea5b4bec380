"""Overlap: which units aim at the same thing, where that is decreed, and what only one of them claims.

Similarity is Jaccard's index, |A and B| / |A or B|, taken twice: over the plan's terms as written, and over the 965
industries that the terms belong to. Terms that cut across the industries count among the terms alone.

A pair is compared by sub-sectors besides, which is sharper than 20 industries and does not hang on one wording:
商贸物流 and 现代物流 both name warehousing. What a term names weighs 1, what it covers as much as the table says; the
index is Jaccard's with weights, the sum of the lesser by the sum of the greater.

Units to which the plan gives one list together are alike by decree, not by coincidence: their pairs are set apart, and
the list counts as one claimant.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from mapping.insight.taken_in import held_elsewhere, weighted_jaccard, weights_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation, Industry, SharedList, TermSubsector, Unit

Relation: TypeAlias = Literal["self", "decree", "coincidence", "none"]
Basis: TypeAlias = Literal["industries", "terms", "subsectors"]


@dataclass(frozen=True, slots=True)
class Pair:
    """How alike two units are: indices from 0 to 1, and what both name, in the order of the first unit's list.

    ``subsectors``: Jaccard's index with weights. ``named_subsectors``: ids of those that both name; then the others
    that both take in, ``covered_subsectors``, the closest first.
    """

    unit_a: str
    unit_b: str
    terms: float
    industries: float
    shared_terms: tuple[str, ...]
    shared_industries: tuple[str, ...]
    relation: Relation
    subsectors: float
    named_subsectors: tuple[str, ...]
    covered_subsectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claimant:
    """Whoever has a list of its own in the plan: a unit, or the units that share one list."""

    key: str
    units: tuple[Unit, ...]
    shared_list: SharedList | None
    designations: tuple[Designation, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One claimant of an industry: its best rank, and the words by which it names it."""

    claimant: Claimant
    rank: int
    terms: tuple[str, ...]

    @property
    def first(self) -> bool:
        """Whether the industry heads the list."""
        return self.rank == 1


@dataclass(frozen=True, slots=True)
class IndustryClaims:
    """Who claims one industry, first-named before listed."""

    industry: Industry
    claims: tuple[Claim, ...]

    @property
    def units(self) -> int:
        """Number of units that claim it."""
        return len({unit.unit_id for claim in self.claims for unit in claim.claimant.units})

    @property
    def first(self) -> int:
        """Number of units that name it first."""
        return len({unit.unit_id for claim in self.claims if claim.first for unit in claim.claimant.units})


@dataclass(frozen=True, slots=True)
class TermClaims:
    """Who uses one term of the plan, first-named before listed; ``industry`` is None where it cuts across them."""

    term: str
    industry: Industry | None
    claims: tuple[Claim, ...]

    @property
    def units(self) -> int:
        """Number of units that use it."""
        return len({unit.unit_id for claim in self.claims for unit in claim.claimant.units})


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """What one claimant names and no other does: 965 industries, and terms as the plan writes them."""

    claimant: Claimant
    industries: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitOverlap:
    """What a unit names, and what of it some other list of the plan holds as well.

    By industries these are ids of the 965 industries, by terms the words of the plan, by sub-sectors their ids.
    ``share`` is that of what is held elsewhere, 0 to 1, and None for a unit that names nothing; by sub-sectors it
    weighs what is covered, too.
    """

    named: tuple[str, ...]
    elsewhere: tuple[str, ...]
    share: float | None


def jaccard(a: AbstractSet[str], b: AbstractSet[str]) -> float:
    """Return Jaccard's index of two sets, 0 to 1; 0 where both are empty: nothing is no likeness."""
    union = a | b
    return len(a & b) / len(union) if union else 0.0


def similarity(
    unit_ids: Sequence[str],
    designations: Iterable[Designation],
    taken_in: Callable[[str], Iterable[TermSubsector]] = lambda _: (),
) -> dict[tuple[str, str], Pair]:
    """Return every ordered pair of units, each unit with itself included, in the order of ``unit_ids``.

    A unit is like itself by 1 whatever it names. Designations of units that are not in ``unit_ids`` are left out.
    ``taken_in`` tells which sub-sectors a term names or covers.
    """
    lists = {unit_id: _UnitList() for unit_id in unit_ids}
    for d in designations:
        if d.unit_id in lists:
            lists[d.unit_id].add(d, taken_in(d.term))
    return {(a, b): _pair(a, b, lists) for a in unit_ids for b in unit_ids}


class _UnitList:
    """What one unit names, in the plan's order."""

    def __init__(self) -> None:
        self.terms: dict[str, None] = {}
        self.industries: dict[str, None] = {}
        self.shared_lists: set[str] = set()
        self.subsectors: dict[str, float] = {}
        self.named: set[str] = set()

    def add(self, d: Designation, taken_in: Iterable[TermSubsector]) -> None:
        self.terms[d.term] = None
        if d.industry_id is not None:
            self.industries[d.industry_id] = None
        if d.shared_list is not None:
            self.shared_lists.add(d.shared_list)
        rows = tuple(taken_in)
        for subsector_id, weight in weights_of(rows).items():
            self.subsectors[subsector_id] = max(weight, self.subsectors.get(subsector_id, 0))
        self.named |= {row.subsector_id for row in rows if row.relation == "names"}

    def weight_with(self, other: _UnitList, subsector_id: str) -> float:
        """Return how closely both take a sub-sector in: the lesser of the two weights."""
        return min(self.subsectors[subsector_id], other.subsectors[subsector_id])


def _pair(a: str, b: str, lists: Mapping[str, _UnitList]) -> Pair:
    one, other = lists[a], lists[b]
    shared_terms = tuple(term for term in one.terms if term in other.terms)
    shared_industries = tuple(key for key in one.industries if key in other.industries)
    shared = [key for key in one.subsectors if key in other.subsectors]
    named = tuple(key for key in shared if key in one.named and key in other.named)
    covered = sorted((key for key in shared if key not in named), key=lambda key: -one.weight_with(other, key))
    relation: Relation
    if a == b:
        relation = "self"
    elif one.shared_lists & other.shared_lists:
        relation = "decree"
    else:
        relation = "coincidence" if shared_terms or shared_industries else "none"
    return Pair(
        unit_a=a,
        unit_b=b,
        terms=1.0 if a == b else jaccard(one.terms.keys(), other.terms.keys()),
        industries=1.0 if a == b else jaccard(one.industries.keys(), other.industries.keys()),
        shared_terms=shared_terms,
        shared_industries=shared_industries,
        relation=relation,
        subsectors=1.0 if a == b else weighted_jaccard(one.subsectors, other.subsectors),
        named_subsectors=named,
        covered_subsectors=tuple(covered),
    )


def unit_pairs(catalog: Catalog, edition: str) -> dict[tuple[str, str], Pair]:
    """Return `similarity` of the layout units in one edition, in the order of `matrix_order`."""
    ids = [unit.unit_id for unit in matrix_order(catalog, edition)]
    rows = [d for unit_id in ids for d in catalog.designations_of(unit_id, edition)]
    return similarity(ids, rows, catalog.vocabulary.of_term)


def matrix_order(catalog: Catalog, edition: str) -> tuple[Unit, ...]:
    """Return the units by group, those that share a list side by side before the rest of their group."""
    groups = list(dict.fromkeys(unit.group for unit in catalog.units))

    def place(unit: Unit) -> tuple[int, str]:
        shared = sorted({d.shared_list for d in catalog.designations_of(unit.unit_id, edition) if d.shared_list})
        return groups.index(unit.group), shared[0] if shared else "~"  # "~" follows every id

    return tuple(sorted(catalog.units, key=place))


def claimants(catalog: Catalog, edition: str) -> tuple[Claimant, ...]:
    """Return whoever has a list in the plan, in the order of `matrix_order`; a shared list is one claimant."""
    shared = {s.shared_list: s for s in catalog.shared_lists}
    rows: defaultdict[str, list[Designation]] = defaultdict(list)
    members: defaultdict[str, dict[str, Unit]] = defaultdict(dict)
    for unit in matrix_order(catalog, edition):
        for d in catalog.designations_of(unit.unit_id, edition):
            key = _claimant_key(d)
            members[key][unit.unit_id] = unit
            if all((d.rank, d.term) != (known.rank, known.term) for known in rows[key]):
                rows[key].append(d)
    return tuple(
        Claimant(key, tuple(units.values()), shared.get(key) if rows[key][0].shared_list else None, tuple(rows[key]))
        for key, units in members.items()
    )


def _claimant_key(d: Designation) -> str:
    return d.shared_list or d.unit_id


def industry_claims(catalog: Catalog, edition: str) -> tuple[IndustryClaims, ...]:
    """Return who claims each of the 965 industries, in the catalog's order; the unclaimed ones with no claim."""
    found: dict[str, list[Claim]] = {industry.industry_id: [] for industry in catalog.industries}
    for claimant in claimants(catalog, edition):
        by_industry: defaultdict[str, list[Designation]] = defaultdict(list)
        for d in claimant.designations:
            if d.industry_id is not None:
                by_industry[d.industry_id].append(d)
        for key, rows in by_industry.items():
            found[key].append(Claim(claimant, min(d.rank for d in rows), tuple(d.term for d in rows)))
    return tuple(
        IndustryClaims(industry, tuple(sorted(found[industry.industry_id], key=lambda claim: claim.rank)))
        for industry in catalog.industries
    )


def term_claims(catalog: Catalog, edition: str) -> tuple[TermClaims, ...]:
    """Return who uses each term, those of several lists first, then by units, then in the order of the lists."""
    found: dict[str, list[Claim]] = {}
    industries: dict[str, str | None] = {}
    for claimant in claimants(catalog, edition):
        for d in claimant.designations:
            industries[d.term] = d.industry_id
            found.setdefault(d.term, []).append(Claim(claimant, d.rank, (d.term,)))
    rows = [
        TermClaims(
            term,
            catalog.industry(key) if (key := industries[term]) else None,
            tuple(sorted(claims, key=lambda claim: claim.rank)),
        )
        for term, claims in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.claims), -row.units)))


def only_here(catalog: Catalog, edition: str) -> tuple[OnlyHere, ...]:
    """Return what each claimant alone names, most industries first, then most terms; the empty-handed come last."""
    everyone = claimants(catalog, edition)
    terms: defaultdict[str, set[str]] = defaultdict(set)
    industries: defaultdict[str, set[str]] = defaultdict(set)
    for claimant in everyone:
        for d in claimant.designations:
            terms[d.term].add(claimant.key)
            if d.industry_id is not None:
                industries[d.industry_id].add(claimant.key)
    rows = [
        OnlyHere(
            claimant,
            industries=_unique(
                d.industry_id for d in claimant.designations if len(industries[d.industry_id or ""]) == 1
            ),
            terms=_unique(d.term for d in claimant.designations if len(terms[d.term]) == 1),
        )
        for claimant in everyone
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.industries), -len(row.terms))))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two claimants are, by one basis (0 to 1)."""

    a: Claimant
    b: Claimant
    value: float


def closest(catalog: Catalog, basis: Basis, edition: str) -> tuple[Likeness, ...]:
    """Return the pairs of claimants that have anything in common, most alike first.

    Claimants, not units: otherwise whatever is like a shared list would be named once for each unit that shares it.
    """
    everyone = claimants(catalog, edition)
    if basis == "subsectors":
        sets = [weights_of(_taken_in(catalog, claimant.designations)) for claimant in everyone]
    else:
        sets = [dict.fromkeys(_words(claimant, basis), 1.0) for claimant in everyone]
    pairs = [
        Likeness(everyone[i], everyone[j], weighted_jaccard(sets[i], sets[j]))
        for i in range(len(everyone))
        for j in range(i + 1, len(everyone))
    ]
    return tuple(sorted((pair for pair in pairs if pair.value > 0), key=lambda pair: -pair.value))


def _words(claimant: Claimant, basis: Basis) -> tuple[str, ...]:
    return _unique(_key(d, basis) for d in claimant.designations)


def unit_overlaps(catalog: Catalog, edition: str, basis: Basis = "industries") -> dict[str, UnitOverlap]:
    """Return for each unit what of its own another list holds as well, by a basis; a list it shares is its own."""
    if basis == "subsectors":
        return _subsector_overlaps(catalog, edition)
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for unit in catalog.units:
        for d in catalog.designations_of(unit.unit_id, edition):
            if (key := _key(d, basis)) is not None:
                holders[key].add(_claimant_key(d))
    out = {}
    for unit in catalog.units:
        rows = catalog.designations_of(unit.unit_id, edition)
        own_lists = {_claimant_key(d) for d in rows}
        named = _unique(_key(d, basis) for d in rows)
        elsewhere = tuple(key for key in named if holders[key] - own_lists)
        out[unit.unit_id] = UnitOverlap(named, elsewhere, len(elsewhere) / len(named) if named else None)
    return out


def _subsector_overlaps(catalog: Catalog, edition: str) -> dict[str, UnitOverlap]:
    out = {unit.unit_id: UnitOverlap((), (), None) for unit in catalog.units}
    taken = [(one, tuple(_taken_in(catalog, one.designations))) for one in claimants(catalog, edition)]
    for claimant, rows in taken:
        others = [weights_of(found) for other, found in taken if other is not claimant]
        named = _unique(row.subsector_id for row in rows if row.relation == "names")
        elsewhere = tuple(key for key in named if any(key in other for other in others))
        overlap = UnitOverlap(named, elsewhere, held_elsewhere(weights_of(rows), others))
        out |= {unit.unit_id: overlap for unit in claimant.units}
    return out


def _taken_in(catalog: Catalog, rows: Iterable[Designation]) -> Iterable[TermSubsector]:
    """Return what terms name or cover."""
    return (row for d in rows for row in catalog.vocabulary.of_term(d.term))


def _key(d: Designation, basis: Basis) -> str | None:
    """Return what a designation is compared by."""
    return d.term if basis == "terms" else d.industry_id


def _unique(keys: Iterable[str | None]) -> tuple[str, ...]:
    """Return keys without repeats and without None, in their order."""
    return tuple(dict.fromkeys(key for key in keys if key is not None))
