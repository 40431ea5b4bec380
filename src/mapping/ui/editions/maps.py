"""The maps of the draft: one beside the grid, and two in step, the draft and what it is held against."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from mapping.cartography.spec import MapSpec
from mapping.leaflet import shapes
from mapping.leaflet.payload import book, designations, dumps
from mapping.ui import address
from mapping.ui.editions import drafting
from mapping.ui.map.files import map_assets
from mapping.ui.map.live_map import live_map
from mapping.ui.workspace.held import Workspace
from mapping.ui.workspace.own import Own

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.ui.editions.compared import Compared
    from mapping.view import View

_LAND: Final = "edition_land"
"""Session state: what the browser fetches of land that the draft has split, by the land."""


def edition_map(  # noqa: PLR0913 - as of the element that it fills  # noqa: PLR0913 - as of the element that it fills
    key: str, both: Compared, edition: str, view: View, *, layer: str, unit: str | None, **told: Any
) -> None:
    """Show one edition; ``told``: what else the element is told.

    The element keeps what it has fetched while the draft changes: what an edit changes travels with the run.
    """
    atlas, view = both.atlas.seen_by(edition), replace(view, edition=edition)
    drawn = both.layer(layer, edition, view)
    spec = MapSpec(layer=layer, unit=unit, edition=edition, lang=view.lang)
    live_map(
        key,
        spec,
        mode="plan",
        parks=[],
        assets=_assets(atlas, edition, view),
        atlas=atlas,
        extra=[] if drawn is None else [drawn],
        designations=designations(atlas, view),
        **told,
    )


def _assets(atlas: Atlas, edition: str, view: View) -> dict[str, str]:
    """Return what a map of an edition fetches: that of the data, unless the edition has land of its own."""
    plain = drafting.plain()
    known = {one.edition for one in plain.catalog.editions}
    if atlas.geography is plain.geography:
        return map_assets((view if edition in known else replace(view, edition=plain.catalog.newest_edition)).plain)
    newest = replace(view, edition=plain.catalog.newest_edition).plain
    return map_assets(newest) | _land(atlas, view)


def _land(atlas: Atlas, view: View) -> dict[str, str]:
    """Return the addresses of land that an edition has split, made once for each: an edit of a list leaves it alone."""
    kept: dict[tuple[int, str], tuple[Atlas, Own, dict[str, str]]] = st.session_state.setdefault(_LAND, {})
    key = (id(atlas.geography), view.lang)
    if key not in kept:
        while len(kept) > _MOST_LANDS:
            kept.pop(next(iter(kept)))
        files = Own(Workspace())
        told = book(atlas, view) | {"address": address.published("map")}
        addresses = {
            "world": files.put("world.json", dumps(shapes.world(atlas)).encode()),
            "districts": files.put("districts.json", dumps(shapes.districts(atlas)).encode()),
            "book": files.put(f"book.{view.lang}.json", dumps(told).encode()),
        }
        kept[key] = atlas, files, addresses
    return kept[key][2]


_MOST_LANDS: Final = 3
