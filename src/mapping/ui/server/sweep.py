"""What the server does beside answering: it answers at once, and lets go of sessions that nobody comes back to."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import os
import socket
import stat
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from streamlit import runtime

from mapping.ui.frame.export.files import tidy
from mapping.ui.server.downloads import Downloads
from mapping.ui.workspace import firms
from mapping.ui.workspace.store import STORE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from streamlit import App

_SWEEP_S = 30


@asynccontextmanager
async def lifespan(_: App) -> AsyncIterator[None]:
    """Answer at once, and sweep while the server runs."""
    for listener in _listeners():
        # Handed on to every connection that the listener takes.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.close()
    task = asyncio.create_task(_sweep(Downloads(runtime.get_instance().media_file_mgr)))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        firms.close_all()


def _listeners() -> Iterator[socket.socket]:
    """Yield the sockets on which this process listens, each a second handle of its own that may be closed.

    Streamlit opens its socket without naming the protocol, so that asyncio takes it for something else than TCP and
    leaves it to wait 40 ms for an acknowledgement within every answer: a page fetches some eighty files. Nothing hands
    the socket over, so it is looked for. Windows does not number sockets with files; there nothing is found.
    """
    if os.name != "posix":
        return
    for entry in Path("/dev/fd").iterdir():
        with suppress(OSError):  # closed by now
            number = int(entry.name)
            if not stat.S_ISSOCK(os.fstat(number).st_mode):
                continue  # a second handle of a pipe would keep whoever reads from it waiting
            handle = socket.socket(fileno=os.dup(number))
            if handle.family in {socket.AF_INET, socket.AF_INET6} and handle.getsockopt(
                socket.SOL_SOCKET, socket.SO_ACCEPTCONN
            ):
                yield handle
            else:
                handle.close()


async def _sweep(downloads: Downloads) -> None:
    """Let go of files that waited, and of sessions whose time is over (``server.disconnectedSessionTTL``).

    Streamlit lets go of a session and of what it holds when the next one comes, which may be on Monday.
    """
    known: set[str] = set()
    while True:
        await asyncio.sleep(_SWEEP_S)
        downloads.sweep()
        serving = runtime.get_instance()
        # asking for all of them is what makes the storage look at the clock
        now = {one.session.id for one in serving._session_mgr.list_sessions()}  # noqa: SLF001 - nothing public asks
        STORE.sweep(now)
        gone, known = known - now, now
        for session in gone:
            serving.uploaded_file_mgr.remove_session_files(session)
        if gone:
            _collect()
        tidy()


def _collect() -> None:
    """Give the memory of sessions back: they are circles, and the first is frozen with the data that it loaded."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    with suppress(AttributeError, OSError):  # what only some systems can be asked for
        ctypes.CDLL(None).malloc_trim(0)
