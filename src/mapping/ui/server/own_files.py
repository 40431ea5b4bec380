"""Files made of what few may see: given out to whoever has been told of their address, and kept nowhere."""

from __future__ import annotations

import mimetypes
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response

from mapping.ui.givers import giver_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_ADDRESS: Final = re.compile(r"/app/own/(?P<mark>[\w-]+)/(?P<name>[\w.-]+)$")
_PRIVATE: Final = {"cache-control": "private, no-store"}


class OwnFiles:
    """Answers ``/app/own/<mark>/<name>`` (below the server's base path) from the memory of whoever has the mark."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        asked = _ADDRESS.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if asked is None:
            await self._app(scope, receive, send)
            return
        giver = giver_of(asked["mark"])
        content = await run_in_threadpool(giver.file, asked["name"]) if giver else None  # some are made only now
        if content is None:
            answer: Response = PlainTextResponse("", status_code=HTTPStatus.NOT_FOUND, headers=_PRIVATE)
        else:
            kind = mimetypes.guess_type(asked["name"])[0] or "application/octet-stream"
            answer = Response(content, media_type=kind, headers=_PRIVATE)
        await answer(scope, receive, send)
