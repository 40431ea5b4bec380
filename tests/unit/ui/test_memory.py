"""What never changes is asked of the application once, and answered from memory as it was."""

from __future__ import annotations

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.middleware.gzip import GZipMiddleware

from mapping.ui.server import memory
from mapping.ui.server.memory import Lasting, Memory

FOR_EVER = (b"cache-control", b"public, immutable, max-age=31536000")
BODY = b"export const a = 1;"


class Application:
    """Answers with a file in two parts, and counts how often it is asked."""

    def __init__(self, *headers: tuple[bytes, bytes], status: int = 200, length: int = len(BODY)) -> None:
        self.asked = 0
        self._start = {
            "type": "http.response.start",
            "status": status,
            "headers": [(b"content-length", str(length).encode()), *headers],
        }

    async def __call__(self, _scope: Any, _receive: Any, send: Any) -> None:
        self.asked += 1
        await send({**self._start, "headers": list(self._start["headers"])})
        await send({"type": "http.response.body", "body": BODY[:7], "more_body": True})
        await send({"type": "http.response.body", "body": BODY[7:]})


PACKED = {"headers": [(b"accept-encoding", b"gzip, deflate")]}


def answers(application: Any, *requests: dict[str, Any]) -> list[tuple[dict[str, Any], bytes]]:
    """Return first message and body of each answer."""
    kept = Memory(application)
    told: list[list[dict[str, Any]]] = []

    async def ask() -> None:
        for request in requests:
            told.append([])

            async def send(message: dict[str, Any]) -> None:
                told[-1].append(message)

            scope = {"type": "http", "method": "GET", "path": "/static/js/a.1f.js", "headers": [], **request}
            await kept(scope, None, send)  # type: ignore[arg-type]

    with ThreadPoolExecutor(1) as thread:  # the browser tests, too, have a loop in this one
        thread.submit(asyncio.run, ask()).result()
    return [(start, b"".join(part["body"] for part in parts)) for start, *parts in filter(None, told)]


def test_what_never_changes_is_asked_for_once() -> None:
    application = Application(FOR_EVER)
    first, second = answers(application, {}, {})
    assert first == second
    assert second[1] == BODY
    assert application.asked == 1


@pytest.mark.parametrize(
    "application",
    [
        Application((b"cache-control", b"no-cache")),
        Application(FOR_EVER, status=404),
        Application(FOR_EVER, (b"vary", b"cookie")),
        Application(FOR_EVER, length=len(BODY) + 1),
    ],
    ids=["may change", "not there", "differs by reader", "broken off"],
)
def test_anything_else_is_asked_for_each_time(application: Application) -> None:
    answers(application, {}, {})
    assert application.asked == 2


@pytest.mark.parametrize(
    "request_",
    [
        {"method": "HEAD"},
        {"headers": [(b"range", b"bytes=0-3")]},
        {"headers": [(b"if-none-match", b'"x"')]},
        {"path": "/static/js/b.2f.js"},
    ],
    ids=["head", "a part", "what has changed", "another"],
)
def test_other_requests_are_not_answered_with_it(request_: dict[str, Any]) -> None:
    application = Application(FOR_EVER)
    answers(application, {}, request_)
    assert application.asked == 2


def test_it_is_packed_once_for_those_who_can_unpack_it() -> None:
    application = Application(FOR_EVER)
    whole, packed, again = answers(GZipMiddleware(application, minimum_size=1), {}, PACKED, PACKED)
    assert whole[1] == BODY
    assert gzip.decompress(packed[1]) == BODY == gzip.decompress(again[1])
    assert application.asked == 2
    headers = dict(again[0]["headers"])
    assert headers[b"content-encoding"] == b"gzip"
    assert int(headers[b"content-length"]) == len(again[1])


@pytest.mark.parametrize("name", ["published/book.zh-1f2e3d4c5b6a.json", "fonts/bold-first-0123456789.woff2"])
def test_a_file_named_by_its_content_never_changes(name: str) -> None:
    application = Application()
    (start, _body), _ = answers(Lasting(application), {"path": f"/maps/app/static/{name}"}, {})
    assert b"immutable" in dict(start["headers"])[b"cache-control"]


@pytest.mark.parametrize(
    ("path", "application"),
    [("/app/static/logo.svg", Application()), ("/app/static/published/map-1f2e3d4c5b6a.js", Application(status=404))],
)
def test_nothing_else_is_said_to_last(path: str, application: Application) -> None:
    assert b"cache-control" not in dict(answers(Lasting(application), {"path": path})[0][0]["headers"])


def test_an_answer_that_never_comes_is_none() -> None:
    async def gone(_scope: Any, _receive: Any, _send: Any) -> None:
        """Say nothing: the reader has left."""

    assert answers(gone, {}, {}) == []  # type: ignore[arg-type]


def test_there_is_an_end_to_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_REMEMBERED", 2 * len(BODY))
    application = Application(FOR_EVER)
    paths = [{"path": f"/static/{number}.js"} for number in (1, 2, 3, 1, 2, 3)]
    answers(application, *paths)
    assert application.asked == 4
