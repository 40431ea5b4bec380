"""Limits on what is sent to the pages, before the pages see any of it."""

from __future__ import annotations

import re
from html import escape
from string import Template
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse
from streamlit import runtime
from streamlit.config import get_option

from mapping.faults import Fault
from mapping.i18n import LANGUAGES, translator
from mapping.sentences import Code

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

LONGEST_ADDRESS: Final = 8 * 1024
"""Bytes of path and query: what proxies and mail programs pass on, and more than any page writes."""
MOST_OF_A_SESSION: Final = 50 * 1024 * 1024
MOST_OF_ALL: Final = 300 * 1024 * 1024
"""Bytes of uploaded files that are kept, of one session and of all together."""

TOO_LONG: Final = Fault(Code.ADDRESS_TOO_LONG, fields={"kilobytes": LONGEST_ADDRESS // 1024})
NO_ROOM: Final = Fault(Code.UPLOADS_TOO_MANY)

_UPLOAD: Final = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/(?P<file>[^/]+)$")


def _said(fault: Fault, *, status: int) -> PlainTextResponse:
    """Answer with a fault in every language: what was asked for is not read, and with it not in which language."""
    return PlainTextResponse("".join(f"{fault.told(lang)}\n" for lang in LANGUAGES), status_code=status)


_PAGE: Final = Template(
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>414</title><style>body{max-width:40em;margin:15vh auto;padding:0 16px;font:16px/1.6 sans-serif}</style>"
    "$paragraphs</html>\n"
)


def _page_of(fault: Fault, *, status: int) -> HTMLResponse:
    """Answer a reader with a fault in every language, each with the way to the first page."""
    home = "/" + str(get_option("server.baseUrlPath")).strip("/")
    told = (
        f'<p lang="{lang}">{escape(fault.told(lang))} '
        f'<a href="{escape(home)}?lang={lang}">{escape(translator(lang)("返回全市地图"))}</a></p>'
        for lang in LANGUAGES
    )
    return HTMLResponse(_PAGE.substitute(paragraphs="\n".join(told)), status_code=status)


class AddressLimit:
    """Refuses a request whose address is longer than any page writes, before anything is done for it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer that its address is too long."""
        if scope["type"] == "http" and _address_bytes(scope) > LONGEST_ADDRESS:
            # who opens an address by hand gets a page; a program, a text
            answer = _page_of if "text/html" in Headers(scope=scope).get("accept", "") else _said
            await answer(TOO_LONG, status=414)(scope, receive, send)
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
            await _said(NO_ROOM, status=507)(scope, receive, send)
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
