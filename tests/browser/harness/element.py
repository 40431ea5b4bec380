"""Opens the map element on a toy city in a browser, and plays Python towards it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from harness import small_world
from harness.serve import harness_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


class OpenMap(Protocol):
    """Open the element: ``query`` is the first message, keywords replace the published world, book or districts."""

    def __call__(self, query: str = "layer=first", *, ready: bool = True, **published: Any) -> Page: ...


@contextmanager
def served_map(browser: Browser, folder: Path) -> Iterator[OpenMap]:
    """Serve the element from a folder of its own; the pages close with it."""
    server = harness_server(folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(viewport={"width": 1200, "height": 800})

    def open_page(query: str = "layer=first", *, ready: bool = True, **published: Any) -> Page:
        small_world.publish(folder, **published)
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/?{query}")
        if ready:
            page.locator("[data-testid=live-map][data-ready]").wait_for()
        return page

    yield open_page
    context.close()
    server.shutdown()
    server.server_close()


def send(page: Page, **values: Any) -> None:
    """One rerun: a message from Python."""
    page.evaluate("values => harness.send(values)", values)


def reports(page: Page) -> list[list[Any]]:
    """What the element has told Python so far, as names and values."""
    told: list[list[Any]] = page.evaluate("harness.reports")
    return told
