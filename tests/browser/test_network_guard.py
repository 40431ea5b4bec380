"""The guard itself: a test that asks another host, throws, or logs an error does not pass unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from waiting import comes_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from network_guard import NetworkGuard
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

BARE = '<!DOCTYPE html><link rel="icon" href="data:,">'
# What a browser adds, sooner or later, of an address that it cannot reach or does not find.
AFTERWARDS = r"Failed to load resource: .*|WebSocket connection to .* failed: .*"


@pytest.fixture
def bare_page(new_context: Callable[..., BrowserContext], app_url: str) -> Page:
    """A page of the server without the application in it, and without the policy that the server's own pages have."""
    page = new_context().new_page()
    # with an icon of its own, or the browser would ask for one, and complain, whenever it has time
    page.route(f"{app_url}/bare", lambda route: route.fulfill(body=BARE, content_type="text/html"))
    page.goto(f"{app_url}/bare")
    return page


def sees(page: Page, network: NetworkGuard, fault: str) -> None:
    """Wait until the guard has noticed something, and take it out: it is what the test is about.

    What a page does is told in its own order, what the network and the policy say of it comes whenever they do.
    """
    comes_to(page, lambda: any(fault in one for one in network.faults), True)
    network.faults.clear()


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
    if fault.startswith("asked"):
        network.expect(console=AFTERWARDS)
    bare_page.evaluate(f"() => {{ {deed} }}")
    sees(bare_page, network, fault)


def test_asking_the_application_is_fine(bare_page: Page, network: NetworkGuard, app_url: str) -> None:
    assert bare_page.evaluate("() => fetch('/_stcore/health').then((answer) => answer.status)") == 200
    network.settle()
    assert f"{app_url}/_stcore/health" in network.requests
    assert network.faults == []


def test_a_missing_file_of_our_own_is_a_fault(bare_page: Page, network: NetworkGuard) -> None:
    bare_page.evaluate("() => fetch('/app/static/missing.css').then(() => 0)")
    sees(bare_page, network, "missing.css")


def test_a_page_of_ours_cannot_even_ask(page: Page, app_url: str, network: NetworkGuard) -> None:
    network.expect(console=AFTERWARDS)  # of the icon that a browser asks for here
    page.goto(f"{app_url}/_stcore/health")
    page.evaluate("() => { fetch('http://outside.invalid/map.js').catch(() => 0) }")
    comes_to(page, lambda: any("Content Security Policy" in one for one in network.faults), True)
    assert not any("asked another host" in one for one in network.faults)
    network.faults.clear()
