"""What stands before the pages: limits on what is sent to them, and the end of sessions that nobody comes back to.

The pages are served by Streamlit; this is what it leaves to the application.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import os
import re
import socket
import stat
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from streamlit import runtime

from mapping.ui import ahead
from mapping.ui.address.keys import PAGES
from mapping.ui.memory import Memory

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from starlette.types import ASGIApp, Message, Receive, Scope, Send
    from streamlit import App

LONGEST_ADDRESS: Final = 8 * 1024
"""Bytes of path and query: what proxies and mail programs pass on, and more than any page writes."""
MOST_OF_A_SESSION: Final = 10 * 1024 * 1024
MOST_OF_ALL: Final = 100 * 1024 * 1024
"""Bytes of uploaded files that are kept, of one session and of all together."""
_SWEEP_S = 30
_WITH_MAP = frozenset(("", *PAGES)) - {"sources"}

_UPLOAD = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/(?P<file>[^/]+)$")


class AddressLimit:
    """Refuses a request whose address is longer than any page writes, before anything is done for it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer that its address is too long."""
        if scope["type"] == "http" and _address_bytes(scope) > LONGEST_ADDRESS:
            text = f"网址超过 {LONGEST_ADDRESS // 1024} kB · The address is longer than {LONGEST_ADDRESS // 1024} kB\n"
            await PlainTextResponse(text, status_code=414)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _address_bytes(scope: Scope) -> int:
    return len(scope.get("raw_path") or scope["path"].encode()) + len(scope["query_string"])


class UploadLimit:
    """Refuses a file when its session, or all sessions together, hold as much as they may.

    The size of one file is limited by Streamlit itself (``server.maxUploadSize``).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer that there is no room."""
        match = _UPLOAD.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if match is not None and not _has_room(match["session"], match["file"]):
            text = "已上传的文件太多，请稍后再试 · Too many files have been uploaded, try again later\n"
            await PlainTextResponse(text, status_code=507)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _has_room(session: str, file: str) -> bool:
    """Tell whether a session may hold another file; one that replaces its own file always may."""
    # copied before they are looked through: the pages' threads add and remove meanwhile
    storage = list(runtime.get_instance().uploaded_file_mgr.file_storage.items())  # type: ignore[attr-defined]
    kept = {of: {name: len(record.data) for name, record in list(files.items())} for of, files in storage}
    own = kept.get(session, {})
    if file in own:
        return True
    return sum(own.values()) < MOST_OF_A_SESSION and sum(sum(sizes.values()) for sizes in kept.values()) < MOST_OF_ALL


class FilesAhead:
    """Tells a browser with the document which files the page's map will ask for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; the answer that is a page gets the header ``Link``."""
        link = ""
        if scope["type"] == "http" and scope["method"] == "GET":
            link = ahead.link_header(ahead.wanted(scope["path"], scope["query_string"], _WITH_MAP))
        if not link:
            await self._app(scope, receive, send)
            return

        async def send_with_link(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("link", link)
            await send(message)

        await self._app(scope, receive, send_with_link)


middleware = (Middleware(AddressLimit), Middleware(UploadLimit), Middleware(FilesAhead), Middleware(Memory))


@asynccontextmanager
async def lifespan(_: App) -> AsyncIterator[None]:
    """Answer at once, and sweep while the server runs."""
    for listener in _listeners():
        # Handed on to every connection that the listener takes.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.close()
    task = asyncio.create_task(_sweep())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


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


async def _sweep() -> None:
    """Let go of sessions whose time is over (``server.disconnectedSessionTTL``), and of what they hold.

    Streamlit lets go of one when the next one comes, which may be on Monday.
    """
    known: set[str] = set()
    while True:
        await asyncio.sleep(_SWEEP_S)
        serving = runtime.get_instance()
        # asking for all of them is what makes the storage look at the clock
        now = {one.session.id for one in serving._session_mgr.list_sessions()}  # noqa: SLF001 - nothing public asks
        gone, known = known - now, now
        for session in gone:
            serving.uploaded_file_mgr.remove_session_files(session)
        if gone:
            _collect()


def _collect() -> None:
    """Give the memory of sessions back: they are circles, and the first is frozen with the data that it loaded."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    with suppress(AttributeError, OSError):  # what only some systems can be asked for
        ctypes.CDLL(None).malloc_trim(0)
