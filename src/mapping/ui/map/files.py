"""What the live map fetches: geometry, words and layers, and the cards beside it; published once a process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from mapping.leaflet.payload import dumps
from mapping.leaflet.publish import publish_book, put_hashed
from mapping.settings import settings
from mapping.ui import address, session
from mapping.ui.map.cards import all_cards
from mapping.ui.server import ahead

if TYPE_CHECKING:
    from mapping.view import View

ROOM = Path(__file__).parent
STYLES = (ROOM / "templates" / "cards.css", *(ROOM.parent / "frame" / name for name in ("quote.css", "grade.css")))
"""What cards are styled by, in the map element's shadow root, where the pages' style sheet does not reach."""


@st.cache_resource(show_spinner=False)
def map_assets(view: View) -> dict[str, str]:
    """Return the addresses of everything the live map fetches in a plain view, under the names its modules use."""
    atlas, folder = session.atlas(), settings().static_dir
    addresses = {
        **session.published(),
        "book": publish_book(atlas, folder, view, address=address.published("map")),
        "cards": put_hashed(folder, f"cards.{view.lang}.json", dumps(all_cards(atlas, view)).encode()),
        "cardsCss": put_hashed(folder, "cards.css", b"\n".join(sheet.read_bytes() for sheet in STYLES)),
    }
    session.settle()
    ahead.remember(view, atlas.catalog.newest_edition, addresses)
    return addresses
