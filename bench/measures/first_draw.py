"""A new browser context until its first drawn map, against a page with one ``st.write``."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.browser import new_context, timing_of
from bench.options import LAYERS
from bench.scene import all_fills
from bench.servers import serve
from bench.stats import median

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from bench.options import Options

WARM_UP = 1


@dataclass(frozen=True, slots=True)
class FirstDraw:
    """Medians in ms from the start of the navigation; bytes and requests of one load."""

    floor_ms: float
    app_ms: float
    floor_bytes: int
    app_bytes: int
    floor_requests: int
    app_requests: int


@dataclass(frozen=True, slots=True)
class _Load:
    ms: float
    bytes: int
    requests: int


def measure(browser: Browser, options: Options) -> FirstDraw:
    """Open both pages in turn, each time in a context that has nothing cached."""
    floor, app = [], []
    with ExitStack() as stack:
        floor_url = stack.enter_context(serve("floor")).url
        app_url = stack.enter_context(serve("app")).url
        for _ in range(WARM_UP + options.first_draws):
            floor.append(_load(browser, floor_url, "floor", "run 0"))
            app.append(_load(browser, app_url, "app", all_fills(LAYERS[0])))
    return FirstDraw(
        floor_ms=median(load.ms for load in floor[WARM_UP:]),
        app_ms=median(load.ms for load in app[WARM_UP:]),
        floor_bytes=floor[-1].bytes,
        app_bytes=app[-1].bytes,
        floor_requests=floor[-1].requests,
        app_requests=app[-1].requests,
    )


def _load(browser: Browser, url: str, reader: str, wanted: str) -> _Load:
    context = new_context(browser)
    page = context.new_page()
    page.add_init_script(f"window.bench.expect({reader!r}, {wanted!r}, true)")
    sizes: list[float] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(url, wait_until="commit")
    page.wait_for_function("window.bench?.done()")
    timing = timing_of(page)
    page.wait_for_load_state("networkidle")
    load = _Load(timing.ms, round(sum(sizes)), len(sizes))
    context.close()
    return load
