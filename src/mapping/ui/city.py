"""The page 全市产业地图."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.resolve import resolve
from mapping.i18n import translator
from mapping.ui import address, cards, frame, head, session, twin
from mapping.ui.live_map import live_map

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec
    from mapping.cartography.state import MapState
    from mapping.insight.atlas import Atlas

KEY = "city_map"
CARD_WIDTH = 376
BACK_WIDTH = 96


def city_page() -> None:
    """Show the city map with the card that answers the question of the moment."""
    atlas = session.atlas()
    place = address.current(atlas, kind="city")
    spec, state = place.spec, resolve(place.spec, atlas)
    head.head(state, geography=True)
    frame.notices((*place.problems, *state.warnings), spec.lang)
    with st.container(horizontal=True, gap="small", key="map_row"):
        with st.container(key="map_column"):
            live_map(KEY, spec, mode="city", on_event=_on_event)
        with st.container(key="card", width=CARD_WIDTH):
            _card(state, atlas)
    twin.twin(spec, atlas)
    frame.foot(state)


def _card(state: MapState, atlas: Atlas) -> None:
    """Show what was chosen last: a unit, a district, an industry; else the city."""
    spec = state.spec
    if spec.unit:
        st.html(cards.unit_card(atlas, spec, spec.unit))
        _card_foot(spec)
    elif state.layer.industry:
        st.html(cards.industry_card(atlas, spec, state.layer.industry))
    else:
        st.html(cards.city_card(atlas, spec))


def _card_foot(spec: MapSpec) -> None:
    """Show the ways out of a unit's card: back to the city, on to the district map."""
    t = translator(spec.lang)
    with st.container(key="card_foot", horizontal=True, gap="small"):
        st.button(t("返回全市"), on_click=address.decide, kwargs={"unit": None}, width=BACK_WIDTH)
        if st.button(t("打开区级地图"), type="primary", width="stretch", icon=":material/arrow_forward:"):
            st.switch_page("pages/district.py", query_params=address.write(_district_spec(spec)))


def _district_spec(spec: MapSpec) -> MapSpec:
    """Return what the district map takes over: the unit and the reader's settings, not the city's layer."""
    return spec.model_copy(update={"layer": "lead", "over": None, "geo": "unit", "district": None, "park": None})


def _on_event(name: str, value: Any) -> None:
    """Write what the reader did on the map into the address."""
    if name == "layer":
        address.note(layer=None if value == "lead" else value)
    elif name == "overlays":
        address.note(overlays=address.overlays_text(value))
    elif name == "selected":
        address.note(unit=value, district=None)
    elif name in {"district", "over", "park"}:
        address.note(**{name: value})
