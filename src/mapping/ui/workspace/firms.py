"""Whose list of firms a session sees: its own, which it has loaded on the page, else the one that the server has.

A session's own list lies in a file of its own in the folder of temporary files, which goes with the session that holds
it. What is made of it stays in memory, and nobody else is told of it.
"""

from __future__ import annotations

import time
import weakref
from threading import Lock
from typing import TYPE_CHECKING, Final

import streamlit as st

from mapping.errors import MappingError
from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.firms.load.errand import Loaded
    from mapping.firms.load.report import LoadReport
    from mapping.firms.store import Store

_OWN: Final = "firms_own"
"""Session state: the list that this session has loaded."""
_AGAIN_S: Final = 30.0
"""How long an engine that did not answer is left alone, so that not every run waits for it."""


class OwnList:
    """A list that a session has loaded: as long as it is held, its file is there."""

    def __init__(self, loaded: Loaded) -> None:
        """Open what was loaded.

        Raises:
            UsageError: it cannot be opened.
        """
        # engines take a second to be imported, which a server without firms need not wait for
        from mapping.firms.engine import connect  # noqa: PLC0415
        from mapping.firms.store import Store  # noqa: PLC0415

        self.loaded = loaded
        engine = connect(loaded.url, read_only=True)
        # answers may be kept with the data for a while, and the list with them
        self._closed = weakref.finalize(self, engine.close)
        self.store = Store(engine)
        _OPEN.add(self)

    def close(self) -> None:
        """Remove it."""
        self._closed()
        self.loaded.close()


_OPEN: Final[weakref.WeakSet[OwnList]] = weakref.WeakSet()
"""The lists of all sessions."""


def close_all() -> None:
    """Remove the lists of all sessions: the server ends."""
    for one in tuple(_OPEN):
        one.close()


class _Server:
    """The list that all sessions see, opened when the first one asks."""

    def __init__(self, url: Callable[[], str] = lambda: settings().firms_engine) -> None:
        self._url = url
        self._opening = Lock()
        self._store: Store | None = None
        self._failed: MappingError | None = None
        self._tried = 0.0

    def store(self) -> Store | None:
        """Return it; None where there is none, or its engine does not answer."""
        url = self._url()
        with self._opening:
            due = self._failed is None or time.monotonic() - self._tried > _AGAIN_S
            if self._store is None and url and due:
                from mapping.firms.store import store_at  # noqa: PLC0415 - as above

                self._tried = time.monotonic()
                try:
                    self._store, self._failed = store_at(url), None
                except MappingError as error:
                    self._failed = error
            return self._store

    @property
    def failed(self) -> MappingError | None:
        """Why it could not be opened."""
        return self._failed


_server = _Server()


def own() -> OwnList | None:
    """Return the list that this session has loaded."""
    held: OwnList | None = st.session_state.get(_OWN)
    return held


def report() -> LoadReport | None:
    """Return what came of loading it."""
    held = own()
    return None if held is None else held.loaded.report


def hold(loaded: Loaded) -> None:
    """See a list of one's own from now on.

    Raises:
        UsageError: it cannot be opened.
    """
    new = OwnList(loaded)
    release()
    st.session_state[_OWN] = new


def release() -> None:
    """Let go of it, and see what all see again."""
    held: OwnList | None = st.session_state.pop(_OWN, None)
    if held is not None:
        held.close()


def server() -> Store | None:
    """Return the list that all sessions see."""
    return _server.store()


def trouble() -> MappingError | None:
    """Return why the server's list cannot be seen; None where there is none, or nothing is wrong with it."""
    return None if _server.store() else _server.failed


def store() -> Store | None:
    """Return the list that this session sees."""
    held = own()
    return server() if held is None else held.store
