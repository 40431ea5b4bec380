"""Opens the map element on a toy city in a browser, and plays Python towards it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Protocol

from harness import small_world
from harness.serve import harness_server

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

SIZE: ViewportSize = {"width": 1200, "height": 800}


class OpenMap(Protocol):
    """Open the element: ``query`` is the first message, keywords replace the published world, book or districts."""

    def __call__(self, query: str = "layer=first", *, ready: bool = True, **published: Any) -> Page: ...


class ToyCity:
    """The element served from a folder of its own, and the window it is looked at in."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._folder = folder
        self._server = harness_server(folder)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self._context = browser.new_context(viewport=SIZE)
        self._page = self._context.new_page()

    def open(self, query: str = "layer=first", *, ready: bool = True, **published: Any) -> Page:
        """Open the element, as `OpenMap`: in the page of the test before, which was left and is as it was."""
        page = self._page
        page.mouse.up()  # a test that failed may have held the button down
        page.goto("about:blank")
        small_world.publish(self._folder, **published)
        page.unroute_all(behavior="ignoreErrors")
        page.set_viewport_size(SIZE)
        page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
        page.mouse.move(0, 0)
        page.goto(f"http://127.0.0.1:{self._server.server_port}/?{query}")
        if ready:
            page.locator("[data-testid=live-map][data-ready]").wait_for()
        return page

    def close(self) -> None:
        """Close pages and server."""
        self._context.close()
        self._server.shutdown()
        self._server.server_close()


def send(page: Page, **values: Any) -> None:
    """One rerun: a message from Python."""
    page.evaluate("values => harness.send(values)", values)


def reports(page: Page) -> list[list[Any]]:
    """What the element has told Python so far, as names and values."""
    told: list[list[Any]] = page.evaluate("harness.reports")
    return told
