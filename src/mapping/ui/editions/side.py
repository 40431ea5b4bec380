"""What stands beside the grid: the draft in figures, and its map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from mapping.cartography.layers.change import CHANGE
from mapping.cartography.resolve import all_layers
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.overlap import closest_text
from mapping.cartography.wording.typography import index_text
from mapping.i18n import translator
from mapping.insight.editions.difference import between
from mapping.ui import address
from mapping.ui.editions.compared import compared
from mapping.ui.editions.figures import figures_of
from mapping.ui.editions.maps import edition_map
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.insight.editions.model import EditionDocument
    from mapping.ui.address import Address
    from mapping.view import View

LAYER: Final = "edition_layer"
_FIRST: Final = (CHANGE, "lead", "count", "overlap", "tier:pillar", "tier:emerging", "tier:future")
"""Layers on offer, those that an edit changes most at the front; those of the industries follow."""


def layers_of(document: EditionDocument, view: View) -> dict[str, str]:
    """Return the layers that an edition changes -> what they are called."""
    both = compared(document, document.base)
    known = all_layers(replace(view, edition=document.edition), both.atlas.seen_by(document.edition))
    ids = [*(key for key in _FIRST if key in known), *(key for key in known if key.startswith("industry:"))]
    return {key: known[key].label for key in ids}


def drawn(place: Address, layers: dict[str, str]) -> str:
    """Return the layer that is drawn: the one of the address where the draft has it."""
    asked = place.spec.layer if "layer" in place.given else ""
    return asked if asked in layers else next(iter(layers))


def side(document: EditionDocument, view: View, place: Address) -> None:
    """Show the draft in figures, and on the map."""
    t, layers = translator(view.lang), layers_of(document, view)
    both = compared(document, document.base)
    catalog = both.atlas.catalog
    before, now = (figures_of(catalog, edition) for edition in (document.base, document.edition))
    names = Names.of(catalog, view.lang)
    told = {
        "before": before,
        "now": now,
        "index": index_text,
        "unclaimed": t("、").join(names.industry_short(one) for one in now.unclaimed),
        "closest": closest_text(catalog, "industries", document.edition, names),
        "changed": len(between(catalog, document.base, document.edition).changed),
        "base": both.name(document.base, view.lang),
    }
    st.html(render("editions/figures.html", view.lang, **told))
    layer = drawn(place, layers)
    st.session_state[LAYER] = layer
    st.selectbox(
        t("地图图层"),
        list(layers),
        key=LAYER,
        format_func=lambda key: layers.get(key, key),
        on_change=lambda: address.decide(layer=st.session_state[LAYER]),
    )
    edition_map("edition_map", both, document.edition, view, layer=layer, unit=place.spec.unit, called=t("推演稿"))
