"""The statistical units: the layout units, and the East Lake scenic area as one of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.geography import Geography

SCENIC: Final = "scenic"
"""Id of the East Lake scenic area: a statistical unit without a designation."""


def statistical_units(catalog: Catalog, geography: Geography) -> tuple[str, ...]:
    """Return the ids of the layout units in the catalog's order, the scenic area last where the shapes have it."""
    scenic = (SCENIC,) if SCENIC in geography.statistical_units.index else ()
    return (*(unit.unit_id for unit in catalog.units), *scenic)
