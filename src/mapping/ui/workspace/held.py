"""What a reader has taken in, as the session holds it; and how it outlives a reload of the page.

A reload begins a new session. So what one session holds lies besides in a store of this process, under a token that
nobody can guess: the tab keeps it (`leaflet/browser/head/workspace.js`), tells the new session of it, and that session
takes over what lies there, under a token of its own. Nothing of it is ever written to a disk.
"""

from __future__ import annotations

import secrets
from typing import Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from mapping.errors import UsageError
from mapping.insight.workspace import Workspace
from mapping.sentences import WorkspaceCode as Code
from mapping.ui.workspace.own import Own
from mapping.ui.workspace.store import STORE

__all__ = ["Workspace", "change", "current", "gone", "held", "hold", "restore", "token"]

_OWN: Final = "workspace_own"
_LIES_UNDER: Final = "workspace_lies_under"
_TOLD: Final = "workspace_told"
_GONE: Final = "workspace_gone"
"""Session state: what was taken in, with all that is made of it; its token; that the tab is to forget the one it has;
that it knew of something which is gone."""


def current() -> Workspace:
    """Return what this session has taken in."""
    own = held()
    return own.workspace if own else Workspace()


def held() -> Own | None:
    """Return that with all that is made of it; None where the session has taken in nothing."""
    own: Own | None = st.session_state.get(_OWN)
    return own


def change(new: Workspace) -> None:
    """Hold something else from now on; what was made of what was held before is dropped.

    Raises:
        UsageError: it is more than a session, or all of them together, may hold.
    """
    if new.is_empty:
        _drop()
        st.session_state[_TOLD] = ""
        return
    hold(Own(new))


def hold(own: Own) -> None:
    """Hold something that was made of it, too.

    Raises:
        UsageError: as `change`.
    """
    if own.workspace.is_empty:
        change(own.workspace)
        return
    STORE.check(own, instead_of=held())
    before = st.session_state.get(_LIES_UNDER)
    _drop()
    # a press may lead away before the tab has heard of another token
    _hold(own, before)


def token() -> str | None:
    """Return what the tab is to keep; empty, that it may forget what it has; None where nothing is known."""
    known: str | None = st.session_state.get(_LIES_UNDER) or st.session_state.get(_TOLD)
    return known


def restore(said: object) -> None:
    """Take over what the tab knows of from the session before; where it is gone, that is told once."""
    if not isinstance(said, str) or not said or held() is not None:
        return
    own = STORE.find(said)
    if own is None:
        st.session_state[_TOLD] = ""
        st.session_state[_GONE] = True
    else:
        _hold(own)


def gone() -> UsageError | None:
    """Return what tells that what the tab knew of is gone; once."""
    return UsageError(Code.WORKSPACE_GONE) if st.session_state.pop(_GONE, False) else None


def _hold(own: Own, under: str | None = None) -> None:
    st.session_state[_OWN] = own
    st.session_state[_LIES_UNDER] = under or secrets.token_urlsafe(32)
    st.session_state.pop(_TOLD, None)
    context = get_script_run_ctx(suppress_warning=True)
    STORE.keep(st.session_state[_LIES_UNDER], own, context.session_id if context else "")


def _drop() -> None:
    own: Own | None = st.session_state.pop(_OWN, None)
    if own is not None:
        own.close()
    STORE.drop(st.session_state.pop(_LIES_UNDER, ""))
