"""The page 全市产业地图."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.layers.firms import is_of_firms
from mapping.cartography.resolve import resolve
from mapping.ui import address, session
from mapping.ui.frame import head, layout
from mapping.ui.map.live_map import live_map

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec
    from mapping.cartography.state import LayerState, MapState
    from mapping.insight.atlas import Atlas

KEY = "city_map"
OPENED = "city_map_opened"
"""Session state: the unit whose own map the reader has asked for."""


def city_page() -> None:
    """Show the city map; its element brings the card and the table along."""
    beside = session.with_firms()
    place = address.current("city", beside)
    atlas = beside if is_of_firms(place.spec.layer) else session.atlas()
    _open_unit_map(place.spec, atlas)
    state = resolve(place.spec, atlas)
    head.head(state, geography=True)
    layout.notices(place.problems, state.warnings, place.spec.lang)
    # The book holds what is in the edition's view; what came later is shown by naming it.
    later = [park.park_id for park in state.parks] if place.spec.later else None
    live_map(
        KEY,
        place.spec,
        mode="city",
        on_event=_on_event,
        parks=later,
        extra=_extra(state),
        atlas=atlas,
        **_firms(beside),
    )
    layout.foot(state)


def _extra(state: MapState) -> tuple[LayerState, ...]:
    """Return the layer drawn if the book does not hold it: those of sub-sectors and firms travel when chosen."""
    return (state.layer,) if state.layer.subsector or is_of_firms(state.layer.layer_id) else ()


def _firms(atlas: Atlas) -> dict[str, Any]:
    """Return that layers of firms are offered, where there is a list of them."""
    return {} if atlas.firms is None else {"firms": True}


def _open_unit_map(spec: MapSpec, atlas: Atlas) -> None:
    """Go to the map of one unit if the reader has asked for it; a callback cannot change the page itself."""
    unit = st.session_state.pop(OPENED, None)
    if any(unit == known.unit_id for known in atlas.catalog.units):
        address.go("district", _unit_spec(spec, unit), atlas.catalog)


def _unit_spec(spec: MapSpec, unit: str) -> MapSpec:
    """Return what the map of one unit is asked for: the unit, and what the city's map shows, for the way back."""
    return spec.model_copy(update={"unit": unit, "group": None, "park": None})


def _on_event(name: str, value: Any) -> None:
    """Write what the reader did on the map into the address."""
    if name == "open":
        st.session_state[OPENED] = value
    else:
        # a unit gives up the district and the reverse: the map reports both, in whatever order they arrive
        address.take("map", name, value, **({"district": None} if name == "geo" else {}))
