"""What a session has written that the browser may not have heard of yet.

A press brings the address of the moment it was made. Of two in quick succession the second still brings the address
from before the first: whoever wrote on from there would undo the first. So the addresses that were written over are
remembered until the browser brings the last one, or until a run without a press shows that the reader has gone
elsewhere (Back, a link).
"""

from __future__ import annotations

import streamlit as st

_TRAIL = "address_trail"


def standing() -> dict[str, str]:
    """Return what the address says once the browser has heard of everything that was written."""
    brought = st.query_params.to_dict()
    trail: list[dict[str, str]] = st.session_state.get(_TRAIL, [])
    return trail[-1] if brought in trail else brought


def write(values: dict[str, str]) -> None:
    """Write an address over the one that stands; the browser adds it to its history.

    Writes once, so that "Back" undoes it in one step. The same again is not written.
    """
    brought, stands = st.query_params.to_dict(), standing()
    if values == brought == stands:
        return
    trail: list[dict[str, str]] = st.session_state.get(_TRAIL, [])
    unheard = trail[trail.index(brought) :] if brought in trail else [brought]
    st.session_state[_TRAIL] = [*unheard, values]
    st.query_params.from_dict(values)


def arrived() -> None:
    """Forget what was written over when a page is run for another address than the last that was written."""
    trail: list[dict[str, str]] = st.session_state.get(_TRAIL, [])
    if trail and st.query_params.to_dict() != trail[-1]:
        del st.session_state[_TRAIL]
