"""Answers that are the same for every reader and for ever: packed once, and given again from memory."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_REMEMBERED: Final = 32 * 1024 * 1024
"""Bytes that are kept: all of Streamlit's own parts are fewer."""
NAMED_BY_CONTENT: Final = re.compile(r"/app/static/(published|fonts)/[^/]*-[0-9a-f]{10,}\.\w+$")
"""Files whose name changes with their content, so that nobody needs to ask for one twice."""
_FOR_EVER: Final = "public, immutable, max-age=31536000"
_ENCODED: Final = "accept-encoding"
_PARTIAL: Final = frozenset((b"range", b"if-range", b"if-none-match", b"if-modified-since"))


class Lasting:
    """Says of files that are named by their content that they never change. Streamlit says so of its own parts only."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and mark the answer."""
        if scope["type"] != "http" or not NAMED_BY_CONTENT.search(scope["path"]):
            await self._app(scope, receive, send)
            return

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
                MutableHeaders(scope=message)["cache-control"] = _FOR_EVER
            await send(message)

        await self._app(scope, receive, send_marked)


class Memory:
    """Answers from memory what is said never to change: a page fetches some sixty parts of Streamlit's own.

    Read from the disk they take the server several times as long, and a first visitor waits for them in a row; packed,
    as they come from behind, they are a quarter of the size, and packing is paid for once.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: dict[tuple[str, bool], list[Message]] = {}
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on and keep the answer where it may be kept."""
        if scope["type"] != "http" or scope["method"] != "GET" or _asks_for_less(scope):
            await self._app(scope, receive, send)
            return
        form = scope["path"], "gzip" in Headers(scope=scope).get(_ENCODED, "")
        kept = self._kept.get(form)
        if kept is not None:
            for message in kept:
                await send(message)
            return
        answer: list[Message] = []

        async def send_and_note(message: Message) -> None:
            # what may change is not held up here: a download may be large
            if answer or _is_lasting(message):
                answer.append(message)
            await send(message)

        await self._app(scope, receive, send_and_note)
        if answer:
            self._keep(form, *answer)

    def _keep(self, form: tuple[str, bool], start: Message, *parts: Message) -> None:
        """Keep an answer that has come whole, as long as there is room."""
        body = b"".join(part.get("body", b"") for part in parts)
        headers = MutableHeaders(raw=start["headers"])
        # what is packed while it is sent comes without its length, and ends with a part that is the last
        packed = "content-length" not in headers and parts and not parts[-1].get("more_body", False)
        whole = packed or headers.get("content-length") == str(len(body))
        if whole and form not in self._kept and self._bytes + len(body) <= MOST_REMEMBERED:
            self._bytes += len(body)
            headers["content-length"] = str(len(body))
            start = {**start, "headers": headers.raw}
            self._kept[form] = [start, {"type": "http.response.body", "body": body}]


def _is_lasting(message: Message) -> bool:
    """Tell whether a message begins an answer that is the same for every reader and for ever."""
    if message["type"] != "http.response.start" or message["status"] != HTTPStatus.OK:
        return False
    headers = Headers(raw=message["headers"])
    return "immutable" in headers.get("cache-control", "") and headers.get("vary", _ENCODED).lower() == _ENCODED


def _asks_for_less(scope: Scope) -> bool:
    """Tell whether a request asks for a part, or only for what has changed."""
    return any(name in _PARTIAL for name, _ in scope["headers"])
