"""What search and help fetch when a reader asks for them: modules, style, index, texts; nothing of it before.

The index reads some thousand names, so it is made when the first reader puts the cursor into the field.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.i18n import messages
from mapping.kept import kept
from mapping.leaflet.payload import dumps
from mapping.leaflet.publish import bundled, styles_of
from mapping.ui import publication, session
from mapping.ui.guide.entries import index_json
from mapping.ui.guide.help import help_json
from mapping.ui.publication import FOR_ALL, made_once

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas
    from mapping.view import View

_WANTED = "search_wanted"
"""Session state: the data of which the reader has wanted to search, the last time that the field had the cursor."""


def guide_assets(view: View) -> dict[str, str | None]:
    """Return the addresses of what the head may fetch; ``index`` is None until a reader wants to search."""
    plain, made = view.plain, _made(session.atlas())
    if plain not in made and st.session_state.get(_WANTED) == _data():
        made[plain] = _index(plain)
    return {**_shared(), "help": _help(plain), "index": made.get(plain)}


def want_index() -> None:
    """Note that the reader wants to search."""
    st.session_state[_WANTED] = _data()


def _data() -> str:
    own = session.own()
    return own.number if own else "all"


@kept(1)
def _made(_: Atlas) -> dict[View, str]:
    """Return the index of each view that one has been made of by now."""
    return {}


def guide_script() -> str:
    """Return the modules of search and help as one; they share the map's helpers."""
    return bundled("guide/guide.js")


@st.cache_resource(show_spinner=False)
def _shared() -> dict[str, str]:
    return {
        "guide": FOR_ALL.put("guide.js", guide_script().encode()),
        "css": FOR_ALL.put("guide.css", styles_of("guide")),
    }


@made_once
def _help(view: View) -> str:
    return publication.shelf().put(f"help.{view.lang}.json", dumps(help_json(session.atlas(), view)).encode())


@made_once
def _index(view: View) -> str:
    told: dict[str, Any] = index_json(session.atlas(), view) | {"messages": words_of(guide_script(), view.lang)}
    return publication.shelf().put(f"search.{view.lang}.json", dumps(told).encode())


def words_of(script: str, lang: str) -> dict[str, str]:
    """Return the translations of the texts that stand in a script."""
    return {text: said for text, said in messages(lang).items() if json.dumps(text, ensure_ascii=False) in script}
