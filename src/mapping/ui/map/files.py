"""What the live map fetches: geometry, words and layers, and the cards beside it; published once a process."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from mapping.leaflet.payload import dumps
from mapping.leaflet.publish import publish_book, put_hashed
from mapping.settings import settings
from mapping.ui import session
from mapping.ui.map.cards import all_cards

TEMPLATES = Path(__file__).with_name("templates")


@st.cache_resource(show_spinner=False)
def map_assets(lang: str) -> dict[str, str]:
    """Return the addresses of everything the live map fetches, in one language, under the names its modules use."""
    atlas, folder = session.atlas(), settings().static_dir
    addresses = {
        **session.published(),
        "book": publish_book(atlas, folder, lang),
        "cards": put_hashed(folder, f"cards.{lang}.json", dumps(all_cards(atlas, lang)).encode()),
        "cardsCss": put_hashed(folder, "cards.css", (TEMPLATES / "cards.css").read_bytes()),
    }
    session.settle()
    return addresses
