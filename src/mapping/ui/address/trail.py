"""What a session has written that the browser may not have heard of yet, and the page that it was written for.

A press brings the address of the moment it was made. Of two in quick succession the second still brings the address
from before the first: whoever wrote on from there would undo the first. So the addresses that were written over are
remembered for as long as an answer may be on its way, or until a run without a press shows that the reader has gone
elsewhere (Back, a link).
"""

from __future__ import annotations

import time
from typing import NamedTuple
from urllib.parse import urlsplit

import streamlit as st

UNHEARD_S = 10.0
"""So long an answer may be on its way. Whoever brings an older address after that has gone back to it."""

_TRAIL = "address_trail"
_PATH = "path_before"


class Trail(NamedTuple):
    """Addresses, each written over the one before, and when the last was written (s, of a clock that only rises)."""

    addresses: tuple[dict[str, str], ...] = ()
    written: float = 0.0


def standing() -> dict[str, str]:
    """Return what the address says once the browser has heard of everything that was written."""
    return _unheard()[-1]


def write(values: dict[str, str]) -> None:
    """Write an address over the one that stands; the browser adds it to its history.

    Writes once, so that "Back" undoes it in one step. The same again is not written.
    """
    unheard = _unheard()
    if values == st.query_params.to_dict() == unheard[-1]:
        return
    st.session_state[_TRAIL] = Trail((*unheard, values), time.monotonic())
    st.query_params.from_dict(values)


def arrived() -> bool:
    """Forget what was written over when a page is run for another address than the last that was written.

    Tells whether the address is to be written again: on another page what was written for the one before may reach
    the browser after it has left, and would then stand behind the new page.
    """
    trail, brought = _trail(), st.query_params.to_dict()
    if not trail.addresses or brought == trail.addresses[-1]:
        return False
    del st.session_state[_TRAIL]
    return moved() and _may_be_on_its_way(trail)


def repeat() -> None:
    """Write again what the browser brought."""
    st.query_params.from_dict(st.query_params.to_dict())


def moved() -> bool:
    """Tell whether this run is for another page than the one before."""
    return bool(st.session_state.get(_PATH, path()) != path())


def settle() -> None:
    """Take the page of this run for the one that the reader is on."""
    st.session_state[_PATH] = path()


def path() -> str:
    """Return the path of the page that this run is for."""
    return urlsplit(st.context.url or "").path


def _unheard() -> tuple[dict[str, str], ...]:
    """Return the address that the browser brought, and what was written over it that it may not have heard of."""
    brought, trail = st.query_params.to_dict(), _trail()
    if brought not in trail.addresses or not _may_be_on_its_way(trail):
        return (brought,)
    return trail.addresses[trail.addresses.index(brought) :]


def _trail() -> Trail:
    trail: Trail = st.session_state.get(_TRAIL, Trail())
    return trail


def _may_be_on_its_way(trail: Trail) -> bool:
    return time.monotonic() - trail.written <= UNHEARD_S
