"""The inventory: the tables and where they come from, how far the boundaries are schematic, what is not known.

Pure figures and records; the wording is the reader's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from mapping.catalog import labels
from mapping.catalog.contracts import TABLES
from mapping.catalog.graded import UNGRADED
from mapping.errors import DataError
from mapping.geography.atlas import SUFFIXES
from mapping.geography.crosswalk import SLIVER_KM2
from mapping.geography.layers import LAYERS
from mapping.geography.projection import area_km2, length_km
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

    from mapping.catalog import Catalog
    from mapping.catalog.records import Facility, Industry, Park, Unit
    from mapping.faults import Fault
    from mapping.insight.atlas import Atlas

UNLIKE = 0.05
"""A published area further than this from the measured one speaks of another piece of ground, not of another survey."""

# Origin of each geometry layer, as ids in sources.csv.
_BASE = "boundary_base"  # stands for the base in use
_LAYER_SOURCES: Mapping[str, tuple[str, ...]] = {
    "units": (_BASE, "zone_edges"),
    "statistical_units": (_BASE, "zone_edges"),
    "districts": (_BASE,),
    "zones": ("zone_edges", _BASE),
    "water": ("water",),
}


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One file in the data folder. ``sources`` are ids in sources.csv; none where the project made it up by itself.

    ``rows`` counts what was loaded (features of a geometry file), ``faults`` the problems named in it.
    """

    name: str
    file: str
    sources: tuple[str, ...]
    rows: int
    faults: int = 0
    geometry: bool = False


@dataclass(frozen=True, slots=True)
class BoundaryFact:
    """How far the edge of one area is schematic, and how its area compares.

    ``schematic_km`` is the part of the perimeter that is no district edge. ``area_km2`` is measured on the geometry as
    drawn; ``statistical_area_km2`` is the same without the scenic area. ``published`` is the row of the directory of
    parks that gives the area of the very same zone, with its source; None where there is none.
    """

    area_id: str
    perimeter_km: float
    schematic_km: float
    area_km2: float
    statistical_area_km2: float
    published: Park | None = None

    @property
    def schematic_share(self) -> float:
        """Part of the perimeter that is schematic, 0 to 1."""
        return self.schematic_km / self.perimeter_km if self.perimeter_km else 0.0

    @property
    def loses_ground(self) -> bool:
        """Whether an area that is counted apart was cut out of this one."""
        return self.area_km2 - self.statistical_area_km2 > SLIVER_KM2

    @property
    def difference(self) -> float | None:
        """How much larger the area is here than published, as a part of the published one (0.01 = 1 %)."""
        if self.published is None or not self.published.area_km2:
            return None
        return self.area_km2 / self.published.area_km2 - 1


@dataclass(frozen=True, slots=True)
class SplitDistrict:
    """An administrative district that lies in several layout units: unit id -> part of the district (0 to 1)."""

    adcode: str
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ParkGaps:
    """What the directory does not tell of parks. Counts are of all, those after the edition's year included.

    ``zones`` counts the rows besides them that are a layout unit itself.
    """

    total: int
    zones: int
    later: int
    zone_only: int
    placeless: int
    without_level: int
    without_area: int
    without_year: int
    without_source: int
    homeless: tuple[Park, ...]


@dataclass(frozen=True, slots=True)
class FacilityGaps:
    """How far the places of airports, stations, ports and bonded zones are known, of all rows.

    ``approximate`` counts points that only lie near; ``placeless`` have none.
    """

    total: int
    approximate: int
    placeless: tuple[Facility, ...]


@dataclass(frozen=True, slots=True)
class MeasureGap:
    """A measure that is not published for every layout unit."""

    measure_id: str
    known: int
    missing: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Unknowns:
    """What is not known, so that a page can say it.

    ``industries`` are named by no unit; ``cross_terms`` are the policy's terms that belong to none of the 20;
    ``unsure_terms`` those whose mapping is less than certain; ``lists`` counts the three lists' entries by kind,
    ``grades`` the parks and the entries by the grade of the source that is cited.
    """

    industries: tuple[Industry, ...]
    cross_terms: tuple[str, ...]
    unsure_terms: tuple[str, ...]
    parks: ParkGaps
    facilities: FacilityGaps
    measures: tuple[MeasureGap, ...]
    lists: Mapping[str, int]
    lists_without_source: int
    stretch_only: int
    grades: Mapping[str, tuple[int, int]]


def tables(atlas: Atlas) -> tuple[TableEntry, ...]:
    """Return every table and geometry layer in use, tables first."""
    on_demand, _ = _on_demand(atlas.catalog)
    faults = Counter(fault.place.file for fault in faults_of(atlas.catalog))
    rows = {**_row_counts(atlas.catalog), **on_demand}
    policies = [edition.source_id for edition in atlas.catalog.editions]
    entries = [
        TableEntry(table.name, table.file, table.sources_of(policies), rows[table.name], faults[table.file])
        for table in TABLES
        if rows[table.name] or not table.optional
    ]
    suffix = SUFFIXES[atlas.geography.detail]
    for layer, spec in LAYERS.items():
        file = f"geo/{spec.stem}{suffix}.geojson"
        count = len(getattr(atlas.geography, layer))
        sources = tuple(atlas.boundary_source if s == _BASE else s for s in _LAYER_SOURCES[layer])
        entries.append(TableEntry(spec.stem, file, sources, count, geometry=True))
    return tuple(entries)


def _row_counts(catalog: Catalog) -> Mapping[str, int]:
    """Return table -> rows loaded; the two tables of the industries hold one record together."""
    return {
        "sources": len(catalog.sources),
        "editions": len(catalog.editions),
        "park_columns": len(catalog.park_columns),
        "park_values": len(catalog.park_values),
        "indicators": len(catalog.indicators),
        "indicator_values": len(catalog.indicator_values),
        "taxonomy_965": len(catalog.industries),
        "industry_tiles": len(catalog.industries),
        "units": len(catalog.units),
        "shared_lists": len(catalog.shared_lists),
        "thesaurus": len(catalog.thesaurus),
        "stop_words": len(catalog.stop_words),
        "renderings": len(catalog.renderings),
        "intake_headings": len(catalog.intake_headings),
        "chains": len(catalog.chains),
        "subsectors": len(catalog.subsectors),
        "word_subsectors": len(catalog.word_subsectors),
        "term_subsectors": len(catalog.term_subsectors),
        "statements": len(catalog.statements),
        "term_to_965": len(catalog.term_mappings),
        "industries": len(catalog.designations),
        "parks": len(catalog.directory),
        "facilities": len(catalog.facilities),
        "three_lists": len(catalog.list_entries),
        "targets": len(catalog.targets),
        "clauses": len(catalog.clauses),
        "measures": len(catalog.measures),
        "source_grades": len(catalog.source_grades),
        "source_corrections": len(catalog.source_corrections),
        "neighbours": len(catalog.neighbours),
    }


def faults_of(catalog: Catalog) -> tuple[Fault, ...]:
    """Return the faults of all tables, of those too that only lists of firms need."""
    return (*catalog.faults, *_on_demand(catalog)[1])


def _on_demand(catalog: Catalog) -> tuple[Mapping[str, int], tuple[Fault, ...]]:
    """Return table -> rows loaded, and the faults, of the tables that lists of firms need; none of a file not read."""
    tables = [table for table in TABLES if table.on_demand]
    try:
        loaded = catalog.firm_tables()
    except DataError as error:
        return dict.fromkeys((table.name for table in tables), 0), error.faults
    return {table.name: len(loaded.of(table.record)) for table in tables}, loaded.faults


def uses(entries: Iterable[TableEntry]) -> Mapping[str, tuple[TableEntry, ...]]:
    """Return source id -> the tables that draw on it."""
    out: dict[str, list[TableEntry]] = {}
    for entry in entries:
        for source_id in entry.sources:
            out.setdefault(source_id, []).append(entry)
    return {source_id: tuple(found) for source_id, found in out.items()}


@kept(4)
def boundary_facts(atlas: Atlas) -> tuple[BoundaryFact, ...]:
    """Return the facts of every drawn layout unit in the catalog's order, then of the areas counted apart."""
    geography = atlas.geography
    district_edges = shapely.union_all(geography.districts.geometry.boundary.to_numpy())
    facts = []
    for unit in atlas.catalog.units:
        if atlas.is_drawn(unit.unit_id):
            area = geography.unit_areas_km2[unit.unit_id]
            counted = geography.statistical_areas_km2.get(unit.unit_id, area)
            shape = geography.units.geometry.loc[unit.unit_id]
            published = _published(atlas.catalog, unit)
            facts.append(_fact(unit.unit_id, shape, district_edges, (area, counted), published))
    for area_id in labels("statistical_area"):
        if area_id in geography.statistical_units.index:
            area = geography.statistical_areas_km2[area_id]
            shape = geography.statistical_units.geometry.loc[area_id]
            facts.append(_fact(area_id, shape, district_edges, (area, area), None))
    return tuple(facts)


def _fact(
    area_id: str,
    shape: BaseGeometry,
    district_edges: BaseGeometry,
    areas_km2: tuple[float, float],
    published: Park | None,
) -> BoundaryFact:
    # All layers share their vertices, so what differs from the district edges is exactly the part drawn by hand.
    return BoundaryFact(
        area_id=area_id,
        perimeter_km=length_km(shape.boundary),
        schematic_km=length_km(shape.boundary.difference(district_edges)),
        area_km2=areas_km2[0],
        statistical_area_km2=areas_km2[1],
        published=published,
    )


def _published(catalog: Catalog, unit: Unit) -> Park | None:
    """Return the row of the directory of parks that is the development zone itself and tells its area."""
    rows = (row for row in catalog.unit_zones if row.unit_id == unit.unit_id and row.area_km2 is not None)
    return next(rows, None)


def schematic_edges_km(atlas: Atlas) -> float:
    """Return the length of all schematic edges between layout units, each counted once."""
    return length_km(atlas.geography.edges["schematic"])


def districts_unlike_published(atlas: Atlas) -> tuple[str, ...]:
    """Return the adcodes of districts whose area in the file's own property is far from the measured one.

    That property has no source; it serves to find these districts and for nothing else.
    """
    districts = atlas.geography.districts
    measured = area_km2(districts.geometry.to_numpy())
    # a district without that property (NaN) is compared with nothing
    unlike = abs(measured / districts["area_published_km2"].to_numpy() - 1) > UNLIKE
    return tuple(str(adcode) for adcode in districts.index[unlike])


def split_districts(atlas: Atlas) -> tuple[SplitDistrict, ...]:
    """Return the districts that lie in several layout units, each with its units, largest part first."""
    shares: dict[str, dict[str, float]] = {}
    for piece in sorted(atlas.geography.crosswalk, key=lambda piece: -piece.share_of_district):
        shares.setdefault(piece.adcode, {})[piece.unit_id] = piece.share_of_district
    return tuple(SplitDistrict(adcode, shares[adcode]) for adcode in sorted(shares) if len(shares[adcode]) > 1)


def unknowns(catalog: Catalog, edition: str) -> Unknowns:
    """Return what the tables do not tell of an edition; the directory and the lists are counted whole."""
    named = {row.industry_id for row in catalog.designations if row.edition == edition}
    kinds = Counter(entry.list for entry in catalog.list_entries)
    return Unknowns(
        industries=tuple(i for i in catalog.industries if i.industry_id not in named),
        cross_terms=tuple(m.term for m in catalog.term_mappings if m.industry_id is None),
        unsure_terms=tuple(m.term for m in catalog.term_mappings if m.industry_id and m.confidence != "high"),
        parks=_park_gaps(catalog, edition),
        facilities=_facility_gaps(catalog),
        measures=tuple(_measure_gaps(catalog)),
        lists={kind: kinds[kind] for kind in labels("list_entry.list")},
        lists_without_source=sum(not catalog.citation(entry).cited.url for entry in catalog.list_entries),
        stretch_only=sum(target.value is None for target in catalog.targets if target.edition == edition),
        grades=_grades(catalog),
    )


def _grades(catalog: Catalog) -> Mapping[str, tuple[int, int]]:
    """Return grade -> parks and entries of the three lists that rest on it, the best grade first."""
    parks = Counter(catalog.citation(park).cited.grade for park in catalog.parks)
    entries = Counter(catalog.citation(entry).cited.grade for entry in catalog.list_entries)
    order = (*labels("source_grade"), UNGRADED)
    return {grade: (parks[grade], entries[grade]) for grade in order if parks[grade] or entries[grade]}


def _park_gaps(catalog: Catalog, edition: str) -> ParkGaps:
    parks = catalog.parks
    precisions = Counter(park.precision for park in parks)
    return ParkGaps(
        total=len(parks),
        zones=len(catalog.unit_zones),
        later=sum(catalog.is_later(park, edition) for park in parks),
        zone_only=precisions["zone"],
        placeless=precisions["none"],
        without_level=sum(park.level is None for park in parks),
        without_area=sum(park.area_km2 is None for park in parks),
        without_year=sum(park.since is None for park in parks),
        without_source=sum(not catalog.citation(park).cited.url for park in parks),
        homeless=tuple(park for park in parks if park.unit_id is None),
    )


def _facility_gaps(catalog: Catalog) -> FacilityGaps:
    rows = catalog.facilities
    return FacilityGaps(len(rows), sum(row.near for row in rows), tuple(row for row in rows if not row.drawable))


def _measure_gaps(catalog: Catalog) -> Iterable[MeasureGap]:
    for measure_id in dict.fromkeys(measure.measure_id for measure in catalog.measures):
        known = catalog.measure(measure_id)
        missing = tuple(unit for unit in catalog.units if unit.unit_id not in known)
        if missing:
            yield MeasureGap(measure_id, len(catalog.units) - len(missing), missing)
