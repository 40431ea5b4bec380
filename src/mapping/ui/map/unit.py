"""The page 区级产业地图: one layout unit and its parks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.resolve import resolve
from mapping.cartography.wording.names import Names
from mapping.i18n import translator
from mapping.ui import address, session
from mapping.ui.frame import head, layout
from mapping.ui.frame.unit_choices import unit_choices, unit_of
from mapping.ui.map.files import close_up
from mapping.ui.map.live_map import live_map

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

KEY = "unit_map"
CHOOSER = "unit_chooser"
STEPPER_WIDTH = 430
LEFT = "unit_map_left"
"""Session state: the reader has asked for the map of the city."""
_OF_THE_CITY = {"layer": "lead", "over": None, "geo": "unit", "district": None}
"""What stands in the address for the way back alone: a unit's map knows neither layers nor the other geography."""


def unit_page() -> None:
    """Show one layout unit in its surroundings; the element brings the unit's card along."""
    atlas = session.atlas()
    place = address.current("district", session.with_firms(), kind="unit")
    unit_id = place.spec.unit or atlas.catalog.units[0].unit_id
    if st.session_state.pop(LEFT, False):  # a callback cannot change the page itself
        address.go("city", place.spec.model_copy(update={"unit": unit_id, "park": None}), atlas.catalog)
    spec = place.spec.model_copy(update={**_OF_THE_CITY, "unit": unit_id})
    state = resolve(spec, atlas)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="unit_row"):
        head.head(state)
        _stepper(atlas, unit_id, spec.lang)
    layout.notices(place.problems, state.warnings, spec.lang)
    parks = [park.park_id for park in state.parks]
    live_map(KEY, spec, mode="unit", on_event=_on_event, parks=parks, closeUp=close_up())
    layout.foot(state)


def _stepper(atlas: Atlas, unit_id: str, lang: str) -> None:
    """Offer the previous, the next and any unit."""
    t, names = translator(lang), Names.of(atlas.catalog, lang)
    units = atlas.catalog.units
    ids = [unit.unit_id for unit in units]
    here = ids.index(unit_id)
    choices = unit_choices(atlas.catalog, lang)
    before, after = units[here - 1], units[(here + 1) % len(units)]
    # The widget keeps its own state; the address is the truth, so it is set before the widget is drawn.
    st.session_state[CHOOSER] = unit_id
    with st.container(horizontal=True, gap="xsmall", key="stepper", width=STEPPER_WIDTH, vertical_alignment="center"):
        st.button(
            f"‹ {names.unit_tiny(before)}",
            key="previous",
            help=t("上一个布局单元"),
            on_click=_go,
            args=(before.unit_id,),
        )
        st.selectbox(
            t("布局单元"),
            list(choices),
            key=CHOOSER,
            label_visibility="collapsed",
            format_func=lambda choice: choices.get(choice, choice),
            on_change=_choose,
        )
        st.button(
            f"{names.unit_tiny(after)} ›", key="next", help=t("下一个布局单元"), on_click=_go, args=(after.unit_id,)
        )


def _go(unit_id: str) -> None:
    address.decide(unit=unit_id, park=None)


def _choose() -> None:
    _go(unit_of(st.session_state[CHOOSER]))


def _on_event(name: str, value: Any) -> None:
    """Write what the reader did on the map into the address; the way out of it leads to the city."""
    if name == "open":
        st.session_state[LEFT] = True
        return
    address.take("map", name, value, **({"park": None} if name == "focus" else {}))
