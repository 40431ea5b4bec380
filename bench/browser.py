"""Real pages in Chromium: opened cold or kept warm, timed by the stop-watch of probe.js."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError, sync_playwright  # noqa: A004 - Playwright's name for it

from bench.options import ROOT
from bench.wire import Received, count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, WebSocket

PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
VIEWPORT: ViewportSize = {"width": 1440, "height": 900}
TIMEOUT_MS = 30_000
PAGE_EXCERPT = 400
QUIET_MS = 250
"""A page that has received nothing for this long after its script has ended is at rest."""

MAPS = {
    "app": "[data-testid=live-map] .lm-map",
    "folium": "iframe",
    "plotly": ".js-plotly-plot",
    "pydeck": "[data-testid=stDeckGlJsonChart]",
}
WHEEL = 240
ZOOM_MS = 900
SAME_ZOOM = 1.02
"""Widths that differ by less than this factor belong to the same zoom."""

ARGUMENTS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--no-proxy-server",
    "--enable-unsafe-swiftshader",  # pydeck needs WebGL, which is drawn by the processor here
    # What a peer wants from elsewhere fails at once instead of after a time-out.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@dataclass(frozen=True, slots=True)
class Timing:
    """One change or first drawing as the page saw it.

    ``frames``: animation frames until the result was there; ``blank``: those of them without a map.
    """

    ms: float
    frames: int
    blank: int


@dataclass(frozen=True, slots=True)
class Change:
    """One change with what it took."""

    timing: Timing
    received: Received


@dataclass(slots=True)
class Tab:
    """A page that stays open, with what it has received. ``reader`` names its kind in probe.js."""

    page: Page
    reader: str
    frames: list[bytes] = field(default_factory=list)

    def listen(self) -> None:
        """Keep every message that comes over a websocket from now on."""

        def opened(socket: WebSocket) -> None:
            socket.on("framereceived", lambda data: self.frames.append(data if isinstance(data, bytes) else b""))

        self.page.on("websocket", opened)

    def open(self, url: str, wanted: str) -> None:
        """Go to an address and wait until the page shows what is wanted and rests.

        Raises:
            RuntimeError: the page did not come to show it; says what it shows instead.
        """
        self.page.goto(url)
        try:
            self.page.wait_for_function(
                "([reader, wanted]) => window.bench.shows(reader, wanted)", arg=[self.reader, wanted]
            )
        except TimeoutError as error:
            text = self.page.locator("body").inner_text()[:PAGE_EXCERPT]
            raise RuntimeError(f"the page of kind {self.reader} shows no map but: {text}") from error
        self.rest()

    def change(self, press: Callable[[], None], wanted: str, *, reader: str | None = None) -> Change:
        """Press something, wait for what is wanted, then for rest. ``reader``: where to look, if not at the map.

        Raises:
            RuntimeError: the page did not come to show it.
        """
        self.page.evaluate("([reader, wanted]) => window.bench.expect(reader, wanted)", [reader or self.reader, wanted])
        self.frames.clear()
        press()
        try:
            self.page.wait_for_function("window.bench.done()")
        except TimeoutError as error:
            raise RuntimeError(f"the page of kind {reader or self.reader} does not come to show {wanted}") from error
        timing = timing_of(self.page)
        self.rest()
        return Change(timing, count(self.frames))

    def press_unit(self, unit_id: str) -> None:
        """Press a unit on the application's map with the mouse."""
        point = self.page.evaluate("unit => window.bench.pointOf(unit)", unit_id)
        self.page.mouse.click(point["x"], point["y"])

    def zoom_in(self) -> bool:
        """Turn the wheel over the map, Ctrl held as maps ask for; tell whether that made the units larger."""
        before = self.span()
        box = self.page.locator(MAPS[self.reader]).first.bounding_box()
        if before is None or box is None:
            return False
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.keyboard.down("Control")
        self.page.mouse.wheel(0, -WHEEL)
        self.page.keyboard.up("Control")
        self.page.wait_for_timeout(ZOOM_MS)
        self.rest()
        self.page.mouse.move(1, 1)
        return (self.span() or 0) > before * SAME_ZOOM

    def rest(self) -> None:
        """Wait until the script has ended and nothing comes any more."""
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        while True:
            seen = len(self.frames)
            self.page.wait_for_timeout(QUIET_MS)
            if len(self.frames) == seen:
                return

    def span(self) -> float | None:
        """Return the width of the map's units in px, all together; None where it cannot be read."""
        width: float | None = self.page.evaluate("reader => window.bench.span(reader)", self.reader)
        return width


def timing_of(page: Page) -> Timing:
    """Return what the stop-watch of a page shows."""
    return Timing(**page.evaluate("window.bench.result()"))


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the installed Chromium for the length of the block.

    Raises:
        NoBrowserError: there is none; the message says how to get one.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_find_chromium(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def _find_chromium() -> str:
    scripts = str(ROOT / "scripts")
    if scripts not in sys.path:
        sys.path.insert(0, scripts)
    from browsers import CHROMIUM, find  # noqa: PLC0415 - found once its folder is on the path

    path: str = find(CHROMIUM)
    return path


def new_context(browser: Browser) -> BrowserContext:
    """Return a context that knows nothing yet: no cache, no cookies."""
    context = browser.new_context(viewport=VIEWPORT, locale="zh-CN", timezone_id="Asia/Shanghai")
    context.set_default_timeout(TIMEOUT_MS)
    context.add_init_script(PROBE)
    return context


def new_tab(browser: Browser, reader: str) -> Tab:
    """Return a page in a context of its own that listens already."""
    tab = Tab(new_context(browser).new_page(), reader)
    tab.listen()
    return tab
