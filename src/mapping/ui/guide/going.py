"""Where a reader goes who has chosen something in the search: its page, with the language and edition of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.layers.subsectors import subsector_layer_id
from mapping.ui import address
from mapping.ui.address.fitting import fitting
from mapping.ui.address.keys import PAGES, keys_of

if TYPE_CHECKING:
    from mapping.catalog import Catalog
    from mapping.ui.address.keys import Page
    from mapping.view import View

_CHOSEN = "search_chosen"
"""Session state: what was chosen, until the run that goes there; a callback cannot change the page itself."""

_KEEPS_THE_REST: frozenset[Page] = frozenset({"city", "district"})
"""Pages on which a choice leaves the rest of the address as it is. On any other a filter would hide what was chosen."""


def choose(chosen: object) -> None:
    """Take what the browser reports: ``{"kind": …, "id": …}``, or a text that nothing is called."""
    if isinstance(chosen, dict):
        st.session_state[_CHOSEN] = chosen


def go_on(view: View, catalog: Catalog) -> None:
    """Go where the reader has chosen to, if that is so; does not come back then."""
    chosen = st.session_state.pop(_CHOSEN, None)
    page = here()
    way = chosen and way_to(str(chosen.get("kind")), str(chosen.get("id")), page)
    if not way:
        return
    wanted, values = way
    names = {key.name for key in keys_of(wanted)} - {"lang", "edition"}
    if "later" in names and address.text_of("later"):
        values = values | {"later": address.text_of("later")}
    if wanted != page:
        address.Links(view, catalog).go(wanted, **values)
    if page in _KEEPS_THE_REST and values:
        address.decide(**values, **({"park": None, "district": None} if "unit" in values else {}))
    else:
        address.decide(**{name: values.get(name) for name in names})


def way_to(kind: str, chosen: str, page: Page) -> tuple[Page, dict[str, Any]] | None:
    """Return the page and the keys that show something to a reader on ``page``; None for a kind that there is not."""
    ways: dict[str, tuple[Page, dict[str, Any]]] = {
        "unit": ("city" if page == "city" else "district", {"unit": chosen}),
        "park": ("finder", {"park": chosen}),
        "industry": ("city", {"layer": f"industry:{chosen}"}),
        "subsector": ("city", {"layer": subsector_layer_id(chosen)}),
        "layer": ("city", {"layer": chosen}),
        "match": ("match", {"text": fitting(chosen)}),
        "finder": ("finder", {"q": chosen}),
        **{f"page:{one}": (one, {}) for one in PAGES},
    }
    return ways.get(f"page:{chosen}" if kind == "page" else kind)


def here() -> Page:
    """Return the page that this run is for."""
    last = address.path().rpartition("/")[2]
    return next((page for page in PAGES if page == last), "city")
