"""Who names or covers a sub-sector in the plan, unit by unit and list by list, and which parks make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from mapping.insight.overlap import claimants
from mapping.kept import kept
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation, Park, Subsector
    from mapping.insight.overlap import Claimant

Standing: TypeAlias = Literal["named", "covered", "same_industry", "unlisted", "no_data"]

STANDINGS: Final[tuple[Standing, ...]] = ("named", "covered", "same_industry", "unlisted", "no_data")
"""How a unit stands to a sub-sector, the closest first. ``same_industry``: it lists the industry, but no term of its
list takes the sub-sector in; of a sub-sector without an industry there is no such unit. ``no_data``: it has no list."""

STAGES: Final = ("upstream", "midstream", "downstream", "service")
"""Stages of a chain, in their order."""

_RELATIONS: Final[dict[str, Standing]] = {"names": "named", "covers": "covered"}


@dataclass(frozen=True, slots=True)
class Place:
    """How a list stands to a sub-sector, and the designation that tells; None where none does."""

    standing: Standing
    designation: Designation | None = None


@dataclass(frozen=True, slots=True)
class Taking:
    """A list of the plan that names or covers a sub-sector: whose it is, by which term, and the term's rank there."""

    claimant: Claimant
    standing: Standing
    designation: Designation


@dataclass(frozen=True, slots=True)
class SubsectorProfile:
    """One sub-sector in an edition: the lists that name it and those that cover it, by rank, and its parks."""

    subsector: Subsector
    named: tuple[Taking, ...]
    covered: tuple[Taking, ...]
    parks: tuple[Park, ...]

    @property
    def takings(self) -> tuple[Taking, ...]:
        """The lists that name it, then those that cover it."""
        return (*self.named, *self.covered)


def units_of(takings: Sequence[Taking]) -> int:
    """Return the number of units behind lists; those that share one count each."""
    return sum(len(taking.claimant.units) for taking in takings)


def place_of(catalog: Catalog, subsector: Subsector, designations: Sequence[Designation]) -> Place:
    """Return how a list stands to a sub-sector, by the term that comes closest; of equal ones the first."""
    if not designations:
        return Place("no_data")
    found = []
    for d in designations:
        row = catalog.vocabulary.relation(d.term, subsector.subsector_id)
        if row is not None:
            found.append((STANDINGS.index(_RELATIONS[row.relation]), -row.weight, d.rank, d))
    if found:
        step, _, _, told = min(found, key=lambda one: one[:3])
        return Place(STANDINGS[step], told)
    kin = [d for d in designations if subsector.industry_id is not None and d.industry_id == subsector.industry_id]
    return Place("same_industry", min(kin, key=lambda d: d.rank)) if kin else Place("unlisted")


def places(catalog: Catalog, subsector_id: str, edition: str) -> Mapping[str, Place]:
    """Return how each unit stands to a sub-sector in an edition, by unit id; raises UnknownNameError."""
    subsector = catalog.subsector(subsector_id)
    return {
        unit.unit_id: place_of(catalog, subsector, catalog.designations_of(unit.unit_id, edition))
        for unit in catalog.units
    }


def parks_of_subsector(catalog: Catalog, subsector_id: str, view: View) -> tuple[Park, ...]:
    """Return the parks of a view with a word for a sub-sector in file order, those with a wide word only last."""
    return _parks_by_subsector(catalog, view.edition, later=view.later).get(subsector_id, ())


@kept(8)
def _parks_by_subsector(catalog: Catalog, edition: str, *, later: bool) -> Mapping[str, tuple[Park, ...]]:
    found: dict[str, list[tuple[bool, Park]]] = {}
    for park in catalog.parks_in(View(edition, later)):
        for subsector_id, broad in catalog.vocabulary.stood_for(park.industries).items():
            found.setdefault(subsector_id, []).append((broad, park))
    return {
        subsector_id: tuple(park for _, park in sorted(members, key=lambda member: member[0]))
        for subsector_id, members in found.items()
    }


def subsector_profile(catalog: Catalog, subsector_id: str, view: View) -> SubsectorProfile:
    """Return who names or covers a sub-sector in a view, and its parks.

    Raises:
        UnknownNameError: no such sub-sector or edition.
    """
    subsector = catalog.subsector(subsector_id)
    found: dict[Standing, list[Taking]] = {"named": [], "covered": []}
    for claimant in _claimants(catalog, view.edition):
        place = place_of(catalog, subsector, claimant.designations)
        if place.standing in found and place.designation is not None:
            found[place.standing].append(Taking(claimant, place.standing, place.designation))
    named, covered = (sorted(found[key], key=lambda taking: taking.designation.rank) for key in ("named", "covered"))
    return SubsectorProfile(subsector, tuple(named), tuple(covered), parks_of_subsector(catalog, subsector_id, view))


@kept(8)
def _claimants(catalog: Catalog, edition: str) -> tuple[Claimant, ...]:
    """Return whoever has a list in an edition; asked for each of the sub-sectors, so kept."""
    return claimants(catalog, edition)


def by_stage(catalog: Catalog, industry_id: str | None) -> Mapping[str, tuple[Subsector, ...]]:
    """Return the sub-sectors of an industry by stage of the chain, in the order of `STAGES`, without empty stages.

    ``industry_id`` None asks for the sub-sectors that cut across the industries.
    """
    members = [one for one in catalog.subsectors if one.industry_id == industry_id]
    found = {stage: tuple(one for one in members if one.stage == stage) for stage in STAGES}
    return {stage: ones for stage, ones in found.items() if ones}


def stages(catalog: Catalog, industry_id: str | None, view: View) -> Mapping[str, tuple[SubsectorProfile, ...]]:
    """Return who names and who covers what along a chain: the profiles of `by_stage`.

    Raises:
        UnknownNameError: no such edition.
    """
    return {
        stage: tuple(subsector_profile(catalog, one.subsector_id, view) for one in members)
        for stage, members in by_stage(catalog, industry_id).items()
    }
