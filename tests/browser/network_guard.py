"""Watches what pages ask for and complain about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError, WebSocket

# These never leave the browser.
_INTERNAL_SCHEMES = {"data", "blob", "about"}

# On a sub-page Streamlit first looks for its server below that page, finds none, and goes on to the right place.
_PROBING = re.compile(r"/[^/]+/_stcore/(health|host-config)$")


class NetworkGuard:
    """Collects faults of all pages of a test: other hosts, uncaught errors, errors in the console.

    ``faults`` holds one sentence each; a test that provokes one on purpose takes it out again. ``requests`` holds
    every address asked for, in order.
    """

    def __init__(self, app_url: str) -> None:
        self.faults: list[str] = []
        self.requests: list[str] = []
        self._reported = 0
        self._host = urlsplit(app_url).hostname
        self._contexts: list[BrowserContext] = []
        self._expected: re.Pattern[str] | None = None
        self._listeners = {
            "request": self._on_request,
            "weberror": self._on_page_error,
            "console": self._on_console,
            "page": self._on_page,
        }

    def expect(self, console: str) -> None:
        """Take what the console says, where all of it matches ``console``, for what the test is about."""
        self._expected = re.compile(console)

    def watch(self, context: BrowserContext) -> None:
        """Listen to every page of a context, also those opened later."""
        self._contexts.append(context)
        for event, listener in self._listeners.items():
            context.on(event, listener)  # type: ignore[call-overload]
        for page in context.pages:
            self._on_page(page)

    def unwatch(self, context: BrowserContext) -> None:
        """Listen to a context no longer: the next test has a guard of its own."""
        self._contexts.remove(context)
        for event, listener in self._listeners.items():
            context.remove_listener(event, listener)
        for page in context.pages:
            page.remove_listener("websocket", self._on_websocket)

    def settle(self) -> None:
        """Take in what the pages have already sent: events are handed over only during a call."""
        for context in self._contexts:
            for page in context.pages:
                if not page.is_closed():
                    page.evaluate("0")

    def take_unreported(self) -> list[str]:
        """Return the faults noticed since this was last asked."""
        unreported = self.faults[self._reported :]
        self._reported = len(self.faults)
        return unreported

    def _on_request(self, request: Request) -> None:
        self._note_address(request.url)

    def _on_page(self, page: Page) -> None:
        page.on("websocket", self._on_websocket)

    def _on_websocket(self, socket: WebSocket) -> None:
        self._note_address(socket.url)

    def _note_address(self, url: str) -> None:
        self.requests.append(url)
        parts = urlsplit(url)
        if parts.scheme not in _INTERNAL_SCHEMES and parts.hostname != self._host:
            self.faults.append(f"asked another host: {url}")

    def _on_page_error(self, error: WebError) -> None:
        self.faults.append(f"uncaught error in the page: {error.error}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if self._expected and self._expected.fullmatch(message.text):
            return
        if message.type == "error" and not self._is_probing(message):
            self.faults.append(f"error in the console: {message.text} ({message.location.get('url', '')})")

    def _is_probing(self, message: ConsoleMessage) -> bool:
        url = urlsplit(message.location.get("url", ""))
        return url.hostname == self._host and _PROBING.search(url.path) is not None
