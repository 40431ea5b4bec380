"""What sessions have taken in, so that a reload of the page finds it again: in memory, for a while, not too much."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Final

from mapping.errors import UsageError
from mapping.sentences import WorkspaceCode as Code

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from mapping.ui.workspace.own import Own

WAITS_S: Final = 300.0
"""Seconds for which it is kept after the session has ended that held it."""
MB: Final = 1024 * 1024
MOST_OF_A_SESSION: Final = 20 * MB
MOST_OF_ALL: Final = 200 * MB
"""Bytes of what was taken in, by one session and by all together."""


@dataclass(slots=True)
class _Kept:
    """What one session holds; ``until`` when it goes, None while the session lives."""

    own: Own
    session: str
    until: float | None = None


class Store:
    """Token -> what a session holds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[str, _Kept] = {}
        self._lock = Lock()

    def check(self, own: Own, *, instead_of: Own | None = None) -> None:
        """Refuse what is too much.

        Raises:
            UsageError: it is more than a session, or all of them together, may hold.
        """
        if own.size > MOST_OF_A_SESSION:
            raise UsageError(Code.WORKSPACE_TOO_LARGE, mb=-(-own.size // MB), most=MOST_OF_A_SESSION // MB)
        with self._lock:
            others = {id(one.own): one.own.size for one in self._kept.values() if one.own is not instead_of}
        if sum(others.values()) + own.size > MOST_OF_ALL:
            raise UsageError(Code.WORKSPACES_TOO_MANY)

    def keep(self, token: str, own: Own, session: str) -> None:
        """Keep what a session holds."""
        with self._lock:
            self._kept[token] = _Kept(own, session)

    def find(self, token: str) -> Own | None:
        """Return what lies under a token."""
        with self._lock:
            kept = self._kept.get(token)
        return None if kept is None else kept.own

    def drop(self, token: str) -> None:
        """Let go of what lies under a token."""
        with self._lock:
            self._kept.pop(token, None)

    def sweep(self, living: Collection[str]) -> None:
        """Let go of what sessions held that ended a while ago; ``living`` are the sessions that go on."""
        now = self._clock()
        with self._lock:
            for token, kept in tuple(self._kept.items()):
                if kept.session in living:
                    kept.until = None
                elif kept.until is None:
                    kept.until = now + WAITS_S
                elif kept.until <= now:
                    del self._kept[token]


STORE: Final = Store()
"""That of this process."""
