"""What every page shares: the joined data and the published files, loaded once a process."""

from __future__ import annotations

import gc
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import streamlit as st

from mapping.i18n import LANGUAGES
from mapping.insight.atlas import Atlas, load_atlas
from mapping.leaflet.payload import dumps
from mapping.leaflet.publish import Assets, publish, publish_book, put_hashed
from mapping.settings import settings
from mapping.ui.map.cards import all_cards
from mapping.view import View

UI_DIR = Path(__file__).parent
_LANGUAGE = "reader_language"
_EDITION = "reader_edition"
"""Session state: the edition chosen, where it is not the newest."""
_PATH = "path_before"


def language() -> str:
    """Return the reader's language: the one in the address, else Chinese.

    A link to another page drops the address's keys; the language and the edition last chosen are then written there
    again. On the same page a missing key means the default, so that "Back" leads back to it.
    """
    path = urlsplit(st.context.url or "").path
    moved = st.session_state.get(_PATH, path) != path
    st.session_state[_PATH] = path
    again: dict[str, str] = {}
    if moved and _EDITION in st.session_state and "edition" not in st.query_params:
        again["edition"] = st.session_state[_EDITION]
    wanted = st.query_params.get("lang")
    if wanted not in LANGUAGES:
        wanted = st.session_state.get(_LANGUAGE, "zh") if moved else "zh"
        if wanted != "zh":
            again["lang"] = wanted
    if again:
        st.query_params.update(again)
    st.session_state[_LANGUAGE] = wanted
    return str(wanted)


def view() -> View:
    """Return how the reader looks at the data: the edition in the address, else the newest, in the reader's language.

    An edition other than the newest is remembered like the language.
    """
    lang, catalog = language(), atlas().catalog
    newest = catalog.newest_edition
    wanted = st.query_params.get("edition")
    known = any(wanted == edition.edition for edition in catalog.editions)
    if wanted is None or not known or wanted == newest:
        st.session_state.pop(_EDITION, None)
        return View(newest, lang=lang)
    st.session_state[_EDITION] = wanted
    return View(wanted, lang=lang)


def choose_language(lang: str) -> None:
    """Remember the language that the reader has chosen."""
    st.session_state[_LANGUAGE] = lang


def static_address(name: str) -> str:
    """Return the full address of a static file, so that Streamlit passes it on instead of sending the file along.

    Without a browser behind the run (as in tests) it is a path of the checkout.
    """
    page = st.context.url
    return urljoin(page, f"app/static/{name}") if page else str(settings().static_dir / name)


@st.cache_resource(show_spinner=False)
def atlas() -> Atlas:
    """Return the joined data.

    Raises:
        DataError: a table or geometry file is missing or unreadable.
    """
    # The modules live as long as the process. Frozen, they cost later collections nothing.
    gc.freeze()
    return load_atlas()


@st.cache_resource(show_spinner=False)
def assets(view: View) -> dict[str, str]:
    """Return the addresses of everything the live map fetches in a plain view, under the names its modules use."""
    folder = settings().static_dir
    addresses = {
        **asdict(_published()),
        "book": publish_book(atlas(), folder, view),
        "cards": put_hashed(folder, f"cards.{view.lang}.json", dumps(all_cards(atlas(), view)).encode()),
        "cardsCss": put_hashed(folder, "cards.css", (UI_DIR / "map" / "templates" / "cards.css").read_bytes()),
    }
    _settle()
    return addresses


def module() -> str:
    """Return the address of the browser's modules, for what needs no map."""
    return _published().module


@st.cache_resource(show_spinner=False)
def _published() -> Assets:
    return publish(atlas(), settings().static_dir)


@st.cache_resource(show_spinner=False)
def _settle() -> None:
    """Freeze the data, too: they live as long as the process, and readers at the same time feel a collection most."""
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False)
def stylesheet() -> str:
    """Return the address of the pages' style sheet: one of each room, in the order of the rooms' names, as one file."""
    sheets = sorted(UI_DIR.glob("*/*.css"))
    return put_hashed(settings().static_dir, "app.css", b"\n".join(sheet.read_bytes() for sheet in sheets))
