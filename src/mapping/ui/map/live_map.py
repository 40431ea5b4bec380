"""The live map with its card and its table as a Streamlit element (components v2).

Streamlit sends an element's inline script with every rerun, so this one only imports the real modules, once. The
element keeps its Leaflet map alive across reruns and is told the selection; geometry, words and layers it fetches.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.faces import shared_list_faces
from mapping.cartography.layers.score import SCORE
from mapping.cartography.spec import FOUND_PARKS
from mapping.cartography.wording.findings import Telling, finding
from mapping.leaflet.payload import layer_json
from mapping.ui import address, session
from mapping.ui.frame import handover
from mapping.ui.frame.loader import loader
from mapping.ui.map import drawn
from mapping.ui.map.cards import subsector_card
from mapping.ui.map.files import map_assets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mapping.cartography.spec import MapSpec
    from mapping.cartography.state import LayerState
    from mapping.insight.atlas import Atlas

_element = st.components.v2.component("wuhan_industry_map", js=loader("mount", "地图未能载入"))

EVENTS = (*address.states("map"), "open", "export", "export_short", "draw")
"""What the element reports: changes of its state; ``export`` and ``export_short``, a file asked for; ``open``, the
unit whose own map is asked for, or None for the city's; ``draw``, what is asked of the area drawn."""


_OF_ALL_MAPS: Mapping[str, Callable[[Any], None]] = {"within": drawn.take_area, "draw": drawn.take}
"""What is done alike on every page with a map."""


def _take(name: str, value: Any) -> None:
    """Write what the reader did on the map into the address."""
    address.take("map", name, value)


def live_map(  # noqa: PLR0913 - one parameter a thing that the element is told
    key: str,
    spec: MapSpec,
    *,
    mode: str,
    on_event: Callable[[str, Any], None] = _take,
    parks: Sequence[str] | None = None,
    layers: Sequence[str] | None = None,
    extra: Sequence[LayerState] = (),
    atlas: Atlas | None = None,
    **told: Any,
) -> None:
    """Show the live map.

    ``mode``: ``city``, ``unit``, ``theme`` (a map with legend and table, no card), ``plan`` (with a legend alone),
    ``firms`` or ``finder``. ``parks``: ids of the parks to show, in the order of their numbers (None: all).
    ``layers``: ids of the layers the reader may choose from on a theme's map (None: only the one drawn). ``extra``:
    layers of this request that the published book does not hold; they travel along. ``atlas``: the data of which
    these are made, where it is not the session's. ``told``: what else the page's own parts of the element are told,
    as JSON. ``on_event(name, value)`` is called before the rerun that a reader's action causes, with one of
    `EVENTS`; left out, what was done goes into the address and nothing else happens.
    """
    here = address.path()

    def handler(name: str) -> Callable[[], None]:
        def handle() -> None:
            reported = (st.session_state.get(key) or {}).get(name)
            # what was pressed on the way out comes with the next page, which may mean something else by the same key
            if reported is not None and address.path() == here:
                _OF_ALL_MAPS.get(name, partial(on_event, name))(reported["value"])

        return handle

    inside = drawn.told(spec, atlas or session.atlas())
    callbacks: dict[str, Any] = {f"on_{name}_change": handler(name) for name in EVENTS}
    _element(
        key=key,
        data={
            **({} if "assets" in told else {"assets": map_assets(spec.view.plain)}),
            "mode": mode,
            "layer": spec.layer,
            "selected": None if mode == "unit" else spec.unit,
            "focus": spec.unit if mode == "unit" else None,
            "group": spec.group,
            "park": spec.park,
            "overlays": list(spec.overlays),
            "geo": spec.geo,
            "district": spec.district,
            "over": spec.over,
            "within": spec.within,
            "parks": None if parks is None else list(parks),
            "rev": address.revision(),
            "visit": handover.visit(),
            **({"inside": inside} if inside else {}),
            **({"later": True} if spec.view.later else {}),
            **({"layers": list(layers)} if layers else {}),
            **({"extra": _layers(spec, extra, atlas or session.atlas())} if extra else {}),
            **told,
        },
        height="content",
        **callbacks,
    )


def _layers(spec: MapSpec, extra: Sequence[LayerState], atlas: Atlas) -> list[dict[str, Any]]:
    lists, telling = shared_list_faces(atlas, spec.view), Telling.of(atlas.catalog, spec.view)
    return [
        # what a text or a query finds, only the page knows; it stands in the head by then
        layer_json(layer, lists, spec.lang)
        | ({"card": subsector_card(atlas, spec.view, layer.subsector)} if layer.subsector else {})
        | ({} if layer.layer_id in (SCORE, FOUND_PARKS) else {"finding": finding(layer, telling)})
        for layer in extra
    ]
