"""A first visit over a slow line: an empty cache and 1.5 Mbit/s, as a branch office or a telephone may have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.browser import new_context, timing_of
from bench.options import LAYERS
from bench.scene import all_fills
from bench.servers import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BITS_PER_S = 1_500_000
LATENCY_MS = 40
WITHIN_MS = 120_000


@dataclass(frozen=True, slots=True)
class SlowLine:
    """``ms`` and ``bytes`` until the map is drawn, ``all_bytes`` once nothing more comes, headers included."""

    ms: float
    bytes: int
    all_bytes: int


def measure(browser: Browser) -> SlowLine:
    """Open the map of the city once on a fast line, as somebody before has, then in a new context on the slow one."""
    with serve("app") as server:
        _visit(browser, server.url, bits_per_s=None)
        return _visit(browser, server.url, bits_per_s=BITS_PER_S)


def _visit(browser: Browser, url: str, *, bits_per_s: int | None) -> SlowLine:
    context = new_context(browser)
    page = context.new_page()
    page.set_default_timeout(WITHIN_MS)
    page.add_init_script(f"window.bench.expect('app', {all_fills(LAYERS[0])!r}, true)")
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if bits_per_s:
        rate = bits_per_s / 8
        line = {"offline": False, "latency": LATENCY_MS, "downloadThroughput": rate, "uploadThroughput": rate}
        session.send("Network.emulateNetworkConditions", line)
    received = [0]

    def add(event: dict[str, float]) -> None:
        received[0] += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", add)
    page.goto(url, wait_until="commit")
    page.wait_for_function("window.bench?.done()")
    drawn = received[0]
    timing = timing_of(page)
    page.wait_for_load_state("networkidle")
    found = SlowLine(timing.ms, drawn, received[0])
    context.close()
    return found
