"""Files that a reader takes away wait until the browser has asked for them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.runtime.media_file_manager import MediaFileManager

WAITS_S: Final = 60.0
"""Seconds that a file is kept after Streamlit has let go of it."""
MOST_WAITING: Final = 64 * 1024 * 1024
"""Bytes of all files that wait; beyond them the first to come goes first."""


class Downloads:
    """Lets go of files a while later than Streamlit does.

    What a press makes is stored as nobody's: Streamlit marks it when any session's script ends, and drops it when the
    next one does. While a few others look around that is sooner than the browser, told of the file, asks for it.
    """

    def __init__(self, files: MediaFileManager, clock: Callable[[], float] = time.monotonic) -> None:
        """Stand between a manager of files and its storage."""
        self._files, self._storage, self._clock = files, files._storage, clock  # noqa: SLF001 - nothing public asks
        self._store, self._drop = self._storage.load_and_get_id, self._storage.delete_file
        self._until: dict[str, float] = {}
        self._storage.load_and_get_id = self._stored  # type: ignore[method-assign]
        self._storage.delete_file = self._let_go  # type: ignore[method-assign]

    def _stored(self, *given: object, **named: object) -> str:
        """Store a file; one that was to go, and is made again, stays."""
        file = self._store(*given, **named)  # type: ignore[arg-type]
        self._until.pop(file, None)
        return file

    def _let_go(self, file_id: str) -> None:
        """Note that a file may go. Both are called while the manager holds its lock."""
        self._until[file_id] = self._clock() + WAITS_S
        while len(self._until) > 1 and sum(map(self._size, self._until)) > MOST_WAITING:
            self._drop_first()

    def sweep(self) -> None:
        """Drop what has waited long enough."""
        with self._files._lock:  # noqa: SLF001 - as above
            while self._until and min(self._until.values()) <= self._clock():
                self._drop_first()

    def _drop_first(self) -> None:
        first = min(self._until, key=self._until.__getitem__)
        del self._until[first]
        self._drop(first)

    def _size(self, file: str) -> int:
        return len(self._storage.get_file(file).content)  # type: ignore[attr-defined]
