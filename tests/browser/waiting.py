"""Waiting for what a test needs, never for time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

Read = TypeVar("Read")
WITHIN_S = 60


def at_rest(page: Page) -> None:
    """Wait until Python has answered all that it has been told."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def lettered(page: Page) -> None:
    """Wait until our font has come, which is named once the map is drawn: until then texts may change their places."""
    page.locator("link[data-page-faces=come]").wait_for(state="attached")


def comes_to(page: Page, read: Callable[[], Read], wanted: Read) -> None:
    """Look once a frame until what is read of the page is as wanted; fail with what it is instead."""
    deadline = time.monotonic() + WITHIN_S
    while (found := read()) != wanted and time.monotonic() < deadline:
        page.evaluate("new Promise(requestAnimationFrame)")
    assert found == wanted
