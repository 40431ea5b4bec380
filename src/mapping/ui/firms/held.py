"""Whose list of firms a session sees: its own, which it has loaded on the page, else the one that the server has.

A session's own list lies in a file of its own in the folder of temporary files, which goes with the last session that
holds it. What is made of it stays in memory, and nobody else is told of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from mapping.insight.beside import with_firms as with_list
from mapping.ui import session

if TYPE_CHECKING:
    from mapping.errors import MappingError
    from mapping.insight.atlas import Atlas
    from mapping.ui.firms.answering import FirmStore

_OWN: Final = "firms_own"
"""Session state: the list that this session has loaded."""


def own() -> FirmStore | None:
    """Return the list that this session has loaded."""
    held: FirmStore | None = st.session_state.get(_OWN)
    return held


def hold(store: FirmStore) -> None:
    """See a list of one's own from now on."""
    st.session_state[_OWN] = store


def release() -> None:
    """See what all see again."""
    st.session_state.pop(_OWN, None)


def server() -> FirmStore | None:
    """Return the list that all sessions see."""
    return None


def trouble() -> MappingError | None:
    """Return why the server's list cannot be seen; None where there is none, or nothing is wrong with it."""
    return None


def store() -> FirmStore | None:
    """Return the list that this session sees."""
    return own() or server()


def with_firms(atlas: Atlas | None = None) -> Atlas:
    """Return the data that this session sees, or others, with the list of firms that it sees beside them."""
    beside, seen = atlas or session.atlas(), store()
    return beside if seen is None else with_list(beside, seen)
