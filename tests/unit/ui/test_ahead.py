"""The document of a page with a map names the map's files, once they are known, and no other answer does."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.file_util import get_static_dir
from tests.views import EDITION, VIEW

from mapping.ui.server import ahead
from mapping.ui.server.ahead import parts
from mapping.ui.server.document import Document, page_of

FILES = {"module": "./app/static/map.js", "world": "./app/static/world.json", "book": "./book", "cards": "./cards"}


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_known", {})
    monkeypatch.setattr(ahead, "parts", lambda: ("./static/js/Element.1f.js",))
    ahead.remember(VIEW, EDITION, FILES)
    ahead.remember(replace(VIEW, lang="en"), EDITION, {"book": "./english"})
    ahead.remember(replace(VIEW, edition="2016"), EDITION, {"book": "./older"})


def answer(
    path: str, document: bytes = b"", query: bytes = b"", kind: str = "text/html; charset=utf-8", method: str = "GET"
) -> tuple[dict[str, Any], bytes]:
    """Return the first message and the body of the answer to a request; the document comes in two parts."""
    answers: list[dict[str, Any]] = []
    headers = [(b"content-type", kind.encode()), (b"content-length", str(len(document)).encode())]

    async def behind(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": document[:900], "more_body": True})
        await send({"type": "http.response.body", "body": document[900:]})

    async def send(message: dict[str, Any]) -> None:
        answers.append(message)

    scope = {"type": "http", "method": method, "path": path, "query_string": query, "headers": []}
    with ThreadPoolExecutor(1) as thread:  # the browser tests, too, have a loop in this one
        thread.submit(asyncio.run, Document(behind)(scope, None, send)).result()
    return answers[0], b"".join(part["body"] for part in answers[1:])


def link(path: str, query: bytes = b"", **of: str) -> str | None:
    """Return the header of the answer to a request."""
    start, body = answer(path, query=query, **of)
    assert body == b""
    return dict(start["headers"]).get(b"link", b"").decode() or None


@pytest.mark.parametrize("path", ["/", "/district", "/finder"])
def test_the_document_of_a_map_names_its_files(path: str) -> None:
    assert link(path) == (
        "<./app/static/map.js>; rel=modulepreload, <./static/js/Element.1f.js>; rel=modulepreload, "
        "<./app/static/world.json>; rel=preload; as=fetch; crossorigin, <./book>; rel=preload; as=fetch; crossorigin"
    )


def test_language_and_edition_of_the_address_are_those_of_the_files() -> None:
    assert "<./english>" in (link("/", b"unit=ovc&lang=en") or "")
    assert "<./older>" in (link("/", b"edition=2016") or "")
    # a language that there is none of is read as none by the page as well
    assert link("/", b"lang=fr") == link("/")


@pytest.mark.parametrize(
    "asked",
    [
        {"path": "/sources"},
        {"path": "/app/static/map.js"},
        {"path": "/", "kind": "text/plain"},
        {"path": "/", "method": "HEAD"},
        {"path": "/", "query": b"edition=1999"},
        {"path": "/", "query": b"lang=\xff&edition=%00%ff"},
    ],
)
def test_nothing_else_does(asked: dict[str, Any]) -> None:
    assert link(**asked) is None


def test_streamlit_has_the_parts_that_are_named() -> None:
    assert len(parts()) == len(ahead.PARTS)


def test_a_document_asks_for_no_font_that_nobody_sees() -> None:
    document = (Path(get_static_dir()) / "index.html").read_bytes()
    assert b'as="font"' in document  # otherwise there is nothing left to take away
    start, body = answer("/sources", document)
    assert b'as="font"' not in body
    assert body.rstrip().endswith(b"</html>")
    assert dict(start["headers"])[b"content-length"] == str(len(body)).encode()


@pytest.mark.parametrize(
    ("query", "tag", "words"),
    [(b"", "zh-CN", ("武汉产业地图", "启用 JavaScript")), (b"lang=en", "en", ("Wuhan", "enable"))],
)
def test_until_its_scripts_run_a_document_speaks_the_language_of_its_reader(
    query: bytes, tag: str, words: tuple[str, str]
) -> None:
    body = answer("/", (Path(get_static_dir()) / "index.html").read_bytes(), query)[1].decode()
    assert f'<html lang="{tag}"' in body
    title, without_scripts = (re.search(f"<{name}>(.*?)</{name}>", body, re.DOTALL) for name in ("title", "noscript"))
    assert title is not None
    assert without_scripts is not None
    assert words[0] in title[1]
    assert words[1] in without_scripts[1]
    assert "Streamlit" not in title[1] + without_scripts[1]


@pytest.mark.parametrize(
    ("path", "base", "page"),
    [
        ("/", "", None),
        ("/district", "", None),
        ("/nowhere", "", None),  # Streamlit says so, on the first page
        ("/district/x", "", "/district?unit=ovc"),
        ("/district/", "", "/district?unit=ovc"),
        ("/x/y", "", "/?unit=ovc"),
        ("/maps/", "maps", None),
        ("/maps/finder", "maps", None),
        ("/maps/finder/x/y", "/maps/", "/maps/finder?unit=ovc"),
    ],
)
def test_a_path_below_a_page_leads_to_the_page(path: str, base: str, page: str | None) -> None:
    assert page_of(path, b"unit=ovc", base) == page


def test_whoever_asks_below_a_page_is_sent_there() -> None:
    start, body = answer("/district/x", b"<html></html>")
    assert (start["status"], dict(start["headers"])[b"location"], body) == (307, b"/district", b"")
    start, body = answer("/app/static/x.js", b"let a", kind="text/javascript")
    assert (start["status"], body) == (200, b"let a")


@pytest.mark.parametrize("path", ["/media/0f.html", "/maps/media/0f.html"])
def test_a_map_that_is_taken_away_stays_as_it_is(path: str) -> None:
    start, body = answer(path, b"<html><body></body></html>")
    assert (start["status"], body) == (200, b"<html><body></body></html>")
