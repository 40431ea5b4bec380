"""Whoever watches the server hears whether a map can be drawn, at the price of one map in a while."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from mapping.settings import settings
from mapping.ui.server import health
from mapping.ui.server.headers import HEADERS, SafetyHeaders
from mapping.ui.server.health import Health, is_well

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def answers(application: Any, *paths: str) -> list[tuple[int, dict[bytes, bytes]]]:
    """Return status and headers of the answers to requests, one after the other."""
    told: list[tuple[int, dict[bytes, bytes]]] = []

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            told.append((message["status"], dict(message["headers"])))

    async def ask() -> None:
        for path in paths:
            await application({"type": "http", "method": "GET", "path": path, "headers": []}, None, send)

    with ThreadPoolExecutor(1) as thread:  # the browser tests, too, have a loop in this one
        thread.submit(asyncio.run, ask()).result()
    return told


async def behind(_scope: Any, _receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": [(b"referrer-policy", b"no-referrer")]})
    await send({"type": "http.response.body", "body": b""})


def test_a_map_is_drawn_once_in_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[bool] = []
    monkeypatch.setattr(health, "is_well", lambda: not drawn.append(True))
    told = answers(Health(behind), "/health/map", "/maps/health/map", "/finder")
    assert [status for status, _ in told] == [200, 200, 204]
    assert len(drawn) == 1


def test_it_is_unwell_where_no_map_can_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "is_well", lambda: False)
    assert answers(Health(behind), "/health/map")[0][0] == 503


def test_a_server_is_well_while_a_map_can_be_drawn_and_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept = tmp_path / "static"
    monkeypatch.setattr("mapping.settings.settings", lambda: settings().model_copy(update={"static_dir": kept}))
    assert is_well()
    assert [path for path in kept.rglob("*") if path.is_file()] == []
    kept.joinpath("published").rmdir()
    kept.joinpath("published").write_text("no folder", encoding="utf-8")
    assert not is_well()
    assert "no map can be drawn" in caplog.text


def test_pages_keep_to_themselves_and_an_answer_may_say_more() -> None:
    [(_, headers)] = answers(SafetyHeaders(behind), "/")
    assert b"frame-ancestors 'self'" in headers[b"content-security-policy"]
    assert headers[b"referrer-policy"] == b"no-referrer"
    assert set(HEADERS) <= {name.decode() for name in headers}
