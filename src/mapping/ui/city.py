"""The page 全市产业地图."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.resolve import resolve
from mapping.i18n import translator
from mapping.ui import address, cards, frame, session
from mapping.ui.live_map import live_map

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec

KEY = "city_map"
CARD_WIDTH = 376
BACK_WIDTH = 96


def city_page() -> None:
    """Show the city map with the card that answers the question of the moment."""
    atlas = session.atlas()
    place = address.current(atlas, kind="city")
    spec, state = place.spec, resolve(place.spec, atlas)
    t = translator(spec.lang)
    frame.head(state)
    frame.notices((*place.problems, *state.warnings), spec.lang)
    with st.container(horizontal=True, gap="small", key="map_row"):
        with st.container(key="map_column"):
            live_map(KEY, spec, mode="city", on_event=_on_event)
        with st.container(key="card", width=CARD_WIDTH):
            if spec.unit:
                st.html(cards.unit_card(atlas, spec, spec.unit))
                with st.container(key="card_foot", horizontal=True, gap="small"):
                    st.button(t("返回全市"), on_click=address.decide, kwargs={"unit": None}, width=BACK_WIDTH)
                    if st.button(t("打开区级地图"), type="primary", width="stretch", icon=":material/arrow_forward:"):
                        st.switch_page("pages/district.py", query_params=address.write(_district_spec(spec)))
            elif state.layer.industry:
                st.html(cards.industry_card(atlas, spec, state.layer.industry))
            else:
                st.html(cards.city_card(atlas, spec))
    frame.foot(state)


def _district_spec(spec: MapSpec) -> MapSpec:
    """Return what the district map takes over: the unit and the reader's settings, not the city's layer."""
    return spec.model_copy(update={"layer": "lead", "park": None})


def _on_event(name: str, value: Any) -> None:
    """Write what the reader did on the map into the address."""
    if name == "selected":
        address.note(unit=value)
    elif name == "layer":
        address.note(layer=None if value == "lead" else value)
    elif name == "park":
        address.note(park=value)
    elif name == "overlays":
        address.note(overlays=address.overlays_text(value))
