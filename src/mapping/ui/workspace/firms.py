"""Whose list of firms a session sees: its own, which it has loaded on the page, else the one that the server has.

A session's own list lies in a file of its own in the folder of temporary files, which goes with the last session that
holds it. What is made of it stays in memory, and nobody else is told of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

import streamlit as st

from mapping.insight.firms.asked import Firms

if TYPE_CHECKING:
    from mapping.errors import MappingError
    from mapping.insight.firms.facets import FirmFacets
    from mapping.insight.firms.query import FirmQuery

_OWN: Final = "firms_own"
"""Session state: the list that this session has loaded."""


class FirmStore(Firms, Protocol):
    """A list of firms in an engine, as the page asks it."""

    def facets(self, query: FirmQuery) -> FirmFacets:
        """Return the counts beside the filters.

        Raises:
            UsageError: the engine does not answer.
        """

    def cells(self, query: FirmQuery, res: int, merge_below: int = 0) -> Any:
        """Return the counts by cell."""


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
