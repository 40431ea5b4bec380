"""The file that a reader has handed over: kept in the memory of the session, and told of when it is gone with it.

A session ends on the server when its connection has been lost for too long, or with the server; the page in the
browser goes on. Then the browser says what it had been told of, and the new session says that it is gone.
"""

from __future__ import annotations

import secrets

import streamlit as st

from mapping.errors import UsageError
from mapping.faults import Place
from mapping.sentences import Code

_FILE = "handed_over_file"
_LIST = "handed_over_list"
_LOST = "handed_over_lost"
_VISIT = "visit"
_LONGEST_NAME = 80


def visit() -> str:
    """Return a mark of this session: when it changes, the page in the browser has outlived the one before."""
    return str(st.session_state.setdefault(_VISIT, secrets.token_hex(4)))


def keep(name: str, data: bytes) -> None:
    """Keep a file of actual values; nothing is missing any more."""
    st.session_state[_FILE] = (_shown(name), data)
    st.session_state.pop(_LOST, None)


def kept() -> tuple[str, bytes] | None:
    """Return name and content of the file that this session keeps."""
    file: tuple[str, bytes] | None = st.session_state.get(_FILE)
    return file


def forget() -> None:
    """Let go of the file."""
    st.session_state.pop(_FILE, None)


def lay(name: str | None) -> None:
    """Note the name of the list that lies on the desk of 数据导入, or that there is none."""
    st.session_state[_LIST] = name and _shown(name)
    if name:
        st.session_state.pop(_LOST, None)


def kept_name() -> str | None:
    """Return what the browser is told of what was handed over: the name of the file, else that of the list."""
    file = kept()
    listed: str | None = st.session_state.get(_LIST)
    return file[0] if file else listed


def miss(name: object) -> None:
    """Note that the browser knows of something which this session has not got."""
    if isinstance(name, str) and name and kept_name() is None:
        st.session_state[_LOST] = _shown(name)


def gone() -> UsageError | None:
    """Return what tells of the file that is gone; None while none is missed."""
    name: str | None = st.session_state.get(_LOST)
    return UsageError(Code.UPLOAD_GONE, Place(name)) if name else None


def _shown(name: str) -> str:
    """Return a file's name as it can be shown: in one line, not too long, without what cannot be seen."""
    line = "".join(c for c in name if c.isprintable())
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1]}…"
