"""The map of the page, with what it finds above it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.bins import EqualBin
from mapping.cartography.look_tints import NOT_DESIGNATED
from mapping.i18n import translator
from mapping.ui import address
from mapping.ui.firms.cells import heat
from mapping.ui.map.live_map import live_map
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.cartography.state import LayerState, MapState
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
        extra=(_plain(state.layer, asked.lang) if asked.is_heat else state.layer,),
        atlas=asked.atlas,
        heat=heat(asked.store, asked.counted, asked.seen.merge, asked.lang) if asked.is_heat else None,
        cell=asked.query.cell or None,
    )


def _plain(layer: LayerState, lang: str) -> LayerState:
    """Return a layer whose land is bare, so that cells are seen on it; its amounts stay below the names."""
    land = EqualBin("land", translator(lang)("单元（数在名称下面）"), NOT_DESIGNATED, value="land")
    values = {unit_id: replace(value, bin=land.key) for unit_id, value in layer.values.items()}
    return replace(layer, bins=(land,), values=values)


def _take(name: str, value: Any) -> None:
    """Write what was pressed on the map into the address: a unit gives up the cell, and the reverse."""
    if name == "selected":
        address.note(unit=value, cell=None)
    elif name == "cell":
        address.note(cell=value, unit=None)
    else:
        address.take("map", name, value)
