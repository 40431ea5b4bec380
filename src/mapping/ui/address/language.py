"""The reader's language, which goes along from page to page."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from mapping.i18n import LANGUAGES
from mapping.ui.address.read import text_of
from mapping.ui.address.write import note

_LANGUAGE = "reader_language"
_PATH = "path_before"


def language() -> str:
    """Return the reader's language: the one in the address, else Chinese.

    A link to another page drops the address's keys; the language last chosen is then written there again. On the same
    page a missing key means Chinese, so that "Back" leads back to it.
    """
    path = urlsplit(st.context.url or "").path
    moved = st.session_state.get(_PATH, path) != path
    st.session_state[_PATH] = path
    wanted = text_of("lang")
    if wanted not in LANGUAGES:
        wanted = st.session_state.get(_LANGUAGE, "zh") if moved else "zh"
        if wanted != "zh":
            note(lang=wanted)
    st.session_state[_LANGUAGE] = wanted
    return str(wanted)


def choose_language(lang: str) -> None:
    """Remember the language that the reader has chosen."""
    st.session_state[_LANGUAGE] = lang
