"""Limits on what is sent to the pages, before the pages see any of it."""

from __future__ import annotations

import asyncio
import os
import socket
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from mapping.ui.server import lifespan, limits, sweep
from mapping.ui.server.limits import LONGEST_ADDRESS, MOST_OF_A_SESSION, MOST_OF_ALL, AddressLimit, UploadLimit

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

UPLOAD = "/_stcore/upload_file/{session}/{file}"


def run(task: Coroutine[Any, Any, None]) -> None:
    """Run in a thread of its own: the browser tests, too, have a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, task).result()


def status(limit: Callable[..., Any], **scope: Any) -> int:
    """Send a request through a limit; 200 is the answer of what stands behind it."""
    return int(answers_of(limit, **scope)[0]["status"])


def answers_of(limit: Callable[..., Any], **scope: Any) -> list[dict[str, Any]]:
    """Send a request through a limit; return what it sends back."""
    answers: list[dict[str, Any]] = []

    async def behind(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: dict[str, Any]) -> None:
        answers.append(message)

    request = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": [], **scope}
    run(limit(behind)(request, None, send))
    return answers


def stored(monkeypatch: pytest.MonkeyPatch, files: Mapping[str, Mapping[str, int]]) -> None:
    """Let sessions hold files of these sizes."""
    storage = {
        session: {name: SimpleNamespace(file_id=name, data=bytes(size)) for name, size in sizes.items()}
        for session, sizes in files.items()
    }
    running = SimpleNamespace(uploaded_file_mgr=SimpleNamespace(file_storage=storage))
    monkeypatch.setattr(limits.runtime, "get_instance", lambda: running)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> MediaFileManager:
    """Let the server that runs have a store of files."""
    manager = MediaFileManager(MemoryMediaFileStorage("/media"))
    monkeypatch.setattr(limits.runtime, "get_instance", lambda: SimpleNamespace(media_file_mgr=manager))
    return manager


def put(session: str, file: str, base: str = "") -> int:
    return status(UploadLimit, method="PUT", path=base + UPLOAD.format(session=session, file=file))


@pytest.mark.parametrize("kind", ["path", "query"])
def test_an_address_is_taken_up_to_its_limit_and_refused_beyond(kind: str) -> None:
    for length, expected in ((LONGEST_ADDRESS, 200), (LONGEST_ADDRESS + 1, 414)):
        path = "/" + "a" * (length - 1) if kind == "path" else "/"
        query = b"a" * (length - 1) if kind == "query" else b""
        assert status(AddressLimit, path=path, raw_path=path.encode(), query_string=query) == expected
        assert status(AddressLimit, path=path, query_string=query) == expected


def test_a_refusal_is_a_sentence_in_each_language(monkeypatch: pytest.MonkeyPatch) -> None:
    stored(monkeypatch, {"a": {"1": MOST_OF_ALL}})
    room = {"method": "PUT", "path": UPLOAD.format(session="a", file="2")}
    for limit, scope, named in ((AddressLimit, {"path": "/" + "a" * LONGEST_ADDRESS}, "8 kB"), (UploadLimit, room, "")):
        chinese, english = answers_of(limit, **scope)[1]["body"].decode().splitlines()
        assert named in chinese
        assert named in english
        assert chinese.endswith("。")
        assert english.isascii()


def test_who_opens_an_address_that_is_too_long_finds_the_way_home() -> None:
    told = answers_of(AddressLimit, path="/" + "a" * LONGEST_ADDRESS, headers=[(b"accept", b"text/html,*/*")])
    page = told[1]["body"].decode()
    assert "网址超过 8 kB" in page
    assert page.count('<a href="/?lang=') == 2
    assert "longer than 8 kB" in page


def test_what_is_no_request_of_a_page_passes() -> None:
    assert status(AddressLimit, type="lifespan", path="", query_string=b"") == 200
    assert status(UploadLimit, type="lifespan") == 200


@pytest.mark.parametrize("base", ["", "/maps"])
def test_a_session_may_hold_so_much_and_no_more(monkeypatch: pytest.MonkeyPatch, base: str) -> None:
    stored(monkeypatch, {"a": {"1": MOST_OF_A_SESSION}, "b": {"1": 1}})
    assert put("a", "2", base) == 507
    assert put("a", "1", base) == 200  # in place of its own
    assert put("b", "2", base) == 200
    assert put("new", "1", base) == 200
    assert status(UploadLimit, method="DELETE", path=base + UPLOAD.format(session="a", file="1")) == 200


def test_all_sessions_together_may_hold_so_much_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    half = MOST_OF_A_SESSION // 2
    stored(monkeypatch, {str(n): {"1": half} for n in range(MOST_OF_ALL // half)})
    assert put("new", "1") == 507
    stored(monkeypatch, {str(n): {"1": half} for n in range(MOST_OF_ALL // half - 1)})
    assert put("new", "1") == 200


def test_what_sessions_held_is_let_go_once_they_are_over(
    monkeypatch: pytest.MonkeyPatch, files: MediaFileManager
) -> None:
    removed: list[str] = []
    collected: list[int] = []
    asked = asyncio.Event()
    lists = iter([["a", "b"], ["a", "b"], ["a"]])

    def list_sessions() -> list[Any]:
        names = next(lists, None)
        if names is None:
            asked.set()
        return [SimpleNamespace(session=SimpleNamespace(id=name)) for name in names or ["a"]]

    running = SimpleNamespace(
        _session_mgr=SimpleNamespace(list_sessions=list_sessions),
        uploaded_file_mgr=SimpleNamespace(remove_session_files=removed.append),
        media_file_mgr=files,
    )
    monkeypatch.setattr(limits.runtime, "get_instance", lambda: running)
    monkeypatch.setattr(sweep, "_SWEEP_S", 0)
    monkeypatch.setattr(sweep, "_collect", lambda: collected.append(1))

    async def serve() -> None:
        async with lifespan(None):  # type: ignore[arg-type]
            await asyncio.wait_for(asked.wait(), timeout=60)

    run(serve())
    assert removed == ["b"]
    assert collected == [1]


@pytest.mark.usefixtures("files")
def test_a_server_holds_nothing_open_that_is_not_its_own() -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)  # where somebody else holds the other end, reading is an error instead of the end

    async def serve() -> None:
        async with lifespan(None):  # type: ignore[arg-type]
            os.close(writing)
            assert os.read(reading, 1) == b""

    try:
        run(serve())
    finally:
        os.close(reading)


@pytest.mark.usefixtures("files")
@pytest.mark.skipif(os.name != "posix", reason="where sockets are not numbered with files, none is found")
def test_connections_answer_at_once() -> None:
    # as Streamlit opens its own: without naming the protocol, which asyncio looks at
    with socket.socket(socket.AF_INET) as listener, socket.socket(socket.AF_INET) as client:
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        async def serve() -> None:
            async with lifespan(None):  # type: ignore[arg-type]
                client.connect(listener.getsockname())

        run(serve())
        taken, _ = listener.accept()
        with taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert listener.fileno() >= 0, "it still listens"
