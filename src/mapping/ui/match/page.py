"""The page 产业选址: a text in, recognised words, ranked units and parks with reasons, and the score on the map."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.layers.score import SCORE, score_layer
from mapping.cartography.resolve import resolve
from mapping.cartography.wording.match_note import counted_words
from mapping.cartography.wording.names import Names
from mapping.documents.request import PageSpec
from mapping.i18n import translator
from mapping.insight.match.ranking import match
from mapping.ui import address, session
from mapping.ui.frame import head, layout
from mapping.ui.map.live_map import live_map
from mapping.ui.match.ask import ask
from mapping.ui.match.asking import Asking
from mapping.ui.match.hits import show_hits

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec
    from mapping.cartography.state import LayerState, MapState
    from mapping.insight.match.ranking import Match

KEY = "match_map"
LIST_WIDTH = 400
PARKS = "parks"
"""The overlay."""


def match_page() -> None:
    """Show the match of the text in the address; without a text, what may be asked."""
    atlas = session.atlas()
    place = address.current("match", atlas)
    lang, wish = place.spec.lang, place.wish
    asked = {"text": wish.text, "drop": wish.drop, "choose": wish.choose, "weights": wish.weights.to_text()}
    spec = place.spec.model_copy(update={**asked, "layer": SCORE if wish.text else "lead", "geo": "unit"})
    found = match(
        atlas.catalog,
        wish.text,
        spec.view,
        weights=wish.weights,
        drop=wish.drop,
        choose=dict(wish.choose),
    )
    extra = (score_layer(found, atlas.catalog, spec.view),) if wish.text else ()
    state = resolve(spec, atlas, extra)
    asking = Asking(atlas.catalog, Names.of(atlas.catalog, lang), wish, found, spec.view)
    # the text stands in its box below; a sheet has it in its title
    head.head(_titled(state, found), page=PageSpec.of(spec, sheet="match" if wish.text else "map"))
    layout.notices(place.problems, state.warnings, lang)
    ask(asking)
    with st.container(horizontal=True, gap="small", key="match_body"):
        with st.container(key="match_list", width=LIST_WIDTH, gap="small"):
            about_parks = show_hits(asking, spec)
        with st.container(key="match_stage"):
            _map(spec, found, extra, about_parks=about_parks)
    layout.foot(state)


def _titled(state: MapState, found: Match) -> MapState:
    """Return the state with the page's own head."""
    t = translator(state.spec.lang)
    subtitle = t(
        "计入 {words} 个词 · {units} 个单元、{parks} 处园区有依据",
        words=len(counted_words(found)),
        units=len(found.units),
        parks=len(found.parks),
    )
    empty = t("写下想做的事，看哪些单元和园区有依据")
    apart = len(found.units_by_industry) + len(found.parks_by_industry)
    if apart:
        subtitle = f"{subtitle} · {t('另 {n} 个只是同属大类', n=apart)}"
    if not found.text:
        return replace(state, title=t("产业选址"), finding="", subtitle=empty)
    return replace(state, title=t("产业选址"), subtitle=subtitle)


def _map(spec: MapSpec, found: Match, extra: tuple[LayerState, ...], *, about_parks: bool) -> None:
    """Show the map; the overlay of parks holds the parks of the list, where there is a list.

    While the reader looks at that list the overlay is on; the address keeps what was chosen.
    """
    parks = [score.park.park_id for score in found.parks] if extra else None
    lent = about_parks and PARKS not in spec.overlays
    shown = spec.model_copy(update={"overlays": (*spec.overlays, PARKS)}) if lent else spec
    live_map(KEY, shown, mode="theme", parks=parks, extra=extra, on_event=partial(_take, lent=lent))


def _take(name: str, value: Any, *, lent: bool) -> None:
    """Write what the reader did on the map into the address; an overlay that was lent is not the reader's."""
    if name == "overlays" and lent:
        value = [overlay for overlay in value or () if overlay != PARKS]
    address.take("map", name, value)
