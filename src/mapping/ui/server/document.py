"""The document of a page: what it tells a browser before the first script of the page runs."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from streamlit.config import get_option

from mapping.i18n import HTML_LANG, translator
from mapping.ui.address.keys import PAGES
from mapping.ui.pages import WITHOUT_MAP
from mapping.ui.server import ahead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_WITH_MAP: Final = frozenset(("", *PAGES)) - WITHOUT_MAP

# Files that are no page, whatever they hold: what readers take away, Streamlit's parts, ours.
_FILES: Final = re.compile(r"/(media|static|_stcore)/")

# What a browser shows until the page itself has run, which takes seconds on a slow line.
_LANGUAGE: Final = re.compile(rb'<html lang="[^"]*"')
_TITLE: Final = re.compile(rb"<title>[^<]*</title>")
_WITHOUT_SCRIPTS: Final = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
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
        language = ahead.language(scope["query_string"])
        held: list[Message] = []

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_document(message):
                held.append(message)
            elif held:
                held.append(message)
                if not message.get("more_body", False):
                    for part in _moved(elsewhere) if elsewhere else _prepared(held, link, language):
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


def _prepared(answer: Sequence[Message], link: str, lang: str) -> tuple[Message, Message]:
    """Return a document, come whole, with the header ``Link``, in its reader's language and without unseen fonts.

    These would take three seconds of a slow line (1.5 Mbit/s) before the first map.
    """
    start, *parts = answer
    t = translator(lang)
    body = _FONT_AHEAD.sub(b"", b"".join(part.get("body", b"") for part in parts))
    body = _LANGUAGE.sub(f'<html lang="{HTML_LANG[lang]}"'.encode(), body, count=1)
    body = _TITLE.sub(f"<title>{t('武汉产业地图')}</title>".encode(), body, count=1)
    without_scripts = t("本页需要浏览器启用 JavaScript，请启用后重新打开。")
    body = _WITHOUT_SCRIPTS.sub(f"<noscript><p>{without_scripts}</p></noscript>".encode(), body, count=1)
    body = body.replace(b"</body>", _WITHOUT_FONTS + b"</body>")
    headers = MutableHeaders(raw=list(start["headers"]))
    if "content-length" in headers:
        headers["content-length"] = str(len(body))
    if link:
        headers.append("link", link)
    return {**start, "headers": headers.raw}, {"type": "http.response.body", "body": body}
