"""The columns of how far boundaries are schematic and how areas compare, as sheets have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.wording.typography import number
from mapping.i18n import message
from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from mapping.insight.inventory import BoundaryFact
    from mapping.lists.columns.column import Columns, Wording

_LEAST_KM: Final = 0.05
"""Shorter than this is what two files differ by where they mean the same edge."""


def _name(fact: BoundaryFact, w: Wording) -> str | None:
    units = {unit.unit_id for unit in w.catalog.units}
    return w.unit_label(fact.area_id) if fact.area_id in units else w.label("statistical_area", fact.area_id)


def _schematic_km(fact: BoundaryFact, _: Wording) -> float:
    return fact.schematic_km if fact.schematic_km > _LEAST_KM else 0.0


def _share(fact: BoundaryFact, _: Wording) -> str:
    return f"{number(fact.schematic_share * 100 if fact.schematic_km > _LEAST_KM else 0)}%"


def _difference(fact: BoundaryFact, _: Wording) -> str | None:
    return (
        None if fact.difference is None else f"{'+' if fact.difference > 0 else ''}{number(fact.difference * 100, 2)}%"
    )


NAME: Column[BoundaryFact] = Column(id="name", heading=message("单元"), value=_name)
SCHEMATIC: Column[BoundaryFact] = Column(
    id="schematic_km", heading=message("示意边 km"), value=_schematic_km, form="number", digits=1
)
SHARE: Column[BoundaryFact] = Column(id="schematic_share", heading=message("占周长"), value=_share, form="number")
AREA: Column[BoundaryFact] = Column(
    id="area_km2", heading=message("按边界量得 km²"), value=lambda fact, _: fact.area_km2, form="number", digits=1
)
PUBLISHED: Column[BoundaryFact] = Column(
    id="published_km2",
    heading=message("公布 km²"),
    value=lambda fact, _: fact.published.area_km2 if fact.published else None,
    form="number",
    digits=2,
    unknown=message("无出处"),
)
DIFFERENCE: Column[BoundaryFact] = Column(
    id="difference", heading=message("相差"), value=_difference, form="number", blank=True
)

ON_PAPER: Columns[BoundaryFact] = (NAME, SCHEMATIC, SHARE, AREA, PUBLISHED, DIFFERENCE)
"""All of them on a sheet."""
