"""Answers that are the same for every reader and for ever, from memory."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_REMEMBERED: Final = 32 * 1024 * 1024
"""Bytes that are kept: all of Streamlit's own parts are fewer."""
_PARTIAL: Final = frozenset((b"range", b"if-range", b"if-none-match", b"if-modified-since"))


class Memory:
    """Answers from memory what is said never to change: a page fetches some sixty parts of Streamlit's own.

    Read from the disk they take the server several times as long, and a first visitor waits for them in a row.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: dict[str, list[Message]] = {}
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on and keep the answer where it may be kept."""
        if scope["type"] != "http" or scope["method"] != "GET" or _asks_for_less(scope):
            await self._app(scope, receive, send)
            return
        kept = self._kept.get(scope["path"])
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
            self._keep(scope["path"], *answer)

    def _keep(self, path: str, start: Message, *parts: Message) -> None:
        """Keep an answer that has come whole, as long as there is room."""
        body = b"".join(part.get("body", b"") for part in parts)
        whole = Headers(raw=start["headers"]).get("content-length") == str(len(body))
        if whole and path not in self._kept and self._bytes + len(body) <= MOST_REMEMBERED:
            self._bytes += len(body)
            self._kept[path] = [start, {"type": "http.response.body", "body": body}]


def _is_lasting(message: Message) -> bool:
    """Tell whether a message begins an answer that is the same for every reader and for ever."""
    if message["type"] != "http.response.start" or message["status"] != HTTPStatus.OK:
        return False
    headers = Headers(raw=message["headers"])
    return "immutable" in headers.get("cache-control", "") and "vary" not in headers


def _asks_for_less(scope: Scope) -> bool:
    """Tell whether a request asks for a part, or only for what has changed."""
    return any(name in _PARTIAL for name, _ in scope["headers"])
