"""The figures that stand in every row of the table beside a map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapping.insight.profiles import POPULATION
from mapping.insight.statistical import SCENIC
from mapping.insight.twin import unit_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.insight.atlas import Atlas
    from mapping.view import View


@dataclass(frozen=True, slots=True)
class Figures:
    """Area in km2 (measured), people of 2020 and parks of a unit; None is not known, for parks not counted."""

    area_km2: float | None
    population: float | None
    parks: int | None


def figures_of(atlas: Atlas, view: View) -> Mapping[str, Figures]:
    """Return the figures of all layout units, and of the scenic area where it is a statistical unit of its own."""
    figures = {row.unit.unit_id: Figures(row.area_km2, row.population, row.parks) for row in unit_rows(atlas, view)}
    area = atlas.geography.statistical_areas_km2.get(SCENIC)
    if area is not None:
        figures[SCENIC] = Figures(area, atlas.catalog.measure(POPULATION).get(SCENIC), None)
    return figures
