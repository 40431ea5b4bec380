"""The document of a page: what it tells a browser before the first script of the page runs."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from streamlit.config import get_option

from mapping.ui.address.keys import PAGES
from mapping.ui.server import ahead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_WITH_MAP: Final = frozenset(("", *PAGES)) - {"sources"}

# Files that are no page, whatever they hold: what readers take away, Streamlit's parts, ours.
_FILES: Final = re.compile(r"/(media|static|_stcore)/")

_FONT_AHEAD: Final = re.compile(rb'<link\s+rel="preload"[^>]*?\sas="font"[^>]*>')
# Until the theme has come, Streamlit draws with a font of its own, which is therefore said to be one of the machine's.
# Its font of symbols (0.4 MB) comes when a page shows one, and not before the first script; its sign of a run at work
# would be the first, and the head tells what a reader must know of the connection.
_WITHOUT_FONTS: Final = (
    b'<style>@font-face{font-family:"Source Sans";font-weight:100 900;src:local("Arial"),local("Helvetica"),'
    b'local("Liberation Sans"),local("DejaVu Sans")}[data-testid="stStatusWidget"]{display:none}</style>'
    b"<script>{const fonts=document.fonts,load=fonts.load.bind(fonts);"
    b"fonts.load=(font,text)=>font.includes('Material Symbols')?Promise.resolve([]):load(font,text)}</script>"
)


class Document:
    """Tells a browser with the document which files its map will ask for, and not to fetch a font for nothing."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a document loses its preloaded font, that of a page with a map gets ``Link``."""
        if scope["type"] != "http" or scope["method"] != "GET" or _FILES.search(scope["path"]):
            await self._app(scope, receive, send)
            return
        link = ahead.link_header(ahead.wanted(scope["path"], scope["query_string"], _WITH_MAP))
        elsewhere = page_of(scope["path"], scope["query_string"], str(get_option("server.baseUrlPath")))
        held: list[Message] = []

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_document(message):
                held.append(message)
            elif held:
                held.append(message)
                if not message.get("more_body", False):
                    for part in _moved(elsewhere) if elsewhere else _with_ahead(held, link):
                        await send(part)
            else:
                await send(message)

        # Packed documents cannot be read here, and everything is packed once on its way out.
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app({**scope, "headers": plain}, receive, send_on)


def page_of(path: str, query: bytes, base: str) -> str | None:
    """Return the address of the page that is meant by a path below or beside one; None where the path is a page's own.

    Streamlit answers every path with the document, whose scripts are then looked for in the wrong folder.
    """
    root = "/" + base.strip("/") if base.strip("/") else ""
    parts = [part for part in path.removeprefix(root).split("/") if part]
    if len(parts) == 0 or (len(parts) == 1 and not path.endswith("/")):
        return None
    page = next((part for part in parts if part in PAGES), "")
    return f"{root}/{page}" + (f"?{query.decode('ascii', 'ignore')}" if query else "")


def _moved(address: str) -> tuple[Message, Message]:
    headers = [(b"location", address.encode()), (b"content-length", b"0"), (b"cache-control", b"no-store")]
    return (
        {"type": "http.response.start", "status": HTTPStatus.TEMPORARY_REDIRECT.value, "headers": headers},
        {"type": "http.response.body", "body": b""},
    )


def _is_document(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    # a map that a reader takes away as HTML is a file, and stays as it is
    return headers.get("content-type", "").startswith("text/html") and "content-disposition" not in headers


def _with_ahead(answer: Sequence[Message], link: str) -> tuple[Message, Message]:
    """Return a document, come whole, with the header ``Link`` and without the fonts that no page shows.

    They would take three seconds of a slow line (1.5 Mbit/s) before the first map.
    """
    start, *parts = answer
    body = _FONT_AHEAD.sub(b"", b"".join(part.get("body", b"") for part in parts))
    body = body.replace(b"</body>", _WITHOUT_FONTS + b"</body>")
    headers = MutableHeaders(raw=list(start["headers"]))
    if "content-length" in headers:
        headers["content-length"] = str(len(body))
    if link:
        headers.append("link", link)
    return {**start, "headers": headers.raw}, {"type": "http.response.body", "body": body}
