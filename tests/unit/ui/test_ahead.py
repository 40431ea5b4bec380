"""The document of a page with a map names the map's files, once they are known, and no other answer does."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from tests.views import EDITION, VIEW

from mapping.ui import ahead
from mapping.ui.ahead import parts
from mapping.ui.server import FilesAhead

FILES = {"module": "./app/static/map.js", "world": "./app/static/world.json", "book": "./book", "cards": "./cards"}


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_known", {})
    monkeypatch.setattr(ahead, "parts", lambda: ("./static/js/Element.1f.js",))
    ahead.remember(VIEW, EDITION, FILES)
    ahead.remember(replace(VIEW, lang="en"), EDITION, {"book": "./english"})
    ahead.remember(replace(VIEW, edition="2016"), EDITION, {"book": "./older"})


def link(path: str, query: bytes = b"", kind: str = "text/html; charset=utf-8", method: str = "GET") -> str | None:
    """Return the header of the answer to a request."""
    answers: list[dict[str, Any]] = []

    async def behind(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind.encode())]})
        await send({"type": "http.response.body", "body": b""})

    async def send(message: dict[str, Any]) -> None:
        answers.append(message)

    scope = {"type": "http", "method": method, "path": path, "query_string": query, "headers": []}
    with ThreadPoolExecutor(1) as thread:  # the browser tests, too, have a loop in this one
        thread.submit(asyncio.run, FilesAhead(behind)(scope, None, send)).result()
    assert answers[-1]["body"] == b""
    return dict(answers[0]["headers"]).get(b"link", b"").decode() or None


@pytest.mark.parametrize("path", ["/", "/district", "/maps/finder", "/maps/"])
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
