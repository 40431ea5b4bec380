"""What search and help fetch when a reader asks for them: modules, style, index, texts; nothing of it before.

The index reads some thousand names, so it is made when the first reader puts the cursor into the field.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.i18n import messages
from mapping.leaflet.payload import dumps
from mapping.leaflet.publish import bundled, put_hashed, styles_of
from mapping.settings import settings
from mapping.ui import session
from mapping.ui.guide.entries import index_json
from mapping.ui.guide.help import help_json

if TYPE_CHECKING:
    from mapping.view import View

_WANTED = "search_wanted"
"""Session state: the reader has been in the field."""

_made: dict[View, str] = {}
"""The index of each view that one has been made of by now."""


def guide_assets(view: View) -> dict[str, str | None]:
    """Return the addresses of what the head may fetch; ``index`` is None until a reader wants to search."""
    plain = view.plain
    if plain not in _made and st.session_state.get(_WANTED):
        _made[plain] = _index(plain)
    return {**_shared(), "help": _help(plain), "index": _made.get(plain)}


def want_index() -> None:
    """Note that the reader wants to search."""
    st.session_state[_WANTED] = True


def guide_script() -> str:
    """Return the modules of search and help as one; they share the map's helpers."""
    return bundled("guide/guide.js")


@st.cache_resource(show_spinner=False)
def _shared() -> dict[str, str]:
    folder = settings().static_dir
    return {
        "guide": put_hashed(folder, "guide.js", guide_script().encode()),
        "css": put_hashed(folder, "guide.css", styles_of("guide")),
    }


@st.cache_resource(show_spinner=False)
def _help(view: View) -> str:
    return put_hashed(settings().static_dir, f"help.{view.lang}.json", dumps(help_json(session.atlas(), view)).encode())


@st.cache_resource(show_spinner=False)
def _index(view: View) -> str:
    told: dict[str, Any] = index_json(session.atlas(), view) | {"messages": words_of(guide_script(), view.lang)}
    return put_hashed(settings().static_dir, f"search.{view.lang}.json", dumps(told).encode())


def words_of(script: str, lang: str) -> dict[str, str]:
    """Return the translations of the texts that stand in a script."""
    return {text: said for text, said in messages(lang).items() if json.dumps(text, ensure_ascii=False) in script}
