"""The way back: the address that shows what a page of the briefing shows, so that it can be changed there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from mapping.cartography.layers.firms import is_of_firms
from mapping.cartography.layers.score import SCORE
from mapping.cartography.spec import DEFAULT_OVERLAYS, FOUND_PARKS
from mapping.insight.match.weights import Weights
from mapping.ui import address
from mapping.ui.address.keys import keys_of
from mapping.ui.address.parts import Pair, SeenFirms, Wish

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.documents.request import PageSpec, SheetName
    from mapping.ui.address.keys import Page

_PAGE_OF: dict[SheetName, Page] = {
    "overlap": "overlap",
    "comparison": "editions",
    "targets": "targets",
    "match": "match",
    "shortlist": "finder",
    "register": "finder",
    "lists": "targets",
    "sources": "sources",
    "plan_reality": "firms",
    "chain": "firms",
}
"""Page that shows what is on a sheet; cover and contents are on none."""


def page_of(asked: PageSpec) -> Page | None:
    """Return the page that shows what a page of a document shows; None for what belongs to the document alone."""
    if asked.sheet != "map":
        return _PAGE_OF.get(asked.sheet)
    if asked.kind == "unit":
        return "district"
    if asked.layer == FOUND_PARKS:
        return "finder"
    if is_of_firms(asked.layer):
        return "firms"
    return "match" if asked.layer == SCORE else "city"


def way_to(asked: PageSpec, catalog: Catalog) -> str | None:
    """Return the address of that page, relative to any other; None where there is none."""
    page = page_of(asked)
    if page is None:
        return None
    names = {key.name for key in keys_of(page)}
    texts = {name: text for name, text in address.written(**_parts(page, asked, catalog)).items() if name in names}
    query = urlencode({name: text for name, text in texts.items() if text})
    path = "./" if page == "city" else page
    return f"{path}?{query}" if query else path


def _parts(page: Page, asked: PageSpec, catalog: Catalog) -> dict[str, Any]:
    """Return the parts of the address: of what the map shows, only what the page reads there."""
    spec = asked.model_copy(update={"edition": address.unless_newest(asked.edition, catalog)})
    match page:
        case "finder":
            # its filter says what its map shows, but for one overlay
            overlays = DEFAULT_OVERLAYS if "facilities" not in asked.overlays else (*DEFAULT_OVERLAYS, "facilities")
            plain = {"unit": None, "overlays": overlays}
            return {"spec": spec.model_copy(update=plain), "query": asked.query, "short": asked.short}
        case "match":
            weights = Weights.from_text(asked.weights) if asked.weights else Weights()
            wish = Wish(asked.text, asked.drop, asked.choose, weights)
            return {"spec": spec.model_copy(update={"layer": "lead"}), "wish": wish}
        case "overlap":
            return {"spec": spec.model_copy(update={"layer": "lead"}), "pair": Pair(asked.by, asked.other)}
        case "targets":
            return {"spec": spec.model_copy(update={"layer": "lead"}), "drawn": asked.layer}
        case "firms":
            tab = {"plan_reality": "plan", "chain": "chain"}.get(asked.sheet, "list")
            layer = asked.layer if is_of_firms(asked.layer) else SeenFirms().layer
            return {"spec": spec, "seen": SeenFirms(layer, unit=asked.unit, tab=tab), "firms": asked.firms}
        case _:
            return {"spec": spec}
