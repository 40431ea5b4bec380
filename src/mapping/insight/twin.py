"""The table twin of a map: the same values, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.insight.profiles import park_counts, people_of

if TYPE_CHECKING:
    from mapping.catalog.records import Unit
    from mapping.insight.atlas import Atlas
    from mapping.view import View


@dataclass(frozen=True, slots=True)
class UnitRow:
    """Figures of one unit that stand in every table: area (km2, measured), people of 2020, parks, terms in order."""

    unit: Unit
    terms: tuple[str, ...]
    area_km2: float | None
    population: float | None
    parks: int


def unit_rows(atlas: Atlas, view: View) -> tuple[UnitRow, ...]:
    """Return one row a layout unit in a view, in the catalog's order."""
    people = people_of(atlas)
    return tuple(
        UnitRow(
            unit=unit,
            terms=tuple(d.term for d in atlas.catalog.designations_of(unit.unit_id, view.edition)),
            area_km2=atlas.geography.unit_areas_km2.get(unit.unit_id),
            population=people.get(unit.unit_id),
            parks=park_counts(atlas.catalog, unit.unit_id, view).total,
        )
        for unit in atlas.catalog.units
    )
