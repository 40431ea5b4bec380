"""The guard itself: a test that asks another host, throws, or logs an error does not pass unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from network_guard import NetworkGuard
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def bare_page(new_context: Callable[..., BrowserContext], app_url: str, network: NetworkGuard) -> Page:
    """A page of the server without the application in it, in a browser that does not heed the server's own policy."""
    page = new_context(bypass_csp=True).new_page()
    page.goto(f"{app_url}/_stcore/health")
    network.faults.clear()  # a browser asks for an icon here
    return page


@pytest.mark.parametrize(
    ("deed", "fault"),
    [
        ("fetch('http://outside.invalid/map.js').catch(() => 0)", "asked another host: http://outside.invalid/map.js"),
        ("new WebSocket('ws://outside.invalid/stream')", "asked another host: ws://outside.invalid/stream"),
        ("setTimeout(() => { throw new Error('broken') })", "uncaught error in the page: broken"),
        ("console.error('cannot draw')", "error in the console: cannot draw"),
    ],
)
def test_wrongdoing_is_noticed(bare_page: Page, network: NetworkGuard, deed: str, fault: str) -> None:
    bare_page.evaluate(f"() => {{ {deed} }}")
    bare_page.wait_for_function("() => true")
    network.settle()
    noticed = list(network.faults)
    network.faults.clear()
    assert any(one.startswith(fault) for one in noticed), noticed


def test_asking_the_application_is_fine(bare_page: Page, network: NetworkGuard, app_url: str) -> None:
    assert bare_page.evaluate("() => fetch('/_stcore/health').then((answer) => answer.status)") == 200
    network.settle()
    assert f"{app_url}/_stcore/health" in network.requests
    assert network.faults == []


def test_a_missing_file_of_our_own_is_a_fault(bare_page: Page, network: NetworkGuard) -> None:
    bare_page.evaluate("() => fetch('/app/static/missing.css').then(() => 0)")
    network.settle()
    noticed = list(network.faults)
    network.faults.clear()
    assert any("missing.css" in one for one in noticed), noticed


def test_a_page_of_ours_cannot_even_ask(page: Page, app_url: str, network: NetworkGuard) -> None:
    page.goto(f"{app_url}/_stcore/health")
    network.faults.clear()
    page.evaluate("() => { fetch('http://outside.invalid/map.js').catch(() => 0) }")
    page.wait_for_function("() => true")
    network.settle()
    noticed = list(network.faults)
    network.faults.clear()
    assert any("Content Security Policy" in one for one in noticed), noticed
    assert not any("asked another host" in one for one in noticed)
