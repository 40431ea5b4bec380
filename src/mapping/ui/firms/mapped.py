"""The map of the page, with what it finds above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.heat import bare
from mapping.ui import address
from mapping.ui.firms.cells import heat
from mapping.ui.map.live_map import live_map
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.cartography.state import MapState
    from mapping.ui.firms.asked import Asked

KEY = "firms_map"


def mapped(asked: Asked, state: MapState) -> None:
    """Show what the map finds, and the map."""
    st.html(render("firms/finding.html", asked.lang, state=state))
    live_map(
        KEY,
        asked.spec,
        mode="firms",
        on_event=_take,
        parks=[],
        extra=(bare(state.layer, asked.lang) if asked.is_heat else state.layer,),
        atlas=asked.atlas,
        heat=heat(asked.store, asked.counted, asked.seen.merge, asked.lang) if asked.is_heat else None,
        cell=asked.query.cell or None,
    )


def _take(name: str, value: Any) -> None:
    """Write what was pressed on the map into the address: a unit gives up the cell, and the reverse."""
    if name == "selected":
        address.note(unit=value, cell=None)
    elif name == "cell":
        address.note(cell=value, unit=None)
    else:
        address.take("map", name, value)
