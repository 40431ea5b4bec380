"""Profiles: the facts of a unit, an industry and the city, as the cards beside the map tell them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.catalog.labels import PARK_LEVELS
from mapping.insight.targets.plan import goals
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import (
        Designation,
        Edition,
        Facility,
        Industry,
        Park,
        SharedList,
        Target,
        TermMapping,
        Unit,
    )
    from mapping.geography import Basis
    from mapping.insight.atlas import Atlas
    from mapping.insight.targets.plan import Goal
    from mapping.view import View

POPULATION = "population_2020"
LEVELS = (*PARK_LEVELS, None)
"""Levels of a park, highest first; None is a level not made public."""


@dataclass(frozen=True, slots=True)
class Term:
    """One leading industry of a unit, with the mapping of its wording to the 20 industries."""

    designation: Designation
    mapping: TermMapping | None


@dataclass(frozen=True, slots=True)
class ParkCounts:
    """Parks of a unit in the edition's view: all, those that may be drawn, and by level (None: not public)."""

    total: int
    drawable: int
    by_level: Mapping[str | None, int]

    @property
    def unplaced(self) -> int:
        """Parks that are listed but have no place fit to be drawn."""
        return self.total - self.drawable


@dataclass(frozen=True, slots=True)
class UnitProfile:
    """What is known of one layout unit. ``area_km2`` is measured from the geometry (None: no polygon).

    ``basis`` is what its boundary rests on; unknown where neither the file nor the edges tell. ``zones`` are rows of
    the directory that are this unit itself; ``parks`` does not count them.
    """

    unit: Unit
    edition: Edition
    terms: tuple[Term, ...]
    shared_list: SharedList | None
    sharing: tuple[Unit, ...]
    area_km2: float | None
    schematic_edge_km: float
    basis: Basis
    population: float | None
    targets: tuple[Target, ...]
    parks: ParkCounts
    zones: tuple[Park, ...]
    facilities: tuple[Facility, ...]
    lists: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Listing:
    """One unit that names an industry: its rank in the plan's order and the plan's wording."""

    unit: Unit
    rank: int
    term: str
    shared_list: str | None


@dataclass(frozen=True, slots=True)
class ListingGroup:
    """The units that name an industry in one list of the plan: one, or all that share the list."""

    rank: int
    term: str
    units: tuple[Unit, ...]
    shared_list: SharedList | None


@dataclass(frozen=True, slots=True)
class IndustryProfile:
    """Who names one industry (by unit and by list), which parks belong to it, and by which words."""

    industry: Industry
    edition: Edition
    listings: tuple[Listing, ...]
    groups: tuple[ListingGroup, ...]
    parks: tuple[Park, ...]
    words: tuple[str, ...]

    @property
    def units(self) -> int:
        """Number of units that name it."""
        return len({row.unit.unit_id for row in self.listings})

    @property
    def first(self) -> int:
        """Number of units that name it first."""
        return sum(row.rank == 1 for row in self.listings)

    @property
    def lists(self) -> int:
        """Number of lists of the plan that hold it; a list shared by several units counts once."""
        return len({row.shared_list or row.unit.unit_id for row in self.listings})


@dataclass(frozen=True, slots=True)
class DesignationCount:
    """Designations of an edition. A list that several units share is one decision of the policy: it counts once.

    ``by_unit`` counts it for each of its units; ``shared`` are the lists that make the difference.
    """

    independent: int
    by_unit: int
    shared: tuple[SharedList, ...]


@dataclass(frozen=True, slots=True)
class CityProfile:
    """The city at a glance: per industry the units that name it (unit id -> best rank)."""

    units: tuple[Unit, ...]
    designations: DesignationCount
    claims: Mapping[str, Mapping[str, int]]
    parks: int
    goals: tuple[Goal, ...]

    @property
    def designated(self) -> int:
        """Number of the industries that at least one unit names."""
        return sum(bool(units) for units in self.claims.values())


def park_counts(catalog: Catalog, unit_id: str, view: View) -> ParkCounts:
    """Count the parks of a unit in a view."""
    parks = catalog.parks_of(unit_id, view)
    levels = Counter(park.level for park in parks)
    return ParkCounts(
        total=len(parks),
        drawable=sum(park.drawable for park in parks),
        by_level={level: levels[level] for level in LEVELS},
    )


def people_of(atlas: Atlas) -> dict[str, float]:
    """Return the people of 2020 by statistical unit; none for one whose land is not what the census counted."""
    people = atlas.catalog.measure(POPULATION)
    return {unit: count for unit, count in people.items() if unit not in atlas.geography.recut}


def unit_profile(atlas: Atlas, unit_id: str, view: View) -> UnitProfile:
    """Return the facts of one unit in a view.

    Raises:
        UnknownNameError: no such unit or edition.
    """
    catalog = atlas.catalog
    unit = catalog.unit(unit_id)
    designations = catalog.designations_of(unit_id, view.edition)
    shared = next((d.shared_list for d in designations if d.shared_list), None)
    kinds = Counter(entry.list for entry in catalog.list_entries_of(unit_id, view))
    return UnitProfile(
        unit=unit,
        edition=catalog.edition(view.edition),
        terms=tuple(Term(d, catalog.mapping_of(d.term)) for d in designations),
        shared_list=next((s for s in catalog.shared_lists if s.shared_list == shared), None),
        sharing=sharing_units(catalog, shared, view.edition),
        area_km2=atlas.geography.unit_areas_km2.get(unit_id),
        schematic_edge_km=atlas.geography.schematic_km.get(unit_id, 0.0),
        basis=atlas.geography.unit_bases.get(unit_id, "unknown"),
        population=people_of(atlas).get(unit_id),
        targets=catalog.targets_of(unit_id, view.edition),
        parks=park_counts(catalog, unit_id, view),
        zones=tuple(zone for zone in catalog.unit_zones if zone.unit_id == unit_id),
        facilities=tuple(f for f in catalog.facilities_in(view) if f.unit_id == unit_id),
        lists={kind: kinds[kind] for kind in ("enterprise", "project", "platform")},
    )


@kept(32)
def neighbours_of(atlas: Atlas, unit_id: str) -> tuple[str, ...]:
    """Return the ids of the units whose land touches that of a unit, in the catalog's order; none without a polygon."""
    shapes = atlas.geography.units.geometry
    if unit_id not in shapes.index:
        return ()
    near = {str(key) for key in shapes.index[shapes.intersects(shapes[unit_id])]} - {unit_id}
    return tuple(unit.unit_id for unit in atlas.catalog.units if unit.unit_id in near)


def sharing_units(catalog: Catalog, shared_list: str | None, edition: str) -> tuple[Unit, ...]:
    """Return the units that an edition gives one and the same list; empty where ``shared_list`` is None."""
    if shared_list is None:
        return ()
    return tuple(
        unit
        for unit in catalog.units
        if any(d.shared_list == shared_list for d in catalog.designations_of(unit.unit_id, edition))
    )


def industry_profile(atlas: Atlas, industry_id: str, view: View) -> IndustryProfile:
    """Return who names an industry in a view; listings by rank, then in the order of the units.

    Raises:
        UnknownNameError: no such industry or edition.
    """
    catalog = atlas.catalog
    listings = [
        Listing(unit, d.rank, d.term, d.shared_list)
        for unit in catalog.units
        for d in catalog.designations_of(unit.unit_id, view.edition)
        if d.industry_id == industry_id
    ]
    parks = [park for park in catalog.parks_in(view) if industry_id in catalog.industries_of_park(park)]
    parks.sort(key=lambda park: (LEVELS.index(park.level), not park.drawable))
    return IndustryProfile(
        industry=catalog.industry(industry_id),
        edition=catalog.edition(view.edition),
        listings=tuple(sorted(listings, key=lambda row: row.rank)),
        groups=_listing_groups(catalog, sorted(listings, key=lambda row: row.rank)),
        parks=tuple(parks),
        words=_words(catalog, industry_id),
    )


def _words(catalog: Catalog, industry_id: str) -> tuple[str, ...]:
    """Return the words of an industry that the tables use; those added for the search alone are left out."""
    return tuple(e.term for e in catalog.thesaurus if e.industry_id == industry_id and e.basis != "editorial")


def _listing_groups(catalog: Catalog, listings: Sequence[Listing]) -> tuple[ListingGroup, ...]:
    """Return one group a list, in the order of ``listings``; a shared list stands where its first member does."""
    shared = {s.shared_list: s for s in catalog.shared_lists}
    groups: dict[tuple[str, int], list[Listing]] = {}
    for row in listings:
        groups.setdefault((row.shared_list or row.unit.unit_id, row.rank), []).append(row)
    return tuple(
        ListingGroup(rows[0].rank, rows[0].term, tuple(r.unit for r in rows), shared.get(rows[0].shared_list or ""))
        for rows in groups.values()
    )


def designation_count(catalog: Catalog, edition: str) -> DesignationCount:
    """Count the designations of an edition, shared lists once; raises UnknownNameError."""
    rows = [d for unit in catalog.units for d in catalog.designations_of(unit.unit_id, edition)]
    shared = {d.shared_list for d in rows}
    return DesignationCount(
        independent=len({(d.shared_list or d.unit_id, d.rank) for d in rows}),
        by_unit=len(rows),
        shared=tuple(row for row in catalog.shared_lists if row.shared_list in shared),
    )


def city_profile(atlas: Atlas, view: View) -> CityProfile:
    """Return the city at a glance in a view; every industry has a row, the unnamed ones an empty one."""
    catalog = atlas.catalog
    claims: dict[str, dict[str, int]] = {industry.industry_id: {} for industry in catalog.industries}
    for unit in catalog.units:
        for d in catalog.designations_of(unit.unit_id, view.edition):
            if d.industry_id is not None:
                best = claims[d.industry_id].get(unit.unit_id, d.rank)
                claims[d.industry_id][unit.unit_id] = min(best, d.rank)
    return CityProfile(
        units=catalog.units,
        designations=designation_count(catalog, view.edition),
        claims=claims,
        parks=len(catalog.parks_in(view)),
        goals=goals(catalog, view.edition),
    )
