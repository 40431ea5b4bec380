"""The layers of a map, from back to front: those that it shows, in full detail, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.gis.drawn import drawn
from mapping.gis.land import districts, units
from mapping.gis.lines import edges, lakes, rivers
from mapping.gis.points import facilities, parks

if TYPE_CHECKING:
    from mapping.cartography.state import MapState
    from mapping.gis.table import Table
    from mapping.insight.atlas import Atlas


def areas(state: MapState, atlas: Atlas) -> Table:
    """Return the land that the view is of: districts in the administrative view, else layout units."""
    geography = atlas.geography.in_full
    return districts(state, geography) if state.by_district else units(state, atlas, geography)


def layers(state: MapState, atlas: Atlas) -> tuple[Table, ...]:
    """Return the layers of a map, those left out that it shows nothing of.

    In the administrative view the land is still coloured by layout units: districts, without a value of their own,
    lie over them. Where the values are those of districts, these are the land, and units have none.
    """
    geography = atlas.geography.in_full
    found = (
        *(() if state.layer.of_districts else (units(state, atlas, geography),)),
        *((districts(state, geography),) if state.by_district else ()),
        edges(state, geography),
        lakes(state, geography),
        rivers(state, geography),
        parks(state, atlas),
        facilities(state, atlas),
        drawn(state),
    )
    return tuple(table for table in found if table.rows)
