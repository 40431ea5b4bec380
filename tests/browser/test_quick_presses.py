"""Presses in quick succession: the second, made before the first is answered, does not undo it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from waiting import at_rest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]


# Between the page and the server: answers wait in line while the line is held.
HELD = """
  window.line = { holds: false, held: [] };
  const listen = WebSocket.prototype.addEventListener;
  WebSocket.prototype.addEventListener = function (type, take, ...rest) {
    const taken = (event) => (line.holds ? line.held.push({ take, event }) : take(event));
    listen.call(this, type, type === "message" ? taken : take, ...rest);
  };
"""


class SlowLine:
    """The way from the server to a page: answers may be held back, and arrive together later."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.add_init_script(HELD)

    def hold(self) -> None:
        """Hold back what the server answers from now on."""
        self._page.evaluate("line.holds = true")

    def wait_for(self, text: str) -> None:
        """Wait until an answer that has a text in it is held back."""
        self._page.wait_for_function(
            "text => line.held.some(({ event }) => new TextDecoder().decode(event.data).includes(text))", arg=text
        )

    def release(self) -> None:
        """Let everything arrive, in its order."""
        self._page.evaluate("line.holds = false; for (const { take, event } of line.held.splice(0)) take(event);")


@pytest.fixture
def line(new_page: Page) -> SlowLine:
    """Return the line to a page of its own, which takes it along."""
    return SlowLine(new_page)


def expect_address(page: Page, address: re.Pattern[str]) -> None:
    """The address comes to be like this, and is so still once Python has answered everything."""
    expect(page).to_have_url(address)
    at_rest(page)
    expect(page).to_have_url(address)


def test_a_layer_stays_when_a_unit_is_pressed_before_the_answer(
    new_page: Page, line: SlowLine, open_page: OpenPage
) -> None:
    page = open_page("/", new_page)
    at_rest(page)
    line.hold()
    page.locator('[data-layer-option="density"]').click()
    line.wait_for("layer=density")
    page.locator('path[data-unit="jiangxia"]').dispatch_event("click")
    line.wait_for("unit=jiangxia")
    line.release()
    expect_address(page, re.compile(r"(?=.*unit=jiangxia)(?=.*layer=density)"))
    expect(page.get_by_test_id("live-map")).to_have_attribute("data-layer", "density")

    page.go_back()
    expect(page).not_to_have_url(re.compile("unit="))
    page.go_back()
    expect(page).not_to_have_url(re.compile("layer="))
    at_rest(page)
    page.locator('path[data-unit="xinzhou"]').dispatch_event("click")
    expect(page).to_have_url(re.compile("unit=xinzhou"))
    at_rest(page)
    expect(page).not_to_have_url(re.compile("layer="))  # what Back has undone does not come again


def test_a_park_stays_put_aside_when_a_filter_is_pressed_before_the_answer(
    new_page: Page, line: SlowLine, open_page: OpenPage
) -> None:
    page = open_page("/finder", new_page)
    at_rest(page)
    line.hold()
    page.locator("[data-pick=p011]").first.dispatch_event("click")
    line.wait_for("short=p011")
    page.locator('[data-facet="industry"][data-value="health"]').dispatch_event("click")
    line.wait_for("industry=health")
    line.release()
    expect_address(page, re.compile(r"(?=.*short=p011)(?=.*industry=health)"))
