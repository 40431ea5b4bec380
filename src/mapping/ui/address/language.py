"""The reader's language and edition, which go along from page to page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from mapping.i18n import LANGUAGES
from mapping.ui.address import trail
from mapping.ui.address.links import unless_newest
from mapping.ui.address.read import text_of
from mapping.ui.address.write import note
from mapping.view import View

if TYPE_CHECKING:
    from mapping.catalog import Catalog

_LANGUAGE = "reader_language"
_EDITION = "reader_edition"
"""Session state: the edition chosen, where it is not the newest."""


def arrived() -> None:
    """Begin a run: take the browser at its word, and on another page write again what goes along.

    A link to another page drops the address's keys. All that is to stand there is written in one step: each step would
    be an entry of the browser's history, and "Back" would meet pages that nobody has seen.
    """
    again = trail.arrived()
    if along := _along() if trail.moved() else {}:
        note(**along)
    elif again:
        trail.repeat()
    trail.settle()


def _along() -> dict[str, str]:
    """Return the language and the edition last chosen, where the address of another page does not say them."""
    along = {}
    if _EDITION in st.session_state and not text_of("edition"):
        along["edition"] = st.session_state[_EDITION]
    if text_of("lang") not in LANGUAGES and (lang := st.session_state.get(_LANGUAGE, "zh")) != "zh":
        along["lang"] = lang
    return along


def language() -> str:
    """Return the reader's language: the one in the address, else Chinese.

    On the same page a missing key means the default, so that "Back" leads back to it; for another page see `arrived`.
    """
    wanted = text_of("lang")
    if wanted not in LANGUAGES:
        wanted = "zh"
    st.session_state[_LANGUAGE] = wanted
    return wanted


def view(catalog: Catalog) -> View:
    """Return how the reader looks at the data: the edition in the address, else the newest, in the reader's language.

    An edition other than the newest is remembered like the language.
    """
    lang, wanted = language(), text_of("edition")
    known = any(wanted == edition.edition for edition in catalog.editions)
    edition = wanted if known else catalog.newest_edition
    if unless_newest(edition, catalog):
        st.session_state[_EDITION] = edition
    else:
        st.session_state.pop(_EDITION, None)
    return View(edition, lang=lang)


def choose_language(lang: str) -> None:
    """Remember the language that the reader has chosen."""
    st.session_state[_LANGUAGE] = lang
